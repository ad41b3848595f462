//! Names that are spelled in more than one way: places, countries, people, organizations.
//!
//! The tables beside this file hold sets: the spellings of one name that a newsroom would not mix in one
//! article (Kiev and Kyiv). A list of fixed terms holds what keeps its spelling whatever the article has
//! chosen: dishes, clubs, titles, institutions (poulet à la Kiev). Both are our own curation; `README.md` says
//! how to add to them. Forms are matched as written, capitals and diacritics included, so that KIEV in a
//! headline is no occurrence of Kiev.
//!
//! What a project adds to the tables, and what it or its house prefers, is laid over them in [`overlay`].
//!
//! Which form an article should keep, what stands inside a quotation and what is a gloss are not known here:
//! that is the name check's work. Nor are spellings compared that no table lists.

pub mod families;
pub mod given;
mod marks;
pub mod overlay;
pub mod well_known;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::{Language, is_same};
use crate::text::segment::{first_token, is_word_char, tokens};

pub use marks::without_foreign_marks;
pub use overlay::{ForeignMarks, House, NameBook, Names};

/// A set of spellings: its place in [`NameTable::sets`], 0-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SetId(pub u16);

/// One spelling: its place among the forms of all sets, 0-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormId(pub u16);

/// What bears the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A city, a region of a country, a river.
    Place,
    /// A country, or a region that is written of like one.
    Country,
    /// A person.
    Person,
    /// A party, a company, an armed group, a medium.
    Organization,
    /// An acronym, with points or without, in capitals or as a word. Its writings are a matter of style.
    Acronym,
    /// Whatever a project has taught.
    Other,
}

/// The languages in whose press a form is a normal one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HomeLanguages {
    french: bool,
    english: bool,
}

impl HomeLanguages {
    /// Whether the form is a normal one in the language.
    pub fn includes(self, language: Language) -> bool {
        match language {
            Language::French => self.french,
            Language::English => self.english,
            Language::Other => false,
        }
    }
}

/// One spelling of a name.
#[derive(Clone, Debug)]
pub struct Form {
    /// The set that it belongs to.
    pub set: SetId,
    /// As it is written, with straight apostrophes and plain hyphens.
    pub text: Cow<'static, str>,
    /// Where it is a normal form.
    pub at_home: HomeLanguages,
    /// Whether history has used several forms of the set side by side (Bombay, Mumbai): mixing them is no slip.
    pub historic: bool,
    /// Whether it is a common word or somebody else's name, too.
    pub word: bool,
    /// Words that, within three tokens, tell of another bearer of the name (Odessa, Texas).
    pub homonym: Box<[&'static str]>,
}

/// The spellings of one name.
#[derive(Clone, Debug)]
pub struct Set {
    /// Its identifier in the table, for rules and settings: `kyiv`; empty for one that a project teaches.
    pub name: &'static str,
    /// What bears the name.
    pub kind: NameKind,
    /// Its forms, as numbers of [`FormId`], half-open.
    pub forms: Range<u16>,
    /// What a project adds to them.
    pub added: Vec<FormId>,
}

/// What a run of tokens turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A spelling out of a set.
    Form(FormId),
    /// A term whose spelling is its own: no form inside it counts.
    Fixed,
}

/// All sets and fixed terms.
#[derive(Clone, Debug)]
pub struct NameTable {
    sets: Vec<Set>,
    forms: Vec<Form>,
    /// By first token, the pattern to be tried first.
    entries: FxHashMap<Cow<'static, str>, u32>,
    patterns: Vec<Pattern>,
    /// Which bytes first tokens begin and end with: nearly every word of a text is told by them to be none.
    edges: Edges,
}

/// Pairs of bytes, the first and the last of some words: a set.
#[derive(Clone)]
struct Edges(Box<[u64; 1024]>);

impl Edges {
    fn new() -> Self {
        Self(Box::new([0; 1024]))
    }

    fn insert(&mut self, word: &str) {
        let (at, bit) = Self::place(word);
        self.0[at] |= bit;
    }

    fn contains(&self, word: &str) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit != 0
    }

    fn place(word: &str) -> (usize, u64) {
        let bytes = word.as_bytes();
        let [first, last] =
            [bytes.first(), bytes.last()].map(|byte| usize::from(byte.copied().unwrap_or_default()));
        (first << 2 | last >> 6, 1 << (last & 63))
    }
}

impl fmt::Debug for Edges {
    /// Without the bits, which say nothing to anybody.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edges").finish_non_exhaustive()
    }
}

/// What follows the first token of an entry, and what the whole of it is.
#[derive(Clone, Debug)]
struct Pattern {
    /// As it is written. It is not parted into tokens: there are thousands, and an article has the first token of a few.
    rest: Cow<'static, str>,
    entry: Entry,
    /// The one of the same first token that is tried next: the longest goes first, what a project has taught before a fixed
    /// term of the same words, and that before a form.
    next: Option<u32>,
}

impl Pattern {
    /// How many tokens it covers, if these follow its first one.
    fn n_tokens(&self, following: &[&str]) -> Option<usize> {
        let mut rest = self.rest.trim_start();
        let mut count = 0;
        while let Some(first) = rest.chars().next() {
            let token = following.get(count)?;
            let mark = &rest[..first.len_utf8()];
            let length = if is_same(mark, token) {
                mark.len()
            } else {
                rest.strip_prefix(token).map(|_| token.len())?
            };
            rest = &rest[length..];
            // Its own word goes on where the token ends.
            if token.ends_with(is_word_char) && rest.starts_with(is_word_char) {
                return None;
            }
            rest = rest.trim_start();
            count += 1;
        }
        Some(count + 1)
    }
}

/// The tables of variants: file name, contents, kind.
const VARIANTS: [(&str, &str, NameKind); 5] = [
    ("places.tsv", include_str!("places.tsv"), NameKind::Place),
    ("countries.tsv", include_str!("countries.tsv"), NameKind::Country),
    ("people.tsv", include_str!("people.tsv"), NameKind::Person),
    ("organisations.tsv", include_str!("organisations.tsv"), NameKind::Organization),
    ("acronyms.tsv", include_str!("acronyms.tsv"), NameKind::Acronym),
];

const FIXED: (&str, &str) = ("fixed_terms.tsv", include_str!("fixed_terms.tsv"));

/// Room for sets, forms, patterns and first tokens: a few more than there are, so that no list has to grow.
const ROOM: [usize; 4] = [2_900, 8_000, 10_000, 7_000];

impl NameTable {
    /// The table that the program brings along.
    ///
    /// # Panics
    /// If a line of a table cannot be read: tables are part of the program, and a test reads them all.
    pub fn builtin() -> &'static NameTable {
        static TABLE: LazyLock<NameTable> = LazyLock::new(|| NameTable::load(&VARIANTS, FIXED));
        &TABLE
    }

    /// A form by its number.
    pub fn form(&self, id: FormId) -> &Form {
        &self.forms[usize::from(id.0)]
    }

    /// A set by its number.
    pub fn set(&self, id: SetId) -> &Set {
        &self.sets[usize::from(id.0)]
    }

    /// All sets.
    pub fn sets(&self) -> &[Set] {
        &self.sets
    }

    /// The default form of the set in the language: the first one at home there.
    pub fn default_form(&self, set: SetId, language: Language) -> Option<FormId> {
        self.forms_of(set).find(|form| self.form(*form).at_home.includes(language))
    }

    /// The forms of a set, in the order of the table.
    pub fn forms_of(&self, set: SetId) -> impl Iterator<Item = FormId> {
        let forms = self.set(set).forms.clone().map(FormId);
        // A project may have told a form apart from its set, and joined it to another one.
        let own = forms.filter(move |form| self.form(*form).set == set);
        own.chain(self.set(set).added.iter().copied())
    }

    /// The form that a text is, from end to end.
    pub fn find(&self, text: &str) -> Option<FormId> {
        let tokens = tokens(text);
        let words: Vec<&str> = tokens.iter().map(|token| &text[token.span.range()]).collect();
        match self.longest_at(&words)? {
            (Entry::Form(form), length) if length == words.len() => Some(form),
            _ => None,
        }
    }

    /// The longest entry, form or fixed term, that starts at the first of `tokens`, and how many tokens it
    /// covers. Tokens are those of [`crate::text::segment::tokens`]; all apostrophes are alike, and all hyphens.
    pub fn longest_at(&self, tokens: &[&str]) -> Option<(Entry, usize)> {
        let (first, following) = tokens.split_first()?;
        self.starting_with(first).find_map(|pattern| Some((pattern.entry, pattern.n_tokens(following)?)))
    }

    /// The entries with this first token, in the order in which they are tried.
    fn starting_with(&self, token: &str) -> impl Iterator<Item = &Pattern> {
        let pattern = |at: u32| &self.patterns[at as usize];
        let first = self.entries.get(token).map(|at| pattern(*at));
        std::iter::successors(first, move |last| last.next.map(pattern))
    }

    /// Whether a single word is a spelling of some set. What becomes of it beside another one is said by the table.
    pub fn lists(&self, word: &str) -> bool {
        let is_whole = |pattern: &Pattern| pattern.rest.is_empty() && matches!(pattern.entry, Entry::Form(_));
        self.starting_with(word).any(is_whole)
    }

    /// Whether any entry starts with this token: the quick test that spares the rest.
    pub fn may_start(&self, token: &str) -> bool {
        self.edges.contains(token) && self.entries.contains_key(token)
    }

    fn load(variants: &[(&'static str, &'static str, NameKind)], fixed: (&str, &'static str)) -> Self {
        let [sets, forms, patterns, first_tokens] = ROOM;
        let mut table = Self {
            sets: Vec::with_capacity(sets),
            forms: Vec::with_capacity(forms),
            entries: FxHashMap::with_capacity_and_hasher(first_tokens, FxBuildHasher),
            patterns: Vec::with_capacity(patterns),
            edges: Edges::new(),
        };
        for &(file, contents, kind) in variants {
            for (number, line) in lines(contents) {
                let place = || format!("{file}:{number}");
                let [name, text, at_home, flags] = columns(line, &place);
                if table.sets.last().is_none_or(|set| set.name != name || set.kind != kind) {
                    let start = number_of(table.forms.len());
                    table.sets.push(Set { name, kind, forms: start..start, added: Vec::new() });
                }
                let id = FormId(number_of(table.forms.len()));
                table.forms.push(Form {
                    set: SetId(number_of(table.sets.len() - 1)),
                    text: Cow::Borrowed(text),
                    at_home: parse_languages(at_home, &place),
                    historic: false,
                    word: false,
                    homonym: Box::default(),
                });
                parse_flags(flags, table.forms.last_mut().expect("one was just pushed"), &place);
                table.sets.last_mut().expect("the form has its set").forms.end = id.0 + 1;
                assert!(table.add(text, Entry::Form(id)), "{}: an entry without a word", place());
            }
        }
        for (number, line) in lines(fixed.1) {
            let place = || format!("{}:{number}", fixed.0);
            let [term, languages, _note] = columns(line, &place);
            parse_languages(languages, &place);
            assert!(table.add(term, Entry::Fixed), "{}: an entry without a word", place());
        }
        table
    }

    /// Files an entry under its first token; a fixed term under both cases of its first letter. Returns whether there is
    /// one.
    fn add(&mut self, text: &'static str, entry: Entry) -> bool {
        let Some(first) = first_token(text) else { return false };
        let rest = Cow::Borrowed(&text[first.len()..]);
        if entry == Entry::Fixed {
            self.file(Cow::Owned(with_other_case(first)), rest.clone(), entry, false);
        }
        self.file(Cow::Borrowed(first), rest, entry, false);
        true
    }

    /// Files an entry under a first token, in the order that [`Pattern::next`] tells of.
    fn file(&mut self, first: Cow<'static, str>, rest: Cow<'static, str>, entry: Entry, is_taught: bool) {
        self.edges.insert(&first);
        let is_first_of_same =
            |other: &Pattern| is_taught || entry == Entry::Fixed && other.entry != Entry::Fixed;
        // Entries have single spaces, straight apostrophes and plain hyphens: of two that begin alike, the longer one has more
        // words.
        let goes_before = |other: &Pattern| {
            rest.len() > other.rest.len() || rest.len() == other.rest.len() && is_first_of_same(other)
        };
        let at = u32::try_from(self.patterns.len()).unwrap_or(u32::MAX);
        let head = self.entries.entry(first).or_insert(at);
        let mut next = Some(*head).filter(|head| *head != at);
        let mut last = None;
        while let Some(other) = next.filter(|other| !goes_before(&self.patterns[*other as usize])) {
            last = Some(other);
            next = self.patterns[other as usize].next;
        }
        match last {
            Some(last) => self.patterns[last as usize].next = Some(at),
            None => *head = at,
        }
        self.patterns.push(Pattern { rest, entry, next });
    }
}

/// Whether two words are names of two people or places that are mistaken for one another, in either order.
pub fn confusable(one: &str, other: &str) -> bool {
    static PAIRS: LazyLock<FxHashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
        let pairs = lines(include_str!("confusable.tsv")).map(|(number, line)| {
            let [one, other] = columns(line, &|| format!("confusable.tsv:{number}"));
            (one, other)
        });
        pairs.collect()
    });
    PAIRS.contains(&(one, other)) || PAIRS.contains(&(other, one))
}

/// The lines that are neither blank nor comments, with their numbers, 1-based.
fn lines(contents: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    (1..).zip(contents.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}

fn columns<const N: usize>(line: &'static str, place: &dyn Fn() -> String) -> [&'static str; N] {
    let mut columns = [""; N];
    let mut rest = line;
    // A line with too many columns leaves tabs in the last one.
    for column in &mut columns[..N - 1] {
        let end = rest.bytes().position(|byte| byte == b'\t').unwrap_or(rest.len());
        (*column, rest) = (&rest[..end], rest.get(end + 1..).unwrap_or_default());
    }
    columns[N - 1] = rest;
    let complete = !rest.contains('\t') && columns.iter().all(|column| !column.is_empty());
    assert!(complete, "{}: {N} columns are needed: {line}", place());
    columns
}

fn parse_languages(column: &str, place: &dyn Fn() -> String) -> HomeLanguages {
    let (french, english) = match column {
        "-" => (false, false),
        "fr" => (true, false),
        "en" => (false, true),
        "fr,en" | "en,fr" => (true, true),
        _ => panic!("{}: no languages are called {column}", place()),
    };
    HomeLanguages { french, english }
}

fn parse_flags(column: &'static str, form: &mut Form, place: &dyn Fn() -> String) {
    if column == "-" {
        return;
    }
    for flag in column.split(',') {
        match flag.split_once('=') {
            None if flag == "historic" => form.historic = true,
            None if flag == "word" => form.word = true,
            Some(("homonym", words)) => form.homonym = words.split('|').collect(),
            _ => panic!("{}: no flag is called {flag}", place()),
        }
    }
}

fn number_of(length: usize) -> u16 {
    u16::try_from(length).expect("the tables are thousands of lines at most")
}

/// The word with its first letter in the other case.
fn with_other_case(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().expect("a token has a character");
    let mut other: String =
        if first.is_uppercase() { first.to_lowercase().collect() } else { first.to_uppercase().collect() };
    other.push_str(chars.as_str());
    other
}

#[cfg(test)]
mod tests;
