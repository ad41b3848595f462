//! Somebody whose family name stands first, called by the given name alone: Xi Jinping, and later "Jinping".

use rustc_hash::FxHashSet;

use super::words::{Place, Word};
use super::{Page, Spelling};
use crate::analysis::mentions::{NameWord, Named, WordKind};
use crate::analysis::names::{Evidence, Mixed, Weight};
use crate::lang::gazetteer::{Listed, key_of, listed};
use crate::lang::names::families::is_family_first;
use crate::text::ProseSpan;
use crate::text::segment::is_hyphen;

/// Somebody by their full name: the given part, and the places of the family name before it.
struct Bearer {
    given: Vec<NameWord>,
    places: Vec<Place>,
}

impl Page<'_> {
    /// People called by the given part of their names, behind a mention in full. Not where several of a family are named:
    /// there the given name tells them apart.
    pub(super) fn family_first(&self, families: &FxHashSet<u64>) -> Vec<Mixed> {
        let mut found = Vec::new();
        for family in self.in_order(families) {
            let mut bearers: Vec<Bearer> = Vec::new();
            for place in &family.places {
                let Some(given) = self.given_behind(*place) else { continue };
                match bearers.iter_mut().find(|bearer| is_same(&bearer.given, given)) {
                    Some(bearer) => bearer.places.push(*place),
                    None => bearers.push(Bearer { given: given.to_vec(), places: vec![*place] }),
                }
            }
            if let [bearer] = &bearers[..] {
                found.extend(self.called_by_given(family, bearer));
            }
        }
        found
    }

    /// The given part behind a family name that begins a name; `None` if it is no such name.
    fn given_behind(&self, place: Place) -> Option<&[NameWord]> {
        let words = &self.named(place).words;
        // « Premier Li Qiang »: a word that is no name may stand before.
        let begins = words[..place.word]
            .iter()
            .all(|word| word.kind.any(WordKind::COMMON) && !word.kind.any(WordKind::GIVEN));
        let name = &words[place.word..];
        let texts: Vec<&str> = name.iter().map(|word| self.text(place, word)).collect();
        (begins && is_family_first(&texts)).then_some(&name[1..])
    }

    fn called_by_given(&self, family: &Word, bearer: &Bearer) -> Option<Mixed> {
        let first = bearer.places[0];
        let given = self.words.get(&bearer.given[0].id)?;
        // A word of the language alone may be anything.
        if bearer.given.len() == 1 && given.kind.any(WordKind::COMMON.and(WordKind::FOREIGN)) {
            return None;
        }
        let in_full = |place: &Place| {
            let before = place.word.checked_sub(1).map(|word| self.named(*place).words[word]);
            before.is_some_and(|before| before.id == self.named(first).words[first.word].id)
        };
        let alone = |place: &Place| is_same(&self.named(*place).words, &bearer.given);
        // With another name before or behind, it is a name of its own.
        if !given.places.iter().all(|place| in_full(place) || alone(place)) {
            return None;
        }
        let later = given.places.iter().filter(|place| {
            alone(place) && self.named(**place).is_free() && **place > first && !self.goes_on(**place)
        });
        let later: Vec<Place> = later.copied().collect();
        let text = self.whole(*later.first()?);
        let full = format!("{} {text}", family.text);
        let person = |name: &str| listed(&key_of(name)).is_none_or(|listed| listed == Listed::Person);
        if !person(&full) || !person(text) {
            return None;
        }
        let spans = later.iter().map(|place| (*place, span_of(self.named(*place))));
        let usual = bearer.places.iter().map(|place| (*place, self.span(*place)));
        let forms: Vec<Spelling> = vec![self.spelling_at(&family.text, usual), self.spelling_at(text, spans)];
        Some(Mixed {
            evidence: Evidence::FamilyFirst,
            weight: Weight::Faint,
            language: self.language,
            usual: 0,
            clear: true,
            forms,
        })
    }

    fn text(&self, place: Place, word: &NameWord) -> &str {
        &self.blocks[place.block].paragraph.text[word.span.range()]
    }

    /// A whole name.
    fn whole(&self, place: Place) -> &str {
        &self.blocks[place.block].paragraph.text[span_of(self.named(place)).range()]
    }

    /// Whether a hyphen hangs something on a name: « Ching-te » is not always read as one.
    fn goes_on(&self, place: Place) -> bool {
        let text = &self.blocks[place.block].paragraph.text;
        text[span_of(self.named(place)).range().end..].starts_with(is_hyphen)
    }
}

fn span_of(named: &Named) -> ProseSpan {
    named.words[0].span.cover(named.words[named.words.len() - 1].span)
}

fn is_same(one: &[NameWord], other: &[NameWord]) -> bool {
    one.iter().map(|word| word.id).eq(other.iter().map(|word| word.id))
}
