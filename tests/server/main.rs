//! The server, from one end of the pipe: messages in, messages out.
//!
//! Most tests put a simple check in the place of the real ones, so that they say what the server does and
//! not what the checks find: it flags every "Kyiv" and proposes "Kiev". It goes by the id of a check whose findings
//! do not wait for the end of a word.

mod addresses;
mod client;
mod commands;
#[path = "../common/mod.rs"]
mod common;
mod definition;
mod documents;
#[cfg(unix)]
mod ends;
mod fallbacks;
mod faults;
mod names;
mod process;
mod projects;
mod pull;
mod quotations;
mod rename;
mod requests;
mod settings;
mod spawned;
mod typing;
mod untouched;
mod workspace;

use std::sync::Arc;
use std::time::{Duration, Instant};

use copydesk::analysis::repetition::passage::Reuses;
use copydesk::analysis::{Analysis, Reading};
use copydesk::checks::Fixes;
use copydesk::config::{Config, Level};
use copydesk::finding::{Edit, Finding, Fix, Related, Safety, Severity};
use copydesk::lang::names::Names;
use copydesk::message::Message;
use copydesk::server::Engine;
use copydesk::text::SourceSpan;
use copydesk::text::source::Source;

const URI: &str = "file:///redaction/article.txt";

/// What the simple check calls itself.
const CHECK: &str = "mixed-quote-style";

/// Flags "Kyiv" unless [`CHECK`] is off.
fn engine() -> Engine {
    Engine { check: flag, ..Engine::default() }
}

/// Takes 30 ms for a text, or ends at once when it is obsolete.
fn slow_engine() -> Engine {
    Engine { analyze: analyze_slowly::<30>, check: flag }
}

/// Takes longer than a request waits.
fn very_slow_engine() -> Engine {
    Engine { analyze: analyze_slowly::<400>, check: flag }
}

fn analyze_slowly<const MILLISECONDS: u64>(
    source: Source,
    reading: Reading,
    names: &Arc<Names>,
    previous: Option<&Analysis>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Analysis> {
    let until = Instant::now() + Duration::from_millis(MILLISECONDS);
    while Instant::now() < until {
        if cancelled() {
            return None;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    Analysis::build(source, reading, names, previous, cancelled)
}

fn flag(analysis: &Analysis, _: &Reuses, config: &Config, _: Fixes) -> Vec<Finding> {
    if config.levels.get(CHECK) == Some(&Level::Off) {
        return Vec::new();
    }
    let spans = |word: &str| -> Vec<SourceSpan> {
        let found = analysis.source.whole().match_indices(word);
        found.map(|(start, word)| SourceSpan::new(start, start + word.len())).collect()
    };
    let found = spans("Kyiv");
    let usual = spans("Kiev");
    let edit = |span| Edit::new(span, "Kiev");
    let finding = |&span: &SourceSpan| Finding {
        check: CHECK,
        span,
        severity: Severity::Warning,
        message: Message::NameVariant { found: "Kyiv".to_owned(), usual: "Kiev".to_owned(), count: 2 },
        related: usual
            .iter()
            .map(|&span| Related::here(span, Message::OtherSpelling { form: "Kiev".to_owned() }))
            .collect(),
        fixes: vec![
            Fix {
                title: Message::Replace { by: "Kiev".to_owned() },
                safety: Safety::Safe,
                edits: vec![edit(span)],
                project: None,
            },
            Fix {
                title: Message::AddAttribution,
                safety: Safety::Shown,
                edits: vec![edit(span)],
                project: None,
            },
            Fix {
                title: Message::ReplaceAll { by: "Kiev".to_owned(), count: 2 },
                safety: Safety::Suggested,
                edits: found.iter().map(|&span| edit(span)).collect(),
                project: None,
            },
        ],
        unnecessary: true,
    };
    found.iter().map(finding).collect()
}
