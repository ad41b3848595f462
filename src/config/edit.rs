//! Writing into `.copydesk.toml` what a quick fix decides, with the file's comments and layout as they are. Text in, text
//! out: who writes the file, and when, is the editor's business.

use toml_edit::{
    Array, ArrayOfTables, DocumentMut, Entry, InlineTable, Item, Key, RawString, Table, TableLike, Value,
};

use crate::finding::ProjectChange;

/// The text of the file after a change. `None` if the file cannot be read as it is, or if it says so already.
pub fn edited(text: &str, change: &ProjectChange) -> Option<String> {
    let (mark, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let mut document: DocumentMut = body.parse().ok()?;
    match change {
        ProjectChange::Boilerplate { text } => {
            append(array_in(document.as_item_mut(), "boilerplate")?, &[text.as_str()]);
        }
        ProjectChange::Known { form } => {
            let known = array_in(table_in(document.as_item_mut(), "names")?, "known")?;
            append(known, &[form.as_str()]);
        }
        ProjectChange::Different { one, other } => {
            let names = table_in(document.as_item_mut(), "names")?;
            let different = array_in(names, "different")?;
            let holds = |group: &Array| [one, other].iter().all(|form| contains(group, form));
            if !different.iter().filter_map(Value::as_array).any(holds) {
                let group: Array = [one.as_str(), other.as_str()].into_iter().collect();
                push(different, Value::Array(group));
            }
        }
        ProjectChange::Prefer { form, others } => {
            let names = table_in(document.as_item_mut(), "names")?;
            let prefer = table_in(names, "prefer")?;
            // A form that was preferred so far, and all that it stood for, give way.
            for before in others {
                give_way(prefer.as_table_like_mut()?, before, form)?;
            }
            let others: Vec<&str> = others.iter().map(String::as_str).filter(|other| other != form).collect();
            append(array_in(prefer, form)?, &others);
        }
        ProjectChange::Off { check, path } => switch_off(&mut document, check, &pattern(path))?,
    }
    let mut edited = document.to_string();
    if body.contains("\r\n") {
        edited = edited.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    let edited = format!("{mark}{edited}");
    (edited != text).then_some(edited)
}

/// The pattern of paths that holds one file and no other.
fn pattern(path: &str) -> String {
    let mut pattern = String::new();
    // Without a slash elsewhere it would hold files of this name in every folder.
    if !path.contains('/') || path.starts_with(['!', '#']) {
        pattern.push('/');
    }
    for char in path.chars() {
        if "*?[]{}\\".contains(char) {
            pattern.push('\\');
        }
        pattern.push(char);
    }
    if pattern.ends_with(' ') {
        pattern.insert(pattern.len() - 1, '\\');
    }
    pattern
}

/// Has a check say nothing of the files of a pattern: in the last override that is about them alone, or in one of its own
/// at the end. `None` if overrides are something else than tables.
fn switch_off(document: &mut DocumentMut, check: &str, pattern: &str) -> Option<()> {
    let is_about_it = |table: &dyn TableLike| match table.get("paths") {
        Some(item) => strings(item) == [pattern],
        None => false,
    };
    let level = || Item::Value(Value::from("off"));
    let overrides = document.entry("overrides").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    if let Some(list) = overrides.as_array_mut() {
        let tables = list.iter_mut().filter_map(Value::as_inline_table_mut);
        // A list of a kind that we would not write is left to whoever wrote it.
        let own = tables.into_iter().filter(|table| is_about_it(*table)).last()?;
        let checks = own.entry("checks").or_insert_with(|| Value::InlineTable(InlineTable::new()));
        checks.as_inline_table_mut()?.insert(check, Value::from("off"));
        return Some(());
    }
    let tables = overrides.as_array_of_tables_mut()?;
    // Whatever stands behind another one would be stronger.
    let last = tables.len().checked_sub(1).and_then(|last| tables.get_mut(last));
    if let Some(own) = last.filter(|last| is_about_it(*last)) {
        let mut checks = Table::new();
        checks.set_dotted(true);
        own.entry("checks").or_insert(Item::Table(checks)).as_table_like_mut()?.insert(check, level());
        return Some(());
    }
    let mut own = Table::new();
    own.insert("paths", Item::Value(Value::Array([pattern].into_iter().collect())));
    let mut checks = Table::new();
    checks.set_dotted(true);
    checks.insert(check, level());
    own.insert("checks", Item::Table(checks));
    tables.push(own);
    Some(())
}

/// The table of a key, made if there is none, in the manner of the table around it. `None` if the key has another value.
fn table_in<'t>(around: &'t mut Item, key: &str) -> Option<&'t mut Item> {
    let new = match around {
        Item::Table(table) => {
            let mut new = Table::new();
            // Its header is written only if something stands right under it.
            new.set_implicit(true);
            new.set_dotted(table.is_dotted());
            Item::Table(new)
        }
        _ => Item::Value(Value::InlineTable(InlineTable::new())),
    };
    let item = around.as_table_like_mut()?.entry(key).or_insert(new);
    item.is_table_like().then_some(item)
}

/// The list of a key, made if there is none; a string becomes a list of one. `None` if the key has another value.
fn array_in<'t>(table: &'t mut Item, key: &str) -> Option<&'t mut Array> {
    let item =
        table.as_table_like_mut()?.entry(key).or_insert_with(|| Item::Value(Value::Array(Array::new())));
    as_list(item)
}

/// A value as a list; a string becomes a list of one, and the comment behind it stays. `None` if it is neither.
fn as_list(item: &mut Item) -> Option<&mut Array> {
    if let Some(value) = item.as_value_mut()
        && let Some(one) = value.as_str().map(str::to_owned)
    {
        let mut list = Value::Array([one].into_iter().collect());
        *list.decor_mut() = value.decor().clone();
        *value = list;
    }
    item.as_array_mut()
}

/// Puts a form in the place of the one that was preferred `before`, with what that stood for and the comments on it. `None`
/// if what it stood for is no list.
fn give_way(prefer: &mut dyn TableLike, before: &str, form: &str) -> Option<()> {
    let Some(decor) = prefer.key(before).map(|key| key.leaf_decor().clone()) else { return Some(()) };
    let mut item = prefer.remove(before)?;
    let list = as_list(&mut item)?;
    let first = list.get(0).map(|first| first.decor().clone());
    list.retain(|value| value.as_str() != Some(form));
    if let (Some(decor), Some(value)) = (first, list.get_mut(0))
        && value.decor().prefix().and_then(RawString::as_str) == Some(" ")
    {
        *value.decor_mut() = decor;
    }
    let key = Key::new(form).with_leaf_decor(decor);
    match prefer.entry_format(&key) {
        Entry::Vacant(entry) => {
            entry.insert(item);
        }
        Entry::Occupied(mut entry) => {
            let forms = strings(&item);
            append(as_list(entry.get_mut())?, &forms.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
    Some(())
}

/// Appends those forms that a list does not hold.
fn append(array: &mut Array, forms: &[&str]) {
    for form in forms {
        if !contains(array, form) {
            push(array, Value::from(*form));
        }
    }
}

fn contains(array: &Array, form: &str) -> bool {
    array.iter().any(|value| value.as_str() == Some(form))
}

/// Appends a value; on a line of its own, behind a comment on the last one, if the others stand so.
fn push(array: &mut Array, value: Value) {
    let text = |raw: Option<&RawString>| raw.and_then(RawString::as_str).unwrap_or_default().to_owned();
    let prefix = text(array.iter().last().and_then(|last| last.decor().prefix()));
    let Some(line) = prefix.rfind('\n') else {
        array.push(value);
        return;
    };
    let indent = prefix[line + 1..].split('#').next().unwrap_or_default();
    let mut rest = text(Some(array.trailing()));
    if let Some(last) =
        array.len().checked_sub(1).and_then(|last| array.get_mut(last)).filter(|_| rest.is_empty())
    {
        rest = text(last.decor().suffix());
        last.decor_mut().set_suffix("");
    }
    let (before, behind) = rest.rsplit_once('\n').unwrap_or((&rest, ""));
    array.push_formatted(value.decorated(format!("{before}\n{indent}"), ""));
    array.set_trailing(format!("\n{behind}"));
    array.set_trailing_comma(true);
}

fn strings(item: &Item) -> Vec<String> {
    let values = item.as_array().into_iter().flatten();
    let one = item.as_str().map(str::to_owned);
    values.filter_map(|value| value.as_str().map(str::to_owned)).chain(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::file::Said;

    fn prefer(form: &str, others: &[&str]) -> ProjectChange {
        let others = others.iter().map(|other| (*other).to_owned()).collect();
        ProjectChange::Prefer { form: form.to_owned(), others }
    }

    fn off(path: &str) -> ProjectChange {
        ProjectChange::Off { check: "name-typo", path: path.to_owned() }
    }

    fn known(form: &str) -> ProjectChange {
        ProjectChange::Known { form: form.to_owned() }
    }

    fn boilerplate(text: &str) -> ProjectChange {
        ProjectChange::Boilerplate { text: text.to_owned() }
    }

    fn different(one: &str, other: &str) -> ProjectChange {
        ProjectChange::Different { one: one.to_owned(), other: other.to_owned() }
    }

    #[test]
    fn a_file_keeps_its_comments_and_layout() {
        for (text, change, expected) in [
            ("", prefer("Kyiv", &["Kiev"]), "[names.prefer]\nKyiv = [\"Kiev\"]\n"),
            ("", known("Crouset"), "[names]\nknown = [\"Crouset\"]\n"),
            ("", boilerplate("Figures."), "boilerplate = [\"Figures.\"]\n"),
            (
                "boilerplate = \"A note.\" # ours\n[names]\n",
                boilerplate("Figures."),
                "boilerplate = [\"A note.\", \"Figures.\"] # ours\n[names]\n",
            ),
            ("", different("Kiev", "Kyiv"), "[names]\ndifferent = [[\"Kiev\", \"Kyiv\"]]\n"),
            (
                "# Ours.\nhouse   = 'fr-kyiv' # since May\n\n[names]\nknown = [\n  \"Rubino\", # the other one\n]\n",
                known("Crouset"),
                "# Ours.\nhouse   = 'fr-kyiv' # since May\n\n[names]\nknown = [\n  \"Rubino\", # the other one\n  \
                 \"Crouset\",\n]\n",
            ),
            (
                "[names]\ndifferent = [\n\t# Two towns.\n\t[\"A\", \"B\"] # really\n]\n",
                different("C", "D"),
                "[names]\ndifferent = [\n\t# Two towns.\n\t[\"A\", \"B\"], # really\n\t[\"C\", \"D\"],\n]\n",
            ),
            (
                "[names.prefer] # forms\n\"Kyiv\" = [\"Kiev\"]  # not the other way round\n",
                prefer("Kyiv", &["Kiev", "Kyïv"]),
                "[names.prefer] # forms\n\"Kyiv\" = [\"Kiev\", \"Kyïv\"]  # not the other way round\n",
            ),
            (
                "[names.prefer]\nKyiv = \"Kiev\"\nOdesa = []\n",
                prefer("Kiev", &["Kyiv"]),
                "[names.prefer]\nOdesa = []\nKiev = [\"Kyiv\"]\n",
            ),
            (
                "[names.prefer]\nKyiv = [\"Kiev\"]\n",
                known("Crouset"),
                "[names]\nknown = [\"Crouset\"]\n[names.prefer]\nKyiv = [\"Kiev\"]\n",
            ),
            (
                "[names]\nknown = \"Rubino\" # the other one\n",
                known("Crouset"),
                "[names]\nknown = [\"Rubino\", \"Crouset\"] # the other one\n",
            ),
            (
                "[names.prefer]\n# Since May.\nKyiv = \"Kiev\" # by a vote\n",
                prefer("Kiev", &["Kyiv"]),
                "[names.prefer]\n# Since May.\nKiev = [\"Kyiv\"] # by a vote\n",
            ),
            (
                "names.prefer.Kyiv = ['Kiev', 'Kyjiw'] # both\n",
                prefer("Kiev", &["Kyiv"]),
                "names.prefer.Kiev = ['Kyjiw', \"Kyiv\"] # both\n",
            ),
            (
                "[names.prefer]\nKiev = 'Kyjiw' # one\nKyiv = 'Kyïv'\n",
                prefer("Kiev", &["Kyiv"]),
                "[names.prefer]\nKiev = [\"Kyjiw\", \"Kyïv\", \"Kyiv\"] # one\n",
            ),
            ("names.known = []\n", prefer("É", &["E"]), "names.known = []\nnames.prefer.\"É\" = [\"E\"]\n"),
            (
                "names = { known = [] }\n",
                different("A", "B"),
                "names = { known = [] , different = [[\"A\", \"B\"]] }\n",
            ),
            (
                "",
                off("textes/été.txt"),
                "[[overrides]]\npaths = [\"textes/été.txt\"]\nchecks.name-typo = \"off\"\n",
            ),
            (
                "house = [] # none\n\n[[overrides]]\npaths = \"b/**\"\nprofile = \"brief\"\n",
                off("a[1].txt"),
                "house = [] # none\n\n[[overrides]]\npaths = \"b/**\"\nprofile = \"brief\"\n\n[[overrides]]\n\
                 paths = ['/a\\[1\\].txt']\nchecks.name-typo = \"off\"\n",
            ),
            (
                "[[overrides]]\npaths = [\"/a.txt\"]\nprofile = \"live\" # ours\n",
                off("a.txt"),
                "[[overrides]]\npaths = [\"/a.txt\"]\nprofile = \"live\" # ours\nchecks.name-typo = \"off\"\n",
            ),
            (
                "[[overrides]]\npaths = [\"/a.txt\"]\n[overrides.checks]\nname-typo = \"on\"\n",
                off("a.txt"),
                "[[overrides]]\npaths = [\"/a.txt\"]\n[overrides.checks]\nname-typo = \"off\"\n",
            ),
            (
                "overrides = [{ paths = [\"/a.txt\"] }]\n",
                off("a.txt"),
                "overrides = [{ paths = [\"/a.txt\"] , checks = { name-typo = \"off\" } }]\n",
            ),
            ("house = []\r\n", known("A"), "house = []\r\n\r\n[names]\r\nknown = [\"A\"]\r\n"),
            ("\u{feff}house = []", known("A"), "\u{feff}house = []\n\n[names]\nknown = [\"A\"]\n"),
        ] {
            let found = edited(text, &change).unwrap_or_else(|| panic!("{change:?} in {text}"));
            assert_eq!(found, expected, "{change:?} in {text}");
            assert_eq!(Said::parse(&found, &["name-typo"]).1, [], "{found}");
            assert_eq!(edited(&found, &change), None, "it says so already: {found}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_left_alone() {
        for text in ["house = ", "names = 3", "[names]\nknown = 3", "[[names]]"] {
            assert_eq!(edited(text, &known("A")), None, "{text}");
        }
    }
}
