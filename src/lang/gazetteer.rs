//! What some well-known names are the names of: countries, cities, bodies in the news; and which words with a
//! capital are no names at all, or name no person, place or body.
//!
//! The list beside the tables of spellings is our own. It helps to tell the kinds of names apart on a style sheet
//! and decides nothing else: no finding depends on it. What has several spellings is in [`super::names`].

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::segment::{is_apostrophe, is_hyphen};

/// What a listed name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// A person or a family, by the surname alone.
    Person,
    /// A place.
    Place,
    /// A body, a company, a medium.
    Organization,
    /// None of these: a feast, a web site's product, a creed.
    Thing,
    /// The people of a place, or what comes from there: "Russian". No name.
    Demonym,
    /// A word that has capitals for another reason: "TV". No name.
    Word,
}

const LIST: &str = include_str!("names/gazetteer.txt");

/// What a name is, by its key ([`key_of`]).
pub fn listed(key: &str) -> Option<Listed> {
    static LISTED: LazyLock<FxHashMap<String, Listed>> = LazyLock::new(|| {
        let mut listed = FxHashMap::default();
        for (name, kind) in entries(LIST) {
            // « Guinée » and "Guinea": one spelling may stand in several lines of one kind; the first counts.
            listed.entry(key_of(name)).or_insert(kind);
        }
        listed
    });
    LISTED.get(key).copied()
}

/// What names are compared by where case, accents, hyphens, spaces and the stops of initials make no difference:
/// `jd vance` of "J. D. Vance", `jean luc morel` of « Jean-Luc Morel ».
pub fn key_of(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut push = |char: char| match char {
        char if is_apostrophe(char) => key.push('\''),
        char if char.is_whitespace() || is_hyphen(char) => {
            if !key.ends_with(' ') {
                key.push(' ');
            }
        }
        '.' => {}
        'ø' | 'Ø' => key.push('o'),
        'ł' | 'Ł' => key.push('l'),
        'đ' | 'Đ' => key.push('d'),
        'ı' => key.push('i'),
        'œ' | 'Œ' => key.push_str("oe"),
        'æ' | 'Æ' => key.push_str("ae"),
        char => key.extend(char.to_lowercase().filter(|char| !is_combining_mark(*char))),
    };
    if name.is_ascii() {
        // "J.D." is J and D, "St.Louis" two words.
        name.chars().for_each(&mut push);
    } else {
        name.nfkd().filter(|char| !is_combining_mark(*char)).for_each(&mut push);
    }
    join_initials(key.trim())
}

/// « j d vance » as « jd vance ».
fn join_initials(key: &str) -> String {
    let mut joined = String::with_capacity(key.len());
    let mut initial = false;
    for word in key.split(' ') {
        let is_initial = word.chars().count() == 1;
        if !(joined.is_empty() || initial && is_initial) {
            joined.push(' ');
        }
        joined.push_str(word);
        initial = is_initial;
    }
    joined
}

/// The entries of the list.
///
/// # Panics
/// If a line cannot be read: the list is part of the program, and a test reads it all.
fn entries(list: &'static str) -> impl Iterator<Item = (&'static str, Listed)> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).flat_map(|line| {
        let (kind, names) = match line.split_once(": ") {
            Some(("person", names)) => (Listed::Person, names),
            Some(("place", names)) => (Listed::Place, names),
            Some(("organization", names)) => (Listed::Organization, names),
            Some(("thing", names)) => (Listed::Thing, names),
            Some(("demonym", names)) => (Listed::Demonym, names),
            Some(("word", names)) => (Listed::Word, names),
            _ => panic!("gazetteer.txt: {line}"),
        };
        names.split(", ").map(move |name| (name, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_can_be_read() {
        let mut seen: FxHashMap<String, Listed> = FxHashMap::default();
        for (name, kind) in entries(LIST) {
            assert!(!name.is_empty() && name.trim() == name, "{name:?}");
            if let Some(known) = seen.insert(key_of(name), kind) {
                assert_eq!(known, kind, "{name} is listed twice");
            }
        }
        assert!(seen.len() > 1000, "only {} names", seen.len());
    }

    #[test]
    fn keys_leave_typography_aside() {
        let cases = [
            ("J. D. Vance", "jd vance"),
            ("J.D. Vance", "jd vance"),
            ("JD Vance", "jd vance"),
            ("Jean‑Luc  Morel", "jean luc morel"),
            ("CÔTE D’IVOIRE", "cote d'ivoire"),
            ("Erdoğan", "erdogan"),
            ("Łódź", "lodz"),
            ("U.S.", "us"),
            ("Œuvre", "oeuvre"),
        ];
        for (name, key) in cases {
            assert_eq!(key_of(name), key);
        }
    }

    #[test]
    fn known_names_have_their_kind() {
        let cases = [
            ("États-Unis", Some(Listed::Place)),
            ("Etats-Unis", Some(Listed::Place)),
            ("BBC", Some(Listed::Organization)),
            ("Russians", Some(Listed::Demonym)),
            ("TV", Some(Listed::Word)),
            ("Crouzet", None),
        ];
        for (name, kind) in cases {
            assert_eq!(listed(&key_of(name)), kind, "{name}");
        }
    }
}
