//! What became of the records of an input.

use rusqlite::{Connection, params};

use crate::fill::{INPUT_COLUMNS, REFUSAL_COLUMNS, list, whole};

/// How many records an input had, and what became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredInput {
    /// The input as the user named it.
    pub path: String,
    /// Records that were found.
    pub n_records: u64,
    /// Records that hold a report, be it one that other records hold too.
    pub n_reports: u64,
    /// Records that say themselves that they repeat an earlier one.
    pub n_repeated: u64,
    /// Records that were refused.
    pub n_refused: u64,
    /// Records that are no pages.
    pub n_passed: u64,
    /// The same by what they are.
    pub passed: Vec<(String, u64)>,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRefusal {
    /// The input as the user named it.
    pub path: String,
    /// The byte of the archive.
    pub offset: Option<u64>,
    /// The line or row.
    pub line: Option<u64>,
    /// The name of the record.
    pub record: Option<String>,
    /// The name of the reason.
    pub name: String,
    /// The reason in words.
    pub reason: String,
}

/// Forgets what was refused of an input.
pub(crate) fn forget(file: &Connection, path: &str) -> rusqlite::Result<()> {
    file.execute("DELETE FROM refusals WHERE path = ?1", [path]).map(drop)
}

/// Writes the row of an input in place of the one that there was.
///
/// It depends on the input alone, not on what was read before it, so that the order of inputs changes no byte.
pub(crate) fn add_input(file: &Connection, input: &StoredInput) -> rusqlite::Result<()> {
    let kinds = input.passed.iter().map(|(what, n)| format!("{what} {n}"));
    let mut insert = file.prepare(&format!(
        "INSERT OR REPLACE INTO inputs ({INPUT_COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
    ))?;
    insert.execute(params![
        input.path,
        whole(input.n_records),
        whole(input.n_reports),
        whole(input.n_repeated),
        whole(input.n_refused),
        whole(input.n_passed),
        list(kinds, "; "),
    ])?;
    Ok(())
}

/// Writes the row of a refusal.
pub(crate) fn add_refusal(
    file: &Connection,
    each: &StoredRefusal,
) -> rusqlite::Result<()> {
    let mut insert = file.prepare(&format!(
        "INSERT INTO refusals ({REFUSAL_COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    ))?;
    insert.execute(params![
        each.path,
        each.offset.map(whole),
        each.line.map(whole),
        each.record,
        each.name,
        each.reason
    ])?;
    Ok(())
}
