//! Makes the word lists of `src/lang/known` anew from Hunspell dictionaries:
//!
//! ```sh
//! cargo run --release --example known-words -- fr fr.aff fr.dic en en.aff en.dic en en-gb.aff en-gb.dic
//! ```
//!
//! `src/lang/known/README.md` says where the dictionaries are got. Every stem is put through its affix rules; a form
//! goes into `words.fst` with the languages that have it. Elided forms (l'eau) and possessives (water's) are left out,
//! and so are entries with digits and single letters. `triples.bin` says how many of the forms have each row of three
//! letters.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::path::Path;

use copydesk::lang::known::{Triples, bit_of};
use unicode_normalization::UnicodeNormalization;

/// How an affix changes a word.
struct Rule {
    strip: String,
    add: String,
    /// The flags that the new word has.
    flags: String,
    condition: Vec<Class>,
}

/// What a letter of a word must be: one of these, or none of them.
struct Class {
    letters: Vec<char>,
    negated: bool,
}

/// The affix rules of a dictionary.
#[derive(Default)]
struct Affixes {
    /// Whether a flag is two characters rather than one.
    long: bool,
    prefixes: HashMap<String, Vec<Rule>>,
    suffixes: HashMap<String, Vec<Rule>>,
    /// Flags of entries that are no words by themselves, or no words at all.
    no_word: Vec<String>,
    never: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.is_empty() || !arguments.len().is_multiple_of(3) {
        return Err("usage: known-words LANGUAGE AFF DIC [LANGUAGE AFF DIC …]".into());
    }
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    for dictionary in arguments.chunks(3) {
        let bit = bit_of(&dictionary[0]).ok_or("the languages are fr and en")?;
        let affixes = Affixes::read(&std::fs::read_to_string(&dictionary[1])?);
        let list = std::fs::read_to_string(&dictionary[2])?;
        for line in list.lines().skip(1) {
            for form in affixes.forms(line) {
                let form: String = form.nfc().collect();
                if form.chars().count() > 1 && form.chars().all(|char| char.is_alphabetic() || char == '-') {
                    *words.entry(form).or_default() |= bit;
                }
            }
        }
    }
    let mut triples = Triples::default();
    for word in words.keys() {
        triples.count(word);
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang/known");
    std::fs::write(folder.join("words.fst"), fst::Map::from_iter(words)?.into_fst().into_inner())?;
    std::fs::write(folder.join("triples.bin"), triples.bytes())?;
    Ok(())
}

impl Affixes {
    fn read(text: &str) -> Self {
        let mut affixes = Self::default();
        for line in text.lines() {
            let mut columns = line.split_whitespace();
            match (columns.next(), columns.next(), columns.next(), columns.next(), columns.next()) {
                (Some("FLAG"), Some("long"), ..) => affixes.long = true,
                (Some("NEEDAFFIX"), Some(flag), ..) => affixes.no_word.push(flag.to_owned()),
                (Some("FORBIDDENWORD" | "ONLYINCOMPOUND"), Some(flag), ..) => {
                    affixes.never.push(flag.to_owned());
                }
                (Some(kind @ ("PFX" | "SFX")), Some(flag), Some(strip), Some(add), condition) => {
                    // The heading of a flag's rules has their number in this column, and no condition.
                    if condition.is_none() || matches!(strip, "Y" | "N") && add.parse::<u32>().is_ok() {
                        continue;
                    }
                    let (add, flags) = add.split_once('/').unwrap_or((add, ""));
                    let zero = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
                    let rules = if kind == "PFX" { &mut affixes.prefixes } else { &mut affixes.suffixes };
                    rules.entry(flag.to_owned()).or_default().push(Rule {
                        strip: zero(strip),
                        add: zero(add),
                        flags: flags.to_owned(),
                        condition: classes(condition.unwrap_or(".")),
                    });
                }
                _ => {}
            }
        }
        affixes
    }

    fn flags<'a>(&self, flags: &'a str) -> Vec<&'a str> {
        let length = if self.long { 2 } else { 1 };
        let ends: Vec<usize> = flags.char_indices().map(|(at, _)| at).chain([flags.len()]).collect();
        ends.windows(length + 1).step_by(length).map(|window| &flags[window[0]..window[length]]).collect()
    }

    /// All forms of a line of a dictionary.
    fn forms(&self, line: &str) -> Vec<String> {
        let entry = line.split([' ', '\t']).next().unwrap_or_default();
        let (stem, flags) = entry.split_once('/').unwrap_or((entry, ""));
        let flags = self.flags(flags);
        if stem.is_empty() || flags.iter().any(|flag| self.never.iter().any(|own| own == flag)) {
            return Vec::new();
        }
        let mut forms = self.prefixed(stem, &flags);
        for rule in flags.iter().filter_map(|flag| self.suffixes.get(*flag)).flatten() {
            if let Some(form) = rule.suffix(stem) {
                let mut own = self.flags(&rule.flags);
                own.extend(flags.iter().filter(|flag| self.prefixes.contains_key(**flag)));
                forms.extend(self.prefixed(&form, &own));
            }
        }
        forms
    }

    /// A word with each of its prefixes and with none.
    fn prefixed(&self, word: &str, flags: &[&str]) -> Vec<String> {
        let mut forms = Vec::new();
        if !flags.iter().any(|flag| self.no_word.iter().any(|own| own == flag)) {
            forms.push(word.to_owned());
        }
        for rule in flags.iter().filter_map(|flag| self.prefixes.get(*flag)).flatten() {
            if rule.strip.is_empty() && !rule.add.contains('\'') {
                forms.push(format!("{}{word}", rule.add));
            }
        }
        forms
    }
}

impl Rule {
    fn suffix(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().collect();
        let tail = letters.len().checked_sub(self.condition.len())?;
        let fits = letters[tail..].iter().zip(&self.condition).all(|(letter, class)| class.has(*letter));
        let stem = word.strip_suffix(&self.strip).filter(|_| fits && !self.add.contains('\''))?;
        Some(format!("{stem}{}", self.add))
    }
}

impl Class {
    fn has(&self, letter: char) -> bool {
        self.letters.contains(&letter) != self.negated
    }
}

/// The classes of a condition such as `[^aeiou]y`.
fn classes(condition: &str) -> Vec<Class> {
    let mut classes = Vec::new();
    let mut chars = condition.chars();
    while let Some(char) = chars.next() {
        match char {
            '.' if condition == "." => {}
            '.' => classes.push(Class { letters: Vec::new(), negated: true }),
            '[' => {
                let mut letters: Vec<char> = chars.by_ref().take_while(|char| *char != ']').collect();
                let negated = letters.first() == Some(&'^');
                letters.drain(..usize::from(negated));
                classes.push(Class { letters, negated });
            }
            _ => classes.push(Class { letters: vec![char], negated: false }),
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affixes_are_put_on() {
        let affixes = Affixes::read(
            "FLAG long\nNEEDAFFIX ()\n\
             PFX L' Y 1\nPFX L' 0 l' [aeio]\n\
             SFX S. Y 2\nSFX S. 0 0/L' [^sxz]\nSFX S. 0 s [^sxz]\n\
             SFX a0 Y 3\nSFX a0 er e/S. [^y]er\nSFX a0 yer ie [aou]yer\nSFX a0 er ant er\n",
        );
        assert_eq!(affixes.forms("eau/S.() po:nom"), ["eau", "eaus"]);
        assert_eq!(affixes.forms("chanter/a0"), ["chanter", "chante", "chantant"]);
        assert_eq!(affixes.forms("noyer/a0()"), ["noie", "noyant"]);
        let english =
            Affixes::read("PFX U Y 1\nPFX U 0 un .\nSFX M Y 1\nSFX M 0 's .\nSFX D Y 1\nSFX D 0 ed [^ey]\n");
        assert_eq!(english.forms("lock/UMD"), ["lock", "unlock", "locked", "unlocked"]);
    }
}
