//! What goes wrong with folders of articles and their indices, and what the server could not do. Sentences without their
//! stop, each with the name of what it is about.

use std::path::{Path, PathBuf};

use super::UiLanguage;
use super::meant::Meant;
use super::unreadable::Unreadable;

/// A folder or an index that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// A file or a folder that cannot be used.
    File {
        /// Which.
        path: PathBuf,
        /// Why not.
        why: Unreadable,
    },
    /// Something that should be a folder.
    NoFolder {
        /// What.
        path: PathBuf,
    },
    /// A link that leads to a folder around it.
    Loop {
        /// The link.
        path: PathBuf,
    },
    /// There is no place for indices.
    NoHome,
    /// An index that cannot be read or written.
    Index {
        /// Its file, if it is not in memory.
        path: Option<PathBuf>,
        /// Why not.
        why: Unreadable,
    },
    /// An index that cannot be made whole.
    BrokenIndex {
        /// Its folder.
        folder: PathBuf,
    },
}

impl Trouble {
    /// In a language of the interface, behind the path of what it is about.
    pub fn text(&self, ui: UiLanguage) -> String {
        let what = match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        };
        self.path().map_or_else(|| what.clone(), |path| format!("{}: {what}", path.display()))
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::File { path, .. }
            | Self::NoFolder { path }
            | Self::Loop { path }
            | Self::BrokenIndex { folder: path } => Some(path),
            Self::Index { path, .. } => path.as_deref(),
            Self::NoHome => None,
        }
    }

    fn french(&self) -> String {
        match self {
            Self::File { why, .. } | Self::Index { why, .. } => why.text(UiLanguage::French),
            Self::NoFolder { .. } => "ce n'est pas un dossier".to_owned(),
            Self::Loop { .. } => "ce lien ramène à un dossier qui le contient".to_owned(),
            Self::NoHome => "pas de dossier personnel, et donc pas de dossier de cache".to_owned(),
            Self::BrokenIndex { .. } => "son index n'est pas entier".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::File { why, .. } | Self::Index { why, .. } => why.text(UiLanguage::English),
            Self::NoFolder { .. } => "this is no folder".to_owned(),
            Self::Loop { .. } => "this link leads back to a folder around it".to_owned(),
            Self::NoHome => "no home folder, and so no cache folder".to_owned(),
            Self::BrokenIndex { .. } => "its index is not whole".to_owned(),
        }
    }
}

/// Something that the server was to do and did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
    /// An article of the workspace was not checked.
    File {
        /// Which.
        path: PathBuf,
        /// Why not.
        why: Unreadable,
    },
    /// The check of an article of the workspace failed, which is a fault of ours.
    FailedFile {
        /// Which.
        path: PathBuf,
    },
    /// The check of an open document failed, likewise.
    FailedDocument {
        /// Its address.
        uri: String,
    },
    /// Nothing was found in time.
    TooLong,
    /// There is no such command.
    NoCommand {
        /// What was asked for.
        given: String,
        /// Those that there are.
        meant: Meant,
    },
    /// A command that is about a document was given none.
    NoDocument {
        /// The command.
        command: String,
        /// What it was given, if anything.
        given: Option<String>,
    },
}

impl Undone {
    /// In a language of the interface.
    pub fn text(&self, ui: UiLanguage) -> String {
        match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        }
    }

    fn french(&self) -> String {
        match self {
            Self::File { path, why } => format!("{}: {}", path.display(), why.text(UiLanguage::French)),
            Self::FailedFile { path } => {
                format!("{}: copydesk a échoué sur cet article ; merci de le signaler", path.display())
            }
            Self::FailedDocument { uri } => {
                format!(
                    "copydesk : la vérification de {uri} a échoué ; nouvel essai à la prochaine modification"
                )
            }
            Self::TooLong => "l'analyse prend trop de temps".to_owned(),
            Self::NoCommand { given, meant } => {
                format!("il n'y a pas de commande `{given}`{}", meant.text(UiLanguage::French))
            }
            Self::NoDocument { command, given } => {
                let given = given.as_ref().map(|given| format!(", et non {given}")).unwrap_or_default();
                format!("{command} : le premier argument doit être l'URI d'un document{given}")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::File { path, why } => format!("{}: {}", path.display(), why.text(UiLanguage::English)),
            Self::FailedFile { path } => {
                format!("{}: copydesk failed on this article; please report it", path.display())
            }
            Self::FailedDocument { uri } => {
                format!("copydesk: checking {uri} failed; it is tried again at the next edit")
            }
            Self::TooLong => "the analysis takes too long".to_owned(),
            Self::NoCommand { given, meant } => {
                format!("there is no command `{given}`{}", meant.text(UiLanguage::English))
            }
            Self::NoDocument { command, given } => {
                let given = given.as_ref().map(|given| format!(", not {given}")).unwrap_or_default();
                format!("{command}: the first argument must be the URI of a document{given}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_names_what_it_is_about() {
        let path = PathBuf::from("brèves");
        let troubles = [
            (Trouble::File { path: path.clone(), why: Unreadable::Denied }, "brèves: accès refusé"),
            (Trouble::NoFolder { path: path.clone() }, "brèves: ce n'est pas un dossier"),
            (Trouble::BrokenIndex { folder: path }, "brèves: son index n'est pas entier"),
            (Trouble::Index { path: None, why: Unreadable::NoMemory }, "plus de mémoire"),
            (Trouble::NoHome, "pas de dossier personnel, et donc pas de dossier de cache"),
        ];
        for (trouble, expected) in troubles {
            assert_eq!(trouble.text(UiLanguage::French), expected);
        }
    }
}
