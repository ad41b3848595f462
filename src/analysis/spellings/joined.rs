//! Names whose parts are joined here and apart there: Jean-Luc and Jean Luc, Royaume-Uni and Royaume Uni.

use rustc_hash::FxHashMap;

use super::words::{Place, Word, neighbor};
use super::{Page, spelling_of};
use crate::analysis::likeness::Letters;
use crate::analysis::mentions::WordKind;
use crate::analysis::names::{Evidence, Mixed, Weight};
use crate::analysis::whereabouts::Whereabouts;
use crate::text::ProseSpan;

/// Two words that a compound has joined: its id and their text, and where they stand.
type Apart<'a> = ((u64, &'a str), Vec<(Place, ProseSpan)>);

impl Page<'_> {
    /// Of these compounds, those whose parts stand apart somewhere, which is known by their letters.
    pub(super) fn joined(
        &self,
        compounds: &FxHashMap<u64, Letters>,
        apart: &Whereabouts<Letters>,
    ) -> Vec<Mixed> {
        let compounds = compounds.iter().map(|(id, letters)| (*letters, *id));
        let mut compounds: Vec<(Letters, u64)> =
            compounds.filter(|(letters, _)| !apart.of(letters).is_empty()).collect();
        compounds.sort_unstable_by_key(|(_, id)| {
            let word = &self.words[id];
            (std::cmp::Reverse(word.free), &word.text)
        });
        let mut by_letters: FxHashMap<Letters, u64> = FxHashMap::default();
        for (letters, id) in compounds {
            by_letters.entry(letters).or_insert(id);
        }
        let apart = self.apart(&by_letters, apart);
        let mut found = Vec::new();
        for ((id, _), places) in apart {
            let word = &self.words[&id];
            let joined = spelling_of(word);
            let text = self.text_at(places[0]);
            let apart = self.spelling_at(text, places.iter().copied());
            if apart.mentions.is_empty() || !self.may_be_one(word, &places) {
                continue;
            }
            let clear = joined.mentions.len() != apart.mentions.len();
            let usual = usize::from(apart.mentions.len() > joined.mentions.len());
            found.push(Mixed {
                evidence: Evidence::Marks,
                weight: Weight::Sure,
                language: self.language,
                usual,
                clear,
                forms: vec![joined, apart],
            });
        }
        found
    }

    /// Where two words stand apart that are the parts of a compound, by the compound and their text.
    fn apart(&self, compounds: &FxHashMap<Letters, u64>, apart: &Whereabouts<Letters>) -> Vec<Apart<'_>> {
        let mut blocks: Vec<usize> =
            compounds.keys().flat_map(|letters| apart.of(letters)).copied().collect();
        blocks.sort_unstable();
        blocks.dedup();
        let mut found: Vec<Apart<'_>> = Vec::new();
        let mut index_of: FxHashMap<(u64, &str), usize> = FxHashMap::default();
        for block in blocks {
            let paragraph = &self.blocks[block].paragraph;
            for pair in &paragraph.pairs {
                let Some(id) = compounds.get(&pair.letters) else { continue };
                let place = Place { block, name: pair.name as usize, word: pair.word as usize };
                let words = &self.named(place).words[place.word..];
                let span = words[0].span.cover(words[1].span);
                let text = &paragraph.text[span.range()];
                let index = *index_of.entry((*id, text)).or_insert_with(|| {
                    found.push(((*id, text), Vec::new()));
                    found.len() - 1
                });
                found[index].1.push((place, span));
            }
        }
        found
    }

    fn text_at(&self, (place, span): (Place, ProseSpan)) -> &str {
        &self.blocks[place.block].paragraph.text[span.range()]
    }

    /// Whether a compound and two words apart can be one name: no surname contradicts it (Hans-Rudolf Früh, Hans Rudolf Meyer),
    /// and it is none of those adjectives that are joined and nouns that are not (African-American, African Americans).
    fn may_be_one(&self, word: &Word, apart: &[(Place, ProseSpan)]) -> bool {
        let behind =
            |place: &Place, last: usize| neighbor(self.named(*place), last, true).map(|word| word.id);
        let surnames: Vec<u64> = word.places.iter().filter_map(|place| behind(place, place.word)).collect();
        let others: Vec<u64> = apart.iter().filter_map(|(place, _)| behind(place, place.word + 1)).collect();
        let contradicts = !surnames.is_empty()
            && !others.is_empty()
            && !others.iter().any(|other| surnames.contains(other));
        let people = ["American", "Americans"].iter().any(|people| word.text.ends_with(people));
        !contradicts && !people
    }
}

/// Whether the parts of a word may stand apart elsewhere.
pub(super) fn is_compound(word: &Word) -> bool {
    word.kind.any(WordKind::COMPOUND) && !word.kind.any(WordKind::UPPER) && word.free > 0
}
