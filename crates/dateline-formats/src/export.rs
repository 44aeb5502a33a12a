//! Tables of rows that not every event has.

use std::collections::BTreeMap;

use dateline_model::Dataset;

use crate::shown::{Shown, shown};
use crate::texts::Texts;

/// A table, and what it could not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Export<R> {
    /// The file.
    pub bytes: Vec<u8>,
    /// The rows in it.
    pub rows: Vec<R>,
    /// Events that have no row, by the reason.
    pub left_out: BTreeMap<&'static str, usize>,
}

impl<R> Export<R> {
    /// The rows of the events; the bytes are still to be written.
    pub(crate) fn of(
        dataset: &Dataset,
        texts: &dyn Texts,
        row: impl Fn(&Shown) -> Result<R, &'static str>,
    ) -> Export<R> {
        let mut export =
            Export { bytes: Vec::new(), rows: Vec::new(), left_out: BTreeMap::new() };
        for shown in shown(dataset, texts) {
            match row(&shown) {
                Ok(row) => export.rows.push(row),
                Err(reason) => *export.left_out.entry(reason).or_insert(0) += 1,
            }
        }
        let told = export.rows.len() + export.left_out.values().sum::<usize>();
        if told < dataset.events.len() {
            export.left_out.insert("rejected-by-a-person", dataset.events.len() - told);
        }
        export
    }
}
