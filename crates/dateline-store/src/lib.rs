//! The dataset in one file: a GeoPackage, which QGIS, R and geopandas open as it is.
//!
//! Reports are collected in a draft beside the target; [`Draft::finish`] writes the whole file afresh, in the order of ids,
//! and puts it in place by renaming. So a reader never sees half a file, a full disk costs nothing that was there, and
//! the same reports give the same bytes in whatever order and however often they were added.
//! Decides nothing: events come from merge, codes from formats.

mod accounts;
mod control;
pub mod custody;
mod digest;
mod draft;
mod error;
mod fill;
mod gpkg;
pub mod layers;
mod layout;
mod lock;
mod log;
mod moved;
mod place;
mod progress;
mod records;
mod rows;
pub mod seal;
mod search;
mod store;
mod told;
mod upgrade;
mod verify;

#[cfg(test)]
mod tests;

pub use accounts::{StoredInput, StoredRefusal};
pub use draft::{Draft, Settings};
pub use error::StoreError;
pub use layout::VERSION as LAYOUT;
pub use lock::DeskLock;
pub use log::NewEntry;
pub use progress::keep_temporary_files_in;
pub use rows::{ControlRow, DatasetRow, EventRow, GapRow, TwinRow};
pub use search::SearchWords;
pub use store::{Meta, Store, StoredDiagnostic, StoredSkip};
pub use upgrade::Upgrade;
pub use verify::{Check, verify};

use dateline_model::{Claim, ReportCard, Zone};

/// All that is kept of a coded report.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredReport {
    /// What merge and the exports need to know of it.
    pub card: ReportCard,
    /// Its whole text, in which all spans count.
    pub text: String,
    /// What each stretch of the text is.
    pub zones: Vec<Zone>,
    /// What was odd about it.
    pub diagnostics: Vec<StoredDiagnostic>,
    /// Sentences left uncoded.
    pub skips: Vec<StoredSkip>,
    /// What was read in it.
    pub claims: Vec<Claim>,
}
