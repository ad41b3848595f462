//! Which paragraphs of a document share words, kept up from version to version: what an edit changes is a paragraph or
//! two, so only their shingles are looked up.
//!
//! The index is a cache. It says the same of a document whether it was made from nothing or kept up; a version that finds
//! none makes a new one.

use std::hash::Hash;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::is_weighty;
use super::kinship::Kin;
use super::retold::Requoted;
use super::shingles::Shingles;
use crate::analysis::Placed;
use crate::analysis::paragraph::Paragraph;

/// A shingle of more paragraphs than this is a formula of the document's, and no reason to compare them.
const CROWD: usize = 40;

/// Paragraphs that have fewer of their rarer shingles in common are not compared.
const MIN_COMMON: u32 = 3;

/// The smallest share of the shorter paragraph's shingles that makes two paragraphs alike.
const MIN_SHARE: f32 = 0.3;

/// The fewest shingles that two paragraphs must share.
const MIN_SHARED: usize = 6;

/// What paragraphs have in common.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Index {
    /// The paragraphs of the version before, by their addresses: an edit leaves nearly all of them. That version is still
    /// there while the next one is made, so that no address stands for two paragraphs.
    addresses: Vec<usize>,
    /// The entry of each; [`NONE`] for those that are not compared.
    held: Vec<u32>,
    entries: Vec<Entry>,
    /// By the address of the paragraph, which is one for all places that hold the same words in the same marks, and stays
    /// from version to version.
    by_address: FxHashMap<usize, u32>,
    free: Vec<u32>,
    words: Postings<u32>,
    sentences: Postings<u64>,
    quotes: Postings<u64>,
    /// By their whole text, of those whose repetition counts by itself.
    prints: Postings<u128>,
    pairs: Vec<Pair>,
    /// How many shingles each entry shares with the one that is being looked at, formulas aside; zero between two looks.
    common: Vec<u32>,
}

/// In the place of an entry's number.
const NONE: u32 = u32::MAX;

#[derive(Debug)]
struct Entry {
    /// `None` for a free place.
    paragraph: Option<Arc<Paragraph>>,
    /// How many blocks it stands in.
    places: u32,
    /// The first of them.
    block: usize,
    /// Its shingles that others have, too, and perhaps some that others had: all that it takes to find who is like it. Most
    /// paragraphs have hardly any.
    shared: Vec<u32>,
}

impl Entry {
    /// Notes that another one has a shingle of it.
    fn share(&mut self, shingle: u32) {
        self.shared.push(shingle);
        // What ceases to be shared and is so again is noted each time.
        let n_own = self.paragraph.as_ref().map_or(0, |paragraph| paragraph.shingles.words.len());
        if self.shared.len() > 2 * n_own {
            self.shared.sort_unstable();
            self.shared.dedup();
        }
    }
}

/// A paragraph that another one has taken the place of.
struct Edited {
    /// The entry of both.
    at: u32,
    before: Arc<Paragraph>,
}

/// Two entries that belong together.
#[derive(Clone, Debug)]
struct Pair {
    one: u32,
    other: u32,
    /// Of the one with the other.
    kin: Kin,
}

/// Two paragraphs that belong together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Like<'i> {
    /// The block of the one.
    pub(super) one: usize,
    /// And of the other.
    pub(super) other: usize,
    /// Of the one with the other.
    pub(super) kin: &'i Kin,
}

impl Index {
    /// Brings the index to another version of the document. Returns whether all that has changed is a paragraph that has
    /// nothing in common with others, and had nothing: what stands twice is what it was then, but for the lines that a
    /// repeated passage takes along.
    pub(in crate::analysis) fn update(&mut self, blocks: &[Placed]) -> bool {
        let (start, tail) = self.unchanged(blocks);
        if let Some(edited) = self.edited(blocks, start, tail) {
            // The first line may be a headline, which is judged in its own way.
            return self.renew(&edited) && start > 0;
        }
        let (come, gone) = self.change(blocks, start, tail);
        let mut shifted = Shifted::default();
        let left: Vec<Arc<Paragraph>> =
            gone.iter().filter_map(|at| self.entries[*at as usize].paragraph.take()).collect();
        self.free.extend(&gone);
        let entries = &self.entries;
        let stays = |at: u32| entries[at as usize].paragraph.is_some();
        // Each list is gone through once, however many of its holders have gone.
        let shingles = left.iter().flat_map(|paragraph| paragraph.shingles.words.iter().copied());
        for shingle in distinct(shingles) {
            let (before, after) = self.words.retain(&shingle, stays);
            shifted.note_gone(shingle, before, after);
        }
        for print in distinct(
            left.iter().flat_map(|paragraph| paragraph.shingles.sentences.iter().map(|one| one.print)),
        ) {
            self.sentences.retain(&print, stays);
        }
        for print in
            distinct(left.iter().flat_map(|paragraph| paragraph.shingles.quotes.iter().map(|one| one.print)))
        {
            self.quotes.retain(&print, stays);
        }
        for print in distinct(left.iter().filter(|one| is_weighty(one)).map(|one| one.fingerprint.print)) {
            self.prints.retain(&print, stays);
        }
        for paragraph in &left {
            self.by_address.remove(&address(paragraph));
        }
        for at in &come {
            let Some(paragraph) = self.entries[*at as usize].paragraph.clone() else { continue };
            for shingle in &paragraph.shingles.words {
                self.add(*shingle, *at, &mut shifted);
            }
            for one in &paragraph.shingles.sentences {
                self.sentences.add(one.print, *at);
            }
            for one in &paragraph.shingles.quotes {
                self.quotes.add(one.print, *at);
            }
            if is_weighty(&paragraph) {
                self.prints.add(paragraph.fingerprint.print, *at);
            }
        }
        if come.len() * 2 > self.by_address.len() {
            self.pairs.clear();
            let all = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            (0..all).for_each(|at| self.compare(at, |other| other < at));
            return false;
        }
        let is_gone = |at: u32| gone.binary_search(&at).is_ok();
        self.pairs.retain(|pair| !is_gone(pair.one) && !is_gone(pair.other));
        for at in &come {
            self.compare(*at, |other| other < *at || come.binary_search(&other).is_err());
        }
        self.compare_holders(&shifted);
        false
    }

    /// How many blocks from the start on are those of the version before, and how many others from the end on.
    fn unchanged(&self, blocks: &[Placed]) -> (usize, usize) {
        let same = |(placed, before): &(&Placed, &usize)| address(&placed.paragraph) == **before;
        let start = blocks.iter().zip(&self.addresses).take_while(same).count();
        let most = blocks.len().min(self.addresses.len()) - start;
        let tail = blocks.iter().rev().zip(self.addresses.iter().rev()).take(most).take_while(same).count();
        (start, tail)
    }

    /// Takes over another version if all that has changed is the text of one paragraph, which stands nowhere else.
    fn edited(&mut self, blocks: &[Placed], start: usize, tail: usize) -> Option<Edited> {
        if blocks.len() != self.addresses.len() || start + tail + 1 != blocks.len() {
            return None;
        }
        let (paragraph, at) = (&blocks[start].paragraph, self.held[start]);
        let is_alone = self.entries.get(at as usize).is_some_and(|entry| entry.places == 1);
        if !is_alone || !is_compared(paragraph) || self.by_address.contains_key(&address(paragraph)) {
            return None;
        }
        let before = self.entries[at as usize].paragraph.replace(Arc::clone(paragraph))?;
        self.by_address.remove(&address(&before));
        self.by_address.insert(address(paragraph), at);
        self.addresses[start] = address(paragraph);
        Some(Edited { at, before })
    }

    /// Looks up what an edit has changed of a paragraph: most of its shingles are as they were. Returns whether it has nothing
    /// in common with others, and had nothing.
    fn renew(&mut self, edited: &Edited) -> bool {
        let Edited { at, before } = edited;
        let Some(paragraph) = self.entries[*at as usize].paragraph.clone() else { return false };
        let had_nothing = self.has_nothing_in_common(*at, before);
        let stays = |other: u32| other != *at;
        let mut shifted = Shifted::default();
        for shingle in missing(&before.shingles.words, &paragraph.shingles.words) {
            let (n_before, n_after) = self.words.retain(&shingle, stays);
            shifted.note_gone(shingle, n_before, n_after);
        }
        let has = |shingle: &u32| paragraph.shingles.words.binary_search(shingle).is_ok();
        self.entries[*at as usize].shared.retain(has);
        for shingle in missing(&paragraph.shingles.words, &before.shingles.words) {
            self.add(shingle, *at, &mut shifted);
        }
        let prints = |one: &Paragraph| -> [Vec<u64>; 2] {
            let Shingles { sentences, quotes, .. } = &one.shingles;
            [sentences.iter().map(|one| one.print).collect(), quotes.iter().map(|one| one.print).collect()]
        };
        let ([sentences, quotes], [new_sentences, new_quotes]) = (prints(before), prints(&paragraph));
        self.sentences.replace(*at, &sentences, &new_sentences);
        self.quotes.replace(*at, &quotes, &new_quotes);
        let print = |one: &Paragraph| is_weighty(one).then_some(one.fingerprint.print);
        self.prints.replace(*at, print(before).as_slice(), print(&paragraph).as_slice());
        self.pairs.retain(|pair| pair.one != *at && pair.other != *at);
        self.compare(*at, |_| true);
        self.compare_holders(&shifted);
        had_nothing && shifted.0.is_empty() && self.has_nothing_in_common(*at, &paragraph)
    }

    /// Whether no other paragraph is like an entry's, nor has a sentence or a quotation of it or, if its repetition counts by
    /// itself, all of it; nor it a sentence or a quotation twice.
    fn has_nothing_in_common(&self, at: u32, paragraph: &Paragraph) -> bool {
        let is_alone = |pair: &Pair| pair.one != at && pair.other != at;
        let shingles = &paragraph.shingles;
        self.pairs.iter().all(is_alone)
            && shingles.sentences.iter().all(|one| self.sentences.holders(&one.print).len() < 2)
            && shingles.quotes.iter().all(|one| self.quotes.holders(&one.print).len() < 2)
            && self.prints.holders(&paragraph.fingerprint.print).len() < 2
    }

    /// Notes that an entry has a shingle.
    fn add(&mut self, shingle: u32, at: u32, shifted: &mut Shifted) {
        let count = self.words.add(shingle, at);
        shifted.note_come(shingle, count);
        if count == 2 {
            for holder in self.words.holders(&shingle) {
                self.entries[*holder as usize].share(shingle);
            }
        } else if count > 2 {
            self.entries[at as usize].share(shingle);
        }
    }

    /// Compares anew the entries that have a shingle which has become a formula, or is none any more. Only two that both have
    /// such a shingle may be alike now and were not, or the other way round. Each is looked at once, however many of them it
    /// has.
    fn compare_holders(&mut self, shifted: &Shifted) {
        let mut holders: Vec<u32> =
            shifted.0.iter().flat_map(|shingle| self.words.holders(shingle)).copied().collect();
        holders.sort_unstable();
        holders.dedup();
        let holds = |at: u32| holders.binary_search(&at).is_ok();
        self.pairs.retain(|pair| !holds(pair.one) || !holds(pair.other));
        for at in &holders {
            self.compare(*at, |other| other < *at && holds(other));
        }
    }

    /// Takes over the blocks of another version, of which so many from the start on and from the end on are the same.
    /// Returns the entries that have come and those that have gone, sorted.
    fn change(&mut self, blocks: &[Placed], start: usize, tail: usize) -> (Vec<u32>, Vec<u32>) {
        let new = &blocks[start..blocks.len() - tail];
        let old = start..self.addresses.len() - tail;
        let mut held = Vec::with_capacity(new.len());
        let mut come = Vec::new();
        for placed in new {
            let paragraph = &placed.paragraph;
            if !is_compared(paragraph) {
                held.push(NONE);
                continue;
            }
            let at = self.by_address.get(&address(paragraph)).copied().unwrap_or_else(|| {
                let at = self.put(paragraph);
                come.push(at);
                at
            });
            self.entries[at as usize].places += 1;
            held.push(at);
        }
        self.addresses.splice(old.clone(), new.iter().map(|placed| address(&placed.paragraph)));
        let mut gone = Vec::new();
        for at in self.held.splice(old, held).filter(|at| *at != NONE) {
            let entry = &mut self.entries[at as usize];
            entry.places -= 1;
            if entry.places == 0 {
                gone.push(at);
            }
        }
        for (block, at) in self.held.iter().enumerate().rev().filter(|(_, at)| **at != NONE) {
            self.entries[*at as usize].block = block;
        }
        come.sort_unstable();
        gone.sort_unstable();
        (come, gone)
    }

    /// The number of a new entry.
    fn put(&mut self, paragraph: &Arc<Paragraph>) -> u32 {
        let entry = Entry { paragraph: Some(Arc::clone(paragraph)), places: 0, block: 0, shared: Vec::new() };
        let at = if let Some(at) = self.free.pop() {
            self.entries[at as usize] = entry;
            at
        } else {
            self.entries.push(entry);
            self.common.push(0);
            u32::try_from(self.entries.len() - 1).unwrap_or(NONE)
        };
        self.by_address.insert(address(paragraph), at);
        at
    }

    /// Notes the entries that are like one, of those that `is_due` lets through.
    fn compare(&mut self, at: u32, is_due: impl Fn(u32) -> bool) {
        let Some(paragraph) = self.entries[at as usize].paragraph.clone() else { return };
        let mut met: Vec<u32> = Vec::new();
        let mut formulas: Vec<u32> = Vec::new();
        let mut shared = std::mem::take(&mut self.entries[at as usize].shared);
        // What ceased to be shared and is so again was noted twice.
        shared.sort_unstable();
        shared.dedup();
        shared.retain(|shingle| self.words.holders(shingle).len() > 1);
        for shingle in &shared {
            let holders = self.words.holders(shingle);
            if holders.len() > CROWD {
                formulas.push(*shingle);
                continue;
            }
            for other in holders.iter().filter(|other| **other != at && is_due(**other)) {
                let common = &mut self.common[*other as usize];
                if *common == 0 {
                    met.push(*other);
                }
                *common += 1;
            }
        }
        self.entries[at as usize].shared = shared;
        for other in met {
            let common = std::mem::take(&mut self.common[other as usize]);
            if common < MIN_COMMON {
                continue;
            }
            let Some(other_one) = &self.entries[other as usize].paragraph else { continue };
            // What differs in nothing but marks is a copy, or too short to be one.
            if other_one.fingerprint == paragraph.fingerprint {
                continue;
            }
            let (shingles, others) = (&paragraph.shingles.words, &other_one.shingles.words);
            let is_enough = |shared: usize| {
                shared >= MIN_SHARED && share(shared, shingles.len().min(others.len())) >= MIN_SHARE
            };
            // Nearly all pairs would not be alike even if they shared every formula, or all that are still to be looked up.
            let mut shared = common as usize;
            let mut n_left = formulas.len();
            for formula in &formulas {
                if !is_enough(shared + n_left) {
                    break;
                }
                n_left -= 1;
                shared += usize::from(others.binary_search(formula).is_ok());
            }
            if !is_enough(shared) {
                continue;
            }
            // In an order of their own: which of them came to the index last must make no difference.
            let is_first = paragraph.fingerprint.print < other_one.fingerprint.print;
            let (one, first, other, second) = if is_first {
                (at, &paragraph, other, other_one)
            } else {
                (other, other_one, at, &paragraph)
            };
            if let Some(kin) = Kin::of(first, second, shared) {
                self.pairs.push(Pair { one, other, kin });
            }
        }
    }

    fn block(&self, at: u32) -> usize {
        self.entries[at as usize].block
    }

    /// The paragraphs that belong together, in no order.
    pub(super) fn likes(&self) -> impl Iterator<Item = Like<'_>> {
        let blocks = |pair: &Pair| (self.block(pair.one), self.block(pair.other));
        self.pairs.iter().map(move |pair| {
            let (one, other) = blocks(pair);
            Like { one, other, kin: &pair.kin }
        })
    }

    /// The blocks whose whole text stands in two places, sorted, each once, of those whose repetition counts by itself.
    pub(in crate::analysis) fn with_repeated_texts(&self) -> Vec<usize> {
        self.blocks_of(&self.prints, is_weighty)
    }

    /// The sentences that stand in two places: the block of each, and its number among the longer ones of its paragraph;
    /// sorted.
    pub(super) fn repeated_sentences(&self) -> Vec<(usize, usize)> {
        let sentences = |at: u32| {
            let paragraph = self.entries[at as usize].paragraph.as_deref();
            paragraph.map_or(&[][..], |paragraph| &*paragraph.shingles.sentences)
        };
        // A small set: it is asked for each sentence of their paragraphs.
        let several: FxHashSet<u64> = self.sentences.several().map(|(print, _)| print).collect();
        let holders = self.sentences.several().flat_map(|(_, holders)| holders.iter().copied());
        let mut repeated: Vec<(usize, usize)> = Vec::new();
        for at in distinct(holders) {
            let twice = sentences(at).iter().enumerate().filter(|(_, one)| several.contains(&one.print));
            repeated.extend(twice.map(|(index, _)| (self.block(at), index)));
        }
        // What stands in several places does so with all its sentences.
        let is_several = |at: u32| self.entries.get(at as usize).is_some_and(|entry| entry.places > 1);
        for (block, at) in self.held.iter().enumerate().filter(|(_, at)| is_several(**at)) {
            repeated.extend((0..sentences(*at).len()).map(|index| (block, index)));
        }
        repeated.sort_unstable();
        repeated.dedup();
        repeated
    }

    /// The quotations that stand in two places, by block, those of one in order.
    pub(super) fn repeated_quotes(&self) -> Vec<Requoted> {
        let several: FxHashSet<u64> = self.quotes.several().map(|(print, _)| print).collect();
        let mut repeated = Vec::new();
        for block in self.blocks_of(&self.quotes, |paragraph| !paragraph.shingles.quotes.is_empty()) {
            let entry = &self.entries[self.held[block] as usize];
            let Some(paragraph) = entry.paragraph.as_deref() else { continue };
            let quotes = paragraph.shingles.quotes.iter();
            // What stands in several places does so with all its quotations.
            let twice = quotes.filter(|said| entry.places > 1 || several.contains(&said.print));
            repeated.extend(twice.map(|said| Requoted { block, said: *said }));
        }
        repeated
    }

    /// All blocks of the entries that share something with another one, or that stand in several places and have anything.
    fn blocks_of<K: Hash + Ord + Copy>(
        &self,
        postings: &Postings<K>,
        has_any: impl Fn(&Paragraph) -> bool,
    ) -> Vec<usize> {
        let mut is_due = vec![false; self.entries.len()];
        for at in postings.several().flat_map(|(_, holders)| holders) {
            is_due[*at as usize] = true;
        }
        for (entry, is_due) in self.entries.iter().zip(&mut is_due) {
            *is_due |= entry.places > 1 && entry.paragraph.as_deref().is_some_and(&has_any);
        }
        let held = self.held.iter().enumerate();
        held.filter(|(_, at)| is_due.get(**at as usize).is_some_and(|due| *due))
            .map(|(block, _)| block)
            .collect()
    }
}

/// Shingles that have become formulas, or are none any more: then other pairs may be alike. What goes with the old version of
/// a paragraph and comes back with the new one is taken out again.
#[derive(Default)]
struct Shifted(FxHashSet<u32>);

impl Shifted {
    fn note_gone(&mut self, shingle: u32, before: usize, after: usize) {
        if before > CROWD && after <= CROWD {
            self.turn(shingle);
        }
    }

    /// It has so many holders now, one more than before.
    fn note_come(&mut self, shingle: u32, count: usize) {
        if count == CROWD + 1 {
            self.turn(shingle);
        }
    }

    fn turn(&mut self, shingle: u32) {
        if !self.0.insert(shingle) {
            self.0.remove(&shingle);
        }
    }
}

/// Whether a paragraph has anything that another one may have, too.
fn is_compared(paragraph: &Paragraph) -> bool {
    !paragraph.shingles.is_empty() || is_weighty(paragraph)
}

/// What one sorted list has and another has not.
fn missing(all: &[u32], from: &[u32]) -> Vec<u32> {
    let mut rest = from;
    let is_missing = |one: &&u32| {
        let at = rest.iter().take_while(|other| other < one).count();
        rest = &rest[at..];
        rest.first() != Some(*one)
    };
    all.iter().filter(is_missing).copied().collect()
}

/// Each of some things once.
fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn address(paragraph: &Arc<Paragraph>) -> usize {
    Arc::as_ptr(paragraph).addr()
}

/// How large a part is.
pub(super) fn share(part: usize, whole: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "counts of words in a paragraph")]
    let share = part as f32 / whole.max(1) as f32;
    share
}

/// The entries that hold each of many things, most of which only one holds.
#[derive(Debug)]
struct Postings<K> {
    /// The holder; or, above [`SEVERAL`], which of the lists has them.
    by_key: FxHashMap<K, u32>,
    /// Each with its thing; the free ones are empty.
    lists: Vec<(K, Vec<u32>)>,
    free: Vec<u32>,
}

/// Set in a number that is one of a list.
const SEVERAL: u32 = 1 << 31;

impl<K> Default for Postings<K> {
    fn default() -> Self {
        Self { by_key: FxHashMap::default(), lists: Vec::new(), free: Vec::new() }
    }
}

impl<K: Hash + Ord + Copy> Postings<K> {
    /// Notes a holder. Returns how many there are now.
    fn add(&mut self, key: K, holder: u32) -> usize {
        let Self { by_key, lists, free } = self;
        let mut count = 1;
        by_key
            .entry(key)
            .and_modify(|held| {
                if *held & SEVERAL == 0 {
                    let list = free.pop().unwrap_or_else(|| {
                        lists.push((key, Vec::new()));
                        u32::try_from(lists.len() - 1).unwrap_or(0)
                    });
                    let (its, holders) = &mut lists[list as usize];
                    *its = key;
                    holders.push(*held);
                    *held = list | SEVERAL;
                }
                let (_, list) = &mut lists[(*held & !SEVERAL) as usize];
                list.push(holder);
                count = list.len();
            })
            .or_insert(holder);
        count
    }

    /// Takes out all holders but those that stay. Returns how many there were, and how many are left.
    fn retain(&mut self, key: &K, stays: impl Fn(u32) -> bool) -> (usize, usize) {
        let Some(held) = self.by_key.get_mut(key) else { return (0, 0) };
        if *held & SEVERAL == 0 {
            if stays(*held) {
                return (1, 1);
            }
            self.by_key.remove(key);
            return (1, 0);
        }
        let at = *held & !SEVERAL;
        let (_, list) = &mut self.lists[at as usize];
        let before = list.len();
        list.retain(|holder| stays(*holder));
        let left = list.len();
        match list[..] {
            [] => drop(self.by_key.remove(key)),
            [last] => *held = last,
            _ => return (before, left),
        }
        list.clear();
        self.free.push(at);
        (before, left)
    }

    /// Notes what a holder has now instead of what it had before.
    fn replace(&mut self, holder: u32, before: &[K], after: &[K]) {
        if before == after {
            return;
        }
        for key in distinct(before.iter().copied()) {
            self.retain(&key, |other| other != holder);
        }
        for key in after {
            self.add(*key, holder);
        }
    }

    fn holders(&self, key: &K) -> &[u32] {
        match self.by_key.get(key) {
            Some(held) if *held & SEVERAL == 0 => std::slice::from_ref(held),
            Some(held) => &self.lists[(*held & !SEVERAL) as usize].1,
            None => &[],
        }
    }

    /// All that several hold, or one twice, each with its holders.
    fn several(&self) -> impl Iterator<Item = (K, &[u32])> {
        self.lists.iter().filter(|(_, holders)| !holders.is_empty()).map(|(key, holders)| (*key, &**holders))
    }
}
