use super::*;

const FRENCH: [&str; 9] =
    ["maison", "maisons", "mangeaient", "eût", "peut-être", "jugerions", "œuvre", "État", "sœurs"];
const ENGLISH: [&str; 9] =
    ["unlocked", "children", "Party", "PARTY", "knives", "weddings", "colour", "color", "wrote"];

#[test]
fn words_are_known_in_all_their_forms() {
    for (words, language, other) in
        [(FRENCH, Language::French, Language::English), (ENGLISH, Language::English, Language::French)]
    {
        for word in words {
            assert!(known(word, language).word, "{word}");
            let elsewhere = known(word, other);
            assert!(elsewhere.foreign && !elsewhere.word, "{word}: {elsewhere:?}");
        }
    }
    for word in ["ministre", "anticonstitutionnellement"] {
        assert!(known(word, Language::French).word, "{word}");
    }
    assert!(known("parti", Language::English).foreign);
}

#[test]
fn names_are_known_as_they_are_written() {
    for name in [
        "Kiev", "Odessa", "Vincent", "Clinton", "Marie", "Paris", "MOSCOU", "Martin", "Putin", "Poutine",
        "London",
    ] {
        assert!(known(name, Language::English).name, "{name}");
    }
    assert!(!known("kiev", Language::French).name);
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
        let unknown = Known { odd: is_odd(word), ..Known::default() };
        assert_eq!(known(word, Language::English), unknown, "{word}");
        assert_eq!(known(word, Language::French), unknown, "{word}");
    }
}

#[test]
fn the_list_is_whole_and_small() {
    WORDS.as_fst().verify().expect("the checksum holds");
    assert!(WORDS.as_fst().as_bytes().len() < 2_500_000);
}
