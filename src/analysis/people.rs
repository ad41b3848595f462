//! Who and what an article names: the people, places and organizations in it, each with the forms it goes by.
//! Full names and later short ones are joined; a spelling of the tables is joined to its other spellings.
//!
//! Made on request (a name sheet, the full name of a speaker), never on a keystroke.

use rustc_hash::{FxHashMap, FxHashSet};

use super::reading::{Reading, Tokens};
use super::{Name, Placed};
use crate::lang::WordClasses;
use crate::lang::names::{Entry, NameKind, NameTable, SetId};
use crate::text::segment::{TokenKind, is_apostrophe, is_hyphen, sentences};
use crate::text::{ProseSpan, SourceSpan};

/// A capitalized name as it stands.
struct Sighting {
    text: String,
    span: SourceSpan,
    /// A civility or function stands before it.
    titled: bool,
    /// It stands at the start of a sentence, where any word has a capital.
    first: bool,
    acronym: bool,
}

/// Everything that a document names, in order of first mention.
pub(super) fn names(blocks: &[Placed]) -> Vec<Name> {
    let sightings = sightings(blocks);
    // A word that begins a sentence is a name only if it is one elsewhere too.
    let sure: FxHashSet<&str> =
        sightings.iter().filter(|sighting| !sighting.first).map(|sighting| sighting.text.as_str()).collect();
    let table = NameTable::builtin();
    let mut names: Vec<Name> = Vec::new();
    let mut by_form: FxHashMap<String, usize> = FxHashMap::default();
    let mut by_set: FxHashMap<SetId, usize> = FxHashMap::default();
    let mut by_surname: FxHashMap<String, usize> = FxHashMap::default();
    for sighting in &sightings {
        let known = known(table, &sighting.text);
        let is_compound = sighting.text.contains([' ', '-']);
        if sighting.first && !is_compound && known.is_none() && !sure.contains(sighting.text.as_str()) {
            continue;
        }
        let surname = surname(&sighting.text);
        let place = by_form
            .get(&sighting.text)
            .or_else(|| known.and_then(|(set, _)| by_set.get(&set)))
            .or_else(|| if sighting.text == surname { by_surname.get(surname) } else { None })
            .copied();
        let index = place.unwrap_or_else(|| {
            names.push(Name { name: sighting.text.clone(), kind: kind(sighting, known), forms: Vec::new() });
            names.len() - 1
        });
        by_form.insert(sighting.text.clone(), index);
        if let Some((set, _)) = known {
            by_set.insert(set, index);
        }
        let name = &mut names[index];
        if sighting.titled && name.kind == "other" {
            name.kind = "person";
        }
        if sighting.text != surname && name.kind == "person" {
            by_surname.entry(surname.to_owned()).or_insert(index);
        }
        match name.forms.iter_mut().find(|(form, _)| *form == sighting.text) {
            Some((_, places)) => places.push(sighting.span),
            None => name.forms.push((sighting.text.clone(), vec![sighting.span])),
        }
        if sighting.text.len() > name.name.len() && sighting.text.ends_with(&name.name) {
            name.name.clone_from(&sighting.text);
        }
    }
    names
}

/// The last word of a name, with the particles before it.
pub(super) fn surname(name: &str) -> &str {
    let mut start = name.rfind(' ').map_or(0, |at| at + 1);
    while start > 0 {
        let before = &name[..start - 1];
        let word = before.rfind(' ').map_or(0, |at| at + 1);
        if word == 0 || !before[word..].starts_with(char::is_lowercase) {
            break;
        }
        start = word;
    }
    &name[start..]
}

fn known(table: &NameTable, text: &str) -> Option<(SetId, NameKind)> {
    let tokens = crate::text::segment::tokens(text);
    let words: Vec<&str> = tokens.iter().map(|token| &text[token.span.range()]).collect();
    let find = |words: &[&str]| match table.longest_at(words) {
        Some((Entry::Form(form), length)) if length == words.len() => {
            let set = table.form(form).set;
            Some((set, table.set(set).kind))
        }
        _ => None,
    };
    // « Vladimir Poutine » is in the table by its surname.
    find(&words).or_else(|| {
        (1..words.len()).find_map(|from| find(&words[from..]).filter(|(_, kind)| *kind == NameKind::Person))
    })
}

fn kind(sighting: &Sighting, known: Option<(SetId, NameKind)>) -> &'static str {
    match known {
        Some((_, NameKind::Place | NameKind::Country)) => "place",
        Some((_, NameKind::Person)) => "person",
        Some((_, NameKind::Organization | NameKind::Acronym)) => "organisation",
        None | Some((_, NameKind::Other)) if sighting.titled => "person",
        None | Some((_, NameKind::Other)) if sighting.acronym => "organisation",
        None | Some((_, NameKind::Other)) if sighting.text.contains(' ') => "person",
        None | Some((_, NameKind::Other)) => "other",
    }
}

fn sightings(blocks: &[Placed]) -> Vec<Sighting> {
    let mut found = Vec::new();
    for placed in blocks {
        let paragraph = &placed.paragraph;
        let Some(reading) = Reading::new(&paragraph.text, paragraph.language) else { continue };
        let marks = paragraph.quotes.iter().map(|quote| quote.marks).filter(|marks| marks.depth == 0);
        let outer: Vec<Tokens> = marks.map(|marks| reading.within(marks.outer)).collect();
        let mut starts: Vec<usize> = sentences(&paragraph.text, &reading.tokens, &outer, reading.lexicon)
            .iter()
            .map(|sentence| sentence.start)
            .collect();
        starts.extend(outer.iter().map(|quote| quote.start + 1));
        starts.sort_unstable();
        let mut at = 0;
        while at < reading.tokens.len() {
            let end = name_end(&reading, at);
            if end == at {
                at += 1;
                continue;
            }
            let span = reading.span(&(at..end));
            let span = ProseSpan::new(span.range().start, span.range().end);
            found.push(Sighting {
                text: paragraph.text[span.range()].to_owned(),
                span: placed.map.to_source(span),
                titled: follows_title(&reading, at),
                first: starts.binary_search(&at).is_ok(),
                acronym: end == at + 1 && reading.tokens[at].kind == TokenKind::Upper,
            });
            at = end;
        }
    }
    found
}

/// The end of the name that starts at a token; the token itself if none does.
fn name_end(reading: &Reading<'_>, start: usize) -> usize {
    let function = WordClasses::DETERMINER
        .union(WordClasses::PRONOUN)
        .union(WordClasses::PREPOSITION)
        .union(WordClasses::CONJUNCTION)
        .union(WordClasses::OPENER)
        .union(WordClasses::TITLE)
        .union(WordClasses::ADVERB)
        .union(WordClasses::AUXILIARY)
        .union(WordClasses::SOURCE);
    let is_part = |at: usize| reading.is_capital(at);
    if !is_part(start) || reading.is(start, function) {
        return start;
    }
    let mut end = start + 1;
    loop {
        let joined = reading.mark(end).is_some_and(|mark| is_hyphen(mark) || is_apostrophe(mark))
            && !reading.tokens[end].spaced
            && reading.tokens.get(end + 1).is_some_and(|next| !next.spaced);
        let initial = reading.mark(end) == Some('.')
            && reading.text[reading.tokens[end - 1].span.range()].chars().count() == 1;
        if joined && is_part(end + 1) || initial && is_part(end + 1) {
            end += 2;
        } else if is_part(end) && !reading.is(end, WordClasses::TITLE) {
            end += 1;
        } else {
            // « Charles de Gaulle », "Ursula von der Leyen".
            let past = (end..end + 3).find(|at| {
                !reading.is(*at, WordClasses::PARTICLE) && !reading.mark(*at).is_some_and(is_apostrophe)
            });
            match past {
                Some(past) if past > end && is_part(past) && !reading.is(end, WordClasses::DETERMINER) => {
                    end = past + 1;
                }
                _ => return end,
            }
        }
    }
}

fn follows_title(reading: &Reading<'_>, start: usize) -> bool {
    let Some(mut before) = start.checked_sub(1) else { return false };
    if reading.mark(before) == Some('.') && before > 0 {
        before -= 1;
    }
    reading.is(before, WordClasses::TITLE.union(WordClasses::ROLE))
}
