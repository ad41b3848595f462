//! A run over some articles, seen from where its results arrive: prints them one by one, counts, and closes with what it
//! came to. It looks at no article itself.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::baseline::{self, Baseline, Entry};
use super::review::{Review, Reviewed};
use super::{Answer, complain, writing};
use crate::message::UiLanguage;
use crate::message::notice::Notice;
use crate::message::unreadable::Unreadable;
use crate::report::{Outcome, Question, Report, Style, Tally};

/// How much is said beside what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verbosity {
    /// Nothing but complaints.
    Quiet,
    Usual,
    /// All that was done.
    Verbose,
}

/// Whether anything is printed of an answer.
pub(super) fn is_told(answer: &Answer) -> bool {
    let is_silent = |reviewed: &Reviewed| {
        reviewed.report.is_empty() && reviewed.complaints.is_empty() && reviewed.asides.is_empty()
    };
    !answer.as_ref().is_ok_and(is_silent)
}

/// What was printed and counted so far.
pub(super) struct Run<'a> {
    report: Report,
    style: Style,
    review: &'a Review,
    ui: UiLanguage,
    verbosity: Verbosity,
    /// Where the report goes.
    out: BufWriter<Box<dyn Write>>,
    complaints: Vec<String>,
    tally: Tally,
    n_read: usize,
    n_taken: usize,
    known: usize,
    fixed: usize,
    n_changed: usize,
    mended: Option<String>,
    entries: Vec<Entry>,
}

impl<'a> Run<'a> {
    /// Of nothing yet, but some complaints that were told already. A filter has its article on standard output: what is
    /// left of it is reported beside that.
    pub(super) fn new(
        question: Question,
        style: Style,
        review: &'a Review,
        ui: UiLanguage,
        complaints: Vec<String>,
        verbosity: Verbosity,
        is_filter: bool,
    ) -> Self {
        let out: Box<dyn Write> = if is_filter { Box::new(io::stderr()) } else { Box::new(io::stdout()) };
        Self {
            report: Report::new(question, style, ui),
            style,
            review,
            ui,
            verbosity,
            out: BufWriter::new(out),
            complaints,
            tally: Tally::default(),
            n_read: 0,
            n_taken: 0,
            known: 0,
            fixed: 0,
            n_changed: 0,
            mended: None,
            entries: Vec::new(),
        }
    }

    /// Prints what stands before all articles.
    pub(super) fn open(&mut self) -> io::Result<()> {
        if self.has_report() {
            self.out.write_all(self.report.opening().as_bytes())?;
        }
        Ok(())
    }

    /// Prints what came of the next article.
    pub(super) fn take(&mut self, name: &str, answer: Answer) -> io::Result<()> {
        self.n_taken += 1;
        match answer {
            Ok(reviewed) => self.print(name, reviewed),
            Err(complaint) => {
                self.complain(complaint);
                Ok(())
            }
        }
    }

    fn print(&mut self, name: &str, reviewed: Reviewed) -> io::Result<()> {
        self.n_read += 1;
        self.tally.add(reviewed.tally);
        self.known += reviewed.known;
        self.fixed += reviewed.fixed;
        self.n_changed += usize::from(reviewed.changes);
        self.entries.extend(reviewed.entries);
        self.mended = self.mended.take().or(reviewed.mended);
        if let Some(proof) = reviewed.proof {
            self.report.keep(proof);
        }
        for complaint in reviewed.complaints {
            self.complain(format!("{name}: {}", complaint.text(self.ui)));
        }
        for aside in reviewed.asides {
            self.tell(name, &aside);
        }
        let report = if self.has_report() { self.report.piece(reviewed.report) } else { reviewed.report };
        self.out.write_all(report.as_bytes())?;
        // Reports reach their reader whole and at once; a run over a thousand of them still writes in blocks.
        if report.is_empty() { Ok(()) } else { self.out.flush() }
    }

    /// How many articles are done.
    pub(super) fn n_taken(&self) -> usize {
        self.n_taken
    }

    /// 0: nothing to look at; 1: something; 2: something could not be done.
    pub(super) fn status(&self) -> u8 {
        let is_something = self.tally.is_loud() || (self.review.is_preview && self.n_changed > 0);
        match (self.complaints.is_empty(), is_something && self.review.notes.is_none()) {
            (false, _) => 2,
            (true, true) => 1,
            (true, false) => 0,
        }
    }

    /// Prints what stands behind all articles, and writes what is written once.
    pub(super) fn close(mut self) -> io::Result<()> {
        let review = self.review;
        if let Some(file) = &review.notes {
            return self.note(file);
        }
        for path in review.baseline.iter().flat_map(Baseline::gone) {
            self.tell(path, &Notice::OutdatedArticle);
        }
        if self.has_report() {
            let outcome = Outcome {
                articles: self.n_read,
                tally: self.tally,
                known: review.baseline.as_ref().map(|_| self.known),
                fixed: review.fixes.map(|_| self.fixed),
                complaints: &self.complaints,
                status: self.status(),
            };
            if let Some(file) = &review.page {
                let (page, told) = (self.report.closing(&outcome), outcome.notice().text(self.ui));
                let shown = file.display();
                writing::write(file, page.as_bytes()).map_err(|error| {
                    io::Error::other(format!("{shown}: {}", Unreadable::from(&error).text(self.ui)))
                })?;
                if self.verbosity != Verbosity::Quiet {
                    writeln!(self.out, "{shown}: {told}")?;
                }
                return self.out.flush();
            }
            let is_wanted = self.verbosity != Verbosity::Quiet || !matches!(self.style, Style::Text { .. });
            if is_wanted {
                self.out.write_all(self.report.closing(&outcome).as_bytes())?;
            }
        } else if self.verbosity != Verbosity::Quiet {
            let preview = Notice::Preview { fixed: self.fixed, articles: self.n_changed };
            complain(&preview.text(self.ui));
        }
        self.out.flush()?;
        if let Some(text) = &self.mended {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
        Ok(())
    }

    /// Writes a new baseline.
    fn note(mut self, file: &Path) -> io::Result<()> {
        let entries = std::mem::take(&mut self.entries);
        let count = entries.iter().map(Entry::count).sum();
        let (shown, ui) = (file.display(), self.ui);
        baseline::write(file, entries)
            .map_err(|error| io::Error::other(format!("{shown}: {}", Unreadable::from(&error).text(ui))))?;
        if self.verbosity != Verbosity::Quiet {
            let written = Notice::BaselineWritten { count }.text(self.ui);
            writeln!(self.out, "{shown}: {written}")?;
        }
        self.out.flush()
    }

    /// Whether what is printed is a report, and not what somebody has asked for in its stead.
    fn has_report(&self) -> bool {
        !self.review.is_preview && self.review.notes.is_none()
    }

    /// Tells what could not be done.
    pub(super) fn complain(&mut self, complaint: String) {
        complain(&complaint);
        self.complaints.push(complaint);
    }

    fn tell(&self, name: &str, aside: &Notice) {
        if self.verbosity == Verbosity::Verbose {
            complain(&format!("{name}: {}", aside.text(self.ui)));
        }
    }
}
