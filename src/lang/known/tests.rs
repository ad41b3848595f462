use super::*;

#[test]
fn words_are_known_in_all_their_forms() {
    for word in [
        "maison",
        "maisons",
        "mangeaient",
        "eût",
        "anticonstitutionnellement",
        "peut-être",
        "jugerions",
        "œuvre",
        "running",
        "unlocked",
        "children",
        "Party",
        "PARTY",
        "État",
        "house",
        "courts",
        "wrote",
        "ministre",
        "sœurs",
    ] {
        assert!(known(word).word, "{word}");
    }
}

#[test]
fn names_are_known_as_they_are_written() {
    for name in [
        "Kiev", "Odessa", "Vincent", "Clinton", "Marie", "Paris", "MOSCOU", "Martin", "Putin", "Poutine",
        "London",
    ] {
        assert!(known(name).name, "{name}");
    }
    assert!(!known("paris").name || known("paris").word);
}

#[test]
fn what_a_slip_makes_is_not_known() {
    for word in [
        "Crouset",
        "Clintpn",
        "Sandees",
        "Departmdnt",
        "Poutinne",
        "Zelenskyyy",
        "Roadser",
        "Meraet",
        "l'eau",
        "water's",
        "x",
        "",
    ] {
        assert_eq!(known(word), Known::default(), "{word}");
    }
}

#[test]
fn the_sets_are_whole_and_small() {
    for set in [&*WORDS, &*NAMES] {
        set.as_fst().verify().expect("the checksum holds");
    }
    let size = WORDS.as_fst().as_bytes().len() + NAMES.as_fst().as_bytes().len();
    assert!(size < 2_500_000, "{size} bytes");
}
