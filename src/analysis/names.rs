//! Names: where a document mentions something that has several spellings, and which it uses.

use std::collections::BTreeMap;

use super::Placed;
use super::mentions::{Named, WordKind};
use super::paragraph::Quote;
use super::quotations::QuoteKind;
use super::reading::{Reading, Tokens};
use crate::extract::{BlockKind, Zone, ZoneKind};
use crate::lang::Language;
use crate::lang::names::{Entry, FormId, NameKind, NameTable, Names, SetId};
use crate::text::ProseSpan;
use crate::text::segment::{TokenKind, is_dash, is_hyphen};

/// A place where a name of the tables stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name, without the possessive.
    pub span: ProseSpan,
    /// Its spelling.
    pub form: FormId,
    /// Whether it may be counted and changed.
    pub standing: Standing,
}

/// Whether a mention may be counted and changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It may.
    Free,
    /// It is somebody's words: not counted, and changed only if it is asked for.
    Quoted,
    /// It is the place in capitals that an agency's article begins with: « KYIV (Reuters) ». Not counted; how it is
    /// written is for the house to say.
    Dateline,
    /// It keeps its spelling: in a link, a title or a passage in another language, beside its own gloss (« Kyiv (Kiev en
    /// russe) »), and where it names another place (Odessa, Texas).
    Bound,
}

/// The most tokens of an entry of the tables.
const LONGEST_ENTRY: usize = 10;

/// The mentions of a paragraph, by place.
pub(super) fn mentions(
    reading: &Reading<'_>,
    sentences: &[Tokens],
    quotes: &[Quote],
    zones: &[Zone],
    kind: BlockKind,
    table: &NameTable,
) -> Vec<Mention> {
    let word = |at: usize| &reading.text[reading.tokens[at].span.range()];
    let mut found: Vec<(Tokens, FormId)> = Vec::new();
    let dateline = if kind == BlockKind::Paragraph { dateline(reading, table) } else { None };
    let mut at = dateline.as_ref().map_or(0, |(tokens, _)| tokens.end);
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
            let bound = is_shielded(span, zones, reading.text.len())
                || is_other_place(reading, tokens, &known.homonym)
                || is_part_of_foreign_name(reading, table, tokens, *form)
                || is_alias(reading, tokens.start)
                || known.word && sentences.iter().any(|sentence| sentence.start == tokens.start);
            let standing = if bound { Standing::Bound } else { standing(reading, span, quotes) };
            Mention { span, form: *form, standing }
        })
        .collect();
    for (index, pair) in found.windows(2).enumerate() {
        if is_gloss(reading, table, &pair[0], &pair[1]) {
            mentions[index].standing = Standing::Bound;
            mentions[index + 1].standing = Standing::Bound;
        }
    }
    if let Some((tokens, form)) = dateline {
        mentions.insert(0, Mention { span: reading.span(&tokens), form, standing: Standing::Dateline });
    }
    mentions
}

/// Free outside quotation marks. Inside, only the words of a speaker in the language of the paragraph are more than bound.
fn standing(reading: &Reading<'_>, span: ProseSpan, quotes: &[Quote]) -> Standing {
    let mut around = quotes.iter().filter(|quote| quote.marks.outer.contains(span)).peekable();
    let Some(outermost) = around.peek().map(|quote| quote.marks.inner) else { return Standing::Free };
    if around.all(|quote| quote.kind == QuoteKind::Speech) && !is_foreign(reading, outermost) {
        Standing::Quoted
    } else {
        Standing::Bound
    }
}

/// Whether a quotation is in another language than the text around it: "Putin must go" in French.
fn is_foreign(reading: &Reading<'_>, inner: ProseSpan) -> bool {
    let text = &reading.text[inner.range()];
    let guess = Language::detect(text);
    let language = if guess.sure { guess.language } else { Language::detect_short(text) };
    language != reading.language
}

/// The place that a paragraph begins with in capitals, before the name of an agency or a dash.
fn dateline(reading: &Reading<'_>, table: &NameTable) -> Option<(Tokens, FormId)> {
    if reading.tokens.first().is_none_or(|token| token.kind != TokenKind::Upper) {
        return None;
    }
    let ends = |mark: char| matches!(mark, '(' | ',' | ':') || is_dash(mark) || is_hyphen(mark);
    let end = (1..reading.tokens.len().min(LONGEST_ENTRY)).find(|at| {
        reading.mark(*at).is_some_and(|mark| ends(mark) && reading.tokens[*at].spaced || mark == ',')
    })?;
    let capitalized: Vec<String> = reading.tokens[..end]
        .iter()
        .map(|token| {
            let word = &reading.text[token.span.range()];
            let first = word.chars().next().map_or(0, char::len_utf8);
            word[..first].to_owned() + &word[first..].to_lowercase()
        })
        .collect();
    let words: Vec<&str> = capitalized.iter().map(String::as_str).collect();
    match table.longest_at(&words)? {
        (Entry::Form(form), length) if length == end => Some((0..end, form)),
        _ => None,
    }
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// Its mentions, by place; none if it stands in quotations only.
    pub mentions: Vec<MentionAt>,
    /// Its mentions in quotations that would be free outside of them, by place.
    pub quoted: Vec<MentionAt>,
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
    /// Its spellings, at least two. The usual one has free mentions.
    pub forms: Vec<Spelling>,
}

/// The mentions of one form.
struct Used {
    form: FormId,
    free: Vec<MentionAt>,
    quoted: Vec<MentionAt>,
}

/// The names that a document does not spell alike though a table lists their spellings, by set. Where the project or its
/// house prefers a spelling that the document does not use, there is no usual one, and the name is left to the check
/// of the house's style.
pub(super) fn mixed(blocks: &[Placed], names: &Names) -> Vec<Mixed> {
    let table = names.table();
    let mut found: BTreeMap<(SetId, Language), Vec<Used>> = BTreeMap::new();
    for (block, placed) in blocks.iter().enumerate() {
        for mention in &placed.paragraph.mentions {
            let form = table.form(mention.form);
            let quoted = match mention.standing {
                Standing::Free => false,
                Standing::Quoted => true,
                Standing::Dateline | Standing::Bound => continue,
            };
            if form.historic {
                continue;
            }
            let at = MentionAt { block, span: mention.span };
            let forms = found.entry((form.set, placed.paragraph.language)).or_default();
            let index = forms.iter().position(|used| used.form == mention.form).unwrap_or_else(|| {
                forms.push(Used { form: mention.form, free: Vec::new(), quoted: Vec::new() });
                forms.len() - 1
            });
            let places = if quoted { &mut forms[index].quoted } else { &mut forms[index].free };
            places.push(at);
        }
    }
    found.retain(|(set, _), forms| forms.len() > 1 && !is_about_spelling(blocks, *set, table));
    let mixed = found.into_iter().filter_map(|((set, language), mut forms)| {
        let preferred = names.preferred(set, language);
        let (form, clear) = usual(blocks, names, language, &forms, preferred)?;
        let text = |form: FormId| &*table.form(form).text;
        forms.retain(|used| used.form == form || !names.are_different(text(used.form), text(form)));
        let usual = forms.iter().position(|used| used.form == form)?;
        if forms.len() < 2 {
            return None;
        }
        let spelling =
            |used: Used| Spelling { text: text(used.form).into(), mentions: used.free, quoted: used.quoted };
        let forms = forms.into_iter().map(spelling).collect();
        Some(Mixed { evidence: Evidence::Table(set), weight: Weight::Sure, language, usual, clear, forms })
    });
    mixed.collect()
}

/// Leaves out of the names that are not spelt alike, though no table lists their spellings, what the project knows better:
/// names that are right as they stand, names that are different, and forms of a set that it has taught.
pub(super) fn settle(mixed: &mut Vec<Mixed>, blocks: &[Placed], names: &Names) {
    mixed.retain_mut(|mixed| {
        let usual = mixed.usual;
        let stays: Vec<bool> = (0..mixed.forms.len())
            .map(|index| index == usual || !is_settled(mixed, &mixed.forms[index], blocks, names))
            .collect();
        mixed.usual -= stays[..usual].iter().filter(|stays| !**stays).count();
        let mut stays = stays.into_iter();
        mixed.forms.retain(|_| stays.next().unwrap_or(true));
        mixed.forms.len() > 1
    });
}

/// Whether the project knows a spelling to be right beside the usual one.
fn is_settled(mixed: &Mixed, form: &Spelling, blocks: &[Placed], names: &Names) -> bool {
    let usual = &mixed.forms[mixed.usual];
    let full = |form: &Spelling| match &mixed.evidence {
        // A given name is another one with another surname behind it.
        Evidence::Given { surname } => format!("{} {surname}", form.text),
        _ => form.text.to_string(),
    };
    let (one, other) = (full(form), full(usual));
    if names.is_known(&one)
        || names.are_different(&one, &other)
        || names.are_one(&one, &other)
        || names.are_one(&form.text, &usual.text)
        || names.are_different(&form.text, &usual.text)
    {
        return true;
    }
    // It may be said of the whole names that the words stand in.
    names.has_different()
        && form.mentions.iter().filter_map(|at| whole_name(blocks, *at)).any(|one| {
            let mut others = usual.mentions.iter().filter_map(|at| whole_name(blocks, *at));
            others.any(|other| names.are_different(one, other))
        })
}

/// The name, as it stands, that a mention is a part of.
fn whole_name(blocks: &[Placed], at: MentionAt) -> Option<&str> {
    let words = &named_at(blocks, at)?.words;
    let span = words.first()?.span.cover(words.last()?.span);
    Some(&blocks[at.block].paragraph.text[span.range()])
}

fn named_at(blocks: &[Placed], at: MentionAt) -> Option<&Named> {
    let named = &blocks[at.block].paragraph.named;
    let ends_before = |named: &Named| named.words.last().is_some_and(|word| word.span.end <= at.span.start);
    let named = named.get(named.partition_point(ends_before))?;
    named.words.iter().any(|word| word.span.touches(at.span)).then_some(named)
}

/// Whether the headline itself names both: then the article is about the spelling.
fn is_about_spelling(blocks: &[Placed], set: SetId, table: &NameTable) -> bool {
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

/// The spelling to keep, and whether it is the only candidate: the one that the project or its house prefers; else, of
/// those at home in the language if there are any, the one in which the name is first given in full, if that makes at
/// least half of them; else the most frequent, or the first of several. `None` if the document has none outside of
/// quotations that the house would write.
fn usual(
    blocks: &[Placed],
    names: &Names,
    language: Language,
    forms: &[Used],
    preferred: Option<FormId>,
) -> Option<(FormId, bool)> {
    let mut candidates: Vec<&Used> = forms.iter().filter(|used| !used.free.is_empty()).collect();
    if let Some(preferred) =
        preferred.filter(|preferred| candidates.iter().any(|used| used.form == *preferred))
    {
        return Some((preferred, true));
    }
    if names.has_style(language) {
        candidates.retain(|used| names.in_style(used.form, language).is_none());
    }
    let at_home = |used: &&Used| names.table().form(used.form).at_home.includes(language);
    if candidates.iter().any(at_home) {
        candidates.retain(at_home);
    }
    let first = |full: bool| {
        let places = candidates.iter().flat_map(|used| used.free.iter().map(|at| (*at, *used)));
        places.filter(|(at, _)| !full || is_in_full(blocks, *at)).min_by_key(|(at, _)| *at)
    };
    let all: usize = candidates.iter().map(|used| used.free.len()).sum();
    let introduced = first(true).or_else(|| first(false)).map(|(_, used)| used);
    // Of several that are as frequent the first is kept.
    candidates.sort_by_key(|used| (std::cmp::Reverse(used.free.len()), used.free.first().copied()));
    let best = introduced.filter(|used| used.free.len() * 2 >= all).or(candidates.first().copied())?;
    let rival = |used: &&Used| used.form != best.form && used.free.len() >= best.free.len();
    Some((best.form, !candidates.iter().any(rival)))
}

/// Whether a given name, or what may be one, stands before a mention.
fn is_in_full(blocks: &[Placed], at: MentionAt) -> bool {
    let Some(named) = named_at(blocks, at) else { return false };
    let before = named.words.iter().filter(|word| word.span.end <= at.span.start);
    let is_own =
        |kind: WordKind| kind.any(WordKind::GIVEN) || !kind.any(WordKind::COMMON.and(WordKind::MINOR));
    before.map(|word| word.kind).any(is_own)
}
