//! How long an editor waits for what a key changes, and what that takes in memory; of this server, or of any other:
//!
//! ```text
//! cargo bench --bench server
//! cargo bench --bench server -- article.txt
//! cargo bench --bench server -- --server typos-lsp
//! cargo bench --bench server -- article.txt --server harper-ls --stdio
//! ```
//!
//! It types single characters at places spread over the document, one at a time, and waits for the diagnostics of each
//! version, as an editor would that sends every key. Times are measured at the client's end of the pipes, so that a server
//! that does nothing has 0.1 ms. Figures are read, never asserted.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is what this is for")]

mod document;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Bytes of the documents, if none is named.
const SIZES: [usize; 5] = [4_000, 10_000, 100_000, 1_000_000, 5_000_000];

/// Keys for each document.
const KEYS: usize = 60;

/// Whoever says nothing for so long says nothing.
const PATIENCE: Duration = Duration::from_mins(2);

/// How long it is quiet before the next key.
const PAUSE: Duration = Duration::from_millis(100);

const URI: &str = "file:///redaction/article.txt";

fn main() -> ExitCode {
    // Cargo says `--bench` to every bench.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let (files, server) = match arguments.iter().position(|argument| argument == "--server") {
        Some(at) => (&arguments[..at], &arguments[at + 1..]),
        None => (&arguments[..], &[][..]),
    };
    let server = match server {
        [] => vec![env!("CARGO_BIN_EXE_copydesk").to_owned(), "lsp".to_owned()],
        named => named.to_vec(),
    };
    let mut texts = Vec::new();
    for file in files {
        match fs::read_to_string(file) {
            Ok(text) => texts.push(text),
            Err(error) => {
                eprintln!("{file}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    if texts.is_empty() {
        texts.extend(SIZES.map(document::document));
    }
    println!("| bytes | open, ms | key p50, ms | p99, ms | most memory, MB |\n|--:|--:|--:|--:|--:|");
    for text in texts {
        match measure(&server, &text) {
            Ok(row) => println!("{row}"),
            Err(error) => {
                eprintln!("{}: {error}", server[0]);
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

/// A row of the table.
fn measure(server: &[String], text: &str) -> Result<String, String> {
    let mut editor = Editor::start(server)?;
    let begun = Instant::now();
    let item = json!({ "uri": URI, "languageId": "plaintext", "version": 1, "text": text });
    editor.tell("textDocument/didOpen", &json!({ "textDocument": item }))?;
    let open = editor.wait(1)?.duration_since(begun);
    let lines: Vec<usize> = text.lines().map(|line| line.encode_utf16().count()).collect();
    let mut took = Vec::with_capacity(KEYS);
    for key in 0..KEYS {
        editor.rest()?;
        // Steps of the golden section: everywhere, in no order, and the same each time.
        let line = key * 618 * lines.len() / 1000 % lines.len();
        let column = key * 382 * lines[line] / 1000 % (lines[line] + 1);
        let place = json!({ "line": line, "character": column });
        let change = json!({ "range": { "start": place, "end": place }, "text": "e" });
        let version = key + 2;
        let document = json!({ "uri": URI, "version": version });
        let begun = Instant::now();
        let change = json!({ "textDocument": document, "contentChanges": [change] });
        editor.tell("textDocument/didChange", &change)?;
        took.push(editor.wait(version)?.duration_since(begun));
    }
    took.sort_unstable();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let (middle, late) = (ms(took[KEYS / 2]), ms(took[KEYS * 99 / 100]));
    let memory = editor.memory().map_or_else(String::new, |most| format!("{most:.0}"));
    Ok(format!("| {} | {:.0} | {middle:.2} | {late:.2} | {memory} |", text.len(), ms(open)))
}

/// A client, and the server at the other end.
struct Editor {
    server: Child,
    input: ChildStdin,
    /// What the server says, and when it came.
    said: Receiver<(Instant, Value)>,
}

impl Editor {
    fn start(server: &[String]) -> Result<Self, String> {
        let mut command = Command::new(&server[0]);
        command.args(&server[1..]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = command.spawn().map_err(|error| error.to_string())?;
        let input = server.stdin.take().ok_or("it has no input")?;
        let output = server.stdout.take().ok_or("it has no output")?;
        let (sender, said) = channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send((Instant::now(), message)).is_err() {
                    return;
                }
            }
        });
        let mut editor = Self { server, input, said };
        let abilities = json!({
            "workspace": { "configuration": true },
            "textDocument": { "publishDiagnostics": { "versionSupport": true, "relatedInformation": true } },
        });
        let params = json!({ "processId": std::process::id(), "rootUri": null, "capabilities": abilities });
        editor.send(&json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params }))?;
        editor.find(|message| message["id"] == 0 && message["method"].is_null())?;
        editor.tell("initialized", &json!({}))?;
        Ok(editor)
    }

    fn send(&mut self, message: &Value) -> Result<(), String> {
        let body = message.to_string();
        let whole = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.input.write_all(whole.as_bytes()).map_err(|error| error.to_string())
    }

    fn tell(&mut self, method: &str, params: &Value) -> Result<(), String> {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    /// Waits for the diagnostics of a version. Those of a server that names none count for the last.
    fn wait(&mut self, version: usize) -> Result<Instant, String> {
        self.find(|message| {
            let named = &message["params"]["version"];
            message["method"] == "textDocument/publishDiagnostics" && (named.is_null() || *named == version)
        })
    }

    fn find(&mut self, is_it: impl Fn(&Value) -> bool) -> Result<Instant, String> {
        loop {
            let Ok((at, message)) = self.said.recv_timeout(PATIENCE) else {
                return Err("it does not answer".to_owned());
            };
            self.answer(&message)?;
            if is_it(&message) {
                return Ok(at);
            }
        }
    }

    /// Waits until the server has said nothing for a moment.
    fn rest(&mut self) -> Result<(), String> {
        while let Ok((_, message)) = self.said.recv_timeout(PAUSE) {
            self.answer(&message)?;
        }
        Ok(())
    }

    /// Answers what the server asks: it has the settings that it has anyway.
    fn answer(&mut self, message: &Value) -> Result<(), String> {
        if message["method"].is_null() || message["id"].is_null() {
            return Ok(());
        }
        let items = message["params"]["items"].as_array().map_or(0, Vec::len);
        let result = if message["method"] == "workspace/configuration" {
            json!(vec![Value::Null; items])
        } else {
            Value::Null
        };
        self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result }))
    }

    /// The most that the server held in memory, in MB, where the system tells.
    fn memory(&self) -> Option<f64> {
        let status = Path::new("/proc").join(self.server.id().to_string()).join("status");
        let status = fs::read_to_string(status).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0)
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // It has said all that is wanted. One that is gone already is gone.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The next message; `None` if there is none.
fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok();
        }
    }
    let mut body = vec![0; length?];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
