//! The arguments with their help in the user's language, and what is made of them: completions for shells, manual pages.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use super::arguments::Arguments;
use crate::message::UiLanguage;
use crate::message::help::{self, french};

/// The command line, with its help in a language.
pub(super) fn command(ui: UiLanguage) -> Command {
    let command = Arguments::command();
    match ui {
        UiLanguage::English => command,
        UiLanguage::French => translated(command, "").after_help(help::AFTER),
    }
}

/// The same command with French help. What there is no French for stays as it is: a test asks for all of it.
fn translated(command: Command, name: &str) -> Command {
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", help::USAGE);
    let mut command = command.help_template(template).subcommand_help_heading(help::COMMANDS);
    if let Some(about) = french(name) {
        command = command.about(about).long_about(about);
    }
    let own = name.to_owned();
    command = command.mut_args(move |argument| translated_argument(argument, &own));
    // Those that are made by themselves speak English.
    let flag = |id: &'static str, short, action| {
        let text = french(&format!(".{id}")).unwrap_or_default();
        Arg::new(id).short(short).long(id).action(action).help(text)
    };
    command = command.disable_help_flag(true).arg(flag("help", 'h', ArgAction::Help));
    if name.is_empty() {
        command = command.disable_version_flag(true).arg(flag("version", 'V', ArgAction::Version));
    }
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |command| translated(command, &name));
    }
    command
}

fn translated_argument(argument: Arg, command: &str) -> Arg {
    let id = argument.get_id().to_string();
    let Some(text) = french(&format!("{command}.{id}")).or_else(|| french(&format!(".{id}"))) else {
        return argument;
    };
    let mut short = text.to_owned();
    let defaults: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let is_flag = !argument.get_action().takes_values();
    if !defaults.is_empty() && !is_flag {
        short.push_str(&format!(" [{} {}]", help::DEFAULT, defaults.join(", ")));
    }
    let mut long = short.clone();
    let values = if is_flag { Vec::new() } else { argument.get_possible_values() };
    let of_value = |value: &PossibleValue| french(&format!(".{id}={}", value.get_name()));
    if values.iter().any(|value| of_value(value).is_some()) {
        long.push_str(&format!("\n\n{}", help::VALUES));
        for value in &values {
            let words = of_value(value).map(|words| format!(" : {words}"));
            long.push_str(&format!("\n- {}{}", value.get_name(), words.unwrap_or_default()));
        }
    } else if !values.is_empty() {
        let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        long.push_str(&format!("\n\n{} {}", help::VALUES, names.join(", ")));
    }
    let argument = argument.help(short).long_help(long);
    if is_flag { argument } else { argument.hide_possible_values(true).hide_default_value(true) }
}

/// Prints the help of a command, or of the program.
pub(super) fn print(of: Option<&str>, ui: UiLanguage) -> io::Result<()> {
    let mut command = command(ui);
    command.build();
    match of.and_then(|name| command.find_subcommand_mut(name)) {
        Some(command) => command.print_long_help(),
        None => command.print_long_help(),
    }
}

/// The names of all commands.
pub(super) fn commands() -> Vec<String> {
    Arguments::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

/// What a shell needs to complete the arguments.
pub(super) fn completions(shell: Shell, ui: UiLanguage) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(ui), env!("CARGO_PKG_NAME"), &mut script);
    script
}

/// The manual page of the program.
pub(super) fn manual(ui: UiLanguage) -> io::Result<Vec<u8>> {
    page(&Man::new(command(ui)), ui)
}

/// Writes a manual page for each command into a folder, which is made if it is not there.
///
/// # Errors
///
/// If they cannot be written.
pub(super) fn write_manual(folder: &Path, ui: UiLanguage) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut command = command(ui);
    command.build();
    let subcommands: Vec<Command> =
        command.get_subcommands().filter(|command| command.get_name() != "help").cloned().collect();
    for command in subcommands.into_iter().chain([command]) {
        let man = Man::new(command);
        fs::File::create(folder.join(man.get_filename()))?.write_all(&page(&man, ui)?)?;
    }
    Ok(())
}

fn page(man: &Man, ui: UiLanguage) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    man.render(&mut page)?;
    if ui == UiLanguage::English {
        return Ok(page);
    }
    let page = String::from_utf8_lossy(&page);
    let lines = page.lines().map(|line| {
        let heading = line.strip_prefix(".SH ").map(|heading| heading.trim_matches('"'));
        let known = help::MANUAL.iter().find(|(english, _)| heading == Some(*english));
        known.map_or_else(|| line.to_owned(), |(_, french)| format!(".SH \"{french}\""))
    });
    Ok((lines.collect::<Vec<_>>().join("\n") + "\n").into_bytes())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Everything that has help, by its id: of a command, an argument, a value.
    fn note_ids(command: &Command, name: &str, ids: &mut BTreeSet<Vec<String>>) {
        ids.insert(vec![name.to_owned()]);
        for argument in command.get_arguments() {
            let id = argument.get_id();
            ids.insert(vec![format!("{name}.{id}"), format!(".{id}")]);
            let is_flag = matches!(argument.get_action(), ArgAction::SetTrue | ArgAction::SetFalse);
            let values = if is_flag { Vec::new() } else { argument.get_possible_values() };
            // Ids of checks, houses and shells are no words of a language.
            for value in values.iter().filter(|value| value.get_help().is_some()) {
                ids.insert(vec![format!(".{id}={}", value.get_name())]);
            }
        }
        for command in command.get_subcommands() {
            note_ids(command, command.get_name(), ids);
        }
    }

    #[test]
    fn all_help_is_there_in_both_languages() {
        let english = command(UiLanguage::English);
        let mut all = BTreeSet::new();
        note_ids(&english, "", &mut all);
        assert!(all.len() > 40, "{all:?}");
        for id in &all {
            assert!(id.iter().any(|id| french(id).is_some()), "no French for {id:?} in src/message/help.rs");
        }
        let is_told = |command: &Command| {
            assert!(command.get_about().is_some(), "{} has no comment", command.get_name());
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
            }
        };
        is_told(&english);
        english.get_subcommands().for_each(is_told);
    }

    /// Words that would stand in a help of ours in English, and do in no French one.
    const ENGLISH: [&str; 12] = [
        "Usage:",
        "Commands:",
        "Print",
        "default:",
        "possible values",
        "Possible values",
        " the ",
        " of ",
        " for ",
        " and ",
        "this",
        "Exit",
    ];

    #[test]
    fn nothing_in_the_french_help_is_english() {
        let mut french = command(UiLanguage::French);
        french.build();
        let names: Vec<String> =
            french.get_subcommands().map(|command| command.get_name().to_owned()).collect();
        let mut pages = vec![french.render_help().to_string(), french.render_long_help().to_string()];
        for name in names {
            let command = french.find_subcommand_mut(&name).expect("it was listed");
            pages.extend([command.render_help().to_string(), command.render_long_help().to_string()]);
        }
        for page in pages {
            assert!(page.contains(help::USAGE), "{page}");
            for word in ENGLISH {
                assert!(!page.contains(word), "`{word}` in\n{page}");
            }
        }
        let manual = String::from_utf8(manual(UiLanguage::French).expect("a page")).expect("it is UTF-8");
        for (english, french) in help::MANUAL {
            assert!(english == french || !manual.contains(&format!(".SH {english}\n")), "{english}");
        }
    }

    #[test]
    fn the_arguments_are_sound() {
        for ui in [UiLanguage::English, UiLanguage::French] {
            command(ui).debug_assert();
        }
    }
}
