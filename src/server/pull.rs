//! Diagnostics that the client asks for (`textDocument/diagnostic`, `workspace/diagnostic`) rather than being told them.
//!
//! Only for a client that wants it so ([`super::abilities`]); then nothing is told twice. What would be published is kept
//! here instead, by the same workers in the same order, and answered from here. If it becomes something else without an
//! edit (what was withheld while somebody typed, other settings), the client is asked to ask again.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::{oneshot, watch};
use tokio::time::{sleep, timeout};
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, ProgressToken, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};
use tracing::{debug, error};
use xxhash_rust::xxh3::xxh3_128;

use super::output::Message;
use super::state::{State, lock};
use super::workspace;
use crate::message::trouble::Undone;

/// How long a request waits for the analysis of a text; a long document's takes a second.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is found within so long is asked for again at once, and told in one piece.
const TOGETHER: Duration = Duration::from_millis(50);

/// `ServerCancelled` of LSP 3.17: the client may ask again.
const SERVER_CANCELLED: i64 = -32802;

/// What there is to answer.
#[derive(Debug)]
pub(super) struct Pulled {
    /// By address.
    kept: Mutex<BTreeMap<String, Kept>>,
    /// Changes with every change of these.
    changed: watch::Sender<()>,
    client: OnceLock<Client>,
    /// Whether the client is about to be asked to ask again.
    is_owed: AtomicBool,
    /// Whether a look at the whole workspace is due: nobody took one yet, or there are new files.
    is_walk_due: AtomicBool,
    /// How many requests for the whole workspace are being answered: they bring what is found in files.
    n_asking: AtomicUsize,
}

/// A request for the whole workspace, while it is being answered.
struct Asking<'p>(&'p Pulled);

impl<'p> Asking<'p> {
    fn begin(pulled: &'p Pulled) -> Self {
        pulled.n_asking.fetch_add(1, Ordering::Relaxed);
        Self(pulled)
    }
}

impl Drop for Asking<'_> {
    /// When it is answered, or given up.
    fn drop(&mut self) {
        self.0.n_asking.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Default for Pulled {
    fn default() -> Self {
        Self {
            kept: Mutex::default(),
            changed: watch::Sender::new(()),
            client: OnceLock::new(),
            is_owed: AtomicBool::new(false),
            is_walk_due: AtomicBool::new(true),
            n_asking: AtomicUsize::new(0),
        }
    }
}

/// What was found in one document.
#[derive(Clone, Debug)]
struct Kept {
    uri: Uri,
    /// The version and the revision of a document that is open.
    open: Option<(i32, u64)>,
    /// The JSON of its diagnostics, separated by commas.
    list: String,
    /// The same for the same list.
    id: String,
}

impl Kept {
    fn new(uri: &Uri, open: Option<(i32, u64)>, list: &str) -> Self {
        let id = format!("{:032x}", xxh3_128(list.as_bytes()));
        Self { uri: uri.clone(), open, list: list.to_owned(), id }
    }

    fn items(&self) -> Vec<Diagnostic> {
        serde_json::from_str(&format!("[{}]", self.list)).unwrap_or_else(|error| {
            // It was written by us.
            error!("what was found cannot be read: {error}");
            Vec::new()
        })
    }
}

impl Pulled {
    /// Notes whom to ask to ask again.
    pub(super) fn set_client(&self, client: &Client) {
        // The framework lets only one `initialize` succeed.
        let _ = self.client.set(client.clone());
    }

    /// Notes that there may be files that nobody has looked at.
    pub(super) fn note_new(&self) {
        self.is_walk_due.store(true, Ordering::Relaxed);
    }

    /// Keeps what was found in a document, as the JSON of its diagnostics, with its version and revision if it is open.
    pub(super) fn keep(self: &Arc<Self>, uri: &Uri, open: Option<(i32, u64)>, list: &str, asks_again: bool) {
        let new = Kept::new(uri, open, list);
        let id = new.id.clone();
        let is_news = {
            let mut kept = lock(&self.kept);
            let before = if open.is_none() && list.is_empty() {
                kept.remove(uri.as_str())
            } else {
                kept.insert(uri.as_str().to_owned(), new)
            };
            let same = before.as_ref().map(|before| before.id.as_str()).unwrap_or_default() == id;
            match (before.and_then(|before| before.open), open) {
                // After an edit the client asks by itself.
                (Some((_, before)), Some((_, now))) => before == now && !same,
                (None, Some(_)) => false,
                (_, None) => !same && self.n_asking.load(Ordering::Relaxed) == 0,
            }
        };
        self.changed.send_replace(());
        if is_news && asks_again {
            self.ask_to_ask();
        }
    }

    /// Has the client ask again.
    fn ask_to_ask(self: &Arc<Self>) {
        let Some(client) = self.client.get().cloned() else { return };
        if self.is_owed.swap(true, Ordering::Relaxed) {
            return;
        }
        let own = Arc::clone(self);
        tokio::spawn(async move {
            sleep(TOGETHER).await;
            own.is_owed.store(false, Ordering::Relaxed);
            if let Err(error) = client.workspace_diagnostic_refresh().await {
                debug!("the client will not ask for diagnostics again: {error}");
            }
        });
    }

    fn get(&self, uri: &Uri) -> Option<Kept> {
        lock(&self.kept).get(uri.as_str()).cloned()
    }

    /// What is other than what the client knows, and what it knows from now on.
    fn news(&self, known: &mut BTreeMap<String, (Uri, String)>) -> Vec<WorkspaceDocumentDiagnosticReport> {
        let kept = lock(&self.kept);
        let mut reports = Vec::new();
        let gone = known.iter().filter(|(uri, (_, id))| !kept.contains_key(*uri) && !id.is_empty());
        for (_, (uri, _)) in gone {
            reports.push(full(uri.clone(), None, FullDocumentDiagnosticReport::default()));
        }
        known.retain(|uri, _| kept.contains_key(uri));
        for (key, one) in kept.iter() {
            let Kept { uri, open, id, .. } = one;
            let before = known.insert(key.clone(), (uri.clone(), id.clone()));
            if before.is_some_and(|(_, before)| before == *id) {
                continue;
            }
            let report = FullDocumentDiagnosticReport { result_id: Some(id.clone()), items: one.items() };
            reports.push(full(uri.clone(), open.map(|(version, _)| i64::from(version)), report));
        }
        reports
    }
}

fn full(
    uri: Uri,
    version: Option<i64>,
    report: FullDocumentDiagnosticReport,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: report,
    })
}

/// Answers for one document: what is found in it as it is now.
///
/// # Errors
///
/// If that is not known in time; the client may ask again.
pub(super) async fn document(
    state: &State,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReportResult> {
    if !state.abilities().pulls {
        return Err(Error::method_not_found());
    }
    let uri = params.text_document.uri;
    let mut changed = state.pulled.changed.subscribe();
    let is_current = || match state.find(&uri).filter(|open| !open.is_settings) {
        Some(open) => {
            let kept = state.pulled.get(&open.uri)?;
            // What is newer is as good: it was edited since.
            kept.open.is_some_and(|(_, revision)| revision >= open.text().revision).then_some(Some(kept))
        }
        None => Some(state.pulled.get(&uri)),
    };
    let found = timeout(PATIENCE, async {
        loop {
            changed.borrow_and_update();
            if let Some(kept) = is_current() {
                return kept;
            }
            // It fails only if the sender is dropped, and `state` holds that.
            if changed.changed().await.is_err() {
                return None;
            }
        }
    });
    let Ok(kept) = found.await else {
        let data = Some(json!({ "retriggerRequest": true }));
        return Err(Error {
            code: ErrorCode::ServerError(SERVER_CANCELLED),
            message: Undone::TooLong.text(state.ui()).into(),
            data,
        });
    };
    let report = match kept {
        Some(kept) if params.previous_result_id.as_deref() == Some(&kept.id) => {
            DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                    result_id: kept.id,
                },
            })
        }
        kept => {
            let (items, id) = kept.map(|kept| (kept.items(), kept.id)).unzip();
            DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
                related_documents: None,
                full_document_diagnostic_report: FullDocumentDiagnosticReport {
                    result_id: id,
                    items: items.unwrap_or_default(),
                },
            })
        }
    };
    Ok(report.into())
}

/// Answers for the whole workspace: every article of the client's folders, and what is open. All of them are looked at the
/// first time and when there are new ones; else only what changed is.
///
/// # Errors
///
/// If this client is told what is found.
pub(super) async fn workspace(
    state: &Arc<State>,
    client: &Client,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    if !state.abilities().pulls {
        return Err(Error::method_not_found());
    }
    let token = params.partial_result_params.partial_result_token;
    let mut known: BTreeMap<String, (Uri, String)> = BTreeMap::new();
    let mut asked: Vec<Uri> = Vec::new();
    for previous in params.previous_result_ids {
        asked.push(previous.uri.clone());
        known.insert(previous.uri.as_str().to_owned(), (previous.uri, previous.value));
    }
    let _asking = Asking::begin(&state.pulled);
    let (sender, mut receiver) = oneshot::channel();
    let work = {
        let (state, client) = (Arc::clone(state), client.clone());
        let progress = params.work_done_progress_params.work_done_token;
        async move {
            if state.pulled.is_walk_due.swap(false, Ordering::Relaxed) {
                workspace::check_all(&state, &client, progress, &|| sender.is_closed()).await;
                if sender.is_closed() {
                    // Somebody gave up on the way.
                    state.pulled.note_new();
                }
            } else {
                workspace::check_due(&state, &client).await;
            }
            // Nobody is left to tell if this fails.
            let _ = sender.send(());
        }
    };
    // Its own task: when the request is cancelled nobody polls this one, and its progress must end yet.
    tokio::spawn(work);
    let Some(token) = token else {
        let _ = receiver.await;
        let mut items = state.pulled.news(&mut known);
        // The client keeps what it is told is as it was.
        items.extend(
            asked
                .into_iter()
                .filter_map(|uri| {
                    let (_, id) = known.get(uri.as_str())?;
                    let is_told = items.iter().any(|item| uri_of(item) == &uri);
                    let report = UnchangedDocumentDiagnosticReport { result_id: id.clone() };
                    (!is_told).then(|| unchanged(uri, report))
                })
                .collect::<Vec<_>>(),
        );
        return Ok(WorkspaceDiagnosticReport { items }.into());
    };
    loop {
        let is_over = timeout(TOGETHER, &mut receiver).await.is_ok();
        let items = state.pulled.news(&mut known);
        if !items.is_empty() {
            send_partial(state, &token, items).await;
        }
        if is_over {
            // All of it was told in parts.
            return Ok(WorkspaceDiagnosticReport::default().into());
        }
    }
}

fn uri_of(report: &WorkspaceDocumentDiagnosticReport) -> &Uri {
    match report {
        WorkspaceDocumentDiagnosticReport::Full(report) => &report.uri,
        WorkspaceDocumentDiagnosticReport::Unchanged(report) => &report.uri,
    }
}

fn unchanged(uri: Uri, report: UnchangedDocumentDiagnosticReport) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version: None,
        unchanged_document_diagnostic_report: report,
    })
}

/// Sends a part of an answer. It goes past the framework, so that it cannot come after the answer.
async fn send_partial(state: &State, token: &ProgressToken, items: Vec<WorkspaceDocumentDiagnosticReport>) {
    let mut params = json!({ "token": token, "value": WorkspaceDiagnosticReport { items } });
    state.spellings.restore(&mut params);
    let message: Value = json!({ "jsonrpc": "2.0", "method": "$/progress", "params": params });
    if let Some(room) = state.outbox.room().await {
        room.send(Message::whole(&message.to_string()));
    }
}
