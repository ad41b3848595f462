//! Puts a block together from pieces of the file, so that its map falls out of the calls.

use std::{borrow::Cow, cmp::Reverse, ops::Range};

use super::{Block, BlockKind, OffsetMap, Segment, Zone, ZoneKind};
use crate::text::{ProseSpan, SourceSpan};

/// A block being read. Pieces come in the order of the file; bytes that are passed over read as
/// nothing.
#[derive(Debug)]
pub(super) struct BlockBuilder<'s> {
    source: &'s str,
    /// The prose, unless it is a single verbatim segment: then it is empty and the file holds it.
    text: String,
    segments: Vec<Segment>,
    zones: Vec<Zone>,
    /// Zones that are not closed yet, with their starts in the prose.
    open: Vec<(ZoneKind, usize)>,
}

impl<'s> BlockBuilder<'s> {
    /// A block of `source` without prose yet.
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, text: String::new(), segments: Vec::new(), zones: Vec::new(), open: Vec::new() }
    }

    /// Reads these bytes as they are.
    pub(super) fn verbatim(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let source = SourceSpan::new(range.start, range.end);
        match self.segments.last_mut() {
            Some(last) if last.verbatim && last.source.end == source.start => {
                last.source.end = source.end;
                last.prose.end += source.end - source.start;
                if !self.text.is_empty() {
                    self.text.push_str(&self.source[range]);
                }
            }
            Some(last) => {
                let at = last.prose.end as usize;
                let prose = ProseSpan::new(at, at + range.len());
                self.write_out();
                self.text.push_str(&self.source[range]);
                self.push(Segment { prose, source, verbatim: true });
            }
            None => {
                let prose = ProseSpan::new(0, range.len());
                self.push(Segment { prose, source, verbatim: true });
            }
        }
    }

    /// Reads these bytes as `text`.
    pub(super) fn atom(&mut self, range: Range<usize>, text: &str) {
        if text.is_empty() {
            return;
        }
        self.write_out();
        let at = self.n_bytes();
        self.text.push_str(text);
        let prose = ProseSpan::new(at, at + text.len());
        self.push(Segment { prose, source: SourceSpan::new(range.start, range.end), verbatim: false });
    }

    /// Starts a zone at the present end of the prose.
    pub(super) fn open_zone(&mut self, kind: ZoneKind) {
        self.open.push((kind, self.n_bytes()));
    }

    /// Ends the zone that was opened last.
    pub(super) fn close_zone(&mut self) {
        if let Some((kind, start)) = self.open.pop() {
            self.zones.push(Zone { span: ProseSpan::new(start, self.n_bytes()), kind });
        }
    }

    /// The block, or `None` if it has no prose. White space at its ends is cut off; zones without a
    /// character are dropped.
    pub(super) fn finish(mut self, kind: BlockKind, source: Range<usize>) -> Option<Block<'s>> {
        while !self.open.is_empty() {
            self.close_zone();
        }
        let whole = match self.segments.as_slice() {
            [single] if single.verbatim => &self.source[single.source.range()],
            _ => &self.text,
        };
        let trimmed = whole.trim_start();
        let start = whole.len() - trimmed.len();
        let kept = ProseSpan::new(start, start + trimmed.trim_end().len());
        if kept.is_empty() {
            return None;
        }
        if kept.len() < whole.len() {
            self.segments.retain_mut(|segment| clip_segment(segment, kept));
            self.zones.retain_mut(|zone| clip(&mut zone.span, kept));
        } else {
            self.zones.retain(|zone| !zone.span.is_empty());
        }
        // Zones are closed from the inside out, but a reader wants the outer one first.
        self.zones.reverse();
        self.zones.sort_by_key(|zone| (zone.span.start, Reverse(zone.span.end)));
        let text = match self.segments.as_slice() {
            [single] if single.verbatim => Cow::Borrowed(&self.source[single.source.range()]),
            _ if kept.len() == self.text.len() => Cow::Owned(self.text),
            _ => Cow::Owned(self.text[kept.range()].to_owned()),
        };
        let source = SourceSpan::new(source.start, source.end);
        let map = OffsetMap { segments: self.segments.into() };
        Some(Block { kind, text, map, source, zones: self.zones, top: None })
    }

    /// Makes `text` the prose when it stops being a single verbatim segment.
    fn write_out(&mut self) {
        if let [single] = self.segments.as_slice()
            && self.text.is_empty()
        {
            self.text.push_str(&self.source[single.source.range()]);
        }
    }

    fn n_bytes(&self) -> usize {
        self.segments.last().map_or(0, |last| last.prose.end as usize)
    }

    fn push(&mut self, segment: Segment) {
        debug_assert!(
            self.segments.last().is_none_or(|last| last.source.end <= segment.source.start),
            "pieces come in the order of the file"
        );
        self.segments.push(segment);
    }
}

/// Cuts a span of the prose down to what is kept of it, counted from there. Whether any of it is left.
fn clip(span: &mut ProseSpan, kept: ProseSpan) -> bool {
    span.start = span.start.clamp(kept.start, kept.end) - kept.start;
    span.end = span.end.clamp(kept.start, kept.end) - kept.start;
    !span.is_empty()
}

/// As [`clip`]; an atom that is cut keeps all its bytes of the file.
fn clip_segment(segment: &mut Segment, kept: ProseSpan) -> bool {
    let whole = segment.prose;
    if !clip(&mut segment.prose, kept) {
        return false;
    }
    if segment.verbatim {
        segment.source.start += kept.start.saturating_sub(whole.start);
        segment.source.end -= whole.end.saturating_sub(kept.end);
    }
    true
}
