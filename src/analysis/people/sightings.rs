//! Where an article names something, with what the words around tell of it. How far a name reaches is found in
//! `stretches`, what is none in `doubts`.

use super::doubts::is_doubtful;
use super::stretches::{Stretch, stretches};
use super::votes::{self, Votes};
use crate::analysis::Placed;
use crate::analysis::mentions::{NameWord, WordKind};
use crate::analysis::paragraph::{Paragraph, is_unfinished};
use crate::analysis::reading::{Reading, Tokens};
use crate::lang::WordClasses;
use crate::lang::gazetteer::{Listed, key_of, listed};
use crate::lang::gender::Gender;
use crate::lang::names::{NameKind, NameTable, SetId};
use crate::text::ProseSpan;
use crate::text::segment::{TokenKind, sentences};

/// A set of spellings, and what bears the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListedSet {
    pub id: SetId,
    pub kind: NameKind,
}

/// A name as it stands.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    pub block: usize,
    pub span: ProseSpan,
    /// What it is compared by.
    pub key: String,
    /// What it is compared by with the article before it that may be a part of it: « Le Pen » at the start of a
    /// sentence.
    pub wide: Option<(ProseSpan, String)>,
    /// Whether it begins a sentence.
    pub first: bool,
    /// Whether it is a name only if the article has it as one elsewhere: a common word at the start of a sentence,
    /// a function with a capital.
    pub doubtful: bool,
    /// Whether its first word is doubtful, though the rest is a name: « Interrogé Morel ».
    pub loose: bool,
    /// The table's set, and the part of the name before the spelling that the table has.
    pub set: Option<(ListedSet, String)>,
    /// What its words tell of its bearer.
    pub own: Votes,
    /// What stands around it tells.
    pub votes: Votes,
    /// The key of the name that it is the initials of, given right before it.
    pub stands_for: Option<String>,
    /// The gender that a civility tells.
    pub gender: Option<Gender>,
    /// The words for what its bearer is.
    pub function: Option<ProseSpan>,
}

impl Sighting {
    /// A name of which nothing but its letters is known.
    pub(super) fn bare(block: usize, span: ProseSpan, key: String) -> Self {
        Self {
            block,
            span,
            key,
            wide: None,
            first: true,
            doubtful: true,
            loose: false,
            set: None,
            own: Votes::default(),
            votes: Votes::default(),
            stands_for: None,
            gender: None,
            function: None,
        }
    }
}

/// The names of a paragraph, by place. `None` if nobody reads its language, or if its capitals tell nothing.
pub(super) fn sightings(block: usize, placed: &Placed, table: &NameTable) -> Option<Vec<Sighting>> {
    let paragraph = &placed.paragraph;
    let reading = Reading::new(&paragraph.text, paragraph.language)?;
    if is_in_capitals(&reading) {
        return None;
    }
    if paragraph.named.is_empty() && paragraph.mentions.is_empty() {
        return Some(Vec::new());
    }
    let starts = starts(&reading, paragraph);
    let words: Vec<NameWord> = paragraph.named.iter().flat_map(|named| named.words.iter().copied()).collect();
    let humans = votes::humans(&paragraph.cast);
    let stretches = stretches(&reading, paragraph, &starts, table);
    let sighting = |stretch: Stretch| {
        let Stretch { tokens, mention, long } = stretch;
        let span = reading.span(&tokens);
        let text = &paragraph.text[span.range()];
        let from = words.partition_point(|word| word.span.start < span.start);
        let to = words.partition_point(|word| word.span.end <= span.end);
        let words = &words[from..to.max(from)];
        let first = starts.binary_search(&tokens.start).is_ok();
        let key = key_of(without_legal_form(text));
        let known = if mention.is_some() { None } else { listed(&key) };
        let doubtful = mention.is_none() && is_doubtful(&reading, &tokens, words, first, known);
        let function = reading.function(&tokens);
        let mut votes = votes::of_place(&reading, &tokens, function.as_ref());
        let own = votes::of_words(&reading, &tokens, words);
        if own.person > 0 && humans.get(&span.end).is_some_and(|start| *start <= span.start) {
            votes.person += 3;
        }
        let wide = tokens.start.checked_sub(1).filter(|before| {
            starts.binary_search(before).is_ok()
                && reading.is_capital(*before)
                && reading.is(*before, WordClasses::DETERMINER.union(WordClasses::PARTICLE))
        });
        let wide = wide.map(|before| {
            let span = reading.span(&(before..tokens.end));
            (span, key_of(&paragraph.text[span.range()]))
        });
        let loose = first
            && words.len() > 1
            && words[0].kind.any(WordKind::COMMON)
            && !words[0].kind.any(WordKind::GIVEN)
            && mention.is_none()
            && known.is_none();
        let set = mention.map(|(set, own)| {
            let rest = &paragraph.text[span.start as usize..reading.span(&own).start as usize];
            (set, key_of(rest))
        });
        Sighting {
            block,
            span,
            key,
            wide,
            first,
            doubtful,
            loose,
            set,
            own,
            votes,
            stands_for: long.map(|long| key_of(&paragraph.text[reading.span(&long).range()])),
            gender: civility(&reading, tokens.start),
            function: function.map(|function| reading.span(&function)),
        }
    };
    Some(stretches.into_iter().map(sighting).filter(|sighting| sighting.key.chars().count() > 1).collect())
}

/// Whether the capitals of a paragraph tell of no name: a headline in title case, or all in capitals.
fn is_in_capitals(reading: &Reading<'_>) -> bool {
    let long = |at: &usize| reading.is_word(*at) && reading.tokens[*at].span.len() > 3;
    let all = (0..reading.tokens.len()).filter(long).count();
    let capital = (0..reading.tokens.len()).filter(long).filter(|at| reading.is_capital(*at)).count();
    let upper = (0..reading.tokens.len())
        .filter(long)
        .filter(|at| reading.tokens[*at].kind == TokenKind::Upper)
        .count();
    // A line that is one name is no headline, nor is a sentence that is full of names.
    let titled = all > 3 && capital * 10 > all * 7 && is_unfinished(reading.text);
    titled || all >= 2 && upper * 10 > all * 7
}

/// The tokens that begin a sentence, also inside quotations and behind a colon or a bullet.
fn starts(reading: &Reading<'_>, paragraph: &Paragraph) -> Vec<usize> {
    let outer: Vec<Tokens> = paragraph
        .quotes
        .iter()
        .filter(|quote| quote.marks.depth == 0)
        .map(|quote| reading.within(quote.marks.outer))
        .collect();
    let mut starts: Vec<usize> = sentences(&paragraph.text, &reading.tokens, &outer, reading.lexicon)
        .iter()
        .map(|sentence| sentence.start)
        .collect();
    starts.extend(paragraph.quotes.iter().map(|quote| reading.within(quote.marks.inner).start));
    let opens = |at: usize| {
        matches!(reading.mark(at), Some(':' | '–' | '—' | '•' | '|' | '·' | '…' | '-'))
            && reading.tokens.get(at + 1).is_some_and(|next| next.spaced)
    };
    starts.extend((0..reading.tokens.len()).filter(|at| opens(*at)).map(|at| at + 1));
    // The later sentences of a quotation.
    let stops = |at: usize| {
        matches!(reading.mark(at), Some('.' | '!' | '?'))
            && reading.tokens.get(at + 1).is_some_and(|next| next.spaced)
            && at.checked_sub(1).is_some_and(|before| {
                let short = reading.tokens[before].span.len() == 1 && reading.is_capital(before);
                !short && !reading.is(before, WordClasses::ABBREVIATION.union(WordClasses::TITLE))
            })
    };
    starts.extend((0..reading.tokens.len()).filter(|at| stops(*at)).map(|at| at + 1));
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// The gender that the civility before a name tells.
pub(super) fn civility(reading: &Reading<'_>, start: usize) -> Option<Gender> {
    let before = start.checked_sub(1)?;
    let title = before - usize::from(reading.mark(before) == Some('.') && before > 0);
    match &*reading.lower[title] {
        "m" | "mr" | "monsieur" | "sir" | "lord" => Some(Gender::Masculine),
        "mme" | "mlle" | "madame" | "mrs" | "ms" | "miss" | "lady" | "dame" => Some(Gender::Feminine),
        _ => None,
    }
    .filter(|_| votes::is_civil(reading, title))
}

/// A company's name without what it is in law.
fn without_legal_form(text: &str) -> &str {
    const FORMS: [&str; 18] = [
        "Inc", "Inc.", "Ltd", "Ltd.", "LLC", "Plc", "plc", "PLC", "Corp", "Corp.", "Co.", "SA", "S.A.",
        "SAS", "SARL", "AG", "GmbH", "NV",
    ];
    match text.rsplit_once(' ') {
        // « France Inc. » is no France.
        Some((name, form)) if FORMS.contains(&form) && listed(&key_of(name)) != Some(Listed::Place) => {
            name.trim_end_matches(',')
        }
        _ => text,
    }
}
