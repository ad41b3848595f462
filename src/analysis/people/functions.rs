//! What an article says somebody is, right beside the name: « l'émissaire américain Steve Witkoff », "Marcus
//! Delaney, the mayor of Bristol,". Only words of the article that begin with a role or a trade of the lists, or
//! with what qualifies one; where it is not clear how far they reach, there is no function.

use crate::analysis::reading::{Reading, Tokens};
use crate::lang::gazetteer::{Listed, key_of, listed};
use crate::lang::verbs::Moods;
use crate::lang::{Language, WordClasses};
use crate::text::segment::{TokenKind, is_apostrophe, is_hyphen};

/// The longest function, in tokens.
const LONGEST: usize = 22;

/// Words that join what hangs on a noun to it.
const JOINS: WordClasses =
    WordClasses::GENITIVE.union(WordClasses::PREPOSITION).union(WordClasses::CONJUNCTION);

impl Reading<'_> {
    /// The words for what somebody is that start at a token: « premier ministre », "baker"; no body.
    pub(super) fn person_role(&self, at: usize, end: usize) -> Option<Tokens> {
        let role = self.phrase(at, end, WordClasses::ROLE.union(WordClasses::OCCUPATION))?;
        let nobody = WordClasses::BODY.union(WordClasses::ANONYMOUS).union(WordClasses::PLACE_NOUN);
        let single = role.len() == 1;
        let not = single && (self.is(at, nobody) || self.is(at, WordClasses::NOBODY));
        (!not).then_some(role)
    }

    /// The function of the bearer of a name, with its place among the tokens.
    pub(super) fn function(&self, name: &Tokens) -> Option<Tokens> {
        let says = |function: &Tokens| function.len() > 1 || !self.is(function.start, WordClasses::KIN);
        let single = !name.clone().skip(1).any(|at| self.tokens[at].spaced);
        let before = self.function_before(self.before_particles(name.start));
        // « climatologue du centre de recherche Cerfacs »: the last noun is what bears a name of one word.
        let noun = WordClasses::BODY.union(WordClasses::PLACE_NOUN);
        let of_body = |function: &Tokens| {
            single && function.clone().skip(1).any(|at| self.is(at, noun) && !self.is_capital(at))
        };
        let before = before.filter(|function| says(function) && !of_body(function));
        let before = before.or_else(|| self.function_before_comma(name).filter(says));
        before.or_else(|| self.function_behind(name.end).filter(says))
    }

    /// « …, expert en renseignement, »
    fn function_behind(&self, name_end: usize) -> Option<Tokens> {
        let end = self.tokens.len();
        if !self.is_comma(name_end) {
            return None;
        }
        let mut start = self.past_age(name_end + 1);
        // « l'ancien maire », "the mayor", « un habitant »; but « sa femme », "their lawyer" are somebody's.
        if self.is(start, WordClasses::DETERMINER) && !self.is(start, WordClasses::POSSESSIVE) {
            start += 1 + usize::from(self.mark(start + 1).is_some_and(is_apostrophe));
        }
        let role = self.qualified_role(start, end)?;
        let mut stop = self.apposition_end(role.end, end)?;
        // "author of “…”"
        while stop > role.end
            && (self.is(stop - 1, JOINS.union(WordClasses::DETERMINER)) || !self.is_word(stop - 1))
            && !self.is_capital(stop - 1)
            && self.mark(stop - 1) != Some('.')
            && self.tokens[stop - 1].kind != TokenKind::Number
        {
            stop -= 1;
        }
        Some(start..stop)
    }

    /// Past « 45 ans, », "45, ".
    fn past_age(&self, at: usize) -> usize {
        if self.tokens.get(at).is_none_or(|token| token.kind != TokenKind::Number) {
            return at;
        }
        let comma = (at + 1..at + 3).find(|at| self.is_comma(*at));
        comma.map_or(at, |comma| comma + 1)
    }

    /// A role at a token or behind a few words that qualify it.
    fn qualified_role(&self, start: usize, end: usize) -> Option<Tokens> {
        /// "former Northumbrian foreign minister".
        const NEAR: usize = 5;
        let mut at = start;
        while at < end.min(start + NEAR) {
            if let Some(role) = self.person_role(at, end) {
                // "mayor John": the noun before the role's own noun is not the head: "police officer".
                return Some(role);
            }
            let hyphen = self.mark(at).is_some_and(is_hyphen);
            let qualifies = hyphen
                || self.is_word(at)
                    && match self.language {
                        Language::French => self.is(at, WordClasses::QUALIFIER),
                        _ => self.qualifies(at),
                    };
            if !qualifies {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Whether an English word may stand before a role in its noun phrase.
    fn qualifies(&self, at: usize) -> bool {
        let ends = JOINS
            .union(WordClasses::PRONOUN)
            .union(WordClasses::RELATIVE)
            .union(WordClasses::DETERMINER)
            .union(WordClasses::AUXILIARY)
            .union(WordClasses::ADVERB)
            .union(WordClasses::TITLE)
            .union(WordClasses::NEGATION);
        let word = &*self.lower[at];
        let qualifier = self.is(at, WordClasses::QUALIFIER);
        // What is or may be a verb is none of the noun's: "appearing beside candidate", "trails front-runner".
        let finite = self.verbs[at].is_some_and(|verb| verb.moods.any(Moods::THIRD.union(Moods::FIRST)))
            || self.is_common_finite(at);
        let verb = finite && !qualifier
            || matches!(word, "named" | "called" | "left" | "beside" | "behind" | "alongside" | "against")
            || word.ends_with("ing") && !qualifier
            || word.ends_with('s') && !word.ends_with("ss") && !qualifier;
        let capital = self.is_capital(at);
        self.is_word(at) && !self.is(at, ends) && (capital || !verb)
    }

    /// Where an apposition ends that has its role before a token; `None` if it is no apposition after all.
    fn apposition_end(&self, from: usize, end: usize) -> Option<usize> {
        let mut at = from;
        loop {
            if at >= end {
                return Some(at);
            }
            if at > from + LONGEST {
                return self.cut(from, at);
            }
            match self.mark(at) {
                Some(mark) if is_hyphen(mark) || is_apostrophe(mark) => {
                    at += 1;
                    continue;
                }
                // "chief of staff of J. D. Roe", "a friend of Mrs. Roe": such a stop ends nothing.
                Some('.')
                    if self.tokens.get(at + 1).is_some_and(|next| !next.spaced)
                        || self.is(at - 1, WordClasses::TITLE.union(WordClasses::ABBREVIATION))
                        || self.tokens[at - 1].span.len() == 1 && self.is_capital(at - 1) =>
                {
                    at += 1;
                    continue;
                }
                Some('&' | '/') => {
                    at += 1;
                    continue;
                }
                Some(_) => return Some(at),
                None => {}
            }
            let relative = self.is(at, WordClasses::RELATIVE)
                || matches!(&*self.lower[at], "que" | "that" | "as" | "tandis" | "alors" | "but" | "mais");
            if relative {
                return Some(at);
            }
            if matches!(&*self.lower[at], "et" | "and" | "ou" | "or") {
                let next = at + 1 + usize::from(self.is(at + 1, WordClasses::DETERMINER));
                // « maire de Lens et candidate », « de l'Économie et des Finances ».
                let goes_on = self.is(at + 1, WordClasses::GENITIVE)
                    || self.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Lower)
                        && !self.is_verb_form(next);
                if !goes_on {
                    return Some(at);
                }
                at += 1;
                continue;
            }
            let before = at - 1;
            let bound = self.is(before, JOINS.union(WordClasses::DETERMINER)) || self.mark(before).is_some();
            // « la ministre Jeanne Aubry »: somebody else.
            if self.tokens[at].kind == TokenKind::Capital
                && !bound
                && !self.is_capital(before)
                && !self.is(before, WordClasses::BODY.union(WordClasses::PLACE_NOUN))
            {
                return None;
            }
            // « le maire a dit »: a clause of its own.
            if !bound && self.is_verb_form(at) {
                return None;
            }
            at += 1;
        }
    }

    /// Whether a word is surely a finite verb: what stands there begins a clause.
    fn is_verb_form(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Lower
            && (self.is(at, WordClasses::AUXILIARY)
                || self.is_common_finite(at)
                || self.verb(at).is_some_and(|verb| {
                    // "the baker said" ends in no participle, though it could.
                    let participle =
                        self.language == Language::French && verb.moods.any(Moods::PAST_PARTICIPLE);
                    verb.moods.any(Moods::THIRD) && !participle
                }))
    }

    /// What is too long ends at its first preposition.
    fn cut(&self, from: usize, end: usize) -> Option<usize> {
        (from..end)
            .find(|at| self.is(*at, WordClasses::PREPOSITION) && !self.is(*at, WordClasses::GENITIVE))
            .filter(|at| *at > from)
    }

    /// Before the particles of a short form: « le prince ben … ».
    fn before_particles(&self, start: usize) -> usize {
        let particle = |at: &usize| {
            matches!(&*self.lower[*at], "ben" | "bin" | "ibn" | "von" | "van" | "der" | "den" | "al" | "el")
        };
        (0..start).rev().take_while(particle).last().unwrap_or(start)
    }

    /// « La présidente du port, Anne Morel, »: the name stands between commas behind what its bearer is.
    fn function_before_comma(&self, name: &Tokens) -> Option<Tokens> {
        let comma = name.start.checked_sub(1).filter(|at| self.is_comma(*at))?;
        let closed = self.is_comma(name.end) && !self.is(name.end + 1, WordClasses::CONJUNCTION);
        if !closed {
            return None;
        }
        let function = self.function_before(comma)?;
        let article = function.start.checked_sub(1)?;
        let article = article - usize::from(self.mark(article).is_some_and(is_apostrophe) && article > 0);
        matches!(&*self.lower[article], "le" | "la" | "l" | "du" | "au" | "the").then_some(function)
    }

    /// « le ministre de la Santé … », "former prime minister …"
    fn function_before(&self, name_start: usize) -> Option<Tokens> {
        let mut end = name_start;
        // « le président M. Morel »
        if end > 1 && self.mark(end - 1) == Some('.') && self.is(end - 2, WordClasses::TITLE) {
            end -= 2;
        } else if end > 0 && self.is(end - 1, WordClasses::TITLE) && self.is_capital(end - 1) {
            end -= 1;
        }
        let last = end.checked_sub(1)?;
        if !self.is_word(last) || self.is(last, JOINS.union(WordClasses::DETERMINER)) {
            return None;
        }
        let role = self.nearest_role(end)?;
        let plural = role.start.checked_sub(1).is_some_and(|before| {
            matches!(&*self.lower[before], "les" | "des" | "ces" | "ses" | "mes" | "leurs" | "mm")
        });
        let several = self.lower[role.end - 1].strip_suffix('s').is_some_and(|one| {
            self.lexicon.classes(one).any(WordClasses::ROLE.union(WordClasses::OCCUPATION))
        });
        // « les manifestants place Morel »: the noun before the name is of something else.
        let thing = role.end < end
            && !self.is_capital(last)
            && self.is(last, WordClasses::PLACE_NOUN.union(WordClasses::BODY));
        if plural || several || thing {
            return None;
        }
        // « juge Anne Morel »: she judges.
        let verb = self.language == Language::French
            && role.len() == 1
            && self.verbs[role.start].is_some()
            && !role.start.checked_sub(1).is_some_and(|before| {
                self.is(before, WordClasses::DETERMINER.union(WordClasses::GENITIVE))
                    || self.mark(before).is_some_and(is_apostrophe)
                    || self.is(before, WordClasses::QUALIFIER)
            })
            && !self.is_capital(role.start);
        if verb {
            return None;
        }
        let between = role.end..end;
        if !between.is_empty() && !self.completes(&between) {
            return None;
        }
        Some(self.qualified_start(role.start)..end)
    }

    /// The role nearest before a token, in the same clause.
    fn nearest_role(&self, end: usize) -> Option<Tokens> {
        let stops = WordClasses::RELATIVE.union(WordClasses::AUXILIARY).union(WordClasses::SOURCE);
        let floor = end.saturating_sub(LONGEST);
        let mut at = end;
        let mut found: Option<Tokens> = None;
        while at > floor {
            at -= 1;
            if let Some(found) = &found {
                // The earlier word of « chef d'état-major », "prime minister".
                let longer = self.person_role(at, end).filter(|role| role.end >= found.end);
                match longer {
                    Some(longer) => return Some(longer),
                    None if found.start - at > 4 => break,
                    None => continue,
                }
            }
            if let Some(mark) = self.mark(at) {
                if is_apostrophe(mark) || is_hyphen(mark) {
                    continue;
                }
                return None;
            }
            if self.is(at, stops) && !self.is(at, WordClasses::DETERMINER) {
                return None;
            }
            if self.is_word(at) && self.is(at, WordClasses::NOBODY) {
                return None;
            }
            found = self.person_role(at, end);
        }
        found
    }

    /// Whether words may stand between a role and the name: « de la Santé », « américain », "of Finland".
    fn completes(&self, between: &Tokens) -> bool {
        let first = between.start;
        let clause = between.clone().any(|at| {
            let bound = self.is(at - 1, JOINS.union(WordClasses::DETERMINER)) || self.mark(at - 1).is_some();
            !bound && self.is_verb_form(at)
                || self.is(at, WordClasses::PRONOUN)
                    && !self.is(at, WordClasses::DETERMINER.union(WordClasses::PREPOSITION).union(JOINS))
        });
        if clause {
            return false;
        }
        match self.language {
            Language::French => {
                self.is(first, WordClasses::GENITIVE)
                    || matches!(&*self.lower[first], "en" | "par" | "à" | "au" | "aux" | "chargé" | "chargée")
                    || self.mark(first).is_some_and(is_hyphen)
                    || self.tokens[first].kind == TokenKind::Upper
                    || self.tokens[first].kind == TokenKind::Lower && !self.is(first, JOINS)
            }
            _ => self.is(first, WordClasses::GENITIVE),
        }
    }

    /// Where a function begins that has its role at a token: what qualifies it belongs to it.
    fn qualified_start(&self, role: usize) -> usize {
        /// « l'ancien très haut … », "the former Northumbrian deputy foreign".
        const NEAR: usize = 6;
        let mut start = role;
        while start > 0 && role - start < NEAR {
            let before = start - 1;
            let hyphen = self.mark(before).is_some_and(is_hyphen) && !self.tokens[before].spaced;
            let initials = self.mark(before) == Some('.')
                && before > 0
                && self.tokens[before - 1].kind == TokenKind::Capital
                && self.text[self.tokens[before - 1].span.range()].chars().count() == 1;
            let qualifies = if self.language == Language::French {
                self.is(before, WordClasses::QUALIFIER)
            } else {
                let lasting = matches!(
                    &*self.lower[before],
                    "former" | "late" | "longtime" | "veteran" | "top" | "retired" | "senior" | "deputy"
                );
                // "favor Democratic candidate": a word in lower case before a capital may be a verb.
                let may_be_verb = self.is_capital(start) && !self.is_capital(before) && !lasting;
                self.qualifies(before) && !self.is_leading(before) && !may_be_verb
            };
            let qualifies = hyphen || initials || self.is_word(before) && qualifies;
            if !qualifies {
                break;
            }
            start = before;
        }
        while start < role && self.mark(start).is_some() {
            start += 1;
        }
        start
    }

    /// Whether an English capital before a role is no part of it but a name of its own: of somebody's given name.
    fn is_leading(&self, at: usize) -> bool {
        let text = &self.text[self.tokens[at].span.range()];
        let county = self.is(at + 1, WordClasses::PLACE_NOUN.union(WordClasses::BODY));
        self.tokens[at].kind == TokenKind::Capital
            && !county
            && self.is_given_name(at)
            && listed(&key_of(text)).is_none_or(|listed| listed != Listed::Demonym && listed != Listed::Place)
    }
}
