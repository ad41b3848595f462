//! The arguments with their help in the user's language, and what is made of them: completions for shells, manual
//! pages.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::{Arg, ArgAction, Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use super::arguments::Arguments;
use super::described::{self, Described};
use crate::message::UiLanguage;
use crate::message::frame::{Frame, MANUAL, Placeholder, commands_of};
use crate::message::help::{self, CommandHelp};

/// The command line, with its help in a language.
pub(super) fn command(ui: UiLanguage) -> Command {
    command_for(ui, Values::InHelp)
}

/// Where the values of an argument are told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Values {
    /// In its help, by us: the parser of arguments would say it in English.
    InHelp,
    /// With the values themselves, for what is made of the arguments and parses none.
    Apart,
}

fn command_for(ui: UiLanguage, values: Values) -> Command {
    let command =
        described::about(Arguments::command(), CommandHelp::Program, ui).after_help(help::after(ui));
    let command = Arguments::describe(command, ui);
    match ui {
        UiLanguage::English => command,
        UiLanguage::French => framed(command, values),
    }
}

/// A word of the frame in French.
fn frame(word: Frame) -> &'static str {
    word.text(UiLanguage::French)
}

/// A heading without its colon, which is set behind every one.
fn heading(word: Frame) -> &'static str {
    frame(word).trim_end_matches(':')
}

/// The same command with French words around its help.
fn framed(command: Command, values: Values) -> Command {
    let style = command.get_styles().get_usage();
    let usage = format!("{style}{}{style:#}", frame(Frame::Usage));
    let template = format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}");
    let mut command = command
        .help_template(template)
        .subcommand_help_heading(heading(Frame::Commands))
        .subcommand_value_name(Placeholder::Command.text(UiLanguage::French))
        .mut_args(|argument| framed_argument(argument, values));
    // Those that are made by themselves speak English.
    let has_more = command.get_arguments().any(|argument| argument.get_long_help().is_some());
    let (short, long) =
        if has_more { (Frame::MoreHelp, Frame::LessHelp) } else { (Frame::Help, Frame::Help) };
    let mut flag = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(frame(short));
    if has_more {
        flag = flag.long_help(frame(long));
    }
    command = command.disable_help_flag(true).arg(flag.help_heading(heading(Frame::Options)));
    if command.get_version().is_some() {
        let flag = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        let flag = flag.help(frame(Frame::Version)).help_heading(heading(Frame::Options));
        command = command.disable_version_flag(true).arg(flag);
    }
    command.mut_subcommands(|command| framed(command, values))
}

fn framed_argument(argument: Arg, place: Values) -> Arg {
    let over = if argument.is_positional() { Frame::Arguments } else { Frame::Options };
    let argument = argument.help_heading(heading(over));
    if !argument.get_action().takes_values() {
        return argument;
    }
    let text = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let list = |word, values: &[String]| match values {
        [] => String::new(),
        values => format!(" [{} {}]", frame(word), values.join(", ")),
    };
    let defaults: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let default = list(Frame::Default, &defaults);
    let argument = argument.hide_default_value(true);
    if place == Values::Apart {
        return argument.help(text + &default);
    }
    let values = argument.get_possible_values();
    let names: Vec<String> = values.iter().map(|value| value.get_name().to_owned()).collect();
    let short = format!("{text}{default}{}", list(Frame::Values, &names));
    let argument = argument.help(short).hide_possible_values(true);
    if values.iter().all(|value| value.get_help().is_none()) {
        return argument;
    }
    let mut long = format!("{text}{default}\n\n{}", frame(Frame::EachValue));
    for value in &values {
        let words = value.get_help().map(|words| format!("\u{a0}: {words}")).unwrap_or_default();
        long.push_str(&format!("\n- {}{words}", value.get_name()));
    }
    argument.long_help(long)
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
    clap_complete::generate(shell, &mut command_for(ui, Values::Apart), env!("CARGO_PKG_NAME"), &mut script);
    if shell != Shell::Zsh {
        return script;
    }
    // Its headings are in English, whatever the help is in.
    let mut script = String::from_utf8_lossy(&script).into_owned();
    for program in programs() {
        let of_commands = |ui| format!("'{}'", commands_of(&program, ui));
        script = script.replace(&of_commands(UiLanguage::English), &of_commands(ui));
    }
    script.into_bytes()
}

/// The program and each of its commands, as they are called.
fn programs() -> Vec<String> {
    let name = env!("CARGO_PKG_NAME");
    let of = |command| format!("{name} {command}");
    std::iter::once(name.to_owned()).chain(commands().into_iter().map(of)).collect()
}

/// The manual page of the program.
pub(super) fn manual(ui: UiLanguage) -> io::Result<Vec<u8>> {
    page(&Man::new(command_for(ui, Values::Apart)), ui)
}

/// Writes a manual page for each command into a folder, which is made if it is not there.
///
/// # Errors
///
/// If they cannot be written.
pub(super) fn write_manual(folder: &Path, ui: UiLanguage) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut command = command_for(ui, Values::Apart);
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
    let mut lines = Vec::new();
    let mut is_value = false;
    for line in page.lines() {
        let heading = line.strip_prefix(".SH ").map(|heading| heading.trim_matches(['"', '\u{a0}']));
        lines.push(match heading {
            Some(heading) => {
                let known = MANUAL.iter().find(|(english, _)| heading == *english);
                format!(
                    ".SH \"{}\"",
                    known.map_or(heading.to_uppercase(), |(_, french)| (*french).to_owned())
                )
            }
            // The line behind a bullet is a value with what it means.
            None if is_value => line.replacen(": ", "\u{a0}: ", 1),
            None => line.replace(Frame::EachValue.text(UiLanguage::English), frame(Frame::EachValue)),
        });
        is_value = line.starts_with(".IP \\(bu");
    }
    // Whoever sets the page may not know the space, but knows how it is written.
    Ok((lines.join("\n") + "\n").replace('\u{a0}', "\\ ").into_bytes())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_command_and_every_argument_comes_to_its_help() {
        for ui in [UiLanguage::English, UiLanguage::French] {
            let command = command(ui);
            for command in command.get_subcommands().chain([&command]) {
                assert!(command.get_about().is_some(), "{} has no help", command.get_name());
                for argument in command.get_arguments() {
                    assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
                }
            }
        }
    }

    /// The help of the program and of all its commands, each in short and in full.
    fn pages(ui: UiLanguage) -> Vec<String> {
        let mut command = command(ui);
        command.build();
        let names = commands();
        let mut pages = vec![command.render_help().to_string(), command.render_long_help().to_string()];
        for name in names {
            let command = command.find_subcommand_mut(&name).expect("it was listed");
            pages.extend([command.render_help().to_string(), command.render_long_help().to_string()]);
        }
        pages
    }

    #[test]
    fn what_auto_means_is_told_as_it_is() {
        for (command, french, english) in [
            ("check", "auto\u{a0}: Celle de chaque article", "auto:  That of each article"),
            ("init", "auto\u{a0}: Celle de l'environnement", "auto: That of the environment"),
            ("schema", "auto\u{a0}: Celle de l'environnement", "auto: That of the environment"),
        ] {
            for (ui, expected) in [(UiLanguage::French, french), (UiLanguage::English, english)] {
                let mut program = super::command(ui);
                let found = program.find_subcommand_mut(command).expect("a command");
                let page = found.render_long_help().to_string();
                let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(words(&page).contains(&words(expected)), "{page}");
            }
        }
    }

    /// The words of the frame.
    const FRAME: [Frame; 11] = [
        Frame::Usage,
        Frame::Commands,
        Frame::Arguments,
        Frame::Options,
        Frame::Default,
        Frame::Values,
        Frame::EachValue,
        Frame::Help,
        Frame::MoreHelp,
        Frame::LessHelp,
        Frame::Version,
    ];

    /// Words that may stand in a help in English, and do in no French one.
    const ENGLISH: [&str; 12] = [
        "Print", "see ", "alias", "possible", "default:", "env:", " the ", " of ", " for ", " and ", "this",
        "Exit",
    ];

    #[test]
    fn the_frame_is_what_the_parser_of_arguments_says() {
        for (ui, other) in
            [(UiLanguage::English, UiLanguage::French), (UiLanguage::French, UiLanguage::English)]
        {
            let pages = pages(ui);
            for word in FRAME {
                assert!(pages.iter().any(|page| page.contains(word.text(ui))), "{word:?} is nowhere");
                let other = pages.iter().find(|page| page.contains(word.text(other)));
                assert!(other.is_none(), "{word:?} is in {other:?}");
            }
        }
    }

    /// The words that stand for values in the help.
    fn placeholders(ui: UiLanguage) -> BTreeSet<String> {
        let command = command(ui);
        let arguments = command.get_subcommands().flat_map(Command::get_arguments);
        let arguments = arguments.filter(|argument| argument.get_action().takes_values());
        let names = arguments.flat_map(|argument| argument.get_value_names().unwrap_or_default());
        let names = names.map(ToString::to_string);
        let of_commands = Placeholder::Command.text(ui).to_owned();
        names.chain([of_commands]).collect()
    }

    #[test]
    fn nothing_in_the_french_help_is_english() {
        let (english, french) = (placeholders(UiLanguage::English), placeholders(UiLanguage::French));
        let placeholders: Vec<String> = english.difference(&french).cloned().collect();
        assert!(placeholders.len() > 10, "{placeholders:?}");
        for page in pages(UiLanguage::French) {
            assert!(page.contains(frame(Frame::Usage)), "{page}");
            // Lines may break inside of them.
            let words: Vec<&str> = page.split([' ', '\n']).filter(|word| !word.is_empty()).collect();
            let page = format!(" {} ", words.join(" "));
            for word in ENGLISH {
                let page = page.replace(frame(Frame::Values), "").replace(frame(Frame::EachValue), "");
                assert!(!page.contains(word), "`{word}` in\n{page}");
            }
            for placeholder in &placeholders {
                for (open, close) in [("<", ">"), ("[", "]")] {
                    assert!(
                        !page.contains(&format!("{open}{placeholder}{close}")),
                        "`{placeholder}` in\n{page}"
                    );
                }
            }
            // Only French has a space before a colon.
            assert!(!page.replace("\u{a0}:", "").contains(':'), "a colon that is not French in\n{page}");
        }
    }

    #[test]
    fn nothing_that_is_made_of_the_french_arguments_is_english() {
        let manual = |ui| {
            let folder = tempfile::tempdir().expect("a folder");
            write_manual(folder.path(), ui).expect("it can be written");
            let files = fs::read_dir(folder.path())
                .expect("a folder")
                .map(|file| fs::read_to_string(file.expect("a page").path()).expect("it is UTF-8"));
            files.collect::<Vec<_>>().concat()
        };
        let script = |shell, ui| String::from_utf8(completions(shell, ui)).expect("it is UTF-8");
        let manuals = (manual(UiLanguage::English), manual(UiLanguage::French));
        let of_shell = |shell| (script(shell, UiLanguage::English), script(shell, UiLanguage::French));
        for (english, french) in [manuals, of_shell(Shell::Zsh), of_shell(Shell::Fish)] {
            for words in ["Always", "Excerpts and tables", "One JSON document"] {
                assert!(english.contains(words) && !french.contains(words), "{words}");
            }
            for words in ["Toujours", "Des extraits et des tableaux", "Un document JSON"] {
                assert!(french.contains(words), "{words}");
            }
        }
        let french = manual(UiLanguage::French);
        for word in ["Possible values", "SUBCOMMANDS", "EXTRA", "SH NAME", "PATH", "FOLDER", "default:"] {
            assert!(!french.contains(word), "{word}");
        }
        assert!(french.contains("text\\ : Des extraits"), "{french}");
    }

    #[test]
    fn the_headings_of_zsh_are_in_the_language() {
        let headings = |ui| -> Vec<String> {
            let script = String::from_utf8(completions(Shell::Zsh, ui)).expect("it is UTF-8");
            let lines = script.lines().filter_map(|line| line.split_once("_describe -t commands "));
            lines.map(|(_, words)| words.to_owned()).collect()
        };
        let of_all = |ui| -> BTreeSet<String> {
            let heading = |program: &String| format!("'{}' commands \"$@\"", commands_of(program, ui));
            programs().iter().map(heading).collect()
        };
        for ui in [UiLanguage::English, UiLanguage::French] {
            assert_eq!(BTreeSet::from_iter(headings(ui)), of_all(ui));
        }
        assert!(headings(UiLanguage::French).contains(&"'commandes de copydesk' commands \"$@\"".to_owned()));
    }

    #[test]
    fn the_arguments_are_sound() {
        for ui in [UiLanguage::English, UiLanguage::French] {
            command(ui).debug_assert();
        }
    }
}
