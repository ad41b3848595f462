use std::path::Path;
use std::sync::Arc;

use super::{Context, declare_check};
use crate::analysis::repetition::passage::{Reuse, Reused, is_sought};
use crate::finding::{Finding, Related};
use crate::message::Message;

declare_check! {
    /// A paragraph stands in another article, word for word or nearly so.
    ///
    /// ## Why
    ///
    /// The paragraph of background that is taken over from yesterday's story was true yesterday. Somebody who knows that it
    /// stands there can look whether it still is, cut it, or link to the other article.
    ///
    /// On the command line, the articles of a run are compared with each other and with those of every `--archive FOLDER`;
    /// of two that share a paragraph, the later one is told of: by the day in their names or in their front matter, and
    /// without one by path. In an editor, an article is compared with those of the workspace and with the other open ones.
    ///
    /// A paragraph of 20 words or more counts if most of the shorter version (80 % of every three words in a row) stands
    /// in the longer one. Bylines, legal formulas and pull quotes do not count, nor do headings, lists and tables. Several
    /// paragraphs in a row from one article are one finding. The day is that in the other article's name or front matter:
    /// when a file was saved says nothing of when it was published.
    ///
    /// In the example, the first text is another article, the second is that of today.
    ///
    /// ## Example
    ///
    /// ```text,archive
    /// The auction hall was built in 1931, when ninety boats landed their catch here every night and the town slept badly.
    /// Half of them had left by 1980, and the town bought the building from the last of the owners for one franc.
    /// ```
    ///
    /// ```text,expect
    /// The harbour board will meet on Thursday to vote on the new quay, after two years of talks with the city council.
    /// ⟦The auction hall was built in 1931, when ninety boats landed their catch here every single night and the town slept badly.⟧
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// The harbour board will meet on Thursday to vote on the new quay, after two years of talks with the city council.
    /// The hall, which dates from the days of the great fleet, would lose its eastern wing and keep its clock.
    /// ```
    id: "archive-repeat", severity: Hint, since: "0.1.0", off: true, run: run,
    french:
    /// Un paragraphe figure déjà dans un autre article, mot pour mot ou presque.
    ///
    /// ## Pourquoi
    ///
    /// Le paragraphe de rappel repris de l'article d'hier était vrai hier. Savoir qu'il y figure déjà permet de vérifier qu'il
    /// l'est encore, de le couper, ou de renvoyer à l'autre article.
    ///
    /// En ligne de commande, les articles demandés sont comparés entre eux et avec ceux de chaque `--archive DOSSIER` ; de deux
    /// articles qui partagent un paragraphe, c'est le plus récent qui est signalé, d'après la date de son nom ou de ses
    /// métadonnées, et sans date d'après son chemin. Dans un éditeur, un article est comparé avec ceux du dossier ouvert et
    /// avec les autres documents ouverts.
    ///
    /// Un paragraphe de vingt mots ou plus compte quand l'essentiel de la version la plus courte (80 % de ses suites de trois
    /// mots) se retrouve dans la plus longue. Signatures, formules légales et exergues ne comptent pas, ni titres, listes et
    /// tableaux. Plusieurs paragraphes de suite venus du même article donnent lieu à un seul signalement. La date est celle que porte le
    /// nom de l'autre article, ou celle de ses métadonnées : le jour où un fichier est enregistré ne dit pas quand il a paru.
    ///
    /// Dans l'exemple, le premier texte est un autre article, le second celui du jour.
    ///
    /// ## Exemple
    ///
    /// ```text,archive
    /// La criée a été construite en 1931, quand quatre-vingt-dix bateaux débarquaient ici chaque nuit et que la ville dormait mal.
    /// La moitié étaient partis en 1980, et la commune a racheté le bâtiment au dernier des propriétaires pour un franc.
    /// ```
    ///
    /// ```text,expect
    /// Le conseil du port votera jeudi la construction du nouveau quai, après deux ans de discussions avec la municipalité.
    /// ⟦La criée a été construite en 1931, quand quatre-vingt-dix bateaux débarquaient ici presque chaque nuit et que la ville dormait mal.⟧
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Le conseil du port votera jeudi la construction du nouveau quai, après deux ans de discussions avec la municipalité.
    /// La halle, qui date du temps de la grande flotte, perdrait son aile orientale et garderait son horloge.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let mut rest = cx.reuses;
    while let Some(((_, first), _)) = rest.split_first() {
        // The article that most of what follows comes from; of several, the one that had it first.
        let longest = first.iter().max_by(|one, other| {
            let length = |reuse: &Reuse| run_length(cx, rest, &reuse.article.path);
            let age = |reuse: &Reuse| (reuse.date.is_none(), reuse.date);
            (length(one).cmp(&length(other)))
                .then_with(|| age(other).cmp(&age(one)))
                .then_with(|| other.article.path.cmp(&one.article.path))
        });
        let length = longest.map_or(1, |reuse| run_length(cx, rest, &reuse.article.path));
        let (run, others) = rest.split_at(length);
        if let Some(reuse) = longest {
            let places: Vec<(usize, &Reuse)> = run
                .iter()
                .filter_map(|(block, reuses)| Some((*block, place_in(reuses, &reuse.article.path)?)))
                .collect();
            out.push(finding(cx, &places));
        }
        rest = others;
    }
}

/// How many of these paragraphs stand in one article without another one in between that does not.
fn run_length(cx: &Context<'_>, paragraphs: &[Reused], path: &Path) -> usize {
    let mut length = 0;
    let mut next = None;
    for (block, reuses) in paragraphs {
        let follows = next.is_none_or(|next| !cx.analysis.blocks[next..*block].iter().any(is_sought));
        if !follows || place_in(reuses, path).is_none() {
            break;
        }
        length += 1;
        next = Some(block + 1);
    }
    length
}

fn place_in<'r>(reuses: &'r [Reuse], path: &Path) -> Option<&'r Reuse> {
    reuses.iter().find(|reuse| reuse.article.path == path)
}

/// The finding for paragraphs in a row that stand in one article.
fn finding(cx: &Context<'_>, places: &[(usize, &Reuse)]) -> Finding {
    let (start, reuse) = places[0];
    let end = places[places.len() - 1].0;
    let numbers = places.iter().map(|(_, reuse)| reuse.number);
    let path = &reuse.article.path;
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Finding {
        check: CHECK.id,
        span: cx.analysis.blocks[start].source.cover(cx.analysis.blocks[end].source),
        severity: cx.severity,
        message: Message::AlreadyPublished {
            date: reuse.date,
            file,
            first: numbers.clone().min().unwrap_or(1),
            last: numbers.max().unwrap_or(1),
        },
        related: places
            .iter()
            .map(|(_, reuse)| Related {
                span: reuse.span,
                message: Message::ParagraphHere { number: reuse.number },
                elsewhere: Some(Arc::clone(&reuse.article)),
            })
            .collect(),
        fixes: Vec::new(),
        unnecessary: false,
    }
}
