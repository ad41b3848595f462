//! What copydesk knows of languages: which one a text is in, and each one's word lists.
//!
//! A language is a folder of reviewed lists and one file that loads them. The lists say what a word can do
//! around a quotation or a name; what it does in a given place is found in [`crate::analysis`].

pub mod agreement;
mod detection;
pub mod en;
pub mod fr;
pub mod gazetteer;
pub mod gender;
pub mod known;
pub mod names;
pub mod verbs;

use rustc_hash::FxHashMap;

use crate::text::segment::{SentenceRules, first_token, is_apostrophe, is_hyphen, tokens};
pub use detection::Guess;
use verbs::{VerbTable, VerbUse};

/// A language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
    /// One whose words we do not know: only its repetitions are looked for.
    Other,
}

/// Makes the lists of words and given names ready, which takes milliseconds: whoever is about to look at an article may have
/// another thread do it meanwhile. They are made ready once, by whoever needs them first.
pub fn load_words() {
    for language in [Language::French, Language::English] {
        language.lexicon();
    }
    detection::telling_words();
    // Whichever name is asked for first.
    gender::is_given_name("");
}

impl Language {
    /// The word lists of the language.
    pub fn lexicon(self) -> Option<&'static Lexicon> {
        match self {
            Self::French => Some(fr::lexicon()),
            Self::English => Some(en::lexicon()),
            Self::Other => None,
        }
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $key:literal,)*) => {
        /// What a word can do around a quotation or a name: a set.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct WordClasses(u64);

        impl WordClasses {
            $($(#[$doc])* pub const $name: Self = Self(1u64 << $bit);)*

            /// Of its name in a word list.
            fn of_key(key: &str) -> Option<Self> {
                match key {
                    $($key => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// Written with a stop that ends no sentence.
    ABBREVIATION = 0 "abbreviation",
    /// Often the first word of a sentence.
    OPENER = 1 "opener",
    /// A personal pronoun as subject.
    PRONOUN = 2 "pronoun",
    /// An object pronoun or particle before (or behind) the verb.
    CLITIC = 3 "clitic",
    /// Speaks of the one who speaks.
    FIRST_PERSON = 4 "first-person",
    /// A pronoun that can stand for a speaker.
    SPEAKER_PRONOUN = 5 "speaker-pronoun",
    /// Opens a noun phrase.
    DETERMINER = 6 "determiner",
    /// A possessive determiner.
    POSSESSIVE = 7 "possessive",
    /// Joins nouns: de, of.
    GENITIVE = 8 "genitive",
    /// Denies.
    NEGATION = 9 "negation",
    /// Joins clauses or phrases.
    CONJUNCTION = 10 "conjunction",
    /// Opens a relative clause.
    RELATIVE = 11 "relative",
    /// A preposition that ends a noun phrase.
    PREPOSITION = 12 "preposition",
    /// An adverb or adverbial phrase.
    ADVERB = 13 "adverb",
    /// Helps a verb to its compound tenses.
    AUXILIARY = 14 "auxiliary",
    /// Introduces a source: selon, according to.
    SOURCE = 15 "source",
    /// Introduces a source if what follows can speak: pour, for.
    FOR = 16 "for",
    /// A state of mind that introduces what its holder says.
    PSYCH = 17 "psych",
    /// What crowds say and signs read.
    CROWD = 18 "crowd",
    /// Calls something by a name.
    LABEL = 19 "label",
    /// A work, plan or show that has a title.
    WORK = 20 "work",
    /// A noun of speech.
    SPEECH_NOUN = 21 "speech-noun",
    /// A document or body that speaks.
    ARTEFACT = 22 "artefact",
    /// Who can speak, by function.
    ROLE = 23 "role",
    /// A civility or title before a name.
    TITLE = 24 "title",
    /// Part of a name in lower case.
    PARTICLE = 25 "particle",
    /// A source that is nobody.
    VAGUE = 26 "vague",
    /// Opens a line that stands on a page for its own sake.
    STRUCTURAL = 27 "structural",
    /// A formula that every article may carry.
    FORMULA = 28 "formula",
    /// The auxiliary of a perfect tense in the third person: with no subject before it, one follows.
    PERFECT = 29 "perfect",
    /// A noun that introduces words with a colon and names nobody: « Résultat : ».
    IMPERSONAL = 30 "impersonal",
    /// A pronoun behind a word that introduces a source: « selon lui », "according to her".
    SOURCE_PRONOUN = 31 "source-pronoun",
    /// A description of somebody named before rather than of an office: « l'élue », "the actor".
    EPITHET = 32 "epithet",
    /// A stretch of time: « la veille », "last week".
    TIME = 33 "time",
    /// Says whose turn it is in an interview, before a colon: « Question », "A".
    TURN = 34 "turn",
    /// Carries words behind its subject in an incise only: "she went on".
    GOES_ON = 35 "goes-on",
    /// Makes a passive with a participle: « été », "was".
    TO_BE = 36 "to-be",
    /// Opens a noun phrase that may mean anybody: « des », "some".
    INDEFINITE = 37 "indefinite",
    /// A source that is somebody, but has no name: « source », "insider".
    ANONYMOUS = 38 "anonymous",
    /// What has the name beside it is a place: « ville », "county".
    PLACE_NOUN = 39 "place-noun",
    /// What has the name beside it is a body: « association », "bank".
    BODY = 40 "body",
    /// Who somebody is by trade, beyond the roles: « géologue », "baker".
    OCCUPATION = 41 "occupation",
    /// A role of nobody in particular: « gens », "others".
    NOBODY = 42 "nobody",
    /// Says who somebody is to another, and little by itself: « mère », "friend".
    KIN = 43 "kin",
    /// Stands before a role: « ancien », "leading".
    QUALIFIER = 44 "qualifier",
    /// What has the name is neither somebody nor a place nor a body: "festival".
    EVENT = 45 "event",
    /// Stands twice in a row with reason: « nous nous levons », "that that is".
    DOUBLED = 46 "doubled",
    /// Tells the language of a text, together with others: hardly a language near it has the word.
    TELLTALE = 47 "telltale",
    /// A live page that speaks of itself: « notre direct », "this live blog".
    LIVE_PAGE = 48 "live-page",
    /// Opens or closes a live page and stands before it: « ouvrons », "welcome to".
    LIVE_OPENS = 49 "live-opens",
    /// Says that a live page is over and stands behind it: « est terminé », "is now closed".
    LIVE_CLOSES = 50 "live-closes",
}

impl WordClasses {
    /// Whether it has any of the classes.
    pub fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The word lists of one language.
#[derive(Debug)]
pub struct Lexicon {
    /// Whether any verb stands before its subject behind a quotation, so that the place alone tells a cue.
    pub inverts: bool,
    /// Whether a reported clause may follow its verb without a word between ("said she was").
    pub drops_that: bool,
    words: FxHashMap<Box<str>, Entry>,
    /// The words of the classes [`detection::TELLING`], some more than once: a few hundred, which are not to be looked for among
    /// thousands at start-up.
    telling: Vec<&'static str>,
}

/// What the lists say of a word, all of it in one place: every word of a text is looked up.
#[derive(Debug, Default)]
pub struct Entry {
    /// What it can do by itself.
    pub classes: WordClasses,
    /// Its readings as a form of verbs of speech.
    pub verb: Option<VerbUse>,
    /// Whether it is a finite form of a very common verb (*est*, *peuvent*, *went*), hence a sign that the words around it
    /// are a clause. Forms that are mostly nouns, adjectives or participles are left out, and verbs of speech are not
    /// repeated here: of a clause made by one of them [`Self::verb`] tells by its moods.
    pub is_common_finite: bool,
    /// The phrases that begin with it. Few words begin any, and without the list in it the table is smaller by more than a
    /// quarter.
    pub phrases: Option<Box<Phrases>>,
}

/// The phrases that begin with one word.
#[derive(Debug, Default)]
pub struct Phrases {
    /// What any of them does: mostly that tells that none does what is looked for.
    pub classes: WordClasses,
    /// The longest first.
    all: Vec<Phrase>,
}

/// Several words that do one thing.
#[derive(Debug)]
struct Phrase {
    /// What they do.
    classes: WordClasses,
    /// What follows the first token, with plain apostrophes and hyphens.
    rest: Box<[Box<str>]>,
}

impl Phrases {
    /// How many tokens the longest phrase of the classes has that goes on with the first of some tokens in lower case, which
    /// stand behind its first one; `None` if none does.
    pub fn longest<W: AsRef<str>>(&self, classes: WordClasses, tokens: &[W]) -> Option<usize> {
        if !self.classes.any(classes) {
            return None;
        }
        let goes_on = |phrase: &&Phrase| {
            phrase.classes.any(classes)
                && tokens.len() >= phrase.rest.len()
                && phrase.rest.iter().zip(tokens).all(|(entry, token)| is_same(entry, token.as_ref()))
        };
        self.all.iter().find(goes_on).map(|phrase| phrase.rest.len() + 1)
    }
}

impl Lexicon {
    /// Reads a list of lines `class: entry, entry, …`, with `#` comments.
    ///
    /// # Panics
    /// If the list names a class that does not exist: lists are part of the program.
    pub fn new(verbs: VerbTable, inverts: bool, list: &'static str) -> Self {
        let mut words = verbs.forms;
        let mut telling = Vec::new();
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (key, entries) = line.split_once(':').expect("every line of a word list names its class");
            let classes =
                WordClasses::of_key(key).unwrap_or_else(|| panic!("no class of words is called {key}"));
            for entry in entries.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
                let first = first_token(entry).expect("an entry has a word");
                if first.len() == entry.len() && classes.any(detection::TELLING) {
                    telling.push(entry);
                }
                let add = |known: &mut Entry| {
                    if first.len() == entry.len() {
                        known.classes = known.classes.union(classes);
                        return;
                    }
                    let parts = tokens(entry).into_iter().skip(1);
                    let rest: Box<[Box<str>]> =
                        parts.map(|token| Box::from(&entry[token.span.range()])).collect();
                    let phrases = known.phrases.get_or_insert_default();
                    let at = phrases.all.partition_point(|longer| longer.rest.len() >= rest.len());
                    phrases.all.insert(at, Phrase { classes, rest });
                    phrases.classes = phrases.classes.union(classes);
                };
                if let Some(known) = words.get_mut(first) {
                    add(known);
                } else {
                    let mut new = Entry::default();
                    add(&mut new);
                    words.insert(first.into(), new);
                }
            }
        }
        Self { inverts, drops_that: !inverts, words, telling }
    }

    /// What a word can do; it must be in lower case.
    pub fn classes(&self, word: &str) -> WordClasses {
        self.get(word).map_or_else(WordClasses::default, |entry| entry.classes)
    }

    /// What the lists say of a word in lower case.
    pub fn get(&self, word: &str) -> Option<&Entry> {
        self.words.get(word)
    }
}

impl SentenceRules for Lexicon {
    fn is_abbreviation(&self, word: &str) -> bool {
        self.classes(word).any(WordClasses::ABBREVIATION)
    }

    fn is_opener(&self, word: &str) -> bool {
        self.classes(word).any(WordClasses::OPENER)
    }
}

/// Equal, with all apostrophes alike and all hyphens alike.
fn is_same(entry: &str, word: &str) -> bool {
    entry == word
        || match entry {
            "'" => word.chars().all(is_apostrophe),
            "-" => word.chars().all(is_hyphen),
            _ => false,
        }
}
