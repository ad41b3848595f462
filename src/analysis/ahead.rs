//! The paragraphs of a long text, analyzed by all cores at once before it is known what stands before each of them.
//!
//! What a paragraph says depends on a quotation that the one before left open. Hardly any does: so all are analyzed as if
//! none did, and whoever puts them in their order analyzes those few again.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::paragraph::Paragraph;
use super::threads;
use super::versions::Key;
use crate::extract::Block;
use crate::lang::names::Names;

/// A text of so many bytes is worth a second thread, which begins in the time of a few hundred.
pub(super) const LONG: usize = 8_000;

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
