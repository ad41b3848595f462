//! The words of reports for people, beside the sentences: over columns, before lines, in cells.

use super::UiLanguage;
use super::notice::{counted, nombre};

/// A word or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// The quietest severity.
    Hint,
    /// The next one.
    Information,
    /// The usual one.
    Warning,
    /// The loudest one.
    Error,
    /// Before another place.
    Note,
    /// Before what would mend it.
    Help,
    /// The numbers of some lines.
    Lines(Vec<usize>),
    /// Places that are not shown.
    MorePlaces(usize),
    /// Over the numbers of lines.
    Line,
    /// Over what quotations are.
    Kind,
    /// Over who says them.
    Speaker,
    /// Over how sure that is.
    Sure,
    /// Over what is said.
    Words,
    /// How often a name stands there.
    Count,
    /// What the article says of people.
    Function,
    /// Over the forms of names.
    Forms,
    /// Over people.
    People,
    /// Over places.
    Places,
    /// Over organizations.
    Organizations,
    /// Over what bears the other names.
    OtherNames,
    /// What a star means.
    SeveralWays,
    /// What addresses are relative to.
    RunFolder,
    /// Who says a quotation that nobody is named for.
    Nobody,
    /// A word that reports for programs have as it is.
    Term(&'static str),
}

impl Label {
    /// As the reader sees it.
    pub fn text(&self, ui: UiLanguage) -> String {
        match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        }
    }

    fn french(&self) -> String {
        let word = match self {
            Self::Hint => "indice",
            Self::Information => "information",
            Self::Warning => "avertissement",
            Self::Error => "erreur",
            Self::Note => "note",
            Self::Help => "aide",
            Self::Lines(lines) => return listed(lines, "ligne", "lignes"),
            Self::MorePlaces(count) => {
                return format!("et {}", nombre(*count, "autre endroit", "autres endroits"));
            }
            Self::Line => "ligne",
            Self::Kind => "genre",
            Self::Speaker => "auteur",
            Self::Sure => "sûr",
            Self::Words => "propos",
            Self::Count => "nombre",
            Self::Function => "fonction",
            Self::Forms => "graphies",
            Self::People => "personnes",
            Self::Places => "lieux",
            Self::Organizations => "organisations",
            Self::OtherNames => "autres noms",
            Self::SeveralWays => "plusieurs graphies",
            Self::RunFolder => "Le dossier où copydesk a été lancé.",
            Self::Nobody => "personne",
            Self::Term(word) => term(word),
        };
        word.to_owned()
    }

    fn english(&self) -> String {
        let word = match self {
            Self::Hint => "hint",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Note => "note",
            Self::Help => "help",
            Self::Lines(lines) => return listed(lines, "line", "lines"),
            Self::MorePlaces(count) => {
                return format!("and {}", counted(*count, "more place", "more places"));
            }
            Self::Line => "line",
            Self::Kind => "kind",
            Self::Speaker => "speaker",
            Self::Sure => "sure",
            Self::Words => "words",
            Self::Count => "count",
            Self::Function => "function",
            Self::Forms => "forms",
            Self::People => "people",
            Self::Places => "places",
            Self::Organizations => "organizations",
            Self::OtherNames => "other names",
            Self::SeveralWays => "spelt in several ways",
            Self::RunFolder => "The folder that copydesk ran in.",
            Self::Nobody => "nobody",
            Self::Term(word) => word,
        };
        word.to_owned()
    }
}

/// The French for what quotations are, how sure their speaker is, and what is told in place of one; a word that is none of
/// these stays as it is.
fn term(word: &'static str) -> &'static str {
    match word {
        "speech" => "paroles",
        "title" => "titre",
        "scare" => "à distance",
        "term" => "terme",
        "slogan" => "slogan",
        "nickname" => "surnom",
        "headline" => "manchette",
        "other" => "autre",
        "low" => "peu",
        "medium" => "assez",
        "high" => "très",
        "unclear" => "incertain",
        "attributed" => "attribué",
        "continued" => "suite",
        word => word,
    }
}

/// `line 3`, `lines 3, 7`.
fn listed(lines: &[usize], one: &str, many: &str) -> String {
    let numbers = lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    format!("{} {numbers}", if lines.len() == 1 { one } else { many })
}
