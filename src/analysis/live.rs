//! What shows that a page is a live one, which is added to while things happen: its entries begin with the time of day, or it
//! speaks of itself as one where it opens and closes.
//!
//! What such a page may tell again is for the checks.

use std::sync::LazyLock;

use regex::Regex;

use super::reading::Reading;
use crate::extract::BlockKind;
use crate::lang::WordClasses;
use crate::text::segment::count_words;

/// Whether a paragraph shows that its page is a live one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Live {
    /// It does not.
    No,
    /// It is an entry that begins with the time of day, or that time alone.
    Timed,
    /// It is a line that opens or closes such a page.
    Said,
}

/// How many paragraphs of a page show that it is a live one, in each way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    timed: usize,
    said: usize,
}

impl Signs {
    /// Counts a paragraph in, `by` 1, or one that is gone out, `by` -1.
    pub(super) fn count(&mut self, live: Live, by: isize) {
        match live {
            Live::No => {}
            Live::Timed => self.timed = self.timed.saturating_add_signed(by),
            Live::Said => self.said = self.said.saturating_add_signed(by),
        }
    }

    /// Whether they are enough: an article may tell once of the end of a live page, and give an hour or two.
    pub(super) fn show_live(self) -> bool {
        self.timed >= 5 || self.said >= 2
    }
}

/// What the beginning of a text shows, in any language: « 14 h 30 – », "11:50 a.m.", "[9:05]".
pub(super) fn sign(text: &str, kind: BlockKind) -> Live {
    /// In words. The lines of a timetable are shorter than entries.
    const SHORTEST: usize = 12;
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        let hour = r"(?:[01]?\d|2[0-4])";
        let minutes = r"[0-5]\d";
        let half = r"\s?[AaPp]\.?[Mm]\b\.?";
        let time =
            format!(r"{hour}(?:\s?[Hh]\s?(?:{minutes})?|:{minutes}(?:{half})?|(?:\.{minutes})?{half})");
        // The entry follows behind a mark, or with its first capital.
        Regex::new(&format!(r#"^[(\[]?{time}[)\]]?\s*(?:$|[-–—:|.·•]|\s[«“"]?\s?\p{{Lu}})"#))
            .expect("a pattern")
    });
    let begins = text.trim_start_matches(['(', '[']).starts_with(|first: char| first.is_ascii_digit());
    let time = if begins { TIME.find(text) } else { None };
    let is_entry = |end: usize| match kind {
        BlockKind::Heading => true,
        // The entry is in the next one.
        BlockKind::Paragraph if end == text.len() => true,
        _ => count_words(text) >= SHORTEST,
    };
    if time.is_some_and(|time| is_entry(time.end())) { Live::Timed } else { Live::No }
}

/// Whether a paragraph is a line that opens or closes a live page: « Nous ouvrons ce direct », "This live blog is now closed".
pub(super) fn is_said(reading: &Reading<'_>) -> bool {
    /// In tokens. Longer paragraphs tell a story, which may be that of a live page.
    const LONGEST: usize = 45;
    /// The most tokens of what stands before the page.
    const BEFORE: usize = 4;
    let end = reading.tokens.len();
    if end > LONGEST {
        return false;
    }
    let is_opened = |page: usize| {
        let opening = |at| reading.phrase(at, page, WordClasses::LIVE_OPENS);
        (page.saturating_sub(BEFORE)..page).filter_map(opening).any(|opening| opening.end == page)
    };
    (0..end).filter_map(|at| reading.phrase(at, end, WordClasses::LIVE_PAGE)).any(|page| {
        is_opened(page.start) || reading.phrase(page.end, end, WordClasses::LIVE_CLOSES).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(text: &str) -> bool {
        let entry = format!("{text} the doors of the hall were opened to the first of the visitors");
        sign(&entry, BlockKind::Paragraph) == Live::Timed
    }

    #[test]
    fn entries_begin_with_the_time_of_day() {
        for text in [
            "11.50am: At last",
            "4 p.m. – At last",
            "11:50 a.m. At last",
            "14h32. Enfin",
            "14 h 32 – Enfin",
            "8h : enfin",
            "[18:05] Enfin",
            "18:05 Enfin",
            "18:05 « Enfin",
            "6:05 pm “At last",
            "18H05 | Enfin",
        ] {
            assert!(begins(text), "{text}");
        }
        for text in [
            "",
            "14",
            "14.50 euros",
            "14.50 : le prix",
            "25:10 – no hour",
            "12:75 – no minutes",
            "18h05 précises, enfin",
            "8 heures : enfin",
            "4 Amish farms",
            "10:45 in the morning",
            "À 18h05, enfin",
        ] {
            assert!(!begins(text), "{text}");
        }
    }

    #[test]
    fn a_timetable_has_no_entries() {
        for (text, kind, expected) in [
            ("11:50 a.m.", BlockKind::Paragraph, Live::Timed),
            ("[14 h 30]", BlockKind::Paragraph, Live::Timed),
            ("14 h 30 – Les portes s'ouvrent", BlockKind::Heading, Live::Timed),
            ("14 h 30 – Les portes s'ouvrent", BlockKind::Paragraph, Live::No),
            ("9:00 Welcome and coffee", BlockKind::Paragraph, Live::No),
            ("9:05", BlockKind::ListItem, Live::No),
            ("9:05", BlockKind::TableCell, Live::No),
        ] {
            assert_eq!(sign(text, kind), expected, "{text}");
        }
    }
}
