use super::attribution::{copies, opening};
use super::{Context, declare_check};
use crate::analysis::Analysis;
use crate::analysis::attribution::{Attribution, Window};
use crate::analysis::cast::Agreement;
use crate::analysis::quotations::{CitedBy, QuoteKind};
use crate::finding::{Finding, Related};
use crate::message::Message;

declare_check! {
    /// A long quotation whose source comes only at its end.
    ///
    /// ## Why
    ///
    /// A reader who does not know who speaks cannot weigh the words while reading them. After the first sentence is a
    /// good place for the source. A quotation of more than fifty words before its source is a hint, at most
    /// three in an article; “she said” may come late, for she was named before. There is no fix: where the source
    /// fits is for the writer to say.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// ⟦“We⟧ waited for the ferry all night, with the children asleep on the bags and the rain coming in from the sea, and when it came at last nobody told us that it would not take any cars, so we left ours on the quay with the keys in it and the lights on, and went home,” said Jane Porter.
    /// ```
    ///
    /// ```text,expect
    /// ⟦« Nous⟧ avons attendu le bac toute la nuit, avec les enfants endormis sur les sacs et la pluie qui venait de la mer, et quand il est enfin arrivé, personne ne nous a dit qu'il ne prendrait pas les voitures, alors nous avons laissé la nôtre sur le quai, les clefs dessus et les phares allumés », raconte Jeanne Portier.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// “We waited for the ferry all night,” said Jane Porter, “with the children asleep on the bags.”
    /// ```
    id: "late-attribution", severity: Hint, since: "0.1.0", run: run,
    french:
    /// Une longue citation dont la source ne vient qu'à la fin.
    ///
    /// ## Pourquoi
    ///
    /// Qui ne sait pas qui parle ne peut pas juger des mots au fil de la lecture. La source est à sa place après la première
    /// phrase. Une citation de plus de cinquante mots avant sa source vaut un indice, trois au plus par article ; « dit-elle »
    /// peut venir tard, puisqu'elle a été nommée plus haut. Il n'y a pas de correction automatique : c'est à qui écrit de
    /// choisir la place de la source.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// ⟦« Nous⟧ avons attendu le bac toute la nuit, avec les enfants endormis sur les sacs et la pluie qui venait de la mer, et quand il est enfin arrivé, personne ne nous a dit qu'il ne prendrait pas les voitures, alors nous avons laissé la nôtre sur le quai, les clefs dessus et les phares allumés », raconte Jeanne Portier.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// « Nous avons attendu le bac toute la nuit, raconte Jeanne Portier, avec les enfants endormis sur les sacs. »
    /// ```
}

/// The most words that may stand before the source.
const MOST_WORDS: u32 = 50;

/// How many are reported in a document.
const MOST: usize = 3;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let mut hidden = None;
    let late = runs(analysis).into_iter().filter(|run| {
        run.words > MOST_WORDS
            && !is_pronoun(analysis, run)
            && hidden.get_or_insert_with(|| copies(cx)).binary_search(&run.block).is_err()
    });
    let late = late.take(MOST);
    out.extend(late.map(|run| {
        let paragraph = &analysis.blocks[run.block].paragraph;
        let opening = opening(&paragraph.text, &paragraph.quotes[run.quote], 1);
        let (block, source) = run.source;
        Finding {
            check: CHECK.id,
            span: analysis.source_of(run.block, opening),
            severity: cx.severity,
            message: Message::LateAttribution { words: run.words },
            related: vec![Related::here(
                analysis.source_of(block, source.speaker.unwrap_or(source.cue)),
                Message::SourceHere,
            )],
            fixes: Vec::new(),
            unnecessary: false,
        }
    }));
}

/// Whether the source is « il », "she": somebody the reader knows already.
fn is_pronoun(analysis: &Analysis, run: &Run) -> bool {
    let (block, source) = run.source;
    let paragraph = &analysis.blocks[block].paragraph;
    source.speaker.is_some_and(|speaker| {
        let word = paragraph.text[speaker.range()].to_lowercase();
        Agreement::of_pronoun(&word, paragraph.language).is_some()
    })
}

/// Quotations that have one source behind them: what runs on over several marks or paragraphs counts together.
struct Run {
    /// The block of the first quotation, and its place there.
    block: usize,
    quote: usize,
    /// All words before the source.
    words: u32,
    /// The source, and its block.
    source: (usize, Attribution),
}

fn runs(analysis: &Analysis) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut goes_on = false;
    for cited in &analysis.cited {
        let source = match cited.source {
            // A pull quote has its source in the text.
            CitedBy::Source { block, attribution }
                if cited.kind == QuoteKind::Speech && attribution.window != Window::SameWords =>
            {
                (block, attribution)
            }
            _ => {
                goes_on = false;
                continue;
            }
        };
        let (block, attribution) = source;
        let before = (cited.block, cited.outer.end) <= (block, attribution.cue.start);
        match runs.last_mut() {
            Some(last)
                if goes_on && before && (last.source.0, last.source.1.cue) == (block, attribution.cue) =>
            {
                last.words += cited.words;
            }
            _ if before => {
                runs.push(Run { block: cited.block, quote: cited.quote, words: cited.words, source });
            }
            _ => {}
        }
        goes_on = before;
    }
    runs
}
