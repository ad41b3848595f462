//! Renaming: one name, all its forms, in all open documents.
//!
//! What each form becomes is told by [`super::respelling`]. Here it becomes edits: of the words that change and no
//! others, so that emphasis inside a name and an English possessive behind it stay. Mentions in quotations and in the
//! text of links are changed like the rest, since a rename is asked for in so many words. What is no prose (addresses,
//! code) is no mention, and what the file does not hold letter for letter is left alone. The
//! words before a name follow its first sound.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Position, PrepareRenameResponse,
    TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::abilities::Abilities;
use super::convert;
use super::naming::{is_country, is_same, name_at};
use super::respelling::{Reach, Respelling, words};
use super::state::Checked;
use crate::analysis::Name;
use crate::finding::Edit;
use crate::lang::agreement::{Change, agreement};
use crate::message::Message;
use crate::text::{ProseSpan, SourceSpan};

/// The mention that a rename at a position starts from; `None` if no name is there.
pub(super) fn prepare(
    checked: &Checked,
    abilities: &Abilities,
    position: Position,
) -> Option<PrepareRenameResponse> {
    let names = checked.analysis.names();
    let mentioned = name_at(&names, checked, abilities, position)?;
    Some(PrepareRenameResponse::RangeWithPlaceholder {
        range: convert::range(&checked.rope, mentioned.span, abilities.encoding),
        placeholder: mentioned.form.to_owned(),
    })
}

/// The edits that give the name at a position another one, here and in the other documents.
///
/// # Errors
///
/// If the new name is none, or if there is no name at the position.
pub(super) fn rename(
    checked: &Checked,
    others: &[Arc<Checked>],
    abilities: &Abilities,
    position: Position,
    new: &str,
) -> Result<WorkspaceEdit> {
    let refuse = |message: Message| Error::invalid_params(message.text(checked.ui));
    let new = words(valid(new).map_err(refuse)?).join(" ");
    let names = checked.analysis.names();
    let mentioned =
        name_at(&names, checked, abilities, position).ok_or_else(|| refuse(Message::NoNameHere))?;
    let mut changed = Vec::new();
    let mut add = |there: &Checked, names: &[&Name]| {
        let is_one_language = there.analysis.language == checked.analysis.language;
        let table = there.analysis.names_in_force.table();
        let reach = if is_one_language { Reach::Spellings(table) } else { Reach::Verbatim };
        let edits = all_edits(there, names, mentioned.form, &new, reach);
        if !edits.is_empty() {
            let edits = edits.iter().map(|edit| convert::text_edit(edit, &there.rope, abilities.encoding));
            let uri = there.uri.clone();
            let document = OptionalVersionedTextDocumentIdentifier { uri, version: Some(there.version) };
            changed.push((document, edits.collect::<Vec<_>>()));
        }
    };
    add(checked, &[mentioned.name]);
    for other in others {
        let names = other.analysis.names();
        let same: Vec<&Name> =
            names.iter().filter(|name| is_same((mentioned.name, checked), (name, other))).collect();
        add(other, &same);
    }
    Ok(workspace_edit(changed, abilities))
}

/// A new name without the spaces around it.
fn valid(new: &str) -> std::result::Result<&str, Message> {
    let name = new.trim_matches(' ');
    let is_break = |char: char| char.is_control() || matches!(char, '\u{2028}' | '\u{2029}');
    if name.contains(is_break) {
        return Err(Message::NewNameOfSeveralLines);
    }
    if name.trim().is_empty() { Err(Message::NewNameEmpty) } else { Ok(name) }
}

/// The edits of one document, in order.
fn all_edits(checked: &Checked, names: &[&Name], old: &str, new: &str, reach: Reach<'_>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for name in names {
        let forms: Vec<&str> = name.forms.iter().map(|(form, _)| form.as_str()).collect();
        let respelling = Respelling::new(old, new, &forms, reach);
        let country = is_country(name, checked);
        for (form, spans) in &name.forms {
            let becomes = respelling.apply(form);
            let made = spans.iter().filter_map(|span| edits_of(checked, *span, &becomes, country));
            edits.extend(made.flatten());
        }
    }
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    edits
}

/// The edits that turn a mention into a new form; `None` if it is to be left alone.
fn edits_of(checked: &Checked, mention: SourceSpan, becomes: &str, country: bool) -> Option<Vec<Edit>> {
    let analysis = &checked.analysis;
    let index = analysis.blocks.partition_point(|block| block.source.end <= mention.start);
    let placed = analysis.blocks.get(index)?;
    let span = placed.map.to_prose(mention)?;
    let text = &*placed.paragraph.text;
    let mut edits = Vec::new();
    for (place, come) in changes(&text[span.range()], becomes) {
        let start = span.range().start;
        let place = ProseSpan::new(start + place.start, start + place.end);
        if place.start == span.start {
            let (before, old) = (&text[..start], &text[span.range()]);
            let change = agreement(placed.paragraph.language, before, old, becomes, country);
            // Where nobody can tell what it would have to become, the word before stays: a rename is for all mentions.
            if let Change::Word { length, by } = change {
                let word = ProseSpan::new(start - length, start);
                let here = placed.map.to_source(word);
                // A line may end behind it, but no markup may.
                if analysis.source.part(here.range()).trim_end() == before[word.range()].trim_end() {
                    edits.push(Edit::new(here, with_own_apostrophes(&by, text)));
                }
            }
        }
        edits.push(Edit::new(placed.map.verbatim(place)?, come));
    }
    let would_end = |edit: &Edit| edit.text.contains(['\'', '"', '\\']);
    let is_safe = !analysis.is_quoted_value(index) || !edits.iter().any(would_end);
    is_safe.then_some(edits)
}

/// What changes in a form: bytes of it, and what comes in their place. A word that stays is not touched.
fn changes(form: &str, becomes: &str) -> Vec<(Range<usize>, String)> {
    let (old, new) = (words(form), words(becomes));
    let start_of = |word: &str| word.as_ptr() as usize - form.as_ptr() as usize;
    let place = |from: usize, to: usize| start_of(old[from])..start_of(old[to - 1]) + old[to - 1].len();
    if old.len() == new.len() {
        let pairs = old.iter().zip(&new).enumerate().filter(|(_, (old, new))| old != new);
        return pairs.map(|(at, (_, new))| (place(at, at + 1), (*new).to_owned())).collect();
    }
    // One word is left on either side, so that no space is left over.
    let most = old.len().min(new.len()) - 1;
    let start = old.iter().zip(&new).take_while(|(old, new)| old == new).count().min(most);
    let ends = old.iter().rev().zip(new.iter().rev());
    let end = ends.take_while(|(old, new)| old == new).count().min(most - start);
    vec![(place(start, old.len() - end), new[start..new.len() - end].join(" "))]
}

/// A word with the apostrophe that a text uses.
fn with_own_apostrophes(word: &str, text: &str) -> String {
    if text.contains('’') && !text.contains('\'') { word.replace('\'', "’") } else { word.to_owned() }
}

/// The edits of several documents as the client takes them.
fn workspace_edit(
    changed: Vec<(OptionalVersionedTextDocumentIdentifier, Vec<TextEdit>)>,
    abilities: &Abilities,
) -> WorkspaceEdit {
    if !abilities.document_changes {
        let changes: HashMap<_, _> =
            changed.into_iter().map(|(document, edits)| (document.uri, edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let edits = changed.into_iter().map(|(text_document, edits)| TextDocumentEdit {
        text_document,
        edits: edits.into_iter().map(OneOf::Left).collect(),
    });
    let changes = DocumentChanges::Edits(edits.collect());
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}
