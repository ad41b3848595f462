use super::{Context, declare_check};
use crate::analysis::Placed;
use crate::extract::BlockKind;
use crate::finding::{Edit, Finding, Fix, Related, Safety};
use crate::lang::Language;
use crate::message::Message;
use crate::text::ProseSpan;
use crate::text::quotes::{Dangling, Style};
use crate::text::segment::is_terminator;

declare_check! {
    /// A quotation mark without a partner.
    ///
    /// ## Why
    ///
    /// Where a mark is missing, the reader cannot tell where the quoted words end. A quotation that runs on over
    /// paragraphs, with an opening mark at each and a closing one at the last, is no fault. Of straight marks, which do
    /// not tell their direction, only a paragraph's single one is reported.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// ⟦“⟧We will open the hall in May, said Jane Porter.
    ///
    /// The council meets on Tuesday.
    /// ```
    ///
    /// ```text,expect
    /// La mairie promet une salle neuve ⟦»⟧ pour le printemps, et une cantine.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// “We will open the hall in May,” said Jane Porter.
    ///
    /// The council meets on Tuesday.
    /// ```
    id: "unbalanced-quote", severity: Information, since: "0.1.0", run: run,
    french:
    /// Un guillemet qui n'a pas son pendant.
    ///
    /// ## Pourquoi
    ///
    /// Quand un guillemet manque, on ne sait plus où finissent les paroles. Une citation qui court sur plusieurs paragraphes,
    /// avec un guillemet ouvrant à chacun et le fermant au dernier, n'est pas une faute. Parmi les guillemets droits, qui ne
    /// disent pas dans quel sens ils vont, n'est signalé que celui qui est seul dans son paragraphe.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// La mairie promet une salle neuve ⟦»⟧ pour le printemps, et une cantine.
    /// ```
    ///
    /// ```text,expect
    /// ⟦«⟧ Nous ouvrirons la salle en mai, annonce Jeanne Portier.
    ///
    /// Le conseil se réunit mardi.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// « Nous ouvrirons la salle en mai », annonce Jeanne Portier.
    ///
    /// Le conseil se réunit mardi.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    let blocks = &analysis.blocks;
    let mut stray: Option<usize> = None;
    for (block, placed) in blocks.iter().enumerate() {
        let paragraph = &placed.paragraph;
        let [dangling] = &*paragraph.dangling else { continue };
        let prose =
            matches!(paragraph.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Standfirst);
        let runs_on = dangling.opens && goes_on(placed, blocks.get(block + 1), dangling);
        // A closing mark that ends what was opened some paragraphs before.
        let ends = !dangling.opens && stray.is_some_and(|opened| opened + FAR >= block);
        if dangling.opens {
            stray = Some(block);
        }
        if !prose || runs_on || ends || !is_sure(&paragraph.text, dangling) {
            continue;
        }
        let end = ProseSpan::new(paragraph.text.len(), paragraph.text.len());
        let related =
            dangling.opens.then(|| Related::here(analysis.source_of(block, end), Message::ParagraphEnds));
        out.push(Finding {
            check: CHECK.id,
            span: analysis.source_of(block, dangling.mark),
            severity: cx.severity,
            message: if dangling.opens { Message::NoClosingMark } else { Message::NoOpeningMark },
            related: related.into_iter().collect(),
            fixes: cx.fixes(|| fixes(placed, dangling)),
            unnecessary: false,
        });
    }
}

/// How many paragraphs a quotation may run on without a mark at each.
const FAR: usize = 8;

/// Whether a quotation that is left open goes on in the next paragraph, or is closed there.
fn goes_on(placed: &Placed, next: Option<&Placed>, dangling: &Dangling) -> bool {
    let open = placed.paragraph.carry.0 == Some(dangling.style);
    let Some(next) = next.filter(|_| open) else { return false };
    let marks = ['«', '»', '“', '”', '"', '„'];
    next.paragraph.text.starts_with(marks)
        || next.paragraph.quotes.first().is_some_and(|quote| quote.marks.continues)
        || next.paragraph.dangling.first().is_some_and(|dangling| !dangling.opens)
}

/// Whether a mark is surely one too many or too few: a straight one alone in its paragraph, or one with a direction.
fn is_sure(text: &str, dangling: &Dangling) -> bool {
    match dangling.style {
        Style::Straight => text.matches('"').count() == 1,
        Style::Guillemets => true,
        // An English closing mark may be typed as minutes, an opening one as an apostrophe.
        Style::Curly => !text[..dangling.mark.start as usize].ends_with(|char: char| char.is_ascii_digit()),
    }
}

/// Put in the mark that is missing, or take out the one that is there.
fn fixes(placed: &Placed, dangling: &Dangling) -> Vec<Fix> {
    let added = missing(placed, dangling).map(|edit| Fix {
        title: if dangling.opens { Message::AddClosingMark } else { Message::AddOpeningMark },
        safety: Safety::Suggested,
        edits: vec![edit],
        project: None,
    });
    let removed = placed.map.verbatim(spaced(&placed.paragraph.text, dangling)).map(|span| Fix {
        title: Message::RemoveMark,
        safety: Safety::Suggested,
        edits: vec![Edit::new(span, "")],
        project: None,
    });
    added.into_iter().chain(removed).collect()
}

/// The mark with the space that belongs to it: « + no-break space.
fn spaced(text: &str, dangling: &Dangling) -> ProseSpan {
    let (start, end) = (dangling.mark.start as usize, dangling.mark.end as usize);
    let space = |char: char| char.is_whitespace();
    if dangling.style != Style::Guillemets {
        return dangling.mark;
    }
    if dangling.opens {
        let inner = text[end..].chars().next().filter(|char| space(*char)).map_or(0, char::len_utf8);
        ProseSpan::new(start, end + inner)
    } else {
        let inner = text[..start].chars().next_back().filter(|char| space(*char)).map_or(0, char::len_utf8);
        ProseSpan::new(start - inner, end)
    }
}

/// The edit that closes a quotation at the end of its sentence, or opens one at the start of its sentence.
fn missing(placed: &Placed, dangling: &Dangling) -> Option<Edit> {
    let text = &*placed.paragraph.text;
    let stops = ['.', '!', '?', '…'];
    let (open, close) = match dangling.style {
        Style::Guillemets => ('«', '»'),
        Style::Curly => ('“', '”'),
        Style::Straight => ('"', '"'),
    };
    if dangling.opens {
        let from = dangling.mark.end as usize;
        let inner: String = text[from..].chars().take_while(|char| char.is_whitespace()).collect();
        let words = text[from..].trim_end();
        let stop = words.char_indices().find(|(at, char)| {
            let rest = &words[at + char.len_utf8()..];
            stops.contains(char) && (rest.is_empty() || rest.starts_with(char::is_whitespace))
        });
        let (at, after) = stop.map_or((words.len(), words.len()), |(at, char)| (at, at + char.len_utf8()));
        // A whole sentence keeps its stop inside; French puts that of a part outside.
        let sentence = text[..dangling.mark.start as usize].trim_end();
        let whole = sentence.is_empty() || sentence.ends_with(stops) || sentence.ends_with(':');
        let french = placed.paragraph.language == Language::French;
        let place = from + if whole || !french { after } else { at };
        let span = placed.map.verbatim(ProseSpan::new(place, place))?;
        return Some(Edit::new(span, format!("{inner}{close}")));
    }
    let until = dangling.mark.start as usize;
    let inner: String = text[..until].chars().rev().take_while(|char| char.is_whitespace()).collect();
    let start = text[..until]
        .trim_end_matches(|char: char| char.is_whitespace() || is_terminator(char))
        .rfind(stops)
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let place = start + text[start..].len() - text[start..].trim_start().len();
    let span = placed.map.verbatim(ProseSpan::new(place, place))?;
    Some(Edit::new(span, format!("{open}{inner}")))
}
