//! How long an editor waits for what a key changes, and what that takes in memory; of this server, and of any others beside
//! it:
//!
//! ```text
//! cargo bench --bench server
//! cargo bench --bench server -- 10000 100000
//! cargo bench --bench server -- article.txt
//! cargo bench --bench server -- 10000 --server typos-lsp --server harper-ls --stdio
//! ```
//!
//! Numbers are bytes of the documents, names those of files; behind each `--server` stand a program and its arguments. The
//! documents are in English, which most servers read and nothing else.
//!
//! It types single characters at places spread over the document, one at a time, and waits for the diagnostics of each
//! version, as an editor would that sends every key. Times are measured at the client's end of the pipes, so that a server
//! that does nothing has 0.1 ms. Servers take turns, document by document. Figures are read, never asserted.

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

/// A slow server is spared the rest of them after this.
const ENOUGH: Duration = Duration::from_mins(1);

/// Whoever says nothing for so long says nothing.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long it is quiet before the next key.
const PAUSE: Duration = Duration::from_millis(100);

const URI: &str = "file:///redaction/article.txt";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    // Cargo says `--bench` to every bench.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let mut parts = arguments.split(|argument| argument == "--server");
    let Some(texts) = texts(parts.next().unwrap_or_default())? else { return Ok(()) };
    let mut servers = vec![vec![env!("CARGO_BIN_EXE_copydesk").to_owned(), "lsp".to_owned()]];
    servers.extend(parts.map(<[String]>::to_vec));
    let mut columns: Vec<Column> =
        servers.iter().map(|server| Column::of(server)).collect::<Result<_, _>>()?;
    for text in &texts {
        for (server, column) in servers.iter().zip(&mut columns) {
            column.add(measure(server, text));
        }
    }
    let sizes: Vec<String> = texts.iter().map(|text| size(text)).collect();
    println!("| server | | {} |\n|---|---|{}", sizes.join(" | "), "--:|".repeat(texts.len()));
    for column in columns {
        print!("{}", column.rows());
    }
    Ok(())
}

/// The documents that the arguments ask for; `None` if what they ask for is not this bench.
fn texts(arguments: &[String]) -> Result<Option<Vec<String>>, String> {
    let mut texts = Vec::new();
    for argument in arguments {
        if let Ok(size) = argument.parse() {
            texts.push(document::english(size));
        } else if Path::new(argument).is_file() {
            texts.push(fs::read_to_string(argument).map_err(|error| format!("{argument}: {error}"))?);
        } else if !"server".contains(argument.as_str()) {
            // `cargo bench FILTER` says it to every bench, and so it does with options.
            eprintln!("server: nothing is called {argument}, and there is no such file");
            return Ok(None);
        }
    }
    if texts.is_empty() {
        texts.extend(SIZES.map(document::english));
    }
    Ok(Some(texts))
}

/// How long a document is, as the table says it.
fn size(text: &str) -> String {
    match text.len() {
        short @ ..1_000_000 => format!("{} kB", (short + 500) / 1_000),
        long => format!("{} MB", (long + 500_000) / 1_000_000),
    }
}

/// What one server has taken for each document, in words.
struct Column {
    server: String,
    keys: Vec<String>,
    opens: Vec<String>,
    memories: Vec<String>,
}

impl Column {
    fn of(server: &[String]) -> Result<Self, String> {
        let program = server.first().ok_or("--server names no program")?;
        let editor = Editor::start(server).map_err(|error| format!("{program}: {error}"))?;
        Ok(Self { server: editor.name.clone(), keys: Vec::new(), opens: Vec::new(), memories: Vec::new() })
    }

    fn add(&mut self, taken: Result<Taken, String>) {
        let none = || "–".to_owned();
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        match taken {
            Ok(Taken { open, mut keys, memory }) => {
                keys.sort_unstable();
                let (middle, late) = (ms(keys[keys.len() / 2]), ms(keys[keys.len() * 99 / 100]));
                self.keys.push(format!("{middle:.2} / {late:.2}"));
                self.opens.push(format!("{:.1}", ms(open)));
                self.memories.push(memory.map_or_else(none, |most| format!("{most:.0}")));
            }
            Err(error) => {
                eprintln!("{}: {error}", self.server);
                for cells in [&mut self.keys, &mut self.opens, &mut self.memories] {
                    cells.push(none());
                }
            }
        }
    }

    /// Its rows of the table.
    fn rows(&self) -> String {
        let row = |server: &str, what: &str, cells: &[String]| {
            format!("| {server} | {what} | {} |\n", cells.join(" | "))
        };
        row(&self.server, "key p50 / p99, ms", &self.keys)
            + &row("", "open, ms", &self.opens)
            + &row("", "most memory, MB", &self.memories)
    }
}

/// What a server has taken for one document.
struct Taken {
    /// From opening to the first diagnostics.
    open: Duration,
    /// From each key to its diagnostics.
    keys: Vec<Duration>,
    /// The most that it held in memory, in MB, where the system tells.
    memory: Option<f64>,
}

fn measure(server: &[String], text: &str) -> Result<Taken, String> {
    let mut editor = Editor::start(server)?;
    let begun = Instant::now();
    let item = json!({ "uri": URI, "languageId": "plaintext", "version": 1, "text": text });
    editor.tell("textDocument/didOpen", &json!({ "textDocument": item }))?;
    let open = editor.wait(1)?.duration_since(begun);
    let all = text.lines().map(|line| line.encode_utf16().count()).enumerate();
    let lines: Vec<(usize, usize)> = all.filter(|(_, units)| *units > 0).collect();
    let mut keys = Vec::with_capacity(KEYS);
    for key in 0..KEYS {
        if keys.iter().sum::<Duration>() > ENOUGH {
            break;
        }
        editor.rest()?;
        // Steps of the golden section: everywhere, in no order, and the same each time.
        let (line, units) =
            *lines.get(key * 618 * lines.len() / 1000 % lines.len().max(1)).ok_or("it is empty")?;
        let place = json!({ "line": line, "character": key * 382 * units / 1000 % (units + 1) });
        let change = json!({ "range": { "start": place, "end": place }, "text": "e" });
        let version = key + 2;
        let document = json!({ "uri": URI, "version": version });
        let begun = Instant::now();
        let change = json!({ "textDocument": document, "contentChanges": [change] });
        editor.tell("textDocument/didChange", &change)?;
        keys.push(editor.wait(version)?.duration_since(begun));
    }
    Ok(Taken { open, keys, memory: editor.memory() })
}

/// A client, and the server at the other end.
struct Editor {
    /// What the server calls itself, and its version; else its file's name.
    name: String,
    server: Child,
    input: ChildStdin,
    /// What the server says, and when it came.
    said: Receiver<(Instant, Value)>,
}

impl Editor {
    fn start(server: &[String]) -> Result<Self, String> {
        let mut command = Command::new(&server[0]);
        command.args(&server[1..]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let file = Path::new(&server[0]).file_name().unwrap_or_default().to_string_lossy().into_owned();
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
        let mut editor = Self { name: file, server, input, said };
        let abilities = json!({
            "workspace": { "configuration": true },
            "textDocument": { "publishDiagnostics": { "versionSupport": true, "relatedInformation": true } },
        });
        let params = json!({ "processId": std::process::id(), "rootUri": null, "capabilities": abilities });
        editor.send(&json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params }))?;
        let (_, answer) = editor.find(|message| message["id"] == 0 && message["method"].is_null())?;
        let info = &answer["result"]["serverInfo"];
        if let Some(name) = info["name"].as_str() {
            let version = info["version"].as_str().unwrap_or_default();
            let name = format!("{name} {version}");
            name.trim_end().clone_into(&mut editor.name);
        }
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
        let is_it = |message: &Value| {
            let named = &message["params"]["version"];
            message["method"] == "textDocument/publishDiagnostics" && (named.is_null() || *named == version)
        };
        self.find(is_it).map(|(at, _)| at)
    }

    fn find(&mut self, is_it: impl Fn(&Value) -> bool) -> Result<(Instant, Value), String> {
        loop {
            let Ok((at, message)) = self.said.recv_timeout(PATIENCE) else {
                return Err("it does not answer".to_owned());
            };
            self.answer(&message)?;
            if is_it(&message) {
                return Ok((at, message));
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
