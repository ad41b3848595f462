//! No text makes the program work out of proportion: of twice as much of anything it makes about twice as much work, and
//! not much more than of an ordinary text of that length. Work is instructions, counted by Valgrind, which are nearly the
//! same in every run; nothing is timed. `tests/run` installs that and names a release build in `COPYDESK`, with which the
//! texts are longer; where Valgrind cannot be had the test says so, and fails with `CI=true`.
#![cfg(target_os = "linux")]
#![allow(clippy::cast_precision_loss, reason = "they are far smaller")]
#![allow(clippy::print_stdout, reason = "the figures are worth a look")]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use common::program::{folder, is_released, released};

/// A text made of so many of something.
type Make = fn(usize) -> String;

/// A text that is hard in some way.
struct Hard {
    name: &'static str,
    /// Whether it is Markdown.
    markdown: bool,
    /// How many of it the shorter text has under a release build.
    count: usize,
    make: Make,
}

const fn plain(name: &'static str, count: usize, make: Make) -> Hard {
    Hard { name, markdown: false, count, make }
}

const fn markdown(name: &'static str, count: usize, make: Make) -> Hard {
    Hard { name, markdown: true, count, make }
}

/// A word for a number, with a vowel after each consonant.
fn word(mut number: usize) -> String {
    const CONSONANTS: [&str; 12] = ["b", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v"];
    const VOWELS: [&str; 4] = ["a", "e", "i", "o"];
    let mut word = String::new();
    for _ in 0..4 {
        word += CONSONANTS[number % 12];
        word += VOWELS[number / 12 % 4];
        number /= 48;
    }
    word
}

fn name(number: usize) -> String {
    let word = word(number);
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn sentence(number: usize) -> String {
    let (one, two, three) = (word(number * 7), word(number * 13 + 5), word(number * 31 + 11));
    format!(
        "La {one} du quartier a fermé lundi, et la {two} de la rue voisine attend une {three} pour la remplacer. "
    )
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

fn ordinary(count: usize) -> String {
    lines(count, |at| {
        format!(
            "{}« Nous attendons une {} depuis le printemps », explique Anne {}, qui habite là. {}\n\n",
            sentence(at),
            word(at * 3),
            name(at % 50),
            sentence(at + 100_000)
        )
    })
}

const LONG: &str = "Le conseil municipal votera jeudi soir la rénovation de la halle, dont la charpente menace depuis trois \
    hivers et dont personne ne sait encore combien elle va coûter aux habitants de la ville.";

const HARD: [Hard; 43] = [
    plain("one short paragraph again and again", 8_000, |n| {
        "Rien de neuf à signaler ce matin.\n\n".repeat(n)
    }),
    plain("one long paragraph again and again", 2_000, |n| format!("{LONG}\n\n").repeat(n)),
    plain("paragraphs that share a long sentence", 500, |n| {
        lines(n, |at| format!("{} {LONG} {}\n\n", sentence(at), sentence(at + n)))
    }),
    plain("paragraphs that differ by a word", 500, |n| {
        lines(n, |at| format!("{LONG} Un {} le dira.\n\n", word(at)))
    }),
    plain("names one letter apart", 1_000, |n| {
        lines(n, |at| format!("Le maire a reçu Alain {} hier soir.\n\n", name(at)))
    }),
    plain("names one letter apart in one paragraph", 1_000, |n| {
        lines(n, |at| format!("Le maire a reçu {} hier. ", name(at)))
    }),
    plain("people of one surname", 500, |n| {
        lines(n, |at| format!("{} Morel est là. Morel le dit aussi.\n\n", name(at)))
    }),
    plain("two spellings", 1_000, |n| "Le train de Kiev part, celui de Kyiv attend.\n\n".repeat(n)),
    plain("two spellings in one paragraph", 1_000, |n| {
        "Le train de Kiev part, celui de Kyiv attend. ".repeat(n)
    }),
    plain("capitals", 2_000, |n| lines(n, |at| format!("le {} de la ville et ", name(at)))),
    plain("opening marks", 50_000, |n| "« ".repeat(n)),
    plain("opening marks of English", 20_000, |n| "“a ".repeat(n)),
    plain("straight marks", 50_000, |n| "\" ".repeat(n)),
    plain("closing marks", 20_000, |n| "a » ".repeat(n)),
    plain("marks that do not match", 3_000, |n| "« a ” b “ c » d \" ".repeat(n)),
    plain("quotations in quotations", 3_000, |n| {
        format!("« Nous {} », dit Anne Morel.", "disons “oui” et ".repeat(n))
    }),
    plain("quotations deep in each other", 4_000, |n| {
        format!("Le maire est là. {}oui{}, dit Anne Morel.", "« Nous avons ".repeat(n), " »".repeat(n))
    }),
    plain("names without a space", 1_000, |n| "Kiev,Kyiv;".repeat(n)),
    plain("copies with two spellings", 500, |n| {
        lines(n, |at| {
            format!(
                "{0}Le train de Kiev part, et {1} attend Kyiv.\n\n{0}Le train de Kiev part, et {1} attend Kyiv.\n\n",
                sentence(at),
                name(at)
            )
        })
    }),
    plain("quotations of nobody among many people", 500, |n| {
        lines(n, |at| {
            format!(
                "Le maire {0} Morel et Alain {0} sont venus. « Nous attendons tous une {1} depuis hier. » Le pont est fermé.\n\n",
                name(at),
                word(at)
            )
        })
    }),
    plain("initials", 10_000, |n| "M. X. Y. ".repeat(n)),
    plain("opening marks, one a paragraph", 3_000, |n| "« Nous attendons.\n\n".repeat(n)),
    plain("quotations in one paragraph", 500, |n| {
        lines(n, |at| format!("« Nous attendons une {} ici », dit Anne {}. ", word(at), name(at)))
    }),
    plain("quotations of nobody", 1_000, |n| {
        lines(n, |at| format!("« Nous attendons tous une {} depuis hier. »\n\n", word(at)))
    }),
    plain("one quotation again and again", 2_000, |n| {
        "« Nous attendons tous ici depuis hier soir et personne ne vient », dit Anne Morel.\n\n".repeat(n)
    }),
    plain("one quotation of many people", 500, |n| {
        lines(n, |at| {
            format!(
                "« Nous attendons tous ici depuis hier soir et personne ne vient », dit Anne {}.\n\n",
                name(at)
            )
        })
    }),
    plain("one sentence again and again in one paragraph", 2_000, |n| {
        "Le maire a dit hier soir que le vieux pont restera fermé demain. ".repeat(n)
    }),
    plain("two paragraphs of the same sentences", 1_000, |n| {
        format!("{0}\n\nAilleurs. {0}\n", lines(n, sentence))
    }),
    plain("one paragraph", 2_000, |n| lines(n, sentence)),
    plain("one word", 60_000, |n| "mot ".repeat(n)),
    plain("one endless word", 500_000, |n| "a".repeat(n)),
    markdown("headings", 4_000, |n| lines(n, |at| format!("# {}\n", word(at)))),
    markdown("list items", 4_000, |n| lines(n, |at| format!("- {}\n", word(at)))),
    markdown("brackets", 30_000, |n| "[".repeat(n)),
    markdown("brackets with targets", 20_000, |n| "[a](".repeat(n)),
    markdown("block quotes in each other", 2_000, |n| format!("{} a", "> ".repeat(n))),
    markdown("emphasis", 10_000, |n| "*a **b _c ".repeat(n)),
    markdown("code marks", 20_000, |n| lines(n, |at| format!("{} a ", "`".repeat(1 + at % 40)))),
    markdown("rows of a table", 3_000, |n| {
        format!("| a | b |\n|---|---|\n{}", lines(n, |at| format!("| {} | {} |\n", word(at), word(at + n))))
    }),
    markdown("footnotes", 2_000, |n| {
        lines(n, |at| format!("Un {}[^{at}].\n\n[^{at}]: La {}.\n\n", word(at), word(at + n)))
    }),
    markdown("links to definitions", 2_000, |n| {
        lines(n, |at| format!("Un [{}][r{at}].\n\n[r{at}]: /a\n\n", word(at)))
    }),
    markdown("comments that hide nothing", 500, |n| {
        "<!-- copydesk: ignore-next repeated-heading -->\nLe train part.\n\n".repeat(n)
    }),
    markdown("comments to us", 2_000, |n| {
        "<!-- copydesk: ignore-next -->\nLe train de Kiev part, celui de Kyiv attend.\n\n".repeat(n)
    }),
];

/// How many instructions it takes to check a text.
fn work(name: &str, text: &str, markdown: bool) -> u64 {
    let folder = folder(&[]);
    let article = if markdown { "article.md" } else { "article.txt" };
    fs::write(folder.path().join(article), text).expect("a file");
    let checked = released(folder.path(), &["check", "--format", "jsonl", article]);
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    valgrind.arg("--log-file=work").arg(checked.get_program()).args(checked.get_args());
    let status = valgrind.current_dir(folder.path()).stdin(Stdio::null()).stdout(Stdio::null()).status();
    let code = status.expect("it starts").code();
    assert!(code.is_some_and(|code| code < 2), "{name}: {code:?}");
    counted(&folder.path().join("work")).unwrap_or_else(|| panic!("{name}: nothing was counted"))
}

/// What Valgrind says that it counted.
fn counted(log: &Path) -> Option<u64> {
    let log = fs::read_to_string(log).ok()?;
    let line = log.lines().find(|line| line.contains("I   refs:") || line.contains("I refs:"))?;
    line.split(':').nth(1)?.trim().replace(',', "").parse().ok()
}

fn can_count() -> bool {
    let can = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_ok();
    assert!(can || std::env::var_os("CI").is_none(), "there is no `valgrind`; `tests/run` installs it");
    if !can {
        println!("skipped: there is no `valgrind` here");
    }
    can
}

#[test]
fn no_text_makes_work_out_of_proportion() {
    if !can_count() {
        return;
    }
    let share = if is_released() { 1 } else { 10 };
    // The start of the program is in both.
    let usual = |count| {
        let text = ordinary(count / share);
        (work("ordinary text", &text, false), text.len())
    };
    let ((one, length), (other, longer)) = (usual(200), usual(1_200));
    let per_byte = (other - one) as f64 / (longer - length) as f64;
    let todo = Mutex::new(HARD.iter());
    let told = Mutex::new(Vec::new());
    let next = || todo.lock().expect("nobody panics with it").next();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(hard) = next() {
                    let measure = |count: usize| {
                        let text = (hard.make)(count);
                        (work(hard.name, &text, hard.markdown) as f64, text.len() as f64)
                    };
                    let count = hard.count / share;
                    // What a tenth of it takes, the start of the program included, is taken off both.
                    let (few, short) = measure(count / 10);
                    let ((once, _), (twice, long)) = (measure(count), measure(2 * count));
                    let (once, twice) = (once - few, twice - few);
                    // 1.9 tenfolds to 0.9 if it grows as the text does.
                    let ratio = twice / once * 0.9 / 1.9 * 2.0;
                    let multiple = twice / (long - short) / per_byte;
                    told.lock().expect("nobody panics with it").push((hard.name, ratio, multiple, once));
                }
            });
        }
    });
    let mut table = String::new();
    let mut wrong = Vec::new();
    let told = told.into_inner().expect("nobody panicked");
    for (name, ratio, multiple, once) in &told {
        let _ = writeln!(
            table,
            "{ratio:5.2} × for twice as much, {multiple:6.2} × ordinary text, {:8.0} M: {name}",
            once / 1e6
        );
        if *ratio > 2.6 || *multiple > 10.0 {
            wrong.push(*name);
        }
    }
    println!("{table}");
    assert!(wrong.is_empty(), "out of proportion: {wrong:?}");
    assert_eq!(told.len(), HARD.len());
}
