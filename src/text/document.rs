//! An open document: the text as the client last told it, and its version.
//!
//! The text is never normalized: a byte here is a byte of the file. What format it has and what it
//! says is not known here.

use ropey::Rope;

use crate::text::position::{Position, PositionEncoding, offset};

/// The text of an open document at one version. Cloning its rope takes constant time.
#[derive(Clone, Debug)]
pub struct Document {
    version: i32,
    rope: Rope,
}

/// One change of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is replaced, half-open; `None` for the whole text.
    pub range: Option<(Position, Position)>,
    /// What stands there afterwards.
    pub text: String,
}

/// What a change did to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// The whole text is another.
    Everything,
    /// Some bytes went and others came.
    Bytes {
        /// The first of them, 0-based, in the text before and after.
        start: usize,
        /// One past the last that went, in the text before.
        end: usize,
        /// How many came.
        length: usize,
    },
}

impl Document {
    /// A document as it is opened.
    pub fn new(version: i32, text: &str) -> Self {
        Self { version, rope: Rope::from_str(text) }
    }

    /// The version the client gave to the present text.
    pub fn version(&self) -> i32 {
        self.version
    }

    /// The present text.
    pub fn rope(&self) -> &Rope {
        &self.rope
    }

    /// Applies changes in order, each against the result of the one before.
    ///
    /// Positions are clamped to the text, and a range whose start comes after its end is read the other
    /// way round: refusing would leave us with another text than the client for good. For the same
    /// reason a version that is not greater than the present one is taken as it is; whoever calls may
    /// want to log it.
    ///
    /// Returns what each change replaced.
    pub fn apply(&mut self, version: i32, changes: &[Change], encoding: PositionEncoding) -> Vec<Replaced> {
        let replaced = changes.iter().map(|change| self.change(change, encoding)).collect();
        self.version = version;
        replaced
    }

    fn change(&mut self, change: &Change, encoding: PositionEncoding) -> Replaced {
        let Some((start, end)) = change.range else {
            self.rope = Rope::from_str(&change.text);
            return Replaced::Everything;
        };
        let start = offset(&self.rope, start, encoding);
        let end = offset(&self.rope, end, encoding);
        let (start, end) = (start.min(end), start.max(end));
        let first = self.rope.byte_to_char(start);
        self.rope.remove(first..self.rope.byte_to_char(end));
        self.rope.insert(first, &change.text);
        Replaced::Bytes { start, end, length: change.text.len() }
    }
}
