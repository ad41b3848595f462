//! What a check says: plain data. The words are in [`crate::message`], the wire shapes in the server and
//! in the command line's reports.

pub mod fingerprint;
pub mod together;

use std::ops::Range;
use std::sync::Arc;

use crate::message::Message;
use crate::message::label::Label;
use crate::text::{OtherText, SourceSpan};

/// Something an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of the check that found it, kebab-case.
    pub check: &'static str,
    /// The words it is about.
    pub span: SourceSpan,
    /// How loudly to say it.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Message,
    /// Other places that it speaks of, in document order.
    pub related: Vec<Related>,
    /// Ways to mend it, the preferred one first.
    pub fixes: Vec<Fix>,
    /// Whether the words can go: editors fade them.
    pub unnecessary: bool,
}

/// Another place a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: SourceSpan,
    /// What is there.
    pub message: Message,
    /// The text that it is in, if that is another one.
    pub elsewhere: Option<Arc<OtherText>>,
}

impl Related {
    /// A place in the same text.
    pub fn here(span: SourceSpan, message: Message) -> Self {
        Self { span, message, elsewhere: None }
    }
}

/// How loudly a finding is said, quietest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A faint mark; not in the list of problems.
    Hint,
    /// Worth one look.
    Information,
    /// A copy chief would stop the page.
    Warning,
    /// Only where a house asks for it.
    Error,
}

impl Severity {
    /// Its name, one English word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Its name for a reader.
    pub fn label(self) -> Label {
        match self {
            Self::Hint => Label::Hint,
            Self::Information => Label::Information,
            Self::Warning => Label::Warning,
            Self::Error => Label::Error,
        }
    }
}

/// A way to mend a finding: all of its edits, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: Message,
    /// Whether it may be applied without a look.
    pub safety: Safety,
    /// Sorted by start; they do not overlap.
    pub edits: Vec<Edit>,
    /// What it changes in the settings of the project. Such a fix has no edits.
    pub project: Option<ProjectChange>,
}

impl Fix {
    /// A fix of the text.
    pub fn new(title: Message, safety: Safety, edits: Vec<Edit>) -> Self {
        Self { title, safety, edits, project: None }
    }

    /// A fix that changes the settings of the project.
    pub fn of_project(title: Message, change: ProjectChange) -> Self {
        Self { title, safety: Safety::Suggested, edits: Vec::new(), project: Some(change) }
    }
}

/// A change of the settings of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectChange {
    /// One form is to be used, and not the others.
    Prefer {
        /// The form to use.
        form: String,
        /// What it stands for.
        others: Vec<String>,
    },
    /// Two names are different.
    Different {
        /// The one.
        one: String,
        /// The other.
        other: String,
    },
    /// A name is right as it stands.
    Known {
        /// The name.
        form: String,
    },
    /// A paragraph may stand in an article again and again.
    Boilerplate {
        /// Its words.
        text: String,
    },
    /// A check is off for one file.
    Off {
        /// The id of the check.
        check: &'static str,
        /// The path of the file from the folder of the settings, its parts separated by slashes.
        path: String,
    },
}

/// How far a fix can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Safety {
    /// Right whenever the finding is right: it may be applied to a whole document at once.
    Safe,
    /// A proposal: one person looks at it and decides.
    Suggested,
    /// Shown, never applied.
    Shown,
}

impl Safety {
    /// Its name, one English word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Suggested => "suggested",
            Self::Shown => "shown",
        }
    }
}

/// Replaces the bytes of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go; empty to insert.
    pub span: SourceSpan,
    /// What comes in their place.
    pub text: String,
    /// The part of the text that the reader is to fill in, if any: bytes of it, half-open.
    pub blank: Option<Range<usize>>,
}

impl Edit {
    /// An edit with nothing left to fill in.
    pub fn new(span: SourceSpan, text: impl Into<String>) -> Self {
        Self { span, text: text.into(), blank: None }
    }

    /// Leaves the first of these words in its text to be filled in, if they are there.
    #[must_use]
    pub fn with_blank(mut self, words: &str) -> Self {
        self.blank = self.text.find(words).map(|start| start..start + words.len());
        self
    }
}

/// The text after a fix.
pub fn apply(source: &str, fix: &Fix) -> String {
    apply_edits(source, &fix.edits)
}

/// The text after edits that are sorted by start and do not overlap.
pub fn apply_edits<'e>(source: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for edit in edits {
        text.push_str(&source[at..edit.span.start as usize]);
        text.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    text.push_str(&source[at..]);
    text
}
