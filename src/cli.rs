//! The command line: arguments in, articles through the analysis, reports out. The server is started
//! from here but known only as a function, so that neither room depends on the other.

mod archives;
mod arguments;
mod baseline;
mod described;
mod fixing;
mod help;
mod init;
mod inputs;
mod locale;
mod misuse;
mod progress;
mod projects;
mod review;
mod run;
mod writing;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use clap::FromArgMatches;

use crate::analysis::{Analysis, Reading};
use crate::articles::format_of;
use crate::checks::{self, CHECKS};
use crate::config::json_schema::json_schema;
use crate::config::projects::InForce;
use crate::config::{Choices, house};
use crate::lang::load_words;
use crate::message::UiLanguage;
use crate::message::meant::Meant;
use crate::message::misuse::Misuse;
use crate::message::notice::Notice;
use crate::message::unreadable::Unreadable;
use crate::report::{self, List, Question, Style};
use crate::text::position::PositionEncoding;
use archives::Archives;
use arguments::{Arguments, ChoiceArguments, Command, InputArguments, Positions, SourceArguments};
use inputs::Input;
use progress::Bar;
use review::{Review, ReviewArguments, Reviewed, SieveArguments};
use run::Run;

/// Runs the command line on the arguments of a process, the program's name first. `serve` is the language
/// server, given what columns count if that was asked for, and the language of what is said where neither articles nor the
/// client name one; it runs until its client leaves.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    serve: impl FnOnce(Option<PositionEncoding>, UiLanguage) -> io::Result<ExitCode>,
) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let ui = locale::asked_for(&arguments).unwrap_or_else(locale::language);
    let matches = help::command(ui).try_get_matches_from(arguments);
    let arguments = match matches.and_then(|mut matches| Arguments::from_arg_matches_mut(&mut matches)) {
        Ok(arguments) => arguments,
        Err(error) => {
            if let Some(complaint) = misuse::complaint(&error, ui) {
                complain(&complaint);
                return ExitCode::from(2);
            }
            return match quietly(error.print()) {
                Ok(()) => ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2)),
                Err(error) => {
                    complain(&told(&error.into(), ui));
                    ExitCode::from(2)
                }
            };
        }
    };
    let list = |input: &InputArguments, list| {
        let question = Question::List(list);
        let style = input.style_for(question, ui)?;
        answer(&input.source, style, Choices::default(), &[], question, &Review::none(), ui)
    };
    let serve = |positions| {
        serve(positions, ui).map_err(|error| {
            let reason = Unreadable::from(&error);
            anyhow::anyhow!(Notice::NoServer { reason }.text(ui))
        })
    };
    let outcome = match arguments.command {
        Some(Command::Check { input, choice, review }) => check(&input, &choice, &review, ui),
        Some(Command::Report { source, choice, sieve, output }) => {
            proof(&source, &choice, &sieve, output, ui)
        }
        Some(Command::Quotes { input }) => list(&input, List::Quotations),
        Some(Command::Names { input }) => list(&input, List::Names),
        Some(Command::Explain { check }) => explain(check.as_deref(), ui),
        Some(Command::Houses { house }) => houses(house.as_deref(), ui),
        Some(Command::Init { folder, .. }) => init::write(&folder, ui),
        Some(Command::Schema { .. }) => schema(ui),
        Some(Command::Archive { folders, status, remove }) => archives::command(&folders, status, remove, ui),
        Some(Command::Completions { shell }) => print(&help::completions(shell, ui)),
        Some(Command::Man { output: None }) => {
            help::manual(ui).map_err(anyhow::Error::from).and_then(|page| print(&page))
        }
        Some(Command::Man { output: Some(folder) }) => help::write_manual(&folder, ui)
            .map_err(|error| anyhow::anyhow!("{}: {}", folder.display(), Unreadable::from(&error).text(ui)))
            .map(|()| ExitCode::SUCCESS),
        Some(Command::Help { command }) => help_on(command.as_deref(), ui),
        Some(Command::Lsp { positions, .. }) => serve(positions.map(Positions::encoding)),
        None => serve(None),
    };
    outcome.unwrap_or_else(|error| {
        complain(&told(&error, ui));
        ExitCode::from(2)
    })
}

/// What to say of an error. Those of files come with their words; what the system alone says of is standard output.
fn told(error: &anyhow::Error, ui: UiLanguage) -> String {
    match error.downcast_ref::<io::Error>() {
        Some(error) if error.get_ref().is_none() => {
            Notice::NotPrinted { reason: Unreadable::from(error) }.text(ui)
        }
        _ => format!("{error:#}"),
    }
}

fn help_on(command: Option<&str>, ui: UiLanguage) -> anyhow::Result<ExitCode> {
    let known = help::commands();
    if let Some(given) = command.filter(|name| known.iter().all(|known| known != name)) {
        let misuse = Misuse::UnknownCommand { given: given.to_owned(), meant: Meant::OneOf(known) };
        anyhow::bail!(misuse.text(ui));
    }
    quietly(help::print(command, ui))?;
    Ok(ExitCode::SUCCESS)
}

fn check(
    input: &InputArguments,
    choice: &ChoiceArguments,
    review: &ReviewArguments,
    ui: UiLanguage,
) -> anyhow::Result<ExitCode> {
    let review =
        review.review().map_err(|(file, wrong)| anyhow::anyhow!("{}: {}", file.display(), wrong.text(ui)))?;
    let paths = &input.source.paths;
    if review.fixes.is_some() && paths.len() > 1 && paths.iter().any(|path| is_stream(path)) {
        anyhow::bail!(Notice::StdinAlone.text(ui));
    }
    let question = Question::Findings;
    let style = input.style_for(question, ui)?;
    answer(&input.source, style, choice.choices(), &choice.archive, question, &review, ui)
}

/// Sets articles as a proof.
fn proof(
    source: &SourceArguments,
    choice: &ChoiceArguments,
    sieve: &SieveArguments,
    output: PathBuf,
    ui: UiLanguage,
) -> anyhow::Result<ExitCode> {
    let page = Some(output).filter(|file| !is_stream(file));
    let review = sieve
        .review_for(page)
        .map_err(|(file, wrong)| anyhow::anyhow!("{}: {}", file.display(), wrong.text(ui)))?;
    let question = Question::Findings;
    answer(source, Style::Html, choice.choices(), &choice.archive, question, &review, ui)
}

/// Whether a path stands for standard input, or for standard output.
fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What became of one input.
type Answer = Result<Reviewed, String>;

/// Answers a question about every article: on all cores, printed in order, each as soon as those before it
/// are. `choices` go before what the articles' projects say; `folders` are archives that the articles are compared with.
fn answer(
    arguments: &SourceArguments,
    style: Style,
    choices: Choices,
    folders: &[PathBuf],
    question: Question,
    review: &Review,
    ui: UiLanguage,
) -> anyhow::Result<ExitCode> {
    let jobs = arguments.jobs();
    if jobs > 1 {
        // Meanwhile this thread reads settings and makes the names ready. Without another thread, the first article does it.
        drop(thread::Builder::new().spawn(load_words));
    }
    let projects = projects::Projects::new(choices);
    let is_article =
        |path: &Path| format_of(path).is_some() || projects.in_force(path).format(path).is_some();
    let (inputs, mut complaints) =
        inputs::collect(&arguments.paths, arguments.stdin_filename.as_deref(), &is_article, ui);
    let in_force = projects.of(&inputs, ui)?;
    let (oddities, wrong) = projects.take_complaints(ui);
    for oddity in &oddities {
        complain(oddity);
    }
    complaints.extend(wrong);
    let articles: Vec<Job> = inputs
        .into_iter()
        .zip(in_force)
        .zip(1..)
        .map(|((input, in_force), number)| Job { number, input, in_force })
        .collect();
    if let Some(page) = &review.page
        && articles.iter().any(|job| job.input.is_file(page))
    {
        anyhow::bail!("{}: {}", page.display(), Notice::PageIsArticle.text(ui));
    }
    for complaint in &complaints {
        complain(complaint);
    }
    let archives = match question {
        Question::Findings if articles.iter().any(|job| checks::look_elsewhere(&job.in_force.config)) => {
            let inputs: Vec<&Input> = articles.iter().map(|job| &job.input).collect();
            let (archives, troubles) =
                Archives::open(&inputs, &arguments.paths, folders, jobs, !arguments.quiet, ui)?;
            for trouble in &troubles {
                complain(trouble);
            }
            complaints.extend(troubles);
            Some(archives)
        }
        _ => None,
    };
    let work = |job: &Job| {
        let answer = answer_one(job, archives.as_ref(), question, style, review, ui);
        (job.input.name().into_owned(), answer)
    };
    let is_filter = review.writes() && articles.iter().any(|job| matches!(job.input, Input::Stdin(_)));
    let mut run = Run::new(question, style, review, ui, complaints, arguments.verbosity(), is_filter);
    quietly(run.open())?;
    let mut bar = Bar::new(!arguments.quiet);
    let printed = in_order(jobs, &articles, work, &mut |(name, answer)| {
        if run::is_told(&answer) {
            bar.hide();
        }
        run.take(&name, answer)?;
        let (done, all) = (run.n_taken(), articles.len());
        bar.tell(done, all, || Notice::Progress { done, all }.text(ui));
        Ok(())
    });
    bar.hide();
    // What could not be asked is told once, whatever the articles that were to be compared with it.
    for complaint in archives.iter().flat_map(Archives::complaints) {
        run.complain(complaint);
    }
    let status = run.status();
    quietly(printed.and_then(|()| run.close()))?;
    Ok(ExitCode::from(status))
}

/// Works on all items at once, so many threads, and hands over the results in the order of the items.
/// Stops at the first error of `take`.
fn in_order<T: Sync, R: Send>(
    jobs: usize,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    take: &mut impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let n_threads = jobs.min(items.len());
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

/// An article to look at.
struct Job {
    /// Its place among all, 1-based.
    number: usize,
    input: Input,
    in_force: InForce,
}

fn answer_one(
    job: &Job,
    archives: Option<&Archives>,
    question: Question,
    style: Style,
    review: &Review,
    ui: UiLanguage,
) -> Answer {
    let Job { number, input, in_force } = job;
    let path = input.name();
    let article = input.read().map_err(|reason| format!("{path}: {}", reason.text(ui)))?;
    // A fault of ours in one article must not cost the reader the others.
    catch_unwind(AssertUnwindSafe(|| {
        let read = |text| {
            let reading = Reading { format: input.format(in_force), language: in_force.config.language };
            let analysis = Analysis::build(text, reading, &in_force.names, None, &|| false)
                .expect("nothing cancels this analysis");
            let archives = archives.filter(|_| checks::look_elsewhere(&in_force.config));
            let reuses = archives.map_or_else(Vec::new, |archives| archives.reuses(input, &analysis));
            (analysis, reuses)
        };
        match question {
            Question::Findings => {
                Ok(review.of((*number, input), article, &in_force.config, (style, ui), read))
            }
            Question::List(list) => {
                let skipped = article.skipped;
                let (analysis, _) = read(article.text);
                let report = report::list(&path, &analysis, skipped, list, style, ui);
                Ok(Reviewed { report, ..Reviewed::default() })
            }
        }
    }))
    .unwrap_or_else(|_| Err(format!("{path}: {}", Notice::Failed.text(ui))))
}

fn explain(check: Option<&str>, ui: UiLanguage) -> anyhow::Result<ExitCode> {
    let text = if let Some(check) = check.and_then(checks::by_id) {
        checks::page(check, ui)
    } else {
        let width = CHECKS.iter().map(|check| check.id.len()).max().unwrap_or(0);
        CHECKS
            .iter()
            .map(|check| format!("{:width$}  {}\n", check.id, checks::summary(check, ui)))
            .collect::<Vec<_>>()
            .concat()
    };
    print(text.as_bytes())
}

fn houses(house: Option<&str>, ui: UiLanguage) -> anyhow::Result<ExitCode> {
    let text = match house.and_then(|id| house::copy(id, ui)) {
        Some(copy) => copy,
        None => house::descriptions(ui)
            .map(|(id, description)| format!("{id:11}  {description}\n"))
            .collect::<Vec<_>>()
            .concat(),
    };
    print(text.as_bytes())
}

fn schema(ui: UiLanguage) -> anyhow::Result<ExitCode> {
    let checks: Vec<(&str, String)> =
        CHECKS.iter().map(|check| (check.id, checks::summary(check, ui))).collect();
    let text = serde_json::to_string_pretty(&json_schema(&checks, ui))? + "\n";
    print(text.as_bytes())
}

fn print(text: &[u8]) -> anyhow::Result<ExitCode> {
    quietly(io::stdout().write_all(text))?;
    Ok(ExitCode::SUCCESS)
}

/// A reader that leaves has seen enough, as `head` has: no error.
fn quietly(printed: io::Result<()>) -> io::Result<()> {
    match printed {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Says on standard error what could not be done.
fn complain(complaint: &str) {
    // Nobody is left to tell if this fails.
    let _ = writeln!(io::stderr(), "copydesk: {complaint}");
}
