//! All settings, in two tables: those of an editor, and the keys of a file. What they are called, what they may be and
//! what they are for, in each language of the interface. What reads settings reads these and no others; an editor that
//! shows settings to its user is told of them from here (`tests/editors.rs`), and so are `copydesk schema` and `copydesk
//! init`.
//!
//! Which checks exist is not known here: the levels of all of them are one setting.

use super::{FORMATS, LANGUAGES, Level, MESSAGES, Profile};
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
    /// For each check, one of these words, the first unless set otherwise.
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
            Self::Messages => Values::Words(MESSAGES.map(|(name, _)| name).to_vec()),
            Self::InlayHints => Values::Switch,
            Self::House => Values::Strings,
            Self::Checks => {
                let levels = Level::ALL.map(|(name, _)| name);
                Values::Levels([Level::DEFAULT].into_iter().chain(levels).collect())
            }
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
            Self::Messages => {
                "La langue des messages ; « auto » suit le projet, sinon la langue de l'article."
            }
            Self::InlayHints => {
                "Afficher qui parle derrière chaque citation dont la phrase elle-même ne le nomme pas."
            }
            Self::House => {
                "La marche maison pour les noms, une par langue : un identifiant que donne « copydesk houses », le chemin \
                 d'un fichier .toml depuis la racine du dossier, ou une liste. Elle passe avant celle du projet."
            }
            Self::Checks => {
                "Avec quelle force parle une vérification ; « default » suit le projet, sinon la vérification elle-même."
            }
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Messages => "The language of messages; “auto” follows the project, or else the article.",
            Self::InlayHints => {
                "Whether the speaker stands behind quotations whose own sentence does not name one."
            }
            Self::House => {
                "The house style of names, one for each language: an id that “copydesk houses” lists, the path of a .toml \
                 file from the workspace's root, or a list of them. It goes before the project's."
            }
            Self::Checks => {
                "How loudly a check speaks; “default” follows the project, or else the check itself."
            }
        }
    }
}

/// A key of a file of settings: of a project's `.copydesk.toml`, or of the user's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The paths that an override is about.
    Paths,
    /// The language of messages.
    Messages,
    /// The language that documents are read in.
    Language,
    /// The house styles.
    House,
    /// The kind of text.
    Profile,
    /// What is no repetition.
    Boilerplate,
    /// How loudly each check speaks.
    Checks,
    /// What is said of names.
    Names,
    /// Names that are right as they stand.
    Known,
    /// Names that are never compared.
    Different,
    /// Forms to use.
    Prefer,
    /// How files are read.
    Formats,
    /// Other values for some paths.
    Overrides,
}

/// What may stand behind a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these words, the first unless set otherwise.
    Word(Vec<&'static str>),
    /// A string, or a list of them.
    Strings,
    /// Lists of two strings or more.
    Groups,
    /// A table with a level for each check.
    Levels(Vec<&'static str>),
    /// A table from names to strings or lists of them.
    Lists,
    /// A table from extensions to these words.
    Words(Vec<&'static str>),
    /// A table of these keys.
    Table(&'static [Key]),
    /// Tables of these keys.
    Tables(&'static [Key]),
}

impl Key {
    /// The keys of a file, in the order in which they are shown.
    pub const FILE: &[Self] = &[
        Self::Messages,
        Self::Language,
        Self::House,
        Self::Profile,
        Self::Boilerplate,
        Self::Checks,
        Self::Names,
        Self::Formats,
        Self::Overrides,
    ];

    /// Those of an override.
    pub const OVERRIDE: &[Self] = &[
        Self::Paths,
        Self::Messages,
        Self::Language,
        Self::House,
        Self::Profile,
        Self::Boilerplate,
        Self::Checks,
        Self::Names,
        Self::Formats,
    ];

    /// Those of the table of names.
    pub const NAMES: &[Self] = &[Self::Known, Self::Different, Self::Prefer];

    /// What it is called in its table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paths => "paths",
            Self::Messages => "messages",
            Self::Language => "language",
            Self::House => "house",
            Self::Profile => "profile",
            Self::Boilerplate => "boilerplate",
            Self::Checks => "checks",
            Self::Names => "names",
            Self::Known => "known",
            Self::Different => "different",
            Self::Prefer => "prefer",
            Self::Formats => "formats",
            Self::Overrides => "overrides",
        }
    }

    /// What it is called in a file: with the table that it is in.
    pub fn path(self) -> &'static str {
        match self {
            Self::Known => "names.known",
            Self::Different => "names.different",
            Self::Prefer => "names.prefer",
            other => other.name(),
        }
    }

    /// What may stand behind it.
    pub fn kind(self) -> Kind {
        match self {
            Self::Messages => Kind::Word(MESSAGES.map(|(name, _)| name).to_vec()),
            Self::Language => Kind::Word(LANGUAGES.map(|(name, _)| name).to_vec()),
            Self::Profile => Kind::Word(Profile::ALL.map(|(name, _)| name).to_vec()),
            Self::Paths | Self::House | Self::Boilerplate | Self::Known => Kind::Strings,
            Self::Checks => Kind::Levels(Level::ALL.map(|(name, _)| name).to_vec()),
            Self::Names => Kind::Table(Self::NAMES),
            Self::Different => Kind::Groups,
            Self::Prefer => Kind::Lists,
            Self::Formats => Kind::Words(FORMATS.map(|(name, _)| name).to_vec()),
            Self::Overrides => Kind::Tables(Self::OVERRIDE),
        }
    }

    /// What it is for, in a sentence or two.
    pub fn purpose(self, ui: UiLanguage) -> &'static str {
        match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        }
    }

    fn french(self) -> &'static str {
        match self {
            Self::Paths => {
                "Les fichiers concernés : des motifs comme dans .gitignore, depuis le dossier de ce fichier."
            }
            Self::Messages => "La langue des messages ; « auto » suit celle de l'article.",
            Self::Language => {
                "La langue dans laquelle les articles sont lus ; « auto » la reconnaît à leurs mots, paragraphe par \
                 paragraphe. Avec « other », seules les répétitions sont cherchées."
            }
            Self::House => {
                "La marche maison pour les noms, une par langue : un identifiant que donne « copydesk houses », ou le \
                 chemin d'un fichier .toml depuis le dossier de ce fichier."
            }
            Self::Profile => {
                "Le genre des articles : « live » redit ce qui précède d'une entrée à l'autre, « brief » réunit des \
                 textes courts qui finissent pareil. Avec « auto », un article qui se révèle être un direct (des heures en \
                 tête de ses entrées, « ce direct est terminé ») peut redire une entrée, mais non en recopier un \
                 paragraphe."
            }
            Self::Boilerplate => {
                "Les paragraphes et les phrases de la maison, qui peuvent revenir sans être des répétitions."
            }
            Self::Checks => {
                "Avec quelle force parle chaque vérification ; « copydesk explain » en donne la liste."
            }
            Self::Names => "Les noms propres du projet.",
            Self::Known => "Les noms qui sont justes tels quels : jamais pris pour des coquilles.",
            Self::Different => "Des groupes de noms à ne jamais comparer entre eux.",
            Self::Prefer => {
                "La forme à employer, et celles qu'elle remplace. Cela apprend aussi des noms que les tables ignorent."
            }
            Self::Formats => "Comment lire les fichiers d'après leur extension, écrite sans point.",
            Self::Overrides => {
                "D'autres réglages pour certains fichiers. Quand plusieurs conviennent, le dernier l'emporte."
            }
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Paths => {
                "The files this holds for: patterns as in .gitignore, from the folder of this file."
            }
            Self::Messages => "The language of messages; “auto” follows the article.",
            Self::Language => {
                "The language that articles are read in; “auto” tells it by their words, paragraph by paragraph. With \
                 “other”, only repetition is looked for."
            }
            Self::House => {
                "The house style of names, one for each language: an id that “copydesk houses” lists, or the path of a \
                 .toml file from the folder of this file."
            }
            Self::Profile => {
                "What kind of text the articles are: “live” tells again what came some entries before, “brief” holds \
                 short items that end alike. With “auto”, an article that turns out to be a live page (times of day \
                 before its entries, “this live blog is now closed”) may retell an entry, but not copy a paragraph of it."
            }
            Self::Boilerplate => {
                "Paragraphs and sentences of the house's own, which may come back without being a repetition."
            }
            Self::Checks => "How loudly each check speaks; “copydesk explain” lists them.",
            Self::Names => "The project's names.",
            Self::Known => "Names that are right as they stand: never taken for a slip.",
            Self::Different => "Groups of names that are never compared with one another.",
            Self::Prefer => {
                "The form to use, and the others that it stands for. This also teaches names that no table has."
            }
            Self::Formats => "How files are read, by their extension without its dot.",
            Self::Overrides => {
                "Other settings for some files. Where several are about one, the last of them holds."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::config::Choices;

    const CHECKS: [&str; 1] = ["some-check"];

    /// What settings come to; none of them may be wrong.
    fn read(settings: &Value) -> Choices {
        let (choices, wrong) = Choices::from_json(settings, &CHECKS);
        assert_eq!(wrong, [], "{settings}");
        choices
    }

    #[test]
    fn every_value_is_read_and_the_first_is_the_default() {
        let default = Choices::default();
        for setting in Setting::ALL {
            let (same, others) = match setting.values() {
                Values::Words(words) => {
                    (json!(words[0]), words[1..].iter().map(|word| json!(word)).collect())
                }
                Values::Switch => (json!(false), vec![json!(true)]),
                Values::Strings => (json!([]), vec![json!("fr-kyiv"), json!(["fr-kyiv", "ours.toml"])]),
                Values::Levels(levels) => {
                    let of = |level: &&str| json!({ "some-check": level });
                    (of(&levels[0]), levels[1..].iter().map(of).collect::<Vec<_>>())
                }
            };
            assert_eq!(read(&json!({ setting.name(): same })), default);
            assert_eq!(read(&json!({ setting.name(): null })), default);
            let read: Vec<Choices> =
                others.iter().map(|value| read(&json!({ setting.name(): value }))).collect();
            for (at, choices) in read.iter().enumerate() {
                assert_ne!(*choices, default, "{setting:?}");
                assert!(!read[..at].contains(choices), "{setting:?}");
            }
            // What it may not be is told, under its name.
            for value in [json!(3), json!("no such value"), json!([[]]), json!({ "some-check": "loud" })] {
                let (choices, wrong) = Choices::from_json(&json!({ setting.name(): value }), &CHECKS);
                assert_eq!(choices, default, "{setting:?}: {value}");
                let name = format!("copydesk.{}", setting.name());
                assert!(wrong.len() == 1 && wrong[0].0.starts_with(&name), "{value}: {wrong:?}");
            }
        }
    }

    #[test]
    fn other_keys_are_left_to_their_owners() {
        let settings = json!({ "server": { "path": "copydesk" }, "trace": { "server": "off" } });
        assert_eq!(read(&settings), Choices::default());
    }
}
