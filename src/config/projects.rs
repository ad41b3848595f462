//! What is in force for which document: the user's own file, the nearest `.copydesk.toml`, and what they said when they
//! could last be read. Files are read when a document of their folder is first asked about, and when [`Projects::refresh`]
//! is called; never in between.
//!
//! The server and the command line ask here, each with its own idea of what goes before files, and tell what is wrong each
//! in its own way.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;

use super::project::{self, Reading, nearest};
use super::reader::Report;
use super::{Choice, Choices, Config, Layer, Page};
use crate::extract::Format;
use crate::lang::names::{NameBook, Names};
use crate::message::settings::Wrong;

/// What is known of files of settings. Its functions read files.
#[derive(Debug)]
pub struct Projects {
    /// The checks that exist.
    checks: Vec<&'static str>,
    /// The user's own file, there or not.
    user: Option<PathBuf>,
    known: Mutex<Known>,
    /// Whether there is anything to take: to be asked while somebody reads files.
    has_news: AtomicBool,
}

/// What holds for a document.
#[derive(Clone, Debug)]
pub struct InForce {
    /// Its names. The same as long as nothing is said of names that was not said before.
    pub names: Arc<Names>,
    /// All else.
    pub config: Arc<Config>,
    /// How files are read, by their extension in lower case, where that is set.
    formats: Arc<BTreeMap<String, Format>>,
}

impl InForce {
    /// How a file is to be read by what was set for its extension; `None` if nothing was.
    pub fn format(&self, path: &Path) -> Option<Format> {
        let extension = path.extension()?.to_str()?.to_lowercase();
        self.formats.get(&extension).copied()
    }
}

/// Where a document is, and what somebody chose for it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The document; `None` if it is no file, and thus in no project.
    pub path: Option<&'a Path>,
    /// The folder above which no file is looked for.
    pub root: Option<&'a Path>,
    /// Where the paths of chosen houses start.
    pub base: &'a Path,
    /// What goes before files.
    pub choices: &'a Arc<Choices>,
}

#[derive(Debug, Default)]
struct Known {
    /// By folder of documents, the root above which nothing is looked for, and the nearest file.
    nearest: FxHashMap<PathBuf, (Option<PathBuf>, Option<PathBuf>)>,
    /// Whether the user's own file was looked for.
    user_was_read: bool,
    /// Files of settings that are there.
    files: BTreeMap<PathBuf, Reading>,
    chosen: Vec<Chosen>,
    /// Names that are in force somewhere.
    names: Vec<(NameBook, Arc<Names>)>,
    in_force: FxHashMap<Case, InForce>,
    /// Whether any file was read since somebody asked what is wrong.
    is_news: bool,
    /// What was told last of each file with anything wrong.
    told: BTreeMap<PathBuf, Report>,
    /// What is wrong with chosen houses, and was not told yet.
    untold: Vec<Wrong>,
}

/// What somebody chose, with its houses.
#[derive(Debug)]
struct Chosen {
    choices: Arc<Choices>,
    base: PathBuf,
    layer: Layer,
    wrongs: Vec<Wrong>,
    reports: Vec<Report>,
}

/// All documents of one case have the same in force.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Case {
    /// The index of what was chosen.
    chosen: usize,
    /// Which overrides of the user's file hold.
    user: Vec<usize>,
    file: Option<PathBuf>,
    /// Which overrides of the project's.
    own: Vec<usize>,
}

impl Projects {
    /// Nothing is read yet. `checks` are the ids that exist; `user` is the user's own file, if one is to be looked for.
    pub fn new(checks: Vec<&'static str>, user: Option<PathBuf>) -> Self {
        Self { checks, user, known: Mutex::default(), has_news: AtomicBool::new(false) }
    }

    /// What is in force for a document.
    pub fn in_force(&self, asked: Asked<'_>) -> InForce {
        let mut known = self.known();
        let file = asked.path.and_then(Path::parent).and_then(|folder| known.nearest(folder, asked.root));
        let user = self.user.as_ref().filter(|_| !known.user_was_read);
        for file in user.into_iter().chain(&file) {
            self.look_at(&mut known, file);
        }
        known.user_was_read = true;
        let chosen = known.chosen(asked.choices, asked.base);
        self.note_news(&known);
        let case = self.case(&known, asked.path, chosen, file);
        if let Some(in_force) = known.in_force.get(&case) {
            return in_force.clone();
        }
        let layers = |file: Option<&PathBuf>, holding: &[usize]| -> Vec<Layer> {
            let rules = file.and_then(|file| known.files.get(file)).and_then(|read| read.rules.as_ref());
            rules.map(|rules| rules.layers(holding).cloned().collect()).unwrap_or_default()
        };
        let (own, user) = (layers(case.file.as_ref(), &case.own), layers(self.user.as_ref(), &case.user));
        let all = Layer::of([&known.chosen[chosen].layer].into_iter().chain(&own).chain(&user));
        let in_force = known.in_force_of(all);
        known.in_force.insert(case, in_force.clone());
        in_force
    }

    /// What is in force for a document, if that can be said without reading a file, and without waiting for somebody who
    /// does.
    pub fn in_force_at_once(&self, asked: Asked<'_>) -> Option<InForce> {
        let known = self.known.try_lock().ok()?;
        if self.user.is_some() && !known.user_was_read {
            return None;
        }
        let file = match asked.path.and_then(Path::parent) {
            Some(folder) => known.known_nearest(folder, asked.root)?.clone(),
            None => None,
        };
        let chosen = known.known_chosen(asked.choices, asked.base)?;
        known.in_force.get(&self.case(&known, asked.path, chosen, file)).cloned()
    }

    /// `file` is the nearest file of settings.
    fn case(&self, known: &Known, path: Option<&Path>, chosen: usize, file: Option<PathBuf>) -> Case {
        let holding = |file: Option<&PathBuf>| {
            let rules = file.and_then(|file| known.files.get(file)).and_then(|read| read.rules.as_ref());
            rules.map(|rules| rules.holding(path)).unwrap_or_default()
        };
        let (user, own) = (holding(self.user.as_ref()), holding(file.as_ref()));
        Case { chosen, user, file, own }
    }

    /// Looks at all files again. Returns whether something else may be in force for any document. `root_of` is the folder
    /// above which no file is looked for for the documents of a folder.
    pub fn refresh(&self, root_of: &dyn Fn(&Path) -> Option<PathBuf>) -> bool {
        let mut known = self.known();
        known.is_news = true;
        let mut changed = false;
        #[expect(clippy::iter_over_hash_type, reason = "each folder is looked at by itself")]
        for (folder, (root, file)) in &mut known.nearest {
            *root = root_of(folder);
            let now = nearest(folder, root.as_deref());
            changed |= now != *file;
            *file = now;
        }
        let files: Vec<PathBuf> = known.files.keys().cloned().collect();
        for file in files {
            let before = known.files.remove(&file);
            self.look_at(&mut known, &file);
            let now = known.files.get_mut(&file);
            let before = before.and_then(|before| before.rules);
            match now {
                // A file that is gone says nothing any more, and is read anew if it comes back.
                None => changed |= before.is_some(),
                // What cannot be read leaves in force what it said before.
                Some(now) if now.rules.is_none() => now.rules = before,
                Some(now) => changed |= now.rules != before,
            }
        }
        if let Some(user) = self.user.as_ref().filter(|user| !known.files.contains_key(*user)) {
            self.look_at(&mut known, user);
            changed |= known.files.contains_key(user);
        }
        for index in 0..known.chosen.len() {
            let Chosen { choices, base, .. } = &known.chosen[index];
            let (layer, wrongs, reports) = project::choose(choices, base);
            if wrongs != known.chosen[index].wrongs {
                known.untold.extend(wrongs.iter().cloned());
            }
            let chosen = &mut known.chosen[index];
            // Likewise.
            if wrongs.is_empty() && chosen.layer != layer {
                chosen.layer = layer;
                changed = true;
            }
            chosen.wrongs = wrongs;
            chosen.reports = reports;
        }
        self.note_news(&known);
        if changed {
            known.in_force.clear();
            // What only we hold is in force nowhere.
            known.names.retain(|(_, names)| Arc::strong_count(names) > 1);
        }
        changed
    }

    /// Whether [`Self::take_reports`] or [`Self::take_wrongs`] may have anything new. It never waits.
    pub fn has_news(&self) -> bool {
        self.has_news.load(Ordering::Relaxed)
    }

    fn note_news(&self, known: &Known) {
        self.has_news.store(known.is_news || !known.untold.is_empty(), Ordering::Relaxed);
    }

    /// What is wrong with files of which something else was told last, or nothing: a report without complaints takes back
    /// what was told before.
    pub fn take_reports(&self) -> Vec<Report> {
        let mut known = self.known();
        let is_news = std::mem::take(&mut known.is_news);
        self.note_news(&known);
        if !is_news {
            return Vec::new();
        }
        let mut now: BTreeMap<PathBuf, Report> = BTreeMap::new();
        let chosen = known.chosen.iter().flat_map(|chosen| &chosen.reports);
        for report in known.files.values().flat_map(|read| &read.reports).chain(chosen) {
            if !report.complaints.is_empty() {
                now.insert(report.file.clone(), report.clone());
            }
        }
        let gone = known.told.keys().filter(|file| !now.contains_key(*file)).map(|file| {
            // Its text is not needed to say that nothing is wrong.
            Report { file: file.clone(), text: String::new(), complaints: Vec::new() }
        });
        let mut reports: Vec<Report> = gone.collect();
        let new = now.values().filter(|report| known.told.get(&report.file) != Some(report));
        reports.extend(new.cloned());
        known.told = now;
        reports
    }

    /// What is wrong with chosen houses, each complaint once.
    pub fn take_wrongs(&self) -> Vec<Wrong> {
        let mut known = self.known();
        let wrongs = std::mem::take(&mut known.untold);
        self.note_news(&known);
        wrongs
    }

    /// What was told last of a file.
    pub fn report(&self, file: &Path) -> Option<Report> {
        self.known().told.get(file).cloned()
    }

    /// What would be wrong with a file of settings if this were its text.
    pub fn report_on(&self, text: String, file: &Path) -> Option<Report> {
        project::read_text(text, file, self.is_user(file), &self.checks).reports.into_iter().next()
    }

    /// Whether a file is the user's own file of settings.
    pub fn is_user(&self, file: &Path) -> bool {
        self.user.as_deref() == Some(file)
    }

    /// The user's own file of settings, there or not.
    pub fn user(&self) -> Option<&Path> {
        self.user.as_deref()
    }

    /// Whether any file that is known says something that passes a test.
    pub fn says(&self, mut test: impl FnMut(&Layer) -> bool) -> bool {
        let known = self.known();
        let rules = known.files.values().filter_map(|read| read.rules.as_ref());
        let mut layers = rules.flat_map(|rules| {
            let overrides = rules.overrides.iter().map(|(_, layer)| layer);
            [&rules.base].into_iter().chain(overrides)
        });
        layers.any(&mut test)
    }

    /// The extensions that any file that is known sets a format for, sorted.
    pub fn extensions(&self) -> Vec<String> {
        let mut extensions = BTreeSet::new();
        self.says(|layer| {
            extensions.extend(layer.formats.keys().cloned());
            false
        });
        extensions.into_iter().collect()
    }

    fn look_at(&self, known: &mut Known, file: &Path) {
        if known.files.contains_key(file) || !file.exists() {
            return;
        }
        let read = project::read(file, self.is_user(file), &self.checks);
        known.is_news = true;
        known.files.insert(file.to_owned(), read);
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // A thread that panicked with the lock leaves what is known whole: it is only ever added to, or made anew.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn nearest(&mut self, folder: &Path, root: Option<&Path>) -> Option<PathBuf> {
        if let Some(file) = self.known_nearest(folder, root) {
            return file.clone();
        }
        let file = nearest(folder, root);
        self.nearest.insert(folder.to_owned(), (root.map(Path::to_owned), file.clone()));
        file
    }

    /// `None` if it was not looked for yet.
    fn known_nearest(&self, folder: &Path, root: Option<&Path>) -> Option<&Option<PathBuf>> {
        let (known, file) = self.nearest.get(folder)?;
        (known.as_deref() == root).then_some(file)
    }

    /// The index of what somebody chose.
    fn chosen(&mut self, choices: &Arc<Choices>, base: &Path) -> usize {
        /// More than one at a time there are only where there are several roots, or while the editor's are changing.
        const MOST: usize = 16;
        if let Some(index) = self.known_chosen(choices, base) {
            return index;
        }
        let base = base_of(choices, base);
        if self.chosen.len() >= MOST {
            self.chosen.clear();
            self.in_force.clear();
        }
        let (mut layer, wrongs, reports) = project::choose(choices, base);
        self.is_news |= !reports.is_empty();
        if !wrongs.is_empty() {
            // Houses that cannot be read leave those of the choices before in force.
            let before = self.chosen.iter().rfind(|before| before.base == base);
            let before = before.map(|before| before.layer.names.houses.clone());
            layer.names.houses = before.unwrap_or_default();
            self.untold.extend(wrongs.iter().cloned());
        }
        self.chosen.push(Chosen {
            choices: Arc::clone(choices),
            base: base.to_owned(),
            layer,
            wrongs,
            reports,
        });
        self.chosen.len() - 1
    }

    /// The index of what somebody chose, if it was chosen before.
    fn known_chosen(&self, choices: &Arc<Choices>, base: &Path) -> Option<usize> {
        let base = base_of(choices, base);
        let same = |chosen: &Chosen| {
            (Arc::ptr_eq(&chosen.choices, choices) || chosen.choices == *choices) && chosen.base == base
        };
        self.chosen.iter().position(same)
    }

    fn in_force_of(&mut self, layer: Layer) -> InForce {
        let Layer { messages, language, levels, profile, boilerplate, names, formats } = layer;
        let page = Arc::new(Page { boilerplate, profile: profile.unwrap_or_default() });
        let messages = messages.and_then(Choice::chosen);
        let config = Config { messages, language: language.and_then(Choice::chosen), levels, page };
        InForce { names: self.names_of(names), config: Arc::new(config), formats: Arc::new(formats) }
    }

    fn names_of(&mut self, book: NameBook) -> Arc<Names> {
        // Those of the tables are shared by all.
        if book == NameBook::default() {
            return Names::builtin();
        }
        if let Some((_, names)) = self.names.iter().find(|(known, _)| *known == book) {
            return Arc::clone(names);
        }
        let names = Arc::new(Names::new(&book));
        self.names.push((book, Arc::clone(&names)));
        names
    }
}

/// Where houses start matters only if there are any.
fn base_of<'p>(choices: &Choices, base: &'p Path) -> &'p Path {
    if choices.house.is_empty() { Path::new("") } else { base }
}
