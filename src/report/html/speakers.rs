//! Who says what: a color for each speaker, and a table of their words.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::Desk;
use crate::analysis::{Confidence, Name, Quotation};
use crate::message::Message;
use crate::message::label::Label;
use crate::message::proof::Caption;
use crate::report::excerpt::first_words;

/// How many colors there are in the stylesheet. Of more speakers, some share one.
const COLORS: usize = 8;
/// How much of a quotation a table shows, in characters.
const SHOWN: usize = 110;

/// Who speaks in an article.
pub(super) struct Voices {
    /// In the order they first do.
    names: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl Voices {
    pub(super) fn of(quotations: &[Quotation<'_>]) -> Self {
        let mut voices = Self { names: Vec::new(), numbers: BTreeMap::new() };
        for name in quotations.iter().filter_map(speaker) {
            if !voices.numbers.contains_key(name) {
                voices.numbers.insert(name.to_owned(), voices.names.len());
                voices.names.push(name.to_owned());
            }
        }
        voices
    }

    /// Whether anybody does.
    pub(super) fn any(&self) -> bool {
        !self.names.is_empty()
    }

    /// The color of whoever says a quotation, in the words of the stylesheet; `None` if that is nobody.
    pub(super) fn color(&self, quotation: &Quotation<'_>) -> Option<String> {
        let number = self.numbers.get(speaker(quotation)?)?;
        Some(class(*number))
    }
}

fn class(number: usize) -> String {
    format!("voice v{}", number % COLORS + 1)
}

/// Who says a quotation, as fully as the article names them.
pub(super) fn speaker<'q>(quotation: &'q Quotation<'_>) -> Option<&'q str> {
    let source = quotation.attribution.as_ref()?;
    source.speaker.as_ref().map(|(name, _)| name.as_str())
}

/// Every quotation that somebody says, or that somebody should, speaker by speaker.
pub(super) fn table(desk: &Desk<'_>, quotations: &[Quotation<'_>], names: &[Name]) -> Markup {
    let said: Vec<(usize, &Quotation<'_>)> =
        quotations.iter().enumerate().filter(|(_, quotation)| quotation.attribution.is_some()).collect();
    if said.is_empty() {
        return html! {};
    }
    let by = |name: Option<&str>| -> Vec<(usize, &Quotation<'_>)> {
        said.iter().filter(|(_, quotation)| speaker(quotation) == name).copied().collect()
    };
    let rest = by(None);
    let table = html! {
        table.speakers {
            thead {
                tr {
                    th scope="col" { (desk.label(&Label::Speaker)) }
                    th scope="col" { (desk.say(Caption::Mentions)) }
                    th scope="col" { (desk.label(&Label::Words)) }
                    th scope="col" { (desk.label(&Label::Sure)) }
                }
            }
            @for (number, name) in desk.voices.names.iter().enumerate() {
                (group(desk, &named(name, number, names), &by(Some(name))))
            }
            @if !rest.is_empty() {
                (group(desk, &html! { (Message::NoSource.text(desk.ui)) }, &rest))
            }
        }
    };
    desk.sheet("speakers", Caption::WhoSaysWhat, &table)
}

/// A speaker in their color, and what the article says of them.
fn named(name: &str, number: usize, names: &[Name]) -> Markup {
    let known = names.iter().find(|known| known.name == name);
    let function = known.and_then(|known| known.function.as_ref());
    html! {
        span class=(class(number)) { (name) }
        @if let Some((function, _)) = function {
            br;
            span.function { (function) }
        }
    }
}

/// The quotations of a speaker.
fn group(desk: &Desk<'_>, who: &Markup, said: &[(usize, &Quotation<'_>)]) -> Markup {
    html! {
        tbody {
            @for (at, (index, quotation)) in said.iter().enumerate() {
                tr {
                    @if at == 0 {
                        th scope="rowgroup" rowspan=(said.len()) { (who) }
                    }
                    td.place {
                        a href={ "#" (desk.quote(*index)) } {
                            (desk.block_of(quotation.span).map(|block| desk.name_of(block)).unwrap_or_default())
                        }
                    }
                    td.words lang=[super::tag(desk.analysis.language)] {
                        (unparted(&first_words(&desk.article.text[quotation.span.range()], SHOWN)))
                    }
                    td.sure { (sure(desk, quotation)) }
                }
            }
        }
    }
}

/// French quotation marks do not part from their words at the end of a line, whatever space the article has there.
fn unparted(words: &str) -> String {
    words.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»")
}

/// How sure it is that the speaker is the one.
fn sure(desk: &Desk<'_>, quotation: &Quotation<'_>) -> Markup {
    let Some(source) = &quotation.attribution else { return html! {} };
    let word = match (source.status, source.speaker.is_some()) {
        ("none", _) => return html! {},
        (status, false) => status,
        (_, true) => source.confidence.name(),
    };
    let is_doubtful = source.confidence == Confidence::Low;
    html! { span.doubtful[is_doubtful] { (desk.label(&Label::Term(word))) } }
}
