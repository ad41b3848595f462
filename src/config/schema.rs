//! The settings of an editor, in one table: what they are called, what they may be and what they are for, in each language
//! of the interface. [`Config::from_json`](super::Config::from_json) reads these and no others; an editor that shows
//! settings to its user is told of them from here (`tests/editors.rs`).
//!
//! Which checks exist is not known here: the levels of all of them are one setting.

use super::{Config, Level};
use crate::message::UiLanguage;

/// A setting of an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The language of messages.
    Messages,
    /// Whether speakers are shown behind quotations.
    InlayHints,
    /// The house styles.
    House,
    /// How loudly each check speaks.
    Checks,
}

/// What the value of a setting may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// One of these words, the first unless set otherwise.
    Words(Vec<&'static str>),
    /// True, or false, which it is unless set otherwise.
    Switch,
    /// A string or a list of strings, empty unless set otherwise.
    Strings,
    /// For each check, one of these words.
    Levels(Vec<&'static str>),
}

impl Setting {
    /// All settings, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Messages, Self::InlayHints, Self::House, Self::Checks];

    /// How far a value holds, in the words of VS Code: one server has one configuration, so that there are none for
    /// single folders.
    pub const SCOPE: &str = "window";

    /// Its key in the section `copydesk`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::InlayHints => "inlayHints",
            Self::House => "house",
            Self::Checks => "checks",
        }
    }

    /// What it may be.
    pub fn values(self) -> Values {
        match self {
            Self::Messages => Values::Words(vec![Config::AUTO, "fr", "en"]),
            Self::InlayHints => Values::Switch,
            Self::House => Values::Strings,
            Self::Checks => Values::Levels(Level::ALL.map(|(name, _)| name).to_vec()),
        }
    }

    /// What it is for, in a sentence.
    pub fn purpose(self, ui: UiLanguage) -> &'static str {
        match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        }
    }

    fn french(self) -> &'static str {
        match self {
            Self::Messages => "La langue des messages ; « auto » suit celle de l'article.",
            Self::InlayHints => {
                "Afficher qui parle derrière chaque citation dont la phrase elle-même ne le nomme pas."
            }
            Self::House => {
                "La marche maison pour les noms, une par langue : un identifiant que donne « copydesk houses », le chemin \
                 d'un fichier .toml depuis la racine du dossier, ou une liste. Elle passe avant celle du projet."
            }
            Self::Checks => "Avec quelle force parle une vérification.",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Messages => "The language of messages; “auto” follows the article.",
            Self::InlayHints => {
                "Whether the speaker stands behind quotations whose own sentence does not name one."
            }
            Self::House => {
                "The house style of names, one for each language: an id that “copydesk houses” lists, the path of a .toml \
                 file from the workspace's root, or a list of them. It goes before the project's."
            }
            Self::Checks => "How loudly a check speaks.",
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// What settings come to; none of them may be wrong.
    fn read(settings: &Value) -> Config {
        let (config, complaints) = Config::from_json(settings, &|id| id == "some-check");
        assert_eq!(complaints, Vec::<String>::new(), "{settings}");
        config
    }

    #[test]
    fn every_value_is_read_and_the_first_is_the_default() {
        let default = Config::default();
        for setting in Setting::ALL {
            let (same, others) = match setting.values() {
                Values::Words(words) => {
                    (json!(words[0]), words[1..].iter().map(|word| json!(word)).collect())
                }
                Values::Switch => (json!(false), vec![json!(true)]),
                Values::Strings => (json!([]), vec![json!("fr-kyiv"), json!(["fr-kyiv", "ours.toml"])]),
                Values::Levels(levels) => {
                    let of = |level: &&str| json!({ "some-check": level });
                    (json!({}), levels.iter().map(of).collect::<Vec<_>>())
                }
            };
            assert_eq!(read(&json!({ setting.name(): same })), default);
            assert_eq!(read(&json!({ setting.name(): null })), default);
            let read: Vec<Config> =
                others.iter().map(|value| read(&json!({ setting.name(): value }))).collect();
            for (at, config) in read.iter().enumerate() {
                assert_ne!(*config, default, "{setting:?}");
                assert!(!read[..at].contains(config), "{setting:?}");
            }
            // What it may not be is told, under its name.
            for wrong in [json!(3), json!("no such value"), json!([[]]), json!({ "some-check": "loud" })] {
                let (config, complaints) = Config::from_json(&json!({ setting.name(): wrong }), &|_| true);
                assert_eq!(config, default, "{setting:?}: {wrong}");
                let name = format!("copydesk.{}", setting.name());
                assert!(complaints.len() == 1 && complaints[0].starts_with(&name), "{wrong}: {complaints:?}");
            }
        }
    }

    #[test]
    fn other_keys_are_left_to_their_owners() {
        let settings = json!({ "server": { "path": "copydesk" }, "trace": { "server": "off" } });
        assert_eq!(read(&settings), Config::default());
    }
}
