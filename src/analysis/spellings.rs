//! Which spellings of names in a document belong together though no table lists them: alike, and in places
//! where one name may stand.
//!
//! Likeness alone proves little: two people may differ by a letter. So a pair is weighed by what is known of both
//! words (a slip makes a word that nobody knows), by how often each occurs, and by its companions: the words of
//! the names that it stands in. "Angela Corey" and "Angela Correy" are one; "Marco Rubio" and "Mike Rubino" are
//! not.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Placed;
use super::likeness::{Likeness, Shape, likeness_of_words, slip_keys, sound_keys};
use super::mentions::{NameWord, Named, WordKind};
use super::names::{Evidence, MentionAt, Mixed, Spelling, Weight};
use crate::lang::Language;
use crate::lang::gender;
use crate::lang::names::confusable;
use crate::text::ProseSpan;

/// Words of a document that are alike, for the next version of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Alike {
    /// Of all distinct words of names, without regard to their order.
    words: u64,
    pairs: Arc<[Pair]>,
}

/// Two words by [`NameWord::id`], and how they are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    one: u64,
    other: u64,
    likeness: Likeness,
}

/// A word of names, and where it stands.
struct Word<'a> {
    text: &'a str,
    kind: WordKind,
    places: Vec<Place>,
    /// Places where it may be compared.
    free: usize,
    /// Whether it is surely a name: it stands inside a sentence, or in a longer name.
    sure: bool,
}

/// A word of a name: its block, the name among those of the block, and the word in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    block: usize,
    name: usize,
    word: usize,
}

type Words<'a> = FxHashMap<u64, Word<'a>>;

/// The names that a document in one language spells in several ways, by place of the first mention that differs; and what makes the next look
/// cheaper.
pub(super) fn spellings(
    blocks: &[Placed],
    language: Language,
    before: Option<&Alike>,
) -> (Vec<Mixed>, Alike) {
    let words = words(blocks, language);
    let sum = words.keys().fold(0_u64, |sum, id| sum.wrapping_add(id.rotate_left(17)));
    let alike = match before {
        Some(before) if before.words == sum => before.clone(),
        _ => Alike { words: sum, pairs: pairs(&words).into() },
    };
    let page = Page { blocks, words: &words, alike: &alike };
    let mut mixed = page.mixed(language);
    mixed.extend(page.joined(language));
    mixed.extend(page.given(language));
    mixed.sort_by_key(|mixed| mixed.first());
    (mixed, alike)
}

fn words<'a>(blocks: &'a [Placed], language: Language) -> Words<'a> {
    let mut words: Words<'a> = FxHashMap::default();
    for (block, placed) in blocks.iter().enumerate() {
        let paragraph = &placed.paragraph;
        if paragraph.language != language {
            continue;
        }
        for (name, named) in paragraph.named.iter().enumerate() {
            for (index, word) in named.words.iter().enumerate() {
                if word.kind.any(WordKind::MINOR) {
                    continue;
                }
                let entry = words.entry(word.id).or_insert_with(|| Word {
                    text: &paragraph.text[word.span.range()],
                    kind: word.kind,
                    places: Vec::new(),
                    free: 0,
                    sure: false,
                });
                entry.places.push(Place { block, name, word: index });
                entry.free += usize::from(named.free);
                entry.sure |= named.free && (!named.first || index > 0 || named.words.len() > 1);
            }
        }
    }
    words
}

/// All pairs of words that are alike, in the order of their texts.
fn pairs(words: &Words<'_>) -> Vec<Pair> {
    /// A longer list of words that sound alike says nothing.
    const MOST: usize = 40;
    let mut sorted: Vec<(u64, &str, WordKind)> =
        words.iter().map(|(id, word)| (*id, word.text, word.kind)).collect();
    sorted.sort_unstable_by_key(|(_, text, _)| *text);
    let mut buckets: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (index, (_, text, _)) in sorted.iter().enumerate() {
        let shape = Shape::of(text);
        let mut keys = sound_keys(&shape);
        keys.extend(slip_keys(&shape.letters));
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            buckets.entry(key).or_default().push(index);
        }
    }
    let mut seen: FxHashSet<(usize, usize)> = FxHashSet::default();
    #[expect(clippy::iter_over_hash_type, reason = "the pairs are sorted below")]
    for bucket in buckets.values().filter(|bucket| bucket.len() <= MOST) {
        for (at, one) in bucket.iter().enumerate() {
            seen.extend(bucket[at + 1..].iter().map(|other| (*one, *other)));
        }
    }
    let mut candidates: Vec<(usize, usize)> = seen.into_iter().collect();
    candidates.sort_unstable();
    let common = |kind: WordKind| kind.any(WordKind::COMMON) && !kind.any(WordKind::GIVEN);
    candidates
        .into_iter()
        .filter_map(|(one, other)| {
            let ((one, text, kind), (other, other_text, other_kind)) = (sorted[one], sorted[other]);
            if common(kind) && common(other_kind) || confusable(text, other_text) {
                return None;
            }
            let likeness = likeness_of_words(text, other_text)?;
            Some(Pair { one, other, likeness })
        })
        .collect()
}

/// What a pair's surroundings say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Company {
    /// Each has a name of its own beside it.
    Apart,
    /// Nothing.
    Neutral,
    /// Both stand beside the same word.
    Shared,
}

struct Page<'a> {
    blocks: &'a [Placed],
    words: &'a Words<'a>,
    alike: &'a Alike,
}

impl Page<'_> {
    fn named(&self, place: Place) -> &Named {
        &self.blocks[place.block].paragraph.named[place.name]
    }

    fn text(&self, place: Place) -> &str {
        let word = &self.named(place).words[place.word];
        &self.blocks[place.block].paragraph.text[word.span.range()]
    }

    fn mixed(&self, language: Language) -> Vec<Mixed> {
        // Each rare word goes with the best of those that it may stand for.
        let mut best: FxHashMap<u64, (Rank, u64, Likeness, Weight)> = FxHashMap::default();
        for pair in &*self.alike.pairs {
            let (one, other) = (&self.words[&pair.one], &self.words[&pair.other]);
            if one.free == 0 || other.free == 0 {
                continue;
            }
            let later = (one.free, std::cmp::Reverse(self.first(one)))
                < (other.free, std::cmp::Reverse(self.first(other)));
            let (rare, usual) = if later { (pair.one, pair.other) } else { (pair.other, pair.one) };
            let Some((company, weight)) = self.weigh(&self.words[&rare], &self.words[&usual], pair.likeness)
            else {
                continue;
            };
            let rank = (company, self.words[&usual].free, std::cmp::Reverse(pair.likeness));
            if best.get(&rare).is_none_or(|(known, ..)| *known < rank) {
                best.insert(rare, (rank, usual, pair.likeness, weight));
            }
        }
        let mut found: Vec<Mixed> = Vec::new();
        for (rare, (_, usual, likeness, weight)) in &best {
            let evidence = match likeness {
                Likeness::Marks => Evidence::Marks,
                Likeness::Sound => Evidence::Sound,
                Likeness::Slip => Evidence::Slip,
            };
            let spelling = |id: &u64| {
                let word = &self.words[id];
                let free = word.places.iter().filter(|place| self.named(**place).free);
                Spelling {
                    text: word.text.into(),
                    mentions: free
                        .map(|place| MentionAt {
                            block: place.block,
                            span: self.named(*place).words[place.word].span,
                        })
                        .collect(),
                    quoted: Vec::new(),
                }
            };
            let clear = self.words[usual].free > self.words[rare].free;
            found.push(Mixed {
                evidence,
                weight: *weight,
                language,
                usual: 0,
                clear,
                forms: vec![spelling(usual), spelling(rare)],
            });
        }
        found
    }

    fn first(&self, word: &Word<'_>) -> (usize, usize) {
        word.places
            .iter()
            .find(|place| self.named(**place).free)
            .map_or((usize::MAX, 0), |place| (place.block, place.name))
    }

    /// Whether a pair is one name, and how surely; `None` if it is not, or if too little says so.
    fn weigh(&self, rare: &Word<'_>, usual: &Word<'_>, likeness: Likeness) -> Option<(Company, Weight)> {
        if !usual.sure || !rare.sure && !rare.kind.is_unknown() {
            return None;
        }
        let company = self.company(rare, usual);
        if company == Company::Apart {
            return None;
        }
        let shared = company == Company::Shared;
        let often = usual.free >= 2 * rare.free && usual.free >= 2;
        let both_known = !rare.kind.is_unknown() && !usual.kind.is_unknown();
        let given = rare.kind.any(WordKind::GIVEN) && usual.kind.any(WordKind::GIVEN);
        let upper = rare.kind.any(WordKind::UPPER) || usual.kind.any(WordKind::UPPER);
        let weight = match likeness {
            _ if upper => return None,
            Likeness::Marks => {
                if differ_in_first_mark(rare.text, usual.text) || both_known && !shared {
                    return None;
                }
                if differ_in_case(rare.text, usual.text) { Weight::Likely } else { Weight::Sure }
            }
            Likeness::Sound => match () {
                () if both_known && !shared => return None,
                () if shared || often => Weight::Sure,
                () => Weight::Faint,
            },
            Likeness::Slip => match () {
                () if given || rare.kind.any(WordKind::COMMON) && !shared => return None,
                () if both_known && !(shared && often) => return None,
                () if often => Weight::Sure,
                () if shared => Weight::Likely,
                () => Weight::Faint,
            },
        };
        Some((company, weight))
    }

    /// What the words beside two words say of them.
    fn company(&self, rare: &Word<'_>, usual: &Word<'_>) -> Company {
        /// Enough to judge by, in a book with thousands of mentions.
        const MOST: usize = 60;
        let mut best = Company::Apart;
        let mut own = false;
        for place in rare.places.iter().filter(|place| self.named(**place).free).take(MOST) {
            let mut apart = false;
            let mut here = None;
            for other in usual.places.iter().take(MOST) {
                match self.beside(*place, *other) {
                    Company::Shared => here = Some(Company::Shared),
                    Company::Neutral => here = here.max(Some(Company::Neutral)),
                    Company::Apart => apart = true,
                }
                if here == Some(Company::Shared) {
                    break;
                }
            }
            let has_company = self.given_before(*place).is_some();
            let here = match here {
                Some(Company::Shared) => Company::Shared,
                // The full name of the one contradicts that of the other.
                Some(_) if apart && has_company => Company::Apart,
                Some(company) => company,
                None => Company::Apart,
            };
            own |= here == Company::Apart;
            best = best.max(here);
        }
        if own && best == Company::Neutral { Company::Apart } else { best }
    }

    /// The word of a name right before or behind another in the same name.
    fn neighbor(&self, place: Place, behind: bool) -> Option<NameWord> {
        let words = &self.named(place).words;
        let mut at = place.word;
        loop {
            at = if behind { at + 1 } else { at.checked_sub(1)? };
            let word = words.get(at)?;
            if !word.kind.any(WordKind::MINOR) {
                // The first word of a sentence may be no part of the name.
                let doubtful = at == 0
                    && self.named(place).first
                    && word.kind.any(WordKind::COMMON)
                    && !word.kind.any(WordKind::GIVEN);
                return (!doubtful).then_some(*word);
            }
        }
    }

    /// The given name, or what may be one, before a word.
    fn given_before(&self, place: Place) -> Option<NameWord> {
        self.neighbor(place, false).filter(|word| is_own(word.kind))
    }

    fn beside(&self, one: Place, other: Place) -> Company {
        let mut company = Company::Neutral;
        for behind in [false, true] {
            match (self.neighbor(one, behind), self.neighbor(other, behind)) {
                (Some(a), Some(b)) => {
                    if a.id == b.id || self.is_alike(a.id, b.id) {
                        company = company.max(Company::Shared);
                    } else if is_own(a.kind) && is_own(b.kind) {
                        return Company::Apart;
                    }
                }
                _ => {}
            }
        }
        company
    }

    fn is_alike(&self, one: u64, other: u64) -> bool {
        let find = |one: u64, other: u64| {
            self.alike
                .pairs
                .iter()
                .any(|pair| pair.one == one && pair.other == other && pair.likeness != Likeness::Slip)
        };
        find(one, other) || find(other, one)
    }

    /// Names whose parts are joined here and apart there: Jean-Luc and Jean Luc.
    fn joined(&self, language: Language) -> Vec<Mixed> {
        let mut compounds: FxHashMap<Box<[char]>, u64> = FxHashMap::default();
        let mut sorted: Vec<(&u64, &Word<'_>)> = self
            .words
            .iter()
            .filter(|(_, word)| word.kind.any(WordKind::COMPOUND) && word.free > 0)
            .collect();
        if sorted.is_empty() {
            return Vec::new();
        }
        sorted.sort_unstable_by_key(|(_, word)| std::cmp::Reverse((word.free, std::cmp::Reverse(word.text))));
        for (id, word) in sorted {
            compounds.entry(Shape::of(word.text).letters).or_insert(*id);
        }
        let mut apart: FxHashMap<(u64, &str), Vec<MentionAt>> = FxHashMap::default();
        for (block, placed) in
            self.blocks.iter().enumerate().filter(|(_, placed)| placed.paragraph.language == language)
        {
            let text = &placed.paragraph.text;
            for named in placed.paragraph.named.iter().filter(|named| named.free) {
                for pair in named.words.windows(2) {
                    if pair.iter().any(|word| word.kind.any(WordKind::COMPOUND)) {
                        continue;
                    }
                    let span = pair[0].span.cover(pair[1].span);
                    let both = &text[span.range()];
                    if let Some(id) = compounds.get(&Shape::of(both).letters) {
                        apart.entry((*id, both)).or_default().push(MentionAt { block, span });
                    }
                }
            }
        }
        let mut found = Vec::new();
        for ((id, both), mentions) in apart {
            let word = &self.words[&id];
            let free = word.places.iter().filter(|place| self.named(**place).free);
            let joined: Vec<MentionAt> = free
                .map(|place| MentionAt {
                    block: place.block,
                    span: self.named(*place).words[place.word].span,
                })
                .collect();
            let clear = joined.len() != mentions.len();
            let usual = usize::from(mentions.len() > joined.len());
            found.push(Mixed {
                evidence: Evidence::Marks,
                weight: Weight::Sure,
                language,
                usual,
                clear,
                forms: vec![
                    Spelling { text: word.text.into(), mentions: joined, quoted: Vec::new() },
                    Spelling { text: both.into(), mentions, quoted: Vec::new() },
                ],
            });
        }
        found
    }

    /// Surnames that stand behind two given names which may be a slip for one another: Stephen and Steven
    /// Witkoff; Vincent and Vivien Crouzet, both experts.
    fn given(&self, language: Language) -> Vec<Mixed> {
        let mut found = Vec::new();
        for surname in self.words.values().filter(|word| word.free > 1 && word.places.len() > 1) {
            // The given names, with their places and the functions that they are given.
            let mut bearers: Vec<(NameWord, Vec<Place>)> = Vec::new();
            for place in surname.places.iter().filter(|place| self.named(**place).free) {
                let Some(given) = self.given_before(*place).filter(|word| word.kind.any(WordKind::GIVEN))
                else {
                    continue;
                };
                match bearers.iter_mut().find(|(known, _)| known.id == given.id) {
                    Some((_, places)) => places.push(*place),
                    None => bearers.push((given, vec![*place])),
                }
            }
            for (at, (one, places)) in bearers.iter().enumerate() {
                for (other, others) in &bearers[at + 1..] {
                    if !self.is_one_bearer((one.id, places), (other.id, others)) {
                        continue;
                    }
                    let spelling = |given: &NameWord, places: &[Place]| Spelling {
                        text: self.words[&given.id].text.into(),
                        mentions: places
                            .iter()
                            .filter_map(|place| {
                                Some(MentionAt {
                                    block: place.block,
                                    span: self.neighbor(*place, false)?.span,
                                })
                            })
                            .collect(),
                        quoted: Vec::new(),
                    };
                    let usual = usize::from(others.len() > places.len());
                    found.push(Mixed {
                        evidence: Evidence::Given { surname: surname.text.into() },
                        weight: Weight::Likely,
                        language,
                        usual,
                        clear: places.len() != others.len(),
                        forms: vec![spelling(one, places), spelling(other, others)],
                    });
                }
            }
        }
        found
    }

    fn is_one_bearer(&self, one: (u64, &[Place]), other: (u64, &[Place])) -> bool {
        let (a, b) = (self.words[&one.0].text, self.words[&other.0].text);
        let genders = (gender::of_given_name(a), gender::of_given_name(b));
        if matches!(genders, (Some(one), Some(other)) if one != other) {
            return false;
        }
        let like = likeness_of_words(a, b).is_some();
        let role =
            |places: &[Place]| places.iter().map(|place| self.named(*place).role).find(|role| *role != 0);
        let initial = a.chars().next() == b.chars().next();
        like || initial && role(one.1).is_some() && role(one.1) == role(other.1)
    }
}

type Rank = (Company, usize, std::cmp::Reverse<Likeness>);

/// Whether a word beside another tells who is meant: a given name, or one that is no common word.
fn is_own(kind: WordKind) -> bool {
    kind.any(WordKind::GIVEN) || !kind.any(WordKind::COMMON)
}

/// Whether two words differ in the mark of their first letter only: Elysée and Élysée are two habits of
/// typesetting.
fn differ_in_first_mark(one: &str, other: &str) -> bool {
    let rest = |word: &str| word.chars().skip(1).collect::<String>();
    rest(one) == rest(other)
}

fn differ_in_case(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

impl Mixed {
    /// The place of its first mention in another spelling than the usual one.
    fn first(&self) -> Option<(usize, ProseSpan)> {
        let others = self.forms.iter().enumerate().filter(|(index, _)| *index != self.usual);
        others.flat_map(|(_, form)| &form.mentions).map(|at| (at.block, at.span)).min()
    }
}
