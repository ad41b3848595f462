//! What is done with the findings of an article: which are left out, which are mended, and how.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::baseline::{self, Baseline, Entry, Sifted};
use super::described::{Variants, described};
use super::inputs::Input;
use super::{fixing, writing};
use crate::analysis::Analysis;
use crate::analysis::repetition::passage::Reused;
use crate::articles::Text;
use crate::checks::{self, Fixes};
use crate::config::Config;
use crate::finding::{Finding, Safety, Severity};
use crate::message::UiLanguage;
use crate::message::help::ValueHelp;
use crate::message::notice::Notice;
use crate::report::{self, Article, Lines, Proof, Style, Tally};

#[derive(Debug, Default, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag that is given or not")]
pub(super) struct ReviewArguments {
    #[arg(long)]
    fix: bool,
    #[arg(long)]
    diff: bool,
    #[arg(long)]
    unsafe_fixes: bool,
    #[command(flatten)]
    sieve: SieveArguments,
    #[arg(long, requires = "baseline", conflicts_with_all = ["fix", "diff"])]
    write_baseline: bool,
}

described! {
    ReviewArguments [sieve] {
        fix: Fix,
        diff: Diff,
        unsafe_fixes: UnsafeFixes,
        write_baseline: WriteBaseline,
    }
}

/// Which findings are left out.
#[derive(Debug, Default, Args)]
pub(super) struct SieveArguments {
    #[arg(long, value_enum, default_value_t = Loudness::Hint)]
    min_severity: Loudness,
    #[arg(long)]
    baseline: Option<PathBuf>,
}

described! { SieveArguments [] { min_severity: MinSeverity <Level>, baseline: Baseline <File> } }

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Loudness {
    #[default]
    Hint,
    Information,
    Warning,
    Error,
}

impl Variants for Loudness {
    fn help(self) -> ValueHelp {
        match self {
            Self::Hint => ValueHelp::Hint,
            Self::Information => ValueHelp::Information,
            Self::Warning => ValueHelp::Warning,
            Self::Error => ValueHelp::Error,
        }
    }
}

impl Loudness {
    fn severity(self) -> Severity {
        match self {
            Self::Hint => Severity::Hint,
            Self::Information => Severity::Information,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

/// How the findings of a run are treated.
pub(super) struct Review {
    /// The least safe of the fixes that are made; `None` if none are.
    pub(super) fixes: Option<Safety>,
    /// Whether they are shown only.
    pub(super) is_preview: bool,
    least: Severity,
    /// What is left out.
    pub(super) baseline: Option<Baseline>,
    /// Where to note what is found.
    pub(super) notes: Option<PathBuf>,
    /// Where the report goes; `None` for standard output.
    pub(super) page: Option<PathBuf>,
}

/// What came of an article.
#[derive(Default)]
pub(super) struct Reviewed {
    /// What is printed of it.
    pub(super) report: String,
    /// Its part of a page.
    pub(super) proof: Option<Proof>,
    pub(super) tally: Tally,
    /// How many findings are in the baseline.
    pub(super) known: usize,
    /// How many fewer there are than before.
    pub(super) fixed: usize,
    /// The mended text, if it came by standard input.
    pub(super) mended: Option<String>,
    /// Whether it would be another text, or is by now.
    pub(super) changes: bool,
    /// What could not be done, behind its path.
    pub(super) complaints: Vec<Notice>,
    /// What only they want to know who ask for it, behind its path.
    pub(super) asides: Vec<Notice>,
    /// For a new baseline.
    pub(super) entries: Vec<Entry>,
}

impl ReviewArguments {
    /// # Errors
    ///
    /// With a file and what is wrong with it, if the baseline cannot be read.
    pub(super) fn review(&self) -> Result<Review, (PathBuf, Notice)> {
        let least = if self.unsafe_fixes { Safety::Suggested } else { Safety::Safe };
        let fixes = (self.fix || self.diff).then_some(least);
        let notes = self.sieve.baseline.as_ref().filter(|_| self.write_baseline);
        let review = match notes {
            Some(_) => Review { least: self.sieve.min_severity.severity(), ..Review::none() },
            None => self.sieve.review()?,
        };
        Ok(Review { fixes, is_preview: self.diff, notes: notes.cloned(), ..review })
    }
}

impl SieveArguments {
    /// # Errors
    ///
    /// As those of [`ReviewArguments::review`].
    fn review(&self) -> Result<Review, (PathBuf, Notice)> {
        let read = |file: &PathBuf| Baseline::read(file).map_err(|wrong| (file.clone(), wrong));
        let baseline = self.baseline.as_ref().map(read).transpose()?;
        Ok(Review { least: self.min_severity.severity(), baseline, ..Review::none() })
    }

    /// For a page that goes into a file, or to standard output without one.
    ///
    /// # Errors
    ///
    /// As those of [`ReviewArguments::review`].
    pub(super) fn review_for(&self, page: Option<PathBuf>) -> Result<Review, (PathBuf, Notice)> {
        Ok(Review { page, ..self.review()? })
    }
}

impl Review {
    /// Of a question that is not about findings.
    pub(super) fn none() -> Self {
        Self {
            fixes: None,
            is_preview: false,
            least: Severity::Hint,
            baseline: None,
            notes: None,
            page: None,
        }
    }

    /// Whether articles are written.
    pub(super) fn writes(&self) -> bool {
        self.fixes.is_some() && !self.is_preview
    }

    /// Reviews one article, the `number`th: `read` makes an analysis of a text of it and says where its paragraphs stand in others.
    /// `fallback` is spoken of an article in neither language.
    pub(super) fn of(
        &self,
        (number, input): (usize, &Input),
        article: Text,
        config: &Config,
        (style, fallback): (Style, UiLanguage),
        read: impl Fn(String) -> (Analysis, Vec<Reused>),
    ) -> Reviewed {
        let name = input.name();
        let (Input::File(path) | Input::Stdin(path)) = input;
        let mut reviewed = Reviewed::default();
        let Text { text: before, skipped } = article;
        let mut looked = self.look(path, read(before), config);
        if let Some(least) = self.fixes {
            let before = looked.analysis.source.whole().to_owned();
            let count = looked.sifted.new.len();
            let mut first = Some(looked);
            let mut last = None;
            let mended = fixing::mend(&before, least, |text| {
                let now = match first.take() {
                    Some(first) => first,
                    None => self.look(path, read(text.to_owned()), config),
                };
                let findings = now.sifted.new.clone();
                last = Some((text.to_owned(), now));
                findings
            });
            if mended.is_endless {
                reviewed.complaints.push(Notice::EndlessFix);
            }
            looked = match last {
                Some((text, looked)) if text == mended.text => looked,
                _ => self.look(path, read(mended.text.clone()), config),
            };
            reviewed.fixed = count.saturating_sub(looked.sifted.new.len());
            reviewed.changes = mended.text != before;
            let mark = if skipped > 0 { "\u{FEFF}" } else { "" };
            let whole = |text: &str| format!("{mark}{text}");
            if self.is_preview {
                let name = name.strip_prefix("./").unwrap_or(&name);
                reviewed.report = fixing::unified_diff(name, &whole(&before), &whole(&mended.text));
            } else if let Input::Stdin(_) = input {
                reviewed.mended = Some(whole(&mended.text));
            } else if reviewed.changes {
                match writing::replace(path, whole(&before).as_bytes(), whole(&mended.text).as_bytes()) {
                    Ok(()) if reviewed.fixed > 0 => {
                        reviewed.asides.push(Notice::Fixed { count: reviewed.fixed });
                    }
                    Ok(()) => {}
                    Err(wrong) => {
                        reviewed.complaints.push(wrong);
                        reviewed.fixed = 0;
                        looked = self.look(path, read(before), config);
                    }
                }
            }
        }
        let Looked { analysis, sifted } = looked;
        let outdated = sifted.outdated.into_iter();
        reviewed.asides.extend(outdated.map(|(check, count)| Notice::Outdated { check, count }));
        reviewed.known = sifted.known;
        reviewed.tally = Tally::of(&sifted.new);
        if let Some(file) = &self.notes {
            reviewed.entries = baseline::entries(file, path, analysis.source.whole(), &sifted.new);
        } else if !self.is_preview {
            let text = analysis.source.whole();
            let article = Article { path: &name, text, lines: Lines::new(text, skipped) };
            let ui = config.messages.or(analysis.ui_language()).unwrap_or(fallback);
            if let Style::Html = style {
                reviewed.proof = Some(report::proof(number, &article, &analysis, &sifted.new, ui));
            } else {
                reviewed.report = report::findings(&article, &sifted.new, ui, style);
            }
        }
        reviewed
    }

    /// What is found in a text and neither in the baseline nor too quiet.
    fn look(&self, path: &Path, (analysis, reuses): (Analysis, Vec<Reused>), config: &Config) -> Looked {
        let findings: Vec<Finding> = checks::look(&analysis, &reuses, config, Fixes::With);
        let mut sifted = match &self.baseline {
            Some(baseline) => baseline.sift(path, analysis.source.whole(), findings, config),
            None => Sifted { new: findings, ..Sifted::default() },
        };
        sifted.new.retain(|finding| finding.severity >= self.least);
        Looked { analysis, sifted }
    }
}

struct Looked {
    analysis: Analysis,
    sifted: Sifted,
}
