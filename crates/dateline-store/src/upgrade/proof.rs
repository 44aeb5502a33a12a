//! Whether a copy in this layout holds all that the file of before holds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline_model::{Claim, Event, KnownSource, LogEntry, ReportCard};
use rusqlite::Connection;
use serde::de::DeserializeOwned;

use crate::digest::{DIGESTS, of_rows};
use crate::error::{At, StoreError};
use crate::layout::{COLLECTED, DERIVED, TABLES};
use crate::store::{SOURCES, Store};
use crate::{gpkg, verify};

/// The indexes of words.
const WORDS: [&str; 2] = ["report_words", "claim_words"];

/// Zones as they are kept: kind, first and last byte.
type Zones = Vec<(String, u32, u32)>;

/// What is wrong with the file of before, which a copy with new digests would hide.
pub(super) fn is_sound(old: &Store) -> Result<Option<String>, StoreError> {
    let mut checks = vec![verify::pages(old)?];
    if old.meta_value(DIGESTS).at(&old.path)?.is_some() {
        checks.push(verify::tables(old)?);
    }
    checks.push(verify::decisions(old, &[])?);
    Ok(first_fault(checks))
}

/// What of the file of before is not in the copy as it was, or is not as this layout has it; `None` where all is.
pub(super) fn holds_all_of(
    old: &Store,
    made: &Path,
) -> Result<Option<String>, StoreError> {
    let new = Store::open(made)?;
    let checks = [
        verify::pages(&new)?,
        verify::tables(&new)?,
        verify::decisions(&new, &[])?,
        verify::quotes(&new)?,
    ];
    if let Some(fault) = first_fault(checks) {
        return Ok(Some(fault));
    }
    let compare = || -> rusqlite::Result<Option<String>> {
        Ok(schema(&old.file, &new.file)?
            .or(keys(&new.file)?)
            .or(listed(&new.file)?)
            .or(rows(&old.file, &new.file)?))
    };
    if let Some(fault) = compare().at(made)? {
        return Ok(Some(fault));
    }
    read::<ReportCard>(&new, "SELECT report_id, body FROM reports")?;
    read::<Zones>(&new, "SELECT report_id, zones FROM reports")?;
    read::<Claim>(&new, "SELECT claim_id, body FROM claims")?;
    read::<Event>(&new, "SELECT event_id, body FROM event_records")?;
    read::<LogEntry>(&new, "SELECT 'decision ' || seq, body FROM decisions")?;
    let sources =
        format!("SELECT name, value FROM dateline_meta WHERE name = '{SOURCES}'");
    read::<Vec<KnownSource>>(&new, &sources)?;
    Ok(None)
}

/// Whether the indexes of words know the rows that they index.
pub(super) fn words_are_indexed(file: &Connection) -> rusqlite::Result<()> {
    WORDS.iter().try_for_each(|words| {
        let check =
            format!("INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)");
        file.execute_batch(&check)
    })
}

fn first_fault(checks: impl IntoIterator<Item = verify::Check>) -> Option<String> {
    checks.into_iter().flat_map(|check| check.faults).next()
}

/// Kind and name of what is in a file, and the SQL that made it.
fn made_of(file: &Connection) -> rusqlite::Result<BTreeMap<(String, String), String>> {
    let mut select = file.prepare(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'",
    )?;
    select.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?.collect()
}

/// Every table and index is that of a new file; what another program added is as it was.
fn schema(old: &Connection, new: &Connection) -> rusqlite::Result<Option<String>> {
    let fresh = Connection::open_in_memory()?;
    gpkg::begin(&fresh)?;
    fresh.execute_batch(COLLECTED)?;
    fresh.execute_batch(DERIVED)?;
    let mut wanted = made_of(old)?;
    wanted.extend(made_of(&fresh)?);
    let mut found = made_of(new)?;
    for made in [&mut wanted, &mut found] {
        made.retain(|(_, name), _| !is_of_an_index(name));
    }
    let differs = wanted
        .iter()
        .find(|(named, sql)| found.get(*named) != Some(*sql))
        .or_else(|| found.iter().find(|(named, _)| !wanted.contains_key(*named)));
    Ok(differs
        .map(|((kind, name), _)| format!("the {kind} {name} is not that of a new file")))
}

/// How SQLite makes the tables within an index of words is for the version that made it.
fn is_of_an_index(name: &str) -> bool {
    WORDS
        .iter()
        .any(|words| name.strip_prefix(words).is_some_and(|rest| rest.starts_with('_')))
}

/// What SQLite says of references to rows that are not there.
fn keys(new: &Connection) -> rusqlite::Result<Option<String>> {
    let mut select = new.prepare("PRAGMA foreign_key_check")?;
    let mut rows = select.query([])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let table: String = row.get(0)?;
    Ok(Some(format!("a row of {table} names another that is not there")))
}

/// The list of layers names all of ours.
fn listed(new: &Connection) -> rusqlite::Result<Option<String>> {
    let mut select = new.prepare("SELECT table_name FROM gpkg_contents")?;
    let found: BTreeSet<String> =
        select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut ours = TABLES.iter().map(|(table, _)| *table).chain(["events", "control"]);
    Ok(ours
        .find(|table| !found.contains(*table))
        .map(|table| format!("the list of layers does not name {table}")))
}

/// Every value of before stands where it stood: each table, in the columns that both have, row by row.
fn rows(old: &Connection, new: &Connection) -> rusqlite::Result<Option<String>> {
    let before = made_of(old)?;
    for ((kind, table), sql) in &before {
        if kind != "table" || sql.starts_with("CREATE VIRTUAL") {
            continue;
        }
        let there = columns(new, table)?;
        let both: Vec<String> =
            columns(old, table)?.into_iter().filter(|it| there.contains(it)).collect();
        if both.is_empty() {
            return Ok(Some(format!("table {table} is gone")));
        }
        let order = match sql.contains("WITHOUT ROWID") {
            true => "1, 2",
            false => "rowid",
        };
        let select = format!(
            "SELECT {} FROM \"{}\" {} ORDER BY {order}",
            both.join(", "),
            table.replace('"', "\"\""),
            only_of_before(table, &before)
        );
        if of_rows(old, &select)? != of_rows(new, &select)? {
            return Ok(Some(format!("table {table} does not hold what it held")));
        }
    }
    Ok(None)
}

/// Rows that the steps write themselves are not those of before.
fn only_of_before(table: &str, before: &BTreeMap<(String, String), String>) -> String {
    match table {
        "dateline_meta" => format!("WHERE name NOT IN ('layout', '{DIGESTS}')"),
        "gpkg_contents" | "gpkg_geometry_columns" => {
            let names: Vec<String> = before
                .keys()
                .map(|(_, name)| format!("'{}'", name.replace('\'', "''")))
                .collect();
            format!("WHERE table_name IN ({})", names.join(", "))
        }
        _ => String::new(),
    }
}

/// The columns of a table, ready for SQL.
fn columns(file: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut select = file.prepare("SELECT name FROM pragma_table_info(?1)")?;
    select
        .query_map([table], |row| {
            let name: String = row.get(0)?;
            Ok(format!("\"{}\"", name.replace('"', "\"\"")))
        })?
        .collect()
}

/// Reads every body, one after the other, as the program will.
fn read<T: DeserializeOwned>(new: &Store, sql: &str) -> Result<(), StoreError> {
    let mut select = new.file.prepare(sql).at(&new.path)?;
    let mut rows = select.query([]).at(&new.path)?;
    while let Some(row) = rows.next().at(&new.path)? {
        let (what, body): (String, String) =
            (row.get(0).at(&new.path)?, row.get(1).at(&new.path)?);
        new.parse::<T>(&what, &body)?;
    }
    Ok(())
}
