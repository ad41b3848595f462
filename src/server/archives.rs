//! What is known of paragraphs that stand in other articles: those of the workspace's folders, each with its index on the
//! disk, and those that are open. All of it only while a check asks for it (`checks::look_elsewhere`).
//!
//! Nobody who types waits for a disk. The worker of a document takes the answers that are there; for paragraphs that
//! nobody has looked for yet, it leaves a question to another thread and waits for a moment. If answers come later and
//! say something else than was told, the document is checked again.
//!
//! An answer is as of some moment: when an article of the folders changes, when another open document is not what it was,
//! it is asked for again. It is told until the new one is there, so that nothing comes and goes meanwhile.
//!
//! Not in here: how indices come to be what they are ([`super::indexing`]). One that a question shows to be torn is made
//! again there; until then, what was known of its articles stays.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use tokio::sync::Notify;
use tokio::task::spawn_blocking;
use tracing::warn;

use super::state::{Open, State, lock};
use crate::analysis::Analysis;
use crate::analysis::paragraph::Paragraph;
use crate::analysis::repetition::passage::{Passage, Reuse, Reused, is_sought};
use crate::archive::{Archive, Collection, Sheet, Unknown, file_of, is_told};
use crate::message::UiLanguage;
use crate::message::trouble::Trouble;
use crate::text::OtherText;
use crate::text::date::Date;

/// How long a check waits for answers on paragraphs that just changed: most take a tenth of it.
const PATIENCE: Duration = Duration::from_millis(1);

/// How many answers on paragraphs that are gone are kept of a document: some come back.
const SPARE: usize = 256;

/// What stands where.
#[derive(Debug, Default)]
pub(super) struct Archives {
    known: Mutex<Known>,
    /// The open documents, for whoever answers; one at a time does.
    drafts: Mutex<Option<Drafts>>,
    /// Fires when an index is to be made again.
    broken: Notify,
    /// Whether it did since [`Self::note_files`]: an index that does not stay whole is not made again and again.
    is_noted_broken: AtomicBool,
}

#[derive(Debug, Default)]
struct Known {
    /// One for each folder whose index is ready.
    folders: Arc<[Arc<Archive>]>,
    /// Counts how often what is in the folders changed.
    generation: u64,
    /// Counts the questions.
    n_asked: u64,
    /// By what a document is called here.
    documents: FxHashMap<PathBuf, Answers>,
    /// What went wrong, each once.
    complaints: BTreeSet<Trouble>,
}

/// What is known of the paragraphs of a document, by their prints.
type Answers = FxHashMap<u128, Answer>;

#[derive(Clone, Debug)]
struct Answer {
    reuses: Arc<[Reuse]>,
    moment: Moment,
    /// The number of the question that it answers.
    asked: u64,
}

/// What an answer depends on but for the paragraph; when that is another, the answer is old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    generation: u64,
    /// Of the texts of the other open documents, a hash.
    others: u64,
    /// The day that the document itself bears.
    date: Option<Date>,
}

/// Where the paragraphs of an article stand.
#[derive(Debug)]
struct Question {
    /// What the article is called here.
    path: PathBuf,
    /// With the numbers of their blocks.
    paragraphs: Vec<(usize, Arc<Paragraph>)>,
    moment: Moment,
    /// Its number.
    asked: u64,
}

impl Question {
    /// What the answers on its paragraphs come to, as far as there are any.
    fn reused<'a>(&self, answer: impl Fn(u128) -> Option<&'a Answer>) -> Vec<Reused> {
        let reused = self.paragraphs.iter().filter_map(|(block, paragraph)| {
            let reuses = &answer(paragraph.fingerprint.print)?.reuses;
            (!reuses.is_empty()).then(|| (*block, Arc::clone(reuses)))
        });
        reused.collect()
    }

    /// Whether an answer need not be asked for again.
    fn is_answered_by(&self, answer: &Answer) -> bool {
        answer.moment == self.moment || answer.asked > self.asked
    }
}

/// The texts of open documents, as far as somebody asked since they changed.
#[derive(Debug)]
struct Drafts {
    collection: Collection,
    /// By path or address, the document and the revision of it that is in there, and the file itself.
    revisions: FxHashMap<PathBuf, (u64, u64, PathBuf)>,
}

impl Drafts {
    /// Whether a file is open, under whatever name.
    fn hold(&self, file: &Path) -> bool {
        self.revisions.values().any(|(_, _, open)| open == file)
    }
}

impl Archives {
    /// Where the paragraphs of a document stand in other articles, as far as is known. `open` is checked again when something
    /// else is.
    pub(super) fn reuses(state: &Arc<State>, open: &Arc<Open>, analysis: &Analysis) -> Vec<Reused> {
        let question = ask(state, Some(open), path_or_address(open), analysis);
        let (before, is_known) = {
            let mut known = lock(&state.archives.known);
            // As long as there is a place for them, answers are kept.
            let answers: &Answers = known.documents.entry(question.path.clone()).or_default();
            let is_known = question.paragraphs.iter().all(|(_, paragraph)| {
                let answer = answers.get(&paragraph.fingerprint.print);
                answer.is_some_and(|answer| question.is_answered_by(answer))
            });
            (question.reused(|print| answers.get(&print)), is_known)
        };
        if is_known {
            return before;
        }
        // Whoever comes second to this knows that the other one was there before.
        let met = Arc::new(AtomicBool::new(false));
        let (sender, receiver) = mpsc::sync_channel(1);
        {
            let (state, open, other) = (Arc::clone(state), Arc::clone(open), Arc::clone(&met));
            let told = before.clone();
            drop(spawn_blocking(move || {
                let now = look_up(&state, Some(&open), &question);
                let says_something_else = now != told;
                // Nobody listens any more if it took too long.
                let _ = sender.send(now);
                if other.swap(true, Ordering::AcqRel) && says_something_else {
                    open.wake();
                }
            }));
        }
        match receiver.recv_timeout(PATIENCE) {
            Ok(now) => now,
            // It came just now, and the other one relies on its being told.
            Err(_) if met.swap(true, Ordering::AcqRel) => receiver.try_recv().unwrap_or(before),
            Err(_) => before,
        }
    }

    /// The same for a file that is not open, and waits until it is known.
    pub(super) fn reuses_now(state: &State, file: &Path, analysis: &Analysis) -> Vec<Reused> {
        look_up(state, None, &ask(state, None, file.to_owned(), analysis))
    }

    /// Forgets what is known of a document that is closed.
    pub(super) fn forget(&self, open: &Open) {
        lock(&self.known).documents.remove(&path_or_address(open));
    }

    /// The folders whose indices are ready.
    pub(super) fn folders(&self) -> Arc<[Arc<Archive>]> {
        Arc::clone(&lock(&self.known).folders)
    }

    /// Has everything asked for again, of these folders, since what is in them changed.
    pub(super) fn renew(&self, folders: Vec<Arc<Archive>>) {
        let mut known = lock(&self.known);
        known.folders = folders.into();
        known.generation += 1;
    }

    /// Forgets everything. Waits for whoever answers.
    pub(super) fn clear(&self) {
        self.renew(Vec::new());
        lock(&self.known).documents.clear();
        *lock(&self.drafts) = None;
    }

    /// Notes that files changed, and with them perhaps what was wrong with an index.
    pub(super) fn note_files(&self) {
        self.is_noted_broken.store(false, Ordering::Relaxed);
    }

    /// Waits until an index is to be made again.
    pub(super) async fn is_broken(&self) {
        self.broken.notified().await;
    }

    /// Notes that one is.
    fn note_broken(&self) {
        if !self.is_noted_broken.swap(true, Ordering::Relaxed) {
            self.broken.notify_one();
        }
    }

    /// Logs what is wrong, once.
    fn complain(&self, complaint: &Trouble) {
        if lock(&self.known).complaints.insert(complaint.clone()) {
            warn!("{}", complaint.text(UiLanguage::English));
        }
    }
}

/// What is asked about an article. `open` is the document, if it is one.
fn ask(state: &State, open: Option<&Open>, path: PathBuf, analysis: &Analysis) -> Question {
    let sought = analysis.blocks.iter().enumerate().filter(|(_, placed)| is_sought(placed));
    let paragraphs = sought.map(|(block, placed)| (block, Arc::clone(&placed.paragraph))).collect();
    let date = analysis.date.or_else(|| day(state, &path));
    let mut others = FxHasher::default();
    for other in state.others(open.map(|open| &open.uri)) {
        let revision = other.checked.borrow().as_ref().map(|checked| checked.revision);
        (other.number, revision).hash(&mut others);
    }
    let mut known = lock(&state.archives.known);
    known.n_asked += 1;
    let moment = Moment { generation: known.generation, others: others.finish(), date };
    Question { path, paragraphs, moment, asked: known.n_asked }
}

/// Sees to it that there are answers on some paragraphs, and returns what they come to. `open` is the document they are in,
/// if it is open; then the answers are kept.
fn look_up(state: &State, open: Option<&Open>, question: &Question) -> Vec<Reused> {
    let archives = &state.archives;
    let file = file_of(&question.path);
    let own = (&*question.path, question.moment.date);
    let is_wanted = |reuse: &Reuse| {
        let other = &reuse.article;
        other.file != file && is_told(own, (&other.path, reuse.date), false)
    };
    let mut drafts = lock(&archives.drafts);
    if let Err(complaint) = take_drafts(state, open, &mut drafts) {
        archives.complain(&complaint);
    }
    let (folders, mut answers) = {
        let known = lock(&archives.known);
        (Arc::clone(&known.folders), known.documents.get(&question.path).cloned().unwrap_or_default())
    };
    for (_, paragraph) in &question.paragraphs {
        let print = paragraph.fingerprint.print;
        let old = answers.get(&print);
        if old.is_some_and(|old| question.is_answered_by(old)) {
            continue;
        }
        let old = old.map_or(&[][..], |old| &old.reuses);
        let reuses = find(archives, &folders, drafts.as_ref(), &paragraph.text, &is_wanted, old);
        let answer = Answer { reuses: reuses.into(), moment: question.moment, asked: question.asked };
        if open.is_some()
            && let Some(kept) = lock(&archives.known).documents.get_mut(&question.path)
        {
            kept.insert(print, answer.clone());
        }
        answers.insert(print, answer);
    }
    if answers.len() > question.paragraphs.len() * 2 + SPARE
        && let Some(kept) = lock(&archives.known).documents.get_mut(&question.path)
    {
        let asked = question.paragraphs.iter().map(|(_, paragraph)| paragraph.fingerprint.print);
        let asked: FxHashSet<u128> = asked.collect();
        kept.retain(|print, _| asked.contains(print));
    }
    question.reused(|print| answers.get(&print))
}

/// Where a paragraph stands, after what was known of that before.
fn find(
    archives: &Archives,
    folders: &[Arc<Archive>],
    drafts: Option<&Drafts>,
    text: &str,
    is_wanted: &dyn Fn(&Reuse) -> bool,
    old: &[Reuse],
) -> Vec<Reuse> {
    let Some(passage) = Passage::of(text) else { return Vec::new() };
    let mut reuses = Vec::new();
    if let Some(drafts) = drafts {
        match drafts.collection.candidates(&passage) {
            Ok(candidates) => reuses = candidates.read(&passage, is_wanted),
            Err(complaint) => archives.complain(&complaint),
        }
    }
    for folder in folders {
        // What is open is as it is in the editor, and folders may lie in each other.
        let is_new = |reuse: &Reuse| {
            let file = &reuse.article.file;
            is_wanted(reuse)
                && !drafts.is_some_and(|drafts| drafts.hold(file))
                && !reuses.iter().any(|before: &Reuse| before.article.file == *file)
        };
        let saved = match folder.find(&passage, &is_new) {
            Ok(saved) => saved,
            Err(Unknown::Broken) => {
                archives.note_broken();
                let is_there = |reuse: &&Reuse| reuse.article.path.starts_with(folder.folder());
                old.iter().filter(is_there).filter(|reuse| is_new(reuse)).cloned().collect()
            }
            Err(Unknown::Unreadable(complaint)) => {
                archives.complain(&complaint);
                Vec::new()
            }
        };
        reuses.extend(saved);
    }
    reuses
}

/// Takes the texts of the open documents but one as they were analyzed last.
fn take_drafts(state: &State, but: Option<&Open>, drafts: &mut Option<Drafts>) -> Result<(), Trouble> {
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
        let before = drafts.revisions.insert(path.clone(), (open.number, checked.revision, file.clone()));
        if before.is_none_or(|(number, revision, _)| (number, revision) != (open.number, checked.revision)) {
            let day = day(state, &path);
            let text = OtherText { path, file, text: checked.analysis.source.whole().to_owned(), skipped: 0 };
            sheets.push(Sheet::of_text(text, checked.analysis.format, day));
        }
    }
    drafts.collection.put(sheets)?;
    for path in gone {
        drafts.collection.remove(&path)?;
        drafts.revisions.remove(&path);
    }
    Ok(())
}

/// The day that the path of an article of the workspace tells.
fn day(state: &State, path: &Path) -> Option<Date> {
    Date::below(state.projects.roots().iter().map(|root| &**root), path)
}

/// What an open document is called here.
fn path_or_address(open: &Open) -> PathBuf {
    open.path.clone().unwrap_or_else(|| PathBuf::from(open.uri.as_str()))
}
