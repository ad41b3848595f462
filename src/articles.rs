//! Articles on the disk: which files of a folder hold one, and their text, with a plain word on everything that cannot
//! be read. Which folders and files are meant is the business of whoever asks.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::extract::Format;
use crate::text::MAX_BYTES;

/// The text of an article.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// Without its byte order mark.
    pub text: String,
    /// The length of that mark in bytes.
    pub skipped: usize,
}

/// The articles in a folder, sorted, and what could not be entered.
pub fn walk(folder: &Path) -> (Vec<PathBuf>, Vec<String>) {
    let mut articles = Vec::new();
    let mut errors = Vec::new();
    // What `.gitignore` leaves out is no article, whether or not the folder is in a repository.
    for entry in WalkBuilder::new(folder).require_git(false).sort_by_file_path(Path::cmp).build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && format_of(entry.path()).is_some() {
                    articles.push(entry.into_path());
                }
            }
            Err(error) => errors.push(error.to_string()),
        }
    }
    (articles, errors)
}

/// How a file is read, by its extension; `None` for one that is not known to hold an article.
pub fn format_of(path: &Path) -> Option<Format> {
    path.extension().and_then(|extension| extension.to_str()).and_then(Format::of_extension)
}

/// The text of a file.
///
/// # Errors
///
/// With a sentence that says why there is none.
pub fn read(path: &Path) -> Result<Text, String> {
    let file = File::open(path).map_err(|error| reason(&error))?;
    let most = file.metadata().map_or(u64::MAX, |metadata| most(&metadata));
    read_up_to(most, file)
}

fn read_up_to(most: u64, file: impl Read) -> Result<Text, String> {
    let mut file = file.take(most);
    let text = read_from(&mut file);
    if file.limit() == 0 { Err("it grows while it is read".to_owned()) } else { text }
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
/// With a sentence that says why there is none.
pub fn read_from(source: impl Read) -> Result<Text, String> {
    match read_at_most(source) {
        Ok(bytes) if bytes.len() > MAX_BYTES => Err("larger than 4 GiB".to_owned()),
        Ok(bytes) => decode(bytes),
        Err(error) => Err(reason(&error)),
    }
}

/// All bytes, but no more than one past the limit: a pipe does not tell its length beforehand.
fn read_at_most(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// An error of the system in words, without the number that Rust adds.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

fn decode(bytes: Vec<u8>) -> Result<Text, String> {
    if looks_like_utf_16(&bytes) {
        return Err("this is UTF-16 text; save it as UTF-8".to_owned());
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
            let mut complaint =
                format!("not UTF-8: line {line}, byte {at} of the file is 0x{:02X}", bytes[at]);
            if looks_like_windows_1252(bytes) {
                complaint.push_str("; it looks like Windows-1252 (Latin-1): save it as UTF-8");
            }
            Err(complaint)
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

    /// What is read, or why not.
    fn told(bytes: &[u8]) -> String {
        match decode(bytes.to_vec()) {
            Ok(Text { text, skipped }) => format!("{text:?} after {skipped}"),
            Err(complaint) => complaint,
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
    fn what_grows_while_it_is_read_is_given_up() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("log.txt");
        std::fs::write(&path, "abc").expect("a file");
        let most = path.metadata().map(|metadata| most(&metadata)).expect("it is there");
        assert_eq!(read_up_to(most, io::repeat(b'a')), Err("it grows while it is read".to_owned()));
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
