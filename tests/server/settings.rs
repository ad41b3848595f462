//! Settings: from `initialize`, told later, or asked for.

use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};
use std::time::Duration;

use copydesk::analysis::{Analysis, Reading};
use copydesk::lang::names::Names;
use copydesk::message::UiLanguage;
use copydesk::server::{Desk, Engine};
use copydesk::text::source::Source;
use serde_json::{Value, json};

use crate::client::{Client, able};
use crate::{CHECK, URI, engine};

const ARTICLE: &str = "Kiev, puis Kyiv, puis encore Kiev.";

/// The messages of a publish; their number tells whether the check is on.
fn messages(publish: &Value) -> Vec<&str> {
    let diagnostics = publish["diagnostics"].as_array().expect("a list");
    diagnostics.iter().map(|diagnostic| diagnostic["message"].as_str().expect("a message")).collect()
}

const FRENCH: &str = "« Kyiv » ici, « Kiev » ailleurs (2 fois).";
const ENGLISH: &str = "\"Kyiv\" here, \"Kiev\" elsewhere (2×).";

#[tokio::test]
async fn the_language_of_messages_is_set_or_the_editors() {
    for (locale, options, expected) in [
        (json!("fr-CA"), json!({ "messages": "en" }), ENGLISH),
        (json!("en-US"), json!({ "copydesk": { "messages": "fr" } }), FRENCH),
    ] {
        let mut client = Client::connect(engine());
        let mut params = able("utf-16");
        params["locale"] = locale;
        params["initializationOptions"] = options;
        client.initialize(params).await;
        client.open(URI, 1, ARTICLE).await;
        assert_eq!(messages(&client.published().await), [expected]);
        client.finish().await;
    }
    // A text in neither language: the editor's locale decides.
    for (locale, expected) in
        [(json!("fr-CA"), FRENCH), (json!("en-US"), ENGLISH), (json!("de"), ENGLISH), (Value::Null, ENGLISH)]
    {
        let mut client = Client::connect(engine());
        let mut params = able("utf-16");
        params["locale"] = locale;
        client.initialize(params).await;
        client.open(URI, 1, "Kyiv").await;
        assert_eq!(messages(&client.published().await), [expected]);
        client.finish().await;
    }
    // Where the editor does not say its own, that of the environment.
    for (locale, expected) in [(Value::Null, FRENCH), (json!("en-US"), ENGLISH), (json!("de"), ENGLISH)] {
        let ui = Some(UiLanguage::French);
        let mut client = Client::at(Desk { engine: engine(), ui, ..Desk::default() });
        let mut params = able("utf-16");
        params["locale"] = locale;
        client.initialize(params).await;
        client.open(URI, 1, "Kyiv").await;
        assert_eq!(messages(&client.published().await), [expected]);
        client.finish().await;
    }
}

#[tokio::test]
async fn changed_settings_hold_at_once() {
    let mut client = Client::start(engine(), "utf-16").await;
    client.open(URI, 1, ARTICLE).await;
    assert_eq!(client.published().await["diagnostics"].as_array().map(Vec::len), Some(1));
    let other = "file:///redaction/autre.txt";
    client.open(other, 4, ARTICLE).await;
    client.published().await;

    let off = json!({ "settings": { "copydesk": { "checks": { CHECK: "off" } } } });
    client.notify("workspace/didChangeConfiguration", off.clone()).await;
    let mut publishes = [client.published().await, client.published().await];
    publishes.sort_by_key(|publish| publish["version"].as_i64());
    assert_eq!(publishes[0], json!({ "uri": URI, "version": 1, "diagnostics": [] }));
    assert_eq!(publishes[1], json!({ "uri": other, "version": 4, "diagnostics": [] }));
    client.close(other).await;
    client.published().await;

    // The same again changes nothing, and what is not ours undoes nothing: no publish.
    for settings in
        [off, json!({ "settings": {} }), json!({ "settings": { "python": {} } }), json!({ "settings": null })]
    {
        client.notify("workspace/didChangeConfiguration", settings).await;
    }
    tokio::time::sleep(Duration::from_millis(30)).await; // Time enough for a publish that must not come.
    let english = json!({ "settings": { "copydesk": { "messages": "en" } } });
    client.notify("workspace/didChangeConfiguration", english).await;
    assert_eq!(messages(&client.published().await), [ENGLISH]);
    client.finish().await;
}

/// On which threads documents were analyzed.
static ANALYZED_ON: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

fn analyze_and_note(
    source: Source,
    reading: Reading,
    names: &Arc<Names>,
    previous: Option<&Analysis>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Analysis> {
    ANALYZED_ON.lock().expect("nobody panics with it").push(thread::current().id());
    Analysis::build(source, reading, names, previous, cancelled)
}

/// Under other settings nothing is taken over from the last analysis, and however short that was, this one may not be.
#[tokio::test]
async fn changed_settings_do_not_hold_messages_up() {
    const N_DOCUMENTS: usize = 30;
    let uri = |number: usize| format!("file:///redaction/{number}.txt");
    let mut client = Client::start(Engine { analyze: analyze_and_note, ..engine() }, "utf-16").await;
    for number in 0..N_DOCUMENTS {
        client.open(&uri(number), 1, "Kyiv").await;
        client.published().await;
        // Those after the first edit are short.
        for version in 2..4 {
            client.change(&uri(number), version, json!([{ "text": format!("Kyiv {version}") }])).await;
            client.published().await;
        }
    }
    ANALYZED_ON.lock().expect("nobody panics with it").clear();
    let settings = json!({ "settings": { "copydesk": { "checks": { CHECK: "off" } } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    for _ in 0..N_DOCUMENTS {
        assert_eq!(client.published().await["diagnostics"], json!([]));
    }
    let threads = ANALYZED_ON.lock().expect("nobody panics with it").clone();
    assert_eq!(threads.len(), N_DOCUMENTS);
    assert!(!threads.contains(&thread::current().id()), "one was analyzed on the thread that reads messages");
    client.finish().await;
}

#[tokio::test]
async fn wrong_settings_are_told() {
    let mut client = Client::connect(engine());
    let mut params = able("utf-16");
    params["initializationOptions"] = json!({ "messages": "fr", "checks": { "no-such-check": "off" } });
    client.initialize(params).await;
    let told = client.notified("window/logMessage").await;
    assert_eq!(told["type"], 2);
    assert!(told["message"].as_str().is_some_and(|message| message.contains("no-such-check")), "{told}");
    let settings = json!({ "settings": { "copydesk": { "messages": "fr", "house": ["fr-kiev", "en-ap"] } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    let told = client.notified("window/logMessage").await;
    assert_eq!(
        told["message"],
        "copydesk.house: aucune marche maison ne s'appelle `fr-kiev` (vouliez-vous dire `fr-kyiv` ?)"
    );
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "copydesk": 3 } })).await;
    assert_eq!(client.notified("window/logMessage").await["type"], 2);
    client.finish().await;
}

#[tokio::test]
async fn settings_are_asked_for() {
    let mut client = Client::connect(engine());
    let mut params = able("utf-16");
    params["capabilities"]["workspace"]["configuration"] = json!(true);
    params["capabilities"]["workspace"]["didChangeConfiguration"] = json!({ "dynamicRegistration": true });
    params["initializationOptions"] = json!({ "messages": "en" });
    client.initialize(params).await;
    // The editor has no settings for us: what came with `initialize` holds.
    client.open(URI, 1, ARTICLE).await;
    assert_eq!(messages(&client.published().await), [ENGLISH]);

    client.settings = json!({ "messages": "fr" });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    assert_eq!(messages(&client.published().await), [FRENCH]);
    client.finish().await;
}
