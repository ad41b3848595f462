//! The folders that the editor has open, and what is in force for the documents in them: [`crate::config::projects`] with
//! roots. Files are read when a document of their folder is first checked, when one is saved, and when the client says
//! that one has changed; never while somebody types.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tokio::sync::Semaphore;
use tower_lsp::ls_types::{InitializeParams, Uri, WorkspaceFolder, WorkspaceFoldersChangeEvent};

use super::state::lock;
use crate::checks;
use crate::config::project::{FILE, nearest};
use crate::config::projects::{self, Asked, InForce};
use crate::config::{Choices, Level};

/// What is known of the settings of projects. Its functions read files: no handler calls them itself.
#[derive(Debug)]
pub(super) struct Projects {
    /// The folders that the editor has open.
    roots: Mutex<Arc<[PathBuf]>>,
    /// What files say.
    pub(super) files: projects::Projects,
    /// Taken while it is told what is wrong with them.
    pub(super) telling: Semaphore,
}

impl Projects {
    /// Those of an editor that has no folder open yet. `user` is the user's own file of settings.
    pub(super) fn new(user: Option<PathBuf>) -> Self {
        let files = projects::Projects::new(checks::ids(), user);
        Self { roots: Mutex::default(), files, telling: Semaphore::new(1) }
    }

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

    /// What is in force for a document, under what the editor says. A document that is no file has no project.
    pub(super) fn in_force(&self, path: Option<&Path>, choices: &Arc<Choices>) -> InForce {
        self.ask(path, choices, |asked| self.files.in_force(asked))
    }

    /// The same, if it can be said at once. This one may be called by a handler.
    pub(super) fn in_force_at_once(&self, path: Option<&Path>, choices: &Arc<Choices>) -> Option<InForce> {
        self.ask(path, choices, |asked| self.files.in_force_at_once(asked))
    }

    fn ask<T>(
        &self,
        path: Option<&Path>,
        choices: &Arc<Choices>,
        question: impl FnOnce(Asked<'_>) -> T,
    ) -> T {
        let root = path.and_then(Path::parent).and_then(|folder| self.root(folder));
        let first = self.roots().first().cloned();
        let base = match (path.and_then(Path::parent), &root, &first) {
            (Some(_), Some(root), _) | (None, _, Some(root)) => root,
            (Some(folder), None, _) => folder,
            (None, _, None) => Path::new(""),
        };
        question(Asked { path, root: root.as_deref(), base, choices })
    }

    /// Looks at all files again. Returns whether something else may be in force for any document.
    pub(super) fn refresh(&self) -> bool {
        self.files.refresh(&|folder| self.root(folder))
    }

    /// Whether the check of what stands in other articles is on for any document, as far as files are known: those of the
    /// open folders are.
    pub(super) fn look_elsewhere(&self, choices: &Arc<Choices>) -> bool {
        let is_on = |level: Option<&Level>| level.map(|level| *level != Level::Off);
        if let Some(chosen) = is_on(choices.layer.levels.get(checks::ELSEWHERE)) {
            return chosen;
        }
        for root in self.roots().iter() {
            self.in_force(Some(&root.join(FILE)), choices);
        }
        self.files.says(|layer| is_on(layer.levels.get(checks::ELSEWHERE)) == Some(true))
    }

    /// The file that is in force for the documents of a folder, or where one would be; and whether there is one.
    pub(super) fn file(&self, folder: &Path) -> (PathBuf, bool) {
        match nearest(folder, self.root(folder).as_deref()) {
            Some(file) => (file, true),
            None => (self.root(folder).unwrap_or_else(|| folder.to_owned()).join(FILE), false),
        }
    }

    fn root(&self, folder: &Path) -> Option<PathBuf> {
        let roots = self.roots();
        let around = roots.iter().filter(|root| folder.starts_with(root));
        around.max_by_key(|root| root.as_os_str().len()).cloned()
    }
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
