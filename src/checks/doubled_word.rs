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
    french:
    /// Un mot figure deux fois de suite.
    ///
    /// ## Pourquoi
    ///
    /// L'œil passe dessus, surtout en fin de ligne. Ce qui est redoublé à bon droit n'est pas signalé : les noms, « nous nous
    /// levons », ce qu'on dit deux fois pour l'effet. La liste n'en sera jamais complète ; c'est donc à vous de supprimer le
    /// mot de trop.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// Le maire de ⟦de⟧ Montrevel promet une réponse avant la fin du mois de juin aux habitants du quartier.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Le maire de Montrevel promet une réponse avant la fin du mois de juin aux habitants du quartier.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let mut borne = None;
    for (block, placed) in analysis.blocks.iter().enumerate() {
        let paragraph = &placed.paragraph;
        for span in &paragraph.doubled {
            let behind = paragraph.text.get(span.start as usize..).unwrap_or_default();
            let words: Vec<&str> = words(behind).take(MOST).collect();
            if let Some(name) = with_particles(paragraph, &words) {
                let borne = borne.get_or_insert_with(|| names_with_particles(analysis));
                if is_well_known(&name) || borne.contains(&name) {
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

/// How many words a name with its particles has at most: « de la Rochefoucauld ».
const MOST: usize = 4;

/// A name with its particles, if some words may begin with one: « l'appel de de Gaulle ».
fn with_particles(paragraph: &Paragraph, words: &[&str]) -> Option<String> {
    let n_particles = words.iter().take_while(|word| is_particle(paragraph, word)).count();
    let name = words.get(n_particles).filter(|_| n_particles > 0)?;
    name.starts_with(char::is_uppercase).then(|| words[..=n_particles].join(" "))
}

/// Every name of the article with particles before it and a given name before those: « Charles de Gaulle ».
fn names_with_particles(analysis: &Analysis) -> FxHashSet<String> {
    let mut borne = FxHashSet::default();
    for placed in &analysis.blocks {
        let paragraph = &placed.paragraph;
        let words: Vec<&str> = words(&paragraph.text).collect();
        for (at, _) in words.iter().enumerate().filter(|(_, word)| is_given(paragraph, word)) {
            let behind = &words[at + 1..words.len().min(at + 1 + MOST)];
            borne.extend(with_particles(paragraph, behind));
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
