//! What becomes of every form of a name when one of them is given another name: strings in, strings out.
//!
//! Whoever renames "Vincent Crouzet" to "Vincent Crousier" means "Crouzet" and "M. Crouzet" too. So the two names are
//! laid side by side, word by word:
//!
//! - As many words as before: each word becomes its counterpart, wherever a form has it.
//! - More or fewer, but alike at an end: what differs in the middle becomes what differs there.
//! - Nothing alike: full forms become the new name, and short ones its surname.
//! - A word alone ("Crouzet") is replaced in every form. If what it becomes is a full name ("Vivien Crousier"), that
//!   takes the place of the full forms.
//!
//! A form with another spelling of the same words ("Crouset") gets the new spelling like the rest, but not in an article
//! in another language: there "Putin" is no slip for « Poutine ». The form that was renamed always becomes exactly the
//! new name.

use std::fmt;

use crate::analysis::likeness::likeness_of_words;
use crate::lang::gender::is_given_name;
use crate::lang::names::{NameTable, SetId};

/// A form of a name, and the name it was given.
#[derive(Debug)]
pub(super) struct Respelling<'a> {
    old: Vec<&'a str>,
    new: Vec<&'a str>,
    /// Words that stand in longer forms of the name.
    parts: Vec<&'a str>,
    plan: Plan,
    reach: Reach<'a>,
}

/// Which words of a form are those of the name that is renamed.
#[derive(Clone, Copy)]
pub(super) enum Reach<'a> {
    /// Only the same words.
    Verbatim,
    /// Other spellings of them, too: those that a table lists, and what is alike.
    Spellings(&'a NameTable),
}

impl fmt::Debug for Reach<'_> {
    /// Without the table, which is thousands of lines.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Verbatim => "Verbatim",
            Self::Spellings(_) => "Spellings",
        })
    }
}

/// How the words of two names go together.
#[derive(Debug, PartialEq, Eq)]
enum Plan {
    /// One word became one or more.
    Word,
    /// Each word became the one in its place.
    Each,
    /// Between so many words that stay at the start and so many at the end, all became something else.
    Middle { start: usize, end: usize },
    /// Words came or went or changed their order: only who has the old name as it was gets the new one.
    Exact,
    /// They share nothing.
    Whole,
}

impl<'a> Respelling<'a> {
    /// Of one of the forms of a name, and what it is to be. Both have a word at least.
    pub(super) fn new(old: &'a str, new: &'a str, forms: &[&'a str], reach: Reach<'a>) -> Self {
        let (old, new) = (words(old), words(new));
        let longer = forms.iter().map(|form| words(form)).filter(|form| form.len() > 1);
        let parts = longer.flatten().collect();
        let plan = Plan::of(&old, &new);
        Self { old, new, parts, plan, reach }
    }

    /// What becomes of a form of the name, with one space between two words.
    pub(super) fn apply(&self, form: &str) -> String {
        let form = words(form);
        let becomes = if self.is_old(&form) { Some(self.new.join(" ")) } else { self.by_plan(&form) };
        becomes.unwrap_or_else(|| form.join(" "))
    }

    /// Whether a form is the old name, in whatever spelling.
    fn is_old(&self, form: &[&str]) -> bool {
        let mut pairs = form.iter().zip(&self.old);
        let is_spelt_so = form.len() == self.old.len()
            && pairs.all(|(one, other)| self.reach.of(one, other) == Some(Likewise::Plain));
        is_spelt_so || self.reach.is_one_set(form, &self.old)
    }

    fn by_plan(&self, form: &[&str]) -> Option<String> {
        match self.plan {
            Plan::Word => self.word(form),
            Plan::Each => Some(form.iter().map(|word| self.counterpart(word)).collect::<Vec<_>>().join(" ")),
            Plan::Middle { start, end } => {
                let gone = &self.old[start..self.old.len() - end];
                let come = &self.new[start..self.new.len() - end];
                self.reach.put(form, gone, come).or_else(|| self.short(form))
            }
            Plan::Exact => self.reach.put(form, &self.old, &self.new).or_else(|| {
                let is_gone = |word: &&str| !self.new.contains(word);
                if form.iter().all(is_gone) { self.short(form) } else { None }
            }),
            Plan::Whole => self.short(form).or_else(|| {
                let is_full = form.len() > 1 && self.reach.find_in(form, self.old.last()?).is_some();
                is_full.then(|| self.new.join(" "))
            }),
        }
    }

    /// A form whose word became one or more.
    fn word(&self, form: &[&str]) -> Option<String> {
        let [old] = self.old[..] else { return None };
        let Some((at, likewise)) = self.reach.find_in(form, old) else {
            // A spelling of its own, unless it is the rest of the name.
            let reaches = matches!(self.reach, Reach::Spellings(_));
            let is_other_spelling = reaches && form.len() == 1 && !self.parts.contains(&form[0]);
            return is_other_spelling.then(|| self.new.join(" "));
        };
        let come = likewise.of(&self.new.join(" "));
        let is_full = self.new.len() > 1 && is_given_name(self.new[0]);
        let kept = if is_full { 0 } else { at };
        Some([&form[..kept], &[come.as_str()], &form[at + 1..]].concat().join(" "))
    }

    /// What a word of the old name became. A word that stands in it as it is goes before one that is spelt alike.
    fn counterpart(&self, word: &str) -> String {
        let equal = self.old.iter().position(|old| *old == word);
        let found = equal.map(|at| (at, Likewise::Plain)).or_else(|| self.reach.find_among(&self.old, word));
        match found {
            Some((at, likewise)) if self.old[at] != self.new[at] => likewise.of(self.new[at]),
            Some(_) => word.to_owned(),
            None => self.initial(word).unwrap_or_else(|| word.to_owned()),
        }
    }

    /// What becomes of the initial of a given name: that of the new one.
    fn initial(&self, word: &str) -> Option<String> {
        let letter = word.strip_suffix('.').filter(|letter| letter.chars().count() == 1)?;
        let given = self.old.len() > 1 && self.old[0].starts_with(letter) && self.old[0] != self.new[0];
        let first = self.new[0].chars().next().filter(|_| given)?;
        Some(format!("{first}."))
    }

    /// What becomes of a short form: the given name of the old name that of the new one, the surname its surname.
    fn short(&self, form: &[&str]) -> Option<String> {
        if form == surname(&self.old) || form.len() == 1 && self.reach.of(form[0], self.old.last()?).is_some()
        {
            return Some(surname(&self.new).join(" "));
        }
        (form == &self.old[..1] && self.new.len() > 1).then(|| self.new[0].to_owned())
    }
}

impl Plan {
    fn of(old: &[&str], new: &[&str]) -> Self {
        if old.len() == 1 {
            return Self::Word;
        }
        let sorted = |words: &[&str]| {
            let mut words = words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
            words.sort_unstable();
            words
        };
        if sorted(old) == sorted(new) {
            return Self::Exact;
        }
        if old.len() == new.len() {
            return Self::Each;
        }
        let most = old.len().min(new.len());
        let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let ends = old.iter().rev().zip(new.iter().rev());
        let end = ends.take(most - start).take_while(|(old, new)| old == new).count();
        match start + end {
            0 => Self::Whole,
            shared if shared == most => Self::Exact,
            _ => Self::Middle { start, end },
        }
    }
}

/// In what way two words are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likewise {
    /// Both as a name is written, possibly in two spellings.
    Plain,
    /// One is in capitals throughout.
    Shouted,
}

impl Likewise {
    fn of(self, text: &str) -> String {
        if self == Self::Shouted { text.to_uppercase() } else { text.to_owned() }
    }
}

/// The words of a name: what stands between two spaces.
pub(super) fn words(name: &str) -> Vec<&str> {
    name.split_whitespace().collect()
}

/// The set of spellings that some words are in, if the table has one.
pub(super) fn set_of(table: &NameTable, words: &[&str]) -> Option<SetId> {
    table.find(&words.join(" ")).map(|form| table.form(form).set)
}

/// The last word of a name, with the particles before it.
fn surname<'w, 'a>(name: &'w [&'a str]) -> &'w [&'a str] {
    let particles = name.iter().rev().skip(1).take_while(|word| word.starts_with(char::is_lowercase)).count();
    &name[name.len().saturating_sub(1 + particles)..]
}

/// A name as it is compared: the shapes of apostrophes and hyphens tell nothing.
pub(super) fn plain(name: &str) -> String {
    name.replace(['’', '‘', 'ʼ'], "'").replace(['‐', '‑'], "-")
}

impl Reach<'_> {
    /// Whether a table has two names in one set.
    fn is_one_set(self, one: &[&str], other: &[&str]) -> bool {
        let Self::Spellings(table) = self else { return false };
        set_of(table, one).is_some_and(|set| set_of(table, other) == Some(set))
    }

    /// How a word of one form of a name is a word of another; `None` if it is not.
    fn of(self, word: &str, other: &str) -> Option<Likewise> {
        if word == other || plain(word) == plain(other) {
            return Some(Likewise::Plain);
        }
        let is_shouted = |word: &str| word.chars().count() > 1 && word == word.to_uppercase();
        if is_shouted(word) && !is_shouted(other) && word.to_lowercase() == other.to_lowercase() {
            return Some(Likewise::Shouted);
        }
        let is_spelling = || self.is_one_set(&[word], &[other]) || likeness_of_words(word, other).is_some();
        (matches!(self, Self::Spellings(_)) && is_spelling()).then_some(Likewise::Plain)
    }

    /// Where a form has a word of the old name; where it is written alike before where it is not.
    fn find_in(self, form: &[&str], old: &str) -> Option<(usize, Likewise)> {
        let equal = form.iter().position(|word| *word == old).map(|at| (at, Likewise::Plain));
        equal.or_else(|| form.iter().enumerate().rev().find_map(|(at, word)| Some((at, self.of(word, old)?))))
    }

    /// Where the old name has a word of a form.
    fn find_among(self, old: &[&str], word: &str) -> Option<(usize, Likewise)> {
        old.iter().enumerate().rev().find_map(|(at, old)| Some((at, self.of(word, old)?)))
    }

    /// A form with a run of words put in the place of another, which may be spelt otherwise there; `None` if it has
    /// not got that.
    fn put(self, form: &[&str], gone: &[&str], come: &[&str]) -> Option<String> {
        let is_run = |run: &[&str]| run.iter().zip(gone).all(|(word, old)| self.of(word, old).is_some());
        let at = form.windows(gone.len()).position(is_run)?;
        Some([&form[..at], come, &form[at + gone.len()..]].concat().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of some forms of a name, separated by commas.
    fn respelt(old: &str, new: &str, forms: &str) -> String {
        let forms: Vec<&str> = forms.split(", ").collect();
        let respelling = Respelling::new(old, new, &forms, Reach::Spellings(NameTable::builtin()));
        forms.iter().map(|form| respelling.apply(form)).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn every_form_goes_with_the_one_that_is_renamed() {
        for (old, new, forms, expected) in [
            // A surname, from itself or from the full name.
            ("Crouzet", "Crouset", "Vincent Crouzet, Crouzet", "Vincent Crouset, Crouset"),
            ("Vincent Crouzet", "Vincent Crousier", "Vincent Crouzet, Crouzet", "Vincent Crousier, Crousier"),
            // A given name.
            ("Vincent Crouzet", "Vivien Crouzet", "Vincent Crouzet, Crouzet", "Vivien Crouzet, Crouzet"),
            ("Vincent Crouzet", "Paul Crouzet", "V. Crouzet, Vincent", "P. Crouzet, Paul"),
            // Both.
            (
                "Vincent Crouzet",
                "Paul Durand",
                "Vincent Crouzet, Crouzet, Vincent",
                "Paul Durand, Durand, Paul",
            ),
            // Particles, and names of another length.
            ("Anne Morel", "Anne de la Tour", "Anne Morel, Morel", "Anne de la Tour, de la Tour"),
            (
                "Ursula von der Leyen",
                "Ursula Albrecht",
                "Ursula von der Leyen, von der Leyen, Leyen",
                "Ursula Albrecht, Albrecht, Albrecht",
            ),
            (
                "Anne Morel",
                "Ursula von der Leyen",
                "Anne Morel, Morel, Anne",
                "Ursula von der Leyen, von der Leyen, Ursula",
            ),
            (
                "Ursula von der Leyen",
                "Anne Morel",
                "Ursula von der Leyen, von der Leyen, Leyen",
                "Anne Morel, Morel, Morel",
            ),
            ("Morel", "de la Tour", "Anne Morel, Morel", "Anne de la Tour, de la Tour"),
            // Words that come and go.
            ("Anne Morel", "Anne-Marie Morel", "Anne Morel, Morel", "Anne-Marie Morel, Morel"),
            ("Anne Morel", "Anne Sophie Morel", "Anne Morel, Morel", "Anne Sophie Morel, Morel"),
            ("Anne Sophie Morel", "Anne Morel", "Anne Sophie Morel, Morel, Anne", "Anne Morel, Morel, Anne"),
            ("Anne Morel", "Anne", "Anne Morel, Morel", "Anne, Anne"),
            ("Orban Viktor", "Viktor Orban", "Orban Viktor, Orban", "Viktor Orban, Orban"),
            // A full name in the place of a surname.
            ("Crouzet", "Vincent Crouzet", "Vincent Crouzet, Crouzet", "Vincent Crouzet, Vincent Crouzet"),
            ("Crouzet", "Paul Durand", "Vincent Crouzet, Crouzet", "Paul Durand, Paul Durand"),
            // Other spellings of the same name.
            ("Kiev", "Kyjiw", "Kiev, Kyiv", "Kyjiw, Kyjiw"),
            (
                "Poutine",
                "Poutin",
                "Vladimir Poutine, Poutine, Vladimir Putin, Putin",
                "Vladimir Poutin, Poutin, Vladimir Poutin, Poutin",
            ),
            ("Vincent Crouzet", "Vincent Crousier", "Vincent Crouzet, Crouset", "Vincent Crousier, Crousier"),
            (
                "Jean-Luc Morel",
                "Jean-Marc Morel",
                "Jean-Luc Morel, Jean‑Luc Morel",
                "Jean-Marc Morel, Jean-Marc Morel",
            ),
            ("Crouzet", "Crouset", "Crouzet, CROUZET, Vincent CROUZET", "Crouset, CROUSET, Vincent CROUSET"),
            // Two words of one name that are alike are two words.
            (
                "Martin Martine",
                "Martin Lopez",
                "Martin Martine, Martine, Martin",
                "Martin Lopez, Lopez, Martin",
            ),
        ] {
            assert_eq!(respelt(old, new, forms), expected, "{old} -> {new}");
        }
    }

    #[test]
    fn another_language_keeps_its_spellings() {
        let forms = ["Vladimir Putin", "Putin", "Poutine", "POUTINE", "Vladimir"];
        let respelling = Respelling::new("Poutine", "Poutin", &forms, Reach::Verbatim);
        let respelt = forms.map(|form| respelling.apply(form));
        assert_eq!(respelt, ["Vladimir Putin", "Putin", "Poutin", "POUTIN", "Vladimir"]);
    }

    #[test]
    fn what_is_renamed_becomes_the_new_name() {
        let names =
            ["Morel", "Anne Morel", "Anne de la Tour", "J. D. Vance", "Kiev", "O'Neil", "Ivory Coast"];
        for old in names {
            for new in names {
                let respelling = Respelling::new(old, new, &[old, "Anne Morel"], Reach::Verbatim);
                assert_eq!(respelling.apply(old), new, "{old} -> {new}");
            }
        }
    }
}
