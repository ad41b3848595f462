//! Tokens and sentences of one block's prose.
//!
//! Tokens are words, numbers and single punctuation marks. Apostrophes and hyphens stand alone (`l ' accord`,
//! `Jean - Luc`, `a - t - il`), because elision, inverted verbs and compound names each want them apart;
//! UAX #29 keeps « l'accord » whole, which is why its word limits are not used here. A web or mail address, a
//! handle or a hashtag is one opaque token: nothing in it is prose.
//!
//! A sentence may hold a whole quotation with sentences of its own: marks are matched first, and what is said
//! inside a quotation does not end the sentence around it. Which words end in a stop without ending a
//! sentence is the language's knowledge ([`SentenceRules`]).

use std::sync::LazyLock;

use regex::Regex;

use super::ProseSpan;

/// A word, a number, a punctuation mark or an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the block's prose.
    pub span: ProseSpan,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space, or the block's start, comes before it.
    pub spaced: bool,
}

/// What a [`Token`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits behind them, none of them a capital at the start.
    Lower,
    /// The same, with a capital at the start.
    Capital,
    /// At least two letters, all of them capitals.
    Upper,
    /// Begins with a digit: `2025`, `3,5`, `20h30`.
    Number,
    /// One character that is none of these.
    Mark(char),
    /// An address, a handle or a hashtag.
    Opaque,
}

impl TokenKind {
    /// Whether it is made of letters.
    pub fn is_word(self) -> bool {
        matches!(self, Self::Lower | Self::Capital | Self::Upper)
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Upper)
    }
}

/// The tokens of a text, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    let mut spaced = true;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            spaced = true;
            continue;
        }
        let start = at;
        let kind = if is_letter(first) {
            at = word_end(text, start);
            word_kind(&text[start..at])
        } else if first.is_numeric() {
            at = number_end(text, start);
            TokenKind::Number
        } else {
            at += first.len_utf8();
            TokenKind::Mark(first)
        };
        // Only behind one of these can a chunk turn out to be an address; few words need the closer look.
        let free = spaced || text[..start].ends_with(stands_before_address);
        let hint = || matches!(text.as_bytes().get(at), Some(b':' | b'.' | b'@' | b'/' | b'-'));
        let free = free
            && (matches!(first, '@' | '#')
                || hint() && may_be_address(&text[start..at], &text.as_bytes()[at..]));
        let kind = match free.then(|| opaque_end(text, start)).flatten() {
            Some(end) => {
                at = end;
                TokenKind::Opaque
            }
            None => kind,
        };
        tokens.push(Token { span: ProseSpan::new(start, at), kind, spaced });
        spaced = false;
    }
    tokens
}

/// The first token of a text that does not begin with white space; the others are not looked for.
pub fn first_token(text: &str) -> Option<&str> {
    if text.starts_with(is_letter) {
        let (first, rest) = text.split_at(word_end(text, 0));
        // What stands behind most words tells that no address begins with them.
        let may_go_on = |byte: &u8| matches!(byte, b'.' | b':' | b'@' | b'/');
        let is_plain = match rest.as_bytes() {
            [] | [b' ' | b'\'', ..] => true,
            [b'-', behind @ ..] => !behind.iter().any(may_go_on),
            _ => false,
        };
        if is_plain {
            return Some(first);
        }
    }
    tokens(text).first().map(|token| &text[token.span.range()])
}

/// Words set apart by white space: what a newsroom counts.
pub fn count_words(text: &str) -> usize {
    let is_word = |chunk: &str| {
        // Nearly every chunk begins with a letter.
        chunk.starts_with(|char: char| char.is_ascii_alphanumeric()) || chunk.contains(char::is_alphanumeric)
    };
    text.split_whitespace().filter(|chunk| is_word(chunk)).count()
}

/// Whether it is an apostrophe in any of its forms.
pub fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’' | 'ʼ' | '‘' | '´')
}

/// Whether it is a hyphen that joins words.
pub fn is_hyphen(char: char) -> bool {
    matches!(char, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether it is a dash that sets clauses or speakers apart.
pub fn is_dash(char: char) -> bool {
    matches!(char, '–' | '—' | '―')
}

/// Whether a sentence can end with it.
pub fn is_terminator(char: char) -> bool {
    matches!(char, '.' | '!' | '?' | '…')
}

/// Whether an address may begin right behind a mark, as in `(https://exemple.fr/kiev)` and `l'@elysee`.
fn stands_before_address(mark: char) -> bool {
    matches!(mark, '(' | '[' | '<' | '«' | '“' | '„' | '"') || is_apostrophe(mark)
}

/// The domains that tell an address without a scheme.
const DOMAINS: [&str; 14] =
    ["com", "org", "net", "fr", "ca", "be", "ch", "uk", "eu", "info", "io", "gov", "edu", "tv"];

/// Whether an address that begins with a word, number or mark may go on here, behind that: only one with `@`, with `/` behind
/// a colon or a stop, or with a domain behind a stop or a stop behind `www`; and one with no more than the last is in small
/// letters. Words before a comma, the end of a sentence or a hyphen are told apart by this, and "U.S.", "i.e." and "and/or",
/// without the closer look.
fn may_be_address(word: &str, following: &[u8]) -> bool {
    /// Bytes within which an address shows that it is one: a text without spaces is not looked through at each mark.
    const SOON: usize = 256;
    let space = following.iter().take(SOON).position(u8::is_ascii_whitespace);
    let is_cut = space.is_none() && following.len() > SOON;
    let chunk = following[..space.unwrap_or(following.len().min(SOON))].iter().enumerate();
    let is_domain =
        |at: usize| DOMAINS.iter().any(|domain| following[at + 1..].starts_with(domain.as_bytes()));
    let (mut has_stop, mut has_domain) = (word.contains('.'), false);
    for (at, byte) in chunk {
        match byte {
            b'@' => return true,
            b'/' if has_stop || at > 0 && following[at - 1] == b':' => return true,
            b'.' => {
                has_stop = true;
                has_domain |= is_domain(at) || at == 0 && word == "www";
            }
            _ => {}
        }
    }
    (has_domain || has_stop && is_cut)
        && word.starts_with(|first: char| matches!(first, 'a'..='z' | '0'..='9' | '.' | '-'))
}

/// The end of an address, handle or hashtag that starts here. Stops behind it belong to the sentence.
fn opaque_end(text: &str, start: usize) -> Option<usize> {
    // Letters and digits by the blocks of Unicode that hold nearly no others: by their properties, making the pattern ready
    // would take longer than reading an article.
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
        let letters = r"\u{AA}\u{B5}\u{BA}\u{C0}-\u{1FFF}\u{2C00}-\u{2DFF}\u{3040}-\u{D7FF}\u{F900}-\u{FDFF}\u{20000}-\u{3FFFF}";
        let word = format!("a-zA-Z0-9_{letters}");
        let domains = DOMAINS.join("|");
        let pattern = format!(
            r#"(?x) ^ (?:
                [a-zA-Z][a-zA-Z0-9+.-]* :// [^\s"«»“”<>()]+                     # a scheme
              | www \. [^\s"«»“”<>()]+
              | [{word}.+-]+ @ [{word}-]+ (?: \. [{word}-]+ )+                   # mail
              | [@\#] [a-zA-Z0-9{letters}] [{word}-]* (?: \. [{word}]+ )*        # handles and tags
              | [a-z0-9.-]* [a-z] [a-z0-9.-]* \. (?: {domains} )
                (?: / [^\s"«»“”<>()]* )? (?-u:\b)                               # without a scheme: exemple.fr
              | [a-z0-9-]+ (?: \. [a-z0-9-]+ )+ / [^\s"«»“”<>()]*
            )"#
        );
        Regex::new(&pattern).expect("the pattern is a constant, and every test runs it")
    });
    let found = ADDRESS.find(&text[start..])?.as_str();
    // A domain by itself ends where the word does: `une fin.frère` lacks a space.
    if !found.contains(['@', '#', '/']) && text[start + found.len()..].starts_with(is_word_char) {
        return None;
    }
    Some(start + found.trim_end_matches(['.', ',', ';', ':', '!', '?', '…']).len())
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        // Most letters are one byte.
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        match text[at..].chars().next().filter(|char| is_word_char(*char)) {
            Some(char) => at += char.len_utf8(),
            None => return at,
        }
    }
}

/// Letters, digits and the combining marks upon them: what goes on a word.
pub fn is_word_char(char: char) -> bool {
    is_letter(char) || char.is_ascii_digit() || !char.is_ascii() && (char.is_numeric() || is_combining(char))
}

/// Whether it is a letter: alphabetic, and no numeral. The letters of Latin-1 are known without a look at a table.
fn is_letter(char: char) -> bool {
    match char {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' => true,
        '\0'..='\u{7f}' | '\u{2000}'..='\u{206f}' => false,
        _ => char.is_alphabetic() && !char.is_numeric(),
    }
}

fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}')
}

/// Digits with their separators inside (`3,5`, `1.000`), and letters right behind (`20h30`, `2e`).
fn number_end(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let inside = matches!(char, '.' | ',') && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !inside && !is_word_char(char) {
            return start + at;
        }
    }
    text.len()
}

fn word_kind(word: &str) -> TokenKind {
    let mut chars = word.chars();
    if !chars.next().is_some_and(char::is_uppercase) {
        return TokenKind::Lower;
    }
    let mut rest = chars.filter(|char| char.is_alphabetic()).peekable();
    if rest.peek().is_some() && rest.all(char::is_uppercase) { TokenKind::Upper } else { TokenKind::Capital }
}

/// What a language knows about the ends of sentences.
pub trait SentenceRules {
    /// Whether the word, in lower case, is written with a stop that does not end a sentence (`M`, `Dr`, `av`).
    fn is_abbreviation(&self, word: &str) -> bool;
    /// Whether the word, in lower case, often opens a sentence (`the`, `il`): then a stop before it ends one,
    /// even behind an initial.
    fn is_opener(&self, word: &str) -> bool;
}

/// The sentences of a text as ranges of tokens, half-open, covering all of them. `quotes` are the outermost
/// quotations as ranges of tokens, marks included, in order.
pub fn sentences(
    text: &str,
    tokens: &[Token],
    quotes: &[std::ops::Range<usize>],
    rules: &dyn SentenceRules,
) -> Vec<std::ops::Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut next_quote = 0;
    while at < tokens.len() {
        while quotes.get(next_quote).is_some_and(|quote| quote.start < at) {
            next_quote += 1;
        }
        let ends = if let Some(quote) = quotes.get(next_quote).filter(|quote| quote.start == at) {
            next_quote += 1;
            at = quote.end;
            // The last token is the closing mark: what stands before it may have ended a sentence.
            quote.len() > 2 && is_end(tokens[quote.end - 2].kind) && opens(tokens, at)
        } else if is_end(tokens[at].kind) {
            let stop = at;
            at += 1;
            while at < tokens.len() && (is_end(tokens[at].kind) || is_closer(tokens[at])) {
                at += 1;
            }
            opens(tokens, at) && !(at == stop + 1 && is_inner_stop(text, tokens, stop, rules))
        } else {
            at += 1;
            false
        };
        if ends {
            sentences.push(start..at);
            start = at;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

fn is_end(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Mark(char) if is_terminator(char))
}

/// A mark that closes something and belongs to the sentence before it.
fn is_closer(token: Token) -> bool {
    !token.spaced && matches!(token.kind, TokenKind::Mark(')' | ']' | '»' | '”' | '"'))
        || token.kind == TokenKind::Mark('»')
}

/// Whether a sentence can begin with the token at `at`: none in lower case does.
fn opens(tokens: &[Token], at: usize) -> bool {
    match tokens.get(at) {
        None => true,
        Some(token) => match token.kind {
            TokenKind::Lower => false,
            TokenKind::Mark(char) => token.spaced && !matches!(char, ',' | ';' | ':' | ')' | '!' | '?' | '%'),
            _ => token.spaced,
        },
    }
}

/// Whether the stop at `stop` belongs to the word before it: an abbreviation or an initial.
fn is_inner_stop(text: &str, tokens: &[Token], stop: usize, rules: &dyn SentenceRules) -> bool {
    if tokens[stop].kind != TokenKind::Mark('.')
        || tokens[stop].spaced
        || stop == 0
        || stop + 1 == tokens.len()
    {
        return false;
    }
    let word = &text[tokens[stop - 1].span.range()];
    let lower = word.to_lowercase();
    if rules.is_abbreviation(&lower) {
        return true;
    }
    let is_letter =
        |at: usize| tokens[at].kind.is_capital() && text[tokens[at].span.range()].chars().count() == 1;
    let pointed =
        |at: usize| tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Mark('.') && !next.spaced);
    // « J. D. Vance », though « D' » may open a sentence.
    let initial_follows = || is_letter(stop + 1) && pointed(stop + 1);
    let opens = || rules.is_opener(&text[tokens[stop + 1].span.range()].to_lowercase());
    is_letter(stop - 1) && (initial_follows() || !opens())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Rules;

    impl SentenceRules for Rules {
        fn is_abbreviation(&self, word: &str) -> bool {
            ["m", "dr", "mr", "av"].contains(&word)
        }

        fn is_opener(&self, word: &str) -> bool {
            ["the", "il", "d"].contains(&word)
        }
    }

    fn split(text: &str) -> String {
        let all = tokens(text);
        let quotes: Vec<_> = crate::text::quotes::quotes(text, crate::text::quotes::Carry::default())
            .quotes
            .iter()
            .filter(|quote| quote.depth == 0)
            .map(|quote| {
                let start = all.partition_point(|token| token.span.start < quote.outer.start);
                start..all.partition_point(|token| token.span.end <= quote.outer.end)
            })
            .collect();
        sentences(text, &all, &quotes, &Rules)
            .into_iter()
            .map(|range| &text[all[range.start].span.start as usize..all[range.end - 1].span.end as usize])
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn sentences_end_where_they_end() {
        for (text, expected) in [
            ("Il pleut. Elle part.", "Il pleut. | Elle part."),
            ("Le maire, M. Dupont, est venu. Il repart.", "Le maire, M. Dupont, est venu. | Il repart."),
            ("Dr. J. R. Smith left. The end.", "Dr. J. R. Smith left. | The end."),
            ("Il voit J. D. Morel. Il part.", "Il voit J. D. Morel. | Il part."),
            ("He moved to the U.S. The visa came.", "He moved to the U.S. | The visa came."),
            ("Une hausse de 3,5 % en un an. Puis rien.", "Une hausse de 3,5 % en un an. | Puis rien."),
            ("« Qui vient ? » demande Anne. Nul ne sait.", "« Qui vient ? » demande Anne. | Nul ne sait."),
            ("« Je pars. Demain. » Il est parti.", "« Je pars. Demain. » | Il est parti."),
            ("« Je pars. Demain », dit-il. Bien.", "« Je pars. Demain », dit-il. | Bien."),
            ("“Why? Tell me,” she asked. He left.", "“Why? Tell me,” she asked. | He left."),
            ("Il hésite... puis part. Fin", "Il hésite... puis part. | Fin"),
            ("Vraiment ?! Oui (enfin.) Non.", "Vraiment ?! | Oui (enfin.) | Non."),
            ("Voir exemple.com. Puis sortir.", "Voir exemple.com. | Puis sortir."),
            ("", ""),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
    }

    #[test]
    fn the_first_token_is_the_first_of_all() {
        for text in [
            "Kiev",
            "Jean-Luc Morel",
            "Côte d'Ivoire",
            "l’Élysée",
            "St. Petersburg",
            "U.S.",
            "G7 Leaders",
            "20 Minutes",
            "exemple.fr/kiev",
            "jean-luc@exemple.fr",
            "jean-luc.morel@exemple.fr",
            "https://exemple.fr",
            "a/b",
            "@elysee",
            "e\u{301}te\u{301}",
            "« Oui »",
            "",
        ] {
            let all = tokens(text);
            assert_eq!(first_token(text), all.first().map(|token| &text[token.span.range()]), "{text}");
        }
    }

    #[test]
    fn tokens_stand_apart() {
        for (text, expected) in [
            ("L'accord de Jean-Luc", "L ' accord de Jean - Luc"),
            ("a-t-il dit", "a - t - il dit"),
            ("3,5 % et 20h30.", "3,5 % et 20h30 ."),
            ("Voir https://exemple.fr/kiev, merci", "Voir https://exemple.fr/kiev , merci"),
            ("@KyivToday et #Kiev chez lemonde.fr/kyiv.", "@KyivToday et #Kiev chez lemonde.fr/kyiv ."),
            ("(https://exemple.fr/Kiev), l’@elysee", "( https://exemple.fr/Kiev ) , l ’ @elysee"),
            ("M. Pré @ élu #été2024", "M . Pré @ élu #été2024"),
            (
                "zoé.été@exemple.fr, fin.frère, exemple.fr, l’U.R.S.S.",
                "zoé.été@exemple.fr , fin . frère , exemple.fr , l ’ U . R . S . S .",
            ),
            ("Сайт пошта@приклад.укр #Київ", "Сайт пошта@приклад.укр #Київ"),
            ("[Kiev](https://exemple.fr/Kiev).", "[ Kiev ] ( https://exemple.fr/Kiev ) ."),
            ("e\u{301}te\u{301} G7", "e\u{301}te\u{301} G7"),
            ("Écrire à jean@exemple.org", "Écrire à jean@exemple.org"),
            ("et/ou 24/7, i.e. 1.5/2 c.-à-d.", "et / ou 24 / 7 , i . e . 1.5/2 c . - à - d ."),
            ("www.exemple.paris, git-ssh://a.b", "www.exemple.paris , git-ssh://a.b"),
        ] {
            let found: Vec<_> = tokens(text).iter().map(|token| &text[token.span.range()]).collect();
            assert_eq!(found.join(" "), expected);
        }
    }
}
