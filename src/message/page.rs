//! What stands on the page of every check beside its own words: the names of its sections, and the lines that are the same
//! on all of them.

use super::UiLanguage;
use super::label::Label;

/// A section of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Why anybody should care.
    Why,
    /// What is found.
    Example,
    /// What it should have been.
    Instead,
}

impl Section {
    /// All sections, in the order of a page.
    pub const ALL: [Self; 3] = [Self::Why, Self::Example, Self::Instead];

    /// Its heading, without marks.
    pub fn heading(self, ui: UiLanguage) -> &'static str {
        match (self, ui) {
            (Self::Why, UiLanguage::French) => "Pourquoi",
            (Self::Why, UiLanguage::English) => "Why",
            (Self::Example, UiLanguage::French) => "Exemple",
            (Self::Example, UiLanguage::English) => "Example",
            (Self::Instead, UiLanguage::French) => "Plutôt",
            (Self::Instead, UiLanguage::English) => "Instead",
        }
    }
}

/// What the marks in an example mean.
pub fn marks(ui: UiLanguage) -> &'static str {
    match ui {
        UiLanguage::French => "Les mots entre ⟦ et ⟧ sont signalés.",
        UiLanguage::English => "The words between ⟦ and ⟧ are reported.",
    }
}

/// The last line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// How loudly the check speaks.
    pub severity: Label,
    /// The word for that in the settings.
    pub setting: &'static str,
    /// Whether it speaks only where it is switched on.
    pub off: bool,
    /// The version it came with.
    pub since: &'static str,
}

impl Closing {
    /// In a language of the interface.
    pub fn text(&self, ui: UiLanguage) -> String {
        let Self { severity, setting, off, since } = self;
        match ui {
            UiLanguage::French => {
                let off = if *off {
                    "Désactivée par défaut ; une fois activée, gravité : "
                } else {
                    "Gravité : "
                };
                let severity = severity.text(ui);
                let word = if severity == *setting { String::new() } else { format!(" (`{setting}`)") };
                let usual = format!("{off}{severity}{word}, sauf réglage contraire.");
                format!("{usual} Depuis la version {since}.")
            }
            UiLanguage::English => {
                let off = if *off { "off, and then " } else { "" };
                format!("Severity: {off}{setting}, unless set otherwise. Since {since}.")
            }
        }
    }
}

/// French prose with the spaces that do not break: inside guillemets, before high punctuation, and behind the sign of a paragraph. English has none.
pub fn typeset(prose: &str, ui: UiLanguage) -> String {
    match ui {
        UiLanguage::French => {
            let mut typeset = prose.replace("« ", "«\u{a0}").replace("§ ", "§\u{a0}");
            for mark in ["»", ":", ";", "?", "!", "%"] {
                typeset = typeset.replace(&format!(" {mark}"), &format!("\u{a0}{mark}"));
            }
            typeset
        }
        UiLanguage::English => prose.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_spaces_do_not_break() {
        let prose = "Le « bac » : qui ? Lui ; à 80 % ! (§ 7)";
        let typeset = |ui| super::typeset(prose, ui);
        assert_eq!(
            typeset(UiLanguage::French),
            "Le «\u{a0}bac\u{a0}»\u{a0}: qui\u{a0}? Lui\u{a0}; à 80\u{a0}%\u{a0}! (§\u{a0}7)"
        );
        assert_eq!(typeset(UiLanguage::English), prose);
    }
}
