//! Sources that are nobody: « certains », « des observateurs », "sources say", a passive that hides who spoke; and
//! sources that are somebody without a name: « une source proche du dossier ».
//!
//! Only where words are given to them, in quotation marks or in a reported clause: "experts observe a change" is
//! the writer's own summary.

use super::attribution::{LONGEST_SENTENCE, Page, Told, Window};
use super::reading::Tokens;
use crate::lang::WordClasses;
use crate::lang::verbs::{Classes, Moods};
use crate::text::ProseSpan;

/// A source without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unnamed {
    /// The words for it; of a passive, the verb.
    pub words: ProseSpan,
    /// Whether the words say nothing of who it is.
    pub vague: bool,
}

impl Page<'_, '_> {
    /// The sources of a paragraph that have no name, in order. `told` is who says its quotations.
    pub(super) fn unnamed(&self, told: &[Told]) -> Vec<Unnamed> {
        let mut found: Vec<Unnamed> =
            told.iter().enumerate().filter_map(|(quote, told)| self.unnamed_source(quote, told)).collect();
        for sentence in self.sentences.iter().filter(|sentence| sentence.len() <= LONGEST_SENTENCE) {
            for stretch in self.outside(sentence.clone()) {
                found.extend(stretch.clone().filter_map(|start| self.reported(start, &stretch)));
            }
        }
        found.sort_by_key(|unnamed| unnamed.words.start);
        found.dedup_by_key(|unnamed| unnamed.words.start);
        found
    }

    fn unnamed_source(&self, quote: usize, told: &Told) -> Option<Unnamed> {
        let reading = self.reading;
        let Told::By(attribution) = told else { return None };
        let cue = reading.within(attribution.cue);
        // Words woven into a sentence about somebody are a part of what it says of them.
        let view = reading.phrase(cue.start, cue.end, WordClasses::SOURCE).is_some();
        if !matches!(attribution.window, Window::After | Window::Before) || self.is_woven(quote) && !view {
            return None;
        }
        let Some(speaker) = attribution.speaker else {
            let vague = attribution.window == Window::After && self.hides_who(&cue);
            return vague.then_some(Unnamed { words: attribution.cue, vague });
        };
        let phrase = reading.within(speaker);
        if phrase.is_empty() || cue.is_empty() {
            return None;
        }
        let anybody = phrase.len() == 1 && reading.is(phrase.start, WordClasses::PRONOUN);
        // « On se dit : « Pourquoi moi ? » », « explique-t-on à Paris »
        let inner = anybody && (attribution.window == Window::Before || self.is_qualified(cue.end));
        let thought =
            reading.lower[cue].iter().any(|word| matches!(&**word, "lire" | "lit" | "wonder" | "ask"));
        if !inner && !thought && self.is_vague(&phrase) {
            return Some(Unnamed { words: speaker, vague: true });
        }
        let nameless = reading.head(&phrase).any(|at| reading.is(at, WordClasses::ANONYMOUS))
            && reading.name_in(&phrase).is_none();
        // « une source proche du dossier »: with what says who it is.
        let joins = WordClasses::PREPOSITION.union(WordClasses::GENITIVE);
        let end = self.stretch_end(phrase.start);
        let past =
            if reading.is(phrase.end, joins) { reading.past_complement(phrase.end, end) } else { phrase.end };
        nameless.then(|| Unnamed { words: reading.span(&(phrase.start..past)), vague: false })
    }

    /// Whether a complement follows that says more of somebody: « à Paris », « d'entre eux », "who know it".
    fn is_qualified(&self, at: usize) -> bool {
        let more = WordClasses::GENITIVE.union(WordClasses::RELATIVE).union(WordClasses::PREPOSITION);
        // « dit-on à Paris » says where, not who.
        let place = matches!(self.reading.lower.get(at).map(AsRef::as_ref), Some("à" | "en" | "in" | "at"));
        self.reading.is(at, more) && !place
            || self.reading.is(at, WordClasses::ADVERB) && self.reading.is(at + 1, more)
            || self.quotes.iter().any(|quote| quote.start == at)
    }

    /// A verb of speech with a that-clause whose subject is vague: « certains estiment que … »
    fn reported(&self, start: usize, stretch: &Tokens) -> Option<Unnamed> {
        let reading = self.reading;
        let group = reading.verb_group(start, stretch.end)?;
        let that = matches!(&**reading.lower.get(group.tokens.end)?, "que" | "qu" | "that");
        let clause = that && group.tokens.end < stretch.end && group.classes.any(Classes::REPORTING);
        if !clause || !group.finite || group.pronoun.is_some() {
            return None;
        }
        let subject = reading.subject_before(start, stretch)?;
        let pronoun = reading.is(subject.start, WordClasses::PRONOUN);
        (!pronoun && self.is_vague(&subject)).then(|| Unnamed { words: reading.span(&subject), vague: true })
    }

    /// Whether a noun phrase says nothing of who it is: a vague word alone or behind an indefinite article, and
    /// nothing that says more.
    fn is_vague(&self, phrase: &Tokens) -> bool {
        let reading = self.reading;
        let words: Vec<usize> = phrase.clone().filter(|at| reading.is_word(*at)).collect();
        let whole = reading.phrase(phrase.start, phrase.end, WordClasses::VAGUE);
        let vague = match words[..] {
            // « certains », « d'aucuns », "critics"; but « cette même source ».
            _ if whole.is_some_and(|whole| whole == *phrase) => {
                let before = phrase.start.checked_sub(1);
                // "legal experts", « cette même source » say more.
                let free = WordClasses::CONJUNCTION.union(WordClasses::RELATIVE).union(WordClasses::SOURCE);
                let told = before.is_some_and(|before| {
                    let verb = reading.verbs[before].is_some() || reading.is(before, WordClasses::AUXILIARY);
                    reading.is_word(before) && !reading.is(before, free) && !verb
                });
                // One « source » is somebody; « sources » may be anybody.
                let one = reading.is(phrase.start, WordClasses::ANONYMOUS)
                    && !reading.lower[phrase.start].ends_with('s');
                !told && !one
            }
            [article, noun] => {
                reading.is(article, WordClasses::INDEFINITE) && reading.is(noun, WordClasses::VAGUE)
            }
            _ => false,
        };
        // « un observateur étranger », "people familiar with it": they say more.
        let next = phrase.end;
        let adjective = reading.is_word(next)
            && !reading.is_finite(next, reading.tokens.len())
            && !reading.is(
                next,
                WordClasses::ADVERB.union(WordClasses::CONJUNCTION).union(WordClasses::PREPOSITION),
            );
        vague && !adjective && !self.is_qualified(next)
    }

    /// Whether a passive leaves open who spoke: « a-t-il été indiqué », "it was announced"; not with « dans un
    /// communiqué », "by the ministry".
    fn hides_who(&self, cue: &Tokens) -> bool {
        let reading = self.reading;
        let participle = reading.verbs[cue.end - 1].is_some_and(|verb| {
            verb.moods.any(Moods::PAST_PARTICIPLE) && verb.classes.any(Classes::REPORTING)
        });
        // « est-il écrit » is said of what was read; « a-t-il été indiqué », "it was announced" of nothing.
        let impersonal = match cue.start.checked_sub(1) {
            Some(before) if reading.lower[before] == "it" => true,
            _ => {
                let has = |word: &str| cue.clone().any(|at| reading.lower[at] == word);
                has("il") && has("été")
            }
        };
        let joins = WordClasses::PREPOSITION.union(WordClasses::GENITIVE).union(WordClasses::SOURCE);
        participle && impersonal && !reading.is(cue.end, joins)
    }
}
