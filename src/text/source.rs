//! The text of one version of a document, read in parts: what an editor has open is a rope, and to look at a paragraph of it
//! nobody needs all of it in one piece.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use ropey::Rope;
use ropey::iter::Chunks;

use super::difference::{common_end, common_start, difference};

/// A text. Places in it are bytes, 0-based; ranges are half-open and end at the bounds of characters.
#[derive(Debug)]
pub struct Source {
    /// As the editor's document has it; `None` for a text that came in one piece.
    rope: Option<Rope>,
    /// In one piece, since somebody asked.
    whole: OnceLock<String>,
    /// What differs from an earlier rope, since somebody asked.
    difference: OnceLock<(Rope, [Range<usize>; 2])>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.whole() == other.whole()
    }
}

impl Eq for Source {}

impl From<String> for Source {
    fn from(text: String) -> Self {
        Self { rope: None, whole: OnceLock::from(text), difference: OnceLock::new() }
    }
}

impl From<Rope> for Source {
    fn from(rope: Rope) -> Self {
        Self { rope: Some(rope), whole: OnceLock::new(), difference: OnceLock::new() }
    }
}

impl Source {
    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.rope.as_ref().map_or_else(|| self.whole().len(), Rope::len_bytes)
    }

    /// Whether it says nothing at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of it. The first look at what an editor has open copies it.
    pub fn whole(&self) -> &str {
        self.whole.get_or_init(|| self.rope.as_ref().map(String::from).unwrap_or_default())
    }

    /// A part of it, which must lie inside.
    pub fn part(&self, range: Range<usize>) -> Cow<'_, str> {
        match (&self.rope, self.whole.get()) {
            (Some(rope), None) => part_of_rope(rope, range),
            _ => Cow::Borrowed(&self.whole()[range]),
        }
    }

    /// What differs from an earlier text: the bytes of that one and of this one between the start and the end that both have
    /// in common. Both are empty, at the end, if the texts are equal.
    pub fn difference(&self, earlier: &Self) -> (Range<usize>, Range<usize>) {
        match (&earlier.rope, &self.rope) {
            // It is asked for what has to be read again, and for what can be said again.
            (Some(old), Some(new)) => {
                let known = self.difference.get_or_init(|| (old.clone(), difference_of_ropes(old, new)));
                let [gone, come] = match known {
                    (earlier, known) if earlier.is_instance(old) => known.clone(),
                    _ => difference_of_ropes(old, new),
                };
                (gone, come)
            }
            _ => difference(earlier.whole(), self.whole()),
        }
    }
}

/// A part of a rope. Its own slices count lines and characters first, which takes longer than reading a paragraph.
fn part_of_rope(rope: &Rope, range: Range<usize>) -> Cow<'_, str> {
    let (chunks, first, ..) = rope.chunks_at_byte(range.start);
    let (mut start, mut left) = (range.start - first, range.len());
    let mut part = Cow::Borrowed("");
    for chunk in chunks {
        let piece = &chunk[start..chunk.len().min(start + left)];
        left -= piece.len();
        start = 0;
        if part.is_empty() {
            part = Cow::Borrowed(piece);
        } else {
            part.to_mut().push_str(piece);
        }
        if left == 0 {
            break;
        }
    }
    part
}

/// As [`difference`]. Two versions of a rope share most of their pieces, which are not looked into.
fn difference_of_ropes(old: &Rope, new: &Rope) -> [Range<usize>; 2] {
    let most = old.len_bytes().min(new.len_bytes());
    let floor = |rope: &Rope, at: usize| rope.char_to_byte(rope.byte_to_char(at));
    let start = n_common(old.chunks(), new.chunks(), false);
    // Two characters may begin with the same bytes. What stands before them is the same in both.
    let start = floor(old, start).min(floor(new, start));
    let backwards = |rope| Rope::chunks_at_byte(rope, rope.len_bytes()).0.reversed();
    let mut end = n_common(backwards(old), backwards(new), true).min(most - start);
    let is_bound = |rope: &Rope, at: usize| floor(rope, at) == at;
    while !(is_bound(old, old.len_bytes() - end) && is_bound(new, new.len_bytes() - end)) {
        end -= 1;
    }
    [start..old.len_bytes() - end, start..new.len_bytes() - end]
}

/// How many bytes two texts, given in pieces, have in common: from their start, or, with the pieces the other way round, from
/// their end.
fn n_common(mut ones: Chunks<'_>, mut others: Chunks<'_>, from_end: bool) -> usize {
    let (mut one, mut other): (&[u8], &[u8]) = (&[], &[]);
    let mut common = 0;
    loop {
        if one.is_empty() {
            let Some(next) = ones.next() else { return common };
            one = next.as_bytes();
        }
        if other.is_empty() {
            let Some(next) = others.next() else { return common };
            other = next.as_bytes();
        }
        let length = one.len().min(other.len());
        let (a, b);
        if from_end {
            (one, a) = one.split_at(one.len() - length);
            (other, b) = other.split_at(other.len() - length);
        } else {
            (a, one) = one.split_at(length);
            (b, other) = other.split_at(length);
        }
        if !is_same_piece(a, b) {
            return common + if from_end { common_end(a, b) } else { common_start(a, b) };
        }
        common += length;
    }
}

/// Whether two pieces of the same length say the same. Mostly they are one piece, in one place.
fn is_same_piece(one: &[u8], other: &[u8]) -> bool {
    one.as_ptr() == other.as_ptr() || one == other
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ropes_differ_as_their_texts_do(
            start in "[aàé😀\r\n ]{0,40}",
            times in 1..200_usize,
            edits in prop::collection::vec((0.0..1.0, 0.0..0.1, "[aàèĩ😀\n]{0,6}"), 0..4),
        ) {
            let mut rope = Rope::from_str(&start.repeat(times));
            let before = Source::from(rope.clone());
            for (place, length, text) in edits {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place")]
                let at = |share: f64| (share.min(1.0) * rope.len_chars() as f64) as usize;
                let (from, to) = (at(place), at(place + length));
                rope.remove(from..to);
                rope.insert(from, &text);
            }
            let after = Source::from(rope.clone());
            let expected = difference(&String::from(before.rope.as_ref().expect("it has one")), &String::from(&rope));
            prop_assert_eq!(&after.difference(&before), &expected);
            let part = after.part(expected.1.clone()).into_owned();
            prop_assert_eq!(&part, &after.whole()[expected.1]);
        }
    }
}
