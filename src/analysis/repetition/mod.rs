//! Passages that stand twice in one document: the normal form in which paragraphs are compared, and the runs
//! of equal paragraphs.
//!
//! A run is a stretch of neighboring paragraphs that follow each other again later (a diagonal of equal
//! pairs). One paragraph inside it may differ: edited since, or another in its place. Likeness beyond that
//! (near copies, contained passages, sentences) is found by shingles in [`retold`].

pub mod differences;
pub(super) mod index;
mod kinship;
pub mod passage;
pub mod retold;
pub mod shingles;

use std::collections::hash_map::Entry;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::Placed;
use super::paragraph::Paragraph;
use crate::extract::BlockKind;
use crate::text::segment::is_dash;

/// What a paragraph is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// The hash of its normal form.
    pub print: u128,
    /// How many words the normal form has.
    pub words: u32,
    /// How many letters and digits.
    pub letters: u32,
}

/// The fewest words of a paragraph whose repetition is worth a word.
const MIN_WORDS: u32 = 12;
/// And the fewest letters: twelve words of a refrain are fewer.
const MIN_LETTERS: u32 = 60;
/// The share of words two versions of a paragraph must have in common to be one edited paragraph.
const STILL_ITSELF: f64 = 0.5;

/// A passage that stands here a second time. Block indices, half-open; both ranges have the same length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The earlier place.
    pub original: Range<usize>,
    /// The later place.
    pub copy: Range<usize>,
    /// The block of the copy that is not equal to its original, if any; it is inside, not at an end.
    pub bridge: Option<usize>,
}

impl Repeat {
    /// The original of a block of the copy.
    pub fn original_of(&self, block: usize) -> usize {
        block - self.copy.start + self.original.start
    }
}

impl Fingerprint {
    /// Of a normal form.
    pub(super) fn of(form: &str) -> Self {
        let spaces = form.bytes().filter(|byte| *byte == b' ').count();
        let letters = form.chars().count() - spaces;
        let [spaces, letters] = [spaces, letters].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        Self { print: xxh3_128(form.as_bytes()), words: spaces + u32::from(letters > 0), letters }
    }
}

/// The hashes of a text's sentences in normal form.
pub(super) fn sentence_prints(text: &str) -> Box<[u64]> {
    let sentences = text.split(['.', '!', '?', '…']).map(normal_form).filter(|sentence| !sentence.is_empty());
    sentences.map(|sentence| xxh3_64(sentence.as_bytes())).collect()
}

/// The form in which texts are compared, never shown: NFKC, lower case, ligatures opened, white space and
/// dashes as one space, all other punctuation dropped.
pub fn normal_form(text: &str) -> String {
    let mut form = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    // Most of a text stays as it is: such stretches are taken over whole.
    let (mut start, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        let char = match byte {
            b'a'..=b'z' | b'0'..=b'9' => {
                at += 1;
                continue;
            }
            // One that follows what stays.
            b' ' if at > start && bytes[at - 1] != b' ' => {
                at += 1;
                continue;
            }
            0..0x80 => char::from(*byte),
            _ => text[at..].chars().next().unwrap_or_default(),
        };
        if stays(char) {
            at += char.len_utf8();
            continue;
        }
        if !is_normal(char) {
            form.clear();
            text.nfkc().for_each(|char| push_normal(&mut form, char));
            start = text.len();
            break;
        }
        form.push_str(&text[start..at]);
        push_normal(&mut form, char);
        at += char.len_utf8();
        start = at;
    }
    form.push_str(&text[start..]);
    form.truncate(form.trim_end().len());
    form
}

/// Whether the character is in the normal form what it is in the text.
fn stays(char: char) -> bool {
    matches!(char, 'a'..='z' | '0'..='9' | 'ß'..='å' | 'ç'..='ö' | 'ø'..='ÿ')
}

/// Whether NFKC leaves the character alone, or turns it into something the normal form treats alike: ASCII,
/// the letters of Latin-1 and Latin Extended-A (ligatures aside), and general punctuation.
fn is_normal(char: char) -> bool {
    matches!(char,
        '\0'..='\u{a1}' | '«' | '»' | '°' | '·' | 'À'..='ı' | 'Ĵ'..='ľ' | 'Ł'..='ň' | 'Ŋ'..='ž' | '\u{2000}'..='\u{2016}' | '\u{2018}'..='\u{2023}'
        | '\u{2025}'..='\u{203b}' | '\u{203f}'..='\u{2046}' | '€')
}

fn push_normal(form: &mut String, char: char) {
    match char {
        // What nearly all of a text is made of.
        _ if stays(char) => form.push(char),
        ' ' if !form.is_empty() && !form.ends_with(' ') => form.push(' '),
        '!'..='/' | '’' | '«' | '»' => {}
        'A'..='Z' => form.push(char.to_ascii_lowercase()),
        'œ' | 'Œ' => form.push_str("oe"),
        'æ' | 'Æ' => form.push_str("ae"),
        _ if char.is_alphanumeric() => form.extend(char.to_lowercase()),
        _ if (char.is_whitespace() || is_dash(char)) && !form.is_empty() && !form.ends_with(' ') => {
            form.push(' ');
        }
        _ => {}
    }
}

/// All repeats of a document, by place of the copy. Copies do not overlap each other, and no original is itself
/// a copy: what stands three times is two copies of the first.
///
/// `candidates` are blocks in order; all that stand a second time must be among them, and where they stood first.
pub fn repeats(blocks: &[Placed], candidates: impl IntoIterator<Item = usize>) -> Vec<Repeat> {
    let mut repeats: Vec<Repeat> = Vec::new();
    let mut is_copy = vec![false; blocks.len()];
    // Where each paragraph stood first.
    let mut originals: FxHashMap<u128, usize> = FxHashMap::default();
    let mut end = 0;
    for at in candidates {
        let paragraph = &blocks[at].paragraph;
        if at < end || !is_weighty(paragraph) {
            continue;
        }
        match originals.entry(paragraph.fingerprint.print) {
            Entry::Occupied(original) => {
                let repeat = run(blocks, &is_copy, *original.get(), at);
                is_copy[repeat.copy.clone()].fill(true);
                end = repeat.copy.end;
                repeats.push(repeat);
            }
            Entry::Vacant(first) => {
                first.insert(at);
            }
        }
    }
    repeats
}

/// Whether a paragraph's repetition counts by itself.
fn is_weighty(paragraph: &Paragraph) -> bool {
    let print = paragraph.fingerprint;
    print.words >= MIN_WORDS
        && print.letters >= MIN_LETTERS
        && !paragraph.is_structural
        && !paragraph.is_verse
        && matches!(paragraph.kind, BlockKind::Paragraph | BlockKind::Quotation)
}

/// The run through an equal pair. It may begin with short lines before the pair, such as a crosshead.
fn run(blocks: &[Placed], is_copy: &[bool], original: usize, copy: usize) -> Repeat {
    let distance = copy - original;
    // The copy must not run into itself, nor the original into a copy.
    let is_fresh = |block: usize| !is_copy[block - distance] && !is_copy[block];
    let mut start = copy;
    while start > distance
        && copy + 1 - start < distance
        && is_fresh(start - 1)
        && is_equal(blocks, start - 1, distance)
    {
        start -= 1;
    }
    let mut end = copy + 1;
    let mut bridge = None;
    let limit = (start + distance).min(blocks.len());
    while end < limit && is_fresh(end) {
        if is_equal(blocks, end, distance) {
            end += 1;
        } else if bridge.is_none()
            && end + 1 < limit
            && is_fresh(end + 1)
            && is_weighty(&blocks[end + 1].paragraph)
            && is_equal(blocks, end + 1, distance)
        {
            bridge = Some(end);
            end += 2;
        } else {
            break;
        }
    }
    Repeat { original: start - distance..end - distance, copy: start..end, bridge }
}

fn is_equal(blocks: &[Placed], copy: usize, distance: usize) -> bool {
    let (one, other) = (&blocks[copy].paragraph, &blocks[copy - distance].paragraph);
    one.fingerprint.letters > 0
        && one.fingerprint.print == other.fingerprint.print
        && one.kind == other.kind
        && one.kind != BlockKind::TableCell
        && !one.is_structural
}

/// Whether two texts are versions of one: they share enough of their words.
pub fn is_version(one: &str, other: &str) -> bool {
    let (one, other) = (normal_form(one), normal_form(other));
    let one: FxHashSet<&str> = one.split(' ').collect();
    let other: FxHashSet<&str> = other.split(' ').collect();
    let shared = one.intersection(&other).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of words in a paragraph")]
    let share = shared as f64 / one.len().max(other.len()) as f64;
    share >= STILL_ITSELF
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn normal_forms_ignore_typography() {
        for (one, other) in [
            ("« L’œuvre », dit-il…", "\"l'oeuvre\", dit-il..."),
            ("Un\u{a0}mot :  deux", "un mot: deux "),
            ("e\u{301}te\u{301}", "ÉTÉ"),
            ("a — b", "a – b"),
            ("ﬁn", "FIN"),
            ("x²", "X2"),
        ] {
            assert_eq!(normal_form(one), normal_form(other));
        }
        assert_ne!(normal_form("deux mots"), normal_form("deuxmots"));
        assert_eq!(normal_form(" «  » "), "");
    }

    #[test]
    fn the_quick_way_and_the_thorough_way_agree() {
        for char in '\0'..='\u{2fff}' {
            if is_normal(char) {
                let (mut quick, mut thorough) = ("x".to_owned(), "x".to_owned());
                push_normal(&mut quick, char);
                std::iter::once(char).nfkc().for_each(|char| push_normal(&mut thorough, char));
                assert_eq!(quick, thorough, "{char:?} {:x}", u32::from(char));
            }
        }
    }

    proptest! {
        #[test]
        fn stretches_are_taken_over_as_character_by_character(
            // What needs the thorough way is in few of them.
            text in prop_oneof![3 => "[a-cA-C0-2éÉœ\u{a0}\t\n  '’—.,«-]{0,40}", 1 => "[a-cA-C0-2éÉœ²\u{301}\u{a0}\t\n  '’—.,«-]{0,40}"],
        ) {
            let mut thorough = String::new();
            text.nfkc().for_each(|char| push_normal(&mut thorough, char));
            prop_assert_eq!(normal_form(&text), thorough.trim_end());
        }
    }
}
