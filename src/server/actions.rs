//! Code actions: the fixes of findings as edits that the client applies. There are no commands.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CreateFile, CreateFileOptions, OptionalVersionedTextDocumentIdentifier,
    Range, ResourceOp,
};

use super::abilities::{Abilities, FIX_ALL};
use super::convert;
use super::newer::{Action, DocumentChange, DocumentEdit, TextDocumentEdit, WorkspaceEdit};
use super::projects::path_of;
use super::state::{Checked, SettingsFile};
use crate::checks::ignore_here;
use crate::config::edit::edited;
use crate::finding::{Edit, Finding, Fix, ProjectChange, Safety, together};
use crate::message::Message;
use crate::text::SourceSpan;
use crate::text::difference::difference;

/// The actions for a range, of the kinds in `only` and below them (all kinds if `None`).
///
/// `settings` is the file of the project; without it, nothing that changes it is offered.
///
/// `source.fixAll.copydesk` concerns the whole document and comes only when it is asked for: in a list of
/// what can be done here it would stand beside every single fix.
pub(super) fn code_actions(
    checked: &Checked,
    abilities: &Abilities,
    range: Range,
    only: Option<&[CodeActionKind]>,
    settings: Option<&SettingsFile>,
) -> Vec<Action> {
    let asked = |kind: &CodeActionKind| only.is_none_or(|only| only.iter().any(|only| is_within(kind, only)));
    let mut actions = Vec::new();
    if asked(&CodeActionKind::QUICKFIX) {
        let span = convert::span(&checked.rope, range, abilities.encoding);
        let findings: Vec<&Finding> =
            checked.with_fixes().iter().filter(|finding| meet(finding.span, span)).collect();
        for finding in &findings {
            quick_fixes(finding, checked, abilities, settings, &mut actions);
        }
        if findings.len() <= IGNORED {
            ignoring(&findings, checked, abilities, settings, &mut actions);
        }
    }
    if only.is_some() && asked(&FIX_ALL) {
        actions.extend(fix_all(checked, abilities));
    }
    actions
}

/// Of more findings than these at once, nobody wants to ignore each: each takes a look at the whole article.
const IGNORED: usize = 20;

/// Appends what has checks leave findings alone, here or in the project: one action for all findings that it is about.
fn ignoring(
    findings: &[&Finding],
    checked: &Checked,
    abilities: &Abilities,
    settings: Option<&SettingsFile>,
    actions: &mut Vec<Action>,
) {
    // By what they do, in the order of the findings.
    let mut here: Vec<(Fix, Vec<&Finding>)> = Vec::new();
    let mut in_project: Vec<(Fix, Vec<&Finding>)> = Vec::new();
    let add = |fixes: &mut Vec<(Fix, Vec<_>)>, fix: Option<Fix>, finding| {
        let Some(fix) = fix else { return };
        match fixes.iter_mut().find(|(known, _)| *known == fix) {
            Some((_, findings)) => findings.push(finding),
            None => fixes.push((fix, vec![finding])),
        }
    };
    for finding in findings.iter().copied() {
        add(&mut here, ignore_here(&checked.analysis, finding), finding);
        add(&mut in_project, ignore_in_project(finding, checked, settings), finding);
    }
    for (fix, findings) in here.into_iter().chain(in_project) {
        let edit = match &fix.project {
            Some(change) => settings.and_then(|settings| settings_edit(change, settings, abilities)),
            None => Some(workspace_edit(&fix.edits, checked, abilities)),
        };
        let of = |finding: &Finding| convert::diagnostic(finding, checked, abilities);
        actions.extend(edit.map(|edit| Action {
            action: CodeAction {
                title: fix.title.text(checked.ui),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(findings.into_iter().map(of).collect()),
                ..CodeAction::default()
            },
            edit,
        }));
    }
}

/// How the project can have a check leave a finding alone: the check is off for this article. `None` for a text that is
/// in no file of the project.
fn ignore_in_project(finding: &Finding, checked: &Checked, settings: Option<&SettingsFile>) -> Option<Fix> {
    let (file, check) = (path_of(&checked.uri)?, finding.check);
    let inside = file.strip_prefix(settings?.path.parent()?).ok()?;
    let parts: Vec<&str> = inside.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
    let name = (*parts.last()?).to_owned();
    let change = ProjectChange::Off { check, path: parts.join("/") };
    Some(Fix::of_project(Message::IgnoreInProject { check, file: name }, change))
}

/// Whether anything for a range may change the settings of the project: only then is their file looked at.
pub(super) fn change_settings(
    checked: &Checked,
    abilities: &Abilities,
    range: Range,
    only: Option<&[CodeActionKind]>,
) -> bool {
    let asked = only.is_none_or(|only| only.iter().any(|only| is_within(&CodeActionKind::QUICKFIX, only)));
    let span = convert::span(&checked.rope, range, abilities.encoding);
    asked && checked.with_fixes().iter().any(|finding| meet(finding.span, span))
}

/// Appends the fixes of one finding. The first is the one the check prefers, if it mends the text.
fn quick_fixes(
    finding: &Finding,
    checked: &Checked,
    abilities: &Abilities,
    settings: Option<&SettingsFile>,
    actions: &mut Vec<Action>,
) {
    let fixes = finding.fixes.iter().enumerate().filter(|(_, fix)| fix.safety != Safety::Shown);
    actions.extend(fixes.filter_map(|(n, fix)| {
        let edit = match &fix.project {
            Some(change) => settings_edit(change, settings?, abilities)?,
            None => workspace_edit(&fix.edits, checked, abilities),
        };
        Some(Action {
            action: CodeAction {
                title: fix.title.text(checked.ui),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![convert::diagnostic(finding, checked, abilities)]),
                is_preferred: (abilities.preferred && n == 0 && fix.project.is_none()).then_some(true),
                ..CodeAction::default()
            },
            edit,
        })
    }));
}

/// A change of the settings of the project. `None` if their file cannot be read as it is, says so already, or would
/// have to be made by a client that cannot.
fn settings_edit(
    change: &ProjectChange,
    settings: &SettingsFile,
    abilities: &Abilities,
) -> Option<WorkspaceEdit> {
    let creates = !settings.exists;
    if creates && !(abilities.document_changes && abilities.creates_files) {
        return None;
    }
    let text = String::from(&settings.rope);
    let edited = edited(&text, change)?;
    let (gone, come) = difference(&text, &edited);
    let edit = Edit::new(SourceSpan::new(gone.start, gone.end), &edited[come]);
    let edit = convert::text_edit(&edit, &settings.rope, abilities.encoding);
    let uri = settings.uri.clone();
    if !abilities.document_changes {
        return Some(WorkspaceEdit::Changes(HashMap::from([(uri, vec![edit])])));
    }
    let create = creates.then(|| {
        let options = CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) };
        let create = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
        DocumentChange::File(ResourceOp::Create(create))
    });
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: settings.version };
    let edits = vec![DocumentEdit::Text(edit)];
    let text = DocumentChange::Text(TextDocumentEdit { text_document, edits });
    Some(WorkspaceEdit::DocumentChanges(create.into_iter().chain([text]).collect()))
}

/// All safe fixes in one edit.
fn fix_all(checked: &Checked, abilities: &Abilities) -> Option<Action> {
    let edits = together::edits(checked.with_fixes(), Safety::Safe);
    (!edits.is_empty()).then(|| Action {
        action: CodeAction {
            title: Message::FixAll.text(checked.ui),
            kind: Some(FIX_ALL),
            ..CodeAction::default()
        },
        edit: workspace_edit(edits, checked, abilities),
    })
}

/// Edits of the version that was checked, so that a client which has moved on can refuse them.
fn workspace_edit<'e>(
    edits: impl IntoIterator<Item = &'e Edit>,
    checked: &Checked,
    abilities: &Abilities,
) -> WorkspaceEdit {
    let (rope, encoding) = (&checked.rope, abilities.encoding);
    let uri = checked.uri.clone();
    let edits = edits.into_iter();
    if !abilities.document_changes {
        let edits = edits.map(|edit| convert::text_edit(edit, rope, encoding)).collect();
        return WorkspaceEdit::Changes(HashMap::from([(uri, edits)]));
    }
    let edits = edits.map(|edit| {
        if abilities.snippets {
            convert::snippet_edit(edit, rope, encoding)
        } else {
            DocumentEdit::Text(convert::text_edit(edit, rope, encoding))
        }
    });
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: Some(checked.version) };
    let edits = edits.collect();
    WorkspaceEdit::DocumentChanges(vec![DocumentChange::Text(TextDocumentEdit { text_document, edits })])
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
