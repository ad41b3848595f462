//! What an edit left of a text, found by comparing the two versions.

use std::ops::Range;

/// Compared at once.
const CHUNK: usize = 1 << 10;

/// What differs in two texts: the bytes of each between the start and the end that they have in common, half-open and
/// at the bounds of characters. Both are empty, at the end, if the texts are equal.
pub fn difference(old: &str, new: &str) -> (Range<usize>, Range<usize>) {
    let most = old.len().min(new.len());
    let mut start = common_start(old.as_bytes(), new.as_bytes());
    // Two characters may begin with the same bytes. What stands before them is the same in both.
    while !(old.is_char_boundary(start) && new.is_char_boundary(start)) {
        start -= 1;
    }
    let mut end = common_end(&old.as_bytes()[start..], &new.as_bytes()[start..]).min(most - start);
    while !(old.is_char_boundary(old.len() - end) && new.is_char_boundary(new.len() - end)) {
        end -= 1;
    }
    (start..old.len() - end, start..new.len() - end)
}

/// How many bytes two texts have in common from their start.
pub(super) fn common_start(one: &[u8], other: &[u8]) -> usize {
    let chunks = one.chunks_exact(CHUNK).zip(other.chunks_exact(CHUNK));
    let at = chunks.take_while(|(one, other)| one == other).count() * CHUNK;
    at + one[at..].iter().zip(&other[at..]).take_while(|(one, other)| one == other).count()
}

/// And from their end.
pub(super) fn common_end(one: &[u8], other: &[u8]) -> usize {
    let chunks = one.rchunks_exact(CHUNK).zip(other.rchunks_exact(CHUNK));
    let n_equal = chunks.take_while(|(one, other)| one == other).count() * CHUNK;
    let (one, other) = (&one[..one.len() - n_equal], &other[..other.len() - n_equal]);
    n_equal + one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_difference_is_between_what_is_common() {
        for (old, new, expected) in [
            ("", "", (0..0, 0..0)),
            ("abc", "abc", (3..3, 3..3)),
            ("abc", "abxc", (2..2, 2..3)),
            ("abxc", "abc", (2..3, 2..2)),
            ("aaa", "aaaa", (3..3, 3..4)),
            // é and è share their first byte, é and ĩ their last.
            ("aéb", "aèb", (1..3, 1..3)),
            ("aéb", "aĩb", (1..3, 1..3)),
            ("", "été", (0..0, 0..5)),
        ] {
            assert_eq!(difference(old, new), expected, "{old} → {new}");
        }
    }

    proptest! {
        #[test]
        fn the_rest_is_the_same(
            head in "[aé]{0,2000}", old in "[aéè]{0,5}", new in "[aéè]{0,5}", tail in "[aé]{0,2000}",
        ) {
            let (before, after) = (format!("{head}{old}{tail}"), format!("{head}{new}{tail}"));
            let (gone, come) = difference(&before, &after);
            prop_assert_eq!(&before[..gone.start], &after[..come.start]);
            prop_assert_eq!(&before[gone.end..], &after[come.end..]);
            prop_assert!(gone.len() <= old.len() && come.len() <= new.len());
        }
    }
}
