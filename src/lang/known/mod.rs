//! Which words the dictionaries of French and English know, common words and names: what a slip of the finger makes
//! of a name is in neither.
//!
//! The sets lie in the program as automata and are searched where they lie; nothing is loaded. They are generated:
//! `README.md` says from what, how, and under which licenses. The meaning of a word is not known here, nor which
//! of the two languages it is in: a French article has English names in it.

use std::sync::LazyLock;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::text::segment::{is_apostrophe, is_hyphen};

/// What the dictionaries know of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// It is a common word, in any of its forms.
    pub word: bool,
    /// It is a name: of a person, a place, a brand.
    pub name: bool,
}

type Set = fst::Set<&'static [u8]>;

static WORDS: LazyLock<Set> = LazyLock::new(|| set(include_bytes!("words.fst")));
static NAMES: LazyLock<Set> = LazyLock::new(|| set(include_bytes!("names.fst")));

/// # Panics
/// If the bytes are no set: they are part of the program, and every test of names reads them.
fn set(bytes: &'static [u8]) -> Set {
    fst::Set::new(bytes).expect("the generator has written a set")
}

/// What the dictionaries know of a word. A common word is found in whatever capitals it stands, a name as it is
/// written or, if it stands all in capitals, with one at the start.
pub fn known(word: &str) -> Known {
    let mut text: String = if is_nfc(word) { word.to_owned() } else { word.nfc().collect() };
    if !text.is_ascii() {
        text = text
            .chars()
            .map(|char| {
                if is_hyphen(char) {
                    '-'
                } else if is_apostrophe(char) {
                    '\''
                } else {
                    char
                }
            })
            .collect();
    }
    let lower = text.to_lowercase();
    let name = NAMES.contains(&text)
        || text.len() > 1 && text.to_uppercase() == text && NAMES.contains(capitalized(&lower));
    Known { word: WORDS.contains(&lower), name }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests;
