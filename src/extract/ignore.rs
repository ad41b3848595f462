//! Comments to us in a document: which checks are to leave the next paragraph alone, or the whole article.
//!
//! ```text
//! <!-- copydesk: ignore-next unattributed-quote, name-variant -->
//! <!-- copydesk: ignore[unattributed-quote] it is the slogan on the poster -->
//! <!-- copydesk: ignore-file[name-style] the names are those of the novel -->
//! ```
//!
//! Such a comment stands on a line of its own. Without an id it is about every check.

use super::{Ignore, Ignored, Reach};
use crate::text::SourceSpan;

/// Whether a trimmed line is a comment to us, whatever it asks for: then it is no prose.
pub(super) fn is_comment(line: &str) -> bool {
    request(line).is_some()
}

/// What a trimmed line that begins at a byte of the file asks for, if it is a comment to us. `next` is the index of the
/// block behind it.
pub(super) fn parse(line: &str, at: usize, next: usize) -> Option<Ignore> {
    let request = request(line)?;
    let (reach, ids) = match asked(request) {
        Some((true, ids)) => (Reach::File, ids),
        Some((false, ids)) => (Reach::Next(next), ids),
        None => (Reach::Nothing, ""),
    };
    // Both are parts of the line.
    let offset = |part: &str| at + (part.as_ptr() as usize - line.as_ptr() as usize);
    let words = ids.split(|char: char| char == ',' || char.is_whitespace()).filter(|id| !id.is_empty());
    let checks = words.map(|id| {
        let start = offset(id);
        Ignored { check: id.to_owned(), span: SourceSpan::new(start, start + id.len()) }
    });
    Some(Ignore { reach, span: SourceSpan::new(at, at + line.len()), checks: checks.collect() })
}

/// Whether the words of a comment ask for the whole file, and the ids in them; `None` if they ask for nothing we know.
fn asked(request: &str) -> Option<(bool, &str)> {
    if let Some(ids) = request.strip_prefix("ignore-next") {
        return (ids.is_empty() || ids.starts_with(char::is_whitespace)).then_some((false, ids));
    }
    let (whole, rest) = match request.strip_prefix("ignore-file") {
        Some("") => return Some((true, "")),
        Some(rest) => (true, rest),
        None => (false, request.strip_prefix("ignore")?),
    };
    let (ids, _reason) = rest.strip_prefix('[')?.split_once(']')?;
    Some((whole, ids))
}

/// The words of a comment that is addressed to us.
fn request(line: &str) -> Option<&str> {
    let comment = line.strip_prefix("<!--")?.strip_suffix("-->")?;
    // A comment ends at its first end: what follows would be text of the page.
    let request = comment.trim().strip_prefix("copydesk:").filter(|_| !comment.contains("-->"))?;
    Some(request.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_names_its_checks() {
        let (next, file) = (Some(Reach::Next(3)), Some(Reach::File));
        let nothing = Some(Reach::Nothing);
        for (line, reach, expected) in [
            ("<!-- copydesk: ignore-next unattributed-quote -->", next, "unattributed-quote"),
            ("<!--copydesk:ignore-next a-b,c  d , -->", next, "a-b c d"),
            ("<!-- copydesk: ignore-next -->", next, ""),
            ("<!-- copydesk: ignore[a, b] a slogan -->", next, "a b"),
            ("<!-- copydesk: ignore[] -->", next, ""),
            ("<!-- copydesk: ignore-file -->", file, ""),
            ("<!-- copydesk: ignore-file[a, b] it is a novel -->", file, "a b"),
            ("<!-- copydesk: ignore-nextpage -->", nothing, ""),
            ("<!-- copydesk: ignore-file a -->", nothing, ""),
            ("<!-- copydesk: ignore[a -->", nothing, ""),
            ("<!-- copydesk: ignore a -->", nothing, ""),
            ("<!-- copydesk: -->", nothing, ""),
            ("<!-- ignore-next a -->", None, ""),
            ("<!-- copydesk: ignore-next a --> text -->", None, ""),
            ("copydesk: ignore-next a", None, ""),
            ("<!-->", None, ""),
        ] {
            let ignore = parse(line, 100, 3);
            assert_eq!(ignore.as_ref().map(|ignore| ignore.reach), reach, "{line}");
            for Ignored { check, span } in ignore.iter().flat_map(|ignore| &ignore.checks) {
                assert_eq!(line[span.start as usize - 100..span.end as usize - 100], *check, "{line}");
            }
            let ids = ignore.iter().flat_map(|ignore| &ignore.checks).map(|ignored| ignored.check.as_str());
            assert_eq!(ids.collect::<Vec<_>>().join(" "), expected, "{line}");
        }
    }
}
