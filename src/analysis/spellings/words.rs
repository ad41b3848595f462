//! The words that the names of a document are made of, each with its places; kept up from version to version.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use super::given::bearer;

use crate::analysis::Placed;
use crate::analysis::mentions::{NameWord, Named, Occurrence, Standing, WordKind};
use crate::analysis::versions::Change;
use crate::lang::Language;
use crate::text::ProseSpan;

/// A word of names, and where it stands.
#[derive(Debug)]
pub(super) struct Word {
    /// As it stands where it stands first.
    pub text: Box<str>,
    /// What it is known as there.
    pub kind: WordKind,
    /// In the order of the document.
    pub places: Vec<Place>,
    /// Of each of them, the bytes of the word in the prose and how its name stands there: a word may have thousands, and
    /// nobody wants to look there for each.
    pub mentions: Vec<(ProseSpan, Standing)>,
    /// How many of the places may be compared and changed.
    pub free: usize,
    /// How many of them are not in links, titles and headlines.
    pub prose: usize,
    /// In how many of them it is surely a name: it stands inside a sentence, or in a longer name.
    pub sure: usize,
    /// Before how many of them a given name stands.
    pub borne: usize,
}

/// A word of a name: its block, the name among those of the block, and the word in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub block: usize,
    pub name: usize,
    pub word: usize,
}

/// By [`NameWord::id`].
pub(super) type Words = FxHashMap<u64, Word>;

/// What another version makes of the words. All by [`NameWord::id`].
#[derive(Default)]
pub(super) struct Touched {
    /// Those that stand, or stood, in blocks that have changed.
    pub all: FxHashSet<u64>,
    /// Those that stood nowhere before.
    pub come: Vec<u64>,
    /// Those that stand nowhere now.
    pub gone: Vec<u64>,
    /// Those that stood there and do now, but look another way where they stand first.
    pub renewed: Vec<u64>,
}

/// Brings the words of all names in the paragraphs of a language to another version. Particles and initials are left out.
pub(super) fn update(words: &mut Words, change: &Change<'_>, language: Language) -> Touched {
    let gone = in_blocks(&change.before[change.gone.clone()], change.gone.start, language);
    let come = in_blocks(&change.blocks[change.come.clone()], change.come.start, language);
    let mut touched = Touched::default();
    touched.all.extend(gone.keys().chain(come.keys()));
    #[expect(clippy::iter_over_hash_type, reason = "each word is looked at by itself")]
    for (id, part) in &gone {
        let Some(word) = words.get_mut(id) else { continue };
        let at = word.places.partition_point(|place| place.block < change.gone.start);
        word.places.drain(at..at + part.places.len());
        word.mentions.drain(at..at + part.mentions.len());
        word.free -= part.free;
        word.prose -= part.prose;
        word.sure -= part.sure;
        word.borne -= part.borne;
    }
    if change.shifts() {
        let places = words.values_mut().flat_map(|word| &mut word.places);
        places.for_each(|place| place.block = change.shifted(place.block));
    }
    #[expect(clippy::iter_over_hash_type, reason = "each word is looked at by itself")]
    for (id, part) in come {
        match words.entry(id) {
            Entry::Occupied(mut known) => {
                let word = known.get_mut();
                let at = word.places.partition_point(|place| place.block < change.come.start);
                word.places.splice(at..at, part.places);
                word.mentions.splice(at..at, part.mentions);
                word.free += part.free;
                word.prose += part.prose;
                word.sure += part.sure;
                word.borne += part.borne;
            }
            Entry::Vacant(free) => {
                free.insert(part);
                touched.come.push(id);
            }
        }
    }
    // As a word stands first, so it is.
    #[expect(clippy::iter_over_hash_type, reason = "each word is looked at by itself")]
    for id in &touched.all {
        let Some(word) = words.get_mut(id) else { continue };
        let Some(first) = word.places.first() else {
            words.remove(id);
            touched.gone.push(*id);
            continue;
        };
        let paragraph = &change.blocks[first.block].paragraph;
        let one = &paragraph.named[first.name].words[first.word];
        let text = &paragraph.text[one.span.range()];
        if *word.text != *text || word.kind != one.kind {
            (word.text, word.kind) = (text.into(), one.kind);
            touched.renewed.push(*id);
        }
    }
    touched
}

/// Brings the words to another version that has the same names, if perhaps in other places of the paragraphs.
pub(super) fn move_mentions(words: &mut Words, change: &Change<'_>, language: Language) -> Touched {
    let mut touched = Touched::default();
    for (block, placed) in change.come.clone().zip(&change.blocks[change.come.clone()]) {
        let paragraph = &placed.paragraph;
        for Occurrence { id, name, word, .. } in
            paragraph.occurrences.iter().filter(|_| paragraph.language == language)
        {
            let place = Place { block, name: *name as usize, word: usize::from(*word) };
            let Some(known) = words.get_mut(id) else { continue };
            if let Ok(at) = known.places.binary_search(&place) {
                known.mentions[at].0 = paragraph.named[place.name].words[place.word].span;
            }
            touched.all.insert(*id);
        }
    }
    touched
}

/// The words of some blocks, the first of which has that number.
fn in_blocks(blocks: &[Placed], first: usize, language: Language) -> Words {
    let mut words = Words::default();
    for (block, placed) in (first..).zip(blocks) {
        let paragraph = &placed.paragraph;
        if paragraph.language != language {
            continue;
        }
        for Occurrence { id, name, word, kind, is } in &paragraph.occurrences {
            let place = Place { block, name: *name as usize, word: usize::from(*word) };
            let named = &paragraph.named[place.name];
            let span = named.words[place.word].span;
            let entry = words.entry(*id).or_insert_with(|| {
                let text = paragraph.text[span.range()].into();
                let (places, mentions) = (Vec::new(), Vec::new());
                Word { text, kind: *kind, places, mentions, free: 0, prose: 0, sure: 0, borne: 0 }
            });
            entry.places.push(place);
            entry.mentions.push((span, named.standing));
            entry.free += usize::from(is.free);
            entry.prose += usize::from(is.prose);
            entry.sure += usize::from(is.sure);
            let borne = place.word > 0 && bearer(named, place.word).is_some();
            entry.borne += usize::from(borne);
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
