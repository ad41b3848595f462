//! Putting another spelling in the place of a name, and making the words before it agree: « de Kiev », « d'Odessa »;
//! "a Kyiv tram", "an Odesa tram". Apostrophes and hyphens come out as the document writes them. Which spelling it is to
//! be is not decided here.

use crate::analysis::Analysis;
use crate::analysis::names::MentionAt;
use crate::finding::Edit;
use crate::lang::agreement::{Change, agreement};
use crate::text::ProseSpan;

/// Makes edits for one document.
pub(super) struct Respelling<'a> {
    pub(super) analysis: &'a Analysis,
}

impl<'a> Respelling<'a> {
    pub(super) fn new(analysis: &'a Analysis) -> Self {
        Self { analysis }
    }

    /// The edits that give a mention another spelling, `country` being whether it is a country's name. `None` if it is
    /// not verbatim in the file, or if the words around it would have to change in a way that takes knowing the name's
    /// gender.
    pub(super) fn edits(&self, at: MentionAt, by: &str, country: bool) -> Option<Vec<Edit>> {
        let placed = &self.analysis.blocks[at.block];
        let span = placed.map.verbatim(at.span)?;
        let by = self.typeset(by);
        let prose = at.span.range();
        let (before, old) = (&placed.paragraph.text[..prose.start], &placed.paragraph.text[prose]);
        let change = agreement(placed.paragraph.language, before, old, &by, country);
        let article = match change {
            Change::None => None,
            Change::Unknown => return None,
            Change::Word { length, by } => {
                let word = ProseSpan::new(before.len() - length, before.len());
                Some(Edit::new(placed.map.verbatim(word)?, self.typeset(&by)))
            }
        };
        let edits: Vec<Edit> = article.into_iter().chain([Edit::new(span, by)]).collect();
        let closes = |edit: &Edit| edit.text.contains(['\'', '"', '\\']);
        if self.analysis.is_quoted_value(at.block) && edits.iter().any(closes) {
            return None;
        }
        Some(edits)
    }

    /// A text with the document's apostrophes and hyphens.
    fn typeset(&self, text: &str) -> String {
        if !text.contains(['\'', '-']) {
            return text.to_owned();
        }
        let marks = self.analysis.inner_marks;
        let set = |char| match char {
            '\'' if marks.curly > marks.straight => '’',
            '-' if marks.unbroken > marks.hyphen => '\u{2011}',
            char => char,
        };
        text.chars().map(set).collect()
    }
}
