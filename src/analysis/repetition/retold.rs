//! Passages that stand twice though no whole paragraph is equal: a paragraph that was rewritten and kept, one that is part
//! of a longer one, a sentence or a quotation that was used before.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::index::{Index, Like, share};
use super::shingles::n_outside;
use super::{Repeat, normal_form};
use crate::analysis::Placed;
use crate::analysis::paragraph::{Paragraph, is_unfinished};
use crate::analysis::quotations::{Cited, QuoteKind};
use crate::text::ProseSpan;

/// Paragraphs that share so much of all their shingles are one paragraph, edited.
const EDITED: f32 = 0.6;

/// A paragraph that has so much of its shingles in a longer one stands there.
const CONTAINED: f32 = 0.8;

/// And if it has so much, it stands there rather than being another version, though little is added.
const WHOLLY: f32 = 0.97;

/// The fewest shingles that are added, then: an edit changes fewer.
const MIN_MORE: usize = 3;

/// The fewest words of a paragraph that is only nearly contained.
const MIN_CONTAINED: u32 = 15;

/// Paragraphs that share so much of the shorter one's shingles tell the same.
const RETOLD: f32 = 0.5;

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
    /// The share of the shingles of both that both have.
    pub likeness: f32,
}

/// How two paragraphs belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kinship {
    /// They tell some of the same in the same words.
    Echo,
    /// They tell the same, in part in the same words.
    Retold,
    /// One stands in the other.
    Contained,
    /// They are one paragraph, edited.
    Edited,
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
}

/// All that stands twice besides equal paragraphs.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Echoes {
    pub(in crate::analysis) retold: Vec<Retold>,
    pub(in crate::analysis) sentences: Vec<Again>,
    pub(in crate::analysis) quotes: Vec<Again>,
}

impl Echoes {
    /// Of a document whose repeats, quotations and index these are.
    pub(in crate::analysis) fn of(
        blocks: &[Placed],
        repeats: &[Repeat],
        cited: &[Cited],
        index: &Index,
    ) -> Self {
        let page =
            Page { blocks, cited, copies: repeats.iter().flat_map(|repeat| repeat.copy.clone()).collect() };
        let retold = page.retold(&index.likes());
        let mut told: FxHashSet<(usize, usize)> = FxHashSet::default();
        for one in &retold {
            told.extend(one.here.clone().map(|here| (here.min(one.there), here.max(one.there))));
        }
        let sentences = page.sentences(&index.with_repeated_sentences(), &told);
        let quotes = page.quotes(&index.with_repeated_quotes(), &told);
        Self { retold, sentences, quotes }
    }
}

struct Page<'a> {
    blocks: &'a [Placed],
    cited: &'a [Cited],
    /// Blocks that are told of as copies already.
    copies: FxHashSet<usize>,
}

impl Page<'_> {
    fn retold(&self, likes: &[Like]) -> Vec<Retold> {
        let mut all: Vec<Retold> = likes.iter().filter_map(|like| self.kinship(like)).collect();
        // What belongs together most goes first; each paragraph is told of once.
        all.sort_by(|a, b| {
            (b.kind, a.here.start, a.there)
                .cmp(&(a.kind, b.here.start, b.there))
                .then(b.likeness.total_cmp(&a.likeness))
        });
        let mut taken: FxHashSet<usize> = FxHashSet::default();
        all.retain(|one| !taken.contains(&one.there) && taken.insert(one.here.start));
        all.sort_by_key(|one| (one.here.start, one.there));
        // A paragraph that was split is one passage.
        let mut retold: Vec<Retold> = Vec::with_capacity(all.len());
        for one in all {
            match retold.last_mut() {
                Some(last)
                    if last.there == one.there
                        && last.here.end == one.here.start
                        && last.kind == one.kind =>
                {
                    last.here.end = one.here.end;
                }
                _ => retold.push(one),
            }
        }
        retold
    }

    fn kinship(&self, like: &Like) -> Option<Retold> {
        let (earlier, later) = (&self.blocks[like.earlier].paragraph, &self.blocks[like.later].paragraph);
        if self.copies.contains(&like.later)
            || self.copies.contains(&like.earlier)
            || self.is_headline(like.earlier)
        {
            return None;
        }
        let sizes = (earlier.shingles.words.len(), later.shingles.words.len());
        let shared = like.shared as usize;
        let likeness = share(shared, sizes.0 + sizes.1 - shared);
        let of_shorter = share(shared, sizes.0.min(sizes.1));
        let is_longer = sizes.1 > sizes.0;
        let (shorter, longer) =
            if is_longer { (like.earlier, like.later) } else { (like.later, like.earlier) };
        let short = &self.blocks[shorter].paragraph;
        if short.quoted.display && likeness < EDITED {
            // A pull quote.
            return None;
        }
        let kind = match () {
            () if of_shorter >= WHOLLY && sizes.0.abs_diff(sizes.1) >= MIN_MORE => Kinship::Contained,
            () if likeness >= EDITED => Kinship::Edited,
            () if of_shorter >= CONTAINED && short.fingerprint.words >= MIN_CONTAINED => Kinship::Contained,
            () if of_shorter >= RETOLD && like.later - like.earlier < FAR => Kinship::Retold,
            () => Kinship::Echo,
        };
        let is_told_elsewhere = || self.is_quotation(like) || self.is_sentence(like);
        let is_pulled = || kind == Kinship::Contained && self.is_within_quotation(shorter, longer);
        if kind < Kinship::Contained && is_told_elsewhere() || is_pulled() {
            return None;
        }
        let (here, there) =
            if kind == Kinship::Contained { (shorter, longer) } else { (like.later, like.earlier) };
        Some(Retold { here: here..here + 1, there, kind, likeness })
    }

    /// Whether a block is the headline, which is made of what the article says.
    fn is_headline(&self, block: usize) -> bool {
        block == 0 && is_unfinished(&self.blocks[block].paragraph.text)
    }

    /// Whether it is what somebody says that two paragraphs share, and little of what they say of it.
    fn is_quotation(&self, like: &Like) -> bool {
        /// Who says it is named in the same words now and then.
        const OF_THE_REST: f32 = 0.4;
        let (one, other) = (&self.blocks[like.earlier].paragraph, &self.blocks[like.later].paragraph);
        let is_quotation = |one: &Paragraph, other: &Paragraph| {
            if one.quotes.is_empty() {
                return false;
            }
            let (shared, all) = n_outside(one, other);
            shared * 2 < like.shared as usize && share(shared, all) < OF_THE_REST
        };
        is_quotation(one, other) || is_quotation(other, one)
    }

    /// Whether all of a paragraph stands in what a longer one quotes: then it is a pull quote without marks.
    fn is_within_quotation(&self, shorter: usize, longer: usize) -> bool {
        /// The name of who says it may stand below.
        const OUTSIDE: f32 = 0.15;
        let (shorter, longer) = (&self.blocks[shorter].paragraph, &self.blocks[longer].paragraph);
        shorter.quotes.is_empty() && !longer.quotes.is_empty() && {
            let (outside, _) = n_outside(longer, shorter);
            share(outside, shorter.shingles.words.len()) < OUTSIDE
        }
    }

    /// Whether it is a sentence or two, word for word, that two paragraphs share.
    fn is_sentence(&self, like: &Like) -> bool {
        /// The rest is chance.
        const MOST: f32 = 0.7;
        let of = |block: usize| &self.blocks[block].paragraph.shingles.sentences;
        let others: FxHashSet<u64> = of(like.earlier).iter().map(|sentence| sentence.print).collect();
        let same = of(like.later).iter().filter(|sentence| others.contains(&sentence.print));
        let shingles: u32 = same.map(|sentence| sentence.shingles).sum();
        share(shingles as usize, like.shared as usize) >= MOST
    }

    fn sentences(&self, blocks: &[usize], told: &FxHashSet<(usize, usize)>) -> Vec<Again> {
        let mut first: FxHashMap<u64, (usize, ProseSpan, bool)> = FxHashMap::default();
        let mut found: Vec<Again> = Vec::new();
        let own = |block: &&usize| !self.copies.contains(block) && !self.is_headline(**block);
        for block in blocks.iter().filter(own) {
            for sentence in &self.blocks[*block].paragraph.shingles.sentences {
                let (first_block, place, quoted) =
                    *first.entry(sentence.print).or_insert((*block, sentence.span, sentence.quoted));
                let here = (first_block, place) == (*block, sentence.span);
                if here || quoted && sentence.quoted || told.contains(&(first_block, *block)) {
                    continue;
                }
                let half_quoted = quoted != sentence.quoted;
                let again =
                    Again { block: *block, span: sentence.span, first_block, first: place, half_quoted };
                match found.last_mut().filter(|last| self.goes_on(last, &again)) {
                    Some(last) => {
                        last.span = last.span.cover(again.span);
                        last.first = last.first.cover(again.first);
                    }
                    None => found.push(again),
                }
            }
        }
        found
    }

    /// Whether one passage goes on with another, at both places.
    fn goes_on(&self, last: &Again, next: &Again) -> bool {
        let between = |block: usize, one: ProseSpan, other: ProseSpan| {
            let text = &self.blocks[block].paragraph.text;
            text.get(one.end as usize..other.start as usize).map(normal_form)
        };
        let here = between(last.block, last.span, next.span);
        (last.block, last.first_block, last.half_quoted) == (next.block, next.first_block, next.half_quoted)
            && here.is_some()
            && here == between(last.first_block, last.first, next.first)
    }

    fn quotes(&self, blocks: &[usize], told: &FxHashSet<(usize, usize)>) -> Vec<Again> {
        let mut first: FxHashMap<u64, (usize, ProseSpan)> = FxHashMap::default();
        let mut found = Vec::new();
        for block in blocks.iter().filter(|block| !self.copies.contains(block)) {
            let paragraph = &self.blocks[*block].paragraph;
            // A pull quote stands outside of the text.
            for said in paragraph.shingles.quotes.iter().filter(|_| !paragraph.quoted.display) {
                let at = self
                    .cited
                    .binary_search_by_key(&(*block, said.quote), |cited| (cited.block, cited.quote));
                if !at.is_ok_and(|at| self.cited[at].kind == QuoteKind::Speech) {
                    continue;
                }
                let span = paragraph.quotes[said.quote].marks.outer;
                let (first_block, place) = *first.entry(said.print).or_insert((*block, span));
                if (first_block, place) != (*block, span) && !told.contains(&(first_block, *block)) {
                    found.push(Again { block: *block, span, first_block, first: place, half_quoted: false });
                }
            }
        }
        found
    }
}
