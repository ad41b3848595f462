//! Facts about a document: paragraphs, quotations and who says them, names, passages that stand twice.
//! No judgement and no wording: what is worth saying is for [`crate::checks`].
//!
//! Analysis is pure and cannot fail. A paragraph is analyzed once for each distinct content and shared from
//! version to version; what spans paragraphs is derived again from those facts.

use crate::extract::Format;
use crate::message::UiLanguage;
use crate::text::SourceSpan;

/// The facts of one version of a document.
#[derive(Debug)]
pub struct Analysis {
    /// The text that was analyzed.
    pub source: String,
    /// How it was read.
    pub format: Format,
}

impl Analysis {
    /// Analyzes a text of at most [`crate::text::MAX_BYTES`]. Paragraphs that `previous` knows are taken
    /// from there; the result is the same as without it. `None` if `cancelled` became true on the way.
    pub fn build(
        source: String,
        format: Format,
        previous: Option<&Self>,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let _ = (previous, cancelled);
        Some(Self { source, format })
    }

    /// The document's own language as one that messages can be in; `None` if it is neither.
    pub fn ui_language(&self) -> Option<UiLanguage> {
        None
    }

    /// Every quotation, in document order, for the quote sheet.
    pub fn quotations(&self) -> Vec<Quotation<'_>> {
        Vec::new()
    }

    /// Every person, place and organization that the article names, in order of first mention.
    pub fn names(&self) -> Vec<Name> {
        Vec::new()
    }
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
}

/// A person, place or organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The fullest form.
    pub name: String,
    /// `person`, `place`, `organisation` or `other`.
    pub kind: &'static str,
    /// Its spellings, in order of first mention, each with its places.
    pub forms: Vec<(String, Vec<SourceSpan>)>,
}
