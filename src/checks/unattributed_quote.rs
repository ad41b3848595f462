use super::attribution::{attribution, copies, nearest, opening};
use super::{Context, Fixes, declare_check, ignore_paragraph};
use crate::analysis::Analysis;
use crate::analysis::quotations::{Cited, CitedBy, MIN_WORDS, QuoteKind};
use crate::finding::{Finding, Fix, Safety};
use crate::message::{Message, UiLanguage};

declare_check! {
    /// Words in quotation marks that nobody is named as saying.
    ///
    /// ## Why
    ///
    /// A quotation is a claim that somebody said these words. Without a source the reader cannot weigh it, and
    /// the desk cannot check it. The source is looked for inside the marks, in the rest of the sentence, in the
    /// quotations before it, in the sentences around, and in the paragraph before; only a quotation of at least
    /// five words for which none of these gives anybody is reported, and only the first of a chain.
    ///
    /// Titles, slogans, terms, nicknames and headlines are no speech and are left alone.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// The talks will go on. ⟦“This is unacceptable to all⟧ of us here.” The summit opens on Tuesday.
    /// ```
    ///
    /// ```text,expect
    /// Les discussions se poursuivent. ⟦« C'est inacceptable pour nous tous⟧ ici. » Le sommet s'ouvre mardi.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// The talks will go on. “This is unacceptable to all of us here,” Marie Dupont said. The summit opens on Tuesday.
    /// ```
    ///
    /// ```text
    /// Les discussions se poursuivent. « C'est inacceptable pour nous tous ici », prévient Marie Dupont. Le sommet
    /// s'ouvre mardi.
    /// ```
    ///
    /// Where nobody said the words, a comment on a line of its own above the paragraph says so:
    ///
    /// ```markdown
    /// <!-- copydesk: ignore[unattributed-quote] Not a quotation -->
    /// The banner hangs from the balcony. “We want bread for all of us, and roses too.” The square is empty.
    /// ```
    id: "unattributed-quote", severity: Warning, since: "0.1.0", run: run,
    french:
    /// Des paroles entre guillemets dont on ne sait pas qui les dit.
    ///
    /// ## Pourquoi
    ///
    /// Citer, c'est affirmer que quelqu'un a dit ces mots. Sans source, le lecteur ne peut pas juger de leur poids, ni la
    /// rédaction les vérifier. La source est cherchée en incise, dans la suite de la phrase, dans les citations qui précèdent,
    /// dans les phrases voisines et dans le paragraphe précédent ; n'est signalée qu'une citation d'au moins cinq mots à
    /// laquelle rien de tout cela ne donne d'auteur, et d'une suite de citations, seulement la première.
    ///
    /// Titres, slogans, termes, surnoms et manchettes ne sont pas des paroles : rien n'en est dit.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// Les discussions se poursuivent. ⟦« C'est inacceptable pour nous tous⟧ ici. » Le sommet s'ouvre mardi.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Les discussions se poursuivent. « C'est inacceptable pour nous tous ici », prévient Marie Dupont. Le sommet
    /// s'ouvre mardi.
    /// ```
    ///
    /// Quand personne n'a dit ces mots, un commentaire l'indique, seul sur la ligne au-dessus du paragraphe :
    ///
    /// ```markdown
    /// <!-- copydesk: ignore[unattributed-quote] Ce n'est pas une citation -->
    /// La banderole pend au balcon. « Nous voulons du pain pour tous, et des roses aussi. » La place est vide.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let orphans: Vec<&Cited> = orphans(cx);
    if orphans.is_empty() {
        return;
    }
    let speakers = if cx.fixes == Fixes::With { analysis.speakers() } else { Vec::new() };
    for cited in orphans {
        let placed = &analysis.blocks[cited.block];
        let quote = &placed.paragraph.quotes[cited.quote];
        let opening = opening(&placed.paragraph.text, quote, SHOWN);
        out.push(Finding {
            check: CHECK.id,
            span: analysis.source_of(cited.block, opening),
            severity: cx.severity,
            message: Message::UnattributedQuote,
            related: Vec::new(),
            fixes: cx.fixes(|| fixes(analysis, cited, &speakers)),
            unnecessary: false,
        });
    }
}

/// The first quotation of each chain that nobody says and that is not reported otherwise.
fn orphans<'a>(cx: &Context<'a>) -> Vec<&'a Cited> {
    let analysis = cx.analysis;
    let mut hidden = None;
    let mut orphans = Vec::new();
    let mut reported = false;
    for cited in &analysis.cited {
        let CitedBy::Nobody { chained } = cited.source else { continue };
        reported &= chained;
        if reported || cited.kind != QuoteKind::Speech || cited.words < MIN_WORDS {
            continue;
        }
        let hidden = hidden.get_or_insert_with(|| copies(cx));
        if hidden.binary_search(&cited.block).is_err() {
            orphans.push(cited);
            reported = true;
        }
    }
    orphans
}

/// How many words show which quotation is meant.
const SHOWN: usize = 5;

/// Who the fix leaves to be filled in.
const PLACEHOLDER: &str = "[source]";

fn fixes(analysis: &Analysis, cited: &Cited, speakers: &[(usize, &str)]) -> Vec<Fix> {
    let blank = attribution(analysis, cited, PLACEHOLDER).map(|edits| Fix {
        title: Message::AddAttribution,
        safety: Safety::Suggested,
        edits: edits.into_iter().map(|edit| edit.with_blank(PLACEHOLDER)).collect(),
        project: None,
    });
    let named = nearest(speakers, cited.block).into_iter().filter_map(|speaker| {
        let edits = attribution(analysis, cited, speaker)?;
        Some(Fix {
            title: Message::AttributeTo { speaker: speaker.to_owned() },
            safety: Safety::Suggested,
            edits,
            project: None,
        })
    });
    // The comment is in the article's language, as everything is that stands in it.
    let ui = analysis.ui_language().unwrap_or(UiLanguage::English);
    let reason = Message::NotAQuotation.text(ui);
    let ignored = ignore_paragraph(analysis, cited.block, CHECK.id, &reason).map(|edit| Fix {
        title: Message::NotAQuotation,
        safety: Safety::Suggested,
        edits: vec![edit],
        project: None,
    });
    blank.into_iter().chain(named).chain(ignored).collect()
}
