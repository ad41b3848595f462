//! Reading an edited document again, around the edit only.
//!
//! A document reads the same from the line on which one of its outermost elements begins (a paragraph, a list, a table),
//! whatever stands above. Reading begins at the second-last of those that begin before the edit: a line can change how the
//! one above it is read (what underlines a heading, or heads a table), and never more. It ends at an element chosen behind
//! the edit, past the first block there, which the edit may have joined to its own; one more is read, so that the end of
//! that one is known. If no element begins there any more, all is read.
//!
//! All is read, too, where one place may change how any other is read: a header, definitions of links and notes, the rule by
//! which a plain text has a paragraph on each line. What the words of a block say is no business of this room.

use std::ops::Range;

use super::{Block, Format, Ignore, Reach, Shift, Trail, markdown, plain};
use crate::text::SourceSpan;
use crate::text::source::Source;

/// Where a block of the earlier version stands, as [`Block`] has it.
#[derive(Clone, Copy, Debug)]
pub struct Placement {
    /// Its bytes.
    pub source: SourceSpan,
    /// Where the outermost element begins that it is the first of.
    pub top: Option<u32>,
}

/// What is known of the earlier version.
#[derive(Debug)]
pub struct Earlier<'e, F> {
    /// Its text.
    pub source: &'e Source,
    /// How it was read.
    pub format: Format,
    /// How many blocks it has.
    pub n_blocks: usize,
    /// Where each of them stands.
    pub block: F,
    /// What its comments ask for.
    pub ignores: &'e [Ignore],
    /// What it is read by.
    pub trail: Trail,
}

/// A stretch of the text to be read again.
#[derive(Debug)]
pub struct Stretch {
    /// Its bytes in the text that is there now.
    pub bytes: Range<usize>,
    /// The blocks of the earlier version that it may change, half-open.
    blocks: Range<usize>,
    /// Where it was, in bytes of the earlier version.
    before: Range<usize>,
    /// Where the first block behind must come to begin, in bytes of the stretch; `None` if it reaches to the end.
    resumes: Option<u32>,
    /// How what stands behind it has moved.
    shift: Shift,
}

/// What was read again.
#[derive(Debug)]
pub struct Reread<'s> {
    /// The blocks of the earlier version that are there no longer, half-open.
    pub gone: Range<usize>,
    /// Those that stand in their place.
    pub come: Vec<Block<'s>>,
    /// How those behind have moved.
    pub shift: Shift,
    /// What all comments of the document ask for.
    pub ignores: Vec<Ignore>,
    /// What the document is read by.
    pub trail: Trail,
}

/// Reading begins at so many outermost elements before the edit.
const MARGIN: usize = 2;

impl<F: Fn(usize) -> Placement> Earlier<'_, F> {
    /// The stretch to read again in a later version of the text. `None` if all of it is to be read.
    pub fn stretch(&self, later: &Source) -> Option<Stretch> {
        let (gone, come) = later.difference(self.source);
        if gone.start <= self.trail.body || self.trail.tied {
            return None;
        }
        let narrow = |at: usize| u32::try_from(at).ok();
        let (start, end) = (narrow(gone.start)?, narrow(gone.end)?);
        let shift = Shift { before: end, after: narrow(come.end)? };
        let first = self.n_before(|block| block.source.end < start);
        let mut tops = (0..first).rev().filter_map(|block| Some((block, (self.block)(block).top?)));
        let (first_block, from) =
            tops.nth(MARGIN - 1).map_or((None, self.trail.body), |(block, top)| (Some(block), top as usize));
        // The first block behind the edit may come to be one with what is edited.
        let behind = self.n_before(|block| block.source.start <= end) + 1;
        let mut tops = (behind..self.n_blocks).filter_map(|block| Some((block, (self.block)(block).top?)));
        let next = tops.next();
        let to = next.and(tops.next()).map_or(self.source.len(), |(_, top)| top as usize);
        let next = next.filter(|_| to < self.source.len());
        // Blocks of a header stand before the body.
        let in_body = || self.n_before(|block| (block.source.start as usize) < self.trail.body);
        let blocks = first_block.unwrap_or_else(in_body)..next.map_or(self.n_blocks, |(block, _)| block);
        let after = shift.at(narrow(to)?) as usize;
        Some(Stretch {
            bytes: from..after,
            blocks,
            before: from..to,
            resumes: match next {
                Some((_, top)) => Some(shift.at(top) - narrow(from)?),
                None => None,
            },
            shift,
        })
    }

    /// Reads a stretch again, of which this is the text. `None` if all of the document is to be read.
    pub fn read<'s>(&self, stretch: &Stretch, text: &'s str) -> Option<Reread<'s>> {
        let Stretch { bytes, blocks, before, resumes, shift } = stretch;
        let from = u32::try_from(bytes.start).ok()?;
        let mut trail = self.trail;
        let (mut come, ignores) = match self.format {
            Format::Plain => {
                let gone = plain::Lines::of_part(&self.source.part(before.clone()));
                trail.lines = trail.lines.with(gone, plain::Lines::of_part(text));
                let rule = trail.lines.are_paragraphs();
                if rule != self.trail.lines.are_paragraphs() {
                    return None;
                }
                plain::extract_part(text, rule)
            }
            Format::Markdown => {
                let is_header = before.start == self.trail.body && markdown::may_begin_header(text);
                if markdown::has_definitions(text) || is_header {
                    return None;
                }
                markdown::extract_part(text)
            }
        };
        let resumed = match resumes {
            Some(at) => {
                let resumed = come.iter().position(|block| block.top == Some(*at))?;
                come.truncate(resumed);
                *at
            }
            None => u32::MAX,
        };
        for block in &mut come {
            let moves = Shift { before: 0, after: from };
            block.source = moves.of(block.source);
            block.map = block.map.moved(moves);
            block.top = block.top.map(|top| moves.at(top));
        }
        let ignores = self.ignores(stretch, ignores, resumed, blocks.start + come.len());
        Some(Reread { gone: blocks.clone(), come, shift: *shift, ignores, trail })
    }

    /// What the comments of the document ask for, of which these stand in the stretch.
    fn ignores(&self, stretch: &Stretch, read: Vec<Ignore>, resumed: u32, end: usize) -> Vec<Ignore> {
        let Stretch { bytes, blocks, before, resumes, shift } = stretch;
        let moved = |ignore: Ignore, by: Shift, block: &dyn Fn(usize) -> usize| {
            let mut ignore = ignore;
            ignore.span = by.of(ignore.span);
            for ignored in &mut ignore.checks {
                ignored.span = by.of(ignored.span);
            }
            if let Reach::Next(next) = &mut ignore.reach {
                *next = block(*next);
            }
            ignore
        };
        let starts = |ignore: &Ignore| ignore.span.start as usize;
        let above = self.ignores.iter().take_while(|ignore| starts(ignore) < before.start).cloned();
        let from = Shift { before: 0, after: u32::try_from(bytes.start).unwrap_or(u32::MAX) };
        let inside = read.into_iter().filter(|ignore| ignore.span.start < resumed);
        let inside = inside.map(|ignore| moved(ignore, from, &|next| blocks.start + next));
        let resumes = resumes.map_or(usize::MAX, |at| {
            at as usize + bytes.start - shift.after as usize + shift.before as usize
        });
        let below = self.ignores.iter().filter(|ignore| starts(ignore) >= resumes).cloned();
        let below = below.map(|ignore| moved(ignore, *shift, &|next| next - blocks.end + end));
        above.chain(inside).chain(below).collect()
    }

    /// How many blocks from the start on have something.
    fn n_before(&self, has: impl Fn(Placement) -> bool) -> usize {
        let (mut low, mut high) = (0, self.n_blocks);
        while low < high {
            let middle = usize::midpoint(low, high);
            if has((self.block)(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}
