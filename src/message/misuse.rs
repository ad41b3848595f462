//! What is wrong with the arguments of a command line.

use super::UiLanguage;

/// Something that was asked for and is not there, or is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// There is no such check.
    UnknownCheck {
        /// What was given.
        given: String,
        /// What was meant or is there.
        hint: Hint,
    },
    /// There is no such command.
    UnknownCommand {
        /// What was given.
        given: String,
        /// What was meant or is there.
        hint: Hint,
    },
    /// There is no such option, or one argument too many.
    UnknownArgument {
        /// What was given.
        given: String,
        /// What was meant.
        hint: Hint,
    },
    /// A value that an option does not have.
    UnknownValue {
        /// The option.
        argument: String,
        /// What was given.
        given: String,
        /// What was meant or is there.
        hint: Hint,
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

/// What could stand instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Something that looks like it.
    Meant(String),
    /// One of these.
    Known(Vec<String>),
    /// Nothing that we know of.
    None,
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
            Self::UnknownCheck { given, hint } => {
                format!("il n'y a pas de vérification `{given}`{}", hint.french())
            }
            Self::UnknownCommand { given, hint } => {
                format!("il n'y a pas de commande `{given}`{}", hint.french())
            }
            Self::UnknownArgument { given, hint } => {
                format!("argument inattendu : `{given}`{}", hint.french())
            }
            Self::UnknownValue { argument, given, hint } => {
                format!("valeur `{given}` inconnue pour `{argument}`{}", hint.french())
            }
            Self::MissingValue { argument } => format!("il manque une valeur à `{argument}`"),
            Self::MissingArguments { arguments } => format!("il manque {}", arguments.join(", ")),
            Self::Conflict { one, others } => {
                format!("`{one}` ne va pas avec {}", quoted(others))
            }
            Self::Other => "ces arguments ne vont pas ensemble".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::UnknownCheck { given, hint } => format!("there is no check `{given}`{}", hint.english()),
            Self::UnknownCommand { given, hint } => {
                format!("there is no command `{given}`{}", hint.english())
            }
            Self::UnknownArgument { given, hint } => {
                format!("unexpected argument `{given}`{}", hint.english())
            }
            Self::UnknownValue { argument, given, hint } => {
                format!("unknown value `{given}` for `{argument}`{}", hint.english())
            }
            Self::MissingValue { argument } => format!("`{argument}` needs a value"),
            Self::MissingArguments { arguments } => format!("{} missing", arguments.join(", ")),
            Self::Conflict { one, others } => format!("`{one}` cannot be used with {}", quoted(others)),
            Self::Other => "these arguments do not fit together".to_owned(),
        }
    }
}

impl Hint {
    fn french(&self) -> String {
        match self {
            Self::Meant(meant) => format!(" (vouliez-vous dire `{meant}` ?)"),
            Self::Known(known) => format!(" (connus : {})", known.join(", ")),
            Self::None => String::new(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Meant(meant) => format!(" (did you mean `{meant}`?)"),
            Self::Known(known) => format!(" (known: {})", known.join(", ")),
            Self::None => String::new(),
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

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
