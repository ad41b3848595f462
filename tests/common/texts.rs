//! Texts put together at random, for what must hold of all.

use copydesk::extract::Format;
use proptest::prelude::*;

/// Pieces that paragraphs are made of: each means something to one of the checks.
pub(crate) const PIECES: [&str; 50] = [
    "Le maire a promis une salle neuve avant la fin de l'hiver prochain. ",
    "Les travaux du pont dureront jusqu'au printemps, et la rue restera fermée. ",
    "Nul ne sait encore combien coûtera la toiture de la vieille halle du marché. ",
    "The council will vote on the new bridge before the end of the month. ",
    "Nobody knows how much the roof of the old market hall is going to cost. ",
    "« Nous n'avons jamais vu autant d'eau dans la rivière »",
    "\"On ne peut pas continuer ainsi sans rien faire du tout\"",
    "“We have never seen this much water in the river,”",
    ", explique Anne Morel, gérante du café. ",
    ", a-t-elle ajouté. ",
    " said Anne Morel. ",
    " he added. ",
    "Selon le préfet, ",
    "Anne Morel : ",
    "Il demande : ",
    "« ",
    " »",
    "\"",
    "“",
    "”",
    "Kiev",
    "Kyiv",
    " de Kharkov ",
    " d'Odessa ",
    "Odesa",
    "Poutine",
    "Putin",
    "Zelensky ",
    "Zelenskyy ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "# ",
    "> ",
    "<!-- copydesk: ignore-next unattributed-quote -->\n",
    "- ",
    "*",
    "[lien](https://exemple.fr/kyiv)",
    "`Kiev`",
    "M. Dupont ",
    "🙂",
    "e\u{301}",
    "\u{a0}",
    "\0",
    "\u{2028}",
    "\u{feff}",
    "👩\u{200d}🚒",
    "(",
];

/// Sentences that French articles are made of.
pub(crate) const FRENCH: [&str; 11] = [
    "Le maire a promis une salle neuve avant la fin de l'hiver prochain.",
    "Les travaux du pont dureront jusqu'au printemps, et la rue restera fermée.",
    "Nul ne sait encore combien coûtera la toiture de la vieille halle du marché.",
    "« Nous n'avons jamais vu autant d'eau dans la rivière », explique Anne Morel, gérante du café.",
    "« Nous n'avons jamais vu autant d'eau dans la rivière. »",
    "\"On ne peut pas continuer ainsi sans rien faire du tout\".",
    "\"On ne peut pas continuer ainsi\", a-t-elle ajouté.",
    "Selon le préfet, la délégation a quitté Kiev dans la nuit de lundi à mardi.",
    "La délégation rentrera de Kyiv par le train, puis d'Odessa par la route.",
    "Le président Poutine recevra la délégation, mais Putin ne promet rien.",
    "Réactions",
];

/// Sentences that English articles are made of.
pub(crate) const ENGLISH: [&str; 7] = [
    "The council will vote on the new bridge before the end of the month.",
    "Nobody knows how much the roof of the old market hall is going to cost.",
    "“We have never seen this much water in the river behind the town,” said Anne Morel.",
    "“We have never seen this much water in the river behind the town.”",
    "\"It cannot go on like this while nobody does anything about it,\" she added.",
    "Zelensky left Kyiv on Monday, and Zelenskyy will be back by Friday night.",
    "What they said",
];

pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => ".{0,6}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// An article: whole paragraphs in one language, some of them more than once.
pub(crate) fn article() -> impl Strategy<Value = String> {
    let sentences = prop_oneof![Just(&FRENCH[..]), Just(&ENGLISH[..])];
    sentences.prop_flat_map(article_of)
}

fn article_of(sentences: &'static [&'static str]) -> impl Strategy<Value = String> {
    let paragraph = prop::collection::vec(prop::sample::select(sentences), 1..5)
        .prop_map(|sentences| sentences.join(" "));
    let pool = prop::collection::vec(paragraph, 1..6);
    let order = prop::collection::vec(any::<prop::sample::Index>(), 1..12);
    let line_end = prop::sample::select(&["\n", "\r\n", "\n\n"][..]);
    (pool, order, line_end, any::<bool>()).prop_map(|(pool, order, line_end, last)| {
        let lines: Vec<&str> = order.iter().map(|index| index.get(&pool).as_str()).collect();
        lines.join(line_end) + if last { line_end } else { "" }
    })
}

/// A Markdown article whose paragraphs stand in lists, block quotes, footnotes and front matter.
pub(crate) fn markdown() -> impl Strategy<Value = String> {
    const FRAMES: [&str; 12] = [
        "{}",
        "{}",
        "{}",
        "- {}",
        "1. {}",
        "> {}",
        "## {}",
        "[^1]: {}",
        "    {}",
        "| {} |\n| --- |",
        "- {}\n\n  {}",
        "> - {}",
    ];
    let piece = (prop::sample::select(&FRAMES[..]), prop::sample::select(&FRENCH[..4]));
    let body = prop::collection::vec(piece, 1..12).prop_map(|pieces| {
        let blocks: Vec<String> = pieces.iter().map(|(frame, words)| frame.replace("{}", words)).collect();
        blocks.join("\n\n") + "\n"
    });
    (any::<bool>(), body).prop_map(|(matter, body)| {
        if matter {
            format!("---\ntitle: \"{}\"\ndescription: {}\n---\n\n{body}", FRENCH[0], FRENCH[1])
        } else {
            body
        }
    })
}

pub(crate) fn format() -> impl Strategy<Value = Format> {
    prop_oneof![Just(Format::Plain), Just(Format::Markdown)]
}
