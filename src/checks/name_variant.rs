use super::spelling::{is_acronym, report};
use super::{Context, declare_check};
use crate::analysis::names::{Evidence, Mixed};
use crate::finding::Finding;
use crate::message::Message;

declare_check! {
    /// A name is spelt one way here and another way elsewhere in the article.
    ///
    /// ## Why
    ///
    /// Kiev and Kyiv, Poutine and Putin, Zelensky and Zelenskyy are one name each, written after different
    /// systems. Either may be right for a house; both in one article never are. Which spelling is meant is told
    /// by the language first, then by what the article uses most.
    ///
    /// Quotations, links, emphasized titles and fixed terms (chicken Kiev, the Kyiv Independent, Dynamo Kiev) are
    /// left alone, and so is a spelling given on purpose beside the other: “Kyiv (formerly Kiev)”.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// The minister left Kyiv on Monday. He will be back in Kyiv by Friday, his office said in ⟦Kiev⟧.
    /// ```
    ///
    /// ```text,expect
    /// Le président russe, Vladimir Poutine, recevra la délégation mardi. ⟦Putin⟧ a refusé toute concession.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// The minister left Kyiv on Monday. He will be back in Kyiv by Friday, his office said in Kyiv.
    /// ```
    ///
    /// ```text
    /// Le président russe, Vladimir Poutine, recevra la délégation mardi. Poutine a refusé toute concession.
    /// ```
    id: "name-variant", severity: Warning, since: "0.1.0", run: run,
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let of_this = |mixed: &&Mixed| match mixed.evidence {
        Evidence::Table(_) => !is_acronym(cx.analysis, mixed),
        Evidence::Marks | Evidence::Sound | Evidence::Equivalent => true,
        Evidence::Slip | Evidence::Given { .. } => false,
    };
    for mixed in cx.analysis.mixed.iter().filter(of_this) {
        report(cx, &CHECK, mixed, out, &|found, usual, count| Message::NameVariant { found, usual, count });
    }
}
