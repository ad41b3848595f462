//! Mends a text as far as no person is needed: makes all fixes that can be made at once, looks again, and so on until there
//! is nothing left to make. Knows texts only; the files are the business of `writing`.

use similar::{Algorithm, TextDiff};

use crate::finding::{Finding, Safety, apply_edits, together};

/// So often at most. Fixes that wait for each other, because they touch, are made one a round.
const ROUNDS: usize = 64;

/// What came of a text.
pub(super) struct Mended {
    /// The text.
    pub(super) text: String,
    /// Whether fixes called for each other without end. The text then is one from which they come back to itself, so that
    /// the next time nothing changes.
    pub(super) is_endless: bool,
}

/// Mends a text with fixes as safe as `least` or safer. `look` says what is found in a text.
pub(super) fn mend(text: &str, least: Safety, mut look: impl FnMut(&str) -> Vec<Finding>) -> Mended {
    let mut seen = vec![text.to_owned()];
    loop {
        let current = &seen[seen.len() - 1];
        let findings = look(current);
        let next = apply_edits(current, together::edits(&findings, least));
        if next == *current {
            return Mended { text: next, is_endless: false };
        }
        if seen.contains(&next) {
            return Mended { text: next, is_endless: true };
        }
        if seen.len() > ROUNDS {
            return Mended { text: text.to_owned(), is_endless: true };
        }
        seen.push(next);
    }
}

/// What changes in a file, as `patch` takes it.
pub(super) fn unified_diff(path: &str, before: &str, after: &str) -> String {
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    let (old, new) = (lines(before), lines(after));
    let diff =
        TextDiff::configure().algorithm(Algorithm::Patience).newline_terminated(true).diff_slices(&old, &new);
    diff.unified_diff().context_radius(3).header(path, path).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Edit, Fix, Severity};
    use crate::message::Message;
    use crate::text::SourceSpan;

    /// A finding at every place of the first words that is mended by the second.
    fn found(text: &str, replacements: &[(&str, &str)]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (words, by) in replacements {
            for (at, words) in text.match_indices(words) {
                let span = SourceSpan::new(at, at + words.len());
                findings.push(Finding {
                    check: "doubled-word",
                    span,
                    severity: Severity::Warning,
                    message: Message::RepeatedHeading,
                    related: Vec::new(),
                    fixes: vec![Fix::new(Message::DeleteWord, Safety::Safe, vec![Edit::new(span, *by)])],
                    unnecessary: false,
                });
            }
        }
        findings
    }

    fn mended(text: &str, replacements: &[(&str, &str)]) -> (String, bool) {
        let mended = mend(text, Safety::Safe, |text| found(text, replacements));
        (mended.text, mended.is_endless)
    }

    #[test]
    fn fixes_are_made_until_nothing_is_left() {
        assert_eq!(mended("a b a", &[("a", "c"), ("c", "d")]), ("d b d".to_owned(), false));
        assert_eq!(mended("aaaa", &[("aa", "a")]), ("a".to_owned(), false));
        assert_eq!(mended("b", &[("a", "c")]), ("b".to_owned(), false));
    }

    #[test]
    fn fixes_without_end_are_stopped_where_the_next_time_stops() {
        let circle = [("a", "b"), ("b", "c"), ("c", "b")];
        let (text, is_endless) = mended("x a", &circle);
        assert_eq!((text.as_str(), is_endless), ("x b", true));
        assert_eq!(mended(&text, &circle), (text, true));
        assert_eq!(mended("a", &[("a", "ab")]), ("a".to_owned(), true), "one that only grows");
    }

    #[test]
    fn a_diff_is_one_for_patch() {
        let expected =
            "--- a.txt\n+++ a.txt\n@@ -1,3 +1,2 @@\n un\r\n-deux\r\n trois\n\\ No newline at end of file\n";
        assert_eq!(unified_diff("a.txt", "un\r\ndeux\r\ntrois", "un\r\ntrois"), expected);
        assert_eq!(unified_diff("a.txt", "un\n", "un\n"), "");
    }
}
