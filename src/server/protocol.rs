//! What stands around the framework where it does not keep to the protocol: a layer for requests and their answers, and a
//! socket for what the server says by itself.
//!
//! What the protocol has and the framework does not know is in [`super::newer`].

use std::borrow::Cow;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::watch;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::ls_types::ProgressToken;
use tower_lsp::{ClientSocket, Loopback};
use tower_service::Service;

use super::state::State;

/// Requests on their way to the framework, and answers on their way back.
#[derive(Debug)]
pub(super) struct Protocol<S> {
    inner: S,
    state: Arc<State>,
}

impl<S> Protocol<S> {
    pub(super) fn new(inner: S, state: Arc<State>) -> Self {
        Self { inner, state }
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
        if request.method() == "exit" {
            self.state.leave.note();
        }
        // The framework takes each of these for a notification, which may be left alone.
        if request.method().starts_with("$/")
            && let Some(id) = request.id()
        {
            let error = Error { data: Some(request.method().into()), ..Error::method_not_found() };
            let refusal = Response::from_error(id.clone(), error);
            return Box::pin(async { Ok(Some(refusal)) });
        }
        let token = request.params().and_then(|params| token(params, "workDoneToken"));
        let (method, id, mut params) = request.into_parts();
        if let Some(params) = &mut params {
            self.state.spellings.read(params);
        }
        let request = build(method, id, params);
        let (answer, state) = (self.inner.call(request), Arc::clone(&self.state));
        Box::pin(async move {
            let answer = answer.await?;
            if let Some(token) = token {
                state.followed.ended(&token).await;
            }
            Ok(answer.map(|answer| {
                let (id, mut result) = answer.into_parts();
                if let Ok(result) = &mut result {
                    state.spellings.restore(result);
                }
                Response::from_parts(id, result)
            }))
        })
    }
}

/// The work that the client follows, by the tokens of its requests. A token lives until the answer, but an answer and what
/// the server says by itself reach the pipe by different ways, and a request that is cancelled is answered at once: so
/// answers wait until the end of the work is on its way.
///
/// `None` when nothing goes to the client any more.
#[derive(Debug)]
pub(super) struct Followed(watch::Sender<Option<Vec<ProgressToken>>>);

impl Default for Followed {
    fn default() -> Self {
        Self(watch::Sender::new(Some(Vec::new())))
    }
}

impl Followed {
    /// Notes that work begins. Its `$/progress` is to end; that is what ends it here.
    pub(super) fn begin(&self, token: &ProgressToken) {
        self.0.send_modify(|tokens| {
            if let Some(tokens) = tokens {
                tokens.push(token.clone());
            }
        });
    }

    /// Notes that work has ended, or is not begun after all.
    pub(super) fn end(&self, token: &ProgressToken) {
        self.0.send_modify(|tokens| {
            if let Some(tokens) = tokens {
                tokens.retain(|other| other != token);
            }
        });
    }

    fn end_all(&self) {
        self.0.send_replace(None);
    }

    async fn ended(&self, token: &ProgressToken) {
        let is_over = |tokens: &Option<Vec<_>>| tokens.as_ref().is_none_or(|tokens| !tokens.contains(token));
        // It fails only if the sender is dropped, which is here.
        let _ = self.0.subscribe().wait_for(is_over).await;
    }
}

fn token(params: &Value, key: &str) -> Option<ProgressToken> {
    ProgressToken::deserialize(params.get(key)?).ok()
}

type FromFramework = <ClientSocket as Loopback>::RequestStream;

/// The framework's socket, which all that the server says by itself goes through, in order.
#[derive(Debug)]
pub(super) struct Socket {
    inner: ClientSocket,
    state: Arc<State>,
}

impl Socket {
    pub(super) fn new(inner: ClientSocket, state: Arc<State>) -> Self {
        Self { inner, state }
    }
}

impl Loopback for Socket {
    type RequestStream = Said;
    type ResponseSink = <ClientSocket as Loopback>::ResponseSink;

    fn split(self) -> (Self::RequestStream, Self::ResponseSink) {
        let (inner, answers) = self.inner.split();
        (Said { inner, state: self.state }, answers)
    }
}

/// What the server says by itself: notifications, and requests of its own.
#[derive(Debug)]
pub(super) struct Said {
    inner: FromFramework,
    state: Arc<State>,
}

impl Stream for Said {
    type Item = Request;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Request>> {
        let said = Pin::new(&mut self.inner).poll_next(cx);
        said.map(|message| message.map(|message| self.outgoing(message)))
    }
}

impl Said {
    /// A message as the client is to get it. The framework writes it before it asks for anything else to write.
    fn outgoing(&self, message: Request) -> Request {
        let (method, id, params) = message.into_parts();
        // The framework says `null` where a message has none.
        let mut params = params.filter(|params| *params != Value::Null);
        if let Some(params) = &mut params {
            self.state.spellings.restore(params);
        }
        if method == "$/progress"
            && let Some(params) = &params
            && params.pointer("/value/kind").is_some_and(|kind| kind == "end")
            && let Some(token) = token(params, "token")
        {
            self.state.followed.end(&token);
        }
        build(method, id, params)
    }
}

impl Drop for Said {
    /// The framework drops it when the client has said `exit` or is gone.
    fn drop(&mut self) {
        self.state.followed.end_all();
    }
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
