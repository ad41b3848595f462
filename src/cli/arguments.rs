//! What may stand behind the program's name, and what it comes to. The help of it all is in [`crate::message::help`];
//! [`described!`] says which is whose, and has the compiler ask for what is missing.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::described::{Variants, described};
use super::review::{ReviewArguments, SieveArguments};
use super::run::Verbosity;
use crate::checks::{self, CHECKS};
use crate::config::{Choice, Choices, Layer, Level, house};
use crate::message::UiLanguage;
use crate::message::help::ValueHelp;
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

#[derive(Debug, Parser)]
#[command(name = "copydesk", version, arg_required_else_help = true, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[arg(long, hide = true)]
    pub(super) stdio: bool,
}

described! { Arguments [command] { stdio: Serve } }

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check {
        #[command(flatten)]
        input: InputArguments,
        #[command(flatten)]
        choice: ChoiceArguments,
        #[command(flatten)]
        review: ReviewArguments,
    },
    Report {
        #[command(flatten)]
        source: SourceArguments,
        #[command(flatten)]
        choice: ChoiceArguments,
        #[command(flatten)]
        sieve: SieveArguments,
        #[arg(long, short, default_value = "-")]
        output: PathBuf,
    },
    Quotes {
        #[command(flatten)]
        input: InputArguments,
    },
    Names {
        #[command(flatten)]
        input: InputArguments,
    },
    Explain {
        #[arg(value_parser = check_ids())]
        check: Option<String>,
    },
    Houses {
        #[arg(value_parser = PossibleValuesParser::new(house::ids()))]
        house: Option<String>,
    },
    Archive {
        #[arg(required = true)]
        folders: Vec<PathBuf>,
        #[arg(long, conflicts_with = "remove")]
        status: bool,
        #[arg(long)]
        remove: bool,
    },
    Init {
        #[arg(default_value = ".")]
        folder: PathBuf,
        #[arg(long, value_enum, default_value_t = Language::Auto)]
        messages: Language,
    },
    Schema {
        #[arg(long, value_enum, default_value_t = Language::Auto)]
        messages: Language,
    },
    Completions {
        shell: Shell,
    },
    Man {
        #[arg(long)]
        output: Option<PathBuf>,
    },
    Help {
        command: Option<String>,
    },
    Lsp {
        #[arg(long)]
        stdio: bool,
        #[arg(long, value_enum)]
        positions: Option<Positions>,
    },
}

described! {
    enum Command {
        Check [input, choice, review] {}
        Report [source, choice, sieve] { output: Output <File> }
        Quotes [input] {}
        Names [input] {}
        Explain [] { check: Explained <Check> }
        Houses [] { house: Printed <House> }
        Archive [] { folders: Folders <Folder>, status: Status, remove: Remove }
        Init [] { folder: InitFolder <Folder>, messages: InitMessages <Language> }
        Schema [] { messages: SchemaMessages <Language> }
        Completions [] { shell: Shell <Shell> }
        Man [] { output: Pages <Folder> }
        Help [] { command: Helped <Command> }
        Lsp [] { stdio: Stdio, positions: Positions <Unit> }
    }
}

/// Which articles, and how they are read.
#[derive(Debug, Args)]
pub(super) struct SourceArguments {
    #[arg(required = true)]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(super) stdin_filename: Option<PathBuf>,
    #[arg(long, short)]
    pub(super) jobs: Option<NonZeroUsize>,
    #[arg(long, short, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    #[arg(long, short)]
    pub(super) verbose: bool,
}

described! {
    SourceArguments [] {
        paths: Paths <Path>,
        stdin_filename: StdinFilename <Name>,
        jobs: Jobs <Number>,
        quiet: Quiet,
        verbose: Verbose,
    }
}

/// The same, and for whom is written.
#[derive(Debug, Args)]
pub(super) struct InputArguments {
    #[command(flatten)]
    pub(super) source: SourceArguments,
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    pub(super) format: OutputFormat,
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,
}

described! { InputArguments [source] { format: Format <Format>, color: Color <When> } }

#[derive(Debug, Args)]
pub(super) struct ChoiceArguments {
    #[arg(long, value_enum, default_value_t = Messages::Auto)]
    pub(super) messages: Messages,
    #[arg(long, value_delimiter = ',', value_parser = check_ids())]
    pub(super) only: Vec<String>,
    #[arg(long, value_delimiter = ',', value_parser = check_ids())]
    pub(super) skip: Vec<String>,
    #[arg(long)]
    pub(super) archive: Vec<PathBuf>,
    #[arg(long, value_delimiter = ',')]
    pub(super) house: Vec<String>,
}

described! {
    ChoiceArguments [] {
        messages: Messages <Language>,
        only: Only <Check>,
        skip: Skip <Check>,
        archive: Archive <Folder>,
        house: House <House>,
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum OutputFormat {
    Text,
    Json,
    Jsonl,
    Csv,
    Sarif,
    Github,
    Checkstyle,
    Junit,
}

impl Variants for OutputFormat {
    fn help(self) -> ValueHelp {
        match self {
            Self::Text => ValueHelp::Text,
            Self::Json => ValueHelp::Json,
            Self::Jsonl => ValueHelp::Jsonl,
            Self::Csv => ValueHelp::Csv,
            Self::Sarif => ValueHelp::Sarif,
            Self::Github => ValueHelp::Github,
            Self::Checkstyle => ValueHelp::Checkstyle,
            Self::Junit => ValueHelp::Junit,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

impl Variants for Color {
    fn help(self) -> ValueHelp {
        match self {
            Self::Auto => ValueHelp::ColorAuto,
            Self::Always => ValueHelp::ColorAlways,
            Self::Never => ValueHelp::ColorNever,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Positions {
    #[value(name = "utf-8")]
    Utf8,
    #[value(name = "utf-16")]
    Utf16,
    #[value(name = "utf-32")]
    Utf32,
}

impl Variants for Positions {
    fn help(self) -> ValueHelp {
        match self {
            Self::Utf8 => ValueHelp::Utf8,
            Self::Utf16 => ValueHelp::Utf16,
            Self::Utf32 => ValueHelp::Utf32,
        }
    }
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

/// The language of messages about articles.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Messages {
    Auto,
    Fr,
    En,
}

impl Variants for Messages {
    fn help(self) -> ValueHelp {
        match self {
            Self::Auto => ValueHelp::MessagesAuto,
            Self::Fr => ValueHelp::French,
            Self::En => ValueHelp::English,
        }
    }
}

/// The language of what is about no article. It is known before the arguments are read; see `locale`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Language {
    Auto,
    Fr,
    En,
}

impl Variants for Language {
    fn help(self) -> ValueHelp {
        match self {
            Self::Auto => ValueHelp::EnvironmentAuto,
            Self::Fr => ValueHelp::French,
            Self::En => ValueHelp::English,
        }
    }
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
