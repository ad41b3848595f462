//! What is not the same in two versions of a paragraph, word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::normal_form;
use crate::text::ProseSpan;
use crate::text::segment::tokens;

/// A stretch of words that stands in one version only, or otherwise in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// In the one; empty where it has nothing.
    pub one: ProseSpan,
    /// In the other; likewise.
    pub other: ProseSpan,
    /// How many words that is: those of the longer side.
    pub words: u32,
}

impl Difference {
    /// The same, seen from the other version.
    pub(super) fn turned(self) -> Self {
        Self { one: self.other, other: self.one, words: self.words }
    }
}

/// The differences between two texts, in order. Typography is none.
pub fn differences(one: &str, other: &str) -> Vec<Difference> {
    let (ones, others) = (words(one), words(other));
    let forms = |words: &[(String, ProseSpan)]| -> Vec<String> {
        words.iter().map(|(form, _)| form.clone()).collect()
    };
    let ops = capture_diff_slices(Algorithm::Patience, &forms(&ones), &forms(&others));
    let mut found = Vec::new();
    for op in ops {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (op.old_range(), op.new_range());
        found.push(Difference {
            one: cover(&ones, old.clone()),
            other: cover(&others, new.clone()),
            words: u32::try_from(old.len().max(new.len())).unwrap_or(u32::MAX),
        });
    }
    found
}

/// The words of a text, each with the form it is compared by.
fn words(text: &str) -> Vec<(String, ProseSpan)> {
    let form = |span: ProseSpan| normal_form(&text[span.range()]);
    tokens(text)
        .iter()
        .map(|token| (form(token.span), token.span))
        .filter(|(form, _)| !form.is_empty())
        .collect()
}

/// From the first of some words to the last; behind the one before them if there are none.
fn cover(words: &[(String, ProseSpan)], range: std::ops::Range<usize>) -> ProseSpan {
    match (words.get(range.start), range.end.checked_sub(1).and_then(|last| words.get(last))) {
        (Some((_, first)), Some((_, last))) if !range.is_empty() => first.cover(*last),
        _ => {
            let at = range.start.checked_sub(1).map_or(0, |before| words[before].1.end);
            ProseSpan { start: at, end: at }
        }
    }
}
