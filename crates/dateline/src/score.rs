//! Datasets as the judge takes them: events with their words, whoever wrote the file.
//!
//! `dateline-score` compares [`Unit`]s and knows no format; what a value of ours or of ACLED's is called there is
//! decided here, once, so that a GeoPackage and its JSON Lines give the same units.

mod acled;
mod coders;
mod judged;
mod sheet;
#[cfg(test)]
mod tests;
mod uncoded;
mod units;

pub use acled::{ACLED_NEEDED, TableError, coding_of_table};
pub use coders::{coders, codings_of};
pub use dateline_score::*;
pub use judged::{Judged, JudgedRow, SheetError, judged};
pub use sheet::{Drawn, SHEET_COLUMNS, sheet};
pub use uncoded::{Uncoded, UncodedWhy, uncoded};
pub use units::{coding, coding_of_lines, coding_of_rows, side};
