//! Inlay hints: the speaker behind each quotation whose own sentence does not name one.

use tower_lsp::ls_types::{InlayHint, InlayHintLabel, InlayHintTooltip, Range};

use super::abilities::Abilities;
use super::state::Checked;
use super::{convert, hover};
use crate::analysis::Quotation;
use crate::analysis::attribution::Window;
use crate::analysis::quotations::{CitedBy, QuoteKind};

/// The hints of a range.
pub(super) fn hints(checked: &Checked, abilities: &Abilities, range: Range) -> Vec<InlayHint> {
    let asked = convert::span(&checked.rope, range, abilities.encoding);
    let quotations = checked.analysis.quotations();
    let near = quotations
        .iter()
        .filter(|quotation| asked.start <= quotation.span.end && quotation.span.end <= asked.end);
    let hints = near.filter_map(|quotation| {
        let end = convert::range(&checked.rope, quotation.span, abilities.encoding).end;
        Some(InlayHint {
            position: end,
            label: InlayHintLabel::String(unnamed_speaker(checked, quotation)?.to_owned()),
            kind: None,
            text_edits: None,
            tooltip: hover::source(quotation, false)
                .map(|source| InlayHintTooltip::String(source.text(checked.ui))),
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
    });
    hints.collect()
}

/// The speaker of a quotation, if its own sentence does not name that person.
fn unnamed_speaker<'q>(checked: &Checked, quotation: &'q Quotation<'_>) -> Option<&'q str> {
    let CitedBy::Source { attribution, .. } = quotation.cited?.source else { return None };
    let (_, words) = quotation.attribution.as_ref()?.speaker.as_ref()?;
    let name = hover::speaker(checked, quotation)?;
    let is_own =
        matches!(attribution.window, Window::Incise | Window::After | Window::Before | Window::Subject);
    let is_named = is_own && shares_a_name(name, &checked.analysis.source.part(words.range()));
    (quotation.reason.kind() == QuoteKind::Speech && !is_named).then_some(name)
}

/// Whether one of the capitalized words of a name stands in some other words.
fn shares_a_name(name: &str, words: &str) -> bool {
    name == words
        || name.split_whitespace().filter(|part| part.starts_with(char::is_uppercase)).any(|part| {
            words.split(|char: char| !char.is_alphanumeric() && char != '-').any(|word| word == part)
        })
}
