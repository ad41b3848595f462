//! Plain text: paragraphs are lines, or runs of lines between blank ones.
//!
//! Which of the two holds is decided once per document. What a paragraph is for (a headline, a byline,
//! a "read also" line) is not decided here: every block is a [`BlockKind::Paragraph`]. A comment to us on a line of
//! its own is as good as not there.

use std::ops::Range;

use super::{Block, BlockBuilder, BlockKind, Prose, ignore};

/// A line of more characters than this is a paragraph of its own rather than part of a wrapped one.
const WRAPPED_AT_MOST: usize = 80;

/// Reads plain text.
pub(super) fn extract(source: &str) -> Prose<'_> {
    let start = super::start_of_text(source);
    let (comments, mut lines): (Vec<_>, Vec<_>) = lines(&source[start..])
        .map(|line| super::trim(source, line.start + start..line.end + start))
        .partition(|line| ignore::is_comment(&source[line.clone()]));
    let lines_are_paragraphs = lines_are_paragraphs(source, &lines);
    if !comments.is_empty() {
        // As in Markdown, a comment ends the paragraph above it; it does so as the blank line it looks like.
        lines.extend(comments.iter().map(|comment| comment.start..comment.start));
        lines.sort_by_key(|line| line.start);
    }
    let mut blocks = Vec::new();
    if lines_are_paragraphs {
        blocks.reserve(lines.len());
        blocks.extend(lines.chunks(1).filter_map(|line| paragraph(source, line)));
    } else {
        blocks.extend(lines.split(Range::is_empty).filter_map(|group| paragraph(source, group)));
    }
    let ignores = comments.into_iter().filter_map(|comment| {
        let next = blocks.partition_point(|block: &Block<'_>| block.source.range().start < comment.start);
        ignore::parse(&source[comment.clone()], comment.start, next)
    });
    let ignores = ignores.collect();
    Prose { blocks, ignores, ..Prose::default() }
}

/// The lines of a text as byte ranges without their terminators (`\n`, `\r\n`, `\r`). After a
/// terminator at the very end there may be one more, empty line.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    text.split_inclusive('\n').flat_map(move |line| {
        let mut start = next;
        next += line.len();
        let content = line.strip_suffix('\n').map_or(line, |cut| cut.strip_suffix('\r').unwrap_or(cut));
        content.split('\r').map(move |content| {
            let range = start..start + content.len();
            start = range.end + 1;
            range
        })
    })
}

/// The rule: a text without a blank line between two lines has a paragraph on each line, and so has one
/// most of whose lines are longer than a wrapped line would be.
fn lines_are_paragraphs(source: &str, lines: &[Range<usize>]) -> bool {
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(0);
    let last = lines.iter().rposition(|line| !line.is_empty()).unwrap_or(first);
    let lines = lines.get(first..=last).unwrap_or_default();
    let n_text = lines.iter().filter(|line| !line.is_empty()).count();
    if n_text == lines.len() {
        return true;
    }
    let n_long = lines.iter().filter(|line| is_long(&source[line.start..line.end])).count();
    n_long * 2 > n_text
}

fn is_long(line: &str) -> bool {
    // No character has more than four bytes, so most lines need not be counted.
    line.len() > WRAPPED_AT_MOST
        && (line.len() > WRAPPED_AT_MOST * 4 || line.chars().count() > WRAPPED_AT_MOST)
}

/// One paragraph of trimmed lines, none of them blank. Between two of them the line break and the
/// white space around it read as a single space.
fn paragraph<'s>(source: &'s str, lines: &[Range<usize>]) -> Option<Block<'s>> {
    let whole = lines.first()?.start..lines.last()?.end;
    let mut builder = BlockBuilder::new(source);
    let mut end = whole.start;
    for line in lines {
        if line.start > end {
            builder.atom(end..line.start, " ");
        }
        builder.verbatim(line.clone());
        end = line.end;
    }
    builder.finish(BlockKind::Paragraph, whole)
}
