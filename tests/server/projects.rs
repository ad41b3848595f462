//! `.copydesk.toml`: found, obeyed, watched, and written by quick fixes. With the real checks.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use copydesk::server::{Desk, Engine};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, able, apply, range_of};

const SETTINGS: &str = ".copydesk.toml";
const KYIV: &str = "Le train de Kyiv part à l'heure, et la mairie de la ville s'en félicite chaque matin.";
const MIXED: &str =
    "Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute de tout.";

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A folder with an article's folder in it, and the article's address.
fn project(settings: Option<&str>) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("textes")).expect("a folder");
    if let Some(settings) = settings {
        fs::write(folder.path().join(SETTINGS), settings).expect("a file");
    }
    let article = uri(&folder.path().join("textes/article.txt"));
    (folder, article)
}

/// What an editor says that has the folder open, can do everything and counts in UTF-16.
fn params(folder: &TempDir) -> Value {
    let mut params = able("utf-16");
    params["workspaceFolders"] = json!([{ "uri": uri(folder.path()), "name": "redaction" }]);
    let workspace = &mut params["capabilities"]["workspace"];
    workspace["workspaceEdit"]["resourceOperations"] = json!(["create", "rename", "delete"]);
    workspace["didChangeWatchedFiles"] = json!({ "dynamicRegistration": true });
    params
}

async fn start(folder: &TempDir) -> Client {
    let mut client = Client::connect(Engine::default());
    client.initialize(params(folder)).await;
    client
}

/// The codes of a publish.
fn codes(publish: &Value) -> Vec<&str> {
    let diagnostics = publish["diagnostics"].as_array().expect("a list");
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().expect("a code")).collect()
}

/// What is published when the file has changed on the disk.
async fn changed(client: &mut Client, path: &Path) {
    let changes = json!({ "changes": [{ "uri": uri(path), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes).await;
}

/// The code action of a title.
async fn action(client: &mut Client, article: &str, range: &Value, title: &str) -> Option<Value> {
    let actions = client.code_actions(article, range, Some("quickfix")).await;
    actions.as_array().expect("a list").iter().find(|action| action["title"] == title).cloned()
}

#[tokio::test]
async fn the_house_of_a_project_holds() {
    let (folder, article) = project(Some("house = \"fr-lemonde\"\n"));
    let mut client = start(&folder).await;
    client.open(&article, 1, KYIV).await;
    assert_eq!(codes(&client.published().await), ["name-style"]);
    // A buffer without a name is in no project.
    client.open("untitled:Untitled-1", 1, KYIV).await;
    assert!(codes(&client.published().await).is_empty());
    // The editor's settings are stronger.
    let settings = json!({ "settings": { "copydesk": { "house": "fr-kyiv" } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    for _ in 0..2 {
        assert!(codes(&client.published().await).is_empty());
    }
    client.finish().await;
}

#[tokio::test]
async fn a_changed_file_holds_at_once() {
    let (folder, article) = project(None);
    let path = folder.path().join(SETTINGS);
    let mut client = start(&folder).await;
    client.open(&article, 1, KYIV).await;
    assert!(codes(&client.published().await).is_empty());

    fs::write(&path, "house = \"fr-lemonde\"\n").expect("a file");
    changed(&mut client, &path).await;
    assert_eq!(codes(&client.published().await), ["name-style"]);

    // Told of nothing new, it publishes nothing new.
    changed(&mut client, &path).await;
    // What cannot be read is told, and changes nothing.
    fs::write(&path, "house = \"fr-lemond\"\n").expect("a file");
    changed(&mut client, &path).await;
    let what = "ucune marche maison ne s'appelle `fr-lemond` (vouliez-vous dire `fr-lemonde` ?)";
    let told = two(&mut client).await;
    let log = of(&told, "window/logMessage");
    assert_eq!(*log, json!({ "type": 2, "message": format!("{}:1:9: a{what}", path.display()) }));
    let publish = of(&told, "textDocument/publishDiagnostics");
    assert_eq!(
        *publish,
        json!({ "uri": uri(&path), "diagnostics": [{
            "range": { "start": { "line": 0, "character": 8 }, "end": { "line": 0, "character": 19 } },
            "severity": 1, "source": "copydesk", "message": format!("A{what}."),
        }] })
    );
    client.change(&article, 2, json!([{ "text": format!("{KYIV} Fin.") }])).await;
    assert_eq!(codes(&client.published().await), ["name-style"]);

    // Both looks at the file are surely over: nothing tells of the one that found nothing new.
    tokio::time::sleep(Duration::from_millis(300)).await;
    // No file is looked at while somebody types.
    fs::remove_file(&path).expect("it was there");
    client.change(&article, 3, json!([{ "text": KYIV }])).await;
    assert_eq!(codes(&client.published().await), ["name-style"]);
    changed(&mut client, &path).await;
    // Nothing is wrong with what is not there.
    let mut publishes = [client.published().await, client.published().await];
    publishes.sort_by_key(|publish| publish["version"].as_i64());
    assert_eq!(publishes[0], json!({ "uri": uri(&path), "diagnostics": [] }));
    assert!(codes(&publishes[1]).is_empty());
    client.finish().await;
}

/// The next two messages: what comes by different ways comes in any order.
async fn two(client: &mut Client) -> [Value; 2] {
    [client.next().await, client.next().await]
}

/// The parameters of the one of some messages that has this method.
fn of<'m>(messages: &'m [Value], method: &str) -> &'m Value {
    let message = messages.iter().find(|message| message["method"] == method);
    &message.unwrap_or_else(|| panic!("no {method}: {messages:#?}"))["params"]
}

#[tokio::test]
async fn a_broken_file_leaves_the_tables_in_force() {
    let (folder, article) = project(Some("house = [\n"));
    let mut client = start(&folder).await;
    client.open(&article, 1, MIXED).await;
    let messages = [client.next().await, client.next().await, client.next().await];
    let told = &of(&messages, "window/logMessage")["message"];
    assert!(told.as_str().is_some_and(|message| message.contains(".copydesk.toml:1:10: ")), "{told}");
    let about = |uri: &str| {
        let publish = messages.iter().map(|message| &message["params"]).find(|params| params["uri"] == uri);
        publish.unwrap_or_else(|| panic!("nothing about {uri}: {messages:#?}"))
    };
    assert_eq!(about(&uri(&folder.path().join(SETTINGS)))["diagnostics"][0]["severity"], 1);
    assert_eq!(codes(about(&article)), ["name-typo"]);
    client.finish().await;
}

#[tokio::test]
async fn what_is_wrong_stands_in_the_file_until_it_is_mended() {
    let (folder, article) = project(Some("[checks]\nname-tipo = \"off\"\n"));
    let path = folder.path().join(SETTINGS);
    let mut client = start(&folder).await;
    client.open(&article, 1, MIXED).await;
    let messages = [client.next().await, client.next().await, client.next().await];
    let told = messages.iter().find(|message| message["params"]["uri"] == uri(&path)).expect("it is told");
    // Only a warning: all else in the file holds.
    let diagnostics = json!([{
        "range": { "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 9 } },
        "severity": 2, "source": "copydesk",
        "message": "Aucune vérification ne s'appelle `name-tipo` (vouliez-vous dire `name-typo` ?).",
    }]);
    assert_eq!(told["params"]["diagnostics"], diagnostics);

    // Open, it is told as the editor has it.
    client.open(&uri(&path), 1, "[checks]\nname-tipo = \"off\"\n").await;
    assert_eq!(client.published().await["diagnostics"], diagnostics);
    let mended = "[checks]\nname-typo = \"off\"\n";
    client.change(&uri(&path), 2, json!([{ "text": mended }])).await;
    assert_eq!(client.published().await, json!({ "uri": uri(&path), "diagnostics": [] }));
    client.close(&uri(&path)).await;
    // It was not saved: on the disk it is as it was.
    assert_eq!(client.published().await["diagnostics"], json!([]));
    assert_eq!(client.published().await["diagnostics"], diagnostics);

    fs::write(&path, mended).expect("a file");
    changed(&mut client, &path).await;
    let mut publishes = [client.published().await, client.published().await];
    publishes.sort_by_key(|publish| publish["version"].as_i64());
    assert_eq!(publishes[0], json!({ "uri": uri(&path), "diagnostics": [] }));
    assert_eq!(codes(&publishes[1]), Vec::<&str>::new());
    client.finish().await;
}

#[tokio::test]
async fn a_house_of_ones_own_has_its_complaints_in_itself() {
    let (folder, article) = project(Some("house = \"ours.toml\"\n"));
    let house = folder.path().join("ours.toml");
    fs::write(&house, "language = \"fr\"\nprefere = [\"Kiev\"]\n").expect("a file");
    let mut client = start(&folder).await;
    client.open(&article, 1, KYIV).await;
    let messages = [client.next().await, client.next().await, client.next().await];
    let told = messages.iter().find(|message| message["params"]["uri"] == uri(&house)).expect("it is told");
    let message = "Aucun réglage ne s'appelle `prefere` (vouliez-vous dire `prefer` ?).";
    assert_eq!(told["params"]["diagnostics"][0]["message"], message);
    fs::write(&house, "language = \"fr\"\nprefer = [\"Kiev\"]\n").expect("a file");
    changed(&mut client, &house).await;
    let mut publishes = [client.published().await, client.published().await];
    publishes.sort_by_key(|publish| publish["version"].as_i64());
    assert_eq!(publishes[0], json!({ "uri": uri(&house), "diagnostics": [] }));
    assert_eq!(codes(&publishes[1]), ["name-style"]);
    client.finish().await;
}

#[tokio::test]
async fn each_layer_goes_before_the_ones_below_it() {
    let user = tempfile::tempdir().expect("a temporary folder");
    let user = user.path().join("config.toml");
    let (folder, article) = project(Some(""));
    let path = folder.path().join(SETTINGS);
    fs::create_dir_all(user.parent().expect("it is in a folder")).expect("a folder");
    let mut client = Client::at(Desk { user: Some(user.clone()), ..Desk::default() });
    client.initialize(params(&folder)).await;
    client.open(&article, 1, MIXED).await;
    assert_eq!(found(&client.published().await), [("name-typo", 2, true)]);
    // The user's own file comes to be.
    let set = |level: &str, messages: &str| {
        format!("messages = \"{messages}\"\n[checks]\nname-typo = \"{level}\"\n")
    };
    fs::write(&user, set("hint", "en")).expect("a file");
    changed(&mut client, &user).await;
    assert_eq!(found(&client.published().await), [("name-typo", 4, false)]);
    // The project's goes before it, and an override in it before the rest.
    fs::write(&path, set("error", "auto")).expect("a file");
    changed(&mut client, &path).await;
    assert_eq!(found(&client.published().await), [("name-typo", 1, true)]);
    let off = "[[overrides]]\npaths = [\"textes/\"]\nchecks.name-typo = \"off\"\n";
    fs::write(&path, set("error", "auto") + off).expect("a file");
    changed(&mut client, &path).await;
    assert_eq!(found(&client.published().await), []);
    // The editor's settings go before all files; what it calls the default is nothing said.
    for (level, expected) in [("warning", &[("name-typo", 2, true)][..]), ("default", &[])] {
        let settings = json!({ "copydesk": { "messages": "auto", "checks": { "name-typo": level } } });
        client.notify("workspace/didChangeConfiguration", json!({ "settings": settings })).await;
        assert_eq!(found(&client.published().await), expected, "{level}");
    }
    client.finish().await;
}

/// The code and the severity of each finding of a publish, and whether it is told in French.
fn found(publish: &Value) -> Vec<(&str, u64, bool)> {
    let diagnostics = publish["diagnostics"].as_array().expect("a list").iter();
    let found = diagnostics.map(|diagnostic| {
        let told = diagnostic["message"].as_str().expect("a message");
        let severity = diagnostic["severity"].as_u64().expect("a severity");
        (diagnostic["code"].as_str().expect("a code"), severity, told.contains('«'))
    });
    found.collect()
}

#[tokio::test]
async fn the_language_and_the_format_of_articles_are_set() {
    let twice = format!("{KYIV}\n\n    {KYIV}\n");
    let (folder, article) = project(None);
    let path = folder.path().join(SETTINGS);
    let mut client = start(&folder).await;
    client.open(&article, 1, &twice).await;
    assert_eq!(codes(&client.published().await), ["repeated-paragraph"]);
    // In Markdown, what is indented so far is code.
    for settings in ["[formats]\ntxt = \"markdown\"\n", "formats = { TXT = 'markdown' }\nlanguage = 'fr'\n"] {
        fs::write(&path, settings).expect("a file");
        changed(&mut client, &path).await;
        assert!(codes(&client.published().await).is_empty());
    }
    // Of another language only repetition is known.
    client.change(&article, 2, json!([{ "text": MIXED }])).await;
    assert!(codes(&client.published().await).contains(&"name-typo"));
    fs::write(&path, "language = \"other\"\n").expect("a file");
    changed(&mut client, &path).await;
    assert!(codes(&client.published().await).is_empty());
    client.finish().await;
}

#[tokio::test]
async fn saving_in_the_editor_is_enough() {
    let (folder, article) = project(None);
    let path = folder.path().join(SETTINGS);
    let mut client = start(&folder).await;
    client.open(&article, 1, KYIV).await;
    assert!(codes(&client.published().await).is_empty());
    // The file itself is no article: nothing is published for it.
    client.open(&uri(&path), 1, "# Kyiv, ou Kiev\n").await;
    fs::write(&path, "[names.prefer]\nKiev = [\"Kyiv\"]\n").expect("a file");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri(&path) } })).await;
    let publish = client.published().await;
    assert_eq!((publish["uri"].as_str(), codes(&publish)), (Some(article.as_str()), vec!["name-style"]));
    client.finish().await;
}

#[tokio::test]
async fn a_house_of_ones_own_is_watched_too() {
    let (folder, article) = project(Some("house = \"ours.toml\"\n"));
    let path = folder.path().join("ours.toml");
    fs::write(&path, "language = \"fr\"\nprefer = [\"Kyiv\"]\n").expect("a file");
    let mut client = start(&folder).await;
    client.open(&article, 1, KYIV).await;
    assert!(codes(&client.published().await).is_empty());
    fs::write(&path, "language = \"fr\"\nprefer = [\"Kiev\"]\n").expect("a file");
    changed(&mut client, &path).await;
    assert_eq!(codes(&client.published().await), ["name-style"]);
    client.finish().await;
}

#[tokio::test]
async fn a_fix_makes_the_file() {
    let (folder, article) = project(None);
    let path = folder.path().join(SETTINGS);
    let mut client = start(&folder).await;
    client.open(&article, 3, MIXED).await;
    client.published().await;
    let range = range_of(MIXED, "Crouset", 0, "utf-16");
    let action = action(&mut client, &article, &range, "Ajouter « Crouset » aux noms connus").await;
    let action = action.expect("it is offered");
    let changes = &action["edit"]["documentChanges"];
    assert_eq!(
        changes[0],
        json!({ "kind": "create", "uri": uri(&path), "options": { "ignoreIfExists": true } })
    );
    assert_eq!(changes[1]["textDocument"], json!({ "uri": uri(&path), "version": null }));
    let text = apply("", &changes[1]["edits"], "utf-16");
    assert_eq!(text, "[names]\nknown = [\"Crouset\"]\n");
    assert_eq!(action.get("isPreferred"), None);

    fs::write(&path, text).expect("a file");
    changed(&mut client, &path).await;
    assert!(codes(&client.published().await).is_empty());
    client.finish().await;
}

#[tokio::test]
async fn a_fix_writes_into_the_file() {
    let before = "# À nous.\n[names]\nknown = [\"Rubino\"] # l'autre\n";
    let (folder, article) = project(Some(before));
    let path = folder.path().join(SETTINGS);
    let mut client = start(&folder).await;
    client.open(&article, 1, MIXED).await;
    client.published().await;
    let range = range_of(MIXED, "Crouset", 0, "utf-16");
    let title = "Ajouter « Crouset » aux noms connus";
    let found = action(&mut client, &article, &range, title).await.expect("it is offered");
    let changes = found["edit"]["documentChanges"].as_array().expect("a list");
    assert_eq!(changes.len(), 1);
    let expected = "# À nous.\n[names]\nknown = [\"Rubino\", \"Crouset\"] # l'autre\n";
    assert_eq!(apply(before, &changes[0]["edits"], "utf-16"), expected);

    // What the editor has open goes before what is on the disk.
    let open = "house = []\n";
    client.open(&uri(&path), 7, open).await;
    let found = action(&mut client, &article, &range, "Garder les deux").await.expect("it is offered");
    let change = &found["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": uri(&path), "version": 7 }));
    let expected = "house = []\n\n[names]\ndifferent = [[\"Crouset\", \"Crouzet\"]]\n";
    assert_eq!(apply(open, &change["edits"], "utf-16"), expected);

    // A file that cannot be read as it is, is not written to; what is wrong in it is told while somebody writes.
    client.change(&uri(&path), 8, json!([{ "text": "house = [" }])).await;
    assert_eq!(client.published().await["diagnostics"][0]["severity"], 1);
    assert_eq!(action(&mut client, &article, &range, title).await, None);
    client.close(&uri(&path)).await;
    assert!(codes(&client.published().await).is_empty());
    client.finish().await;
}

#[tokio::test]
async fn clients_get_what_they_can_do() {
    let title = "Ajouter « Crouset » aux noms connus";
    let range = range_of(MIXED, "Crouset", 0, "utf-16");
    for (settings, document_changes, creates, offered) in [
        (None, true, true, true),
        (None, true, false, false),
        (None, false, true, false),
        (Some(""), true, false, true),
        (Some(""), false, false, true),
    ] {
        let (folder, article) = project(settings);
        let mut params = params(&folder);
        let edits = &mut params["capabilities"]["workspace"]["workspaceEdit"];
        edits["documentChanges"] = json!(document_changes);
        if !creates {
            edits["resourceOperations"] = json!([]);
        }
        let mut client = Client::connect(Engine::default());
        client.initialize(params).await;
        client.open(&article, 1, MIXED).await;
        client.published().await;
        let action = action(&mut client, &article, &range, title).await;
        assert_eq!(action.is_some(), offered, "{settings:?} {document_changes} {creates}");
        if let Some(action) = action.filter(|_| !document_changes) {
            let changes = &action["edit"]["changes"][uri(&folder.path().join(SETTINGS))];
            assert_eq!(apply("", changes, "utf-16"), "[names]\nknown = [\"Crouset\"]\n");
        }
        client.finish().await;
    }
}

#[tokio::test]
async fn a_text_without_a_file_has_no_project_to_change() {
    let mut client = Client::connect(Engine::default());
    client.initialize(able("utf-16")).await;
    client.open("untitled:Untitled-1", 1, MIXED).await;
    client.published().await;
    let range = range_of(MIXED, "Crouset", 0, "utf-16");
    let actions = client.code_actions("untitled:Untitled-1", &range, Some("quickfix")).await;
    let titles: Vec<&Value> =
        actions.as_array().expect("a list").iter().map(|action| &action["title"]).collect();
    assert!(
        !titles.is_empty()
            && titles.iter().all(|title| title.as_str().is_some_and(|title| !title.contains("projet"))),
        "{titles:?}"
    );
    client.finish().await;
}

/// The value of a hover over some words of a text.
async fn hover(client: &mut Client, article: &str, text: &str, words: &str) -> String {
    let position = range_of(text, words, 0, "utf-16")["start"].clone();
    let params = json!({ "textDocument": { "uri": article }, "position": position });
    let hover = client.request("textDocument/hover", params).await;
    hover["result"]["contents"]["value"].as_str().expect("a text").to_owned()
}

#[tokio::test]
async fn hover_tells_what_the_house_writes() {
    const KIEV: &str = "Le maire de Kiev est parti hier soir. Il reviendra bientôt à Kiev, dit Anne Morel.";
    let house = "\n\nMarche maison : « Kiev ».";
    for (settings, text, words, told) in [
        (Some("house = \"fr-lemonde\"\n"), KIEV, "Kiev", true),
        (Some("[names.prefer]\nKiev = [\"Kyiv\"]\n"), KIEV, "Kiev", true),
        // No set of spellings, and no house.
        (Some("house = \"fr-lemonde\"\n"), KIEV, "Anne Morel", false),
        (None, KIEV, "Kiev", false),
    ] {
        let (folder, article) = project(settings);
        let mut client = start(&folder).await;
        client.open(&article, 1, text).await;
        client.published().await;
        let shown = hover(&mut client, &article, text, words).await;
        assert_eq!(shown.ends_with(house), told, "{settings:?}: {shown}");
        client.finish().await;
    }
}

#[tokio::test]
async fn names_are_one_by_the_tables_of_their_projects() {
    const HERE: &str = "Le tramway de Montrevel est arrivé à Kiev. À Montrevel, Anne Morel attend la suite.";
    const THERE: &str =
        "Le tramway de Montreuvel est arrivé à Kyiv. À Montreuvel, Paul Ader attend la suite.";
    let (folder, article) = project(Some("[names.prefer]\nMontrevel = [\"Montreuvel\"]\n"));
    let other = uri(&folder.path().join("textes/autre.txt"));
    for (elsewhere, words, expected) in [
        // What the project teaches.
        (other.as_str(), "Montrevel", 2),
        (other.as_str(), "Kiev", 1),
        // A buffer without a name is in no project, and has another table.
        ("untitled:Untitled-1", "Montrevel", 0),
        ("untitled:Untitled-1", "Kiev", 1),
    ] {
        let mut client = start(&folder).await;
        for (address, text) in [(article.as_str(), HERE), (elsewhere, THERE)] {
            client.open(address, 1, text).await;
            client.published().await;
        }
        let params = json!({
            "textDocument": { "uri": article },
            "position": range_of(HERE, words, 0, "utf-16")["start"],
            "context": { "includeDeclaration": true },
        });
        let found = client.request("textDocument/references", params).await["result"].clone();
        let found = found.as_array().expect("a list");
        let there = found.iter().filter(|location| location["uri"] == elsewhere).count();
        assert_eq!(there, expected, "{elsewhere} {words}: {found:?}");
        client.finish().await;
    }
}

/// The text of a file after an action that changes it and nothing else.
fn after(action: &Value, file: &str, text: &str) -> String {
    let changes = action["edit"]["documentChanges"].as_array().expect("a list");
    let change = changes.last().expect("a change");
    assert_eq!(change["textDocument"]["uri"], file, "{action}");
    apply(text, &change["edits"], "utf-16")
}

#[tokio::test]
async fn a_finding_is_ignored_here_or_in_the_project() {
    const DOUBLED: &str =
        "Le maire de de Montrevel promet une réponse aux habitants avant la fin du mois de juin.";
    let before = "# À nous.\nhouse = []\n";
    let (folder, article) = project(Some(before));
    let path = folder.path().join(SETTINGS);
    let mut client = start(&folder).await;
    client.open(&article, 1, DOUBLED).await;
    assert_eq!(codes(&client.published().await), ["doubled-word"]);
    let range = range_of(DOUBLED, "de", 1, "utf-16");
    let actions = client.code_actions(&article, &range, Some("quickfix")).await;
    let titles: Vec<&str> =
        actions.as_array().expect("a list").iter().filter_map(|action| action["title"].as_str()).collect();
    let (here, there) =
        ("Ignorer ici (doubled-word)", "Ignorer dans ce projet (doubled-word désactivé pour article.txt)");
    assert_eq!(titles, ["Supprimer le mot répété", here, there]);
    assert_eq!(actions[1]["diagnostics"][0]["code"], "doubled-word");

    let ignored = after(&actions[1], &article, DOUBLED);
    assert_eq!(ignored, format!("<!-- copydesk: ignore[doubled-word] -->\n{DOUBLED}"));
    client.change(&article, 2, json!([{ "text": ignored }])).await;
    assert!(codes(&client.published().await).is_empty());
    client.change(&article, 3, json!([{ "text": DOUBLED }])).await;
    assert_eq!(codes(&client.published().await), ["doubled-word"]);

    let settings = after(&actions[2], &uri(&path), before);
    let expected = "[[overrides]]\npaths = [\"textes/article.txt\"]\nchecks.doubled-word = \"off\"\n";
    assert_eq!(settings, format!("{before}\n{expected}"));
    fs::write(&path, settings).expect("a file");
    changed(&mut client, &path).await;
    assert!(codes(&client.published().await).is_empty());

    // A comment that is no longer needed is told, and can go.
    client
        .change(&article, 4, json!([{ "text": format!("<!-- copydesk: ignore[name-typo] -->\n{DOUBLED}") }]))
        .await;
    let publish = client.published().await;
    assert_eq!(found(&publish), [("unused-ignore", 4, false)]);
    assert_eq!(publish["diagnostics"][0]["tags"], json!([1]));
    client.finish().await;
}

#[tokio::test]
async fn every_finding_can_be_ignored_here_and_in_the_project() {
    // With fixes of its own that keep the check quiet, in the text or in the project, and with none; and what is reported
    // twice at one place.
    const ARTICLE: &str = "\
Les discussions se poursuivent à Kiev depuis ce matin, et la salle est pleine.

« C'est inacceptable pour nous tous ici et pour ceux qui viendront. » Le train de Kyiv est parti de de la gare.

Les discussions se poursuivent à Kiev depuis ce matin, et la salle est pleine.

Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute de tout.

- « Une citation dans une liste que personne ne dit à personne. »

<!-- copydesk: ignore[name-given] il n'y en a pas -->
La rue reste fermée jusqu'au soir.
";
    let (folder, article) = project(Some("# À nous.\n"));
    let mut client = start(&folder).await;
    client.open(&article, 1, ARTICLE).await;
    let publish = client.published().await;
    let found: BTreeSet<&str> = codes(&publish).into_iter().collect();
    let expected = [
        "doubled-word",
        "name-typo",
        "name-variant",
        "repeated-paragraph",
        "unattributed-quote",
        "unused-ignore",
    ];
    assert_eq!(found, BTreeSet::from(expected));
    let mut own = BTreeSet::new();
    for diagnostic in publish["diagnostics"].as_array().expect("a list") {
        let actions = client.code_actions(&article, &diagnostic["range"], None).await;
        let actions = actions.as_array().expect("a list");
        let titles: Vec<&str> = actions.iter().filter_map(|action| action["title"].as_str()).collect();
        let code = diagnostic["code"].as_str().expect("a code");
        for wanted in [
            format!("Ignorer ici ({code})"),
            format!("Ignorer dans ce projet ({code} désactivé pour article.txt)"),
        ] {
            let offered = titles.iter().filter(|title| **title == wanted).count();
            assert_eq!(offered, 1, "{wanted} in {titles:?}");
        }
        for (n, action) in actions.iter().enumerate() {
            let same = actions[..n].iter().find(|other| other["edit"] == action["edit"]);
            assert_eq!(same.map(|other| &other["title"]), None, "{}", action["title"]);
        }
        own.extend(titles.iter().map(|title| (*title).to_owned()));
    }
    for title in
        ["Ce n'est pas une citation", "Garder les deux", "Ajouter aux mentions récurrentes du projet"]
    {
        assert!(own.contains(title), "{title} in {own:?}");
    }
    client.finish().await;
}
