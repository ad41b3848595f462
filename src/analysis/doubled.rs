//! Words that stand twice in a row by a slip: « de de ». Names that do (Duran Duran) begin with a capital; what is said
//! twice on purpose is a list of the language's. Nor is it a slip where the two are not one word: a noun and a verb that
//! look alike (« l'est est »), or two halves of a word that the dictionaries do not have (« bunga bunga ») or write with a
//! hyphen (« bye bye »).

use super::reading::Reading;
use crate::lang::known::is_word;
use crate::lang::{Language, WordClasses};
use crate::text::ProseSpan;
use crate::text::segment::TokenKind;

/// The second of each two, in order.
pub(super) fn doubled(reading: &Reading<'_>) -> Vec<ProseSpan> {
    let tokens = &reading.tokens;
    let is_slip = |at: &usize| {
        let (one, other) = (tokens[at - 1], tokens[*at]);
        let between = &reading.text[one.span.end as usize..other.span.start as usize];
        let alone = |at: usize| !reading.text[at..].starts_with(['\'', '’', '-', '\u{2011}']);
        other.kind == TokenKind::Lower
            && one.kind.is_word()
            && reading.lower[at - 1] == reading.lower[*at]
            && !reading.is(*at, WordClasses::DOUBLED)
            && !between.is_empty()
            && between.chars().all(|char| char.is_whitespace() && char != '\n')
            && alone(other.span.end as usize)
            // « b.a. ba », "Yo la la": with a third it is a song.
            && reading.lower.get(at + 1) != reading.lower.get(*at)
            && (*at < 2 || reading.lower[at - 2] != reading.lower[*at])
            && other.span.len() > 1
            && !is_one_word(&reading.lower[*at])
            && !is_noun_and_verb(reading, *at)
            && !is_gerund(reading, *at)
            && !is_cry(reading, *at)
    };
    (1..tokens.len()).filter(is_slip).map(|at| tokens[at].span).collect()
}

/// Whether a word that stands twice is half of another one.
fn is_one_word(word: &str) -> bool {
    !is_word(word) || is_word(&format!("{word}-{word}"))
}

/// Whether two words are « en » the preposition and « en » the pronoun: « en en parlant ».
fn is_gerund(reading: &Reading<'_>, at: usize) -> bool {
    &*reading.lower[at] == "en" && reading.lower.get(at + 1).is_some_and(|next| next.ends_with("ant"))
}

/// Whether two words are a cry: « oh la la », and what stands between quotation marks by itself: « un "boum boum" ».
fn is_cry(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.checked_sub(2);
    let is_mark = |at: Option<usize>| {
        at.and_then(|at| reading.mark(at)).is_some_and(|mark| matches!(mark, '"' | '«' | '»' | '“' | '”'))
    };
    before.is_some_and(|before| matches!(&*reading.lower[before], "oh" | "ah" | "ouh"))
        || is_mark(before) && is_mark(Some(at + 1))
}

/// Whether a word is the verb of the noun before it, which looks like it: « l'est est touché », « la ferme ferme ses
/// portes », "the will will be read".
fn is_noun_and_verb(reading: &Reading<'_>, at: usize) -> bool {
    let word = &*reading.lower[at];
    let is_apostrophe = |at: usize| matches!(reading.mark(at), Some('\'' | '’'));
    let Some(mut opening) = at.checked_sub(2) else { return false };
    if is_apostrophe(opening) && opening > 0 {
        opening -= 1;
    }
    // « il l'est », "this is": there it is a pronoun.
    let is_pronoun = || {
        let before = WordClasses::PRONOUN.union(WordClasses::RELATIVE).union(WordClasses::NEGATION);
        opening.checked_sub(1).is_some_and(|before_it| reading.is(before_it, before))
    };
    let is_finite = |at: usize| reading.is(at, WordClasses::AUXILIARY) || reading.is_common_finite(at);
    if reading.language == Language::English {
        let opens_noun = matches!(&*reading.lower[opening], "the" | "a" | "an")
            || reading.is(opening, WordClasses::POSSESSIVE);
        return opens_noun && reading.is(at, WordClasses::AUXILIARY);
    }
    let opens_noun = reading.is(opening, WordClasses::DETERMINER) && !is_pronoun();
    let goes_on =
        reading.is_word(at + 1) && !reading.is(at + 1, WordClasses::GENITIVE.union(WordClasses::CONJUNCTION));
    // What has its verb behind it yet is a noun that stands twice.
    opens_noun
        && !is_finite(at + 1)
        && (is_finite(at) || goes_on && word.ends_with('e') && is_word(&format!("{word}r")))
}
