//! Code actions: the fixes of findings as edits that the client applies. There are no commands.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, WorkspaceEdit,
};

use super::abilities::{Abilities, FIX_ALL};
use super::convert;
use super::state::Checked;
use crate::finding::{Edit, Finding, Safety};
use crate::message::UiLanguage;
use crate::text::SourceSpan;

/// The actions for a range, of the kinds in `only` and below them (all kinds if `None`).
///
/// `source.fixAll.copydesk` concerns the whole document and comes only when it is asked for: in a list of
/// what can be done here it would stand beside every single fix.
pub(super) fn code_actions(
    checked: &Checked,
    abilities: &Abilities,
    range: Range,
    only: Option<&[CodeActionKind]>,
) -> Vec<CodeActionOrCommand> {
    let asked = |kind: &CodeActionKind| only.is_none_or(|only| only.iter().any(|only| is_within(kind, only)));
    let mut actions = Vec::new();
    if asked(&CodeActionKind::QUICKFIX) {
        let span = convert::span(&checked.rope, range, abilities.encoding);
        for finding in checked.findings.iter().filter(|finding| meet(finding.span, span)) {
            quick_fixes(finding, checked, abilities, &mut actions);
        }
    }
    if only.is_some() && asked(&FIX_ALL) {
        actions.extend(fix_all(checked, abilities));
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// Appends the fixes of one finding. The first is the one the check prefers.
fn quick_fixes(finding: &Finding, checked: &Checked, abilities: &Abilities, actions: &mut Vec<CodeAction>) {
    let fixes = finding.fixes.iter().enumerate().filter(|(_, fix)| fix.safety != Safety::Shown);
    actions.extend(fixes.map(|(n, fix)| CodeAction {
        title: fix.title.text(checked.ui),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![convert::diagnostic(finding, checked, abilities)]),
        edit: Some(workspace_edit(&fix.edits, checked, abilities)),
        is_preferred: (abilities.preferred && n == 0).then_some(true),
        ..CodeAction::default()
    }));
}

/// All safe fixes in one edit, one for each finding; a fix that would touch what an earlier one changes is
/// left for the next time.
fn fix_all(checked: &Checked, abilities: &Abilities) -> Option<CodeAction> {
    let mut edits: Vec<Edit> = Vec::new();
    for finding in &checked.findings {
        if let Some(fix) = finding.fixes.iter().find(|fix| fix.safety == Safety::Safe)
            && !fix.edits.iter().any(|edit| edits.iter().any(|other| conflict(edit.span, other.span)))
        {
            edits.extend_from_slice(&fix.edits);
        }
    }
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|edit| edit.span);
    Some(CodeAction {
        title: fix_all_title(checked.ui).to_owned(),
        kind: Some(FIX_ALL),
        edit: Some(workspace_edit(&edits, checked, abilities)),
        ..CodeAction::default()
    })
}

fn fix_all_title(ui: UiLanguage) -> &'static str {
    match ui {
        UiLanguage::French => "Appliquer toutes les corrections sûres",
        UiLanguage::English => "Apply all safe fixes",
    }
}

/// Edits of the version that was checked, so that a client which has moved on can refuse them.
fn workspace_edit(edits: &[Edit], checked: &Checked, abilities: &Abilities) -> WorkspaceEdit {
    let edits = edits.iter().map(|edit| convert::text_edit(edit, &checked.rope, abilities.encoding));
    let uri = checked.uri.clone();
    if abilities.document_changes {
        let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: Some(checked.version) };
        let edit = TextDocumentEdit { text_document, edits: edits.map(OneOf::Left).collect() };
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(vec![edit])),
            ..WorkspaceEdit::default()
        }
    } else {
        WorkspaceEdit { changes: Some(HashMap::from([(uri, edits.collect())])), ..WorkspaceEdit::default() }
    }
}

/// Whether a kind is another one or below it: `quickfix` is within `quickfix` and within the empty kind,
/// `source.fixAll.copydesk` is within `source`.
fn is_within(kind: &CodeActionKind, parent: &CodeActionKind) -> bool {
    let (kind, parent) = (kind.as_str(), parent.as_str());
    parent.is_empty()
        || kind.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether two spans share a byte or an end: a cursor at the edge of a finding is on it.
fn meet(a: SourceSpan, b: SourceSpan) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// Whether two edits cannot be made at once. Two insertions at one place have no order.
fn conflict(a: SourceSpan, b: SourceSpan) -> bool {
    a.touches(b) || a.start == b.start
}
