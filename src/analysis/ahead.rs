//! The paragraphs of a long text, looked at by all cores at once before it is known what stands before each of them.
//!
//! The language that a paragraph tells is its own. What it says depends on a quotation that the one before left open. Hardly
//! any does: so all are analyzed as if none did, and whoever puts them in their order analyzes those few again.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::paragraph::Paragraph;
use super::threads;
use super::versions::Key;
use crate::extract::Block;
use crate::lang::names::Names;
use crate::lang::{Guess, Language};

/// A text of so many bytes is worth a second thread, which begins in the time of a few hundred.
pub(super) const LONG: usize = 8_000;

/// What the text of each block tells of its language; of some that is known. `None` if it was cancelled.
pub(super) fn guess(
    blocks: &[Block<'_>],
    known: Vec<Option<Guess>>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Guess>> {
    /// So many paragraphs are worth a second thread: to tell a language takes a seventh of the time that reading takes, and to
    /// tell theirs about as long as to read [`LONG`] bytes.
    const MANY: usize = 150;
    let new: Vec<&Block<'_>> =
        blocks.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(block, _)| block).collect();
    let one = |block: &&Block<'_>| Language::detect(&block.text);
    let told =
        if new.len() < MANY { new.iter().map(one).collect() } else { threads::each(&new, one, cancelled)? };
    let mut told = told.into_iter();
    known.into_iter().map(|known| known.or_else(|| told.next())).collect()
}

/// The facts of some blocks, each under the key that it is expected to have; `None` if it was cancelled.
pub(super) fn analyze<'a>(
    blocks: impl Iterator<Item = (Key, &'a Block<'a>)>,
    names: &Names,
    cancelled: &dyn Fn() -> bool,
) -> Option<FxHashMap<Key, Arc<Paragraph>>> {
    // What stands twice is analyzed once.
    let mut keys = FxHashSet::default();
    let distinct: Vec<_> = blocks.filter(|(key, _)| keys.insert(*key)).collect();
    let one = |(key, block): &(Key, &Block<'_>)| {
        let paragraph =
            Paragraph::analyze(key.kind, key.language, &block.text, &block.zones, key.carry, names);
        (*key, Arc::new(paragraph))
    };
    Some(threads::each(&distinct, one, cancelled)?.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Format, extract};

    #[test]
    fn the_language_of_each_paragraph_is_told_as_if_it_stood_alone() {
        let text: String = (0..400)
            .map(|number| match number % 3 {
                0 => format!("Le maire {number} parle avec le préfet depuis hier, selon les élus.\n\n"),
                1 => format!("The mayor {number} will vote on the bridge, and the council said so.\n\n"),
                _ => format!("{number}\n\n"),
            })
            .collect();
        let blocks = extract(&text, Format::Plain).blocks;
        let alone: Vec<Guess> = blocks.iter().map(|block| Language::detect(&block.text)).collect();
        for known_every in [1, 2, 7, 1000] {
            let known = alone.iter().enumerate().map(|(at, guess)| (at % known_every == 0).then_some(*guess));
            assert_eq!(guess(&blocks, known.collect(), &|| false).as_ref(), Some(&alone));
        }
        assert_eq!(guess(&blocks, vec![None; blocks.len()], &|| true), None);
    }
}
