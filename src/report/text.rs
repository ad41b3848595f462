//! Findings for people: what is wrong, the words underlined, and what would mend it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Message, Renderer, Snippet};

use super::excerpt::{excerpt, first_words};
use super::{Article, Lines};
use crate::finding::{Finding, Severity};
use crate::message::UiLanguage;
use crate::message::label::Label;
use crate::text::{OtherText, SourceSpan};

/// How many notes on related places a finding has at most; a copy of a whole article has one per paragraph.
const NOTES_SHOWN: usize = 6;

/// The findings of an article, each with its words underlined and a blank line after it.
pub(super) fn findings(
    article: &Article<'_>,
    findings: &[Finding],
    ui: UiLanguage,
    width: usize,
    color: bool,
) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    // The excerpts are cut here already: the renderer's own cutting is for lines of code.
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(usize::MAX / 4);
    let mut text = String::new();
    for finding in findings {
        text.push_str(&finding_text(article, finding, ui, width, &renderer));
        text.push_str("\n\n");
    }
    text
}

fn finding_text(
    article: &Article<'_>,
    finding: &Finding,
    ui: UiLanguage,
    width: usize,
    renderer: &Renderer,
) -> String {
    let start = article.lines.place(finding.span.start as usize);
    let end = article.lines.place(finding.span.end as usize);
    // Beside the words stand the line's number, a space, and a bar with a space on either side; a finding of
    // several lines has a bar of its own.
    let margin = end.line.to_string().len() + if end.line > start.line { 6 } else { 4 };
    let excerpt = excerpt(&article.lines, finding.span, width.saturating_sub(margin).max(20));
    // The place comes first, as compilers and editors have it: the renderer would count the column in the cut
    // line.
    let heading =
        format!("{}:{}:{}: {}", article.path, start.line, start.column, finding.severity.label().text(ui));
    // What changes the settings of a project is for an editor to offer.
    let fixes = finding.fixes.iter().filter(|fix| fix.project.is_none());
    let group = level(finding.severity)
        .with_name(heading)
        .primary_title(finding.message.text(ui))
        .id(finding.check)
        .element(
            Snippet::source(excerpt.text)
                .line_start(excerpt.first_line)
                .annotation(AnnotationKind::Primary.span(excerpt.marked)),
        )
        .elements(related(article, finding, ui, width))
        .elements(fixes.map(|fix| named(Level::HELP, &Label::Help, ui).message(fix.title.text(ui))));
    // The renderer leaves a place for the path, which the heading has already.
    renderer.render(&[group]).replacen("╭▸ ", "│", 1)
}

/// The other places a finding speaks of, a line for each thing that is said of them: where, what, and of a
/// single place its first words.
fn related<'a>(article: &Article<'_>, finding: &Finding, ui: UiLanguage, width: usize) -> Vec<Message<'a>> {
    let mut said: Vec<(String, Option<&OtherText>, Vec<SourceSpan>)> = Vec::new();
    for related in &finding.related {
        let (message, elsewhere) = (related.message.text(ui), related.elsewhere.as_deref());
        match said.last_mut() {
            Some((last, text, spans)) if *last == message && *text == elsewhere => spans.push(related.span),
            _ => said.push((message, elsewhere, vec![related.span])),
        }
    }
    let mut notes: Vec<Message<'a>> = said
        .iter()
        .take(NOTES_SHOWN)
        .map(|(message, elsewhere, spans)| {
            let (text, place) = match elsewhere {
                None => (article.text, article.lines.numbers(spans).text(ui)),
                Some(other) => {
                    let lines = Lines::new(&other.text, other.skipped).numbers(spans).text(ui);
                    (&*other.text, format!("{}, {lines}", other.path.display()))
                }
            };
            let mut note = format!("{place}: {message}");
            // "note: " and its margin stand before it.
            let room = width.saturating_sub(note.chars().count() + 12);
            if let [span] = spans[..]
                && room >= 12
            {
                let words = first_words(&text[span.range()], room);
                if !note.contains(&words) {
                    note.push(' ');
                    note.push_str(&words);
                }
            }
            named(Level::NOTE, &Label::Note, ui).message(note)
        })
        .collect();
    let rest: usize = said.iter().skip(NOTES_SHOWN).map(|(.., spans)| spans.len()).sum();
    if rest > 0 {
        notes.push(named(Level::NOTE, &Label::Note, ui).message(Label::MorePlaces(rest).text(ui)));
    }
    notes
}

/// A level under its name in a language.
fn named(level: Level<'static>, name: &Label, ui: UiLanguage) -> Level<'static> {
    level.with_name(name.text(ui))
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Hint => Level::NOTE,
        Severity::Information => Level::INFO,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    }
}

#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes, reason = "the tool that refreshes expected texts writes them")]
mod tests {
    use super::*;
    use crate::finding::{Fix, Related, Safety};
    use crate::message::{Difference, Message as Sentence};
    use expect_test::{Expect, expect};

    fn article(text: &str) -> Article<'_> {
        Article { path: "article.txt", text, lines: Lines::new(text, 0) }
    }

    fn span_of(text: &str, words: &str) -> SourceSpan {
        let start = text.find(words).expect("the words are in the text");
        SourceSpan::new(start, start + words.len())
    }

    fn check_findings(text: &str, finding: Finding, width: usize, expected: &Expect) {
        expected.assert_eq(&findings(&article(text), &[finding], UiLanguage::French, width, false));
    }

    fn name_variant(text: &str) -> Finding {
        Finding {
            check: "name-variant",
            span: span_of(text, "Kyiv"),
            severity: Severity::Warning,
            message: Sentence::NameVariant { found: "Kyiv".into(), usual: "Kiev".into(), count: 2 },
            related: vec![Related::here(
                span_of(text, "Kiev"),
                Sentence::OtherSpelling { form: "Kiev".into() },
            )],
            fixes: vec![Fix {
                title: Sentence::Replace { by: "Kiev".into() },
                safety: Safety::Suggested,
                edits: Vec::new(),
                project: None,
            }],
            unnecessary: false,
        }
    }

    fn repeated_block(text: &str, first: &str, last: &str) -> Finding {
        Finding {
            check: "repeated-block",
            span: span_of(text, first).cover(span_of(text, last)),
            severity: Severity::Warning,
            message: Sentence::RepeatedBlock { count: 5, first: 2, last: 6, difference: Difference::None },
            related: vec![Related::here(
                SourceSpan::new(0, text.find('\n').unwrap_or(text.len())),
                Sentence::OriginalParagraph { number: 2 },
            )],
            fixes: vec![Fix {
                title: Sentence::DeleteCopy { count: 5, edited: false },
                safety: Safety::Safe,
                edits: Vec::new(),
                project: None,
            }],
            unnecessary: true,
        }
    }

    #[test]
    fn words_in_a_short_line() {
        let text = "Le train de Kiev part à midi.\nÀ Kyiv, il neige.\n";
        check_findings(
            text,
            name_variant(text),
            80,
            &expect![[r#"
                article.txt:2:3: avertissement[name-variant]: « Kyiv » ici, « Kiev » ailleurs (2 fois).
                  │
                2 │ À Kyiv, il neige.
                  │   ━━━━
                  │
                  ├ note: ligne 1: Ici « Kiev ».
                  ╰ aide: Remplacer par « Kiev »

            "#]],
        );
    }

    #[test]
    fn words_in_a_paragraph_of_a_thousand_characters() {
        let text = format!("{0} À Kyiv, il neige. {0} Kiev.", "Le train part encore à midi. ".repeat(20));
        check_findings(
            &text,
            name_variant(&text),
            80,
            &expect![[r#"
                article.txt:1:584: avertissement[name-variant]: « Kyiv » ici, « Kiev » ailleurs (2 fois).
                  │
                1 │ …Le train part encore à midi.  À Kyiv, il neige. Le train part encore à…
                  │                                  ━━━━
                  │
                  ├ note: ligne 1: Ici « Kiev ».
                  ╰ aide: Remplacer par « Kiev »

            "#]],
        );
    }

    #[test]
    fn a_block_shows_its_first_and_its_last_line() {
        for n_between in [0, 1, 3] {
            let long = " et la suite de cette phrase qui est longue".repeat(5);
            let text =
                format!("Original{long}\nCopie{long}\n{}Dernier{long}\n", "Entre.\n".repeat(n_between));
            let finding = repeated_block(&text, "Copie", &format!("Dernier{long}"));
            match n_between {
                0 => check_findings(
                    &text,
                    finding,
                    80,
                    &expect![[r#"
                        article.txt:2:1: avertissement[repeated-block]: Ces 5 paragraphes reprennent les paragraphes 2 à 6.
                          │
                        2 │ ┏ Copie et la suite de cette phrase qui est longue et la suite de cette…
                        3 │ ┃ Dernier et la suite de cette phrase qui est longue et la suite de cette…
                          │ ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
                          │
                          ├ note: ligne 1: Original : paragraphe 2. Original et la suite de cette…
                          ╰ aide: Supprimer cette reprise (5 paragraphes)

                    "#]],
                ),
                1 => check_findings(
                    &text,
                    finding,
                    80,
                    &expect![[r#"
                        article.txt:2:1: avertissement[repeated-block]: Ces 5 paragraphes reprennent les paragraphes 2 à 6.
                          │
                        2 │ ┏ Copie et la suite de cette phrase qui est longue et la suite de cette…
                        3 │ ┃
                        4 │ ┃ Dernier et la suite de cette phrase qui est longue et la suite de cette…
                          │ ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
                          │
                          ├ note: ligne 1: Original : paragraphe 2. Original et la suite de cette…
                          ╰ aide: Supprimer cette reprise (5 paragraphes)

                    "#]],
                ),
                _ => check_findings(
                    &text,
                    finding,
                    60,
                    &expect![[r#"
                        article.txt:2:1: avertissement[repeated-block]: Ces 5 paragraphes reprennent les paragraphes 2 à 6.
                          │
                        2 │ ┏ Copie et la suite de cette phrase qui est longue et…
                          ┆ ┇
                        6 │ ┃ Dernier et la suite de cette phrase qui est longue…
                          │ ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
                          │
                          ├ note: ligne 1: Original : paragraphe 2. Original et la…
                          ╰ aide: Supprimer cette reprise (5 paragraphes)

                    "#]],
                ),
            }
        }
    }

    #[test]
    fn related_places_are_listed_together() {
        let text = "Kyiv\n".to_owned() + &"Kiev, Kiev\n".repeat(3);
        let mut finding = name_variant(&text);
        finding.related = text
            .match_indices("Kiev")
            .map(|(at, _)| {
                Related::here(SourceSpan::new(at, at + 4), Sentence::OtherSpelling { form: "Kiev".into() })
            })
            .collect();
        check_findings(
            &text,
            finding,
            80,
            &expect![[r#"
                article.txt:1:1: avertissement[name-variant]: « Kyiv » ici, « Kiev » ailleurs (2 fois).
                  │
                1 │ Kyiv
                  │ ━━━━
                  │
                  ├ note: lignes 2, 3, 4: Ici « Kiev ».
                  ╰ aide: Remplacer par « Kiev »

            "#]],
        );
    }

    #[test]
    fn only_some_notes_are_listed() {
        let text = "Original.\nCopie.\n";
        let mut finding = repeated_block(text, "Copie", "Copie.");
        finding.related = (2..22)
            .map(|number| Related::here(SourceSpan::new(0, 8), Sentence::OriginalParagraph { number }))
            .collect();
        check_findings(
            text,
            finding,
            80,
            &expect![[r#"
                article.txt:2:1: avertissement[repeated-block]: Ces 5 paragraphes reprennent les paragraphes 2 à 6.
                  │
                2 │ Copie.
                  │ ━━━━━━
                  │
                  ├ note: ligne 1: Original : paragraphe 2.
                  ├ note: ligne 1: Original : paragraphe 3.
                  ├ note: ligne 1: Original : paragraphe 4.
                  ├ note: ligne 1: Original : paragraphe 5.
                  ├ note: ligne 1: Original : paragraphe 6.
                  ├ note: ligne 1: Original : paragraphe 7.
                  ├ note: et 14 autres endroits
                  ╰ aide: Supprimer cette reprise (5 paragraphes)

            "#]],
        );
    }
}
