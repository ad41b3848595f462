//! From a place to the one that it is about: from a copy to what it repeats, from a spelling to the other ones, from a name
//! to where the article introduces it. Editors call it the definition, and have a key for it where they show no links.
//!
//! What a finding speaks of is told by the checks; this goes there.

use tower_lsp::ls_types::{Location, Position};

use super::abilities::Abilities;
use super::state::Checked;
use super::{convert, naming};
use crate::finding::{Finding, Related};
use crate::text::SourceSpan;
use crate::text::position::offset;

/// The places that the shortest finding at a position leads to, or else where the name there is introduced.
pub(super) fn definition(checked: &Checked, abilities: &Abilities, position: Position) -> Vec<Location> {
    let offset = offset(&checked.rope, convert::place(position), abilities.encoding);
    let here = checked.findings.iter().filter(|finding| finding.span.is_at(offset));
    let leads =
        here.map(|finding| (finding, places(finding, checked))).filter(|(_, places)| !places.is_empty());
    if let Some((_, places)) = leads.min_by_key(|(finding, _)| finding.span.len()) {
        return places
            .iter()
            .filter_map(|place| convert::related_location(place, checked, abilities))
            .collect();
    }
    let names = checked.analysis.names();
    let introduced = naming::name_at(&names, checked, abilities, position)
        .and_then(|mentioned| naming::introduction(mentioned.name));
    introduced.map(|span| convert::location(span, checked, abilities)).into_iter().collect()
}

/// The places that a finding speaks of outside of itself, those that follow each other as one.
fn places(finding: &Finding, checked: &Checked) -> Vec<Related> {
    let mut places: Vec<Related> = Vec::new();
    for related in &finding.related {
        let is_here = related.elsewhere.is_none();
        if is_here && finding.span.contains(related.span) {
            continue;
        }
        match places.last_mut() {
            Some(last) if is_here && last.elsewhere.is_none() && follow(last.span, related.span, checked) => {
                last.span = last.span.cover(related.span);
            }
            _ => places.push(related.clone()),
        }
    }
    places
}

/// Whether nothing but white space is between two spans.
fn follow(one: SourceSpan, next: SourceSpan, checked: &Checked) -> bool {
    let text = &checked.rope;
    one.end <= next.start
        && text
            .get_byte_slice(one.end as usize..next.start as usize)
            .is_some_and(|between| between.chars().all(char::is_whitespace))
}
