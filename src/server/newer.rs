//! What the protocol has since 3.18 and the framework's types have not: edits with a blank to fill in.
//!
//! The client's ability to take them is read from `initialize` before the framework parses that, and requests for
//! code actions are passed on under a name of ours, whose answer has types of ours. When the framework knows these
//! edits, this file can go.

use std::collections::HashMap;
use std::sync::Arc;
use std::task::{Context, Poll};

use serde::Serialize;
use tower_lsp::jsonrpc::Request;
use tower_lsp::ls_types::{
    CodeAction, OptionalVersionedTextDocumentIdentifier, Range, ResourceOp, TextEdit, Uri,
};
use tower_service::Service;

use super::protocol;
use super::state::State;

/// The request for code actions under a name that the framework does not answer itself.
pub(super) const CODE_ACTION: &str = "copydesk/codeAction";

/// Looks at requests before the framework does.
#[derive(Debug)]
pub(super) struct Newer<S> {
    inner: S,
    state: Arc<State>,
}

impl<S> Newer<S> {
    pub(super) fn new(inner: S, state: Arc<State>) -> Self {
        Self { inner, state }
    }
}

impl<S: Service<Request>> Service<Request> for Newer<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let request = match request.method() {
            "initialize" => {
                let ability = "/capabilities/workspace/workspaceEdit/snippetEditSupport";
                let able = request.params().and_then(|params| params.pointer(ability));
                self.state.set_snippets(able.is_some_and(|able| able == true));
                request
            }
            "textDocument/codeAction" => renamed(request, CODE_ACTION),
            _ => request,
        };
        self.inner.call(request)
    }
}

fn renamed(request: Request, method: &'static str) -> Request {
    let (_, id, params) = request.into_parts();
    protocol::build(method.into(), id, params)
}

/// A code action with an edit.
#[derive(Debug, Serialize)]
pub(super) struct Action {
    /// All but the edit.
    #[serde(flatten)]
    pub(super) action: CodeAction,
    /// What it does.
    pub(super) edit: WorkspaceEdit,
}

/// A change of documents.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum WorkspaceEdit {
    /// Of versions of documents, and of files.
    DocumentChanges(Vec<DocumentChange>),
    /// Of whatever version there is, for clients that know no other.
    Changes(HashMap<Uri, Vec<TextEdit>>),
}

/// A change of one document, or of a file.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum DocumentChange {
    File(ResourceOp),
    Text(TextDocumentEdit),
}

/// Edits of one version of a document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TextDocumentEdit {
    pub(super) text_document: OptionalVersionedTextDocumentIdentifier,
    pub(super) edits: Vec<DocumentEdit>,
}

/// One edit.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum DocumentEdit {
    Text(TextEdit),
    Snippet(SnippetTextEdit),
}

/// An edit with a blank to fill in, in the grammar of snippets.
#[derive(Debug, Serialize)]
pub(super) struct SnippetTextEdit {
    pub(super) range: Range,
    pub(super) snippet: StringValue,
}

/// A snippet.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename = "snippet")]
pub(super) struct StringValue {
    pub(super) value: String,
}
