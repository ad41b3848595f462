//! What a paragraph is compared by where it does not stand a second time word for word: its shingles (every three words
//! in a row), its sentences, its quotations. Hashes of the normal form all of them, so that typography has no say.

use std::sync::OnceLock;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::{Fingerprint, normal_form};
use crate::analysis::paragraph::{Paragraph, Quote};
use crate::analysis::reading::{Reading, Tokens};
use crate::extract::BlockKind;
use crate::lang::WordClasses;
use crate::text::ProseSpan;

/// How many words a shingle has. Of versions of agency paragraphs in two papers, three words in a row tell best which
/// belong together.
const SHINGLE: usize = 3;

/// The fewest words of a paragraph that is compared with others.
const MIN_WORDS: u32 = 12;

/// The fewest words of a sentence that is worth a word when it stands twice.
const MIN_SENTENCE: usize = 10;

/// The fewest words of a quotation that is.
const MIN_QUOTE: usize = 8;

/// What a paragraph is compared by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles {
    /// The hashes of its shingles, sorted, each once; none if it is too short or no running text.
    pub words: Box<[u32]>,
    /// Its longer sentences, in order.
    pub sentences: Box<[Sentence]>,
    /// Its quotations of more than a few words, in order.
    pub quotes: Box<[Said]>,
    outside: Outside,
}

/// The shingles of what a paragraph does not quote, stretch by stretch. Made when somebody asks, since few paragraphs are
/// compared that closely; it follows from the rest, and makes no difference between two.
#[derive(Clone, Debug, Default)]
struct Outside(OnceLock<Box<[u32]>>);

impl PartialEq for Outside {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Outside {}

/// A sentence of some length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The hash of its words in lower case.
    pub print: u64,
    /// Where it stands, with its stop.
    pub span: ProseSpan,
    /// How many shingles it has.
    pub shingles: u32,
    /// Whether all of it stands between quotation marks.
    pub quoted: bool,
    /// Whether it is what a quotation says, whatever the sentence around it: « …, dit-il. »
    pub of_quote: bool,
}

/// A quotation of more than a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The hash of its normal form.
    pub print: u64,
    /// Its place among the quotations of the paragraph.
    pub quote: usize,
    /// Whether it is worth a word when it stands twice: it is long, and stands in the text itself.
    pub counts: bool,
}

impl Shingles {
    /// Of a paragraph in its normal form.
    pub(in crate::analysis) fn of(
        form: &str,
        kind: BlockKind,
        is_exempt: bool,
        print: Fingerprint,
        sentences: impl Iterator<Item = Sentence>,
        quotes: &[Quote],
    ) -> Self {
        // Tables, lists, verses and what stands there for the page's sake repeat what they must; headings and legends are judged
        // by themselves, and the summary in front matter is no part of the text.
        let is_compared = matches!(kind, BlockKind::Paragraph | BlockKind::Quotation) && !is_exempt;
        let said = quotes.iter().enumerate().filter(|(_, quote)| quote.marks.depth == 0);
        let said = said.filter(|(_, quote)| !quote.form.is_empty());
        let said = said.map(|(index, quote)| Said {
            print: xxh3_64(quote.form.as_bytes()),
            quote: index,
            counts: is_compared && quote.form.split(' ').count() >= MIN_QUOTE,
        });
        let quotes = said.collect();
        if !is_compared {
            return Self { quotes, ..Self::default() };
        }
        let words = if print.words >= MIN_WORDS { shingles(form) } else { Box::default() };
        let mut sentences: Vec<Sentence> = sentences.collect();
        sentences.sort_by_key(|sentence| sentence.span);
        Self { words, sentences: sentences.into(), quotes, outside: Outside::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.sentences.is_empty() && self.quotes.is_empty()
    }
}

impl Sentence {
    /// The sentence of some tokens; `None` if it has few words, or is one that the law has everybody write. `outermost` are
    /// the outermost quotations, in order.
    pub(in crate::analysis) fn of(
        reading: &Reading<'_>,
        tokens: &Tokens,
        outermost: &[ProseSpan],
    ) -> Option<Self> {
        // In French, the stop stands behind the closing mark.
        let mut words = tokens.clone().filter(|at| reading.is_word(*at));
        let first = words.next()?;
        let last = words.next_back().unwrap_or(first);
        let span = reading.span(&(first..last + 1));
        let around = outermost.partition_point(|quote| quote.start <= span.start).checked_sub(1);
        let quoted = around.is_some_and(|at| outermost[at].contains(span));
        Self::with(reading, tokens, quoted, false)
    }

    /// What a quotation says, if it is a sentence of some length.
    pub(in crate::analysis) fn of_quote(reading: &Reading<'_>, inner: ProseSpan) -> Option<Self> {
        let tokens = reading.within(inner);
        if tokens.is_empty() { None } else { Self::with(reading, &tokens, true, true) }
    }

    fn with(reading: &Reading<'_>, tokens: &Tokens, quoted: bool, of_quote: bool) -> Option<Self> {
        let span = reading.span(tokens);
        let words = reading.count_words(tokens);
        if words < MIN_SENTENCE || reading.find_phrase(tokens, WordClasses::FORMULA).is_some() {
            return None;
        }
        let mut hash = Xxh3::new();
        for at in tokens.clone().filter(|at| reading.mark(*at).is_none()) {
            hash.update(reading.lower[at].as_bytes());
            hash.update(b" ");
        }
        Some(Self {
            print: hash.digest(),
            span,
            shingles: u32::try_from(words + 1 - SHINGLE).unwrap_or(u32::MAX),
            quoted,
            of_quote,
        })
    }
}

/// The shingles of a normal form, sorted.
pub(super) fn shingles(form: &str) -> Box<[u32]> {
    let mut shingles = in_order(form);
    shingles.sort_unstable();
    shingles.dedup();
    shingles.into()
}

/// The shingles of a normal form, in its order.
pub(super) fn in_order(form: &str) -> Vec<u32> {
    // Words are short: to look for each space with the whole width of the processor takes longer.
    let spaces = form.bytes().enumerate().filter(|(_, byte)| *byte == b' ');
    let starts: Vec<usize> = std::iter::once(0).chain(spaces.map(|(at, _)| at + 1)).collect();
    // Where each word ends: before the space that the next one stands behind.
    let ends = starts[1..].iter().map(|start| start - 1).chain([form.len()]);
    let last_words = ends.skip(SHINGLE - 1);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "half of the hash is enough to tell shingles of one document"
    )]
    let hash = |(start, end): (&usize, usize)| xxh3_64(&form.as_bytes()[*start..end]) as u32;
    starts.iter().zip(last_words).map(hash).collect()
}

/// How many shingles two paragraphs share.
pub(super) fn n_shared(one: &[u32], other: &[u32]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut shared = 0;
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(one.next()),
            std::cmp::Ordering::Greater => drop(other.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                one.next();
                other.next();
            }
        }
    }
    shared
}

/// How many shingles of a paragraph stand outside of its quotations and in another paragraph too, and how many stand
/// outside in all.
pub(super) fn n_outside(paragraph: &Paragraph, other: &Paragraph) -> (usize, usize) {
    let outside = paragraph.shingles.outside.0.get_or_init(|| outside(paragraph));
    let is_shared = |shingle: &&u32| other.shingles.words.binary_search(shingle).is_ok();
    (outside.iter().filter(is_shared).count(), outside.len())
}

fn outside(paragraph: &Paragraph) -> Box<[u32]> {
    let outermost = paragraph.quotes.iter().filter(|quote| quote.marks.depth == 0);
    let (mut outside, mut at) = (Vec::new(), 0);
    let end = paragraph.text.len();
    for quote in outermost.map(|quote| quote.marks.outer.range()).chain(std::iter::once(end..end)) {
        outside.extend(shingles(&normal_form(&paragraph.text[at.min(quote.start)..quote.start])));
        at = quote.end;
    }
    outside.into()
}
