use super::repeated_block::{delete, number_of};
use super::{Context, declare_check};
use crate::analysis::Analysis;
use crate::analysis::repetition::normal_form;
use crate::analysis::repetition::retold::Again;
use crate::config::Profile;
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
    french: "Une phrase de dix mots ou plus figure deux fois dans l'article.",
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    // Short items that stand for themselves may end alike.
    if cx.config.page.profile == Profile::Brief {
        return;
    }
    for again in &analysis.said_again {
        let text = || normal_form(&analysis.blocks[again.block].paragraph.text[again.span.range()]);
        if cx.is_boilerplate(again.block) || !cx.boilerplate.is_empty() && cx.boilerplate.contains(&text()) {
            continue;
        }
        let loudest = if again.half_quoted { Severity::Hint } else { Severity::Warning };
        out.push(Finding {
            check: CHECK.id,
            span: analysis.source_of(again.block, again.span),
            severity: cx.severity.min(loudest).min(cx.loudness(again.block, again.first_block)),
            message: Message::RepeatedSentence { original: number_of(analysis, again.first_block) },
            related: vec![Related::here(
                analysis.source_of(again.first_block, again.first),
                Message::FirstUse,
            )],
            fixes: cx.fixes(|| fix(analysis, again)),
            unnecessary: false,
        });
    }
}

/// The deletion of a sentence with the space that set it apart; none where marks or markup would stay behind.
fn fix(analysis: &Analysis, again: &Again) -> Option<Fix> {
    let placed = &analysis.blocks[again.block];
    let text = &*placed.paragraph.text;
    let (start, end) = (again.span.start as usize, again.span.end as usize);
    if again.span.len() == text.len() {
        let alone = again.block..again.block + 1;
        return delete(analysis, &alone, Message::DeleteThis { count: 1 }, Safety::Suggested);
    }
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
    let edit = Edit::new(placed.map.verbatim(span)?, "");
    Some(Fix::new(Message::DeleteSentence, Safety::Suggested, vec![edit]))
}
