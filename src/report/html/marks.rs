//! Sets the prose of one block with all that is marked in it. Marks may cross each other, as findings do; elements may not.
//! So the prose is cut wherever anything begins or ends, and every piece says all that holds of it.

use maud::{Markup, html};

use super::{Desk, look};
use crate::extract::{OffsetMap, Zone, ZoneKind};
use crate::finding::Severity;
use crate::message::proof::Caption;
use crate::text::{ProseSpan, SourceSpan};

/// Something that holds of a stretch of prose.
pub(super) struct Layer {
    pub(super) span: ProseSpan,
    pub(super) kind: LayerKind,
}

/// What holds of it.
pub(super) enum LayerKind {
    /// It is set so in the article.
    Zone(ZoneKind),
    /// It is a quotation.
    Quotation {
        /// The name of its place.
        id: String,
        /// Its color and who says it, if somebody does.
        voice: Option<(String, String)>,
    },
    /// A finding is about it.
    Found(Severity),
    /// It differs from its twin.
    Differs,
}

/// Something that stands between two characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Point {
    /// The number of a finding.
    Number(usize),
    /// The twin has words here.
    Missing,
}

impl From<Zone> for Layer {
    fn from(zone: Zone) -> Self {
        Self { span: zone.span, kind: LayerKind::Zone(zone.kind) }
    }
}

/// The prose under its layers. `points` stand before the byte they come with.
pub(super) fn prose(desk: &Desk<'_>, text: &str, layers: &[Layer], mut points: Vec<(u32, Point)>) -> Markup {
    points.sort_unstable();
    let end = ProseSpan::new(0, text.len()).end;
    let bounds = layers.iter().flat_map(|layer| [layer.span.start, layer.span.end]);
    let mut cuts: Vec<u32> = bounds.chain(points.iter().map(|(at, _)| *at)).chain([0, end]).collect();
    cuts.retain(|cut| *cut <= end);
    cuts.sort_unstable();
    cuts.dedup();
    let here = |at: u32| points.iter().filter(move |(place, _)| *place == at).map(|(_, point)| *point);
    html! {
        @for pair in cuts.windows(2) {
            @for point in here(pair[0]) { (mark_of(desk, point)) }
            (piece(text, ProseSpan { start: pair[0], end: pair[1] }, layers))
        }
        @for point in here(end) { (mark_of(desk, point)) }
    }
}

fn mark_of(desk: &Desk<'_>, point: Point) -> Markup {
    match point {
        Point::Number(finding) => number(desk, finding),
        Point::Missing => html! { span.missing aria-hidden="true" { "‸" } },
    }
}

/// The number of a finding in the text: the one place that its note leads back to.
pub(super) fn number(desk: &Desk<'_>, finding: usize) -> Markup {
    let (class, _) = look(desk.findings[finding].severity);
    html! {
        a id=(desk.mark(finding)) class={ "ref " (class) } href={ "#" (desk.note(finding)) }
            aria-label=(desk.say(Caption::ToNote(finding + 1))) { (finding + 1) }
    }
}

/// A stretch in which nothing begins or ends.
fn piece(text: &str, span: ProseSpan, layers: &[Layer]) -> Markup {
    let mut set = html! { (&text[span.range()]) };
    let mut loudest: Option<Severity> = None;
    let mut differs = false;
    let mut quotation = None;
    for layer in layers.iter().filter(|layer| layer.span.contains(span)) {
        match &layer.kind {
            LayerKind::Zone(ZoneKind::Emphasis) => set = html! { em { (set) } },
            LayerKind::Zone(ZoneKind::Strong) => set = html! { strong { (set) } },
            LayerKind::Zone(ZoneKind::Link) => set = html! { span.link { (set) } },
            LayerKind::Found(severity) => loudest = loudest.max(Some(*severity)),
            LayerKind::Differs => differs = true,
            LayerKind::Quotation { id, voice } => {
                quotation = Some((Some(id).filter(|_| layer.span.start == span.start), voice));
            }
        }
    }
    if differs {
        set = html! { span.differs { (set) } };
    }
    if let Some((id, voice)) = quotation {
        let (class, who) = voice.as_ref().map_or(("quotation", None), |(class, who)| (&**class, Some(who)));
        set = html! { span class=(class) id=[id] title=[who] { (set) } };
    }
    if let Some(severity) = loudest {
        let (class, _) = look(severity);
        set = html! { mark class=(class) { (set) } };
    }
    set
}

/// The prose that some bytes of the file hold, markup at their ends aside; `None` if they hold none.
pub(super) fn prose_of(map: &OffsetMap, span: SourceSpan) -> Option<ProseSpan> {
    let touched = map.segments().iter().filter(|segment| segment.source.touches(span));
    touched
        .map(|segment| {
            // The inside of what is not verbatim has no place in the file.
            let (before, after) = if segment.verbatim {
                let before = span.start.saturating_sub(segment.source.start);
                (before, segment.source.end.saturating_sub(span.end))
            } else {
                (0, 0)
            };
            ProseSpan { start: segment.prose.start + before, end: segment.prose.end - after }
        })
        .reduce(ProseSpan::cover)
}

/// The place in the prose nearest to a byte of the file.
pub(super) fn place_of(map: &OffsetMap, at: u32) -> u32 {
    let segments = map.segments();
    match segments.iter().find(|segment| segment.source.end >= at) {
        Some(segment) if segment.verbatim => {
            segment.prose.start
                + at.saturating_sub(segment.source.start).min(segment.source.end - segment.source.start)
        }
        Some(segment) => segment.prose.start,
        None => segments.last().map_or(0, |segment| segment.prose.end),
    }
}
