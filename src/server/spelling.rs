//! Addresses as the client writes them. Some clients write `[`, a space or `é` as it is, which no address may hold: the
//! protocol's types refuse it, and the whole message with it.
//!
//! Such an address comes in as one that they take, with what it may not hold percent-encoded, and goes out as the client
//! wrote it. The client's spelling is kept in the fragment, which no path is read from: so two spellings are two
//! documents, as they are for the client, and there is no table that would grow.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::Value;
use tower_lsp::ls_types::Uri;

/// Begins a fragment that is the client's spelling, percent-encoded.
const MARK: &str = "#copydesk-spelling:";

/// What no address may hold as it is, besides all that is not ASCII.
const REFUSED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The same for a name that has a percent sign in it: then every one is taken for that.
const REFUSED_AND_PERCENT: &AsciiSet = &REFUSED.add(b'%');

/// Whether the client writes addresses that the types refuse.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    any: AtomicBool,
}

impl Spellings {
    /// Has the addresses in the parameters of a message be such that the types take them.
    pub(super) fn read(&self, params: &mut Value) {
        each_address(params, &mut |address| {
            if let Some(readable) = readable(address) {
                *address = readable;
                self.any.store(true, Ordering::Relaxed);
            }
        });
    }

    /// Has the addresses in a message to the client be as it wrote them.
    pub(super) fn restore(&self, message: &mut Value) {
        if self.any.load(Ordering::Relaxed) {
            each_address(message, &mut |address| {
                if let Some(own) = own(address) {
                    *address = own;
                }
            });
        }
    }
}

/// An address as the client wrote it.
pub(super) fn as_written(uri: &Uri) -> Cow<'_, str> {
    own(uri.as_str()).map_or(Cow::Borrowed(uri.as_str()), Cow::Owned)
}

/// The address in whose place the types take another one; `None` if they take it, or nothing helps.
fn readable(address: &str) -> Option<String> {
    if address.parse::<Uri>().is_ok() {
        return None;
    }
    let own = utf8_percent_encode(address, NON_ALPHANUMERIC);
    let place = address.split_once('#').map_or(address, |(place, _)| place);
    let mut encoded = [REFUSED, REFUSED_AND_PERCENT].into_iter().map(|set| utf8_percent_encode(place, set));
    encoded.find_map(|place| {
        Some(format!("{place}{MARK}{own}")).filter(|readable| readable.parse::<Uri>().is_ok())
    })
}

/// The client's spelling, if it is another one.
fn own(address: &str) -> Option<String> {
    let (_, own) = address.split_once(MARK)?;
    percent_decode_str(own).decode_utf8().ok().map(Cow::into_owned)
}

/// Calls `change` for every address in a message.
fn each_address(message: &mut Value, change: &mut dyn FnMut(&mut String)) {
    match message {
        Value::Array(values) => values.iter_mut().for_each(|value| each_address(value, change)),
        Value::Object(object) => {
            for (key, value) in object {
                match (key.as_str(), value) {
                    ("uri" | "rootUri" | "href", Value::String(address)) => change(address),
                    // What a client has typed: there may be much of it, and there is no address in it.
                    ("contentChanges", _) => {}
                    // Those of a command.
                    ("arguments", Value::Array(arguments)) => {
                        if let Some(Value::String(address)) = arguments.first_mut() {
                            change(address);
                        }
                    }
                    // Edits by address.
                    ("changes", Value::Object(edits)) => {
                        for (mut address, edits_of_one) in std::mem::take(edits) {
                            change(&mut address);
                            edits.insert(address, edits_of_one);
                        }
                    }
                    (_, value) => each_address(value, change),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_types_refuse_is_encoded() {
        for (address, expected) in [
            ("file:///a/[b]%20c.txt", "file:///a/%5Bb%5D%20c.txt"),
            ("file:///a/l'été à Lens.txt", "file:///a/l'%C3%A9t%C3%A9%20%C3%A0%20Lens.txt"),
            ("file:///a/[b].txt#c d", "file:///a/%5Bb%5D.txt"),
            ("file:///a/100 % vrai.txt", "file:///a/100%20%25%20vrai.txt"),
            ("file:///C:\\a\\b.txt", "file:///C:%5Ca%5Cb.txt"),
            ("untitled:a b", "untitled:a%20b"),
        ] {
            let readable = readable(address).expect("it is refused");
            assert_eq!(readable.split_once('#').map(|(place, _)| place), Some(expected), "{address}");
            assert_eq!(own(&readable).as_deref(), Some(address));
        }
    }

    #[test]
    fn what_they_take_is_left_alone() {
        for address in
            ["file:///a/%5bb%5D.txt", "file://[::1]/a.txt", "untitled:a#b", "no address", "", "/a/[b].txt"]
        {
            assert_eq!(readable(address), None, "{address}");
            assert_eq!(own(address), None, "{address}");
        }
    }
}
