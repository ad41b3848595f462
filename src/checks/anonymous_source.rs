use super::{Context, declare_check};
use crate::finding::Finding;
use crate::message::Message;

declare_check! {
    /// Words of a source that is described, but not named.
    ///
    /// ## Why
    ///
    /// Agencies ask that a reader learn why somebody may speak without a name, and what they have to gain. This check is
    /// off unless it is switched on: not every house asks for it.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// According to ⟦a source close to the investigation⟧, “the ship left the harbour without its papers.”
    /// ```
    ///
    /// ```text,expect
    /// Selon ⟦une source proche du dossier⟧, « le navire a quitté le port sans ses papiers ».
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// According to Jane Porter, who runs the port office, “the ship left the harbour without its papers.”
    /// ```
    id: "anonymous-source", severity: Hint, since: "0.1.0", off: true, run: run,
    french:
    /// Les paroles d'une source qui est décrite, mais pas nommée.
    ///
    /// ## Pourquoi
    ///
    /// Les agences demandent que le lecteur sache pourquoi quelqu'un parle sans donner son nom, et quel intérêt il y trouve.
    /// Désactivée par défaut : toutes les rédactions ne l'exigent pas.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// Selon ⟦une source proche du dossier⟧, « le navire a quitté le port sans ses papiers ».
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Selon Jeanne Portier, qui dirige la capitainerie, « le navire a quitté le port sans ses papiers ».
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    for (block, placed) in cx.analysis.blocks.iter().enumerate() {
        out.extend(placed.paragraph.unnamed.iter().filter(|unnamed| !unnamed.vague).map(|unnamed| Finding {
            check: CHECK.id,
            span: cx.analysis.source_of(block, unnamed.words),
            severity: cx.severity,
            message: Message::AnonymousSource,
            related: Vec::new(),
            fixes: Vec::new(),
            unnecessary: false,
        }));
    }
}
