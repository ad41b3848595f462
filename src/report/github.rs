//! Findings as workflow commands, which GitHub shows at the lines of a pull request.

use super::{Article, Outcome};
use crate::finding::{Finding, Severity};
use crate::message::UiLanguage;

/// The findings of an article, a command each.
pub(super) fn findings(article: &Article<'_>, findings: &[Finding], ui: UiLanguage) -> String {
    let path = article.path.strip_prefix("./").unwrap_or(article.path);
    let commands = findings.iter().map(|finding| {
        let range = finding.span.range();
        let (start, end) = (article.lines.place(range.start), article.lines.place(range.end));
        // Columns are for a single line: with several, the annotation would be refused.
        let columns = if start.line == end.line {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        format!(
            "::{} file={},line={},endLine={}{columns},title={}::{}\n",
            level(finding.severity),
            property(path),
            start.line,
            end.line,
            property(finding.check),
            data(&finding.message.text(ui))
        )
    });
    commands.collect()
}

/// What could not be done, likewise.
pub(super) fn closing(outcome: &Outcome<'_>) -> String {
    let mut commands = String::new();
    for complaint in outcome.complaints {
        commands.push_str(&format!("::error title=copydesk::{}\n", data(complaint)));
    }
    commands
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint | Severity::Information => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// The text of a command: on one line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before it: there, two more characters mean something.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_a_runner_is_escaped() {
        assert_eq!(data("100 % : une,\r\nautre"), "100 %25 : une,%0D%0Aautre");
        assert_eq!(property("a:b,c%.md"), "a%3Ab%2Cc%25.md");
    }
}
