use super::{Context, declare_check};
use crate::analysis::Analysis;
use crate::analysis::attribution::{Attribution, Window};
use crate::analysis::cast::{Agreement, Figure};
use crate::analysis::quotations::{CitedBy, MIN_WORDS, QuoteKind};
use crate::finding::{Edit, Finding, Fix, Safety, Severity};
use crate::message::Message;
use crate::text::ProseSpan;

declare_check! {
    /// A quotation said by “he” or “she” before anybody was named.
    ///
    /// ## Why
    ///
    /// A pronoun sends the reader back to a name. At the head of an article, or after a paragraph was moved, there
    /// may be none: the reader cannot know who speaks. The first such pronoun of an article is reported, unless
    /// the name follows at once, in the rest of the paragraph or in the next. Where only people of the other
    /// gender were named, it is a hint.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// “We will not close this line before the summer,” ⟦she⟧ said on Monday. The trains run twice a day.
    /// ```
    ///
    /// ```text,expect
    /// « Nous ne fermerons pas cette ligne avant l'été », a-t-⟦elle⟧ dit lundi. Les trains passent deux fois par jour.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// “We will not close this line before the summer,” Jane Porter said on Monday. The trains run twice a day.
    /// ```
    ///
    /// ```text
    /// « Nous ne fermerons pas cette ligne avant l'été », a dit Jeanne Porter lundi. Les trains passent deux fois par
    /// jour.
    /// ```
    id: "pronoun-speaker", severity: Information, since: "0.1.0", run: run,
    french:
    /// Une citation que dit « il » ou « elle » avant que personne ait été nommé.
    ///
    /// ## Pourquoi
    ///
    /// Un pronom renvoie le lecteur à un nom. En tête d'article, ou quand un paragraphe a été déplacé, il n'y en a parfois
    /// aucun, et l'on ne peut pas savoir qui parle. Seul le premier de ces pronoms est signalé dans un article, sauf si le nom
    /// suit aussitôt, dans la suite du paragraphe ou dans le suivant. Quand seules des personnes de l'autre sexe ont été
    /// nommées, c'est un indice.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// « Nous ne fermerons pas cette ligne avant l'été », a-t-⟦elle⟧ dit lundi. Les trains passent deux fois par jour.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// « Nous ne fermerons pas cette ligne avant l'été », a dit Jeanne Portier lundi. Les trains passent deux fois par
    /// jour.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let Some((block, attribution, agreement)) = first_pronoun(analysis) else { return };
    let Some(pronoun) = attribution.speaker else { return };
    let before = analysis.blocks[..=block].iter().enumerate().flat_map(|(other, placed)| {
        placed
            .paragraph
            .cast
            .iter()
            .filter(move |figure| other < block || figure.words.end <= pronoun.start)
            .filter(|figure| !figure.pronoun)
    });
    let mut others = false;
    for figure in before {
        if agrees(figure, agreement) {
            return;
        }
        others |= figure.human && !figure.plural;
    }
    if is_named_at_once(analysis, block, pronoun, agreement) {
        return;
    }
    let severity = if others { cx.severity.min(Severity::Hint) } else { cx.severity };
    let word = &analysis.blocks[block].paragraph.text[pronoun.range()];
    out.push(Finding {
        check: CHECK.id,
        span: analysis.source_of(block, pronoun),
        severity,
        message: Message::PronounSpeaker { pronoun: word.to_lowercase() },
        related: Vec::new(),
        fixes: cx.fixes(|| fixes(analysis, block, &attribution, agreement)),
        unnecessary: false,
    });
}

/// The first quotation of the document whose speaker is a pronoun that stands for one person.
fn first_pronoun(analysis: &Analysis) -> Option<(usize, Attribution, Agreement)> {
    analysis.cited.iter().find_map(|cited| {
        let CitedBy::Source { block, attribution } = cited.source else { return None };
        // Words woven into a sentence about « il » are a part of what it says of him.
        if cited.kind != QuoteKind::Speech || cited.words < MIN_WORDS || cited.woven {
            return None;
        }
        let paragraph = &analysis.blocks[block].paragraph;
        let word = paragraph.text[attribution.speaker?.range()].to_lowercase();
        let agreement = Agreement::of_pronoun(&word, paragraph.language)?;
        (matches!(&*word, "il" | "elle" | "he" | "she")).then_some((block, attribution, agreement))
    })
}

fn agrees(figure: &Figure, agreement: Agreement) -> bool {
    let gender = figure.gender.is_none_or(|gender| Some(gender) == agreement.gender);
    gender && !figure.plural && (figure.human || !agreement.human || figure.name.is_some())
}

/// Whether somebody whom the pronoun can stand for comes right behind it: later in the paragraph, or in the next.
fn is_named_at_once(analysis: &Analysis, block: usize, pronoun: ProseSpan, agreement: Agreement) -> bool {
    let next = analysis.blocks.get(block + 1);
    let own = analysis.blocks[block].paragraph.cast.iter().filter(|figure| figure.words.start >= pronoun.end);
    let mut behind = own.chain(next.into_iter().flat_map(|next| next.paragraph.cast.iter()));
    behind.any(|figure| !figure.pronoun && agrees(figure, agreement))
}

/// The people of the article who may be meant, as the first of them are named.
fn fixes(analysis: &Analysis, block: usize, attribution: &Attribution, agreement: Agreement) -> Vec<Fix> {
    /// How many are offered.
    const OFFERED: usize = 3;
    let mut names: Vec<&str> = Vec::new();
    for placed in &analysis.blocks {
        let text = &*placed.paragraph.text;
        for figure in placed.paragraph.cast.iter().filter(|figure| figure.human && agrees(figure, agreement))
        {
            let Some(name) = figure.name.map(|name| &text[name.range()]).filter(|name| name.contains(' '))
            else {
                continue;
            };
            if !names.contains(&name) && names.len() < OFFERED {
                names.push(name);
            }
        }
    }
    let fix = |name: &str| {
        Some(Fix {
            title: Message::Replace { by: name.to_owned() },
            safety: Safety::Suggested,
            edits: replacement(analysis, block, attribution, name)?,
            project: None,
        })
    };
    names.into_iter().filter_map(fix).collect()
}

/// The edits that put a name in the place of a pronoun: « a-t-il dit » becomes « a dit Paul Morel ».
fn replacement(
    analysis: &Analysis,
    block: usize,
    attribution: &Attribution,
    name: &str,
) -> Option<Vec<Edit>> {
    let placed = &analysis.blocks[block];
    let text = &*placed.paragraph.text;
    let pronoun = attribution.speaker?;
    // The words around an incise inside the marks stay as they are.
    if attribution.window == Window::Incise {
        return None;
    }
    let edit = |start: usize, end: usize, words: String| {
        Some(Edit::new(placed.map.verbatim(ProseSpan::new(start, end))?, words))
    };
    let (start, end) = (pronoun.start as usize, pronoun.end as usize);
    let joints = ['-', '‐', '‑', '\'', '’'];
    let verb = text[..start].trim_end_matches(joints);
    if verb.len() == start {
        return Some(vec![edit(start, end, name.to_owned())?]);
    }
    let verb = verb.strip_suffix(['t', 'T']).and_then(|rest| rest.strip_suffix(joints)).unwrap_or(verb);
    let cue = attribution.cue.end as usize;
    if cue <= end {
        return Some(vec![edit(verb.len(), end, format!(" {name}"))?]);
    }
    Some(vec![edit(verb.len(), end, String::new())?, edit(cue, cue, format!(" {name}"))?])
}
