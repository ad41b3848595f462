use super::spelling::report;
use super::{Context, declare_check};
use crate::analysis::names::Evidence;
use crate::finding::Finding;
use crate::message::Message;

declare_check! {
    /// One surname behind two given names that may be one person's.
    ///
    /// ## Why
    ///
    /// Stephen Witkoff and Steven Witkoff are hardly two people, nor are Vincent and Vivien Crouzet if both are the
    /// article's expert. Only given names that are alike, or that begin alike and belong to the same function, are
    /// reported; a man's and a woman's never are.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// L'émissaire Stephen Delmarre est reçu mardi. ⟦Steven⟧ Delmarre repartira mercredi, dit Stephen Delmarre.
    /// ```
    ///
    /// ```text,expect
    /// The envoy Stephen Delmarre lands on Tuesday. ⟦Steven⟧ Delmarre leaves on Friday, says Stephen Delmarre.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// The envoy Stephen Delmarre lands on Tuesday. Stephen Delmarre leaves on Friday, says Stephen Delmarre.
    /// ```
    id: "name-given", severity: Information, since: "0.1.0", run: run,
    french:
    /// Un nom de famille derrière deux prénoms qui peuvent être ceux d'une seule personne.
    ///
    /// ## Pourquoi
    ///
    /// Stephen Witkoff et Steven Witkoff ne sont sans doute pas deux hommes, ni Vincent et Vivien Crouzet si l'un et l'autre
    /// sont l'expert de l'article. Ne sont signalés que des prénoms qui se ressemblent, ou qui commencent de même et vont avec
    /// la même fonction ; jamais celui d'un homme et celui d'une femme.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// L'émissaire Stephen Delmarre est reçu mardi. ⟦Steven⟧ Delmarre repartira mercredi, dit Stephen Delmarre.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// L'émissaire Stephen Delmarre est reçu mardi. Stephen Delmarre repartira mercredi, dit Stephen Delmarre.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    for mixed in &cx.analysis.mixed {
        if let Evidence::Given { surname } = &mixed.evidence {
            report(cx, &CHECK, mixed, out, &|found, usual, _| Message::NameGiven {
                usual,
                found,
                surname: surname.to_string(),
            });
        }
    }
}
