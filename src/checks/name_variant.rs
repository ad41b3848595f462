use super::{Context, declare_check};
use crate::analysis::names::{MentionAt, Mixed};
use crate::analysis::{Analysis, Placed};
use crate::extract::BlockKind;
use crate::finding::{Edit, Finding, Fix, Related, Safety};
use crate::lang::Language;
use crate::lang::names::{FormId, NameKind, NameTable};
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

/// How many edits "replace all" may have to be offered at every mention; a longer one is offered at the first
/// only, so that a book with a thousand mentions does not carry a million edits.
const AT_EVERY_MENTION: usize = 50;

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    for mixed in &cx.analysis.mixed {
        findings(cx, mixed, out);
    }
}

fn findings(cx: &Context<'_>, mixed: &Mixed, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let table = NameTable::builtin();
    let text = |form: FormId| table.form(form).text.to_owned();
    let usual = mentions(mixed, mixed.usual);
    let count = u32::try_from(usual.len()).unwrap_or(u32::MAX);
    let related: Vec<Related> = usual
        .iter()
        .take(POINTED)
        .map(|at| Related {
            span: place(analysis, *at),
            message: Message::OtherSpelling { form: text(mixed.usual) },
        })
        .collect();
    let all: usize = mixed.forms.iter().map(|(_, mentions)| mentions.len()).sum();
    for (form, mentions) in mixed.forms.iter().filter(|(form, _)| *form != mixed.usual) {
        for (index, at) in mentions.iter().enumerate() {
            let mut fixes = Vec::new();
            fixes.extend(replacement(analysis, *at, mixed.usual).map(|edits| Fix {
                title: Message::Replace { by: text(mixed.usual) },
                safety: if mixed.clear { Safety::Safe } else { Safety::Suggested },
                edits,
            }));
            if index == 0 || all <= AT_EVERY_MENTION {
                // With one mention to replace, "all" is what the first fix does already.
                let rest = [mixed.usual, *form].into_iter().skip(usize::from(all - usual.len() == 1));
                fixes.extend(rest.filter_map(|by| replace_all(analysis, mixed, by)));
            }
            out.push(Finding {
                check: CHECK.id,
                span: place(analysis, *at),
                severity: cx.severity,
                message: Message::NameVariant { found: text(*form), usual: text(mixed.usual), count },
                related: related.clone(),
                fixes,
                unnecessary: false,
            });
        }
    }
}

fn mentions(mixed: &Mixed, form: FormId) -> &[MentionAt] {
    mixed.forms.iter().find(|(known, _)| *known == form).map_or(&[], |(_, mentions)| mentions)
}

fn place(analysis: &Analysis, at: MentionAt) -> SourceSpan {
    analysis.source_of(at.block, analysis.blocks[at.block].paragraph.mentions[at.mention].span)
}

/// Every mention in another spelling turned into one.
fn replace_all(analysis: &Analysis, mixed: &Mixed, by: FormId) -> Option<Fix> {
    let others = mixed.forms.iter().filter(|(form, _)| *form != by).flat_map(|(_, mentions)| mentions);
    let replacements: Vec<Vec<Edit>> =
        others.map(|at| replacement(analysis, *at, by)).collect::<Option<_>>()?;
    let count = u32::try_from(replacements.len()).unwrap_or(u32::MAX);
    let mut edits: Vec<Edit> = replacements.into_iter().flatten().collect();
    edits.sort_by_key(|edit| edit.span);
    let title = Message::ReplaceAll { by: NameTable::builtin().form(by).text.to_owned(), count };
    Some(Fix { title, safety: Safety::Suggested, edits })
}

/// The edits that give a mention another spelling. `None` if it is not verbatim in the file, or if the words around
/// it would have to change in a way that takes knowing the name's gender.
fn replacement(analysis: &Analysis, at: MentionAt, by: FormId) -> Option<Vec<Edit>> {
    let placed = &analysis.blocks[at.block];
    let span = placed.map.verbatim(placed.paragraph.mentions[at.mention].span)?;
    let text = NameTable::builtin().form(by).text;
    if is_quoted_value(analysis, placed) && text.contains(['\'', '"', '\\']) {
        return None;
    }
    let mut article = None;
    if placed.paragraph.language == Language::French {
        let prose = placed.paragraph.mentions[at.mention].span.range();
        let (before, old) = (&placed.paragraph.text[..prose.start], &placed.paragraph.text[prose]);
        let table = NameTable::builtin();
        let country = table.set(table.form(by).set).kind == NameKind::Country;
        if country && disagrees(before, old, text) {
            return None;
        }
        article = match elision(&analysis.source, span, text) {
            Elision::Kept => None,
            Elision::Redone(edit) => Some(edit),
            Elision::Unknown => return None,
        };
    }
    Some(article.into_iter().chain([Edit::new(span, text)]).collect())
}

/// Whether a block is a value between quotation marks in front matter: one of them inside would end it.
fn is_quoted_value(analysis: &Analysis, placed: &Placed) -> bool {
    let first = placed.map.segments().first().map_or(0, |segment| segment.source.start as usize);
    matches!(placed.paragraph.kind, BlockKind::Heading | BlockKind::Standfirst)
        && analysis.source[..first].ends_with(['\'', '"'])
}

/// Whether a French country stands behind an article or a preposition that agrees with a gender which the new
/// spelling does not share: « la Biélorussie », « au Bélarus ».
fn disagrees(before: &str, old: &str, by: &str) -> bool {
    const AGREEING: [&str; 9] = ["le ", "la ", "du ", "au ", "en ", "l'", "l’", "de ", "d'"];
    // Countries that end in -e are feminine, a handful aside that have no second spelling.
    let is_feminine = |name: &str| name.ends_with('e');
    let before = before.to_lowercase();
    is_feminine(old) != is_feminine(by) && AGREEING.iter().any(|word| ends_with_word(&before, word))
}

/// What becomes of the word before a French name that changes its first sound.
enum Elision {
    /// It may stay.
    Kept,
    /// It changes too.
    Redone(Edit),
    /// It would have to change, and into what depends on the name's gender.
    Unknown,
}

/// The word before a French name when the new spelling begins with a vowel and the old one did not, or the other
/// way round: « de Kiev », « d'Odessa ».
fn elision(source: &str, name: SourceSpan, by: &str) -> Elision {
    const TO_VOWEL: [(&str, &str); 14] = [
        ("de ", "d'"),
        ("De ", "D'"),
        ("que ", "qu'"),
        ("Que ", "Qu'"),
        ("le ", "l'"),
        ("la ", "l'"),
        ("Le ", "L'"),
        ("La ", "L'"),
        ("du ", "de l'"),
        ("Du ", "De l'"),
        ("au ", "à l'"),
        ("Au ", "À l'"),
        ("ce ", "cet "),
        ("ma ", "mon "),
    ];
    const TO_CONSONANT: [(&str, &str); 8] = [
        ("d'", "de "),
        ("D'", "De "),
        ("d’", "de "),
        ("D’", "De "),
        ("qu'", "que "),
        ("Qu'", "Que "),
        ("qu’", "que "),
        ("Qu’", "Que "),
    ];
    let before = &source[..name.start as usize];
    let (was, is) = (opens_with_vowel(&source[name.range()]), opens_with_vowel(by));
    if was == is {
        return Elision::Kept;
    }
    let pairs = if is { &TO_VOWEL[..] } else { &TO_CONSONANT[..] };
    if let Some((from, to)) = pairs.iter().find(|(from, _)| ends_with_word(before, from)) {
        let span = SourceSpan::new(before.len() - from.len(), before.len());
        return Elision::Redone(Edit::new(span, *to));
    }
    if !is && before.ends_with(['\'', '’']) { Elision::Unknown } else { Elision::Kept }
}

/// Whether a text ends with a word, and not merely with its letters.
fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

fn opens_with_vowel(name: &str) -> bool {
    name.starts_with([
        'A', 'E', 'I', 'O', 'U', 'À', 'Â', 'Ä', 'É', 'È', 'Ê', 'Ë', 'Î', 'Ï', 'İ', 'Ô', 'Ö', 'Ù', 'Û', 'Ü',
        'Œ', 'Æ',
    ])
}
