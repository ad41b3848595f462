use super::repeated_block::{delete, number_of};
use super::{Context, declare_check};
use crate::analysis::repetition::retold::{Kinship, Retold};
use crate::finding::{Finding, Related, Safety};
use crate::message::Message;

declare_check! {
    /// A paragraph that stands in a longer one, word for word or nearly so.
    ///
    /// ## Why
    ///
    /// When two paragraphs are merged, or one is split, the old version easily stays behind. The words are then read twice:
    /// once by themselves, and once as a part of the longer paragraph. Several in a row that stand in one longer paragraph
    /// are one finding. A pull quote is none.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// ⟦The tug left Falmouth at dawn and is expected to reach the ship in the evening, in heavy seas.⟧
    /// The crew spent the night in the engine room, where it is still fifteen degrees and dry.
    /// The tug left Falmouth at dawn and is expected to reach the ship in the evening, in heavy seas. It carries twelve men and two divers, who will look at the hull as soon as the wind drops.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// The crew spent the night in the engine room, where it is still fifteen degrees and dry.
    /// The tug left Falmouth at dawn and is expected to reach the ship in the evening, in heavy seas. It carries twelve men and two divers, who will look at the hull as soon as the wind drops.
    /// ```
    id: "contained-paragraph", severity: Information, since: "0.1.0", run: run,
    french:
    /// Un paragraphe se retrouve, mot pour mot ou presque, dans un autre plus long.
    ///
    /// ## Pourquoi
    ///
    /// Quand deux paragraphes n'en font plus qu'un, ou qu'un seul est coupé en deux, l'ancienne version reste souvent en
    /// place. On lit alors deux fois les mêmes mots : seuls, puis au milieu du paragraphe plus long. Plusieurs de suite qui
    /// se retrouvent dans le même paragraphe donnent lieu à un seul signalement. Un exergue n'est pas signalé.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// ⟦Le remorqueur a quitté Brest à l'aube et doit rejoindre le cargo dans la soirée, par une mer très forte.⟧
    /// L'équipage a passé la nuit dans la salle des machines, où il fait encore quinze degrés et où tout est sec.
    /// Le remorqueur a quitté Brest à l'aube et doit rejoindre le cargo dans la soirée, par une mer très forte. Il emporte douze hommes et deux plongeurs, qui inspecteront la coque dès que le vent faiblira.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// L'équipage a passé la nuit dans la salle des machines, où il fait encore quinze degrés et où tout est sec.
    /// Le remorqueur a quitté Brest à l'aube et doit rejoindre le cargo dans la soirée, par une mer très forte. Il emporte douze hommes et deux plongeurs, qui inspecteront la coque dès que le vent faiblira.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let is_boilerplate = |retold: &Retold| retold.here.clone().all(|block| cx.is_boilerplate(block));
    let contained = analysis.retold.iter().filter(|retold| retold.kind == Kinship::Contained);
    for retold in contained.filter(|retold| !is_boilerplate(retold)) {
        let original = number_of(analysis, retold.there);
        let count = u32::try_from(retold.here.len()).unwrap_or(1);
        let title = Message::DeleteThis { count };
        out.push(Finding {
            check: CHECK.id,
            span: analysis.blocks[retold.here.start]
                .source
                .cover(analysis.blocks[retold.here.end - 1].source),
            severity: cx.severity.min(cx.loudness_of_retold(retold.here.start, retold.there)),
            message: Message::Contained { original, before: retold.there < retold.here.start },
            related: vec![Related::here(
                analysis.blocks[retold.there].source,
                Message::ParagraphHere { number: original },
            )],
            fixes: cx.fixes(|| delete(analysis, &retold.here, title, Safety::Suggested)),
            unnecessary: false,
        });
    }
}
