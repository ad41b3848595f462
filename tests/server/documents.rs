//! Opening, editing, closing: which diagnostics come, for which version, in which order.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use copydesk::analysis::{Analysis, Reading};
use copydesk::checks::address;
use copydesk::lang::names::Names;
use copydesk::message::UiLanguage;
use copydesk::server::Engine;
use copydesk::text::source::Source;
use serde_json::{Value, json};

use crate::client::{Client, able, position, range_of};
use crate::{CHECK, URI, engine, slow_engine};

const ARTICLE: &str =
    "Le maire est rentré de Kiev hier soir.\n\n🚲🚲 À Kyiv, dit-il, les tramways roulent.\n";

/// Where the flagged words are.
fn ranges(publish: &Value) -> Vec<Value> {
    let diagnostics = publish["diagnostics"].as_array().expect("a list");
    diagnostics.iter().map(|diagnostic| diagnostic["range"].clone()).collect()
}

#[tokio::test]
async fn encodings_are_negotiated() {
    for (offered, expected) in [
        (json!(["utf-16", "utf-32", "utf-8"]), "utf-8"),
        (json!(["utf-32", "utf-16"]), "utf-32"),
        (json!(["utf-16"]), "utf-16"),
        (json!(["utf-7"]), "utf-16"),
        (Value::Null, "utf-16"),
    ] {
        let mut client = Client::connect(engine());
        let mut params = able("utf-16");
        params["capabilities"]["general"]["positionEncodings"] = offered;
        let answer = client.initialize(params).await;
        let capabilities = &answer["capabilities"];
        assert_eq!(capabilities["positionEncoding"], expected);
        assert_eq!(capabilities["textDocumentSync"], json!({ "openClose": true, "change": 2, "save": true }));
        assert_eq!(capabilities["hoverProvider"], true);
        let kinds = json!(["quickfix", "source.fixAll.copydesk"]);
        assert_eq!(capabilities["codeActionProvider"]["codeActionKinds"], kinds);
        assert_eq!(answer["serverInfo"]["name"], "copydesk");
        assert_eq!(answer["serverInfo"]["version"], env!("CARGO_PKG_VERSION"));
        client.finish().await;
    }
}

#[tokio::test]
async fn opening_publishes_diagnostics() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::start(engine(), encoding).await;
        client.open(URI, 7, ARTICLE).await;
        let publish = client.published().await;
        let href = address(CHECK, UiLanguage::French);
        let related = json!({
            "location": { "uri": URI, "range": range_of(ARTICLE, "Kiev", 0, encoding) },
            "message": "Ici « Kiev ».",
        });
        let diagnostic = json!({
            "range": range_of(ARTICLE, "Kyiv", 0, encoding),
            "severity": 2,
            "code": CHECK,
            "codeDescription": { "href": href },
            "source": "copydesk",
            "message": "« Kyiv » ici, « Kiev » ailleurs (2 fois).",
            "relatedInformation": [related],
            "tags": [1],
            "data": { "id": CHECK },
        });
        assert_eq!(publish, json!({ "uri": URI, "version": 7, "diagnostics": [diagnostic] }));
        client.finish().await;
    }
}

#[tokio::test]
async fn a_client_gets_only_what_it_can_read() {
    let mut client = Client::connect(engine());
    let answer = client.initialize(json!({ "processId": null, "capabilities": {} })).await;
    assert_eq!(answer["capabilities"].get("codeActionProvider"), None);
    client.open(URI, 1, ARTICLE).await;
    let publish = client.published().await;
    let diagnostic = publish["diagnostics"][0].as_object().expect("a diagnostic");
    let mut keys: Vec<&str> = diagnostic.keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["code", "message", "range", "severity", "source"]);
    client.finish().await;
}

#[tokio::test]
async fn edits_are_incremental() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::start(engine(), encoding).await;
        client.open(URI, 1, ARTICLE).await;
        client.published().await;

        // Two edits in one message, the second in the text that the first one made; after astral characters.
        let bikes = range_of(ARTICLE, "🚲🚲", 0, encoding);
        let after = ARTICLE.replace("🚲🚲", "🚲 𝐋’été 🚲");
        let end = position(&after, after.len(), encoding);
        let changes = json!([
            { "range": bikes, "text": "🚲 𝐋’été 🚲" },
            { "range": { "start": end, "end": end }, "text": "Retour de Kyiv.\n" },
        ]);
        client.change(URI, 2, changes).await;
        let after = after + "Retour de Kyiv.\n";
        let publish = client.published().await;
        assert_eq!(publish["version"], 2);
        let expected = [range_of(&after, "Kyiv", 0, encoding), range_of(&after, "Kyiv", 1, encoding)];
        assert_eq!(ranges(&publish), expected);

        // A change without a range is a whole text.
        client.change(URI, 3, json!([{ "text": "Rien à dire de Kiev.\n" }])).await;
        assert_eq!(client.published().await, json!({ "uri": URI, "version": 3, "diagnostics": [] }));

        // An edit that changes nothing in the list is answered too.
        client.change(URI, 4, json!([{ "text": "Rien à en dire.\n" }])).await;
        assert_eq!(client.published().await["version"], 4);
        client.finish().await;
    }
}

#[tokio::test]
async fn what_an_edit_left_alone_is_said_as_in_a_fresh_document() {
    const PIECES: [&str; 12] =
        ["Kyiv", "Kiev", " ", "\n", "\r", "\r\n", "é", "🚲", "\n\n", "Ky", "iv", "Une ligne sans rien.\n"];
    const OTHER: &str = "file:///redaction/other.txt";
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::start(engine(), encoding).await;
        let mut text = ARTICLE.to_owned();
        client.open(URI, 1, &text).await;
        client.published().await;
        let mut random = Random(7);
        for version in 2..150 {
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = random.below(bounds.len());
            let end = bounds[(start + random.below(4) * random.below(4)).min(bounds.len() - 1)];
            let start = bounds[start];
            let new: String = (0..random.below(3)).map(|_| PIECES[random.below(PIECES.len())]).collect();
            // The inside of a line end is no place that a client can name.
            let inside = |at: usize| text[..at].ends_with('\r') && text[at..].starts_with('\n');
            if inside(start) || inside(end) {
                continue;
            }
            let range =
                json!({ "start": position(&text, start, encoding), "end": position(&text, end, encoding) });
            client.change(URI, version, json!([{ "range": range, "text": new }])).await;
            text.replace_range(start..end, &new);
            let kept = client.published().await;
            assert_eq!(kept["version"], version);
            client.open(OTHER, version, &text).await;
            let fresh = client.published().await.to_string().replace(OTHER, URI);
            assert_eq!(kept.to_string(), fresh, "{text:?}");
            client.close(OTHER).await;
            client.published().await;
        }
        client.finish().await;
    }
}

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    /// The next number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }
}

#[tokio::test]
async fn a_race_of_edits_ends_with_the_last() {
    for engine in [engine(), slow_engine()] {
        let mut client = Client::start(engine, "utf-16").await;
        let mut text = ARTICLE.to_owned();
        client.open(URI, 1, &text).await;
        for version in 2..=201 {
            // At the start, in the middle and at the end by turns.
            let places: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
            let offset = places[usize::try_from(version).unwrap() * 31 % places.len()];
            let place = position(&text, offset, "utf-16");
            text.insert_str(offset, "é𝄞");
            let changes = json!([{ "range": { "start": place, "end": place }, "text": "é𝄞" }]);
            client.change(URI, version, changes).await;
        }
        text += "Kyiv";
        let end = json!({ "line": 99, "character": 0 });
        let changes = json!([{ "range": { "start": end, "end": end }, "text": "Kyiv" }]);
        client.change(URI, 202, changes).await;

        let publishes = client.published_until(202).await;
        let versions: Vec<i64> =
            publishes.iter().map(|publish| publish["version"].as_i64().expect("a version")).collect();
        assert!(versions.is_sorted_by(|a, b| a < b), "{versions:?}");
        let n_words = text.matches("Kyiv").count();
        let expected: Vec<Value> = (0..n_words).map(|n| range_of(&text, "Kyiv", n, "utf-16")).collect();
        assert_eq!(ranges(publishes.last().expect("one")), expected);
        client.finish().await;
    }
}

#[tokio::test]
async fn a_burst_is_not_analyzed_edit_by_edit() {
    let mut client = Client::start(slow_engine(), "utf-16").await;
    client.open(URI, 1, ARTICLE).await;
    for version in 2..=30 {
        client.change(URI, version, json!([{ "text": format!("Kyiv, {version}") }])).await;
    }
    // Each analysis takes 30 ms and all of it was sent in less: the first may be through, not ten of them.
    let n_publishes = client.published_until(30).await.len();
    assert!(n_publishes < 10, "{n_publishes} publishes for 30 versions");
    client.finish().await;
}

#[tokio::test]
async fn closing_takes_diagnostics_back_and_reopening_brings_them() {
    for engine in [engine(), slow_engine()] {
        let mut client = Client::start(engine, "utf-8").await;
        client.open(URI, 1, ARTICLE).await;
        assert_eq!(ranges(&client.published().await).len(), 1);
        client.close(URI).await;
        assert_eq!(client.published().await, json!({ "uri": URI, "diagnostics": [] }));

        // Again, with the same version and another text.
        client.open(URI, 1, "Kyiv, puis Kyiv.").await;
        let publish = client.published().await;
        assert_eq!((&publish["version"], ranges(&publish).len()), (&json!(1), 2));

        // An analysis that is under way must not come after the empty list.
        client.change(URI, 2, json!([{ "text": "Kyiv" }])).await;
        client.close(URI).await;
        loop {
            let publish = client.published().await;
            match publish.get("version") {
                Some(version) => assert_eq!(*version, 2),
                None => break assert_eq!(publish["diagnostics"], json!([])),
            }
        }
        client.finish().await;
    }
}

#[tokio::test]
async fn reopening_at_once_ends_with_the_new_text() {
    let mut client = Client::start(slow_engine(), "utf-8").await;
    client.open(URI, 1, ARTICLE).await;
    for version in [5, 3, 1] {
        client.close(URI).await;
        client.open(URI, version, &"Kyiv. ".repeat(usize::try_from(version).unwrap())).await;
    }
    // What lies between may fall together, but the last word is the last text's.
    loop {
        let publish = client.published().await;
        if publish["version"] == 1 && ranges(&publish) == [range_of("Kyiv. ", "Kyiv", 0, "utf-8")] {
            break;
        }
    }
    client.close(URI).await;
    assert_eq!(client.published().await, json!({ "uri": URI, "diagnostics": [] }));
    client.finish().await;
}

#[tokio::test]
async fn documents_do_not_mix() {
    let mut client = Client::start(engine(), "utf-8").await;
    let uris: Vec<String> = (1..=5).map(|n| format!("file:///redaction/{n}.txt")).collect();
    for uri in &uris {
        client.open(uri, 1, "").await;
    }
    for version in 2..=20 {
        for (n, uri) in uris.iter().enumerate() {
            let text = "Kyiv. ".repeat(n + usize::try_from(version).unwrap());
            client.change(uri, version, json!([{ "text": text }])).await;
        }
    }
    let mut n_final = 0;
    while n_final < uris.len() {
        let publish = client.published().await;
        let version = usize::try_from(publish["version"].as_u64().expect("a version")).unwrap();
        let n = uris.iter().position(|uri| publish["uri"] == **uri).expect("one of ours");
        let expected = if version == 1 { 0 } else { n + version };
        assert_eq!(ranges(&publish).len(), expected);
        n_final += usize::from(version == 20);
    }
    client.finish().await;
}

#[tokio::test]
async fn what_a_client_should_not_send_is_survived() {
    let mut client = Client::start(engine(), "utf-16").await;
    // Unknown documents.
    client.change("file:///unknown.txt", 2, json!([{ "text": "Kyiv" }])).await;
    client.close("file:///unknown.txt").await;
    // Places outside of the text and ranges the wrong way round.
    client.open(URI, 1, "Kiev 🚲").await;
    client.published().await;
    let (far, first) = (json!({ "line": 9, "character": 9 }), json!({ "line": 0, "character": 0 }));
    client.change(URI, 2, json!([{ "range": { "start": far, "end": first }, "text": "Kyiv" }])).await;
    let publish = client.published().await;
    assert_eq!(ranges(&publish), [range_of("Kyiv", "Kyiv", 0, "utf-16")]);
    // A version that goes back, and a second opening: the newest message holds.
    client.change(URI, 1, json!([{ "text": "Kyiv, Kyiv" }])).await;
    let publish = client.published().await;
    assert_eq!((&publish["version"], ranges(&publish).len()), (&json!(1), 2));
    client.open(URI, 1, "Kyiv, Kyiv, Kyiv").await;
    let publish = client.published().await;
    assert_eq!((&publish["version"], ranges(&publish).len()), (&json!(1), 3));
    client.finish().await;
}

static N_STARTED: AtomicUsize = AtomicUsize::new(0);

/// Does not end with a text that has this mark, unless it is told to.
fn analyze_endlessly(
    source: Source,
    reading: Reading,
    names: &Arc<Names>,
    previous: Option<&Analysis>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Analysis> {
    N_STARTED.fetch_add(1, Ordering::Relaxed);
    let started = Instant::now();
    // As for a long document: what is over in a moment is not worth another thread, and is not cancelled.
    std::thread::sleep(Duration::from_millis(5));
    while source.whole().contains('∞') {
        if cancelled() {
            return None;
        }
        assert!(started.elapsed() < Duration::from_secs(6), "nobody told it to end");
        std::thread::sleep(Duration::from_millis(1));
    }
    Analysis::build(source, reading, names, previous, cancelled)
}

#[tokio::test]
async fn an_obsolete_analysis_is_cancelled() {
    async fn started(n: usize) {
        while N_STARTED.load(Ordering::Relaxed) < n {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
    let mut client = Client::start(Engine { analyze: analyze_endlessly, ..engine() }, "utf-16").await;
    client.open(URI, 1, "Kyiv ∞").await;
    started(1).await;
    client.change(URI, 2, json!([{ "text": "Kyiv" }])).await;
    let publish = client.published().await;
    assert_eq!((&publish["version"], ranges(&publish).len()), (&json!(2), 1));

    client.change(URI, 3, json!([{ "text": "∞" }])).await;
    started(3).await;
    client.close(URI).await;
    assert_eq!(client.published().await, json!({ "uri": URI, "diagnostics": [] }));
    client.finish().await;
}

static FROM_SCRATCH: AtomicUsize = AtomicUsize::new(0);

fn analyze_or_panic(
    source: Source,
    reading: Reading,
    names: &Arc<Names>,
    previous: Option<&Analysis>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Analysis> {
    FROM_SCRATCH.fetch_add(usize::from(previous.is_none()), Ordering::Relaxed);
    assert!(!source.whole().contains('\u{1}'), "this text is more than the analysis can take");
    Analysis::build(source, reading, names, previous, cancelled)
}

#[tokio::test]
async fn a_panic_is_survived() {
    let uri = "file:///redaction/[brouillon] article.txt";
    let mut client = Client::start(Engine { analyze: analyze_or_panic, ..engine() }, "utf-16").await;
    client.open(uri, 1, "Kyiv").await;
    client.published().await;
    client.change(uri, 2, json!([{ "text": "Kyiv." }])).await;
    client.published().await;
    assert_eq!(FROM_SCRATCH.load(Ordering::Relaxed), 1, "the first analysis has nothing to build on");

    // Nothing is published, so the diagnostics stay; the user is told once.
    client.change(uri, 3, json!([{ "text": "Kyiv\u{1}" }])).await;
    let told = client.notified("window/logMessage").await;
    assert_eq!(told["type"], 1);
    assert!(told["message"].as_str().is_some_and(|message| message.contains(uri)), "{told}");
    let actions = client.code_actions(uri, &range_of("Kyiv", "Kyiv", 0, "utf-16"), None).await;
    assert_eq!(actions, json!([]));

    client.change(uri, 4, json!([{ "text": "Kyiv, Kyiv" }])).await;
    assert_eq!(ranges(&client.published().await).len(), 2);
    assert_eq!(FROM_SCRATCH.load(Ordering::Relaxed), 2, "after a panic, from scratch");
    client.finish().await;
}
