//! Verbs of speech: which written forms introduce words, and how.
//!
//! This room holds the table and the reading of the lists it is built from. The lists and the rules that
//! turn a lemma into its forms are in `fr` and `en`, one room for each language. Deliberately not here:
//! whether a form *is* a verb in its sentence. *note*, *juge* and *claims* are in the table like any other
//! form; the frames of the attribution decide.

use rustc_hash::FxHashMap;

use super::Entry;

/// How a verb introduces words (after the typology of Danlos, Sagot and Stern): a small bit set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u8);

impl Classes {
    /// `T`: direct speech after a colon and in an incise, and a that-clause (*dire*, *say*).
    pub const REPORTING: Self = Self(1);
    /// `C`: direct speech in an incise or an inverted clause, rarely after a colon (*commenter*, *continue*).
    pub const COMMENT: Self = Self(1 << 1);
    /// `I`: direct speech in an incise only (*sourire*, *shrug*).
    pub const MANNER: Self = Self(1 << 2);
    /// `N`: no direct speech of its own, a cue only for a quotation within its clause (*dénoncer*, *slam*).
    pub const JUDGEMENT: Self = Self(1 << 3);

    /// Whether the two sets share a class.
    pub fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// The classes of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The class of a letter in the list.
    fn of_letter(letter: &str) -> Self {
        match letter {
            "T" => Self::REPORTING,
            "C" => Self::COMMENT,
            "I" => Self::MANNER,
            "N" => Self::JUDGEMENT,
            _ => Self::default(),
        }
    }
}

/// What a written form can be: a bit set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moods(u16);

impl Moods {
    /// Finite, third person, singular or plural.
    pub const THIRD: Self = Self(1);
    /// Finite, first person, singular or plural.
    pub const FIRST: Self = Self(1 << 1);
    /// French infinitive, English base form.
    pub const INFINITIVE: Self = Self(1 << 2);
    /// French participle in *-ant*, English form in *-ing*.
    pub const PRESENT_PARTICIPLE: Self = Self(1 << 3);
    /// Past participle; in French in any agreement.
    pub const PAST_PARTICIPLE: Self = Self(1 << 4);

    /// Whether the two sets share a mood.
    pub fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// The moods of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// All readings of one written form among the verbs of speech. A form may belong to several verbs: their
/// bits are united, so a form of two verbs does not say which class goes with which mood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbUse {
    /// The classes of all verbs that have the form.
    pub classes: Classes,
    /// Everything the form can be.
    pub moods: Moods,
    /// Only as a reflexive verb (*s'étonner*, *se souvenir*): none of its verbs is listed without the pronoun.
    pub pronominal_only: bool,
    /// Some reading is a third person plural.
    pub plural: bool,
    /// Some reading is a third person singular.
    pub singular: bool,
}

impl VerbUse {
    fn union(self, other: Self) -> Self {
        Self {
            classes: self.classes.union(other.classes),
            moods: self.moods.union(other.moods),
            pronominal_only: self.pronominal_only && other.pronominal_only,
            plural: self.plural || other.plural,
            singular: self.singular || other.singular,
        }
    }
}

/// The forms of one language's verbs. Keys are lower case, in NFC, with the straight apostrophe.
#[derive(Debug)]
pub struct VerbTable {
    /// With no classes yet: these are in another list, which [`super::Lexicon`] joins to the table.
    pub(super) forms: FxHashMap<Box<str>, Entry>,
}

impl VerbTable {
    /// The readings of a form among the verbs of speech. The form must be in lower case and NFC.
    #[cfg(test)]
    pub(super) fn get(&self, form: &str) -> Option<VerbUse> {
        self.forms.get(form)?.verb
    }

    /// Whether the form is a finite form of a very common verb: [`Entry::is_common_finite`].
    #[cfg(test)]
    pub(super) fn is_common_finite(&self, form: &str) -> bool {
        self.forms.get(form).is_some_and(|entry| entry.is_common_finite)
    }

    /// The number of distinct forms of verbs of speech.
    #[cfg(test)]
    pub(super) fn n_forms_of_speech(&self) -> usize {
        self.forms.values().filter(|entry| entry.verb.is_some()).count()
    }

    /// An empty table with room for so many forms, so that the map need not grow while it is filled.
    pub(super) fn with_capacity(n_forms: usize) -> Self {
        Self { forms: FxHashMap::with_capacity_and_hasher(n_forms, rustc_hash::FxBuildHasher) }
    }

    /// Adds one reading of a form to those it has.
    pub(super) fn add(&mut self, form: &str, reading: VerbUse) {
        self.update(form, |entry| {
            entry.verb = Some(entry.verb.map_or(reading, |known| known.union(reading)));
        });
    }

    /// Adds a finite form of a common verb.
    pub(super) fn add_common(&mut self, form: &str) {
        self.update(form, |entry| entry.is_common_finite = true);
    }

    fn update(&mut self, form: &str, add: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.forms.get_mut(form) {
            add(entry);
        } else {
            let mut entry = Entry::default();
            add(&mut entry);
            self.forms.insert(form.into(), entry);
        }
    }
}

/// A row of `verbs.tsv`.
#[derive(Clone, Copy, Debug)]
pub(super) struct SpeechVerb {
    /// The infinitive or base form, without a reflexive pronoun.
    pub(super) lemma: &'static str,
    /// Listed with *se* or *s'*.
    pub(super) pronominal: bool,
    pub(super) classes: Classes,
}

/// The rows of a `verbs.tsv`: lemma, class, register. The register is for a later hint on loaded verbs.
pub(super) fn speech_verbs(list: &'static str) -> impl Iterator<Item = SpeechVerb> {
    lines(list).filter_map(|line| {
        let mut columns = line.split('\t');
        let (written, letter) = (columns.next()?, columns.next()?);
        let bare = written.strip_prefix("se ").or_else(|| written.strip_prefix("s'"));
        Some(SpeechVerb {
            lemma: bare.unwrap_or(written),
            pronominal: bare.is_some(),
            classes: Classes::of_letter(letter),
        })
    })
}

/// A line of `common_verbs.txt`: a verb to conjugate, and what the rules cannot know about its forms.
#[derive(Clone, Copy, Debug)]
pub(super) struct CommonVerb {
    /// Absent on a line of literal forms only.
    pub(super) lemma: Option<&'static str>,
    words: &'static str,
}

impl CommonVerb {
    /// Forms to add as they are, written with a plus sign.
    pub(super) fn added(self) -> impl Iterator<Item = &'static str> {
        self.words.split_ascii_whitespace().filter_map(|word| word.strip_prefix('+'))
    }

    /// Whether the form is to be left out: written with a minus sign.
    pub(super) fn leaves_out(self, form: &str) -> bool {
        // Most lines have a lemma only: no need to split them for every form.
        self.words.len() > self.lemma.map_or(0, str::len)
            && self.words.split_ascii_whitespace().any(|word| word.strip_prefix('-') == Some(form))
    }
}

/// The lines of a `common_verbs.txt`.
pub(super) fn common_verbs(list: &'static str) -> impl Iterator<Item = CommonVerb> {
    lines(list).map(|line| CommonVerb {
        lemma: line.split_ascii_whitespace().next().filter(|word| !word.starts_with(['+', '-'])),
        words: line,
    })
}

/// The lines of a list that are neither empty nor comments.
pub(super) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_unite_and_meet() {
        let either = Classes::REPORTING.union(Classes::MANNER);
        assert!(either.any(Classes::REPORTING) && either.any(Classes::MANNER));
        assert!(!either.any(Classes::COMMENT.union(Classes::JUDGEMENT)));
        assert!(!Classes::default().any(either));
        let either = Moods::THIRD.union(Moods::PAST_PARTICIPLE);
        assert!(either.any(Moods::PAST_PARTICIPLE));
        assert!(!either.any(Moods::FIRST.union(Moods::INFINITIVE)));
    }

    #[test]
    fn a_form_of_two_verbs_has_both_readings() {
        let reading = |classes, moods, pronominal_only, plural| VerbUse {
            classes,
            moods,
            pronominal_only,
            plural,
            singular: !plural,
        };
        let mut table = VerbTable::with_capacity(2);
        table.add("vante", reading(Classes::REPORTING, Moods::THIRD, true, false));
        assert!(table.get("vante").is_some_and(|found| found.pronominal_only && !found.plural));
        table.add("vante", reading(Classes::JUDGEMENT, Moods::FIRST, false, true));
        let found = table.get("vante").expect("it was added");
        assert_eq!(found.classes, Classes::REPORTING.union(Classes::JUDGEMENT));
        assert_eq!(found.moods, Moods::THIRD.union(Moods::FIRST));
        assert!(!found.pronominal_only && found.plural && found.singular);
        assert_eq!(table.n_forms_of_speech(), 1);
        assert_eq!(table.get("vanter"), None);
    }

    #[test]
    fn lists_are_read_line_by_line() {
        let rows: Vec<_> = speech_verbs("# x\ndire\tT\tn\n\ns'écrier\tC\tn\nse vanter\tT\te\n").collect();
        let lemmas: Vec<_> = rows.iter().map(|row| (row.lemma, row.pronominal)).collect();
        assert_eq!(lemmas, [("dire", false), ("écrier", true), ("vanter", true)]);
        assert_eq!(rows[1].classes, Classes::COMMENT);

        let lines: Vec<_> = common_verbs("# x\nporter -porte -portes\n+faut +fallait\n").collect();
        assert_eq!(lines[0].lemma, Some("porter"));
        assert!(lines[0].leaves_out("portes") && !lines[0].leaves_out("porter"));
        assert_eq!(lines[1].lemma, None);
        assert_eq!(lines[1].added().collect::<Vec<_>>(), ["faut", "fallait"]);
    }
}
