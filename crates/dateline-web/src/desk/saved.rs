//! Queries that are kept under a name: lines of the log, so that they are in the file, signed, and can be taken back.

use std::collections::BTreeMap;

use dateline::model::{Decision, LogEntry};

/// A query with a name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Saved {
    /// Its name.
    pub(crate) name: String,
    /// The part of an address behind the question mark.
    pub(crate) query: String,
    /// Who saved it.
    pub(crate) by: String,
    /// When.
    pub(crate) at: String,
    /// The line of the log, by which it is taken back.
    pub(crate) seq: u64,
}

/// The queries that the log leaves, in the order of their names.
pub(super) fn saved(log: &[LogEntry]) -> Vec<Saved> {
    let mut saved: BTreeMap<&str, Saved> = BTreeMap::new();
    for entry in LogEntry::in_force(log) {
        if let Decision::SaveQuery { name, query } = &entry.decision {
            let kept = Saved {
                name: name.clone(),
                query: query.clone(),
                by: entry.by.clone(),
                at: entry.at.clone(),
                seq: entry.seq,
            };
            saved.insert(name, kept);
        }
    }
    saved.into_values().collect()
}
