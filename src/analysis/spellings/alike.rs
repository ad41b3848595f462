//! Which words of a document are alike. Most of them stay from one version of it to the next: only what has come is
//! compared with the rest.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{Word, Words};
use crate::analysis::likeness::{Comparable, Likeness};
use crate::analysis::mentions::WordKind;
use crate::lang::Language;
use crate::lang::names::{NameTable, confusable};

/// Words of a document that are alike, and what finds those that are like a new one.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Alike {
    language: Language,
    /// The words.
    entries: Arc<Entries>,
    /// By its words.
    pairs: Arc<[Pair]>,
}

type Entries = FxHashMap<u64, Arc<Entry>>;

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
    /// The words of a document that are alike; the same with and without those of an earlier version.
    pub(super) fn new(words: &Words<'_>, language: Language, before: Option<&Self>) -> Self {
        let Some(before) = before.filter(|before| before.language == language) else {
            return Self::of_all(words, language, None);
        };
        let come: Vec<u64> = words.keys().filter(|id| !before.entries.contains_key(id)).copied().collect();
        if come.is_empty() && before.entries.len() == words.len() {
            return before.clone();
        }
        let gone: Vec<u64> = before.entries.keys().filter(|id| !words.contains_key(id)).copied().collect();
        let few = come.len() + gone.len() <= FEW;
        let next = if few { before.changed(words, &come, &gone) } else { None };
        next.unwrap_or_else(|| Self::of_all(words, language, Some(before)))
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
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

    fn of_all(words: &Words<'_>, language: Language, before: Option<&Self>) -> Self {
        let known = |id: &u64| before.and_then(|before| before.entries.get(id)).cloned();
        let entry = |(id, word): (&u64, &Word<'_>)| (*id, known(id).unwrap_or_else(|| entry(word.text)));
        let entries: Entries = words.iter().map(entry).collect();
        let mut by_key: FxHashMap<u64, Vec<u64>> = FxHashMap::default();
        #[expect(clippy::iter_over_hash_type, reason = "the pairs are sorted below")]
        for (id, entry) in &entries {
            for key in &entry.keys {
                by_key.entry(*key).or_default().push(*id);
            }
        }
        let mut seen: FxHashSet<(u64, u64)> = FxHashSet::default();
        for ids in by_key.values().filter(|ids| ids.len() <= CROWD) {
            for (at, one) in ids.iter().enumerate() {
                seen.extend(ids[at + 1..].iter().map(|other| (*one.min(other), *one.max(other))));
            }
        }
        let compare = |(one, other)| compare(words, &entries, one, other);
        let mut pairs: Vec<Pair> = seen.into_iter().filter_map(compare).collect();
        pairs.sort_unstable();
        Self { language, entries: Arc::new(entries), pairs: pairs.into() }
    }

    /// Those of a later version, in which some words have come and others gone. `None` if a key has become crowded by
    /// that, or ceased to be.
    fn changed(&self, words: &Words<'_>, come: &[u64], gone: &[u64]) -> Option<Self> {
        let mut entries = Entries::clone(&self.entries);
        for id in gone {
            entries.remove(id);
        }
        entries.extend(come.iter().map(|id| (*id, entry(words[id].text))));
        // The keys that have other words behind them now, each with those.
        let changed = || {
            gone.iter().map(|id| (&self.entries[id], 1, 0)).chain(come.iter().map(|id| (&entries[id], 0, 1)))
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
        for (id, entry) in &entries {
            for key in &entry.keys {
                if let Some(change) = keys.get_mut(key) {
                    change.words.push(*id);
                }
            }
        }
        let crowds = |count: usize| count > CROWD;
        if keys.values().any(|key| crowds(key.words.len()) != crowds(key.words.len() + key.gone - key.come)) {
            return None;
        }
        let still = |pair: &&Pair| words.contains_key(&pair.one) && words.contains_key(&pair.other);
        let mut pairs: Vec<Pair> = self.pairs.iter().filter(still).copied().collect();
        let mut seen: FxHashSet<(u64, u64)> = FxHashSet::default();
        for id in come {
            let others =
                entries[id].keys.iter().map(|key| &keys[key].words).filter(|others| !crowds(others.len()));
            for other in others.flatten().filter(|other| *other != id) {
                let ids = (*id.min(other), *id.max(other));
                if seen.insert(ids) {
                    pairs.extend(compare(words, &entries, ids.0, ids.1));
                }
            }
        }
        pairs.sort_unstable();
        Some(Self { language: self.language, entries: Arc::new(entries), pairs: pairs.into() })
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

fn entry(text: &str) -> Arc<Entry> {
    let word = Comparable::of(text);
    let keys = word.keys();
    Arc::new(Entry { word, keys })
}

fn compare(words: &Words<'_>, entries: &Entries, one: u64, other: u64) -> Option<Pair> {
    let (word, other_word) = (&words[&one], &words[&other]);
    let common = |kind: WordKind| kind.any(WordKind::COMMON) && !kind.any(WordKind::GIVEN);
    if common(word.kind) && common(other_word.kind) {
        return None;
    }
    // Two names of the table are one name or two, as it says.
    let table = NameTable::builtin();
    if table.lists(word.text) && table.lists(other_word.text) {
        return None;
    }
    let (entry, other_entry) = (&entries[&one].word, &entries[&other].word);
    let likeness = entry.likeness(other_entry)?;
    let one_edit = entry.is_one_edit(other_entry);
    Some(Pair { one, other, likeness, one_edit, confusable: confusable(word.text, other_word.text) })
}
