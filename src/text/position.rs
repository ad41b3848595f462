//! Byte offset ⇄ line and character, in the encoding that the client and we agreed on.
//!
//! Everything is clamped as the Language Server Protocol (3.17, "Position") demands, so no position a
//! client can send is an error. Lines end at `\n`, `\r\n` and `\r` and nowhere else; ropey is built
//! without `unicode_lines` for that.

use ropey::Rope;
use ropey::str_utils::{byte_to_line_idx, line_to_byte_idx};

/// What a character count counts. The order is our preference: the greatest that the client offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PositionEncoding {
    /// UTF-16 code units: what every client has, and all that some have.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
    /// Bytes: nothing to convert within a line.
    Utf8,
}

/// A place between two characters of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line, 0-based.
    pub line: u32,
    /// Code units of the agreed encoding before the place, in its line.
    pub character: u32,
}

/// The byte offset of a position.
///
/// Past the end of a line means before its terminator, past the last line means the end of the
/// document, and the inside of a character means its start.
pub fn offset(rope: &Rope, position: Position, encoding: PositionEncoding) -> usize {
    let line = position.line as usize;
    if line >= rope.len_lines() {
        return rope.len_bytes();
    }
    let start = rope.line_to_byte(line);
    let end = end_of_line(rope, line);
    let character = position.character as usize;
    match encoding {
        PositionEncoding::Utf8 => floor(rope, start.saturating_add(character).min(end)),
        PositionEncoding::Utf32 => {
            let char = rope.byte_to_char(start).saturating_add(character);
            rope.char_to_byte(char.min(rope.byte_to_char(end)))
        }
        PositionEncoding::Utf16 => {
            let unit = utf16_units(rope, start).saturating_add(character);
            rope.char_to_byte(rope.utf16_cu_to_char(unit.min(utf16_units(rope, end))))
        }
    }
}

/// The position of a byte offset.
///
/// Past the end of the text means its end, the inside of a character means its start, and the inside
/// of `\r\n` means the end of the line before it.
pub fn position(rope: &Rope, offset: usize, encoding: PositionEncoding) -> Position {
    // One look at the piece of text around the place answers nearly everything: a long document has thousands of places
    // to be told after each key. The rope never parts `\r\n`.
    let (chunk, chunk_start, _, first_line) = rope.chunk_at_byte(offset.min(rope.len_bytes()));
    let mut at = chunk.floor_char_boundary(offset.min(rope.len_bytes()) - chunk_start);
    if chunk[..at].ends_with('\r') && chunk[at..].starts_with('\n') {
        at -= 1;
    }
    let line = byte_to_line_idx(chunk, at);
    let character = if line > 0 {
        n_units(&chunk[line_to_byte_idx(chunk, line)..at], encoding)
    } else {
        let before = rope.byte_slice(rope.line_to_byte(first_line)..chunk_start);
        let n_before = match encoding {
            PositionEncoding::Utf8 => before.len_bytes(),
            PositionEncoding::Utf32 => before.len_chars(),
            PositionEncoding::Utf16 => before.len_utf16_cu(),
        };
        n_before + n_units(&chunk[..at], encoding)
    };
    Position { line: saturate(first_line + line), character: saturate(character) }
}

/// The code units of a text.
fn n_units(text: &str, encoding: PositionEncoding) -> usize {
    let n_chars = || text.bytes().filter(|byte| !(0x80..0xc0).contains(byte)).count();
    match encoding {
        PositionEncoding::Utf8 => text.len(),
        PositionEncoding::Utf32 => n_chars(),
        // A character of four bytes is a pair of surrogates.
        PositionEncoding::Utf16 => n_chars() + text.bytes().filter(|byte| *byte >= 0xf0).count(),
    }
}

/// The byte offset of the end of a line, before its terminator.
fn end_of_line(rope: &Rope, line: usize) -> usize {
    if line + 1 >= rope.len_lines() {
        return rope.len_bytes();
    }
    // Every line but the last has a terminator, so there is a byte before the next line.
    let last = rope.line_to_byte(line + 1) - 1;
    let crlf = rope.byte(last) == b'\n' && last > rope.line_to_byte(line) && rope.byte(last - 1) == b'\r';
    if crlf { last - 1 } else { last }
}

/// The start of the character that a byte offset lies in.
fn floor(rope: &Rope, offset: usize) -> usize {
    rope.char_to_byte(rope.byte_to_char(offset))
}

/// UTF-16 code units before a byte offset.
fn utf16_units(rope: &Rope, offset: usize) -> usize {
    rope.char_to_utf16_cu(rope.byte_to_char(offset))
}

/// Texts end at [`crate::text::MAX_BYTES`], so this loses nothing that can be open.
fn saturate(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
