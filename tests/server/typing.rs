//! A quotation is not judged while it is being written.

use std::time::{Duration, Instant};

use copydesk::server::Engine;
use serde_json::{Value, json};

use crate::URI;
use crate::client::{Client, position};

/// Types words at the first ∣ of a text, one character a message, and sees that nothing is said of it; returns the text and its version. Only the last
/// publish is left to be read.
async fn type_in(client: &mut Client, text: &str, words: &str) -> (String, i64) {
    let mut at = text.find('∣').expect("a cursor");
    let mut text = text.replace('∣', "");
    client.open(URI, 0, &text).await;
    client.published().await;
    let mut version = 0;
    for char in words.chars() {
        if version > 0 {
            for publish in client.published_until(version).await {
                assert_eq!(codes(&publish), Vec::<&str>::new(), "while {text:?} is typed");
            }
        }
        version += 1;
        let place = position(&text, at, "utf-16");
        text.insert(at, char);
        at += char.len_utf8();
        let changes = json!([{ "range": { "start": place, "end": place }, "text": char.to_string() }]);
        client.change(URI, version, changes).await;
    }
    (text, version)
}

fn codes(publish: &Value) -> Vec<&str> {
    let diagnostics = publish["diagnostics"].as_array().expect("a list");
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().expect("a code")).collect()
}

#[tokio::test]
async fn a_finding_waits_for_a_second_of_quiet() {
    let mut client = Client::start(Engine::default(), "utf-16").await;
    let text = "La nuit fut longue. « Nous avons tout perdu cette n∣ » Le pont est fermé.\n";
    let (_, version) = type_in(&mut client, text, "uit.").await;
    let typed = Instant::now();
    let publish = client.published().await;
    assert_eq!((publish["version"].as_i64(), codes(&publish)), (Some(version), vec![]));
    assert!(typed.elapsed() < Duration::from_millis(500), "the publish itself comes at once");
    // The same version again, when nothing was typed for a second.
    let publish = client.published().await;
    assert_eq!((publish["version"].as_i64(), codes(&publish)), (Some(version), vec!["unattributed-quote"]));
    assert!(typed.elapsed() > Duration::from_millis(900), "{:?}", typed.elapsed());

    // An edit elsewhere leaves what was said, and asks for no third publish.
    let place = json!({ "line": 1, "character": 0 });
    let changes = json!([{ "range": { "start": place, "end": place }, "text": "Fin." }]);
    client.change(URI, version + 1, changes).await;
    assert_eq!(codes(&client.published().await), ["unattributed-quote"]);
    client.finish().await;
}

#[tokio::test]
async fn an_edit_elsewhere_does_not_release_it_early() {
    let mut client = Client::start(Engine::default(), "utf-16").await;
    let text = "La nuit fut longue. « Nous avons tout perdu cette ∣ » Le pont est fermé.\n";
    let (_, version) = type_in(&mut client, text, "nuit.").await;
    let typed = Instant::now();
    client.published().await;
    let place = json!({ "line": 0, "character": 0 });
    let changes = json!([{ "range": { "start": place, "end": place }, "text": "Oui. " }]);
    client.change(URI, version + 1, changes).await;
    assert_eq!(codes(&client.published().await), Vec::<&str>::new());
    assert_eq!(codes(&client.published().await), ["unattributed-quote"]);
    assert!(typed.elapsed() > Duration::from_millis(900), "{:?}", typed.elapsed());
    client.finish().await;
}

#[tokio::test]
async fn nothing_is_said_before_the_speaker_could_be_named() {
    for (text, words) in [
        ("La nuit fut longue. ∣", "« Nous avons tout perdu cette nuit-là », se souvient Anne Morel."),
        ("It was a long night. ∣", "“We have lost everything we had,” said Anne Morel."),
    ] {
        let mut client = Client::start(Engine::default(), "utf-16").await;
        let (_, version) = type_in(&mut client, text, words).await;
        let publish = client.published_until(version).await.pop().expect("the last one");
        assert_eq!(codes(&publish), Vec::<&str>::new());
        client.finish().await;
    }
}

#[tokio::test]
async fn an_opened_quotation_hides_the_rest_of_its_paragraph() {
    let quoted = "\"Nous avons tout perdu cette nuit.\" Le pont est fermé.";
    let mut client = Client::start(Engine::default(), "utf-16").await;
    let (_, _) = type_in(&mut client, &format!("∣ La nuit fut longue. {quoted}\n"), "\"N").await;
    assert_eq!(codes(&client.published().await), Vec::<&str>::new(), "its marks do not pair");
    client.close(URI).await;
    assert_eq!(client.published().await.get("version"), None);
    client.finish().await;
}

#[tokio::test]
async fn what_is_no_quotation_is_said_at_once() {
    let roof =
        "« La toiture de la halle sera refaite avant l'hiver », a décidé lundi soir le conseil municipal.";
    let mut client = Client::start(Engine::default(), "utf-16").await;
    let (_, _) = type_in(&mut client, &format!("{roof}\n{}", roof.replace("hiver", "hi∣er")), "v").await;
    assert_eq!(codes(&client.published().await), ["repeated-paragraph"]);
    client.finish().await;
}

#[tokio::test]
async fn a_text_as_a_whole_was_not_typed() {
    let mut client = Client::start(Engine::default(), "utf-16").await;
    let text = "La nuit fut longue. « Nous avons tout perdu cette nuit. » Le pont est fermé.\n";
    client.open(URI, 1, text).await;
    assert_eq!(codes(&client.published().await), ["unattributed-quote"]);
    client.change(URI, 2, json!([{ "text": format!("{text}{text}") }])).await;
    assert_eq!(codes(&client.published().await)[0], "unattributed-quote");
    client.finish().await;
}
