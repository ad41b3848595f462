//! English verbs inflected by rule: the forms of the verbs of speech and of very common verbs.
//!
//! Everything but the pasts in `irregular.tsv` follows from the base form by the rules of spelling. Where
//! British and American spelling differ in a form (*labelled*, *labeled*) both are made; where they differ in
//! the base (*emphasise*) the list has two rows. Deliberately not here: compound tenses, which frames put
//! together.

use std::borrow::Cow;

use crate::lang::verbs::{Moods, VerbTable, VerbUse, common_verbs, lines, speech_verbs};

const VERBS: &str = include_str!("verbs.tsv");
const COMMON_VERBS: &str = include_str!("common_verbs.txt");
const IRREGULAR: &str = include_str!("irregular.tsv");

/// Verbs of several syllables that double their last consonant, because the stress is on the last syllable
/// or for no reason (*deadpanned*). Verbs of one syllable follow from their letters.
const DOUBLES: [&str; 8] = ["admit", "begin", "concur", "deadpan", "demur", "occur", "rebut", "refer"];

/// Verbs of several syllables that are written both ways.
const MAY_DOUBLE: [&str; 1] = ["label"];

/// The table of English verbs. Takes about a quarter of a millisecond: made once, with the lexicon.
pub(super) fn english_verbs() -> VerbTable {
    let irregular: Vec<Irregular> = irregular_verbs().collect();
    let mut table = VerbTable::with_capacity(3_000);
    for verb in speech_verbs(VERBS) {
        inflect(verb.lemma, &irregular, |form, reading| {
            let (moods, singular, plural) = speech_reading(reading);
            let classes = verb.classes;
            table.add(form, VerbUse { classes, moods, pronominal_only: false, plural, singular });
        });
    }
    for line in common_verbs(COMMON_VERBS) {
        if let Some(lemma) = line.lemma {
            inflect(lemma, &irregular, |form, reading| {
                let finite = matches!(reading, Reading::Base | Reading::ThirdSingular | Reading::Past);
                if finite && !line.leaves_out(form) {
                    table.add_common(form);
                }
            });
        }
        line.added().for_each(|form| table.add_common(form));
    }
    table
}

/// The moods of a form, and whether it is a third person singular and plural.
fn speech_reading(reading: Reading) -> (Moods, bool, bool) {
    let finite = Moods::THIRD.union(Moods::FIRST);
    match reading {
        // *They say*, *I say*, *to say*.
        Reading::Base => (finite.union(Moods::INFINITIVE), false, true),
        Reading::ThirdSingular => (Moods::THIRD, true, false),
        Reading::Past => (finite, true, true),
        Reading::PastParticiple => (Moods::PAST_PARTICIPLE, false, false),
        Reading::PresentParticiple => (Moods::PRESENT_PARTICIPLE, false, false),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    Base,
    ThirdSingular,
    Past,
    PastParticiple,
    PresentParticiple,
}

/// Gives every form of the verb with each of its readings.
fn inflect(lemma: &str, irregular: &[Irregular], mut give: impl FnMut(&str, Reading)) {
    give(lemma, Reading::Base);
    give(&third_singular(lemma), Reading::ThirdSingular);
    let stems = stems(lemma);
    for stem in &stems {
        give(&present_participle(stem), Reading::PresentParticiple);
    }
    match irregular.iter().find(|row| row.base == lemma) {
        Some(row) => {
            row.past.split(' ').for_each(|form| give(form, Reading::Past));
            row.past_participle.split(' ').for_each(|form| give(form, Reading::PastParticiple));
        }
        None => {
            for stem in &stems {
                let form = past(stem);
                give(&form, Reading::Past);
                give(&form, Reading::PastParticiple);
            }
        }
    }
}

fn third_singular(base: &str) -> String {
    if ["s", "x", "z", "ch", "sh"].iter().any(|ending| base.ends_with(ending)) {
        return [base, "es"].concat();
    }
    match base.as_bytes() {
        [.., before, b'y'] if !is_vowel(*before) => [&base[..base.len() - 1], "ies"].concat(),
        [.., before, b'o'] if !is_vowel(*before) => [base, "es"].concat(),
        _ => [base, "s"].concat(),
    }
}

/// The past of a regular verb, from a stem that has its double consonant already.
fn past(stem: &str) -> String {
    match stem.as_bytes() {
        [.., b'e'] => [stem, "d"].concat(),
        [.., before, b'y'] if !is_vowel(*before) => [&stem[..stem.len() - 1], "ied"].concat(),
        _ => [stem, "ed"].concat(),
    }
}

fn present_participle(stem: &str) -> String {
    match stem.as_bytes() {
        // *Dying*.
        [.., b'i', b'e'] => [&stem[..stem.len() - 2], "ying"].concat(),
        // *Agreeing*, *being*.
        [.., b'e', b'e'] | [_, b'e'] => [stem, "ing"].concat(),
        [.., b'e'] => [&stem[..stem.len() - 1], "ing"].concat(),
        _ => [stem, "ing"].concat(),
    }
}

/// The stem before *-ed* and *-ing*, with the last consonant doubled where it is; two if both are written.
fn stems(base: &str) -> Vec<Cow<'_, str>> {
    let doubled = || Cow::Owned([base, &base[base.len() - 1..]].concat());
    if MAY_DOUBLE.contains(&base) {
        vec![Cow::Borrowed(base), doubled()]
    } else if DOUBLES.contains(&base) || is_short(base) {
        vec![doubled()]
    } else {
        vec![Cow::Borrowed(base)]
    }
}

/// Whether the verb is one syllable that ends in a single vowel letter and a single consonant: *quip*,
/// *shrug*, but not *speak*, *ask*, *vow*.
fn is_short(base: &str) -> bool {
    let [before @ .., vowel, last] = base.as_bytes() else { return false };
    // The u of *quip* belongs to its consonant.
    let onset = before.strip_suffix(b"qu").unwrap_or(before);
    is_vowel(*vowel)
        && !is_vowel(*last)
        && !matches!(last, b'w' | b'x' | b'y')
        && !onset.iter().any(|letter| is_vowel(*letter) || *letter == b'y')
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// A row of `irregular.tsv`, whose head explains the columns.
struct Irregular {
    base: &'static str,
    past: &'static str,
    past_participle: &'static str,
}

fn irregular_verbs() -> impl Iterator<Item = Irregular> {
    lines(IRREGULAR).filter_map(|line| {
        let mut columns = line.split('\t');
        let (base, past, past_participle) = (columns.next()?, columns.next()?, columns.next()?);
        Some(Irregular { base, past, past_participle })
    })
}

#[cfg(test)]
mod tests;
