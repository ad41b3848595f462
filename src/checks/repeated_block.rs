use super::{Context, declare_check, deletion};
use crate::analysis::Analysis;
use crate::analysis::repetition::Repeat;
use crate::finding::{Finding, Fix, Related, Safety};
use crate::message::{Difference, Message};
use crate::text::SourceSpan;

declare_check! {
    /// Several paragraphs in a row stand in the article a second time.
    ///
    /// ## Why
    ///
    /// A block pasted twice is the most visible slip of all: readers believe that they lost their place, then
    /// that nobody read the page. It comes from a paste that was repeated, a merge of two versions, a page that
    /// was put together in a hurry. No spelling checker sees it, since every word of it is right.
    ///
    /// One finding covers the whole copy, however long it is, and names the paragraphs it repeats. Quotation
    /// marks, apostrophes, dashes, spaces and capitals are not compared. One paragraph of the copy may have been
    /// edited since; then the finding says so, and deleting the copy is left to you. Very short paragraphs,
    /// refrains, bylines and "read more" lines do not count.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// The harbour board will meet on Thursday to vote on the new quay, after two years of talks with the city.
    /// Fishermen fear that the works will close the eastern basin for most of the summer and empty the auction hall.
    /// The port director promises that at least forty berths will stay open from May to September.
    /// ⟦Fishermen fear that the works will close the eastern basin for most of the summer and empty the auction hall.
    /// The port director promises that at least forty berths will stay open from May to September.⟧
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// The harbour board will meet on Thursday to vote on the new quay, after two years of talks with the city.
    /// Fishermen fear that the works will close the eastern basin for most of the summer and empty the auction hall.
    /// The port director promises that at least forty berths will stay open from May to September.
    /// ```
    id: "repeated-block", severity: Warning, since: "0.1.0", run: run,
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let repeats = cx.analysis.repeats.iter().filter(|repeat| repeat.copy.len() > 1);
    out.extend(repeats.map(|repeat| finding(cx, repeat)));
}

/// The finding for a repeat of any length; a single paragraph is another check's business, but said alike.
pub(super) fn finding(cx: &Context<'_>, repeat: &Repeat) -> Finding {
    let analysis = cx.analysis;
    let span = cover(analysis, &repeat.copy);
    let difference = difference(analysis, repeat);
    let first = analysis.blocks[repeat.original.start].number;
    let last = analysis.blocks[repeat.original.end - 1].number;
    let count = last + 1 - first;
    let message = if repeat.copy.len() == 1 || count == 1 {
        Message::RepeatedParagraph { original: last, difference }
    } else if is_whole_document(analysis, repeat) {
        Message::RepeatedDocument { count, difference }
    } else {
        Message::RepeatedBlock { count, first, last, difference }
    };
    let related = repeat
        .copy
        .clone()
        .map(|block| {
            let original = &analysis.blocks[repeat.original_of(block)];
            let number = original.number;
            let message = if repeat.edited == Some(block) {
                Message::EditedParagraph { number }
            } else {
                Message::OriginalParagraph { number }
            };
            Related { span: original.source, message }
        })
        .collect();
    let edited = repeat.edited.is_some();
    let delete = |blocks, title, safety| {
        // What stands between the paragraphs (a picture, code) would go with them.
        let span = contiguous(analysis, blocks)?;
        Some(Fix { title, safety, edits: vec![deletion(&analysis.source, span)?] })
    };
    let safety = if edited { Safety::Suggested } else { Safety::Safe };
    let fixes = [
        delete(&repeat.copy, Message::DeleteCopy { count, edited }, safety),
        delete(&repeat.original, Message::DeleteFirst { count }, Safety::Suggested),
    ];
    Finding {
        check: if repeat.copy.len() == 1 { super::repeated_paragraph::CHECK.id } else { CHECK.id },
        span,
        severity: cx.severity,
        message,
        related,
        fixes: fixes.into_iter().flatten().collect(),
        unnecessary: true,
    }
}

fn cover(analysis: &Analysis, blocks: &std::ops::Range<usize>) -> SourceSpan {
    analysis.blocks[blocks.start].source.cover(analysis.blocks[blocks.end - 1].source)
}

/// The span of some blocks if nothing but white space stands between them.
fn contiguous(analysis: &Analysis, blocks: &std::ops::Range<usize>) -> Option<SourceSpan> {
    let inside = &analysis.blocks[blocks.clone()];
    let alone = inside.windows(2).all(|pair| {
        analysis.source[pair[0].source.end as usize..pair[1].source.start as usize].trim().is_empty()
    });
    alone.then(|| cover(analysis, blocks))
}

fn difference(analysis: &Analysis, repeat: &Repeat) -> Difference {
    if repeat.edited.is_some() {
        return Difference::OneParagraph;
    }
    let words = |block: usize| analysis.blocks[block].paragraph.text.split_whitespace();
    let same = repeat.copy.clone().all(|block| words(block).eq(words(repeat.original_of(block))));
    if same { Difference::None } else { Difference::Typography }
}

fn is_whole_document(analysis: &Analysis, repeat: &Repeat) -> bool {
    repeat.original.start == 0
        && repeat.original.end == repeat.copy.start
        && repeat.copy.end == analysis.blocks.len()
}
