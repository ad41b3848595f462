//! What the server knows: the client's abilities, the settings, the open documents.
//!
//! The state changes in synchronous functions only, each called before the first `.await` of a handler: so
//! edits take effect in the order in which the client sent them.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::available_parallelism;
use std::time::Duration;

use dashmap::DashMap;
use dashmap::mapref::entry::Entry;
use ropey::Rope;
use serde_json::Value;
use tokio::sync::{Semaphore, watch};
use tokio::time::{Instant, timeout};
use tower_lsp::ls_types::{DidChangeTextDocumentParams, TextDocumentItem, Uri};
use tracing::warn;

use super::abilities::Abilities;
use super::archives::Archives;
use super::indexing::Indexing;
use super::leave::Leave;
use super::output::Outbox;
use super::projects::{Projects, path_of};
use super::protocol::Followed;
use super::pull::Pulled;
use super::spelling::Spellings;
use super::typing::Typing;
use super::workspace::Closed;
use super::{Desk, Engine, convert};
use crate::analysis::Analysis;
use crate::analysis::repetition::passage::Reused;
use crate::articles;
use crate::checks::{self, Fixes};
use crate::config::project::read_file;
use crate::config::{Choice, Choices, Config};
use crate::extract::Format;
use crate::finding::Finding;
use crate::message::UiLanguage;
use crate::message::settings::Wrong;
use crate::text::document::{Change, Document};
use crate::text::position::PositionEncoding;

/// How long a request waits for the analysis of what was just typed.
const PATIENCE: Duration = Duration::from_millis(200);

/// Everything that handlers and workers share.
#[derive(Debug)]
pub(super) struct State {
    /// What runs on a text.
    pub(super) engine: Engine,
    /// What columns count, whatever the client says.
    pub(super) positions: Option<PositionEncoding>,
    /// Whether it gets ready for the first article before that is opened.
    pub(super) rehearses: bool,
    /// The language of the environment.
    pub(super) ui: Option<UiLanguage>,
    /// What goes to the client past the framework.
    pub(super) outbox: Outbox,
    /// As many analyses run at once as there are cores.
    pub(super) cores: Semaphore,
    /// How many there are.
    pub(super) n_cores: usize,
    /// The settings of projects.
    pub(super) projects: Projects,
    /// Articles that are not open.
    pub(super) closed: Closed,
    /// Whether the client is about to go.
    pub(super) leave: Leave,
    /// Work that the client follows.
    pub(super) followed: Followed,
    /// How the client writes addresses.
    pub(super) spellings: Spellings,
    /// What stands in other articles.
    pub(super) archives: Archives,
    /// What of that is to be brought up to date.
    pub(super) indexing: Indexing,
    /// How many documents were opened.
    n_opened: AtomicU64,
    /// What there is for a client that asks for diagnostics.
    pub(super) pulled: Arc<Pulled>,
    /// How often the client has sent settings without being asked.
    pub(super) n_pushed: AtomicUsize,
    /// How many tokens of progress were ours: each has one of its own.
    pub(super) n_tokens: AtomicUsize,
    abilities: OnceLock<Abilities>,
    /// Whether the client that initializes takes edits with blanks.
    snippets: AtomicBool,
    choices: Mutex<Arc<Choices>>,
    /// A closed document stays until its worker has ended.
    documents: DashMap<Uri, Arc<Open>>,
    shut_down: AtomicBool,
}

impl State {
    /// A server that no client has spoken to.
    pub(super) fn new(desk: Desk, outbox: Outbox) -> Self {
        let Desk { engine, positions, user, rehearses, ui } = desk;
        let n_cores = available_parallelism().map_or(1, usize::from);
        Self {
            engine,
            positions,
            rehearses,
            ui,
            outbox,
            cores: Semaphore::new(n_cores),
            n_cores,
            projects: Projects::new(user),
            closed: Closed::default(),
            leave: Leave::default(),
            followed: Followed::default(),
            spellings: Spellings::default(),
            archives: Archives::default(),
            indexing: Indexing::default(),
            n_opened: AtomicU64::new(0),
            pulled: Arc::default(),
            n_pushed: AtomicUsize::new(0),
            n_tokens: AtomicUsize::new(0),
            abilities: OnceLock::new(),
            snippets: AtomicBool::new(false),
            choices: Mutex::default(),
            documents: DashMap::new(),
            shut_down: AtomicBool::new(false),
        }
    }

    /// Notes whether the client that initializes takes edits with blanks.
    pub(super) fn set_snippets(&self, able: bool) {
        self.snippets.store(able, Ordering::Relaxed);
    }

    /// Notes what the client can do. The framework lets only one `initialize` succeed.
    pub(super) fn set_abilities(&self, mut abilities: Abilities) {
        abilities.snippets = self.snippets.load(Ordering::Relaxed);
        if self.abilities.set(abilities).is_err() {
            warn!("the client initialized twice; what it said first holds");
        }
    }

    /// What the client can do.
    pub(super) fn abilities(&self) -> &Abilities {
        self.abilities.get_or_init(Abilities::default)
    }

    /// What the editor's settings say.
    pub(super) fn choices(&self) -> Arc<Choices> {
        Arc::clone(&lock(&self.choices))
    }

    /// The language of what is said of no document.
    pub(super) fn ui(&self) -> UiLanguage {
        match self.choices().layer.messages {
            Some(Choice::Is(language)) => language,
            _ => self.abilities().fallback,
        }
    }

    /// Takes settings as an editor sends them, and has every document checked again if that changes any; what is closed
    /// is due then.
    /// Returns what is wrong with them, behind the names of settings.
    pub(super) fn configure(&self, settings: &Value) -> Vec<(String, Wrong)> {
        let (choices, complaints) = Choices::from_json(settings, &checks::ids());
        let before = self.choices();
        if *before != choices {
            let hints_changed = before.inlay_hints != choices.inlay_hints;
            *lock(&self.choices) = Arc::new(choices);
            self.closed.note_settings();
            for open in &self.documents {
                if hints_changed {
                    open.owe_hints();
                }
                open.wake();
            }
        }
        complaints
    }

    /// Has every document checked again.
    pub(super) fn wake_all(&self) {
        for open in &self.documents {
            open.wake();
        }
    }

    /// The file with the settings of a document's project, or where one would be, as the client has it open or as it is
    /// on the disk, which is read here. `None` for a document that is no file.
    pub(super) fn settings_file(&self, open: &Open) -> Option<SettingsFile> {
        let (path, exists) = self.projects.file(open.folder()?);
        let same = |open: &Arc<Open>| open.is_settings && open.path.as_ref() == Some(&path);
        let in_editor =
            self.documents.iter().map(|open| Arc::clone(&open)).find(|open| same(open) && !open.is_closed());
        if let Some(open) = in_editor {
            let document = open.text().document;
            let (rope, version) = (document.rope().clone(), Some(document.version()));
            return Some(SettingsFile { path, uri: open.uri.clone(), rope, version, exists: true });
        }
        // A file that cannot be read is not written to.
        let text = if exists { read_file(&path).ok()? } else { String::new() };
        let uri = Uri::from_file_path(&path)?;
        Some(SettingsFile { path, uri, rope: Rope::from_str(&text), version: None, exists })
    }

    /// Opens a document. Returns it if it needs a worker; one that was open, or whose worker is still
    /// there from before it was closed, has one.
    pub(super) fn open(&self, item: TextDocumentItem) -> Option<Arc<Open>> {
        let document = Document::new(item.version, &item.text);
        let format = Format::of_language_id(&item.language_id).or_else(|| format_of(&item.uri));
        let format = format.unwrap_or_default();
        match self.documents.entry(item.uri) {
            Entry::Occupied(entry) => {
                if !entry.get().is_closed() {
                    warn!("{} was opened twice; the newer text holds", entry.key().as_str());
                }
                entry.get().reopen(document, format);
                None
            }
            Entry::Vacant(entry) => {
                let number = self.n_opened.fetch_add(1, Ordering::Relaxed);
                let open = Arc::new(Open::new(entry.key().clone(), number, document, format));
                entry.insert(Arc::clone(&open));
                Some(open)
            }
        }
    }

    /// Applies edits.
    pub(super) fn change(&self, params: DidChangeTextDocumentParams) {
        let uri = &params.text_document.uri;
        let Some(open) = self.find(uri) else {
            warn!("{} was edited, but is not open", uri.as_str());
            return;
        };
        let changes: Vec<Change> = params.content_changes.into_iter().map(convert::change).collect();
        open.edit(params.text_document.version, &changes, self.abilities().encoding);
    }

    /// Closes a document; its worker takes the diagnostics back and ends.
    pub(super) fn close(&self, uri: &Uri) {
        let Some(open) = self.find(uri) else {
            warn!("{} was closed, but is not open", uri.as_str());
            return;
        };
        open.close();
    }

    /// A file that is open.
    pub(super) fn find_file(&self, path: &Path) -> Option<Arc<Open>> {
        let mut all = self.documents.iter();
        let open = all.find(|open| open.path.as_deref() == Some(path) && !open.is_closed());
        open.map(|open| Arc::clone(&open))
    }

    /// Whether any document has been opened so far.
    pub(super) fn has_opened_any(&self) -> bool {
        self.n_opened.load(Ordering::Relaxed) > 0
    }

    /// Whether a file is open, or was until just now and its worker has not ended.
    pub(super) fn is_open(&self, path: &Path) -> bool {
        self.documents.iter().any(|open| open.path.as_deref() == Some(path))
    }

    /// An open document.
    pub(super) fn find(&self, uri: &Uri) -> Option<Arc<Open>> {
        self.documents.get(uri).map(|open| Arc::clone(&open)).filter(|open| !open.is_closed())
    }

    /// The open documents but one, by address.
    pub(super) fn others(&self, uri: Option<&Uri>) -> Vec<Arc<Open>> {
        let all = self.documents.iter().map(|open| Arc::clone(&open));
        let mut others: Vec<_> =
            all.filter(|open| Some(&open.uri) != uri && !open.is_closed() && !open.is_settings).collect();
        others.sort_by(|one, other| one.uri.as_str().cmp(other.uri.as_str()));
        others
    }

    /// Drops a closed document, unless it was opened again meanwhile. Returns whether it is gone.
    pub(super) fn forget(&self, uri: &Uri) -> bool {
        self.documents.remove_if(uri, |_, open| open.is_closed()).is_some()
    }

    /// Notes the `shutdown` request.
    pub(super) fn shut_down(&self) {
        self.shut_down.store(true, Ordering::Relaxed);
    }

    /// Whether the client asked for `shutdown`.
    pub(super) fn was_shut_down(&self) -> bool {
        self.shut_down.load(Ordering::Relaxed)
    }
}

/// The file with the settings of a project.
#[derive(Debug)]
pub(super) struct SettingsFile {
    /// Where it is.
    pub(super) path: PathBuf,
    /// What the client calls it.
    pub(super) uri: Uri,
    /// Its text; empty if there is no such file yet.
    pub(super) rope: Rope,
    /// The client's number for the text, if it has the file open.
    pub(super) version: Option<i32>,
    /// Whether there is one.
    pub(super) exists: bool,
}

/// A document that is open in the editor. Its worker is the only one to analyze it and to publish for it.
#[derive(Debug)]
pub(super) struct Open {
    /// What the client calls it.
    pub(super) uri: Uri,
    /// No other one that was ever open has it, under the same address or another.
    pub(super) number: u64,
    /// Where it is on the disk; `None` if it is no file.
    pub(super) path: Option<PathBuf>,
    /// Whether it is a file of settings, ours or another program's, rather than an article.
    pub(super) is_settings: bool,
    text: Mutex<Text>,
    signal: watch::Sender<Signal>,
    /// What the worker found last; possibly of an older revision than the text.
    pub(super) checked: watch::Sender<Option<Arc<Checked>>>,
    /// Whether the client has other inlay hints, or none, than it would get now.
    owes_hints: AtomicBool,
}

/// Why a worker is woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// The text or the settings are not what they were.
    Changed,
    /// The document was closed.
    Closed,
}

/// A document as the client last told it. Cloning takes constant time, whatever its length.
#[derive(Clone, Debug)]
pub(super) struct Text {
    /// Counts what the client told us. Versions cannot stand for it: they start again when a document is
    /// reopened, and a client may send them in any order.
    pub(super) revision: u64,
    /// The text and its version.
    pub(super) document: Document,
    /// How it is read.
    pub(super) format: Format,
    /// Where it was edited just now.
    pub(super) typing: Typing,
}

/// What is known of one revision of a document.
#[derive(Debug)]
pub(super) struct Checked {
    /// Of [`Text`].
    pub(super) revision: u64,
    /// The client's number for it.
    pub(super) version: i32,
    /// What the client calls the document.
    pub(super) uri: Uri,
    /// The text; it turns offsets into positions.
    pub(super) rope: Rope,
    /// The facts.
    pub(super) analysis: Analysis,
    /// Where its paragraphs stand in other articles.
    pub(super) reuses: Vec<Reused>,
    /// What the checks say of them, sorted, without fixes.
    pub(super) findings: Vec<Finding>,
    /// The same with them, since somebody asked.
    pub(super) mended: OnceLock<Vec<Finding>>,
    /// The settings under which they were looked for.
    pub(super) config: Arc<Config>,
    /// What looked for them.
    pub(super) engine: Engine,
    /// The language to say it in.
    pub(super) ui: UiLanguage,
    /// How long it took.
    pub(super) took: Duration,
}

impl Checked {
    /// What the checks say of the facts, sorted, with all fixes. The first look takes some milliseconds in a long document.
    pub(super) fn with_fixes(&self) -> &[Finding] {
        self.mended
            .get_or_init(|| (self.engine.check)(&self.analysis, &self.reuses, &self.config, Fixes::With))
    }
}

impl Open {
    fn new(uri: Uri, number: u64, document: Document, format: Format) -> Self {
        let path = path_of(&uri);
        Self {
            is_settings: path
                .as_deref()
                .and_then(Path::extension)
                .is_some_and(|extension| extension.eq_ignore_ascii_case("toml")),
            path,
            uri,
            number,
            text: Mutex::new(Text { revision: 0, document, format, typing: Typing::default() }),
            signal: watch::Sender::new(Signal::Changed),
            checked: watch::Sender::new(None),
            owes_hints: AtomicBool::new(false),
        }
    }

    /// The folder that it is in; `None` if it is no file.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.path.as_deref().and_then(Path::parent)
    }

    /// The text as it is now.
    pub(super) fn text(&self) -> Text {
        lock(&self.text).clone()
    }

    /// The same for the worker, whose text knows what has stayed since the worker took it the last time.
    pub(super) fn take_text(&self) -> Text {
        let text = &mut *lock(&self.text);
        let Text { revision, format, .. } = *text;
        Text { revision, document: text.document.take(), format, typing: text.typing.clone() }
    }

    /// What wakes the worker. Between two looks at it, signals fall together.
    pub(super) fn signals(&self) -> watch::Receiver<Signal> {
        self.signal.subscribe()
    }

    /// What was found in the text as it is now: waits for it a moment, and returns nothing rather than
    /// something old.
    pub(super) async fn current(&self) -> Option<Arc<Checked>> {
        // Nothing is ever found in settings.
        if self.is_settings {
            return None;
        }
        let mut checked = self.checked.subscribe();
        let current = checked.wait_for(|checked| self.is_current(checked.as_ref()));
        match timeout(PATIENCE, current).await {
            Ok(Ok(checked)) => checked.clone(),
            _ => None,
        }
    }

    /// As [`Self::current`]; and if there is nothing, the client is told to ask for hints again when there is.
    pub(super) async fn current_or_owed(&self) -> Option<Arc<Checked>> {
        let current = self.current().await;
        if current.is_some() {
            return current;
        }
        self.owe_hints();
        // It may have come just before that was noted.
        self.checked.borrow().clone().filter(|checked| self.is_current(Some(checked)))
    }

    fn is_current(&self, checked: Option<&Arc<Checked>>) -> bool {
        checked.is_some_and(|checked| checked.revision == lock(&self.text).revision)
    }

    /// Notes that the client is to ask for inlay hints again.
    pub(super) fn owe_hints(&self) {
        self.owes_hints.store(true, Ordering::Relaxed);
    }

    /// Whether the client is to ask for inlay hints again. Whoever calls this tells it.
    pub(super) fn takes_owed_hints(&self) -> bool {
        self.owes_hints.swap(false, Ordering::Relaxed)
    }

    fn edit(&self, version: i32, changes: &[Change], encoding: PositionEncoding) {
        {
            let mut text = lock(&self.text);
            if version <= text.document.version() {
                let old = text.document.version();
                warn!("{}: version {version} came after version {old}", self.uri.as_str());
            }
            let replaced = text.document.apply(version, changes, encoding);
            text.typing.note(&replaced, Instant::now());
            text.revision += 1;
        }
        self.wake();
    }

    fn reopen(&self, document: Document, format: Format) {
        {
            let mut text = lock(&self.text);
            *text = Text { revision: text.revision + 1, document, format, typing: Typing::default() };
        }
        self.signal.send_replace(Signal::Changed);
    }

    /// Has the worker look again; not if the document was closed.
    pub(super) fn wake(&self) {
        self.signal.send_if_modified(|signal| *signal == Signal::Changed);
    }

    fn close(&self) {
        self.signal.send_replace(Signal::Closed);
    }

    fn is_closed(&self) -> bool {
        *self.signal.borrow() == Signal::Closed
    }
}

/// The format that the end of an address tells; the rest of it may mean nothing to us.
fn format_of(uri: &Uri) -> Option<Format> {
    articles::format_of(Path::new(&*uri.path().decode().to_string_lossy()))
}

/// A thread that panicked with the lock leaves data that is still whole: every section is one assignment or
/// one edit.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
