//! Why a file cannot be read, or is no article.

use std::io;

use super::UiLanguage;

/// A reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// There is nothing of this name.
    NotFound,
    /// The system does not allow it.
    Denied,
    /// Something else that the system says, in its words.
    System(String),
    /// More than we count.
    TooLarge,
    /// More than any settings are.
    LargeSettings,
    /// A pipe, a device, a folder where a file should be.
    NotOrdinary,
    /// A name that no address can be made of.
    NoAddress,
    /// It grows while it is read.
    Growing,
    /// It begins as a text in UTF-16.
    Utf16,
    /// It is not UTF-8, wherever.
    NotText,
    /// It is not UTF-8.
    NotUtf8 {
        /// The line, 1-based.
        line: usize,
        /// The byte of the file, 0-based.
        at: usize,
        /// What stands there.
        byte: u8,
        /// Whether it looks like Windows-1252.
        is_windows_1252: bool,
    },
    /// A folder without articles.
    NoArticles,
}

impl From<&io::Error> for Unreadable {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::System(error.to_string()),
        }
    }
}

impl Unreadable {
    /// The reason, as the reader sees it.
    pub fn text(&self, ui: UiLanguage) -> String {
        match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        }
    }

    fn french(&self) -> String {
        match self {
            Self::NotFound => "ce fichier ou dossier n'existe pas".to_owned(),
            Self::Denied => "accès refusé".to_owned(),
            Self::System(words) => words.clone(),
            Self::TooLarge => "plus de 4 Gio".to_owned(),
            Self::LargeSettings => "plus de 1 Mio".to_owned(),
            Self::NotOrdinary => "ce n'est pas un fichier ordinaire".to_owned(),
            Self::NoAddress => "ce nom ne peut pas devenir une adresse".to_owned(),
            Self::NotText => "ce n'est pas de l'UTF-8".to_owned(),
            Self::Growing => "ce fichier grandit pendant qu'il est lu".to_owned(),
            Self::Utf16 => "texte en UTF-16 ; enregistrez-le en UTF-8".to_owned(),
            Self::NotUtf8 { line, at, byte, is_windows_1252 } => {
                let hint = " ; sans doute du Windows-1252 (Latin-1) : enregistrez-le en UTF-8";
                let hint = if *is_windows_1252 { hint } else { "" };
                format!("pas de l'UTF-8 : ligne {line}, l'octet {at} du fichier est 0x{byte:02X}{hint}")
            }
            Self::NoArticles => "pas d'article dans ce dossier".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NotFound => "no such file or folder".to_owned(),
            Self::Denied => "permission denied".to_owned(),
            Self::System(words) => words.clone(),
            Self::TooLarge => "larger than 4 GiB".to_owned(),
            Self::LargeSettings => "larger than 1 MiB".to_owned(),
            Self::NotOrdinary => "this is no ordinary file".to_owned(),
            Self::NoAddress => "its name cannot be made an address".to_owned(),
            Self::NotText => "not UTF-8".to_owned(),
            Self::Growing => "it grows while it is read".to_owned(),
            Self::Utf16 => "this is UTF-16 text; save it as UTF-8".to_owned(),
            Self::NotUtf8 { line, at, byte, is_windows_1252 } => {
                let hint = "; it looks like Windows-1252 (Latin-1): save it as UTF-8";
                let hint = if *is_windows_1252 { hint } else { "" };
                format!("not UTF-8: line {line}, byte {at} of the file is 0x{byte:02X}{hint}")
            }
            Self::NoArticles => "no articles in this folder".to_owned(),
        }
    }
}
