//! Which words the dictionaries of French and English know, common words and names: what a slip of the finger makes
//! of a name is in neither. And which letters follow one another in them: `Clintpn` looks like no word at all.
//!
//! The list lies in the program as an automaton and is searched where it lies; nothing is loaded. It is generated:
//! `README.md` says from what, how, and under which licenses. The meaning of a word is not known here.

mod triples;

use std::cell::RefCell;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::Language;
use super::gender::is_given_name;
use super::names::given;
use crate::text::segment::{is_apostrophe, is_hyphen};
pub use triples::{Triples, is_odd};

/// What the dictionaries know of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that a list may say")]
pub struct Known {
    /// It is a common word of the language, in any of its forms.
    pub word: bool,
    /// It is a common word of another language.
    pub foreign: bool,
    /// It is a name: of a person, a place, a brand. Names are everybody's.
    pub name: bool,
    /// It is a given name of one of the lists, or a compound of such names.
    pub given: bool,
    /// Its letters hardly ever follow one another: [`is_odd`].
    pub odd: bool,
}

type List = fst::Map<&'static [u8]>;

static WORDS: LazyLock<List> = LazyLock::new(|| {
    fst::Map::new(&include_bytes!("words.fst")[..]).expect("the generator has written a map")
});

/// The bit of a language in the values of the list, by its tag.
pub fn bit_of(tag: &str) -> Option<u64> {
    match tag {
        "fr" => Some(1),
        "en" => Some(2),
        _ => None,
    }
}

/// So many words are remembered before all are forgotten.
const MOST: usize = 1 << 13;

thread_local! {
    /// What was looked up before, by language: the words that are asked for are names, and an article has few of them.
    static REMEMBERED: RefCell<[FxHashMap<Box<str>, Known>; 3]> = RefCell::default();
}

/// What the dictionaries know of a word of a text in a language. A common word is found in whatever capitals it
/// stands, a name as it is written or, if it stands all in capitals, with one at the start.
pub fn known(word: &str, language: Language) -> Known {
    REMEMBERED.with_borrow_mut(|remembered| {
        let words = &mut remembered[language as usize];
        if let Some(known) = words.get(word) {
            return *known;
        }
        if words.len() >= MOST {
            words.clear();
        }
        let known = look_up(word, language);
        words.insert(word.into(), known);
        known
    })
}

fn look_up(word: &str, language: Language) -> Known {
    let mut text: String = if is_nfc(word) { word.to_owned() } else { word.nfc().collect() };
    if !text.is_ascii() {
        let plain = |char| match char {
            char if is_hyphen(char) => '-',
            char if is_apostrophe(char) => '\'',
            char => char,
        };
        text = text.chars().map(plain).collect();
    }
    let own = match language {
        Language::French => bit_of("fr"),
        Language::English => bit_of("en"),
        Language::Other => None,
    };
    let own = own.unwrap_or_default();
    let lower = text.to_lowercase();
    let languages = WORDS.get(&lower).unwrap_or_default();
    let is_name = |text: &str| *text != lower && WORDS.contains_key(text);
    let name =
        is_name(&text) || text.len() > 1 && text.to_uppercase() == text && is_name(&capitalized(&lower));
    Known {
        word: languages & own != 0,
        foreign: languages & own == 0 && languages != 0,
        name,
        given: is_given_name(word) || given::is_listed(word),
        odd: is_odd(word),
    }
}

/// Whether a word is a common one in any of the languages.
pub fn is_word(word: &str) -> bool {
    let known = known(word, Language::Other);
    known.word || known.foreign
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests;
