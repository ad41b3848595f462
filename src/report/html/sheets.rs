//! The name sheet: people, places and organizations, each with its forms and where these stand.

use maud::{Markup, html};

use super::Desk;
use crate::analysis::Name;
use crate::message::label::Label;
use crate::message::proof::Caption;
use crate::report::sheet;
use crate::text::SourceSpan;

/// So many places of a form are shown.
const SHOWN: usize = 8;

/// The names of an article in the order of a style sheet, kind by kind.
pub(super) fn names(desk: &Desk<'_>, names: &[Name]) -> Markup {
    if names.is_empty() {
        return html! {};
    }
    let sorted = sheet::sorted(names);
    let is_mixed = names.iter().any(|name| name.mixed);
    let table = html! {
        table.names {
            thead {
                tr {
                    th scope="col" { (desk.say(Caption::Name)) }
                    th scope="col" { (desk.label(&Label::Function)) }
                    th scope="col" { (desk.label(&Label::Forms)) }
                }
            }
            @for kind in sorted.chunk_by(|one, other| one.kind == other.kind) {
                tbody {
                    tr.kind {
                        th colspan="3" scope="rowgroup" { (desk.label(&title(kind[0].kind))) }
                    }
                    @for name in kind { (row(desk, name)) }
                }
            }
        }
        @if is_mixed {
            p.legend { span.star { "*" } " " (desk.label(&Label::SeveralWays)) }
        }
    };
    desk.sheet("names", Caption::NameSheet, &table)
}

fn title(kind: &str) -> Label {
    match kind {
        "person" => Label::People,
        "place" => Label::Places,
        "organisation" => Label::Organizations,
        _ => Label::OtherNames,
    }
}

fn row(desk: &Desk<'_>, name: &Name) -> Markup {
    html! {
        tr.mixed[name.mixed] {
            th scope="row" {
                (name.name)
                @if name.mixed { span.star title=(desk.label(&Label::SeveralWays)) { "*" } }
            }
            td {
                @if let Some((function, _)) = &name.function { (function) }
            }
            td {
                ul.forms {
                    @for (form, mentions) in &name.forms {
                        li { span.form { (form) } " ×" (mentions.len()) " " (places(desk, mentions)) }
                    }
                }
            }
        }
    }
}

/// The blocks that some mentions stand in, each once.
fn places(desk: &Desk<'_>, mentions: &[SourceSpan]) -> Markup {
    let mut blocks: Vec<usize> = mentions.iter().filter_map(|span| desk.block_of(*span)).collect();
    blocks.dedup();
    html! {
        span.places {
            @for (at, block) in blocks.iter().take(SHOWN).enumerate() {
                @if at > 0 { ", " }
                (desk.link(*block))
            }
            @if blocks.len() > SHOWN { ", …" }
        }
    }
}
