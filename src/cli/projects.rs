//! Which names are in force for which article: each nearest `.copydesk.toml` is read once.

use std::collections::BTreeMap;
use std::path::{self, Path, PathBuf};
use std::sync::Arc;

use super::inputs::Input;
use crate::config::project::{load, nearest};
use crate::lang::names::Names;

/// What the projects of some articles come to.
pub(super) struct Projects {
    /// The names in force, article by article.
    pub(super) names: Vec<Arc<Names>>,
    /// What is odd about files that hold nevertheless.
    pub(super) oddities: Vec<String>,
    /// What is wrong with files that could not be read; the articles are then read without them.
    pub(super) complaints: Vec<String>,
}

impl Projects {
    /// Reads the files of all articles, and `houses`, which go before theirs.
    ///
    /// # Errors
    ///
    /// If one of `houses` cannot be read: it was asked for.
    pub(super) fn load(inputs: &[Input], houses: &[String]) -> anyhow::Result<Self> {
        let here = std::env::current_dir().unwrap_or_default();
        let (book, mut oddities) = load(None, houses, &here)
            .map_err(|complaints| anyhow::anyhow!("--house: {}", complaints.join("; ")))?;
        let without = if houses.is_empty() { Names::builtin() } else { Arc::new(Names::new(&book)) };
        let mut complaints = Vec::new();
        let mut files: BTreeMap<PathBuf, Option<PathBuf>> = BTreeMap::new();
        let mut loaded: BTreeMap<PathBuf, Arc<Names>> = BTreeMap::new();
        let mut names = Vec::with_capacity(inputs.len());
        for input in inputs {
            let folder = folder_of(input, &here);
            let file = files.entry(folder).or_insert_with_key(|folder| nearest(folder, None));
            let Some(file) = file else {
                names.push(Arc::clone(&without));
                continue;
            };
            let own = loaded.entry(file.clone()).or_insert_with(|| {
                // As short as the paths of the articles usually are.
                let shown = file.strip_prefix(&here).unwrap_or(file);
                match load(Some(shown), &[], &here) {
                    Ok((mut own, odd)) => {
                        oddities.extend(odd);
                        own.houses.splice(..0, book.houses.iter().cloned());
                        Arc::new(Names::new(&own))
                    }
                    Err(wrong) => {
                        complaints.extend(wrong);
                        Arc::clone(&without)
                    }
                }
            });
            names.push(Arc::clone(own));
        }
        Ok(Self { names, oddities, complaints })
    }
}

/// The folder that an article is in; for standard input, that of the name it goes by.
fn folder_of(input: &Input, here: &Path) -> PathBuf {
    let (Input::File(path) | Input::Stdin(path)) = input;
    let path = path::absolute(path).unwrap_or_else(|_| here.join(path));
    path.parent().unwrap_or(here).to_owned()
}
