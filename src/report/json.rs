//! Answers for programs: one JSON document, whose entries are the lines of JSON Lines. Its shape is in
//! `json.schema.json`, beside this file.

use serde_json::json;

use super::{List, Outcome, Question};
use crate::finding::Severity;

/// The version of the shape. It changes when a program that reads it has to.
const VERSION: u32 = 1;

/// What stands before the entries.
pub(super) fn opening(question: Question) -> String {
    let tool = json!({ "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") });
    let entries = match question {
        Question::Findings => "findings",
        Question::List(List::Quotations) => "quotations",
        Question::List(List::Names) => "names",
    };
    format!("{{\"version\":{VERSION},\"tool\":{tool},\"{entries}\":[")
}

/// What stands behind them.
pub(super) fn closing(question: Question, outcome: &Outcome<'_>) -> String {
    let complaints = json!(outcome.complaints);
    let mut summary = json!({ "articles": outcome.articles });
    if question == Question::Findings {
        let count = |severity| outcome.tally.count(severity);
        summary["findings"] = outcome.tally.total().into();
        summary["errors"] = count(Severity::Error).into();
        summary["warnings"] = count(Severity::Warning).into();
        summary["information"] = count(Severity::Information).into();
        summary["hints"] = count(Severity::Hint).into();
        summary["known"] = json!(outcome.known);
        summary["fixed"] = json!(outcome.fixed);
    }
    format!("\n],\"complaints\":{complaints},\"summary\":{summary}}}\n")
}
