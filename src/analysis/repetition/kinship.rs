//! How two paragraphs that share words belong together: judged once for each two, by their own facts. Where they stand is
//! not known here.

use std::sync::Arc;

use super::differences::{Difference, differences};
use super::index::share;
use super::shingles::n_outside;
use crate::analysis::paragraph::Paragraph;

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
    /// The share of the shingles of both that both have.
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
        if shorter.quoted.display && likeness < EDITED {
            // A pull quote.
            return None;
        }
        let kinship = match () {
            () if of_shorter >= WHOLLY && sizes.0.abs_diff(sizes.1) >= MIN_MORE => Kinship::Contained,
            () if likeness >= EDITED => Kinship::Edited,
            () if of_shorter >= CONTAINED && shorter.fingerprint.words >= MIN_CONTAINED => Kinship::Contained,
            () if of_shorter >= RETOLD => Kinship::Retold,
            () => Kinship::Echo,
        };
        let is_told_elsewhere = match kinship {
            Kinship::Edited => false,
            Kinship::Contained => is_within_quotation(shorter, longer),
            Kinship::Retold | Kinship::Echo => {
                is_quotation(one, other, shared)
                    || is_quotation(other, one, shared)
                    || is_sentence(one, other, shared)
            }
        };
        if is_told_elsewhere {
            return None;
        }
        let differences = if kinship == Kinship::Edited {
            differences(&one.text, &other.text).into()
        } else {
            Arc::default()
        };
        Some(Self { kinship, likeness, is_shorter, differences })
    }
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

/// Whether it is a sentence or two, word for word, that two paragraphs share.
fn is_sentence(one: &Paragraph, other: &Paragraph, shared: usize) -> bool {
    /// The rest is chance.
    const MOST: f32 = 0.7;
    let stands = |print: u64| other.shingles.sentences.iter().any(|sentence| sentence.print == print);
    let same = one.shingles.sentences.iter().filter(|sentence| stands(sentence.print));
    let shingles: u32 = same.map(|sentence| sentence.shingles).sum();
    share(shingles as usize, shared) >= MOST
}
