//! What extraction promises for every document of every format.

use std::borrow::Cow;

use copydesk::{
    extract::again::{Earlier, Placement},
    extract::{Block, BlockKind, Format, Prose, Segment, extract},
    text::ProseSpan,
    text::source::Source,
};
use proptest::prelude::*;

/// Text that looks like documents: words, line ends of all kinds and all the marks of Markdown.
fn document() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zé ]{1,12}",
        2 => "(\n|\r\n|\r|\n\n|\r\n\r\n|  \n|\\\\\n|\n> |\n- |\n    |\n\t|\n1. |\n# |\n\n---\n|\n===\n)",
        4 => "[*_`\\[\\]()<>!#|~:+{}%^&;\\\\\"'=/.-]{1,4}",
        1 => "[\u{0}\u{a0}\u{feff}\u{2028}\u{85}\u{b}😀𝒳\u{301}«»“”’…]{1,3}",
        1 => Just("a wrapped line of text that goes on long past the eightieth character of a line, as here".to_owned()),
        2 => prop::sample::select(vec![
            "&amp;", "&nbsp;", "&eacute;", "&#0;", "&nGt;", "https://a.b/c", "<https://a.b>", "{{< x >}}", "{% y %}",
            "{{<", ">}}", "[^1]", "\n[^1]: ", "\n|a|b|\n|-|-|\n|", "![alt](b)", "[a](b)", "[r]: /u\n", "<br>", "<!-- c -->",
            "\n```\n", "<div>\n", "- [ ] ", "**", "***", "~~", "\n---\n", "\n+++\n", "title: ", "title = \"", "\\\"",
        ])
        .prop_map(str::to_owned),
    ];
    let start =
        prop::sample::select(vec!["", "", "", "\u{feff}", "---\n", "---\ntitle: ", "+++\ntitle = \""]);
    let soup = (start, prop::collection::vec(piece, 0..24))
        .prop_map(|(start, pieces)| start.to_owned() + &pieces.concat());
    prop_oneof![8 => soup, 1 => any::<String>(), 1 => "\\PC{0,40}"]
}

/// A document as long as an article, and edits of it: where they begin and end as shares of it, and what comes in.
fn edited() -> impl Strategy<Value = (String, Vec<(f64, f64, String)>)> {
    let comment = prop::sample::select(vec!["", "", "", "\n<!-- copydesk: ignore-next a-b -->\n"]);
    let part = (document(), prop::sample::select(vec!["\n\n", "\n", "\r\n\r\n", "\r"]), comment)
        .prop_map(|(part, end, comment)| part + end + comment);
    let whole = prop::collection::vec(part, 1..12).prop_map(|parts| parts.concat());
    let come = prop_oneof![4 => document(), 4 => "[a-z]", 2 => Just(String::new()), 2 => "[ \n`>#*|=-]{1,3}"];
    (whole, prop::collection::vec((0.0..1.0, prop_oneof![3 => 0.0..0.0001, 1 => 0.0..0.1], come), 1..4))
}

/// An edited document, read again from what was known of it. `None` if it has to be read whole.
fn read_again<'s>(
    (source, prose): (&Source, &Prose<'s>),
    later: &'s Source,
    text: &mut String,
    format: Format,
) -> Option<(usize, Prose<'s>)> {
    let block = |at: usize| Placement { source: prose.blocks[at].source, top: prose.blocks[at].top };
    let (n_blocks, ignores, trail) = (prose.blocks.len(), &prose.ignores[..], prose.trail);
    let earlier = Earlier { source, format, n_blocks, block, ignores, trail };
    let stretch = earlier.stretch(later)?;
    text.push_str(&later.part(stretch.bytes.clone()));
    let again = earlier.read(&stretch, text)?;
    let own = |block: Block<'_>| Block { text: Cow::Owned(block.text.into_owned()), ..block };
    let mut blocks: Vec<Block<'s>> = prose.blocks[..again.gone.start].to_vec();
    let n_read = again.come.len();
    blocks.extend(again.come.into_iter().map(own));
    blocks.extend(prose.blocks[again.gone.end..].iter().map(|block| Block {
        source: again.shift.of(block.source),
        map: block.map.moved(again.shift),
        top: block.top.map(|top| again.shift.at(top)),
        ..block.clone()
    }));
    let Prose { genre, date, .. } = *prose;
    Some((n_read, Prose { blocks, ignores: again.ignores, genre, date, trail: again.trail }))
}

/// What holds for every document of every format.
fn is_sound(source: &str, format: Format) -> Result<(), TestCaseError> {
    let prose = extract(source, format);
    let mut end = 0;
    for block in &prose.blocks {
        prop_assert!(block.source.start >= end, "blocks overlap: {prose:?}");
        end = block.source.end;
        prop_assert!(!block.text.is_empty());
        prop_assert_eq!(block.text.trim(), &block.text);
        prop_assert_eq!(
            source[block.source.range()].trim_matches(['\n', '\r']),
            &source[block.source.range()]
        );
        map_is_sound(source, block)?;
        zones_are_sound(block)?;
    }
    Ok(())
}

fn map_is_sound(source: &str, block: &Block<'_>) -> Result<(), TestCaseError> {
    let (mut prose_end, mut source_end) = (0, block.source.start);
    for segment in block.map.segments() {
        prop_assert_eq!(segment.prose.start, prose_end);
        prop_assert!(segment.source.start >= source_end && !segment.prose.is_empty());
        prop_assert!(
            source.get(segment.source.range()).is_some() && block.text.get(segment.prose.range()).is_some()
        );
        if segment.verbatim {
            prop_assert_eq!(&source[segment.source.range()], &block.text[segment.prose.range()]);
        }
        (prose_end, source_end) = (segment.prose.end, segment.source.end);
    }
    prop_assert_eq!(prose_end as usize, block.text.len());
    prop_assert!(source_end <= block.source.end);
    let adjacent =
        |pair: &[Segment]| pair[0].verbatim && pair[1].verbatim && pair[0].source.end == pair[1].source.start;
    prop_assert!(!block.map.segments().windows(2).any(adjacent));
    if let [single] = block.map.segments() {
        prop_assert_eq!(matches!(block.text, Cow::Borrowed(_)), single.verbatim);
    }

    let limits: Vec<usize> =
        block.text.char_indices().map(|(at, _)| at).chain([block.text.len()]).take(40).collect();
    for (index, &start) in limits.iter().enumerate() {
        for &end in &limits[index..] {
            let span = ProseSpan::new(start, end);
            let whole = block.map.to_source(span);
            prop_assert!(block.source.contains(whole), "{span:?} maps to {whole:?}");
            prop_assert!(source.get(whole.range()).is_some());
            if !span.is_empty() {
                let back = block.map.to_prose(whole);
                prop_assert!(back.is_some_and(|back| back.contains(span)), "{span:?} comes back as {back:?}");
                let is_exact = block.map.verbatim(span).is_some();
                prop_assert!(!is_exact || back == Some(span), "{span:?} comes back as {back:?}");
            }
            if let Some(exact) = block.map.verbatim(span) {
                prop_assert_eq!(&source[exact.range()], &block.text[span.range()]);
                prop_assert_eq!(exact, whole);
            } else {
                let pure = |segment: &&Segment| segment.verbatim && segment.prose.contains(span);
                prop_assert!(block.map.segments().iter().find(pure).is_none());
            }
        }
    }
    Ok(())
}

fn zones_are_sound(block: &Block<'_>) -> Result<(), TestCaseError> {
    for zone in &block.zones {
        prop_assert!(block.text.get(zone.span.range()).is_some_and(|text| !text.is_empty()));
    }
    for pair in block.zones.windows(2) {
        let (first, second) = (pair[0].span, pair[1].span);
        prop_assert!(first.start <= second.start);
        prop_assert!(first.contains(second) || !first.touches(second), "zones cross: {first:?} {second:?}");
    }
    Ok(())
}

/// Plain text loses no character that is not white space.
fn keeps_all_words(source: &str) -> Result<(), TestCaseError> {
    let prose = extract(source, Format::Plain);
    let read: String = prose.blocks.iter().flat_map(|block| block.text.split_whitespace()).collect();
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    prop_assert_eq!(read, text.split_whitespace().collect::<String>());
    prop_assert!(prose.blocks.iter().all(|block| block.kind == BlockKind::Paragraph));
    Ok(())
}

/// A comment to us on a line of its own above a paragraph changes nothing but that.
fn takes_comments(source: &str, format: Format) -> Result<(), TestCaseError> {
    let prose = extract(source, format);
    let texts = |prose: &Prose<'_>| -> Vec<(BlockKind, String)> {
        prose.blocks.iter().map(|block| (block.kind, block.text.to_string())).collect()
    };
    for (index, block) in prose.blocks.iter().enumerate() {
        let (before, after) = source.split_at(block.source.start as usize);
        let indent = &before[before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..];
        let indent = indent.strip_prefix('\u{feff}').unwrap_or(indent);
        // Further to the right HTML does not begin (CommonMark, 4.6).
        let most = if format == Format::Plain { usize::MAX } else { 3 };
        // Right behind another line (a link's definition) a list's mark opens no list; behind a comment it would, and the
        // checks offer none there.
        let above = before.strip_suffix(indent).unwrap_or(before);
        let above = above.strip_suffix("\r\n").or(above.strip_suffix(['\n', '\r'])).unwrap_or_default();
        let above = &above[above.rfind(['\n', '\r']).map_or(0, |at| at + 1)..];
        let marks = |char: char| "-+*".contains(char) || char.is_ascii_digit();
        if format == Format::Markdown && block.text.starts_with(marks) && !above.trim().is_empty() {
            continue;
        }
        if block.kind == BlockKind::Paragraph
            && indent.len() <= most
            && indent.chars().all(|char| char == ' ')
        {
            let commented = format!("{before}<!-- copydesk: ignore-next -->\n{indent}{after}");
            let read = extract(&commented, format);
            prop_assert_eq!(texts(&read), texts(&prose), "{:?}", commented);
            prop_assert!(
                read.ignores.iter().any(|ignore| ignore.reach == copydesk::extract::Reach::Next(index)),
                "{commented:?}"
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(500), ..ProptestConfig::default() })]

    #[test]
    fn reading_again_is_reading((text, edits) in edited(), plain in any::<bool>()) {
        let format = if plain { Format::Plain } else { Format::Markdown };
        let mut text = text;
        for (start, length, come) in edits {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place")]
            let place = |share: f64| text.floor_char_boundary((share.min(1.0) * text.len() as f64) as usize);
            let edited = [&text[..place(start)], &come, &text[place(start + length)..]].concat();
            let (before, after) = (Source::from(text.clone()), Source::from(edited.clone()));
            let prose = extract(&text, format);
            if let Some((_, again)) = read_again((&before, &prose), &after, &mut String::new(), format) {
                prop_assert_eq!(again, extract(&edited, format), "{:?}\n{:?}", text, edited);
            }
            text = edited;
        }
    }

    #[test]
    fn plain_text_is_sound(source in document()) {
        is_sound(&source, Format::Plain)?;
        keeps_all_words(&source)?;
        takes_comments(&source, Format::Plain)?;
    }

    #[test]
    fn markdown_is_sound(source in document()) {
        is_sound(&source, Format::Markdown)?;
        takes_comments(&source, Format::Markdown)?;
    }
}

/// How many blocks a letter behind these words has read again; `None` if all of them are.
fn n_read_again(text: &str, words: &str, come: &str, format: Format) -> Option<usize> {
    let at = text.find(words).expect("the words stand in the text") + words.len();
    let edited = [&text[..at], come, &text[at..]].concat();
    let (before, after) = (Source::from(text.to_owned()), Source::from(edited.clone()));
    let again = read_again((&before, &extract(text, format)), &after, &mut String::new(), format);
    let (n_read, prose) = again?;
    assert_eq!(prose, extract(&edited, format));
    Some(n_read)
}

#[test]
fn a_letter_has_a_few_paragraphs_read_again() {
    let paragraphs = |separator: &str| -> String {
        let all: Vec<String> = (100..150).map(|at| format!("Paragraph {at} of the article.")).collect();
        all.join(separator)
    };
    let comment = "<!-- copydesk: ignore-next name-style -->";
    let commented = |text: &str| {
        let text = text.replace("Paragraph 110", &format!("{comment}\n\nParagraph 110"));
        text.replace("Paragraph 140", &format!("{comment}\n\nParagraph 140"))
    };
    let (apart, close) = (paragraphs("\n\n"), paragraphs("\n"));
    let list = apart.replace("Paragraph 12", "- Paragraph 12");
    let header = format!("---\ntitle: The article\n---\n\n{apart}");
    for (text, format) in [
        (&close, Format::Plain),
        (&apart, Format::Plain),
        (&commented(&apart), Format::Plain),
        (&apart, Format::Markdown),
        (&commented(&apart), Format::Markdown),
        (&header, Format::Markdown),
        (&apart.replace('\n', "\r\n"), Format::Markdown),
    ] {
        let n_read = n_read_again(text, "Paragraph 125", "e", format).expect("a part of it is enough");
        assert!((2..=6).contains(&n_read), "{n_read}: {text}");
    }
    // A list is one element.
    let n_read = n_read_again(&list, "Paragraph 125", "e", Format::Markdown).expect("a part is enough");
    assert!((10..=16).contains(&n_read), "{n_read}");
}

#[test]
fn what_may_change_everything_has_all_read_again() {
    let lines = "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n\nEight.\n\nNine.\n\nTen.";
    let header = format!("---\ntitle: The article\n\n{lines}");
    for (text, words, come, format) in [
        (format!("{lines}\n\n[one]: /two"), "Five", "e", Format::Markdown),
        (header.clone(), "Five", "e", Format::Markdown),
        (header.replace("\n\n", "\n---\n\n"), "---", "-", Format::Markdown),
        (lines.to_owned(), "Five", "\n\n[one]: /two\n", Format::Markdown),
        (lines.to_owned(), "", "e", Format::Markdown),
        // One blank line is enough for a text to have its paragraphs between such.
        (lines.replace("\n\n", "\n"), "Five.", "\n", Format::Plain),
    ] {
        assert_eq!(n_read_again(&text, words, come, format), None, "{text}");
    }
}
