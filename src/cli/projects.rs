//! What is in force for which article: each nearest `.copydesk.toml` is read once.

use std::collections::BTreeMap;
use std::path::{self, Path, PathBuf};
use std::sync::Arc;

use super::inputs::Input;
use crate::config::Page;
use crate::config::project::{load, nearest};
use crate::lang::names::Names;

/// What the projects of some articles come to.
pub(super) struct Projects {
    /// What is in force, article by article.
    pub(super) in_force: Vec<InForce>,
    /// What is odd about files that hold nevertheless.
    pub(super) oddities: Vec<String>,
    /// What is wrong with files that could not be read; the articles are then read without them.
    pub(super) complaints: Vec<String>,
}

/// What holds for an article.
#[derive(Clone)]
pub(super) struct InForce {
    pub(super) names: Arc<Names>,
    pub(super) page: Arc<Page>,
}

impl Projects {
    /// Reads the files of all articles, and `houses`, which go before theirs.
    ///
    /// # Errors
    ///
    /// If one of `houses` cannot be read: it was asked for.
    pub(super) fn load(inputs: &[Input], houses: &[String]) -> anyhow::Result<Self> {
        let here = std::env::current_dir().unwrap_or_default();
        let (rules, mut oddities) = load(None, houses, &here)
            .map_err(|complaints| anyhow::anyhow!("--house: {}", complaints.join("; ")))?;
        let names = if houses.is_empty() { Names::builtin() } else { Arc::new(Names::new(&rules.names)) };
        let without = InForce { names, page: Arc::default() };
        let mut complaints = Vec::new();
        let mut files: BTreeMap<PathBuf, Option<PathBuf>> = BTreeMap::new();
        let mut loaded: BTreeMap<PathBuf, InForce> = BTreeMap::new();
        let mut in_force = Vec::with_capacity(inputs.len());
        for input in inputs {
            let folder = folder_of(input, &here);
            let file = files.entry(folder).or_insert_with_key(|folder| nearest(folder, None));
            let Some(file) = file else {
                in_force.push(without.clone());
                continue;
            };
            let own = loaded.entry(file.clone()).or_insert_with(|| {
                // As short as the paths of the articles usually are.
                let shown = file.strip_prefix(&here).unwrap_or(file);
                match load(Some(shown), &[], &here) {
                    Ok((mut own, odd)) => {
                        oddities.extend(odd);
                        own.names.houses.splice(..0, rules.names.houses.iter().cloned());
                        InForce { names: Arc::new(Names::new(&own.names)), page: Arc::new(own.page) }
                    }
                    Err(wrong) => {
                        complaints.extend(wrong);
                        without.clone()
                    }
                }
            });
            in_force.push(own.clone());
        }
        Ok(Self { in_force, oddities, complaints })
    }
}

/// The folder that an article is in; for standard input, that of the name it goes by.
fn folder_of(input: &Input, here: &Path) -> PathBuf {
    let (Input::File(path) | Input::Stdin(path)) = input;
    let path = path::absolute(path).unwrap_or_else(|_| here.join(path));
    path.parent().unwrap_or(here).to_owned()
}
