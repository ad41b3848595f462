//! What a file of settings says: its text in, layers and complaints out. No file is read here; the houses that it names
//! are read by [`super::project`].

use std::collections::BTreeMap;
use std::ops::Range;

use toml_edit::{Item, TableLike};

use super::reader::{Complaint, Reader, key_span, meant, span, texts};
use super::rules::Paths;
use super::schema::Key;
use super::{FORMATS, LANGUAGES, Layer, Level, MESSAGES, Profile, house};
use crate::extract::Format;
use crate::message::settings::Wrong;

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// For all documents.
    pub(super) base: Part,
    /// For some of them, the strongest last.
    pub(super) overrides: Vec<(Paths, Part)>,
}

/// A layer, and the houses that are to be read for it.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) layer: Layer,
    /// Their names, and where these stand.
    pub(super) house: Vec<(String, Range<usize>)>,
}

impl Said {
    /// Reads the text of a file, with what is wrong with it, by place: a key that does not exist leaves the others in
    /// force. `checks` are the ids that exist.
    pub(super) fn parse(text: &str, checks: &[&str]) -> (Self, Vec<Complaint>) {
        let mut reader = Reader::new(text);
        let mut said = Self::default();
        if let Some(document) = reader.document() {
            let table = document.as_table();
            said.base = read(table, Key::FILE, checks, &mut reader);
            if let Some(item) = table.get(Key::Overrides.name()) {
                said.overrides = overrides(item, checks, &mut reader);
            }
        }
        (said, reader.finish())
    }
}

fn overrides(item: &Item, checks: &[&str], reader: &mut Reader<'_>) -> Vec<(Paths, Part)> {
    let tables: Vec<&dyn TableLike> = match item {
        Item::ArrayOfTables(tables) => tables.iter().map(|table| table as &dyn TableLike).collect(),
        Item::Value(value) if value.is_array() => {
            let mut tables: Vec<&dyn TableLike> = Vec::new();
            for value in value.as_array().into_iter().flatten() {
                if let Some(table) = value.as_inline_table() {
                    tables.push(table);
                } else {
                    let key = "[[overrides]]".to_owned();
                    reader.error(value.span().unwrap_or_else(|| span(item)), Wrong::NoTable { key });
                }
            }
            tables
        }
        other => {
            reader.error(span(other), Wrong::NoTable { key: "[[overrides]]".to_owned() });
            Vec::new()
        }
    };
    let mut read_ones = Vec::new();
    for table in tables {
        let part = read(table, Key::OVERRIDE, checks, reader);
        let Some(paths) = table.get(Key::Paths.name()) else {
            let first = table.iter().next().map(|(key, item)| key_span(table, key, item));
            reader.error(first.unwrap_or_else(|| span(item)), Wrong::NoPaths);
            continue;
        };
        let patterns = reader.strings(paths, Key::Paths.path());
        match Paths::new(patterns.iter().map(|(pattern, _)| pattern.clone()).collect()) {
            Ok(paths) => read_ones.push((paths, part)),
            Err(wrong) => {
                for (pattern, span) in wrong.into_iter().filter_map(|index| patterns.get(index)) {
                    reader.error(span.clone(), Wrong::NoPattern { pattern: pattern.clone() });
                }
            }
        }
    }
    read_ones
}

/// Reads some keys of a table, and complains of others.
fn read(table: &dyn TableLike, keys: &[Key], checks: &[&str], reader: &mut Reader<'_>) -> Part {
    let names: Vec<&str> = keys.iter().map(|key| key.name()).collect();
    reader.only(table, &names);
    let mut part = Part::default();
    for key in keys {
        if let Some(item) = table.get(key.name()) {
            take(&mut part, *key, item, checks, reader);
        }
    }
    part
}

fn take(part: &mut Part, key: Key, item: &Item, checks: &[&str], reader: &mut Reader<'_>) {
    let layer = &mut part.layer;
    match key {
        // Whoever reads overrides reads these.
        Key::Paths | Key::Overrides => {}
        Key::Messages => layer.messages = reader.word(item, key.path(), &MESSAGES),
        Key::Language => layer.language = reader.word(item, key.path(), &LANGUAGES),
        Key::Profile => layer.profile = reader.word(item, key.path(), &Profile::ALL),
        Key::Boilerplate => layer.boilerplate = texts(reader.strings(item, key.path())),
        Key::House => {
            part.house = reader.strings(item, key.path());
            for (id, span) in &part.house {
                if let Some(wrong) = house::unknown(id) {
                    reader.error(span.clone(), wrong);
                }
            }
        }
        Key::Checks => layer.levels = levels(item, checks, reader),
        Key::Names => {
            let Some(table) = reader.table(item, key.path()) else { return };
            let names: Vec<&str> = Key::NAMES.iter().map(|key| key.name()).collect();
            reader.only(table, &names);
            for key in Key::NAMES {
                if let Some(item) = table.get(key.name()) {
                    take(part, *key, item, checks, reader);
                }
            }
        }
        Key::Known => layer.names.known = texts(reader.strings(item, key.path())),
        Key::Different => layer.names.different = reader.groups(item, key.path()),
        Key::Prefer => {
            for (form, item) in reader.table(item, key.path()).into_iter().flat_map(TableLike::iter) {
                let others = texts(reader.strings(item, &format!("{}.\"{form}\"", key.path())));
                layer.names.prefer.push((form.trim().to_owned(), others));
            }
        }
        Key::Formats => layer.formats = formats(item, reader),
    }
}

fn levels(item: &Item, checks: &[&str], reader: &mut Reader<'_>) -> BTreeMap<String, Level> {
    let mut levels = BTreeMap::new();
    let Some(table) = reader.table(item, Key::Checks.path()) else { return levels };
    for (id, item) in table.iter() {
        if checks.contains(&id) {
            let level = reader.word(item, &format!("checks.{id}"), &Level::ALL);
            levels.extend(level.map(|level| (id.to_owned(), level)));
        } else {
            let wrong = Wrong::NoCheck { id: id.to_owned(), meant: meant(id, checks) };
            reader.oddity(key_span(table, id, item), wrong);
        }
    }
    levels
}

fn formats(item: &Item, reader: &mut Reader<'_>) -> BTreeMap<String, Format> {
    let mut formats = BTreeMap::new();
    let Some(table) = reader.table(item, Key::Formats.path()) else { return formats };
    for (extension, item) in table.iter() {
        if extension.is_empty() || extension.contains(['.', '/', '\\', '*']) {
            let wrong = Wrong::NoExtension { extension: extension.to_owned() };
            reader.oddity(key_span(table, extension, item), wrong);
            continue;
        }
        let format = reader.word(item, &format!("formats.{extension}"), &FORMATS);
        formats.extend(format.map(|format| (extension.to_lowercase(), format)));
    }
    formats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Choice;
    use crate::lang::Language;
    use crate::message::UiLanguage;

    const CHECKS: [&str; 2] = ["name-typo", "vague-attribution"];

    fn parse(text: &str) -> (Said, Vec<String>) {
        let (said, complaints) = Said::parse(text, &CHECKS);
        let told = complaints.iter().map(|complaint| {
            format!("{}{}", if complaint.breaks { "! " } else { "" }, complaint.text(UiLanguage::English))
        });
        (said, told.collect())
    }

    #[test]
    fn a_file_is_read() {
        let (said, complaints) = parse(
            "messages = \"auto\"\nlanguage = \"fr\"\nhouse = \"fr-lemonde\"\nprofile = \"live\"\n\
             boilerplate = [\"Figures.\"]\n[checks]\nname-typo = \"error\"\n[names]\nknown = [\"Crouset\"]\n\
             different = [[\"Kiev\", \"Kyiv\"]]\n[names.prefer]\n\"Kyiv\" = [\"Kiev\"]\nZelensky = \"Zelenskyy\"\n\
             [formats]\nStory = \"markdown\"\n[[overrides]]\npaths = \"brèves/**\"\nprofile = \"brief\"\n\
             [overrides.checks]\nname-typo = \"off\"\n",
        );
        assert_eq!(complaints, Vec::<String>::new());
        let Part { layer, house } = said.base;
        assert_eq!(house, [("fr-lemonde".to_owned(), 42..54)]);
        assert_eq!(layer.messages, Some(Choice::Auto));
        assert_eq!(layer.language, Some(Choice::Is(Language::French)));
        assert_eq!(layer.profile, Some(Choice::Is(Profile::Live)));
        assert_eq!(layer.boilerplate, ["Figures."]);
        assert_eq!(layer.levels["name-typo"], Level::of_name("error").expect("a level"));
        assert_eq!(layer.names.known, ["Crouset"]);
        assert_eq!(layer.names.different, [["Kiev", "Kyiv"]]);
        let prefer = |form: &str, other: &str| (form.to_owned(), vec![other.to_owned()]);
        assert_eq!(layer.names.prefer, [prefer("Kyiv", "Kiev"), prefer("Zelensky", "Zelenskyy")]);
        assert_eq!(layer.formats["story"], Format::Markdown);
        let [(_, part)] = &said.overrides[..] else { panic!("{:?}", said.overrides) };
        assert_eq!(part.layer.profile, Some(Choice::Is(Profile::Brief)));
        assert_eq!(part.layer.levels["name-typo"], Level::Off);
        for same in ["", "# Nothing.\n", "names = {}", "house = []", "overrides = []", "checks = {}"] {
            let (said, complaints) = parse(same);
            assert_eq!((said.base.layer, complaints), (Layer::default(), Vec::new()), "{same}");
        }
    }

    #[test]
    fn complaints_have_their_place() {
        for (text, expected) in [
            ("hous = \"fr-kyiv\"", "1:1: there is no setting `hous` (did you mean `house`?)"),
            ("[names]\nknow = []", "2:1: there is no setting `know` (did you mean `known`?)"),
            (
                "[zzz]",
                "1:2: there is no setting `zzz` (known: messages, language, house, profile, boilerplate, checks, \
                 names, formats, overrides)",
            ),
            (
                "house = \"fr-lemond\"",
                "! 1:9: there is no house style `fr-lemond` (did you mean `fr-lemonde`?)",
            ),
            ("profile = \"lives\"", "! 1:11: there is no value `lives` (did you mean `live`?)"),
            ("language = \"de\"", "! 1:12: there is no value `de` (known: auto, fr, en, other)"),
            ("boilerplate = 3", "! 1:15: boilerplate must be a string or a list of strings"),
            ("house = 3", "! 1:9: house must be a string or a list of strings"),
            ("names = 3", "! 1:9: [names] must be a table"),
            (
                "[checks]\nname-tipo = \"off\"",
                "2:1: there is no check `name-tipo` (did you mean `name-typo`?)",
            ),
            ("[checks]\nname-typo = \"of\"", "! 2:13: there is no value `of` (did you mean `off`?)"),
            ("[checks]\nname-typo = false", "! 2:13: checks.name-typo must be a string with something in it"),
            ("[names]\nknown = [\"é\", 3]", "! 2:15: names.known must hold strings with something in them"),
            (
                "[names]\ndifferent = [[\"Kiev\"]]",
                "! 2:14: names.different must hold lists of two names or more",
            ),
            ("[names]\ndifferent = \"Kiev\"", "! 2:13: names.different must be a list of lists"),
            (
                "[names.prefer]\nKyiv = 3",
                "! 2:8: names.prefer.\"Kyiv\" must be a string or a list of strings",
            ),
            (
                "[formats]\n\".md\" = \"plain\"",
                "2:1: formats: `.md` is no extension (it is written without its dot)",
            ),
            ("[formats]\nmd = \"html\"", "! 2:6: there is no value `html` (known: plain, markdown)"),
            ("overrides = 3", "! 1:13: [[overrides]] must be a table"),
            ("overrides = [\"a\"]", "! 1:14: [[overrides]] must be a table"),
            (
                "[[overrides]]\nprofile = \"live\"",
                "! 2:1: this must say for which files it holds: paths = [\"folder/**\"]",
            ),
            (
                "[[overrides]]\npaths = \"a\"\noverrides = []",
                "3:1: there is no setting `overrides` (known: paths, messages, language, house, profile, \
                 boilerplate, checks, names, formats)",
            ),
            ("[[overrides]]\npaths = [\"{a\"]", "! 2:10: paths: `{a` is no pattern of paths"),
        ] {
            assert_eq!(parse(text).1, [expected], "{text}");
        }
        let (_, complaints) = parse("house = \"fr-kyiv\n");
        assert!(complaints[0].starts_with("! 1:17: this is no TOML ("), "{complaints:?}");
    }
}
