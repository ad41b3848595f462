//! What the two formats in XML have in common: elements as the writer of the library makes them, and text that any reader
//! of XML takes.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;

/// A writer of elements, a line each.
pub(super) type Elements = Writer<Vec<u8>>;

pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// What `write` writes, ended by a line end if it is anything.
pub(super) fn written(write: impl FnOnce(&mut Elements) -> io::Result<()>) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Nothing fails that is written to memory.
    let _ = write(&mut writer);
    let mut text = String::from_utf8(writer.into_inner()).unwrap_or_default();
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// A text without the characters that XML cannot hold, however they are written.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_held = |character: char| matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    if text.chars().all(is_held) {
        return Cow::Borrowed(text);
    }
    let held = |character| if is_held(character) { character } else { char::REPLACEMENT_CHARACTER };
    Cow::Owned(text.chars().map(held).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(clean("é\t😀\r\n"), "é\t😀\r\n");
        assert_eq!(clean("a\u{0}b\u{1b}c\u{FFFE}"), "a\u{FFFD}b\u{FFFD}c\u{FFFD}");
    }

    #[test]
    fn marks_and_line_ends_are_escaped() {
        let text = written(|writer| {
            writer.create_element("a").with_attribute(("b", "<\"&\n>")).write_empty()?;
            Ok(())
        });
        assert_eq!(text, "<a b=\"&lt;&quot;&amp;&#10;&gt;\"/>\n");
    }
}
