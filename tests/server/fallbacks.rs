//! Clients that can do less: what each gets in the place of what it could not read. What is left out of a diagnostic
//! is tested in `documents`, edits without versions and without blanks in `requests`.

use copydesk::server::Engine;
use serde_json::json;

use crate::client::{Client, able, apply, range_of};
use crate::{URI, engine};

const ARTICLE: &str = "🚲 Anne Morel rentre de Kyiv. « Nous avons tenu parole », dit Anne Morel à Kiev.";

/// Offered one encoding only, or none: places are in that one, in both directions.
#[tokio::test]
async fn one_encoding_is_enough() {
    for (offered, encoding) in [
        (json!(["utf-8"]), "utf-8"),
        (json!(["utf-16"]), "utf-16"),
        (json!(["utf-32"]), "utf-32"),
        (json!([]), "utf-16"),
    ] {
        let mut client = Client::connect(engine());
        let mut params = able("utf-16");
        params["capabilities"]["general"]["positionEncodings"] = offered;
        let answer = client.initialize(params).await;
        assert_eq!(answer["capabilities"]["positionEncoding"], encoding);
        client.open(URI, 1, ARTICLE).await;
        let kyiv = range_of(ARTICLE, "Kyiv", 0, encoding);
        assert_eq!(client.published().await["diagnostics"][0]["range"], kyiv);
        let actions = client.code_actions(URI, &kyiv, None).await;
        let edits = &actions[0]["edit"]["documentChanges"][0]["edits"];
        assert_eq!(apply(ARTICLE, edits, encoding), ARTICLE.replace("Kyiv", "Kiev"));
        let morel = range_of(ARTICLE, "Morel", 1, encoding);
        let params =
            json!({ "textDocument": { "uri": URI }, "position": morel["start"], "newName": "Anne Mortel" });
        let renamed = client.request("textDocument/rename", params).await;
        let edits = &renamed["result"]["documentChanges"][0]["edits"];
        assert_eq!(apply(ARTICLE, edits, encoding), ARTICLE.replace("Morel", "Mortel"));
        client.finish().await;
    }
}

#[tokio::test]
async fn a_rename_without_versions_is_a_plain_one() {
    let mut client = Client::connect(Engine::default());
    let mut params = able("utf-16");
    params["capabilities"]["workspace"]["workspaceEdit"] = json!({});
    client.initialize(params).await;
    client.open(URI, 1, ARTICLE).await;
    client.published().await;
    let place = range_of(ARTICLE, "Morel", 0, "utf-16")["start"].clone();
    let params = json!({ "textDocument": { "uri": URI }, "position": place, "newName": "Anne Mortel" });
    let renamed = client.request("textDocument/rename", params).await["result"].clone();
    assert_eq!(renamed.get("documentChanges"), None);
    assert_eq!(apply(ARTICLE, &renamed["changes"][URI], "utf-16"), ARTICLE.replace("Morel", "Mortel"));
    client.finish().await;
}

#[tokio::test]
async fn a_client_without_related_places_hears_of_them_in_the_message() {
    let mut client = Client::connect(engine());
    let mut params = able("utf-16");
    params["capabilities"]["textDocument"]["publishDiagnostics"] = json!({});
    client.initialize(params).await;
    client.open(URI, 1, ARTICLE).await;
    let publish = client.published().await;
    let diagnostic = &publish["diagnostics"][0];
    assert_eq!(diagnostic.get("relatedInformation"), None);
    assert_eq!(diagnostic["message"], "« Kyiv » ici, « Kiev » ailleurs (2 fois).");
    client.finish().await;
}

/// Without literals a code action could only be a command that edits behind the user's back: there is none.
#[tokio::test]
async fn a_client_without_action_literals_is_offered_none() {
    let mut client = Client::connect(engine());
    let mut params = able("utf-16");
    params["capabilities"]["textDocument"]["codeAction"] = json!({});
    let answer = client.initialize(params).await;
    assert_eq!(answer["capabilities"].get("codeActionProvider"), None);
    client.open(URI, 1, ARTICLE).await;
    client.published().await;
    let kyiv = range_of(ARTICLE, "Kyiv", 0, "utf-16");
    let hover = json!({ "textDocument": { "uri": URI }, "position": kyiv["start"] });
    assert_eq!(client.request("textDocument/hover", hover).await["result"]["range"], kyiv);
    client.finish().await;
}

/// A client that could ask for diagnostics is not asked to, and gets them as everybody does.
#[tokio::test]
async fn diagnostics_are_pushed() {
    for asks in [true, false] {
        let mut client = Client::connect(engine());
        let mut params = able("utf-16");
        if asks {
            params["capabilities"]["textDocument"]["diagnostic"] = json!({ "dynamicRegistration": true });
            params["capabilities"]["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
        }
        let answer = client.initialize(params).await;
        assert_eq!(answer["capabilities"].get("diagnosticProvider"), None);
        client.open(URI, 1, ARTICLE).await;
        assert_eq!(client.published().await["diagnostics"].as_array().map(Vec::len), Some(1));
        let refused =
            client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": URI } })).await;
        assert_eq!(refused["error"]["code"], -32601, "{refused}");
        client.finish().await;
    }
}

#[tokio::test]
async fn a_client_that_says_nothing_of_itself_is_served() {
    let mut client = Client::connect(engine());
    client.initialize(json!({ "processId": null, "rootUri": null, "capabilities": {} })).await;
    client.open_as("text", URI, 1, ARTICLE).await;
    let publish = client.published().await;
    // UTF-16, as it must be where nothing was said.
    assert_eq!(publish["diagnostics"][0]["range"], range_of(ARTICLE, "Kyiv", 0, "utf-16"));
    let document = json!({ "textDocument": { "uri": URI } });
    let symbols = client.request("textDocument/documentSymbol", document).await["result"].clone();
    assert_eq!(symbols[0]["location"]["uri"], URI, "a flat list: {symbols}");
    let hover =
        json!({ "textDocument": { "uri": URI }, "position": publish["diagnostics"][0]["range"]["start"] });
    let hover = client.request("textDocument/hover", hover).await;
    assert_eq!(hover["result"]["contents"]["kind"], "plaintext");
    let quotes = client.execute("copydesk.listQuotes", json!([URI])).await;
    assert_eq!(quotes["result"].as_array().map(Vec::len), Some(1));
    let answer = client.execute("copydesk.checkWorkspace", json!([])).await;
    assert_eq!(answer["result"], json!({ "files": 0, "findings": 0 }));
    client.finish().await;
}
