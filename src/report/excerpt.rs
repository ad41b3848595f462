//! Cuts what is shown of a text to the width of a terminal. A paragraph is one line of a thousand
//! characters in most articles: shown whole, it would hide what is said about it.
//!
//! A character counts as one column. Wide ones (emoji) make a line a little longer than asked.

use std::ops::Range;

use super::Lines;
use crate::text::SourceSpan;

/// Stands for what was cut.
const ELLIPSIS: char = '…';

/// The lines of a text that show a span, cut.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// One line, or the first and the last line with empty ones between them.
    pub text: String,
    /// The bytes of `text` that the span covers.
    pub marked: Range<usize>,
    /// The 1-based number of the first line.
    pub first_line: usize,
}

/// Shows a span in lines of at most `width` characters.
pub(super) fn excerpt(lines: &Lines<'_>, span: SourceSpan, width: usize) -> Excerpt {
    let Range { start, end } = span.range();
    let first = lines.index(start);
    // A span that ends with a line terminator does not reach into the line after it.
    let last = lines.index(end.saturating_sub(1).max(start));
    let line = lines.line(first);
    let from = (start - lines.start(first)).min(line.len());
    if first == last {
        let to = (end - lines.start(first)).min(line.len());
        let (text, marked) = cut_around(line, from..to, width);
        return Excerpt { text, marked, first_line: first + 1 };
    }
    let (mut text, marked) = cut_around(line, from..line.len(), width);
    text.extend(std::iter::repeat_n('\n', last - first));
    let line = lines.line(last);
    let to = (end - lines.start(last)).min(line.len());
    let (end_of_span, end_marked) = cut_around(line, 0..to, width);
    let end = text.len() + end_marked.end;
    text.push_str(&end_of_span);
    Excerpt { text, marked: marked.start..end, first_line: first + 1 }
}

/// The first words of a text on one line, at most `width` characters and never less than one.
pub(super) fn first_words(text: &str, width: usize) -> String {
    // A character has at most four bytes: what goes on behind these is not shown.
    let enough = width.saturating_mul(4);
    let mut words = String::new();
    for word in text.split_whitespace() {
        if words.len() > enough {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    let (cut, _) = cut_around(&words, 0..words.len(), width);
    cut
}

/// Cuts a line to `width` characters around a byte range of it, at words where that costs little. Returns
/// the range in the cut line. A range too long to be shown loses its end, never its beginning.
fn cut_around(line: &str, range: Range<usize>, width: usize) -> (String, Range<usize>) {
    let (before, marked, after) = (&line[..range.start], &line[range.clone()], &line[range.end..]);
    // No need to count a line of a million characters to its end.
    let enough = width.saturating_add(1);
    let n_before = before.chars().rev().take(enough).count();
    let n_marked = marked.chars().take(enough).count();
    let n_after = after.chars().take(enough).count();
    if n_before + n_marked + n_after <= width {
        return (printable(line), range);
    }
    let mut text = String::new();
    // Each side needs room for an ellipsis at least.
    let room_for_marked = width.saturating_sub(usize::from(n_before > 0) + usize::from(n_after > 0));
    if n_marked > room_for_marked {
        if n_before > 0 {
            text.push(ELLIPSIS);
        }
        let start = text.len();
        // One character of the span for each column, the last one for the ellipsis.
        text.push_str(first_characters(marked, room_for_marked.max(1)));
        text.push(ELLIPSIS);
        let end = text.len();
        return (printable(&text), start..end);
    }
    // The span in the middle, unless one side has less to show.
    let room = width - n_marked;
    let lead = n_before.min((room / 2).max(room.saturating_sub(n_after)));
    if lead < n_before {
        text.push(ELLIPSIS);
    }
    text.push_str(last_characters(before, lead));
    let start = text.len();
    text.push_str(marked);
    let end = text.len();
    let after_shown = first_characters(after, room - lead);
    text.push_str(after_shown);
    if after_shown.len() < after.len() {
        text.push(ELLIPSIS);
    }
    (printable(&text), start..end)
}

/// At most `count` characters from the beginning, with room left for an ellipsis if some are cut.
fn first_characters(text: &str, count: usize) -> &str {
    if text.chars().nth(count).is_none() {
        return text;
    }
    let end = text.char_indices().nth(count.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
    let kept = &text[..end];
    // Back to the end of a word, unless that is far away.
    match kept.rfind(' ').filter(|space| *space > 0 && kept.len() - space <= 16) {
        Some(space) if !text[end..].starts_with(' ') => &kept[..space],
        _ => kept,
    }
}

/// At most `count` characters from the end, with room left for an ellipsis if some are cut.
fn last_characters(text: &str, count: usize) -> &str {
    if text.chars().rev().nth(count).is_none() {
        return text;
    }
    let start =
        text.char_indices().rev().take(count.saturating_sub(1)).last().map_or(text.len(), |(at, _)| at);
    let kept = &text[start..];
    match kept.find(' ').filter(|space| *space <= 16) {
        Some(space) => &kept[space + 1..],
        None => kept,
    }
}

/// Control characters would move the cursor: each becomes as many spaces as it has bytes, so that ranges
/// stay true.
fn printable(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for character in line.chars() {
        if character.is_control() {
            text.extend(std::iter::repeat_n(' ', character.len_utf8()));
        } else {
            text.push(character);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The excerpt for the words between ⟦ and ⟧, marked the same way.
    fn shown(text: &str, width: usize) -> String {
        let start = text.find('⟦').expect("a mark opens");
        let end = text.find('⟧').expect("a mark closes") - '⟦'.len_utf8();
        let plain = text.replace(['⟦', '⟧'], "");
        let excerpt = excerpt(&Lines::new(&plain, 0), SourceSpan::new(start, end), width);
        let (before, rest) = excerpt.text.split_at(excerpt.marked.start);
        let (marked, after) = rest.split_at(excerpt.marked.len());
        format!("{}: {before}⟦{marked}⟧{after}", excerpt.first_line)
    }

    #[test]
    fn long_lines_are_cut_around_the_words() {
        let cases = [
            ("A short ⟦line⟧ stays.", "1: A short ⟦line⟧ stays."),
            ("one\n⟦two⟧\nthree", "2: ⟦two⟧"),
            ("one\r⟦two⟧\rthree", "2: ⟦two⟧"),
            ("The ⟦first⟧ words of a line that goes on for far too long.", "1: The ⟦first⟧ words of a line…"),
            ("A line that goes on for far too long until its ⟦end⟧.", "1: …far too long until its ⟦end⟧."),
            ("A line that goes on ⟦for⟧ far too long until its end.", "1: …goes on ⟦for⟧ far too long…"),
            ("Then ⟦a finding that is itself far longer than the width⟧.", "1: …⟦a finding that is itself…⟧"),
            ("⟦first line\nsecond\nthird line⟧ and more", "1: ⟦first line\n\nthird line⟧ and more"),
            ("⟦with its terminator\n⟧next", "1: ⟦with its terminator⟧"),
            ("tab\there ⟦x⟧", "1: tab here ⟦x⟧"),
            ("⟦⟧", "1: ⟦⟧"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text, 30), expected);
        }
    }

    #[test]
    fn first_words_are_on_one_line() {
        assert_eq!(first_words("  Deux\nlignes  ici ", 40), "Deux lignes ici");
        assert_eq!(first_words("Une phrase trop longue", 12), "Une phrase…");
        assert_eq!(first_words("", 12), "");
    }

    proptest! {
        #[test]
        fn no_line_is_longer_than_the_width(
            text in "([a-zé😀\t]{1,12}[ \n]){1,40}", from in 0_usize..400, length in 0_usize..200, width in 4_usize..80,
        ) {
            let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let span = SourceSpan::new(boundary(from), boundary(from + length));
            let excerpt = excerpt(&Lines::new(&text, 0), span, width);
            for line in excerpt.text.lines() {
                prop_assert!(line.chars().count() <= width, "{line:?} at {width}");
            }
            prop_assert!(excerpt.text.get(excerpt.marked.clone()).is_some());
        }
    }
}
