//! The proof: articles set as a reader sees them, on one page that needs nothing but itself. What was found is marked in
//! the text and told in the margin, quotations have the color of whoever says them, and what stands twice leads from
//! each of its places to the other.
//!
//! An article becomes its part of the page by itself, as others are read at the same time; [`page`] puts the parts
//! together. There is no script, and the page forbids itself to ask for anything. Of an article only its prose is shown:
//! code, pictures and tags are not for us to set.

mod galley;
mod marks;
mod notes;
mod page;
mod passages;
mod sheets;
mod speakers;
mod summary;

use maud::{Markup, html};

use super::{Article, Tally};
use crate::analysis::Analysis;
use crate::analysis::paragraph::is_unfinished;
use crate::extract::{BlockKind, Format};
use crate::finding::{Finding, Severity};
use crate::lang::Language;
use crate::message::UiLanguage;
use crate::message::label::Label;
use crate::message::page::typeset;
use crate::message::proof::Caption;
use crate::text::SourceSpan;
use passages::Pair;
use speakers::Voices;
use summary::Summary;

pub(super) use page::page;

/// An article as it stands on the page.
#[derive(Debug)]
pub struct Proof {
    /// Its place among the articles, 1-based; its anchors begin with it.
    number: usize,
    path: String,
    /// Its headline, if it has one.
    title: Option<String>,
    /// The language that it is spoken of in.
    ui: UiLanguage,
    tally: Tally,
    summary: Summary,
    body: Markup,
}

/// The part of the page that is about one article, the `number`th.
pub(super) fn proof(
    number: usize,
    article: &Article<'_>,
    analysis: &Analysis,
    findings: &[Finding],
    ui: UiLanguage,
) -> Proof {
    let quotations = analysis.quotations();
    let names = analysis.names();
    let desk = Desk {
        number,
        article,
        analysis,
        findings,
        ui,
        voices: Voices::of(&quotations),
        pairs: passages::pairs(analysis, findings),
    };
    let summary = Summary::of(analysis, &quotations, &names);
    let body = html! {
        (summary::findings(&desk))
        (galley::set(&desk, &quotations))
        (passages::table(&desk))
        (speakers::table(&desk, &quotations, &names))
        (sheets::names(&desk, &names))
    };
    let title = desk.has_headline().then(|| analysis.blocks[0].paragraph.text.to_string());
    Proof { number, path: article.path.to_owned(), title, ui, tally: Tally::of(findings), summary, body }
}

/// What all parts of an article's proof look at.
struct Desk<'a> {
    number: usize,
    article: &'a Article<'a>,
    analysis: &'a Analysis,
    findings: &'a [Finding],
    ui: UiLanguage,
    voices: Voices,
    /// What stands twice, as far as it is among the findings.
    pairs: Vec<Pair>,
}

impl Desk<'_> {
    fn say(&self, caption: Caption<'_>) -> String {
        self.set(&caption.text(self.ui))
    }

    /// A sentence of ours with the spaces of its language: lines in the margin are short, and break everywhere.
    fn set(&self, sentence: &str) -> String {
        typeset(sentence, self.ui)
    }

    fn label(&self, label: &Label) -> String {
        label.text(self.ui)
    }

    /// The name of the place of a finding's mark.
    fn mark(&self, finding: usize) -> String {
        format!("a{}-m{}", self.number, finding + 1)
    }

    /// And that of its note.
    fn note(&self, finding: usize) -> String {
        format!("a{}-n{}", self.number, finding + 1)
    }

    /// And that of a block.
    fn anchor(&self, block: usize) -> String {
        format!("a{}-b{}", self.number, block + 1)
    }

    /// And that of a quotation.
    fn quote(&self, quotation: usize) -> String {
        format!("a{}-q{}", self.number, quotation + 1)
    }

    /// And that of the link from a block to its twin.
    fn twin(&self, from: usize, to: usize) -> String {
        format!("a{}-t{}-{}", self.number, from + 1, to + 1)
    }

    /// The block that some bytes begin in, or else the next one; `None` behind the last.
    fn block_of(&self, span: SourceSpan) -> Option<usize> {
        let blocks = &self.analysis.blocks;
        let block = blocks.partition_point(|placed| placed.source.end <= span.start);
        // An empty place at the very end of a block is in it.
        let before = block.checked_sub(1).filter(|before| blocks[*before].source.end == span.start);
        before.filter(|_| span.is_empty()).or(Some(block)).filter(|block| *block < blocks.len())
    }

    /// What a reader calls a block.
    fn name_of(&self, block: usize) -> String {
        let placed = &self.analysis.blocks[block];
        let caption = match (placed.number, placed.paragraph.kind) {
            (Some(number), _) => Caption::Paragraph(number),
            (None, BlockKind::Standfirst) => Caption::Standfirst,
            (None, BlockKind::Footnote) => Caption::Footnote,
            (None, BlockKind::Caption) => Caption::Legend,
            (None, BlockKind::TableCell) => Caption::Table,
            (
                None,
                BlockKind::Heading | BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation,
            ) => Caption::Heading,
        };
        self.say(caption)
    }

    /// A table below the article, under a heading of its own. Its landmark is named after the article, too: there may be
    /// several on the page.
    fn sheet(&self, name: &str, caption: Caption<'_>, table: &Markup) -> Markup {
        let id = format!("a{}-{name}", self.number);
        html! {
            section.sheet aria-labelledby=(format!("{id} a{}-title", self.number)) {
                h3 id=(id) { (self.say(caption)) }
                div.scroll tabindex="0" { (table) }
            }
        }
    }

    /// A link to a block, under its name.
    fn link(&self, block: usize) -> Markup {
        html! { a href={ "#" (self.anchor(block)) } { (self.name_of(block)) } }
    }

    /// Whether the first block is the headline. Plain text has no other sign of it than that no sentence ends there.
    fn has_headline(&self) -> bool {
        let blocks = &self.analysis.blocks;
        blocks.first().is_some_and(|first| match first.paragraph.kind {
            BlockKind::Heading => true,
            BlockKind::Paragraph => {
                self.analysis.format == Format::Plain
                    && blocks.len() > 1
                    && is_unfinished(&first.paragraph.text)
            }
            _ => false,
        })
    }
}

/// How a severity looks: its name in the stylesheet, and a shape for those who do not see its color.
fn look(severity: Severity) -> (&'static str, &'static str) {
    let shape = match severity {
        Severity::Hint => "○",
        Severity::Information => "●",
        Severity::Warning => "▲",
        Severity::Error => "■",
    };
    (severity.name(), shape)
}

/// A severity in shape and word.
fn severity(severity: Severity, ui: UiLanguage) -> Markup {
    let (name, shape) = look(severity);
    html! {
        span class={ "severity " (name) } {
            span.shape aria-hidden="true" { (shape) } " " (severity.label().text(ui))
        }
    }
}

/// The tag of a language, where it has one.
fn tag(language: Language) -> Option<&'static str> {
    match language {
        Language::French => Some("fr"),
        Language::English => Some("en"),
        Language::Other => None,
    }
}

/// The tag of a language that we speak.
fn ui_tag(ui: UiLanguage) -> &'static str {
    match ui {
        UiLanguage::French => "fr",
        UiLanguage::English => "en",
    }
}
