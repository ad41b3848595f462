//! Brings an index to what is in a folder: some threads read, one writes.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

use super::candidates::prints;
use super::index::{Entry, Index, Stamp};
use crate::articles::{self, format_of};
use crate::message::trouble::Trouble;

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
    pub complaints: Vec<Trouble>,
    /// The articles that were read or are gone.
    pub changed: Vec<PathBuf>,
    /// Whether the whole folder was gone through.
    pub is_whole: bool,
    /// Whether the index was thrown away and made again.
    pub is_anew: bool,
}

#[derive(Debug)]
pub(super) enum Error {
    /// There is nothing to be read.
    Folder(Trouble),
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
    let (changed, gone) = match only {
        Some(files) => look(index, folder, files, &mut summary)?,
        None => compare(index, folder, &mut summary)?,
    };
    summary.gone = gone.len();
    let names = changed.iter().map(|(name, _)| name).chain(&gone);
    summary.changed = names.map(|name| folder.join(name)).collect();
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

type Due = (Vec<(String, Stamp)>, Vec<String>);

/// What differs between the index and some files: those to read, and names of which there is no file.
fn look(index: &Index, folder: &Path, files: &[PathBuf], summary: &mut Summary) -> Result<Due, Error> {
    let (mut changed, mut gone, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for file in files {
        let Some(name) = name_of(file, folder).filter(|_| format_of(file).is_some()) else { continue };
        match (index.stamp(name)?, stamp(file)) {
            (Some(before), Some(now)) => {
                summary.articles += 1;
                if now != before {
                    changed.push((name.to_owned(), now));
                }
            }
            (Some(_), None) => gone.push(name.to_owned()),
            (None, Some(_)) => unknown.push(file.clone()),
            (None, None) => {}
        }
    }
    // Some of those that nobody has heard of are no articles of the folder: what is ignored stays unknown.
    for file in articles::among(folder, &unknown) {
        if let (Some(name), Some(now)) = (name_of(&file, folder), stamp(&file)) {
            summary.articles += 1;
            changed.push((name.to_owned(), now));
        }
    }
    Ok((changed, gone))
}

/// What a file is called in the index, which holds names as text.
fn name_of<'f>(file: &'f Path, folder: &Path) -> Option<&'f str> {
    file.strip_prefix(folder).ok().and_then(Path::to_str)
}

/// What differs between the index and the folder: files to read, and names of which there is no file.
fn compare(index: &Index, folder: &Path, summary: &mut Summary) -> Result<Due, Error> {
    // Of one that cannot be listed, a walk tells as of any folder in it.
    fs::read_dir(folder).map_err(|error| Error::Folder(super::trouble(folder, &error)))?;
    let (files, complaints) = articles::walk(folder, &|path| articles::format_of(path).is_some());
    summary.is_whole = true;
    // What is in a folder that cannot be entered is not gone.
    let whole = complaints.is_empty();
    summary.complaints = complaints;
    let mut known = index.stamps()?;
    let mut changed = Vec::new();
    for file in &files {
        let Some(name) = name_of(file, folder) else { continue };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_article_has_nothing_looked_through() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write = |name: &str, text: &str| {
            let file = folder.path().join(name);
            fs::write(&file, text).expect("a file");
            file
        };
        write(".gitignore", "*-draft.md\n");
        let (one, draft) = (write("une.md", "Un."), write("une-draft.md", "Un."));
        let mut index = Index::in_memory().expect("there is memory");
        let mut now = |only: Option<&[PathBuf]>| {
            let summary = update(&mut index, folder.path(), only, 1, &mut |_, _| true).expect("it is read");
            (summary.articles, summary.read, summary.gone)
        };
        assert_eq!(now(None), (1, 1, 0));
        // Nobody tells of this one, and so it is not come across unless the folder is gone through.
        let other = write("deux.md", "Deux.");
        assert_eq!(now(Some(std::slice::from_ref(&draft))), (0, 0, 0));
        assert_eq!(now(Some(&[draft.clone(), one.clone()])), (1, 0, 0));
        assert_eq!(now(Some(&[draft, other.clone()])), (1, 1, 0));
        fs::remove_file(&other).expect("it is there");
        assert_eq!(now(Some(&[one, other])), (1, 0, 1));
    }
}
