use super::repeated_block::{delete, number_of};
use super::{Context, declare_check};
use crate::analysis::repetition::retold::{Kinship, Retold};
use crate::finding::{Finding, Related, Safety, Severity};
use crate::message::Message;
use crate::text::ProseSpan;

declare_check! {
    /// A paragraph was rewritten, and both versions stand in the article.
    ///
    /// ## Why
    ///
    /// Whoever rewrites a paragraph often keeps the old one below until the new one is good, and then forgets it; or two
    /// dispatches on one event were merged. Readers meet the same facts twice in nearly the same words. The finding says
    /// what differs, so that the better version can stay: figures that changed are worth a look.
    ///
    /// Paragraphs are compared by three words in a row, and those that share many of them word by word. One in which a word
    /// or two changed is a warning; one that was edited more, or tells the same partly in the same words, is information; and
    /// what shares less, or stands far away, is a hint. So is what a live page tells again some entries later: one whose entries
    /// begin with the time of day, that opens or closes as one ("this live blog is now closed"), or that has `format: live` at
    /// its head.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// The harbour board will meet on Thursday to vote on the new quay, after two years of talks with the city council.
    /// Fishermen fear that the works will close the eastern basin for most of the summer and empty the auction hall.
    /// ⟦The harbour board will meet on Friday to vote on the new quay, after two years of talks with the city council.⟧
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// The harbour board will meet on Friday to vote on the new quay, after two years of talks with the city council.
    /// Fishermen fear that the works will close the eastern basin for most of the summer and empty the auction hall.
    /// ```
    id: "near-duplicate", severity: Warning, since: "0.1.0", run: run,
    french:
    /// Un paragraphe a été réécrit, et les deux versions sont dans l'article.
    ///
    /// ## Pourquoi
    ///
    /// Qui réécrit un paragraphe garde souvent l'ancien au-dessous, le temps que le nouveau soit au point, puis l'oublie ; ou
    /// bien deux dépêches sur le même fait ont été réunies. Le lecteur retrouve les mêmes faits presque dans les mêmes termes.
    /// Le signalement dit ce qui change, pour que la meilleure version reste : un chiffre qui n'est plus le même mérite un coup
    /// d'œil.
    ///
    /// Les paragraphes sont comparés par trois mots de suite, puis, s'ils en partagent beaucoup, mot à mot. Un ou deux mots
    /// changés font un avertissement ; un paragraphe plus remanié, ou qui redit la même chose en partie mot pour mot, une
    /// information ; ce qui se ressemble moins, ou se trouve plus loin, un indice. De même ce qu'un direct redit quelques entrées
    /// plus loin : un article dont les entrées s'ouvrent sur l'heure, qui s'ouvre ou se ferme comme tel (« ce direct est terminé »), ou
    /// qui porte `format: live` en tête.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// Le conseil du port votera jeudi la construction du nouveau quai, après deux ans de discussions avec la municipalité.
    /// Les pêcheurs craignent que le chantier ne ferme le bassin de l'est pendant tout l'été et ne vide la criée.
    /// ⟦Le conseil du port votera vendredi la construction du nouveau quai, après deux ans de discussions avec la municipalité.⟧
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Le conseil du port votera vendredi la construction du nouveau quai, après deux ans de discussions avec la municipalité.
    /// Les pêcheurs craignent que le chantier ne ferme le bassin de l'est pendant tout l'été et ne vide la criée.
    /// ```
}

/// A paragraph that has so much in common with its other version differs by a slip or two.
const NEARLY_ALL: f32 = 0.85;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let retold = cx.analysis.retold.iter().filter(|retold| {
        retold.kind != Kinship::Contained
            && !cx.is_boilerplate(retold.here.start)
            && !cx.is_boilerplate(retold.there)
    });
    out.extend(retold.map(|retold| finding(cx, retold)));
}

fn finding(cx: &Context<'_>, retold: &Retold) -> Finding {
    /// More differences than these are a list that nobody reads.
    const SHOWN: usize = 4;
    let analysis = cx.analysis;
    let here = retold.here.start;
    let (original, number) = (&analysis.blocks[retold.there], number_of(analysis, retold.there));
    let mut related = vec![Related::here(original.source, Message::OriginalParagraph { number })];
    let (severity, message) = if retold.kind == Kinship::Edited && !retold.differences.is_empty() {
        let texts = (&*analysis.blocks[here].paragraph.text, &*original.paragraph.text);
        let found = &retold.differences;
        related.extend(found.iter().take(SHOWN).map(|difference| {
            let words = |text: &str, span: ProseSpan| text[span.range()].to_owned();
            Related::here(
                analysis.source_of(here, difference.one),
                Message::Differs {
                    here: words(texts.0, difference.one),
                    there: words(texts.1, difference.other),
                },
            )
        }));
        let words = found.iter().map(|difference| difference.words).sum();
        let severity = if retold.likeness >= NEARLY_ALL { Severity::Warning } else { Severity::Information };
        (severity, Message::NearDuplicate { original: number, words })
    } else {
        let severity = if retold.kind == Kinship::Echo { Severity::Hint } else { Severity::Information };
        (severity, Message::Retold { original: number })
    };
    related.sort_by_key(|related| related.span);
    let count = u32::try_from(retold.here.len()).unwrap_or(1);
    let there = retold.there..retold.there + 1;
    let fixes = cx.fixes(|| {
        let this = delete(analysis, &retold.here, Message::DeleteThis { count }, Safety::Suggested);
        let other = delete(analysis, &there, Message::DeleteOther { number }, Safety::Suggested);
        [this, other].into_iter().flatten()
    });
    Finding {
        check: CHECK.id,
        span: analysis.blocks[here].source.cover(analysis.blocks[retold.here.end - 1].source),
        severity: cx.severity.min(severity).min(cx.loudness_of_retold(here, retold.there)),
        message,
        related,
        fixes,
        unnecessary: false,
    }
}
