//! Documents under all kinds of addresses and languages: each is served, and its address comes back letter for letter.

use std::fs;

use copydesk::server::Engine;
use serde_json::{Value, json};

use crate::client::{Client, able, range_of};
use crate::engine;

const ARTICLE: &str = "Anne Morel rentre de Kyiv. « Nous avons tenu parole », dit Anne Morel à Kiev.";

/// Files of this machine and of others, with a drive letter in each way of writing it, and what is no file. The last ones
/// are none by the standard, but there are clients that write them.
const ADDRESSES: [&str; 22] = [
    "file:///redaction/article.txt",
    "file:///c%3A/Users/Anne/article.txt",
    "file:///C:/Users/Anne/article.txt",
    "file:///c:/Users/Anne/article.txt",
    "file:///redaction/l%27%C3%A9t%C3%A9%20%C3%A0%20Lens%20%281%29.txt",
    "file:///redaction/l'%c3%a9t%c3%a9%20%c3%a0%20Lens%20(1).txt",
    "file://server/share/article.txt",
    "file://localhost/redaction/article.txt",
    "untitled:Untitled-1",
    "vscode-remote://ssh-remote%2Bhost/srv/article.txt",
    "vscode-remote://wsl%2Bubuntu/srv/l%27article.txt",
    "vscode-vfs://github/copydesk/copydesk/article.txt",
    "vscode-notebook-cell:/redaction/carnet.ipynb#W0sZmlsZQ%3D%3D",
    "git:/redaction/article.txt?%7B%22path%22%3A%22article.txt%22%7D",
    "buffer://3",
    "file:///redaction/[brouillon]%20article.txt",
    "file:///redaction/[brouillon] article.txt",
    "file:///redaction/l'été à Lens (1).txt",
    "file:///redaction/100 % vrai.txt",
    r"file:///C:\Users\Anne\article.txt",
    "vscode-notebook-cell:/redaction/[carnet].ipynb#W0sZmlsZQ",
    "untitled:brouillon 1",
];

/// All addresses in an answer, under whatever key.
fn addresses(answer: &Value, found: &mut Vec<String>) {
    match answer {
        Value::Object(object) => {
            for (key, value) in object {
                match value.as_str() {
                    Some(uri) if key == "uri" => found.push(uri.to_owned()),
                    _ => addresses(value, found),
                }
                if key == "changes" {
                    found.extend(value.as_object().into_iter().flatten().map(|(uri, _)| uri.clone()));
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| addresses(value, found)),
        _ => {}
    }
}

#[tokio::test]
async fn an_address_comes_back_as_it_was() {
    for document_changes in [true, false] {
        for uri in ADDRESSES {
            let mut client = Client::connect(engine());
            let mut params = able("utf-16");
            let edits = json!({ "documentChanges": document_changes });
            params["capabilities"]["workspace"]["workspaceEdit"] = edits;
            client.initialize(params).await;
            client.open(uri, 1, ARTICLE).await;
            let publish = client.published().await;
            assert_eq!(publish["uri"], uri);
            assert_eq!(publish["diagnostics"].as_array().map(Vec::len), Some(1), "{uri}: {publish}");

            let kyiv = range_of(ARTICLE, "Kyiv", 0, "utf-16");
            let document = json!({ "uri": uri });
            let at = |range: &Value| json!({ "textDocument": document, "position": range["start"] });
            let anne = range_of(ARTICLE, "Anne", 0, "utf-16");
            let mut references = at(&anne);
            references["context"] = json!({ "includeDeclaration": true });
            let mut rename = at(&anne);
            rename["newName"] = json!("Anne Mortel");
            let mut answers = vec![publish, client.code_actions(uri, &kyiv, None).await];
            for (method, params) in [
                ("textDocument/definition", at(&anne)),
                ("textDocument/references", references),
                ("textDocument/rename", rename),
                ("textDocument/hover", at(&kyiv)),
                ("workspace/symbol", json!({ "query": "morel" })),
                ("workspace/executeCommand", json!({ "command": "copydesk.listQuotes", "arguments": [uri] })),
            ] {
                let answer = client.request(method, params).await;
                assert!(!answer["result"].is_null(), "{method} of {uri}: {answer}");
                answers.push(answer);
            }
            let mut found = Vec::new();
            addresses(&json!(answers), &mut found);
            assert!(found.len() > 6, "{found:?}");
            assert!(found.iter().all(|address| address == uri), "{uri}: {found:?}");

            client.change(uri, 2, json!([{ "text": "Kiev" }])).await;
            assert_eq!(client.published().await, json!({ "uri": uri, "version": 2, "diagnostics": [] }));
            client.close(uri).await;
            assert_eq!(client.published().await, json!({ "uri": uri, "diagnostics": [] }));
            client.finish().await;
        }
    }
}

#[tokio::test]
async fn documents_of_alike_addresses_are_apart() {
    let mut client = Client::start(engine(), "utf-16").await;
    for (n, uri) in ADDRESSES.iter().enumerate() {
        client.open(uri, 1, &"Kyiv. ".repeat(n)).await;
        let publish = client.published().await;
        assert_eq!(publish["uri"], *uri);
        assert_eq!(publish["diagnostics"].as_array().map(Vec::len), Some(n));
    }
    client.finish().await;
}

/// What is told of a file before it is open goes by the file's own address; then only by what the client calls it.
#[tokio::test]
async fn a_folder_may_have_any_name() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path().join("[été] 1");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("article.txt"), "Kyiv").expect("a file");
    for root in ["rootUri", "workspaceFolders"] {
        let mut client = Client::connect(engine());
        let mut params = able("utf-16");
        let uri = format!("file://{}", folder.display());
        params[root] = if root == "rootUri" { json!(uri) } else { json!([{ "uri": uri, "name": "été" }]) };
        client.initialize(params).await;
        let answer = client.execute("copydesk.checkWorkspace", json!([])).await;
        assert_eq!(answer["result"], json!({ "files": 1, "findings": 1 }));
        let publish = client.published().await;
        let closed = publish["uri"].as_str().expect("an address").to_owned();
        assert!(closed.ends_with("/%5B%C3%A9t%C3%A9%5D%201/article.txt"), "{closed}");
        assert_eq!(publish["diagnostics"].as_array().map(Vec::len), Some(1));

        let uri = format!("{uri}/article.txt");
        client.open(&uri, 1, "Kyiv, Kyiv").await;
        assert_eq!(client.published().await, json!({ "uri": closed, "diagnostics": [] }));
        let publish = client.published().await;
        assert_eq!(
            (&publish["uri"], publish["diagnostics"].as_array().map(Vec::len)),
            (&json!(uri), Some(2))
        );
        client.finish().await;
    }
}

/// Settings on this machine have no say in the files of another.
#[tokio::test]
async fn a_file_of_another_machine_is_not_looked_for_here() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join(".copydesk.toml"), "house = \"fr-lemonde\"\n").expect("a file");
    let text = "Le train de Kyiv part à l'heure, et la mairie de la ville s'en félicite chaque matin.";
    let mut client = Client::start(Engine::default(), "utf-16").await;
    for (host, n_findings) in
        [("file://", 1), ("file://localhost", 1), ("file://server", 0), ("vscode-vfs://github", 0)]
    {
        client.open(&format!("{host}{}/article.txt", folder.path().display()), 1, text).await;
        assert_eq!(
            client.published().await["diagnostics"].as_array().map(Vec::len),
            Some(n_findings),
            "{host}"
        );
    }
    client.finish().await;
}

/// A fenced block is prose in plain text, and none in Markdown.
#[tokio::test]
async fn the_language_tells_the_format_or_else_the_extension_does() {
    let text = "```\nVincent Crouzet voit Crouset à Lens.\n```\n";
    let mut client = Client::start(Engine::default(), "utf-16").await;
    for (n, (language, name, is_markdown)) in [
        ("plaintext", "article.txt", false),
        ("text", "article.txt", false),
        ("plaintext", "article.md", false),
        ("text", "article.md", false),
        ("markdown", "article.md", true),
        ("markdown", "article.txt", true),
        ("Markdown", "article", true),
        ("gfm", "article.md", true),
        ("gfm", "ARTICLE.MD", true),
        ("gfm", "article.txt", false),
        ("", "article.markdown", true),
        ("no-such-language", "article", false),
    ]
    .into_iter()
    .enumerate()
    {
        for scheme in ["file:///redaction", "vscode-vfs://github/redaction"] {
            let uri = format!("{scheme}/{n}/{name}");
            client.open_as(language, &uri, 1, text).await;
            client.published().await;
            let answer = client.execute("copydesk.listNames", json!([uri])).await;
            let is_read = answer["result"].as_array().is_some_and(|names| !names.is_empty());
            assert_eq!(is_read, !is_markdown, "{name} in {language:?}: {answer}");
        }
    }
    client.finish().await;
}
