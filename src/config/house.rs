//! House styles: the built-in ones, and the files of newsrooms that have their own. The data of the built-in ones lie
//! beside the tables of names; `copydesk houses ID` prints one to start from.

use super::init::comment;
use super::reader::{Complaint, Reader, meant, span, texts};
use crate::lang::Language;
use crate::lang::names::{ForeignMarks, House, NameTable};
use crate::message::UiLanguage;
use crate::message::house::House as Told;
use crate::message::settings::Wrong;

/// A house that comes with the program.
struct Builtin {
    id: &'static str,
    /// What is said of it.
    told: Told,
    /// Its file, without the comment that a copy begins with.
    contents: &'static str,
}

/// All of them.
const HOUSES: [Builtin; 7] = [
    Builtin {
        id: "fr-default",
        told: Told::FrenchAgencies,
        contents: include_str!("../lang/names/houses/fr-default.toml"),
    },
    Builtin {
        id: "fr-kyiv",
        told: Told::FrenchWithKyiv,
        contents: include_str!("../lang/names/houses/fr-kyiv.toml"),
    },
    Builtin {
        id: "fr-lemonde",
        told: Told::LeMonde,
        contents: include_str!("../lang/names/houses/fr-lemonde.toml"),
    },
    Builtin {
        id: "en-default",
        told: Told::EnglishAgencies,
        contents: include_str!("../lang/names/houses/en-default.toml"),
    },
    Builtin {
        id: "en-ap",
        told: Told::AssociatedPress,
        contents: include_str!("../lang/names/houses/en-ap.toml"),
    },
    Builtin { id: "en-bbc", told: Told::Bbc, contents: include_str!("../lang/names/houses/en-bbc.toml") },
    Builtin {
        id: "en-guardian",
        told: Told::Guardian,
        contents: include_str!("../lang/names/houses/en-guardian.toml"),
    },
];

/// The ids of the built-in houses.
pub fn ids() -> impl Iterator<Item = &'static str> {
    HOUSES.iter().map(|house| house.id)
}

/// The file of a built-in house.
pub fn builtin(id: &str) -> Option<&'static str> {
    HOUSES.iter().find(|house| house.id == id).map(|house| house.contents)
}

/// A copy of the file of a built-in house, to start one's own from. It begins with what the house is, in a language of
/// the interface.
pub fn copy(id: &str, ui: UiLanguage) -> Option<String> {
    let house = HOUSES.iter().find(|house| house.id == id)?;
    Some(comment(&house.told.heading(ui)) + house.contents)
}

/// The built-in houses, by id, each with what it is in a language of the interface.
pub fn descriptions(ui: UiLanguage) -> impl Iterator<Item = (&'static str, String)> {
    HOUSES.iter().map(move |house| (house.id, house.told.text(ui)))
}

/// Whether a house is named by the path of its file rather than by an id.
pub fn is_path(id: &str) -> bool {
    id.to_ascii_lowercase().ends_with(".toml")
}

/// What is wrong with the name of a house; `None` if there may be one.
pub(super) fn unknown(id: &str) -> Option<Wrong> {
    let known: Vec<&str> = ids().collect();
    let wrong = builtin(id).is_none() && !is_path(id);
    wrong.then(|| Wrong::NoHouse { id: id.to_owned(), meant: meant(id, &known) })
}

/// Reads the text of a house, with what is wrong with it. There is no house if anything in it is of the wrong kind.
pub fn read(id: &str, text: &str) -> (Option<House>, Vec<Complaint>) {
    let mut reader = Reader::new(text);
    let mut house = House {
        id: id.to_owned(),
        language: Language::Other,
        reviewed: String::new(),
        sources: Vec::new(),
        foreign_marks: None,
        prefer: Vec::new(),
    };
    if let Some(document) = reader.document() {
        let table = document.as_table();
        reader.only(table, &["language", "reviewed", "sources", "foreign-marks", "prefer"]);
        match table.get("language").map(|item| (item, item.as_str())) {
            Some((_, Some("fr"))) => house.language = Language::French,
            Some((_, Some("en"))) => house.language = Language::English,
            Some((item, _)) => reader.error(span(item), Wrong::HouseLanguage),
            None => reader.error(0..0, Wrong::HouseWithoutLanguage),
        }
        if let Some(item) = table.get("reviewed") {
            // A date of TOML's own is as good as one in quotation marks.
            house.reviewed = match item.as_datetime() {
                Some(date) => date.to_string(),
                None => reader.string(item, "reviewed").unwrap_or_default(),
            };
        }
        if let Some(item) = table.get("sources") {
            house.sources = texts(reader.strings(item, "sources"));
        }
        match table.get("foreign-marks").map(|item| (item, item.as_str())) {
            None => {}
            Some((_, Some("keep"))) => house.foreign_marks = Some(ForeignMarks::Keep),
            Some((_, Some("strip"))) => house.foreign_marks = Some(ForeignMarks::Strip),
            Some((item, _)) => reader.error(span(item), Wrong::ForeignMarks),
        }
        if let Some(item) = table.get("prefer") {
            let names = NameTable::builtin();
            let mut seen = Vec::new();
            for (form, at) in reader.strings(item, "prefer") {
                match names.find(&form).map(|form| names.form(form).set) {
                    None => reader.oddity(at, Wrong::UnknownForm { form }),
                    Some(set) if seen.contains(&set) => reader.oddity(at, Wrong::SecondForm { form }),
                    Some(set) => {
                        seen.push(set);
                        house.prefer.push(form);
                    }
                }
            }
        }
    }
    let complaints = reader.finish();
    let holds = !complaints.iter().any(|complaint| complaint.breaks);
    (holds.then_some(house), complaints)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_houses_are_in_order() {
        for Builtin { id, contents, .. } in HOUSES {
            let (house, complaints) = read(id, contents);
            assert_eq!(complaints, [], "{id}");
            let house = house.expect("nothing is wrong");
            let language = if id.starts_with("fr-") { Language::French } else { Language::English };
            assert_eq!(house.language, language, "{id}");
            assert!(
                !house.sources.is_empty() && !house.prefer.is_empty(),
                "{id}: no source, or no preference"
            );
            let date: Vec<usize> = house.reviewed.split('-').map(str::len).collect();
            assert_eq!(date, [4, 2, 2], "{id}: reviewed {}", house.reviewed);
        }
    }

    #[test]
    fn a_copy_is_the_house_and_says_what_it_is() {
        for id in ids() {
            let contents = builtin(id).expect("it was listed");
            assert!(!contents.starts_with('#'), "{id}: what a house is stands in `message::house`");
            for ui in [UiLanguage::French, UiLanguage::English] {
                let copy = copy(id, ui).expect("it was listed");
                let (_, what) = descriptions(ui).find(|(other, _)| *other == id).expect("it was listed");
                let heading = copy.strip_suffix(contents).expect("its file is all of it");
                let lines: Vec<&str> =
                    heading.lines().map(|line| line.strip_prefix("# ").expect("a comment")).collect();
                assert!(lines.join(" ").starts_with(&format!("{what}. ")), "{copy}");
            }
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let read = |text: &str| {
            let (house, complaints) = read("ours.toml", text);
            (if house.is_some() { "holds" } else { "broken" }, complaints)
        };
        for (text, outcome, expected) in [
            ("language = \"fr\"", "holds", &[][..]),
            ("", "broken", &["1:1: a house needs its language: language = \"fr\" or \"en\""]),
            ("language = \"de\"", "broken", &["1:12: language must be \"fr\" or \"en\""]),
            (
                "language = \"fr\"\nprefers = [\"Kiev\"]",
                "holds",
                &["2:1: there is no setting `prefers` (did you mean `prefer`?)"],
            ),
            (
                "language = \"fr\"\nprefer = [\"Kiev\", \"Kyiv\", \"Xyz\"]",
                "holds",
                &[
                    "2:19: prefer: `Kyiv` is a second form of one name",
                    "2:27: prefer: no table has `Xyz`; [names.prefer] of .copydesk.toml can teach it",
                ],
            ),
            (
                "language = \"fr\"\nforeign-marks = true\nsources = 3",
                "broken",
                &[
                    "2:17: foreign-marks must be \"keep\" or \"strip\"",
                    "3:11: sources must be a string or a list of strings",
                ],
            ),
        ] {
            let (found, complaints) = read(text);
            let complaints: Vec<String> =
                complaints.iter().map(|complaint| complaint.text(UiLanguage::English)).collect();
            assert_eq!(
                (found, &complaints[..]),
                (outcome, &expected.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>()[..]),
                "{text}"
            );
        }
    }
}
