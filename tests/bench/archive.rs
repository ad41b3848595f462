//! What an archive costs: `cargo bench --bench archive`, or with other numbers of articles than the usual ones behind
//! `--`: `cargo bench --bench archive -- 1000 10000 100000`. Figures are read, never asserted.
//!
//! Each number is measured in a process of its own, with a cache folder of its own.

#![allow(clippy::print_stdout, reason = "figures are printed")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use copydesk::analysis::repetition::passage::Passage;
use copydesk::archive::Archive;

/// The numbers of articles that take less than a minute together.
const USUAL: [usize; 2] = [1_000, 10_000];

/// How many paragraphs are looked for, of each kind.
const QUERIES: usize = 2_000;

/// Set in a process that measures: where the articles are.
const FOLDER: &str = "COPYDESK_BENCH_FOLDER";

fn main() {
    // Cargo says `--bench` to every bench, and so it does with what `cargo bench FILTER` is to run.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let numbers: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    if arguments.iter().any(|filter| filter.parse::<usize>().is_err() && !"archive".contains(&**filter)) {
        return;
    }
    if let Some(folder) = std::env::var_os(FOLDER) {
        return measure(Path::new(&folder), numbers[0]);
    }
    println!(
        "articles   build      again      index     peak memory   new paragraph p50 / p99   known paragraph p50 / p99"
    );
    for number in if numbers.is_empty() { USUAL.to_vec() } else { numbers } {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let articles = folder.path().join("articles");
        write(&articles, number);
        let status = Command::new(std::env::current_exe().expect("this program"))
            .arg(number.to_string())
            .env(FOLDER, &articles)
            .env("XDG_CACHE_HOME", folder.path().join("cache"))
            .status()
            .expect("it starts");
        assert!(status.success(), "measuring {number} articles failed");
    }
}

fn measure(folder: &Path, number: usize) {
    let archive = Archive::open(folder).expect("an index");
    let n_cores = std::thread::available_parallelism().map_or(1, usize::from);
    let update = || {
        let start = Instant::now();
        let summary = archive.update(None, n_cores, &mut |_, _| true).expect("the index is written");
        (start.elapsed(), summary.read)
    };
    let (build, read) = update();
    assert_eq!(read, number);
    let (again, read) = update();
    assert_eq!(read, 0);
    let (_, size) = archive.status().expect("the index is read");
    // Before the queries: a build is what takes memory.
    let memory = peak_memory();
    let mut fresh = Words::new(u64::MAX);
    let new: Vec<Passage> = (0..QUERIES).map(|_| passage(&fresh.paragraph())).collect();
    let known: Vec<Passage> = (0..QUERIES)
        .map(|query| {
            let article = Words::new((query * 7_919 % number) as u64).article();
            passage(article.lines().nth(query % 5).expect("it has as many"))
        })
        .collect();
    let (new, found) = times(&archive, &new);
    assert_eq!(found, 0, "what was never written was found");
    let (known, found) = times(&archive, &known);
    assert_eq!(found, QUERIES, "what was written was not found");
    println!(
        "{number:>8}  {:>6.1} s  {:>6.2} s  {:>6} kB  {memory:>8} MB  {:>10} / {}  {:>15} / {}",
        build.as_secs_f64(),
        again.as_secs_f64(),
        size / 1_000,
        micros(new[QUERIES / 2]),
        micros(new[QUERIES * 99 / 100]),
        micros(known[QUERIES / 2]),
        micros(known[QUERIES * 99 / 100]),
    );
}

fn micros(time: Duration) -> String {
    format!("{} µs", time.as_micros())
}

/// How long each query took, sorted, and how many found something. Of three times each the least: what else the machine does
/// is no part of it.
fn times(archive: &Archive, passages: &[Passage]) -> (Vec<Duration>, usize) {
    let mut found = 0;
    let mut times = vec![Duration::MAX; passages.len()];
    for round in 0..3 {
        for (passage, least) in passages.iter().zip(&mut times) {
            let start = Instant::now();
            let reuses = archive.find(passage, &|_| true).expect("the index is read");
            *least = start.elapsed().min(*least);
            found += usize::from(round == 0 && !reuses.is_empty());
        }
    }
    times.sort_unstable();
    (times, found)
}

fn passage(text: &str) -> Passage {
    Passage::of(text).expect("it is long enough")
}

/// Megabytes, where the system tells.
fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|peak| peak.trim().strip_suffix(" kB")?.parse::<usize>().ok());
    peak.map_or("?".to_owned(), |kilobytes| (kilobytes / 1024).to_string())
}

/// Writes articles, a thousand in a folder.
fn write(folder: &Path, number: usize) {
    for article in 0..number {
        let place = folder.join(format!("{:03}", article / 1_000));
        if article % 1_000 == 0 {
            fs::create_dir_all(&place).expect("a folder");
        }
        fs::write(place.join(format!("{article}.txt")), Words::new(article as u64).article())
            .expect("a file");
    }
}

/// Words in an order that nobody has written: common ones as often as in French, rare ones rarely, the same for the same
/// start.
struct Words(u64);

impl Words {
    fn new(start: u64) -> Self {
        Self(start.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x2545_F491_4F6C_DD1D)
    }

    /// A number below another one.
    fn number(&mut self, below: u64) -> u64 {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % below
    }

    fn word(&mut self) -> String {
        const COMMON: [&str; 24] = [
            "de", "la", "le", "et", "les", "des", "en", "un", "du", "une", "que", "est", "pour", "qui",
            "dans", "a", "par", "plus", "pas", "au", "sur", "ne", "se", "ce",
        ];
        const STARTS: [&str; 20] = [
            "ba", "cor", "dé", "fi", "gran", "ha", "jou", "lan", "mé", "nou", "or", "pré", "qua", "ré",
            "sou", "tra", "u", "vil", "con", "par",
        ];
        const MIDDLES: [&str; 20] = [
            "bi", "ca", "dé", "fer", "gi", "li", "ma", "ni", "po", "ra", "si", "ta", "vi", "lo", "mu", "ne",
            "ri", "sa", "to", "ven",
        ];
        const ENDS: [&str; 20] = [
            "ge", "tion", "ment", "re", "té", "le", "ne", "se", "que", "er", "ir", "age", "eur", "ance",
            "ier", "ade", "al", "ure", "in", "on",
        ];
        match self.number(100) {
            // The first of them are the most common.
            0..48 => {
                let least = self.number(24).min(self.number(24));
                COMMON[usize::try_from(least).unwrap_or(0)].to_owned()
            }
            roll => {
                let mut one_of = |parts: &[&str; 20], rare: bool| {
                    let at = if rare { self.number(20) } else { self.number(20).min(self.number(20)) };
                    parts[usize::try_from(at).unwrap_or(0)].to_owned()
                };
                one_of(&STARTS, roll > 80) + &one_of(&MIDDLES, roll > 80) + &one_of(&ENDS, roll > 80)
            }
        }
    }

    /// About 430 bytes.
    fn paragraph(&mut self) -> String {
        let mut text = String::new();
        let length = 300 + usize::try_from(self.number(260)).unwrap_or(0);
        while text.len() < length {
            let mut sentence: Vec<String> = (0..12 + self.number(14)).map(|_| self.word()).collect();
            let capital: String = sentence[0].chars().take(1).flat_map(char::to_uppercase).collect();
            sentence[0] = capital + &sentence[0].chars().skip(1).collect::<String>();
            text += &sentence.join(" ");
            text += ". ";
        }
        text.trim_end().to_owned()
    }

    /// About 3 kB.
    fn article(&mut self) -> String {
        (0..7).map(|_| self.paragraph() + "\n").collect()
    }
}
