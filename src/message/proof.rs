//! The words on a proof: the page that `copydesk report` sets articles on.

use super::UiLanguage;
use super::notice::{counted, nombre};

/// A heading, a name for a place, a word of comfort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caption<'a> {
    /// What the page is.
    Proof,
    /// What the page is, and of what.
    ProofOf {
        /// The path of the only article, if it is one.
        path: &'a str,
        /// How many there are.
        articles: usize,
    },
    /// Over the list of all articles, and the way back to it.
    Contents,
    /// Over the names of articles.
    Article,
    /// Over how many findings there are.
    Findings,
    /// Over the ids of checks.
    Check,
    /// Over how loudly a check speaks.
    Severity,
    /// Of nothing found, in a list of articles.
    NoFindings,
    /// Of nothing found, in the article.
    Nothing,
    /// Of nothing found but hints.
    NothingButHints,
    /// Of an article without words.
    Empty,
    /// How many words.
    Words(usize),
    /// How many quotations, and for how many of these nobody is named.
    Quotations {
        /// All that are speech.
        all: usize,
        /// Those without a source.
        orphans: usize,
    },
    /// How many people are named.
    People(usize),
    /// The language an article is in.
    French,
    /// Likewise.
    English,
    /// Likewise.
    OtherLanguage,
    /// Over the article itself.
    Text,
    /// Over the table of speakers.
    WhoSaysWhat,
    /// Over the names.
    NameSheet,
    /// Over one of the names.
    Name,
    /// Over the places of a name.
    Mentions,
    /// Over the passages that stand twice.
    Passages,
    /// Over the first of the two places.
    Earlier,
    /// Over the second.
    Later,
    /// Over the words of a passage.
    Passage,
    /// Over what is not the same.
    Differences,
    /// Of two places with the same words.
    NoDifference,
    /// Of two places whose words are told again freely.
    InPart,
    /// Over where something stands.
    Place,
    /// A numbered paragraph.
    Paragraph(u32),
    /// A heading.
    Heading,
    /// A summary in front matter.
    Standfirst,
    /// A footnote.
    Footnote,
    /// The legend of a picture.
    Legend,
    /// A cell of a table.
    Table,
    /// Before the place with the same words.
    SameAs(&'a str),
    /// Before the place with nearly the same words.
    Like(&'a str),
    /// A finding, by its number.
    Finding(usize),
    /// The way from marked words to what is said of them.
    ToNote(usize),
    /// The way back.
    ToMark(usize),
    /// Before ways to mend.
    Mend,
    /// What the colors of quotations stand for.
    ColorsAreSpeakers,
    /// Over what could not be done.
    Complaints,
    /// The way past the summary.
    Skip,
    /// Who made the page.
    MadeBy,
}

impl Caption<'_> {
    /// As the reader sees it.
    pub fn text(self, ui: UiLanguage) -> String {
        match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        }
    }

    fn french(self) -> String {
        let words = match self {
            Self::Proof => "Épreuve",
            Self::ProofOf { path, articles: 1 } => return format!("Épreuve : {path}"),
            Self::ProofOf { articles, .. } => {
                return format!("Épreuve : {}", nombre(articles, "article", "articles"));
            }
            Self::Contents => "Sommaire",
            Self::Article => "article",
            Self::Findings => "signalements",
            Self::Check => "vérification",
            Self::Severity => "niveau",
            Self::NoFindings => "rien à signaler",
            Self::Nothing => "Rien n'est signalé dans cet article.",
            Self::NothingButHints => "Rien d'autre que des indices.",
            Self::Empty => "Cet article est vide.",
            Self::Words(count) => return nombre(count, "mot", "mots"),
            Self::Quotations { all, orphans } => {
                let quotations = nombre(all, "citation", "citations");
                let orphans = match orphans {
                    0 => String::new(),
                    orphans => format!(", dont {orphans} sans source"),
                };
                return quotations + &orphans;
            }
            Self::People(count) => return nombre(count, "personne", "personnes"),
            Self::French => "français",
            Self::English => "anglais",
            Self::OtherLanguage => "autre langue",
            Self::Text => "L'article",
            Self::WhoSaysWhat => "Qui dit quoi",
            Self::NameSheet => "La feuille des noms",
            Self::Name => "nom",
            Self::Mentions => "où",
            Self::Passages => "Les passages répétés",
            Self::Earlier => "d'abord",
            Self::Later => "puis",
            Self::Passage => "passage",
            Self::Differences => "ce qui change",
            Self::NoDifference => "rien",
            Self::InPart => "repris en partie",
            Self::Place => "endroit",
            Self::Paragraph(number) => return format!("§\u{a0}{number}"),
            Self::Heading => "intertitre",
            Self::Standfirst => "chapô",
            Self::Footnote => "note",
            Self::Legend => "légende",
            Self::Table => "tableau",
            Self::SameAs(place) => return format!("Mêmes mots : {place}"),
            Self::Like(place) => return format!("Presque les mêmes mots : {place}"),
            Self::Finding(number) => return format!("Signalement {number}"),
            Self::ToNote(number) => return format!("Vers la note {number}"),
            Self::ToMark(number) => return format!("Note {number}, retour au texte"),
            Self::Mend => "Pour corriger",
            Self::ColorsAreSpeakers => "Les citations ont la couleur de qui les dit.",
            Self::Complaints => "Ce qui n'a pas pu être fait",
            Self::Skip => "Aller au texte",
            Self::MadeBy => "Épreuve tirée par copydesk",
        };
        words.to_owned()
    }

    fn english(self) -> String {
        let words = match self {
            Self::Proof => "Proof",
            Self::ProofOf { path, articles: 1 } => return format!("Proof: {path}"),
            Self::ProofOf { articles, .. } => {
                return format!("Proof: {}", counted(articles, "article", "articles"));
            }
            Self::Contents => "Contents",
            Self::Article => "article",
            Self::Findings => "findings",
            Self::Check => "check",
            Self::Severity => "severity",
            Self::NoFindings => "no findings",
            Self::Nothing => "Nothing is reported in this article.",
            Self::NothingButHints => "Nothing but hints.",
            Self::Empty => "This article is empty.",
            Self::Words(count) => return counted(count, "word", "words"),
            Self::Quotations { all, orphans } => {
                let quotations = counted(all, "quotation", "quotations");
                let orphans = match orphans {
                    0 => String::new(),
                    orphans => format!(", {orphans} without a source"),
                };
                return quotations + &orphans;
            }
            Self::People(count) => return counted(count, "person", "people"),
            Self::French => "French",
            Self::English => "English",
            Self::OtherLanguage => "another language",
            Self::Text => "The article",
            Self::WhoSaysWhat => "Who says what",
            Self::NameSheet => "The name sheet",
            Self::Name => "name",
            Self::Mentions => "where",
            Self::Passages => "Repeated passages",
            Self::Earlier => "first",
            Self::Later => "again",
            Self::Passage => "passage",
            Self::Differences => "what differs",
            Self::NoDifference => "nothing",
            Self::InPart => "retold in part",
            Self::Place => "place",
            Self::Paragraph(number) => return format!("§\u{a0}{number}"),
            Self::Heading => "heading",
            Self::Standfirst => "standfirst",
            Self::Footnote => "footnote",
            Self::Legend => "caption",
            Self::Table => "table",
            Self::SameAs(place) => return format!("Same words: {place}"),
            Self::Like(place) => return format!("Nearly the same words: {place}"),
            Self::Finding(number) => return format!("Finding {number}"),
            Self::ToNote(number) => return format!("To note {number}"),
            Self::ToMark(number) => return format!("Note {number}, back to the text"),
            Self::Mend => "To mend it",
            Self::ColorsAreSpeakers => "Quotations have the color of whoever says them.",
            Self::Complaints => "What could not be done",
            Self::Skip => "Skip to the text",
            Self::MadeBy => "Pulled by copydesk",
        };
        words.to_owned()
    }
}
