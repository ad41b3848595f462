//! Facts about a document: paragraphs, quotations and who says them, names, passages that stand twice.
//! No judgement and no wording: what is worth saying is for [`crate::checks`].
//!
//! Analysis is pure and cannot fail. An edited document is read again around the edit only (`page`), a paragraph is
//! analyzed once for each distinct content and shared from version to version, and what spans paragraphs is kept up by
//! what has come and gone. An analysis made from an earlier one equals a fresh one.

mod ahead;
pub mod attribution;
pub mod cast;
mod cues;
mod discourse;
mod doubled;
pub mod likeness;
pub mod live;
pub mod mentions;
pub mod names;
mod naming;
mod nouns;
mod page;
pub mod paragraph;
mod people;
pub mod quotations;
mod reading;
pub mod repetition;
mod speakers;
mod spellings;
mod subjects;
mod threads;
mod usage;
pub mod vague;
mod verbs;
mod versions;
mod whereabouts;
pub mod written;

use std::sync::Arc;

use crate::extract::{BlockKind, Format, Ignore, OffsetMap, Shift};
use crate::lang::Language;
use crate::lang::names::Names;
use crate::message::UiLanguage;
use crate::text::date::Date;
use crate::text::source::Source as Text;
use crate::text::{ProseSpan, SourceSpan};
use attribution::{Attribution, Window};
use names::Mixed;
use naming::Naming;
use page::{Counts, Page};
use paragraph::{InnerMarks, Paragraph};
use quotations::{Cited, CitedBy, QuoteKind, Reason};
use repetition::Repeat;
use repetition::index::Index;
use repetition::retold::{Again, Echoes, Requoted, Retold};
use speakers::Speakers;
use versions::{Change, Kept, Known};

/// So many new paragraphs are looked at by two threads at once; for fewer it is not worth it.
const MANY: usize = 500;

/// How a document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which of its bytes are prose.
    pub format: Format,
    /// The language of all of it; `None` if its words are to tell, paragraph by paragraph.
    pub language: Option<Language>,
}

impl From<Format> for Reading {
    fn from(format: Format) -> Self {
        Self { format, language: None }
    }
}

/// The facts of one version of a document.
#[derive(Debug)]
pub struct Analysis {
    /// The text that was analyzed.
    pub source: Text,
    /// How it was read.
    pub format: Format,
    /// The language of most of it.
    pub language: Language,
    /// Its paragraphs, in order.
    pub blocks: Vec<Placed>,
    /// Its passages that stand twice, by place of the copy.
    pub repeats: Vec<Repeat>,
    /// Its paragraphs whose words stand elsewhere in it, though not all of them, by place.
    pub retold: Vec<Retold>,
    /// Its sentences that stand in it before, by place.
    pub said_again: Vec<Again>,
    /// Its quotations that stand in it before, by place.
    pub quoted_again: Vec<Again>,
    /// Its quotations of five words or more that stand in it twice, in order.
    pub requoted: Vec<Requoted>,
    /// Its outermost quotations, in order.
    pub cited: Vec<Cited>,
    /// The names it does not spell alike.
    pub mixed: Vec<Mixed>,
    /// The names in force for it.
    pub names_in_force: Arc<Names>,
    /// Which marks stand inside its words.
    pub inner_marks: InnerMarks,
    /// Whether it is an interview: it says so, or sets questions as such.
    pub interview: bool,
    /// Whether it is a page that is added to while things happen: it says so, or shows it.
    pub live: bool,
    /// The day that its front matter gives.
    pub date: Option<Date>,
    /// What its comments ask checks to leave alone, in document order.
    pub ignores: Vec<Ignore>,
    /// What the page of the next version is made by.
    counts: Counts,
    /// By what its paragraphs are known again in the next version, in order.
    known: Vec<Known>,
    /// What paragraphs tell of its quotations, for the next version.
    told: Kept<Vec<Cited>>,
    /// What is known of its names, for the next version.
    naming: Kept<Naming>,
    /// What its paragraphs share, for the next version.
    index: Kept<Index>,
}

/// A paragraph in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its facts.
    pub paragraph: Arc<Paragraph>,
    /// From its prose to the file.
    pub map: OffsetMap,
    /// Its bytes in the file, markup included.
    pub source: SourceSpan,
    /// Where the document can be read from by itself, if it is here: see [`crate::extract::Block::top`].
    pub top: Option<u32>,
    /// Its number as a reader counts the paragraphs, 1-based; `None` for what is not one, such as a heading.
    pub number: Option<u32>,
}

impl Placed {
    /// The same in a text that has moved, with another number.
    fn moved(&self, text: Shift, numbers: Shift) -> Self {
        Self {
            paragraph: Arc::clone(&self.paragraph),
            map: self.map.moved(text),
            source: text.of(self.source),
            top: self.top.map(|top| text.at(top)),
            number: self.number.map(|number| numbers.at(number)),
        }
    }
}

impl Analysis {
    /// Analyzes a text of at most [`crate::text::MAX_BYTES`]. Paragraphs that `previous` knows are taken
    /// from there, if the same names were in force; the result is the same as without it. `None` if `cancelled` became
    /// true on the way.
    pub fn build(
        source: impl Into<Text>,
        reading: impl Into<Reading>,
        names: &Arc<Names>,
        previous: Option<&Self>,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let (source, reading) = (source.into(), reading.into());
        let previous = previous.filter(|previous| Arc::ptr_eq(&previous.names_in_force, names));
        let again = previous.and_then(|previous| Page::read_again(&source, reading, names, previous));
        let page = match again {
            Some(page) => page,
            None => Page::read(&source, reading, names, previous, cancelled)?,
        };
        let Page { blocks, known, ignores, language, inner_marks, date, counts, n_new } = page;
        let interview = counts.interview();
        let repetition = || {
            let mut index = previous.and_then(|previous| previous.index.take()).unwrap_or_default();
            let is_alone = index.update(&blocks);
            let repeats = repetition::repeats(&blocks, index.with_repeated_texts());
            // A run takes short lines along that nothing else is told of.
            let as_before = previous.filter(|previous| is_alone && repeats == previous.repeats);
            let (mut told, before) = previous
                .and_then(|previous| Some((previous.told.take()?, &previous.blocks[..])))
                .unwrap_or_default();
            let cited = quotations::cite(&Change::new(before, &blocks), interview, &mut told);
            let echoes = match as_before {
                Some(previous) => Echoes::again(previous, &blocks, &repeats, &cited),
                None => Echoes::of(&blocks, &repeats, &cited, &index),
            };
            (repeats, cited, told, echoes, index)
        };
        let naming = || naming::mixed(&blocks, language, names, previous);
        // Neither needs the other, and each takes half the time if much is new.
        let ((repeats, cited, told, echoes, index), (mixed, naming)) =
            if n_new < MANY { (repetition(), naming()) } else { threads::both(repetition, naming) };
        Some(Self {
            source,
            format: reading.format,
            language,
            blocks,
            repeats,
            retold: echoes.retold,
            said_again: echoes.sentences,
            quoted_again: echoes.quotes,
            requoted: echoes.requoted,
            cited,
            mixed,
            names_in_force: Arc::clone(names),
            inner_marks,
            interview: interview.is_one(),
            live: counts.is_live(),
            date,
            ignores,
            counts,
            known,
            told: Kept::new(told),
            naming: Kept::new(naming),
            index: Kept::new(index),
        })
    }

    /// The document's own language as one that messages can be in; `None` if it is neither.
    pub fn ui_language(&self) -> Option<UiLanguage> {
        match self.language {
            Language::French => Some(UiLanguage::French),
            Language::English => Some(UiLanguage::English),
            Language::Other => None,
        }
    }

    /// The bytes of a stretch of a block's prose.
    pub fn source_of(&self, block: usize, span: ProseSpan) -> SourceSpan {
        self.blocks[block].map.to_source(span)
    }

    /// Whether a block is a value between quotation marks in front matter: one of them inside would end it.
    pub fn is_quoted_value(&self, block: usize) -> bool {
        let placed = &self.blocks[block];
        let start = placed.source.start;
        let first = placed.map.segments().first().map_or(start, |segment| segment.source.start) as usize;
        matches!(placed.paragraph.kind, BlockKind::Heading | BlockKind::Standfirst)
            && self.source.part(start as usize..first).ends_with(['\'', '"'])
    }

    /// Every quotation, in document order, inner ones behind the one they are in.
    pub fn quotations(&self) -> Vec<Quotation<'_>> {
        let speakers = Speakers::new(&self.blocks);
        let mut outermost = self.cited.iter().peekable();
        let mut quotations = Vec::new();
        for (block, placed) in self.blocks.iter().enumerate() {
            for (index, quote) in placed.paragraph.quotes.iter().enumerate() {
                let cited = outermost.next_if(|cited| (cited.block, cited.quote) == (block, index));
                let kind = cited.map_or(quote.kind, |cited| cited.kind);
                let attribution = cited.and_then(|cited| match (cited.source, kind) {
                    (CitedBy::Source { block, attribution }, _) => {
                        Some(self.source(block, &attribution, &speakers))
                    }
                    (CitedBy::Unclear { .. }, _) => Some(Source::without("unclear")),
                    (CitedBy::Nobody { .. }, QuoteKind::Speech) => Some(Source::without("none")),
                    (CitedBy::Nobody { .. }, _) => None,
                });
                quotations.push(Quotation {
                    span: self.source_of(block, quote.marks.outer),
                    text: &placed.paragraph.text[quote.marks.inner.range()],
                    kind: kind.name(),
                    // What the page makes of it goes before what its paragraph does.
                    reason: if kind == quote.kind { quote.reason } else { Reason::Display },
                    cited,
                    attribution,
                });
            }
        }
        quotations
    }

    /// Every person, place and organization that the article names, in order of first mention.
    pub fn names(&self) -> Vec<Name> {
        people::names(&self.blocks, &self.mixed, self.names_in_force.table())
    }

    /// The names of the people who say each of some pairs of quotations, as fully as the article gives them; `None` where
    /// one of the two is not surely said by a person with a name, or where they are not two people by their names as they
    /// stand there.
    pub fn people(
        &self,
        pairs: &[(&Cited, &Cited)],
        are_two: impl Fn(&str, &str) -> bool,
    ) -> Vec<Option<[&str; 2]>> {
        let both = |(one, other): &(&Cited, &Cited)| match (one.source, other.source) {
            (
                CitedBy::Source { block: one, attribution: its },
                CitedBy::Source { block: other, attribution: others },
            ) => Some([(one, its), (other, others)]),
            _ => None,
        };
        Speakers::new(&self.blocks).people(pairs.iter().map(both), are_two)
    }

    /// The speakers whom their own paragraph names in full, with the block of each quotation of theirs, in order.
    pub fn speakers(&self) -> Vec<(usize, &str)> {
        let named = self.cited.iter().filter_map(|cited| match cited.source {
            CitedBy::Source { block, attribution } => {
                let paragraph = &self.blocks[block].paragraph;
                let speaker = attribution.referent.or(attribution.speaker)?;
                let figure = paragraph.cast.iter().find(|figure| figure.words.contains(speaker))?;
                let name = &paragraph.text[figure.name.filter(|_| figure.human)?.range()];
                name.contains(' ').then_some((cited.block, name))
            }
            CitedBy::Unclear { .. } | CitedBy::Nobody { .. } => None,
        });
        named.collect()
    }

    fn source(&self, block: usize, attribution: &Attribution, speakers: &Speakers<'_>) -> Source {
        let paragraph = &self.blocks[block].paragraph;
        let words = |span: ProseSpan| &paragraph.text[span.range()];
        let name = speakers.name(block, attribution);
        let speaker = attribution.speaker.map(|span| self.source_of(block, span));
        let speaker = name.zip(speaker);
        let status = match attribution.window {
            Window::Continuation | Window::PreviousParagraph => "continued",
            _ => "attributed",
        };
        let cue = (words(attribution.cue).to_owned(), self.source_of(block, attribution.cue));
        let confidence = Confidence::of(attribution.window, speakers.is_known(block, attribution));
        Source { status, speaker, cue: Some(cue), window: attribution.window.name(), confidence }
    }
}

/// How sure it is that a quotation has the speaker it is given. Of the quotations in labelled articles, the speaker is
/// right most often where it is high, and least often where it is low.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Nobody, or somebody who only happens to be named near: look it up.
    Low,
    /// The sentence or paragraph around tells, or a pronoun or description that stands for nobody named.
    Medium,
    /// Its own sentence names the speaker, or stands for somebody named before.
    High,
}

impl Confidence {
    /// Of where a source was found, and whether its words lead to somebody whom the article names.
    fn of(window: Window, known: bool) -> Self {
        match window {
            Window::Incise | Window::After | Window::Before if known => Self::High,
            Window::Incise | Window::After => Self::Medium,
            Window::Continuation | Window::PreviousParagraph | Window::NextParagraph if known => Self::Medium,
            _ => Self::Low,
        }
    }

    /// One English word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Whether a reader counts a block as a paragraph.
pub fn is_numbered(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation)
}

/// A quotation and who says it, with places in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation<'a> {
    /// From the opening mark to the closing one, both included.
    pub span: SourceSpan,
    /// The words between the marks.
    pub text: &'a str,
    /// `speech`, `title`, `scare`, `term`, `slogan`, `nickname`, `headline` or `other`.
    pub kind: &'static str,
    /// Why it is that.
    pub reason: Reason,
    /// Its place in [`Analysis::cited`]; `None` for one inside another.
    pub cited: Option<&'a Cited>,
    /// Who says it; `None` for what is no speech.
    pub attribution: Option<Source>,
}

/// Who says a quotation, and which words say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `attributed`, `continued`, `unclear` or `none`.
    pub status: &'static str,
    /// The fullest name the article gives the speaker, and the words of the attributing clause.
    pub speaker: Option<(String, SourceSpan)>,
    /// The words that attribute, and their place.
    pub cue: Option<(String, SourceSpan)>,
    /// The window it was found in, in words; empty if none.
    pub window: &'static str,
    /// How sure the speaker is.
    pub confidence: Confidence,
}

impl Source {
    fn without(status: &'static str) -> Self {
        Self { status, speaker: None, cue: None, window: "", confidence: Confidence::Low }
    }
}

/// A person, place or organization.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The fullest form.
    pub name: String,
    /// `person`, `place`, `organisation` or `other`.
    pub kind: &'static str,
    /// Its spellings and short forms, in order of first mention, each with its places in order.
    pub forms: Vec<(String, Vec<SourceSpan>)>,
    /// What the article says of a person where it first does, in its words: « maire de Lens ».
    pub function: Option<(String, SourceSpan)>,
    /// Whether the article spells it in several ways: some of its forms differ in spelling, not in length alone.
    pub mixed: bool,
}

impl Name {
    /// Where it is first mentioned.
    pub fn first(&self) -> SourceSpan {
        self.forms.first().and_then(|(_, mentions)| mentions.first()).copied().unwrap_or_default()
    }

    /// How often it is mentioned, in whatever form.
    pub fn count(&self) -> usize {
        self.forms.iter().map(|(_, mentions)| mentions.len()).sum()
    }
}
