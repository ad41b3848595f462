//! What was found before and is to be left alone: a file that the newsroom keeps beside its articles. A finding is known
//! again by its check, its article and its words, wherever they have moved; it holds hashes of words, no text.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{self, Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::writing;
use crate::checks;
use crate::config::Config;
use crate::finding::Finding;
use crate::finding::fingerprint::fingerprint;
use crate::message::notice::Notice;
use crate::message::unreadable::Unreadable;

/// The version of the file's shape.
const VERSION: u64 = 1;

/// How often each finding of an article is known: by its check and its fingerprint.
type Known = BTreeMap<(String, String), usize>;

/// What is known.
pub(super) struct Baseline {
    /// Paths in the file are relative to the folder that it is in.
    folder: PathBuf,
    articles: BTreeMap<String, Known>,
}

/// What a baseline makes of the findings of an article.
#[derive(Default)]
pub(super) struct Sifted {
    /// Those that are not in it.
    pub(super) new: Vec<Finding>,
    /// How many are.
    pub(super) known: usize,
    /// What is in it and was not found any more: how many, of which check.
    pub(super) outdated: BTreeMap<String, usize>,
}

/// A finding of an article, as the file has it.
#[derive(Deserialize, Serialize)]
pub(super) struct Entry {
    path: String,
    check: String,
    fingerprint: String,
    count: usize,
}

impl Entry {
    /// How many findings it stands for.
    pub(super) fn count(&self) -> usize {
        self.count
    }
}

#[derive(Deserialize)]
struct Document {
    version: u64,
    findings: Vec<Entry>,
}

impl Baseline {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// If it cannot be read or is something else.
    pub(super) fn read(file: &Path) -> Result<Self, Notice> {
        let text = fs::read_to_string(file).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Notice::NoBaseline,
            _ => Notice::UnreadableBaseline { reason: Unreadable::from(&error) },
        })?;
        // Of a later version, nothing but that is known.
        if let Some(version) =
            serde_json::from_str::<serde_json::Value>(&text).ok().and_then(|value| value["version"].as_u64())
            && version > VERSION
        {
            return Err(Notice::NewerBaseline { version });
        }
        let document: Document = serde_json::from_str(&text).map_err(|error| Notice::NotABaseline {
            line: error.line(),
            column: error.column(),
            is_json: error.is_data(),
            words: error.to_string(),
        })?;
        debug_assert!(document.version <= VERSION, "told above");
        let mut articles: BTreeMap<String, Known> = BTreeMap::new();
        for entry in document.findings {
            let known = articles.entry(entry.path).or_default();
            let count = known.entry((entry.check, entry.fingerprint)).or_default();
            *count = count.saturating_add(entry.count);
        }
        Ok(Self { folder: folder_of(file), articles })
    }

    /// Parts the findings of an article. Of several with the same words, the first ones are known.
    pub(super) fn sift(&self, path: &Path, source: &str, findings: Vec<Finding>, config: &Config) -> Sifted {
        let Some(known) = self.articles.get(&key(path, &self.folder)) else {
            return Sifted { new: findings, ..Sifted::default() };
        };
        let mut rest = known.clone();
        let mut sifted = Sifted::default();
        for finding in findings {
            match rest.get_mut(&(finding.check.to_owned(), fingerprint(source, &finding))) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    sifted.known += 1;
                }
                _ => sifted.new.push(finding),
            }
        }
        for ((check, _), count) in rest {
            // A check that did not look has not missed anything.
            let has_looked = checks::by_id(&check).is_none_or(|check| checks::is_on(check, config));
            if count > 0 && has_looked {
                *sifted.outdated.entry(check).or_default() += count;
            }
        }
        sifted
    }

    /// The articles in it that are no more.
    pub(super) fn gone(&self) -> impl Iterator<Item = &str> {
        self.articles.keys().map(String::as_str).filter(|path| !self.folder.join(path).exists())
    }
}

/// The entries of an article's findings in a baseline that will be in `file`.
pub(super) fn entries(file: &Path, path: &Path, source: &str, findings: &[Finding]) -> Vec<Entry> {
    let mut counts = Known::new();
    for finding in findings {
        *counts.entry((finding.check.to_owned(), fingerprint(source, finding))).or_default() += 1;
    }
    let path = key(path, &folder_of(file));
    let entry = |((check, fingerprint), count)| Entry { path: path.clone(), check, fingerprint, count };
    counts.into_iter().map(entry).collect()
}

/// Writes a baseline, sorted, a finding a line: what changes in it can be read in a diff.
///
/// # Errors
///
/// If it cannot be written.
pub(super) fn write(file: &Path, mut entries: Vec<Entry>) -> io::Result<()> {
    entries.sort_by(|one, other| {
        (&one.path, &one.check, &one.fingerprint).cmp(&(&other.path, &other.check, &other.fingerprint))
    });
    // An article may be given twice.
    entries.dedup_by(|one, other| {
        (&one.path, &one.check, &one.fingerprint) == (&other.path, &other.check, &other.fingerprint)
    });
    let lines: Vec<String> = entries
        .iter()
        .map(|entry| serde_json::to_string(entry).expect("an entry has string keys only"))
        .collect();
    let text = format!("{{\"version\":{VERSION},\"findings\":[\n{}\n]}}\n", lines.join(",\n"));
    writing::write(file, text.as_bytes())
}

fn folder_of(file: &Path) -> PathBuf {
    absolute(file).parent().map(Path::to_owned).unwrap_or_default()
}

/// The path of an article as a baseline in a folder has it: with slashes, and relative if it is below the folder.
fn key(path: &Path, folder: &Path) -> String {
    let path = absolute(path);
    let path = path.strip_prefix(folder).unwrap_or(&path);
    path.to_string_lossy().replace(path::MAIN_SEPARATOR, "/")
}

/// A path from the root, without `.` and `..`, whatever is on the disk.
fn absolute(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_path_is_the_same_from_everywhere() {
        let folder = Path::new("/news");
        for (path, expected) in [
            ("/news/a.txt", "a.txt"),
            ("/news/./b/../a.txt", "a.txt"),
            ("/news/b/a.txt", "b/a.txt"),
            ("/other/a.txt", "/other/a.txt"),
            ("/news/../other/a.txt", "/other/a.txt"),
        ] {
            assert_eq!(key(Path::new(path), folder), expected);
        }
    }
}
