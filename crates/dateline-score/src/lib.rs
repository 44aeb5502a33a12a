//! How right a dataset is: agreement between two coders, audits by sample, and what changed between two datasets.
//!
//! Knows no stage, no file and no format: the judge does not know the accused. What it compares are [`Unit`]s, an event
//! as one coder has it, with the words it was read from; who calls it makes them, and so decides what a value is.
//! Pure: chance comes from a seed that is an argument.
//! The one hard decision: two coders' events are matched before they are compared, by id and words and never by the
//! values that are then measured, because a match by equal values would find agreement that it made itself. Only tables
//! without words are matched by day, place and type, and the result says so.

#![deny(clippy::disallowed_methods)]

mod agreement;
mod alpha;
mod audit;
#[cfg(test)]
mod built;
mod chance;
mod diff;
mod pairing;
mod unit;

pub use agreement::{
    Agreement, Coding, Disagreement, FieldAgreement, OneReport, Reading, Settings, agree,
};
pub use alpha::{Alpha, Metric, alpha};
pub use audit::{
    Assessment, EventJudged, Mark, Population, Share, assess, draw, recall, wilson,
};
pub use diff::{
    Change, Changed, Diff, Gone, GoneWhy, Moved, New, NewWhy, ReportName, Side, diff,
};
pub use pairing::{MatchedBy, Pair, alike};
pub use unit::{Field, Telling, Topic, Unit, Value, Words};
