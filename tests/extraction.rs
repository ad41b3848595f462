//! From files to prose: tables of small documents. What holds for every document is in
//! `extraction_properties.rs`.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use std::{borrow::Cow, fmt::Write};

use copydesk::{
    extract::{Block, Format, Prose, Zone, ZoneKind, extract},
    text::{ProseSpan, SourceSpan},
};
use expect_test::{Expect, expect};

/// Every block as `kind: text`, its zones in brackets: `[…]` a link, `[*…]` emphasis, `[**…]` strong.
fn blocks(prose: &Prose<'_>) -> String {
    let mut out = String::new();
    for block in &prose.blocks {
        let text: String = marked(block).chars().flat_map(escape).collect();
        writeln!(out, "{:?}: {text}", block.kind).expect("a string takes all");
    }
    out
}

fn marked(block: &Block<'_>) -> String {
    let mut out = String::new();
    let mut open: Vec<&Zone> = Vec::new();
    for (at, character) in block.text.char_indices() {
        while open.last().is_some_and(|zone| zone.span.end as usize <= at) {
            open.pop();
            out.push(']');
        }
        for zone in block.zones.iter().filter(|zone| zone.span.start as usize == at) {
            open.push(zone);
            out.push_str(match zone.kind {
                ZoneKind::Link => "[",
                ZoneKind::Emphasis => "[*",
                ZoneKind::Strong => "[**",
            });
        }
        out.push(character);
    }
    out + &"]".repeat(open.len())
}

/// Shows what a terminal would not.
fn escape(character: char) -> Vec<char> {
    if character.is_ascii_control() || character == '\u{a0}' {
        character.escape_default().collect()
    } else {
        vec![character]
    }
}

/// The bytes of the file that each block covers, one line each.
fn sources(source: &str, prose: &Prose<'_>) -> String {
    let mut out = String::new();
    for block in &prose.blocks {
        writeln!(out, "{:?}", &source[block.source.range()]).expect("a string takes all");
    }
    out
}

fn markdown(source: &str, expected: &Expect) {
    expected.assert_eq(&blocks(&extract(source, Format::Markdown)));
}

fn plain(source: &str, expected: &Expect) {
    expected.assert_eq(&blocks(&extract(source, Format::Plain)));
}

const LONG: &str =
    "The council met on Tuesday evening and, after three hours of talk, put the vote off again.";

#[test]
fn plain_text_without_blank_lines_has_a_paragraph_a_line() {
    plain("", &expect![[""]]);
    plain(" \n\t\r\n", &expect![[""]]);
    plain(
        "\u{feff}One.\nTwo.\r\nThree.\rFour.",
        &expect![[r#"
        Paragraph: One.
        Paragraph: Two.
        Paragraph: Three.
        Paragraph: Four.
    "#]],
    );
    plain(
        "\n\n  One. \n\tTwo.\u{a0}\n\n",
        &expect![[r#"
        Paragraph: One.
        Paragraph: Two.
    "#]],
    );
}

#[test]
fn wrapped_lines_are_joined_where_blank_lines_part_paragraphs() {
    plain(
        "A wrapped\nparagraph.\n\nAnother\r\n  one.\n \nAlone.",
        &expect![[r#"
        Paragraph: A wrapped paragraph.
        Paragraph: Another one.
        Paragraph: Alone.
    "#]],
    );
    plain(
        "One\rtwo.\r\rThree.",
        &expect![[r#"
        Paragraph: One two.
        Paragraph: Three.
    "#]],
    );
    plain(
        "One.\r\n\r\nTwo\r\nthree.\r\r\nFour.",
        &expect![[r#"
        Paragraph: One.
        Paragraph: Two three.
        Paragraph: Four.
    "#]],
    );
}

#[test]
fn long_lines_are_paragraphs_though_there_are_blank_lines() {
    plain(
        &format!("Headline\n\n{LONG}\n{LONG}\n{LONG}"),
        &expect![[r#"
        Paragraph: Headline
        Paragraph: The council met on Tuesday evening and, after three hours of talk, put the vote off again.
        Paragraph: The council met on Tuesday evening and, after three hours of talk, put the vote off again.
        Paragraph: The council met on Tuesday evening and, after three hours of talk, put the vote off again.
    "#]],
    );
    // As many short lines as long ones: wrapped text with a table in it, say.
    plain(
        &format!("Short\nlines\n\n{LONG}\n{LONG}"),
        &expect![[r#"
        Paragraph: Short lines
        Paragraph: The council met on Tuesday evening and, after three hours of talk, put the vote off again. The council met on Tuesday evening and, after three hours of talk, put the vote off again.
    "#]],
    );
    // Characters count, not bytes.
    let accents = "é".repeat(80);
    plain(
        &format!("a\n\n{accents}\n{accents}"),
        &expect![[r#"
        Paragraph: a
        Paragraph: éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé
    "#]],
    );
}

#[test]
fn one_paragraph_a_line_with_blank_lines_is_the_same_in_both_modes() {
    let short = "One.\n\nTwo.\n\nThree.";
    plain(
        short,
        &expect![[r#"
        Paragraph: One.
        Paragraph: Two.
        Paragraph: Three.
    "#]],
    );
    plain(
        &format!("{LONG}\n\n{LONG}"),
        &expect![[r#"
        Paragraph: The council met on Tuesday evening and, after three hours of talk, put the vote off again.
        Paragraph: The council met on Tuesday evening and, after three hours of talk, put the vote off again.
    "#]],
    );
}

#[test]
fn a_line_of_its_own_is_borrowed() {
    for source in ["One.\n\nTwo\nthree.", "\u{feff} One.\r\nTwo.", "One.\n\n\nTwo.\nthree."] {
        let prose = extract(source, Format::Plain);
        assert!(matches!(prose.blocks[0].text, Cow::Borrowed("One.")), "{source:?}");
    }
    let prose = extract("- *One* two\n- three", Format::Markdown);
    assert!(matches!(prose.blocks[1].text, Cow::Borrowed("three")));
}

#[test]
fn headings_and_paragraphs() {
    markdown(
        "# One\n\nTwo\n===\n\n## Three ##\nFour\nfive.\n\n   Six.\n",
        &expect![[r#"
        Heading: One
        Heading: Two
        Heading: Three
        Paragraph: Four five.
        Paragraph: Six.
    "#]],
    );
    markdown("#\n\n---\n\n***\n", &expect![[""]]);
    markdown(
        "Carriage\rreturns.\r\rAnd\r\nboth.\r\n\r\nEnd.",
        &expect![[r#"
        Paragraph: Carriage returns.
        Paragraph: And both.
        Paragraph: End.
    "#]],
    );
    markdown(
        "Hard  \nbreak\\\nand<br>tag<BR />end",
        &expect![[r#"
            Paragraph: Hard\nbreak\nand\ntag\nend
        "#]],
    );
}

#[test]
fn lists() {
    markdown(
        "- tight\n- two\n  lines\n- three\n  lazy\nline",
        &expect![[r#"
        ListItem: tight
        ListItem: two lines
        ListItem: three lazy line
    "#]],
    );
    markdown(
        "1. loose\n\n   second\n\n2. item",
        &expect![[r#"
        ListItem: loose
        ListItem: second
        ListItem: item
    "#]],
    );
    markdown(
        "- outer\n  - inner\n    - *deep*\n- outer",
        &expect![[r#"
        ListItem: outer
        ListItem: inner
        ListItem: [*deep]
        ListItem: outer
    "#]],
    );
    markdown(
        "- [ ] to do\n- [x] done\n-\n- - twice",
        &expect![[r#"
        ListItem: to do
        ListItem: done
        ListItem: twice
    "#]],
    );
    markdown(
        "- tab\n\tmore\n\n\tsecond\n\t- nested",
        &expect![[r#"
        ListItem: tab more
        ListItem: second
        ListItem: nested
    "#]],
    );
    markdown(
        "- # heading\n- > quoted\n- ```\n  code\n  ```\n- last",
        &expect![[r#"
        Heading: heading
        Quotation: quoted
        ListItem: last
    "#]],
    );
}

#[test]
fn quotations() {
    markdown(
        "> one\n> two\nlazy\n>\n> next\n> > deep\n> > er\n\nout",
        &expect![[r#"
        Quotation: one two lazy
        Quotation: next
        Quotation: deep er
        Paragraph: out
    "#]],
    );
    markdown(
        "> - item\n>   more\n>\n> ## heading",
        &expect![[r#"
        ListItem: item more
        Heading: heading
    "#]],
    );
}

#[test]
fn tables_are_read_by_the_cell() {
    markdown(
        "| Name | Age |\n|---|--:|\n| Ana \\| Bo | |\n| *Cy* `x` | 4 |",
        &expect![[r#"
        TableCell: Name
        TableCell: Age
        TableCell: Ana | Bo
        TableCell: [*Cy]
        TableCell: 4
    "#]],
    );
}

#[test]
fn images_alone_are_captions() {
    markdown(
        "![A *red* door](door.jpg \"title\")",
        &expect![[r#"
        Caption: A [*red] door
    "#]],
    );
    markdown(
        "[![A door](door.jpg)](page.html)\n",
        &expect![[r#"
        Caption: A door
    "#]],
    );
    markdown(
        "![One](1.jpg)\n![Two ![three](3.jpg)](2.jpg)",
        &expect![[r#"
        Caption: One
        Caption: Two three
    "#]],
    );
    markdown(
        "See ![the door](door.jpg) there.",
        &expect![[r#"
        Paragraph: See  there.
    "#]],
    );
    markdown("![](door.jpg)", &expect![[""]]);
}

#[test]
fn footnotes() {
    markdown(
        "Word[^1] and[^note].\n\n[^1]: First\n    note.\n\n    More.\n[^note]: Second.",
        &expect![[r#"
            Paragraph: Word and.
            Footnote: First note.
            Footnote: More.
            Footnote: Second.
        "#]],
    );
}

#[test]
fn zones() {
    markdown(
        "Plain *em **both** em* and [a *link*](target) end **strong**.",
        &expect![[r#"
        Paragraph: Plain [*em [**both] em] and [a [*link]] end [**strong].
    "#]],
    );
    markdown(
        "[ref] and [text][ref] and <x@y.org>\n\n[ref]: target",
        &expect![[r#"
        Paragraph: [ref] and [text] and
    "#]],
    );
    markdown(
        "***all***, ~~gone~~, snake_case_word, 2 * 3 * 4",
        &expect![[r#"
            Paragraph: [*[**all]], gone, snake_case_word, 2 * 3 * 4
        "#]],
    );
    markdown(
        "***a* b** *`c`* d",
        &expect![[r#"
        Paragraph: [**[*a] b]  d
    "#]],
    );
    markdown(
        "**`code`** x *&nbsp;* y",
        &expect![[r#"
        Paragraph: x [*\u{a0}] y
    "#]],
    );
}

#[test]
fn entities_and_escapes() {
    markdown(
        "&laquo;&nbsp;Oui&nbsp;&raquo; &amp; non \\*escaped\\* &unknown; \\&amp;",
        &expect![[r#"
        Paragraph: «\u{a0}Oui\u{a0}» & non *escaped* &unknown; &amp;
    "#]],
    );
    markdown(
        "\\# no heading\n\\- no item",
        &expect![[r#"
        Paragraph: # no heading - no item
    "#]],
    );
    markdown(
        "end\\\n\u{b}\n# next \\\n# &eacute;\u{b}\n",
        &expect![[r#"
            Paragraph: end
            Heading: next \
            Heading: é
        "#]],
    );
}

#[test]
fn code_markup_and_addresses_read_as_nothing() {
    markdown(
        "Run `cargo` now, pre`fix`ed. ``a ` b`` end",
        &expect![[r#"
        Paragraph: Run  now, preed.  end
    "#]],
    );
    markdown(
        "Text\n\n    indented\n\n```\nfenced\n```\n~~~\nopen",
        &expect![[r#"
        Paragraph: Text
    "#]],
    );
    markdown(
        "<div>\nblock\n</div>\n\n<!-- note -->\n\nA <b>tag</b> and <!-- note --> end.",
        &expect![[r#"
        Paragraph: A tag and  end.
    "#]],
    );
    markdown(
        "See <https://a.org> or https://a.org/b_c_d(e)?f=1. (http://a.org) end",
        &expect![[r#"
        Paragraph: See  or . () end
    "#]],
    );
    markdown(
        "**https://a.org/** « https://b.org » ftp://c.org",
        &expect![[r#"
        Paragraph: «  » ftp://c.org
    "#]],
    );
}

#[test]
fn shortcodes_read_as_nothing() {
    markdown(
        "{{< figure src=\"a_b_c.jpg\" >}}\n\nBefore {{<x y=\"*\">}} after {{% z %}}!",
        &expect![[r#"
        Paragraph: Before  after !
    "#]],
    );
    markdown(
        "A {% include\nfile.html %} b {{ kept }} {% open {{< c >}} d {{<",
        &expect![[r#"
        Paragraph: A  b {{ kept }} {% open  d {{<
    "#]],
    );
    markdown(
        "- tight {{< a `b` &amp; *c* >}} item\n- https://a.org/?b&amp;c end",
        &expect![[r#"
        ListItem: tight  item
        ListItem: end
    "#]],
    );
}

#[test]
fn front_matter_is_not_prose_but_for_its_fields() {
    markdown(
        "---\ntitle: A plain title # note\ndate: 2024-01-01\nSummary: 'It''s short'\n---\nText.",
        &expect![[r#"
            Heading: A plain title
            Standfirst: It's short
            Paragraph: Text.
        "#]],
    );
    markdown(
        "\u{feff}+++\ntitle = \"Say \\\"no\\\"\"\ndescription = 'C:\\x'\n[menu]\ntitle = \"Menu\"\n+++\n\nText.",
        &expect![[r#"
            Heading: Say "no"
            Standfirst: C:\x
            Paragraph: Text.
        "#]],
    );
    markdown(
        "---\r\ntitle: [a, b]\r\nsummary: >\r\n  folded\r\ndescription: \"tab\\t\"\r\n...\r\nText.",
        &expect![[r#"
        Paragraph: Text.
    "#]],
    );
    markdown("---\n nested:\n   title: no\ntitle: one\n  two\ntitles: no\n---\n", &expect![[""]]);
    // A break at the top of a text is no front matter.
    markdown(
        "---\n\ntitle: x\n\n---\n\nText.\n\n---\ntitle: y\n---\n",
        &expect![[r#"
        Paragraph: title: x
        Paragraph: Text.
        Heading: title: y
    "#]],
    );
    markdown(
        "---\ntitle: never closed\n\nText.",
        &expect![[r#"
        Paragraph: title: never closed
        Paragraph: Text.
    "#]],
    );
}

#[test]
fn the_source_of_a_block_is_its_lines() {
    let source = "# One #\n\nTwo\n===\n\n- three\n  four  \n  - five\n\n> six\n> *seven*\n>\n> > eight\n\n| a | b |\n|---|---|\n\n[^n]: **nine**\n\n![ten](u)\n\n  &amp; eleven `x`\n";
    expect![[r##"
        "# One #"
        "Two\n==="
        "- three\n  four"
        "- five"
        "> six\n> *seven*"
        "> > eight"
        "a"
        "b"
        "[^n]: **nine**"
        "![ten](u)"
        "&amp; eleven `x`"
    "##]]
    .assert_eq(&sources(source, &extract(source, Format::Markdown)));
    let source = "  One\n  two  \n\n Three\t";
    expect![[r#"
        "One\n  two"
        "Three"
    "#]]
    .assert_eq(&sources(source, &extract(source, Format::Plain)));
}

/// Each stretch of the first block's prose that `wanted` lists, with the bytes it maps to and whether it
/// may be edited there.
fn mapped(source: &str, wanted: &[&str]) -> String {
    let prose = extract(source, Format::Markdown);
    let block = &prose.blocks[0];
    let mut out = String::new();
    for text in wanted {
        let start = block.text.find(text).expect("the prose has it");
        let span = ProseSpan::new(start, start + text.len());
        let whole = &source[block.map.to_source(span).range()];
        let editable = block.map.verbatim(span).map(|span| &source[span.range()]);
        writeln!(out, "{text:?} {whole:?} {editable:?}").expect("a string takes all");
    }
    out
}

#[test]
fn prose_maps_to_the_file() {
    let source = "> A **bold** word &eacute;t\\*&eacute;\n> `code`and more";
    let wanted = ["A bold", "bold", "old", "bold word", "word ét", "é", "t*", "é and", " ", "and more"];
    expect![[r#"
        "A bold" "A **bold" None
        "bold" "bold" Some("bold")
        "old" "old" Some("old")
        "bold word" "bold** word" None
        "word ét" "word &eacute;t" None
        "é" "&eacute;" None
        "t*" "t\\*" None
        "é and" "&eacute;\n> `code`and" None
        " " " " Some(" ")
        "and more" "and more" Some("and more")
    "#]]
    .assert_eq(&mapped(source, &wanted));
}

#[test]
fn empty_spans_have_a_place_outside_atoms() {
    let source = "a**b**&eacute;&amp;**c**";
    let prose = extract(source, Format::Markdown);
    let map = &prose.blocks[0].map;
    let at = |at| map.verbatim(ProseSpan::new(at, at)).map(|span| (span.start, span.end));
    assert_eq!(prose.blocks[0].text, "abé&c");
    let places =
        [Some((0, 0)), Some((1, 1)), Some((4, 4)), None, Some((14, 14)), Some((21, 21)), Some((22, 22))];
    assert_eq!((0..7).map(at).collect::<Vec<_>>(), places);
    assert_eq!(map.to_source(ProseSpan::new(5, 99)), SourceSpan::new(21, 22), "cut at the end");
    assert_eq!(map.to_source(ProseSpan::new(3, 3)), SourceSpan::new(6, 14));
    assert_eq!(map.to_source(ProseSpan::new(4, 4)), SourceSpan::new(14, 14));
}

#[test]
fn formats_by_name() {
    for id in ["markdown", "Markdown"] {
        assert_eq!(Format::of_language_id(id), Some(Format::Markdown), "{id}");
    }
    for id in ["plaintext", "text"] {
        assert_eq!(Format::of_language_id(id), Some(Format::Plain), "{id}");
    }
    for id in ["mdx", "gfm", ""] {
        assert_eq!(Format::of_language_id(id), None, "{id}");
    }
    assert_eq!(Format::of_extension("MD"), Some(Format::Markdown));
    assert_eq!(Format::of_extension("Txt"), Some(Format::Plain));
    assert_eq!(Format::of_extension("rs"), None);
}

/// The blocks, each behind the checks that a comment before it names.
fn ignores(source: &str, format: Format, expected: &Expect) {
    let prose = extract(source, format);
    let mut out = String::new();
    for index in 0..=prose.blocks.len() {
        for ignore in
            prose.ignores.iter().filter(|ignore| ignore.reach == copydesk::extract::Reach::Next(index))
        {
            let ids: Vec<&str> = ignore.checks.iter().map(|ignored| ignored.check.as_str()).collect();
            writeln!(out, "({})", ids.join(" ")).expect("a string takes all");
        }
        if let Some(block) = prose.blocks.get(index) {
            writeln!(out, "{:?}: {}", block.kind, block.text).expect("a string takes all");
        }
    }
    expected.assert_eq(&out);
}

#[test]
fn a_comment_to_us_is_about_the_next_block() {
    ignores(
        "One.\n<!-- copydesk: ignore-next a b -->\nTwo.\n  <!-- copydesk: ignore[c] why -->\r\nThree.\n<!-- c -->\n\
         <!-- copydesk: whatever -->\n<!-- copydesk: ignore-next -->",
        Format::Plain,
        &expect![[r#"
            Paragraph: One.
            (a b)
            Paragraph: Two.
            (c)
            Paragraph: Three.
            Paragraph: <!-- c -->
            ()
        "#]],
    );
    ignores(
        "A wrapped\nparagraph.\n\n<!-- copydesk: ignore-next a -->\nAnother\none.\n<!-- copydesk: ignore-next b -->\n\
         Alone.\n\n<!-- copydesk: ignore-next c -->\n\n<!-- copydesk: ignore-next d -->\n\nLast.",
        Format::Plain,
        &expect![[r#"
            Paragraph: A wrapped paragraph.
            (a)
            Paragraph: Another one.
            (b)
            Paragraph: Alone.
            (c)
            (d)
            Paragraph: Last.
        "#]],
    );
    ignores(
        "<!-- copydesk: ignore-next a -->\n# Title\n\nA wrapped\nparagraph.\n<!-- copydesk: ignore-next b -->\nAnother\n\
         one.\n\n<!-- copydesk: ignore-next c -->\n\n- item\n  <!-- copydesk: ignore-next d -->\n- item\n\n\
         > <!-- copydesk: ignore-next e -->\n> quoted\n\nInside <!-- copydesk: ignore-next f --> a line.\n\n\
         ```\n<!-- copydesk: ignore-next g -->\n```\n\n<!--\ncopydesk: ignore-next h\n-->\n\nLast.\n",
        Format::Markdown,
        &expect![[r#"
            (a)
            Heading: Title
            Paragraph: A wrapped paragraph.
            (b)
            Paragraph: Another one.
            (c)
            ListItem: item
            (d)
            ListItem: item
            (e)
            Quotation: quoted
            Paragraph: Inside  a line.
            Paragraph: Last.
        "#]],
    );
}
