//! Commands about open articles: every quotation, every name, the article as a whole. With the real checks.

use copydesk::analysis::Analysis;
use copydesk::extract::Format;
use copydesk::lang::names::Names;
use copydesk::message::UiLanguage;
use copydesk::report::{self, List, Style};
use copydesk::server::Engine;
use serde_json::{Value, json};

use crate::client::{Client, able, range_of};
use crate::{URI, very_slow_engine};

/// Quotations with a speaker, of a speaker who goes on, with nobody and of another kind; names in several forms and kinds.
const ARTICLE: &str = "🚲 Anne Morel, maire de Lens, a rouvert le pont hier.\n\n\
    « Nous avons tenu parole, se réjouit Anne Morel. Le pont est à vous. » « Il tiendra cent ans », ajoute-t-elle.\n\n\
    La nuit fut longue. « Nous avons tout perdu dans cette crue. »\n\n\
    Le roman « Les Misérables » est en vente à Kiev et à Kyiv.\n\n\
    Mme Morel repart pour Kyiv. L'AFP en rend compte.\n";

async fn start(encoding: &str) -> Client {
    let mut client = Client::start(Engine::default(), encoding).await;
    client.open(URI, 1, ARTICLE).await;
    client.published().await;
    client
}

/// What the command line prints about the article, line by line.
fn report(list: List) -> Vec<Value> {
    let analysis = Analysis::build(ARTICLE.to_owned(), Format::Plain, &Names::builtin(), None, &|| false);
    let analysis = analysis.expect("nothing cancels it");
    let lines = report::list("article.txt", &analysis, 0, list, Style::JsonLines, UiLanguage::English);
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The words of a range of the protocol's.
fn words(range: &Value, encoding: &str) -> String {
    let offset = |wanted: &Value| {
        let mut offsets = (0..=ARTICLE.len()).filter(|&offset| ARTICLE.is_char_boundary(offset));
        offsets
            .find(|&offset| crate::client::position(ARTICLE, offset, encoding) == *wanted)
            .expect("a place")
    };
    ARTICLE[offset(&range["start"])..offset(&range["end"])].to_owned()
}

/// The words of a range of the reports'.
fn reported(range: &Value) -> String {
    let offset = |end: &str| usize::try_from(range[end]["offset"].as_u64().expect("an offset")).unwrap();
    ARTICLE[offset("start")..offset("end")].to_owned()
}

#[tokio::test]
async fn the_commands_are_offered() {
    let mut client = Client::connect(Engine::default());
    let answer = client.initialize(able("utf-16")).await;
    let commands =
        ["copydesk.listQuotes", "copydesk.listNames", "copydesk.describe", "copydesk.checkWorkspace"];
    let expected = json!({ "commands": commands, "workDoneProgress": true });
    assert_eq!(answer["capabilities"]["executeCommandProvider"], expected);
    client.finish().await;
}

#[tokio::test]
async fn quotations_are_those_of_the_report() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = start(encoding).await;
        let answer = client.execute("copydesk.listQuotes", json!([URI])).await;
        let quotes = answer["result"].as_array().expect("a list");
        let lines = report(List::Quotations);
        assert_eq!(quotes.len(), lines.len());
        for (quote, line) in quotes.iter().zip(&lines) {
            let source = &line["attribution"];
            assert_eq!(words(&quote["range"], encoding), reported(line));
            for (found, expected) in [
                (&quote["text"], &line["text"]),
                (&quote["kind"], &line["kind"]),
                (&quote["status"], &source["status"]),
                (&quote["speaker"], &source["speaker"]["text"]),
                (&quote["confidence"], &source["confidence"]),
            ] {
                assert_eq!(found, expected, "{quote}");
            }
            for (range, phrase) in [("speakerRange", "speaker"), ("cueRange", "cue")] {
                let is_there = !source[phrase].is_null();
                assert_eq!(!quote[range].is_null(), is_there, "{range} of {quote}");
                if is_there {
                    assert_eq!(words(&quote[range], encoding), reported(&source[phrase]));
                }
            }
            assert_eq!(quote.as_object().expect("an object").len(), 8, "{quote}");
        }
        let statuses: Vec<&Value> = quotes.iter().map(|quote| &quote["status"]).collect();
        assert_eq!(statuses, [&json!("attributed"), &json!("attributed"), &json!("none"), &Value::Null]);
        assert_eq!(quotes[0]["speaker"], "Anne Morel");
        assert_eq!(quotes[3]["kind"], "title");
        client.finish().await;
    }
}

#[tokio::test]
async fn names_are_those_of_the_report() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = start(encoding).await;
        let answer = client.execute("copydesk.listNames", json!([URI])).await;
        let names = answer["result"].as_array().expect("a list");
        let lines = report(List::Names);
        assert_eq!(names.len(), lines.len());
        for (name, line) in names.iter().zip(&lines) {
            for (found, expected) in [
                (&name["name"], &line["name"]),
                (&name["kind"], &line["kind"]),
                (&name["function"], &line["function"]["text"]),
            ] {
                assert_eq!(found, expected, "{name}");
            }
            let (forms, its_forms) = (name["forms"].as_array(), line["forms"].as_array());
            let (forms, its_forms) = (forms.expect("a list"), its_forms.expect("a list"));
            assert_eq!(forms.len(), its_forms.len(), "{name}");
            let mut count = 0;
            for (form, its_form) in forms.iter().zip(its_forms) {
                assert_eq!(form["text"], its_form["text"]);
                let ranges = form["ranges"].as_array().expect("a list");
                let found: Vec<String> = ranges.iter().map(|range| words(range, encoding)).collect();
                let mentions = its_form["mentions"].as_array().expect("a list");
                assert_eq!(found, mentions.iter().map(reported).collect::<Vec<_>>());
                assert_eq!(form["count"], ranges.len());
                count += ranges.len();
            }
            assert_eq!(name["count"], count);
            assert_eq!(name["first"], forms[0]["ranges"][0]);
            assert_eq!(name.as_object().expect("an object").len(), 7, "{name}");
        }
        let of = |key: &str| names.iter().map(|name| name[key].clone()).collect::<Vec<_>>();
        assert_eq!(of("name"), ["Anne Morel", "Lens", "Kyiv", "AFP"]);
        assert_eq!(of("kind"), ["person", "place", "place", "organisation"]);
        assert_eq!(of("mixed"), [false, false, true, false]);
        assert_eq!(of("count"), [3, 1, 3, 1]);
        assert_eq!(names[0]["function"], "maire de Lens");
        assert_eq!(names[0]["first"], range_of(ARTICLE, "Anne Morel", 0, encoding));
        client.finish().await;
    }
}

#[tokio::test]
async fn an_article_is_described() {
    let mut client = Client::connect(Engine::default());
    let mut params = able("utf-16");
    params["initializationOptions"] = json!({ "house": ["fr-lemonde", "en-ap"] });
    client.initialize(params).await;
    client.open(URI, 1, ARTICLE).await;
    let publish = client.published().await;
    let n_findings = publish["diagnostics"].as_array().map(Vec::len);
    assert!(n_findings > Some(0), "{publish}");
    let answer = client.execute("copydesk.describe", json!([URI])).await;
    let expected = json!({ "language": "fr", "houses": ["fr-lemonde", "en-ap"], "findings": n_findings });
    assert_eq!(answer["result"], expected);
    for (uri, text, language) in [
        ("untitled:Untitled-1", "The mayor of the town has said that the bridge will open in May.", "en"),
        (
            "untitled:Untitled-2",
            "Der Bürgermeister der Stadt hat gesagt, dass die Brücke im Mai öffnet, \
            weil die Arbeiten länger dauern als gedacht und niemand weiß, wann sie zu Ende gehen werden.",
            "other",
        ),
    ] {
        client.open(uri, 1, text).await;
        client.published().await;
        let answer = client.execute("copydesk.describe", json!([uri])).await;
        let houses = json!(["fr-lemonde", "en-ap"]);
        assert_eq!(answer["result"], json!({ "language": language, "houses": houses, "findings": 0 }));
    }
    client.finish().await;
}

#[tokio::test]
async fn nothing_is_said_of_what_is_not_open_or_not_read_yet() {
    let mut client = Client::start(very_slow_engine(), "utf-16").await;
    client.open(URI, 1, "Kyiv").await;
    let mut asked = Vec::new();
    for command in ["copydesk.listQuotes", "copydesk.listNames", "copydesk.describe"] {
        for uri in [URI, "file:///redaction/autre.txt"] {
            let params = json!({ "command": command, "arguments": [uri] });
            asked.push(client.ask("workspace/executeCommand", params).await);
        }
    }
    for id in asked {
        let answer = client.answer(id).await;
        assert_eq!(answer.get("result"), Some(&Value::Null), "{answer}");
    }
    client.published().await;
    // The places in a text that was just typed are not those of the text before; the description is of that.
    client.change(URI, 2, json!([{ "text": "Kyiv, puis Kyiv" }])).await;
    let names = json!({ "command": "copydesk.listNames", "arguments": [URI] });
    let names = client.ask("workspace/executeCommand", names).await;
    let described = client.execute("copydesk.describe", json!([URI])).await;
    assert_eq!(described["result"]["findings"], 1);
    assert_eq!(client.answer(names).await["result"], Value::Null);
    client.published().await;
    let described = client.execute("copydesk.describe", json!([URI])).await;
    assert_eq!(described["result"]["findings"], 2);
    client.finish().await;
}

#[tokio::test]
async fn what_cannot_be_executed_is_told() {
    for (locale, wanted, not, unknown) in [
        (
            "en-GB",
            ": the first argument must be the URI of a document",
            ", not",
            "there is no command `copydesk.listQuote` (known:",
        ),
        (
            "fr-FR",
            " : le premier argument doit être l'URI d'un document",
            ", et non",
            "il n'y a pas de commande `copydesk.listQuote` (possibles :",
        ),
    ] {
        let mut client = Client::connect(Engine::default());
        let mut params = able("utf-16");
        params["locale"] = json!(locale);
        client.initialize(params).await;
        let commands = "copydesk.listQuotes, copydesk.listNames, copydesk.describe, copydesk.checkWorkspace";
        for (command, arguments, expected) in [
            ("copydesk.listQuotes", json!([]), format!("copydesk.listQuotes{wanted}")),
            ("copydesk.listNames", json!([3]), format!("copydesk.listNames{wanted}{not} 3")),
            (
                "copydesk.describe",
                json!([{ "uri": 1 }]),
                format!("copydesk.describe{wanted}{not} {{\"uri\":1}}"),
            ),
            (
                "copydesk.describe",
                json!(["no address"]),
                format!("copydesk.describe{wanted}{not} \"no address\""),
            ),
            ("copydesk.listQuote", json!([URI]), format!("{unknown} {commands})")),
        ] {
            let answer = client.execute(command, arguments).await;
            assert_eq!(answer["error"]["code"], -32602, "{answer}");
            assert_eq!(answer["error"]["message"], expected);
        }
        client.finish().await;
    }
}
