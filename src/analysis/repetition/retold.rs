//! Passages that stand twice though no whole paragraph is equal: a paragraph that was rewritten and kept, one that is part
//! of a longer one, a sentence or a quotation that was used before.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::differences::Difference;
use super::index::{Index, Like};
use super::kinship::Kin;
pub use super::kinship::Kinship;
use super::shingles::Said;
use super::{Repeat, normal_form};
use crate::analysis::paragraph::is_unfinished;
use crate::analysis::quotations::{Cited, QuoteKind};
use crate::analysis::{Analysis, Placed};
use crate::text::ProseSpan;

/// Paragraphs that stand farther apart, in paragraphs, may well tell the same again: a long page is read in pieces.
const FAR: usize = 20;

/// A paragraph, or several in a row, whose words stand elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Retold {
    /// Its blocks, half-open.
    pub here: Range<usize>,
    /// The block where its words stand, too: an earlier one, unless it is the longer of the two.
    pub there: usize,
    /// How the two belong together.
    pub kind: Kinship,
    /// The share of the shingles of both that both have; of one paragraph that was edited, the share of the words, if that is
    /// greater.
    pub likeness: f32,
    /// What differs, in order, if it is one paragraph, edited: the words here, then those there.
    pub differences: Arc<[Difference]>,
}

/// A stretch of text that stands in two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Again {
    /// The block of the later place.
    pub block: usize,
    /// The later place.
    pub span: ProseSpan,
    /// The block of the first place.
    pub first_block: usize,
    /// The first place.
    pub first: ProseSpan,
    /// Whether one of them, and only one, is said by somebody.
    pub half_quoted: bool,
    /// How many sentences, or quotations, it is.
    pub count: u32,
}

/// A quotation of five words or more that stands twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requoted {
    /// Its block.
    pub block: usize,
    /// What it is known by, and where it stands there.
    pub said: Said,
}

/// All that stands twice besides equal paragraphs.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Echoes {
    pub(in crate::analysis) retold: Vec<Retold>,
    pub(in crate::analysis) sentences: Vec<Again>,
    pub(in crate::analysis) quotes: Vec<Again>,
    pub(in crate::analysis) requoted: Vec<Requoted>,
}

impl Echoes {
    /// Of a document whose repeats, quotations and index these are.
    pub(in crate::analysis) fn of(
        blocks: &[Placed],
        repeats: &[Repeat],
        cited: &[Cited],
        index: &Index,
    ) -> Self {
        let page = Page::new(blocks, repeats, cited);
        let retold = page.retold(index.likes());
        let told = told(&retold);
        let sentences = page.sentences(&index.repeated_sentences(), &told);
        let requoted = index.repeated_quotes();
        let quotes = page.quotes(&requoted, &told);
        Self { retold, sentences, quotes, requoted }
    }

    /// Of a version in which what stands twice is what it was in an earlier one. Only quotations are looked at again: whether
    /// words between marks are one may be told by another paragraph.
    pub(in crate::analysis) fn again(
        earlier: &Analysis,
        blocks: &[Placed],
        repeats: &[Repeat],
        cited: &[Cited],
    ) -> Self {
        let retold = earlier.retold.clone();
        let requoted = earlier.requoted.clone();
        let quotes = if requoted.is_empty() {
            Vec::new()
        } else {
            Page::new(blocks, repeats, cited).quotes(&requoted, &told(&retold))
        };
        Self { retold, sentences: earlier.said_again.clone(), quotes, requoted }
    }
}

/// The pairs of blocks that are told of as alike, the earlier one first.
fn told(retold: &[Retold]) -> FxHashSet<(usize, usize)> {
    let pairs = retold.iter().flat_map(|one| one.here.clone().map(|here| (here, one.there)));
    pairs.map(|(one, other)| (one.min(other), one.max(other))).collect()
}

struct Page<'a> {
    blocks: &'a [Placed],
    cited: &'a [Cited],
    /// Whether each block is told of as a copy already.
    copies: Vec<bool>,
}

/// Two paragraphs that may be told of.
struct Candidate<'a> {
    /// See [`Retold`].
    here: usize,
    there: usize,
    kind: Kinship,
    /// Of one of the two with the other.
    kin: &'a Kin,
    /// Whether the one that stands here is that other one.
    is_turned: bool,
}

impl<'a> Page<'a> {
    fn new(blocks: &'a [Placed], repeats: &[Repeat], cited: &'a [Cited]) -> Self {
        let mut copies = vec![false; blocks.len()];
        for repeat in repeats {
            copies[repeat.copy.clone()].fill(true);
        }
        Self { blocks, cited, copies }
    }

    fn retold(&self, likes: impl Iterator<Item = Like<'a>>) -> Vec<Retold> {
        let mut all: Vec<Candidate<'a>> = likes.filter_map(|like| self.placed(like)).collect();
        // What belongs together most goes first; each paragraph is told of once.
        all.sort_unstable_by(|a, b| {
            let by_place = (a.here, a.there).cmp(&(b.here, b.there));
            b.kind.cmp(&a.kind).then(b.kin.likeness.total_cmp(&a.kin.likeness)).then(by_place)
        });
        let mut taken = vec![false; self.blocks.len()];
        all.retain(|one| !taken[one.there] && !std::mem::replace(&mut taken[one.here], true));
        all.sort_unstable_by_key(|one| (one.here, one.there));
        // A paragraph that was split is one passage.
        let mut retold: Vec<Retold> = Vec::with_capacity(all.len());
        for Candidate { here, there, kind, kin, is_turned } in all {
            match retold.last_mut() {
                Some(last)
                    if kind == Kinship::Contained
                        && last.kind == kind
                        && last.there == there
                        && last.here.end == here =>
                {
                    last.here.end = here + 1;
                }
                _ => {
                    let differences = if is_turned {
                        kin.differences.iter().map(|one| one.turned()).collect()
                    } else {
                        Arc::clone(&kin.differences)
                    };
                    let likeness = kin.likeness;
                    retold.push(Retold { here: here..here + 1, there, kind, likeness, differences });
                }
            }
        }
        retold
    }

    /// What the place of two paragraphs on the page makes of their kinship.
    fn placed(&self, like: Like<'a>) -> Option<Candidate<'a>> {
        let Like { one, other, kin } = like;
        let (earlier, later) = (one.min(other), one.max(other));
        if self.copies[earlier] || self.copies[later] || self.is_headline(earlier) {
            return None;
        }
        let kind = match kin.kinship {
            Kinship::Retold if later - earlier >= FAR => Kinship::Echo,
            kind => kind,
        };
        let (here, there) = match kind {
            Kinship::Contained if kin.is_shorter => (one, other),
            Kinship::Contained => (other, one),
            _ => (later, earlier),
        };
        Some(Candidate { here, there, kind, kin, is_turned: here != one })
    }

    /// Whether a block is the headline, which is made of what the article says.
    fn is_headline(&self, block: usize) -> bool {
        block == 0 && is_unfinished(&self.blocks[block].paragraph.text)
    }

    /// Of the sentences that stand twice, given by their blocks and their numbers, those that are worth a word.
    fn sentences(&self, repeated: &[(usize, usize)], told: &FxHashSet<(usize, usize)>) -> Vec<Again> {
        // Where each stood first, and whether between quotation marks.
        let mut first: FxHashMap<(u64, bool), (usize, ProseSpan)> = FxHashMap::default();
        let mut found: Vec<Again> = Vec::new();
        let own = |block: usize| !self.copies[block] && !self.is_headline(block);
        for of_block in repeated.chunk_by(|one, other| one.0 == other.0).filter(|all| own(all[0].0)) {
            for (block, index) in of_block {
                let sentence = &self.blocks[*block].paragraph.shingles.sentences[*index];
                let place = (*block, sentence.span);
                let same = *first.entry((sentence.print, sentence.quoted)).or_insert(place);
                let other = first.get(&(sentence.print, !sentence.quoted)).copied();
                let (one, half_quoted) = match other {
                    _ if same != place && !sentence.quoted => (same, false),
                    // What somebody says twice is a quotation that stands twice.
                    Some(other) if same == place || !sentence.quoted => (other, true),
                    _ => continue,
                };
                let (first_block, first) = one;
                if half_quoted && (self.is_set_apart(first_block) || self.is_set_apart(*block)) {
                    continue;
                }
                let is_signed = |block: usize| self.blocks[block].paragraph.signed;
                if told.contains(&(first_block, *block))
                    || self.is_verse(first_block, *block)
                    || is_signed(first_block)
                    || is_signed(*block)
                {
                    continue;
                }
                let span = sentence.span;
                let again = Again { block: *block, span, first_block, first, half_quoted, count: 1 };
                match found.last_mut().filter(|last| self.goes_on(last, &again)) {
                    Some(last) => {
                        last.span = last.span.cover(again.span);
                        last.first = last.first.cover(again.first);
                        last.count += again.count;
                    }
                    None => found.push(again),
                }
            }
        }
        found
    }

    /// Whether a block is set as a pull quote is, with marks or without.
    fn is_set_apart(&self, block: usize) -> bool {
        let paragraph = &self.blocks[block].paragraph;
        paragraph.quoted.display || is_unfinished(&paragraph.text)
    }

    /// Whether two blocks are a line that comes again, as one of a song does: no sentence ends in it.
    fn is_verse(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.blocks[one].paragraph, &self.blocks[other].paragraph);
        one.fingerprint == other.fingerprint && is_unfinished(&other.text)
    }

    /// Whether one passage goes on with another, at both places.
    fn goes_on(&self, last: &Again, next: &Again) -> bool {
        if (last.block, last.first_block, last.half_quoted)
            != (next.block, next.first_block, next.half_quoted)
        {
            return false;
        }
        let between = |block: usize, one: ProseSpan, other: ProseSpan| {
            self.blocks[block].paragraph.text.get(one.end as usize..other.start as usize)
        };
        let here = between(last.block, last.span, next.span);
        let there = between(last.first_block, last.first, next.first);
        let (Some(here), Some(there)) = (here, there) else { return false };
        here == there || normal_form(here) == normal_form(there)
    }

    /// Of the quotations that stand twice, those that are worth a word.
    fn quotes(&self, requoted: &[Requoted], told: &FxHashSet<(usize, usize)>) -> Vec<Again> {
        let mut first: FxHashMap<u64, (usize, ProseSpan)> = FxHashMap::default();
        let mut found = Vec::new();
        for Requoted { block, said } in requoted.iter().filter(|one| one.said.counts) {
            let Some(cited) = Cited::find(self.cited, *block, said.quote) else { continue };
            // A pull quote stands outside of the text.
            let is_pulled = || self.blocks[*block].paragraph.quoted.display;
            if cited.kind != QuoteKind::Speech || self.copies[*block] || is_pulled() {
                continue;
            }
            let span = cited.outer;
            let (first_block, place) = *first.entry(said.print).or_insert((*block, span));
            if (first_block, place) != (*block, span) && !told.contains(&(first_block, *block)) {
                found.push(Again {
                    block: *block,
                    span,
                    first_block,
                    first: place,
                    half_quoted: false,
                    count: 1,
                });
            }
        }
        found
    }
}
