//! A quotation is not judged while it is being written, nor is a name.

use std::time::{Duration, Instant};

use copydesk::analysis::Analysis;
use copydesk::analysis::repetition::passage::Reuses;
use copydesk::checks::Fixes;
use copydesk::config::Config;
use copydesk::finding::Finding;
use copydesk::server::Engine;
use serde_json::{Value, json};

use crate::URI;
use crate::client::{Client, position, range_of};

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
    let mut client = Client::start(Engine::default(), "utf-16").await;
    let text = "« Le port ne rouvrira plus jamais en hiver », disent certai∣. Le conseil se réunit mardi.";
    let (_, version) = type_in(&mut client, text, "ns").await;
    let publish = client.published_until(version).await.pop().expect("the last one");
    assert_eq!(codes(&publish), ["vague-attribution"]);
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

/// A change of the bytes of a text, and the text after it.
fn edit(text: &mut String, words: &str, n: usize, by: &str) -> Value {
    let range = range_of(text, words, n, "utf-16");
    let (start, _) = text.match_indices(words).nth(n).expect("the words are there");
    text.replace_range(start..start + words.len(), by);
    json!({ "range": range, "text": by })
}

/// What is said at once, and what after a second.
async fn said(client: &mut Client, version: i64) -> (Vec<String>, Vec<String>) {
    let now = Instant::now();
    let own = |publish: &Value| codes(publish).into_iter().map(str::to_owned).collect();
    let publish = client.published_until(version).await.pop().expect("the last one");
    let first = own(&publish);
    let publish = client.published().await;
    assert_eq!(publish["version"], version);
    assert!(now.elapsed() > Duration::from_millis(900), "{:?}", now.elapsed());
    (first, own(&publish))
}

const TYPO: &str =
    "Vincent Crouzet voit deux obstacles. Le maire voit Crouzet en mai. Selon ∣ , rien ne presse.\n";

#[tokio::test]
async fn a_name_is_not_judged_before_it_is_written() {
    for (text, name, others) in [
        (TYPO, "Crouset", "Crouzet"),
        (
            "Marcus Delaney sees two obstacles. The mayor meets Delaney in May. To ∣ , all is well.\n",
            "Delanney",
            "Delaney",
        ),
    ] {
        let mut client = Client::start(Engine::default(), "utf-16").await;
        let (_, version) = type_in(&mut client, text, name).await;
        assert_eq!(said(&mut client, version).await, (vec![], vec!["name-typo".to_owned()]), "{others}");
        // The next word leaves it as it is; it goes when it is mended.
        client.close(URI).await;
        client.published().await;
        let (_, version) = type_in(&mut client, text, others).await;
        let publish = client.published_until(version).await.pop().expect("the last one");
        assert_eq!(codes(&publish), Vec::<&str>::new());
        client.finish().await;
    }
}

#[tokio::test]
async fn a_half_written_name_has_nothing_flash_up_elsewhere() {
    // The word that is typed comes first, and is what the other would be judged by.
    let text = "Selon ∣ , rien ne presse. Puis Vincent Crouzet voit deux obstacles.\n";
    let mut client = Client::start(Engine::default(), "utf-16").await;
    let (_, version) = type_in(&mut client, text, "Vincent Crouzet").await;
    let publish = client.published_until(version).await.pop().expect("the last one");
    assert_eq!(codes(&publish), Vec::<&str>::new());
    client.finish().await;

    // The sixth mention of a spelling makes it the usual one; a finding points at five.
    let kiev = "Il aime Kiev ce soir. ".repeat(5);
    let kyiv = "Il aime Kyiv ce soir. ".repeat(6);
    let mut text = format!("{kyiv}{kiev}Il aime la ville.\n");
    let mut client = Client::start(Engine::default(), "utf-16").await;
    client.open(URI, 1, &text).await;
    let warnings = |publish: &Value| {
        let diagnostics = publish["diagnostics"].as_array().expect("a list").iter();
        diagnostics.filter(|diagnostic| diagnostic["severity"] == 2).count()
    };
    assert_eq!(warnings(&client.published().await), 5);
    let changes = json!([edit(&mut text, "la ville", 0, "Kiev, Kiev")]);
    client.change(URI, 2, changes).await;
    assert_eq!(warnings(&client.published().await), 0);
    assert_eq!(warnings(&client.published().await), 6);
    client.finish().await;
}

/// Flags "Kyiv", and points at every "Kiev".
fn flag_style(analysis: &Analysis, reuses: &Reuses, config: &Config, fixes: Fixes) -> Vec<Finding> {
    let findings = crate::flag(analysis, reuses, config, fixes).into_iter();
    findings.map(|finding| Finding { check: "name-style", ..finding }).collect()
}

#[tokio::test]
async fn a_finding_waits_for_the_places_that_it_points_at() {
    let engine = Engine { check: flag_style, ..Engine::default() };
    let mut client = Client::start(engine, "utf-16").await;
    client.open(URI, 1, "Rien.").await;
    client.published().await;
    // A place that nothing but the finding itself connects with the word it is about.
    let mut text = "Le maire rentre de Kievlande. Le ciel est bleu. On l'attend ce soir à Kyiv.\n".to_owned();
    let whole = json!({ "text": text });
    // Of the text as a whole nothing was typed, but then somebody is at that place.
    for (version, words, by, held) in [(2, "bleu", "gris", false), (3, "rentre de K", "revient de K", true)] {
        client.change(URI, version, json!([{ "text": "Rien." }])).await;
        assert_eq!(codes(&client.published_until(version).await[0]), Vec::<&str>::new());
        let typed = edit(&mut text, words, 0, by);
        client.change(URI, 10 * version, json!([whole, typed])).await;
        let publish = client.published_until(10 * version).await.pop().expect("the last one");
        assert_eq!(codes(&publish).is_empty(), held, "{words}");
        if held {
            assert_eq!(codes(&client.published().await), ["name-style"]);
        }
        text = whole["text"].as_str().expect("a text").to_owned();
    }
    client.finish().await;
}

#[tokio::test]
async fn what_was_not_touched_is_said_at_once() {
    let mut text =
        "Le maire de Kiev est reparti. Il aime Kiev, il revient à Kyiv. Paul Morel part.\n".to_owned();
    let mut client = Client::start(Engine::default(), "utf-16").await;
    client.open(URI, 1, &text).await;
    let before = client.published().await;
    assert_eq!(codes(&before)[0], "name-variant");
    for (version, words, by) in
        [(2, "reparti", "revenu"), (3, "Morel", "Morelle"), (4, "part.", "part. Fin.")]
    {
        let changes = json!([edit(&mut text, words, 0, by)]);
        client.change(URI, version, changes).await;
        assert_eq!(codes(&client.published().await), codes(&before), "{text}");
    }
    client.finish().await;
}

#[tokio::test]
async fn names_that_are_retyped_or_brought_back_wait_too() {
    let mut text = TYPO.replace("∣ ", "Vincent Crouset");
    let mut client = Client::start(Engine::default(), "utf-16").await;
    client.open(URI, 1, &text).await;
    assert_eq!(codes(&client.published().await), ["name-typo"]);
    let waited = || (vec![], vec!["name-typo".to_owned()]);
    // A letter goes and comes again.
    let changes = json!([edit(&mut text, "Crouset", 0, "Crouse"), edit(&mut text, "Crouse", 0, "Crouset")]);
    client.change(URI, 2, changes).await;
    assert_eq!(said(&mut client, 2).await, waited());
    // So does one in the given name beside it.
    let changes = json!([
        edit(&mut text, "Selon Vincent", 0, "Selon Vincen"),
        edit(&mut text, "Selon Vincen", 0, "Selon Vincent"),
    ]);
    client.change(URI, 3, changes).await;
    assert_eq!(said(&mut client, 3).await, waited());
    // What was said stays while somebody works on a mention that it is judged by.
    for (version, words, by) in
        [(4, "voit Crouzet", "reçoit Crouzet"), (5, "reçoit Crouzet", "voit M. Crouzet")]
    {
        let changes = json!([edit(&mut text, words, 0, by)]);
        client.change(URI, version, changes).await;
        assert_eq!(codes(&client.published().await), ["name-typo"], "{by}");
    }
    // The word goes altogether and is brought back by an undo.
    let changes = json!([edit(&mut text, "Vincent Crouset", 0, "")]);
    client.change(URI, 6, changes).await;
    assert_eq!(codes(&client.published().await), Vec::<&str>::new());
    let changes = json!([edit(&mut text, "Selon ", 0, "Selon Vincent Crouset")]);
    client.change(URI, 7, changes).await;
    assert_eq!(said(&mut client, 7).await, waited());
    // Two cursors at once.
    let changes =
        json!([edit(&mut text, "Crouset", 0, "Crousett"), edit(&mut text, "obstacles", 0, "dangers")]);
    client.change(URI, 8, changes).await;
    let publish = client.published_until(8).await.pop().expect("the last one");
    assert_eq!(codes(&publish), Vec::<&str>::new());
    client.close(URI).await;
    while client.published().await.get("version").is_some() {}
    client.finish().await;
}

/// Row R34 of the specification: between pasting a paragraph at another place and deleting it at the first.
#[tokio::test]
async fn a_move_raises_nothing() {
    let mut client = Client::start(Engine::default(), "utf-16").await;
    let first = "Le marché du samedi se tiendra pendant ce temps sur la place de la gare, sous des tentes.\n";
    let second =
        "Une réunion publique doit se tenir jeudi soir dans la salle des fêtes, où le maire parlera.\n";
    client.open(URI, 0, &format!("{first}{second}")).await;
    assert_eq!(codes(&client.published().await), Vec::<&str>::new());
    let paste = json!([{ "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 0 } },
        "text": first }]);
    client.change(URI, 1, paste.clone()).await;
    let publish = client.published().await;
    assert_eq!((publish["version"].as_i64(), codes(&publish)), (Some(1), vec![]));
    let cut = json!([{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 1, "character": 0 } },
        "text": "" }]);
    client.change(URI, 2, cut).await;
    let publish = client.published().await;
    assert_eq!((publish["version"].as_i64(), codes(&publish)), (Some(2), vec![]));
    // A copy that stays is told after a second, and then no key takes it back.
    client.change(URI, 3, paste).await;
    let (pasted, quiet) = (client.published().await, client.published().await);
    assert_eq!((codes(&pasted), codes(&quiet)), (vec![], vec!["repeated-paragraph"]));
    let key = json!([{ "range": { "start": { "line": 2, "character": 3 }, "end": { "line": 2, "character": 3 } },
        "text": "s" }]);
    client.change(URI, 4, key).await;
    assert_eq!(client.published().await["version"], 4);
    client.finish().await;
}

/// A third copy is no more there to stay than a second one, and one that was told of is not taken back meanwhile.
#[tokio::test]
async fn a_further_copy_waits_too() {
    let mut client = Client::start(Engine::default(), "utf-16").await;
    let first = "Le marché du samedi se tiendra pendant ce temps sur la place de la gare, sous des tentes.\n";
    let second =
        "Une réunion publique doit se tenir jeudi soir dans la salle des fêtes, où le maire parlera.\n";
    client.open(URI, 0, &format!("{first}{second}{first}")).await;
    assert_eq!(codes(&client.published().await), ["repeated-paragraph"]);
    let paste = json!([{ "range": { "start": { "line": 3, "character": 0 }, "end": { "line": 3, "character": 0 } },
        "text": format!("{second}{first}") }]);
    client.change(URI, 1, paste).await;
    let (pasted, quiet) = (client.published().await, client.published().await);
    assert_eq!(codes(&pasted), ["repeated-paragraph"]);
    assert_eq!(codes(&quiet), ["repeated-block", "repeated-paragraph"]);
    client.finish().await;
}

/// Wherever it is put: one above the others makes the first of them a copy, too.
#[tokio::test]
async fn a_further_copy_above_the_others_waits_too() {
    let first = "Le marché du samedi se tiendra pendant ce temps sur la place de la gare, sous des tentes.\n";
    let second =
        "Une réunion publique doit se tenir jeudi soir dans la salle des fêtes, où le maire parlera.\n";
    let block = format!("{first}{second}");
    for (text, paste, check) in [
        (format!("Il pleut.\n{first}{second}{first}"), first, "repeated-paragraph"),
        (format!("Il pleut.\n{block}Il neige.\n{block}"), &*block, "repeated-block"),
    ] {
        let mut client = Client::start(Engine::default(), "utf-16").await;
        client.open(URI, 0, &text).await;
        assert_eq!(codes(&client.published().await), [check]);
        let paste = json!([{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
            "text": format!("{paste}Il vente.\n") }]);
        client.change(URI, 1, paste).await;
        let (pasted, quiet) = (client.published().await, client.published().await);
        assert_eq!((codes(&pasted), codes(&quiet)), (vec![check], vec![check, check]));
        client.finish().await;
    }
}

/// As an editor duplicates a line: of three in a row that say the same, nothing tells which is the new one.
#[tokio::test]
async fn a_further_copy_beside_the_others_waits_too() {
    let copied =
        "Le marché du samedi se tiendra pendant ce temps sur la place de la gare, sous des tentes.\n";
    for line in 1..=3 {
        let mut client = Client::start(Engine::default(), "utf-16").await;
        client.open(URI, 0, &format!("Il pleut.\n{copied}{copied}")).await;
        assert_eq!(codes(&client.published().await), ["repeated-paragraph"]);
        let place = json!({ "line": line, "character": 0 });
        let paste = json!([{ "range": { "start": place, "end": place }, "text": copied }]);
        client.change(URI, 1, paste).await;
        let (pasted, quiet) = (client.published().await, client.published().await);
        assert_eq!(codes(&pasted), ["repeated-paragraph"], "at line {line}");
        assert_eq!(codes(&quiet), ["repeated-paragraph"; 2], "at line {line}");
        client.finish().await;
    }
}

/// « de » on the way to « demain ».
#[tokio::test]
async fn a_doubled_word_may_be_a_longer_one() {
    let mut client = Client::start(Engine::default(), "utf-16").await;
    let mut text = "Le conseil parlera de et votera jeudi la rénovation de la halle du marché.".to_owned();
    client.open(URI, 0, &text).await;
    assert_eq!(codes(&client.published().await), Vec::<&str>::new());
    client.change(URI, 1, json!([edit(&mut text, "de et", 0, "de de et")])).await;
    let (typed, quiet) = (client.published().await, client.published().await);
    assert_eq!((codes(&typed), codes(&quiet)), (vec![], vec!["doubled-word"]));
    // It stays while somebody types beside it.
    client.change(URI, 2, json!([edit(&mut text, "de de et", 0, "de de  et")])).await;
    assert_eq!(codes(&client.published().await), ["doubled-word"]);
    client.finish().await;
}
