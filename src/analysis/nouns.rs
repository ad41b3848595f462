//! Noun phrases: where one begins, how far it reaches, whether it can speak.

use super::reading::{Reading, Tokens};
use crate::lang::verbs::Moods;
use crate::lang::{Language, WordClasses, gender};
use crate::text::segment::{TokenKind, is_apostrophe, is_hyphen};

impl Reading<'_> {
    /// The noun phrase that starts at a token: « le ministre de la Santé Olivier Véran », "a man in Ohio" up to
    /// the preposition. Nothing if no noun phrase starts there.
    pub(super) fn noun_phrase(&self, start: usize, end: usize) -> Option<Tokens> {
        let first = *self.tokens.get(start).filter(|_| start < end)?;
        if self.is(start, WordClasses::SPEAKER_PRONOUN) || self.lower[start].as_ref() == "i" {
            return Some(start..start + 1);
        }
        // « vice-président »: not in the middle of a compound.
        if start > 0
            && self.mark(start - 1).is_some_and(is_hyphen)
            && !first.spaced
            && !first.kind.is_capital()
        {
            return None;
        }
        let prefixed = matches!(&*self.lower[start], "vice" | "ex" | "co" | "sous")
            && self.mark(start + 1).is_some_and(is_hyphen)
            && self.is(start + 2, WordClasses::ROLE);
        let opens = prefixed
            || self.is(
                start,
                WordClasses::DETERMINER
                    .union(WordClasses::TITLE)
                    .union(WordClasses::ROLE)
                    .union(WordClasses::VAGUE),
            )
            || first.kind.is_capital()
            || first.kind == TokenKind::Number
            || first.kind == TokenKind::Opaque;
        // The first word of a sentence has a capital, whatever it is.
        let function = WordClasses::PRONOUN
            .union(WordClasses::CONJUNCTION)
            .union(WordClasses::PREPOSITION)
            .union(WordClasses::ADVERB)
            .union(WordClasses::RELATIVE)
            .union(WordClasses::NEGATION)
            .union(WordClasses::SOURCE)
            .union(WordClasses::FOR);
        let known = WordClasses::DETERMINER
            .union(WordClasses::TITLE)
            .union(WordClasses::ROLE)
            .union(WordClasses::VAGUE);
        if !opens || self.is(start, function) && !self.is(start, known) && !prefixed {
            return None;
        }
        // "… said that Smith had": the word joins clauses.
        if self.lower[start] == "that" && self.is_capital(start + 1) {
            return None;
        }
        // « Affirmant le contraire », "Continuing to explain": no name.
        let participle = self.verbs[start].is_some_and(|verb| verb.moods == Moods::PRESENT_PARTICIPLE);
        if participle && !self.is_capital(start + 1) {
            return None;
        }
        // « A Lens » for « À Lens »; but "Will Smith".
        if self.is(start, WordClasses::AUXILIARY) && !self.is_capital(start + 1) {
            return None;
        }
        let mut at = start;
        while at < end {
            let token = self.tokens[at];
            match token.kind {
                TokenKind::Mark(mark) if is_hyphen(mark) || is_apostrophe(mark) => {}
                // M. Dupont, J. R. Smith
                TokenKind::Mark('.') if at > start && self.ends_short(at) && self.is_capital(at + 1) => {}
                TokenKind::Mark(_) => break,
                TokenKind::Lower if at > start && self.ends_noun_phrase(at, end) => break,
                // « lors d'un point presse Paul Morel »: a thing has no such name.
                TokenKind::Capital
                    if at > start + 1
                        && self.tokens[at - 1].kind == TokenKind::Lower
                        && self.is(start, WordClasses::DETERMINER)
                        && self.person(at, end) > at
                        && !self.names_somebody(start, at) =>
                {
                    break;
                }
                // « à l'AFP Paul Morel »: a body by its initials, then somebody.
                TokenKind::Capital
                    if at > start + 1
                        && self.tokens[at - 1].kind == TokenKind::Upper
                        && self.mark(at - 2).is_some_and(is_apostrophe)
                        && self.is_capital(at + 1) =>
                {
                    break;
                }
                _ => {}
            }
            at += 1;
        }
        while at > start && (self.mark(at - 1).is_some() || self.is(at - 1, WordClasses::GENITIVE)) {
            at -= 1;
        }
        let has_noun = (start..at).any(|at| self.is_word(at) && !self.is(at, WordClasses::DETERMINER));
        // "many", « certains »: a subject by itself.
        let vague = at == start + 1 && self.is(start, WordClasses::VAGUE);
        (has_noun || vague || first.kind == TokenKind::Opaque).then_some(start..at)
    }

    /// Whether a name may follow the words of a noun phrase: « le ministre », « l'association », « le Français ».
    fn names_somebody(&self, start: usize, end: usize) -> bool {
        let of_somebody = WordClasses::ROLE.union(WordClasses::TITLE).union(WordClasses::ARTEFACT);
        (start..end).any(|at| self.is(at, of_somebody.union(WordClasses::WORK)) || self.is_capital(at))
    }

    /// Whether the stop at `at` ends an initial or an abbreviation.
    fn ends_short(&self, at: usize) -> bool {
        let word = &self.lower[at - 1];
        word.chars().count() == 1 || self.is(at - 1, WordClasses::ABBREVIATION.union(WordClasses::TITLE))
    }

    /// Whether a word in lower case cannot belong to the noun phrase before it.
    fn ends_noun_phrase(&self, at: usize, end: usize) -> bool {
        let joins = self.is_particle(at) && self.is_capital(at + 1);
        if self.is(at, WordClasses::GENITIVE) || joins || self.is_saxon_genitive(at, end) {
            return false;
        }
        // An article inside: « le chef de l'État »; but « le ministre la semaine dernière ».
        if self.is(at, WordClasses::DETERMINER) {
            return !self.is(at - 1, WordClasses::GENITIVE);
        }
        let ends = WordClasses::PREPOSITION
            .union(WordClasses::RELATIVE)
            .union(WordClasses::CONJUNCTION)
            .union(WordClasses::ADVERB)
            .union(WordClasses::AUXILIARY)
            .union(WordClasses::PRONOUN)
            .union(WordClasses::SOURCE)
            .union(WordClasses::NEGATION);
        if self.is(at, ends) {
            return true;
        }
        if self.is(at, WordClasses::CLITIC) {
            return true;
        }
        self.verb_group(at, end).is_some()
            || self.verbs[at].is_some_and(|verb| verb.moods.any(Moods::PRESENT_PARTICIPLE))
            || self.is_common_finite(at)
    }

    /// Whether a token is the "s" of "the board's spokeswoman", or the apostrophe of "the Morels' lawyer": what somebody
    /// is follows, or who. Before anything else, the "s" may be a verb.
    fn is_saxon_genitive(&self, at: usize, end: usize) -> bool {
        /// How many words may stand before that: "Ohio's longtime deputy attorney general".
        const NEAR: usize = 4;
        if self.language != Language::English || at < 2 || self.tokens[at].spaced {
            return false;
        }
        let apostrophe = |at: usize| self.mark(at).is_some_and(is_apostrophe);
        let owner = if apostrophe(at) && self.lower[at - 1].ends_with('s') {
            at - 1
        } else if &*self.lower[at] == "s" && apostrophe(at - 1) && !self.tokens[at - 1].spaced {
            at - 2
        } else {
            return false;
        };
        // "He's the mayor"
        if self.is(owner, WordClasses::PRONOUN.union(WordClasses::RELATIVE)) {
            return false;
        }
        let other = WordClasses::DETERMINER
            .union(WordClasses::PREPOSITION)
            .union(WordClasses::CONJUNCTION)
            .union(WordClasses::RELATIVE)
            .union(WordClasses::AUXILIARY);
        let somebody = WordClasses::ROLE.union(WordClasses::OCCUPATION);
        // "the paper's Jane Morel"
        let named = self.person(at + 1, end) > at + 1;
        let mut words =
            (at + 1..end.min(at + 1 + NEAR)).take_while(|at| self.is_word(*at) && !self.is(*at, other));
        named || words.any(|at| self.phrase(at, end, somebody).is_some())
    }

    /// Where a noun phrase begins to say who is meant, and no longer whose they are: at "spokeswoman" in "the board's
    /// spokeswoman".
    pub(super) fn past_owner(&self, phrase: &Tokens) -> usize {
        let genitive = phrase.clone().rev().find(|at| self.is_saxon_genitive(*at, phrase.end));
        genitive.map_or(phrase.start, |genitive| genitive + 1)
    }

    /// Whether a word joins the parts of a name: « Charles de Gaulle », « Jean de la Fontaine »; but « à l'AFP le Dr
    /// Morel ».
    fn is_particle(&self, at: usize) -> bool {
        let article = self.is(at, WordClasses::DETERMINER)
            && !self.is(at, WordClasses::GENITIVE)
            && !self.is_capital(at)
            && at.checked_sub(1).is_some_and(|before| !self.is(before, WordClasses::GENITIVE));
        self.is(at, WordClasses::PARTICLE) && !article
    }

    /// The subject of the verb group that starts at `verb`, looked for backwards in its clause.
    pub(super) fn subject_before(&self, verb: usize, clause: &Tokens) -> Option<Tokens> {
        let mut end = verb;
        while end > clause.start && self.is(end - 1, WordClasses::ADVERB) && !self.is_capital(end - 1) {
            end -= 1;
        }
        if end <= clause.start {
            return None;
        }
        // "what it calls": a pronoun that stands for no speaker elsewhere.
        if self.language == Language::English
            && self.is(end - 1, WordClasses::PRONOUN)
            && !self.is(end - 1, WordClasses::RELATIVE)
        {
            return Some(end - 1..end);
        }
        let comma = self.is_comma(end - 1);
        let close = self.before_bracket(end - usize::from(comma), clause.start);
        if comma || close < end {
            return self.subject_before_apposition(close, clause.start, comma);
        }
        // « X, qui a déclaré »: what it stands for is told apart from the word.
        if self.is_relative_subject(end - 1) {
            return Some(end - 1..end);
        }
        self.phrase_ending_at(end, clause.start)
    }

    /// Whether a word is a relative pronoun that can be a subject.
    pub(super) fn is_relative_subject(&self, at: usize) -> bool {
        matches!(&*self.lower[at], "qui" | "who" | "which") && self.is(at, WordClasses::RELATIVE)
    }

    /// Past « à l'AFP », « lors d'un point de presse »: a preposition and what hangs on it, up to a comma or
    /// the next name.
    pub(super) fn past_complement(&self, start: usize, end: usize) -> usize {
        let mut at = start + 1;
        while at < end && !self.is_comma(at) {
            let name_after_word = self.is_capital(at) && at > start + 1 && self.is_word(at - 1);
            let article_after_noun = self.is(at, WordClasses::DETERMINER)
                && at > start + 1
                && self.is_word(at - 1)
                && !self.is(at - 1, WordClasses::GENITIVE.union(WordClasses::PREPOSITION));
            if name_after_word || article_after_noun {
                break;
            }
            at += 1;
        }
        at
    }

    /// Before the bracket that ends at `end`, if one does: "Jane Smith (R-Ohio)".
    fn before_bracket(&self, end: usize, floor: usize) -> usize {
        if end == 0 || self.mark(end - 1) != Some(')') {
            return end;
        }
        (floor..end).rev().find(|at| self.mark(*at) == Some('(')).unwrap_or(end)
    }

    /// The subject that an apposition ending at `end` may stand behind: "Smith, a lawyer in Ohio, said" and "Jane
    /// Smith (R-Ohio) said". `closed` tells that a comma follows.
    fn subject_before_apposition(&self, end: usize, floor: usize, closed: bool) -> Option<Tokens> {
        let last = self.phrase_ending_at(end, floor);
        let Some(open) = (floor..end).rev().find(|at| self.is_comma(*at)) else { return last };
        let outer = || self.phrase_ending_at(self.before_bracket(open, floor), floor);
        match last {
            Some(last) if last.start == open + 1 => match (self.own_name_in(&last), outer()) {
                // « Paul Morel, vice-président du port (SNP), a dit »
                (None, Some(outer)) if self.name_in(&outer).is_some() => Some(outer),
                // "the mayor, Jane Smith, said"
                (Some(_), Some(outer))
                    if closed && self.role_in(&outer).is_some() && self.name_in(&outer).is_none() =>
                {
                    Some(outer)
                }
                _ => Some(last),
            },
            // "Smith, who lives in Ohio, said"
            _ if closed => outer().or(last),
            last => last,
        }
    }

    /// The name of whom a noun phrase is: none in "a GP in Leeds", whatever capitals it has.
    fn own_name_in(&self, phrase: &Tokens) -> Option<Tokens> {
        let anybody = matches!(&*self.lower[phrase.start], "a" | "an" | "un" | "une");
        self.name_in(phrase).filter(|name| !anybody || name.len() > 1)
    }

    /// The noun phrase that ends right before `end`: the earliest start from which one reaches that far.
    pub(super) fn phrase_ending_at(&self, end: usize, floor: usize) -> Option<Tokens> {
        /// Longer subjects are cut: what matters stands at their start, and a clause is not one noun phrase.
        const LONGEST: usize = 24;
        let mut floor = floor.max(end.saturating_sub(LONGEST));
        if let Some(stop) = (floor..end).rev().find(|at| {
            self.mark(*at).is_some_and(|mark| {
                matches!(mark, ',' | ';' | ':' | '(' | ')' | '«' | '»' | '"' | '“' | '”' | '–' | '—')
            })
        }) {
            floor = stop + 1;
        }
        let mut whole = None;
        let mut last = None;
        for start in floor..end {
            if let Some(phrase) = self.noun_phrase(start, end) {
                if phrase.end == end {
                    whole = Some(phrase);
                    break;
                }
                last.get_or_insert(phrase);
            }
        }
        // "the mayor of a town in Ohio said": the head, though the phrase goes on behind a preposition.
        last.filter(|_| whole.as_ref().is_none_or(|whole| self.is_after_preposition(whole.start))).or(whole)
    }

    /// What a relative pronoun stands for that begins at `end`, commas aside: the nearest noun phrase before it
    /// that is no complement of another and no apposition.
    pub(super) fn antecedent(&self, end: usize, floor: usize) -> Option<Tokens> {
        let bare = |at: usize| !self.is_capital(at) && self.is(at, WordClasses::ROLE);
        (floor..end).rev().find_map(|start| {
            let genitive = start.checked_sub(1).is_some_and(|before| {
                self.is(before, WordClasses::GENITIVE)
                    || before > 0
                        && self.mark(before).is_some_and(is_apostrophe)
                        && self.is(before - 1, WordClasses::GENITIVE)
            });
            let inside = start.checked_sub(1).is_some_and(|before| {
                self.is_capital(before) || self.is(before, WordClasses::DETERMINER.union(WordClasses::TITLE))
            });
            if genitive || inside || bare(start) || self.is(start, WordClasses::GENITIVE) {
                return None;
            }
            self.noun_phrase(start, end).filter(|phrase| self.is_somebody(phrase))
        })
    }

    fn is_after_preposition(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|before| self.is(before, WordClasses::PREPOSITION))
    }

    /// The part of a noun phrase before its first complement: « le patron » of « le patron de Renault »; "spokeswoman" of
    /// "the board's spokeswoman".
    pub(super) fn head(&self, phrase: &Tokens) -> Tokens {
        let start = self.past_owner(phrase);
        let end =
            (start + 1..phrase.end).find(|at| self.is(*at, WordClasses::GENITIVE)).unwrap_or(phrase.end);
        start..end
    }

    /// The words for a function in the head of a noun phrase: « ministre », « porte-parole ».
    pub(super) fn role_in(&self, phrase: &Tokens) -> Option<Tokens> {
        let head = self.head(phrase);
        head.clone().find_map(|at| self.phrase(at, head.end, WordClasses::ROLE))
    }

    /// Whether a noun phrase is a stretch of time: « la veille », "Tuesday night".
    pub(super) fn is_time(&self, phrase: &Tokens) -> bool {
        self.head(phrase).any(|at| self.is(at, WordClasses::TIME)) && self.role_in(phrase).is_none()
    }

    /// Whether a word is a civility: « M. », "Dr", « docteur »; not the « mm » of a measure.
    pub(super) fn is_title(&self, at: usize) -> bool {
        self.is(at, WordClasses::TITLE) && (self.is_capital(at) || self.lower[at].len() > 3)
    }

    /// The noun phrase that starts at a token, with the name that follows what somebody is: « le directeur par
    /// intérim du port, Paul Morel ».
    pub(super) fn described_phrase(&self, start: usize, end: usize) -> Option<Tokens> {
        let phrase = self.noun_phrase(start, end)?;
        let described = self.role_in(&phrase).is_some_and(|role| !self.is_capital(role.start))
            || self.head(&phrase).any(|at| self.is(at, WordClasses::ARTEFACT) && !self.is_capital(at));
        let past = if described { self.past_name(&phrase, end) } else { None };
        Some(phrase.start..past.unwrap_or(phrase.end))
    }

    /// The end of the name that follows what somebody is, if one does: complements with prepositions, a bracket
    /// and a comma may stand between.
    pub(super) fn past_name(&self, phrase: &Tokens, end: usize) -> Option<usize> {
        /// How many complements a description may have.
        const COMPLEMENTS: usize = 4;
        let mut opens = self.is(phrase.start, WordClasses::DETERMINER.union(WordClasses::ROLE))
            || self.past_owner(phrase) > phrase.start;
        opens &= self
            .name_in(phrase)
            .is_none_or(|name| name.end != phrase.end || self.mark(phrase.end) == Some('('));
        if !opens {
            return None;
        }
        let mut at = phrase.end;
        for _ in 0..=COMPLEMENTS {
            if self.mark(at) == Some('(') {
                at = (at..end.min(at + 8)).find(|at| self.mark(*at) == Some(')'))? + 1;
            }
            let comma = self.is_comma(at);
            let name = at + usize::from(comma);
            let past = self.person(name, end);
            if past > name {
                // « Pour le maire de Lens, Paul Morel a tort »: the mayor is somebody else.
                let closed = past == end
                    || self.mark(past).is_some()
                    || self.is_finite(past, end) && !self.is_complement(phrase.start);
                // "In a post on X, Paul Morel wrote": what is no person has no such name behind a comma.
                return (!comma || closed && self.role_in(phrase).is_some()).then_some(past);
            }
            let joins = WordClasses::PREPOSITION.union(WordClasses::GENITIVE);
            if at >= end || comma || !self.is(at, joins) || self.is(at, WordClasses::SOURCE) {
                return None;
            }
            at = match self.noun_phrase(at + 1, end) {
                Some(complement) => match self.name_in(&complement).filter(|name| name.len() > 1) {
                    // « la secrétaire d'État à la mer Jeanne Aubry »; but « le ministre à Jeanne Aubry ».
                    Some(name) if name.start > complement.start + 1 && name.end == complement.end => {
                        return Some(name.end);
                    }
                    Some(_) => return None,
                    None => complement.end,
                },
                // « en chef », « par intérim », "of state"
                None if self.is_word(at + 1) && !self.is_capital(at + 1) => at + 2,
                // « à l'éducation », elided: the article stands alone.
                None => return None,
            };
        }
        None
    }

    /// Whether a capitalized word is a given name.
    pub(super) fn is_given_name(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Capital
            && gender::is_given_name(&self.text[self.tokens[at].span.range()])
    }

    /// Whether a noun phrase can speak: a name, a pronoun, a role, a body or document.
    pub(super) fn can_speak(&self, phrase: &Tokens, sentence_start: usize) -> bool {
        phrase.clone().any(|at| {
            let person = WordClasses::SPEAKER_PRONOUN.union(WordClasses::ROLE).union(WordClasses::TITLE);
            self.is(at, person.union(WordClasses::VAGUE))
                // The handle of an account.
                || self.tokens[at].kind == TokenKind::Opaque
                || self.is(at, WordClasses::ARTEFACT)
                || self.is_capital(at)
                    && (at != sentence_start || self.is_capital(at + 1) || self.is_given_name(at))
                    && !self.is(at, WordClasses::DETERMINER)
        })
    }

    /// The end of a person's name that starts at a token (a given name and a surname, or a title and a name);
    /// the token itself if none does.
    pub(super) fn person(&self, start: usize, end: usize) -> usize {
        let function = WordClasses::DETERMINER
            .union(WordClasses::PREPOSITION)
            .union(WordClasses::CONJUNCTION)
            .union(WordClasses::OPENER)
            .union(WordClasses::ADVERB)
            .union(WordClasses::PRONOUN);
        let is_part =
            |at: usize| at < end && self.tokens[at].kind == TokenKind::Capital && !self.is(at, function);
        if self.is(start, WordClasses::TITLE) && self.is_capital(start) {
            let name = start + 1 + usize::from(self.mark(start + 1) == Some('.'));
            return if is_part(name) { self.name_parts(name, &is_part) } else { start };
        }
        if !is_part(start) {
            return start;
        }
        let past = self.name_parts(start, &is_part);
        if (start + 1..past).any(|at| self.tokens[at].spaced && is_part(at)) { past } else { start }
    }

    pub(super) fn name_parts(&self, start: usize, is_part: &dyn Fn(usize) -> bool) -> usize {
        let mut at = start + 1;
        loop {
            let joined = match self.mark(at) {
                Some('.') => self.ends_short(at),
                Some(mark) => is_hyphen(mark) || is_apostrophe(mark),
                None => self.is_particle(at),
            };
            if is_part(at) {
                at += 1;
            } else if joined && is_part(at + 1) {
                at += 2;
            } else {
                return at;
            }
        }
    }
}
