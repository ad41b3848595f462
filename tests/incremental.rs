//! An analysis made from an earlier one equals a fresh one; a fix mends what it says and spoils nothing.

mod common;

use common::same::assert_same;
use common::texts::{FRENCH, PIECES, article, format, markdown, text};
use copydesk::analysis::Analysis;
use copydesk::analysis::repetition::Repeat;
use copydesk::checks;
use copydesk::config::{Config, Level};
use copydesk::extract::{BlockKind, Format};
use copydesk::finding::{Finding, Safety, Severity, apply};
use copydesk::lang::names::Names;
use copydesk::message::Message;
use copydesk::text::difference::difference;
use copydesk::text::source::Source;
use proptest::prelude::*;
use ropey::Rope;
use std::sync::Arc;

fn analyze(text: &str, format: Format, previous: Option<&Analysis>) -> Analysis {
    Analysis::build(text.to_owned(), format, &Names::builtin(), previous, &|| false)
        .expect("nothing cancels it")
}

fn findings(text: &str, format: Format) -> Vec<Finding> {
    checks::check(&analyze(text, format, None), &Config::default())
}

/// What projects may have settled.
const SETTINGS: [&str; 4] = [
    "",
    "house = [\"fr-lemonde\", \"en-ap\"]\n",
    "house = [\"fr-kyiv\", \"en-guardian\"]\n[names.prefer]\n\"Zelensky\" = []\nMorel = [\"Poutine\"]\n",
    "[names]\ndifferent = [[\"Kiev\", \"Kyiv\"]]\n[names.prefer]\nOdesa = [\"Kiev\"]\n",
];

/// An edit: where it starts and ends as shares of the text, and what comes in.
fn edit() -> impl Strategy<Value = (f64, f64, String)> {
    (
        0.0..1.0,
        0.0..0.2,
        prop_oneof![text().boxed(), prop::sample::select(&PIECES[..]).prop_map(str::to_owned).boxed()],
    )
}

/// The same in a document that is open in an editor.
fn edit_rope(rope: &mut Rope, edit: &(f64, f64, String)) {
    let text = rope.to_string();
    let edited = apply_edit(&text, edit);
    let (gone, come) = difference(&text, &edited);
    let (start, end) = (rope.byte_to_char(gone.start), rope.byte_to_char(gone.end));
    rope.remove(start..end);
    rope.insert(start, &edited[come]);
}

fn apply_edit(text: &str, edit: &(f64, f64, String)) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place"
    )]
    let place = |share: f64| text.floor_char_boundary((share.min(1.0) * text.len() as f64) as usize);
    let (start, end) = (place(edit.0), place(edit.0 + edit.1));
    [&text[..start], &edit.2, &text[end..]].concat()
}

/// What each finding is about, wherever it stands: a fix moves the others, and may make one block of two
/// paragraphs that it brings together.
fn subjects(text: &str, format: Format) -> Vec<&'static str> {
    let subject = |check| if check == "repeated-block" { "repeated-paragraph" } else { check };
    findings(text, format).iter().map(|finding| subject(finding.check)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500.max(ProptestConfig::default().cases.min(10_000)), ..ProptestConfig::default() })]

    #[test]
    fn incremental_equals_fresh(start in text(), edits in prop::collection::vec(edit(), 1..6), format in format()) {
        let mut text = start;
        let mut analysis = analyze(&text, format, None);
        for edit in &edits {
            text = apply_edit(&text, edit);
            analysis = analyze(&text, format, Some(&analysis));
            assert_same(&analysis, &analyze(&text, format, None));
        }
    }

    #[test]
    fn incremental_equals_fresh_in_a_long_document(
        parts in prop::collection::vec(prop_oneof![4 => article(), 1 => markdown()], 2..6),
        edits in prop::collection::vec((0.0..1.0, prop_oneof![3 => 0.0..0.001, 1 => 0.0..0.1], prop_oneof![
            3 => "[a-zé«» .\n]{0,2}".boxed(),
            1 => text().boxed(),
        ]), 1..8),
        format in format(),
    ) {
        let mut rope = Rope::from_str(&parts.join("\n\n"));
        let names = Names::builtin();
        let build = |source: Source, previous: Option<&Analysis>| {
            Analysis::build(source, format, &names, previous, &|| false).expect("nothing cancels it")
        };
        let mut analysis = build(rope.clone().into(), None);
        for edit in &edits {
            edit_rope(&mut rope, edit);
            analysis = build(rope.clone().into(), Some(&analysis));
            assert_same(&analysis, &build(rope.to_string().into(), None));
        }
    }

    #[test]
    fn findings_lie_in_the_text(text in text(), format in format()) {
        for finding in findings(&text, format) {
            prop_assert!(text.get(finding.span.range()).is_some_and(|words| !words.is_empty()));
            for related in &finding.related {
                prop_assert!(text.get(related.span.range()).is_some());
            }
            for fix in &finding.fixes {
                let mut at = 0;
                for edit in &fix.edits {
                    prop_assert!(edit.span.start >= at, "edits overlap or are not sorted");
                    prop_assert!(text.get(edit.span.range()).is_some());
                    at = edit.span.end;
                }
            }
        }
    }

    #[test]
    fn a_safe_fix_takes_a_finding_away_and_adds_none(text in article()) {
        let before = subjects(&text, Format::Plain);
        for finding in findings(&text, Format::Plain) {
            for fix in finding.fixes.iter().filter(|fix| fix.safety == Safety::Safe) {
                let mended = apply(&text, fix);
                let after = subjects(&mended, Format::Plain);
                for check in ["repeated-paragraph", "unattributed-quote", "name-variant"] {
                    // Two paragraphs may differ by one name: mended, they are copies, and that is to be said. And
                    // a quotation may have leaned on the speaker of a copy that is gone, as the spelling that is
                    // usual may have on those in it.
                    let named = finding.check == "name-variant";
                    if named != (check == "name-variant") || check == "unattributed-quote" {
                        continue;
                    }
                    let count = |all: &[&str]| all.iter().filter(|other| **other == check).count();
                    let (was, is) = (count(&before), count(&after));
                    let mended_it = check == finding.check || check == "repeated-paragraph" && finding.unnecessary;
                    prop_assert!(is + usize::from(mended_it) <= was, "{check}: {was}, then {is}\n{finding:#?}\n{mended}");
                }
            }
        }
    }

    #[test]
    fn a_copy_goes_and_nothing_else_is_read_another_way(text in markdown()) {
        let before = analyze(&text, Format::Markdown, None);
        for finding in findings(&text, Format::Markdown).iter().filter(|finding| finding.unnecessary) {
            let begins = |repeat: &&Repeat| before.blocks[repeat.copy.start].source.start == finding.span.start;
            let repeat = before.repeats.iter().find(begins).expect("a finding is about a repeat");
            for fix in finding.fixes.iter().filter(|fix| fix.safety == Safety::Safe) {
                let after = analyze(&apply(&text, fix), Format::Markdown, None);
                let texts = |analysis: &Analysis, gone: std::ops::Range<usize>| -> Vec<(BlockKind, String)> {
                    let kept = analysis.blocks.iter().enumerate().filter(|(block, _)| !gone.contains(block));
                    kept.map(|(_, block)| (block.paragraph.kind, block.paragraph.text.to_string())).collect()
                };
                prop_assert_eq!(texts(&after, 0..0), texts(&before, repeat.copy.clone()), "{}", text);
            }
        }
    }

    #[test]
    fn what_is_no_quotation_is_left_alone_and_nothing_else(
        (text, format) in prop_oneof![(article(), Just(Format::Plain)), (markdown(), Just(Format::Markdown))],
    ) {
        let before = subjects(&text, format);
        for finding in findings(&text, format) {
            for fix in finding.fixes.iter().filter(|fix| fix.title == Message::NotAQuotation) {
                // The comment is about the paragraph: other quotations of it are left alone too.
                let after = subjects(&apply(&text, fix), format);
                let count = |all: &[&str], check: &str| all.iter().filter(|other| **other == check).count();
                prop_assert!(count(&after, finding.check) < count(&before, finding.check), "{}", text);
                for check in ["repeated-paragraph", "name-variant"] {
                    prop_assert_eq!(count(&after, check), count(&before, check), "{}", text);
                }
            }
        }
    }

    #[test]
    fn a_fix_of_a_name_adds_no_finding(text in article(), settings in prop::sample::select(&SETTINGS[..])) {
        let names = common::names(settings);
        // What is in a quotation is a hint, and may well differ from what a fix makes of the rest.
        let of_names = |text: &str| -> Vec<Finding> {
            let analysis = Analysis::build(text.to_owned(), Format::Plain, &names, None, &|| false);
            let analysis = analysis.expect("nothing cancels it");
            let mut found = checks::check(&analysis, &Config::default());
            found.retain(|finding| finding.check.starts_with("name-") && finding.severity > Severity::Hint);
            found
        };
        let before = of_names(&text);
        for finding in &before {
            for fix in finding.fixes.iter().filter(|fix| fix.project.is_none()) {
                let mended = apply(&text, fix);
                let most = before.len() - usize::from(fix.safety == Safety::Safe);
                prop_assert!(of_names(&mended).len() <= most, "{settings}{:?}\n{text}\n→\n{mended}", fix.title);
            }
        }
    }

    #[test]
    fn safe_fixes_reach_an_end(text in article()) {
        let mut text = text;
        for step in 0.. {
            let found = findings(&text, Format::Plain);
            let fix = found.iter().flat_map(|finding| &finding.fixes).find(|fix| fix.safety == Safety::Safe);
            let Some(fix) = fix else { break };
            text = apply(&text, fix);
            prop_assert!(step < 100, "no end in sight:\n{text}");
        }
    }

    #[test]
    fn an_added_attribution_is_found(text in article()) {
        // A copy hides its quotations behind its own finding until an edit tells it from its original.
        let mut config = Config::default();
        for check in ["repeated-block", "repeated-paragraph"] {
            config.levels.insert(check.to_owned(), Level::Off);
        }
        let orphans = |text: &str| {
            let mut findings = checks::check(&analyze(text, Format::Plain, None), &config);
            findings.retain(|finding| finding.check == "unattributed-quote");
            findings
        };
        let before = orphans(&text);
        for finding in &before {
            // Other names may be no names at all in a text put together at random.
            let named = |title: &Message| matches!(title, Message::AttributeTo { speaker } if speaker != "Anne Morel");
            for fix in finding.fixes.iter().filter(|fix| !named(&fix.title)) {
                let mended = apply(&text, fix);
                prop_assert!(orphans(&mended).len() < before.len(), "{:?}\n{text}\n→\n{mended}", fix.title);
            }
        }
    }
}

/// A paragraph that is longer than any other document.
#[test]
fn a_line_without_an_end_comes_and_goes() {
    let line: String =
        (0..300).flat_map(|at| [FRENCH[at % FRENCH.len()], " ", PIECES[at * 7 % PIECES.len()]]).collect();
    let line = line.replace(['\n', '\r'], " ");
    assert!(line.len() > 20_000, "it is long");
    let mut text = format!("Avant.\n\n{line}\r\nAprès, Kiev.\r");
    for format in [Format::Plain, Format::Markdown] {
        let mut analysis = analyze(&text, format, None);
        for edit in [
            (0.5, 0.0, " Kyiv".to_owned()),
            (0.3, 0.0, "«".to_owned()),
            (0.7, 0.1, "\r".to_owned()),
            (0.1, 0.0, "\n\n".to_owned()),
            (0.0, 0.0, "\0🙂".to_owned()),
        ] {
            text = apply_edit(&text, &edit);
            analysis = analyze(&text, format, Some(&analysis));
            assert_same(&analysis, &analyze(&text, format, None));
        }
    }
}

/// What is kept of an analysis is kept for the same names only.
#[test]
fn other_names_are_not_mixed_up() {
    let text = "Le train de Kiev part à l'heure. Celui de Kyiv arrive, et la gare de Kiev attend Crouzet et Crouset.";
    let taught = common::names("names.prefer.Crouset = [\"Crouzet\", \"Kiev\"]");
    let build = |names: &Arc<Names>, previous: Option<&Analysis>| {
        Analysis::build(text.to_owned(), Format::Plain, names, previous, &|| false)
            .expect("nothing cancels it")
    };
    let (plain, own) = (build(&Names::builtin(), None), build(&taught, None));
    assert_ne!(plain.mixed, own.mixed);
    for (names, before, fresh) in [(&taught, &plain, &own), (&Names::builtin(), &own, &plain)] {
        assert_same(&build(names, Some(before)), fresh);
    }
}

/// So many words that sound alike that they are no longer compared, and back, a few at a time.
#[test]
fn a_crowd_of_names_comes_and_goes() {
    let vowels = ["a", "e", "i", "o", "u"];
    let names: Vec<String> = (0..80)
        .map(|at| format!("Kr{}l{}st{}n", vowels[at % 5], vowels[at / 5 % 5], vowels[at / 25]))
        .collect();
    let text = |from: usize, to: usize| -> String {
        let sentence =
            |name: &String| format!("Le maire a reçu hier Alain {name}, et {name} est reparti.\n\n");
        names[from..to].iter().map(sentence).collect()
    };
    let mut before: Option<Analysis> = None;
    for (from, to) in
        [(0, 57), (0, 60), (0, 61), (1, 61), (1, 60), (0, 64), (3, 64), (3, 63), (4, 66), (20, 80)]
    {
        let text = text(from, to);
        let fresh = analyze(&text, Format::Plain, None);
        let next = analyze(&text, Format::Plain, before.as_ref());
        assert_same(&next, &fresh);
        before = Some(next);
    }
}

/// Two spellings that are given as such, two people, and addresses.
#[test]
fn what_stands_beside_on_purpose_is_no_slip() {
    for text in [
        "La société a ouvert un bureau à Bangalore, aujourd'hui Bengaluru, et y a embauché mille personnes.",
        "The company opened an office in Bangalore, now Bengaluru, and hired a thousand people there.",
        "Le train de nuit relie Kiev, que les Ukrainiens appellent Kyiv, à la frontière polonaise.",
        "Stephane Dupont et Stéphanie Dupont ont témoigné. Stephane Dupont habite près de la gare.",
        "Le maire a quitté Kiev lundi (https://exemple.fr/Kyiv) et revient à Kiev ([photo](https://exemple.fr/Kyiv)).",
    ] {
        let found = findings(text, Format::Plain);
        let of_names: Vec<_> = found.iter().filter(|finding| checks::is_about_names(finding.check)).collect();
        assert!(of_names.is_empty(), "{text}: {of_names:?}");
    }
}

/// A phrase that so many paragraphs share that it is no reason to compare them, and then one fewer.
#[test]
fn formulas_come_and_go() {
    let paragraph = |number: usize| {
        let place = ["Montrevel", "Vernois", "Saint-Aubin", "La Roche", "Verny", "Lens", "Arras"][number % 7];
        format!(
            "À {place}, le bureau numéro {number} a recensé {} voix et {} bulletins nuls ce dimanche soir, selon un décompte \
             encore provisoire de la préfecture du département.",
            number * 37 % 911,
            number * 13 % 101
        )
    };
    let text = |count: usize| (0..count).map(paragraph).collect::<Vec<_>>().join("\n");
    let mut before = analyze(&text(36), Format::Plain, None);
    for count in (37..46).chain((34..45).rev()).chain([60, 34]) {
        let text = text(count);
        let after = analyze(&text, Format::Plain, Some(&before));
        assert_same(&after, &analyze(&text, Format::Plain, None));
        before = after;
    }
}

/// Analyzes versions of a text one after the other, each from the one before and afresh.
fn follow<T: AsRef<str>>(versions: impl IntoIterator<Item = T>, format: Format) {
    let mut before: Option<Analysis> = None;
    for text in versions {
        let text = text.as_ref();
        let after = analyze(text, format, before.as_ref());
        assert_same(&after, &analyze(text, format, None));
        before = Some(after);
    }
}

/// The same, but with one paragraph edited, and edited back, at a time.
#[test]
fn formulas_come_and_go_with_one_paragraph() {
    let paragraph = |number: usize, formula: &str| {
        format!(
            "Bureau {number}, {} voix et {} bulletins nuls ce dimanche soir, {formula} du département de la Loire.",
            number * 37 % 911,
            number * 13 % 101
        )
    };
    let usual = "selon un décompte encore provisoire de la préfecture";
    let text = |others: &[usize]| -> String {
        let formula =
            |number| if others.contains(&number) { "d'après les derniers chiffres donnés" } else { usual };
        (0..42).map(|number| paragraph(number, formula(number)) + "\n").collect()
    };
    let versions: [&[usize]; 9] = [&[], &[3], &[3, 4], &[3, 4, 9], &[3, 9], &[9], &[], &[41], &[41, 0]];
    follow(versions.map(text), Format::Plain);
}

/// A paragraph is written, letter by letter, that others share more and more of, and then less.
#[test]
fn what_is_shared_comes_and_goes_with_one_paragraph() {
    let sentence = "Le conseil municipal votera jeudi soir la rénovation de la halle, dont la charpente menace de céder. ";
    let quotation = "« Nous attendons tous ici depuis hier soir et personne ne vient », dit Anne Morel. ";
    let long =
        "Les commerçants du centre demandent une réponse avant la fin du mois, faute de quoi ils fermeront. ";
    let text = |own: &str| {
        format!(
            "La halle\n\n{sentence}{long}\n\n{quotation}Rien de plus.\n\n{own}\n\n{sentence}La suite demain.\n"
        )
    };
    let parts = ["Un mot", ".", " ", sentence, long, quotation, sentence];
    let mut versions: Vec<String> = (1..=parts.len()).map(|end| text(&parts[..end].concat())).collect();
    versions.extend((0..parts.len()).rev().map(|end| text(&parts[..end].concat())));
    versions.extend([
        text(sentence),
        text(&sentence.replace("jeudi", "mardi")),
        text(&format!("{sentence}{long}")),
    ]);
    follow(versions, Format::Plain);
}

/// A repeated passage takes along short lines that nothing but marks tells apart.
#[test]
fn what_a_repeated_passage_takes_along_is_looked_at() {
    let passage = "Le conseil municipal votera jeudi soir la rénovation de la halle, dont la charpente menace de céder.";
    let line = "Sa sœur aime bien aller le soir au lycée à pied.";
    let text = |last: &str| format!("La halle\n{passage}\n{line}\nUne autre ligne ici.\n{passage}\n{last}\n");
    let other = line.replace('œ', "oe");
    follow(
        [text(&other), text(&other.replace("pied", "pieds")), text(&other), text(line), text("Rien.")],
        Format::Plain,
    );
}

/// Names stay what they are while the text around them says something else of them.
#[test]
fn the_same_names_are_told_otherwise() {
    let text = |own: &str| {
        format!(
            "Alain Crouzet est arrivé. Alain Crouzet a parlé du port de Kiev.\n\n{own}\n\nCrouzet repart à Kyiv.\n"
        )
    };
    let own = "Le maire a reçu Alain Crouset hier à Kiev.";
    let versions = [
        own.to_owned(),
        format!("Hier soir, {own}"),
        own.replace("Crouset hier", "Crouset [sic] hier"),
        own.replace("Crouset hier", "Crouset, hier"),
        own.replace("à Kiev", "à Kiev (Kyiv en ukrainien)"),
        own.replace("à Kiev", "à Kiev (en ukrainien)"),
        own.replace("Alain Crouset", "« Alain Crouset »"),
        own.replace("Le maire", "Le ministre"),
        own.replace(" hier", ""),
        own.replace("Alain", "Alain  "),
    ];
    follow(versions.map(|own| text(&own)), Format::Plain);
}

/// A line that ends in blanks becomes a comment to us, and a paragraph above it stands alone.
#[test]
fn a_line_becomes_a_comment() {
    let long = "Les commerçants du centre demandent une réponse avant la fin du mois, faute de quoi ils fermeront tous.";
    let text = |comment: &str, last: &str| {
        format!("{long}\ncourt\n<!-- copydesk: ignore-next{comment}\n\n{last}\n{long}\n")
    };
    follow(
        [text("  ", long), text("  -->", long), text("  -->", "court"), text("  ", "court")],
        Format::Plain,
    );
}

/// A page shows that it is a live one, and no longer, by lines that come and go.
#[test]
fn a_page_becomes_a_live_one() {
    let entry = "Le conseil municipal votera jeudi soir la rénovation de la halle, dont la charpente menace de céder.";
    let text = |open: &str, entries: usize, close: &str| {
        let entry_at = |hour: usize| {
            let n = hour * 37;
            let time = if hour <= entries { "h 30 –" } else { "voix" };
            format!(
                "{hour} {time} {n} signatures ont été données ce soir au café, soit {n} de plus qu'hier.\n"
            )
        };
        let entries = (1..7).map(entry_at).collect::<Vec<_>>().concat();
        format!("{open}\n{entry}\n{entries}{}\n{close}\n", entry.replace("jeudi", "vendredi"))
    };
    let (open, close) = ("Nous ouvrons notre direct.", "Fin du direct, merci à tous.");
    let mut live = Vec::new();
    let versions = [
        text("La halle", 0, "Rien."),
        text(open, 0, "Rien."),
        text(open, 0, close),
        text("La halle", 0, close),
        text("La halle", 4, close),
        text("La halle", 5, close),
        text("La halle", 6, close),
        text("La halle", 4, close),
    ];
    for version in &versions {
        live.push(analyze(version, Format::Plain, None).live);
    }
    assert_eq!(live, [false, false, true, false, false, true, true, false]);
    follow(versions, Format::Plain);
}

/// A mark that opens nothing stands alone between a quotation and a paragraph that seems to carry it on.
#[test]
fn a_mark_alone_leads_back_to_no_quotation() {
    let text = |tail: &str| {
        format!(
            "“We have never seen this much water in the river,”\nLes travaux dureront jusqu'au printemps.\n\"\n\"Le maire a \
             promis une salle neuve avant la fin de l'hiver{tail}, explique Anne Morel, gérante du café.\n"
        )
    };
    follow([text(""), text(" prochain"), text(" prochain. Rien"), text("")], Format::Plain);
}
