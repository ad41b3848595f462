//! Document symbols: the quotations of an article by speaker.

use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, Range, SymbolInformation, SymbolKind,
};

use super::abilities::Abilities;
use super::state::Checked;
use super::{convert, hover};
use crate::analysis::{Quotation, Source};
use crate::message::Message;
use crate::text::SourceSpan;

/// What stands for a speaker, and for a quotation. Both are among the kinds that every client knows.
const SPEAKER: SymbolKind = SymbolKind::NAMESPACE;
const QUOTATION: SymbolKind = SymbolKind::STRING;

/// The most characters of a quotation's words.
const LONGEST: usize = 60;

/// The quotations of one speaker.
struct Group {
    speaker: String,
    quotations: Vec<(String, SourceSpan)>,
}

/// The speakers in the order of their first quotations, each with these; last the quotations without a source.
pub(super) fn symbols(checked: &Checked, abilities: &Abilities) -> DocumentSymbolResponse {
    let range_of = |span| convert::range(&checked.rope, span, abilities.encoding);
    let groups = groups(checked);
    if abilities.nested_symbols {
        return DocumentSymbolResponse::Nested(
            groups.into_iter().filter_map(|group| nested(group, &range_of)).collect(),
        );
    }
    let mut symbols = Vec::new();
    for group in groups {
        for (words, span) in group.quotations {
            let location = Location { uri: checked.uri.clone(), range: range_of(span) };
            symbols.push(flat(words, location, group.speaker.clone()));
        }
    }
    DocumentSymbolResponse::Flat(symbols)
}

fn groups(checked: &Checked) -> Vec<Group> {
    let quotations = checked.analysis.quotations();
    let mut groups: Vec<Group> = Vec::new();
    let mut orphans = Group { speaker: Message::NoSource.text(checked.ui), quotations: Vec::new() };
    for quotation in quotations.iter().filter(|quotation| hover::is_said(quotation)) {
        let entry = || (first_words(quotation), quotation.span);
        match &quotation.attribution {
            None => {}
            Some(Source { status: "none" | "unclear", .. }) => orphans.quotations.push(entry()),
            Some(_) => {
                let speaker = hover::speaker(checked, quotation)
                    .map_or_else(|| Message::UnnamedSource.text(checked.ui), str::to_owned);
                match groups.iter_mut().find(|group| group.speaker == speaker) {
                    Some(group) => group.quotations.push(entry()),
                    None => groups.push(Group { speaker, quotations: vec![entry()] }),
                }
            }
        }
    }
    if !orphans.quotations.is_empty() {
        groups.push(orphans);
    }
    groups
}

/// A speaker over all that he or she says. The range reaches from the first quotation to the last, so that every
/// editor finds the children inside; those of two speakers may overlap, which only costs the outline its mark at
/// the cursor.
fn nested(group: Group, range_of: &dyn Fn(SourceSpan) -> Range) -> Option<DocumentSymbol> {
    let first = group.quotations.first()?.1;
    let whole = group.quotations.iter().fold(first, |whole, (_, span)| whole.cover(*span));
    let children = group
        .quotations
        .into_iter()
        .map(|(words, span)| symbol(words, QUOTATION, range_of(span), range_of(span)));
    let children = children.collect();
    Some(DocumentSymbol {
        children: Some(children),
        ..symbol(group.speaker, SPEAKER, range_of(whole), range_of(first))
    })
}

#[expect(deprecated, reason = "the type has a field that must be filled though nobody should")]
fn symbol(name: String, kind: SymbolKind, range: Range, selection_range: Range) -> DocumentSymbol {
    DocumentSymbol {
        name,
        detail: None,
        kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: None,
    }
}

#[expect(deprecated, reason = "as above")]
fn flat(name: String, location: Location, speaker: String) -> SymbolInformation {
    SymbolInformation {
        name,
        kind: QUOTATION,
        tags: None,
        deprecated: None,
        location,
        container_name: Some(speaker),
    }
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
