//! Verb groups: a verb of speech with its auxiliaries and pronouns, and the inverted clauses of French.

use super::reading::{Reading, Tokens};
use crate::lang::verbs::{Classes, Moods, VerbUse};
use crate::lang::{Language, WordClasses};
use crate::text::segment::{TokenKind, is_apostrophe, is_hyphen};

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
}

impl Reading<'_> {
    /// The verb of speech at a token, if its place lets it be one: « le juge » and "a report" are nouns, a
    /// capital inside a sentence makes a name.
    pub(super) fn verb(&self, at: usize) -> Option<VerbUse> {
        let verb = (*self.verbs.get(at)?)?;
        let before = at.checked_sub(1);
        let is_name = self.is_capital(at)
            && before
                .is_some_and(|before| self.is_word(before) || matches!(self.mark(before), Some('-' | ',')));
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
        // "secretary of state": an English infinitive stands behind "to" alone.
        if self.is(before, WordClasses::GENITIVE) {
            return self.language == Language::English || !self.is_infinitive(at);
        }
        if self.lower[before] == "to" {
            return !self.is_infinitive(at);
        }
        let participle = self.verbs[at].is_some_and(|verb| verb.moods == Moods::PRESENT_PARTICIPLE);
        self.is(before, WordClasses::DETERMINER)
            // « les qualifiant »: no noun looks so.
            && !(participle && self.is(before, WordClasses::CLITIC))
            && !(self.is(before, WordClasses::CLITIC) && self.is_object(before))
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
            return Some(VerbGroup { tokens: start..next, classes: verb.classes, pronoun, finite: true });
        }
        if !self.is(at, WordClasses::AUXILIARY) {
            return None;
        }
        let (mut next, pronoun) = self.inverted_pronoun(at + 1, end);
        // The participle or infinitive comes within a few words: « a finalement tenu à souligner ».
        let reach = end.min(next + 8);
        while next < reach {
            if let Some(verb) = self.verbs[next]
                && verb
                    .moods
                    .any(Moods::PAST_PARTICIPLE.union(Moods::INFINITIVE).union(Moods::PRESENT_PARTICIPLE))
                && self.tokens[next].kind == TokenKind::Lower
                && (!self.is(next - 1, WordClasses::DETERMINER) || self.is(next - 1, WordClasses::CLITIC))
                // "has pushed the secretary of state"
                && (self.language == Language::French || !self.is(next - 1, WordClasses::GENITIVE))
            {
                return Some(VerbGroup {
                    tokens: start..next + 1,
                    classes: verb.classes,
                    pronoun,
                    finite: true,
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

    /// Whether a group that begins at `start` is in the passive, so that its subject says nothing: « a été annoncé »,
    /// "was told"; not « s'est dit ».
    pub(super) fn is_passive(&self, start: usize, group: &VerbGroup) -> bool {
        let last = group.tokens.end - 1;
        let participle = self.verbs[last].is_some_and(|verb| verb.moods.any(Moods::PAST_PARTICIPLE));
        let reflexive = (start..last).any(|at| matches!(&*self.lower[at], "s" | "se"))
            && self.language == Language::French;
        participle && !reflexive && (start..last).any(|at| self.is(at, WordClasses::TO_BE))
    }

    /// « a-t-il été indiqué », "it was announced": the pronoun of a passive is nobody.
    pub(super) fn is_impersonal(&self, speaker: &Tokens, cue: &Tokens) -> bool {
        speaker.len() == 1
            && matches!(&*self.lower[speaker.start], "il" | "it")
            && cue.clone().any(|at| self.is(at, WordClasses::TO_BE))
            && self.verbs[cue.end - 1].is_some_and(|verb| verb.moods.any(Moods::PAST_PARTICIPLE))
            && !cue
                .clone()
                .any(|at| self.language == Language::French && matches!(&*self.lower[at], "s" | "se"))
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
            Some(VerbGroup { tokens, classes: Classes::COMMENT, pronoun, finite: true })
        };
        let joins = WordClasses::CONJUNCTION
            .union(WordClasses::RELATIVE)
            .union(WordClasses::PREPOSITION)
            .union(WordClasses::DETERMINER);
        let (next, pronoun) = self.inverted_pronoun(at + 1, end);
        // « livre-t-elle », but « alors qu'elle ».
        if pronoun.is_some_and(|pronoun| self.is(pronoun, WordClasses::SPEAKER_PRONOUN)) {
            return if self.is(at, joins) { None } else { group(start..next, pronoun) };
        }
        let participle = self.past_adverbs(at + 1, end);
        let lower = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Lower);
        if self.is(at, WordClasses::PERFECT) {
            let passive = self.is(participle, joins.union(WordClasses::AUXILIARY));
            // « a fait savoir X », « a fait valoir X »
            let causes = self.lower.get(participle).is_some_and(|word| word == "fait");
            let infinitive = causes && lower(participle + 1) && participle + 1 < end;
            return if lower(participle) && participle < end && !passive {
                group(start..participle + 1 + usize::from(infinitive), None)
            } else {
                None
            };
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
        if !self.lexicon.inverts
            || self.is(at, function)
            || !self.lower[at].ends_with(['e', 't', 'd', 'a', 'c'])
            || self.lower[at].ends_with("ant")
        {
            return None;
        }
        // « met en garde X », « enfonce le clou X » are phrases: up to two words between verb and subject.
        // « relatait dès avril X »: a complement may stand before it.
        let complement = at + 1 < end && self.is(at + 1, WordClasses::PREPOSITION);
        let from = if complement { self.past_complement(at + 1, end) } else { at + 1 };
        let subject = (from..end.min(from + 3)).find(|at| {
            self.is_capital(*at)
                || self.is(*at, WordClasses::DETERMINER.union(WordClasses::TITLE))
                    && !self.is(*at, WordClasses::GENITIVE)
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
    pub(super) fn skip_clitics(&self, mut at: usize, end: usize) -> usize {
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
}
