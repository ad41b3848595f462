//! Whom the words for a speaker stand for: the full name behind a surname or a role, the figure of the article
//! behind a pronoun.
//!
//! Made on request, for a list of quotations. Where the article leaves a doubt, the words stay as they stand.

use std::cell::{Cell, OnceCell};

use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_64;

use super::Placed;
use super::attribution::Attribution;
use super::cast::{Agreement, Figure, Part};
use super::paragraph::Paragraph;
use crate::lang::{Language, WordClasses};
use crate::text::ProseSpan;
use crate::text::segment::{TokenKind, tokens};

/// How many blocks a pronoun reaches back.
const REACH: usize = 5;

/// How many blocks back the speaker is found whom a quotation goes on from.
const NEAR: usize = 2;

/// So many surnames are looked for one by one; for more of them an index is made.
const FEW: usize = 8;

/// The figures of an article, and the full names they go by.
pub(super) struct Speakers<'a> {
    blocks: &'a [Placed],
    /// How many surnames were looked for one by one.
    n_looks: Cell<usize>,
    /// See [`Self::full`]; made when somebody asks for many.
    full: OnceCell<FxHashMap<&'a str, Option<&'a str>>>,
    /// See [`Self::described`]; made when somebody asks: few words for a speaker are a role.
    described: OnceCell<Described<'a>>,
}

/// Names and descriptions, by each word of a description that carries meaning, in order.
type Described<'a> = FxHashMap<String, Vec<(&'a str, &'a str)>>;

impl<'a> Speakers<'a> {
    pub(super) fn new(blocks: &'a [Placed]) -> Self {
        Self { blocks, n_looks: Cell::new(0), full: OnceCell::new(), described: OnceCell::new() }
    }

    /// The name in full of the one person who bears a surname; `None` if nobody does, or several.
    fn full(&self, surname: &str) -> Option<&'a str> {
        if self.full.get().is_none() && self.n_looks.replace(self.n_looks.get() + 1) < FEW {
            let bears = |name: &str| name.ends_with(surname) && self::surname(name) == surname;
            let names = full_names(self.blocks, Surnames::of(surname), bears);
            return names.map(Some).reduce(one_person).flatten();
        }
        self.full
            .get_or_init(|| by_surname(self.blocks, Surnames::ALL, |_| true))
            .get(surname)
            .copied()
            .flatten()
    }

    /// Those who are named and described.
    fn described(&self) -> &Described<'a> {
        self.described.get_or_init(|| {
            let mut described = Described::default();
            for (paragraph, figure, name) in named(self.blocks) {
                let Some(role) = figure.role else { continue };
                let (name, role) = (&paragraph.text[name.range()], &paragraph.text[role.range()]);
                for word in content(role, paragraph.language) {
                    described.entry(word).or_default().push((name, role));
                }
            }
            described
        })
    }

    /// Whom an attribution in a block names, as fully as the article does.
    pub(super) fn name(&self, block: usize, attribution: &Attribution) -> Option<String> {
        let speaker = attribution.referent.or(attribution.speaker)?;
        let words = &self.blocks[block].paragraph.text[speaker.range()];
        let name = self.figure(block, attribution).map(|(block, figure)| self.figure_name(block, figure));
        Some(name.unwrap_or(words).to_owned())
    }

    /// Whether the words for a speaker lead to somebody: a person or body that the article names or describes.
    pub(super) fn is_known(&self, block: usize, attribution: &Attribution) -> bool {
        self.figure(block, attribution).is_some()
    }

    /// The speaker and the block that names them, if the words are surely a person's whom the article names: no pronoun.
    fn person(&self, block: usize, attribution: &Attribution) -> Option<(usize, &'a Figure)> {
        let speaker = attribution.referent.or(attribution.speaker)?;
        let paragraph = &self.blocks[block].paragraph;
        let words = paragraph.text[speaker.range()].to_lowercase();
        if Agreement::of_pronoun(&words, paragraph.language).is_some() {
            return None;
        }
        self.figure(block, attribution).filter(|(_, figure)| figure.human && figure.name.is_some())
    }

    /// The names of the two speakers of each pair, if both are surely people whom the article names, and two by these names.
    /// Only those are looked for in full, all at once: that takes a look at the whole article.
    pub(super) fn people(
        self,
        pairs: impl Iterator<Item = Option<[(usize, Attribution); 2]>>,
        are_two: impl Fn(&str, &str) -> bool,
    ) -> Vec<Option<[&'a str; 2]>> {
        let name = |(block, figure): (usize, &Figure)| {
            let name = figure.name.unwrap_or(figure.words);
            &self.blocks[block].paragraph.text[name.range()]
        };
        let both = |pair: Option<[(usize, Attribution); 2]>| {
            let [one, other] = pair?.map(|(block, attribution)| self.person(block, &attribution));
            let (one, other) = (one?, other?);
            are_two(name(one), name(other)).then_some([one, other])
        };
        let people: Vec<Option<[(usize, &Figure); 2]>> = pairs.map(both).collect();
        let wanted: FxHashSet<&str> =
            people.iter().flatten().flatten().map(|person| surname(name(*person))).collect();
        if !wanted.is_empty() {
            let among = wanted.iter().fold(Surnames::default(), |all, one| all.with(Surnames::of(one)));
            self.full
                .get_or_init(|| by_surname(self.blocks, among, |name| wanted.contains(self::surname(name))));
        }
        let in_full = |(block, figure)| self.figure_name(block, figure);
        people.into_iter().map(|pair| Some(pair?.map(in_full))).collect()
    }

    /// The figure behind an attribution in a block, and the block that names it.
    fn figure(&self, block: usize, attribution: &Attribution) -> Option<(usize, &'a Figure)> {
        let speaker = attribution.referent.or(attribution.speaker)?;
        let paragraph = &self.blocks[block].paragraph;
        let words = &paragraph.text[speaker.range()];
        if let Some(agreement) = Agreement::of_pronoun(&words.to_lowercase(), paragraph.language) {
            let goes_on = goes_on(&paragraph.text[attribution.cue.range()], paragraph.language);
            return self.antecedent(block, speaker.start, agreement, goes_on);
        }
        let holds = |span: ProseSpan| span.start <= speaker.start && speaker.start < span.end;
        let by_words = paragraph.cast.iter().find(|figure| holds(figure.words));
        let figure =
            by_words.or_else(|| paragraph.cast.iter().find(|figure| figure.role.is_some_and(holds)))?;
        Some((block, figure))
    }

    /// The fullest words of the article for a figure.
    fn figure_name(&self, block: usize, figure: &Figure) -> &'a str {
        let text = &*self.blocks[block].paragraph.text;
        let words = &text[figure.words.range()];
        match figure.name {
            // « l'association Les Amis du port »: a body is called by all its words.
            Some(_) if !figure.human && figure.role.is_some_and(|role| role.start == figure.words.start) => {
                words
            }
            Some(name) => {
                let name = &text[name.range()];
                let full = self.full(surname(name));
                // « M. Dupont » keeps his civility where nobody gives him a first name.
                let short = if figure.role.is_none() && !name.contains(' ') { words } else { name };
                full.filter(|full| is_same_person(full, name)).unwrap_or(short)
            }
            None if figure.human => {
                let language = self.blocks[block].paragraph.language;
                self.of_role(words, language)
                    .or_else(|| self.of_epithet(block, figure, language))
                    .unwrap_or(words)
            }
            None => words,
        }
    }

    /// The one person of the article who is described by the words of a role: « le ministre ».
    fn of_role(&self, words: &str, language: Language) -> Option<&'a str> {
        // « un ministre » is anybody.
        let first = words.split([' ', '\'', '’']).next()?.to_lowercase();
        if !matches!(&*first, "le" | "la" | "l" | "ce" | "cet" | "cette" | "the" | "this") {
            return None;
        }
        let wanted = content(words, language);
        let described = self.described();
        let rarest = wanted.iter().map(|word| described.get(word).map_or(&[][..], Vec::as_slice));
        let described = rarest.min_by_key(|list| list.len())?;
        let mut found: Option<&'a str> = None;
        for (name, role) in described {
            let has = content(role, language);
            if !wanted.iter().all(|word| has.contains(word)) {
                continue;
            }
            let name = self.full(surname(name)).unwrap_or(name);
            if found.is_some_and(|found| !is_same_person(found, name)) {
                return None;
            }
            found = Some(name);
        }
        found
    }

    /// The named person nearest before whom another description goes on about: « ce médecin », « la star ».
    /// « le procureur » may be somebody new.
    fn of_epithet(&self, block: usize, figure: &Figure, language: Language) -> Option<&'a str> {
        let text = &*self.blocks[block].paragraph.text;
        let words = text[figure.words.range()].to_lowercase();
        let mut parts = words.split([' ', '\'', '’']);
        let first = parts.next()?;
        let pointed = matches!(first, "ce" | "cet" | "cette");
        let definite = matches!(first, "le" | "la" | "l" | "the");
        let lexicon = language.lexicon()?;
        let epithet =
            || words.split([' ', '\'', '’']).any(|word| lexicon.classes(word).any(WordClasses::EPITHET));
        // "the party's leader": the article tells which party, not which leader.
        let owned = language == Language::English
            && ["'s ", "’s ", "s' ", "s’ "].iter().any(|genitive| words.contains(genitive));
        let takes_up = pointed || definite && !owned && epithet();
        if !takes_up {
            return None;
        }
        let agreement = Agreement { gender: figure.gender, plural: figure.plural, human: true };
        (block.saturating_sub(REACH)..=block).rev().find_map(|other| {
            let text = &*self.blocks[other].paragraph.text;
            self.blocks[other]
                .paragraph
                .cast
                .iter()
                .filter(|one| other < block || one.words.end <= figure.words.start)
                .filter(|one| one.part >= Part::Subject && agrees(one, agreement) && one.name.is_some())
                .max_by_key(|one| (one.sentence, one.part, std::cmp::Reverse(one.words.start)))
                .and_then(|one| one.name)
                .map(|name| {
                    let name = &text[name.range()];
                    self.full(surname(name)).unwrap_or(name)
                })
        })
    }

    /// Whom a pronoun at a place stands for: the most prominent figure it agrees with in the sentence before it,
    /// and so on backwards, a person before a body; if the quotation goes on from another, its speaker first.
    fn antecedent(
        &self,
        block: usize,
        at: u32,
        agreement: Agreement,
        goes_on: bool,
    ) -> Option<(usize, &'a Figure)> {
        /// How many pronouns may lead from one to the next.
        const CHAIN: usize = 12;
        let (mut block, mut at) = (block, at);
        for _ in 0..CHAIN {
            let person = Agreement { human: true, ..agreement };
            // Somebody in the same paragraph is nearer still.
            let here = self.nearest(block, at, person, Part::Subject, 0);
            let spoke =
                || if goes_on { self.nearest(block, at, agreement, Part::Speaker, NEAR) } else { None };
            let (other, figure) = here
                .or_else(spoke)
                .or_else(|| self.nearest(block, at, person, Part::Subject, 1))
                .or_else(|| self.nearest(block, at, agreement, Part::Subject, REACH))
                .or_else(|| self.nearest(block, at, agreement, Part::Mentioned, 1))?;
            if !figure.pronoun {
                return Some((other, figure));
            }
            (block, at) = (other, figure.words.start);
        }
        None
    }

    fn nearest(
        &self,
        block: usize,
        at: u32,
        agreement: Agreement,
        part: Part,
        reach: usize,
    ) -> Option<(usize, &'a Figure)> {
        (block.saturating_sub(reach)..=block).rev().find_map(|other| {
            let cast = &self.blocks[other].paragraph.cast;
            let before = if other < block {
                cast.len()
            } else {
                cast.partition_point(|figure| figure.words.start < at)
            };
            // From the last one back to the beginning of its sentence: a paragraph may have thousands.
            let mut nearest: Option<&Figure> = None;
            for figure in cast[..before].iter().rev() {
                if nearest.is_some_and(|nearest| nearest.sentence != figure.sentence) {
                    break;
                }
                let is_before = other < block || figure.words.end <= at;
                let is_better = nearest.is_none_or(|nearest| figure.part >= nearest.part);
                if is_before && figure.part >= part && agrees(figure, agreement) && is_better {
                    nearest = Some(figure);
                }
            }
            nearest.map(|figure| (other, figure))
        })
    }
}

/// The figures that have a name, with their paragraphs and that name, in order.
fn named(blocks: &[Placed]) -> impl Iterator<Item = (&Paragraph, &Figure, ProseSpan)> {
    blocks.iter().flat_map(|placed| {
        let paragraph = &*placed.paragraph;
        paragraph.cast.iter().filter_map(move |figure| Some((paragraph, figure, figure.name?)))
    })
}

/// The surnames of the people whom a paragraph names in full, as a set of a few bits: a paragraph without the bit of a
/// surname does not have it. Most paragraphs of a long article are passed over by this.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Surnames(u64);

impl Surnames {
    const ALL: Self = Self(u64::MAX);

    /// Those of the figures of a paragraph with this text.
    pub(super) fn of_cast(cast: &[Figure], text: &str) -> Self {
        let names = cast.iter().filter_map(|figure| full_name(figure, text));
        names.fold(Self::default(), |all, name| all.with(Self::of(surname(name))))
    }

    fn of(surname: &str) -> Self {
        Self(1 << (xxh3_64(surname.as_bytes()) & 63))
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The name of a figure if it is a person's and of more than one word.
fn full_name<'a>(figure: &Figure, text: &'a str) -> Option<&'a str> {
    let name = &text[figure.name.filter(|_| figure.human)?.range()];
    name.contains(' ').then_some(name)
}

/// The names of people of more than one word that are wanted, as often as they stand there. `among` has their surnames, and
/// perhaps others.
fn full_names(
    blocks: &[Placed],
    among: Surnames,
    is_wanted: impl Fn(&str) -> bool,
) -> impl Iterator<Item = &str> {
    let paragraphs = blocks.iter().map(|placed| &*placed.paragraph);
    let names = paragraphs
        .filter(move |paragraph| paragraph.surnames.meets(among))
        .flat_map(|paragraph| paragraph.cast.iter().filter_map(|figure| full_name(figure, &paragraph.text)));
    names.filter(move |name| is_wanted(name))
}

/// The full names that people go by, of those that are wanted, by their surnames; `None` for that of several people.
fn by_surname<'a>(
    blocks: &'a [Placed],
    among: Surnames,
    is_wanted: impl Fn(&str) -> bool,
) -> FxHashMap<&'a str, Option<&'a str>> {
    let mut full: FxHashMap<&'a str, Option<&'a str>> = FxHashMap::default();
    for name in full_names(blocks, among, is_wanted) {
        full.entry(surname(name))
            .and_modify(|known| *known = one_person(*known, Some(name)))
            .or_insert(Some(name));
    }
    full
}

/// The first of two names if they are one person's; `None` stands for several people.
fn one_person<'a>(one: Option<&'a str>, other: Option<&'a str>) -> Option<&'a str> {
    one.zip(other).filter(|(one, other)| is_same_person(one, other)).map(|(one, _)| one)
}

fn agrees(figure: &Figure, agreement: Agreement) -> bool {
    let gender = match (figure.gender, agreement.gender) {
        (Some(own), Some(wanted)) => own == wanted,
        _ => true,
    };
    gender && figure.plural == agreement.plural && (figure.human || figure.pronoun || !agreement.human)
}

/// The words of a description that carry meaning, in lower case.
fn content(words: &str, language: Language) -> Vec<String> {
    let Some(lexicon) = language.lexicon() else { return Vec::new() };
    let function = WordClasses::DETERMINER
        .union(WordClasses::GENITIVE)
        .union(WordClasses::PREPOSITION)
        .union(WordClasses::POSSESSIVE)
        .union(WordClasses::PARTICLE);
    tokens(words)
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Lower | TokenKind::Capital | TokenKind::Upper))
        .map(|token| words[token.span.range()].to_lowercase())
        .filter(|word| !lexicon.classes(word).any(function))
        .collect()
}

/// Whether a cue says that its speaker spoke before: « a-t-il ajouté », "she added".
fn goes_on(cue: &str, language: Language) -> bool {
    let stems: &[&str] = match language {
        Language::French => &["ajout", "poursui", "conclu", "renchér", "complét", "continu", "insist"],
        Language::English => &["add", "continu", "went on", "conclud"],
        Language::Other => &[],
    };
    let lower = cue.to_lowercase();
    stems.iter().any(|stem| lower.contains(stem))
}

/// The last word of a name, with the particles before it.
fn surname(name: &str) -> &str {
    super::people::surname(name)
}

/// Whether two names are one person's: one is the end of the other.
fn is_same_person(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
}
