//! What stands around the framework where it does not keep to the protocol: what the server says by itself goes through here
//! on its way to the client.
//!
//! What the protocol has and the framework does not know is in [`super::newer`].

use std::borrow::Cow;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use serde_json::Value;
use tower_lsp::jsonrpc::{Id, Request};
use tower_lsp::{ClientSocket, Loopback};

type FromFramework = <ClientSocket as Loopback>::RequestStream;

/// The framework's socket, which all that the server says by itself goes through, in order.
#[derive(Debug)]
pub(super) struct Socket {
    inner: ClientSocket,
}

impl Socket {
    pub(super) fn new(inner: ClientSocket) -> Self {
        Self { inner }
    }
}

impl Loopback for Socket {
    type RequestStream = Said;
    type ResponseSink = <ClientSocket as Loopback>::ResponseSink;

    fn split(self) -> (Self::RequestStream, Self::ResponseSink) {
        let (inner, answers) = self.inner.split();
        (Said { inner }, answers)
    }
}

/// What the server says by itself: notifications, and requests of its own.
#[derive(Debug)]
pub(super) struct Said {
    inner: FromFramework,
}

impl Stream for Said {
    type Item = Request;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Request>> {
        Pin::new(&mut self.inner).poll_next(cx).map(|said| said.map(outgoing))
    }
}

/// A message as the client is to get it.
fn outgoing(message: Request) -> Request {
    let (method, id, params) = message.into_parts();
    // The framework says `null` where a message has none.
    let params = params.filter(|params| *params != Value::Null);
    build(method, id, params)
}

/// A message of these parts.
pub(super) fn build(method: Cow<'static, str>, id: Option<Id>, params: Option<Value>) -> Request {
    let mut message = Request::build(method);
    if let Some(params) = params {
        message = message.params(params);
    }
    if let Some(id) = id {
        message = message.id(id);
    }
    message.finish()
}
