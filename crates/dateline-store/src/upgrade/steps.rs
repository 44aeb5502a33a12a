//! The steps from layout to layout. A step that was released is never changed: files of that layout exist.
//!
//! Its SQL is what the tables were then, and does not follow `layout`: the proof holds what comes out against today's tables.

use rusqlite::Transaction;

use crate::layout::VERSION;

/// A step from one layout to the next.
#[derive(Debug)]
pub(super) struct Migration {
    from: &'static str,
    pub(super) to: &'static str,
    /// What it does, for who upgrades.
    pub(super) told: &'static str,
    pub(super) run: fn(&Transaction<'_>) -> rusqlite::Result<()>,
}

/// Layouts before 4 have no events whole: what they lack is merged from the claims, which is coding anew.
const MIGRATIONS: [Migration; 1] = [Migration {
    from: "4",
    to: "5",
    told: "reports have columns for language, capture and place in an archive, all unknown; tables of inputs and refusals, empty",
    run: to_5,
}];

/// The steps from a layout to this program's, in their order; `None` where there is no way.
pub(super) fn way(from: &str) -> Option<Vec<&'static Migration>> {
    let mut way: Vec<&'static Migration> = Vec::new();
    let mut at = from;
    while at != VERSION {
        let next = MIGRATIONS.iter().find(|step| step.from == at)?;
        at = next.to;
        way.push(next);
    }
    Some(way)
}

/// What a report was captured from is not known of files that did not ask for it, and stays null.
fn to_5(all: &Transaction<'_>) -> rusqlite::Result<()> {
    all.execute_batch(
        r#"
ALTER TABLE reports RENAME TO reports_of_4;
CREATE TABLE reports (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    report_id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    record TEXT,
    url TEXT,
    outlet TEXT,
    title TEXT,
    published_earliest DATE,
    published_latest DATE,
    media TEXT,
    language TEXT,
    captured_at TEXT,
    offset INTEGER,
    text TEXT NOT NULL,
    zones TEXT NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO reports (fid, report_id, path, record, url, outlet, title, published_earliest,
        published_latest, media, text, zones, body)
    SELECT fid, report_id, path, record, url, outlet, title, published_earliest,
        published_latest, media, text, zones, body
    FROM reports_of_4 ORDER BY fid;
DROP TABLE reports_of_4;
CREATE TABLE inputs (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    path TEXT NOT NULL UNIQUE,
    records INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    repeated INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    no_pages INTEGER NOT NULL,
    kinds TEXT
);
CREATE TABLE refusals (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    path TEXT NOT NULL,
    offset INTEGER,
    line INTEGER,
    record TEXT,
    name TEXT NOT NULL,
    reason TEXT NOT NULL
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
    SELECT 'inputs', 'attributes', 'inputs',
        'How many records each input had, and what became of them', last_change
    FROM gpkg_contents WHERE table_name = 'reports';
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
    SELECT 'refusals', 'attributes', 'refusals', 'What could not be read, and why', last_change
    FROM gpkg_contents WHERE table_name = 'reports';
"#,
    )
}
