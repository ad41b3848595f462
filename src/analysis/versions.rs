//! What a version of a document takes over from the one before: the paragraphs that have stayed as they were, wherever
//! they stand now.
//!
//! Nearly all stand where they stood, counted from the start or from the end; only the others are looked for.

use std::cell::{Cell, OnceCell};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::paragraph::Paragraph;
use super::{Analysis, Placed};
use crate::extract::{Block, BlockKind};
use crate::lang::{Guess, Language};
use crate::text::quotes::Carry;

/// So many paragraphs are looked for one by one; for more of them an index is made.
const FEW: usize = 16;

/// By what a paragraph is known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// The hash of its text.
    pub(super) text: u128,
    /// What the text alone tells of its language.
    pub(super) guess: Guess,
    /// All that its facts depend on.
    pub(super) key: Key,
}

/// All that a paragraph's facts depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// Of its text and zones.
    pub(super) content: u128,
    pub(super) kind: BlockKind,
    pub(super) language: Language,
    pub(super) carry: Carry,
}

/// The version before, and which of its paragraphs are looked at one by one.
pub(super) struct Before<'p> {
    previous: Option<&'p Analysis>,
    /// Those, half-open.
    looked_at: Range<usize>,
    /// How many paragraphs of the new version stand in their place.
    n_blocks: usize,
    /// How many of these have the same text as those, from the start on.
    head: usize,
    /// And how many others from the end on.
    tail: usize,
    n_looks: Cell<usize>,
    guesses: OnceCell<FxHashMap<u128, Guess>>,
    places: OnceCell<FxHashMap<Key, usize>>,
}

impl<'p> Before<'p> {
    /// The version before one whose paragraphs have texts of these hashes. Only those of `looked_at` may be other ones then,
    /// and these stand in their place.
    pub(super) fn new(previous: Option<&'p Analysis>, looked_at: Range<usize>, texts: &[u128]) -> Self {
        let known = previous.map_or(&[][..], |previous| &previous.known[looked_at.clone()]);
        let same = |(known, text): &(&Known, &u128)| known.text == **text;
        let head = known.iter().zip(texts).take_while(same).count();
        let most = known.len().min(texts.len()) - head;
        let tail = known.iter().rev().zip(texts.iter().rev()).take(most).take_while(same).count();
        Self {
            previous,
            looked_at,
            n_blocks: texts.len(),
            head,
            tail,
            n_looks: Cell::new(0),
            guesses: OnceCell::new(),
            places: OnceCell::new(),
        }
    }

    /// What the text of a block, which has this hash, tells of its language, if that is known from before.
    pub(super) fn guess(&self, at: usize, block: &Block<'_>, text: u128) -> Option<Guess> {
        let known = self.known();
        if let Some(stood) = self.stood(at) {
            Some(known[stood].guess)
        } else if let Some(guess) = self.guess_of_edited(at, block) {
            Some(guess)
        } else if self.looks_on() {
            known.iter().find(|known| known.text == text).map(|known| known.guess)
        } else {
            let all = || known.iter().map(|known| (known.text, known.guess)).collect();
            self.guesses.get_or_init(all).get(&text).copied()
        }
    }

    /// What was told of the language of the block in the same place, if it begins alike: that takes less than telling it
    /// again.
    fn guess_of_edited(&self, at: usize, block: &Block<'_>) -> Option<Guess> {
        let at = at + self.looked_at.start;
        let before = self.previous?.blocks.get(at)?;
        let same = Language::opening(&before.paragraph.text) == Language::opening(&block.text);
        same.then(|| self.known()[at].guess)
    }

    /// The facts of a block, if there was one that they depend on in the same way.
    pub(super) fn paragraph(&self, at: usize, key: &Key) -> Option<&'p Arc<Paragraph>> {
        let known = self.known();
        let place = if let Some(stood) = self.stood(at).filter(|stood| known[*stood].key == *key) {
            Some(stood)
        } else if self.looks_on() {
            known.iter().position(|known| known.key == *key)
        } else {
            let all = || known.iter().enumerate().map(|(at, known)| (known.key, at)).collect();
            self.places.get_or_init(all).get(key).copied()
        };
        self.previous?.blocks.get(place?).map(|placed| &placed.paragraph)
    }

    /// The blocks, of those that are looked at, that stand between what has stayed at its start and at its end.
    pub(super) fn changed(&self) -> Range<usize> {
        self.head..self.n_blocks - self.tail
    }

    fn known(&self) -> &'p [Known] {
        self.previous.map_or(&[], |previous| &previous.known)
    }

    /// Where a block stood before, if its neighbors have stayed.
    fn stood(&self, at: usize) -> Option<usize> {
        let from_the_end = self.n_blocks - at;
        match at {
            _ if at < self.head => Some(self.looked_at.start + at),
            _ if from_the_end <= self.tail => Some(self.looked_at.end - from_the_end),
            _ => None,
        }
    }

    /// Whether to go through all paragraphs once more.
    fn looks_on(&self) -> bool {
        self.n_looks.replace(self.n_looks.get() + 1) < FEW
    }
}

/// Holds what a version leaves for the next; whoever analyzes the next one takes it out.
#[derive(Debug)]
pub(super) struct Kept<T>(Mutex<Option<Box<T>>>);

impl<T> Kept<T> {
    pub(super) fn new(left: Box<T>) -> Self {
        Self(Mutex::new(Some(left)))
    }

    pub(super) fn take(&self) -> Option<Box<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The stretch in which two versions of a document differ.
#[derive(Debug)]
pub(super) struct Change<'a> {
    /// The blocks of the earlier version.
    pub(super) before: &'a [Placed],
    /// Those of the later one.
    pub(super) blocks: &'a [Placed],
    /// Which of the earlier version are there no longer.
    pub(super) gone: Range<usize>,
    /// Which of the later version stand in their place.
    pub(super) come: Range<usize>,
}

impl<'a> Change<'a> {
    pub(super) fn new(before: &'a [Placed], blocks: &'a [Placed]) -> Self {
        let same = |(one, other): &(&Placed, &Placed)| Arc::ptr_eq(&one.paragraph, &other.paragraph);
        let start = before.iter().zip(blocks).take_while(same).count();
        let most = before.len().min(blocks.len()) - start;
        let tail = before.iter().rev().zip(blocks.iter().rev()).take(most).take_while(same).count();
        Self { before, blocks, gone: start..before.len() - tail, come: start..blocks.len() - tail }
    }

    /// Whether what stands behind the change has another number now.
    pub(super) fn shifts(&self) -> bool {
        self.gone.end != self.come.end
    }

    /// The number that a block of the earlier version has in the later one, if it has stayed.
    pub(super) fn shifted(&self, block: usize) -> usize {
        if block < self.gone.end { block } else { block - self.gone.end + self.come.end }
    }
}
