//! Names as symbols: which name stands at a place, where the article mentions it, and where the other open articles
//! do.
//!
//! A name comes with all its forms: on "Poutine" one finds "Vladimir Poutine" too. Another article's name is the same
//! if the two share a full form, of several words, or a form that the tables have in one set. A surname alone proves
//! nothing: two articles may each have their Martin.
//!
//! What a name is, and which forms it has, is found by [`crate::analysis`]. How it is changed is in
//! [`super::rename`].

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashSet;
use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, Location, Position};

use super::abilities::Abilities;
use super::convert;
use super::hover::escape;
use super::respelling::{plain, set_of, words};
use super::state::Checked;
use crate::analysis::Name;
use crate::lang::names::{NameKind, NameTable, SetId};
use crate::message::{Bearer, Message};
use crate::text::SourceSpan;
use crate::text::position::offset;

/// A name that is mentioned at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mentioned<'n> {
    /// The whole name.
    pub(super) name: &'n Name,
    /// Its form at the place.
    pub(super) form: &'n str,
    /// The mention there.
    pub(super) span: SourceSpan,
}

/// The name at a position. Right behind its last letter a cursor is still on it.
pub(super) fn name_at<'n>(
    names: &'n [Name],
    checked: &Checked,
    abilities: &Abilities,
    position: Position,
) -> Option<Mentioned<'n>> {
    let offset = offset(&checked.rope, convert::place(position), abilities.encoding);
    let mentions = names.iter().flat_map(|name| {
        name.forms.iter().flat_map(move |(form, spans)| {
            spans.iter().map(move |span| Mentioned { name, form, span: *span })
        })
    });
    let here = mentions.filter(|found| found.span.is_at(offset));
    // Of two names with nothing between them, the one that begins at the cursor.
    here.min_by_key(|found| (found.span.end as usize == offset, found.span.len()))
}

/// All mentions of a name, in order.
pub(super) fn mentions(name: &Name) -> Vec<SourceSpan> {
    let mut mentions: Vec<SourceSpan> = name.forms.iter().flat_map(|(_, spans)| spans).copied().collect();
    mentions.sort_unstable();
    mentions.dedup();
    mentions
}

/// Where an article introduces a name: its first full mention, or its first one if no form has several words.
pub(super) fn introduction(name: &Name) -> Option<SourceSpan> {
    let first = |full: bool| {
        let forms = name.forms.iter().filter(|(form, _)| !full || is_full(form, name));
        forms.flat_map(|(_, spans)| spans).min().copied()
    };
    first(true).or_else(|| first(false))
}

/// Every mention of the name at a position, here and in the other documents; `None` if there is no name. Each document
/// declares a name where it introduces it.
pub(super) fn references(
    checked: &Checked,
    others: &[Arc<Checked>],
    abilities: &Abilities,
    position: Position,
    with_declaration: bool,
) -> Option<Vec<Location>> {
    let names = checked.analysis.names();
    let mentioned = name_at(&names, checked, abilities, position)?;
    let mut locations = Vec::new();
    let mut add = |checked: &Checked, name: &Name| {
        let declared = introduction(name).filter(|_| !with_declaration);
        let spans = mentions(name).into_iter().filter(|span| Some(*span) != declared);
        locations.extend(spans.map(|span| convert::location(span, checked, abilities)));
    };
    add(checked, mentioned.name);
    for other in others {
        for name in
            other.analysis.names().iter().filter(|name| is_same((mentioned.name, checked), (name, other)))
        {
            add(other, name);
        }
    }
    Some(locations)
}

/// Every mention of the name at a position in its document; `None` if there is no name.
pub(super) fn highlights(
    checked: &Checked,
    abilities: &Abilities,
    position: Position,
) -> Option<Vec<DocumentHighlight>> {
    let names = checked.analysis.names();
    let mentioned = name_at(&names, checked, abilities, position)?;
    let highlight = |span| DocumentHighlight {
        range: convert::range(&checked.rope, span, abilities.encoding),
        kind: Some(DocumentHighlightKind::TEXT),
    };
    Some(mentions(mentioned.name).into_iter().map(highlight).collect())
}

/// Whether there is anything to read about a name: not of one that stands there once and that the article does not tell
/// what bears.
pub(super) fn is_worth_a_word(name: &Name) -> bool {
    bearer(name) != Bearer::Other || mentions(name).len() > 1
}

/// What there is to read about a name: who or what it is, and the forms it goes by.
pub(super) fn describe(name: &Name, checked: &Checked, abilities: &Abilities) -> Vec<Message> {
    let shown = |text: &str| if abilities.markdown { escape(text) } else { text.to_owned() };
    let forms = name.forms.iter().map(|(form, spans)| (shown(form), count(spans.len()))).collect();
    let first = introduction(name).map(|span| convert::range(&checked.rope, span, abilities.encoding));
    let line = first.map_or(0, |range| range.start.line) + 1;
    let title = shown(&name.name);
    let title = if abilities.markdown { format!("**{title}**") } else { title };
    let sheet = Message::NameSheet {
        name: title,
        bearer: bearer(name),
        function: name.function.as_ref().map(|(words, _)| shown(words)),
    };
    let house = house_form(name, checked).map(|form| Message::HouseForm { form: shown(&form) });
    [sheet, Message::NameForms { forms, line }].into_iter().chain(house).collect()
}

/// How the project or its house writes a name; `None` if neither says.
fn house_form(name: &Name, checked: &Checked) -> Option<String> {
    let names = &checked.analysis.names_in_force;
    let language = checked.analysis.language;
    if !names.has_style(language) {
        return None;
    }
    let table = names.table();
    let found = name.forms.iter().filter_map(|(form, _)| {
        let surname = || {
            let last = table.find(form.rsplit(' ').next()?)?;
            let kind = table.set(table.form(last).set).kind;
            (bearer(name) == Bearer::Person && kind == NameKind::Person).then_some(last)
        };
        table.find(form).or_else(surname)
    });
    let mut wanted = found.filter_map(|form| {
        let preferred = names.preferred(table.form(form).set, language);
        let preferred = preferred.map(|form| table.form(form).text.to_string());
        preferred.or_else(|| names.in_style(form, language).map(Cow::into_owned))
    });
    wanted.next()
}

/// What bears a name.
pub(super) fn bearer(name: &Name) -> Bearer {
    match name.kind {
        "person" => Bearer::Person,
        "place" => Bearer::Place,
        "organisation" => Bearer::Organization,
        _ => Bearer::Other,
    }
}

/// Whether a name is a country's, as far as the names in force tell.
pub(super) fn is_country(name: &Name, checked: &Checked) -> bool {
    let table = checked.analysis.names_in_force.table();
    let sets = name.forms.iter().filter_map(|(form, _)| set_of(table, &words(form)));
    sets.map(|set| table.set(set).kind).any(|kind| kind == NameKind::Country)
}

/// Whether two names, each of a document, are one.
pub(super) fn is_same((one, there): (&Name, &Checked), (other, elsewhere): (&Name, &Checked)) -> bool {
    let full = |name: &Name| -> FxHashSet<String> {
        let forms = name.forms.iter().map(|(form, _)| form);
        forms.filter(|form| is_full(form, name)).map(|form| plain(form)).collect()
    };
    let (one_full, other_full) = (full(one), full(other));
    if !one_full.is_disjoint(&other_full) {
        return true;
    }
    let first = |forms: &FxHashSet<String>| -> FxHashSet<String> {
        forms.iter().filter_map(|form| words(form).first().map(|word| (*word).to_owned())).collect()
    };
    // A brother has the surname, and so the set, but a given name of his own.
    let is_namesake = bearer(one) == Bearer::Person
        && !one_full.is_empty()
        && !other_full.is_empty()
        && first(&one_full).is_disjoint(&first(&other_full));
    !is_namesake && share_set((one, there), (other, elsewhere))
}

/// Whether two names have forms of one set, each by the table of its document.
fn share_set((one, there): (&Name, &Checked), (other, elsewhere): (&Name, &Checked)) -> bool {
    let table = there.analysis.names_in_force.table();
    let second = elsewhere.analysis.names_in_force.table();
    let sets = |name: &Name, table: &NameTable| -> FxHashSet<SetId> {
        name.forms.iter().filter_map(|(form, _)| set_of(table, &words(form))).collect()
    };
    let (one, other) = (sets(one, table), sets(other, second));
    if std::ptr::eq(table, second) {
        return !one.is_disjoint(&other);
    }
    // What one project teaches has no number in another's table.
    let texts = |table: &NameTable, set: SetId| -> FxHashSet<String> {
        table.forms_of(set).map(|form| table.form(form).text.to_string()).collect()
    };
    let is_one = |set: SetId, its: SetId| {
        let (name, its_name) = (table.set(set).name, second.set(its).name);
        !name.is_empty() && name == its_name || !texts(table, set).is_disjoint(&texts(second, its))
    };
    one.iter().any(|set| other.iter().any(|its| is_one(*set, *its)))
}

/// Whether a form is a full one: of several words, more than a surname with its particles (« Le Pen »).
fn is_full(form: &str, name: &Name) -> bool {
    const PARTICLES: [&str; 16] = [
        "le", "la", "les", "de", "du", "des", "el", "al", "ben", "bin", "van", "von", "der", "den", "di",
        "da",
    ];
    let own = words(form).into_iter().filter(|word| !PARTICLES.contains(&word.to_lowercase().as_str()));
    let is_surname = bearer(name) == Bearer::Person && own.count() < 2;
    form.contains(char::is_whitespace) && !is_surname
}

/// How often something stands somewhere.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
