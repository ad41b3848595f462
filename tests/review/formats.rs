//! Every format, against its expected text and the schema or the parser of its format.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use copydesk::checks::{self, CHECKS};
use copydesk::finding::Severity;
use copydesk::message::UiLanguage;
use jsonschema::Validator;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};

use super::{check, expect, expect_text, newsroom, told};
use crate::common::program::run;

#[test]
fn for_people() {
    let folder = newsroom();
    expect("text.txt", &check(folder.path(), &["."]));
    expect("text.fr.txt", &check(folder.path(), &["--messages", "fr", "en"]));
    expect("text.en.txt", &check(folder.path(), &["--messages", "en", "fr"]));
}

#[test]
fn json_lines() {
    let folder = newsroom();
    let run = check(folder.path(), &["--format", "jsonl", "."]);
    expect("findings.jsonl", &run);
    let schema = schema(&our_schema(), "#/$defs/finding");
    assert!(run.json().len() > 15, "there is something to see");
    for line in run.json() {
        assert_valid(&schema, &line);
    }
}

#[test]
fn one_json_document() {
    let folder = newsroom();
    let whole = schema(&our_schema(), "#");
    let lines = check(folder.path(), &["--format", "jsonl", "."]).json();
    let document: Value = {
        let run = check(folder.path(), &["--format", "json", "."]);
        expect("findings.json", &run);
        serde_json::from_str(&run.out).expect("it is JSON")
    };
    assert_valid(&whole, &document);
    assert_eq!(document["findings"], Value::Array(lines), "the entries are the lines");
    let summary = &document["summary"];
    let count = |severity: &str| {
        let findings = document["findings"].as_array().expect("a list");
        findings.iter().filter(|finding| finding["severity"] == severity).count()
    };
    for (key, severity) in
        [("errors", "error"), ("warnings", "warning"), ("information", "information"), ("hints", "hint")]
    {
        assert_eq!(summary[key], count(severity), "{key}");
    }
    assert_eq!((&summary["known"], &summary["fixed"]), (&Value::Null, &Value::Null));
    assert_eq!(document["complaints"].as_array().map(Vec::len), Some(2), "a broken file, and one in Latin-1");

    for command in ["quotes", "names"] {
        let entries = run(folder.path(), &[command, "--format", "json", "."]);
        let lines = run(folder.path(), &[command, "--format", "jsonl", "."]).json();
        let document: Value = serde_json::from_str(&entries.out).expect("it is JSON");
        assert_valid(&whole, &document);
        let key = if command == "quotes" { "quotations" } else { "names" };
        assert_eq!(document[key], Value::Array(lines), "{command}");
    }
    let nothing = check(folder.path(), &["--format", "json", "vide.txt"]);
    let document: Value = serde_json::from_str(&nothing.out).expect("it is JSON");
    assert_valid(&whole, &document);
    assert_eq!((nothing.status, &document["findings"]), (0, &json!([])));
}

/// A schema that lets everything pass would be none.
#[test]
fn our_schema_refuses_what_we_do_not_write() {
    let whole = schema(&our_schema(), "#");
    let good = json!({
        "version": 1, "tool": { "name": "copydesk", "version": "1" }, "findings": [], "complaints": [],
        "summary": {
            "articles": 0, "findings": 0, "errors": 0, "warnings": 0, "information": 0, "hints": 0, "known": 2,
            "fixed": null,
        },
    });
    assert_valid(&whole, &good);
    let changes: [(&str, Value); 6] = [
        ("/version", json!(2)),
        ("/findings", json!([{}])),
        ("/summary/articles", json!(-1)),
        ("/summary/hints", json!("none")),
        ("/complaints", json!([3])),
        ("/tool", json!({ "name": "other", "version": "1" })),
    ];
    for (place, value) in changes {
        let mut bad = good.clone();
        *bad.pointer_mut(place).expect("it is there") = value;
        assert!(!whole.is_valid(&bad), "{place}");
    }
}

#[test]
fn sarif() {
    let folder = newsroom();
    let run = check(folder.path(), &["--format", "sarif", "."]);
    let mut log: Value = serde_json::from_str(&run.out).expect("it is JSON");
    let schema = jsonschema::validator_for(&sarif_schema()).expect("the schema is one");
    assert_valid(&schema, &log);

    let rules = log["runs"][0]["tool"]["driver"]["rules"].take();
    let rules = rules.as_array().expect("a list");
    assert_eq!(rules.len(), CHECKS.len());
    for (rule, known) in rules.iter().zip(CHECKS) {
        assert_eq!(rule["id"], known.id);
        assert!(rule["help"]["text"].as_str().is_some_and(|page| page.contains("## Why")), "{}", known.id);
        assert!(rule["helpUri"].as_str().is_some_and(|uri| uri.ends_with(known.id)), "{}", known.id);
        assert_eq!(rule["defaultConfiguration"]["enabled"], !known.off, "{}", known.id);
        let level = if known.severity >= Severity::Warning { known.severity.name() } else { "note" };
        assert_eq!(rule["defaultConfiguration"]["level"], level, "{}", known.id);
    }
    let mut prints: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let results = log["runs"][0]["results"].as_array().expect("a list");
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("a small one");
        assert_eq!(result["ruleId"], CHECKS[index].id);
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(place["uriBaseId"], "SRCROOT");
        let uri = place["uri"].as_str().expect("an address");
        assert!(folder.path().join(uri).is_file(), "{uri}");
        let print = result["partialFingerprints"]["copydeskFinding/v1"].as_str().expect("a fingerprint");
        assert!(prints.entry(uri.to_owned()).or_default().insert(print.to_owned()), "{uri}: twice {print}");
    }
    assert!(results.iter().any(|result| result["relatedLocations"].is_array()));
    assert!(results.iter().any(|result| result["fixes"].is_array()));
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!((&invocation["executionSuccessful"], &invocation["exitCode"]), (&json!(false), &json!(2)));

    // The pages of the checks are not repeated here: a line for each of them is enough.
    let ids: Vec<&Value> = rules.iter().map(|rule| &rule["id"]).collect();
    log["runs"][0]["tool"]["driver"]["rules"] = json!(ids);
    let pretty = serde_json::to_string_pretty(&log).expect("it was JSON");
    expect_text("findings.sarif", &(pretty + "\n"));

    // In French, the rules are.
    let french = check(folder.path(), &["--format", "sarif", "--messages", "fr", "vide.txt"]);
    let log: Value = serde_json::from_str(&french.out).expect("it is JSON");
    assert_valid(&schema, &log);
    let first = &log["runs"][0]["tool"]["driver"]["rules"][0]["shortDescription"]["text"];
    assert_eq!(*first, checks::summary(CHECKS[0], UiLanguage::French));
    let page = &log["runs"][0]["tool"]["driver"]["rules"][0]["help"]["markdown"];
    assert_eq!(*page, checks::page(CHECKS[0], UiLanguage::French));
    assert_eq!(log["runs"][0]["results"], json!([]));
}

/// What a fix of the log would do is what `--fix` does.
#[test]
fn the_fixes_of_a_log_mend_the_article() {
    let folder = newsroom();
    let name = "fr/port.txt";
    let run = check(folder.path(), &["--format", "sarif", name]);
    let log: Value = serde_json::from_str(&run.out).expect("it is JSON");
    let fixes = log["runs"][0]["results"][0]["fixes"].as_array().expect("a list");
    assert_eq!(fixes[0]["properties"]["safety"], "safe");
    let mut bytes = std::fs::read(folder.path().join(name)).expect("an article");
    let replacements = fixes[0]["artifactChanges"][0]["replacements"].as_array().expect("a list");
    for replacement in replacements.iter().rev() {
        let region = &replacement["deletedRegion"];
        let number =
            |key: &str| usize::try_from(region[key].as_u64().expect("a number")).expect("a small one");
        let start = number("byteOffset");
        let text = replacement["insertedContent"]["text"].as_str().expect("a text");
        bytes.splice(start..start + number("byteLength"), text.bytes());
    }
    check(folder.path(), &["--fix", name]);
    assert_eq!(
        String::from_utf8(bytes),
        String::from_utf8(std::fs::read(folder.path().join(name)).expect("it"))
    );
}

#[test]
fn workflow_commands() {
    let folder = newsroom();
    let run = check(folder.path(), &["--format", "github", "."]);
    expect("github.txt", &run);
    for line in run.out.lines() {
        let command = line.strip_prefix("::").and_then(|rest| rest.split_once("::"));
        let (head, message) = command.unwrap_or_else(|| panic!("no command: {line}"));
        assert!(["notice ", "warning ", "error "].iter().any(|level| head.starts_with(level)), "{line}");
        assert!(!message.is_empty(), "{line}");
    }
}

#[test]
fn xml() {
    let folder = newsroom();
    for (format, file, finding) in
        [("checkstyle", "checkstyle.xml", "error"), ("junit", "junit.xml", "testcase")]
    {
        let run = check(folder.path(), &["--format", format, "."]);
        expect(file, &run);
        let elements = elements(&run.out);
        let findings = check(folder.path(), &["--format", "jsonl", "."]).json();
        let count = |name: &str| elements.get(name).copied().unwrap_or_default();
        assert!(count(finding) >= findings.len(), "{format}: {elements:?}");
        if format == "junit" {
            let loud = findings.iter().filter(|finding| finding["severity"] != "hint").count();
            assert_eq!((count("failure"), count("error")), (loud, 2), "{elements:?}");
            // One for each article that was read, and one for what could not be.
            assert_eq!(count("testsuite"), 19 + 1, "{elements:?}");
        }
    }
}

/// How many elements of each name a document has. It must be well-formed.
fn elements(xml: &str) -> BTreeMap<String, usize> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut counts = BTreeMap::new();
    let mut depth = 0_usize;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) => {
                depth += 1;
                assert!(tag.attributes().all(|attribute| attribute.is_ok()));
                *counts.entry(tag.name().into_inner().to_owned()).or_default() += 1;
            }
            Event::Empty(tag) => {
                assert!(tag.attributes().all(|attribute| attribute.is_ok()));
                *counts.entry(tag.name().into_inner().to_owned()).or_default() += 1;
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element ends");
    counts
}

#[test]
fn a_format_that_does_not_suit_is_refused() {
    let folder = newsroom();
    for (command, formats) in [
        ("check", &["csv"][..]),
        ("quotes", &["sarif", "github", "checkstyle", "junit"]),
        ("names", &["sarif"]),
    ] {
        for format in formats {
            let run = run(folder.path(), &[command, "--format", format, "."]);
            assert_eq!((run.status, run.out.as_str()), (2, ""), "{command} {format}");
            assert!(run.err.contains(&format!("--format {format}")), "{}", told(&run));
        }
    }
}

fn our_schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/json.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("it is there")).expect("it is JSON")
}

/// What our schema says of a part.
fn schema(whole: &Value, part: &str) -> Validator {
    assert!(jsonschema::meta::is_valid(whole), "the schema is one");
    let mut schema = whole.clone();
    if part != "#" {
        schema = json!({ "$schema": whole["$schema"], "$ref": part, "$defs": whole["$defs"] });
    }
    jsonschema::validator_for(&schema).expect("the schema is one")
}

/// The schema of SARIF 2.1.0, from the package that carries it.
fn sarif_schema() -> Value {
    // What is there is what this machine builds; the packages of others may not be.
    let rustc = Command::new("rustc").arg("-vV").output().expect("rustc is there: it built this test");
    let rustc = String::from_utf8_lossy(&rustc.stdout);
    let host =
        rustc.lines().find_map(|line| line.strip_prefix("host: ")).expect("it says for what it builds");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo is there: it runs this test");
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let packages = metadata["packages"].as_array().expect("a list");
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").expect("it is used");
    let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a path"));
    let schema = manifest.with_file_name("src").join("schema.json");
    let schema = std::fs::read_to_string(schema).expect("it is there");
    // A pattern for tags of languages has a bracket too many there, which is no pattern for us. Later versions of the
    // schema have this one.
    let schema = schema.replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    serde_json::from_str(&schema).expect("it is JSON")
}

fn assert_valid(schema: &Validator, value: &Value) {
    let errors: Vec<String> =
        schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}\n{value}", errors.join("\n"));
}
