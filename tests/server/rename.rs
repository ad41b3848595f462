//! Renaming: what changes, what stays, and what is refused.

use copydesk::server::Engine;
use serde_json::{Value, json};

use crate::URI;
use crate::client::{Client, able, apply, range_of};
use crate::names::{ENGLISH, FRENCH, OTHER, ask, open};

/// The text after a rename with the cursor on the `⟦words⟧`.
async fn renamed(language: &str, text: &str, new: &str) -> String {
    let start = text.find('⟦').expect("a cursor");
    let text = text.replace(['⟦', '⟧'], "");
    let mut client = Client::start(Engine::default(), "utf-16").await;
    open(&mut client, URI, language, &text).await;
    let cursor = crate::client::position(&text, start, "utf-16");
    let edit = ask(&mut client, "rename", &cursor, json!({ "newName": new })).await;
    client.finish().await;
    match edit["documentChanges"].as_array().expect("a list of changes").as_slice() {
        [] => text,
        [change] => {
            assert_eq!(change["textDocument"], json!({ "uri": URI, "version": 1 }));
            apply(&text, &change["edits"], "utf-16")
        }
        more => panic!("{more:?}"),
    }
}

#[tokio::test]
async fn all_forms_are_renamed() {
    for (text, old, surname, new) in [
        (FRENCH, "Vincent Crouzet", "Crouzet", "Crousier"),
        (ENGLISH, "Marcus Delaney", "Delaney", "Delahaye"),
    ] {
        let full = old.replace(surname, new);
        let expected = text.replace(surname, new);
        // On the full name, and on each mention of the surname.
        let places = text.match_indices(surname).map(|(at, _)| (at, surname, new));
        for (at, old, new) in
            places.skip(1).chain([(text.find(old).expect("it is there"), old, full.as_str())])
        {
            let marked = format!("{}⟦{old}⟧{}", &text[..at], &text[at + old.len()..]);
            assert_eq!(renamed("plaintext", &marked, new).await, expected, "{marked}");
        }
    }
}

#[tokio::test]
async fn the_word_before_a_name_follows() {
    for (text, new, expected) in [
        (
            "Le maire de ⟦Kiev⟧ est à Kiev. Il dit que Kiev tient, du port de\nKiev au pont.\n",
            "Odessa",
            "Le maire d'Odessa est à Odessa. Il dit qu'Odessa tient, du port d'Odessa au pont.\n",
        ),
        (
            "Le maire d’⟦Odessa⟧ est à Odessa, dit-on à Lyon. L’ami d’Odessa attend.\n",
            "Kiev",
            "Le maire de Kiev est à Kiev, dit-on à Lyon. L’ami de Kiev attend.\n",
        ),
        (
            "Il faut écouter Paul Morel. L’avis de ⟦Morel⟧ compte. Qu’en dit Morel ?\n",
            "Ariel",
            "Il faut écouter Paul Ariel. L’avis d’Ariel compte. Qu’en dit Ariel ?\n",
        ),
        // The first word stays, and so does what is before it.
        (
            "Selon l'avis de Paul Morel, rien ne presse. L'avis de ⟦Morel⟧ compte.\n",
            "Ariel",
            "Selon l'avis de Paul Ariel, rien ne presse. L'avis d'Ariel compte.\n",
        ),
        // A country has a gender; where the article would have to be another, it is left to the writer.
        (
            "L'⟦Eswatini⟧ attend. Le roi de l'Eswatini se tait.\n",
            "Swaziland",
            "Le Swaziland attend. Le roi du Swaziland se tait.\n",
        ),
        (
            "Il a traversé l'⟦Euphrate⟧ et revoit l'Euphrate.\n",
            "Tigre",
            "Il a traversé l'Tigre et revoit l'Tigre.\n",
        ),
        // English has its own, and keeps its possessives.
        ("He took a ⟦Kyiv⟧ tram to a Kyiv park.\n", "Odesa", "He took an Odesa tram to an Odesa park.\n"),
        (
            "The mayor of ⟦Kyiv⟧ spoke of Kyiv's future.\n",
            "Odesa",
            "The mayor of Odesa spoke of Odesa's future.\n",
        ),
    ] {
        assert_eq!(renamed("markdown", text, new).await, expected);
    }
}

#[tokio::test]
async fn only_prose_is_renamed() {
    let text = "\
---
title: 'Le retour de Vincent Crouzet'
---

# Le bilan de Crouzet

Hier, **Vincent** ⟦Crouzet⟧ a lu le [rapport de Crouzet](https://exemple.fr/Crouzet). « Crouzet a tort », dit Anne Morel.

`Crouzet` et https://exemple.fr/Crouzet restent, *Crouzet* non.
";
    let expected = "\
---
title: 'Le retour de Vincent Crousier'
---

# Le bilan de Crousier

Hier, **Vincent** Crousier a lu le [rapport de Crousier](https://exemple.fr/Crouzet). « Crousier a tort », dit Anne Morel.

`Crouzet` et https://exemple.fr/Crouzet restent, *Crousier* non.
";
    assert_eq!(renamed("markdown", text, "Vincent Crousier").await, expected);
    // A quotation mark would end the title.
    let untouched = expected
        .replace("Crousier", "O'Crousier")
        .replace("de O'", "d'O'")
        .replace("Vincent O'Crousier", "Vincent Crouzet");
    assert_eq!(renamed("markdown", text, "Vincent O'Crousier").await, untouched);
    // What the file does not hold letter for letter is left alone.
    let text = "Hier, ⟦Anne Mor&eacute;⟧ est partie. Mor&eacute; reviendra.\n";
    assert_eq!(renamed("markdown", text, "Anne Morel").await, text.replace(['⟦', '⟧'], ""));
}

#[tokio::test]
async fn other_open_articles_are_renamed_too() {
    let other = "Reçu mardi, Vincent Crouzet est reparti. L'avis de Crouzet est connu.\n";
    let namesake = "Reçu mardi, Paul Crouzet est reparti.\n";
    for versioned in [true, false] {
        let mut client = Client::connect(Engine::default());
        let mut params = able("utf-8");
        params["capabilities"]["workspace"]["workspaceEdit"]["documentChanges"] = json!(versioned);
        client.initialize(params).await;
        open(&mut client, URI, "plaintext", FRENCH).await;
        open(&mut client, OTHER, "plaintext", other).await;
        open(&mut client, "file:///redaction/homonyme.txt", "plaintext", namesake).await;
        let cursor = range_of(FRENCH, "Crouzet", 1, "utf-8")["end"].clone();
        let edit = ask(&mut client, "rename", &cursor, json!({ "newName": " Ouzet " })).await;
        let edits: Vec<(Value, Value)> = if versioned {
            assert_eq!(edit.get("changes"), None);
            let changes = edit["documentChanges"].as_array().expect("a list").iter();
            changes.map(|change| (change["textDocument"].clone(), change["edits"].clone())).collect()
        } else {
            assert_eq!(edit.get("documentChanges"), None);
            let document = |uri| json!({ "uri": uri, "version": 1 });
            let changes = &edit["changes"];
            assert_eq!(changes.as_object().map(serde_json::Map::len), Some(2), "{edit}");
            [URI, OTHER].map(|uri| (document(uri), changes[uri].clone())).into()
        };
        assert_eq!(edits.len(), 2, "{edit}");
        for ((document, edits), (uri, text)) in edits.iter().zip([(URI, FRENCH), (OTHER, other)]) {
            assert_eq!(*document, json!({ "uri": uri, "version": 1 }));
            let expected = text.replace("de Crouzet", "d'Ouzet").replace("Crouzet", "Ouzet");
            assert_eq!(apply(text, edits, "utf-8"), expected);
        }
        client.finish().await;
    }
}

#[tokio::test]
async fn an_article_in_another_language_keeps_its_spellings() {
    let french = "Le président russe, Vladimir Poutine, est reparti mardi. Selon la presse, Poutine n'a rien promis.\n";
    let english =
        "The Russian president, Vladimir Putin, left on Tuesday. To the press Putin made no promise.\n";
    let mut client = Client::start(Engine::default(), "utf-16").await;
    open(&mut client, URI, "plaintext", french).await;
    open(&mut client, OTHER, "plaintext", english).await;
    let cursor = range_of(french, "Poutine", 1, "utf-16")["start"].clone();
    let context = json!({ "context": { "includeDeclaration": true } });
    let found = ask(&mut client, "references", &cursor, context).await;
    assert_eq!(found.as_array().map(Vec::len), Some(4), "he is the same: {found}");
    let edit = ask(&mut client, "rename", &cursor, json!({ "newName": "Poutin" })).await;
    let changes = edit["documentChanges"].as_array().expect("a list");
    assert_eq!(changes.len(), 1, "{edit}");
    assert_eq!(apply(french, &changes[0]["edits"], "utf-16"), french.replace("Poutine", "Poutin"));
    client.finish().await;
}

#[tokio::test]
async fn a_rename_starts_from_the_mention_at_the_cursor() {
    for (text, places) in [
        (FRENCH, ["Vincent Crouzet", "Anne Morel", "Kiev"]),
        (ENGLISH, ["Marcus Delaney", "Anne Morel", "Kyiv"]),
    ] {
        for encoding in ["utf-8", "utf-16", "utf-32"] {
            let mut client = Client::start(Engine::default(), encoding).await;
            open(&mut client, URI, "plaintext", text).await;
            for words in places {
                let range = range_of(text, words, 0, encoding);
                let expected = json!({ "range": range, "placeholder": words });
                for end in ["start", "end"] {
                    assert_eq!(ask(&mut client, "prepareRename", &range[end], json!({})).await, expected);
                }
            }
            client.finish().await;
        }
    }
}

#[tokio::test]
async fn what_is_no_name_is_refused() {
    let mut client = Client::start(Engine::default(), "utf-16").await;
    for (text, empty, lines, nowhere) in [
        (
            FRENCH,
            "Le nouveau nom est vide.",
            "Un nom tient sur une ligne, sans tabulation.",
            "Il n'y a pas de nom à cet endroit.",
        ),
        (ENGLISH, "The new name is empty.", "A name is one line, without tabs.", "There is no name here."),
    ] {
        open(&mut client, URI, "plaintext", text).await;
        let name = range_of(text, "Anne Morel", 0, "utf-16")["start"].clone();
        let no_name = range_of(text, "obstacles", 0, "utf-16")["start"].clone();
        for (position, new, message) in [
            (&name, "", empty),
            (&name, "  ", empty),
            (&name, "\u{a0}", empty),
            (&name, "Anne\nMorel", lines),
            (&name, "Anne\rMorel", lines),
            (&name, "Anne\u{2028}Morel", lines),
            (&name, "Anne\tMorel", lines),
            (&name, "\n", lines),
            (&no_name, "Morel", nowhere),
        ] {
            let params = json!({ "textDocument": { "uri": URI }, "position": position, "newName": new });
            let response = client.request("textDocument/rename", params).await;
            assert_eq!(response["error"]["code"], -32602, "{response}");
            assert_eq!(response["error"]["message"], message, "{new:?}");
        }
        // The same name again changes nothing.
        let same = ask(&mut client, "rename", &name, json!({ "newName": "Anne Morel" })).await;
        assert_eq!(same, json!({ "documentChanges": [] }));
        client.close(URI).await;
        client.published().await;
    }
    client.finish().await;
}

#[tokio::test]
async fn half_a_rename_is_refused() {
    let mut client = Client::start(crate::very_slow_engine(), "utf-16").await;
    open(&mut client, URI, "plaintext", FRENCH).await;
    client.open(OTHER, 1, FRENCH).await;
    let cursor = range_of(FRENCH, "Crouzet", 0, "utf-16")["start"].clone();
    let params = json!({ "textDocument": { "uri": URI }, "position": cursor, "newName": "Crousier" });
    let response = client.request("textDocument/rename", params.clone()).await;
    assert_eq!(response["error"]["code"], -32801, "{response}");
    client.published().await;
    let response = client.request("textDocument/rename", params).await;
    assert_eq!(response["result"]["documentChanges"].as_array().map(Vec::len), Some(2), "{response}");
    client.finish().await;
}
