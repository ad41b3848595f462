//! Checking all articles of the workspace: which ones, what is published, until when it stands.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use copydesk::analysis::repetition::passage::Reuses;
use copydesk::analysis::{Analysis, Reading};
use copydesk::checks::Fixes;
use copydesk::config::Config;
use copydesk::finding::Finding;
use copydesk::lang::names::Names;
use copydesk::server::Engine;
use copydesk::text::source::Source;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower_lsp::ls_types::Uri;

use crate::client::{Client, able, range_of};
use crate::{engine, slow_engine};

const COMMAND: &str = "copydesk.checkWorkspace";

fn uri(path: &Path) -> String {
    Uri::from_file_path(path).expect("an address").as_str().to_owned()
}

/// A folder with some files in it, by their paths.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn write(folder: &TempDir, path: &str, text: &str) {
    fs::write(folder.path().join(path), text).expect("a file");
}

/// What an editor says that has some folders open.
fn params(folders: &[&TempDir]) -> Value {
    let mut params = able("utf-16");
    let folders = folders.iter().map(|folder| json!({ "uri": uri(folder.path()), "name": "redaction" }));
    params["workspaceFolders"] = folders.collect();
    let watches = json!({ "dynamicRegistration": true });
    params["capabilities"]["workspace"]["didChangeWatchedFiles"] = watches;
    params
}

async fn start(engine: Engine, folders: &[&TempDir]) -> Client {
    let mut client = Client::connect(engine);
    client.initialize(params(folders)).await;
    client
}

/// What a publish says of a file: its path in the folder, and how much was found in it.
fn counted(publish: &Value, folder: &TempDir) -> (String, usize) {
    assert_eq!(publish.get("version"), None, "a file has none: {publish}");
    let uri: Uri = publish["uri"].as_str().and_then(|uri| uri.parse().ok()).expect("an address");
    let path = uri.to_file_path().expect("a path");
    let path = path.strip_prefix(folder.path()).expect("in the folder").to_string_lossy().into_owned();
    (path, publish["diagnostics"].as_array().expect("a list").len())
}

/// Has the folders checked, and expects that so much is published for these files. Returns the answer.
async fn check(client: &mut Client, folder: &TempDir, expected: &[(&str, usize)]) -> Value {
    let answer = client.execute(COMMAND, json!([])).await;
    // The last of what was published before the answer may come after it.
    let mut publishes = BTreeMap::new();
    for _ in expected {
        publishes.extend([published(client, folder).await]);
    }
    assert_eq!(publishes, found(expected));
    answer["result"].clone()
}

fn found(files: &[(&str, usize)]) -> BTreeMap<String, usize> {
    files.iter().map(|(path, count)| ((*path).to_owned(), *count)).collect()
}

async fn changed(client: &mut Client, folder: &TempDir, path: &str, kind: u32) {
    let change = json!({ "uri": uri(&folder.path().join(path)), "type": kind });
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] })).await;
}

/// The next publish, which must be of one of the folder's files.
async fn published(client: &mut Client, folder: &TempDir) -> (String, usize) {
    counted(&client.published().await, folder)
}

#[tokio::test]
async fn every_article_that_is_not_open_is_checked() {
    let folder = folder(&[
        ("une.txt", "Kyiv, puis Kyiv."),
        ("pages/l'été à Kyiv.md", "# Kyiv"),
        ("pages/rien.text", "Rien à dire."),
        ("ouvert.txt", "Kyiv"),
        ("brouillons/vieux.txt", "Kyiv"),
        (".caché/notes.txt", "Kyiv"),
        ("notes.rs", "// Kyiv"),
        (".gitignore", "brouillons/\n"),
    ]);
    let mut client = start(engine(), &[&folder]).await;
    let open = uri(&folder.path().join("ouvert.txt"));
    client.open(&open, 1, "Kyiv, Kyiv, Kyiv").await;
    assert_eq!(client.published().await["version"], 1);

    let answer = check(&mut client, &folder, &[("une.txt", 2), ("pages/l'été à Kyiv.md", 1)]).await;
    assert_eq!(answer, json!({ "files": 3, "findings": 3 }));

    // Once more: what stands is said again, what does not is taken back.
    write(&folder, "une.txt", "Kiev, puis Kiev.");
    write(&folder, "pages/rien.text", "Kyiv");
    fs::remove_file(folder.path().join("pages/l'été à Kyiv.md")).expect("it was there");
    let answer =
        check(&mut client, &folder, &[("une.txt", 0), ("pages/l'été à Kyiv.md", 0), ("pages/rien.text", 1)])
            .await;
    assert_eq!(answer, json!({ "files": 2, "findings": 1 }));
    let answer = check(&mut client, &folder, &[("pages/rien.text", 1)]).await;
    assert_eq!(answer, json!({ "files": 2, "findings": 1 }));
    client.finish().await;
}

#[tokio::test]
async fn a_file_is_told_as_an_open_article_is() {
    let text = "Retour de Kiev.\n\n🚲🚲 À Kyiv, les tramways roulent.\n";
    let folder = folder(&[("une.txt", &format!("\u{feff}{text}"))]);
    let mut client = start(engine(), &[&folder]).await;
    client.execute(COMMAND, json!([])).await;
    let mut told = client.published().await["diagnostics"].clone();
    let address = uri(&folder.path().join("une.txt"));
    assert_eq!(told[0]["range"], range_of(text, "Kyiv", 0, "utf-16"));
    assert_eq!(told[0]["relatedInformation"][0]["location"]["uri"], address);
    assert_eq!(told[0].get("data"), None, "there is no version that it could name");

    // The editor does not count the mark at the beginning of the file.
    client.open(&address, 1, text).await;
    let publish = client.published().await;
    told[0]["data"] = publish["diagnostics"][0]["data"].clone();
    assert_eq!(publish["diagnostics"], told);
    client.finish().await;
}

#[tokio::test]
async fn settings_hold_folder_by_folder() {
    let text = "Le train de Kyiv part à l'heure, et la mairie de la ville s'en félicite chaque matin.";
    let folder = folder(&[
        ("monde/une.txt", text),
        ("monde/.copydesk.toml", "house = \"fr-lemonde\"\n"),
        ("ville/une.txt", text),
    ]);
    let mut client = start(Engine::default(), &[&folder]).await;
    let answer = check(&mut client, &folder, &[("monde/une.txt", 1)]).await;
    assert_eq!(answer, json!({ "files": 2, "findings": 1 }));

    // Other settings of the project, then of the editor: what stands is looked at again at once.
    write(&folder, "monde/.copydesk.toml", "house = \"fr-kyiv\"\n");
    changed(&mut client, &folder, "monde/.copydesk.toml", 2).await;
    assert_eq!(published(&mut client, &folder).await, ("monde/une.txt".to_owned(), 0));
    let settings = json!({ "settings": { "copydesk": { "house": "fr-lemonde" } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    let publishes = [published(&mut client, &folder).await, published(&mut client, &folder).await];
    let publishes: BTreeMap<_, _> = publishes.into_iter().collect();
    assert_eq!(publishes, found(&[("monde/une.txt", 1), ("ville/une.txt", 1)]));
    client.finish().await;
}

#[tokio::test]
async fn an_open_article_is_its_workers() {
    let folder = folder(&[("l'une.txt", "Kyiv, Kyiv")]);
    let path = folder.path().join("l'une.txt");
    let mut client = start(engine(), &[&folder]).await;
    // An editor may write the address in another way than we do.
    let ours = uri(&path);
    let theirs = format!("file://{}", path.display());
    assert_ne!(ours, theirs);
    for (address, taken_back) in [(&ours, false), (&theirs, true)] {
        check(&mut client, &folder, &[("l'une.txt", 2)]).await;
        client.open(address, 7, "Kyiv").await;
        if taken_back {
            assert_eq!(client.published().await, json!({ "uri": ours, "diagnostics": [] }));
        }
        let publish = client.published().await;
        assert_eq!((&publish["uri"], &publish["version"]), (&json!(address), &json!(7)));
        // Nothing about the file while it is open, whatever becomes of it.
        changed(&mut client, &folder, "l'une.txt", 2).await;
        let answer = check(&mut client, &folder, &[]).await;
        assert_eq!(answer, json!({ "files": 0, "findings": 0 }));
        client.close(address).await;
        assert_eq!(client.published().await, json!({ "uri": address, "diagnostics": [] }));
        changed(&mut client, &folder, "l'une.txt", 2).await;
    }
    client.finish().await;
}

static IS_READING: AtomicBool = AtomicBool::new(false);

/// Takes 300 ms for a text with this mark, and no time for others.
fn analyze_slowly(
    source: Source,
    reading: Reading,
    names: &Arc<Names>,
    previous: Option<&Analysis>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Analysis> {
    if source.whole().contains('∞') {
        IS_READING.store(true, Ordering::Relaxed);
        std::thread::sleep(Duration::from_millis(300));
    }
    Analysis::build(source, reading, names, previous, cancelled)
}

#[tokio::test]
async fn nothing_comes_after_the_publish_of_a_worker() {
    let folder = folder(&[("une.txt", "Kyiv ∞")]);
    let mut client = start(Engine { analyze: analyze_slowly, ..engine() }, &[&folder]).await;
    let request = client.ask("workspace/executeCommand", json!({ "command": COMMAND })).await;
    while !IS_READING.load(Ordering::Relaxed) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // Opened while its file is looked at: what is found in that comes too late.
    let address = uri(&folder.path().join("une.txt"));
    client.open(&address, 1, "Rien.").await;
    assert_eq!(client.published().await, json!({ "uri": address, "version": 1, "diagnostics": [] }));
    client.answer(request).await;
    client.finish().await;
}

#[tokio::test]
async fn edits_do_not_wait_for_it() {
    let names: Vec<String> = (10..50).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "Rien.")).collect();
    let folder = folder(&files);
    let mut client = start(slow_engine(), &[&folder]).await;
    client.open("untitled:Untitled-1", 1, "").await;
    client.published().await;
    let request = client.ask("workspace/executeCommand", json!({ "command": COMMAND })).await;
    // On one core, forty articles take more than a second, and so they do on two.
    let begun = Instant::now();
    for version in 2..5 {
        client.change("untitled:Untitled-1", version, json!([{ "text": "Kyiv" }])).await;
        assert_eq!(client.published().await["version"], version);
    }
    let typed = begun.elapsed();
    client.answer(request).await;
    let all = begun.elapsed();
    // With many cores the articles may be through first.
    let lanes = std::thread::available_parallelism().map_or(1, usize::from).saturating_sub(1).max(1);
    if lanes <= 4 {
        assert!(typed < all, "three edits in {typed:?}, all articles in {all:?}");
    }
    client.finish().await;
}

#[tokio::test]
async fn files_that_change_are_checked_again() {
    let folder = folder(&[("une.txt", "Kyiv"), ("deux.txt", "Rien.")]);
    let mut client = start(engine(), &[&folder]).await;
    // Before there was a check, nothing is said of what is not open.
    changed(&mut client, &folder, "une.txt", 2).await;
    assert!(!client.asked.iter().any(|asked| asked.to_string().contains("**/*.txt")), "nothing to watch yet");
    check(&mut client, &folder, &[("une.txt", 1)]).await;

    write(&folder, "deux.txt", "Kyiv, Kyiv");
    changed(&mut client, &folder, "deux.txt", 2).await;
    assert_eq!(published(&mut client, &folder).await, ("deux.txt".to_owned(), 2));
    fs::remove_file(folder.path().join("deux.txt")).expect("it was there");
    changed(&mut client, &folder, "deux.txt", 3).await;
    assert_eq!(published(&mut client, &folder).await, ("deux.txt".to_owned(), 0));
    write(&folder, "deux.txt", "Kyiv");
    changed(&mut client, &folder, "deux.txt", 1).await;
    assert_eq!(published(&mut client, &folder).await, ("deux.txt".to_owned(), 1));
    // A new one waits for the next check.
    write(&folder, "trois.txt", "Kyiv");
    changed(&mut client, &folder, "trois.txt", 1).await;
    let answer = check(&mut client, &folder, &[("une.txt", 1), ("deux.txt", 1), ("trois.txt", 1)]).await;
    assert_eq!(answer, json!({ "files": 3, "findings": 3 }));

    let watched: Vec<&Value> =
        client.asked.iter().filter(|asked| asked.to_string().contains("**/*.txt")).collect();
    assert_eq!(watched.len(), 1, "asked once: {watched:?}");
    assert!(watched[0].to_string().contains("**/*.markdown"), "{watched:?}");
    client.finish().await;
}

#[tokio::test]
async fn folders_come_and_go() {
    let (one, other) = (folder(&[("une.txt", "Kyiv")]), folder(&[("autre.txt", "Kyiv, Kyiv")]));
    let mut client = Client::connect(engine());
    let answer = client.initialize(params(&[&one])).await;
    let expected = json!({ "supported": true, "changeNotifications": true });
    assert_eq!(answer["capabilities"]["workspace"]["workspaceFolders"], expected);
    let answer = check(&mut client, &one, &[("une.txt", 1)]).await;
    assert_eq!(answer, json!({ "files": 1, "findings": 1 }));

    let named = |folder: &TempDir| json!([{ "uri": uri(folder.path()), "name": "dossier" }]);
    let event = json!({ "event": { "added": named(&other), "removed": named(&one) } });
    client.notify("workspace/didChangeWorkspaceFolders", event).await;
    assert_eq!(published(&mut client, &one).await, ("une.txt".to_owned(), 0));
    let answer = check(&mut client, &other, &[("autre.txt", 2)]).await;
    assert_eq!(answer, json!({ "files": 1, "findings": 2 }));
    client.finish().await;

    // Nothing is open, and nothing is found.
    let mut client = start(engine(), &[]).await;
    let answer = client.execute(COMMAND, json!([])).await;
    assert_eq!(answer["result"], json!({ "files": 0, "findings": 0 }));
    client.finish().await;
}

/// What is told of the progress under a token, up to its end: each time its kind and its percentage. The one publish of
/// the check comes in between.
async fn progress(client: &mut Client, token: &str) -> Vec<(String, Option<u64>)> {
    let mut told = Vec::new();
    let mut n_publishes = 0;
    while told.last().is_none_or(|(kind, _)| kind != "end") {
        let message = client.next().await;
        if message["method"] == "textDocument/publishDiagnostics" {
            n_publishes += 1;
            continue;
        }
        assert_eq!((&message["method"], &message["params"]["token"]), (&json!("$/progress"), &json!(token)));
        let value = &message["params"]["value"];
        if told.is_empty() {
            assert_eq!(value["title"], "Relecture des articles");
        }
        told.push((value["kind"].as_str().expect("a kind").to_owned(), value["percentage"].as_u64()));
    }
    assert_eq!(n_publishes, 1);
    told
}

#[tokio::test]
async fn progress_is_told_to_who_wants_to_know() {
    let folder = folder(&[("1.txt", "Kyiv"), ("2.txt", "Rien."), ("3.txt", "Rien."), ("4.txt", "Rien.")]);
    let expected = |percentages: &[u64]| {
        let report = |percentage: &u64| ("report".to_owned(), Some(*percentage));
        let mut told = vec![("begin".to_owned(), Some(0))];
        told.extend(percentages.iter().map(report));
        told.push(("end".to_owned(), None));
        told
    };
    // Under the client's token, whatever else it can do.
    let mut client = start(engine(), &[&folder]).await;
    let ask = json!({ "command": COMMAND, "arguments": [], "workDoneToken": "à moi" });
    client.request("workspace/executeCommand", ask).await;
    let told = progress(&mut client, "à moi").await;
    assert_eq!(told, expected(&[25, 50, 75, 100]));
    client.finish().await;

    // Under one of ours, another one each time.
    let mut client = Client::connect(engine());
    let mut params = params(&[&folder]);
    params["capabilities"]["window"] = json!({ "workDoneProgress": true });
    client.initialize(params).await;
    let mut tokens = Vec::new();
    for _ in 0..2 {
        client.execute(COMMAND, json!([])).await;
        let token = client.asked.iter().rev().find_map(|asked| asked["token"].as_str()).expect("a token");
        tokens.push(token.to_owned());
        let told = progress(&mut client, &tokens[tokens.len() - 1]).await;
        assert_eq!(told, expected(&[25, 50, 75, 100]));
    }
    assert_ne!(tokens[0], tokens[1]);
    client.finish().await;
}

/// A token is good until the answer. What was found is published by then, too.
#[tokio::test]
async fn progress_ends_before_the_answer() {
    // Where there is nothing to check, nothing but the end waits to be sent when the answer is ready.
    for files in [&[][..], &[("1.txt", "Kyiv"), ("2.txt", "Rien.")]] {
        let folder = folder(files);
        let mut client = start(engine(), &[&folder]).await;
        for round in 0..30 {
            let ask = json!({ "command": COMMAND, "workDoneToken": round });
            let request = client.ask("workspace/executeCommand", ask).await;
            let mut told = Vec::new();
            let answer = loop {
                let message = client.next().await;
                if message["id"] == request {
                    break message;
                }
                told.push(message);
            };
            let n_findings = files.len().min(1);
            assert_eq!(answer["result"], json!({ "files": files.len(), "findings": n_findings }));
            let is_publish = |message: &&Value| message["method"] == "textDocument/publishDiagnostics";
            assert_eq!(told.iter().filter(is_publish).count(), n_findings, "round {round}: {told:#?}");
            let last = told.last().expect("there was progress");
            assert_eq!(
                last["params"],
                json!({ "token": round, "value": { "kind": "end" } }),
                "round {round}"
            );
        }
        client.finish().await;
    }
}

/// Many articles about nothing.
fn long_folder() -> TempDir {
    let names: Vec<String> = (0..200).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "Rien.")).collect();
    folder(&files)
}

#[tokio::test]
async fn a_check_that_nobody_waits_for_ends() {
    let folder = long_folder();
    let mut client = start(slow_engine(), &[&folder]).await;
    let ask = json!({ "command": COMMAND, "workDoneToken": "relecture" });
    let request = client.ask("workspace/executeCommand", ask).await;
    assert_eq!(client.notified("$/progress").await["value"]["kind"], "begin");

    // One that waits for its turn is answered at once, and says nothing any more.
    let ask = json!({ "command": COMMAND, "workDoneToken": "encore" });
    let other = client.ask("workspace/executeCommand", ask).await;
    client.notify("$/cancelRequest", json!({ "id": other })).await;
    let mut progress = Value::Null;
    loop {
        let message = client.next().await;
        if message["id"] == other {
            assert_eq!(message["error"]["code"], -32800);
            break;
        }
        progress = message["params"].clone();
        assert!(progress["value"]["percentage"].as_u64() < Some(50), "{progress}");
    }

    // One that is under way ends, and is answered then.
    client.notify("$/cancelRequest", json!({ "id": request })).await;
    loop {
        let message = client.next().await;
        if message["id"] == request {
            assert_eq!(message["error"]["code"], -32800);
            break;
        }
        progress = message["params"].clone();
        assert_eq!(progress["token"], "relecture");
        assert!(progress["value"]["percentage"].as_u64() < Some(50), "{progress}");
    }
    assert_eq!(progress["value"]["kind"], "end", "{progress}");
    client.finish().await;
}

/// Nobody is left to whom the end of the work could be told.
#[tokio::test]
async fn a_client_may_leave_before_its_check_ends() {
    let folder = long_folder();
    let mut client = start(slow_engine(), &[&folder]).await;
    let ask = json!({ "command": COMMAND, "workDoneToken": "relecture" });
    client.ask("workspace/executeCommand", ask).await;
    assert_eq!(client.notified("$/progress").await["value"]["kind"], "begin");
    client.leave().await;
}

#[tokio::test]
async fn what_cannot_be_read_is_told() {
    let folder = folder(&[("une.txt", "Kyiv")]);
    fs::write(folder.path().join("latin.txt"), b"Un \xE9t\xE9").expect("a file");
    let mut client = start(engine(), &[&folder]).await;
    let answer = client.execute(COMMAND, json!([])).await;
    assert_eq!(answer["result"], json!({ "files": 1, "findings": 1 }));
    let mut messages = [client.next().await, client.next().await];
    messages.sort_by_key(|message| message["method"].to_string());
    let [_publish, told] = &messages;
    let expected = format!(
        "{}: pas de l'UTF-8 : ligne 1, l'octet 3 du fichier est 0xE9 ; sans doute du Windows-1252 (Latin-1) : enregistrez-le en UTF-8",
        folder.path().join("latin.txt").display()
    );
    assert_eq!(told["params"]["message"], expected);
    client.finish().await;
}

/// What is open is passed over, and counts yet.
#[tokio::test]
async fn progress_ends_with_all() {
    let folder = folder(&[("1.txt", "Kyiv"), ("2.txt", "Rien."), ("3.txt", "Rien."), ("4.txt", "Rien.")]);
    let mut client = start(engine(), &[&folder]).await;
    for name in ["3.txt", "4.txt"] {
        client.open(&uri(&folder.path().join(name)), 1, "Rien.").await;
        client.published().await;
    }
    let ask = json!({ "command": COMMAND, "arguments": [], "workDoneToken": "à moi" });
    client.request("workspace/executeCommand", ask).await;
    let told = progress(&mut client, "à moi").await;
    assert_eq!(told[told.len() - 2], ("report".to_owned(), Some(100)));
    client.finish().await;
}

/// A check of everything that is given up does not keep what has changed from being checked.
#[tokio::test]
async fn what_is_due_is_checked_after_a_check_that_nobody_waits_for() {
    let mut files: Vec<(String, &str)> = (10..40).map(|n| (format!("{n}.txt"), "Rien.")).collect();
    files.push(("99.txt".to_owned(), "Rien."));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let folder = folder(&files);
    let mut client = start(slow_engine(), &[&folder]).await;
    client.execute(COMMAND, json!([])).await;
    // Two are given up: while the first is on, the change waits behind the second.
    let mut requests = Vec::new();
    for token in ["un", "deux"] {
        let ask = json!({ "command": COMMAND, "workDoneToken": token });
        requests.push(client.ask("workspace/executeCommand", ask).await);
    }
    assert_eq!(client.notified("$/progress").await["token"], "un");
    write(&folder, "99.txt", "Kyiv");
    changed(&mut client, &folder, "99.txt", 2).await;
    client.notify("$/cancelRequest", json!({ "id": requests[0] })).await;
    let mut begun = false;
    while !begun {
        let message = client.next().await;
        begun = message["params"]["token"] == "deux" && message["params"]["value"]["kind"] == "begin";
    }
    client.notify("$/cancelRequest", json!({ "id": requests[1] })).await;
    let publish = loop {
        let message = client.next().await;
        if message["method"] == "textDocument/publishDiagnostics" {
            break message["params"].clone();
        }
    };
    assert_eq!(counted(&publish, &folder), ("99.txt".to_owned(), 1));
    client.finish().await;
}

/// Progress ends whatever becomes of the work.
#[tokio::test]
async fn progress_ends_though_every_check_fails() {
    fn fail(_: &Analysis, _: &Reuses, _: &Config, _: Fixes) -> Vec<Finding> {
        panic!("this test has it fail")
    }
    let folder = folder(&[("1.txt", "Kyiv"), ("2.txt", "Rien.")]);
    let mut client = start(Engine { check: fail, ..Engine::default() }, &[&folder]).await;
    let ask = json!({ "command": COMMAND, "workDoneToken": "à moi" });
    client.ask("workspace/executeCommand", ask).await;
    let mut percentage = 0;
    let mut ended = false;
    let answer = loop {
        let message = client.next().await;
        if message["method"].is_null() {
            break message;
        }
        let value = &message["params"]["value"];
        percentage = value["percentage"].as_u64().unwrap_or(percentage);
        ended |= value["kind"] == "end";
    };
    assert_eq!((percentage, ended), (100, true), "{answer}");
    client.finish().await;
}
