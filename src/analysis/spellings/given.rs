//! Given names: two of them before one surname that may be one person's, and one name that two languages write
//! differently.

use super::words::{Place, Word, neighbor};
use super::{Page, Spelling};
use crate::analysis::likeness::{Likeness, likeness_of_words};
use crate::analysis::mentions::{NameWord, WordKind};
use crate::analysis::names::{Evidence, Mixed, Weight, differ_in_first_marks};
use crate::lang::gender;
use crate::lang::names::given::{Link, is_one_abroad, link};

/// A given name before a surname, with the places of the surname.
type Bearer = (NameWord, Vec<Place>);

impl Page<'_> {
    /// Surnames that stand behind two given names which may be a slip for one another: Stephen and Steven
    /// Witkoff; Vincent and Vivien Crouzet, both experts; Joe and Joseph Lieberman.
    pub(super) fn given_names(&self) -> Vec<Mixed> {
        let mut found = Vec::new();
        let mut surnames: Vec<&Word<'_>> = self.words.values().filter(|word| word.free > 1).collect();
        surnames.sort_unstable_by_key(|word| word.places[0]);
        for surname in surnames {
            let bearers = self.bearers(surname);
            for (at, one) in bearers.iter().enumerate() {
                for other in &bearers[at + 1..] {
                    let Some(weight) = self.is_one_bearer(one, other) else { continue };
                    let spelling = |(given, places): &Bearer| {
                        let at = |place: &Place| Some((*place, self.given_before(*place)?.span));
                        self.spelling_at(self.words[&given.id].text, places.iter().filter_map(at))
                    };
                    found.push(Mixed {
                        evidence: Evidence::Given { surname: surname.text.into() },
                        weight,
                        language: self.language,
                        usual: usize::from(other.1.len() > one.1.len()),
                        clear: one.1.len() != other.1.len(),
                        forms: vec![spelling(one), spelling(other)],
                    });
                }
            }
        }
        found
    }

    /// The given names that stand before a surname, by first mention.
    fn bearers(&self, surname: &Word<'_>) -> Vec<Bearer> {
        /// More people of one surname are a family, and their names are compared by nobody.
        const MOST: usize = 24;
        let mut bearers: Vec<Bearer> = Vec::new();
        for place in surname.places.iter().filter(|place| self.named(**place).is_free()) {
            let given = self.given_before(*place).filter(|word| word.kind.any(WordKind::GIVEN));
            let given = given.filter(|_| !self.has_two_given(*place));
            let Some(given) = given else { continue };
            let full = bearers.len() >= MOST;
            match bearers.iter_mut().find(|(known, _)| known.id == given.id) {
                Some((_, places)) => places.push(*place),
                None if full => {}
                None => bearers.push((given, vec![*place])),
            }
        }
        bearers
    }

    /// Whether two given names stand before a surname: the second alone, the Marie of « Jean Marie Le Pen », is nobody's.
    fn has_two_given(&self, place: Place) -> bool {
        let given =
            |at: usize| self.named(place).words.get(at).is_some_and(|word| word.kind.any(WordKind::GIVEN));
        let names = self.named(place).words[..place.word].iter().enumerate();
        names.filter(|(at, _)| given(*at)).count() > 1
    }

    /// The word right before a surname.
    fn given_before(&self, place: Place) -> Option<NameWord> {
        neighbor(self.named(place), place.word, false)
    }

    /// Whether two given names before one surname may be one person's, and how surely.
    fn is_one_bearer(&self, one: &Bearer, other: &Bearer) -> Option<Weight> {
        let (a, b) = (self.words[&one.0.id].text, self.words[&other.0.id].text);
        if differ_in_first_marks(a, b) {
            return None;
        }
        match link(a, b) {
            // Who is called by a short name at times is called so on purpose.
            Some(Link::Short) => return Some(Weight::Faint),
            Some(Link::Spelling) => return Some(Weight::Likely),
            None => {}
        }
        let genders = (gender::of_given_name(a), gender::of_given_name(b));
        if matches!(genders, (Some(one), Some(other)) if one != other) {
            return None;
        }
        match likeness_of_words(a, b) {
            // Marks are told as such.
            Some(Likeness::Marks) => return None,
            Some(_) => return Some(Weight::Likely),
            None => {}
        }
        // Two presidents of one country and one surname are one president, most likely.
        let role =
            |places: &[Place]| places.iter().map(|place| self.named(*place).role).find(|role| *role != 0);
        let initial = a.chars().next() == b.chars().next();
        let same_role = role(&one.1).is_some() && role(&one.1) == role(&other.1);
        same_role.then_some(if initial { Weight::Likely } else { Weight::Faint })
    }

    /// Given names that stand alone and are one name in two languages: somebody is called Andrii here and Andriy there.
    pub(super) fn equivalents(&self) -> Vec<Mixed> {
        /// Whom a whole list of people is called after cannot be told.
        const MOST: usize = 200;
        let alone = |word: &&Word<'_>| {
            word.kind.any(WordKind::GIVEN) && word.free > 0 && word.sure && self.is_alone(word)
        };
        let mut words: Vec<&Word<'_>> = self.words.values().filter(alone).collect();
        words.sort_unstable_by_key(|word| word.places[0]);
        words.truncate(MOST);
        let mut found = Vec::new();
        for (at, one) in words.iter().enumerate() {
            for other in &words[at + 1..] {
                if is_one_abroad(one.text, other.text) {
                    let forms: Vec<Spelling> = vec![self.spelling(one), self.spelling(other)];
                    found.push(Mixed {
                        evidence: Evidence::Equivalent,
                        weight: Weight::Faint,
                        language: self.language,
                        usual: usize::from(other.free > one.free),
                        clear: one.free != other.free,
                        forms,
                    });
                }
            }
        }
        found
    }

    /// Whether a word never stands in a longer name.
    fn is_alone(&self, word: &Word<'_>) -> bool {
        word.places.iter().all(|place| self.named(*place).words.len() == 1)
    }
}
