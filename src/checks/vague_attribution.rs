use super::{Context, declare_check};
use crate::finding::Finding;
use crate::message::Message;

declare_check! {
    /// Words given to a source that is nobody: “some”, “observers”, “it was announced”.
    ///
    /// ## Why
    ///
    /// “Some say” and “sources say” keep from the reader who says it and how they know. A source that must not be
    /// named can still be described: “an officer of the port authority”. Only sources of quotations and of
    /// reported clauses are looked at, and at most two are reported in an article.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// “The harbour will never open again in winter,” ⟦observers⟧ say. The council meets on Tuesday.
    /// ```
    ///
    /// ```text,expect
    /// « Le port ne rouvrira plus jamais en hiver », disent ⟦certains⟧. Le conseil se réunit mardi.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// “The harbour will never open again in winter,” two pilots of the port say. The council meets on Tuesday.
    /// ```
    ///
    /// ```text
    /// « Le port ne rouvrira plus jamais en hiver », disent deux pilotes du port. Le conseil se réunit mardi.
    /// ```
    id: "vague-attribution", severity: Information, since: "0.1.0", run: run,
}

/// How many are reported in a document.
const MOST: usize = 2;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let sources = cx.analysis.blocks.iter().enumerate().flat_map(|(block, placed)| {
        placed.paragraph.unnamed.iter().filter(|unnamed| unnamed.vague).map(move |unnamed| (block, unnamed))
    });
    out.extend(sources.take(MOST).map(|(block, unnamed)| {
        let words = &cx.analysis.blocks[block].paragraph.text[unnamed.words.range()];
        Finding {
            check: CHECK.id,
            span: cx.analysis.source_of(block, unnamed.words),
            severity: cx.severity,
            message: Message::VagueAttribution { words: words.to_owned() },
            related: Vec::new(),
            fixes: Vec::new(),
            unnecessary: false,
        }
    }));
}
