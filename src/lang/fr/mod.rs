//! French.

mod conjugation;

use std::sync::LazyLock;

use super::Lexicon;

/// The French word lists, loaded at first use.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::new(conjugation::french_verbs(), true, include_str!("words.txt")));
    &LEXICON
}
