//! What words are looked up by, so that only a few of many have to be compared.

use xxhash_rust::xxh3::xxh3_64;

use super::sounds::classes;
use super::{SHORTEST_SLIP, Shape};

/// What a word is looked up by, sorted, each once: two words that are alike nearly always share a key.
pub fn keys(shape: &Shape) -> Box<[u64]> {
    let mut keys = sound_keys(shape);
    keys.extend(slip_keys(&shape.letters));
    keys.sort_unstable();
    keys.dedup();
    keys.into()
}

/// The consonants of a word by class. A word that can be read in several ways has several keys.
fn sound_keys(shape: &Shape) -> Vec<u64> {
    let whole = classes(&shape.sounds, true);
    let light = classes(&shape.sounds, false);
    let mut keys = vec![xxh3_64(&whole)];
    if light != whole {
        keys.push(xxh3_64(&light));
    }
    keys
}

/// The letters of a word with one of them left out, and with none: two words that are one edit apart share one of
/// these. The first letter is always the same.
fn slip_keys(letters: &[char]) -> Vec<u64> {
    if letters.len() + 1 < SHORTEST_SLIP {
        return Vec::new();
    }
    let hash = |skip: usize| {
        let mut text = String::with_capacity(letters.len());
        text.extend(letters.iter().enumerate().filter(|(at, _)| *at != skip).map(|(_, letter)| letter));
        xxh3_64(text.as_bytes())
    };
    (1..=letters.len()).map(hash).collect()
}
