//! Rows R1 to R32 that are about the order of paragraphs, and what is said of a copy.

use super::*;
use copydesk::finding::{Safety, apply};
use copydesk::message::UiLanguage;

/// What the capital letters of a layout stand for: paragraphs of an article, and at X what became of C under
/// an editor's hand.
const FRENCH: [(char, &str); 6] = [
    (
        'A',
        "La passerelle de Vernois rouvrira aux piétons le mois prochain, après onze semaines de travaux \
         que la crue de février avait rendus nécessaires.",
    ),
    (
        'B',
        "Deux piles sur cinq ont été reprises en sous-œuvre, et le garde-corps du côté de l'écluse a été \
         remplacé sur toute sa longueur.",
    ),
    (
        'C',
        "Le département a réglé la moitié de la facture, soit quatre cent mille euros, le reste étant à la \
         charge de la commune et de la région.",
    ),
    (
        'D',
        "Les cyclistes devront patienter jusqu'à l'automne, car la rampe d'accès de la rive gauche ne sera \
         livrée qu'avec la nouvelle place du marché.",
    ),
    (
        'E',
        "Une ligne d'autobus de remplacement circulera encore quinze jours entre la gare et l'hôpital, aux \
         heures où les écoliers traversent la rivière.",
    ),
    (
        'X',
        "Le département a réglé la moitié de la facture, soit quatre cent vingt mille euros, le reste \
         étant à la charge de la seule commune.",
    ),
];

const ENGLISH: [(char, &str); 6] = [
    (
        'A',
        "The footbridge at Verncombe will open to walkers again next month, after eleven weeks of repairs \
         made necessary by the floods of February.",
    ),
    (
        'B',
        "Two of its five piers were rebuilt below the water line, and the railing next to the lock was \
         replaced along its whole length.",
    ),
    (
        'C',
        "The county paid half of the bill, some four hundred thousand pounds, and the remainder was left \
         to the parish and the canal trust.",
    ),
    (
        'D',
        "Cyclists will have to wait until the autumn, because the ramp on the left bank is to be delivered \
         together with the new market square.",
    ),
    (
        'E',
        "A replacement bus will run for another fortnight between the station and the hospital, at the \
         hours when children cross the river.",
    ),
    (
        'X',
        "The county paid half of the bill, some four hundred and twenty thousand pounds, and the remainder \
         was left to the parish alone.",
    ),
];

/// Rows that are about the order of paragraphs, the same in both languages.
const LAYOUTS: &[(&str, &str)] = &[
    ("R1", "A B C ⟦repeated-block|B C⟧"),
    ("R1, five paragraphs", "A B C D E ⟦repeated-block|B C D E⟧"),
    ("R2", "A B C D E ⟦repeated-block|B C⟧"),
    ("R2, then the article goes on", "A B C D ⟦repeated-block|A B⟧ E"),
    ("R3", "A B ⟦repeated-block|A B⟧ ⟦repeated-block|A B⟧"),
    ("R4", "A B C ⟦repeated-paragraph|B⟧"),
    ("R4, side by side", "A B ⟦repeated-paragraph|B⟧ C"),
    ("R4, three times", "A B ⟦repeated-paragraph|A⟧ C ⟦repeated-paragraph|A⟧"),
    ("R9, one paragraph edited", "A C B ⟦information near-duplicate|X⟧"),
    ("R30", "A B C D ⟦repeated-block|A B C D⟧"),
    ("R31", "A B C D ⟦repeated-paragraph|C⟧ ⟦repeated-paragraph|B⟧"),
    ("R32", "A B C D ⟦repeated-block|B X D⟧"),
];

fn lay_out(layout: &str, paragraphs: &[(char, &str)]) -> String {
    let mut text = String::new();
    // What a mark says stays as it is.
    let mut says = false;
    for char in layout.chars() {
        says = char == '⟦' || says && char != '|';
        match paragraphs.iter().find(|(key, _)| *key == char) {
            Some((_, paragraph)) => text.push_str(paragraph),
            None => text.push(if char == ' ' && !says { '\n' } else { char }),
        }
    }
    text
}

#[test]
fn layouts() {
    let mut complaints = String::new();
    for (language, paragraphs) in [(Language::French, FRENCH), (Language::English, ENGLISH)] {
        for (row, layout) in LAYOUTS {
            let marked = lay_out(layout, &paragraphs);
            let found = remark(language, row, Format::Plain, &marked);
            if found != marked {
                let _ = writeln!(complaints, "{row} in {language:?}: {layout}\n{found}");
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn deleting_every_copy_leaves_the_article() {
    for (language, paragraphs) in [(Language::French, FRENCH), (Language::English, ENGLISH)] {
        for (row, layout) in LAYOUTS {
            let mut source = unmark(&lay_out(layout, &paragraphs));
            let mut kept = String::from(*layout);
            while let Some(start) = kept.find('⟦') {
                let end = start + kept[start..].find('⟧').expect("a mark closes") + '⟧'.len_utf8();
                kept.replace_range(start..end, "");
            }
            let expected = lay_out(&kept.split_whitespace().collect::<Vec<_>>().join(" "), &paragraphs);
            while let Some(finding) = find(&source).first() {
                let shorter = apply(&source, finding.fixes.first().expect("a copy can be deleted"));
                assert!(shorter.len() < source.len(), "{row} in {language:?}: nothing was deleted");
                source = shorter;
            }
            assert_eq!(source, expected, "{row} in {language:?}");
        }
    }
}

/// What is said of each finding, which paragraph it points at first, and whether its first fix is safe.
fn say(source: &str, ui: UiLanguage) -> String {
    let mut said = String::new();
    for finding in find(source) {
        let related: Vec<String> = finding.related.iter().map(|related| related.message.text(ui)).collect();
        let safe = finding.fixes[0].safety == Safety::Safe;
        let fix = finding.fixes[0].title.text(ui);
        let _ = writeln!(
            said,
            "{} | {} | {fix}{}",
            finding.message.text(ui),
            related.join(" "),
            if safe { "" } else { ", after a look" }
        );
    }
    said
}

#[test]
fn what_is_said_of_a_copy() {
    for (row, layout, french, english) in [
        (
            "R1",
            "A B C ⟦repeated-block|B C⟧",
            "Ces 2 paragraphes reprennent les paragraphes 2 à 3. | Original : paragraphe 2. Original : \
             paragraphe 3. | Supprimer cette reprise (2 paragraphes)\n",
            "These 2 paragraphs repeat paragraphs 2–3. | Original: paragraph 2. Original: paragraph 3. | \
             Delete this copy (2 paragraphs)\n",
        ),
        (
            "R3: each copy is linked to the first",
            "A B ⟦repeated-block|A B⟧ C ⟦repeated-block|A B⟧",
            "Ces 2 paragraphes reprennent les paragraphes 1 à 2. | Original : paragraphe 1. Original : \
             paragraphe 2. | Supprimer cette reprise (2 paragraphes)\n\
             Ces 2 paragraphes reprennent les paragraphes 1 à 2. | Original : paragraphe 1. Original : \
             paragraphe 2. | Supprimer cette reprise (2 paragraphes)\n",
            "These 2 paragraphs repeat paragraphs 1–2. | Original: paragraph 1. Original: paragraph 2. | \
             Delete this copy (2 paragraphs)\n\
             These 2 paragraphs repeat paragraphs 1–2. | Original: paragraph 1. Original: paragraph 2. | \
             Delete this copy (2 paragraphs)\n",
        ),
        (
            "R4",
            "A B C ⟦repeated-paragraph|B⟧",
            "Paragraphe déjà présent plus haut (§ 2). | Original : paragraphe 2. | Supprimer cette reprise\n",
            "Same paragraph as § 2 above. | Original: paragraph 2. | Delete this copy\n",
        ),
        (
            "R30",
            "A B ⟦repeated-block|A B⟧",
            "L'article entier est là deux fois : ces 2 paragraphes le reprennent. | Original : paragraphe \
             1. Original : paragraphe 2. | Supprimer cette reprise (2 paragraphes)\n",
            "The whole article is here twice: these 2 paragraphs repeat it. | Original: paragraph 1. \
             Original: paragraph 2. | Delete this copy (2 paragraphs)\n",
        ),
        (
            "R32",
            "A B C D ⟦repeated-block|B X D⟧",
            "Ces 3 paragraphes reprennent les paragraphes 2 à 4 (un paragraphe diffère). | Original : \
             paragraphe 2. Paragraphe 3 : la copie en diffère. Original : paragraphe 4. | Supprimer cette \
             reprise (3 paragraphes, dont un modifié), after a look\n",
            "These 3 paragraphs repeat paragraphs 2–4 (one paragraph differs). | Original: paragraph 2. \
             Paragraph 3: its copy differs. Original: paragraph 4. | Delete this copy (3 paragraphs, one \
             of them edited), after a look\n",
        ),
    ] {
        let source = |paragraphs| unmark(&lay_out(layout, paragraphs));
        assert_eq!(say(&source(&FRENCH), UiLanguage::French), french, "{row}");
        assert_eq!(say(&source(&ENGLISH), UiLanguage::English), english, "{row}");
    }
}

#[test]
fn what_is_said_of_typography() {
    let source = "Le budget de la piscine sera voté mardi, malgré l'avis réservé de la chambre des comptes.\nLE BUDGET de la piscine sera voté mardi, malgré l’avis réservé de la chambre des comptes.";
    assert_eq!(
        say(source, UiLanguage::French),
        "Paragraphe déjà présent plus haut (§ 1, à la typographie près). | Original : paragraphe 1. | \
         Supprimer cette reprise\n",
        "R6"
    );
}
