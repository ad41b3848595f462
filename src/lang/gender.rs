//! What a word tells of the gender of the person or body it stands for: il or elle, he or she.
//!
//! A pronoun leads back to somebody it agrees with. What is known of a person is often no more than a given name
//! or a role, so that those two are asked here. Where women and men bear the same word (Camille, ministre,
//! doctor), or where the word is unknown, the answer is that nothing is known: a pronoun may then mean either.

use std::hash::BuildHasher;
use std::sync::LazyLock;

use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Language;
use crate::text::segment::is_hyphen;

/// Grammatical gender, as a pronoun agrees with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// The gender of *il* and *he*.
    Masculine,
    /// The gender of *elle* and *she*.
    Feminine,
}

/// The gender that a given name tells; `None` for one that women and men bear, or that is not in the list.
///
/// The first letter may be of either case, and a French É at the start may lack its accent (Elodie); all else is
/// compared as written. In a compound (Jean-Pierre, Marie-Noël) the first part tells, if each part is a given
/// name.
pub fn of_given_name(name: &str) -> Option<Gender> {
    bearer(name)?.gender()
}

/// Whether a word is a given name of the list, or a compound of such names. It is compared as in
/// [`of_given_name`]. Some names are common words, too (Pierre, Grace): ask for what stands like a name.
pub fn is_given_name(name: &str) -> bool {
    bearer(name).is_some()
}

/// The gender that a noun for a person or a body tells by itself: *historienne*, *association*, *spokeswoman*.
/// The noun must be in lower case; it may be a plural or a compound (*vice-présidente*, *auteures*).
///
/// `None` if it depends on who is meant (*ministre*, *doctor*), also where the grammar has a gender and the
/// bearer another (*victime*, *professeur*); and if nothing is known of the word. The answer for any other kind
/// of noun has no meaning. An English noun for a body tells nothing, for neither *he* nor *she* stands for it.
pub fn of_noun(language: Language, noun: &str) -> Option<Gender> {
    match language {
        Language::French => {
            static NOUNS: LazyLock<Nouns> = LazyLock::new(|| Nouns::load(FRENCH_NOUNS));
            let whole = NOUNS.listed(noun);
            whole.or_else(|| NOUNS.bearer(french_head(noun)))?.gender()
        }
        Language::English => {
            static NOUNS: LazyLock<Nouns> = LazyLock::new(|| Nouns::load(ENGLISH_NOUNS));
            // The last part is the head: vice-chairwoman, ex-wife; but mother-in-law.
            let head = noun.strip_suffix("-in-law").unwrap_or(noun).rsplit(is_hyphen).next()?;
            NOUNS.bearer(head)?.gender()
        }
        Language::Other => None,
    }
}

/// Who bears a name or is meant by a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bearer {
    Of(Gender),
    /// Women and men alike.
    Either,
}

impl Bearer {
    fn gender(self) -> Option<Gender> {
        match self {
            Self::Of(gender) => Some(gender),
            Self::Either => None,
        }
    }
}

type Bearers = FxHashMap<&'static str, Bearer>;

/// The list of given names, each found where it lies in the program. A map with the names in it would take five times the
/// room, and room that is touched for the first time takes time at start-up.
struct GivenNames {
    list: &'static str,
    /// Where the line of each begins, in bytes.
    lines: HashTable<u32>,
}

impl GivenNames {
    /// # Panics
    /// If a line cannot be read: the list is part of the program, and a test reads it all.
    fn of(list: &'static str) -> Self {
        /// Room that spares the table its growing.
        const MANY: usize = 8500;
        let mut names = Self { list, lines: HashTable::with_capacity(MANY) };
        let mut start = 0;
        for line in list.split_inclusive('\n') {
            if !line.starts_with(['#', '\n']) {
                let at = u32::try_from(start).expect("the list is some kilobytes");
                let (name, _) = Self::read(line);
                names.lines.insert_unique(hash(name), at, |at| hash(Self::read(&list[*at as usize..]).0));
            }
            start += line.len();
        }
        names
    }

    fn get(&self, name: &str) -> Option<Bearer> {
        let is_it = |at: &u32| {
            let line = &self.list[*at as usize..];
            line.strip_prefix(name).is_some_and(|rest| rest.starts_with('\t'))
        };
        let at = self.lines.find(hash(name), is_it)?;
        Some(Self::read(&self.list[*at as usize..]).1)
    }

    /// The columns of the line that a text begins with.
    fn read(text: &'static str) -> (&'static str, Bearer) {
        let tab = text.bytes().position(|byte| byte == b'\t').unwrap_or(text.len());
        let bearer = match text.as_bytes().get(tab + 1) {
            Some(b'm') => Bearer::Of(Gender::Masculine),
            Some(b'f') => Bearer::Of(Gender::Feminine),
            Some(b'e') => Bearer::Either,
            _ => panic!("given.tsv: {}", text.lines().next().unwrap_or_default()),
        };
        (&text[..tab], bearer)
    }
}

fn hash(name: &str) -> u64 {
    FxBuildHasher.hash_one(name)
}

const GIVEN_NAMES: &str = include_str!("names/given.tsv");
const FRENCH_NOUNS: &str = include_str!("fr/genders.txt");
const ENGLISH_NOUNS: &str = include_str!("en/genders.txt");

fn bearer(name: &str) -> Option<Bearer> {
    static NAMES: LazyLock<GivenNames> = LazyLock::new(|| GivenNames::of(GIVEN_NAMES));
    if let Some(bearer) = simple_bearer(&NAMES, name) {
        return Some(bearer);
    }
    let mut parts = name.split(is_hyphen);
    let first = simple_bearer(&NAMES, parts.next()?)?;
    let mut others = parts.peekable();
    (others.peek().is_some() && others.all(|part| simple_bearer(&NAMES, part).is_some())).then_some(first)
}

/// A name as the list has it.
fn simple_bearer(names: &GivenNames, name: &str) -> Option<Bearer> {
    if let Some(bearer) = names.get(name) {
        return Some(bearer);
    }
    let first = name.chars().next()?;
    let rest = &name[first.len_utf8()..];
    if first.is_lowercase() {
        let capital: String = first.to_uppercase().chain(rest.chars()).collect();
        if let Some(bearer) = names.get(&capital) {
            return Some(bearer);
        }
    }
    if matches!(first, 'e' | 'E') { names.get(&format!("É{rest}")) } else { None }
}

/// The nouns of one language, and the endings of those that are not listed.
struct Nouns {
    words: Bearers,
    endings: Bearers,
}

impl Nouns {
    fn load(list: &'static str) -> Self {
        let mut nouns = Self { words: Bearers::default(), endings: Bearers::default() };
        for (entry, bearer) in noun_entries(list) {
            match entry.strip_prefix('-') {
                Some(ending) => nouns.endings.insert(ending, bearer),
                None => nouns.words.insert(entry, bearer),
            };
        }
        nouns
    }

    /// What is known of a noun as it stands, or else of its singular.
    fn bearer(&self, noun: &str) -> Option<Bearer> {
        self.bearer_as_written(noun)
            .or_else(|| self.bearer_as_written(noun.strip_suffix(['s', 'x']).filter(|one| one.len() > 2)?))
    }

    fn listed(&self, noun: &str) -> Option<Bearer> {
        self.words.get(noun).copied()
    }

    /// A listed word; or what its longest known ending tells.
    fn bearer_as_written(&self, noun: &str) -> Option<Bearer> {
        let ending = || noun.char_indices().skip(1).find_map(|(index, _)| self.endings.get(&noun[index..]));
        self.listed(noun).or_else(|| ending().copied())
    }
}

/// The part of a French compound that tells: its first (*auteure-compositrice*), unless that only qualifies the
/// next (*vice-présidente*, *grand-mère*).
fn french_head(noun: &str) -> &str {
    const QUALIFIERS: [&str; 18] = [
        "arrière", "beau", "beaux", "belle", "belles", "co", "contre", "demi", "ex", "extrême", "grand",
        "grands", "haut", "haute", "petit", "petite", "sous", "vice",
    ];
    let mut head = noun;
    while let Some((first, rest)) = head.split_once(is_hyphen) {
        if !QUALIFIERS.contains(&first) {
            return first;
        }
        head = rest;
    }
    head
}

/// The entries of a list of nouns.
///
/// # Panics
/// If a line cannot be read: the list is part of the program, and a test reads it all.
fn noun_entries(list: &'static str) -> impl Iterator<Item = (&'static str, Bearer)> {
    lines(list).flat_map(|line| {
        let (bearer, entries) = match line.split_once(": ") {
            Some(("masculine", entries)) => (Bearer::Of(Gender::Masculine), entries),
            Some(("feminine", entries)) => (Bearer::Of(Gender::Feminine), entries),
            Some(("either", entries)) => (Bearer::Either, entries),
            _ => panic!("genders.txt: {line}"),
        };
        entries.split(", ").map(move |entry| (entry, bearer))
    })
}

/// The lines that are neither empty nor a comment.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests;
