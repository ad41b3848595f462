use super::{Context, declare_check, ignore_next, repeated_block, repeated_paragraph};
use crate::analysis::Analysis;
use crate::analysis::paragraph::Quote;
use crate::analysis::quotations::{Cited, CitedBy, MIN_WORDS, QuoteKind};
use crate::finding::{Edit, Finding, Fix, Safety};
use crate::lang::Language;
use crate::message::Message;
use crate::text::segment::is_terminator;
use crate::text::{ProseSpan, SourceSpan};

declare_check! {
    /// Words in quotation marks that nobody is named as saying.
    ///
    /// ## Why
    ///
    /// A quotation is a claim that somebody said these words. Without a source the reader cannot weigh it, and
    /// the desk cannot check it. The source is looked for inside the marks, in the rest of the sentence, in the
    /// quotations before it, in the sentences around, and in the paragraph before; only a quotation of at least
    /// five words for which none of these gives anybody is reported, and only the first of a chain.
    ///
    /// Titles, slogans, terms, nicknames and headlines are no speech and are left alone.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// The talks will go on. ⟦“This is unacceptable to all⟧ of us here.” The summit opens on Tuesday.
    /// ```
    ///
    /// ```text,expect
    /// Les discussions se poursuivent. ⟦« C'est inacceptable pour nous tous⟧ ici. » Le sommet s'ouvre mardi.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// The talks will go on. “This is unacceptable to all of us here,” Marie Dupont said. The summit opens on Tuesday.
    /// ```
    ///
    /// ```text
    /// Les discussions se poursuivent. « C'est inacceptable pour nous tous ici », prévient Marie Dupont. Le sommet
    /// s'ouvre mardi.
    /// ```
    ///
    /// Where nobody said the words, a comment on a line of its own above the paragraph says so:
    ///
    /// ```markdown
    /// <!-- copydesk: ignore-next unattributed-quote -->
    /// The banner hangs from the balcony. “We want bread for all of us, and roses too.” The square is empty.
    /// ```
    id: "unattributed-quote", severity: Warning, since: "0.1.0", run: run,
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let orphans: Vec<&Cited> = orphans(cx);
    if orphans.is_empty() {
        return;
    }
    let speakers = analysis.speakers();
    for cited in orphans {
        let placed = &analysis.blocks[cited.block];
        let quote = &placed.paragraph.quotes[cited.quote];
        let opening = opening(&placed.paragraph.text, quote);
        out.push(Finding {
            check: CHECK.id,
            span: analysis.source_of(cited.block, opening),
            severity: cx.severity,
            message: Message::UnattributedQuote,
            related: Vec::new(),
            fixes: fixes(analysis, cited, quote, &speakers),
            unnecessary: false,
        });
    }
}

/// The first quotation of each chain that nobody says and that is not reported otherwise.
fn orphans<'a>(cx: &Context<'a>) -> Vec<&'a Cited> {
    let analysis = cx.analysis;
    let mut hidden = None;
    let mut orphans = Vec::new();
    let mut reported = false;
    for cited in &analysis.cited {
        let CitedBy::Nobody { chained } = cited.source else { continue };
        reported &= chained;
        let words = analysis.blocks[cited.block].paragraph.quotes[cited.quote].words;
        if reported || cited.kind != QuoteKind::Speech || words < MIN_WORDS {
            continue;
        }
        let hidden = hidden.get_or_insert_with(|| copies(cx));
        if hidden.binary_search(&cited.block).is_err() {
            orphans.push(cited);
            reported = true;
        }
    }
    orphans
}

/// The blocks that are reported as copies already: their quotations were judged in the original. Sorted.
fn copies(cx: &Context<'_>) -> Vec<usize> {
    let repeats = cx.analysis.repeats.iter().filter(|repeat| {
        cx.is_on(if repeat.copy.len() > 1 { &repeated_block::CHECK } else { &repeated_paragraph::CHECK })
    });
    repeats.flat_map(|repeat| repeat.copy.clone().filter(|block| repeat.bridge != Some(*block))).collect()
}

/// The opening mark and the first five words: enough to see which quotation is meant.
fn opening(text: &str, quote: &Quote) -> ProseSpan {
    let inner = quote.marks.inner.range();
    let mut words = text[inner.clone()].match_indices(char::is_whitespace).map(|(at, _)| inner.start + at);
    let mut end = inner.end;
    let mut seen = 0;
    let mut last = inner.start;
    for space in words.by_ref() {
        seen += u32::from(text[last..space].contains(char::is_alphanumeric));
        last = space;
        if seen == 5 {
            end = space;
            break;
        }
    }
    ProseSpan::new(quote.marks.outer.start as usize, end.max(inner.start))
}

/// Who the fix leaves to be filled in.
const PLACEHOLDER: &str = "[source]";

/// How many of the article's speakers are offered.
const OFFERED: usize = 3;

fn fixes(analysis: &Analysis, cited: &Cited, quote: &Quote, speakers: &[(usize, &str)]) -> Vec<Fix> {
    let blank = attribution(analysis, cited, quote, PLACEHOLDER).map(|edits| Fix {
        title: Message::AddAttribution,
        safety: Safety::Suggested,
        edits: edits.into_iter().map(|edit| edit.with_blank(PLACEHOLDER)).collect(),
    });
    let named = nearest(speakers, cited.block).into_iter().filter_map(|speaker| {
        let edits = attribution(analysis, cited, quote, speaker)?;
        Some(Fix {
            title: Message::AttributeTo { speaker: speaker.to_owned() },
            safety: Safety::Suggested,
            edits,
        })
    });
    let ignored = ignore_next(analysis, cited.block, &CHECK).map(|edit| Fix {
        title: Message::NotAQuotation,
        safety: Safety::Suggested,
        edits: vec![edit],
    });
    blank.into_iter().chain(named).chain(ignored).collect()
}

/// The speakers quoted nearest to a block, one before it rather than one behind it.
fn nearest<'n>(speakers: &[(usize, &'n str)], block: usize) -> Vec<&'n str> {
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
fn attribution(analysis: &Analysis, cited: &Cited, quote: &Quote, speaker: &str) -> Option<Vec<Edit>> {
    let text = &*analysis.blocks[cited.block].paragraph.text;
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
