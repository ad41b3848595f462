use rustc_hash::FxHashSet;

use super::*;

/// `m`, `f`, or `-` where nothing is told, for each word.
fn told<'a>(words: &'a str, gender: impl Fn(&'a str) -> Option<Gender>) -> String {
    let letter = |word| match gender(word) {
        Some(Gender::Masculine) => "m",
        Some(Gender::Feminine) => "f",
        None => "-",
    };
    words.split(' ').map(letter).collect()
}

fn of_names(words: &str) -> String {
    told(words, of_given_name)
}

fn of_french(words: &str) -> String {
    told(words, |word| of_noun(Language::French, word))
}

fn of_english(words: &str) -> String {
    told(words, |word| of_noun(Language::English, word))
}

#[test]
fn given_names_tell_of_their_bearers() {
    assert_eq!(
        of_names("Philippe Étienne Kevin Jürgen Søren Matteo José Zbigniew Jiří László"),
        "mmmmmmmmmm"
    );
    assert_eq!(of_names("Volodymyr Sergueï Sergey Kyriakos Recep Abdelmadjid Ousmane Narendra"), "mmmmmmmm");
    assert_eq!(
        of_names("Nathalie Élodie Heather Ursula Mette Giorgia Begoña Agnieszka Zsuzsanna"),
        "fffffffff"
    );
    assert_eq!(
        of_names("Olena Yulia Ioulia Eleni Ayşe Ayse Leïla Leila Aminata Priya Yuriko"),
        "fffffffffff"
    );
}

#[test]
fn names_of_women_and_men_tell_nothing() {
    assert_eq!(of_names("Camille Claude Dominique Andrea Nicola Sasha Charlie Kim Leslie"), "---------");
    assert!(is_given_name("Camille"));
}

#[test]
fn other_words_are_no_given_names() {
    for word in ["", "Élysée", "Bruxelles", "Demain", "Ministère", "Yesterday", "-", "Jean-", "-Pierre"] {
        assert!(!is_given_name(word), "{word}");
        assert_eq!(of_given_name(word), None, "{word}");
    }
}

#[test]
fn the_first_part_of_a_compound_tells() {
    assert_eq!(of_names("Jean-Pierre Marie-Claude Jean-Marie Anne\u{2011}Sophie Pierre-Yves"), "mfmfm");
    assert_eq!(of_names("Claude-Michel"), "-");
    assert!(is_given_name("Claude-Michel"));
    // A town, a surname: not each part is a given name.
    assert_eq!(of_names("Marie-Galante Saint-Pierre Martin-Dubreuil"), "---");
}

#[test]
fn first_letters_may_be_small_or_lack_their_accent() {
    assert_eq!(of_names("nathalie étienne Elodie elodie Etienne"), "fmffm");
    assert_eq!(of_names("NATHALIE"), "-");
}

#[test]
fn french_nouns_tell_by_their_endings() {
    assert_eq!(of_french("historienne actrice chercheuse infirmière présidente députée hôtesse"), "fffffff");
    assert_eq!(
        of_french("historien acteur chercheur infirmier président député avocat écologue"),
        "mmmmmmm-"
    );
    assert_eq!(of_french("habitants habitantes sénatrices chercheurs villageois religieux"), "mffmmm");
}

#[test]
fn french_nouns_that_depend_tell_nothing() {
    assert_eq!(
        of_french("ministre maire juge élève porte-parole syndicaliste notaire politologue"),
        "--------"
    );
    assert_eq!(of_french("professeur auteur médecin témoin victime personne star capitaine"), "--------");
}

#[test]
fn french_bodies_have_the_gender_of_their_noun() {
    assert_eq!(of_french("association agence ong équipe entreprise université armée opposition"), "ffffffff");
    assert_eq!(of_french("mairie préfecture alliance société banque ligue police start-up"), "ffffffff");
    assert_eq!(
        of_french("institut hôpital état exécutif élysée organisme observatoire opérateur"),
        "mmmmmmmm"
    );
    assert_eq!(of_french("ministère comité lycée syndicat gouvernement parquet tribunal club"), "mmmmmmmm");
}

#[test]
fn french_compounds_tell_by_their_head() {
    assert_eq!(of_french("vice-présidente ex-femme co-auteur belle-mère arrière-grand-père"), "ff-fm");
    assert_eq!(of_french("auteure-compositrice sous-préfète sous-préfet sages-femmes"), "ff-f");
}

#[test]
fn english_nouns_tell() {
    assert_eq!(
        of_english("spokeswoman congresswomen chairwoman actress queen widow stepmother nun"),
        "ffffffff"
    );
    assert_eq!(of_english("spokesman businessmen father king grandson duke stepfather widower"), "mmmmmmmm");
    assert_eq!(of_english("ex-wife vice-chairman mother-in-law sons-in-law daughters"), "fmfmf");
    assert_eq!(
        of_english("doctor minister president human shaman midwife person agency witness"),
        "---------"
    );
}

#[test]
fn other_languages_tell_nothing() {
    assert_eq!(of_noun(Language::Other, "actrice"), None);
}

#[test]
fn the_list_of_given_names_is_in_order() {
    let names: Vec<&str> = lines(GIVEN_NAMES)
        .map(|line| {
            let (name, _) = GivenNames::read(line);
            assert_eq!(line.len(), name.len() + "\tf".len(), "{line}");
            name
        })
        .collect();
    assert!(names.len() >= 1800, "{}", names.len());
    for pair in names.windows(2) {
        assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
    }
    for name in names {
        assert!(name.starts_with(char::is_uppercase), "{name}");
        assert!(name.chars().all(|char| char.is_alphabetic() || matches!(char, '-' | '\'')), "{name}");
        assert!(unicode_normalization::is_nfc(name), "{name}");
        // What the list has need not be put together: its own row counts.
        assert!(is_given_name(name), "{name}");
    }
}

#[test]
fn the_lists_of_nouns_name_each_entry_once() {
    for list in [FRENCH_NOUNS, ENGLISH_NOUNS] {
        let mut seen = FxHashSet::default();
        for (entry, _) in noun_entries(list) {
            assert!(seen.insert(entry), "{entry} stands twice");
            let is_lower = entry.chars().all(|char| char.is_lowercase() || char == '-');
            assert!(is_lower && entry.len() > 1, "{entry:?}");
        }
    }
}
