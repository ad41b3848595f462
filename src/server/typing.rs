//! Where the user is typing: a quotation is not judged while it is being written.
//!
//! A quotation that has just been opened runs to the end of its paragraph, and its speaker is usually named
//! only behind it. So what is found inside a quotation waits until nothing was typed there, or in the rest of
//! its sentence, for a second.
//!
//! Nor is a name: "Crouze" is no slip for "Crouzet", but the way there. What is found at a name waits until nobody has
//! touched that mention for a second, nor any of those that it is judged by: else a half-written word would have a
//! finding flash up elsewhere. One that was there before stays, so that it does not come and go with every key typed at
//! another mention.
//!
//! Nor is a repetition, while one of its two places is touched: between copying a paragraph to another place and deleting
//! it at the first, an article has it twice; a word stands twice on the way to a longer one. One that was there before
//! stays, but a further copy is not there before. Everything else is said at once.

use std::cell::OnceCell;
use std::ops::Range;
use std::time::Duration;

use rustc_hash::FxHashMap;
use tokio::time::Instant;
use xxhash_rust::xxh3::xxh3_128;

use crate::analysis::mentions::Named;
use crate::analysis::{Analysis, Placed};
use crate::checks;
use crate::finding::Finding;
use crate::text::document::Replaced;
use crate::text::segment::is_terminator;
use crate::text::{OtherText, ProseSpan, SourceSpan};

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

    /// What is not to be said yet of the present text, in which this was found.
    pub(super) fn hold<'a>(&self, analysis: &'a Analysis, findings: &'a [Finding], now: Instant) -> Hold<'a> {
        let live: Vec<_> = self.places.iter().filter(|(_, until)| *until > now).cloned().collect();
        let touched = names_in_writing(analysis, &live);
        let own: Vec<_> = touched.iter().map(|(_, name, until)| (*name, *until)).collect();
        let own = merge(own);
        let names = merge(own.iter().copied().chain(compared(analysis, &touched, &own)).collect());
        let blocks = live.iter().flat_map(|(place, _)| blocks_at(analysis, place));
        let mut written: Vec<SourceSpan> = blocks.map(|(_, block)| block.source).collect();
        written.sort_unstable();
        written.dedup();
        let places = joined(live.iter().map(|(place, _)| place.clone()).collect());
        Hold { analysis, findings, found: OnceCell::new(), live, places, written, own, names }
    }
}

/// What is not to be said yet of a text in which somebody is typing.
#[derive(Debug)]
pub(super) struct Hold<'a> {
    analysis: &'a Analysis,
    findings: &'a [Finding],
    /// These by what each is known by, since one of them is where somebody types.
    found: OnceCell<Subjects<'a>>,
    /// Places where somebody types, and until when they count.
    live: Vec<(Range<usize>, Instant)>,
    /// The same places in order, those that meet as one.
    places: Vec<Range<usize>>,
    /// The paragraphs that they are in or beside, in order.
    written: Vec<SourceSpan>,
    /// The names there, likewise; sorted, and none overlaps another.
    own: Vec<(SourceSpan, Instant)>,
    /// These and all mentions that are compared with them, likewise.
    names: Vec<(SourceSpan, Instant)>,
}

impl Hold<'_> {
    /// Until when one of the findings is not to be said; `None` if it can be said at once. `n_said` tells how often something
    /// was said last.
    pub(super) fn until(&self, finding: &Finding, n_said: impl Fn(Key) -> usize) -> Option<Instant> {
        if self.live.is_empty() {
            return None;
        }
        let other = if checks::is_about_names(finding.check) {
            self.name_until(finding, n_said)
        } else if checks::is_about_repetition(finding.check) {
            self.repetition_until(finding, n_said)
        } else {
            None
        };
        self.quotation_until(finding.span).max(other)
    }

    fn quotation_until(&self, found: SourceSpan) -> Option<Instant> {
        // Hardly any finding is near where somebody types.
        let next = self.written.partition_point(|block| block.end <= found.start);
        self.written.get(next).filter(|block| block.contains(found))?;
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

    /// Until when a repetition may be half of a move; one that was there before is not.
    fn repetition_until(&self, finding: &Finding, n_said: impl Fn(Key) -> usize) -> Option<Instant> {
        let touches = |place: SourceSpan, live: &Range<usize>| {
            live.start <= place.end as usize && place.start as usize <= live.end
        };
        let overlaps = |place: SourceSpan, live: &Range<usize>| {
            live.start < place.end as usize && (place.start as usize) < live.end
        };
        let here = finding.related.iter().filter(|related| related.elsewhere.is_none());
        let others = here.map(|related| related.span);
        let is_touched =
            |live: &Range<usize>| others.clone().chain([finding.span]).any(|place| touches(place, live));
        // Hardly any repetition is where somebody types, and only those are looked at closer.
        let is_near = |place: SourceSpan| {
            let next = self.places.partition_point(|live| live.end < place.start as usize);
            self.places.get(next).is_some_and(|live| touches(place, live))
        };
        if !others.clone().chain([finding.span]).any(is_near) {
            return None;
        }
        let key = Key::of(finding, self.analysis)?;
        let found = self.found.get_or_init(|| Subjects::of(self.findings.iter(), self.analysis)).places(key);
        let n_new = found.len().saturating_sub(n_said(key));
        if n_new == 0 {
            return None;
        }
        let is_new = |live: &Range<usize>| {
            if n_new == found.len() {
                return is_touched(live);
            }
            // Of several copies of one text, the new ones are where something was put. A copy that was put above all others
            // is none of the findings: it is the place that they point at, and the one that was that before is the first.
            let is_among_first = || found.iter().take(n_new).any(|span| *span == finding.span);
            overlaps(finding.span, live)
                || is_among_first() && others.clone().any(|place| overlaps(place, live))
        };
        self.live.iter().filter(|(live, _)| is_new(live)).map(|(_, until)| *until).max()
    }

    fn name_until(&self, finding: &Finding, n_said: impl Fn(Key) -> usize) -> Option<Instant> {
        let judged = finding.related.iter().map(|related| related.span).chain([finding.span]);
        let until = judged.filter_map(|span| touched_until(span, &self.names)).max()?;
        if n_said(Key::of(finding, self.analysis)?) > 0 {
            touched_until(finding.span, &self.own)
        } else {
            Some(until)
        }
    }
}

/// Until when a mention counts as touched, being one of some names or beside one.
fn touched_until(mention: SourceSpan, names: &[(SourceSpan, Instant)]) -> Option<Instant> {
    let from = names.partition_point(|(name, _)| name.end < mention.start);
    let here = names[from..].iter().take_while(|(name, _)| name.start <= mention.end);
    here.map(|(_, until)| *until).max()
}

/// By what a finding of names or of a repetition is known again in another version: its check, and the words that it is
/// about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    check: &'static str,
    /// Of the words, in bytes.
    length: usize,
    /// Their hash.
    print: u128,
}

impl Key {
    /// That of a finding of an analysis; `None` if it is about anything else.
    fn of(finding: &Finding, analysis: &Analysis) -> Option<Self> {
        let (other, span) = subject(finding)?;
        let print = match other {
            Some(other) => xxh3_128(&other.text.as_bytes()[span.range()]),
            None => xxh3_128(analysis.source.part(span.range()).as_bytes()),
        };
        Some(Self { check: finding.check, length: span.len(), print })
    }
}

/// The findings of an analysis by what each is known by. Words are looked at only where somebody asks for others that are as
/// long: mostly there are none.
#[derive(Debug)]
pub(super) struct Subjects<'a> {
    analysis: &'a Analysis,
    /// By the length of the words and by check, and then in order.
    findings: Vec<((usize, &'static str), &'a Finding)>,
    /// Those of one length and one check, likewise.
    groups: Vec<Group>,
}

#[derive(Debug)]
struct Group {
    length: usize,
    check: &'static str,
    /// Which of the findings they are.
    findings: Range<usize>,
    /// Their places by the hash of the words, in order.
    by_print: OnceCell<FxHashMap<u128, Vec<SourceSpan>>>,
}

impl<'a> Subjects<'a> {
    /// Those of some findings, given in order.
    pub(super) fn of(findings: impl Iterator<Item = &'a Finding>, analysis: &'a Analysis) -> Self {
        let key = |finding: &'a Finding| Some(((subject(finding)?.1.len(), finding.check), finding));
        let mut findings: Vec<_> = findings.filter_map(key).collect();
        findings.sort_by_key(|(key, _)| *key);
        let mut groups = Vec::new();
        let mut start = 0;
        for group in findings.chunk_by(|(one, _), (other, _)| one == other) {
            let (length, check) = group[0].0;
            let end = start + group.len();
            groups.push(Group { length, check, findings: start..end, by_print: OnceCell::new() });
            start = end;
        }
        Self { analysis, findings, groups }
    }

    /// The places of the findings that are known by a key, in order.
    pub(super) fn places(&self, key: Key) -> &[SourceSpan] {
        let found = self.groups.binary_search_by_key(&(key.length, key.check), |one| (one.length, one.check));
        let Ok(group) = found.map(|at| &self.groups[at]) else { return &[] };
        let by_print = group.by_print.get_or_init(|| {
            let mut by_print: FxHashMap<u128, Vec<SourceSpan>> = FxHashMap::default();
            for (_, finding) in &self.findings[group.findings.clone()] {
                if let Some(key) = Key::of(finding, self.analysis) {
                    by_print.entry(key.print).or_default().push(finding.span);
                }
            }
            by_print
        });
        by_print.get(&key.print).map_or(&[], Vec::as_slice)
    }
}

/// The words that a finding of names or of a repetition is about: of another article, or of its own; `None` if it is about
/// anything else.
fn subject(finding: &Finding) -> Option<(Option<&OtherText>, SourceSpan)> {
    let is_repetition = checks::is_about_repetition(finding.check);
    if !is_repetition && !checks::is_about_names(finding.check) {
        return None;
    }
    // A repetition is known by its first place, here or in another article: the second may be what is being edited.
    Some(match finding.related.first().filter(|_| is_repetition) {
        Some(first) => match &first.elsewhere {
            Some(other) => (Some(&**other), first.span),
            None => (None, first.span.min(finding.span)),
        },
        None => (None, finding.span),
    })
}

/// The names at places where somebody types, from the given name to the last word, with the places themselves and the
/// block of each.
fn names_in_writing(
    analysis: &Analysis,
    live: &[(Range<usize>, Instant)],
) -> Vec<(usize, SourceSpan, Instant)> {
    let mut touched = Vec::new();
    for (place, until) in live {
        for (index, block) in blocks_at(analysis, place) {
            let whole = |named: &Named| {
                let ends = named.words.first().zip(named.words.last());
                ends.map_or_else(Default::default, |(first, last)| {
                    block.map.to_source(first.span.cover(last.span))
                })
            };
            let named = &block.paragraph.named;
            let from = named.partition_point(|named| (whole(named).end as usize) < place.start);
            let names = named[from..].iter().map(whole).take_while(|name| name.start as usize <= place.end);
            touched.extend(
                names.chain([SourceSpan::new(place.start, place.end)]).map(|name| (index, name, *until)),
            );
        }
    }
    touched
}

/// The blocks that a place is in or beside, with their numbers.
fn blocks_at<'a>(
    analysis: &'a Analysis,
    place: &Range<usize>,
) -> impl Iterator<Item = (usize, &'a Placed)> + use<'a> {
    let Range { start, end } = *place;
    let first = analysis.blocks.partition_point(|block| (block.source.end as usize) < start);
    let behind = analysis.blocks.iter().enumerate().skip(first);
    behind.take_while(move |(_, block)| block.source.start as usize <= end)
}

/// Every mention that is compared with one that somebody touches, and until when that counts.
fn compared(
    analysis: &Analysis,
    touched: &[(usize, SourceSpan, Instant)],
    own: &[(SourceSpan, Instant)],
) -> impl Iterator<Item = (SourceSpan, Instant)> {
    // A long document has thousands of mentions, and few of its blocks are touched.
    let mut is_touched = vec![false; analysis.blocks.len()];
    for (block, ..) in touched {
        is_touched[*block] = true;
    }
    analysis.mixed.iter().flat_map(move |mixed| {
        let mentions = || mixed.forms.iter().flat_map(|form| form.mentions.iter().chain(&form.quoted));
        let until = mentions()
            .filter(|at| is_touched[at.block])
            .filter_map(|at| touched_until(analysis.source_of(at.block, at.span), own));
        let until = until.max();
        let mentions =
            until.map(|until| mentions().map(move |at| (analysis.source_of(at.block, at.span), until)));
        mentions.into_iter().flatten()
    })
}

/// Places in order, those that meet as one.
fn joined(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_unstable_by_key(|place| place.start);
    places.dedup_by(|next, last| {
        let meets = next.start <= last.end;
        if meets {
            last.end = last.end.max(next.end);
        }
        meets
    });
    places
}

/// Places sorted and, where they overlap, made one, with the later of their times. Their ends are in order, too.
fn merge(mut places: Vec<(SourceSpan, Instant)>) -> Vec<(SourceSpan, Instant)> {
    // The mentions of each name come in order: this sort makes use of that.
    places.sort();
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
        let behind = analysis.source.part(span.range().end..block.source.range().end.max(span.range().end));
        let stopped = block.paragraph.text[quote.marks.inner.range()].ends_with(is_terminator);
        (unpaired || span.contains(found))
            && span.range().start <= place.end
            && place.start <= span.range().end + rest_of_sentence(&behind, stopped)
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
