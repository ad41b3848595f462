//! The section "Configuration" of README.md, followed literally: its examples are read, its commands are run.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::layer;
use common::program::{copydesk, folder, run};
use copydesk::config::{Choice, Level};
use copydesk::extract::{Format, Reach, extract};

/// The fenced blocks of the section in a language.
fn blocks(language: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(path).expect("there is a README.md");
    let (_, section) = readme.split_once("\n## Configuration\n").expect("it has the section");
    let section = section.split("\n### The archive\n").next().unwrap_or_default();
    let fence = format!("```{language}\n");
    let blocks = section.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    let blocks: Vec<String> = blocks.map(str::to_owned).collect();
    assert!(!blocks.is_empty(), "no {language} in the section");
    blocks
}

#[test]
fn the_examples_of_the_file_are_read() {
    for block in blocks("toml") {
        let layer = layer(&block, Path::new(""));
        assert_eq!(layer.profile, Some(Choice::Auto));
        assert_eq!(layer.levels.get("late-attribution"), Some(&Level::Off));
        assert_eq!(layer.formats.get("story"), Some(&Format::Markdown));
        assert_eq!(layer.names.houses.len(), 1);
    }
}

#[test]
fn the_examples_of_comments_are_understood() {
    for block in blocks("markdown") {
        for format in [Format::Plain, Format::Markdown] {
            let text = format!("{block}The words on the poster.\n");
            let ignores = extract(&text, format).ignores;
            let reaches: Vec<Reach> = ignores.iter().map(|ignore| ignore.reach).collect();
            assert_eq!(reaches, [Reach::Next(0), Reach::Next(0), Reach::File], "{format:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn the_commands_do_what_they_say() {
    let folder = folder(&[("a.txt", "Vincent Crouzet voit deux obstacles. Crouzet, et Crouset.".as_bytes())]);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let own = Path::new(env!("CARGO_BIN_EXE_copydesk")).parent().expect("it is in a folder");
    let paths = std::env::join_paths([own.to_owned()].into_iter().chain(std::env::split_paths(&path)));
    for block in blocks("sh") {
        let mut command = Command::new("sh");
        // As the other tests run the program.
        for (name, value) in copydesk(folder.path(), &[]).get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let paths = paths.as_ref().expect("paths");
        let run = command.args(["-eu", "-c", &block]).env("PATH", paths).current_dir(folder.path());
        let output = run.stdin(Stdio::null()).output().expect("there is a shell");
        let status = output.status.code();
        let expected = if block.contains(" check ") { Some(1) } else { Some(0) };
        assert_eq!((status, String::from_utf8_lossy(&output.stderr).as_ref()), (expected, ""), "{block}");
    }
    let schema = fs::read_to_string(folder.path().join(".copydesk.schema.json")).expect("it was written");
    serde_json::from_str::<serde_json::Value>(&schema).expect("JSON");
    fs::write(folder.path().join(".copydesk.toml"), "house = \"ours.toml\"\n").expect("a file");
    assert_eq!(run(folder.path(), &["check", "a.txt"]).err, "");
}

#[test]
fn ones_own_file_is_where_the_section_says() {
    let folder = folder(&[
        ("a.txt", "Vincent Crouzet voit deux obstacles. Crouzet attend, et Crouset doute.".as_bytes()),
        (".config/copydesk/config.toml", b"[checks]\nname-typo = \"off\"\n"),
    ]);
    assert_eq!(run(folder.path(), &["check", "a.txt"]).status, 0);
    let home = copydesk(folder.path(), &["check", "a.txt"])
        .env_remove("XDG_CONFIG_HOME")
        .env("HOME", folder.path())
        .output();
    assert_eq!(home.expect("it starts").status.code(), Some(0));
    let elsewhere =
        copydesk(folder.path(), &["check", "a.txt"]).env("XDG_CONFIG_HOME", folder.path()).output();
    assert_eq!(elsewhere.expect("it starts").status.code(), Some(1));
}
