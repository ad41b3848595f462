//! Runs the built program, and speaks to it when it is the server.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The program in a folder, unmoved by the environment of whoever runs the tests.
pub(crate) fn copydesk(folder: &Path, arguments: &[&str]) -> Command {
    command(env!("CARGO_BIN_EXE_copydesk").as_ref(), folder, arguments)
}

/// The program that `COPYDESK` names, likewise: a release build, for what takes the one built with the tests, which is ten
/// times as slow, too long. Without it, that one.
pub(crate) fn released(folder: &Path, arguments: &[&str]) -> Command {
    let named = std::env::var_os("COPYDESK");
    command(named.as_deref().unwrap_or(env!("CARGO_BIN_EXE_copydesk").as_ref()), folder, arguments)
}

/// Whether [`released`] runs a release build.
pub(crate) fn is_released() -> bool {
    std::env::var_os("COPYDESK").is_some() || !cfg!(debug_assertions)
}

fn command(program: &OsStr, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for name in ["NO_COLOR", "COLUMNS", "LANG", "LC_ALL", "LC_MESSAGES"] {
        command.env_remove(name);
    }
    // Where a test may put the user's own settings; walks through the folder leave it out.
    command.env("XDG_CONFIG_HOME", folder.join(".config"));
    command
}

/// What a run came to.
pub(crate) struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            status: output.status.code().expect("no signal ended it"),
            out: String::from_utf8(output.stdout).expect("its output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("its complaints are UTF-8"),
        }
    }

    pub(crate) fn json(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect()
    }
}

/// Runs the program with nothing on its standard input.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Run {
    Run::of(copydesk(folder, arguments).output().expect("it starts"))
}

/// Runs the program on some standard input.
pub(crate) fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut child = copydesk(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    child.stdin.take().expect("it has a standard input").write_all(input).expect("it reads");
    Run::of(child.wait_with_output().expect("it ends"))
}

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

/// Sends a message to a server.
pub(crate) fn send(input: &mut impl Write, message: &str) {
    write!(input, "Content-Length: {}\r\n\r\n{message}", message.len()).expect("the server reads");
    input.flush().expect("the server reads");
}

/// The next message of a server.
pub(crate) fn receive(output: &mut impl BufRead) -> Value {
    receive_or_end(output).expect("the server left")
}

/// The next message of a server; `None` if there is none and its output has ended.
pub(crate) fn receive_or_end(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut header = String::new();
        if output.read_line(&mut header).expect("the server writes") == 0 {
            assert!(length.is_none(), "the server left in the middle of a message");
            return None;
        }
        match header.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = Some(value.parse().expect("a length is a number")),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length.expect("every message has a length")];
    output.read_exact(&mut body).expect("a whole message");
    Some(serde_json::from_slice(&body).expect("a message is JSON"))
}
