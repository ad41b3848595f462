//! Plain text: paragraphs are lines, or runs of lines between blank ones.
//!
//! Which of the two holds is decided once per document. What a paragraph is for (a headline, a byline,
//! a "read also" line) is not decided here: every block is a [`BlockKind::Paragraph`]. A comment to us on a line of
//! its own is as good as not there.

use std::ops::Range;

use super::{Block, BlockBuilder, BlockKind, Ignore, Prose, Trail, ignore};
use crate::text::segment::{count_words, is_hyphen};

/// A line of more characters than this is a paragraph of its own rather than part of a wrapped one.
const WRAPPED_AT_MOST: usize = 80;

/// Reads plain text.
pub(super) fn extract(source: &str) -> Prose<'_> {
    let start = super::start_of_text(source);
    let (comments, text) = comments_and_text(source, start);
    let lines = Lines::of(source, &text);
    let (blocks, ignores) = read(source, comments, text, lines.are_paragraphs());
    let trail = Trail { body: start, lines, ..Trail::default() };
    Prose { blocks, ignores, trail, ..Prose::default() }
}

/// Reads a part of a plain text that begins and ends where its lines do. `lines_are_paragraphs` is how all of it is read.
pub(super) fn extract_part(part: &str, lines_are_paragraphs: bool) -> (Vec<Block<'_>>, Vec<Ignore>) {
    let (comments, text) = comments_and_text(part, 0);
    read(part, comments, text, lines_are_paragraphs)
}

/// The trimmed lines of a text from a byte on: the comments to us, and all others.
fn comments_and_text(source: &str, start: usize) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    lines(&source[start..])
        .map(|line| super::trim(source, line.start + start..line.end + start))
        .partition(|line| ignore::is_comment(&source[line.clone()]))
}

fn read(
    source: &str,
    comments: Vec<Range<usize>>,
    mut lines: Vec<Range<usize>>,
    lines_are_paragraphs: bool,
) -> (Vec<Block<'_>>, Vec<Ignore>) {
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
    (blocks, ignores)
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

/// How many lines of a text are what; comments to us are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    /// Those that are not blank.
    text: usize,
    /// Those of them that are longer than a wrapped line.
    long: usize,
    /// Those of them that stand below a blank line, which stands below another of them.
    spaced: usize,
}

impl Lines {
    fn of(source: &str, lines: &[Range<usize>]) -> Self {
        let mut counts = Self::default();
        let mut blank = false;
        for line in lines {
            if !line.is_empty() {
                counts.spaced += usize::from(blank && counts.text > 0);
                counts.text += 1;
                counts.long += usize::from(is_long(&source[line.clone()]));
            }
            blank = line.is_empty();
        }
        counts
    }

    /// Those of a part of a text.
    pub(super) fn of_part(part: &str) -> Self {
        Self::of(part, &comments_and_text(part, 0).1)
    }

    /// Those of a text of which a part was replaced. Both parts begin with the same line and end with the same.
    pub(super) fn with(self, gone: Self, come: Self) -> Self {
        Self {
            text: self.text - gone.text + come.text,
            long: self.long - gone.long + come.long,
            spaced: self.spaced - gone.spaced + come.spaced,
        }
    }

    /// The rule: a text without a blank line between two lines has a paragraph on each line, and so has one
    /// most of whose lines are longer than a wrapped line would be.
    pub(super) fn are_paragraphs(self) -> bool {
        self.spaced == 0 || self.long * 2 > self.text
    }
}

fn is_long(line: &str) -> bool {
    // No character has more than four bytes, so most lines need not be counted.
    line.len() > WRAPPED_AT_MOST
        && (line.len() > WRAPPED_AT_MOST * 4 || line.chars().count() > WRAPPED_AT_MOST)
}

/// Whether lines are those of a verse rather than of a wrapped paragraph: there are some, all are short, and each ends where a
/// line of a song does, in a mark or before a capital. Of wrapped paragraphs, hardly any does so in all of its lines.
fn is_verse(source: &str, lines: &[Range<usize>]) -> bool {
    /// The fewest lines.
    const FEWEST: usize = 4;
    /// The fewest words of a line that is too long.
    const LONG: usize = 12;
    let line = |at: usize| &source[lines[at].clone()];
    let ends = |at: usize| {
        line(at).ends_with(|last: char| !last.is_alphanumeric() && !is_hyphen(last))
            || line(at + 1)
                .trim_start_matches(|first: char| !first.is_alphanumeric())
                .starts_with(char::is_uppercase)
    };
    lines.len() >= FEWEST
        && (0..lines.len() - 1).all(ends)
        && (0..lines.len()).all(|at| count_words(line(at)) < LONG)
}

/// One paragraph of trimmed lines, none of them blank. Between two of them the line break and the
/// white space around it read as a single space, and as a line break in verse.
fn paragraph<'s>(source: &'s str, lines: &[Range<usize>]) -> Option<Block<'s>> {
    let whole = lines.first()?.start..lines.last()?.end;
    let mut builder = BlockBuilder::new(source);
    let mut end = whole.start;
    let between = if is_verse(source, lines) { "\n" } else { " " };
    for line in lines {
        if line.start > end {
            builder.atom(end..line.start, between);
        }
        builder.verbatim(line.clone());
        end = line.end;
    }
    let block = builder.finish(BlockKind::Paragraph, whole)?;
    Some(Block { top: Some(block.source.start), ..block })
}
