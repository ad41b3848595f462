//! What the command line prints: for people in `text` and `list`, for programs in `jsonl`, which alone knows
//! the shapes of JSON Lines. Nothing in this room reads a file or writes to one: text in, text out.

mod csv;
mod excerpt;
mod jsonl;
mod lines;
mod list;
mod sheet;
mod text;

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::analysis::repetition::passage::Reuses;
use crate::checks::{self, Fixes};
use crate::config::Config;
use crate::finding::{Finding, Severity};
use crate::message::UiLanguage;

pub use lines::{Lines, Place};

/// What is asked of each article.
#[derive(Clone, Debug)]
pub enum Question {
    /// The findings under these settings.
    Findings(Arc<Config>),
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
    /// Rows for a spreadsheet; of quotations and names only.
    Csv,
}

impl Question {
    /// The same question under the settings of an article.
    #[must_use]
    pub fn under(&self, config: &Arc<Config>) -> Self {
        match self {
            Self::Findings(_) => Self::Findings(Arc::clone(config)),
            other => other.clone(),
        }
    }
}

impl Style {
    /// What stands once before the answers about all articles.
    pub fn opening(self, question: &Question) -> String {
        match (self, question) {
            (Self::Csv, Question::Quotations) => csv::quotation_header(),
            (Self::Csv, Question::Names) => csv::name_header(),
            _ => String::new(),
        }
    }

    /// Whether a question can be answered so.
    pub fn suits(self, question: &Question) -> bool {
        !matches!(self, Self::Csv) || matches!(question, Question::Quotations | Question::Names)
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

    /// The closing line of a report: `2 findings (1 warning, 1 information) in 3 articles`.
    pub fn sentence(&self, articles: usize) -> String {
        let articles = counted(articles, "article", "articles");
        let total: usize = self.counts.iter().sum();
        if total == 0 {
            return format!("no findings in {articles}");
        }
        let names =
            [("hint", "hints"), ("information", "information"), ("warning", "warnings"), ("error", "errors")];
        let parts: Vec<String> = names
            .into_iter()
            .zip(self.counts)
            .rev()
            .filter(|(_, count)| *count > 0)
            .map(|((one, many), count)| counted(count, one, many))
            .collect();
        format!("{} ({}) in {articles}", counted(total, "finding", "findings"), parts.join(", "))
    }
}

/// The answer to a question about one article, and the findings it tells of (none for a list of
/// quotations or names). `reuses` says where its paragraphs stand in other articles. `skipped` is the length in bytes of the byte order mark that `analysis` was
/// not given.
pub fn answer(
    path: &str,
    analysis: &Analysis,
    reuses: &Reuses,
    skipped: usize,
    question: &Question,
    style: Style,
) -> (String, Tally) {
    let text = analysis.source.as_str();
    let article = Article { path, text, lines: Lines::new(text, skipped) };
    match question {
        Question::Findings(config) => {
            let findings = checks::look(analysis, reuses, config, Fixes::With);
            let ui = config.messages.or(analysis.ui_language()).unwrap_or(UiLanguage::English);
            let report = match style {
                Style::JsonLines => jsonl::findings(&article, &findings, ui),
                Style::Text { width, color } => text::findings(&article, &findings, ui, width, color),
                Style::Csv => String::new(),
            };
            (report, Tally::of(&findings))
        }
        Question::Quotations => {
            let quotations = analysis.quotations();
            let report = match style {
                Style::JsonLines => jsonl::quotations(&article, &quotations),
                Style::Csv => csv::quotations(&article, &quotations),
                Style::Text { width, .. } => list::quotations(&article, &quotations, width),
            };
            (report, Tally::default())
        }
        Question::Names => {
            let names = analysis.names();
            let report = match style {
                Style::JsonLines => jsonl::names(&article, &names),
                Style::Csv => csv::names(&article, &names),
                Style::Text { width, .. } => list::names(&article, &names, width),
            };
            (report, Tally::default())
        }
    }
}

/// A number with its noun.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_counts_loudest_first() {
        let cases = [
            ([0, 0, 0, 0], 1, "no findings in 1 article"),
            ([0, 0, 1, 0], 1, "1 finding (1 warning) in 1 article"),
            ([0, 1, 1, 0], 3, "2 findings (1 warning, 1 information) in 3 articles"),
            ([2, 0, 3, 1], 2, "6 findings (1 error, 3 warnings, 2 hints) in 2 articles"),
        ];
        for (counts, articles, expected) in cases {
            assert_eq!(Tally { counts }.sentence(articles), expected);
        }
    }

    #[test]
    fn hints_are_not_loud() {
        assert!(!Tally { counts: [9, 0, 0, 0] }.is_loud());
        assert!(Tally { counts: [0, 1, 0, 0] }.is_loud());
        assert!(Tally { counts: [0, 0, 0, 1] }.is_loud());
    }
}
