//! The help of the command line: what is said of its commands, of their arguments, and of the values that these may have.
//! All of it is here in both languages, and nowhere else: `cli::told` has the compiler ask for a text of every one of them.
//! The words around these texts are in `message::frame`.

use super::UiLanguage;
use super::page::typeset;

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
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

impl Command {
    /// In a language of the interface.
    pub fn text(self, ui: UiLanguage) -> String {
        let both = match self {
            Self::Program => (
                "Le secrétaire de rédaction dans l'éditeur : paragraphes répétés, citations sans source, noms \
                 écrits de deux façons",
                "The copy chief inside the editor: repeated paragraphs, unattributed quotes, inconsistent names",
            ),
            Self::Check => (
                "Cherche ce qu'un secrétaire de rédaction arrêterait",
                "Look for what a copy chief would stop",
            ),
            Self::Report => (
                "Tire une épreuve des articles : une page avec les signalements en marge, qui dit quoi, et la \
                 feuille des noms",
                "Set articles as a proof: one page with the findings in its margin, who says what, and the name \
                 sheet",
            ),
            Self::Quotes => ("Liste chaque citation et qui la dit", "List every quotation and who says it"),
            Self::Names => (
                "Donne la feuille des noms : personnes, lieux et organisations, leurs graphies, et qui sont les \
                 gens",
                "Print the style sheet: every person, place and organization, its forms, and who people are",
            ),
            Self::Explain => (
                "Affiche la page d'une vérification ; sans elle, la liste des vérifications",
                "Print the page of a check; without one, list the checks",
            ),
            Self::Houses => (
                "Affiche une marche maison pour les noms, pour en faire la sienne ; sans elle, leur liste",
                "Print a house style of names, to start one's own from; without one, list them",
            ),
            Self::Archive => (
                "Crée ou met à jour l'index d'un dossier d'articles, pour que `check --archive` n'ait pas à le \
                 faire",
                "Make or update the index of a folder of articles, so that `check --archive` need not",
            ),
            Self::Init => (
                "Écrit un `.copydesk.toml` pour commencer : chaque réglage, expliqué et mis en commentaire",
                "Write a `.copydesk.toml` to start from: every setting, explained and commented out",
            ),
            Self::Schema => (
                "Affiche le schéma JSON de `.copydesk.toml`, pour les éditeurs qui s'en servent pour compléter et \
                 expliquer",
                "Print the JSON Schema of `.copydesk.toml`, for editors that complete and explain TOML by one",
            ),
            Self::Completions => (
                "Affiche de quoi compléter les commandes dans un shell",
                "Print what a shell needs to complete commands",
            ),
            Self::Man => ("Affiche la page de manuel", "Print the manual page"),
            Self::Help => {
                ("Affiche cette aide, ou celle d'une commande", "Print this help, or that of a command")
            }
            Self::Lsp => (
                "Lance le serveur pour éditeurs sur l'entrée et la sortie standard",
                "Start the language server on standard input and output",
            ),
        };
        one_of(both, ui)
    }
}

/// What an argument is for. One that several commands have is the same for all of them, or has a text for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
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

impl Argument {
    /// In a language of the interface.
    pub fn text(self, ui: UiLanguage) -> String {
        let both = match self {
            Self::Serve => {
                ("Lance le serveur, comme `copydesk lsp`", "Start the server, as `copydesk lsp` does")
            }
            Self::Output => {
                ("Où va la page ; `-` est la sortie standard", "Where the page goes; `-` is standard output")
            }
            Self::Explained => ("La vérification", "The check"),
            Self::Printed => ("La marche maison", "The house style"),
            Self::Folders => ("Des dossiers d'articles", "Folders of articles"),
            Self::Status => ("Dit seulement ce qu'il y a", "Only say what is there"),
            Self::Remove => {
                ("Supprime l'index ; les articles restent", "Remove the index; the articles stay")
            }
            Self::InitFolder => {
                ("Où ; le dossier courant si aucun n'est donné", "Where; the present folder if none is named")
            }
            Self::InitMessages => (
                "La langue des commentaires ; `auto` est celle de l'environnement",
                "The language of the comments; `auto` is that of the environment",
            ),
            Self::SchemaMessages => (
                "La langue de ses descriptions ; `auto` est celle de l'environnement",
                "The language of its descriptions; `auto` is that of the environment",
            ),
            Self::Shell => ("Le shell", "The shell"),
            Self::Pages => (
                "Écrit dans ce dossier une page pour chaque commande",
                "Write a page for each command into this folder",
            ),
            Self::Helped => ("La commande", "The command"),
            Self::Stdio => ("Le seul moyen de communication qu'il y ait", "The only transport there is"),
            Self::Positions => (
                "Ce que comptent les colonnes, pour un éditeur qui compte autrement qu'il ne le dit",
                "What columns count, for an editor that counts otherwise than it tells",
            ),
            Self::Paths => (
                "Des articles, des dossiers d'articles, ou `-` pour l'entrée standard",
                "Articles, folders of articles, or `-` for standard input",
            ),
            Self::StdinFilename => (
                "Le nom sous lequel l'entrée standard est lue et citée ; son extension dit le format",
                "The name that standard input is read and reported under; its extension gives the format",
            ),
            Self::Jobs => (
                "Combien d'articles sont lus à la fois ; par défaut, autant qu'il y a de processeurs",
                "How many articles are read at once; as many as there are processors unless set",
            ),
            Self::Quiet => (
                "N'affiche que ce qui est demandé : ni ligne de clôture, ni progression",
                "Print what was asked for and nothing else: no closing line, no progress",
            ),
            Self::Verbose => (
                "Dit sur la sortie d'erreur ce qui a été fait, article par article",
                "Say on standard error what was done, article by article",
            ),
            Self::Format => ("Pour qui écrire", "For whom to write"),
            Self::Color => (
                "S'il faut des couleurs ; `auto` en met dans un terminal, sauf si `NO_COLOR` est défini",
                "Whether to use colors; `auto` does so in a terminal unless `NO_COLOR` is set",
            ),
            Self::Messages => (
                "La langue des messages ; `auto` suit celle de chaque article",
                "The language of messages; `auto` follows each article",
            ),
            Self::Only => (
                "Ne fait que ces vérifications (séparées par des virgules, ou option répétée)",
                "Run these checks and no others (separated by commas, or given again)",
            ),
            Self::Skip => (
                "Laisse ces vérifications de côté (séparées par des virgules, ou option répétée)",
                "Leave these checks out (separated by commas, or given again)",
            ),
            Self::Archive => (
                "Dit quels paragraphes sont déjà dans les articles d'un dossier (option répétée : de plusieurs \
                 dossiers)",
                "Say which paragraphs stand in the articles of a folder already (given again: of several folders)",
            ),
            Self::House => (
                "Une marche maison pour les noms, par son identifiant ou le chemin de son fichier (séparées par \
                 des virgules, ou option répétée) ; elle passe avant celle de `.copydesk.toml`",
                "A house style of names, by id or by the path of its file (separated by commas, or given again); \
                 it goes before that of `.copydesk.toml`",
            ),
            Self::Fix => (
                "Corrige ce qui ne demande pas de décision, et écrit les articles ; de l'entrée standard, le \
                 texte corrigé va sur la sortie standard",
                "Mend what needs no decision, and write the articles. Of standard input, the mended text goes to \
                 standard output",
            ),
            Self::Diff => (
                "Montre ce que `--fix` changerait, et n'écrit rien",
                "Show what `--fix` would change, and write nothing",
            ),
            Self::UnsafeFixes => (
                "Fait aussi les corrections que quelqu'un devrait relire",
                "Make fixes that somebody should look at, too",
            ),
            Self::WriteBaseline => (
                "Note dans le fichier de `--baseline` ce qui est signalé maintenant, et n'affiche rien d'autre",
                "Note what is found now in the file of `--baseline`, and report nothing",
            ),
            Self::MinSeverity => ("Laisse de côté ce qui est en dessous", "Leave out what is less than this"),
            Self::Baseline => (
                "Laisse de côté les signalements notés dans ce fichier : ce qui était là avant",
                "Leave out the findings that this file notes: what was there before",
            ),
        };
        one_of(both, ui)
    }
}

/// What a value of an argument means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
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
    MessagesAuto,
    French,
    English,
    Hint,
    Information,
    Warning,
    Error,
}

impl Value {
    /// In a language of the interface.
    pub fn text(self, ui: UiLanguage) -> String {
        let both = match self {
            Self::Text => ("Des extraits et des tableaux, à lire", "Excerpts and tables, for people"),
            Self::Json => ("Un document JSON, pour les programmes", "One JSON document, for programs"),
            Self::Jsonl => {
                ("Un objet JSON par ligne, pour les programmes", "One JSON object a line, for programs")
            }
            Self::Csv => (
                "Des lignes pour un tableur (`quotes` et `names` seulement)",
                "Rows for a spreadsheet (`quotes` and `names` only)",
            ),
            Self::Sarif => (
                "Un journal pour les forges (`check` seulement, comme tous ceux qui suivent)",
                "A log for code hosts (`check` only, as all that follow)",
            ),
            Self::Github => (
                "Des annotations pour les demandes de tirage de GitHub",
                "Annotations for GitHub's pull requests",
            ),
            Self::Checkstyle => ("Du XML pour les outils de relecture", "XML for review tools"),
            Self::Junit => ("Du XML pour les serveurs d'intégration", "XML for build servers"),
            Self::ColorAuto => ("Dans un terminal", "In a terminal"),
            Self::ColorAlways => ("Toujours", "Always"),
            Self::ColorNever => ("Jamais", "Never"),
            Self::Utf8 => ("Des octets", "Bytes"),
            Self::Utf16 => ("Des unités de code UTF-16", "UTF-16 code units"),
            Self::Utf32 => ("Des caractères", "Characters"),
            Self::MessagesAuto => (
                "Celle de chaque article, ou celle de l'environnement s'il n'y en a pas",
                "That of each article, or that of the environment where there is none",
            ),
            Self::French => ("Le français", "French"),
            Self::English => ("L'anglais", "English"),
            Self::Hint => ("Un indice : une trace légère", "A faint mark"),
            Self::Information => ("Une information : mérite un regard", "Worth one look"),
            Self::Warning => ("Un avertissement : arrêterait la page", "Would stop the page"),
            Self::Error => {
                ("Une erreur : seulement là où la maison le demande", "Only where the house asks for it")
            }
        };
        one_of(both, ui)
    }
}

/// What stands behind the help of the program.
pub fn after(ui: UiLanguage) -> String {
    let both = (
        "Statut de sortie de `check` et de `report` : 0 rien à signaler, 1 quelque chose à regarder, 2 la demande n'a \
         pas pu être satisfaite",
        "Exit status of `check` and `report`: 0 nothing found, 1 something to look at, 2 it could not do what was asked.",
    );
    one_of(both, ui)
}

/// The one of a French text and an English one that is in a language of the interface, as it is set.
fn one_of((french, english): (&str, &str), ui: UiLanguage) -> String {
    match ui {
        UiLanguage::French => typeset(french, ui),
        UiLanguage::English => english.to_owned(),
    }
}
