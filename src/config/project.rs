//! `.copydesk.toml`, the user's own file, and the house styles that they name: where they are found, and reading them.
//! Files of settings are read here and nowhere else in this room; nobody reads them while somebody types.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use etcetera::base_strategy::choose_base_strategy;

use super::file::{Part, Said};
use super::house;
use super::reader::{Complaint, Report};
use super::rules::Rules;
use super::{Choices, Layer};
use crate::lang::names::House;
use crate::message::settings::Wrong;
use crate::message::unreadable::Unreadable;

/// What a project's file is called.
pub const FILE: &str = ".copydesk.toml";

/// Where the user's own file is, or would be: `~/.config/copydesk/config.toml`, or in `%APPDATA%` on Windows. `None` without
/// a home folder.
pub fn user_file() -> Option<PathBuf> {
    let strategy = choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("copydesk").join("config.toml"))
}

/// The nearest file at or above a folder, no farther up than `root` if the folder is in there.
pub fn nearest(folder: &Path, root: Option<&Path>) -> Option<PathBuf> {
    let root = root.filter(|root| folder.starts_with(root));
    for folder in folder.ancestors() {
        let file = folder.join(FILE);
        if file.is_file() {
            return Some(file);
        }
        if root == Some(folder) {
            break;
        }
    }
    None
}

/// What reading a file of settings came to.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// What it says; `None` if anything in it or in a house of it is of the wrong kind, so that nothing of it counts.
    pub(super) rules: Option<Rules>,
    /// What is wrong with it, and with the files of its houses: one report for each, itself first.
    pub(super) reports: Vec<Report>,
}

/// Reads a file of settings. `is_user` is whether it is the user's own, whose patterns start at the root of the disk.
pub(super) fn read(file: &Path, is_user: bool, checks: &[&str]) -> Reading {
    match read_file(file) {
        Ok(text) => read_text(text, file, is_user, checks),
        Err(error) => {
            let name = name_of(file);
            let complaint = Complaint::new("", 0..0, Wrong::Unreadable { name, why: why(&error) }, true);
            let report = Report { file: file.to_owned(), text: String::new(), complaints: vec![complaint] };
            Reading { rules: None, reports: vec![report] }
        }
    }
}

/// The same of a text that is, or is going to be, that of a file.
pub(super) fn read_text(text: String, file: &Path, is_user: bool, checks: &[&str]) -> Reading {
    let folder = file.parent().unwrap_or(Path::new(""));
    let (Said { base, overrides }, complaints) = Said::parse(&text, checks);
    let mut report = Report { file: file.to_owned(), text, complaints };
    let mut houses = Vec::new();
    let mut with_houses = |part: Part| {
        let mut layer = part.layer;
        for (id, span) in part.house {
            let mut complain = |wrong, breaks| {
                report.complaints.push(Complaint::new(&report.text, span.clone(), wrong, breaks));
            };
            let (house, about) = read_house(&id, folder);
            houses.extend(about);
            match house {
                Ok(house) => {
                    if layer.names.houses.iter().any(|known: &House| known.language == house.language) {
                        complain(Wrong::SecondHouse { id }, false);
                    }
                    layer.names.houses.push(house);
                }
                // That was told when its name was read.
                Err(Wrong::NoHouse { .. }) => {}
                Err(wrong) => complain(wrong, true),
            }
        }
        layer
    };
    let base = with_houses(base);
    let overrides = overrides.into_iter().map(|(paths, part)| (paths, with_houses(part))).collect();
    report.complaints.sort_by_key(|complaint| complaint.span.start);
    let holds = !report.complaints.iter().any(|complaint| complaint.breaks);
    let folder = (!is_user).then(|| folder.to_owned());
    let rules = holds.then_some(Rules { folder, base, overrides });
    // Several parts may name one house.
    houses.dedup_by(|one, other| one.file == other.file);
    Reading { rules, reports: [report].into_iter().chain(houses).collect() }
}

/// What the text of a project's file says for all documents, if it holds, and what is wrong with it and its houses.
pub fn layer(text: &str, file: &Path, checks: &[&str]) -> (Option<Layer>, Vec<Report>) {
    let Reading { rules, reports } = read_text(text.to_owned(), file, false, checks);
    (rules.map(|rules| rules.base), reports)
}

/// What somebody chose, with its houses, whose paths start from `base`; and what is wrong with these.
pub(super) fn choose(choices: &Choices, base: &Path) -> (Layer, Vec<Wrong>, Vec<Report>) {
    let mut layer = choices.layer.clone();
    let (mut wrongs, mut reports) = (Vec::new(), Vec::new());
    for id in &choices.house {
        let (house, about) = read_house(id, base);
        reports.extend(about);
        match house {
            Ok(house) => layer.names.houses.push(house),
            Err(wrong) => wrongs.push(wrong),
        }
    }
    (layer, wrongs, reports)
}

/// A house by its id, or from its file; a file comes with what is wrong with it.
fn read_house(id: &str, base: &Path) -> (Result<House, Wrong>, Option<Report>) {
    if let Some(unknown) = house::unknown(id) {
        return (Err(unknown), None);
    }
    let file = base.join(id);
    let (text, file) = match house::builtin(id) {
        Some(text) => (text.to_owned(), None),
        None => match read_file(&file) {
            Ok(text) => (text, Some(file)),
            Err(error) => {
                return (Err(Wrong::Unreadable { name: id.to_owned(), why: why(&error) }), None);
            }
        },
    };
    let (house, complaints) = house::read(id, &text);
    let about = file.map(|file| Report { file, text, complaints });
    (house.ok_or_else(|| Wrong::BrokenHouse { name: id.to_owned() }), about)
}

/// The text of a file of settings. It is read while somebody writes, so nothing is read that may never end.
///
/// # Errors
///
/// If it cannot be read, is no ordinary file (a pipe, a folder), is larger than 1 MiB, or is not UTF-8.
pub fn read_file(path: &Path) -> io::Result<String> {
    /// Many times what a newsroom could agree upon.
    const MOST: u64 = 1 << 20;
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    if metadata.len() > MOST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut text = String::new();
    fs::File::open(path)?.take(MOST).read_to_string(&mut text)?;
    Ok(text)
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Why [`read_file`] failed.
fn why(error: &io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::InvalidData => Unreadable::NotText,
        io::ErrorKind::InvalidInput => Unreadable::NotOrdinary,
        io::ErrorKind::FileTooLarge => Unreadable::LargeSettings,
        _ => Unreadable::from(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::UiLanguage;

    #[test]
    fn what_is_no_settings_file_is_not_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("large"), vec![b'#'; 2 << 20]).expect("a file");
        fs::write(path("latin"), b"# \xe9t\xe9").expect("a file");
        for (name, expected) in [
            ("", "this is no ordinary file"),
            ("large", "larger than 1 MiB"),
            ("latin", "not UTF-8"),
            ("nowhere", "no such file or folder"),
        ] {
            let Reading { rules, reports } = read(&path(name), false, &[]);
            assert_eq!(rules, None, "{name}");
            let told = reports[0].complaints[0].wrong.text(UiLanguage::English);
            assert!(told.ends_with(&format!(": {expected}")), "{name}: {told}");
        }
    }

    #[test]
    fn the_nearest_file_holds() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let deep = folder.path().join("a/b/c");
        fs::create_dir_all(&deep).expect("folders");
        let file = folder.path().join("a").join(FILE);
        fs::write(&file, "").expect("a file");
        assert_eq!(nearest(&deep, None), Some(file.clone()));
        assert_eq!(nearest(&deep, Some(&folder.path().join("a"))), Some(file.clone()));
        assert_eq!(nearest(&deep, Some(&folder.path().join("a/b"))), None);
        assert_eq!(nearest(&deep, Some(&folder.path().join("elsewhere"))), Some(file));
    }

    /// The complaints of some reports: the name of the file, place and words.
    fn told(reports: &[Report]) -> Vec<String> {
        let all = reports
            .iter()
            .flat_map(|report| report.complaints.iter().map(move |complaint| (report, complaint)));
        all.map(|(report, complaint)| {
            format!("{}:{}", name_of(&report.file), complaint.text(UiLanguage::English))
        })
        .collect()
    }

    #[test]
    fn houses_come_from_files_too() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        let text = "house = [\"ours.toml\", \"en-ap\", \"en-bbc\"]";
        fs::write(path("ours.toml"), "language = \"fr\"\nprefer = [\"Kiev\"]").expect("a file");
        let (layer, reports) = layer_of(text, &path(FILE));
        let ids: Vec<String> =
            layer.expect("it holds").names.houses.into_iter().map(|house| house.id).collect();
        assert_eq!(ids, ["ours.toml", "en-ap", "en-bbc"]);
        let second = ".copydesk.toml:1:32: `en-bbc` is a second house style of one language; the first holds";
        assert_eq!(told(&reports), [second]);
        assert_eq!(reports.len(), 2, "one for each file");

        fs::write(path("ours.toml"), "language = \"de\"").expect("a file");
        let (layer, reports) = layer_of("house = \"ours.toml\"", &path(FILE));
        assert_eq!(layer, None);
        let expected = [
            ".copydesk.toml:1:9: ours.toml: this house style has errors",
            "ours.toml:1:12: language must be \"fr\" or \"en\"",
        ];
        assert_eq!(told(&reports), expected);

        fs::remove_file(path("ours.toml")).expect("it was there");
        let (layer, reports) = layer_of(text, &path(FILE));
        assert_eq!(layer, None);
        assert_eq!(told(&reports)[0], ".copydesk.toml:1:10: ours.toml: no such file or folder");
        let choices = Choices { house: vec!["fr-kiev".to_owned()], ..Choices::default() };
        let (_, wrongs, _) = choose(&choices, Path::new(""));
        let expected = "there is no house style `fr-kiev` (did you mean `fr-kyiv`?)";
        assert_eq!(wrongs[0].text(UiLanguage::English), expected);
    }

    fn layer_of(text: &str, file: &Path) -> (Option<Layer>, Vec<Report>) {
        layer(text, file, &[])
    }
}
