//! One paragraph as its language reads it: each token with what it can do, and the small phrases that
//! attribution is made of (verb groups, noun phrases).
//!
//! This is no parser. It knows where such a phrase begins and how far it surely reaches; a reading that is
//! not clear is left out.

use std::borrow::Cow;
use std::ops::Range;

use crate::lang::verbs::{Classes, Moods, VerbUse};
use crate::lang::{Lexicon, WordClasses};
use crate::text::ProseSpan;
use crate::text::segment::{Token, TokenKind, is_apostrophe, is_hyphen, tokens};

/// Tokens, half-open.
pub(super) type Tokens = Range<usize>;

/// A paragraph's tokens with what each can do.
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    /// Each token in lower case.
    pub lower: Vec<Cow<'a, str>>,
    pub classes: Vec<WordClasses>,
    verbs: Vec<Option<VerbUse>>,
    pub lexicon: &'static Lexicon,
}

/// A verb of speech with its auxiliaries: « a-t-il finalement tranché », "has said".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VerbGroup {
    /// From the first auxiliary or pronoun to the verb.
    pub tokens: Tokens,
    /// The classes of the verb.
    pub classes: Classes,
    /// The pronoun behind an inverted verb.
    pub pronoun: Option<usize>,
    /// Whether it has a subject of its own (it is finite).
    pub finite: bool,
    /// Whether the verb speaks in the first person.
    pub first_person: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(text: &'a str, lexicon: &'static Lexicon) -> Self {
        let tokens = tokens(text);
        let lower: Vec<Cow<'a, str>> = tokens
            .iter()
            .map(|token| {
                let word = &text[token.span.range()];
                if token.kind.is_capital() { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
            })
            .collect();
        let mut classes = Vec::with_capacity(tokens.len());
        let mut verbs = Vec::with_capacity(tokens.len());
        for (token, word) in tokens.iter().zip(&lower) {
            let is_word = token.kind.is_word();
            classes.push(if is_word { lexicon.classes(word) } else { WordClasses::default() });
            verbs.push(if is_word { lexicon.verbs.get(word) } else { None });
        }
        Self { text, tokens, lower, classes, verbs, lexicon }
    }

    /// The bytes of some tokens; they must not be empty.
    pub(super) fn span(&self, range: &Tokens) -> ProseSpan {
        self.tokens[range.start].span.cover(self.tokens[range.end - 1].span)
    }

    /// The tokens that lie wholly in a span.
    pub(super) fn within(&self, span: ProseSpan) -> Tokens {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    pub(super) fn is(&self, at: usize, classes: WordClasses) -> bool {
        self.classes.get(at).is_some_and(|own| own.any(classes))
    }

    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            TokenKind::Mark(char) => Some(char),
            _ => None,
        }
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.mark(at) == Some(',')
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind.is_capital())
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind.is_word())
    }

    /// The tokens of the longest phrase (or the single word) of the classes that starts here.
    pub(super) fn phrase(&self, at: usize, end: usize, classes: WordClasses) -> Option<Tokens> {
        let end = end.min(self.lower.len());
        if at >= end {
            return None;
        }
        self.lexicon
            .phrases(&self.lower[at..end])
            .find(|(own, _)| own.any(classes))
            .map(|(_, length)| at..at + length)
            .or_else(|| self.is(at, classes).then(|| at..at + 1))
    }

    /// The first phrase of the classes inside a range.
    pub(super) fn find_phrase(&self, range: &Tokens, classes: WordClasses) -> Option<Tokens> {
        range.clone().find_map(|at| self.phrase(at, range.end, classes))
    }

    /// The verb of speech at a token, if its place lets it be one: « le juge » and "a report" are nouns, a
    /// capital inside a sentence makes a name.
    fn verb(&self, at: usize) -> Option<VerbUse> {
        let verb = (*self.verbs.get(at)?)?;
        let before = at.checked_sub(1);
        let is_name = self.is_capital(at)
            && before.is_some_and(|before| self.is_word(before) || matches!(self.mark(before), Some('-' | ',')));
        if is_name || before.is_some_and(|before| is_hyphen(self.mark(before).unwrap_or(' '))) {
            return None;
        }
        if before.is_some_and(|before| self.is_noun_after(before, at)) { None } else { Some(verb) }
    }

    /// Whether the word at `at` is a noun because of the word before it.
    fn is_noun_after(&self, before: usize, at: usize) -> bool {
        if self.mark(before).is_some_and(is_apostrophe) {
            // l'appel, d'accuse: a determiner; but qu'affirme, s'indigne, n'explique.
            let Some(elided) = before.checked_sub(1) else { return false };
            return matches!(&*self.lower[elided], "l" | "d")
                && !self.is_object(elided)
                && !self.is_infinitive(at);
        }
        if self.is(before, WordClasses::GENITIVE) || self.lower[before] == "to" {
            return !self.is_infinitive(at);
        }
        self.is(before, WordClasses::DETERMINER) && !(self.is(before, WordClasses::CLITIC) && self.is_object(before))
    }

    /// Whether a word that may be an article is an object pronoun here: a subject stands before it.
    fn is_object(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|subject| {
            self.is(subject, WordClasses::PRONOUN.union(WordClasses::NEGATION).union(WordClasses::CLITIC))
                || self.is(subject, WordClasses::RELATIVE)
        })
    }

    fn is_infinitive(&self, at: usize) -> bool {
        self.verbs[at].is_some_and(|verb| verb.moods.any(Moods::INFINITIVE))
    }

    /// The classes of the infinitive or present participle of a verb of speech at a token.
    pub(super) fn bare_verb(&self, at: usize) -> Option<Classes> {
        let verb = self.verb(at)?;
        verb.moods.any(Moods::INFINITIVE.union(Moods::PRESENT_PARTICIPLE)).then_some(verb.classes)
    }

    /// The verb group that starts at a token and stays before `end`.
    pub(super) fn verb_group(&self, start: usize, end: usize) -> Option<VerbGroup> {
        let at = self.skip_clitics(start, end);
        if at >= end {
            return None;
        }
        if let Some(verb) = self.verb(at)
            && verb.moods.any(Moods::THIRD.union(Moods::FIRST))
            && !(verb.pronominal_only && at == start)
        {
            let (next, pronoun) = self.inverted_pronoun(at + 1, end);
            return Some(VerbGroup {
                tokens: start..next,
                classes: verb.classes,
                pronoun,
                finite: true,
                first_person: !verb.moods.any(Moods::THIRD),
            });
        }
        if !self.is(at, WordClasses::AUXILIARY) {
            return None;
        }
        let (mut next, pronoun) = self.inverted_pronoun(at + 1, end);
        // The participle or infinitive comes within a few words: « a finalement tenu à souligner ».
        let reach = end.min(next + 8);
        while next < reach {
            if let Some(verb) = self.verbs[next]
                && verb.moods.any(Moods::PAST_PARTICIPLE.union(Moods::INFINITIVE).union(Moods::PRESENT_PARTICIPLE))
                && self.tokens[next].kind == TokenKind::Lower
                && !(self.is(next - 1, WordClasses::DETERMINER) && !self.is(next - 1, WordClasses::CLITIC))
            {
                return Some(VerbGroup {
                    tokens: start..next + 1,
                    classes: verb.classes,
                    pronoun,
                    finite: true,
                    first_person: false,
                });
            }
            let passable = self.tokens[next].kind == TokenKind::Lower
                || self.mark(next).is_some_and(|mark| is_apostrophe(mark) || is_hyphen(mark));
            if !passable || self.is(next, WordClasses::RELATIVE) {
                return None;
            }
            next += 1;
        }
        None
    }

    /// An inverted clause by its shape alone, whatever the verb: one with a pronoun behind it (« livre-t-elle »),
    /// one that begins with its auxiliary (« a consacré le guide »), or a word in lower case that can be a verb
    /// and has a subject right behind it (« convient Neil Hirst »).
    pub(super) fn inverted_clause(&self, start: usize, end: usize) -> Option<VerbGroup> {
        let at = self.skip_clitics(start, end);
        if at >= end || self.tokens[at].kind != TokenKind::Lower {
            return None;
        }
        let group = |tokens: Tokens, pronoun| {
            Some(VerbGroup { tokens, classes: Classes::COMMENT, pronoun, finite: true, first_person: false })
        };
        let (next, pronoun) = self.inverted_pronoun(at + 1, end);
        if pronoun.is_some_and(|pronoun| self.is(pronoun, WordClasses::SPEAKER_PRONOUN)) {
            return group(start..next, pronoun);
        }
        let participle = self.past_adverbs(at + 1, end);
        let lower = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Lower);
        if self.is(at, WordClasses::PERFECT) {
            let passive = self.is(participle, WordClasses::AUXILIARY);
            return if lower(participle) && participle < end && !passive { group(start..participle + 1, None) } else { None };
        }
        let function = WordClasses::DETERMINER
            .union(WordClasses::PREPOSITION)
            .union(WordClasses::CONJUNCTION)
            .union(WordClasses::RELATIVE)
            .union(WordClasses::PRONOUN)
            .union(WordClasses::GENITIVE)
            .union(WordClasses::AUXILIARY)
            .union(WordClasses::ROLE)
            .union(WordClasses::WORK)
            .union(WordClasses::SPEECH_NOUN);
        if !self.lexicon.inverts || self.is(at, function) || !self.lower[at].ends_with(['e', 't', 'd', 'a', 'c']) {
            return None;
        }
        // « met en garde X », « enfonce le clou X » are phrases: up to two words between verb and subject.
        let subject = (at + 1..end.min(at + 4)).find(|at| {
            self.is_capital(*at) || self.is(*at, WordClasses::DETERMINER.union(WordClasses::TITLE)) && !self.is(*at, WordClasses::GENITIVE)
        })?;
        let phrase = self.noun_phrase(subject, end)?;
        self.can_speak(&phrase, usize::MAX).then(|| group(start..at + 1, None)).flatten()
    }

    fn past_adverbs(&self, mut at: usize, end: usize) -> usize {
        while at < end && self.is(at, WordClasses::ADVERB) {
            at += 1;
        }
        at
    }

    /// Past the object pronouns, particles and adverbs before a verb.
    fn skip_clitics(&self, mut at: usize, end: usize) -> usize {
        while at < end {
            if self.is(at, WordClasses::CLITIC) && self.mark(at + 1).is_some_and(is_apostrophe) {
                at += 2;
            } else if self.is(at, WordClasses::CLITIC.union(WordClasses::ADVERB))
                && self.tokens[at].kind == TokenKind::Lower
                && self.verb(at).is_none()
            {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// Past « -t-il », « -il », « t'il » behind a verb, and the pronoun itself.
    fn inverted_pronoun(&self, at: usize, end: usize) -> (usize, Option<usize>) {
        let joint = |at: usize| self.mark(at).is_some_and(|mark| is_hyphen(mark) || is_apostrophe(mark));
        let mut pronoun = at;
        if joint(pronoun) {
            pronoun += 1;
        }
        if self.lower.get(pronoun).is_some_and(|word| word == "t") && joint(pronoun + 1) {
            pronoun += 2;
        }
        let inverted = pronoun > at && pronoun < end && self.is(pronoun, WordClasses::PRONOUN);
        if inverted { (pronoun + 1, Some(pronoun)) } else { (at, None) }
    }

    /// The noun phrase that starts at a token: « le ministre de la Santé Olivier Véran », "a man in Ohio" up to
    /// the preposition. Nothing if no noun phrase starts there.
    pub(super) fn noun_phrase(&self, start: usize, end: usize) -> Option<Tokens> {
        let first = *self.tokens.get(start).filter(|_| start < end)?;
        if self.is(start, WordClasses::SPEAKER_PRONOUN) || self.lower[start].as_ref() == "i" {
            return Some(start..start + 1);
        }
        let opens = self.is(start, WordClasses::DETERMINER.union(WordClasses::TITLE).union(WordClasses::ROLE))
            || first.kind.is_capital()
            || first.kind == TokenKind::Number
            || first.kind == TokenKind::Opaque;
        if !opens || self.is(start, WordClasses::PRONOUN) {
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
                _ => {}
            }
            at += 1;
        }
        while at > start && (self.mark(at - 1).is_some() || self.is(at - 1, WordClasses::GENITIVE)) {
            at -= 1;
        }
        let has_noun = (start..at).any(|at| self.is_word(at) && !self.is(at, WordClasses::DETERMINER));
        (has_noun || first.kind == TokenKind::Opaque).then_some(start..at)
    }

    /// Whether the stop at `at` ends an initial or an abbreviation.
    fn ends_short(&self, at: usize) -> bool {
        let word = &self.lower[at - 1];
        word.chars().count() == 1 || self.is(at - 1, WordClasses::ABBREVIATION.union(WordClasses::TITLE))
    }

    /// Whether a word in lower case cannot belong to the noun phrase before it.
    fn ends_noun_phrase(&self, at: usize, end: usize) -> bool {
        if self.is(at, WordClasses::GENITIVE) || self.is(at, WordClasses::PARTICLE) && self.is_capital(at + 1) {
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
            || self.lexicon.verbs.is_common_finite(&self.lower[at])
    }

    /// The subject of the verb group that starts at `verb`, looked for backwards in its clause.
    pub(super) fn subject_before(&self, verb: usize, clause: &Tokens) -> Option<Tokens> {
        let mut end = verb;
        while end > clause.start
            && self.is(end - 1, WordClasses::ADVERB)
            && !self.is_capital(end - 1)
        {
            end -= 1;
        }
        if end <= clause.start {
            return None;
        }
        // "Smith, a lawyer in Ohio, said": the subject stands before the apposition.
        if self.is_comma(end - 1) {
            let open = (clause.start..end - 1).rev().find(|at| self.is_comma(*at));
            return match open {
                Some(open) => self.phrase_ending_at(open, clause.start),
                None => self.phrase_ending_at(end - 1, clause.start),
            };
        }
        // « X, qui a déclaré »: the subject is what the relative stands for.
        if self.is(end - 1, WordClasses::RELATIVE) {
            let mut end = end - 1;
            while end > clause.start && self.is_comma(end - 1) {
                end -= 1;
            }
            return self.phrase_ending_at(end, clause.start);
        }
        self.phrase_ending_at(end, clause.start)
    }

    /// The noun phrase that ends right before `end`: the earliest start from which one reaches that far.
    fn phrase_ending_at(&self, end: usize, floor: usize) -> Option<Tokens> {
        /// Longer subjects are cut: what matters stands at their start, and a clause is not one noun phrase.
        const LONGEST: usize = 24;
        let mut floor = floor.max(end.saturating_sub(LONGEST));
        if let Some(stop) =
            (floor..end).rev().find(|at| self.mark(*at).is_some_and(|mark| matches!(mark, ',' | ';' | ':' | '(' | ')' | '«' | '»' | '"' | '“' | '”' | '–' | '—')))
        {
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

    fn is_after_preposition(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|before| self.is(before, WordClasses::PREPOSITION))
    }

    /// Whether a noun phrase can speak: a name, a pronoun, a role, a body or document.
    pub(super) fn can_speak(&self, phrase: &Tokens, sentence_start: usize) -> bool {
        phrase.clone().any(|at| {
            self.is(at, WordClasses::SPEAKER_PRONOUN.union(WordClasses::ROLE).union(WordClasses::TITLE))
                || self.is(at, WordClasses::ARTEFACT)
                || self.is_capital(at)
                    && (at != sentence_start || self.is_capital(at + 1))
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
        let is_part = |at: usize| {
            at < end && self.tokens[at].kind == TokenKind::Capital && !self.is(at, function)
        };
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

    fn name_parts(&self, start: usize, is_part: &dyn Fn(usize) -> bool) -> usize {
        let mut at = start + 1;
        loop {
            if is_part(at) {
                at += 1;
            } else if self.mark(at).is_some_and(|mark| is_hyphen(mark) || is_apostrophe(mark) || mark == '.')
                && is_part(at + 1)
                && !(self.mark(at) == Some('.') && !self.ends_short(at))
            {
                at += 2;
            } else if self.is(at, WordClasses::PARTICLE) && is_part(at + 1) && !self.is_capital(at) {
                at += 2;
            } else {
                return at;
            }
        }
    }

    /// Whether some words are a clause of their own: they have a finite verb or a subject pronoun.
    pub(super) fn is_clause(&self, range: &Tokens) -> bool {
        range.clone().any(|at| {
            self.is(at, WordClasses::PRONOUN.union(WordClasses::FIRST_PERSON)) && !self.is(at, WordClasses::CLITIC)
                || self.tokens[at].kind.is_word() && self.lexicon.verbs.is_common_finite(&self.lower[at])
                || self.is(at, WordClasses::AUXILIARY)
                || self.verb(at).is_some_and(|verb| verb.moods.any(Moods::THIRD.union(Moods::FIRST)) && !verb.moods.any(Moods::PAST_PARTICIPLE))
        })
    }
}
