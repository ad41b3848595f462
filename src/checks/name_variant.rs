use super::{Context, declare_check};
use crate::analysis::Analysis;
use crate::analysis::names::Mixed;
use crate::finding::{Edit, Finding, Fix, Related, Safety};
use crate::lang::names::{FormId, NameTable};
use crate::message::Message;
use crate::text::SourceSpan;

declare_check! {
    /// A name is spelt one way here and another way elsewhere in the article.
    ///
    /// ## Why
    ///
    /// Kiev and Kyiv, Poutine and Putin, Zelensky and Zelenskyy are one name each, written after different
    /// systems. Either may be right for a house; both in one article never are. Which spelling is meant is told
    /// by the language first, then by what the article uses most.
    ///
    /// Quotations, links, emphasized titles and fixed terms (chicken Kiev, the Kyiv Independent, Dynamo Kiev) are
    /// left alone, and so is a spelling given on purpose beside the other: “Kyiv (formerly Kiev)”.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// The minister left Kyiv on Monday. He will be back in Kyiv by Friday, his office said in ⟦Kiev⟧.
    /// ```
    ///
    /// ```text,expect
    /// Le président russe, Vladimir Poutine, recevra la délégation mardi. ⟦Putin⟧ a refusé toute concession.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// The minister left Kyiv on Monday. He will be back in Kyiv by Friday, his office said in Kyiv.
    /// ```
    ///
    /// ```text
    /// Le président russe, Vladimir Poutine, recevra la délégation mardi. Poutine a refusé toute concession.
    /// ```
    id: "name-variant", severity: Warning, since: "0.1.0", run: run,
}

/// How many other mentions a finding points at.
const POINTED: usize = 5;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    for mixed in &cx.analysis.mixed {
        findings(cx, mixed, out);
    }
}

fn findings(cx: &Context<'_>, mixed: &Mixed, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let table = NameTable::builtin();
    let text = |form: FormId| table.form(form).text.to_owned();
    let usual: Vec<SourceSpan> = places(analysis, mixed, mixed.usual);
    let count = u32::try_from(usual.len()).unwrap_or(u32::MAX);
    for (form, _) in mixed.forms.iter().filter(|(form, _)| *form != mixed.usual) {
        for span in places(analysis, mixed, *form) {
            let related = usual
                .iter()
                .take(POINTED)
                .map(|span| Related { span: *span, message: Message::OtherSpelling { form: text(mixed.usual) } })
                .collect();
            out.push(Finding {
                check: CHECK.id,
                span,
                severity: cx.severity,
                message: Message::NameVariant { found: text(*form), usual: text(mixed.usual), count },
                related,
                fixes: fixes(analysis, mixed, *form, span),
                unnecessary: false,
            });
        }
    }
}

/// Where a spelling stands, in document order.
fn places(analysis: &Analysis, mixed: &Mixed, form: FormId) -> Vec<SourceSpan> {
    let mentions = mixed.forms.iter().find(|(known, _)| *known == form).map_or(&[][..], |(_, places)| places);
    mentions
        .iter()
        .map(|(block, mention)| analysis.source_of(*block, analysis.blocks[*block].paragraph.mentions[*mention].span))
        .collect()
}

fn fixes(analysis: &Analysis, mixed: &Mixed, form: FormId, span: SourceSpan) -> Vec<Fix> {
    let table = NameTable::builtin();
    let all = |by: FormId, safety: Safety| {
        let edits = replacements(analysis, mixed, by, None)?;
        let count = u32::try_from(edits.len()).unwrap_or(u32::MAX);
        Some(Fix { title: Message::ReplaceAll { by: table.form(by).text.to_owned(), count }, safety, edits })
    };
    let here = replacements(analysis, mixed, mixed.usual, Some(span)).map(|edits| Fix {
        title: Message::Replace { by: table.form(mixed.usual).text.to_owned() },
        safety: if mixed.clear { Safety::Safe } else { Safety::Suggested },
        edits,
    });
    let fixes = [here, all(mixed.usual, Safety::Suggested), all(form, Safety::Suggested)];
    fixes.into_iter().flatten().collect()
}

/// The edits that turn every mention in another spelling (or the one at a place) into one spelling. `None` if
/// there is none, or if one of them is not verbatim in the file.
fn replacements(analysis: &Analysis, mixed: &Mixed, by: FormId, only: Option<SourceSpan>) -> Option<Vec<Edit>> {
    let table = NameTable::builtin();
    let by_text = table.form(by).text;
    let mut edits = Vec::new();
    for (_, places) in mixed.forms.iter().filter(|(form, _)| *form != by) {
        for (block, mention) in places {
            let placed = &analysis.blocks[*block];
            let span = placed.paragraph.mentions[*mention].span;
            let source = placed.map.verbatim(span)?;
            if only.is_some_and(|only| only != source) {
                continue;
            }
            edits.extend(elision(analysis, source, by_text));
            edits.push(Edit { span: source, text: by_text.to_owned() });
        }
    }
    edits.sort_by_key(|edit| edit.span);
    (!edits.is_empty()).then_some(edits)
}

/// What becomes of the word before a French name when the new spelling begins with a vowel and the old one did
/// not, or the other way round: « de Kiev », « d'Odessa ».
fn elision(analysis: &Analysis, name: SourceSpan, by: &str) -> Option<Edit> {
    if analysis.language != crate::lang::Language::French {
        return None;
    }
    let before = &analysis.source[..name.start as usize];
    let old = &analysis.source[name.range()];
    let (was, is) = (opens_with_vowel(old), opens_with_vowel(by));
    if was == is {
        return None;
    }
    let pairs = if is {
        [("de ", "d'"), ("De ", "D'"), ("que ", "qu'"), ("Que ", "Qu'"), ("le ", "l'"), ("la ", "l'")]
    } else {
        [("d'", "de "), ("D'", "De "), ("d’", "de "), ("D’", "De "), ("qu'", "que "), ("qu’", "que ")]
    };
    pairs.iter().find(|(from, _)| ends_with_word(before, from)).map(|(from, to)| Edit {
        span: SourceSpan::new(before.len() - from.len(), before.len()),
        text: (*to).to_owned(),
    })
}

/// Whether a text ends with a word, and not merely with its letters.
fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

fn opens_with_vowel(name: &str) -> bool {
    name.starts_with([
        'A', 'E', 'I', 'O', 'U', 'À', 'Â', 'Ä', 'É', 'È', 'Ê', 'Ë', 'Î', 'Ï', 'İ', 'Ô', 'Ö', 'Ù', 'Û', 'Ü', 'Œ', 'Æ',
    ])
}
