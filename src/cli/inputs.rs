//! Which articles are meant: files, folders and standard input, and a plain word on what is none of these.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::archive::file_of;
use crate::articles::{self, Text, format_of, walk};
use crate::config::projects::InForce;
use crate::extract::Format;
use crate::message::UiLanguage;
use crate::message::unreadable::Unreadable;

/// Where an article comes from.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input, and the name it goes by.
    Stdin(PathBuf),
}

/// The articles at some paths, in the order of the paths, those of a folder sorted; and what is wrong with
/// the other paths. A file is taken whatever its extension; from a folder, only those that hold articles, which
/// `is_article` tells by their names.
pub(super) fn collect(
    paths: &[PathBuf],
    stdin_name: Option<&Path>,
    is_article: &dyn Fn(&Path) -> bool,
    ui: UiLanguage,
) -> (Vec<Input>, Vec<String>) {
    let told = |path: &Path, reason: &Unreadable| format!("{}: {}", path.display(), reason.text(ui));
    let mut inputs = Vec::new();
    let mut complaints = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin(stdin_name.unwrap_or(path).to_owned()));
            continue;
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                let (articles, errors) = walk(path, is_article);
                if articles.is_empty() && errors.is_empty() {
                    complaints.push(told(path, &Unreadable::NoArticles));
                }
                inputs.extend(articles.into_iter().map(Input::File));
                complaints.extend(errors.iter().map(|error| error.text(ui)));
            }
            Ok(_) => inputs.push(Input::File(path.clone())),
            Err(error) => complaints.push(told(path, &Unreadable::from(&error))),
        }
    }
    // Under two names a file is one article still.
    let mut files = BTreeSet::new();
    inputs.retain(|input| match input {
        Input::File(path) => files.insert(file_of(path)),
        Input::Stdin(_) => true,
    });
    (inputs, complaints)
}

impl Input {
    /// The name it is reported under.
    pub(super) fn name(&self) -> Cow<'_, str> {
        self.path().to_string_lossy()
    }

    /// Where it is; for standard input, the name it goes by.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Stdin(path) => path,
        }
    }

    /// Whether it is this file, whatever either is called.
    pub(super) fn is_file(&self, file: &Path) -> bool {
        match self {
            Self::File(path) => {
                fs::canonicalize(path).ok().is_some_and(|path| fs::canonicalize(file).ok() == Some(path))
            }
            Self::Stdin(_) => false,
        }
    }

    /// How it is to be read: as is set for its extension, by that, and as plain text if it says nothing.
    pub(super) fn format(&self, in_force: &InForce) -> Format {
        let path = self.path();
        in_force.format(path).or_else(|| format_of(path)).unwrap_or_default()
    }

    /// Its text, or the reason why there is none.
    pub(super) fn read(&self) -> Result<Text, Unreadable> {
        match self {
            Self::File(path) => articles::read(path),
            Self::Stdin(_) => articles::read_from(io::stdin().lock()),
        }
    }
}
