//! What the specification asks of a whole article: six paragraphs a line each, the last five of them pasted
//! again, straight quotation marks, no final line end. The second quotation goes on with the first speaker.

use super::*;
use copydesk::config::Level;
use copydesk::finding::{Safety, apply};
use copydesk::message::UiLanguage;

const ATTRIBUTION: &str = ", explique Hélène Vautrin, spécialiste des transports";

const PARAGRAPHS: [&str; 6] = [
    "Une mission conduite par Bertrand Roussel est attendue ce jeudi à Varsovie pour relancer le projet de \
     ligne de nuit vers l'Ukraine. L'accord paraît loin, tant les demandes des compagnies semblent \
     contraires à celles de Kiev.",
    "Tout le secteur a les yeux tournés vers la capitale polonaise, où les chemins de fer affichent leur \
     confiance. Mais le ministère ne bouge pas et refuse une partie des horaires proposés. Les compagnies \
     tiennent à deux arrêts : Lublin et Chelm, ce dont les communes voisines ne veulent pas.",
    "Les usagers remarquent une lenteur qui ne surprend plus personne. \"Il y a encore deux points que les \
     compagnies rejettent, c'est-à-dire la question des sillons de nuit\", explique Hélène Vautrin, \
     spécialiste des transports. \"À la frontière, il faut toujours changer les essieux. Et après cela, il \
     reste le problème des voitures-lits, que personne ne veut plus entretenir dans la région\".",
    "Le ministère veut bien ouvrir des discussions avec ses voisins, mais rappelle qu'il compte en \
     profiter pour obtenir la rénovation de ses gares. Les chemins de fer se disent très confiants, malgré \
     les réserves de la capitale.",
    "Bertrand Roussel, le négociateur français, doit rencontrer Pawel Zielony, le secrétaire d'État \
     polonais, et c'est la quatrième fois qu'il fait le voyage cette année. La visite est suivie de près, \
     car elle pourrait décider de la suite.",
    "Les horaires proposés sont très particuliers et ne tiennent pas compte des besoins de Kiev. Les \
     compagnies doutent donc de la durée de ces discussions. La ligne reste fragile, avec des retards \
     presque chaque nuit, et les chemins de fer devront être prêts à louer d'autres voitures pour tenir \
     leurs promesses.",
];

fn article() -> String {
    [&PARAGRAPHS[..], &PARAGRAPHS[1..]].concat().join("\n")
}

fn once() -> String {
    PARAGRAPHS.join("\n")
}

/// The article with the mark of its one finding.
fn marked() -> String {
    format!("{}\n⟦repeated-block|{}⟧", once(), PARAGRAPHS[1..].join("\n"))
}

fn remarked(source: &str) -> String {
    mark(source, &find(source))
}

#[test]
fn the_article_has_one_fault() {
    let source = article();
    assert_eq!((source.lines().count(), source.ends_with('\n')), (11, false));
    let findings = find(&source);
    assert_eq!(mark(&source, &findings), marked());
    let [finding] = &findings[..] else { panic!("one finding: {findings:#?}") };
    assert_eq!(
        finding.message.text(UiLanguage::French),
        "Ces 5 paragraphes reprennent les paragraphes 2 à 6."
    );
    assert!(finding.unnecessary);
    assert_eq!(finding.fixes[0].safety, Safety::Safe);
    let mended = apply(&source, &finding.fixes[0]);
    assert_eq!(mended, once());
    assert_eq!(remarked(&mended), mended);
}

#[test]
fn another_spelling_of_a_city_is_one_more() {
    let source = article().replacen("Kiev", "Kyiv", 1);
    let findings = find(&source);
    assert_eq!(mark(&source, &findings), marked().replacen("Kiev", "⟦name-variant|Kyiv⟧", 1));
    let related: Vec<&str> =
        findings[0].related.iter().map(|related| &source[related.span.range()]).collect();
    assert!(related.iter().all(|words| *words == "Kiev"), "{related:?}");
    let sixth = source.find(PARAGRAPHS[5]).expect("it has a sixth paragraph");
    let place = sixth + PARAGRAPHS[5].find("Kiev").expect("it names the city");
    assert_eq!(findings[0].related[0].span.range().start, place);
}

#[test]
fn a_name_changed_in_the_copy_leaves_the_block_but_not_the_fix() {
    let copy = article().rfind("Vautrin").expect("the copy names her");
    let mut source = article();
    source.replace_range(copy..copy + "Vautrin".len(), "Vautrain");
    let findings = find(&source);
    let [finding] = &findings[..] else { panic!("one finding: {}", mark(&source, &findings)) };
    assert_eq!(finding.check, "repeated-block");
    assert_eq!(source[finding.span.range()], source[once().len() + 1..]);
    assert_eq!(
        finding.message.text(UiLanguage::French),
        "Ces 5 paragraphes reprennent les paragraphes 2 à 6 (un paragraphe diffère)."
    );
    assert!(finding.fixes.iter().all(|fix| fix.safety != Safety::Safe));
}

/// Names inside a copy are judged in the original, unless nobody tells of the copy.
#[test]
fn a_name_changed_in_a_copy_nobody_reports_is_a_slip() {
    let copy = article().rfind("Vautrin").expect("the copy names her");
    let mut source = article();
    source.replace_range(copy..copy + "Vautrin".len(), "Vautrain");
    let mut config = Config::default();
    config.levels.insert("repeated-block".to_owned(), Level::Off);
    let findings = checks::check(&analyze(&source, Format::Plain), &config);
    let found: Vec<(&str, &str)> =
        findings.iter().map(|finding| (finding.check, &source[finding.span.range()])).collect();
    assert_eq!(found, [("name-typo", "Vautrain")]);
}

/// A spelling that the original has too is told once, and "replace all" mends both.
#[test]
fn a_spelling_that_was_copied_is_told_once() {
    let source = article().replace("chemins de fer se disent", "trains de Kyiv se disent");
    let findings = find(&source);
    let names: Vec<&Finding> = findings.iter().filter(|finding| finding.check == "name-variant").collect();
    let [finding] = &names[..] else { panic!("one name: {}", mark(&source, &findings)) };
    assert_eq!(finding.span.range().start, source.find("Kyiv").expect("it names the city"));
    let all = finding.fixes.iter().find(|fix| fix.edits.len() > 1).expect("it can be replaced everywhere");
    assert!(!apply(&source, all).contains("Kyiv"));
}

#[test]
fn without_its_attribution_the_first_quotation_is_an_orphan() {
    let source = article().replace(ATTRIBUTION, "");
    let expected = marked().replace(ATTRIBUTION, "").replacen(
        "\"Il y a encore deux points",
        "⟦unattributed-quote|\"Il y a encore deux⟧ points",
        1,
    );
    assert_eq!(remarked(&source), expected);
}

/// The copy that still names the speaker does not lend them to the original.
#[test]
fn a_copy_with_its_attribution_leaves_the_original_an_orphan() {
    let source = article().replacen(ATTRIBUTION, "", 1);
    let orphans = find(&source).into_iter().filter(|finding| finding.check == "unattributed-quote");
    let words: Vec<&str> = orphans.map(|finding| &source[finding.span.range()]).collect();
    assert_eq!(words, ["\"Il y a encore deux"]);
    assert!(
        find(&source).iter().any(|finding| finding.check == "repeated-block"),
        "the block is still found"
    );
}

/// A pull quote between two quotations that nobody says does not hide the second.
#[test]
fn a_pull_quote_ends_a_chain() {
    let words = "“We have never seen this much water in the river behind the town";
    let rest = "The council will vote on the new bridge before the end of the month.";
    let source = format!(
        "{words}.” {rest}\n{words}.”\n{words}.” Nobody knows why. {rest}\n{words},” said Anne Morel."
    );
    let orphans = find(&source).into_iter().filter(|finding| finding.check == "unattributed-quote");
    assert_eq!(orphans.count(), 2, "the first and the third paragraph");
}
