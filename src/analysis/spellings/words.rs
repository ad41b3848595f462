//! The words that the names of a document are made of, each with its places.

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::analysis::Placed;
use crate::analysis::mentions::{NameWord, Named, Occurrence, WordKind};
use crate::lang::Language;

/// A word of names, and where it stands.
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub kind: WordKind,
    /// In the order of the document.
    pub places: Vec<Place>,
    /// How many of the places may be compared and changed.
    pub free: usize,
    /// How many of them are not in links, titles and headlines.
    pub prose: usize,
    /// Whether it is surely a name: it stands inside a sentence, or in a longer name.
    pub sure: bool,
}

/// A word of a name: its block, the name among those of the block, and the word in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub block: usize,
    pub name: usize,
    pub word: usize,
}

/// By [`NameWord::id`].
pub(super) type Words<'a> = FxHashMap<u64, Word<'a>>;

/// The words of all names in the paragraphs of a language, `about` as many as that. Particles and initials are left out.
pub(super) fn words(blocks: &[Placed], language: Language, about: usize) -> Words<'_> {
    let mut words: Words<'_> = FxHashMap::with_capacity_and_hasher(about, FxBuildHasher);
    for (block, placed) in blocks.iter().enumerate() {
        let paragraph = &placed.paragraph;
        if paragraph.language != language {
            continue;
        }
        for Occurrence { id, name, word, kind, is } in &paragraph.occurrences {
            let place = Place { block, name: *name as usize, word: usize::from(*word) };
            let entry = words.entry(*id).or_insert_with(|| {
                let span = paragraph.named[place.name].words[place.word].span;
                Word {
                    text: &paragraph.text[span.range()],
                    kind: *kind,
                    places: Vec::new(),
                    free: 0,
                    prose: 0,
                    sure: false,
                }
            });
            entry.places.push(place);
            entry.free += usize::from(is.free);
            entry.prose += usize::from(is.prose);
            entry.sure |= is.sure;
        }
    }
    words
}

/// The word of a name next to another, in the same name; particles and initials are passed over.
pub(super) fn neighbor(named: &Named, word: usize, behind: bool) -> Option<NameWord> {
    let mut at = word;
    loop {
        at = if behind { at + 1 } else { at.checked_sub(1)? };
        let word = named.words.get(at)?;
        if !word.kind.any(WordKind::MINOR) {
            // The first word of a sentence may be no part of the name.
            let doubtful =
                at == 0 && named.first && word.kind.any(WordKind::COMMON) && !word.kind.any(WordKind::GIVEN);
            return (!doubtful).then_some(*word);
        }
    }
}
