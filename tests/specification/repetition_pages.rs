//! Rows that depend on what a project says of its pages: boilerplate (R21), live blogs (R36) and collections of short items
//! (R28).

use std::sync::Arc;

use copydesk::config::{Page, Profile};
use copydesk::finding::Severity;

use super::*;

const NOTE: &str =
    "Our figures come from the registers of the port and were read by two independent economists.";
const PRICES: &str =
    "Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.";
const POOL: &str =
    "The pool will stay closed this winter for want of heating, and the office of the mayor gave no date.";

/// The findings on a page of a project, each as its check and its severity.
fn found(text: &str, page: Page) -> Vec<(&'static str, Severity)> {
    let config = Config { page: Arc::new(page), ..Config::default() };
    let findings = checks::check(&analyze(text, Format::Plain), &config);
    findings.into_iter().map(|finding| (finding.check, finding.severity)).collect()
}

fn live() -> Page {
    Page { profile: Profile::Live, ..Page::default() }
}

#[test]
fn r21_what_the_house_lets_stand_again() {
    let text = format!("{NOTE}\n{PRICES}\n{NOTE}");
    assert_eq!(found(&text, Page::default()), [("repeated-paragraph", Severity::Warning)]);
    let typeset = NOTE.replace("by two", "by  two").to_uppercase();
    let page = || Page { boilerplate: vec![typeset.clone()], ..Page::default() };
    assert_eq!(found(&text, page()), []);
    // What else is repeated is told.
    let block = format!("{PRICES}\n{NOTE}\n{POOL}\n{PRICES}\n{NOTE}");
    assert_eq!(found(&block, page()), [("repeated-block", Severity::Warning)]);
    let sentence = Page {
        boilerplate: vec!["The auction hall will not open before the first week of September.".into()],
        ..Page::default()
    };
    let text = "The boats stay in port. The auction hall will not open before the first week of September. Restaurants adapt.\n\
                Buyers go to Spain. The auction hall will not open before the first week of September.";
    assert_eq!(found(text, Page::default()), [("repeated-sentence", Severity::Information)]);
    assert_eq!(found(text, sentence), []);
}

#[test]
fn r36_a_live_page_tells_again_what_came_before() {
    let entries: Vec<String> = (1..=5)
        .map(|hour| {
            format!(
                "At {hour} o'clock {} people had signed the list at the door of the town hall.",
                hour * 37
            )
        })
        .collect();
    let apart = format!("{POOL}\n{}\n{POOL}", entries.join("\n"));
    assert_eq!(found(&apart, Page::default()).last(), Some(&("repeated-paragraph", Severity::Warning)));
    assert_eq!(found(&apart, live()).last(), Some(&("repeated-paragraph", Severity::Hint)));
    let near = format!("{POOL}\n{PRICES}\n{POOL}");
    assert_eq!(found(&near, live()), [("repeated-paragraph", Severity::Warning)]);
}

#[test]
fn r28_short_items_may_end_alike() {
    let text = "The pool will stay closed this winter for want of heating. The office of the mayor gave no date for a new opening.\n\
                The theater loses its director after nine seasons. The office of the mayor gave no date for a new opening.";
    assert_eq!(found(text, Page::default()), [("repeated-sentence", Severity::Information)]);
    assert_eq!(found(text, Page { profile: Profile::Brief, ..Page::default() }), []);
}
