//! One paragraph as its language reads it: each token with what it can do. The small phrases that attribution
//! is made of are read in [`super::verbs`] and [`super::nouns`].
//!
//! This is no parser. It knows where such a phrase begins and how far it surely reaches; a reading that is
//! not clear is left out.

use std::borrow::Cow;
use std::ops::Range;

use crate::lang::verbs::{Moods, VerbUse};
use crate::lang::{Language, Lexicon, Phrases, WordClasses};
use crate::text::ProseSpan;
use crate::text::segment::{Token, TokenKind, tokens};

/// Tokens, half-open.
pub(super) type Tokens = Range<usize>;

/// A paragraph's tokens with what each can do.
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    /// Each token in lower case.
    pub lower: Vec<Cow<'a, str>>,
    pub classes: Vec<WordClasses>,
    pub verbs: Vec<Option<VerbUse>>,
    /// Which are finite forms of very common verbs.
    common_finite: Vec<bool>,
    /// The phrases that begin with each, should what follows agree.
    phrases: Vec<Option<&'static Phrases>>,
    /// All that any word, or any phrase that may begin with one, can do.
    present: WordClasses,
    pub lexicon: &'static Lexicon,
    /// The language it is read in.
    pub language: Language,
}

impl<'a> Reading<'a> {
    /// Reads a text; `None` in a language without word lists.
    pub(super) fn new(text: &'a str, language: Language) -> Option<Self> {
        let lexicon = language.lexicon()?;
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
        let mut common_finite = Vec::with_capacity(tokens.len());
        let mut phrases = Vec::with_capacity(tokens.len());
        let mut present = WordClasses::default();
        for (token, word) in tokens.iter().zip(&lower) {
            let entry = lexicon.get(word);
            let longer = entry.and_then(|entry| entry.phrases.as_deref());
            phrases.push(longer);
            let own = entry.filter(|_| token.kind.is_word());
            let does = own.map_or_else(WordClasses::default, |entry| entry.classes);
            classes.push(does);
            present = present.union(does).union(longer.map_or_else(WordClasses::default, |all| all.classes));
            verbs.push(own.and_then(|entry| entry.verb));
            common_finite.push(own.is_some_and(|entry| entry.is_common_finite));
        }
        Some(Self { text, tokens, lower, classes, verbs, common_finite, phrases, present, lexicon, language })
    }

    /// The bytes of some tokens; they must not be empty.
    pub(super) fn span(&self, range: &Tokens) -> ProseSpan {
        self.tokens[range.start].span.cover(self.tokens[range.end - 1].span)
    }

    /// How many words set apart by white space some tokens are, as [`crate::text::segment::count_words`] counts them.
    pub(super) fn count_words(&self, range: &Tokens) -> usize {
        let tokens = &self.tokens[range.clone()];
        let mut is_counted = false;
        let mut n_words = 0;
        for token in tokens {
            is_counted &= !token.spaced;
            if !is_counted && !matches!(token.kind, TokenKind::Mark(_)) {
                is_counted = true;
                n_words += 1;
            }
        }
        n_words
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

    /// Whether it is a finite form of a very common verb: [`crate::lang::Entry::is_common_finite`].
    pub(super) fn is_common_finite(&self, at: usize) -> bool {
        self.common_finite.get(at).is_some_and(|is| *is)
    }

    /// The tokens of the longest phrase (or the single word) of the classes that starts here.
    pub(super) fn phrase(&self, at: usize, end: usize, classes: WordClasses) -> Option<Tokens> {
        let end = end.min(self.lower.len());
        if at >= end {
            return None;
        }
        let behind = &self.lower[at + 1..end];
        let longest = self.phrases[at].and_then(|phrases| phrases.longest(classes, behind));
        let length = longest.or_else(|| self.is(at, classes).then_some(1))?;
        Some(at..at + length)
    }

    /// The first phrase of the classes inside a range.
    pub(super) fn find_phrase(&self, range: &Tokens, classes: WordClasses) -> Option<Tokens> {
        if !self.present.any(classes) {
            return None;
        }
        range.clone().find_map(|at| self.phrase(at, range.end, classes))
    }

    /// Whether some words are a clause of their own: they have a finite verb or a subject pronoun.
    pub(super) fn is_clause(&self, range: &Tokens) -> bool {
        range.clone().any(|at| {
            self.is(at, WordClasses::PRONOUN.union(WordClasses::FIRST_PERSON))
                && !self.is(at, WordClasses::CLITIC)
                || self.is_common_finite(at)
                || self.is(at, WordClasses::AUXILIARY)
                || self.verb(at).is_some_and(|verb| {
                    verb.moods.any(Moods::THIRD.union(Moods::FIRST))
                        && !verb.moods.any(Moods::PAST_PARTICIPLE)
                })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment::count_words;

    #[test]
    fn words_are_counted_as_a_newsroom_does() {
        for text in [
            "Le maire de Lens l'a dit, hier.",
            "« Oui », dit-il : 3,5 % de plus — 20h30.",
            "Jean-Luc M. Roux (PS) écrit à jean@exemple.fr !",
            "... – ( ) ½ ²",
            "a -b c- -",
        ] {
            let reading = Reading::new(text, Language::French).expect("a language with lists");
            assert_eq!(reading.count_words(&(0..reading.tokens.len())), count_words(text), "{text}");
        }
    }
}
