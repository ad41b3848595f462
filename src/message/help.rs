//! The help of the command line in French. The English one is beside the arguments themselves, where the program's own
//! documentation is made of it; a test of `cli::help` asks for every one of them here.

use super::UiLanguage;

/// The French for the help of a command (`check`), an argument of one (`check.paths`) or of several (`.format`), or a
/// value (`.format=text`). The program itself is the command without a name.
pub fn french(id: &str) -> Option<&'static str> {
    Some(match id {
        "" => {
            "Le secrétaire de rédaction dans l'éditeur : paragraphes répétés, citations sans source, noms écrits de \
             deux façons"
        }
        "check" => "Cherche ce qu'un secrétaire de rédaction arrêterait",
        "report" => {
            "Tire une épreuve des articles : une page avec les signalements en marge, qui dit quoi, et la feuille des noms"
        }
        "report.output" => "Où va la page ; `-` est la sortie standard",
        "quotes" => "Liste chaque citation et qui la dit",
        "names" => {
            "Donne la feuille des noms : personnes, lieux et organisations, leurs graphies, et qui sont les gens"
        }
        "explain" => "Affiche la page d'une vérification ; sans elle, la liste des vérifications",
        "houses" => {
            "Affiche une marche maison pour les noms, pour en faire la sienne ; sans elle, leur liste"
        }
        "archive" => {
            "Crée ou met à jour l'index d'un dossier d'articles, pour que `check --archive` n'ait pas à le faire"
        }
        "init" => "Écrit un `.copydesk.toml` pour commencer : chaque réglage, expliqué et mis en commentaire",
        "init.folder" => "Où ; le dossier courant si aucun n'est donné",
        "init.messages" => "La langue des commentaires ; `auto` est celle de l'environnement",
        "schema" => {
            "Affiche le schéma JSON de `.copydesk.toml`, pour les éditeurs qui s'en servent pour compléter et expliquer"
        }
        "schema.messages" => "La langue de ses descriptions ; `auto` est celle de l'environnement",
        "completions" => "Affiche de quoi compléter les commandes dans un shell",
        "man" => "Affiche la page de manuel",
        "lsp" => "Lance le serveur pour éditeurs sur l'entrée et la sortie standard",
        "help" => "Affiche cette aide, ou celle d'une commande",
        ".stdio" => "Lance le serveur, comme `copydesk lsp`",
        "lsp.stdio" => "Le seul moyen de communication qu'il y ait",
        "lsp.positions" => {
            "Ce que comptent les colonnes, pour un éditeur qui compte autrement qu'il ne le dit"
        }
        ".positions=utf-8" => "Des octets",
        ".positions=utf-16" => "Des unités de code UTF-16",
        ".positions=utf-32" => "Des caractères",
        "explain.check" => "La vérification",
        "houses.house" => "La marche maison",
        "archive.folders" => "Des dossiers d'articles",
        "archive.status" => "Dit seulement ce qu'il y a",
        "archive.remove" => "Supprime l'index ; les articles restent",
        "completions.shell" => "Le shell",
        "man.output" => "Écrit dans ce dossier une page pour chaque commande",
        "help.command" => "La commande",
        ".paths" => "Des articles, des dossiers d'articles, ou `-` pour l'entrée standard",
        ".stdin_filename" => {
            "Le nom sous lequel l'entrée standard est lue et citée ; son extension dit le format"
        }
        ".format" => "Pour qui écrire",
        ".format=text" => "Des extraits et des tableaux, à lire",
        ".format=json" => "Un document JSON, pour les programmes",
        ".format=jsonl" => "Un objet JSON par ligne, pour les programmes",
        ".format=csv" => "Des lignes pour un tableur (`quotes` et `names` seulement)",
        ".format=sarif" => "Un journal pour les forges (`check` seulement, comme tous ceux qui suivent)",
        ".format=github" => "Des annotations pour les demandes de tirage de GitHub",
        ".format=checkstyle" => "Du XML pour les outils de relecture",
        ".format=junit" => "Du XML pour les serveurs d'intégration",
        ".color" => "S'il faut des couleurs ; `auto` en met dans un terminal, sauf si `NO_COLOR` est défini",
        ".color=auto" => "Dans un terminal",
        ".color=always" => "Toujours",
        ".color=never" => "Jamais",
        ".jobs" => "Combien d'articles sont lus à la fois ; par défaut, autant qu'il y a de processeurs",
        ".quiet" => "N'affiche que ce qui est demandé : ni ligne de clôture, ni progression",
        ".verbose" => "Dit sur la sortie d'erreur ce qui a été fait, article par article",
        ".messages" => "La langue des messages ; `auto` suit celle de chaque article",
        ".messages=auto" => "Celle de chaque article, ou celle de l'environnement s'il n'y en a pas",
        ".messages=fr" => "Le français",
        ".messages=en" => "L'anglais",
        ".only" => "Ne fait que ces vérifications (séparées par des virgules, ou option répétée)",
        ".skip" => "Laisse ces vérifications de côté (séparées par des virgules, ou option répétée)",
        ".archive" => {
            "Dit quels paragraphes sont déjà dans les articles d'un dossier (option répétée : de plusieurs dossiers)"
        }
        ".house" => {
            "Une marche maison pour les noms, par son identifiant ou le chemin de son fichier (séparées par des \
             virgules, ou option répétée) ; elle passe avant celle de `.copydesk.toml`"
        }
        "check.fix" => {
            "Corrige ce qui ne demande pas de décision, et écrit les articles ; de l'entrée standard, le texte corrigé va \
             sur la sortie standard"
        }
        "check.diff" => "Montre ce que `--fix` changerait, et n'écrit rien",
        "check.unsafe_fixes" => "Fait aussi les corrections que quelqu'un devrait relire",
        ".min_severity" => "Laisse de côté ce qui est en dessous",
        ".min_severity=hint" => "Un indice : une trace légère",
        ".min_severity=information" => "Une information : mérite un regard",
        ".min_severity=warning" => "Un avertissement : arrêterait la page",
        ".min_severity=error" => "Une erreur : seulement là où la maison le demande",
        ".baseline" => "Laisse de côté les signalements notés dans ce fichier : ce qui était là avant",
        "check.write_baseline" => {
            "Note dans le fichier de `--baseline` ce qui est signalé maintenant, et n'affiche rien d'autre"
        }
        _ => return None,
    })
}

/// What stands behind the French help of the program.
pub const AFTER: &str = "Statut de sortie de `check` et de `report` : 0 rien à signaler, 1 quelque chose à regarder, 2 la demande n'a pas \
                         pu être satisfaite";

/// A word or two of the frame around the help, which is not about a command or an argument of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
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
    pub fn text(self, ui: UiLanguage) -> &'static str {
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

/// The word that stands for a value in the help of an argument, and in a complaint about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
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
    /// All there are.
    pub const ALL: [Self; 14] = [
        Self::Check,
        Self::Command,
        Self::File,
        Self::Folder,
        Self::Format,
        Self::House,
        Self::Language,
        Self::Level,
        Self::Name,
        Self::Number,
        Self::Path,
        Self::Shell,
        Self::Unit,
        Self::When,
    ];

    /// The one of this English word.
    pub fn of(english: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|placeholder| placeholder.english() == english)
    }

    /// In French.
    pub const fn french(self) -> &'static str {
        match self {
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
        }
    }

    /// In English.
    pub const fn english(self) -> &'static str {
        match self {
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
        }
    }
}

/// The headings of a manual page: in English, and in French.
pub const MANUAL: [(&str, &str); 5] = [
    ("NAME", "NOM"),
    ("SYNOPSIS", "SYNOPSIS"),
    ("DESCRIPTION", "DESCRIPTION"),
    ("VERSION", "VERSION"),
    ("EXTRA", "STATUT DE SORTIE"),
];
