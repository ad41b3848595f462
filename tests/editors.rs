//! What editors are told of our settings: the same as [`copydesk::config::schema`] says. `UPDATE_EXPECT=1 cargo test --test
//! editors` writes it anew; everything around it stays as it is, to the letter.
//!
//! The files are read as lines, as `JSON.stringify` with two spaces lays them out: so nothing moves that is not ours.

use std::fs;
use std::path::{Path, PathBuf};

use copydesk::checks::{CHECKS, ids, summary};
use copydesk::config::json_schema::json_schema;
use copydesk::config::project::{self, FILE};
use copydesk::config::schema::{Key, Setting, Values};
use copydesk::message::UiLanguage;
use serde::Serialize;
use serde_json::{Value, json};

/// The folder of the extension for VS Code.
const VSCODE: &str = "editors/vscode";

/// What begins the keys of texts about settings.
const TEXT: &str = "setting.";

/// A setting as VS Code shows it: one of ours, or the level of one check.
struct Entry {
    /// Behind `copydesk.`.
    key: String,
    english: String,
    french: String,
    property: Property,
}

/// Its keys in the order in which they are written.
#[derive(Serialize)]
struct Property {
    #[serde(rename = "type")]
    kind: Value,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    values: Option<Vec<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Value>,
    default: Value,
    scope: &'static str,
    description: String,
}

fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    for setting in Setting::ALL {
        let mut add =
            |key: String, texts: [String; 2], kind: Value, values: Option<Vec<_>>, default: Value| {
                let [english, french] = texts;
                let items = (setting.values() == Values::Strings).then(|| json!({ "type": "string" }));
                let description = format!("%{TEXT}{key}%");
                let property = Property { kind, values, items, default, scope: Setting::SCOPE, description };
                entries.push(Entry { key, english, french, property });
            };
        let key = setting.name().to_owned();
        let texts = [UiLanguage::English, UiLanguage::French].map(|ui| setting.purpose(ui).to_owned());
        match setting.values() {
            Values::Words(words) => {
                let default = json!(words[0]);
                add(key, texts, json!("string"), Some(words), default);
            }
            Values::Switch => add(key, texts, json!("boolean"), None, json!(false)),
            Values::Strings => add(key, texts, json!(["string", "array"]), None, json!([])),
            Values::Levels(levels) => {
                for check in CHECKS {
                    let texts = [UiLanguage::English, UiLanguage::French].map(|ui| summary(check, ui));
                    let default = json!(levels[0]);
                    let key = format!("{key}.{}", check.id);
                    add(key, texts, json!("string"), Some(levels.clone()), default);
                }
            }
        }
    }
    entries
}

/// Whether a property of VS Code's is one of ours, or was.
fn is_ours(property: &str) -> bool {
    let Some(key) = property.strip_prefix("copydesk.") else { return false };
    Setting::ALL.iter().any(|setting| match setting.values() {
        Values::Levels(_) => key.strip_prefix(setting.name()).is_some_and(|rest| rest.starts_with('.')),
        _ => key == setting.name(),
    })
}

/// The members of an object in the lines of JSON, each by its key with the text from that on, without the comma behind
/// it. `indent` is theirs.
fn members(lines: &str, indent: usize) -> Vec<(String, String)> {
    let start = format!("{}\"", " ".repeat(indent));
    let mut members: Vec<(String, String)> = Vec::new();
    for line in lines.lines() {
        if let Some(rest) = line.strip_prefix(&start) {
            let key = rest.split('"').next().unwrap_or_default();
            members.push((key.to_owned(), line.to_owned()));
        } else {
            let (_, text) = members.last_mut().unwrap_or_else(|| panic!("{line:?} is in no member"));
            text.push('\n');
            text.push_str(line);
        }
    }
    for (_, text) in &mut members {
        text.truncate(text.trim_end_matches(',').len());
    }
    members
}

/// The lines of an object with other members in the place of those that are `ours`, or at its end if there is none.
fn replaced(lines: &str, indent: usize, ours: &dyn Fn(&str) -> bool, by: Vec<String>) -> String {
    let mut members = members(lines, indent);
    let at = members.iter().position(|(key, _)| ours(key)).unwrap_or(members.len());
    members.retain(|(key, _)| !ours(key));
    let mut texts: Vec<String> = members.into_iter().map(|(_, text)| text).collect();
    texts.splice(at..at, by);
    texts.join(",\n")
}

fn file(path: &str) -> (PathBuf, String) {
    let full = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&full).unwrap_or_else(|error| panic!("{path}: {error}"));
    (full, text)
}

/// Writes the lines between two others of a file anew if that was asked for, and otherwise compares them. What they are
/// is made from what they were.
fn settle(path: &str, before: &str, after: &str, make: impl FnOnce(&str) -> String) {
    let (full, text) = file(path);
    let start = text.find(before).unwrap_or_else(|| panic!("{path} has no {before:?}")) + before.len();
    let after = format!("\n{after}");
    let length =
        text[start..].find(&after).unwrap_or_else(|| panic!("{path} has no {after:?} behind {before:?}"));
    let (lines, rest) = text[start..].split_at(length);
    let lines = lines.strip_prefix('\n').unwrap_or_default();
    let expected = make(lines);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(full, format!("{}\n{expected}{rest}", &text[..start])).expect("it can be written");
        return;
    }
    let (mut found, mut wanted) = (lines.lines(), expected.lines());
    loop {
        let (found, wanted) = (found.next(), wanted.next());
        assert_eq!(found, wanted, "{path}: UPDATE_EXPECT=1 cargo test --test editors writes it anew");
        if found.is_none() {
            break;
        }
    }
}

#[test]
fn vscode_knows_every_setting() {
    let properties = entries().into_iter().map(|entry| {
        let text = serde_json::to_string_pretty(&entry.property).expect("JSON");
        format!("        \"copydesk.{}\": {}", entry.key, text.replace('\n', "\n        "))
    });
    let properties = properties.collect();
    let path = format!("{VSCODE}/package.json");
    settle(&path, "\n      \"properties\": {", "      }", |lines| replaced(lines, 8, &is_ours, properties));
    let (_, text) = file(&path);
    let package: Value = serde_json::from_str(&text).expect("JSON");
    let configuration = &package["contributes"]["configuration"]["properties"];
    assert!(configuration.get("copydesk.messages").is_some(), "{path}: the settings stand where they must");
}

#[test]
fn vscode_explains_every_setting_in_both_languages() {
    type Text = fn(Entry) -> (String, String);
    let files: [(&str, Text); 2] = [
        ("package.nls.json", |entry| (entry.key, entry.english)),
        ("package.nls.fr.json", |entry| (entry.key, entry.french)),
    ];
    for (name, text) in files {
        let texts = entries().into_iter().map(|entry| {
            let (key, text) = text(entry);
            format!("  \"{TEXT}{key}\": {}", json!(text))
        });
        let texts = texts.collect();
        let path = format!("{VSCODE}/{name}");
        settle(&path, "{", "}", |lines| replaced(lines, 2, &|key| key.starts_with(TEXT), texts));
        serde_json::from_str::<Value>(&file(&path).1).expect("JSON");
    }
}

/// What Even Better TOML is told of `.copydesk.toml`; it reads an address, so that the file is not in the package.
#[test]
fn vscode_knows_the_schema_of_the_projects_file() {
    let checks: Vec<(&str, String)> =
        CHECKS.iter().map(|check| (check.id, summary(check, UiLanguage::English))).collect();
    let schema = json_schema(&checks, UiLanguage::English);
    let expected = serde_json::to_string_pretty(&schema).expect("JSON") + "\n";
    let path = format!("{VSCODE}/schemas/copydesk.schema.json");
    let full = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&path);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(full.parent().expect("it is in a folder")).expect("a folder");
        fs::write(&full, &expected).expect("it can be written");
    }
    let found = fs::read_to_string(&full).unwrap_or_default();
    assert!(found == expected, "{path}: UPDATE_EXPECT=1 cargo test --test editors writes it anew");
    let (_, package) = file(&format!("{VSCODE}/package.json"));
    let package: Value = serde_json::from_str(&package).expect("JSON");
    let rule = &package["contributes"]["tomlValidation"][0];
    assert!(rule["url"].as_str().is_some_and(|url| url.ends_with(&format!("/main/{path}"))), "{rule}");
    assert_eq!(rule["fileMatch"], FILE);
}

/// The schema and what reads the file agree on every key and every word.
#[test]
fn the_schema_says_what_is_read() {
    let checks: Vec<(&str, String)> = CHECKS.iter().map(|check| (check.id, String::new())).collect();
    let schema = json_schema(&checks, UiLanguage::French);
    let holds = |text: &str| {
        let (_, reports) = project::layer(text, Path::new(FILE), &ids());
        reports.iter().all(|report| report.complaints.is_empty())
    };
    let properties = schema["properties"].as_object().expect("an object");
    assert_eq!(properties.len(), Key::FILE.len());
    for (key, property) in properties {
        for word in property["enum"].as_array().into_iter().flatten() {
            assert!(holds(&format!("{key} = {word}")), "{key} = {word}");
        }
        assert!(property["description"].as_str().is_some_and(|text| text.ends_with('.')), "{key}");
        assert!(!holds(&format!("{key} = 3")), "{key} takes no number");
    }
    let levels = properties["checks"]["properties"].as_object().expect("an object");
    assert_eq!(levels.len(), CHECKS.len());
    for (id, level) in levels {
        for word in level["enum"].as_array().expect("words") {
            assert!(holds(&format!("[checks]\n{id} = {word}")), "{id} = {word}");
        }
    }
    let other = &properties["overrides"]["items"];
    assert_eq!(other["required"], json!(["paths"]));
    assert_eq!(other["properties"].as_object().map(serde_json::Map::len), Some(Key::OVERRIDE.len()));
}

#[test]
fn the_readme_lists_the_settings() {
    let mut table = "| setting | values | what it is for |\n| --- | --- | --- |\n".to_owned();
    for setting in Setting::ALL {
        let words = |words: &[&str], default: &str| {
            let rest = words[1..].iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
            format!("`{}` ({default}), {rest}", words[0])
        };
        let (name, values) = (setting.name(), setting.values());
        let (name, values) = match values {
            Values::Words(all) => (name.to_owned(), words(&all, "default")),
            Values::Switch => (name.to_owned(), words(&["false", "true"], "default")),
            Values::Strings => (name.to_owned(), "a string, or a list of them".to_owned()),
            Values::Levels(all) => (format!("{name}.ID"), words(&all, "default")),
        };
        let purpose = setting.purpose(UiLanguage::English);
        table.push_str(&format!("| `copydesk.{name}` | {values} | {purpose} |\n"));
    }
    settle("README.md", "<!-- settings -->", "<!-- /settings -->", |_| table.trim_end().to_owned());
}

#[test]
fn only_what_is_ours_is_replaced() {
    for (property, ours) in [
        ("copydesk.messages", true),
        ("copydesk.checks.gone-check", true),
        ("copydesk.checks", false),
        ("copydesk.messagesToo", false),
        ("copydesk.server.path", false),
        ("messages", false),
    ] {
        assert_eq!(is_ours(property), ours, "{property}");
    }
    let lines = "  \"a\": {\n    \"b\": [\n    ]\n  },\n  \"setting.x\": \"old, \\\"\",\n  \"c\": 1,\n  \"setting.y\": 2";
    let ours = |key: &str| key.starts_with(TEXT);
    let new = || vec!["  \"setting.z\": 3".to_owned()];
    let expected = "  \"a\": {\n    \"b\": [\n    ]\n  },\n  \"setting.z\": 3,\n  \"c\": 1";
    assert_eq!(replaced(lines, 2, &ours, new()), expected);
    assert_eq!(replaced(expected, 2, &ours, new()), expected);
    assert_eq!(replaced("", 2, &ours, new()), "  \"setting.z\": 3");
}

#[test]
fn the_texts_are_sentences_in_two_languages() {
    for entry in entries() {
        for text in [&entry.english, &entry.french] {
            assert!(text.ends_with('.') && !text.contains('%'), "{}: {text:?}", entry.key);
        }
        assert_ne!(entry.english, entry.french);
    }
}
