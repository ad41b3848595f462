//! A storm of messages, valid and invalid, in no order: nothing crashes, nothing hangs, every request is answered once, and
//! what is said last of each document is right.
//!
//! The storms are the same in every run. `STORM_SEED` and `STORM_STEPS` make others.

#![allow(clippy::print_stdout, reason = "the figures are worth a look")]

#[path = "../common/mod.rs"]
mod common;
mod messages;
mod peer;
mod storm;

use std::fs;
use std::path::Path;

use common::program;
use copydesk::text::position::PositionEncoding;
use peer::Peer;
use storm::Storm;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

fn steps(default: usize) -> usize {
    usize::try_from(setting("STORM_STEPS", default as u64)).unwrap_or(default)
}

fn in_memory(seed: u64, encoding: PositionEncoding) {
    let seed = setting("STORM_SEED", seed);
    let mut storm = Storm::begin(Peer::in_memory(), seed, encoding, &[]);
    storm.rage(steps(1500));
    storm.calm(Peer::in_memory());
    storm.rage(steps(500));
    storm.close_all(Peer::in_memory());
    let (sent, received) = storm.end();
    println!("seed {seed}: {sent} messages sent, {received} received");
}

#[test]
fn a_storm_is_weathered_in_utf_8() {
    in_memory(1, PositionEncoding::Utf8);
}

#[test]
fn a_storm_is_weathered_in_utf_16() {
    in_memory(2, PositionEncoding::Utf16);
}

#[test]
fn a_storm_is_weathered_in_utf_32() {
    in_memory(3, PositionEncoding::Utf32);
}

const MB: usize = 1_000_000;

/// What a process holds in memory (`VmRSS`) or held at most (`VmHWM`), in MB, as Linux tells.
fn memory(process: u32, which: &str) -> Option<usize> {
    let status = fs::read_to_string(Path::new("/proc").join(process.to_string()).join("status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(which))?;
    line.split_whitespace().nth(1)?.parse::<usize>().ok().map(|kilobytes| kilobytes / 1024)
}

/// Over real pipes, with documents that are too long for anybody, and a folder of articles.
#[test]
fn a_storm_is_weathered_by_the_program() {
    // The build with the tests would take minutes for them.
    let (line, document) = if program::is_released() { (MB, 50 * MB) } else { (MB / 10, 5 * MB) };
    let folder = program::folder(&[
        ("texts/one.txt", "Kiev, puis Kyiv, dit Anne Morel.".as_bytes()),
        ("texts/two.md", "# Kyiv\n\n« Nous n'avons jamais vu autant d'eau. »".as_bytes()),
        ("texts/no.txt", b"\xff\xfe"),
    ]);
    let root = format!("file://{}", folder.path().display());
    let encoding = PositionEncoding::Utf16;
    let mut storm = Storm::begin(Peer::process(folder.path()), setting("STORM_SEED", 4), encoding, &[root]);
    storm.rage(steps(1500));
    let text = messages::line(&mut storm.random, line);
    storm.open("buffer://3", "plaintext", &text);
    storm.rage(steps(100));
    // Once it is left behind, and once it is read to its end.
    storm.open("file:///redaction/one.txt", "plaintext", &messages::long(document / 25));
    storm.rage(steps(100));
    storm.open("file:///redaction/two.md", "markdown", &messages::long(document));
    storm.calm(Peer::process(folder.path()));
    storm.close_all(Peer::process(folder.path()));
    // In proportion to what was open at once. What the allocator keeps of it afterwards is for the next long document.
    if let Some(held) = storm.process().and_then(|process| memory(process, "VmHWM:")) {
        let most = 60 + 45 * (document + document / 25 + line) / MB;
        println!("{held} MB held at most, of {most}");
        assert!(held < most, "{held} MB were held");
    }
    let (sent, received) = storm.end();
    println!("{sent} messages sent, {received} received");
}

/// Nothing of what was open stays behind: a process that has seen many documents holds no more than one that has seen a few.
#[test]
fn what_is_closed_is_forgotten() {
    let length = if program::is_released() { MB } else { MB / 10 };
    let folder = program::folder(&[]);
    let mut storm = Storm::begin(Peer::process(folder.path()), 1, PositionEncoding::Utf16, &[]);
    let text = messages::long(length);
    let mut held = Vec::new();
    for round in 1..=80 {
        // The same document again, and others.
        let uri = if round % 2 == 0 { "untitled:same".to_owned() } else { format!("untitled:{round}") };
        storm.leaf_through(&uri, &text);
        if round % 20 == 0 {
            held.extend(storm.process().and_then(|process| memory(process, "VmRSS:")));
        }
    }
    println!("{held:?} MB held after 20, 40, 60 and 80 rounds");
    if let [early, .., late] = held[..] {
        // Half of what the texts alone would take.
        assert!(late < early + 30 * length / MB + 5, "{held:?} MB are held when everything is closed");
    }
    storm.end();
}
