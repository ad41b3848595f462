//! What stands beside a word in its names, and what that says of two words: "Angela Corey" and "Angela Correy" have
//! the same given name, "Marco Rubio" and "Mike Rubino" each one of their own.

use rustc_hash::FxHashSet;

use super::alike::Alike;
use super::words::{Word, neighbor};
use crate::analysis::Placed;
use crate::analysis::likeness::Likeness;
use crate::analysis::mentions::{NameWord, WordKind};

/// What a pair's surroundings say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Company {
    /// Each has a name of its own beside it.
    Apart,
    /// Nothing.
    Neutral,
    /// Both stand beside the same word.
    Shared,
}

/// The words that stand beside one word, in all names that it is in.
pub(super) struct Neighbors {
    before: Side,
    behind: Side,
    /// How many of its places are free and have nothing on either side.
    bare: usize,
}

#[derive(Default)]
struct Side {
    words: FxHashSet<u64>,
    /// Whether one of them tells who is meant.
    own: bool,
    /// Whether the word stands without any on this side, too.
    none: bool,
}

impl Neighbors {
    pub(super) fn of(word: &Word<'_>, blocks: &[Placed]) -> Self {
        let mut neighbors = Self { before: Side::default(), behind: Side::default(), bare: 0 };
        for place in &word.places {
            let named = &blocks[place.block].paragraph.named[place.name];
            let (before, behind) = (neighbor(named, place.word, false), neighbor(named, place.word, true));
            neighbors.bare += usize::from(before.is_none() && behind.is_none() && named.is_free());
            neighbors.before.add(before);
            neighbors.behind.add(behind);
        }
        neighbors
    }

    /// Whether it stands as a surname only, behind a given name or alone.
    fn is_surname(&self) -> bool {
        self.before.own && self.behind.words.is_empty()
    }

    /// Whether it stands as a given name only, before a surname.
    fn is_given(&self) -> bool {
        self.behind.own && self.before.words.is_empty() && !self.behind.none
    }
}

impl Side {
    fn add(&mut self, word: Option<NameWord>) {
        match word {
            Some(word) => {
                self.words.insert(word.id);
                self.own |= is_own(word.kind);
            }
            None => self.none = true,
        }
    }
}

/// What the words beside a rare word and a usual one say of them.
pub(super) fn company(
    rare: &Word<'_>,
    neighbors: &Neighbors,
    usual: &Neighbors,
    blocks: &[Placed],
    alike: &Alike,
) -> Company {
    if neighbors.is_surname() && usual.is_given() || neighbors.is_given() && usual.is_surname() {
        return Company::Apart;
    }
    let mut best = None;
    let mut apart = false;
    for place in &rare.places {
        let named = &blocks[place.block].paragraph.named[place.name];
        if !named.is_free() {
            continue;
        }
        let mut here = Company::Neutral;
        for (side, behind) in [(&usual.before, false), (&usual.behind, true)] {
            let Some(word) = neighbor(named, place.word, behind) else { continue };
            if side.words.contains(&word.id) || side.has_like(word.id, alike) {
                here = Company::Shared;
                break;
            }
            if is_own(word.kind) && side.own {
                here = Company::Apart;
            }
        }
        apart |= here == Company::Apart;
        best = best.max(Some(here));
    }
    match best {
        Some(Company::Shared) => Company::Shared,
        // The full name of the one contradicts that of the other.
        _ if apart => Company::Apart,
        _ => Company::Neutral,
    }
}

impl Side {
    fn has_like(&self, word: u64, alike: &Alike) -> bool {
        let same = |likeness| matches!(likeness, Some(Likeness::Marks | Likeness::Sound));
        #[expect(clippy::iter_over_hash_type, reason = "whether there is any does not depend on the order")]
        for other in &self.words {
            if same(alike.likeness(word, *other)) {
                return true;
            }
        }
        false
    }
}

/// Whether a word beside another tells who is meant: a given name, or one that is no common word.
fn is_own(kind: WordKind) -> bool {
    kind.any(WordKind::GIVEN) || !kind.any(WordKind::COMMON)
}
