//! Nothing goes over the network and no file is written unasked: what the program asks of the system is written down by
//! `strace` and read here. `tests/run` installs that; where it cannot be had or used the tests say so, and fail with
//! `CI=true`.
#![cfg(target_os = "linux")]
#![allow(clippy::print_stdout, reason = "it says what it skips")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use object::Object as _;
use serde_json::{Value, json};

use crate::common::program::folder;
use crate::spawned::{Process, uri};

const ARTICLE: &str = "Le train de Kyiv part à l'heure, et celui de Kiev attend. « Nous n'avons jamais vu autant d'eau. »\n\n\
    Le maire a promis une salle neuve avant la fin de l'hiver prochain, et la rue du pont restera fermée jusqu'au printemps.\n";

/// What is written down: all that has to do with the network, all that names a file, and what changes an open one.
const CALLS: &str = "trace=%network,%file,ftruncate,fallocate,fchmod,fchown";

/// Calls that change a file or a folder by its name. Opening one is looked at more closely.
const CHANGES: [&str; 27] = [
    "creat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "mknod",
    "mknodat",
    "truncate",
    "ftruncate",
    "fallocate",
    "chmod",
    "fchmod",
    "fchmodat",
    "chown",
    "fchown",
    "lchown",
    "fchownat",
    "setxattr",
    "utimensat",
];

/// Whether there is a working `strace`.
fn can_trace() -> bool {
    let traced =
        Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    let can = traced.is_ok_and(|status| status.success());
    assert!(can || std::env::var_os("CI").is_none(), "there is no working `strace`; `tests/run` installs it");
    if !can {
        println!("skipped: there is no working `strace` here");
    }
    can
}

/// The program under `strace`, at home in a folder.
fn traced(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-y", "-s", "4096", "-e", CALLS, "-o"]).arg(folder.join("trace"));
    command.arg(env!("CARGO_BIN_EXE_copydesk")).args(arguments).current_dir(folder.join("desk"));
    command.env("HOME", folder.join("home")).env("XDG_CACHE_HOME", folder.join("home/cache"));
    command.env_remove("COPYDESK_LOG");
    command
}

/// The calls that were traced, less the number of the process.
fn calls(folder: &Path) -> Vec<String> {
    let trace = fs::read(folder.join("trace")).expect("there is a trace");
    let trace = String::from_utf8_lossy(&trace);
    let calls =
        trace.lines().filter_map(|line| line.split_once(' ')).map(|(_, call)| call.trim_start().to_owned());
    let calls: Vec<String> = calls.filter(|call| !call.starts_with(['+', '-'])).collect();
    assert!(calls.iter().any(|call| call.starts_with("openat(")), "an empty trace tells nothing: {calls:?}");
    calls
}

/// Calls that write, and are not about what lies in one of these folders; and calls that have to do with the network.
fn forbidden(folder: &Path, allowed: &[PathBuf]) -> Vec<String> {
    let is_allowed = |call: &str| {
        allowed.iter().any(|folder| {
            let folder = folder.to_string_lossy();
            call.contains(&format!("\"{folder}")) || call.contains(&format!("<{folder}"))
        })
    };
    let mut forbidden = calls(folder);
    forbidden.retain(|call| {
        let name = call.split('(').next().unwrap_or_default();
        let opens = ["open", "openat", "openat2"].contains(&name)
            && ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"]
                .iter()
                .any(|flag| call.contains(flag));
        let writes = opens || CHANGES.contains(&name);
        let is_of_network = ["socket", "connect", "bind", "sendto", "sendmsg", "getaddrinfo"].contains(&name);
        is_of_network || writes && !is_allowed(call)
    });
    forbidden
}

/// A folder with a home, and a desk with articles.
fn desk() -> tempfile::TempDir {
    folder(&[
        ("home/.keep", b""),
        ("desk/one.txt", ARTICLE.as_bytes()),
        ("desk/two.md", format!("# Kyiv\n\n{ARTICLE}").as_bytes()),
        ("desk/.copydesk.toml", b"house = \"fr-lemonde\"\n"),
    ])
}

/// Everything that an editor may ask for.
fn session(folder: &Path, settings: &Value) {
    let mut process = Process::start(traced(folder, &["lsp"]));
    process.initialize(Some(std::process::id()), Some(&folder.join("desk")));
    process.tell("workspace/didChangeConfiguration", &json!({ "settings": { "copydesk": settings } }));
    let article = uri(&folder.join("desk/one.txt"));
    let document = json!({ "uri": article });
    process.open(&article, ARTICLE);
    process.published();
    let place = json!({ "line": 0, "character": 13 });
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let changes = json!([{ "range": { "start": place, "end": place }, "text": "Crouzet " }]);
    process.tell(
        "textDocument/didChange",
        &json!({ "textDocument": { "uri": article, "version": 2 }, "contentChanges": changes }),
    );
    let requests = [
        "textDocument/hover",
        "textDocument/codeAction",
        "textDocument/documentSymbol",
        "textDocument/documentHighlight",
        "textDocument/definition",
        "textDocument/references",
        "textDocument/prepareRename",
        "textDocument/rename",
        "textDocument/inlayHint",
        "workspace/symbol",
    ];
    for (id, method) in (1..).zip(requests) {
        let params = json!({
            "textDocument": document, "position": place, "range": all, "query": "", "newName": "Odessa",
            "context": { "diagnostics": [], "includeDeclaration": true },
        });
        process.ask(id, method, &params);
        process.answer(id);
    }
    for (id, command) in (20..).zip(["listQuotes", "listNames", "describe", "checkWorkspace"]) {
        let params = json!({ "command": format!("copydesk.{command}"), "arguments": [article] });
        process.ask(id, "workspace/executeCommand", &params);
        assert!(process.answer(id).get("error").is_none());
    }
    process.tell("textDocument/didSave", &json!({ "textDocument": document }));
    process.tell("textDocument/didClose", &json!({ "textDocument": document }));
    process.ask(30, "shutdown", &Value::Null);
    process.answer(30);
    process.tell("exit", &Value::Null);
    assert_eq!(process.exit_code(), Some(0));
}

#[test]
fn an_editors_session_touches_nothing() {
    if !can_trace() {
        return;
    }
    let folder = desk();
    session(folder.path(), &json!({ "inlayHints": true }));
    assert_eq!(forbidden(folder.path(), &[]), Vec::<String>::new());
    assert!(!folder.path().join("home/cache").exists());
}

#[test]
fn an_archive_is_written_to_the_cache_and_nowhere_else() {
    if !can_trace() {
        return;
    }
    let folder = desk();
    session(folder.path(), &json!({ "checks": { "archive-repeat": "on" } }));
    let cache = folder.path().join("home/cache");
    assert_eq!(forbidden(folder.path(), std::slice::from_ref(&cache)), Vec::<String>::new());
    // It does write, and the test sees it.
    assert_ne!(forbidden(folder.path(), &[]), Vec::<String>::new());
    assert!(cache.exists());
}

#[test]
fn the_command_line_touches_nothing() {
    if !can_trace() {
        return;
    }
    let folder = desk();
    for arguments in [
        &["check", "one.txt", "."][..],
        &["check", "--format", "jsonl", "."],
        &["quotes", "one.txt"],
        &["names", "--format", "csv", "."],
        &["explain", "name-variant"],
        &["houses", "fr-lemonde"],
        &["--help"],
    ] {
        let output = traced(folder.path(), arguments).output().expect("it starts");
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {output:?}");
        assert_eq!(forbidden(folder.path(), &[]), Vec::<String>::new(), "{arguments:?}");
    }
    let cache = folder.path().join("home/cache");
    let output = traced(folder.path(), &["archive", "."]).output().expect("it starts");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(forbidden(folder.path(), &[cache]), Vec::<String>::new());
}

/// There is no part for the network in the program.
#[test]
fn no_library_speaks_to_the_network() {
    let lock = include_str!("../../Cargo.lock");
    for name in ["reqwest", "hyper", "ureq", "curl", "native-tls", "rustls"] {
        assert!(!lock.contains(&format!("name = \"{name}\"")), "{name} speaks to the network");
    }
}

/// What waits at pipes could wait at connections, too; but nothing in the program can open one.
#[test]
fn no_connection_can_be_opened() {
    let program = fs::read(env!("CARGO_BIN_EXE_copydesk")).expect("it is built");
    let program = object::File::parse(&*program).expect("it is a program");
    let imports = program.imports().expect("it says what it calls");
    let calls: Vec<_> = imports.iter().map(|import| String::from_utf8_lossy(import.name())).collect();
    let calls = |name: &str| calls.iter().any(|call| call.trim_start_matches('_') == name);
    // One that is linked whole calls nothing by name.
    assert!(imports.is_empty() || calls("write") || calls("WriteFile"), "it writes, and the test sees it");
    for name in ["socket", "connect", "bind", "listen", "accept", "accept4", "getaddrinfo", "WSASocketW"] {
        assert!(!calls(name), "it can call `{name}`");
    }
}
