//! The order of a style sheet: people, places, organizations, the rest, each by the alphabet. People stand under their
//! surname, without particle (Gaulle, not de Gaulle), as newsrooms keep them.

use crate::analysis::Name;
use crate::lang::gazetteer::key_of;

/// The names of an article as a style sheet has them.
pub(super) fn sorted(names: &[Name]) -> Vec<&Name> {
    let mut sorted: Vec<&Name> = names.iter().collect();
    sorted.sort_by_cached_key(|name| {
        let kind = ["person", "place", "organisation"].iter().position(|kind| *kind == name.kind);
        let whole = key_of(&name.name);
        let surname = match name.kind {
            "person" => key_of(name.name.rsplit(' ').next().unwrap_or_default()),
            _ => whole.clone(),
        };
        (kind.unwrap_or(usize::MAX), surname, whole)
    });
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_stand_under_their_surnames() {
        let name = |name: &str, kind| Name { name: name.to_owned(), kind, ..Name::default() };
        let names = [
            name("Lens", "place"),
            name("Charles de Gaulle", "person"),
            name("Zoé Ader", "person"),
            name("Brexit", "other"),
            name("Élan", "organisation"),
            name("Anne Faure", "person"),
            name("Arras", "place"),
            name("Anne Ader", "person"),
        ];
        let order: Vec<&str> = sorted(&names).into_iter().map(|name| name.name.as_str()).collect();
        let expected =
            ["Anne Ader", "Zoé Ader", "Anne Faure", "Charles de Gaulle", "Arras", "Lens", "Élan", "Brexit"];
        assert_eq!(order, expected);
    }
}
