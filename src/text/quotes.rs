//! Quotation marks of one block: which open, which close, and which belong together.
//!
//! Directed marks pair by their direction; straight ones by the characters around them. A mark too many
//! damages its own block only: the next starts clean, unless a quotation runs on over paragraphs by the rule
//! of the press (an opening mark at each paragraph, a closing one at the last; or, in older French practice,
//! a closing mark at the start of each). What a quotation is (speech, a title) is not decided here.
//!
//! Single marks are apostrophes far more often than quotation marks; they are not read.

use super::ProseSpan;
use super::segment::{is_apostrophe, is_dash, is_hyphen, is_terminator};

/// The shape of a pair of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// « … »
    Guillemets,
    /// “ … ”, and „ … “
    Curly,
    /// " … "
    Straight,
}

/// What a block inherits from the one before: a quotation that was opened there and not closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Carry(pub Option<Style>);

/// Words between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With the marks.
    pub outer: ProseSpan,
    /// Without the marks and the spaces inside them.
    pub inner: ProseSpan,
    /// The shape of its marks.
    pub style: Style,
    /// 0 for an outermost quotation, 1 for one inside it, and so on.
    pub depth: u8,
    /// Whether its opening mark stands in this block (or repeats, at its start, one that stands before it).
    pub opened: bool,
    /// Whether its closing mark stands in this block. If not, it ends with the block.
    pub closed: bool,
    /// Whether it goes on from the block before.
    pub continues: bool,
}

/// A mark without a partner in its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// The mark.
    pub mark: ProseSpan,
    /// Its shape.
    pub style: Style,
    /// Whether it opens, and nothing closes it; if not, it closes nothing.
    pub opens: bool,
}

/// The marks of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// By start; an outer quotation before the inner ones.
    pub quotes: Vec<Quote>,
    /// The marks without a partner, by start.
    pub dangling: Vec<Dangling>,
    /// What the next block inherits.
    pub carry: Carry,
}

/// Pairs the marks of a block.
pub fn quotes(text: &str, carry: Carry) -> Marks {
    let mangled = text.contains(MANGLED);
    if carry.0.is_none() && !mangled && !text.contains(['"', '«', '»', '“', '”', '„', '‟']) {
        return Marks::default();
    }
    let mut pairs =
        Pairs { text, open: Vec::new(), waiting: [0; 3], quotes: Vec::new(), dangling: Vec::new() };
    let mut carried = carry.0;
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        // Nearly all characters are none, and need no look at what stands around them.
        if !mangled && !is_mark(char) {
            before = Some(char);
            continue;
        }
        let after = chars.peek().map(|(_, next)| *next);
        let broken = if mangled { read_mangled(&text[at..]) } else { None };
        let (read, length) = match broken {
            Some(broken) => broken,
            None => (read_mark(char, before, after, pairs.waiting), char.len_utf8()),
        };
        while chars.next_if(|(next, _)| *next < at + length).is_some() {}
        if let Some((style, direction)) = read {
            let mark = ProseSpan::new(at, at + length);
            let first = text[..at].trim_start().is_empty();
            let continues = carried == Some(style);
            match direction {
                Direction::Open => pairs.open(mark, style, first && continues),
                // « …⏎» …: the older French way to carry a quotation on.
                Direction::Close
                    if first
                        && continues
                        && text[mark.end as usize..].trim_start().starts_with(char::is_alphanumeric) =>
                {
                    pairs.open(mark, style, true);
                }
                Direction::Close if continues && style != Style::Straight && pairs.is_untouched() => {
                    pairs.open(ProseSpan::new(0, 0), style, true);
                    pairs.close(mark, style);
                }
                Direction::Close => pairs.close(mark, style),
            }
            carried = None;
        }
        before = Some(char);
    }
    pairs.finish()
}

fn is_mark(char: char) -> bool {
    matches!(char, '«' | '»' | '“' | '„' | '‟' | '”' | '"')
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Open,
    Close,
}

/// Quotations inside others are told up to this depth. Deeper ones are marks that somebody left lying about, and to look
/// at all that each of thousands holds would take as many looks at every word.
const DEEPEST: u8 = 8;

/// An opening mark that waits for its closing one.
struct Open {
    mark: ProseSpan,
    style: Style,
    continues: bool,
}

struct Pairs<'t> {
    text: &'t str,
    open: Vec<Open>,
    /// How many of each style are in `open`.
    waiting: [u32; 3],
    quotes: Vec<Quote>,
    dangling: Vec<Dangling>,
}

impl Pairs<'_> {
    fn is_untouched(&self) -> bool {
        self.open.is_empty() && self.quotes.is_empty()
    }

    fn open(&mut self, mark: ProseSpan, style: Style, continues: bool) {
        self.waiting[style as usize] += 1;
        self.open.push(Open { mark, style, continues });
    }

    /// Closes the innermost open quotation of the style. Marks opened since and never closed are let go. A
    /// closing mark of another style closes what is open innermost (“…": half of the marks were typed in another
    /// program); with nothing to close, it is let go too.
    fn close(&mut self, mark: ProseSpan, style: Style) {
        let style = match self.open.last() {
            Some(_) if self.waiting[style as usize] > 0 => style,
            Some(innermost) => innermost.style,
            None => {
                self.close_nothing(mark, style);
                return;
            }
        };
        while let Some(open) = self.open.pop() {
            self.waiting[open.style as usize] -= 1;
            if open.style == style {
                self.push(&open, mark.start as usize, mark.end as usize, true);
                return;
            }
            self.dangling.push(Dangling { mark: open.mark, style: open.style, opens: true });
        }
    }

    /// A closing mark with nothing to close. Two straight ones, the first glued to the comma or colon before it
    /// (`said," He left".`), are a quotation whose opening mark lost its space.
    fn close_nothing(&mut self, mark: ProseSpan, style: Style) {
        let glued = |dangling: &Dangling| {
            !dangling.opens
                && dangling.style == Style::Straight
                && self.text[..dangling.mark.start as usize].ends_with([',', ':'])
        };
        if style == Style::Straight && self.dangling.last().is_some_and(glued) {
            if let Some(first) = self.dangling.pop() {
                let open = Open { mark: first.mark, style, continues: false };
                self.push(&open, mark.start as usize, mark.end as usize, true);
            }
        } else {
            self.dangling.push(Dangling { mark, style, opens: false });
        }
    }

    fn push(&mut self, open: &Open, inner_end: usize, end: usize, closed: bool) {
        let from = open.mark.end as usize;
        let words = &self.text[from..inner_end];
        let start = from + words.len() - words.trim_start().len();
        let inner = ProseSpan::new(start, start + words.trim().len());
        self.quotes.push(Quote {
            outer: ProseSpan::new(open.mark.start as usize, end),
            inner,
            style: open.style,
            depth: 0,
            opened: !open.mark.is_empty(),
            closed,
            continues: open.continues,
        });
    }

    /// What is still open ends with the block, or where the next quotation of its style begins: then its
    /// closing mark was forgotten before that one.
    fn finish(mut self) -> Marks {
        let mut carry = Carry::default();
        // From the last to the first, so that each knows where the next of its style begins.
        let mut next_of_style = [None; 3];
        self.quotes.sort_by_key(|quote| quote.outer.start);
        let mut later = self.quotes.clone();
        for open in std::mem::take(&mut self.open).into_iter().rev() {
            while let Some(quote) = later.pop_if(|quote| quote.outer.start > open.mark.start) {
                next_of_style[quote.style as usize] = Some(quote.outer.start as usize);
            }
            let next = next_of_style[open.style as usize].replace(open.mark.start as usize);
            if next.is_none() {
                carry.0 = Some(open.style);
            }
            if !open.mark.is_empty() {
                self.dangling.push(Dangling { mark: open.mark, style: open.style, opens: true });
            }
            let end = next.unwrap_or(self.text.len());
            let end = open.mark.end as usize + self.text[open.mark.end as usize..end].trim_end().len();
            self.push(&open, end, end, false);
        }
        self.quotes.retain(|quote| !quote.inner.is_empty());
        self.quotes.sort_by_key(|quote| (quote.outer.start, std::cmp::Reverse(quote.outer.end)));
        let mut around: Vec<ProseSpan> = Vec::new();
        for quote in &mut self.quotes {
            while around.last().is_some_and(|outer| outer.end <= quote.outer.start) {
                around.pop();
            }
            quote.depth = u8::try_from(around.len()).unwrap_or(u8::MAX);
            around.push(quote.outer);
        }
        self.quotes.retain(|quote| quote.depth <= DEEPEST);
        self.dangling.sort_by_key(|dangling| dangling.mark.start);
        Marks { quotes: self.quotes, dangling: self.dangling, carry }
    }
}

/// How curly marks begin that were written in UTF-8 and read in Windows-1252: “ is â€œ then, and ” is â€ with a
/// control character, which is often lost.
const MANGLED: &str = "â€";

/// Reads such a character at the start of a text: the mark, and its length in bytes. An apostrophe (â€™), a dash or
/// an ellipsis is no mark, but as long.
fn read_mangled(text: &str) -> Option<(Option<(Style, Direction)>, usize)> {
    let rest = text.strip_prefix(MANGLED)?;
    let length = MANGLED.len();
    match rest.chars().next() {
        Some('œ') => Some((Some((Style::Curly, Direction::Open)), length + 'œ'.len_utf8())),
        Some(lost @ ('\u{9d}' | '\u{fffd}')) => {
            Some((Some((Style::Curly, Direction::Close)), length + lost.len_utf8()))
        }
        Some(other @ ('™' | '˜' | '“' | '”' | '¦' | '¢' | '\u{93}' | '\u{94}')) => {
            Some((None, length + other.len_utf8()))
        }
        _ => Some((Some((Style::Curly, Direction::Close)), length)),
    }
}

/// Reads a character as a mark. `waiting` counts what is still open of each style.
fn read_mark(
    char: char,
    before: Option<char>,
    after: Option<char>,
    waiting: [u32; 3],
) -> Option<(Style, Direction)> {
    if !is_mark(char) {
        return None;
    }
    let waits = |style: Style| waiting[style as usize] > 0;
    let left = Side::of(before);
    // A stop behind a mark belongs to the sentence around it; before one it ends what is quoted.
    let right = if after.is_some_and(is_terminator) { Side::Joint } else { Side::of(after) };
    Some(match char {
        '«' => (Style::Guillemets, Direction::Open),
        '»' => (Style::Guillemets, Direction::Close),
        // Typed the wrong way round, or closing „ as in German.
        '“' if waits(Style::Curly) && left != Side::Loose && right == Side::Loose => {
            (Style::Curly, Direction::Close)
        }
        '“' | '„' | '‟' => (Style::Curly, Direction::Open),
        '”' if !waits(Style::Curly) && left == Side::Loose && right == Side::Tight => {
            (Style::Curly, Direction::Open)
        }
        '”' => (Style::Curly, Direction::Close),
        '"' => {
            let waits = waits(Style::Straight);
            // 27", 5'10": inches and minutes.
            if !waits && before.is_some_and(|before| before.is_ascii_digit()) {
                return None;
            }
            let direction = match (left, right) {
                (Side::Loose | Side::Joint, Side::Tight) => Direction::Open,
                (Side::Tight | Side::Joint, Side::Loose | Side::Joint) => Direction::Close,
                // Alone between spaces, or glued on both sides: the state decides.
                _ if waits => Direction::Close,
                _ => Direction::Open,
            };
            (Style::Straight, direction)
        }
        _ => return None,
    })
}

/// How close a neighbor stands to a straight mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// White space, an opening bracket or mark, the block's edge.
    Loose,
    /// A hyphen, dash or apostrophe: the mark may face either way.
    Joint,
    /// A letter, a digit, a stop.
    Tight,
}

impl Side {
    fn of(neighbor: Option<char>) -> Self {
        match neighbor {
            None => Self::Loose,
            Some(char) if char.is_whitespace() || "([{«“„/*_".contains(char) => Self::Loose,
            Some(char) if is_apostrophe(char) || is_hyphen(char) || is_dash(char) => Self::Joint,
            Some(')' | ']' | '}' | ',' | ';' | ':') => Self::Joint,
            Some(_) => Self::Tight,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotations as `depth[inner]`, `>` after one that goes on, `~` before one that does.
    fn show(text: &str, carry: Option<Style>) -> String {
        let marks = quotes(text, Carry(carry));
        let mut shown: Vec<_> = marks
            .quotes
            .iter()
            .map(|quote| {
                let carried = if quote.continues { "~" } else { "" };
                let open = if quote.closed { "" } else { "…" };
                format!("{carried}{}[{}]{open}", quote.depth, &text[quote.inner.range()])
            })
            .collect();
        if let Some(style) = marks.carry.0 {
            shown.push(format!("> {style:?}"));
        }
        shown.join(" ")
    }

    #[test]
    fn marks_pair() {
        for (text, expected) in [
            ("« Bonjour », dit-il.", "0[Bonjour]"),
            ("«\u{a0}Bonjour\u{202f}», dit-il.", "0[Bonjour]"),
            ("Il dit \"bonjour\", puis \"au revoir\".", "0[bonjour] 0[au revoir]"),
            ("\"Un\". \"Deux\".", "0[Un] 0[Deux]"),
            ("l'\"ami\" et d’\"elle\"", "0[ami] 0[elle]"),
            ("“One,” he said. “Two.”", "0[One,] 0[Two.]"),
            ("„Eins“ und „zwei“", "0[Eins] 0[zwei]"),
            ("« Il a dit “non” hier »", "0[Il a dit “non” hier] 1[non]"),
            ("« Il a dit « non » hier »", "0[Il a dit « non » hier] 1[non]"),
            ("\"La \"vraie\" raison\", dit-il.", "0[La \"vraie\" raison] 1[vraie]"),
            ("un écran de 27\" et un de 32\"", ""),
            ("a 5'10\" man said \"no\"", "0[no]"),
            ("\"Nous étions 27\", dit-il.", "0[Nous étions 27]"),
            ("(\"entre nous\")", "0[entre nous]"),
            ("« Sans fin", "0[Sans fin]… > Guillemets"),
            ("\"Sans fin. \"Puis un autre\", dit-il.", "0[Sans fin.]… 0[Puis un autre]"),
            ("fin ». Et « suite »", "0[suite]"),
            ("\" espacé \" et \" encore \"", "0[espacé] 0[encore]"),
            ("”Hello,” she said", "0[Hello,]"),
            ("“One,\" he said. \"Two.”", "0[One,] 0[Two.]"),
            ("“One,“ he said. “Two.”", "0[One,] 0[Two.]"),
            ("\"Un », dit-il. « Deux\".", "0[Un] 0[Deux]"),
            ("â€œWe leave nowâ€\u{9d}, he said. Itâ€™s late.", "0[We leave now]"),
            ("â€œWe leave now,â€ he said â€“ twice.", "0[We leave now,]"),
            ("Â« Nous partons Â», dit-il.", "0[Nous partons Â]"),
            ("He said,\" They left at noon\". And so on.", "0[They left at noon]"),
            ("“a 27\" screen”", "0[a 27\" screen]"),
            ("«»", ""),
        ] {
            assert_eq!(show(text, None), expected, "{text}");
        }
    }

    #[test]
    fn a_quotation_runs_on() {
        for (carry, text, expected) in [
            (Style::Curly, "“And so on.”", "~0[And so on.]"),
            (Style::Curly, "“And so on.", "~0[And so on.]… > Curly"),
            (Style::Guillemets, "» Et ainsi de suite », dit-il.", "~0[Et ainsi de suite]"),
            (Style::Guillemets, "» Et ainsi de suite.", "~0[Et ainsi de suite.]… > Guillemets"),
            (Style::Guillemets, "Et ainsi de suite », dit-il. « Bien. »", "~0[Et ainsi de suite] 0[Bien.]"),
            (Style::Straight, "\"And so on.\"", "~0[And so on.]"),
            (Style::Curly, "No mark here.", ""),
            (Style::Curly, "He said: “Fresh.”", "0[Fresh.]"),
        ] {
            assert_eq!(show(text, Some(carry)), expected, "{text}");
        }
    }
}
