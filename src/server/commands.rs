//! The commands that a client can have executed, for its own views: every quotation of an article, every name, a word on
//! the article as a whole. The words of the answers are those of the reports in JSON Lines; the ranges are the protocol's.
//!
//! `copydesk.checkWorkspace` is only read here: [`super::workspace`] has what it does.

use serde::Serialize;
use serde_json::Value;
use tower_lsp::ls_types::{ExecuteCommandParams, Range, Uri};

use super::abilities::Abilities;
use super::convert;
use super::state::Checked;
use crate::lang::Language;
use crate::message::meant::Meant;
use crate::message::trouble::Undone;
use crate::text::SourceSpan;

const LIST_QUOTES: &str = "copydesk.listQuotes";
const LIST_NAMES: &str = "copydesk.listNames";
const DESCRIBE: &str = "copydesk.describe";
const CHECK_WORKSPACE: &str = "copydesk.checkWorkspace";

/// What a client asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Something about an open document.
    Ask(Question, Uri),
    /// To check every article of its folders.
    CheckWorkspace,
}

/// What is asked about a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// Its quotations, and who says them.
    Quotes,
    /// The people, places and organizations that it names.
    Names,
    /// Its language, its houses, and how much was found in it.
    Description,
}

impl Command {
    /// The names of all commands.
    pub(super) const NAMES: [&str; 4] = [LIST_QUOTES, LIST_NAMES, DESCRIBE, CHECK_WORKSPACE];

    /// Reads a request. Arguments that a command does not ask for are not looked at: some editors add their own.
    ///
    /// # Errors
    ///
    /// For a command that does not exist and for arguments that it cannot take.
    pub(super) fn read(params: &ExecuteCommandParams) -> Result<Self, Undone> {
        let question = match params.command.as_str() {
            LIST_QUOTES => Question::Quotes,
            LIST_NAMES => Question::Names,
            DESCRIBE => Question::Description,
            CHECK_WORKSPACE => return Ok(Self::CheckWorkspace),
            other => {
                let meant = Meant::OneOf(Self::NAMES.map(str::to_owned).to_vec());
                return Err(Undone::NoCommand { given: other.to_owned(), meant });
            }
        };
        let refused = |given| Undone::NoDocument { command: params.command.clone(), given };
        let argument = params.arguments.first().ok_or_else(|| refused(None))?;
        let uri = argument.as_str().and_then(|uri| uri.parse().ok());
        Ok(Self::Ask(question, uri.ok_or_else(|| refused(Some(argument.to_string())))?))
    }
}

impl Question {
    /// The answer about a document.
    ///
    /// # Errors
    ///
    /// If there is no JSON for it.
    pub(super) fn answer(self, checked: &Checked, abilities: &Abilities) -> serde_json::Result<Value> {
        let range = |span| convert::range(&checked.rope, span, abilities.encoding);
        match self {
            Self::Quotes => serde_json::to_value(quotes(checked, &range)),
            Self::Names => serde_json::to_value(names(checked, &range)),
            Self::Description => serde_json::to_value(describe(checked)),
        }
    }
}

fn quotes(checked: &Checked, range: &dyn Fn(SourceSpan) -> Range) -> Vec<QuoteObject> {
    let quotations = checked.analysis.quotations().into_iter();
    let object = quotations.map(|quotation| {
        let source = quotation.attribution.as_ref();
        let speaker = source.and_then(|source| source.speaker.as_ref());
        let cue = source.and_then(|source| source.cue.as_ref());
        QuoteObject {
            range: range(quotation.span),
            text: quotation.text.to_owned(),
            kind: quotation.kind,
            status: source.map(|source| source.status),
            speaker: speaker.map(|(name, _)| name.clone()),
            speaker_range: speaker.map(|(_, span)| range(*span)),
            cue_range: cue.map(|(_, span)| range(*span)),
            confidence: source.map(|source| source.confidence.name()),
        }
    });
    object.collect()
}

fn names(checked: &Checked, range: &dyn Fn(SourceSpan) -> Range) -> Vec<NameObject> {
    let names = checked.analysis.names().into_iter();
    let object = names.map(|name| NameObject {
        kind: name.kind,
        count: name.count(),
        mixed: name.mixed,
        first: range(name.first()),
        forms: name
            .forms
            .iter()
            .map(|(text, mentions)| FormObject {
                text: text.clone(),
                count: mentions.len(),
                ranges: mentions.iter().map(|span| range(*span)).collect(),
            })
            .collect(),
        function: name.function.map(|(words, _)| words),
        name: name.name,
    });
    object.collect()
}

fn describe(checked: &Checked) -> Description {
    let analysis = &checked.analysis;
    Description {
        language: match analysis.language {
            Language::French => "fr",
            Language::English => "en",
            Language::Other => "other",
        },
        houses: analysis.names_in_force.houses().map(str::to_owned).collect(),
        findings: checked.findings.len(),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct QuoteObject {
    range: Range,
    text: String,
    kind: &'static str,
    status: Option<&'static str>,
    speaker: Option<String>,
    speaker_range: Option<Range>,
    cue_range: Option<Range>,
    confidence: Option<&'static str>,
}

#[derive(Serialize)]
struct NameObject {
    name: String,
    kind: &'static str,
    function: Option<String>,
    count: usize,
    mixed: bool,
    first: Range,
    forms: Vec<FormObject>,
}

#[derive(Serialize)]
struct FormObject {
    text: String,
    count: usize,
    ranges: Vec<Range>,
}

#[derive(Serialize)]
struct Description {
    language: &'static str,
    houses: Vec<String>,
    findings: usize,
}
