//! Where the user is typing: a quotation is not judged while it is being written.
//!
//! A quotation that has just been opened runs to the end of its paragraph, and its speaker is usually named
//! only behind it. So what is found inside a quotation waits until nothing was typed there, or in the rest of
//! its sentence, for a second.
//!
//! Nor is a name: "Crouze" is no slip for "Crouzet", but the way there. What is found at a name waits until nobody has
//! touched that mention for a second, nor any of those that it is judged by: else a half-written word would have a
//! finding flash up elsewhere. Everything else is said at once.

use std::ops::Range;
use std::time::Duration;

use tokio::time::Instant;

use crate::analysis::{Analysis, Placed};
use crate::checks;
use crate::finding::Finding;
use crate::text::document::Replaced;
use crate::text::segment::is_terminator;
use crate::text::{ProseSpan, SourceSpan};

/// How long nothing must have been typed.
const QUIET: Duration = Duration::from_secs(1);

/// How many places are remembered. Nobody types at more of them within a second; a macro may.
const MOST: usize = 64;

/// The places of the edits of the last second.
#[derive(Clone, Debug, Default)]
pub(super) struct Typing {
    /// In the order of the edits; each as bytes of the present text, and until when it counts.
    places: Vec<(Range<usize>, Instant)>,
}

impl Typing {
    /// Notes what edits did to the text, one after the other.
    pub(super) fn note(&mut self, edits: &[Replaced], now: Instant) {
        self.places.retain(|(_, until)| *until > now);
        for edit in edits {
            match *edit {
                // Another text altogether: nobody typed it.
                Replaced::Everything => self.places.clear(),
                Replaced::Bytes { start, end, length } => {
                    let moved = |at: usize| match at {
                        _ if at <= start => at,
                        _ if at >= end => at - end + start + length,
                        _ => start + length,
                    };
                    for (place, _) in &mut self.places {
                        *place = moved(place.start)..moved(place.end);
                    }
                    self.places.push((start..start + length, now + QUIET));
                }
            }
        }
        self.places.drain(..self.places.len().saturating_sub(MOST));
    }

    /// What is not to be said yet of the present text.
    pub(super) fn hold<'a>(&self, analysis: &'a Analysis, now: Instant) -> Hold<'a> {
        let live: Vec<_> = self.places.iter().filter(|(_, until)| *until > now).cloned().collect();
        let names = names_in_writing(analysis, &live);
        Hold { analysis, live, names }
    }
}

/// What is not to be said yet of a text in which somebody is typing.
#[derive(Debug)]
pub(super) struct Hold<'a> {
    analysis: &'a Analysis,
    /// Places where somebody types, and until when they count.
    live: Vec<(Range<usize>, Instant)>,
    /// Mentions of names that are being written, and those that belong to them, likewise. By place.
    names: Vec<(SourceSpan, Instant)>,
}

impl Hold<'_> {
    /// Until when a finding is not to be said; `None` if it can be said at once.
    pub(super) fn until(&self, finding: &Finding) -> Option<Instant> {
        if self.live.is_empty() {
            return None;
        }
        let name = if checks::is_about_names(finding.check) { self.name_until(finding) } else { None };
        self.quotation_until(finding.span).max(name)
    }

    fn quotation_until(&self, found: SourceSpan) -> Option<Instant> {
        let blocks = &self.analysis.blocks;
        let index = blocks.partition_point(|block| block.source.end <= found.start);
        let block = blocks.get(index).filter(|block| block.source.contains(found))?;
        let source = block.source.range();
        self.live
            .iter()
            .filter(|(place, _)| place.start <= source.end && source.start <= place.end)
            .filter(|(place, _)| is_in_writing(self.analysis, block, found, place))
            .map(|(_, until)| *until)
            .max()
    }

    fn name_until(&self, finding: &Finding) -> Option<Instant> {
        let judged = finding.related.iter().map(|related| related.span).chain([finding.span]);
        judged.filter_map(|span| self.mention_until(span)).max()
    }

    fn mention_until(&self, mention: SourceSpan) -> Option<Instant> {
        let meets =
            |place: &Range<usize>| place.start <= mention.end as usize && mention.start as usize <= place.end;
        let here = self.live.iter().filter(|(place, _)| meets(place)).map(|(_, until)| *until).max();
        let from = self.names.partition_point(|(name, _)| name.end < mention.start);
        let names = self.names[from..].iter().take_while(|(name, _)| name.start <= mention.end);
        names.map(|(_, until)| *until).max().max(here)
    }
}

/// The names at places where somebody types, from the given name to the last word, and every mention that is compared
/// with one of them. They are sorted and do not overlap, so that their ends are in order, too.
fn names_in_writing(analysis: &Analysis, live: &[(Range<usize>, Instant)]) -> Vec<(SourceSpan, Instant)> {
    // By block, since few blocks have any.
    let mut touched: Vec<(usize, SourceSpan, Instant)> = Vec::new();
    for (place, until) in live {
        let first = analysis.blocks.partition_point(|block| (block.source.end as usize) < place.start);
        for (index, block) in analysis.blocks.iter().enumerate().skip(first) {
            if block.source.start as usize > place.end {
                break;
            }
            let names = block.paragraph.named.iter().filter_map(|named| {
                let (first, last) = (named.words.first()?, named.words.last()?);
                Some(block.map.to_source(first.span.cover(last.span)))
            });
            let here = names
                .filter(|name| place.start <= name.end as usize && name.start as usize <= place.end)
                .chain([SourceSpan::new(place.start, place.end)]);
            touched.extend(here.map(|name| (index, name, *until)));
        }
    }
    let mut names: Vec<(SourceSpan, Instant)> =
        touched.iter().map(|(_, name, until)| (*name, *until)).collect();
    for mixed in &analysis.mixed {
        let mentions = || mixed.forms.iter().flat_map(|form| &form.mentions);
        let until = mentions()
            .filter_map(|at| {
                let mut here = touched.iter().filter(|(block, ..)| *block == at.block).peekable();
                here.peek()?;
                let mention = analysis.source_of(at.block, at.span);
                let meets = |name: SourceSpan| name.start <= mention.end && mention.start <= name.end;
                here.filter(|(_, name, _)| meets(*name)).map(|(.., until)| *until).max()
            })
            .max();
        if let Some(until) = until {
            names.extend(mentions().map(|at| (analysis.source_of(at.block, at.span), until)));
        }
    }
    merge(names)
}

/// Places sorted and, where they overlap, made one, with the later of their times.
fn merge(mut places: Vec<(SourceSpan, Instant)>) -> Vec<(SourceSpan, Instant)> {
    places.sort_unstable();
    let mut merged: Vec<(SourceSpan, Instant)> = Vec::with_capacity(places.len());
    for (span, until) in places {
        match merged.last_mut().filter(|(last, _)| span.start < last.end || span.start == last.start) {
            Some((last, latest)) => {
                *last = last.cover(span);
                *latest = until.max(*latest);
            }
            None => merged.push((span, until)),
        }
    }
    merged
}

/// Whether what was found in a block is in a quotation that is being written at a place.
fn is_in_writing(analysis: &Analysis, block: &Placed, found: SourceSpan, place: &Range<usize>) -> bool {
    let quotes = &block.paragraph.quotes;
    // A mark without a partner is judged when its paragraph is left alone.
    let dangles = |mark: ProseSpan| found.contains(block.map.to_source(mark));
    if block.paragraph.dangling.iter().any(|dangling| dangles(dangling.mark)) {
        return true;
    }
    // While its marks do not pair, no quotation of a paragraph is what it will be.
    let unpaired = quotes.iter().any(|quote| !quote.marks.closed);
    quotes.iter().filter(|quote| quote.marks.depth == 0).any(|quote| {
        let span = block.map.to_source(quote.marks.outer);
        let behind = analysis.source.get(span.range().end..block.source.range().end).unwrap_or_default();
        let stopped = block.paragraph.text[quote.marks.inner.range()].ends_with(is_terminator);
        (unpaired || span.contains(found))
            && span.range().start <= place.end
            && place.start <= span.range().end + rest_of_sentence(behind, stopped)
    })
}

/// How many bytes of what stands behind a quotation belong to its sentence. `stopped` is whether a stop stands
/// before its closing mark.
fn rest_of_sentence(behind: &str, stopped: bool) -> usize {
    if stopped && behind.trim_start().starts_with(char::is_uppercase) {
        return 0;
    }
    behind.find(|char| is_terminator(char) || char == '\n' || char == '\r').unwrap_or(behind.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_move_with_the_text() {
        let now = Instant::now();
        let mut typing = Typing::default();
        let bytes = |start, end, length| Replaced::Bytes { start, end, length };
        typing.note(&[bytes(10, 10, 3), bytes(2, 4, 1), bytes(20, 20, 2)], now);
        let places =
            |typing: &Typing| typing.places.iter().map(|(place, _)| place.clone()).collect::<Vec<_>>();
        assert_eq!(places(&typing), [9..12, 2..3, 20..22]);
        // A cut through the middle of one, and around another.
        typing.note(&[bytes(10, 21, 0)], now);
        assert_eq!(places(&typing), [9..10, 2..3, 10..11, 10..10]);
        typing.note(&[bytes(0, 1, 0), bytes(5, 5, 1)], now + QUIET);
        assert_eq!(places(&typing), [0..0, 5..6], "the others are a second old");
        typing.note(&[bytes(0, 0, 5), Replaced::Everything], now + QUIET);
        assert!(places(&typing).is_empty());
        typing.note(&vec![bytes(0, 0, 1); 1000], now);
        assert_eq!(typing.places.len(), MOST);
        assert_eq!(typing.places.last().map(|(place, _)| place.clone()), Some(0..1));
    }

    #[test]
    fn a_sentence_goes_on_behind_its_quotation() {
        for (behind, stopped, expected) in [
            (", dit Anne. Puis", false, 10),
            (" Puis Anne. Fin", false, 10),
            (" Puis Anne.", true, 0),
            (" dit Anne.", true, 9),
            ("", false, 0),
            (" et", false, 3),
            (" et\nPuis", false, 3),
        ] {
            assert_eq!(rest_of_sentence(behind, stopped), expected, "{behind}");
        }
    }
}
