//! What is known of paragraphs that stand in other articles: those of the workspace's folders, each with its index on the
//! disk, and those that are open. All of it only while a check asks for it (`checks::look_elsewhere`).
//!
//! Nobody who types waits for a disk. The worker of a document takes the answers that are there; for paragraphs that
//! nobody has looked for yet, it leaves a question to another thread and waits for a moment. An answer that comes
//! later, and says something, has the document checked again. Answers hold until an article that could change them
//! is saved or another open document is not what it was.
//!
//! Indices are updated by a task of its own, one at a time: when the check is switched on, when files change, when other
//! folders are open.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use rustc_hash::FxHashMap;
use tokio::sync::{Semaphore, watch};
use tokio::task::spawn_blocking;
use tokio::time::{Instant, timeout_at};
use tower_lsp::Client;
use tower_lsp::ls_types::MessageType;
use tracing::warn;

use super::progress::Progress;
use super::state::{Open, State, lock};
use super::{aside, workspace};
use crate::analysis::Analysis;
use crate::analysis::paragraph::Paragraph;
use crate::analysis::repetition::passage::{Passage, Reuse, Reused, is_sought};
use crate::archive::{Archive, Collection, Sheet, date_of, file_of, is_told};
use crate::message::Message;
use crate::text::OtherText;

/// How long a check waits for answers on paragraphs that just changed: most take a tenth of it.
const PATIENCE: Duration = Duration::from_millis(1);

/// More answers than these are those of paragraphs that are long gone.
const KEPT: usize = 50_000;

/// What stands where.
#[derive(Debug)]
pub(super) struct Archives {
    known: Mutex<Known>,
    /// The open documents, for whoever answers.
    drafts: Mutex<Option<Drafts>>,
    /// One update at a time.
    turn: Semaphore,
    /// Files that changed since the last one began.
    changed: Mutex<BTreeSet<PathBuf>>,
    /// Whether the next update is to look at whole folders.
    is_all_due: AtomicBool,
}

impl Default for Archives {
    fn default() -> Self {
        Self {
            known: Mutex::default(),
            drafts: Mutex::default(),
            turn: Semaphore::new(1),
            changed: Mutex::default(),
            is_all_due: AtomicBool::new(true),
        }
    }
}

#[derive(Debug, Default)]
struct Known {
    /// One for each folder whose index is ready.
    folders: Arc<[Arc<Archive>]>,
    /// By the print of a paragraph.
    answers: FxHashMap<u128, Arc<[Reuse]>>,
    /// By the path of an article that was asked for, the file itself: its own is none of the others, under whatever name.
    files: FxHashMap<PathBuf, PathBuf>,
    /// Counts how often all answers were dropped.
    generation: u64,
}

impl Known {
    fn drop_answers(&mut self) {
        self.answers.clear();
        self.files.clear();
        self.generation += 1;
    }
}

/// The texts of open documents, as far as somebody asked since they changed.
#[derive(Debug)]
struct Drafts {
    collection: Collection,
    /// By path or address, the revision that is in there, and the file itself.
    revisions: FxHashMap<PathBuf, (u64, PathBuf)>,
}

impl Drafts {
    /// Whether a file is open, under whatever name.
    fn hold(&self, file: &Path) -> bool {
        self.revisions.values().any(|(_, open)| open == file)
    }
}

/// A paragraph that is asked about.
type Asked = Arc<Paragraph>;

impl Archives {
    /// Where the paragraphs of a document stand in other articles, as far as is known. `open` is checked again when more is.
    pub(super) fn reuses(state: &Arc<State>, open: &Arc<Open>, analysis: &Analysis) -> Vec<Reused> {
        let sought = || analysis.blocks.iter().filter(|placed| is_sought(placed));
        let path = path_or_address(open);
        let is_unknown = {
            let known = lock(&state.archives.known);
            !known.files.contains_key(&path)
                || sought().any(|placed| !known.answers.contains_key(&placed.paragraph.fingerprint.print))
        };
        if is_unknown {
            let asked: Vec<Asked> = sought().map(|placed| Arc::clone(&placed.paragraph)).collect();
            // Whoever comes second to this knows that the other one was there before.
            let met = Arc::new(AtomicBool::new(false));
            let (sender, receiver) = mpsc::sync_channel(1);
            let (state, open, other) = (Arc::clone(state), Arc::clone(open), Arc::clone(&met));
            drop(spawn_blocking(move || {
                let says_something = answer(&state, &open, &asked);
                // Nobody listens any more if it took too long.
                let _ = sender.send(());
                if other.swap(true, Ordering::AcqRel) && says_something {
                    open.wake();
                }
            }));
            if receiver.recv_timeout(PATIENCE).is_err() {
                met.swap(true, Ordering::AcqRel);
            }
        }
        state.archives.told(&path, analysis)
    }

    /// The same for a file that is not open, and waits until it is known.
    pub(super) fn reuses_now(state: &State, file: &Path, analysis: &Analysis) -> Vec<Reused> {
        let sought = analysis.blocks.iter().filter(|placed| is_sought(placed));
        let asked: Vec<Asked> = sought.map(|placed| Arc::clone(&placed.paragraph)).collect();
        look_up(state, None, file, &asked);
        state.archives.told(file, analysis)
    }

    /// What is known of the paragraphs of an article and is for it to tell.
    fn told(&self, path: &Path, analysis: &Analysis) -> Vec<Reused> {
        let own = (path, date_of(analysis.date, path));
        let known = lock(&self.known);
        let mut all = Vec::new();
        // An article that nobody has looked at yet might be told of itself.
        let Some(file) = known.files.get(path) else { return all };
        for (block, placed) in analysis.blocks.iter().enumerate().filter(|(_, placed)| is_sought(placed)) {
            let Some(reuses) = known.answers.get(&placed.paragraph.fingerprint.print) else { continue };
            let is_other = |reuse: &&Reuse| {
                reuse.article.file != *file && is_told(own, (&reuse.article.path, reuse.date), false)
            };
            let reuses: Arc<[Reuse]> = reuses.iter().filter(is_other).cloned().collect();
            if !reuses.is_empty() {
                all.push((block, reuses));
            }
        }
        all
    }

    /// Notes that some files may have changed.
    pub(super) fn note_changed(&self, files: impl Iterator<Item = PathBuf>) {
        lock(&self.changed).extend(files);
    }

    /// Notes that anything may have changed: the settings, the folders.
    pub(super) fn note_all(&self) {
        self.is_all_due.store(true, Ordering::Relaxed);
    }
}

/// Answers for a document. Returns whether anything stands anywhere else.
fn answer(state: &State, open: &Open, asked: &[Asked]) -> bool {
    look_up(state, Some(open), &path_or_address(open), asked);
    let known = lock(&state.archives.known);
    asked.iter().any(|paragraph| {
        known.answers.get(&paragraph.fingerprint.print).is_some_and(|reuses| !reuses.is_empty())
    })
}

/// What an open document is called here.
fn path_or_address(open: &Open) -> PathBuf {
    open.path.clone().unwrap_or_else(|| PathBuf::from(open.uri.as_str()))
}

/// Sees to it that there are answers on some paragraphs. `open` is the document they are in, if it is open, and `path` what
/// it is called.
fn look_up(state: &State, open: Option<&Open>, path: &Path, asked: &[Asked]) {
    let file = file_of(path);
    let archives = &state.archives;
    let mut drafts = lock(&archives.drafts);
    let have_changed = match take_drafts(state, open, &mut drafts) {
        Ok(have_changed) => have_changed,
        Err(complaint) => return warn!("the open documents are not compared: {complaint}"),
    };
    let (folders, generation, unknown) = {
        let mut known = lock(&archives.known);
        if have_changed || known.answers.len() > KEPT {
            known.drop_answers();
        }
        known.files.insert(path.to_owned(), file);
        let is_unknown = |paragraph: &&Asked| !known.answers.contains_key(&paragraph.fingerprint.print);
        let unknown: Vec<&Asked> = asked.iter().filter(is_unknown).collect();
        (Arc::clone(&known.folders), known.generation, unknown)
    };
    for paragraph in unknown {
        let reuses = match find(&folders, drafts.as_ref(), &paragraph.text) {
            Ok(reuses) => reuses,
            Err(complaint) => return warn!("{complaint}"),
        };
        let mut known = lock(&archives.known);
        if known.generation != generation {
            // Whoever dropped the answers has everything asked again.
            return;
        }
        known.answers.insert(paragraph.fingerprint.print, reuses.into());
    }
}

fn find(folders: &[Arc<Archive>], drafts: Option<&Drafts>, text: &str) -> Result<Vec<Reuse>, String> {
    let Some(passage) = Passage::of(text) else { return Ok(Vec::new()) };
    let mut reuses = drafts.map_or(Ok(Vec::new()), |drafts| drafts.collection.find(&passage))?;
    for folder in folders {
        let saved = folder.find(&passage)?;
        // What is open is as it is in the editor, and folders may lie in each other.
        let is_new = |reuse: &Reuse, reuses: &[Reuse]| {
            let file = &reuse.article.file;
            !drafts.is_some_and(|drafts| drafts.hold(file))
                && !reuses.iter().any(|before| before.article.file == *file)
        };
        let new: Vec<Reuse> = saved.into_iter().filter(|reuse| is_new(reuse, &reuses)).collect();
        reuses.extend(new);
    }
    Ok(reuses)
}

/// Takes the texts of the open documents but one as they were analyzed last. Returns whether any is another than before.
fn take_drafts(state: &State, but: Option<&Open>, drafts: &mut Option<Drafts>) -> Result<bool, String> {
    let drafts = match drafts {
        Some(drafts) => drafts,
        None => drafts.insert(Drafts { collection: Collection::new()?, revisions: FxHashMap::default() }),
    };
    let mut gone: BTreeSet<PathBuf> = drafts.revisions.keys().cloned().collect();
    if let Some(but) = but {
        gone.remove(&path_or_address(but));
    }
    let mut sheets = Vec::new();
    for open in state.others(but.map(|but| &but.uri)) {
        let path = path_or_address(&open);
        gone.remove(&path);
        let Some(checked) = open.checked.borrow().clone() else { continue };
        let file = file_of(&path);
        let before = drafts.revisions.insert(path.clone(), (checked.revision, file.clone()));
        if before.is_none_or(|(revision, _)| revision != checked.revision) {
            let text = OtherText { path, file, text: checked.analysis.source.clone(), skipped: 0 };
            sheets.push(Sheet::of_text(text, checked.analysis.format));
        }
    }
    let have_changed = !sheets.is_empty() || !gone.is_empty();
    drafts.collection.put(sheets)?;
    for path in gone {
        drafts.collection.remove(&path)?;
        drafts.revisions.remove(&path);
    }
    Ok(have_changed)
}

/// Brings the indices of the workspace's folders up to date, if a check asks for them, and has the open documents checked
/// again if that changed anything.
pub(super) async fn update(state: &Arc<State>, client: &Client) {
    let Ok(_turn) = state.archives.turn.acquire().await else { return };
    let asking = Arc::clone(state);
    // What projects say is in files.
    let is_asked_for = aside(move || asking.projects.look_elsewhere(&asking.choices())).await;
    if is_asked_for != Some(true) {
        // When the check is switched on again, nobody knows what happened meanwhile.
        state.archives.note_all();
        {
            let mut known = lock(&state.archives.known);
            known.folders = Arc::default();
            known.drop_answers();
        }
        lock(&state.archives.changed).clear();
        // Whoever holds the drafts may be reading from a disk.
        let state = Arc::clone(state);
        aside(move || *lock(&state.archives.drafts) = None).await;
        return;
    }
    workspace::watch(state, client);
    let (sender, far) = watch::channel(Far::default());
    let job = {
        let state = Arc::clone(state);
        move || update_now(&state, &sender)
    };
    let (outcome, ()) = tokio::join!(aside(job), tell_how_far(state, client, far));
    let Some((changed, complaints)) = outcome else { return };
    if changed {
        state.wake_all();
        state.closed.note_settings();
    }
    for complaint in complaints {
        client.log_message(MessageType::WARNING, complaint).await;
    }
    if changed {
        workspace::check_due(state, client).await;
    }
}

/// How far an update is.
#[derive(Clone, Copy, Debug, Default)]
struct Far {
    done: usize,
    all: usize,
}

/// Tells the client how far an update is, if it takes a while, until it ends.
async fn tell_how_far(state: &Arc<State>, client: &Client, mut far: watch::Receiver<Far>) {
    /// What is over sooner is not worth a word.
    const WHILE: Duration = Duration::from_millis(500);
    let shown_from = Instant::now() + WHILE;
    // The sender is dropped at the end.
    loop {
        match timeout_at(shown_from, far.changed()).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return,
            Err(_) => break,
        }
    }
    let mut progress = Progress::begin(state, client, None, Message::ReadingArchive).await;
    while far.changed().await.is_ok() {
        let Far { done, all } = *far.borrow_and_update();
        if let Some(progress) = &mut progress {
            progress.report(done, all).await;
        }
    }
    if let Some(progress) = progress {
        progress.end().await;
    }
}

/// Returns whether anything is other than before, and what is wrong.
fn update_now(state: &State, far: &watch::Sender<Far>) -> (bool, Vec<String>) {
    let archives = &state.archives;
    let files: Vec<PathBuf> = std::mem::take(&mut *lock(&archives.changed)).into_iter().collect();
    let is_all_due = archives.is_all_due.swap(false, Ordering::Relaxed);
    let before = Arc::clone(&lock(&archives.known).folders);
    let mut complaints = Vec::new();
    let mut folders: Vec<Arc<Archive>> = Vec::new();
    let mut changed = false;
    // Edits go first: there is a core for them, if the machine has two.
    let n_readers = state.n_cores.saturating_sub(1).max(1);
    for root in state.projects.roots().iter() {
        let open = before.iter().find(|archive| archive.folder() == root).cloned();
        let only = open.as_ref().filter(|_| !is_all_due).map(|_| &*files);
        let is_new = open.is_none();
        let archive = open.map_or_else(|| Archive::open(root).map(Arc::new), Ok);
        let updated = archive.and_then(|archive| {
            let mut told = |done, all| {
                far.send_replace(Far { done, all });
                !state.was_shut_down()
            };
            let summary = archive.update(only, n_readers, &mut told)?;
            Ok((archive, summary))
        });
        match updated {
            Ok((archive, summary)) => {
                changed |= is_new || summary.read > 0 || summary.gone > 0;
                complaints.extend(summary.complaints);
                folders.push(archive);
            }
            Err(complaint) => complaints.push(complaint),
        }
    }
    changed |= folders.len() != before.len();
    if changed {
        let mut known = lock(&archives.known);
        known.folders = folders.into();
        known.drop_answers();
    }
    (changed, complaints)
}
