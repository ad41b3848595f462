//! What a paragraph is known by among those of other articles, and whether it stands there.
//!
//! Which articles there are, and where what is known of them is kept, is the business of [`crate::archive`].

use std::sync::Arc;

use super::normal_form;
use super::shingles::{in_order, n_shared};
use crate::analysis::Placed;
use crate::extract::BlockKind;
use crate::text::date::Date;
use crate::text::{OtherText, SourceSpan};

/// The fewest words of a paragraph that is worth a word when it stands in another article.
const MIN_WORDS: usize = 20;

/// How many shingles in a row two paragraphs share at least when one stands in the other. A paragraph of 20 words has 18
/// shingles, and a word that is replaced takes three of them: 15 are left, and so 8 on one side of it. In longer ones
/// that have enough in common, the replaced words leave a longer stretch somewhere.
const RUN: usize = 8;

/// The share of the shorter one's shingles that the longer one has when the shorter one stands there, in percent.
const CONTAINED: usize = 80;

/// A paragraph as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The hashes of its shingles, sorted, each once.
    shingles: Box<[u32]>,
    /// The least of every eight in a row, sorted, each once: paragraphs that share such a run share its least.
    pub prints: Box<[u32]>,
}

impl Passage {
    /// Of the text of a paragraph; `None` for a short one.
    pub fn of(text: &str) -> Option<Self> {
        let form = normal_form(text);
        if form.split(' ').count() < MIN_WORDS {
            return None;
        }
        let mut shingles = in_order(&form);
        let least = |run: &[u32]| run.iter().copied().min().unwrap_or_default();
        let mut prints: Vec<u32> = shingles.windows(RUN).map(least).collect();
        for hashes in [&mut shingles, &mut prints] {
            hashes.sort_unstable();
            hashes.dedup();
        }
        Some(Self { shingles: shingles.into(), prints: prints.into() })
    }

    /// Whether the shorter of two stands in the longer one, word for word or nearly so.
    pub fn shares_most(&self, other: &Self) -> bool {
        let shorter = self.shingles.len().min(other.shingles.len());
        n_shared(&self.shingles, &other.shingles) * 100 >= shorter * CONTAINED
    }
}

/// Whether blocks of a kind are looked for: tables and lists repeat what they must, headings are set again.
pub fn is_compared(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Quotation)
}

/// Whether a paragraph is worth being looked for in other articles. A pull quote or a byline is not.
pub fn is_sought(placed: &Placed) -> bool {
    let paragraph = &placed.paragraph;
    is_compared(paragraph.kind)
        && paragraph.fingerprint.words as usize >= MIN_WORDS
        && !paragraph.is_structural
        && !paragraph.quoted.display
}

/// A paragraph of another article that a paragraph stands in, or that stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reuse {
    /// The other article.
    pub article: Arc<OtherText>,
    /// The day that the article bears.
    pub date: Option<Date>,
    /// The number of the paragraph there, as a reader counts.
    pub number: u32,
    /// Its bytes there.
    pub span: SourceSpan,
}

/// What is known of the paragraphs of an article: the blocks that stand elsewhere, in order, and where.
pub type Reuses = [Reused];

/// A block that stands elsewhere, and where.
pub type Reused = (usize, Arc<[Reuse]>);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(range: std::ops::Range<usize>) -> Vec<String> {
        range.map(|number| format!("mot{number}")).collect()
    }

    fn passage(words: &[String]) -> Passage {
        Passage::of(&words.join(" ")).expect("it is long enough")
    }

    #[test]
    fn short_paragraphs_are_not_looked_for() {
        assert_eq!(Passage::of(&words(0..19).join(" ")), None);
        assert!(Passage::of(&words(0..20).join(" ")).is_some());
        assert_eq!(Passage::of(""), None);
    }

    #[test]
    fn the_shorter_one_counts() {
        let whole = passage(&words(0..80));
        assert!(passage(&words(10..40)).shares_most(&whole));
        assert!(whole.shares_most(&passage(&words(10..40))));
        assert!(!passage(&words(60..100)).shares_most(&whole));
    }

    /// A paragraph of so many words, which stands behind `before` others in a longer one, with some of its words replaced;
    /// and how many prints the two share, if it still stands there.
    fn shared(length: usize, before: usize, replaced: &[usize]) -> Option<(usize, usize)> {
        let whole = words(0..length + before);
        let mut part = whole[before..].to_vec();
        for at in replaced {
            let at = at % length;
            part[at] = format!("autre{at}");
        }
        let (one, other) = (passage(&part), passage(&whole));
        let shared = || one.prints.iter().filter(|print| other.prints.contains(print)).count();
        one.shares_most(&other).then(|| (shared(), one.prints.len().min(other.prints.len())))
    }

    /// And nearly always a good part of them, by which the index chooses what it reads.
    #[test]
    fn what_shares_most_shares_many_prints() {
        let (mut all, mut few) = (0, 0);
        for length in 20..90 {
            for before in [0, 1, 7, 19, 40] {
                for at in 0..length {
                    for replaced in [vec![at], vec![at, at + length / 2], vec![at, at + 11, at + 29]] {
                        if let Some((shared, least)) = shared(length, before, &replaced) {
                            all += 1;
                            few += usize::from(shared * 4 < least);
                        }
                    }
                }
            }
        }
        assert!(all > 10_000 && few * 1000 < all, "{few} of {all} share too few");
    }

    proptest! {
        /// What stands in another paragraph shares a print with it, whichever words were replaced.
        #[test]
        fn what_shares_most_shares_a_print(
            length in 20_usize..90, before in 0_usize..40, replaced in proptest::collection::vec(0_usize..90, 0..5),
        ) {
            prop_assert!(shared(length, before, &replaced).is_none_or(|(shared, _)| shared > 0));
        }
    }
}
