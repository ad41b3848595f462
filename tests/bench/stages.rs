//! How long each stage takes by itself, on the way from a text to what an editor shows, by the size of the document:
//! `cargo bench --bench stages`. Figures are read, never asserted. The way as a whole is measured in `analysis.rs`.
//!
//! Some stages are nobody's business outside the crate, so that only several of them can be measured together:
//!
//! - What is found in a paragraph alone (how it reads, its quotations, their sources, its names, the shingles of its words)
//!   is [`paragraphs`].
//! - What is found by comparing paragraphs (the index, near copies, sources in another paragraph, names that are spelled in
//!   several ways) is [`comparing`]; without the names, [`comparing_without_names`].
//! - What a server makes of findings is [`places`] and [`wording`]. The message itself, and that what stays is not written
//!   anew, is only in the times of `server.rs`.

mod document;

use std::sync::LazyLock;
use std::time::Duration;

use copydesk::analysis::repetition::passage::Passage;
use copydesk::analysis::repetition::{self, normal_form};
use copydesk::analysis::{Analysis, Placed};
use copydesk::checks::{self, Fixes};
use copydesk::config::{Config, Level};
use copydesk::extract::{Block, Format, extract};
use copydesk::finding::{Finding, Safety, apply_edits, together};
use copydesk::lang::names::Names;
use copydesk::lang::{Language, fr};
use copydesk::message::UiLanguage;
use copydesk::report::{self, Article, Lines, Style};
use copydesk::text::document::{Change, Document};
use copydesk::text::position::{Position, PositionEncoding, offset, position};
use copydesk::text::quotes::{Carry, quotes};
use copydesk::text::segment::{sentences, tokens};
use divan::{Bencher, Divan, black_box};
use document::{document, markdown};

fn main() {
    // Unless the command line says otherwise: a hundred samples of a book would take minutes, and say no more.
    Divan::default().max_time(Duration::from_secs(1)).config_with_args().main();
}

/// Bytes of the documents: a brief, a long article, a file of archives, a book.
const SIZES: [usize; 4] = [4_000, 10_000, 100_000, 1_000_000];

fn analyze(text: &str, previous: Option<&Analysis>) -> Analysis {
    Analysis::build(text.to_owned(), Format::Plain, &Names::builtin(), previous, &|| false)
        .expect("nothing cancels it")
}

/// Measures what is done to each paragraph of a document.
fn each<T>(bencher: Bencher<'_, '_>, size: usize, stage: impl Fn(&str) -> T) {
    let text = document(size);
    let blocks: Vec<Block<'_>> = extract(&text, Format::Plain).blocks;
    bencher.bench_local(|| {
        for block in &blocks {
            black_box(stage(black_box(&block.text)));
        }
    });
}

/// Putting a character into the text and taking it out again.
#[divan::bench(args = SIZES)]
fn typing(bencher: Bencher<'_, '_>, size: usize) {
    let mut open = Document::new(0, &document(size));
    let line = u32::try_from(open.rope().len_lines() / 2).expect("texts are shorter");
    let at = |character| Position { line, character };
    let come = Change { range: Some((at(20), at(20))), text: "e".to_owned() };
    let go = Change { range: Some((at(20), at(21))), text: String::new() };
    bencher.bench_local(|| open.apply(0, &[come.clone(), go.clone()], PositionEncoding::Utf16));
}

/// Finding the prose, in each format.
mod extraction {
    use super::{Bencher, Format, SIZES, black_box, document, extract, markdown};

    #[divan::bench(args = SIZES)]
    fn of_plain_text(bencher: Bencher<'_, '_>, size: usize) {
        let text = document(size);
        bencher.bench_local(|| extract(black_box(&text), Format::Plain));
    }

    #[divan::bench(args = SIZES)]
    fn of_markdown(bencher: Bencher<'_, '_>, size: usize) {
        let text = markdown(size);
        bencher.bench_local(|| extract(black_box(&text), Format::Markdown));
    }
}

/// Telling the language of each paragraph.
#[divan::bench(args = SIZES)]
fn language(bencher: Bencher<'_, '_>, size: usize) {
    each(bencher, size, Language::detect);
}

/// Parting each paragraph into words and marks.
#[divan::bench(args = SIZES)]
fn words(bencher: Bencher<'_, '_>, size: usize) {
    each(bencher, size, tokens);
}

/// Finding where the sentences end, words included. It is told of no quotations: those it would pass over.
#[divan::bench(args = SIZES)]
fn sentence_ends(bencher: Bencher<'_, '_>, size: usize) {
    let rules = fr::lexicon();
    each(bencher, size, |text| sentences(text, &tokens(text), &[], rules));
}

/// Pairing the quotation marks.
#[divan::bench(args = SIZES)]
fn quotation_marks(bencher: Bencher<'_, '_>, size: usize) {
    each(bencher, size, |text| quotes(text, Carry::default()));
}

/// Making paragraphs alike that differ in their typography only.
#[divan::bench(args = SIZES)]
fn normal_forms(bencher: Bencher<'_, '_>, size: usize) {
    each(bencher, size, normal_form);
}

/// What is looked for in an archive.
#[divan::bench(args = SIZES)]
fn passages(bencher: Bencher<'_, '_>, size: usize) {
    each(bencher, size, Passage::of);
}

/// All facts of each paragraph: each is analyzed as a document of its own.
#[divan::bench(args = SIZES)]
fn paragraphs(bencher: Bencher<'_, '_>, size: usize) {
    each(bencher, size, |text| analyze(text, None));
}

/// Finding what stands twice, word for word.
#[divan::bench(args = SIZES)]
fn repeats(bencher: Bencher<'_, '_>, size: usize) {
    let blocks: Vec<Placed> = analyze(&document(size), None).blocks;
    bencher.bench_local(|| repetition::repeats(black_box(&blocks), 0..blocks.len()));
}

/// All that paragraphs are compared for, from nothing, but with the facts of each of them known. Extraction is in it.
#[divan::bench(args = SIZES)]
fn comparing(bencher: Bencher<'_, '_>, size: usize) {
    compare(bencher, &document(size));
}

/// The same of a text that has no capital letters, and so no names.
#[divan::bench(args = SIZES)]
fn comparing_without_names(bencher: Bencher<'_, '_>, size: usize) {
    compare(bencher, &document(size).to_lowercase());
}

fn compare(bencher: Bencher<'_, '_>, text: &str) {
    let known = analyze(text, None);
    // A version leaves what it knows of its paragraphs together to one next version: this one. Those that are measured
    // find only the facts of each paragraph.
    drop(analyze(text, Some(&known)));
    bencher.bench_local(|| analyze(black_box(text), Some(&known)));
}

/// Listing the quotations with their speakers.
#[divan::bench(args = SIZES)]
fn quotations(bencher: Bencher<'_, '_>, size: usize) {
    let analysis = analyze(&document(size), None);
    bencher.bench_local(|| black_box(black_box(&analysis).quotations()).len());
}

/// Listing who and what is named.
#[divan::bench(args = SIZES)]
fn names(bencher: Bencher<'_, '_>, size: usize) {
    let analysis = analyze(&document(size), None);
    bencher.bench_local(|| black_box(&analysis).names());
}

/// All checks, without saying how to mend what they find: what a key asks for.
#[divan::bench(args = SIZES)]
fn looking(bencher: Bencher<'_, '_>, size: usize) {
    let analysis = analyze(&document(size), None);
    let config = Config::default();
    bencher.bench_local(|| checks::look(black_box(&analysis), &[], &config, Fixes::Without));
}

/// Each check alone, fixes included, in a long article and in a book.
#[divan::bench(args = checks::ids(), consts = [10_000, 1_000_000])]
fn check<const SIZE: usize>(bencher: Bencher<'_, '_>, id: &str) {
    static ARTICLE: LazyLock<Analysis> = LazyLock::new(|| analyze(&document(10_000), None));
    static BOOK: LazyLock<Analysis> = LazyLock::new(|| analyze(&document(1_000_000), None));
    let analysis: &Analysis = if SIZE > 10_000 { &BOOK } else { &ARTICLE };
    let level = |check: &str| if check == id { Level::On } else { Level::Off };
    let levels = checks::ids().into_iter().map(|check| (check.to_owned(), level(check))).collect();
    let config = Config { levels, ..Config::default() };
    bencher.bench_local(|| checks::check(black_box(analysis), &config));
}

/// All checks, saying how to mend what they find. What this takes longer than [`looking`] is the fixes.
#[divan::bench(args = SIZES)]
fn fixes(bencher: Bencher<'_, '_>, size: usize) {
    let analysis = analyze(&document(size), None);
    let config = Config::default();
    bencher.bench_local(|| checks::check(black_box(&analysis), &config));
}

/// Choosing one fix for each finding, of those that do not touch, and making them.
#[divan::bench(args = SIZES)]
fn mending(bencher: Bencher<'_, '_>, size: usize) {
    let (text, findings) = found(size);
    bencher.bench_local(|| apply_edits(&text, together::edits(black_box(&findings), Safety::Suggested)));
}

/// Telling in which line and column each finding begins and ends, and which bytes these are.
#[divan::bench(args = SIZES)]
fn places(bencher: Bencher<'_, '_>, size: usize) {
    let (text, findings) = found(size);
    let open = Document::new(0, &text);
    let encoding = PositionEncoding::Utf16;
    bencher.bench_local(|| {
        for finding in &findings {
            for at in [finding.span.start, finding.span.end] {
                let place = position(open.rope(), at as usize, encoding);
                black_box(offset(open.rope(), place, encoding));
            }
        }
    });
}

/// Saying what is found, and what else has to do with it.
#[divan::bench(args = SIZES)]
fn wording(bencher: Bencher<'_, '_>, size: usize) {
    let (_, findings) = found(size);
    bencher.bench_local(|| {
        for finding in &findings {
            black_box(finding.message.text(UiLanguage::French));
            for related in &finding.related {
                black_box(related.message.text(UiLanguage::French));
            }
        }
    });
}

/// Writing the findings for a program, fixes included.
#[divan::bench(args = SIZES)]
fn reporting(bencher: Bencher<'_, '_>, size: usize) {
    let (text, findings) = found(size);
    bencher.bench_local(|| {
        let article = Article { path: "article.txt", text: &text, lines: Lines::new(&text, 0) };
        report::findings(&article, &findings, UiLanguage::French, Style::JsonLines)
    });
}

/// A document, and what all checks find in it.
fn found(size: usize) -> (String, Vec<Finding>) {
    let analysis = analyze(&document(size), None);
    let findings = checks::check(&analysis, &Config::default());
    (analysis.source.whole().to_owned(), findings)
}
