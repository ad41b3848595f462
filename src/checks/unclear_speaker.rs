use super::attribution::{attribution, copies, figure_at, opening};
use super::{Context, declare_check};
use crate::analysis::Analysis;
use crate::analysis::attribution::Window;
use crate::analysis::quotations::{Cited, CitedBy, MIN_WORDS, QuoteKind};
use crate::finding::{Finding, Fix, Related, Safety};
use crate::message::Message;
use crate::text::ProseSpan;
use crate::text::segment::count_words;

declare_check! {
    /// A quotation that either of two people may have said.
    ///
    /// ## Why
    ///
    /// A quotation goes on from the one before, as long as nobody else comes in. Where somebody else does something in
    /// between, without saying anything, the reader can only guess who speaks next; and so where a paragraph quotes
    /// two people and the next begins with a quotation of its own. Whoever speaks is named again there.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// “We take the hall in September,” said Mark Dale. Jane Porter arrived at noon. ⟦“Never will we⟧ give in on the hours.”
    /// ```
    ///
    /// ```text,expect
    /// « Nous prendrons la salle en septembre », annonce Marc Dalle. Jeanne Portier est arrivée à midi. ⟦« Jamais nous ne⟧ céderons sur les horaires. »
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// “We take the hall in September,” said Mark Dale. Jane Porter arrived at noon. “Never will we give in on the hours,” she said.
    /// ```
    id: "unclear-speaker", severity: Information, since: "0.1.0", run: run,
    french:
    /// Une citation que l'une ou l'autre de deux personnes peut avoir dite.
    ///
    /// ## Pourquoi
    ///
    /// Une citation prolonge la précédente tant que personne d'autre n'entre en scène. Si quelqu'un fait quelque chose entre
    /// les deux sans rien dire, le lecteur ne peut que deviner qui reprend la parole ; de même quand un paragraphe cite deux
    /// personnes et que le suivant s'ouvre sur une citation. Il faut alors nommer de nouveau celui qui parle.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// « Nous prendrons la salle en septembre », annonce Marc Dalle. Jeanne Portier est arrivée à midi. ⟦« Jamais nous ne⟧ céderons sur les horaires. »
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// « Nous prendrons la salle en septembre », annonce Marc Dalle. Jeanne Portier est arrivée à midi. « Jamais nous ne céderons sur les horaires », prévient-elle.
    /// ```
}

/// How many words show which quotation is meant.
const SHOWN: usize = 3;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let mut last = None;
    let mut hidden = None;
    for (index, cited) in analysis.cited.iter().enumerate() {
        let doubt = match cited.source {
            CitedBy::Unclear { block, candidates } => {
                candidates.before.map(|before| (block, [before, candidates.since]))
            }
            CitedBy::Source { .. } => after_two(analysis, index),
            CitedBy::Nobody { .. } => None,
        };
        let Some((block, people)) = doubt else {
            last = None;
            continue;
        };
        // The first of a chain speaks for it.
        let speech = cited.kind == QuoteKind::Speech && cited.words >= MIN_WORDS && !cited.woven;
        if !speech || doubt == last {
            continue;
        }
        // Both must be people with a name: who else could be meant is too wide a guess.
        let [Some(one), Some(other)] = people.map(|place| name_at(analysis, block, place)) else { continue };
        let hidden = hidden.get_or_insert_with(|| copies(cx));
        if hidden.binary_search(&cited.block).is_ok() {
            continue;
        }
        last = doubt;
        let related =
            people.map(|place| Related::here(analysis.source_of(block, place), Message::PossibleSpeaker));
        let paragraph = &analysis.blocks[cited.block].paragraph;
        let opening = opening(&paragraph.text, &paragraph.quotes[cited.quote], SHOWN);
        out.push(Finding {
            check: CHECK.id,
            span: analysis.source_of(cited.block, opening),
            severity: cx.severity,
            message: Message::UnclearSpeaker { one: one.to_owned(), other: other.to_owned() },
            related: related.to_vec(),
            fixes: cx.fixes(|| [one, other].into_iter().filter_map(|name| fix(analysis, cited, name))),
            unnecessary: false,
        });
    }
}

/// The most words behind the last source of a paragraph that leave open who speaks next.
const MOST_BEHIND: usize = 8;

/// The two people quoted in the paragraph before a quotation that begins its own, if nothing else tells who says it,
/// and the block that names them.
fn after_two(analysis: &Analysis, index: usize) -> Option<(usize, [ProseSpan; 2])> {
    let cited = &analysis.cited[index];
    let CitedBy::Source { block, attribution } = cited.source else { return None };
    if attribution.window != Window::PreviousParagraph || block + 1 != cited.block {
        return None;
    }
    let own = &analysis.blocks[cited.block].paragraph;
    let leads = own.quoted.first && !own.quotes[cited.quote].marks.continues && cited.quote == 0;
    // What ends with a quotation, and not with words that introduce the next.
    let closed = analysis.blocks[block].paragraph.quoted.last;
    if !leads || !closed {
        return None;
    }
    let later = attribution.speaker?;
    // « …, répond Y, avant d'écarter toute grève. »: Y goes on. An apposition may follow.
    let text = &*analysis.blocks[block].paragraph.text;
    let told = analysis.cited[..index].last().filter(|last| last.block == block)?;
    let last = analysis.blocks[block].paragraph.quotes[told.quote].marks.outer;
    let end = last.end.max(later.end).max(attribution.cue.end) as usize;
    if count_words(&text[end..]) > MOST_BEHIND {
        return None;
    }
    let surname = name_at(analysis, block, later)?.rsplit(' ').next();
    let before = analysis.cited[..index].iter().rev().take_while(|other| other.block == block);
    let mut speakers = before.filter(|other| other.kind == QuoteKind::Speech).filter_map(|other| {
        let CitedBy::Source { block: named, attribution } = other.source else { return None };
        attribution.speaker.filter(|_| named == block)
    });
    let earlier = speakers.find(|speaker| {
        let name = name_at(analysis, block, *speaker);
        name.is_some_and(|name| name.rsplit(' ').next() != surname)
    })?;
    Some((block, [earlier, later]))
}

/// The name of the person at a place of a block; `None` if nobody is named there.
fn name_at(analysis: &Analysis, block: usize, place: ProseSpan) -> Option<&str> {
    let paragraph = &analysis.blocks[block].paragraph;
    let figure = figure_at(paragraph, place).filter(|figure| figure.human)?;
    figure.name.map(|name| &paragraph.text[name.range()])
}

fn fix(analysis: &Analysis, cited: &Cited, speaker: &str) -> Option<Fix> {
    Some(Fix {
        title: Message::AttributeTo { speaker: speaker.to_owned() },
        safety: Safety::Suggested,
        edits: attribution(analysis, cited, speaker)?,
        project: None,
    })
}
