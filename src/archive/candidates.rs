//! Paragraphs of other articles that may be one with a paragraph, until their articles are read.

use std::path::PathBuf;
use std::sync::Arc;

use super::file_of;
use super::index::Print;
use crate::analysis::is_numbered;
use crate::analysis::repetition::passage::{Passage, Reuse, is_compared};
use crate::articles::{self, format_of};
use crate::extract::{Format, Prose, extract};
use crate::text::OtherText;
use crate::text::date::Date;

/// How many places of a paragraph anybody wants to know.
const MOST: usize = 6;

/// Where a paragraph may stand, those places first that share most with it.
#[derive(Debug)]
pub struct Candidates(pub(super) Vec<Candidate>);

/// A paragraph of another article.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) path: PathBuf,
    /// If it is not to be read from its file.
    pub(super) text: Option<(Arc<OtherText>, Format)>,
    /// What its path tells.
    pub(super) day: Option<Date>,
    /// The number of its block.
    pub(super) block: usize,
}

impl Candidates {
    /// Reads the articles until enough places are found where the paragraph does stand and that are wanted.
    pub fn read(&self, passage: &Passage, is_wanted: &dyn Fn(&Reuse) -> bool) -> Vec<Reuse> {
        let found = self.0.iter().filter_map(|candidate| candidate.read(passage));
        found.filter(is_wanted).take(MOST).collect()
    }
}

impl Candidate {
    /// The paragraph, if it and the one looked for are one.
    fn read(&self, passage: &Passage) -> Option<Reuse> {
        let (article, format) = self.text.clone().or_else(|| read(self.path.clone()))?;
        let prose = extract(&article.text, format);
        let block = self.place(passage, &prose)?;
        let number = prose.blocks[..=block].iter().filter(|block| is_numbered(block.kind)).count();
        Some(Reuse {
            article: Arc::clone(&article),
            date: prose.date.or(self.day),
            number: u32::try_from(number).unwrap_or(u32::MAX),
            span: prose.blocks[block].source,
        })
    }

    /// The number of the block that is one with the paragraph, in the article as it is now.
    fn place(&self, passage: &Passage, prose: &Prose<'_>) -> Option<usize> {
        let here = prose.blocks.get(self.block).filter(|block| is_compared(block.kind));
        let here = here.and_then(|block| Passage::of(&block.text));
        if here.as_ref().is_some_and(|here| here.shares_most(passage)) {
            return Some(self.block);
        }
        // It has prints of the paragraph, or it had: then the article was changed since somebody looked, and the paragraph
        // may be a few lines from there.
        let has_any = |here: Passage| here.prints.iter().any(|print| passage.prints.contains(print));
        if here.is_some_and(has_any) {
            return None;
        }
        passages(prose).find(|(_, other)| other.shares_most(passage)).map(|(block, _)| block)
    }
}

fn read(path: PathBuf) -> Option<(Arc<OtherText>, Format)> {
    let article = articles::read(&path).ok()?;
    let format = format_of(&path).unwrap_or_default();
    let file = file_of(&path);
    Some((Arc::new(OtherText { path, file, text: article.text, skipped: article.skipped }), format))
}

/// The prints of the paragraphs of an article.
pub(super) fn prints(text: &str, format: Format) -> Vec<Print> {
    let mut prints = Vec::new();
    for (number, passage) in passages(&extract(text, format)) {
        let Ok(block) = u32::try_from(number) else { continue };
        let of = u32::try_from(passage.prints.len()).unwrap_or(u32::MAX);
        prints.extend(passage.prints.iter().map(|hash| Print { hash: *hash, block, of }));
    }
    prints
}

/// The paragraphs of an article that may be looked for, by the numbers of their blocks.
pub(super) fn passages(prose: &Prose<'_>) -> impl Iterator<Item = (usize, Passage)> {
    let blocks = prose.blocks.iter().enumerate().filter(|(_, block)| is_compared(block.kind));
    blocks.filter_map(|(number, block)| Some((number, Passage::of(&block.text)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(of: &str, range: std::ops::Range<usize>) -> String {
        range.map(|number| format!("{of}{number}")).collect::<Vec<_>>().join(" ")
    }

    /// The number of the paragraph that is found, where the index says that it is the first.
    fn found(article: &[&str]) -> Option<u32> {
        let path = PathBuf::from("autre.txt");
        let text = OtherText { file: path.clone(), path: path.clone(), text: article.join("\n"), skipped: 0 };
        let text = Some((Arc::new(text), Format::Plain));
        let passage = Passage::of(&words("mot", 0..40)).expect("it is long enough");
        Candidate { path, text, day: None, block: 0 }.read(&passage).map(|reuse| reuse.number)
    }

    #[test]
    fn an_article_that_was_changed_since_it_was_indexed_is_read_as_it_is() {
        let (whole, half) = (words("mot", 0..40), words("mot", 0..20) + " " + &words("autre", 0..30));
        let (other, short) = (words("rien", 0..40), "Un titre.");
        assert_eq!(found(&[&whole, &other]), Some(1));
        for before in [&other[..], short] {
            assert_eq!(found(&[before, &whole]), Some(2), "{before}");
            assert_eq!(found(&[before, before]), None, "{before}");
        }
        // What shares some of it stands where it was indexed, and its article need not be searched.
        assert_eq!(found(&[&half, &other]), None);
        assert_eq!(found(&[]), None);
    }
}
