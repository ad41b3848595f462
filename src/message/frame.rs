//! The words around the help of the command line: headings, placeholders, and what is said of the options that every program
//! has. The help itself is in `message::help`.

use super::UiLanguage;

/// A word or two of the frame around the help, which is not about a command or an argument of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// Before how a command is used.
    Usage,
    /// Over the commands.
    Commands,
    /// Over what is given without a name.
    Arguments,
    /// Over what is given by name.
    Options,
    /// Before the value that holds if none is given.
    Default,
    /// Before values, in brackets.
    Values,
    /// Over values with what they mean.
    EachValue,
    /// What `--help` does.
    Help,
    /// The same in the short help, where there is a longer one.
    MoreHelp,
    /// The same in the longer one.
    LessHelp,
    /// What `--version` does.
    Version,
}

impl Frame {
    /// In a language of the interface. English has the words that the parser of arguments has by itself.
    pub(crate) fn text(self, ui: UiLanguage) -> &'static str {
        match ui {
            UiLanguage::French => match self {
                Self::Usage => "Utilisation\u{a0}:",
                Self::Commands => "Commandes\u{a0}:",
                Self::Arguments => "Arguments\u{a0}:",
                Self::Options => "Options\u{a0}:",
                Self::Default => "par défaut\u{a0}:",
                Self::Values => "valeurs possibles\u{a0}:",
                Self::EachValue => "Valeurs possibles\u{a0}:",
                Self::Help => "Affiche l'aide",
                Self::MoreHelp => "Affiche l'aide (en détail avec `--help`)",
                Self::LessHelp => "Affiche l'aide (en bref avec `-h`)",
                Self::Version => "Affiche la version",
            },
            UiLanguage::English => match self {
                Self::Usage => "Usage:",
                Self::Commands => "Commands:",
                Self::Arguments => "Arguments:",
                Self::Options => "Options:",
                Self::Default => "default:",
                Self::Values => "possible values:",
                Self::EachValue => "Possible values:",
                Self::Help => "Print help",
                Self::MoreHelp => "Print help (see more with '--help')",
                Self::LessHelp => "Print help (see a summary with '-h')",
                Self::Version => "Print version",
            },
        }
    }
}

/// Over the commands of a program, or of one of its commands, where zsh lists them.
pub(crate) fn commands_of(program: &str, ui: UiLanguage) -> String {
    match ui {
        UiLanguage::French => format!("commandes de {program}"),
        UiLanguage::English => format!("{program} commands"),
    }
}

/// The word that stands for a value in the help of an argument, and in a complaint about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placeholder {
    /// A check.
    Check,
    /// A command of ours.
    Command,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A format of reports.
    Format,
    /// A house style.
    House,
    /// A language.
    Language,
    /// A severity.
    Level,
    /// A name.
    Name,
    /// A number.
    Number,
    /// A file or a folder.
    Path,
    /// A shell.
    Shell,
    /// What columns count.
    Unit,
    /// In which case.
    When,
}

impl Placeholder {
    /// In a language of the interface.
    pub(crate) fn text(self, ui: UiLanguage) -> &'static str {
        match ui {
            UiLanguage::French => match self {
                Self::Check => "VÉRIFICATION",
                Self::Command => "COMMANDE",
                Self::File => "FICHIER",
                Self::Folder => "DOSSIER",
                Self::Format => "FORMAT",
                Self::House => "MARCHE",
                Self::Language => "LANGUE",
                Self::Level => "GRAVITÉ",
                Self::Name => "NOM",
                Self::Number => "NOMBRE",
                Self::Path => "CHEMIN",
                Self::Shell => "SHELL",
                Self::Unit => "UNITÉ",
                Self::When => "QUAND",
            },
            UiLanguage::English => match self {
                Self::Check => "CHECK",
                Self::Command => "COMMAND",
                Self::File => "FILE",
                Self::Folder => "FOLDER",
                Self::Format => "FORMAT",
                Self::House => "HOUSE",
                Self::Language => "LANGUAGE",
                Self::Level => "LEVEL",
                Self::Name => "NAME",
                Self::Number => "NUMBER",
                Self::Path => "PATH",
                Self::Shell => "SHELL",
                Self::Unit => "UNIT",
                Self::When => "WHEN",
            },
        }
    }
}

/// The headings of a manual page: in English, and in French.
pub(crate) const MANUAL: [(&str, &str); 5] = [
    ("NAME", "NOM"),
    ("SYNOPSIS", "SYNOPSIS"),
    ("DESCRIPTION", "DESCRIPTION"),
    ("VERSION", "VERSION"),
    ("EXTRA", "STATUT DE SORTIE"),
];
