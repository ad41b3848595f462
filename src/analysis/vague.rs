//! Sources that are nobody: « certains », « des observateurs », "sources say", a passive that hides who spoke; and
//! sources that are somebody without a name: « une source proche du dossier ».
//!
//! Only where words are given to them, in quotation marks or in a reported clause: "experts observe a change" is
//! the writer's own summary.

use super::attribution::{LONGEST_SENTENCE, Page, Told, Window};
use super::cast::{Figure, Part};
use super::paragraph::Quote;
use super::quotations::{MIN_WORDS, QuoteKind};
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
    /// Whether it is given a clause of the writer's (« certains estiment que … ») and no quotation.
    pub reports: bool,
}

impl Page<'_, '_> {
    /// The sources of a paragraph that have no name, in order. `quotes` are its quotations, `cast` who appears in it.
    pub(super) fn unnamed(&self, quotes: &[Quote], cast: &[Figure]) -> Vec<Unnamed> {
        let outermost = quotes.iter().filter(|quote| quote.marks.depth == 0).enumerate();
        let spoken = cast.iter().find(|one| one.part == Part::Speaker).map(|one| one.words.end);
        let mut found: Vec<Unnamed> =
            outermost.filter_map(|(index, quote)| self.unnamed_source(index, quote, spoken)).collect();
        for sentence in self.sentences.iter().filter(|sentence| sentence.len() <= LONGEST_SENTENCE) {
            for stretch in self.outside(sentence.clone()) {
                found.extend(stretch.clone().filter_map(|start| self.reported(start, &stretch)));
            }
        }
        found.sort_by_key(|unnamed| unnamed.words.start);
        found.dedup_by_key(|unnamed| unnamed.words.start);
        found
    }

    /// `spoken` is where the paragraph first names somebody who speaks.
    fn unnamed_source(&self, index: usize, quote: &Quote, spoken: Option<u32>) -> Option<Unnamed> {
        /// How many tokens may stand between a verb and the words that it introduces.
        const NEAR: usize = 4;
        let reading = self.reading;
        let Told::By(attribution) = quote.told else { return None };
        let said = quote.kind == QuoteKind::Speech && quote.words >= MIN_WORDS;
        if !said || !matches!(attribution.window, Window::After | Window::Before) {
            return None;
        }
        let cue = reading.within(attribution.cue);
        let before = attribution.window == Window::Before;
        // Words woven into a sentence about somebody are a part of what it says of them, and a verb far before the
        // quotation may say another thing: « certains acceptent de payer, d'autres … ».
        let view = reading.phrase(cue.start, cue.end, WordClasses::SOURCE).is_some();
        let verb = cue.clone().any(|at| reading.verbs[at].is_some());
        let far = before && cue.end + NEAR < self.quotes[index].start;
        if !view && (!verb || far || quote.woven) {
            return None;
        }
        let Some(speaker) = attribution.speaker else {
            let vague = !before && self.hides_who(&cue);
            return vague.then_some(Unnamed { words: attribution.cue, vague, reports: false });
        };
        let phrase = reading.within(speaker);
        if phrase.is_empty() || cue.is_empty() {
            return None;
        }
        let vague = Unnamed { words: speaker, vague: true, reports: false };
        if phrase.len() == 1 && reading.is(phrase.start, WordClasses::PRONOUN) {
            let inverted = !before && cue.contains(&phrase.start);
            // « précise-t-on » behind « a annoncé la préfecture » is the prefecture.
            let named = spoken.is_some_and(|end| end <= speaker.start);
            return (inverted && !named && self.is_anybody(&phrase, &cue)).then_some(vague);
        }
        let asks = reading.lower[cue].iter().any(|word| matches!(&**word, "wonder" | "ask"));
        if !asks && self.is_vague(&phrase) {
            return Some(vague);
        }
        let nameless = reading.head(&phrase).any(|at| reading.is(at, WordClasses::ANONYMOUS))
            && reading.name_in(&phrase).is_none();
        // « une source proche du dossier »: with what says who it is.
        let joins = WordClasses::PREPOSITION.union(WordClasses::GENITIVE);
        let end = self.stretch_end(phrase.start);
        let past =
            if reading.is(phrase.end, joins) { reading.past_complement(phrase.end, end) } else { phrase.end };
        let words = reading.span(&(phrase.start..past));
        nameless.then_some(Unnamed { words, vague: false, reports: false })
    }

    /// Whether the pronoun of « dit-on » is nobody: « explique-t-on à l'Élysée » and « apprend-on de source policière »
    /// say among whom, and what one reads is a document's.
    fn is_anybody(&self, pronoun: &Tokens, cue: &Tokens) -> bool {
        /// Ministries that go by the place they are at.
        const SEATS: [&str; 5] = ["bercy", "matignon", "beauvau", "grenelle", "brienne"];
        let reading = self.reading;
        let read = reading.lower[cue.clone()]
            .iter()
            .any(|word| matches!(&**word, "lire" | "lit" | "entendre" | "entend"));
        let next = cue.end;
        let town = reading.lower.get(next).is_some_and(|word| word == "à")
            && reading.is_capital(next + 1)
            && !SEATS.contains(&&*reading.lower[next + 1]);
        reading.is(pronoun.start, WordClasses::VAGUE) && !read && (town || !self.is_qualified(next))
    }

    /// Whether a complement follows that says more of somebody: « en santé publique », « d'entre eux », "who know it".
    fn is_qualified(&self, at: usize) -> bool {
        let more = WordClasses::GENITIVE.union(WordClasses::RELATIVE).union(WordClasses::PREPOSITION);
        self.reading.is(at, more)
            || self.reading.is(at, WordClasses::ADVERB) && self.reading.is(at + 1, more)
            || self.quotes.iter().any(|quote| quote.start == at)
    }

    /// A verb of speech with a that-clause whose subject is vague: « certains estiment que … »
    fn reported(&self, start: usize, stretch: &Tokens) -> Option<Unnamed> {
        let reading = self.reading;
        let group = reading.verb_group(start, stretch.end)?;
        let next = group.tokens.end;
        if next >= stretch.end || !group.classes.any(Classes::REPORTING) || group.pronoun.is_some() {
            return None;
        }
        let that = matches!(&*reading.lower[next], "que" | "qu" | "that");
        // "critics say the law will fail"
        let clause = || {
            let subject = reading.noun_phrase(next, stretch.end).filter(|_| reading.lexicon.drops_that)?;
            reading.is_finite(subject.end, stretch.end).then_some(subject)
        };
        if !group.finite || !that && clause().is_none() {
            return None;
        }
        let subject = reading.subject_before(start, stretch)?;
        if reading.is(subject.start, WordClasses::PRONOUN) || !self.is_vague(&subject) {
            return None;
        }
        // "we have many failed ventures that …": a subject opens its clause.
        let joins = WordClasses::CONJUNCTION.union(WordClasses::RELATIVE).union(WordClasses::ADVERB);
        let opens = subject.start == stretch.start
            || reading.mark(subject.start - 1).is_some()
            || reading.is(subject.start - 1, joins);
        // "if people think the issues will be addressed": nobody has said so yet.
        let supposed = subject.start > stretch.start
            && matches!(&*reading.lower[subject.start - 1], "if" | "whether" | "when" | "si" | "quand");
        // « Les riverains attendent. Certains disent que … »: some of these.
        let some = subject.len() == 1
            && matches!(&*reading.lower[subject.start], "certains" | "certaines" | "some" | "many");
        let first = self.sentences.first().is_some_and(|sentence| sentence.contains(&subject.start));
        (opens && !supposed && (first || !some)).then(|| Unnamed {
            words: reading.span(&subject),
            vague: true,
            reports: true,
        })
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
