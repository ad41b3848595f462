//! What the checks of quotations share: how a quotation is pointed at, whom it can be attributed to, and the edits
//! that say so.

use super::Context;
use super::repeated_block::is_reported;
use crate::analysis::Analysis;
use crate::analysis::cast::Figure;
use crate::analysis::paragraph::{Paragraph, Quote};
use crate::analysis::quotations::Cited;
use crate::finding::Edit;
use crate::lang::Language;
use crate::text::segment::is_terminator;
use crate::text::{ProseSpan, SourceSpan};

/// The blocks that are reported as copies already: their quotations were judged in the original. Sorted.
pub(super) fn copies(cx: &Context<'_>) -> Vec<usize> {
    let repeats = cx.analysis.repeats.iter().filter(|repeat| is_reported(cx, repeat));
    repeats.flat_map(|repeat| repeat.copy.clone().filter(|block| repeat.bridge != Some(*block))).collect()
}

/// The opening mark and the first words of a quotation.
pub(super) fn opening(text: &str, quote: &Quote, words: usize) -> ProseSpan {
    let inner = quote.marks.inner.range();
    let spaces = text[inner.clone()].match_indices(char::is_whitespace).map(|(at, _)| inner.start + at);
    let mut end = inner.end;
    let mut seen = 0;
    let mut last = inner.start;
    for space in spaces {
        seen += usize::from(text[last..space].contains(char::is_alphanumeric));
        last = space;
        if seen == words {
            end = space;
            break;
        }
    }
    ProseSpan::new(quote.marks.outer.start as usize, end.max(inner.start))
}

/// Who appears at a place of a paragraph.
pub(super) fn figure_at(paragraph: &Paragraph, place: ProseSpan) -> Option<&Figure> {
    let first = paragraph.cast.partition_point(|figure| figure.words.end <= place.start);
    paragraph.cast.get(first).filter(|figure| figure.words.start < place.end)
}

/// The speakers quoted nearest to a block, one before it rather than one behind it.
pub(super) fn nearest<'n>(speakers: &[(usize, &'n str)], block: usize) -> Vec<&'n str> {
    /// How many are offered.
    const OFFERED: usize = 3;
    let (mut before, mut behind) = speakers.split_at(speakers.partition_point(|(at, _)| *at <= block));
    let mut nearest = Vec::new();
    while nearest.len() < OFFERED {
        let next = match (before.split_last(), behind.split_first()) {
            (Some((one, rest)), other) if other.is_none_or(|(other, _)| block - one.0 <= other.0 - block) => {
                before = rest;
                one
            }
            (_, Some((other, rest))) => {
                behind = rest;
                other
            }
            (_, None) => break,
        };
        if !nearest.contains(&next.1) {
            nearest.push(next.1);
        }
    }
    nearest
}

/// The edits that put an attribution behind a quotation, with the punctuation of its language: French moves a
/// stop from inside the marks to the end of the sentence, English turns it into a comma. Nothing between the
/// marks changes otherwise. `None` where the place does not exist verbatim in the file.
pub(super) fn attribution(analysis: &Analysis, cited: &Cited, speaker: &str) -> Option<Vec<Edit>> {
    let paragraph = &analysis.blocks[cited.block].paragraph;
    let quote = &paragraph.quotes[cited.quote];
    let text = &*paragraph.text;
    let words = &text[quote.marks.inner.range()];
    // Behind a semicolon or a colon there is no place for a clause.
    if !quote.marks.closed || words.ends_with([';', ':']) {
        return None;
    }
    let placed = &analysis.blocks[cited.block];
    let inner = quote.marks.inner;
    let end = quote.marks.outer.end as usize;
    let stop = words.chars().next_back().filter(|char| is_terminator(*char) || *char == ',');
    // A run of stops is an ellipsis, and stays.
    let stop = if words.ends_with("..") { Some('…') } else { stop };
    let behind = text[end..].chars().next();
    let sentence_goes_on = behind.is_some_and(|char| is_terminator(char) || char == ',')
        || text[end..].trim_start().starts_with(char::is_lowercase);
    let mut edits = Vec::new();
    let mut edit = |span: ProseSpan, text: String| -> Option<()> {
        let source: SourceSpan = placed.map.verbatim(span)?;
        edits.push(Edit::new(source, text));
        Some(())
    };
    let last = stop.map(|stop| ProseSpan::new(inner.end as usize - stop.len_utf8(), inner.end as usize));
    let french = placed.paragraph.language == Language::French;
    let (replacement, lead) = match (french, stop) {
        (true, Some('.' | ',')) => (Some(""), ", "),
        (true, Some('!' | '?')) | (false, Some('!' | '?' | '…' | ',')) => (None, " "),
        (true, _) => (None, ", "),
        (false, _) => (Some(","), " "),
    };
    if let Some(replacement) = replacement {
        let place = last.unwrap_or(ProseSpan::new(inner.end as usize, inner.end as usize));
        edit(place, replacement.to_owned())?;
    }
    let clause = if french { format!("a déclaré {speaker}") } else { format!("{speaker} said") };
    let close = if sentence_goes_on { "" } else { "." };
    edit(ProseSpan::new(end, end), format!("{lead}{clause}{close}"))?;
    Some(edits)
}
