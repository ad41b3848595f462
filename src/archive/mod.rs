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

mod index;
mod update;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use etcetera::BaseStrategy;
use etcetera::base_strategy::choose_native_strategy;
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_128;

use crate::analysis::is_numbered;
use crate::analysis::repetition::passage::{Passage, Reuse, is_compared};
use crate::articles::{self, format_of, reason};
use crate::extract::{Format, extract};
use crate::text::OtherText;
use crate::text::date::Date;
use index::{Entry, Index, Print};

pub use update::Summary;

/// The articles of a folder, with their index in the user's cache folder.
#[derive(Debug)]
pub struct Archive {
    /// As it was given: paths of articles begin with it.
    folder: PathBuf,
    place: Place,
    index: Mutex<Index>,
}

impl Archive {
    /// Of a folder. Its index is made if there is none; it says what it did at the last [`Self::update`].
    ///
    /// # Errors
    ///
    /// With a sentence, if there is no such folder or no place for the index.
    pub fn open(folder: &Path) -> Result<Self, String> {
        let place = Place::of(folder)?;
        let index = place.open()?;
        Ok(Self { folder: folder.to_owned(), place, index: Mutex::new(index) })
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
    /// With a sentence, if the folder cannot be read or the index cannot be written.
    pub fn update(
        &self,
        only: Option<&[PathBuf]>,
        n_readers: usize,
        told: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<Summary, String> {
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

    /// Where the paragraph stands in the articles.
    ///
    /// # Errors
    ///
    /// With a sentence, if the index cannot be read.
    pub fn find(&self, passage: &Passage) -> Result<Vec<Reuse>, String> {
        let mut candidates = self.index().candidates(passage);
        if candidates.as_ref().is_err_and(index::is_broken) {
            self.make_again(1, &mut |_, _| true)?;
            candidates = self.index().candidates(passage);
        }
        let candidates = candidates.map_err(|error| self.place.complaint(&error))?;
        let at = |(name, block): &(String, usize)| {
            let path = self.folder.join(name);
            let day = Date::below([&*self.folder], &path);
            let (article, format) = read(path)?;
            look(&article, format, day, *block, passage)
        };
        Ok(candidates.iter().filter_map(at).collect())
    }

    /// How many articles the index knows, and how many bytes it has.
    ///
    /// # Errors
    ///
    /// With a sentence, if it cannot be read.
    pub fn status(&self) -> Result<(usize, u64), String> {
        let count = self.index().len().map_err(|error| self.place.complaint(&error))?;
        let sizes = self.place.files().map(|file| fs::metadata(file).map_or(0, |metadata| metadata.len()));
        Ok((count, sizes.sum()))
    }

    /// The file of the index of a folder, whether there is one or not.
    ///
    /// # Errors
    ///
    /// With a sentence, if there is no such folder.
    pub fn file_of(folder: &Path) -> Result<PathBuf, String> {
        Place::of(folder).map(|place| place.file)
    }

    /// Removes the index of a folder.
    ///
    /// # Errors
    ///
    /// With a sentence, if there is no such folder, or if the index is there and cannot be removed.
    pub fn remove(folder: &Path) -> Result<(), String> {
        let place = Place::of(folder)?;
        let _locked = place.lock()?;
        place.remove()
    }

    /// Throws the index away and makes it again.
    fn make_again(
        &self,
        n_readers: usize,
        told: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<Summary, String> {
        {
            let mut index = self.index();
            // Files that are open cannot be removed everywhere.
            *index = Index::in_memory().map_err(|error| self.place.complaint(&error))?;
            {
                let _locked = self.place.lock()?;
                self.place.remove()?;
            }
            *index = self.place.open()?;
        }
        let updated = update::update(&mut self.place.open()?, &self.folder, None, n_readers, told);
        updated.map_err(|error| self.place.update_complaint(error))
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Articles at hand, by path: some with their text, the others to be read from their file.
#[derive(Debug)]
pub struct Collection {
    index: Index,
    held: FxHashMap<PathBuf, Held>,
}

/// An article of a [`Collection`].
#[derive(Debug)]
struct Held {
    /// If it is not to be read from its file.
    text: Option<(Arc<OtherText>, Format)>,
    day: Option<Date>,
}

/// What a [`Collection`] is to know of an article.
#[derive(Debug)]
pub struct Sheet {
    entry: Entry,
    path: PathBuf,
    held: Held,
}

impl Sheet {
    /// Of a text that is not what the file holds, or of what is no file; `day` is what its path tells.
    pub fn of_text(text: OtherText, format: Format, day: Option<Date>) -> Self {
        let prints = prints(&text.text, format);
        let (path, entry) = (text.path.clone(), Entry::new(&text.path, prints));
        Self { entry, path, held: Held { text: Some((Arc::new(text), format)), day } }
    }

    /// Of a file; `day` is what its path tells.
    ///
    /// # Errors
    ///
    /// With a sentence, if it cannot be read.
    pub fn of_file(path: &Path, day: Option<Date>) -> Result<Self, String> {
        let text = articles::read(path)?.text;
        let prints = prints(&text, format_of(path).unwrap_or_default());
        Ok(Self { entry: Entry::new(path, prints), path: path.to_owned(), held: Held { text: None, day } })
    }
}

impl Collection {
    /// Without articles.
    ///
    /// # Errors
    ///
    /// With a sentence, if there is no memory.
    pub fn new() -> Result<Self, String> {
        let index = Index::in_memory().map_err(|error| error.to_string())?;
        Ok(Self { index, held: FxHashMap::default() })
    }

    /// Adds articles, or puts other texts in their place.
    ///
    /// # Errors
    ///
    /// With a sentence, if there is no memory.
    pub fn put(&mut self, sheets: Vec<Sheet>) -> Result<(), String> {
        let mut entries = Vec::with_capacity(sheets.len());
        for sheet in sheets {
            self.held.insert(sheet.path, sheet.held);
            entries.push(sheet.entry);
        }
        self.index.put_anew(&entries).map_err(|error| error.to_string())
    }

    /// Takes an article out.
    ///
    /// # Errors
    ///
    /// With a sentence, if there is no memory.
    pub fn remove(&mut self, path: &Path) -> Result<(), String> {
        self.held.remove(path);
        self.index.remove(&[path.to_string_lossy().into_owned()]).map_err(|error| error.to_string())
    }

    /// Where the paragraph stands in the articles.
    ///
    /// # Errors
    ///
    /// With a sentence, if there is no memory.
    pub fn find(&self, passage: &Passage) -> Result<Vec<Reuse>, String> {
        let candidates = self.index.candidates(passage).map_err(|error| error.to_string())?;
        let at = |(name, block): &(String, usize)| {
            let path = Path::new(name);
            let held = self.held.get(path)?;
            let (article, format) = held.text.clone().or_else(|| read(path.to_owned()))?;
            look(&article, format, held.day, *block, passage)
        };
        Ok(candidates.iter().filter_map(at).collect())
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

fn read(path: PathBuf) -> Option<(Arc<OtherText>, Format)> {
    let article = articles::read(&path).ok()?;
    let format = format_of(&path).unwrap_or_default();
    let file = file_of(&path);
    Some((Arc::new(OtherText { path, file, text: article.text, skipped: article.skipped }), format))
}

/// The prints of the paragraphs of an article.
fn prints(text: &str, format: Format) -> Vec<Print> {
    let prose = extract(text, format);
    let mut prints = Vec::new();
    for (number, block) in prose.blocks.iter().enumerate().filter(|(_, block)| is_compared(block.kind)) {
        let (Some(passage), Ok(block)) = (Passage::of(&block.text), u32::try_from(number)) else { continue };
        let of = u32::try_from(passage.prints.len()).unwrap_or(u32::MAX);
        prints.extend(passage.prints.iter().map(|hash| Print { hash: *hash, block, of }));
    }
    prints
}

/// A paragraph of another article, if it and the one looked for are one. `day` is what the other's path tells.
fn look(
    article: &Arc<OtherText>,
    format: Format,
    day: Option<Date>,
    block: usize,
    passage: &Passage,
) -> Option<Reuse> {
    let prose = extract(&article.text, format);
    let found = prose.blocks.get(block).filter(|found| is_compared(found.kind))?;
    let shares = Passage::of(&found.text)?.shares_most(passage);
    let number = prose.blocks[..=block].iter().filter(|block| is_numbered(block.kind)).count();
    shares.then(|| Reuse {
        article: Arc::clone(article),
        date: prose.date.or(day),
        number: u32::try_from(number).unwrap_or(u32::MAX),
        span: found.source,
    })
}

/// Where the index of a folder lies.
#[derive(Debug)]
struct Place {
    file: PathBuf,
}

impl Place {
    fn of(folder: &Path) -> Result<Self, String> {
        let shown = folder.display();
        let whole = folder.canonicalize().map_err(|error| format!("{shown}: {}", reason(&error)))?;
        if !whole.is_dir() {
            return Err(format!("{shown}: this is no folder"));
        }
        let name = xxh3_128(whole.as_os_str().as_encoded_bytes());
        let strategy =
            choose_native_strategy().map_err(|_| "no home folder, and so no cache folder".to_owned())?;
        let folder = strategy.cache_dir().join("copydesk").join("archives");
        Ok(Self { file: folder.join(format!("{name:032x}-{}.sqlite", index::FORMAT)) })
    }

    fn open(&self) -> Result<Index, String> {
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
    fn lock(&self) -> Result<File, String> {
        let file = self.file.with_extension("lock");
        let complaint = |error: std::io::Error| format!("{}: {}", file.display(), reason(&error));
        fs::create_dir_all(file.parent().unwrap_or(Path::new(""))).map_err(complaint)?;
        let locked = File::create(&file).map_err(complaint)?;
        locked.lock().map_err(complaint)?;
        Ok(locked)
    }

    fn remove(&self) -> Result<(), String> {
        for file in self.files() {
            match fs::remove_file(&file) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(format!("{}: {}", file.display(), reason(&error)));
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

    fn update_complaint(&self, error: update::Error) -> String {
        match error {
            update::Error::Folder(sentence) => sentence,
            update::Error::Index(error) => self.complaint(&error),
        }
    }

    fn complaint(&self, error: &rusqlite::Error) -> String {
        format!("{}: {error}", self.file.display())
    }
}
