use super::{Context, declare_check};
use crate::analysis::paragraph::is_unfinished;
use crate::analysis::repetition::normal_form;
use crate::extract::BlockKind;
use crate::finding::{Finding, Related};
use crate::message::Message;

declare_check! {
    /// The first sentence of an article is its headline once more.
    ///
    /// ## Why
    ///
    /// Who reads the first sentence has read the headline. Off by default: agencies write so on purpose.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// The Lundy ferry returns to sea after three weeks of strikes
    /// ⟦The Lundy ferry returns to sea after three weeks of strikes.⟧ Islanders are relieved.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// The Lundy ferry returns to sea after three weeks of strikes
    /// Islanders are relieved: since this morning there is fresh bread again.
    /// ```
    id: "headline-repeats-lead", severity: Hint, since: "0.1.0", off: true, run: run,
    french:
    /// La première phrase de l'article répète son titre.
    ///
    /// ## Pourquoi
    ///
    /// Qui lit la première phrase a déjà lu le titre : elle doit lui apprendre autre chose. Désactivée par défaut, car les
    /// agences écrivent ainsi à dessein.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// Le bac de Groix reprend la mer après trois semaines de grève
    /// ⟦Le bac de Groix reprend la mer après trois semaines de grève.⟧ Les îliens sont soulagés.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Le bac de Groix reprend la mer après trois semaines de grève
    /// Les îliens sont soulagés : depuis ce matin, il y a de nouveau du pain frais.
    /// ```
}

/// The fewest words of the two.
const MIN_WORDS: usize = 8;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let Some(headline) = analysis.blocks.first() else { return };
    let is_headline =
        headline.paragraph.kind == BlockKind::Heading || is_unfinished(&headline.paragraph.text);
    let form = normal_form(&headline.paragraph.text);
    let Some(lead) = analysis.blocks.get(1).filter(|_| is_headline && form.split(' ').count() >= MIN_WORDS)
    else {
        return;
    };
    if cx.is_boilerplate(0) || cx.is_boilerplate(1) {
        return;
    }
    // Words of the lead up to where its normal form is that of the headline. With more words it never gets shorter.
    let text = &*lead.paragraph.text;
    let ends: Vec<usize> = text
        .match_indices(['.', '!', '?', '…', ':', ','])
        .map(|(at, mark)| at + mark.len())
        .chain([text.len()])
        .collect();
    let first = ends.partition_point(|end| normal_form(&text[..*end]).len() < form.len());
    let Some(end) = ends.get(first).copied().filter(|end| normal_form(&text[..*end]) == form) else { return };
    out.push(Finding {
        check: CHECK.id,
        span: analysis.source_of(1, crate::text::ProseSpan::new(0, end)),
        severity: cx.severity,
        message: Message::HeadlineRepeatsLead,
        related: vec![Related::here(headline.source, Message::FirstUse)],
        fixes: Vec::new(),
        unnecessary: false,
    });
}
