//! Documents to measure with: articles of distinct prose. Their words are drawn from lists, so that no two paragraphs are
//! alike, as in a newspaper; a copy of a paragraph costs more than a paragraph, and most have none.

#![allow(dead_code, reason = "each bench takes those it needs")]

/// Paragraphs of about 450 bytes in French, with quotations and names in them. Every 25th quotation has no source, and
/// every 50th paragraph spells a name its own way.
pub(crate) fn document(size: usize) -> String {
    written(&FRENCH, size)
}

/// The same in English, for servers that read nothing else. Every 20th paragraph has a word misspelled, so that those have
/// something to say too.
pub(crate) fn english(size: usize) -> String {
    written(&ENGLISH, size)
}

/// The French as Markdown, with front matter, headings, emphasis, links, lists and comments.
pub(crate) fn markdown(size: usize) -> String {
    let mut text = "---\ntitle: Les chantiers\ndate: 2026-03-12\n---\n".to_owned();
    let paragraphs = document(size);
    for (number, paragraph) in paragraphs.lines().filter(|line| !line.is_empty()).enumerate() {
        if number % 8 == 0 {
            text += &format!("\n## Chantier {number}\n\n<!-- relu une fois -->\n");
        }
        let list = if number % 8 == 5 { "- " } else { "" };
        let link = format!("selon [la préfecture](https://prefecture.example/{number})");
        let paragraph =
            paragraph.replacen(" et le ", " *et* le ", 1).replacen("selon la préfecture", &link, 1);
        text += &format!("\n{list}{paragraph}\n");
    }
    text
}

/// What the paragraphs of a language are made of: words, separated by spaces, and patterns of sentences. In these, N, A, V and D stand for a noun, an adjective, a verb and
/// an adverb.
struct Vocabulary {
    nouns: &'static str,
    adjectives: &'static str,
    verbs: &'static str,
    adverbs: &'static str,
    sentences: &'static [&'static str],
    /// What somebody says.
    spoken: &'static [&'static str],
    /// A quotation and who says it, with @ for the words and % for the speaker.
    said: &'static [&'static str],
    people: &'static [&'static str],
    /// A quotation that nobody says.
    alone: &'static str,
    /// A sentence that spells a name of the people its own way.
    variant: &'static str,
    /// A word, and the same misspelled.
    slip: Option<(&'static str, &'static str)>,
}

fn written(vocabulary: &Vocabulary, size: usize) -> String {
    let mut dice = Dice(1);
    let mut text = String::with_capacity(size + 700);
    for number in 1.. {
        if text.len() >= size {
            break;
        }
        let first = [
            dice.sentence(vocabulary, vocabulary.sentences),
            dice.sentence(vocabulary, vocabulary.sentences),
        ];
        let said = dice.one_of(vocabulary.said).replace('%', dice.one_of(vocabulary.people));
        let said = said.replace('@', &dice.sentence(vocabulary, vocabulary.spoken));
        let last = dice.sentence(vocabulary, vocabulary.sentences);
        let mut paragraph = format!("{}. {}. {said} {last}.", first[0], first[1]);
        if let Some((right, wrong)) = vocabulary.slip.filter(|_| number % 20 == 0) {
            paragraph = paragraph.replacen(right, wrong, 1);
        }
        if number % 50 == 0 {
            paragraph += &format!(" {}", vocabulary.variant);
        }
        text += &format!("{paragraph}\n\n");
        if number % 25 == 0 {
            let words = dice.sentence(vocabulary, vocabulary.spoken);
            text += &format!("{}\n\n", vocabulary.alone.replace('@', &words));
        }
    }
    text
}

/// The same throws each time: a linear congruential generator.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below
    }

    fn one_of(&mut self, patterns: &[&'static str]) -> &'static str {
        patterns[self.throw(patterns.len())]
    }

    fn word(&mut self, words: &'static str) -> &'static str {
        let at = self.throw(words.split(' ').count());
        words.split(' ').nth(at).unwrap_or_default()
    }

    /// A sentence of one of some patterns, without its stop.
    fn sentence(&mut self, vocabulary: &Vocabulary, patterns: &[&'static str]) -> String {
        let mut sentence = String::new();
        for part in self.one_of(patterns).split_inclusive([' ', ',']) {
            let (word, end) = part.split_at(part.trim_end_matches([' ', ',']).len());
            sentence += match word {
                "N" => self.word(vocabulary.nouns),
                "A" => self.word(vocabulary.adjectives),
                "V" => self.word(vocabulary.verbs),
                "D" => self.word(vocabulary.adverbs),
                other => other,
            };
            sentence += end;
        }
        sentence
    }
}

const FRENCH: Vocabulary = Vocabulary {
    nouns: "conseil pont port marché village fleuve théâtre budget jardin musée tunnel verger festival \
            quartier chantier stade journal phare cinéma canal moulin château lycée tribunal syndicat maire \
            voisin boulanger pêcheur projet rapport bureau ministre préfet public groupe parking bus train \
            bateau restaurant hangar barrage cimetière carnaval plan contrat sentier collège dossier",
    adjectives: "municipal communal désert moderne célèbre provisoire rural portuaire privé fermé rénové gratuit \
            bruyant fragile paisible étroit immense coûteux ambitieux modeste fleuri pluvieux discret \
            central lointain couvert menacé récent",
    verbs: "rénove refuse finance défend soutient ferme rouvre visite protège déplace remplace critique \
            surveille accueille menace retarde prépare oublie décore traverse réclame conteste vend achète \
            nettoie photographie redoute célèbre regrette dessine",
    adverbs: "lentement parfois souvent rarement volontiers discrètement désormais demain lundi jeudi partout \
            enfin vite autrement prudemment toujours",
    sentences: &[
        "Le N A V D le N du N A, et le N V le N",
        "Depuis le N, le N A V le N D, selon la préfecture",
        "Dans le N du N, le N V le N A, puis V D le N",
        "Et D, le N du N A V le N et le N A",
        "Ni le N ni le N A ne V le N du N",
    ],
    spoken: &[
        "le N V D le N A, et le N V le N",
        "chez nous, le N A V le N du N D",
        "D, le N V le N et le N A du N",
    ],
    said: &[
        "« Ici, @ », explique %.",
        "« À mon avis, @ », assure %, qui préside le comité.",
        "Selon %, « @ ».",
        "% le répète : « Oui, @. »",
    ],
    people: &[
        "Anne Morel",
        "Paul Le Goff",
        "Jeanne d'Arras",
        "Marc Dupont",
        "Volodymyr Zelensky",
        "Léa Garnier",
    ],
    alone: "« Hier, @, et personne ne nous a prévenus. »",
    variant: "Volodymyr Zelenskyy est attendu lundi.",
    slip: None,
};

const ENGLISH: Vocabulary = Vocabulary {
    nouns: "council bridge harbor market school valley river station theater budget garden bakery museum \
            library ferry tunnel orchard workshop festival hospital pension forest railway kitchen factory \
            village parish stadium newspaper lighthouse quarry meadow cinema warehouse reservoir chapel \
            airport mill prison canal lawyer farmer report tenant contract choir survey fountain garage \
            teacher",
    adjectives: "quiet narrow crowded wooden distant modern famous temporary rural private empty restored noisy \
            fragile peaceful costly ambitious modest rainy central covered threatened recent muddy generous \
            hidden cheerful northern",
    verbs: "restored refused financed defended supported closed reopened visited protected moved replaced \
            criticized watched welcomed threatened delayed prepared forgot decorated crossed demanded \
            disputed sold bought cleaned photographed feared celebrated regretted sketched",
    adverbs: "slowly sometimes often rarely gladly quietly again tomorrow today everywhere finally quickly \
            otherwise carefully always yesterday",
    sentences: &[
        "The N of the A N V the N D, and the N V the A N",
        "After the N, the A N V the N D, according to the A N",
        "In the N of the N, the N V the A N and then V the N D",
        "And D the N near the A N V the N and the A N",
        "Neither the N nor the A N V the N of the N",
    ],
    spoken: &[
        "the N V the A N D, and the N V the N",
        "in our town the A N V the N of the N D",
        "D the N V the N and the A N",
    ],
    said: &[
        "“Here, @,” said %.",
        "“In my view, @,” said %, who heads the committee.",
        "“We think @,” % told reporters.",
        "% said: “Yes, @.”",
    ],
    people: &[
        "Anne Marlow",
        "Paul Whitcombe",
        "Jane Harcastle",
        "Edward Linley",
        "Volodymyr Zelensky",
        "Rose Okafor",
    ],
    alone: "“Yesterday, @, and nobody warned us.”",
    variant: "Volodymyr Zelenskyy is expected on Monday.",
    slip: Some((" the ", " teh ")),
};
