//! Chinese and Korean names, which begin with the family name: Xi Jinping, Kim Jong-un.
//!
//! What is told here is the shape of a name. Whether somebody is called by the given part alone is found in
//! [`crate::analysis`].

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lines;
use crate::text::segment::is_hyphen;

/// How much a family name tells by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// It is hardly anything else.
    Sure,
    /// It is a common name or word elsewhere, too.
    Shared,
}

const LIST: &str = include_str!("families.txt");

static FAMILIES: LazyLock<FxHashMap<&'static str, Family>> = LazyLock::new(|| entries(LIST).collect());

fn entries(list: &'static str) -> impl Iterator<Item = (&'static str, Family)> {
    lines(list).flat_map(|(_, line)| line.split_whitespace()).map(|name| match name.strip_prefix('~') {
        Some(name) => (name, Family::Shared),
        None => (name, Family::Sure),
    })
}

/// Whether a word is a family name that stands before the given name, whatever else it may be.
pub fn is_family(word: &str) -> bool {
    FAMILIES.contains_key(word)
}

/// Whether the words of a name are a family name and the given name behind it: `["Xi", "Jinping"]`,
/// `["Moon", "Jae-in"]`, `["Kim", "Jong", "Un"]`.
pub fn is_family_first(words: &[&str]) -> bool {
    let Some((family, given)) = words.split_first() else { return false };
    let Some(family) = FAMILIES.get(family) else { return false };
    match given {
        // Which of two family names is one here cannot be told: Li Wei.
        [word] if is_family(word) => false,
        [word] => match word.split_once(is_hyphen) {
            Some((one, other)) => is_syllable(one) && is_syllable(other),
            None => *family == Family::Sure && is_pinyin(word),
        },
        [one, other] => is_syllable(one) && is_syllable(other),
        _ => false,
    }
}

/// Whether a word, or a part of one, may be one syllable of a Chinese or Korean name in any spelling.
fn is_syllable(word: &str) -> bool {
    const LONGEST: usize = 6;
    let lower = word.to_ascii_lowercase();
    let is_vowel = |at: usize, byte: u8| b"aeiou".contains(&byte) || byte == b'y' && at > 0;
    let vowels: Vec<bool> = lower.bytes().enumerate().map(|(at, byte)| is_vowel(at, byte)).collect();
    let groups = (0..vowels.len()).filter(|at| vowels[*at] && (*at == 0 || !vowels[at - 1])).count();
    let ends = lower.ends_with(|last: char| "aeiouyngkmlptwh".contains(last));
    groups == 1
        && ends
        && (2..=LONGEST).contains(&lower.len())
        && lower.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether a word is one or two syllables as the mainland of China writes them: Qiang, Jinping.
fn is_pinyin(word: &str) -> bool {
    const INITIALS: [&str; 23] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z",
        "c", "s", "y", "w",
    ];
    const FINALS: [&str; 33] = [
        "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "i", "ia", "ie", "iao",
        "iu", "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ue",
        "ü",
    ];
    let is_one = |text: &str| {
        let rest = INITIALS.iter().find_map(|initial| text.strip_prefix(initial)).unwrap_or(text);
        FINALS.contains(&rest)
    };
    let lower = word.to_lowercase();
    is_one(&lower) || lower.char_indices().skip(1).any(|(at, _)| is_one(&lower[..at]) && is_one(&lower[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_is_listed_once() {
        let mut seen = FxHashMap::default();
        for (name, family) in entries(LIST) {
            assert!(name.starts_with(|first: char| first.is_ascii_uppercase()), "{name}");
            assert!(name.chars().all(|char| char.is_ascii_alphabetic()), "{name}");
            assert!(seen.insert(name, family).is_none(), "{name} is listed twice");
        }
        assert!(seen.len() > 150, "{}", seen.len());
    }

    #[test]
    fn names_that_begin_with_the_family_are_told_by_their_shape() {
        let family_first = |name: &str| is_family_first(&name.split(' ').collect::<Vec<_>>());
        for name in [
            "Xi Jinping",
            "Li Qiang",
            "Ai Weiwei",
            "Moon Jae-in",
            "Kim Jong-un",
            "Kim Jong Un",
            "Yoon Suk Yeol",
            "Park Geun-hye",
            "Lai Ching-te",
            "Chiang Kai-shek",
            "Mao Zedong",
            "Lee Jae-myung",
            "Deng Xiaoping",
            "Lee Kuan Yew",
        ] {
            assert!(family_first(name), "{name}");
        }
        for name in [
            "Viktor Orban",
            "Orban Viktor",
            "Kim Kardashian",
            "Lee Kane",
            "Lee Harvey Oswald",
            "Hong Kong",
            "Han Solo",
            "Sun Valley",
            "Chiang Mai",
            "Xi",
            "Li Wei",
            "Jinping Xi",
            "Nguyen Phu Trong",
            "Lee Ann Womack",
            "Xi Jinping Era",
        ] {
            assert!(!family_first(name), "{name}");
        }
    }
}
