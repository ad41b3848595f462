//! `--fix`: what it writes, what it leaves, and what it never touches.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{check, expect, expect_text, files, newsroom, told};
use crate::common::program::{folder, run_with_input};
use crate::common::{PARAGRAPHS, repeated_article};

#[test]
fn the_newsroom_is_mended_once_and_for_all() {
    let folder = newsroom();
    let before = files(folder.path());
    expect("fix.txt", &check(folder.path(), &["--fix", "--verbose", "."]));
    let once = files(folder.path());
    assert_ne!(once, before);
    let again = check(folder.path(), &["--fix", "."]);
    assert_eq!(files(folder.path()), once, "the second time there is nothing to do");
    assert!(again.out.contains("\n0 fixed, "), "{}", again.out);
    for (path, bytes) in &once {
        let (_, old) = before.iter().find(|(other, _)| other == path).expect("no file comes or goes");
        let line_ends = |bytes: &[u8]| (bytes.ends_with(b"\n"), bytes.windows(2).any(|two| two == b"\r\n"));
        assert_eq!(line_ends(bytes), line_ends(old), "{}", path.display());
        assert_eq!(
            bytes.starts_with(b"\xEF\xBB\xBF"),
            old.starts_with(b"\xEF\xBB\xBF"),
            "{}",
            path.display()
        );
    }
    let changed: Vec<String> = once
        .iter()
        .zip(&before)
        .filter(|(new, old)| new != old)
        .map(|((path, _), _)| path.strip_prefix(folder.path()).expect("below").display().to_string())
        .collect();
    expect_text("fix.files.txt", &(changed.join("\n") + "\n"));
    assert!(!changed.iter().any(|path| path == "fr/moulin.txt"), "Latin-1 is not written");
}

#[test]
fn what_is_suggested_is_mended_when_asked_for() {
    let folder = newsroom();
    let run = check(folder.path(), &["--fix", "--unsafe-fixes", "."]);
    expect("unsafe.txt", &run);
    let once = files(folder.path());
    check(folder.path(), &["--fix", "--unsafe-fixes", "."]);
    assert_eq!(files(folder.path()), once, "the second time there is nothing to do");
    for (path, bytes) in &once {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("[source]"), "{}: nothing is left to be filled in", path.display());
        assert!(!text.contains("copydesk: ignore"), "{}: no check is silenced", path.display());
    }
}

#[test]
fn a_preview_writes_nothing_and_is_what_a_fix_does() {
    for options in [&[][..], &["--unsafe-fixes"]] {
        let folder = newsroom();
        let before = files(folder.path());
        let arguments = [&["--diff"], options, &["."]].concat();
        let run = check(folder.path(), &arguments);
        expect(if options.is_empty() { "diff.txt" } else { "unsafe.diff.txt" }, &run);
        assert_eq!(files(folder.path()), before);
        // `--fix` beside it changes nothing.
        assert_eq!(told(&check(folder.path(), &[&["--fix"], &*arguments].concat())), told(&run));
        assert_eq!(files(folder.path()), before);

        let mended = newsroom();
        check(mended.path(), &[&["--fix"], options, &["."]].concat());
        patch(folder.path(), &run.out);
        let bytes = |folder: &Path| files(folder).into_iter().map(|(_, bytes)| bytes).collect::<Vec<_>>();
        assert_eq!(bytes(folder.path()), bytes(mended.path()));
    }
}

/// Applies a diff as another program understands it.
fn patch(folder: &Path, diff: &str) {
    fs::write(folder.join("changes.diff"), diff).expect("a file");
    let apply = ["apply", "-p0", "--whitespace=nowarn", "changes.diff"];
    let output = Command::new("git").args(apply).current_dir(folder).output().expect("git is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::remove_file(folder.join("changes.diff")).expect("it was there");
}

#[test]
fn a_preview_says_whether_there_is_anything_to_change() {
    let clean = PARAGRAPHS.join("\n");
    let folder = folder(&[("a.txt", clean.as_bytes()), ("b.txt", repeated_article("\n").as_bytes())]);
    let nothing = check(folder.path(), &["--diff", "a.txt"]);
    let expected = "copydesk: 0 findings would be fixed in 0 articles; nothing was written\n";
    assert_eq!((nothing.status, nothing.out.as_str(), nothing.err.as_str()), (0, "", expected));
    let something = check(folder.path(), &["--diff", "--quiet", "."]);
    assert_eq!((something.status, something.err.as_str()), (1, ""));
    assert!(something.out.starts_with("--- b.txt\n+++ b.txt\n@@ "), "{}", something.out);
}

#[test]
fn standard_input_is_mended_to_standard_output() {
    let folder = folder(&[]);
    for (line_end, mark) in [("\n", ""), ("\r\n", "\u{FEFF}"), ("\r", "")] {
        let text = format!("{mark}{}", repeated_article(line_end));
        let run = run_with_input(folder.path(), &["check", "--fix", "-"], text.as_bytes());
        let expected = format!("{mark}{}", PARAGRAPHS.join(line_end));
        assert_eq!((run.status, run.out), (0, expected), "{line_end:?}");
        assert_eq!(run.err, "1 fixed, none left in 1 article\n", "{line_end:?}");
    }
    let left = "La banderole flotte au vent. « Nous voulons du pain et des roses. »\n";
    let run = run_with_input(folder.path(), &["check", "--fix", "-"], left.as_bytes());
    assert_eq!((run.status, run.out.as_str()), (1, left), "what is left is told beside it");
    assert!(run.err.contains("avertissement[unattributed-quote]"), "{}", run.err);
    let diff = run_with_input(
        folder.path(),
        &["check", "--diff", "-", "--stdin-filename", "a.txt"],
        repeated_article("\n").as_bytes(),
    );
    assert!(diff.out.starts_with("--- a.txt\n"), "{}", diff.out);
    let latin = run_with_input(folder.path(), &["check", "--fix", "-"], b"La premi\xE8re");
    assert_eq!((latin.status, latin.out.as_str()), (2, ""));
    assert!(latin.err.contains("not UTF-8"), "{}", latin.err);
    let both = run_with_input(folder.path(), &["check", "--fix", "-", "a.txt"], b"");
    assert_eq!((both.status, both.out.as_str()), (2, ""));
    assert!(both.err.contains("must be the only article"), "{}", both.err);
}

#[test]
fn other_formats_tell_how_many_were_fixed() {
    let folder = folder(&[("a.txt", repeated_article("\n").as_bytes())]);
    let run = check(folder.path(), &["--fix", "--format", "json", "a.txt"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!((run.status, &document["summary"]["fixed"]), (0, &1.into()));
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).expect("it"), PARAGRAPHS.join("\n"));
}

#[test]
fn only_what_is_shown_is_mended() {
    let text = repeated_article("\n");
    for options in [&["--min-severity", "error"][..], &["--skip", "repeated-block,repeated-paragraph"]] {
        let folder = folder(&[("a.txt", text.as_bytes())]);
        check(folder.path(), &[&["--fix", "a.txt"], options].concat());
        assert_eq!(fs::read_to_string(folder.path().join("a.txt")).expect("it"), text, "{options:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_stays_what_it_was() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let text = repeated_article("\n");
    let folder = folder(&[("real/a.txt", text.as_bytes()), ("locked.txt", text.as_bytes())]);
    let at = |name: &str| folder.path().join(name);
    symlink("real/a.txt", at("link.txt")).expect("a link");
    fs::set_permissions(at("real/a.txt"), fs::Permissions::from_mode(0o640)).expect("ours");
    fs::set_permissions(at("locked.txt"), fs::Permissions::from_mode(0o444)).expect("ours");
    let run = check(folder.path(), &["--fix", "link.txt"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(fs::symlink_metadata(at("link.txt")).expect("it is there").is_symlink());
    assert_eq!(fs::read_to_string(at("real/a.txt")).expect("it"), PARAGRAPHS.join("\n"));
    assert_eq!(fs::metadata(at("real/a.txt")).expect("it").permissions().mode() & 0o777, 0o640);
    let locked = check(folder.path(), &["--fix", "locked.txt"]);
    let complaint = "copydesk: locked.txt: this file is read-only: not fixed\n";
    assert_eq!((locked.status, locked.err.as_str()), (2, complaint));
    assert!(locked.out.contains("0 fixed, 1 left"), "{}", locked.out);
    assert_eq!(fs::read_to_string(at("locked.txt")).expect("it"), text);
}

#[test]
fn a_file_that_is_given_twice_is_mended_once() {
    let folder = folder(&[("a.txt", repeated_article("\n").as_bytes())]);
    let mended = check(folder.path(), &["--fix", "a.txt", "./a.txt", "."]);
    assert_eq!((mended.status, mended.err.as_str()), (0, ""), "{}", mended.out);
    assert!(mended.out.contains("1 fixed, none left in 1 article"), "{}", mended.out);
}
