//! Findings in the XML of Checkstyle, which many review tools read.

use super::{Article, Outcome, xml};
use crate::finding::{Finding, Severity};
use crate::message::UiLanguage;

/// What stands before the articles. The version is that of the format.
pub(super) fn opening() -> String {
    format!("{}<checkstyle version=\"4.3\">\n", xml::DECLARATION)
}

/// What stands behind them. The format has no place for what could not be done.
pub(super) fn closing(_: &Outcome<'_>) -> String {
    "</checkstyle>\n".to_owned()
}

/// The findings of an article; nothing if there are none.
pub(super) fn findings(article: &Article<'_>, findings: &[Finding], ui: UiLanguage) -> String {
    if findings.is_empty() {
        return String::new();
    }
    xml::written(|writer| {
        let file = writer.create_element("file").with_attribute(("name", &*xml::clean(article.path)));
        file.write_inner_content(|writer| {
            for finding in findings {
                let place = article.lines.place(finding.span.start as usize);
                let message = finding.message.text(ui);
                writer
                    .create_element("error")
                    .with_attribute(("line", &*place.line.to_string()))
                    .with_attribute(("column", &*place.column.to_string()))
                    .with_attribute(("severity", level(finding.severity)))
                    .with_attribute(("message", &*xml::clean(&message)))
                    .with_attribute(("source", &*format!("copydesk.{}", finding.check)))
                    .write_empty()?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint | Severity::Information => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
