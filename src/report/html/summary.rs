//! What an article comes to, before it is read: its size, and what was found in it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Desk, severity};
use crate::analysis::{Analysis, Name, Quotation};
use crate::finding::{Finding, Severity};
use crate::lang::Language;
use crate::message::UiLanguage;
use crate::message::label::Label;
use crate::message::proof::Caption;
use crate::report::Tally;
use crate::text::segment::count_words;

/// An article in numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Summary {
    pub(super) words: usize,
    /// Quotations that are speech.
    pub(super) quotations: usize,
    /// Those that nobody is named for.
    orphans: usize,
    pub(super) people: usize,
    language: Language,
}

impl Summary {
    pub(super) fn of(analysis: &Analysis, quotations: &[Quotation<'_>], names: &[Name]) -> Self {
        let is_orphan = |quotation: &&Quotation<'_>| {
            quotation.attribution.as_ref().is_some_and(|source| source.status == "none")
        };
        Self {
            words: analysis.blocks.iter().map(|placed| count_words(&placed.paragraph.text)).sum(),
            quotations: quotations.iter().filter(|quotation| quotation.kind == "speech").count(),
            orphans: quotations.iter().filter(is_orphan).count(),
            people: names.iter().filter(|name| name.kind == "person").count(),
            language: analysis.language,
        }
    }

    /// In a line.
    pub(super) fn line(&self, ui: UiLanguage) -> Markup {
        let language = match self.language {
            Language::French => Caption::French,
            Language::English => Caption::English,
            Language::Other => Caption::OtherLanguage,
        };
        let quotations = Caption::Quotations { all: self.quotations, orphans: self.orphans };
        let mut facts = vec![Caption::Words(self.words)];
        // Nothing is to be said of what is not there.
        if self.words > 0 {
            facts.extend([quotations, Caption::People(self.people), language]);
        }
        html! {
            ul.facts {
                @for fact in facts { li { (fact.text(ui)) } }
            }
        }
    }
}

/// What was found, by check, loudest first; or that nothing was.
pub(super) fn findings(desk: &Desk<'_>) -> Markup {
    let tally = Tally::of(desk.findings);
    let comfort = match (desk.analysis.blocks.is_empty(), desk.findings.is_empty()) {
        (true, true) => Some(Caption::Empty),
        (false, true) => Some(Caption::Nothing),
        _ if tally.count(Severity::Hint) == tally.total() => Some(Caption::NothingButHints),
        _ => None,
    };
    html! {
        @if let Some(comfort) = comfort {
            p.comfort { (desk.say(comfort)) }
        }
        @if !desk.findings.is_empty() {
            div.scroll tabindex="0" { (counts(desk)) }
        }
    }
}

fn counts(desk: &Desk<'_>) -> Markup {
    html! {
        table.counts {
            thead {
                tr {
                    th scope="col" { (desk.say(Caption::Severity)) }
                    th scope="col" { (desk.say(Caption::Check)) }
                    th scope="col" { (desk.label(&Label::Count)) }
                    th scope="col" { (desk.say(Caption::Place)) }
                }
            }
            tbody {
                @for ((level, check), found) in by_check(desk.findings) {
                    tr {
                        td { (severity(level.0, desk.ui)) }
                        th scope="row" { code { (check) } }
                        td.number { (found.len()) }
                        td.jumps {
                            @for (at, finding) in found.iter().enumerate() {
                                @if at > 0 { " " }
                                a href={ "#" (desk.mark(*finding)) } aria-label=(desk.say(Caption::Finding(finding + 1))) {
                                    (finding + 1)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The findings of each check at each severity, loudest first.
fn by_check(findings: &[Finding]) -> BTreeMap<(std::cmp::Reverse<Severity>, &'static str), Vec<usize>> {
    let mut found: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate() {
        found.entry((std::cmp::Reverse(finding.severity), finding.check)).or_default().push(index);
    }
    found
}
