//! The style sheet of a few sentences, as one line a name: kind, name, forms with counts, function.

use crate::analysis::{Analysis, Name};
use crate::extract::Format;
use crate::lang::names::Names;

fn names(text: &str) -> Vec<Name> {
    Analysis::build(text.to_owned(), Format::Plain, &Names::builtin(), None, &|| false)
        .expect("nothing cancels it")
        .names()
}

/// `person Anne Morel: Anne Morel 1, Morel 2 (maire de Lens)`
fn sheet(text: &str) -> String {
    let line = |name: &Name| {
        let forms: Vec<String> =
            name.forms.iter().map(|(form, mentions)| format!("{form} {}", mentions.len())).collect();
        let function = name.function.as_ref().map(|(words, span)| {
            assert_eq!(text[span.range()].split_whitespace().collect::<Vec<_>>().join(" "), *words);
            format!(" ({words})")
        });
        for (form, mentions) in &name.forms {
            for span in mentions {
                let stands = text[span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
                let plain = |text: &str| text.replace('’', "'").replace('\u{2011}', "-");
                assert_eq!(plain(&stands), plain(form), "{text}");
            }
        }
        let mixed = if name.mixed { "*" } else { "" };
        format!("{mixed}{} {}: {}{}", name.kind, name.name, forms.join(", "), function.unwrap_or_default())
    };
    names(text).iter().map(line).collect::<Vec<_>>().join(" | ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = sheet(text);
            (found != *expected).then(|| format!("{text}\n  found    {found}\n  expected {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn short_forms_go_to_the_full_name() {
    check(&[
        (
            "Vladimir Poutine est arrivé hier à Lens. Poutine repart demain. M. Poutine a refusé de répondre.",
            "person Vladimir Poutine: Vladimir Poutine 1, Poutine 2 | place Lens: Lens 1",
        ),
        (
            "Hier soir, Charles de Gaulle a parlé longuement. Pour de Gaulle, rien n'était perdu. Le général de Gaulle avait raison.",
            "person Charles de Gaulle: Charles de Gaulle 1, de Gaulle 2",
        ),
        (
            "La candidate Marine Le Pen est venue. Selon Le Pen, il faut attendre. Le Pen a souri.",
            "person Marine Le Pen: Marine Le Pen 1, Le Pen 2 (candidate)",
        ),
        (
            "La présidente de la Commission, Ursula von der Leyen, est là. Pour von der Leyen, c'est fini.",
            "person Ursula von der Leyen: Ursula von der Leyen 1, von der Leyen 1 (présidente de la Commission)",
        ),
        (
            "Mohammed ben Salmane est venu à Paris. Le prince ben Salmane a été reçu.",
            "person Mohammed ben Salmane: Mohammed ben Salmane 1, ben Salmane 1 (prince) | place Paris: Paris 1",
        ),
        (
            "The senator J. D. Vance spoke first. JD Vance then left the room, and Vance did not come back.",
            "*person J. D. Vance: J. D. Vance 1, JD Vance 1, Vance 1 (senator)",
        ),
        (
            "The president is Donald J. Trump. Later, Donald Trump said that he was happy with the result of the vote.",
            "person Donald J. Trump: Donald J. Trump 1, Donald Trump 1",
        ),
        (
            "A man called Xi Jinping was there, said a witness. The crowd waited until Xi had left the square.",
            "person Xi Jinping: Xi Jinping 1, Xi 1",
        ),
        (
            "On Monday Anna Harding was in court with her lawyer. She sat down, and Anna began to cry at once.",
            "person Anna Harding: Anna Harding 1, Anna 1",
        ),
        (
            "Crouzet estime que c'est trop tard. Vincent Crouzet, expert en renseignement, est formel.",
            "person Vincent Crouzet: Crouzet 1, Vincent Crouzet 1 (expert en renseignement)",
        ),
        (
            "« Je pars demain », a dit Anne Morel. « Morel ment, Anne Morel a toujours menti », répond son voisin.",
            "person Anne Morel: Anne Morel 2, Morel 1",
        ),
        (
            "The mayor met Marcus Delaney on Friday. It was Delaney's third visit, and Delaney’s last in the town.",
            "person Marcus Delaney: Marcus Delaney 1, Delaney 2",
        ),
        (
            "POUTINE EN VISITE À LENS\n\nLe président Vladimir Poutine est arrivé hier soir à Lens avec sa suite.",
            "person Vladimir Poutine: POUTINE 1, Vladimir Poutine 1 (président) | place Lens: LENS 1, Lens 1",
        ),
        (
            "Le maire Jean-Luc Morel est venu. Jean‑Luc Morel a parlé, puis Morel est parti.",
            "person Jean-Luc Morel: Jean-Luc Morel 2, Morel 1 (maire)",
        ),
    ]);
}

#[test]
fn two_bearers_of_a_surname_stay_apart() {
    check(&[
        (
            "Jeb Bush was first to speak. Bush said no. George Bush then came to the stage. Bush said yes to everything.",
            "person Jeb Bush: Jeb Bush 1, Bush 1 | person George Bush: George Bush 1, Bush 1",
        ),
        (
            "Le président Emmanuel Macron est venu avec Brigitte Macron. Mme Macron a souri, M. Macron a salué la foule.",
            "person Emmanuel Macron: Emmanuel Macron 1, Macron 1 (président) | person Brigitte Macron: Brigitte Macron 1, Macron 1",
        ),
        (
            "Hier, Bush était là. Ensuite sont venus Jeb Bush et George Bush, avec leurs amis de la ville.",
            "person Bush: Bush 1 | person Jeb Bush: Jeb Bush 1 | person George Bush: George Bush 1",
        ),
        (
            "Hier, Anne Martin a rencontré Paul Marin sur le port. Marin a parlé longtemps à Martin avant de partir.",
            "person Anne Martin: Anne Martin 1, Martin 1 | person Paul Marin: Paul Marin 1, Marin 1",
        ),
        (
            "On Tuesday Valeska Paris left the ship. She flew to Paris and stayed in Paris with her sister, Ms. Paris said.",
            "person Valeska Paris: Valeska Paris 1, Paris 1 | place Paris: Paris 2",
        ),
    ]);
}

#[test]
fn spellings_of_one_name_are_its_forms() {
    check(&[
        (
            "Les combats ont repris près de Kiev hier soir. À Kyiv, le maire a parlé, et Kyiv tient toujours.",
            "*place Kyiv: Kiev 1, Kyiv 2",
        ),
        (
            "Le président Vladimir Poutine est venu hier. Selon la police, Vladimir Putin est reparti. Putin n'a rien dit.",
            "*person Vladimir Poutine: Vladimir Poutine 1, Vladimir Putin 1, Putin 1 (président)",
        ),
        (
            "Hier, Angela Correy a plaidé longuement au tribunal. Angela Corey avait tort, et Corey le sait, dit la cour. Corey est partie.",
            "*person Angela Corey: Angela Correy 1, Angela Corey 1, Corey 2",
        ),
        (
            "La Côte d’Ivoire a voté. En Côte d'Ivoire, le calme règne depuis le matin.",
            "place Côte d’Ivoire: Côte d’Ivoire 2",
        ),
        (
            "Les chars sont entrés dans la ville d'Odessa. Le port d’Odessa est fermé.",
            "place Odessa: Odessa 2",
        ),
        (
            "L'Organisation du port de Lens (OPL) a voté hier. L'OPL attend la suite des travaux.",
            "organisation Organisation du port de Lens: Organisation du port de Lens 1, OPL 2",
        ),
        (
            "He works for Northlight Inc, a firm in town. Shares of Northlight fell on Monday, the company said.",
            "organisation Northlight Inc: Northlight Inc 1, Northlight 1",
        ),
    ]);
}

#[test]
fn people_places_and_bodies_are_told_apart() {
    check(&[
        ("Hier, la police a parlé à M. Crouzet dans son bureau.", "person Crouzet: Crouzet 1"),
        ("Hier, la police a entendu Mme Ader, qui était au village.", "person Ader: Ader 1"),
        (
            "Il est né à Vironcourt et il vit près de Vironcourt depuis toujours.",
            "place Vironcourt: Vironcourt 2",
        ),
        ("Les soldats sont entrés dans la ville de Vorodansk hier soir.", "place Vorodansk: Vorodansk 1"),
        ("Les combats ont lieu au sud de Vorodansk, dit l'armée.", "place Vorodansk: Vorodansk 1"),
        ("Le maire de Vironcourt a refusé de venir à la fête.", "place Vironcourt: Vironcourt 1"),
        ("Il travaille pour le groupe Bolvar depuis dix ans.", "organisation Bolvar: Bolvar 1"),
        ("Elle préside l'association Rivages depuis dix ans.", "organisation Rivages: Rivages 1"),
        (
            "Selon le Parti conservateur, tout va très bien.",
            "organisation Parti conservateur: Parti conservateur 1",
        ),
        (
            "Elle est née en 1960 à l'hôpital de Lens, selon l'AFP.",
            "place Lens: Lens 1 | organisation AFP: AFP 1",
        ),
        ("Le FCV a gagné hier, comme prévu par tous.", "organisation FCV: FCV 1"),
        ("Il habite rue Vauquelin depuis longtemps avec sa mère.", "place Vauquelin: Vauquelin 1"),
        (
            "L'université de Lens et la Banque de France ont signé hier.",
            "place Lens: Lens 1 | organisation Banque de France: Banque de France 1",
        ),
        (
            "Il a lu la Bible à Noël, puis le Coran.",
            "other Bible: Bible 1 | other Noël: Noël 1 | other Coran: Coran 1",
        ),
        ("Morvan, 45 ans, est parti hier soir sans un mot.", "person Morvan: Morvan 1"),
        (
            "He was born in Harrowgate and lived near Harrowgate all his life.",
            "place Harrowgate: Harrowgate 2",
        ),
        ("The fighting reached the city of Vorodansk on Monday night.", "place Vorodansk: Vorodansk 1"),
        ("The army left the Vorodansk region on Monday night.", "place Vorodansk: Vorodansk 1"),
        (
            "A professor at the University of Leeds and a clerk of Harbor Bank were there.",
            "organisation University of Leeds: University of Leeds 1 | organisation Harbor Bank: Harbor Bank 1",
        ),
        ("The company Bolvar has hired ten people this year.", "organisation Bolvar: Bolvar 1"),
        (
            "They swam in Lake Morvan and in the Morvan River.",
            "place Lake Morvan: Lake Morvan 1 | place Morvan River: Morvan River 1",
        ),
        ("On Monday Ms. Okafor, who runs the shop, was out of town.", "person Okafor: Okafor 1"),
        ("The NRV and the U.S. have signed the treaty.", "organisation NRV: NRV 1 | place U.S.: U.S. 1"),
        (
            "He has read The Guardian and the Guardian again this week.",
            "organisation The Guardian: The Guardian 1, Guardian 1",
        ),
        ("On Friday the trial of Kate Hill began in the old court.", "person Kate Hill: Kate Hill 1"),
        (
            "The agency Harbor Watch said so. On Tuesday Harbor Watch told them again, said a clerk at Harbor Watch.",
            "organisation Harbor Watch: Harbor Watch 3",
        ),
        (
            "She told Northlight News Tuesday that the Ohio GOP was late, as it was in Ohio before.",
            "organisation Northlight News: Northlight News 1 | organisation Ohio GOP: Ohio GOP 1 | place Ohio: Ohio 1",
        ),
        (
            "L'Union européenne de son côté attend. Le directeur de l'Institut Pierre Morel est venu hier.",
            "organisation Union européenne: Union européenne 1 | organisation Institut Pierre Morel: Institut Pierre Morel 1",
        ),
        (
            "HERE IS ALL THE NEWS OF TODAY'S VOTE. They met in San Alonzo and left San Alonzo at night.",
            "place San Alonzo: San Alonzo 2",
        ),
        (
            "It is the last Harvest Festival of the year, they said.",
            "other Harvest Festival: Harvest Festival 1",
        ),
    ]);
}

#[test]
fn functions_are_the_words_of_the_article() {
    check(&[
        (
            "L'émissaire américain Steve Witkoff est arrivé hier soir.",
            "person Steve Witkoff: Steve Witkoff 1 (émissaire américain)",
        ),
        (
            "Selon le ministre de la Santé Olivier Morel, tout va bien.",
            "person Olivier Morel: Olivier Morel 1 (ministre de la Santé)",
        ),
        (
            "Hier, l'ancien premier ministre Paul Ader est venu ici.",
            "person Paul Ader: Paul Ader 1 (ancien premier ministre)",
        ),
        (
            "Anne Morel, maire de Lens et candidate, est venue hier.",
            "person Anne Morel: Anne Morel 1 (maire de Lens et candidate) | place Lens: Lens 1",
        ),
        (
            "Anne Morel, 45 ans, géologue à Lens, est venue hier.",
            "person Anne Morel: Anne Morel 1 (géologue à Lens) | place Lens: Lens 1",
        ),
        (
            "Anne Morel, la directrice du musée, est venue hier.",
            "person Anne Morel: Anne Morel 1 (directrice du musée)",
        ),
        ("Anne Morel, le maire a dit non, est venue hier.", "person Anne Morel: Anne Morel 1"),
        (
            "Interrogé par Anne Morel, le ministre Paul Ader a dit non.",
            "person Anne Morel: Anne Morel 1 | person Paul Ader: Paul Ader 1 (ministre)",
        ),
        ("Anne Morel, sa mère, est venue hier soir avec eux.", "person Anne Morel: Anne Morel 1"),
        (
            "Le maire de Lens Sylvain Robert est venu hier.",
            "place Lens: Lens 1 | person Sylvain Robert: Sylvain Robert 1 (maire de Lens)",
        ),
        ("La porte-parole du gouvernement, Anne Morel, a parlé hier.", "person Anne Morel: Anne Morel 1"),
        (
            "Les ministres Anne Morel et Paul Ader sont venus hier.",
            "person Anne Morel: Anne Morel 1 | person Paul Ader: Paul Ader 1",
        ),
        (
            "Marcus Delaney, the mayor of Bristol, was in the room.",
            "person Marcus Delaney: Marcus Delaney 1 (mayor of Bristol) | place Bristol: Bristol 1",
        ),
        (
            "Prime Minister Keir Starmer was not in the room today.",
            "person Keir Starmer: Keir Starmer 1 (Prime Minister)",
        ),
        (
            "The former foreign minister Jane Holt was in the room.",
            "person Jane Holt: Jane Holt 1 (former foreign minister)",
        ),
        (
            "US President Donald Trump was not in the room today.",
            "place US: US 1 | person Donald Trump: Donald Trump 1 (US President)",
        ),
        (
            "Secretary of State Jane Holt was not in the room today.",
            "person Jane Holt: Jane Holt 1 (Secretary of State)",
        ),
        (
            "Bolvar CEO Jane Holt was not in the room with them today.",
            "other Bolvar: Bolvar 1 | person Jane Holt: Jane Holt 1 (Bolvar CEO)",
        ),
        (
            "Jane Holt, 45, a baker in Leeds, was in the room with them.",
            "person Jane Holt: Jane Holt 1 (baker in Leeds) | place Leeds: Leeds 1",
        ),
        ("Jane Holt, the baker said, was never in the room with them.", "person Jane Holt: Jane Holt 1"),
        ("Jane Holt, who is a baker, was never in the room with them.", "person Jane Holt: Jane Holt 1"),
        (
            "It was said by the White House press secretary Tom Barrow on Monday.",
            "organisation White House: White House 1 | person Tom Barrow: Tom Barrow 1 (White House press secretary)",
        ),
        (
            "Selon la climatologue du centre de recherche Cerval, tout va très bien dans le pays.",
            "other Cerval: Cerval 1",
        ),
        (
            "Président de la Polynésie depuis 2014, Paul Ader est venu hier à Paris avec ses amis.",
            "place Polynésie: Polynésie 1 | person Paul Ader: Paul Ader 1 | place Paris: Paris 1",
        ),
        (
            "« Il faut partir », juge Anne Morel, qui reste pourtant sur le port avec ses amis.",
            "person Anne Morel: Anne Morel 1",
        ),
        (
            "It was U.S. District Judge Emmet G. Sullivan who spoke to them on Monday in court.",
            "place U.S.: U.S. 1 | person Emmet G. Sullivan: Emmet G. Sullivan 1 (District Judge)",
        ),
        (
            "It was Clark County Sheriff Joe Lombard who spoke to them on Monday in court.",
            "place Clark County: Clark County 1 | person Joe Lombard: Joe Lombard 1 (Clark County Sheriff)",
        ),
        (
            "The polls favor Democratic candidate Jane Holt over former Ohio governor Tom Barrow this week.",
            "person Jane Holt: Jane Holt 1 (Democratic candidate) | place Ohio: Ohio 1 | person Tom Barrow: Tom Barrow 1 (former Ohio governor)",
        ),
        (
            "He spoke beside actor Tom Barrow and then left the room.",
            "person Tom Barrow: Tom Barrow 1 (actor)",
        ),
    ]);
}

#[test]
fn other_capitals_are_no_names() {
    check(&[
        ("Les Russes et les Ukrainiens sont venus. Les Russes sont repartis.", ""),
        ("The Russians and a German tourist were there on Monday in July.", ""),
        ("Hier encore, il pleuvait. Demain, il fera beau. Pourquoi partir ?", ""),
        ("Elle part. Documentaire à voir le XXe siècle, dit le Premier ministre.", ""),
        ("The President spoke. The Prime Minister left. A Foreign Minister stayed.", ""),
        ("Aujourd'hui, il pleut sur la route. Aujourd’hui, c'est fini.", ""),
        ("« Il pleut. Comment partir ? Rien ne va », dit le garçon.", ""),
        ("Ebranlé par la crise, l'Etat tient bon, selon les Etats voisins.", ""),
    ]);
}

#[test]
fn names_come_in_order_of_first_mention() {
    let found = names("Hier, à Lens, Paul Ader a vu Anne Morel. Ader est parti, Morel est restée à Lens.");
    let order: Vec<&str> = found.iter().map(|name| name.name.as_str()).collect();
    assert_eq!(order, ["Lens", "Paul Ader", "Anne Morel"]);
    assert!(found.windows(2).all(|pair| pair[0].first() < pair[1].first()));
    assert_eq!(found[0].count(), 2);
}

/// The work grows with the article, not with its square: bearers of one surname, one given name, or none alike.
#[test]
fn thousands_of_names_are_read_at_once() {
    let syllables = ["ba", "ke", "li", "mo", "tu", "ra", "sen", "vor", "dan", "pil"];
    let word = |number: usize| {
        let mut word: String = (0..4).map(|place| syllables[number / 10_usize.pow(place) % 10]).collect();
        word[..1].make_ascii_uppercase();
        word
    };
    let paragraphs: Vec<String> = (0..3000)
        .map(|number| {
            let (one, other) = (word(number), word(number + 5000));
            format!(
                "Hier soir, la maire Anne {one} a vu sur le port {other} Morel et ses amis. Morel a souri."
            )
        })
        .collect();
    let text = paragraphs.join("\n\n");
    let start = std::time::Instant::now();
    let found = names(&text);
    assert!(found.len() > 4000, "only {} names", found.len());
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn every_beginning_can_be_read() {
    for text in [
        "Hier, le « ÉI » a fermé. Âge : trente ans.",
        "Of Mice and Men, the play, is on.",
        "OF Texas Governor Marcus Delaney, they say much.",
        "Of the Governor of Texas they say much.",
    ] {
        names(text);
    }
}
