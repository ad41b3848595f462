//! The page of a check, in each language: as it is written, with examples that tests run, and as its readers see it.

use super::Check;
use crate::message::UiLanguage;
use crate::message::page::{Closing, Section, marks, typeset};

/// What the fence of an example ends with if the check finds something in it.
const EXPECT: &str = ",expect";
/// And that of an article in the archive.
const ARCHIVE: &str = ",archive";

impl Check {
    /// The lines of its page as it is written, in Markdown.
    pub fn written(&self, ui: UiLanguage) -> impl Iterator<Item = &'static str> {
        let page = match ui {
            UiLanguage::French => self.french,
            UiLanguage::English => self.english,
        };
        // A doc comment keeps the space after its slashes.
        page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line))
    }
}

/// What a check finds, in a sentence: the first one of its page.
pub fn summary(check: &Check, ui: UiLanguage) -> String {
    let paragraph = check.written(ui).take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    typeset(paragraph.find(". ").map_or(&*paragraph, |stop| &paragraph[..=stop]), ui)
}

/// The page of a check for its readers, as Markdown: under a heading with its id, and without what only tests
/// of its examples need to know.
pub fn page(check: &Check, ui: UiLanguage) -> String {
    let mut page = format!("# {}\n\n", check.id);
    let example = format!("## {}", Section::Example.heading(ui));
    let mut is_fenced = false;
    for line in check.written(ui) {
        let is_fence = line.starts_with("```");
        // An article is shown as it was typed.
        if is_fence || is_fenced {
            page.push_str([EXPECT, ARCHIVE].iter().find_map(|end| line.strip_suffix(end)).unwrap_or(line));
        } else {
            page.push_str(&typeset(line, ui));
        }
        page.push('\n');
        is_fenced ^= is_fence;
        if line == example {
            page.push_str(&format!("\n{}\n", marks(ui)));
        }
    }
    let closing = Closing {
        severity: check.severity.label(),
        setting: check.severity.name(),
        off: check.off,
        since: check.since,
    };
    page + &format!("\n{}\n", typeset(&closing.text(ui), ui))
}
