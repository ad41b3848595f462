//! The help of the command line: what is said of its commands, of their arguments, and of the values that these may
//! have. All of it is here in both languages, and nowhere else: `cli::described` has the compiler ask for a text of
//! every one of them, and the compiler says of itself which text nobody needs any more: nothing outside the crate can.
//! The words around these texts are in `message::frame`.

use super::UiLanguage;
use super::page::typeset;

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CommandHelp {
    /// The one without a name.
    Program,
    Check,
    Report,
    Quotes,
    Names,
    Explain,
    Houses,
    Archive,
    Init,
    Schema,
    Completions,
    Man,
    Help,
    Lsp,
}

impl CommandHelp {
    /// In a language of the interface.
    pub(crate) fn text(self, ui: UiLanguage) -> String {
        match ui {
            UiLanguage::French => typeset(self.french(), ui),
            UiLanguage::English => self.english().to_owned(),
        }
    }

    fn french(self) -> &'static str {
        match self {
            Self::Program => {
                "Le secrétaire de rédaction dans l'éditeur : paragraphes répétés, citations sans \
                 source, noms écrits de deux façons"
            }
            Self::Check => "Cherche ce qu'un secrétaire de rédaction arrêterait",
            Self::Report => {
                "Tire une épreuve des articles : une page avec les signalements en marge, qui dit \
                 quoi, et la feuille des noms"
            }
            Self::Quotes => "Liste chaque citation et qui la dit",
            Self::Names => {
                "Donne la feuille des noms : personnes, lieux et organisations, leurs graphies, et ce \
                 que l'article dit des personnes"
            }
            Self::Explain => "Affiche la page d'une vérification ; sans argument, la liste des vérifications",
            Self::Houses => {
                "Affiche une marche maison pour les noms, pour en faire la sienne ; sans argument, \
                 leur liste"
            }
            Self::Archive => {
                "Crée ou met à jour l'index d'un dossier d'articles, pour que `check --archive` n'ait \
                 pas à le faire"
            }
            Self::Init => {
                "Écrit un `.copydesk.toml` pour commencer : chaque réglage, expliqué et mis en \
                 commentaire"
            }
            Self::Schema => {
                "Affiche le schéma JSON de `.copydesk.toml`, pour les éditeurs qui s'en servent pour \
                 compléter et expliquer"
            }
            Self::Completions => "Affiche de quoi compléter les commandes dans un shell",
            Self::Man => "Affiche la page de manuel",
            Self::Help => "Affiche cette aide, ou celle d'une commande",
            Self::Lsp => "Lance le serveur pour éditeurs sur l'entrée et la sortie standard",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Program => {
                "The copy chief inside the editor: repeated paragraphs, unattributed quotes, \
                 inconsistent names"
            }
            Self::Check => "Look for what a copy chief would stop",
            Self::Report => {
                "Set articles as a proof: one page with the findings in its margin, who says what, \
                 and the name sheet"
            }
            Self::Quotes => "List every quotation and who says it",
            Self::Names => {
                "Print the name sheet: every person, place and organization, its forms, and what the \
                 article says of people"
            }
            Self::Explain => "Print the page of a check; without one, list the checks",
            Self::Houses => "Print a house style of names, to start one's own from; without one, list them",
            Self::Archive => {
                "Make or update the index of a folder of articles, so that `check --archive` need not"
            }
            Self::Init => {
                "Write a `.copydesk.toml` to start from: every setting, explained and commented out"
            }
            Self::Schema => {
                "Print the JSON Schema of `.copydesk.toml`, for editors that complete and explain \
                 TOML by one"
            }
            Self::Completions => "Print what a shell needs to complete commands",
            Self::Man => "Print the manual page",
            Self::Help => "Print this help, or that of a command",
            Self::Lsp => "Start the language server on standard input and output",
        }
    }
}

/// What an argument is for. One that several commands have is the same for all of them, or has a text for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ArgumentHelp {
    /// `--stdio` without a command.
    Serve,
    Output,
    /// The check that `explain` is about.
    Explained,
    /// The house style that `houses` is about.
    Printed,
    Folders,
    Status,
    Remove,
    InitFolder,
    InitMessages,
    SchemaMessages,
    Shell,
    /// The folder of manual pages.
    Pages,
    /// The command that `help` is about.
    Helped,
    Stdio,
    Positions,
    Paths,
    StdinFilename,
    Jobs,
    Quiet,
    Verbose,
    Format,
    Color,
    Messages,
    Only,
    Skip,
    /// `--archive`
    Archive,
    /// `--house`
    House,
    Fix,
    Diff,
    UnsafeFixes,
    WriteBaseline,
    MinSeverity,
    Baseline,
}

impl ArgumentHelp {
    /// In a language of the interface.
    pub(crate) fn text(self, ui: UiLanguage) -> String {
        match ui {
            UiLanguage::French => typeset(self.french(), ui),
            UiLanguage::English => self.english().to_owned(),
        }
    }

    fn french(self) -> &'static str {
        match self {
            Self::Serve => "Lance le serveur, comme `copydesk lsp`",
            Self::Output => "Où va la page ; `-` est la sortie standard",
            Self::Explained => "La vérification",
            Self::Printed => "La marche maison",
            Self::Folders => "Des dossiers d'articles",
            Self::Status => "Affiche seulement l'état de l'index",
            Self::Remove => "Supprime l'index ; les articles restent",
            Self::InitFolder => "Le dossier où l'écrire ; le dossier courant si aucun n'est donné",
            Self::InitMessages => "La langue des commentaires ; `auto` est celle de l'environnement",
            Self::SchemaMessages => "La langue de ses descriptions ; `auto` est celle de l'environnement",
            Self::Shell => "Le shell",
            Self::Pages => "Écrit dans ce dossier une page pour chaque commande",
            Self::Helped => "La commande",
            Self::Stdio => "Le seul moyen de communication qu'il y ait",
            Self::Positions => {
                "Ce que comptent les colonnes, pour un éditeur qui compte dans une autre unité que \
                 celle qu'il annonce"
            }
            Self::Paths => "Des articles, des dossiers d'articles, ou `-` pour l'entrée standard",
            Self::StdinFilename => {
                "Le nom sous lequel l'entrée standard est lue et citée ; son extension dit le format"
            }
            Self::Jobs => {
                "Combien d'articles sont lus à la fois ; par défaut, autant qu'il y a de processeurs"
            }
            Self::Quiet => "N'affiche que ce qui est demandé : ni ligne de clôture, ni progression",
            Self::Verbose => "Dit sur la sortie d'erreur ce qui a été fait, article par article",
            Self::Format => "Le format de ce qui est affiché",
            Self::Color => {
                "S'il faut des couleurs ; `auto` en met dans un terminal, sauf si `NO_COLOR` est défini"
            }
            Self::Messages => "La langue des messages ; `auto` suit celle de chaque article",
            Self::Only => "Ne fait que ces vérifications (séparées par des virgules, ou option répétée)",
            Self::Skip => "Laisse ces vérifications de côté (séparées par des virgules, ou option répétée)",
            Self::Archive => {
                "Dit quels paragraphes sont déjà dans les articles d'un dossier (option répétée : de \
                 plusieurs dossiers)"
            }
            Self::House => {
                "Des marches maison pour les noms, par leur identifiant ou le chemin de leur fichier \
                 (séparées par des virgules, ou option répétée) ; elles passent avant celles de \
                 `.copydesk.toml`"
            }
            Self::Fix => {
                "Corrige ce qui ne demande pas de décision, et écrit les articles ; de l'entrée \
                 standard, le texte corrigé va sur la sortie standard"
            }
            Self::Diff => "Montre ce que `--fix` changerait, et n'écrit rien",
            Self::UnsafeFixes => "Fait aussi les corrections que quelqu'un devrait relire",
            Self::WriteBaseline => {
                "Note dans le fichier de `--baseline` ce qui est signalé maintenant, et n'affiche \
                 rien d'autre"
            }
            Self::MinSeverity => "Laisse de côté ce qui est moins grave",
            Self::Baseline => "Laisse de côté les signalements notés dans ce fichier : ce qui était là avant",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Serve => "Start the server, as `copydesk lsp` does",
            Self::Output => "Where the page goes; `-` is standard output",
            Self::Explained => "The check",
            Self::Printed => "The house style",
            Self::Folders => "Folders of articles",
            Self::Status => "Only print the state of the index",
            Self::Remove => "Remove the index; the articles stay",
            Self::InitFolder => "The folder to write it into; the current one if none is named",
            Self::InitMessages => "The language of the comments; `auto` is that of the environment",
            Self::SchemaMessages => "The language of its descriptions; `auto` is that of the environment",
            Self::Shell => "The shell",
            Self::Pages => "Write a page for each command into this folder",
            Self::Helped => "The command",
            Self::Stdio => "The only transport there is",
            Self::Positions => {
                "What columns count, for an editor that counts in another unit than it announces"
            }
            Self::Paths => "Articles, folders of articles, or `-` for standard input",
            Self::StdinFilename => {
                "The name that standard input is read and reported under; its extension gives the format"
            }
            Self::Jobs => "How many articles are read at once; as many as there are processors unless set",
            Self::Quiet => "Print what was asked for and nothing else: no closing line, no progress",
            Self::Verbose => "Say on standard error what was done, article by article",
            Self::Format => "The format of what is printed",
            Self::Color => "Whether to use colors; `auto` does so in a terminal unless `NO_COLOR` is set",
            Self::Messages => "The language of messages; `auto` follows each article",
            Self::Only => "Run these checks and no others (separated by commas, or given again)",
            Self::Skip => "Leave these checks out (separated by commas, or given again)",
            Self::Archive => {
                "Say which paragraphs stand in the articles of a folder already (given again: of \
                 several folders)"
            }
            Self::House => {
                "House styles of names, by id or by the path of their file (separated by commas, or \
                 given again); they go before those of `.copydesk.toml`"
            }
            Self::Fix => {
                "Mend what needs no decision, and write the articles; of standard input, the mended \
                 text goes to standard output"
            }
            Self::Diff => "Show what `--fix` would change, and write nothing",
            Self::UnsafeFixes => "Make fixes that somebody should look at, too",
            Self::WriteBaseline => "Note what is found now in the file of `--baseline`, and report nothing",
            Self::MinSeverity => "Leave out what is less severe than this",
            Self::Baseline => "Leave out the findings that this file notes: what was there before",
        }
    }
}

/// What a value of an argument means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueHelp {
    Text,
    Json,
    Jsonl,
    Csv,
    Sarif,
    Github,
    Checkstyle,
    Junit,
    ColorAuto,
    ColorAlways,
    ColorNever,
    Utf8,
    Utf16,
    Utf32,
    /// Where there are articles to follow.
    MessagesAuto,
    /// Where there are none.
    EnvironmentAuto,
    French,
    English,
    Hint,
    Information,
    Warning,
    Error,
}

impl ValueHelp {
    /// In a language of the interface.
    pub(crate) fn text(self, ui: UiLanguage) -> String {
        match ui {
            UiLanguage::French => typeset(self.french(), ui),
            UiLanguage::English => self.english().to_owned(),
        }
    }

    fn french(self) -> &'static str {
        match self {
            Self::Text => "Des extraits et des tableaux, à lire",
            Self::Json => "Un document JSON, pour les programmes",
            Self::Jsonl => "Un objet JSON par ligne, pour les programmes",
            Self::Csv => "Des lignes pour un tableur (`quotes` et `names` seulement)",
            Self::Sarif => "Un journal pour les forges (`check` seulement, comme tous ceux qui suivent)",
            Self::Github => "Des annotations pour les demandes de tirage de GitHub",
            Self::Checkstyle => "Du XML pour les outils de relecture",
            Self::Junit => "Du XML pour les serveurs d'intégration",
            Self::ColorAuto => "Dans un terminal",
            Self::ColorAlways => "Toujours",
            Self::ColorNever => "Jamais",
            Self::Utf8 => "Des octets",
            Self::Utf16 => "Des unités de code UTF-16",
            Self::Utf32 => "Des caractères",
            Self::MessagesAuto => "Celle de chaque article, ou celle de l'environnement s'il n'y en a pas",
            Self::EnvironmentAuto => "Celle de l'environnement",
            Self::French => "Le français",
            Self::English => "L'anglais",
            Self::Hint => "Un indice : une trace légère",
            Self::Information => "Une information : mérite un regard",
            Self::Warning => "Un avertissement : arrêterait la page",
            Self::Error => "Une erreur : seulement là où la maison le demande",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Text => "Excerpts and tables, for people",
            Self::Json => "One JSON document, for programs",
            Self::Jsonl => "One JSON object a line, for programs",
            Self::Csv => "Rows for a spreadsheet (`quotes` and `names` only)",
            Self::Sarif => "A log for code hosts (`check` only, as all that follow)",
            Self::Github => "Annotations for GitHub's pull requests",
            Self::Checkstyle => "XML for review tools",
            Self::Junit => "XML for build servers",
            Self::ColorAuto => "In a terminal",
            Self::ColorAlways => "Always",
            Self::ColorNever => "Never",
            Self::Utf8 => "Bytes",
            Self::Utf16 => "UTF-16 code units",
            Self::Utf32 => "Characters",
            Self::MessagesAuto => "That of each article, or that of the environment where there is none",
            Self::EnvironmentAuto => "That of the environment",
            Self::French => "French",
            Self::English => "English",
            Self::Hint => "A faint mark",
            Self::Information => "Worth one look",
            Self::Warning => "Would stop the page",
            Self::Error => "Only where the house asks for it",
        }
    }
}

/// What stands behind the help of the program.
pub(crate) fn after(ui: UiLanguage) -> String {
    let words = match ui {
        UiLanguage::French => {
            "Statut de sortie de `check` et de `report` : 0 rien à signaler, ou seulement des indices, 1 quelque \
             chose à regarder, 2 la demande n'a pas pu être satisfaite"
        }
        UiLanguage::English => {
            "Exit status of `check` and `report`: 0 nothing found, or only hints, 1 something to look at, 2 it \
             could not do what was asked"
        }
    };
    typeset(words, ui)
}
