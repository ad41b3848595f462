//! Names: where a document mentions something that has several spellings, and which it uses.

use std::collections::BTreeMap;

use super::Placed;
use super::reading::{Reading, Tokens};
use crate::extract::{Zone, ZoneKind};
use crate::lang::Language;
use crate::lang::names::{Entry, FormId, NameKind, NameTable, SetId};
use crate::text::ProseSpan;
use crate::text::quotes;

/// A place where a name of the tables stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name, without the possessive.
    pub span: ProseSpan,
    /// Its spelling.
    pub form: FormId,
    /// Whether it may be counted and changed. Not so inside quotations, links and titles, beside its own
    /// gloss (« Kyiv (Kiev en russe) »), and where it names another place (Odessa, Texas).
    pub free: bool,
}

/// The most tokens of an entry of the tables.
const LONGEST_ENTRY: usize = 10;

/// The mentions of a paragraph, by place.
pub(super) fn mentions(
    reading: &Reading<'_>,
    sentences: &[Tokens],
    quotes: &[quotes::Quote],
    zones: &[Zone],
) -> Vec<Mention> {
    let table = NameTable::builtin();
    let word = |at: usize| &reading.text[reading.tokens[at].span.range()];
    let mut found: Vec<(Tokens, FormId)> = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let mut next = at + 1;
        if reading.is_word(at) && table.may_start(word(at)) {
            let end = reading.tokens.len().min(at + LONGEST_ENTRY);
            let words: Vec<&str> = (at..end).map(word).collect();
            if let Some((entry, length)) = table.longest_at(&words) {
                next = at + length;
                if let Entry::Form(form) = entry {
                    found.push((at..next, form));
                }
            }
        }
        at = next;
    }
    let mut mentions: Vec<Mention> = found
        .iter()
        .map(|(tokens, form)| {
            let span = reading.span(tokens);
            let known = table.form(*form);
            let bound = quotes.iter().any(|quote| quote.outer.contains(span))
                || is_shielded(span, zones, reading.text.len())
                || is_other_place(reading, tokens, &known.homonym)
                || is_part_of_foreign_name(reading, table, tokens, *form)
                || is_alias(reading, tokens.start)
                || known.word && sentences.iter().any(|sentence| sentence.start == tokens.start);
            Mention { span, form: *form, free: !bound }
        })
        .collect();
    for (index, pair) in found.windows(2).enumerate() {
        if is_gloss(reading, table, &pair[0], &pair[1]) {
            mentions[index].free = false;
            mentions[index + 1].free = false;
        }
    }
    mentions
}

/// Links, and emphasis that marks a title rather than the whole paragraph.
fn is_shielded(span: ProseSpan, zones: &[Zone], length: usize) -> bool {
    zones.iter().any(|zone| {
        zone.span.contains(span)
            && match zone.kind {
                ZoneKind::Link => true,
                ZoneKind::Emphasis => zone.span.len() * 2 < length,
                ZoneKind::Strong => false,
            }
    })
}

/// Whether one of the words that tell a namesake follows within three tokens: Odessa (Texas).
fn is_other_place(reading: &Reading<'_>, tokens: &Tokens, tells: &[&str]) -> bool {
    /// A bracket or comma, an article, the word.
    const NEAR: usize = 4;
    let near = tokens.end..reading.tokens.len().min(tokens.end + NEAR);
    near.into_iter().any(|at| tells.contains(&&reading.text[reading.tokens[at].span.range()]))
}

/// Whether a place in a foreign spelling is a part of somebody's own name (« la Kuwait Investment Authority »):
/// another capital touches it.
fn is_part_of_foreign_name(reading: &Reading<'_>, table: &NameTable, tokens: &Tokens, form: FormId) -> bool {
    let place = matches!(table.set(table.form(form).set).kind, NameKind::Place | NameKind::Country);
    let foreign = !table.form(form).at_home.includes(reading.language);
    // The first word of a sentence has its capital for another reason.
    let before =
        tokens.start >= 2 && reading.is_capital(tokens.start - 1) && reading.is_word(tokens.start - 2);
    place && foreign && (before || reading.is_capital(tokens.end))
}

/// Whether a spelling is given as another name of something: "also known as Myanmar", « anciennement Bombay ».
fn is_alias(reading: &Reading<'_>, start: usize) -> bool {
    const BEFORE: [&[&str]; 9] = [
        &["known", "as"],
        &["formerly"],
        &["called"],
        &["renamed"],
        &["anciennement"],
        &["autrefois"],
        &["rebaptisé"],
        &["rebaptisée"],
        &["nommée"],
    ];
    BEFORE.iter().any(|words| {
        start.checked_sub(words.len()).is_some_and(|from| reading.lower[from..start].iter().eq(words.iter()))
    })
}

/// Whether two spellings of one name stand side by side on purpose: « Kyiv (Kiev en russe) », "Kyiv, formerly
/// Kiev". Never across the end of a sentence.
fn is_gloss(
    reading: &Reading<'_>,
    table: &NameTable,
    one: &(Tokens, FormId),
    other: &(Tokens, FormId),
) -> bool {
    /// The farthest apart the two may stand.
    const NEAR: usize = 5;
    /// Words that say so wherever they stand between the two.
    const SURE: [&str; 16] = [
        "écrivent",
        "orthographié",
        "orthographiée",
        "graphie",
        "spell",
        "ou",
        "or",
        "formerly",
        "ex",
        "anciennement",
        "autrefois",
        "aka",
        "alias",
        "spelled",
        "spelt",
        "renamed",
    ];
    /// Words that say so behind a comma: « Kyiv, en russe Kiev ».
    const ASIDE: [&str; 9] = ["en", "in", "also", "aussi", "soit", "known", "dit", "appelée", "called"];
    let same_set = table.form(one.1).set == table.form(other.1).set && one.1 != other.1;
    let between = one.0.end..other.0.start;
    if !same_set || between.len() > NEAR {
        return false;
    }
    let has = |words: &[&str]| between.clone().any(|at| words.contains(&reading.lower[at].as_ref()));
    let mark =
        |marks: &[char]| between.clone().any(|at| reading.mark(at).is_some_and(|mark| marks.contains(&mark)));
    !mark(&['.', '!', '?', '…', ';'])
        && (mark(&['(', '/', '[']) || has(&SURE) || reading.is_comma(between.start) && has(&ASIDE))
}

/// Which mention of which block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MentionAt {
    /// The block.
    pub block: usize,
    /// The place among its mentions.
    pub mention: usize,
}

/// The spellings of one name with their mentions, by first mention.
pub type Spellings = Vec<(FormId, Vec<MentionAt>)>;

/// A name that a document spells in several ways, within one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixed {
    /// The name.
    pub set: SetId,
    /// The language of the paragraphs in which the spellings are mixed.
    pub language: Language,
    /// The spelling to keep.
    pub usual: FormId,
    /// Whether the document leaves no doubt about it.
    pub clear: bool,
    /// Its spellings.
    pub forms: Spellings,
}

/// The names that a document does not spell alike, by set.
pub(super) fn mixed(blocks: &[Placed]) -> Vec<Mixed> {
    let table = NameTable::builtin();
    let mut found: BTreeMap<(SetId, Language), Spellings> = BTreeMap::new();
    for (block, placed) in blocks.iter().enumerate() {
        for (index, mention) in
            placed.paragraph.mentions.iter().enumerate().filter(|(_, mention)| mention.free)
        {
            let form = table.form(mention.form);
            if form.historic {
                continue;
            }
            let at = MentionAt { block, mention: index };
            let forms = found.entry((form.set, placed.paragraph.language)).or_default();
            match forms.iter_mut().find(|(known, _)| *known == mention.form) {
                Some((_, places)) => places.push(at),
                None => forms.push((mention.form, vec![at])),
            }
        }
    }
    found.retain(|(set, _), forms| forms.len() > 1 && !is_about_spelling(blocks, *set));
    found
        .into_iter()
        .map(|((set, language), forms)| {
            let (usual, clear) = usual(table, set, language, &forms);
            Mixed { set, language, usual, clear, forms }
        })
        .collect()
}

/// Whether the headline itself names both: then the article is about the spelling.
fn is_about_spelling(blocks: &[Placed], set: SetId) -> bool {
    let table = NameTable::builtin();
    let Some(first) = blocks.first().filter(|first| super::paragraph::is_unfinished(&first.paragraph.text))
    else {
        return false;
    };
    let mut forms = first
        .paragraph
        .mentions
        .iter()
        .map(|mention| mention.form)
        .filter(|form| table.form(*form).set == set);
    forms.next().is_some_and(|one| forms.any(|other| other != one))
}

/// The spelling to keep: one at home in the language before any other; then the most frequent; then the
/// language's own default; then the first. And whether it is the only candidate.
fn usual(
    table: &NameTable,
    set: SetId,
    language: Language,
    forms: &[(FormId, Vec<MentionAt>)],
) -> (FormId, bool) {
    let default = table.default_form(set, language);
    let rank = |form: FormId, places: &[MentionAt]| {
        (table.form(form).at_home.includes(language), places.len(), Some(form) == default)
    };
    let mut best = &forms[0];
    for form in &forms[1..] {
        if rank(form.0, &form.1) > rank(best.0, &best.1) {
            best = form;
        }
    }
    let rival = |form: &&(FormId, Vec<MentionAt>)| {
        form.0 != best.0
            && table.form(form.0).at_home.includes(language) == table.form(best.0).at_home.includes(language)
            && form.1.len() == best.1.len()
    };
    (best.0, !forms.iter().any(|form| rival(&form)))
}
