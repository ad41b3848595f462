//! The house in order: who may use whom, one file per check, the README's table, nothing of our own machines.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::checks::{CHECKS, address, page, summary};
use copydesk::message::UiLanguage;
use expect_test::expect_file;

/// Whom each room may use, from the bottom up: the picture in `src/lib.rs`.
const ARROWS: [(&str, &[&str]); 13] = [
    ("text", &[]),
    ("message", &["text"]),
    ("finding", &["text", "message"]),
    ("extract", &["text"]),
    ("lang", &["text"]),
    ("config", &["text", "extract", "lang", "finding", "message"]),
    ("analysis", &["text", "extract", "lang", "message::UiLanguage"]),
    ("checks", &["text", "extract", "lang", "analysis", "finding", "message", "config"]),
    ("articles", &["text", "extract", "message"]),
    ("archive", &["text", "extract", "message", "analysis", "articles"]),
    (
        "server",
        &[
            "text", "extract", "lang", "analysis", "finding", "message", "config", "checks", "articles",
            "archive",
        ],
    ),
    ("report", &["text", "extract", "lang", "analysis", "finding", "message", "config", "checks"]),
    (
        "cli",
        &[
            "text", "extract", "lang", "analysis", "finding", "message", "config", "checks", "articles",
            "archive", "report",
        ],
    ),
];

#[test]
fn rooms_use_only_rooms_below_them() {
    for file in source_files() {
        let Some(room) = room_of(&file.path) else { continue };
        let (_, allowed) = ARROWS
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("{}: `{room}` has no place in ARROWS", file.path));
        for used in used_paths(&file.code()) {
            let in_picture = |path: &str| {
                used == path || used.strip_prefix(path).is_some_and(|rest| rest.starts_with("::"))
            };
            assert!(
                in_picture(room) || allowed.iter().any(|path| in_picture(path)),
                "{}: `{room}` must not use `crate::{used}`",
                file.path
            );
        }
        assert!(!file.code().contains("super::super::"), "{}: write `crate::` for far rooms", file.path);
    }
}

#[test]
fn only_the_server_knows_the_protocol() {
    for file in source_files().iter().filter(|file| !file.path.starts_with("src/server")) {
        for name in ["ls_types", "tower_lsp"] {
            assert!(!file.code().contains(name), "{}: {name} outside src/server", file.path);
        }
    }
}

#[test]
fn paths_in_use_groups_are_read() {
    let code =
        "use crate::{analysis, text::{A, b::C}};\nfn f() { crate::checks::page(x) }\n$crate::finding::F;";
    let expected = ["analysis", "checks::page", "finding::F", "text::A", "text::b::C"];
    assert_eq!(used_paths(code).into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn nothing_is_unwrapped_outside_of_tests() {
    for file in source_files() {
        let code = file.code();
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        if let Some(line) = code.lines().position(|line| line.contains(".unwrap()")) {
            panic!("{}:{}: say why it cannot fail, or handle it", file.path, line + 1);
        }
    }
}

#[test]
fn every_check_is_one_file_and_one_entry() {
    let files: BTreeSet<String> = fs::read_dir(root().join("src/checks"))
        .expect("src/checks is a folder")
        .map(|entry| entry.expect("it can be listed").path())
        // What several checks share declares none.
        .filter(|path| fs::read_to_string(path).expect("it can be read").contains("\ndeclare_check! {"))
        .map(|path| path.file_name().expect("a file has a name").to_string_lossy().into_owned())
        .collect();
    let entries: BTreeSet<String> =
        CHECKS.iter().map(|check| format!("{}.rs", check.id.replace('-', "_"))).collect();
    assert_eq!(files, entries, "left: files in src/checks, right: CHECKS");
    for check in CHECKS {
        let is_kebab =
            check.id.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase()));
        assert!(is_kebab, "{} is not kebab-case", check.id);
    }
}

#[test]
fn the_readme_lists_the_checks() {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).expect("there is a README.md");
    let (begin, end) = ("<!-- checks -->\n", "<!-- /checks -->");
    let start = readme.find(begin).expect("README.md has a place for the checks") + begin.len();
    let stop = start + readme[start..].find(end).expect("and an end of it");
    let mut table = "| check | severity | finds |\n|---|---|---|\n".to_owned();
    for check in CHECKS {
        let (id, severity) = (check.id, check.severity.name());
        let off = if check.off { ", off" } else { "" };
        let _ = writeln!(
            table,
            "| [`{id}`](docs/checks.md#{id}) | {severity}{off} | {} |",
            summary(check, UiLanguage::English)
        );
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, format!("{}{table}{}", &readme[..start], &readme[stop..]))
            .expect("it can be written");
    } else {
        assert_eq!(&readme[start..stop], table, "UPDATE_EXPECT=1 cargo test writes the table");
    }
}

/// The server's `codeDescription` leads to files with the pages of all checks, which are those of `explain`.
#[test]
fn every_check_has_its_page_in_docs() {
    for ui in [UiLanguage::French, UiLanguage::English] {
        let (title, lead, colon) = match ui {
            UiLanguage::French => (
                "Les vérifications",
                "`copydesk explain` affiche ces pages ; un éditeur les montre au survol.",
                "\u{a0}:",
            ),
            UiLanguage::English => (
                "The checks",
                "`copydesk explain` prints these pages, and an editor shows them on hover.",
                ":",
            ),
        };
        let file = if ui == UiLanguage::French { "docs/verifications.md" } else { "docs/checks.md" };
        let mut pages = format!("# {title}\n\n{lead}\n\n");
        for check in CHECKS {
            let _ = writeln!(pages, "- [`{0}`](#{0}){colon} {1}", check.id, summary(check, ui));
        }
        for check in CHECKS {
            let mut is_fenced = false;
            pages.push('\n');
            for line in page(check, ui).lines() {
                is_fenced ^= line.starts_with("```");
                let deeper = if line.starts_with('#') && !is_fenced { "#" } else { "" };
                let _ = writeln!(pages, "{deeper}{line}");
            }
        }
        for check in CHECKS {
            let expected = format!("/blob/main/{file}#{}", check.id);
            assert!(address(check.id, ui).ends_with(&expected), "{expected}");
            assert_eq!(pages.matches(&format!("\n## {}\n", check.id)).count(), 1, "{}", check.id);
        }
        expect_file![root().join(file)].assert_eq(&pages);
    }
    assert!(env!("CARGO_PKG_REPOSITORY").starts_with("https://"), "Cargo.toml names the repository");
}

#[test]
fn files_hold_nothing_of_our_machines() {
    // Put together here, so that this file does not hold them either.
    let everywhere = ["root", "work"].map(|folder| format!("/{folder}/"));
    let outside_of_tests = ["tmp", "home"].map(|folder| format!("/{folder}/"));
    // The first label of a host that serves packages, in an address.
    let hosts =
        ["index", "registry", "static", "files", "proxy", "deb"].map(|label| format!("https://{label}."));
    let mut n_files = 0;
    for path in kept_files() {
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        n_files += 1;
        let is_test = path.starts_with("tests/") || path.split('/').any(|part| part.starts_with("test"));
        let body = if is_test { "" } else { text.split("#[cfg(test)]").next().unwrap_or_default() };
        for word in everywhere.iter().chain(&hosts) {
            assert!(!text.contains(word.as_str()), "{path} holds {word}");
        }
        for word in &outside_of_tests {
            assert!(!body.contains(word.as_str()), "{path} holds {word}");
        }
    }
    assert!(n_files > 20, "only {n_files} files seen");
}

#[test]
fn crates_come_from_the_public_registry() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("there is a Cargo.lock");
    let sources: BTreeSet<&str> = lock.lines().filter(|line| line.starts_with("source = ")).collect();
    let public = concat!("source = \"registry+https://github.com/rust-lang/", "crates.io-index\"");
    assert_eq!(sources, BTreeSet::from([public]));
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of the project, relative to its root, less what is ignored.
fn kept_files() -> Vec<String> {
    ignore::WalkBuilder::new(root())
        .hidden(false)
        .parents(false)
        .require_git(false)
        .filter_entry(|entry| entry.file_name() != ".git" && entry.file_name() != "target")
        .build()
        .map(|entry| entry.expect("the project can be walked").into_path())
        .filter(|path| path.is_file())
        .map(|path| {
            let path = path.strip_prefix(root()).expect("it is below the root");
            path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
        })
        .collect()
}

struct SourceFile {
    /// Relative to the project, with slashes.
    path: String,
    text: String,
}

impl SourceFile {
    /// Its lines without their comments: a comment may name anyone.
    fn code(&self) -> String {
        let mut code = String::new();
        for line in self.text.lines() {
            code.push_str(line.split("//").next().unwrap_or_default());
            code.push('\n');
        }
        code
    }
}

fn source_files() -> Vec<SourceFile> {
    let files: Vec<SourceFile> = kept_files()
        .into_iter()
        .filter(|path| path.starts_with("src/") && Path::new(path).extension().is_some_and(|end| end == "rs"))
        .map(|path| {
            let text = fs::read_to_string(root().join(PathBuf::from(&path))).expect("our sources are UTF-8");
            SourceFile { path, text }
        })
        .collect();
    assert!(files.len() > 10, "only {} source files seen", files.len());
    files
}

/// The room a source file is in; `None` for the two at the top, which name every room.
fn room_of(path: &str) -> Option<&str> {
    let name = path.strip_prefix("src/")?.split('/').next()?;
    let name = name.strip_suffix(".rs").unwrap_or(name);
    (!["lib", "main"].contains(&name)).then_some(name)
}

/// Every path after `crate::` in some code, groups in braces taken apart.
fn used_paths(code: &str) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        read_paths(&code[at + found.len()..], "", &mut paths);
    }
    paths
}

/// Reads one path, or a group of them, at the beginning of `code`; returns what follows it.
fn read_paths<'c>(code: &'c str, prefix: &str, paths: &mut BTreeSet<String>) -> &'c str {
    let Some(mut rest) = code.strip_prefix('{') else {
        let end = code.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(code.len());
        let path = format!("{prefix}{}", &code[..end]);
        return match code[end..].strip_prefix("::") {
            Some(rest) if rest.starts_with(|c: char| c.is_alphanumeric() || "_{".contains(c)) => {
                read_paths(rest, &format!("{path}::"), paths)
            }
            _ => {
                paths.insert(path);
                &code[end..]
            }
        };
    };
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('}') {
            return after;
        }
        if rest.is_empty() {
            return rest;
        }
        rest = read_paths(rest, prefix, paths).trim_start();
        // `as other`, `*` and the comma after an item.
        let next = rest.find([',', '}']).unwrap_or(rest.len());
        rest = rest[next..].strip_prefix(',').unwrap_or(&rest[next..]);
    }
}
