//! How far a long run is: one line on standard error, if that is a terminal. Nothing is left of it in the end.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// The length of the bar, in columns.
const BAR: usize = 24;
/// A run that takes less needs no bar.
const PATIENCE: Duration = Duration::from_millis(400);
/// Between two looks at how far it is.
const STEP: Duration = Duration::from_millis(100);

/// The line.
pub(super) struct Bar {
    is_wanted: bool,
    next: Instant,
    is_shown: bool,
}

impl Bar {
    /// None yet; never one if standard error is no terminal.
    pub(super) fn new(is_wanted: bool) -> Self {
        let is_wanted = is_wanted && io::stderr().is_terminal();
        Self { is_wanted, next: Instant::now() + PATIENCE, is_shown: false }
    }

    /// So much of all is done; `words` says so.
    pub(super) fn tell(&mut self, done: usize, all: usize, words: impl FnOnce() -> String) {
        if self.is_wanted && Instant::now() >= self.next {
            self.next = Instant::now() + STEP;
            self.is_shown = true;
            // Nobody is left to tell if this fails.
            let _ = write!(io::stderr(), "\r{} {} ", drawn(done, all), words());
        }
    }

    /// Makes room for something else that is printed.
    pub(super) fn hide(&mut self) {
        if self.is_shown {
            self.is_shown = false;
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.hide();
    }
}

fn drawn(done: usize, all: usize) -> String {
    let filled = done.min(all) * BAR / all.max(1);
    "█".repeat(filled) + &"░".repeat(BAR - filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_full_as_the_run_is_done() {
        for (done, all, filled) in [(0, 10, 0), (5, 10, 12), (10, 10, 24), (11, 10, 24), (0, 0, 0)] {
            let bar = drawn(done, all);
            assert_eq!(bar.chars().filter(|character| *character == '█').count(), filled, "{done} of {all}");
            assert_eq!(bar.chars().count(), BAR);
        }
    }
}
