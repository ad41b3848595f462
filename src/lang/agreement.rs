//! The words before a name when that name becomes another: « de Kiev », « d'Odessa »; "a Kyiv tram", "an Odesa tram".
//!
//! Only strings come in and go out. Where they stand in a file, and whether a name may be changed at all, is for those
//! who ask.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Language;
use crate::text::segment::is_apostrophe;

/// What becomes of the word before a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It may stay.
    None,
    /// Its last bytes, with the space behind it, are replaced.
    Word {
        /// How many bytes.
        length: usize,
        /// By what.
        by: String,
    },
    /// It would have to change, and into what depends on the name's gender.
    Unknown,
}

/// What becomes of the words at the end of `before`, which stand right before the name `old`, when that becomes `by`;
/// `country` is whether it is a country's name, which has a gender in French. Apostrophes come out straight.
pub fn agreement(language: Language, before: &str, old: &str, by: &str, country: bool) -> Change {
    match language {
        Language::French if country && disagrees(before, old, by) => Change::Unknown,
        Language::French => french(before, old, by, country),
        Language::English => english(before, old, by),
        Language::Other => Change::None,
    }
}

/// The word before a French name whose first sound may change from a consonant to a vowel, or back.
fn french(before: &str, old: &str, by: &str, country: bool) -> Change {
    const TO_VOWEL: [(&str, &str); 14] = [
        ("de", "d'"),
        ("que", "qu'"),
        ("jusque", "jusqu'"),
        ("lorsque", "lorsqu'"),
        ("puisque", "puisqu'"),
        ("quoique", "quoiqu'"),
        ("le", "l'"),
        ("la", "l'"),
        ("du", "de l'"),
        ("au", "à l'"),
        ("ce", "cet "),
        ("ma", "mon "),
        ("ta", "ton "),
        ("sa", "son "),
    ];
    const TO_CONSONANT: [(&str, &str); 6] = [
        ("d'", "de "),
        ("qu'", "que "),
        ("jusqu'", "jusque "),
        ("lorsqu'", "lorsque "),
        ("puisqu'", "puisque "),
        ("quoiqu'", "quoique "),
    ];
    let (was, is) = (opens_with_vowel(old), opens_with_vowel(by));
    if was == is {
        return Change::None;
    }
    let masculine = country && !is_feminine(by);
    if is {
        if let Some(length) = ends_with(before, "au ").filter(|_| masculine) {
            // « au Swaziland », « en Eswatini ».
            return changed(before, length, "en ");
        }
        let found =
            TO_VOWEL.iter().find_map(|(word, to)| Some((ends_with(before, &format!("{word} "))?, *to)));
        return found.map_or(Change::None, |(length, to)| changed(before, length, to));
    }
    if let Some(found) = TO_CONSONANT.iter().find_map(|(word, to)| Some((ends_with(before, word)?, *to))) {
        return changed(before, found.0, found.1);
    }
    if let Some(length) = ends_with(before, "cet ") {
        return changed(before, length, "ce ");
    }
    if country {
        let contracted = if masculine {
            [("de l'", "du "), ("à l'", "au "), ("l'", "le "), ("en ", "au ")]
        } else {
            [("de l'", "de la "), ("à l'", "à la "), ("l'", "la "), ("en ", "en ")]
        };
        if let Some(found) = contracted.iter().find_map(|(word, to)| Some((ends_with(before, word)?, *to))) {
            return changed(before, found.0, found.1);
        }
    }
    if before.ends_with(is_apostrophe) { Change::Unknown } else { Change::None }
}

/// The article before an English name.
fn english(before: &str, old: &str, by: &str) -> Change {
    let (was, is) = (sounds_like_vowel(old), sounds_like_vowel(by));
    let (from, to) = if is { ("a ", "an ") } else { ("an ", "a ") };
    match ends_with(before, from).filter(|_| was != is) {
        Some(length) => changed(before, length, to),
        None => Change::None,
    }
}

/// The last bytes of a text in other words, with the capital that they had.
fn changed(before: &str, length: usize, to: &str) -> Change {
    let old = &before[before.len() - length..];
    let capital = old.starts_with(char::is_uppercase);
    let mut chars = to.chars();
    let by = match chars.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => to.to_owned(),
    };
    if by == old { Change::None } else { Change::Word { length, by } }
}

/// How many bytes at the end of a text are some words, whatever their first letter's case and their apostrophe; `None`
/// if the text ends in something else, or merely in their letters.
fn ends_with(text: &str, words: &str) -> Option<usize> {
    let mut rest = text.char_indices().rev();
    let mut start = text.len();
    for wanted in words.chars().rev() {
        let (at, char) = rest.next()?;
        let same = wanted == char
            || wanted == '\'' && is_apostrophe(char)
            || char.is_uppercase() && char.to_lowercase().eq([wanted]);
        if !same {
            return None;
        }
        start = at;
    }
    let apart = rest.next().is_none_or(|(_, char)| !char.is_alphanumeric());
    apart.then_some(text.len() - start)
}

/// Whether a French country stands behind an article or a preposition that agrees with a gender which the new
/// spelling does not share: « la Biélorussie », « au Bélarus ».
fn disagrees(before: &str, old: &str, by: &str) -> bool {
    const AGREEING: [&str; 8] = ["le ", "la ", "du ", "au ", "en ", "l'", "de ", "d'"];
    is_feminine(old) != is_feminine(by) && AGREEING.iter().any(|word| ends_with(before, word).is_some())
}

/// Countries that end in -e are feminine, but for a handful.
fn is_feminine(country: &str) -> bool {
    const MASCULINE: [&str; 6] = ["Mexique", "Cambodge", "Mozambique", "Zimbabwe", "Belize", "Suriname"];
    country.ends_with('e') && !MASCULINE.contains(&country)
}

fn opens_with_vowel(name: &str) -> bool {
    let mut chars = name.chars();
    let vowel = |char: char| "AEIOUÀÂÄÉÈÊËÎÏİÔÖÙÛÜŒÆaeiouéèêîôœ".contains(char);
    match chars.next() {
        // « d'Ypres », but « de Yermak ».
        Some('Y') => chars.next().is_some_and(|next| next.is_alphabetic() && !vowel(next)),
        Some(first) => vowel(first),
        None => false,
    }
}

/// Whether "an" stands before an English name.
fn sounds_like_vowel(name: &str) -> bool {
    /// These begin with the sound of "you".
    const YOU: [&str; 7] = ["Uk", "Ug", "Uni", "Uru", "Ut", "Eu", "US"];
    let plain: String = name.nfd().filter(|char| !is_combining_mark(*char)).collect();
    plain.starts_with(['A', 'E', 'I', 'O', 'U']) && !YOU.iter().any(|start| plain.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(before: &str, change: Change) -> String {
        match change {
            Change::None => before.to_owned(),
            Change::Word { length, by } => before[..before.len() - length].to_owned() + &by,
            Change::Unknown => "?".to_owned(),
        }
    }

    #[test]
    fn french_words_agree_with_the_first_sound() {
        for (before, old, by, expected) in [
            ("le port de ", "Kiev", "Odessa", "le port d'"),
            ("De ", "Kiev", "Odessa", "D'"),
            ("le port d'", "Odessa", "Kiev", "le port de "),
            ("le port d’", "Odessa", "Kiev", "le port de "),
            ("D'", "Odessa", "Kiev", "De "),
            ("plus que ", "Yermak", "Iermak", "plus qu'"),
            ("lorsqu'", "Iermak", "Yermak", "lorsque "),
            ("puisque ", "Yermak", "Iermak", "puisqu'"),
            ("jusque ", "Kiev", "Odessa", "jusqu'"),
            ("la source du ", "Nil", "Euphrate", "la source de l'"),
            ("Au ", "Nil", "Euphrate", "À l'"),
            ("l'", "Euphrate", "Nil", "?"),
            ("cet ", "Iermak", "Yermak", "ce "),
            ("ce ", "Yermak", "Iermak", "cet "),
            ("le code ", "Kiev", "Odessa", "le code "),
            ("le port de ", "Kiev", "Kyiv", "le port de "),
            ("près d'", "Ypres", "Ieper", "près d'"),
        ] {
            assert_eq!(apply(before, french(before, old, by, false)), expected, "{before}{old}, {by}");
        }
    }

    #[test]
    fn french_countries_have_a_gender() {
        for (before, old, by, expected) in [
            ("le roi du ", "Swaziland", "Eswatini", "le roi de l'"),
            ("le roi de l'", "Eswatini", "Swaziland", "le roi du "),
            ("L’", "Eswatini", "Swaziland", "Le "),
            ("en ", "Eswatini", "Swaziland", "au "),
            ("au ", "Swaziland", "Eswatini", "en "),
            ("à l'", "Eswatini", "Swaziland", "au "),
        ] {
            assert_eq!(apply(before, french(before, old, by, true)), expected, "{before}{old}, {by}");
        }
        assert!(disagrees("au ", "Bélarus", "Biélorussie") && disagrees("en ", "Biélorussie", "Bélarus"));
        assert!(!disagrees("et ", "Bélarus", "Biélorussie") && !disagrees("au ", "Swaziland", "Eswatini"));
    }

    #[test]
    fn english_articles_agree_with_the_first_sound() {
        for (before, old, by, expected) in [
            ("a ", "Yermak", "Iermak", "an "),
            ("An ", "Iermak", "Yermak", "A "),
            ("a ", "Kyiv", "Ukraine", "a "),
            ("an ", "Odesa", "Kyiv", "a "),
            ("Ghana ", "Kyiv", "Odesa", "Ghana "),
            ("the ", "Kyiv", "Odesa", "the "),
            ("an ", "Ürümqi", "Urumqi", "an "),
        ] {
            assert_eq!(apply(before, english(before, old, by)), expected, "{before}{old}, {by}");
        }
    }
}
