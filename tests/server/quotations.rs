//! What the editor shows of quotations: who speaks, behind them and in the outline.

use std::time::Duration;

use copydesk::server::Engine;
use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, able, position, range_of};
use crate::{URI, very_slow_engine};

const FRENCH: &str = "\
La crue a surpris tout le monde. « L'eau est montée en une heure », explique Anne Morel, gérante du café. « Nous avons \
tout perdu. »

« Il faudra reconstruire ailleurs », a-t-elle ajouté.

Le livre « Les Eaux noires » est en vitrine partout. « Personne ne nous a prévenus cette nuit-là. » Le pont \
est fermé.
";

async fn start(settings: Value) -> Client {
    let mut client = Client::connect(Engine::default());
    let mut params = able("utf-16");
    params["initializationOptions"] = settings;
    client.initialize(params).await;
    client
}

async fn open(client: &mut Client, text: &str) {
    client.open(URI, 1, text).await;
    client.published().await;
}

async fn hover(client: &mut Client, text: &str, words: &str) -> Value {
    let params =
        json!({ "textDocument": { "uri": URI }, "position": range_of(text, words, 0, "utf-16")["start"] });
    client.request("textDocument/hover", params).await["result"].clone()
}

#[tokio::test]
async fn hover_says_who_speaks_and_why() {
    let mut client = start(json!({})).await;
    open(&mut client, FRENCH).await;
    for (words, expected) in [
        (
            "est montée",
            expect![[r#"
            **Anne Morel** — attribuée par « explique » (suite de la phrase)

            Paroles : elles forment une proposition."#]],
        ),
        (
            "tout perdu",
            expect![[r#"
            **Anne Morel** — attribuée par « explique » (suite de la citation précédente)

            Paroles : elles forment une proposition."#]],
        ),
        (
            "reconstruire",
            expect![[r#"
            **Anne Morel** — attribuée par « a-t-elle ajouté » (suite de la phrase)

            Paroles : elles forment une proposition."#]],
        ),
        ("Les Eaux noires", expect!["Titre : un nom d'œuvre le précède."]),
        (
            "nuit-là",
            expect![[r#"
            Sans source : personne n'est nommé, ni dans la phrase ni autour.

            Paroles : elles forment une proposition."#]],
        ),
    ] {
        let hover = hover(&mut client, FRENCH, words).await;
        expected.assert_eq(hover["contents"]["value"].as_str().expect("a text"));
    }
    let quotation = hover(&mut client, FRENCH, "est montée").await;
    assert_eq!(quotation["range"], range_of(FRENCH, "« L'eau est montée en une heure »", 0, "utf-16"));
    assert_eq!(hover(&mut client, FRENCH, "surpris").await, Value::Null);
    // A finding and the page of its check come with the quotation, but say only once that nobody speaks.
    let finding = hover(&mut client, FRENCH, "Personne").await;
    let text = finding["contents"]["value"].as_str().expect("a text");
    assert!(
        text.starts_with("Qui parle ? Aucune source pour cette citation.\n\n# unattributed-quote"),
        "{text}"
    );
    client.finish().await;
}

#[tokio::test]
async fn hover_is_plain_for_who_reads_no_markdown() {
    let text = "“The river is rising,” said Anne Morel. “We are leaving now.”";
    for (format, expected) in [
        ("markdown", "**Anne Morel** — attributed by “said” (continues the quotation before)"),
        ("plaintext", "Anne Morel — attributed by “said” (continues the quotation before)"),
    ] {
        let mut client = Client::connect(Engine::default());
        let mut params = able("utf-16");
        params["capabilities"]["textDocument"]["hover"]["contentFormat"] = json!([format]);
        client.initialize(params).await;
        open(&mut client, text).await;
        let hover = hover(&mut client, text, "leaving").await;
        assert_eq!(hover["contents"]["kind"], format);
        let lines = hover["contents"]["value"].as_str().expect("a text");
        assert_eq!(lines.lines().next(), Some(expected));
        client.finish().await;
    }
}

async fn hints(client: &mut Client, range: &Value) -> Value {
    let params = json!({ "textDocument": { "uri": URI }, "range": range });
    client.request("textDocument/inlayHint", params).await["result"].clone()
}

fn whole() -> Value {
    json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } })
}

/// The text with each hint in its place.
fn with_hints(text: &str, hints: &Value) -> String {
    let mut shown = text.to_owned();
    for hint in hints.as_array().expect("a list").iter().rev() {
        assert_eq!(hint["paddingLeft"], true, "{hint}");
        assert!(hint["tooltip"].is_string(), "{hint}");
        let at = (0..=text.len())
            .filter(|at| text.is_char_boundary(*at))
            .find(|at| position(text, *at, "utf-16") == hint["position"])
            .expect("a position in the text");
        shown.insert_str(at, &format!(" ⟦{}⟧", hint["label"].as_str().expect("a label")));
    }
    shown
}

#[tokio::test]
async fn hints_name_the_speaker_where_the_sentence_does_not() {
    let mut client = start(json!({ "inlayHints": true })).await;
    open(&mut client, FRENCH).await;
    let all = hints(&mut client, &whole()).await;
    expect![[r#"
        La crue a surpris tout le monde. « L'eau est montée en une heure », explique Anne Morel, gérante du café. « Nous avons tout perdu. » ⟦Anne Morel⟧

        « Il faudra reconstruire ailleurs » ⟦Anne Morel⟧, a-t-elle ajouté.

        Le livre « Les Eaux noires » est en vitrine partout. « Personne ne nous a prévenus cette nuit-là. » Le pont est fermé.
    "#]].assert_eq(&with_hints(FRENCH, &all));
    // Only what was asked for.
    let one = range_of(FRENCH, "« Nous avons tout perdu. »", 0, "utf-16");
    assert_eq!(hints(&mut client, &one).await.as_array().map(Vec::len), Some(1));
    let before = json!({ "start": { "line": 0, "character": 0 }, "end": one["start"] });
    assert_eq!(hints(&mut client, &before).await, json!([]));
    client.finish().await;
}

#[tokio::test]
async fn hints_are_off_unless_asked_for() {
    let mut client = Client::connect(Engine::default());
    let mut params = able("utf-16");
    params["capabilities"]["workspace"]["inlayHint"] = json!({ "refreshSupport": true });
    let answer = client.initialize(params).await;
    assert_eq!(answer["capabilities"]["inlayHintProvider"], true);
    open(&mut client, FRENCH).await;
    assert_eq!(hints(&mut client, &whole()).await, json!([]));

    // When that changes, the editor is told to ask again.
    for (shown, n_hints) in [(true, 2), (false, 0)] {
        let settings = json!({ "settings": { "copydesk": { "inlayHints": shown } } });
        client.notify("workspace/didChangeConfiguration", settings).await;
        client.published().await;
        client.notified("workspace/inlayHint/refresh").await;
        assert_eq!(hints(&mut client, &whole()).await.as_array().map(Vec::len), Some(n_hints));
    }
    let settings = json!({ "settings": { "copydesk": { "inlayHints": "yes" } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    let told = client.notified("window/logMessage").await;
    assert!(told["message"].as_str().is_some_and(|message| message.contains("inlayHints")), "{told}");
    client.finish().await;
}

#[tokio::test]
async fn hints_that_came_too_late_are_asked_for_again() {
    let mut client = Client::connect(very_slow_engine());
    let mut params = able("utf-16");
    params["capabilities"]["workspace"]["inlayHint"] = json!({ "refreshSupport": true });
    params["initializationOptions"] = json!({ "inlayHints": true });
    client.initialize(params).await;
    client.open(URI, 1, FRENCH).await;
    assert_eq!(hints(&mut client, &whole()).await, Value::Null);
    client.published().await;
    client.notified("workspace/inlayHint/refresh").await;
    assert_eq!(hints(&mut client, &whole()).await.as_array().map(Vec::len), Some(2));
    // Nobody waits for any now.
    client.change(URI, 2, json!([{ "text": "Rien." }])).await;
    client.published().await;
    tokio::time::sleep(Duration::from_millis(30)).await; // Time enough for a request that must not come.
    client.finish().await;
}

async fn symbols(client: &mut Client) -> Value {
    let params = json!({ "textDocument": { "uri": URI } });
    client.request("textDocument/documentSymbol", params).await["result"].clone()
}

/// The lines of an outline: range, range to select, name; below each what it holds.
pub(crate) fn check_symbols(symbols: &Value, expected: &Expect) {
    fn show(symbols: &Value, depth: usize, shown: &mut String) {
        let place = |range: &Value| {
            let at = |end: &str| format!("{}:{}", range[end]["line"], range[end]["character"]);
            format!("{}-{}", at("start"), at("end"))
        };
        for symbol in symbols.as_array().expect("a list") {
            let name = symbol["name"].as_str().expect("a name");
            if symbol["location"].is_object() {
                let container = symbol["containerName"].as_str().expect("a container");
                *shown += &format!("{} {name} | {container}\n", place(&symbol["location"]["range"]));
                continue;
            }
            let (whole, selected) = (place(&symbol["range"]), place(&symbol["selectionRange"]));
            let selected = if selected == whole { String::new() } else { format!(" [{selected}]") };
            *shown += &format!("{}{whole}{selected} {name}\n", "  ".repeat(depth));
            if symbol["children"].is_array() {
                show(&symbol["children"], depth + 1, shown);
            }
        }
    }
    let mut shown = String::new();
    show(symbols, 0, &mut shown);
    expected.assert_eq(&shown);
}

#[tokio::test]
async fn symbols_are_quotations_by_speaker() {
    let mut client = start(json!({})).await;
    open(&mut client, FRENCH).await;
    check_symbols(
        &symbols(&mut client).await,
        &expect![[r#"
            0:33-4:99 [0:33-0:66] Citations
              0:33-2:35 [0:33-0:66] Anne Morel
                0:33-0:66 L'eau est montée en une heure
                0:106-0:132 Nous avons tout perdu.
                2:0-2:35 Il faudra reconstruire ailleurs
              4:53-4:99 Sans source
                4:53-4:99 Personne ne nous a prévenus cette nuit-là.
            0:77-0:87 Personnes
              0:77-0:87 Anne Morel (1)
        "#]],
    );
    client.change(URI, 2, json!([{ "text": "Rien à dire." }])).await;
    assert_eq!(symbols(&mut client).await, json!([]));
    client.published().await;
    client.finish().await;

    let mut client = Client::connect(Engine::default());
    let mut params = able("utf-16");
    params["capabilities"]["textDocument"]["documentSymbol"] = json!({});
    client.initialize(params).await;
    open(&mut client, FRENCH).await;
    check_symbols(
        &symbols(&mut client).await,
        &expect![[r#"
            0:33-0:66 L'eau est montée en une heure | Anne Morel
            0:106-0:132 Nous avons tout perdu. | Anne Morel
            2:0-2:35 Il faudra reconstruire ailleurs | Anne Morel
            4:53-4:99 Personne ne nous a prévenus cette nuit-là. | Sans source
            0:77-0:87 Anne Morel (1) | Personnes
        "#]],
    );
    client.finish().await;
}
