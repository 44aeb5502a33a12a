//! The rows of a finished file.

mod claims;
mod events;

use std::path::Path;

use dateline_model::Dataset;
use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, params, params_from_iter};

use crate::control;
use crate::digest::{DIGESTS, of_tables};
use crate::draft::{Settings, meta_rows};
use crate::error::{At, StoreError};
use crate::gpkg;
use crate::layout::{COLLECTED, DERIVED, TABLES};
use crate::store::{DECIDED, SOURCES, Store};
use crate::{log, moved, records, told};

pub(crate) const REPORT_COLUMNS: &str = "report_id, path, record, url, outlet, title, \
     published_earliest, published_latest, media, language, captured_at, offset, text, \
     zones, body";
pub(crate) const INPUT_COLUMNS: &str =
    "path, records, reports, repeated, refused, no_pages, kinds";
pub(crate) const REFUSAL_COLUMNS: &str = "path, offset, line, record, name, reason";
pub(crate) const DIAGNOSTIC_COLUMNS: &str =
    "report_id, severity, name, start, \"end\", message, help";
pub(crate) const SKIP_COLUMNS: &str =
    "report_id, start, \"end\", reason, trigger_start, trigger_end";

/// Writes a whole file. One transaction into an empty file, rows in the order of ids: the bytes depend on nothing else.
pub(crate) fn write(
    path: &Path,
    collected: &Store,
    before: Option<&Path>,
    dataset: &Dataset,
    settings: &Settings,
) -> Result<(), StoreError> {
    let last_change = last_change(collected, settings)?;
    let mut file = Connection::open(path).at(path)?;
    let mut fill = || -> rusqlite::Result<()> {
        file.pragma_update(None, "page_size", 4096)?;
        // A file that is not finished is thrown away, so nothing need be there to mend it; readers see mode DELETE.
        file.pragma_update_and_check(None, "journal_mode", "MEMORY", |_| Ok(()))?;
        // The file is synchronised as a whole before it is put in place.
        file.pragma_update(None, "synchronous", "OFF")?;
        let all = file.transaction()?;
        gpkg::begin(&all)?;
        all.execute_batch(COLLECTED)?;
        all.execute_batch(DERIVED)?;
        for (name, value) in meta_rows(settings) {
            all.execute(
                "INSERT INTO dateline_meta VALUES (?1, ?2)",
                params![name, value],
            )?;
        }
        if let Some(sources) = collected.meta_value(SOURCES)? {
            let insert = "INSERT INTO dateline_meta VALUES (?1, ?2)";
            all.execute(insert, params![SOURCES, sources])?;
        }
        copy(&collected.file, &all, "reports", REPORT_COLUMNS)?;
        copy(&collected.file, &all, "diagnostics", DIAGNOSTIC_COLUMNS)?;
        copy(&collected.file, &all, "skips", SKIP_COLUMNS)?;
        copy_in_order(&collected.file, &all, "inputs", INPUT_COLUMNS, "path")?;
        copy_in_order(&collected.file, &all, "refusals", REFUSAL_COLUMNS, "path, fid")?;
        copy_log(&collected.file, &all)?;
        all.execute(
            "INSERT INTO dateline_meta SELECT ?1, count(*) FROM decisions",
            params![DECIDED],
        )?;
        let bounds = events::events(&all, dataset, collected)?;
        claims::claims(&all, dataset, collected)?;
        let held = control::write(&all, dataset)?;
        told::write(&all, dataset)?;
        told::write_links(&all, dataset)?;
        records::write(&all, dataset)?;
        moved::write(&all, before, dataset)?;
        gpkg::register_points(
            &all,
            "events",
            "What happened, claims about one happening as one",
            &last_change,
            bounds,
        )?;
        gpkg::register_points(
            &all,
            "control",
            "Who held which place, from when to when",
            &last_change,
            held,
        )?;
        for (table, description) in TABLES {
            gpkg::register_table(&all, table, description, &last_change)?;
        }
        // The index of words holds back what it has not written yet until a savepoint asks for it.
        all.execute_batch("SAVEPOINT written; RELEASE written")?;
        let digests = serde_json::to_string(&of_tables(&all)?).unwrap_or_default();
        let insert = "INSERT INTO dateline_meta VALUES (?1, ?2)";
        all.execute(insert, params![DIGESTS, digests])?;
        all.commit()
    };
    fill().at(path)?;
    file.close().map_err(|(_, error)| error).at(path)
}

/// Copies the rows of a table as they are, those of the first report first, each report's in the order they came in.
fn copy(
    from: &Connection,
    to: &Transaction<'_>,
    table: &str,
    columns: &str,
) -> rusqlite::Result<()> {
    copy_in_order(from, to, table, columns, "report_id, fid")
}

/// Copies the decisions, first to last.
fn copy_log(from: &Connection, to: &Transaction<'_>) -> rusqlite::Result<()> {
    copy_in_order(from, to, "decisions", log::DECISION_COLUMNS, "seq")
}

fn copy_in_order(
    from: &Connection,
    to: &Transaction<'_>,
    table: &str,
    columns: &str,
    order: &str,
) -> rusqlite::Result<()> {
    let mut select =
        from.prepare(&format!("SELECT {columns} FROM {table} ORDER BY {order}"))?;
    let n_columns = select.column_count();
    let marks = vec!["?"; n_columns].join(", ");
    let mut insert =
        to.prepare(&format!("INSERT INTO {table} ({columns}) VALUES ({marks})"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let cells =
            (0..n_columns).map(|at| row.get(at)).collect::<Result<Vec<Value>, _>>()?;
        insert.execute(params_from_iter(cells))?;
    }
    Ok(())
}

/// The run's fixed clock, else the newest day of publication, else the beginning of Unix time.
fn last_change(collected: &Store, settings: &Settings) -> Result<String, StoreError> {
    let given = settings.source_date_epoch.and_then(|at| Timestamp::from_second(at).ok());
    let newest = collected.list(
        "SELECT max(coalesce(published_latest, published_earliest)) FROM reports",
        |row| row.get::<_, Option<String>>(0),
    )?;
    Ok(match (given, newest.into_iter().flatten().next()) {
        (Some(at), _) => at.strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string(),
        (None, Some(day)) => format!("{day}T00:00:00.000Z"),
        (None, None) => "1970-01-01T00:00:00.000Z".to_owned(),
    })
}

/// The items in one cell; an empty list is no text at all.
pub(crate) fn list(items: impl Iterator<Item = String>, between: &str) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| items.join(between))
}

/// SQLite's integers are signed; nobody counts so many people.
pub(crate) fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
