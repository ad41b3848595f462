//! What is wrong with settings: in a file, in an editor, on the command line. Sentences without their stop, which stand
//! behind a place or in a list of problems.

use super::UiLanguage;
use super::meant::Meant;
use super::toml;
use super::unreadable::Unreadable;

/// What is wrong with a setting. Names of settings, values and files are as they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A file is no TOML.
    NoToml {
        /// What the reader of TOML says, in English.
        why: String,
    },
    /// A file of settings, or a house style, cannot be read.
    Unreadable {
        /// The name of the file.
        name: String,
        /// Why not.
        why: Unreadable,
    },
    /// A key does not exist.
    NoSetting {
        /// The key.
        key: String,
        /// What may have been meant.
        meant: Meant,
    },
    /// A check does not exist.
    NoCheck {
        /// Its id.
        id: String,
        /// What may have been meant.
        meant: Meant,
    },
    /// A house style does not exist.
    NoHouse {
        /// Its id.
        id: String,
        /// What may have been meant.
        meant: Meant,
    },
    /// A value is none of those that the setting has.
    NoValue {
        /// The value.
        value: String,
        /// What may have been meant.
        meant: Meant,
    },
    /// Something must be a string that is not empty.
    NoString {
        /// The setting.
        key: String,
    },
    /// Something must be a list of strings, or one that stands for a list of one.
    NoStrings {
        /// The setting.
        key: String,
    },
    /// A list holds something that is no string, or nothing.
    NoStringInList {
        /// The setting.
        key: String,
    },
    /// Something must be a table.
    NoTable {
        /// The setting, as it is written.
        key: String,
    },
    /// Something must be a list of lists.
    NoLists {
        /// The setting.
        key: String,
    },
    /// A list of names holds fewer than two.
    FewNames {
        /// The setting.
        key: String,
    },
    /// Something must be true or false.
    NoSwitch {
        /// The value.
        value: String,
    },
    /// A setting of an editor must be an object.
    NoObject,
    /// The file of a house is wrong, so that what names it does not hold.
    BrokenHouse {
        /// The name of the file.
        name: String,
    },
    /// Settings for some paths do not say for which.
    NoPaths,
    /// A pattern of paths is none.
    NoPattern {
        /// The pattern.
        pattern: String,
    },
    /// An extension has a dot, or is no extension at all.
    NoExtension {
        /// It.
        extension: String,
    },
    /// There are two houses for one language.
    SecondHouse {
        /// The second one.
        id: String,
    },
    /// A house does not say of which language.
    HouseWithoutLanguage,
    /// Its language is none of ours.
    HouseLanguage,
    /// It keeps marks of other languages, or strips them; nothing else.
    ForeignMarks,
    /// It prefers a form that no table has.
    UnknownForm {
        /// The form.
        form: String,
    },
    /// It prefers two forms of one name.
    SecondForm {
        /// The second one.
        form: String,
    },
}

impl Wrong {
    /// In a language of the interface.
    pub fn text(&self, ui: UiLanguage) -> String {
        match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        }
    }

    fn french(&self) -> String {
        match self {
            Self::NoToml { why } => format!("ce n'est pas du TOML ({})", toml::french(why)),
            Self::Unreadable { name, why } => format!("{name} : {}", why.text(UiLanguage::French)),
            Self::NoSetting { key, meant } => {
                format!("aucun réglage ne s'appelle `{key}`{}", meant.text(UiLanguage::French))
            }
            Self::NoCheck { id, meant } => {
                format!("aucune vérification ne s'appelle `{id}`{}", meant.text(UiLanguage::French))
            }
            Self::NoHouse { id, meant } => {
                format!("aucune marche maison ne s'appelle `{id}`{}", meant.text(UiLanguage::French))
            }
            Self::NoValue { value, meant } => {
                format!("`{value}` n'est pas une valeur possible{}", meant.text(UiLanguage::French))
            }
            Self::NoString { key } => format!("{key} : il faut une chaîne qui ne soit pas vide"),
            Self::NoStrings { key } => format!("{key} : il faut une chaîne ou une liste de chaînes"),
            Self::NoStringInList { key } => {
                format!("{key} : la liste ne peut contenir que des chaînes qui ne soient pas vides")
            }
            Self::NoTable { key } => format!("{key} : il faut une table"),
            Self::NoLists { key } => format!("{key} : il faut une liste de listes"),
            Self::FewNames { key } => format!("{key} : chaque liste doit contenir au moins deux noms"),
            Self::NoSwitch { value } => format!("{value} n'est ni true ni false"),
            Self::NoObject => "il faut un objet".to_owned(),
            Self::BrokenHouse { name } => format!("{name} : cette marche maison a des erreurs"),
            Self::NoPaths => "il faut dire pour quels fichiers : paths = [\"dossier/**\"]".to_owned(),
            Self::NoPattern { pattern } => format!("paths : `{pattern}` n'est pas un motif de chemin"),
            Self::NoExtension { extension } => {
                format!("formats : `{extension}` n'est pas une extension (elle s'écrit sans point)")
            }
            Self::SecondHouse { id } => {
                format!("`{id}` est une seconde marche maison pour une même langue ; la première prévaut")
            }
            Self::HouseWithoutLanguage => {
                "une marche maison doit dire sa langue : language = \"fr\" ou \"en\"".to_owned()
            }
            Self::HouseLanguage => "language doit être \"fr\" ou \"en\"".to_owned(),
            Self::ForeignMarks => "foreign-marks doit être \"keep\" ou \"strip\"".to_owned(),
            Self::UnknownForm { form } => format!(
                "prefer : `{form}` n'est dans aucune table ; [names.prefer] de .copydesk.toml peut l'apprendre"
            ),
            Self::SecondForm { form } => {
                format!("prefer : `{form}` est une seconde forme du même nom")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NoToml { why } => format!("this is no TOML ({why})"),
            Self::Unreadable { name, why } => format!("{name}: {}", why.text(UiLanguage::English)),
            Self::NoSetting { key, meant } => {
                format!("there is no setting `{key}`{}", meant.text(UiLanguage::English))
            }
            Self::NoCheck { id, meant } => {
                format!("there is no check `{id}`{}", meant.text(UiLanguage::English))
            }
            Self::NoHouse { id, meant } => {
                format!("there is no house style `{id}`{}", meant.text(UiLanguage::English))
            }
            Self::NoValue { value, meant } => {
                format!("there is no value `{value}`{}", meant.text(UiLanguage::English))
            }
            Self::NoString { key } => format!("{key} must be a string with something in it"),
            Self::NoStrings { key } => format!("{key} must be a string or a list of strings"),
            Self::NoStringInList { key } => format!("{key} must hold strings with something in them"),
            Self::NoTable { key } => format!("{key} must be a table"),
            Self::NoLists { key } => format!("{key} must be a list of lists"),
            Self::FewNames { key } => format!("{key} must hold lists of two names or more"),
            Self::NoSwitch { value } => format!("{value} is neither true nor false"),
            Self::NoObject => "this is not an object".to_owned(),
            Self::BrokenHouse { name } => format!("{name}: this house style has errors"),
            Self::NoPaths => "this must say for which files it holds: paths = [\"folder/**\"]".to_owned(),
            Self::NoPattern { pattern } => format!("paths: `{pattern}` is no pattern of paths"),
            Self::NoExtension { extension } => {
                format!("formats: `{extension}` is no extension (it is written without its dot)")
            }
            Self::SecondHouse { id } => {
                format!("`{id}` is a second house style of one language; the first holds")
            }
            Self::HouseWithoutLanguage => {
                "a house needs its language: language = \"fr\" or \"en\"".to_owned()
            }
            Self::HouseLanguage => "language must be \"fr\" or \"en\"".to_owned(),
            Self::ForeignMarks => "foreign-marks must be \"keep\" or \"strip\"".to_owned(),
            Self::UnknownForm { form } => {
                format!("prefer: no table has `{form}`; [names.prefer] of .copydesk.toml can teach it")
            }
            Self::SecondForm { form } => format!("prefer: `{form}` is a second form of one name"),
        }
    }
}

/// What `copydesk init` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Init {
    /// The file is there now.
    Written {
        /// Its path.
        file: String,
    },
    /// It was there already.
    Exists {
        /// Its path.
        file: String,
    },
}

impl Init {
    /// What the file says of itself.
    pub fn heading(ui: UiLanguage) -> &'static str {
        match ui {
            UiLanguage::French => {
                "Les réglages de copydesk pour les articles de ce dossier et de ceux qu'il contient. Rien n'est réglé \
                 tant que les lignes d'exemple commencent par « # » : ôter le signe suffit. Avec Even Better TOML ou \
                 Taplo, « copydesk schema » donne de quoi compléter et expliquer ce fichier."
            }
            UiLanguage::English => {
                "The settings of copydesk for the articles of this folder and of those in it. Nothing is set as long as \
                 the example lines begin with \"#\": take that away. For Even Better TOML or Taplo, \"copydesk schema\" \
                 prints what completes and explains this file."
            }
        }
    }

    /// In a language of the interface.
    pub fn text(&self, ui: UiLanguage) -> String {
        match (self, ui) {
            (Self::Written { file }, UiLanguage::French) => {
                format!("{file} est écrit : tous les réglages, expliqués ; aucun n'est actif.")
            }
            (Self::Written { file }, UiLanguage::English) => {
                format!("wrote {file}: every setting with what it is for; none is in force yet.")
            }
            (Self::Exists { file }, UiLanguage::French) => {
                format!("{file} existe déjà ; rien n'est écrit")
            }
            (Self::Exists { file }, UiLanguage::English) => {
                format!("{file} is there already; nothing is written")
            }
        }
    }
}
