//! The language that the command line speaks where no article has one: that of `--messages`, or that of the environment.

use crate::config::{Choice, Choices};
use crate::message::UiLanguage;

/// The language of what is said of no article.
pub(super) fn language(choices: &Choices) -> UiLanguage {
    match choices.layer.messages {
        Some(Choice::Is(language)) => language,
        _ => of_environment(),
    }
}

/// The user's language as the environment has it, as POSIX ranks its variables; English if we do not speak it.
pub(super) fn of_environment() -> UiLanguage {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    locale.as_deref().and_then(of_locale).unwrap_or(UiLanguage::English)
}

/// Of a locale such as `fr_CA.UTF-8`.
fn of_locale(locale: &str) -> Option<UiLanguage> {
    UiLanguage::of_tag(locale.split(['.', '@']).next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        for (locale, expected) in [
            ("fr_FR.UTF-8", Some(UiLanguage::French)),
            ("fr", Some(UiLanguage::French)),
            ("fr@euro", Some(UiLanguage::French)),
            ("en_GB", Some(UiLanguage::English)),
            ("C.UTF-8", None),
            ("POSIX", None),
        ] {
            assert_eq!(of_locale(locale), expected, "{locale}");
        }
    }
}
