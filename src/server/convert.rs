//! Our values ⇄ the protocol's.

use std::path::Path;

use ropey::Rope;
use serde_json::json;
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Position, Range, TextDocumentContentChangeEvent, TextEdit, Uri,
};

use super::abilities::Abilities;
use super::newer::{DocumentEdit, SnippetTextEdit, StringValue};
use super::state::Checked;
use crate::checks;
use crate::finding::{Edit, Finding, Related, Severity};
use crate::text::document::Change;
use crate::text::position::{self, PositionEncoding};
use crate::text::{OtherText, SourceSpan, position::offset};

/// An edit of the client.
pub(super) fn change(event: TextDocumentContentChangeEvent) -> Change {
    Change { range: event.range.map(|range| (place(range.start), place(range.end))), text: event.text }
}

/// A finding, as far as the client can show it.
pub(super) fn diagnostic(finding: &Finding, checked: &Checked, abilities: &Abilities) -> Diagnostic {
    let range_of = |span| range(&checked.rope, span, abilities.encoding);
    let related = || {
        let locations = locations(&finding.related, checked, abilities);
        let related = finding.related.iter().zip(locations).filter_map(|(related, location)| {
            let message = related.message.text(checked.ui);
            Some(DiagnosticRelatedInformation { location: location?, message })
        });
        related.collect()
    };
    let code_description = || {
        let href = checks::address(finding.check, checked.ui).parse().ok()?;
        Some(CodeDescription { href })
    };
    Diagnostic {
        range: range_of(finding.span),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.check.to_owned())),
        code_description: abilities.code_description.then(code_description).flatten(),
        source: Some("copydesk".to_owned()),
        message: finding.message.text(checked.ui),
        related_information: (abilities.related && !finding.related.is_empty()).then(related),
        tags: (abilities.unnecessary && finding.unnecessary).then(|| vec![DiagnosticTag::UNNECESSARY]),
        data: abilities.data.then(|| json!({ "id": finding.check })),
    }
}

/// Where the other places of a finding are; `None` for one in a text that has no address.
pub(super) fn locations(
    related: &[Related],
    checked: &Checked,
    abilities: &Abilities,
) -> Vec<Option<Location>> {
    // Of a text in which there are several, the lines are counted once.
    let mut last: Option<(&OtherText, Rope)> = None;
    let locations = related.iter().map(|related| {
        let Some(other) = &related.elsewhere else {
            return Some(location(related.span, checked, abilities));
        };
        let uri = uri_of(&other.path)?;
        let known = last.take().filter(|(known, _)| known.text == other.text);
        let (_, rope) = last.insert(known.unwrap_or_else(|| (other, Rope::from_str(&other.text))));
        Some(Location { uri, range: range(rope, related.span, abilities.encoding) })
    });
    locations.collect()
}

/// Where some bytes of a document are.
pub(super) fn location(span: SourceSpan, checked: &Checked, abilities: &Abilities) -> Location {
    Location { uri: checked.uri.clone(), range: range(&checked.rope, span, abilities.encoding) }
}

/// The address of another text: of a file, or what the client called what is none.
fn uri_of(path: &Path) -> Option<Uri> {
    if path.is_absolute() { Uri::from_file_path(path) } else { path.to_str()?.parse().ok() }
}

/// An edit of ours.
pub(super) fn text_edit(edit: &Edit, rope: &Rope, encoding: PositionEncoding) -> TextEdit {
    TextEdit { range: range(rope, edit.span, encoding), new_text: edit.text.clone() }
}

/// An edit of ours, with its blank to be filled in.
pub(super) fn snippet_edit(edit: &Edit, rope: &Rope, encoding: PositionEncoding) -> DocumentEdit {
    let Some(snippet) = snippet(edit) else { return DocumentEdit::Text(text_edit(edit, rope, encoding)) };
    let range = range(rope, edit.span, encoding);
    DocumentEdit::Snippet(SnippetTextEdit { range, snippet: StringValue { value: snippet } })
}

/// The text of an edit as a snippet whose first stop is the blank; `None` if there is none to fill in. The brackets
/// that set a blank off in plain text would only be in the way of who fills it in.
fn snippet(edit: &Edit) -> Option<String> {
    let blank = edit.blank.clone()?;
    let before = edit.text.get(..blank.start)?;
    let behind = edit.text.get(blank.end..)?;
    let blank = edit.text.get(blank)?.trim_matches(['[', ']']);
    Some(format!("{}${{1:{}}}{}", escape(before), escape(blank), escape(behind)))
}

/// Text in which a snippet sees no stop, no variable and no end of one.
fn escape(text: &str) -> String {
    text.replace('\\', r"\\").replace('$', r"\$").replace('}', r"\}")
}

/// The bytes of a range, which may be the wrong way round or outside of the text.
pub(super) fn span(rope: &Rope, range: Range, encoding: PositionEncoding) -> SourceSpan {
    let start = offset(rope, place(range.start), encoding);
    let end = offset(rope, place(range.end), encoding);
    SourceSpan::new(start.min(end), start.max(end))
}

/// The range of some bytes.
pub(super) fn range(rope: &Rope, span: SourceSpan, encoding: PositionEncoding) -> Range {
    let position_of = |offset: u32| {
        let position = position::position(rope, offset as usize, encoding);
        Position { line: position.line, character: position.character }
    };
    Range { start: position_of(span.start), end: position_of(span.end) }
}

/// A position as the text counts it.
pub(super) fn place(position: Position) -> position::Position {
    position::Position { line: position.line, character: position.character }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Hint => DiagnosticSeverity::HINT,
        Severity::Information => DiagnosticSeverity::INFORMATION,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Error => DiagnosticSeverity::ERROR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_a_stop() {
        let edit = |text: &str| Edit::new(SourceSpan::new(0, 0), text).with_blank("[source]");
        for (text, expected) in [
            (", a déclaré [source].", Some(", a déclaré ${1:source}.")),
            ("[source]", Some("${1:source}")),
            (r"\ $1 {x} [source] $", Some(r"\\ \$1 {x\} ${1:source} \$")),
            (", a déclaré Anne Morel.", None),
        ] {
            assert_eq!(snippet(&edit(text)).as_deref(), expected, "{text}");
        }
    }
}
