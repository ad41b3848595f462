//! Twenty articles of a small newsroom through every format and option of `copydesk check`: what is printed is in
//! `expected`, beside the articles, and is written anew with `UPDATE_EXPECT=1`. What is for programs is held against the
//! schema of its format.

#[path = "../common/mod.rs"]
mod common;

mod fixes;
mod formats;
mod options;

use std::fs;
use std::path::{Path, PathBuf};

use common::program::{Run, run};
use expect_test::expect_file;
use tempfile::TempDir;

/// What the tests of this file are about.
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/review/articles");

/// A copy of the newsroom's folder.
fn newsroom() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(Path::new(ARTICLES), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("it can be listed");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).expect("a new folder");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a file");
        }
    }
}

/// The files of a folder and their bytes, sorted.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            let bytes = fs::read(&path).expect("a file");
            files.push((path, bytes));
        }
    }
    files.sort();
    files
}

/// Holds all that a run said against a file of `expected`.
fn expect(name: &str, run: &Run) {
    expect_text(name, &told(run));
}

fn expect_text(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review/expected").join(name);
    // A new version says the same under another number.
    let number = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
    // Whoever reads a file of expected text may take one kind of line end for another.
    let text = text.replace(&number, "\"VERSION\"").replace('\r', "␍");
    expect_file![file].assert_eq(&text);
}

/// What was printed, the complaints behind it, and the status.
fn told(run: &Run) -> String {
    let err = if run.err.is_empty() { String::new() } else { format!("\n--- standard error\n{}", run.err) };
    format!("{}{err}\n--- status {}\n", run.out, run.status)
}

/// Checks the newsroom with these options.
fn check(folder: &Path, options: &[&str]) -> Run {
    run(folder, &[&["check"], options].concat())
}

#[test]
fn there_are_twenty_articles() {
    let folder = newsroom();
    let is_article = |path: &&PathBuf| path.extension().is_some_and(|end| end == "txt" || end == "md");
    let files = files(folder.path());
    let articles: Vec<&PathBuf> = files.iter().map(|(path, _)| path).filter(is_article).collect();
    assert_eq!(articles.len(), 20, "{articles:?}");
    let bytes = |name: &str| fs::read(folder.path().join(name)).expect("it is there");
    assert!(bytes("vide.txt").is_empty());
    assert!(String::from_utf8(bytes("fr/moulin.txt")).is_err(), "one is Latin-1");
    assert!(bytes("fr/port.txt").starts_with(b"\xEF\xBB\xBFLe bac"), "one has a byte order mark");
    assert!(bytes("fr/port.txt").ends_with(b"\r\n"), "and lines of Windows");
    assert!(!bytes("en/marathon.txt").ends_with(b"\n"), "one does not end with a line end");
}
