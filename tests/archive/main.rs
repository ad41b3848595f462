//! What stands in other articles, by the built program: on the command line and, in [`editor`], to an editor, over an index
//! on the disk that several processes share, that is killed, torn and put in the way of.

#[path = "../common/mod.rs"]
mod common;
mod editor;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use common::PARAGRAPHS;
use common::program::{Run, copydesk, folder};
use serde_json::Value;
use tempfile::TempDir;

/// A folder with articles and, beside them, a cache.
struct Desk {
    folder: TempDir,
    cache: TempDir,
}

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        Self { folder: folder(&files), cache: tempfile::tempdir().expect("a temporary folder") }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = copydesk(self.folder.path(), arguments);
        command.env("XDG_CACHE_HOME", self.cache.path()).env("HOME", self.cache.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().expect("it starts"))
    }

    /// What is found in `today.txt` beside the archive in `archive`.
    fn today(&self) -> Vec<String> {
        let run = self.run(&[
            "check",
            "today.txt",
            "--archive",
            "archive",
            "--messages",
            "fr",
            "--format",
            "jsonl",
        ]);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
        run.json().iter().filter(|finding| finding["check"] == "archive-repeat").map(told).collect()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a file");
    }

    fn index(&self) -> PathBuf {
        let indices: Vec<PathBuf> = files(self.cache.path(), "sqlite");
        assert_eq!(indices.len(), 1, "{indices:?}");
        indices[0].clone()
    }
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let walk = ignore::WalkBuilder::new(folder).standard_filters(false).build();
    let paths = walk.map(|entry| entry.expect("it can be walked").into_path());
    paths.filter(|path| path.extension().is_some_and(|end| end == extension)).collect()
}

/// A finding in a line: where, what, and where else.
fn told(finding: &Value) -> String {
    let related = finding["related"].as_array().expect("a list").iter();
    let related = related.map(|related| {
        let path = related["path"].as_str().expect("a path");
        format!("{path}:{}", related["start"]["line"])
    });
    format!(
        "{}:{} {} {}",
        finding["path"].as_str().expect("a path"),
        finding["start"]["line"],
        finding["message"].as_str().expect("a message"),
        related.collect::<Vec<_>>().join(" ")
    )
}

/// Paragraphs that no other article has, by a number.
fn article(number: usize) -> String {
    let paragraph = |at: usize| {
        let words = (0..30).map(|word| format!("mot{}", number * 1_000 + at * 100 + word));
        words.collect::<Vec<_>>().join(" ") + ".\n"
    };
    (0..3).map(paragraph).collect()
}

/// What is told if that article is in the archive, and all of it is in today's.
fn whole(number: usize) -> String {
    let file = format!("archive/{number}.txt");
    format!("today.txt:1 Déjà dans un autre article ({number}.txt, § 1 à 3). {file}:1 {file}:2 {file}:3")
}

#[test]
fn a_paragraph_is_found_until_it_is_gone() {
    let desk = Desk::with(&[
        ("archive/2026-03-12-gare.txt", &[PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[3]].join("\n")),
        ("archive/notes.csv", PARAGRAPHS[4]),
        ("today.txt", &[PARAGRAPHS[4], PARAGRAPHS[2], PARAGRAPHS[3], PARAGRAPHS[1]].join("\n")),
    ]);
    let found = "today.txt:2 Déjà publié le 12 mars 2026 (2026-03-12-gare.txt, § 2 à 3). \
                 archive/2026-03-12-gare.txt:2 archive/2026-03-12-gare.txt:3";
    assert_eq!(desk.today(), [found]);
    // The same again, with the index as it is.
    assert_eq!(desk.today(), [found]);
    desk.write("archive/2026-03-12-gare.txt", &[PARAGRAPHS[0], PARAGRAPHS[1]].join("\n"));
    let updated =
        "today.txt:4 Déjà publié le 12 mars 2026 (2026-03-12-gare.txt, § 2). archive/2026-03-12-gare.txt:2";
    assert_eq!(desk.today(), [updated]);
    desk.write("archive/new.md", &format!("---\ndate: 2026-04-01\n---\n\n# Titre\n\n{}\n", PARAGRAPHS[4]));
    assert_eq!(
        desk.today(),
        ["today.txt:1 Déjà publié le 1er avril 2026 (new.md, § 1). archive/new.md:7", updated]
    );
    fs::remove_file(desk.folder.path().join("archive/2026-03-12-gare.txt")).expect("it is there");
    fs::remove_file(desk.folder.path().join("archive/new.md")).expect("it is there");
    assert_eq!(desk.today(), Vec::<String>::new());
}

#[test]
fn an_edited_paragraph_is_found_and_another_one_is_not() {
    let edited = PARAGRAPHS[1].replace("trois cent mille", "quatre cent mille");
    let other = "La mairie a consacré trois cent mille euros à la remise en état du stade, où l'équipe des juniors \
                 jouera dès la rentrée prochaine contre tous les clubs de la région.";
    let desk =
        Desk::with(&[("archive/gare.txt", PARAGRAPHS[1]), ("today.txt", &format!("{edited}\n{other}\n"))]);
    assert_eq!(desk.today(), ["today.txt:1 Déjà dans un autre article (gare.txt, § 1). archive/gare.txt:1"]);
}

#[test]
fn boilerplate_headings_and_lists_are_left_out() {
    let text = format!(
        "# {}\n\n- {}\n\n« Nous attendions ce moment depuis des mois et des mois, et rien ne disait qu'il viendrait un jour \
         avant l'hiver, ni même après », Anne Morel.\n\nLire aussi : {}\n",
        PARAGRAPHS[2],
        PARAGRAPHS[3],
        "la gare de Montrevel rouvre ses portes lundi matin, après deux années de travaux et de retards de toutes sortes"
    );
    let desk = Desk::with(&[("archive/gare.md", &text), ("today.md", &text)]);
    let run = desk.run(&["check", "today.md", "--archive", "archive", "--only", "archive-repeat"]);
    assert_eq!(run.out, "no findings in 1 article\n");
}

#[test]
fn of_two_articles_in_a_run_the_later_one_is_told_of() {
    let desk = Desk::with(&[
        ("a-2026-05-01.txt", PARAGRAPHS[2]),
        ("b-2026-03-12.txt", PARAGRAPHS[2]),
        ("x.txt", PARAGRAPHS[3]),
        ("y.txt", PARAGRAPHS[3]),
    ]);
    let run = desk.run(&["check", ".", "./x.txt", "--only", "archive-repeat", "--format", "jsonl"]);
    assert_eq!(
        run.json().iter().map(told).collect::<Vec<_>>(),
        [
            "./a-2026-05-01.txt:1 Déjà publié le 12 mars 2026 (b-2026-03-12.txt, § 1). ./b-2026-03-12.txt:1",
            "./y.txt:1 Déjà dans un autre article (x.txt, § 1). ./x.txt:1",
        ]
    );
    // Nothing was written for that, and it is off unless it is asked for.
    assert_eq!(files(desk.cache.path(), "sqlite"), Vec::<PathBuf>::new());
    assert_eq!(desk.run(&["check", "."]).out, "no findings in 4 articles\n");
}

/// However many articles have it, and whichever of them are told of it themselves.
#[test]
fn the_one_article_that_counts_is_found_among_many() {
    let names: Vec<String> = (10..30).map(|day| format!("archive/2026-05-{day}.txt")).collect();
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (&**name, PARAGRAPHS[2])).collect();
    let edited = PARAGRAPHS[2].replace("simples", "bons");
    files.extend([("archive/2026-03-12.txt", &*edited), ("2026-04-01.txt", PARAGRAPHS[2])]);
    let desk = Desk::with(&files);
    let run = desk.run(&[
        "check",
        "2026-04-01.txt",
        "--archive",
        "archive",
        "--messages",
        "fr",
        "--format",
        "jsonl",
    ]);
    let found =
        "2026-04-01.txt:1 Déjà publié le 12 mars 2026 (2026-03-12.txt, § 1). archive/2026-03-12.txt:1";
    assert_eq!(run.json().iter().map(told).collect::<Vec<_>>(), [found]);
}

/// A backup of some day, or a checkout: what lies above the folders that are asked about is not their articles' day.
#[test]
fn a_day_above_the_folder_is_no_articles_day() {
    let desk = Desk::with(&[
        ("2020-01-01/archive/gare.txt", PARAGRAPHS[2]),
        ("2020-01-01/archive/2026/03/12/halle.txt", PARAGRAPHS[3]),
        ("2020-01-01/today.txt", &[PARAGRAPHS[2], PARAGRAPHS[3]].join("\n")),
        ("2019-01-01/one.txt", PARAGRAPHS[4]),
        ("2018-01-01/other.txt", PARAGRAPHS[4]),
    ]);
    let found = |arguments: &[&str]| {
        let run = desk.run(&[&["check", "--messages", "fr", "--format", "jsonl"], arguments].concat());
        run.json().iter().map(told).collect::<Vec<_>>()
    };
    let archive = "2020-01-01/archive";
    let (gare, halle) = (format!("{archive}/gare.txt:1"), format!("{archive}/2026/03/12/halle.txt:1"));
    let expected = |today: &str| {
        [
            format!("{today}:1 Déjà dans un autre article (gare.txt, § 1). {gare}"),
            format!("{today}:2 Déjà publié le 12 mars 2026 (halle.txt, § 1). {halle}"),
        ]
    };
    assert_eq!(found(&["2020-01-01/today.txt", "--archive", archive]), expected("2020-01-01/today.txt"),);
    // Of two articles without a day, the later path tells.
    let both = ["--only", "archive-repeat", "2019-01-01", "2018-01-01/other.txt"];
    let later = "2019-01-01/one.txt:1 Déjà dans un autre article (other.txt, § 1). 2018-01-01/other.txt:1";
    assert_eq!(found(&both), [later]);
    // Below the folder that is asked about, each has one.
    let dated =
        "./2019-01-01/one.txt:1 Déjà publié le 1er janvier 2018 (other.txt, § 1). ./2018-01-01/other.txt:1";
    assert_eq!(found(&["--only", "archive-repeat", "."])[0], dated);
}

#[test]
fn people_read_which_file_and_line() {
    let desk = Desk::with(&[("archive/gare.txt", PARAGRAPHS[2]), ("today.txt", PARAGRAPHS[2])]);
    let run = desk.run(&["check", "today.txt", "--archive", "archive", "--messages", "en"]);
    let expected = "archive/gare.txt, line 1: Paragraph 1. Le nouveau";
    assert!(run.out.contains(expected), "{}", run.out);
    assert!(run.out.contains("Already in another article (gare.txt, § 1)."), "{}", run.out);
    assert_eq!(run.status, 0, "a hint is no reason to stop");
}

#[test]
fn an_index_is_made_described_and_removed() {
    let desk = Desk::with(&[("archive/a.txt", &article(1)), ("archive/b.txt", &article(2))]);
    assert_eq!(desk.run(&["archive", "archive", "--status"]).out, "archive: no index\n");
    let made = desk.run(&["archive", "archive"]).out;
    assert!(made.starts_with("archive: 2 articles (2 read now, 0 gone), "), "{made}");
    let again = desk.run(&["archive", "archive"]).out;
    assert!(again.starts_with("archive: 2 articles (0 read now, 0 gone), "), "{again}");
    let status = desk.run(&["archive", "archive", "--status"]).out;
    assert!(status.contains(&*desk.index().to_string_lossy()), "{status}");
    assert_eq!(desk.run(&["archive", "archive", "--remove"]).out, "archive: index removed\n");
    assert_eq!(files(desk.cache.path(), "sqlite"), Vec::<PathBuf>::new());
}

#[test]
fn what_is_no_index_is_made_again() {
    let desk = Desk::with(&[("archive/gare.txt", PARAGRAPHS[2]), ("today.txt", PARAGRAPHS[2])]);
    let found = ["today.txt:1 Déjà dans un autre article (gare.txt, § 1). archive/gare.txt:1"];
    assert_eq!(desk.today(), found);
    let index = desk.index();
    let whole = fs::read(&index).expect("it can be read");
    let torn = |at: usize| [&whole[..at], &vec![0xA5; whole.len() - at][..]].concat();
    // No database at all, one that was cut, ones of which parts were written over, an empty file.
    for bytes in [
        b"no database".to_vec(),
        whole[..whole.len() / 2].to_vec(),
        torn(100),
        torn(4096),
        torn(8192),
        Vec::new(),
    ] {
        fs::write(&index, &bytes).expect("it can be written");
        assert_eq!(desk.today(), found, "{} bytes", bytes.len());
    }
}

/// Has every question to the index fail, in a way that is no reason to make it again.
fn spoil(desk: &Desk) {
    let spoiled = rusqlite::Connection::open(desk.index()).and_then(|index| {
        index.execute_batch(
            "DROP TABLE posting;
            CREATE VIEW posting AS SELECT abs(-9223372036854775807 - 1) AS print, 1 AS article, 1 AS block, 1 AS of;",
        )
    });
    spoiled.expect("it is an index");
}

#[test]
fn an_index_that_does_not_answer_costs_no_article() {
    let desk = Desk::with(&[
        ("archive/gare.txt", PARAGRAPHS[2]),
        ("one.txt", &[PARAGRAPHS[2], PARAGRAPHS[3], PARAGRAPHS[3]].join("\n")),
        ("other.txt", &[PARAGRAPHS[4], PARAGRAPHS[4], PARAGRAPHS[2]].join("\n")),
    ]);
    assert_eq!(desk.run(&["archive", "archive"]).status, 0);
    spoil(&desk);
    let run = desk.run(&["check", "one.txt", "other.txt", "--archive", "archive", "--format", "jsonl"]);
    let checks: Vec<String> = run
        .json()
        .iter()
        .map(|finding| format!("{} {}", finding["path"], finding["check"]).replace('"', ""))
        .collect();
    let expected = ["one.txt repeated-paragraph", "other.txt archive-repeat", "other.txt repeated-paragraph"];
    let mut checks = checks;
    checks.sort();
    assert_eq!(checks, expected);
    let complaints: Vec<&str> = run.err.lines().collect();
    assert!(
        matches!(complaints[..], [complaint] if complaint.ends_with("integer overflow")),
        "{complaints:?}"
    );
    assert_eq!(run.status, 2);
}

#[test]
fn two_processes_make_one_index() {
    let desk = Desk::with(&[("today.txt", &article(77))]);
    fill(&desk, 400);
    let children: Vec<Child> = (0..2).map(|_| start(&desk)).collect();
    for child in children {
        let run = Run::of(child.wait_with_output().expect("it ends"));
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
        assert!(run.out.starts_with("archive: 400 articles ("), "{}", run.out);
    }
    assert_eq!(desk.today(), [whole(77)]);
}

#[test]
fn a_killed_build_leaves_nothing_wrong() {
    let desk = Desk::with(&[("today.txt", &article(399))]);
    fill(&desk, 400);
    let time = {
        let start_of_build = Instant::now();
        assert!(start(&desk).wait().expect("it ends").success());
        start_of_build.elapsed()
    };
    let found = [whole(399)];
    // At moments that are spread over the whole build, its end included.
    for moment in 0..8 {
        assert_eq!(desk.run(&["archive", "archive", "--remove"]).status, 0);
        let mut child = start(&desk);
        thread::sleep(time * moment / 7);
        child.kill().expect("it is ours");
        child.wait().expect("it ends");
        assert_eq!(desk.today(), found, "killed at {moment} of 7");
    }
}

#[test]
fn a_killed_update_leaves_nothing_wrong() {
    let desk = Desk::with(&[("today.txt", &[article(1_399), article(400)].concat())]);
    fill(&desk, 400);
    assert!(start(&desk).wait().expect("it ends").success());
    for (round, delay) in [5, 20, 60].into_iter().enumerate() {
        // All articles change, and change back.
        for number in 0..400 {
            let other = if round % 2 == 0 { number + 1_000 } else { number };
            desk.write(&format!("archive/{number}.txt"), &article(other));
        }
        let mut child = start(&desk);
        thread::sleep(Duration::from_millis(delay));
        child.kill().expect("it is ours");
        child.wait().expect("it ends");
    }
    assert_eq!(desk.today(), [whole(399)]);
}

#[test]
fn what_cannot_be_done_is_said() {
    let desk =
        Desk::with(&[("archive/a.txt", &article(1)), ("file.txt", "Un mot."), ("today.txt", "Un mot.")]);
    for (archive, expected, french) in [
        (
            "nowhere",
            "copydesk: nowhere: no such file or folder\n",
            "copydesk: nowhere: ce fichier ou dossier n'existe pas\n",
        ),
        (
            "file.txt",
            "copydesk: file.txt: this is no folder\n",
            "copydesk: file.txt: ce n'est pas un dossier\n",
        ),
    ] {
        let run = desk.run(&["check", "today.txt", "--archive", archive]);
        assert_eq!((run.status, run.err.as_str()), (2, expected));
        assert_eq!(desk.run(&["archive", archive]).err, expected);
        let mut command = desk.command(&["archive", archive]);
        let told = Run::of(command.env("LANG", "fr_FR.UTF-8").output().expect("it starts"));
        assert_eq!(told.err, french);
    }
    // A file is where the cache would be.
    let mut command = desk.command(&["archive", "archive"]);
    let run = Run::of(
        command.env("XDG_CACHE_HOME", desk.folder.path().join("file.txt")).output().expect("it starts"),
    );
    assert_eq!(run.status, 2, "{}", run.out);
    assert!(run.err.contains("file.txt"), "{}", run.err);
}

#[test]
fn files_that_are_no_text_are_counted() {
    let desk = Desk::with(&[("archive/a.txt", &article(1)), ("today.txt", &article(1))]);
    fs::write(desk.folder.path().join("archive/b.txt"), b"\xE9t\xE9").expect("a file");
    let run = desk.run(&["check", "today.txt", "--archive", "archive"]);
    assert_eq!(run.err, "copydesk: archive: 1 of the files there cannot be read\n");
    assert!(run.out.contains("1 hint"), "{}", run.out);
}

/// A link, where the system has them and lets us make one.
#[cfg(unix)]
fn link(desk: &Desk, to: &str, name: &str) {
    std::os::unix::fs::symlink(desk.folder.path().join(to), desk.folder.path().join(name)).expect("a link");
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_twice() {
    let desk = Desk::with(&[
        ("archive/gare.txt", PARAGRAPHS[2]),
        ("archive/pages/halle.txt", PARAGRAPHS[3]),
        ("today.txt", &[PARAGRAPHS[2], PARAGRAPHS[3]].join("\n")),
    ]);
    link(&desk, "archive", "archive/pages/loop");
    link(&desk, "nowhere.txt", "archive/nowhere.txt");
    link(&desk, "archive/gare.txt", "archive/other.txt");
    let found = [
        "today.txt:1 Déjà dans un autre article (gare.txt, § 1). archive/gare.txt:1",
        "today.txt:2 Déjà dans un autre article (halle.txt, § 1). archive/pages/halle.txt:1",
    ];
    assert_eq!(desk.today(), found);
    // The folder itself may be one.
    link(&desk, "archive", "linked");
    let run = desk.run(&["check", "today.txt", "--archive", "linked", "--format", "jsonl"]);
    assert_eq!(run.json().len(), 2, "{}", run.out);
    assert_eq!(files(desk.cache.path(), "sqlite").len(), 1, "one folder, one index");
}

#[cfg(unix)]
#[test]
fn an_article_is_not_told_of_itself() {
    let desk = Desk::with(&[("archive/gare.txt", PARAGRAPHS[2]), ("archive/halle.txt", PARAGRAPHS[3])]);
    link(&desk, "archive/gare.txt", "alias.txt");
    for path in ["archive/gare.txt", "archive/../archive/gare.txt", "alias.txt"] {
        let run = desk.run(&["check", path, "--archive", "archive"]);
        assert_eq!(run.out, "no findings in 1 article\n", "{path}");
    }
    // Nor is a newer version of it that an editor pipes in.
    let newer = [PARAGRAPHS[2], PARAGRAPHS[3]].join("\n");
    let arguments =
        ["check", "-", "--stdin-filename", "archive/gare.txt", "--archive", "archive", "--format", "jsonl"];
    let mut child = desk
        .command(&arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), newer.as_bytes()).expect("it reads");
    let run = Run::of(child.wait_with_output().expect("it ends"));
    let found: Vec<String> = run.json().iter().map(told).collect();
    let halle = "archive/gare.txt:2 Déjà dans un autre article (halle.txt, § 1). archive/halle.txt:1";
    assert_eq!(found, [halle], "{}", run.err);
}

#[test]
fn an_article_that_is_saved_all_day_is_no_formula() {
    let desk = Desk::with(&[("today.txt", &article(7))]);
    // So many that what it leaves behind is not swept out.
    fill(&desk, 200);
    for round in 0..80 {
        desk.write("archive/7.txt", &format!("{}{}\n", article(7), "Un mot. ".repeat(round)));
        assert_eq!(desk.run(&["archive", "archive"]).status, 0);
    }
    assert_eq!(desk.today(), [whole(7)]);
}

/// A change of permissions is none of the file.
#[cfg(unix)]
#[test]
fn an_article_that_may_not_be_read_is_read_when_it_may() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with(&[("archive/gare.txt", PARAGRAPHS[2]), ("today.txt", PARAGRAPHS[2])]);
    let file = desk.folder.path().join("archive/gare.txt");
    let permit = |mode| fs::set_permissions(&file, fs::Permissions::from_mode(mode)).expect("it is ours");
    permit(0o000);
    // Some users may read everything.
    if fs::read(&file).is_err() {
        let run = desk.run(&["check", "today.txt", "--archive", "archive"]);
        assert_eq!(run.err, "copydesk: archive: 1 of the files there cannot be read\n");
    }
    permit(0o644);
    assert_eq!(desk.today(), ["today.txt:1 Déjà dans un autre article (gare.txt, § 1). archive/gare.txt:1"]);
}

/// Writes articles into the archive.
fn fill(desk: &Desk, count: usize) {
    fs::create_dir(desk.folder.path().join("archive")).expect("a folder");
    for number in 0..count {
        desk.write(&format!("archive/{number}.txt"), &article(number));
    }
}

/// Starts to make the index.
fn start(desk: &Desk) -> Child {
    let mut command = desk.command(&["archive", "archive"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
}
