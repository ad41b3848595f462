//! Names: where a document mentions something that has several spellings, and which it uses.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

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
pub(super) fn is_shielded(span: ProseSpan, zones: &[Zone], length: usize) -> bool {
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

/// A mention in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MentionAt {
    /// The block.
    pub block: usize,
    /// Where in its prose.
    pub span: ProseSpan,
}

/// One spelling of a name, with the mentions that are free to be counted and changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// As the table has it, or as it first stands.
    pub text: Box<str>,
    /// Its mentions, by place.
    pub mentions: Vec<MentionAt>,
    /// Those in quotations, by place.
    pub quoted: Vec<MentionAt>,
    /// Those in links, titles and headlines, by place: never counted nor changed, but they show how a word is spelt.
    pub bound: Vec<MentionAt>,
}

/// What tells that two spellings are of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The table lists them.
    Table(SetId),
    /// They are the same letters.
    Marks,
    /// They are the same sounds.
    Sound,
    /// One is a letter off.
    Slip,
    /// They are a given name as two languages write it.
    Equivalent,
    /// They are given names of one person.
    Given {
        /// The person's surname.
        surname: Box<str>,
    },
}

/// How much there is to say that two spellings are one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// They are alike, and no more is known.
    Faint,
    /// It is likely.
    Likely,
    /// It is hard to see how they could not be.
    Sure,
}

/// A name that a document spells in several ways, within one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixed {
    /// What tells so.
    pub evidence: Evidence,
    /// How surely.
    pub weight: Weight,
    /// The language of the paragraphs in which the spellings are mixed.
    pub language: Language,
    /// The spelling to keep, as a place in `forms`.
    pub usual: usize,
    /// Whether the document leaves no doubt which to keep.
    pub clear: bool,
    /// Its spellings, at least two.
    pub forms: Vec<Spelling>,
}

impl Mixed {
    /// The spellings that are not the usual one.
    pub fn others(&self) -> impl Iterator<Item = &Spelling> {
        self.forms.iter().enumerate().filter(|(index, _)| *index != self.usual).map(|(_, form)| form)
    }
}

/// The names that a document does not spell alike though a table lists their spellings, by set.
pub(super) fn mixed(blocks: &[Placed]) -> Vec<Mixed> {
    let table = NameTable::builtin();
    let mut found: BTreeMap<(SetId, Language), Vec<(FormId, Vec<MentionAt>)>> = BTreeMap::new();
    for (block, placed) in blocks.iter().enumerate() {
        for mention in placed.paragraph.mentions.iter().filter(|mention| mention.free) {
            let form = table.form(mention.form);
            if form.historic {
                continue;
            }
            let at = MentionAt { block, span: mention.span };
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
        .filter_map(|((set, language), mut forms)| {
            let (best, _) = usual(table, set, language, &forms);
            // One word of those that differ in the mark of a capital only is told by the other's spelling.
            let kept = table.form(forms[best].0).text;
            let mut index = 0;
            forms.retain(|(form, _)| {
                index += 1;
                index == best + 1 || !differ_in_first_marks(table.form(*form).text, kept)
            });
            if forms.len() < 2 {
                return None;
            }
            let (usual, clear) = usual(table, set, language, &forms);
            let spelling = |(form, mentions): (FormId, Vec<MentionAt>)| Spelling {
                text: table.form(form).text.into(),
                mentions,
                quoted: Vec::new(),
                bound: Vec::new(),
            };
            let forms = forms.into_iter().map(spelling).collect();
            Some(Mixed {
                evidence: Evidence::Table(set),
                weight: Weight::Sure,
                language,
                usual,
                clear,
                forms,
            })
        })
        .collect()
}

/// Whether two spellings differ in the marks of first letters only: Elysée and Élysée are two habits of typesetting,
/// and no matter of names.
pub(super) fn differ_in_first_marks(one: &str, other: &str) -> bool {
    let marks = |text: &str| text.chars().filter(|char| !char.is_alphabetic()).collect::<String>();
    let parts = |text| str::split(text, |char: char| !char.is_alphabetic());
    let rest = |word: &str| -> String { word.chars().skip(1).collect() };
    one != other
        && marks(one) == marks(other)
        && parts(one).zip(parts(other)).all(|(a, b)| {
            let first = |word: &str| word.chars().next().and_then(|char| char.nfd().next());
            first(a) == first(b) && rest(a) == rest(b)
        })
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
) -> (usize, bool) {
    let default = table.default_form(set, language);
    let at_home = |index: usize| table.form(forms[index].0).at_home.includes(language);
    let rank = |index: usize| {
        let (form, mentions) = &forms[index];
        (at_home(index), mentions.len(), Some(*form) == default)
    };
    // Of several that rank alike the first is kept.
    let best = (0..forms.len()).rev().max_by_key(|index| rank(*index)).unwrap_or_default();
    let rival = |index: &usize| {
        *index != best && at_home(*index) == at_home(best) && forms[*index].1.len() == forms[best].1.len()
    };
    (best, !(0..forms.len()).any(|index| rival(&index)))
}
