//! Habits of writing that make two forms of one name: initials with points, with spaces or with neither (J. D. Vance,
//! JD Vance), Saint in full or short (Saint-Denis, St-Denis), a particle with a capital or without (De Niro, de Niro).

use rustc_hash::FxHashMap;

use super::words::Place;
use super::{Page, Spelling};
use crate::analysis::likeness::Shape;
use crate::analysis::mentions::{NameWord, Named, WordKind};
use crate::analysis::names::{Evidence, Mixed, Weight};
use crate::text::ProseSpan;

/// A piece of a name that is written in several ways: what it is one with, and where it stands.
struct Piece {
    /// The same for all ways to write it.
    key: String,
    place: Place,
    span: ProseSpan,
}

impl Page<'_> {
    pub(super) fn written(&self) -> Vec<Mixed> {
        let mut pieces: Vec<Piece> = Vec::new();
        for (block, placed) in self.blocks.iter().enumerate() {
            let paragraph = &placed.paragraph;
            if paragraph.language != self.language {
                continue;
            }
            for (name, named) in paragraph.named.iter().enumerate() {
                let at = |word: usize| Place { block, name, word };
                let found = initials(named, &paragraph.text)
                    .into_iter()
                    .chain(saint(named, &paragraph.text))
                    .chain(particle(named, &paragraph.text));
                pieces.extend(found.map(|(key, word, span)| Piece { key, place: at(word), span }));
            }
        }
        let mut by_key: FxHashMap<&str, Vec<&Piece>> = FxHashMap::default();
        for piece in &pieces {
            by_key.entry(&piece.key).or_default().push(piece);
        }
        let mut found: Vec<Mixed> = by_key.into_values().filter_map(|pieces| self.mixed(&pieces)).collect();
        found.sort_by_key(super::first_of_others);
        found
    }

    /// One piece as several spellings; `None` if it is written in one way only.
    fn mixed(&self, pieces: &[&Piece]) -> Option<Mixed> {
        let text = |piece: &Piece| &self.blocks[piece.place.block].paragraph.text[piece.span.range()];
        let mut texts: Vec<&str> = Vec::new();
        for piece in pieces {
            if !texts.contains(&text(piece)) {
                texts.push(text(piece));
            }
        }
        if texts.len() < 2 {
            return None;
        }
        let forms: Vec<Spelling> = texts
            .iter()
            .map(|form| {
                let same = pieces.iter().filter(|piece| text(piece) == *form);
                self.spelling_at(form, same.map(|piece| (piece.place, piece.span)))
            })
            .filter(|form| !form.mentions.is_empty())
            .collect();
        let most = forms.iter().map(|form| form.mentions.len()).max()?;
        let usual = forms.iter().position(|form| form.mentions.len() == most)?;
        let clear = forms.iter().filter(|form| form.mentions.len() == most).count() == 1;
        (forms.len() > 1).then_some(Mixed {
            evidence: Evidence::Marks,
            weight: Weight::Likely,
            language: self.language,
            usual,
            clear,
            forms,
        })
    }
}

fn text_of<'t>(word: &NameWord, text: &'t str) -> &'t str {
    &text[word.span.range()]
}

/// The initials that a name begins with, at least two before a word: "J. D." of Vance.
fn initials(named: &Named, text: &str) -> Option<(String, usize, ProseSpan)> {
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
    many.then(|| (format!("initials {letters} {}", text_of(surname, text)), 0, span))
}

/// Saint or St, with what follows.
fn saint(named: &Named, text: &str) -> Option<(String, usize, ProseSpan)> {
    named.words.iter().enumerate().find_map(|(at, word)| {
        let own = text_of(word, text);
        let end = own.find(|char: char| !char.is_alphabetic()).unwrap_or(own.len());
        let (full, is_saint) = match &own[..end] {
            "Saint" | "St" => ("saint", true),
            "Sainte" | "Ste" => ("sainte", true),
            _ => ("", false),
        };
        let rest = own[end..].trim_start_matches(['.', '-', '\u{2010}', '\u{2011}']);
        // A point or a hyphen binds; behind a space the next word of the name follows.
        let next = if rest.is_empty() { text_of(named.words.get(at + 1)?, text) } else { rest };
        let letters: String = Shape::of(next).letters.iter().collect();
        // The point goes with what it shortens; in "St.Louis" nothing would be left to stand between the two.
        let pointed = own[end..].starts_with('.');
        let glued = pointed && own.len() > end + 1;
        let start = word.span.range().start;
        let span = ProseSpan::new(start, start + end + usize::from(pointed));
        (!glued && is_saint && !letters.is_empty()).then(|| (format!("{full} {letters}"), at, span))
    })
}

/// A particle before a surname, inside a sentence: « Charles de Gaulle », « Charles De Gaulle ».
fn particle(named: &Named, text: &str) -> Option<(String, usize, ProseSpan)> {
    const PARTICLES: [&str; 14] =
        ["de", "du", "di", "da", "del", "della", "van", "von", "der", "den", "ten", "ter", "la", "le"];
    named.words.windows(2).enumerate().find_map(|(at, pair)| {
        let own = text_of(&pair[0], text);
        let lower = own.to_lowercase();
        let is_particle = PARTICLES.contains(&&*lower);
        // At the start of a name a capital tells nothing, and without one the particle is no part of it.
        let inside = at > 0 && named.words[..at].iter().any(|word| word.kind.any(WordKind::GIVEN));
        let surname = !pair[1].kind.any(WordKind::MINOR);
        (is_particle && inside && surname)
            .then(|| (format!("{lower} {}", text_of(&pair[1], text)), at, pair[0].span))
    })
}
