//! Which articles may hold a paragraph, in `SQLite`: for each print of a paragraph, the articles and blocks that have it.
//!
//! Every change is a transaction, so that a process that is killed leaves what was there before. The journal is written
//! ahead (WAL): who asks does not wait for who writes.

use std::cmp::Reverse;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension, TransactionBehavior, params};
use rustc_hash::FxHashMap;

use crate::analysis::repetition::passage::Passage;
use crate::message::unreadable::Unreadable;

/// Of the tables and of what the prints are hashes of; an index of another one is another file.
pub(super) const FORMAT: u32 = 1;

/// Marks a file of ours: "cpdk".
const APPLICATION: u32 = 0x6370_646B;

/// A print that more paragraphs have is a formula of the house's, and no reason to read them all.
const CROWD: usize = 64;

/// A print that no more paragraphs have is reason enough to read them.
const RARE: usize = 4;

/// A paragraph that shares fewer of the shorter one's prints, one of so many, shares too few of its words: a word that is
/// replaced leaves some of the prints around it even where as many are replaced as may be.
const SHARE: usize = 4;

/// How many paragraphs may be read at most, those that share most first. Most of them may be of articles that nobody is to be
/// told of.
const MOST: usize = CROWD;

/// How long to wait for another process that writes.
const PATIENCE: Duration = Duration::from_mins(1);

/// An index, open.
#[derive(Debug)]
pub(super) struct Index {
    connection: Connection,
}

/// An article as the index has it.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its path in the folder.
    pub(super) name: String,
    /// When its file was modified, in nanoseconds.
    pub(super) modified: i64,
    /// How many bytes it has.
    pub(super) size: u64,
    /// The prints of its paragraphs.
    pub(super) prints: Vec<Print>,
}

/// A print of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Print {
    pub(super) hash: u32,
    /// The block of the paragraph.
    pub(super) block: u32,
    /// How many prints the paragraph has.
    pub(super) of: u32,
}

impl Entry {
    /// Of an article whose file nobody asks about.
    pub(super) fn new(path: &Path, prints: Vec<Print>) -> Self {
        Self { name: path.to_string_lossy().into_owned(), modified: 0, size: 0, prints }
    }
}

/// When a file was modified, and its size.
pub(super) type Stamp = (i64, u64);

/// Whether an error tells that the file is no index, or not a whole one: then it is to be made again.
pub(super) fn is_broken(error: &rusqlite::Error) -> bool {
    match error {
        rusqlite::Error::SqliteFailure(failure, message) => match failure.code {
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => true,
            ErrorCode::Unknown => message.as_deref().is_some_and(|message| message.starts_with("no such")),
            _ => false,
        },
        rusqlite::Error::SqlInputError { msg, .. } => msg.starts_with("no such"),
        rusqlite::Error::InvalidColumnType(..) | rusqlite::Error::FromSqlConversionFailure(..) => true,
        _ => false,
    }
}

/// Why an index cannot be read or written, as far as it is for a reader to know.
pub(super) fn why(error: &rusqlite::Error) -> Unreadable {
    if is_broken(error) {
        return Unreadable::Damaged;
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::PermissionDenied) => Unreadable::Denied,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
            Unreadable::Busy
        }
        Some(ErrorCode::OutOfMemory) => Unreadable::NoMemory,
        Some(ErrorCode::ReadOnly) => Unreadable::ReadOnly,
        Some(ErrorCode::OperationInterrupted) => Unreadable::Interrupted,
        Some(ErrorCode::SystemIoFailure) => Unreadable::Device,
        Some(ErrorCode::DiskFull) => Unreadable::Full,
        Some(ErrorCode::CannotOpen) => Unreadable::NotOpened,
        _ => Unreadable::Sqlite(error.to_string()),
    }
}

impl Index {
    pub(super) fn open(file: &Path) -> rusqlite::Result<Self> {
        let connection = Connection::open(file)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        // A power cut may lose what was written last; nothing else.
        connection.pragma_update(None, "synchronous", "normal")?;
        connection.pragma_update(None, "journal_size_limit", 1 << 24)?;
        let application: u32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if (application, version) == (APPLICATION, FORMAT) {
            return Ok(Self { connection });
        }
        let tables: usize =
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if tables > 0 {
            let foreign = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_NOTADB);
            return Err(rusqlite::Error::SqliteFailure(foreign, None));
        }
        Self::prepare(connection)
    }

    pub(super) fn in_memory() -> rusqlite::Result<Self> {
        Self::prepare(Connection::open_in_memory()?)
    }

    fn prepare(connection: Connection) -> rusqlite::Result<Self> {
        // A number is never given twice (AUTOINCREMENT), so that postings of an article that is gone lead nowhere.
        connection.execute_batch(&format!(
            "BEGIN IMMEDIATE;
            PRAGMA application_id = {APPLICATION};
            PRAGMA user_version = {FORMAT};
            CREATE TABLE IF NOT EXISTS article (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                name TEXT NOT NULL UNIQUE,
                modified INTEGER NOT NULL,
                size INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE IF NOT EXISTS posting (
                print INTEGER NOT NULL,
                article INTEGER NOT NULL,
                block INTEGER NOT NULL,
                of INTEGER NOT NULL,
                PRIMARY KEY (print, article, block)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS gone (id INTEGER PRIMARY KEY) STRICT;
            COMMIT;"
        ))?;
        Ok(Self { connection })
    }

    /// Gives whoever fills the index room to do so: prints come in no order.
    pub(super) fn expect_many(&self) -> rusqlite::Result<()> {
        self.connection.pragma_update(None, "cache_size", -(1 << 16))
    }

    pub(super) fn len(&self) -> rusqlite::Result<usize> {
        self.connection.query_row("SELECT count(*) FROM article", [], |row| row.get(0))
    }

    /// What is known of the files of the articles, by name.
    pub(super) fn stamps(&self) -> rusqlite::Result<FxHashMap<String, Stamp>> {
        let mut statement = self.connection.prepare("SELECT name, modified, size FROM article")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
        rows.collect()
    }

    /// What is known of the file of one article.
    pub(super) fn stamp(&self, name: &str) -> rusqlite::Result<Option<Stamp>> {
        let mut statement =
            self.connection.prepare_cached("SELECT modified, size FROM article WHERE name = ?")?;
        statement.query_row([name], |row| Ok((row.get(0)?, row.get(1)?))).optional()
    }

    /// Adds articles or puts them in the place of what was known of them, all or none; those that another process has
    /// brought in are left alone.
    pub(super) fn put(&mut self, entries: &[Entry]) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut postings: Vec<(u32, i64, u32, u32)> = Vec::new();
        {
            let mut known =
                transaction.prepare_cached("SELECT id, modified, size FROM article WHERE name = ?")?;
            let mut add =
                transaction.prepare_cached("INSERT INTO article (name, modified, size) VALUES (?, ?, ?)")?;
            for entry in entries {
                let stamp = (entry.modified, entry.size);
                let before: Option<(i64, Stamp)> = known
                    .query_row([&entry.name], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))
                    .optional()?;
                match before {
                    Some((_, same)) if same == stamp => continue,
                    Some(_) => forget(&transaction, &entry.name)?,
                    None => {}
                }
                add.execute(params![entry.name, entry.modified, entry.size])?;
                let id = transaction.last_insert_rowid();
                postings.extend(entry.prints.iter().map(|print| (print.hash, id, print.block, print.of)));
            }
            // In the order of the table, each page of it is gone to once.
            postings.sort_unstable();
            let mut post = transaction.prepare_cached("INSERT INTO posting VALUES (?, ?, ?, ?)")?;
            for posting in postings {
                post.execute(posting)?;
            }
        }
        transaction.commit()
    }

    /// Takes an article out of which all prints are known: nothing is left behind.
    pub(super) fn take_out(&mut self, entry: &Entry) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        {
            let mut known = transaction.prepare_cached("SELECT id FROM article WHERE name = ?")?;
            let id: Option<i64> = known.query_row([&entry.name], |row| row.get(0)).optional()?;
            let mut withdraw = transaction
                .prepare_cached("DELETE FROM posting WHERE print = ? AND article = ? AND block = ?")?;
            for print in entry.prints.iter().filter(|_| id.is_some()) {
                withdraw.execute(params![print.hash, id, print.block])?;
            }
            transaction.prepare_cached("DELETE FROM article WHERE id = ?")?.execute([id])?;
        }
        transaction.commit()
    }

    #[cfg(test)]
    pub(super) fn n_postings(&self) -> usize {
        self.connection.query_row("SELECT count(*) FROM posting", [], |row| row.get(0)).expect("a table")
    }

    /// Takes articles out. What they leave behind is swept out when it is a third of all.
    pub(super) fn remove(&mut self, names: &[String]) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for name in names {
            forget(&transaction, name)?;
        }
        let count = |table: &str| {
            transaction.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, usize>(0))
        };
        if count("gone")? * 2 > count("article")? {
            transaction.execute("DELETE FROM posting WHERE article IN gone", [])?;
            transaction.execute("DELETE FROM gone", [])?;
        }
        transaction.commit()
    }

    /// Puts all that was written into the file itself.
    pub(super) fn settle(&self) -> rusqlite::Result<()> {
        // Another process that reads may keep it from that; then it is done later.
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
    }

    /// The paragraphs that may be one with this one, by the names of their articles and their blocks, those that share
    /// most first.
    pub(super) fn candidates(&self, passage: &Passage) -> rusqlite::Result<Vec<(String, usize)>> {
        // All of it is read as of one moment, and what it takes to see that moment is taken once.
        let moment = self.connection.unchecked_transaction()?;
        // What articles left behind that are gone, or were saved again, makes no crowd.
        let mut holders = moment.prepare_cached(
            "SELECT article, block, of FROM posting WHERE print = ? AND article NOT IN gone LIMIT ?",
        )?;
        let mut shared: FxHashMap<(i64, usize), Shared> = FxHashMap::default();
        let mut n_told = 0;
        for print in &passage.prints {
            let row = |row: &rusqlite::Row<'_>| Ok(((row.get(0)?, row.get(1)?), row.get(2)?));
            let rows = holders.query_map(params![print, CROWD + 1], row)?;
            let found: Vec<((i64, usize), usize)> = rows.collect::<rusqlite::Result<_>>()?;
            if found.len() > CROWD {
                continue;
            }
            n_told += 1;
            for (place, of) in &found {
                let shared = shared.entry(*place).or_insert(Shared { count: 0, rarest: CROWD, of: *of });
                shared.count += 1;
                shared.rarest = found.len().min(shared.rarest);
            }
        }
        let is_enough = |shared: &Shared| {
            (shared.count > 1 || shared.rarest <= RARE) && shared.count * SHARE >= shared.of.min(n_told)
        };
        let mut best: Vec<_> = shared.into_iter().filter(|(_, shared)| is_enough(shared)).collect();
        best.sort_unstable_by_key(|(place, shared)| (Reverse(shared.count), shared.rarest, *place));
        let mut names = moment.prepare_cached("SELECT name FROM article WHERE id = ?")?;
        let mut candidates = Vec::new();
        for ((article, block), _) in best {
            // One that is gone has no name any more.
            if let Some(name) = names.query_row([article], |row| row.get(0)).optional()? {
                candidates.push((name, block));
            }
            if candidates.len() == MOST {
                break;
            }
        }
        Ok(candidates)
    }
}

/// What a paragraph shares with the one that is looked for.
#[derive(Clone, Copy, Debug)]
struct Shared {
    /// How many prints.
    count: usize,
    /// How many paragraphs have the one that fewest have.
    rarest: usize,
    /// How many prints it has.
    of: usize,
}

fn forget(connection: &Connection, name: &str) -> rusqlite::Result<()> {
    connection.prepare_cached("INSERT INTO gone SELECT id FROM article WHERE name = ?")?.execute([name])?;
    connection.prepare_cached("DELETE FROM article WHERE name = ?")?.execute([name])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;
    use crate::message::UiLanguage;

    #[test]
    fn what_is_wrong_is_told_in_the_language_of_the_reader() {
        let told = |code| {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            why(&error).text(UiLanguage::French)
        };
        for (code, french) in [
            (ffi::SQLITE_FULL, "plus de place sur le disque"),
            (ffi::SQLITE_READONLY, "en lecture seule"),
            (ffi::SQLITE_BUSY, "un autre programme s'en sert"),
            (ffi::SQLITE_LOCKED, "un autre programme s'en sert"),
            (ffi::SQLITE_CORRUPT, "fichier abîmé"),
            (ffi::SQLITE_NOTADB, "fichier abîmé"),
            (ffi::SQLITE_CANTOPEN, "ne peut pas être ouvert"),
            (ffi::SQLITE_IOERR_WRITE, "erreur de lecture ou d'écriture du disque"),
            (ffi::SQLITE_NOMEM, "plus de mémoire"),
            (ffi::SQLITE_PERM, "accès refusé"),
        ] {
            assert_eq!(told(code), french);
        }
        assert!(told(ffi::SQLITE_MISUSE).starts_with("SQLite dit : "), "{}", told(ffi::SQLITE_MISUSE));
    }

    #[test]
    fn a_folder_is_no_index() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = Index::open(folder.path()).err();
        assert_eq!(error.as_ref().map(why), Some(Unreadable::NotOpened));
    }
}
