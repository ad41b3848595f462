//! A fix does what it says: what it is about is gone, and nothing new is found; and those that need no decision come to an
//! end together.

mod common;

use common::texts::{ENGLISH, FRENCH, article, format, markdown};
use copydesk::analysis::Analysis;
use copydesk::checks;
use copydesk::config::Config;
use copydesk::extract::Format;
use copydesk::finding::{Finding, Fix, Safety, apply, apply_edits, together};
use copydesk::lang::names::Names;
use proptest::prelude::*;

fn findings(text: &str, format: Format) -> Vec<Finding> {
    let analysis = Analysis::build(text.to_owned(), format, &Names::builtin(), None, &|| false);
    checks::check(&analysis.expect("nothing cancels it"), &Config::default())
}

/// An article of any format.
fn any_article() -> impl Strategy<Value = (String, Format)> {
    prop_oneof![
        2 => (article(), Just(Format::Plain)),
        1 => (article(), Just(Format::Markdown)),
        1 => (markdown(), Just(Format::Markdown)),
    ]
}

/// An article in which nothing stands twice: a finding hides no other there.
fn distinct() -> impl Strategy<Value = String> {
    let sentences = prop_oneof![Just(FRENCH.to_vec()), Just(ENGLISH.to_vec())].prop_shuffle();
    (sentences, prop::collection::vec(1..4_usize, 12)).prop_map(|(mut sentences, sizes)| {
        for quoted in ["jamais vu autant", "On ne peut pas", "never seen this much"] {
            let mut first = true;
            sentences.retain(|sentence| !sentence.contains(quoted) || std::mem::take(&mut first));
        }
        let mut paragraphs = Vec::new();
        for size in sizes {
            let paragraph: Vec<&str> = sentences.drain(..size.min(sentences.len())).collect();
            paragraphs.push(paragraph.join(" "));
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        paragraphs.join("\n\n")
    })
}

/// Where a place of a text is after a fix; what was replaced is where it began.
fn moved(at: u32, fix: &Fix) -> usize {
    let mut moved = at as usize;
    for edit in &fix.edits {
        if edit.span.end <= at {
            moved = moved + edit.text.len() - edit.span.range().len();
        } else if edit.span.start < at {
            moved -= (at - edit.span.start) as usize;
        }
    }
    moved
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: ProptestConfig::default().cases.min(10_000), ..ProptestConfig::default() })]

    #[test]
    fn a_fix_takes_its_finding_away((text, format) in any_article()) {
        let found = findings(&text, format);
        for finding in &found {
            for fix in finding.fixes.iter().filter(|fix| fix.project.is_none() && fix.safety != Safety::Shown) {
                let mended = apply(&text, fix);
                let (start, end) = (moved(finding.span.start, fix), moved(finding.span.end, fix));
                let after = findings(&mended, format);
                // Of what was deleted there is nothing left; what has come to its place is another matter.
                let same = after.iter().find(|other| {
                    let range = other.span.range();
                    start < end && other.check == finding.check && range.start < end && start < range.end
                });
                // One that mends the other place may leave a third, which the finding is then about. A block that is deleted
                // but for the paragraph in which it differs leaves that one, with which a third copy may begin.
                let leaves_some = finding.check == "repeated-block" && fix.edits.len() > 1;
                let mends_it = !leaves_some && fix.edits.iter().any(|edit| edit.span.touches(finding.span));
                prop_assert!(same.is_none() || !mends_it, "GONE {} {:?}\n{text}\n→\n{mended}\n{same:?}", finding.check, fix.title);
            }
        }
    }

    #[test]
    fn a_fix_brings_no_other((text, format) in (distinct(), format())) {
        let found = findings(&text, format);
        for finding in &found {
            for fix in finding.fixes.iter().filter(|fix| fix.project.is_none() && fix.safety != Safety::Shown) {
                let mended = apply(&text, fix);
                let checks = |all: &[Finding]| all.iter().map(|finding| finding.check).collect::<Vec<_>>();
                let (was, is) = (checks(&found), checks(&findings(&mended, format)));
                prop_assert!(is.len() < was.len(), "NEW by {} {:?}: {was:?}, then {is:?}\n{text}\n→\n{mended}", finding.check, fix.title);
            }
        }
    }

    #[test]
    fn safe_fixes_come_to_an_end_together((text, format) in any_article()) {
        let mut mended = text.clone();
        for round in 0.. {
            let found = findings(&mended, format);
            let edits = together::edits(&found, Safety::Safe);
            if edits.is_empty() {
                break;
            }
            mended = apply_edits(&mended, edits);
            prop_assert!(round < 20, "no end in sight:\n{text}\n→\n{mended}");
        }
    }
}
