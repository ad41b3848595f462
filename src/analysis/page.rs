//! The page that a document makes: its paragraphs in their places, each with what it tells by itself. An edited page is made
//! of the one before, from what the edit left of it.
//!
//! What paragraphs have to do with each other is told elsewhere.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_128;

use super::ahead;
use super::live::Signs;
use super::paragraph::{InnerMarks, Paragraph, Question};
use super::quotations::Interview;
use super::versions::{Before, Key, Known};
use super::{Analysis, Placed, Reading, is_numbered};
use crate::extract::again::{Earlier, Placement};
use crate::extract::{Block, Genre, Ignore, Shift, Trail, extract};
use crate::lang::names::Names;
use crate::lang::{Guess, Language};
use crate::text::date::Date;
use crate::text::quotes::Carry;
use crate::text::source::Source;

/// A page.
#[derive(Debug)]
pub(super) struct Page {
    /// Its paragraphs, in order.
    pub(super) blocks: Vec<Placed>,
    /// By what each is known again.
    pub(super) known: Vec<Known>,
    /// What its comments ask for.
    pub(super) ignores: Vec<Ignore>,
    /// The language of most of it.
    pub(super) language: Language,
    /// Which marks stand inside its words.
    pub(super) inner_marks: InnerMarks,
    /// The day that its header gives.
    pub(super) date: Option<Date>,
    /// What the page of the next version is made by.
    pub(super) counts: Counts,
    /// How many of its paragraphs were not known.
    pub(super) n_new: usize,
}

/// What of a page is counted rather than told paragraph by paragraph, besides what all may know of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    /// The language that it was to be read in, if any.
    set: Option<Language>,
    weights: Weights,
    /// What its header calls it.
    genre: Option<Genre>,
    /// How many questions of it are set as such.
    questions: usize,
    signs: Signs,
    trail: Trail,
}

impl Counts {
    /// What tells that the page is an interview.
    pub(super) fn interview(&self) -> Interview {
        Interview { told: self.genre == Some(Genre::Interview), questions: self.questions }
    }

    /// Whether the page is a live one.
    pub(super) fn is_live(&self) -> bool {
        self.genre == Some(Genre::Live) || self.signs.show_live()
    }

    /// Counts a paragraph in, `by` 1, or one that is gone out, `by` -1.
    fn count(&mut self, paragraph: &Paragraph, by: isize) {
        let one = |is: bool| if is { by } else { 0 };
        self.questions = self.questions.saturating_add_signed(one(paragraph.question == Question::Set));
        self.signs.count(paragraph.live, by);
    }
}

/// The bytes of a page in each language, of the paragraphs that are long enough to tell.
#[derive(Clone, Copy, Debug, Default)]
struct Weights([usize; LANGUAGES.len()]);

/// In the order in which they are preferred where as much is in the one as in the other.
const LANGUAGES: [Language; 3] = [Language::French, Language::English, Language::Other];

impl Weights {
    fn of<'a>(texts: impl Iterator<Item = (&'a str, &'a Guess)>) -> Self {
        let mut weights = Self::default();
        for (text, guess) in texts.filter(|(_, guess)| guess.sure) {
            for (language, weight) in LANGUAGES.iter().zip(&mut weights.0) {
                *weight += if *language == guess.language { text.len() } else { 0 };
            }
        }
        weights
    }

    /// Those of a page of which a part was replaced.
    fn with(mut self, gone: Self, come: Self) -> Self {
        for (weight, (gone, come)) in self.0.iter_mut().zip(gone.0.iter().zip(come.0)) {
            *weight = *weight - gone + come;
        }
        self
    }

    /// The language that most of the page is in; `None` if no paragraph of it tells.
    fn heaviest(self) -> Option<Language> {
        let weights = LANGUAGES.into_iter().zip(self.0).rev();
        weights
            .max_by_key(|(_, weight)| *weight)
            .filter(|(_, weight)| *weight > 0)
            .map(|(language, _)| language)
    }
}

/// A page that is being put together, block by block.
struct Making<'a> {
    names: &'a Names,
    page: Page,
    /// The quotation that the last block leaves open.
    carry: Carry,
    /// The number of the last paragraph that has one.
    number: u32,
    /// Paragraphs that were not known. Those that are equal share their facts.
    new: FxHashMap<Key, Arc<Paragraph>>,
}

impl<'a> Making<'a> {
    /// Begins with a page that has no blocks yet.
    fn new(page: Page, names: &'a Names) -> Self {
        Self { names, page, carry: Carry::default(), number: 0, new: FxHashMap::default() }
    }

    fn key(&self, block: &Block<'_>, text: u128, guess: Guess, carry: Carry) -> Key {
        let own = guess.sure && self.page.counts.set.is_none();
        let language = if own { guess.language } else { self.page.language };
        Key { content: content(text, block), kind: block.kind, language, carry }
    }

    /// Puts a block behind the others, with its facts as they were before if they depend on the same. `at` is its number
    /// among those that are looked at, `text` the hash of its text.
    fn put(&mut self, at: usize, block: Block<'_>, text: u128, guess: Guess, before: &Before<'_>) {
        let key = self.key(&block, text, guess, self.carry);
        let names = self.names;
        let analyze =
            || Paragraph::analyze(key.kind, key.language, &block.text, &block.zones, key.carry, names);
        let paragraph = match before.paragraph(at, &key) {
            Some(known) => Arc::clone(known),
            None => self.new.entry(key).or_insert_with(|| Arc::new(analyze())).clone(),
        };
        self.carry = paragraph.carry;
        let numbered = is_numbered(block.kind);
        self.number += u32::from(numbered);
        let number = numbered.then_some(self.number);
        let page = &mut self.page;
        page.inner_marks = page.inner_marks.and(paragraph.inner_marks);
        page.counts.count(&paragraph, 1);
        page.blocks.push(Placed { paragraph, map: block.map, source: block.source, top: block.top, number });
        page.known.push(Known { text, guess, key });
    }

    fn finish(self) -> Page {
        Page { n_new: self.new.len(), ..self.page }
    }
}

impl Page {
    /// Reads a text whole. Paragraphs that `previous` knows are taken from there. `None` if `cancelled` became true.
    pub(super) fn read(
        source: &Source,
        reading: Reading,
        names: &Names,
        previous: Option<&Analysis>,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let prose = extract(source.whole(), reading.format);
        let hashes: Vec<u128> = prose.blocks.iter().map(|block| xxh3_128(block.text.as_bytes())).collect();
        let all = 0..previous.map_or(0, |previous| previous.blocks.len());
        let before = Before::new(previous, all, &hashes);
        let texts = prose.blocks.iter().zip(&hashes).enumerate();
        let known = texts.map(|(at, (block, hash))| before.guess(at, block, *hash)).collect();
        let guesses = ahead::guess(&prose.blocks, known, cancelled)?;
        let weights = Weights::of(prose.blocks.iter().map(|block| &*block.text).zip(&guesses));
        let language = reading.language.or_else(|| weights.heaviest()).unwrap_or_else(|| {
            // A text too short to tell is read as one that is, rather than not at all.
            let text: String = prose.blocks.iter().map(|block| &*block.text).collect::<Vec<_>>().join(" ");
            Language::detect_short(&text)
        });
        let counts = Counts {
            set: reading.language,
            weights,
            genre: prose.genre,
            questions: 0,
            signs: Signs::default(),
            trail: prose.trail,
        };
        let page = Self {
            blocks: Vec::with_capacity(hashes.len()),
            known: Vec::with_capacity(hashes.len()),
            ignores: prose.ignores,
            language,
            inner_marks: InnerMarks::default(),
            date: prose.date,
            counts,
            n_new: 0,
        };
        let mut making = Making::new(page, names);
        let changed = before.changed();
        let is_long =
            prose.blocks[changed.clone()].iter().map(|block| block.text.len()).sum::<usize>() >= ahead::LONG;
        if is_long {
            let all = prose.blocks.iter().zip(hashes.iter().zip(&guesses)).enumerate();
            let blocks =
                all.skip(changed.start).take(changed.len()).filter_map(|(at, (block, (text, guess)))| {
                    let key = making.key(block, *text, *guess, Carry::default());
                    before.paragraph(at, &key).is_none().then_some((key, block))
                });
            let ahead = ahead::analyze(blocks, names, cancelled)?;
            making.new = ahead;
        }
        let texts = hashes.into_iter().zip(guesses);
        for (at, (block, (text, guess))) in prose.blocks.into_iter().zip(texts).enumerate() {
            if cancelled() {
                return None;
            }
            making.put(at, block, text, guess, &before);
        }
        Some(making.finish())
    }

    /// Makes the page of a text from that of an earlier version, of which it reads again what an edit may have changed.
    /// `None` if that may be all of it, or if the text is to be read in another way.
    pub(super) fn read_again(
        source: &Source,
        reading: Reading,
        names: &Names,
        previous: &Analysis,
    ) -> Option<Self> {
        let mut counts = previous.counts;
        if reading != (Reading { format: previous.format, language: counts.set }) {
            return None;
        }
        let block = |at: usize| {
            let placed = &previous.blocks[at];
            Placement { source: placed.source, top: placed.top }
        };
        let n_blocks = previous.blocks.len();
        let earlier = Earlier {
            source: &previous.source,
            format: previous.format,
            n_blocks,
            block,
            ignores: &previous.ignores,
            trail: counts.trail,
        };
        let stretch = earlier.stretch(source)?;
        if stretch.bytes.len() >= ahead::LONG {
            return None;
        }
        let text = source.part(stretch.bytes.clone());
        let again = earlier.read(&stretch, &text)?;
        counts.trail = again.trail;
        let (gone, shift) = (again.gone, again.shift);

        let hashes: Vec<u128> = again.come.iter().map(|block| xxh3_128(block.text.as_bytes())).collect();
        let before = Before::new(Some(previous), gone.clone(), &hashes);
        let texts = again.come.iter().zip(&hashes).enumerate();
        let known = texts.map(|(at, (block, hash))| before.guess(at, block, *hash)).collect();
        let guesses = ahead::guess(&again.come, known, &|| false)?;
        let left = previous.blocks[gone.clone()].iter().map(|placed| &*placed.paragraph.text);
        let left = left.zip(previous.known[gone.clone()].iter().map(|known| &known.guess));
        let come = again.come.iter().map(|block| &*block.text).zip(&guesses);
        counts.weights = counts.weights.with(Weights::of(left), Weights::of(come));
        // In another language, paragraphs that do not tell say something else.
        if counts.set.or_else(|| counts.weights.heaviest())? != previous.language {
            return None;
        }

        let mut inner_marks = previous.inner_marks;
        for placed in &previous.blocks[gone.clone()] {
            inner_marks = inner_marks.without(placed.paragraph.inner_marks);
            counts.count(&placed.paragraph, -1);
        }
        let n_blocks = n_blocks - gone.len() + again.come.len();
        let page = Self {
            blocks: Vec::with_capacity(n_blocks),
            known: Vec::with_capacity(n_blocks),
            ignores: again.ignores,
            language: previous.language,
            inner_marks,
            date: previous.date,
            counts,
            n_new: 0,
        };
        let mut making = Making::new(page, names);
        let (above, below) = (&previous.blocks[..gone.start], &previous.blocks[gone.end..]);
        let last_number =
            |blocks: &[Placed]| blocks.iter().rev().find_map(|placed| placed.number).unwrap_or(0);
        making.carry = above.last().map(|placed| placed.paragraph.carry).unwrap_or_default();
        making.number = last_number(above);
        making.page.blocks.extend_from_slice(above);
        making.page.known.extend_from_slice(&previous.known[..gone.start]);
        let texts = hashes.into_iter().zip(guesses);
        for (at, (block, (text, guess))) in again.come.into_iter().zip(texts).enumerate() {
            making.put(at, block, text, guess, &before);
        }
        // A quotation that is left open, or no longer, goes on in what stands behind.
        if previous.known.get(gone.end).is_some_and(|next| next.key.carry != making.carry) {
            return None;
        }
        let numbers = Shift { before: last_number(&previous.blocks[..gone.end]), after: making.number };
        if shift.before == shift.after && numbers.before == numbers.after {
            making.page.blocks.extend_from_slice(below);
        } else {
            making.page.blocks.extend(below.iter().map(|placed| placed.moved(shift, numbers)));
        }
        making.page.known.extend_from_slice(&previous.known[gone.end..]);
        Some(making.finish())
    }
}

/// The hash of a block's text with its zones.
fn content(hash: u128, block: &Block<'_>) -> u128 {
    use std::hash::{Hash, Hasher};
    if block.zones.is_empty() {
        return hash;
    }
    let mut zones = xxhash_rust::xxh3::Xxh3::new();
    block.zones.hash(&mut zones);
    zones.write_u128(hash);
    zones.digest128()
}
