use rustc_hash::FxHashMap;

use super::{Context, declare_check};
use crate::extract::BlockKind;
use crate::finding::{Finding, Related};
use crate::message::Message;

declare_check! {
    /// A heading that stands in the article a second time.
    ///
    /// ## Why
    ///
    /// Two crossheads of one wording tell the reader nothing about what comes under the second. Headings are known in
    /// Markdown; in plain text a line may be anything.
    ///
    /// ## Example
    ///
    /// ```markdown,expect
    /// ## What the fishermen ask
    ///
    /// Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.
    ///
    /// ⟦## What the fishermen ask⟧
    ///
    /// The boats have been in port for eight days, and the auction hall will stay closed until September.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```markdown
    /// ## What the fishermen ask
    ///
    /// Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.
    ///
    /// ## What the harbor answers
    ///
    /// The boats have been in port for eight days, and the auction hall will stay closed until September.
    /// ```
    id: "repeated-heading", severity: Hint, since: "0.1.0", run: run,
    french:
    /// Un intertitre figure deux fois dans l'article.
    ///
    /// ## Pourquoi
    ///
    /// Deux intertitres identiques n'apprennent rien sur ce qui vient sous le second. Les intertitres ne se reconnaissent qu'en
    /// Markdown ; dans un texte brut, une ligne seule peut être n'importe quoi.
    ///
    /// ## Exemple
    ///
    /// ```markdown,expect
    /// ## Ce que demandent les pêcheurs
    ///
    /// Les acheteurs se tournent vers l'Espagne, où les prix ont doublé depuis les premières semaines du printemps.
    ///
    /// ⟦## Ce que demandent les pêcheurs⟧
    ///
    /// Les bateaux sont à quai depuis huit jours, et la criée restera fermée jusqu'en septembre.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```markdown
    /// ## Ce que demandent les pêcheurs
    ///
    /// Les acheteurs se tournent vers l'Espagne, où les prix ont doublé depuis les premières semaines du printemps.
    ///
    /// ## Ce que répond le port
    ///
    /// Les bateaux sont à quai depuis huit jours, et la criée restera fermée jusqu'en septembre.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let mut first: FxHashMap<u128, usize> = FxHashMap::default();
    let copied = super::attribution::copies(cx);
    for (block, placed) in analysis.blocks.iter().enumerate() {
        let print = placed.paragraph.fingerprint;
        if placed.paragraph.kind != BlockKind::Heading
            || print.letters == 0
            || copied.binary_search(&block).is_ok()
        {
            continue;
        }
        let one = *first.entry(print.print).or_insert(block);
        if one != block && !cx.is_boilerplate(block) {
            out.push(Finding {
                check: CHECK.id,
                span: placed.source,
                severity: cx.severity,
                message: Message::RepeatedHeading,
                related: vec![Related::here(analysis.blocks[one].source, Message::FirstUse)],
                fixes: Vec::new(),
                unnecessary: false,
            });
        }
    }
}
