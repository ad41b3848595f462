//! Lists for people: quotations in a table, names with their spellings.

use std::fmt::Write as _;

use super::Article;
use super::excerpt::first_words;
use crate::analysis::{Name, Quotation, Source};

/// The quotations of an article under its path: line, kind, who says it, how sure that is, first words.
pub(super) fn quotations(article: &Article<'_>, quotations: &[Quotation<'_>], width: usize) -> String {
    let rows = quotations
        .iter()
        .map(|quotation| {
            let line = article.lines.place(quotation.span.start as usize).line;
            let words = first_words(&article.text[quotation.span.range()], usize::MAX);
            let source = quotation.attribution.as_ref();
            let sure =
                source.filter(|source| source.speaker.is_some()).map(|source| source.confidence.name());
            let sure = sure.unwrap_or_default().to_owned();
            [line.to_string(), quotation.kind.to_owned(), speaker(source), sure, words]
        })
        .collect::<Vec<_>>();
    table(article.path, &["line", "kind", "speaker", "sure", "words"], &rows, width)
}

fn speaker(attribution: Option<&Source>) -> String {
    match attribution {
        None => String::new(),
        Some(Source { speaker: Some((name, _)), status: "unclear", .. }) => format!("{name}?"),
        Some(Source { speaker: Some((name, _)), .. }) => name.clone(),
        Some(Source { status: "none", .. }) => "nobody".to_owned(),
        Some(Source { status, .. }) => (*status).to_owned(),
    }
}

/// A table under a heading, its last column cut to the width; the others are cut at 28 characters.
fn table<const N: usize>(heading: &str, titles: &[&str; N], rows: &[[String; N]], width: usize) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let titles = titles.map(str::to_owned);
    let mut widths = [0; N];
    for row in std::iter::once(&titles).chain(rows) {
        for (column, cell) in widths.iter_mut().zip(row) {
            *column = (*column).max(cell.chars().count().min(28));
        }
    }
    let mut text = format!("{heading}\n");
    for row in std::iter::once(&titles).chain(rows) {
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

/// The names of an article under its path: each with its kind, and below it every spelling with its lines.
pub(super) fn names(article: &Article<'_>, names: &[Name]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let mut text = format!("{}\n", article.path);
    for name in names {
        let _ = writeln!(text, "  {} ({})", name.name, name.kind);
        let width = name.forms.iter().map(|(form, _)| form.chars().count()).max().unwrap_or(0);
        for (form, mentions) in &name.forms {
            let _ = writeln!(text, "    {form:width$}  {}×  {}", mentions.len(), article.lines_of(mentions));
        }
    }
    text.push('\n');
    text
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
        .assert_eq(&quotations(&article(text), &list, 80));
        expect![[""]].assert_eq(&quotations(&article(text), &[], 80));
    }

    #[test]
    fn names_list_their_spellings() {
        let text = "Anna Roux arrive. Roux part.\nRoux revient.\n";
        let name = Name {
            name: "Anna Roux".to_owned(),
            kind: "person",
            forms: vec![
                ("Anna Roux".to_owned(), vec![SourceSpan::new(0, 9)]),
                (
                    "Roux".to_owned(),
                    vec![SourceSpan::new(18, 22), SourceSpan::new(18, 22), SourceSpan::new(29, 33)],
                ),
            ],
        };
        expect![[r#"
            article.txt
              Anna Roux (person)
                Anna Roux  1×  line 1
                Roux       3×  lines 1, 2

        "#]]
        .assert_eq(&names(&article(text), &[name]));
    }
}
