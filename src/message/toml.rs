//! What the reader of TOML says of a file that is none, in French. It speaks English only, and gives its words but not
//! their kinds, so that they are what is looked up here; a test of `config::reader` has it say all that we could make
//! it say. Other words, which it may come to say some day, are quoted, in a sentence that is French and complete
//! without them: nobody is left with English alone.

/// The French for what it says, whatever that is.
pub fn french(english: &str) -> String {
    let (what, expected) = match english.split_once(", expected ") {
        Some((what, expected)) => (what, Some(expected)),
        None => (english, None),
    };
    // None of ours has one, and what is said of them has many forms.
    if ["invalid date", "invalid time", "invalid offset"].iter().any(|date| what.starts_with(date)) {
        return "date ou heure mal formée".to_owned();
    }
    let what = description(what);
    let things = expected.map(|expected| expected.split(", ").map(thing).collect::<Option<Vec<_>>>());
    match (what, things) {
        (Some(what), None) => what,
        (Some(what), Some(Some(things))) => format!("{what} ; attendu : {}", things.join(", ")),
        (what, _) => {
            let what = what.unwrap_or_else(|| "la suite n'a pas pu être lue".to_owned());
            format!("{what} ; en anglais : « {english} »")
        }
    }
}

fn description(english: &str) -> Option<String> {
    if let Some(kind) = english.strip_prefix("invalid ").and_then(of_kind) {
        return Some(format!("{kind} mal formé"));
    }
    if english.starts_with("cannot extend value of type ") {
        return Some("une clé pointée ne peut pas compléter ce qui est une valeur".to_owned());
    }
    let french = match english {
        "`_` may only go between digits" => "`_` n'est permis qu'entre deux chiffres",
        "cannot recurse further; max recursion depth met" | "recursion limit" => "trop d'emboîtements",
        "carriage return must be followed by newline" => {
            "un retour chariot doit être suivi d'une fin de ligne"
        }
        "duplicate key" => "cette clé y est deux fois",
        "extra `=`" | "extra assignment between key-value pairs" => "un `=` de trop",
        "extra comma in array" => "une virgule de trop dans la liste",
        "extra comma in inline table" => "une virgule de trop dans la table",
        "floating-point number overflowed" | "integer number overflowed" => "nombre trop grand",
        "integers with a radix cannot be signed" => "un nombre avec une base n'a pas de signe",
        "key with no value" | "missing value for key" => "une clé sans valeur",
        "keys cannot be multi-line basic strings" | "keys cannot be multi-line literal strings" => {
            "une clé ne peut pas avoir plusieurs lignes"
        }
        "missing array opening" => "il manque `[` avant la liste",
        "missing assignment between key-value pairs" => "il manque `=` entre la clé et la valeur",
        "missing comma between array elements" => "il manque une virgule dans la liste",
        "missing comma between key-value pairs" => "il manque une virgule dans la table",
        "missing comment start" => "il manque `#` avant le commentaire",
        "missing escaped value" => "il manque quelque chose après `\\`",
        "missing inline table opening" => "il manque `{` avant la table",
        "missing key for inline table element" => "il manque une clé dans la table",
        "missing opening quote" => "il manque le guillemet qui ouvre le texte",
        "missing table open" => "il manque `[` avant le nom de la table",
        "missing value" => "il manque une valeur",
        "radix must be lowercase" => "la base d'un nombre s'écrit en minuscules",
        "redundant integer number prefix" => "la base du nombre y est deux fois",
        "redundant numeric sign" => "le signe du nombre y est deux fois",
        "string values must be quoted" => "un texte doit être entre guillemets",
        "too few unicode value digits" => "il manque des chiffres au caractère Unicode",
        "unclosed array" => "il manque `]` après la liste",
        "unclosed array table" => "il manque `]]` après le nom de la table",
        "unclosed inline table" => "il manque `}` après la table",
        "unclosed table" => "il manque `]` après le nom de la table",
        "unexpected `=` in array" => "un `=` dans une liste",
        "unexpected content" => "ceci n'a rien à faire ici",
        "unexpected content between comment and newline" => {
            "quelque chose entre le commentaire et la fin de ligne"
        }
        "unexpected key or value" => "une clé ou une valeur qui n'a rien à faire ici",
        "unexpected leading zero" => "un zéro de trop au début du nombre",
        "unexpected sign" => "un signe qui n'a rien à faire ici",
        "unquoted keys cannot be empty" => "une clé sans guillemets ne peut pas être vide",
        _ => return None,
    };
    Some(french.to_owned())
}

/// What may be malformed, so that its French is masculine.
fn of_kind(english: &str) -> Option<&'static str> {
    Some(match english {
        "basic string"
        | "literal string"
        | "string"
        | "multi-line basic string"
        | "multi-line literal string" => "texte",
        "binary number" | "hexadecimal number" | "octal number" | "integer number" | "float" => "nombre",
        "boolean" => "booléen",
        "comment character" => "caractère du commentaire",
        "exponent" => "exposant",
        "fraction" | "mantissa" => "nombre à virgule",
        "inline table element" => "élément de la table",
        "key" | "unquoted key" => "nom de la clé",
        "key-value pair" => "réglage",
        "table" => "nom de la table",
        "value" => "contenu du réglage",
        _ => return None,
    })
}

/// What could stand in a place.
fn thing(english: &str) -> Option<&str> {
    Some(match english {
        "nothing" => "rien",
        "newline" => "une fin de ligne",
        "whitespace" => "une espace",
        "comment" => "un commentaire",
        "key" => "une clé",
        "value" => "une valeur",
        "basic string" => "un texte entre `\"`",
        "literal string" => "un texte entre `'`",
        "unquoted string" => "un nom sans guillemets",
        "multi-line basic string" | "multi-line literal string" => "un texte de plusieurs lignes",
        "characters" | "printable characters" => "des caractères",
        "non-double-quote visible characters" => "des caractères autres que `\"`",
        "non-single-quote characters" | "non-single-quote visible characters" => {
            "des caractères autres que `'`"
        }
        "digits" | "numbers" => "des chiffres",
        "letters" => "des lettres",
        "unicode hexadecimal value" => "le numéro d'un caractère Unicode",
        // A sign, as it is.
        sign if sign.starts_with('`') || sign.starts_with('\'') => sign,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_unknown_are_quoted_in_a_french_sentence() {
        let cases = [
            (
                "unexpected sign, expected digits",
                "un signe qui n'a rien à faire ici ; attendu : des chiffres",
            ),
            ("unexpected frob", "la suite n'a pas pu être lue ; en anglais : « unexpected frob »"),
            (
                "unexpected sign, expected frob",
                "un signe qui n'a rien à faire ici ; en anglais : « unexpected sign, expected frob »",
            ),
            (
                "unexpected frob, expected digits",
                "la suite n'a pas pu être lue ; en anglais : « unexpected frob, expected digits »",
            ),
        ];
        for (english, expected) in cases {
            assert_eq!(french(english), expected);
        }
    }
}
