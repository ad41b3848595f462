//! The quote sheet and the style sheet for a spreadsheet: comma-separated values as RFC 4180 has them, lines ended by CR LF, in UTF-8.
//!
//! A program that opens such a file may take a cell for a formula by its first character. What is text of the
//! article gets an apostrophe before it then, as such programs understand it.

use super::{Article, sheet};
use crate::analysis::{Name, Quotation};

/// The columns of a quote sheet.
const OF_QUOTATIONS: [&str; 11] =
    ["path", "line", "column", "kind", "status", "confidence", "speaker", "words", "cue", "window", "text"];

/// The columns of a style sheet.
const OF_NAMES: [&str; 9] = ["path", "name", "kind", "form", "count", "line", "column", "function", "mixed"];

/// The names of the columns of a quote sheet.
pub(super) fn quotation_header() -> String {
    rows(std::iter::once(OF_QUOTATIONS.map(str::to_owned).to_vec()))
}

/// The names of the columns of a style sheet.
pub(super) fn name_header() -> String {
    rows(std::iter::once(OF_NAMES.map(str::to_owned).to_vec()))
}

/// One row for each form of each name, in the order of a style sheet: how often the form stands in the article and
/// where first, what the article says of the person, and whether the name is spelt in several ways.
pub(super) fn names(article: &Article<'_>, names: &[Name]) -> String {
    let forms = sheet::sorted(names)
        .into_iter()
        .flat_map(|name| name.forms.iter().map(move |(form, mentions)| (name, form, mentions)));
    rows(forms.map(|(name, form, mentions)| {
        let first = mentions.first().copied().unwrap_or_default();
        let place = article.lines.place(first.start as usize);
        let function = name.function.as_ref().map(|(words, _)| words.as_str()).unwrap_or_default();
        vec![
            guarded(article.path),
            guarded(&name.name),
            name.kind.to_owned(),
            guarded(form),
            mentions.len().to_string(),
            place.line.to_string(),
            place.column.to_string(),
            guarded(function),
            if name.mixed { "yes" } else { "no" }.to_owned(),
        ]
    }))
}

/// One row for each quotation: where it is, what it is, who says it, which words of the article say so, how sure
/// that is, and the quoted words.
pub(super) fn quotations(article: &Article<'_>, quotations: &[Quotation<'_>]) -> String {
    rows(quotations.iter().map(|quotation| row(article, quotation)))
}

fn rows(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        // Nothing fails that is written to memory, rows of one length.
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn row(article: &Article<'_>, quotation: &Quotation<'_>) -> Vec<String> {
    let place = article.lines.place(quotation.span.start as usize);
    let source = quotation.attribution.as_ref();
    let speaker = source.and_then(|source| source.speaker.as_ref());
    let cue = source.and_then(|source| source.cue.as_ref());
    vec![
        guarded(article.path),
        place.line.to_string(),
        place.column.to_string(),
        quotation.kind.to_owned(),
        source.map(|source| source.status).unwrap_or_default().to_owned(),
        source.map(|source| source.confidence.name()).unwrap_or_default().to_owned(),
        guarded(speaker.map(|(name, _)| name.as_str()).unwrap_or_default()),
        guarded(speaker.map(|(_, span)| &article.text[span.range()]).unwrap_or_default()),
        guarded(cue.map(|(words, _)| words.as_str()).unwrap_or_default()),
        source.map(|source| source.window).unwrap_or_default().to_owned(),
        guarded(quotation.text),
    ]
}

/// Text that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_text() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("@amorel"), "'@amorel");
        assert_eq!(guarded("Anne = moi"), "Anne = moi");
    }
}
