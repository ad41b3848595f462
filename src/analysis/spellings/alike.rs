//! Which words of a document are alike. Most of them stay from one version of it to the next: only what has come is
//! compared with the rest.

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{Touched, Words};
use crate::analysis::likeness::{Comparable, Likeness};
use crate::analysis::mentions::WordKind;
use crate::lang::names::{NameTable, confusable};

/// Words of a document that are alike, and what finds those that are like a new one.
#[derive(Debug, Default)]
pub(super) struct Alike {
    /// The words.
    entries: Entries,
    /// By its words.
    pairs: Vec<Pair>,
}

type Entries = FxHashMap<u64, Entry>;

/// A word and what it is looked up by.
#[derive(Debug)]
struct Entry {
    word: Comparable,
    keys: Box<[u64]>,
}

/// Two words by [`crate::analysis::mentions::NameWord::id`], the smaller number first, and how they are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    pub one: u64,
    pub other: u64,
    pub likeness: Likeness,
    /// Whether a single letter is more, less or other, whatever that makes of the sounds.
    pub one_edit: bool,
    /// Whether two people or places bear them that are mistaken for one another.
    pub confusable: bool,
}

/// More words behind one key are alike by chance, and comparing them all would take too long.
const CROWD: usize = 60;

/// More changes than this are faster looked for with everything else.
const FEW: usize = 24;

impl Alike {
    /// Brings them to another version, which has these words. Returns whether those that have stayed as they were are alike
    /// as they were.
    pub(super) fn update(&mut self, words: &Words, touched: &Touched) -> bool {
        let come: Vec<u64> = touched.come.iter().chain(&touched.renewed).copied().collect();
        let left: Vec<(u64, Entry)> = touched
            .gone
            .iter()
            .chain(&touched.renewed)
            .filter_map(|id| self.entries.remove_entry(id))
            .collect();
        if come.is_empty() && left.is_empty() {
            return true;
        }
        self.entries.extend(come.iter().map(|id| (*id, entry(&words[id].text))));
        let few = come.len() + left.len() <= FEW && self.change(words, &come, &left);
        if !few {
            self.pairs = self.all_pairs(words);
        }
        few
    }

    /// How two different words are alike.
    pub(super) fn likeness(&self, one: u64, other: u64) -> Option<Likeness> {
        let ids = (one.min(other), one.max(other));
        let at = self.pairs.binary_search_by_key(&ids, |pair| (pair.one, pair.other)).ok()?;
        Some(self.pairs[at].likeness)
    }

    pub(super) fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    fn all_pairs(&self, words: &Words) -> Vec<Pair> {
        // Side by side, the words behind each key are found without a list of its own for every key.
        let by_key = self.entries.iter().flat_map(|(id, entry)| entry.keys.iter().map(|key| (*key, *id)));
        let mut by_key: Vec<(u64, u64)> = by_key.collect();
        by_key.sort_unstable();
        let mut seen: Vec<(u64, u64)> = Vec::new();
        for ids in by_key.chunk_by(|one, other| one.0 == other.0).filter(|ids| ids.len() <= CROWD) {
            for (at, (_, one)) in ids.iter().enumerate() {
                // Sorted, the smaller number stands first.
                seen.extend(ids[at + 1..].iter().map(|(_, other)| (*one, *other)));
            }
        }
        seen.sort_unstable();
        seen.dedup();
        let compare = |(one, other)| compare(words, &self.entries, one, other);
        seen.into_iter().filter_map(compare).collect()
    }

    /// Some words have come and others have left; one that has done both is another one now. Returns whether that is all: a
    /// key may have become crowded by that, or ceased to be.
    fn change(&mut self, words: &Words, come: &[u64], left: &[(u64, Entry)]) -> bool {
        let entries = &self.entries;
        // The keys that have other words behind them now, each with those.
        let changed = || {
            let come = come.iter().map(|id| (&entries[id], 0, 1));
            left.iter().map(|(_, entry)| (entry, 1, 0)).chain(come)
        };
        let mut keys: FxHashMap<u64, Change> = FxHashMap::default();
        for (entry, gone, come) in changed() {
            for key in &entry.keys {
                let change = keys.entry(*key).or_default();
                change.gone += gone;
                change.come += come;
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "the pairs are sorted below")]
        for (id, entry) in entries {
            for key in &entry.keys {
                if let Some(change) = keys.get_mut(key) {
                    change.words.push(*id);
                }
            }
        }
        let crowds = |count: usize| count > CROWD;
        if keys.values().any(|key| crowds(key.words.len()) != crowds(key.words.len() + key.gone - key.come)) {
            return false;
        }
        let has_left = |id: u64| left.iter().any(|(left, _)| *left == id);
        self.pairs.retain(|pair| !has_left(pair.one) && !has_left(pair.other));
        let mut seen: FxHashSet<(u64, u64)> = FxHashSet::default();
        for id in come {
            let others =
                entries[id].keys.iter().map(|key| &keys[key].words).filter(|others| !crowds(others.len()));
            for other in others.flatten().filter(|other| *other != id) {
                let ids = (*id.min(other), *id.max(other));
                if seen.insert(ids) {
                    self.pairs.extend(compare(words, entries, ids.0, ids.1));
                }
            }
        }
        self.pairs.sort_unstable();
        true
    }
}

/// What a change of words makes of a key.
#[derive(Default)]
struct Change {
    gone: usize,
    come: usize,
    /// The words behind it now.
    words: Vec<u64>,
}

fn entry(text: &str) -> Entry {
    let word = Comparable::of(text);
    let keys = word.keys();
    Entry { word, keys }
}

fn compare(words: &Words, entries: &Entries, one: u64, other: u64) -> Option<Pair> {
    let (word, other_word) = (&words[&one], &words[&other]);
    let common = |kind: WordKind| kind.any(WordKind::COMMON) && !kind.any(WordKind::GIVEN);
    if common(word.kind) && common(other_word.kind) {
        return None;
    }
    // Two names of the table are one name or two, as it says.
    let table = NameTable::builtin();
    if table.lists(&word.text) && table.lists(&other_word.text) {
        return None;
    }
    let (entry, other_entry) = (&entries[&one].word, &entries[&other].word);
    let likeness = entry.likeness(other_entry)?;
    let one_edit = entry.is_one_edit(other_entry);
    Some(Pair { one, other, likeness, one_edit, confusable: confusable(&word.text, &other_word.text) })
}
