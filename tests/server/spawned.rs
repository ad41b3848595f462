//! A server that is a process of its own, for what only a process can do and suffer.

use std::fs;
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::able;
use crate::common::program::{receive, send};

/// Far above what it takes to end, also on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A server process, and both ends of its pipes.
pub(crate) struct Process {
    pub(crate) child: Child,
    pub(crate) input: Option<ChildStdin>,
    pub(crate) output: Option<BufReader<ChildStdout>>,
    /// How often something was said to the user.
    pub(crate) n_told: usize,
}

impl Process {
    pub(crate) fn start(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("it starts");
        let input = child.stdin.take();
        let output = child.stdout.take().map(BufReader::new);
        Self { child, input, output, n_told: 0 }
    }

    /// Says hello, as the process of this number.
    pub(crate) fn initialize(&mut self, process: Option<u32>, folder: Option<&Path>) {
        let folders = folder.map(|folder| json!([{ "uri": uri(folder), "name": "redaction" }]));
        let mut params = able("utf-16");
        params["processId"] = json!(process);
        params["workspaceFolders"] = json!(folders);
        self.ask(0, "initialize", &params);
        assert_eq!(self.answer(0)["result"]["serverInfo"]["name"], "copydesk");
        self.tell("initialized", &json!({}));
    }

    pub(crate) fn tell(&mut self, method: &str, params: &Value) {
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        send(self.input.as_mut().expect("a pipe"), &message.to_string());
    }

    pub(crate) fn ask(&mut self, id: i64, method: &str, params: &Value) {
        let message = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        send(self.input.as_mut().expect("a pipe"), &message.to_string());
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let item = json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": item }));
    }

    /// The next message that is one of these.
    pub(crate) fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = receive(self.output.as_mut().expect("a pipe"));
            self.n_told += usize::from(message["method"] == "window/logMessage");
            if is_it(&message) {
                return message;
            }
        }
    }

    pub(crate) fn answer(&mut self, id: i64) -> Value {
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    pub(crate) fn published(&mut self) -> Value {
        self.wait(|message| message["method"] == "textDocument/publishDiagnostics")["params"].clone()
    }

    /// The exit code, which must come in time.
    pub(crate) fn exit_code(&mut self) -> Option<i32> {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().expect("our child") {
                return status.code();
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("the server is still running");
    }

    /// How long it has worked, on all threads, as Linux tells; 0 elsewhere.
    pub(crate) fn work(&self) -> Duration {
        let path = Path::new("/proc").join(self.child.id().to_string()).join("stat");
        let Ok(stat) = fs::read_to_string(path) else { return Duration::ZERO };
        let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        // The 14th and 15th fields of all, in hundredths of a second on every Linux there is.
        let ticks =
            after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok());
        Duration::from_millis(ticks.sum::<u64>() * 10)
    }

    /// Has nothing to do for a while, and does nothing.
    pub(crate) fn rests(&self) {
        // What is under way ends some time: on a busy machine that takes a while.
        let mut spent = Duration::MAX;
        for _ in 0..15 {
            let before = self.work();
            thread::sleep(Duration::from_secs(2));
            spent = self.work().saturating_sub(before);
            if spent < Duration::from_millis(200) {
                return;
            }
        }
        panic!("{spent:?} of work in two seconds with nothing to do");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has ended already unless a test failed; then there is nobody to tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
