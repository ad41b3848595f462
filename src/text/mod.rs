//! Text as bytes and places: spans, the open document, positions, words, sentences, quotation marks.
//!
//! Everything here is about characters. What the characters mean (a verb, a name, a speaker) is the
//! business of [`crate::lang`] and [`crate::analysis`].

pub mod date;
pub mod difference;
pub mod document;
pub mod position;
pub mod quotes;
pub mod segment;
pub mod source;

use std::ops::Range;
use std::path::PathBuf;

/// Why a document cannot be taken: spans are `u32`, so a text ends at 4 GiB.
pub const MAX_BYTES: usize = u32::MAX as usize;

/// Another text than the one that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherText {
    /// Its file as whoever is told of it calls it, or the address that an editor has for what is no file.
    pub path: PathBuf,
    /// The file itself, whatever links lead to it; the same as `path` for what is no file.
    pub file: PathBuf,
    /// What it says, without a byte order mark.
    pub text: String,
    /// The length of that mark in bytes.
    pub skipped: usize,
}

macro_rules! span {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name {
            /// First byte, 0-based.
            pub start: u32,
            /// One past the last byte.
            pub end: u32,
        }

        impl $name {
            /// The span of a byte range; both ends must be at most [`MAX_BYTES`].
            pub fn new(start: usize, end: usize) -> Self {
                debug_assert!(start <= end && end <= MAX_BYTES, "span {start}..{end}");
                #[expect(clippy::cast_possible_truncation, reason = "texts end at MAX_BYTES")]
                Self { start: start as u32, end: end as u32 }
            }

            /// As a range for slicing.
            pub fn range(self) -> Range<usize> {
                self.start as usize..self.end as usize
            }

            /// Length in bytes.
            pub fn len(self) -> usize {
                (self.end - self.start) as usize
            }

            /// Whether it covers no byte.
            pub fn is_empty(self) -> bool {
                self.start == self.end
            }

            /// Whether `other` lies wholly inside.
            pub fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Whether the two share at least one byte.
            pub fn touches(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// Whether a cursor at a byte is on it; right behind its last letter, it still is.
            pub fn is_at(self, offset: usize) -> bool {
                self.start as usize <= offset && offset <= self.end as usize
            }

            /// The smallest span over both.
            #[must_use]
            pub fn cover(self, other: Self) -> Self {
                Self { start: self.start.min(other.start), end: self.end.max(other.end) }
            }
        }
    };
}

span! {
    /// Bytes of the file, half-open.
    SourceSpan
}
span! {
    /// Bytes of one block's prose, half-open. Relative to the block, so a paragraph can move without
    /// being touched.
    ProseSpan
}
