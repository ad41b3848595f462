//! Rows N1 to N58 in French, both columns of each row where they differ: what is reported, and how loudly.
//!
//! Not here: N3, N28, N57 and N58, and what a house makes of N5, depend on a house or a project and are in
//! `name_houses`; N14 (possessives) is of English. What the fixes do is in `name_fixes`. Two rows are of checks of their
//! own, `first-mention` (N52) and `fact-clash` (N53): here they show that no check of spellings takes them for its own.

use super::*;

#[test]
fn hold() {
    all_hold(Language::French, CASES);
}

const CASES: &[Case] = &[
    text(
        "N1",
        "Le train de nuit pour Kiev part à l'heure. Celui de ⟦name-variant|Kyiv⟧ arrive en retard, et la \
         gare de Kiev attend.",
    ),
    text(
        "N1, several of the minority",
        "Le train de nuit pour Kiev part à l'heure. Celui de ⟦name-variant|Kyiv⟧ arrive en retard, la gare de Kiev \
         attend, et le buffet de ⟦name-variant|Kyiv⟧ ferme avant celui de Kiev.",
    ),
    text(
        "N2",
        "Le train de nuit pour Kiev part à l'heure. La gare de Kiev attend celui de Lviv depuis ce matin.",
    ),
    text(
        "N4",
        "Le président russe, Vladimir Poutine, recevra la délégation mardi. ⟦name-variant|Putin⟧ a refusé \
         toute concession, et Poutine ne cédera pas.",
    ),
    text(
        "N4, more often in the foreign form",
        "Le président russe, Vladimir Poutine, recevra la délégation mardi. ⟦name-variant|Putin⟧ a refusé \
         toute concession, et ⟦name-variant|Putin⟧ ne cédera pas.",
    ),
    text(
        "N5, no house",
        "Le président russe, Vladimir Putin, recevra la délégation mardi. Putin a refusé toute concession.",
    ),
    text(
        "N5, the dish",
        "Poutine recevra la délégation mardi à Québec, où l'on a servi une poutine aux invités.",
    ),
    text(
        "N6",
        "Le restaurant de Kyiv sert un poulet à la Kiev et raconte sur sa carte l'histoire de la Rus' de \
         Kiev.",
    ),
    text(
        "N7",
        "Le Dynamo Kiev a perdu samedi dans son stade de Kyiv, devant dix mille spectateurs venus de Kyiv.",
    ),
    text(
        "N7, the other way",
        "Le Dynamo Kyiv a perdu samedi dans son stade de Kiev, devant dix mille spectateurs venus de Kiev.",
    ),
    text(
        "N8",
        "Les Kiéviens retrouvent leur métro, et le maire de Kyiv promet dix rames kyiviennes pour l'été.",
    ),
    text(
        "N9",
        "Le préfet revient de Kiev avec un message : « ⟦hint name-variant|Kyiv⟧ tient bon et nous attend tous », \
         a-t-il dit.",
    ),
    text(
        "N9, inside and outside",
        "Le préfet revient de Kiev. « ⟦hint name-variant|Kyiv⟧ tient bon et nous attend tous », a-t-il dit à la gare \
         de Kiev, avant de repartir pour ⟦name-variant|Kyiv⟧.",
    ),
    text(
        "N10",
        "Le compte @KyivIndependent suit la journée de Kiev en direct, comme le site \
         https://www.example.org/Kyiv/direct et le code KYIV.",
    ),
    text(
        "N10, a file and a host",
        "Le plan de Kiev est dans le fichier Kyiv.pdf, sous C:\\villes\\Kyiv\\plan.txt, et sur Kyiv.example.org \
         depuis lundi.",
    ),
    markdown(
        "N10, a link",
        "Le maire de Kiev a publié [le plan des abris](https://www.example.org/Kyiv/abris) sur le site de \
         la ville.\n",
    ),
    markdown(
        "N10, code",
        "Le maire de Kiev a publié le plan des abris sous le nom de `Kyiv`, que les habitants de Kiev \
         téléchargent.\n",
    ),
    markdown(
        "N11",
        "Le maire de Kiev répond aux questions du *Kyiv Independent* et du *Kyiv Post*, qui paraissent en \
         anglais.\n",
    ),
    text(
        "N11, plain",
        "Le maire de Kiev répond aux questions du Kyiv Independent et du Kyiv Post, qui paraissent en \
         anglais.",
    ),
    text(
        "N12",
        "Les négociateurs sont arrivés à Kyiv (Kiev en russe) par le train de nuit qui vient de Pologne.",
    ),
    text(
        "N12, or",
        "Les négociateurs sont arrivés à Kiev, ou Kyiv, par le train de nuit qui vient de Pologne.",
    ),
    text(
        "N12, formerly",
        "Les négociateurs sont arrivés à Kyiv, anciennement Kiev, par le train de nuit qui vient de Pologne.",
    ),
    text(
        "N12, ex",
        "Les négociateurs sont arrivés à Mykolaïv (ex-Nikolaïev) par le train de nuit qui vient de Pologne.",
    ),
    text(
        "N12, a gloss is no licence",
        "Les négociateurs sont arrivés à Kyiv (Kiev en russe) mardi. La gare de Kyiv était vide, et le maire de \
         ⟦name-variant|Kiev⟧ les attendait devant celle de Kyiv.",
    ),
    text(
        "N13",
        "Kiev ou Kyiv, pourquoi les journaux changent d'orthographe\n\
         La rédaction écrivait Kiev depuis un siècle. Elle écrira Kyiv dès lundi, après un vote serré.",
    ),
    text(
        "N13, three glosses",
        "On écrit Kyiv (Kiev en russe) depuis peu. Les cartes disent Kiev (Kyiv en ukrainien), les horaires Kyiv (ou Kiev), \
         et la rédaction hésite entre Kyiv et Kiev.",
    ),
    text(
        "N15",
        "Le port d'Odessa a rouvert lundi. Les cargos d'⟦name-variant|Odesa⟧ attendaient depuis mars au \
         large d'Odessa.",
    ),
    text(
        "N15, a contracted article",
        "La frontière du Bélarus est close, dit la douane. Le président du Bélarus ira jusqu'à celle de la \
         ⟦name-variant|Biélorussie⟧ ce soir.",
    ),
    text(
        "N16",
        "Les habitants de Kharkiv fuient vers l'ouest. La gare de ⟦name-variant|Kharkov⟧ est pleine, \
         dit-on à Kharkiv.",
    ),
    text(
        "N16",
        "Le port d'Odesa a rouvert lundi. Les cargos d'⟦name-variant|Odessa⟧ attendaient depuis mars au \
         large d'Odesa.",
    ),
    text(
        "N16",
        "Le front de Lougansk ne bouge plus. La ville de ⟦name-variant|Louhansk⟧ a passé l'hiver sans eau, \
         et Lougansk attend.",
    ),
    text(
        "N16, three forms",
        "Le front de Lougansk ne bouge plus. La ville de ⟦name-variant|Louhansk⟧ a passé l'hiver sans eau, \
         Lougansk attend, et la gare de ⟦name-variant|Luhansk⟧ reste fermée.",
    ),
    text(
        "N16",
        "Le pont de Mykolaïv est coupé. Les cars de ⟦name-variant|Nikolaïev⟧ font un détour avant d'entrer \
         à Mykolaïv.",
    ),
    text(
        "N16",
        "Les réfugiés arrivent à Lviv. La mairie de ⟦name-variant|Lvov⟧ ouvre les écoles, et Lviv prépare \
         des lits.",
    ),
    text(
        "N16",
        "La centrale de Tchernobyl est surveillée. Le site de ⟦name-variant|Tchornobyl⟧ reste fermé, comme \
         la route de Tchernobyl.",
    ),
    text(
        "N17",
        "La ligne directe entre Kiev et Kharkiv rouvre lundi, et les billets de Kiev sont déjà tous \
         vendus.",
    ),
    text(
        "N17, the other way",
        "La ligne directe entre Kyiv et Odessa rouvre lundi, et les billets de Kyiv sont déjà tous vendus.",
    ),
    text(
        "N18",
        "Né à Odessa (Texas), le pianiste jouera jeudi à Odesa devant une salle déjà pleine depuis un \
         mois.",
    ),
    text(
        "N18, Moscow",
        "Les envoyés ont quitté Moscou à midi. L'étudiant, lui, venait de Moscow, dans l'Idaho, pour apprendre le \
         russe à Moscou.",
    ),
    text(
        "N19",
        "Volodymyr Zelensky est arrivé mardi à Bruxelles. Le président ⟦name-variant|Zelenski⟧ verra ses \
         alliés, puis Zelensky repartira.",
    ),
    text(
        "N19, three forms",
        "Volodymyr Zelensky est arrivé mardi à Bruxelles. Le président ⟦name-variant|Zelenskyy⟧ verra ses \
         alliés, Zelensky parlera, et ⟦name-variant|Zelenskiy⟧ repartira avant la nuit.",
    ),
    text(
        "N20",
        "Volodymyr Zelensky est arrivé mardi à Bruxelles avec son épouse, Olena Zelenska, qui visitera une \
         école.",
    ),
    text(
        "N20, unlisted",
        "Pavel Morozov est arrivé mardi à Bruxelles avec Irina Morozova. Morozov parlera demain, puis Morozova \
         jouera du piano.",
    ),
    text(
        "N20, -ski and -skaïa",
        "Alexeï Zaretski est arrivé mardi à Bruxelles avec Vera Zaretskaïa. Zaretski parlera demain, puis Zaretskaïa \
         jouera du piano.",
    ),
    text(
        "N21",
        "Nikita Khrouchtchev aimait le maïs. Des champs que ⟦name-variant|Khrushchev⟧ fit planter partout, \
         Khrouchtchev tira peu.",
    ),
    text(
        "N21, behind a stop",
        "Nikita Khrouchtchev aimait le maïs. ⟦name-variant|Khrushchev⟧ en fit planter partout, et \
         Khrouchtchev le paya cher.",
    ),
    text(
        "N21",
        "Mikhaïl Gorbatchev rentre de Crimée. ⟦name-variant|Gorbachev⟧ a perdu la main, et Gorbatchev le \
         sait déjà.",
    ),
    text(
        "N21",
        "Boris Eltsine monte sur un char. ⟦name-variant|Yeltsin⟧ harangue la foule, et Eltsine gagne la \
         partie.",
    ),
    text(
        "N21, unlisted",
        "Le colonel Vorochtchenko quitte son poste. La voiture de ⟦name-variant|Voroshchenko⟧ attend, et \
         Vorochtchenko ne se presse pas.",
    ),
    text(
        "N22",
        "Le colonel Kadhafi plante sa tente. L'avion de ⟦name-variant|Gaddafi⟧ attend, et Kadhafi ne part \
         pas.",
    ),
    text(
        "N22, the third",
        "Le colonel Kadhafi plante sa tente. L'avion de ⟦name-variant|Qaddafi⟧ attend, et Kadhafi ne part \
         pas.",
    ),
    text(
        "N22",
        "Le fils de Ben Laden a été vu au Pakistan. Celui de ⟦name-variant|Bin Laden⟧ le plus jeune a \
         disparu, dit Ben Laden.",
    ),
    text(
        "N22",
        "Le Hezbollah a tiré mardi sur le nord. Le ⟦name-variant|Hizbullah⟧ a revendiqué les tirs, et le \
         Hezbollah menace encore.",
    ),
    text(
        "N22",
        "La branche locale d'Al-Qaïda recrute. Les chefs d'⟦name-variant|Al-Qaida⟧ se cachent, et Al-Qaïda \
         se tait.",
    ),
    text(
        "N23",
        "Mohamed Salah a marqué deux fois mardi à Riyad sous les yeux du prince Mohammed ben Salmane.",
    ),
    text(
        "N23, unlisted",
        "Mohamed Berrada a marqué deux fois mardi à Riyad. L'entraîneur, Mohammed Tazi, a félicité Berrada, et Tazi \
         est rentré.",
    ),
    text(
        "N24",
        "Le prince Mohammed ben Salmane a reçu les joueurs. Ce soir, ⟦name-variant|Mohamed ben Salmane⟧ \
         dînera avec eux, puis Mohammed ben Salmane partira.",
    ),
    text(
        "N25",
        "Le vol de Pékin a du retard. La tour de ⟦name-variant|Beijing⟧ ne répond pas, et Pékin reste \
         muet.",
    ),
    text(
        "N25",
        "La statue de Mao Zedong a été lavée. Le portrait de ⟦name-variant|Mao Tsé-toung⟧ attendra, car \
         Mao Zedong fait vendre.",
    ),
    text(
        "N25, aussi",
        "La statue de Mao Zedong a été lavée. Le portrait de ⟦name-variant|Mao Tsé-toung⟧ aussi, car \
         Mao Zedong fait vendre.",
    ),
    text(
        "N25",
        "Les usines de Canton ont fermé lundi. Le maire de ⟦name-variant|Guangzhou⟧ accuse la pluie, et le port de \
         Canton se vide.",
    ),
    text(
        "N25, fixed terms",
        "Le cuisinier de Pékin prépare un canard laqué de Pékin pour les anciens des JO de Beijing.",
    ),
    text(
        "N26",
        "Née à Bombay en 1947, elle habite toujours la même rue de Mumbai, à deux pas du marché couvert.",
    ),
    text(
        "N26",
        "Le siège de Leningrad a duré neuf cents jours, et Saint-Pétersbourg en garde la trace dans ses \
         murs.",
    ),
    text(
        "N26, no date",
        "Les trains de Mumbai sont bondés le matin. La gare de ⟦hint name-variant|Bombay⟧ ouvre de nouvelles portes, \
         et Mumbai respire un peu.",
    ),
    text(
        "N27",
        "Le président Erdogan recevra les maires. Le parti d'⟦name-variant|Erdoğan⟧ a perdu, et Erdogan le \
         sait.",
    ),
    text(
        "N27",
        "Viktor Orban a voté contre le texte. Le veto d'⟦name-variant|Orbán⟧ tombera, mais Orban prend son \
         temps.",
    ),
    text(
        "N27",
        "La ville de Sao Paulo manque d'eau. Le maire de ⟦name-variant|São Paulo⟧ rationne, et Sao Paulo \
         attend.",
    ),
    text(
        "N27, unlisted",
        "Le cycliste Tomáš Havránek a gagné l'étape. Pour ⟦name-variant|Havranek⟧, la saison commence bien, dit \
         l'équipe d'Havránek.",
    ),
    text(
        "N27, once each: the accent was forgotten",
        "La coordinatrice, ⟦name-variant|Anne-Francoise⟧ Thiollet, parle peu. Il reste des bras, répond Anne-Françoise \
         Thiollet.",
    ),
    text(
        "N27, once each, the other way about",
        "La coordinatrice, Anne-Françoise Thiollet, parle peu. Il reste des bras, répond ⟦name-variant|Anne-Francoise⟧ \
         Thiollet.",
    ),
    text(
        "N27, one form only",
        "Le président Erdoğan recevra les maires de São Paulo, et Erdoğan leur montrera le palais de la ville.",
    ),
    text(
        "N29",
        "Le dirigeant Kim Jong-un visite l'usine. Le train de ⟦name-variant|Kim Jong Un⟧ attend, et Kim \
         Jong-un repart.",
    ),
    text(
        "N29",
        "La mairie de Saint-Étienne vend ses trams. Celle de ⟦name-variant|Saint Étienne⟧ hésitait, \
         mais Saint-Étienne est pressée.",
    ),
    text(
        "N29",
        "Le cinéaste Jean-Luc Marlière tourne ici. Pour ⟦name-variant|Jean Luc⟧ Marlière, la lumière \
         compte, dit Jean-Luc Marlière.",
    ),
    text(
        "N29",
        "Les élus de Seine-Saint-Denis votent lundi. Ceux de ⟦name-variant|Seine Saint-Denis⟧ qui sont absents \
         écriront, et la Seine-Saint-Denis attendra.",
    ),
    text(
        "N29, two people",
        "Le cinéaste Jean-Luc Marlière tourne ici, et le peintre Jean Luc Vasseur lui prête sa maison pour un mois.",
    ),
    text(
        "N30",
        "De Gaulle est arrivé à Londres en juin. Le général de Gaulle a parlé le lendemain à la radio \
         anglaise.",
    ),
    text(
        "N30, with the given name",
        "Le général Charles de Gaulle arrive à Londres. Le discours de ⟦information name-variant|Charles De Gaulle⟧ \
         est prêt, et Charles de Gaulle le lira.",
    ),
    text(
        "N30",
        "Le train de Valéry Giscard d'Estaing est parti. Le chef de cabinet de Valéry \
         ⟦information name-variant|Giscard D'Estaing⟧ reste, et Giscard d'Estaing dort.",
    ),
    text(
        "N30, unlisted",
        "Le préfet Alban de Fontvieille arrive lundi. Le bureau d'Alban ⟦information name-variant|De⟧ Fontvieille est \
         prêt, et Alban de Fontvieille le verra.",
    ),
    text(
        "N31",
        "La délégation quitte Le Caire ce soir. L'avion du Caire fera escale à La Haye, puis un car ira de \
         La Haye à Gand.",
    ),
    text(
        "N32",
        "J. D. Vance est attendu mardi. Le bureau de J. D. Vance confirme la visite, et \
         ⟦information name-variant|JD⟧ Vance verra le maire.",
    ),
    text(
        "N32, three ways in one finding",
        "J. D. Vance est attendu mardi. Le bureau de ⟦information name-variant|J.D.⟧ Vance confirme la visite, J. D. \
         Vance y tient, et JD Vance verra le maire.",
    ),
    text(
        "N32, unlisted",
        "L'architecte J. P. Marlière est attendu mardi. Le bureau de ⟦information name-variant|J.P.⟧ Marlière confirme \
         la visite de J. P. Marlière.",
    ),
    text(
        "N33",
        "Vladimir Poutine recevra la délégation mardi. Poutine a prévenu ses hôtes, et M. Poutine sera en \
         retard.",
    ),
    text(
        "N34",
        "Le discours de Vladimir Poutine a été lu par Dmitri Poutine, un cousin que personne ne \
         connaissait.",
    ),
    text(
        "N34, the same function",
        "Le président Vladimir Poutine a signé lundi. Le lendemain, le président ⟦hint name-given|Dmitri⟧ Poutine n'a \
         rien dit de plus.",
    ),
    text(
        "N35",
        "Vincent Crouzet, expert en renseignement, voit deux obstacles. ⟦name-given|Vivien⟧ Crouzet, expert en \
         renseignement, en redoute un troisième.",
    ),
    text(
        "N35, like given names",
        "Stephen Witkoff est arrivé mardi à Moscou. Le lendemain, ⟦name-given|Steven⟧ Witkoff a vu le maire, et \
         Stephen Witkoff est reparti.",
    ),
    text(
        "N35, a man and a woman",
        "Michel Vautrin, architecte, voit deux obstacles. Michèle Vautrin, architecte, en redoute un troisième pour \
         le chantier.",
    ),
    text(
        "N36",
        "Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et ⟦name-typo|Crouset⟧ doute. Le livre \
         de Crouzet paraîtra lundi.",
    ),
    text(
        "N37",
        "Vincent Crouzet voit deux obstacles à la paix. Vincent ⟦information name-typo|Crouset⟧ en redoute un \
         troisième, plus sérieux.",
    ),
    text(
        "N38",
        "Mardi matin, ⟦hint name-typo|Gellar⟧ a livré les caisses au dépôt. Le lendemain, Geller n'a pas répondu aux \
         questions du juge.",
    ),
    text(
        "N39",
        "Emmanuel Macron arrive mardi. Macron verra le maire, puis Macron dînera. Le discours de Marcon \
         suivra, et Macron rentrera. Macron reviendra.",
    ),
    text(
        "N39, the same companion",
        "Emmanuel Macron arrive mardi. Macron verra le maire, puis Macron dînera. Le discours d'Emmanuel \
         ⟦information name-typo|Marcon⟧ suivra, et Macron rentrera. Macron reviendra.",
    ),
    text(
        "N39, unlisted",
        "Hélène Vautrin arrive mardi. Vautrin verra le maire, puis Vautrin dînera. Le discours de \
         ⟦name-typo|Vautirn⟧ suivra, et Vautrin rentrera.",
    ),
    text(
        "N40",
        "Michel Dupont et Michèle Dupond tiennent la librairie de la gare avec Claude Martin et Claudine \
         Marin, leurs associés.",
    ),
    text(
        "N40",
        "Marco Rubio et Mike Rubino tiennent la librairie de la gare. Rubio vend les journaux, Rubino les romans, et \
         Rubio ferme à huit heures.",
    ),
    text(
        "N41",
        "Le président Obama a suivi la traque d'Oussama depuis l'Iran jusqu'en Irak, puis de l'Autriche à \
         l'Australie et de la Slovaquie à la Slovénie.",
    ),
    text(
        "N41, three to one",
        "L'Autriche a perdu le match. Le sélectionneur de l'Autriche accuse la chaleur, l'Autriche rentre demain, et \
         l'Australie fête sa victoire sur l'Autriche.",
    ),
    text(
        "N42",
        "L'Ukraine accueille des Israéliens, et Israël des Ukrainiens ; la synagogue a reçu un don \
         israélite.",
    ),
    text(
        "N42, unlisted",
        "Les gens de Marvejols ont voté lundi. Les Marvejolais retournent aux urnes demain, et Marvejols aura un \
         maire. Marvejols attend.",
    ),
    text(
        "N43",
        "La frontière de la Biélorussie est close. La douane du ⟦name-variant|Bélarus⟧ l'a dit, et la \
         Biélorussie aussi.",
    ),
    text(
        "N43",
        "L'armée tient la Birmanie. La junte du ⟦name-variant|Myanmar⟧ le répète, et la Birmanie se tait.",
    ),
    text(
        "N43",
        "Le roi du Swaziland voyage. La cour d'⟦name-variant|Eswatini⟧ ne dit pas où, et le Swaziland \
         attend. Le Swaziland a faim.",
    ),
    text(
        "N43",
        "Les planteurs de Côte d'Ivoire vendent leur cacao. Ceux d'⟦name-variant|Ivory Coast⟧ attendent un meilleur \
         prix, dit-on en Côte d'Ivoire.",
    ),
    text(
        "N43, a gloss",
        "La délégation est partie pour l'Eswatini (ex-Swaziland), où le roi la recevra dans son palais \
         d'été.",
    ),
    text(
        "N43, the official name",
        "La Bélarus a signé. Le texte nomme la « république de Biélorussie », et la Bélarus s'en contente.",
    ),
    text(
        "N43, the official name in prose",
        "La Bélarus a signé mardi. L'accord lie désormais la République de Biélorussie à ses voisins, et la Bélarus \
         s'en contente.",
    ),
    text(
        "N44",
        "Les États-Unis ont signé le traité, les USA le ratifieront au printemps, et les É.-U. \
         l'appliqueront.",
    ),
    text(
        "N44, points",
        "Les USA ont signé le traité mardi. Les ⟦name-style|U.S.A.⟧ le ratifieront au printemps, et les USA \
         l'appliqueront.",
    ),
    text(
        "N45",
        "L'ONU et l'OTAN se réunissent mardi. La porte-parole de l'⟦name-style|O.N.U.⟧ a précisé que \
         l'⟦name-style|Otan⟧ viendrait seule.",
    ),
    text(
        "N45, once",
        "L'OTAN se réunit mardi. La porte-parole de l'⟦name-style|Otan⟧ a précisé que l'OTAN viendrait seule, puis \
         que l'Otan repartirait. L'OTAN aussi.",
    ),
    text(
        "N46",
        "POUTINE ET ZÉLENSKI SE PARLENT ENFIN\n\
         Vladimir Poutine et Volodymyr Zelensky se sont parlé mardi pendant une heure, pour la première \
         fois.",
    ),
    text(
        "N47",
        "La chaîne Al-Jazira ferme son bureau. Les équipes d'⟦name-variant|Al Jazeera⟧ partent, et \
         Al-Jazira le regrette.",
    ),
    text(
        "N47, an adjective",
        "Le Hezbollah libanais a tiré mardi sur le nord du pays. Le Hezbollah a revendiqué les tirs.",
    ),
    text(
        "N48",
        "La vidéo publiée sur YouTube a été retirée lundi. Une copie circule encore sur \
         ⟦information name-variant|Youtube⟧ et sur un iPhone.",
    ),
    text(
        "N49",
        "La Côte d'Ivoire exporte son cacao. Les planteurs de Côte d’Ivoire attendent l'Œuvre et son \
         Oeuvre.",
    ),
    text(
        "N50",
        "Le tramway de Saint-Denis est en panne. Les habitants de ⟦information name-variant|St-Denis⟧ attendent des \
         cars depuis lundi, et Saint-Denis s'impatiente.",
    ),
    text(
        "N50, unlisted",
        "Le marché de Saint-Aubrac est complet. Les forains de ⟦information name-variant|St⟧-Aubrac attendent depuis \
         lundi, et Saint-Aubrac s'impatiente.",
    ),
    text(
        "N50, two places",
        "Le tramway de Saint-Denis est en panne, et le bateau de St-Malo a du retard, dit la météo marine de lundi.",
    ),
    text(
        "N51",
        "Orban Viktor, comme disent ses voisins, a voté contre. Viktor Orban verra Kim Jong-un, et Kim \
         verra Xi Jinping.",
    ),
    text(
        "N52",
        "« La paix attendra encore un an », estime Crouzet. Vincent Crouzet a publié un livre sur cette \
         guerre.",
    ),
    text(
        "N53",
        "Le président russe Vladimir Poutine a signé. Le premier ministre russe Vladimir Poutine n'a rien \
         dit.",
    ),
    text(
        "N54",
        "Le vote de Ségolène Royal et de Bruno Le Maire compte peu. Le maire du village préfère un kir \
         royal.",
    ),
    text(
        "N54, a letter off a word",
        "Le vote de Ségolène Royal compte peu, et Royal le sait. Loyal envers le parti, Royal attend que Royan vote.",
    ),
    text(
        "N55",
        "L'affiche, en anglais, a fait le tour de la ville : \"Putin must go, and so must they all\". \
         Poutine l'a vue.",
    ),
    text(
        "N56",
        "L'oblast de Lougansk est coupé. La ville de ⟦name-variant|Louhansk⟧ n'a plus d'eau, et l'oblast \
         de Lougansk attend.",
    ),
    text(
        "N56, one form",
        "L'oblast de Donetsk est coupé en deux par le front, et la ville de Donetsk n'a plus d'eau depuis \
         mars.",
    ),
    text(
        "N57, no house",
        "KYIV (Reuters) - Les trains de nuit pour Kiev partent de nouveau à l'heure, a dit la mairie de \
         Kiev.",
    ),
    text(
        "N7, both clubs",
        "Le Dynamo Kiev a perdu samedi devant dix mille personnes. Le ⟦hint name-variant|Dynamo Kyiv⟧ rejouera mardi, et le Dynamo Kiev espère.",
    ),
    text(
        "N8, both",
        "Les Kiéviens retrouvent leur métro. Demain, les Kiéviens auront des trams, et les ⟦hint name-variant|Kyiviens⟧ prendront le car.",
    ),
    text(
        "N24, unlisted",
        "Mohammed Berrada a reçu les joueurs mardi. Ce soir, ⟦name-variant|Mohamed⟧ Berrada dînera avec eux, puis Mohammed Berrada partira.",
    ),
    text(
        "N34, the same function",
        "Le président russe Vladimir Poutine a signé lundi. Le lendemain, le président russe ⟦hint name-given|Dmitri⟧ Poutine n'a rien dit.",
    ),
    text(
        "N51, a given name alone",
        "Xi Jinping recevra la délégation mardi. Le lendemain, ⟦hint name-variant|Jinping⟧ partira pour Rome, dit-on à Pékin.",
    ),
];
