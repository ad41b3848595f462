//! Which spelling of a name a document uses, where it uses several: those of the tables are compared here, and what a
//! project has settled is taken out of all. What a mention is, is told in [`super::names`].

use std::collections::{BTreeMap, BTreeSet};

use super::Placed;
use super::mentions::{Named, Standing, WordKind};
use super::names::{Evidence, MentionAt, Mixed, Spelling, Weight, differ_in_first_marks};
use super::naming::News;
use super::versions::Change;
use super::whereabouts::Whereabouts;
use crate::lang::Language;
use crate::lang::names::{FormId, NameKind, NameTable, Names, SetId};

/// The mentions of one form.
struct Used {
    form: FormId,
    free: Vec<MentionAt>,
    quoted: Vec<MentionAt>,
}

/// Where the names of the tables stand, for the next version.
#[derive(Debug, Default)]
pub(super) struct Known {
    blocks: Whereabouts<SetId>,
    /// Those of which several forms stand in the document.
    several: BTreeSet<SetId>,
}

impl Known {
    fn update(&mut self, change: &Change<'_>, table: &NameTable) {
        let touched = self.blocks.update(change, |placed, out| {
            out.extend(placed.paragraph.mentions.iter().map(|mention| table.form(mention.form).set));
        });
        for set in touched {
            let blocks = self.blocks.of(&set).iter().map(|block| &change.blocks[*block]);
            let mentions = blocks.flat_map(|placed| &placed.paragraph.mentions);
            let mut forms = mentions.map(|mention| mention.form).filter(|form| table.form(*form).set == set);
            let one = forms.next();
            if forms.any(|form| Some(form) != one) {
                self.several.insert(set);
            } else {
                self.several.remove(&set);
            }
        }
    }
}

/// The names that a document does not spell alike though a table lists their spellings, by set. Where the project or its
/// house prefers a spelling that the document does not use, there is no usual one, and the name is left to the check
/// of the house's style.
/// `known` is of the version before, and `news` what this one makes of it.
pub(super) fn mixed(change: &Change<'_>, names: &Names, news: News, known: &mut Known) -> Vec<Mixed> {
    let table = names.table();
    let blocks = change.blocks;
    if news == News::Names {
        known.update(change, table);
    }
    let mut found: BTreeMap<(SetId, Language), Vec<Used>> = BTreeMap::new();
    for (set, block) in
        known.several.iter().flat_map(|set| known.blocks.of(set).iter().map(move |block| (set, *block)))
    {
        let placed = &blocks[block];
        for mention in &placed.paragraph.mentions {
            let form = table.form(mention.form);
            if form.set != *set {
                continue;
            }
            let quoted = match mention.standing {
                Standing::Free => false,
                Standing::Quoted => true,
                Standing::Bound => continue,
            };
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
    let is_about_spelling = |set: SetId| is_about_spelling(blocks, known.blocks.of(&set), set, table);
    found.retain(|(set, _), forms| forms.len() > 1 && !is_about_spelling(*set));
    let mut of_history = Vec::new();
    for ((set, language), forms) in &mut found {
        let is_historic = |used: &Used| table.form(used.form).historic;
        if forms.iter().any(is_historic) {
            of_history.extend(historic(blocks, table, *set, *language, forms));
            forms.retain(|used| !is_historic(used));
        }
    }
    let mixed = found.into_iter().filter_map(|((set, language), mut forms)| {
        let preferred = names.preferred(set, language);
        let (form, clear) = usual(blocks, names, language, &forms, preferred)?;
        let text = |form: FormId| &*table.form(form).text;
        // Forms that differ in the mark of a capital only are two habits of typesetting.
        let apart =
            |one: &str, other: &str| names.are_different(one, other) || differ_in_first_marks(one, other);
        forms.retain(|used| used.form == form || !apart(text(used.form), text(form)));
        let usual = forms.iter().position(|used| used.form == form)?;
        if forms.len() < 2 {
            return None;
        }
        let spelling = |used: Used| Spelling {
            text: text(used.form).into(),
            mentions: used.free,
            quoted: used.quoted,
            bound: Vec::new(),
        };
        let forms: Vec<Spelling> = forms.into_iter().map(spelling).collect();
        let weight = weight_of(table, set, &forms);
        Some(Mixed { evidence: Evidence::Table(set), weight, language, usual, clear, forms })
    });
    let mut mixed: Vec<Mixed> = mixed.collect();
    mixed.extend(of_history);
    mixed
}

/// How surely spellings of a set are a slip: how many capitals a name has, how initials and acronyms are pointed, and
/// whether Saint is written in full, is less than another name.
fn weight_of(table: &NameTable, set: SetId, forms: &[Spelling]) -> Weight {
    let plain = |text: &str| text.to_lowercase().replace('.', "").replace("saint", "st");
    let mut folded = forms.iter().map(|form| plain(&form.text));
    let first = folded.next();
    let style = table.set(set).kind == NameKind::Acronym || folded.all(|form| Some(form) == first);
    if style { Weight::Likely } else { Weight::Sure }
}

/// Yesterday's name beside today's, or beside another of yesterday's: Bombay and Mumbai. There may be a reason; if the
/// paragraph names no time, it is worth a look.
fn historic(
    blocks: &[Placed],
    table: &NameTable,
    set: SetId,
    language: Language,
    forms: &[Used],
) -> Option<Mixed> {
    let undated = |used: &Used| -> Vec<MentionAt> {
        let dated = |at: &MentionAt| names_a_time(&blocks[at.block].paragraph.text);
        used.free.iter().filter(|at| !dated(at)).copied().collect()
    };
    let mut forms: Vec<(bool, Spelling)> = forms
        .iter()
        .filter(|used| !used.free.is_empty())
        .map(|used| {
            let form = table.form(used.form);
            let mentions = if form.historic { undated(used) } else { used.free.clone() };
            let spelling =
                Spelling { text: (&*form.text).into(), mentions, quoted: Vec::new(), bound: Vec::new() };
            (form.historic && !form.at_home.includes(language), spelling)
        })
        .filter(|(_, spelling)| !spelling.mentions.is_empty())
        .collect();
    // Today's name before yesterday's, then the more frequent one.
    forms.sort_by_key(|(historic, form)| (*historic, std::cmp::Reverse(form.mentions.len())));
    let forms: Vec<Spelling> = forms.into_iter().map(|(_, form)| form).collect();
    (forms.len() > 1).then_some(Mixed {
        evidence: Evidence::Table(set),
        weight: Weight::Faint,
        language,
        usual: 0,
        clear: false,
        forms,
    })
}

/// Whether a paragraph tells of another time: it has a year, or a word for what was.
fn names_a_time(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "siècle",
        "century",
        "empire",
        "ancien",
        "ancienne",
        "ex",
        "former",
        "formerly",
        "jadis",
        "autrefois",
        "époque",
        "histoire",
        "history",
        "historic",
        "historique",
        "soviétique",
        "soviet",
        "siège",
        "siege",
        "guerre",
        "war",
        "renamed",
        "rebaptisée",
        "colonial",
    ];
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    text.split(|char: char| !char.is_alphanumeric())
        .any(|word| is_year(word) || WORDS.contains(&&*word.to_lowercase()))
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

/// Whether the article is about the spelling: the headline itself names both, or one is explained by the other again and
/// again. `holders` are the blocks that it stands in.
fn is_about_spelling(blocks: &[Placed], holders: &[usize], set: SetId, table: &NameTable) -> bool {
    /// How often.
    const OFTEN: usize = 3;
    /// The farthest apart the two of a gloss stand, in bytes.
    const NEAR: u32 = 40;
    let mentions = holders.iter().flat_map(|block| blocks[*block].paragraph.mentions.windows(2));
    let glosses = mentions.filter(|pair| {
        pair.iter().all(|one| one.standing == Standing::Bound && table.form(one.form).set == set)
            && pair[0].form != pair[1].form
            && pair[1].span.start - pair[0].span.end <= NEAR
    });
    if glosses.count() >= OFTEN {
        return true;
    }
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
