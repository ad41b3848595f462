//! Comments to us in a document: which checks are to leave the next paragraph alone.
//!
//! ```text
//! <!-- copydesk: ignore-next unattributed-quote, name-variant -->
//! <!-- copydesk: ignore[unattributed-quote] it is the slogan on the poster -->
//! ```
//!
//! Such a comment stands on a line of its own. Without an id it is about every check.

use super::Ignore;

/// Whether a trimmed line is a comment to us, whatever it asks for: then it is no prose.
pub(super) fn is_comment(line: &str) -> bool {
    request(line).is_some()
}

/// What a trimmed line asks for, about the block of this index.
pub(super) fn parse(line: &str, block: usize) -> Option<Ignore> {
    let request = request(line)?;
    let ids = match request.strip_prefix("ignore-next") {
        Some(ids) if ids.is_empty() || ids.starts_with(char::is_whitespace) => ids,
        Some(_) => return None,
        None => request.strip_prefix("ignore[")?.split_once(']')?.0,
    };
    let ids = ids.split(|char: char| char == ',' || char.is_whitespace());
    Some(Ignore { block, checks: ids.filter(|id| !id.is_empty()).map(str::to_owned).collect() })
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
        for (line, expected) in [
            ("<!-- copydesk: ignore-next unattributed-quote -->", Some("unattributed-quote")),
            ("<!--copydesk:ignore-next a-b,c  d , -->", Some("a-b c d")),
            ("<!-- copydesk: ignore-next -->", Some("")),
            ("<!-- copydesk: ignore[a, b] a slogan -->", Some("a b")),
            ("<!-- copydesk: ignore[] -->", Some("")),
            ("<!-- copydesk: ignore-nextpage -->", None),
            ("<!-- copydesk: ignore[a -->", None),
            ("<!-- copydesk: ignore a -->", None),
            ("<!-- copydesk: -->", None),
            ("<!-- ignore-next a -->", None),
            ("<!-- copydesk: ignore-next a --> text -->", None),
            ("copydesk: ignore-next a", None),
            ("<!-->", None),
        ] {
            let ids = parse(line, 3).map(|ignore| (ignore.block, ignore.checks.join(" ")));
            assert_eq!(ids, expected.map(|ids| (3, ids.to_owned())), "{line}");
        }
    }
}
