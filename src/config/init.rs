//! The `.copydesk.toml` that `copydesk init` writes: every key with what it is for, and an example, all of it commented out,
//! so that it changes nothing until somebody takes a mark away.

use super::schema::{Key, Kind};
use crate::message::UiLanguage;
use crate::message::settings::Init;

/// Columns of a comment at most.
const WIDTH: usize = 100;

/// The text of such a file.
pub fn init(ui: UiLanguage) -> String {
    let mut text = comment(Init::heading(ui));
    for key in Key::FILE {
        push(*key, &mut text, ui);
    }
    text
}

fn push(key: Key, text: &mut String, ui: UiLanguage) {
    text.push('\n');
    let mut purpose = key.purpose(ui).to_owned();
    if let Kind::Word(words) | Kind::Levels(words) | Kind::Words(words) = key.kind() {
        let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        purpose.push(' ');
        purpose.push_str(&words.join(", "));
        purpose.push('.');
    }
    text.push_str(&comment(&purpose));
    if key == Key::Names {
        text.push_str("# [names]\n");
        for key in Key::NAMES {
            push(*key, text, ui);
        }
        return;
    }
    for line in example(key, ui).lines() {
        text.push_str("# ");
        text.push_str(line);
        text.push('\n');
    }
}

/// An example of a key, as it is written.
fn example(key: Key, ui: UiLanguage) -> &'static str {
    let french = ui == UiLanguage::French;
    match key {
        Key::Messages if french => "messages = \"fr\"",
        Key::Messages => "messages = \"en\"",
        Key::Language if french => "language = \"fr\"",
        Key::Language => "language = \"en\"",
        Key::House if french => "house = \"fr-lemonde\"",
        Key::House => "house = [\"en-ap\", \"fr-lemonde\"]",
        Key::Profile => "profile = \"article\"",
        Key::Boilerplate if french => "boilerplate = [\"Cet article est réservé à nos abonnés.\"]",
        Key::Boilerplate => "boilerplate = [\"All figures are provisional.\"]",
        Key::Checks => "[checks]\nname-typo = \"error\"\nlate-attribution = \"off\"",
        Key::Names => "[names]",
        Key::Known => "known = [\"Crouset\"]",
        Key::Different => "different = [[\"Crouzet\", \"Crouset\"]]",
        Key::Prefer => "[names.prefer]\n\"Kyiv\" = [\"Kiev\"]",
        Key::Formats => "[formats]\nstory = \"markdown\"",
        Key::Paths if french => "paths = [\"brèves/**\"]",
        Key::Paths => "paths = [\"briefs/**\"]",
        Key::Overrides if french => {
            "[[overrides]]\npaths = [\"brèves/**\"]\nprofile = \"brief\"\nchecks.first-mention = \"off\""
        }
        Key::Overrides => {
            "[[overrides]]\npaths = [\"briefs/**\"]\nprofile = \"brief\"\nchecks.first-mention = \"off\""
        }
    }
}

/// Lines of a comment in a file of settings.
pub(super) fn comment(words: &str) -> String {
    let mut lines = String::new();
    let mut line = String::from("#");
    for word in words.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push_str(&line);
            lines.push('\n');
            "#".clone_into(&mut line);
        }
        line.push(' ');
        line.push_str(word);
    }
    lines + &line + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Layer;
    use crate::config::file::Said;
    use crate::config::house;

    const CHECKS: [&str; 3] = ["name-typo", "late-attribution", "first-mention"];

    #[test]
    fn it_sets_nothing_and_its_examples_can_be_read() {
        for ui in [UiLanguage::French, UiLanguage::English] {
            let text = init(ui);
            let (said, complaints) = Said::parse(&text, &CHECKS);
            assert_eq!((said.base.layer, complaints), (Layer::default(), Vec::new()));
            assert!(said.overrides.is_empty());
            assert!(text.lines().all(|line| line.chars().count() <= WIDTH + 2), "{text}");
            // The examples with their marks taken away, as the file says; a sentence is no example.
            let examples = text.lines().filter_map(|line| line.strip_prefix("# "));
            let is_example =
                |line: &&str| line.starts_with('[') || line.contains(" = ") && !line.ends_with('.');
            let examples: Vec<&str> = examples.filter(is_example).collect();
            let examples = examples.join("\n");
            let (said, complaints) = Said::parse(&examples, &CHECKS);
            assert_eq!(complaints, [], "{examples}");
            // A house that is not there would put the whole file out of force.
            for (id, _) in &said.base.house {
                assert!(house::builtin(id).is_some(), "{id}");
            }
            assert!(said.base.layer.profile.is_some() && said.base.house.len() + said.overrides.len() >= 2);
            for key in Key::FILE.iter().chain(Key::NAMES) {
                assert!(examples.contains(key.name()), "{}", key.name());
            }
        }
    }
}
