//! Brings an index to what is in a folder: some threads read, one writes.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

use super::index::{Entry, Index, Stamp};
use super::prints;
use crate::articles::{self, format_of, reason};

/// How many prints are written at once: each time, most of the index is gone through.
const BATCH: usize = 1_000_000;

/// What was read is written after this time, whatever it is: a process that is killed loses no more.
const BATCH_TIME: Duration = Duration::from_secs(2);

/// What an update came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many articles are in the folder now; of an update of some files, how many of them.
    pub articles: usize,
    /// How many were read; some may have no text.
    pub read: usize,
    /// How many have no text or could not be read.
    pub unreadable: usize,
    /// How many are there no longer.
    pub gone: usize,
    /// Folders that could not be entered.
    pub complaints: Vec<String>,
}

#[derive(Debug)]
pub(super) enum Error {
    /// There is nothing to be read, in a sentence.
    Folder(String),
    Index(rusqlite::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Index(error)
    }
}

pub(super) fn update(
    index: &mut Index,
    folder: &Path,
    only: Option<&[PathBuf]>,
    n_readers: usize,
    told: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Summary, Error> {
    let mut summary = Summary::default();
    let known_files = match only {
        Some(files) => known(index, folder, files)?,
        None => None,
    };
    let (changed, gone) = match known_files {
        Some(files) => {
            let mut due = (Vec::new(), Vec::new());
            for (name, before) in files {
                match stamp(&folder.join(&name)) {
                    Some(stamp) if stamp != before => due.0.push((name, stamp)),
                    Some(_) => {}
                    None => due.1.push(name),
                }
            }
            due
        }
        None => compare(index, folder, &mut summary)?,
    };
    summary.gone = gone.len();
    if !gone.is_empty() {
        index.remove(&gone)?;
    }
    if !changed.is_empty() {
        index.expect_many()?;
        read(index, folder, &changed, n_readers, told, &mut summary)?;
        // What other texts left behind may have become much.
        index.remove(&[])?;
    }
    if !changed.is_empty() || !gone.is_empty() {
        index.settle()?;
    }
    Ok(summary)
}

/// What is known of some files, if all of them that could be articles are known: only a walk tells whether others belong
/// to the folder.
fn known(index: &Index, folder: &Path, files: &[PathBuf]) -> Result<Option<Vec<(String, Stamp)>>, Error> {
    let mut known = Vec::new();
    for file in files {
        let Ok(name) = file.strip_prefix(folder) else { continue };
        let Some(name) = name.to_str().filter(|_| format_of(name).is_some()) else { continue };
        match index.stamp(name)? {
            Some(stamp) => known.push((name.to_owned(), stamp)),
            None => return Ok(None),
        }
    }
    Ok(Some(known))
}

type Due = (Vec<(String, Stamp)>, Vec<String>);

/// What differs between the index and the folder: files to read, and names of which there is no file.
fn compare(index: &Index, folder: &Path, summary: &mut Summary) -> Result<Due, Error> {
    // Of one that cannot be listed, a walk tells as of any folder in it.
    fs::read_dir(folder)
        .map_err(|error| Error::Folder(format!("{}: {}", folder.display(), reason(&error))))?;
    let (files, complaints) = articles::walk(folder, &|path| articles::format_of(path).is_some());
    // What is in a folder that cannot be entered is not gone.
    let whole = complaints.is_empty();
    summary.complaints = complaints;
    let mut known = index.stamps()?;
    let mut changed = Vec::new();
    for file in &files {
        // The index holds names as text.
        let Some(name) = file.strip_prefix(folder).ok().and_then(Path::to_str) else { continue };
        let Some(stamp) = stamp(file) else { continue };
        summary.articles += 1;
        if known.remove(name) != Some(stamp) {
            changed.push((name.to_owned(), stamp));
        }
    }
    let mut gone: Vec<String> = known.into_keys().filter(|_| whole).collect();
    gone.sort_unstable();
    Ok((changed, gone))
}

fn stamp(file: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(file).ok().filter(fs::Metadata::is_file)?;
    let modified = metadata.modified().ok()?;
    let since = match modified.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).ok()?,
        Err(before) => -i64::try_from(before.duration().as_nanos()).ok()?,
    };
    Some((since, metadata.len()))
}

/// Reads files and puts what is found into the index.
fn read(
    index: &mut Index,
    folder: &Path,
    files: &[(String, Stamp)],
    n_readers: usize,
    told: &mut dyn FnMut(usize, usize) -> bool,
    summary: &mut Summary,
) -> Result<(), Error> {
    let next = AtomicUsize::new(0);
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel::<(Option<Entry>, bool)>(256);
        for _ in 0..n_readers.min(files.len()) {
            let (sender, next, ended) = (sender.clone(), &next, &ended);
            scope.spawn(move || {
                while !ended.load(Ordering::Relaxed)
                    && let Some((name, (modified, size))) = files.get(next.fetch_add(1, Ordering::Relaxed))
                {
                    let file = folder.join(name);
                    let article = articles::read(&file);
                    let readable = article.is_ok();
                    // One that is no text is known as such until it changes. One that may not be opened is tried again:
                    // its file does not change when that is mended.
                    let is_known = readable || File::open(&file).is_ok();
                    let prints = article.map_or_else(
                        |_| Vec::new(),
                        |article| prints(&article.text, format_of(&file).unwrap_or_default()),
                    );
                    let entry = Entry { name: name.clone(), modified: *modified, size: *size, prints };
                    if sender.send((is_known.then_some(entry), readable)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut batch = Vec::new();
        let (mut n_prints, mut since, mut n_done) = (0, Instant::now(), 0);
        let written = (|| {
            for (entry, readable) in receiver {
                n_done += 1;
                summary.read += usize::from(entry.is_some());
                summary.unreadable += usize::from(!readable);
                n_prints += entry.as_ref().map_or(0, |entry| entry.prints.len());
                batch.extend(entry);
                if n_prints >= BATCH || since.elapsed() >= BATCH_TIME {
                    index.put(&batch)?;
                    batch.clear();
                    (n_prints, since) = (0, Instant::now());
                }
                if !told(n_done, files.len()) {
                    break;
                }
            }
            index.put(&batch)
        })();
        ended.store(true, Ordering::Relaxed);
        written.map_err(Error::Index)
    })
}
