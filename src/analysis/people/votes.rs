//! What tells what bears a name: a person, a place or a body. Each piece of evidence votes; a list of known names
//! settles it, and so does a table.

use rustc_hash::FxHashMap;

use crate::analysis::cast::Figure;
use crate::analysis::mentions::{NameWord, WordKind};
use crate::analysis::reading::{Reading, Tokens};
use crate::analysis::verbs::VerbGroup;
use crate::lang::gazetteer::{Listed, key_of, listed};
use crate::lang::verbs::Classes;
use crate::lang::{Language, WordClasses};
use crate::text::segment::{TokenKind, is_apostrophe};

/// Votes for what bears a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes {
    pub person: i32,
    pub place: i32,
    pub body: i32,
}

impl Votes {
    pub(super) fn add(&mut self, other: Self) {
        self.person += other.person;
        self.place += other.place;
        self.body += other.body;
    }

    /// The word for what has most votes; `other` if too few speak for anything.
    pub(super) fn kind(self) -> &'static str {
        /// One weak sign is none.
        const ENOUGH: i32 = 2;
        let most = self.person.max(self.place).max(self.body);
        match most {
            most if most < ENOUGH => "other",
            most if most == self.person => "person",
            most if most == self.place => "place",
            _ => "organisation",
        }
    }
}

/// What the words of a name tell by themselves.
pub(super) fn of_words(reading: &Reading<'_>, tokens: &Tokens, words: &[NameWord]) -> Votes {
    let mut votes = Votes::default();
    let text = &reading.text[reading.span(tokens).range()];
    if text.contains(|char: char| char.is_ascii_digit()) {
        return votes;
    }
    let single = !text.contains(' ');
    let first = words.first().map_or(WordKind::default(), |word| word.kind);
    let first_text = words.first().map_or("", |word| &reading.text[word.span.range()]);
    let place_given = listed(&key_of(first_text)) == Some(Listed::Place);
    let given = first.any(WordKind::GIVEN) && !first.any(WordKind::UPPER);
    let is_of =
        |classes: WordClasses| tokens.clone().any(|at| reading.is(at, classes) && reading.is_capital(at));
    let body = is_of(WordClasses::BODY);
    let place = is_of(WordClasses::PLACE_NOUN);
    if single {
        if reading.tokens[tokens.start].kind == TokenKind::Upper && tokens.len() == 1 {
            votes.body += if text.len() <= 6 { 3 } else { 1 };
        } else if body {
            votes.body += 4;
        } else if place && !given {
            votes.place += 2;
        } else if given {
            votes.person += 3;
        }
        return votes;
    }
    let short = words.len() <= 2;
    let french = reading.language == Language::French;
    // « Anne Chambre », "Kate Hill" are people.
    let last = (tokens.start..tokens.end).rev().find(|at| reading.is_word(*at)).unwrap_or(tokens.start);
    let surname = french
        || matches!(
            &*reading.lower[last],
            "hill"
                | "hills"
                | "lake"
                | "park"
                | "bay"
                | "parish"
                | "castle"
                | "forest"
                | "tower"
                | "church"
                | "house"
                | "bank"
                | "court"
                | "beach"
                | "dam"
                | "coast"
                | "port"
                | "street"
                | "prince"
                | "post"
                | "cape"
        );
    let guard = given && short && !place_given && surname;
    // The noun that says what it is stands first in French, last in English.
    let of = tokens.clone().skip(1).find(|at| &*reading.lower[*at] == "of").filter(|_| !french);
    let head_at = if french { tokens.start } else { of.map_or(last, |of| of - 1) };
    let head = |classes: WordClasses| reading.is(head_at, classes);
    if body {
        votes.body += match (guard, head(WordClasses::BODY)) {
            (true, _) => 2,
            (false, true) => 9,
            (false, false) => 4,
        };
    }
    let leads = ["lake", "mount", "cape", "port", "river", "gulf", "bay", "isle", "fort", "camp"];
    let leading = !french && leads.contains(&&*reading.lower[tokens.start]);
    if head(WordClasses::PLACE_NOUN) && place || leading {
        votes.place += if guard { 2 } else { 8 };
    }
    // "South Australia", « Nouvelle-Zélande du Sud »: a known place in it, and where.
    let directions = ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "new"];
    let known_place =
        |at: usize| listed(&key_of(&reading.text[reading.tokens[at].span.range()])) == Some(Listed::Place);
    let rest = words.get(1).map(|word| word.span.start as usize..reading.span(tokens).end as usize);
    let rest_place = rest.is_some_and(|rest| listed(&key_of(&reading.text[rest])) == Some(Listed::Place));
    if directions.contains(&&*reading.lower[tokens.start]) && (rest_place || known_place(last)) {
        votes.place += 8;
    }
    if text.contains('&') {
        votes.body += 5;
        return votes;
    }
    // "Harvest Day", « Biennale du port »
    if head(WordClasses::EVENT) && !guard {
        votes.person = -8;
        return votes;
    }
    // "San Bernardino", "Fort Morgan"
    if matches!(&*reading.lower[tokens.start], "san" | "santa" | "los" | "las" | "fort" | "saint" | "aïn") {
        votes.place += 3;
        return votes;
    }
    // "Indiana GOP"
    let initials = |word: &NameWord| {
        word.kind.any(WordKind::UPPER)
            && !reading.text[word.span.range()].contains('.')
            && word.span.len() > 2
    };
    if words.iter().skip(1).any(initials) {
        votes.body += 2;
        return votes;
    }
    // "Toronto Star": what is called after a place.
    if place_given && !given && short {
        votes.body += 1;
        return votes;
    }
    // "Harbor Watch": who speaks and is called by common words is a body.
    if words.iter().all(|word| word.kind.any(WordKind::COMMON) && !word.kind.any(WordKind::GIVEN)) && !guard {
        votes.person -= 6;
        votes.body += 1;
        return votes;
    }
    let capitals = words.iter().filter(|word| !word.kind.any(WordKind::MINOR)).count();
    let plain = |word: &NameWord| {
        word.kind.any(WordKind::COMMON) && !word.kind.any(WordKind::GIVEN.and(WordKind::NAME))
    };
    // « Space Shuttle Columbia », "Andy Warhol Legacy Program": a thing by its nouns.
    let thing = words[0].kind.any(WordKind::COMMON) && !words[0].kind.any(WordKind::GIVEN)
        || words.iter().skip(2).any(plain);
    if given && capitals >= 2 && words.len() <= 5 {
        votes.person += match (thing, place_given) {
            (true, _) => 1,
            (false, true) => 3,
            (false, false) => 6,
        };
    } else if !thing && capitals >= 2 && words.len() <= 4 && !body && !place {
        // « Hamdullah Mohib »: two words that nobody knows.
        let unknown = words.iter().any(|word| word.kind.is_unknown() && !word.kind.any(WordKind::UPPER));
        votes.person += if unknown && !first.any(WordKind::UPPER) { 2 } else { 1 };
    }
    let joined = ["ben", "bin", "ibn", "von", "van", "al", "el", "abu", "abou", "ould"];
    if words.iter().any(|word| joined.contains(&&*key_of(&reading.text[word.span.range()]))) {
        votes.person += 2;
    }
    let initial = |word: &NameWord| {
        let text = &reading.text[word.span.range()];
        text.chars().filter(|char| char.is_alphabetic()).all(char::is_uppercase)
            && (text.contains('.') || text.chars().count() == 1)
    };
    if words.split_last().is_some_and(|(_, before)| before.iter().any(initial)) {
        votes.person += 3;
    }
    votes
}

/// What stands around a name tells.
pub(super) fn of_place(reading: &Reading<'_>, tokens: &Tokens, function: Option<&Tokens>) -> Votes {
    let mut votes = Votes::default();
    let (start, end) = (tokens.start, tokens.end);
    let lower = |at: usize| reading.lower.get(at).map_or("", |word| &**word);
    let possessed = reading.mark(end).is_some_and(is_apostrophe);
    if let Some(function) = function {
        votes.person += if function.end <= start { 5 } else { 4 };
    }
    before(reading, start, possessed, &mut votes);
    // "near NRA posts": initials before a noun are seldom a place.
    let upper = reading.tokens[start].kind == TokenKind::Upper && tokens.len() == 1;
    if upper {
        votes.place = votes.place.min(1);
        votes.person = 0;
    }
    // "Luhansk region", "Hudson River": the noun behind it.
    if reading.language == Language::English && !possessed && !reading.is_capital(end) {
        if reading.is(end, WordClasses::PLACE_NOUN) && !reading.is(end, WordClasses::BODY) {
            votes.place += 4;
        } else if matches!(lower(end), "supporters" | "fans" | "spokesman" | "spokeswoman" | "spokesperson") {
            votes.body += 2;
        }
    }
    // « Morel, 45 ans, », "Roe, 45,": an age.
    if reading.is_comma(end)
        && reading.tokens.get(end + 1).is_some_and(|token| token.kind == TokenKind::Number)
        && (lower(end + 2) == "ans" || is_age(lower(end + 1)) && reading.mark(end + 2).is_some())
    {
        votes.person += 6;
    }
    let past = end + usize::from(reading.is_comma(end));
    match (reading.language, lower(past)) {
        (Language::English, "who" | "whose" | "born" | "aged" | "died")
        | (Language::French, "né" | "née" | "âgé" | "âgée" | "décédé" | "décédée" | "alias") => {
            votes.person += 4;
        }
        _ => {}
    }
    // "Delaney, Ohio": a listed place behind the comma.
    if reading.is_comma(end) && reading.is_capital(end + 1) && reading.language == Language::English {
        let next = &reading.text[reading.tokens[end + 1].span.range()];
        if listed(&key_of(next)) == Some(Listed::Place) && tokens.len() == 1 {
            votes.place += 2;
        }
    }
    let speaks =
        |group: &VerbGroup| group.finite && group.classes.any(Classes::REPORTING.union(Classes::COMMENT));
    let inverted = (start.saturating_sub(6)..start).any(|from| {
        reading.mark(from.wrapping_sub(1)).is_some()
            && reading
                .verb_group(from, start)
                .is_some_and(|group| group.tokens.end == start && speaks(&group))
    });
    if inverted || reading.verb_group(end, reading.tokens.len()).as_ref().is_some_and(speaks) {
        votes.person += if upper { 0 } else { 2 };
        votes.body += 1;
    }
    votes
}

fn is_age(number: &str) -> bool {
    number.parse::<u8>().is_ok_and(|years| (1..120).contains(&years))
}

/// What stands before a name.
fn before(reading: &Reading<'_>, start: usize, possessed: bool, votes: &mut Votes) {
    let lower = |at: usize| reading.lower.get(at).map_or("", |word| &**word);
    let Some(before) = start.checked_sub(1) else { return };
    let stop = reading.mark(before) == Some('.');
    let title = before - usize::from(stop && before > 0);
    if reading.is(title, WordClasses::TITLE) && !matches!(lower(title), "saint" | "st") {
        votes.person += if is_civil(reading, title) { 8 } else { 0 };
        return;
    }
    if !reading.is_word(before) {
        // « d'Odessa », « l'AFP »: what stands before the apostrophe.
        if reading.mark(before).is_some_and(is_apostrophe) && before > 0 {
            hanging(reading, before - 1, votes);
        }
        return;
    }
    if reading.is(before, WordClasses::BODY) && !reading.is_capital(before) {
        votes.body += 5;
        return;
    }
    if reading.is(before, WordClasses::PLACE_NOUN) && !reading.is_capital(before) {
        votes.place += 4;
        return;
    }
    if matches!(lower(before), "famille" | "couple" | "epoux" | "époux" | "frères" | "clan" | "family") {
        votes.person += 4;
        return;
    }
    if possessed {
        return;
    }
    let earlier = before.checked_sub(1).map_or("", lower);
    match (reading.language, lower(before)) {
        (Language::French, "à") => {
            // « grâce à Morel », « a demandé à Morel » are no places.
            let dative =
                matches!(earlier, "grâce" | "face" | "quant" | "rapport" | "contrairement" | "hommage")
                    || before > 0 && reading.verbs[before - 1].is_some();
            votes.place += if dative { 0 } else { 4 };
        }
        (Language::French, "au" | "aux") => votes.place += 2,
        (Language::French, "chez" | "selon") => votes.person += 1,
        (Language::French, "en")
        | (Language::English, "in" | "near" | "outside" | "throughout" | "across") => votes.place += 4,
        (Language::French, "près" | "depuis" | "vers") | (Language::English, "at" | "from" | "to") => {
            votes.place += 1;
        }
        _ => hanging(reading, before, votes),
    }
}

/// What a name tells that hangs on a noun: « la ville de X », "the mayor of X".
fn hanging(reading: &Reading<'_>, join: usize, votes: &mut Votes) {
    let lower = |at: usize| reading.lower.get(at).map_or("", |word| &**word);
    if !reading.is(join, WordClasses::GENITIVE) {
        return;
    }
    let Some(noun) = join.checked_sub(1) else { return };
    let body = ["pdg", "patron", "patronne", "ceo", "dirigeant", "fondateur", "founder", "actionnaire"];
    let member = [
        "député",
        "membre",
        "joueur",
        "attaquant",
        "milieu",
        "entraîneur",
        "capitaine",
        "salarié",
        "employé",
        "member",
        "striker",
        "captain",
        "coach",
        "manager",
        "employee",
        "fans",
        "supporters",
        "joueurs",
    ];
    let place = [
        "maire",
        "mairie",
        "préfet",
        "préfecture",
        "évêque",
        "archevêque",
        "habitants",
        "habitant",
        "sud",
        "nord",
        "est",
        "ouest",
        "large",
        "centre",
        "près",
        "procureur",
        "procureure",
        "mayor",
        "bishop",
        "archbishop",
        "governor",
        "residents",
        "people",
        "north",
        "south",
        "east",
        "west",
        "outskirts",
        "rues",
        "streets",
        "bataille",
        "battle",
        "siège",
        "siege",
    ];
    if reading.is(noun, WordClasses::PLACE_NOUN) {
        votes.place += 7;
    } else if place.contains(&lower(noun)) {
        votes.place += 5;
    } else if body.contains(&lower(noun)) {
        votes.body += 4;
    } else if member.contains(&lower(noun)) {
        votes.body += 2;
    }
}

/// Whether a civility is one: "Miss Roe", « madame Morel »; but "they miss Roe".
pub(super) fn is_civil(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_capital(at) || reading.language == Language::French && reading.lower[at].len() > 4
}

/// Where the cast of a paragraph has human beings: the end of each name, with its start.
pub(super) fn humans(cast: &[Figure]) -> FxHashMap<u32, u32> {
    let mut humans = FxHashMap::default();
    for name in cast.iter().filter(|figure| figure.human).filter_map(|figure| figure.name) {
        let start = humans.entry(name.end).or_insert(name.start);
        *start = name.start.min(*start);
    }
    humans
}
