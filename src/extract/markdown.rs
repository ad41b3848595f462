//! Markdown: `CommonMark` with tables, task lists, footnotes and strikethrough, as pulldown-cmark reads
//! it.
//!
//! Code, HTML, web addresses, shortcodes, footnote markers and the targets of links are no prose: they
//! read as nothing, and the spaces around them stay. Text that pulldown-cmark hands over changed (an
//! entity, a line break) becomes an atom. Typography is not touched.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Block, BlockBuilder, BlockKind, Ignore, Prose, Trail, ZoneKind, front_matter, ignore};

/// Reads Markdown.
pub(super) fn extract(source: &str) -> Prose<'_> {
    let start = super::start_of_text(source);
    let (blocks, genre, date, start) = match front_matter::extract(source, start) {
        Some(header) => (header.blocks, header.genre, header.date, header.end),
        None => (Vec::new(), None, None, start),
    };
    let is_open = start == super::start_of_text(source) && may_begin_header(&source[start..]);
    let trail = Trail { body: start, tied: is_open || has_definitions(&source[start..]), ..Trail::default() };
    let (blocks, ignores) = read(source, start, blocks);
    Prose { blocks, ignores, genre, date, trail }
}

/// Reads a part of the body of a document by itself.
pub(super) fn extract_part(part: &str) -> (Vec<Block<'_>>, Vec<Ignore>) {
    read(part, 0, Vec::new())
}

/// Whether a text may define links or notes.
pub(super) fn has_definitions(text: &str) -> bool {
    text.contains("]:")
}

/// Whether a text begins as one with a header does.
pub(super) fn may_begin_header(text: &str) -> bool {
    text.starts_with("---") || text.starts_with("+++")
}

/// Reads what stands behind a byte, after these blocks.
fn read<'s>(source: &'s str, start: usize, blocks: Vec<Block<'s>>) -> (Vec<Block<'s>>, Vec<Ignore>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        source,
        start,
        blocks,
        containers: Vec::new(),
        unread: 0,
        depth: 0,
        top: None,
        open: None,
        ignores: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&source[start..], options).into_offset_iter() {
        reader.event(event, range.start + start..range.end + start);
    }
    reader.close();
    (reader.blocks, reader.ignores)
}

/// Where we are in the document.
struct Reader<'s> {
    source: &'s str,
    /// Where the body begins.
    start: usize,
    blocks: Vec<Block<'s>>,
    /// The containers around us, the innermost last: the kind of their paragraphs and their end.
    containers: Vec<(BlockKind, usize)>,
    /// How many elements around us are not read.
    unread: usize,
    /// How many elements there are around us.
    depth: usize,
    /// Where the line of the outermost of them begins, if no block of it has been read.
    top: Option<usize>,
    open: Option<Open<'s>>,
    ignores: Vec<Ignore>,
}

/// The block being read.
struct Open<'s> {
    kind: BlockKind,
    /// From the start of its line to the end of the last event in it.
    source: Range<usize>,
    /// Nothing of it lies behind this byte.
    limit: usize,
    builder: BlockBuilder<'s>,
    /// Nothing before this byte is read any more.
    hidden_until: usize,
    /// How many images we are inside of, and the text of the outermost.
    n_images: usize,
    alternative: BlockBuilder<'s>,
    /// The texts of the images so far.
    captions: Vec<Block<'s>>,
}

impl<'s> Reader<'s> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(_) => {
                if self.depth == 0 {
                    self.close();
                    self.top = Some(self.start_of_line(self.start, range.start));
                }
                self.depth += 1;
            }
            Event::End(_) => self.depth -= 1,
            _ => {}
        }
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            _ if self.unread > 0 => {}
            Event::Text(text) => self.text(&text, range),
            Event::SoftBreak => self.space(range, " "),
            Event::HardBreak => self.space(range, "\n"),
            Event::InlineHtml(tag) if is_line_break(&tag) => self.space(range, "\n"),
            Event::InlineHtml(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {
                self.inline(range);
            }
            Event::Html(_) => {
                self.close();
                let comment = super::trim(self.source, range);
                let found = ignore::parse(&self.source[comment.clone()], comment.start, self.blocks.len());
                self.ignores.extend(found);
            }
            Event::Rule => self.close(),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open(self.kind(), range),
            Tag::Heading { .. } => self.open(BlockKind::Heading, range),
            Tag::TableCell => self.open(BlockKind::TableCell, range),
            Tag::BlockQuote(_) => self.enter(BlockKind::Quotation, range.end),
            Tag::Item => self.enter(BlockKind::ListItem, range.end),
            Tag::FootnoteDefinition(_) => self.enter(BlockKind::Footnote, range.end),
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.close();
                self.unread += 1;
            }
            Tag::Emphasis => self.inline(range).target().open_zone(ZoneKind::Emphasis),
            Tag::Strong => self.inline(range).target().open_zone(ZoneKind::Strong),
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.inline(range);
                self.unread += 1;
            }
            Tag::Link { .. } => self.inline(range).target().open_zone(ZoneKind::Link),
            Tag::Image { .. } => self.inline(range).n_images += 1,
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                self.inline(range);
            }
            Tag::List(_)
            | Tag::HtmlBlock
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.close();
                self.containers.pop();
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.unread -= 1,
            // No link lies inside an address, so this is the address itself.
            TagEnd::Link if self.unread > 0 => self.unread -= 1,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.inline(range).target().close_zone(),
            TagEnd::Image => {
                let source = self.source;
                self.inline(range.clone()).leave_image(source, range);
            }
            TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::TableCell
            | TagEnd::List(_)
            | TagEnd::HtmlBlock
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.close(),
        }
    }

    fn enter(&mut self, kind: BlockKind, end: usize) {
        self.close();
        self.containers.push((kind, end));
    }

    /// The kind of a paragraph here.
    fn kind(&self) -> BlockKind {
        self.containers.last().map_or(BlockKind::Paragraph, |&(kind, _)| kind)
    }

    fn open(&mut self, kind: BlockKind, range: Range<usize>) {
        self.close();
        let floor = self.blocks.last().map_or(self.start, |block| block.source.end as usize);
        let start = match kind {
            BlockKind::TableCell => range.start,
            _ => self.start_of_line(floor, range.start),
        };
        self.open = Some(Open {
            kind,
            source: start..range.end,
            limit: range.end,
            builder: BlockBuilder::new(self.source),
            hidden_until: 0,
            n_images: 0,
            alternative: BlockBuilder::new(self.source),
            captions: Vec::new(),
        });
    }

    /// Where the line of a byte begins; the floor if that stands on it.
    fn start_of_line(&self, floor: usize, at: usize) -> usize {
        self.source[floor..at].rfind(['\n', '\r']).map_or(floor, |line_end| floor + line_end + 1)
    }

    /// The block that an inline event belongs to. A tight list item has no paragraph around its text:
    /// its first inline event opens the block.
    fn inline(&mut self, range: Range<usize>) -> &mut Open<'s> {
        if self.open.is_none() {
            let limit = self.containers.last().map_or(self.source.len(), |&(_, end)| end);
            self.open(self.kind(), range.clone());
            if let Some(open) = &mut self.open {
                open.limit = limit;
            }
        }
        let open = self.open.as_mut().expect("a block was opened if there was none");
        open.source.end = open.source.end.max(range.end);
        open
    }

    fn text(&mut self, text: &str, mut range: Range<usize>) {
        let source = self.source;
        if source[range.clone()] != *text {
            // A backslash or an entity at the end of a block may come with the white space after it.
            range = super::trim(source, range);
        }
        let open = self.inline(range.clone());
        let mut at = range.start.max(open.hidden_until);
        if source[range.clone()] != *text {
            if at == range.start {
                open.target().atom(range, text);
            }
            return;
        }
        while at < range.end {
            let hidden = next_hidden(source, at..range.end, open.limit.max(range.end));
            let hidden = hidden.unwrap_or(range.end..range.end);
            open.target().verbatim(at..hidden.start);
            open.hidden_until = open.hidden_until.max(hidden.end);
            at = hidden.end;
        }
    }

    fn space(&mut self, range: Range<usize>, space: &str) {
        let open = self.inline(range.clone());
        if range.start >= open.hidden_until {
            open.target().atom(range, space);
        }
    }

    /// Ends the block being read. A paragraph of nothing but images has their texts as captions.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let source = super::trim(self.source, open.source);
        let first = self.blocks.len();
        match open.builder.finish(open.kind, source) {
            Some(block) => self.blocks.push(block),
            None => self.blocks.extend(open.captions),
        }
        if let Some(block) = self.blocks.get_mut(first) {
            block.top = self.top.take().and_then(|top| u32::try_from(top).ok());
        }
    }
}

impl<'s> Open<'s> {
    /// What is being read: an image's text, or the block's own.
    fn target(&mut self) -> &mut BlockBuilder<'s> {
        if self.n_images > 0 { &mut self.alternative } else { &mut self.builder }
    }

    fn leave_image(&mut self, source: &'s str, range: Range<usize>) {
        self.n_images = self.n_images.saturating_sub(1);
        if self.n_images == 0 {
            let read = std::mem::replace(&mut self.alternative, BlockBuilder::new(source));
            self.captions.extend(read.finish(BlockKind::Caption, range));
        }
    }
}

/// Whether an HTML tag breaks the line, as `<br>` and `<br/>` do.
fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

/// The next shortcode or bare web address that begins in `range`. It may end as late as `limit`.
fn next_hidden(source: &str, range: Range<usize>, limit: usize) -> Option<Range<usize>> {
    let bytes = source.as_bytes();
    range.clone().find_map(|at| match bytes[at] {
        b'{' => shortcode(source, at, limit),
        b':' if bytes[at..limit].starts_with(b"://") => {
            let before = &source[range.start..at];
            let scheme = ["https", "http"].into_iter().find(|scheme| before.ends_with(scheme))?;
            let start = at - scheme.len();
            Some(start..end_of_address(source, start, limit))
        }
        _ => None,
    })
}

/// The shortcode `{{< … >}}`, `{{% … %}}` or `{% … %}` that begins at `start`. It is none if another
/// opens before it closes; so no byte is looked at twice.
fn shortcode(source: &str, start: usize, limit: usize) -> Option<Range<usize>> {
    let bytes = &source.as_bytes()[start..limit];
    let (opening, closing): (&[u8], &[u8]) = match bytes {
        [b'{', b'{', b'<', ..] => (b"{{<", b">}}"),
        [b'{', b'{', b'%', ..] => (b"{{%", b"%}}"),
        [b'{', b'%', ..] => (b"{%", b"%}"),
        _ => return None,
    };
    let inside = &bytes[opening.len()..];
    let at = (0..inside.len())
        .find(|&at| [closing, b"{{", b"{%"].into_iter().any(|mark| inside[at..].starts_with(mark)))?;
    inside[at..].starts_with(closing).then(|| start..start + opening.len() + at + closing.len())
}

/// Where a web address ends: before white space or a mark that encloses it, and before the marks of the
/// sentence around it (GitHub Flavored Markdown, "Autolinks").
fn end_of_address(source: &str, start: usize, limit: usize) -> usize {
    let rest = &source[start..limit];
    let enclosing = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | ']' | '"' | '«' | '»' | '“' | '”');
    let address = &rest[..rest.find(enclosing).unwrap_or(rest.len())];
    let address = address.trim_end_matches(|c| {
        matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '*' | '_' | '~' | '\'' | '’' | '…')
    });
    let address = if address.contains('(') { address } else { address.trim_end_matches(')') };
    start + address.len()
}
