//! Rows N1 to N58 that depend on a house or on what a project has settled; which spelling wins; and that no fix of a
//! name adds a finding.

use std::sync::Arc;

use super::*;
use copydesk::config::project;
use copydesk::finding::{Safety, Severity, apply};
use copydesk::message::UiLanguage;

const LE_MONDE: &str = "house = \"ours-fr.toml\"\n";
const KYIV: &str = "[names.prefer]\nKyiv = [\"Kiev\"]\n";
const KIEV: &str = "[names.prefer]\nKiev = [\"Kyiv\"]\n";

/// Houses of the tests' own, so that no case hangs on what a newsroom decides tomorrow.
const HOUSES: [(&str, &str); 3] = [
    (
        "ours-fr.toml",
        "language = \"fr\"\nforeign-marks = \"strip\"\nprefer = [\"Kiev\", \"Kharkiv\", \"Odessa\"]\n",
    ),
    ("ours-en.toml", "language = \"en\"\nforeign-marks = \"strip\"\nprefer = [\"Kyiv\", \"Odesa\"]\n"),
    ("marks-fr.toml", "language = \"fr\"\nforeign-marks = \"keep\"\nprefer = [\"Kiev\"]\n"),
];

/// The findings in a text under the text of a `.copydesk.toml`.
pub(super) fn find_under(settings: &str, source: &str) -> Vec<Finding> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, contents) in HOUSES {
        std::fs::write(folder.path().join(name), contents).expect("a file");
    }
    let (layer, reports) = project::layer(settings, &folder.path().join(project::FILE), &checks::ids());
    assert!(reports.iter().all(|report| report.complaints.is_empty()), "{settings}: {reports:?}");
    under(&Arc::new(Names::new(&layer.expect("nothing is wrong").names)), source)
}

fn under(names: &Arc<Names>, source: &str) -> Vec<Finding> {
    let analysis = Analysis::build(source.to_owned(), Format::Plain, names, None, &|| false)
        .expect("nothing cancels it");
    checks::check(&analysis, &Config::default())
}

/// A row, the settings, and a text in which every finding is marked.
const CASES: &[(&str, &str, &str)] = &[
    (
        "N3, no house",
        "",
        "Le train de Kyiv part à l'heure, et la mairie de la ville s'en félicite chaque matin.",
    ),
    (
        "N3",
        LE_MONDE,
        "Le train de ⟦name-style|Kyiv⟧ part à l'heure, et la mairie de ⟦name-style|Kyiv⟧ s'en félicite chaque matin.",
    ),
    (
        "N3, in English",
        "house = [\"ours-fr.toml\", \"ours-en.toml\"]",
        "The train from ⟦name-style|Kiev⟧ leaves on time, and the people of the town are glad of it each morning.",
    ),
    (
        "N3, another language than the house's",
        LE_MONDE,
        "The train from Kyiv leaves on time, and the people of the town are glad of it every single morning.",
    ),
    (
        "N3, a project without a house",
        KYIV,
        "Le train de ⟦name-style|Kiev⟧ part à l'heure, et la mairie de la ville s'en félicite chaque matin.",
    ),
    (
        "N3, quotations, titles and fixed terms",
        LE_MONDE,
        "Le Kyiv Independent raconte la journée : « Kyiv tient bon et nous attend tous », dit le maire, qui lit le \
         Kyiv Post.",
    ),
    (
        "N5",
        LE_MONDE,
        "Le président russe, Vladimir ⟦name-style|Putin⟧, recevra la délégation mardi. ⟦name-style|Putin⟧ a refusé \
         toute concession.",
    ),
    (
        "N5, in English",
        "house = \"ours-en.toml\"",
        "The president of Russia, Vladimir ⟦name-style|Poutine⟧, will see the envoys on Tuesday, and \
         ⟦name-style|Poutine⟧ will speak.",
    ),
    (
        "N5, the dish",
        "house = \"ours-en.toml\"",
        "The president of Russia, Vladimir ⟦name-style|Poutine⟧, will see the envoys on Tuesday over a bowl of poutine.",
    ),
    (
        "N4, the house's form is told by name-variant",
        LE_MONDE,
        "Le président russe, Vladimir Poutine, recevra la délégation mardi. ⟦name-variant|Putin⟧ a refusé toute \
         concession.",
    ),
    (
        "N17",
        "house = \"fr-lemonde\"",
        "La ligne directe entre Kiev et Kharkiv rouvre lundi, et les billets de Kiev sont déjà tous vendus.",
    ),
    (
        "N28",
        LE_MONDE,
        "Le président ⟦name-style|Erdoğan⟧ a reçu lundi soir le maire ⟦name-style|Łukasz⟧ ⟦name-style|Wałczak⟧, \
         et rien d'autre.",
    ),
    (
        "N28, marks of the language's own",
        LE_MONDE,
        "Le président a reçu lundi soir la ministre Anaïs Lefèvre, de Nîmes, et sa délégation à la préfecture.",
    ),
    (
        "N28, in English",
        "house = \"ours-en.toml\"",
        "The president of Turkey, Recep Tayyip ⟦name-style|Erdoğan⟧, met the mayor ⟦name-style|José⟧ Delaney on Monday \
         and was pleased.",
    ),
    (
        "N3, a copy",
        LE_MONDE,
        "Le train de ⟦name-style|Kyiv⟧ part à l'heure, et la mairie de la ville s'en félicite chaque matin devant la \
         presse.\n\
         ⟦repeated-paragraph|Le train de Kyiv part à l'heure, et la mairie de la ville s'en félicite chaque matin devant \
         la presse.⟧",
    ),
    (
        "N28, a house that keeps marks",
        "house = \"marks-fr.toml\"",
        "Le président ⟦name-style|Erdogan⟧ a reçu lundi soir le maire Łukasz Wałczak et toute sa délégation.",
    ),
    (
        "N28, a known name",
        "house = \"ours-fr.toml\"\nnames.known = [\"Łukasz Wałczak\"]",
        "Le président a reçu lundi soir à la préfecture le maire Łukasz Wałczak et toute sa délégation.",
    ),
    (
        "N57",
        LE_MONDE,
        "⟦name-style|KYIV⟧ (Reuters) - Les trains de nuit pour Kiev partent de nouveau à l'heure, a dit la mairie.",
    ),
    (
        "N57, in English",
        "house = \"ours-en.toml\"",
        "⟦name-style|KIEV⟧, Ukraine — The night trains to Kyiv leave on time again, the mayor said on Monday.",
    ),
    (
        "N58, both",
        "names.different = [[\"Kiev\", \"Kyiv\"]]",
        "Le train de Kiev part à l'heure. Celui de Kyiv arrive en retard, et la gare de Kiev attend.",
    ),
    (
        "N58, both, in English",
        "names.different = [[\"Kiev\", \"Kyiv\"]]",
        "The train from Kyiv leaves on time. The one from Kiev is late, and the station of Kyiv has been waiting for it.",
    ),
    (
        "N58, both, and a house",
        "house = \"ours-fr.toml\"\nnames.different = [[\"Kiev\", \"Kyiv\"]]",
        "Le train de Kiev part à l'heure. Celui de Kyiv arrive en retard, et la gare de Kiev attend.",
    ),
    (
        "N58, a known name",
        "names.known = [\"Crouset\"]",
        "Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute de tout.",
    ),
    (
        "N58, two people",
        "names.different = [[\"Crouset\", \"Crouzet\"]]",
        "Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute de tout.",
    ),
    (
        "a name that no table has",
        "names.prefer.\"Hélène d'Orme\" = [\"Helena Orme\", \"Hélène Dorme\"]",
        "La maire, ⟦name-style|Helena Orme⟧, est revenue lundi soir de la capitale, où on l'attendait depuis mars.",
    ),
    (
        "such a name, both ways",
        "names.prefer.Crouset = [\"Crouzet\"]",
        "Vincent ⟦name-variant|Crouzet⟧ voit deux obstacles. ⟦name-variant|Crouzet⟧ en redoute un troisième, et \
         Crouset doute de tout.",
    ),
    (
        "the project before the house",
        "house = \"ours-fr.toml\"\n[names.prefer]\nKyiv = []",
        "Le train de ⟦name-variant|Kiev⟧ part à l'heure. Celui de Kyiv arrive, et la gare de ⟦name-variant|Kiev⟧ \
         attend.",
    ),
    (
        "the house before the majority",
        LE_MONDE,
        "Le train de ⟦name-variant|Kyiv⟧ part à l'heure. Celui de Kiev arrive, et la gare de ⟦name-variant|Kyiv⟧ \
         attend.",
    ),
    (
        "a house that wants neither",
        LE_MONDE,
        "Le train de ⟦name-style|Kyïv⟧ part à l'heure. Celui de ⟦name-style|Kyiv⟧ arrive avec un jour de retard.",
    ),
    (
        "no house: the first of two",
        "",
        "Le train de Kyiv part à l'heure. Celui de ⟦name-variant|Kiev⟧ arrive en retard, et la gare attend.",
    ),
    (
        "no house: the one first given in full, with half of all",
        "",
        "L'équipe de ⟦name-variant|Zelenski⟧ attend. Volodymyr Zelensky arrive mardi, et Zelensky parlera. Pour \
         ⟦name-variant|Zelenski⟧, rien ne presse.",
    ),
    (
        "no house: the majority",
        "",
        "Volodymyr ⟦name-variant|Zelenski⟧ attend. Les gens de Zelensky arrivent mardi, et Zelensky parlera sans doute.",
    ),
    (
        "no house: never one that is not at home",
        "",
        "Vladimir ⟦name-variant|Putin⟧ attend. Les gens de Poutine arrivent mardi, et ⟦name-variant|Putin⟧ parlera.",
    ),
];

#[test]
fn hold() {
    let mut complaints = String::new();
    for (row, settings, marked) in CASES {
        let source = unmark(marked);
        let found = mark(&source, &find_under(settings, &source));
        if found != *marked {
            let _ = writeln!(complaints, "{row}\n  expected: {marked}\n  found:    {found}");
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn the_built_in_houses_hold_their_forms() {
    for (id, text) in [
        ("fr-kyiv", "Le train de ⟦name-style|Kiev⟧ part à l'heure, et la mairie s'en félicite chaque matin."),
        (
            "fr-lemonde",
            "Le train de ⟦name-style|Kyiv⟧ part à l'heure, et la mairie s'en félicite chaque matin.",
        ),
        (
            "en-ap",
            "The train from ⟦name-style|Kiev⟧ leaves on time, and the town is glad of it each morning.",
        ),
    ] {
        let source = unmark(text);
        assert_eq!(mark(&source, &find_under(&format!("house = \"{id}\""), &source)), text, "{id}");
    }
}

/// What is in a quotation is no more than a hint, and only a fix that says so changes it (N9).
#[test]
fn a_quotation_is_changed_on_request() {
    let source = "Le train de Kiev part à l'heure. « Kyiv nous attend tous ce soir », dit le préfet. Celui de Kyiv suit \
                  celui de Kiev.";
    let findings = find(source);
    let severities: Vec<Severity> = findings.iter().map(|finding| finding.severity).collect();
    assert_eq!(severities, [Severity::Hint, Severity::Warning]);
    let titles = |finding: &Finding| -> Vec<String> {
        finding.fixes.iter().map(|fix| fix.title.text(UiLanguage::French)).collect()
    };
    assert_eq!(
        titles(&findings[0]),
        [
            "Remplacer par « Kiev » (cette citation aussi)",
            "Remplacer partout par « Kiev », y compris dans les citations (2)",
            "Toujours écrire « Kiev » dans ce projet",
            "Garder les deux",
        ]
    );
    assert!(findings[0].fixes.iter().all(|fix| fix.safety != Safety::Safe));
    assert!(apply(source, &findings[0].fixes[0]).contains("« Kiev nous attend tous"));
    assert_eq!(
        titles(&findings[1]),
        [
            "Remplacer par « Kiev »",
            "Remplacer partout par « Kyiv » (2)",
            "Remplacer partout par « Kiev », y compris dans les citations (2)",
            "Toujours écrire « Kiev » dans ce projet",
            "Garder les deux",
        ]
    );
    let all = apply(source, &findings[1].fixes[2]);
    assert!(!all.contains("Kyiv") && find(&all).is_empty(), "{all}");
}

/// On a tie nobody knows which is right: both ways are offered, and nothing is done without a look.
#[test]
fn a_tie_is_offered_both_ways() {
    let findings =
        find("Le train de Kyiv part à l'heure. Celui de Kiev arrive en retard, et la gare attend.");
    let titles: Vec<String> =
        findings[0].fixes.iter().map(|fix| fix.title.text(UiLanguage::English)).collect();
    assert_eq!(
        titles,
        [
            "Replace with \"Kyiv\"",
            "Replace all with \"Kiev\" (1)",
            "Always write \"Kyiv\" in this project",
            "Always write \"Kiev\" in this project",
            "Keep both",
        ]
    );
    assert!(findings[0].fixes.iter().all(|fix| fix.safety != Safety::Safe));
}

/// What each fix of each case makes of its text has no more findings than before, and none where it mended.
#[test]
fn no_fix_adds_a_finding() {
    for (row, settings, marked) in CASES {
        let source = unmark(marked);
        let findings = find_under(settings, &source);
        for finding in &findings {
            for fix in finding.fixes.iter().filter(|fix| fix.project.is_none()) {
                let mended = apply(&source, fix);
                let after = find_under(settings, &mended);
                let most = findings.len() - usize::from(fix.safety == Safety::Safe);
                assert!(after.len() <= most, "{row}: {}\n{mended}", fix.title.text(UiLanguage::English));
            }
        }
    }
}

/// What a fix tells the project is obeyed: the finding is gone, or its mirror image says what to write.
#[test]
fn the_project_obeys_its_fixes() {
    for source in [
        "Le train de Kyiv part à l'heure. Celui de Kiev arrive en retard, et la gare attend.",
        "Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute de tout.",
        "The envoy Stephen Delmarre lands on Tuesday. Steven Delmarre leaves on Friday, says Stephen Delmarre.",
    ] {
        for finding in find(source) {
            for change in finding.fixes.iter().filter_map(|fix| fix.project.as_ref()) {
                let settings = copydesk::config::edit::edited("", change).expect("the file says nothing yet");
                let after = find_under(&settings, source);
                let is_preference = settings.contains("prefer");
                let quiet = after.iter().all(|finding| finding.check == "name-variant");
                assert!(
                    if is_preference { quiet } else { after.is_empty() },
                    "{settings}{source}\n{after:#?}"
                );
            }
        }
    }
}

#[test]
fn a_house_redoes_elisions_and_keeps_the_typography() {
    for (settings, source, expected) in [
        (
            KIEV,
            "Le maire de Kyiv est rentré lundi soir, et la foule de la gare l’attendait depuis midi.",
            "Le maire de Kiev est rentré lundi soir, et la foule de la gare l’attendait depuis midi.",
        ),
        (
            "[names.prefer]\nIermak = [\"Yermak\"]",
            "Le cabinet de Yermak a démenti lundi soir la rumeur, et la foule de la gare l’attendait depuis midi.",
            "Le cabinet d’Iermak a démenti lundi soir la rumeur, et la foule de la gare l’attendait depuis midi.",
        ),
        (
            "[names.prefer]\n\"Al-Qaïda\" = [\"Al Qaïda\"]",
            "Les hommes d'Al Qaïda ont quitté lundi soir le village, et la foule de la gare les attendait depuis midi.",
            "Les hommes d'Al-Qaïda ont quitté lundi soir le village, et la foule de la gare les attendait depuis midi.",
        ),
        (
            "[names.prefer]\nOdesa = [\"Kherson\"]",
            "She met a Kherson official on Monday, and Kherson's mayor was there as well, the town hall said.",
            "She met an Odesa official on Monday, and Odesa's mayor was there as well, the town hall said.",
        ),
    ] {
        let findings = find_under(settings, source);
        let mut mended = source.to_owned();
        for finding in findings.iter().rev() {
            let fix = finding.fixes.first().expect("it can be mended");
            assert_eq!(fix.safety, Safety::Safe, "{source}");
            mended = apply(&mended, fix);
        }
        assert_eq!(mended, expected);
    }
}
