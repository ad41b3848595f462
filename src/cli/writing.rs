//! Writes a file so that whoever reads it meanwhile, or after a power cut, finds all of the old one or all of the new.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::Builder;

use crate::message::notice::Notice;
use crate::message::unreadable::Unreadable;

/// Puts `contents` in the place of what a file held when it was read. A link stays one: the file that it leads to is
/// written. Permissions stay as they were.
///
/// # Errors
///
/// If the file is not to be written or cannot be, or holds something else than `before` by now. It is as it was then.
pub(super) fn replace(path: &Path, before: &[u8], contents: &[u8]) -> Result<(), Notice> {
    let wrong = |error: io::Error| Notice::NotWritten { reason: Unreadable::from(&error) };
    let path = fs::canonicalize(path).map_err(wrong)?;
    let metadata = fs::metadata(&path).map_err(wrong)?;
    // Another file could take its place nevertheless, but whoever protected it did not mean that.
    if metadata.permissions().readonly() {
        return Err(Notice::ReadOnly);
    }
    let beside = beside(&path, contents, Builder::new()).map_err(wrong)?;
    keep_owner(beside.path(), &metadata);
    beside.as_file().set_permissions(metadata.permissions()).map_err(wrong)?;
    if fs::read(&path).map_err(wrong)? != before {
        return Err(Notice::ChangedMeanwhile);
    }
    beside.persist(&path).map_err(|error| wrong(error.error))?;
    Ok(())
}

/// Writes a file of ours, whether there is one already or not.
///
/// # Errors
///
/// If it cannot be written. A file that was there is as it was then.
pub(super) fn write(path: &Path, contents: &[u8]) -> io::Result<()> {
    // A link stays one here too.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&path) {
        // Nothing may take the place of a device or a pipe; a folder says itself that it is one.
        Ok(metadata) if !metadata.is_file() => fs::write(&path, contents),
        Ok(metadata) if metadata.permissions().readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        Ok(metadata) => {
            let beside = beside(&path, contents, Builder::new())?;
            beside.as_file().set_permissions(metadata.permissions())?;
            beside.persist(&path)?;
            Ok(())
        }
        // Nothing is there but, at most, a link that leads nowhere, or what came this moment.
        Err(_) => {
            beside(&path, contents, for_everybody())?.persist_noclobber(&path)?;
            Ok(())
        }
    }
}

/// Makes files with the permissions that the system gives to a new one; usually those beside are for their owner only.
#[cfg(unix)]
fn for_everybody() -> Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = Builder::new();
    builder.permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn for_everybody() -> Builder<'static, 'static> {
    Builder::new()
}

/// A new file in the same folder, hence on the same disk; it goes if nothing comes of it.
fn beside(path: &Path, contents: &[u8], mut builder: Builder<'_, '_>) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Hidden, so that nobody takes it for an article.
    let mut file = builder.prefix(".copydesk-").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(contents)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Only an administrator may give a file away; for all others it was theirs before, or becomes theirs now.
#[cfg(unix)]
fn keep_owner(path: &Path, metadata: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    if chown(path, Some(metadata.uid()), Some(metadata.gid())).is_err() {
        // A group that is ours too can be kept by itself, and with it what its other members may do.
        let _ = chown(path, None, Some(metadata.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_that_changed_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        fs::write(&path, "newer").expect("a file");
        assert_eq!(replace(&path, b"older", b"mended"), Err(Notice::ChangedMeanwhile));
        assert_eq!(fs::read(&path).expect("a file"), b"newer");
        replace(&path, b"newer", b"mended").expect("it is as it was read");
        assert_eq!(fs::read(&path).expect("a file"), b"mended");
        assert_eq!(names(folder.path()), ["a.txt"], "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let (path, link) = (folder.path().join("real/a.txt"), folder.path().join("link.txt"));
        fs::create_dir(folder.path().join("real")).expect("a folder");
        fs::write(&path, "a").expect("a file");
        symlink("real/a.txt", &link).expect("a link");
        for mode in [0o640, 0o755, 0o666] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("ours");
            let before = fs::read(&path).expect("a file");
            replace(&link, &before, format!("{mode:o}").as_bytes()).expect("it is as it was read");
            assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, mode);
            assert_eq!(fs::read_to_string(&path).expect("a file"), format!("{mode:o}"));
        }
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("ours");
        assert_eq!(replace(&path, b"666", b"b"), Err(Notice::ReadOnly));
        assert_eq!(names(&folder.path().join("real")), ["a.txt"]);
    }

    #[test]
    fn a_file_of_ours_is_made_or_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new.json");
        for contents in ["one", "two"] {
            write(&path, contents.as_bytes()).expect("it can be written");
            assert_eq!(fs::read_to_string(&path).expect("a file"), contents);
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode();
            let usual = tempfile::tempdir().expect("a folder");
            fs::write(usual.path().join("usual"), "").expect("a file");
            assert_eq!(mode(&path), mode(&usual.path().join("usual")), "as the system makes files");
        }
        assert!(write(&folder.path().join("no/such.json"), b"").is_err());
        assert!(write(folder.path(), b"").is_err(), "it is a folder");
        assert_eq!(names(folder.path()), ["new.json"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_stays_one_and_what_is_protected_stays() {
        use std::os::unix::fs::{FileTypeExt, PermissionsExt};
        write(Path::new("/dev/null"), b"nothing").expect("it takes anything");
        assert!(fs::metadata("/dev/null").expect("it is there").file_type().is_char_device());
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("protected.html");
        fs::write(&path, "older").expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("ours");
        assert!(write(&path, b"newer").is_err());
        assert_eq!(fs::read_to_string(&path).expect("a file"), "older");
    }
}
