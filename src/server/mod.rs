//! The language server: it orders what the client says, wakes the workers and answers requests.
//!
//! Handlers are thin: convert, change the state, wake. Three rules keep edits in order and quick, since the
//! framework polls all handlers on one task:
//!
//! - A handler changes the state before its first `.await`; `state::State` has no async functions.
//! - No guard of a map or a mutex is held across an `.await`.
//! - What is costly (analysis, checks, positions) happens in `worker`, one task for each document.
//!
//! Nothing outside this folder knows the protocol; what is right or wrong in a text is not known here.

mod abilities;
mod actions;
mod archives;
mod commands;
mod convert;
mod definition;
mod hints;
mod hover;
mod indexing;
mod input;
mod leave;
mod naming;
mod newer;
mod output;
mod pipes;
mod progress;
mod projects;
mod protocol;
mod publish;
mod pull;
mod rehearsal;
mod rename;
mod respelling;
mod settings;
mod spelling;
mod state;
mod symbols;
mod typing;
mod worker;
mod workspace;

use std::future::ready;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeActionParams, ConfigurationItem, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams,
    DocumentDiagnosticReportResult, DocumentHighlight, DocumentHighlightParams, DocumentSymbolParams,
    DocumentSymbolResponse, ExecuteCommandParams, FileChangeType, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverParams, InitializeParams, InitializeResult, InitializedParams,
    InlayHint, InlayHintParams, Location, PrepareRenameResponse, ReferenceParams, Registration, RenameParams,
    ServerInfo, TextDocumentPositionParams, Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReportResult,
    WorkspaceEdit, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use tower_lsp::{Client, LanguageServer, LspService, Server};
use tracing::{error, info, warn};
use tracing_subscriber::EnvFilter;

use crate::analysis::repetition::passage::Reuses;
use crate::analysis::{Analysis, Reading};
use crate::checks::{self, Fixes};
use crate::config::Config;
use crate::config::project::user_file;
use crate::config::schema::Setting;
use crate::finding::Finding;
use crate::lang::names::Names;
use crate::message::UiLanguage;
use crate::message::trouble::Undone;
use crate::text::position::PositionEncoding;
use crate::text::source::Source;
use abilities::Abilities;
use commands::{Command, Question};
use input::Input;
use leave::Parent;
use newer::{Action, Newer};
use output::Outbox;
use pipes::Pipes;
use projects::path_of;
use protocol::{Protocol, Socket};
use state::{Checked, State};

/// How many messages the framework may work on at once. Above any number of requests that wait at the same
/// time, so that none of them delays an edit.
const CONCURRENCY: usize = 64;

/// The section of an editor's settings that is ours.
const SECTION: &str = "copydesk";

/// What the server runs on a text. Tests put something else in its place.
#[derive(Clone, Copy, Debug)]
pub struct Engine {
    /// From a text to its facts; the contract is that of [`Analysis::build`].
    pub analyze: Analyze,
    /// From the facts to findings; the contract is that of [`checks::look`].
    pub check: fn(&Analysis, &Reuses, &Config, Fixes) -> Vec<Finding>,
}

/// From a text, how to read it, the names in force, the analysis of an earlier version and a cancellation to the text's
/// facts.
pub type Analyze = fn(Source, Reading, &Arc<Names>, Option<&Analysis>, &dyn Fn() -> bool) -> Option<Analysis>;

impl Default for Engine {
    fn default() -> Self {
        Self { analyze: Analysis::build, check: checks::look }
    }
}

/// What a server works with, whoever its client is.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// What it runs on a text.
    pub engine: Engine,
    /// What columns count, whatever the client offers: some take them for something else than they say.
    pub positions: Option<PositionEncoding>,
    /// The user's own file of settings, there or not.
    pub user: Option<PathBuf>,
    /// Whether it gets ready for the first article before that is opened.
    pub rehearses: bool,
    /// The language of what is about no article, for clients that do not say theirs; many do not. English if there is none.
    pub ui: Option<UiLanguage>,
}

/// Serves standard input and output until the client says `exit` or goes away. The exit code is 0 after
/// `shutdown` and `exit`, and 1 for any other end.
///
/// `ui` is the language of what is about no article, should the client not say its own.
///
/// The log goes to standard error, filtered by `COPYDESK_LOG` (`debug`, `copydesk=trace`; `warn` if unset).
///
/// # Errors
///
/// If the runtime cannot start.
pub fn run(positions: Option<PositionEncoding>, ui: UiLanguage) -> io::Result<ExitCode> {
    let filter = EnvFilter::try_from_env("COPYDESK_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    // It fails only if the process has a log already; then that one is used.
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A log that nobody reads any more is no reason to end: to complain of it, it would be written to.
    let _ = log.log_internal_errors(false).try_init();
    // One thread for everything that is asynchronous: a message then never waits for another thread between
    // the handler, the worker and the pipe. Analyses run on threads of their own, unless they are shorter than that.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let desk = Desk { positions, user: user_file(), rehearses: true, ui: Some(ui), ..Desk::default() };
    let clean = runtime.block_on(async {
        let Pipes { input, output, found } = Pipes::standard();
        let clean = serve(input, output, desk).await;
        drop(found);
        clean
    });
    // A thread may still be waiting for input that never comes; we do not wait for it.
    runtime.shutdown_background();
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Serves one client over any pair of pipes. Returns whether it took its leave as the protocol has it:
/// `shutdown`, then `exit`.
pub async fn serve(input: impl AsyncRead + Unpin, output: impl AsyncWrite, desk: Desk) -> bool {
    let (outbox, queue) = Outbox::new();
    let state = Arc::new(State::new(desk, outbox.clone()));
    let ended = Arc::new(AtomicBool::new(false));
    let note_end = {
        let (state, ended) = (Arc::clone(&state), Arc::clone(&ended));
        move || {
            ended.store(true, Ordering::Relaxed);
            state.leave.note();
        }
    };
    let input = Input::new(input, note_end);
    let (service, socket) = LspService::build(|client| Backend { client, state: Arc::clone(&state) })
        .custom_method(input::NO_JSON, |_: &Backend| ready(Err::<(), _>(Error::parse_error())))
        .custom_method(input::NO_MESSAGE, |_: &Backend| ready(Err::<(), _>(Error::invalid_request())))
        .custom_method(newer::CODE_ACTION, Backend::code_actions)
        .finish();
    let service = Protocol::new(Newer::new(service, Arc::clone(&state)), Arc::clone(&state));
    let socket = Socket::new(socket, Arc::clone(&state));
    let server = Server::new(input, outbox.output(), socket).concurrency_level(CONCURRENCY);
    let (end, is_over) = oneshot::channel();
    let served = async {
        server.serve(service).await;
        drop(end);
    };
    let all = async {
        tokio::join!(served, queue.empty_into(output, is_over));
    };
    // A client that does not read holds up what is written to it, and with that the end of everything.
    let is_there = tokio::select! {
        biased;
        () = all => true,
        is_there = state.leave.is_over() => is_there,
    };
    is_there && state.was_shut_down() && !ended.load(Ordering::Relaxed)
}

/// What the framework calls.
#[derive(Debug)]
struct Backend {
    client: Client,
    state: Arc<State>,
}

impl Backend {
    /// Answers `textDocument/codeAction`, which comes under another name: its answer has types of ours.
    async fn code_actions(&self, params: CodeActionParams) -> Result<Option<Vec<Action>>> {
        let Some(open) = self.state.find(&params.text_document.uri) else { return Ok(None) };
        let Some(checked) = open.current().await else { return Ok(Some(Vec::new())) };
        let state = Arc::clone(&self.state);
        // Whoever selects a whole article gets the fixes of everything in it.
        let actions = aside(move || {
            let (abilities, range, only) = (state.abilities(), params.range, params.context.only.as_deref());
            let changes = actions::change_settings(&checked, abilities, range, only);
            let settings = changes.then(|| state.settings_file(&open)).flatten();
            actions::code_actions(&checked, abilities, range, only, settings.as_ref())
        });
        Ok(actions.await)
    }
}

impl Backend {
    /// What was found in the open documents but one, and whether that is all of them: one whose analysis is not there
    /// in time is left out.
    async fn current_but(&self, uri: Option<&Uri>) -> (Vec<Arc<Checked>>, bool) {
        let others = self.state.others(uri);
        let n_others = others.len();
        // They wait at the same time.
        let waiting: Vec<_> =
            others.into_iter().map(|open| tokio::spawn(async move { open.current().await })).collect();
        let mut current = Vec::with_capacity(n_others);
        for checked in waiting {
            current.extend(checked.await.ok().flatten());
        }
        let all = current.len() == n_others;
        (current, all)
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let mut abilities = Abilities::of(&params.capabilities, params.locale.as_deref());
        abilities.encoding = self.state.positions.unwrap_or(abilities.encoding);
        if params.locale.is_none() {
            abilities.fallback = self.state.ui.unwrap_or(abilities.fallback);
        }
        abilities.pulls |= abilities::will_pull(&params.capabilities, params.initialization_options.as_ref());
        self.state.pulled.set_client(&self.client);
        self.state.projects.set_roots(&params);
        let mut capabilities = abilities.answer();
        if !abilities::knows(&params.capabilities, abilities.encoding) {
            // That the client counts so is known to the command line alone.
            capabilities.position_encoding = None;
        }
        self.state.set_abilities(abilities);
        if let Some(parent) = params.process_id.and_then(Parent::find) {
            let state = Arc::clone(&self.state);
            tokio::spawn(async move { state.leave.watch(parent).await });
        }
        if let Some(options) = params.initialization_options {
            let wrongs = self.state.configure(&options);
            settings::complain(&self.state, &self.client, wrongs).await;
        }
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Ok(InitializeResult {
            capabilities,
            server_info: Some(ServerInfo { name: "copydesk".to_owned(), version: Some(version) }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        if self.state.rehearses {
            // Not sooner: on two cores, it would hold up the answer to `initialize`.
            rehearsal::begin(&self.state);
        }
        let (client, state) = (self.client.clone(), Arc::clone(&self.state));
        // Its own task: a client that never answers must not keep a handler busy.
        tokio::spawn(async move {
            if state.abilities().registers_configuration {
                watch_settings(&client).await;
            }
            if state.abilities().registers_watchers {
                watch_files(&client, &state).await;
            }
            if state.abilities().pulls_configuration {
                pull_settings(&client, &state).await;
            }
            // The settings may have come with `initialize`.
            indexing::update(&state, &client).await;
            indexing::mend(&state, &client).await;
        });
    }

    async fn shutdown(&self) -> Result<()> {
        self.state.shut_down();
        Ok(())
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if is_ours(&params.settings) {
            self.state.n_pushed.fetch_add(1, Ordering::Relaxed);
            configure(&self.client, &self.state, &params.settings).await;
        } else if self.state.abilities().pulls_configuration {
            let (client, state) = (self.client.clone(), Arc::clone(&self.state));
            tokio::spawn(async move { pull_settings(&client, &state).await });
        }
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        if let Some(open) = self.state.open(params.text_document) {
            tokio::spawn(worker::run(Arc::clone(&self.state), self.client.clone(), open));
        }
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.state.change(params);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.state.close(&params.text_document.uri);
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.state.indexing.note_changed(path_of(&params.text_document.uri).into_iter());
        self.state.archives.note_files();
        // The settings of its project, perhaps; or they were written by another program, and nobody told us.
        let (client, state) = (self.client.clone(), Arc::clone(&self.state));
        tokio::spawn(async move {
            refresh_projects(&client, &state).await;
            // What is said of a file may depend on what stands in others, as they are now.
            indexing::update(&state, &client).await;
            workspace::check_due(&state, &client).await;
        });
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let changed = || params.changes.iter().filter_map(|change| path_of(&change.uri));
        self.state.closed.note_changed(changed());
        self.state.indexing.note_changed(changed());
        self.state.archives.note_files();
        if params.changes.iter().any(|change| change.typ == FileChangeType::CREATED) {
            self.state.pulled.note_new();
        }
        let (client, state) = (self.client.clone(), Arc::clone(&self.state));
        tokio::spawn(async move {
            refresh_projects(&client, &state).await;
            // What is said of a file may depend on what stands in others, as they are now.
            indexing::update(&state, &client).await;
            workspace::check_due(&state, &client).await;
        });
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.state.projects.change_roots(&params.event);
        self.state.indexing.note_all();
        self.state.pulled.note_new();
        let (client, state) = (self.client.clone(), Arc::clone(&self.state));
        tokio::spawn(async move {
            // Its root bounds where the settings of a document are looked for.
            refresh_projects(&client, &state).await;
            workspace::leave_folders(&state).await;
            workspace::check_due(&state, &client).await;
            indexing::update(&state, &client).await;
        });
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let state = Arc::clone(&self.state);
        let refused = |undone: Undone| Error::invalid_params(undone.text(self.state.ui()));
        let (question, uri) = match Command::read(&params).map_err(refused)? {
            Command::Ask(question, uri) => (question, uri),
            Command::CheckWorkspace => {
                let (sender, receiver) = oneshot::channel();
                let client = self.client.clone();
                let token = params.work_done_progress_params.work_done_token;
                // Its own task: when the request is cancelled nobody polls this one, and its progress must end yet.
                tokio::spawn(async move {
                    let summary = workspace::check_all(&state, &client, token, &|| sender.is_closed()).await;
                    // Nobody is left to tell if this fails.
                    let _ = sender.send(summary);
                });
                let summary = receiver.await.ok();
                return Ok(summary.and_then(|summary| serde_json::to_value(summary).ok()));
            }
        };
        let Some(open) = self.state.find(&uri) else { return Ok(None) };
        let current = match open.current().await {
            // What is said of the article as a whole is not wrong at once when somebody types.
            None if question == Question::Description => open.checked.borrow().clone(),
            current => current,
        };
        let Some(checked) = current else { return Ok(None) };
        Ok(aside(move || question.answer(&checked, state.abilities()).ok()).await.flatten())
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        pull::document(&self.state, params).await
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        pull::workspace(&self.state, &self.client, params).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let params = params.text_document_position_params;
        let Some(open) = self.state.find(&params.text_document.uri) else { return Ok(None) };
        let Some(checked) = open.current().await else { return Ok(None) };
        let state = Arc::clone(&self.state);
        Ok(aside(move || hover::hover(&checked, state.abilities(), params.position)).await.flatten())
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        if !self.state.choices().inlay_hints {
            return Ok(Some(Vec::new()));
        }
        let Some(open) = self.state.find(&params.text_document.uri) else { return Ok(None) };
        let Some(checked) = open.current_or_owed().await else { return Ok(None) };
        let state = Arc::clone(&self.state);
        Ok(aside(move || hints::hints(&checked, state.abilities(), params.range)).await)
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let params = params.text_document_position_params;
        let Some(open) = self.state.find(&params.text_document.uri) else { return Ok(None) };
        let Some(checked) = open.current().await else { return Ok(None) };
        let state = Arc::clone(&self.state);
        let found = aside(move || definition::definition(&checked, state.abilities(), params.position)).await;
        Ok(found.filter(|places| !places.is_empty()).map(GotoDefinitionResponse::Array))
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let Some(open) = self.state.find(&params.text_document.uri) else { return Ok(None) };
        let Some(checked) = open.current().await else { return Ok(None) };
        let state = Arc::clone(&self.state);
        Ok(aside(move || symbols::symbols(&checked, state.abilities())).await)
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        let (all, _) = self.current_but(None).await;
        let state = Arc::clone(&self.state);
        let found = aside(move || symbols::matching(&all, state.abilities(), &params.query)).await;
        Ok(found.map(WorkspaceSymbolResponse::Flat))
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let params = params.text_document_position_params;
        let Some(open) = self.state.find(&params.text_document.uri) else { return Ok(None) };
        let Some(checked) = open.current().await else { return Ok(None) };
        let state = Arc::clone(&self.state);
        let found = aside(move || naming::highlights(&checked, state.abilities(), params.position));
        Ok(found.await.flatten())
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let place = params.text_document_position;
        let Some(open) = self.state.find(&place.text_document.uri) else { return Ok(None) };
        let Some(checked) = open.current().await else { return Ok(None) };
        let (others, _) = self.current_but(Some(&open.uri)).await;
        let state = Arc::clone(&self.state);
        let declared = params.context.include_declaration;
        let found =
            aside(move || naming::references(&checked, &others, state.abilities(), place.position, declared));
        Ok(found.await.flatten())
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        let Some(open) = self.state.find(&params.text_document.uri) else { return Ok(None) };
        let Some(checked) = open.current().await else { return Err(Error::content_modified()) };
        let state = Arc::clone(&self.state);
        let found = aside(move || rename::prepare(&checked, state.abilities(), params.position));
        Ok(found.await.flatten())
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let place = params.text_document_position;
        let Some(open) = self.state.find(&place.text_document.uri) else { return Ok(None) };
        let Some(checked) = open.current().await else { return Err(Error::content_modified()) };
        let (others, all) = self.current_but(Some(&open.uri)).await;
        // Half a rename would be worse than none.
        if !all {
            return Err(Error::content_modified());
        }
        let state = Arc::clone(&self.state);
        let renamed = aside(move || {
            rename::rename(&checked, &others, state.abilities(), place.position, &params.new_name)
        });
        renamed.await.transpose()
    }
}

/// Runs what is costly on another thread: a list of all quotations takes milliseconds in a long document. `None` if
/// it panicked.
async fn aside<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    spawn_blocking(job).await.inspect_err(|panic| error!("a request failed: {panic}")).ok()
}

/// Whether settings speak of us at all. Some editors send an empty object, or everybody's settings, as soon
/// as they are connected: that must not undo what they sent with `initialize`.
fn is_ours(settings: &Value) -> bool {
    let mut keys = Setting::ALL.iter().map(|setting| setting.name()).chain([SECTION]);
    keys.any(|key| settings.get(key).is_some())
}

/// Asks the client to tell us when its settings change.
async fn watch_settings(client: &Client) {
    let registration = Registration {
        id: "copydesk-settings".to_owned(),
        method: "workspace/didChangeConfiguration".to_owned(),
        register_options: Some(serde_json::json!({ "section": SECTION })),
    };
    if let Err(error) = client.register_capability(vec![registration]).await {
        info!("the client will not tell when settings change: {error}");
    }
}

/// Asks the client to tell us when the settings of a project change, or a house style that they name, or the user's own.
async fn watch_files(client: &Client, state: &State) {
    let mut watchers: Vec<Value> =
        ["**/.copydesk.toml", "**/*.toml"].map(|glob| serde_json::json!({ "globPattern": glob })).into();
    let user = state.projects.files.user().filter(|_| state.abilities().watches_elsewhere);
    if let Some(user) = user
        && let (Some(folder), Some(name)) = (user.parent(), user.file_name())
        && let Some(base) = Uri::from_file_path(folder)
    {
        let pattern = name.to_string_lossy();
        watchers.push(serde_json::json!({ "globPattern": { "baseUri": base, "pattern": pattern } }));
    }
    let registration = Registration {
        id: "copydesk-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(serde_json::json!({ "watchers": watchers })),
    };
    if let Err(error) = client.register_capability(vec![registration]).await {
        info!("the client will not tell when files change: {error}");
    }
}

/// Reads the settings of projects again. If other names are in force, what is open is checked again, and what is closed is
/// due.
async fn refresh_projects(client: &Client, state: &Arc<State>) {
    let again = Arc::clone(state);
    let changed = aside(move || again.projects.refresh()).await.unwrap_or(false);
    if changed {
        state.wake_all();
        state.closed.note_settings();
    }
    settings::tell(state, client).await;
}

/// Takes settings, tells what is wrong with them, and has articles checked again if that changes any.
async fn configure(client: &Client, state: &Arc<State>, settings: &Value) {
    let wrongs = state.configure(settings);
    settings::complain(state, client, wrongs).await;
    let (client, state) = (client.clone(), Arc::clone(state));
    // Its own task: those that are open do not wait for it, nor does the next message.
    tokio::spawn(async move {
        workspace::check_due(&state, &client).await;
        indexing::update(&state, &client).await;
    });
}

/// Asks the client for its settings and takes them, unless it has none.
async fn pull_settings(client: &Client, state: &Arc<State>) {
    let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    let answer = loop {
        let n_pushed = state.n_pushed.load(Ordering::Relaxed);
        let answer = client.configuration(vec![item.clone()]).await;
        // What the client has sent by itself meanwhile may be newer than its answer, which comes another way.
        if answer.is_err() || state.n_pushed.load(Ordering::Relaxed) == n_pushed {
            break answer;
        }
    };
    match answer {
        Ok(settings) => {
            if let Some(settings) = settings.first().filter(|settings| !settings.is_null()) {
                configure(client, state, settings).await;
            }
        }
        Err(error) => warn!("the client did not send its settings: {error}"),
    }
}
