//! Which language a text is in, as far as the text alone tells it.
//!
//! Most paragraphs of the press are told by their small words, which few languages share; the rest is left to a model of
//! letters, which takes far longer. The language of a whole document, and what a project says of it, is settled where the document
//! is read.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Language, WordClasses};

/// Words that have a say in the language of a text: those of its grammar, which a text in another language has only in a title
/// or a quotation.
pub(super) const TELLING: WordClasses = WordClasses::DETERMINER
    .union(WordClasses::GENITIVE)
    .union(WordClasses::PREPOSITION)
    .union(WordClasses::TELLTALE);

/// What a text alone tells of its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The likeliest language.
    pub language: Language,
    /// Whether the text is long enough to go by itself, whatever the text around it is in.
    pub sure: bool,
}

impl Language {
    /// The language of a text, and whether the text is long enough to be sure. Only its [`Self::opening`] is looked at.
    pub fn detect(text: &str) -> Guess {
        /// Letters below which a text is too short to tell.
        const ENOUGH: usize = 40;
        /// Letters below which names alone can make a text look like another language.
        const ENOUGH_FOR_OTHERS: usize = 150;
        let has = |n_letters: usize| {
            Self::opening(text).chars().filter(|char| char.is_alphabetic()).nth(n_letters - 1).is_some()
        };
        if !has(ENOUGH) {
            return Guess { language: Self::Other, sure: false };
        }
        let language = Self::likeliest(text);
        let sure = language != Self::Other || has(ENOUGH_FOR_OTHERS);
        Guess { language, sure }
    }

    /// The likelier of the languages we know, for a document of a few words: a wrong guess between two of them
    /// does less harm than none.
    pub fn detect_short(text: &str) -> Self {
        let count = |language: Self| {
            let Some(lexicon) = language.lexicon() else { return 0 };
            let function =
                WordClasses::DETERMINER.union(WordClasses::PREPOSITION).union(WordClasses::PRONOUN);
            text.split(|char: char| !char.is_alphabetic())
                .filter(|word| lexicon.classes(&word.to_lowercase()).any(function))
                .count()
        };
        match count(Self::French).cmp(&count(Self::English)) {
            std::cmp::Ordering::Greater => Self::French,
            std::cmp::Ordering::Less => Self::English,
            std::cmp::Ordering::Equal => Self::likeliest(text),
        }
    }

    /// The start of a text by which its language is told, 320 bytes at most: a few lines say as much as a page.
    pub fn opening(text: &str) -> &str {
        &text[..text.floor_char_boundary(320)]
    }

    fn likeliest(text: &str) -> Self {
        let opening = Self::opening(text);
        // The last word may be cut.
        let whole =
            if opening.len() < text.len() { opening.trim_end_matches(char::is_alphabetic) } else { opening };
        if let Some(language) = Self::told_by_words(whole) {
            return language;
        }
        match whichlang::detect_language(opening) {
            whichlang::Lang::Fra => Self::French,
            whichlang::Lang::Eng => Self::English,
            _ => Self::Other,
        }
    }

    /// The language of a text that has several of the words that tell it, and none that only the other one has for its
    /// grammar: a title in English leaves a French sentence French. Most paragraphs are told by that. Words with a capital
    /// are passed over.
    fn told_by_words(text: &str) -> Option<Self> {
        /// So many different ones: one may be a name, a loan, or a word of a third language.
        const ENOUGH: usize = 3;
        let words = telling_words();
        let mut telltales: [Vec<&str>; KNOWN.len()] = Default::default();
        let mut is_possible = [true; KNOWN.len()];
        for word in text.split(|char: char| !char.is_alphabetic()).filter(|word| word.len() > 1) {
            let Some(telling) = words.get(word) else { continue };
            for (at, telltales) in telltales.iter_mut().enumerate() {
                if telling.is_telltale[at] && telltales.len() < ENOUGH && !telltales.contains(&word) {
                    telltales.push(word);
                }
                is_possible[at] &= !telling.excludes[at];
            }
            if is_possible == [false; KNOWN.len()] {
                return None;
            }
        }
        let told = (0..KNOWN.len()).find(|at| is_possible[*at] && telltales[*at].len() >= ENOUGH);
        told.map(|at| KNOWN[at])
    }
}

/// The languages that we tell from one another.
const KNOWN: [Language; 2] = [Language::French, Language::English];

/// What a word tells of the language of a text, for each of [`KNOWN`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Telling {
    /// It is one of the words that tell it.
    is_telltale: [bool; KNOWN.len()],
    /// It has a say for another one ([`TELLING`]), and this one does not have it.
    excludes: [bool; KNOWN.len()],
}

/// The words that tell a language: one look-up for each word of a text, for all languages.
pub(super) fn telling_words() -> &'static FxHashMap<&'static str, Telling> {
    static WORDS: LazyLock<FxHashMap<&'static str, Telling>> = LazyLock::new(|| {
        let mut words: FxHashMap<&str, Telling> = FxHashMap::default();
        let lexicons = KNOWN.map(Language::lexicon);
        for (own, lexicon) in lexicons.iter().enumerate() {
            let Some(lexicon) = lexicon else { continue };
            for word in &lexicon.telling {
                let telling = words.entry(word).or_default();
                let classes = lexicon.classes(word);
                telling.is_telltale[own] = classes.any(WordClasses::TELLTALE);
                for (other, lexicon) in lexicons.iter().enumerate().filter(|(other, _)| *other != own) {
                    let has_it = lexicon.is_some_and(|lexicon| lexicon.get(word).is_some());
                    telling.excludes[other] |= !has_it;
                }
            }
        }
        words
    });
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_words_where_they_leave_no_doubt() {
        for (text, expected) in [
            (
                "Les deux communes voteront dans une semaine, selon la mairie, pour ou contre.",
                Some(Language::French),
            ),
            (
                "The council will vote on the bridge next week, and the mayor said so.",
                Some(Language::English),
            ),
            // Too few, or of both.
            ("Le maire parle avec le préfet depuis hier.", None),
            ("Une rue barrée.", None),
            ("The end.", None),
            ("Dans une rue pour deux : “the mayor and the bridge”.", None),
            (
                "Le groupe a joué « All the young dudes » et « The man who sold the world », puis a quitté la scène sans \
                 rappel, sous les sifflets du public.",
                None,
            ),
            (
                "L'Ajuntament preveu nous habitatges, nous carrers i nous equipaments al barri de la marina.",
                None,
            ),
            ("De school geeft moderne dans, klassieke dans en zelfs dans uit Afrika aan kinderen.", None),
            ("I detenuti vivono in celle da due posti, celle senza finestre, celle che nessuno apre.", None),
            ("Regeringen vil have, at kommunerne skal have flere penge, og alle vil have svar.", None),
            ("Il sindaco ha detto che le due strade non saranno più chiuse per la festa di domenica.", None),
            ("El alcalde ha dicho que las dos calles no se van a cerrar para la fiesta del domingo.", None),
            ("L'alcalde ha dit que els dos carrers no es tancaran per la festa de diumenge vinent.", None),
            ("O autarca disse que as duas ruas não vão fechar para a festa, mas que isso pode mudar.", None),
            ("Primarul a spus că cele două străzi nu vor fi închise pentru sărbătoarea de duminică.", None),
            (
                "De burgemeester zei dat de twee straten niet worden afgesloten voor het feest van zondag.",
                None,
            ),
            ("Der Bürgermeister sagte, dass die beiden Straßen für das Fest nicht gesperrt werden.", None),
            ("Borgmesteren sagde, at de to gader ikke bliver lukket under festen på søndag, men her.", None),
        ] {
            assert_eq!(Language::told_by_words(text), expected, "{text}");
        }
    }
}
