//! The text of one version of a document, read in parts: what an editor has open is a rope, and to look at a paragraph of it
//! nobody needs all of it in one piece.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use ropey::Rope;

use super::difference::{common_end, common_start, difference};

/// A text. Places in it are bytes, 0-based; ranges are half-open and end at the bounds of characters.
#[derive(Debug)]
pub struct Source {
    /// As the editor's document has it; `None` for a text that came in one piece.
    rope: Option<Rope>,
    /// In one piece, since somebody asked.
    whole: OnceLock<String>,
    /// What has stayed since an earlier time, if that is known.
    since: Option<Since>,
    /// What differs from an earlier rope, since somebody asked.
    difference: OnceLock<(Rope, [Range<usize>; 2])>,
}

/// How much of an open document has stayed since an earlier time, as its edits tell it. It may be more: an edit may put in
/// what it takes out.
#[derive(Clone, Debug)]
pub(super) struct Since {
    earlier: Rope,
    /// Bytes from the start on.
    head: usize,
    /// Bytes up to the end.
    tail: usize,
}

impl Since {
    /// Of a text as it is: all of it has stayed.
    pub(super) fn now(rope: &Rope) -> Self {
        Self { earlier: rope.clone(), head: rope.len_bytes(), tail: rope.len_bytes() }
    }

    /// Notes that an edit has left so many bytes at the start of the text as it was before, and so many at its end.
    pub(super) fn note(&mut self, head: usize, tail: usize) {
        self.head = self.head.min(head);
        self.tail = self.tail.min(tail);
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.whole() == other.whole()
    }
}

impl Eq for Source {}

impl From<String> for Source {
    fn from(text: String) -> Self {
        Self { rope: None, whole: OnceLock::from(text), since: None, difference: OnceLock::new() }
    }
}

impl From<Rope> for Source {
    fn from(rope: Rope) -> Self {
        Self { rope: Some(rope), whole: OnceLock::new(), since: None, difference: OnceLock::new() }
    }
}

impl Source {
    /// The text of a rope of which so much has stayed.
    pub(super) fn of_edited(rope: Rope, since: Since) -> Self {
        Self { since: Some(since), ..Self::from(rope) }
    }

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
                let since = self.since.as_ref().filter(|since| since.earlier.is_instance(old));
                let (head, tail) = since.map_or((0, 0), |since| (since.head, since.tail));
                let anew = || difference_of_ropes(old, new, head, tail);
                let known = self.difference.get_or_init(|| (old.clone(), anew()));
                let [gone, come] = match known {
                    (earlier, known) if earlier.is_instance(old) => known.clone(),
                    _ => anew(),
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

/// As [`difference`], of two texts that have so many bytes in common at the start, and so many at the end. Two versions of a
/// rope share most of their pieces, which are not looked into.
fn difference_of_ropes(old: &Rope, new: &Rope, head: usize, tail: usize) -> [Range<usize>; 2] {
    let most = old.len_bytes().min(new.len_bytes());
    let floor = |rope: &Rope, at: usize| rope.char_to_byte(rope.byte_to_char(at));
    let start = head + n_common(pieces_from(old, head), pieces_from(new, head), false);
    // Two characters may begin with the same bytes. What stands before them is the same in both.
    let start = floor(old, start).min(floor(new, start));
    let [old_end, new_end] = [old, new].map(|rope| rope.len_bytes() - tail);
    let end = tail + n_common(pieces_up_to(old, old_end), pieces_up_to(new, new_end), true);
    let mut end = end.min(most - start);
    let is_bound = |rope: &Rope, at: usize| floor(rope, at) == at;
    while !(is_bound(old, old.len_bytes() - end) && is_bound(new, new.len_bytes() - end)) {
        end -= 1;
    }
    [start..old.len_bytes() - end, start..new.len_bytes() - end]
}

/// The pieces of a rope behind a place.
fn pieces_from(rope: &Rope, at: usize) -> impl Iterator<Item = &[u8]> {
    let (mut chunks, first, ..) = rope.chunks_at_byte(at);
    let piece = chunks.next().map_or(&[][..], |chunk| &chunk.as_bytes()[at - first..]);
    std::iter::once(piece).chain(chunks.map(str::as_bytes))
}

/// Those before a place, the last one first.
fn pieces_up_to(rope: &Rope, at: usize) -> impl Iterator<Item = &[u8]> {
    let (chunks, first, ..) = rope.chunks_at_byte(at);
    let piece = chunks.clone().next().map_or(&[][..], |chunk| &chunk.as_bytes()[..at - first]);
    std::iter::once(piece).chain(chunks.reversed().map(str::as_bytes))
}

/// How many bytes two texts, given in pieces, have in common: from their start, or, with the pieces the other way round, from
/// their end.
fn n_common<'a>(
    mut ones: impl Iterator<Item = &'a [u8]>,
    mut others: impl Iterator<Item = &'a [u8]>,
    from_end: bool,
) -> usize {
    let (mut one, mut other): (&[u8], &[u8]) = (&[], &[]);
    let mut common = 0;
    loop {
        while one.is_empty() {
            let Some(next) = ones.next() else { return common };
            one = next;
        }
        while other.is_empty() {
            let Some(next) = others.next() else { return common };
            other = next;
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
            let mut since = Since::now(&rope);
            for (place, length, text) in edits {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place")]
                let at = |share: f64| (share.min(1.0) * rope.len_chars() as f64) as usize;
                let (from, to) = (at(place), at(place + length));
                since.note(rope.char_to_byte(from), rope.len_bytes() - rope.char_to_byte(to));
                rope.remove(from..to);
                rope.insert(from, &text);
            }
            let after = Source::from(rope.clone());
            let expected = difference(&String::from(before.rope.as_ref().expect("it has one")), &String::from(&rope));
            prop_assert_eq!(&after.difference(&before), &expected);
            let edited = Source::of_edited(rope.clone(), since);
            prop_assert_eq!(&edited.difference(&before), &expected);
            let part = after.part(expected.1.clone()).into_owned();
            prop_assert_eq!(&part, &after.whole()[expected.1]);
        }
    }
}
