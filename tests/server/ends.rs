//! What can stand at the other end of the program: pipes, a socket, files; and that they are left as they were.

use std::fs::File;
use std::io::{BufReader, Write, pipe};
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::{fs, io};

use serde_json::{Value, json};

use crate::URI;
use crate::common::program::{folder, receive, send};

const ARTICLE: &str = "Le train de Kyiv part à l'heure, et celui de Kiev attend.";

fn messages() -> Vec<String> {
    let item = json!({ "uri": URI, "languageId": "plaintext", "version": 1, "text": ARTICLE });
    let initialize = json!({ "processId": null, "capabilities": {} });
    let request = |id: u32, method: &str, params: Value| {
        json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string()
    };
    let notification = |method: &str, params: Value| {
        json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string()
    };
    vec![
        request(1, "initialize", initialize),
        notification("initialized", json!({})),
        notification("textDocument/didOpen", json!({ "textDocument": item })),
        json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }).to_string(),
        json!({ "jsonrpc": "2.0", "method": "exit" }).to_string(),
    ]
}

fn start(input: impl Into<Stdio>, output: impl Into<Stdio>) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.arg("lsp").stdin(input).stdout(output).stderr(Stdio::null()).spawn().expect("it starts")
}

/// Says everything up to `shutdown` once what was found in the article is there, then takes its leave.
fn converse(input: &mut impl Write, output: impl io::Read) {
    let mut output = BufReader::new(output);
    let messages = messages();
    let [first, middle @ .., shutdown, exit] = &messages[..] else { panic!("there are some") };
    send(input, first);
    assert_eq!(receive(&mut output)["result"]["serverInfo"]["name"], "copydesk");
    for message in middle {
        send(input, message);
    }
    let published = receive(&mut output);
    assert_eq!(published["method"], "textDocument/publishDiagnostics", "{published}");
    assert_ne!(published["params"]["diagnostics"], json!([]));
    send(input, shutdown);
    assert_eq!(receive(&mut output)["id"], 2);
    send(input, exit);
}

#[test]
fn a_socket_does_for_both_ends() {
    let (mut ours, theirs) = UnixStream::pair().expect("a socket");
    let other = theirs.try_clone().expect("another");
    let mut server = start(OwnedFd::from(theirs), OwnedFd::from(other));
    let output = ours.try_clone().expect("another");
    converse(&mut ours, output);
    assert!(server.wait().expect("it ends").success());
}

#[test]
fn a_log_that_nobody_reads_is_no_reason_to_end() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut server = command.spawn().expect("it starts");
    drop(server.stderr.take());
    let mut input = server.stdin.take().expect("a pipe");
    // It has something to say of this.
    input.write_all(b"Content-Length: none\r\n\r\n").expect("it reads");
    converse(&mut input, server.stdout.take().expect("a pipe"));
    assert!(server.wait().expect("it ends").success());
}

/// Whether whoever reads or writes at an end of a pipe is told that there is nothing, rather than made to wait.
#[cfg(target_os = "linux")]
fn is_impatient(end: &impl AsRawFd) -> bool {
    const O_NONBLOCK: u32 = 0o4000;
    let info = Path::new("/proc/self/fdinfo").join(end.as_raw_fd().to_string());
    let info = fs::read_to_string(info).expect("the system tells");
    let flags = info.lines().find_map(|line| line.strip_prefix("flags:")).expect("its flags");
    u32::from_str_radix(flags.trim(), 8).expect("an octal number") & O_NONBLOCK != 0
}

#[cfg(target_os = "linux")]
#[test]
fn pipes_are_left_as_they_were() {
    let (input, mut to_input) = pipe().expect("a pipe");
    let (from_output, output) = pipe().expect("a pipe");
    // As the shell has them that started the program, and that goes on with them.
    let (kept_input, kept_output) =
        (input.try_clone().expect("another"), output.try_clone().expect("another"));
    let mut server = start(input, output);
    converse(&mut to_input, from_output);
    assert!(server.wait().expect("it ends").success());
    assert!(!is_impatient(&kept_input) && !is_impatient(&kept_output));
}

#[test]
fn files_do_for_both_ends() {
    let folder = folder(&[]);
    let (said, answered) = (folder.path().join("said"), folder.path().join("answered"));
    // A client waits for the answer before it says more, and a file does not wait.
    send(&mut File::create(&said).expect("a file"), &messages()[0]);
    let input = File::open(&said).expect("it is there");
    let mut server = start(input, File::create(&answered).expect("a file"));
    assert!(!server.wait().expect("it ends").success(), "nobody said `exit`");
    let mut output = BufReader::new(File::open(&answered).expect("it is there"));
    assert_eq!(receive(&mut output)["result"]["serverInfo"]["name"], "copydesk");
}
