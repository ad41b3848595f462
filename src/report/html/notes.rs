//! The margin: what is said of each mark, and where the twins of a passage stand.

use maud::{Markup, html};

use super::passages::Likeness;
use super::{Desk, look, severity};
use crate::finding::{Finding, Related};
use crate::message::Message;
use crate::message::label::Label;
use crate::message::proof::Caption;
use crate::report::Lines;

/// How many other places a note tells of at most; a copy of a whole article has one for each paragraph.
const PLACES_SHOWN: usize = 6;
/// And how many ways to mend it.
const FIXES_SHOWN: usize = 3;

/// All that stands in the margin beside some blocks; nothing if that is nothing.
pub(super) fn margin(desk: &Desk<'_>, blocks: &[usize], findings: &[usize]) -> Markup {
    let twins: Vec<Markup> = blocks.iter().flat_map(|block| twins(desk, *block)).collect();
    if twins.is_empty() && findings.is_empty() {
        return html! {};
    }
    html! {
        div.margin {
            @for finding in findings { (note(desk, *finding)) }
            @for twin in twins { (twin) }
        }
    }
}

/// Links from a block to those that share its words.
fn twins(desk: &Desk<'_>, block: usize) -> Vec<Markup> {
    let pairs = desk.pairs.iter().filter_map(|pair| pair.other(block).map(|other| (pair, other)));
    pairs
        .map(|(pair, other)| {
            let place = desk.name_of(other);
            let caption = match pair.likeness {
                Likeness::Same => Caption::SameAs(&place),
                Likeness::But(_) | Likeness::InPart => Caption::Like(&place),
            };
            html! {
                p.twin id=(desk.twin(block, other)) {
                    span.shape aria-hidden="true" { "⇄" } " "
                    a href={ "#" (desk.twin(other, block)) } { (desk.say(caption)) }
                }
            }
        })
        .collect()
}

fn note(desk: &Desk<'_>, index: usize) -> Markup {
    let finding = &desk.findings[index];
    let (class, _) = look(finding.severity);
    // What only keeps a check quiet, or is for the settings of the project, is for an editor to offer.
    let fixes = finding
        .fixes
        .iter()
        .filter(|fix| fix.project.is_none() && !matches!(fix.title, Message::NotAQuotation));
    let fixes: Vec<String> = fixes.take(FIXES_SHOWN).map(|fix| desk.set(&fix.title.text(desk.ui))).collect();
    html! {
        div class={ "note " (class) } id=(desk.note(index)) role="note" {
            p.head {
                a.back href={ "#" (desk.mark(index)) } aria-label=(desk.say(Caption::ToMark(index + 1))) { (index + 1) }
                " " (severity(finding.severity, desk.ui)) " " code { (finding.check) }
            }
            p.said { (desk.set(&finding.message.text(desk.ui))) }
            (places(desk, finding))
            @if !fixes.is_empty() {
                ul.fixes aria-label=(desk.say(Caption::Mend)) {
                    @for fix in fixes { li { (fix) } }
                }
            }
        }
    }
}

/// The other places that a finding speaks of, those behind each other of which the same is said on one line.
fn places(desk: &Desk<'_>, finding: &Finding) -> Markup {
    let said: Vec<(String, &Related)> =
        finding.related.iter().map(|related| (desk.set(&related.message.text(desk.ui)), related)).collect();
    let groups: Vec<&[(String, &Related)]> = said
        .chunk_by(|(one, first), (other, second)| one == other && first.elsewhere == second.elsewhere)
        .collect();
    let rest: usize = groups.iter().skip(PLACES_SHOWN).map(|group| group.len()).sum();
    html! {
        @if !groups.is_empty() {
            ul.places {
                @for group in groups.iter().take(PLACES_SHOWN) { li { (place(desk, finding, group)) } }
                @if rest > 0 { li { (desk.label(&Label::MorePlaces(rest))) } }
            }
        }
    }
}

fn place(desk: &Desk<'_>, finding: &Finding, group: &[(String, &Related)]) -> Markup {
    let Some((message, first)) = group.first() else { return html! {} };
    if let Some(other) = &first.elsewhere {
        let spans: Vec<_> = group.iter().map(|(_, related)| related.span).collect();
        let lines = Lines::new(&other.text, other.skipped).numbers(&spans);
        return html! {
            bdi { (other.path.display()) } ", " (desk.label(&lines)) " – " (message)
        };
    }
    let mut blocks: Vec<usize> =
        group.iter().filter_map(|(_, related)| desk.block_of(related.span)).collect();
    blocks.dedup();
    // Some say nothing but where they are.
    let is_place = matches!(
        first.message,
        Message::OriginalParagraph { .. } | Message::EditedParagraph { .. } | Message::ParagraphHere { .. }
    );
    match blocks[..] {
        [block] if is_place => html! { a href={ "#" (desk.anchor(block)) } { (message) } },
        [block] if Some(block) == desk.block_of(finding.span) => html! { (message) },
        _ => html! {
            @for (at, block) in blocks.iter().enumerate() {
                @if at > 0 { ", " }
                (desk.link(*block))
            }
            " – " (message)
        },
    }
}
