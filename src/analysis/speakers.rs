//! Whom the words for a speaker stand for: the full name behind a surname, the speaker before behind a pronoun.
//!
//! Made on request, for a list of quotations. Where the article leaves a doubt, the words stay as they stand.

use rustc_hash::FxHashMap;

use super::Name;
use super::people::full_names;
use crate::lang::Language;

/// How many blocks a pronoun reaches back.
const REACH: usize = 3;

/// The speakers of an article, as its quotations are read in order.
pub(super) struct Speakers<'n> {
    full: FxHashMap<&'n str, Option<&'n str>>,
    /// Those who were called by more than a pronoun: the block, the name, and what tells their gender.
    spoke: Vec<(usize, String, Option<Gender>)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
}

impl<'n> Speakers<'n> {
    pub(super) fn new(names: &'n [Name]) -> Self {
        Self { full: full_names(names), spoke: Vec::new() }
    }

    /// Whom some words stand for, in a block. Must be asked in the order of the article.
    pub(super) fn name(&mut self, block: usize, words: &str, language: Language) -> String {
        let lower = words.to_lowercase();
        if let Some(gender) = pronoun(&lower, language) {
            let near = self.spoke.iter().rev().take_while(|(at, ..)| at + REACH >= block);
            let mut same = near.filter(|(_, _, other)| other.is_none_or(|other| other == gender));
            return same.next().map_or_else(|| words.to_owned(), |(_, name, _)| name.clone());
        }
        // « la ministre, Jeanne Aubry »: the name; « M. Crouzet », "Smith": the full name it stands for.
        let name = words.rsplit_once(", ").map_or(words, |(_, name)| name);
        let last = name.rsplit(' ').next().unwrap_or(name);
        let whole = self.full.get(last).copied().flatten().filter(|_| name.split(' ').count() <= 2);
        let name = whole.unwrap_or(name).to_owned();
        self.spoke.push((block, name.clone(), told_gender(&lower)));
        name
    }
}

/// The gender of a pronoun that stands for one speaker.
fn pronoun(word: &str, language: Language) -> Option<Gender> {
    match (language, word) {
        (Language::French, "il") | (Language::English, "he") => Some(Gender::Masculine),
        (Language::French, "elle") | (Language::English, "she") => Some(Gender::Feminine),
        _ => None,
    }
}

/// The gender that an article or a title tells.
fn told_gender(words: &str) -> Option<Gender> {
    const MASCULINE: [&str; 6] = ["le ", "un ", "m. ", "mr. ", "mr ", "ce "];
    const FEMININE: [&str; 9] = ["la ", "une ", "mme ", "mlle ", "mrs. ", "mrs ", "ms. ", "ms ", "cette "];
    if MASCULINE.iter().any(|word| words.starts_with(word)) {
        Some(Gender::Masculine)
    } else if FEMININE.iter().any(|word| words.starts_with(word)) {
        Some(Gender::Feminine)
    } else {
        None
    }
}
