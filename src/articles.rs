//! Articles on the disk: which files of a folder hold one, and their text, with a plain word on everything that cannot
//! be read. Which folders and files are meant is the business of whoever asks.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use crate::extract::Format;
use crate::message::trouble::Trouble;
use crate::message::unreadable::Unreadable;
use crate::text::MAX_BYTES;

/// The text of an article.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// Without its byte order mark.
    pub text: String,
    /// The length of that mark in bytes.
    pub skipped: usize,
}

/// The articles in a folder, sorted, and what could not be entered. `is_article` tells them by their names.
pub fn walk(folder: &Path, is_article: &dyn Fn(&Path) -> bool) -> (Vec<PathBuf>, Vec<Trouble>) {
    let mut articles = Vec::new();
    let mut errors = Vec::new();
    for entry in builder(folder).sort_by_file_path(Path::cmp).build() {
        match entry {
            Ok(entry) => {
                if is_file(&entry) && is_article(entry.path()) {
                    articles.push(entry.into_path());
                }
            }
            Err(error) => errors.push(trouble(folder, error)),
        }
    }
    (articles, errors)
}

/// What a walk through a folder says, which may name a place in it.
fn trouble(folder: &Path, error: ignore::Error) -> Trouble {
    match error {
        ignore::Error::WithPath { path, err } => trouble(&path, *err),
        ignore::Error::WithDepth { err, .. } => trouble(folder, *err),
        ignore::Error::Loop { child, .. } => Trouble::Loop { path: child },
        ignore::Error::Io(error) => Trouble::File { path: folder.to_owned(), why: Unreadable::from(&error) },
        other => Trouble::File { path: folder.to_owned(), why: Unreadable::System(other.to_string()) },
    }
}

/// Those of some files that are articles of a folder, as [`walk`] would tell of them, sorted. Nothing but the folders on the
/// way to them is looked at.
pub fn among(folder: &Path, files: &[PathBuf]) -> Vec<PathBuf> {
    let files: Vec<PathBuf> =
        files.iter().filter(|file| file.starts_with(folder) && format_of(file).is_some()).cloned().collect();
    if files.is_empty() {
        return files;
    }
    let wanted = files.clone();
    let is_on_the_way = move |entry: &DirEntry| wanted.iter().any(|file| file.starts_with(entry.path()));
    let walk = builder(folder).filter_entry(is_on_the_way).build();
    let is_article = |entry: &DirEntry| is_file(entry) && files.iter().any(|file| file == entry.path());
    let mut articles: Vec<PathBuf> = walk.flatten().filter(is_article).map(DirEntry::into_path).collect();
    articles.sort_unstable();
    articles
}

fn builder(folder: &Path) -> WalkBuilder {
    let mut builder = WalkBuilder::new(folder);
    // What `.gitignore` leaves out is no article, whether or not the folder is in a repository.
    builder.require_git(false);
    builder
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

/// How a file is read, by its extension; `None` for one that is not known to hold an article.
pub fn format_of(path: &Path) -> Option<Format> {
    path.extension().and_then(|extension| extension.to_str()).and_then(Format::of_extension)
}

/// The text of a file.
///
/// # Errors
///
/// With the reason why there is none.
pub fn read(path: &Path) -> Result<Text, Unreadable> {
    let file = File::open(path).map_err(|error| Unreadable::from(&error))?;
    let most = file.metadata().map_or(u64::MAX, |metadata| most(&metadata));
    read_up_to(most, file)
}

fn read_up_to(most: u64, file: impl Read) -> Result<Text, Unreadable> {
    let mut file = file.take(most);
    let text = read_from(&mut file);
    if file.limit() == 0 { Err(Unreadable::Growing) } else { text }
}

/// How many bytes are more than a file can have that does not grow without end: a log, say, that is written faster than it
/// is read. What is no ordinary file does not tell, nor do the system's own.
fn most(file: &Metadata) -> u64 {
    const GROWTH: u64 = 1 << 20;
    if file.is_file() && file.len() > 0 { file.len().saturating_add(GROWTH) } else { u64::MAX }
}

/// The text that comes from somewhere.
///
/// # Errors
///
/// With the reason why there is none.
pub fn read_from(source: impl Read) -> Result<Text, Unreadable> {
    match read_at_most(source) {
        Ok(bytes) if bytes.len() > MAX_BYTES => Err(Unreadable::TooLarge),
        Ok(bytes) => decode(bytes),
        Err(error) => Err(Unreadable::from(&error)),
    }
}

/// All bytes, but no more than one past the limit: a pipe does not tell its length beforehand.
fn read_at_most(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn decode(bytes: Vec<u8>) -> Result<Text, Unreadable> {
    if looks_like_utf_16(&bytes) {
        return Err(Unreadable::Utf16);
    }
    let skipped = if bytes.starts_with("\u{FEFF}".as_bytes()) { 3 } else { 0 };
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..skipped);
            Ok(Text { text, skipped })
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let line = bytes[..at].split(|byte| *byte == b'\n').count();
            let is_windows_1252 = looks_like_windows_1252(bytes);
            Err(Unreadable::NotUtf8 { line, at, byte: bytes[at], is_windows_1252 })
        }
    }
}

/// Whether there is a byte order mark of UTF-16, or every second byte of the beginning is 0 as in Latin
/// letters written so.
fn looks_like_utf_16(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(64)];
    let zeros = |first: usize| {
        beginning.len() >= 4
            && beginning.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count() * 4
                > beginning.len()
    };
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || zeros(0) || zeros(1)
}

/// Whether nearly all bytes beyond ASCII would be accented letters or marks of print in Windows-1252, which
/// holds all of Latin-1's.
fn looks_like_windows_1252(bytes: &[u8]) -> bool {
    let beyond = bytes.iter().filter(|byte| **byte >= 0x80);
    let usual = beyond.clone().filter(|byte| {
        // The euro, low quotes, ellipsis, curly quotes, dashes, œ; no-break space, guillemets, degree; letters.
        matches!(byte, 0x80 | 0x84 | 0x85 | 0x8C | 0x91..=0x97 | 0x9C | 0xA0 | 0xAB | 0xB0 | 0xBB | 0xC0..=0xFF)
    });
    let n_beyond = beyond.clone().count();
    n_beyond > 0 && usual.count() * 10 >= n_beyond * 9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::UiLanguage;
    use std::{fs, slice};

    /// What is read, or why not.
    fn told(bytes: &[u8]) -> String {
        match decode(bytes.to_vec()) {
            Ok(Text { text, skipped }) => format!("{text:?} after {skipped}"),
            Err(reason) => reason.text(UiLanguage::English),
        }
    }

    #[test]
    fn bytes_are_text_or_a_complaint() {
        let utf_16 = "this is UTF-16 text; save it as UTF-8";
        let cases: [(&[u8], &str); 8] = [
            (b"", "\"\" after 0"),
            ("été".as_bytes(), "\"été\" after 0"),
            ("\u{FEFF}été".as_bytes(), "\"été\" after 3"),
            (b"abc\x81\x81", "not UTF-8: line 1, byte 3 of the file is 0x81"),
            (
                b"caf\xC3",
                "not UTF-8: line 1, byte 3 of the file is 0xC3; it looks like Windows-1252 (Latin-1): save it as UTF-8",
            ),
            (b"\xFF\xFEa\0", utf_16),
            (b"\0a\0b\0c\0d", utf_16),
            (b"a\0b\0c\0d\0", utf_16),
        ];
        for (bytes, expected) in cases {
            assert_eq!(told(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn articles_are_told_without_a_walk() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in [
            ("une.txt", ""),
            ("pages/deux.md", ""),
            ("pages/.gitignore", "*-draft.md\n"),
            ("pages/trois-draft.md", ""),
            ("brouillons/quatre.md", ""),
            (".caché/cinq.md", ""),
            (".ignore", "brouillons\n"),
            ("notes.rs", ""),
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        let (articles, complaints) = walk(folder.path(), &|path| format_of(path).is_some());
        assert_eq!((articles.len(), complaints), (2, Vec::new()));
        let every = walkdir(folder.path());
        assert_eq!(every.len(), 8);
        assert_eq!(among(folder.path(), &every), articles);
        for file in &every {
            let expected: Vec<PathBuf> =
                articles.iter().filter(|article| *article == file).cloned().collect();
            assert_eq!(among(folder.path(), slice::from_ref(file)), expected, "{}", file.display());
        }
        let elsewhere = [PathBuf::from("elsewhere/une.txt"), folder.path().join("gone.txt")];
        assert_eq!(among(folder.path(), &elsewhere), Vec::<PathBuf>::new());
    }

    #[test]
    fn a_walk_says_where_it_could_not_go() {
        let denied = ignore::Error::Io(io::ErrorKind::PermissionDenied.into());
        let inner = ignore::Error::WithPath { path: "brèves/privé".into(), err: Box::new(denied.clone()) };
        let nested = ignore::Error::WithDepth { depth: 2, err: Box::new(inner) };
        let lap = ignore::Error::Loop { ancestor: "brèves".into(), child: "brèves/lien".into() };
        for (error, french, english) in [
            (nested, "brèves/privé: accès refusé", "brèves/privé: permission denied"),
            (denied, "brèves: accès refusé", "brèves: permission denied"),
            (
                lap,
                "brèves/lien: ce lien ramène à un dossier qui le contient",
                "brèves/lien: this link leads back to a folder around it",
            ),
        ] {
            let trouble = trouble(Path::new("brèves"), error);
            let told = [UiLanguage::French, UiLanguage::English].map(|ui| trouble.text(ui));
            assert_eq!(told, [french, english]);
        }
    }

    fn walkdir(folder: &Path) -> Vec<PathBuf> {
        let walk = WalkBuilder::new(folder).standard_filters(false).build();
        walk.flatten().filter(is_file).map(DirEntry::into_path).collect()
    }

    #[test]
    fn what_grows_while_it_is_read_is_given_up() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("log.txt");
        std::fs::write(&path, "abc").expect("a file");
        let most = path.metadata().map(|metadata| most(&metadata)).expect("it is there");
        assert_eq!(read_up_to(most, io::repeat(b'a')), Err(Unreadable::Growing));
        assert_eq!(read(&path).map(|text| text.text), Ok("abc".to_owned()));
    }

    #[test]
    fn windows_1252_is_recognized() {
        for (bytes, at) in [
            (&b"Un\n\xE9t\xE9"[..], "byte 3 of the file is 0xE9"),
            (b"Un\n \x93mot\x94", "byte 4 of the file is 0x93"),
        ] {
            let hint = "it looks like Windows-1252 (Latin-1): save it as UTF-8";
            assert_eq!(told(bytes), format!("not UTF-8: line 2, {at}; {hint}"));
        }
    }
}
