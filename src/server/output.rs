//! What goes to the client: one queue of whole messages, and whoever empties it into the pipe.
//!
//! The framework writes answers, requests and what else it has through [`Output`]. What is found in a text does not
//! take that way ([`super::publish`]): the framework would make a tree of every message and a text of the tree, and for
//! a long document that takes longer than finding it.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::PollSender;
use tracing::debug;

/// How many pieces may wait for a client that is slow to read, each of one message or some short ones. Whoever has more
/// to say waits, and says what holds then.
const QUEUE: usize = 8;

/// Where whole messages are put for the client.
#[derive(Clone, Debug)]
pub(super) struct Outbox(mpsc::Sender<Message>);

impl Outbox {
    /// An outbox, and the queue that it fills.
    pub(super) fn new() -> (Self, Queue) {
        let (sender, receiver) = mpsc::channel(QUEUE);
        (Self(sender), Queue(receiver))
    }

    /// Waits for room for a message; `None` if the client is gone.
    pub(super) async fn room(&self) -> Option<Room<'_>> {
        let permit = self.0.reserve().await.inspect_err(|_| debug!("the client is gone"));
        permit.ok().map(Room)
    }

    /// What the framework is to write to.
    pub(super) fn output(&self) -> Output {
        Output { sender: PollSender::new(self.0.clone()), unsent: Vec::new() }
    }
}

/// Room for one message.
#[derive(Debug)]
pub(super) struct Room<'o>(mpsc::Permit<'o, Message>);

impl Room<'_> {
    /// Sends a message.
    pub(super) fn send(self, message: Message) {
        self.0.send(message);
    }
}

/// A message as it goes through the pipe, or several short ones.
#[derive(Debug)]
pub(super) struct Message {
    /// Its first bytes, and mostly its last.
    head: Vec<u8>,
    /// What follows if it is long: what somebody else holds, too, and the end.
    rest: Option<(Arc<String>, String)>,
}

impl Message {
    /// Of the JSON of its body.
    pub(super) fn whole(body: &str) -> Self {
        Self { head: format!("Content-Length: {}\r\n\r\n{body}", body.len()).into(), rest: None }
    }

    /// Of the JSON of its body, in three parts: how that begins, a list that may be long, and how it ends.
    pub(super) fn of(start: &str, list: &Arc<String>, end: String) -> Self {
        /// Bytes that are copied faster than written by themselves.
        const SHORT: usize = 1 << 15;
        let length = start.len() + list.len() + end.len();
        let mut head = format!("Content-Length: {length}\r\n\r\n{start}");
        let rest = if list.len() > SHORT {
            Some((Arc::clone(list), end))
        } else {
            head.push_str(list);
            head.push_str(&end);
            None
        };
        Self { head: head.into(), rest }
    }

    async fn write_to(&self, pipe: &mut (impl AsyncWrite + Unpin)) -> io::Result<()> {
        pipe.write_all(&self.head).await?;
        if let Some((list, end)) = &self.rest {
            pipe.write_all(list.as_bytes()).await?;
            pipe.write_all(end.as_bytes()).await?;
        }
        pipe.flush().await
    }
}

impl From<Vec<u8>> for Message {
    fn from(head: Vec<u8>) -> Self {
        Self { head, rest: None }
    }
}

/// The messages that are on their way to the client.
#[derive(Debug)]
pub(super) struct Queue(mpsc::Receiver<Message>);

impl Queue {
    /// Writes all messages to the pipe until `ended` says that there are no more to come, or the pipe breaks.
    pub(super) async fn empty_into(mut self, pipe: impl AsyncWrite, mut ended: oneshot::Receiver<()>) {
        let mut pipe = std::pin::pin!(pipe);
        let mut open = true;
        loop {
            let message = tokio::select! {
                message = self.0.recv() => message,
                _ = &mut ended, if open => {
                    // What waits is still written.
                    self.0.close();
                    open = false;
                    continue;
                }
            };
            let Some(message) = message else { return };
            if let Err(error) = message.write_to(&mut pipe).await {
                debug!("the client does not read any more: {error}");
                return;
            }
        }
    }
}

/// The pipe that the framework sees. It writes whole messages before it flushes, and what is flushed goes to the queue.
#[derive(Debug)]
pub(super) struct Output {
    sender: PollSender<Message>,
    unsent: Vec<u8>,
}

impl AsyncWrite for Output {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.unsent.extend_from_slice(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.unsent.is_empty() {
            return Poll::Ready(Ok(()));
        }
        let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
        ready!(self.sender.poll_reserve(cx)).map_err(gone)?;
        let messages = std::mem::take(&mut self.unsent);
        Poll::Ready(self.sender.send_item(messages.into()).map_err(gone))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.as_mut().poll_flush(cx))?;
        self.sender.close();
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_list_is_the_same_copied_or_not() {
        for length in [0, (1 << 15) - 1, 1 << 15, (1 << 15) + 1, 1 << 17] {
            let list = Arc::new("x".repeat(length));
            let (mut in_parts, mut whole) = (Vec::new(), Vec::new());
            let message = Message::of("[", &list, "]".to_owned());
            message.write_to(&mut in_parts).await.expect("there is room");
            Message::whole(&format!("[{list}]")).write_to(&mut whole).await.expect("there is room");
            assert!(in_parts == whole, "{length}");
        }
    }
}
