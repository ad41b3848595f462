//! Reading files of settings: every complaint with its place and, for a name that does not exist, the one that was
//! probably meant.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use toml_edit::{Document, Item, Key, TableLike, Value};

use crate::message::UiLanguage;
use crate::message::meant::Meant;
use crate::message::settings::Wrong;

/// What is wrong with one file of settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The file.
    pub file: PathBuf,
    /// Its text as it was read; empty if it could not be.
    pub text: String,
    /// What is wrong, by place; nothing, if all is well.
    pub complaints: Vec<Complaint>,
}

/// What is wrong in a text of settings, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The bytes it is about.
    pub span: Range<usize>,
    /// Where they begin.
    pub place: Place,
    /// What it is.
    pub wrong: Wrong,
    /// Whether nothing of the file holds for it.
    pub breaks: bool,
}

/// A place in a file, 1-based; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Complaint {
    /// A complaint about some bytes of a text.
    pub(super) fn new(text: &str, span: Range<usize>, wrong: Wrong, breaks: bool) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let place = Place { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 };
        Self { span, place, wrong, breaks }
    }

    /// `LINE:COLUMN: what`.
    pub fn text(&self, ui: UiLanguage) -> String {
        format!("{}: {}", self.place, self.wrong.text(ui))
    }
}

impl fmt::Display for Place {
    /// `LINE:COLUMN`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Takes values out of a file and notes what is wrong with them.
pub(super) struct Reader<'t> {
    text: &'t str,
    complaints: Vec<Complaint>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, complaints: Vec::new() }
    }

    /// The whole file, or an error with its complaint noted.
    pub(super) fn document(&mut self) -> Option<Document<&'t str>> {
        match Document::parse(self.text) {
            Ok(document) => Some(document),
            Err(error) => {
                let span = error.span().unwrap_or_default();
                self.error(span, Wrong::NoToml { why: error.message().trim().replace('\n', "; ") });
                None
            }
        }
    }

    /// All complaints, by place.
    pub(super) fn finish(mut self) -> Vec<Complaint> {
        self.complaints.sort_by_key(|complaint| complaint.span.start);
        self.complaints
    }

    /// Something odd, which leaves the rest of the file in force.
    pub(super) fn oddity(&mut self, span: Range<usize>, wrong: Wrong) {
        self.complaints.push(Complaint::new(self.text, span, wrong, false));
    }

    /// Something that leaves nothing of the file in force.
    pub(super) fn error(&mut self, span: Range<usize>, wrong: Wrong) {
        self.complaints.push(Complaint::new(self.text, span, wrong, true));
    }

    /// Complains of keys that do not exist.
    pub(super) fn only(&mut self, table: &dyn TableLike, known: &[&str]) {
        for (key, item) in table.iter() {
            if !known.contains(&key) {
                let wrong = Wrong::NoSetting { key: key.to_owned(), meant: meant(key, known) };
                self.oddity(key_span(table, key, item), wrong);
            }
        }
    }

    /// A string.
    pub(super) fn string(&mut self, item: &Item, name: &str) -> Option<String> {
        let text = item.as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.error(span(item), Wrong::NoString { key: name.to_owned() });
        }
        text.map(str::to_owned)
    }

    /// One of some words, and what it stands for.
    pub(super) fn word<T: Copy>(&mut self, item: &Item, name: &str, known: &[(&str, T)]) -> Option<T> {
        let word = self.string(item, name)?;
        let found = known.iter().find(|(known, _)| *known == word).map(|(_, it)| *it);
        if found.is_none() {
            let known: Vec<&str> = known.iter().map(|(known, _)| *known).collect();
            let meant = meant(&word, &known);
            self.error(span(item), Wrong::NoValue { value: word, meant });
        }
        found
    }

    /// Strings, each with where it stands; a single one stands for a list of one.
    pub(super) fn strings(&mut self, item: &Item, name: &str) -> Vec<(String, Range<usize>)> {
        if item.is_str() {
            return self.string(item, name).map(|text| (text, span(item))).into_iter().collect();
        }
        let Some(array) = item.as_array() else {
            self.error(span(item), Wrong::NoStrings { key: name.to_owned() });
            return Vec::new();
        };
        let mut strings = Vec::new();
        for value in array {
            let span = value.span().unwrap_or_default();
            match value.as_str().map(str::trim).filter(|text| !text.is_empty()) {
                Some(text) => strings.push((text.to_owned(), span)),
                None => self.error(span, Wrong::NoStringInList { key: name.to_owned() }),
            }
        }
        strings
    }

    /// Lists of strings.
    pub(super) fn groups(&mut self, item: &Item, name: &str) -> Vec<Vec<String>> {
        let groups = item.as_array();
        if groups.is_none() {
            self.error(span(item), Wrong::NoLists { key: name.to_owned() });
        }
        let mut read = Vec::new();
        for value in groups.into_iter().flatten() {
            let span = Value::span(value).unwrap_or_default();
            let group: Vec<String> = texts(self.strings(&Item::Value(value.clone()), name));
            if group.len() < 2 {
                self.error(span, Wrong::FewNames { key: name.to_owned() });
            }
            read.push(group);
        }
        read
    }

    /// A table.
    pub(super) fn table<'i>(&mut self, item: &'i Item, name: &str) -> Option<&'i dyn TableLike> {
        let table = item.as_table_like();
        if table.is_none() {
            self.error(span(item), Wrong::NoTable { key: format!("[{name}]") });
        }
        table
    }
}

/// Where an item stands, in bytes.
pub(super) fn span(item: &Item) -> Range<usize> {
    item.span().unwrap_or_default()
}

/// Where the key of an item stands, in bytes.
pub(super) fn key_span(table: &dyn TableLike, key: &str, item: &Item) -> Range<usize> {
    table.key(key).and_then(Key::span).or_else(|| item.span()).unwrap_or_default()
}

/// Strings without their places.
pub(super) fn texts(strings: Vec<(String, Range<usize>)>) -> Vec<String> {
    strings.into_iter().map(|(text, _)| text).collect()
}

/// The known name that was probably meant.
pub fn alike<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    /// Names less alike than this are not each other's slip.
    const ALIKE: f64 = 0.8;
    known
        .iter()
        .map(|known| (strsim::jaro_winkler(name, known), *known))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, meant)| meant)
}

/// The known name that was probably meant; else all of them.
pub(super) fn meant(name: &str, known: &[&str]) -> Meant {
    match alike(name, known) {
        Some(meant) => Meant::One(meant.to_owned()),
        None => Meant::OneOf(known.iter().map(|known| (*known).to_owned()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files that are no TOML, two spaces apart; `⏎` ends a line.
    const BROKEN: &str = r#"a  a =  = 1  a 1  [a  [a]]  [[a]  []  [  a = [1  a = [1 2]  a = [,]  a = {  a = { b = 1  a = { b }
  a = { , }  a = { b = 1 c = 2 }  a = { b = 1,, }  a = "b  a = 'b  a = """b  a = '''b  a = b  a = fr  a = tru  a = True
  a = 1⏎a = 2  a = "\q"  a = "\u12"  a = "\  a = 01  a = 1__0  a = 1_  a = 1.  a = .5  a = 1e  a = --1  a = +-1  a = 0xg
  a = 0X1  a = -0x1  a = 0b2  a = 0o9  a = 99999999999999999999  a = 1 2  a = 1 b = 2  a.b = 1⏎a.b.c = 2  a = 1⏎[a]
  [a]⏎[a]  a = {}⏎[a.b]  a = [}  a = ]  a = }  """a""" = 1  '''a''' = 1  a b = 1  a. = 1  .a = 1  a == 1  a = [b = 1]
  é = 1  a = é  a = # b  [a] b  [a.]  [.a]  [[a]] b  a = 1979-05-27T  a = 1979-13-27  a = 1979-05-27 1  a = "b" "c"
  a = "b"c  ]  }  ,  a, b = 1  a = 1,  «a» = 1  a = “b”  a : 1  { a = 1 }  a = {⏎# b⏎  a = "b⏎c = 1
  a = 1e999  a = nan1  a = inff  a = "\U00110000"  a = "\uD800""#;

    #[test]
    fn what_is_no_toml_is_told_in_the_language_of_the_reader() {
        let mut broken: Vec<String> =
            BROKEN.split("  ").map(|text| text.trim_end().replace('⏎', "\n")).collect();
        broken
            .extend(["a = \"\u{1}\"", "a = '\u{1}'", "# \u{1}", "a\r= 1", "a = 1\rb = 2"].map(String::from));
        // Deeper than it follows.
        broken.extend([format!("a = {}", "[".repeat(300)), format!("{}a = 1", "a.".repeat(300))]);
        assert!(broken.len() > 80, "{}", broken.len());
        for text in &broken {
            let mut reader = Reader::new(text);
            assert!(reader.document().is_none(), "{text:?} is TOML");
            for complaint in reader.finish() {
                let (french, english) =
                    (complaint.text(UiLanguage::French), complaint.text(UiLanguage::English));
                assert!(!french.contains("en anglais"), "{text:?}: {english}");
            }
        }
    }
}
