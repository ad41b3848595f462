//! Comments in a document that have checks leave something alone: which findings they take away, and where such a
//! comment can be written.
//!
//! Whatever is to be written here is tried on a copy of the text first: it is offered only if a reader of the page sees
//! the same blocks as before. So nothing new can be found for it. Only [`ignore_paragraph`] knows beforehand.

use super::{ELSEWHERE, unused_ignore};
use crate::analysis::Analysis;
use crate::extract::{Block, BlockKind, Format, Ignore, Prose, Reach, extract, start_of_body};
use crate::finding::{Edit, Finding, Fix, Safety, apply};
use crate::message::Message;
use crate::text::SourceSpan;

/// Which comments have taken a finding away.
#[derive(Debug, Default)]
pub(super) struct Used {
    /// By the index of the comment, the checks whose findings it has, each once.
    by: Vec<Vec<&'static str>>,
}

impl Used {
    /// Whether a comment took anything away, of a check or, if none is named, of any.
    pub(super) fn took(&self, comment: usize, check: Option<&str>) -> bool {
        self.by.get(comment).is_some_and(|checks| match check {
            Some(check) => checks.contains(&check),
            None => !checks.is_empty(),
        })
    }
}

/// Takes away the findings that comments ask to be left alone.
pub(super) fn suppress(analysis: &Analysis, findings: &mut Vec<Finding>) -> Used {
    let ignores = &analysis.ignores;
    let mut used = Used { by: vec![Vec::new(); ignores.len()] };
    let whole: Vec<usize> = (0..ignores.len()).filter(|index| ignores[*index].reach == Reach::File).collect();
    // In document order, and thus by block.
    let next: Vec<(usize, usize)> = ignores
        .iter()
        .enumerate()
        .filter_map(|(index, ignore)| match ignore.reach {
            Reach::Next(block) => Some((block, index)),
            Reach::File | Reach::Nothing => None,
        })
        .collect();
    findings.retain(|finding| {
        let block = block_of(analysis, finding.span);
        let first = next.partition_point(|(other, _)| *other < block);
        let about_it = next[first..].iter().take_while(|(other, _)| *other == block).map(|(_, index)| *index);
        let mut is_ignored = false;
        for index in whole.iter().copied().chain(about_it) {
            let checks = &ignores[index].checks;
            if checks.is_empty() || checks.iter().any(|ignored| ignored.check == finding.check) {
                is_ignored = true;
                if !used.by[index].contains(&finding.check) {
                    used.by[index].push(finding.check);
                }
            }
        }
        !is_ignored
    });
    used
}

/// The block that some bytes begin in; if they are in none, the next one.
fn block_of(analysis: &Analysis, span: SourceSpan) -> usize {
    analysis.blocks.partition_point(|block| block.source.end <= span.start)
}

/// How a comment can have the check of a finding leave the place alone, or the whole article if there is no room for
/// one there. `None` if the article cannot have comments.
pub fn ignore_here(analysis: &Analysis, finding: &Finding) -> Option<Fix> {
    let block = block_of(analysis, finding.span);
    let check = finding.check;
    let before = extract(analysis.source.whole(), analysis.format);
    let good = |edit: &Edit, reach: Reach| {
        let fix = Fix::new(Message::IgnoreHere { check }, Safety::Suggested, vec![edit.clone()]);
        let source = apply(analysis.source.whole(), &fix);
        let after = extract(&source, analysis.format);
        let is_there = after.ignores.iter().any(|ignore| {
            ignore.reach == reach && ignore.checks.iter().any(|ignored| ignored.check == check)
        });
        (is_there && is_same_page(&before, &after)).then_some(fix)
    };
    let here = [
        added(analysis, Reach::Next(block), check),
        inside(analysis, block, check),
        above(analysis, block, check, ""),
    ];
    if let Some(fix) = here.into_iter().flatten().find_map(|edit| good(&edit, Reach::Next(block))) {
        return Some(fix);
    }
    let whole = [added(analysis, Reach::File, check), Some(on_top(analysis, check))];
    let fix = whole.into_iter().flatten().find_map(|edit| good(&edit, Reach::File))?;
    Some(Fix { title: Message::IgnoreInArticle { check }, ..fix })
}

/// Whether a reader of two texts finds the same on the page.
fn is_same_page(one: &Prose<'_>, other: &Prose<'_>) -> bool {
    let is_same = |one: &Block<'_>, other: &Block<'_>| {
        (one.kind, &one.text, &one.zones) == (other.kind, &other.text, &other.zones)
    };
    one.blocks.len() == other.blocks.len()
        && one.blocks.iter().zip(&other.blocks).all(|(one, other)| is_same(one, other))
        && (one.genre, one.date) == (other.genre, other.date)
}

/// A comment to us, with the reason that it gives to its other readers, if any.
fn comment(word: &str, check: &str, reason: &str) -> String {
    let space = if reason.is_empty() { "" } else { " " };
    format!("<!-- copydesk: {word}[{check}]{space}{reason} -->")
}

/// One more check in a comment that is there already. A reason that it gives was not given for this check.
fn added(analysis: &Analysis, reach: Reach, check: &str) -> Option<Edit> {
    let last = |ignore: &Ignore| ignore.checks.last().map(|ignored| ignored.span.end as usize);
    let mut about_it = analysis.ignores.iter().rev().filter(|ignore| ignore.reach == reach);
    let gives_reason =
        |ignore: &Ignore, end| gives_reason(&analysis.source.part(end..ignore.span.end as usize));
    let end = about_it.find_map(|ignore| last(ignore).filter(|end| !gives_reason(ignore, *end)))?;
    Some(Edit::new(SourceSpan::new(end, end), format!(", {check}")))
}

/// Whether what stands behind the checks of a comment, up to its end, tells other readers why.
fn gives_reason(behind: &str) -> bool {
    let behind = behind.strip_suffix("-->").unwrap_or(behind);
    behind.contains(|char: char| !char.is_whitespace() && !"],".contains(char))
}

/// A comment on a line of its own above a block.
fn above(analysis: &Analysis, block: usize, check: &str, reason: &str) -> Option<Edit> {
    let placed = analysis.blocks.get(block)?;
    // Between two items it would make two lists of one.
    if placed.paragraph.kind == BlockKind::ListItem && analysis.format == Format::Markdown {
        return None;
    }
    let start = placed.source.start as usize;
    let indent = line_before(analysis.source.whole(), start);
    if !indent.trim().is_empty() {
        return None;
    }
    // Behind the indentation: the comment takes it over, and the block gets its own again.
    let text = format!("{}{}{indent}", comment("ignore", check, reason), line_end(analysis.source.whole()));
    Some(Edit::new(SourceSpan::new(start, start), text))
}

/// The edit that asks a check to leave a paragraph alone and says why: a comment on a line of its own above it. `None`
/// for a block that is not a paragraph of the text itself: in a list, a block quotation or a table, another line could
/// change what the page looks like. Nothing is tried: there may be a thousand of these in a book.
pub(super) fn ignore_paragraph(analysis: &Analysis, block: usize, check: &str, reason: &str) -> Option<Edit> {
    let placed = &analysis.blocks[block];
    let start = placed.source.start as usize;
    let indent = line_before(analysis.source.whole(), start);
    let is_indent = match analysis.format {
        Format::Plain => indent.chars().all(|char| char == ' ' || char == '\t'),
        // HTML begins behind at most three spaces (CommonMark, 4.6).
        Format::Markdown => indent.len() <= 3 && indent.chars().all(|char| char == ' '),
    };
    // Right behind another line, such as a link's definition, « 2. » begins no list (CommonMark, 5.2); behind a comment
    // it would.
    let line_end = ['\n', '\r'];
    let above_it = analysis.source.whole()[..start]
        .trim_end_matches([' ', '\t'])
        .strip_suffix(line_end)
        .unwrap_or_default();
    let is_free = above_it.strip_suffix('\r').unwrap_or(above_it).is_empty() || above_it.ends_with(line_end);
    let opens_list =
        placed.paragraph.text.starts_with(|char: char| "-+*".contains(char) || char.is_ascii_digit());
    let would_be_list = analysis.format == Format::Markdown && opens_list && !is_free;
    if placed.paragraph.kind != BlockKind::Paragraph || !is_indent || would_be_list {
        return None;
    }
    above(analysis, block, check, reason)
}

/// A comment in the place of the first words of an item or a quotation, which move to the next line.
fn inside(analysis: &Analysis, block: usize, check: &str) -> Option<Edit> {
    let placed = analysis.blocks.get(block)?;
    if !matches!(placed.paragraph.kind, BlockKind::ListItem | BlockKind::Quotation | BlockKind::Footnote) {
        return None;
    }
    let start = placed.map.segments().first()?.source.start as usize;
    let marks = line_before(analysis.source.whole(), start);
    // What stands before the words there, without the marks that begin an item.
    let indent: String =
        marks.chars().map(|char| if char == '>' || char.is_whitespace() { char } else { ' ' }).collect();
    let text = format!("{}{}{indent}", comment("ignore", check, ""), line_end(analysis.source.whole()));
    Some(Edit::new(SourceSpan::new(start, start), text))
}

/// A comment above everything, for the whole article.
fn on_top(analysis: &Analysis, check: &str) -> Edit {
    let source = analysis.source.whole();
    let start = start_of_body(source, analysis.format);
    let (comment, end) = (comment("ignore-file", check, ""), line_end(source));
    let is_line = start <= '\u{feff}'.len_utf8() || source[..start].ends_with(['\n', '\r']);
    let text = if is_line { format!("{comment}{end}") } else { format!("{end}{comment}{end}") };
    Edit::new(SourceSpan::new(start, start), text)
}

/// What stands on the same line before a place.
fn line_before(source: &str, at: usize) -> &str {
    let before = &source[..at];
    let line = &before[before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..];
    // The mark at the very start of a file stays there; it is no indentation.
    line.strip_prefix('\u{feff}').unwrap_or(line)
}

/// What ends the lines of a text.
fn line_end(source: &str) -> &'static str {
    match source.find(['\n', '\r']).map(|at| &source[at..]) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// The edit that takes a comment out: its line with it, or only its words if what is above and below would run together
/// else. `None` if the page would be another one.
pub(super) fn removal(analysis: &Analysis, span: SourceSpan) -> Option<Edit> {
    let source = analysis.source.whole();
    let (start, end) = (span.start as usize, span.end as usize);
    let line_start = start - line_before(source, start).len();
    let rest = &source[end..];
    let behind = rest.trim_start_matches([' ', '\t']);
    let spaces = rest.len() - behind.len();
    let terminator = ["\r\n", "\n", "\r"].into_iter().find(|end| behind.starts_with(end)).unwrap_or_default();
    let before = extract(source, analysis.format);
    let is_item = line_before(source, start).contains(|char: char| char != '>' && !char.is_whitespace());
    let candidates = if is_item {
        // It stands in the place of the first words of an item: they come back there.
        let words = rest.trim_start_matches(|char: char| char == '>' || char.is_whitespace());
        vec![SourceSpan::new(start, source.len() - words.len())]
    } else {
        vec![SourceSpan::new(line_start, end + spaces + terminator.len()), SourceSpan::new(start, end)]
    };
    candidates.into_iter().map(|span| Edit::new(span, "")).find(|edit| {
        let fix = Fix::new(Message::RemoveComment, Safety::Suggested, vec![edit.clone()]);
        let after = apply(source, &fix);
        let after = extract(&after, analysis.format);
        is_same_page(&before, &after) && after.ignores.len() + 1 == before.ignores.len()
    })
}

/// Whether a comment can be told to have nothing to take away for a check: what stands in other articles may be known
/// tomorrow, and whoever asks that nothing be said of comments has said it of this one.
pub(super) fn can_be_unused(check: &str) -> bool {
    check != ELSEWHERE && check != unused_ignore::CHECK.id
}
