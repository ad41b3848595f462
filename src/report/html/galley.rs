//! The article itself: its blocks one below the other, each with its number before it and its notes beside it.

use std::ops::Range;

use maud::{Markup, html};

use super::marks::{self, Layer, LayerKind, Point};
use super::{Desk, look, notes, speakers, tag};
use crate::analysis::{Placed, Quotation};
use crate::extract::{BlockKind, extract};
use crate::finding::Severity;
use crate::message::proof::Caption;
use crate::text::{ProseSpan, SourceSpan};

/// The article, set.
pub(super) fn set(desk: &Desk<'_>, quotations: &[Quotation<'_>]) -> Markup {
    if desk.analysis.blocks.is_empty() && desk.findings.is_empty() {
        return html! {};
    }
    let galley = Galley::new(desk, quotations);
    html! {
        div.galley lang=[tag(desk.analysis.language)] id=(format!("a{}-text", desk.number)) {
            h3.unseen lang=(super::ui_tag(desk.ui)) { (desk.say(Caption::Text)) }
            (galley.all())
        }
        @if desk.voices.any() {
            p.legend { (desk.say(Caption::ColorsAreSpeakers)) }
        }
    }
}

struct Galley<'a> {
    desk: &'a Desk<'a>,
    blocks: Vec<Set>,
    /// Findings about what is not shown, such as a comment: before which block each stands.
    outside: Vec<(usize, usize)>,
}

/// What is to be seen in a block.
#[derive(Default)]
struct Set {
    layers: Vec<Layer>,
    points: Vec<(u32, Point)>,
    /// Findings about all of it, as others that it shares with more blocks, begin with it or not.
    bar: Option<Severity>,
    /// The numbers of findings about all of it that begin with it.
    heads: Vec<usize>,
    /// All findings that begin in it.
    findings: Vec<usize>,
    /// Whether its words can go.
    spare: bool,
}

impl<'a> Galley<'a> {
    fn new(desk: &'a Desk<'a>, quotations: &[Quotation<'_>]) -> Self {
        let prose = extract(desk.analysis.source.whole(), desk.analysis.format);
        let zones =
            |block: &crate::extract::Block<'_>| block.zones.iter().copied().map(Layer::from).collect();
        let blocks = prose.blocks.iter().map(|block| Set { layers: zones(block), ..Set::default() });
        let mut galley = Self { desk, blocks: blocks.collect(), outside: Vec::new() };
        for (index, quotation) in quotations.iter().enumerate() {
            galley.add_quotation(index, quotation);
        }
        for index in 0..desk.findings.len() {
            galley.add_finding(index);
        }
        for pair in &desk.pairs {
            for block in [pair.here, pair.there] {
                for span in pair.differs(block) {
                    galley.blocks[block].add_difference(span);
                }
            }
        }
        galley
    }

    fn add_quotation(&mut self, index: usize, quotation: &Quotation<'_>) {
        // One inside another has the color of that.
        let Some(cited) = quotation.cited else { return };
        let placed = &self.desk.analysis.blocks[cited.block];
        let span = placed.paragraph.quotes[cited.quote].marks.outer;
        let voice = self.desk.voices.color(quotation).zip(speakers::speaker(quotation).map(str::to_owned));
        let kind = LayerKind::Quotation { id: self.desk.quote(index), voice };
        self.blocks[cited.block].layers.push(Layer { span, kind });
    }

    fn add_finding(&mut self, index: usize) {
        let finding = &self.desk.findings[index];
        let blocks = &self.desk.analysis.blocks;
        let mut is_begun = false;
        for block in touched(blocks, finding.span) {
            let placed = &blocks[block];
            let Some(span) = marks::prose_of(&placed.map, finding.span).filter(|span| !span.is_empty())
            else {
                continue;
            };
            let set = &mut self.blocks[block];
            let is_whole = span.len() == placed.paragraph.text.len();
            if is_whole {
                set.bar = set.bar.max(Some(finding.severity));
                set.spare |= finding.unnecessary;
            } else {
                set.layers.push(Layer { span, kind: LayerKind::Found(finding.severity) });
            }
            if !is_begun {
                is_begun = true;
                set.findings.push(index);
                if is_whole {
                    set.heads.push(index);
                } else {
                    set.points.push((span.end, Point::Number(index)));
                }
            }
        }
        if is_begun {
            return;
        }
        // It is about no words, but about a place, or about what is not shown.
        match self.desk.block_of(finding.span) {
            Some(block) if blocks[block].source.contains(finding.span) => {
                let at = marks::place_of(&blocks[block].map, finding.span.start);
                self.blocks[block].points.push((at, Point::Number(index)));
                self.blocks[block].findings.push(index);
            }
            block => self.outside.push((block.unwrap_or(blocks.len()), index)),
        }
    }

    /// All blocks, those of a list or of a table together.
    fn all(&self) -> Markup {
        let mut at = 0;
        let n_blocks = self.blocks.len();
        html! {
            @while at < n_blocks {
                (self.before(at))
                @let run = self.run(at);
                @match self.placed(at).paragraph.kind {
                    BlockKind::ListItem => ul.list {
                        @for block in run.clone() {
                            li.row id=(self.desk.anchor(block)) { (self.block(block)) }
                        }
                    }
                    BlockKind::TableCell => (self.table(run.clone())),
                    _ => div.row id=(self.desk.anchor(at)) { (self.block(at)) }
                }
                @let () = { at = run.end };
            }
            (self.before(n_blocks))
        }
    }

    fn placed(&self, block: usize) -> &'a Placed {
        &self.desk.analysis.blocks[block]
    }

    /// The blocks from one on that are set together.
    fn run(&self, first: usize) -> Range<usize> {
        let kind = self.placed(first).paragraph.kind;
        let is_grouped = matches!(kind, BlockKind::ListItem | BlockKind::TableCell);
        let goes_on = |block: &usize| {
            is_grouped
                && self.placed(*block).paragraph.kind == kind
                && self.outside.iter().all(|(before, _)| before != block)
        };
        first..(first + 1..self.blocks.len()).find(|block| !goes_on(block)).unwrap_or(self.blocks.len())
    }

    /// Findings about what stands before a block and is not shown with it.
    fn before(&self, block: usize) -> Markup {
        let desk = self.desk;
        html! {
            @for (_, index) in self.outside.iter().filter(|(before, _)| *before == block) {
                @let finding = &desk.findings[*index];
                @let (class, _) = look(finding.severity);
                div.row {
                    p.text.outside {
                        @let (before, about, after) = self.line_of(finding.span);
                        code { (before) mark class=(class) { (about) } (after) }
                        (marks::number(desk, *index))
                    }
                    (notes::margin(desk, &[], &[*index]))
                }
            }
        }
    }

    /// Some bytes with what stands before and behind them on their lines.
    fn line_of(&self, span: SourceSpan) -> (&'a str, &'a str, &'a str) {
        let Range { start, end } = span.range();
        let (text, lines) = (self.desk.article.text, &self.desk.article.lines);
        let first = lines.start(lines.index(start));
        let last = lines.index(end);
        let behind = (lines.start(last) + lines.line(last).len()).max(end);
        (text[first..start].trim_start(), &text[start..end], text[end..behind].trim_end())
    }

    /// A block of its own kind with its margin.
    fn block(&self, block: usize) -> Markup {
        let placed = self.placed(block);
        let kind = placed.paragraph.kind;
        let class = self.class(block);
        let language = placed.paragraph.language;
        let lang = tag(language).filter(|_| language != self.desk.analysis.language);
        let set = html! {
            @if let Some(number) = placed.number {
                span.number { (self.desk.say(Caption::Paragraph(number))) } " "
            }
            @if kind == BlockKind::ListItem { (self.bullet(block)) }
            (self.words(block))
        };
        html! {
            @match kind {
                _ if block == 0 && self.desk.has_headline() => h4 class={ (class) " headline" } lang=[lang] { (set) },
                BlockKind::Heading => h4 class=(class) lang=[lang] { (set) },
                BlockKind::Quotation => blockquote class=(class) lang=[lang] { (set) },
                BlockKind::ListItem => div class=(class) lang=[lang] { (set) },
                BlockKind::Standfirst => p class={ (class) " standfirst" } lang=[lang] { (set) },
                BlockKind::Footnote => p class={ (class) " footnote" } lang=[lang] { (set) },
                BlockKind::Caption => p class={ (class) " caption" } lang=[lang] { (set) },
                BlockKind::Paragraph | BlockKind::TableCell => p class=(class) lang=[lang] { (set) },
            }
            (notes::margin(self.desk, &[block], &self.blocks[block].findings))
        }
    }

    fn class(&self, block: usize) -> String {
        let set = &self.blocks[block];
        let bar = set.bar.map(|severity| format!(" barred {}", look(severity).0));
        format!("text{}{}", bar.unwrap_or_default(), if set.spare { " spare" } else { "" })
    }

    fn words(&self, block: usize) -> Markup {
        let set = &self.blocks[block];
        html! {
            @for index in &set.heads { (marks::number(self.desk, *index)) " " }
            (marks::prose(self.desk, &self.placed(block).paragraph.text, &set.layers, set.points.clone()))
        }
    }

    /// What stands before the words of a list item: its number as the article has it, or a point. A second paragraph of it
    /// has neither.
    fn bullet(&self, block: usize) -> Markup {
        let placed = self.placed(block);
        let words = placed.map.segments().first().map_or(placed.source.start, |first| first.source.start);
        let before = &self.desk.article.text[placed.source.start.min(words) as usize..words as usize];
        let bullet = match before.split_whitespace().next() {
            Some(sign) if sign.starts_with(|char: char| char.is_ascii_digit()) => sign,
            Some(_) => "•",
            None => return html! {},
        };
        html! { span.bullet { (bullet) } " " }
    }

    /// The cells of a table, a row for each line of the file.
    fn table(&self, cells: Range<usize>) -> Markup {
        let line = |block: usize| self.desk.article.lines.index(self.placed(block).source.start as usize);
        let all: Vec<usize> = cells.collect();
        let findings: Vec<usize> =
            all.iter().flat_map(|block| self.blocks[*block].findings.iter().copied()).collect();
        html! {
            div.row {
                div.text {
                    table.set {
                        @for (at, cells) in all.chunk_by(|one, other| line(*one) == line(*other)).enumerate() {
                            tr {
                                @for block in cells {
                                    @let (id, class) = (self.desk.anchor(*block), self.class(*block));
                                    @if at == 0 {
                                        th scope="col" id=(id) class=(class) { (self.words(*block)) }
                                    } @else {
                                        td id=(id) class=(class) { (self.words(*block)) }
                                    }
                                }
                            }
                        }
                    }
                }
                (notes::margin(self.desk, &all, &findings))
            }
        }
    }
}

impl Set {
    fn add_difference(&mut self, span: ProseSpan) {
        if span.is_empty() {
            self.points.push((span.start, Point::Missing));
        } else {
            self.layers.push(Layer { span, kind: LayerKind::Differs });
        }
    }
}

/// The blocks that some bytes touch.
fn touched(blocks: &[Placed], span: SourceSpan) -> Range<usize> {
    let first = blocks.partition_point(|placed| placed.source.end <= span.start);
    let end = blocks.partition_point(|placed| placed.source.start < span.end);
    first..end.max(first)
}
