//! What may have been meant by something that does not exist: a check, a setting, a command.

use super::UiLanguage;

/// What could stand instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Probably this.
    One(String),
    /// One of these.
    OneOf(Vec<String>),
    /// Nothing that we know of.
    Nothing,
}

impl Meant {
    /// In brackets, behind a space; nothing if there is nothing to say.
    pub fn text(&self, ui: UiLanguage) -> String {
        match (self, ui) {
            (Self::One(meant), UiLanguage::French) => format!(" (vouliez-vous dire `{meant}` ?)"),
            (Self::One(meant), UiLanguage::English) => format!(" (did you mean `{meant}`?)"),
            (Self::OneOf(known), UiLanguage::French) => format!(" (possibles : {})", known.join(", ")),
            (Self::OneOf(known), UiLanguage::English) => format!(" (known: {})", known.join(", ")),
            (Self::Nothing, UiLanguage::French | UiLanguage::English) => String::new(),
        }
    }
}
