//! What one paragraph tells by itself. It knows nothing of its place in the document, so that it can be kept
//! and shared for as long as its words stay the same.

use super::attribution::{Attribution, Page, Told};
use super::cast::Figure;
use super::doubled::doubled;
use super::live::{self, Live};
use super::mentions::{self, Named, Occurrence, Pair};
use super::names::{self, Mention};
use super::quotations::{MIN_WORDS, QuoteKind, Reason, classify};
use super::reading::Reading;
use super::repetition::shingles::{Sentence, Shingles};
use super::repetition::{Fingerprint, normal_form, sentence_prints};
use super::speakers::Surnames;
use super::vague::Unnamed;
use super::written::{self, Piece};
use crate::extract::{BlockKind, Zone, ZoneKind};
use crate::lang::names::Names;
use crate::lang::{Language, WordClasses};
use crate::text::ProseSpan;
use crate::text::quotes::{self, Carry};
use crate::text::segment::{count_words, is_dash, is_hyphen, is_terminator, sentences};

/// The facts of a paragraph. All places are in its own prose.
#[derive(Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its role on the page.
    pub kind: BlockKind,
    /// The language it is in.
    pub language: Language,
    /// Its prose.
    pub text: Box<str>,
    /// What it is compared by.
    pub fingerprint: Fingerprint,
    /// And what it is compared by where it is not equal.
    pub shingles: Shingles,
    /// Whether it stands on the page for the page's sake: a byline, "read more", a legal formula.
    pub is_structural: bool,
    /// Whether it is set line by line, as a verse is: a refrain stands in a song again and again.
    pub is_verse: bool,
    /// Its quotations, by start; inner ones behind the one they are in.
    pub quotes: Box<[Quote]>,
    /// Where it names something that has several spellings.
    pub mentions: Box<[Mention]>,
    /// Where it calls something by a name, whether a table has it or not.
    pub named: Box<[Named]>,
    /// The words of those names, side by side.
    pub occurrences: Box<[Occurrence]>,
    /// Pairs of those words that may be one compound.
    pub pairs: Box<[Pair]>,
    /// Which marks stand inside its words.
    pub inner_marks: InnerMarks,
    /// Pieces of those names that may be written in another way.
    pub pieces: Box<[Piece]>,
    /// Who appears in it, outside its quotations.
    pub cast: Box<[Figure]>,
    /// The surnames of the people whom it names in full.
    pub(super) surnames: Surnames,
    /// Its quotation marks without a partner.
    pub dangling: Box<[quotes::Dangling]>,
    /// Words that stand in it twice in a row, the second of each.
    pub doubled: Box<[ProseSpan]>,
    /// The sources in it that have no name.
    pub unnamed: Box<[Unnamed]>,
    /// Where its outermost quotations stand.
    pub quoted: Quoted,
    /// Whether a full name stands behind its last sentence, as it does under a pull quote: some pages set those without
    /// marks.
    pub signed: bool,
    /// The source that its last sentence introduces what follows with.
    pub closing: Option<Attribution>,
    /// The source that its first sentence gives for what stands before.
    pub opening: Option<Attribution>,
    /// The quotation that it leaves open for the next paragraph.
    pub carry: Carry,
    /// Whether it asks something.
    pub question: Question,
    /// Whether it shows that the page is a live one.
    pub live: Live,
}

/// Whether a paragraph asks something, as the questions of an interview do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// It does not.
    No,
    /// It ends in a question mark.
    Asked,
    /// It is set as a question, too: in bold, behind a dash, or behind « Question : ».
    Set,
}

/// Where the outermost quotations of a paragraph stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one place where a quotation stands or not")]
pub struct Quoted {
    /// Its first words are a quotation.
    pub first: bool,
    /// Its last sentence holds a quotation.
    pub last: bool,
    /// It is one quotation and nothing else.
    pub whole: bool,
    /// It is set as a pull quote is: a quotation, and perhaps a few words on whose it is, but no clause.
    pub display: bool,
}

/// A quotation, what it is, and what its paragraph tells of its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its marks.
    pub marks: quotes::Quote,
    /// What it is.
    pub kind: QuoteKind,
    /// Why.
    pub reason: Reason,
    /// How many words it has.
    pub words: u32,
    /// The hashes of its sentences in normal form, by which the same words are known elsewhere; none for an
    /// inner one or one of a few words.
    pub sentences: Box<[u64]>,
    /// Its words in normal form, in which a pull quote is looked for; empty likewise.
    pub form: Box<str>,
    /// Whether it is a part of the writer's own sentence rather than a sentence of the speaker's.
    pub woven: bool,
    /// Who says it; always [`Told::Nothing`] for an inner one.
    pub told: Told,
    /// The subject of the writer's sentence that it is woven into, if nothing tells who says it.
    pub holder: Option<Attribution>,
}

/// How often apostrophes and hyphens stand in a text in each of their shapes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InnerMarks {
    /// `'`
    pub straight: u32,
    /// `’`
    pub curly: u32,
    /// `-`
    pub hyphen: u32,
    /// The hyphen at which no line ends.
    pub unbroken: u32,
}

impl InnerMarks {
    fn of(text: &str) -> Self {
        let mut marks = Self::default();
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'\'' => marks.straight += 1,
                b'-' => marks.hyphen += 1,
                // The first byte of both others.
                0xe2 if text[at..].starts_with('’') => marks.curly += 1,
                0xe2 if text[at..].starts_with('\u{2011}') => marks.unbroken += 1,
                _ => {}
            }
        }
        marks
    }

    /// Those of two texts.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            straight: self.straight + other.straight,
            curly: self.curly + other.curly,
            hyphen: self.hyphen + other.hyphen,
            unbroken: self.unbroken + other.unbroken,
        }
    }

    /// Those of a text without a part of it, which has these.
    #[must_use]
    pub(super) fn without(self, part: Self) -> Self {
        Self {
            straight: self.straight - part.straight,
            curly: self.curly - part.curly,
            hyphen: self.hyphen - part.hyphen,
            unbroken: self.unbroken - part.unbroken,
        }
    }
}

/// The most words of the line below a pull quote.
const LONGEST_SIGNATURE: usize = 8;

impl Paragraph {
    /// Analyzes a paragraph. `carry` is what the one before left open, `names` those in force for the article.
    pub(super) fn analyze(
        kind: BlockKind,
        language: Language,
        text: &str,
        zones: &[Zone],
        carry: Carry,
        names: &Names,
    ) -> Self {
        let form = normal_form(text);
        let mut paragraph = Self {
            kind,
            language,
            text: text.into(),
            fingerprint: Fingerprint::of(&form),
            shingles: Shingles::default(),
            is_structural: false,
            is_verse: is_verse(text),
            quotes: Box::default(),
            mentions: Box::default(),
            named: Box::default(),
            occurrences: Box::default(),
            pairs: Box::default(),
            inner_marks: InnerMarks::of(text),
            pieces: Box::default(),
            cast: Box::default(),
            surnames: Surnames::default(),
            dangling: Box::default(),
            doubled: Box::default(),
            unnamed: Box::default(),
            quoted: Quoted::default(),
            signed: false,
            closing: None,
            opening: None,
            carry: Carry::default(),
            question: Question::No,
            live: live::sign(text, kind),
        };
        if let Some(reading) = Reading::new(text, language) {
            paragraph.read(&reading, &form, zones, carry, names);
        } else {
            paragraph.shingles =
                Shingles::of(&form, kind, paragraph.is_verse, paragraph.fingerprint, [].into_iter(), &[]);
        }
        paragraph
    }

    /// `form` is the normal form of its text.
    fn read(&mut self, reading: &Reading<'_>, form: &str, zones: &[Zone], carry: Carry, names: &Names) {
        let text = reading.text;
        let marks = quotes::quotes(text, carry);
        self.carry = marks.carry;
        self.dangling = marks.dangling.into();
        self.is_structural = is_structural(reading);
        self.doubled = doubled(reading).into();
        self.question = question(reading, zones);
        if self.live == Live::No && !self.is_structural && live::is_said(reading) {
            self.live = Live::Said;
        }
        let outer: Vec<_> = marks
            .quotes
            .iter()
            .filter(|quote| quote.depth == 0)
            .map(|quote| reading.within(quote.outer))
            .collect();
        let sentences = sentences(text, &reading.tokens, &outer, reading.lexicon);
        let page = Page::new(reading, outer, sentences);
        if !page.sentences.is_empty() {
            self.closing = page.closing();
            self.opening = page.opening();
            let last = page.sentences[page.sentences.len() - 1].start;
            let inside = |at: usize| page.quotes.first().is_some_and(|quote| quote.contains(&at));
            // The words before, between and behind the quotations.
            let ends = page.quotes.iter().map(|quote| quote.start).chain([reading.tokens.len()]);
            let starts = std::iter::once(0).chain(page.quotes.iter().map(|quote| quote.end));
            let mut outside = starts.zip(ends).flat_map(|(start, end)| start..end.max(start));
            let is_verb = |at: usize| reading.verb(at).is_some() || reading.is_clause(&(at..at + 1));
            let mut n_words = 0;
            // Whoever reads on behind the first verb, or too many words, sees no pull quote any more.
            let signature = inside(0)
                && outside.all(|at| {
                    n_words += usize::from(reading.is_word(at));
                    n_words <= LONGEST_SIGNATURE && !is_verb(at)
                });
            self.quoted = Quoted {
                first: inside(0),
                last: page.quotes.last().is_some_and(|quote| quote.end > last),
                // A line of stars is no quotation.
                whole: !page.quotes.is_empty()
                    && (0..reading.tokens.len()).all(|at| inside(at) || !reading.is_word(at)),
                display: signature,
            };
        }
        let told = if page.quotes.is_empty() { Vec::new() } else { page.attribute() };
        self.cast = page.cast(&told).into();
        self.surnames = Surnames::of_cast(&self.cast, text);
        let crosshead = is_crosshead(text);
        let mut outermost = told.into_iter().enumerate().peekable();
        self.quotes = marks
            .quotes
            .iter()
            .map(|marks| {
                let (index, told) = outermost.next_if(|_| marks.depth == 0).unzip();
                let told = told.unwrap_or(Told::Nothing);
                let woven = index.is_some_and(|index| page.is_woven(index));
                let words = count_words(&text[marks.inner.range()]);
                let reason = if crosshead {
                    Reason::Display
                } else {
                    classify(reading, marks, words, told, self.kind)
                };
                let words = u32::try_from(words).unwrap_or(u32::MAX);
                let known = marks.depth == 0 && words >= MIN_WORDS;
                let inner = &text[marks.inner.range()];
                let (sentences, form) = if known {
                    (sentence_prints(inner), normal_form(inner).into())
                } else {
                    Default::default()
                };
                let said = matches!(reason.kind(), QuoteKind::Speech | QuoteKind::Scare | QuoteKind::Other);
                let holder = index
                    .filter(|_| woven && said && told == Told::Nothing)
                    .and_then(|index| page.holder(index));
                Quote {
                    marks: *marks,
                    kind: reason.kind(),
                    reason,
                    words,
                    sentences,
                    form,
                    woven,
                    told,
                    holder,
                }
            })
            .collect();
        let outermost = self.quotes.iter().filter(|quote| quote.marks.depth == 0);
        let spans: Vec<ProseSpan> = outermost.clone().map(|quote| quote.marks.outer).collect();
        let sentences = page.sentences.iter().filter_map(|one| Sentence::of(reading, one, &spans));
        let sentences =
            sentences.chain(outermost.filter_map(|quote| Sentence::of_quote(reading, quote.marks.inner)));
        let is_exempt = self.is_structural || self.is_verse;
        self.shingles = Shingles::of(form, self.kind, is_exempt, self.fingerprint, sentences, &self.quotes);
        self.unnamed = page.unnamed(&self.quotes, &self.cast).into();
        self.mentions =
            names::mentions(reading, &page.sentences, &self.quotes, zones, self.kind, names.table()).into();
        self.named = mentions::named(reading, &page.sentences, &marks.quotes, zones).into();
        self.signed = is_signed(text, &self.named);
        self.occurrences = mentions::occurrences(&self.named).into();
        self.pairs = mentions::pairs(&self.named).into();
        self.pieces = written::pieces(&self.named, &self.text).into();
    }
}

/// Whether a text is set in several short lines.
fn is_verse(text: &str) -> bool {
    /// The fewest lines.
    const FEWEST: usize = 3;
    /// The fewest words of a line that is too long.
    const LONG: usize = 12;
    text.matches('\n').count() + 1 >= FEWEST && text.split('\n').all(|line| count_words(line) < LONG)
}

/// Whether a full name stands behind the last sentence of a paragraph, as it does under a pull quote: some pages set those
/// without marks.
fn is_signed(text: &str, named: &[Named]) -> bool {
    /// The most words of a function behind the name.
    const MOST: usize = 6;
    let text = text.trim_end();
    let Some(stop) = text.rfind(is_terminator) else { return false };
    let is_between = |char: char| !char.is_alphanumeric();
    let start = text.len() - text[stop..].trim_start_matches(is_between).len();
    let at = named.partition_point(|named| named.words[0].span.range().start < start);
    let Some([first, .., last]) = named.get(at).map(|named| &*named.words) else { return false };
    let behind = &text[last.span.range().end..];
    first.span.range().start == start
        && (behind.is_empty() || behind.starts_with(',') && count_words(behind) <= MOST)
}

/// Whether a paragraph asks something.
fn question(reading: &Reading<'_>, zones: &[Zone]) -> Question {
    let text = reading.text;
    if !text.trim_end_matches(['"', '»', '”', '\u{a0}', '\u{202f}', ' ']).ends_with('?') {
        return Question::No;
    }
    let bold = zones.iter().any(|zone| zone.kind == ZoneKind::Strong && zone.span.len() == text.len());
    let dash = text.starts_with(|char| is_hyphen(char) || is_dash(char));
    let called = reading
        .phrase(0, reading.tokens.len(), WordClasses::TURN)
        .is_some_and(|turn| reading.mark(turn.end) == Some(':'));
    if bold || dash || called { Question::Set } else { Question::Asked }
}

/// Whether a paragraph is a line of the page rather than of the article.
fn is_structural(reading: &Reading<'_>) -> bool {
    /// Longer paragraphs are prose, whatever they begin with.
    const LONGEST: usize = 45;
    let end = reading.tokens.len();
    if end == 0 || end > LONGEST {
        return false;
    }
    let Some(opening) = reading.phrase(0, end, WordClasses::STRUCTURAL) else {
        return reading.find_phrase(&(0..end), WordClasses::FORMULA).is_some();
    };
    // One word alone ("By", « Photo ») opens such a line only before a colon, a dash or a name.
    opening.len() > 1
        || reading.mark(opening.end).is_some_and(|mark| matches!(mark, ':' | '|' | '–' | '—' | '/'))
        || reading.is_capital(opening.end)
            && reading
                .tokens
                .iter()
                .all(|token| !matches!(token.kind, crate::text::segment::TokenKind::Mark('.' | '!' | '?')))
}

/// Whether a paragraph is a crosshead between dashes, as agencies set them: « - Colère - ».
fn is_crosshead(text: &str) -> bool {
    let dash = |char: char| is_hyphen(char) || is_dash(char);
    text.starts_with(dash) && text.ends_with(dash) && text.len() > 2 && count_words(text) <= 20
}

/// Whether a line could be a headline: no sentence ends in it.
pub fn is_unfinished(text: &str) -> bool {
    /// Headlines are shorter.
    const LONGEST: usize = 30;
    let end = text.trim_end_matches(['"', '»', '”', '\u{a0}', '\u{202f}', ' ', ')']);
    let ends = end.ends_with(['.', '!', '?', '…', ':', ',', ';']);
    let holds_end = [". ", "! ", "? "].iter().any(|stop| text.contains(stop));
    !ends && !holds_end && text.contains(char::is_alphanumeric) && count_words(text) <= LONGEST
}
