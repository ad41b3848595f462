//! From a document to its prose: blocks of running text, each with a map back to the bytes of the file.
//!
//! A format decides what is prose and what is markup; it never judges the prose. Word and sentence
//! limits, languages and quotation marks are found later, in the block's own text.

mod markdown;
mod plain;

use std::borrow::Cow;

use crate::text::{ProseSpan, SourceSpan};

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
    /// The format of an LSP language id. Unknown ids are read as plain text.
    pub fn of_language_id(id: &str) -> Self {
        match id {
            "markdown" | "md" | "mdx" | "quarto" | "rmd" => Self::Markdown,
            _ => Self::Plain,
        }
    }

    /// The format of a file name's extension, without its dot and in any case; `None` for one that is
    /// not known to hold articles.
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" | "mdown" | "mkd" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// What a document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose<'s> {
    /// In document order; their sources do not overlap.
    pub blocks: Vec<Block<'s>>,
}

/// A run of prose that belongs together: a paragraph, a heading, a list item.
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
    /// Stretches of the prose with a role of their own, sorted by start; they may nest.
    pub zones: Vec<Zone>,
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

/// Maps prose offsets of one block to bytes of the file. Segments are sorted and disjoint in both
/// spaces; between two of them there may be markup that reads as nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    segments: Vec<Segment>,
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
