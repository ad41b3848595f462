//! `copydesk init`: writes a `.copydesk.toml` where there is none, and says so.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use super::quietly;
use crate::config::init::init;
use crate::config::project::FILE;
use crate::message::UiLanguage;
use crate::message::settings::Init;
use crate::message::unreadable::Unreadable;

/// Writes the file into a folder.
///
/// # Errors
///
/// If there is one already, or if it cannot be written.
pub(super) fn write(folder: &Path, ui: UiLanguage) -> anyhow::Result<ExitCode> {
    let path = folder.join(FILE);
    let shown = path.strip_prefix(".").unwrap_or(&path).display().to_string();
    // Whoever made one in the meantime keeps it.
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    let written = file.and_then(|mut file| file.write_all(init(ui).as_bytes()));
    match written {
        Ok(()) => {
            let told = Init::Written { file: shown }.text(ui);
            quietly(writeln!(io::stdout(), "{told}"))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            anyhow::bail!("{}", Init::Exists { file: shown }.text(ui))
        }
        Err(error) => anyhow::bail!("{shown}: {}", Unreadable::from(&error).text(ui)),
    }
}
