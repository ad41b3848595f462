//! Where a paragraph names somebody or something: every run of capitalized words that reads as a name, with
//! what is known of each word. What spellings belong together is found over the whole document, in
//! `spellings`; names that a table lists are found in [`super::names`].

use rustc_hash::FxHasher;
use std::hash::Hasher;

use super::likeness::Letters;
use super::names::{is_in_file_name, is_shielded};
use super::paragraph::Paragraph;
use super::reading::{Reading, Tokens};
use crate::extract::Zone;
use crate::lang::WordClasses;
use crate::lang::known::known;
use crate::text::ProseSpan;
use crate::text::quotes;
use crate::text::segment::{is_apostrophe, is_hyphen};

/// A place where something is called by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its words, at least one, without civility and possessive.
    pub words: Box<[NameWord]>,
    /// Whether it may be compared, counted and changed.
    pub standing: Standing,
    /// Whether it begins a sentence, where any word has a capital.
    pub first: bool,
    /// Whether a civility or a function stands before it.
    pub titled: bool,
    /// What function its bearer is given there, as the hash of a word; 0 if none.
    pub role: u64,
}

/// Whether a mention may be compared, counted and changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing speaks against it.
    Free,
    /// It is inside a quotation: changed only if the user asks for that.
    Quoted,
    /// It is in a link, in a title, or in a line of capitals.
    Bound,
}

impl Named {
    /// Whether it may be compared, counted and changed.
    pub fn is_free(&self) -> bool {
        self.standing == Standing::Free
    }

    /// As it stands, from its first word to its last.
    pub(super) fn text<'p>(&self, paragraph: &'p Paragraph) -> Option<&'p str> {
        let span = self.words.first()?.span.cover(self.words.last()?.span);
        Some(&paragraph.text[span.range()])
    }
}

/// A word of a name: what stands between two spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameWord {
    /// Its place.
    pub span: ProseSpan,
    /// The hash of the word as it stands, apostrophes and hyphens alike.
    pub id: u64,
    /// Its letters.
    pub letters: Letters,
    /// What it is known as.
    pub kind: WordKind,
}

/// A word of a name as the whole document looks at it with every key: all that it takes to count the word, side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Of [`NameWord`].
    pub id: u64,
    /// The name among those of the paragraph.
    pub name: u32,
    /// The word in the name.
    pub word: u16,
    /// What it is known as.
    pub kind: WordKind,
    /// Whether it may be compared and changed, stands in prose, and is surely a name there.
    pub is: Counts,
}

/// What an [`Occurrence`] counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// It may be compared, counted and changed.
    pub free: bool,
    /// It is in no link, title or headline.
    pub prose: bool,
    /// It stands inside a sentence, or in a longer name.
    pub sure: bool,
}

/// Two words of a name side by side, which may be joined elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Of both words.
    pub letters: Letters,
    /// The name among those of the paragraph.
    pub name: u32,
    /// The first word in the name.
    pub word: u32,
}

/// The words of some names, particles and initials aside.
pub(super) fn occurrences(named: &[Named]) -> Vec<Occurrence> {
    let mut all = Vec::new();
    for (name, named) in (0_u32..).zip(named) {
        let prose = named.standing != Standing::Bound;
        for (index, word) in (0_u16..).zip(&named.words).filter(|(_, word)| !word.kind.any(WordKind::MINOR)) {
            let sure = prose && (!named.first || index > 0 || named.words.len() > 1);
            let is = Counts { free: named.is_free(), prose, sure };
            all.push(Occurrence { id: word.id, name, word: index, kind: word.kind, is });
        }
    }
    all
}

/// The pairs of words of some names that may be one compound.
pub(super) fn pairs(named: &[Named]) -> Vec<Pair> {
    let whole = |word: &NameWord| !word.kind.any(WordKind::COMPOUND.and(WordKind::UPPER));
    let mut all = Vec::new();
    for (name, named) in (0_u32..).zip(named) {
        for (word, pair) in (0_u32..).zip(named.words.windows(2)).filter(|(_, pair)| pair.iter().all(whole)) {
            all.push(Pair { letters: pair[0].letters.with(pair[1].letters), name, word });
        }
    }
    all
}

/// What a word of a name is known as apart from the name. A set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordKind(u8);

impl WordKind {
    /// A common word of French or English.
    pub const COMMON: Self = Self(1);
    /// A name that the dictionaries have.
    pub const NAME: Self = Self(1 << 1);
    /// A given name.
    pub const GIVEN: Self = Self(1 << 2);
    /// A particle, an initial: not compared.
    pub const MINOR: Self = Self(1 << 3);
    /// All in capitals.
    pub const UPPER: Self = Self(1 << 4);
    /// Made of several parts with a hyphen between them.
    pub const COMPOUND: Self = Self(1 << 5);
    /// A common word of the other language, and not of this one.
    pub const FOREIGN: Self = Self(1 << 6);
    /// Its letters hardly ever follow one another: it looks like no word at all.
    pub const ODD: Self = Self(1 << 7);

    /// Whether it is any of these.
    pub fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether nothing knows it: what a slip makes of a name is such a word.
    pub fn is_unknown(self) -> bool {
        !self.any(Self::COMMON.and(Self::NAME).and(Self::GIVEN).and(Self::FOREIGN))
    }
}

/// Every name in a paragraph, by place.
pub(super) fn named(
    reading: &Reading<'_>,
    sentences: &[Tokens],
    marks: &[quotes::Quote],
    zones: &[Zone],
) -> Vec<Named> {
    let capitals = is_in_capitals(reading);
    let mut starts: Vec<usize> = sentences.iter().map(|sentence| sentence.start).collect();
    for quote in marks {
        starts.push(reading.within(quote.inner).start);
    }
    starts.sort_unstable();
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        // Most words: no name begins without a capital.
        if !reading.is_capital(at) {
            at += 1;
            continue;
        }
        let proper = past_lead(reading, at, &starts);
        let end = match name_end(reading, proper) {
            end if end > proper || proper == at => end,
            _ => name_end(reading, at),
        };
        // An account or a hashtag that the text runs into is no name.
        let tagged = at > 0
            && reading.mark(at - 1).is_some_and(|mark| matches!(mark, '#' | '@'))
            && !reading.tokens[at].spaced;
        if tagged {
            at = end.max(at + 1);
            continue;
        }
        if end == at {
            at += 1;
            continue;
        }
        let tokens = at..end;
        let first = starts.binary_search(&at).is_ok() || is_behind_lead(reading, at);
        at = end;
        let words = words(reading, &tokens);
        if words.is_empty() {
            continue;
        }
        let span = reading.span(&tokens);
        let shielded = is_shielded(span, zones, reading.text.len()) || is_in_file_name(reading, &tokens);
        let standing = if capitals || shielded {
            Standing::Bound
        } else if marks.iter().any(|quote| quote.outer.contains(span)) {
            Standing::Quoted
        } else {
            Standing::Free
        };
        found.push(Named {
            words: words.into(),
            standing,
            first,
            titled: follows_title(reading, tokens.start),
            role: role(reading, &tokens),
        });
    }
    found
}

/// Behind a colon, a dash or a bullet a sentence begins, too.
fn is_behind_lead(reading: &Reading<'_>, at: usize) -> bool {
    at > 0
        && reading
            .mark(at - 1)
            .is_some_and(|mark| matches!(mark, ':' | '–' | '—' | '•' | '-' | '|' | '·' | '…'))
        && reading.tokens[at].spaced
}

/// Whether most words of a paragraph have a capital, as in a headline in title case or a list of names: such
/// capitals tell of no name.
fn is_in_capitals(reading: &Reading<'_>) -> bool {
    let (mut all, mut capital) = (0, 0);
    for token in reading.tokens.iter().filter(|token| token.kind.is_word() && token.span.len() > 3) {
        all += 1;
        capital += usize::from(token.kind.is_capital());
    }
    all >= 3 && capital * 20 > all * 17
}

/// The words of a name.
fn words(reading: &Reading<'_>, tokens: &Tokens) -> Vec<NameWord> {
    let mut words = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let start = at;
        at += 1;
        while at < tokens.end && !reading.tokens[at].spaced {
            at += 1;
        }
        if !reading.is_word(start) {
            continue;
        }
        // What hangs on the end of a word is no part of it, but for the stop of an initial.
        let mut end = at;
        while !reading.is_word(end - 1) && reading.mark(end - 1) != Some('.') {
            end -= 1;
        }
        let span = reading.span(&(start..end));
        let text = &reading.text[span.range()];
        let kind = word_kind(reading, &(start..end));
        words.push(NameWord { span, id: id(text), letters: Letters::of(text), kind });
    }
    words
}

fn word_kind(reading: &Reading<'_>, tokens: &Tokens) -> WordKind {
    let span = reading.span(tokens);
    let text = &reading.text[span.range()];
    let first = reading.tokens[tokens.start];
    let mut kind = WordKind::default();
    let mut add = |own: bool, of: WordKind| {
        if own {
            kind = kind.and(of);
        }
    };
    let letters = text.chars().filter(|char| char.is_alphabetic()).count();
    add(
        !first.kind.is_capital()
            || letters < 2
            || text.contains('.')
            || reading.is(tokens.start, WordClasses::PARTICLE),
        WordKind::MINOR,
    );
    add(letters > 1 && !text.chars().any(char::is_lowercase), WordKind::UPPER);
    add(tokens.len() > 1 && text.contains(is_hyphen), WordKind::COMPOUND);
    let whole = known(text, reading.language);
    let parts = || {
        tokens
            .clone()
            .filter(|at| reading.is_word(*at))
            .map(|at| known(&reading.text[reading.tokens[at].span.range()], reading.language))
    };
    add(whole.word || tokens.len() > 1 && parts().all(|part| part.word), WordKind::COMMON);
    add(whole.name || tokens.len() > 1 && parts().all(|part| part.name || part.word), WordKind::NAME);
    add(whole.foreign || tokens.len() > 1 && parts().all(|part| part.foreign), WordKind::FOREIGN);
    add(whole.given, WordKind::GIVEN);
    add(whole.odd, WordKind::ODD);
    kind
}

/// The hash of a word, apostrophes and hyphens alike.
pub(super) fn id(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for char in word.chars() {
        hasher.write_u32(if is_apostrophe(char) {
            u32::from('\'')
        } else if is_hyphen(char) {
            u32::from('-')
        } else {
            u32::from(char)
        });
    }
    hasher.finish()
}

/// Where a name goes on behind what begins it but is a title or a word by itself: the Saint of « Saint-Étienne », "St."
/// and initials that are pronouns (« J. D. Vance »). The token itself if nothing of the kind stands there.
fn past_lead(reading: &Reading<'_>, at: usize, starts: &[usize]) -> usize {
    if !reading.is_capital(at) {
        return at;
    }
    let touches = reading.tokens.get(at + 1).is_some_and(|next| !next.spaced);
    let point = touches && reading.mark(at + 1) == Some('.');
    let hyphen = touches && reading.mark(at + 1).is_some_and(is_hyphen);
    let saint = matches!(&*reading.lower[at], "saint" | "sainte" | "st" | "ste");
    let initial = point
        && reading.text[reading.tokens[at].span.range()].chars().count() == 1
        && !reading.is(at, WordClasses::TITLE);
    let next = at + 1 + usize::from(point || hyphen);
    if (saint || initial) && reading.is_capital(next) && starts.binary_search(&next).is_err() {
        past_lead(reading, next, starts)
    } else {
        at
    }
}

/// The end of the name that starts at a token; the token itself if none does.
pub(super) fn name_end(reading: &Reading<'_>, start: usize) -> usize {
    let function = WordClasses::DETERMINER
        .union(WordClasses::PRONOUN)
        .union(WordClasses::PREPOSITION)
        .union(WordClasses::CONJUNCTION)
        .union(WordClasses::OPENER)
        .union(WordClasses::TITLE)
        .union(WordClasses::ADVERB)
        .union(WordClasses::AUXILIARY)
        .union(WordClasses::SOURCE);
    let is_part = |at: usize| reading.is_capital(at);
    if !is_part(start) || reading.is(start, function) {
        return start;
    }
    let mut end = start + 1;
    loop {
        let joined = reading.mark(end).is_some_and(|mark| is_hyphen(mark) || is_apostrophe(mark))
            && !reading.tokens[end].spaced
            && reading.tokens.get(end + 1).is_some_and(|next| !next.spaced);
        // J. Doe, "St. Louis".
        let short = |word: &str| word.chars().count() == 1 || matches!(word, "St" | "Ste" | "Mt" | "Ft");
        let initial =
            reading.mark(end) == Some('.') && short(&reading.text[reading.tokens[end - 1].span.range()]);
        let hyphen = joined && reading.mark(end).is_some_and(is_hyphen);
        // « Boulogne-sur-Mer », "Stratford-upon-Avon".
        let inner = hyphen
            && reading.is_word(end + 1)
            && reading.mark(end + 2).is_some_and(is_hyphen)
            && !reading.tokens[end + 2].spaced
            && is_part(end + 3)
            && !reading.tokens[end + 3].spaced;
        // "Kim Jong-il", « Choe Ryong-hae »: no word, and no verb's pronoun.
        let tail = hyphen && reading.is_word(end + 1) && !is_part(end + 1) && is_syllable(reading, end + 1);
        if inner {
            end += 4;
        } else if joined && is_part(end + 1) || initial && is_part(end + 1) || tail {
            end += 2;
        } else if is_part(end) && !reading.is(end, WordClasses::TITLE) {
            end += 1;
        } else {
            // « Charles de Gaulle », "Ursula von der Leyen".
            let past = (end..end + 3).find(|at| {
                !reading.is(*at, WordClasses::PARTICLE) && !reading.mark(*at).is_some_and(is_apostrophe)
            });
            match past {
                Some(past)
                    if reading.is(end, WordClasses::PARTICLE)
                        && is_part(past)
                        && !reading.is(end, WordClasses::DETERMINER) =>
                {
                    end = past + 1;
                }
                _ => return end,
            }
        }
    }
}

/// Whether a word behind a hyphen is the second syllable of a Korean or Chinese name rather than a word: neither it nor what is
/// before the hyphen is one by itself, as in « Peut-on ».
fn is_syllable(reading: &Reading<'_>, at: usize) -> bool {
    const LONGEST: usize = 6;
    let is_word = |at: usize| {
        let known = known(&reading.lower[at], reading.language);
        known.word || known.foreign
    };
    let word = &*reading.lower[at];
    let ends = reading.mark(at + 1).is_none_or(|mark| !is_hyphen(mark) || reading.tokens[at + 1].spaced);
    let pronoun = reading.is(at, WordClasses::PRONOUN);
    ends && word.len() <= LONGEST && word.len() > 1 && !pronoun && !(is_word(at) && is_word(at - 2))
}

pub(super) fn follows_title(reading: &Reading<'_>, start: usize) -> bool {
    let Some(mut before) = start.checked_sub(1) else { return false };
    if reading.mark(before) == Some('.') && before > 0 {
        before -= 1;
    }
    reading.is(before, WordClasses::TITLE.union(WordClasses::ROLE))
}

/// The function that stands before a name, or behind the comma after it: « Anne Morel, géologue ».
fn role(reading: &Reading<'_>, tokens: &Tokens) -> u64 {
    /// How far behind the comma: an article, an adjective, the function.
    const NEAR: usize = 3;
    let is_role = |at: &usize| reading.is(*at, WordClasses::ROLE);
    let before = |steps: usize| tokens.start.checked_sub(steps).filter(is_role);
    let behind = || {
        let comma = reading.is_comma(tokens.end);
        (tokens.end + 1..tokens.end + 1 + NEAR).find(is_role).filter(|_| comma)
    };
    if let Some(at) = before(1).or_else(behind) {
        return id(&reading.lower[at]);
    }
    // « le président russe X »: the adjective makes another function of it.
    let is_plain = |at: usize| reading.is_word(at) && !reading.is_capital(at);
    match before(2).filter(|at| is_plain(at + 1)) {
        Some(at) => id(&reading.lower[at]) ^ id(&reading.lower[at + 1]).rotate_left(1),
        None => 0,
    }
}
