//! What the first article would wait for, done before an editor has opened it: the lists of words and names are made
//! ready, and every room has been walked through once. Nobody waits for it, and nothing depends on it. Once there is an
//! article, that is looked at instead.

use std::sync::Arc;
use std::thread;

use tracing::debug;

use super::state::State;
use crate::analysis::Analysis;
use crate::checks;
use crate::config::Config;
use crate::extract::Format;
use crate::lang::names::Names;
use crate::lang::{Language, load_words};
use crate::message::UiLanguage;

/// An article in each language with something for everyone: a quotation, a name in two spellings, a block that stands twice.
const FRENCH: &str = "\
« Le marché couvert rouvrira mardi », a déclaré la maire de Valmeyrac, Mme Élise Crouzet, devant le conseil.

Le ministre Jean-Luc Rubino est attendu à Kiev, puis à Kyiv : « Rien n'est signé. » Mme Crouset n'ira pas.

Le marché couvert, fermé depuis l'hiver 2019, a coûté 3,5 millions d'euros à la commune et à ses voisines.

Le marché couvert, fermé depuis l'hiver 2019, a coûté 3,5 millions d'euros à la commune et à ses voisines.
";
const ENGLISH: &str = "\
\u{201c}The covered market reopens on Tuesday,\u{201d} the mayor of Wexcombe, Mrs. Elise Crowther, told the council.

Minister John Rubino is expected in Kiev. \u{201c}Nothing is signed.\u{201d} Mrs. Crowter will not go to Kyiv herself.

The covered market, closed since the winter of 2019, has cost the town and its neighbors 3.5 million pounds so far.

The covered market, closed since the winter of 2019, has cost the town and its neighbors 3.5 million pounds so far.
";

/// Begins it, on threads of its own. Without threads, the first article does it.
pub(super) fn begin(state: &Arc<State>) {
    for (article, ui) in [(FRENCH, UiLanguage::French), (ENGLISH, UiLanguage::English)] {
        let state = Arc::clone(state);
        let rehearse = move || {
            load(ui);
            if !state.has_opened_any() {
                read(article, ui);
            }
        };
        let begun = thread::Builder::new().name("rehearsal".to_owned()).spawn(rehearse);
        if let Err(error) = begun {
            debug!("the first article has to wait for the lists: {error}");
        }
    }
}

/// Makes the lists ready: each of the two threads begins with one that takes long.
fn load(ui: UiLanguage) {
    match ui {
        UiLanguage::French => load_words(),
        UiLanguage::English => {
            Names::builtin();
            Language::English.lexicon();
        }
    }
}

/// Does with an article what is done with each. Returns what is found in it.
fn read(article: &str, ui: UiLanguage) -> Vec<String> {
    let analysis = Analysis::build(article.to_owned(), Format::Plain, &Names::builtin(), None, &|| false);
    let findings = analysis.map(|analysis| checks::check(&analysis, &Config::default())).unwrap_or_default();
    findings.iter().map(|finding| finding.message.text(ui)).collect()
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, FRENCH, read};
    use crate::message::UiLanguage;

    #[test]
    fn names_and_repeats_are_found_in_both() {
        for (article, ui) in [(FRENCH, UiLanguage::French), (ENGLISH, UiLanguage::English)] {
            let found = read(article, ui);
            assert!(found.iter().any(|text| text.contains("Kyiv")), "{found:#?}");
            assert!(found.iter().any(|text| text.contains('§')), "{found:#?}");
        }
    }
}
