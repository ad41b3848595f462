//! Answers for programs: one JSON object a line. Lines of one kind all have the same keys.

use std::borrow::Cow;

use serde::Serialize;

use super::{Article, Lines, Place};
use crate::analysis::{Name, Quotation};
use crate::finding::Finding;
use crate::message::UiLanguage;
use crate::text::SourceSpan;

/// The findings of an article, one line each.
pub(super) fn findings(article: &Article<'_>, findings: &[Finding], ui: UiLanguage) -> String {
    lines(findings.iter().map(|finding| {
        FindingLine {
            path: article.path,
            check: finding.check,
            severity: finding.severity.name(),
            message: finding.message.text(ui),
            range: Range::of(article, finding.span),
            related: finding
                .related
                .iter()
                .map(|related| {
                    let (path, range) = match &related.elsewhere {
                        None => (article.path.into(), Range::of(article, related.span)),
                        Some(other) => {
                            let lines = Lines::new(&other.text, other.skipped);
                            (other.path.to_string_lossy(), Range::in_lines(&lines, related.span))
                        }
                    };
                    RelatedObject { path, range, message: related.message.text(ui) }
                })
                .collect(),
            fixes: finding
                .fixes
                .iter()
                // What changes the settings of a project is for an editor to offer.
                .filter(|fix| fix.project.is_none())
                .map(|fix| FixObject {
                    title: fix.title.text(ui),
                    safety: fix.safety.name(),
                    edits: fix
                        .edits
                        .iter()
                        .map(|edit| EditObject { range: Range::of(article, edit.span), text: &edit.text })
                        .collect(),
                })
                .collect(),
        }
    }))
}

/// The quotations of an article, one line each.
pub(super) fn quotations(article: &Article<'_>, quotations: &[Quotation<'_>]) -> String {
    let phrase =
        |(text, span): &(String, SourceSpan)| Phrase { text: text.clone(), range: Range::of(article, *span) };
    lines(quotations.iter().map(|quotation| QuotationLine {
        path: article.path,
        range: Range::of(article, quotation.span),
        text: quotation.text,
        kind: quotation.kind,
        reason: quotation.reason.name(),
        attribution: quotation.attribution.as_ref().map(|source| AttributionObject {
            status: source.status,
            speaker: source.speaker.as_ref().map(phrase),
            cue: source.cue.as_ref().map(phrase),
            window: source.window,
            confidence: source.confidence.name(),
        }),
    }))
}

/// The names of an article, one line each, in order of first mention.
pub(super) fn names(article: &Article<'_>, names: &[Name]) -> String {
    let phrase =
        |(text, span): &(String, SourceSpan)| Phrase { text: text.clone(), range: Range::of(article, *span) };
    lines(names.iter().map(|name| {
        NameLine {
            path: article.path,
            name: &name.name,
            kind: name.kind,
            forms: name
                .forms
                .iter()
                .map(|(text, mentions)| FormObject {
                    text,
                    mentions: mentions.iter().map(|span| Range::of(article, *span)).collect(),
                })
                .collect(),
            function: name.function.as_ref().map(phrase),
            first: article.lines.place(name.first().start as usize),
        }
    }))
}

#[derive(Serialize)]
struct FindingLine<'a> {
    path: &'a str,
    check: &'a str,
    severity: &'a str,
    message: String,
    #[serde(flatten)]
    range: Range,
    related: Vec<RelatedObject<'a>>,
    fixes: Vec<FixObject<'a>>,
}

#[derive(Serialize)]
struct RelatedObject<'a> {
    path: Cow<'a, str>,
    #[serde(flatten)]
    range: Range,
    message: String,
}

#[derive(Serialize)]
struct FixObject<'a> {
    title: String,
    safety: &'a str,
    edits: Vec<EditObject<'a>>,
}

#[derive(Serialize)]
struct EditObject<'a> {
    #[serde(flatten)]
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct QuotationLine<'a> {
    path: &'a str,
    #[serde(flatten)]
    range: Range,
    text: &'a str,
    kind: &'a str,
    reason: &'a str,
    attribution: Option<AttributionObject<'a>>,
}

#[derive(Serialize)]
struct AttributionObject<'a> {
    status: &'a str,
    speaker: Option<Phrase>,
    cue: Option<Phrase>,
    window: &'a str,
    confidence: &'a str,
}

#[derive(Serialize)]
struct Phrase {
    text: String,
    #[serde(flatten)]
    range: Range,
}

#[derive(Serialize)]
struct NameLine<'a> {
    path: &'a str,
    name: &'a str,
    kind: &'a str,
    forms: Vec<FormObject<'a>>,
    function: Option<Phrase>,
    first: Place,
}

#[derive(Serialize)]
struct FormObject<'a> {
    text: &'a str,
    mentions: Vec<Range>,
}

/// Half-open.
#[derive(Serialize)]
struct Range {
    start: Place,
    end: Place,
}

impl Range {
    fn of(article: &Article<'_>, span: SourceSpan) -> Self {
        Self::in_lines(&article.lines, span)
    }

    fn in_lines(lines: &Lines<'_>, span: SourceSpan) -> Self {
        let range = span.range();
        Self { start: lines.place(range.start), end: lines.place(range.end) }
    }
}

fn lines<T: Serialize>(objects: impl Iterator<Item = T>) -> String {
    let mut text = String::new();
    for object in objects {
        text.push_str(&serde_json::to_string(&object).expect("the shapes above have string keys only"));
        text.push('\n');
    }
    text
}
