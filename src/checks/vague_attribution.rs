use super::attribution::{copies, figure_at};
use super::{Context, declare_check};
use crate::analysis::Analysis;
use crate::analysis::quotations::{Cited, CitedBy, QuoteKind};
use crate::analysis::vague::Unnamed;
use crate::extract::BlockKind;
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
    french:
    /// Des paroles prêtées à une source qui n'est personne : « certains », « les observateurs », « il a été annoncé ».
    ///
    /// ## Pourquoi
    ///
    /// « Certains disent » et « selon des sources » cachent au lecteur qui parle et comment il le sait. Une source qu'on ne
    /// peut pas nommer se décrit : « un officier de la capitainerie ». Seules les sources de citations et de paroles rapportées
    /// sont examinées, et deux au plus sont signalées par article.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// « Le port ne rouvrira plus jamais en hiver », disent ⟦certains⟧. Le conseil se réunit mardi.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// « Le port ne rouvrira plus jamais en hiver », disent deux pilotes du port. Le conseil se réunit mardi.
    /// ```
}

/// How many are reported in a document.
const MOST: usize = 2;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let sources = analysis.blocks.iter().enumerate().flat_map(|(block, placed)| {
        placed.paragraph.unnamed.iter().filter(|unnamed| unnamed.vague).map(move |unnamed| (block, unnamed))
    });
    let mut hidden = None;
    let reported = sources.filter(|(block, unnamed)| {
        let prose = matches!(
            analysis.blocks[*block].paragraph.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation | BlockKind::Standfirst
        );
        prose
            && !(unnamed.reports && is_borne_out(analysis, *block, unnamed))
            && hidden.get_or_insert_with(|| copies(cx)).binary_search(block).is_err()
    });
    out.extend(reported.take(MOST).map(|(block, unnamed)| {
        let words = &analysis.blocks[block].paragraph.text[unnamed.words.range()];
        Finding {
            check: CHECK.id,
            span: analysis.source_of(block, unnamed.words),
            severity: cx.severity,
            message: Message::VagueAttribution { words: words.to_owned() },
            related: Vec::new(),
            fixes: Vec::new(),
            unnecessary: false,
        }
    }));
}

/// Whether the next quotation, in the paragraph or at once in the next, gives one of them a name: "Experts say that the
/// dam will hold. “…,” said Jane Porter."
fn is_borne_out(analysis: &Analysis, block: usize, unnamed: &Unnamed) -> bool {
    let place = |cited: &Cited| {
        (cited.block, analysis.blocks[cited.block].paragraph.quotes[cited.quote].marks.outer.start)
    };
    let first = analysis.cited.partition_point(|cited| place(cited) < (block, unnamed.words.end));
    let mut near = analysis.cited[first..].iter().take_while(|cited| cited.block <= block + 1);
    near.find(|cited| cited.kind == QuoteKind::Speech).is_some_and(|cited| {
        let CitedBy::Source { block, attribution } = cited.source else { return false };
        let figure =
            attribution.speaker.and_then(|speaker| figure_at(&analysis.blocks[block].paragraph, speaker));
        figure.is_some_and(|figure| figure.name.is_some())
    })
}
