//! What stands beside a word in its names, and what that says of two words: "Angela Corey" and "Angela Correy" have
//! the same given name, "Marco Rubio" and "Mike Rubino" each one of their own.

use rustc_hash::FxHashSet;

use super::alike::Alike;
use super::words::{Word, Words, neighbor};
use crate::analysis::Placed;
use crate::analysis::likeness::Likeness;
use crate::analysis::mentions::{NameWord, Standing, WordKind};
use crate::lang::names::given::link;

/// What a pair's surroundings say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Company {
    /// Each has a name of its own beside it.
    Apart,
    /// Nothing.
    Neutral,
    /// Both stand beside the same word.
    Shared,
    /// Both stand behind the same given name.
    Person,
}

/// The words that stand beside one word, in all names that it is in.
#[derive(Debug)]
pub(super) struct Neighbors {
    before: Side,
    behind: Side,
}

#[derive(Debug, Default)]
struct Side {
    words: FxHashSet<u64>,
    /// Whether one of them tells who is meant.
    own: bool,
    /// Whether one of them is a given name.
    given: bool,
    /// Whether the word stands without any on this side, too.
    none: bool,
}

impl Neighbors {
    pub(super) fn of(word: &Word, blocks: &[Placed]) -> Self {
        let mut neighbors = Self { before: Side::default(), behind: Side::default() };
        for place in &word.places {
            let named = &blocks[place.block].paragraph.named[place.name];
            let (before, behind) = (neighbor(named, place.word, false), neighbor(named, place.word, true));
            neighbors.before.add(before);
            neighbors.behind.add(behind);
        }
        neighbors
    }

    /// Whether it stands by itself everywhere.
    pub(super) fn is_bare(&self) -> bool {
        self.before.words.is_empty() && self.behind.words.is_empty()
    }

    /// Whether it stands behind a given name somewhere.
    pub(super) fn is_behind_given(&self) -> bool {
        self.before.given
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
                self.given |= word.kind.any(WordKind::GIVEN);
            }
            None => self.none = true,
        }
    }
}

/// What the words beside a rare word and a usual one say of them.
pub(super) fn company(
    rare: &Word,
    neighbors: &Neighbors,
    usual: &Neighbors,
    blocks: &[Placed],
    words: &Words,
    alike: &Alike,
) -> Company {
    let never_given = |neighbors: &Neighbors| neighbors.behind.words.is_empty();
    if neighbors.is_surname() && usual.is_given() || neighbors.is_given() && never_given(usual) {
        return Company::Apart;
    }
    let mut best = None;
    let mut apart = false;
    for place in &rare.places {
        let named = &blocks[place.block].paragraph.named[place.name];
        if named.standing == Standing::Bound {
            continue;
        }
        let beside = |side: &Side, behind: bool| {
            let Some(word) = neighbor(named, place.word, behind) else { return Company::Neutral };
            match () {
                () if side.words.contains(&word.id) || side.has_like(word.id, words, alike) => {
                    if !behind && word.kind.any(WordKind::GIVEN) { Company::Person } else { Company::Shared }
                }
                // Nothing but names of others stands behind the usual word: Nguyen Thanh Thuy, Nguyen Thanh Bo.
                () if is_own(word.kind) && side.own && !(behind && side.none) => Company::Apart,
                () => Company::Neutral,
            }
        };
        let (before, behind) = (beside(&usual.before, false), beside(&usual.behind, true));
        // The full name of the one contradicts that of the other.
        let contradicts = before == Company::Apart || behind == Company::Apart;
        apart |= contradicts;
        if !contradicts {
            best = best.max(Some(before.max(behind)));
        }
    }
    match best {
        Some(company) if company >= Company::Shared || !apart => company,
        _ => Company::Apart,
    }
}

impl Side {
    /// Whether one of the words is another spelling of a word.
    fn has_like(&self, word: u64, words: &Words, alike: &Alike) -> bool {
        let text = |id: &u64| words.get(id).map_or("", |word| &*word.text);
        let same = |other: &u64| {
            matches!(alike.likeness(word, *other), Some(Likeness::Marks | Likeness::Sound))
                || link(text(&word), text(other)).is_some()
        };
        #[expect(clippy::iter_over_hash_type, reason = "whether there is any does not depend on the order")]
        for other in &self.words {
            if same(other) {
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
