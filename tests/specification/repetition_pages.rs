//! Rows that depend on what a project says of its pages: boilerplate (R21), live blogs (R36) and collections of short items
//! (R28).

use std::sync::Arc;

use copydesk::config::{Choice, Level, Page, Profile};
use copydesk::finding::Severity;

use super::*;

const NOTE: &str =
    "Our figures come from the registers of the port and were read by two independent economists.";
const PRICES: &str =
    "Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.";
const POOL: &str =
    "The pool will stay closed this winter for want of heating, and the office of the mayor gave no date.";

/// The findings on a page of a project, each as its check and its severity.
fn found(text: &str, page: Page) -> Vec<(&'static str, Severity)> {
    let config = Config { page: Arc::new(page), ..Config::default() };
    let findings = checks::check(&analyze(text, Format::Plain), &config);
    findings.into_iter().map(|finding| (finding.check, finding.severity)).collect()
}

fn live() -> Page {
    Page { profile: Choice::Is(Profile::Live), ..Page::default() }
}

#[test]
fn r21_what_the_house_lets_stand_again() {
    let text = format!("{NOTE}\n{PRICES}\n{NOTE}");
    assert_eq!(found(&text, Page::default()), [("repeated-paragraph", Severity::Warning)]);
    let typeset = NOTE.replace("by two", "by  two").to_uppercase();
    let page = || Page { boilerplate: vec![typeset.clone()], ..Page::default() };
    assert_eq!(found(&text, page()), []);
    // What else is repeated is told.
    let block = format!("{PRICES}\n{NOTE}\n{POOL}\n{PRICES}\n{NOTE}");
    assert_eq!(found(&block, page()), [("repeated-block", Severity::Warning)]);
    let sentence = Page {
        boilerplate: vec!["The auction hall will not open before the first week of September.".into()],
        ..Page::default()
    };
    let text = "The boats stay in port. The auction hall will not open before the first week of September. Restaurants adapt.\n\
                Buyers go to Spain. The auction hall will not open before the first week of September.";
    assert_eq!(found(text, Page::default()), [("repeated-sentence", Severity::Information)]);
    assert_eq!(found(text, sentence), []);
    // Whatever it is that stands again.
    let again = |text: &str, boilerplate: &str| {
        let mut page = Page::default();
        let before = found(text, page.clone()).len();
        page.boilerplate.push(boilerplate.into());
        (before, found(text, page).len())
    };
    let quoted = format!(
        "“We will not close a single class in the schools of the county,” the superintendent said on Monday.\n{PRICES}\n\
         The superintendent said it again before she left: “We will not close a single class in the schools of the county.”"
    );
    let words = "We will not close a single class in the schools of the county,";
    assert_eq!(again(&quoted, words), (1, 0));
    let headings = format!("## What next\n\n{PRICES}\n\n## What next\n\n{POOL}\n");
    let page = Page { boilerplate: vec!["What next".into()], ..Page::default() };
    let headings = |page| {
        let config = Config { page: Arc::new(page), ..Config::default() };
        checks::check(&analyze(&headings, Format::Markdown), &config).len()
    };
    assert_eq!((headings(Page::default()), headings(page)), (1, 0));
    let lead = "The Lundy ferry returns to sea after three weeks of strikes";
    let lead_page = Page { boilerplate: vec![lead.into()], ..Page::default() };
    let leads = |page| {
        let mut config = Config { page: Arc::new(page), ..Config::default() };
        config.levels.insert("headline-repeats-lead".to_owned(), Level::On);
        checks::check(&analyze(&format!("{lead}\n{lead}. Islanders are relieved."), Format::Plain), &config)
            .len()
    };
    assert_eq!((leads(Page::default()), leads(lead_page)), (1, 0));
}

#[test]
fn r36_a_live_page_tells_again_what_came_before() {
    let entries: Vec<String> = (1..=5)
        .map(|hour| {
            format!(
                "At {hour} o'clock {} people had signed the list at the door of the town hall.",
                hour * 37
            )
        })
        .collect();
    let apart = format!("{POOL}\n{}\n{POOL}", entries.join("\n"));
    assert_eq!(found(&apart, Page::default()).last(), Some(&("repeated-paragraph", Severity::Warning)));
    assert_eq!(found(&apart, live()).last(), Some(&("repeated-paragraph", Severity::Hint)));
    let near = format!("{POOL}\n{PRICES}\n{POOL}");
    assert_eq!(found(&near, live()), [("repeated-paragraph", Severity::Warning)]);
}

/// A paragraph, the same rewritten, and another one that is copied.
type Told = [&'static str; 3];

const ENGLISH: Told = [
    "The pool will stay closed this winter for want of heating, and the mayor gave no date on Monday.",
    "The pool will stay closed this winter for want of heating, but the mayor gave a date on Tuesday.",
    PRICES,
];
const FRENCH: Told = [
    "La piscine restera fermée cet hiver faute de chauffage, et le maire n'a donné aucune date lundi soir.",
    "La piscine restera fermée cet hiver faute de chauffage, et le maire n'a donné aucune explication mardi.",
    "Les acheteurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis les premières semaines du printemps.",
];

/// What is alike on a page that tells all of it, then some entries, then all of it again: each check and its severity.
fn retold(told: Told, head: &str, entry: fn(usize) -> String, tail: &str, page: Page) -> Vec<String> {
    let [first, again, copied] = told;
    let entries = (1..=6).map(|hour| entry(hour) + "\n\n").collect::<Vec<_>>().concat();
    let text = format!("{head}\n\n{first}\n\n{copied}\n\n{entries}{again}\n\n{copied}\n\n{tail}\n");
    let config = Config { page: Arc::new(page), ..Config::default() };
    let findings = checks::check(&analyze(&text, Format::Markdown), &config);
    findings.into_iter().map(|finding| format!("{} {:?}", finding.check, finding.severity)).collect()
}

#[test]
fn r36_a_page_shows_that_it_is_live() {
    const LOUD: [&str; 2] = ["near-duplicate Information", "repeated-paragraph Warning"];
    const LIVE: [&str; 2] = ["near-duplicate Hint", "repeated-paragraph Warning"];
    let bare: fn(usize) -> String = |hour| format!("{} signatures.", hour * 37);
    let timetable: fn(usize) -> String = |hour| format!("1{hour}:05 – {} signatures.", hour * 37);
    let timed: fn(usize) -> String = |hour| {
        let entry = match hour {
            1 => "The first of the boats came in with nobody on board, and the pilots turned back.",
            2 => "Schools in the old town sent their pupils home for lunch, by bus where one came.",
            3 => "A spokesman for the power company promised light before dark to all but two streets.",
            4 => "Police asked everyone who owns a drone to leave it at home until further notice.",
            5 => "Three men who had been cut off on the pier were brought ashore, wet and well.",
            _ => "No trains will leave tonight, the railway told those who were waiting on its platforms.",
        };
        format!("1{hour}:05 – {entry}")
    };
    let alone: fn(usize) -> String = |hour| format!("{hour}:50 p.m.\n\n{} signatures.", hour * 37);
    let heading: fn(usize) -> String = |hour| format!("## 1{hour} h 30\n\n{} signatures.", hour * 37);
    for (told, head, entry, tail, expected) in [
        (ENGLISH, "", bare, "", LOUD),
        (ENGLISH, "", timed, "", LIVE),
        (ENGLISH, "", alone, "", LIVE),
        (FRENCH, "", bare, "", LOUD),
        (FRENCH, "", timetable, "", LOUD),
        (FRENCH, "", heading, "", LIVE),
        (ENGLISH, "Welcome to our live coverage.", bare, "This live blog is now closed.", LIVE),
        (FRENCH, "Nous ouvrons notre direct.", bare, "Ce direct est maintenant terminé.", LIVE),
        (ENGLISH, "---\nformat: live\n---", bare, "", LIVE),
        (ENGLISH, "---\nformat: story\n---", bare, "", LOUD),
        // An article may point to a live page.
        (ENGLISH, "Follow our live coverage of the storm.", bare, "For the latest, see our live blog.", LOUD),
        (FRENCH, "Suivez notre direct.", bare, "Les photos sont dans notre direct.", LOUD),
        (ENGLISH, "Welcome to our live coverage.", bare, "", LOUD),
        (ENGLISH, "Read also: our live coverage", bare, "Read also: this live blog", LOUD),
        (FRENCH, "Lire aussi : notre direct", bare, "Lire aussi : ce direct", LOUD),
    ] {
        assert_eq!(retold(told, head, entry, tail, Page::default()), expected, "{head:?} {tail:?}");
    }
    let called = |profile| Page { profile: Choice::Is(profile), ..Page::default() };
    assert_eq!(retold(ENGLISH, "", timed, "", called(Profile::Article)), LOUD);
    assert_eq!(
        retold(ENGLISH, "", bare, "", called(Profile::Live)),
        ["near-duplicate Hint", "repeated-paragraph Hint"]
    );
}

#[test]
fn r28_short_items_may_end_alike() {
    let text = "The pool will stay closed this winter for want of heating. The office of the mayor gave no date for a new opening.\n\
                The theater loses its director after nine seasons. The office of the mayor gave no date for a new opening.";
    assert_eq!(found(text, Page::default()), [("repeated-sentence", Severity::Information)]);
    assert_eq!(found(text, Page { profile: Choice::Is(Profile::Brief), ..Page::default() }), []);
}

/// Two sentences in a row are two, though they are one stretch.
#[test]
fn sentences_are_counted() {
    let both = "La criée de Vernois n'ouvrira pas avant le mois de septembre. Les pêcheurs du port demandent une aide à la région \
                et au ministère.";
    let text = format!(
        "Les bateaux sont à quai depuis huit jours. {both} Les restaurants s'adaptent, et la conserverie a renvoyé chez eux la \
         moitié de ses ouvriers jusqu'à nouvel ordre. Les écoles ont servi des repas froids, faute de livraison, et les \
         hôpitaux ont puisé dans leurs réserves.\nLes mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis \
         le printemps et où les camions attendent deux jours devant les halles. {both} Rien de tout cela ne figure dans la \
         lettre que le préfet a adressée lundi aux maires du canton, qui l'ont lue avec étonnement."
    );
    let findings = find(&text);
    let told: Vec<String> =
        findings.iter().map(|finding| finding.message.text(copydesk::message::UiLanguage::French)).collect();
    assert_eq!(told, ["2 phrases de ce paragraphe sont déjà au § 1."]);
}
