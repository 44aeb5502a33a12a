//! UCDP's events in Syria, as its file has them.

use std::path::Path;

use anyhow::{Context, Result};
use dateline::Date;
use flate2::read::GzDecoder;
use serde::Deserialize;

/// A row of UCDP's event dataset, of which only some of 49 columns are asked for.
#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) side_a_new_id: Option<u32>,
    pub(super) side_b_new_id: Option<u32>,
    /// 1 is the place itself, 2 within 25 km of it.
    where_prec: u8,
    pub(super) latitude: f64,
    pub(super) longitude: f64,
    pub(super) date_start: Date,
    pub(super) date_end: Date,
    pub(super) deaths_civilians: u64,
    pub(super) low: u64,
    pub(super) high: u64,
}

/// The rows whose place is a town or more exact, by the day on which they begin.
pub(super) fn rows(path: &Path) -> Result<Vec<Row>> {
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    let mut table = csv::Reader::from_reader(GzDecoder::new(file));
    let rows: Result<Vec<Row>, csv::Error> = table.deserialize().collect();
    let mut rows = rows.with_context(|| path.display().to_string())?;
    rows.retain(|row| row.where_prec <= 2);
    rows.sort_by_key(|row| row.date_start);
    Ok(rows)
}
