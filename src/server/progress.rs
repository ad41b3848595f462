//! How far a longer piece of work is, as the client is told. What began ends, whatever becomes of the work.

use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::timeout;
use tower_lsp::ls_types::ProgressToken;
use tower_lsp::{Bounded, Client, NotCancellable, OngoingProgress};

use super::state::State;
use crate::message::Message;

/// How long a client may think about whether it shows how far we are.
const PATIENCE: Duration = Duration::from_secs(1);

/// Work that the client is told about.
#[derive(Debug)]
pub(super) struct Progress {
    /// `None` after the end.
    inner: Option<OngoingProgress<Bounded, NotCancellable>>,
    /// What was told last.
    percentage: u32,
}

impl Progress {
    /// Begins, under the token of the client or under one of ours; `None` if it does not want to know.
    pub(super) async fn begin(
        state: &State,
        client: &Client,
        token: Option<ProgressToken>,
        title: Message,
    ) -> Option<Self> {
        let token = match token {
            Some(token) => token,
            None if state.abilities().progress => {
                let number = state.n_tokens.fetch_add(1, Ordering::Relaxed);
                let token = ProgressToken::String(format!("copydesk-{number}"));
                timeout(PATIENCE, client.create_work_done_progress(token.clone())).await.ok()?.ok()?;
                token
            }
            None => return None,
        };
        let ui = state.ui();
        let inner = client.progress(token, title.text(ui)).with_percentage(0).begin().await;
        Some(Self { inner: Some(inner), percentage: 0 })
    }

    /// Tells that so many things of all are done. The percentage never falls (LSP), and nothing is told while it is the
    /// same.
    pub(super) async fn report(&mut self, done: usize, all: usize) {
        let percentage = u32::try_from(done * 100 / all.max(1)).unwrap_or(100).min(100);
        if percentage > self.percentage
            && let Some(inner) = &self.inner
        {
            self.percentage = percentage;
            inner.report_with_message(format!("{done}/{all}"), percentage).await;
        }
    }

    /// Ends.
    pub(super) async fn end(mut self) {
        if let Some(inner) = self.inner.take() {
            inner.finish().await;
        }
    }
}

impl Drop for Progress {
    /// After a panic, say. Nobody is left to tell once the runtime is gone.
    fn drop(&mut self) {
        if let (Some(inner), Ok(runtime)) = (self.inner.take(), Handle::try_current()) {
            runtime.spawn(inner.finish());
        }
    }
}
