use super::marks::{self, Shape};
use super::{Context, declare_check};
use crate::finding::{Finding, Fix, Safety};
use crate::message::Message;
use crate::text::quotes::Quote;

declare_check! {
    /// A quotation inside another, in the same marks.
    ///
    /// ## Why
    ///
    /// Where the inner marks look like the outer ones, the first closing mark seems to end everything. French sets “ ”
    /// inside « », English ‘ ’ inside “ ”. The first of an article is reported.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// « Il m'a dit ⟦« pars tout de suite »⟧, et je suis partie », raconte Jeanne Portier.
    /// ```
    ///
    /// ```text,expect
    /// “He told me ⟦“leave right now”⟧ and I left,” said Jane Porter.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// « Il m'a dit “pars tout de suite”, et je suis partie », raconte Jeanne Portier.
    /// ```
    id: "nested-quote-style", severity: Hint, since: "0.1.0", run: run,
    french:
    /// Une citation dans une autre, entre les mêmes guillemets.
    ///
    /// ## Pourquoi
    ///
    /// Si les guillemets intérieurs sont les mêmes que ceux du dehors, le premier fermant semble tout fermer. Le français met
    /// “ ” dans « », l'anglais ‘ ’ dans “ ”. Seule la première de l'article est signalée.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// « Il m'a dit ⟦« pars tout de suite »⟧, et je suis partie », raconte Jeanne Portier.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// « Il m'a dit “pars tout de suite”, et je suis partie », raconte Jeanne Portier.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let first = analysis.blocks.iter().enumerate().find_map(|(block, placed)| {
        let mut outer: Option<&Quote> = None;
        let inner = placed.paragraph.quotes.iter().find(|quote| {
            if quote.marks.depth == 0 {
                outer = Some(&quote.marks);
            }
            quote.marks.depth == 1
                && quote.marks.closed
                && outer.is_some_and(|outer| outer.closed && outer.style == quote.marks.style)
        });
        inner.map(|quote| (block, quote))
    });
    let Some((block, quote)) = first else { return };
    let placed = &analysis.blocks[block];
    let shape = Shape::inner(placed.paragraph.language);
    let fix = marks::converted(placed, &quote.marks, shape).map(|edits| Fix {
        title: Message::ConvertInnerMarks { open: shape.open.to_owned(), close: shape.close.to_owned() },
        safety: Safety::Suggested,
        edits,
        project: None,
    });
    out.push(Finding {
        check: CHECK.id,
        span: analysis.source_of(block, quote.marks.outer),
        severity: cx.severity,
        message: Message::NestedQuoteStyle,
        related: Vec::new(),
        fixes: cx.fixes(|| fix),
        unnecessary: false,
    });
}
