use super::spelling::report;
use super::{Context, declare_check};
use crate::analysis::names::Evidence;
use crate::finding::Finding;
use crate::message::Message;

declare_check! {
    /// A name that is one letter off from how the article spells it elsewhere.
    ///
    /// ## Why
    ///
    /// No spelling checker knows the people of the news, and a name misspelt once among several is what readers
    /// write in about. A word is taken for a slip where no dictionary knows it and the article has another spelling
    /// at least twice as often, or beside the same given name.
    ///
    /// Two people with names of their own (Marco Rubio, Mike Rubino), plurals, feminines and demonyms are left alone.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et ⟦Crouset⟧ doute de tout.
    /// ```
    ///
    /// ```text,expect
    /// Marcus Delaney left on Monday. Delaney will be back by Friday, and ⟦Delanney⟧ has promised to call.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouzet doute de tout.
    /// ```
    id: "name-typo", severity: Warning, since: "0.1.0", run: run,
    french:
    /// Un nom à une lettre près de celui que l'article écrit ailleurs.
    ///
    /// ## Pourquoi
    ///
    /// Aucun correcteur ne connaît les gens de l'actualité, et un nom estropié une fois parmi d'autres est ce qui fait écrire
    /// les lecteurs. Un mot passe pour une coquille quand aucun dictionnaire ne le connaît et que l'article a une autre graphie
    /// au moins deux fois plus souvent, ou derrière le même prénom.
    ///
    /// Deux personnes qui ont chacune leur nom (Marco Rubio, Mike Rubino), les pluriels, les féminins et les gentilés ne sont
    /// pas signalés.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et ⟦Crouset⟧ doute de tout.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouzet doute de tout.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    for mixed in cx.analysis.mixed.iter().filter(|mixed| mixed.evidence == Evidence::Slip) {
        report(cx, &CHECK, mixed, out, &|found, usual, count| Message::NameTypo { found, usual, count });
    }
}
