//! What a user may set: in an editor, on the command line, in a project's `.copydesk.toml`. Plain data: ids of checks are
//! strings here, and [`crate::checks`] says which exist; what the settings of names come to is
//! [`crate::lang::names::Names`].

pub mod edit;
pub mod house;
pub mod project;
mod reader;
pub mod schema;

use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::message::UiLanguage;

use schema::Setting;
use serde_json::Value;

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
    /// All levels, by their names in a setting.
    pub const ALL: [(&str, Self); 6] = [
        ("on", Self::On),
        ("off", Self::Off),
        ("hint", Self::At(Severity::Hint)),
        ("information", Self::At(Severity::Information)),
        ("warning", Self::At(Severity::Warning)),
        ("error", Self::At(Severity::Error)),
    ];

    /// Of its name in a setting.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, level)| *level)
    }
}

impl Config {
    /// What the language of messages is called that follows the document.
    const AUTO: &str = "auto";

    /// Reads the settings an editor sends, those of [`Setting::ALL`], bare or under a key `copydesk`. What cannot be read is
    /// left at its default and told in a sentence; `known` says which check ids exist.
    pub fn from_json(value: &Value, known: &dyn Fn(&str) -> bool) -> (Self, Vec<String>) {
        let mut config = Self::default();
        let mut complaints = Vec::new();
        let value = value.get("copydesk").unwrap_or(value);
        if !value.is_object() && !value.is_null() {
            complaints.push("copydesk: the settings are not an object".to_owned());
        }
        for setting in Setting::ALL {
            if let Some(value) = value.get(setting.name()).filter(|value| !value.is_null()) {
                config.take(setting, value, known, &mut complaints);
            }
        }
        (config, complaints)
    }

    fn take(
        &mut self,
        setting: Setting,
        value: &Value,
        known: &dyn Fn(&str) -> bool,
        complaints: &mut Vec<String>,
    ) {
        let name = setting.name();
        match setting {
            Setting::Messages => match value.as_str().map(|tag| (tag, UiLanguage::of_tag(tag))) {
                Some((Self::AUTO, _)) => {}
                Some((_, Some(language))) => self.messages = Some(language),
                _ => complaints.push(format!("copydesk.{name}: {value} is none of \"auto\", \"fr\", \"en\"")),
            },
            Setting::InlayHints => match value.as_bool() {
                Some(shown) => self.inlay_hints = shown,
                None => complaints.push(format!("copydesk.{name}: {value} is neither true nor false")),
            },
            Setting::House => {
                let houses = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                for house in houses {
                    match house.as_str().map(|id| (id, house::unknown(id))) {
                        Some((id, None)) => self.house.push(id.to_owned()),
                        Some((_, Some(unknown))) => complaints.push(format!("copydesk.{name}: {unknown}")),
                        None => complaints.push(format!("copydesk.{name}: {house} is no house style")),
                    }
                }
            }
            Setting::Checks => {
                let Some(checks) = value.as_object() else {
                    complaints.push(format!("copydesk.{name}: this is not an object"));
                    return;
                };
                for (id, level) in checks {
                    if !known(id) {
                        complaints.push(format!("copydesk.{name}: there is no check `{id}`"));
                    } else if let Some(level) = level.as_str().and_then(Level::of_name) {
                        self.levels.insert(id.clone(), level);
                    } else {
                        let names = Level::ALL.map(|(name, _)| format!("\"{name}\"")).join(", ");
                        complaints.push(format!("copydesk.{name}.{id}: {level} is none of {names}"));
                    }
                }
            }
        }
    }
}
