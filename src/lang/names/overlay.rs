//! The names in force for an article: the tables, what a project teaches beyond them, and which forms the project or
//! its house prefers. Made once for each configuration and shared; without one, the tables are shared as they are.
//!
//! Where a house or a project has written this down is not known here, nor what an article makes of it.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::without_foreign_marks as without_foreign;
use super::{Entry, Form, FormId, HomeLanguages, NameKind, NameTable, Set, SetId};
use crate::lang::Language;
use crate::text::segment::{first_token, is_apostrophe, is_hyphen};

/// What a project and its houses say of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameBook {
    /// Its house styles. Of several for one language the first holds.
    pub houses: Vec<House>,
    /// Names that are right as they stand.
    pub known: Vec<String>,
    /// Groups of names that are never compared with one another.
    pub different: Vec<Vec<String>>,
    /// Forms to use, each with the others that it stands for.
    pub prefer: Vec<(String, Vec<String>)>,
}

/// How a newsroom writes names in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// What it is called: `fr-lemonde`, or the path of its file.
    pub id: String,
    /// The language it is about.
    pub language: Language,
    /// When it was last compared with its sources, YYYY-MM-DD.
    pub reviewed: String,
    /// Who says so, and when.
    pub sources: Vec<String>,
    /// What becomes of marks that the language does not write; `None` if either will do.
    pub foreign_marks: Option<ForeignMarks>,
    /// Forms that it uses, each of some set of the tables.
    pub prefer: Vec<String>,
}

/// What a house does with marks that its language does not write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignMarks {
    /// Erdoğan, where the tables have it.
    Keep,
    /// Erdogan.
    Strip,
}

/// The names in force.
pub struct Names {
    table: Cow<'static, NameTable>,
    known: FxHashSet<Box<str>>,
    /// Pairs in both orders, sorted.
    different: Vec<(Box<str>, Box<str>)>,
    /// What the project prefers, whatever the language.
    project: FxHashMap<SetId, FormId>,
    houses: Vec<InForce>,
}

/// A house, as far as it is looked at while somebody writes.
#[derive(Debug)]
struct InForce {
    id: String,
    language: Language,
    foreign_marks: Option<ForeignMarks>,
    preferred: FxHashMap<SetId, FormId>,
}

impl fmt::Debug for Names {
    /// Without the tables, which are thousands of lines.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { known, different, project, houses, .. } = self;
        f.debug_struct("Names")
            .field("known", known)
            .field("different", different)
            .field("project", project)
            .field("houses", houses)
            .finish_non_exhaustive()
    }
}

impl Names {
    /// The names of the tables, with no preference.
    pub fn builtin() -> Arc<Self> {
        static NAMES: LazyLock<Arc<Names>> = LazyLock::new(|| Arc::new(Names::new(&NameBook::default())));
        Arc::clone(&NAMES)
    }

    /// The tables with what a project and its houses say. What they say of a form that can be none is left out.
    pub fn new(book: &NameBook) -> Self {
        let mut table = Cow::Borrowed(NameTable::builtin());
        let mut project = FxHashMap::default();
        for (form, others) in &book.prefer {
            if let Some((set, form)) = teach(table.to_mut(), form, others) {
                project.insert(set, form);
            }
        }
        let mut houses: Vec<InForce> = Vec::new();
        for house in &book.houses {
            if houses.iter().any(|known| known.language == house.language) {
                continue;
            }
            let forms = house.prefer.iter().filter_map(|form| table.find(form));
            houses.push(InForce {
                id: house.id.clone(),
                language: house.language,
                foreign_marks: house.foreign_marks,
                preferred: forms.map(|form| (table.form(form).set, form)).collect(),
            });
        }
        let mut known = FxHashSet::default();
        for name in &book.known {
            // The words of a known name are right wherever they stand.
            known.extend(name.split_whitespace().filter(|word| starts_with_capital(word)).map(straight));
            known.insert(straight(name));
        }
        let mut different = Vec::new();
        for group in &book.different {
            for (at, one) in group.iter().enumerate() {
                for other in &group[at + 1..] {
                    different.push((straight(one), straight(other)));
                    different.push((straight(other), straight(one)));
                }
            }
        }
        different.sort_unstable();
        Self { table, known, different, project, houses }
    }

    /// All sets and fixed terms, those of the project among them.
    pub fn table(&self) -> &NameTable {
        &self.table
    }

    /// Whether a word, or a name as it stands, is one that the project knows to be right.
    pub fn is_known(&self, name: &str) -> bool {
        !self.known.is_empty() && self.known.contains(&*straightened(name))
    }

    /// Whether the project says that two names are never to be compared, in either order.
    pub fn are_different(&self, one: &str, other: &str) -> bool {
        if self.different.is_empty() {
            return false;
        }
        let (one, other) = (straightened(one), straightened(other));
        self.different.binary_search_by(|pair| (&*pair.0, &*pair.1).cmp(&(&*one, &*other))).is_ok()
    }

    /// Whether the project says so of any two names.
    pub fn has_different(&self) -> bool {
        !self.different.is_empty()
    }

    /// Whether two texts are forms of one set.
    pub fn are_one(&self, one: &str, other: &str) -> bool {
        let set = |text: &str| self.table.find(text).map(|form| self.table.form(form).set);
        set(one).is_some_and(|one| set(other) == Some(one))
    }

    /// The form that the project prefers, or else the house of the language.
    pub fn preferred(&self, set: SetId, language: Language) -> Option<FormId> {
        let house = || self.house(language)?.preferred.get(&set);
        self.project.get(&set).or_else(house).copied()
    }

    /// Whether the project or a house prefers anything in the language: where it does not, no mention is out of style.
    pub fn has_style(&self, language: Language) -> bool {
        !self.project.is_empty() || self.house(language).is_some()
    }

    /// What the project or its house writes in place of a form; `None` if the form may stand.
    pub fn in_style(&self, form: FormId, language: Language) -> Option<Cow<'_, str>> {
        let found = self.table.form(form);
        // History stands beside today's name.
        if found.historic {
            return None;
        }
        let wanted = self.wanted(form, language)?;
        (*wanted != *found.text && !self.are_different(&found.text, &wanted)).then_some(wanted)
    }

    fn wanted(&self, form: FormId, language: Language) -> Option<Cow<'_, str>> {
        let found = self.table.form(form);
        let text = |form: FormId| Cow::Borrowed(&*self.table.form(form).text);
        if let Some(preferred) = self.preferred(found.set, language) {
            return Some(text(preferred));
        }
        let house = self.house(language)?;
        let mut usual = form;
        if !found.at_home.includes(language) {
            usual = self.table.default_form(found.set, language)?;
        }
        let plain = || without_foreign(&self.table.form(usual).text, language);
        match house.foreign_marks {
            Some(ForeignMarks::Strip) => plain().map(Cow::Owned),
            Some(ForeignMarks::Keep) => {
                let written = &*self.table.form(usual).text;
                let marked = |form: &FormId| {
                    without_foreign(&self.table.form(*form).text, language).as_deref() == Some(written)
                };
                self.table.forms_of(found.set).find(marked).map(text)
            }
            None => None,
        }
        .or_else(|| Some(text(usual)))
    }

    /// A name that no table has as the house of the language writes it, if that takes marks off; `None` if it may stand.
    pub fn without_marks(&self, name: &str, language: Language) -> Option<String> {
        self.house(language).filter(|house| house.foreign_marks == Some(ForeignMarks::Strip))?;
        without_foreign(name, language)
            .filter(|plain| !self.is_known(name) && !self.are_different(name, plain))
    }

    /// The ids of the houses in force, the strongest first.
    pub fn houses(&self) -> impl Iterator<Item = &str> {
        self.houses.iter().map(|house| house.id.as_str())
    }

    fn house(&self, language: Language) -> Option<&InForce> {
        self.houses.iter().find(|house| house.language == language)
    }
}

/// Joins a form and its others to the set that one of them is in, or to a new one. Returns the set and the form; `None`
/// if the form can be none.
fn teach(table: &mut NameTable, form: &str, others: &[String]) -> Option<(SetId, FormId)> {
    let texts: Vec<Box<str>> =
        std::iter::once(form).chain(others.iter().map(String::as_str)).map(straight).collect();
    let known = texts.iter().find_map(|text| table.find(text)).map(|form| table.form(form).set);
    let set = if let Some(set) = known { set } else { table.add_set()? };
    let forms: Vec<Option<FormId>> = texts.iter().map(|text| table.teach_form(set, text)).collect();
    Some((set, forms.first().copied().flatten()?))
}

impl NameTable {
    /// A set without forms; `None` if there is no room.
    fn add_set(&mut self) -> Option<SetId> {
        let id = SetId(u16::try_from(self.sets.len()).ok()?);
        self.sets.push(Set { name: "", kind: NameKind::Other, forms: 0..0, added: Vec::new() });
        Some(id)
    }

    /// The form of a text, as one of a set; `None` if it can be none, or if there is no room.
    fn teach_form(&mut self, set: SetId, text: &str) -> Option<FormId> {
        let Some(id) = self.find(text) else { return self.add_form(set, text) };
        let form = &mut self.forms[usize::from(id.0)];
        form.historic = false;
        let before = std::mem::replace(&mut form.set, set);
        if before != set {
            self.sets[usize::from(before.0)].added.retain(|form| *form != id);
            self.sets[usize::from(set.0)].added.push(id);
        }
        Some(id)
    }

    fn add_form(&mut self, set: SetId, text: &str) -> Option<FormId> {
        let id = FormId(u16::try_from(self.forms.len()).ok()?);
        let first = first_token(text)?.to_owned();
        let rest = text[first.len()..].to_owned();
        self.forms.push(Form {
            set,
            text: Cow::Owned(text.to_owned()),
            at_home: HomeLanguages { french: true, english: true },
            historic: false,
            word: false,
            homonym: Box::default(),
        });
        self.file(Cow::Owned(first), Cow::Owned(rest), Entry::Form(id), true);
        self.sets[usize::from(set.0)].added.push(id);
        Some(id)
    }
}

/// A name with straight apostrophes, plain hyphens and single spaces, as the tables have them.
fn straight(name: &str) -> Box<str> {
    let words: Vec<&str> = name.split_whitespace().collect();
    straightened(&words.join(" ")).into()
}

fn straightened(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    let plain = |char| match char {
        char if is_apostrophe(char) => '\'',
        char if is_hyphen(char) => '-',
        char => char,
    };
    Cow::Owned(name.chars().map(plain).collect())
}

fn starts_with_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests;
