//! What the fixes of rows N1 to N58 make of a text.

use super::*;
use copydesk::finding::{Severity, apply};

/// A row, a text with one finding, and the text after its first fix.
const FIXES: &[(&str, &str, &str)] = &[
    (
        "N1",
        "Le train de Kiev part à l'heure. Celui de Kyiv arrive en retard, et la gare de Kiev attend.",
        "Le train de Kiev part à l'heure. Celui de Kiev arrive en retard, et la gare de Kiev attend.",
    ),
    (
        "N9",
        "Le train de Kiev part à l'heure. Celui de Kyiv attend celui de Kiev. « Kyiv nous attend », dit le \
         préfet.",
        "Le train de Kiev part à l'heure. Celui de Kiev attend celui de Kiev. « Kyiv nous attend », dit le \
         préfet.",
    ),
    (
        "N14",
        "Trains leave Kyiv on time. Kiev's main station is being rebuilt, and the mayor of Kyiv is proud \
         of it.",
        "Trains leave Kyiv on time. Kyiv's main station is being rebuilt, and the mayor of Kyiv is proud \
         of it.",
    ),
    (
        "N14, a curly apostrophe",
        "Trains leave Kyiv on time. Kiev’s main station is being rebuilt, and the mayor of Kyiv is proud \
         of it.",
        "Trains leave Kyiv on time. Kyiv’s main station is being rebuilt, and the mayor of Kyiv is proud \
         of it.",
    ),
    (
        "N15",
        "Le port d'Odessa a rouvert lundi. Les cargos d'Odesa attendaient depuis mars au large d'Odessa.",
        "Le port d'Odessa a rouvert lundi. Les cargos d'Odessa attendaient depuis mars au large d'Odessa.",
    ),
    (
        "N15, a vowel in place of a consonant",
        "Le cabinet d'Iermak a démenti la rumeur. La lettre de Yermak circule déjà, et l'équipe d'Iermak \
         enquête.",
        "Le cabinet d'Iermak a démenti la rumeur. La lettre d'Iermak circule déjà, et l'équipe d'Iermak \
         enquête.",
    ),
    (
        "N15, a consonant in place of a vowel",
        "Le cabinet de Yermak a démenti la rumeur. La lettre d'Iermak circule déjà, et l'équipe de Yermak \
         enquête. Les avocats de Yermak aussi.",
        "Le cabinet de Yermak a démenti la rumeur. La lettre de Yermak circule déjà, et l'équipe de Yermak \
         enquête. Les avocats de Yermak aussi.",
    ),
];

#[test]
fn fixes() {
    let mut complaints = String::new();
    for (row, source, expected) in FIXES {
        // What is in a quotation is a hint.
        let mut findings = find(source);
        findings.retain(|finding| finding.severity > Severity::Hint);
        let fixed = match &findings[..] {
            [finding] => apply(source, &finding.fixes[0]),
            findings => format!("{} findings", findings.len()),
        };
        if fixed != *expected {
            let _ = writeln!(complaints, "{row}\n  expected: {expected}\n  fixed:    {fixed}");
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}
