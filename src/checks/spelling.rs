//! What the checks of names share: a name that the article spells in several ways becomes one finding for each
//! mention that differs, with the fixes that make it one. Which spellings belong together is found in
//! [`crate::analysis`].

use super::{Check, Context};
use crate::analysis::Analysis;
use crate::analysis::names::{Evidence, MentionAt, Mixed, Weight};
use crate::finding::{Edit, Finding, Fix, Related, Safety, Severity};
use crate::lang::agreement::{Change, agreement};
use crate::lang::names::{NameKind, NameTable};
use crate::message::Message;
use crate::text::{ProseSpan, SourceSpan};

/// How many other mentions a finding points at.
const POINTED: usize = 5;

/// How many edits "replace all" may have to be offered at every mention; a longer one is offered at the first
/// only, so that a book with a thousand mentions does not carry a million edits.
const AT_EVERY_MENTION: usize = 50;

/// Reports every mention of a name that is not spelt as usual. `message` makes the sentence of the spelling here, the usual one, and
/// how often that occurs.
pub(super) fn report(
    cx: &Context<'_>,
    check: &Check,
    mixed: &Mixed,
    out: &mut Vec<Finding>,
    message: &dyn Fn(String, String, u32) -> Message,
) {
    let analysis = cx.analysis;
    let usual = &mixed.forms[mixed.usual];
    let count = u32::try_from(usual.mentions.len()).unwrap_or(u32::MAX);
    let related: Vec<Related> = usual
        .mentions
        .iter()
        .take(POINTED)
        .map(|at| Related {
            span: place(analysis, *at),
            message: Message::OtherSpelling { form: usual.text.to_string() },
        })
        .collect();
    let all: usize = mixed.forms.iter().map(|form| form.mentions.len()).sum();
    for (index, form) in mixed.forms.iter().enumerate().filter(|(index, _)| *index != mixed.usual) {
        for (nth, at) in form.mentions.iter().enumerate() {
            let mut fixes = Vec::new();
            fixes.extend(replacement(analysis, &mixed.evidence, *at, &usual.text).map(|edits| Fix {
                title: Message::Replace { by: usual.text.to_string() },
                safety: if is_safe(mixed) { Safety::Safe } else { Safety::Suggested },
                edits,
            }));
            if nth == 0 || all <= AT_EVERY_MENTION {
                // With one mention to replace, "all" is what the first fix does already.
                let rest =
                    [mixed.usual, index].into_iter().skip(usize::from(all - usual.mentions.len() == 1));
                fixes.extend(rest.filter_map(|by| replace_all(analysis, mixed, by)));
            }
            out.push(Finding {
                check: check.id,
                span: place(analysis, *at),
                severity: cx.severity.min(loudest(mixed.weight)),
                message: message(form.text.to_string(), usual.text.to_string(), count),
                related: related.clone(),
                fixes,
                unnecessary: false,
            });
        }
    }
}

/// Whether the usual spelling may be put everywhere without a look: only what a table or the same letters prove.
fn is_safe(mixed: &Mixed) -> bool {
    mixed.clear
        && mixed.weight == Weight::Sure
        && matches!(mixed.evidence, Evidence::Table(_) | Evidence::Marks)
}

/// The loudest that a finding may be.
fn loudest(weight: Weight) -> Severity {
    match weight {
        Weight::Faint => Severity::Hint,
        Weight::Likely => Severity::Information,
        Weight::Sure => Severity::Error,
    }
}

fn place(analysis: &Analysis, at: MentionAt) -> SourceSpan {
    analysis.source_of(at.block, at.span)
}

/// Every mention in another spelling turned into one.
fn replace_all(analysis: &Analysis, mixed: &Mixed, by: usize) -> Option<Fix> {
    let others =
        mixed.forms.iter().enumerate().filter(|(form, _)| *form != by).flat_map(|(_, form)| &form.mentions);
    let text = &*mixed.forms[by].text;
    let replacements: Vec<Vec<Edit>> =
        others.map(|at| replacement(analysis, &mixed.evidence, *at, text)).collect::<Option<_>>()?;
    let count = u32::try_from(replacements.len()).unwrap_or(u32::MAX);
    let mut edits: Vec<Edit> = replacements.into_iter().flatten().collect();
    edits.sort_by_key(|edit| edit.span);
    let title = Message::ReplaceAll { by: text.to_owned(), count };
    Some(Fix { title, safety: Safety::Suggested, edits })
}

/// The edits that give a mention another spelling. `None` if it is not verbatim in the file, or if the words around
/// it would have to change in a way that takes knowing the name's gender.
fn replacement(analysis: &Analysis, evidence: &Evidence, at: MentionAt, by: &str) -> Option<Vec<Edit>> {
    let placed = &analysis.blocks[at.block];
    let span = placed.map.verbatim(at.span)?;
    if analysis.is_quoted_value(at.block) && by.contains(['\'', '"', '\\']) {
        return None;
    }
    let prose = at.span.range();
    let (before, old) = (&placed.paragraph.text[..prose.start], &placed.paragraph.text[prose]);
    let country =
        matches!(evidence, Evidence::Table(set) if NameTable::builtin().set(*set).kind == NameKind::Country);
    let article = match agreement(placed.paragraph.language, before, old, by, country) {
        Change::None => None,
        Change::Unknown => return None,
        Change::Word { length, by } => {
            let word = ProseSpan::new(before.len() - length, before.len());
            Some(Edit::new(placed.map.verbatim(word)?, by))
        }
    };
    Some(article.into_iter().chain([Edit::new(span, by)]).collect())
}
