//! How long the parts take, by the size of the document: `cargo bench`. Figures are read, never asserted.

mod document;

use copydesk::analysis::Analysis;
use copydesk::checks;
use copydesk::config::Config;
use copydesk::extract::{Format, extract};
use copydesk::lang::names::Names;
use divan::{Bencher, black_box};
use document::document;

fn main() {
    divan::main();
}

/// Bytes of the documents: a brief, a long article, a file of archives, a book.
const SIZES: [usize; 4] = [4_000, 10_000, 100_000, 1_000_000];

/// A document, its analysis, and the document with one character more in its middle.
fn edited(size: usize) -> (Analysis, String) {
    let text = document(size);
    let mut next = text.clone();
    next.insert(text.floor_char_boundary(text.len() / 2), 'e');
    (analyze(text, None), next)
}

fn analyze(text: String, previous: Option<&Analysis>) -> Analysis {
    Analysis::build(text, Format::Plain, &Names::builtin(), previous, &|| false).expect("nothing cancels it")
}

/// From an edit to its findings, without the protocol.
#[divan::bench(args = SIZES)]
fn keystroke(bencher: Bencher<'_, '_>, size: usize) {
    let (previous, next) = edited(size);
    let config = Config::default();
    bencher.bench_local(|| {
        let analysis = analyze(next.clone(), Some(&previous));
        black_box(checks::check(&analysis, &config));
        analysis
    });
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

/// Finding the prose.
#[divan::bench(args = SIZES)]
fn extraction(bencher: Bencher<'_, '_>, size: usize) {
    let text = document(size);
    bencher.bench_local(|| extract(black_box(&text), Format::Plain));
}

/// From facts to findings.
#[divan::bench(args = SIZES)]
fn checking(bencher: Bencher<'_, '_>, size: usize) {
    let analysis = analyze(document(size), None);
    let config = Config::default();
    bencher.bench_local(|| checks::check(black_box(&analysis), &config));
}
