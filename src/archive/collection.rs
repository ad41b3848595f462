//! Articles at hand, with an index in memory: those of a run, and those that are open in an editor.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::candidates::{Candidate, Candidates, prints};
use super::index::{Entry, Index, Print, why};
use crate::analysis::repetition::passage::Passage;
use crate::articles::{self, format_of};
use crate::extract::Format;
use crate::message::trouble::Trouble;
use crate::message::unreadable::Unreadable;
use crate::text::OtherText;
use crate::text::date::Date;

/// Articles at hand, by path: some with their text, the others to be read from their file.
#[derive(Debug)]
pub struct Collection {
    index: Index,
    held: FxHashMap<PathBuf, Held>,
}

/// An article of a [`Collection`].
#[derive(Debug)]
struct Held {
    /// If it is not to be read from its file.
    text: Option<HeldText>,
    day: Option<Date>,
}

#[derive(Debug)]
struct HeldText {
    text: Arc<OtherText>,
    format: Format,
    /// What the index has of it. Another text may take its place at every key, and what is left of it then would not be
    /// found again.
    prints: Vec<Print>,
}

/// What a [`Collection`] is to know of an article.
#[derive(Debug)]
pub struct Sheet {
    path: PathBuf,
    prints: Vec<Print>,
    text: Option<(OtherText, Format)>,
    day: Option<Date>,
}

impl Sheet {
    /// Of a text that is not what the file holds, or of what is no file; `day` is what its path tells.
    pub fn of_text(text: OtherText, format: Format, day: Option<Date>) -> Self {
        let prints = prints(&text.text, format);
        Self { path: text.path.clone(), prints, text: Some((text, format)), day }
    }

    /// Of a file; `day` is what its path tells.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn of_file(path: &Path, day: Option<Date>) -> Result<Self, Unreadable> {
        let text = articles::read(path)?.text;
        let prints = prints(&text, format_of(path).unwrap_or_default());
        Ok(Self { path: path.to_owned(), prints, text: None, day })
    }
}

impl Collection {
    /// Without articles.
    ///
    /// # Errors
    ///
    /// If there is no memory.
    pub fn new() -> Result<Self, Trouble> {
        let index = Index::in_memory().map_err(|error| trouble(&error))?;
        Ok(Self { index, held: FxHashMap::default() })
    }

    /// Adds articles, or puts other texts in their place; one that is read from its file is added once.
    ///
    /// # Errors
    ///
    /// If there is no memory.
    pub fn put(&mut self, sheets: Vec<Sheet>) -> Result<(), Trouble> {
        let mut entries = Vec::with_capacity(sheets.len());
        for Sheet { path, prints, text, day } in sheets {
            if self.held.get(&path).is_some_and(|held| held.text.is_some()) {
                self.remove(&path)?;
            }
            let held = |(text, format)| HeldText { text: Arc::new(text), format, prints: prints.clone() };
            let text = text.map(held);
            entries.push(Entry::new(&path, prints));
            self.held.insert(path, Held { text, day });
        }
        self.index.put(&entries).map_err(|error| trouble(&error))
    }

    /// Takes an article out.
    ///
    /// # Errors
    ///
    /// If there is no memory.
    pub fn remove(&mut self, path: &Path) -> Result<(), Trouble> {
        let Some(held) = self.held.remove(path) else { return Ok(()) };
        let prints = held.text.map(|text| text.prints).unwrap_or_default();
        self.index.take_out(&Entry::new(path, prints)).map_err(|error| trouble(&error))
    }

    /// Where the paragraph may stand in the articles; only reading them tells whether it does.
    ///
    /// # Errors
    ///
    /// If there is no memory.
    pub fn candidates(&self, passage: &Passage) -> Result<Candidates, Trouble> {
        let places = self.index.candidates(passage).map_err(|error| trouble(&error))?;
        let candidate = |(name, block)| {
            let path = PathBuf::from(name);
            let held = self.held.get(&path)?;
            let text = held.text.as_ref().map(|held| (Arc::clone(&held.text), held.format));
            Some(Candidate { path, text, day: held.day, block })
        };
        Ok(Candidates(places.into_iter().filter_map(candidate).collect()))
    }
}

fn trouble(error: &rusqlite::Error) -> Trouble {
    Trouble::Index { path: None, why: why(error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(path: &str, text: &str) -> Sheet {
        let path = PathBuf::from(path);
        let text = OtherText { file: path.clone(), path, text: text.to_owned(), skipped: 0 };
        Sheet::of_text(text, Format::Plain, None)
    }

    fn paragraph(number: usize) -> String {
        let words: Vec<String> = (0..30).map(|word| format!("mot{}", number * 100 + word)).collect();
        words.join(" ")
    }

    #[test]
    fn nothing_is_left_of_a_text_that_was_replaced() {
        let mut collection = Collection::new().expect("there is memory");
        let others = (0..10).map(|number| sheet(&format!("{number}.txt"), &paragraph(number)));
        collection.put(others.collect()).expect("there is memory");
        let n_rows = collection.index.n_postings();
        let passage = |number| Passage::of(&paragraph(number)).expect("it is long enough");
        let found = |collection: &Collection, number| {
            let candidates = collection.candidates(&passage(number)).expect("there is memory");
            candidates.read(&passage(number), &|_| true).len()
        };
        assert!(n_rows > 0 && found(&collection, 3) == 1);
        // One key after the other.
        for number in 11..20 {
            collection.put(vec![sheet("3.txt", &paragraph(number))]).expect("there is memory");
            assert_eq!((found(&collection, 3), found(&collection, number)), (0, 1));
        }
        collection.put(vec![sheet("3.txt", &paragraph(3))]).expect("there is memory");
        assert_eq!(collection.index.n_postings(), n_rows);
        for number in 0..10 {
            collection.remove(Path::new(&format!("{number}.txt"))).expect("there is memory");
        }
        assert_eq!(collection.index.n_postings(), 0);
    }

    #[test]
    fn places_that_nobody_wants_take_no_room() {
        let mut collection = Collection::new().expect("there is memory");
        // Many hold all of it; one holds it with a word changed, and is the only one that is wanted.
        let many = (0..20).map(|number| sheet(&format!("{number}.txt"), &paragraph(0)));
        collection.put(many.collect()).expect("there is memory");
        let edited = paragraph(0).replace("mot7 ", "autre ");
        collection.put(vec![sheet("wanted.txt", &edited)]).expect("there is memory");
        let passage = Passage::of(&paragraph(0)).expect("it is long enough");
        let candidates = collection.candidates(&passage).expect("there is memory");
        let is_wanted = |reuse: &crate::analysis::repetition::passage::Reuse| {
            reuse.article.path == Path::new("wanted.txt")
        };
        assert_eq!(candidates.read(&passage, &is_wanted).len(), 1);
        assert_eq!(candidates.read(&passage, &|_| true).len(), 6, "more is more than anybody reads");
    }
}
