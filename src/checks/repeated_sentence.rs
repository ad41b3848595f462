use super::repeated_block::{delete, number_of};
use super::{Context, declare_check};
use crate::analysis::Analysis;
use crate::analysis::repetition::retold::Again;
use crate::config::{Choice, Profile};
use crate::finding::{Edit, Finding, Fix, Related, Safety, Severity};
use crate::message::Message;
use crate::text::ProseSpan;

declare_check! {
    /// A sentence of ten words or more that stands in the article a second time.
    ///
    /// ## Why
    ///
    /// A sentence that was moved by copying it, or that opened the article and was needed again farther down, is one that
    /// readers know already. What the law has everybody write ("is presumed innocent") does not count, nor does what stands
    /// in a paragraph that is reported as a copy. Words that are a quotation here and the writer's own there are a hint.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// The boats stay in port. The auction hall at Verncombe will not open before the first week of September. Restaurants adapt, and the cannery has sent half of its workers home until further notice.
    /// Buyers are turning to Spain, where the catch is good and the quays are empty. ⟦The auction hall at Verncombe will not open before the first week of September.⟧
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// The boats stay in port. The auction hall at Verncombe will not open before the first week of September. Restaurants adapt, and the cannery has sent half of its workers home until further notice.
    /// Buyers are turning to Spain, where the catch is good and the quays are empty.
    /// ```
    id: "repeated-sentence", severity: Information, since: "0.1.0", run: run,
    french:
    /// Une phrase de dix mots ou plus figure deux fois dans l'article.
    ///
    /// ## Pourquoi
    ///
    /// Une phrase déplacée par copier-coller, ou qui ouvrait l'article et dont on a eu besoin plus bas : le lecteur la connaît
    /// déjà. Les formules que la loi impose à tous (« est présumé innocent ») ne comptent pas, ni ce qui se trouve dans un
    /// paragraphe déjà signalé comme reprise. Des mots qui sont une citation ici et la plume du rédacteur là ne font qu'un
    /// indice.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// Les bateaux restent à quai. La criée de Verncombe ne rouvrira pas avant la première semaine de septembre. Les restaurants s'adaptent, et la conserverie a renvoyé la moitié de ses ouvriers chez eux jusqu'à nouvel ordre.
    /// Les acheteurs se tournent vers l'Espagne, où la pêche est bonne et les quais déserts. ⟦La criée de Verncombe ne rouvrira pas avant la première semaine de septembre.⟧
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Les bateaux restent à quai. La criée de Verncombe ne rouvrira pas avant la première semaine de septembre. Les restaurants s'adaptent, et la conserverie a renvoyé la moitié de ses ouvriers chez eux jusqu'à nouvel ordre.
    /// Les acheteurs se tournent vers l'Espagne, où la pêche est bonne et les quais déserts.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    // Short items that stand for themselves may end alike.
    if cx.config.page.profile == Choice::Is(Profile::Brief) {
        return;
    }
    // Several sentences that two paragraphs share are one matter.
    let one_matter = |one: &Again, other: &Again| {
        (one.block, one.first_block, one.half_quoted) == (other.block, other.first_block, other.half_quoted)
    };
    let told: Vec<Again> =
        analysis.said_again.iter().filter(|again| !is_boilerplate(cx, again)).copied().collect();
    for again in told.chunk_by(one_matter) {
        let first = again[0];
        let loudest = if first.half_quoted { Severity::Hint } else { Severity::Warning };
        let related = again.iter().take(POINTED).map(|again| {
            Related::here(analysis.source_of(again.first_block, again.first), Message::FirstUse)
        });
        out.push(Finding {
            check: CHECK.id,
            span: analysis.source_of(first.block, first.span),
            severity: cx.severity.min(loudest).min(cx.loudness_of_retold(first.block, first.first_block)),
            message: Message::RepeatedSentence {
                original: number_of(analysis, first.first_block),
                count: again.iter().map(|again| again.count).sum(),
            },
            related: related.collect(),
            fixes: cx.fixes(|| fix(analysis, again)),
            unnecessary: false,
        });
    }
}

/// How many sentences are pointed at.
const POINTED: usize = 5;

/// Whether the project lets a sentence stand again and again.
fn is_boilerplate(cx: &Context<'_>, again: &Again) -> bool {
    let words = || &cx.analysis.blocks[again.block].paragraph.text[again.span.range()];
    cx.is_boilerplate(again.block) || cx.is_boilerplate_text(words)
}

/// The deletion of sentences of one paragraph; `None` if one of them cannot go by itself.
fn fix(analysis: &Analysis, again: &[Again]) -> Option<Fix> {
    let first = again[0];
    if again.len() == 1 && first.span.len() == analysis.blocks[first.block].paragraph.text.len() {
        let alone = first.block..first.block + 1;
        return delete(analysis, &alone, Message::DeleteThis { count: 1 }, Safety::Suggested);
    }
    let edits: Vec<Edit> = again.iter().map(|again| deletion(analysis, again)).collect::<Option<_>>()?;
    // At the end of a paragraph the space before goes, which may have gone already.
    let apart = edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
    let title = Message::DeleteSentence { count: again.iter().map(|again| again.count).sum() };
    apart.then(|| Fix::new(title, Safety::Suggested, edits))
}

/// The deletion of a sentence with the space that set it apart; none where marks or markup would stay behind.
fn deletion(analysis: &Analysis, again: &Again) -> Option<Edit> {
    let placed = &analysis.blocks[again.block];
    let text = &*placed.paragraph.text;
    let (start, end) = (again.span.start as usize, again.span.end as usize);
    let cuts_a_quotation = placed.paragraph.quotes.iter().any(|quote| {
        let marks = quote.marks.outer;
        marks.touches(again.span) && !again.span.contains(marks)
    });
    if cuts_a_quotation {
        return None;
    }
    let behind = text[end..].len() - text[end..].trim_start().len();
    let before = text[..start].len() - text[..start].trim_end().len();
    let span = if end + behind < text.len() {
        ProseSpan::new(start, end + behind)
    } else {
        ProseSpan::new(start - before, text.len())
    };
    Some(Edit::new(placed.map.verbatim(span)?, ""))
}
