//! What is wrong with settings, told to the client: with files of settings, as diagnostics in them, whether they are open
//! or not; with the editor's own, in its log. Diagnostics of such a file go when it is mended, or gone.
//!
//! A file that is open is looked at as it is in the editor, by its worker; what it says holds when it is saved.

use std::sync::Arc;

use ropey::Rope;
use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, DiagnosticSeverity, MessageType, Uri};

use super::publish;
use super::state::{Open, State};
use super::{aside, convert};
use crate::config::project::FILE;
use crate::config::{Complaint, Report};
use crate::message::UiLanguage;
use crate::message::settings::Wrong;
use crate::text::SourceSpan;

/// Tells what is wrong with files of settings and was not told yet.
pub(super) async fn tell(state: &Arc<State>, client: &Client) {
    // Asked with every key: whoever reads files may have what is known of them for a while.
    if !state.projects.files.has_news() {
        return;
    }
    // One at a time, so that what is told last of a file is what holds.
    let Ok(_turn) = state.projects.telling.acquire().await else { return };
    let ui = state.ui();
    let asking = Arc::clone(state);
    let taken = aside(move || (asking.projects.files.take_reports(), asking.projects.files.take_wrongs()));
    let (reports, wrongs) = taken.await.unwrap_or_default();
    for report in reports {
        for complaint in &report.complaints {
            let message = format!("{}:{}", report.file.display(), complaint.text(ui));
            client.log_message(MessageType::WARNING, message).await;
        }
        if let Some(open) = state.find_file(&report.file) {
            // Its worker tells.
            open.wake();
        } else if let Some(uri) = Uri::from_file_path(&report.file) {
            publish::send(state, &uri, &diagnostics(&report, state)).await;
        }
    }
    for wrong in wrongs {
        client.log_message(MessageType::WARNING, format!("copydesk.house: {}", wrong.text(ui))).await;
    }
}

/// Tells what is wrong with an open file of settings as it is in the editor, if it is one of ours; nothing if that is what
/// the client knows. `told` is what it was told since the file was opened; what stood before that is said once more.
pub(super) async fn tell_of_open(state: &Arc<State>, open: &Arc<Open>, told: &mut Option<Vec<Diagnostic>>) {
    let Some(path) = open.path.clone() else { return };
    let (asking, opened) = (Arc::clone(state), Arc::clone(open));
    // The houses that the text names are read.
    let looked = aside(move || {
        let files = &asking.projects.files;
        let stood = files.report(&path);
        let report = if path.file_name().is_some_and(|name| name == FILE) || files.is_user(&path) {
            files.report_on(String::from(opened.text().document.rope()), &path)
        } else {
            // A house style, perhaps.
            stood.clone()
        };
        (report, stood.is_some())
    });
    let Some((report, stood)) = looked.await else { return };
    let diagnostics = report.map(|report| diagnostics(&report, state)).unwrap_or_default();
    let is_known = match told {
        Some(told) => *told == diagnostics,
        // What was told of the file before it was opened stands still.
        None => !stood && diagnostics.is_empty(),
    };
    if !is_known {
        publish::send(state, &open.uri, &diagnostics).await;
    }
    *told = Some(diagnostics);
}

/// Tells what is wrong with a file of settings that was closed just now.
pub(super) async fn tell_of_closed(state: &State, open: &Open) {
    let Some(path) = open.path.as_deref().filter(|_| open.is_settings) else { return };
    let report = state.projects.files.report(path);
    if let (Some(report), Some(uri)) = (report, Uri::from_file_path(path)) {
        publish::send(state, &uri, &diagnostics(&report, state)).await;
    }
}

/// Tells what is wrong with the editor's settings.
pub(super) async fn complain(state: &State, client: &Client, wrongs: Vec<(String, Wrong)>) {
    let ui = state.ui();
    for (setting, wrong) in wrongs {
        client.log_message(MessageType::WARNING, format!("{setting}: {}", wrong.text(ui))).await;
    }
}

fn diagnostics(report: &Report, state: &State) -> Vec<Diagnostic> {
    let rope = Rope::from_str(&report.text);
    let (ui, encoding) = (state.ui(), state.abilities().encoding);
    let of = |complaint: &Complaint| Diagnostic {
        range: convert::range(&rope, SourceSpan::new(complaint.span.start, complaint.span.end), encoding),
        severity: Some(if complaint.breaks {
            DiagnosticSeverity::ERROR
        } else {
            DiagnosticSeverity::WARNING
        }),
        source: Some("copydesk".to_owned()),
        message: sentence(&complaint.wrong, ui),
        ..Diagnostic::default()
    };
    report.complaints.iter().map(of).collect()
}

/// A complaint as it stands by itself.
fn sentence(wrong: &Wrong, ui: UiLanguage) -> String {
    let text = wrong.text(ui);
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    let mut sentence: String = first.chain(chars).collect();
    sentence.push('.');
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_stands_by_itself() {
        let wrong = Wrong::NoPaths;
        assert!(sentence(&wrong, UiLanguage::French).starts_with("Il faut dire pour quels fichiers"));
        assert!(sentence(&wrong, UiLanguage::English).ends_with("[\"folder/**\"]."));
    }
}
