//! What stands between the client's pipe and the framework: only whole messages that it can read come
//! through. The framework takes anything else for the end of the pipe and would end the server with it. In the
//! place of a message that it could not read it gets a request that is answered with the right error.
//!
//! What a message means, and whether it is one the server answers, is not looked at here.

use std::borrow::Cow;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use serde::Deserialize;
use serde_json::{Value, json};
use tokio::io::{AsyncRead, ReadBuf};
use tower_lsp::jsonrpc::{Id, Request, Response};
use tracing::warn;

/// Bytes asked for at once: what a pipe holds.
const CHUNK: usize = 1 << 16;

/// Bytes that are kept ready for messages to come.
const MOST_KEPT: usize = 1 << 20;

/// A header longer than this is none.
const MAX_HEADER: usize = 1 << 12;

/// The end of a message's header.
const BLANK_LINE: &[u8] = b"\r\n\r\n";

/// What is called in the place of a message that is not JSON: to be answered with `ParseError`.
pub(super) const NO_JSON: &str = "copydesk/noJson";

/// What is called in the place of JSON that is no message: to be answered with `InvalidRequest`.
pub(super) const NO_MESSAGE: &str = "copydesk/noMessage";

/// Passes messages on and drops bytes that are none, with a word in the log.
#[derive(Debug)]
pub(super) struct Input<R, F> {
    inner: R,
    /// Bytes of the client that have not been looked at, from `at`.
    unread: Vec<u8>,
    at: usize,
    /// Where the next bytes are put.
    chunk: Box<[u8]>,
    /// One message for the framework, handed over up to `passed`.
    message: Vec<u8>,
    passed: usize,
    note_end: F,
}

impl<R, F> Input<R, F> {
    /// Reads from `inner` and calls `note_end` when that has no more. The framework stops reading at `exit`, so
    /// an end that is reached came without one.
    pub(super) fn new(inner: R, note_end: F) -> Self {
        let chunk = vec![0; CHUNK].into_boxed_slice();
        Self { inner, unread: Vec::new(), at: 0, chunk, message: Vec::new(), passed: 0, note_end }
    }

    /// Makes the next message ready. Returns whether there was a whole one.
    fn next_message(&mut self) -> bool {
        loop {
            let unread = &self.unread[self.at..];
            let Some(header) = find(unread, BLANK_LINE) else {
                if unread.len() > MAX_HEADER {
                    warn!("dropped {} bytes from the client: no header of a message", unread.len());
                    self.at = self.unread.len();
                }
                return false;
            };
            let body = header + BLANK_LINE.len();
            let Some(length) = content_length(&unread[..header]) else {
                warn!("dropped {body} bytes from the client: a header without a length");
                self.at += body;
                continue;
            };
            let Some(message) = unread[body..].get(..length) else { return false };
            self.at += body + length;
            let message = readable(message);
            self.message.clear();
            self.passed = 0;
            self.message.extend_from_slice(format!("Content-Length: {}\r\n\r\n", message.len()).as_bytes());
            self.message.extend_from_slice(&message);
            return true;
        }
    }
}

impl<R: AsyncRead + Unpin, F: Fn() + Unpin> AsyncRead for Input<R, F> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let this = &mut *self;
        while this.passed == this.message.len() && !this.next_message() {
            if this.at > 0 {
                this.unread.drain(..this.at);
                this.at = 0;
                // What a huge document took is not kept for the next key.
                this.unread.shrink_to(MOST_KEPT);
                this.message.clear();
                this.message.shrink_to(MOST_KEPT);
                this.passed = 0;
            }
            let mut chunk = ReadBuf::new(&mut this.chunk);
            let result = ready!(Pin::new(&mut this.inner).poll_read(cx, &mut chunk));
            this.unread.extend_from_slice(chunk.filled());
            if result.is_err() || chunk.filled().is_empty() {
                (this.note_end)();
                return Poll::Ready(result);
            }
        }
        let rest = &this.message[this.passed..];
        let n_bytes = rest.len().min(buffer.remaining());
        buffer.put_slice(&rest[..n_bytes]);
        this.passed += n_bytes;
        Poll::Ready(Ok(()))
    }
}

/// The body of a message if the framework can read it, and otherwise that of a request with the same id (`null`
/// if it has none that can be read) which the server answers with an error.
fn readable(body: &[u8]) -> Cow<'_, [u8]> {
    let is_request = serde_json::from_slice::<Request>(body).is_ok_and(|call| !call.method().is_empty());
    if is_request || serde_json::from_slice::<Response>(body).is_ok() {
        return Cow::Borrowed(body);
    }
    let start = &body[..body.len().min(200)];
    warn!("a message from the client is not JSON-RPC: {}", String::from_utf8_lossy(start));
    let (method, id) = match serde_json::from_slice::<Value>(body) {
        Ok(value) => (NO_MESSAGE, value.get("id").and_then(|id| Id::deserialize(id).ok())),
        Err(_) => (NO_JSON, None),
    };
    let request = json!({ "jsonrpc": "2.0", "id": id.unwrap_or_default(), "method": method });
    Cow::Owned(request.to_string().into_bytes())
}

/// The length that a header states, in bytes. Names of header fields are read in any case, as in HTTP; what
/// stands before the last one of this name may be the remains of something broken.
fn content_length(header: &[u8]) -> Option<usize> {
    let header = String::from_utf8_lossy(header).to_ascii_lowercase();
    let (_, value) = header.rsplit_once("content-length:")?;
    value.lines().next()?.trim().parse().ok()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::task::Waker;

    use proptest::prelude::*;

    use super::*;

    /// A pipe that always has `size` bytes, until it ends.
    struct Chunks<'a> {
        rest: &'a [u8],
        size: usize,
    }

    impl AsyncRead for Chunks<'_> {
        fn poll_read(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
            buffer: &mut ReadBuf<'_>,
        ) -> Poll<std::io::Result<()>> {
            let (chunk, rest) = self.rest.split_at(self.size.min(buffer.remaining()).min(self.rest.len()));
            buffer.put_slice(chunk);
            self.rest = rest;
            Poll::Ready(Ok(()))
        }
    }

    /// What comes through, and whether the end was noted.
    fn pass(bytes: &[u8], size: usize) -> (String, bool) {
        let ended = Cell::new(false);
        let mut input = Input::new(Chunks { rest: bytes, size }, || ended.set(true));
        let mut passed = Vec::new();
        loop {
            let mut space = [0; 50];
            let mut buffer = ReadBuf::new(&mut space);
            let poll = Pin::new(&mut input).poll_read(&mut Context::from_waker(Waker::noop()), &mut buffer);
            assert!(matches!(poll, Poll::Ready(Ok(()))), "{poll:?}");
            if buffer.filled().is_empty() {
                let passed = String::from_utf8(passed).expect("UTF-8, as every message is");
                return (passed, ended.get());
            }
            passed.extend_from_slice(buffer.filled());
        }
    }

    fn frame(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    const NOTE: &str = r#"{"jsonrpc":"2.0","method":"note","params":{"text":"é"}}"#;
    const ANSWER: &str = r#"{"jsonrpc":"2.0","id":1,"result":null}"#;

    #[test]
    fn only_messages_come_through() {
        let good = frame(NOTE) + &frame(ANSWER);
        let long = "x".repeat(2 * MAX_HEADER);
        for bad in [
            String::new(),
            "Content-Length: x\r\n\r\n".to_owned(),
            "Content-Length: -1\r\n\r\n".to_owned(),
            "no header at all\r\n\r\n".to_owned(),
            "{\"jsonrpc\":\"2.0\"}".to_owned(),
            long,
        ] {
            for size in [7, 1 << 20] {
                let (passed, ended) = pass((frame(NOTE) + &bad + &good).as_bytes(), size);
                // A header that follows too much of nothing at once may go with it, but never what follows.
                let expected = frame(NOTE) + &good;
                let may_lose_one = bad.len() > MAX_HEADER;
                let without_one = frame(NOTE) + &frame(ANSWER);
                assert!(passed == expected || may_lose_one && passed == without_one, "{bad:?}: {passed:?}");
                assert!(ended);
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_asked_about() {
        for (bad, method, id) in [
            ("", NO_JSON, "null"),
            (r#"{"jsonrpc": oops"#, NO_JSON, "null"),
            (r#"{"jsonrpc":"2.0","id":9,"method":"note""#, NO_JSON, "null"),
            ("[]", NO_MESSAGE, "null"),
            ("{}", NO_MESSAGE, "null"),
            (r#"{"id":9,"method":"no version"}"#, NO_MESSAGE, "9"),
            (r#"{"jsonrpc":"2.0","id":"a"}"#, NO_MESSAGE, r#""a""#),
            (r#"{"jsonrpc":"2.0","id":{},"method":"note"}"#, NO_MESSAGE, "null"),
            (r#"{"jsonrpc":"2.0","method":5}"#, NO_MESSAGE, "null"),
        ] {
            let (passed, _) = pass((frame(bad) + &frame(NOTE)).as_bytes(), 7);
            let request = format!(r#"{{"id":{id},"jsonrpc":"2.0","method":"{method}"}}"#);
            assert_eq!(passed, frame(&request) + &frame(NOTE), "{bad}");
        }
    }

    #[test]
    fn headers_are_read_as_in_http() {
        let body = NOTE.len();
        for header in [
            format!("content-length:{body}\r\n\r\n"),
            format!(
                "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {body}\r\n\r\n"
            ),
            format!("A: 1\r\nB: 2\r\nCONTENT-LENGTH:  {body} \r\nC: 3\r\n\r\n"),
        ] {
            assert_eq!(pass((header.clone() + NOTE).as_bytes(), 64).0, frame(NOTE), "{header}");
        }
    }

    #[test]
    fn half_a_message_is_none() {
        let whole = frame(NOTE);
        for cut in 0..whole.len() {
            assert_eq!(pass(&whole.as_bytes()[..cut], 1), (String::new(), true));
        }
    }

    proptest! {
        #[test]
        fn anything_is_survived(bytes in proptest::collection::vec(any::<u8>(), 0..100), size in 1_usize..100) {
            // After a blank line and no length the next message is found again.
            let stream = [&bytes, BLANK_LINE, frame(NOTE).as_bytes()].concat();
            let (passed, ended) = pass(&stream, size);
            prop_assert_eq!(passed, frame(NOTE));
            prop_assert!(ended);
        }
    }
}
