//! The binary: real pipes, and how it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A server process, killed if a test ends before it does.
struct Process(Child);

impl Process {
    fn start(options: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.arg("lsp").args(options).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        Self(command.spawn().expect("the binary starts"))
    }

    fn initialized() -> Self {
        let mut process = Self::start(&[]);
        let answer = process.request("initialize", json!({ "processId": null, "capabilities": {} }));
        assert_eq!(answer["result"]["serverInfo"]["name"], "copydesk");
        process.notify("initialized", &json!({}));
        process
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let input = self.0.stdin.as_mut().expect("a pipe");
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("sent");
        input.flush().expect("sent");
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and reads one message.
    fn request(&mut self, method: &str, params: Value) -> Value {
        let mut request = json!({ "jsonrpc": "2.0", "id": 1, "method": method });
        if !params.is_null() {
            request["params"] = params;
        }
        self.send(&request);
        self.read()
    }

    fn read(&mut self) -> Value {
        // Unbuffered beyond this message: the server sends one at a time here.
        let mut output = BufReader::with_capacity(1, self.0.stdout.as_mut().expect("a pipe"));
        let mut header = String::new();
        output.read_line(&mut header).expect("a header");
        let length =
            header.trim().strip_prefix("Content-Length: ").expect("a length").parse().expect("a number");
        output.read_line(&mut String::new()).expect("a blank line");
        let mut body = vec![0; length];
        output.read_exact(&mut body).expect("a body");
        serde_json::from_slice(&body).expect("JSON")
    }

    /// Its exit code, which must come soon.
    fn exit_code(&mut self) -> Option<i32> {
        let until = Instant::now() + Duration::from_secs(5);
        while Instant::now() < until {
            if let Some(status) = self.0.try_wait().expect("our child") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        panic!("the server is still running");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has ended already unless a test failed; then there is nobody to tell.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn shutdown_and_exit_end_well() {
    let mut process = Process::initialized();
    assert_eq!(process.request("shutdown", Value::Null)["result"], Value::Null);
    process.notify("exit", &Value::Null);
    // Our end of the pipe stays open meanwhile.
    assert_eq!(process.exit_code(), Some(0));
}

#[test]
fn exit_without_shutdown_is_an_error() {
    let mut process = Process::initialized();
    process.notify("exit", &Value::Null);
    assert_eq!(process.exit_code(), Some(1));
    let mut process = Process::start(&[]);
    process.notify("exit", &Value::Null);
    assert_eq!(process.exit_code(), Some(1));
}

#[test]
fn a_client_that_goes_away_is_an_error() {
    let mut process = Process::initialized();
    drop(process.0.stdin.take());
    assert_eq!(process.exit_code(), Some(1));

    let mut process = Process::initialized();
    process.request("shutdown", Value::Null);
    drop(process.0.stdin.take());
    assert_eq!(process.exit_code(), Some(1));

    // Also with a document open, and with nobody to read what is published.
    let mut process = Process::initialized();
    let item = json!({ "uri": "file:///a.txt", "languageId": "plaintext", "version": 1, "text": "Rien." });
    drop(process.0.stdout.take());
    process.notify("textDocument/didOpen", &json!({ "textDocument": item }));
    drop(process.0.stdin.take());
    assert_eq!(process.exit_code(), Some(1));
}

#[test]
fn diagnostics_come_through_real_pipes() {
    let mut process = Process::initialized();
    let item =
        json!({ "uri": "file:///a.txt", "languageId": "plaintext", "version": 5, "text": "Rien à dire." });
    // What is no message ends nothing.
    let input = process.0.stdin.as_mut().expect("a pipe");
    input.write_all(b"Content-Length: 9\r\n\r\n{\"json\": ").expect("sent");
    let message = process.read();
    assert_eq!((&message["id"], &message["error"]["code"]), (&Value::Null, &json!(-32700)), "{message}");
    process.send(&json!({ "id": 7, "method": "no version" }));
    let message = process.read();
    assert_eq!((&message["id"], &message["error"]["code"]), (&json!(7), &json!(-32600)), "{message}");
    process.notify("textDocument/didOpen", &json!({ "textDocument": item }));
    let message = process.read();
    assert_eq!(message["method"], "textDocument/publishDiagnostics");
    assert_eq!(message["params"], json!({ "uri": "file:///a.txt", "version": 5, "diagnostics": [] }));
    process.request("shutdown", Value::Null);
    process.notify("exit", &Value::Null);
    assert_eq!(process.exit_code(), Some(0));
}

#[test]
fn quotations_are_shown_through_real_pipes() {
    let mut process = Process::start(&[]);
    let edits = json!({ "documentChanges": true, "snippetEditSupport": true });
    let capabilities = json!({
        "workspace": { "workspaceEdit": edits },
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } },
    });
    let options = json!({ "inlayHints": true });
    let params = json!({ "processId": null, "capabilities": capabilities, "initializationOptions": options });
    process.request("initialize", params);
    process.notify("initialized", &json!({}));
    let text = "“We are leaving,” said Anne Morel. “It is raining.”\n\nThe bridge is closed. “We have lost it all now.”";
    let item = json!({ "uri": "file:///a.txt", "languageId": "plaintext", "version": 1, "text": text });
    process.notify("textDocument/didOpen", &json!({ "textDocument": item }));
    let publish = process.read();
    let range = publish["params"]["diagnostics"][0]["range"].clone();
    assert_eq!(range["start"], json!({ "line": 2, "character": 22 }), "{publish}");

    let document = json!({ "uri": "file:///a.txt" });
    let context = json!({ "diagnostics": [] });
    let params = json!({ "textDocument": document, "range": range, "context": context });
    let actions = process.request("textDocument/codeAction", params);
    let snippet = &actions["result"][0]["edit"]["documentChanges"][0]["edits"][1]["snippet"];
    assert_eq!(*snippet, json!({ "kind": "snippet", "value": " ${1:source} said." }), "{actions}");
    let params = json!({ "textDocument": document, "position": { "line": 0, "character": 40 } });
    let hover = process.request("textDocument/hover", params);
    let words = hover["result"]["contents"]["value"].as_str().expect("a text");
    assert!(words.starts_with("Anne Morel — attributed by “said”"), "{words}");
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let hints = process.request("textDocument/inlayHint", json!({ "textDocument": document, "range": all }));
    assert_eq!(hints["result"][0]["label"], "Anne Morel", "{hints}");
    let symbols = process.request("textDocument/documentSymbol", json!({ "textDocument": document }));
    assert_eq!(
        symbols["result"].as_array().map(Vec::len),
        Some(4),
        "three quotations and a person: {symbols}"
    );
    process.request("shutdown", Value::Null);
    process.notify("exit", &Value::Null);
    assert_eq!(process.exit_code(), Some(0));
}

#[test]
fn columns_count_what_the_command_line_says() {
    let text = "À Lyon 🥖, le maire de de la ville refuse de répondre aux questions des habitants.";
    let article = json!({ "uri": "untitled:1", "languageId": "plaintext", "version": 1, "text": text });
    let utf8 = ["--positions", "utf-8"];
    let utf32 = ["--positions", "utf-32"];
    // Who did not offer what columns count may not be told.
    for (options, offered, told, expected) in [
        (&[][..], json!([]), json!("utf-16"), 23),
        (&utf8, json!([]), Value::Null, 26),
        (&utf8, json!(["utf-16", "utf-8"]), json!("utf-8"), 26),
        (&utf32, json!(["utf-16", "utf-8"]), Value::Null, 22),
    ] {
        let mut process = Process::start(options);
        let capabilities = json!({ "general": { "positionEncodings": offered } });
        let answer =
            process.request("initialize", json!({ "processId": null, "capabilities": capabilities }));
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], told, "{options:?}: {answer}");
        process.notify("initialized", &json!({}));
        process.notify("textDocument/didOpen", &json!({ "textDocument": article }));
        let published = process.read();
        let start = &published["params"]["diagnostics"][0]["range"]["start"];
        assert_eq!(*start, json!({ "line": 0, "character": expected }), "{options:?}: {published}");
    }
}
