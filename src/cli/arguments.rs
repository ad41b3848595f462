//! What may stand behind the program's name, and what it comes to. The English help is the comments here; the French is in
//! [`crate::message::help`], and a test of `help` asks for it.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::review::{ReviewArguments, SieveArguments};
use super::run::Verbosity;
use crate::checks::{self, CHECKS};
use crate::config::{Choice, Choices, Layer, Level, house};
use crate::message::UiLanguage;
use crate::message::help::Placeholder;
use crate::message::notice::Notice;
use crate::report::{List, Question, Style};
use crate::text::position::PositionEncoding;

/// What the commands that have a choice of formats ask.
const COMMANDS: [(&str, Question); 3] = [
    ("copydesk check", Question::Findings),
    ("copydesk quotes", Question::List(List::Quotations)),
    ("copydesk names", Question::List(List::Names)),
];

/// Columns of a terminal that does not tell.
const USUAL_WIDTH: usize = 80;

/// The copy chief inside the editor: repeated paragraphs, unattributed quotes, inconsistent names.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, arg_required_else_help = true, disable_help_subcommand = true, after_help = AFTER_HELP)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Start the server, as `copydesk lsp` does.
    #[arg(long, hide = true)]
    pub(super) stdio: bool,
}

pub(super) const AFTER_HELP: &str = "Exit status of `check` and `report`: 0 nothing found, 1 something to look at, 2 it could not do \
                          what was asked.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Look for what a copy chief would stop.
    Check {
        #[command(flatten)]
        input: InputArguments,
        #[command(flatten)]
        choice: ChoiceArguments,
        #[command(flatten)]
        review: ReviewArguments,
    },
    /// Set articles as a proof: one page with the findings in its margin, who says what, and the name sheet.
    Report {
        #[command(flatten)]
        source: SourceArguments,
        #[command(flatten)]
        choice: ChoiceArguments,
        #[command(flatten)]
        sieve: SieveArguments,
        /// Where the page goes; `-` is standard output.
        #[arg(long, short, value_name = Placeholder::File.english(), default_value = "-")]
        output: PathBuf,
    },
    /// List every quotation and who says it.
    Quotes {
        #[command(flatten)]
        input: InputArguments,
    },
    /// Print the style sheet: every person, place and organization, its forms, and who people are.
    Names {
        #[command(flatten)]
        input: InputArguments,
    },
    /// Print the page of a check; without one, list the checks.
    Explain {
        /// The check.
        #[arg(value_name = Placeholder::Check.english(), value_parser = check_ids())]
        check: Option<String>,
    },
    /// Print a house style of names, to start one's own from; without one, list them.
    Houses {
        /// The house style.
        #[arg(value_name = Placeholder::House.english(), value_parser = PossibleValuesParser::new(house::ids()))]
        house: Option<String>,
    },
    /// Make or update the index of a folder of articles, so that `check --archive` need not.
    Archive {
        /// Folders of articles.
        #[arg(required = true, value_name = Placeholder::Folder.english())]
        folders: Vec<PathBuf>,
        /// Only say what is there.
        #[arg(long, conflicts_with = "remove")]
        status: bool,
        /// Remove the index; the articles stay.
        #[arg(long)]
        remove: bool,
    },
    /// Write a `.copydesk.toml` to start from: every setting, explained and commented out.
    Init {
        /// Where; the present folder if none is named.
        #[arg(value_name = Placeholder::Folder.english(), default_value = ".")]
        folder: PathBuf,
        /// The language of the comments; `auto` is that of the environment.
        #[arg(long, value_enum, default_value_t = Messages::Auto, value_name = Placeholder::Language.english())]
        messages: Messages,
    },
    /// Print the JSON Schema of `.copydesk.toml`, for editors that complete and explain TOML by one.
    Schema {
        /// The language of its descriptions; `auto` is that of the environment.
        #[arg(long, value_enum, default_value_t = Messages::Auto, value_name = Placeholder::Language.english())]
        messages: Messages,
    },
    /// Print what a shell needs to complete commands.
    Completions {
        /// The shell.
        #[arg(value_name = Placeholder::Shell.english())]
        shell: Shell,
    },
    /// Print the manual page.
    Man {
        /// Write a page for each command into this folder.
        #[arg(long, value_name = Placeholder::Folder.english())]
        output: Option<PathBuf>,
    },
    /// Print this help, or that of a command.
    Help {
        /// The command.
        #[arg(value_name = Placeholder::Command.english())]
        command: Option<String>,
    },
    /// Start the language server on standard input and output.
    Lsp {
        /// The only transport there is.
        #[arg(long)]
        stdio: bool,
        /// What columns count, for an editor that counts otherwise than it tells.
        #[arg(long, value_enum, value_name = Placeholder::Unit.english())]
        positions: Option<Positions>,
    },
}

// Which articles, and how they are read.
#[derive(Debug, Args)]
pub(super) struct SourceArguments {
    /// Articles, folders of articles, or `-` for standard input.
    #[arg(required = true, value_name = Placeholder::Path.english())]
    pub(super) paths: Vec<PathBuf>,
    /// The name that standard input is read and reported under; its extension gives the format.
    #[arg(long, value_name = Placeholder::Name.english())]
    pub(super) stdin_filename: Option<PathBuf>,
    /// How many articles are read at once; as many as there are processors unless set.
    #[arg(long, short, value_name = Placeholder::Number.english())]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Print what was asked for and nothing else: no closing line, no progress.
    #[arg(long, short, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say on standard error what was done, article by article.
    #[arg(long, short)]
    pub(super) verbose: bool,
}

// The same, and for whom is written.
#[derive(Debug, Args)]
pub(super) struct InputArguments {
    #[command(flatten)]
    pub(super) source: SourceArguments,
    /// For whom to write.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text, value_name = Placeholder::Format.english())]
    pub(super) format: OutputFormat,
    /// Whether to use colors; `auto` does so in a terminal unless `NO_COLOR` is set.
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = Placeholder::When.english())]
    pub(super) color: Color,
}

#[derive(Debug, Args)]
pub(super) struct ChoiceArguments {
    /// The language of messages; `auto` follows each article.
    #[arg(long, value_enum, default_value_t = Messages::Auto, value_name = Placeholder::Language.english())]
    pub(super) messages: Messages,
    /// Run these checks and no others (separated by commas, or given again).
    #[arg(long, value_name = Placeholder::Check.english(), value_delimiter = ',', value_parser = check_ids())]
    pub(super) only: Vec<String>,
    /// Leave these checks out (separated by commas, or given again).
    #[arg(long, value_name = Placeholder::Check.english(), value_delimiter = ',', value_parser = check_ids())]
    pub(super) skip: Vec<String>,
    /// Say which paragraphs stand in the articles of a folder already (given again: of several folders).
    #[arg(long, value_name = Placeholder::Folder.english())]
    pub(super) archive: Vec<PathBuf>,
    /// A house style of names, by id or by the path of its file (separated by commas, or given again); it goes before
    /// that of `.copydesk.toml`.
    #[arg(long, value_name = Placeholder::House.english(), value_delimiter = ',')]
    pub(super) house: Vec<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum OutputFormat {
    /// Excerpts and tables, for people.
    Text,
    /// One JSON document, for programs.
    Json,
    /// One JSON object a line, for programs.
    Jsonl,
    /// Rows for a spreadsheet (`quotes` and `names` only).
    Csv,
    /// A log for code hosts (`check` only, as all that follow).
    Sarif,
    /// Annotations for GitHub's pull requests.
    Github,
    /// XML for review tools.
    Checkstyle,
    /// XML for build servers.
    Junit,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Color {
    /// In a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Positions {
    /// Bytes.
    #[value(name = "utf-8")]
    Utf8,
    /// UTF-16 code units.
    #[value(name = "utf-16")]
    Utf16,
    /// Characters.
    #[value(name = "utf-32")]
    Utf32,
}

impl Positions {
    pub(super) fn encoding(self) -> PositionEncoding {
        match self {
            Self::Utf8 => PositionEncoding::Utf8,
            Self::Utf16 => PositionEncoding::Utf16,
            Self::Utf32 => PositionEncoding::Utf32,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Messages {
    /// That of each article, or that of the environment where there is none.
    Auto,
    /// French.
    Fr,
    /// English.
    En,
}

impl ChoiceArguments {
    /// What goes before all files of settings.
    pub(super) fn choices(&self) -> Choices {
        let mut layer = Layer::default();
        let levels = &mut layer.levels;
        for check in CHECKS {
            let is_chosen = |list: &[String]| list.iter().any(|id| id == check.id);
            // Asked for by name, a check that is usually off is on.
            if is_chosen(&self.only) {
                levels.insert(check.id.to_owned(), Level::On);
            }
            let elsewhere = check.id == checks::ELSEWHERE && !self.archive.is_empty();
            if elsewhere {
                levels.insert(check.id.to_owned(), Level::On);
            }
            let is_left_out = !(self.only.is_empty() || is_chosen(&self.only) || elsewhere);
            if is_chosen(&self.skip) || is_left_out {
                levels.insert(check.id.to_owned(), Level::Off);
            }
        }
        let messages = match self.messages {
            Messages::Auto => None,
            Messages::Fr => Some(UiLanguage::French),
            Messages::En => Some(UiLanguage::English),
        };
        layer.messages = messages.map(Choice::Is);
        Choices { layer, house: self.house.clone(), ..Choices::default() }
    }
}

impl InputArguments {
    fn style(&self, format: OutputFormat) -> Style {
        let color = match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
                io::stdout().is_terminal() && !is_set("NO_COLOR")
            }
        };
        let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        match format {
            OutputFormat::Text => Style::Text { width: width.unwrap_or(USUAL_WIDTH).max(40), color },
            OutputFormat::Json => Style::Json,
            OutputFormat::Jsonl => Style::JsonLines,
            OutputFormat::Csv => Style::Csv,
            OutputFormat::Sarif => Style::Sarif,
            OutputFormat::Github => Style::Github,
            OutputFormat::Checkstyle => Style::Checkstyle,
            OutputFormat::Junit => Style::Junit,
        }
    }

    /// The style in which a question is answered, if it can be.
    pub(super) fn style_for(&self, question: Question, ui: UiLanguage) -> anyhow::Result<Style> {
        let style = self.style(self.format);
        if style.suits(question) {
            return Ok(style);
        }
        let name = |format: &OutputFormat| {
            format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
        };
        let commands = COMMANDS.iter().filter(|(_, asked)| style.suits(*asked)).map(|(command, _)| *command);
        let others =
            OutputFormat::value_variants().iter().filter(|other| self.style(**other).suits(question));
        let unsuitable = Notice::Unsuitable {
            format: name(&self.format),
            commands: commands.collect(),
            others: others.map(name).collect(),
        };
        anyhow::bail!(unsuitable.text(ui))
    }
}

impl SourceArguments {
    pub(super) fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (_, true) => Verbosity::Verbose,
            _ => Verbosity::Usual,
        }
    }

    pub(super) fn jobs(&self) -> usize {
        self.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, usize::from)
    }
}

fn check_ids() -> PossibleValuesParser {
    PossibleValuesParser::new(CHECKS.iter().map(|check| check.id))
}
