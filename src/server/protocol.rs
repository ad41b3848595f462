//! What stands around the framework where it does not keep to the protocol: a layer for requests and their answers, and a
//! socket for what the server says by itself.
//!
//! What the protocol has and the framework does not know is in [`super::newer`].

use std::borrow::Cow;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ClientSocket, Loopback};
use tower_service::Service;

/// Requests on their way to the framework, and answers on their way back.
#[derive(Debug)]
pub(super) struct Protocol<S> {
    inner: S,
}

impl<S> Protocol<S> {
    pub(super) fn new(inner: S) -> Self {
        Self { inner }
    }
}

type Answer<E> = Pin<Box<dyn Future<Output = Result<Option<Response>, E>> + Send>>;

impl<S> Service<Request> for Protocol<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Answer<S::Error>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        // The framework takes each of these for a notification, which may be left alone.
        if request.method().starts_with("$/")
            && let Some(id) = request.id()
        {
            let error = Error { data: Some(request.method().into()), ..Error::method_not_found() };
            let refusal = Response::from_error(id.clone(), error);
            return Box::pin(async { Ok(Some(refusal)) });
        }
        Box::pin(self.inner.call(request))
    }
}

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
