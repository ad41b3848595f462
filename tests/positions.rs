//! Positions and edits against a naive oracle: lines split by hand, code units counted one by one.

use copydesk::text::{
    document::{Change, Document},
    position::{Position, PositionEncoding, offset, position},
};
use proptest::prelude::*;
use ropey::Rope;

const ENCODINGS: [PositionEncoding; 3] =
    [PositionEncoding::Utf16, PositionEncoding::Utf32, PositionEncoding::Utf8];

/// The byte ranges of the lines, without their terminators.
fn lines(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut lines, mut start, mut at) = (Vec::new(), 0, 0);
    while at < bytes.len() {
        let terminator = match &bytes[at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        if terminator > 0 {
            lines.push((start, at));
            start = at + terminator;
        }
        at += terminator.max(1);
    }
    lines.push((start, text.len()));
    lines
}

fn units(text: &str, encoding: PositionEncoding) -> usize {
    match encoding {
        PositionEncoding::Utf8 => text.len(),
        PositionEncoding::Utf16 => text.encode_utf16().count(),
        PositionEncoding::Utf32 => text.chars().count(),
    }
}

/// After as many whole characters of the line as fit into `wanted.character` units.
fn naive_offset(text: &str, wanted: Position, encoding: PositionEncoding) -> usize {
    let Some(&(start, end)) = lines(text).get(wanted.line as usize) else { return text.len() };
    let mut left = wanted.character as usize;
    let fitting = text[start..end].chars().take_while(|character| {
        let n_units = units(character.encode_utf8(&mut [0; 4]), encoding);
        let fits = n_units <= left;
        left -= if fits { n_units } else { left };
        fits
    });
    start + fitting.map(char::len_utf8).sum::<usize>()
}

fn naive_position(text: &str, offset: usize, encoding: PositionEncoding) -> Position {
    let offset = (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).expect("0 is one");
    let lines = lines(text);
    let line = lines.iter().rposition(|&(start, _)| start <= offset).expect("the first line starts at 0");
    let (start, end) = lines[line];
    place(line, units(&text[start..offset.min(end)], encoding))
}

fn place(line: usize, character: usize) -> Position {
    let small = |n| u32::try_from(n).expect("test texts are short");
    Position { line: small(line), character: small(character) }
}

/// Compares every position in and around the text, and every offset.
fn agrees_everywhere(text: &str) -> Result<(), TestCaseError> {
    let rope = Rope::from_str(text);
    for encoding in ENCODINGS {
        for line in 0..lines(text).len() + 2 {
            let length = lines(text).get(line).map_or(0, |&(start, end)| end - start);
            for wanted in (0..length + 3).map(|character| place(line, character)).chain([far(line)]) {
                let expected = naive_offset(text, wanted, encoding);
                prop_assert_eq!(offset(&rope, wanted, encoding), expected, "{:?} {:?}", wanted, encoding);
            }
        }
        for at in (0..text.len() + 3).chain([usize::MAX]) {
            let expected = naive_position(text, at, encoding);
            prop_assert_eq!(position(&rope, at, encoding), expected, "{} {:?}", at, encoding);
        }
        let last = Position { line: u32::MAX, character: u32::MAX };
        prop_assert_eq!(offset(&rope, last, encoding), text.len());
    }
    Ok(())
}

fn far(line: usize) -> Position {
    Position { character: u32::MAX, ..place(line, 0) }
}

/// Short texts of all that matters here: line ends, and what are none; characters of every width.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(vec!["\n", "\r\n", "\r"]),
        4 => prop::sample::select(vec!["a", "é", "e\u{301}", "«", "漢", "😀", "👩\u{200d}🚒", "🇫🇷", "\0"]),
        1 => prop::sample::select(vec!["\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{c}", "\u{feff}"]),
    ];
    let mark = piece.prop_map(str::to_owned);
    let piece = prop_oneof![9 => mark, 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// Texts of many of the rope's chunks, so that line ends and characters fall around their seams.
fn long_text() -> impl Strategy<Value = String> {
    (text(), "[a\r]{0,3}", 100..400_usize).prop_map(|(text, shift, times)| shift + &text.repeat(times))
}

fn any_position() -> impl Strategy<Value = Position> {
    let number = || prop_oneof![12 => 0..12_u32, 1 => Just(u32::MAX), 1 => any::<u32>()];
    (number(), number()).prop_map(|(line, character)| Position { line, character })
}

fn any_encoding() -> impl Strategy<Value = PositionEncoding> {
    prop::sample::select(ENCODINGS.to_vec())
}

fn any_change() -> impl Strategy<Value = Change> {
    let range = prop_oneof![9 => (any_position(), any_position()).prop_map(Some), 1 => Just(None)];
    (range, text()).prop_map(|(range, text)| Change { range, text })
}

fn naive_apply(text: &mut String, change: &Change, encoding: PositionEncoding) {
    let Some((start, end)) = change.range else {
        text.clone_from(&change.text);
        return;
    };
    let (start, end) = (naive_offset(text, start, encoding), naive_offset(text, end, encoding));
    text.replace_range(start.min(end)..start.max(end), &change.text);
}

#[test]
fn positions_by_hand() {
    // Text, position, then its byte offset in UTF-16, UTF-32 and UTF-8.
    let cases = [
        ("", (0, 0), [0, 0, 0]),
        ("", (3, 5), [0, 0, 0]),
        ("a\nb", (0, 9), [1, 1, 1]),
        ("a\r\nb", (0, 2), [1, 1, 1]),
        ("a\r\nb", (1, 1), [4, 4, 4]),
        ("a\rb\rc", (2, 0), [4, 4, 4]),
        ("a\r\rb", (1, 5), [2, 2, 2]),
        ("a\n", (1, 0), [2, 2, 2]),
        ("a\n", (2, 0), [2, 2, 2]),
        ("é😀x", (0, 1), [2, 2, 0]),
        ("é😀x", (0, 2), [2, 6, 2]),
        ("é😀x", (0, 3), [6, 7, 2]),
        ("é😀x", (0, 4), [7, 7, 2]),
        ("é😀x", (0, 6), [7, 7, 6]),
        ("a\u{2028}b\u{85}c\u{b}d", (1, 0), [10, 10, 10]),
        ("a\u{2028}b", (0, 2), [4, 4, 1]),
    ];
    for (text, (line, character), expected) in cases {
        let rope = Rope::from_str(text);
        let found = ENCODINGS.map(|encoding| offset(&rope, Position { line, character }, encoding));
        assert_eq!(found, expected, "{text:?} {line}:{character}");
    }
}

#[test]
fn offsets_by_hand() {
    let rope = Rope::from_str("é😀\r\nx");
    let at = |at| ENCODINGS.map(|encoding| position(&rope, at, encoding)).map(|p| (p.line, p.character));
    assert_eq!(at(0), [(0, 0), (0, 0), (0, 0)]);
    assert_eq!(at(1), at(0), "inside a character");
    assert_eq!(at(2), [(0, 1), (0, 1), (0, 2)]);
    assert_eq!(at(6), [(0, 3), (0, 2), (0, 6)]);
    assert_eq!(at(7), at(6), "inside the line end");
    assert_eq!(at(8), [(1, 0); 3]);
    assert_eq!(at(9), [(1, 1); 3]);
    assert_eq!(at(99), at(9), "past the end");
}

#[test]
fn the_best_encoding_is_the_greatest() {
    assert_eq!(ENCODINGS.into_iter().max(), Some(PositionEncoding::Utf8));
    assert_eq!(PositionEncoding::default(), PositionEncoding::Utf16);
    assert_eq!(ENCODINGS.into_iter().min(), Some(PositionEncoding::Utf16));
}

#[test]
fn a_document_takes_changes_as_they_come() {
    let range = |from: (u32, u32), to: (u32, u32)| {
        let place = |(line, character)| Position { line, character };
        Some((place(from), place(to)))
    };
    let mut document = Document::new(1, "One\r\ntwo 😀\r\n");
    let changes = [
        Change { range: range((1, 6), (1, 4)), text: "three".to_owned() },
        Change { range: range((0, 3), (1, 0)), text: " and ".to_owned() },
        Change { range: range((9, 9), (9, 9)), text: "end".to_owned() },
    ];
    document.apply(7, &changes, PositionEncoding::Utf16);
    assert_eq!(document.rope(), "One and two three\r\nend");
    assert_eq!(document.version(), 7);
    document.apply(3, &[Change { range: None, text: "new\r".to_owned() }], PositionEncoding::Utf16);
    assert_eq!(document.rope(), "new\r");
    assert_eq!(document.version(), 3);
    document.apply(4, &[], PositionEncoding::Utf8);
    assert_eq!((document.version(), document.rope().len_lines()), (4, 2));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(500), ..ProptestConfig::default() })]

    #[test]
    fn short_texts_agree_everywhere(text in text()) {
        agrees_everywhere(&text)?;
    }

    #[test]
    fn edits_agree(
        start in text(),
        edits in prop::collection::vec((any_change(), any_encoding()), 0..12),
    ) {
        let mut document = Document::new(0, &start);
        let mut expected = start;
        for (version, (change, encoding)) in (1..).zip(edits) {
            naive_apply(&mut expected, &change, encoding);
            document.apply(version, &[change], encoding);
            prop_assert_eq!(document.rope(), expected.as_str());
            prop_assert_eq!(document.version(), version);
        }
        agrees_everywhere(&expected)?;
    }

    #[test]
    fn many_changes_at_once_agree(
        start in text(),
        changes in prop::collection::vec(any_change(), 0..8),
        encoding in any_encoding(),
    ) {
        let mut document = Document::new(0, &start);
        let mut expected = start;
        for change in &changes {
            naive_apply(&mut expected, change, encoding);
        }
        document.apply(1, &changes, encoding);
        prop_assert_eq!(document.rope(), expected.as_str());
    }

    #[test]
    fn long_texts_agree_where_we_look(
        text in long_text(),
        places in prop::collection::vec((0..1000_usize, 0..1200_usize, any_encoding()), 8),
        changes in prop::collection::vec((0..1000_usize, 0..3_u32, prop::sample::select(vec!["", "\r", "\n", "é", "😀"])), 0..6),
    ) {
        let mut text = text;
        let mut document = Document::new(0, &text);
        for (along, length, new) in changes {
            let start = naive_position(&text, share(text.len(), along), PositionEncoding::Utf16);
            let end = Position { character: start.character + length, ..start };
            let change = Change { range: Some((start, end)), text: new.to_owned() };
            naive_apply(&mut text, &change, PositionEncoding::Utf16);
            document.apply(1, &[change], PositionEncoding::Utf16);
        }
        prop_assert!(document.rope() == text.as_str());
        prop_assert_eq!(document.rope().len_lines(), lines(&text).len());
        for (along, across, encoding) in places {
            let at = share(text.len(), along);
            let found = position(document.rope(), at, encoding);
            prop_assert_eq!(found, naive_position(&text, at, encoding));
            let wanted = place(found.line as usize, share(found.character as usize, across));
            prop_assert_eq!(offset(document.rope(), wanted, encoding), naive_offset(&text, wanted, encoding));
        }
    }
}

/// So many thousandths of a length.
fn share(length: usize, thousandths: usize) -> usize {
    length * thousandths / 1000
}
