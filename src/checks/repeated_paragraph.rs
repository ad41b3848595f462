use rustc_hash::FxHashMap;

use super::{Context, attribution, declare_check, repeated_block};
use crate::analysis::paragraph::is_unfinished;
use crate::analysis::{Analysis, Placed};
use crate::extract::BlockKind;
use crate::finding::{Finding, Related, Safety, Severity};
use crate::message::Message;

declare_check! {
    /// A paragraph stands in the article a second time.
    ///
    /// ## Why
    ///
    /// A paragraph that was moved by copying it, and never deleted from its first place, makes readers stumble
    /// and costs space that the page does not have. Paragraphs are compared without regard to quotation marks,
    /// apostrophes, dashes, spaces and capitals; under twelve words they are not compared at all.
    ///
    /// What stands right under a headline may be a standfirst: that the first paragraph is the same is information, and so
    /// it is of the summary in the front matter. Two pictures with one caption are a hint.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// Le conseil municipal votera jeudi la rénovation de la halle, dont la charpente menace depuis trois hivers.
    /// Les commerçants demandent que le marché reste ouvert pendant toute la durée du chantier, même à moitié.
    /// ⟦Le conseil municipal votera jeudi la rénovation de la halle, dont la charpente menace depuis trois hivers.⟧
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// Le conseil municipal votera jeudi la rénovation de la halle, dont la charpente menace depuis trois hivers.
    /// Les commerçants demandent que le marché reste ouvert pendant toute la durée du chantier, même à moitié.
    /// ```
    id: "repeated-paragraph", severity: Warning, since: "0.1.0", run: run,
    french:
    /// Un paragraphe figure une seconde fois dans l'article.
    ///
    /// ## Pourquoi
    ///
    /// Un paragraphe déplacé par copier-coller, et jamais supprimé à sa première place, fait trébucher le lecteur et prend de
    /// la place que la page n'a pas. La comparaison ignore guillemets, apostrophes, tirets, espaces et capitales ; en dessous
    /// de douze mots, elle n'a pas lieu.
    ///
    /// Ce qui suit immédiatement le titre peut être un chapô : que le premier paragraphe le répète n'est qu'une information, et
    /// de même s'il répète le résumé des métadonnées. Deux images qui ont la même légende sont un indice.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// Le conseil municipal votera jeudi la rénovation de la halle, dont la charpente menace depuis trois hivers.
    /// Les commerçants demandent que le marché reste ouvert pendant toute la durée du chantier, même à moitié.
    /// ⟦Le conseil municipal votera jeudi la rénovation de la halle, dont la charpente menace depuis trois hivers.⟧
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Le conseil municipal votera jeudi la rénovation de la halle, dont la charpente menace depuis trois hivers.
    /// Les commerçants demandent que le marché reste ouvert pendant toute la durée du chantier, même à moitié.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let repeats = cx
        .analysis
        .repeats
        .iter()
        .filter(|repeat| repeat.copy.len() == 1 && !repeated_block::is_boilerplate(cx, repeat));
    out.extend(repeats.map(|repeat| {
        let finding = repeated_block::finding(cx, repeat);
        let is_lead = (repeat.original.start, repeat.copy.start) == (1, 2) && has_headline(cx.analysis);
        if is_lead {
            // What stands under the headline may be a standfirst.
            Finding { severity: finding.severity.min(Severity::Information), ..finding }
        } else {
            finding
        }
    }));
    out.extend(standfirst(cx));
    captions(cx, out);
}

fn has_headline(analysis: &Analysis) -> bool {
    let first = &analysis.blocks[0].paragraph;
    first.kind == BlockKind::Heading || is_unfinished(&first.text)
}

/// The field of front matter that pages show.
const SUMMARY: &str = "summary";

/// The finding for a standfirst that is the first paragraph as well.
fn standfirst(cx: &Context<'_>) -> Option<Finding> {
    let analysis = cx.analysis;
    let is_shown = |placed: &Placed| {
        // A description is for search engines.
        let line = analysis.source.part(placed.source.range());
        line.get(..SUMMARY.len()).is_some_and(|key| key.eq_ignore_ascii_case(SUMMARY))
    };
    let standfirst = analysis
        .blocks
        .iter()
        .position(|placed| placed.paragraph.kind == BlockKind::Standfirst && is_shown(placed))?;
    let lead = analysis.blocks.iter().position(|placed| placed.paragraph.kind == BlockKind::Paragraph)?;
    let print = |block: usize| analysis.blocks[block].paragraph.fingerprint;
    let is_repeated = print(standfirst) == print(lead) && print(lead).words >= MIN_WORDS;
    (is_repeated && !cx.is_boilerplate(lead)).then(|| {
        let alone = lead..lead + 1;
        let delete =
            || repeated_block::delete(analysis, &alone, Message::DeleteThis { count: 1 }, Safety::Suggested);
        Finding {
            severity: cx.severity.min(Severity::Information),
            fixes: cx.fixes(delete),
            ..again(analysis, lead, standfirst, Message::RepeatedStandfirst)
        }
    })
}

/// Finds pictures that have one caption.
fn captions(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let copied = attribution::copies(cx);
    let mut first: FxHashMap<u128, usize> = FxHashMap::default();
    for (block, placed) in analysis.blocks.iter().enumerate() {
        let paragraph = &placed.paragraph;
        if paragraph.kind != BlockKind::Caption
            || paragraph.fingerprint.words < MIN_WORDS
            || paragraph.is_structural
            || copied.binary_search(&block).is_ok()
        {
            continue;
        }
        let one = *first.entry(paragraph.fingerprint.print).or_insert(block);
        if one != block && !cx.is_boilerplate(block) {
            out.push(Finding {
                severity: cx.severity.min(Severity::Hint),
                ..again(analysis, block, one, Message::RepeatedCaption)
            });
        }
    }
}

/// A caption or a summary of fewer words says too little to be one of something else.
const MIN_WORDS: u32 = 5;

fn again(analysis: &Analysis, block: usize, first: usize, message: Message) -> Finding {
    Finding {
        check: CHECK.id,
        span: analysis.blocks[block].source,
        severity: Severity::Hint,
        message,
        related: vec![Related::here(analysis.blocks[first].source, Message::FirstUse)],
        fixes: Vec::new(),
        unnecessary: false,
    }
}
