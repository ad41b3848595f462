//! Who says what: each quotation with its kind, and the speaker, cue and window that were found.

use copydesk::analysis::Analysis;
use copydesk::extract::Format;
use copydesk::lang::names::Names;
use expect_test::{Expect, expect};

/// One line for each quotation: `words | kind | speaker ← cue (window)`.
fn check(text: &str, expected: &Expect) {
    let analysis = Analysis::build(text.to_owned(), Format::Plain, &Names::builtin(), None, &|| false)
        .expect("nothing cancels it");
    let lines: Vec<String> = analysis
        .quotations()
        .into_iter()
        .map(|quotation| {
            let words: Vec<&str> = quotation.text.split_whitespace().take(3).collect();
            let source = quotation.attribution.map_or("-".to_owned(), |source| match source.cue {
                Some((cue, _)) => {
                    let speaker = source.speaker.map_or("?".to_owned(), |(speaker, _)| speaker);
                    format!("{speaker} ← {cue} ({})", source.window)
                }
                None => source.status.to_owned(),
            });
            format!("{} | {} | {source}\n", words.join(" "), quotation.kind)
        })
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn french_behind_the_quotation() {
    for (text, expected) in [
        (
            "« Nous repartirons demain matin », explique Anne Morel, gérante du café de la gare.",
            expect![[r#"
            Nous repartirons demain | speech | Anne Morel ← explique (rest of the sentence, after)
        "#]],
        ),
        (
            "« Nous repartirons demain matin », a-t-il finalement ajouté devant les élus réunis.",
            expect![[r#"
            Nous repartirons demain | speech | il ← a-t-il finalement ajouté (rest of the sentence, after)
        "#]],
        ),
        (
            "« Nous repartirons demain matin », a finalement tranché hier soir, lors d'un point de presse, le porte-parole de la région.",
            expect![[r#"
            Nous repartirons demain | speech | le porte-parole de la région ← a finalement tranché (rest of the sentence, after)
        "#]],
        ),
        (
            "« Nous repartirons demain matin », s'est étonnée la ministre de la Santé, Jeanne Aubry.",
            expect![[r#"
                Nous repartirons demain | speech | Jeanne Aubry ← s'est étonnée (rest of the sentence, after)
            "#]],
        ),
        (
            "« Nous repartirons demain matin », nous confie M. Dupont, qui préside le comité.",
            expect![[r#"
                Nous repartirons demain | speech | M. Dupont ← confie (rest of the sentence, after)
            "#]],
        ),
        (
            "« Nous repartirons demain matin », selon le chef de l'État, en visite à Montrevel.",
            expect![[r#"
            Nous repartirons demain | speech | le chef de l'État ← selon (rest of the sentence, after)
        "#]],
        ),
        (
            "« Nous repartirons demain matin », met en garde le syndicat des pilotes de ligne.",
            expect![[r#"
                Nous repartirons demain | speech | le syndicat des pilotes de ligne ← met (rest of the sentence, after)
            "#]],
        ),
        (
            "« Nous repartirons demain matin » — Anne Morel, gérante du café de la gare de Montrevel",
            expect![[r#"
            Nous repartirons demain | speech | Anne Morel ← — (rest of the sentence, after)
        "#]],
        ),
        (
            "« Partirons-nous demain matin ? » demande Paul Le Goff aux élus qui l'entourent.",
            expect![[r#"
            Partirons-nous demain matin | speech | Paul Le Goff ← demande (rest of the sentence, after)
        "#]],
        ),
        (
            "« Il faut, explique le préfet de région, agir vite et bien pour tous les riverains. »",
            expect![[r#"
            Il faut, explique | speech | le préfet de région ← explique (inside the marks)
        "#]],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn french_before_the_quotation() {
    for (text, expected) in [
        (
            "Anne Morel : « Nous repartirons demain matin, quoi qu'il arrive cette nuit. »",
            expect![[r#"
            Nous repartirons demain | speech | Anne Morel ← : (rest of the sentence, before)
        "#]],
        ),
        (
            "Le maire de Montrevel est catégorique : « Nous ne vendrons pas cette halle. »",
            expect![[r#"
            Nous ne vendrons | speech | Le maire de Montrevel ← : (rest of the sentence, before)
        "#]],
        ),
        (
            "Une certitude demeure ce soir : « Rien ne sera plus jamais comme avant ici. »",
            expect![[r#"
            Rien ne sera | speech | none
        "#]],
        ),
        (
            "Dans un communiqué, la préfecture affirme que « la route restera fermée trois jours ».",
            expect![[r#"
            la route restera | speech | la préfecture ← affirme (rest of the sentence, before)
        "#]],
        ),
        (
            "Anne Morel a dénoncé hier une loi « injuste et dangereuse pour nous tous ».",
            expect![[r#"
                injuste et dangereuse | speech | Anne Morel ← a dénoncé (rest of the sentence, before)
            "#]],
        ),
        (
            "Selon Anne Morel, la loi est « une chance pour tous ceux qui attendent ».",
            expect![[r#"
            une chance pour | speech | Anne Morel ← Selon (rest of the sentence, before)
        "#]],
        ),
        (
            "Pour Anne Morel, « c'est inacceptable pour tous les riverains du quai ».",
            expect![[r#"
            c'est inacceptable pour | speech | Anne Morel ← Pour (rest of the sentence, before)
        "#]],
        ),
        (
            "Son message aux riverains : « Restez chez vous ce soir et demain matin. »",
            expect![[r#"
                Restez chez vous | speech | Son ← message (rest of the sentence, before)
            "#]],
        ),
        (
            "La foule avançait aux cris de « Le fleuve est à nous tous ce soir ».",
            expect![[r#"
            Le fleuve est | speech | ? ← aux cris de (rest of the sentence, before)
        "#]],
        ),
        (
            "Dans un message sur X, Paul Morel a écrit : « Nous repartirons demain matin. »",
            expect![[r#"
            Nous repartirons demain | speech | Paul Morel ← écrit (rest of the sentence, before)
        "#]],
        ),
        (
            "Pour le maire de Lens, Paul Morel a tort : « Nous repartirons demain matin. »",
            expect![[r#"
            Nous repartirons demain | speech | le maire de Lens ← Pour (rest of the sentence, before)
        "#]],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn french_around_the_quotation() {
    for (text, expected) in [
        (
            "« Le pont est fermé », dit Anne Morel. Elle hausse les épaules. « On nous avait promis un bac. »",
            expect![[r#"
            Le pont est | speech | Anne Morel ← dit (rest of the sentence, after)
            On nous avait | speech | Anne Morel ← dit (continuation)
        "#]],
        ),
        (
            "« Le pont est fermé », dit Anne Morel. Paul Le Goff est arrivé à midi. « Jamais nous ne céderons là-dessus. »",
            expect![[r#"
            Le pont est | speech | Anne Morel ← dit (rest of the sentence, after)
            Jamais nous ne | speech | unclear
        "#]],
        ),
        (
            "Anne Morel s'inquiète pour les caves du quai. « L'eau monte encore depuis ce matin. »",
            expect![[r#"
            L'eau monte encore | speech | Anne Morel ← s'inquiète (previous sentence)
        "#]],
        ),
        (
            "« L'eau monte encore depuis ce matin. » Ainsi parlait Anne Morel lundi devant les élus.",
            expect![[r#"
                L'eau monte encore | speech | Anne Morel ← Ainsi (next sentence)
            "#]],
        ),
        (
            "« L'eau monte encore depuis ce matin », dit Anne Morel.\n« Les caves sont pleines et les pompes manquent. »",
            expect![[r#"
            L'eau monte encore | speech | Anne Morel ← dit (rest of the sentence, after)
            Les caves sont | speech | Anne Morel ← dit (previous paragraph)
        "#]],
        ),
        (
            "La gérante du café prend la parole devant les élus :\n« Les caves sont pleines et les pompes manquent. »",
            expect![[r#"
            Les caves sont | speech | La gérante du café ← : (previous paragraph)
        "#]],
        ),
        (
            "« L'eau monte encore depuis ce matin.\n« Les caves sont pleines et les pompes manquent », dit Anne Morel.",
            expect![[r#"
            L'eau monte encore | speech | Anne Morel ← dit (next paragraph)
            Les caves sont | speech | Anne Morel ← dit (rest of the sentence, after)
        "#]],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn pronouns_stand_for_the_speaker_before() {
    for (text, expected) in [
        (
            "« Le pont est fermé », dit Anne Morel, gérante du café.\n« On attend le bac depuis lundi », ajoute-t-elle.",
            expect![[r#"
                Le pont est | speech | Anne Morel ← dit (rest of the sentence, after)
                On attend le | speech | Anne Morel ← ajoute-t-elle (rest of the sentence, after)
            "#]],
        ),
        (
            "« Le pont est fermé », dit la préfète.\n« On attend le bac depuis lundi », ajoute-t-il devant les élus.",
            expect![[r#"
                Le pont est | speech | la préfète ← dit (rest of the sentence, after)
                On attend le | speech | il ← ajoute-t-il (rest of the sentence, after)
            "#]],
        ),
        (
            "Anne Morel préside le comité du quai. « Le pont est fermé », explique Mme Morel aux élus du quartier.",
            expect![[r#"
                Le pont est | speech | Anne Morel ← explique (rest of the sentence, after)
            "#]],
        ),
        (
            "“The bridge is closed,” said Anne Morris, who runs the café.\n“They promised us a ferry,” she added later.",
            expect![[r#"
                The bridge is | speech | Anne Morris ← said (rest of the sentence, after)
                They promised us | speech | Anne Morris ← added (rest of the sentence, after)
            "#]],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn french_without_a_source() {
    for (text, expected) in [
        (
            "Les discussions se poursuivent dans la salle. « C'est inacceptable pour nous tous ici. » Le sommet s'ouvre mardi.",
            expect![[r#"
            C'est inacceptable pour | speech | none
        "#]],
        ),
        (
            "En 2019, dans la vallée, « nous étions seuls au monde avec nos bêtes ».",
            expect![[r#"
            nous étions seuls | speech | none
        "#]],
        ),
        (
            "Le film « Il faut sauver le soldat Ryan » repasse ce soir à la télévision.",
            expect![[r#"
            Il faut sauver | title | -
        "#]],
        ),
        (
            "Jean-Pierre « le Belge » Martin a quitté la ville avec sa devise, « Un pour tous, tous pour un ».",
            expect![[r#"
                le Belge | nickname | -
                Un pour tous, | term | -
            "#]],
        ),
        (
            "Cette loi « liberticide » sera votée lundi par le « monde d'après » des assemblées.",
            expect![[r#"
                liberticide | scare | -
                monde d'après | scare | Cette loi ← liberticide (subject of the sentence)
            "#]],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn english_behind_the_quotation() {
    for (text, expected) in [
        (
            "“We will leave in the morning,” said Anne Morris, who runs the station café.",
            expect![[r#"
            We will leave | speech | Anne Morris ← said (rest of the sentence, after)
        "#]],
        ),
        (
            "“We will leave in the morning,” Morris said as the water rose behind her.",
            expect![[r#"
            We will leave | speech | Morris ← said (rest of the sentence, after)
        "#]],
        ),
        (
            "“We will leave in the morning,” the mayor of Milford, a retired pilot, told reporters.",
            expect![[r#"
            We will leave | speech | the mayor of Milford ← told (rest of the sentence, after)
        "#]],
        ),
        (
            "“We will leave in the morning,” she had added before the meeting was over.",
            expect![[r#"
            We will leave | speech | she ← had added (rest of the sentence, after)
        "#]],
        ),
        (
            "“Will we leave in the morning?” Morris asked. Nobody in the room knew the answer.",
            expect![[r#"
            Will we leave | speech | Morris ← asked (next sentence)
        "#]],
        ),
        (
            "“We will leave,” Anne Morris said, “and none of us is going to come back.”",
            expect![[r#"
            We will leave, | speech | Anne Morris ← said (rest of the sentence, after)
            and none of | speech | Anne Morris ← said (rest of the sentence, before)
        "#]],
        ),
        (
            "“We will leave in the morning,” according to a statement from the town council.",
            expect![[r#"
            We will leave | speech | a statement ← according to (rest of the sentence, after)
        "#]],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn english_of_somebody_else() {
    for (text, expected) in [
        (
            "“We will go on,” said the board’s spokeswoman, Ishbel Kerr.",
            expect![[r#"
            We will go | speech | Ishbel Kerr ← said (rest of the sentence, after)
        "#]],
        ),
        (
            "“We will go on,” said Wexcombe's longtime deputy mayor John Thane.",
            expect![[r#"
            We will go | speech | John Thane ← said (rest of the sentence, after)
        "#]],
        ),
        (
            "“We will go on,” Mr Kerr's lawyer, Sam Dole, said on Monday.",
            expect![[r#"
            We will go | speech | Sam Dole ← said (rest of the sentence, after)
        "#]],
        ),
        (
            "The Thanes' lawyer, Sam Dole, said: “We will go on.”",
            expect![[r#"
            We will go | speech | Sam Dole ← said (rest of the sentence, before)
        "#]],
        ),
        (
            "“We will go on,” said the club's coach.",
            expect![[r#"
            We will go | speech | the club's coach ← said (rest of the sentence, after)
        "#]],
        ),
        (
            "“We will go on,” said the company's chief executive Anna Reed. “Nobody leaves,” said the party's leader.",
            expect![[r#"
                We will go | speech | Anna Reed ← said (rest of the sentence, after)
                Nobody leaves, | scare | the party's leader ← said (rest of the sentence, after)
            "#]],
        ),
        (
            "“He's the mayor of this town,” Anna Reed said. “It's a spokesman's job,” said John Thane.",
            expect![[r#"
                He's the mayor | speech | Anna Reed ← said (rest of the sentence, after)
                It's a spokesman's | speech | John Thane ← said (rest of the sentence, after)
            "#]],
        ),
        (
            "“We will go on,” Reuters quoted the group's spokesman, Ivan Petrov, as saying.",
            expect![[r#"
                We will go | speech | Ivan Petrov ← quoted (rest of the sentence, after)
            "#]],
        ),
        (
            "Paul Okafor resigned. “We will go on,” the agency quoted him as saying.",
            expect![[r#"
            We will go | speech | Paul Okafor ← quoted (rest of the sentence, after)
        "#]],
        ),
        (
            "“We will go on,” Okafor was quoted as saying by the agency.",
            expect![[r#"
            We will go | speech | Okafor ← was quoted (rest of the sentence, after)
        "#]],
        ),
        (
            "In a post on X, President Donald Trump wrote: “We will go on.”",
            expect![[r#"
            We will go | speech | Donald Trump ← wrote (rest of the sentence, before)
        "#]],
        ),
        (
            "“We will go on,” said the BBC's Moscow correspondent, Steve Hall.",
            expect![[r#"
                We will go | speech | Steve Hall ← said (rest of the sentence, after)
            "#]],
        ),
        (
            "“We will go on,” Ortega, flanked by her deputy, Tom Price, told the crowd.",
            expect![[r#"
                We will go | speech | Ortega ← told (rest of the sentence, after)
            "#]],
        ),
        (
            "“We will go on,” a spokesperson for the Department of Health and Social Care said.",
            expect![[r#"
                We will go | speech | a spokesperson ← said (rest of the sentence, after)
            "#]],
        ),
        (
            "“We will go on,” the BBC's Laura Stone told him.",
            expect![[r#"
                We will go | speech | Laura Stone ← told (rest of the sentence, after)
            "#]],
        ),
        (
            "Amir Khan, a GP in Leeds, wrote on Twitter that colleagues were “running on empty and in tears”.",
            expect![[r#"
                running on empty | speech | Amir Khan ← wrote (rest of the sentence, before)
            "#]],
        ),
        (
            "Ortega's deputy said the offer was “an insult to every single member”.",
            expect![[r#"
                an insult to | speech | Ortega's deputy ← said (rest of the sentence, before)
            "#]],
        ),
        (
            "“We will go on,” Smith, of Leeds, was jailed for two years, police said.",
            expect![[r#"
            We will go | speech | police ← said (rest of the sentence, after)
        "#]],
        ),
        (
            "She called it “a disgrace that must never happen again” and the minister, who had resigned, was wrong, the mayor said.",
            expect![[r#"
                a disgrace that | speech | She ← called (rest of the sentence, before)
            "#]],
        ),
        (
            "Smith cited inflation as eroding “every pay rise of the last ten years”.",
            expect![[r#"
            every pay rise | speech | Smith ← cited (rest of the sentence, before)
        "#]],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn english_before_and_around_the_quotation() {
    for (text, expected) in [
        (
            "Anne Morris: “We will leave in the morning, whatever the river does tonight.”",
            expect![[r#"
            We will leave | speech | Anne Morris ← : (rest of the sentence, before)
        "#]],
        ),
        (
            "In a statement, the council said that it “will not sell the market hall to anyone”.",
            expect![[r#"
            will not sell | speech | the council ← said (rest of the sentence, before)
        "#]],
        ),
        (
            "Morris denounced a law she called “unjust and dangerous for every one of us”.",
            expect![[r#"
                unjust and dangerous | speech | she ← called (rest of the sentence, before)
            "#]],
        ),
        (
            "His advice to the tenants of the quay: “Stay at home tonight and tomorrow.”",
            expect![[r#"
                Stay at home | speech | His ← advice (rest of the sentence, before)
            "#]],
        ),
        (
            "“The bridge is closed,” Morris said. She shrugged. “They had promised us a ferry.”",
            expect![[r#"
                The bridge is | speech | Morris ← said (rest of the sentence, after)
                They had promised | speech | Morris ← said (continuation)
            "#]],
        ),
        (
            "“The water is still rising behind the town.\n“The cellars are full and the pumps are gone,” Morris said.",
            expect![[r#"
            The water is | speech | Morris ← said (next paragraph)
            The cellars are | speech | Morris ← said (rest of the sentence, after)
        "#]],
        ),
        (
            "Talks went on in the hall. “This is unacceptable to all of us.” The summit opens on Tuesday.",
            expect![[r#"
                This is unacceptable | speech | none
            "#]],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn answers_of_an_interview_are_the_interviewees() {
    check(
        "– Pourquoi avez-vous quitté la salle hier soir ?\n\n– « Parce que rien n'était sur la table. »\n\n\
         – Reviendrez-vous ?\n\n– « Nous reviendrons au printemps. »",
        &expect![[r#"
            Parce que rien | speech | ? ← – Pourquoi avez-vous quitté la salle hier soir ? (answer of an interview)
            Nous reviendrons au | speech | ? ← – Reviendrez-vous ? (answer of an interview)
        "#]],
    );
    check(
        "Q: Why did you close the east wing?\n\nA: “The rain came in.”\n\nQ: What now?\n\nA: “We will open it in May.”",
        &expect![[r#"
            The rain came | speech | ? ← A: (rest of the sentence, before)
            We will open | speech | ? ← A: (rest of the sentence, before)
        "#]],
    );
    check(
        "« Nous partirons demain. » (Anne Morel, maire)",
        &expect![[r#"
        Nous partirons demain. | speech | Anne Morel ← ( (next sentence)
    "#]],
    );
}
