//! How two paragraphs that share words belong together: judged once for each two, by their own facts. Where they stand is
//! not known here.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::differences::{Difference, differences};
use super::index::share;
use super::shingles::n_outside;
use crate::analysis::paragraph::Paragraph;

/// Paragraphs that share so much of all their shingles are one paragraph, edited.
const EDITED: f32 = 0.6;

/// So are those of which so many words are the same, in the same order: one word that changes takes three shingles with it.
const SAME_WORDS: f32 = 0.75;

/// Where fewer shingles are shared, words are not compared one by one.
const MAYBE_EDITED: f32 = 0.4;

/// Nor are those of longer paragraphs, in which nobody would look for them: it would take too long.
const MOST_COMPARED: u32 = 2_000;

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

/// What two paragraphs are to each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kin {
    pub(super) kinship: Kinship,
    /// The share of the shingles of both that both have; of one paragraph that was edited, the share of the words, if that is
    /// greater.
    pub(super) likeness: f32,
    /// Whether the first is the shorter one.
    pub(super) is_shorter: bool,
    /// What differs, if they are one paragraph, edited.
    pub(super) differences: Arc<[Difference]>,
}

impl Kin {
    /// Of two paragraphs that share so many shingles; `None` if what they share is no repetition.
    pub(super) fn of(one: &Paragraph, other: &Paragraph, shared: usize) -> Option<Self> {
        let sizes = (one.shingles.words.len(), other.shingles.words.len());
        let likeness = share(shared, sizes.0 + sizes.1 - shared);
        let of_shorter = share(shared, sizes.0.min(sizes.1));
        let is_shorter = sizes.0 < sizes.1;
        let (shorter, longer) = if is_shorter { (one, other) } else { (other, one) };
        if (is_pull_quote(shorter) || shorter.signed) && likeness < EDITED {
            return None;
        }
        let words = one.fingerprint.words.max(other.fingerprint.words);
        let compares = likeness >= MAYBE_EDITED && words <= MOST_COMPARED;
        let differences = if compares { differences(&one.text, &other.text) } else { Vec::new() };
        let changed: u32 = differences.iter().map(|difference| difference.words).sum();
        let same = 1.0 - share(changed as usize, words as usize).min(1.0);
        let is_edited = likeness >= EDITED || compares && same >= SAME_WORDS;
        let kinship = match () {
            () if of_shorter >= WHOLLY && sizes.0.abs_diff(sizes.1) >= MIN_MORE => Kinship::Contained,
            () if is_edited => Kinship::Edited,
            () if of_shorter >= CONTAINED && shorter.fingerprint.words >= MIN_CONTAINED => Kinship::Contained,
            () if of_shorter >= RETOLD => Kinship::Retold,
            () => Kinship::Echo,
        };
        let is_told_elsewhere = match kinship {
            Kinship::Edited => false,
            Kinship::Contained => {
                is_within_quotation(shorter, longer)
                    || is_said_in_prose(shorter, longer) && is_quotation(shorter, longer, shared)
            }
            Kinship::Retold | Kinship::Echo => {
                is_quotation(one, other, shared)
                    || is_quotation(other, one, shared)
                    || is_sentence(one, other, shared)
            }
        };
        if is_told_elsewhere {
            return None;
        }
        Some(if kinship == Kinship::Edited {
            Self {
                kinship,
                likeness: if compares { same.max(likeness) } else { likeness },
                is_shorter,
                differences: differences.into(),
            }
        } else {
            Self { kinship, likeness, is_shorter, differences: Arc::default() }
        })
    }
}

/// Whether a paragraph is set as a pull quote is. What ends in a stop behind its closing mark is a sentence of the text.
fn is_pull_quote(paragraph: &Paragraph) -> bool {
    let ends = paragraph
        .quotes
        .iter()
        .filter(|quote| quote.marks.depth == 0)
        .map(|quote| quote.marks.outer.range().end);
    let behind = ends.max().and_then(|end| paragraph.text.get(end..)).unwrap_or_default();
    paragraph.quoted.display && !behind.starts_with('.')
}

/// Whether it is what somebody says that a paragraph shares with another, and little of what it says of it.
fn is_quotation(one: &Paragraph, other: &Paragraph, shared: usize) -> bool {
    /// Who says it is named in the same words now and then.
    const OF_THE_REST: f32 = 0.4;
    !one.quotes.is_empty() && {
        let (outside, all) = n_outside(one, other);
        outside * 2 < shared && share(outside, all) < OF_THE_REST
    }
}

/// Whether all of a paragraph stands in what a longer one quotes: then it is a pull quote without marks.
fn is_within_quotation(shorter: &Paragraph, longer: &Paragraph) -> bool {
    /// The name of who says it may stand below.
    const OUTSIDE: f32 = 0.15;
    shorter.quotes.is_empty() && !longer.quotes.is_empty() && {
        let (outside, _) = n_outside(longer, shorter);
        share(outside, shorter.shingles.words.len()) < OUTSIDE
    }
}

/// Whether a paragraph quotes a sentence that a longer one has as its own.
fn is_said_in_prose(shorter: &Paragraph, longer: &Paragraph) -> bool {
    let quoted = shorter.shingles.sentences.iter().filter(|sentence| sentence.of_quote);
    let own = || longer.shingles.sentences.iter().filter(|sentence| !sentence.quoted);
    quoted.into_iter().any(|quoted| own().any(|own| own.print == quoted.print))
}

/// Whether it is a sentence or two, word for word, that two paragraphs share.
fn is_sentence(one: &Paragraph, other: &Paragraph, shared: usize) -> bool {
    /// The rest is chance.
    const MOST: f32 = 0.7;
    let others: FxHashSet<u64> =
        other.shingles.sentences.iter().filter(|other| !other.of_quote).map(|other| other.print).collect();
    let stands = |print: u64| others.contains(&print);
    let sentences = one.shingles.sentences.iter().filter(|sentence| !sentence.of_quote);
    let same = sentences.filter(|sentence| stands(sentence.print));
    let shingles: u32 = same.map(|sentence| sentence.shingles).sum();
    share(shingles as usize, shared) >= MOST
}
