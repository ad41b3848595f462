//! Names as symbols: where they are mentioned, here and in the other open articles, and what the editor shows of them.

use copydesk::server::Engine;
use expect_test::expect;
use serde_json::{Value, json};

use crate::URI;
use crate::client::{Client, able, position, range_of};
use crate::quotations::check_symbols;

pub(crate) const OTHER: &str = "file:///redaction/autre.txt";

pub(crate) const FRENCH: &str = "\
🚲 L'expert Vincent Crouzet voit deux obstacles à Kiev. M. Crouzet en redoute un troisième.

« Rien n'est joué », dit Crouzet. Selon Anne Morel, le retour de Crouzet à Kiev est prévu en mai.
";

pub(crate) const ENGLISH: &str = "\
🚲 The analyst Marcus Delaney sees two obstacles in Kyiv. Mr Delaney fears a third one.

“Nothing is settled,” said Delaney. Anne Morel expects Delaney's return to Kyiv in May.
";

/// Opens a text in an editor that can do everything.
pub(crate) async fn open(client: &mut Client, uri: &str, language: &str, text: &str) {
    let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
    client.notify("textDocument/didOpen", json!({ "textDocument": item })).await;
    client.published().await;
}

/// The result of a request about a place.
pub(crate) async fn ask(client: &mut Client, method: &str, position: &Value, more: Value) -> Value {
    let mut params = json!({ "textDocument": { "uri": URI }, "position": position });
    if let Some(more) = more.as_object() {
        params.as_object_mut().expect("an object").extend(more.clone());
    }
    client.request(&format!("textDocument/{method}"), params).await["result"].clone()
}

/// The ranges of each of these occurrences of some words.
fn ranges_of(text: &str, places: &[(&str, usize)], encoding: &str) -> Vec<Value> {
    places.iter().map(|(words, n)| range_of(text, words, *n, encoding)).collect()
}

async fn references(client: &mut Client, position: &Value, declared: bool) -> Vec<(String, Value)> {
    let context = json!({ "context": { "includeDeclaration": declared } });
    let found = ask(client, "references", position, context).await;
    let locations = found.as_array().expect("a list").iter();
    let pair = |location: &Value| {
        (location["uri"].as_str().expect("an address").to_owned(), location["range"].clone())
    };
    locations.map(pair).collect()
}

#[tokio::test]
async fn what_is_offered() {
    let mut client = Client::connect(Engine::default());
    let mut params = able("utf-16");
    params["capabilities"]["textDocument"]["rename"] = json!({ "prepareSupport": true });
    let answer = client.initialize(params).await;
    let capabilities = &answer["capabilities"];
    for provider in [
        "definitionProvider",
        "referencesProvider",
        "documentHighlightProvider",
        "documentSymbolProvider",
        "workspaceSymbolProvider",
    ] {
        assert_eq!(capabilities[provider], true, "{provider}");
    }
    assert_eq!(capabilities["renameProvider"], json!({ "prepareProvider": true }));
    client.finish().await;

    let mut client = Client::connect(Engine::default());
    let answer = client.initialize(able("utf-16")).await;
    assert_eq!(answer["capabilities"]["renameProvider"], true);
    client.finish().await;
}

#[tokio::test]
async fn a_name_is_found_at_each_of_its_forms() {
    for (text, name, surname) in
        [(FRENCH, "Vincent Crouzet", "Crouzet"), (ENGLISH, "Marcus Delaney", "Delaney")]
    {
        for encoding in ["utf-8", "utf-16", "utf-32"] {
            let mut client = Client::start(Engine::default(), encoding).await;
            open(&mut client, URI, "plaintext", text).await;
            let expected = ranges_of(text, &[(name, 0), (surname, 1), (surname, 2), (surname, 3)], encoding);
            for mention in &expected {
                // Right behind the last letter a cursor is still on the word.
                for end in ["start", "end"] {
                    let found = ask(&mut client, "documentHighlight", &mention[end], json!({})).await;
                    let highlights: Vec<Value> =
                        expected.iter().map(|range| json!({ "range": range, "kind": 1 })).collect();
                    assert_eq!(found, json!(highlights), "{mention}");
                    let found = references(&mut client, &mention[end], true).await;
                    assert!(found.iter().all(|(uri, _)| uri == URI), "{found:?}");
                    assert_eq!(found.into_iter().map(|(_, range)| range).collect::<Vec<_>>(), expected);
                }
            }
            // The first full mention is the declaration.
            let found = references(&mut client, &expected[2]["start"], false).await;
            assert_eq!(found.into_iter().map(|(_, range)| range).collect::<Vec<_>>(), expected[1..]);
            client.finish().await;
        }
    }
}

#[tokio::test]
async fn where_no_name_is_there_is_nothing() {
    let mut client = Client::start(Engine::default(), "utf-16").await;
    open(&mut client, URI, "plaintext", FRENCH).await;
    let nowhere = range_of(FRENCH, "obstacles", 0, "utf-16")["start"].clone();
    let far = json!({ "line": 99, "character": 99 });
    for position in [&nowhere, &far] {
        for method in ["documentHighlight", "references", "prepareRename", "hover"] {
            let more = json!({ "context": { "includeDeclaration": true } });
            assert_eq!(ask(&mut client, method, position, more).await, Value::Null, "{method}");
        }
    }
    for method in ["documentHighlight", "references", "prepareRename", "rename", "documentSymbol"] {
        let params = json!({
            "textDocument": { "uri": "file:///unknown.txt" }, "position": nowhere, "newName": "Morel",
            "context": { "includeDeclaration": true },
        });
        let response = client.request(&format!("textDocument/{method}"), params).await;
        assert_eq!(response["result"], Value::Null, "{response}");
    }
    client.finish().await;
}

#[tokio::test]
async fn markup_is_no_part_of_a_name() {
    let text = "# Le retour de Vincent Crouzet\n\nHier, **Vincent** Crouzet a lu le [rapport de Crouzet](https://exemple.fr/Crouzet).\n\n\
        `Crouzet` est un mot de code. *Crouzet*, lui, attend.\n";
    let mut client = Client::start(Engine::default(), "utf-16").await;
    open(&mut client, URI, "markdown", text).await;
    let cursor = range_of(text, "Crouzet", 1, "utf-16")["start"].clone();
    let found = references(&mut client, &cursor, true).await;
    let expected = ranges_of(
        text,
        &[("Vincent Crouzet", 0), ("Vincent** Crouzet", 0), ("Crouzet", 2), ("Crouzet", 5)],
        "utf-16",
    );
    assert_eq!(found.into_iter().map(|(_, range)| range).collect::<Vec<_>>(), expected);
    client.finish().await;
}

#[tokio::test]
async fn other_articles_have_the_name_if_they_have_it_in_full() {
    let same = "Reçu mardi, Vincent Crouzet est reparti. Selon lui, Crouzet n'a rien dit de Kyiv.\n";
    for (other, cursor, n_others) in [
        (same, "Crouzet", 2),
        ("Reçu mardi, Paul Crouzet est reparti. Selon lui, Crouzet n'a rien dit.\n", "Crouzet", 0),
        ("Reçu mardi par M. Crouzet, le maire est reparti.\n", "Crouzet", 0),
        // A set of the tables joins without a full form.
        (same, "Kiev", 1),
    ] {
        let mut client = Client::start(Engine::default(), "utf-16").await;
        open(&mut client, URI, "plaintext", FRENCH).await;
        open(&mut client, OTHER, "plaintext", other).await;
        let cursor = range_of(FRENCH, cursor, 0, "utf-16")["end"].clone();
        let found = references(&mut client, &cursor, true).await;
        assert_eq!(found.iter().filter(|(uri, _)| uri == OTHER).count(), n_others, "{other}: {found:?}");
        // Here first.
        assert!(found.is_sorted_by_key(|(uri, _)| uri != URI), "{found:?}");
        // A closed article is none of the open ones.
        client.close(OTHER).await;
        client.published().await;
        let found = references(&mut client, &cursor, true).await;
        assert!(found.iter().all(|(uri, _)| uri == URI), "{found:?}");
        client.finish().await;
    }
}

async fn hover(client: &mut Client, position: &Value) -> (Value, String) {
    let hover = ask(client, "hover", position, json!({})).await;
    (hover["range"].clone(), hover["contents"]["value"].as_str().expect("a text").to_owned())
}

#[tokio::test]
async fn hover_shows_the_forms_of_a_name() {
    for (text, cursor, expected) in [
        (
            FRENCH,
            ("Crouzet", 1),
            expect![[r#"
                **Vincent Crouzet** — personne, expert

                « Vincent Crouzet » 1 fois, « Crouzet » 3 fois ; première mention ligne 1."#]],
        ),
        (
            ENGLISH,
            ("Delaney", 1),
            expect![[r#"
                **Marcus Delaney** — person, analyst

                "Marcus Delaney" 1×, "Delaney" 3×; first mention in line 1."#]],
        ),
        (
            FRENCH,
            ("Kiev", 1),
            expect![[r#"
            **Kiev** — lieu

            « Kiev » 2 fois ; première mention ligne 1."#]],
        ),
    ] {
        let mut client = Client::start(Engine::default(), "utf-16").await;
        open(&mut client, URI, "plaintext", text).await;
        let range = range_of(text, cursor.0, cursor.1, "utf-16");
        let (hovered, shown) = hover(&mut client, &range["start"]).await;
        assert_eq!(hovered, range);
        expected.assert_eq(&shown);
        client.finish().await;
    }
}

#[tokio::test]
async fn hover_is_about_the_name_before_the_quotation() {
    let text = "« Le départ de Vincent Crouzet ne changera rien », dit Anne Morel.\n";
    let mut client = Client::start(Engine::default(), "utf-16").await;
    open(&mut client, URI, "plaintext", text).await;
    let range = range_of(text, "Vincent Crouzet", 0, "utf-16");
    let (hovered, shown) = hover(&mut client, &range["start"]).await;
    assert_eq!(hovered, range);
    expect![[r#"
        **Vincent Crouzet** — personne

        « Vincent Crouzet » 1 fois ; première mention ligne 1.

        **Anne Morel** — attribuée par « dit » (suite de la phrase)

        Paroles : elles forment une proposition."#]]
    .assert_eq(&shown);

    // A finding about a name has told its spellings.
    let text = "Le maire de Kiev est reparti. Il aime Kiev, il revient à Kyiv.\n";
    client.change(URI, 2, json!([{ "text": text }])).await;
    assert_eq!(client.published().await["diagnostics"][0]["code"], "name-variant");
    let (_, shown) = hover(&mut client, &range_of(text, "Kyiv", 0, "utf-16")["start"]).await;
    assert!(shown.starts_with("« Kyiv » ici, « Kiev » ailleurs (2 fois).\n\n# name-variant"), "{shown}");
    let (_, shown) = hover(&mut client, &range_of(text, "Kiev", 0, "utf-16")["start"]).await;
    expect![[r#"
        **Kiev** — lieu

        « Kiev » 2 fois, « Kyiv » 1 fois ; première mention ligne 1."#]]
    .assert_eq(&shown);
    client.finish().await;
}

#[tokio::test]
async fn the_outline_lists_what_is_named() {
    let mut client = Client::start(Engine::default(), "utf-16").await;
    let document = json!({ "textDocument": { "uri": URI } });
    for (text, expected) in [
        (
            FRENCH,
            expect![[r#"
        2:0-2:19 Citations
          2:0-2:19 Vincent Crouzet
            2:0-2:19 Rien n'est joué
        0:12-2:50 [0:12-0:27] Personnes
          0:12-0:27 Vincent Crouzet (4)
          2:40-2:50 Anne Morel (1)
        0:50-0:54 Lieux
          0:50-0:54 Kiev (2)
    "#]],
        ),
        (
            ENGLISH,
            expect![[r#"
        2:0-2:21 Quotations
          2:0-2:21 Marcus Delaney
            2:0-2:21 Nothing is settled,
        0:15-2:46 [0:15-0:29] People
          0:15-0:29 Marcus Delaney (4)
          2:36-2:46 Anne Morel (1)
        0:52-0:56 Places
          0:52-0:56 Kyiv (2)
    "#]],
        ),
    ] {
        open(&mut client, URI, "plaintext", text).await;
        let outline = client.request("textDocument/documentSymbol", document.clone()).await;
        check_symbols(&outline["result"], &expected);
        client.close(URI).await;
        client.published().await;
    }
    client.finish().await;

    let mut client = Client::connect(Engine::default());
    let mut params = able("utf-16");
    params["capabilities"]["textDocument"]["documentSymbol"] = json!({});
    client.initialize(params).await;
    open(&mut client, URI, "plaintext", FRENCH).await;
    let outline = client.request("textDocument/documentSymbol", document).await;
    check_symbols(
        &outline["result"],
        &expect![[r#"
        2:0-2:19 Rien n'est joué | Vincent Crouzet
        0:12-0:27 Vincent Crouzet (4) | Personnes
        2:40-2:50 Anne Morel (1) | Personnes
        0:50-0:54 Kiev (2) | Lieux
    "#]],
    );
    client.finish().await;
}

#[tokio::test]
async fn names_of_all_open_articles_can_be_searched() {
    let mut client = Client::start(Engine::default(), "utf-16").await;
    open(&mut client, URI, "plaintext", FRENCH).await;
    let other = "Le chef de l'État, Recep Tayyip Erdoğan, est attendu à Kyiv, où Anne Morel le recevra.\n";
    open(&mut client, OTHER, "plaintext", other).await;
    for (query, expected) in [
        ("erdogan", json!([["Recep Tayyip Erdoğan", OTHER]])),
        ("CROUZ", json!([["Vincent Crouzet", URI]])),
        ("morel", json!([["Anne Morel", URI], ["Anne Morel", OTHER]])),
        ("nobody", json!([])),
    ] {
        let response = client.request("workspace/symbol", json!({ "query": query })).await;
        let found = response["result"].as_array().expect("a list").iter();
        let pairs = found.map(|symbol| json!([symbol["name"], symbol["location"]["uri"]]));
        assert_eq!(json!(pairs.collect::<Vec<_>>()), expected, "{query}");
    }
    let response = client.request("workspace/symbol", json!({ "query": "vincent" })).await;
    let symbol = &response["result"][0];
    assert_eq!(symbol["location"]["range"], range_of(FRENCH, "Vincent Crouzet", 0, "utf-16"));
    assert_eq!(symbol["containerName"], "Personnes");
    let all = client.request("workspace/symbol", json!({ "query": "" })).await;
    assert!(all["result"].as_array().is_some_and(|all| all.len() >= 6), "{all}");
    client.finish().await;
}

#[tokio::test]
async fn requests_wait_for_the_text_that_was_just_typed() {
    let mut client = Client::start(crate::slow_engine(), "utf-16").await;
    open(&mut client, URI, "plaintext", FRENCH).await;
    let place = position(FRENCH, 0, "utf-16");
    let changes = json!([{ "range": { "start": place, "end": place }, "text": "Hier. " }]);
    client.change(URI, 2, changes).await;
    let text = format!("Hier. {FRENCH}");
    let cursor = range_of(&text, "Vincent", 0, "utf-16")["start"].clone();
    let found = ask(&mut client, "documentHighlight", &cursor, json!({})).await;
    assert_eq!(found[0]["range"], range_of(&text, "Vincent Crouzet", 0, "utf-16"));
    client.published().await;
    client.finish().await;
}
