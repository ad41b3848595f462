//! An open document: the text as the client last told it, and its version.
//!
//! The text is never normalized: a byte here is a byte of the file. What format it has and what it
//! says is not known here.

use ropey::Rope;

use crate::text::position::{Position, PositionEncoding, offset};
use crate::text::source::{Since, Source};

/// The text of an open document at one version. Cloning its rope takes constant time.
#[derive(Clone, Debug)]
pub struct Document {
    version: i32,
    rope: Rope,
    /// What has stayed since an earlier time: see [`Self::take`].
    since: Since,
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
        let rope = Rope::from_str(text);
        Self { version, since: Since::now(&rope), rope }
    }

    /// The version the client gave to the present text.
    pub fn version(&self) -> i32 {
        self.version
    }

    /// The present text.
    pub fn rope(&self) -> &Rope {
        &self.rope
    }

    /// The document as it is, for whoever is to find out what has changed between two such calls: its [`Self::source`] knows
    /// what has stayed since the last one. From here on, edits are noted for the next.
    #[must_use]
    pub fn take(&mut self) -> Self {
        let since = Since::now(&self.rope);
        Self { since: std::mem::replace(&mut self.since, since), ..self.clone() }
    }

    /// The present text, which knows what of it has stayed since a call of [`Self::take`].
    pub fn source(&self) -> Source {
        Source::of_edited(self.rope.clone(), self.since.clone())
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
            self.since = Since::now(&self.rope);
            return Replaced::Everything;
        };
        let start = offset(&self.rope, start, encoding);
        let end = offset(&self.rope, end, encoding);
        let (start, end) = (start.min(end), start.max(end));
        self.since.note(start, self.rope.len_bytes() - end);
        let first = self.rope.byte_to_char(start);
        self.rope.remove(first..self.rope.byte_to_char(end));
        self.rope.insert(first, &change.text);
        Replaced::Bytes { start, end, length: change.text.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::difference::difference;

    fn change(range: Option<((u32, u32), (u32, u32))>, text: &str) -> Change {
        let at = |(line, character)| Position { line, character };
        Change { range: range.map(|(start, end)| (at(start), at(end))), text: text.to_owned() }
    }

    #[test]
    fn a_text_knows_what_of_it_has_stayed() {
        let text = "Le pont était fermé. 😀\r\nLa maire l'a dit.\n".repeat(200);
        let mut document = Document::new(1, &text);
        let first = document.take().source();
        let edits: [&[Change]; 5] = [
            &[change(Some(((7, 3), (7, 3))), "x"), change(Some(((9, 6), (8, 2))), "")],
            // Inside of a pair of code units.
            &[change(Some(((4, 22), (4, 23))), "é")],
            &[],
            &[change(None, "Rien.")],
            &[change(None, ""), change(Some(((0, 0), (0, 0))), "Tout.")],
        ];
        let mut last = first.whole().to_owned();
        let mut earlier = document.take().source();
        for (version, edits) in (2..).zip(edits) {
            document.apply(version, edits, PositionEncoding::Utf16);
            let later = document.take().source();
            let whole = String::from(document.rope());
            assert_eq!(later.difference(&earlier), difference(&last, &whole));
            // A text that was taken before the last one, as when an analysis was cancelled.
            assert_eq!(later.difference(&first), difference(&text, &whole));
            (last, earlier) = (whole, later);
        }
    }
}
