//! The baseline, and what else narrows or widens what is told.

use std::fs;

use serde_json::Value;

use super::{check, expect, expect_text, newsroom, told};
use crate::common::program::copydesk;

#[test]
fn a_baseline_holds_what_was_there() {
    let folder = newsroom();
    let at = |name: &str| folder.path().join(name);
    let noted = check(folder.path(), &["--baseline", "baseline.json", "--write-baseline", "en", "fr"]);
    expect("baseline.txt", &noted);
    expect_text("baseline.json", &fs::read_to_string(at("baseline.json")).expect("it was written"));
    let known = check(folder.path(), &["--baseline", "baseline.json", "en", "fr", "--verbose"]);
    assert!(known.out.starts_with("no new findings in 17 articles; "), "{}", told(&known));

    // Lines move, one finding comes and one goes.
    let bakery = fs::read_to_string(at("en/bakery.txt")).expect("an article");
    let (first, rest) = bakery.split_once('\n').expect("lines");
    let moved = format!("{first}\nThe van is green.\n\nIt has a bell on it.\n{rest}");
    fs::write(at("en/bakery.txt"), moved).expect("a file");
    let harbour = fs::read_to_string(at("en/harbour.txt")).expect("an article");
    let lines: Vec<&str> = harbour.lines().filter(|line| !line.contains("Alan Roper")).collect();
    let quote = "\"The gulls did not notice that anybody was away at all.\"";
    fs::write(at("en/harbour.txt"), format!("{}\n{quote}\n", lines.join("\n"))).expect("a file");
    fs::remove_file(at("en/council.md")).expect("it was there");
    expect(
        "baseline.new.txt",
        &check(folder.path(), &["--baseline", "baseline.json", "--verbose", "en", "fr"]),
    );

    // From elsewhere, the same articles are the same.
    let mut elsewhere = copydesk(&at("en"), &["check", "--baseline", "../baseline.json", "bakery.txt", "-q"]);
    let output = elsewhere.output().expect("it starts");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    // A check that does not look has not missed anything.
    let other = ["--baseline", "baseline.json", "--verbose", "--only", "doubled-word", "en/harbour.txt"];
    assert!(!check(folder.path(), &other).err.contains("outdated entry of"), "{other:?}");
}

#[test]
fn what_is_in_the_baseline_is_not_mended() {
    let folder = newsroom();
    let article = || fs::read(folder.path().join("fr/port.txt")).expect("an article");
    let before = article();
    check(folder.path(), &["--baseline", "baseline.json", "--write-baseline", "fr"]);
    let run = check(folder.path(), &["--baseline", "baseline.json", "--fix", "fr/port.txt"]);
    assert_eq!((run.status, article()), (0, before.clone()), "{}", told(&run));
    check(folder.path(), &["--fix", "fr/port.txt"]);
    assert_ne!(article(), before);
}

#[test]
fn a_file_that_is_no_baseline_is_told() {
    let folder = newsroom();
    for (text, complaint) in [
        (None, "no baseline there; --write-baseline makes one"),
        (Some("{}"), "this is no baseline: missing field `version` at line 1 column 2"),
        (Some("{\"version\":9}"), "a baseline of version 9: it takes a newer copydesk"),
        (Some("[names]"), "this is no baseline: expected ident at line 1 column 3"),
    ] {
        if let Some(text) = text {
            fs::write(folder.path().join("b.json"), text).expect("a file");
        }
        let run = check(folder.path(), &["--baseline", "b.json", "."]);
        let expected = format!("copydesk: b.json: {complaint}\n");
        assert_eq!((run.status, run.out.as_str(), run.err), (2, "", expected));
    }
    let run = check(folder.path(), &["--baseline", "no/such/b.json", "--write-baseline", "en"]);
    assert_eq!(run.status, 2);
    assert!(run.err.starts_with("copydesk: no/such/b.json: no such file"), "{}", run.err);
    for wrong in [&["--write-baseline"][..], &["--baseline", "b.json", "--write-baseline", "--fix"]] {
        assert_eq!(check(folder.path(), &[wrong, &["."]].concat()).status, 2, "{wrong:?}");
    }
}

#[test]
fn quieter_findings_are_left_out() {
    let folder = newsroom();
    let severities = |least: &str| {
        let run = check(folder.path(), &["--format", "jsonl", "--min-severity", least, "en", "fr"]);
        let mut found: Vec<String> = run
            .json()
            .iter()
            .map(|line: &Value| line["severity"].as_str().expect("a word").to_owned())
            .collect();
        found.sort();
        found.dedup();
        found
    };
    assert_eq!(severities("hint"), ["hint", "information", "warning"]);
    assert_eq!(severities("information"), ["information", "warning"]);
    assert_eq!(severities("warning"), ["warning"]);
    assert!(severities("error").is_empty());
    let quiet = check(folder.path(), &["--min-severity", "error", "en"]);
    assert_eq!((quiet.status, quiet.out.as_str()), (0, "no findings in 8 articles\n"));
}

#[test]
fn the_number_of_jobs_changes_nothing() {
    let folder = newsroom();
    let one = check(folder.path(), &["--jobs", "1", "."]);
    for jobs in ["2", "7", "400"] {
        assert_eq!(told(&check(folder.path(), &["--jobs", jobs, "."])), told(&one), "{jobs}");
    }
    for nonsense in ["0", "-1", "many"] {
        assert_eq!(check(folder.path(), &["--jobs", nonsense, "."]).status, 2, "{nonsense}");
    }
}

#[test]
fn quiet_is_without_a_closing_line() {
    let folder = newsroom();
    let usual = check(folder.path(), &["fr"]);
    let quiet = check(folder.path(), &["--quiet", "fr"]);
    let (report, closing) = usual.out.trim_end().rsplit_once('\n').expect("lines");
    assert!(closing.contains(" in "), "{closing}");
    assert_eq!(quiet.out.trim_end(), report.trim_end());
    assert_eq!((quiet.status, &quiet.err), (usual.status, &usual.err), "complaints are no noise");
    assert_eq!(check(folder.path(), &["-q", "en/orchard.txt"]).out, "");
}

#[test]
fn a_run_speaks_the_language_of_its_user() {
    let folder = newsroom();
    let closing = |variables: &[(&str, &str)], options: &[&str]| {
        let mut command = copydesk(folder.path(), &[&["check", "en/orchard.txt"], options].concat());
        let output = command.envs(variables.iter().copied()).output().expect("it starts");
        String::from_utf8(output.stdout).expect("it is UTF-8")
    };
    let (french, english) = ("rien à signaler dans 1 article\n", "no findings in 1 article\n");
    assert_eq!(closing(&[], &[]), english);
    assert_eq!(closing(&[("LANG", "fr_FR.UTF-8")], &[]), french);
    assert_eq!(closing(&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C")], &[]), english);
    assert_eq!(closing(&[("LANG", "fr_FR.UTF-8")], &["--messages", "en"]), english);
    assert_eq!(closing(&[("LANG", "en_US.UTF-8")], &["--messages", "fr"]), french);
}
