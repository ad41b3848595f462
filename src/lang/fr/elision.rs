//! The word before a French name when that name becomes another: « de Kiev », but « d'Odessa ».
//!
//! Only strings come in and go out. Where they stand in a file, and whether a name may be changed at all, is for
//! those who ask.

/// What becomes of the word before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elision {
    /// It may stay.
    Kept,
    /// It changes too: so many bytes right before the name become this.
    Redone {
        /// How many bytes go.
        length: usize,
        /// What comes in their place.
        text: &'static str,
    },
    /// It would have to change, and into what depends on the name's gender.
    Unknown,
}

/// What becomes of the word at the end of `before`, which stands right before the name `old`, when that name becomes
/// `new`: something changes if the one begins with a vowel and the other does not.
pub fn elision(before: &str, old: &str, new: &str) -> Elision {
    const TO_VOWEL: [(&str, &str); 14] = [
        ("de ", "d'"),
        ("De ", "D'"),
        ("que ", "qu'"),
        ("Que ", "Qu'"),
        ("le ", "l'"),
        ("la ", "l'"),
        ("Le ", "L'"),
        ("La ", "L'"),
        ("du ", "de l'"),
        ("Du ", "De l'"),
        ("au ", "à l'"),
        ("Au ", "À l'"),
        ("ce ", "cet "),
        ("ma ", "mon "),
    ];
    const TO_CONSONANT: [(&str, &str); 8] = [
        ("d'", "de "),
        ("D'", "De "),
        ("d’", "de "),
        ("D’", "De "),
        ("qu'", "que "),
        ("Qu'", "Que "),
        ("qu’", "que "),
        ("Qu’", "Que "),
    ];
    let (was, is) = (opens_with_vowel(old), opens_with_vowel(new));
    if was == is {
        return Elision::Kept;
    }
    let pairs = if is { &TO_VOWEL[..] } else { &TO_CONSONANT[..] };
    if let Some((from, to)) = pairs.iter().find(|(from, _)| ends_with_word(before, from)) {
        return Elision::Redone { length: from.len(), text: to };
    }
    if !is && before.ends_with(['\'', '’']) { Elision::Unknown } else { Elision::Kept }
}

/// Whether a text ends with a word, and not merely with its letters.
pub fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

fn opens_with_vowel(name: &str) -> bool {
    name.starts_with([
        'A', 'E', 'I', 'O', 'U', 'À', 'Â', 'Ä', 'É', 'È', 'Ê', 'Ë', 'Î', 'Ï', 'İ', 'Ô', 'Ö', 'Ù', 'Û', 'Ü',
        'Œ', 'Æ',
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words before a name and the name, after the name became another.
    fn renamed(before: &str, old: &str, new: &str) -> String {
        match elision(before, old, new) {
            Elision::Kept => format!("{before}{new}"),
            Elision::Redone { length, text } => format!("{}{text}{new}", &before[..before.len() - length]),
            Elision::Unknown => "?".to_owned(),
        }
    }

    #[test]
    fn the_word_before_goes_with_the_name() {
        for (before, old, new, expected) in [
            ("le maire de ", "Kiev", "Odessa", "le maire d'Odessa"),
            ("le maire d'", "Odessa", "Kiev", "le maire de Kiev"),
            ("le maire d’", "Odessa", "Kiev", "le maire de Kiev"),
            ("D'", "Odessa", "Kiev", "De Kiev"),
            ("parce qu'", "Anne", "Jeanne", "parce que Jeanne"),
            ("du ", "Mali", "Iran", "de l'Iran"),
            ("au ", "Mali", "Iran", "à l'Iran"),
            ("de ", "Kiev", "Kyiv", "de Kyiv"),
            ("d'", "Odessa", "Odesa", "d'Odesa"),
            // Not a word of its own.
            ("code ", "Kiev", "Odessa", "code Odessa"),
            ("l'", "Élysée", "Matignon", "?"),
            ("", "Kiev", "Odessa", "Odessa"),
        ] {
            assert_eq!(renamed(before, old, new), expected, "{before}{old}");
        }
    }
}
