//! Pieces of names that a document writes in two ways: J. D. Vance and JD Vance. What a piece is, is told in
//! [`crate::analysis::written`].

use rustc_hash::FxHashMap;

use super::words::Place;
use super::{Page, Spelling};
use crate::analysis::names::{Evidence, Mixed, Weight};
use crate::analysis::written::Piece;

impl Page<'_> {
    pub(super) fn written(&self) -> Vec<Mixed> {
        let mut pieces: Vec<(usize, Piece)> = Vec::new();
        for (block, placed) in self.blocks.iter().enumerate() {
            let paragraph = &placed.paragraph;
            if paragraph.language != self.language {
                continue;
            }
            pieces.extend(paragraph.pieces.iter().map(|piece| (block, *piece)));
        }
        let mut by_key: FxHashMap<u64, Vec<(usize, Piece)>> = FxHashMap::default();
        for (block, piece) in pieces {
            by_key.entry(piece.key).or_default().push((block, piece));
        }
        let mut found: Vec<Mixed> =
            by_key.into_values().filter_map(|pieces| self.one_piece(&pieces)).collect();
        found.sort_by_key(super::first_of_others);
        found
    }

    /// One piece as several spellings; `None` if it is written in one way only.
    fn one_piece(&self, pieces: &[(usize, Piece)]) -> Option<Mixed> {
        let text = |(block, piece): &(usize, Piece)| &self.blocks[*block].paragraph.text[piece.span.range()];
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
                let place = |(block, piece): &(usize, Piece)| {
                    (Place { block: *block, name: piece.name, word: piece.word }, piece.span)
                };
                self.spelling_at(form, same.map(place))
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
