use super::*;

/// The entry at the start of the text: its form, or `fixed`, and how many tokens it covers.
fn found_in(table: &NameTable, text: &str) -> String {
    let parts: Vec<&str> = tokens(text).into_iter().map(|token| &text[token.span.range()]).collect();
    match table.longest_at(&parts) {
        None => "-".to_owned(),
        Some((Entry::Fixed, count)) => format!("fixed {count}"),
        Some((Entry::Form(form), count)) => format!("{} {count}", table.form(form).text),
    }
}

fn found(text: &str) -> String {
    found_in(NameTable::builtin(), text)
}

#[test]
fn entries_are_found() {
    for (text, expected) in [
        ("Kiev tient", "Kiev 1"),
        ("Kiev", "Kiev 1"),
        ("Kyiv's mayor", "Kyiv 1"),
        ("Dynamo Kiev a gagné", "Dynamo Kiev 2"),
        ("Poulet à la Kiev", "fixed 4"),
        ("poulet à la Kiev", "fixed 4"),
        ("poulet à la Turque", "-"),
        ("Kyiv Independent", "fixed 2"),
        ("Peking University said", "fixed 2"),
        ("Côte d'Ivoire", "Côte d'Ivoire 4"),
        ("Côte d’Ivoire", "Côte d'Ivoire 4"),
        ("Haut\u{2011}Karabakh", "Haut-Karabakh 3"),
        ("Haut-Rhin", "-"),
        ("St. Petersburg, Russia", "St. Petersburg 3"),
        ("St. Petersburg, Florida", "fixed 5"),
        ("Saint-Pétersbourg", "Saint-Pétersbourg 3"),
        ("Hong Kong", "Hong Kong 2"),
        ("Hong", "-"),
        ("kiev", "-"),
        ("KIEV (Reuters)", "-"),
        ("Kievan Rus", "-"),
        ("Hong Kongais", "-"),
        ("Côte d'Ivoirien", "-"),
        ("Côte d'", "-"),
        ("Kiévien", "-"),
        ("", "-"),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn a_fixed_term_wins_over_a_form_as_long() {
    let table = NameTable::load(
        &[("test.tsv", "a\tAra Bor\tfr\t-\na\tAra Bora Sol\t-\t-\n", NameKind::Place)],
        ("fixed.tsv", "Ara Bor\t-\tclub\nbora Ara Bor Sol\t-\tclub\n"),
    );
    for (text, expected) in [
        ("Ara Bor", "fixed 2"),
        ("ara Bor", "fixed 2"),
        ("Ara bor", "-"),
        ("Ara Bora Sol", "Ara Bora Sol 3"),
        ("Ara Bora", "-"),
        ("Bora Ara Bor Sol", "fixed 4"),
    ] {
        assert_eq!(found_in(&table, text), expected, "{text}");
    }
}

#[test]
fn whatever_is_found_may_start() {
    let table = NameTable::builtin();
    for (token, expected) in [
        ("Mykolaïv", true),
        ("Poulet", true),
        ("poulet", true),
        ("mykolaïv", false),
        ("KIEV", false),
        ("", false),
    ] {
        assert_eq!(table.may_start(token), expected, "{token}");
    }
}

#[test]
fn every_language_has_its_default() {
    let table = NameTable::builtin();
    for (set, french, english) in [
        ("kyiv", Some("Kiev"), Some("Kyiv")),
        ("crimea", Some("Crimée"), Some("Crimea")),
        ("turkey", Some("Turquie"), Some("Turkey")),
        ("united-kingdom", Some("Royaume-Uni"), None),
    ] {
        let index = table.sets().iter().position(|candidate| candidate.name == set).expect(set);
        let id = SetId(number_of(index));
        let text = |language| table.default_form(id, language).map(|form| &*table.form(form).text);
        assert_eq!(text(Language::French), french, "{set}");
        assert_eq!(text(Language::English), english, "{set}");
        assert_eq!(text(Language::Other), None, "{set}");
    }
}

#[test]
fn flags_are_read() {
    let table = NameTable::builtin();
    let form = |text: &str| table.forms.iter().find(|form| form.text == text).expect(text);
    assert!(form("Odessa").homonym.contains(&"Texas"));
    assert!(form("Turkey").word && !form("Turquie").word);
    assert!(form("Bombay").historic && form("Mumbai").historic && !form("Kiev").historic);
    assert!(!form("Kiev").at_home.includes(Language::English));
}

#[test]
fn the_tables_are_in_order() {
    let table = NameTable::builtin();
    let mut texts = FxHashSet::default();
    let mut names = FxHashSet::default();
    for (index, set) in table.sets.iter().enumerate() {
        let name = set.name;
        assert!(names.insert(name), "the set {name} has lines elsewhere");
        let kebab = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '-';
        assert!(name.chars().all(kebab) && !name.starts_with('-') && !name.ends_with('-'), "{name}");
        let forms = &table.forms[usize::from(set.forms.start)..usize::from(set.forms.end)];
        assert!(forms.len() >= 2, "{name} has a single form");
        let at_home = |language| forms.iter().any(|form| form.at_home.includes(language));
        assert!(at_home(Language::French) || at_home(Language::English), "{name} is at home nowhere");
        for form in forms {
            assert_eq!(usize::from(form.set.0), index);
            assert!(texts.insert(&*form.text), "{} stands twice", form.text);
            assert_eq!(form.text, form.text.trim(), "white space around it");
            assert!(!form.text.contains(['’', '\u{2011}']), "{}: plain marks only", form.text);
        }
    }
}

#[test]
fn acronyms_have_several_writings() {
    let table = NameTable::builtin();
    let sets = table.sets.iter().filter(|set| set.kind == NameKind::Acronym);
    let mut count = 0;
    for set in sets {
        count += 1;
        let mut forms = table.forms[usize::from(set.forms.start)..usize::from(set.forms.end)].iter();
        assert!(
            forms.len() >= 2 && forms.any(|form| form.at_home.french || form.at_home.english),
            "{}",
            set.name
        );
    }
    assert!(count >= 150, "{count}");
    assert_eq!(found_in(table, "O.N.U. et ONU"), "O.N.U. 6");
}

#[test]
fn every_fixed_term_holds_a_form() {
    let table = NameTable::builtin();
    let mut seen = FxHashSet::default();
    for (number, line) in lines(FIXED.1) {
        let [term, ..] = columns::<3>(line, &|| format!("fixed_terms.tsv:{number}"));
        assert!(seen.insert(term), "line {number}: {term} stands twice");
        let parts: Vec<&str> = tokens(term).into_iter().map(|token| &term[token.span.range()]).collect();
        let holds = |form: &Form| {
            let own: Vec<_> =
                tokens(&form.text).into_iter().map(|token| &form.text[token.span.range()]).collect();
            parts.windows(own.len()).any(|window| window == own)
        };
        assert!(table.forms.iter().any(holds), "line {number}: no form in {term}");
    }
    assert!(seen.len() >= 500, "{}", seen.len());
}

#[test]
fn no_table_has_shrunk() {
    let table = NameTable::builtin();
    let count = |kind| table.sets.iter().filter(|set| set.kind == kind).count();
    for (kind, least) in [
        (NameKind::Place, 700),
        (NameKind::Country, 170),
        (NameKind::Person, 1050),
        (NameKind::Organization, 280),
    ] {
        assert!(count(kind) >= least, "{kind:?}: {}", count(kind));
    }
}

#[test]
#[should_panic(expected = "test.tsv:3: no flag is called histroic")]
fn a_wrong_line_is_named() {
    let contents = "# Comment.\na\tAra\tfr\t-\na\tAro\tfr\thistroic\n";
    NameTable::load(&[("test.tsv", contents, NameKind::Place)], ("fixed.tsv", ""));
}
