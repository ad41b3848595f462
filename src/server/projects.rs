//! Which names are in force for which document: the nearest `.copydesk.toml`, what it says, and what it said when it last
//! could be read. Files are read when a document of their folder is first checked, when one is saved, and when the client
//! says that one has changed; never while somebody types.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use rustc_hash::FxHashMap;
use tower_lsp::ls_types::{InitializeParams, Uri, WorkspaceFolder, WorkspaceFoldersChangeEvent};

use super::state::lock;
use crate::config::project::{FILE, load, nearest};
use crate::lang::names::{NameBook, Names};

/// What is known of the settings of projects. Its functions read files: no handler calls them itself.
#[derive(Debug, Default)]
pub(super) struct Projects {
    /// The folders that the editor has open.
    roots: Mutex<Arc<[PathBuf]>>,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// By folder of documents, the nearest file.
    nearest: FxHashMap<PathBuf, Option<PathBuf>>,
    loaded: Vec<Loaded>,
    /// What is wrong with files and was not told yet.
    untold: Vec<String>,
}

/// What a file and the houses of the settings came to when all could last be read.
#[derive(Debug)]
struct Loaded {
    source: Source,
    book: NameBook,
    names: Arc<Names>,
    /// What was wrong at the last look.
    complaints: Vec<String>,
}

/// Where names in force come from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Source {
    file: Option<PathBuf>,
    /// Houses of the editor's settings, and where their paths start.
    houses: Vec<String>,
    base: PathBuf,
}

impl Projects {
    /// Notes the folders that the editor has open.
    pub(super) fn set_roots(&self, params: &InitializeParams) {
        let folders = params.workspace_folders.as_deref().unwrap_or_default();
        let roots = if folders.is_empty() {
            #[expect(deprecated, reason = "older clients have no other root")]
            let only = params.root_uri.as_ref();
            only.and_then(path_of).into_iter().collect()
        } else {
            folders.iter().filter_map(root_of).collect()
        };
        *lock(&self.roots) = roots;
    }

    /// Notes the folders that the editor opened and closed.
    pub(super) fn change_roots(&self, event: &WorkspaceFoldersChangeEvent) {
        let mut roots = lock(&self.roots);
        let gone: Vec<PathBuf> = event.removed.iter().filter_map(root_of).collect();
        let come = event.added.iter().filter_map(root_of);
        *roots = roots.iter().filter(|root| !gone.contains(root)).cloned().chain(come).collect();
    }

    /// The folders that the editor has open.
    pub(super) fn roots(&self) -> Arc<[PathBuf]> {
        Arc::clone(&lock(&self.roots))
    }

    /// The names in force for the documents of a folder, under the houses of the editor's settings. A document that is in
    /// no folder has no project.
    pub(super) fn names(&self, folder: Option<&Path>, houses: &[String]) -> Arc<Names> {
        if folder.is_none() && houses.is_empty() {
            return Names::builtin();
        }
        let mut known = self.known();
        let file = folder.and_then(|folder| known.nearest(folder, self.root(folder).as_deref()));
        if file.is_none() && houses.is_empty() {
            return Names::builtin();
        }
        let base = folder.map_or_else(|| self.roots().first().cloned(), |folder| Some(self.base(folder)));
        let source = Source { file, houses: houses.to_vec(), base: base.unwrap_or_default() };
        if let Some(loaded) = known.loaded.iter().find(|loaded| loaded.source == source) {
            return Arc::clone(&loaded.names);
        }
        let (book, complaints) = match source.load() {
            Ok(loaded) => loaded,
            Err(complaints) => {
                // With other houses the file may have been read before.
                let before = known.loaded.iter().find(|loaded| loaded.source.file == source.file);
                (before.map(|before| before.book.clone()).unwrap_or_default(), complaints)
            }
        };
        known.untold.extend(complaints.iter().cloned());
        let names = names_of(&book);
        known.loaded.push(Loaded { source, book, names: Arc::clone(&names), complaints });
        names
    }

    /// Looks at all files again. Returns whether other names are in force for any document.
    pub(super) fn refresh(&self) -> bool {
        let mut changed = false;
        let mut known = self.known();
        let Known { nearest: files, loaded, untold } = &mut *known;
        #[expect(clippy::iter_over_hash_type, reason = "each folder is looked at by itself")]
        for (folder, file) in files.iter_mut() {
            let now = nearest(folder, self.root(folder).as_deref());
            changed |= now != *file;
            *file = now;
        }
        // A file that is gone says nothing any more, and is read anew if it comes back.
        loaded.retain(|loaded| loaded.source.file.as_ref().is_none_or(|file| file.is_file()));
        for loaded in loaded {
            let complaints = match loaded.source.load() {
                Ok((book, complaints)) => {
                    if book != loaded.book {
                        changed = true;
                        loaded.names = names_of(&book);
                        loaded.book = book;
                    }
                    complaints
                }
                Err(complaints) => complaints,
            };
            if complaints != loaded.complaints {
                untold.extend(complaints.iter().cloned());
                loaded.complaints = complaints;
            }
        }
        changed
    }

    /// What is wrong with files, each complaint once.
    pub(super) fn take_complaints(&self) -> Vec<String> {
        std::mem::take(&mut self.known().untold)
    }

    /// The file that is in force for the documents of a folder, or where one would be; and whether there is one.
    pub(super) fn file(&self, folder: &Path) -> (PathBuf, bool) {
        match nearest(folder, self.root(folder).as_deref()) {
            Some(file) => (file, true),
            None => (self.base(folder).join(FILE), false),
        }
    }

    /// The folder that the editor has open around another one, or that itself.
    fn base(&self, folder: &Path) -> PathBuf {
        self.root(folder).unwrap_or_else(|| folder.to_owned())
    }

    fn root(&self, folder: &Path) -> Option<PathBuf> {
        let roots = self.roots();
        let around = roots.iter().filter(|root| folder.starts_with(root));
        around.max_by_key(|root| root.as_os_str().len()).cloned()
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        lock(&self.known)
    }
}

impl Known {
    fn nearest(&mut self, folder: &Path, root: Option<&Path>) -> Option<PathBuf> {
        if let Some(file) = self.nearest.get(folder) {
            return file.clone();
        }
        let file = nearest(folder, root);
        self.nearest.insert(folder.to_owned(), file.clone());
        file
    }
}

impl Source {
    fn load(&self) -> Result<(NameBook, Vec<String>), Vec<String>> {
        load(self.file.as_deref(), &self.houses, &self.base)
    }
}

/// The names of a book; those of the tables, shared, if it says nothing.
fn names_of(book: &NameBook) -> Arc<Names> {
    if *book == NameBook::default() { Names::builtin() } else { Arc::new(Names::new(book)) }
}

fn root_of(folder: &WorkspaceFolder) -> Option<PathBuf> {
    path_of(&folder.uri)
}

/// The path of a file; `None` for what is none, such as a buffer without a name or a file of another machine.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    let host = uri.authority().map(|authority| authority.host()).unwrap_or_default();
    // Windows has paths to the files of other machines. Elsewhere one would lead to a file of this one.
    let is_here = cfg!(windows) || host.is_empty() || host.eq_ignore_ascii_case("localhost");
    uri.to_file_path().filter(|_| is_file && is_here).map(std::borrow::Cow::into_owned)
}
