//! What the command line says by itself, beside what it finds: the line that closes a run, and what it could not do.

use super::UiLanguage;
use super::unreadable::Unreadable;

/// A sentence of the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The line that closes a report.
    Closing {
        /// How many findings are left, quietest first.
        counts: [usize; 4],
        /// In how many articles.
        articles: usize,
        /// How many are in the baseline, if there is one.
        known: Option<usize>,
        /// How many were mended, if that was asked for.
        fixed: Option<usize>,
    },
    /// What would be mended, behind a preview.
    Preview {
        /// How many findings.
        fixed: usize,
        /// In how many articles.
        articles: usize,
    },
    /// An article was written.
    Fixed {
        /// How many findings fewer it has.
        count: usize,
    },
    /// One fix calls for another, again and again.
    EndlessFix,
    /// An article that is not to be written.
    ReadOnly,
    /// An article that somebody wrote at the same time.
    ChangedMeanwhile,
    /// An article cannot be written.
    NotWritten {
        /// Why.
        reason: Unreadable,
    },
    /// A baseline cannot be read.
    UnreadableBaseline {
        /// Why.
        reason: Unreadable,
    },
    /// A page would be written over an article.
    PageIsArticle,
    /// Standard input can be mended by itself only.
    StdinAlone,
    /// A baseline was written.
    BaselineWritten {
        /// How many findings it holds.
        count: usize,
    },
    /// There is no baseline there yet.
    NoBaseline,
    /// A file that is no baseline.
    NotABaseline {
        /// The line where that shows, 1-based.
        line: usize,
        /// The column, likewise.
        column: usize,
        /// Whether it is JSON at all.
        is_json: bool,
        /// What the reader of JSON says, in English, with the place.
        words: String,
    },
    /// A baseline of a later version.
    NewerBaseline {
        /// Its version.
        version: u64,
    },
    /// Findings of a baseline that are gone.
    Outdated {
        /// The check.
        check: String,
        /// How many.
        count: usize,
    },
    /// An article of a baseline that is gone.
    OutdatedArticle,
    /// How far a run is.
    Progress {
        /// How many articles are checked.
        done: usize,
        /// Of how many.
        all: usize,
    },
    /// A format that the answer to this question is not written in.
    Unsuitable {
        /// The name of the format.
        format: String,
        /// The commands that write it.
        commands: Vec<&'static str>,
        /// The formats that would do here.
        others: Vec<String>,
    },
    /// The index of an archive.
    Index {
        /// How many articles it holds.
        articles: usize,
        /// How many of them were read now, and how many are gone; `None` if nobody looked.
        news: Option<(usize, usize)>,
        /// Its size.
        kilobytes: u64,
        /// Where it is.
        file: String,
    },
    /// There is none.
    NoIndex,
    /// There is none any more.
    IndexRemoved,
    /// Files of an archive that cannot be read.
    UnreadableFiles {
        /// How many.
        count: usize,
    },
    /// What was to be printed cannot be.
    NotPrinted {
        /// Why.
        reason: Unreadable,
    },
    /// The server does not start.
    NoServer {
        /// Why.
        reason: Unreadable,
    },
    /// A fault of ours.
    Failed,
}

impl Notice {
    /// The sentence, as the reader sees it.
    pub fn text(&self, ui: UiLanguage) -> String {
        match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        }
    }

    fn french(&self) -> String {
        match self {
            Self::Closing { counts, articles, known, fixed } => {
                let names = [
                    ("indice", "indices"),
                    ("information", "informations"),
                    ("avertissement", "avertissements"),
                    ("erreur", "erreurs"),
                ];
                let articles = nombre(*articles, "article", "articles");
                let total: usize = counts.iter().sum();
                let parts = by_severity(counts, names, nombre);
                let mut line = match fixed {
                    Some(fixed) => {
                        let fixed = nombre(*fixed, "corrigé", "corrigés");
                        let rest = if total == 0 { "0".to_owned() } else { format!("{total} ({parts})") };
                        format!("{fixed}, reste {rest}")
                    }
                    None if total == 0 && known.is_some() => "rien de nouveau".to_owned(),
                    None if total == 0 => "rien à signaler".to_owned(),
                    None => {
                        let (one, many) = match known {
                            Some(_) => ("nouveau signalement", "nouveaux signalements"),
                            None => ("signalement", "signalements"),
                        };
                        format!("{} ({parts})", nombre(total, one, many))
                    }
                };
                line.push_str(&format!(" dans {articles}"));
                match known {
                    Some(known) if *known > 0 => {
                        line.push_str(&format!(" ; {} dans la référence", nombre(*known, "connu", "connus")));
                    }
                    _ => {}
                }
                line
            }
            Self::Preview { fixed, articles } => {
                let fixed = nombre(*fixed, "signalement serait corrigé", "signalements seraient corrigés");
                format!("{fixed} dans {} ; rien n'a été écrit", nombre(*articles, "article", "articles"))
            }
            Self::Fixed { count } => nombre(*count, "signalement corrigé", "signalements corrigés"),
            Self::EndlessFix => {
                "les corrections s'appellent l'une l'autre sans fin ; ce qui reste est à décider à la main"
                    .to_owned()
            }
            Self::ReadOnly => "fichier en lecture seule : non corrigé".to_owned(),
            Self::ChangedMeanwhile => "modifié entre-temps : non corrigé".to_owned(),
            Self::NotWritten { reason } => format!("non écrit : {}", reason.text(UiLanguage::French)),
            Self::PageIsArticle => "c'est l'un des articles ; l'épreuve doit aller ailleurs".to_owned(),
            Self::StdinAlone => {
                "avec --fix ou --diff, l'entrée standard (-) doit être le seul article".to_owned()
            }
            Self::BaselineWritten { count } => nombre(*count, "signalement noté", "signalements notés"),
            Self::UnreadableBaseline { reason } => reason.text(UiLanguage::French),
            Self::NoBaseline => {
                "pas de fichier de référence à cet endroit ; --write-baseline en crée un".to_owned()
            }
            Self::NotABaseline { line, column, is_json, .. } => {
                let why = if *is_json { "pas ce que copydesk y note" } else { "pas du JSON" };
                format!("ce n'est pas un fichier de référence : ligne {line}, colonne {column}, {why}")
            }
            Self::NewerBaseline { version } => {
                format!("fichier de référence de version {version} : il faut un copydesk plus récent")
            }
            Self::Outdated { check, count } => {
                let entries = nombre(*count, "entrée périmée", "entrées périmées");
                format!("{entries} de {check} dans la référence")
            }
            Self::OutdatedArticle => "dans la référence, mais ce fichier n'existe plus".to_owned(),
            Self::Progress { done, all } => {
                format!("{} sur {all}", nombre(*done, "article", "articles"))
            }
            Self::Unsuitable { format, commands, others } => {
                let (commands, others) = (quoted(commands, " et "), others.join(", "));
                format!("--format {format} n'est que pour {commands} ; ici : {others}")
            }
            Self::Index { articles, news, kilobytes, file } => {
                let news = news.map(|(read, gone)| {
                    format!(
                        " ({} à présent, {})",
                        nombre(read, "lu", "lus"),
                        nombre(gone, "disparu", "disparus")
                    )
                });
                let (articles, news) = (nombre(*articles, "article", "articles"), news.unwrap_or_default());
                format!("{articles}{news}, {kilobytes} ko dans {file}")
            }
            Self::NoIndex => "pas d'index".to_owned(),
            Self::IndexRemoved => "index supprimé".to_owned(),
            Self::UnreadableFiles { count } => {
                nombre(*count, "fichier y est illisible", "fichiers y sont illisibles")
            }
            Self::NotPrinted { reason } => format!("sortie standard : {}", reason.text(UiLanguage::French)),
            Self::NoServer { reason } => {
                format!("le serveur ne peut pas démarrer : {}", reason.text(UiLanguage::French))
            }
            Self::Failed => "copydesk a échoué sur cet article ; merci de le signaler".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Closing { counts, articles, known, fixed } => {
                let names = [
                    ("hint", "hints"),
                    ("information", "information"),
                    ("warning", "warnings"),
                    ("error", "errors"),
                ];
                let articles = counted(*articles, "article", "articles");
                let total: usize = counts.iter().sum();
                let parts = by_severity(counts, names, counted);
                let mut line = match fixed {
                    Some(fixed) if total == 0 => format!("{fixed} fixed, none left"),
                    Some(fixed) => format!("{fixed} fixed, {total} left ({parts})"),
                    None if total == 0 && known.is_some() => "no new findings".to_owned(),
                    None if total == 0 => "no findings".to_owned(),
                    None => {
                        let (one, many) = match known {
                            Some(_) => ("new finding", "new findings"),
                            None => ("finding", "findings"),
                        };
                        format!("{} ({parts})", counted(total, one, many))
                    }
                };
                line.push_str(&format!(" in {articles}"));
                match known {
                    Some(known) if *known > 0 => line.push_str(&format!("; {known} known from the baseline")),
                    _ => {}
                }
                line
            }
            Self::Preview { fixed, articles } => {
                let articles = counted(*articles, "article", "articles");
                format!("{} would be fixed in {articles}; nothing was written", findings(*fixed))
            }
            Self::Fixed { count } => format!("{} fixed", findings(*count)),
            Self::EndlessFix => {
                "one fix calls for another without end; what is left is for a person to decide".to_owned()
            }
            Self::ReadOnly => "this file is read-only: not fixed".to_owned(),
            Self::ChangedMeanwhile => "changed meanwhile: not fixed".to_owned(),
            Self::NotWritten { reason } => format!("not written: {}", reason.text(UiLanguage::English)),
            Self::PageIsArticle => "this is one of the articles; the proof must go elsewhere".to_owned(),
            Self::StdinAlone => {
                "with --fix or --diff, standard input (-) must be the only article".to_owned()
            }
            Self::BaselineWritten { count } => format!("{} noted", findings(*count)),
            Self::UnreadableBaseline { reason } => reason.text(UiLanguage::English),
            Self::NoBaseline => "no baseline there; --write-baseline makes one".to_owned(),
            Self::NotABaseline { words, .. } => format!("this is no baseline: {words}"),
            Self::NewerBaseline { version } => {
                format!("a baseline of version {version}: it takes a newer copydesk")
            }
            Self::Outdated { check, count } => {
                let entries = counted(*count, "outdated entry", "outdated entries");
                format!("{entries} of {check} in the baseline")
            }
            Self::OutdatedArticle => "in the baseline, but this file is gone".to_owned(),
            Self::Progress { done, all } => format!("{done} of {all} articles"),
            Self::Unsuitable { format, commands, others } => {
                let (commands, others) = (quoted(commands, " and "), others.join(", "));
                format!("--format {format} is for {commands} only; here: {others}")
            }
            Self::Index { articles, news, kilobytes, file } => {
                let news = news.map(|(read, gone)| format!(" ({read} read now, {gone} gone)"));
                let articles = counted(*articles, "article", "articles");
                format!("{articles}{}, {kilobytes} kB in {file}", news.unwrap_or_default())
            }
            Self::NoIndex => "no index".to_owned(),
            Self::IndexRemoved => "index removed".to_owned(),
            Self::UnreadableFiles { count } => format!("{count} of the files there cannot be read"),
            Self::NotPrinted { reason } => format!("standard output: {}", reason.text(UiLanguage::English)),
            Self::NoServer { reason } => {
                format!("the server cannot start: {}", reason.text(UiLanguage::English))
            }
            Self::Failed => "copydesk failed on this article; please report it".to_owned(),
        }
    }
}

fn findings(count: usize) -> String {
    counted(count, "finding", "findings")
}

/// Words as they are typed, one behind the other.
pub(super) fn quoted<S: AsRef<str>>(words: &[S], between: &str) -> String {
    words.iter().map(|word| format!("`{}`", word.as_ref())).collect::<Vec<_>>().join(between)
}

/// The counts that are not 0, loudest first.
fn by_severity(
    counts: &[usize; 4],
    names: [(&str, &str); 4],
    counted: fn(usize, &str, &str) -> String,
) -> String {
    let parts = names.into_iter().zip(counts).rev().filter(|(_, count)| **count > 0);
    parts.map(|((one, many), count)| counted(*count, one, many)).collect::<Vec<_>>().join(", ")
}

/// A number with its noun in English: only one is singular.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A number with its noun in French: none is singular too.
pub(crate) fn nombre(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count < 2 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_counts_loudest_first() {
        let cases = [
            ([0, 0, 0, 0], 1, None, None, "no findings in 1 article", "rien à signaler dans 1 article"),
            (
                [0, 0, 1, 0],
                1,
                None,
                None,
                "1 finding (1 warning) in 1 article",
                "1 signalement (1 avertissement) dans 1 article",
            ),
            (
                [2, 0, 3, 1],
                2,
                None,
                None,
                "6 findings (1 error, 3 warnings, 2 hints) in 2 articles",
                "6 signalements (1 erreur, 3 avertissements, 2 indices) dans 2 articles",
            ),
            (
                [0, 1, 0, 0],
                0,
                Some(3),
                None,
                "1 new finding (1 information) in 0 articles; 3 known from the baseline",
                "1 nouveau signalement (1 information) dans 0 article ; 3 connus dans la référence",
            ),
            ([0; 4], 2, Some(0), None, "no new findings in 2 articles", "rien de nouveau dans 2 articles"),
            (
                [0, 2, 0, 0],
                2,
                None,
                Some(0),
                "0 fixed, 2 left (2 information) in 2 articles",
                "0 corrigé, reste 2 (2 informations) dans 2 articles",
            ),
            (
                [0; 4],
                2,
                Some(1),
                Some(4),
                "4 fixed, none left in 2 articles; 1 known from the baseline",
                "4 corrigés, reste 0 dans 2 articles ; 1 connu dans la référence",
            ),
        ];
        for (counts, articles, known, fixed, english, french) in cases {
            let closing = Notice::Closing { counts, articles, known, fixed };
            assert_eq!(closing.text(UiLanguage::English), english);
            assert_eq!(closing.text(UiLanguage::French), french);
        }
    }
}
