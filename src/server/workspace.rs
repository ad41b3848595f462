//! The articles of the workspace that are not open. They are checked when the client has `copydesk.checkWorkspace`
//! executed; what is found in them is published as for an open one, without a version.
//!
//! It stands until it is no longer true, as far as we are told. An article is checked again when the client says that its
//! file changed, and all are when other settings come into force. Findings are taken back when the file is gone, when the
//! next command does not come across it, and when its folder is closed. When an article is opened its worker takes over;
//! after that it is like any other that is open, and nothing of it stands when it is closed, unless the client is one that asks
//! for the whole workspace. A new file waits for the next command.
//!
//! Edits go first: articles from here leave a core free if the machine has two, but for long ones, which take two.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};
use std::time::Duration;

use ropey::Rope;
use serde::Serialize;
use serde_json::{Value, json};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::{JoinSet, spawn_blocking};
use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, MessageType, ProgressToken, Registration, Uri};
use tracing::{error, info};

use super::archives::Archives;
use super::progress::Progress;
use super::publish;
use super::settings;
use super::state::{Checked, Open, State, lock};
use super::{aside, convert};
use crate::analysis::Reading;
use crate::articles;
use crate::checks::{self, Fixes};
use crate::config::Choices;
use crate::config::projects::InForce;
use crate::extract::EXTENSIONS;
use crate::message::Message;
use crate::message::trouble::{Trouble, Undone};
use crate::message::unreadable::Unreadable;

/// What the client was told of articles that are not open.
#[derive(Debug)]
pub(super) struct Closed {
    /// The files that were checked, and what was said of them.
    told: Mutex<BTreeMap<PathBuf, Told>>,
    /// Files that changed and are to be checked again.
    due: Mutex<BTreeSet<PathBuf>>,
    /// Articles that changed: files of which was said that they share something with one of them are to be checked again.
    elsewhere: Mutex<BTreeSet<PathBuf>>,
    /// Whether all of them are.
    are_all_due: AtomicBool,
    /// One round of checks at a time.
    turn: Semaphore,
    /// Taken while something is sent about a file, from the look at whether it is open on.
    sending: Semaphore,
    /// Whether the client was asked to tell when articles change.
    is_watching: AtomicBool,
}

/// What was said of a file.
#[derive(Debug, Default)]
struct Told {
    /// Whether anything was found in it.
    stands: bool,
    /// The other articles that paragraphs of it stand in.
    others: Vec<PathBuf>,
}

impl Default for Closed {
    fn default() -> Self {
        Self {
            told: Mutex::default(),
            due: Mutex::default(),
            elsewhere: Mutex::default(),
            are_all_due: AtomicBool::new(false),
            turn: Semaphore::new(1),
            sending: Semaphore::new(1),
            is_watching: AtomicBool::new(false),
        }
    }
}

impl Closed {
    fn told(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Told>> {
        lock(&self.told)
    }

    /// The files that were checked.
    fn all(&self) -> Vec<PathBuf> {
        self.told().keys().cloned().collect()
    }

    /// Notes that some files changed: they are due, if they were checked.
    pub(super) fn note_changed(&self, files: impl Iterator<Item = PathBuf>) {
        lock(&self.due).extend(files);
    }

    /// Notes that some articles changed: the files that share something with one of them are due.
    pub(super) fn note_elsewhere(&self, articles: impl Iterator<Item = PathBuf>) {
        lock(&self.elsewhere).extend(articles);
    }

    /// Notes that other settings are in force, or anything else may have changed: all files are due.
    pub(super) fn note_settings(&self) {
        self.are_all_due.store(true, Ordering::Relaxed);
    }

    /// The files that are due; after that none is.
    fn take_due(&self) -> Vec<PathBuf> {
        let due = std::mem::take(&mut *lock(&self.due));
        let elsewhere = std::mem::take(&mut *lock(&self.elsewhere));
        let are_all_due = self.are_all_due.swap(false, Ordering::Relaxed);
        let is_due = |(file, told): &(&PathBuf, &Told)| {
            are_all_due || due.contains(*file) || told.others.iter().any(|other| elsewhere.contains(other))
        };
        self.told().iter().filter(is_due).map(|(file, _)| file.clone()).collect()
    }
}

/// What a round came to.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(super) struct Summary {
    /// How many articles were checked.
    files: usize,
    /// How much was found in them.
    findings: usize,
}

/// Checks every article of the client's folders that is not open, until nobody waits for it any more. `token` is how
/// the client wants to be told how far that is.
pub(super) async fn check_all(
    state: &Arc<State>,
    client: &Client,
    token: Option<ProgressToken>,
    is_unwanted: &(dyn Fn() -> bool + Sync),
) -> Summary {
    let Ok(_turn) = state.closed.turn.acquire().await else { return Summary::default() };
    if let Some(token) = &token {
        state.followed.begin(token);
    }
    // Whoever gave up while another round was on is answered by now, and the token is no longer good.
    if is_unwanted() {
        if let Some(token) = &token {
            state.followed.end(token);
        }
        return Summary::default();
    }
    let mut progress = Progress::begin(state, client, token, Message::CheckingArticles).await;
    let walking = Arc::clone(state);
    let (files, complaints) = aside(move || walk(&walking)).await.unwrap_or_default();
    watch(state, client);
    for complaint in complaints {
        client.log_message(MessageType::WARNING, complaint.text(state.ui())).await;
    }
    let due = state.closed.take_due();
    let gone = state.closed.all().into_iter().filter(|file| files.binary_search(file).is_err()).collect();
    take_back(state, gone).await;
    let (summary, left) = check(state, client, files, progress.as_mut(), is_unwanted).await;
    state.closed.note_changed(due.into_iter().filter(|file| left.contains(file)));
    if let Some(progress) = progress {
        progress.end().await;
    }
    summary
}

/// Checks again what was checked before and is due.
pub(super) async fn check_due(state: &Arc<State>, client: &Client) {
    let Ok(_turn) = state.closed.turn.acquire().await else { return };
    // Whatever became due while another round was on is done in one.
    let files = state.closed.take_due();
    check(state, client, files, None, &|| false).await;
}

/// Takes back what was found in the files of folders that the client has closed.
pub(super) async fn leave_folders(state: &Arc<State>) {
    let Ok(_turn) = state.closed.turn.acquire().await else { return };
    let roots = state.projects.roots();
    let is_inside = |file: &Path| roots.iter().any(|root| file.starts_with(root));
    let outside = state.closed.all().into_iter().filter(|file| !is_inside(file)).collect();
    take_back(state, outside).await;
}

/// Leaves the file of a document to its worker, which calls this before it says anything: nothing is sent about it
/// from here any more, and what was sent under another spelling of its address is taken back.
pub(super) async fn hand_over(state: &State, open: &Open) {
    let Some(path) = &open.path else { return };
    let Ok(_sending) = state.closed.sending.acquire().await else { return };
    let stands = state.closed.told().remove(path).is_some_and(|told| told.stands);
    let other = Uri::from_file_path(path).filter(|uri| stands && *uri != open.uri);
    if let Some(uri) = other {
        publish::send(state, &uri, &[]).await;
    }
}

/// Takes over from the worker of a document that was closed: its file is looked at with the next request for the whole
/// workspace. Only for a client that makes such requests.
pub(super) async fn take_over(state: &Arc<State>, open: &Open) {
    let Some(path) = &open.path else { return };
    let is_inside = state.projects.roots().iter().any(|root| path.starts_with(root));
    if !state.abilities().pulls || !is_inside {
        return;
    }
    let (shared, asked) = (Arc::clone(state), path.clone());
    // Files of settings are read for that.
    let is_article = aside(move || is_article(&shared, &shared.choices(), &asked)).await;
    if is_article == Some(true) {
        state.closed.told().entry(path.clone()).or_default();
        state.closed.note_changed(std::iter::once(path.clone()));
    }
}

fn is_article(state: &State, choices: &Arc<Choices>, path: &Path) -> bool {
    articles::format_of(path).is_some() || state.projects.in_force(Some(path), choices).format(path).is_some()
}

/// The articles of the client's folders, sorted, each once; and what could not be entered.
fn walk(state: &State) -> (Vec<PathBuf>, Vec<Trouble>) {
    let choices = state.choices();
    let is_article = |path: &Path| is_article(state, &choices, path);
    let mut files = BTreeSet::new();
    let mut complaints = Vec::new();
    for root in state.projects.roots().iter() {
        let (articles, errors) = articles::walk(root, &is_article);
        files.extend(articles);
        complaints.extend(errors);
    }
    (files.into_iter().collect(), complaints)
}

/// Asks the client, once, to tell when articles change.
pub(super) fn watch(state: &State, client: &Client) {
    if !state.abilities().registers_watchers || state.closed.is_watching.swap(true, Ordering::Relaxed) {
        return;
    }
    let known = EXTENSIONS.iter().map(|(extension, _)| (*extension).to_owned());
    let extensions = known.chain(state.projects.files.extensions());
    let watchers: Vec<Value> =
        extensions.map(|extension| json!({ "globPattern": format!("**/*.{extension}") })).collect();
    let registration = Registration {
        id: "copydesk-articles".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({ "watchers": watchers })),
    };
    let client = client.clone();
    // Its own task: a client that never answers must not keep the check waiting.
    tokio::spawn(async move {
        if let Err(error) = client.register_capability(vec![registration]).await {
            info!("the client will not tell when articles change: {error}");
        }
    });
}

/// Publishes that nothing is found in some files any more.
async fn take_back(state: &State, files: Vec<PathBuf>) {
    for file in files {
        tell(state, &file, Findings::default()).await;
        state.closed.told().remove(&file);
    }
}

/// Publishes what was found in a file, unless it is open by now.
async fn tell(state: &State, file: &Path, findings: Findings) {
    let Ok(_sending) = state.closed.sending.acquire().await else { return };
    if state.is_open(file) {
        return;
    }
    let Findings { diagnostics, others } = findings;
    let stands = !diagnostics.is_empty();
    let before = state.closed.told().insert(file.to_owned(), Told { stands, others });
    let stood = before.is_some_and(|told| told.stands);
    if let Some(uri) = Uri::from_file_path(file).filter(|_| stands || stood) {
        publish::send(state, &uri, &diagnostics).await;
    }
}

/// What became of one file.
struct Outcome {
    file: PathBuf,
    found: Found,
}

/// What is wrong in a file.
#[derive(Default)]
struct Findings {
    diagnostics: Vec<Diagnostic>,
    /// The other articles that paragraphs of it stand in.
    others: Vec<PathBuf>,
}

enum Found {
    /// What is wrong in it.
    Findings(Findings),
    /// Why it was not checked.
    Nothing(Undone),
    /// That it was deleted meanwhile, which is no fault.
    Gone,
    /// That it is open, and its worker's business.
    Open,
}

/// Checks files and publishes what is found, until nobody waits for it any more. Returns the files that are left then, too.
async fn check(
    state: &Arc<State>,
    client: &Client,
    files: Vec<PathBuf>,
    mut progress: Option<&mut Progress>,
    is_unwanted: &(dyn Fn() -> bool + Sync),
) -> (Summary, BTreeSet<PathBuf>) {
    // One for the whole round: when it changes, another round follows.
    let choices = state.choices();
    let n_files = files.len();
    let mut left: BTreeSet<PathBuf> = files.iter().cloned().collect();
    let files = Arc::new(Mutex::new(files.into_iter()));
    // Few at a time: a client that is slow to read must not have us hold what it has not read.
    let (sender, mut outcomes) = mpsc::channel(1);
    let mut lanes = JoinSet::new();
    for _ in 0..state.n_cores.saturating_sub(1).max(1) {
        lanes.spawn(lane(Arc::clone(state), Arc::clone(&choices), Arc::clone(&files), sender.clone()));
    }
    drop(sender);
    let mut summary = Summary::default();
    while let Some(Outcome { file, found }) = outcomes.recv().await {
        // When the channel is dropped the lanes end.
        if is_unwanted() {
            break;
        }
        match found {
            Found::Findings(findings) => {
                summary.files += 1;
                summary.findings += findings.diagnostics.len();
                tell(state, &file, findings).await;
            }
            Found::Nothing(undone) => {
                tell(state, &file, Findings::default()).await;
                client.log_message(MessageType::WARNING, undone.text(state.ui())).await;
            }
            Found::Gone => tell(state, &file, Findings::default()).await,
            Found::Open => {}
        }
        left.remove(&file);
        if let Some(progress) = &mut progress {
            progress.report(n_files - left.len(), n_files).await;
        }
    }
    settings::tell(state, client).await;
    (summary, left)
}

/// Checks one file after the other, as long as there are any and somebody takes what comes out.
async fn lane(
    state: Arc<State>,
    choices: Arc<Choices>,
    files: Arc<Mutex<std::vec::IntoIter<PathBuf>>>,
    sender: mpsc::Sender<Outcome>,
) {
    loop {
        let Some(file) = lock(&files).next() else { return };
        if state.is_open(&file) {
            if sender.send(Outcome { file, found: Found::Open }).await.is_err() {
                return;
            }
            continue;
        }
        let Ok(core) = state.cores.acquire().await else { return };
        let job = {
            let (state, choices) = (Arc::clone(&state), Arc::clone(&choices));
            let (file, sender) = (file.clone(), sender.clone());
            move || match check_file(&state, &choices, &file, &|| sender.is_closed()) {
                Ok(findings) => findings.map(Found::Findings),
                Err(_) if !file.exists() => Some(Found::Gone),
                Err(why) => Some(Found::Nothing(Undone::File { path: file, why })),
            }
        };
        let found = spawn_blocking(job).await;
        drop(core);
        let found = found.unwrap_or_else(|panic| {
            error!("{}: the analysis failed: {panic}", file.display());
            Some(Found::Nothing(Undone::FailedFile { path: file.clone() }))
        });
        // Nobody waits for it any more.
        let Some(found) = found else { return };
        if sender.send(Outcome { file, found }).await.is_err() {
            return;
        }
    }
}

/// What is found in a file, as it is on the disk; `None` if that was cancelled.
fn check_file(
    state: &State,
    choices: &Arc<Choices>,
    file: &Path,
    cancelled: &dyn Fn() -> bool,
) -> Result<Option<Findings>, Unreadable> {
    let uri = Uri::from_file_path(file).ok_or(Unreadable::NoAddress)?;
    // A pipe that has come in the place of an article would keep us waiting for whoever writes to it.
    if !file.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Err(Unreadable::NotOrdinary);
    }
    // Editors do not count the byte order mark, so that it stays away.
    let source = articles::read(file)?.text;
    let rope = Rope::from_str(&source);
    let abilities = state.abilities();
    let in_force = state.projects.in_force(Some(file), choices);
    let format = in_force.format(file).or_else(|| articles::format_of(file)).unwrap_or_default();
    let InForce { names, config, .. } = in_force;
    let reading = Reading { format, language: config.language };
    let Some(analysis) = (state.engine.analyze)(source.into(), reading, &names, None, cancelled) else {
        return Ok(None);
    };
    let reuses = if checks::look_elsewhere(&config) {
        Archives::reuses_now(state, file, &analysis)
    } else {
        Vec::new()
    };
    let findings = (state.engine.check)(&analysis, &reuses, &config, Fixes::Without);
    let ui = config.messages.or(analysis.ui_language()).unwrap_or(abilities.fallback);
    let checked = Checked {
        revision: 0,
        version: 0,
        uri,
        rope,
        analysis,
        reuses,
        findings,
        mended: OnceLock::new(),
        config,
        engine: state.engine,
        ui,
        // No other analysis goes on from this one.
        took: Duration::MAX,
    };
    let diagnostics = checked.findings.iter().map(|finding| Diagnostic {
        // It would name a version, and there is none.
        data: None,
        ..convert::diagnostic(finding, &checked, abilities)
    });
    let diagnostics = diagnostics.collect();
    let others = checked.reuses.iter().flat_map(|(_, reuses)| reuses.iter());
    let others: BTreeSet<PathBuf> = others.map(|reuse| reuse.article.path.clone()).collect();
    Ok(Some(Findings { diagnostics, others: others.into_iter().collect() }))
}
