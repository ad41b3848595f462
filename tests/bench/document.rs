//! Documents to measure with.

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
