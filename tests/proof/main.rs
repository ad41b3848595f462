//! The page that `copydesk report` makes: that every finding is on it once, that every link leads somewhere on it, that
//! nothing an article says is taken for a tag, and that it is written whole. How it looks is for `test.sh`, in a browser.

#[path = "../common/mod.rs"]
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use common::program::{Run, folder, run, run_with_input};
use copydesk::analysis::Analysis;
use copydesk::extract::Format;
use copydesk::finding::{Finding, Severity};
use copydesk::lang::names::Names;
use copydesk::message::{Message, UiLanguage};
use copydesk::report::{Article, Lines, Outcome, Question, Report, Style, Tally, proof};
use copydesk::text::SourceSpan;
use proptest::prelude::*;
use regex::Regex;
use serde_json::Value;

const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/proof/articles");
const NEWSROOM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/review/articles");

/// A page, taken apart.
struct Page<'a> {
    html: &'a str,
    ids: BTreeSet<&'a str>,
    /// Where each link leads, by its name if it has one.
    links: Vec<(Option<&'a str>, &'a str)>,
}

impl<'a> Page<'a> {
    /// Fails if an element is not closed, or closed that was not opened, if two have one name, or if a link leads off the
    /// page or nowhere.
    fn of(html: &'a str) -> Self {
        let body = html.replace(char::is_whitespace, " ");
        let style = body.find("<style>").expect("a style")..body.find("</style>").expect("its end");
        assert!(!html[style.clone()].contains("url(") && !html[style.clone()].contains("@import"));
        let is_in_style = |at: usize| style.contains(&at) && at > style.start;
        let tag = Regex::new(r#"<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>"#).expect("a pattern");
        let attribute = Regex::new(r#" ([a-z-]+)="([^"]*)""#).expect("a pattern");
        let (mut open, mut ids, mut links) = (Vec::new(), BTreeSet::new(), Vec::new());
        let mut n_tags = 0;
        for found in tag.captures_iter(html) {
            let (closes, name) = (!found[1].is_empty(), found.get(2).expect("a name").as_str());
            n_tags += 1;
            assert!(!["script", "img", "iframe", "object", "embed", "form"].contains(&name), "{}", &found[0]);
            if closes {
                assert_eq!(open.pop(), Some(name), "{}", &html[..found.get(0).expect("all").end()]);
                continue;
            }
            if !["meta", "link", "br"].contains(&name) {
                open.push(name);
            }
            let attributes: BTreeMap<&str, &str> = attribute
                .captures_iter(found.get(3).expect("a list").as_str())
                .map(|pair| (pair.get(1).expect("a name").as_str(), pair.get(2).expect("a value").as_str()))
                .collect();
            assert!(
                attributes.keys().all(|name| !name.starts_with("on") && *name != "src" && *name != "style")
            );
            let id = attributes.get("id").copied();
            assert!(id.is_none_or(|id| ids.insert(id)), "{id:?} is there twice");
            if let Some(target) = attributes.get("href") {
                if name == "link" {
                    assert_eq!(*target, "data:,");
                } else {
                    assert_eq!(name, "a");
                    links.push((id, target.strip_prefix('#').expect("all links stay on the page")));
                }
            }
        }
        assert!(open.is_empty(), "{open:?}");
        // Nothing else looks like a tag.
        let signs = html.char_indices().filter(|(at, char)| *char == '<' && !is_in_style(*at)).count();
        assert_eq!(signs, n_tags + 1, "the first one is the type of the document");
        for (_, target) in &links {
            assert!(ids.contains(target), "nothing is at #{target}");
        }
        Self { html, ids, links }
    }

    /// The links of a kind of an article: numbers of findings (`m`), notes (`n`), twins (`t`).
    fn named(&self, article: usize, kind: char) -> Vec<&'a str> {
        let start = format!("a{article}-{kind}");
        let is_of_kind = |id: &&&str| {
            id.strip_prefix(&start).is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()))
        };
        self.ids.iter().filter(is_of_kind).copied().collect()
    }

    /// Fails unless each of so many findings of an article has one mark and one note that lead to each other.
    fn holds(&self, article: usize, findings: usize) {
        assert_eq!(self.named(article, 'm').len(), findings, "marks of article {article}");
        assert_eq!(self.named(article, 'n').len(), findings, "notes of article {article}");
        for number in 1..=findings {
            let (mark, note) = (format!("a{article}-m{number}"), format!("a{article}-n{number}"));
            let to_note = self.links.iter().filter(|(id, target)| *id == Some(&*mark) && *target == note);
            assert_eq!(to_note.count(), 1, "{mark} leads to its note");
            let start = self.html.find(&format!("id=\"{note}\"")).expect("it is there");
            let note = &self.html[start..];
            let first = note.find("href=\"#").map(|at| &note[at + 7..]).expect("a link back");
            assert!(first.starts_with(&format!("{mark}\"")), "{mark} is led back to");
        }
        // Both ends of a passage lead to each other.
        for twin in self.named(article, 't') {
            let (one, other) =
                twin.split_once("-t").and_then(|(_, pair)| pair.split_once('-')).expect("a pair of numbers");
            let back = format!("a{article}-t{other}-{one}");
            assert!(self.ids.contains(&*back), "{twin} has no other end");
            let start = self.html.find(&format!("id=\"{twin}\"")).expect("it is there");
            let target = &self.html[start..];
            let target = target.find("href=\"#").map(|at| &target[at + 7..]).expect("a link");
            assert!(target.starts_with(&format!("{back}\"")), "{twin} leads to its other end");
        }
    }
}

/// How many findings `check` has for each article of some paths, in order.
fn counts(folder: &Path, paths: &[&str]) -> Vec<(String, usize)> {
    let run = run(folder, &[&["check", "--format", "json", "--jobs", "1"], paths].concat());
    let document: Value = serde_json::from_str(&run.out).expect("JSON");
    let mut counts: Vec<(String, usize)> = Vec::new();
    for finding in document["findings"].as_array().expect("a list") {
        let path = finding["path"].as_str().expect("a path");
        match counts.iter_mut().find(|(known, _)| known == path) {
            Some((_, count)) => *count += 1,
            None => counts.push((path.to_owned(), 1)),
        }
    }
    counts
}

fn report(folder: &Path, arguments: &[&str]) -> Run {
    run(folder, &[&["report"], arguments].concat())
}

#[test]
fn every_finding_has_one_mark_and_one_note() {
    let title = Regex::new(r#"<h2 id="a(\d+)-title"><bdi>([^<]*)</bdi>"#).expect("a pattern");
    for articles in [ARTICLES, NEWSROOM] {
        let run = report(Path::new(articles), &["."]);
        let page = Page::of(&run.out);
        let expected = counts(Path::new(articles), &["."]);
        assert!(expected.iter().map(|(_, count)| count).sum::<usize>() > 5, "{expected:?}");
        let articles: Vec<(usize, &str)> = title
            .captures_iter(&run.out)
            .map(|found| (found[1].parse().expect("a number"), found.get(2).expect("a path").as_str()))
            .collect();
        assert!(articles.len() > 3);
        for (number, path) in articles {
            let count = expected.iter().find(|(known, _)| known == path).map_or(0, |(_, count)| *count);
            page.holds(number, count);
        }
    }
}

#[test]
fn passages_lead_to_each_other_and_say_what_differs() {
    let run = report(Path::new(ARTICLES), &["halle.fr.md"]);
    let page = Page::of(&run.out);
    assert_eq!(page.named(1, 't').len(), 4, "two pairs");
    for words in [
        "<span class=\"differs\">troisième</span>",
        "<span class=\"differs\">deuxième</span>",
        "<del>troisième</del> <ins>deuxième</ins>",
        "<span class=\"missing\" aria-hidden=\"true\">‸</span>",
    ] {
        assert!(run.out.contains(words), "{words}");
    }
}

#[test]
fn an_article_is_set_as_a_reader_sees_it() {
    let run = report(Path::new(ARTICLES), &["halle.fr.md"]);
    for set in [
        "headline\">La halle de Vernay rouvrira sans ses grilles</h4>",
        "standfirst\">Après dix-huit mois de travaux",
        "<h4 class=\"text\">Un loyer qui monte</h4>",
        "<em>trente centimètres</em>",
        "<strong>2024</strong>",
        "<span class=\"bullet\">1.</span> un siège",
        "<span class=\"link\">leur propre règlement</span>",
        "<blockquote class=\"text\">",
        "<th scope=\"col\" id=\"a1-b14\" class=\"text\">jour</th>",
        ">samedi</td>",
        // Two speakers, two colors, the same in the text and in the table.
        "<span class=\"voice v1\" id=\"a1-q1\" title=\"Mireille Vasseur\">« Nous avons",
        "<span class=\"voice v2\" id=\"a1-q3\" title=\"Jean-Baptiste Colin\">« Une halle",
        "rowspan=\"2\"><span class=\"voice v1\">Mireille Vasseur</span>",
        "<span class=\"function\">architecte chargée du chantier</span>",
        "<li><span class=\"form\">Mireille Vaseur</span> ×1",
        // A comment is shown where something is said of it.
        "<code>&lt;!-- copydesk: ignore[<mark class=\"hint\">doubled-word</mark>] --&gt;</code>",
    ] {
        assert!(run.out.replace('\u{a0}', " ").contains(set), "{set}");
    }
}

#[test]
fn nothing_an_article_says_is_a_tag() {
    let text = "<script>alert(\"1\")</script> & 'more' </style><!-- \"\n\
                « <b onclick=\"x\">Nous partirons demain matin avec eux</b> », dit Anna \"Roux\" <Kiev> & Kyiv &amp; Kyiv.\n\
                « Personne ne nous l'a dit, <img src=\"https://example.org/x.png\"> et personne ne le dira. »\n";
    let names: &[&str] = if cfg!(unix) {
        &["\"><script>alert(1)<", "'onload='x' &amp; & é.txt", "a.md"]
    } else {
        &["a.txt", "b.md"]
    };
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, text.as_bytes())).collect();
    let folder = folder(&files);
    for messages in ["fr", "en"] {
        let run = report(folder.path(), &[&["--messages", messages, "--"], names].concat());
        let page = Page::of(&run.out);
        for (number, name) in (1..).zip(names) {
            let of_article = counts(folder.path(), &["--", name]);
            page.holds(number, of_article.first().map_or(0, |(_, count)| *count));
        }
        assert!(
            run.out.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'more' &lt;/style&gt;")
        );
        assert!(run.out.contains("« &lt;b onclick=&quot;x&quot;&gt;Nous partirons"));
        if cfg!(unix) {
            assert!(run.out.contains("<bdi>&quot;&gt;&lt;script&gt;alert(1)&lt;</bdi>"));
        }
    }
}

#[test]
fn the_page_speaks_one_language_where_its_articles_do() {
    let captions: [(&str, &[&str]); 2] = [
        (
            "fr",
            &[
                "<h1>Épreuve</h1>",
                "Qui dit quoi",
                "La feuille des noms",
                "Mêmes mots : § 10",
                "avertissement",
            ],
        ),
        ("en", &["<h1>Proof</h1>", "Who says what", "The name sheet", "Same words: § 10", "warning"]),
    ];
    let aside = Regex::new("(?s)<style>.*</style>|<[^>]*>").expect("a pattern");
    for ((language, own), (_, other)) in captions.into_iter().zip(captions.into_iter().rev()) {
        let run = report(Path::new(ARTICLES), &["halle.fr.md", "--messages", language]);
        let html = run.out.replace('\u{a0}', " ");
        assert!(html.contains(&format!("<html lang=\"{language}\">")));
        for caption in own {
            assert!(html.contains(caption), "{language}: {caption}");
        }
        // Names in the stylesheet are no words of the page.
        let told = aside.replace_all(&html, "\n");
        for caption in other {
            let caption = caption.trim_start_matches("<h1>").trim_end_matches("</h1>");
            assert!(!told.contains(caption), "{language}: {caption}");
        }
    }
    // That of the only article, and else that of the environment.
    let auto = |paths: &[&str]| report(Path::new(ARTICLES), paths).out;
    assert!(auto(&["halle.fr.md"]).contains("<html lang=\"fr\">"));
    let both = auto(&["halle.fr.md", "lighthouse.en.txt"]);
    assert!(both.contains("<html lang=\"en\">"));
    assert!(
        both.contains("<article id=\"a1\" lang=\"fr\"") && both.contains("<article id=\"a2\" lang=\"en\"")
    );
}

#[test]
fn several_articles_have_a_table_of_contents() {
    let one = report(Path::new(ARTICLES), &["ferry.en.md"]).out;
    assert!(!one.contains("id=\"contents\""));
    let all = report(Path::new(ARTICLES), &["."]).out;
    let page = Page::of(&all);
    for number in 1..=4 {
        let target = format!("a{number}");
        // From the contents; the first one from the link past them, too.
        let n_links = page.links.iter().filter(|(_, to)| *to == target).count();
        assert_eq!(n_links, if number == 1 { 2 } else { 1 });
    }
    assert_eq!(page.links.iter().filter(|(_, to)| *to == "contents").count(), 4, "and back");
    assert!(all.contains("The keeper who never left Skerrow Light</a>"), "under their headlines");
}

#[test]
fn articles_without_findings_or_words_are_told_of() {
    let here = Path::new(ARTICLES);
    let clean = report(here, &["ferry.en.md"]);
    assert_eq!(clean.status, 0, "{}", clean.err);
    assert!(clean.out.contains("Nothing is reported in this article."));
    let french = report(here, &["ferry.en.md", "--messages", "fr"]);
    assert!(french.out.contains("Rien n'est signalé dans cet article."));
    let empty = report(here, &["empty.txt"]);
    assert_eq!(empty.status, 0);
    assert!(empty.out.contains("This article is empty."));
    Page::of(&empty.out).holds(1, 0);
    let hints = folder(&[(
        "a.md",
        "<!-- copydesk: ignore[doubled-word] -->\n\nAll is well in the town of Lowick.\n".as_bytes(),
    )]);
    let hints = report(hints.path(), &["a.md"]);
    assert_eq!(hints.status, 0);
    assert!(hints.out.contains("Nothing but hints."));
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let text = fs::read_to_string(Path::new(ARTICLES).join("halle.fr.md")).expect("an article");
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let plain = report(folder(&[("a.md", text.as_bytes())]).path(), &["a.md"]);
    let marked = report(folder(&[("a.md", windows.as_bytes())]).path(), &["a.md"]);
    assert_eq!(plain.out, marked.out);
    Page::of(&plain.out).holds(1, 5);
}

#[test]
fn a_page_is_written_whole_and_says_what_it_came_to() {
    let text = fs::read_to_string(Path::new(ARTICLES).join("lighthouse.en.txt")).expect("an article");
    let folder = folder(&[("a.txt", text.as_bytes()), ("proof.html", b"older"), ("in/b.txt", b"")]);
    let here = folder.path();
    let printed = report(here, &["a.txt", "--output", "-"]);
    assert_eq!((printed.status, &*printed.err), (1, ""));
    assert_eq!(printed.out, report(here, &["a.txt"]).out);
    let written = report(here, &["a.txt", "--output", "proof.html"]);
    assert_eq!(written.out, "proof.html: 1 finding (1 warning) in 1 article\n");
    assert_eq!((written.status, &*written.err), (1, ""));
    assert_eq!(fs::read_to_string(here.join("proof.html")).expect("it is there"), printed.out);
    let quiet = report(here, &["a.txt", "-o", "in/new.html", "--quiet"]);
    assert_eq!((quiet.status, &*quiet.out), (1, ""));
    assert_eq!(fs::read_to_string(here.join("in/new.html")).expect("it is there"), printed.out);
    // As a filter does.
    let piped = run_with_input(here, &["report", "-", "--stdin-filename", "a.txt"], text.as_bytes());
    assert_eq!(piped.out, printed.out);
    let names = |folder: &Path| -> BTreeSet<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("it is listed").file_name().to_string_lossy().into_owned()).collect()
    };
    assert_eq!(names(here), ["a.txt", "in", "proof.html"].map(str::to_owned).into());
    assert_eq!(names(&here.join("in")), ["b.txt", "new.html"].map(str::to_owned).into());
}

#[test]
fn no_page_takes_the_place_of_an_article() {
    let folder = folder(&[("a.txt", b"One.\n"), ("b.txt", b"Two.\n")]);
    for (output, reason) in
        [("a.txt", "the proof must go elsewhere"), ("./b.txt", "the proof must go elsewhere")]
    {
        let run = report(folder.path(), &[".", "--output", output]);
        assert_eq!((run.status, &*run.out), (2, ""));
        assert!(run.err.contains(reason), "{}", run.err);
    }
    assert_eq!(fs::read(folder.path().join("a.txt")).expect("it is there"), b"One.\n");
    assert_eq!(fs::read(folder.path().join("b.txt")).expect("it is there"), b"Two.\n");
    let nowhere = report(folder.path(), &["a.txt", "--output", "no/such/proof.html"]);
    assert_eq!(nowhere.status, 2);
    assert!(nowhere.err.contains("no/such/proof.html: no such file or folder"), "{}", nowhere.err);
}

#[test]
fn what_could_not_be_read_is_on_the_page() {
    let folder = folder(&[("a.txt", b"One line.\n"), ("b.txt", b"caf\xE9\n")]);
    let run = report(folder.path(), &["a.txt", "b.txt", "no.txt"]);
    assert_eq!(run.status, 2);
    Page::of(&run.out);
    for complaint in ["b.txt: not UTF-8", "no.txt: no such file or folder"] {
        assert!(run.out.contains(&format!("<li>{complaint}")) && run.err.contains(complaint), "{complaint}");
    }
}

#[test]
fn options_of_check_hold_for_the_page() {
    let here = Path::new(ARTICLES);
    let holds = |options: &[&str], count| {
        let run = report(here, &[&["halle.fr.md"], options].concat());
        Page::of(&run.out).holds(1, count);
        run
    };
    holds(&["--min-severity", "warning"], 3);
    let one = holds(&["--only", "name-typo"], 1);
    assert!(!one.out.contains("class=\"twin\""), "passages are no matter then");
    holds(&["--skip", "name-typo,unused-ignore"], 3);
    let text = fs::read(here.join("halle.fr.md")).expect("an article");
    let folder = folder(&[("a.md", &text)]);
    run(folder.path(), &["check", "a.md", "--baseline", "known.json", "--write-baseline"]);
    let run = report(folder.path(), &["a.md", "--baseline", "known.json"]);
    assert_eq!(run.status, 0);
    Page::of(&run.out).holds(1, 0);
    assert!(run.out.contains("rien de nouveau dans 1 article ; 5 connus dans la référence"));
}

#[test]
fn the_number_of_jobs_changes_nothing() {
    let one = report(Path::new(NEWSROOM), &["--jobs", "1", "."]);
    assert_eq!(report(Path::new(NEWSROOM), &["--jobs", "7", "."]).out, one.out);
}

#[test]
fn all_colors_can_be_read() {
    let style = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/html/proof.css"))
        .expect("a style");
    let schemes = Regex::new(r"(?s):root \{(.*?)\}").expect("a pattern");
    let color = Regex::new("--([a-z0-9]+): #([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2});").expect("a pattern");
    let mut n_pairs = 0;
    for scheme in schemes.captures_iter(&style).take(2) {
        let colors: BTreeMap<String, f64> = color
            .captures_iter(&scheme[1])
            .map(|found| (found[1].to_owned(), luminance([2, 3, 4].map(|part| &found[part]))))
            .collect();
        for ground in ["paper", "mark", "differs", "aim"] {
            for (name, ink) in &colors {
                if ["paper", "mark", "differs", "aim", "line"].contains(&name.as_str()) {
                    continue;
                }
                let ground = colors[ground];
                let contrast = (ink.max(ground) + 0.05) / (ink.min(ground) + 0.05);
                assert!(contrast >= 4.5, "--{name} on {ground}: {contrast:.2}");
                n_pairs += 1;
            }
        }
    }
    assert_eq!(n_pairs, 2 * 4 * 15);
}

/// How bright a color is, as the guidelines for accessibility define it.
fn luminance(parts: [&str; 3]) -> f64 {
    let linear = parts.map(|part| {
        let value = f64::from(u8::from_str_radix(part, 16).expect("two digits")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// A page of one article with findings at some places.
fn page_of(text: &str, format: Format, spans: &[SourceSpan]) -> String {
    let analysis =
        Analysis::build(text.to_owned(), format, &Names::builtin(), None, &|| false).expect("not cancelled");
    let levels = [Severity::Hint, Severity::Information, Severity::Warning, Severity::Error];
    let findings: Vec<Finding> = spans
        .iter()
        .zip(levels.into_iter().cycle())
        .map(|(span, severity)| Finding {
            check: "doubled-word",
            span: *span,
            severity,
            message: Message::UnattributedQuote,
            related: Vec::new(),
            fixes: Vec::new(),
            unnecessary: severity == Severity::Error,
        })
        .collect();
    let article = Article { path: "a", text, lines: Lines::new(text, 0) };
    let mut report = Report::new(Question::Findings, Style::Html, UiLanguage::English);
    report.keep(proof(1, &article, &analysis, &findings, UiLanguage::English));
    let tally = Tally::of(&findings);
    report.closing(&Outcome { articles: 1, tally, known: None, fixed: None, complaints: &[], status: 0 })
}

/// What is read of the paragraphs of a page: without tags, numbers of findings and of paragraphs.
fn read(html: &str) -> Vec<String> {
    let row = Regex::new(
        r#"(?s)<(?:p|h4|blockquote|div|td|th)[^>]*class="text[^>]*>(.*?)</(?:p|h4|blockquote|div|td|th)>"#,
    )
    .expect("a pattern");
    let aside = Regex::new(
        r#"<a id="[^"]*" class="ref[^>]*>\d+</a>|<span class="(?:number|bullet)">[^<]*</span> ?|<[^>]*>"#,
    )
    .expect("a pattern");
    row.captures_iter(html)
        .map(|found| {
            let text = aside.replace_all(&found[1], "").into_owned();
            text.trim()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Wherever findings are, each is on the page once, and the words of the article are all there.
    #[test]
    fn findings_anywhere_are_told(
        places in prop::collection::vec((0..2000_usize, 0..400_usize), 0..12),
        is_markdown in any::<bool>(),
    ) {
        let text = "# Une « *halle* »\n\n<!-- copydesk: ignore[x] -->\n\nLa place &amp; **la rue**, dit Anna.\r\nSuite «\u{a0}là\u{a0}».\r\n\r\n\
                    - un [lien](https://a.example)\n- deux\n\n> cité ici  \n> et là\n\n| a | b |\n|---|---|\n| c | é |\n\n<b>fin</b> 🙂\n\n<!-- fin -->\n";
        let bound = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let mut spans: Vec<SourceSpan> = places
            .iter()
            .map(|(start, length)| (start % (text.len() + 1), *length))
            .map(|(start, length)| SourceSpan::new(bound(start), bound(start + length)))
            .collect();
        spans.sort_unstable();
        let format = if is_markdown { Format::Markdown } else { Format::Plain };
        let html = page_of(text, format, &spans);
        Page::of(&html).holds(1, spans.len());
        let read: Vec<String> = read(&html);
        for expected in read_without_findings(text, format) {
            prop_assert!(read.contains(&expected), "{expected:?} in {read:?}");
        }
    }
}

fn read_without_findings(text: &str, format: Format) -> Vec<String> {
    let analysis =
        Analysis::build(text.to_owned(), format, &Names::builtin(), None, &|| false).expect("not cancelled");
    let is_cell = |kind| kind == copydesk::extract::BlockKind::TableCell;
    let blocks = analysis.blocks.iter().filter(|placed| !is_cell(placed.paragraph.kind));
    blocks.map(|placed| placed.paragraph.text.to_string()).collect()
}
