//! How much there is to say that two words are one name.

use super::company::Company;
use super::words::Word;
use crate::analysis::likeness::Likeness;
use crate::analysis::mentions::WordKind;
use crate::analysis::names::{Weight, differ_in_first_marks};
use crate::lang::gender::of_given_name;

/// A word, the one it may stand for, and all that is known of the two.
#[expect(clippy::struct_excessive_bools, reason = "each is one fact about the pair")]
pub(super) struct Pairing<'a> {
    pub rare: &'a Word,
    pub usual: &'a Word,
    pub likeness: Likeness,
    /// Whether a single letter is more, less or other.
    pub one_edit: bool,
    /// Whether two people or places bear them that are mistaken for one another.
    pub confusable: bool,
    pub company: Company,
    /// Whether the rare word stands by itself wherever it stands.
    pub bare: bool,
    /// Whether the rare word stands behind a given name somewhere.
    pub named: bool,
}

impl Pairing<'_> {
    fn is_shared(&self) -> bool {
        self.company >= Company::Shared
    }

    /// Whether only a slip could make one word of the other. A common word has one spelling only: another one that
    /// sounds the same is a slip, too.
    fn slips(&self) -> bool {
        let word = self.usual.kind.any(WordKind::COMMON) && !self.usual.kind.any(WordKind::GIVEN);
        match self.likeness {
            Likeness::Slip => true,
            Likeness::Sound => word && self.one_edit && self.rare.kind.is_unknown(),
            Likeness::Marks | Likeness::Echo => false,
        }
    }

    /// How often the usual word occurs. A slip is told by the right word in a quotation or a headline, too.
    fn count(&self) -> usize {
        if self.slips() { self.usual.places.len() } else { self.usual.free }
    }

    /// Whether the usual word occurs so much more often that the rare one is likely a slip.
    fn is_lopsided(&self) -> bool {
        self.count() >= 2 && self.count() >= 2 * self.rare.places.len()
    }

    fn both(&self, kind: WordKind) -> bool {
        self.rare.kind.any(kind) && self.usual.kind.any(kind)
    }

    fn either(&self, kind: WordKind) -> bool {
        self.rare.kind.any(kind) || self.usual.kind.any(kind)
    }

    fn both_known(&self) -> bool {
        !self.rare.kind.is_unknown() && !self.usual.kind.is_unknown()
    }

    /// Whether one is a man's name and the other a woman's.
    fn is_man_and_woman(&self) -> bool {
        let genders = (of_given_name(&self.rare.text), of_given_name(&self.usual.text));
        matches!(genders, (Some(one), Some(other)) if one != other)
    }

    /// Whether the rare word is a slip that nobody's name can be: a Latino Republecan beside the Republicans.
    fn is_slip_in_a_word(&self) -> bool {
        let word = self.usual.kind.any(WordKind::COMMON) && !self.usual.kind.any(WordKind::GIVEN);
        word && self.is_unknown_slip() && !self.named && self.is_lopsided()
    }

    /// Whether the rare word is one that nobody knows, a letter off.
    fn is_unknown_slip(&self) -> bool {
        self.likeness == Likeness::Slip && self.rare.kind.is_unknown() && !self.confusable
    }

    /// The letters of the longer word.
    fn length(&self) -> usize {
        self.rare.text.chars().count().max(self.usual.text.chars().count())
    }
}

/// Whether a pair is one name, and how surely; `None` if it is not, or if too little says so.
pub(super) fn weigh(pair: &Pairing<'_>) -> Option<Weight> {
    // Capitals throughout leave marks out, and letters that come from a headline.
    if pair.either(WordKind::UPPER) {
        return None;
    }
    // A word that only begins sentences may be no name at all; a slip may be one for any word.
    let slips =
        pair.likeness == Likeness::Slip && pair.rare.kind.is_unknown() && !pair.usual.kind.is_unknown();
    if !slips && !(pair.usual.sure > 0 && (pair.rare.sure > 0 || pair.rare.kind.is_unknown())) {
        return None;
    }
    if pair.company == Company::Apart && !pair.is_slip_in_a_word() {
        return weigh_apart(pair);
    }
    if is_glued(&pair.rare.text) && !is_glued(&pair.usual.text) && pair.likeness != Likeness::Marks {
        return None;
    }
    // « Stephane et Stéphanie Dupont » are brother and sister.
    if pair.likeness != Likeness::Marks && pair.both(WordKind::GIVEN) && pair.is_man_and_woman() {
        return None;
    }
    // Two letters sound like anything.
    let shortest = pair.rare.text.chars().count().min(pair.usual.text.chars().count());
    if shortest < 3 && pair.likeness != Likeness::Marks {
        return None;
    }
    if pair.confusable {
        return pair.is_shared().then_some(Weight::Likely);
    }
    match pair.likeness {
        Likeness::Marks => weigh_marks(pair),
        Likeness::Sound if !pair.slips() => weigh_sound(pair),
        Likeness::Sound | Likeness::Slip => weigh_slip(pair),
        Likeness::Echo => weigh_echo(pair),
    }
}

/// Each has a name of its own beside it: they are two people, unless the rare word looks like no name at all.
fn weigh_apart(pair: &Pairing<'_>) -> Option<Weight> {
    const LONG: usize = 6;
    let odd = pair.rare.kind.any(WordKind::ODD) && !pair.usual.kind.any(WordKind::ODD);
    let often = pair.count() >= 2 * pair.rare.places.len();
    (odd && pair.length() >= LONG && pair.is_unknown_slip() && often).then_some(Weight::Likely)
}

fn weigh_marks(pair: &Pairing<'_>) -> Option<Weight> {
    let (rare, usual) = (&*pair.rare.text, &*pair.usual.text);
    let known = pair.both_known() || pair.either(WordKind::COMMON) && !pair.is_lopsided();
    if differ_in_first_marks(rare, usual) || known && !pair.is_shared() {
        return None;
    }
    if rare.to_lowercase() != usual.to_lowercase() {
        return Some(Weight::Sure);
    }
    // X-Bow and X-BOW: how many capitals an article sets is no matter of names.
    let capitals = |word: &str| {
        let mut chars = word.chars().map(char::is_uppercase);
        let mut before = false;
        chars.any(|capital| std::mem::replace(&mut before, capital) && capital)
    };
    (!capitals(rare) && !capitals(usual)).then_some(Weight::Likely)
}

fn weigh_sound(pair: &Pairing<'_>) -> Option<Weight> {
    /// Shorter words sound alike by chance.
    const LONG: usize = 4;
    // Kiéviens and Kyiviens: words for people follow their city, and less closely.
    if is_demonym(&pair.rare.text) && is_demonym(&pair.usual.text) {
        return Some(Weight::Faint);
    }
    if pair.is_shared() {
        return Some(Weight::Sure);
    }
    let word = pair.either(WordKind::COMMON) || pair.usual.kind.any(WordKind::FOREIGN);
    if pair.both_known() || word || !pair.is_lopsided() || pair.length() < LONG {
        return None;
    }
    // What everybody writes in one way is no romanization: Kanata is not Canada.
    let romanized = pair.usual.kind.is_unknown() && !pair.rare.kind.any(WordKind::FOREIGN);
    Some(if romanized { Weight::Sure } else { Weight::Faint })
}

fn weigh_echo(pair: &Pairing<'_>) -> Option<Weight> {
    const LONG: usize = 5;
    if pair.both_known() || pair.either(WordKind::COMMON.and(WordKind::FOREIGN)) {
        return None;
    }
    match () {
        () if pair.is_shared() && pair.is_lopsided() => Some(Weight::Likely),
        () if pair.is_shared() => Some(Weight::Faint),
        () if pair.is_lopsided() && pair.usual.kind.is_unknown() && pair.length() >= LONG => {
            Some(Weight::Faint)
        }
        () => None,
    }
}

fn weigh_slip(pair: &Pairing<'_>) -> Option<Weight> {
    /// Shorter words differ by a letter too often, unless all speaks for it.
    const LONG: usize = 6;
    /// How often a short word must occur to be the one that is meant.
    const MANY: usize = 4;
    let unknown = pair.rare.kind.is_unknown();
    if pair.both(WordKind::GIVEN) {
        return None;
    }
    // A word that is known may still be the wrong one, behind the right given name: Emmanuel Macon.
    let misplaced = pair.is_lopsided()
        && (pair.company == Company::Person || pair.is_shared() && !pair.rare.kind.any(WordKind::COMMON));
    if !unknown && !misplaced {
        return None;
    }
    if pair.length() < LONG {
        let many = pair.count() >= MANY && pair.rare.places.len() == 1;
        let trusted = pair.is_shared() || pair.bare && !pair.usual.kind.is_unknown();
        return (many && trusted && unknown || misplaced && !pair.both_known()).then_some(Weight::Likely);
    }
    Some(match () {
        () if !unknown => Weight::Likely,
        () if pair.is_lopsided() => Weight::Sure,
        () if pair.is_shared() => Weight::Likely,
        () if pair.rare.kind.any(WordKind::ODD) && !pair.usual.kind.is_unknown() => Weight::Likely,
        // A word that stands once beside a name that stands once is another word.
        () if pair.usual.kind.any(WordKind::COMMON) => return None,
        () => Weight::Faint,
    })
}

/// Whether a word looks like one for the people of a place.
fn is_demonym(word: &str) -> bool {
    ["ien", "iens", "ienne", "iennes", "ian", "ians"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a capital follows a small letter, as where a space was lost, or in an account's name: `JohnnyL`, `CCastaner`.
fn is_glued(word: &str) -> bool {
    let mut small = 0;
    word.chars().enumerate().any(|(at, char)| {
        let glued = char.is_uppercase() && (small > 0 || at == 1);
        small += usize::from(char.is_lowercase());
        glued
    })
}
