//! From bytes to lines and columns, for reports. The open documents of the server have a rope for this;
//! a file that is read once has this index, made in one pass.

use serde::Serialize;

use crate::message::label::Label;
use crate::text::SourceSpan;

/// How many bytes lie between two counts of characters. A column then costs at most this many bytes of
/// counting, however long the line is.
const STRIDE: usize = 512;

/// Where the lines of a text begin. Lines end with `\n`, `\r\n` or `\r`, as in the language server
/// protocol.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    /// Length in bytes of what stands before the text in its file: a byte order mark, or nothing.
    skipped: usize,
    /// The byte at which each line begins; the first is 0.
    starts: Vec<usize>,
    /// How many characters begin before byte `i * STRIDE`.
    characters: Vec<usize>,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// 1-based.
    pub line: usize,
    /// 1-based, in characters (Unicode scalar values).
    pub column: usize,
    /// 0-based, in bytes of the file.
    pub offset: usize,
}

impl<'a> Lines<'a> {
    /// The lines of a text that stands `skipped` bytes into its file.
    pub fn new(text: &'a str, skipped: usize) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        let mut characters = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut count = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if at % STRIDE == 0 {
                characters.push(count);
            }
            count += usize::from(begins_character(*byte));
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at + 1);
            }
        }
        if bytes.len().is_multiple_of(STRIDE) {
            characters.push(count);
        }
        Self { text, skipped, starts, characters }
    }

    /// The place of a byte of the text, which must be at most its length.
    pub fn place(&self, at: usize) -> Place {
        let index = self.index(at);
        let column = self.characters_before(at) - self.characters_before(self.starts[index]) + 1;
        Place { line: index + 1, column, offset: at + self.skipped }
    }

    /// The 0-based number of the line that holds a byte; a terminator belongs to the line it ends.
    pub fn index(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    /// The byte at which a line begins, by its 0-based number.
    pub fn start(&self, index: usize) -> usize {
        self.starts[index]
    }

    /// A line without its terminator, by its 0-based number.
    pub fn line(&self, index: usize) -> &'a str {
        let end = self.starts.get(index + 1).copied().unwrap_or(self.text.len());
        self.text[self.starts[index]..end].trim_end_matches(['\n', '\r'])
    }

    /// The lines that some spans begin on, each once.
    pub(super) fn numbers(&self, spans: &[SourceSpan]) -> Label {
        let mut lines: Vec<usize> = spans.iter().map(|span| self.index(span.start as usize) + 1).collect();
        lines.dedup();
        Label::Lines(lines)
    }

    fn characters_before(&self, at: usize) -> usize {
        let counted = at / STRIDE;
        let rest = &self.text.as_bytes()[counted * STRIDE..at];
        self.characters[counted] + rest.iter().filter(|byte| begins_character(**byte)).count()
    }
}

/// Whether a byte of UTF-8 is the first of its character.
fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Line and column by reading every character from the beginning.
    fn naive(text: &str, at: usize) -> (usize, usize) {
        let (mut line, mut column) = (1, 1);
        let mut characters = text.char_indices().peekable();
        while let Some((index, character)) = characters.next() {
            if index >= at {
                break;
            }
            let next = characters.peek().map(|(_, next)| *next);
            if character == '\n' || (character == '\r' && next != Some('\n')) {
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
        }
        (line, column)
    }

    #[test]
    fn columns_count_characters_and_offsets_bytes() {
        let text = "a\r\né😀x\rb\n";
        let lines = Lines::new(text, 3);
        let place = |needle: &str| {
            let place = lines.place(text.find(needle).expect("the needle is in the text"));
            (place.line, place.column, place.offset)
        };
        assert_eq!(place("a"), (1, 1, 3));
        assert_eq!(place("é"), (2, 1, 6));
        assert_eq!(place("x"), (2, 3, 12));
        assert_eq!(place("b"), (3, 1, 14));
        assert_eq!(lines.place(text.len()), Place { line: 4, column: 1, offset: text.len() + 3 });
        assert_eq!((lines.line(1), lines.line(3)), ("é😀x", ""));
    }

    #[test]
    fn an_empty_text_has_one_line() {
        assert_eq!(Lines::new("", 0).place(0), Place { line: 1, column: 1, offset: 0 });
    }

    #[test]
    fn long_lines_are_counted_across_strides() {
        for length in [STRIDE - 1, STRIDE, STRIDE + 1, 3 * STRIDE] {
            let text = "é".repeat(length);
            assert_eq!(Lines::new(&text, 0).place(text.len()).column, length + 1);
        }
    }

    proptest! {
        #[test]
        fn every_place_is_the_naive_one(text in "([a-zé😀 ]{0,9}(\n|\r|\r\n|\u{2028})?){0,400}") {
            let lines = Lines::new(&text, 0);
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)).step_by(7) {
                let place = lines.place(at);
                prop_assert_eq!((place.line, place.column), naive(&text, at));
            }
        }
    }
}
