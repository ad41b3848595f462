use super::{Context, declare_check, repeated_block};
use crate::finding::Finding;

declare_check! {
    /// A paragraph stands in the article a second time.
    ///
    /// ## Why
    ///
    /// A paragraph that was moved by copying it, and never deleted from its first place, makes readers stumble
    /// and costs space that the page does not have. Paragraphs are compared without regard to quotation marks,
    /// apostrophes, dashes, spaces and capitals; under twelve words they are not compared at all.
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
    french: "Un paragraphe figure une seconde fois dans l'article.",
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let repeats = cx.analysis.repeats.iter().filter(|repeat| repeat.copy.len() == 1);
    out.extend(repeats.map(|repeat| repeated_block::finding(cx, repeat)));
}
