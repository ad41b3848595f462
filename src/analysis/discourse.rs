//! The sentences around a quotation: one that introduces what somebody says, one that says afterwards whose words
//! they were, one that brings in somebody else.

use super::attribution::{Announced, Found, LONGEST_SENTENCE, Page};
use super::cues::speaks;
use super::reading::Tokens;
use super::verbs::VerbGroup;
use crate::lang::WordClasses;
use crate::lang::verbs::Classes;
use crate::text::ProseSpan;
use crate::text::segment::{is_apostrophe, is_dash, is_hyphen, is_terminator};

/// The most tokens of a signature with a function behind the name.
const LONGEST_SIGNATURE: usize = 20;

impl Page<'_, '_> {
    /// Window 4: a sentence that says what somebody thinks or says, and so introduces their words.
    pub(super) fn introduces(&self, sentence: &Tokens, object: Announced) -> Option<Found> {
        let reading = self.reading;
        if sentence.len() > LONGEST_SENTENCE {
            return None;
        }
        for stretch in self.outside(sentence.clone()) {
            // "She made clear that …" has said it.
            let told = |cue: &Tokens| {
                object == Announced::Nothing
                    && reading
                        .lower
                        .get(cue.end)
                        .is_some_and(|word| matches!(&**word, "que" | "qu" | "that" | "to"))
            };
            if let Some(cue) = reading.find_phrase(&stretch, WordClasses::PSYCH).filter(|cue| !told(cue)) {
                let speaker = reading
                    .subject_before(cue.start, &stretch)
                    .filter(|subject| reading.can_speak(subject, usize::MAX))
                    .or_else(|| self.first_subject(&(stretch.start..cue.start), sentence.start));
                if speaker.is_some() {
                    return Some(Found { speaker, cue });
                }
            }
            for start in stretch.clone() {
                let Some(group) = reading.verb_group(start, stretch.end).filter(|group| group.finite) else {
                    continue;
                };
                // « …, explique-t-il. », « C'est ce qu'expliquait X. »: whose view it was. At a paragraph's end it is
                // told, and complete.
                if object == Announced::Anything
                    && let Some(subject) = self.inverted_behind(start, &group, stretch.end)
                    && speaks(&group)
                    && self.outside(sentence.clone()).len() == 1
                {
                    return Some(Found { speaker: Some(subject), cue: group.tokens });
                }
                let Some(subject) = reading.subject_before(start, &stretch) else { continue };
                // Of a named person any such verb will do: « Anne Morel redoute une chute. »
                let named = subject.clone().any(|at| reading.is_capital(at) && at != sentence.start);
                let speaks = match object {
                    Announced::Anything => {
                        named && speaks(&group) || self.says_something(&group, stretch.end)
                    }
                    Announced::Nothing => {
                        speaks(&group)
                            && self.outside(sentence.clone()).len() == 1
                            && self.ends_with(&group, stretch.end)
                    }
                };
                if reading.can_speak(&subject, usize::MAX) && speaks {
                    return Some(Found { speaker: Some(subject), cue: group.tokens });
                }
            }
        }
        None
    }

    /// The subject of a verb that stands before it behind a comma or a relative, its pronoun or a name.
    fn inverted_behind(&self, start: usize, group: &VerbGroup, end: usize) -> Option<Tokens> {
        let reading = self.reading;
        if let Some(pronoun) = group.pronoun {
            return reading.is(pronoun, WordClasses::SPEAKER_PRONOUN).then(|| pronoun..pronoun + 1);
        }
        let before = start.checked_sub(1)?;
        let opens = reading.is_comma(before) || reading.mark(before).is_some_and(is_apostrophe);
        if !opens || !reading.lexicon.inverts {
            return None;
        }
        self.inverted_subject(group, end).filter(|subject| reading.is_somebody(subject))
    }

    /// Whether a verb has words as its object, or none: « affirme que », « proteste. »; not « observe une
    /// rigidité ».
    fn says_something(&self, group: &VerbGroup, end: usize) -> bool {
        let reading = self.reading;
        let next = group.tokens.end;
        let ends = self.ends_with(group, end) || reading.is_comma(next);
        let clause = reading.lower.get(next).is_some_and(|word| matches!(&**word, "que" | "qu" | "that"));
        if group.classes.any(Classes::REPORTING) {
            ends || clause
        } else {
            group.classes.any(Classes::COMMENT.union(Classes::MANNER)) && ends
        }
    }

    /// Whether nothing stands between a verb and the end of its clause.
    fn ends_with(&self, group: &VerbGroup, end: usize) -> bool {
        let next = group.tokens.end;
        next >= end || self.reading.mark(next).is_some_and(|mark| is_terminator(mark) || mark == ':')
    }

    /// Window 5: « Ainsi s'exprimait X », « C'est ce qu'a déclaré X », "So said X".
    pub(super) fn opens_with_cue(&self, sentence: &Tokens, exclaimed: bool) -> Option<Found> {
        /// How soon the cue must come.
        const SOON: usize = 6;
        let reading = self.reading;
        let stretch = self
            .outside(sentence.clone())
            .into_iter()
            .next()
            .filter(|stretch| stretch.start == sentence.start)?;
        if stretch.len() > 30 {
            return None;
        }
        if let Some(found) = self.points_back(&stretch).or_else(|| self.bracketed_source(&stretch)) {
            return Some(found);
        }
        // "“Why?” Smith asked.": the capital of a name made it a sentence of its own.
        let next = self.quotes.partition_point(|quote| quote.start < sentence.start);
        if !exclaimed && self.quotes.get(next).is_some_and(|quote| quote.end <= sentence.end) {
            return None;
        }
        let subject = reading.noun_phrase(stretch.start, stretch.end)?;
        let reach = stretch.end.min(stretch.start + SOON + subject.len());
        let group = (subject.end..reach).find_map(|at| reading.verb_group(at, stretch.end).filter(speaks))?;
        let clause =
            reading.lower.get(group.tokens.end).is_some_and(|word| matches!(&**word, "que" | "qu" | "that"));
        let right_behind = exclaimed && group.tokens.start <= subject.end + 1;
        let ends = self.says_something(&group, stretch.end) || right_behind;
        (ends && !clause && reading.can_speak(&subject, usize::MAX))
            .then_some(Found { speaker: Some(subject), cue: group.tokens })
    }

    /// « Ainsi s'exprimait X », « Ces mots sont de X », "This is how X put it".
    fn points_back(&self, stretch: &Tokens) -> Option<Found> {
        const THUS: [&str; 6] = ["ainsi", "tel", "telle", "so", "thus", "such"];
        const THESE: [&str; 8] = ["c", "ce", "ces", "voilà", "this", "that", "these", "those"];
        let reading = self.reading;
        let first = &*reading.lower[stretch.start];
        let soon = stretch.start..stretch.end.min(stretch.start + 8);
        let cue = if THUS.contains(&first) {
            stretch.start..stretch.start + 1
        } else if THESE.contains(&first) {
            let how = |at: &usize| matches!(&*reading.lower[*at], "how" | "comment");
            let noun = |at: &usize| reading.is(*at, WordClasses::SPEECH_NOUN);
            let word = soon.clone().find(|at| how(at) || noun(at)).map(|at| at..at + 1);
            word.or_else(|| {
                soon.clone().find_map(|at| reading.verb_group(at, stretch.end)).map(|group| group.tokens)
            })?
        } else {
            return None;
        };
        let name = (stretch.start + 1..soon.end).find_map(|at| {
            let phrase = reading.noun_phrase(at, stretch.end)?;
            (phrase.clone().any(|at| reading.is_capital(at)) && reading.can_speak(&phrase, usize::MAX))
                .then_some(phrase)
        })?;
        Some(Found { speaker: Some(name), cue })
    }

    /// « … » (Anne Morel, maire), "…" (@amorel): a source in brackets and nothing else.
    fn bracketed_source(&self, stretch: &Tokens) -> Option<Found> {
        let reading = self.reading;
        let close =
            stretch.clone().rev().find(|at| reading.mark(*at).is_none_or(|mark| !is_terminator(mark)))?;
        let brackets = reading.mark(stretch.start) == Some('(') && reading.mark(close) == Some(')');
        let name = reading.noun_phrase(stretch.start + 1, close).filter(|_| brackets)?;
        let alone = name.end == close || reading.is_comma(name.end);
        (alone && reading.can_speak(&name, usize::MAX))
            .then_some(Found { speaker: Some(name), cue: stretch.start..stretch.start + 1 })
    }

    /// A paragraph that is nothing but a signature: « — Anne Morel ».
    pub(super) fn signature(&self) -> Option<Found> {
        let reading = self.reading;
        let end = reading.tokens.len();
        let dash = reading.mark(0).is_some_and(|mark| is_dash(mark) || is_hyphen(mark));
        let name = reading.noun_phrase(1, end).filter(|name| dash && reading.can_speak(name, usize::MAX))?;
        let alone = name.end == end || reading.is_comma(name.end) && end <= LONGEST_SIGNATURE;
        alone.then_some(Found { speaker: Some(name), cue: 0..1 })
    }

    /// Whom a sentence between two quotations brings in as its subject, if it is somebody else.
    pub(super) fn acts(&self, sentence: &Tokens, speaker: Option<ProseSpan>) -> Option<Tokens> {
        let reading = self.reading;
        let stretch = self.outside(sentence.clone()).into_iter().next()?;
        let lead = WordClasses::CONJUNCTION.union(WordClasses::ADVERB);
        let start = stretch
            .clone()
            .find(|at| !reading.is(*at, lead) && !reading.is_comma(*at))
            .unwrap_or(stretch.end);
        let subject = reading.noun_phrase(start, stretch.end)?;
        if subject.len() == 1 && reading.is(subject.start, WordClasses::PRONOUN) {
            return None;
        }
        let named =
            subject.clone().filter(|at| reading.is_capital(*at) && !reading.is(*at, WordClasses::DETERMINER));
        let is_name = subject.clone().any(|at| at != sentence.start && reading.is_capital(at))
            || subject.clone().all(|at| reading.is_capital(at));
        let same = speaker.is_some_and(|speaker| {
            let words = &reading.text[speaker.range()];
            named.clone().any(|at| words.contains(&reading.text[reading.tokens[at].span.range()]))
        });
        (is_name && !same).then_some(subject)
    }
}
