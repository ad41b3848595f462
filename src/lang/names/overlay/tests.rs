use super::*;

fn house(language: Language, foreign_marks: Option<ForeignMarks>, prefer: &[&str]) -> House {
    House {
        id: "ours".to_owned(),
        language,
        reviewed: String::new(),
        sources: Vec::new(),
        foreign_marks,
        prefer: prefer.iter().map(|form| (*form).to_owned()).collect(),
    }
}

fn prefer(form: &str, others: &[&str]) -> (String, Vec<String>) {
    (form.to_owned(), others.iter().map(|form| (*form).to_owned()).collect())
}

fn in_style(names: &Names, form: &str, language: Language) -> Option<String> {
    let form = names.table().find(form).expect(form);
    names.in_style(form, language).map(Cow::into_owned)
}

#[test]
fn the_tables_are_shared() {
    let names = Names::builtin();
    assert!(matches!(names.table, Cow::Borrowed(_)));
    assert!(!names.has_style(Language::French) && !names.has_style(Language::English));
    let kyiv = names.table().find("Kyiv").expect("it is in the tables");
    assert_eq!(names.preferred(names.table().form(kyiv).set, Language::French), None);
    assert_eq!(names.in_style(kyiv, Language::French), None);
}

#[test]
fn a_project_goes_before_its_house() {
    use Language::{English, French};
    let mut book = NameBook { houses: vec![house(French, None, &["Kiev", "Odessa"])], ..NameBook::default() };
    let names = Names::new(&book);
    for (form, language, expected) in [
        ("Kyiv", French, Some("Kiev")),
        ("Kyïv", French, Some("Kiev")),
        ("Kiev", French, None),
        ("Kiev", English, None),
        // What is not at home goes, whether or not the house lists it.
        ("Putin", French, Some("Poutine")),
        ("Poutine", English, None),
        ("Poutine", French, None),
        ("Lemberg", French, None),
    ] {
        assert_eq!(in_style(&names, form, language).as_deref(), expected, "{form}");
    }
    book.prefer = vec![prefer("Kyiv", &["Kiev"])];
    let names = Names::new(&book);
    for language in [French, English] {
        assert_eq!(in_style(&names, "Kiev", language).as_deref(), Some("Kyiv"));
        assert_eq!(in_style(&names, "Kyïv", language).as_deref(), Some("Kyiv"));
        assert_eq!(in_style(&names, "Kyiv", language), None);
    }
    book.different = vec![vec!["Kiev".to_owned(), "Kyiv".to_owned()]];
    assert_eq!(in_style(&Names::new(&book), "Kiev", French), None);
}

#[test]
fn a_project_teaches_names() {
    let book = NameBook {
        prefer: vec![
            prefer("Crouzet", &["Crouset", "Krouzet"]),
            prefer("Anne d’Orme", &["Anne Dorme"]),
            prefer("Kharkiv", &["Harkiv"]),
            prefer("Mumbai", &["Bombay"]),
            prefer("", &["..."]),
        ],
        ..NameBook::default()
    };
    let names = Names::new(&book);
    for (form, expected) in [
        ("Crouset", "Crouzet"),
        ("Krouzet", "Crouzet"),
        ("Anne Dorme", "Anne d'Orme"),
        ("Harkiv", "Kharkiv"),
        ("Kharkov", "Kharkiv"),
        ("Bombay", "Mumbai"),
    ] {
        assert_eq!(in_style(&names, form, Language::French).as_deref(), Some(expected), "{form}");
        assert!(names.are_one(form, expected));
    }
    assert!(!names.are_one("Crouzet", "Kharkiv"));
    assert!(NameTable::builtin().find("Crouset").is_none(), "the tables are as they were");
}

#[test]
fn a_form_can_change_its_set() {
    let book = NameBook { prefer: vec![prefer("Odessa", &["Kiev", "Kyiv"])], ..NameBook::default() };
    let names = Names::new(&book);
    assert!(names.are_one("Kiev", "Odesa") && !names.are_one("Kiev", "Kyïv"));
    let set = names.table().form(names.table().find("Kyïv").expect("it stays")).set;
    assert!(names.table().forms_of(set).all(|form| names.table().form(form).set == set));
    assert_eq!(names.table().default_form(set, Language::French), None);
}

#[test]
fn known_and_different_names_are_looked_up_as_written() {
    let book = NameBook {
        known: vec!["Vincent Crouset".to_owned(), "Anne d'Orme".to_owned()],
        different: vec![vec!["Crouzet".to_owned(), "Crouset".to_owned(), "Croizet".to_owned()]],
        ..NameBook::default()
    };
    let names = Names::new(&book);
    for (name, expected) in [
        ("Crouset", true),
        ("Vincent Crouset", true),
        ("Anne d’Orme", true),
        ("crouset", false),
        ("Crouzet", false),
    ] {
        assert_eq!(names.is_known(name), expected, "{name}");
    }
    assert!(names.are_different("Crouset", "Croizet") && names.are_different("Croizet", "Crouset"));
    assert!(!names.are_different("Crouset", "Crouset") && !names.are_different("Crouset", "Creuset"));
}

#[test]
fn a_house_keeps_foreign_marks_or_takes_them_off() {
    use Language::{English, French};
    let strip = Names::new(&NameBook {
        houses: vec![
            house(French, Some(ForeignMarks::Strip), &[]),
            house(English, Some(ForeignMarks::Keep), &[]),
        ],
        ..NameBook::default()
    });
    assert_eq!(in_style(&strip, "Erdoğan", French).as_deref(), Some("Erdogan"));
    assert_eq!(in_style(&strip, "Erdogan", French), None);
    assert_eq!(in_style(&strip, "Erdogan", English).as_deref(), Some("Erdoğan"));
    assert_eq!(strip.without_marks("Wałęsa", French).as_deref(), Some("Walesa"));
    assert_eq!(strip.without_marks("Wałęsa", English), None);
}

#[test]
fn more_than_there_is_room_for_is_left_out() {
    let many: Vec<String> = (0..70_000).map(|number| format!("Name{number}x")).collect();
    let book = NameBook { prefer: vec![("Crouzet".to_owned(), many)], ..NameBook::default() };
    assert!(Names::new(&book).are_one("Crouzet", "Name7x"));
}
