//! What shows that a page is a live one, which is added to while things happen: its entries begin with the time of day, or it
//! speaks of itself as one where it opens and closes.
//!
//! What such a page may tell again is for the checks.

use std::sync::LazyLock;

use regex::Regex;

use super::reading::Reading;
use crate::lang::WordClasses;

/// Whether a paragraph shows that its page is a live one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Live {
    /// It does not.
    No,
    /// It begins with the time of day, or is nothing else.
    Timed,
    /// It is a line that calls the page so.
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

    /// Whether they are enough. An article may point to a live page once, and give the hours of a ferry.
    pub(super) fn show_live(self) -> bool {
        self.timed >= 5 || self.said >= 2
    }
}

/// What the beginning of a text shows, in any language: « 14 h 30 – », "11:50 a.m.", "[9:05]".
pub(super) fn sign(text: &str) -> Live {
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        let hour = r"(?:[01]?\d|2[0-4])";
        let minutes = r"[0-5]\d";
        let half = r"\s?[AaPp]\.?[Mm]\b\.?";
        let time =
            format!(r"{hour}(?:\s?[Hh]\s?(?:{minutes})?|:{minutes}(?:{half})?|(?:\.{minutes})?{half})");
        // The entry follows behind a mark, or with its first capital.
        Regex::new(&format!(r"^[(\[]?{time}[)\]]?\s*(?:$|[-–—:|.·•]|\s\p{{Lu}})")).expect("a pattern")
    });
    let begins = text.trim_start_matches(['(', '[']).starts_with(|first: char| first.is_ascii_digit());
    if begins && TIME.is_match(text) { Live::Timed } else { Live::No }
}

/// Whether a paragraph is a line in which a page calls itself a live one.
pub(super) fn is_said(reading: &Reading<'_>) -> bool {
    /// In tokens. Longer paragraphs tell a story, which may be that of a live page.
    const LONGEST: usize = 45;
    let end = reading.tokens.len();
    end <= LONGEST && reading.find_phrase(&(0..end), WordClasses::LIVE).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_begin_with_the_time_of_day() {
        for text in [
            "11:50 a.m.",
            "9:05 p.m.",
            "11.50am: The doors open.",
            "4 p.m. – The doors open.",
            "14h32. Le train repart.",
            "14 h 32 – Le train repart.",
            "8h : le train repart.",
            "[18:05] Le train repart.",
            "18:05 Le train repart.",
            "18H05 | Le train repart.",
        ] {
            assert_eq!(sign(text), Live::Timed, "{text}");
        }
        for text in [
            "",
            "14",
            "14.50 euros",
            "14.50 : le prix",
            "25:10 – no hour",
            "12:75 – no minutes",
            "18h05 précises, le train repart.",
            "8 heures : le train repart.",
            "4 Amish farms",
            "10:45 in the morning",
            "À 18h05, le train repart.",
        ] {
            assert_eq!(sign(text), Live::No, "{text}");
        }
    }
}
