//! Letters with marks that a language does not write: ğ, ș, ł. A house may take the marks off (N28).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::lang::Language;

/// The letters of French beyond ASCII, in lower case.
const FRENCH: &str = "àâæçéèêëîïôœùûüÿ";

/// A text without the marks that its language does not write; `None` if it has none. English writes none at all.
pub fn without_foreign_marks(text: &str, language: Language) -> Option<String> {
    if text.is_ascii() || language == Language::Other {
        return None;
    }
    let mut found = false;
    let mut plain = String::with_capacity(text.len());
    for char in text.nfc() {
        match plain_letter(char).filter(|_| !is_at_home(char, language)) {
            Some(letter) => {
                found = true;
                plain.push(letter);
            }
            None => plain.push(char),
        }
    }
    found.then_some(plain)
}

fn is_at_home(char: char, language: Language) -> bool {
    language == Language::French && char.to_lowercase().all(|lower| FRENCH.contains(lower))
}

/// The Latin letter under the marks of another; `None` if it has none.
fn plain_letter(char: char) -> Option<char> {
    if char.is_ascii() {
        return None;
    }
    let mut parts = std::iter::once(char).nfd();
    let base = parts.next()?;
    let letter = match base {
        'ł' => 'l',
        'Ł' => 'L',
        'ø' => 'o',
        'Ø' => 'O',
        'đ' | 'ð' => 'd',
        'Đ' | 'Ð' => 'D',
        'ħ' => 'h',
        'Ħ' => 'H',
        'ı' => 'i',
        _ => base,
    };
    (letter.is_ascii_alphabetic() && letter != char && parts.all(is_combining_mark)).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_off_where_they_are_foreign() {
        use Language::{English, French, Other};
        for (text, language, expected) in [
            ("Erdoğan", French, Some("Erdogan")),
            ("Erdog\u{306}an", French, Some("Erdogan")),
            ("Łukasz Wałęsa", French, Some("Lukasz Walesa")),
            ("Nicușor", French, Some("Nicusor")),
            ("İmamoğlu", French, Some("Imamoglu")),
            ("Søren", English, Some("Soren")),
            ("São Paulo", French, Some("Sao Paulo")),
            ("Émile Çağlar", French, Some("Émile Çaglar")),
            ("Émile", English, Some("Emile")),
            ("Émile Müller", French, None),
            ("Erdogan", English, None),
            ("Œuvre", English, None),
            ("Андрій", French, None),
            ("Erdoğan", Other, None),
        ] {
            assert_eq!(without_foreign_marks(text, language).as_deref(), expected, "{text} in {language:?}");
        }
    }
}
