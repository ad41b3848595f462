//! The rows of the editorial specification: repetition (R), quotations (Q), names (N), and what it asks of a
//! whole article. Each row is a case in French and one in English.
//!
//! A row whose outcome is a check that does not exist yet says here what holds today: that no check raises a false
//! alarm on it. A row that needs settings of a house, an archive or the time between two key
//! strokes has no case; a comment at the head of each file names it.
//!
//! What falls short of the specification is a [`Shortfall`]: it says what is found today, so that the day it
//! is mended its test fails, and the row becomes a case.

mod acceptance;
mod name_fixes;
mod name_houses;
mod names_english;
mod names_french;
mod quotations_english;
mod quotations_french;
mod repetition_english;
mod repetition_french;
mod repetition_layouts;
mod repetition_pages;

use std::fmt::Write as _;

use copydesk::analysis::Analysis;
use copydesk::checks;
use copydesk::config::Config;
use copydesk::extract::Format;
use copydesk::finding::Finding;
use copydesk::lang::Language;
use copydesk::lang::names::Names;

/// A row of the specification, on a text in which every finding is marked: `⟦check|words⟧`, with the severity before
/// the check where it is not the check's own: `⟦hint name-variant|Kyiv⟧`.
struct Case {
    row: &'static str,
    format: Format,
    marked: &'static str,
}

/// A row on plain text.
const fn text(row: &'static str, marked: &'static str) -> Case {
    Case { row, format: Format::Plain, marked }
}

/// A row that is about Markdown.
const fn markdown(row: &'static str, marked: &'static str) -> Case {
    Case { row, format: Format::Markdown, marked }
}

/// A row that does not hold yet: the case as it should be, and its text as it is marked today.
struct Shortfall {
    wanted: Case,
    today: &'static str,
}

/// Fails with every case that does not hold, not only the first.
fn all_hold(language: Language, cases: &[Case]) {
    let mut complaints = String::new();
    for case in cases {
        let found = remark(language, case.row, case.format, case.marked);
        if found != case.marked {
            let _ = writeln!(complaints, "{}\n  expected: {}\n  found:    {found}", case.row, case.marked);
        }
    }
    assert!(complaints.is_empty(), "in {language:?}:\n{complaints}");
}

/// Fails with every shortfall that is not what it was.
fn all_fall_short(language: Language, shortfalls: &[Shortfall]) {
    let mut complaints = String::new();
    for Shortfall { wanted, today } in shortfalls {
        assert_ne!(wanted.marked, *today, "{}: nothing falls short here", wanted.row);
        assert_eq!(unmark(wanted.marked), unmark(today), "{}: one text, marked twice", wanted.row);
        let found = remark(language, wanted.row, wanted.format, wanted.marked);
        if found == wanted.marked {
            let _ = writeln!(complaints, "{} holds now: make it a case", wanted.row);
        } else if found != *today {
            let _ = writeln!(complaints, "{}\n  was:   {today}\n  found: {found}", wanted.row);
        }
    }
    assert!(complaints.is_empty(), "in {language:?}:\n{complaints}");
}

/// Marks anew what is found in a marked text, which must be read in the language of its table.
fn remark(language: Language, row: &str, format: Format, marked: &str) -> String {
    let source = unmark(marked);
    let analysis = analyze(&source, format);
    assert_eq!(analysis.language, language, "{row}: read in another language:\n{source}");
    mark(&source, &checks::check(&analysis, &Config::default()))
}

fn analyze(source: &str, format: Format) -> Analysis {
    Analysis::build(source.to_owned(), format, &Names::builtin(), None, &|| false)
        .expect("nothing cancels it")
}

/// All findings of all checks in a plain text, under the settings nobody touched.
fn find(source: &str) -> Vec<Finding> {
    checks::check(&analyze(source, Format::Plain), &Config::default())
}

/// Takes the marks out of a text.
fn unmark(marked: &str) -> String {
    let mut source = String::new();
    let mut pieces = marked.split('⟦');
    source.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (_, words) = piece.split_once('|').expect("a mark names its check");
        source.push_str(words);
    }
    source.replace('⟧', "")
}

/// Puts a mark around the words of each finding; one inside another is marked inside it.
fn mark(source: &str, findings: &[Finding]) -> String {
    let mut marks: Vec<(usize, isize, String)> = Vec::new();
    for finding in findings {
        let range = finding.span.range();
        let length = isize::try_from(range.len()).expect("a text is shorter");
        // At one place what ends goes before what begins, and what reaches farther goes outside.
        let own = checks::by_id(finding.check).expect("a check found it").severity;
        let severity = match finding.severity {
            severity if severity == own => String::new(),
            severity => format!("{} ", severity.name()),
        };
        marks.push((range.start, isize::MAX - length, format!("⟦{severity}{}|", finding.check)));
        marks.push((range.end, length - isize::MAX, "⟧".to_owned()));
    }
    marks.sort_by_key(|(at, order, _)| (*at, *order));
    let mut marked = source.to_owned();
    for (at, _, mark) in marks.into_iter().rev() {
        marked.insert_str(at, &mark);
    }
    marked
}
