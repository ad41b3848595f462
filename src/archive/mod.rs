//! Where a paragraph stands in other articles: those of a folder, asked through an index on the disk, and those at hand
//! (of a run, open in an editor), through one in memory.
//!
//! An index knows which articles may hold a paragraph, and nothing else: what it names is read again before it is told,
//! from the file as it is then. So an index that is old, torn or wrong costs findings but never makes one up, and holds
//! no text of anybody's. It is a cache: whatever is wrong with it, it is thrown away and made again.
//!
//! Not in here: which paragraphs are worth looking for ([`crate::analysis::repetition::passage`]), and what is worth
//! saying of them (`archive-repeat` in [`crate::checks`]). Everything in here reads files, and is for threads on which
//! nobody types.

mod candidates;
mod collection;
mod index;
mod update;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use etcetera::BaseStrategy;
use etcetera::base_strategy::choose_native_strategy;
use xxhash_rust::xxh3::xxh3_128;

use crate::analysis::repetition::passage::{Passage, Reuse};
use crate::extract::{Format, extract};
use crate::message::trouble::Trouble;
use crate::message::unreadable::Unreadable;
use crate::text::date::Date;
use candidates::Candidate;
use index::Index;

pub use candidates::Candidates;
pub use collection::{Collection, Sheet};
pub use update::Summary;

/// The articles of a folder, with their index in the user's cache folder.
#[derive(Debug)]
pub struct Archive {
    /// As it was given: paths of articles begin with it.
    folder: PathBuf,
    place: Place,
    index: Mutex<Index>,
    /// Whether the index is to be made again, or is being made; set and looked at by whoever holds it.
    is_broken: AtomicBool,
}

/// Why nothing is known of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The index is not whole: the next [`Archive::update`] makes it again.
    Broken,
    /// It cannot be read.
    Unreadable(Trouble),
}

impl Archive {
    /// Of a folder. Its index is made if there is none; it says what it did at the last [`Self::update`].
    ///
    /// # Errors
    ///
    /// If there is no such folder or no place for the index.
    pub fn open(folder: &Path) -> Result<Self, Trouble> {
        let place = Place::of(folder)?;
        let index = place.open()?;
        let (index, is_broken) = (Mutex::new(index), AtomicBool::new(false));
        Ok(Self { folder: folder.to_owned(), place, index, is_broken })
    }

    /// As it was given.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Brings the index to what is in the folder now, by size and time of modification; `only` are files that may have
    /// changed if it is known that no others have. `n_readers` threads read. `told` hears how many articles of how many are read, and says whether
    /// to go on: what is done by then stands, and the next update goes on from there.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read or the index cannot be written.
    pub fn update(
        &self,
        only: Option<&[PathBuf]>,
        n_readers: usize,
        told: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<Summary, Trouble> {
        if self.is_broken.load(Ordering::Relaxed) {
            return self.make_again(n_readers, told);
        }
        // An index of its own: whoever asks meanwhile does not wait for it.
        let mut index = self.place.open()?;
        match update::update(&mut index, &self.folder, only, n_readers, told) {
            Err(update::Error::Index(error)) if index::is_broken(&error) => {
                drop(index);
                self.make_again(n_readers, told)
            }
            Ok(summary) => {
                // Another process may have removed the file that was open, and this is a new one.
                *self.index() = index;
                Ok(summary)
            }
            Err(error) => Err(self.place.update_complaint(error)),
        }
    }

    /// Where the paragraph stands in the articles, if that is wanted, as far as anybody wants to know.
    ///
    /// # Errors
    ///
    /// If the index does not tell. One that is not whole is not made again here: that takes a while.
    pub fn find(&self, passage: &Passage, is_wanted: &dyn Fn(&Reuse) -> bool) -> Result<Vec<Reuse>, Unknown> {
        let places = self.places(passage)?;
        let candidates = places.into_iter().map(|(name, block)| {
            let path = self.folder.join(name);
            let day = Date::below([&*self.folder], &path);
            Candidate { path, text: None, day, block }
        });
        Ok(Candidates(candidates.collect()).read(passage, is_wanted))
    }

    /// The articles that may have a paragraph of some text, that text's own among them if it is one of these.
    ///
    /// # Errors
    ///
    /// If the index does not tell.
    pub fn sharing(&self, text: &str, format: Format) -> Result<BTreeSet<PathBuf>, Unknown> {
        let mut sharing = BTreeSet::new();
        for (_, passage) in candidates::passages(&extract(text, format)) {
            sharing.extend(self.places(&passage)?.into_iter().map(|(name, _)| self.folder.join(name)));
        }
        Ok(sharing)
    }

    /// The paragraphs that may be one with this one: the names of their articles, and their blocks.
    fn places(&self, passage: &Passage) -> Result<Vec<(String, usize)>, Unknown> {
        let index = self.index();
        if self.is_broken.load(Ordering::Relaxed) {
            return Err(Unknown::Broken);
        }
        index.candidates(passage).map_err(|error| {
            if index::is_broken(&error) {
                self.is_broken.store(true, Ordering::Relaxed);
                return Unknown::Broken;
            }
            Unknown::Unreadable(self.place.complaint(&error))
        })
    }

    /// How many articles the index knows, and how many bytes it has.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn status(&self) -> Result<(usize, u64), Trouble> {
        let count = self.index().len().map_err(|error| self.place.complaint(&error))?;
        let sizes = self.place.files().map(|file| fs::metadata(file).map_or(0, |metadata| metadata.len()));
        Ok((count, sizes.sum()))
    }

    /// The file of the index of a folder, whether there is one or not.
    ///
    /// # Errors
    ///
    /// If there is no such folder.
    pub fn file_of(folder: &Path) -> Result<PathBuf, Trouble> {
        Place::of(folder).map(|place| place.file)
    }

    /// Removes the index of a folder.
    ///
    /// # Errors
    ///
    /// If there is no such folder, or if the index is there and cannot be removed.
    pub fn remove(folder: &Path) -> Result<(), Trouble> {
        let place = Place::of(folder)?;
        let _locked = place.lock()?;
        place.remove()
    }

    /// Throws the index away and makes it again. Until that is done, nothing is known.
    fn make_again(
        &self,
        n_readers: usize,
        told: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<Summary, Trouble> {
        {
            let mut index = self.index();
            self.is_broken.store(true, Ordering::Relaxed);
            // Files that are open cannot be removed everywhere.
            *index = Index::in_memory().map_err(|error| self.place.complaint(&error))?;
            {
                let _locked = self.place.lock()?;
                self.place.remove()?;
            }
            *index = self.place.open()?;
        }
        let updated = update::update(&mut self.place.open()?, &self.folder, None, n_readers, told);
        let mut summary = updated.map_err(|error| self.place.update_complaint(error))?;
        summary.is_anew = true;
        let _index = self.index();
        self.is_broken.store(false, Ordering::Relaxed);
        Ok(summary)
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether one article that shares a paragraph with another one tells of it: of two, the one with the later day does, and
/// without two days, if both are looked at, the one whose path is later.
pub fn is_told(own: (&Path, Option<Date>), other: (&Path, Option<Date>), both: bool) -> bool {
    match (own.1, other.1) {
        (Some(own), Some(other)) if own != other => other < own,
        _ => !both || other.0 < own.0,
    }
}

/// The file itself that a path leads to, whatever links are on the way; the path again if there is no such file.
pub fn file_of(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Where the index of a folder lies.
#[derive(Debug)]
struct Place {
    file: PathBuf,
}

impl Place {
    fn of(folder: &Path) -> Result<Self, Trouble> {
        let whole = folder.canonicalize().map_err(|error| trouble(folder, &error))?;
        if !whole.is_dir() {
            return Err(Trouble::NoFolder { path: folder.to_owned() });
        }
        let name = xxh3_128(whole.as_os_str().as_encoded_bytes());
        let strategy = choose_native_strategy().map_err(|_| Trouble::NoHome)?;
        let folder = strategy.cache_dir().join("copydesk").join("archives");
        Ok(Self { file: folder.join(format!("{name:032x}-{}.sqlite", index::FORMAT)) })
    }

    fn open(&self) -> Result<Index, Trouble> {
        let _locked = self.lock()?;
        match Index::open(&self.file) {
            Err(error) if index::is_broken(&error) => {
                self.remove()?;
                Index::open(&self.file)
            }
            other => other,
        }
        .map_err(|error| self.complaint(&error))
    }

    /// Held while files are made or removed: two processes must not do both at once.
    fn lock(&self) -> Result<File, Trouble> {
        let file = self.file.with_extension("lock");
        let complaint = |error: std::io::Error| trouble(&file, &error);
        fs::create_dir_all(file.parent().unwrap_or(Path::new(""))).map_err(complaint)?;
        let locked = File::create(&file).map_err(complaint)?;
        locked.lock().map_err(complaint)?;
        Ok(locked)
    }

    fn remove(&self) -> Result<(), Trouble> {
        for file in self.files() {
            match fs::remove_file(&file) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(trouble(&file, &error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The index, and what `SQLite` has beside it.
    fn files(&self) -> impl Iterator<Item = PathBuf> {
        ["sqlite", "sqlite-wal", "sqlite-shm"].into_iter().map(|end| self.file.with_extension(end))
    }

    fn update_complaint(&self, error: update::Error) -> Trouble {
        match error {
            update::Error::Folder(trouble) => trouble,
            update::Error::Index(error) => self.complaint(&error),
        }
    }

    fn complaint(&self, error: &rusqlite::Error) -> Trouble {
        Trouble::Index { path: Some(self.file.clone()), why: index::why(error) }
    }
}

fn trouble(path: &Path, error: &std::io::Error) -> Trouble {
    Trouble::File { path: path.to_owned(), why: Unreadable::from(error) }
}
