//! Which words of a document are alike. Most of them stay from one version of it to the next: only what has come is
//! compared with the rest.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::Words;
use crate::analysis::likeness::{Likeness, Shape, is_one_edit, keys, likeness_of_words};
use crate::analysis::mentions::WordKind;
use crate::lang::Language;
use crate::lang::names::confusable;

/// Words of a document that are alike, and what finds those that are like a new one.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Alike {
    language: Language,
    /// What each word is looked up by.
    keys: Arc<FxHashMap<u64, Box<[u64]>>>,
    /// By its words.
    pairs: Arc<[Pair]>,
    /// Whether some key has more words than are compared.
    crowded: bool,
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

/// More new words than this are faster looked for with all others.
const FEW: usize = 24;

impl Alike {
    /// The words of a document that are alike; the same with and without those of an earlier version.
    pub(super) fn new(words: &Words<'_>, language: Language, before: Option<&Self>) -> Self {
        let Some(before) = before.filter(|before| before.language == language && !before.crowded) else {
            return Self::of_all(words, language);
        };
        let come: Vec<u64> = words.keys().filter(|id| !before.keys.contains_key(id)).copied().collect();
        let gone = before.keys.len() + come.len() > words.len();
        if come.is_empty() && !gone {
            return before.clone();
        }
        if come.len() > FEW {
            return Self::of_all(words, language);
        }
        before.with(words, &come).unwrap_or_else(|| Self::of_all(words, language))
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

    fn of_all(words: &Words<'_>, language: Language) -> Self {
        let keys: FxHashMap<u64, Box<[u64]>> =
            words.iter().map(|(id, word)| (*id, keys(&Shape::of(word.text)))).collect();
        let mut by_key: FxHashMap<u64, Vec<u64>> = FxHashMap::default();
        #[expect(clippy::iter_over_hash_type, reason = "the pairs are sorted below")]
        for (id, keys) in &keys {
            for key in keys {
                by_key.entry(*key).or_default().push(*id);
            }
        }
        let mut crowded = false;
        let mut seen: FxHashSet<(u64, u64)> = FxHashSet::default();
        #[expect(clippy::iter_over_hash_type, reason = "the pairs are sorted below")]
        for ids in by_key.values() {
            if ids.len() > CROWD {
                crowded = true;
                continue;
            }
            for (at, one) in ids.iter().enumerate() {
                seen.extend(ids[at + 1..].iter().map(|other| (*one.min(other), *one.max(other))));
            }
        }
        let mut pairs: Vec<Pair> =
            seen.into_iter().filter_map(|(one, other)| compare(words, one, other)).collect();
        pairs.sort_unstable();
        Self { language, keys: Arc::new(keys), pairs: pairs.into(), crowded }
    }

    /// Those of a later version, in which some words have come and others gone. `None` if they crowd.
    fn with(&self, words: &Words<'_>, come: &[u64]) -> Option<Self> {
        let mut all = FxHashMap::clone(&self.keys);
        all.retain(|id, _| words.contains_key(id));
        let mut pairs: Vec<Pair> = self
            .pairs
            .iter()
            .filter(|pair| words.contains_key(&pair.one) && words.contains_key(&pair.other))
            .copied()
            .collect();
        for id in come {
            let keys = keys(&Shape::of(words[id].text));
            let mut crowds = vec![1; keys.len()];
            #[expect(clippy::iter_over_hash_type, reason = "the pairs are sorted below")]
            for (other, others) in &all {
                let mut shared = false;
                for key in others {
                    if let Ok(at) = keys.binary_search(key) {
                        shared = true;
                        crowds[at] += 1;
                    }
                }
                if shared {
                    pairs.extend(compare(words, *id.min(other), *id.max(other)));
                }
            }
            if crowds.iter().any(|crowd| *crowd > CROWD) {
                return None;
            }
            all.insert(*id, keys);
        }
        pairs.sort_unstable();
        Some(Self { language: self.language, keys: Arc::new(all), pairs: pairs.into(), crowded: false })
    }
}

fn compare(words: &Words<'_>, one: u64, other: u64) -> Option<Pair> {
    let (word, other_word) = (&words[&one], &words[&other]);
    let common = |kind: WordKind| kind.any(WordKind::COMMON) && !kind.any(WordKind::GIVEN);
    if common(word.kind) && common(other_word.kind) {
        return None;
    }
    let likeness = likeness_of_words(word.text, other_word.text)?;
    let one_edit = is_one_edit(word.text, other_word.text);
    Some(Pair { one, other, likeness, one_edit, confusable: confusable(word.text, other_word.text) })
}
