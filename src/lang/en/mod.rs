//! English.

mod conjugation;

use std::sync::LazyLock;

use super::Lexicon;

/// The English word lists, loaded at first use.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::new(conjugation::english_verbs(), false, include_str!("words.txt")));
    &LEXICON
}
