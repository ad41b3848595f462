//! What goes wrong around the server: a client that does not read, vanishes or is killed, checks that panic, settings
//! and folders that somebody has laid traps in. It stays right, ends when it should, and never spins.

use std::path::Path;
use std::process::Command;
use std::sync::mpsc::channel;
use std::time::Duration;
use std::{fs, thread};

use copydesk::analysis::Analysis;
use copydesk::analysis::repetition::passage::Reuses;
use copydesk::checks::{self, Fixes};
use copydesk::config::Config;
use copydesk::finding::Finding;
use copydesk::server::Engine;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::URI;
use crate::client::Client;
use crate::common::program::{self, folder, receive_or_end};
use crate::spawned::{PATIENCE, Process, uri};

const ARTICLE: &str =
    "Le train de Kyiv part à l'heure, et celui de Kiev attend. « Nous n'avons jamais vu autant d'eau. »";

/// Panics at a text with "panique", and for the fixes of one with "secours".
fn check_or_panic(analysis: &Analysis, reuses: &Reuses, config: &Config, fixes: Fixes) -> Vec<Finding> {
    let panics = analysis.source.whole().contains("panique")
        || matches!(fixes, Fixes::With) && analysis.source.whole().contains("secours");
    assert!(!panics, "this test has it fail");
    checks::look(analysis, reuses, config, fixes)
}

#[tokio::test]
async fn checks_that_panic_are_survived() {
    let mut client = Client::start(Engine { check: check_or_panic, ..Engine::default() }, "utf-16").await;
    let other = "file:///redaction/other.txt";
    client.open(URI, 1, "panique").await;
    let told = client.notified("window/logMessage").await;
    assert!(told["message"].as_str().is_some_and(|message| message.contains("a échoué")), "{told}");
    // Every request is answered, and other documents are served.
    let position = json!({ "line": 0, "character": 1 });
    for method in ["hover", "documentSymbol", "documentHighlight", "inlayHint"] {
        let range = json!({ "start": position, "end": position });
        let params = json!({ "textDocument": { "uri": URI }, "position": position, "range": range });
        let answer = client.request(&format!("textDocument/{method}"), params).await;
        assert!(answer.get("error").is_none(), "{answer}");
    }
    client.open(other, 1, ARTICLE).await;
    assert_ne!(client.published().await["diagnostics"], json!([]));

    // Fixes that fail are no fixes; nothing else is touched.
    client.change(URI, 2, json!([{ "text": format!("{ARTICLE} Au secours.") }])).await;
    assert_ne!(client.published().await["diagnostics"], json!([]));
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    assert_eq!(client.code_actions(URI, &all, None).await, Value::Null);
    client.change(URI, 3, json!([{ "text": ARTICLE }])).await;
    assert_eq!(client.published().await["version"], 3);
    assert_ne!(client.code_actions(URI, &all, None).await, json!([]));

    // Nor does it matter on which thread a short one fails.
    client.change(URI, 4, json!([{ "text": format!("{ARTICLE} On ") }])).await;
    assert_eq!(client.published().await["version"], 4);
    client.change(URI, 5, json!([{ "text": format!("{ARTICLE} On panique") }])).await;
    client.change(URI, 6, json!([{ "text": format!("{ARTICLE} On rit") }])).await;
    assert_eq!(client.published().await["version"], 6);
    client.finish().await;
}

fn server(folder: &Path) -> Process {
    let mut command = program::copydesk(folder, &["lsp"]);
    command.env("XDG_CACHE_HOME", folder.join("cache"));
    Process::start(command)
}

#[test]
fn a_server_with_nothing_to_do_does_nothing() {
    let folder = folder(&[("one.txt", ARTICLE.as_bytes())]);
    let mut process = server(folder.path());
    process.initialize(Some(std::process::id()), Some(folder.path()));
    process.open(URI, ARTICLE);
    process.published();
    process.ask(1, "workspace/executeCommand", &json!({ "command": "copydesk.checkWorkspace" }));
    process.answer(1);
    process.rests();
    // Nor with a client that has closed its ear.
    drop(process.output.take());
    let changes = json!([{ "text": format!("{ARTICLE} Fin.") }]);
    process.tell(
        "textDocument/didChange",
        &json!({ "textDocument": { "uri": URI, "version": 2 }, "contentChanges": changes }),
    );
    process.rests();
    drop(process.input.take());
    assert_eq!(process.exit_code(), Some(1));
}

/// More than a pipe and the queue before it hold.
fn ask_too_much(process: &mut Process) -> i64 {
    let text = format!("{ARTICLE}\n").repeat(400);
    process.open(URI, &text);
    let n_requests = 40;
    for id in 1..=n_requests {
        process.ask(id, "textDocument/documentSymbol", &json!({ "textDocument": { "uri": URI } }));
    }
    n_requests
}

#[test]
fn a_client_that_does_not_read_is_waited_for() {
    let folder = folder(&[]);
    let mut process = server(folder.path());
    process.initialize(None, None);
    let n_requests = ask_too_much(&mut process);
    process.rests();
    // All of it is there when it reads again, in whatever order.
    let mut answered: Vec<i64> = Vec::new();
    while answered.len() < usize::try_from(n_requests).expect("it is small") {
        let message = process.wait(|message| message.get("id").is_some());
        answered.extend(message["id"].as_i64());
    }
    answered.sort_unstable();
    assert_eq!(answered, (1..=n_requests).collect::<Vec<_>>());
    process.ask(99, "shutdown", &Value::Null);
    process.answer(99);
    process.tell("exit", &Value::Null);
    assert_eq!(process.exit_code(), Some(0));
}

#[test]
fn a_client_that_does_not_read_cannot_hold_up_the_end() {
    let folder = folder(&[]);
    for closes in [true, false] {
        let mut process = server(folder.path());
        process.initialize(None, None);
        ask_too_much(&mut process);
        if closes {
            drop(process.input.take());
        } else {
            process.tell("exit", &Value::Null);
        }
        assert_eq!(process.exit_code(), Some(1));
    }
}

#[cfg(unix)]
#[test]
fn a_client_that_is_gone_is_missed_though_its_pipe_is_open() {
    let folder = folder(&[]);
    let mut editor = Command::new("sleep").arg("600").spawn().expect("it starts");
    let mut process = server(folder.path());
    process.initialize(Some(editor.id()), None);
    process.open(URI, ARTICLE);
    process.published();
    assert_eq!(process.child.try_wait().expect("our child"), None);
    editor.kill().expect("it was there");
    editor.wait().expect("our child");
    assert_eq!(process.exit_code(), Some(1));

    // The same while a write is held up.
    let mut editor = Command::new("sleep").arg("600").spawn().expect("it starts");
    let mut process = server(folder.path());
    process.initialize(Some(editor.id()), None);
    ask_too_much(&mut process);
    editor.kill().expect("it was there");
    editor.wait().expect("our child");
    assert_eq!(process.exit_code(), Some(1));
}

/// A parent whose end nobody takes note of still has its number.
#[cfg(unix)]
#[test]
fn a_parent_that_ended_is_missed_though_its_number_is_not_free() {
    let folder = folder(&[]);
    let mut shell = Command::new("sh");
    // In the background a shell takes the input away; so it is given by another number.
    shell.args(["-c", "exec 3<&0; \"$0\" lsp <&3 & wait"]).arg(env!("CARGO_BIN_EXE_copydesk"));
    shell.current_dir(folder.path());
    let mut process = Process::start(shell);
    let parent = process.child.id();
    process.initialize(Some(parent), None);
    process.child.kill().expect("it is there");
    // The output ends with the server.
    let (ended, end) = channel();
    let mut output = process.output.take().expect("a pipe");
    thread::spawn(move || {
        while receive_or_end(&mut output).is_some() {}
        // The test may have given up.
        let _ = ended.send(());
    });
    end.recv_timeout(PATIENCE).expect("the server ends");
}

/// A number that no process has: that of a client on another machine.
#[test]
fn a_client_from_elsewhere_is_not_missed() {
    let folder = folder(&[]);
    let mut process = server(folder.path());
    process.initialize(Some(i32::MAX.unsigned_abs()), None);
    thread::sleep(Duration::from_secs(3));
    process.open(URI, ARTICLE);
    process.published();
    process.ask(1, "shutdown", &Value::Null);
    process.answer(1);
    process.tell("exit", &Value::Null);
    assert_eq!(process.exit_code(), Some(0));
}

/// What it is called, how it is laid, and whether the user hears of it.
#[cfg(unix)]
type Trap = (&'static str, Box<dyn FnOnce(&Path)>, bool);

/// A folder with a trap by the name of the settings, an article beside it, and whether it can be laid here.
fn trap(lay: impl FnOnce(&Path)) -> (TempDir, String) {
    let folder = folder(&[("texts/one.txt", ARTICLE.as_bytes())]);
    lay(&folder.path().join("texts/.copydesk.toml"));
    let article = uri(&folder.path().join("texts/one.txt"));
    (folder, article)
}

#[cfg(unix)]
fn make_pipe(path: &Path) {
    let status = Command::new("mkfifo").arg(path).status().expect("it starts");
    assert!(status.success(), "a named pipe can be made");
}

#[cfg(unix)]
#[test]
fn settings_that_are_a_trap_change_nothing() {
    let write = |text: Vec<u8>| move |path: &Path| fs::write(path, text).expect("a file");
    let link = |to: &'static str| move |path: &Path| std::os::unix::fs::symlink(to, path).expect("a link");
    let nested = [b"a = ".as_slice(), &b"[".repeat(100_000)].concat();
    let tables = b"[a.".iter().copied().chain(b"a.".repeat(100_000)).chain(*b"a]\n").collect();
    let traps: Vec<Trap> = vec![
        ("not UTF-8", Box::new(write(b"house = \"\xe9\"".to_vec())), true),
        (
            "100 MB",
            Box::new(|path| fs::File::create(path).and_then(|file| file.set_len(100 << 20)).expect("a file")),
            true,
        ),
        ("nested", Box::new(write(nested)), true),
        ("tables", Box::new(write(tables)), true),
        ("NUL", Box::new(write(vec![0; 1000])), true),
        ("a folder", Box::new(|path| fs::create_dir(path).expect("a folder")), false),
        ("a pipe", Box::new(make_pipe), false),
        ("a loop", Box::new(link(".copydesk.toml")), false),
        ("a device", Box::new(link("/dev/zero")), false),
        (
            "a house that is a pipe",
            Box::new(|path| {
                fs::write(path, "house = \"pipe.toml\"").expect("a file");
                make_pipe(&path.with_file_name("pipe.toml"));
            }),
            true,
        ),
    ];
    for (name, lay, is_told) in traps {
        let (folder, article) = trap(lay);
        let mut process = server(folder.path());
        process.initialize(None, Some(folder.path()));
        process.open(&article, ARTICLE);
        assert_ne!(process.published()["diagnostics"], json!([]), "{name}");
        // What writes into the settings is asked for, too, and they are looked at again.
        process.tell("textDocument/didSave", &json!({ "textDocument": { "uri": article } }));
        let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
        let params =
            json!({ "textDocument": { "uri": article }, "range": all, "context": { "diagnostics": [] } });
        process.ask(1, "textDocument/codeAction", &params);
        assert!(process.answer(1)["result"].is_array(), "{name}");
        process.ask(2, "shutdown", &Value::Null);
        process.answer(2);
        assert_eq!(process.n_told > 0, is_told, "{name}");
        process.tell("exit", &Value::Null);
        assert_eq!(process.exit_code(), Some(0), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_workspace_with_traps_is_checked() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("a/one.txt", ARTICLE.as_bytes()), ("a/two.txt", ARTICLE.as_bytes())]);
    let path = |name: &str| folder.path().join(name);
    symlink("..", path("a/up")).expect("a link");
    symlink("around.txt", path("a/around.txt")).expect("a link");
    symlink("/dev/zero", path("a/endless.txt")).expect("a link");
    make_pipe(&path("a/pipe.txt"));
    let mut process = server(folder.path());
    process.initialize(None, Some(folder.path()));
    let ask = |process: &mut Process, id| {
        process.ask(id, "workspace/executeCommand", &json!({ "command": "copydesk.checkWorkspace" }));
        process.answer(id)["result"]["files"].clone()
    };
    assert_eq!(ask(&mut process, 1), 2);
    // A pipe comes in the place of an article that was checked.
    fs::remove_file(path("a/two.txt")).expect("it was there");
    make_pipe(&path("a/two.txt"));
    let changes = json!([{ "uri": uri(&path("a/two.txt")), "type": 2 }]);
    process.tell("workspace/didChangeWatchedFiles", &json!({ "changes": changes }));
    let taken_back = process.published();
    assert_eq!(taken_back["diagnostics"], json!([]));
    assert_eq!(ask(&mut process, 2), 1);
    process.ask(3, "shutdown", &Value::Null);
    process.answer(3);
    process.tell("exit", &Value::Null);
    assert_eq!(process.exit_code(), Some(0));
}
