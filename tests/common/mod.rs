//! What several test files share: texts with their findings marked, and an article of our own.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod program;
pub(crate) mod same;
pub(crate) mod texts;

use std::path::Path;
use std::sync::Arc;

use copydesk::checks;
use copydesk::config::{Layer, project};
use copydesk::lang::names::Names;
use copydesk::text::SourceSpan;

/// Takes the marks ⟦ and ⟧ out of a text; returns the text and the spans that they enclosed.
pub(crate) fn unmark(marked: &str) -> (String, Vec<SourceSpan>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut open = None;
    for character in marked.chars() {
        match character {
            '⟦' => assert!(open.replace(text.len()).is_none(), "a mark in a mark: {marked}"),
            '⟧' => {
                let start = open.take().expect("a mark closes that was opened");
                spans.push(SourceSpan::new(start, text.len()));
            }
            _ => text.push(character),
        }
    }
    assert!(open.is_none(), "a mark stays open: {marked}");
    (text, spans)
}

/// Puts marks around spans of a text.
pub(crate) fn mark(text: &str, spans: &[SourceSpan]) -> String {
    let mut marks: Vec<(usize, char)> = Vec::new();
    for span in spans {
        marks.push((span.range().start, '⟦'));
        marks.push((span.range().end, '⟧'));
    }
    marks.sort_by_key(|(at, _)| *at);
    let mut marked = text.to_owned();
    for (at, mark) in marks.into_iter().rev() {
        marked.insert(at, mark);
    }
    marked
}

/// What the text of a `.copydesk.toml` in a folder says; nothing of it may be wrong.
pub(crate) fn layer(settings: &str, folder: &Path) -> Layer {
    let (layer, reports) = project::layer(settings, &folder.join(project::FILE), &checks::ids());
    assert!(reports.iter().all(|report| report.complaints.is_empty()), "{settings}: {reports:?}");
    layer.expect("nothing is wrong")
}

/// The names in force under the text of a `.copydesk.toml`.
pub(crate) fn names(settings: &str) -> Arc<Names> {
    Arc::new(Names::new(&layer(settings, Path::new("")).names))
}

/// Six paragraphs, each on a line of its own. The first has characters of one to four bytes.
pub(crate) const PARAGRAPHS: [&str; 6] = [
    "À Montrevel, le café 🙂 de la gare a rouvert ses portes lundi matin, après deux années de travaux et de \
     retards qui avaient fini par lasser les habitués du quartier.",
    "La mairie a consacré trois cent mille euros à la remise en état du bâtiment, dont la toiture menaçait de \
     tomber sur les voyageurs depuis la tempête de janvier.",
    "Le nouveau gérant, ancien cuisinier d'un lycée voisin, promet des repas simples et des horaires calés sur \
     ceux des premiers trains du matin.",
    "Une salle du premier étage accueillera les associations de la commune, qui se réunissaient jusqu'ici dans \
     un préau sans chauffage derrière l'école.",
    "Les commerçants de la place espèrent que cette ouverture ramènera des clients dans une rue où quatre \
     vitrines sur dix restent vides depuis l'automne.",
    "Une inauguration officielle est prévue samedi prochain, en présence de la fanfare municipale et des anciens \
     employés de la compagnie de chemin de fer.",
];

/// The article with paragraphs 2 to 6 pasted again: eleven lines, no final line end.
pub(crate) fn repeated_article(line_end: &str) -> String {
    [&PARAGRAPHS[..], &PARAGRAPHS[1..]].concat().join(line_end)
}
