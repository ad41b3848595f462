//! Capitalized words that are no names, as far as their place tells: the first word of a sentence, a function, the people
//! of a country, a word that is set in capitals for show. If the article has them as names elsewhere, they are names
//! here, too.

use super::sightings::civility;
use super::stretches::is_adjective;
use crate::analysis::mentions::{NameWord, WordKind};
use crate::analysis::reading::{Reading, Tokens};
use crate::lang::gazetteer::{Listed, key_of, listed};
use crate::lang::known::is_word;
use crate::lang::{Language, WordClasses};
use crate::text::segment::{TokenKind, is_apostrophe};

/// Whether a capitalized word is no name, or none as far as its place tells.
pub(super) fn is_doubtful(
    reading: &Reading<'_>,
    tokens: &Tokens,
    words: &[NameWord],
    first: bool,
    listing: Option<Listed>,
) -> bool {
    match listing {
        Some(Listed::Demonym | Listed::Word) => return true,
        Some(Listed::Place | Listed::Organization | Listed::Thing) => return false,
        Some(Listed::Person) | None => {}
    }
    let start = tokens.start;
    let text = &reading.text[reading.span(tokens).range()];
    // « Premier ministre », « Première ministre »
    let role = reading.person_role(start, reading.tokens.len());
    if role.is_some_and(|role| role.end > tokens.end || role == *tokens) {
        return true;
    }
    let own = |at: &usize| reading.is_word(*at);
    // "Vice President", "Former Foreign Minister": functions through and through.
    let functions = tokens.clone().filter(own).all(|at| {
        reading.person_role(at, tokens.end).is_some()
            || reading.is(at, WordClasses::TIME)
            || matches!(
                &*reading.lower[at],
                "of" | "the" | "former" | "vice" | "deputy" | "foreign" | "acting"
            )
    });
    if functions {
        return true;
    }
    // « ALERTE INFO »
    let shouted = |at: usize| reading.tokens[at].kind == TokenKind::Upper && is_word(&reading.lower[at]);
    if words.len() > 1 && tokens.clone().filter(own).all(shouted) {
        return true;
    }
    // "South Koreans", "Korean".
    let last = (start..tokens.end).rev().find(own).unwrap_or(start);
    let demonym = listed(&key_of(&reading.text[reading.tokens[last].span.range()])) == Some(Listed::Demonym);
    if demonym && words.len() <= 2 && !words.first().is_some_and(|word| word.kind.any(WordKind::GIVEN)) {
        return true;
    }
    // « ABSTRACT »; "D-Fla", the party and state of somebody; « RÉACTION À LA CRISE ».
    let upper = |at: usize| reading.tokens[at].kind == TokenKind::Upper;
    let all_upper =
        !text.contains(char::is_lowercase) && text.chars().filter(|char| char.is_alphabetic()).count() > 1;
    let party = text.as_bytes().get(1) == Some(&b'-') && text.is_ascii();
    if party
        || all_upper && words.len() > 2
        || all_upper && text.len() > 4 && is_word(text)
        || words.len() == 1 && reading.is(start, WordClasses::ABBREVIATION) && !upper(start)
    {
        return true;
    }
    // French bodies go on in lower case: « Parti conservateur ».
    if words.len() > 1 || text.contains(char::is_whitespace) {
        return false;
    }
    // « Aujourd'hui »
    let elided = reading.mark(tokens.end).is_some_and(is_apostrophe)
        && reading.language == Language::French
        && reading
            .tokens
            .get(tokens.end + 1)
            .is_some_and(|next| next.kind == TokenKind::Lower && !next.spaced && next.span.len() > 1);
    if elided {
        return true;
    }
    // « De », « XXe », « A7 »
    if tokens
        .clone()
        .filter(own)
        .all(|at| reading.is(at, WordClasses::DETERMINER.union(WordClasses::GENITIVE)))
        || is_numeral(text)
    {
        return true;
    }
    let kind = words.first().map_or(WordKind::default(), |word| word.kind);
    let common = kind.any(WordKind::COMMON) && !kind.any(WordKind::UPPER);
    // « Etats » for « États ».
    let accented = || {
        text.strip_prefix('E')
            .is_some_and(|rest| ["É", "Ê", "È"].iter().any(|e| is_word(&format!("{e}{rest}"))))
    };
    let common = common || kind.is_unknown() && !kind.any(WordKind::UPPER) && accented();
    if first {
        return common && !kind.any(WordKind::GIVEN);
    }
    // « chef de l'État français » with a capital too many is nobody.
    let nation = reading.language == Language::French && is_adjective(&reading.lower[start]);
    // « l'association Rivages »
    let noun = start.checked_sub(1).is_some_and(|before| {
        reading.is(before, WordClasses::BODY.union(WordClasses::PLACE_NOUN)) && !reading.is_capital(before)
    });
    let called = civility(reading, start).is_some() || noun || !nation && reading.function(tokens).is_some();
    if !common || called {
        return false;
    }
    // « Documentaire », "Countdown": a capital for show, unless somebody of the article is called so.
    if !kind.any(WordKind::NAME.and(WordKind::GIVEN)) {
        return true;
    }
    // « les Bretons », "the Constitution".
    start.checked_sub(1).is_some_and(|before| {
        reading.is(before, WordClasses::DETERMINER)
            || reading.mark(before).is_some_and(is_apostrophe)
                && before > 0
                && matches!(&*reading.lower[before - 1], "l" | "s")
    })
}

/// Whether it is a numeral or the number of a road: « `XXe` », « A7 ».
fn is_numeral(text: &str) -> bool {
    let roman = text.trim_end_matches(|char: char| char.is_lowercase());
    let road = text.is_ascii() && text.len() <= 4 && text.chars().skip(1).all(|char| char.is_ascii_digit());
    road || roman.len() > 1
        && roman.chars().all(|char| matches!(char, 'I' | 'V' | 'X' | 'L'))
        && roman != "XL"
}
