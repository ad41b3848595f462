//! A small editor: it speaks to the server over a pipe in memory and keeps its own copy of each text, with
//! positions counted by hand.

use std::collections::VecDeque;
use std::time::Duration;

use copydesk::server::{Desk, Engine, serve};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Far above what any answer takes, far below what a person would wait for a test.
const PATIENCE: Duration = Duration::from_secs(5);

/// An editor with a server of its own. Whoever lets it go must have read all it was sent.
pub(crate) struct Client {
    writer: WriteHalf<DuplexStream>,
    reader: BufReader<ReadHalf<DuplexStream>>,
    server: Option<JoinHandle<bool>>,
    unread: VecDeque<Value>,
    /// Answers to `workspace/configuration`.
    pub(crate) settings: Value,
    /// What it was asked to tell and to make ready.
    pub(crate) asked: Vec<Value>,
    next_id: i64,
}

impl Client {
    /// Connected, with nothing said yet.
    pub(crate) fn connect(engine: Engine) -> Self {
        Self::at(Desk { engine, ..Desk::default() })
    }

    /// The same, with a desk of one's own.
    pub(crate) fn at(desk: Desk) -> Self {
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let (input, output) = tokio::io::split(theirs);
        let server = tokio::spawn(serve(input, output, desk));
        let (reader, writer) = tokio::io::split(ours);
        Self {
            writer,
            reader: BufReader::new(reader),
            server: Some(server),
            unread: VecDeque::new(),
            settings: Value::Null,
            asked: Vec::new(),
            next_id: 0,
        }
    }

    /// Connected and initialized, as an editor that can do everything and counts in `encoding`.
    pub(crate) async fn start(engine: Engine, encoding: &str) -> Self {
        let mut client = Self::connect(engine);
        let answer = client.initialize(able(encoding)).await;
        assert_eq!(answer["capabilities"]["positionEncoding"], encoding);
        client
    }

    /// The whole handshake; returns the server's answer.
    pub(crate) async fn initialize(&mut self, params: Value) -> Value {
        let answer = self.request("initialize", params).await;
        self.notify("initialized", json!({})).await;
        answer["result"].clone()
    }

    pub(crate) async fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params })).await;
    }

    /// Sends a request and waits for its response, whole; what else comes is kept for later.
    pub(crate) async fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params).await;
        self.answer(id).await
    }

    /// Sends a request without waiting for its response.
    pub(crate) async fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let mut request = json!({ "jsonrpc": "2.0", "id": self.next_id, "method": method });
        if !params.is_null() {
            request["params"] = params;
        }
        self.send(&request).await;
        self.next_id
    }

    /// The response to a request that was sent before.
    pub(crate) async fn answer(&mut self, id: i64) -> Value {
        let is_answer = |message: &Value| message["id"] == id && message.get("method").is_none();
        if let Some(at) = self.unread.iter().position(is_answer) {
            return self.unread.remove(at).expect("it is there");
        }
        loop {
            let message = self.receive().await.expect("the server went away");
            if is_answer(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    /// The next notification, which must be of this method; its parameters.
    pub(crate) async fn notified(&mut self, method: &str) -> Value {
        let message = self.next().await;
        assert_eq!(message["method"], method, "{message}");
        message["params"].clone()
    }

    /// The next message, whatever it is.
    pub(crate) async fn next(&mut self) -> Value {
        match self.unread.pop_front() {
            Some(message) => message,
            None => self.receive().await.expect("the server went away"),
        }
    }

    /// Answers a request of the server's that asks for nothing but an answer.
    pub(crate) async fn respond(&mut self, request: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": null })).await;
    }

    /// Lets go of unread messages of some methods, which may have come or not.
    pub(crate) fn leave_unread(&mut self, methods: &[&str]) {
        self.unread
            .retain(|message| !message["method"].as_str().is_some_and(|method| methods.contains(&method)));
    }

    /// Has a command executed; returns the response, whole.
    pub(crate) async fn execute(&mut self, command: &str, arguments: Value) -> Value {
        let params = json!({ "command": command, "arguments": arguments });
        self.request("workspace/executeCommand", params).await
    }

    /// The next publish.
    pub(crate) async fn published(&mut self) -> Value {
        self.notified("textDocument/publishDiagnostics").await
    }

    /// Publishes of one document up to that of `version`.
    pub(crate) async fn published_until(&mut self, version: i64) -> Vec<Value> {
        let mut publishes = Vec::new();
        loop {
            let publish = self.published().await;
            let last = publish["version"] == version;
            publishes.push(publish);
            if last {
                return publishes;
            }
        }
    }

    pub(crate) async fn open(&mut self, uri: &str, version: i64, text: &str) {
        self.open_as("plaintext", uri, version, text).await;
    }

    pub(crate) async fn open_as(&mut self, language: &str, uri: &str, version: i64, text: &str) {
        let item = json!({ "uri": uri, "languageId": language, "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item })).await;
    }

    pub(crate) async fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", params).await;
    }

    pub(crate) async fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } })).await;
    }

    /// The code actions for a range, of the kinds in `only`.
    pub(crate) async fn code_actions(&mut self, uri: &str, range: &Value, only: Option<&str>) -> Value {
        let id = self.ask_code_actions(uri, range, only).await;
        self.answer(id).await["result"].clone()
    }

    pub(crate) async fn ask_code_actions(&mut self, uri: &str, range: &Value, only: Option<&str>) -> i64 {
        let mut context = json!({ "diagnostics": [] });
        if let Some(only) = only {
            context["only"] = json!([only]);
        }
        let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": context });
        self.ask("textDocument/codeAction", params).await
    }

    /// Takes its leave; everything must have been read.
    pub(crate) async fn finish(mut self) {
        let response = self.request("shutdown", Value::Null).await;
        assert_eq!(response["result"], Value::Null, "{response}");
        let refused = self.request("textDocument/hover", json!({})).await;
        assert!(refused.get("error").is_some(), "{refused}");
        self.notify("exit", Value::Null).await;
        let server = self.server.take().expect("there is one until the end");
        let clean = timeout(PATIENCE, server).await.expect("the server ends").expect("it does not panic");
        assert!(clean, "the server saw shutdown and exit");
        while let Some(message) = self.receive().await {
            self.unread.push_back(message);
        }
    }

    /// Goes without asking for `shutdown`, whatever is under way.
    pub(crate) async fn leave(mut self) {
        self.notify("exit", Value::Null).await;
        let server = self.server.take().expect("there is one until the end");
        let clean = timeout(PATIENCE, server).await.expect("the server ends").expect("it does not panic");
        assert!(!clean, "the server saw no shutdown");
        self.unread.clear();
    }

    async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        timeout(PATIENCE, self.writer.write_all(frame.as_bytes())).await.expect("in time").expect("sent");
    }

    /// The next message, `None` at the end of the pipe. Questions about settings are answered on the way.
    async fn receive(&mut self) -> Option<Value> {
        loop {
            let message = timeout(PATIENCE, read(&mut self.reader)).await.expect("the server is silent")?;
            // Parameters are an object or a list, or there are none.
            assert_ne!(message.get("params"), Some(&Value::Null), "{message}");
            let result = match message["method"].as_str() {
                Some("workspace/configuration") => json!([self.settings]),
                Some("client/registerCapability" | "window/workDoneProgress/create") => {
                    self.asked.push(message["params"].clone());
                    Value::Null
                }
                _ => return Some(message),
            };
            self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result })).await;
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.unread.is_empty(), "unread messages: {:#?}", self.unread);
            assert!(self.server.is_none(), "the client went without a word; call `finish`");
        }
    }
}

async fn read(reader: &mut BufReader<ReadHalf<DuplexStream>>) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).await.expect("readable") == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().ok(),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length.expect("every message has a length")];
    reader.read_exact(&mut body).await.expect("a whole body");
    Some(serde_json::from_slice(&body).expect("JSON"))
}

/// What an editor says that can do everything we know of, and counts in `encoding`.
pub(crate) fn able(encoding: &str) -> Value {
    json!({
        "processId": null,
        "locale": "fr-FR",
        "capabilities": {
            "general": { "positionEncodings": [encoding] },
            "workspace": { "workspaceEdit": { "documentChanges": true } },
            "textDocument": {
                "publishDiagnostics": {
                    "relatedInformation": true, "tagSupport": { "valueSet": [1, 2] }, "versionSupport": true,
                    "codeDescriptionSupport": true, "dataSupport": true,
                },
                "codeAction": {
                    "isPreferredSupport": true,
                    "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "source"] } },
                },
                "hover": { "contentFormat": ["markdown", "plaintext"] },
                "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            },
        },
    })
}

/// The position of a byte offset, counted by hand.
pub(crate) fn position(text: &str, offset: usize, encoding: &str) -> Value {
    let before = text[..offset].replace("\r\n", "\n").replace('\r', "\n");
    let line = before.rsplit('\n').next().unwrap_or_default();
    let character = match encoding {
        "utf-8" => line.len(),
        "utf-16" => line.encode_utf16().count(),
        _ => line.chars().count(),
    };
    json!({ "line": before.matches('\n').count(), "character": character })
}

/// The range of the `n`th (0-based) occurrence of some words.
pub(crate) fn range_of(text: &str, words: &str, n: usize, encoding: &str) -> Value {
    let (start, _) = text.match_indices(words).nth(n).expect("the words are there");
    json!({
        "start": position(text, start, encoding),
        "end": position(text, start + words.len(), encoding),
    })
}

/// The text after a text edit of the protocol's.
pub(crate) fn apply(text: &str, edits: &Value, encoding: &str) -> String {
    let offset = |wanted: &Value| {
        (0..=text.len())
            .filter(|&offset| text.is_char_boundary(offset))
            .find(|&offset| position(text, offset, encoding) == *wanted)
            .expect("a position in the text")
    };
    let mut text_after = String::new();
    let mut at = 0;
    for edit in edits.as_array().expect("edits") {
        text_after.push_str(&text[at..offset(&edit["range"]["start"])]);
        text_after.push_str(edit["newText"].as_str().expect("a text"));
        at = offset(&edit["range"]["end"]);
    }
    text_after.push_str(&text[at..]);
    text_after
}
