//! How far a run has come, so that one that is cut off goes on where it was.
//!
//! The draft of such a run is a file that survives a killed program: what was added between two marks is there with the
//! second mark or not at all. The next run of the same words finds the draft, and the marks say which records are done.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::UNIX_EPOCH;

use rusqlite::{Connection, params};

use crate::error::{At, StoreError};
use crate::{Draft, layout};

/// The line of `dateline_meta` that names the run a draft belongs to. It stays in the draft.
const RUN: &str = "run";

/// What a draft has beside what it collects.
const MARKS: &str =
    "CREATE TABLE marks (path TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL)";

impl Draft {
    /// How far the run had come that was cut off, by input, in the words of [`Draft::mark`]; empty for a run of its own.
    ///
    /// # Errors
    /// If the draft cannot be read.
    pub fn marks(&self) -> Result<BTreeMap<String, String>, StoreError> {
        if self.settings.run.is_none() {
            return Ok(BTreeMap::new());
        }
        let rows = self
            .collected
            .list("SELECT path, body FROM marks", |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.into_iter().collect())
    }

    /// Notes how far inputs are read, each a path and words of the caller's own. All that was added up to now survives
    /// with the notes.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn mark(&mut self, marks: &[(String, String)]) -> Result<(), StoreError> {
        if self.settings.run.is_none() {
            return Ok(());
        }
        self.begin_batch()?;
        for (path, body) in marks {
            let insert = "INSERT OR REPLACE INTO marks VALUES (?1, ?2)";
            self.collected.file.execute(insert, params![path, body]).at(&self.target)?;
        }
        self.end_batch()
    }

    /// Notes the run that the draft belongs to, once it holds what the file of before hands on.
    pub(crate) fn begin_run(&mut self) -> Result<(), StoreError> {
        let Some(run) = &self.settings.run else { return Ok(()) };
        let file = &self.collected.file;
        file.execute_batch(MARKS).at(&self.target)?;
        let insert = "INSERT INTO dateline_meta VALUES (?1, ?2)";
        file.execute(insert, params![RUN, run]).map(drop).at(&self.target)
    }

    /// Opens a batch where none is open: a transaction for each report would take longer than the report.
    pub(crate) fn begin_batch(&mut self) -> Result<(), StoreError> {
        let file = &self.collected.file;
        match self.settings.run.is_some() && file.is_autocommit() {
            true => file.execute_batch("BEGIN").at(&self.target),
            false => Ok(()),
        }
    }

    /// Ends the batch that is open.
    pub(crate) fn end_batch(&mut self) -> Result<(), StoreError> {
        let file = &self.collected.file;
        match file.is_autocommit() {
            true => Ok(()),
            false => file.execute_batch("COMMIT").at(&self.target),
        }
    }
}

/// Has SQLite keep in this folder what it sorts on disk, for as long as the program runs: it holds words of reports, which
/// belong beside the dataset and not where all programs keep such files. A folder that may not be written to changes nothing.
pub fn keep_temporary_files_in(folder: &Path) {
    let keep = || -> rusqlite::Result<()> {
        let any = Connection::open_in_memory()?;
        any.pragma_update(None, "temp_store_directory", folder.to_string_lossy())
    };
    // Where SQLite takes no such folder it chooses one itself.
    let _ = keep();
}

/// Names a run: its own words, the way the draft is made, the layout, and the file that is there before it.
pub(crate) fn key(run: &str, way: &str, target: &Path) -> String {
    let before = std::fs::metadata(target).ok().map(|file| {
        let since =
            file.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        format!("{} {}", file.len(), since.map_or(0, |since| since.as_nanos()))
    });
    format!("{way}\n{}\n{}\n{run}", layout::VERSION, before.unwrap_or_default())
}

/// The draft that a run of this name left, where it is whole.
pub(crate) fn left(part: &Path, run: &str) -> Option<Connection> {
    if !part.is_file() {
        return None;
    }
    let open = || -> rusqlite::Result<Option<Connection>> {
        let file = Connection::open(part)?;
        prepare(&file, true)?;
        let select = "SELECT value FROM dateline_meta WHERE name = ?1";
        let found: String = file.query_row(select, [RUN], |row| row.get(0))?;
        file.query_row("SELECT count(*) FROM marks", [], |_| Ok(()))?;
        Ok((found == run).then_some(file))
    };
    open().ok().flatten()
}

/// Sets how the draft is written: one that need not survive its run keeps its journal in memory.
pub(crate) fn prepare(file: &Connection, survives: bool) -> rusqlite::Result<()> {
    let journal = if survives { "TRUNCATE" } else { "MEMORY" };
    // Of the draft alone: a file that is attached to it stays free for decisions.
    file.pragma_update(Some("main"), "locking_mode", "EXCLUSIVE")?;
    file.pragma_update_and_check(None, "journal_mode", journal, |_| Ok(()))?;
    // A killed program loses nothing that it gave to the system; a machine that loses power may lose the draft.
    file.pragma_update(None, "synchronous", "OFF")
}
