//! What each fix makes of a text, and what findings say in both languages.

use copydesk::analysis::Analysis;
use copydesk::checks;
use copydesk::config::{Config, Level};
use copydesk::extract::Format;
use copydesk::finding::{Finding, Safety, apply};
use copydesk::lang::names::Names;
use copydesk::message::{Message, UiLanguage};
use expect_test::{Expect, expect};

fn findings(text: &str, format: Format) -> Vec<Finding> {
    findings_under(text, format, &Config::default())
}

fn findings_under(text: &str, format: Format, config: &Config) -> Vec<Finding> {
    let analysis = Analysis::build(text.to_owned(), format, &Names::builtin(), None, &|| false)
        .expect("nothing cancels it");
    checks::check(&analysis, config)
}

/// Every finding with its message, and what each of its fixes makes of the text. Line ends are shown.
fn shown(text: &str, format: Format, ui: UiLanguage) -> String {
    let mut shown = String::new();
    for finding in findings(text, format) {
        shown += &format!("{}: {}\n", finding.check, finding.message.text(ui));
        for fix in &finding.fixes {
            let safety = if fix.safety == Safety::Safe { "safe" } else { "look" };
            if let Some(change) = &fix.project {
                shown += &format!("  {}: {change:?}\n", fix.title.text(ui));
                continue;
            }
            shown += &format!("  {safety}: {}\n", fix.title.text(ui));
            let mended = apply(text, fix).replace('\r', "␍");
            for line in mended.split_inclusive('\n') {
                shown += &format!("    {}\n", line.replace('\n', "␊"));
            }
        }
    }
    shown
}

fn check(text: &str, ui: UiLanguage, expected: &Expect) {
    expected.assert_eq(&shown(text, Format::Plain, ui));
}

const ROOF: &str =
    "La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.";
const MARKET: &str =
    "Le marché du samedi se tiendra pendant ce temps sur la place de la gare, sous des tentes.";

const RAIL: &str = "Deux rames neuves relieront dès le printemps la vallée à la préfecture, toutes les heures de la journée.";

#[test]
fn a_copy_goes_with_one_line_end() {
    use UiLanguage::French;
    check(
        &format!("{ROOF}\nSuite.\n{ROOF}"),
        French,
        &expect![[r#"
            repeated-paragraph: Paragraphe déjà présent plus haut (§ 1).
              safe: Supprimer cette reprise
                La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␊
                Suite.
              look: Supprimer la première version
                Suite.␊
                La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.
              Ajouter aux mentions récurrentes du projet: Boilerplate { text: "La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal." }
        "#]],
    );
    check(
        &format!("{ROOF}\r\n{ROOF}\r\nSuite.\r\n"),
        French,
        &expect![[r#"
            repeated-paragraph: Paragraphe déjà présent plus haut (§ 1).
              safe: Supprimer cette reprise
                La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␍␊
                Suite.␍␊
              look: Supprimer la première version
                La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␍␊
                Suite.␍␊
              Ajouter aux mentions récurrentes du projet: Boilerplate { text: "La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal." }
        "#]],
    );
    check(
        &format!("{ROOF}\n\n{MARKET}\n\n{ROOF}\n\n{MARKET}\n"),
        French,
        &expect![[r#"
        repeated-block: L'article entier est là deux fois : ces 2 paragraphes le reprennent.
          safe: Supprimer cette reprise (2 paragraphes)
            La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␊
            ␊
            Le marché du samedi se tiendra pendant ce temps sur la place de la gare, sous des tentes.␊
          look: Supprimer la première version
            La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␊
            ␊
            Le marché du samedi se tiendra pendant ce temps sur la place de la gare, sous des tentes.␊
    "#]],
    );
}

#[test]
fn a_copy_with_an_edited_paragraph_is_not_deleted_unseen() {
    let edited = MARKET.replace("samedi", "dimanche");
    check(
        &format!("Titre\n{ROOF}\n{MARKET}\n{RAIL}\nTitre bis\n{ROOF}\n{edited}\n{RAIL}\nFin."),
        UiLanguage::English,
        &expect![[r#"
            repeated-block: These 3 paragraphs repeat paragraphs 2–4 (one paragraph differs).
              look: Delete this copy (3 paragraphs, one of them edited)
                Titre␊
                La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␊
                Le marché du samedi se tiendra pendant ce temps sur la place de la gare, sous des tentes.␊
                Deux rames neuves relieront dès le printemps la vallée à la préfecture, toutes les heures de la journée.␊
                Titre bis␊
                Fin.
              look: Delete the first version
                Titre␊
                Titre bis␊
                La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␊
                Le marché du dimanche se tiendra pendant ce temps sur la place de la gare, sous des tentes.␊
                Deux rames neuves relieront dès le printemps la vallée à la préfecture, toutes les heures de la journée.␊
                Fin.
        "#]],
    );
}

#[test]
fn typography_makes_no_difference() {
    check(
        "L'eau monte, dit-on : « encore un mètre », et la ville attend la décrue depuis six jours.\n\
         L’eau monte, dit-on\u{a0}: \"encore un mètre\", et la ville attend la décrue depuis six jours.",
        UiLanguage::French,
        &expect![[r#"
            repeated-paragraph: Paragraphe déjà présent plus haut (§ 1, à la typographie près).
              safe: Supprimer cette reprise
                L'eau monte, dit-on : « encore un mètre », et la ville attend la décrue depuis six jours.
              look: Supprimer la première version
                L’eau monte, dit-on : "encore un mètre", et la ville attend la décrue depuis six jours.
              Ajouter aux mentions récurrentes du projet: Boilerplate { text: "L’eau monte, dit-on\u{a0}: \"encore un mètre\", et la ville attend la décrue depuis six jours." }
        "#]],
    );
}

#[test]
fn nothing_between_the_paragraphs_is_deleted_with_them() {
    let text = format!("{ROOF}\n\n{MARKET}\n\n{ROOF}\n\n```\ncode\n```\n\n{MARKET}\n");
    expect![[r#"
        repeated-block: L'article entier est là deux fois : ces 2 paragraphes le reprennent.
          look: Supprimer la première version
            La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␊
            ␊
            ```␊
            code␊
            ```␊
            ␊
            Le marché du samedi se tiendra pendant ce temps sur la place de la gare, sous des tentes.␊
    "#]]
    .assert_eq(&shown(&text, Format::Markdown, UiLanguage::French));
}

#[test]
fn front_matter_and_footnotes_are_no_copies_of_the_text() {
    for text in [
        format!("---\ndescription: {ROOF}\n---\n\n{ROOF}\n\n{MARKET}\n"),
        format!("{ROOF}[^1]\n\n{MARKET}\n\n[^1]: {ROOF}\n"),
    ] {
        assert_eq!(shown(&text, Format::Markdown, UiLanguage::French), "", "{text}");
    }
}

#[test]
fn a_copy_between_two_lists_is_not_deleted_unseen() {
    let text = format!("{ROOF}\n\n- un\n\n{ROOF}\n\n- deux\n");
    expect![[r#"
        repeated-paragraph: Paragraphe déjà présent plus haut (§ 1).
          look: Supprimer cette reprise
            La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␊
            ␊
            - un␊
            ␊
            - deux␊
          look: Supprimer la première version
            - un␊
            ␊
            La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␊
            ␊
            - deux␊
          Ajouter aux mentions récurrentes du projet: Boilerplate { text: "La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal." }
    "#]]
    .assert_eq(&shown(&text, Format::Markdown, UiLanguage::French));
}

#[test]
fn another_paragraph_inside_a_copy_stays() {
    let other = "Rien de tel n'avait été vu dans la vallée depuis la grande crue de mille neuf cent dix.";
    check(
        &format!("{ROOF}\n{MARKET}\n{RAIL}\nInter.\n{ROOF}\n{other}\n{RAIL}\nFin."),
        UiLanguage::French,
        &expect![[r#"
            repeated-block: Ces 3 paragraphes reprennent les paragraphes 1 à 3 (un paragraphe diffère).
              look: Supprimer cette reprise (2 paragraphes)
                La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␊
                Le marché du samedi se tiendra pendant ce temps sur la place de la gare, sous des tentes.␊
                Deux rames neuves relieront dès le printemps la vallée à la préfecture, toutes les heures de la journée.␊
                Inter.␊
                Rien de tel n'avait été vu dans la vallée depuis la grande crue de mille neuf cent dix.␊
                Fin.
              look: Supprimer la première version
                Le marché du samedi se tiendra pendant ce temps sur la place de la gare, sous des tentes.␊
                Inter.␊
                La toiture de la halle sera refaite avant l'hiver, a décidé lundi soir le conseil municipal.␊
                Rien de tel n'avait été vu dans la vallée depuis la grande crue de mille neuf cent dix.␊
                Deux rames neuves relieront dès le printemps la vallée à la préfecture, toutes les heures de la journée.␊
                Fin.
        "#]],
    );
}

#[test]
fn all_copies_go_at_once_wherever_they_stand() {
    let block = format!("{ROOF}\r\n\r\n{MARKET}");
    for (text, left) in [
        // One behind the other, with and without a line end behind the last.
        (format!("{block}\r\n\r\n{block}\r\n\r\n{block}\r\n"), format!("{block}\r\n")),
        (format!("{block}\r\n\r\n{block}\r\n\r\n{block}"), block.clone()),
        // Two together and one apart.
        (
            format!("{block}\r\n\r\n{block}\r\n\r\n{block}\r\n\r\n{RAIL}\r\n\r\n{block}\r\n"),
            format!("{block}\r\n\r\n{RAIL}\r\n"),
        ),
    ] {
        let found = findings(&text, Format::Plain);
        assert!(found.len() > 1, "{text}");
        for finding in &found {
            let all = finding.fixes.iter().find(|fix| matches!(fix.title, Message::DeleteAllCopies { .. }));
            assert_eq!(apply(&text, all.expect("each has it")), left, "{text}");
        }
    }
}

#[test]
fn a_country_keeps_its_article_for_a_person_to_judge() {
    use UiLanguage::French;
    for (text, expected) in [
        (
            "La Biélorussie a fermé sa frontière lundi. Le chef du Bélarus ne dit rien de la Biélorussie.",
            expect![[r#"
                name-variant: « Bélarus » ici, « Biélorussie » ailleurs (2 fois).
                  Toujours écrire « Biélorussie » dans ce projet: Prefer { form: "Biélorussie", others: ["Bélarus"] }
                  Garder les deux: Different { one: "Bélarus", other: "Biélorussie" }
            "#]],
        ),
        (
            "L'Eswatini a fermé sa frontière lundi. Nul ne parle du Swaziland, ni de l'Eswatini.",
            expect![[r#"
                name-variant: « Swaziland » ici, « Eswatini » ailleurs (2 fois).
                  safe: Remplacer par « Eswatini »
                    L'Eswatini a fermé sa frontière lundi. Nul ne parle de l'Eswatini, ni de l'Eswatini.
                  look: Remplacer partout par « Swaziland » (2)
                    Le Swaziland a fermé sa frontière lundi. Nul ne parle du Swaziland, ni du Swaziland.
                  Toujours écrire « Eswatini » dans ce projet: Prefer { form: "Eswatini", others: ["Swaziland"] }
                  Garder les deux: Different { one: "Swaziland", other: "Eswatini" }
            "#]],
        ),
    ] {
        check(text, French, &expected);
    }
    let text = "---\ntitle: 'La Côte d''Ivoire vote'\n---\n\nIvory Coast a voté lundi, et la Côte d'Ivoire attend ses résultats.\n";
    expect![[r#"
        name-variant: « Ivory Coast » ici, « Côte d'Ivoire » ailleurs (2 fois).
          safe: Remplacer par « Côte d'Ivoire »
            ---␊
            title: 'La Côte d''Ivoire vote'␊
            ---␊
            ␊
            Côte d'Ivoire a voté lundi, et la Côte d'Ivoire attend ses résultats.␊
          Toujours écrire « Côte d'Ivoire » dans ce projet: Prefer { form: "Côte d'Ivoire", others: ["Ivory Coast"] }
          Garder les deux: Different { one: "Ivory Coast", other: "Côte d'Ivoire" }
    "#]]
    .assert_eq(&shown(text, Format::Markdown, French));
}

#[test]
fn an_ellipsis_stays_whole() {
    check(
        "La nuit fut longue. « Nous avons tout perdu cette nuit... » Le pont est fermé.",
        UiLanguage::French,
        &expect![[r#"
            unattributed-quote: Qui parle ? Aucune source pour cette citation.
              look: Ajouter l'attribution
                La nuit fut longue. « Nous avons tout perdu cette nuit... », a déclaré [source]. Le pont est fermé.
              look: Ce n'est pas une citation
                <!-- copydesk: ignore[unattributed-quote] Ce n'est pas une citation -->␊
                La nuit fut longue. « Nous avons tout perdu cette nuit... » Le pont est fermé.
        "#]],
    );
}

#[test]
fn an_attribution_takes_the_punctuation_of_its_language() {
    use UiLanguage::{English, French};
    for (text, ui, expected) in [
        (
            "La nuit fut longue. « Nous avons tout perdu cette nuit. » Le pont est fermé.",
            French,
            expect![[r#"
                unattributed-quote: Qui parle ? Aucune source pour cette citation.
                  look: Ajouter l'attribution
                    La nuit fut longue. « Nous avons tout perdu cette nuit », a déclaré [source]. Le pont est fermé.
                  look: Ce n'est pas une citation
                    <!-- copydesk: ignore[unattributed-quote] Ce n'est pas une citation -->␊
                    La nuit fut longue. « Nous avons tout perdu cette nuit. » Le pont est fermé.
            "#]],
        ),
        (
            "La nuit fut longue. « Qui va nous aider maintenant ? » Le pont est fermé.",
            French,
            expect![[r#"
                unattributed-quote: Qui parle ? Aucune source pour cette citation.
                  look: Ajouter l'attribution
                    La nuit fut longue. « Qui va nous aider maintenant ? » a déclaré [source]. Le pont est fermé.
                  look: Ce n'est pas une citation
                    <!-- copydesk: ignore[unattributed-quote] Ce n'est pas une citation -->␊
                    La nuit fut longue. « Qui va nous aider maintenant ? » Le pont est fermé.
            "#]],
        ),
        (
            "La nuit fut longue. \"Nous avons tout perdu cette nuit\". Le pont est fermé.",
            French,
            expect![[r#"
                unattributed-quote: Qui parle ? Aucune source pour cette citation.
                  look: Ajouter l'attribution
                    La nuit fut longue. "Nous avons tout perdu cette nuit", a déclaré [source]. Le pont est fermé.
                  look: Ce n'est pas une citation
                    <!-- copydesk: ignore[unattributed-quote] Ce n'est pas une citation -->␊
                    La nuit fut longue. "Nous avons tout perdu cette nuit". Le pont est fermé.
            "#]],
        ),
        (
            "It was a long night. “We have lost everything we had.” The bridge is closed.",
            English,
            expect![[r#"
                unattributed-quote: Who is speaking? No source for this quote.
                  look: Add attribution
                    It was a long night. “We have lost everything we had,” [source] said. The bridge is closed.
                  look: Not a quotation
                    <!-- copydesk: ignore[unattributed-quote] Not a quotation -->␊
                    It was a long night. “We have lost everything we had.” The bridge is closed.
            "#]],
        ),
        (
            "It was a long night. “Who is going to help us now?” The bridge is closed.",
            English,
            expect![[r#"
                unattributed-quote: Who is speaking? No source for this quote.
                  look: Add attribution
                    It was a long night. “Who is going to help us now?” [source] said. The bridge is closed.
                  look: Not a quotation
                    <!-- copydesk: ignore[unattributed-quote] Not a quotation -->␊
                    It was a long night. “Who is going to help us now?” The bridge is closed.
            "#]],
        ),
    ] {
        check(text, ui, &expected);
    }
}

#[test]
fn the_nearest_speakers_are_offered() {
    check(
        "« La pluie ne cesse pas depuis lundi », constate Anne Morel.\n\
         « Les caves sont pleines », ajoute Paul Le Goff.\n\
         Les secours arrivent de partout. « Nous avons tout perdu cette nuit. » Le pont est fermé à tous.",
        UiLanguage::French,
        &expect![[r#"
            unattributed-quote: Qui parle ? Aucune source pour cette citation.
              look: Ajouter l'attribution
                « La pluie ne cesse pas depuis lundi », constate Anne Morel.␊
                « Les caves sont pleines », ajoute Paul Le Goff.␊
                Les secours arrivent de partout. « Nous avons tout perdu cette nuit », a déclaré [source]. Le pont est fermé à tous.
              look: Attribuer à Paul Le Goff
                « La pluie ne cesse pas depuis lundi », constate Anne Morel.␊
                « Les caves sont pleines », ajoute Paul Le Goff.␊
                Les secours arrivent de partout. « Nous avons tout perdu cette nuit », a déclaré Paul Le Goff. Le pont est fermé à tous.
              look: Attribuer à Anne Morel
                « La pluie ne cesse pas depuis lundi », constate Anne Morel.␊
                « Les caves sont pleines », ajoute Paul Le Goff.␊
                Les secours arrivent de partout. « Nous avons tout perdu cette nuit », a déclaré Anne Morel. Le pont est fermé à tous.
              look: Ce n'est pas une citation
                « La pluie ne cesse pas depuis lundi », constate Anne Morel.␊
                « Les caves sont pleines », ajoute Paul Le Goff.␊
                <!-- copydesk: ignore[unattributed-quote] Ce n'est pas une citation -->␊
                Les secours arrivent de partout. « Nous avons tout perdu cette nuit. » Le pont est fermé à tous.
        "#]],
    );
}

#[test]
fn a_name_keeps_what_hangs_on_it() {
    use UiLanguage::{English, French};
    for (text, ui, expected) in [
        (
            "Le maire de Kiev est rentré. La foule d'Odessa attend. Nul à Odessa ne dort. Rien d'Odesa.",
            French,
            expect![[r#"
                name-variant: « Odesa » ici, « Odessa » ailleurs (2 fois).
                  safe: Remplacer par « Odessa »
                    Le maire de Kiev est rentré. La foule d'Odessa attend. Nul à Odessa ne dort. Rien d'Odessa.
                  look: Remplacer partout par « Odesa » (2)
                    Le maire de Kiev est rentré. La foule d'Odesa attend. Nul à Odesa ne dort. Rien d'Odesa.
                  Toujours écrire « Odessa » dans ce projet: Prefer { form: "Odessa", others: ["Odesa"] }
                  Garder les deux: Different { one: "Odesa", other: "Odessa" }
            "#]],
        ),
        (
            "Kyiv’s mayor is back. The trains leave Kyiv at noon. Nobody knows Kiev's plans for the winter.",
            English,
            expect![[r#"
                name-variant: "Kiev" here, "Kyiv" elsewhere (2×).
                  safe: Replace with "Kyiv"
                    Kyiv’s mayor is back. The trains leave Kyiv at noon. Nobody knows Kyiv's plans for the winter.
                  look: Replace all with "Kiev" (2)
                    Kiev’s mayor is back. The trains leave Kiev at noon. Nobody knows Kiev's plans for the winter.
                  Always write "Kyiv" in this project: Prefer { form: "Kyiv", others: ["Kiev"] }
                  Keep both: Different { one: "Kiev", other: "Kyiv" }
            "#]],
        ),
        (
            "Le président Poutine parle. Vladimir Putin se tait depuis hier soir à Moscou.",
            French,
            expect![[r#"
                name-variant: « Putin » ici, « Poutine » ailleurs (1 fois).
                  safe: Remplacer par « Poutine »
                    Le président Poutine parle. Vladimir Poutine se tait depuis hier soir à Moscou.
                  look: Remplacer partout par « Putin » (1)
                    Le président Putin parle. Vladimir Putin se tait depuis hier soir à Moscou.
                  Toujours écrire « Poutine » dans ce projet: Prefer { form: "Poutine", others: ["Putin"] }
                  Garder les deux: Different { one: "Putin", other: "Poutine" }
            "#]],
        ),
    ] {
        check(text, ui, &expected);
    }
}

#[test]
fn what_is_no_quotation_is_marked_above_its_paragraph() {
    check(
        "\u{feff}  La banderole flotte au vent. « Nous voulons du pain et des roses. »\r\nLe pont est fermé.",
        UiLanguage::French,
        &expect![[r#"
            unattributed-quote: Qui parle ? Aucune source pour cette citation.
              look: Ajouter l'attribution
                ﻿  La banderole flotte au vent. « Nous voulons du pain et des roses », a déclaré [source].␍␊
                Le pont est fermé.
              look: Ce n'est pas une citation
                ﻿  <!-- copydesk: ignore[unattributed-quote] Ce n'est pas une citation -->␍␊
                  La banderole flotte au vent. « Nous voulons du pain et des roses. »␍␊
                Le pont est fermé.
        "#]],
    );
    for (text, offered) in [
        ("La banderole flotte. « Nous voulons du pain et des roses. »", true),
        ("- La banderole flotte. « Nous voulons du pain et des roses. »", false),
        ("> La banderole flotte. « Nous voulons du pain et des roses. »", false),
        ("\u{a0}La banderole flotte. « Nous voulons du pain et des roses. »", false),
    ] {
        let title = "Ce n'est pas une citation";
        assert_eq!(shown(text, Format::Markdown, UiLanguage::French).contains(title), offered, "{text}");
    }
}

#[test]
fn an_unclear_quotation_goes_to_either_speaker() {
    use UiLanguage::{English, French};
    check(
        "« Nous prendrons la salle en mai », dit Marc Delpierre. Le maire Émile Vautrin est arrivé à midi. « Jamais \
         nous ne céderons sur les horaires. » Le conseil se réunit mardi.",
        French,
        &expect![[r#"
            unclear-speaker: Citation de Marc Delpierre ou d'Émile Vautrin ?
              look: Attribuer à Marc Delpierre
                « Nous prendrons la salle en mai », dit Marc Delpierre. Le maire Émile Vautrin est arrivé à midi. « Jamais nous ne céderons sur les horaires », a déclaré Marc Delpierre. Le conseil se réunit mardi.
              look: Attribuer à Émile Vautrin
                « Nous prendrons la salle en mai », dit Marc Delpierre. Le maire Émile Vautrin est arrivé à midi. « Jamais nous ne céderons sur les horaires », a déclaré Émile Vautrin. Le conseil se réunit mardi.
        "#]],
    );
    check(
        "“We will take the hall in May,” said Marcus Delaney. “You will have to get us out first,” said Helen \
         Vaughan.\n\n“Nobody will leave before the court has spoken!”",
        English,
        &expect![[r#"
            unclear-speaker: Is Marcus Delaney or Helen Vaughan speaking?
              look: Attribute to Marcus Delaney
                “We will take the hall in May,” said Marcus Delaney. “You will have to get us out first,” said Helen Vaughan.␊
                ␊
                “Nobody will leave before the court has spoken!” Marcus Delaney said.
              look: Attribute to Helen Vaughan
                “We will take the hall in May,” said Marcus Delaney. “You will have to get us out first,” said Helen Vaughan.␊
                ␊
                “Nobody will leave before the court has spoken!” Helen Vaughan said.
        "#]],
    );
}

#[test]
fn two_speakers_are_told_with_their_paragraphs() {
    use UiLanguage::{English, French};
    check(
        "« Personne ne nous a prévenus avant la crue », raconte Hélène Vautrin.\n\nLe conseil se réunit mardi.\n\n\
         « Personne ne nous a prévenus avant la crue », déplore Marc Delpierre.",
        French,
        &expect![[r#"
            quote-two-speakers: Même citation attribuée à Hélène Vautrin (§ 1) et à Marc Delpierre (§ 3).
        "#]],
    );
    check(
        "“Nobody warned us before the flood came,” said Helen Vaughan.\n\n“Nobody warned us before the flood came,” \
         said Marcus Delaney.",
        English,
        &expect![[r#"
            quote-two-speakers: Same quote attributed to Helen Vaughan (§ 1) and Marcus Delaney (§ 2).
        "#]],
    );
}

#[test]
fn who_is_called_by_a_given_name_gets_the_family_name() {
    check(
        "Xi Jinping recevra la délégation mardi. Jinping n'a rien promis, et la visite de Jinping est confirmée.",
        UiLanguage::French,
        &expect![[r#"
            name-variant: « Jinping » est un prénom : nom de famille « Xi ».
              look: Remplacer par « Xi »
                Xi Jinping recevra la délégation mardi. Xi n'a rien promis, et la visite de Jinping est confirmée.
              look: Remplacer partout par « Xi » (2)
                Xi Jinping recevra la délégation mardi. Xi n'a rien promis, et la visite de Xi est confirmée.
              Garder les deux: Different { one: "Jinping", other: "Xi" }
            name-variant: « Jinping » est un prénom : nom de famille « Xi ».
              look: Remplacer par « Xi »
                Xi Jinping recevra la délégation mardi. Jinping n'a rien promis, et la visite de Xi est confirmée.
              look: Remplacer partout par « Xi » (2)
                Xi Jinping recevra la délégation mardi. Xi n'a rien promis, et la visite de Xi est confirmée.
              Garder les deux: Different { one: "Jinping", other: "Xi" }
        "#]],
    );
    check(
        "President Moon Jae-in will speak on Monday. The crowd has waited for Jae-in since dawn.",
        UiLanguage::English,
        &expect![[r#"
            name-variant: "Jae-in" is a given name; the family name is "Moon".
              look: Replace with "Moon"
                President Moon Jae-in will speak on Monday. The crowd has waited for Moon since dawn.
              Keep both: Different { one: "Jae-in", other: "Moon" }
        "#]],
    );
}

#[test]
fn a_given_name_alone_may_be_right() {
    for text in [
        // A family is told apart by its given names.
        "Kim Jong Un met his sister, Kim Yo Jong, on Monday. The plan is said to be the work of Yo Jong.",
        // In Vietnam the given name is the short form.
        "Nguyen Phu Trong will speak on Monday. The crowd has waited for Trong since dawn.",
        // The family name last, a given name of Europe, a place.
        "Jinping Xi will speak on Monday. The crowd has waited for Jinping since dawn.",
        "Lee Kane will speak on Monday. The crowd has waited for Kane since dawn.",
        "The envoys left Hong Kong on Monday. They had seen Kong before.",
        // Somebody else's name, too.
        "Li Qiang will speak on Monday, and so will Qiang Zhou. The crowd has waited for Qiang since dawn.",
        // Another word, and words that are quoted.
        "Xi Jinping will speak on Monday. “We have waited for Jinping since dawn,” said Anne Porter.",
        "Moon Jae-in will speak on Monday. The crowd has waited for Moon since dawn.",
        "Viktor Orban will speak on Monday. The crowd has waited for Viktor since dawn.",
    ] {
        assert_eq!(shown(text, Format::Plain, UiLanguage::English), "");
    }
}

/// What a text becomes under the first fixes of `first-mention`; a finding without a fix is shown as `⟦words⟧`.
fn introduced(text: &str, format: Format) -> Option<String> {
    // Long enough for an article.
    let text = format!("{text}\n\n{ROOF} {MARKET} {ROOF} {MARKET}\n");
    let levels = [("first-mention".to_owned(), Level::On)].into();
    let found = findings_under(&text, format, &Config { levels, ..Config::default() });
    let found = found.into_iter().find(|finding| finding.check == "first-mention")?;
    let mended = if let Some(fix) = found.fixes.first() {
        apply(&text, fix)
    } else {
        let range = found.span.range();
        format!("{}⟦{}⟧{}", &text[..range.start], &text[range.clone()], &text[range.end..])
    };
    Some(mended.split("\n\n").next().unwrap_or_default().to_owned())
}

#[test]
fn who_comes_in_by_the_surname_gets_the_full_name() {
    for (text, expected) in [
        (
            "La paix attendra encore un an, estime Aubrac, qui rentre du front. Vincent Aubrac a publié un livre.",
            "La paix attendra encore un an, estime Vincent Aubrac, qui rentre du front. Vincent Aubrac a publié un livre.",
        ),
        (
            "Le livre d'Aubrac a paru lundi dans une petite maison. Vincent Aubrac y raconte la vie au front.",
            "Le livre de Vincent Aubrac a paru lundi dans une petite maison. Vincent Aubrac y raconte la vie au front.",
        ),
        (
            "La paix attendra encore un an, estime M. Aubrac, qui rentre du front où il a vécu.",
            "La paix attendra encore un an, estime M. ⟦Aubrac⟧, qui rentre du front où il a vécu.",
        ),
    ] {
        assert_eq!(introduced(text, Format::Plain).as_deref(), Some(expected));
    }
}

#[test]
fn who_is_introduced_is_left_alone() {
    for text in [
        "La paix attendra encore un an, estime Vincent Aubrac, qui rentre du front. Aubrac a publié un livre.",
        "La paix attendra encore un an, estime Trump, qui rentre de Floride. Donald Trump a publié un livre.",
        "La paix attendra encore un an, estime le maire Aubrac, qui rentre du front. Vincent Aubrac a publié un livre.",
        "Son ami Vincent rentre du front avec un livre. La paix attendra encore un an, estime Vincent Aubrac.",
        "Toute la famille Aubrac rentre du front avec un livre. La paix attendra un an, estime Vincent Aubrac.",
        "« Aubrac est rentré du front avec un livre », dit Anne Morel. La paix attendra, estime Vincent Aubrac.",
        "# Aubrac rentre du front avec un livre\n\nLa paix attendra encore un an, estime Vincent Aubrac.",
        "- Aubrac rentre du front avec un livre que tout le monde attend.\n\nLa paix attendra, estime Vincent Aubrac.",
        "Par Aubrac\n\nLa paix attendra encore un an, estime Vincent Aubrac, qui rentre du front avec un livre.",
    ] {
        assert_eq!(introduced(text, Format::Markdown), None, "{text}");
    }
    // Too short for an article.
    let levels = [("first-mention".to_owned(), Level::On)].into();
    let config = Config { levels, ..Config::default() };
    let text = "La paix attendra encore un an, estime Aubrac, qui rentre du front. Vincent Aubrac a publié un livre.";
    assert!(findings_under(text, Format::Plain, &config).is_empty());
}

#[test]
fn what_stands_three_times_can_be_cut_back_at_once() {
    let text = format!("{ROOF}\n{MARKET}\n{RAIL}\n{ROOF}\n{MARKET}\n{RAIL}\n{ROOF}\n{MARKET}\n{RAIL}\nFin.");
    let all = findings(&text, Format::Plain);
    assert_eq!(all.len(), 2);
    for finding in &all {
        let fix =
            finding.fixes.iter().find(|fix| fix.title.text(UiLanguage::English) == "Delete all copies (2)");
        let mended = apply(&text, fix.expect("it is offered at each copy"));
        assert_eq!(mended, format!("{ROOF}\n{MARKET}\n{RAIL}\nFin."));
    }
}

#[test]
fn sentences_that_two_paragraphs_share_go_together() {
    let one = "La criée de Vernois n'ouvrira pas avant le début du mois de septembre.";
    let two = "Trois cargos attendent depuis jeudi dans la rade qu'un remorqueur se libère enfin.";
    let text = format!(
        "{one} Les restaurants s'adaptent comme ils peuvent, et la conserverie a renvoyé la moitié de ses ouvriers. {two} Le vent tombe.\n\
         {two} Les mareyeurs se tournent vers l'Espagne, où les prix ont doublé depuis le printemps et où la pêche est bonne. {one} Rien ne bouge.\n"
    );
    let all = findings(&text, Format::Plain);
    let [finding] = &all[..] else { panic!("one finding, not {all:?}") };
    let message = finding.message.text(UiLanguage::French);
    assert_eq!(message, "2 phrases de ce paragraphe sont déjà au § 1.");
    let mended = apply(&text, finding.fixes.first().expect("they can be deleted"));
    let second = mended.lines().nth(1).expect("the second paragraph stays");
    assert_eq!(
        second,
        "Les mareyeurs se tournent vers l'Espagne, où les prix ont doublé depuis le printemps et où la pêche est bonne. Rien ne bouge."
    );
    assert_eq!(findings(&mended, Format::Plain), []);
}

#[test]
fn of_three_versions_each_is_told_with_the_likest() {
    let first = "Le conseil municipal votera jeudi la rénovation de la halle, dont la charpente menace depuis trois hivers.";
    let second = first.replace("jeudi", "vendredi").replace("trois", "dix");
    let third = second.replace("vendredi", "samedi");
    let all = findings(&format!("{first}\n{MARKET}\n{second}\n{RAIL}\n{third}"), Format::Plain);
    let told: Vec<String> = all.iter().map(|finding| finding.message.text(UiLanguage::English)).collect();
    assert_eq!(
        told,
        ["Almost identical to § 1 (2 words differ).", "Almost identical to § 3 (one word differs)."]
    );
    // Two in a row are two findings, each with what differs in it.
    let all = findings(&format!("{first}\n{second}\n{third}"), Format::Plain);
    assert_eq!(all.len(), 2, "{all:?}");
}
