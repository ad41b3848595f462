//! How long the parts take, by the size of the document: `cargo bench`. Figures are read, never asserted.

mod document;

use copydesk::analysis::{Analysis, repetition};
use copydesk::checks::{self, Fixes};
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

/// Makes a version from the one before, as an editor does: that leaves it what it knows. Returns the one before, whose text
/// is the next.
fn type_again(previous: &mut Analysis, next: &mut String) -> Analysis {
    let analysis = analyze(std::mem::take(next), Some(previous));
    let before = std::mem::replace(previous, analysis);
    next.clone_from(&before.source);
    before
}

/// From an edit to its findings, without the protocol.
#[divan::bench(args = SIZES)]
fn keystroke(bencher: Bencher<'_, '_>, size: usize) {
    let (mut previous, mut next) = edited(size);
    let config = Config::default();
    bencher.bench_local(|| {
        let analysis = type_again(&mut previous, &mut next);
        black_box(checks::look(&previous, &[], &config, Fixes::Without));
        analysis
    });
}

/// The same as far as the facts.
#[divan::bench(args = SIZES)]
fn reanalysis(bencher: Bencher<'_, '_>, size: usize) {
    let (mut previous, mut next) = edited(size);
    bencher.bench_local(|| type_again(&mut previous, &mut next));
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

/// Finding what stands twice, word for word.
#[divan::bench(args = SIZES)]
fn repeats(bencher: Bencher<'_, '_>, size: usize) {
    let analysis = analyze(document(size), None);
    bencher.bench_local(|| repetition::repeats(black_box(&analysis.blocks)));
}

/// From facts to what an editor shows with every key: findings without their fixes.
#[divan::bench(args = SIZES)]
fn showing(bencher: Bencher<'_, '_>, size: usize) {
    let analysis = analyze(document(size), None);
    let config = Config::default();
    bencher.bench_local(|| checks::look(black_box(&analysis), &[], &config, Fixes::Without));
}

/// From facts to findings.
#[divan::bench(args = SIZES)]
fn checking(bencher: Bencher<'_, '_>, size: usize) {
    let analysis = analyze(document(size), None);
    let config = Config::default();
    bencher.bench_local(|| checks::check(black_box(&analysis), &config));
}
