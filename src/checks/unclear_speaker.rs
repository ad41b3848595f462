use super::attribution::{attribution, copies, opening};
use super::{Context, declare_check};
use crate::analysis::Analysis;
use crate::analysis::attribution::Candidates;
use crate::analysis::quotations::{Cited, CitedBy, MIN_WORDS, QuoteKind};
use crate::finding::{Finding, Fix, Related, Safety};
use crate::message::Message;
use crate::text::ProseSpan;

declare_check! {
    /// A quotation that either of two people may have said.
    ///
    /// ## Why
    ///
    /// A quotation goes on from the one before, as long as nobody else comes in. Where somebody else does something in
    /// between, without saying anything, the reader can only guess who speaks next. A change of speaker is told
    /// before the new quotation.
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
}

/// How many words show which quotation is meant.
const SHOWN: usize = 3;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let mut last: Option<(usize, Candidates)> = None;
    let mut hidden = None;
    for cited in &analysis.cited {
        let CitedBy::Unclear { block, candidates } = cited.source else {
            last = None;
            continue;
        };
        let quote = &analysis.blocks[cited.block].paragraph.quotes[cited.quote];
        // The first of a chain speaks for it.
        let speech = cited.kind == QuoteKind::Speech && quote.words >= MIN_WORDS && !quote.woven;
        if !speech || last == Some((block, candidates)) {
            continue;
        }
        let Some(before) = candidates.before else { continue };
        // Both must be people with a name: who else could be meant is too wide a guess.
        let cast = &analysis.blocks[block].paragraph.cast;
        let is_person = |place: ProseSpan| {
            cast.iter().any(|figure| {
                figure.human
                    && figure.name.is_some()
                    && figure.words.start < place.end
                    && place.start < figure.words.end
            })
        };
        if !is_person(before) || !is_person(candidates.since) {
            continue;
        }
        let hidden = hidden.get_or_insert_with(|| copies(cx));
        if hidden.binary_search(&cited.block).is_ok() {
            continue;
        }
        last = Some((block, candidates));
        let text = &*analysis.blocks[block].paragraph.text;
        let (one, other) = (&text[before.range()], &text[candidates.since.range()]);
        let related = [before, candidates.since].map(|place| Related {
            span: analysis.source_of(block, place),
            message: Message::PossibleSpeaker,
        });
        let opening = opening(&analysis.blocks[cited.block].paragraph.text, quote, SHOWN);
        out.push(Finding {
            check: CHECK.id,
            span: analysis.source_of(cited.block, opening),
            severity: cx.severity,
            message: Message::UnclearSpeaker { one: one.to_owned(), other: other.to_owned() },
            related: related.to_vec(),
            fixes: [one, other].into_iter().filter_map(|name| fix(analysis, cited, name)).collect(),
            unnecessary: false,
        });
    }
}

fn fix(analysis: &Analysis, cited: &Cited, speaker: &str) -> Option<Fix> {
    Some(Fix {
        title: Message::AttributeTo { speaker: speaker.to_owned() },
        safety: Safety::Suggested,
        edits: attribution(analysis, cited, speaker)?,
    })
}
