//! Edit scripts: an analysis made from an earlier one equals a fresh one, whatever is typed.
//!
//! The first byte is the format, and the rest is pieces between bytes 0xFF, which are in no text: the first piece is a
//! text, and each that follows an edit of it, of three bytes for where it is and how long, and what comes in.

use copydesk::analysis::Analysis;
use copydesk::extract::Format;
use copydesk::lang::names::Names;

use crate::same::assert_same;

/// Panics if it does not hold for these bytes.
pub(crate) fn holds(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let format = if first % 2 == 0 { Format::Plain } else { Format::Markdown };
    let mut pieces = rest.split(|byte| *byte == 0xFF);
    let mut text = String::from_utf8_lossy(pieces.next().unwrap_or_default()).into_owned();
    let mut analysis = analyze(&text, format, None);
    for piece in pieces.take(8) {
        let [high, low, length, new @ ..] = piece else { continue };
        let place = (usize::from(u16::from_be_bytes([*high, *low])) * (text.len() + 1)) >> 16;
        let start = text.floor_char_boundary(place);
        let end = text.floor_char_boundary((start + usize::from(*length)).min(text.len()));
        text.replace_range(start..end.max(start), &String::from_utf8_lossy(new));
        analysis = analyze(&text, format, Some(&analysis));
        assert_same(&analysis, &analyze(&text, format, None));
    }
}

fn analyze(text: &str, format: Format, previous: Option<&Analysis>) -> Analysis {
    Analysis::build(text.to_owned(), format, &Names::builtin(), previous, &|| false)
        .expect("nothing cancels it")
}
