use super::respell::Respelling;
use super::spelling::{AT_EVERY_MENTION, is_acronym, keep_both, place, report, together};
use super::{Context, declare_check};
use crate::analysis::names::{Evidence, MentionAt, Mixed};
use crate::finding::{Finding, Fix, Related, Safety, Severity};
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
    /// In Chinese and Korean the family name stands first. Who calls Xi Jinping “Jinping” is on first-name terms with him:
    /// that is a hint.
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
    /// ```text,expect
    /// Xi Jinping will see the envoys on Tuesday, and ⟦Jinping⟧ is in no hurry, his office said.
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
    french:
    /// Un nom s'écrit d'une façon ici et d'une autre ailleurs dans l'article.
    ///
    /// ## Pourquoi
    ///
    /// Kiev et Kyiv, Poutine et Putin, Zelensky et Zelenskyy sont chaque fois un seul nom, transcrit de deux façons. L'une ou
    /// l'autre peut être celle d'une rédaction ; les deux dans un même article, jamais. La graphie voulue est d'abord celle de
    /// la langue, puis celle que l'article emploie le plus.
    ///
    /// Les citations, les liens, les titres en italique et les expressions figées (poulet Kiev, Kyiv Independent, Dynamo Kiev)
    /// sont laissés tels quels, de même qu'une graphie donnée exprès à côté de l'autre : « Kyiv (anciennement Kiev) ».
    ///
    /// En chinois et en coréen, le nom de famille vient en tête. Appeler Xi Jinping « Jinping », c'est l'appeler par son
    /// prénom : un indice le dit.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// Le président russe, Vladimir Poutine, recevra la délégation mardi. ⟦Putin⟧ a refusé toute concession.
    /// ```
    ///
    /// ```text,expect
    /// Xi Jinping recevra les émissaires mardi, et ⟦Jinping⟧ n'est pas pressé, dit-on dans son entourage.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Le président russe, Vladimir Poutine, recevra la délégation mardi. Poutine a refusé toute concession.
    /// ```
    ///
    /// ```text
    /// Xi Jinping recevra les émissaires mardi, et Xi n'est pas pressé, dit-on dans son entourage.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let of_this = |mixed: &&Mixed| match mixed.evidence {
        Evidence::Table(_) => !is_acronym(cx.analysis, mixed),
        Evidence::Marks | Evidence::Sound | Evidence::Equivalent => true,
        Evidence::Slip | Evidence::Given { .. } | Evidence::FamilyFirst => false,
    };
    for mixed in cx.analysis.mixed.iter().filter(of_this) {
        report(cx, &CHECK, mixed, out, &|found, usual, count| Message::NameVariant { found, usual, count });
    }
    for mixed in cx.analysis.mixed.iter().filter(|mixed| mixed.evidence == Evidence::FamilyFirst) {
        report_given_alone(cx, mixed, out);
    }
}

/// Reports every mention of somebody by a given name alone. The family name can take its place, but never the other way
/// round.
fn report_given_alone(cx: &Context<'_>, mixed: &Mixed, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let respelling = Respelling::new(analysis);
    let family = &mixed.forms[mixed.usual];
    let by = || family.text.to_string();
    let related = family
        .mentions
        .first()
        .map(|at| Related::here(place(analysis, *at), Message::OtherSpelling { form: by() }));
    for given in mixed.others() {
        let edits = |at: &MentionAt| respelling.edits(*at, &family.text, false);
        let all = || {
            let (edits, count) = together(given.mentions.iter().map(edits))?;
            let title = Message::ReplaceAll { by: by(), count };
            (count > 1).then(|| Fix::new(title, Safety::Suggested, edits))
        };
        let many = given.mentions.len() > AT_EVERY_MENTION;
        for (nth, at) in given.mentions.iter().enumerate() {
            let fixes = cx.fixes(|| {
                let here =
                    edits(at).map(|edits| Fix::new(Message::Replace { by: by() }, Safety::Suggested, edits));
                let all = if nth == 0 || !many { all() } else { None };
                here.into_iter().chain(all).chain([keep_both(&given.text, &family.text)])
            });
            out.push(Finding {
                check: CHECK.id,
                span: place(analysis, *at),
                severity: cx.severity.min(Severity::Hint),
                message: Message::GivenNameAlone { given: given.text.to_string(), family: by() },
                related: related.iter().cloned().collect(),
                fixes,
                unnecessary: false,
            });
        }
    }
}
