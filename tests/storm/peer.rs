//! A server at the other end of a pipe, in memory or a process of its own, and both ends of the pipe served by threads: so
//! that whoever speaks to it need not listen at the same time.

use std::io::{BufReader, Write};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use copydesk::server::{Desk, serve};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::common::program;

/// What a server came to.
pub(crate) enum Ending {
    /// In memory: whether it saw `shutdown` and `exit`.
    Served(bool),
    /// The exit code of a process.
    Exited(Option<i32>),
}

pub(crate) struct Peer {
    to: Option<Sender<Vec<u8>>>,
    from: Receiver<Value>,
    ending: Receiver<Ending>,
    /// The number of the process, if it is one.
    pub(crate) process: Option<u32>,
}

impl Peer {
    /// In memory, on a thread of its own, as the program runs it.
    pub(crate) fn in_memory() -> Self {
        let (to, mut sent) = tokio::sync::mpsc::unbounded_channel::<Vec<u8>>();
        let (said, from) = channel();
        let (end, ending) = channel();
        let serve_all = move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
            runtime.expect("a runtime starts").block_on(async {
                let (ours, theirs) = tokio::io::duplex(1 << 16);
                let (input, output) = tokio::io::split(theirs);
                let (mut reader, mut writer) = tokio::io::split(ours);
                let server = tokio::spawn(serve(input, output, Desk::default()));
                tokio::spawn(async move {
                    while let Some(bytes) = sent.recv().await {
                        if writer.write_all(&bytes).await.is_err() {
                            return;
                        }
                    }
                    // Nobody is there any more if it fails.
                    let _ = writer.shutdown().await;
                });
                let listened = tokio::spawn(async move {
                    let mut frames = Frames::default();
                    let mut bytes = vec![0; 1 << 16];
                    while let Ok(n_bytes @ 1..) = reader.read(&mut bytes).await {
                        frames.add(&bytes[..n_bytes], &said);
                    }
                });
                let clean = server.await.expect("the server does not panic");
                listened.await.expect("all that it says is whole messages");
                // Whoever waits for it may be gone.
                let _ = end.send(Ending::Served(clean));
            });
        };
        thread::spawn(serve_all);
        let (forward, bytes) = channel::<Vec<u8>>();
        thread::spawn(move || bytes.iter().try_for_each(|bytes| to.send(bytes)));
        Self { to: Some(forward), from, ending, process: None }
    }

    /// The program, with its files in a folder.
    pub(crate) fn process(folder: &Path) -> Self {
        let mut command = program::released(folder, &["lsp"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.env("XDG_CACHE_HOME", folder.join("cache")).env_remove("COPYDESK_LOG");
        let mut child = command.spawn().expect("the program starts");
        let process = Some(child.id());
        let mut input = child.stdin.take().expect("a pipe");
        let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
        let (to, sent) = channel::<Vec<u8>>();
        let (said, from) = channel();
        let (end, ending) = channel();
        thread::spawn(move || {
            // It fails when the program has ended; that is seen elsewhere.
            sent.iter().try_for_each(|bytes| input.write_all(&bytes))
        });
        thread::spawn(move || {
            while let Some(message) = program::receive_or_end(&mut output) {
                if said.send(message).is_err() {
                    break;
                }
            }
            let _ = end.send(Ending::Exited(exit_code(child)));
        });
        Self { to: Some(to), from, ending, process }
    }

    /// Sends some bytes, without waiting for anything.
    pub(crate) fn send(&self, bytes: Vec<u8>) {
        self.to.as_ref().expect("it was not let go").send(bytes).expect("the server is there");
    }

    /// The next message, if there is one in time.
    pub(crate) fn receive(&self, within: Duration) -> Option<Value> {
        match self.from.recv_timeout(within) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => panic!("the server went away"),
        }
    }

    /// What the server came to, which must be soon.
    pub(crate) fn ending(self, within: Duration) -> Ending {
        self.ending.recv_timeout(within).expect("the server ends")
    }
}

/// A message with its header.
pub(crate) fn frame(body: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

pub(crate) fn request(id: &Value, method: &str, params: &Value) -> Value {
    let mut request = json!({ "jsonrpc": "2.0", "id": id, "method": method });
    if !params.is_null() {
        request["params"] = params.clone();
    }
    request
}

pub(crate) fn notification(method: &str, params: &Value) -> Value {
    let mut notification = json!({ "jsonrpc": "2.0", "method": method });
    if !params.is_null() {
        notification["params"] = params.clone();
    }
    notification
}

/// The exit code of a process that has closed its output, and must end soon.
fn exit_code(mut child: Child) -> Option<i32> {
    let until = Instant::now() + Duration::from_secs(30);
    while Instant::now() < until {
        if let Some(status) = child.try_wait().expect("our child") {
            return status.code();
        }
        thread::sleep(Duration::from_millis(2));
    }
    // It has ended meanwhile, or is in the way of the next test.
    let _ = child.kill();
    let _ = child.wait();
    panic!("the server is still running");
}

/// Bytes that become messages.
#[derive(Default)]
struct Frames {
    bytes: Vec<u8>,
}

impl Frames {
    fn add(&mut self, bytes: &[u8], said: &Sender<Value>) {
        self.bytes.extend_from_slice(bytes);
        let mut rest = &self.bytes[..];
        while let Some(end) = rest.windows(4).position(|window| window == b"\r\n\r\n") {
            let header = str::from_utf8(&rest[..end]).expect("a header is text");
            let length = header.strip_prefix("Content-Length: ").expect("nothing but a length");
            let length: usize = length.parse().expect("a length is a number");
            let Some(body) = rest[end + 4..].get(..length) else { break };
            // Whoever listens may be gone.
            let _ = said.send(serde_json::from_slice(body).expect("a message is JSON"));
            rest = &rest[end + 4 + length..];
        }
        self.bytes = rest.to_vec();
    }
}
