//! What an editor is told of other articles, when, and how often.

use std::fs;
use std::io::BufReader;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::common::PARAGRAPHS;
use crate::common::program::{receive, send};
#[cfg(unix)]
use crate::link;
use crate::{Desk, article, fill, spoil};

/// What the server logs, beside the cache.
const LOG: &str = "server.log";

/// A server over pipes, with the check on and a folder open.
struct Server {
    child: Arc<Mutex<Child>>,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(desk: &Desk) -> Self {
        Self::start_in(desk, "", None)
    }

    /// With a folder of the desk open, and perhaps another one for the cache.
    fn start_in(desk: &Desk, folder: &str, cache: Option<&str>) -> Self {
        let mut command = desk.command(&["lsp"]);
        let log = fs::File::create(desk.cache.path().join(LOG)).expect("a file");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(log);
        if let Some(cache) = cache {
            command.env("XDG_CACHE_HOME", desk.folder.path().join(cache));
        }
        let mut child = command.spawn().expect("it starts");
        let input = child.stdin.take().expect("a pipe");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let child = Arc::new(Mutex::new(child));
        let watched = Arc::clone(&child);
        // A test that waits in vain is to end.
        thread::spawn(move || {
            thread::sleep(Duration::from_secs(30));
            let _ = watched.lock().expect("nobody panics with it").kill();
        });
        let mut server = Self { child, input, output };
        let folders = json!([{ "uri": uri(desk, folder), "name": "redaction" }]);
        let settings = json!({ "checks": { "archive-repeat": "on" }, "messages": "en" });
        let capabilities = json!({
            "textDocument": { "publishDiagnostics": { "relatedInformation": true } },
            "window": { "workDoneProgress": true },
        });
        server.send(&json!({ "id": 1, "method": "initialize", "params": {
            "processId": null, "capabilities": capabilities, "workspaceFolders": folders, "initializationOptions": settings,
        } }));
        receive(&mut server.output);
        server.notify("initialized", &json!({}));
        server
    }

    fn send(&mut self, message: &Value) {
        let mut message = message.clone();
        message["jsonrpc"] = json!("2.0");
        send(&mut self.input, &message.to_string());
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "method": method, "params": params }));
    }

    fn open(&mut self, uri: &str, text: &str) {
        let item = json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": item }));
    }

    fn change(&mut self, uri: &str, version: i32, text: &str) {
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
        self.notify("textDocument/didChange", &params);
    }

    /// The next message, after an answer to what it asks, if it asks anything.
    fn receive(&mut self) -> Value {
        let message = receive(&mut self.output);
        if message["method"].is_string() && message["id"] != Value::Null {
            self.send(&json!({ "id": message["id"], "result": null }));
        }
        message
    }

    /// Has the server do something, and reads until it is done. Returns what came before.
    fn execute(&mut self, command: &str, arguments: &Value) -> Vec<Value> {
        let params = json!({ "command": command, "arguments": arguments });
        self.send(&json!({ "id": "execute", "method": "workspace/executeCommand", "params": params }));
        let mut before = Vec::new();
        loop {
            let message = self.receive();
            if message["id"] == "execute" {
                return before;
            }
            before.push(message);
        }
    }

    /// The answer to a request.
    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.send(&json!({ "id": method, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message["id"] == method {
                return message["result"].clone();
            }
        }
    }

    fn save(&mut self, uri: &str) {
        self.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri } }));
    }

    /// Reads until this is all that is said of a document: of each finding, its message, and where its places are. Returns
    /// what was said of it before that.
    fn wait_for(&mut self, uri: &str, expected: &[&str]) -> Vec<Vec<String>> {
        let mut before = Vec::new();
        loop {
            let message = self.receive();
            if message["params"]["uri"] != uri {
                continue;
            }
            let told = told(&message["params"]);
            if told == expected {
                return before;
            }
            before.push(told);
        }
    }
}

/// What a publish says.
fn told(publish: &Value) -> Vec<String> {
    let diagnostics = publish["diagnostics"].as_array().expect("a list").iter();
    let told = diagnostics.map(|diagnostic| {
        let places = diagnostic["relatedInformation"].as_array().expect("a list").iter();
        let places = places.map(|place| {
            let location = &place["location"];
            let (start, end) = (&location["range"]["start"], &location["range"]["end"]);
            let uri = location["uri"].as_str().expect("an address");
            format!(" {uri}:{}-{}", start["line"], end["character"])
        });
        diagnostic["message"].as_str().expect("a sentence").to_owned() + &places.collect::<String>()
    });
    told.collect()
}

/// That the one paragraph of an article stands in another one, in a line of that.
fn stands(paragraph: &str, uri: &str, line: usize) -> String {
    let file = uri.rsplit('/').next().expect("a name");
    let end = paragraph.encode_utf16().count();
    format!("Already in another article ({file}, § {}). {uri}:{line}-{end}", line + 1)
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut child = self.child.lock().expect("nobody panics with it");
        // It may have ended.
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// The address of a file of the desk.
fn uri(desk: &Desk, name: &str) -> String {
    let path = desk.folder.path().join(name);
    tower_lsp::ls_types::Uri::from_file_path(path)
        .expect("an address")
        .as_str()
        .trim_end_matches('/')
        .to_owned()
}

#[test]
fn an_editor_is_told_of_the_articles_of_its_folder() {
    let desk = Desk::with(&[("2026-03-12-gare.txt", &[PARAGRAPHS[0], PARAGRAPHS[2]].join("\n"))]);
    let (today, gare) = (uri(&desk, "today.txt"), uri(&desk, "2026-03-12-gare.txt"));
    let mut server = Server::start(&desk);
    server.open(&today, &[PARAGRAPHS[3], PARAGRAPHS[2]].join("\n"));
    let end = PARAGRAPHS[2].encode_utf16().count();
    let found = format!("Already published on March 12, 2026 (2026-03-12-gare.txt, § 2). {gare}:1-{end}");
    server.wait_for(&today, &[&found]);
    // From the one to the other.
    let cursor = json!({ "line": 1, "character": 4 });
    let params = json!({ "textDocument": { "uri": today }, "position": cursor });
    let places = server.ask("textDocument/definition", &params);
    let range = json!({ "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": end } });
    assert_eq!(places, json!([{ "uri": gare, "range": range }]));
    // What is typed in the paragraph changes nothing, nor does a paragraph before it.
    server.change(
        &today,
        2,
        &[PARAGRAPHS[4], PARAGRAPHS[3], &PARAGRAPHS[2].replace("simples", "bons")].join("\n"),
    );
    server.wait_for(&today, &[&found]);
    // The paragraph goes, another comes.
    desk.write("2026-03-12-gare.txt", &[PARAGRAPHS[0], PARAGRAPHS[1]].join("\n"));
    let changes = json!({ "changes": [{ "uri": gare, "type": 2 }] });
    server.notify("workspace/didChangeWatchedFiles", &changes);
    server.wait_for(&today, &[]);
    server.change(&today, 3, PARAGRAPHS[1]);
    let end = PARAGRAPHS[1].encode_utf16().count();
    server.wait_for(
        &today,
        &[&format!("Already published on March 12, 2026 (2026-03-12-gare.txt, § 2). {gare}:1-{end}")],
    );
    // A new file, which the editor saves.
    desk.write("other.txt", PARAGRAPHS[5]);
    server.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri(&desk, "other.txt") } }));
    server.change(&today, 4, PARAGRAPHS[5]);
    let end = PARAGRAPHS[5].encode_utf16().count();
    server.wait_for(
        &today,
        &[&format!("Already in another article (other.txt, § 1). {}:0-{end}", uri(&desk, "other.txt"))],
    );
    fs::remove_file(desk.folder.path().join("other.txt")).expect("it is there");
    let changes = json!({ "changes": [{ "uri": uri(&desk, "other.txt"), "type": 3 }] });
    server.notify("workspace/didChangeWatchedFiles", &changes);
    server.wait_for(&today, &[]);
}

#[test]
fn an_editor_is_told_of_what_else_is_open() {
    let desk = Desk::with(&[]);
    let today = uri(&desk, "today.txt");
    let mut server = Server::start(&desk);
    server.open("untitled:Untitled-1", PARAGRAPHS[2]);
    server.wait_for("untitled:Untitled-1", &[]);
    server.open(&today, PARAGRAPHS[3]);
    server.wait_for(&today, &[]);
    server.change(&today, 2, PARAGRAPHS[2]);
    let end = PARAGRAPHS[2].encode_utf16().count();
    let found = format!("Already in another article (untitled:Untitled-1, § 1). untitled:Untitled-1:0-{end}");
    server.wait_for(&today, &[&found]);
    server.change("untitled:Untitled-1", 2, PARAGRAPHS[4]);
    server.wait_for("untitled:Untitled-1", &[]);
    server.change(&today, 3, &format!("{}\n", PARAGRAPHS[2].replace("nouveau", "prochain")));
    server.wait_for(&today, &[]);
}

#[test]
fn what_is_open_goes_before_what_is_saved() {
    let desk = Desk::with(&[("gare.txt", PARAGRAPHS[2]), ("halle.txt", PARAGRAPHS[3])]);
    let (today, gare) = (uri(&desk, "today.txt"), uri(&desk, "gare.txt"));
    let mut server = Server::start(&desk);
    server.open(&gare, PARAGRAPHS[4]);
    server.wait_for(&gare, &[]);
    // The index is there when this is found.
    server.open(&today, PARAGRAPHS[3]);
    let end = PARAGRAPHS[3].encode_utf16().count();
    let halle = format!("Already in another article (halle.txt, § 1). {}:0-{end}", uri(&desk, "halle.txt"));
    server.wait_for(&today, &[&halle]);
    // What is saved of the other one stands there no more, and what is not saved does.
    server.change(&today, 2, &[PARAGRAPHS[3], PARAGRAPHS[2], PARAGRAPHS[4]].join("\n"));
    let end = PARAGRAPHS[4].encode_utf16().count();
    server
        .wait_for(&today, &[&halle, &format!("Already in another article (gare.txt, § 1). {gare}:0-{end}")]);
}

/// Neither by another address of its file nor through a link.
#[cfg(unix)]
#[test]
fn an_editor_is_not_told_of_an_article_itself() {
    let desk = Desk::with(&[("pages/gare.txt", PARAGRAPHS[2]), ("pages/halle.txt", PARAGRAPHS[3])]);
    link(&desk, "pages", "linked");
    let mut server = Server::start_in(&desk, "pages", None);
    let text = [PARAGRAPHS[2], PARAGRAPHS[3]].join("\n");
    let end = PARAGRAPHS[3].encode_utf16().count();
    let found =
        format!("Already in another article (halle.txt, § 1). {}:0-{end}", uri(&desk, "pages/halle.txt"));
    for address in ["pages/gare.txt", "linked/gare.txt"] {
        let address = uri(&desk, address).replace("gare", "%67are");
        server.open(&address, &text);
        server.wait_for(&address, &[&found]);
        server.notify("textDocument/didClose", &json!({ "textDocument": { "uri": address } }));
        server.wait_for(&address, &[]);
    }
}

/// Another process is at work on the index until the editor has been told that this takes a while.
#[test]
fn an_editor_is_told_how_far_the_index_is() {
    let desk = Desk::with(&[]);
    assert_eq!(desk.run(&["archive", "."]).status, 0);
    let held = fs::File::create(desk.index().with_extension("lock")).expect("a file");
    held.lock().expect("nobody has it");
    fill(&desk, 100);
    let mut server = Server::start(&desk);
    server.open(&uri(&desk, "today.txt"), &article(99));
    let mut told: Vec<Value> = Vec::new();
    let mut is_found = false;
    // The finding comes when the index is there, and so does the end.
    while !is_found || told.last().is_none_or(|value| value["kind"] != "end") {
        let message = server.receive();
        if message["method"] == "$/progress" {
            told.push(message["params"]["value"].clone());
            held.unlock().expect("it is ours");
        }
        is_found |= message["params"]["diagnostics"].as_array().is_some_and(|list| !list.is_empty());
    }
    let begin = told.first().expect("it is told");
    assert_eq!(
        (&begin["kind"], &begin["title"]),
        (&json!("begin"), &json!("Reading the articles to compare with"))
    );
    let percentages: Vec<u64> = told.iter().filter_map(|value| value["percentage"].as_u64()).collect();
    assert!(percentages.is_sorted(), "{told:?}");
}

/// An editor has a folder open that lies in one of some day.
#[test]
fn a_day_above_the_workspace_is_no_articles_day() {
    let desk = Desk::with(&[("2020-01-01/pages/gare.txt", PARAGRAPHS[2])]);
    let mut server = Server::start_in(&desk, "2020-01-01/pages", None);
    let today = uri(&desk, "2020-01-01/pages/today.txt");
    server.open(&today, PARAGRAPHS[2]);
    server.wait_for(&today, &[&stands(PARAGRAPHS[2], &uri(&desk, "2020-01-01/pages/gare.txt"), 0)]);
}

/// So long that asking for all of it again takes longer than a check waits.
fn long_article(first: &str) -> String {
    first.to_owned() + "\n" + &(1_000..1_100).map(article).collect::<String>()
}

#[test]
fn what_is_told_stays_until_something_else_is_known() {
    let desk = Desk::with(&[("gare.txt", PARAGRAPHS[2]), ("other.txt", PARAGRAPHS[3])]);
    let (today, gare, other) = (uri(&desk, "today.txt"), uri(&desk, "gare.txt"), uri(&desk, "other.txt"));
    let mut server = Server::start(&desk);
    let text = long_article(PARAGRAPHS[2]);
    server.open(&today, &text);
    let found = stands(PARAGRAPHS[2], &gare, 0);
    server.wait_for(&today, &[&found]);

    // Another article is saved, and then the one that it stands in, where it is a line further down.
    desk.write("other.txt", PARAGRAPHS[4]);
    server.save(&other);
    desk.write("gare.txt", &[PARAGRAPHS[0], PARAGRAPHS[2]].join("\n"));
    server.save(&gare);
    let moved = stands(PARAGRAPHS[2], &gare, 1);
    let before = server.wait_for(&today, &[&moved]);
    assert!(before.iter().all(|told| *told == [&*found]), "{before:?}");

    // Another document is edited, and then this one.
    server.open("untitled:Untitled-1", PARAGRAPHS[5]);
    server.wait_for("untitled:Untitled-1", &[]);
    let edited = format!("{text}{}\n", PARAGRAPHS[5]);
    server.change(&today, 2, &edited);
    let further = format!(
        "Already in another article (untitled:Untitled-1, § 1). untitled:Untitled-1:0-{}",
        PARAGRAPHS[5].encode_utf16().count()
    );
    let before = server.wait_for(&today, &[&moved, &further]);
    assert!(before.iter().all(|told| told.contains(&moved)), "{before:?}");

    // It goes when it stands there no more.
    desk.write("gare.txt", PARAGRAPHS[0]);
    server.save(&gare);
    let before = server.wait_for(&today, &[&further]);
    assert!(before.iter().all(|told| told.contains(&moved)), "{before:?}");
}

#[test]
fn only_what_a_saved_article_can_concern_is_checked_again() {
    let desk = Desk::with(&[
        ("a.txt", PARAGRAPHS[2]),
        ("b.txt", PARAGRAPHS[4]),
        ("c.txt", PARAGRAPHS[4]),
        ("d.txt", &article(7)),
        ("y.txt", PARAGRAPHS[3]),
        ("z.txt", &[PARAGRAPHS[2], PARAGRAPHS[3]].join("\n")),
    ]);
    let mut server = Server::start(&desk);
    let today = uri(&desk, "today.txt");
    server.open(&today, PARAGRAPHS[4]);
    // The index is there when this is found.
    server.wait_for(&today, &[&stands(PARAGRAPHS[4], &uri(&desk, "b.txt"), 0)]);
    server.execute("copydesk.checkWorkspace", &json!([]));

    // What is said of the others when an article is another one, in the order of their names.
    let mut said = |name: &str, text: &str, count: usize| {
        desk.write(name, text);
        server.save(&uri(&desk, name));
        let mut said = Vec::new();
        while said.len() < count {
            let message = server.receive();
            let Some(uri) = message["params"]["uri"].as_str().filter(|uri| *uri != today) else { continue };
            let name = uri.rsplit('/').next().expect("a name").to_owned();
            said.push((name, told(&message["params"])));
        }
        said.sort();
        said
    };
    let entry = |name: &str, found: &[String]| (name.to_owned(), found.to_vec());
    let in_y = stands(PARAGRAPHS[3], &uri(&desk, "y.txt"), 0);
    // Something that it was told of goes.
    assert_eq!(
        said("a.txt", PARAGRAPHS[5], 2),
        [entry("a.txt", &[]), entry("z.txt", std::slice::from_ref(&in_y))]
    );
    // Something comes.
    let in_d = stands(PARAGRAPHS[3], &uri(&desk, "d.txt"), 0);
    assert_eq!(
        said("d.txt", PARAGRAPHS[3], 3),
        [entry("d.txt", &[in_y]), entry("y.txt", std::slice::from_ref(&in_d)), entry("z.txt", &[in_d])]
    );
}

#[test]
fn a_torn_index_is_made_again() {
    let desk = Desk::with(&[("gare.txt", PARAGRAPHS[2]), ("halle.txt", PARAGRAPHS[3])]);
    let today = uri(&desk, "today.txt");
    let mut server = Server::start(&desk);
    server.open(&today, PARAGRAPHS[2]);
    let gare = stands(PARAGRAPHS[2], &uri(&desk, "gare.txt"), 0);
    server.wait_for(&today, &[&gare]);
    for (version, text) in [(2, PARAGRAPHS[3]), (3, &PARAGRAPHS[3].replace("commune", "ville"))] {
        let index = rusqlite::Connection::open(desk.index()).expect("it is there");
        index.execute_batch("DROP TABLE posting").expect("it is an index");
        drop(index);
        server.change(&today, version, &[PARAGRAPHS[2], text].join("\n"));
        let halle = stands(PARAGRAPHS[3], &uri(&desk, "halle.txt"), 0);
        // What is known of the other paragraph stays meanwhile.
        let before = server.wait_for(&today, &[&gare, &halle]);
        assert!(before.iter().all(|told| *told == [&*gare]), "{before:?}");
        // It is not made again and again, but when somebody saves something.
        server.save(&today);
    }
}

#[test]
fn an_index_that_does_not_answer_is_not_asked_again_and_again() {
    let desk = Desk::with(&[("gare.txt", PARAGRAPHS[2]), ("halle.txt", PARAGRAPHS[3])]);
    let today = uri(&desk, "today.txt");
    let mut server = Server::start(&desk);
    server.open(&today, PARAGRAPHS[2]);
    let gare = stands(PARAGRAPHS[2], &uri(&desk, "gare.txt"), 0);
    server.wait_for(&today, &[&gare]);
    spoil(&desk);
    for (version, other) in [(2, PARAGRAPHS[3]), (3, PARAGRAPHS[4]), (4, PARAGRAPHS[5])] {
        server.change(&today, version, &[PARAGRAPHS[2], other].join("\n"));
        server.wait_for(&today, &[&gare]);
    }
    // Whatever there was to be said again has been said.
    thread::sleep(Duration::from_millis(200));
    server.execute("copydesk.listNames", &json!([{ "uri": today }]));
    thread::sleep(Duration::from_millis(300));
    assert_eq!(server.execute("copydesk.listNames", &json!([{ "uri": today }])), [] as [Value; 0]);
    let log = fs::read_to_string(desk.cache.path().join(LOG)).expect("it is there");
    assert_eq!(log.matches("integer overflow").count(), 1, "{log}");
}

#[test]
fn that_there_is_no_cache_is_said_once() {
    let desk = Desk::with(&[("gare.txt", PARAGRAPHS[2]), ("cache", "no folder")]);
    let mut server = Server::start_in(&desk, "", Some("cache"));
    let is_complaint = |message: &Value| {
        message["method"] == "window/logMessage"
            && message["params"]["message"]
                .as_str()
                .is_some_and(|message| message.contains("copydesk/archives"))
    };
    while !is_complaint(&server.receive()) {}
    for _ in 0..3 {
        server.save(&uri(&desk, "gare.txt"));
        thread::sleep(Duration::from_millis(100));
    }
    let after = server.execute("copydesk.checkWorkspace", &json!([]));
    assert_eq!(after.into_iter().filter(is_complaint).collect::<Vec<_>>(), [] as [Value; 0]);
}

#[test]
fn from_a_passage_one_goes_to_all_of_it_in_the_other_article() {
    let desk = Desk::with(&[("gare.txt", &PARAGRAPHS[..4].join("\n"))]);
    let (today, gare) = (uri(&desk, "today.txt"), uri(&desk, "gare.txt"));
    let mut server = Server::start(&desk);
    server.open(&today, &[PARAGRAPHS[5], PARAGRAPHS[1], PARAGRAPHS[2], PARAGRAPHS[3]].join("\n"));
    let ends: Vec<usize> = PARAGRAPHS.iter().map(|text| text.encode_utf16().count()).collect();
    let places: Vec<String> = (1..4).map(|line| format!(" {gare}:{line}-{}", ends[line])).collect();
    let places = places.concat();
    server.wait_for(&today, &[&format!("Already in another article (gare.txt, § 2–4).{places}")]);
    let cursor = json!({ "line": 2, "character": 0 });
    let params = json!({ "textDocument": { "uri": today }, "position": cursor });
    let range = json!({ "start": { "line": 1, "character": 0 }, "end": { "line": 3, "character": ends[3] } });
    assert_eq!(server.ask("textDocument/definition", &params), json!([{ "uri": gare, "range": range }]));
}
