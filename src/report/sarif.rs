//! Findings as a log in the Static Analysis Results Interchange Format, version 2.1.0, for code hosts and their like.
//!
//! Addresses are relative to the folder that the program ran in: a log says nothing of whose machine that was on.

use std::collections::BTreeMap;
use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Article, Lines, Outcome};
use crate::checks::{self, CHECKS, Check};
use crate::finding::fingerprint::fingerprint;
use crate::finding::{Finding, Fix, Severity};
use crate::message::UiLanguage;
use crate::message::label::Label;
use crate::text::SourceSpan;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name of the folder that addresses are relative to.
const BASE: &str = "SRCROOT";

/// What an address holds as it is: the unreserved characters, and the slashes between folders.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What stands before the results: what the program is, and what it looks for.
pub(super) fn opening(ui: UiLanguage) -> String {
    let rules: Vec<String> = CHECKS.iter().map(|check| rule(check, ui).to_string()).collect();
    let text = |key: &str, value: Value| format!("\"{key}\":{value}");
    let driver = [
        text("name", json!(env!("CARGO_PKG_NAME"))),
        text("version", json!(env!("CARGO_PKG_VERSION"))),
        text("semanticVersion", json!(env!("CARGO_PKG_VERSION"))),
        text("informationUri", json!(env!("CARGO_PKG_REPOSITORY"))),
        format!("\"rules\":[\n{}\n]", rules.join(",\n")),
    ];
    let base = json!({ BASE: { "description": { "text": Label::RunFolder.text(ui) } } });
    format!(
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\n\"tool\":{{\"driver\":{{{}}}}},\n\
         \"columnKind\":\"unicodeCodePoints\",\"newlineSequences\":[\"\\r\\n\",\"\\n\",\"\\r\"],\n\
         \"originalUriBaseIds\":{base},\n\"results\":[",
        driver.join(",")
    )
}

/// What stands behind them: how the run ended.
pub(super) fn closing(outcome: &Outcome<'_>) -> String {
    let complaint = |text: &String| json!({ "level": "error", "message": { "text": text } });
    let invocation = json!({
        "executionSuccessful": outcome.complaints.is_empty(),
        "exitCode": outcome.status,
        "toolExecutionNotifications": outcome.complaints.iter().map(complaint).collect::<Vec<_>>(),
    });
    format!("\n],\n\"invocations\":[{invocation}]}}]}}\n")
}

/// The findings of an article.
pub(super) fn findings(article: &Article<'_>, findings: &[Finding], ui: UiLanguage) -> Vec<String> {
    // Two findings with the same words are told apart by their order.
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let results = findings.iter().map(|finding| {
        let print = fingerprint(article.text, finding);
        let nth = seen.entry(print.clone()).and_modify(|nth| *nth += 1).or_insert(1);
        let print = format!("{print}:{nth}");
        result(article, finding, &print, ui).to_string()
    });
    results.collect()
}

fn rule(check: &Check, ui: UiLanguage) -> Value {
    let page = checks::page(check, ui);
    json!({
        "id": check.id,
        "name": pascal_case(check.id),
        "shortDescription": { "text": checks::summary(check, ui) },
        "help": { "text": page, "markdown": page },
        "helpUri": checks::address(check.id, ui),
        "defaultConfiguration": { "enabled": !check.off, "level": level(check.severity) },
    })
}

fn result(article: &Article<'_>, finding: &Finding, print: &str, ui: UiLanguage) -> Value {
    let own = Path::new(article.path);
    let mut result = json!({
        "ruleId": finding.check,
        "level": level(finding.severity),
        "message": { "text": finding.message.text(ui) },
        "locations": [{ "physicalLocation": location(own, &article.lines, finding.span) }],
        "partialFingerprints": { "copydeskFinding/v1": print },
        "properties": { "severity": finding.severity.name() },
    });
    if let Some(index) = CHECKS.iter().position(|check| check.id == finding.check) {
        result["ruleIndex"] = index.into();
    }
    let related = finding.related.iter().enumerate().map(|(number, related)| {
        let place = match &related.elsewhere {
            None => location(own, &article.lines, related.span),
            Some(other) => location(&other.path, &Lines::new(&other.text, other.skipped), related.span),
        };
        let message = related.message.text(ui);
        json!({ "id": number + 1, "physicalLocation": place, "message": { "text": message } })
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    // What changes the settings of a project is for an editor to offer.
    let fixes = finding.fixes.iter().filter(|fix| fix.project.is_none());
    let fixes: Vec<Value> = fixes.map(|fix| fix_object(article, fix, ui)).collect();
    if !fixes.is_empty() {
        result["fixes"] = fixes.into();
    }
    result
}

fn fix_object(article: &Article<'_>, fix: &Fix, ui: UiLanguage) -> Value {
    let replacements = fix.edits.iter().map(|edit| {
        json!({
            "deletedRegion": region(&article.lines, edit.span),
            "insertedContent": { "text": edit.text },
        })
    });
    let change = json!({
        "artifactLocation": address(Path::new(article.path)),
        "replacements": replacements.collect::<Vec<_>>(),
    });
    json!({
        "description": { "text": fix.title.text(ui) },
        "artifactChanges": [change],
        "properties": { "safety": fix.safety.name() },
    })
}

fn location(path: &Path, lines: &Lines<'_>, span: SourceSpan) -> Value {
    json!({ "artifactLocation": address(path), "region": region(lines, span) })
}

fn region(lines: &Lines<'_>, span: SourceSpan) -> Value {
    let range = span.range();
    let (start, end) = (lines.place(range.start), lines.place(range.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": start.offset,
        "byteLength": end.offset - start.offset,
    })
}

/// The address of a file: relative if its path is, else one of its own.
fn address(path: &Path) -> Value {
    let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let shown = path.strip_prefix("./").unwrap_or(&path);
    let encoded = utf8_percent_encode(shown, ENCODED);
    match Path::new(&path).is_absolute() {
        true if shown.starts_with('/') => json!({ "uri": format!("file://{encoded}") }),
        true => json!({ "uri": format!("file:///{encoded}") }),
        false => json!({ "uri": encoded.to_string(), "uriBaseId": BASE }),
    }
}

/// The nearest of the levels that the format has.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint | Severity::Information => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn pascal_case(id: &str) -> String {
    let capitalized = |word: &str| {
        let mut characters = word.chars();
        characters.next().map(|first| first.to_uppercase().chain(characters).collect::<String>())
    };
    id.split('-').filter_map(capitalized).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_and_encoded() {
        for (path, uri, base) in [
            ("./a b/é.md", "a%20b/%C3%A9.md", Some(BASE)),
            ("../x#1.txt", "../x%231.txt", Some(BASE)),
            ("-", "-", Some(BASE)),
            #[cfg(unix)]
            ("/var/100%.txt", "file:///var/100%25.txt", None),
        ] {
            let address = address(Path::new(path));
            assert_eq!((address["uri"].as_str(), address["uriBaseId"].as_str()), (Some(uri), base));
        }
    }

    #[test]
    fn rules_have_names() {
        assert_eq!(pascal_case("name-variant"), "NameVariant");
    }
}
