use rustc_hash::FxHashSet;

use super::attribution::opening;
use super::quote_two_speakers::CHECK as TWO_SPEAKERS;
use super::repeated_block::number_of;
use super::repeated_sentence::CHECK as SENTENCE;
use super::{Context, declare_check};
use crate::finding::{Finding, Related, Severity};
use crate::message::Message;
use crate::text::SourceSpan;

declare_check! {
    /// A quotation of eight words or more that the article gives a second time.
    ///
    /// ## Why
    ///
    /// The best sentence of an interview is quickly used twice: once at the top, where it sells the story, and once where it
    /// belongs. A pull quote is none, and the same words said by two people are another check's business.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// “We will not close a single class in the schools of the county,” the superintendent said on Monday.
    /// Parents have not forgotten the eight classes that went last year in the villages of the valley.
    /// The superintendent said it again before she left: ⟦“We will not close⟧ a single class in the schools of the county.”
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// “We will not close a single class in the schools of the county,” the superintendent said on Monday.
    /// Parents have not forgotten the eight classes that went last year in the villages of the valley.
    /// The superintendent said it again before she left.
    /// ```
    id: "repeated-quote", severity: Information, since: "0.1.0", run: run,
    french:
    /// Une citation de huit mots ou plus est donnée deux fois dans l'article.
    ///
    /// ## Pourquoi
    ///
    /// La meilleure phrase d'un entretien sert vite deux fois : en haut, où elle fait l'accroche, et plus bas, à sa place. Un
    /// exergue n'est pas signalé ; les mêmes mots dits par deux personnes relèvent d'une autre vérification.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// « Nous ne fermerons pas une seule classe dans les écoles du département », a promis la rectrice lundi.
    /// Les parents n'ont pas oublié les huit classes supprimées l'an dernier dans les villages de la vallée.
    /// La rectrice l'a redit avant de partir : ⟦« Nous ne fermerons pas⟧ une seule classe dans les écoles du département. »
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// « Nous ne fermerons pas une seule classe dans les écoles du département », a promis la rectrice lundi.
    /// Les parents n'ont pas oublié les huit classes supprimées l'an dernier dans les villages de la vallée.
    /// La rectrice l'a redit avant de partir.
    /// ```
}

/// How many words show which quotation is meant.
const SHOWN: usize = 4;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    // The same words, said by two people: told as that.
    let told: FxHashSet<u32> = out
        .iter()
        .filter(|finding| finding.check == TWO_SPEAKERS.id)
        .map(|finding| finding.span.start)
        .collect();
    // The same words with what stands around them: told as that, if it is told as loudly.
    let mut sentences: Vec<(SourceSpan, Severity)> = out
        .iter()
        .filter(|finding| finding.check == SENTENCE.id)
        .map(|finding| (finding.span, finding.severity))
        .collect();
    sentences.sort_by_key(|(span, _)| span.start);
    for again in &analysis.quoted_again {
        let paragraph = &analysis.blocks[again.block].paragraph;
        let Some(quote) = paragraph.quotes.iter().find(|quote| quote.marks.outer == again.span) else {
            continue;
        };
        let span = analysis.source_of(again.block, opening(&paragraph.text, quote, SHOWN));
        let lets_stand = cx.is_boilerplate(again.block)
            || cx.is_boilerplate(again.first_block)
            || cx.is_boilerplate_text(|| &paragraph.text[quote.marks.inner.range()]);
        let severity = cx.severity.min(cx.loudness_of_retold(again.block, again.first_block));
        let sentence =
            sentences[..sentences.partition_point(|(sentence, _)| sentence.start <= span.start)].last();
        let is_in_sentence =
            sentence.is_some_and(|(sentence, loudness)| span.end <= sentence.end && *loudness >= severity);
        if told.contains(&span.start) || is_in_sentence || lets_stand {
            continue;
        }
        out.push(Finding {
            check: CHECK.id,
            span,
            severity,
            message: Message::RepeatedQuote { original: number_of(analysis, again.first_block) },
            related: vec![Related::here(
                analysis.source_of(again.first_block, again.first),
                Message::FirstUse,
            )],
            fixes: Vec::new(),
            unnecessary: false,
        });
    }
}
