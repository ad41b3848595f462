//! The way from a finding to the places that it speaks of, and from a name to where the article introduces it.

use copydesk::server::Engine;
use serde_json::{Value, json};

use crate::URI;
use crate::client::{Client, position, range_of};
use crate::names::{ENGLISH, FRENCH, ask, open};

const PASSERELLE: &str = include_str!("../articles/passerelle.fr.txt");

const REWRITTEN: &str = "\
Le conseil du port votera jeudi la construction du nouveau quai, après deux ans de discussions avec la municipalité.
Les pêcheurs craignent que le chantier ne ferme le bassin de l'est pendant tout l'été et ne vide la criée.
Le conseil du port votera vendredi la construction du nouveau quai, après deux ans de discussions avec la municipalité.
";

const SPELT: &str = "\
🚲 The mission left Kyiv on Monday. Two buses from Kyiv arrived late.

The third one is still in Kiev, where snow has closed the road.
";

/// Where a cursor on the nth occurrence of some words leads: what stands in each of those places.
async fn led(client: &mut Client, text: &str, (words, n): (&str, usize), encoding: &str) -> Vec<Value> {
    let cursor = &range_of(text, words, n, encoding)["start"];
    let found = ask(client, "definition", cursor, json!({})).await;
    let Some(places) = found.as_array() else { return Vec::new() };
    assert!(places.iter().all(|place| place["uri"] == URI), "{found}");
    assert!(!places.is_empty(), "an empty list is no answer");
    places.iter().map(|place| place["range"].clone()).collect()
}

#[tokio::test]
async fn a_finding_leads_to_what_it_is_about() {
    let lines: Vec<&str> = PASSERELLE.lines().collect();
    let first_copy = lines[1..6].join("\n");
    let first_version = REWRITTEN.lines().next().expect("a line");
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        for (text, cursor, expected) in [
            // From any of the paragraphs of the copy to the whole block before it.
            (PASSERELLE, ("Sur les deux rives", 1), vec![(&*first_copy, 0)]),
            (PASSERELLE, ("Jean-Marc Tessier", 1), vec![(&*first_copy, 0)]),
            // What differs is in the finding itself.
            (REWRITTEN, ("vendredi", 0), vec![(first_version, 0)]),
            (SPELT, ("Kiev", 0), vec![("Kyiv", 0), ("Kyiv", 1)]),
        ] {
            let mut client = Client::start(Engine::default(), encoding).await;
            open(&mut client, URI, "plaintext", text).await;
            let expected: Vec<Value> =
                expected.into_iter().map(|(words, n)| range_of(text, words, n, encoding)).collect();
            assert_eq!(led(&mut client, text, cursor, encoding).await, expected, "{cursor:?}");
            client.finish().await;
        }
    }
}

#[tokio::test]
async fn a_copied_passage_is_one_place_whatever_stands_between_its_paragraphs() {
    let lines: Vec<&str> = PASSERELLE.lines().collect();
    let [one, two, three] = [lines[1], lines[2], lines[3]];
    let headed = format!("{one}\n\n## Les travaux\n\n{two}\n\n{three}");
    let quoted = format!("> {one}\n>\n> {two}\n>\n> {three}");
    for passage in [headed, quoted] {
        let text = format!("{}\n\n{passage}\n\n{}\n\n{passage}\n", lines[0], lines[5]);
        let mut client = Client::start(Engine::default(), "utf-16").await;
        open(&mut client, URI, "markdown", &text).await;
        let found = led(&mut client, &text, (two, 1), "utf-16").await;
        assert_eq!(found.len(), 1, "{text}");
        // The marks of a block quotation are its paragraphs' own.
        assert_eq!(found[0]["start"]["line"], range_of(&text, one, 0, "utf-16")["start"]["line"]);
        assert_eq!(found[0]["end"], range_of(&text, three, 0, "utf-16")["end"]);
        client.finish().await;
    }
}

#[tokio::test]
async fn a_name_leads_to_where_it_is_introduced() {
    for (text, name, surname) in
        [(FRENCH, "Vincent Crouzet", "Crouzet"), (ENGLISH, "Marcus Delaney", "Delaney")]
    {
        let mut client = Client::start(Engine::default(), "utf-16").await;
        open(&mut client, URI, "plaintext", text).await;
        let introduced = range_of(text, name, 0, "utf-16");
        for mention in 0..4 {
            let found = led(&mut client, text, (surname, mention), "utf-16").await;
            assert_eq!(found, std::slice::from_ref(&introduced), "{mention}");
        }
        client.finish().await;
    }
}

#[tokio::test]
async fn from_anywhere_else_there_is_no_way() {
    let mut client = Client::start(Engine::default(), "utf-16").await;
    open(&mut client, URI, "plaintext", FRENCH).await;
    let nowhere = position(FRENCH, FRENCH.find("obstacles").expect("it is there"), "utf-16");
    for cursor in [nowhere, json!({ "line": 99, "character": 99 })] {
        assert_eq!(ask(&mut client, "definition", &cursor, json!({})).await, Value::Null);
    }
    let params = json!({
        "textDocument": { "uri": "file:///unknown.txt" }, "position": { "line": 0, "character": 0 },
    });
    assert_eq!(client.request("textDocument/definition", params).await["result"], Value::Null);
    client.finish().await;
}
