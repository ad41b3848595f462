//! What the command line prints: for people in `text`, `list` and `html`, for programs in a file for each format. Nothing in this
//! room reads a file or writes to one: text in, text out. A report comes in pieces, so that the first articles are told of
//! while the last are being read: an opening, one piece for each article, a closing.

mod checkstyle;
mod csv;
mod excerpt;
mod github;
mod html;
mod json;
mod jsonl;
mod junit;
mod lines;
mod list;
mod sarif;
mod sheet;
mod text;
mod xml;

use crate::analysis::Analysis;
use crate::finding::{Finding, Severity};
use crate::message::UiLanguage;
use crate::message::notice::Notice;

pub use html::Proof;
pub use lines::{Lines, Place};

/// What is asked of each article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What is found in it.
    Findings,
    /// What it holds.
    List(List),
}

/// What an article holds, listed whether or not anything is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Every quotation and who says it.
    Quotations,
    /// Every person, place and organization.
    Names,
}

/// For whom the answer is written.
#[derive(Clone, Copy, Debug)]
pub enum Style {
    /// For people, at most `width` columns where it can be helped.
    Text {
        /// Columns of the terminal.
        width: usize,
        /// Whether to use terminal colors.
        color: bool,
    },
    /// One JSON object a line.
    JsonLines,
    /// One JSON document.
    Json,
    /// Rows for a spreadsheet; of quotations and names only.
    Csv,
    /// A log for code hosts; of findings only, as all that follow.
    Sarif,
    /// Workflow commands.
    Github,
    /// XML for review tools.
    Checkstyle,
    /// XML for build servers.
    Junit,
    /// A page for people: a proof.
    Html,
}

impl Style {
    /// Whether a question can be answered so.
    pub fn suits(self, question: Question) -> bool {
        let is_check = question == Question::Findings;
        match self {
            Self::Text { .. } | Self::JsonLines | Self::Json => true,
            Self::Csv => !is_check,
            Self::Sarif | Self::Github | Self::Checkstyle | Self::Junit | Self::Html => is_check,
        }
    }
}

/// What a run came to.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// How many articles were read.
    pub articles: usize,
    /// What was found in them.
    pub tally: Tally,
    /// How many more are in the baseline; `None` without one.
    pub known: Option<usize>,
    /// How many findings were mended; `None` if that was not asked for.
    pub fixed: Option<usize>,
    /// What could not be done.
    pub complaints: &'a [String],
    /// The exit status.
    pub status: u8,
}

impl Outcome<'_> {
    /// In a line.
    pub fn notice(&self) -> Notice {
        Notice::Closing {
            counts: self.tally.counts,
            articles: self.articles,
            known: self.known,
            fixed: self.fixed,
        }
    }
}

/// Puts the pieces of a report together.
#[derive(Debug)]
pub struct Report {
    question: Question,
    style: Style,
    /// The language of what is not about one article.
    ui: UiLanguage,
    /// Whether there was a piece that was not empty.
    has_begun: bool,
    /// What a page is made of.
    proofs: Vec<Proof>,
}

impl Report {
    /// Of nothing yet.
    pub fn new(question: Question, style: Style, ui: UiLanguage) -> Self {
        Self { question, style, ui, has_begun: false, proofs: Vec::new() }
    }

    /// What stands once before the answers about all articles.
    pub fn opening(&self) -> String {
        match (self.style, self.question) {
            (Style::Csv, Question::List(List::Quotations)) => csv::quotation_header(),
            (Style::Csv, Question::List(List::Names)) => csv::name_header(),
            (Style::Json, question) => json::opening(question),
            (Style::Sarif, _) => sarif::opening(self.ui),
            (Style::Checkstyle, _) => checkstyle::opening(),
            (Style::Junit, _) => junit::opening(),
            _ => String::new(),
        }
    }

    /// The answer about one article, as [`findings`] or [`list`] made it, behind those before it.
    pub fn piece(&mut self, piece: String) -> String {
        if piece.is_empty() || !matches!(self.style, Style::Json | Style::Sarif) {
            return piece;
        }
        let comma = if self.has_begun { "," } else { "" };
        self.has_begun = true;
        format!("{comma}\n{piece}")
    }

    /// Keeps an article for a page, which says on top what all of them come to.
    pub fn keep(&mut self, proof: Proof) {
        self.proofs.push(proof);
    }

    /// What stands once behind them.
    pub fn closing(&self, outcome: &Outcome<'_>) -> String {
        match (self.style, self.question) {
            (Style::Text { .. }, Question::Findings) => outcome.notice().text(self.ui) + "\n",
            (Style::Html, _) => html::page(&self.proofs, outcome, self.ui),
            (Style::Json, question) => json::closing(question, outcome),
            (Style::Sarif, _) => sarif::closing(outcome),
            (Style::Github, _) => github::closing(outcome),
            (Style::Checkstyle, _) => checkstyle::closing(outcome),
            (Style::Junit, _) => junit::closing(outcome),
            _ => String::new(),
        }
    }
}

/// An article as the reports need it.
#[derive(Debug)]
pub struct Article<'a> {
    /// Its path, as it is to be printed.
    pub path: &'a str,
    /// Its text, without a byte order mark.
    pub text: &'a str,
    /// Where its lines begin.
    pub lines: Lines<'a>,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Counts, indexed by [`Severity`], quietest first.
    counts: [usize; 4],
}

impl Tally {
    /// Of some findings.
    pub fn of(findings: &[Finding]) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            tally.counts[finding.severity as usize] += 1;
        }
        tally
    }

    /// Adds the counts of another one.
    pub fn add(&mut self, other: Self) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
    }

    /// Whether there is anything louder than a hint.
    pub fn is_loud(&self) -> bool {
        self.counts[Severity::Information as usize..].iter().any(|count| *count > 0)
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize]
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// What one article holds. `skipped` is the length in bytes of the byte order mark that `analysis` was not given.
pub fn list(
    path: &str,
    analysis: &Analysis,
    skipped: usize,
    list: List,
    style: Style,
    ui: UiLanguage,
) -> String {
    let text = analysis.source.whole();
    let article = Article { path, text, lines: Lines::new(text, skipped) };
    match list {
        List::Quotations => {
            let quotations = analysis.quotations();
            match style {
                Style::JsonLines => jsonl::quotations(&article, &quotations),
                Style::Json => entries(jsonl::quotations(&article, &quotations).lines()),
                Style::Csv => csv::quotations(&article, &quotations),
                Style::Text { width, .. } => list::quotations(&article, &quotations, ui, width),
                Style::Sarif | Style::Github | Style::Checkstyle | Style::Junit | Style::Html => {
                    String::new()
                }
            }
        }
        List::Names => {
            let names = analysis.names();
            match style {
                Style::JsonLines => jsonl::names(&article, &names),
                Style::Json => entries(jsonl::names(&article, &names).lines()),
                Style::Csv => csv::names(&article, &names),
                Style::Text { width, .. } => list::names(&article, &names, ui, width),
                Style::Sarif | Style::Github | Style::Checkstyle | Style::Junit | Style::Html => {
                    String::new()
                }
            }
        }
    }
}

/// The findings of one article, for whom they are written.
pub fn findings(article: &Article<'_>, findings: &[Finding], ui: UiLanguage, style: Style) -> String {
    match style {
        Style::JsonLines => jsonl::findings(article, findings, ui),
        Style::Json => entries(jsonl::findings(article, findings, ui).lines()),
        Style::Text { width, color } => text::findings(article, findings, ui, width, color),
        Style::Sarif => entries(sarif::findings(article, findings, ui).iter()),
        Style::Github => github::findings(article, findings, ui),
        Style::Checkstyle => checkstyle::findings(article, findings, ui),
        Style::Junit => junit::findings(article, findings, ui),
        // A page needs more than findings: see `proof`.
        Style::Csv | Style::Html => String::new(),
    }
}

/// An article for a page, the `number`th of it, with its findings.
pub fn proof(
    number: usize,
    article: &Article<'_>,
    analysis: &Analysis,
    findings: &[Finding],
    ui: UiLanguage,
) -> Proof {
    html::proof(number, article, analysis, findings, ui)
}

/// Entries of a list in JSON, a line each.
fn entries<S: AsRef<str>>(objects: impl Iterator<Item = S>) -> String {
    let mut text = String::new();
    for object in objects {
        if !text.is_empty() {
            text.push_str(",\n");
        }
        text.push_str(object.as_ref());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_are_not_loud() {
        assert!(!Tally { counts: [9, 0, 0, 0] }.is_loud());
        assert!(Tally { counts: [0, 1, 0, 0] }.is_loud());
        assert!(Tally { counts: [0, 0, 0, 1] }.is_loud());
    }
}
