//! Why a file cannot be read or written, or is no article. What the system says is told in its own words only where we have
//! none.

use std::io::{self, ErrorKind};

use super::UiLanguage;

/// A reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// There is nothing of this name.
    NotFound,
    /// The system does not allow it.
    Denied,
    /// A folder, where a file should be.
    Folder,
    /// Something on the way to it is no folder.
    NoFolder,
    /// There is one of this name.
    Exists,
    /// A name that the system does not take: too long, as a rule.
    Name,
    /// Links that lead to each other.
    LinkLoop,
    /// The disk is full.
    Full,
    /// The user's part of the disk is.
    Quota,
    /// Nothing can be written to this file.
    ReadOnly,
    /// Nothing can be written to this disk.
    ReadOnlyDisk,
    /// The disk takes no files of this size.
    LargeFile,
    /// Somebody else uses it.
    Busy,
    /// The system did not answer in time.
    TimedOut,
    /// A disk on the network does not have it any more.
    Stale,
    /// The system was interrupted.
    Interrupted,
    /// As many files are open as may be.
    ManyFiles,
    /// There is no memory left.
    NoMemory,
    /// A disk, or another device, that fails.
    Device,
    /// Whoever read what we write is gone.
    NobodyReads,
    /// It cannot be opened, we do not know why.
    NotOpened,
    /// It is not whole.
    Damaged,
    /// Something else that the system says, in its words.
    System(String),
    /// Something else that `SQLite` says of an index, in its words.
    Sqlite(String),
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
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::InvalidFilename => Self::Name,
            ErrorKind::InvalidData => Self::NotText,
            ErrorKind::StorageFull | ErrorKind::WriteZero => Self::Full,
            ErrorKind::QuotaExceeded => Self::Quota,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            ErrorKind::FileTooLarge => Self::LargeFile,
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Self::Busy,
            ErrorKind::TimedOut => Self::TimedOut,
            ErrorKind::StaleNetworkFileHandle => Self::Stale,
            ErrorKind::Interrupted => Self::Interrupted,
            ErrorKind::OutOfMemory => Self::NoMemory,
            ErrorKind::BrokenPipe => Self::NobodyReads,
            _ => numbered(error).unwrap_or_else(|| Self::System(error.to_string())),
        }
    }
}

/// What the standard library has no word for, by the system's number of it.
#[cfg(unix)]
fn numbered(error: &io::Error) -> Option<Unreadable> {
    use rustix::io::Errno;
    match Errno::from_io_error(error)? {
        Errno::LOOP => Some(Unreadable::LinkLoop),
        Errno::MFILE | Errno::NFILE => Some(Unreadable::ManyFiles),
        Errno::IO => Some(Unreadable::Device),
        _ => None,
    }
}

#[cfg(not(unix))]
fn numbered(_: &io::Error) -> Option<Unreadable> {
    None
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
            Self::Folder => "c'est un dossier".to_owned(),
            Self::NoFolder => "ce chemin passe par autre chose qu'un dossier".to_owned(),
            Self::Exists => "il y en a déjà un de ce nom".to_owned(),
            Self::Name => "nom trop long, ou que le système n'admet pas".to_owned(),
            Self::LinkLoop => "des liens qui mènent l'un à l'autre sans fin".to_owned(),
            Self::Full => "plus de place sur le disque".to_owned(),
            Self::Quota => "plus de place : votre quota est atteint".to_owned(),
            Self::ReadOnly => "en lecture seule".to_owned(),
            Self::ReadOnlyDisk => "ce disque est en lecture seule".to_owned(),
            Self::LargeFile => "fichier trop grand pour ce disque".to_owned(),
            Self::Busy => "un autre programme s'en sert".to_owned(),
            Self::TimedOut => "le système n'a pas répondu à temps".to_owned(),
            Self::Stale => "le disque en réseau ne l'a plus".to_owned(),
            Self::Interrupted => "interrompu".to_owned(),
            Self::ManyFiles => "trop de fichiers sont ouverts à la fois".to_owned(),
            Self::NoMemory => "plus de mémoire".to_owned(),
            Self::Device => "erreur de lecture ou d'écriture du disque".to_owned(),
            Self::NobodyReads => "plus personne ne lit ce qui est écrit".to_owned(),
            Self::NotOpened => "ne peut pas être ouvert".to_owned(),
            Self::Damaged => "fichier abîmé".to_owned(),
            Self::System(words) => format!("le système dit : {words}"),
            Self::Sqlite(words) => format!("SQLite dit : {words}"),
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
            Self::Folder => "this is a folder".to_owned(),
            Self::NoFolder => "something on this path is no folder".to_owned(),
            Self::Exists => "there is one of this name".to_owned(),
            Self::Name => "a name that is too long, or that the system does not take".to_owned(),
            Self::LinkLoop => "links that lead to each other without end".to_owned(),
            Self::Full => "no space left on the disk".to_owned(),
            Self::Quota => "no space left: your quota is used up".to_owned(),
            Self::ReadOnly => "read-only".to_owned(),
            Self::ReadOnlyDisk => "this disk is read-only".to_owned(),
            Self::LargeFile => "a file too large for this disk".to_owned(),
            Self::Busy => "another program uses it".to_owned(),
            Self::TimedOut => "the system did not answer in time".to_owned(),
            Self::Stale => "the network disk does not have it any more".to_owned(),
            Self::Interrupted => "interrupted".to_owned(),
            Self::ManyFiles => "too many files are open at once".to_owned(),
            Self::NoMemory => "no memory left".to_owned(),
            Self::Device => "the disk cannot be read or written".to_owned(),
            Self::NobodyReads => "nobody reads any more what is written".to_owned(),
            Self::NotOpened => "it cannot be opened".to_owned(),
            Self::Damaged => "this file is damaged".to_owned(),
            Self::System(words) => format!("the system says: {words}"),
            Self::Sqlite(words) => format!("SQLite says: {words}"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_told_in_the_language_of_the_reader() {
        let told = |error: io::Error| {
            let reason = Unreadable::from(&error);
            (reason.text(UiLanguage::French), reason.text(UiLanguage::English))
        };
        for kind in [
            ErrorKind::NotFound,
            ErrorKind::PermissionDenied,
            ErrorKind::IsADirectory,
            ErrorKind::NotADirectory,
            ErrorKind::AlreadyExists,
            ErrorKind::InvalidFilename,
            ErrorKind::InvalidData,
            ErrorKind::StorageFull,
            ErrorKind::WriteZero,
            ErrorKind::QuotaExceeded,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::FileTooLarge,
            ErrorKind::ResourceBusy,
            ErrorKind::ExecutableFileBusy,
            ErrorKind::TimedOut,
            ErrorKind::StaleNetworkFileHandle,
            ErrorKind::Interrupted,
            ErrorKind::OutOfMemory,
            ErrorKind::BrokenPipe,
        ] {
            let system = io::Error::from(kind).to_string();
            let (french, english) = told(kind.into());
            assert!(
                !french.contains(&system) && !english.contains(" says: "),
                "{kind:?}: {french}, {english}"
            );
        }
        let (french, english) = told(io::Error::new(ErrorKind::Unsupported, "no such thing here"));
        assert_eq!(french, "le système dit : no such thing here");
        assert_eq!(english, "the system says: no such thing here");
    }

    #[cfg(unix)]
    #[test]
    fn the_system_is_asked_for_real() {
        use std::fs::{self, File};
        use std::io::Write;
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        symlink(at("one"), at("other")).expect("a link");
        symlink(at("other"), at("one")).expect("a link");
        fs::write(at("file"), "").expect("a file");
        let why = |error: Option<io::Error>| Unreadable::from(&error.expect("it cannot be done"));
        assert_eq!(why(File::open(at("one")).err()), Unreadable::LinkLoop);
        assert_eq!(why(File::create(folder.path()).err()), Unreadable::Folder);
        assert_eq!(why(File::open(at("file/below")).err()), Unreadable::NoFolder);
        assert_eq!(why(File::create(at(&"n".repeat(5000))).err()), Unreadable::Name);
        assert_eq!(why(fs::create_dir(at("file")).err()), Unreadable::Exists);
        // A device that is always full, where there is one.
        if let Ok(mut full) = File::options().write(true).open("/dev/full") {
            assert_eq!(why(full.write_all(b"x").err()), Unreadable::Full);
        }
    }
}
