//! Comments that have checks leave something alone: what they hide, what is told of those that hide nothing, and where a
//! fix writes them. Strings in, strings out.

use copydesk::analysis::Analysis;
use copydesk::checks::{self, CHECKS, ignore_here};
use copydesk::config::{Config, Level};
use copydesk::extract::{Format, extract};
use copydesk::finding::{Finding, apply};
use copydesk::lang::names::Names;
use copydesk::message::{Message, UiLanguage};
use expect_test::{Expect, expect};
use proptest::prelude::*;

fn analyze(text: &str, format: Format) -> Analysis {
    Analysis::build(text.to_owned(), format, &Names::builtin(), None, &|| false).expect("nothing cancels it")
}

fn findings(text: &str, format: Format) -> Vec<Finding> {
    checks::check(&analyze(text, format), &Config::default())
}

/// The findings of a text as `check: words`, and what the fixes of those about comments make of it.
fn shown(text: &str, format: Format) -> String {
    let mut shown = String::new();
    for finding in findings(text, format) {
        let words = &text[finding.span.range()];
        shown += &format!(
            "{}: {}: {}\n",
            finding.check,
            words.escape_debug(),
            finding.message.text(UiLanguage::English)
        );
        for fix in finding.fixes.iter().filter(|_| finding.check == "unused-ignore") {
            shown += &format!("  {}: {:?}\n", fix.title.text(UiLanguage::French), apply(text, fix));
        }
    }
    shown
}

fn check(text: &str, format: Format, expected: &Expect) {
    expected.assert_eq(&shown(text, format));
}

const TYPO: &str = "Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.";
const CLEAN: &str =
    "Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.";

#[test]
fn a_comment_hides_what_it_names() {
    for comment in
        ["ignore[name-typo] a cousin", "ignore-next name-typo", "ignore[]", "ignore[doubled-word, name-typo]"]
    {
        let text = format!("{CLEAN}\n\n<!-- copydesk: {comment} -->\n{TYPO}\n");
        for format in [Format::Plain, Format::Markdown] {
            assert!(
                findings(&text, format).iter().all(|finding| finding.check == "unused-ignore"),
                "{comment}"
            );
        }
    }
    for comment in ["ignore-file[name-typo]", "ignore-file"] {
        for text in [
            format!("<!-- copydesk: {comment} -->\n{TYPO}\n"),
            format!("{TYPO}\n\n<!-- copydesk: {comment} -->\n"),
        ] {
            assert_eq!(findings(&text, Format::Markdown), [], "{text}");
        }
    }
}

#[test]
fn what_hides_nothing_is_told() {
    check(
        &format!("<!-- copydesk: ignore[doubled-word, name-typo, name-tipo] -->\n{TYPO}\n"),
        Format::Plain,
        &expect![[r#"
            unused-ignore: doubled-word: Nothing for doubled-word to ignore here.
              Retirer doubled-word de ce commentaire: "<!-- copydesk: ignore[name-typo, name-tipo] -->\nVincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.\n"
            unused-ignore: name-tipo: There is no check name-tipo (did you mean name-typo?).
              Retirer name-tipo de ce commentaire: "<!-- copydesk: ignore[doubled-word, name-typo] -->\nVincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.\n"
        "#]],
    );
    check(&format!("<!-- copydesk: ignore-file -->\r\n\r\n{CLEAN}\r\n"), Format::Markdown, &expect![[r#""#]]);
    check(
        &format!("{CLEAN}\n\n<!-- copydesk: ignore name-typo -->\n{CLEAN} Fin.\n"),
        Format::Plain,
        &expect![[r#"
            unused-ignore: <!-- copydesk: ignore name-typo -->: Comment not understood: write “ignore[…]” or “ignore-file[…]”, with checks.
              Supprimer ce commentaire: "Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.\n\nLe pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture. Fin.\n"
            near-duplicate: Le pont est fermé depuis lundi matin, et la mairie n\'a rien dit de la date de sa réouverture. Fin.: Almost identical to § 1 (one word differs).
        "#]],
    );
    // Nothing is known of a check that is off, or that looks at other articles; and who says so is left alone.
    for comment in ["ignore[first-mention]", "ignore[archive-repeat]", "ignore[unused-ignore, name-typo]"] {
        assert_eq!(
            shown(&format!("<!-- copydesk: {comment} -->\n{CLEAN}\n"), Format::Plain),
            "",
            "{comment}"
        );
    }
    let levels = [("name-typo".to_owned(), Level::Off)].into();
    let analysis = analyze(&format!("<!-- copydesk: ignore-next -->\n{CLEAN}\n"), Format::Plain);
    assert_eq!(checks::check(&analysis, &Config { levels, ..Config::default() }), []);
}

#[test]
fn what_a_comment_kept_apart_stays_apart() {
    // In wrapped text a blank line stays where the comment was.
    let wrapped = "Une ligne courte\net une autre.\n\nEt\n<!-- copydesk: ignore[name-typo] -->\nla suite.\n";
    check(
        wrapped,
        Format::Plain,
        &expect![[r#"
        unused-ignore: name-typo: Nothing for name-typo to ignore here.
          Supprimer ce commentaire: "Une ligne courte\net une autre.\n\nEt\n\nla suite.\n"
    "#]],
    );
    let quoted = "> - un\n> - <!-- copydesk: ignore[name-typo] -->\n>   deux\n\n> <!-- copydesk: ignore[name-typo] -->\n> trois\n";
    check(
        quoted,
        Format::Markdown,
        &expect![[r#"
        unused-ignore: name-typo: Nothing for name-typo to ignore here.
          Supprimer ce commentaire: "> - un\n> - deux\n\n> <!-- copydesk: ignore[name-typo] -->\n> trois\n"
        unused-ignore: name-typo: Nothing for name-typo to ignore here.
          Supprimer ce commentaire: "> - un\n> - <!-- copydesk: ignore[name-typo] -->\n>   deux\n\n> trois\n"
    "#]],
    );
    let item = "- un\n- <!-- copydesk: ignore[name-typo] -->\n  deux\n- trois\n";
    check(
        item,
        Format::Markdown,
        &expect![[r#"
            unused-ignore: name-typo: Nothing for name-typo to ignore here.
              Supprimer ce commentaire: "- un\n- deux\n- trois\n"
        "#]],
    );
}

/// What "Ignore here" makes of a text, for its first finding.
fn ignored(text: &str, format: Format) -> String {
    let analysis = analyze(text, format);
    let found = checks::check(&analysis, &Config::default());
    let finding = found.first().unwrap_or_else(|| panic!("nothing is found in {text:?}"));
    let fix = ignore_here(&analysis, finding).unwrap_or_else(|| panic!("not offered for {text:?}"));
    let mended = apply(text, &fix);
    assert_eq!(left(&mended, format), without(text, &found, finding, format), "{mended:?}");
    format!("{}\n{}", fix.title.text(UiLanguage::English), mended.replace('\r', "␍"))
}

/// The findings of a text: their checks, their words, what they say.
fn left(text: &str, format: Format) -> Vec<(&'static str, String, String)> {
    let found = findings(text, format);
    found.iter().map(|finding| described(text, finding)).collect()
}

/// A finding by its check, its words and its message. Words of several paragraphs may have a comment to us among them.
fn described(text: &str, finding: &Finding) -> (&'static str, String, String) {
    let mut lines = text[finding.span.range()].lines();
    let first = lines.next().into_iter();
    let words: Vec<&str> = first.chain(lines.filter(|line| !line.contains("<!-- copydesk:"))).collect();
    (finding.check, words.join("\n"), finding.message.text(UiLanguage::English))
}

/// What is to be left of some findings when one is ignored: all but those of its check in its block, or in the whole
/// article.
fn without(
    text: &str,
    found: &[Finding],
    ignored: &Finding,
    format: Format,
) -> Vec<(&'static str, String, String)> {
    let prose = extract(text, format);
    let block =
        |finding: &Finding| prose.blocks.partition_point(|block| block.source.end <= finding.span.start);
    let analysis = analyze(text, format);
    let fix = ignore_here(&analysis, ignored).expect("it was offered");
    let whole = matches!(fix.title, Message::IgnoreInArticle { .. });
    found
        .iter()
        .filter(|other| other.check != ignored.check || (!whole && block(other) != block(ignored)))
        .map(|finding| described(text, finding))
        .collect()
}

#[test]
fn a_comment_is_written_where_it_changes_nothing_else() {
    let plain = |text: &str| ignored(text, Format::Plain);
    let markdown = |text: &str| ignored(text, Format::Markdown);
    expect![[r#"
        Ignore here (name-typo)
        Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.␍
        ␍
          <!-- copydesk: ignore[name-typo] -->␍
          Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.␍
    "#]]
    .assert_eq(&plain(&format!("{CLEAN}\r\n\r\n  {TYPO}\r\n")));
    expect![[r#"
        Ignore here (name-typo)
        Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.
        <!-- copydesk: ignore[name-typo] -->
        Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute."#]]
    .assert_eq(&plain(&format!("{CLEAN}\n{TYPO}")));
    expect![[r#"
        Ignore here (name-typo)
        ﻿<!-- copydesk: ignore[name-typo] -->␍Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.␍Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture."#]].assert_eq(&plain(&format!("\u{feff}{TYPO}\r{CLEAN}")));
    expect![[r#"
        Ignore here (name-typo)
        # Titre

        - un
        - <!-- copydesk: ignore[name-typo] -->
          Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.
          Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.
        - trois
    "#]]
    .assert_eq(&markdown(&format!("# Titre\n\n- un\n- {TYPO}\n  {CLEAN}\n- trois\n")));
    expect![[r#"
        Ignore here (name-typo)
        1. un
        2. <!-- copydesk: ignore[name-typo] -->
           Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.

           Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.
    "#]]
    .assert_eq(&markdown(&format!("1. un\n2. {TYPO}\n\n   {CLEAN}\n")));
    expect![[r#"
        Ignore here (contained-paragraph)
        <!-- copydesk: ignore[contained-paragraph] -->
        Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.

        > Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.
        > Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.
    "#]]
    .assert_eq(&markdown(&format!("{CLEAN}\n\n> {TYPO}\n> {CLEAN}\n")));
    expect![[r#"
        Ignore here (name-typo)
        <!-- copydesk: ignore[name-typo] -->
        ## Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.

        Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.
    "#]]
    .assert_eq(&markdown(&format!("## {TYPO}\n\n{CLEAN}\n")));
    expect![[r#"
        Ignore here (name-typo)
        <!-- copydesk: ignore[name-typo] -->
        Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.
        ===

        Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.
    "#]]
    .assert_eq(&markdown(&format!("{TYPO}\n===\n\n{CLEAN}\n")));
    expect![[r#"
        Ignore here (name-typo)
        <!-- copydesk: ignore[doubled-word, name-typo] -->
        Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute. de de rien.
    "#]]
    .assert_eq(&markdown(&format!("<!-- copydesk: ignore[doubled-word] -->\n{TYPO} de de rien.\n")));
    expect![[r#"
        Ignore here (name-typo)
        <!-- copydesk: ignore-next doubled-word, name-typo -->
        Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute. de de rien.
    "#]]
    .assert_eq(&markdown(&format!("<!-- copydesk: ignore-next doubled-word -->\n{TYPO} de de rien.\n")));
    expect![[r#"
        Ignore in this article (name-typo)
        <!-- copydesk: ignore-file[name-typo] -->
        | a | b |
        | - | - |
        | c | Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute. |
    "#]]
    .assert_eq(&markdown(&format!("| a | b |\n| - | - |\n| c | {TYPO} |\n")));
    expect![[r#"
        Ignore in this article (name-typo)
        ---
        title: Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.
        ---
        <!-- copydesk: ignore-file[name-typo] -->
        Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.
    "#]]
    .assert_eq(&markdown(&format!("---\ntitle: {TYPO}\n---\n{CLEAN}\n")));
    expect![[r#"
        Ignore here (name-typo)
        <!-- copydesk: ignore[name-typo] -->
        **Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.** Le pont est fermé depuis lundi matin, et la mairie n'a rien dit de la date de sa réouverture.
    "#]].assert_eq(&markdown(&format!("**{TYPO}** {CLEAN}\n")));
    expect![[r#"
        Ignore here (name-typo)
        Un appel[^1].

        [^1]: <!-- copydesk: ignore[name-typo] -->
              Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute.
    "#]]
    .assert_eq(&markdown(&format!("Un appel[^1].\n\n[^1]: {TYPO}\n")));
}

#[test]
fn the_reason_of_a_comment_is_given_for_no_other_check() {
    let plain = |text: &str| ignored(text, Format::Plain);
    let markdown = |text: &str| ignored(text, Format::Markdown);
    let reason = "<!-- copydesk: ignore[doubled-word] c'est un refrain -->";
    let expected = expect![[r#"
        Ignore here (name-typo)
        <!-- copydesk: ignore[doubled-word] c'est un refrain -->
        <!-- copydesk: ignore[name-typo] -->
        Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute. de de rien.
    "#]];
    expected.assert_eq(&markdown(&format!("{reason}\n{TYPO} de de rien.\n")));
    expected.assert_eq(&plain(&format!("{reason}\n{TYPO} de de rien.\n")));
    // A comment that gives none is joined, wherever it stands.
    let none = "<!-- copydesk: ignore[first-mention] -->";
    expect![[r#"
        Ignore here (name-typo)
        <!-- copydesk: ignore[first-mention, name-typo] -->
        <!-- copydesk: ignore[doubled-word] c'est un refrain -->
        Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute. de de rien.
    "#]]
    .assert_eq(&markdown(&format!("{none}\n{reason}\n{TYPO} de de rien.\n")));
    expect![[r#"
        Ignore here (name-typo)
        - <!-- copydesk: ignore[doubled-word] c'est un refrain -->
          <!-- copydesk: ignore[name-typo] -->
          Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute. de de rien.
    "#]]
    .assert_eq(&markdown(&format!("- {reason}\n  {TYPO} de de rien.\n")));
    expect![[r#"
        Ignore in this article (name-typo)
        <!-- copydesk: ignore-file[name-typo] -->
        <!-- copydesk: ignore-file[doubled-word] c'est un refrain -->
        | a | b |
        | - | - |
        | c | Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute. de de rien. |
    "#]]
    .assert_eq(&markdown(&format!(
        "<!-- copydesk: ignore-file[doubled-word] c'est un refrain -->\n\
         | a | b |\n| - | - |\n| c | {TYPO} de de rien. |\n"
    )));
}

/// The comments that the fixes of a text write to say why a quotation is none.
fn reasons(text: &str) -> Vec<String> {
    let found = findings(text, Format::Plain);
    let fixes = found.iter().flat_map(|finding| &finding.fixes);
    let fixes = fixes.filter(|fix| fix.title == Message::NotAQuotation);
    fixes.flat_map(|fix| &fix.edits).map(|edit| edit.text.clone()).collect()
}

#[test]
fn the_reason_of_a_comment_is_in_the_language_of_the_article() {
    let english =
        "The talks will go on. “This is unacceptable to all of us here.” The summit opens on Tuesday.";
    let french =
        "Les discussions se poursuivent. « C'est inacceptable pour nous tous. » Le sommet s'ouvre mardi.";
    let (in_english, in_french) = (
        "<!-- copydesk: ignore[unattributed-quote] Not a quotation -->\n",
        "<!-- copydesk: ignore[unattributed-quote] Ce n'est pas une citation -->\n",
    );
    assert_eq!(reasons(english), [in_english]);
    assert_eq!(reasons(french), [in_french]);
    assert_eq!(reasons(&format!("{CLEAN}\n\n{CLEAN} Fin.\n\n{english}\n\n{french}\n")), [in_french; 2]);
}

/// Pieces of articles that something is found in, and what may stand around them.
const PIECES: [&str; 22] = [
    TYPO,
    CLEAN,
    "Le maire de de Montrevel promet une réponse avant la fin du mois de juin aux habitants.",
    "La nuit fut longue. « Nous avons tout perdu cette nuit. » Le pont est fermé.",
    "Le train de Kyiv part à l'heure. Kiev attend, Kiev espère.",
    "**Anne Morel** voit deux obstacles de de plus.",
    "\n",
    "\n\n",
    "\r\n",
    "    ",
    "- ",
    "1. ",
    "> ",
    "# ",
    "\n===\n",
    "| a | b |\n| - | - |\n| ",
    " | ",
    "\n<!-- copydesk: ignore[name-typo] -->\n",
    "\n<!-- copydesk: ignore-file[doubled-word] -->\n",
    "\n<!-- copydesk: ignore[doubled-word] c'est un refrain -->\n",
    "\n<!-- copydesk: ignore-file[name-typo] les noms du roman -->\n",
    "---\ntitle: Le maire de de Montrevel\n---\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever is ignored is gone, nothing else is, and nothing new has come; and a comment that hides nothing can be
    /// taken out again.
    #[test]
    fn ignoring_takes_one_thing_away(
        pieces in proptest::collection::vec(0..PIECES.len(), 1..12),
        markdown in any::<bool>(),
    ) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        let format = if markdown { Format::Markdown } else { Format::Plain };
        let analysis = analyze(&text, format);
        let found = checks::check(&analysis, &Config::default());
        for finding in &found {
            let Some(fix) = ignore_here(&analysis, finding) else {
                prop_assert!(false, "{}: not offered: {:?}", finding.check, text);
                continue;
            };
            let mended = apply(&text, &fix);
            let mut expected = without(&text, &found, finding, format);
            let mut left = left(&mended, format);
            expected.sort();
            left.sort();
            prop_assert_eq!(left, expected, "{}: {:?} became {:?}", finding.check, &text, &mended);
            if finding.check == "unused-ignore" && let Some(fix) = finding.fixes.first() {
                let mended = apply(&text, fix);
                let now = findings(&mended, format).len();
                prop_assert_eq!(now, found.len() - 1, "{:?} became {:?}", &text, &mended);
            }
        }
    }
}

#[test]
fn every_check_can_be_ignored_by_its_name() {
    for known in CHECKS {
        let text = format!("<!-- copydesk: ignore-file[{}, unused-ignore] -->\n{CLEAN}\n", known.id);
        assert_eq!(findings(&text, Format::Plain), [], "{}", known.id);
    }
}
