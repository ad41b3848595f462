//! What the fuzzer checks (`tests/fuzz`), on what it once found and on words of its dictionary put together at random.

#[path = "fuzz/properties/analysis.rs"]
mod analysis;
#[path = "fuzz/properties/edits.rs"]
mod edits;
#[path = "common/same.rs"]
mod same;
#[path = "fuzz/properties/server.rs"]
mod server;

/// The words of the dictionary, as bytes.
fn words() -> Vec<Vec<u8>> {
    let lines = include_str!("fuzz/dictionary.txt").lines().filter(|line| line.starts_with('"'));
    lines.map(|line| unescape(line.trim_matches('"').as_bytes())).collect()
}

/// Resolves `\\xAB` and `\\"`.
fn unescape(mut text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    while let Some((first, rest)) = text.split_first() {
        text = match (first, rest) {
            (b'\\', [b'x', high, low, rest @ ..]) => {
                let digits = [*high, *low];
                let digits = str::from_utf8(&digits).expect("two digits");
                bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
                rest
            }
            (b'\\', [escaped, rest @ ..]) => {
                bytes.push(*escaped);
                rest
            }
            _ => {
                bytes.push(*first);
                rest
            }
        };
    }
    bytes
}

/// Calls a property with so many inputs, each a byte and some words.
fn try_out(n_inputs: u64, holds: fn(&[u8])) {
    let words = words();
    assert!(words.len() > 50, "the dictionary is read");
    let mut state = 7_u64;
    let mut below = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % bound
    };
    for _ in 0..n_inputs {
        let mut input = vec![u8::try_from(below(2)).expect("it is small")];
        for _ in 0..below(24) {
            input.extend_from_slice(&words[below(words.len())]);
        }
        holds(&input);
    }
}

#[test]
fn any_text_can_be_analyzed() {
    try_out(1000, analysis::holds);
}

#[test]
fn any_edits_come_out_as_a_fresh_text() {
    try_out(300, edits::holds);
}

#[test]
fn any_bytes_can_be_sent() {
    try_out(1000, server::holds);
}
