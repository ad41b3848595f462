//! Layers over each other: what files say for which documents, and what that comes to.

use std::fmt;
use std::path::{Component, Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use unicode_normalization::UnicodeNormalization;

use super::Layer;

/// Which files an override is about: patterns as in `.gitignore`.
#[derive(Clone)]
pub(super) struct Paths {
    patterns: Vec<String>,
    matcher: Gitignore,
}

impl Paths {
    /// Of some patterns.
    ///
    /// # Errors
    ///
    /// With those that are none, by their indices.
    pub(super) fn new(patterns: Vec<String>) -> Result<Self, Vec<usize>> {
        let mut builder = GitignoreBuilder::new("");
        let mut wrong = Vec::new();
        for (index, pattern) in patterns.iter().enumerate() {
            let pattern = normal(pattern);
            // A comment or a blank line is good for `.gitignore`, but says nothing here.
            let mut alone = GitignoreBuilder::new("");
            let is_good = alone.add_line(None, &pattern).is_ok()
                && alone.build().is_ok_and(|matcher| !matcher.is_empty())
                && builder.add_line(None, &pattern).is_ok();
            if !is_good {
                wrong.push(index);
            }
        }
        match builder.build() {
            Ok(matcher) if wrong.is_empty() => Ok(Self { patterns, matcher }),
            // Each is good by itself, so that it must be all of them together that are too much.
            _ if wrong.is_empty() => Err((0..patterns.len()).collect()),
            _ => Err(wrong),
        }
    }

    /// Whether a file is meant, by its path from where the patterns start.
    fn hold(&self, path: &Path) -> bool {
        self.matcher.matched_path_or_any_parents(path, false).is_ignore()
    }
}

impl PartialEq for Paths {
    fn eq(&self, other: &Self) -> bool {
        self.patterns == other.patterns
    }
}

impl fmt::Debug for Paths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Paths").field(&self.patterns).finish()
    }
}

/// A path or a pattern with its accents composed, as keyboards write them: some systems take them apart in names of files.
fn normal(path: &str) -> String {
    path.nfc().collect()
}

/// What a file says, with its houses.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rules {
    /// Where its patterns start; `None` for the root of the disk.
    pub(super) folder: Option<PathBuf>,
    /// For all documents.
    pub(super) base: Layer,
    /// For some of them, the strongest last.
    pub(super) overrides: Vec<(Paths, Layer)>,
}

impl Rules {
    /// Which overrides hold for a document, by their indices. None does for one that is no file.
    pub(super) fn holding(&self, path: Option<&Path>) -> Vec<usize> {
        if self.overrides.is_empty() {
            return Vec::new();
        }
        let inside = path.and_then(|path| match &self.folder {
            Some(folder) => path.strip_prefix(folder).ok(),
            None => Some(path),
        });
        let Some(path) = inside else { return Vec::new() };
        // Without the root and, on Windows, the drive.
        let parts = path.components().filter(|part| matches!(part, Component::Normal(_)));
        let path: PathBuf = parts.map(|part| normal(&part.as_os_str().to_string_lossy())).collect();
        let holding = self.overrides.iter().enumerate().filter(|(_, (paths, _))| paths.hold(&path));
        holding.map(|(index, _)| index).collect()
    }

    /// The layers that hold with some of the overrides, the strongest first.
    pub(super) fn layers<'r>(&'r self, holding: &'r [usize]) -> impl Iterator<Item = &'r Layer> {
        let overrides = holding.iter().rev().filter_map(|index| self.overrides.get(*index));
        overrides.map(|(_, layer)| layer).chain([&self.base])
    }
}

impl Layer {
    /// What several layers come to, the strongest first: lists add up, of all else the strongest holds.
    pub(super) fn of<'l>(layers: impl IntoIterator<Item = &'l Layer>) -> Layer {
        let mut all = Layer::default();
        for layer in layers {
            let Layer { messages, language, levels, profile, boilerplate, names, formats } = layer.clone();
            all.messages = all.messages.or(messages);
            all.language = all.language.or(language);
            all.profile = all.profile.or(profile);
            for (id, level) in levels {
                all.levels.entry(id).or_insert(level);
            }
            for (extension, format) in formats {
                all.formats.entry(extension).or_insert(format);
            }
            let is_new = |text: &String| !all.boilerplate.contains(text);
            let new: Vec<String> = boilerplate.into_iter().filter(is_new).collect();
            all.boilerplate.extend(new);
            // Of two houses for one language the first holds, of two preferences for one name the last.
            all.names.houses.extend(names.houses);
            all.names.known.extend(names.known);
            all.names.different.extend(names.different);
            all.names.prefer.splice(..0, names.prefer);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Choice, Level, Profile};

    #[test]
    fn patterns_are_those_of_gitignore() {
        for (pattern, path, expected) in [
            ("brèves/**", "brèves/lundi/a.md", true),
            // The accent apart from its letter.
            ("brèves/**", "bre\u{300}ves/a.md", true),
            ("brèves", "une/brèves/a.md", true),
            ("brèves/", "brèves/a.md", true),
            ("/brèves", "une/brèves/a.md", false),
            ("brèves/**", "une/brèves/a.md", false),
            ("**/brèves/**", "une/brèves/a.md", true),
            ("*.md", "une/a.md", true),
            ("*.md", "une/a.txt", false),
            ("/a.md", "une/a.md", false),
            (r"a\[1\].md", "a[1].md", true),
        ] {
            let paths = Paths::new(vec![pattern.to_owned()]).expect("a pattern");
            assert_eq!(paths.hold(Path::new(&normal(path))), expected, "{pattern} {path}");
        }
        let both = ["brèves/**", "!brèves/longues/**"].map(str::to_owned).to_vec();
        let both = Paths::new(both).expect("patterns");
        assert!(both.hold(Path::new("brèves/a.md")) && !both.hold(Path::new("brèves/longues/a.md")));
        for wrong in ["{a", "", "# a", "  "] {
            assert_eq!(Paths::new(vec!["a".to_owned(), wrong.to_owned()]), Err(vec![1]), "{wrong:?}");
        }
    }

    #[test]
    fn the_last_override_is_the_strongest() {
        let layer = |profile| Layer { profile: Some(Choice::Is(profile)), ..Layer::default() };
        let paths = |pattern: &str| Paths::new(vec![pattern.to_owned()]).expect("a pattern");
        let rules = Rules {
            folder: Some(PathBuf::from("/desk")),
            base: Layer { boilerplate: vec!["A".to_owned()], ..layer(Profile::Article) },
            overrides: vec![
                (paths("*.md"), layer(Profile::Live)),
                (paths("b/**"), Layer { boilerplate: vec!["B".to_owned()], ..layer(Profile::Brief) }),
            ],
        };
        for (path, profile, boilerplate) in [
            ("/desk/a.txt", Profile::Article, &["A"][..]),
            ("/desk/a.md", Profile::Live, &["A"]),
            ("/desk/b/a.md", Profile::Brief, &["B", "A"]),
            ("/elsewhere/b/a.md", Profile::Article, &["A"]),
        ] {
            let holding = rules.holding(Some(Path::new(path)));
            let all = Layer::of(rules.layers(&holding));
            assert_eq!(
                (all.profile, &all.boilerplate[..]),
                (
                    Some(Choice::Is(profile)),
                    &boilerplate.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()[..]
                ),
                "{path}"
            );
        }
        assert_eq!(rules.holding(None), Vec::<usize>::new());
    }

    #[test]
    fn of_two_layers_the_first_is_the_stronger() {
        let mut strong = Layer::default();
        strong.levels.insert("a".to_owned(), Level::Off);
        strong.names.prefer.push(("Kyiv".to_owned(), vec!["Kiev".to_owned()]));
        let mut weak = Layer { profile: Some(Choice::Is(Profile::Live)), ..Layer::default() };
        weak.levels.insert("a".to_owned(), Level::On);
        weak.levels.insert("b".to_owned(), Level::On);
        weak.names.prefer.push(("Kiev".to_owned(), vec!["Kyiv".to_owned()]));
        let all = Layer::of([&strong, &weak]);
        assert_eq!((all.levels["a"], all.levels["b"]), (Level::Off, Level::On));
        assert_eq!(all.profile, Some(Choice::Is(Profile::Live)));
        let names = crate::lang::names::Names::new(&all.names);
        let kiev = names.table().find("Kiev").expect("a form");
        let set = names.table().form(kiev).set;
        assert_eq!(
            names.preferred(set, crate::lang::Language::French).map(|form| names
                .table()
                .form(form)
                .text
                .to_string()),
            Some("Kyiv".to_owned())
        );
    }
}
