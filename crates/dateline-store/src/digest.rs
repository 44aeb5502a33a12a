//! A SHA-256 of each table of a file, kept in the file itself: which table was touched shows without any other file.
//!
//! It covers names, columns and every value in the order of the rows, the index of words and that of points included. It
//! does not cover the log of decisions, which is appended to and has its own chain, nor bytes that hold nothing.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

/// The line of `dateline_meta` that holds them, as JSON by table.
pub(crate) const DIGESTS: &str = "digests";

/// By table; under `(schema)` what SQLite says of tables, indexes and triggers.
pub(crate) fn of_tables(file: &Connection) -> rusqlite::Result<BTreeMap<String, String>> {
    let mut schema = Sha256::new();
    let mut digests = BTreeMap::new();
    let mut select = file.prepare(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master
         WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, name, sql): (String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        for part in [&kind, &name, &sql] {
            word(&mut schema, part.as_bytes());
        }
        let is_virtual = sql.starts_with("CREATE VIRTUAL");
        if kind == "table" && !is_virtual && name != "decisions" {
            let order = match sql.contains("WITHOUT ROWID") {
                true => "1, 2",
                false => "rowid",
            };
            let only = match name == "dateline_meta" {
                true => format!("WHERE name IS NOT '{DIGESTS}'"),
                false => String::new(),
            };
            let name_in_sql = name.replace('"', "\"\"");
            let sql = format!("SELECT * FROM \"{name_in_sql}\" {only} ORDER BY {order}");
            digests.insert(name, of_rows(file, &sql)?);
        }
    }
    digests.insert("(schema)".to_owned(), hex(schema));
    Ok(digests)
}

/// What a query gives, row by row, with the names of its columns.
pub(crate) fn of_rows(file: &Connection, sql: &str) -> rusqlite::Result<String> {
    let mut select = file.prepare(sql)?;
    let mut digest = Sha256::new();
    for column in select.column_names() {
        word(&mut digest, column.as_bytes());
    }
    let n_columns = select.column_count();
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        for at in 0..n_columns {
            // The kind stands in front, so that 1, 1.0 and '1' differ.
            match row.get_ref(at)? {
                ValueRef::Null => digest.update(b"n"),
                ValueRef::Integer(number) => {
                    digest.update(b"i");
                    digest.update(number.to_le_bytes());
                }
                ValueRef::Real(number) => {
                    digest.update(b"r");
                    digest.update(number.to_bits().to_le_bytes());
                }
                ValueRef::Text(text) => {
                    digest.update(b"t");
                    word(&mut digest, text);
                }
                ValueRef::Blob(bytes) => {
                    digest.update(b"b");
                    word(&mut digest, bytes);
                }
            }
        }
    }
    Ok(hex(digest))
}

/// The length stands in front, so that no two lists of words give the same bytes.
fn word(digest: &mut Sha256, bytes: &[u8]) {
    digest.update((bytes.len() as u64).to_le_bytes());
    digest.update(bytes);
}

/// In lower-case hexadecimal.
pub(crate) fn hex(digest: Sha256) -> String {
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
