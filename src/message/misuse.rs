//! What is wrong with the arguments of a command line.

use super::UiLanguage;
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
            Self::MissingValue { argument } => format!("`{argument}` needs a value"),
            Self::MissingArguments { arguments } => format!("{} missing", arguments.join(", ")),
            Self::Conflict { one, others } => format!("`{one}` cannot be used with {}", quoted(others, ", ")),
            Self::Other => "these arguments do not fit together".to_owned(),
        }
    }
}

/// Behind a complaint: how the command is used, if that is known, and where to read more.
pub fn more(usage: Option<&str>, ui: UiLanguage) -> String {
    let (heading, more) = match ui {
        UiLanguage::French => ("Utilisation :", "Pour en savoir plus : --help"),
        UiLanguage::English => ("Usage:", "For more, try --help"),
    };
    let usage = usage.map(|usage| format!("{heading} {usage}\n")).unwrap_or_default();
    format!("{usage}{more}")
}
