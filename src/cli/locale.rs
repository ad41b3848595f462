//! The language that the user's environment asks for.

use std::ffi::OsString;

use crate::message::UiLanguage;

/// Of this process.
pub(super) fn language() -> UiLanguage {
    of_environment(|name| std::env::var_os(name))
}

/// Of an environment: the first variable that is set decides, as for every program of POSIX. English if it says nothing
/// we speak.
fn of_environment(variable: impl Fn(&str) -> Option<OsString>) -> UiLanguage {
    let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
    let value = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
    let value = value.as_deref().and_then(|value| value.to_str()).unwrap_or_default();
    // `fr_CA.UTF-8`, `fr@euro`
    let tag = value.split(['.', '@']).next().unwrap_or_default();
    UiLanguage::of_tag(tag).unwrap_or(UiLanguage::English)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let cases: [(&[(&str, &str)], UiLanguage); 8] = [
            (&[], UiLanguage::English),
            (&[("LANG", "fr_FR.UTF-8")], UiLanguage::French),
            (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C.UTF-8")], UiLanguage::English),
            (&[("LANG", "en_GB"), ("LC_MESSAGES", "fr@euro")], UiLanguage::French),
            (&[("LANG", "fr"), ("LC_ALL", ""), ("LC_MESSAGES", "")], UiLanguage::French),
            (&[("LC_MESSAGES", "fr"), ("LC_ALL", "en_US.UTF-8")], UiLanguage::English),
            (&[("LANG", "de_DE.UTF-8")], UiLanguage::English),
            (&[("LANG", "POSIX")], UiLanguage::English),
        ];
        for (variables, expected) in cases {
            let variable = |name: &str| {
                let found = variables.iter().find(|(other, _)| *other == name);
                found.map(|(_, value)| OsString::from(value))
            };
            assert_eq!(of_environment(variable), expected, "{variables:?}");
        }
    }
}
