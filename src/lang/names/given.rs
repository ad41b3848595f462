//! Given names that are one name: Dmytro and Dmitri, Mohamed and Muhammad, James and Jim.
//!
//! Whether two of them are one person is not known here: that takes a surname.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{columns, lines};
use crate::text::segment::{is_apostrophe, is_hyphen};

/// What binds two given names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// They are one name, as two languages write it: neither is wrong by itself.
    Romanized,
    /// They are one name, written in two ways, of which its bearer has one.
    Spelling,
    /// One is short for the other.
    Short,
}

/// A name's place in a line of the table.
#[derive(Clone, Copy, Debug)]
struct Entry {
    line: usize,
    kind: Kind,
    /// It is another language's name, and no rendering.
    western: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Abroad,
    Romanized,
    Spelling,
    Short,
}

type Table = FxHashMap<&'static str, Vec<Entry>>;

static TABLE: LazyLock<Table> = LazyLock::new(load);

/// What binds two different given names, compared as written; `None` if nothing does.
pub fn link(one: &str, other: &str) -> Option<Link> {
    let of_kind = |kind| match kind {
        Kind::Abroad | Kind::Romanized => Link::Romanized,
        Kind::Spelling => Link::Spelling,
        Kind::Short => Link::Short,
    };
    shared(one, other).map(|(entry, _)| of_kind(entry.kind)).min()
}

/// Whether the table has a name.
pub fn is_listed(name: &str) -> bool {
    !entries(name).is_empty()
}

/// The lines that have a name; apostrophes and hyphens are all alike.
fn entries(name: &str) -> &'static [Entry] {
    let find = |name: &str| TABLE.get(name).map_or(&[][..], Vec::as_slice);
    if name.is_ascii() {
        return find(name);
    }
    let plain = |char| match char {
        char if is_apostrophe(char) => '\'',
        char if is_hyphen(char) => '-',
        char => char,
    };
    find(&name.chars().map(plain).collect::<String>())
}

/// Whether two given names are one in the languages of Eastern Europe, and at least one of them is a rendering of it
/// rather than a Western name: Andrii and Andriy, Andrii and Andrew, but not Sophie and Sophia.
pub fn is_one_abroad(one: &str, other: &str) -> bool {
    shared(one, other).any(|(a, b)| a.kind == Kind::Abroad && !(a.western && b.western))
}

/// The entries that two names have in one line.
fn shared(one: &str, other: &str) -> impl Iterator<Item = (Entry, Entry)> {
    let others = if one == other { &[][..] } else { entries(other) };
    entries(one).iter().filter_map(move |a| {
        let b = others.iter().find(|b| b.line == a.line)?;
        Some((*a, *b))
    })
}

/// # Panics
/// If a line cannot be read: the table is part of the program, and a test reads it all.
fn load() -> Table {
    let mut table = Table::default();
    for (number, line) in lines(include_str!("given_variants.tsv")) {
        let [kind, names] = columns(line, &|| format!("given_variants.tsv:{number}"));
        let kind = match kind {
            "abroad" => Kind::Abroad,
            "romanized" => Kind::Romanized,
            "spelling" => Kind::Spelling,
            "short" => Kind::Short,
            _ => panic!("given_variants.tsv:{number}: nothing is called {kind}"),
        };
        for name in names.split(' ') {
            let (name, western) = name.strip_prefix('~').map_or((name, false), |name| (name, true));
            table.entry(name).or_default().push(Entry { line: number, kind, western });
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_one_are_linked() {
        for (one, other, expected) in [
            ("Dmytro", "Dmitri", Some(Link::Romanized)),
            ("Mohamed", "Muhammad", Some(Link::Romanized)),
            ("Steven", "Stephen", Some(Link::Spelling)),
            ("James", "Jim", Some(Link::Short)),
            ("Jim", "James", Some(Link::Short)),
            ("Joe", "Joseph", Some(Link::Short)),
            ("Jim", "Joe", None),
            ("Sa’id", "Saïd", Some(Link::Romanized)),
            ("Jim", "Jim", None),
            ("Vincent", "Vivien", None),
        ] {
            assert_eq!(link(one, other), expected, "{one} {other}");
        }
        assert!(is_one_abroad("Andrii", "Andrew") && is_one_abroad("Andrii", "Andriy"));
        assert!(!is_one_abroad("Sophie", "Sophia") && !is_one_abroad("Mohamed", "Muhammad"));
    }

    #[test]
    fn every_line_has_two_names_at_least() {
        assert!(TABLE.len() > 900, "{}", TABLE.len());
        let mut per_line: FxHashMap<usize, usize> = FxHashMap::default();
        for entry in TABLE.values().flatten() {
            *per_line.entry(entry.line).or_default() += 1;
        }
        assert!(per_line.values().all(|count| *count > 1), "{per_line:?}");
    }
}
