use rustc_hash::FxHashSet;

use super::{Context, declare_check};
use crate::analysis::Analysis;
use crate::analysis::paragraph::Paragraph;
use crate::finding::{Edit, Finding, Fix, Safety};
use crate::lang::WordClasses;
use crate::lang::known::known;
use crate::lang::names::well_known::is_well_known;
use crate::message::Message;
use crate::text::ProseSpan;

declare_check! {
    /// A word that stands twice in a row.
    ///
    /// ## Why
    ///
    /// The eye passes over it, above all at the end of a line. What is doubled with reason is left alone: names, « nous nous
    /// levons », "he had had enough", what is said twice for effect. A list of those is never whole, so that deleting the word
    /// is left to you.
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
    let mut borne = None;
    for (block, placed) in analysis.blocks.iter().enumerate() {
        let paragraph = &placed.paragraph;
        for span in &paragraph.doubled {
            if let Some((particle, name)) = particle(paragraph, *span) {
                let borne = borne.get_or_insert_with(|| names_with_particles(analysis));
                if is_well_known(&format!("{particle} {name}")) || borne.contains(&(particle, name)) {
                    continue;
                }
            }
            let before = &paragraph.text[..span.start as usize];
            let with_space = ProseSpan::new(before.trim_end().len(), span.end as usize);
            let edit = placed.map.verbatim(with_space).map(|span| Edit::new(span, ""));
            out.push(Finding {
                check: CHECK.id,
                span: analysis.source_of(block, *span),
                severity: cx.severity,
                message: Message::DoubledWord { word: paragraph.text[span.range()].to_owned() },
                related: Vec::new(),
                fixes: cx
                    .fixes(|| edit.map(|edit| Fix::new(Message::DeleteWord, Safety::Suggested, vec![edit]))),
                unnecessary: false,
            });
        }
    }
}

/// The second of two words and the name behind it, if it may belong to that: « l'appel de de Gaulle ».
fn particle(paragraph: &Paragraph, span: ProseSpan) -> Option<(&str, &str)> {
    let text = &*paragraph.text;
    let name = words(text.get(span.end as usize..)?).next()?;
    is_particle(paragraph, &text[span.range()])
        .then_some((&text[span.range()], name))
        .filter(|_| name.starts_with(char::is_uppercase))
}

/// Every name of the article with a particle before it and a given name before that: « Charles de Gaulle ».
fn names_with_particles(analysis: &Analysis) -> FxHashSet<(&str, &str)> {
    let mut borne = FxHashSet::default();
    for placed in &analysis.blocks {
        let paragraph = &placed.paragraph;
        let words: Vec<&str> = words(&paragraph.text).collect();
        for three in words.windows(3) {
            let [given, particle, name] = three else { continue };
            if name.starts_with(char::is_uppercase)
                && is_particle(paragraph, particle)
                && is_given(paragraph, given)
            {
                borne.insert((*particle, *name));
            }
        }
    }
    borne
}

fn is_particle(paragraph: &Paragraph, word: &str) -> bool {
    let lexicon = paragraph.language.lexicon();
    lexicon.is_some_and(|lexicon| lexicon.classes(word).any(WordClasses::PARTICLE))
}

/// Whether a word is a name and nothing else: « Stade de France » is none of a person.
fn is_given(paragraph: &Paragraph, word: &str) -> bool {
    let known = known(word, paragraph.language);
    word.starts_with(char::is_uppercase) && known.name && !known.word
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphanumeric() && char != '-').filter(|word| !word.is_empty())
}
