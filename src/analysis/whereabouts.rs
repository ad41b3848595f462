//! In which blocks of a document things stand, kept up from version to version: an edit changes a block or two, and only
//! what stands in those is looked up.

use std::collections::hash_map::Entry;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::Placed;
use super::versions::Change;

/// The blocks that each of many things stands in, in order, each once.
#[derive(Debug)]
pub(super) struct Whereabouts<K>(FxHashMap<K, Vec<usize>>);

impl<K> Default for Whereabouts<K> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<K: Copy + Eq + Hash> Whereabouts<K> {
    /// The blocks that a thing stands in, in order.
    pub(super) fn of(&self, thing: &K) -> &[usize] {
        self.0.get(thing).map_or(&[], Vec::as_slice)
    }

    /// Brings them to another version. `note` tells what stands in a block. Returns what stands in the blocks that have
    /// changed, or stood there, in no order.
    pub(super) fn update(&mut self, change: &Change<'_>, note: impl Fn(&Placed, &mut Vec<K>)) -> Vec<K> {
        let places = |blocks: &[Placed], first: usize| {
            let mut places: FxHashMap<K, Vec<usize>> = FxHashMap::default();
            let mut things = Vec::new();
            for (block, placed) in blocks.iter().enumerate() {
                note(placed, &mut things);
                for thing in things.drain(..) {
                    let blocks = places.entry(thing).or_default();
                    if blocks.last() != Some(&(first + block)) {
                        blocks.push(first + block);
                    }
                }
            }
            places
        };
        let mut touched = Vec::new();
        let gone = places(&change.before[change.gone.clone()], change.gone.start);
        #[expect(clippy::iter_over_hash_type, reason = "each thing is looked at by itself")]
        for (thing, gone) in gone {
            if let Entry::Occupied(mut known) = self.0.entry(thing) {
                let blocks = known.get_mut();
                let at = blocks.partition_point(|block| *block < change.gone.start);
                blocks.drain(at..at + gone.len());
                if blocks.is_empty() {
                    known.remove();
                }
            }
            touched.push(thing);
        }
        if change.shifts() {
            self.0.values_mut().flatten().for_each(|block| *block = change.shifted(*block));
        }
        let come = places(&change.blocks[change.come.clone()], change.come.start);
        #[expect(clippy::iter_over_hash_type, reason = "each thing is looked at by itself")]
        for (thing, come) in come {
            let blocks = self.0.entry(thing).or_default();
            let at = blocks.partition_point(|block| *block < change.come.start);
            blocks.splice(at..at, come);
            touched.push(thing);
        }
        touched
    }
}
