//! What is wrong with the arguments of a command line.

use super::UiLanguage;
use super::frame::Frame;
use super::meant::Meant;
use super::notice::quoted;

/// Something that was asked for and is not there, or is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// There is no such check.
    UnknownCheck {
        /// What was given.
        given: String,
        /// What was meant or is there.
        meant: Meant,
    },
    /// There is no such command.
    UnknownCommand {
        /// What was given.
        given: String,
        /// What was meant or is there.
        meant: Meant,
    },
    /// There is no such option, or one argument too many.
    UnknownArgument {
        /// What was given.
        given: String,
        /// What was meant.
        meant: Meant,
    },
    /// A value that an option does not have.
    UnknownValue {
        /// The option.
        argument: String,
        /// What was given.
        given: String,
        /// What was meant or is there.
        meant: Meant,
    },
    /// A value that should be a number, and is none that can be.
    NoNumber {
        /// The option.
        argument: String,
        /// What was given.
        given: String,
        /// The least there can be.
        least: usize,
    },
    /// A number that is larger than any we count to.
    LargeNumber {
        /// The option.
        argument: String,
        /// What was given.
        given: String,
    },
    /// A value of an option that has none.
    NeedlessValue {
        /// The option.
        argument: String,
        /// What was given.
        given: String,
    },
    /// Bytes that are no text where there should be some.
    NoText,
    /// An option without its value.
    MissingValue {
        /// The option.
        argument: String,
    },
    /// Something that is always needed.
    MissingArguments {
        /// What.
        arguments: Vec<String>,
    },
    /// One that stands there twice.
    Twice {
        /// Which.
        argument: String,
    },
    /// Two that cannot stand together.
    Conflict {
        /// The one.
        one: String,
        /// The other, or others.
        others: Vec<String>,
    },
    /// Anything else.
    Other,
}

impl Misuse {
    /// One line that says so.
    pub fn text(&self, ui: UiLanguage) -> String {
        match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        }
    }

    fn french(&self) -> String {
        match self {
            Self::UnknownCheck { given, meant } => {
                format!("il n'y a pas de vérification `{given}`{}", meant.text(UiLanguage::French))
            }
            Self::UnknownCommand { given, meant } => {
                format!("il n'y a pas de commande `{given}`{}", meant.text(UiLanguage::French))
            }
            Self::UnknownArgument { given, meant } => {
                format!("argument inattendu : `{given}`{}", meant.text(UiLanguage::French))
            }
            Self::UnknownValue { argument, given, meant } => {
                format!("valeur `{given}` inconnue pour `{argument}`{}", meant.text(UiLanguage::French))
            }
            Self::NoNumber { argument, given, least } => {
                format!("`{argument}` : il faut un nombre entier d'au moins {least}, et non `{given}`")
            }
            Self::LargeNumber { argument, given } => {
                format!("`{argument}` : le nombre `{given}` est trop grand")
            }
            Self::NeedlessValue { argument, given } => {
                format!("`{argument}` ne prend pas de valeur, et ne peut pas être `{given}`")
            }
            Self::NoText => "un argument n'est pas de l'UTF-8".to_owned(),
            Self::Twice { argument } => format!("`{argument}` ne se donne qu'une fois"),
            Self::MissingValue { argument } => format!("il manque une valeur à `{argument}`"),
            Self::MissingArguments { arguments } => format!("il manque {}", arguments.join(", ")),
            Self::Conflict { one, others } => {
                format!("`{one}` ne va pas avec {}", quoted(others, ", "))
            }
            Self::Other => "ces arguments ne vont pas ensemble".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::UnknownCheck { given, meant } => {
                format!("there is no check `{given}`{}", meant.text(UiLanguage::English))
            }
            Self::UnknownCommand { given, meant } => {
                format!("there is no command `{given}`{}", meant.text(UiLanguage::English))
            }
            Self::UnknownArgument { given, meant } => {
                format!("unexpected argument `{given}`{}", meant.text(UiLanguage::English))
            }
            Self::UnknownValue { argument, given, meant } => {
                format!("unknown value `{given}` for `{argument}`{}", meant.text(UiLanguage::English))
            }
            Self::NoNumber { argument, given, least } => {
                format!("`{argument}` takes a whole number, at least {least}, not `{given}`")
            }
            Self::LargeNumber { argument, given } => {
                format!("the number `{given}` is too large for `{argument}`")
            }
            Self::NeedlessValue { argument, given } => {
                format!("`{argument}` takes no value, and cannot be `{given}`")
            }
            Self::NoText => "an argument is not UTF-8".to_owned(),
            Self::Twice { argument } => format!("`{argument}` can be given only once"),
            Self::MissingValue { argument } => format!("`{argument}` needs a value"),
            Self::MissingArguments { arguments } => format!("{} missing", arguments.join(", ")),
            Self::Conflict { one, others } => format!("`{one}` cannot be used with {}", quoted(others, ", ")),
            Self::Other => "these arguments do not fit together".to_owned(),
        }
    }
}

/// Behind a complaint: how the command is used, if that is known, and where to read more.
pub fn more(usage: Option<&str>, ui: UiLanguage) -> String {
    let more = match ui {
        UiLanguage::French => "Pour en savoir plus : --help",
        UiLanguage::English => "For more, try --help",
    };
    let heading = Frame::Usage.text(ui);
    let usage = usage.map(|usage| format!("{heading} {usage}\n")).unwrap_or_default();
    format!("{usage}{more}")
}
