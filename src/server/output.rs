//! What goes to the client: one queue of whole messages, and whoever empties it into the pipe.
//!
//! The framework writes answers, requests and what else it has through [`Output`]. What is found in a text does not
//! take that way ([`super::publish`]): the framework would make a tree of every message and a text of the tree, and for
//! a long document that takes longer than finding it.

use std::pin::Pin;
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
pub(super) struct Outbox(mpsc::Sender<Vec<u8>>);

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
pub(super) struct Room<'o>(mpsc::Permit<'o, Vec<u8>>);

impl Room<'_> {
    /// Sends a message.
    pub(super) fn send(self, message: Message) {
        self.0.send(message.0);
    }
}

/// A message as it goes through the pipe.
#[derive(Debug)]
pub(super) struct Message(Vec<u8>);

impl Message {
    /// Of the JSON of its body, in pieces: the longest of them may be long.
    pub(super) fn of(body: &[&str]) -> Self {
        let length: usize = body.iter().map(|piece| piece.len()).sum();
        let header = format!("Content-Length: {length}\r\n\r\n");
        let mut message = Vec::with_capacity(header.len() + length);
        for piece in [&*header].iter().chain(body) {
            message.extend_from_slice(piece.as_bytes());
        }
        Self(message)
    }
}

/// The messages that are on their way to the client.
#[derive(Debug)]
pub(super) struct Queue(mpsc::Receiver<Vec<u8>>);

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
            let mut written = pipe.write_all(&message).await;
            if written.is_ok() {
                written = pipe.flush().await;
            }
            if let Err(error) = written {
                debug!("the client does not read any more: {error}");
                return;
            }
        }
    }
}

/// The pipe that the framework sees. It writes whole messages before it flushes, and what is flushed goes to the queue.
#[derive(Debug)]
pub(super) struct Output {
    sender: PollSender<Vec<u8>>,
    unsent: Vec<u8>,
}

impl AsyncWrite for Output {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        self.unsent.extend_from_slice(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        if self.unsent.is_empty() {
            return Poll::Ready(Ok(()));
        }
        let gone = |_| std::io::Error::from(std::io::ErrorKind::BrokenPipe);
        ready!(self.sender.poll_reserve(cx)).map_err(gone)?;
        let messages = std::mem::take(&mut self.unsent);
        Poll::Ready(self.sender.send_item(messages).map_err(gone))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        ready!(self.as_mut().poll_flush(cx))?;
        self.sender.close();
        Poll::Ready(Ok(()))
    }
}
