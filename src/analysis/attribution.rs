//! Who is named as saying a quotation, as far as its own paragraph tells.
//!
//! The source is looked for in widening windows, and the first that gives one ends the search: an incise
//! inside the marks; the rest of the sentence, behind the quotation and then before it; an attributed
//! quotation earlier in the paragraph; the sentence before; the sentence after; the one person named in the
//! paragraph. What the paragraphs around tell is found in [`super::quotations`].
//!
//! Words woven into the writer's own sentence (they begin in lower case) lean on whoever speaks in the
//! paragraph, so for them any source around will do.

use super::reading::{Reading, Tokens, VerbGroup};
use crate::lang::WordClasses;
use crate::lang::verbs::Classes;
use crate::text::ProseSpan;
use crate::text::segment::{is_dash, is_terminator};

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
    /// The paragraph names one person and no other.
    OnlyName,
    /// The paragraph before.
    PreviousParagraph,
    /// The paragraph after: the quotation runs on into it.
    NextParagraph,
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
            Self::OnlyName => "only name in the paragraph",
            Self::PreviousParagraph => "previous paragraph",
            Self::NextParagraph => "next paragraph",
        }
    }
}

/// Who says a quotation, and which words say so. Places in the prose of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words for the speaker, where they could be told.
    pub speaker: Option<ProseSpan>,
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
    Unclear,
    /// Nothing.
    Nothing,
}

/// A source in tokens.
struct Found {
    speaker: Option<Tokens>,
    cue: Tokens,
}

/// All outermost quotations of a paragraph, and its sentences, in tokens.
pub(super) struct Page<'r, 'a> {
    pub reading: &'r Reading<'a>,
    /// With their marks, in order.
    pub quotes: Vec<Tokens>,
    pub sentences: Vec<Tokens>,
}

impl Page<'_, '_> {
    /// What the paragraph tells of each quotation; `earlier` chains come first because later quotations
    /// continue them.
    pub(super) fn attribute(&self) -> Vec<Told> {
        let mut told: Vec<Told> = (0..self.quotes.len()).map(|quote| self.own(quote)).collect();
        for quote in 0..told.len() {
            if told[quote] == Told::Nothing {
                told[quote] = self.around(quote, &told);
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

    fn sentence_of(&self, quote: usize) -> usize {
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
        if let Some(found) = self.clause_after(&after) {
            return self.by(found, Window::After);
        }
        if let Some(found) = self.clause_before(&before, sentence.start) {
            return self.by(found, Window::Before);
        }
        // The rest of the sentence, beyond the quotations next to this one.
        let far_before = self.outside(sentence.start..before.start);
        let far_after = self.outside(after.end..sentence.end);
        for (segments, window) in [(far_before, Window::Before), (far_after, Window::After)] {
            for segment in segments {
                if let Some(found) = self.any_cue(&segment) {
                    return self.by(found, window);
                }
            }
        }
        for (segment, window) in [(before, Window::Before), (after, Window::After)] {
            if let Some(found) = self.any_cue(&segment) {
                return self.by(found, window);
            }
        }
        Told::Nothing
    }

    /// Windows 3, 4 and 5: the paragraph around.
    fn around(&self, quote: usize, told: &[Told]) -> Told {
        let sentence = self.sentence_of(quote);
        let earlier = (0..quote).rev().find_map(|earlier| match told[earlier] {
            Told::By(by) => Some((earlier, Ok(by))),
            Told::Unclear => Some((earlier, Err(()))),
            Told::Nothing => None,
        });
        // Sentences between the last quotation that has a source and this one.
        let from = earlier.map_or(0, |(earlier, _)| self.sentence_of(earlier) + 1);
        let between = from.min(sentence)..sentence;
        if let Some(previous) = between.clone().next_back()
            && let Some(found) = self.introduces(&self.sentences[previous])
        {
            return self.by(found, Window::PreviousSentence);
        }
        match earlier {
            Some((_, Err(()))) => return Told::Unclear,
            Some((_, Ok(by))) => {
                let someone = between
                    .clone()
                    .any(|sentence| self.acts(&self.sentences[sentence], by.speaker));
                return if someone {
                    Told::Unclear
                } else {
                    Told::By(Attribution { window: Window::Continuation, ..by })
                };
            }
            None => {}
        }
        if let Some(next) = self.sentences.get(sentence + 1)
            && self.quotes[quote].end >= self.sentences[sentence].end.saturating_sub(1)
            && let Some(found) = self.opens_with_cue(next)
        {
            return self.by(found, Window::NextSentence);
        }
        if self.is_woven(quote)
            && let Some((found, window)) = self.source_around(sentence)
        {
            return self.by(found, window);
        }
        match self.only_name() {
            Some(name) => {
                self.by(Found { speaker: Some(name.clone()), cue: name }, Window::OnlyName)
            }
            None => Told::Nothing,
        }
    }

    /// Whether a quotation is a part of the writer's own sentence.
    pub(super) fn is_woven(&self, quote: usize) -> bool {
        let reading = self.reading;
        let tokens = &self.quotes[quote];
        reading.tokens[tokens.clone()].iter().find(|token| token.kind.is_word()).is_some_and(|token| !token.kind.is_capital())
            && tokens.start.checked_sub(1).is_some_and(|before| reading.mark(before) != Some(':'))
    }

    /// The nearest source in the other sentences of the paragraph, those before first.
    fn source_around(&self, sentence: usize) -> Option<(Found, Window)> {
        let find = |sentence: usize| {
            self.outside(self.sentences[sentence].clone()).into_iter().find_map(|stretch| self.any_cue(&stretch))
        };
        let before = (0..sentence).rev().find_map(find).map(|found| (found, Window::PreviousSentence));
        before.or_else(|| {
            (sentence + 1..self.sentences.len()).find_map(find).map(|found| (found, Window::NextSentence))
        })
    }

    /// The person whom the paragraph names outside its quotations, if it names no other.
    fn only_name(&self) -> Option<Tokens> {
        let reading = self.reading;
        let mut only: Option<Tokens> = None;
        for stretch in self.outside(0..reading.tokens.len()) {
            let mut at = stretch.start;
            while at < stretch.end {
                let end = reading.person(at, stretch.end);
                if end > at {
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

    fn by(&self, found: Found, window: Window) -> Told {
        let speaker = found.speaker.filter(|speaker| !speaker.is_empty());
        Told::By(Attribution {
            speaker: speaker.map(|speaker| self.reading.span(&speaker)),
            cue: self.reading.span(&found.cue),
            window,
        })
    }

    /// The stretches of a range outside all quotations.
    fn outside(&self, range: Tokens) -> Vec<Tokens> {
        let mut stretches = Vec::new();
        let mut at = range.start;
        for quote in &self.quotes {
            if quote.end <= at || quote.start >= range.end {
                continue;
            }
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

    /// Window 1: « Il faut, explique X, agir vite. »
    fn incise(&self, quote: &Tokens) -> Option<Found> {
        let reading = self.reading;
        let commas = quote.clone().filter(|at| reading.is_comma(*at));
        for comma in commas {
            let Some(group) = reading.verb_group(comma + 1, quote.end) else { continue };
            if !group.finite || !speaks(&group) || reading.tokens[comma + 1].kind.is_capital() {
                continue;
            }
            let speaker = match group.pronoun {
                Some(pronoun) if reading.is(pronoun, WordClasses::SPEAKER_PRONOUN) => pronoun..pronoun + 1,
                Some(_) => continue,
                None => match reading.noun_phrase(group.tokens.end, quote.end) {
                    Some(phrase) if reading.can_speak(&phrase, usize::MAX) => phrase,
                    _ => continue,
                },
            };
            if group.tokens.end >= quote.end || reading.is_comma(speaker.end) || self.ends_clause(speaker.end) {
                return Some(Found { speaker: Some(speaker), cue: group.tokens });
            }
        }
        None
    }

    fn ends_clause(&self, at: usize) -> bool {
        self.reading.mark(at).is_some_and(|mark| is_terminator(mark) || mark == ';')
    }

    /// Window 2, behind: « … », explique X; "…," X said; « … », selon X; « … » — X.
    fn clause_after(&self, after: &Tokens) -> Option<Found> {
        let reading = self.reading;
        let mut at = after.start;
        let mut signed = false;
        while at < after.end
            && reading.mark(at).is_some_and(|mark| matches!(mark, ',' | '-' | '(' | '.') || is_dash(mark))
        {
            signed |= reading.mark(at).is_some_and(|mark| mark == '(' || is_dash(mark));
            at += 1;
        }
        // « … », alors lancé X: an adverb or "and" may come first.
        let lead = (at..after.end.min(at + 3))
            .find(|at| !reading.is(*at, WordClasses::ADVERB.union(WordClasses::CONJUNCTION)))
            .unwrap_or(at);
        for start in [at, lead] {
            if let Some(group) = reading.verb_group(start, after.end).filter(carries) {
                let speaker = self.inverted_subject(&group, after.end);
                return Some(Found { speaker, cue: group.tokens });
            }
            if let Some(cue) = reading.phrase(start, after.end, WordClasses::SOURCE) {
                let speaker = reading.noun_phrase(cue.end, after.end);
                return Some(Found { speaker, cue });
            }
            if let Some(found) = self.subject_and_verb(start, after) {
                return Some(found);
            }
        }
        // Any verb in this place speaks, listed or not: « … », livre-t-elle, « … », met en garde la préfecture.
        if let Some(group) = reading.inverted_clause(at, after.end) {
            let speaker = self.inverted_subject(&group, after.end);
            return Some(Found { speaker, cue: group.tokens });
        }
        // « … » : Alain Dupont a rendu hommage
        if reading.mark(after.start) == Some(':')
            && let Some(subject) = reading.noun_phrase(after.start + 1, after.end)
            && reading.can_speak(&subject, usize::MAX)
        {
            return Some(Found { speaker: Some(subject), cue: after.start..after.start + 1 });
        }
        if signed
            && let Some(name) = reading.noun_phrase(at, after.end)
            && reading.can_speak(&name, usize::MAX)
        {
            return Some(Found { speaker: Some(name), cue: at - 1..at });
        }
        None
    }

    /// "Smith said", « le ministre a déclaré », with an apposition between the two.
    fn subject_and_verb(&self, start: usize, clause: &Tokens) -> Option<Found> {
        let reading = self.reading;
        let subject = reading.noun_phrase(start, clause.end)?;
        let mut at = subject.end;
        if reading.is_comma(at) {
            let close = (at + 1..clause.end).find(|at| reading.is_comma(*at))?;
            at = close + 1;
        }
        // "Smith of Ohio said", "the mayor also said", « le ministre, lui, a dit ».
        let reach = clause.end.min(at + 6);
        let group = (at..reach)
            .take_while(|at| reading.is_word(*at) || reading.mark(*at).is_some_and(crate::text::segment::is_apostrophe))
            .find_map(|at| reading.verb_group(at, clause.end).filter(speaks))?;
        Some(Found { speaker: Some(subject), cue: group.tokens })
    }

    /// The subject behind an inverted verb: its pronoun, or the noun phrase that follows, perhaps after an
    /// adverb or a complement (« a tranché hier, lors d'un point de presse, le porte-parole »).
    fn inverted_subject(&self, group: &VerbGroup, end: usize) -> Option<Tokens> {
        let reading = self.reading;
        if let Some(pronoun) = group.pronoun {
            return Some(pronoun..pronoun + 1);
        }
        let mut at = group.tokens.end;
        for _ in 0..4 {
            while at < end && reading.is(at, WordClasses::ADVERB) && !reading.is_capital(at) {
                at += 1;
            }
            if let Some(phrase) = reading.noun_phrase(at, end) {
                return Some(phrase);
            }
            if at >= end {
                return None;
            }
            if reading.is(at, WordClasses::PREPOSITION.union(WordClasses::GENITIVE)) {
                at = self.past_complement(at, end);
            } else if reading.is_comma(at) && !reading.is(at + 1, WordClasses::RELATIVE) {
                at += 1;
            } else {
                return None;
            }
        }
        None
    }

    /// Past « à l'AFP », « lors d'un point de presse »: a preposition and what hangs on it, up to a comma or
    /// the next name.
    fn past_complement(&self, start: usize, end: usize) -> usize {
        let reading = self.reading;
        let mut at = start + 1;
        while at < end && !reading.is_comma(at) {
            let name_after_word = reading.is_capital(at) && at > start + 1 && reading.is_word(at - 1);
            let article_after_noun = reading.is(at, WordClasses::DETERMINER)
                && at > start + 2
                && reading.is_word(at - 1)
                && !reading.is(at - 1, WordClasses::GENITIVE.union(WordClasses::PREPOSITION));
            if name_after_word || article_after_noun {
                break;
            }
            at += 1;
        }
        at
    }

    /// Window 2, before: « X a déclaré : « … » », « il dénonce une loi « … » », "according to X, “…”".
    fn clause_before(&self, before: &Tokens, sentence_start: usize) -> Option<Found> {
        let reading = self.reading;
        if before.is_empty() {
            return None;
        }
        let clause = self.last_clause(before);
        let last = clause.end - 1;
        let colon = reading.mark(last) == Some(':');
        if let Some(found) = self.verb_before(&clause, colon || reading.is_comma(last)) {
            return Some(found);
        }
        if let Some(cue) = reading.find_phrase(before, WordClasses::SOURCE) {
            let speaker = reading.noun_phrase(cue.end, before.end);
            return Some(Found { speaker, cue });
        }
        if let Some(cue) = reading.find_phrase(&clause, WordClasses::CROWD) {
            return Some(Found { speaker: None, cue });
        }
        // « Pour Vincent Crouzet, « … » »: only somebody can hold a view.
        if reading.is(clause.start, WordClasses::FOR)
            && let Some(phrase) = reading.noun_phrase(clause.start + 1, clause.end)
            && reading.can_speak(&phrase, usize::MAX)
        {
            return Some(Found { speaker: Some(phrase), cue: clause.start..clause.start + 1 });
        }
        if let Some(cue) = self.speech_noun(&clause, colon) {
            return Some(Found { speaker: None, cue });
        }
        if colon { self.introducer(&clause, sentence_start) } else { None }
    }

    /// The part of a range behind its last semicolon or sentence end.
    fn last_clause(&self, range: &Tokens) -> Tokens {
        let start = range
            .clone()
            .take(range.len().saturating_sub(1))
            .filter(|at| self.reading.mark(*at).is_some_and(|mark| matches!(mark, ';' | '?' | '!')))
            .last()
            .map_or(range.start, |at| at + 1);
        start..range.end
    }

    /// The nearest verb of speech before a quotation.
    fn verb_before(&self, clause: &Tokens, introduced: bool) -> Option<Found> {
        let reading = self.reading;
        let allowed = Classes::REPORTING.union(Classes::JUDGEMENT);
        for start in clause.clone().rev() {
            let Some(group) = reading.verb_group(start, clause.end) else {
                // « pour dénoncer », "calling it": a verb without a subject of its own.
                if let Some(cue) = self.bare_verb(start, clause, allowed) {
                    let speaker = reading.subject_before(start, clause).filter(|speaker| reading.can_speak(speaker, usize::MAX));
                    return Some(Found { speaker, cue });
                }
                continue;
            };
            let near = clause.end - group.tokens.end <= 3;
            let comment = introduced || near || group.pronoun.is_some();
            if group.classes.any(allowed)
                || group.classes.any(Classes::COMMENT) && comment
                || group.classes.any(Classes::MANNER) && introduced && near
            {
                // The group may begin earlier, with the auxiliary and its pronouns.
                let speaker = group
                    .pronoun
                    .map(|pronoun| pronoun..pronoun + 1)
                    .or_else(|| {
                        let start = self.group_start(start, clause.start);
                        reading.subject_before(start, clause)
                    })
                    .or_else(|| self.inverted_subject(&group, clause.end));
                return Some(Found { speaker, cue: group.tokens });
            }
        }
        None
    }

    /// Back over the auxiliaries, negations and object pronouns that belong to a verb.
    fn group_start(&self, verb: usize, floor: usize) -> usize {
        let reading = self.reading;
        let mut start = verb;
        while start > floor {
            let before = start - 1;
            let part = WordClasses::AUXILIARY.union(WordClasses::NEGATION).union(WordClasses::ADVERB);
            let clitic = reading.is(before, WordClasses::CLITIC)
                && !reading.is(before, WordClasses::PRONOUN)
                && before > floor
                && !reading.is_capital(before);
            let elision = reading.mark(before).is_some_and(crate::text::segment::is_apostrophe)
                && before > floor
                && reading.is(before - 1, WordClasses::CLITIC.union(WordClasses::AUXILIARY));
            if reading.is(before, part) && !reading.is_capital(before) || clitic || elision {
                start = before;
            } else {
                break;
            }
        }
        start
    }

    /// An infinitive or present participle of speech at a token.
    fn bare_verb(&self, at: usize, clause: &Tokens, allowed: Classes) -> Option<Tokens> {
        let verb = self.reading.bare_verb(at)?;
        (verb.any(allowed) || verb.any(Classes::COMMENT) && clause.end - at <= 3).then_some(at..at + 1)
    }

    /// « sa volonté de « … » », "in a statement: “…”": a noun of speech close before the quotation.
    fn speech_noun(&self, clause: &Tokens, colon: bool) -> Option<Tokens> {
        /// How far from the quotation the noun may stand.
        const NEAR: usize = 8;
        let reading = self.reading;
        let near = clause.start.max(clause.end.saturating_sub(NEAR))..clause.end;
        near.clone().rev().find_map(|at| {
            let noun = reading.phrase(at, clause.end, WordClasses::SPEECH_NOUN)?;
            let before = at.checked_sub(1)?;
            let elided = before > 0 && reading.mark(before).is_some() && reading.is(before - 1, WordClasses::DETERMINER);
            let owned = reading.is(before, WordClasses::POSSESSIVE)
                || reading.mark(at.saturating_sub(2)).is_some_and(crate::text::segment::is_apostrophe)
                    && reading.lower[before] == "s";
            let held = reading.is(before, WordClasses::DETERMINER.union(WordClasses::PREPOSITION)) || elided;
            (owned || held && !colon).then_some(noun)
        })
    }

    /// What stands before a colon: a name, or a clause whose subject can speak.
    fn introducer(&self, clause: &Tokens, sentence_start: usize) -> Option<Found> {
        let reading = self.reading;
        let colon = clause.end - 1;
        let words = clause.start..colon;
        if words.is_empty() {
            return None;
        }
        // The capital of a sentence's first word proves nothing, unless the sentence is nothing but a name.
        let first = if words.len() <= 4 && !reading.is(words.start, WordClasses::DETERMINER) { usize::MAX } else { sentence_start };
        let subject = words.clone().find_map(|at| {
            reading.noun_phrase(at, colon).filter(|phrase| reading.can_speak(phrase, first))
        })?;
        Some(Found { speaker: Some(subject), cue: colon..colon + 1 })
    }

    /// Any cue in a stretch of the sentence that does not touch the quotation.
    fn any_cue(&self, segment: &Tokens) -> Option<Found> {
        let reading = self.reading;
        if let Some(cue) = reading.find_phrase(segment, WordClasses::SOURCE) {
            return Some(Found { speaker: reading.noun_phrase(cue.end, segment.end), cue });
        }
        // « … » face à la crise, commente X: an incise behind a complement.
        let incise = segment.clone().filter(|at| reading.is_comma(*at)).find_map(|comma| {
            let group = reading
                .verb_group(comma + 1, segment.end)
                .filter(|group| group.finite && carries(group))
                .or_else(|| reading.inverted_clause(comma + 1, segment.end).filter(|group| group.pronoun.is_some() || reading.is(group.tokens.start, WordClasses::PERFECT)))?;
            let speaker = self.inverted_subject(&group, segment.end)?;
            Some(Found { speaker: Some(speaker), cue: group.tokens })
        });
        if incise.is_some() && reading.lexicon.inverts {
            return incise;
        }
        segment.clone().find_map(|start| {
            let group = reading.verb_group(start, segment.end)?;
            let sure = group.classes.any(Classes::REPORTING)
                || group.pronoun.is_some() && group.classes.any(Classes::COMMENT.union(Classes::MANNER));
            if !sure {
                return None;
            }
            let speaker = group
                .pronoun
                .map(|pronoun| pronoun..pronoun + 1)
                .or_else(|| reading.subject_before(start, segment))
                .or_else(|| self.inverted_subject(&group, segment.end));
            Some(Found { speaker, cue: group.tokens })
        })
    }

    /// Window 4: a sentence that says what somebody thinks or says, and so introduces their words.
    fn introduces(&self, sentence: &Tokens) -> Option<Found> {
        let reading = self.reading;
        for stretch in self.outside(sentence.clone()) {
            if let Some(cue) = reading.find_phrase(&stretch, WordClasses::PSYCH) {
                let speaker = reading
                    .subject_before(cue.start, &stretch)
                    .filter(|subject| reading.can_speak(subject, usize::MAX));
                if speaker.is_some() {
                    return Some(Found { speaker, cue });
                }
            }
            for start in stretch.clone() {
                let Some(group) = reading.verb_group(start, stretch.end).filter(|group| group.finite) else { continue };
                let Some(subject) = reading.subject_before(start, &stretch) else { continue };
                // Of a named person any such verb will do: « Anne Morel redoute une chute. »
                let named = subject.clone().any(|at| reading.is_capital(at) && at != sentence.start);
                let speaks = named && speaks(&group) || self.says_something(&group, stretch.end);
                if reading.can_speak(&subject, usize::MAX) && speaks {
                    return Some(Found { speaker: Some(subject), cue: group.tokens });
                }
            }
        }
        None
    }

    /// Whether a verb has words as its object, or none: « affirme que », « proteste. »; not « observe une
    /// rigidité ».
    fn says_something(&self, group: &VerbGroup, end: usize) -> bool {
        let reading = self.reading;
        let next = group.tokens.end;
        let ends = next >= end || reading.mark(next).is_some_and(|mark| is_terminator(mark) || matches!(mark, ':' | ','));
        let clause = reading.lower.get(next).is_some_and(|word| matches!(&**word, "que" | "qu" | "that"));
        if group.classes.any(Classes::REPORTING) {
            ends || clause
        } else {
            group.classes.any(Classes::COMMENT.union(Classes::MANNER)) && ends
        }
    }

    /// Window 5: « Ainsi s'exprimait X », « C'est ce qu'a déclaré X », "So said X".
    fn opens_with_cue(&self, sentence: &Tokens) -> Option<Found> {
        /// How soon the cue must come.
        const SOON: usize = 6;
        let reading = self.reading;
        let stretch = self.outside(sentence.clone()).into_iter().next().filter(|stretch| stretch.start == sentence.start)?;
        if stretch.len() > 30 {
            return None;
        }
        let shows = (stretch.start..stretch.end.min(stretch.start + 4)).any(|at| {
            matches!(&*reading.lower[at], "c" | "ce" | "ces" | "ainsi" | "voilà" | "tel" | "telle" | "this" | "these" | "so" | "thus" | "such")
        });
        let lone = !self.quotes.iter().any(|quote| quote.start >= sentence.start && quote.end <= sentence.end);
        if shows {
            if let Some(name) = (stretch.start + 1..stretch.end)
                .find_map(|at| reading.noun_phrase(at, stretch.end).filter(|phrase| phrase.clone().any(|at| reading.is_capital(at))))
                && let Some(group) = stretch.clone().find_map(|at| reading.verb_group(at, stretch.end))
            {
                return Some(Found { speaker: Some(name), cue: group.tokens });
            }
            return None;
        }
        // "“Why?” Smith asked.": the capital of a name made it a sentence of its own.
        if !lone {
            return None;
        }
        let subject = reading.noun_phrase(stretch.start, stretch.end)?;
        let reach = stretch.end.min(stretch.start + SOON + subject.len());
        let group = (subject.end..reach).find_map(|at| reading.verb_group(at, stretch.end).filter(speaks))?;
        let ends = self.says_something(&group, stretch.end) && !reading.lower.get(group.tokens.end).is_some_and(|word| matches!(&**word, "que" | "qu" | "that"));
        (ends && reading.can_speak(&subject, usize::MAX)).then_some(Found { speaker: Some(subject), cue: group.tokens })
    }

    /// Whether a sentence between two quotations brings in somebody else as its subject.
    fn acts(&self, sentence: &Tokens, speaker: Option<ProseSpan>) -> bool {
        let reading = self.reading;
        let Some(stretch) = self.outside(sentence.clone()).into_iter().next() else { return false };
        let Some(subject) = reading.noun_phrase(stretch.start, stretch.end) else { return false };
        if subject.len() == 1 && reading.is(subject.start, WordClasses::PRONOUN) {
            return false;
        }
        let named = subject.clone().filter(|at| reading.is_capital(*at) && !reading.is(*at, WordClasses::DETERMINER));
        let is_name = subject.clone().any(|at| at != sentence.start && reading.is_capital(at))
            || subject.clone().all(|at| reading.is_capital(at));
        let same = speaker.is_some_and(|speaker| {
            let words = &reading.text[speaker.range()];
            named.clone().any(|at| words.contains(&reading.text[reading.tokens[at].span.range()]))
        });
        is_name && !same
    }

    /// Whether nothing but punctuation stands between two quotations.
    fn is_adjacent(&self, one: usize, other: usize) -> bool {
        (self.quotes[one].end..self.quotes[other].start).all(|at| self.reading.mark(at).is_some())
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
            self.introduces(sentence)
        };
        match self.by(found?, Window::PreviousParagraph) {
            Told::By(attribution) => Some(attribution),
            Told::Unclear | Told::Nothing => None,
        }
    }

    /// The source that a paragraph's first sentence gives for the quotation before it: « Ainsi parlait X. »
    pub(super) fn opening(&self) -> Option<Attribution> {
        let sentence = self.sentences.first()?;
        match self.by(self.opens_with_cue(sentence)?, Window::NextParagraph) {
            Told::By(attribution) => Some(attribution),
            Told::Unclear | Told::Nothing => None,
        }
    }
}

/// Whether a verb group right behind a quotation carries it: a verb of judgement does when its subject follows
/// (« … », accuse la préfecture).
fn carries(group: &VerbGroup) -> bool {
    speaks(group) || group.classes.any(Classes::JUDGEMENT)
}

/// Whether a verb group can carry the words next to it.
fn speaks(group: &VerbGroup) -> bool {
    group.classes.any(Classes::REPORTING.union(Classes::COMMENT).union(Classes::MANNER))
}
