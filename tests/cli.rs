//! Drives the built program: what it prints, where, and with which exit status.

mod common;

use std::io::{BufReader, Read};
use std::path::Path;
use std::process::Stdio;

use common::program::{Run, copydesk, folder, receive, run, run_with_input, send};
use common::{PARAGRAPHS, repeated_article};
use copydesk::message::UiLanguage;
use tempfile::TempDir;

/// A folder with the article whose paragraphs 2 to 6 are there twice.
fn repeated() -> TempDir {
    folder(&[("article.txt", repeated_article("\n").as_bytes())])
}

/// An article without a fault.
fn clean() -> String {
    PARAGRAPHS.join("\n")
}

#[test]
fn a_repeated_block_is_found() {
    let folder = repeated();
    let run = run(folder.path(), &["check", "--format", "jsonl", "article.txt"]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    let [finding] = &run.json()[..] else { panic!("one finding expected:\n{}", run.out) };
    let text = repeated_article("\n");
    let start = text.rfind(PARAGRAPHS[1]).expect("the copy is there");
    assert_eq!(finding["path"], "article.txt");
    assert_eq!(finding["check"], "repeated-block");
    assert_eq!(finding["severity"], "warning");
    assert_eq!(finding["message"], "Ces 5 paragraphes reprennent les paragraphes 2 à 6.");
    assert_eq!(finding["start"], serde_json::json!({"line": 7, "column": 1, "offset": start}));
    let column = PARAGRAPHS[5].chars().count() + 1;
    assert_eq!(finding["end"], serde_json::json!({"line": 11, "column": column, "offset": text.len()}));
    let related = finding["related"].as_array().expect("a list");
    assert_eq!(related.len(), 5);
    assert_eq!(related[0]["start"]["line"], 2);
    assert_eq!(related[0]["path"], "article.txt");
    assert!(related[0]["message"].is_string());
}

#[test]
fn the_preferred_fix_leaves_the_article() {
    for line_end in ["\n", "\r\n", "\r"] {
        let text = repeated_article(line_end);
        let folder = folder(&[("article.txt", text.as_bytes())]);
        let run = run(folder.path(), &["check", "--format", "jsonl", "."]);
        let finding = &run.json()[0];
        assert_eq!(finding["start"]["line"], 7, "{line_end:?}");
        let fix = &finding["fixes"][0];
        assert_eq!(fix["safety"], "safe", "{line_end:?}");
        assert!(fix["title"].is_string());
        let mut mended = text;
        for edit in fix["edits"].as_array().expect("a list").iter().rev() {
            let offset = |end: &str| {
                usize::try_from(edit[end]["offset"].as_u64().expect("a number")).expect("a small number")
            };
            let words = edit["text"].as_str().expect("a text");
            mended.replace_range(offset("start")..offset("end"), words);
        }
        assert_eq!(mended, PARAGRAPHS.join(line_end), "{line_end:?}");
    }
}

#[test]
fn columns_do_not_count_a_byte_order_mark_but_offsets_do() {
    let text = format!("\u{FEFF}{}", repeated_article("\r\n"));
    let folder = folder(&[("article.txt", text.as_bytes())]);
    let run = run(folder.path(), &["check", "--format", "jsonl", "article.txt"]);
    let start = text.rfind(PARAGRAPHS[1]).expect("the copy is there");
    assert_eq!(run.json()[0]["start"], serde_json::json!({"line": 7, "column": 1, "offset": start}));
}

#[test]
fn quotations_say_why_they_are_what_they_are() {
    let text = "Elle a lu le livre « Les Eaux noires ». « Il pleut depuis lundi », dit Anne Morel.\n";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let run = run(folder.path(), &["quotes", "--format", "jsonl", "a.txt"]);
    let told: Vec<_> = run.json().iter().map(|line| (line["kind"].clone(), line["reason"].clone())).collect();
    let expected = [("title", "a work is named before"), ("speech", "a clause")];
    assert_eq!(told, expected.map(|(kind, reason)| (kind.into(), reason.into())));
}

#[test]
fn what_a_comment_names_is_not_reported() {
    let quote = "La banderole flotte au vent. « Nous voulons du pain et des roses. »\n";
    let ignored = |ids: &str| format!("<!-- copydesk: ignore-next{ids} -->\n{quote}");
    let folder = folder(&[
        ("a.txt", quote.as_bytes()),
        ("b.txt", ignored(" unattributed-quote").as_bytes()),
        ("c.md", ignored("").as_bytes()),
        ("d.md", ignored(" no-such-check name-variant").as_bytes()),
    ]);
    let run = run(folder.path(), &["check", "--format", "jsonl", "."]);
    let told: Vec<String> = run
        .json()
        .iter()
        .map(|found| format!("{}: {}", found["path"], found["check"]).replace('"', ""))
        .collect();
    // What a comment hides in vain is told, too.
    let expected = [
        "./a.txt: unattributed-quote",
        "./d.md: unused-ignore",
        "./d.md: unused-ignore",
        "./d.md: unattributed-quote",
    ];
    assert_eq!(told, expected);
}

#[test]
fn text_shows_the_words_and_closes_with_a_count() {
    let folder = repeated();
    let run = run(folder.path(), &["check", "article.txt"]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(
        lines.first(),
        Some(
            &"article.txt:7:1: avertissement[repeated-block]: Ces 5 paragraphes reprennent les paragraphes 2 à 6."
        )
    );
    assert_eq!(lines.last(), Some(&"1 finding (1 warning) in 1 article"));
    assert!(
        lines.iter().any(|line| line.starts_with(" 7 │") && line.contains("La mairie a consacré")),
        "{}",
        run.out
    );
    assert!(
        lines.iter().any(|line| line.starts_with("11 │") && line.contains("Une inauguration")),
        "{}",
        run.out
    );
    assert!(run.out.contains("aide: Supprimer cette reprise (5 paragraphes)"), "{}", run.out);
    let widest = lines[1..].iter().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{widest:?} columns:\n{}", run.out);
}

#[test]
fn the_excerpt_follows_the_terminal() {
    let folder = repeated();
    let widest = |columns: &str| {
        let output =
            copydesk(folder.path(), &["check", "."]).env("COLUMNS", columns).output().expect("it starts");
        let excerpt = |line: &&str| line.contains("La mairie");
        Run::of(output)
            .out
            .lines()
            .filter(excerpt)
            .map(|line| line.chars().count())
            .max()
            .expect("an excerpt")
    };
    assert!(widest("50") <= 50);
    assert!((100..=120).contains(&widest("120")));
    assert!(widest("not a number") <= 80);
}

#[test]
fn colors_are_for_terminals_and_those_who_ask() {
    let folder = repeated();
    for (when, expected) in [("auto", false), ("always", true), ("never", false)] {
        let run = run(folder.path(), &["check", "--color", when, "."]);
        assert_eq!(run.out.contains('\u{1b}'), expected, "--color {when}");
    }
}

#[test]
fn messages_are_in_the_language_asked_for() {
    let folder = repeated();
    for (language, expected) in
        [("auto", "Ces 5 paragraphes"), ("fr", "Ces 5 paragraphes"), ("en", "These 5 paragraphs")]
    {
        let run = run(folder.path(), &["check", "--messages", language, "."]);
        assert!(run.out.contains(expected), "--messages {language}: {}", run.out);
    }
}

#[test]
fn checks_are_chosen() {
    let folder = repeated();
    let cases: [(&[&str], i32); 7] = [
        (&["--only", "repeated-block"], 1),
        (&["--only", "name-variant,repeated-block"], 1),
        (&["--only", "name-variant", "--only", "repeated-block"], 1),
        (&["--only", "name-variant"], 0),
        (&["--skip", "name-variant"], 1),
        (&["--skip", "repeated-block,repeated-paragraph"], 0),
        (&["--only", "repeated-block", "--skip", "repeated-block"], 0),
    ];
    for (options, status) in cases {
        let run = run(folder.path(), &[&["check", "."], options].concat());
        assert_eq!(run.status, status, "{options:?}: {}{}", run.out, run.err);
    }
}

#[test]
fn an_unknown_check_is_one_line_of_complaint() {
    let folder = repeated();
    let known = copydesk::checks::CHECKS.iter().map(|check| check.id).collect::<Vec<_>>().join(", ");
    for (id, hint) in
        [("repeated-blok", "did you mean `repeated-block`?"), ("nope", &format!("known: {known}"))]
    {
        let list = format!("name-variant,{id}");
        let calls: [&[&str]; 4] = [
            &["check", "--only", id, "."],
            &["check", "--only", &list, "."],
            &["check", "--skip", id, "."],
            &["explain", id],
        ];
        for arguments in calls {
            let run = run(folder.path(), arguments);
            let complaint = format!("copydesk: there is no check `{id}` ({hint})\n");
            assert_eq!((run.status, run.out.as_str(), run.err), (2, "", complaint), "{arguments:?}");
        }
    }
}

#[test]
fn nothing_found_is_said() {
    let text = clean();
    let folder = folder(&[("a.txt", text.as_bytes()), ("b.md", b""), ("c.txt", b"\n\n")]);
    let run_text = run(folder.path(), &["check", "."]);
    assert_eq!(
        (run_text.status, run_text.out.as_str()),
        (0, "no findings in 3 articles\n"),
        "{}",
        run_text.err
    );
    let run_json = run(folder.path(), &["check", "--format", "jsonl", "."]);
    assert_eq!((run_json.status, run_json.out.as_str(), run_json.err.as_str()), (0, "", ""));
}

#[test]
fn folders_are_walked_in_order() {
    let text = repeated_article("\n");
    let text = text.as_bytes();
    let markdown = repeated_article("\n\n");
    let folder = folder(&[
        ("b/2.md", markdown.as_bytes()),
        ("b/1.txt", text),
        ("a.txt", text),
        ("c.TXT", text),
        ("c.rs", text),
        ("noextension", text),
        (".hidden/x.txt", text),
        (".hidden.txt", text),
        ("drafts/x.txt", text),
        ("old/x.txt", text),
        (".gitignore", b"drafts/\n"),
        (".ignore", b"old/\n"),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", folder.path().join("b/loop")).expect("a link");
    let paths = |arguments: &[&str]| {
        let run = run(folder.path(), &[&["check", "--format", "jsonl"], arguments].concat());
        assert_eq!(run.err, "");
        run.json()
            .iter()
            .map(|finding| finding["path"].as_str().expect("a path").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(paths(&["."]), ["./a.txt", "./b/1.txt", "./b/2.md", "./c.TXT"]);
    assert_eq!(paths(&["b", "a.txt"]), ["b/1.txt", "b/2.md", "a.txt"]);
    // A repository changes nothing.
    std::fs::create_dir(folder.path().join(".git")).expect("a folder");
    assert_eq!(paths(&["."]), ["./a.txt", "./b/1.txt", "./b/2.md", "./c.TXT"]);
    // A file that is named is read, whatever its name.
    assert_eq!(paths(&["noextension", "c.rs", ".hidden.txt"]), ["noextension", "c.rs", ".hidden.txt"]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_read() {
    let text = repeated_article("\n");
    let folder = folder(&[
        ("article.txt", text.as_bytes()),
        ("latin.txt", b"La premi\xE8re\nann\xE9e"),
        ("wide.txt", b"\xFF\xFEa\0b\0"),
        ("pictures/1.png", b"x"),
    ]);
    let cases = [
        ("missing.txt", "missing.txt: no such file or folder"),
        ("pictures", "pictures: no articles in this folder"),
        (
            "latin.txt",
            "latin.txt: not UTF-8: line 1, byte 8 of the file is 0xE8; it looks like Windows-1252 (Latin-1): save it as \
             UTF-8",
        ),
        ("wide.txt", "wide.txt: this is UTF-16 text; save it as UTF-8"),
    ];
    for (path, complaint) in cases {
        for command in ["check", "quotes", "names"] {
            let run = run(folder.path(), &[command, path]);
            assert_eq!((run.status, run.err), (2, format!("copydesk: {complaint}\n")), "{command}");
        }
        let run = run(folder.path(), &["check", path, "article.txt"]);
        assert_eq!((run.status, run.err), (2, format!("copydesk: {complaint}\n")));
        assert!(run.out.ends_with("1 finding (1 warning) in 1 article\n"), "{}", run.out);
    }
}

#[test]
fn standard_input_is_an_article() {
    let folder = folder(&[]);
    let text = repeated_article("\n");
    let path = |arguments: &[&str]| {
        let run = run_with_input(
            folder.path(),
            &[&["check", "--format", "jsonl", "-"], arguments].concat(),
            text.as_bytes(),
        );
        assert_eq!(run.status, 1, "{}", run.err);
        run.json()[0]["path"].as_str().expect("a path").to_owned()
    };
    assert_eq!(path(&[]), "-");
    assert_eq!(path(&["--stdin-filename", "drafts/new.txt"]), "drafts/new.txt");

    // The name gives the format: what is code in Markdown is a paragraph in plain text.
    let fenced = format!("{}\n\n```\n{}\n```\n", PARAGRAPHS.join("\n\n"), PARAGRAPHS[1..].join("\n\n"));
    for (name, status) in [("a.md", 0), ("a.txt", 1)] {
        let run = run_with_input(folder.path(), &["check", "-", "--stdin-filename", name], fenced.as_bytes());
        assert_eq!(run.status, status, "{name}: {}", run.out);
    }
}

#[test]
fn quotations_and_names_are_lists_and_no_faults() {
    let text = "« La gare rouvre lundi », a déclaré Anne Morel, la maire de Montrevel.\nAnne Morel était à Montrevel.\n";
    let folder = folder(&[("article.txt", text.as_bytes())]);
    for command in ["quotes", "names"] {
        let json = run(folder.path(), &[command, "--format", "jsonl", "."]);
        assert_eq!((json.status, json.err.as_str()), (0, ""), "{command}");
        for line in json.json() {
            assert_eq!(line["path"], "./article.txt", "{command}");
        }
        let table = run(folder.path(), &[command, "."]);
        assert_eq!((table.status, table.err.as_str()), (0, ""), "{command}");
        assert_eq!(table.out.is_empty(), json.out.is_empty(), "{command}: {}", table.out);
    }
}

#[test]
fn many_articles_come_in_order() {
    let text = repeated_article("\n");
    let names: Vec<String> = (0..60).map(|number| format!("{number:02}.txt")).collect();
    let short = PARAGRAPHS[..2].join("\n");
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .enumerate()
        .map(|(number, name)| {
            (name.as_str(), if number % 3 == 0 { text.as_bytes() } else { short.as_bytes() })
        })
        .collect();
    let folder = folder(&files);
    let run = run(folder.path(), &["check", "--format", "jsonl", "."]);
    let paths: Vec<String> =
        run.json().iter().map(|line| line["path"].as_str().expect("a path").to_owned()).collect();
    let expected: Vec<String> = (0..60).step_by(3).map(|number| format!("./{number:02}.txt")).collect();
    assert_eq!(paths, expected);
}

#[test]
fn a_reader_may_leave() {
    let text = repeated_article("\n");
    let names: Vec<String> = (0..200).map(|number| format!("{number}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), text.as_bytes())).collect();
    let folder = folder(&files);
    let mut child = copydesk(folder.path(), &["check", "."])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut first = [0; 64];
    child.stdout.take().expect("it has a standard output").read_exact(&mut first).expect("it prints");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(1), "there were findings until then");
}

#[test]
fn checks_explain_themselves() {
    let folder = folder(&[]);
    let list = run(folder.path(), &["explain"]);
    assert_eq!(list.status, 0);
    assert_eq!(list.out.lines().count(), copydesk::checks::CHECKS.len());
    for check in copydesk::checks::CHECKS {
        assert!(
            list.out.lines().any(|line| line.starts_with(check.id) && line.ends_with('.')),
            "{}",
            list.out
        );
        for (page, ui) in [
            (run(folder.path(), &["explain", check.id]), UiLanguage::English),
            (french(folder.path(), &["explain", check.id]), UiLanguage::French),
        ] {
            assert_eq!((page.status, page.out), (0, copydesk::checks::page(check, ui)));
        }
    }
}

/// README.md shows a run in the project's folder.
#[test]
fn the_readme_shows_what_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("there is a README.md");
    let (_, transcript) = readme.split_once("```console\n$ copydesk ").expect("README.md shows a run");
    let (command, rest) = transcript.split_once('\n').expect("and what comes of it");
    let (shown, _) = rest.split_once("```\n").expect("a fenced block ends");
    let run = run(root, &command.split(' ').collect::<Vec<_>>());
    assert_eq!((run.out.as_str(), run.err.as_str()), (shown, ""), "left is printed, right is in README.md");
    assert_eq!(run.status, 1);
}

#[test]
fn the_program_says_what_it_is() {
    let folder = folder(&[]);
    let version = run(folder.path(), &["--version"]);
    assert_eq!((version.status, version.out), (0, format!("copydesk {}\n", env!("CARGO_PKG_VERSION"))));
    let help = run(folder.path(), &["--help"]);
    assert_eq!(help.status, 0);
    assert!(help.out.contains("Usage: copydesk"), "{}", help.out);
    let unknown = run(folder.path(), &["help", "chekc"]);
    assert_eq!((unknown.status, unknown.out.as_str()), (2, ""));
    assert!(unknown.err.contains("chekc") && unknown.err.contains("check"), "{}", unknown.err);
    let nonsense: [&[&str]; 5] =
        [&[], &["check"], &["chek", "."], &["check", "--format", "xml", "."], &["check", ".", "--only"]];
    for nonsense in nonsense {
        let run = run(folder.path(), nonsense);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{nonsense:?}");
        assert!(run.err.contains("Usage:") || run.err.contains("--help"), "{}", run.err);
    }
}

/// A run in the environment of somebody who reads French.
fn french(folder: &Path, arguments: &[&str]) -> Run {
    Run::of(copydesk(folder, arguments).env("LANG", "fr_FR.UTF-8").output().expect("it starts"))
}

#[test]
fn help_and_complaints_are_in_the_language_of_the_user() {
    let folder = folder(&[]);
    for (arguments, english, in_french) in [
        (&["--help"][..], "Usage: copydesk [COMMAND]", "Utilisation\u{a0}: copydesk [COMMANDE]"),
        (&["help", "check"], "Run these checks and no others", "Ne fait que ces vérifications"),
        (&["check", "--help"], "One JSON document, for programs", "Un document JSON, pour les programmes"),
        (&["quotes", "-h"], "[default: text]", "[par défaut\u{a0}: text]"),
        (&["explain"], "A word that stands twice in a row.", "Un mot figure deux fois de suite."),
    ] {
        let (run, french) = (run(folder.path(), arguments), french(folder.path(), arguments));
        assert_eq!((run.status, french.status), (0, 0), "{arguments:?}");
        assert!(run.out.contains(english), "{arguments:?}: {}", run.out);
        assert!(french.out.contains(in_french) && !french.out.contains(english), "{}", french.out);
    }
    assert!(run(folder.path(), &["check", "--messages", "fr", "-h"]).out.contains("Utilisation\u{a0}:"));
    for (arguments, english, in_french) in [
        (
            &["chek", "."][..],
            "there is no command `chek` (did you mean `check`?)",
            "il n'y a pas de commande `chek` (vouliez-vous dire `check` ?)",
        ),
        (
            &["check", "--ony", "x"],
            "unexpected argument `--ony` (did you mean `--only`?)",
            "argument inattendu : `--ony` (vouliez-vous dire `--only` ?)",
        ),
        (&["check"], "<PATH>... missing", "il manque <CHEMIN>..."),
        (
            &["check", ".", "--only"],
            "`--only <CHECK>` needs a value",
            "il manque une valeur à `--only <VÉRIFICATION>`",
        ),
        (
            &["check", ".", "--color", "nevr"],
            "unknown value `nevr` for `--color <WHEN>` (did you mean `never`?)",
            "valeur `nevr` inconnue pour `--color <QUAND>` (vouliez-vous dire `never` ?)",
        ),
        (
            &["check", ".", "--quiet", "--verbose"],
            "`--quiet` cannot be used with `--verbose`",
            "`--quiet` ne va pas avec `--verbose`",
        ),
        (
            &["check", ".", "-j", "0"],
            "`--jobs <NUMBER>` takes a whole number, at least 1, not `0`",
            "`--jobs <NOMBRE>` : il faut un nombre entier d'au moins 1, et non `0`",
        ),
        (
            &["check", ".", "--jobs", "many"],
            "`--jobs <NUMBER>` takes a whole number, at least 1, not `many`",
            "`--jobs <NOMBRE>` : il faut un nombre entier d'au moins 1, et non `many`",
        ),
        (
            &["check", ".", "-j99999999999999999999999"],
            "the number `99999999999999999999999` is too large for `--jobs <NUMBER>`",
            "`--jobs <NOMBRE>` : le nombre `99999999999999999999999` est trop grand",
        ),
        (
            &["check", ".", "-j", ""],
            "`--jobs <NUMBER>` needs a value",
            "il manque une valeur à `--jobs <NOMBRE>`",
        ),
        (
            &["check", ".", "--jobs", "1", "--jobs", "2"],
            "`--jobs <NUMBER>` can be given only once",
            "`--jobs <NOMBRE>` ne se donne qu'une fois",
        ),
        (
            &["check", ".", "--fix=yes"],
            "`--fix` takes no value, and cannot be `yes`",
            "`--fix` ne prend pas de valeur, et ne peut pas être `yes`",
        ),
        (
            &["explain", "repeated-blok"],
            "there is no check `repeated-blok` (did you mean `repeated-block`?)",
            "il n'y a pas de vérification `repeated-blok` (vouliez-vous dire `repeated-block` ?)",
        ),
    ] {
        let (run, french) = (run(folder.path(), arguments), french(folder.path(), arguments));
        assert_eq!((run.status, run.out.as_str(), french.status), (2, "", 2), "{arguments:?}");
        assert!(run.err.starts_with(&format!("copydesk: {english}")), "{arguments:?}: {}", run.err);
        assert!(french.err.starts_with(&format!("copydesk: {in_french}")), "{arguments:?}: {}", french.err);
        let more = "Pour en savoir plus : --help\n";
        assert_eq!(french.err.ends_with(more), arguments[0] != "explain", "{arguments:?}: {}", french.err);
    }
}

#[test]
fn the_system_is_told_in_the_language_of_the_user() {
    let text = "La gare rouvre lundi.\n";
    let folder =
        folder(&[("a.txt", text.as_bytes()), ("folder/b.txt", text.as_bytes()), ("b.json", b"[no]")]);
    for (arguments, in_english, in_french) in [
        (
            &["check", "a.txt/b.txt"][..],
            "a.txt/b.txt: something on this path is no folder",
            "a.txt/b.txt: ce chemin passe par autre chose qu'un dossier",
        ),
        (&["report", "a.txt", "--output", "folder"], "folder: this is a folder", "folder: c'est un dossier"),
        (&["check", "a.txt", "--baseline", "folder"], "folder: this is a folder", "folder: c'est un dossier"),
        (
            &["check", "a.txt", "--baseline", "b.json"],
            "b.json: this is no baseline: expected ident at line 1 column 3",
            "b.json: ce n'est pas un fichier de référence : ligne 1, colonne 3, pas du JSON",
        ),
        (
            &["man", "--output", "a.txt"],
            "a.txt: there is one of this name",
            "a.txt: il y en a déjà un de ce nom",
        ),
    ] {
        let (english, french) = (run(folder.path(), arguments), french(folder.path(), arguments));
        assert_eq!((english.status, french.status), (2, 2), "{arguments:?}");
        assert_eq!(english.err, format!("copydesk: {in_english}\n"), "{arguments:?}");
        assert_eq!(french.err, format!("copydesk: {in_french}\n"), "{arguments:?}");
    }
}

/// A disk that is full, as Linux has one for tests.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_in_the_language_of_the_user() {
    let folder = folder(&[("a.txt", "Anne Morel habite à Lyon.\n".as_bytes())]);
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there");
    for (language, told) in [
        ("en_GB.UTF-8", "copydesk: standard output: no space left on the disk\n"),
        ("fr_FR.UTF-8", "copydesk: sortie standard : plus de place sur le disque\n"),
    ] {
        for arguments in
            [&["check", "a.txt"][..], &["names", "a.txt"], &["explain"], &["help"], &["-h"], &["--version"]]
        {
            let mut command = copydesk(folder.path(), arguments);
            let run = Run::of(command.env("LANG", language).stdout(full()).output().expect("it starts"));
            assert_eq!((run.status, run.err.as_str()), (2, told), "{arguments:?}");
        }
    }
}

#[test]
fn lists_and_reasons_are_in_the_language_of_the_user() {
    let text =
        "« La gare rouvre lundi, et tout le monde est content », dit Anne Morel. Elle va à Kiev et à Kyiv.\n";
    let folder = folder(&[("a.txt", text.as_bytes()), ("latin.txt", b"\xE9t\xE9"), ("pictures/1.png", b"x")]);
    let quotes = french(folder.path(), &["quotes", "a.txt"]).out;
    assert!(
        quotes.contains("  ligne  genre    auteur      sûr   propos") && quotes.contains("paroles"),
        "{quotes}"
    );
    let names = french(folder.path(), &["names", "a.txt"]).out;
    for words in ["personnes", "lieux", "  ligne  nombre  graphies", "  * plusieurs graphies"] {
        assert!(names.contains(words), "{words}: {names}");
    }
    let complaints = french(folder.path(), &["check", "missing.txt", "pictures", "latin.txt"]);
    let expected = "\
copydesk: missing.txt: ce fichier ou dossier n'existe pas
copydesk: pictures: pas d'article dans ce dossier
copydesk: latin.txt: pas de l'UTF-8 : ligne 1, l'octet 0 du fichier est 0xE9 ; sans doute du Windows-1252 (Latin-1) : \
enregistrez-le en UTF-8
";
    assert_eq!((complaints.status, complaints.err.as_str()), (2, expected));
    assert_eq!(complaints.out, "rien à signaler dans 0 article\n");
}

#[test]
fn shells_complete_and_there_is_a_manual() {
    let folder = folder(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = run(folder.path(), &["completions", shell]);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{shell}");
        assert!(
            run.out.contains("unsafe-fixes") && run.out.contains("stdin-filename"),
            "{shell}: {}",
            run.out
        );
    }
    assert_eq!(run(folder.path(), &["completions", "cmd"]).status, 2);
    let page = run(folder.path(), &["man"]);
    assert_eq!((page.status, page.err.as_str()), (0, ""));
    assert!(page.out.contains(".TH copydesk 1") && page.out.contains("copydesk\\-check"), "{}", page.out);
    let pages = |folder: &Path| {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("a page").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let written = run(folder.path(), &["man", "--output", "man/man1"]);
    assert_eq!((written.status, written.out.as_str(), written.err.as_str()), (0, "", ""));
    let names = pages(&folder.path().join("man/man1"));
    assert!(
        names.contains(&"copydesk.1".to_owned()) && names.contains(&"copydesk-check.1".to_owned()),
        "{names:?}"
    );
    let page = std::fs::read_to_string(folder.path().join("man/man1/copydesk-check.1")).expect("a page");
    assert!(page.contains("unsafe") && page.contains("baseline"), "{page}");
    let french = french(folder.path(), &["man"]);
    assert!(
        french.out.contains(".SH \"NOM\"") && french.out.contains("Le secrétaire de rédaction"),
        "{}",
        french.out
    );
}

#[test]
fn the_server_starts_by_each_of_its_names() {
    let folder = folder(&[]);
    for arguments in [&["lsp"][..], &["lsp", "--stdio"], &["--stdio"]] {
        let mut child = copydesk(folder.path(), arguments)
            .env("LANG", "fr_FR.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut input = child.stdin.take().expect("it has a standard input");
        let mut output = BufReader::new(child.stdout.take().expect("it has a standard output"));
        send(&mut input, r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#);
        let hello = receive(&mut output);
        assert_eq!(hello["result"]["serverInfo"]["name"], "copydesk", "{arguments:?}");
        send(&mut input, r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#);
        // A client that does not say its language is told in that of the environment.
        let unknown =
            r#"{"jsonrpc":"2.0","id":3,"method":"workspace/executeCommand","params":{"command":"x"}}"#;
        send(&mut input, unknown);
        let refused = loop {
            let message = receive(&mut output);
            if message["id"] == 3 {
                break message["error"]["message"].as_str().unwrap_or_default().to_owned();
            }
        };
        assert!(refused.starts_with("il n'y a pas de commande"), "{refused}");
        send(&mut input, r#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#);
        // The server may have something to say before it answers.
        while receive(&mut output)["id"] != 2 {}
        send(&mut input, r#"{"jsonrpc":"2.0","method":"exit"}"#);
        let status = child.wait().expect("it ends");
        assert_eq!(status.code(), Some(0), "{arguments:?}");
    }
}

const KYIV: &str = "Le train de Kyiv part à l'heure, et la mairie de la ville s'en félicite chaque matin.";

/// The checks that a run has found something for, and its status.
fn found(run: &Run) -> (i32, Vec<String>) {
    (run.status, run.json().iter().map(|line| line["check"].as_str().expect("a check").to_owned()).collect())
}

#[test]
fn each_article_is_read_under_the_nearest_file() {
    let folder = folder(&[
        ("a.txt", KYIV.as_bytes()),
        ("deep/er/b.txt", KYIV.as_bytes()),
        ("other/c.txt", KYIV.as_bytes()),
        (".copydesk.toml", b"house = \"fr-lemonde\"\n"),
        ("other/.copydesk.toml", b"house = \"ours.toml\"\n"),
        ("other/ours.toml", b"language = \"fr\"\nprefer = [\"Kyiv\"]\n"),
    ]);
    let run_on = |arguments: &[&str]| {
        let run = run(folder.path(), &[&["check", "--format", "jsonl"], arguments].concat());
        assert_eq!(run.err, "");
        run
    };
    let all = run_on(&["."]);
    let paths: Vec<String> = all.json().iter().map(|line| line["path"].to_string()).collect();
    assert_eq!(paths, ["\"./a.txt\"", "\"./deep/er/b.txt\""]);
    assert_eq!(all.json()[0]["message"], "Marche maison : « Kiev », pas « Kyiv ».");
    // What changes the project's settings is for an editor to offer.
    let fixes = all.json()[0]["fixes"].clone();
    let titles: Vec<&serde_json::Value> =
        fixes.as_array().expect("a list").iter().map(|fix| &fix["title"]).collect();
    assert_eq!(titles, ["Remplacer par « Kiev »"]);
    assert_eq!(found(&run_on(&["--house", "fr-kyiv", "a.txt"])), (0, vec![]));
    assert_eq!(found(&run_on(&["--house", "fr-lemonde", "other/c.txt"])), (1, vec!["name-style".to_owned()]));
    assert_eq!(found(&run_on(&["--house", "other/ours.toml,en-ap", "a.txt"])), (0, vec![]));
    let run = run_with_input(
        folder.path(),
        &["check", "--format", "jsonl", "--stdin-filename", "other/d.txt", "-"],
        KYIV.as_bytes(),
    );
    assert_eq!(found(&run), (0, vec![]));
}

#[test]
fn a_file_that_cannot_be_read_is_told_with_its_place() {
    let settings = "[names]\nknown = [\n  3,\n]\n";
    let folder = folder(&[("a.txt", KYIV.as_bytes()), (".copydesk.toml", settings.as_bytes())]);
    let run_check = || run(folder.path(), &["check", "a.txt"]);
    let broken = run_check();
    let complaint = "copydesk: .copydesk.toml:3:3: names.known must hold strings with something in them\n";
    assert_eq!((broken.status, broken.err.as_str()), (2, complaint));
    assert!(
        broken.out.contains("no findings in 1 article"),
        "the article is read without it: {}",
        broken.out
    );
    // A key that does not exist leaves the others in force.
    std::fs::write(folder.path().join(".copydesk.toml"), "hause = 1\nhouse = \"fr-lemonde\"\n")
        .expect("a file");
    let odd = run_check();
    let complaint = "copydesk: .copydesk.toml:1:1: there is no setting `hause` (did you mean `house`?)\n";
    assert_eq!((odd.status, odd.err.as_str()), (1, complaint));
    let unknown = run(folder.path(), &["check", "--house", "fr-kiev", "a.txt"]);
    let complaint = "copydesk: --house: there is no house style `fr-kiev` (did you mean `fr-kyiv`?)\n";
    assert_eq!((unknown.status, unknown.err.as_str()), (2, complaint));
}

#[test]
fn settings_come_in_layers() {
    let folder = folder(&[
        ("a.txt", TYPO.as_bytes()),
        ("brèves/b.txt", TYPO.as_bytes()),
        (".config/copydesk/config.toml", b"messages = \"en\"\n[checks]\nname-typo = \"hint\"\n"),
    ]);
    let check = |arguments: &[&str]| {
        let run = run(folder.path(), &[&["check", "--format", "jsonl", "."], arguments].concat());
        assert_eq!(run.err, "");
        let told = |line: &serde_json::Value| {
            let english = line["message"].as_str().is_some_and(|message| message.contains('"'));
            let words = |key: &str| line[key].as_str().expect("a text").to_owned();
            format!("{} {} {}", words("path"), words("severity"), if english { "en" } else { "fr" })
        };
        run.json().iter().map(told).collect::<Vec<_>>()
    };
    let set = |text: &str| std::fs::write(folder.path().join(".copydesk.toml"), text).expect("a file");
    assert_eq!(check(&[]), ["./a.txt hint en", "./brèves/b.txt hint en"]);
    set("messages = \"fr\"\n[checks]\nname-typo = \"error\"\n");
    assert_eq!(check(&[]), ["./a.txt error fr", "./brèves/b.txt error fr"]);
    let project = "messages = \"fr\"\n[checks]\nname-typo = \"error\"\n[[overrides]]\npaths = [\"brèves/**\"]\n\
                   checks.name-typo = \"off\"\n";
    set(project);
    assert_eq!(check(&[]), ["./a.txt error fr"]);
    assert_eq!(check(&["--messages", "en"]), ["./a.txt error en"]);
    assert_eq!(check(&["--skip", "name-typo"]), Vec::<String>::new());
    // Asked for by name, it is as the check has it.
    assert_eq!(check(&["--only", "name-typo"]), ["./a.txt warning fr", "./brèves/b.txt warning fr"]);
}

const TYPO: &str =
    "Vincent Crouzet voit deux obstacles. Crouzet en redoute un troisième, et Crouset doute de tout.";

#[test]
fn a_format_is_set_by_its_extension() {
    let folder = folder(&[
        ("a.story", KYIV.as_bytes()),
        ("b.md", b"Rien.\n"),
        (".copydesk.toml", b"house = \"fr-lemonde\"\n[formats]\nstory = \"markdown\"\n"),
    ]);
    let found = run(folder.path(), &["check", "--format", "jsonl", "."]);
    let paths: Vec<String> = found.json().iter().map(|line| line["path"].to_string()).collect();
    assert_eq!((paths, found.err.as_str()), (vec!["\"./a.story\"".to_owned()], ""));
}

#[test]
fn a_file_to_start_from_is_written_once() {
    let folder = folder(&[("a.txt", TYPO.as_bytes()), ("le desk/b.txt", b"Rien.")]);
    let written = run(folder.path(), &["init"]);
    assert_eq!((written.status, written.err.as_str()), (0, ""));
    assert_eq!(
        written.out,
        "wrote .copydesk.toml: every setting with what it is for; none is in force yet.\n"
    );
    let text = std::fs::read_to_string(folder.path().join(".copydesk.toml")).expect("it is there");
    assert!(text.lines().all(|line| line.is_empty() || line.starts_with('#')), "{text}");
    assert_eq!(run(folder.path(), &["check", "a.txt"]).err, "");

    let again = run(folder.path(), &["init", "--messages", "fr"]);
    let complaint = "copydesk: .copydesk.toml existe déjà ; rien n'est écrit\n";
    assert_eq!((again.status, again.err.as_str(), again.out.as_str()), (2, complaint, ""));
    assert_eq!(std::fs::read_to_string(folder.path().join(".copydesk.toml")).ok(), Some(text));

    let french = copydesk(folder.path(), &["init", "le desk"]).env("LANG", "fr_FR.UTF-8").output();
    let french = Run::of(french.expect("it starts"));
    let told = "le desk/.copydesk.toml est écrit : tous les réglages, expliqués ; aucun n'est actif.\n";
    assert_eq!((french.status, french.out.as_str()), (0, told));
    let nowhere = run(folder.path(), &["init", "nowhere"]);
    let complaint = "copydesk: nowhere/.copydesk.toml: no such file or folder\n";
    assert_eq!((nowhere.status, nowhere.err.as_str()), (2, complaint));
}

/// Whoever takes all the marks away is told nothing of the file.
#[test]
fn the_examples_of_init_hold_as_they_stand() {
    for language in ["fr", "en"] {
        let folder = folder(&[("a.txt", "Une ligne.\n".as_bytes())]);
        assert_eq!(run(folder.path(), &["init", "--messages", language]).status, 0);
        let file = folder.path().join(".copydesk.toml");
        let text = std::fs::read_to_string(&file).expect("a file");
        let is_example = |line: &str| line.starts_with('[') || line.contains(" = ") && !line.ends_with('.');
        let lines =
            text.lines().map(|line| line.strip_prefix("# ").filter(|line| is_example(line)).unwrap_or(line));
        std::fs::write(&file, lines.collect::<Vec<_>>().join("\n")).expect("a file");
        let checked = run(folder.path(), &["check", "a.txt"]);
        assert_eq!((checked.status, checked.err.as_str()), (0, ""), "{language}");
    }
}

#[test]
fn the_schema_is_printed_in_two_languages() {
    let folder = folder(&[]);
    let read = |language: &str| {
        let run = run(folder.path(), &["schema", "--messages", language]);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        serde_json::from_str::<serde_json::Value>(&run.out).expect("JSON")
    };
    let (french, english) = (read("fr"), read("en"));
    assert_eq!(french["$schema"], "http://json-schema.org/draft-07/schema#");
    let profile = |schema: &serde_json::Value| schema["properties"]["profile"]["description"].clone();
    assert_ne!(profile(&french), profile(&english));
}

#[test]
fn a_house_can_be_copied() {
    let folder = folder(&[]);
    let list = run(folder.path(), &["houses"]);
    assert_eq!((list.status, list.err.as_str()), (0, ""));
    assert_eq!(list.out.lines().count(), 7);
    for id in ["fr-default", "fr-kyiv", "fr-lemonde", "en-default", "en-ap", "en-bbc", "en-guardian"] {
        assert!(list.out.lines().any(|line| line.starts_with(id)), "{}", list.out);
        let house = run(folder.path(), &["houses", id]);
        assert_eq!(house.status, 0);
        std::fs::write(folder.path().join("ours.toml"), &house.out).expect("a file");
        std::fs::write(folder.path().join("a.txt"), "Rien.").expect("a file");
        let check = run(folder.path(), &["check", "--house", "ours.toml", "a.txt"]);
        assert_eq!((check.status, check.err.as_str()), (0, ""), "{id}");
    }
    assert_eq!(run(folder.path(), &["houses", "fr-kiev"]).status, 2);
    let list = french(folder.path(), &["houses"]).out;
    assert!(list.contains("fr-default   L'usage des agences françaises\u{a0}: noms slaves"), "{list}");
    let copies = [run(folder.path(), &["houses", "fr-kyiv"]), french(folder.path(), &["houses", "fr-kyiv"])];
    let headings = copies.map(|copy| copy.out.split("language = ").next().unwrap_or_default().to_owned());
    assert_eq!(
        headings,
        [
            "# French practice with the Ukrainian name of Kyiv: Libération since 1 March 2022, La Presse\n\
             # (Montréal) since that week. Copy it into a house's own file; everything but Ukraine is as in\n\
             # fr-default.\n",
            "# L'usage français avec le nom ukrainien de Kyiv\u{a0}: Libération depuis le 1er mars 2022, La Presse\n\
             # (Montréal) depuis la même semaine. À copier dans le fichier d'une rédaction\u{a0}; hors d'Ukraine, tout\n\
             # est comme dans fr-default.\n",
        ]
    );
}

const SHEET: &str = "Vincent Crouzet, expert en renseignement, est arrivé hier à Kiev avec ses amis.\n\
                     Selon Crouzet, la ville de Kyiv tient bon, et Kyiv tiendra longtemps.\n\
                     « Kyiv attend la suite », ajoute Crouzet, cité par l'AFP.\n";

#[test]
fn the_style_sheet_is_a_table() {
    let folder = folder(&[("article.txt", SHEET.as_bytes())]);
    let sheet = run(folder.path(), &["names", "article.txt"]);
    assert_eq!((sheet.status, sheet.err.as_str()), (0, ""));
    let expected = "\
article.txt
  people           line  count  function                 forms
  Vincent Crouzet     1      3  expert en renseignement  Vincent Crouzet ×1,
                                                         Crouzet ×2

  places
* Kyiv                1      4                           Kiev ×1, Kyiv ×3

  organizations
  AFP                 3      1

  * spelt in several ways

";
    assert_eq!(sheet.out, expected);
}

#[test]
fn the_style_sheet_is_json_lines() {
    let folder = folder(&[("article.txt", SHEET.as_bytes())]);
    let names = run(folder.path(), &["names", "--format", "jsonl", "article.txt"]).json();
    let of = |key: &str| names.iter().map(|name| name[key].as_str().expect("a word")).collect::<Vec<_>>();
    assert_eq!(of("name"), ["Vincent Crouzet", "Kyiv", "AFP"]);
    assert_eq!(of("kind"), ["person", "place", "organisation"]);
    let person = &names[0];
    assert_eq!(person["path"], "article.txt");
    assert_eq!(person["function"]["text"], "expert en renseignement");
    assert_eq!(person["function"]["start"]["offset"], 17);
    assert_eq!(person["first"]["line"], 1);
    assert_eq!(person["forms"][1]["text"], "Crouzet");
    for mention in person["forms"][1]["mentions"].as_array().expect("a list") {
        let place = |end: &str| {
            let offset = mention[end]["offset"].as_u64().expect("a number");
            usize::try_from(offset).expect("it fits")
        };
        assert_eq!(&SHEET[place("start")..place("end")], "Crouzet");
    }
    let keys: Vec<&str> = person.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys.len(), 6, "{keys:?}");
    assert!(names[1]["function"].is_null());
}

#[test]
fn the_style_sheet_is_rows_for_a_spreadsheet() {
    let folder = folder(&[("=sum.txt", SHEET.as_bytes())]);
    let sheet = run(folder.path(), &["names", "--format", "csv", "=sum.txt"]);
    assert_eq!((sheet.status, sheet.err.as_str()), (0, ""));
    let expected = [
        "path,name,kind,form,count,line,column,function,mixed",
        "'=sum.txt,Vincent Crouzet,person,Vincent Crouzet,1,1,1,expert en renseignement,no",
        "'=sum.txt,Vincent Crouzet,person,Crouzet,2,2,7,expert en renseignement,no",
        "'=sum.txt,Kyiv,place,Kiev,1,1,61,,yes",
        "'=sum.txt,Kyiv,place,Kyiv,3,2,28,,yes",
        "'=sum.txt,AFP,organisation,AFP,1,3,54,,no",
        "",
    ];
    assert_eq!(sheet.out, expected.join("\r\n"));
    let refused = run(folder.path(), &["check", "--format", "csv", "=sum.txt"]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("copydesk names"), "{}", refused.err);
}
