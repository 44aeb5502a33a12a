//! ACLED's table: 31 columns, 6 event types, 25 sub-event types.
//!
//! Names, order and codes are those of ACLED's codebook; no row, name list or text of ACLED's is in here. What is
//! written says by its ids (`DL-...`) that ACLED did not code it.

mod check;
mod classify;
mod countries;
mod day;
mod export;
mod fatalities;
mod names;
mod notes;
mod row;
mod source;
mod sub_event;

pub use check::{Fault, check};
pub use classify::{classify, classify_shown};
pub(crate) use day::day;
pub use export::{Settings, export};
pub use names::ActorName;
pub use row::{COLUMNS, Row};
pub use sub_event::SubEvent;
