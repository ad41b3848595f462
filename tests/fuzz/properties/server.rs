//! Raw bytes into the server: it neither panics nor hangs, and all that it says is whole messages.
//!
//! If the first byte is even the rest is sent as it is. Otherwise it is pieces between bytes 0, each of which is sent as
//! the body of a message, after a handshake: so that it comes past the headers.

use copydesk::server::{Desk, serve};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const HANDSHAKE: [&str; 2] = [
    r#"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}},"publishDiagnostics":{"relatedInformation":true,"dataSupport":true}},"workspace":{"configuration":true,"workspaceEdit":{"documentChanges":true}}}}}"#,
    r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
];

/// Panics if it does not hold for these bytes.
pub(crate) fn holds(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    // Neither a walk over the whole disk nor a watch on another process.
    let elsewhere = ["checkWorkspace", "archive", "house", "processId"];
    if elsewhere.iter().any(|word| rest.windows(word.len()).any(|window| window == word.as_bytes())) {
        return;
    }
    let input = if first % 2 == 0 {
        rest.to_vec()
    } else {
        let bodies = rest.split(|byte| *byte == 0);
        HANDSHAKE.iter().map(|body| body.as_bytes()).chain(bodies).flat_map(frame).collect()
    };
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime starts");
    let output = runtime.block_on(async {
        let (ours, theirs) = tokio::io::duplex(1 << 12);
        let (from_client, to_client) = tokio::io::split(theirs);
        let (mut answers, mut client) = tokio::io::split(ours);
        let mut output = Vec::new();
        let served = serve(from_client, to_client, Desk::default());
        let sent = async {
            // The server may end before it has read everything.
            let _ = client.write_all(&input).await;
            let _ = client.shutdown().await;
        };
        let read = async { answers.read_to_end(&mut output).await.expect("a pipe in memory can be read") };
        let served = async {
            tokio::join!(sent, served);
        };
        // Whoever waits for the end of what the server says must not hold the end that it says it to.
        tokio::join!(served, read);
        output
    });
    are_messages(&output);
}

fn frame(body: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

fn are_messages(mut output: &[u8]) {
    while !output.is_empty() {
        let rest = output.strip_prefix(b"Content-Length: ").expect("a message begins with its length");
        let end = rest.iter().position(|byte| *byte == b'\r').expect("a line ends");
        let length: usize =
            str::from_utf8(&rest[..end]).expect("ASCII").parse().expect("a length is a number");
        let body = rest[end..].strip_prefix(b"\r\n\r\n").expect("a blank line follows");
        let (message, next) = body.split_at(length);
        let message: Value = serde_json::from_slice(message).expect("a message is JSON");
        assert_eq!(message["jsonrpc"], "2.0");
        output = next;
    }
}
