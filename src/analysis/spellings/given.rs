//! Given names: two of them before one surname that may be one person's, and one name that two languages write
//! differently.

use rustc_hash::FxHashSet;

use super::words::{Place, Word, neighbor};
use super::{Page, Spelling, spelling_of};
use crate::analysis::likeness::{Likeness, likeness_of_words};
use crate::analysis::mentions::{NameWord, Named, WordKind};
use crate::analysis::names::{Evidence, Mixed, Weight, differ_in_first_marks};
use crate::lang::gender;
use crate::lang::names::given::{Link, is_listed, is_one_abroad, link};

/// A given name before a surname, with the places of the surname.
type Bearer = (NameWord, Vec<Place>);

impl Page<'_> {
    /// Surnames that stand behind two given names which may be a slip for one another: Stephen and Steven
    /// Witkoff; Vincent and Vivien Crouzet, both experts; Joe and Joseph Lieberman.
    pub(super) fn given_names(&self, surnames: &FxHashSet<u64>) -> Vec<Mixed> {
        self.in_order(surnames).into_iter().flat_map(|surname| self.given_before_surname(surname)).collect()
    }

    /// The given names before one surname that may be a slip for one another.
    pub(super) fn given_before_surname(&self, surname: &Word) -> Vec<Mixed> {
        let mut found = Vec::new();
        // Two people are named in two places.
        let bearers = if surname.borne > 1 { self.bearers(surname) } else { Vec::new() };
        for (at, one) in bearers.iter().enumerate() {
            for other in &bearers[at + 1..] {
                let Some((evidence, weight)) = self.is_one_bearer(surname, one, other) else { continue };
                let spelling = |(given, places): &Bearer| {
                    let at =
                        |place: &Place| Some((*place, given_before(self.named(*place), place.word)?.span));
                    self.spelling_at(&self.words[&given.id].text, places.iter().filter_map(at))
                };
                found.push(Mixed {
                    evidence,
                    weight,
                    language: self.language,
                    usual: usize::from(other.1.len() > one.1.len()),
                    clear: one.1.len() != other.1.len(),
                    forms: vec![spelling(one), spelling(other)],
                });
            }
        }
        found
    }

    /// The given names that stand before a surname, by first mention.
    fn bearers(&self, surname: &Word) -> Vec<Bearer> {
        /// More people of one surname are a family, and their names are compared by nobody.
        const MOST: usize = 24;
        let mut bearers: Vec<Bearer> = Vec::new();
        for place in &surname.places {
            let Some(given) = bearer(self.named(*place), place.word) else { continue };
            let full = bearers.len() >= MOST;
            match bearers.iter_mut().find(|(known, _)| known.id == given.id) {
                Some((_, places)) => places.push(*place),
                None if full => {}
                None => bearers.push((given, vec![*place])),
            }
        }
        bearers
    }

    /// What tells that two given names before a surname are one person's, and how surely; `None` if nothing does.
    fn is_one_bearer(&self, surname: &Word, one: &Bearer, other: &Bearer) -> Option<(Evidence, Weight)> {
        let (a, b) = (&*self.words[&one.0.id].text, &*self.words[&other.0.id].text);
        if differ_in_first_marks(a, b) {
            return None;
        }
        let given = Evidence::Given { surname: surname.text.clone() };
        match link(a, b) {
            // Mohamed and Mohammed ben Salmane.
            Some(Link::Romanized) => return Some((Evidence::Sound, Weight::Sure)),
            // Who is called by a short name at times is called so on purpose.
            Some(Link::Short) => return Some((given, Weight::Faint)),
            Some(Link::Spelling) => return Some((given, Weight::Likely)),
            None => {}
        }
        let genders = (gender::of_given_name(a), gender::of_given_name(b));
        if matches!(genders, (Some(one), Some(other)) if one != other) {
            return None;
        }
        match likeness_of_words(a, b) {
            // Marks are told as such.
            Some(Likeness::Marks) => return None,
            Some(_) => return Some((given, Weight::Likely)),
            None => {}
        }
        // Two presidents of one country and one surname are one president, most likely.
        let role =
            |places: &[Place]| places.iter().map(|place| self.named(*place).role).find(|role| *role != 0);
        let initial = a.chars().next() == b.chars().next();
        let same_role = role(&one.1).is_some() && role(&one.1) == role(&other.1);
        same_role.then_some((given, if initial { Weight::Likely } else { Weight::Faint }))
    }

    /// Given names that stand alone and are one name in two languages: somebody is called Andrii here and Andriy there.
    pub(super) fn equivalents(&self, given: &FxHashSet<u64>) -> Vec<Mixed> {
        /// Whom a whole list of people is called after cannot be told.
        const MOST: usize = 200;
        let mut words = self.in_order(given);
        words.truncate(MOST);
        words.retain(|word| is_listed(&word.text));
        let mut found = Vec::new();
        for (at, one) in words.iter().enumerate() {
            for other in &words[at + 1..] {
                if is_one_abroad(&one.text, &other.text) {
                    let forms: Vec<Spelling> = vec![spelling_of(one), spelling_of(other)];
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

    /// Whether a word is a given name that never stands in a longer name.
    pub(super) fn is_given_alone(&self, word: &Word) -> bool {
        word.kind.any(WordKind::GIVEN)
            && word.free > 0
            && word.sure > 0
            && word.places.iter().all(|place| self.named(*place).words.len() == 1)
    }
}

/// The word right before a surname.
fn given_before(named: &Named, surname: usize) -> Option<NameWord> {
    neighbor(named, surname, false)
}

/// The given name of whoever a name that may be compared calls by a surname. Where two stand before it, the second alone, the
/// Marie of « Jean Marie Le Pen », is nobody's.
pub(super) fn bearer(named: &Named, surname: usize) -> Option<NameWord> {
    let is_given = |word: &NameWord| word.kind.any(WordKind::GIVEN);
    let given = given_before(named, surname).filter(|word| named.is_free() && is_given(word))?;
    let several = named.words[..surname].iter().filter(|word| is_given(word)).count() > 1;
    (!several).then_some(given)
}
