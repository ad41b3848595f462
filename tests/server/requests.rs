//! Code actions and hovers: what they say, and that they never speak of an old text.

use copydesk::checks;
use copydesk::message::UiLanguage;
use copydesk::server::Engine;
use serde_json::{Value, json};

use crate::client::{Client, able, apply, position, range_of};
use crate::{CHECK, URI, engine, slow_engine, very_slow_engine};

const ARTICLE: &str = "🚲 The mayor left Kyiv on Monday.\n\nShe will be back in Kyiv, not Kiev, by May.\n";

async fn start() -> Client {
    let mut client = Client::connect(engine());
    let mut params = able("utf-16");
    params["locale"] = json!("en");
    client.initialize(params).await;
    client
}

fn titles(actions: &Value) -> Vec<&str> {
    let actions = actions.as_array().expect("a list");
    actions.iter().map(|action| action["title"].as_str().expect("a title")).collect()
}

#[tokio::test]
async fn quick_fixes_are_versioned_edits() {
    let mut client = start().await;
    client.open(URI, 3, ARTICLE).await;
    let publish = client.published().await;

    let kyiv = range_of(ARTICLE, "Kyiv", 0, "utf-16");
    let actions = client.code_actions(URI, &kyiv, None).await;
    // The one that is only shown is not offered; what mends nothing comes last.
    let ignore = "Ignore here (mixed-quote-style)";
    assert_eq!(titles(&actions), [r#"Replace with "Kiev""#, r#"Replace all with "Kiev" (2)"#, ignore]);
    assert_eq!(actions[2].get("isPreferred"), None);
    let first = &actions[0];
    assert_eq!(first["kind"], "quickfix");
    assert_eq!(first["isPreferred"], true);
    assert_eq!(actions[1].get("isPreferred"), None);
    assert_eq!(first["diagnostics"], json!([publish["diagnostics"][0]]));
    assert_eq!(first.get("command"), None);

    for (action, expected) in
        [(first, ARTICLE.replacen("Kyiv", "Kiev", 1)), (&actions[1], ARTICLE.replace("Kyiv", "Kiev"))]
    {
        let change = &action["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"], json!({ "uri": URI, "version": 3 }));
        assert_eq!(apply(ARTICLE, &change["edits"], "utf-16"), expected);
    }
    client.finish().await;
}

#[tokio::test]
async fn actions_are_for_what_is_asked() {
    let mut client = start().await;
    client.open(URI, 1, ARTICLE).await;
    client.published().await;

    let start = position(ARTICLE, 0, "utf-16");
    let end = position(ARTICLE, ARTICLE.len(), "utf-16");
    let whole = json!({ "start": start, "end": end });
    let nothing = json!({ "start": start, "end": start });
    // A cursor right after a word is on it.
    let cursor = range_of(ARTICLE, "Kyiv", 0, "utf-16")["end"].clone();
    let cursor = json!({ "start": cursor, "end": cursor });
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 999 } });
    for (range, only, n_actions) in [
        // Two fixes for each finding, and one that ignores each, or both if they are in one paragraph.
        (&whole, None, 6),
        (&all, None, 6),
        (&cursor, None, 3),
        (&nothing, None, 0),
        (&whole, Some("quickfix"), 6),
        (&whole, Some(""), 7),
        (&whole, Some("refactor"), 0),
        (&whole, Some("source"), 1),
        (&nothing, Some("source.fixAll"), 1),
        (&whole, Some("source.fixAll.copydesk"), 1),
        (&whole, Some("source.fixAll.copy"), 0),
        (&whole, Some("source.fixAll.other"), 0),
    ] {
        let actions = client.code_actions(URI, range, only).await;
        assert_eq!(titles(&actions).len(), n_actions, "{only:?} in {range}");
    }
    assert_eq!(client.code_actions("file:///unknown.txt", &whole, None).await, Value::Null);
    client.finish().await;
}

#[tokio::test]
async fn fix_all_applies_the_safe_fixes() {
    let mut client = start().await;
    client.open(URI, 1, ARTICLE).await;
    client.published().await;
    let nowhere = range_of(ARTICLE, "mayor", 0, "utf-16");
    let actions = client.code_actions(URI, &nowhere, Some("source.fixAll")).await;
    assert_eq!(actions[0]["kind"], "source.fixAll.copydesk");
    assert_eq!(actions[0]["title"], "Apply all safe fixes");
    let change = &actions[0]["edit"]["documentChanges"][0];
    let fixed = apply(ARTICLE, &change["edits"], "utf-16");
    assert_eq!(fixed, ARTICLE.replace("Kyiv", "Kiev"));

    client.change(URI, 2, json!([{ "text": fixed }])).await;
    client.published().await;
    assert_eq!(client.code_actions(URI, &nowhere, Some("source.fixAll")).await, json!([]));
    client.finish().await;
}

#[tokio::test]
async fn a_client_without_versioned_edits_gets_plain_ones() {
    let mut client = Client::connect(engine());
    let mut params = able("utf-8");
    params["capabilities"]["workspace"] = json!({});
    client.initialize(params).await;
    client.open(URI, 1, ARTICLE).await;
    client.published().await;
    let actions = client.code_actions(URI, &range_of(ARTICLE, "Kyiv", 1, "utf-8"), None).await;
    assert_eq!(actions[0]["edit"].get("documentChanges"), None);
    let fixed = apply(ARTICLE, &actions[0]["edit"]["changes"][URI], "utf-8");
    assert_eq!(fixed, ARTICLE.replace("back in Kyiv", "back in Kiev"));
    client.finish().await;
}

#[tokio::test]
async fn a_blank_is_a_snippet_for_who_can_fill_it_in() {
    let text = "La nuit fut longue. « Nous avons tout perdu cette nuit. » Le pont est fermé.";
    for (edits, snippets) in [
        (json!({ "documentChanges": true, "snippetEditSupport": true }), true),
        (json!({ "documentChanges": true, "snippetEditSupport": false }), false),
        (json!({ "documentChanges": true }), false),
    ] {
        let mut client = Client::connect(Engine::default());
        let mut params = able("utf-16");
        params["capabilities"]["workspace"]["workspaceEdit"] = edits;
        client.initialize(params).await;
        client.open(URI, 1, text).await;
        let publish = client.published().await;
        let actions = client.code_actions(URI, &publish["diagnostics"][0]["range"], None).await;
        assert_eq!(actions[0]["title"], "Ajouter l'attribution");
        let stop = range_of(text, ".", 1, "utf-16");
        let behind = range_of(text, "»", 0, "utf-16")["end"].clone();
        let behind = json!({ "start": behind, "end": behind });
        let inserted = if snippets {
            json!({ "range": behind, "snippet": { "kind": "snippet", "value": ", a déclaré ${1:source}." } })
        } else {
            json!({ "range": behind, "newText": ", a déclaré [source]." })
        };
        let expected = json!({
            "textDocument": { "uri": URI, "version": 1 },
            "edits": [{ "range": stop, "newText": "" }, inserted],
        });
        assert_eq!(actions[0]["edit"], json!({ "documentChanges": [expected] }));
        client.finish().await;
    }
}

#[tokio::test]
async fn actions_wait_for_the_text_that_was_just_typed() {
    let mut client = Client::start(slow_engine(), "utf-16").await;
    client.open(URI, 1, ARTICLE).await;
    client.published().await;
    client.change(URI, 2, json!([{ "text": "Kyiv" }])).await;
    let actions = client.code_actions(URI, &range_of("Kyiv", "Kyiv", 0, "utf-16"), None).await;
    let change = &actions[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 2);
    assert_eq!(apply("Kyiv", &change["edits"], "utf-16"), "Kiev");
    assert_eq!(client.published().await["version"], 2);
    client.finish().await;
}

#[tokio::test]
async fn actions_for_an_old_text_are_never_sent() {
    let mut client = Client::start(very_slow_engine(), "utf-16").await;
    client.open(URI, 1, "Kyiv").await;
    client.published().await;
    client.change(URI, 2, json!([{ "text": "Kyiv, Kyiv" }])).await;
    let kyiv = range_of("Kyiv", "Kyiv", 0, "utf-16");
    assert_eq!(client.code_actions(URI, &kyiv, None).await, json!([]));
    assert_eq!(client.published().await["version"], 2);
    // A text that comes under the same version again is another text.
    client.change(URI, 2, json!([{ "text": "Ni Kiev ni Kyiv" }])).await;
    assert_eq!(client.code_actions(URI, &kyiv, None).await, json!([]));
    client.published().await;
    client.finish().await;
}

#[tokio::test]
async fn a_request_can_be_cancelled_and_does_not_delay_edits() {
    let mut client = Client::start(very_slow_engine(), "utf-16").await;
    client.open(URI, 1, "Kyiv").await;
    let kyiv = range_of("Kyiv", "Kyiv", 0, "utf-16");
    let mut waiting = Vec::new();
    for _ in 0..20 {
        waiting.push(client.ask_code_actions(URI, &kyiv, None).await);
    }
    for id in waiting {
        client.notify("$/cancelRequest", json!({ "id": id })).await;
        let response = client.answer(id).await;
        assert_eq!(response["error"]["code"], -32800, "{response}");
    }
    client.published().await;
    client.finish().await;
}

#[tokio::test]
async fn a_request_is_answered_whatever_it_is_called() {
    let mut client = Client::start(engine(), "utf-16").await;
    for method in ["$/unheardOf", "$/cancelRequest", "unheardOf"] {
        let refused = client.request(method, json!({ "id": 999 })).await;
        assert_eq!(refused["error"]["code"], -32601, "{refused}");
        client.notify(method, json!({ "id": 999 })).await;
    }
    client.finish().await;
}

#[tokio::test]
async fn hover_shows_the_message_and_the_page() {
    let (english, french) =
        ("\"Kyiv\" here, \"Kiev\" elsewhere (2×).", "« Kyiv » ici, « Kiev » ailleurs (2 fois).");
    for (formats, kind, settings, ui, message) in [
        // An English article, in an editor that speaks French.
        (json!(["markdown", "plaintext"]), "markdown", json!({}), UiLanguage::English, english),
        (json!(["plaintext", "markdown"]), "plaintext", json!({}), UiLanguage::English, english),
        (json!(["markdown"]), "markdown", json!({}), UiLanguage::English, english),
        (json!(["plaintext"]), "plaintext", json!({ "messages": "fr" }), UiLanguage::French, french),
        (json!(["markdown"]), "markdown", json!({ "messages": "fr" }), UiLanguage::French, french),
    ] {
        let mut client = Client::connect(engine());
        let mut params = able("utf-16");
        params["capabilities"]["textDocument"]["hover"]["contentFormat"] = formats;
        params["initializationOptions"] = settings;
        client.initialize(params).await;
        client.open(URI, 1, ARTICLE).await;
        client.published().await;

        let range = range_of(ARTICLE, "Kyiv", 0, "utf-16");
        let document = json!({ "uri": URI });
        for end in ["start", "end"] {
            let params = json!({ "textDocument": document, "position": range[end] });
            let response = client.request("textDocument/hover", params).await;
            let hover = &response["result"];
            assert_eq!(hover["range"], range);
            assert_eq!(hover["contents"]["kind"], kind);
            let value = hover["contents"]["value"].as_str().expect("a text");
            let page = checks::page(checks::by_id(CHECK).expect("there is one"), ui);
            assert!(value.starts_with(&format!("{message}\n\n")), "{value}");
            assert!(value.ends_with(&format!("\n\n{page}")), "{value}");
        }
        let params = json!({ "textDocument": document, "position": { "line": 0, "character": 5 } });
        assert_eq!(client.request("textDocument/hover", params).await["result"], Value::Null);
        client.finish().await;
    }
}

/// Five paragraphs, and the same five again.
#[tokio::test]
async fn the_real_checks_find_a_pasted_article() {
    let paragraphs = [
        "La piscine municipale rouvrira ses portes le premier lundi de septembre, après dix-huit mois de travaux.",
        "Le bassin a été entièrement recarrelé et la chaudière remplacée par une pompe à chaleur silencieuse.",
        "Les clubs de natation du quartier retrouveront leurs créneaux du soir, que la mairie avait supprimés.",
        "Le prix d'entrée augmente de cinquante centimes, sauf pour les écoliers, les retraités et les chômeurs.",
        "Une journée de visite gratuite est prévue la veille, avec un bal nocturne au bord du grand bassin.",
    ];
    let once = paragraphs.join("\n") + "\n";
    let twice = once.repeat(2);
    let mut client = Client::start(Engine::default(), "utf-16").await;
    client.open(URI, 1, &twice).await;
    let publish = client.published().await;
    let diagnostics = publish["diagnostics"].as_array().expect("a list");
    assert_eq!(diagnostics.len(), 1, "{publish}");
    let diagnostic = &diagnostics[0];
    assert_eq!((&diagnostic["code"], &diagnostic["tags"]), (&json!("repeated-block"), &json!([1])));
    assert_eq!(diagnostic["range"]["start"], json!({ "line": 5, "character": 0 }));
    assert_eq!(diagnostic["relatedInformation"].as_array().map(Vec::len), Some(5), "{diagnostic}");

    let actions = client.code_actions(URI, &diagnostic["range"], None).await;
    let change = &actions[0]["edit"]["documentChanges"][0];
    let fixed = apply(&twice, &change["edits"], "utf-16");
    assert_eq!(fixed, once);
    client.change(URI, 2, json!([{ "text": fixed }])).await;
    assert_eq!(client.published().await["diagnostics"], json!([]));
    client.finish().await;
}
