//! What the fixes of rows N1 to N58 make of a text.

use super::name_houses::find_under;
use super::*;
use copydesk::config::edit;
use copydesk::finding::{Severity, apply};
use copydesk::message::UiLanguage;

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

/// A row, a text in which every finding is marked, and what each fix of the first one's that changes the text makes of
/// it, by title.
struct Offer {
    row: &'static str,
    marked: &'static str,
    fixes: &'static [(&'static str, &'static str)],
}

const OFFERS: &[Offer] = &[
    Offer {
        row: "N1",
        marked: "Trains leave Kyiv on time. ⟦name-variant|Kiev⟧ is far, and the mayor of Kyiv, once of \
                 ⟦name-variant|Kiev⟧ himself, likes to leave Kyiv.",
        fixes: &[
            (
                "Replace with \"Kyiv\"",
                "Trains leave Kyiv on time. Kyiv is far, and the mayor of Kyiv, once of Kiev himself, \
                 likes to leave Kyiv.",
            ),
            (
                "Replace all with \"Kyiv\" (2)",
                "Trains leave Kyiv on time. Kyiv is far, and the mayor of Kyiv, once of Kyiv himself, \
                 likes to leave Kyiv.",
            ),
            (
                "Replace all with \"Kiev\" (3)",
                "Trains leave Kiev on time. Kiev is far, and the mayor of Kiev, once of Kiev himself, \
                 likes to leave Kiev.",
            ),
        ],
    },
    Offer {
        row: "N9",
        marked: "The envoy left Kyiv on Monday. “⟦hint name-variant|Kiev⟧ waits for us all tonight,” he said in Kyiv, far \
                 from the ⟦name-variant|Kiev⟧ of his youth.",
        fixes: &[
            (
                "Replace with \"Kyiv\" (this quotation too)",
                "The envoy left Kyiv on Monday. “Kyiv waits for us all tonight,” he said in Kyiv, far \
                 from the Kiev of his youth.",
            ),
            (
                "Replace all with \"Kyiv\", in quotations too (2)",
                "The envoy left Kyiv on Monday. “Kyiv waits for us all tonight,” he said in Kyiv, far \
                 from the Kyiv of his youth.",
            ),
        ],
    },
    Offer {
        row: "N14",
        marked: "Kyiv's main station is open. ⟦name-variant|Kiev⟧'s old one is closed, and ⟦name-variant|Kiev⟧ is sorry, \
                 says Kyiv's mayor, who came to Kyiv in May.",
        fixes: &[
            (
                "Replace with \"Kyiv\"",
                "Kyiv's main station is open. Kyiv's old one is closed, and Kiev is sorry, says Kyiv's \
                 mayor, who came to Kyiv in May.",
            ),
            (
                "Replace all with \"Kyiv\" (2)",
                "Kyiv's main station is open. Kyiv's old one is closed, and Kyiv is sorry, says Kyiv's \
                 mayor, who came to Kyiv in May.",
            ),
            (
                "Replace all with \"Kiev\" (3)",
                "Kiev's main station is open. Kiev's old one is closed, and Kiev is sorry, says Kiev's \
                 mayor, who came to Kiev in May.",
            ),
        ],
    },
    Offer {
        row: "N15",
        marked: "Le cabinet de Yermak a démenti la rumeur. La lettre d'⟦name-variant|Iermak⟧ circule déjà, celle \
                 qu'⟦name-variant|Iermak⟧ a lue aussi, et les avocats de Yermak attendent que Yermak parle.",
        fixes: &[
            (
                "Replace with \"Yermak\"",
                "Le cabinet de Yermak a démenti la rumeur. La lettre de Yermak circule déjà, celle \
                 qu'Iermak a lue aussi, et les avocats de Yermak attendent que Yermak parle.",
            ),
            (
                "Replace all with \"Yermak\" (2)",
                "Le cabinet de Yermak a démenti la rumeur. La lettre de Yermak circule déjà, celle que \
                 Yermak a lue aussi, et les avocats de Yermak attendent que Yermak parle.",
            ),
            (
                "Replace all with \"Iermak\" (3)",
                "Le cabinet d'Iermak a démenti la rumeur. La lettre d'Iermak circule déjà, celle \
                 qu'Iermak a lue aussi, et les avocats d'Iermak attendent qu'Iermak parle.",
            ),
        ],
    },
    Offer {
        row: "N24",
        marked: "Le prince Mohammed ben Salmane a reçu les joueurs. Ce soir, ⟦name-variant|Mohamed ben Salmane⟧ dînera \
                 avec eux, puis Mohammed ben Salmane partira.",
        fixes: &[
            (
                "Replace with \"Mohammed ben Salmane\"",
                "Le prince Mohammed ben Salmane a reçu les joueurs. Ce soir, Mohammed ben Salmane dînera \
                 avec eux, puis Mohammed ben Salmane partira.",
            ),
            (
                "Replace all with \"Mohamed ben Salmane\" (2)",
                "Le prince Mohamed ben Salmane a reçu les joueurs. Ce soir, Mohamed ben Salmane dînera \
                 avec eux, puis Mohamed ben Salmane partira.",
            ),
        ],
    },
    Offer {
        row: "N27",
        marked: "Le cycliste Tomáš Havránek a gagné l'étape. Pour ⟦name-variant|Havranek⟧, la saison commence bien, dit \
                 l'équipe d'Havránek.",
        fixes: &[
            (
                "Replace with \"Havránek\"",
                "Le cycliste Tomáš Havránek a gagné l'étape. Pour Havránek, la saison commence bien, dit \
                 l'équipe d'Havránek.",
            ),
            (
                "Replace all with \"Havranek\" (2)",
                "Le cycliste Tomáš Havranek a gagné l'étape. Pour Havranek, la saison commence bien, dit \
                 l'équipe d'Havranek.",
            ),
        ],
    },
    Offer {
        row: "N29",
        marked: "La mairie de Saint-Étienne vend ses trams. Celle de ⟦name-variant|Saint Étienne⟧ hésitait, mais \
                 Saint-Étienne est pressée.",
        fixes: &[
            (
                "Replace with \"Saint-Étienne\"",
                "La mairie de Saint-Étienne vend ses trams. Celle de Saint-Étienne hésitait, mais \
                 Saint-Étienne est pressée.",
            ),
            (
                "Replace all with \"Saint Étienne\" (2)",
                "La mairie de Saint Étienne vend ses trams. Celle de Saint Étienne hésitait, mais Saint \
                 Étienne est pressée.",
            ),
        ],
    },
    Offer {
        row: "N32",
        marked: "J. D. Vance is expected on Tuesday. The office of ⟦information name-variant|J.D.⟧ Vance has confirmed it, \
                 J. D. Vance is glad, and JD Vance will speak.",
        fixes: &[
            (
                "Replace all with \"J. D.\" (2)",
                "J. D. Vance is expected on Tuesday. The office of J. D. Vance has confirmed it, J. D. \
                 Vance is glad, and J. D. Vance will speak.",
            ),
            (
                "Replace with \"J. D.\"",
                "J. D. Vance is expected on Tuesday. The office of J. D. Vance has confirmed it, J. D. \
                 Vance is glad, and JD Vance will speak.",
            ),
            (
                "Replace all with \"J.D.\" (3)",
                "J.D. Vance is expected on Tuesday. The office of J.D. Vance has confirmed it, J.D. Vance \
                 is glad, and J.D. Vance will speak.",
            ),
        ],
    },
    Offer {
        row: "N36",
        marked: "Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et ⟦name-typo|Crouset⟧ doute. Le \
                 livre de Crouzet paraîtra lundi.",
        fixes: &[
            (
                "Replace with \"Crouzet\"",
                "Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouzet doute. \
                 Le livre de Crouzet paraîtra lundi.",
            ),
            (
                "Replace all with \"Crouset\" (3)",
                "Vincent Crouset voit deux obstacles. Crouset en redoute un troisième, et Crouset doute. \
                 Le livre de Crouset paraîtra lundi.",
            ),
        ],
    },
    Offer {
        row: "N37",
        marked: "Angela Corey has seen two problems with the hall. Angela ⟦information name-typo|Correy⟧ fears a third, \
                 which is more serious.",
        fixes: &[
            (
                "Replace with \"Corey\"",
                "Angela Corey has seen two problems with the hall. Angela Corey fears a third, which is \
                 more serious.",
            ),
            (
                "Replace all with \"Correy\" (1)",
                "Angela Correy has seen two problems with the hall. Angela Correy fears a third, which is \
                 more serious.",
            ),
        ],
    },
    Offer {
        row: "N45",
        marked: "L'OTAN se réunit mardi. La porte-parole de l'⟦name-style|Otan⟧ a précisé que l'OTAN viendrait seule, puis \
                 que l'Otan repartirait. L'OTAN aussi.",
        fixes: &[
            (
                "Replace all with \"OTAN\" (2)",
                "L'OTAN se réunit mardi. La porte-parole de l'OTAN a précisé que l'OTAN viendrait seule, \
                 puis que l'OTAN repartirait. L'OTAN aussi.",
            ),
            (
                "Replace with \"OTAN\"",
                "L'OTAN se réunit mardi. La porte-parole de l'OTAN a précisé que l'OTAN viendrait seule, \
                 puis que l'Otan repartirait. L'OTAN aussi.",
            ),
            (
                "Replace all with \"Otan\" (3)",
                "L'Otan se réunit mardi. La porte-parole de l'Otan a précisé que l'Otan viendrait seule, \
                 puis que l'Otan repartirait. L'Otan aussi.",
            ),
        ],
    },
    Offer {
        row: "N50",
        marked: "The trams of St. Louis have broken down. People in ⟦information name-variant|Saint⟧ Louis have been \
                 waiting for coaches since Monday, and St. Louis is angry.",
        fixes: &[
            (
                "Replace with \"St.\"",
                "The trams of St. Louis have broken down. People in St. Louis have been waiting for \
                 coaches since Monday, and St. Louis is angry.",
            ),
            (
                "Replace all with \"Saint\" (2)",
                "The trams of Saint Louis have broken down. People in Saint Louis have been waiting for \
                 coaches since Monday, and Saint Louis is angry.",
            ),
        ],
    },
    Offer {
        row: "N50, one of each",
        marked: "The trams of Saint Louis have broken down. People in ⟦information name-variant|St.⟧ Louis have been \
                 waiting for coaches since Monday.",
        fixes: &[
            (
                "Replace with \"Saint\"",
                "The trams of Saint Louis have broken down. People in Saint Louis have been waiting for \
                 coaches since Monday.",
            ),
            (
                "Replace all with \"St.\" (1)",
                "The trams of St. Louis have broken down. People in St. Louis have been waiting for \
                 coaches since Monday.",
            ),
        ],
    },
];

#[test]
fn offers() {
    let mut complaints = String::new();
    for Offer { row, marked, fixes } in OFFERS {
        let source = unmark(marked);
        let findings = find(&source);
        assert_eq!(mark(&source, &findings), *marked, "{row}");
        let made = findings[0].fixes.iter().filter(|fix| fix.project.is_none());
        let made: Vec<(String, String)> =
            made.map(|fix| (fix.title.text(UiLanguage::English), apply(&source, fix))).collect();
        if !made.iter().map(|(title, text)| (&**title, &**text)).eq(fixes.iter().copied()) {
            let _ = writeln!(complaints, "{row}\n  expected: {fixes:#?}\n  made: {made:#?}");
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

/// N58: what is right in both spellings is written into the project's settings, and is not reported again.
#[test]
fn both_are_kept() {
    for (source, expected) in [
        (
            "Le train de Kiev part à l'heure. Celui de Kyiv arrive en retard, et la gare de Kiev attend.",
            &[("Keep both", "[names]\ndifferent = [[\"Kyiv\", \"Kiev\"]]\n")][..],
        ),
        (
            "Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute de tout.",
            &[
                ("Keep both", "[names]\ndifferent = [[\"Crouset\", \"Crouzet\"]]\n"),
                ("Add \"Crouset\" to the known names", "[names]\nknown = [\"Crouset\"]\n"),
            ][..],
        ),
    ] {
        let findings = find(source);
        let [finding] = &findings[..] else { panic!("one finding: {findings:#?}") };
        let changes = finding.fixes.iter().filter_map(|fix| Some((fix, fix.project.as_ref()?)));
        let changes: Vec<(String, String)> = changes
            .map(|(fix, change)| {
                let settings = edit::edited("", change).expect("the file says nothing yet");
                (fix.title.text(UiLanguage::English), settings)
            })
            .filter(|(_, settings)| !settings.contains("prefer"))
            .collect();
        for (_, settings) in &changes {
            assert!(find_under(settings, source).is_empty(), "{settings}{source}");
        }
        let changes: Vec<(&str, &str)> = changes.iter().map(|(title, text)| (&**title, &**text)).collect();
        assert_eq!(changes, expected);
    }
}
