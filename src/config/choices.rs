//! What somebody chose for all documents: in an editor, or on the command line. It goes before what files say.

use serde_json::Value;

use super::reader::meant;
use super::schema::Setting;
use super::{Layer, Level, MESSAGES, house};
use crate::message::settings::Wrong;

/// Such choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What they say; the houses in it are not read yet.
    pub layer: Layer,
    /// House styles that go before those of the project, by id or by the path of a file.
    pub house: Vec<String>,
    /// Whether an editor shows the speaker behind quotations whose own sentence does not name one.
    pub inlay_hints: bool,
}

impl Choices {
    /// Reads the settings an editor sends, those of [`Setting::ALL`], bare or under a key `copydesk`. What cannot be read is
    /// left at its default and told, behind the name of the setting; `checks` are the ids that exist.
    pub fn from_json(value: &Value, checks: &[&str]) -> (Self, Vec<(String, Wrong)>) {
        let mut choices = Self::default();
        let mut wrong = Vec::new();
        let value = value.get("copydesk").unwrap_or(value);
        if !value.is_object() && !value.is_null() {
            wrong.push(("copydesk".to_owned(), Wrong::NoObject));
        }
        for setting in Setting::ALL {
            if let Some(value) = value.get(setting.name()).filter(|value| !value.is_null()) {
                choices.take(setting, value, checks, &mut wrong);
            }
        }
        (choices, wrong)
    }

    fn take(&mut self, setting: Setting, value: &Value, checks: &[&str], wrong: &mut Vec<(String, Wrong)>) {
        let key = format!("copydesk.{}", setting.name());
        let mut tell = |key: &str, what| wrong.push((key.to_owned(), what));
        match setting {
            Setting::Messages => {
                let name = value.as_str().unwrap_or_default();
                // Editors send tags with a region, too.
                let tag = name.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
                match MESSAGES.iter().find(|(known, _)| *known == tag) {
                    // Editors send it whether it was chosen or not.
                    Some((name, _)) if *name == super::Choice::<()>::AUTO => {}
                    Some((_, choice)) => self.layer.messages = Some(*choice),
                    None => tell(&key, no_value(value, &MESSAGES.map(|(name, _)| name))),
                }
            }
            Setting::InlayHints => match value.as_bool() {
                Some(shown) => self.inlay_hints = shown,
                None => tell(&key, Wrong::NoSwitch { value: value.to_string() }),
            },
            Setting::House => {
                let houses = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                for id in houses {
                    match id.as_str().map(|id| (id, house::unknown(id))) {
                        Some((id, None)) => self.house.push(id.to_owned()),
                        Some((_, Some(unknown))) => tell(&key, unknown),
                        None => {
                            tell(&key, Wrong::NoStrings { key: setting.name().to_owned() });
                        }
                    }
                }
            }
            Setting::Checks => {
                let Some(levels) = value.as_object() else {
                    tell(&key, Wrong::NoObject);
                    return;
                };
                for (id, level) in levels {
                    if !checks.contains(&id.as_str()) {
                        tell(&key, Wrong::NoCheck { id: id.clone(), meant: meant(id, checks) });
                    } else if let Some(level) = level.as_str().and_then(Level::of_name) {
                        self.layer.levels.insert(id.clone(), level);
                    } else if level.as_str() != Some(Level::DEFAULT) {
                        let what = no_value(level, &Level::ALL.map(|(name, _)| name));
                        tell(&format!("{key}.{id}"), what);
                    }
                }
            }
        }
    }
}

fn no_value(value: &Value, known: &[&str]) -> Wrong {
    let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Wrong::NoValue { meant: meant(&value, known), value }
}
