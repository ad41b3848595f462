//! How usual it is that three letters follow one another.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters a to z, and the edge of a word.
const LETTERS: usize = 27;

/// How many words of the dictionaries have each row of three letters, marks aside; the edges of a word count as
/// letters. Counts end at 255.
#[derive(Debug)]
pub struct Triples(Vec<u8>);

impl Default for Triples {
    fn default() -> Self {
        Self(vec![0; LETTERS * LETTERS * LETTERS])
    }
}

impl Triples {
    /// Counts the rows of a word.
    pub fn count(&mut self, word: &str) {
        for place in places(word) {
            self.0[place] = self.0[place].saturating_add(1);
        }
    }

    /// One byte a row, in the order of the alphabet, the edge first.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

static COUNTS: &[u8] = include_bytes!("triples.bin");

/// Whether a word has letters that hardly ever follow one another, as a slip leaves them: Clintpn, Staaes. So have some
/// names that were written for another language: Khrouchtchev.
pub fn is_odd(word: &str) -> bool {
    /// Of half a million words. Foreign names are among them.
    const RARE: u8 = 12;
    let is_rare = |place: usize| COUNTS.get(place).is_some_and(|count| *count <= RARE);
    if word.is_ascii() {
        return places_of(word.chars().map(|char| char.to_ascii_lowercase())).any(is_rare);
    }
    places(word).any(is_rare)
}

/// Where each row of three letters of a word is counted. What is no Latin letter parts the word.
fn places(word: &str) -> impl Iterator<Item = usize> {
    places_of(word.nfd().flat_map(char::to_lowercase).filter(|char| !is_combining_mark(*char)))
}

/// The same, of its letters in lower case.
fn places_of(letters: impl Iterator<Item = char>) -> impl Iterator<Item = usize> {
    // The last two letters, 0 for an edge.
    let mut behind = [0, 0];
    let letters =
        letters.map(|char| if char.is_ascii_lowercase() { char as usize - 'a' as usize + 1 } else { 0 });
    letters.chain([0]).filter_map(move |letter| {
        let [first, middle] = behind;
        if letter == 0 && middle == 0 {
            return None;
        }
        behind = [middle, letter];
        // A single letter between two edges is an initial, or an article before an apostrophe.
        let is_row = middle != 0 && (first != 0 || letter != 0);
        is_row.then_some((first * LETTERS + middle) * LETTERS + letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_look_odd_and_names_do_not() {
        for word in ["Clintpn", "Clintn", "Staaes", "Departmdnt", "Univdrsity", "Broooks", "Frnce"] {
            assert!(is_odd(word), "{word}");
        }
        for word in [
            "Clinton",
            "Crouset",
            "Kharkiv",
            "Zelensky",
            "Poutine",
            "Mohammed",
            "Saint-Étienne",
            "d'Odessa",
            "Xi",
            "O",
            "",
        ] {
            assert!(!is_odd(word), "{word}");
        }
    }
}
