//! Whose each name is: keys that are one name, and surnames, given names and headlines that go to a full name. The rules
//! are told in the room above.

use rustc_hash::FxHashMap;

use super::sightings::{ListedSet, Sighting};
use super::votes::Votes;
use crate::analysis::Placed;
use crate::analysis::names::{Evidence, MentionAt, Mixed, Weight};
use crate::lang::gazetteer::{Listed, key_of, listed};
use crate::lang::gender::{Gender, of_given_name};
use crate::lang::names::NameKind;
use crate::text::ProseSpan;
use crate::text::segment::tokens;

/// A name in its place, and whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Assigned {
    pub block: usize,
    pub span: ProseSpan,
    pub group: usize,
    /// Whether it is the name itself or a spelling of it, and no short form.
    pub whole: bool,
    /// Among all sightings; `None` in a headline.
    pub sighting: Option<usize>,
}

/// The words that the document's comparison holds to be other spellings, with the one to keep. By key.
pub(super) fn spellings(mixed: &[Mixed]) -> FxHashMap<String, String> {
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
pub(super) struct Group {
    /// Its key, and the keys of its spellings if a table has them.
    keys: Vec<String>,
    pub votes: Votes,
    pub set: Option<ListedSet>,
    pub listed: Option<Listed>,
    kind: &'static str,
    /// The key of the name's first word, if it has several.
    first: String,
}

pub(super) struct Sheet<'a> {
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
    pub(super) fn new(
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
            return if rest.is_empty() {
                format!("§{}", set.id.0)
            } else {
                format!("{rest} §{}", set.id.0)
            };
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
        let index = if let Some(index) = self.by_key.get(&key) {
            *index
        } else {
            let text = &self.blocks[one.block].paragraph.text[one.span.range()];
            // « Le Pen » is one word with its article.
            let article = without_article(&one.key) != one.key;
            let mut words = text.split_whitespace().skip(usize::from(article));
            let first = words.next().filter(|_| words.next().is_some());
            // « PLM Plus »: initials are nobody's given name.
            let initials = |first: &&str| first.len() > 2 && first.chars().all(char::is_uppercase);
            let first = first.filter(|first| !initials(first));
            self.groups.push(Group {
                keys: vec![key.clone()],
                votes: one.own,
                set: one.set.as_ref().map(|(set, _)| *set),
                first: first.map(|first| self.respelled(&key_of(first))).unwrap_or_default(),
                ..Group::default()
            });
            self.owner.push(self.groups.len() - 1);
            self.by_key.insert(key, self.groups.len() - 1);
            self.groups.len() - 1
        };
        // « POUTINE » of a headline is found by its letters, not by its set.
        self.by_key.entry(one.key.clone()).or_insert(index);
        let group = &mut self.groups[index];
        if !group.keys.contains(&one.key) {
            group.keys.push(one.key.clone());
        }
        group.votes.add(one.votes);
        if group.listed.is_none() {
            group.listed = listing(&one.key);
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
        /// Nobody can tell more bearers of one name apart.
        const MOST: usize = 40;
        let mut by_initial: FxHashMap<(char, String), Vec<usize>> = FxHashMap::default();
        for index in 0..self.groups.len() {
            let group = &self.groups[index];
            if group.first.is_empty() || group.kind != "person" {
                continue;
            }
            let root = self.root(index);
            let add = |key: String, map: &mut FxHashMap<String, Vec<usize>>| {
                let list = map.entry(key).or_default();
                if list.len() < MOST && !list.contains(&root) {
                    list.push(root);
                }
            };
            for key in &group.keys {
                let words: Vec<&str> = key.split(' ').collect();
                if words[0].chars().count() > 1 && words.len() > 1 {
                    let initial = words[0].chars().next().unwrap_or_default();
                    let bearers = by_initial.entry((initial, words[1..].join(" "))).or_default();
                    if bearers.len() < MOST && !bearers.contains(&root) {
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
    pub(super) fn assign(&self, all: &[Sighting]) -> Vec<Assigned> {
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
            let whole = own.is_some_and(|own| self.root(own) == root);
            assigned.push(Assigned { block: one.block, span, group: root, whole, sighting: Some(index) });
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
                || group.set.is_some_and(|set| set.kind != NameKind::Person)
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
                self.by_first.get(key).map(Vec::as_slice).filter(|_| !(place || one.doubtful && one.first))
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
    pub(super) fn in_headlines(&self, headlines: &[usize]) -> Vec<Assigned> {
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
                    Some((
                        end,
                        Assigned {
                            block: *block,
                            span,
                            group: self.root(group),
                            whole: false,
                            sighting: None,
                        },
                    ))
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
}

/// « Le Figaro » and « Figaro » are one, and so are « Le Pen » and « Pen » of « Marine Le Pen ».
fn without_article(key: &str) -> &str {
    ["le ", "la ", "les ", "the "].iter().find_map(|article| key.strip_prefix(article)).unwrap_or(key)
}

/// What is known of a name, with or without its article.
pub(super) fn listing(key: &str) -> Option<Listed> {
    listed(key).or_else(|| listed(without_article(key)))
}

/// What bears the names of a group.
pub(super) fn kind(group: &Group) -> &'static str {
    let by_table = group.set.and_then(|set| match set.kind {
        NameKind::Place | NameKind::Country => Some("place"),
        NameKind::Person => Some("person"),
        NameKind::Organization => Some("organisation"),
        NameKind::Acronym | NameKind::Other => None,
    });
    // Most acronyms are those of bodies, but US is a country.
    let acronym = group.set.is_some_and(|set| set.kind == NameKind::Acronym).then_some("organisation");
    let by_list = || match group.listed? {
        Listed::Place => Some("place"),
        Listed::Organization => Some("organisation"),
        Listed::Person => Some("person"),
        Listed::Thing => Some("other"),
        Listed::Demonym | Listed::Word => None,
    };
    // « M. Paris », "Jordan Bardella … Jordan": people may bear a listed name, too.
    let personal = group.votes.person >= 8 && group.votes.person > 2 * group.votes.place;
    by_table.or_else(|| by_list().filter(|_| !personal)).or(acronym).unwrap_or_else(|| group.votes.kind())
}

/// The sighting that holds a place, if one does.
fn sighting_at(all: &[Sighting], at: MentionAt) -> Option<&Sighting> {
    let after = all.partition_point(|one| (one.block, one.span.start) <= (at.block, at.span.start));
    after
        .checked_sub(1)
        .map(|before| &all[before])
        .filter(|one| one.block == at.block && one.span.touches(at.span))
}
