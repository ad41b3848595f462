//! What words are looked up by, so that only a few of many have to be compared.

use xxhash_rust::xxh3::xxh3_64;

use super::sounds::readings;
use super::{Letters, SHORTEST_SLIP, Shape};

/// What a word is looked up by, sorted, each once: two words that are alike nearly always share a key.
pub(super) fn keys(shape: &Shape) -> Box<[u64]> {
    let mut keys = slip_keys(&shape.letters);
    // The consonants of a word by class. A word that can be read in several ways has several keys.
    for with_faint in [true, false] {
        keys.extend(readings(&shape.sounds, with_faint).iter().map(|row| xxh3_64(&row.to_bytes())));
    }
    keys.sort_unstable();
    keys.dedup();
    keys.into()
}

/// The letters of a word with one of them left out, and with none: two words that are one edit apart share one of
/// these. The first letter is always the same.
fn slip_keys(letters: &[char]) -> Vec<u64> {
    if letters.len() + 1 < SHORTEST_SLIP {
        return Vec::new();
    }
    // What stands before each letter, and behind the one that is left out.
    let before = letters.iter().scan(Letters::NONE, |before, letter| {
        let behind = before.with(Letters::of_one(*letter));
        Some(std::mem::replace(before, behind))
    });
    let before: Vec<Letters> = before.collect();
    let mut behind = Letters::NONE;
    let mut keys = Vec::with_capacity(letters.len() + 4);
    for (before, letter) in before.iter().zip(letters).rev() {
        keys.push(before.with(behind).hash);
        behind = Letters::of_one(*letter).with(behind);
    }
    // The first letter is never left out; behind it all is nothing.
    keys.pop();
    keys.push(behind.hash);
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_one_letter_apart_share_a_key() {
        let keys = |word: &str| slip_keys(&word.chars().collect::<Vec<_>>());
        for (one, other) in
            [("crouzet", "crouset"), ("witkoff", "witkof"), ("macron", "marcon"), ("clinton", "clitnon")]
        {
            assert!(keys(one).iter().any(|key| keys(other).contains(key)), "{one} {other}");
        }
        assert!(!keys("crouzet").iter().any(|key| keys("crasset").contains(key)));
        // Of another first letter.
        assert!(!keys("bruno").iter().any(|key| keys("gruno").contains(key)));
        assert_eq!(keys("bruno").len(), 5);
    }

    #[test]
    fn words_that_sound_alike_share_a_key() {
        for (one, other) in [("Tsar", "Czar"), ("Tchernenko", "Chernenko"), ("Khrouchtchev", "Khrushchev")] {
            let [one, other] = [one, other].map(|word| super::keys(&Shape::of(word)));
            assert!(one.iter().any(|key| other.contains(key)));
        }
    }
}
