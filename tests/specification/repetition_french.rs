//! Rows R1 to R38 in French, those that are not about the order of paragraphs alone.
//!
//! Not here: R34 (the time since the last key stroke, a test of the server), R35 (other documents), and what depends on a
//! project's settings (R21, R28, R36), which is in `repetition_pages`.

use super::*;

#[test]
fn hold() {
    all_hold(Language::French, CASES);
}

const CASES: &[Case] = &[
    text(
        "R5",
        "Le calendrier est connu : la halle fermera lundi, et les forains s'installeront sur le quai.\n\
         Les riverains ont été prévenus par un courrier glissé dans leur boîte aux lettres samedi matin.\n\
         ⟦repeated-paragraph|Le calendrier est  connu\u{a0}: la halle fermera lundi, et les forains \
         s'installeront sur\u{202f}le quai.⟧ ",
    ),
    text(
        "R6",
        "La préfète l'a répété : « L'eau du robinet peut être bue par tous », et les analyses le \
         confirment…\n\
         Les riverains ont été prévenus par un courrier glissé dans leur boîte aux lettres samedi matin.\n\
         ⟦repeated-paragraph|La préfète l’a répété : \"L’eau du robinet peut être bue par tous\", et les \
         analyses le confirment...⟧",
    ),
    markdown(
        "R7",
        "**Le tribunal** rendra sa décision le 14 mars, deux ans après la faillite de la *coopérative \
         laitière*.\n\n\
         Les riverains ont été prévenus par un courrier glissé dans leur boîte aux lettres samedi matin.\n\n\
         ⟦repeated-paragraph|Le tribunal rendra sa décision le 14 mars, deux ans après la faillite de la \
         coopérative laitière.⟧\n",
    ),
    text(
        "R7, capitals",
        "Le tribunal rendra sa décision le 14 mars, deux ans après la faillite de la coopérative laitière.\n\
         ⟦repeated-paragraph|LE TRIBUNAL RENDRA SA DÉCISION LE 14 MARS, deux ans après la faillite de la \
         coopérative laitière.⟧",
    ),
    text(
        "R8",
        "Le port a battu son record pour la six fois de suite, avec quatre cents navires accueillis entre janvier et \
         décembre, selon la capitainerie.\n\
         Les riverains ont reçu un courrier, glissé dans leur boîte aux lettres samedi matin de bonne heure.\n\
         ⟦near-duplicate|Le port a battu son record pour la sixième fois de suite, avec quatre cents navires accueillis entre janvier et \
         décembre, selon la capitainerie.⟧",
    ),
    text(
        "R10",
        "La situation reste tendue dans le port, où trois cargos attendent depuis jeudi qu'un remorqueur se \
         libère.\n\
         La situation reste tendue dans les écoles, où la moitié des cantines ont servi des repas froids \
         mardi.",
    ),
    text(
        "R11",
        "⟦contained-paragraph|Le remorqueur a quitté Lorient à l'aube et devrait atteindre le navire dans la soirée, par mer \
         forte.⟧\n\
         Les marins ont passé la nuit dans la salle des machines, où il fait encore quinze degrés.\n\
         Le remorqueur a quitté Lorient à l'aube et devrait atteindre le navire dans la soirée, par mer \
         forte. Il transporte douze hommes.",
    ),
    text(
        "R12, right behind",
        "La directrice du port ne cache pas sa colère. « On nous a laissés sans remorqueur pendant trois \
         semaines, en plein hiver », dénonce Hélène Vautrin, qui attend des comptes.\n\
         « On nous a laissés sans remorqueur pendant trois semaines »\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.",
    ),
    text(
        "R13",
        "Les pêcheurs sont à quai. La criée de Vernois n'ouvrira pas avant le début du mois de septembre. \
         Les restaurants s'adaptent.\n\
         Les mareyeurs se tournent vers l'Espagne. ⟦repeated-sentence|La criée de Vernois n'ouvrira pas avant le début du \
         mois de septembre.⟧",
    ),
    text(
        "R14",
        "La situation reste tendue. Trois cargos attendent depuis jeudi qu'un remorqueur se libère dans le \
         port.\n\
         La moitié des cantines ont servi des repas froids mardi. La situation reste tendue.",
    ),
    text(
        "R15",
        "« Nous ne fermerons aucune classe à la rentrée dans les écoles du canton », a promis le recteur.\n\
         La promesse est tenue : le rectorat ne fermera aucune classe à la rentrée dans les écoles du \
         canton.",
    ),
    text(
        "R15, a whole sentence",
        "« Nous ne fermerons aucune classe à la rentrée dans les écoles du canton », a promis le recteur.\n\
         Les parents se souviennent de l'an dernier. ⟦hint repeated-sentence|Nous ne fermerons aucune classe à la \
         rentrée dans les écoles du canton.⟧ Rien n'est moins sûr.",
    ),
    text(
        "R15, under ten words",
        "« Nous ne fermerons aucune classe à la rentrée », a promis le recteur.\n\
         Les parents se souviennent de l'an dernier. Nous ne fermerons aucune classe à la rentrée. Rien n'est moins sûr.",
    ),
    text(
        "R16",
        "« Nous ne fermerons aucune classe à la rentrée dans les écoles du canton », a promis le recteur \
         lundi.\n\
         Les parents d'élèves, eux, n'oublient pas les huit suppressions de l'an dernier dans les hameaux.\n\
         Le recteur l'a dit une dernière fois avant de partir : ⟦repeated-quote|« Nous ne fermerons aucune⟧ classe à la \
         rentrée dans les écoles du canton. »",
    ),
    text(
        "R16, with who says it: one sentence",
        "Le collège manque de salles et de professeurs depuis trois ans. « Nous ne fermerons aucune classe à la rentrée dans les écoles du canton », a promis le recteur lundi.\n\
         Les parents d'élèves, eux, n'oublient pas les huit suppressions de l'an dernier dans les hameaux.\n\
         Beaucoup attendent encore que quelqu'un vienne leur parler des professeurs absents, des cars supprimés et du gymnase fermé depuis la tempête. ⟦repeated-sentence|« Nous ne fermerons aucune classe à la rentrée dans les écoles du \
         canton », a promis le recteur lundi.⟧",
    ),
    text(
        "R17",
        "Le ferry de l'île de Groix reprend la mer après trois semaines de grève\n\
         Le ferry de l'île de Groix reprend la mer après trois semaines de grève. Les habitants respirent.",
    ),
    text(
        "R18",
        "Le ferry reprend la mer\n\
         Après trois semaines de grève, les liaisons entre l'île et le continent sont rétablies depuis ce \
         matin.\n\
         ⟦information repeated-paragraph|Après trois semaines de grève, les liaisons entre l'île et le continent sont \
         rétablies depuis ce matin.⟧\n\
         Les habitants respirent, les commerçants aussi, et les camions attendent déjà devant la cale.",
    ),
    markdown(
        "R18, front matter",
        "---\n\
         title: Le ferry reprend la mer\n\
         summary: \"Après trois semaines de grève, les liaisons entre l'île et le continent sont rétablies.\"\n\
         ---\n\n\
         ⟦information repeated-paragraph|Après trois semaines de grève, les liaisons entre l’île et le continent sont \
         rétablies.⟧\n\n\
         Les habitants respirent, les commerçants aussi, et les camions attendent déjà devant la cale.\n",
    ),
    text(
        "R19",
        "Sur le quai où tu m'attends\n\
         Sur le quai où tu m'attends\n\
         Le bateau ne revient pas\n\
         Sur le quai où tu m'attends\n\
         Le bateau ne revient pas",
    ),
    text(
        "R19, in stanzas",
        "Les pêcheurs sont à quai depuis huit jours, et la criée n'ouvrira pas avant septembre.\n\n\
         Ohé du bateau, ohé du rivage,\n\
         la mer est haute et le vent se lève,\n\
         ramène à bon port ceux de l'équipage,\n\
         avant que la nuit du large s'achève\n\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\n\
         Ohé du bateau, ohé du rivage,\n\
         la mer est haute et le vent se lève,\n\
         ramène à bon port ceux de l'équipage,\n\
         avant que la nuit du large s'achève",
    ),
    markdown(
        "R19, in stanzas",
        "Les pêcheurs sont à quai depuis huit jours, et la criée n'ouvrira pas avant septembre.\n\n\
         Ohé du bateau, ohé du rivage,  \n\
         la mer est haute et le vent se lève,  \n\
         ramène à bon port ceux de l'équipage,  \n\
         avant que la nuit du large s'achève\n\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\n\
         Ohé du bateau, ohé du rivage,  \n\
         la mer est haute et le vent se lève,  \n\
         ramène à bon port ceux de l'équipage,  \n\
         avant que la nuit du large s'achève\n",
    ),
    text(
        "R20",
        "Les pêcheurs sont à quai depuis huit jours, et la criée n'ouvrira pas avant septembre.\n\
         LIRE AUSSI : Notre grande enquête sur les ports de pêche qui ferment l'un après l'autre en \
         Bretagne\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\
         LIRE AUSSI : Notre grande enquête sur les ports de pêche qui ferment l'un après l'autre en \
         Bretagne",
    ),
    text(
        "R21, a note that is on no list",
        "Nos chiffres viennent des registres du port et ont été relus par deux économistes indépendants.\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\
         ⟦repeated-paragraph|Nos chiffres viennent des registres du port et ont été relus par deux \
         économistes indépendants.⟧",
    ),
    text(
        "R22",
        "Par Jeanne Aubertin, Malik Sorel et Pauline Dutreuil, à Vernois, Lorient et Saint-Malo (avec AFP)\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\
         Par Jeanne Aubertin, Malik Sorel et Pauline Dutreuil, à Vernois, Lorient et Saint-Malo (avec AFP)",
    ),
    markdown(
        "R23",
        "![Le quai de Vernois, mardi matin, après la crue qui a emporté deux bateaux et une \
         grue](quai.jpg)\n\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\n\
         ⟦hint repeated-paragraph|![Le quai de Vernois, mardi matin, après la crue qui a emporté deux bateaux et une \
         grue](crue.jpg)⟧\n",
    ),
    markdown(
        "R24",
        "Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\n\
         - Le match entre Vernois et Lorient a été remis à une date que la ligue fixera plus tard\n\
         - Le match entre Vernois et Lorient a été remis à une date que la ligue fixera plus tard\n\n\
         | Rencontre | Score |\n\
         |---|---|\n\
         | Vernois – Lorient | 0–0 |\n\
         | Vernois – Lorient | 0–0 |\n",
    ),
    markdown(
        "R25",
        "Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\n\
         ```html\n\
         <iframe title=\"Carte des ports fermés depuis dix ans en Bretagne et en Normandie, commune par \
         commune\"></iframe>\n\
         ```\n\n\
         Les pêcheurs sont à quai depuis huit jours, et la criée n'ouvrira pas avant septembre.\n\n\
         ```html\n\
         <iframe title=\"Carte des ports fermés depuis dix ans en Bretagne et en Normandie, commune par \
         commune\"></iframe>\n\
         ```\n",
    ),
    markdown(
        "R26",
        "## Ce que les pêcheurs demandent au gouvernement et ce qu'il leur a répondu jusqu'ici\n\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\n\
         ⟦repeated-heading|## Ce que les pêcheurs demandent au gouvernement et ce qu'il leur a répondu jusqu'ici⟧\n\n\
         Les pêcheurs sont à quai depuis huit jours, et la criée n'ouvrira pas avant septembre.\n",
    ),
    text(
        "R27",
        "Pourquoi ?\n\
         Parce que le port est trop petit pour les bateaux que l'on construit aujourd'hui.\n\
         Pourquoi ?\n\
         Parce que personne n'a voulu payer le dragage du chenal depuis une quinzaine d'années.",
    ),
    text(
        "R28",
        "La piscine restera fermée cet hiver, faute de chauffage. Le cabinet du maire n'a donné aucune date \
         de réouverture pour le moment.\n\
         Le théâtre perd son directeur après neuf saisons. ⟦repeated-sentence|Le cabinet du maire n'a donné aucune date de \
         réouverture pour le moment.⟧",
    ),
    text(
        "R29",
        "Deux hommes ont été placés en garde à vue lundi après l'incendie de la halle de Vernois.\n\
         Toute personne mise en examen est présumée innocente tant qu'elle n'a pas été définitivement \
         condamnée.\n\
         Un troisième homme, âgé de vingt ans, a été entendu mardi puis remis en liberté le soir même.\n\
         Toute personne mise en examen est présumée innocente tant qu'elle n'a pas été définitivement \
         condamnée.",
    ),
    text(
        "R33",
        "La criée a perdu la moitié de ses acheteurs depuis que les cars du matin ne s'arrêtent plus devant \
         la halle. La ville a promis une navette, mais le conducteur n'a pas encore été recruté à ce jour.\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\
         ⟦contained-paragraph|La criée a perdu la moitié de ses acheteurs depuis que les cars du matin ne s'arrêtent plus devant \
         la halle.\n\
         La ville a promis une navette, mais le conducteur n'a pas encore été recruté à ce jour.⟧",
    ),
    text(
        "R37",
        "La passerelle rouvrira aux piétons le mois prochain, après onze semaines de travaux sur les deux \
         rives.\n\
         The footbridge will open to walkers again next month, after eleven weeks of repairs on both \
         banks.\n\
         Les cyclistes devront patienter jusqu'à l'automne, faute de rampe d'accès sur la rive gauche du \
         fleuve.",
    ),
    text(
        "R38",
        "Nous nous sommes vus à Bora Bora, et vous vous souvenez sans doute de ⟦doubled-word|de⟧ la tempête qui faisait \
         faire faire demi-tour aux voiliers.",
    ),
    text(
        "R38, words that stand twice with reason",
        "La gare de l'est est fermée, et la ferme ferme ses portes. Le souvenir de de Gaulle, celui de de Villiers, que Philippe \
         de Villiers entretient, et les soirées bunga bunga n'y changent rien, oh la la. En en parlant, il a entendu un « boom boom ».",
    ),
    text(
        "R38, names with several particles",
        "François de la Rochefoucauld a passé l'hiver dans la vallée de ⟦doubled-word|de⟧ la Loire. Les maximes de de la \
         Rochefoucauld y sont nées, à en croire la notice de ⟦doubled-word|de⟧ la bibliothèque de la ville.",
    ),
    text(
        "R13, found in a short paragraph that stands twice",
        "Les pêcheurs sont à quai. La criée de Vernois n'ouvrira pas avant le mois de septembre. Les restaurants \
         s'adaptent, et la conserverie a renvoyé la moitié de ses ouvriers.\n\
         ⟦repeated-sentence|La criée de Vernois n'ouvrira pas avant le mois de septembre.⟧\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\
         ⟦repeated-sentence|La criée de Vernois n'ouvrira pas avant le mois de septembre.⟧",
    ),
    text(
        "R12, a sentence of the text that is a quotation",
        "⟦contained-paragraph|\"Nous attendons le remorqueur depuis trois semaines. Personne ne nous dit quand il viendra\".⟧\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\
         \"Nous attendons le remorqueur depuis trois semaines. Personne ne nous dit quand il viendra\". La criée de Vernois a \
         perdu la moitié de ses acheteurs depuis que les cars du matin ne s'arrêtent plus devant la halle, selon Anne Morel.",
    ),
    text(
        "R12, without marks, and signed",
        "La directrice du port reçoit dans un bureau vide. Je n'ai pas dormi pendant trois semaines, et personne ne m'a dit \
         quand le remorqueur viendrait. Elle attend encore une réponse de la préfecture.\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\
         Je n'ai pas dormi pendant trois semaines, et personne ne m'a dit quand le remorqueur viendrait. Hélène Vautrin, \
         directrice du port",
    ),
    text(
        "R12, without marks, and not signed",
        "La directrice du port reçoit dans un bureau vide. Je n'ai pas dormi pendant trois semaines, et personne ne m'a dit \
         quand le remorqueur viendrait. Elle attend encore une réponse de la préfecture.\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\
         ⟦contained-paragraph|Je n'ai pas dormi pendant trois semaines, et personne ne m'a dit quand le remorqueur viendrait.⟧",
    ),
    text(
        "R12, before the body",
        "Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\
         « On nous a laissés sans remorqueur pendant trois semaines »\n\
         La directrice du port ne cache pas sa colère. « On nous a laissés sans remorqueur pendant \
         trois semaines, en plein hiver », dénonce Hélène Vautrin, qui attend des comptes.",
    ),
    text(
        "R12, a paragraph farther",
        "La directrice du port ne cache pas sa colère. « On nous a laissés sans remorqueur pendant trois \
         semaines, en plein hiver », dénonce Hélène Vautrin, qui attend des comptes.\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.\n\
         « On nous a laissés sans remorqueur pendant trois semaines »\n\
         La criée n'ouvrira pas avant septembre, et la moitié des équipages cherche du travail \
         ailleurs.",
    ),
];
