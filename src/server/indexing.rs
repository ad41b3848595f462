//! Brings the indices of the workspace's folders up to date: one update at a time, when the check that asks for them is
//! switched on, when files change, when other folders are open, and when an index turns out to be torn.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tokio::time::{Instant, timeout_at};
use tower_lsp::Client;
use tower_lsp::ls_types::MessageType;

use super::progress::Progress;
use super::state::{State, lock};
use super::{aside, workspace};
use crate::archive::Archive;
use crate::articles::{self, format_of};
use crate::message::Message;
use crate::message::trouble::Trouble;

/// If more articles than these changed, all of the workspace are checked again; looking for those that may share a paragraph
/// with one of them would take as long.
const FEW: usize = 32;

/// What is to be updated.
#[derive(Debug)]
pub(super) struct Indexing {
    /// One update at a time.
    turn: Semaphore,
    /// Files that changed since the last one began.
    changed: Mutex<BTreeSet<PathBuf>>,
    /// Whether the next update is to look at whole folders.
    is_all_due: AtomicBool,
    /// By folder, what was wrong when it was last gone through, and was told.
    complaints: Mutex<BTreeMap<PathBuf, Vec<Trouble>>>,
}

impl Default for Indexing {
    fn default() -> Self {
        Self {
            turn: Semaphore::new(1),
            changed: Mutex::default(),
            is_all_due: AtomicBool::new(true),
            complaints: Mutex::default(),
        }
    }
}

impl Indexing {
    /// Notes that some files may have changed.
    pub(super) fn note_changed(&self, files: impl Iterator<Item = PathBuf>) {
        lock(&self.changed).extend(files);
    }

    /// Notes that anything may have changed: the settings, the folders.
    pub(super) fn note_all(&self) {
        self.is_all_due.store(true, Ordering::Relaxed);
    }

    /// Of what is wrong with a folder, what was not wrong before.
    fn news(&self, folder: &Path, complaints: Vec<Trouble>) -> Vec<Trouble> {
        let before = lock(&self.complaints).insert(folder.to_owned(), complaints.clone());
        let before = before.unwrap_or_default();
        complaints.into_iter().filter(|complaint| !before.contains(complaint)).collect()
    }
}

/// Brings the indices of the workspace's folders up to date, if a check asks for them. If that changed anything, the open
/// documents are checked again, and of the others those that it can concern.
pub(super) async fn update(state: &Arc<State>, client: &Client) {
    let indexing = &state.indexing;
    let Ok(_turn) = indexing.turn.acquire().await else { return };
    let asking = Arc::clone(state);
    // What projects say is in files.
    let is_asked_for = aside(move || asking.projects.look_elsewhere(&asking.choices())).await;
    if is_asked_for != Some(true) {
        // When the check is switched on again, nobody knows what happened meanwhile.
        indexing.note_all();
        lock(&indexing.changed).clear();
        lock(&indexing.complaints).clear();
        // Whoever answers may be reading from a disk.
        let state = Arc::clone(state);
        aside(move || state.archives.clear()).await;
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
    for complaint in complaints {
        client.log_message(MessageType::WARNING, complaint.text(state.ui())).await;
    }
    if changed {
        state.wake_all();
        workspace::check_due(state, client).await;
    }
}

/// Has indices made again that turn out to be torn, as long as the server runs.
pub(super) async fn mend(state: &Arc<State>, client: &Client) {
    loop {
        state.archives.is_broken().await;
        update(state, client).await;
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

/// Returns whether anything is other than before, and what is wrong that was not before.
fn update_now(state: &State, far: &watch::Sender<Far>) -> (bool, Vec<Trouble>) {
    let indexing = &state.indexing;
    let files: Vec<PathBuf> = std::mem::take(&mut *lock(&indexing.changed)).into_iter().collect();
    let is_all_due = indexing.is_all_due.swap(false, Ordering::Relaxed);
    let before = state.archives.folders();
    let mut news = Vec::new();
    let mut folders: Vec<Arc<Archive>> = Vec::new();
    let mut changed = Vec::new();
    let mut is_other = false;
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
                is_other |= is_new || summary.is_anew;
                changed.extend(summary.changed);
                if summary.is_whole {
                    news.extend(indexing.news(root, summary.complaints));
                }
                folders.push(archive);
            }
            Err(complaint) => news.extend(indexing.news(root, vec![complaint])),
        }
    }
    is_other |= folders.len() != before.len();
    let is_changed = is_other || !changed.is_empty();
    if is_changed {
        state.archives.renew(folders.clone());
        let sharing = if is_other { None } else { sharing(&folders, &changed) };
        match sharing {
            Some(sharing) => {
                state.closed.note_changed(sharing.into_iter().chain(changed.iter().cloned()));
                state.closed.note_elsewhere(changed.into_iter());
            }
            None => state.closed.note_settings(),
        }
    }
    (is_changed, news)
}

/// The articles that may share a paragraph with some that changed, as these are now; `None` if all may.
fn sharing(folders: &[Arc<Archive>], changed: &[PathBuf]) -> Option<BTreeSet<PathBuf>> {
    if changed.len() > FEW {
        return None;
    }
    let mut sharing = BTreeSet::new();
    for file in changed {
        // One that is gone shares nothing any more.
        let Ok(article) = articles::read(file) else { continue };
        for folder in folders {
            sharing.extend(folder.sharing(&article.text, format_of(file).unwrap_or_default()).ok()?);
        }
    }
    Some(sharing)
}
