use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::respell::Respelling;
use super::spelling::{
    AT_EVERY_MENTION, is_acronym, is_country, is_in_copy, keep_both, place, report, together, with_copies,
};
use super::{Context, declare_check, name_variant};
use crate::analysis::Placed;
use crate::analysis::mentions::{Named, Standing, WordKind};
use crate::analysis::names::{Evidence, MentionAt};
use crate::finding::{Finding, Fix, Safety};
use crate::lang::Language;
use crate::lang::names::{Entry, FormId, Names};
use crate::message::Message;
use crate::text::ProseSpan;
use crate::text::segment::tokens;

declare_check! {
    /// A name is not written as the house writes it, or an acronym in two ways.
    ///
    /// ## Why
    ///
    /// One newsroom writes Kiev and another Kyiv, one Erdoğan and another Erdogan; neither is wrong. Name your house
    /// in `.copydesk.toml`, or list the forms that you use, and this check keeps them. Without either it only sees acronyms
    /// that one article writes in two ways (NATO and Nato, US and U.S.), once for each.
    ///
    /// With a house, forms that are not at home in its language go too (Putin in French), and what it does with marks
    /// that the language does not write (ğ, ș, ł) is held. Quotations, links, titles and fixed terms are left alone.
    ///
    /// ## Example
    ///
    /// ```toml
    /// house = "fr-lemonde"
    /// ```
    ///
    /// ```text,expect
    /// La délégation a quitté ⟦Kyiv⟧ lundi soir, et le maire de la ville attend son retour avant vendredi.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// La délégation a quitté Kiev lundi soir, et le maire de la ville attend son retour avant vendredi.
    /// ```
    id: "name-style", severity: Information, since: "0.1.0", run: run,
    french:
    /// Un nom n'est pas écrit selon la marche maison, ou un sigle l'est de deux façons.
    ///
    /// ## Pourquoi
    ///
    /// Telle rédaction écrit Kiev, telle autre Kyiv, l'une Erdoğan, l'autre Erdogan ; aucune n'a tort. Nommez votre marche
    /// maison dans `.copydesk.toml`, ou donnez-y la liste de vos formes : cette vérification s'y tient. Sans l'une ni l'autre,
    /// elle ne voit que les sigles qu'un même article écrit de deux façons (OTAN et Otan, US et U.S.), une fois chacun.
    ///
    /// Avec une marche maison, les formes étrangères à sa langue sont signalées aussi (Putin en français), et les lettres que la
    /// langue n'a pas (ğ, ș, ł) suivent sa règle. Citations, liens, titres et expressions figées sont laissés tels quels.
    ///
    /// ## Exemple
    ///
    /// ```toml
    /// house = "fr-lemonde"
    /// ```
    ///
    /// ```text,expect
    /// La délégation a quitté ⟦Kyiv⟧ lundi soir, et le maire de la ville attend son retour avant vendredi.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// La délégation a quitté Kiev lundi soir, et le maire de la ville attend son retour avant vendredi.
    /// ```
}

/// The mentions of one form that is out of style.
struct Group {
    wanted: String,
    places: Vec<MentionAt>,
    /// In quotations.
    quoted: Vec<MentionAt>,
    country: bool,
}

/// By language and form, so that the order is one of texts.
type Groups = BTreeMap<(Language, String), Group>;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let names = &cx.analysis.names_in_force;
    for mixed in cx.analysis.mixed.iter().filter(|mixed| is_acronym(cx.analysis, mixed)) {
        report(cx, &CHECK, mixed, out, &|found, usual, count| Message::NameVariant { found, usual, count });
    }
    if !names.has_style(Language::French) && !names.has_style(Language::English) {
        return;
    }
    // What is said already of a mention is not said again.
    let mut said: FxHashSet<MentionAt> = FxHashSet::default();
    if cx.is_on(&name_variant::CHECK) {
        for mixed in &cx.analysis.mixed {
            let others = mixed.forms.iter().enumerate().filter(|(index, _)| *index != mixed.usual);
            said.extend(others.flat_map(|(_, form)| &form.mentions));
        }
    }
    let mut groups = Groups::new();
    for (block, placed) in cx.analysis.blocks.iter().enumerate() {
        if names.has_style(placed.paragraph.language) {
            mentions(cx, block, placed, &mut groups);
            marks(names, block, placed, &mut groups);
        }
    }
    let respelling = Respelling::new(cx.analysis);
    for ((_, found), group) in &groups {
        let edits = |at: &MentionAt| respelling.edits(*at, &group.wanted, group.country);
        let wanted = || group.wanted.clone();
        let all = || {
            let (edits, count) = together(group.places.iter().map(edits))?;
            let title = Message::ReplaceAll { by: wanted(), count };
            (count > 1).then(|| Fix::new(title, Safety::Suggested, edits))
        };
        let everywhere = || {
            let places = group.places.iter().chain(&group.quoted);
            let (edits, count) = together(places.map(edits))?;
            let title = Message::ReplaceEverywhere { by: wanted(), count };
            (!group.quoted.is_empty()).then(|| Fix::new(title, Safety::Suggested, edits))
        };
        let many = group.places.len() + group.quoted.len() > AT_EVERY_MENTION;
        let is_new = |at: &&MentionAt| !said.contains(at) && !is_in_copy(cx, at.block);
        for (nth, at) in group.places.iter().filter(is_new).enumerate() {
            let fixes = cx.fixes(|| {
                let title = Message::Replace { by: wanted() };
                let first = together(with_copies(cx, *at, &group.places).map(|at| edits(&at)));
                let mut fixes: Vec<Fix> =
                    first.map(|(edits, _)| Fix::new(title, Safety::Safe, edits)).into_iter().collect();
                if nth == 0 || !many {
                    fixes.extend(all());
                    fixes.extend(everywhere());
                }
                fixes.push(keep_both(found, &group.wanted));
                fixes
            });
            out.push(Finding {
                check: CHECK.id,
                span: place(cx.analysis, *at),
                severity: cx.severity,
                message: Message::NameStyle { found: found.clone(), wanted: wanted() },
                related: Vec::new(),
                fixes,
                unnecessary: false,
            });
        }
    }
}

/// Names of the tables in a form that is not in style.
fn mentions(cx: &Context<'_>, block: usize, placed: &Placed, groups: &mut Groups) {
    let (names, language) = (&cx.analysis.names_in_force, placed.paragraph.language);
    let form_of = |form: FormId| names.table().form(form);
    for mention in &placed.paragraph.mentions {
        if mention.standing == Standing::Bound && !mention.dateline {
            continue;
        }
        let Some(wanted) = names.in_style(mention.form, language) else { continue };
        let (mut found, mut wanted) = (form_of(mention.form).text.to_string(), wanted.into_owned());
        if mention.dateline {
            (found, wanted) = (found.to_uppercase(), wanted.to_uppercase());
        }
        let group = groups.entry((language, found)).or_insert_with(|| Group {
            wanted,
            places: Vec::new(),
            quoted: Vec::new(),
            country: is_country(cx.analysis, &Evidence::Table(form_of(mention.form).set)),
        });
        let at = MentionAt { block, span: mention.span };
        let places = if mention.standing == Standing::Quoted { &mut group.quoted } else { &mut group.places };
        places.push(at);
    }
}

/// Words of other names with marks that the house takes off.
fn marks(names: &Names, block: usize, placed: &Placed, groups: &mut Groups) {
    let paragraph = &placed.paragraph;
    for named in paragraph.named.iter().filter(|named| named.is_free()) {
        for (nth, word) in named.words.iter().enumerate() {
            let text = &paragraph.text[word.span.range()];
            if text.is_ascii() || named.first && nth == 0 && word.kind.any(WordKind::COMMON) {
                continue;
            }
            let Some(wanted) = names.without_marks(text, paragraph.language) else { continue };
            let next = paragraph.mentions.partition_point(|mention| mention.span.end <= word.span.start);
            let in_table =
                paragraph.mentions.get(next).is_some_and(|mention| mention.span.touches(word.span));
            if in_table || is_fixed(names, named, &paragraph.text) {
                continue;
            }
            let group = groups.entry((paragraph.language, text.to_owned())).or_insert_with(|| Group {
                wanted,
                places: Vec::new(),
                quoted: Vec::new(),
                country: false,
            });
            group.places.push(MentionAt { block, span: word.span });
        }
    }
}

/// Whether a fixed term is a part of a name.
fn is_fixed(names: &Names, named: &Named, text: &str) -> bool {
    let span = named.words.iter().map(|word| word.span).reduce(ProseSpan::cover);
    let name = span.map_or("", |span| &text[span.range()]);
    let words: Vec<&str> = tokens(name).into_iter().map(|token| &name[token.span.range()]).collect();
    (0..words.len()).any(|at| matches!(names.table().longest_at(&words[at..]), Some((Entry::Fixed, _))))
}
