//! Hovers: what was found at a place, which name is there, and who says the quotation there.

use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use super::abilities::Abilities;
use super::state::Checked;
use super::{convert, naming};
use crate::analysis::Quotation;
use crate::analysis::attribution::{Attribution, Window};
use crate::analysis::quotations::{CitedBy, QuoteKind, Reason};
use crate::checks;
use crate::lang::{Language, WordClasses};
use crate::message::{Message, Place, Why};
use crate::text::position::offset;

/// What there is to read at a position: the message of the shortest finding there, the name, the quotation that it is
/// in, the finding's page.
pub(super) fn hover(checked: &Checked, abilities: &Abilities, position: Position) -> Option<Hover> {
    let offset = offset(&checked.rope, convert::place(position), abilities.encoding);
    let here = checked.findings.iter().filter(|finding| finding.span.is_at(offset));
    let finding = here.min_by_key(|finding| finding.span.len());
    let quotations = checked.analysis.quotations();
    let quotation = quotation_at(&quotations, offset);
    let names = checked.analysis.names();
    let mentioned = naming::name_at(&names, checked, abilities, position)
        .filter(|mentioned| naming::is_worth_a_word(mentioned.name));
    let spans = [finding.map(|finding| finding.span), mentioned.map(|mentioned| mentioned.span)];
    let range = spans.into_iter().flatten().next().or(quotation.map(|quotation| quotation.span))?;
    let mut parts: Vec<String> =
        finding.map(|finding| finding.message.text(checked.ui)).into_iter().collect();
    // A finding about a name has told its forms.
    if let Some(mentioned) = mentioned
        && !finding.is_some_and(|finding| checks::is_about_names(finding.check))
    {
        let lines = naming::describe(mentioned.name, checked, abilities);
        parts.extend(lines.iter().map(|line| line.text(checked.ui)));
    }
    // A finding about a missing source has said so.
    if let Some(quotation) = quotation
        && (finding.is_none() || is_sourced(quotation))
    {
        let lines = describe(quotation, abilities.markdown);
        parts.extend(lines.iter().map(|line| line.text(checked.ui)));
    }
    let check = finding.and_then(|finding| checks::by_id(finding.check));
    parts.extend(check.map(|check| checks::page(check, checked.ui)));
    let kind = if abilities.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value: parts.join("\n\n") }),
        range: Some(convert::range(&checked.rope, range, abilities.encoding)),
    })
}

/// The quotation at a byte: the outermost, unless one inside it is a title, a term or the like.
fn quotation_at<'q, 'a>(quotations: &'q [Quotation<'a>], offset: usize) -> Option<&'q Quotation<'a>> {
    let here = || quotations.iter().filter(|quotation| quotation.span.is_at(offset));
    here()
        .rfind(|quotation| quotation.cited.is_none() && quotation.reason.kind() != QuoteKind::Speech)
        .or_else(|| here().rfind(|quotation| quotation.cited.is_some()))
}

fn is_sourced(quotation: &Quotation<'_>) -> bool {
    quotation.cited.is_some_and(|cited| matches!(cited.source, CitedBy::Source { .. }))
}

/// Who says a quotation, if anybody could, and what it is.
fn describe(quotation: &Quotation<'_>, markdown: bool) -> Vec<Message> {
    let quoted = Message::Quoted(why(quotation.reason));
    [source(quotation, markdown), Some(quoted)].into_iter().flatten().collect()
}

/// Whether words can have a speaker: a title, a term or a nickname has none, whoever is named around it.
pub(super) fn is_said(quotation: &Quotation<'_>) -> bool {
    !matches!(quotation.reason.kind(), QuoteKind::Title | QuoteKind::Term | QuoteKind::Nickname)
}

/// Who says a quotation; `None` for what is no speech and nobody says.
pub(super) fn source(quotation: &Quotation<'_>, markdown: bool) -> Option<Message> {
    let attribution = quotation.attribution.as_ref().filter(|_| is_said(quotation))?;
    Some(match quotation.cited?.source {
        CitedBy::Source { attribution: Attribution { window, .. }, .. } => {
            let speaker = attribution.speaker.as_ref().map(|(name, _)| name.as_str());
            let cue = attribution.cue.as_ref().map_or("", |(words, _)| words);
            let (speaker, cue) = if markdown {
                (speaker.map(|name| format!("**{}**", escape(name))), escape(cue))
            } else {
                (speaker.map(str::to_owned), cue.to_owned())
            };
            Message::SaidBy { speaker, cue, place: place(window) }
        }
        CitedBy::Unclear { .. } => Message::UnclearSource,
        CitedBy::Nobody { .. } => Message::MissingSource,
    })
}

/// The speaker of a quotation, unless the article leaves it at a pronoun.
pub(super) fn speaker<'q>(checked: &Checked, quotation: &'q Quotation<'_>) -> Option<&'q str> {
    let (name, _) = quotation.attribution.as_ref()?.speaker.as_ref()?;
    let language = checked.analysis.blocks[quotation.cited?.block].paragraph.language;
    (!is_pronoun(name, language)).then_some(name)
}

/// Whether a speaker is nothing but a pronoun.
fn is_pronoun(name: &str, language: Language) -> bool {
    let word = name.to_lowercase();
    language.lexicon().is_some_and(|lexicon| {
        let classes = lexicon.classes(&word);
        classes.any(WordClasses::PRONOUN.union(WordClasses::SPEAKER_PRONOUN))
    })
}

/// Text as Markdown shows it.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '~' | '|') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

fn place(window: Window) -> Place {
    match window {
        Window::Incise => Place::Inside,
        Window::After => Place::After,
        Window::Before => Place::Before,
        Window::Continuation => Place::QuotationBefore,
        Window::PreviousSentence => Place::SentenceBefore,
        Window::NextSentence => Place::SentenceAfter,
        Window::Subject => Place::Subject,
        Window::OnlyName => Place::OnlyName,
        Window::PreviousParagraph => Place::ParagraphBefore,
        Window::NextParagraph => Place::ParagraphAfter,
        Window::SameWords => Place::SameWords,
        Window::Interview => Place::Interview,
    }
}

fn why(reason: Reason) -> Why {
    match reason {
        Reason::Heading => Why::Heading,
        Reason::Display => Why::Display,
        Reason::Legend => Why::Legend,
        Reason::Empty => Why::Empty,
        Reason::InName => Why::InName,
        Reason::Label => Why::Label,
        Reason::Motto => Why::Motto,
        Reason::Work => Why::Work,
        Reason::Capitals => Why::Capitals,
        Reason::Bracketed => Why::Bracketed,
        Reason::Clause => Why::Clause,
        Reason::Sentence => Why::Sentence,
        Reason::Source => Why::Source,
        Reason::Few => Why::Few,
        Reason::Fragment => Why::Fragment,
        Reason::Verse => Why::Verse,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_markup() {
        assert_eq!(escape("a*b_c [d] <e> `f` \\"), r"a\*b\_c \[d\] \<e\> \`f\` \\");
        assert_eq!(escape("M. Le Goff, d'Élan"), "M. Le Goff, d'Élan");
    }
}
