//! French verbs conjugated by rule: the forms of the verbs of speech and of very common verbs.
//!
//! Two conjugations are rules, *-er* with its changes of stem and *-ir* with *-iss-*; everything else is a
//! row of `irregular.tsv`. Both spellings of 1990 and before are made (*révélera* and *révèlera*,
//! *reconnaît* and *reconnait*, *balaie* and *balaye*). Deliberately not here: the subjunctive and the
//! imperative, which never introduce words, compound tenses, which frames put together, and spellings of
//! no verb in the lists.

use std::borrow::Cow;

use crate::lang::verbs::{Moods, VerbTable, VerbUse, common_verbs, lines, speech_verbs};

const VERBS: &str = include_str!("verbs.tsv");
const COMMON_VERBS: &str = include_str!("common_verbs.txt");
const IRREGULAR: &str = include_str!("irregular.tsv");

/// The table of French verbs. Takes about a millisecond: made once, with the lexicon.
pub(super) fn french_verbs() -> VerbTable {
    let irregular = irregular_verbs();
    let mut table = VerbTable::with_capacity(10_000);
    for verb in speech_verbs(VERBS) {
        conjugate(verb.lemma, &irregular, |form, reading| {
            if let Some((moods, number)) = speech_reading(reading) {
                table.add(
                    form,
                    VerbUse {
                        classes: verb.classes,
                        moods,
                        pronominal_only: verb.pronominal,
                        plural: number == Some(Number::Plural),
                        singular: number == Some(Number::Singular),
                    },
                );
            }
        });
    }
    let mut participles: Vec<String> = Vec::new();
    for line in common_verbs(COMMON_VERBS) {
        if let Some(lemma) = line.lemma {
            participles.clear();
            conjugate(lemma, &irregular, |form, reading| match reading {
                Reading::PastParticiple => participles.push(form.to_owned()),
                // *Mis* and *pris* are participles far more often than the first person of the simple past.
                Reading::Infinitive
                | Reading::PresentParticiple
                | Reading::Finite(Tense::SimplePast, FIRST | SECOND | FIRST_PLURAL | SECOND_PLURAL) => {}
                Reading::Finite(..) => {
                    if !participles.iter().any(|participle| participle == form) && !line.leaves_out(form) {
                        table.add_common(form);
                    }
                }
            });
        }
        line.added().for_each(|form| table.add_common(form));
    }
    table
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    Singular,
    Plural,
}

/// What a form is for the attribution, if it is anything: nobody is quoted in the second person.
fn speech_reading(reading: Reading) -> Option<(Moods, Option<Number>)> {
    match reading {
        Reading::Infinitive => Some((Moods::INFINITIVE, None)),
        Reading::PresentParticiple => Some((Moods::PRESENT_PARTICIPLE, None)),
        Reading::PastParticiple => Some((Moods::PAST_PARTICIPLE, None)),
        Reading::Finite(_, THIRD) => Some((Moods::THIRD, Some(Number::Singular))),
        Reading::Finite(_, THIRD_PLURAL) => Some((Moods::THIRD, Some(Number::Plural))),
        // Columns say *dis-je*, *disais-je*, *expliquai-je*, but do not quote themselves in the future.
        Reading::Finite(Tense::Present | Tense::Imperfect | Tense::SimplePast, FIRST | FIRST_PLURAL) => {
            Some((Moods::FIRST, None))
        }
        Reading::Finite(..) => None,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    Infinitive,
    PresentParticiple,
    PastParticiple,
    /// Tense and person, an index into a row of endings: *je, tu, il, nous, vous, ils*.
    Finite(Tense, usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Present,
    Imperfect,
    SimplePast,
    Future,
    Conditional,
}

const FIRST: usize = 0;
const SECOND: usize = 1;
const THIRD: usize = 2;
const FIRST_PLURAL: usize = 3;
const SECOND_PLURAL: usize = 4;
const THIRD_PLURAL: usize = 5;

/// The endings of a tense: *je, tu, il, nous, vous, ils*.
type Endings = [&'static str; 6];

const PRESENT_ER: Endings = ["e", "es", "e", "ons", "ez", "ent"];
const PRESENT_IR: Endings = ["is", "is", "it", "issons", "issez", "issent"];
const IMPERFECT: Endings = ["ais", "ais", "ait", "ions", "iez", "aient"];
const FUTURE: Endings = ["ai", "as", "a", "ons", "ez", "ont"];
const SIMPLE_PAST_A: Endings = ["ai", "as", "a", "âmes", "âtes", "èrent"];
const SIMPLE_PAST_I: Endings = ["is", "is", "it", "îmes", "îtes", "irent"];
const SIMPLE_PAST_U: Endings = ["us", "us", "ut", "ûmes", "ûtes", "urent"];
const SIMPLE_PAST_IN: Endings = ["ins", "ins", "int", "înmes", "întes", "inrent"];

/// Gives every form of the verb with each of its readings, participles before finite forms. A verb that no
/// rule fits gives its infinitive only; a test sees that the lists have none.
fn conjugate(lemma: &str, irregular: &[Irregular], emit: impl FnMut(&str, Reading)) {
    let respelled = [("aî", "ai"), ("oû", "ou")].into_iter().find(|(old, _)| lemma.contains(old));
    let mut forms = Forms { buffer: String::with_capacity(32), respelled, emit };
    forms.give(&[lemma], Reading::Infinitive);
    if let Some((prefix, row)) = find_irregular(lemma, irregular) {
        forms.irregular(prefix, row);
    } else if let Some(stem) = lemma.strip_suffix("er") {
        forms.first_conjugation(stem);
    } else if let Some(stem) = lemma.strip_suffix("ir") {
        forms.second_conjugation(stem);
    }
}

/// Puts forms together in one buffer and hands them on.
struct Forms<Emit> {
    buffer: String,
    /// Letters of the lemma that may lose their circumflex, by the spelling of 1990, and what is left of
    /// them. It stays in the endings of the simple past, which have no such pairs of vowels.
    respelled: Option<(&'static str, &'static str)>,
    emit: Emit,
}

impl<Emit: FnMut(&str, Reading)> Forms<Emit> {
    /// *-er*: *expliquer*, with the changes of stem that spelling and the mute *e* ask for.
    fn first_conjugation(&mut self, stem: &str) {
        let before_a = before_a(stem);
        let (present, future) = before_mute_e(stem);
        self.give(&[&before_a, "ant"], Reading::PresentParticiple);
        self.past_participle(stem, "é");
        for person in [FIRST, SECOND, THIRD, THIRD_PLURAL] {
            for stem in &present {
                self.give(&[stem, PRESENT_ER[person]], Reading::Finite(Tense::Present, person));
            }
        }
        // *Commençons*, but *commencez*.
        self.give(&[&before_a, PRESENT_ER[FIRST_PLURAL]], Reading::Finite(Tense::Present, FIRST_PLURAL));
        self.give(&[stem, PRESENT_ER[SECOND_PLURAL]], Reading::Finite(Tense::Present, SECOND_PLURAL));
        for (tense, endings) in [(Tense::Imperfect, &IMPERFECT), (Tense::SimplePast, &SIMPLE_PAST_A)] {
            for (person, ending) in endings.iter().enumerate() {
                let stem = if ending.starts_with(['a', 'â']) { &before_a } else { stem };
                self.give(&[stem, ending], Reading::Finite(tense, person));
            }
        }
        for stem in &future {
            self.future([stem, "er"]);
        }
    }

    /// *-ir* with *-iss-*: *avertir*.
    fn second_conjugation(&mut self, stem: &str) {
        self.give(&[stem, "issant"], Reading::PresentParticiple);
        self.past_participle(stem, "i");
        self.tense([stem, ""], &PRESENT_IR, Tense::Present);
        self.tense([stem, "iss"], &IMPERFECT, Tense::Imperfect);
        self.tense([stem, ""], &SIMPLE_PAST_I, Tense::SimplePast);
        self.future([stem, "ir"]);
    }

    /// A verb of the table; the prefix is what it has before the row's ending.
    fn irregular(&mut self, prefix: &str, row: &Irregular) {
        self.give(&[prefix, row.present_participle], Reading::PresentParticiple);
        match row.past_participle.strip_suffix('=') {
            Some(only) => self.give(&[prefix, only], Reading::PastParticiple),
            None => self.past_participle(prefix, row.past_participle),
        }
        self.tense([prefix, ""], &row.present, Tense::Present);
        self.tense([prefix, row.imperfect], &IMPERFECT, Tense::Imperfect);
        self.tense([prefix, row.simple_past.0], row.simple_past.1, Tense::SimplePast);
        self.future([prefix, row.future]);
    }

    fn future(&mut self, stem: [&str; 2]) {
        self.tense(stem, &FUTURE, Tense::Future);
        self.tense(stem, &IMPERFECT, Tense::Conditional);
    }

    fn tense(&mut self, [prefix, stem]: [&str; 2], endings: &Endings, tense: Tense) {
        for (person, ending) in endings.iter().enumerate() {
            self.give(&[prefix, stem, ending], Reading::Finite(tense, person));
        }
    }

    /// The four agreements. *Dû* has its accent in the masculine singular only.
    fn past_participle(&mut self, stem: &str, masculine: &str) {
        self.give(&[stem, masculine], Reading::PastParticiple);
        let masculine = match masculine.strip_suffix('û') {
            Some(before) => Cow::Owned([before, "u"].concat()),
            None => Cow::Borrowed(masculine),
        };
        for agreement in ["s", "e", "es"] {
            // *Mis* and *pris* have their s already.
            if agreement != "s" || !masculine.ends_with('s') {
                self.give(&[stem, &masculine, agreement], Reading::PastParticiple);
            }
        }
    }

    fn give(&mut self, parts: &[&str], reading: Reading) {
        self.buffer.clear();
        for part in parts {
            self.buffer.push_str(part);
        }
        (self.emit)(&self.buffer, reading);
        if let Some((old, new)) = self.respelled
            && self.buffer.contains(old)
        {
            (self.emit)(&self.buffer.replace(old, new), reading);
        }
    }
}

/// The stem of an *-er* verb before *a* and *o*: *commenç-*, *juge-*.
fn before_a(stem: &str) -> Cow<'_, str> {
    match stem.as_bytes().last() {
        Some(b'c') => Cow::Owned([&stem[..stem.len() - 1], "ç"].concat()),
        Some(b'g') => Cow::Owned([stem, "e"].concat()),
        _ => Cow::Borrowed(stem),
    }
}

/// The stems of an *-er* verb before a mute *e*: those of the present, and those of the future before *er*.
fn before_mute_e(stem: &str) -> (Vec<Cow<'_, str>>, Vec<Cow<'_, str>>) {
    if let Some(before) = stem.strip_suffix('y').filter(|before| before.ends_with(['a', 'o', 'u'])) {
        let with_i = Cow::Owned([before, "i"].concat());
        // *Balaie* and *balaye*, but *emploie* only.
        let both = if before.ends_with('a') { vec![with_i, stem.into()] } else { vec![with_i] };
        return (both.clone(), both);
    }
    match last_e(stem) {
        None => (vec![stem.into()], vec![stem.into()]),
        Some((before, 'é', after)) => {
            let grave: Cow<'_, str> = Cow::Owned([before, "è", after].concat());
            (vec![grave.clone()], vec![stem.into(), grave])
        }
        Some((before, _, after)) => {
            let doubles = ["appel", "jet"].iter().any(|double| stem.ends_with(double));
            // *Grommelle* of old, *grommèle* since 1990.
            let may_double = ["grommel", "renouvel"].iter().any(|double| stem.ends_with(double));
            let mut stems = Vec::with_capacity(2);
            if doubles || may_double {
                stems.push(Cow::Owned([stem, after].concat()));
            }
            if !doubles {
                stems.push(Cow::Owned([before, "è", after].concat()));
            }
            (stems.clone(), stems)
        }
    }
}

/// The *é* or *e* in the last syllable of an *-er* verb's stem, if that takes a grave accent or a double
/// consonant before a mute *e*: what is before it, the letter, and the consonant after it.
fn last_e(stem: &str) -> Option<(&str, char, &str)> {
    /// Groups of letters that are one consonant, or that open a syllable together: *allègue*, *célèbre*.
    const GROUPS: [&str; 15] =
        ["gu", "qu", "ch", "gn", "br", "cr", "dr", "gr", "tr", "vr", "bl", "cl", "fl", "gl", "pl"];
    let group = GROUPS.iter().find(|group| stem.ends_with(**group));
    if let Some(before) = group.and_then(|group| stem.strip_suffix(group)) {
        let short = before.strip_suffix('é')?;
        return Some((short, 'é', &stem[before.len()..]));
    }
    let before = stem.strip_suffix(|last: char| {
        last.is_ascii_lowercase() && !matches!(last, 'a' | 'e' | 'i' | 'o' | 'u' | 'x' | 'y')
    })?;
    let after = &stem[before.len()..];
    let letter = before.chars().next_back().filter(|letter| matches!(letter, 'é' | 'e'))?;
    Some((&before[..before.len() - letter.len_utf8()], letter, after))
}

/// A row of `irregular.tsv`, whose head explains the columns.
struct Irregular {
    ending: &'static str,
    present: Endings,
    imperfect: &'static str,
    simple_past: (&'static str, &'static Endings),
    future: &'static str,
    present_participle: &'static str,
    past_participle: &'static str,
}

fn irregular_verbs() -> Vec<Irregular> {
    let rows = lines(IRREGULAR).filter_map(|line| {
        let mut columns = line.split('\t');
        let ending = columns.next()?;
        let mut present = [""; 6];
        present.iter_mut().zip(columns.next()?.split(' ')).for_each(|(slot, form)| *slot = form);
        let imperfect = columns.next()?;
        let (stem, kind) = columns.next()?.split_once('-')?;
        let endings = match kind {
            "a" => &SIMPLE_PAST_A,
            "i" => &SIMPLE_PAST_I,
            "in" => &SIMPLE_PAST_IN,
            _ => &SIMPLE_PAST_U,
        };
        Some(Irregular {
            ending,
            present,
            imperfect,
            simple_past: (stem, endings),
            future: columns.next()?,
            present_participle: columns.next()?,
            past_participle: columns.next()?,
        })
    });
    rows.collect()
}

/// The row with the longest ending that fits, and what the verb has before it.
fn find_irregular<'a>(lemma: &'a str, rows: &'a [Irregular]) -> Option<(&'a str, &'a Irregular)> {
    // Two bytes tell nearly all verbs from nearly all rows.
    let last = |word: &str| word.as_bytes().last_chunk::<2>().copied();
    let near = rows.iter().filter(|row| last(row.ending) == last(lemma));
    let fitting = near.filter_map(|row| match row.ending.strip_prefix('^') {
        Some(whole) => (lemma == whole).then_some(("", row)),
        None => Some((lemma.strip_suffix(row.ending)?, row)),
    });
    fitting.min_by_key(|(prefix, _)| prefix.len())
}

#[cfg(test)]
mod tests;
