//! How long a key, opening and a whole file take, by the size of the document: `cargo bench --bench analysis`. Figures are
//! read, never asserted. Each stage by itself is measured in `stages.rs`, what an editor waits for in `server.rs`.

mod document;

use std::fs;
use std::process::Command;
use std::time::Duration;

use copydesk::analysis::Analysis;
use copydesk::checks::{self, Fixes};
use copydesk::config::Config;
use copydesk::extract::Format;
use copydesk::lang::names::Names;
use copydesk::text::source::Source;
use divan::counter::BytesCount;
use divan::{Bencher, Divan, black_box};
use document::document;
use ropey::Rope;

fn main() {
    // Unless the command line says otherwise: a hundred samples of a book would take minutes, and say no more.
    Divan::default().max_time(Duration::from_secs(2)).config_with_args().main();
}

/// Bytes of the documents: a brief, a long article, a file of archives, a book.
const SIZES: [usize; 4] = [4_000, 10_000, 100_000, 1_000_000];

/// A document as an editor has it open, its analysis, and the document with one character more in its middle.
fn edited(size: usize) -> (Analysis, [Rope; 2]) {
    let rope = Rope::from_str(&document(size));
    let mut next = rope.clone();
    next.insert_char(rope.len_chars() / 2, 'e');
    (analyze(rope.clone(), None), [next, rope])
}

fn analyze(text: impl Into<Source>, previous: Option<&Analysis>) -> Analysis {
    Analysis::build(text, Format::Plain, &Names::builtin(), previous, &|| false).expect("nothing cancels it")
}

/// Makes a version from the one before, as an editor does: that leaves it what it knows. Returns the one before, whose text
/// is the next.
fn type_again(previous: &mut Analysis, texts: &mut [Rope; 2]) -> Analysis {
    let analysis = analyze(texts[0].clone(), Some(previous));
    texts.reverse();
    std::mem::replace(previous, analysis)
}

/// From an edit to its findings, without the protocol.
#[divan::bench(args = SIZES)]
fn keystroke(bencher: Bencher<'_, '_>, size: usize) {
    let (mut previous, mut texts) = edited(size);
    let config = Config::default();
    bencher.bench_local(|| {
        let analysis = type_again(&mut previous, &mut texts);
        black_box(checks::look(&previous, &[], &config, Fixes::Without));
        analysis
    });
}

/// The same as far as the facts.
#[divan::bench(args = SIZES)]
fn reanalysis(bencher: Bencher<'_, '_>, size: usize) {
    let (mut previous, mut texts) = edited(size);
    bencher.bench_local(|| type_again(&mut previous, &mut texts));
}

/// From nothing to findings.
#[divan::bench(args = SIZES)]
fn open(bencher: Bencher<'_, '_>, size: usize) {
    let text = document(size);
    let config = Config::default();
    bencher.bench_local(|| {
        let analysis = analyze(text.clone(), None);
        black_box(checks::check(&analysis, &config));
        analysis
    });
}

/// The whole program on one file, from its start to its end: what a command line or a hook waits for.
#[divan::bench(args = SIZES)]
fn whole_file(bencher: Bencher<'_, '_>, size: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = document(size);
    fs::write(folder.path().join("article.txt"), &text).expect("the article is written");
    let mut check = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    // The settings of whoever measures are none of the article's.
    check.current_dir(folder.path()).env("XDG_CONFIG_HOME", folder.path()).args(["check", "article.txt"]);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        let run = check.output().expect("it starts");
        assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
        run
    });
}
