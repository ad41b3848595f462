use super::{Context, declare_check};
use crate::finding::{Edit, Finding, Fix, Safety};
use crate::message::Message;
use crate::text::ProseSpan;

declare_check! {
    /// A word that stands twice in a row.
    ///
    /// ## Why
    ///
    /// The eye passes over it, above all at the end of a line. What is doubled with reason is left alone: names, « nous nous
    /// levons », "he had had enough", what is said twice for effect.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// Le maire de ⟦de⟧ Montrevel promet une réponse avant la fin du mois de juin aux habitants du quartier.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// Le maire de Montrevel promet une réponse avant la fin du mois de juin aux habitants du quartier.
    /// ```
    id: "doubled-word", severity: Information, since: "0.1.0", run: run,
    french: "Un mot figure deux fois de suite.",
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    for (block, placed) in analysis.blocks.iter().enumerate() {
        let paragraph = &placed.paragraph;
        for span in &paragraph.doubled {
            let before = &paragraph.text[..span.start as usize];
            let with_space = ProseSpan::new(before.trim_end().len(), span.end as usize);
            // Words in quotation marks are the speaker's.
            let said = paragraph.quotes.iter().any(|quote| quote.marks.inner.contains(*span));
            let safety = if said { Safety::Suggested } else { Safety::Safe };
            let edit = placed.map.verbatim(with_space).map(|span| Edit::new(span, ""));
            out.push(Finding {
                check: CHECK.id,
                span: analysis.source_of(block, *span),
                severity: cx.severity,
                message: Message::DoubledWord { word: paragraph.text[span.range()].to_owned() },
                related: Vec::new(),
                fixes: cx.fixes(|| edit.map(|edit| Fix::new(Message::DeleteWord, safety, vec![edit]))),
                unnecessary: false,
            });
        }
    }
}
