//! Reading files of settings: every complaint with its place and, for a name that does not exist, the one that was
//! probably meant.

use std::fmt;

use toml_edit::{Document, Item, TableLike};

/// What is wrong with a file of settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Where.
    pub place: Place,
    /// What, without the stop of a sentence.
    pub what: String,
}

/// A place in a file, 1-based; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Complaint {
    /// `LINE:COLUMN: what`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.place.line, self.place.column, self.what)
    }
}

/// Takes values out of a file and notes what is wrong with them.
pub(super) struct Reader<'t> {
    text: &'t str,
    complaints: Vec<Complaint>,
    /// Whether something was of the wrong kind, so that the file as a whole does not say what was meant.
    broken: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, complaints: Vec::new(), broken: false }
    }

    /// The whole file, or an error with its complaint noted.
    pub(super) fn document(&mut self) -> Option<Document<&'t str>> {
        match Document::parse(self.text) {
            Ok(document) => Some(document),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                self.error(at, error.message().trim().replace('\n', "; "));
                None
            }
        }
    }

    /// What was read, if nothing in it was of the wrong kind, with what is odd about it; else all complaints.
    pub(super) fn finish<T>(self, read: T) -> Result<(T, Vec<Complaint>), Vec<Complaint>> {
        if self.broken { Err(self.complaints) } else { Ok((read, self.complaints)) }
    }

    /// Something odd, which leaves the rest of the file in force.
    pub(super) fn oddity(&mut self, at: usize, what: String) {
        self.complaints.push(Complaint { place: self.place(at), what });
    }

    /// Something that leaves nothing of the file in force.
    pub(super) fn error(&mut self, at: usize, what: String) {
        self.oddity(at, what);
        self.broken = true;
    }

    /// Complains of keys that do not exist.
    pub(super) fn only(&mut self, table: &dyn TableLike, known: &[&str]) {
        for (key, item) in table.iter() {
            if !known.contains(&key) {
                let span = table.key(key).and_then(toml_edit::Key::span).or_else(|| item.span());
                let at = span.map_or(0, |span| span.start);
                self.oddity(at, format!("there is no setting `{key}`{}", did_you_mean(key, known)));
            }
        }
    }

    /// A string.
    pub(super) fn string(&mut self, item: &Item, name: &str) -> Option<String> {
        let text = item.as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.error(start(item), format!("{name} must be a string with something in it"));
        }
        text.map(str::to_owned)
    }

    /// Strings, each with where it stands; a single one stands for a list of one.
    pub(super) fn strings(&mut self, item: &Item, name: &str) -> Vec<(String, usize)> {
        if item.is_str() {
            return self.string(item, name).map(|text| (text, start(item))).into_iter().collect();
        }
        let Some(array) = item.as_array() else {
            self.error(start(item), format!("{name} must be a list of strings"));
            return Vec::new();
        };
        let mut strings = Vec::new();
        for value in array {
            let at = value.span().map_or(0, |span| span.start);
            match value.as_str().map(str::trim).filter(|text| !text.is_empty()) {
                Some(text) => strings.push((text.to_owned(), at)),
                None => self.error(at, format!("{name} must hold strings with something in them")),
            }
        }
        strings
    }

    /// A table.
    pub(super) fn table<'i>(&mut self, item: &'i Item, name: &str) -> Option<&'i dyn TableLike> {
        let table = item.as_table_like();
        if table.is_none() {
            self.error(start(item), format!("{name} must be a table"));
        }
        table
    }

    pub(super) fn place(&self, at: usize) -> Place {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Place { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }
}

/// Where an item begins, in bytes.
pub(super) fn start(item: &Item) -> usize {
    item.span().map_or(0, |span| span.start)
}

/// The known name that was probably meant, in brackets; else all of them.
pub(super) fn did_you_mean(name: &str, known: &[&str]) -> String {
    /// Names less alike than this are not each other's slip.
    const ALIKE: f64 = 0.8;
    let best = known
        .iter()
        .map(|known| (strsim::jaro_winkler(name, known), known))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    match best {
        Some((_, meant)) => format!(" (did you mean `{meant}`?)"),
        None => format!(" (known: {})", known.join(", ")),
    }
}
