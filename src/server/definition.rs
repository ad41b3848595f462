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

/// The places that the shortest finding at a position leads to, of those that lead anywhere, or else where the name there is
/// introduced.
pub(super) fn definition(checked: &Checked, abilities: &Abilities, position: Position) -> Vec<Location> {
    let offset = offset(&checked.rope, convert::place(position), abilities.encoding);
    let mut here: Vec<&Finding> =
        checked.findings.iter().filter(|finding| finding.span.is_at(offset)).collect();
    here.sort_by_key(|finding| finding.span.len());
    let leads = |finding: &Finding| convert::locations(&places(finding, checked), checked, abilities);
    let of_finding = here.into_iter().map(leads).map(|found| found.into_iter().flatten().collect::<Vec<_>>());
    if let Some(places) = of_finding.into_iter().find(|places| !places.is_empty()) {
        return places;
    }
    let names = checked.analysis.names();
    let introduced = naming::name_at(&names, checked, abilities, position)
        .and_then(|mentioned| naming::introduction(mentioned.name));
    introduced.map(|span| convert::location(span, checked, abilities)).into_iter().collect()
}

/// The places that a finding speaks of outside of itself. Those of one passage are one place, and so are all of another
/// article.
fn places(finding: &Finding, checked: &Checked) -> Vec<Related> {
    let outside = finding
        .related
        .iter()
        .filter(|related| related.elsewhere.is_some() || !finding.span.contains(related.span));
    let mut places: Vec<Related> = Vec::new();
    for related in outside {
        let last = places.last_mut().filter(|last| match (&last.elsewhere, &related.elsewhere) {
            (None, None) => follows(last.span, related.span, checked),
            (Some(one), Some(other)) => one.path == other.path,
            _ => false,
        });
        match last {
            Some(last) => last.span = last.span.cover(related.span),
            None => places.push(related.clone()),
        }
    }
    places
}

/// Whether no prose is between two spans: white space in a paragraph, or headings and markup between two of them.
fn follows(one: SourceSpan, next: SourceSpan, checked: &Checked) -> bool {
    if one.end > next.start {
        return false;
    }
    let between = checked.rope.get_byte_slice(one.end as usize..next.start as usize);
    if between.is_some_and(|between| between.chars().all(char::is_whitespace)) {
        return true;
    }
    let blocks = &checked.analysis.blocks;
    let first = blocks.partition_point(|block| block.source.end <= one.end);
    let mut between = blocks[first..].iter().take_while(|block| block.source.start < next.start);
    between.all(|block| block.number.is_none())
}
