use std::ops::Range;

use super::{Context, declare_check, deletion};
use crate::analysis::repetition::{Repeat, is_version};
use crate::analysis::{Analysis, Placed};
use crate::extract::{BlockKind, Format};
use crate::finding::{Edit, Finding, Fix, ProjectChange, Related, Safety};
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
    /// marks, apostrophes, dashes, spaces and capitals are not compared. One paragraph inside the copy may differ;
    /// then the finding says so, and deleting the copy is left to you. Very short paragraphs, refrains, bylines and
    /// "read more" lines do not count.
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
    french:
    /// Plusieurs paragraphes de suite figurent une seconde fois dans l'article.
    ///
    /// ## Pourquoi
    ///
    /// Rien ne se voit autant qu'un passage collé deux fois : le lecteur croit s'être perdu, puis comprend que personne n'a
    /// relu. Un collage de trop, deux versions réunies, une page montée dans l'urgence y suffisent. Aucun correcteur ne le
    /// remarque, puisque chaque mot est juste.
    ///
    /// Un seul signalement couvre toute la reprise, si longue soit-elle, et dit quels paragraphes elle répète. Guillemets,
    /// apostrophes, tirets, espaces et capitales n'entrent pas dans la comparaison. Un paragraphe de la reprise peut différer :
    /// le signalement le dit, et c'est à vous de décider de la suppression. Les paragraphes très courts, les refrains, les
    /// signatures et les « lire aussi » ne comptent pas.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// Le conseil du port votera jeudi la construction du nouveau quai, après deux ans de discussions avec la ville.
    /// Les pêcheurs craignent que le chantier ne ferme le bassin de l'est pendant tout l'été et ne vide la criée.
    /// La directrice du port promet qu'au moins quarante places resteront ouvertes de mai à septembre.
    /// ⟦Les pêcheurs craignent que le chantier ne ferme le bassin de l'est pendant tout l'été et ne vide la criée.
    /// La directrice du port promet qu'au moins quarante places resteront ouvertes de mai à septembre.⟧
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Le conseil du port votera jeudi la construction du nouveau quai, après deux ans de discussions avec la ville.
    /// Les pêcheurs craignent que le chantier ne ferme le bassin de l'est pendant tout l'été et ne vide la criée.
    /// La directrice du port promet qu'au moins quarante places resteront ouvertes de mai à septembre.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let repeats =
        cx.analysis.repeats.iter().filter(|repeat| repeat.copy.len() > 1 && !is_boilerplate(cx, repeat));
    out.extend(repeats.map(|repeat| finding(cx, repeat)));
}

/// Whether a repeat is reported, by this check or by that of single paragraphs.
pub(super) fn is_reported(cx: &Context<'_>, repeat: &Repeat) -> bool {
    cx.is_on(if repeat.copy.len() > 1 { &CHECK } else { &super::repeated_paragraph::CHECK })
        && !is_boilerplate(cx, repeat)
}

/// Whether all of a repeat may stand in an article again and again.
pub(super) fn is_boilerplate(cx: &Context<'_>, repeat: &Repeat) -> bool {
    repeat.copy.clone().all(|block| cx.is_boilerplate(block))
}

/// The finding for a repeat of any length; a single paragraph is another check's business, but said alike.
pub(super) fn finding(cx: &Context<'_>, repeat: &Repeat) -> Finding {
    let analysis = cx.analysis;
    let difference = difference(analysis, repeat);
    // A crosshead inside is a part of the copy, but readers count paragraphs.
    let numbers: Vec<u32> =
        analysis.blocks[repeat.original.clone()].iter().filter_map(|block| block.number).collect();
    let (first, last) = (numbers.first().copied().unwrap_or(1), numbers.last().copied().unwrap_or(1));
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let message = if count == 1 {
        Message::RepeatedParagraph { original: last, difference }
    } else if is_whole_document(analysis, repeat) {
        Message::RepeatedDocument { count, difference }
    } else {
        Message::RepeatedBlock { count, first, last, difference }
    };
    let related = repeat.copy.clone().filter_map(|block| {
        let original = &analysis.blocks[repeat.original_of(block)];
        let number = original.number?;
        let message = if repeat.bridge == Some(block) {
            Message::EditedParagraph { number }
        } else {
            Message::OriginalParagraph { number }
        };
        Some(Related::here(original.source, message))
    });
    Finding {
        check: if repeat.copy.len() == 1 { super::repeated_paragraph::CHECK.id } else { CHECK.id },
        span: cover(analysis, &repeat.copy),
        severity: cx.severity.min(cx.loudness_of_copy(repeat.original.start, repeat.copy.start)),
        message,
        related: related.collect(),
        fixes: cx.fixes(|| fixes(analysis, repeat, count)),
        unnecessary: repeat.bridge.is_none(),
    }
}

fn fixes(analysis: &Analysis, repeat: &Repeat, count: u32) -> Vec<Fix> {
    let text = |block: usize| &*analysis.blocks[block].paragraph.text;
    let edited = repeat.bridge.is_some_and(|block| is_version(text(block), text(repeat.original_of(block))));
    // A paragraph of its own between the copies stays; one that was edited since goes with the rest.
    let kept = repeat.bridge.filter(|_| !edited);
    let count = count - u32::from(kept.is_some());
    let delete = |blocks: &Range<usize>, kept: Option<usize>, title: Message, safety: Safety| {
        let parts = match kept {
            Some(kept) => vec![blocks.start..kept, kept + 1..blocks.end],
            None => vec![blocks.clone()],
        };
        let edits = parts.iter().map(|part| deletion(analysis.source.whole(), contiguous(analysis, part)?));
        Some(Fix { title, safety, edits: edits.collect::<Option<Vec<_>>>()?, project: None })
    };
    let safe = repeat.bridge.is_none() && stands_alone(analysis, &repeat.copy);
    let safety = if safe { Safety::Safe } else { Safety::Suggested };
    let kept_first = kept.map(|block| repeat.original_of(block));
    let fixes = [
        delete(&repeat.copy, kept, Message::DeleteCopy { count, edited }, safety),
        delete(&repeat.original, kept_first, Message::DeleteFirst { count }, Safety::Suggested),
        delete_all(analysis, repeat),
        (repeat.copy.len() == 1).then(|| {
            let text = analysis.blocks[repeat.copy.start].paragraph.text.to_string();
            Fix::of_project(Message::AddBoilerplate, ProjectChange::Boilerplate { text })
        }),
    ];
    fixes.into_iter().flatten().collect()
}

/// The deletion of every copy of what stands more than twice; `None` if this is the only one, or if one of them differs.
fn delete_all(analysis: &Analysis, repeat: &Repeat) -> Option<Fix> {
    /// More copies than these are no article's.
    const MOST: usize = 50;
    if analysis.repeats.len() > MOST {
        return None;
    }
    let copies: Vec<&Repeat> =
        analysis.repeats.iter().filter(|other| other.original == repeat.original).collect();
    if copies.len() < 2 || copies.iter().any(|copy| copy.bridge.is_some()) {
        return None;
    }
    let count = u32::try_from(copies.len()).unwrap_or(u32::MAX);
    // Copies that follow each other go together: by itself, the deletion of the last paragraphs reaches into those before.
    let mut runs: Vec<Range<usize>> = Vec::new();
    for copy in copies {
        match runs.last_mut().filter(|last| last.end == copy.copy.start) {
            Some(last) => last.end = copy.copy.end,
            None => runs.push(copy.copy.clone()),
        }
    }
    let edits = runs.iter().map(|run| deletion(analysis.source.whole(), contiguous(analysis, run)?));
    let edits: Vec<Edit> = edits.collect::<Option<_>>()?;
    let apart = edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
    apart.then(|| Fix::new(Message::DeleteAllCopies { count }, Safety::Suggested, edits))
}

/// The deletion of some blocks in a row; `None` if something else stands between them or on their lines.
pub(super) fn delete(
    analysis: &Analysis,
    blocks: &Range<usize>,
    title: Message,
    safety: Safety,
) -> Option<Fix> {
    let edit = deletion(analysis.source.whole(), contiguous(analysis, blocks)?)?;
    Some(Fix::new(title, safety, vec![edit]))
}

/// The number of a block as a reader counts; that of the next paragraph for what has none, such as a standfirst.
pub(super) fn number_of(analysis: &Analysis, block: usize) -> u32 {
    analysis.blocks[block..].iter().find_map(|block| block.number).unwrap_or(1)
}

fn cover(analysis: &Analysis, blocks: &Range<usize>) -> SourceSpan {
    analysis.blocks[blocks.start].source.cover(analysis.blocks[blocks.end - 1].source)
}

/// The span of some blocks if nothing but white space stands between them: a picture or code would go with them.
fn contiguous(analysis: &Analysis, blocks: &Range<usize>) -> Option<SourceSpan> {
    let inside = &analysis.blocks[blocks.clone()];
    let alone = inside.windows(2).all(|pair| {
        let between = pair[0].source.end as usize..pair[1].source.start as usize;
        analysis.source.part(between).trim().is_empty()
    });
    alone.then(|| cover(analysis, blocks))
}

/// Whether some blocks can go without what stands around them being read another way: in Markdown, two lists
/// become one when the paragraph between them goes, and what is indented behind it joins the list before.
fn stands_alone(analysis: &Analysis, blocks: &Range<usize>) -> bool {
    let is_plain = |block: &Placed| matches!(block.paragraph.kind, BlockKind::Paragraph | BlockKind::Heading);
    let around = blocks.start.saturating_sub(1)..(blocks.end + 1).min(analysis.blocks.len());
    let behind = &analysis.source.whole()[analysis.blocks[blocks.end - 1].source.end as usize..];
    let next = behind.lines().skip(1).find(|line| !line.trim().is_empty());
    analysis.format == Format::Plain
        || analysis.blocks[around].iter().all(is_plain)
            && !next.is_some_and(|line| line.starts_with([' ', '\t']))
}

fn difference(analysis: &Analysis, repeat: &Repeat) -> Difference {
    if repeat.bridge.is_some() {
        return Difference::OneParagraph;
    }
    let same = repeat.copy.clone().all(|block| {
        let [one, other] =
            [block, repeat.original_of(block)].map(|block| &*analysis.blocks[block].paragraph.text);
        one == other || one.split_whitespace().eq(other.split_whitespace())
    });
    if same { Difference::None } else { Difference::Typography }
}

fn is_whole_document(analysis: &Analysis, repeat: &Repeat) -> bool {
    repeat.original.start == 0
        && repeat.original.end == repeat.copy.start
        && repeat.copy.end == analysis.blocks.len()
}
