//! People who need no introduction: papers name them without a given name and without a function.
//!
//! The list is our own. Whom else an article introduces is not known here.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::lines;
use crate::lang::gazetteer::key_of;

const LIST: &str = include_str!("well_known.txt");

fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    lines(list).flat_map(|(_, line)| line.split(", "))
}

/// Whether somebody is known to everybody under a name, whatever its case and accents.
pub fn is_well_known(name: &str) -> bool {
    static KEYS: LazyLock<FxHashSet<String>> = LazyLock::new(|| entries(LIST).map(key_of).collect());
    KEYS.contains(&key_of(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_can_be_read() {
        let mut count = 0;
        for name in entries(LIST) {
            assert!(name.starts_with(char::is_alphabetic) && !name.ends_with([',', ' ']), "{name:?}");
            count += 1;
        }
        assert!(count > 300, "{count}");
    }

    #[test]
    fn marks_and_case_make_no_difference() {
        for name in ["Erdoğan", "POUTINE", "de Gaulle", "Xi", "Molière", "Kim Jong-un"] {
            assert!(is_well_known(name), "{name}");
        }
        assert!(!is_well_known("Crouzet"));
    }
}
