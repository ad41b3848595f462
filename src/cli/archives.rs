//! The articles that those of a run are compared with: each other, and those of archives.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{self, Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use rustc_hash::FxHashSet;

use super::inputs::Input;
use super::progress::Bar;
use super::{complain, in_order, quietly};
use crate::analysis::Analysis;
use crate::analysis::repetition::passage::{Passage, Reuse, Reused, is_sought};
use crate::archive::{Archive, Collection, Sheet, Summary, Unknown, file_of, is_told};
use crate::message::UiLanguage;
use crate::message::notice::Notice;
use crate::message::trouble::Trouble;
use crate::message::unreadable::Unreadable;
use crate::text::date::Date;

/// What the articles of a run are compared with.
pub(super) struct Archives {
    /// Those of the run. Standard input is not among them: it is read once, and as the last.
    run: Mutex<Collection>,
    /// Their files, as the system calls them.
    files: FxHashSet<PathBuf>,
    folders: Vec<Archive>,
    /// How many threads may read files.
    jobs: usize,
    ui: UiLanguage,
    /// Where the paths of the articles begin to say something of them, from the root of the file system on.
    roots: Vec<PathBuf>,
    /// The folders of indices that were made again, by whoever came first upon one that was not whole.
    mended: Mutex<Vec<PathBuf>>,
    /// What went wrong while articles were looked for, each once.
    complaints: Mutex<BTreeSet<Trouble>>,
}

impl Archives {
    /// Of a run, whose articles are at some paths, with archives in some folders, whose indices are brought up to date.
    /// What is wrong with parts of them comes with it.
    pub(super) fn open(
        inputs: &[&Input],
        paths: &[PathBuf],
        folders: &[PathBuf],
        jobs: usize,
        shows: bool,
        ui: UiLanguage,
    ) -> anyhow::Result<(Self, Vec<String>)> {
        let told = |trouble: Trouble| anyhow::anyhow!(trouble.text(ui));
        let roots: Vec<PathBuf> = paths.iter().chain(folders).map(|path| whole(path)).collect();
        let mut complaints = Vec::new();
        let mut opened = Vec::with_capacity(folders.len());
        for folder in folders {
            let (archive, summary) = update(folder, jobs, shows, ui)?;
            if summary.unreadable > 0 {
                complain(&unreadable(folder, &summary, ui));
            }
            complaints.extend(summary.complaints.iter().map(|complaint| complaint.text(ui)));
            opened.push(archive);
        }
        let paths: Vec<&Path> = inputs
            .iter()
            .filter_map(|input| match input {
                Input::File(path) => Some(&**path),
                Input::Stdin(_) => None,
            })
            .collect();
        let mut run = Collection::new().map_err(told)?;
        let mut sheets = Vec::with_capacity(paths.len());
        let mut take = |sheet: Result<Sheet, Unreadable>| {
            // What is wrong with one is told when its turn comes.
            sheets.extend(sheet);
            Ok(())
        };
        in_order(jobs, &paths, |path| Sheet::of_file(path, day(&roots, path)), &mut take)?;
        run.put(sheets).map_err(told)?;
        let files = paths.iter().map(|path| file_of(path)).collect();
        let archives = Self {
            run: Mutex::new(run),
            files,
            folders: opened,
            jobs,
            ui,
            roots,
            mended: Mutex::default(),
            complaints: Mutex::default(),
        };
        Ok((archives, complaints))
    }

    /// Where the paragraphs of an article of the run stand in others, as far as it is for this one to tell, and as far as
    /// that is known: what is wrong is among the complaints.
    pub(super) fn reuses(&self, input: &Input, analysis: &Analysis) -> Vec<Reused> {
        let (path, is_file) = match input {
            Input::File(path) => (path, true),
            Input::Stdin(path) => (path, false),
        };
        // What comes by standard input is a version of the file whose name it is given.
        let own_file = file_of(path);
        let own = (&**path, analysis.date.or_else(|| day(&self.roots, path)));
        let mut all = Vec::new();
        for (block, placed) in analysis.blocks.iter().enumerate().filter(|(_, placed)| is_sought(placed)) {
            let Some(passage) = Passage::of(&placed.paragraph.text) else { continue };
            // One file may be given under two names.
            let is_later = |reuse: &Reuse| {
                reuse.article.file != own_file && is_told(own, (&reuse.article.path, reuse.date), is_file)
            };
            // The others need the run, and do not wait until files are read.
            let candidates = lock(&self.run).candidates(&passage);
            let mut found = match candidates {
                Ok(candidates) => candidates.read(&passage, &is_later),
                Err(complaint) => {
                    self.note(complaint);
                    Vec::new()
                }
            };
            for archive in &self.folders {
                let is_older = |reuse: &Reuse| {
                    let other = &reuse.article;
                    other.file != own_file
                        && !self.files.contains(&other.file)
                        && is_told(own, (&other.path, reuse.date), false)
                };
                found.extend(self.find(archive, &passage, &is_older));
            }
            if !found.is_empty() {
                all.push((block, found.into()));
            }
        }
        all
    }

    /// What went wrong meanwhile.
    pub(super) fn complaints(&self) -> Vec<String> {
        lock(&self.complaints).iter().map(|complaint| complaint.text(self.ui)).collect()
    }

    /// Where a paragraph stands in an archive, after its index was made again, if that is called for.
    fn find(&self, archive: &Archive, passage: &Passage, is_wanted: &dyn Fn(&Reuse) -> bool) -> Vec<Reuse> {
        let found = match archive.find(passage, is_wanted) {
            Err(Unknown::Broken) => {
                self.mend(archive);
                archive.find(passage, is_wanted)
            }
            found => found,
        };
        found.unwrap_or_else(|unknown| {
            self.note(match unknown {
                Unknown::Unreadable(complaint) => complaint,
                Unknown::Broken => Trouble::BrokenIndex { folder: archive.folder().to_owned() },
            });
            Vec::new()
        })
    }

    /// Makes an index again, once; whoever comes second waits.
    fn mend(&self, archive: &Archive) {
        let mut mended = lock(&self.mended);
        if mended.iter().any(|folder| folder == archive.folder()) {
            return;
        }
        mended.push(archive.folder().to_owned());
        // The run has a line of its own.
        if let Err(complaint) = bring_up_to_date(archive, self.jobs, false, self.ui) {
            self.note(complaint);
        }
    }

    fn note(&self, complaint: Trouble) {
        lock(&self.complaints).insert(complaint);
    }
}

/// Whoever panicked with it left it whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The day that the path of an article tells.
fn day(roots: &[PathBuf], path: &Path) -> Option<Date> {
    Date::below(roots.iter().map(|root| &**root), &whole(path))
}

/// A path from the root of the file system on: "./archive" is "archive".
fn whole(path: &Path) -> PathBuf {
    path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Makes, updates, describes or removes the indices of some folders.
pub(super) fn command(
    folders: &[PathBuf],
    status: bool,
    remove: bool,
    ui: UiLanguage,
) -> anyhow::Result<ExitCode> {
    let told = |trouble: Trouble| anyhow::anyhow!(trouble.text(ui));
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    let mut out = io::stdout().lock();
    let mut complaints = Vec::new();
    for folder in folders {
        let shown = folder.display();
        let file = Archive::file_of(folder).map_err(told)?;
        let line = if remove {
            Archive::remove(folder).map_err(told)?;
            Notice::IndexRemoved
        } else if status && !file.exists() {
            Notice::NoIndex
        } else {
            let (archive, summary) = if status {
                (Archive::open(folder).map_err(told)?, None)
            } else {
                let (archive, summary) = update(folder, jobs, true, ui)?;
                (archive, Some(summary))
            };
            let (count, size) = archive.status().map_err(told)?;
            let news = summary.map(|summary| {
                if summary.unreadable > 0 {
                    complain(&unreadable(folder, &summary, ui));
                }
                complaints.extend(summary.complaints.iter().map(|complaint| complaint.text(ui)));
                (summary.read, summary.gone)
            });
            let file = file.display().to_string();
            Notice::Index { articles: count, news, kilobytes: size.div_ceil(1000), file }
        };
        quietly(writeln!(out, "{shown}: {}", line.text(ui)))?;
    }
    for complaint in &complaints {
        complain(complaint);
    }
    Ok(ExitCode::from(if complaints.is_empty() { 0 } else { 2 }))
}

fn unreadable(folder: &Path, summary: &Summary, ui: UiLanguage) -> String {
    let unreadable = Notice::UnreadableFiles { count: summary.unreadable };
    format!("{}: {}", folder.display(), unreadable.text(ui))
}

/// Opens an archive and brings its index up to date.
fn update(folder: &Path, jobs: usize, shows: bool, ui: UiLanguage) -> anyhow::Result<(Archive, Summary)> {
    let told = |trouble: Trouble| anyhow::anyhow!(trouble.text(ui));
    let archive = Archive::open(folder).map_err(told)?;
    let summary = bring_up_to_date(&archive, jobs, shows, ui).map_err(told)?;
    Ok((archive, summary))
}

/// If `shows`, one line tells in a terminal how far that is.
fn bring_up_to_date(archive: &Archive, jobs: usize, shows: bool, ui: UiLanguage) -> Result<Summary, Trouble> {
    let mut bar = Bar::new(shows);
    archive.update(None, jobs, &mut |done, all| {
        let words =
            || format!("{} ({})", Notice::Progress { done, all }.text(ui), archive.folder().display());
        bar.tell(done, all, words);
        true
    })
}
