//! What is said of commands, arguments and values, in the user's language: each has its help in
//! [`crate::message::help`], and the compiler asks for it. What the help looks like is none of its business; see
//! `help`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, Resettable, TypedValueParser, ValueParser};
use clap::{Command, ValueEnum};
use clap_complete::Shell;

use crate::message::UiLanguage;
use crate::message::frame::Placeholder;
use crate::message::help::{ArgumentHelp, CommandHelp, ValueHelp};

/// Arguments, or commands, that all have their help. [`described!`] is how they come to it.
pub(super) trait Described {
    /// Gives a command that takes them the help of all of them.
    fn describe(command: Command, ui: UiLanguage) -> Command;
}

impl<T: Described> Described for Option<T> {
    fn describe(command: Command, ui: UiLanguage) -> Command {
        T::describe(command, ui)
    }
}

/// What an argument may hold, and how many words stand for it in the help: one, or none if it is a flag.
pub(super) trait Held<const PLACEHOLDERS: usize> {
    /// What reads it, if its values have a help of their own.
    fn parser(_ui: UiLanguage) -> Option<ValueParser> {
        None
    }
}

impl Held<0> for bool {}
impl Held<1> for NonZeroUsize {}
impl Held<1> for PathBuf {}
/// Shells are called the same in every language.
impl Held<1> for Shell {}
/// Where only some strings will do, as with checks, they are ids, the same in every language.
impl Held<1> for String {}

impl<T: Held<1>> Held<1> for Option<T> {
    fn parser(ui: UiLanguage) -> Option<ValueParser> {
        T::parser(ui)
    }
}

impl<T: Held<1>> Held<1> for Vec<T> {
    fn parser(ui: UiLanguage) -> Option<ValueParser> {
        T::parser(ui)
    }
}

/// A choice of values that each have their help.
pub(super) trait Variants: ValueEnum + Send + Sync + 'static {
    fn help(self) -> ValueHelp;
}

impl<T: Variants> Held<1> for T {
    fn parser(ui: UiLanguage) -> Option<ValueParser> {
        let described = |value: &T| {
            let named = value.to_possible_value()?;
            Some(PossibleValue::new(named.get_name().to_owned()).help(value.clone().help().text(ui)))
        };
        let values = PossibleValuesParser::new(T::value_variants().iter().filter_map(described));
        Some(values.try_map(|name| T::from_str(&name, false)).into())
    }
}

/// Gives a command its help.
pub(super) fn about(command: Command, help: CommandHelp, ui: UiLanguage) -> Command {
    // Nothing else has a say, such as a comment on what holds its arguments.
    command.about(help.text(ui)).long_about(Resettable::Reset)
}

/// Gives an argument of a command its help. `_field` is where it is held. It is never called: from it the compiler
/// infers what the field may hold.
pub(super) fn argument<A, T: Held<N>, const N: usize>(
    command: Command,
    (name, _field): (&str, fn(&A) -> Option<&T>),
    help: ArgumentHelp,
    placeholders: [Placeholder; N],
    ui: UiLanguage,
) -> Command {
    command.mut_args(|argument| {
        if argument.get_id() != name {
            return argument;
        }
        // Nothing else has a say, such as a comment on the field.
        let argument = argument.help(help.text(ui)).long_help(Resettable::Reset);
        let argument = match T::parser(ui) {
            Some(parser) => argument.value_parser(parser),
            None => argument,
        };
        if N == 0 {
            return argument;
        }
        argument.value_names(placeholders.map(|placeholder| placeholder.text(ui)))
    })
}

/// Gives a command the help of arguments, or commands, that are held in a field of others. `_field` is never called,
/// either.
pub(super) fn inner<A, T: Described>(
    command: Command,
    _field: fn(&A) -> Option<&T>,
    ui: UiLanguage,
) -> Command {
    T::describe(command, ui)
}

/// Gives arguments their help. All fields of a struct, all commands of an `enum` and all fields of each must be named:
/// one that is not does not compile, nor does a help that there is no text for. Behind a field are its help and, unless
/// it is a flag, the word for its value. In brackets before them are the fields that hold arguments, or commands, of
/// their own.
///
/// A command is found by the name of its variant in lower case. That of more words than one, which the parser of
/// arguments would join by hyphens, would not be found: all of ours have one, and a test of `help` fails on another.
///
/// ```text
/// described! { Arguments [command] { stdio: Serve } }
/// described! { enum Command { Check [input, review] {} Explain [] { check: Explained <Check> } } }
/// ```
macro_rules! described {
    (enum $commands:ident { $($command:ident $inner:tt $fields:tt)+ }) => {
        impl $crate::cli::described::Described for $commands {
            fn describe(command: clap::Command, ui: $crate::message::UiLanguage) -> clap::Command {
                let _all = |commands: &Self| match commands { $(Self::$command { .. } => (),)+ };
                $(let command = command.mut_subcommand(stringify!($command).to_lowercase(), |command| {
                    let help = $crate::message::help::CommandHelp::$command;
                    let command = $crate::cli::described::about(command, help, ui);
                    described!(@ command ui (Self::$command) $inner $fields)
                });)+
                command
            }
        }
    };
    ($arguments:ident $inner:tt $fields:tt) => {
        impl $crate::cli::described::Described for $arguments {
            fn describe(command: clap::Command, ui: $crate::message::UiLanguage) -> clap::Command {
                described!(@ command ui (Self) $inner $fields)
            }
        }
    };
    (
        @ $command:ident $ui:ident ($path:path)
        [$($inner:ident),*] { $($field:ident: $help:ident $(<$placeholder:ident>)?),* $(,)? }
    ) => {{
        // All of them, or it is an error: that fields are not mentioned, or that the pattern requires `..`.
        let _all = |arguments: &Self| matches!(arguments, $path { $($inner: _,)* $($field: _,)* });
        $(let $command = $crate::cli::described::inner($command, described!(@ $path, $inner), $ui);)*
        $(let $command = $crate::cli::described::argument(
            $command,
            (stringify!($field), described!(@ $path, $field)),
            $crate::message::help::ArgumentHelp::$help,
            [$($crate::message::frame::Placeholder::$placeholder)?],
            $ui,
        );)*
        $command
    }};
    (@ $path:path, $field:ident) => {
        |arguments: &Self| match arguments {
            $path { $field, .. } => Some($field),
            #[allow(unreachable_patterns, reason = "arguments of one shape have no other")]
            _ => None,
        }
    };
}

pub(super) use described;
