//! Who and what an article names: the people, places and bodies in it, each with the forms it goes by, and what the
//! article says of the people. This is the style sheet that copy editors keep by hand.
//!
//! Names are the facts of the paragraphs; `sightings` has them with what stands around, `votes` tells what bears
//! them, `functions` what somebody is. In this room they are joined:
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

mod functions;
mod sightings;
mod votes;

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{Evidence, MentionAt, Mixed, Weight};
use super::{Name, Placed};
use crate::lang::gazetteer::{Listed, key_of, listed};
use crate::lang::gender::{Gender, of_given_name};
use crate::lang::names::{NameKind, NameTable, SetId};
use crate::text::segment::{is_apostrophe, is_hyphen, tokens};
use crate::text::{ProseSpan, SourceSpan};
use sightings::{Sighting, sightings};
use votes::Votes;

/// Everything that a document names, in order of first mention.
pub(super) fn names(blocks: &[Placed], mixed: &[Mixed]) -> Vec<Name> {
    let mut all: Vec<Sighting> = Vec::new();
    let mut headlines: Vec<usize> = Vec::new();
    for (block, placed) in blocks.iter().enumerate() {
        match sightings(block, placed) {
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
    sheet.names(&all, &mentions, mixed)
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

/// A name in its place, and whose it is.
#[derive(Clone, Copy, Debug)]
struct Assigned {
    block: usize,
    span: ProseSpan,
    group: usize,
    /// Among all sightings; `None` in a headline.
    sighting: Option<usize>,
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

/// The words that the document's comparison holds to be other spellings, with the one to keep. By key.
fn spellings(mixed: &[Mixed]) -> FxHashMap<String, String> {
    let mut spellings = FxHashMap::default();
    for mixed in mixed.iter().filter(|mixed| mixed.weight >= Weight::Likely) {
        if matches!(mixed.evidence, Evidence::Table(_) | Evidence::Given { .. }) {
            continue;
        }
        let usual = key_of(&mixed.forms[mixed.usual].text);
        for form in &mixed.forms {
            let key = key_of(&form.text);
            // A name that everybody knows is no misspelling: Canada of Kanata.
            let own = key == usual || key.contains(' ') || listed(&key).is_some();
            if !own && !spellings.contains_key(&usual) {
                spellings.insert(key, usual.clone());
            }
        }
    }
    spellings
}

/// Names with one key.
#[derive(Debug, Default)]
struct Group {
    /// Its key, and the keys of its spellings if a table has them.
    keys: Vec<String>,
    votes: Votes,
    set: Option<SetId>,
    listed: Option<Listed>,
    kind: &'static str,
    /// The key of the name's first word, if it has several.
    first: String,
}

struct Sheet<'a> {
    blocks: &'a [Placed],
    spellings: &'a FxHashMap<String, String>,
    groups: Vec<Group>,
    /// Whose entry a group's is: another group's, if the two are one.
    owner: Vec<usize>,
    by_key: FxHashMap<String, usize>,
    /// People named in full by the ends of their names.
    by_end: FxHashMap<String, Vec<usize>>,
    /// People named in full by the first word.
    by_first: FxHashMap<String, Vec<usize>>,
}

impl<'a> Sheet<'a> {
    fn new(
        blocks: &'a [Placed],
        all: &[Sighting],
        spellings: &'a FxHashMap<String, String>,
        mixed: &[Mixed],
    ) -> Self {
        let mut sheet = Self {
            blocks,
            spellings,
            groups: Vec::new(),
            owner: Vec::new(),
            by_key: FxHashMap::default(),
            by_end: FxHashMap::default(),
            by_first: FxHashMap::default(),
        };
        for one in all.iter().filter(|one| !one.doubtful) {
            sheet.see(one);
        }
        for group in &mut sheet.groups {
            group.kind = kind(group);
        }
        sheet.join_given(all, mixed);
        sheet.join_acronyms(all);
        sheet.index();
        sheet
    }

    /// What a name is looked up by: each word in the spelling to keep, what a table has by its set.
    fn canonical(&self, one: &Sighting) -> String {
        if let Some((set, rest)) = &one.set {
            let rest = self.respelled(rest);
            return if rest.is_empty() { format!("§{}", set.0) } else { format!("{rest} §{}", set.0) };
        }
        self.respelled(without_article(&one.key))
    }

    fn respelled(&self, key: &str) -> String {
        if self.spellings.is_empty() {
            return key.to_owned();
        }
        let words = key.split(' ').map(|word| self.spellings.get(word).map_or(word, String::as_str));
        words.collect::<Vec<_>>().join(" ")
    }

    fn see(&mut self, one: &Sighting) {
        let key = self.canonical(one);
        let index = match self.by_key.get(&key) {
            Some(index) => *index,
            None => {
                let text = &self.blocks[one.block].paragraph.text[one.span.range()];
                let first =
                    text.split_once(char::is_whitespace).map(|(first, _)| self.respelled(&key_of(first)));
                self.groups.push(Group {
                    keys: vec![key.clone()],
                    votes: one.own,
                    set: one.set.as_ref().map(|(set, _)| *set),
                    first: first.unwrap_or_default(),
                    ..Group::default()
                });
                self.owner.push(self.groups.len() - 1);
                self.by_key.insert(key, self.groups.len() - 1);
                self.groups.len() - 1
            }
        };
        // « POUTINE » of a headline is found by its letters, not by its set.
        self.by_key.entry(one.key.clone()).or_insert(index);
        let group = &mut self.groups[index];
        if !group.keys.contains(&one.key) {
            group.keys.push(one.key.clone());
        }
        group.votes.add(one.votes);
        if group.listed.is_none() {
            group.listed = listed(&one.key).or_else(|| listed(without_article(&one.key)));
        }
    }

    /// Given names that the document's comparison holds to be one person's.
    fn join_given(&mut self, all: &[Sighting], mixed: &[Mixed]) {
        for mixed in mixed.iter().filter(|mixed| matches!(mixed.evidence, Evidence::Given { .. })) {
            let of = |sheet: &Self, at: &MentionAt| {
                let one = sighting_at(all, *at).filter(|one| !one.doubtful)?;
                sheet.by_key.get(&sheet.canonical(one)).copied()
            };
            let firsts: Vec<usize> = mixed
                .forms
                .iter()
                .filter_map(|form| form.mentions.first().and_then(|at| of(self, at)))
                .collect();
            if let Some((first, others)) = firsts.split_first() {
                for other in others {
                    let (one, other) = (self.root(*first), self.root(*other));
                    self.owner[one.max(other)] = one.min(other);
                }
            }
        }
    }

    /// « Parti du port (PP) »: from there on, one name.
    fn join_acronyms(&mut self, all: &[Sighting]) {
        for one in all {
            let Some(long) = one.stands_for.as_ref().and_then(|long| self.by_key.get(&self.respelled(long)))
            else {
                continue;
            };
            if let Some(short) = self.by_key.get(&self.canonical(one)) {
                let (long, short) = (self.root(*long), self.root(*short));
                self.owner[long.max(short)] = long.min(short);
            }
        }
    }

    fn root(&self, mut group: usize) -> usize {
        while self.owner[group] != group {
            group = self.owner[group];
        }
        group
    }

    /// Makes the people named in full known by the parts of their names.
    fn index(&mut self) {
        /// The words of a surname with its particles.
        const LONGEST: usize = 4;
        let mut by_initial: FxHashMap<(char, String), Vec<usize>> = FxHashMap::default();
        for index in 0..self.groups.len() {
            let group = &self.groups[index];
            if group.first.is_empty() || group.kind != "person" {
                continue;
            }
            let root = self.root(index);
            let add = |key: String, map: &mut FxHashMap<String, Vec<usize>>| {
                let list = map.entry(key).or_default();
                if !list.contains(&root) {
                    list.push(root);
                }
            };
            for key in &group.keys {
                let words: Vec<&str> = key.split(' ').collect();
                if words[0].chars().count() > 1 && words.len() > 1 {
                    let initial = words[0].chars().next().unwrap_or_default();
                    let bearers = by_initial.entry((initial, words[1..].join(" "))).or_default();
                    if !bearers.contains(&root) {
                        bearers.push(root);
                    }
                }
                for from in 1..words.len().min(LONGEST + 1) {
                    add(words[from..].join(" "), &mut self.by_end);
                }
            }
            add(group.first.clone(), &mut self.by_first);
        }
        // « J. Morel » is Jeanne, "Donald J. Trump" Donald, if the article has no other.
        for index in 0..self.groups.len() {
            let group = &self.groups[index];
            if group.first.is_empty() || self.owner[index] != index {
                continue;
            }
            let words: Vec<&str> = group.keys[0].split(' ').collect();
            let is_initial = |word: &str| word.chars().count() == 1;
            let whole = if is_initial(words[0]) && words.len() > 1 {
                let initial = words[0].chars().next().unwrap_or_default();
                by_initial
                    .get(&(initial, words[1..].join(" ")))
                    .filter(|list| list.len() == 1)
                    .map(|list| list[0])
            } else if words.len() == 3 && is_initial(words[1]) {
                self.by_key.get(&format!("{} {}", words[0], words[2])).copied()
            } else {
                None
            };
            if let Some(whole) = whole.map(|whole| self.root(whole)).filter(|whole| *whole != index) {
                self.owner[index] = whole;
                for list in [words[1..].join(" "), words[words.len() - 1].to_owned()] {
                    if let Some(list) = self.by_end.get_mut(&list) {
                        list.retain(|one| *one != index);
                        if !list.contains(&whole) {
                            list.push(whole);
                        }
                    }
                }
                if let Some(list) = self.by_first.get_mut(words[0]) {
                    list.retain(|one| *one != index || *one == whole);
                    if !list.contains(&whole) {
                        list.push(whole);
                    }
                }
            }
        }
    }

    /// Whose each name is, in the order of the article.
    fn assign(&self, all: &[Sighting]) -> Vec<Assigned> {
        let mut last: FxHashMap<&str, usize> = FxHashMap::default();
        let mut assigned = Vec::with_capacity(all.len());
        for (index, one) in all.iter().enumerate() {
            let key = self.canonical(one);
            let own = self.by_key.get(&key).or_else(|| self.by_key.get(&one.key)).copied();
            let Some(group) = self.bearer(one, &key, own, &last) else { continue };
            let root = self.root(group);
            if own.is_some_and(|own| self.root(own) == root) {
                // Named in full: a surname after this is theirs.
                for (end, bearers) in self.ends(own.unwrap_or(root)) {
                    if bearers.len() > 1 {
                        last.insert(end, root);
                    }
                }
            }
            let span = self.with_particle(one, root);
            assigned.push(Assigned { block: one.block, span, group: root, sighting: Some(index) });
        }
        assigned
    }

    /// The ends of a full name, with all who share each.
    fn ends<'s>(&'s self, group: usize) -> impl Iterator<Item = (&'s str, &'s [usize])> {
        let parts = |key: &'s String| key.match_indices(' ').map(move |(at, _)| &key[at + 1..]);
        self.groups[group].keys.iter().flat_map(parts).filter_map(|end| {
            let (end, bearers) = self.by_end.get_key_value(end)?;
            Some((end.as_str(), bearers.as_slice()))
        })
    }

    /// The group that a name belongs to; `None` if it is no name.
    fn bearer(
        &self,
        one: &Sighting,
        key: &str,
        own: Option<usize>,
        last: &FxHashMap<&str, usize>,
    ) -> Option<usize> {
        let known = own.map(|own| &self.groups[own]);
        let demonym = matches!(listed(&one.key), Some(Listed::Demonym | Listed::Word));
        if demonym && one.gender.is_none() {
            return None;
        }
        // A city is no person because somebody bears its name, unless it stands as a person does.
        let elsewhere = known.is_some_and(|group| {
            matches!(group.listed, Some(Listed::Place | Listed::Organization))
                || group.set.is_some_and(|set| NameTable::builtin().set(set).kind != NameKind::Person)
        });
        let mut votes = one.votes;
        votes.add(one.own);
        let personal = one.gender.is_some() || votes.person > votes.place.max(votes.body);
        if !elsewhere || personal {
            let surname = self.by_end.get(key).or_else(|| self.by_end.get(&one.key));
            if let Some(bearers) = surname {
                let agrees = |bearer: &&usize| match (one.gender, self.gender(**bearer)) {
                    (Some(told), Some(own)) => told == own,
                    _ => true,
                };
                let fitting: Vec<usize> = bearers.iter().filter(agrees).copied().collect();
                match fitting.as_slice() {
                    [] => {}
                    [bearer] => return Some(*bearer),
                    several => {
                        if let Some(bearer) = last.get(key).filter(|bearer| several.contains(bearer)) {
                            return Some(*bearer);
                        }
                    }
                }
            }
            let place = one.votes.place > 0 || one.gender.is_some();
            if let Some([bearer]) =
                self.by_first.get(key).map(Vec::as_slice).filter(|_| !place && !(one.doubtful && one.first))
            {
                return Some(*bearer);
            }
        }
        // What is doubtful and nobody's surname is a name if it surely is elsewhere.
        own
    }

    fn gender(&self, group: usize) -> Option<Gender> {
        let first = &self.groups[group].first;
        let given: String = first.split(' ').next().unwrap_or_default().to_owned();
        of_given_name(&given)
    }

    /// « de Gaulle »: a particle of the full name belongs to the short one.
    fn with_particle<'s>(&'s self, one: &Sighting, group: usize) -> ProseSpan {
        let rest = |key: &'s String| key.strip_suffix(one.key.as_str())?.strip_suffix(' ');
        let Some(before) = self.groups[group].keys.iter().find_map(rest) else {
            return one.span;
        };
        let particles =
            ["de", "du", "van", "von", "der", "den", "ben", "bin", "ibn", "la", "di", "da", "el", "al"];
        let text = &self.blocks[one.block].paragraph.text;
        let mut start = one.span.start as usize;
        for particle in before.rsplit(' ').take_while(|word| particles.contains(word)) {
            let front = text[..start].trim_end_matches([' ', '\u{a0}', '-']);
            let at = front.len().checked_sub(particle.len()).filter(|at| front.is_char_boundary(*at));
            let Some(at) = at.filter(|at| front[*at..].eq_ignore_ascii_case(particle)) else { break };
            if front[..at].ends_with(|char: char| char.is_alphanumeric()) {
                break;
            }
            start = at;
        }
        ProseSpan::new(start, one.span.end as usize)
    }

    /// The names of the article that stand in lines in capitals.
    fn in_headlines(&self, headlines: &[usize]) -> Vec<Assigned> {
        /// The words of a name.
        const LONGEST: usize = 5;
        let nobody = FxHashMap::default();
        let mut found = Vec::new();
        for block in headlines {
            let text = &self.blocks[*block].paragraph.text;
            let tokens = tokens(text);
            let mut at = 0;
            while at < tokens.len() {
                let last = tokens.len().min(at + 2 * LONGEST);
                let ends = (at + 1..=last).rev().filter(|end| tokens[*end - 1].kind.is_word());
                let hit = ends.filter(|_| tokens[at].kind.is_capital()).find_map(|end| {
                    let span = tokens[at].span.cover(tokens[end - 1].span);
                    let key = key_of(&text[span.range()]);
                    let own = self.by_key.get(&key).copied();
                    let one = Sighting::bare(*block, span, key);
                    let group = self.bearer(&one, &one.key, own, &nobody)?;
                    Some((end, Assigned { block: *block, span, group: self.root(group), sighting: None }))
                });
                at = match hit {
                    Some((end, assigned)) => {
                        found.push(assigned);
                        end
                    }
                    None => at + 1,
                };
            }
        }
        found
    }

    /// The entries of the sheet.
    fn names(&self, all: &[Sighting], mentions: &[Assigned], mixed: &[Mixed]) -> Vec<Name> {
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
            let placed = &self.blocks[mention.block];
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
            total.set = total.set.or(one.set.as_ref().map(|(set, _)| *set));
            total.listed =
                total.listed.or_else(|| listed(&one.key)).or_else(|| listed(without_article(&one.key)));
            if name.function.is_none()
                && let Some(function) = one.function
            {
                let words = on_one_line(&placed.paragraph.text[function.range()]);
                name.function = Some((words, placed.map.to_source(function)));
            }
        }
        let mut odd: FxHashSet<(usize, usize)> = FxHashSet::default();
        for mixed in mixed {
            let forms: Vec<Option<(usize, usize)>> = mixed
                .forms
                .iter()
                .map(|form| {
                    let mention = form.mentions.first().and_then(|at| mention_at(mentions, *at))?;
                    let name = place.get(&mention.group).copied()?;
                    let text = &self.blocks[mention.block].paragraph.text[mention.span.range()];
                    Some((name, forms.get(&(name, plain(&on_one_line(text)))).copied()?))
                })
                .collect();
            let Some((usual, kept)) = forms[mixed.usual] else { continue };
            for (name, form) in
                forms.into_iter().flatten().filter(|(name, form)| *name == usual && *form != kept)
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
}

/// « Le Figaro » and « Figaro » are one, and so are « Le Pen » and « Pen » of « Marine Le Pen ».
fn without_article(key: &str) -> &str {
    ["le ", "la ", "les ", "the "].iter().find_map(|article| key.strip_prefix(article)).unwrap_or(key)
}

/// What bears the names of a group.
fn kind(group: &Group) -> &'static str {
    let by_table = group.set.map(|set| match NameTable::builtin().set(set).kind {
        NameKind::Place | NameKind::Country => "place",
        NameKind::Person => "person",
        NameKind::Organization => "organisation",
    });
    let by_list = || match group.listed? {
        Listed::Place => Some("place"),
        Listed::Organization => Some("organisation"),
        Listed::Person => Some("person"),
        Listed::Thing => Some("other"),
        Listed::Demonym | Listed::Word => None,
    };
    // « M. Paris », "Jordan Bardella … Jordan": people may bear a listed name, too.
    let personal = group.votes.person >= 8 && group.votes.person > 2 * group.votes.place;
    by_table.or_else(|| by_list().filter(|_| !personal)).unwrap_or_else(|| group.votes.kind())
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

/// The sighting that holds a place, if one does.
fn sighting_at(all: &[Sighting], at: MentionAt) -> Option<&Sighting> {
    let after = all.partition_point(|one| (one.block, one.span.start) <= (at.block, at.span.start));
    after
        .checked_sub(1)
        .map(|before| &all[before])
        .filter(|one| one.block == at.block && one.span.touches(at.span))
}

fn mention_at(all: &[Assigned], at: MentionAt) -> Option<&Assigned> {
    let after = all.partition_point(|one| (one.block, one.span.start) <= (at.block, at.span.start));
    after
        .checked_sub(1)
        .map(|before| &all[before])
        .filter(|one| one.block == at.block && one.span.touches(at.span))
}

#[cfg(test)]
mod tests;
