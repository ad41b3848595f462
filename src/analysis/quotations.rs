//! Quotations over the whole document: what each is, and who says those whose own paragraph does not tell.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Placed;
use super::attribution::{Attribution, Candidates, Told, Window};
use super::paragraph::{Question, is_unfinished};
use super::reading::Reading;
use super::versions::Change;
use crate::extract::BlockKind;
use crate::lang::WordClasses;
use crate::text::quotes::{Carry, Style};
use crate::text::segment::is_terminator;
use crate::text::{ProseSpan, quotes};

/// What words in quotation marks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// Words that somebody said or wrote.
    Speech,
    /// The title of a work, a plan, a show.
    Title,
    /// A few words held at arm's length.
    Scare,
    /// A word or phrase named as such.
    Term,
    /// A slogan, a motto, a chant.
    Slogan,
    /// A nickname inside a name.
    Nickname,
    /// Part of a headline.
    Headline,
    /// None of these.
    Other,
}

impl QuoteKind {
    /// Its name, one English word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Title => "title",
            Self::Scare => "scare",
            Self::Term => "term",
            Self::Slogan => "slogan",
            Self::Nickname => "nickname",
            Self::Headline => "headline",
            Self::Other => "other",
        }
    }
}

/// Why words in quotation marks are taken for what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// They stand in a heading.
    Heading,
    /// They stand in a line that is set as a headline is.
    Display,
    /// They stand in the legend of a picture or in a table.
    Legend,
    /// There are none.
    Empty,
    /// They stand between two parts of a name.
    InName,
    /// A verb or noun before them says that they are a name for something.
    Label,
    /// The same, and they are a clause.
    Motto,
    /// A noun for a work stands before them.
    Work,
    /// All that carry meaning begin with a capital.
    Capitals,
    /// They stand in brackets behind a name: what it means.
    Bracketed,
    /// They are a clause.
    Clause,
    /// They begin and end as a sentence does.
    Sentence,
    /// Somebody is named as saying them.
    Source,
    /// They are few.
    Few,
    /// They are no clause.
    Fragment,
    /// They stand on lines of their own, as verse does.
    Verse,
}

impl Reason {
    /// What the words are, then.
    pub fn kind(self) -> QuoteKind {
        match self {
            Self::Heading | Self::Display => QuoteKind::Headline,
            Self::Legend | Self::Empty | Self::Fragment | Self::Verse => QuoteKind::Other,
            Self::InName => QuoteKind::Nickname,
            Self::Label => QuoteKind::Term,
            Self::Motto => QuoteKind::Slogan,
            Self::Work | Self::Capitals | Self::Bracketed => QuoteKind::Title,
            Self::Clause | Self::Sentence | Self::Source => QuoteKind::Speech,
            Self::Few => QuoteKind::Scare,
        }
    }

    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Heading => "in a heading",
            Self::Display => "in a line set as a headline",
            Self::Legend => "in a legend or a table",
            Self::Empty => "no words",
            Self::InName => "inside a name",
            Self::Label => "named as a term",
            Self::Motto => "named as a motto",
            Self::Work => "a work is named before",
            Self::Capitals => "capitals as in a title",
            Self::Bracketed => "in brackets behind a name",
            Self::Clause => "a clause",
            Self::Sentence => "a whole sentence",
            Self::Source => "somebody says it",
            Self::Few => "a few words",
            Self::Fragment => "no clause",
            Self::Verse => "lines of verse",
        }
    }
}

/// The fewest words of a quotation that must have a source.
pub const MIN_WORDS: u32 = 5;

/// The most words of a quoted crosshead.
const LONGEST_CROSSHEAD: u32 = 10;

/// An outermost quotation of the document, with what the whole document tells of it. Its marks, its words and its place stand
/// in its paragraph, too: most checks ask for them, and to look at every paragraph of a long document takes longer than what
/// is done with it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Its block.
    pub block: usize,
    /// Its place among the quotations of its paragraph.
    pub quote: usize,
    /// The words with their marks, in the prose of its block.
    pub outer: ProseSpan,
    /// The shape of its marks; `None` unless both are there.
    pub style: Option<Style>,
    /// How many words it has.
    pub words: u32,
    /// Whether it is a part of the writer's own sentence.
    pub woven: bool,
    /// What it is, on this page.
    pub kind: QuoteKind,
    /// Who says it.
    pub source: CitedBy,
    /// Its sentences.
    sentences: Sentences,
}

/// The sentences of a quotation, as a set of a few bits: two without a bit in common have no sentence in common. Most
/// quotations of a long document are passed over by this, and their paragraphs not looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sentences(u64);

impl Sentences {
    /// Those of these hashes.
    fn of(prints: &[u64]) -> Self {
        Self(prints.iter().fold(0, |bits, print| bits | 1 << (print & 63)))
    }

    fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Who says a quotation, as far as the document tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitedBy {
    /// Somebody: the attribution is in the prose of the block.
    Source {
        /// The block that holds the attributing words.
        block: usize,
        /// Those words.
        attribution: Attribution,
    },
    /// One of two, named in the prose of the block.
    Unclear {
        /// The block that names them.
        block: usize,
        /// The two.
        candidates: Candidates,
    },
    /// Nobody; and whether it goes on from an earlier quotation that nobody says either.
    Nobody {
        /// Whether another quotation stands at the head of the same unattributed chain.
        chained: bool,
    },
}

/// Why a quotation is what it is. `told` is what its paragraph says of its source.
pub(super) fn classify(
    reading: &Reading<'_>,
    marks: &quotes::Quote,
    words: usize,
    told: Told,
    block: BlockKind,
) -> Reason {
    let outer = reading.within(marks.outer);
    let inner = reading.within(marks.inner);
    match block {
        BlockKind::Heading => return Reason::Heading,
        BlockKind::Caption | BlockKind::TableCell => return Reason::Legend,
        BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::Quotation
        | BlockKind::Standfirst
        | BlockKind::Footnote => {}
    }
    if inner.is_empty() {
        return Reason::Empty;
    }
    if reading.text[marks.inner.range()].contains('\n') {
        return Reason::Verse;
    }
    let before = outer.start.checked_sub(1);
    let in_name = before.is_some_and(|before| reading.is_capital(before)) && reading.is_capital(outer.end);
    if in_name && words <= 3 {
        return Reason::InName;
    }
    let colon = before.is_some_and(|before| reading.mark(before) == Some(':'));
    let clause = reading.is_clause(&inner);
    let close = reading.mark(inner.end - 1).is_some_and(is_terminator);
    // « Kowaguma (« Une équipe qui fait peur ») »: what a name means.
    let bracketed = before.is_some_and(|before| reading.mark(before) == Some('('))
        && reading.mark(outer.end) == Some(')')
        && outer.start >= 2
        && (reading.is_capital(outer.start - 2) || reading.mark(outer.start - 2).is_some());
    if bracketed && told == Told::Nothing {
        return Reason::Bracketed;
    }
    if !colon {
        // "a law she called “…”" names somebody who judges; "a law called “…”" does not.
        let judged = matches!(told, Told::By(attribution) if attribution.window == Window::Before)
            && words >= MIN_WORDS as usize;
        if labels(reading, outer.start) && !judged && (words <= 8 || !clause) {
            return if words > 2 && clause { Reason::Motto } else { Reason::Label };
        }
        if follows_work_noun(reading, outer.start) && reading.is_capital(inner.start) && !close {
            return Reason::Work;
        }
    }
    if is_title_case(reading, &inner) && !colon {
        return Reason::Capitals;
    }
    let touched = matches!(told, Told::By(attribution) if attribution.window != Window::Continuation);
    if clause && words > 2 {
        Reason::Clause
    } else if close && reading.is_capital(inner.start) {
        Reason::Sentence
    } else if touched && words >= MIN_WORDS as usize {
        Reason::Source
    } else if words < MIN_WORDS as usize {
        Reason::Few
    } else {
        Reason::Fragment
    }
}

/// Whether the words before a quotation call it the name of something, so that nobody says it.
pub(super) fn is_named(reading: &Reading<'_>, start: usize) -> bool {
    let colon = start > 0 && reading.mark(start - 1) == Some(':');
    !colon && (labels(reading, start) || follows_work_noun(reading, start) && reading.is_capital(start + 1))
}

/// Whether the words before a quotation say that it is a name for something.
fn labels(reading: &Reading<'_>, start: usize) -> bool {
    (start.saturating_sub(5)..start).filter_map(|at| reading.phrase(at, start, WordClasses::LABEL)).any(
        |label| {
            label.end == start
                || label.end + 1 == start
                    && (!reading.is_comma(label.end) || label.len() == 1 && is_motto(reading, label.start))
        },
    )
}

/// Whether a word is a noun for a motto: « sa devise, « … » ».
fn is_motto(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, WordClasses::LABEL)
        && !reading.is(at, WordClasses::SPEECH_NOUN)
        && at > 0
        && reading.is(at - 1, WordClasses::DETERMINER)
}

/// Whether a noun for a work stands right before a quotation, an adjective or two aside.
fn follows_work_noun(reading: &Reading<'_>, start: usize) -> bool {
    (start.saturating_sub(3)..start).any(|at| {
        reading.is(at, WordClasses::WORK)
            && (at + 1..start).all(|at| reading.is_word(at) && !reading.is(at, WordClasses::PREPOSITION))
    })
}

/// Whether all words that carry meaning begin with a capital, as in an English title.
fn is_title_case(reading: &Reading<'_>, inner: &std::ops::Range<usize>) -> bool {
    let mut capitals = 0;
    for at in inner.clone().filter(|at| reading.is_word(*at)) {
        if reading.is_capital(at) {
            capitals += 1;
        } else if reading.lower[at].len() > 3 || at == inner.start {
            return false;
        }
    }
    capitals >= 2
}

/// All outermost quotations of a document, in order. `known` holds what was told of those of the earlier version by the
/// paragraphs around each; it is left holding that of this one.
pub(super) fn cite(change: &Change<'_>, interview: Interview, known: &mut Vec<Cited>) -> Vec<Cited> {
    let blocks = change.blocks;
    let read = told_alone(change);
    let behind = blocks.len() - read.end;
    let first = known.partition_point(|cited| cited.block < read.start);
    let end = known.partition_point(|cited| cited.block + behind < change.before.len());
    if change.shifts() {
        known[end..].iter_mut().for_each(|cited| cited.shift(change));
    }
    known.splice(first..end, told(blocks, read));
    let mut cited = known.clone();
    answer(blocks, &mut cited, interview);
    share_sources(blocks, &mut cited);
    cited
}

/// The blocks around a change that must be told of again, half-open: from behind the last block above it that has no
/// quotation and introduces none, to the first such block below. Nothing that is told crosses those, and both stand in both
/// versions.
fn told_alone(change: &Change<'_>) -> Range<usize> {
    let blocks = change.blocks;
    let leaves_nothing = |at: usize| {
        let paragraph = &blocks[at].paragraph;
        paragraph.quotes.is_empty() && paragraph.closing.is_none() && paragraph.carry == Carry::default()
    };
    let before = (0..change.come.start).rev().find(|at| leaves_nothing(*at));
    let behind = (change.come.end..blocks.len()).find(|at| leaves_nothing(*at));
    before.map_or(0, |at| at + 1)..behind.map_or(blocks.len(), |at| at + 1)
}

/// The outermost quotations of some blocks that are told of alone, with what the paragraphs around each of them tell.
fn told(blocks: &[Placed], read: Range<usize>) -> Vec<Cited> {
    let mut cited: Vec<Cited> = Vec::new();
    // What the block before leaves: a source, or the chain of a quotation without one.
    let mut left: Option<CitedBy> = None;
    // The last source of the block before, wherever in it: woven words lean on it.
    let mut spoken: Option<CitedBy> = None;
    for block in read {
        let paragraph = &blocks[block].paragraph;
        let first = cited.len();
        // The first line of a page is its headline if it does not end as a sentence does; a short one that is
        // nothing but quoted words is a crosshead.
        let headline = blocks.len() > 1
            && !paragraph.quotes.is_empty()
            && (block == 0 || paragraph.quoted.whole && paragraph.fingerprint.words <= LONGEST_CROSSHEAD)
            && is_unfinished(&paragraph.text);
        let mut earlier: Option<CitedBy> = None;
        let only_quotation = block > 0 && blocks[block - 1].paragraph.quoted.whole;
        for (quote, facts) in paragraph.quotes.iter().enumerate().filter(|(_, quote)| quote.marks.depth == 0)
        {
            let leads = cited.len() == first && (paragraph.quoted.first || facts.marks.continues);
            let inherited = if leads { left } else { earlier.or(spoken.filter(|_| facts.woven)) };
            let source = match facts.told {
                Told::By(attribution) => {
                    // A quotation that runs on: who is named at its end said its beginning too.
                    let behind = matches!(attribution.window, Window::After | Window::Incise);
                    if leads && (facts.marks.continues || behind && only_quotation) {
                        attribute_chain(&mut cited, block, attribution);
                    }
                    CitedBy::Source { block, attribution }
                }
                Told::Unclear(candidates) => CitedBy::Unclear { block, candidates },
                Told::Nothing => match inherited {
                    // Woven words that nothing but the paragraph before explains are the subject's own.
                    Some(CitedBy::Source { block: source, attribution }) => match facts.holder {
                        Some(holder) if earlier.is_none() => CitedBy::Source { block, attribution: holder },
                        _ => {
                            let window = if leads || earlier.is_none() {
                                Window::PreviousParagraph
                            } else {
                                Window::Continuation
                            };
                            let attribution = Attribution { window, ..attribution };
                            CitedBy::Source { block: source, attribution }
                        }
                    },
                    Some(CitedBy::Nobody { .. }) => CitedBy::Nobody { chained: true },
                    Some(unclear @ CitedBy::Unclear { .. }) => unclear,
                    None => match facts.holder {
                        Some(attribution) => CitedBy::Source { block, attribution },
                        None => CitedBy::Nobody { chained: false },
                    },
                },
            };
            let kind = if headline { QuoteKind::Headline } else { facts.kind };
            cited.push(Cited {
                block,
                quote,
                outer: facts.marks.outer,
                style: (facts.marks.opened && facts.marks.closed).then_some(facts.marks.style),
                words: facts.words,
                woven: facts.woven,
                kind,
                source,
                sentences: Sentences::of(&facts.sentences),
            });
            // Short labels between do not break a chain, but do not start one either.
            if facts.kind == QuoteKind::Speech
                && (facts.words >= MIN_WORDS || matches!(source, CitedBy::Source { .. }))
            {
                earlier = Some(source);
            }
        }
        if let Some(opening) = paragraph.opening
            && cited[..first].last().is_some_and(|last| blocks[last.block].paragraph.quoted.last)
        {
            attribute_chain(&mut cited[..first], block, opening);
        }
        spoken =
            match cited[first..].iter().rev().find(|cited| matches!(cited.source, CitedBy::Source { .. })) {
                Some(last) => Some(last.source),
                None => paragraph.closing.map(|attribution| CitedBy::Source { block, attribution }),
            };
        left = if paragraph.quoted.last {
            earlier
        } else {
            paragraph.closing.map(|attribution| CitedBy::Source { block, attribution })
        };
    }
    cited
}

impl Cited {
    /// That of a place, if it is an outermost one, among all of a document.
    pub fn find(all: &[Self], block: usize, quote: usize) -> Option<&Self> {
        let at = all.binary_search_by_key(&(block, quote), |cited| (cited.block, cited.quote));
        at.ok().map(|at| &all[at])
    }

    /// Counts its blocks as the later of two versions does.
    fn shift(&mut self, change: &Change<'_>) {
        self.block = change.shifted(self.block);
        match &mut self.source {
            CitedBy::Source { block, .. } | CitedBy::Unclear { block, .. } => *block = change.shifted(*block),
            CitedBy::Nobody { .. } => {}
        }
    }
}

/// What tells that an article is an interview.
#[derive(Clone, Copy, Debug)]
pub(super) struct Interview {
    /// It says so.
    pub(super) told: bool,
    /// How many questions of it are set as such.
    pub(super) questions: usize,
}

impl Interview {
    /// Whether it is one: it says so, or two questions of it are set as such.
    pub(super) fn is_one(self) -> bool {
        self.told || self.questions > 1
    }
}

/// Gives quotations in the answers of an interview to whoever is interviewed: the question before them is their
/// source.
fn answer(blocks: &[Placed], cited: &mut [Cited], interview: Interview) {
    let asked = |block: &Placed| match block.paragraph.question {
        Question::Set => true,
        Question::Asked => interview.told,
        Question::No => false,
    };
    if !interview.is_one() {
        return;
    }
    let mut question = None;
    let mut open = cited.iter_mut().peekable();
    for (index, block) in blocks.iter().enumerate() {
        if asked(block) {
            question = Some(index);
        }
        while let Some(cited) = open.next_if(|cited| cited.block == index) {
            if let (CitedBy::Nobody { .. } | CitedBy::Unclear { .. }, Some(question)) =
                (cited.source, question)
            {
                let end = blocks[question].paragraph.text.len();
                let attribution = Attribution {
                    speaker: None,
                    referent: None,
                    cue: ProseSpan::new(0, end),
                    window: Window::Interview,
                };
                cited.source = CitedBy::Source { block: question, attribution };
            }
        }
    }
}

/// Gives a paragraph of nothing but quoted words, which nobody says, the source of another quotation that holds all
/// of its sentences: a pull quote is taken from the text. A quotation inside a paragraph needs a source there, even
/// if a copy of it elsewhere has one.
fn share_sources(blocks: &[Placed], cited: &mut [Cited]) {
    let sentences = |cited: &Cited| &blocks[cited.block].paragraph.quotes[cited.quote].sentences;
    let is_orphan = |cited: &Cited| {
        matches!(cited.source, CitedBy::Nobody { .. })
            && cited.sentences != Sentences::default()
            && blocks[cited.block].paragraph.quoted.whole
    };
    let orphans: Vec<usize> =
        cited.iter().enumerate().filter(|(_, cited)| is_orphan(cited)).map(|(index, _)| index).collect();
    if orphans.is_empty() {
        return;
    }
    // The first quotation with a source that holds each of their sentences.
    let wanted = orphans.iter().flat_map(|orphan| sentences(&cited[*orphan]));
    let mut holders: FxHashMap<u64, Option<usize>> = wanted.map(|sentence| (*sentence, None)).collect();
    let prints: Vec<u64> = holders.keys().copied().collect();
    let wanted = Sentences::of(&prints);
    for (index, sourced) in cited.iter().enumerate() {
        if !sourced.sentences.meets(wanted) || !matches!(sourced.source, CitedBy::Source { .. }) {
            continue;
        }
        for sentence in sentences(sourced) {
            if let Some(holder) = holders.get_mut(sentence) {
                holder.get_or_insert(index);
            }
        }
    }
    for orphan in orphans {
        let holder = |sentence: &u64| holders.get(sentence).copied().flatten();
        let own = sentences(&cited[orphan]);
        // A quotation may be cut in two by its incise, so its sentences may have several holders.
        let whole = holder(&own[0]).filter(|_| own.iter().all(|sentence| holder(sentence).is_some()));
        let holder = whole.or_else(|| body_of_pull_quote(blocks, cited, orphan));
        if let Some(CitedBy::Source { block, attribution }) = holder.map(|holder| cited[holder].source) {
            let attribution = Attribution { window: Window::SameWords, ..attribution };
            let head = cited[orphan].source == CitedBy::Nobody { chained: false };
            cited[orphan].source = CitedBy::Source { block, attribution };
            // A display quote does not speak for what follows: the next of its chain heads it now.
            if let Some(next) = cited
                .get_mut(orphan + 1)
                .filter(|next| head && next.source == CitedBy::Nobody { chained: true })
            {
                next.source = CitedBy::Nobody { chained: false };
            }
        }
    }
}

/// The quotation nearby that a paragraph of nothing but quoted words was cut out of.
fn body_of_pull_quote(blocks: &[Placed], cited: &[Cited], orphan: usize) -> Option<usize> {
    /// How many blocks away from its text a pull quote may stand.
    const NEAR: usize = 20;
    let form = |cited: &Cited| &*blocks[cited.block].paragraph.quotes[cited.quote].form;
    let own = &cited[orphan];
    if !blocks[own.block].paragraph.quoted.whole || form(own).is_empty() {
        return None;
    }
    let pulled = form(own);
    let first = cited.partition_point(|other| other.block + NEAR < own.block);
    let near = cited[first..].iter().take_while(|other| other.block <= own.block + NEAR);
    let holder = near.enumerate().find(|(_, other)| {
        other.block != own.block
            && matches!(other.source, CitedBy::Source { .. })
            && form(other).len() > pulled.len()
            && form(other).contains(pulled)
    });
    holder.map(|(index, _)| first + index)
}

/// Gives the chain of quotations that nobody says and that ends right above a block its source, found in that block.
fn attribute_chain(cited: &mut [Cited], block: usize, attribution: Attribution) {
    if cited.last().is_none_or(|last| last.block + 1 != block) {
        return;
    }
    for last in cited.iter_mut().rev() {
        let CitedBy::Nobody { chained } = last.source else { return };
        last.source = CitedBy::Source {
            block,
            attribution: Attribution { window: Window::NextParagraph, ..attribution },
        };
        if !chained {
            return;
        }
    }
}
