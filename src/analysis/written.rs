//! Pieces of a paragraph's names that habits of writing make two forms of: initials with points, with spaces or with
//! neither (J. D. Vance, JD Vance), Saint in full or short (Saint-Denis, St-Denis), a particle with a capital or
//! without (De Niro, de Niro). Whether a document writes one in two ways is found in `spellings`.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::likeness::Letters;
use super::mentions::{NameWord, Named, WordKind};
use crate::text::ProseSpan;

/// A piece of a name that may be written in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The same for all ways to write it.
    pub key: u64,
    /// The name among those of the paragraph.
    pub name: usize,
    /// The word of the name that it begins with.
    pub word: usize,
    /// Its place.
    pub span: ProseSpan,
}

/// The pieces of a paragraph's names.
pub(super) fn pieces(named: &[Named], text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (name, named) in named.iter().enumerate() {
        let found = initials(named, text).into_iter().chain(saint(named, text)).chain(particle(named, text));
        pieces.extend(found.map(|(key, word, span)| Piece { key, name, word, span }));
    }
    pieces
}

/// The hash of what a piece is, and of the word it belongs to.
fn key(kind: &str, word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(kind.as_bytes());
    hasher.write_u8(0);
    hasher.write(word.as_bytes());
    hasher.finish()
}

fn text_of<'t>(word: &NameWord, text: &'t str) -> &'t str {
    &text[word.span.range()]
}

/// The initials that a name begins with, at least two before a word: "J. D." of Vance.
fn initials(named: &Named, text: &str) -> Option<(u64, usize, ProseSpan)> {
    // Few names begin with one.
    let first = text_of(named.words.first()?, text);
    if first.len() > 3 && !first.contains('.') {
        return None;
    }
    let mut letters = String::new();
    let mut count = 0;
    for word in &named.words {
        let own = text_of(word, text);
        let plain: String = own.chars().filter(|char| *char != '.').collect();
        let pointed = own.contains('.') && own.split('.').all(|letter| letter.chars().count() <= 1);
        let bare = own.len() <= 3 && word.kind.any(WordKind::UPPER) && count == 0;
        if !(pointed || bare) || !plain.chars().all(char::is_uppercase) {
            break;
        }
        letters.push_str(&plain);
        count += 1;
        if bare {
            break;
        }
    }
    let surname = named.words.get(count).filter(|word| !word.kind.any(WordKind::MINOR))?;
    let last = count.checked_sub(1)?;
    let span = named.words[0].span.cover(named.words[last].span);
    let many = letters.chars().count() >= 2;
    many.then(|| (key(&letters, text_of(surname, text)), 0, span))
}

/// Saint or St, with what follows.
fn saint(named: &Named, text: &str) -> Option<(u64, usize, ProseSpan)> {
    named.words.iter().enumerate().find_map(|(at, word)| {
        let own = text_of(word, text);
        let end = own.find(|char: char| !char.is_alphabetic()).unwrap_or(own.len());
        let full = match &own[..end] {
            "Saint" | "St" => "saint",
            "Sainte" | "Ste" => "sainte",
            _ => return None,
        };
        let rest = own[end..].trim_start_matches(['.', '-', '\u{2010}', '\u{2011}']);
        // A point or a hyphen binds; behind a space the next word of the name follows.
        let next = if rest.is_empty() { text_of(named.words.get(at + 1)?, text) } else { rest };
        // The point goes with what it shortens; in "St.Louis" nothing would be left to stand between the two.
        let pointed = own[end..].starts_with('.');
        let glued = pointed && own.len() > end + 1;
        let start = word.span.range().start;
        let span = ProseSpan::new(start, start + end + usize::from(pointed));
        let mut hasher = FxHasher::default();
        Letters::of(next).hash(&mut hasher);
        hasher.write(full.as_bytes());
        (!glued && !next.is_empty()).then(|| (hasher.finish(), at, span))
    })
}

/// A particle before a surname, inside a sentence: « Charles de Gaulle », « Charles De Gaulle ».
fn particle(named: &Named, text: &str) -> Option<(u64, usize, ProseSpan)> {
    const PARTICLES: [&str; 14] =
        ["de", "du", "di", "da", "del", "della", "van", "von", "der", "den", "ten", "ter", "la", "le"];
    const LONGEST: usize = 5;
    // At the start of a name a capital tells nothing, and without one the particle is no part of it.
    let mut inside = false;
    named.words.windows(2).enumerate().find_map(|(at, pair)| {
        let is_inside = inside;
        inside |= pair[0].kind.any(WordKind::GIVEN);
        let own = text_of(&pair[0], text);
        if own.len() > LONGEST {
            return None;
        }
        let lower = own.to_lowercase();
        let is_particle = PARTICLES.contains(&&*lower);
        let surname = !pair[1].kind.any(WordKind::MINOR);
        (is_particle && is_inside && surname)
            .then(|| (key(&lower, text_of(&pair[1], text)), at, pair[0].span))
    })
}
