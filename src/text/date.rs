//! A day, and the day that a name or a line tells: `2026-03-12-brest.txt`, `2026/03/12/brest.md`, `20260312_brest.txt`.
//!
//! Nothing here asks a clock, and nothing is guessed: `12-03-2026` is two days, depending on who reads it.

use std::path::Path;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// Four digits.
    pub year: u16,
    /// From 1.
    pub month: u8,
    /// From 1.
    pub day: u8,
}

impl Date {
    /// The day that the path of a file tells below some folders. What lies above them, a backup of some day or a checkout, says
    /// nothing of the file. Of folders that lie in each other the outermost counts; of a file in none of them, its own name.
    pub fn below<'a>(folders: impl IntoIterator<Item = &'a Path>, path: &Path) -> Option<Self> {
        let below = folders.into_iter().filter_map(|folder| path.strip_prefix(folder).ok());
        let below = below.max_by_key(|below| below.as_os_str().len());
        let below = below.filter(|below| !below.as_os_str().is_empty());
        below.or_else(|| path.file_name().map(Path::new)).and_then(Self::in_path)
    }

    /// The day in the name of a file or of the folders that it is in; the last one if there are several.
    fn in_path(path: &Path) -> Option<Self> {
        let name = path.to_string_lossy().replace('\\', "/");
        (0..name.len()).rev().find_map(|at| Self::at(name.as_bytes(), at, b"-_./"))
    }

    /// The day that a text begins with, as in `2026-03-12T08:30:00Z`.
    pub fn at_start(text: &str) -> Option<Self> {
        Self::at(text.as_bytes(), 0, b"-/.")
    }

    /// The day that is written from a byte on: year, month and day with the same mark between them, or none.
    fn at(text: &[u8], at: usize, marks: &[u8]) -> Option<Self> {
        let number = |from: usize, count: usize| {
            text.get(from..from + count)?.iter().try_fold(0_u16, |number, byte| {
                byte.is_ascii_digit().then(|| number * 10 + u16::from(byte - b'0'))
            })
        };
        let begins = at == 0 || !text[at - 1].is_ascii_digit();
        let year = number(at, 4).filter(|year| begins && (1900..2100).contains(year))?;
        let mark = text.get(at + 4).filter(|mark| marks.contains(mark));
        let step = usize::from(mark.is_some());
        let month = number(at + 4 + step, 2)?;
        if mark != text.get(at + 6 + step).filter(|_| mark.is_some()) {
            return None;
        }
        let day = number(at + 6 + 2 * step, 2)?;
        let ends = !text.get(at + 8 + 2 * step).is_some_and(u8::is_ascii_digit);
        let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        (ends && is_day).then_some(Self { year, month, day })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_from_names() {
        let day = |year, month, day| Some(Date { year, month, day });
        for (path, expected) in [
            ("2026-03-12-brest.txt", day(2026, 3, 12)),
            ("brest_20260312.md", day(2026, 3, 12)),
            ("2026/03/12/brest.md", day(2026, 3, 12)),
            ("2024-01-01/2026_03_12.txt", day(2026, 3, 12)),
            ("dépêche 2026.03.12.txt", day(2026, 3, 12)),
            ("2026-03/12.txt", None),
            ("12-03-2026.txt", None),
            ("2026-13-01.txt", None),
            ("120260312.txt", None),
            ("202603123.txt", None),
            ("2026.txt", None),
            ("", None),
        ] {
            assert_eq!(Date::in_path(Path::new(path)), expected, "{path}");
        }
        for (folders, path, expected) in [
            (&["/b/2020-01-01"][..], "/b/2020-01-01/brest.md", None),
            (&["/b/2020-01-01"], "/b/2020-01-01/2026/03/12/brest.md", day(2026, 3, 12)),
            (&["/b/2020-01-01/pages", "/b"], "/b/2020-01-01/pages/brest.md", day(2020, 1, 1)),
            (&["/elsewhere"], "/b/2020-01-01/brest.md", None),
            (&[], "/b/2020-01-01/brest-2026-03-12.md", day(2026, 3, 12)),
            (&["./2020-01-01"], "./2020-01-01/brest.md", None),
            (&["."], "./2020-01-01/brest.md", day(2020, 1, 1)),
            (&["/b/2026-03-12.md"], "/b/2026-03-12.md", day(2026, 3, 12)),
        ] {
            let folders = folders.iter().map(Path::new);
            assert_eq!(Date::below(folders, Path::new(path)), expected, "{path}");
        }
        assert_eq!(Date::at_start("2026-03-12T08:30"), day(2026, 3, 12));
        assert_eq!(Date::at_start("le 2026-03-12"), None);
    }
}
