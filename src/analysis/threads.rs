//! Work on a long document by all cores at once. What comes of it is the same as if one had done it, in the same order.
//!
//! When it is worth it is said where the work is: a thread takes as long to begin as a few paragraphs. However many
//! documents are read at once, there are no more additional threads than cores.

use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// More threads gain nothing: by then, what cannot be divided takes longer than what can.
const MOST: usize = 8;

/// So many items are taken at a time.
const STEP: usize = 4;

/// The additional threads that work at this moment, on whatever document.
static WORKING: AtomicUsize = AtomicUsize::new(0);

/// Some threads that may be begun; given back when it goes.
struct Permit(usize);

impl Permit {
    /// So many, or as many as there are cores for.
    fn take(wanted: usize) -> Self {
        static OTHERS: LazyLock<usize> =
            LazyLock::new(|| thread::available_parallelism().map_or(0, |cores| cores.get() - 1));
        let most = (*OTHERS).min(MOST - 1);
        let free = |working: usize| wanted.min(most.saturating_sub(working));
        let take = |working| Some(working + free(working)).filter(|now| *now > working);
        let before = WORKING.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take);
        Self(before.map_or(0, free))
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        WORKING.fetch_sub(self.0, Ordering::Relaxed);
    }
}

/// What two functions give, one of which runs on a thread of its own if there is one.
pub(super) fn both<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    let permit = Permit::take(1);
    if permit.0 == 0 {
        return (one(), other());
    }
    thread::scope(|scope| match thread::Builder::new().spawn_scoped(scope, &one) {
        Ok(thread) => {
            let other = other();
            (thread.join().unwrap_or_else(|panic| resume_unwind(panic)), other)
        }
        Err(_) => (one(), other()),
    })
}

/// What `work` makes of each item, in their order; `None` if it was cancelled. This thread works too: with no other to be
/// had, it does everything.
pub(super) fn each<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<R>> {
    let next = AtomicUsize::new(0);
    let is_over = AtomicBool::new(false);
    // Each thread has the stretches that it took, with where they begin.
    let take = |cancelled: &dyn Fn() -> bool| {
        let mut taken = Vec::new();
        while !is_over.load(Ordering::Relaxed) {
            if cancelled() {
                is_over.store(true, Ordering::Relaxed);
                break;
            }
            let start = next.fetch_add(STEP, Ordering::Relaxed);
            let Some(stretch) =
                items.get(start..items.len().min(start + STEP)).filter(|stretch| !stretch.is_empty())
            else {
                break;
            };
            taken.push((start, stretch.iter().map(&work).collect::<Vec<R>>()));
        }
        taken
    };
    let permit = Permit::take(items.len().div_ceil(STEP).saturating_sub(1));
    let mut taken = thread::scope(|scope| {
        let spawn = |_| thread::Builder::new().spawn_scoped(scope, || take(&|| false)).ok();
        let others: Vec<_> = (0..permit.0).filter_map(spawn).collect();
        let mut taken = take(cancelled);
        for thread in others {
            taken.extend(thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        taken
    });
    if is_over.into_inner() {
        return None;
    }
    taken.sort_unstable_by_key(|(start, _)| *start);
    Some(taken.into_iter().flat_map(|(_, made)| made).collect())
}

#[cfg(test)]
mod tests {
    use super::{STEP, each};

    #[test]
    fn what_is_made_stands_in_the_order_of_the_items() {
        for n_items in [0, 1, STEP, STEP + 1, 1_000] {
            let items: Vec<usize> = (0..n_items).collect();
            let made = each(&items, |item| item * 2, &|| false).expect("nobody cancels");
            assert_eq!(made, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn who_cancels_gets_nothing() {
        assert_eq!(each(&[(); 1_000], |()| (), &|| true), None);
    }

    #[test]
    #[should_panic(expected = "nobody can read this")]
    fn a_panic_is_passed_on() {
        let items: Vec<usize> = (0..1_000).collect();
        each(&items, |item| assert!(*item != 700, "nobody can read this"), &|| false);
    }
}
