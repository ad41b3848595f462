//! Who is named as saying a quotation, as far as its own paragraph tells.
//!
//! The source is looked for in widening windows, and the first that gives one ends the search: an incise
//! inside the marks; the rest of the sentence, behind the quotation and then before it; an attributed
//! quotation earlier in the paragraph; the sentence before; the sentence after; the one person named in the
//! paragraph. What the paragraphs around tell is found in [`super::quotations`].
//!
//! Words woven into the writer's own sentence (they begin in lower case) lean on whoever speaks in the
//! paragraph, so for them any source around will do.

use std::cell::OnceCell;

use super::quotations::is_named;
use super::reading::{Reading, Tokens};
use crate::lang::WordClasses;
use crate::lang::names::{Entry, NameKind, NameTable};
use crate::text::ProseSpan;

/// Where a source was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Window {
    /// Between two commas inside the marks.
    Incise,
    /// In the same sentence, behind the quotation.
    After,
    /// In the same sentence, before the quotation.
    Before,
    /// An attributed quotation earlier in the paragraph.
    Continuation,
    /// The sentence before.
    PreviousSentence,
    /// The sentence after.
    NextSentence,
    /// The subject of the writer's own sentence, into which the words are woven.
    Subject,
    /// The paragraph names one person and no other.
    OnlyName,
    /// The paragraph before.
    PreviousParagraph,
    /// The paragraph after: the quotation runs on into it, or it says whose words they were.
    NextParagraph,
    /// The same words, elsewhere in the document.
    SameWords,
    /// The question of an interview that they answer.
    Interview,
}

impl Window {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Incise => "inside the marks",
            Self::After => "rest of the sentence, after",
            Self::Before => "rest of the sentence, before",
            Self::Continuation => "continuation",
            Self::PreviousSentence => "previous sentence",
            Self::NextSentence => "next sentence",
            Self::Subject => "subject of the sentence",
            Self::OnlyName => "only name in the paragraph",
            Self::PreviousParagraph => "previous paragraph",
            Self::NextParagraph => "next paragraph",
            Self::SameWords => "same words elsewhere",
            Self::Interview => "answer of an interview",
        }
    }
}

/// Who says a quotation, and which words say so. Places in the prose of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words for the speaker, where they could be told.
    pub speaker: Option<ProseSpan>,
    /// What these words stand for, if they are a relative pronoun: « X, qui affirme ».
    pub referent: Option<ProseSpan>,
    /// The words that attribute.
    pub cue: ProseSpan,
    /// Where they were found.
    pub window: Window,
}

/// What a paragraph's own words tell of one of its quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Who says it.
    By(Attribution),
    /// It goes on from an attributed quotation, but somebody else came in between.
    Unclear(Candidates),
    /// Nothing.
    Nothing,
}

/// The two who may have said a quotation. Places in the prose of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidates {
    /// Who spoke before, where it could be told.
    pub before: Option<ProseSpan>,
    /// Who came in since.
    pub since: ProseSpan,
}

/// A source in tokens.
pub(super) struct Found {
    /// The words for the speaker.
    pub speaker: Option<Tokens>,
    /// The words that attribute.
    pub cue: Tokens,
}

/// What a verb of speech in the sentence before may say itself and still introduce a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Announced {
    /// It may report words of its own: « X affirme que … »
    Anything,
    /// Nothing: « X proteste. »
    Nothing,
}

/// All outermost quotations of a paragraph, and its sentences, in tokens.
pub(super) struct Page<'r, 'a> {
    pub reading: &'r Reading<'a>,
    /// With their marks, in order.
    pub quotes: Vec<Tokens>,
    pub sentences: Vec<Tokens>,
    /// The one person named, once it was looked for.
    only_name: OnceCell<Option<Tokens>>,
}

/// How many sentences away a source may stand for words woven into the writer's own.
const AROUND: usize = 12;

/// The longest sentence whose far ends are searched for a cue, in tokens. A longer one is no sentence, and
/// searching it for each of its quotations would take the square of its length.
pub(super) const LONGEST_SENTENCE: usize = 2_000;

impl<'r, 'a> Page<'r, 'a> {
    pub(super) fn new(reading: &'r Reading<'a>, quotes: Vec<Tokens>, sentences: Vec<Tokens>) -> Self {
        Self { reading, quotes, sentences, only_name: OnceCell::new() }
    }

    /// Who holds the words of a quotation that is woven into their sentence, if nothing else tells who says them.
    pub(super) fn holder(&self, quote: usize) -> Option<Attribution> {
        match self.by(self.subject_of_sentence(quote)?, Window::Subject) {
            Told::By(attribution) => Some(attribution),
            Told::Unclear(_) | Told::Nothing => None,
        }
    }

    /// What the paragraph tells of each quotation.
    pub(super) fn attribute(&self) -> Vec<Told> {
        let mut told: Vec<Told> = (0..self.quotes.len()).map(|quote| self.own(quote)).collect();
        let mut earlier = None;
        for (quote, told) in told.iter_mut().enumerate() {
            if *told == Told::Nothing {
                *told = self.around(quote, earlier);
            }
            // A title is nobody's words, and nothing goes on from it.
            if *told != Told::Nothing && !is_named(self.reading, self.quotes[quote].start) {
                earlier = Some((quote, *told));
            }
        }
        // A quotation right before an attributed one, with nothing between them, is the same speech.
        for quote in (1..told.len()).rev() {
            if let (Told::By(next), Told::Nothing) = (told[quote], told[quote - 1])
                && next.window != Window::Before
                && self.is_adjacent(quote - 1, quote)
            {
                told[quote - 1] = Told::By(Attribution { window: Window::NextSentence, ..next });
            }
        }
        told
    }

    pub(super) fn sentence_of(&self, quote: usize) -> usize {
        let start = self.quotes[quote].start;
        self.sentences.partition_point(|sentence| sentence.end <= start).min(self.sentences.len() - 1)
    }

    /// Windows 1 and 2: the marks and the sentence.
    fn own(&self, quote: usize) -> Told {
        if let Some(found) = self.incise(&self.quotes[quote]) {
            return self.by(found, Window::Incise);
        }
        let sentence = &self.sentences[self.sentence_of(quote)];
        let own = &self.quotes[quote];
        let before_start = quote
            .checked_sub(1)
            .map_or(sentence.start, |previous| self.quotes[previous].end.clamp(sentence.start, own.start));
        let after_end = self
            .quotes
            .get(quote + 1)
            .map_or(sentence.end, |next| next.start.clamp(own.end.min(sentence.end), sentence.end));
        let before = before_start..own.start.max(before_start);
        let after = own.end.min(after_end)..after_end;
        if let Some(found) = self.passive(&before, &after) {
            return self.by(found, Window::After);
        }
        // « X a dit « … » et il a promis »: what follows "and" speaks of another thing.
        let lead = after.clone().find(|at| !self.reading.is_comma(*at));
        let joins = WordClasses::CONJUNCTION.union(WordClasses::RELATIVE);
        let joined = lead.is_some_and(|at| self.reading.is(at, joins));
        // « les « zadistes » exigent … »: the quotation is the subject, not what the verb carries.
        let is_subject = self.is_woven(quote)
            && own
                .start
                .checked_sub(1)
                .is_some_and(|before| self.reading.is(before, WordClasses::DETERMINER))
            && self.reading.is_finite(after.start, after.end)
            && !self.reading.is_clause(own);
        let behind =
            || if is_subject { None } else { self.clause_after(&after).map(|found| (found, Window::After)) };
        let ahead = || self.clause_before(&before, sentence.start).map(|found| (found, Window::Before));
        let found = if joined { ahead().or_else(behind) } else { behind().or_else(ahead) };
        if let Some((found, window)) = found {
            return self.by(self.with_agent(found, sentence), window);
        }
        // The rest of the sentence, beyond the quotations next to this one.
        let (far_before, far_after) = if sentence.len() > LONGEST_SENTENCE {
            (Vec::new(), Vec::new())
        } else {
            (self.outside(sentence.start..before.start), self.outside(after.end..sentence.end))
        };
        for (segments, window) in [(far_before, Window::Before), (far_after, Window::After)] {
            for segment in segments {
                if let Some(found) = self.any_cue(&segment) {
                    return self.by(self.with_agent(found, sentence), window);
                }
            }
        }
        for (segment, window) in [(before, Window::Before), (after, Window::After)] {
            if let Some(found) = self.any_cue(&segment) {
                return self.by(self.with_agent(found, sentence), window);
            }
        }
        Told::Nothing
    }

    /// Windows 3, 4 and 5: the paragraph around.
    /// `earlier` is the last quotation that has a source, or that several may have said.
    fn around(&self, quote: usize, earlier: Option<(usize, Told)>) -> Told {
        let sentence = self.sentence_of(quote);
        // Sentences between the last quotation that has a source and this one.
        let from = earlier.map_or(0, |(earlier, _)| self.sentence_of(earlier) + 1);
        let between = from.min(sentence)..sentence;
        if let Some(previous) = between.clone().next_back()
            && let Some(found) = self.introduces(&self.sentences[previous], Announced::Anything)
        {
            // "She shrugged." goes on about whoever spoke before.
            let pronoun = found.speaker.as_ref().is_some_and(|speaker| {
                speaker.len() == 1 && self.reading.is(speaker.start, WordClasses::SPEAKER_PRONOUN)
            });
            if let Some((_, Told::By(by))) = earlier.filter(|_| pronoun) {
                return Told::By(Attribution { window: Window::Continuation, ..by });
            }
            return self.by(found, Window::PreviousSentence);
        }
        match earlier {
            Some((_, Told::Unclear(candidates))) => return Told::Unclear(candidates),
            Some((_, Told::By(by))) => {
                let someone =
                    between.into_iter().find_map(|sentence| self.acts(&self.sentences[sentence], by.speaker));
                return match someone {
                    Some(since) => {
                        Told::Unclear(Candidates { before: by.speaker, since: self.reading.span(&since) })
                    }
                    None => Told::By(Attribution { window: Window::Continuation, ..by }),
                };
            }
            Some((_, Told::Nothing)) | None => {}
        }
        if let Some(next) = self.sentences.get(sentence + 1)
            && self.quotes[quote].end >= self.sentences[sentence].end.saturating_sub(1)
            && let Some(found) = self.opens_with_cue(next, self.is_exclaimed(quote))
        {
            return self.by(found, Window::NextSentence);
        }
        if self.is_woven(quote)
            && let Some((found, window)) = self.source_around(sentence)
        {
            return self.by(found, window);
        }
        match self.only_name.get_or_init(|| self.find_only_name()).clone() {
            Some(name) => self.by(Found { speaker: Some(name.clone()), cue: name }, Window::OnlyName),
            None => Told::Nothing,
        }
    }

    /// Whether a quotation ends as a sentence does, but for a plain stop: then a name behind it may go on with it.
    fn is_exclaimed(&self, quote: usize) -> bool {
        let last = self.quotes[quote].end.checked_sub(2);
        last.and_then(|last| self.reading.mark(last)).is_some_and(|mark| matches!(mark, '?' | '!' | '…'))
    }

    /// Whether a quotation is a part of the writer's own sentence.
    pub(super) fn is_woven(&self, quote: usize) -> bool {
        let reading = self.reading;
        let tokens = &self.quotes[quote];
        reading.tokens[tokens.clone()]
            .iter()
            .find(|token| token.kind.is_word())
            .is_some_and(|token| !token.kind.is_capital())
            && tokens.start.checked_sub(1).is_some_and(|before| reading.mark(before) != Some(':'))
    }

    /// The nearest source in the other sentences of the paragraph, those before first.
    fn source_around(&self, sentence: usize) -> Option<(Found, Window)> {
        let find = |sentence: usize| {
            if self.sentences[sentence].len() > LONGEST_SENTENCE {
                return None;
            }
            self.outside(self.sentences[sentence].clone())
                .into_iter()
                .find_map(|stretch| self.any_cue(&stretch))
                .map(|found| self.with_agent(found, &self.sentences[sentence]))
        };
        let before = (sentence.saturating_sub(AROUND)..sentence)
            .rev()
            .find_map(find)
            .map(|found| (found, Window::PreviousSentence));
        before.or_else(|| {
            (sentence + 1..self.sentences.len().min(sentence + AROUND))
                .find_map(find)
                .map(|found| (found, Window::NextSentence))
        })
    }

    /// The person whom the paragraph names outside its quotations, if it names no other.
    fn find_only_name(&self) -> Option<Tokens> {
        let reading = self.reading;
        let mut only: Option<Tokens> = None;
        for stretch in self.outside(0..reading.tokens.len()) {
            let mut at = stretch.start;
            while at < stretch.end {
                let end = reading.person(at, stretch.end);
                if end > at && is_person(reading, &(at..end)) {
                    let surname = &reading.lower[end - 1];
                    if only.as_ref().is_some_and(|only| reading.lower[only.end - 1] != *surname) {
                        return None;
                    }
                    only.get_or_insert(at..end);
                }
                at = end.max(at + 1);
            }
        }
        only
    }

    /// The source that a paragraph's end leaves open for the next: its last sentence introduces what follows.
    pub(super) fn closing(&self) -> Option<Attribution> {
        let sentence = self.sentences.last()?;
        let stretch = self.outside(sentence.clone()).pop().filter(|stretch| stretch.end == sentence.end)?;
        let colon = self.reading.mark(stretch.end - 1) == Some(':');
        let found = if colon {
            self.clause_before(&stretch, sentence.start)
                .or(Some(Found { speaker: None, cue: stretch.end - 1..stretch.end }))
        } else {
            // A sentence that reports words of its own (« X a annoncé que … ») is complete: it announces nothing.
            self.introduces(sentence, Announced::Nothing)
        };
        match self.by(found?, Window::PreviousParagraph) {
            Told::By(attribution) => Some(attribution),
            Told::Unclear(_) | Told::Nothing => None,
        }
    }

    /// The source that a paragraph's first sentence gives for the quotation before it: « Ainsi parlait X. »
    pub(super) fn opening(&self) -> Option<Attribution> {
        let sentence = self.sentences.first()?;
        match self
            .by(self.signature().or_else(|| self.opens_with_cue(sentence, false))?, Window::NextParagraph)
        {
            Told::By(attribution) => Some(attribution),
            Told::Unclear(_) | Told::Nothing => None,
        }
    }

    fn by(&self, found: Found, window: Window) -> Told {
        let speaker = self
            .quoted(&found.cue)
            .or(found.speaker)
            .filter(|speaker| !speaker.is_empty())
            .filter(|speaker| !self.reading.is_impersonal(speaker, &found.cue));
        let referent = speaker.as_ref().and_then(|speaker| self.antecedent_of_relative(speaker));
        let with_name = |phrase: &Tokens| {
            let past = self.reading.past_name(phrase, self.stretch_end(phrase.start));
            self.reading.span(&(phrase.start..past.unwrap_or(phrase.end)))
        };
        Told::By(Attribution {
            speaker: speaker.as_ref().map(with_name),
            referent: referent.as_ref().map(with_name),
            cue: self.reading.span(&found.cue),
            window,
        })
    }

    /// What « qui », "who" stands for.
    fn antecedent_of_relative(&self, phrase: &Tokens) -> Option<Tokens> {
        let reading = self.reading;
        if phrase.len() > 1 || !reading.is_relative_subject(phrase.start) {
            return None;
        }
        let sentence = self.sentences.partition_point(|sentence| sentence.end <= phrase.start);
        reading.antecedent(phrase.start, self.sentences.get(sentence)?.start)
    }

    /// Where the next quotation begins, or the paragraph ends.
    pub(super) fn stretch_end(&self, at: usize) -> usize {
        let next = self.quotes.partition_point(|quote| quote.start <= at);
        self.quotes.get(next).map_or(self.reading.tokens.len(), |quote| quote.start)
    }

    /// The stretches of a range outside all quotations.
    pub(super) fn outside(&self, range: Tokens) -> Vec<Tokens> {
        let mut stretches = Vec::new();
        let mut at = range.start;
        let first = self.quotes.partition_point(|quote| quote.end <= at);
        for quote in self.quotes[first..].iter().take_while(|quote| quote.start < range.end) {
            if quote.start > at {
                stretches.push(at..quote.start);
            }
            at = quote.end;
        }
        if at < range.end {
            stretches.push(at..range.end);
        }
        stretches
    }

    /// Whether nothing but punctuation stands between two quotations.
    fn is_adjacent(&self, one: usize, other: usize) -> bool {
        (self.quotes[one].end..self.quotes[other].start).all(|at| self.reading.mark(at).is_some())
    }
}

/// Whether a capitalized name is surely a person's: no article or preposition of place stands before it, and the
/// tables do not know it as something else.
pub(super) fn is_person(reading: &Reading<'_>, name: &Tokens) -> bool {
    const PLACES: [&str; 20] = [
        "à",
        "in",
        "at",
        "on",
        "from",
        "near",
        "to",
        "rue",
        "place",
        "avenue",
        "boulevard",
        "quai",
        "pont",
        "gare",
        "stade",
        "lycée",
        "collège",
        "mount",
        "lake",
        "street",
    ];
    if reading.is(name.start, WordClasses::TITLE) {
        return true;
    }
    let word = |at: usize| &reading.text[reading.tokens[at].span.range()];
    let placed = name.start.checked_sub(1).is_some_and(|before| {
        reading.is(before, WordClasses::DETERMINER) || PLACES.contains(&reading.lower[before].as_ref())
    });
    let words: Vec<&str> = name.clone().map(word).collect();
    let table = NameTable::builtin();
    let other = match table.longest_at(&words) {
        Some((Entry::Form(form), _)) => table.set(table.form(form).set).kind != NameKind::Person,
        Some((Entry::Fixed, _)) => true,
        None => false,
    };
    !placed && !other
}
