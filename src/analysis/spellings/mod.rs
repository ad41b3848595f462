//! Which spellings of names in a document belong together though no table lists them: alike, and in places
//! where one name may stand.
//!
//! Likeness alone proves little: two people may differ by a letter. So a pair is weighed by what is known of both
//! words (a slip makes a word that nobody knows), by how often each occurs, and by its company: the words of the
//! names that it stands in. "Angela Corey" and "Angela Correy" are one; "Marco Rubio" and "Mike Rubino" are not.

mod alike;
mod company;
mod given;
mod joined;
mod order;
mod weighing;
mod whole;
mod words;
mod written;

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Placed;
use super::likeness::{Letters, Likeness};
use super::mentions::{Named, Standing, WordKind};
use super::names::{Evidence, GLOSS, MentionAt, Mixed, Spelling, Weight};
use super::naming::News;
use super::versions::Change;
use super::whereabouts::Whereabouts;
use crate::lang::Language;
use crate::lang::names::confusable;
use crate::lang::names::families::is_family;
use crate::text::ProseSpan;
use crate::text::segment::is_word_char;
use alike::{Alike, Pair};
use company::{Company, Neighbors, company};
use weighing::{Pairing, weigh};
use words::{Place, Word, Words};

/// What is known of the names of a document in one language, for the next version of it. All of it says the same whether
/// it was made from nothing or kept up.
#[derive(Debug, Default)]
pub(super) struct Known {
    words: Words,
    alike: Alike,
    /// What is found of pairs of words that are alike, sorted by the words.
    found: Vec<Found>,
    /// What stands beside some of those words.
    neighbors: FxHashMap<u64, Neighbors>,
    candidates: Candidates,
    /// Where two words of a name stand side by side that may be joined elsewhere, by their letters.
    apart: Whereabouts<Letters>,
    /// Where pieces of names stand that may be written in another way.
    pieces: Whereabouts<u64>,
    /// Those that are.
    several: FxHashSet<u64>,
}

/// Words that may tell something by themselves.
#[derive(Debug, Default)]
struct Candidates {
    /// Two given names stand before them that may be one person's.
    surnames: FxHashSet<u64>,
    /// Given names that stand alone.
    given: FxHashSet<u64>,
    /// Their parts may stand apart. With their letters.
    compounds: FxHashMap<u64, Letters>,
    /// They may stand before the given name.
    families: FxHashSet<u64>,
}

/// The names that a document in one language spells in several ways, by place of the first mention that differs.
/// `known` is of the version before, and `news` what this one makes of it. What `listed` has, by the table, is left out.
pub(super) fn spellings(
    change: &Change<'_>,
    language: Language,
    news: News,
    listed: &[Mixed],
    known: &mut Known,
) -> Vec<Mixed> {
    let mut touched = match news {
        News::Names => words::update(&mut known.words, change, language),
        News::Places => words::move_mentions(&mut known.words, change, language),
    };
    if news == News::Names {
        #[expect(clippy::iter_over_hash_type, reason = "each word is looked at by itself")]
        for id in &touched.all {
            known.neighbors.remove(id);
        }
    }
    let same = known.alike.update(&known.words, &touched);
    // What a pair is found to be depends on the names that its words stand in, and on what other words in those are alike.
    if same && touched.renewed.is_empty() {
        known.found.retain(|(one, other, _)| !touched.all.contains(one) && !touched.all.contains(other));
    } else {
        known.found.clear();
        // And what a word tells, on how those beside it are written.
        touched.all.extend(known.words.keys());
    }
    let page = Page { blocks: change.blocks, language, words: &known.words, alike: &known.alike };
    if news == News::Names {
        touched.all.iter().for_each(|id| page.look_at(*id, &mut known.candidates));
        let pieces = known.pieces.update(change, |placed, out| {
            if placed.paragraph.language == language {
                out.extend(placed.paragraph.pieces.iter().map(|piece| piece.key));
            }
        });
        for key in pieces {
            keep(&mut known.several, key, page.one_piece(key, &known.pieces).is_some());
        }
        known.apart.update(change, |placed, out| {
            if placed.paragraph.language == language {
                out.extend(placed.paragraph.pairs.iter().map(|pair| pair.letters));
            }
        });
    }
    let given = page.given_names(&known.candidates.surnames);
    let mut mixed = page.put_together(page.pairs(&mut known.found, &mut known.neighbors));
    // One person's two given names are one finding, told as such.
    let taken = Taken::by(&given);
    mixed.retain(|mixed| !taken.touches(mixed));
    mixed.extend(given);
    mixed.extend(page.joined(&known.candidates.compounds, &known.apart));
    mixed.extend(page.written(&known.several, &known.pieces));
    mixed.extend(page.equivalents(&known.candidates.given));
    let mut family_first = page.family_first(&known.candidates.families);
    if !family_first.is_empty() {
        let taken = Taken::by(&mixed);
        family_first.retain(|one| !taken.touches(one));
        mixed.extend(family_first);
    }
    let taken = Taken::by(listed);
    mixed.retain(|mixed| !taken.touches(mixed));
    lead_to_the_end(&mut mixed, listed);
    mixed.sort_by_cached_key(first_of_others);
    mixed
}

/// Has something in a set, or not.
fn keep(set: &mut FxHashSet<u64>, id: u64, is_in: bool) {
    if is_in {
        set.insert(id);
    } else {
        set.remove(&id);
    }
}

/// Where spellings are told of already: by place, those that overlap as one.
struct Taken(Vec<MentionAt>);

impl Taken {
    fn by(mixed: &[Mixed]) -> Self {
        let mentions = mixed.iter().flat_map(|mixed| &mixed.forms).flat_map(|form| &form.mentions);
        let mut mentions: Vec<MentionAt> = mentions.copied().collect();
        mentions.sort_unstable();
        let mut taken: Vec<MentionAt> = Vec::with_capacity(mentions.len());
        for at in mentions {
            match taken.last_mut().filter(|last| last.block == at.block && last.span.touches(at.span)) {
                Some(last) => last.span = last.span.cover(at.span),
                None => taken.push(at),
            }
        }
        Self(taken)
    }

    /// Whether a spelling that differs stands there.
    fn touches(&self, mixed: &Mixed) -> bool {
        let meets = |at: &MentionAt| {
            let ends_before = |taken: &MentionAt| (taken.block, taken.span.end) <= (at.block, at.span.start);
            let next = self.0.get(self.0.partition_point(ends_before));
            next.is_some_and(|taken| taken.block == at.block && taken.span.touches(at.span))
        };
        mixed.others().flat_map(|form| &form.mentions).any(meets)
    }
}

/// Has every spelling lead to one that is not to be changed itself: of Tchekov, Chekhov and Tchekhov, both others lead to
/// the last.
fn lead_to_the_end(mixed: &mut [Mixed], listed: &[Mixed]) {
    let leads = |one: &&Mixed| !matches!(one.evidence, Evidence::Given { .. });
    let mut next: FxHashMap<&str, &Spelling> = FxHashMap::default();
    for one in listed.iter().chain(mixed.iter()).filter(leads) {
        for form in one.others() {
            next.entry(&form.text).or_insert(&one.forms[one.usual]);
        }
    }
    let end = |one: &Mixed| -> Option<Spelling> {
        /// Longer chains are no name's.
        const STEPS: usize = 3;
        let mut usual = &one.forms[one.usual];
        let others: Vec<&str> = one.others().map(|form| &*form.text).collect();
        for _ in 0..STEPS {
            let further = next.get(&*usual.text).filter(|end| end.text != usual.text);
            let Some(further) = further.filter(|end| !others.contains(&&*end.text)) else { break };
            usual = further;
        }
        (usual.text != one.forms[one.usual].text).then(|| usual.clone())
    };
    let ends: Vec<Option<Spelling>> = mixed.iter().map(|one| end(one).filter(|_| leads(&one))).collect();
    for (one, end) in mixed.iter_mut().zip(ends) {
        if let Some(end) = end {
            one.forms[one.usual] = end;
        }
    }
}

/// The place of the first mention in another spelling than the usual one.
fn first_of_others(mixed: &Mixed) -> Option<(usize, ProseSpan)> {
    mixed.others().flat_map(|form| &form.mentions).map(|at| (at.block, at.span)).min()
}

/// A word as one spelling of a name.
fn spelling_of(word: &Word) -> Spelling {
    let mentions = word.places.iter().zip(&word.mentions);
    let mentions =
        mentions.map(|(place, (span, standing))| (MentionAt { block: place.block, span: *span }, *standing));
    spelling(&word.text, mentions)
}

/// A spelling with its mentions, by how each of them stands.
fn spelling(text: &str, mentions: impl Iterator<Item = (MentionAt, Standing)>) -> Spelling {
    let mut spelling =
        Spelling { text: text.into(), mentions: Vec::new(), quoted: Vec::new(), bound: Vec::new() };
    for (at, standing) in mentions {
        match standing {
            Standing::Free => spelling.mentions.push(at),
            Standing::Quoted => spelling.quoted.push(at),
            Standing::Bound => spelling.bound.push(at),
        }
    }
    spelling
}

struct Page<'a> {
    blocks: &'a [Placed],
    language: Language,
    words: &'a Words,
    alike: &'a Alike,
}

/// What one rare word is best taken for.
#[derive(Clone, Copy, Debug)]
struct Best {
    rank: Rank,
    rare: u64,
    usual: u64,
    likeness: Likeness,
    weight: Weight,
}

/// Two words that are alike, and what they are taken for; `None` for two names.
type Found = (u64, u64, Option<Best>);

/// The company, how surely, how often the usual word occurs, how alike the two are; last the word itself, so that hash order
/// has no say.
type Rank = (Company, Weight, usize, Reverse<Likeness>, Reverse<u64>);

impl Page<'_> {
    /// Notes what a word may tell by itself.
    fn look_at(&self, id: u64, candidates: &mut Candidates) {
        let word = self.words.get(&id);
        let is = |tells: fn(&Self, &Word) -> bool| word.is_some_and(|word| tells(self, word));
        keep(&mut candidates.surnames, id, is(|page, word| !page.given_before_surname(word).is_empty()));
        keep(&mut candidates.given, id, is(Self::is_given_alone));
        match word.filter(|word| joined::is_compound(word)) {
            Some(word) => candidates.compounds.insert(id, Letters::of(&word.text)),
            None => candidates.compounds.remove(&id),
        };
        keep(&mut candidates.families, id, is(|_, word| is_family(&word.text)));
    }

    /// Some words, by the places where they stand first.
    fn in_order(&self, ids: &FxHashSet<u64>) -> Vec<&Word> {
        let mut words: Vec<&Word> = ids.iter().filter_map(|id| self.words.get(id)).collect();
        words.sort_unstable_by_key(|word| word.places[0]);
        words
    }

    fn named(&self, place: Place) -> &Named {
        &self.blocks[place.block].paragraph.named[place.name]
    }

    fn span(&self, place: Place) -> ProseSpan {
        self.named(place).words[place.word].span
    }

    /// A spelling with its mentions.
    fn spelling_at(&self, text: &str, places: impl Iterator<Item = (Place, ProseSpan)>) -> Spelling {
        let mentions =
            places.map(|(place, span)| (MentionAt { block: place.block, span }, self.named(place).standing));
        spelling(text, mentions)
    }

    /// Pairs of words that are alike and may be one. `found` is what is known of some of them; it is left holding what is
    /// known of all. `neighbors` likewise keeps what was asked for.
    fn pairs(&self, found: &mut Vec<Found>, neighbors: &mut FxHashMap<u64, Neighbors>) -> Vec<Mixed> {
        // Both lists are sorted. A long document has thousands of pairs, and a key changes hardly any.
        let pairs = self.alike.pairs();
        let mut known = std::mem::replace(found, Vec::with_capacity(pairs.len())).into_iter().peekable();
        for pair in pairs {
            let ids = (pair.one, pair.other);
            while known.next_if(|(one, other, _)| (*one, *other) < ids).is_some() {}
            let same = known.next_if(|(one, other, _)| (*one, *other) == ids);
            found.push(same.unwrap_or_else(|| (pair.one, pair.other, self.best(pair, neighbors))));
        }
        // Each rare word goes with the best of those that it may stand for.
        let mut best: FxHashMap<u64, Best> = FxHashMap::default();
        for (_, _, found) in &*found {
            let Some(found) = found else { continue };
            if best.get(&found.rare).is_none_or(|known| known.rank < found.rank) {
                best.insert(found.rare, *found);
            }
        }
        let mut best: Vec<(u64, Best)> = best.into_iter().collect();
        best.sort_unstable_by_key(|(rare, _)| *rare);
        best.into_iter()
            .map(|(rare, best)| {
                let (rare, usual) = (&self.words[&rare], &self.words[&best.usual]);
                let evidence = match best.likeness {
                    Likeness::Marks => Evidence::Marks,
                    Likeness::Sound | Likeness::Echo => Evidence::Sound,
                    Likeness::Slip => Evidence::Slip,
                };
                Mixed {
                    evidence,
                    weight: best.weight,
                    language: self.language,
                    usual: 0,
                    clear: usual.free > rare.free,
                    forms: vec![spelling_of(usual), spelling_of(rare)],
                }
            })
            .collect()
    }

    /// What a pair of words that are alike is taken for; `None` for two names.
    fn best(&self, pair: &Pair, neighbors: &mut FxHashMap<u64, Neighbors>) -> Option<Best> {
        let (one, other) = (&self.words[&pair.one], &self.words[&pair.other]);
        // A slip in the text is told by the right word in a quotation, too; of two ways of writing, quotations have
        // their own.
        let slips = pair.likeness == Likeness::Slip || pair.one_edit && pair.likeness == Likeness::Sound;
        if !slips && (one.free == 0 || other.free == 0) {
            return None;
        }
        let [rare, usual] =
            if self.is_usual(other, one, slips) { [pair.one, pair.other] } else { [pair.other, pair.one] };
        let (rare_word, usual_word) = (&self.words[&rare], &self.words[&usual]);
        if rare_word.prose == 0 {
            return None;
        }
        for id in [rare, usual] {
            neighbors.entry(id).or_insert_with(|| Neighbors::of(&self.words[&id], self.blocks));
        }
        let company =
            company(rare_word, &neighbors[&rare], &neighbors[&usual], self.blocks, self.words, self.alike);
        let pairing = Pairing {
            rare: rare_word,
            usual: usual_word,
            likeness: pair.likeness,
            one_edit: pair.one_edit,
            confusable: pair.confusable,
            company,
            bare: neighbors[&rare].is_bare(),
            named: neighbors[&rare].is_behind_given(),
        };
        let weight = weigh(&pairing)?;
        if pair.confusable && self.are_namesakes(rare_word, usual_word) {
            return None;
        }
        if self.is_gloss(rare_word, usual_word) || self.is_kept(rare_word) {
            return None;
        }
        let rank = (company, weight, usual_word.free, Reverse(pair.likeness), Reverse(usual));
        Some(Best { rank, rare, usual, likeness: pair.likeness, weight })
    }

    /// Whether the first of two words is the one to keep: the more frequent one; of two as frequent, one that is known; then,
    /// in French, the one with more accents, since they are forgotten more often than added; then the first.
    fn is_usual(&self, one: &Word, other: &Word, slips: bool) -> bool {
        let counts = |place: &&Place| slips || self.named(**place).is_free();
        let rank = |word: &Word| {
            let known = !word.kind.is_unknown() && !word.kind.any(WordKind::FOREIGN);
            let count = if slips { word.places.len() } else { word.free };
            let is_accent = |char: &char| !char.is_ascii() && is_word_char(*char);
            let accents = word.text.chars().filter(is_accent).count();
            let accents = if self.language == Language::French { accents } else { 0 };
            (count, known, accents, Reverse(word.places.iter().find(counts).copied()))
        };
        rank(one) > rank(other)
    }

    /// Whether two people are known to differ in these words only: Simone Veil and Simone Weil.
    fn are_namesakes(&self, one: &Word, other: &Word) -> bool {
        /// Enough to meet both.
        const MOST: usize = 60;
        let whole = |place: &Place| {
            let words = &self.named(*place).words;
            let span = words.first()?.span.cover(words.last()?.span);
            Some(&self.blocks[place.block].paragraph.text[span.range()])
        };
        let names =
            |word: &Word| -> FxHashSet<&str> { word.places.iter().take(MOST).filter_map(whole).collect() };
        let (names, others) = (names(one), names(other));
        names.iter().any(|name| others.iter().any(|other| confusable(name, other)))
    }

    /// Whether a word is marked as it was found: "Correy [sic]".
    fn is_kept(&self, word: &Word) -> bool {
        word.places.iter().any(|place| {
            let behind = &self.blocks[place.block].paragraph.text[self.span(*place).range().end..];
            let mut words = behind.split_whitespace().take(2);
            words.any(|word| {
                word.trim_matches(|char: char| !char.is_alphanumeric()).eq_ignore_ascii_case("sic")
            })
        })
    }

    /// Whether two words stand side by side once, on purpose: « Oyapock (Oiapoque en portugais) ».
    fn is_gloss(&self, one: &Word, other: &Word) -> bool {
        /// The farthest apart the two may stand, in bytes.
        const NEAR: usize = 40;
        const MOST: usize = 60;
        one.places.iter().take(MOST).any(|place| {
            let at =
                other.places.partition_point(|other| (other.block, other.name) < (place.block, place.name));
            let around = other.places[at.saturating_sub(1)..].iter().take(3);
            around.filter(|other| other.block == place.block && other.name != place.name).any(|other| {
                let (a, b) = (self.span(*place), self.span(*other));
                let (end, start) = (a.end.min(b.end) as usize, a.start.max(b.start) as usize);
                let text = &self.blocks[place.block].paragraph.text;
                start >= end && start - end <= NEAR && says_otherwise(&text[end..start])
            })
        })
    }
}

/// Whether what stands between two spellings says that the second is another name of the same.
fn says_otherwise(between: &str) -> bool {
    let words = || between.split(|char: char| !char.is_alphanumeric());
    let stops = between.contains(['.', '!', '?', ';']);
    !stops && (between.contains(['(', '/', '[']) || words().any(|word| GLOSS.contains(&word)))
}
