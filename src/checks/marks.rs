//! What the checks of quotation marks share: the shapes that marks can be given, and the edits that give them.

use crate::analysis::Placed;
use crate::finding::Edit;
use crate::lang::Language;
use crate::text::ProseSpan;
use crate::text::quotes::{Quote, Style};

/// How a pair of marks is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// With the space behind it.
    pub(super) open: &'static str,
    /// With the space before it.
    pub(super) close: &'static str,
}

impl Shape {
    /// Of a quotation inside another.
    pub(super) fn inner(language: Language) -> Self {
        match language {
            Language::French => Self { open: "“", close: "”" },
            Language::English | Language::Other => Self { open: "‘", close: "’" },
        }
    }

    /// Of an outermost quotation of a style. `space` is what the article puts inside « ».
    pub(super) fn outer(style: Style, space: Space) -> Self {
        match (style, space) {
            (Style::Guillemets, Space::NoBreak) => Self { open: "«\u{a0}", close: "\u{a0}»" },
            (Style::Guillemets, Space::Narrow) => Self { open: "«\u{202f}", close: "\u{202f}»" },
            (Style::Guillemets, Space::Plain) => Self { open: "« ", close: " »" },
            (Style::Guillemets, Space::None) => Self { open: "«", close: "»" },
            (Style::Curly, _) => Self { open: "“", close: "”" },
            (Style::Straight, _) => Self { open: "\"", close: "\"" },
        }
    }
}

/// What stands inside « ».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// U+00A0.
    NoBreak,
    /// U+202F.
    Narrow,
    /// U+0020.
    Plain,
    /// Nothing.
    None,
}

impl Space {
    /// Of the quotation that a text holds.
    pub(super) fn of(text: &str, quote: &Quote) -> Self {
        match text[quote.outer.range()].chars().nth(1) {
            Some('\u{a0}') => Self::NoBreak,
            Some('\u{202f}') => Self::Narrow,
            Some(char) if char.is_whitespace() => Self::Plain,
            _ => Self::None,
        }
    }
}

/// The edits that give a pair of marks another shape: the marks and the spaces inside them change, no word does.
/// `None` where they do not stand verbatim in the file, or one of them is missing.
pub(super) fn converted(placed: &Placed, quote: &Quote, shape: Shape) -> Option<Vec<Edit>> {
    if !quote.opened || !quote.closed {
        return None;
    }
    let open = placed.map.verbatim(ProseSpan::new(quote.outer.start as usize, quote.inner.start as usize))?;
    let close = placed.map.verbatim(ProseSpan::new(quote.inner.end as usize, quote.outer.end as usize))?;
    Some(vec![Edit::new(open, shape.open), Edit::new(close, shape.close)])
}
