//! From a document to its prose: blocks of running text, each with a map back to the bytes of the file.
//!
//! A format decides what is prose and what is markup; it never judges the prose. Word and sentence
//! limits, languages and quotation marks are found later, in the block's own text.

pub mod again;
mod builder;
mod front_matter;
mod ignore;
mod markdown;
mod plain;

use std::{borrow::Cow, ops::Range};

use builder::BlockBuilder;
use smallvec::SmallVec;

use crate::text::date::Date;
use crate::text::{ProseSpan, SourceSpan};

/// Reads the prose of a document of at most [`crate::text::MAX_BYTES`] bytes. Any text can be read.
pub fn extract(source: &str, format: Format) -> Prose<'_> {
    match format {
        Format::Plain => plain::extract(source),
        Format::Markdown => markdown::extract(source),
    }
}

/// A file format whose prose can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// One paragraph a line, or paragraphs set apart by blank lines.
    #[default]
    Plain,
    /// `CommonMark` with tables, footnotes, strikethrough and YAML or TOML front matter.
    Markdown,
}

impl Format {
    /// The format of an LSP language id, in any case; `None` for one that does not tell.
    pub fn of_language_id(id: &str) -> Option<Self> {
        match id.to_ascii_lowercase().as_str() {
            "plaintext" | "text" => Some(Self::Plain),
            "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// The format of a file name's extension, without its dot and in any case; `None` for one that is
    /// not known to hold articles.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let known = EXTENSIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension));
        known.map(|(_, format)| *format)
    }
}

/// The extensions of files that hold articles, in lower case.
pub const EXTENSIONS: [(&str, Format); 6] = [
    ("txt", Format::Plain),
    ("text", Format::Plain),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("mdown", Format::Markdown),
    ("mkd", Format::Markdown),
];

/// What a document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose<'s> {
    /// In document order; their sources do not overlap.
    pub blocks: Vec<Block<'s>>,
    /// What its comments ask us to leave alone, in document order.
    pub ignores: Vec<Ignore>,
    /// What its front matter calls it, if that matters here: `format: interview`.
    pub genre: Option<Genre>,
    /// The day that its front matter gives: `date: 2026-03-12`.
    pub date: Option<Date>,
    /// What the next version of the document can be read by.
    pub trail: Trail,
}

/// A kind of article that is read in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Genre {
    /// Questions and answers.
    Interview,
    /// A page that is added to while things happen.
    Live,
}

/// What is to be known of a document so that an edited version of it need not be read from its start: see [`again`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// Where its body begins, in bytes.
    body: usize,
    /// Whether what stands in one place tells how another is read: it defines links or notes, or begins as a header does that
    /// ends nowhere, so that any line may come to be its end.
    tied: bool,
    /// The lines of a plain text.
    lines: plain::Lines,
}

/// A comment that asks checks to leave something alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// What is to be left alone.
    pub reach: Reach,
    /// The bytes of the comment.
    pub span: SourceSpan,
    /// The checks that are meant; all of them if there is none.
    pub checks: Vec<Ignored>,
}

/// What a comment asks checks to leave alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// A block, by its index: the next one after the comment. At the end of the document there is none of it.
    Next(usize),
    /// The whole document.
    File,
    /// Nothing: its words are none that we know.
    Nothing,
}

/// A check that is to leave something alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Its id, existing or not.
    pub check: String,
    /// Where it stands.
    pub span: SourceSpan,
}

/// Where the body of a document begins, in bytes: behind a byte order mark, or behind the last line of front matter and its
/// end, if it has one.
pub fn start_of_body(source: &str, format: Format) -> usize {
    let start = start_of_text(source);
    let header = match format {
        Format::Plain => None,
        Format::Markdown => front_matter::extract(source, start),
    };
    header.map_or(start, |header| {
        let rest = &source[header.end..];
        let line_end = ["\r\n", "\n", "\r"].into_iter().find(|end| rest.starts_with(end)).unwrap_or_default();
        header.end + line_end.len()
    })
}

/// A run of prose that belongs together: a paragraph, a heading, a list item.
///
/// The text is not empty and has no white space at either end; every segment of the map lies inside
/// `source`, and every zone covers at least one character of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'s> {
    /// Its role on the page.
    pub kind: BlockKind,
    /// The words as a reader sees them. Borrowed where the file holds them verbatim.
    pub text: Cow<'s, str>,
    /// From the prose back to the file.
    pub map: OffsetMap,
    /// All bytes of the block, from the first of its prose or markup to the last; line ends at either
    /// end are not part of it.
    pub source: SourceSpan,
    /// Stretches of the prose with a role of their own, sorted by start, the outer of
    /// two that start together first; they may nest, but they do not cross.
    pub zones: Vec<Zone>,
    /// Where the line begins on which whatever it is part of begins (its list, its table), in bytes, if it is the first of
    /// that: from there on, a document reads the same by itself.
    pub top: Option<u32>,
}

/// The role of a block on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A headline or crosshead.
    Heading,
    /// The text of a list item (each of its paragraphs).
    ListItem,
    /// A paragraph of a block quotation.
    Quotation,
    /// The summary of an article in its front matter.
    Standfirst,
    /// A paragraph of a footnote.
    Footnote,
    /// The legend of a picture.
    Caption,
    /// A cell of a table.
    TableCell,
}

/// A stretch of prose that is not to be read, or not to be edited, like the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Zone {
    /// Where, in the block's prose.
    pub span: ProseSpan,
    /// What it is.
    pub kind: ZoneKind,
}

/// What a [`Zone`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ZoneKind {
    /// The text of a link.
    Link,
    /// Emphasis: the usual mark of a title of a work or a newspaper.
    Emphasis,
    /// Strong emphasis: the usual mark of an interviewer's question.
    Strong,
}

/// Maps prose offsets of one block to bytes of the file.
///
/// The segments are sorted and disjoint in both spaces, none is empty, and together they cover the
/// prose without a hole. In the file there may be markup between two of them that reads as nothing;
/// between two verbatim segments there always is, as contiguous ones are merged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    segments: SmallVec<[Segment; 1]>,
}

/// A stretch of prose and the bytes it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The stretch of prose.
    pub prose: ProseSpan,
    /// The bytes it stands for.
    pub source: SourceSpan,
    /// Whether the two hold the same bytes. If not, it is an atom (an entity, a soft line break): its
    /// inside has no place of its own in the file.
    pub verbatim: bool,
}

impl OffsetMap {
    /// The segments, in order.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The bytes of the file from the first of a stretch of prose to its last, with the markup in
    /// between; an atom counts whole. A stretch that ends after the prose is cut there.
    pub fn to_source(&self, span: ProseSpan) -> SourceSpan {
        if span.is_empty() {
            return self.place(span.start).unwrap_or_else(|atom| atom.source);
        }
        let first = self.segments.get(self.index_ending_after(span.start));
        let last = self.segments.get(self.index_ending_after(span.end - 1)).or(self.segments.last());
        match (first, last) {
            (Some(first), Some(last)) => {
                SourceSpan { start: first.source_start(span.start), end: last.source_end(span.end) }
            }
            _ => self.place(span.start).unwrap_or_else(|atom| atom.source),
        }
    }

    /// The bytes of the file that hold exactly a stretch of prose, so that it can be edited there;
    /// `None` if an atom or markup lies inside. An empty stretch has a place everywhere but inside an
    /// atom.
    pub fn verbatim(&self, span: ProseSpan) -> Option<SourceSpan> {
        if span.is_empty() {
            return self.place(span.start).ok();
        }
        // Contiguous segments are merged, so a stretch that leaves its segment meets markup.
        let segment = self.segments.get(self.index_ending_after(span.start))?;
        (segment.verbatim && segment.prose.contains(span)).then(|| SourceSpan {
            start: segment.source_start(span.start),
            end: segment.source_end(span.end),
        })
    }

    /// The stretch of prose that was read from some bytes of the file, as [`Self::to_source`] gives them; `None` if they
    /// begin or end in markup, or inside of an atom.
    pub fn to_prose(&self, span: SourceSpan) -> Option<ProseSpan> {
        let holding = |at: u32| {
            let index = self.segments.partition_point(|segment| segment.source.end <= at);
            self.segments.get(index).filter(|segment| segment.source.start <= at)
        };
        let (first, last) = (holding(span.start)?, holding(span.end.checked_sub(1)?)?);
        let start = first.prose.start + if first.verbatim { span.start - first.source.start } else { 0 };
        let end = last.prose.end - if last.verbatim { last.source.end - span.end } else { 0 };
        let whole = (first.verbatim || first.source.start == span.start)
            && (last.verbatim || last.source.end == span.end)
            && start <= end;
        whole.then_some(ProseSpan { start, end })
    }

    /// The same for a text that has moved.
    #[must_use]
    pub fn moved(&self, by: Shift) -> Self {
        let moved = |segment: &Segment| Segment { source: by.of(segment.source), ..*segment };
        Self { segments: self.segments.iter().map(moved).collect() }
    }

    /// The empty span of the file at a place in the prose: after the verbatim text before it, else
    /// before what follows. `Err` is the atom that the place lies inside.
    fn place(&self, at: u32) -> Result<SourceSpan, Segment> {
        let index = self.index_ending_after(at);
        let before = index.checked_sub(1).and_then(|index| self.segments.get(index));
        let offset = match (before, self.segments.get(index)) {
            (_, Some(here)) if here.prose.start < at && !here.verbatim => return Err(*here),
            (_, Some(here)) if here.prose.start < at => here.source_start(at),
            (Some(before), Some(here)) if !before.verbatim && here.verbatim => here.source.start,
            (Some(before), _) => before.source.end,
            (None, Some(here)) => here.source.start,
            (None, None) => 0,
        };
        Ok(SourceSpan { start: offset, end: offset })
    }

    /// The index of the segment that holds the byte at `at`; the number of segments past the end.
    fn index_ending_after(&self, at: u32) -> usize {
        self.segments.partition_point(|segment| segment.prose.end <= at)
    }
}

/// By how much places, or numbers, have moved: what one of them was, and what it is now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// What it was.
    pub before: u32,
    /// What it is.
    pub after: u32,
}

impl Shift {
    /// Where a place is now.
    pub fn at(self, place: u32) -> u32 {
        place - self.before + self.after
    }

    /// Where some bytes are now.
    pub fn of(self, span: SourceSpan) -> SourceSpan {
        SourceSpan { start: self.at(span.start), end: self.at(span.end) }
    }
}

impl Segment {
    /// Where the byte at `at`, which lies inside, begins in the file.
    fn source_start(&self, at: u32) -> u32 {
        if self.verbatim { self.source.start + (at - self.prose.start) } else { self.source.start }
    }

    /// Where the byte before `at` ends in the file; the end if `at` lies behind it.
    fn source_end(&self, at: u32) -> u32 {
        if self.verbatim && at < self.prose.end {
            self.source.start + (at - self.prose.start)
        } else {
            self.source.end
        }
    }
}

/// Where the text of a file begins: after a byte order mark, if there is one.
fn start_of_text(source: &str) -> usize {
    if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// The range without white space at its ends; empty at its end if nothing else is in it.
fn trim(source: &str, range: Range<usize>) -> Range<usize> {
    let text = source[range.clone()].trim_start();
    let start = range.end - text.len();
    start..start + text.trim_end().len()
}
