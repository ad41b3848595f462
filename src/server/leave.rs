//! How a client goes: it says `exit`, closes its pipe, or is no longer there.
//!
//! A client that takes its leave may still read what it asked for, and may not: what is on its way gets a moment. One that
//! is no longer there, though somebody else may hold its end of the pipe, is noticed by its number.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval, sleep};
use tracing::{info, warn};

/// How long the server goes on for a client that has taken its leave, to write what it has not read yet.
const GRACE: Duration = Duration::from_secs(2);

/// How often we look whether the client's process is there.
const ROUND: Duration = Duration::from_secs(2);

/// Where it is noted that the client goes, and waited for.
#[derive(Debug)]
pub(super) struct Leave(watch::Sender<Stage>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Here,
    Leaving,
    Gone,
}

impl Default for Leave {
    fn default() -> Self {
        Self(watch::Sender::new(Stage::Here))
    }
}

impl Leave {
    /// Notes that the client said `exit` or closed its pipe.
    pub(super) fn note(&self) {
        self.0.send_if_modified(|stage| {
            let first = *stage == Stage::Here;
            if first {
                *stage = Stage::Leaving;
            }
            first
        });
    }

    /// Looks from time to time whether the client's process is there, until it is not.
    pub(super) async fn watch(&self, parent: Parent) {
        let mut rounds = interval(ROUND);
        // After a sleep of the machine one look is enough.
        rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while parent.is_there() {
            rounds.tick().await;
        }
        warn!("the client's process is gone");
        self.0.send_replace(Stage::Gone);
    }

    /// Waits until nobody can be waiting for anything any more. Returns whether the client took its leave.
    pub(super) async fn is_over(&self) -> bool {
        let mut stages = self.0.subscribe();
        // It fails only if the sender is dropped, which is here.
        let _ = stages.wait_for(|stage| *stage >= Stage::Leaving).await;
        tokio::select! {
            () = sleep(GRACE) => true,
            _ = stages.wait_for(|stage| *stage == Stage::Gone) => false,
        }
    }
}

/// A process that is there.
#[cfg(unix)]
#[derive(Debug)]
pub(super) struct Parent {
    process: rustix::process::Pid,
    /// Whether it started us. When it ends we have another parent, even if nobody has taken note of its end.
    is_ours: bool,
}

#[cfg(unix)]
impl Parent {
    /// The process of this number. To be asked before the client has its first answer: later it may be gone.
    pub(super) fn find(number: u32) -> Option<Self> {
        let process = i32::try_from(number).ok().and_then(rustix::process::Pid::from_raw)?;
        let is_ours = rustix::process::getppid() == Some(process);
        let parent = Some(Self { process, is_ours }).filter(Self::is_there);
        if parent.is_none() {
            // It may have its number on another machine, or in a container of its own.
            info!("there is no process {number} here that could be the client's");
        }
        parent
    }

    fn is_there(&self) -> bool {
        // One that we may not even ask about is there.
        let is_none = rustix::process::test_kill_process(self.process) == Err(rustix::io::Errno::SRCH);
        !is_none && (!self.is_ours || rustix::process::getppid() == Some(self.process))
    }
}

/// Elsewhere the end of the pipe has to do: there is no safe way to ask.
#[cfg(not(unix))]
#[derive(Debug)]
pub(super) struct Parent;

#[cfg(not(unix))]
impl Parent {
    pub(super) fn find(_: u32) -> Option<Self> {
        None
    }

    fn is_there(&self) -> bool {
        true
    }
}
