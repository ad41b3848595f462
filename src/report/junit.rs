//! Findings in the XML of `JUnit`, which build servers show as tests: an article is a suite, a finding is a test that failed.
//! A hint fails nothing, as it does not in the exit status. An article without findings is one test that passed.

use std::io;

use quick_xml::events::BytesText;

use super::xml::{self, Elements};
use super::{Article, Outcome};
use crate::finding::{Finding, Severity};
use crate::message::UiLanguage;

/// What stands before the suites.
pub(super) fn opening() -> String {
    format!("{}<testsuites name=\"{}\">\n", xml::DECLARATION, env!("CARGO_PKG_NAME"))
}

/// What stands behind them, what could not be done before it.
pub(super) fn closing(outcome: &Outcome<'_>) -> String {
    let errors = xml::written(|writer| {
        if outcome.complaints.is_empty() {
            return Ok(());
        }
        let count = outcome.complaints.len();
        suite(writer, env!("CARGO_PKG_NAME"), [count, 0, count], |writer| {
            for complaint in outcome.complaints {
                case(
                    writer,
                    env!("CARGO_PKG_NAME"),
                    "read",
                    Some(("error", "unreadable", complaint, complaint)),
                )?;
            }
            Ok(())
        })
    });
    format!("{errors}</testsuites>\n")
}

/// The suite of an article.
pub(super) fn findings(article: &Article<'_>, findings: &[Finding], ui: UiLanguage) -> String {
    let is_loud = |finding: &&Finding| finding.severity > Severity::Hint;
    let failures = findings.iter().filter(is_loud).count();
    xml::written(|writer| {
        suite(writer, article.path, [findings.len().max(1), failures, 0], |writer| {
            if findings.is_empty() {
                case(writer, article.path, "copydesk", None)?;
            }
            for finding in findings {
                let place = article.lines.place(finding.span.start as usize);
                let name = format!("{} {}:{}", finding.check, place.line, place.column);
                let message = finding.message.text(ui);
                let severity = finding.severity.name();
                let text = format!("{}:{}:{}: {severity}: {message}", article.path, place.line, place.column);
                let element = if is_loud(&finding) { "failure" } else { "system-out" };
                case(writer, article.path, &name, Some((element, severity, &message, &text)))?;
            }
            Ok(())
        })
    })
}

/// A suite of `tests`, of which so many failed and so many could not be made.
fn suite(
    writer: &mut Elements,
    name: &str,
    [tests, failures, errors]: [usize; 3],
    content: impl FnOnce(&mut Elements) -> io::Result<()>,
) -> io::Result<()> {
    writer
        .create_element("testsuite")
        .with_attribute(("name", &*xml::clean(name)))
        .with_attribute(("tests", &*tests.to_string()))
        .with_attribute(("failures", &*failures.to_string()))
        .with_attribute(("errors", &*errors.to_string()))
        .write_inner_content(content)?;
    Ok(())
}

/// A test, and what came of it if it is anything: the element that says so, its type, its message and its text.
fn case(
    writer: &mut Elements,
    class: &str,
    name: &str,
    outcome: Option<(&str, &str, &str, &str)>,
) -> io::Result<()> {
    let class = xml::clean(class);
    let case = writer
        .create_element("testcase")
        .with_attribute(("classname", &*class))
        .with_attribute(("name", name));
    let Some((element, kind, message, text)) = outcome else {
        case.write_empty()?;
        return Ok(());
    };
    case.write_inner_content(|writer| {
        let mut outcome = writer.create_element(element);
        // What a test printed has no attributes.
        if element != "system-out" {
            outcome =
                outcome.with_attribute(("type", kind)).with_attribute(("message", &*xml::clean(message)));
        }
        outcome.write_text_content(BytesText::new(&xml::clean(text)))?;
        Ok(())
    })?;
    Ok(())
}
