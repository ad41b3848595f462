//! Pieces of names that a document writes in two ways: J. D. Vance and JD Vance. What a piece is, is told in
//! [`crate::analysis::written`].

use rustc_hash::FxHashSet;

use super::words::Place;
use super::{Page, Spelling};
use crate::analysis::names::{Evidence, Mixed, Weight};
use crate::analysis::whereabouts::Whereabouts;
use crate::analysis::written::Piece;

impl Page<'_> {
    /// Of these pieces, all spellings.
    pub(super) fn written(&self, several: &FxHashSet<u64>, pieces: &Whereabouts<u64>) -> Vec<Mixed> {
        let mut found: Vec<Mixed> = several.iter().filter_map(|key| self.one_piece(*key, pieces)).collect();
        found.sort_by_key(super::first_of_others);
        found
    }

    /// One piece as several spellings; `None` if it is written in one way only.
    pub(super) fn one_piece(&self, key: u64, pieces: &Whereabouts<u64>) -> Option<Mixed> {
        let in_block = |block: usize| {
            let pieces = self.blocks[block].paragraph.pieces.iter().filter(move |piece| piece.key == key);
            pieces.map(move |piece| (block, *piece))
        };
        let pieces: Vec<(usize, Piece)> = pieces.of(&key).iter().copied().flat_map(in_block).collect();
        let text = |(block, piece): &(usize, Piece)| &self.blocks[*block].paragraph.text[piece.span.range()];
        let mut texts: Vec<&str> = Vec::new();
        for piece in &pieces {
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
