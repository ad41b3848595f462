use super::attribution::copies;
use super::marks::{self, Shape, Space};
use super::{Context, declare_check};
use crate::analysis::{Analysis, Placed};
use crate::finding::{Edit, Finding, Fix, Safety};
use crate::message::Message;
use crate::text::quotes::{Quote, Style};

declare_check! {
    /// Quotation marks of several shapes in one article.
    ///
    /// ## Why
    ///
    /// An article in « », " and “ ” was typed in several programs. The shape that most of its quotations have is its
    /// own; the others can all be given it at once. Only marks and the spaces inside them change. Paragraphs in
    /// another language and quotations inside others are left out.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// « Nous partons », dit Anne Morel. « Nous revenons », dit Paul Morel. ⟦"Nous restons"⟧, dit Jeanne Portier.
    /// ```
    ///
    /// ```text,expect
    /// “We leave,” said Jane Porter. “We stay,” said Mark Dale. ⟦"We will see,"⟧ said Ann Moore.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// “We leave,” said Jane Porter. “We stay,” said Mark Dale. “We will see,” said Ann Moore.
    /// ```
    id: "mixed-quote-style", severity: Hint, since: "0.1.0", run: run,
    french:
    /// Des guillemets de plusieurs formes dans un article.
    ///
    /// ## Pourquoi
    ///
    /// Un article où voisinent « », " et “ ” a été tapé dans plusieurs logiciels. La forme la plus fréquente est la sienne ;
    /// les autres peuvent toutes la prendre d'un coup. Seuls changent les guillemets et les espaces qu'ils contiennent. Les
    /// paragraphes dans une autre langue et les citations dans une citation sont laissés tels quels.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// « Nous partons », dit Anne Morel. « Nous revenons », dit Paul Morel. ⟦"Nous restons"⟧, dit Jeanne Portier.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// « Nous partons », dit Anne Morel. « Nous revenons », dit Paul Morel. « Nous restons », dit Jeanne Portier.
    /// ```
}

/// The shapes, in the order they win a tie.
const STYLES: [Style; 3] = [Style::Guillemets, Style::Curly, Style::Straight];

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let analysis = cx.analysis;
    // What is reported as a copy is judged in the original.
    let hidden = copies(cx);
    let own = |block: usize| analysis.blocks[block].paragraph.language == analysis.language;
    let quotes = || {
        let styled = analysis.cited.iter().filter_map(|cited| Some((cited, cited.style?)));
        styled.filter(|(cited, _)| own(cited.block) && hidden.binary_search(&cited.block).is_err())
    };
    let mut counts = [0_usize; 3];
    for (_, style) in quotes() {
        counts[style as usize] += 1;
    }
    if counts.iter().filter(|count| **count > 0).count() < 2 {
        return;
    }
    // `max_by_key` takes the last of equals.
    let Some(usual) = STYLES.into_iter().rev().max_by_key(|style| counts[*style as usize]) else { return };
    let Some((first, found)) = quotes().find(|(_, style)| *style != usual) else { return };
    let fixes = cx.fixes(|| {
        let edits = conversion(analysis, usual);
        let title = Message::ConvertMarks { shape: example(usual) };
        (!edits.is_empty()).then(|| Fix::new(title, Safety::Safe, edits))
    });
    out.push(Finding {
        check: CHECK.id,
        span: analysis.source_of(first.block, first.outer),
        severity: cx.severity,
        message: Message::MixedQuoteStyle { usual: example(usual), found: example(found) },
        related: Vec::new(),
        fixes,
        unnecessary: false,
    });
}

/// The outermost quotations in the document's own language, with their blocks.
fn outermost(analysis: &Analysis) -> impl Iterator<Item = (usize, &Quote)> {
    let own = |placed: &Placed| placed.paragraph.language == analysis.language;
    analysis.blocks.iter().enumerate().filter(move |(_, placed)| own(placed)).flat_map(|(block, placed)| {
        let quotes = placed.paragraph.quotes.iter().map(|quote| &quote.marks);
        quotes
            .filter(|quote| quote.depth == 0 && quote.opened && quote.closed)
            .map(move |quote| (block, quote))
    })
}

/// The edits that give every quotation the usual shape. A quotation with others in the shape it would get is left
/// as it is: its levels could not be told apart.
fn conversion(analysis: &Analysis, usual: Style) -> Vec<Edit> {
    let spaced = outermost(analysis).find(|(_, quote)| quote.style == Style::Guillemets);
    let space = spaced
        .map_or(Space::NoBreak, |(block, quote)| Space::of(&analysis.blocks[block].paragraph.text, quote));
    let shape = Shape::outer(usual, space);
    let mut edits = Vec::new();
    for (block, quote) in outermost(analysis).filter(|(_, quote)| quote.style != usual) {
        let placed = &analysis.blocks[block];
        // They are sorted: those inside begin one after the other.
        let quotes = &placed.paragraph.quotes;
        let first = quotes.partition_point(|inner| inner.marks.outer.start < quote.outer.start);
        let mut inside = quotes[first..].iter().take_while(|inner| inner.marks.outer.start < quote.outer.end);
        let clashes = inside.any(|inner| {
            inner.marks.depth > 0 && inner.marks.style == usual && inner.marks.outer.end <= quote.outer.end
        });
        if !clashes {
            edits.extend(marks::converted(placed, quote, shape).into_iter().flatten());
        }
    }
    edits
}

/// How marks of a style look.
fn example(style: Style) -> String {
    match style {
        Style::Guillemets => "« »",
        Style::Curly => "“ ”",
        Style::Straight => "\"",
    }
    .to_owned()
}
