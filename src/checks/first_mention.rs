use super::respell::Respelling;
use super::{Context, declare_check};
use crate::analysis::mentions::Named;
use crate::analysis::names::MentionAt;
use crate::analysis::{Analysis, Name, Placed};
use crate::extract::BlockKind;
use crate::finding::{Finding, Fix, Related, Safety};
use crate::lang::gazetteer::key_of;
use crate::lang::gender::is_given_name;
use crate::lang::names::{families, given, well_known};
use crate::message::Message;
use crate::text::segment::{is_dash, is_hyphen};
use crate::text::{ProseSpan, SourceSpan};

declare_check! {
    /// A person who comes in without a given name or a function.
    ///
    /// ## Why
    ///
    /// Readers who meet “Crouzet” before “Vincent Crouzet, an expert in intelligence” have to guess. It happens when
    /// paragraphs change places, or when the first of them is cut. Reported is the first mention in running text: a surname
    /// alone, or behind “Mr”, though the full name comes later or never.
    ///
    /// Whoever needs no introduction (Trump, Molière) gets none. Headlines, captions, quotations, lists, bylines,
    /// interviews and texts of fewer than sixty words are left alone.
    ///
    /// ## Example
    ///
    /// ```markdown,expect
    /// La paix attendra encore un an, estime ⟦Crouzet⟧. Les deux armées manquent d'hommes, et les usines ne suivent plus
    /// depuis le printemps. Vincent Crouzet, expert en renseignement, a publié la semaine dernière un livre sur cette
    /// guerre, qui doit beaucoup à ses voyages dans la région. Crouzet y raconte la vie des villages proches du front,
    /// où les écoles ont rouvert malgré les alertes.
    /// ```
    ///
    /// ```markdown,expect
    /// Peace will have to wait for another year, says Mr ⟦Delmarre⟧. Both armies are short of men, and the factories have
    /// not kept up since the spring. Stephen Delmarre, an expert in intelligence, published a book about this war last
    /// week, which owes much to his travels in the region. Delmarre tells of life in the villages close to the front,
    /// where the schools have opened again.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```markdown
    /// La paix attendra encore un an, estime Vincent Crouzet. Les deux armées manquent d'hommes, et les usines ne suivent
    /// plus depuis le printemps. L'expert en renseignement a publié la semaine dernière un livre sur cette guerre, qui
    /// doit beaucoup à ses voyages dans la région. Crouzet y raconte la vie des villages proches du front, où les écoles
    /// ont rouvert malgré les alertes.
    /// ```
    id: "first-mention", severity: Hint, since: "0.1.0", off: true, run: run,
    french:
    /// Une personne qui entre en scène sans prénom ni fonction.
    ///
    /// ## Pourquoi
    ///
    /// Qui rencontre « Crouzet » avant « Vincent Crouzet, expert en renseignement » doit deviner. C'est ce qui arrive quand des
    /// paragraphes changent de place, ou que le premier saute. Est signalée la première mention dans le texte courant : un nom
    /// de famille seul, ou derrière « M. », alors que le nom complet vient plus tard, ou jamais.
    ///
    /// Qui n'a pas besoin d'être présenté (Trump, Molière) n'est pas signalé. Titres, légendes, citations, listes, signatures,
    /// entretiens et textes de moins de soixante mots sont laissés de côté.
    ///
    /// ## Exemple
    ///
    /// ```markdown,expect
    /// La paix attendra encore un an, estime ⟦Crouzet⟧. Les deux armées manquent d'hommes, et les usines ne suivent plus
    /// depuis le printemps. Vincent Crouzet, expert en renseignement, a publié la semaine dernière un livre sur cette
    /// guerre, qui doit beaucoup à ses voyages dans la région. Crouzet y raconte la vie des villages proches du front,
    /// où les écoles ont rouvert malgré les alertes.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```markdown
    /// La paix attendra encore un an, estime Vincent Crouzet. Les deux armées manquent d'hommes, et les usines ne suivent
    /// plus depuis le printemps. L'expert en renseignement a publié la semaine dernière un livre sur cette guerre, qui
    /// doit beaucoup à ses voyages dans la région. Crouzet y raconte la vie des villages proches du front, où les écoles
    /// ont rouvert malgré les alertes.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    /// The fewest words of an article. What is shorter is a caption, a brief or a note.
    const MIN_WORDS: u32 = 60;
    let analysis = cx.analysis;
    let words: u32 = analysis.blocks.iter().map(|placed| placed.paragraph.fingerprint.words).sum();
    if analysis.interview || words < MIN_WORDS {
        return;
    }
    let respelling = Respelling::new(analysis);
    for name in analysis.names().iter().filter(|name| name.kind == "person") {
        let Some((form, span, at)) = bare(analysis, name) else { continue };
        let full = fulls(name).find(|(full, _)| is_short_for(form, full));
        let fix = full.and_then(|(full, _)| {
            let title = Message::Replace { by: full.to_owned() };
            Some(Fix::new(title, Safety::Suggested, respelling.edits(at, full, false)?))
        });
        let related = fulls(name)
            .map(|(form, span)| Related::here(span, Message::OtherSpelling { form: form.to_owned() }));
        out.push(Finding {
            check: CHECK.id,
            span,
            severity: cx.severity,
            message: Message::FirstMention,
            related: related.min_by_key(|related| related.span).into_iter().collect(),
            fixes: cx.fixes(|| fix),
            unnecessary: false,
        });
    }
}

/// The first mention of a person in running text, if that introduces nobody.
fn bare<'n>(analysis: &Analysis, name: &'n Name) -> Option<(&'n str, SourceSpan, MentionAt)> {
    if name.forms.iter().any(|(form, _)| well_known::is_well_known(form)) {
        return None;
    }
    let mut mentions: Vec<(SourceSpan, &str)> = name
        .forms
        .iter()
        .flat_map(|(form, spans)| spans.iter().map(move |span| (*span, form.as_str())))
        .collect();
    mentions.sort_unstable();
    let found = mentions
        .iter()
        // A full name in a headline or in a quotation says who it is, too.
        .take_while(|(_, form)| !is_full(form))
        .find_map(|(span, form)| Some((*form, *span, in_running_text(analysis, *span)?)))?;
    let (form, span, at) = found;
    let told = |span: SourceSpan| is_told(analysis, name, span);
    let bare = if fulls(name).next().is_some() {
        fulls(name).any(|(full, _)| is_short_for(form, full)) && !told(span)
    } else {
        // Only a civility tells surely that a surname is a person's and no company's. Whom the article calls by a given name
        // throughout has a reason.
        let given = is_given_name(form) || given::is_listed(form);
        let titled = mentions.iter().any(|(span, _)| is_titled(analysis, *span));
        titled && !given && name.function.is_none() && !mentions.iter().any(|(span, _)| told(*span))
    };
    bare.then_some((form, span, at))
}

/// The full forms of a name, each with its first mention.
fn fulls(name: &Name) -> impl Iterator<Item = (&str, SourceSpan)> {
    let full = name.forms.iter().filter(|(form, _)| is_full(form));
    full.filter_map(|(form, spans)| Some((form.as_str(), *spans.first()?)))
}

/// Whether a form has more than a surname with its particles.
fn is_full(form: &str) -> bool {
    const ARTICLES: [&str; 8] = ["Le", "La", "Les", "De", "Du", "Des", "Van", "Von"];
    // « al-Assad », « d'Estaing » are names as well.
    let is_own = |word: &&str| word.contains(char::is_uppercase) && !ARTICLES.contains(word);
    form.split([' ', '\u{a0}', '\u{202f}']).filter(is_own).count() > 1
}

/// Whether a form is the surname of a full one that begins with a given name.
fn is_short_for(form: &str, full: &str) -> bool {
    let words: Vec<&str> = full.split_whitespace().collect();
    let (form, full) = (key_of(form), key_of(full));
    if families::is_family_first(&words) {
        return full.strip_prefix(&*form).is_some_and(|rest| rest.starts_with(' '));
    }
    let given = words.first().is_some_and(|first| is_given_name(first) || given::is_listed(first));
    given && full.strip_suffix(&*form).is_some_and(|rest| rest.ends_with(' '))
}

/// Whether the article says beside a mention what the person is.
fn is_told(analysis: &Analysis, name: &Name, span: SourceSpan) -> bool {
    /// An article, a civility, a comma.
    const NEAR: u32 = 24;
    let near = |function: SourceSpan| {
        function.end <= span.start && span.start - function.end <= NEAR
            || span.end <= function.start && function.start - span.end <= NEAR
    };
    name.function.as_ref().is_some_and(|(_, function)| near(*function))
        || named(analysis, span).is_some_and(|named| named.role != 0)
}

/// Whether a civility stands before a mention. « M » without a stop is a brand's: « BMW M ».
fn is_titled(analysis: &Analysis, span: SourceSpan) -> bool {
    let Some((block, prose)) = locate(analysis, span) else { return false };
    let placed = &analysis.blocks[block];
    let brand = || placed.paragraph.text[..prose.range().start].trim_end().ends_with(" M");
    named_at(placed, prose).is_some_and(|named| named.titled) && !brand()
}

fn named(analysis: &Analysis, span: SourceSpan) -> Option<&Named> {
    let (block, prose) = locate(analysis, span)?;
    named_at(&analysis.blocks[block], prose)
}

/// Where a mention stands, if that is in a sentence of the writer's, where people are introduced.
fn in_running_text(analysis: &Analysis, span: SourceSpan) -> Option<MentionAt> {
    /// In words. A headline may end as a sentence does.
    const LONGEST_HEADLINE: u32 = 15;
    let (block, prose) = locate(analysis, span)?;
    let placed = &analysis.blocks[block];
    let text = &*placed.paragraph.text;
    let named = named_at(placed, prose)?;
    let (before, after) = (&text[..prose.range().start], &text[prose.range().end..]);
    let joined = before.ends_with(is_hyphen) || after.starts_with(is_hyphen);
    let headline =
        block == 0 && analysis.blocks.len() > 1 && placed.paragraph.fingerprint.words <= LONGEST_HEADLINE;
    let runs =
        placed.paragraph.kind == BlockKind::Paragraph && is_running(placed) && !headline && named.is_free();
    (runs && !joined && !is_namesake(before)).then_some(MentionAt { block, span: prose })
}

/// Whether a paragraph is sentences, and no headline, byline or credit.
fn is_running(placed: &Placed) -> bool {
    /// A byline or a credit is shorter.
    const SHORTEST: u32 = 8;
    let text = placed.paragraph.text.trim_end();
    let ends = text.ends_with(['.', '!', '?', '…', ':', '»', '”', '"', ')']);
    let credit = text.contains('©') || text.starts_with(is_dash);
    ends && !credit && placed.paragraph.fingerprint.words >= SHORTEST
}

/// Whether something or several are called by a name: « l'affaire Dreyfus », "the Delmarres".
fn is_namesake(before: &str) -> bool {
    const WORDS: [&str; 52] = [
        "the",
        "les",
        "des",
        "aux",
        "ces",
        "famille",
        "époux",
        "frères",
        "sœurs",
        "couple",
        "clan",
        "dynastie",
        "maison",
        "affaire",
        "dossier",
        "procès",
        "loi",
        "lois",
        "rapport",
        "plan",
        "réforme",
        "amendement",
        "commission",
        "mission",
        "gouvernement",
        "cabinet",
        "ministère",
        "ère",
        "années",
        "méthode",
        "doctrine",
        "système",
        "prix",
        "rue",
        "avenue",
        "boulevard",
        "place",
        "quai",
        "pont",
        "hôpital",
        "lycée",
        "collège",
        "école",
        "stade",
        "théâtre",
        "musée",
        "fondation",
        "groupe",
        "galerie",
        "institut",
        "laboratoires",
        "saint",
    ];
    let word = before.trim_end().rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    WORDS.contains(&&*word.to_lowercase())
}

fn locate(analysis: &Analysis, span: SourceSpan) -> Option<(usize, ProseSpan)> {
    let block = analysis.blocks.partition_point(|placed| placed.source.end <= span.start);
    Some((block, analysis.blocks.get(block)?.map.to_prose(span)?))
}

/// The words of a name at a place, with what is known of them.
fn named_at(placed: &Placed, at: ProseSpan) -> Option<&Named> {
    let named = &placed.paragraph.named;
    named.iter().find(|named| named.words.iter().any(|word| word.span.touches(at)))
}
