//! The command line: arguments in, articles through the analysis, reports out. The server is started
//! from here but known only as a function, so that neither room depends on the other.

mod archives;
mod init;
mod inputs;
mod locale;
mod projects;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::analysis::{Analysis, Reading};
use crate::articles::format_of;
use crate::checks::{self, CHECKS};
use crate::config::json_schema::json_schema;
use crate::config::projects::InForce;
use crate::config::{Choice, Choices, Layer, Level, house};
use crate::message::UiLanguage;
use crate::report::{self, Question, Style, Tally};
use crate::text::position::PositionEncoding;
use archives::Archives;
use inputs::Input;

/// Columns of a terminal that does not tell.
const USUAL_WIDTH: usize = 80;

/// The copy chief inside the editor: repeated paragraphs, unattributed quotes, inconsistent names.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, arg_required_else_help = true, after_help = AFTER_HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Start the server, as `copydesk lsp` does.
    #[arg(long, hide = true)]
    stdio: bool,
}

const AFTER_HELP: &str = "Exit status of `check`: 0 nothing found, 1 something to look at, 2 it could not do \
                          what was asked.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Look for what a copy chief would stop.
    Check {
        #[command(flatten)]
        input: InputArguments,
        #[command(flatten)]
        choice: ChoiceArguments,
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
        #[arg(value_name = "CHECK", value_parser = check_ids())]
        check: Option<String>,
    },
    /// Print a house style of names, to start one's own from; without one, list them.
    Houses {
        #[arg(value_name = "HOUSE", value_parser = PossibleValuesParser::new(house::ids()))]
        house: Option<String>,
    },
    /// Make or update the index of a folder of articles, so that `check --archive` need not.
    Archive {
        /// Folders of articles.
        #[arg(required = true, value_name = "FOLDER")]
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
        #[arg(value_name = "FOLDER", default_value = ".")]
        folder: PathBuf,
        /// The language of the comments; `auto` is that of the environment.
        #[arg(long, value_enum, default_value_t = Messages::Auto, value_name = "LANGUAGE")]
        messages: Messages,
    },
    /// Print the JSON Schema of `.copydesk.toml`, for editors that complete and explain TOML by one.
    Schema {
        /// The language of its descriptions; `auto` is that of the environment.
        #[arg(long, value_enum, default_value_t = Messages::Auto, value_name = "LANGUAGE")]
        messages: Messages,
    },
    /// Start the language server on standard input and output.
    Lsp {
        /// The only transport there is.
        #[arg(long)]
        stdio: bool,
        /// What columns count, for an editor that counts otherwise than it tells.
        #[arg(long, value_enum, value_name = "UNIT")]
        positions: Option<Positions>,
    },
}

#[derive(Debug, Args)]
struct InputArguments {
    /// Articles, folders of articles, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The name that standard input is read and reported under; its extension gives the format.
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
    /// For whom to write.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,
    /// Whether to use colors; `auto` does so in a terminal unless `NO_COLOR` is set.
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
}

#[derive(Debug, Args)]
struct ChoiceArguments {
    /// The language of messages; `auto` follows each article.
    #[arg(long, value_enum, default_value_t = Messages::Auto, value_name = "LANGUAGE")]
    messages: Messages,
    /// Run these checks and no others (separated by commas, or given again).
    #[arg(long, value_name = "CHECK", value_delimiter = ',', value_parser = check_ids())]
    only: Vec<String>,
    /// Leave these checks out (separated by commas, or given again).
    #[arg(long, value_name = "CHECK", value_delimiter = ',', value_parser = check_ids())]
    skip: Vec<String>,
    /// Say which paragraphs stand in the articles of a folder already (given again: of several folders).
    #[arg(long, value_name = "FOLDER")]
    archive: Vec<PathBuf>,
    /// A house style of names, by id or by the path of its file (separated by commas, or given again); it goes before
    /// that of `.copydesk.toml`.
    #[arg(long, value_name = "HOUSE", value_delimiter = ',')]
    house: Vec<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum OutputFormat {
    /// Excerpts and tables, for people.
    Text,
    /// One JSON object a line, for programs.
    Jsonl,
    /// Rows for a spreadsheet (`quotes` and `names` only).
    Csv,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Positions {
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
    fn encoding(self) -> PositionEncoding {
        match self {
            Self::Utf8 => PositionEncoding::Utf8,
            Self::Utf16 => PositionEncoding::Utf16,
            Self::Utf32 => PositionEncoding::Utf32,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Messages {
    Auto,
    Fr,
    En,
}

impl Messages {
    /// The language, if one is settled.
    fn language(self) -> Option<UiLanguage> {
        match self {
            Self::Auto => None,
            Self::Fr => Some(UiLanguage::French),
            Self::En => Some(UiLanguage::English),
        }
    }

    /// The language, or else that of the environment.
    fn or_environment(self) -> UiLanguage {
        self.language().unwrap_or_else(locale::of_environment)
    }
}

/// Runs the command line on the arguments of a process, the program's name first. `serve` is the language
/// server, given what columns count if that was asked for; it runs until its client leaves.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    serve: impl FnOnce(Option<PositionEncoding>) -> anyhow::Result<ExitCode>,
) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            if let Some(complaint) = unknown_check(&error) {
                complain(&complaint);
                return ExitCode::from(2);
            }
            // Nobody is left to tell if this fails.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let outcome = match arguments.command {
        Some(Command::Check { input, choice }) => {
            answer(&input, choice.choices(), &choice.archive, &Question::Findings(Arc::default()))
        }
        Some(Command::Quotes { input }) => answer(&input, Choices::default(), &[], &Question::Quotations),
        Some(Command::Names { input }) => answer(&input, Choices::default(), &[], &Question::Names),
        Some(Command::Explain { check }) => explain(check.as_deref()),
        Some(Command::Houses { house }) => houses(house.as_deref()),
        Some(Command::Init { folder, messages }) => init::write(&folder, messages.or_environment()),
        Some(Command::Schema { messages }) => schema(messages.or_environment()),
        Some(Command::Archive { folders, status, remove }) => archives::command(&folders, status, remove),
        Some(Command::Lsp { positions, .. }) => serve(positions.map(Positions::encoding)),
        None => serve(None),
    };
    outcome.unwrap_or_else(|error| {
        complain(&format!("{error:#}"));
        ExitCode::from(2)
    })
}

impl ChoiceArguments {
    fn choices(&self) -> Choices {
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
        layer.messages = self.messages.language().map(Choice::Is);
        Choices { layer, house: self.house.clone(), ..Choices::default() }
    }
}

impl InputArguments {
    fn style(&self) -> Style {
        let color = match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
                io::stdout().is_terminal() && !is_set("NO_COLOR")
            }
        };
        let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        match self.format {
            OutputFormat::Text => Style::Text { width: width.unwrap_or(USUAL_WIDTH).max(40), color },
            OutputFormat::Jsonl => Style::JsonLines,
            OutputFormat::Csv => Style::Csv,
        }
    }
}

/// What became of one input.
type Answer = Result<(String, Tally), String>;

/// Answers a question about every article: on all cores, printed in order, each as soon as those before it
/// are. `choices` go before what the articles' projects say; `folders` are archives that the articles are compared with.
fn answer(
    arguments: &InputArguments,
    choices: Choices,
    folders: &[PathBuf],
    question: &Question,
) -> anyhow::Result<ExitCode> {
    let ui = locale::language(&choices);
    let projects = projects::Projects::new(choices);
    let is_article =
        |path: &Path| format_of(path).is_some() || projects.in_force(path).format(path).is_some();
    let (inputs, mut complaints) =
        inputs::collect(&arguments.paths, arguments.stdin_filename.as_deref(), &is_article);
    let in_force = projects.of(&inputs, ui)?;
    let (oddities, wrong) = projects.take_complaints(ui);
    for oddity in &oddities {
        complain(oddity);
    }
    complaints.extend(wrong);
    let articles: Vec<(Input, InForce)> = inputs.into_iter().zip(in_force).collect();
    for complaint in &complaints {
        complain(complaint);
    }
    let style = arguments.style();
    if !style.suits(question) {
        anyhow::bail!(
            "--format csv: only `copydesk quotes` and `copydesk names` write rows for a spreadsheet; use text or jsonl \
             here"
        );
    }
    let archives = match question {
        Question::Findings(_)
            if articles.iter().any(|(_, in_force)| checks::look_elsewhere(&in_force.config)) =>
        {
            let inputs: Vec<&Input> = articles.iter().map(|(input, _)| input).collect();
            let (archives, troubles) = Archives::open(&inputs, &arguments.paths, folders)?;
            for trouble in &troubles {
                complain(trouble);
            }
            complaints.extend(troubles);
            Some(archives)
        }
        _ => None,
    };
    let mut out = BufWriter::new(io::stdout().lock());
    quietly(out.write_all(style.opening(question).as_bytes()))?;
    let mut tally = Tally::default();
    let mut n_articles = 0;
    let mut n_failed = complaints.len();

    let mut print = |answer: Answer| -> io::Result<()> {
        match answer {
            Ok((report, found)) => {
                n_articles += 1;
                tally.add(found);
                out.write_all(report.as_bytes())?;
                // Reports reach their reader whole and at once; a run over a thousand of them still writes in blocks.
                if report.is_empty() { Ok(()) } else { out.flush() }
            }
            Err(complaint) => {
                n_failed += 1;
                complain(&complaint);
                Ok(())
            }
        }
    };
    let work = |(input, in_force): &(Input, InForce)| {
        answer_one(input, in_force, archives.as_ref(), question, style)
    };
    let printed = in_order(&articles, work, &mut print);
    // What could not be asked is told once, whatever the articles that were to be compared with it.
    for complaint in archives.iter().flat_map(Archives::complaints) {
        n_failed += 1;
        complain(&complaint);
    }
    quietly(printed.and_then(|()| {
        if let (Question::Findings(_), Style::Text { .. }) = (question, style) {
            writeln!(out, "{}", tally.sentence(n_articles))?;
        }
        out.flush()
    }))?;
    Ok(ExitCode::from(match (n_failed, tally.is_loud()) {
        (0, false) => 0,
        (0, true) => 1,
        _ => 2,
    }))
}

/// Works on all items at once, one thread a core, and hands over the results in the order of the items.
/// Stops at the first error of `take`.
fn in_order<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    take: &mut impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let n_threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..n_threads {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    // Nobody receives any more once `take` has failed.
                    if sender.send((index, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut n_taken = 0;
        for (index, result) in receiver {
            early.insert(index, result);
            while let Some(result) = early.remove(&n_taken) {
                take(result)?;
                n_taken += 1;
            }
        }
        Ok(())
    })
}

fn answer_one(
    input: &Input,
    in_force: &InForce,
    archives: Option<&Archives>,
    question: &Question,
    style: Style,
) -> Answer {
    let path = input.name();
    let article = input.read().map_err(|complaint| format!("{path}: {complaint}"))?;
    // A fault of ours in one article must not cost the reader the others.
    catch_unwind(AssertUnwindSafe(|| {
        let reading = Reading { format: input.format(in_force), language: in_force.config.language };
        let analysis = Analysis::build(article.text, reading, &in_force.names, None, &|| false)
            .expect("nothing cancels this analysis");
        let archives = archives.filter(|_| checks::look_elsewhere(&in_force.config));
        let reuses = archives.map_or_else(Vec::new, |archives| archives.reuses(input, &analysis));
        let question = question.under(&in_force.config);
        Ok(report::answer(&path, &analysis, &reuses, article.skipped, &question, style))
    }))
    .unwrap_or_else(|_| Err(format!("{path}: copydesk failed on this article; please report it")))
}

fn explain(check: Option<&str>) -> anyhow::Result<ExitCode> {
    let text = if let Some(check) = check.and_then(checks::by_id) {
        checks::page(check)
    } else {
        let width = CHECKS.iter().map(|check| check.id.len()).max().unwrap_or(0);
        CHECKS
            .iter()
            .map(|check| format!("{:width$}  {}\n", check.id, checks::summary(check, UiLanguage::English)))
            .collect::<Vec<_>>()
            .concat()
    };
    quietly(io::stdout().write_all(text.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

fn houses(house: Option<&str>) -> anyhow::Result<ExitCode> {
    let text = match house.and_then(house::builtin) {
        Some(contents) => contents.to_owned(),
        None => house::ids()
            .map(|id| format!("{id:11}  {}\n", house::description(id)))
            .collect::<Vec<_>>()
            .concat(),
    };
    quietly(io::stdout().write_all(text.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

fn schema(ui: UiLanguage) -> anyhow::Result<ExitCode> {
    let checks: Vec<(&str, String)> =
        CHECKS.iter().map(|check| (check.id, checks::summary(check, ui))).collect();
    let text = serde_json::to_string_pretty(&json_schema(&checks, ui))? + "\n";
    quietly(io::stdout().write_all(text.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

/// A reader that leaves has seen enough, as `head` has: no error.
fn quietly(printed: io::Result<()>) -> io::Result<()> {
    match printed {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn check_ids() -> PossibleValuesParser {
    PossibleValuesParser::new(CHECKS.iter().map(|check| check.id))
}

/// What to say if an error is about a check that does not exist: the one that was probably meant, or else all.
fn unknown_check(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::Strings(known)) = error.get(ContextKind::ValidValue) else { return None };
    if !known.iter().eq(CHECKS.iter().map(|check| check.id)) {
        return None;
    }
    let given = match error.get(ContextKind::InvalidValue) {
        Some(ContextValue::String(given)) if !given.is_empty() => given,
        _ => return None,
    };
    let hint = match error.get(ContextKind::SuggestedValue) {
        Some(ContextValue::String(meant)) => format!("did you mean `{meant}`?"),
        _ => format!("known: {}", known.join(", ")),
    };
    Some(format!("there is no check `{given}` ({hint})"))
}

/// Says on standard error what could not be done.
fn complain(complaint: &str) {
    // Nobody is left to tell if this fails.
    let _ = writeln!(io::stderr(), "copydesk: {complaint}");
}
