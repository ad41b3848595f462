//! Documents to measure with.

#![allow(dead_code, reason = "each bench takes those it needs")]

/// French paragraphs, all different, of about 450 bytes each, with quotations and names in them. Every 25th
/// quotation has no source, and every 50th paragraph spells a name its own way.
pub(crate) fn document(size: usize) -> String {
    const TOWNS: [&str; 7] = ["Montrevel", "Kiev", "Odessa", "Saint-Aubin", "Lviv", "Kharkiv", "La Roche"];
    const PEOPLE: [&str; 5] =
        ["Anne Morel", "Paul Le Goff", "Jeanne d'Arras", "M. Dupont", "Volodymyr Zelensky"];
    let mut text = String::with_capacity(size + 500);
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        let (town, person) = (TOWNS[number % TOWNS.len()], PEOPLE[number % PEOPLE.len()]);
        text += &format!(
            "À {town}, le chantier numéro {number} a repris lundi après {} jours d'arrêt, sous l'œil des riverains. \
             « Nous attendions ce moment depuis {} semaines, et rien ne disait qu'il viendrait », explique {person}, \
             qui préside le comité. « Le plus dur reste à faire avant l'hiver », ajoute-t-elle. Selon la préfecture, \
             les travaux coûteront {number} euros de plus que prévu, soit {} % de la somme votée l'an dernier.\n",
            number * 7 % 90,
            number * 13 % 50,
            number % 30,
        );
        if number % 25 == 24 {
            text +=
                &format!("« Personne ne nous a prévenus, même pas au bout de {number} jours d'attente. »\n");
        }
        if number % 50 == 49 {
            text += &format!(
                "La mission numéro {number} rentrera de Kyiv par la route, sauf contrordre de dernière minute.\n"
            );
        }
    }
    text
}

/// The same as Markdown, with front matter, headings, emphasis, links, lists and comments.
pub(crate) fn markdown(size: usize) -> String {
    let mut text = "---\ntitle: Les chantiers\ndate: 2026-03-12\n---\n".to_owned();
    for (number, line) in document(size).lines().enumerate() {
        if number % 8 == 0 {
            text += &format!("\n## Chantier {number}\n\n<!-- relu une fois -->\n");
        }
        let list = if number % 8 == 5 { "- " } else { "" };
        let link = format!("[la préfecture](https://prefecture.example/{number})");
        let line = line.replace("le chantier", "le *chantier*").replace("riverains", "**riverains**");
        text += &format!("\n{list}{}\n", line.replace("la préfecture", &link));
    }
    text
}

/// English paragraphs of about 400 bytes each, for servers that read nothing else. No two sentences are the same. Every
/// 20th paragraph has a word misspelled, every 25th a quotation without a source, and every 50th spells a name its own way:
/// whoever looks for such things has something to say.
pub(crate) fn english(size: usize) -> String {
    const WHO: [&str; 12] = [
        "The town council",
        "A regional court",
        "The port authority",
        "The school board",
        "A water company",
        "The ferry operator",
        "The hospital trust",
        "A union branch",
        "The harbor police",
        "The lake district",
        "A farming cooperative",
        "The county museum",
    ];
    const DID: [&str; 11] = [
        "approved",
        "rejected",
        "postponed",
        "published",
        "questioned",
        "welcomed",
        "revised",
        "defended",
        "shelved",
        "examined",
        "supported",
    ];
    const WHAT: [&str; 13] = [
        "a plan to rebuild the old bridge",
        "the budget for winter road repairs",
        "a report on flooded cellars",
        "new rules for weekend markets",
        "the sale of two empty warehouses",
        "a night bus to the station",
        "repairs to the swimming pool roof",
        "a tax on second homes",
        "the timetable of the morning ferry",
        "a survey of fish in the estuary",
        "the closure of a village school",
        "a study of traffic near the mill",
        "tests of drinking water in the valley",
    ];
    const PEOPLE: [&str; 7] = [
        "Anne Marlow",
        "Paul Whitcombe",
        "Jane Harcastle",
        "Edward Linley",
        "Rose Abernathy",
        "Tom Okafor",
        "Volodymyr Zelensky",
    ];
    const TOWNS: [&str; 5] = ["Kiev", "Odessa", "Leeds", "Portmouth Bay", "Ashby"];
    let mut text = String::with_capacity(size + 500);
    let sentence = |at: usize| {
        let (who, did, what) = (WHO[at % WHO.len()], DID[at % DID.len()], WHAT[at % WHAT.len()]);
        format!("{who} {did} {what} after {} hours of debate and {at} letters from residents.", at % 9 + 2)
    };
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        let (person, town) = (PEOPLE[number % PEOPLE.len()], TOWNS[number % TOWNS.len()]);
        let the = if number % 20 == 19 { "teh" } else { "the" };
        text += &format!(
            "{} {} “We have waited {} weeks for {the} answer to our question number {number},” said {person}, who \
             lives in {town}. {}\n\n",
            sentence(number * 3),
            sentence(number * 3 + 1),
            number % 50 + 2,
            sentence(number * 3 + 2),
        );
        if number % 25 == 24 {
            text += &format!("“Nobody warned any of us, not even after {number} days of waiting.”\n\n");
        }
        if number % 50 == 49 {
            text += &format!(
                "Mission number {number} will return from Kyiv by road before the end of the week.\n\n"
            );
        }
    }
    text
}
