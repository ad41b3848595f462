//! The page of a check is its first test: every example on it is run.

mod common;

use std::sync::Arc;

use copydesk::analysis::Analysis;
use copydesk::analysis::repetition::passage::{Passage, Reused, is_sought};
use copydesk::archive::{Collection, Sheet};
use copydesk::checks::{self, CHECKS, Check, Fixes};
use copydesk::config::{Config, Level};
use copydesk::extract::Format;
use copydesk::lang::Language;
use copydesk::lang::names::Names;
use copydesk::message::UiLanguage;
use copydesk::message::page::{Section, marks};
use copydesk::text::{OtherText, SourceSpan};

/// A fenced block of a page.
#[derive(Debug)]
struct Example {
    info: String,
    text: String,
}

impl Example {
    fn expects(&self) -> bool {
        self.info.ends_with(",expect")
    }
}

const LANGUAGES: [UiLanguage; 2] = [UiLanguage::French, UiLanguage::English];

/// Every page there is.
fn pages() -> impl Iterator<Item = (&'static Check, UiLanguage)> {
    CHECKS.iter().flat_map(|check| LANGUAGES.map(|ui| (*check, ui)))
}

fn examples(check: &Check, ui: UiLanguage) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<Example> = None;
    for line in check.written(ui) {
        open = match (open, line.strip_prefix("```")) {
            (None, None) => None,
            (None, Some(info)) => Some(Example { info: info.trim().to_owned(), text: String::new() }),
            (Some(example), Some(_)) => {
                examples.push(example);
                None
            }
            (Some(mut example), None) => {
                example.text.push_str(line);
                example.text.push('\n');
                Some(example)
            }
        };
    }
    assert!(open.is_none(), "{}: a fenced block stays open ({ui:?})", check.id);
    examples
}

/// What a check finds in a text, the other checks running beside it as they do for a reader.
fn found(
    check: &Check,
    text: &str,
    format: Format,
    names: &Arc<Names>,
    archive: &Collection,
) -> Vec<SourceSpan> {
    let analysis =
        Analysis::build(text.to_owned(), format, names, None, &|| false).expect("nothing cancels it");
    // One that is off unless it is asked for is asked for.
    let levels = [(check.id.to_owned(), Level::On)].into();
    let reuses = reuses(&analysis, archive);
    checks::look(&analysis, &reuses, &Config { levels, ..Config::default() }, Fixes::With)
        .into_iter()
        .filter(|finding| finding.check == check.id)
        .map(|finding| finding.span)
        .collect()
}

/// Where the paragraphs of an article stand in those of an archive.
fn reuses(analysis: &Analysis, archive: &Collection) -> Vec<Reused> {
    let found =
        analysis.blocks.iter().enumerate().filter(|(_, placed)| is_sought(placed)).map(|(block, placed)| {
            let passage = Passage::of(&placed.paragraph.text).expect("it is long enough");
            let candidates = archive.candidates(&passage).expect("there is memory");
            (block, candidates.read(&passage, &|_| true).into())
        });
    found.filter(|(_, reuses): &Reused| !reuses.is_empty()).collect()
}

#[test]
fn every_example_does_what_its_page_says() {
    for (check, ui) in pages() {
        let mut names = Names::builtin();
        let mut archive = Collection::new().expect("there is memory");
        for example in examples(check, ui) {
            let format = match example.info.trim_end_matches(",expect") {
                // Another article, which those from here on are compared with.
                "text,archive" => {
                    let text = OtherText {
                        path: "archive.txt".into(),
                        file: "archive.txt".into(),
                        text: example.text,
                        skipped: 0,
                    };
                    archive.put(vec![Sheet::of_text(text, Format::Plain, None)]).expect("there is memory");
                    continue;
                }
                // The settings of the project from here on.
                "toml" => {
                    names = common::names(&example.text);
                    continue;
                }
                "markdown" => Format::Markdown,
                "text" => Format::Plain,
                other => panic!(
                    "{}: an example is `markdown`, `text`, `text,archive` or `toml`, not `{other}`",
                    check.id
                ),
            };
            let (text, expected) = common::unmark(&example.text);
            assert_eq!(
                example.expects(),
                !expected.is_empty(),
                "{}: marks go with `expect`:\n{text}",
                check.id
            );
            let marked = common::mark(&text, &found(check, &text, format, &names, &archive));
            assert_eq!(marked, example.text, "{}: left is found, right is on the page", check.id);
        }
    }
}

#[test]
fn readers_are_told_of_marks_and_not_of_tests() {
    for (check, ui) in pages() {
        let page = checks::page(check, ui);
        let start = format!("# {}\n\n{}", check.id, checks::summary(check, ui));
        // A sentence may go on in the next line.
        assert!(page.replace('\n', " ").starts_with(&start.replace('\n', " ")), "{page}");
        let example = format!("## {}\n\n{}\n\n```", Section::Example.heading(ui), marks(ui));
        assert_eq!(page.matches(&example).count(), 1, "{page}");
        assert!(!page.contains(",expect") && !page.contains(",archive"), "{page}");
    }
}

#[test]
fn every_page_has_its_sections_in_order() {
    for (check, ui) in pages() {
        let mut is_fenced = false;
        let headings: Vec<&str> = check
            .written(ui)
            .filter(|line| {
                is_fenced ^= line.starts_with("```");
                !is_fenced
            })
            .filter_map(|line| line.strip_prefix("## "))
            .collect();
        assert_eq!(headings, Section::ALL.map(|section| section.heading(ui)), "{}", check.id);
        let first = checks::summary(check, ui);
        assert!(first.ends_with('.') && first.chars().count() > 20, "{}: {first:?}", check.id);
    }
}

/// The French page is one of its own: other words, and examples that a French desk could print.
#[test]
fn french_pages_are_french() {
    for check in CHECKS {
        let english: Vec<&str> = check.written(UiLanguage::English).filter(|line| !line.is_empty()).collect();
        let mut is_fenced = false;
        let mut prose = String::new();
        for line in check.written(UiLanguage::French) {
            is_fenced ^= line.starts_with("```");
            if !is_fenced && !line.starts_with("```") && !line.is_empty() {
                assert!(!english.contains(&line), "{}: {line:?} is on the English page too", check.id);
                prose.push_str(line);
                prose.push('\n');
            }
        }
        assert_eq!(language(prose), Language::French, "{}", check.id);
        for example in examples(check, UiLanguage::French) {
            if !example.info.starts_with("toml") {
                let (text, _) = common::unmark(&example.text);
                assert_eq!(language(text.clone()), Language::French, "{}: {text}", check.id);
            }
        }
    }
}

/// The language of a text that has one.
fn language(text: String) -> Language {
    let analysis = Analysis::build(text, Format::Markdown, &Names::builtin(), None, &|| false)
        .expect("nothing cancels it");
    let first = analysis.blocks.first().expect("there is a paragraph").paragraph.language;
    assert!(analysis.blocks.iter().all(|block| block.paragraph.language == first), "several languages");
    first
}

#[test]
fn every_page_shows_the_fault_and_its_mending() {
    for (check, ui) in pages() {
        let examples = examples(check, ui);
        assert!(examples.iter().any(Example::expects), "{}: no example with `expect` ({ui:?})", check.id);
        let shows = |example: &Example| !example.expects() && !example.info.starts_with("toml");
        assert!(examples.iter().any(shows), "{}: no example without `expect` ({ui:?})", check.id);
    }
}
