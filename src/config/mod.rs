//! What a user may set, in layers from the weakest to the strongest: the user's own file, the project's `.copydesk.toml`,
//! an editor or the command line. What a document says of itself in comments is stronger yet, and not known here.
//!
//! Plain data: ids of checks are strings, and whoever reads a file says which exist; what the settings of names come to is
//! [`crate::lang::names::Names`]. `schema` is the one definition of all keys, `file` reads them, `rules` lays the layers
//! over each other, and `projects` keeps what is in force for which document.

mod choices;
pub mod edit;
mod file;
pub mod house;
pub mod init;
pub mod json_schema;
pub mod project;
pub mod projects;
mod reader;
mod rules;
pub mod schema;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::extract::Format;
use crate::finding::Severity;
use crate::lang::Language;
use crate::lang::names::NameBook;
use crate::message::UiLanguage;

pub use choices::Choices;
pub use reader::{Complaint, Place, Report, alike};

/// The settings in force for a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The language of messages; `None` follows the document.
    pub messages: Option<UiLanguage>,
    /// The language that the document is read in, whatever it looks like; `None` lets its words tell.
    pub language: Option<Language>,
    /// Levels that differ from the checks' own, by check id.
    pub levels: BTreeMap<String, Level>,
    /// What the project says of its pages.
    pub page: Arc<Page>,
}

/// What a project says of its pages: what may stand on them again and again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Paragraphs and sentences of the house's own that are no repetition: a note on a survey, « Cet article est réservé… ».
    pub boilerplate: Vec<String>,
    /// What kind of text they hold. Left to the document: an article, which may show that it is a live page.
    pub profile: Choice<Profile>,
}

/// What one layer says. What it does not say is for a weaker one to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layer {
    /// The language of messages.
    pub messages: Option<Choice<UiLanguage>>,
    /// The language that documents are read in.
    pub language: Option<Choice<Language>>,
    /// The levels of checks, by their ids.
    pub levels: BTreeMap<String, Level>,
    /// The kind of text that documents hold.
    pub profile: Option<Choice<Profile>>,
    /// What is no repetition.
    pub boilerplate: Vec<String>,
    /// What is said of names.
    pub names: NameBook,
    /// How files are read, by their extension in lower case.
    pub formats: BTreeMap<String, Format>,
}

/// A choice that may be left to the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice<T> {
    /// As the document has it.
    #[default]
    Auto,
    /// This.
    Is(T),
}

impl<T> Choice<T> {
    /// What such a choice is called that is left to the document.
    pub const AUTO: &'static str = "auto";

    fn chosen(self) -> Option<T> {
        match self {
            Self::Auto => None,
            Self::Is(it) => Some(it),
        }
    }
}

/// A kind of text that repeats itself in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// An article.
    Article,
    /// A page that is added to while things happen: its entries tell again what came before.
    Live,
    /// Several short items, each of which stands for itself.
    Brief,
}

impl Profile {
    /// All profiles, by their names in a setting. Left to the document, it is an article that may show itself a live page.
    pub const ALL: [(&str, Choice<Self>); 4] = [
        (Choice::<Self>::AUTO, Choice::Auto),
        ("article", Choice::Is(Self::Article)),
        ("live", Choice::Is(Self::Live)),
        ("brief", Choice::Is(Self::Brief)),
    ];
}

/// The languages of messages, by their names in a setting.
pub const MESSAGES: [(&str, Choice<UiLanguage>); 3] = [
    (Choice::<UiLanguage>::AUTO, Choice::Auto),
    ("fr", Choice::Is(UiLanguage::French)),
    ("en", Choice::Is(UiLanguage::English)),
];

/// The languages that documents are read in, by their names in a setting.
pub const LANGUAGES: [(&str, Choice<Language>); 4] = [
    (Choice::<Language>::AUTO, Choice::Auto),
    ("fr", Choice::Is(Language::French)),
    ("en", Choice::Is(Language::English)),
    ("other", Choice::Is(Language::Other)),
];

/// The formats of documents, by their names in a setting.
pub const FORMATS: [(&str, Format); 2] = [("plain", Format::Plain), ("markdown", Format::Markdown)];

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

    /// What an editor calls the level that a weaker layer says, or the check itself: editors send a value for each setting
    /// that they show, whether somebody chose it or not.
    pub const DEFAULT: &str = "default";

    /// Of its name in a setting.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, level)| *level)
    }
}
