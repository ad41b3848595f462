//! What is found in a document, as the message that tells the client.
//!
//! A key changes the place of a few findings at most, and what is said of the others is the same text as before. That
//! text is kept from publish to publish; only what is new or has moved is written anew.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;
use tokio::time::Instant;
use tower_lsp::ls_types::{Diagnostic, Uri};
use tracing::error;

use super::convert;
use super::output::{Message, Room};
use super::spelling::as_written;
use super::state::{Checked, Open, State};
use super::typing::{Key, Subjects, Typing};
use crate::finding::Finding;
use crate::text::SourceSpan;

/// What a document's last publish said.
#[derive(Debug, Default)]
pub(super) struct Published {
    /// Of what it was said; `None` before the first publish and after the last.
    checked: Option<Arc<Checked>>,
    /// The findings that were said, as JSON, separated by commas. Its message has the same.
    list: Arc<String>,
    /// Where each of them stands among the findings and in the list, in order.
    places: Vec<(usize, Range<usize>)>,
}

impl Published {
    /// What it said, by what each finding is known by.
    fn said(&self) -> Option<Subjects<'_>> {
        let checked = self.checked.as_ref()?;
        let said = self.places.iter().filter_map(|(index, _)| checked.findings.get(*index));
        Some(Subjects::of(said, &checked.analysis))
    }
}

/// A message to the client, and what is left out of it.
#[derive(Debug)]
pub(super) struct Publish {
    /// The message; `None` for a client that asks.
    message: Option<Message>,
    /// For the next one.
    pub(super) published: Published,
    /// When the first of what is left out can be said.
    pub(super) until: Option<Instant>,
}

impl Publish {
    /// Of what was found in a text, less what is in a quotation, a name or a repetition that is being written, after
    /// what was said last.
    pub(super) fn of(checked: &Arc<Checked>, typing: &Typing, state: &State, before: &Published) -> Self {
        /// Bytes of a few findings.
        const MORE: usize = 1 << 12;
        let hold = typing.hold(&checked.analysis, &checked.findings, Instant::now());
        let said = OnceCell::new();
        let n_said = |key: Key| {
            let said = said.get_or_init(|| before.said()).as_ref();
            said.map_or(0, |said: &Subjects<'_>| said.places(key).len())
        };
        let mut known = Known::of(before, checked);
        let mut until: Option<Instant> = None;
        let mut list = String::with_capacity(before.list.len() + MORE);
        let mut places = Vec::with_capacity(checked.findings.len());
        for (index, finding) in checked.findings.iter().enumerate() {
            if let Some(later) = hold.until(finding, n_said) {
                until = Some(until.map_or(later, |first| first.min(later)));
                continue;
            }
            let anew = || text(&convert::diagnostic(finding, checked, state.abilities()), state);
            let Some(text) = known.text(finding).map(Cow::Borrowed).or_else(|| anew().map(Cow::Owned)) else {
                continue;
            };
            if !list.is_empty() {
                list.push(',');
            }
            let start = list.len();
            list.push_str(&text);
            places.push((index, start..list.len()));
        }
        let list = Arc::new(list);
        let message = (!state.abilities().pulls).then(|| message(&checked.uri, Some(checked.version), &list));
        let published = Published { checked: Some(Arc::clone(checked)), list, places };
        Self { message, published, until }
    }

    /// Tells the client, or keeps it until the client asks.
    pub(super) fn say(&mut self, room: Room<'_>, state: &State, checked: &Checked) {
        if let Some(message) = self.message.take() {
            room.send(message);
        } else {
            let open = Some((checked.version, checked.revision));
            let asks_again = state.abilities().refreshes_diagnostics;
            state.pulled.keep(&checked.uri, open, &self.published.list, asks_again);
        }
    }
}

/// Keeps for a client that asks that nothing is known of a text, so that it is not waited for.
pub(super) fn keep_nothing(state: &State, open: &Open, version: i32, revision: u64) {
    if state.abilities().pulls {
        state.pulled.keep(&open.uri, Some((version, revision)), "", false);
    }
}

/// Tells what is found in a document of no version, which is all that is known of it.
pub(super) async fn send(state: &State, uri: &Uri, diagnostics: &[Diagnostic]) {
    let list: Vec<String> = diagnostics.iter().filter_map(|diagnostic| text(diagnostic, state)).collect();
    let abilities = state.abilities();
    if abilities.pulls {
        state.pulled.keep(uri, None, &list.join(","), abilities.refreshes_diagnostics);
        return;
    }
    if let Some(room) = state.outbox.room().await {
        room.send(message(uri, None, &Arc::new(list.join(","))));
    }
}

/// A diagnostic in JSON.
fn text(diagnostic: &Diagnostic, state: &State) -> Option<String> {
    match serde_json::to_value(diagnostic) {
        Ok(mut value) => {
            state.spellings.restore(&mut value);
            Some(value.to_string())
        }
        // Nothing in it cannot be written; if it were, the others are still told.
        Err(error) => {
            error!("a finding cannot be written: {error}");
            None
        }
    }
}

/// A message that says what is found in a document. `list` is JSON, without brackets.
fn message(uri: &Uri, version: Option<i32>, list: &Arc<String>) -> Message {
    let uri = Value::from(as_written(uri).into_owned());
    let version = version.map_or_else(String::new, |version| format!(r#","version":{version}"#));
    let method = "textDocument/publishDiagnostics";
    let start = format!(r#"{{"jsonrpc":"2.0","method":"{method}","params":{{"diagnostics":["#);
    Message::of(&start, list, format!(r#"],"uri":{uri}{version}}}}}"#))
}

/// What was said of another version, as far as it can be said again word for word.
struct Known<'a> {
    before: &'a Published,
    findings: &'a [Finding],
    kept: Kept,
    /// How many places have been passed.
    next: usize,
}

impl<'a> Known<'a> {
    fn of(before: &'a Published, checked: &Checked) -> Self {
        let old = before.checked.as_ref().filter(|old| old.ui == checked.ui);
        let findings = old.map_or(&[][..], |old| &old.findings);
        let kept = old.map(|old| Kept::between(old, checked)).unwrap_or_default();
        Self { before, findings, kept, next: 0 }
    }

    /// What was said of a finding, if it was, at the same place. To be asked in the order of the document.
    fn text(&mut self, finding: &Finding) -> Option<&'a str> {
        let places = &self.before.places;
        let old = loop {
            let (index, _) = places.get(self.next)?;
            let old = self.findings.get(*index)?;
            match self.kept.moved(old.span) {
                // What stood where something was changed is said anew.
                None => self.next += 1,
                Some(span) if (span, old.check) < (finding.span, finding.check) => self.next += 1,
                Some(_) => break old,
            }
        };
        if !self.is_same(old, finding) {
            return None;
        }
        let (_, text) = &places[self.next];
        self.next += 1;
        self.before.list.get(text.clone())
    }

    fn is_same(&self, old: &Finding, new: &Finding) -> bool {
        let same_span = |old: SourceSpan, new: SourceSpan| self.kept.moved(old) == Some(new);
        let mut related = old.related.iter().zip(&new.related);
        (old.check, old.severity, old.unnecessary) == (new.check, new.severity, new.unnecessary)
            && same_span(old.span, new.span)
            && old.related.len() == new.related.len()
            && old.message == new.message
            && related.all(|(old, new)| {
                let same_place = match &old.elsewhere {
                    None => same_span(old.span, new.span),
                    Some(_) => old.span == new.span,
                };
                same_place && old.elsewhere == new.elsewhere && old.message == new.message
            })
    }
}

/// The places of a text that have the same line and column in the next version. None by default.
#[derive(Debug, Default)]
struct Kept {
    /// Places up to here are where they were, in bytes.
    head: u32,
    /// Places from here on are in the same columns of the same lines, in bytes of the old text.
    tail: Option<u32>,
    /// What is to be added to those.
    shift: i64,
}

impl Kept {
    fn between(old: &Checked, new: &Checked) -> Self {
        let (gone, come) = new.analysis.source.difference(&old.analysis.source);
        // The place right before what was changed may come to stand inside of a line end.
        let head =
            if gone == come && gone.is_empty() { old.rope.len_bytes() } else { gone.start.saturating_sub(1) };
        // From the start of the next line, if as many line ends stand before it as there were.
        let next = old.rope.byte_to_line(gone.end) + 1;
        let next_line = (next < old.rope.len_lines()).then(|| old.rope.line_to_byte(next)).filter(|at| {
            let moved = come.end + (at - gone.end);
            next == new.rope.byte_to_line(moved) && new.rope.line_to_byte(next) == moved
        });
        let narrow = |at: usize| u32::try_from(at).unwrap_or(0);
        #[expect(clippy::cast_possible_wrap, reason = "texts end at `MAX_BYTES`")]
        let shift = come.end as i64 - gone.end as i64;
        Self { head: narrow(head), tail: next_line.map(narrow), shift }
    }

    /// Where a span is in the new text; `None` if it may be in another line or column there.
    fn moved(&self, span: SourceSpan) -> Option<SourceSpan> {
        if span.end <= self.head {
            return Some(span);
        }
        let shifted = |at: u32| u32::try_from(i64::from(at) + self.shift).ok();
        let is_behind = self.tail.is_some_and(|tail| span.start >= tail);
        if is_behind {
            Some(SourceSpan { start: shifted(span.start)?, end: shifted(span.end)? })
        } else {
            None
        }
    }
}
