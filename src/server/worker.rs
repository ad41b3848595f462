//! One task for each open document: wait for a signal, analyze the latest text, publish.
//!
//! Signals fall together in the channel while an analysis runs, so a burst of edits costs one or two
//! analyses and there is no delay to tune. Nothing else publishes for a document, so its publishes are in
//! order and none can come after the one that takes them back.
//!
//! Findings in a quotation, a name or a repetition that is being written are left out of a publish and come with another one of the same
//! version, as soon as they can be said.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{spawn_blocking, yield_now};
use tokio::time::{Instant, sleep, timeout_at};
use tower_lsp::Client;
use tower_lsp::ls_types::MessageType;
use tracing::{debug, error, warn};

use super::archives::Archives;
use super::publish::{self, Publish, Published};
use super::settings;
use super::spelling::as_written;
use super::state::{Checked, Open, Signal, State, Text};
use super::typing::Typing;
use super::workspace;
use crate::analysis::Reading;
use crate::checks::{self, Fixes};
use crate::config::Choices;
use crate::config::projects::InForce;
use crate::extract::Format;
use crate::message::trouble::Undone;
use crate::text::MAX_BYTES;

/// Serves a document until it is closed.
pub(super) async fn run(state: Arc<State>, client: Client, open: Arc<Open>) {
    let mut signals = open.signals();
    let told = AtomicBool::new(false);
    let mut published = Arc::default();
    // What was told of an open file of settings.
    let mut complaints = None;
    workspace::hand_over(&state, &open).await;
    // The channel can only fail when its sender is dropped, and `open` holds that.
    loop {
        let seen = *signals.borrow_and_update();
        let mut withheld = None;
        match seen {
            // Settings are no prose.
            Signal::Changed if open.is_settings => {
                settings::tell_of_open(&state, &open, &mut complaints).await;
            }
            Signal::Changed => {
                withheld = check(&state, &client, &open, &mut signals, &told, &mut published).await;
            }
            Signal::Closed => {
                publish::send(&state, &open.uri, &[]).await;
                complaints = None;
                state.archives.forget(&open);
                // What was found elsewhere was found in its text, which may not be what its file holds.
                state.closed.note_elsewhere(open.path.iter().cloned());
                retire((std::mem::take(&mut published), open.checked.send_replace(None)));
                if state.forget(&open.uri) {
                    workspace::take_over(&state, &open).await;
                    // What is wrong with the file as it is on the disk is still so.
                    settings::tell_of_closed(&state, &open).await;
                    return;
                }
            }
        }
        while let Some(waiting) = withheld.take() {
            if timeout_at(waiting.until, signals.changed()).await.is_ok() {
                // Something newer: it brings what is found there, or withholds it again.
                signals.mark_changed();
            } else {
                withheld = release(&state, &signals, waiting, &mut published).await;
            }
        }
        if signals.changed().await.is_err() {
            return;
        }
    }
}

/// Findings that were left out of a publish.
struct Withheld {
    checked: Arc<Checked>,
    typing: Typing,
    /// When the first of them can be said.
    until: Instant,
}

/// Publishes what was withheld, as far as it can be said now, unless something newer comes in between. Returns what
/// is withheld still.
async fn release(
    state: &Arc<State>,
    signals: &watch::Receiver<Signal>,
    waiting: Withheld,
    published: &mut Arc<Published>,
) -> Option<Withheld> {
    let Withheld { checked, typing, .. } = waiting;
    let (shared, before) = (Arc::clone(state), Arc::clone(published));
    let job = move || {
        let publish = Publish::of(&checked, &typing, &shared, &before);
        (checked, publish, typing)
    };
    let (checked, mut publish, typing) = spawn_blocking(job).await.ok()?;
    let room = state.outbox.room().await?;
    if signals.has_changed().unwrap_or(true) {
        return None;
    }
    publish.say(room, state, &checked);
    retire(std::mem::replace(published, Arc::new(publish.published)));
    publish.until.map(|until| Withheld { checked, typing, until })
}

/// Analyzes the text as it is now and publishes what was found, unless something newer comes in between:
/// then the channel has a signal, and the caller comes back. Returns what was withheld.
async fn check(
    state: &Arc<State>,
    client: &Client,
    open: &Arc<Open>,
    signals: &mut watch::Receiver<Signal>,
    told: &AtomicBool,
    published: &mut Arc<Published>,
) -> Option<Withheld> {
    let Ok(core) = state.cores.acquire().await else { return None };
    // What came while we waited for a core is part of this analysis. A signal after this line makes it
    // obsolete, so it must be the text that is read later, never the other way round.
    if *signals.borrow_and_update() == Signal::Closed {
        signals.mark_changed();
        return None;
    }
    let text = open.take_text();
    let (version, revision) = (text.document.version(), text.revision);
    if text.document.rope().len_bytes() > MAX_BYTES {
        warn!("{}: longer than {MAX_BYTES} bytes, not checked", open.uri.as_str());
        publish::keep_nothing(state, open, version, revision);
        return None;
    }
    let choices = state.choices();
    let job = Job {
        in_force: state.projects.in_force_at_once(open.path.as_deref(), &choices),
        state: Arc::clone(state),
        open: Arc::clone(open),
        text,
        previous: open.checked.borrow().clone(),
        choices,
        signals: signals.clone(),
        published: Arc::clone(published),
    };
    let is_short = job.is_short();
    let outcome = if is_short {
        // A task of its own, for if it panics.
        tokio::spawn(async move { job.run() }).await
    } else {
        spawn_blocking(move || job.run()).await
    };
    // A client that is slow to read must not keep the core from other documents.
    drop(core);
    settings::tell(state, client).await;
    let mut still_waiting = None;
    let mut said = None;
    match outcome {
        Ok(Some((checked, publish, withheld))) => {
            let previous = open.checked.send_replace(Some(Arc::clone(&checked)));
            // Behind a client that is slow to read, the text may change while we wait.
            let room = if publish.is_some() { state.outbox.room().await } else { None };
            let is_current = !signals.has_changed().unwrap_or(false);
            if let Some((mut publish, room)) = publish.zip(room).filter(|_| is_current) {
                publish.say(room, state, &checked);
                said = Some(std::mem::replace(published, Arc::new(publish.published)));
                still_waiting = withheld;
                if open.takes_owed_hints() && state.abilities().refreshes_hints {
                    let client = client.clone();
                    // Its own task: a client that never answers must not keep the worker busy.
                    tokio::spawn(async move {
                        if let Err(error) = client.inlay_hint_refresh().await {
                            debug!("the client will not ask for inlay hints again: {error}");
                        }
                    });
                }
            } else {
                debug!("{}: version {version} is obsolete", open.uri.as_str());
            }
            let old = (previous, said);
            if is_short {
                // What was found goes to the client first.
                yield_now().await;
                drop(old);
            } else {
                retire(old);
            }
        }
        Ok(None) => debug!("{}: version {version} was cancelled", open.uri.as_str()),
        Err(panic) => {
            error!("{}: the analysis of version {version} failed: {panic}", open.uri.as_str());
            // The next edit starts from scratch: what the failed analysis was built on may be at fault.
            retire(open.checked.send_replace(None));
            publish::keep_nothing(state, open, version, revision);
            if !told.swap(true, Ordering::Relaxed) {
                let undone = Undone::FailedDocument { uri: as_written(&open.uri).to_string() };
                client.log_message(MessageType::ERROR, undone.text(state.ui())).await;
            }
        }
    }
    still_waiting
}

/// Frees an old analysis, or what holds one, out of the way of messages: a long document's takes milliseconds. Another
/// thread does it, and only when the message that was said just now is on its way, since waking that thread takes longer
/// than many a message.
fn retire(old: impl Send + 'static) {
    tokio::spawn(async move {
        sleep(Duration::from_millis(2)).await;
        drop(spawn_blocking(move || drop(old)));
    });
}

/// An analysis that took no longer than this the last time is made by the thread that reads messages: waking another one,
/// and being woken by it, takes half as long as the analysis of a paragraph, and its caches are cold.
const SHORT: Duration = Duration::from_millis(2);

/// Bytes of a document that may take longer this time: one mark can change what all of it means.
const LONG: usize = 150_000;

/// Bytes that may have come since, or gone.
const FEW: usize = 1_000;

/// All that one analysis needs, wherever it is made.
struct Job {
    /// `None` if a file has to be read for it.
    in_force: Option<InForce>,
    state: Arc<State>,
    open: Arc<Open>,
    text: Text,
    previous: Option<Arc<Checked>>,
    choices: Arc<Choices>,
    signals: watch::Receiver<Signal>,
    /// What was said last.
    published: Arc<Published>,
}

impl Job {
    /// Whether it takes no longer than reading a message, as far as can be told.
    fn is_short(&self) -> bool {
        let n_bytes = self.text.document.rope().len_bytes();
        let was_short = |previous: &Arc<Checked>| {
            previous.took <= SHORT && previous.rope.len_bytes().abs_diff(n_bytes) <= FEW
        };
        // Under other settings nothing is taken over from the last one.
        let as_before = |in_force: &InForce, previous: &Arc<Checked>| {
            let format = self.format(in_force);
            Arc::ptr_eq(&in_force.config, &previous.config)
                && Arc::ptr_eq(&in_force.names, &previous.analysis.names_in_force)
                && format == previous.analysis.format
        };
        let known = self.in_force.as_ref().zip(self.previous.as_ref());
        n_bytes <= LONG
            && known.is_some_and(|(in_force, previous)| {
                was_short(previous)
                    && as_before(in_force, previous)
                    && !checks::look_elsewhere(&in_force.config)
            })
    }

    /// What the project says of an extension goes before what the editor says of the document.
    fn format(&self, in_force: &InForce) -> Format {
        let own = self.open.path.as_deref().and_then(|path| in_force.format(path));
        own.unwrap_or(self.text.format)
    }

    /// From text to diagnostics, and what is withheld of them; `None` if the text changed on the way.
    fn run(self) -> Option<(Arc<Checked>, Option<Publish>, Option<Withheld>)> {
        let begun = Instant::now();
        let in_force = self.in_force.clone();
        let in_force = in_force
            .unwrap_or_else(|| self.state.projects.in_force(self.open.path.as_deref(), &self.choices));
        let format = self.format(&in_force);
        let Self { state, open, text, previous, signals, published, .. } = self;
        let Text { revision, document, typing, .. } = text;
        let abilities = state.abilities();
        let previous = previous.as_ref().map(|previous| &previous.analysis);
        let source = document.source();
        let cancelled = || signals.has_changed().unwrap_or(true);
        let InForce { names, config, .. } = in_force;
        let reading = Reading { format, language: config.language };
        let analysis = (state.engine.analyze)(source, reading, &names, previous, &cancelled)?;
        let reuses = if checks::look_elsewhere(&config) {
            Archives::reuses(&state, &open, &analysis)
        } else {
            Vec::new()
        };
        let findings = (state.engine.check)(&analysis, &reuses, &config, Fixes::Without);
        let checked = Checked {
            revision,
            version: document.version(),
            uri: open.uri.clone(),
            rope: document.rope().clone(),
            ui: config.messages.or(analysis.ui_language()).unwrap_or(abilities.fallback),
            analysis,
            reuses,
            findings,
            mended: OnceLock::new(),
            config,
            engine: state.engine,
            took: begun.elapsed(),
        };
        let checked = Arc::new(checked);
        // Positions cost a few microseconds each; nobody would see those of an obsolete text.
        if cancelled() {
            return Some((checked, None, None));
        }
        let publish = Publish::of(&checked, &typing, &state, &published);
        let withheld = publish.until.map(|until| Withheld { checked: Arc::clone(&checked), typing, until });
        Some((checked, Some(publish), withheld))
    }
}
