//! The language that copydesk speaks to its user where there is no article to follow.

use std::ffi::OsString;

use crate::message::UiLanguage;

/// What `--messages` says, before the arguments are read: the help and the complaints about them are to be in it too.
pub(super) fn asked_for(arguments: &[OsString]) -> Option<UiLanguage> {
    let arguments = || arguments.iter().filter_map(|argument| argument.to_str());
    let behind = arguments().zip(arguments().skip(1)).find(|(option, _)| *option == "--messages");
    let joined = || arguments().find_map(|argument| argument.strip_prefix("--messages="));
    match behind.map(|(_, value)| value).or_else(joined)? {
        "fr" => Some(UiLanguage::French),
        "en" => Some(UiLanguage::English),
        _ => None,
    }
}

/// That of the environment of this process.
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
    fn what_is_asked_for_is_known_before_it_is_read() {
        let asked = |line: &str| asked_for(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked("copydesk check --messages fr a.txt"), Some(UiLanguage::French));
        assert_eq!(asked("copydesk check --messages=en a.txt"), Some(UiLanguage::English));
        assert_eq!(asked("copydesk check --messages auto"), None);
        assert_eq!(asked("copydesk check --messages"), None);
        assert_eq!(asked("copydesk fr"), None);
    }

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
