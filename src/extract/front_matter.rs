//! The header of settings before a Markdown article, and what in it a reader will read.
//!
//! This is no YAML or TOML parser: only titles and summaries that stand on one line are read, and what
//! looks like anything more is left alone.

use std::ops::Range;

use super::{Block, BlockBuilder, BlockKind, Genre, plain};
use crate::text::date::Date;

/// The fields that are prose, in YAML and TOML alike and in any case.
const FIELDS: [(&str, BlockKind); 3] = [
    ("title", BlockKind::Heading),
    ("summary", BlockKind::Standfirst),
    ("description", BlockKind::Standfirst),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
}

/// What the front matter says.
pub(super) struct Header<'s> {
    /// What a reader will read of it.
    pub(super) blocks: Vec<Block<'s>>,
    /// What it calls the article.
    pub(super) genre: Option<Genre>,
    /// The day that it gives.
    pub(super) date: Option<Date>,
    /// Where the body begins, in bytes.
    pub(super) end: usize,
}

/// Reads the front matter that begins at byte `start`, if there is any. It must begin with a line of three marks, be followed by a line that is not blank, and end
/// in such a line again (Pandoc's rules).
pub(super) fn extract(source: &str, start: usize) -> Option<Header<'_>> {
    let syntax = match source.get(start..start + 3)? {
        "---" => Syntax::Yaml,
        "+++" => Syntax::Toml,
        _ => return None,
    };
    let mut lines =
        plain::lines(&source[start..]).map(|line| line.start + start..line.end + start).peekable();
    if source[lines.next()?].trim_end().len() > 3 || source[lines.peek()?.clone()].trim().is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    let mut genre = None;
    let mut date = None;
    let mut in_section = false;
    while let Some(line) = lines.next() {
        let text = &source[line.clone()];
        if closes(text, syntax) {
            return Some(Header { blocks, genre, date, end: line.end });
        }
        in_section |= syntax == Syntax::Toml && text.starts_with('[');
        let continued = lines.peek().is_some_and(|next| is_continuation(&source[next.clone()]));
        if !in_section && !continued {
            genre = genre.or_else(|| value(text, "format", syntax).and_then(called));
            date = date.or_else(|| value(text, "date", syntax).and_then(Date::at_start));
            blocks.extend(field(source, line, syntax));
        }
    }
    None
}

fn closes(line: &str, syntax: Syntax) -> bool {
    let line = line.trim_end();
    match syntax {
        Syntax::Yaml => line == "---" || line == "...",
        Syntax::Toml => line == "+++",
    }
}

/// Whether a line carries the value of the one before on.
fn is_continuation(line: &str) -> bool {
    line.starts_with([' ', '\t']) && !line.trim().is_empty()
}

/// The kind of article that a format is the name of.
fn called(format: &str) -> Option<Genre> {
    let genres = [("interview", Genre::Interview), ("live", Genre::Live)];
    genres.into_iter().find(|(name, _)| format.eq_ignore_ascii_case(name)).map(|(_, genre)| genre)
}

/// What a line gives for a key, without quotation marks.
fn value<'l>(line: &'l str, key: &str, syntax: Syntax) -> Option<&'l str> {
    let (found, value) = line.split_once(if syntax == Syntax::Yaml { ':' } else { '=' })?;
    found.trim().eq_ignore_ascii_case(key).then(|| value.trim().trim_matches(['"', '\'']))
}

/// The block of one line `key: value` or `key = value`.
fn field(source: &str, line: Range<usize>, syntax: Syntax) -> Option<Block<'_>> {
    let text = &source[line.clone()];
    let (key, rest) = text.split_once(if syntax == Syntax::Yaml { ':' } else { '=' })?;
    let &(_, kind) = FIELDS.iter().find(|(name, _)| key.trim_end().eq_ignore_ascii_case(name))?;
    if syntax == Syntax::Yaml && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let mut builder = BlockBuilder::new(source);
    let value = rest.trim();
    let start = line.end - rest.trim_start().len();
    match value.as_bytes().first()? {
        b'"' => quoted(&mut builder, value, start, Some('\\'), '"')?,
        b'\'' => quoted(&mut builder, value, start, (syntax == Syntax::Yaml).then_some('\''), '\'')?,
        // The signs that begin a list, a map, a text over many lines, a reference or a comment.
        b'[' | b'{' | b'|' | b'>' | b'&' | b'*' | b'!' | b'#' | b'%' | b'@' | b'`' => return None,
        _ if syntax == Syntax::Yaml => {
            let value = value.split_once(" #").map_or(value, |(value, _)| value);
            builder.verbatim(start..start + value.len());
        }
        _ => return None,
    }
    builder.finish(kind, line.start..line.end - (text.len() - text.trim_end().len()))
}

/// Reads a quoted value whose first byte is at `start`. Only the quotation mark and the escape itself
/// may be escaped; `None` if anything else is, or if something follows that is not a comment.
fn quoted(
    builder: &mut BlockBuilder<'_>,
    value: &str,
    start: usize,
    escape: Option<char>,
    mark: char,
) -> Option<()> {
    let mut characters = value.char_indices().skip(1).peekable();
    let mut read = 1;
    while let Some((at, character)) = characters.next() {
        let escaped = characters.peek().is_some_and(|&(_, next)| next == mark || Some(next) == escape);
        if Some(character) == escape && escaped {
            builder.verbatim(start + read..start + at);
            read = at + 1;
            characters.next();
        } else if character == mark {
            builder.verbatim(start + read..start + at);
            let rest = value[at + 1..].trim_start();
            return (rest.is_empty() || rest.starts_with('#')).then_some(());
        } else if Some(character) == escape {
            return None;
        }
    }
    None
}
