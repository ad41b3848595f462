//! Rows Q1 to Q70 in French.
//!
//! Not here: Q46 (opt-in), Q48 and Q49 (a mode for interviews).

use super::*;

#[test]
fn hold() {
    all_hold(Language::French, CASES);
}

const CASES: &[Case] = &[
    text(
        "Q1",
        "« Le chantier prendra deux ans de plus que prévu », explique Hélène Vautrin, l'architecte de la \
         halle.",
    ),
    text(
        "Q2",
        "« Il faut, explique Marc Delpierre, rouvrir la ligne avant que les lycéens ne reprennent le car. \
         »",
    ),
    text(
        "Q3",
        "Hélène Vautrin dirige le port depuis six ans. « Nous avons perdu la moitié de nos navires », \
         explique-t-elle.",
    ),
    text(
        "Q4",
        "La ministre a visité l'atelier mardi. « Cette usine ne fermera pas tant que je serai là », \
         a-t-elle ajouté. « Nous signerons le contrat avant la fin du mois », a déclaré le ministre de \
         l'Industrie.",
    ),
    text(
        "Q5",
        "\"Le chantier prendra deux ans de plus que prévu\", explique Hélène Vautrin, architecte de la \
         halle. \"Pour la charpente, nous attendons encore le bois. Et ensuite, il faudra trouver un \
         couvreur qui accepte de monter là-haut\".",
    ),
    text(
        "Q6",
        "« Je ne vendrai pas cette ferme à un promoteur », dit Marc Delpierre. L'homme hausse les épaules. \
         « Mon père y est né et j'y finirai mes jours. »",
    ),
    text(
        "Q7",
        "« Nous prendrons cette salle en septembre », annonce Marc Delpierre. Hélène Vautrin proteste. « \
         Jamais nous n'accepterons de quitter les lieux avant Noël. »",
    ),
    text(
        "Q8",
        "« Nous prendrons cette salle en septembre », annonce Marc Delpierre. Hélène Vautrin est arrivée à \
         midi. ⟦unclear-speaker|« Jamais nous ne⟧ céderons sur les horaires. »",
    ),
    text(
        "Q9",
        "Les négociations sur les salaires continuent. ⟦unattributed-quote|« C'est inacceptable pour nous \
         tous⟧ ici. » La prochaine réunion aura lieu mardi.",
    ),
    text("Q10", "Marc Delpierre : « Nous ouvrirons la ligne au printemps, quoi qu'en disent les banques. »"),
    text(
        "Q11",
        "La maire s'est adressée aux habitants du quartier inondé. Son message : « Restez chez vous ce \
         soir et montez à l'étage. »",
    ),
    text(
        "Q12",
        "Le maire de Vernois est catégorique : « La halle ne sera pas vendue tant que je serai élu. »",
    ),
    text(
        "Q13",
        "La facture du stade ne cesse de gonfler depuis trois ans. Une certitude : ⟦unattributed-quote|« \
         Personne ne veut payer pour⟧ la toiture. »",
    ),
    text("Q14", "Selon le préfet, la digue est « une chance pour tous ceux qui vivent au bord du fleuve »."),
    text("Q15", "Pour Hélène Vautrin, « il est trop tard pour sauver la charpente de la halle »."),
    text(
        "Q16",
        "Pour la paix, ⟦unattributed-quote|« nous devons tout faire ici⟧ et maintenant ». La réunion \
         reprendra lundi dans la salle des fêtes.",
    ),
    text(
        "Q17",
        "Il affirme que « la région ne versera pas un centime de plus » pour la ligne de chemin de fer.",
    ),
    text("Q18", "Il a dénoncé devant la presse une réforme « injuste et dangereuse pour les plus petits »."),
    text(
        "Q19",
        "Cette loi « liberticide » sera votée jeudi par une assemblée où la majorité tient à une voix.",
    ),
    text(
        "Q20",
        "Les restaurateurs préparent le « monde d'après » avec des terrasses deux fois plus grandes.",
    ),
    text(
        "Q21",
        "La bibliothèque prête cette semaine « Les Saisons du Fleuve » à tous ceux qui le demandent.",
    ),
    text(
        "Q22",
        "La salle projette jeudi le film « Il faut repeindre la maison du gardien », tourné dans la \
         région.",
    ),
    text(
        "Q24",
        "Jean-Pierre « le Belge » Martel sera jugé en mars pour le vol de quatre camions de cigarettes.",
    ),
    text(
        "Q25",
        "La foule a remonté l'avenue aux cris de « Le peuple veut garder son hôpital et ses médecins ».",
    ),
    text(
        "Q26",
        "Sur la pancarte accrochée à la grille, on lit : « Nous ne sommes pas à vendre, ni aujourd'hui ni \
         demain ».",
    ),
    text(
        "Q27",
        "Le club garde la devise « Un pour tous, tous pour un » cousue sur ses maillots depuis sa \
         fondation.",
    ),
    text(
        "Q28",
        "Le mot « guerre » n'apparaît nulle part dans le rapport, et l'expression « en même temps » y \
         revient dix fois.",
    ),
    text(
        "Q29",
        "Devant les grilles fermées de l'usine, on se dit : « Pourquoi nous, et pourquoi maintenant ? »",
    ),
    text(
        "Q30",
        "L'article 2 dispose : « Les eaux du canal sont affectées à l'usage de tous les riverains. » Le \
         communiqué précise : « La mesure prendra effet au premier janvier prochain. »",
    ),
    text(
        "Q31",
        "« Aucune décision ne sera prise avant les vacances d'été », ⟦vague-attribution|a-t-il été indiqué⟧ mardi soir.",
    ),
    text(
        "Q32",
        "« Cette affaire finira par coûter sa place au ministre », dit-⟦vague-attribution|on⟧ à Bruxelles depuis une semaine.",
    ),
    text(
        "Q31, in a document",
        "« Aucune décision ne sera prise avant les vacances d'été », a-t-il été indiqué dans un communiqué de la \
         préfecture.",
    ),
    text(
        "Q32, among whom",
        "« Cette affaire finira par coûter sa place au ministre », glisse-t-on à l'Élysée. Le ministre n'a pas \
         répondu.",
    ),
    text(
        "Q32, who spoke before",
        "« La digue tiendra jusqu'au printemps prochain », a annoncé la préfecture. « Les travaux commenceront \
         en mai », précise-t-on.",
    ),
    text(
        "Q32, what one reads",
        "« La digue n'a jamais été entretenue depuis sa construction », peut-on lire dans le rapport.",
    ),
    text(
        "Q33",
        "« Nous n'avons plus un seul remorqueur en état de marche », explique-t-⟦pronoun-speaker|il⟧ devant les \
         grilles du port.",
    ),
    text(
        "Q34",
        "Mme Martel attend une réponse depuis mars. « On nous balade de bureau en bureau sans rien dire », \
         explique-t-⟦hint pronoun-speaker|il⟧.",
    ),
    text(
        "Q35",
        "Selon une source proche du dossier, « la vente sera signée avant la fin du mois prochain ».",
    ),
    text(
        "Q36",
        "Selon ⟦vague-attribution|certains⟧, « la vente sera signée avant la fin du mois » et le terrain loti dès l'été.",
    ),
    text(
        "Q35, with a word for who it is",
        "« Les deux hommes ont été remis en liberté », apprend-on de source policière. Selon une source \
         judiciaire, « ils seront jugés avant la fin de l'année ».",
    ),
    text(
        "Q36, a clause",
        "La vente traîne depuis deux ans. ⟦vague-attribution|Plusieurs observateurs⟧ estiment que la halle sera \
         vendue avant l'été.",
    ),
    text(
        "Q36, no words given",
        "Les experts observent une rigidité nouvelle du conseil, et certains habitants songent à partir.",
    ),
    text(
        "Q36, some of those named before",
        "Les riverains attendent depuis trois ans la fin des travaux. Certains disent que la digue ne tiendra \
         pas.",
    ),
    text(
        "Q36, a speciality",
        "Des experts en santé publique affirment que les berges resteront fermées tout l'été.",
    ),
    text(
        "Q36, borne out at once",
        "Des experts estiment que la digue tiendra. « Elle a été bâtie pour cent ans », assure Hélène Vautrin, \
         hydrologue à Vernois.",
    ),
    text(
        "Q36, at most two",
        "« Le port ne rouvrira plus jamais en hiver », disent ⟦vague-attribution|certains⟧.\n\
         « La criée fermera bien avant les vacances d'été », affirment ⟦vague-attribution|des observateurs⟧.\n\
         « Les chalutiers partiront tous pour la côte sud », assurent des experts.",
    ),
    text(
        "Q37",
        "« Les ouvriers n'ont rien à gagner dans cet accord », estiment les syndicats. « Nous répondrons à \
         toute provocation sur nos frontières », prévient le Kremlin.",
    ),
    markdown(
        "Q38",
        "« Le gouvernement joue avec le feu dans cette affaire », écrit *La Gazette de Vernois*. « Nos \
         alliés doivent payer leur part sans attendre », tonne Washington.\n",
    ),
    text(
        "Q39",
        "« Nous avons commencé avec trois bateaux et une remise, sans savoir si la banque suivrait.\n\
         « Puis la criée a fermé, et il a fallu vendre le poisson nous-mêmes sur les marchés de la côte.\n\
         « Aujourd'hui, nous employons quarante personnes dans deux ports », dit Hélène Vautrin.",
    ),
    text(
        "Q41, attributed before",
        "« Nous avons commencé avec trois bateaux et une remise », dit Hélène Vautrin.\n\
         « Aujourd'hui, nous employons quarante personnes dans deux ports et nous cherchons des marins. »",
    ),
    text(
        "Q42",
        "« Nous prendrons cette salle en septembre », annonce Marc Delpierre. « Il faudra d'abord nous en \
         faire sortir », répond Hélène Vautrin.\n\
         ⟦unclear-speaker|« Personne ne quittera⟧ les lieux avant que le tribunal ait tranché cette question. »",
    ),
    text(
        "Q42, the second goes on",
        "« Nous prendrons cette salle en septembre », annonce Marc Delpierre. « Il faudra d'abord nous en \
         faire sortir », répond Hélène Vautrin, avant d'en appeler au maire et au préfet de la région.\n\
         « Personne ne quittera les lieux avant que le tribunal ait tranché cette question. »",
    ),
    text(
        "Q42, one speaker under two names",
        "« Nous prendrons cette salle en septembre », annonce Marc Delpierre. « Il faudra d'abord en \
         trouver la clef », ajoute M. Delpierre.\n\
         « Personne ne quittera les lieux avant que le tribunal ait tranché cette question. »",
    ),
    text(
        "Q44",
        "⟦late-attribution|« Nous⟧ avons commencé avec trois bateaux et une remise, sans savoir si la banque suivrait, puis \
         la criée a fermé et il a fallu vendre le poisson nous-mêmes sur les marchés de la côte, à l'aube, \
         dans le froid, avec des caisses empruntées à nos voisins et une camionnette qui tombait en panne \
         tous les deux jours, si bien que nous avons failli tout arrêter l'hiver suivant », dit Hélène \
         Vautrin.",
    ),
    text(
        "Q44, somebody known",
        "Hélène Vautrin dirige le port depuis six ans. « Nous avons commencé avec trois bateaux et une remise, \
         sans savoir si la banque suivrait, puis la criée a fermé et il a fallu vendre le poisson nous-mêmes sur \
         les marchés de la côte, à l'aube, dans le froid, avec des caisses empruntées à nos voisins et une \
         camionnette qui tombait en panne tous les deux jours », dit-elle.",
    ),
    text(
        "§ 4, 18: two people",
        "« Personne ne nous a prévenus avant la crue », raconte Hélène Vautrin.\n\
         La préfecture n'a pas souhaité répondre.\n\
         ⟦quote-two-speakers|« Personne ne nous a prévenus⟧ avant la crue », déplore Marc Delpierre.",
    ),
    text(
        "§ 4, 18: two people, one of them beside words that stand in every article",
        "« Personne ne nous a prévenus avant la crue », raconte Hélène Vautrin. La préfecture n'a pas répondu à nos \
         sollicitations.\n\
         Le conseil se réunit mardi pour voter les travaux de la digue.\n\
         ⟦quote-two-speakers|« Personne ne nous a prévenus⟧ avant la crue », déplore Marc Delpierre.",
    ),
    text(
        "§ 4, 18: one person under two names",
        "« Personne ne nous a prévenus avant la crue », raconte Hélène Vautrin.\n\
         ⟦repeated-quote|« Personne ne nous a⟧ prévenus avant la crue », répète Mme Vautrin.",
    ),
    text(
        "§ 4, 18: who may be the same",
        "« Personne ne nous a prévenus avant la crue », raconte Hélène Vautrin.\n\
         ⟦repeated-quote|« Personne ne nous a⟧ prévenus avant la crue », répète la maire.\n\
         Marc Delpierre tient la criée. ⟦repeated-quote|« Personne ne nous a⟧ prévenus avant la crue », répète-t-il.",
    ),
    text(
        "Q45",
        "Port de Vernois : « Nous tiendrons jusqu'à la fin de l'hiver »\n\
         Les pêcheurs sont à quai depuis huit jours, et la criée n'ouvrira pas avant septembre.",
    ),
    markdown(
        "Q45, Markdown",
        "# « Nous tiendrons jusqu'à la fin de l'hiver »\n\n\
         Les pêcheurs sont à quai depuis huit jours, et la criée n'ouvrira pas avant septembre.\n",
    ),
    text(
        "Q47",
        "Les pêcheurs sont à quai depuis huit jours, et la criée n'ouvrira pas avant septembre.\n\
         Photo : « Merci à tous pour ces années », hier sur le quai de Vernois.\n\
         Les mareyeurs se tournent vers l'Espagne, où les prix ont déjà doublé depuis le printemps.",
    ),
    markdown(
        "Q47, Markdown",
        "Les pêcheurs sont à quai depuis huit jours, et la criée n'ouvrira pas avant septembre.\n\n\
         ![« Merci à tous pour ces années », hier sur le quai de Vernois.](quai.jpg)\n",
    ),
    text(
        "Q50",
        "— Vous partez déjà, à cette heure de la nuit et par ce temps ?\n\
         — Oui, demain matin il sera trop tard pour passer le col avec la voiture.",
    ),
    markdown(
        "Q52",
        "Les discussions sur l'avenir du port se poursuivent depuis le début de la semaine à la \
         préfecture.\n\n\
         > Nous ne céderons jamais sur ce point, ni cette année ni la suivante.\n",
    ),
    markdown(
        "Q53",
        "La nouvelle a fait le tour de la ville en moins d'une heure, et les réactions n'ont pas tardé.\n\n\
         > « Nous ne céderons jamais sur ce point, ni cette année ni la suivante. » pic.example.org/a1b2 — \
         Port de Vernois (@portdevernois) 4 mars\n",
    ),
    text(
        "Q54",
        "« Il m'a dit “pars tout de suite d'ici avec tes valises” », raconte Hélène Vautrin, la voix \
         blanche.",
    ),
    text(
        "Q55",
        "« Il m'a dit ⟦nested-quote-style|« pars tout de suite d'ici avec tes valises »⟧ », raconte Hélène Vautrin, la voix \
         blanche.",
    ),
    text(
        "Q56",
        "Le maire n'a pas voulu commenter l'enquête (« nous ne savons rien de plus pour le moment », selon \
         lui) avant le conseil.",
    ),
    text(
        "Q57",
        "« La ligne doit rouvrir au printemps », dit Marc Delpierre, « il n'en est pas question sans \
         argent », répond Hélène Vautrin.",
    ),
    text(
        "Q58",
        "Il ne l'a pas dit, mais tout le monde dans la salle avait compris que la halle serait vendue.",
    ),
    text(
        "Q59",
        "En 2019, ⟦unattributed-quote|« nous étions seuls au monde⟧ sur ce quai ». Le port emploie \
         maintenant quarante personnes.",
    ),
    text(
        "Q60",
        "« Je n'ai plus dormi depuis la tempête de janvier », nous confie Marc Delpierre. « La préfecture \
         nous a oubliés dans cette vallée », a-t-il dit à l'AFP.",
    ),
    text("Q61", "Le directeur n'a jamais dit « je démissionne de mon poste à la fin du mois »."),
    text(
        "Q62",
        "Hélène Vautrin a retrouvé son bureau. « Je ne pensais pas revenir un jour ici », sourit-elle. « \
         On nous prend pour des imbéciles depuis trois mois », s'agace Marc Delpierre.",
    ),
    text(
        "Q63",
        "Marc Delpierre a refermé la barrière. « Il faut bien que quelqu'un garde les bêtes », s'en \
         va-t-il.",
    ),
    text(
        "Q64",
        "Le maire a prévenu les forains dès lundi matin : ⟦unbalanced-quote|«⟧ La halle fermera avant la fin du mois de mars, \
         quoi qu'il arrive.\n\
         Les forains s'installeront sur le quai, entre l'écluse et le pont, pour la durée des travaux.\n\
         « Nous n'avons pas eu le choix de la date », regrette Hélène Vautrin.",
    ),
    text(
        "Q65",
        "La halle fermera avant la fin du mois de mars, quoi qu'il arrive ⟦unbalanced-quote|»⟧. Les forains s'installeront sur \
         le quai.\n\
         « Nous n'avons pas eu le choix de la date », regrette Hélène Vautrin.",
    ),
    text(
        "Q66",
        "La salle a été équipée d'un écran de 27\" et d'une table de 5'10\" que personne n'a encore \
         utilisés depuis la rentrée.",
    ),
    text(
        "Q67",
        "Les 'soi-disant experts de la ville et du port' n'ont pas mis les pieds dans l'atelier depuis les \
         années '90.",
    ),
    text(
        "Q68",
        "« La ligne doit rouvrir avant la fin du printemps », dit Marc Delpierre. ⟦mixed-quote-style|\"Il n'en est pas \
         question sans argent frais\"⟧, répond Hélène Vautrin.",
    ),
    markdown(
        "Q69",
        "La fanfare a repris sur la place une vieille chanson de marins que tout le monde connaît ici :\n\n\
         > « Nous partirons avec la lune,  \n\
         > nous reviendrons avec le vent,  \n\
         > et nous n'aurons pas de fortune »\n",
    ),
    text(
        "Q70",
        "Je l'ai dit à mes collègues le premier jour : « Nous ne verrons jamais la fin de ce chantier. » \
         J'avais tort.",
    ),
    text(
        "Q11, nobody's",
        "Les syndicats ont tenu leur assemblée devant les grilles. Un mot d'ordre : « On ne lâche rien \
         avant vendredi soir. »",
    ),
    text(
        "Q23",
        "Pendant la grève, il a relu « Il est avantageux d'avoir un grand jardin » dans son train du \
         matin.",
    ),
    text(
        "Q40",
        "« Nous avons commencé avec trois bateaux et une remise, sans savoir si la banque suivrait.\n\
         » Puis la criée a fermé, et il a fallu vendre le poisson nous-mêmes sur les marchés de la \
         côte.\n\
         » Aujourd'hui, nous employons quarante personnes dans deux ports », dit Hélène Vautrin.",
    ),
    text(
        "Q41",
        "« Nous avons commencé avec trois bateaux et une remise, sans savoir si la banque suivrait. »\n\
         « Aujourd'hui, nous employons quarante personnes dans deux ports », dit Hélène Vautrin.",
    ),
    text(
        "Q43",
        "« Personne ne quittera les lieux avant que le tribunal ait tranché cette question. »\n\
         Ainsi s'exprimait Marc Delpierre, lundi, devant les grévistes réunis dans la cour de l'usine.",
    ),
    markdown(
        "Q51",
        "La directrice du port a écrit aux pêcheurs la semaine dernière, et sa lettre ne laisse aucun \
         espoir.\n\n\
         > « Nous ne céderons jamais sur ce point, ni cette année ni la suivante. »\n\
         >\n\
         > — Hélène Vautrin\n",
    ),
    text(
        "Q43, whose words",
        "« Personne ne quittera les lieux avant que le tribunal ait tranché cette question. »\n\
         Ces mots sont de Marc Delpierre, lundi, devant les grévistes réunis dans la cour de l'usine.",
    ),
];
