//! Names: where a document mentions something that has several spellings. Which it uses is found in `usage`.

use unicode_normalization::UnicodeNormalization;

use super::mentions::Standing;
use super::paragraph::Quote;
use super::quotations::QuoteKind;
use super::reading::{Reading, Tokens};
use crate::extract::{BlockKind, Zone, ZoneKind};
use crate::lang::Language;
use crate::lang::names::{Entry, FormId, NameKind, NameTable, SetId};
use crate::text::ProseSpan;
use crate::text::segment::{TokenKind, is_dash, is_hyphen};

/// A place where a name of the tables stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name, without the possessive.
    pub span: ProseSpan,
    /// Its spelling.
    pub form: FormId,
    /// Whether it may be counted and changed. It is bound in a link, a title or a passage in another language, beside its
    /// own gloss (« Kyiv (Kiev en russe) »), and where it names another place (Odessa, Texas).
    pub standing: Standing,
    /// Whether it is the place in capitals that an agency's article begins with: « KYIV (Reuters) ». It is bound then, but
    /// a house has its say.
    pub dateline: bool,
}

/// The most tokens of an entry of the tables.
const LONGEST_ENTRY: usize = 10;

/// The mentions of a paragraph, by place.
pub(super) fn mentions(
    reading: &Reading<'_>,
    sentences: &[Tokens],
    quotes: &[Quote],
    zones: &[Zone],
    kind: BlockKind,
    table: &NameTable,
) -> Vec<Mention> {
    let word = |at: usize| &reading.text[reading.tokens[at].span.range()];
    let mut found: Vec<(Tokens, FormId)> = Vec::new();
    let dateline = if kind == BlockKind::Paragraph { dateline(reading, table) } else { None };
    let mut at = dateline.as_ref().map_or(0, |(tokens, _)| tokens.end);
    while at < reading.tokens.len() {
        let mut next = at + 1;
        if reading.is_word(at) && table.may_start(word(at)) {
            let end = reading.tokens.len().min(at + LONGEST_ENTRY);
            let words: Vec<&str> = (at..end).map(word).collect();
            if let Some((entry, length)) = table.longest_at(&words) {
                next = at + length;
                if let Entry::Form(form) = entry {
                    found.push((at..next, form));
                }
            }
        }
        at = next;
    }
    let mut mentions: Vec<Mention> = found
        .iter()
        .map(|(tokens, form)| {
            let span = reading.span(tokens);
            let known = table.form(*form);
            let bound = is_shielded(span, zones, reading.text.len())
                || is_in_file_name(reading, tokens)
                || is_other_place(reading, tokens, &known.homonym)
                || is_part_of_foreign_name(reading, table, tokens, *form)
                || is_alias(reading, tokens.start)
                || known.word && sentences.iter().any(|sentence| sentence.start == tokens.start);
            let standing = if bound { Standing::Bound } else { standing(reading, span, quotes) };
            Mention { span, form: *form, standing, dateline: false }
        })
        .collect();
    for (index, pair) in found.windows(2).enumerate() {
        if is_gloss(reading, table, &pair[0], &pair[1]) {
            mentions[index].standing = Standing::Bound;
            mentions[index + 1].standing = Standing::Bound;
        }
    }
    if let Some((tokens, form)) = dateline {
        mentions.insert(
            0,
            Mention { span: reading.span(&tokens), form, standing: Standing::Bound, dateline: true },
        );
    }
    mentions
}

/// Free outside quotation marks. Inside, only the words of a speaker in the language of the paragraph are more than bound.
fn standing(reading: &Reading<'_>, span: ProseSpan, quotes: &[Quote]) -> Standing {
    let mut around = quotes.iter().filter(|quote| quote.marks.outer.contains(span)).peekable();
    let Some(outermost) = around.peek().map(|quote| quote.marks.inner) else { return Standing::Free };
    if around.all(|quote| quote.kind == QuoteKind::Speech) && !is_foreign(reading, outermost) {
        Standing::Quoted
    } else {
        Standing::Bound
    }
}

/// Whether a quotation is in another language than the text around it: "Putin must go" in French.
fn is_foreign(reading: &Reading<'_>, inner: ProseSpan) -> bool {
    let text = &reading.text[inner.range()];
    let guess = Language::detect(text);
    let language = if guess.sure { guess.language } else { Language::detect_short(text) };
    language != reading.language
}

/// The place that a paragraph begins with in capitals, before the name of an agency or a dash.
fn dateline(reading: &Reading<'_>, table: &NameTable) -> Option<(Tokens, FormId)> {
    if reading.tokens.first().is_none_or(|token| token.kind != TokenKind::Upper) {
        return None;
    }
    let ends = |mark: char| matches!(mark, '(' | ',' | ':') || is_dash(mark) || is_hyphen(mark);
    let end = (1..reading.tokens.len().min(LONGEST_ENTRY)).find(|at| {
        reading.mark(*at).is_some_and(|mark| ends(mark) && reading.tokens[*at].spaced || mark == ',')
    })?;
    let capitalized: Vec<String> = reading.tokens[..end]
        .iter()
        .map(|token| {
            let word = &reading.text[token.span.range()];
            let first = word.chars().next().map_or(0, char::len_utf8);
            word[..first].to_owned() + &word[first..].to_lowercase()
        })
        .collect();
    let words: Vec<&str> = capitalized.iter().map(String::as_str).collect();
    match table.longest_at(&words)? {
        (Entry::Form(form), length) if length == end => Some((0..end, form)),
        _ => None,
    }
}

/// Whether some words are a part of a file's or a host's name: `Kiev.jpg`, `C:\\Kiev\\plan.txt`, `Kiev.example.org`.
pub(super) fn is_in_file_name(reading: &Reading<'_>, tokens: &Tokens) -> bool {
    let glued = |at: usize| reading.tokens.get(at).is_some_and(|token| !token.spaced);
    let lower = |at: usize| reading.is_word(at) && !reading.is_capital(at);
    let dot = reading.mark(tokens.end) == Some('.') && glued(tokens.end) && glued(tokens.end + 1);
    let path = |at: usize| reading.mark(at) == Some('\\');
    dot && lower(tokens.end + 1) || path(tokens.end) || tokens.start.checked_sub(1).is_some_and(path)
}

/// Links, and emphasis that marks a title rather than the whole paragraph.
pub(super) fn is_shielded(span: ProseSpan, zones: &[Zone], length: usize) -> bool {
    zones.iter().any(|zone| {
        zone.span.contains(span)
            && match zone.kind {
                ZoneKind::Link => true,
                ZoneKind::Emphasis => zone.span.len() * 2 < length,
                ZoneKind::Strong => false,
            }
    })
}

/// Whether one of the words that tell a namesake follows within three tokens: Odessa (Texas).
fn is_other_place(reading: &Reading<'_>, tokens: &Tokens, tells: &[&str]) -> bool {
    /// A bracket or comma, a preposition, an article and its apostrophe, the word.
    const NEAR: usize = 5;
    let near = tokens.end..reading.tokens.len().min(tokens.end + NEAR);
    near.into_iter().any(|at| tells.contains(&&reading.text[reading.tokens[at].span.range()]))
}

/// Whether a place in a foreign spelling is a part of somebody's own name (« la Kuwait Investment Authority »):
/// another capital touches it.
fn is_part_of_foreign_name(reading: &Reading<'_>, table: &NameTable, tokens: &Tokens, form: FormId) -> bool {
    let place = matches!(table.set(table.form(form).set).kind, NameKind::Place | NameKind::Country);
    let foreign = !table.form(form).at_home.includes(reading.language);
    // The first word of a sentence has its capital for another reason.
    let before =
        tokens.start >= 2 && reading.is_capital(tokens.start - 1) && reading.is_word(tokens.start - 2);
    place && foreign && (before || reading.is_capital(tokens.end))
}

/// Whether a spelling is given as another name of something: "also known as Myanmar", « anciennement Bombay ».
fn is_alias(reading: &Reading<'_>, start: usize) -> bool {
    const BEFORE: [&[&str]; 9] = [
        &["known", "as"],
        &["formerly"],
        &["called"],
        &["renamed"],
        &["anciennement"],
        &["autrefois"],
        &["rebaptisé"],
        &["rebaptisée"],
        &["nommée"],
    ];
    BEFORE.iter().any(|words| {
        start.checked_sub(words.len()).is_some_and(|from| reading.lower[from..start].iter().eq(words.iter()))
    })
}

/// Words between two spellings that say, wherever they stand there, that the second is another name of the same.
pub(super) const GLOSS: [&str; 19] = [
    "aka",
    "alias",
    "anciennement",
    "autrefois",
    "ex",
    "formerly",
    "graphie",
    "or",
    "orthographié",
    "orthographiée",
    "ou",
    "rebaptisé",
    "rebaptisée",
    "renamed",
    "spell",
    "spelled",
    "spelt",
    "écrit",
    "écrivent",
];

/// Whether two spellings of one name stand side by side on purpose: « Kyiv (Kiev en russe) », "Kyiv, formerly
/// Kiev". Never across the end of a sentence.
fn is_gloss(
    reading: &Reading<'_>,
    table: &NameTable,
    one: &(Tokens, FormId),
    other: &(Tokens, FormId),
) -> bool {
    /// The farthest apart the two may stand.
    const NEAR: usize = 5;
    /// Words that say so behind a comma: « Kyiv, en russe Kiev », "Bangalore, now Bengaluru".
    const ASIDE: [&str; 17] = [
        "en",
        "in",
        "also",
        "aussi",
        "soit",
        "known",
        "dit",
        "appelée",
        "appellent",
        "called",
        "call",
        "now",
        "today",
        "aujourd",
        "désormais",
        "devenu",
        "devenue",
    ];
    let same_set = table.form(one.1).set == table.form(other.1).set && one.1 != other.1;
    let between = one.0.end..other.0.start;
    if !same_set || between.len() > NEAR {
        return false;
    }
    let has = |words: &[&str]| between.clone().any(|at| words.contains(&reading.lower[at].as_ref()));
    let mark =
        |marks: &[char]| between.clone().any(|at| reading.mark(at).is_some_and(|mark| marks.contains(&mark)));
    !mark(&['.', '!', '?', '…', ';'])
        && (mark(&['(', '/', '[']) || has(&GLOSS) || reading.is_comma(between.start) && has(&ASIDE))
}

/// A mention in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionAt {
    /// The block.
    pub block: usize,
    /// Where in its prose.
    pub span: ProseSpan,
}

/// One spelling of a name, with the mentions that are free to be counted and changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// As the table has it, or as it first stands.
    pub text: Box<str>,
    /// Its mentions, by place; none if it stands in quotations only.
    pub mentions: Vec<MentionAt>,
    /// Its mentions in quotations that would be free outside of them, by place.
    pub quoted: Vec<MentionAt>,
    /// Those in links, titles and headlines, by place: never counted nor changed, but they show how a word is spelt.
    pub bound: Vec<MentionAt>,
}

/// What tells that two spellings are of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The table lists them.
    Table(SetId),
    /// They are the same letters.
    Marks,
    /// They are the same sounds.
    Sound,
    /// One is a letter off.
    Slip,
    /// They are a given name as two languages write it.
    Equivalent,
    /// They are given names of one person.
    Given {
        /// The person's surname.
        surname: Box<str>,
    },
    /// One is the family name, which stands first, the other the given name of the same person: Xi and Jinping.
    FamilyFirst,
}

/// How much there is to say that two spellings are one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// They are alike, and no more is known.
    Faint,
    /// It is likely.
    Likely,
    /// It is hard to see how they could not be.
    Sure,
}

/// A name that a document spells in several ways, within one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixed {
    /// What tells so.
    pub evidence: Evidence,
    /// How surely.
    pub weight: Weight,
    /// The language of the paragraphs in which the spellings are mixed.
    pub language: Language,
    /// The spelling to keep, as a place in `forms`.
    pub usual: usize,
    /// Whether the document leaves no doubt which to keep.
    pub clear: bool,
    /// Its spellings, at least two. The usual one has free mentions, unless it tells of a slip.
    pub forms: Vec<Spelling>,
}

impl Mixed {
    /// The spellings that are not the usual one.
    pub fn others(&self) -> impl Iterator<Item = &Spelling> {
        self.forms.iter().enumerate().filter(|(index, _)| *index != self.usual).map(|(_, form)| form)
    }
}

/// Whether two spellings differ in the marks of first letters only: Elysée and Élysée are two habits of typesetting,
/// and no matter of names.
pub(super) fn differ_in_first_marks(one: &str, other: &str) -> bool {
    let marks = |text: &str| text.chars().filter(|char| !char.is_alphabetic()).collect::<String>();
    let parts = |text| str::split(text, |char: char| !char.is_alphabetic());
    let rest = |word: &str| -> String { word.chars().skip(1).collect() };
    one != other
        && marks(one) == marks(other)
        && parts(one).zip(parts(other)).all(|(a, b)| {
            let first = |word: &str| word.chars().next().and_then(|char| char.nfd().next());
            first(a) == first(b) && rest(a) == rest(b)
        })
}
