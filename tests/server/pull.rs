//! Diagnostics for clients that ask for them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use copydesk::server::Engine;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, able, position};
use crate::{URI, engine, slow_engine};

/// What an editor says that asks for diagnostics and cannot be told them.
fn pulling() -> Value {
    let mut params = able("utf-16");
    let capabilities = &mut params["capabilities"];
    let document = capabilities["textDocument"].as_object_mut().expect("an object");
    let mut abilities = document.remove("publishDiagnostics").expect("it can be told");
    abilities["relatedDocumentSupport"] = json!(false);
    document.insert("diagnostic".to_owned(), abilities);
    capabilities["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    params
}

/// The report on a document, when the client knows what it was told as `previous`.
async fn pull(client: &mut Client, uri: &str, previous: &Value) -> Value {
    let mut params = json!({ "textDocument": { "uri": uri }, "identifier": "copydesk" });
    if !previous.is_null() {
        params["previousResultId"] = previous.clone();
    }
    let answer = client.request("textDocument/diagnostic", params).await;
    assert_eq!(answer.get("error"), None, "{answer}");
    answer["result"].clone()
}

fn codes(report: &Value) -> Vec<&str> {
    assert_eq!(report["kind"], "full", "{report}");
    let items = report["items"].as_array().expect("a list");
    items.iter().map(|item| item["code"].as_str().expect("a code")).collect()
}

#[tokio::test]
async fn only_who_wants_to_ask_is_asked_to() {
    let pulls_only = pulling();
    let mut both = able("utf-16");
    both["capabilities"]["textDocument"]["diagnostic"] = json!({});
    let mut chosen = both.clone();
    chosen["initializationOptions"] = json!({ "copydesk": { "pullDiagnostics": true } });
    let mut cannot = able("utf-16");
    cannot["initializationOptions"] = json!({ "pullDiagnostics": true });
    for (params, pulls) in [(pulls_only, true), (both, false), (chosen, true), (cannot, false)] {
        let mut client = Client::connect(engine());
        let answer = client.initialize(params).await;
        let provider = answer["capabilities"].get("diagnosticProvider");
        assert_eq!(provider.is_some(), pulls);
        client.open(URI, 1, "Kyiv").await;
        if pulls {
            let provider = provider.expect("it is offered");
            assert_eq!(
                (&provider["workspaceDiagnostics"], &provider["identifier"]),
                (&json!(true), &json!("copydesk"))
            );
            // Nothing is told twice: when the client goes, nothing unread is left.
            assert_eq!(codes(&pull(&mut client, URI, &Value::Null).await).len(), 1);
        } else {
            assert_eq!(client.published().await["diagnostics"].as_array().map(Vec::len), Some(1));
        }
        client.finish().await;
    }
}

#[tokio::test]
async fn what_is_as_it_was_is_not_told_again() {
    let mut client = Client::connect(slow_engine());
    client.initialize(pulling()).await;
    client.open(URI, 1, "Kyiv, Kyiv").await;
    let first = pull(&mut client, URI, &Value::Null).await;
    assert_eq!(codes(&first).len(), 2);
    let item = &first["items"][0];
    assert_eq!((&item["source"], &item["severity"]), (&json!("copydesk"), &json!(2)));
    let id = &first["resultId"];
    assert_eq!(pull(&mut client, URI, id).await, json!({ "kind": "unchanged", "resultId": id }));
    // An edit that changes nothing of it, and one that does; each answer is of the text as it is then.
    client.change(URI, 2, json!([{ "text": "Kyiv, Kyiv." }])).await;
    assert_eq!(pull(&mut client, URI, id).await["kind"], "unchanged");
    client.change(URI, 3, json!([{ "text": "Kyiv" }])).await;
    let third = pull(&mut client, URI, id).await;
    assert_eq!(codes(&third).len(), 1);
    assert_ne!(third["resultId"], *id);
    // Of what is not open nothing is known.
    assert_eq!(
        pull(&mut client, "file:///redaction/inconnu.txt", &Value::Null).await,
        json!({ "kind": "full", "items": [] })
    );
    client.close(URI).await;
    client.open(URI, 1, "Rien.").await;
    assert_eq!(codes(&pull(&mut client, URI, id).await), Vec::<&str>::new());
    client.finish().await;
}

#[tokio::test]
async fn what_was_withheld_is_asked_for_again() {
    let mut client = Client::connect(Engine::default());
    client.initialize(pulling()).await;
    let text = "La nuit fut longue. « Nous avons tout perdu cette nui » Le pont est fermé.\n";
    client.open(URI, 1, "").await;
    client.change(URI, 2, json!([{ "text": text }])).await;
    let place = position(text, text.find(" »").expect("it ends"), "utf-16");
    let changes = json!([{ "range": { "start": place, "end": place }, "text": "t." }]);
    client.change(URI, 3, changes).await;
    // While somebody writes in the quotation, nothing is said of it; then the client is asked to ask.
    let report = pull(&mut client, URI, &Value::Null).await;
    assert_eq!(codes(&report), Vec::<&str>::new());
    let refresh = client.next().await;
    assert_eq!(refresh["method"], "workspace/diagnostic/refresh");
    client.respond(&refresh).await;
    let later = pull(&mut client, URI, &report["resultId"]).await;
    assert_eq!(codes(&later), ["unattributed-quote"], "after {report}");
    client.finish().await;
}

#[tokio::test]
async fn other_settings_are_asked_for_again() {
    let mut client = Client::connect(engine());
    client.initialize(pulling()).await;
    client.open(URI, 1, "Kyiv").await;
    let first = pull(&mut client, URI, &Value::Null).await;
    assert_eq!(codes(&first).len(), 1);
    let settings = json!({ "settings": { "copydesk": { "checks": { crate::CHECK: "off" } } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    let refresh = client.next().await;
    assert_eq!(refresh["method"], "workspace/diagnostic/refresh");
    client.respond(&refresh).await;
    assert_eq!(codes(&pull(&mut client, URI, &first["resultId"]).await), Vec::<&str>::new());
    client.finish().await;
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        fs::write(folder.path().join(path), text).expect("a file");
    }
    folder
}

async fn start(engine: Engine, folder: &TempDir) -> Client {
    let mut params = pulling();
    params["workspaceFolders"] = json!([{ "uri": uri(folder.path()), "name": "redaction" }]);
    let mut client = Client::connect(engine);
    client.initialize(params).await;
    client
}

/// The name, the kind and how many findings of each report, sorted.
fn counted(items: &Value) -> Vec<(String, String, usize)> {
    let mut counted: Vec<_> = items
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| {
            let name = item["uri"].as_str().and_then(|uri| uri.rsplit('/').next()).expect("an address");
            let kind = item["kind"].as_str().expect("a kind");
            (name.to_owned(), kind.to_owned(), item["items"].as_array().map_or(0, Vec::len))
        })
        .collect();
    counted.sort();
    counted
}

fn full(name: &str, n_findings: usize) -> (String, String, usize) {
    (name.to_owned(), "full".to_owned(), n_findings)
}

fn unchanged(name: &str) -> (String, String, usize) {
    (name.to_owned(), "unchanged".to_owned(), 0)
}

/// What the client knows after some reports.
fn known(items: &Value) -> Value {
    let items = items.as_array().expect("a list").iter();
    items.map(|item| json!({ "uri": item["uri"], "value": item["resultId"] })).collect()
}

#[tokio::test]
async fn the_whole_workspace_is_answered_for() {
    let folder = folder(&[
        ("une.txt", "Kyiv, Kyiv"),
        ("deux.md", "Kyiv"),
        ("rien.txt", "Rien."),
        ("ouvert.txt", "Rien."),
        (".copydesk.toml", "hous = 1\n"),
    ]);
    let mut client = start(engine(), &folder).await;
    let open = uri(&folder.path().join("ouvert.txt"));
    client.open(&open, 1, "Kyiv, Kyiv, Kyiv").await;
    pull(&mut client, &open, &Value::Null).await;
    let ask = |previous: Value| json!({ "identifier": "copydesk", "previousResultIds": previous });
    let report = client.request("workspace/diagnostic", ask(json!([]))).await["result"]["items"].clone();
    // What is wrong with settings is a finding in their file.
    let expected = [full(".copydesk.toml", 1), full("deux.md", 1), full("ouvert.txt", 3), full("une.txt", 2)];
    assert_eq!(counted(&report), expected);
    let of_open = report.as_array().and_then(|items| items.iter().find(|item| item["uri"] == open.as_str()));
    assert_eq!(of_open.map(|item| &item["version"]), Some(&json!(1)));

    let again = client.request("workspace/diagnostic", ask(known(&report))).await["result"]["items"].clone();
    let names = [".copydesk.toml", "deux.md", "ouvert.txt", "une.txt"];
    assert_eq!(counted(&again), names.map(unchanged));

    // A file that changed, one that is gone, and a new one.
    for (name, text, kind) in
        [("une.txt", Some("Kyiv"), 2), ("deux.md", None, 3), ("trois.txt", Some("Kyiv"), 1)]
    {
        let path = folder.path().join(name);
        match text {
            Some(text) => fs::write(&path, text).expect("a file"),
            None => fs::remove_file(&path).expect("it was there"),
        }
        let changes = json!({ "changes": [{ "uri": uri(&path), "type": kind }] });
        client.notify("workspace/didChangeWatchedFiles", changes).await;
    }
    let later = client.request("workspace/diagnostic", ask(known(&report))).await["result"]["items"].clone();
    let expected = [
        unchanged(".copydesk.toml"),
        full("deux.md", 0),
        unchanged("ouvert.txt"),
        full("trois.txt", 1),
        full("une.txt", 1),
    ];
    assert_eq!(counted(&later), {
        let mut expected = expected.to_vec();
        expected.sort();
        expected
    });
    // It may have been asked to ask meanwhile, and what is wrong with settings is in the log, too.
    client.leave_unread(&["workspace/diagnostic/refresh", "window/logMessage"]);
    client.finish().await;
}

#[tokio::test]
async fn an_article_that_was_opened_and_closed_is_answered_for() {
    let folder = folder(&[("une.txt", "Kyiv"), ("notes.rs", "Kyiv")]);
    let mut client = start(engine(), &folder).await;
    let ask = |previous: Value| json!({ "previousResultIds": previous });
    let report = client.request("workspace/diagnostic", ask(json!([]))).await["result"]["items"].clone();
    assert_eq!(counted(&report), [full("une.txt", 1)]);
    for name in ["une.txt", "notes.rs"] {
        let file = uri(&folder.path().join(name));
        client.open(&file, 1, "Kyiv, Kyiv").await;
        pull(&mut client, &file, &Value::Null).await;
        client.close(&file).await;
    }
    // What was not saved is gone, and what is no article is none.
    loop {
        let report = client.request("workspace/diagnostic", ask(json!([]))).await["result"]["items"].clone();
        // The workers of closed documents end when they like.
        if counted(&report) == [full("une.txt", 1)] {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    client.leave_unread(&["workspace/diagnostic/refresh"]);
    client.finish().await;
}

#[tokio::test]
async fn a_long_answer_comes_in_parts_and_can_be_given_up() {
    let files: Vec<(String, &str)> = (0..20).map(|n| (format!("{n}.txt"), "Kyiv")).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let folder = folder(&files);
    let mut client = start(slow_engine(), &folder).await;
    let ask = json!({ "previousResultIds": [], "partialResultToken": "parts", "workDoneToken": "work" });
    // Given up, it ends; the next one begins anew.
    let given_up = client.ask("workspace/diagnostic", ask.clone()).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    client.notify("$/cancelRequest", json!({ "id": given_up })).await;
    let mut progress = Vec::new();
    loop {
        let message = client.next().await;
        if message["id"] == given_up && message.get("method").is_none() {
            assert_eq!(message["error"]["code"], -32800);
            break;
        }
        progress.push(message["params"].clone());
    }
    let kinds: Vec<&Value> =
        progress.iter().filter(|p| p["token"] == "work").map(|p| &p["value"]["kind"]).collect();
    assert_eq!((kinds.first(), kinds.last()), (Some(&&json!("begin")), Some(&&json!("end"))), "{progress:?}");

    let request = client.ask("workspace/diagnostic", ask).await;
    let (mut parts, mut n_reports, mut ended) = (0, 0, false);
    loop {
        let message = client.next().await;
        if message["id"] == request && message.get("method").is_none() {
            // All was told in parts.
            assert_eq!(message["result"], json!({ "items": [] }));
            break;
        }
        let params = &message["params"];
        match params["token"].as_str() {
            Some("parts") => {
                parts += 1;
                n_reports += params["value"]["items"].as_array().map_or(0, Vec::len);
            }
            Some("work") => ended |= params["value"]["kind"] == "end",
            // Of the one that was given up.
            _ => assert_eq!(message["method"], "workspace/diagnostic/refresh", "{message}"),
        }
    }
    assert!(parts > 1 && ended, "{parts} parts");
    assert_eq!(n_reports, 20);
    client.leave_unread(&["workspace/diagnostic/refresh"]);
    client.finish().await;
}
