//! Arguments that are not understood, told in the words of the user's language.

use std::error::Error as _;
use std::num::{IntErrorKind, ParseIntError};

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::checks::CHECKS;
use crate::message::UiLanguage;
use crate::message::meant::Meant;
use crate::message::misuse::{Misuse, more};

/// What to say of an error; `None` if it is none: help or the version was asked for.
pub(super) fn complaint(error: &Error, ui: UiLanguage) -> Option<String> {
    let text = misuse(error)?.text(ui);
    // The line says all that there is to say of a check.
    if is_about_checks(error) {
        return Some(text);
    }
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => Some(usage.to_string()),
        _ => None,
    };
    let usage = usage.as_deref().map(|usage| usage.trim().strip_prefix("Usage:").unwrap_or(usage).trim());
    Some(format!("{text}\n{}", more(usage, ui)))
}

fn misuse(error: &Error) -> Option<Misuse> {
    let text = |kind| strings(error, kind).into_iter().next().unwrap_or_default();
    let argument = || text(ContextKind::InvalidArg);
    // Of several, the likeliest is the last.
    let meant = |suggested| match strings(error, suggested).into_iter().next_back() {
        Some(meant) => Meant::One(meant),
        None => match strings(error, ContextKind::ValidValue) {
            known if known.is_empty() => Meant::Nothing,
            known => Meant::OneOf(known),
        },
    };
    Some(match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => return None,
        ErrorKind::InvalidSubcommand => Misuse::UnknownCommand {
            given: text(ContextKind::InvalidSubcommand),
            meant: meant(ContextKind::SuggestedSubcommand),
        },
        ErrorKind::UnknownArgument => {
            Misuse::UnknownArgument { given: argument(), meant: meant(ContextKind::SuggestedArg) }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match (text(ContextKind::InvalidValue), meant(ContextKind::SuggestedValue)) {
                (given, _) if given.is_empty() => Misuse::MissingValue { argument: argument() },
                (given, meant) if is_about_checks(error) => Misuse::UnknownCheck { given, meant },
                (given, meant) => misnumbered(error, argument(), &given)
                    .unwrap_or_else(|| Misuse::UnknownValue { argument: argument(), given, meant }),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            Misuse::MissingArguments { arguments: strings(error, ContextKind::InvalidArg) }
        }
        ErrorKind::ArgumentConflict => match strings(error, ContextKind::PriorArg) {
            others if others == [argument()] => Misuse::Twice { argument: argument() },
            others => Misuse::Conflict { one: argument(), others },
        },
        ErrorKind::TooManyValues => {
            Misuse::NeedlessValue { argument: argument(), given: text(ContextKind::InvalidValue) }
        }
        ErrorKind::InvalidUtf8 => Misuse::NoText,
        _ => Misuse::Other,
    })
}

/// What is wrong with a value that should be a number. All of ours count something, from one on.
fn misnumbered(error: &Error, argument: String, given: &str) -> Option<Misuse> {
    let given = given.to_owned();
    match error.source()?.downcast_ref::<ParseIntError>()?.kind() {
        IntErrorKind::PosOverflow => Some(Misuse::LargeNumber { argument, given }),
        _ => Some(Misuse::NoNumber { argument, given, least: 1 }),
    }
}

fn is_about_checks(error: &Error) -> bool {
    let is_given = strings(error, ContextKind::InvalidValue).iter().any(|given| !given.is_empty());
    let known = strings(error, ContextKind::ValidValue);
    is_given && known.iter().map(String::as_str).eq(CHECKS.iter().map(|check| check.id))
}

/// What an error tells of one kind.
fn strings(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
