//! Whose a verb is, if its subject does not stand next to it: « Paul Morel est arrivé, dénonçant … », "She
//! took the floor and called it …". The clause around the verb is read, no more.

use super::attribution::{Found, LONGEST_SENTENCE, Page};
use super::cues::speaks;
use super::reading::Tokens;
use crate::lang::WordClasses;
use crate::lang::verbs::Classes;
use crate::text::segment::is_apostrophe;

impl Page<'_, '_> {
    /// Adds the speaker to words of attribution in a sentence that have none of their own.
    pub(super) fn with_agent(&self, mut found: Found, sentence: &Tokens) -> Found {
        if found.speaker.is_none() && sentence.len() <= LONGEST_SENTENCE {
            found.speaker = self.agent(found.cue.start, sentence);
        }
        found
    }

    /// Whose the words at a place are: the subject of the nearest verb before them in the sentence that has one,
    /// or of the sentence; failing both, the first subject behind them (« Affirmant le contraire, il … »).
    fn agent(&self, at: usize, sentence: &Tokens) -> Option<Tokens> {
        let before = self.outside(sentence.start..at.max(sentence.start));
        // A verb of speech before any other: what it reports has subjects of its own.
        for reporting in [true, false] {
            for stretch in before.iter().rev() {
                for start in stretch.clone().rev() {
                    if let Some(subject) = self.subject_of(start, stretch, reporting) {
                        return Some(subject);
                    }
                }
            }
        }
        let first = before.iter().find_map(|stretch| self.first_subject(stretch, sentence.start));
        let behind = || {
            self.outside(at..sentence.end).iter().find_map(|stretch| {
                let subject = self.first_subject(stretch, sentence.start);
                let end = subject.as_ref().map_or(stretch.end, |subject| subject.start);
                let pronoun = (stretch.start..end).find(|at| {
                    self.reading.is(*at, WordClasses::SPEAKER_PRONOUN)
                        && self.reading.is_finite(at + 1, stretch.end)
                });
                pronoun.map(|pronoun| pronoun..pronoun + 1).or(subject)
            })
        };
        // "The Vermonter addressed …, saying": whoever the sentence begins with.
        let head = || {
            let start = sentence.start;
            let definite = self.reading.is(start, WordClasses::DETERMINER) && start < at;
            let phrase = self.reading.noun_phrase(start, at).filter(|_| definite)?;
            (phrase.len() > 1 && phrase.end < at && !self.reading.is_time(&phrase)).then_some(phrase)
        };
        first.or_else(behind).or_else(head)
    }

    /// The subject of the verb that starts at a token, if it is somebody: its pronoun, the noun phrase before
    /// it, or behind it in an inverted clause.
    fn subject_of(&self, start: usize, stretch: &Tokens, reporting: bool) -> Option<Tokens> {
        let reading = self.reading;
        if !reading.is_finite(start, stretch.end) {
            return None;
        }
        let group = reading.verb_group(start, stretch.end);
        let of_speech = Classes::REPORTING.union(Classes::COMMENT);
        if reporting && group.as_ref().is_none_or(|group| !group.classes.any(of_speech)) {
            return None;
        }
        if let Some(pronoun) = group.as_ref().and_then(|group| group.pronoun) {
            return reading.is(pronoun, WordClasses::SPEAKER_PRONOUN).then(|| pronoun..pronoun + 1);
        }
        let own = reading
            .subject_before(start, stretch)
            .filter(|subject| reading.is_somebody(subject) || self.is_pronoun(subject))
            .filter(|subject| !self.is_subordinate(subject.start));
        own.or_else(|| {
            // « …, indique l'association, estimant … »
            let group = group.filter(speaks)?;
            let opens = start == stretch.start || reading.mark(start - 1).is_some();
            let subject = reading.noun_phrase(group.tokens.end, stretch.end)?;
            (opens && reading.is_somebody(&subject)).then_some(subject)
        })
    }

    /// Whether a clause that begins at a token hangs on another: « après qu'il », "when they".
    fn is_subordinate(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        let joins = WordClasses::CONJUNCTION.union(WordClasses::PREPOSITION).union(WordClasses::RELATIVE);
        let before = if self.reading.mark(before).is_some_and(is_apostrophe) {
            before.saturating_sub(1)
        } else {
            before
        };
        self.reading.is(before, joins)
            && !matches!(&*self.reading.lower[before], "and" | "but" | "et" | "mais")
    }

    /// Whether a noun phrase is a pronoun that can stand for a speaker.
    pub(super) fn is_pronoun(&self, phrase: &Tokens) -> bool {
        phrase.len() == 1
            && (self.reading.is(phrase.start, WordClasses::SPEAKER_PRONOUN)
                || self.reading.is_relative_subject(phrase.start))
    }

    /// The subject of the sentence that a quotation is woven into, if it is somebody.
    pub(super) fn subject_of_sentence(&self, quote: usize) -> Option<Found> {
        let sentence = &self.sentences[self.sentence_of(quote)];
        if sentence.len() > LONGEST_SENTENCE {
            return None;
        }
        let before = self.outside(sentence.start..self.quotes[quote].start.max(sentence.start));
        let subject = before.iter().find_map(|stretch| self.first_subject(stretch, sentence.start))?;
        // « Cette loi « liberticide » … » says what the subject is, not what it says: a verb must stand between, and
        // any word may be one.
        let verb = (subject.end..self.quotes[quote].start).find(|at| self.reading.is_word(*at))?;
        Some(Found { cue: verb..verb + 1, speaker: Some(subject) })
    }

    /// The first noun phrase of a stretch that no preposition makes a complement, if it is somebody.
    pub(super) fn first_subject(&self, stretch: &Tokens, sentence_start: usize) -> Option<Tokens> {
        let reading = self.reading;
        let mut at = stretch.start;
        while at < stretch.end {
            let Some(phrase) = reading.described_phrase(at, stretch.end) else {
                at += 1;
                continue;
            };
            let alone = phrase.start == sentence_start && phrase.len() == 1;
            let sure = !alone || self.is_pronoun(&phrase) || reading.is_finite(phrase.end, stretch.end);
            if !reading.is_complement(phrase.start)
                && sure
                && !reading.is_time(&phrase)
                && (reading.is_somebody(&phrase) || self.is_pronoun(&phrase))
            {
                return Some(phrase);
            }
            at = phrase.end.max(at + 1);
        }
        None
    }
}
