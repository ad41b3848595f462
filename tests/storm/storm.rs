//! A client that says anything, in any order, and keeps account: of its documents, of what it asked, and of what it was
//! told.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use copydesk::text::document::{Change, Document};
use copydesk::text::position::{Position, PositionEncoding};
use serde_json::{Value, json};

use crate::messages::{self, Random};
use crate::peer::{Ending, Peer, frame, notification, request};

/// Far above what anything takes on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_mins(5);

/// What no document of its own does, but the server is to survive.
const NEVER_OPEN: &str = "file:///redaction/never.txt";

/// Of settings something is said only if something is wrong with them.
const SETTINGS: &str = "file:///redaction/.copydesk.toml";

/// Addresses and languages of documents.
const DOCUMENTS: [(&str, &str); 7] = [
    ("file:///redaction/one.txt", "plaintext"),
    ("file:///redaction/two.md", "markdown"),
    ("file:///redaction/l'été.txt", "plaintext"),
    ("file:///redaction/l%27%C3%A9t%C3%A9.md", "unknown"),
    ("untitled:Untitled-1", "markdown"),
    (SETTINGS, "toml"),
    ("buffer://3", "plaintext"),
];

/// A document as the client has it.
struct Open {
    language: &'static str,
    document: Document,
}

pub(crate) struct Storm {
    peer: Peer,
    pub(crate) random: Random,
    /// Of their own, since the server asks when it likes: what is sent is the same in every run.
    whims: Random,
    encoding: PositionEncoding,
    /// What it answers when it is asked for its settings, after the storm.
    settings: Option<Value>,
    open: BTreeMap<String, Open>,
    /// How often each request was made, less how often it was answered; by its id in JSON.
    unanswered: BTreeMap<String, i64>,
    /// The last publish of each document.
    published: BTreeMap<String, Value>,
    n_sent: usize,
    n_received: usize,
    n_requests: usize,
}

/// The encoding's name in the protocol.
pub(crate) fn name(encoding: PositionEncoding) -> &'static str {
    match encoding {
        PositionEncoding::Utf8 => "utf-8",
        PositionEncoding::Utf16 => "utf-16",
        PositionEncoding::Utf32 => "utf-32",
    }
}

impl Storm {
    /// Shakes hands as an editor that counts so and has these folders open.
    pub(crate) fn begin(peer: Peer, seed: u64, encoding: PositionEncoding, folders: &[String]) -> Self {
        let mut storm = Self {
            peer,
            random: Random(seed),
            whims: Random(seed),
            encoding,
            settings: None,
            open: BTreeMap::new(),
            unanswered: BTreeMap::new(),
            published: BTreeMap::new(),
            n_sent: 0,
            n_received: 0,
            n_requests: 0,
        };
        let folders: Vec<Value> =
            folders.iter().map(|uri| json!({ "uri": uri, "name": "redaction" })).collect();
        let params = json!({
            "processId": null, "locale": "fr-FR", "workspaceFolders": folders,
            "capabilities": {
                "general": { "positionEncodings": [name(encoding)] },
                "window": { "workDoneProgress": true },
                "workspace": {
                    "configuration": true, "inlayHint": { "refreshSupport": true },
                    "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
                    "didChangeConfiguration": { "dynamicRegistration": true },
                    "didChangeWatchedFiles": { "dynamicRegistration": true },
                },
                "textDocument": {
                    "publishDiagnostics": { "relatedInformation": true, "versionSupport": true, "dataSupport": true },
                    "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } },
                    "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
                    "rename": { "prepareSupport": true },
                },
            },
        });
        storm.ask(&json!("hello"), "initialize", &params);
        let answer = storm.wait("an answer to `initialize`", |message| message["id"] == "hello");
        let offered = answer["result"]["capabilities"].as_object().expect("abilities").clone();
        assert_eq!(offered["positionEncoding"], name(encoding));
        for ability in offered.keys().filter(|key| key.ends_with("Provider")) {
            let asked = messages::OFFERED.iter().any(|(_, offered)| offered == ability);
            assert!(asked, "the storm never asks for {ability}");
        }
        storm.tell("initialized", &json!({}));
        storm
    }

    /// So many steps at random.
    pub(crate) fn rage(&mut self, n_steps: usize) {
        self.settings = None;
        for _ in 0..n_steps {
            self.step();
            while let Some(message) = self.peer.receive(Duration::ZERO) {
                self.note(&message);
            }
        }
    }

    fn step(&mut self) {
        let (uri, language) = DOCUMENTS[self.random.below(DOCUMENTS.len())];
        match self.random.below(100) {
            0..10 => {
                let most = if self.random.once_in(10) { 200 } else { 20 };
                let text = messages::text(&mut self.random, most);
                self.open(uri, language, &text);
            }
            10..45 => self.edit(uri),
            45..52 => self.close(uri),
            52..84 => self.ask_at_random(uri),
            84..89 => {
                // One that is under way, perhaps, and perhaps one that never was.
                let id = self.random.below(self.n_requests + 3);
                let id = if self.random.once_in(20) { json!([id]) } else { Self::id(id) };
                self.tell("$/cancelRequest", &json!({ "id": id }));
            }
            89..91 => {
                let settings = messages::settings(&mut self.random);
                self.tell("workspace/didChangeConfiguration", &json!({ "settings": settings }));
            }
            91..95 => self.disturb(),
            95..97 => {
                self.tell("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
                let change = json!({ "uri": uri, "type": 1 + self.random.below(3) });
                self.tell("workspace/didChangeWatchedFiles", &json!({ "changes": [change] }));
            }
            97 => std::thread::sleep(Duration::from_millis(self.random.below(40) as u64)),
            98 => {
                // Folders come and go; none of them exists.
                let folder = json!([{ "uri": "file:///redaction/nowhere", "name": "nowhere" }]);
                let (added, removed) =
                    if self.random.once_in(2) { (folder, json!([])) } else { (json!([]), folder) };
                let event = json!({ "event": { "added": added, "removed": removed } });
                self.tell("workspace/didChangeWorkspaceFolders", &event);
            }
            _ => {
                let bytes = self.random.below(20_000);
                let line = messages::line(&mut self.random, bytes);
                self.open(uri, language, &line);
            }
        }
    }

    /// Opens a document, also one that is open.
    pub(crate) fn open(&mut self, uri: &str, language: &'static str, text: &str) {
        let version = self.version();
        let item = json!({ "uri": uri, "languageId": language, "version": version, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": item }));
        self.open.insert(uri.to_owned(), Open { language, document: Document::new(version, text) });
    }

    /// Closes a document, also one that is not open.
    pub(crate) fn close(&mut self, uri: &str) {
        self.tell("textDocument/didClose", &json!({ "textDocument": { "uri": uri } }));
        self.open.remove(uri);
    }

    /// A version: backwards, too, and the same once more.
    fn version(&mut self) -> i32 {
        let small = i32::try_from(self.random.below(50)).expect("it is small");
        match self.random.below(20) {
            0 => i32::MIN + small,
            1 => i32::MAX - small,
            2 => -small,
            _ => i32::try_from(self.n_requests).unwrap_or(i32::MAX) + small - 25,
        }
    }

    fn edit(&mut self, uri: &str) {
        let n_changes = self.random.below(4);
        let changes: Vec<Value> = (0..n_changes).map(|_| self.change()).collect();
        let version = self.version();
        let uri = if self.random.once_in(30) { NEVER_OPEN } else { uri };
        let params = json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": changes });
        if self.random.once_in(30) {
            // What cannot be read changes nothing, unless it can be read after all.
            let spoiled = messages::spoiled(&mut self.random, params.clone());
            if spoiled["contentChanges"] != params["contentChanges"]
                || spoiled["textDocument"] != params["textDocument"]
            {
                self.tell("textDocument/didChange", &spoiled);
                if spoiled["contentChanges"] == json!([]) {
                    self.apply(uri, version, &[]);
                }
                return;
            }
        }
        self.tell("textDocument/didChange", &params);
        self.apply(uri, version, &changes);
    }

    fn change(&mut self) -> Value {
        let text = messages::text(&mut self.random, 3);
        match self.random.below(40) {
            0 => json!({ "text": text }),
            1 => json!({ "range": messages::range(&mut self.random), "rangeLength": 7, "text": text }),
            _ => json!({ "range": messages::range(&mut self.random), "text": text }),
        }
    }

    fn apply(&mut self, uri: &str, version: i32, changes: &[Value]) {
        let Some(open) = self.open.get_mut(uri) else { return };
        let number = |value: &Value| value.as_u64().and_then(|n| u32::try_from(n).ok()).expect("a number");
        let position =
            |value: &Value| Position { line: number(&value["line"]), character: number(&value["character"]) };
        let change = |change: &Value| Change {
            range: change.get("range").map(|range| (position(&range["start"]), position(&range["end"]))),
            text: change["text"].as_str().expect("a text").to_owned(),
        };
        let changes: Vec<Change> = changes.iter().map(change).collect();
        open.document.apply(version, &changes, self.encoding);
    }

    fn ask_at_random(&mut self, uri: &str) {
        let uri = if self.random.once_in(20) { NEVER_OPEN } else { uri };
        let (method, params) = messages::request(&mut self.random, uri);
        let id = Self::id(self.n_requests);
        self.ask(&id, method, &params);
        if self.random.once_in(50) {
            // An id that is taken.
            self.ask(&id, method, &params);
        }
    }

    /// Some clients count, some have words.
    fn id(number: usize) -> Value {
        if number.is_multiple_of(7) { json!(format!("r{number}")) } else { json!(number) }
    }

    /// Sends what is no message, or what no client should say.
    fn disturb(&mut self) {
        match self.random.below(4) {
            0 => {
                let uri = NEVER_OPEN;
                let method = self.random.pick(&[
                    "textDocument/didOpen",
                    "textDocument/didClose",
                    "exit now",
                    "$/setTrace",
                ]);
                let params = messages::spoiled(&mut self.random, json!({ "textDocument": { "uri": [uri] } }));
                self.tell(method, &params);
            }
            1 => {
                // An answer to a question that was never asked.
                let id = self.random.below(1000);
                self.send(frame(
                    json!({ "jsonrpc": "2.0", "id": id, "result": [id] }).to_string().as_bytes(),
                ));
            }
            _ => {
                let (bytes, is_answered) = messages::no_message(&mut self.random);
                if is_answered {
                    *self.unanswered.entry("null".to_owned()).or_default() += 1;
                }
                self.send(bytes);
            }
        }
    }

    fn send(&mut self, bytes: Vec<u8>) {
        self.n_sent += 1;
        // The pipe takes a message in two pieces at times.
        if self.random.once_in(10) {
            let (head, tail) = bytes.split_at(self.random.below(bytes.len() + 1));
            self.peer.send(head.to_vec());
            self.peer.send(tail.to_vec());
        } else {
            self.peer.send(bytes);
        }
    }

    pub(crate) fn tell(&mut self, method: &str, params: &Value) {
        self.send(frame(notification(method, params).to_string().as_bytes()));
    }

    fn ask(&mut self, id: &Value, method: &str, params: &Value) {
        *self.unanswered.entry(id.to_string()).or_default() += 1;
        self.n_requests += 1;
        self.send(frame(request(id, method, params).to_string().as_bytes()));
    }

    /// Takes a message of the server's. What it asks is answered in any way, or not.
    fn note(&mut self, message: &Value) {
        self.n_received += 1;
        assert_eq!(message["jsonrpc"], "2.0", "{message}");
        let id = message.get("id");
        match (message["method"].as_str(), id) {
            (Some("textDocument/publishDiagnostics"), None) => {
                let params = message["params"].clone();
                let uri = params["uri"].as_str().expect("an address").to_owned();
                self.published.insert(uri, params);
            }
            (Some(_), None) => {}
            (Some("workspace/configuration"), Some(id)) if self.settings.is_some() => {
                let answer = json!({ "jsonrpc": "2.0", "id": id, "result": [self.settings] });
                self.peer.send(frame(answer.to_string().as_bytes()));
            }
            (Some(_), Some(id)) => {
                let answer = match self.whims.below(6) {
                    0 => return,
                    1 => json!({ "jsonrpc": "2.0", "id": id, "error": { "code": -32601, "message": "no" } }),
                    2 => {
                        json!({ "jsonrpc": "2.0", "id": id, "result": [messages::settings(&mut self.whims)] })
                    }
                    _ => json!({ "jsonrpc": "2.0", "id": id, "result": null }),
                };
                self.peer.send(frame(answer.to_string().as_bytes()));
            }
            (None, Some(id)) => {
                let has = |key| message.get(key).is_some();
                assert!(has("result") != has("error"), "{message}");
                let waiting = self.unanswered.entry(id.to_string()).or_default();
                *waiting -= 1;
                assert!(*waiting >= 0, "answered more often than asked: {message}");
            }
            (None, None) => panic!("neither an answer nor a notification: {message}"),
        }
    }

    fn wait(&mut self, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        self.find(PATIENCE, is_it).unwrap_or_else(|| panic!("{what} never came"))
    }

    /// Such a message, if it comes in time.
    fn find(&mut self, within: Duration, is_it: impl Fn(&Value) -> bool) -> Option<Value> {
        let until = Instant::now() + within;
        loop {
            let message = self.peer.receive(until.saturating_duration_since(Instant::now()))?;
            self.note(&message);
            if is_it(&message) {
                return Some(message);
            }
        }
    }

    /// Waits until everything is answered.
    fn settle(&mut self) {
        let until = Instant::now() + PATIENCE;
        while self.unanswered.values().any(|waiting| *waiting != 0) {
            let left = until.saturating_duration_since(Instant::now());
            let Some(message) = self.peer.receive(left) else {
                self.unanswered.retain(|_, waiting| *waiting != 0);
                panic!("never answered: {:?}", self.unanswered);
            };
            self.note(&message);
        }
    }

    /// After the storm: every request has its answer, and the last that was said of each document is what a fresh server
    /// says of it, and stays so. `other` is one.
    pub(crate) fn calm(&mut self, other: Peer) {
        let section = json!({ "messages": "en", "checks": { "first-mention": "on" } });
        let settings = json!({ "copydesk": section });
        self.settings = Some(section.clone());
        self.tell("workspace/didChangeConfiguration", &json!({ "settings": settings }));
        self.settle();
        let mut fresh = Self::begin(other, 1, self.encoding, &[]);
        fresh.settings = Some(section);
        fresh.tell("workspace/didChangeConfiguration", &json!({ "settings": settings }));
        let mut expected = BTreeMap::new();
        for (uri, open) in &self.open {
            let (text, version) = (open.document.rope().to_string(), open.document.version());
            let item = json!({ "uri": uri, "languageId": open.language, "version": version, "text": text });
            fresh.tell("textDocument/didOpen", &json!({ "textDocument": item }));
            let is_it = |message: &Value| {
                message["method"] == "textDocument/publishDiagnostics"
                    && message["params"]["uri"] == uri.as_str()
            };
            let published = if uri == SETTINGS {
                fresh.find(Duration::from_secs(2), is_it)
            } else {
                Some(fresh.wait("a fresh publish", is_it))
            };
            expected.extend(published.map(|message| (uri.clone(), message["params"].clone())));
        }
        fresh.end();
        // What waits until nothing was typed for a second comes within two.
        let until = Instant::now() + PATIENCE;
        let mut wrong = self.wrong(&expected);
        while !wrong.is_empty() && Instant::now() < until {
            if let Some(message) = self.peer.receive(Duration::from_millis(100)) {
                self.note(&message);
                wrong = self.wrong(&expected);
            }
        }
        while let Some(message) = self.peer.receive(Duration::from_millis(1500)) {
            self.note(&message);
            wrong = self.wrong(&expected);
        }
        for (uri, found, expected) in &wrong {
            let show = |publish: &Option<Value>| publish.as_ref().map(Value::to_string).unwrap_or_default();
            println!("{uri}\n  {}\nis not\n  {}", show(found), show(expected));
            println!("of\n{:?}", self.open.get(uri).map(|open| open.document.rope().to_string()));
        }
        assert!(wrong.is_empty(), "stale publishes");
    }

    /// What was said last and a fresh server would not say.
    fn wrong(&self, expected: &BTreeMap<String, Value>) -> Vec<(String, Option<Value>, Option<Value>)> {
        let empty = json!([]);
        let nothing = |publish: Option<&Value>| publish.is_none_or(|publish| publish["diagnostics"] == empty);
        let mut wrong = Vec::new();
        for uri in DOCUMENTS.map(|(uri, _)| uri) {
            let (found, expected) = (self.published.get(uri), expected.get(uri));
            if expected.is_some() && found != expected || expected.is_none() && !nothing(found) {
                wrong.push((uri.to_owned(), found.cloned(), expected.cloned()));
            }
        }
        assert!(nothing(self.published.get(NEVER_OPEN)), "something was said of what was never open");
        wrong
    }

    /// Closes everything, and waits until that is taken back.
    pub(crate) fn close_all(&mut self, other: Peer) {
        let all: Vec<String> = self.open.keys().cloned().collect();
        for uri in all {
            self.close(&uri);
        }
        self.calm(other);
    }

    /// Opens a document, waits for what is found in it, closes it, and waits until that is taken back.
    pub(crate) fn leaf_through(&mut self, uri: &str, text: &str) {
        self.open(uri, "plaintext", text);
        let of_it = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
        };
        self.wait("what was found", |message| of_it(message) && !message["params"]["version"].is_null());
        self.close(uri);
        self.wait("what is taken back", |message| of_it(message) && message["params"]["version"].is_null());
    }

    /// The number of the server's process.
    pub(crate) fn process(&self) -> Option<u32> {
        self.peer.process
    }

    /// Takes its leave. Returns how many messages were sent and received.
    pub(crate) fn end(mut self) -> (usize, usize) {
        self.settle();
        self.ask(&json!("bye"), "shutdown", &Value::Null);
        self.settle();
        self.tell("exit", &Value::Null);
        match self.peer.ending(PATIENCE) {
            Ending::Served(clean) => assert!(clean, "it saw `shutdown` and `exit`"),
            Ending::Exited(code) => assert_eq!(code, Some(0)),
        }
        (self.n_sent, self.n_received)
    }
}
