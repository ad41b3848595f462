//! Who appears in a paragraph: the people and bodies that it names or calls by what they are, outside its
//! quotations, and what part each has in its sentence.
//!
//! A pronoun or a short form is traced back to them over the whole document in the room `speakers`; that is
//! not done here, so that these facts can be kept for as long as the paragraph's words stay the same.

use super::attribution::{LONGEST_SENTENCE, Page, Told, is_person};
use super::reading::{Reading, Tokens};
use crate::lang::gender::{self, Gender};
use crate::lang::verbs::Classes;
use crate::lang::{Language, WordClasses};
use crate::text::ProseSpan;
use crate::text::segment::{TokenKind, is_apostrophe};

/// Somebody, or a body that can speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// All the words for them: « la ministre de la Santé, Jeanne Aubry ».
    pub words: ProseSpan,
    /// The name among these words.
    pub name: Option<ProseSpan>,
    /// The words that say what they are, before the name or behind it.
    pub role: Option<ProseSpan>,
    /// The gender that the words tell.
    pub gender: Option<Gender>,
    /// Whether they are several.
    pub plural: bool,
    /// Whether it is surely a human being, and no body or country.
    pub human: bool,
    /// Whether it is a pronoun: somebody named before.
    pub pronoun: bool,
    /// Their part in the sentence.
    pub part: Part,
    /// The sentence, counted from 0.
    pub sentence: u32,
}

/// What part somebody has in a sentence, least prominent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// They are mentioned.
    Mentioned,
    /// A verb of the sentence is theirs, or the view it gives.
    Subject,
    /// A quotation is theirs.
    Speaker,
}

/// What a pronoun agrees with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The gender, if the pronoun tells one.
    pub gender: Option<Gender>,
    /// Whether it stands for several.
    pub plural: bool,
    /// Whether it stands for people only.
    pub human: bool,
}

impl Agreement {
    /// Of a pronoun or possessive in lower case; `None` for a word that is none of the third person.
    pub fn of_pronoun(word: &str, language: Language) -> Option<Self> {
        const MASCULINE: Option<Gender> = Some(Gender::Masculine);
        const FEMININE: Option<Gender> = Some(Gender::Feminine);
        let (gender, plural) = match (language, word) {
            (Language::French, "il" | "celui-ci" | "lui") | (Language::English, "he" | "him" | "his") => {
                (MASCULINE, false)
            }
            (Language::French, "elle" | "celle-ci") | (Language::English, "she" | "her") => (FEMININE, false),
            (Language::French, "ils" | "eux") => (MASCULINE, true),
            (Language::French, "elles") => (FEMININE, true),
            // Possessives, of a noun of speech: « son message », « leur réponse ».
            (Language::French, "son" | "sa" | "ses") => (None, false),
            (Language::French, "leur" | "leurs") | (Language::English, "they" | "them" | "their") => {
                (None, true)
            }
            _ => return None,
        };
        Some(Self { gender, plural, human: language == Language::English && !plural })
    }
}

impl Page<'_, '_> {
    /// The figures of the paragraph, in order. `told` is who says its quotations.
    pub(super) fn cast(&self, told: &[Told]) -> Vec<Figure> {
        let reading = self.reading;
        let mut cast: Vec<Figure> = Vec::new();
        for (number, sentence) in self.sentences.iter().enumerate() {
            if sentence.len() > LONGEST_SENTENCE {
                continue;
            }
            let first = cast.len();
            for stretch in self.outside(sentence.clone()) {
                let mut at = stretch.start;
                while at < stretch.end {
                    let Some(phrase) = reading.described_phrase(at, stretch.end) else {
                        at += 1;
                        continue;
                    };
                    let mut next = phrase.end;
                    if let Some((mut figure, past)) = reading.figure(&phrase, &stretch, sentence.start) {
                        next = past;
                        figure.sentence = u32::try_from(number).unwrap_or(u32::MAX);
                        // The first of a sentence, if no preposition stands before it, is what it speaks of.
                        if cast.len() == first && !reading.is_complement(phrase.start) {
                            figure.part = figure.part.max(Part::Subject);
                        }
                        cast.push(figure);
                    }
                    at = next.max(at + 1);
                }
            }
        }
        for told in told {
            if let Told::By(attribution) = told
                && let Some(speaker) = attribution.speaker
            {
                for figure in cast.iter_mut().filter(|figure| meets(figure.words, speaker)) {
                    figure.part = Part::Speaker;
                }
            }
        }
        cast
    }
}

fn meets(one: ProseSpan, other: ProseSpan) -> bool {
    one.start < other.end && other.start < one.end
}

impl Reading<'_> {
    /// Who a noun phrase is, if it is somebody; and the end of all that is said of them.
    fn figure(&self, phrase: &Tokens, stretch: &Tokens, sentence_start: usize) -> Option<(Figure, usize)> {
        let name = self.name_in(phrase);
        if phrase.len() == 1 && self.is(phrase.start, WordClasses::PRONOUN.union(WordClasses::SOURCE_PRONOUN))
        {
            return Some((self.pronoun(phrase)?, phrase.end));
        }
        let verb = self.is_subject(phrase, stretch.end);
        if self.is_time(phrase)
            || self.mark(phrase.start + 1).is_some_and(is_apostrophe)
                && self.is_capital(phrase.start)
                && phrase.end <= phrase.start + 2
        {
            return None;
        }
        let says = self.verb_of(phrase, stretch);
        // The capital of a sentence's first word proves nothing.
        let first_word = phrase.start == sentence_start && phrase.len() == 1;
        if first_word && !verb && !self.is_comma(phrase.end) {
            return None;
        }
        let role = self.role_in(phrase);
        // « Médecin à Lens, Paul Morel … »: what somebody is, said before their name.
        let bare = role.as_ref().is_some_and(|role| role.start == phrase.start)
            && !self.is_capital(phrase.start + 1);
        if !self.is_somebody(phrase) || bare && name.is_none() && (!verb || !self.is_capital(phrase.start)) {
            return None;
        }
        let part = if says {
            Part::Speaker
        } else if verb && !self.is_complement(phrase.start) || self.is_source(phrase.start) {
            Part::Subject
        } else {
            Part::Mentioned
        };
        let before_name = name.as_ref().and_then(|name| {
            let described = |at: usize| !self.is_capital(at) && !self.is(at, WordClasses::DETERMINER);
            let own = self.past_owner(phrase);
            let last = (own..name.start).rev().find(|at| self.is_word(*at))?;
            (own..=last).any(|at| self.is_word(at) && described(at)).then_some(phrase.start..last + 1)
        });
        let apposition = self.apposition(phrase.end, stretch.end);
        let past = apposition.as_ref().map_or(phrase.end, |apposition| apposition.end);
        let description = if name.is_some() { before_name.or(apposition) } else { None };
        let figure = Figure {
            words: self.span(phrase),
            name: name.as_ref().map(|name| self.span(name)),
            role: description.as_ref().map(|role| self.span(role)),
            gender: self.gender(phrase, name.as_ref(), description.as_ref()),
            plural: self.is_plural(phrase, name.is_some()),
            human: self.is_human(phrase, name.as_ref(), role.as_ref()),
            pronoun: false,
            part,
            sentence: 0,
        };
        Some((figure, past))
    }

    /// Whether a verb of speech is theirs, right behind the phrase or, inverted, right before it.
    fn verb_of(&self, phrase: &Tokens, stretch: &Tokens) -> bool {
        /// The longest group of auxiliaries, pronouns and a verb, in tokens.
        const LONGEST: usize = 8;
        if self.is_complement(phrase.start) {
            return false;
        }
        let of_speech = |start: usize, end: usize| {
            self.verb_group(start, end)
                .filter(|group| group.finite && group.classes.any(Classes::REPORTING.union(Classes::COMMENT)))
        };
        of_speech(phrase.end, stretch.end).is_some()
            || (stretch.start.max(phrase.start.saturating_sub(LONGEST))..phrase.start).any(|start| {
                let opens = start == stretch.start || self.is_comma(start - 1);
                opens && of_speech(start, phrase.start).is_some_and(|group| group.tokens.end == phrase.start)
            })
    }

    /// A pronoun of the third person as subject or source.
    fn pronoun(&self, phrase: &Tokens) -> Option<Figure> {
        let agreement = Agreement::of_pronoun(&self.lower[phrase.start], self.language)?;
        Some(Figure {
            words: self.span(phrase),
            name: None,
            role: None,
            gender: agreement.gender,
            plural: agreement.plural,
            human: agreement.human,
            pronoun: true,
            part: Part::Subject,
            sentence: 0,
        })
    }

    /// Whether a noun phrase is surely somebody, or a body: by its name or by its head.
    pub(super) fn is_somebody(&self, phrase: &Tokens) -> bool {
        self.name_in(phrase).is_some()
            || self.role_in(phrase).is_some()
            || self.head(phrase).any(|at| {
                self.is(at, WordClasses::ARTEFACT)
                    || self.is_title(at)
                    || self.is_capital(at) && at > phrase.start
            })
    }

    /// Whether it is a human being, and no body, place or document.
    fn is_human(&self, phrase: &Tokens, name: Option<&Tokens>, role: Option<&Tokens>) -> bool {
        let by_role = role
            .is_some_and(|role| !self.is_capital(role.start) && !self.is(role.start, WordClasses::ARTEFACT));
        let Some(name) = name else { return by_role };
        if by_role || (phrase.start..name.start).any(|at| self.is_title(at)) {
            return true;
        }
        // « Jeanne Aubry », but « les Nations unies », « à New York ».
        let capitals = name.clone().filter(|at| self.is_capital(*at)).count();
        let called = name.start > self.past_owner(phrase)
            && (self.is(name.start - 1, WordClasses::DETERMINER)
                || self.mark(name.start - 1).is_some()
                || (phrase.start..name.start).any(|at| self.is(at, WordClasses::ARTEFACT)));
        capitals > 1 && !called && is_person(self, name)
    }

    /// Whether a preposition stands before a phrase, so that it is no subject.
    pub(super) fn is_complement(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        let joins = WordClasses::PREPOSITION.union(WordClasses::GENITIVE);
        self.is(before, joins)
            || self.mark(before).is_some()
                && before > 0
                && self.is(before - 1, joins)
                && !self.is_comma(before)
    }

    /// Whether a phrase is the source of a view: « pour X », "according to X".
    fn is_source(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        self.is(before, WordClasses::FOR.union(WordClasses::SOURCE))
            || (before.saturating_sub(3)..before)
                .any(|at| self.phrase(at, start, WordClasses::SOURCE).is_some_and(|cue| cue.end == start))
    }

    /// Whether a finite verb follows a phrase, an apposition aside.
    fn is_subject(&self, phrase: &Tokens, end: usize) -> bool {
        /// The longest apposition, in tokens.
        const LONGEST: usize = 30;
        let mut at = phrase.end;
        if self.mark(at) == Some('(') {
            at = (at..end.min(at + LONGEST)).find(|at| self.mark(*at) == Some(')')).map_or(at, |at| at + 1);
        }
        if self.is_finite(at, end) || self.is(at, WordClasses::RELATIVE) {
            return true;
        }
        if !self.is_comma(at) {
            return false;
        }
        let reach = end.min(at + LONGEST);
        (at + 1..reach).filter(|at| self.is_comma(*at)).any(|comma| self.is_finite(comma + 1, end))
    }

    /// Whether a finite verb stands at a token, its pronouns and adverbs aside.
    pub(super) fn is_finite(&self, at: usize, end: usize) -> bool {
        let at = self.skip_clitics(at, end);
        if at >= end {
            return false;
        }
        self.is(at, WordClasses::AUXILIARY)
            || self.is_common_finite(at)
            || self.verb_group(at, end).is_some_and(|group| group.finite)
    }

    /// « …, ministre de la Santé, »: what is said of a name right behind it.
    fn apposition(&self, comma: usize, end: usize) -> Option<Tokens> {
        if !self.is_comma(comma) {
            return None;
        }
        let phrase = self.described_phrase(comma + 1, end)?;
        // « Interrogée sur ABC, la ministre Jeanne Aubry … »: somebody else.
        if self.name_in(&phrase).is_some() {
            return None;
        }
        let role = self.head(&phrase).any(|at| self.is(at, WordClasses::ROLE) && !self.is_capital(at));
        (role && !self.is_finite(phrase.end, end)).then_some(phrase)
    }

    /// The name of a person or body in a noun phrase: « Olivier Véran » of « le ministre de la Santé Olivier
    /// Véran »; not a name that only tells which one is meant (« le fils de Jean Morel »).
    pub(super) fn name_in(&self, phrase: &Tokens) -> Option<Tokens> {
        let part = |at: usize| {
            at < phrase.end
                && self.is_capital(at)
                && (!self.is(at, WordClasses::DETERMINER)
                    || self.is(at, WordClasses::PARTICLE) && at > phrase.start)
                && !self.is(at, WordClasses::PRONOUN)
        };
        let titles = WordClasses::TITLE.union(WordClasses::ROLE);
        let mut found = None;
        let mut genitive = None;
        // « le président des Amis du port (APP), Paul Morel »: the name stands behind the comma.
        let comma = phrase.clone().rev().find(|at| self.is_comma(*at));
        let mut at = comma.map_or_else(|| self.past_owner(phrase), |comma| comma + 1);
        while at < phrase.end {
            if self.is(at, WordClasses::GENITIVE) && !self.is_capital(at) {
                genitive = Some(at);
            }
            if !part(at) {
                at += 1;
                continue;
            }
            let mut start = at;
            at = self.name_parts(at, &part);
            // "Vice President Joe Biden", "Sen. Marco Rubio", « M. Roux »
            while start < at && (self.is(start, titles) || self.mark(start) == Some('.')) {
                start += 1;
            }
            // « la rapporteure LREM Jeanne Aubry »
            if start + 2 < at && self.tokens[start].kind == TokenKind::Upper && start > phrase.start {
                start += 1;
            }
            let before = start.checked_sub(1 + usize::from(start > 1 && self.mark(start - 1) == Some('.')));
            let titled = before.is_some_and(|before| before >= phrase.start && self.is(before, titles));
            // « le ministre de l'Intérieur Paul Morel »: what hangs on the noun is not the name.
            if found.is_some() && genitive.is_some() {
                return found;
            }
            let hangs = genitive.is_some_and(|genitive| {
                (genitive + 1..start)
                    .all(|at| self.mark(at).is_some() || self.is(at, WordClasses::DETERMINER))
            });
            if hangs {
                // « la République de Lens Paul Morel »: and what hangs on that.
                start = (start + 1..at)
                    .find(|at| {
                        self.tokens[*at].spaced && part(*at) && !self.is(at - 1, WordClasses::GENITIVE)
                    })
                    .unwrap_or(at);
                // « Santé publique France Jeanne Aubry »: from the given name on.
                let given = (start..at).find(|at| self.is_given_name(*at) && part(at + 1));
                start = given.filter(|_| start + 2 < at).unwrap_or(start);
            }
            // "the daughter of former President Bill Morel"
            let of_other = genitive.is_some_and(|genitive| {
                (genitive + 1..start).any(|at| self.is(at, titles.union(WordClasses::ARTEFACT)))
            });
            let words = (start..at).filter(|at| part(*at) && self.tokens[*at].spaced).count();
            let alone =
                start == phrase.start || titled || at == phrase.end && genitive.is_none() || comma.is_some();
            if start < at && !of_other && (words > 1 || !hangs && (alone || genitive.is_none())) {
                found = Some(start..at);
            }
        }
        found
    }

    fn gender(&self, phrase: &Tokens, name: Option<&Tokens>, role: Option<&Tokens>) -> Option<Gender> {
        let first = &*self.lower[phrase.start];
        let told = match first {
            "m" | "mr" | "monsieur" | "sir" | "lord" | "mgr" => Some(Gender::Masculine),
            "mme" | "mlle" | "madame" | "mrs" | "ms" | "miss" | "lady" | "dame" => Some(Gender::Feminine),
            "le" | "un" | "ce" | "cet" | "du" | "au" if self.language == Language::French => {
                Some(Gender::Masculine)
            }
            "la" | "une" | "cette" if self.language == Language::French => Some(Gender::Feminine),
            _ => None,
        };
        let by_name = || {
            let name = name?;
            let given = &self.text[self.tokens[name.start].span.range()];
            gender::of_given_name(given)
        };
        // « le Dr », « le juge » may be a woman.
        let doctor = (phrase.start..phrase.end.min(phrase.start + 3)).any(|at| self.is_title(at));
        let told = told.filter(|_| !doctor || !self.is(phrase.start, WordClasses::DETERMINER));
        let by_noun = |phrase: &Tokens| {
            self.head(phrase)
                .filter(|at| {
                    !self.is_capital(*at) && self.is(*at, WordClasses::ROLE.union(WordClasses::ARTEFACT))
                })
                .find_map(|at| gender::of_noun(self.language, &self.lower[at]))
        };
        // A name tells more than a noun: « la star Paul Morel »; a civility more than a name.
        match told {
            Some(gender) if !self.is(phrase.start, WordClasses::DETERMINER) => Some(gender),
            _ => by_name().or(told).or_else(|| by_noun(phrase)).or_else(|| role.and_then(by_noun)),
        }
    }

    fn is_plural(&self, phrase: &Tokens, named: bool) -> bool {
        if self.tokens[phrase.start].kind == TokenKind::Number {
            return true;
        }
        match self.language {
            Language::French => matches!(
                &*self.lower[phrase.start],
                "les"
                    | "des"
                    | "ces"
                    | "ses"
                    | "leurs"
                    | "mes"
                    | "nos"
                    | "plusieurs"
                    | "certains"
                    | "certaines"
                    | "quelques"
                    | "deux"
                    | "trois"
                    | "quatre"
                    | "cinq"
                    | "six"
                    | "mm"
                    | "mmes"
            ),
            Language::English | Language::Other => {
                !named
                    && self.head(phrase).rfind(|at| self.tokens[*at].kind == TokenKind::Lower).is_some_and(
                        |last| {
                            let word = &*self.lower[last];
                            word.ends_with('s') || matches!(word, "people" | "men" | "women" | "children")
                        },
                    )
            }
        }
    }
}
