//! What is in force for which article: [`crate::config::projects`] for the command line, whose options go before files.

use std::path::{self, Path, PathBuf};
use std::sync::Arc;

use super::inputs::Input;
use crate::checks;
use crate::config::project::user_file;
use crate::config::projects::{Asked, InForce};
use crate::config::{Choices, projects};
use crate::message::UiLanguage;

/// The files of settings around some articles.
pub(super) struct Projects {
    files: projects::Projects,
    choices: Arc<Choices>,
    here: PathBuf,
}

impl Projects {
    /// No file is read yet. `choices` go before them.
    pub(super) fn new(choices: Choices) -> Self {
        let files = projects::Projects::new(checks::ids(), user_file());
        Self { files, choices: Arc::new(choices), here: std::env::current_dir().unwrap_or_default() }
    }

    /// What is in force for an article.
    pub(super) fn in_force(&self, path: &Path) -> InForce {
        let path = path::absolute(path).unwrap_or_else(|_| self.here.join(path));
        let choices = &self.choices;
        self.files.in_force(Asked { path: Some(&path), root: None, base: &self.here, choices })
    }

    /// What is in force for each of some articles.
    ///
    /// # Errors
    ///
    /// If a house that was asked for by name cannot be read.
    pub(super) fn of(&self, inputs: &[Input], ui: UiLanguage) -> anyhow::Result<Vec<InForce>> {
        let in_force = inputs.iter().map(|input| self.in_force(input.path())).collect();
        let wrongs = self.files.take_wrongs();
        if !wrongs.is_empty() {
            let wrongs: Vec<String> = wrongs.iter().map(|wrong| wrong.text(ui)).collect();
            anyhow::bail!("--house: {}", wrongs.join("; "));
        }
        Ok(in_force)
    }

    /// What is wrong with the files that were read so far and was not told yet: what leaves the rest of a file in force,
    /// and what does not.
    pub(super) fn take_complaints(&self, ui: UiLanguage) -> (Vec<String>, Vec<String>) {
        let (mut oddities, mut complaints) = (Vec::new(), Vec::new());
        for report in self.files.take_reports() {
            // As short as the paths of the articles usually are.
            let shown = report.file.strip_prefix(&self.here).unwrap_or(&report.file).display();
            for complaint in &report.complaints {
                let told = format!("{shown}:{}", complaint.text(ui));
                if complaint.breaks { complaints.push(told) } else { oddities.push(told) }
            }
        }
        (oddities, complaints)
    }
}
