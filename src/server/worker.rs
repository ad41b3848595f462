//! One task for each open document: wait for a signal, analyze the latest text, publish.
//!
//! Signals fall together in the channel while an analysis runs, so a burst of edits costs one or two
//! analyses and there is no delay to tune. Nothing else publishes for a document, so its publishes are in
//! order and none can come after the one that takes them back.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, MessageType};
use tracing::{debug, error, warn};

use super::convert;
use super::state::{Checked, Open, Signal, State, Text};
use crate::config::Config;
use crate::text::MAX_BYTES;

/// Serves a document until it is closed.
pub(super) async fn run(state: Arc<State>, client: Client, open: Arc<Open>) {
    let mut signals = open.signals();
    let told = AtomicBool::new(false);
    // The channel can only fail when its sender is dropped, and `open` holds that.
    loop {
        let seen = *signals.borrow_and_update();
        match seen {
            Signal::Changed => check(&state, &client, &open, &mut signals, &told).await,
            Signal::Closed => {
                client.publish_diagnostics(open.uri.clone(), Vec::new(), None).await;
                retire(open.checked.send_replace(None));
                if state.forget(&open.uri) {
                    return;
                }
            }
        }
        if signals.changed().await.is_err() {
            return;
        }
    }
}

/// Analyzes the text as it is now and publishes what was found, unless something newer comes in between:
/// then the channel has a signal, and the caller comes back.
async fn check(
    state: &Arc<State>,
    client: &Client,
    open: &Open,
    signals: &mut watch::Receiver<Signal>,
    told: &AtomicBool,
) {
    let Ok(core) = state.cores.acquire().await else { return };
    // What came while we waited for a core is part of this analysis. A signal after this line makes it
    // obsolete, so it must be the text that is read later, never the other way round.
    if *signals.borrow_and_update() == Signal::Closed {
        signals.mark_changed();
        return;
    }
    let text = open.text();
    let version = text.document.version();
    if text.document.rope().len_bytes() > MAX_BYTES {
        warn!("{}: longer than {MAX_BYTES} bytes, not checked", open.uri.as_str());
        return;
    }
    let job = Job {
        state: Arc::clone(state),
        uri: open.uri.clone(),
        text,
        previous: open.checked.borrow().clone(),
        config: state.config(),
        signals: signals.clone(),
    };
    let outcome = spawn_blocking(move || job.run()).await;
    // A client that is slow to read must not keep the core from other documents.
    drop(core);
    match outcome {
        Ok(Some((checked, diagnostics))) => {
            let previous = open.checked.send_replace(Some(checked));
            if signals.has_changed().unwrap_or(false) {
                debug!("{}: version {version} is obsolete", open.uri.as_str());
            } else {
                client.publish_diagnostics(open.uri.clone(), diagnostics, Some(version)).await;
            }
            retire(previous);
        }
        Ok(None) => debug!("{}: version {version} was cancelled", open.uri.as_str()),
        Err(panic) => {
            error!("{}: the analysis of version {version} failed: {panic}", open.uri.as_str());
            // The next edit starts from scratch: what the failed analysis was built on may be at fault.
            retire(open.checked.send_replace(None));
            if !told.swap(true, Ordering::Relaxed) {
                let uri = open.uri.as_str();
                let message = format!("copydesk: checking {uri} failed; it is tried again at the next edit");
                client.log_message(MessageType::ERROR, message).await;
            }
        }
    }
}

/// Frees an old analysis on another thread, out of the way of messages: a long document's takes
/// milliseconds.
fn retire(checked: Option<Arc<Checked>>) {
    if checked.is_some() {
        drop(spawn_blocking(move || drop(checked)));
    }
}

/// All that one analysis needs, to be moved to another thread.
struct Job {
    state: Arc<State>,
    uri: tower_lsp::ls_types::Uri,
    text: Text,
    previous: Option<Arc<Checked>>,
    config: Arc<Config>,
    signals: watch::Receiver<Signal>,
}

impl Job {
    /// From text to diagnostics; `None` if the text changed on the way.
    fn run(self) -> Option<(Arc<Checked>, Vec<Diagnostic>)> {
        let Self { state, uri, text, previous, config, signals } = self;
        let Text { revision, document, format } = text;
        let abilities = state.abilities();
        let previous = previous.as_ref().map(|previous| &previous.analysis);
        let source = String::from(document.rope());
        let cancelled = || signals.has_changed().unwrap_or(true);
        let analysis = (state.engine.analyze)(source, format, previous, &cancelled)?;
        let findings = (state.engine.check)(&analysis, &config);
        let checked = Checked {
            revision,
            version: document.version(),
            uri,
            rope: document.rope().clone(),
            ui: config.messages.or(analysis.ui_language()).unwrap_or(abilities.fallback),
            analysis,
            findings,
        };
        // Positions cost a few microseconds each; nobody would see those of an obsolete text.
        let diagnostics = if cancelled() {
            Vec::new()
        } else {
            checked.findings.iter().map(|finding| convert::diagnostic(finding, &checked, abilities)).collect()
        };
        Some((Arc::new(checked), diagnostics))
    }
}
