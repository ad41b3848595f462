//! What a user may set: in an editor, on the command line, in a project's `.copydesk.toml`. Plain data: ids of checks are
//! strings here, and [`crate::checks`] says which exist; what the settings of names come to is
//! [`crate::lang::names::Names`].

pub mod edit;
pub mod house;
pub mod project;
mod reader;

use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::message::UiLanguage;

pub use reader::{Complaint, Place};

/// The settings in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The language of messages; `None` follows the document.
    pub messages: Option<UiLanguage>,
    /// Levels that differ from the checks' own, by check id.
    pub levels: BTreeMap<String, Level>,
    /// Whether an editor shows the speaker behind quotations whose own sentence does not name one.
    pub inlay_hints: bool,
    /// House styles that go before those of the project, by id or by the path of a file.
    pub house: Vec<String>,
}

/// How loudly a check speaks, if at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Not at all.
    Off,
    /// As the check has it.
    On,
    /// Always at this severity.
    At(Severity),
}

impl Level {
    /// Of its name in a setting: `off`, `on`, `hint`, `information`, `warning`, `error`.
    pub fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "off" => Self::Off,
            "on" => Self::On,
            "hint" => Self::At(Severity::Hint),
            "information" => Self::At(Severity::Information),
            "warning" => Self::At(Severity::Warning),
            "error" => Self::At(Severity::Error),
            _ => return None,
        })
    }
}

impl Config {
    /// Reads the settings an editor sends,
    /// `{"messages": "auto" | "fr" | "en", "inlayHints": BOOLEAN, "house": ID | [ID], "checks": {"ID": LEVEL}}`, bare or
    /// under a key `copydesk`. What cannot be read is left at its default and told in a sentence; `known` says which check ids exist.
    pub fn from_json(value: &serde_json::Value, known: &dyn Fn(&str) -> bool) -> (Self, Vec<String>) {
        let mut config = Self::default();
        let mut complaints = Vec::new();
        let value = value.get("copydesk").unwrap_or(value);
        match value {
            serde_json::Value::Null => return (config, complaints),
            serde_json::Value::Object(_) => {}
            _ => {
                complaints.push("copydesk: the settings are not an object".to_owned());
                return (config, complaints);
            }
        }
        match value.get("messages").map(|messages| (messages, messages.as_str())) {
            None | Some((serde_json::Value::Null, _) | (_, Some("auto"))) => {}
            Some((messages, tag)) => match tag.and_then(UiLanguage::of_tag) {
                Some(language) => config.messages = Some(language),
                None => {
                    complaints
                        .push(format!("copydesk.messages: {messages} is none of \"auto\", \"fr\", \"en\""));
                }
            },
        }
        match value.get("inlayHints") {
            None | Some(serde_json::Value::Null) => {}
            Some(serde_json::Value::Bool(shown)) => config.inlay_hints = *shown,
            Some(other) => complaints.push(format!("copydesk.inlayHints: {other} is neither true nor false")),
        }
        let houses = match value.get("house") {
            None | Some(serde_json::Value::Null) => &[][..],
            Some(serde_json::Value::Array(houses)) => houses,
            Some(house) => std::slice::from_ref(house),
        };
        for house in houses {
            match house.as_str().map(|id| (id, house::unknown(id))) {
                Some((id, None)) => config.house.push(id.to_owned()),
                Some((_, Some(unknown))) => complaints.push(format!("copydesk.house: {unknown}")),
                None => complaints.push(format!("copydesk.house: {house} is no house style")),
            }
        }
        match value.get("checks") {
            None | Some(serde_json::Value::Null) => {}
            Some(serde_json::Value::Object(checks)) => {
                for (id, level) in checks {
                    if !known(id) {
                        complaints.push(format!("copydesk.checks: there is no check `{id}`"));
                    } else if let Some(level) = level.as_str().and_then(Level::of_name) {
                        config.levels.insert(id.clone(), level);
                    } else {
                        complaints.push(format!(
                            "copydesk.checks.{id}: {level} is none of \"off\", \"on\", \"hint\", \"information\", \
                             \"warning\", \"error\""
                        ));
                    }
                }
            }
            Some(_) => complaints.push("copydesk.checks: this is not an object".to_owned()),
        }
        (config, complaints)
    }
}
