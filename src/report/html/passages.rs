//! What stands twice: pairs of blocks, each of which leads to the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use maud::{Markup, html};

use super::{Desk, tag};
use crate::analysis::Analysis;
use crate::analysis::repetition::differences::{Difference, differences};
use crate::analysis::repetition::retold::Kinship;
use crate::checks;
use crate::finding::Finding;
use crate::message::proof::Caption;
use crate::report::excerpt::first_words;
use crate::text::{ProseSpan, SourceSpan};

/// How much of a passage a table shows, in characters.
const SHOWN: usize = 60;

/// Two blocks that share words.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// The one that the finding is about.
    pub(super) here: usize,
    /// The one that it speaks of.
    pub(super) there: usize,
    pub(super) likeness: Likeness,
}

/// How much they share.
#[derive(Clone, Debug)]
pub(super) enum Likeness {
    /// All words, or those of a sentence.
    Same,
    /// All but these: the words here, then those there.
    But(Arc<[Difference]>),
    /// Some.
    InPart,
}

impl Pair {
    /// The other one of the two, if a block is one.
    pub(super) fn other(&self, block: usize) -> Option<usize> {
        match block {
            _ if block == self.here => Some(self.there),
            _ if block == self.there => Some(self.here),
            _ => None,
        }
    }

    /// What stands in a block of the two only.
    pub(super) fn differs(&self, block: usize) -> impl Iterator<Item = ProseSpan> {
        let found: &[Difference] = match &self.likeness {
            Likeness::But(found) => found,
            Likeness::Same | Likeness::InPart => &[],
        };
        let is_here = block == self.here;
        found.iter().map(move |difference| if is_here { difference.one } else { difference.other })
    }
}

/// The pairs that findings are about, in the order of the text.
pub(super) fn pairs(analysis: &Analysis, findings: &[Finding]) -> Vec<Pair> {
    let mut pairs: BTreeMap<(usize, usize), Pair> = BTreeMap::new();
    let about = findings.iter().filter(|finding| checks::is_about_repetition(finding.check));
    for pair in about.flat_map(|finding| of_finding(analysis, finding)) {
        let key = (pair.here.min(pair.there), pair.here.max(pair.there));
        if key.0 != key.1 {
            pairs.entry(key).or_insert(pair);
        }
    }
    pairs.into_values().collect()
}

fn of_finding(analysis: &Analysis, finding: &Finding) -> Vec<Pair> {
    let first = block_at(analysis, finding.span);
    // What other checks than that of repeated paragraphs find begins where a paragraph begins, too.
    let is = |ids: &[&str]| ids.contains(&finding.check);
    if is(&["repeated-block", "repeated-paragraph"])
        && let Some(repeat) = analysis.repeats.iter().find(|repeat| repeat.copy.start == first)
    {
        let pair = |block| {
            let there = repeat.original_of(block);
            let likeness = if repeat.bridge == Some(block) {
                Likeness::But(differences(text(analysis, block), text(analysis, there)).into())
            } else {
                Likeness::Same
            };
            Pair { here: block, there, likeness }
        };
        return repeat.copy.clone().map(pair).collect();
    }
    if is(&["near-duplicate", "contained-paragraph"])
        && let Some(retold) = analysis.retold.iter().find(|retold| retold.here.start == first)
    {
        let likeness = match retold.kind {
            Kinship::Edited => Likeness::But(Arc::clone(&retold.differences)),
            Kinship::Contained => Likeness::Same,
            Kinship::Retold | Kinship::Echo => Likeness::InPart,
        };
        let pair = |here| Pair { here, there: retold.there, likeness: likeness.clone() };
        return retold.here.clone().map(pair).collect();
    }
    let here = finding.related.iter().filter(|related| related.elsewhere.is_none());
    let places = here.map(|related| block_at(analysis, related.span));
    places.map(|there| Pair { here: first, there, likeness: Likeness::Same }).collect()
}

fn text(analysis: &Analysis, block: usize) -> &str {
    &analysis.blocks[block].paragraph.text
}

/// The block that some bytes begin in. They are those of a finding, which is about one.
fn block_at(analysis: &Analysis, span: SourceSpan) -> usize {
    let block = analysis.blocks.partition_point(|placed| placed.source.end <= span.start);
    block.min(analysis.blocks.len().saturating_sub(1))
}

/// All pairs, the earlier place first, with what differs.
pub(super) fn table(desk: &Desk<'_>) -> Markup {
    if desk.pairs.is_empty() {
        return html! {};
    }
    let table = html! {
        table {
            thead {
                tr {
                    th scope="col" { (desk.say(Caption::Earlier)) }
                    th scope="col" { (desk.say(Caption::Later)) }
                    th scope="col" { (desk.say(Caption::Passage)) }
                    th scope="col" { (desk.say(Caption::Differences)) }
                }
            }
            tbody {
                @for pair in &desk.pairs {
                    @let (earlier, later) = (pair.here.min(pair.there), pair.here.max(pair.there));
                    tr {
                        td.place { (jump(desk, earlier, later)) }
                        td.place { (jump(desk, later, earlier)) }
                        td lang=[tag(desk.analysis.language)] { (first_words(text(desk.analysis, earlier), SHOWN)) }
                        td { (change(desk, pair, earlier, later)) }
                    }
                }
            }
        }
    };
    desk.sheet("passages", Caption::Passages, &table)
}

/// A way to the link in one block that leads to the other.
fn jump(desk: &Desk<'_>, to: usize, other: usize) -> Markup {
    html! { a href={ "#" (desk.twin(to, other)) } { (desk.name_of(to)) } }
}

/// What is not the same, word by word: the earlier version struck out, the later one behind it.
fn change(desk: &Desk<'_>, pair: &Pair, earlier: usize, later: usize) -> Markup {
    let words = |block: usize, span: ProseSpan| text(desk.analysis, block)[span.range()].to_owned();
    match &pair.likeness {
        Likeness::Same => html! { (desk.say(Caption::NoDifference)) },
        Likeness::InPart => html! { (desk.say(Caption::InPart)) },
        Likeness::But(found) if found.is_empty() => html! { (desk.say(Caption::NoDifference)) },
        Likeness::But(_) => html! {
            ul.changes {
                @for (old, new) in pair.differs(earlier).zip(pair.differs(later)) {
                    li {
                        @if !old.is_empty() { del { (words(earlier, old)) } }
                        @if !old.is_empty() && !new.is_empty() { " " }
                        @if !new.is_empty() { ins { (words(later, new)) } }
                    }
                }
            }
        },
    }
}
