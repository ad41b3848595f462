//! Who and what an article names: the people, places and bodies in it, each with the forms it goes by, and what the
//! article says of the people. This is the style sheet that copy editors keep by hand.
//!
//! Names are the facts of the paragraphs; `sightings` has them with what stands around, `votes` tells what bears
//! them, `functions` what somebody is, `joins` whose each is. How they are joined:
//!
//! * What is alike but for case, accents, hyphens and the stops of initials is one name; so are the spellings that a
//!   table lists, and those that the document's own comparison holds to be one ([`Mixed`], if at least likely).
//! * A surname goes to the one person of the article who bears it. If several do, a civility may tell; else it goes to
//!   the one last named in full before; else it stays apart.
//! * A given name (or the surname of "Xi Jinping") goes to the one person whose name it begins, if there is one.
//! * Words in capitals, as in headlines, are names if the article has them elsewhere.
//!
//! A description (« le président russe ») is no form of a name: nothing that renames one may touch it.
//!
//! Made on request (a style sheet, references), never on a keystroke.

mod doubts;
mod functions;
mod joins;
mod sightings;
mod stretches;
mod votes;

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{Evidence, MentionAt, Mixed};
use super::{Name, Placed};
use crate::lang::gazetteer::key_of;
use crate::lang::gender::of_given_name;
use crate::lang::names::NameTable;
use crate::text::segment::{is_apostrophe, is_hyphen};
use crate::text::{ProseSpan, SourceSpan};
use joins::{Assigned, Group, Sheet, kind, spellings};
use sightings::{Sighting, sightings};

/// Everything that a document names, in order of first mention.
pub(super) fn names(blocks: &[Placed], mixed: &[Mixed], table: &NameTable) -> Vec<Name> {
    let mut all: Vec<Sighting> = Vec::new();
    let mut headlines: Vec<usize> = Vec::new();
    for (block, placed) in blocks.iter().enumerate() {
        match sightings(block, placed, table) {
            Some(found) => all.extend(found),
            None => headlines.push(block),
        }
    }
    settle(blocks, &mut all);
    let spellings = spellings(mixed);
    let sheet = Sheet::new(blocks, &all, &spellings, mixed);
    let mut mentions = sheet.assign(&all);
    mentions.extend(sheet.in_headlines(&headlines));
    mentions.sort_by_key(|mention| (mention.block, mention.span.start));
    entries(blocks, &all, &mentions, mixed)
}

/// The last word of a name, with the particles before it.
pub(super) fn surname(name: &str) -> &str {
    let mut start = name.rfind(' ').map_or(0, |at| at + 1);
    while start > 0 {
        let before = &name[..start - 1];
        let word = before.rfind(' ').map_or(0, |at| at + 1);
        if word == 0 || !before[word..].starts_with(char::is_lowercase) {
            break;
        }
        start = word;
    }
    &name[start..]
}

/// Takes away the first words of sentences that only happen to stand before a name, and gives names the article that
/// belongs to them.
fn settle(blocks: &[Placed], all: &mut [Sighting]) {
    let sure: FxHashSet<String> =
        all.iter().filter(|one| !one.doubtful && !one.loose).map(|one| one.key.clone()).collect();
    for one in all.iter_mut() {
        if let Some((span, key)) = one.wide.take()
            && sure.contains(&key)
        {
            (one.span, one.key, one.doubtful) = (span, key, false);
        }
        if !one.loose || sure.contains(&one.key) {
            continue;
        }
        let text = &blocks[one.block].paragraph.text[one.span.range()];
        let Some((first, rest)) = text.split_once(char::is_whitespace) else { continue };
        let rest = rest.trim_start();
        let key = key_of(rest);
        let given =
            rest.split_once(char::is_whitespace).is_some_and(|(given, _)| of_given_name(given).is_some());
        if sure.contains(&key) || given {
            debug_assert!(!first.is_empty(), "a name does not begin with a space");
            one.span = ProseSpan::new(one.span.end as usize - rest.len(), one.span.end as usize);
            one.key = key;
        }
    }
}

/// The entries of the sheet, of mentions by place.
fn entries(blocks: &[Placed], all: &[Sighting], mentions: &[Assigned], mixed: &[Mixed]) -> Vec<Name> {
    let mut place: FxHashMap<usize, usize> = FxHashMap::default();
    let mut names: Vec<Name> = Vec::new();
    let mut totals: Vec<Group> = Vec::new();
    // By name and by form, with all apostrophes alike, and all hyphens.
    let mut forms: FxHashMap<(usize, String), usize> = FxHashMap::default();
    let mut told: FxHashSet<(usize, usize)> = FxHashSet::default();
    for mention in mentions {
        let index = *place.entry(mention.group).or_insert_with(|| {
            names.push(Name::default());
            totals.push(Group::default());
            names.len() - 1
        });
        let (name, total) = (&mut names[index], &mut totals[index]);
        let placed = &blocks[mention.block];
        let text = on_one_line(&placed.paragraph.text[mention.span.range()]);
        let plain = plain(&text);
        let source = placed.map.to_source(mention.span);
        let form = *forms.entry((index, plain)).or_insert_with(|| {
            name.forms.push((text, Vec::new()));
            name.forms.len() - 1
        });
        name.forms[form].1.push(source);
        let Some(one) = mention.sighting.map(|index| &all[index]) else { continue };
        // What its words tell counts once, however often they stand there.
        if told.insert((index, form)) {
            total.votes.add(one.own);
        }
        total.votes.add(one.votes);
        // « Jordan », who is « Jordan Bardella » here, is no country.
        if mention.whole {
            total.set = total.set.or(one.set.as_ref().map(|(set, _)| *set));
            total.listed = total.listed.or_else(|| joins::listing(&one.key));
        }
        if name.function.is_none()
            && let Some(function) = one.function
        {
            let words = on_one_line(&placed.paragraph.text[function.range()]);
            name.function = Some((words, placed.map.to_source(function)));
        }
    }
    let mut odd: FxHashSet<(usize, usize)> = FxHashSet::default();
    // A given name is a short form, and no spelling.
    for mixed in mixed.iter().filter(|mixed| mixed.evidence != Evidence::FamilyFirst) {
        let forms: Vec<Option<(usize, usize)>> = mixed
            .forms
            .iter()
            .map(|form| {
                let mention = form.mentions.first().and_then(|at| mention_at(mentions, *at))?;
                let name = place.get(&mention.group).copied()?;
                let text = &blocks[mention.block].paragraph.text[mention.span.range()];
                Some((name, forms.get(&(name, plain(&on_one_line(text)))).copied()?))
            })
            .collect();
        let Some((usual, kept)) = forms[mixed.usual] else { continue };
        for (name, form) in forms.into_iter().flatten().filter(|(name, form)| *name == usual && *form != kept)
        {
            names[name].mixed = true;
            odd.insert((name, form));
        }
    }
    for (index, (name, total)) in names.iter_mut().zip(&totals).enumerate() {
        name.kind = kind(total);
        if name.kind != "person" {
            name.function = None;
        }
        name.name = fullest(name, |form| odd.contains(&(index, form)));
    }
    names
}
/// The form that an editor would look for: the one with most words; of those one in the spelling to keep (`is_odd`
/// tells the others), then the most frequent, then the first.
fn fullest(name: &Name, is_odd: impl Fn(usize) -> bool) -> String {
    let is_upper = |text: &str| text.chars().filter(|char| char.is_alphabetic()).all(char::is_uppercase);
    let written = name.forms.iter().filter(|(text, _)| !is_upper(text));
    let written: FxHashSet<String> = written.map(|(text, _)| key_of(text)).collect();
    let rank = |(form, (text, mentions)): &(usize, &(String, Vec<SourceSpan>))| {
        // « POUTINE » of a headline; initials stay as they are.
        let shouted = is_upper(text) && name.kind != "organisation" && written.contains(&key_of(text));
        (text.split([' ', '-']).count(), !shouted, !is_odd(*form), mentions.len())
    };
    let best = name.forms.iter().enumerate().rev().max_by_key(rank);
    best.map(|(_, (text, _))| text.clone()).unwrap_or_default()
}

/// With plain spaces.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// With one apostrophe and one hyphen.
fn plain(text: &str) -> String {
    text.chars()
        .map(|char| match char {
            char if is_apostrophe(char) => '\'',
            char if is_hyphen(char) => '-',
            char => char,
        })
        .collect()
}

/// The name that holds a place, if one does.
fn mention_at(all: &[Assigned], at: MentionAt) -> Option<&Assigned> {
    let after = all.partition_point(|one| (one.block, one.span.start) <= (at.block, at.span.start));
    after
        .checked_sub(1)
        .map(|before| &all[before])
        .filter(|one| one.block == at.block && one.span.touches(at.span))
}

#[cfg(test)]
mod tests;
