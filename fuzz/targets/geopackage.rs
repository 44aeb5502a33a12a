#![no_main]
//! A dataset whose values somebody changed, and layers with geometries of any bytes, are read without a fault; `verify`
//! names every change.
//!
//! The input is a list of changes: a table, a column, a row, a way, a length, the bytes. Where it begins with a `G`, it is
//! the geometries of a layer instead, each behind its length.

use std::path::PathBuf;
use std::sync::OnceLock;

use dateline::formats::{geojson, jsonl};
use dateline::import::{PlaceSettings, places};
use dateline::store::{Store, verify};
use dateline_fuzz::{Base, begin};
use libfuzzer_sys::fuzz_target;
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use tempfile::TempDir;

/// The tables that readers take values from, and how their rows are named.
const TABLES: [&str; 12] = [
    "dateline_meta",
    "reports",
    "claims",
    "diagnostics",
    "skips",
    "inputs",
    "decisions",
    "redirects",
    "events",
    "evidence",
    "control",
    "event_records",
];
/// So many changes are enough.
const MOST: usize = 16;

struct Template {
    folder: TempDir,
    bytes: Vec<u8>,
    /// Of each table its columns.
    columns: Vec<Vec<String>>,
}

impl Template {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn template() -> &'static Template {
    static TEMPLATE: OnceLock<Template> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let memory = std::path::Path::new("/dev/shm");
        let folder = match memory.is_dir() {
            true => TempDir::new_in(memory),
            false => TempDir::new(),
        };
        let folder = folder.expect("a folder");
        let path = folder.path().join("template.gpkg");
        Base::new().write(&path);
        let file = Connection::open(&path).expect("opens");
        let columns = TABLES.map(|table| {
            let select = file.prepare(&format!("SELECT * FROM {table}")).expect("a table");
            select.column_names().into_iter().map(str::to_owned).collect()
        });
        let layer = Connection::open(folder.path().join("layer.gpkg")).expect("opens");
        layer
            .execute_batch(
                "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
                 CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
                 CREATE TABLE towns (fid INTEGER PRIMARY KEY, name TEXT, country TEXT, geom BLOB);
                 INSERT INTO gpkg_contents VALUES ('towns', 'features');
                 INSERT INTO gpkg_geometry_columns VALUES ('towns', 'geom', 4326);",
            )
            .expect("written");
        let bytes = std::fs::read(&path).expect("bytes");
        Template { folder, bytes, columns: columns.to_vec() }
    })
}

fuzz_target!(init: { begin(); template(); }, |bytes: &[u8]| {
    match bytes.split_first() {
        Some((b'G', rest)) => check_layer(rest),
        Some(_) | None => check_dataset(bytes),
    }
});

/// A piece behind its length.
fn piece<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (length, rest) = bytes.split_first()?;
    let (piece, rest) = rest.split_at(rest.len().min(usize::from(*length)));
    *bytes = rest;
    Some(piece)
}

fn check_layer(mut rest: &[u8]) {
    let path = template().path("layer.gpkg");
    let file = Connection::open(&path).expect("opens");
    file.execute("DELETE FROM towns", []).expect("emptied");
    let mut n_rows = 0;
    while let Some(piece) = piece(&mut rest) {
        file.execute(
            "INSERT INTO towns (name, country, geom) VALUES (?1, 'SY', ?2)",
            params![format!("Amsa {n_rows}"), piece],
        )
        .expect("inserted");
        n_rows += 1;
    }
    drop(file);
    let Ok(read) = places(&[path], &PlaceSettings::default()) else { return };
    for place in &read.places {
        let point = place.point;
        assert!((-90.0..=90.0).contains(&point.latitude), "{place:?}");
        assert!((-180.0..=180.0).contains(&point.longitude), "{place:?}");
    }
    let [source] = read.sources.as_slice() else { panic!("one file is one source") };
    let n_left: usize = source.left_out.values().sum();
    assert_eq!(source.n_rows, n_rows);
    assert_eq!(source.n_taken + source.n_refused + n_left, n_rows, "{source:?}");
}

fn check_dataset(bytes: &[u8]) {
    let path = template().path("changed.gpkg");
    std::fs::write(&path, &template().bytes).expect("written");
    let is_changed = change(&path, bytes);
    let read = read(&path);
    let Ok(checks) = verify(&path) else { return };
    let n_faults: usize = checks.iter().map(|check| check.faults.len()).sum();
    assert!(n_faults > 0 || !is_changed, "nothing is found: {checks:?}");
    assert!(n_faults > 0 || read.is_ok(), "{read:?}");
}

/// Makes the changes that the bytes name; whether any value is another one now.
fn change(path: &std::path::Path, bytes: &[u8]) -> bool {
    let file = Connection::open(path).expect("opens");
    let mut is_changed = false;
    let mut rest = bytes;
    for _ in 0..MOST {
        let Some((&[table, column, row, way], after)) = rest.split_first_chunk::<4>()
        else {
            break;
        };
        rest = after;
        let Some(new) = piece(&mut rest) else { break };
        let at = usize::from(table) % TABLES.len();
        let (table, columns) = (TABLES[at], &template().columns[at]);
        let column = &columns[usize::from(column) % columns.len()];
        let select = format!(
            "SELECT rowid, \"{column}\" FROM {table} ORDER BY rowid LIMIT 1 OFFSET ?1"
        );
        let n_rows: i64 = file
            .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
            .expect("a number");
        if n_rows == 0 {
            continue;
        }
        let found = file.query_row(&select, [i64::from(row) % n_rows], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Value>(1)?))
        });
        let Ok((rowid, old)) = found else { continue };
        let Some(new) = changed(&old, way, new) else { continue };
        let update = format!("UPDATE {table} SET \"{column}\" = ?1 WHERE rowid = ?2");
        // A key that is there already, or no text where one must be, is refused by the table itself.
        if file.execute(&update, params![new, rowid]).is_ok() {
            is_changed = is_changed || new != old;
        }
    }
    is_changed
}

/// The bytes as text, blob or number, or laid over a part of what stands there.
fn changed(old: &Value, way: u8, new: &[u8]) -> Option<Value> {
    Some(match way % 5 {
        0 => Value::Text(String::from_utf8_lossy(new).into_owned()),
        1 => Value::Blob(new.to_vec()),
        2 => Value::Integer(i64::from_le_bytes(*new.first_chunk::<8>()?)),
        3 => Value::Null,
        _ => {
            let (at, new) = new.split_first_chunk::<2>()?;
            let Value::Text(old) = old else { return None };
            let at = usize::from(u16::from_le_bytes(*at)) % (old.len() + 1);
            let mut bytes = old.clone().into_bytes();
            let end = (at + new.len()).min(bytes.len());
            bytes.splice(at..end, new.iter().copied());
            Value::Text(String::from_utf8_lossy(&bytes).into_owned())
        }
    })
}

/// Reads all that commands and the desk read; what cannot be read is an error.
fn read(path: &std::path::Path) -> Result<(), dateline::store::StoreError> {
    let store = Store::open(path)?;
    store.meta()?;
    store.amounts()?;
    store.decided()?;
    store.twins()?;
    store.control_rows()?;
    store.gap_rows()?;
    let texts = store.texts()?;
    let cards = store.reports()?;
    for card in &cards {
        store.zones(&card.id)?;
        store.diagnostics(&card.id)?;
        store.skips(&card.id)?;
        store.claims_in(&card.id)?;
    }
    let dataset = dateline::dataset(&store)?;
    for event in &dataset.events {
        store.event(&event.id)?;
        store.claims_of(&event.id)?;
        store.decisions_on(&event.id)?;
    }
    let _ = jsonl::to_string(&dataset, &texts);
    let _ = geojson::to_string(&dataset, &texts);
    Ok(())
}
