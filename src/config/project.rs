//! `.copydesk.toml`: what a project sets for all who work on it. Where it is found, what it says, and the house styles it
//! names. Files are read here and nowhere else in this room; nobody reads them while somebody types.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::house;
use super::reader::{Complaint, Place, Reader, did_you_mean, start};
use super::{Page, Profile};
use crate::lang::names::{House, NameBook};

/// What the file is called.
pub const FILE: &str = ".copydesk.toml";

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// The houses that it names, and where.
    house: Vec<(String, Place)>,
    known: Vec<String>,
    different: Vec<Vec<String>>,
    prefer: Vec<(String, Vec<String>)>,
    page: Page,
}

/// What holds for the articles of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Of their names.
    pub names: NameBook,
    /// Of their pages.
    pub page: Page,
}

impl Project {
    /// Reads the text of a file. What is odd about it comes with it: a key that does not exist leaves the others in force.
    ///
    /// # Errors
    ///
    /// With all that is wrong, if it is not TOML or if a value is not what it must be: then nothing of it counts.
    pub fn parse(text: &str) -> Result<(Self, Vec<Complaint>), Vec<Complaint>> {
        let mut reader = Reader::new(text);
        let mut project = Self::default();
        if let Some(document) = reader.document() {
            let table = document.as_table();
            reader.only(table, &["boilerplate", "house", "names", "profile"]);
            if let Some(item) = table.get("boilerplate") {
                let texts = reader.strings(item, "boilerplate").into_iter();
                project.page.boilerplate = texts.map(|(text, _)| text).collect();
            }
            if let Some(item) = table.get("profile") {
                let name = reader.string(item, "profile").unwrap_or_default();
                match Profile::ALL.iter().find(|(known, _)| *known == name) {
                    Some((_, profile)) => project.page.profile = *profile,
                    None if name.is_empty() => {}
                    None => {
                        let known = Profile::ALL.map(|(known, _)| known);
                        let what = format!("there is no profile `{name}`{}", did_you_mean(&name, &known));
                        reader.error(start(item), what);
                    }
                }
            }
            if let Some(item) = table.get("house") {
                for (id, at) in reader.strings(item, "house") {
                    if let Some(what) = house::unknown(&id) {
                        reader.error(at, what);
                    }
                    project.house.push((id, reader.place(at)));
                }
            }
            if let Some(names) = table.get("names").and_then(|item| reader.table(item, "[names]")) {
                reader.only(names, &["known", "different", "prefer"]);
                project.read_names(names, &mut reader);
            }
        }
        reader.finish(project)
    }

    fn read_names(&mut self, names: &dyn toml_edit::TableLike, reader: &mut Reader<'_>) {
        let forms = |strings: Vec<(String, usize)>| strings.into_iter().map(|(form, _)| form).collect();
        if let Some(item) = names.get("known") {
            self.known = forms(reader.strings(item, "names.known"));
        }
        if let Some(item) = names.get("different") {
            let groups = item.as_array();
            if groups.is_none() {
                reader.error(start(item), "names.different must be a list of lists".to_owned());
            }
            for value in groups.into_iter().flatten() {
                let group: Vec<String> =
                    forms(reader.strings(&toml_edit::Item::Value(value.clone()), "names.different"));
                if group.len() < 2 {
                    let at = value.span().map_or(0, |span| span.start);
                    reader.error(at, "names.different must hold lists of two names or more".to_owned());
                }
                self.different.push(group);
            }
        }
        if let Some(prefer) = names.get("prefer").and_then(|item| reader.table(item, "[names.prefer]")) {
            for (form, item) in prefer.iter() {
                let others = forms(reader.strings(item, &format!("names.prefer.\"{form}\"")));
                self.prefer.push((form.trim().to_owned(), others));
            }
        }
    }
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

/// What a project's file and its houses say, with what is odd about them. `stronger` are houses that go before
/// the file's own, with paths that start from `base`.
///
/// # Errors
///
/// With what is wrong, if the file or one of its houses cannot be read.
pub fn load(
    file: Option<&Path>,
    stronger: &[String],
    base: &Path,
) -> Result<(Rules, Vec<String>), Vec<String>> {
    let mut complaints = Vec::new();
    let mut rules = Rules::default();
    for id in stronger {
        let (house, odd) = load_house(id, base)?;
        complaints.extend(odd);
        rules.names.houses.push(house);
    }
    if let Some(file) = file {
        let name = file.display().to_string();
        let text = read_file(file).map_err(|error| vec![format!("{name}: {}", reason(&error))])?;
        let (own, odd) = read(&text, &name, file.parent().unwrap_or(Path::new("")))?;
        complaints.extend(odd);
        let mut houses = rules.names.houses;
        houses.extend(own.names.houses);
        rules = Rules { names: NameBook { houses, ..own.names }, page: own.page };
    }
    Ok((rules, complaints))
}

/// What the text of a project's file says, with what is odd about it. `name` is what complaints call the file, and
/// paths of houses start from `folder`.
///
/// # Errors
///
/// With what is wrong, if the text or one of its houses cannot be read.
pub fn read(text: &str, name: &str, folder: &Path) -> Result<(Rules, Vec<String>), Vec<String>> {
    let told = |complaints: Vec<Complaint>| -> Vec<String> {
        complaints.into_iter().map(|complaint| format!("{name}:{complaint}")).collect()
    };
    let (project, odd) = Project::parse(text).map_err(told)?;
    let mut complaints = told(odd);
    let mut houses: Vec<House> = Vec::new();
    for (id, place) in &project.house {
        let place = format!("{name}:{}:{}: ", place.line, place.column);
        let (house, odd) = load_house(id, folder).map_err(|complaints| {
            complaints.into_iter().map(|complaint| format!("{place}{complaint}")).collect::<Vec<_>>()
        })?;
        complaints.extend(odd);
        if houses.iter().any(|known| known.language == house.language) {
            complaints
                .push(format!("{place}`{id}` is a second house style of one language; the first holds"));
        }
        houses.push(house);
    }
    let Project { known, different, prefer, page, .. } = project;
    Ok((Rules { names: NameBook { houses, known, different, prefer }, page }, complaints))
}

/// A house by its id, or from its file; and what is odd about it.
fn load_house(id: &str, base: &Path) -> Result<(House, Vec<String>), Vec<String>> {
    let (name, text) = if let Some(text) = house::builtin(id) {
        (id.to_owned(), text.to_owned())
    } else if let Some(unknown) = house::unknown(id) {
        return Err(vec![unknown]);
    } else {
        let path = base.join(id);
        let name = path.display().to_string();
        let text = read_file(&path).map_err(|error| vec![format!("{name}: {}", reason(&error))])?;
        (name, text)
    };
    let told =
        |complaints: Vec<Complaint>| complaints.into_iter().map(|what| format!("{name}:{what}")).collect();
    match house::read(id, &text) {
        Ok((house, odd)) => Ok((house, told(odd))),
        Err(complaints) => Err(told(complaints)),
    }
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
        return Err(io::Error::other("this is no ordinary file"));
    }
    if metadata.len() > MOST {
        return Err(io::Error::other("larger than 1 MiB"));
    }
    let mut text = String::new();
    fs::File::open(path)?.take(MOST).read_to_string(&mut text)?;
    Ok(text)
}

/// An error of the system in words, without the number that Rust adds.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::InvalidData => "not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a file comes to: whether it holds, and the complaints.
    fn parse(text: &str) -> (bool, Vec<String>) {
        let (holds, complaints) = match Project::parse(text) {
            Ok((_, complaints)) => (true, complaints),
            Err(complaints) => (false, complaints),
        };
        (holds, complaints.iter().map(Complaint::to_string).collect())
    }

    #[test]
    fn a_file_is_read() {
        let text = "house = \"fr-lemonde\"\n\n[names]\nknown = [\"Crouset\"]\n\
                    different = [[\"Kiev\", \"Kyiv\"]]\n[names.prefer]\n\"Kyiv\" = [\"Kiev\"]\nZelensky = \"Zelenskyy\"\n";
        let (project, complaints) = Project::parse(text).expect("it is right");
        assert_eq!(complaints, []);
        assert_eq!(project.house, [("fr-lemonde".to_owned(), Place { line: 1, column: 9 })]);
        assert_eq!(project.known, ["Crouset"]);
        assert_eq!(project.different, [["Kiev", "Kyiv"]]);
        let prefer = |form: &str, other: &str| (form.to_owned(), vec![other.to_owned()]);
        assert_eq!(project.prefer, [prefer("Kyiv", "Kiev"), prefer("Zelensky", "Zelenskyy")]);
        for same in ["", "# Nothing.\n", "names = {}", "house = []"] {
            assert_eq!(Project::parse(same), Ok((Project::default(), Vec::new())), "{same}");
        }
    }

    #[test]
    fn complaints_have_their_place() {
        for (text, holds, expected) in [
            ("hous = \"fr-kyiv\"", true, "1:1: there is no setting `hous` (did you mean `house`?)"),
            ("[names]\nknow = []", true, "2:1: there is no setting `know` (did you mean `known`?)"),
            ("[zzz]", true, "1:2: there is no setting `zzz` (known: boilerplate, house, names, profile)"),
            (
                "house = \"fr-lemond\"",
                false,
                "1:9: there is no house style `fr-lemond` (did you mean `fr-lemonde`?)",
            ),
            ("profile = \"lives\"", false, "1:11: there is no profile `lives` (did you mean `live`?)"),
            ("boilerplate = 3", false, "1:15: boilerplate must be a list of strings"),
            ("house = 3", false, "1:9: house must be a list of strings"),
            ("names = 3", false, "1:9: [names] must be a table"),
            (
                "[names]\nknown = [\"é\", 3]",
                false,
                "2:15: names.known must hold strings with something in them",
            ),
            (
                "[names]\ndifferent = [[\"Kiev\"]]",
                false,
                "2:14: names.different must hold lists of two names or more",
            ),
            ("[names]\ndifferent = \"Kiev\"", false, "2:13: names.different must be a list of lists"),
            ("[names.prefer]\nKyiv = 3", false, "2:8: names.prefer.\"Kyiv\" must be a list of strings"),
        ] {
            assert_eq!(parse(text), (holds, vec![expected.to_owned()]), "{text}");
        }
        let (holds, complaints) = parse("house = \"fr-kyiv\n");
        assert!(!holds && complaints[0].starts_with("1:17: "), "{complaints:?}");
    }

    #[test]
    fn what_is_no_settings_file_is_not_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("large"), vec![b'#'; 2 << 20]).expect("a file");
        fs::write(path("latin"), b"# \xe9t\xe9").expect("a file");
        let told = |name: &str| {
            let complaints = load(Some(&path(name)), &[], Path::new("")).expect_err("it cannot be read");
            complaints.concat().rsplit_once(": ").map(|(_, what)| what.to_owned())
        };
        for (name, expected) in [
            ("", "this is no ordinary file"),
            ("large", "larger than 1 MiB"),
            ("latin", "not UTF-8"),
            ("nowhere", "no such file"),
        ] {
            assert_eq!(told(name).as_deref(), Some(expected), "{name}");
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

    #[test]
    fn houses_come_from_files_too() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path(FILE), "house = [\"ours.toml\", \"en-ap\", \"en-bbc\"]").expect("a file");
        fs::write(path("ours.toml"), "language = \"fr\"\nprefer = [\"Kiev\"]").expect("a file");
        let (book, complaints) = load(Some(&path(FILE)), &[], Path::new("")).expect("all can be read");
        let ids: Vec<&str> = book.names.houses.iter().map(|house| house.id.as_str()).collect();
        assert_eq!(ids, ["ours.toml", "en-ap", "en-bbc"]);
        assert_eq!(complaints.len(), 1);
        assert!(
            complaints[0]
                .ends_with(":1:32: `en-bbc` is a second house style of one language; the first holds")
        );
        let (book, _) = load(Some(&path(FILE)), &["fr-kyiv".to_owned()], Path::new("")).expect("likewise");
        assert_eq!(book.names.houses[0].id, "fr-kyiv");

        fs::remove_file(path("ours.toml")).expect("it was there");
        let complaints = load(Some(&path(FILE)), &[], Path::new("")).expect_err("one house is gone");
        assert!(
            complaints[0].contains(":1:10: ") && complaints[0].ends_with("ours.toml: no such file"),
            "{complaints:?}"
        );
        let complaints = load(None, &["fr-kiev".to_owned()], Path::new("")).expect_err("there is none");
        assert_eq!(complaints, ["there is no house style `fr-kiev` (did you mean `fr-kyiv`?)"]);
    }
}
