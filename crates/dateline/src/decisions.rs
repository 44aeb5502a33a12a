//! What persons decide, from words a person types to values of the log.
//!
//! Decisions are made at the edges (a command, a table that comes back from a spreadsheet, the review screen); here
//! their words become values, each checked against the lists and the texts, so that the log holds nothing unclear.

use std::time::{SystemTime, UNIX_EPOCH};

mod add;
mod make;
mod sheet;
mod told;
mod value;
mod words;

#[cfg(test)]
mod tests;

pub use add::{AddedEvent, added_event};
pub use make::{TOGETHER, accept, countries, fill, merge, redo, split, undo};
pub use sheet::{SheetEdit, SheetEdits, read_sheet};
pub use told::in_words;
pub use value::edit;
pub use words::passage;

/// Why words are no decision: what is wrong, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct DecisionError {
    /// What is wrong, with the value.
    pub what: String,
    /// What to write instead.
    pub help: String,
}

impl DecisionError {
    fn new(what: impl Into<String>, help: impl Into<String>) -> DecisionError {
        DecisionError { what: what.into(), help: help.into() }
    }
}

/// Unix seconds as the log writes them: `2026-05-04T12:00:00Z`; `None` for a time that no calendar has.
pub fn utc(seconds: i64) -> Option<String> {
    let at = jiff::Timestamp::from_second(seconds).ok()?;
    Some(at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// The time as the log writes it: what a fixed clock says in Unix seconds, else now. The one place that reads a clock,
/// because a decision is made at a time. `None` for a time that no calendar has.
pub fn now(fixed: Option<i64>) -> Option<String> {
    let seconds = fixed.unwrap_or_else(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        i64::try_from(since.map_or(0, |since| since.as_secs())).unwrap_or(0)
    });
    utc(seconds)
}
