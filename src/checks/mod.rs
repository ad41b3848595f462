//! The checks: pure functions from the facts of an analysis to findings. Each is one file, with its
//! documentation page, its code and its tests.
//!
//! To add a check: one file here, its line in [`CHECKS`], its sentences in [`crate::message`]. The page is
//! the first test: `tests/checks.rs` runs every example of it, in French and in English.

mod anonymous_source;
mod archive_repeat;
mod attribution;
mod contained_paragraph;
mod doubled_word;
mod first_mention;
mod headline_repeats_lead;
mod late_attribution;
mod marks;
mod mixed_quote_style;
mod name_given;
mod name_style;
mod name_typo;
mod name_variant;
mod near_duplicate;
mod nested_quote_style;
mod page;
mod pronoun_speaker;
mod quote_two_speakers;
mod repeated_block;
mod repeated_heading;
mod repeated_paragraph;
mod repeated_quote;
mod repeated_sentence;
mod respell;
mod spelling;
mod suppression;
mod unattributed_quote;
mod unbalanced_quote;
mod unclear_speaker;
mod unused_ignore;
mod vague_attribution;

use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::analysis::repetition::normal_form;
use crate::analysis::repetition::passage::Reuses;
use crate::config::{Choice, Config, Level, Profile};
use crate::extract::BlockKind;
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::message::UiLanguage;
use crate::text::SourceSpan;
use suppression::{Used, ignore_paragraph};

pub use page::{page, summary};
pub use suppression::ignore_here;

/// Every check, in the order of the pages.
pub static CHECKS: &[&Check] = &[
    &repeated_block::CHECK,
    &repeated_paragraph::CHECK,
    &near_duplicate::CHECK,
    &contained_paragraph::CHECK,
    &repeated_sentence::CHECK,
    &repeated_heading::CHECK,
    &headline_repeats_lead::CHECK,
    &doubled_word::CHECK,
    &archive_repeat::CHECK,
    &unattributed_quote::CHECK,
    &unclear_speaker::CHECK,
    &pronoun_speaker::CHECK,
    &vague_attribution::CHECK,
    &anonymous_source::CHECK,
    &late_attribution::CHECK,
    &quote_two_speakers::CHECK,
    &repeated_quote::CHECK,
    &unbalanced_quote::CHECK,
    &nested_quote_style::CHECK,
    &mixed_quote_style::CHECK,
    &name_variant::CHECK,
    &name_typo::CHECK,
    &name_given::CHECK,
    &name_style::CHECK,
    &first_mention::CHECK,
    &unused_ignore::CHECK,
];

/// A check is a value: what it is called, what it says of itself, and the function that looks.
#[derive(Debug)]
pub struct Check {
    /// Its stable id, kebab-case; equal to its file's name.
    pub id: &'static str,
    /// Its page as it is written and tested, in Markdown: a sentence, then Why, Example, Instead. Fenced
    /// examples say `expect` if the check finds what stands between ⟦ and ⟧, and `archive` if they are another article
    /// that those below are compared with. [`page`] is for readers.
    pub english: &'static str,
    /// The same in French: a sentence, then Pourquoi, Exemple, Plutôt.
    pub french: &'static str,
    /// How loudly it speaks unless set otherwise.
    pub severity: Severity,
    /// Whether it speaks only where it is switched on.
    pub off: bool,
    /// The version it came with.
    pub since: &'static str,
    /// Appends what it finds.
    pub run: fn(&Context<'_>, &mut Vec<Finding>),
}

/// What a check may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The facts.
    pub analysis: &'a Analysis,
    /// Where its paragraphs stand in other articles, as far as somebody has looked.
    pub reuses: &'a Reuses,
    /// The settings.
    pub config: &'a Config,
    /// The severity its findings have.
    pub severity: Severity,
    /// Whether to say how a finding can be mended.
    pub fixes: Fixes,
    /// What the project lets stand again and again, in normal form.
    pub boilerplate: &'a FxHashSet<String>,
    /// Which comments have taken findings away; none before all other checks have looked.
    used: &'a Used,
}

/// Whether findings come with their fixes. Those of a book with a thousand findings take longer than all else, and
/// nobody looks at them with every key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixes {
    /// With them.
    With,
    /// Without; all else is the same.
    Without,
}

impl Context<'_> {
    /// Whether a block may stand in an article again and again.
    fn is_boilerplate(&self, block: usize) -> bool {
        self.is_boilerplate_text(|| &self.analysis.blocks[block].paragraph.text)
    }

    /// Whether some words may.
    fn is_boilerplate_text<'t>(&self, text: impl FnOnce() -> &'t str) -> bool {
        // Few projects have any, and then no text is looked at.
        !self.boilerplate.is_empty() && self.boilerplate.contains(&normal_form(text()))
    }

    /// How loudly to say that two blocks are equal. Where the project says that a page is a live one, it may tell again what
    /// came some entries before; one that only shows it may have a passage that was pasted twice.
    fn loudness_of_copy(&self, one: usize, other: usize) -> Severity {
        self.loudness(self.config.page.profile == Choice::Is(Profile::Live), one, other)
    }

    /// How loudly to say that two blocks are alike: a live page tells again what came some entries before, in other words or
    /// in part.
    fn loudness_of_retold(&self, one: usize, other: usize) -> Severity {
        let is_live = match self.config.page.profile {
            Choice::Auto => self.analysis.live,
            Choice::Is(profile) => profile == Profile::Live,
        };
        self.loudness(is_live, one, other)
    }

    fn loudness(&self, is_live: bool, one: usize, other: usize) -> Severity {
        /// So many paragraphs on, it is another entry.
        const APART: usize = 5;
        let mut between = one.min(other) + 1..one.max(other);
        let is_heading = |block: usize| self.analysis.blocks[block].paragraph.kind == BlockKind::Heading;
        if is_live && (between.len() + 1 >= APART || between.any(is_heading)) {
            Severity::Hint
        } else {
            Severity::Error
        }
    }

    /// The fixes that `make` makes, if they are wanted.
    fn fixes<F: IntoIterator<Item = Fix>>(&self, make: impl FnOnce() -> F) -> Vec<Fix> {
        match self.fixes {
            Fixes::With => make().into_iter().collect(),
            Fixes::Without => Vec::new(),
        }
    }

    /// Whether another check speaks too, so that this one may leave something to it.
    pub fn is_on(&self, check: &Check) -> bool {
        is_on(check, self.config)
    }
}

/// Declares a check. Its doc comment is its page, and the one at its end is the same in French: there is no check without
/// either.
macro_rules! declare_check {
    (
        $(#[doc = $english:literal])+
        id: $id:literal, severity: $severity:ident, since: $since:literal, $(off: $off:literal,)? run: $run:expr,
        french: $(#[doc = $french:literal])+
    ) => {
        $(#[doc = $english])+
        pub(crate) static CHECK: $crate::checks::Check = $crate::checks::Check {
            id: $id,
            english: concat!($($english, "\n"),+),
            french: concat!($($french, "\n"),+),
            severity: $crate::finding::Severity::$severity,
            off: false $(|| $off)?,
            since: $since,
            run: $run,
        };
    };
}
use declare_check;

/// The ids of all checks.
pub fn ids() -> Vec<&'static str> {
    CHECKS.iter().map(|check| check.id).collect()
}

/// The check of an id.
pub fn by_id(id: &str) -> Option<&'static Check> {
    CHECKS.iter().copied().find(|check| check.id == id)
}

/// The address of the page of the check of an id: it has a heading in a file of all pages, one in each language.
pub fn address(id: &str, ui: UiLanguage) -> String {
    let file = match ui {
        UiLanguage::French => "verifications.md",
        UiLanguage::English => "checks.md",
    };
    format!("{}/blob/main/docs/{file}#{id}", env!("CARGO_PKG_REPOSITORY"))
}

/// Whether a check of this id is about how names are spelt: what it finds at one mention, it finds by looking at others.
pub fn is_about_names(id: &str) -> bool {
    id.starts_with("name-")
}

/// Whether a check of this id is about words that stand in an article twice: while somebody moves them, they do.
pub fn is_about_repetition(id: &str) -> bool {
    matches!(id, "near-duplicate" | "contained-paragraph" | "doubled-word" | ELSEWHERE)
        || id.starts_with("repeated-")
}

/// The id of the check of what stands in other articles.
pub const ELSEWHERE: &str = archive_repeat::CHECK.id;

/// Whether any check needs to know where the paragraphs of an article stand in others.
pub fn look_elsewhere(config: &Config) -> bool {
    severity(&archive_repeat::CHECK, config).is_some()
}

/// All findings of an analysis by itself under the settings, with their fixes, sorted by place, then by check.
pub fn check(analysis: &Analysis, config: &Config) -> Vec<Finding> {
    look(analysis, &[], config, Fixes::With)
}

/// The same, with or without the fixes, of an analysis of which is known where its paragraphs stand in other articles.
pub fn look(analysis: &Analysis, reuses: &Reuses, config: &Config, fixes: Fixes) -> Vec<Finding> {
    let mut findings = Vec::new();
    let boilerplate = config.page.boilerplate.iter().map(|text| normal_form(text)).collect();
    let run = |check: &Check, used: &Used, findings: &mut Vec<Finding>| {
        if let Some(severity) = severity(check, config) {
            let boilerplate = &boilerplate;
            (check.run)(&Context { analysis, reuses, config, severity, fixes, boilerplate, used }, findings);
        }
    };
    for check in CHECKS.iter().filter(|check| check.id != unused_ignore::CHECK.id) {
        run(check, &Used::default(), &mut findings);
    }
    if !analysis.ignores.is_empty() {
        let used = suppression::suppress(analysis, &mut findings);
        let mut about_comments = Vec::new();
        run(&unused_ignore::CHECK, &used, &mut about_comments);
        suppression::suppress(analysis, &mut about_comments);
        findings.append(&mut about_comments);
    }
    findings.sort_by(|a, b| (a.span, a.check).cmp(&(b.span, b.check)));
    findings
}

/// Whether a check speaks under the settings.
pub fn is_on(check: &Check, config: &Config) -> bool {
    severity(check, config).is_some()
}

/// How loudly a check speaks under the settings; `None` if it is off.
fn severity(check: &Check, config: &Config) -> Option<Severity> {
    match config.levels.get(check.id) {
        None if check.off => None,
        None | Some(Level::On) => Some(check.severity),
        Some(Level::Off) => None,
        Some(Level::At(severity)) => Some(*severity),
    }
}

/// The edit that deletes whole lines, with the line end that set them apart: the one behind them, or at the end
/// of the document the one before, so that its last line ends as it did. `None` if something else stands on
/// the same lines.
fn deletion(source: &str, lines: SourceSpan) -> Option<Edit> {
    let (before, after) = (&source[..lines.start as usize], &source[lines.end as usize..]);
    let line_end = ['\n', '\r'];
    let indent = before.rfind(line_end).map_or(0, |at| at + 1);
    let rest = after.find(line_end).unwrap_or(after.len());
    if !before[indent..].trim().is_empty() || !after[..rest].trim().is_empty() {
        return None;
    }
    let next = after.trim_start();
    let span = if next.is_empty() {
        SourceSpan::new(before.trim_end().len(), lines.end as usize + rest)
    } else {
        // From the start of the first line to the start of the next line that says something.
        let text = source.len() - next.len();
        let start = source[..text].rfind(line_end).map_or(0, |at| at + 1);
        SourceSpan::new(indent, start)
    };
    Some(Edit::new(span, ""))
}
