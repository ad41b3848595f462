//! How long the parts take, by the size of the document: `cargo bench`. Figures are read, never asserted.

use copydesk::analysis::{Analysis, repetition};
use copydesk::checks::{self, Fixes};
use copydesk::config::Config;
use copydesk::extract::{Format, extract};
use copydesk::lang::names::Names;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Bytes of the documents: a brief, a long article, a file of archives, a book.
const SIZES: [usize; 4] = [4_000, 10_000, 100_000, 1_000_000];

/// French paragraphs, all different, of about 450 bytes each, with quotations and names in them. Every 25th
/// quotation has no source, and every 50th paragraph spells a name its own way.
fn document(size: usize) -> String {
    const TOWNS: [&str; 7] = ["Montrevel", "Kiev", "Odessa", "Saint-Aubin", "Lviv", "Kharkiv", "La Roche"];
    const PEOPLE: [&str; 5] =
        ["Anne Morel", "Paul Le Goff", "Jeanne d'Arras", "M. Dupont", "Volodymyr Zelensky"];
    let mut text = String::with_capacity(size + 500);
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        let (town, person) = (TOWNS[number % TOWNS.len()], PEOPLE[number % PEOPLE.len()]);
        text += &format!(
            "À {town}, le chantier numéro {number} a repris lundi après {} jours d'arrêt, sous l'œil des riverains. \
             « Nous attendions ce moment depuis {} semaines, et rien ne disait qu'il viendrait », explique {person}, \
             qui préside le comité. « Le plus dur reste à faire avant l'hiver », ajoute-t-elle. Selon la préfecture, \
             les travaux coûteront {number} euros de plus que prévu, soit {} % de la somme votée l'an dernier.\n",
            number * 7 % 90,
            number * 13 % 50,
            number % 30,
        );
        if number % 25 == 24 {
            text +=
                &format!("« Personne ne nous a prévenus, même pas au bout de {number} jours d'attente. »\n");
        }
        if number % 50 == 49 {
            text += &format!(
                "La mission numéro {number} rentrera de Kyiv par la route, sauf contrordre de dernière minute.\n"
            );
        }
    }
    text
}

/// A document, its analysis, and the document with one character more in its middle.
fn edited(size: usize) -> (Analysis, String) {
    let text = document(size);
    let mut next = text.clone();
    next.insert(text.floor_char_boundary(text.len() / 2), 'e');
    (analyze(text, None), next)
}

fn analyze(text: String, previous: Option<&Analysis>) -> Analysis {
    Analysis::build(text, Format::Plain, &Names::builtin(), previous, &|| false).expect("nothing cancels it")
}

/// Makes a version from the one before, as an editor does: that leaves it what it knows. Returns the one before, whose text
/// is the next.
fn type_again(previous: &mut Analysis, next: &mut String) -> Analysis {
    let analysis = analyze(std::mem::take(next), Some(previous));
    let before = std::mem::replace(previous, analysis);
    next.clone_from(&before.source);
    before
}

/// From an edit to its findings, without the protocol.
#[divan::bench(args = SIZES)]
fn keystroke(bencher: Bencher<'_, '_>, size: usize) {
    let (mut previous, mut next) = edited(size);
    let config = Config::default();
    bencher.bench_local(|| {
        let analysis = type_again(&mut previous, &mut next);
        black_box(checks::look(&previous, &[], &config, Fixes::Without));
        analysis
    });
}

/// The same as far as the facts.
#[divan::bench(args = SIZES)]
fn reanalysis(bencher: Bencher<'_, '_>, size: usize) {
    let (mut previous, mut next) = edited(size);
    bencher.bench_local(|| type_again(&mut previous, &mut next));
}

/// From nothing to findings.
#[divan::bench(args = SIZES)]
fn open(bencher: Bencher<'_, '_>, size: usize) {
    let text = document(size);
    let config = Config::default();
    bencher.bench_local(|| {
        let analysis = analyze(text.clone(), None);
        black_box(checks::check(&analysis, &config));
        analysis
    });
}

/// Finding the prose.
#[divan::bench(args = SIZES)]
fn extraction(bencher: Bencher<'_, '_>, size: usize) {
    let text = document(size);
    bencher.bench_local(|| extract(black_box(&text), Format::Plain));
}

/// Finding what stands twice, word for word.
#[divan::bench(args = SIZES)]
fn repeats(bencher: Bencher<'_, '_>, size: usize) {
    let analysis = analyze(document(size), None);
    bencher.bench_local(|| repetition::repeats(black_box(&analysis.blocks)));
}

/// From facts to what an editor shows with every key: findings without their fixes.
#[divan::bench(args = SIZES)]
fn showing(bencher: Bencher<'_, '_>, size: usize) {
    let analysis = analyze(document(size), None);
    let config = Config::default();
    bencher.bench_local(|| checks::look(black_box(&analysis), &[], &config, Fixes::Without));
}

/// From facts to findings.
#[divan::bench(args = SIZES)]
fn checking(bencher: Bencher<'_, '_>, size: usize) {
    let analysis = analyze(document(size), None);
    let config = Config::default();
    bencher.bench_local(|| checks::check(black_box(&analysis), &config));
}
