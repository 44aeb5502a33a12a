//! Files as rows, one at a time: what a cluster keeps of each record.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use dateline::ingest::{Settings, discover};
use dateline::rows::{CodedWith, Row};
use dateline::{Coder, Outcome, code_all};
use pyo3::prelude::*;

/// Rows that wait to be taken: enough to keep the coder busy, few enough to hold.
const AHEAD: usize = 16;

/// A row: its kind, the report's id, its publisher, the number of its claims, its card, text, rest and claims.
type RowParts =
    (&'static str, String, Option<String>, usize, String, String, String, String);

/// The records of one file, coded one by one on a thread of their own.
#[pyclass(frozen, module = "dateline._dateline")]
pub(crate) struct Rows {
    rows: Mutex<Receiver<Row>>,
}

#[pymethods]
impl Rows {
    fn __iter__(this: PyRef<'_, Rows>) -> PyRef<'_, Rows> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> Option<RowParts> {
        let row = py.detach(|| self.rows.lock().ok()?.recv().ok())?;
        Some((
            row.kind,
            row.report_id,
            row.publisher,
            row.n_claims,
            row.card,
            row.text,
            row.rest,
            row.claims,
        ))
    }
}

impl Rows {
    /// Begins to read.
    pub(crate) fn of(
        coder: Arc<Coder>,
        path: String,
        coded_with: CodedWith,
    ) -> std::io::Result<Rows> {
        let (give, rows) = sync_channel(AHEAD);
        let work = move || {
            let settings = Settings::default();
            let (inputs, refusals) = discover(&[path]);
            for refusal in refusals {
                send(&give, &Outcome::Refused(refusal), &coded_with);
            }
            let none = BTreeSet::new();
            // Where no thread can be started, the stream ends without the account that closes it.
            let _ = code_all(&coder, &inputs, &settings, &none, 1, |outcome| {
                send(&give, &outcome, &coded_with);
            });
        };
        thread::Builder::new().spawn(work)?;
        Ok(Rows { rows: Mutex::new(rows) })
    }
}

/// A row that nobody waits for any more is dropped.
fn send(give: &SyncSender<Row>, outcome: &Outcome, coded_with: &CodedWith) {
    if let Some(row) = Row::of(outcome, coded_with) {
        let _ = give.send(row);
    }
}
