//! Lists for people: quotations in a table, names with their spellings.

use std::fmt::Write as _;

use super::excerpt::first_words;
use super::{Article, sheet};
use crate::analysis::{Name, Quotation, Source};
use crate::message::UiLanguage;
use crate::message::label::Label;

/// The quotations of an article under its path: line, kind, who says it, how sure that is, first words.
pub(super) fn quotations(
    article: &Article<'_>,
    quotations: &[Quotation<'_>],
    ui: UiLanguage,
    width: usize,
) -> String {
    let rows = quotations
        .iter()
        .map(|quotation| {
            let line = article.lines.place(quotation.span.start as usize).line;
            let words = first_words(&article.text[quotation.span.range()], usize::MAX);
            let source = quotation.attribution.as_ref();
            let sure =
                source.filter(|source| source.speaker.is_some()).map(|source| source.confidence.name());
            let sure = sure.map(|sure| Label::Term(sure).text(ui)).unwrap_or_default();
            [line.to_string(), Label::Term(quotation.kind).text(ui), speaker(source, ui), sure, words]
        })
        .collect::<Vec<_>>();
    let titles = [Label::Line, Label::Kind, Label::Speaker, Label::Sure, Label::Words];
    table(article.path, &titles.map(|title| title.text(ui)), &rows, width)
}

fn speaker(attribution: Option<&Source>, ui: UiLanguage) -> String {
    match attribution {
        None => String::new(),
        Some(Source { speaker: Some((name, _)), status: "unclear", .. }) => format!("{name}?"),
        Some(Source { speaker: Some((name, _)), .. }) => name.clone(),
        Some(Source { status: "none", .. }) => Label::Nobody.text(ui),
        Some(Source { status, .. }) => Label::Term(status).text(ui),
    }
}

/// A table under a heading, its last column cut to the width; the others are cut at 28 characters.
fn table<const N: usize>(heading: &str, titles: &[String; N], rows: &[[String; N]], width: usize) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut widths = [0; N];
    for row in std::iter::once(titles).chain(rows) {
        for (column, cell) in widths.iter_mut().zip(row) {
            *column = (*column).max(cell.chars().count().min(28));
        }
    }
    let mut text = format!("{heading}\n");
    for row in std::iter::once(titles).chain(rows) {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            line.push_str("  ");
            if column + 1 < N {
                let width = widths[column];
                let cell = first_words(cell, width);
                let _ = write!(line, "{cell:width$}");
            } else {
                let room = width.saturating_sub(line.chars().count()).max(20);
                line.push_str(&first_words(cell, room));
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.push('\n');
    text
}

/// The style sheet of an article under its path. Kind by kind, one name a line: the line of its first mention, how often
/// it is named, what the article says of the person, and its forms if there are others than the name. Each kind is in
/// the order of the alphabet, people by surname: a sheet is looked things up in. A star stands before a name that is
/// spelt in several ways.
pub(super) fn names(article: &Article<'_>, names: &[Name], ui: UiLanguage, width: usize) -> String {
    if names.is_empty() {
        return String::new();
    }
    let rows: Vec<Row<'_>> = sheet::sorted(names).into_iter().map(|name| row(article, name)).collect();
    let title = |kind: &str| {
        let names = match kind {
            "person" => Label::People,
            "place" => Label::Places,
            "organisation" => Label::Organizations,
            _ => Label::OtherNames,
        };
        [names, Label::Line, Label::Count, Label::Function].map(|title| title.text(ui))
    };
    // Functions may have the room that no forms need.
    let forms = if rows.iter().all(|row| row.forms.is_empty()) { 0 } else { width / 5 };
    let most = [width * 3 / 10, 6, 6, width / 2 - forms];
    let mut widths = [0; 4];
    for cells in rows.iter().flat_map(|row| [title(row.name.kind), row.cells.clone()]) {
        for ((column, cell), most) in widths.iter_mut().zip(&cells).zip(most) {
            *column = (*column).max(cell.chars().count().min(most));
        }
    }
    // Without functions there is no such column.
    if rows.iter().all(|row| row.cells[3].is_empty()) {
        widths[3] = 0;
    }
    let mut text = format!("{}\n", article.path);
    let mut kind = "";
    for row in &rows {
        if row.name.kind != kind {
            // What the columns are is told once.
            let title = title(row.name.kind);
            let line = if kind.is_empty() {
                line(false, &title, &widths) + &Label::Forms.text(ui)
            } else {
                format!("\n  {}", title[0])
            };
            text.push_str(&line);
            text.push('\n');
            kind = row.name.kind;
        }
        let mut line = line(row.name.mixed, &row.cells, &widths);
        let indent = line.chars().count();
        for forms in filled(&row.forms, width.saturating_sub(indent).max(LEAST)) {
            line.push_str(&forms);
            text.push_str(line.trim_end());
            text.push('\n');
            line = " ".repeat(indent);
        }
    }
    if rows.iter().any(|row| row.name.mixed) {
        text.push_str(&format!("\n  * {}\n", Label::SeveralWays.text(ui)));
    }
    text.push('\n');
    text
}

/// The room that forms have, however narrow the terminal is.
const LEAST: usize = 16;

/// A line of a style sheet.
struct Row<'a> {
    name: &'a Name,
    cells: [String; 4],
    /// Each with its count.
    forms: Vec<(&'a str, usize)>,
}

fn row<'a>(article: &Article<'_>, name: &'a Name) -> Row<'a> {
    let line = article.lines.index(name.first().start as usize) + 1;
    let function = name.function.as_ref().map(|(words, _)| words.clone()).unwrap_or_default();
    let forms = match name.forms.as_slice() {
        [(only, _)] if *only == name.name => Vec::new(),
        forms => forms.iter().map(|(text, mentions)| (text.as_str(), mentions.len())).collect(),
    };
    Row { name, cells: [name.name.clone(), line.to_string(), name.count().to_string(), function], forms }
}

/// The cells of a line in their columns, numbers to the right.
fn line(mixed: bool, cells: &[String; 4], widths: &[usize; 4]) -> String {
    let mut line = if mixed { "* " } else { "  " }.to_owned();
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate().filter(|(_, (_, width))| **width > 0)
    {
        let cell = first_words(cell, *width);
        let _ = if matches!(column, 1 | 2) {
            write!(line, "{cell:>width$}  ")
        } else {
            write!(line, "{cell:width$}  ")
        };
    }
    line
}

/// Forms with their counts and commas between, broken into lines of at most `width` characters where one ends. One line
/// at least.
fn filled(forms: &[(&str, usize)], width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for (number, (form, count)) in forms.iter().enumerate() {
        let comma = if number + 1 < forms.len() { "," } else { "" };
        let count = format!(" ×{count}{comma}");
        let item = format!("{}{count}", first_words(form, width.saturating_sub(count.chars().count())));
        match lines.last_mut() {
            Some(last) if last.is_empty() => last.push_str(&item),
            Some(last) if last.chars().count() + 1 + item.chars().count() <= width => {
                last.push(' ');
                last.push_str(&item);
            }
            _ => lines.push(item),
        }
    }
    lines
}

#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes, reason = "the tool that refreshes expected texts writes them")]
mod tests {
    use super::*;
    use crate::analysis::Confidence;
    use crate::analysis::quotations::Reason;
    use crate::report::Lines;
    use crate::text::SourceSpan;
    use expect_test::expect;

    fn article(text: &str) -> Article<'_> {
        Article { path: "article.txt", text, lines: Lines::new(text, 0) }
    }

    fn span_of(text: &str, words: &str) -> SourceSpan {
        let start = text.find(words).expect("the words are in the text");
        SourceSpan::new(start, start + words.len())
    }

    #[test]
    fn quotations_are_a_table() {
        let text = "« Nous partons », dit Anna Roux.\n« Non. »\nLe film « Midi ».\n";
        let source = |status, speaker: Option<&str>| {
            Some(Source {
                status,
                speaker: speaker.map(|name| (name.to_owned(), span_of(text, name))),
                cue: None,
                window: "",
                confidence: Confidence::High,
            })
        };
        let quotation = |words, kind, attribution| Quotation {
            span: span_of(text, words),
            text: words,
            kind,
            reason: Reason::Clause,
            cited: None,
            attribution,
        };
        let list = [
            quotation("« Nous partons »", "speech", source("attributed", Some("Anna Roux"))),
            quotation("« Non. »", "speech", source("none", None)),
            quotation("« Midi »", "title", None),
        ];
        expect![[r#"
            article.txt
              line  kind    speaker    sure  words
              1     speech  Anna Roux  high  « Nous partons »
              2     speech  nobody           « Non. »
              3     title                    « Midi »

        "#]]
        .assert_eq(&quotations(&article(text), &list, UiLanguage::English, 80));
        expect![[""]].assert_eq(&quotations(&article(text), &[], UiLanguage::English, 80));
    }

    #[test]
    fn names_are_a_style_sheet() {
        let text = "Anna Roux arrive à Kiev. Roux part.\nRoux quitte Kyiv. Paul Ader, maire de Lens, rit.\n";
        let form = |words: &str, places: &[usize]| {
            let spans = places.iter().map(|at| SourceSpan::new(*at, *at + words.len())).collect();
            (words.to_owned(), spans)
        };
        let names_of = [
            Name {
                name: "Anna Roux".to_owned(),
                kind: "person",
                forms: vec![form("Anna Roux", &[0]), form("Roux", &[26, 37])],
                ..Name::default()
            },
            Name {
                name: "Kiev".to_owned(),
                kind: "place",
                forms: vec![form("Kiev", &[20]), form("Kyiv", &[49])],
                mixed: true,
                ..Name::default()
            },
            Name {
                name: "Paul Ader".to_owned(),
                kind: "person",
                forms: vec![form("Paul Ader", &[55])],
                function: Some(("maire de Lens".to_owned(), span_of(text, "maire de Lens"))),
                ..Name::default()
            },
        ];
        expect![[r#"
            article.txt
              people     line  count  function       forms
              Paul Ader     2      1  maire de Lens
              Anna Roux     1      3                 Anna Roux ×1, Roux ×2

              places
            * Kiev          1      2                 Kiev ×1, Kyiv ×1

              * spelt in several ways

        "#]]
        .assert_eq(&names(&article(text), &names_of, UiLanguage::English, 80));
        expect![[r#"
            article.txt
              people     line  count  function      forms
              Paul Ader     2      1  maire de…
              Anna Roux     1      3                Anna Roux ×1,
                                                    Roux ×2

              places
            * Kiev          1      2                Kiev ×1, Kyiv ×1

              * spelt in several ways

        "#]]
        .assert_eq(&names(&article(text), &names_of, UiLanguage::English, 40));
        expect![[""]].assert_eq(&names(&article(text), &[], UiLanguage::English, 80));
    }
}
