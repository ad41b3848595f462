use rustc_hash::{FxHashMap, FxHashSet};

use super::attribution::opening;
use super::{Context, declare_check};
use crate::analysis::Analysis;
use crate::analysis::attribution::Window;
use crate::analysis::paragraph::Quote;
use crate::analysis::quotations::{Cited, CitedBy, QuoteKind};
use crate::analysis::repetition::retold::Requoted;
use crate::finding::{Finding, Related};
use crate::message::Message;

declare_check! {
    /// The same words, said by two people.
    ///
    /// ## Why
    ///
    /// The same quotation under two names is a mistake of copying, or of the notebook. Only full quotations of at
    /// least five words are compared, and only where both speakers are people whom the article names: « le maire » and
    /// “Anne Morel” may be one.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// “Nobody warned us before the water came,” said Jane Porter.
    ///
    /// The council meets on Tuesday.
    ///
    /// ⟦“Nobody warned us before the⟧ water came,” said Mark Dale.
    /// ```
    ///
    /// ```text,expect
    /// « Personne ne nous a prévenus avant l'eau », raconte Jeanne Portier.
    ///
    /// Le conseil se réunit mardi.
    ///
    /// ⟦« Personne ne nous a prévenus⟧ avant l'eau », raconte Marc Dalle.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// “Nobody warned us before the water came,” said Jane Porter. Mark Dale saw it from his window.
    /// ```
    id: "quote-two-speakers", severity: Warning, since: "0.1.0", run: run,
    french:
    /// Les mêmes paroles, dites par deux personnes.
    ///
    /// ## Pourquoi
    ///
    /// La même citation sous deux noms est une erreur de copie, ou de carnet. Seules sont comparées des citations entières d'au
    /// moins cinq mots, et seulement quand l'article nomme les deux personnes : « le maire » et « Anne Morel » peuvent n'en
    /// faire qu'une.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// « Personne ne nous a prévenus avant l'eau », raconte Jeanne Portier.
    ///
    /// Le conseil se réunit mardi.
    ///
    /// ⟦« Personne ne nous a prévenus⟧ avant l'eau », raconte Marc Dalle.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// « Personne ne nous a prévenus avant l'eau », raconte Jeanne Portier. Marc Dalle l'a vue monter de sa fenêtre.
    /// ```
}

/// How many words show which quotation is meant.
const SHOWN: usize = 5;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    for Contradiction { one, other, speakers: (first, second) } in contradictions(analysis) {
        let place = |cited: &Cited| {
            let text = &analysis.blocks[cited.block].paragraph.text;
            analysis.source_of(cited.block, opening(text, facts(analysis, cited), SHOWN))
        };
        // A standfirst has no number; what it quotes stands in the text.
        let number = |cited: &Cited| analysis.blocks[cited.block].number;
        let (Some(here), Some(there)) = (number(other), number(one)) else { continue };
        out.push(Finding {
            check: CHECK.id,
            span: place(other),
            severity: cx.severity,
            message: Message::QuoteTwoSpeakers {
                one: (first.to_owned(), there),
                other: (second.to_owned(), here),
            },
            related: vec![Related::here(place(one), Message::SameQuote { speaker: first.to_owned() })],
            fixes: Vec::new(),
            unnecessary: false,
        });
    }
}

/// A quotation that is given to two people.
struct Contradiction<'a> {
    one: &'a Cited,
    other: &'a Cited,
    speakers: (&'a str, &'a str),
}

/// All of them, by place of the later one.
fn contradictions(analysis: &Analysis) -> Vec<Contradiction<'_>> {
    let mut first: FxHashMap<u64, &Cited> = FxHashMap::default();
    let mut pairs: Vec<(&Cited, &Cited)> = Vec::new();
    // Who is called by one name at both places is not looked up: that takes a look at the whole article.
    let is_one = |one: &Cited, other: &Cited| {
        let name = |cited: &Cited| speaker(analysis, cited).map(last_word).filter(|word| is_name(word));
        name(one).is_some() && name(one) == name(other)
    };
    for Requoted { block, said } in &analysis.requoted {
        let Some(cited) = Cited::find(&analysis.cited, *block, said.quote) else { continue };
        // A title or a phrase may be on many lips: only what a clause of its own gives to somebody is compared.
        let is_given = matches!(cited.source, CitedBy::Source { attribution, .. }
            if matches!(attribution.window, Window::After | Window::Incise));
        if !is_given || cited.kind != QuoteKind::Speech || cited.woven {
            continue;
        }
        match first.get(&said.print) {
            Some(one) if is_one(one, cited) => {}
            Some(one) => pairs.push((one, cited)),
            None => {
                first.insert(said.print, cited);
            }
        }
    }
    // A paragraph pasted with a name changed is reported as a copy already.
    if !pairs.is_empty() {
        let copies: FxHashSet<usize> =
            analysis.repeats.iter().flat_map(|repeat| repeat.copy.clone()).collect();
        pairs.retain(|(_, other)| !copies.contains(&other.block));
    }
    let people = analysis.people(&pairs, are_two);
    let mut found = Vec::new();
    for ((one, other), people) in pairs.into_iter().zip(people) {
        let Some([first, second]) = people else { continue };
        if are_two(first, second) {
            found.push(Contradiction { one, other, speakers: (first, second) });
        }
    }
    found
}

/// Whether two names are not one person's, in full and by the surname.
fn are_two(one: &str, other: &str) -> bool {
    !one.ends_with(last_word(other)) && !other.ends_with(last_word(one))
}

fn facts<'a>(analysis: &'a Analysis, cited: &Cited) -> &'a Quote {
    &analysis.blocks[cited.block].paragraph.quotes[cited.quote]
}

/// The words for whoever says a quotation, as they stand.
fn speaker<'a>(analysis: &'a Analysis, cited: &Cited) -> Option<&'a str> {
    let CitedBy::Source { block, attribution } = cited.source else { return None };
    Some(&analysis.blocks[block].paragraph.text[attribution.referent.or(attribution.speaker)?.range()])
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The surname.
fn last_word(name: &str) -> &str {
    name.rsplit([' ', '-']).next().unwrap_or(name)
}
