//! The words that attribute a quotation from inside its own sentence: the incise, the inverted clause behind
//! it, the verb, preposition or noun of speech before it.

use super::attribution::{Found, Page};
use super::cast::Agreement;
use super::reading::Tokens;
use super::verbs::VerbGroup;
use crate::lang::verbs::{Classes, Moods};
use crate::lang::{Language, WordClasses};
use crate::text::segment::{is_apostrophe, is_dash, is_terminator};

/// How far behind its subject a verb may stand, in tokens: "a spokesman for the Department of Health and Social Care said".
const FARTHEST: usize = 12;

/// How near behind its subject a verb may be its second one, in tokens.
const NEAR_BY: usize = 6;

/// How far behind a subject what is said of it between commas may reach, in tokens.
const LONGEST_APPOSITION: usize = 40;

impl Page<'_, '_> {
    /// Window 1: « Il faut, explique X, agir vite. »
    pub(super) fn incise(&self, quote: &Tokens) -> Option<Found> {
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
            // « …, a dit le ministre à la radio. »
            let complement = reading.is(speaker.end, WordClasses::PREPOSITION) && reading.lexicon.inverts;
            if group.tokens.end >= quote.end
                || reading.is_comma(speaker.end)
                || self.ends_clause(speaker.end)
                || complement
            {
                return Some(Found { speaker: Some(speaker), cue: group.tokens });
            }
        }
        None
    }

    fn ends_clause(&self, at: usize) -> bool {
        self.reading.mark(at).is_some_and(|mark| is_terminator(mark) || mark == ';')
    }

    /// Window 2, behind: « … », explique X; "…," X said; « … », selon X; « … » — X.
    pub(super) fn clause_after(&self, after: &Tokens) -> Option<Found> {
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
            // "…" offered at the meeting: English puts nothing between an inverted verb and its subject.
            let placed = |group: &VerbGroup| {
                !reading.lexicon.inverts
                    && group.pronoun.is_none()
                    && reading.is(group.tokens.end, WordClasses::PREPOSITION)
            };
            if let Some(group) =
                reading.verb_group(start, after.end).filter(carries).filter(|group| !placed(group))
            {
                // « le Congrès « solidaire » a décrété trois jours de deuil »: the subject may stand before.
                let set_off = start > after.start;
                // « … » et a dénoncé X: the verb goes on with the subject it had.
                let joined = (after.start..start).any(|at| reading.is(at, WordClasses::CONJUNCTION));
                let speaker = self
                    .inverted_subject(&group, after.end)
                    .filter(|_| !joined || group.pronoun.is_some())
                    .filter(|subject| set_off || reading.is_somebody(subject) || self.is_pronoun(subject));
                return Some(Found { speaker, cue: group.tokens });
            }
            if let Some(cue) = reading.phrase(start, after.end, WordClasses::SOURCE) {
                let speaker = self.source(&cue, after);
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
        if !reading.is_comma(subject.end) {
            return self.verb_of_subject(&subject, subject.end, clause.end);
        }
        let reach = clause.end.min(subject.end + LONGEST_APPOSITION);
        let mut closes = (subject.end + 1..reach).filter(|at| reading.is_comma(*at)).map(|at| at + 1);
        let first = closes.next()?;
        if let Some(found) = self.verb_of_subject(&subject, first, clause.end) {
            return Some(found);
        }
        // "Smith, flanked by his deputy, Tom Price, said"; but "Smith, of Leeds, was jailed, police said".
        for start in std::iter::once(first).chain(closes) {
            if let Some(group) = reading.verb_group(start, clause.end).filter(speaks) {
                return Some(Found { speaker: Some(subject), cue: group.tokens });
            }
            if reading.is_finite(start, clause.end) {
                return None;
            }
        }
        None
    }

    /// The verb of speech of a subject that may stand from a token on: "Smith of Ohio said", "the mayor also said", « le
    /// ministre, lui, a dit ».
    fn verb_of_subject(&self, subject: &Tokens, start: usize, end: usize) -> Option<Found> {
        let reading = self.reading;
        let words = (start..end.min(start + FARTHEST))
            .take_while(|at| reading.is_word(*at) || reading.mark(*at).is_some_and(is_apostrophe));
        // Farther off, only if the subject has no other verb before.
        let words = words.take_while(|at| {
            *at < start + NEAR_BY || !(start..*at).any(|before| reading.is_finite(before, end))
        });
        for at in words {
            if let Some(group) = reading.verb_group(at, end) {
                // "…," he mocks.
                let ends =
                    at == subject.end && (group.tokens.end == end || self.ends_clause(group.tokens.end));
                if speaks(&group) || ends && carries(&group) {
                    return Some(Found { speaker: Some(subject.clone()), cue: group.tokens });
                }
            }
            // "…," she went on.
            if let Some(cue) = reading.phrase(at, end, WordClasses::PSYCH.union(WordClasses::GOES_ON)) {
                return Some(Found { speaker: Some(subject.clone()), cue });
            }
        }
        None
    }

    /// The subject behind an inverted verb: its pronoun, or the noun phrase that follows, perhaps after an
    /// adverb or a complement (« a tranché hier, lors d'un point de presse, le porte-parole »).
    pub(super) fn inverted_subject(&self, group: &VerbGroup, end: usize) -> Option<Tokens> {
        let reading = self.reading;
        if let Some(pronoun) = group.pronoun {
            return Some(self.document_read(group, end).unwrap_or(pronoun..pronoun + 1));
        }
        let mut at = group.tokens.end;
        for _ in 0..4 {
            while at < end && reading.is(at, WordClasses::ADVERB) && !reading.is_capital(at) {
                at += 1;
            }
            if let Some(phrase) = reading.noun_phrase(at, end) {
                if !reading.is_time(&phrase) {
                    return Some(phrase);
                }
                at = phrase.end;
            }
            if at >= end {
                return None;
            }
            if reading.is(at, WordClasses::PREPOSITION.union(WordClasses::GENITIVE)) {
                at = reading.past_complement(at, end);
            } else if reading.is_comma(at) && !reading.is(at + 1, WordClasses::RELATIVE) {
                at += 1;
            } else {
                return None;
            }
        }
        None
    }

    /// Whom somebody else quotes: in "Reuters quoted the mayor as saying", the mayor is the source.
    pub(super) fn quoted(&self, cue: &Tokens) -> Option<Tokens> {
        let reading = self.reading;
        let verb = cue.end.checked_sub(1)?;
        let quotes =
            matches!(&*reading.lower[verb], "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing");
        if reading.language != Language::English || !quotes {
            return None;
        }
        let end = self.stretch_end(verb);
        let first = reading.lower.get(verb + 1)?;
        let whom = if Agreement::of_pronoun(first, reading.language).is_some() {
            verb + 1..verb + 2
        } else {
            reading.described_phrase(verb + 1, end)?
        };
        // "… the spokesman, Paul Morel, as saying"
        let next = whom.end + usize::from(reading.is_comma(whom.end));
        let says = reading.verbs.get(next + 1)?.is_some_and(|verb| {
            verb.moods.any(Moods::PRESENT_PARTICIPLE) && verb.classes.any(Classes::REPORTING)
        });
        (&*reading.lower[next] == "as" && says).then_some(whom)
    }

    /// « peut-on lire dans le rapport »: what « on » reads is the source.
    fn document_read(&self, group: &VerbGroup, end: usize) -> Option<Tokens> {
        let reading = self.reading;
        let anybody = group.pronoun.is_some_and(|pronoun| reading.is(pronoun, WordClasses::VAGUE));
        let next = group.tokens.end;
        if !anybody || !reading.is(next, WordClasses::PREPOSITION) {
            return None;
        }
        let document = WordClasses::ARTEFACT.union(WordClasses::SPEECH_NOUN);
        let phrase = reading.noun_phrase(next + 1, end)?;
        reading.head(&phrase).any(|at| reading.is(at, document)).then_some(phrase)
    }

    /// Words that somebody is said to have said, in the passive: « qualifié de « … » par X ».
    pub(super) fn passive(&self, before: &Tokens, after: &Tokens) -> Option<Found> {
        /// How far before the quotation the participle may stand.
        const NEAR: usize = 2;
        let reading = self.reading;
        let by = after.clone().find(|at| !reading.is_comma(*at))?;
        if !matches!(&*reading.lower[by], "par" | "by") {
            return None;
        }
        let speaker = reading.noun_phrase(by + 1, after.end).filter(|phrase| reading.is_somebody(phrase))?;
        let near = before.start.max(before.end.saturating_sub(NEAR))..before.end;
        let participle = near.rev().find(|at| {
            reading.verbs[*at].is_some_and(|verb| verb.moods.any(Moods::PAST_PARTICIPLE))
                || reading.is(*at, WordClasses::LABEL)
        })?;
        Some(Found { speaker: Some(speaker), cue: participle..participle + 1 })
    }

    /// Window 2, before: « X a déclaré : « … » », « il dénonce une loi « … » », "according to X, “…”".
    pub(super) fn clause_before(&self, before: &Tokens, sentence_start: usize) -> Option<Found> {
        let reading = self.reading;
        if before.is_empty() {
            return None;
        }
        let clause = self.last_clause(before);
        let last = clause.end - 1;
        let colon = reading.mark(last) == Some(':');
        // « Question : », "A:": an interview says who speaks by turns.
        if colon && before.len() <= 3 && reading.phrase(before.start, last, WordClasses::TURN).is_some() {
            return Some(Found { speaker: None, cue: before.clone() });
        }
        if let Some(found) = self.verb_before(&clause, colon || reading.is_comma(last)) {
            return Some(found);
        }
        if let Some(cue) = reading.find_phrase(before, WordClasses::SOURCE) {
            let speaker = self.source(&cue, before);
            return Some(Found { speaker, cue });
        }
        if let Some(cue) = reading.find_phrase(&clause, WordClasses::CROWD) {
            return Some(Found { speaker: None, cue });
        }
        // « Pour Vincent Crouzet, « … » »: only somebody can hold a view.
        if let Some(cue) = clause.clone().find(|at| {
            reading.is(*at, WordClasses::FOR) && reading.lower.get(at + 1).is_some_and(|word| word == "qui")
        }) {
            let speaker = self.source(&(cue..cue + 1), &clause);
            return Some(Found { speaker, cue: cue..cue + 1 });
        }
        if reading.is(clause.start, WordClasses::FOR)
            && let Some(phrase) = reading.noun_phrase(clause.start + 1, clause.end)
            && reading.can_speak(&phrase, usize::MAX)
        {
            return Some(Found { speaker: Some(phrase), cue: clause.start..clause.start + 1 });
        }
        if let Some(cue) = self.speech_noun(&clause, colon) {
            return Some(Found { speaker: self.owner(cue.start, clause.start), cue });
        }
        if colon { self.introducer(&clause, sentence_start) } else { None }
    }

    /// Who stands behind « selon », "according to": a noun phrase, a pronoun, or what a relative stands for
    /// (« …, selon lequel »).
    fn source(&self, cue: &Tokens, stretch: &Tokens) -> Option<Tokens> {
        let reading = self.reading;
        let next = cue.end;
        if next < stretch.end && reading.is(next, WordClasses::RELATIVE) {
            return reading.antecedent(cue.start, stretch.start);
        }
        let pronoun = next < stretch.end && reading.is(next, WordClasses::SOURCE_PRONOUN);
        if pronoun { Some(next..next + 1) } else { reading.noun_phrase(next, stretch.end) }
    }

    /// The part of a range behind its last semicolon or sentence end.
    fn last_clause(&self, range: &Tokens) -> Tokens {
        let start = range
            .clone()
            .rev()
            .skip(1)
            .find(|at| self.reading.mark(*at).is_some_and(|mark| matches!(mark, ';' | '?' | '!')))
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
                    // Behind a comma or another verb it goes on about the subject of the clause before.
                    let apart = start > clause.start
                        && (reading.is_comma(start - 1)
                            || clause.clone().any(|at| at < start && reading.is_finite(at, start)));
                    let speaker = reading
                        .subject_before(start, clause)
                        .filter(|speaker| !apart && reading.is_somebody(speaker));
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
                if !(near && group.classes.any(Classes::REPORTING))
                    && let Some(outer) = self.outer_verb(start, clause)
                {
                    return Some(outer);
                }
                // The group may begin earlier, with the auxiliary and its pronouns.
                let speaker = group
                    .pronoun
                    .map(|pronoun| pronoun..pronoun + 1)
                    .or_else(|| self.agent_of_passive(&group, clause.end))
                    .or_else(|| {
                        let start = self.group_start(start, clause.start);
                        if reading.is_passive(start, &group) {
                            return None;
                        }
                        reading.subject_before(start, clause)
                    })
                    .or_else(|| {
                        self.inverted_subject(&group, clause.end)
                            .filter(|subject| reading.is_somebody(subject))
                    });
                return Some(Found { speaker, cue: group.tokens });
            }
        }
        None
    }

    /// « a été confirmé par X », "was announced by X".
    fn agent_of_passive(&self, group: &VerbGroup, end: usize) -> Option<Tokens> {
        let reading = self.reading;
        let by = group.tokens.end;
        if by >= end || !matches!(&*reading.lower[by], "par" | "by") {
            return None;
        }
        reading.noun_phrase(by + 1, end).filter(|phrase| reading.is_somebody(phrase))
    }

    /// The verb of speech in whose clause another verb stands: « X a dit que Y appellerait … ».
    fn outer_verb(&self, inner: usize, clause: &Tokens) -> Option<Found> {
        let reading = self.reading;
        (clause.start..inner).rev().find_map(|start| {
            let group = reading.verb_group(start, clause.end)?;
            if !group.finite || !group.classes.any(Classes::REPORTING) || group.tokens.end >= inner {
                return None;
            }
            let next = group.tokens.end;
            let that = matches!(&*reading.lower[next], "que" | "qu" | "that");
            let clause_follows =
                that || reading.lexicon.drops_that && reading.noun_phrase(next, inner).is_some();
            let own = group
                .pronoun
                .map(|pronoun| pronoun..pronoun + 1)
                .or_else(|| reading.subject_before(self.group_start(start, clause.start), clause))?;
            let sure = reading.is_somebody(&own) || self.is_pronoun(&own);
            (clause_follows && sure).then_some(Found { speaker: Some(own), cue: group.tokens })
        })
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
            let elision = reading.mark(before).is_some_and(is_apostrophe)
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
        near.rev().find_map(|at| {
            let noun = reading.phrase(at, clause.end, WordClasses::SPEECH_NOUN)?;
            let before = at.checked_sub(1)?;
            let elided = before > 0
                && reading.mark(before).is_some()
                && reading.is(before - 1, WordClasses::DETERMINER);
            let owned = reading.is(before, WordClasses::POSSESSIVE)
                || reading.mark(at.saturating_sub(2)).is_some_and(is_apostrophe)
                    && reading.lower[before] == "s";
            let held = reading.is(before, WordClasses::DETERMINER.union(WordClasses::PREPOSITION)) || elided;
            (owned || held && !colon).then_some(noun)
        })
    }

    /// Whose a noun of speech is: « son message », "Smith's word".
    fn owner(&self, noun: usize, floor: usize) -> Option<Tokens> {
        /// How many adjectives may stand between.
        const ADJECTIVES: usize = 2;
        let reading = self.reading;
        let first = floor.max(noun.saturating_sub(ADJECTIVES + 1));
        let owner = (first..noun).rev().find(|at| reading.is(*at, WordClasses::POSSESSIVE))?;
        if &*reading.lower[owner] == "s"
            && owner > floor
            && reading.mark(owner - 1).is_some_and(is_apostrophe)
        {
            return reading.phrase_ending_at(owner - 1, floor).filter(|phrase| reading.is_somebody(phrase));
        }
        Some(owner..owner + 1)
    }

    /// What stands before a colon: a name, or a clause whose subject can speak.
    fn introducer(&self, clause: &Tokens, sentence_start: usize) -> Option<Found> {
        /// How far before the colon its subject may stand.
        const NEAR: usize = 60;
        let reading = self.reading;
        let colon = clause.end - 1;
        let words = clause.start.max(colon.saturating_sub(NEAR))..colon;
        if words.is_empty() {
            return None;
        }
        // The capital of a sentence's first word proves nothing, unless the sentence is nothing but a name;
        // « Résultat », "Conclusion" are none.
        let noun = WordClasses::DETERMINER.union(WordClasses::IMPERSONAL).union(WordClasses::SPEECH_NOUN);
        let first =
            if words.len() <= 4 && !reading.is(words.start, noun) { usize::MAX } else { sentence_start };
        let subject = words.into_iter().find_map(|at| {
            reading.noun_phrase(at, colon).filter(|phrase| reading.can_speak(phrase, first))
        })?;
        Some(Found { speaker: Some(subject), cue: colon..colon + 1 })
    }

    /// Any cue in a stretch of the sentence that does not touch the quotation.
    pub(super) fn any_cue(&self, segment: &Tokens) -> Option<Found> {
        let reading = self.reading;
        if let Some(cue) = reading.find_phrase(segment, WordClasses::SOURCE) {
            return Some(Found { speaker: self.source(&cue, segment), cue });
        }
        // « … » face à la crise, commente X: an incise behind a complement.
        let incise = segment.clone().filter(|at| reading.is_comma(*at)).find_map(|comma| {
            let group = reading
                .verb_group(comma + 1, segment.end)
                .filter(|group| group.finite && carries(group))
                .or_else(|| {
                    reading.inverted_clause(comma + 1, segment.end).filter(|group| {
                        group.pronoun.is_some() || reading.is(group.tokens.start, WordClasses::PERFECT)
                    })
                })?;
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
            // "…, said Jane Smith": right behind a comma the subject follows.
            let inverted = || {
                let apart = start == segment.start || reading.is_comma(start - 1);
                self.inverted_subject(&group, segment.end).filter(|subject| {
                    apart && subject.start == group.tokens.end && reading.is_somebody(subject)
                })
            };
            let speaker = group
                .pronoun
                .map(|pronoun| pronoun..pronoun + 1)
                .or_else(inverted)
                .or_else(|| reading.subject_before(start, segment))
                .or_else(|| {
                    self.inverted_subject(&group, segment.end).filter(|subject| reading.is_somebody(subject))
                });
            Some(Found { speaker, cue: group.tokens })
        })
    }
}

/// Whether a verb group right behind a quotation carries it: a verb of judgement does when its subject follows
/// (« … », accuse la préfecture).
fn carries(group: &VerbGroup) -> bool {
    speaks(group) || group.classes.any(Classes::JUDGEMENT)
}

/// Whether a verb group can carry the words next to it.
pub(super) fn speaks(group: &VerbGroup) -> bool {
    group.classes.any(Classes::REPORTING.union(Classes::COMMENT).union(Classes::MANNER))
}
