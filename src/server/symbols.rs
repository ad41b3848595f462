//! Symbols: the outline of an article, and the names of all open ones.
//!
//! The outline has the quotations by speaker, then the people, the places and the organizations that the article
//! names, each once, with how often. Names of which the article does not tell what bears them are found by a search
//! and left out of the outline.

use std::sync::Arc;

use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, Range, SymbolInformation, SymbolKind,
};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::abilities::Abilities;
use super::naming::{bearer, introduction, mentions};
use super::respelling::plain;
use super::state::Checked;
use super::{convert, hover};
use crate::analysis::{Name, Quotation, Source};
use crate::message::{Bearer, Message};
use crate::text::SourceSpan;

/// What stands for a group, a speaker, and a quotation. All kinds here are among those that every client knows.
const GROUP: SymbolKind = SymbolKind::PACKAGE;
const SPEAKER: SymbolKind = SymbolKind::NAMESPACE;
const QUOTATION: SymbolKind = SymbolKind::STRING;

/// The most characters of a quotation's words.
const LONGEST: usize = 60;

/// An entry of the outline, and what is below it.
struct Entry {
    label: String,
    kind: SymbolKind,
    /// Where it leads.
    span: SourceSpan,
    children: Vec<Entry>,
}

impl Entry {
    fn leaf(label: String, kind: SymbolKind, span: SourceSpan) -> Self {
        Self { label, kind, span, children: Vec::new() }
    }

    /// `None` over nothing.
    fn over(label: String, kind: SymbolKind, children: Vec<Self>) -> Option<Self> {
        let span = children.first()?.span;
        Some(Self { label, kind, span, children })
    }

    /// From the first of what is below it to the last, so that every editor finds that inside. The ranges of two
    /// entries may overlap, which only costs the outline its mark at the cursor.
    fn whole(&self) -> SourceSpan {
        self.children.iter().fold(self.span, |whole, child| whole.cover(child.whole()))
    }
}

/// The outline of an article.
pub(super) fn symbols(checked: &Checked, abilities: &Abilities) -> DocumentSymbolResponse {
    let range_of = |span| convert::range(&checked.rope, span, abilities.encoding);
    let groups = groups(checked);
    if abilities.nested_symbols {
        return DocumentSymbolResponse::Nested(
            groups.into_iter().map(|group| nested(group, &range_of)).collect(),
        );
    }
    let mut symbols = Vec::new();
    for group in groups {
        flatten(group, None, &mut |entry, container| {
            let location = Location { uri: checked.uri.clone(), range: range_of(entry.span) };
            symbols.push(flat(entry.label, entry.kind, location, container));
        });
    }
    DocumentSymbolResponse::Flat(symbols)
}

/// The names of some documents that hold the words of a query, whatever their capitals and accents; all if it is empty.
pub(super) fn matching(all: &[Arc<Checked>], abilities: &Abilities, query: &str) -> Vec<SymbolInformation> {
    let query = folded(query.trim());
    let mut symbols = Vec::new();
    for checked in all {
        let names = checked.analysis.names();
        let is_asked = |name: &&Name| name.forms.iter().any(|(form, _)| folded(form).contains(&query));
        for name in names.iter().filter(is_asked) {
            let Some(first) = introduction(name) else { continue };
            let range = convert::range(&checked.rope, first, abilities.encoding);
            let location = Location { uri: checked.uri.clone(), range };
            let container = Message::Bearers(bearer(name)).text(checked.ui);
            symbols.push(flat(name.name.clone(), kind(bearer(name)), location, Some(container)));
        }
    }
    symbols
}

/// A text without capitals and accents.
fn folded(text: &str) -> String {
    plain(text).nfd().filter(|char| !is_combining_mark(*char)).collect::<String>().to_lowercase()
}

fn groups(checked: &Checked) -> Vec<Entry> {
    let label = |message: Message| message.text(checked.ui);
    let names = checked.analysis.names();
    let of = |wanted: Bearer| {
        let entries = names.iter().filter(|name| bearer(name) == wanted).filter_map(|name| {
            let label = format!("{} ({})", name.name, mentions(name).len());
            Some(Entry::leaf(label, kind(wanted), introduction(name)?))
        });
        Entry::over(label(Message::Bearers(wanted)), GROUP, entries.collect())
    };
    let quotations = Entry::over(label(Message::Quotations), GROUP, speakers(checked));
    let groups = [quotations, of(Bearer::Person), of(Bearer::Place), of(Bearer::Organization)];
    groups.into_iter().flatten().collect()
}

/// What stands for a name.
fn kind(bearer: Bearer) -> SymbolKind {
    match bearer {
        Bearer::Person => SymbolKind::CLASS,
        Bearer::Place => SymbolKind::CONSTANT,
        Bearer::Organization => SymbolKind::MODULE,
        Bearer::Other => SymbolKind::VARIABLE,
    }
}

/// The speakers in the order of their first quotations, each over these; last the quotations without a source.
fn speakers(checked: &Checked) -> Vec<Entry> {
    let quotations = checked.analysis.quotations();
    let mut groups: Vec<(String, Vec<Entry>)> = Vec::new();
    let mut orphans = Vec::new();
    for quotation in quotations.iter().filter(|quotation| hover::is_said(quotation)) {
        let entry = || Entry::leaf(first_words(quotation), QUOTATION, quotation.span);
        match &quotation.attribution {
            None => {}
            Some(Source { status: "none" | "unclear", .. }) => orphans.push(entry()),
            Some(_) => {
                let speaker = hover::speaker(checked, quotation)
                    .map_or_else(|| Message::UnnamedSource.text(checked.ui), str::to_owned);
                match groups.iter_mut().find(|(known, _)| *known == speaker) {
                    Some((_, quotations)) => quotations.push(entry()),
                    None => groups.push((speaker, vec![entry()])),
                }
            }
        }
    }
    groups.push((Message::NoSource.text(checked.ui), orphans));
    groups.into_iter().filter_map(|(speaker, said)| Entry::over(speaker, SPEAKER, said)).collect()
}

#[expect(deprecated, reason = "the type has a field that must be filled though nobody should")]
fn nested(entry: Entry, range_of: &dyn Fn(SourceSpan) -> Range) -> DocumentSymbol {
    let (range, selection_range) = (range_of(entry.whole()), range_of(entry.span));
    let children: Vec<_> = entry.children.into_iter().map(|child| nested(child, range_of)).collect();
    DocumentSymbol {
        name: entry.label,
        detail: None,
        kind: entry.kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: (!children.is_empty()).then_some(children),
    }
}

/// Gives away what has nothing below it, with the label of what it is below.
fn flatten(entry: Entry, container: Option<String>, give: &mut dyn FnMut(Entry, Option<String>)) {
    if entry.children.is_empty() {
        give(entry, container);
        return;
    }
    for child in entry.children {
        flatten(child, Some(entry.label.clone()), give);
    }
}

#[expect(deprecated, reason = "as above")]
fn flat(
    name: String,
    kind: SymbolKind,
    location: Location,
    container_name: Option<String>,
) -> SymbolInformation {
    SymbolInformation { name, kind, tags: None, deprecated: None, location, container_name }
}

/// The first words of a quotation, on one line.
fn first_words(quotation: &Quotation<'_>) -> String {
    let mut shown = String::new();
    for word in quotation.text.split_whitespace() {
        if !shown.is_empty() {
            if shown.chars().count() + word.chars().count() >= LONGEST {
                shown.push('…');
                break;
            }
            shown.push(' ');
        }
        shown.push_str(word);
    }
    shown
}
