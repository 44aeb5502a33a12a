//! The dataset in the shapes that others read: JSON Lines, the tables of ACLED, UCDP and POLECAT, a plain table, GeoJSON,
//! KML, GeoParquet.
//!
//! Functions from a [`Dataset`](dateline_model::Dataset) and the texts of its reports to strings and bytes; nothing here opens a file or a store.
//! ACLED's codes are derived in one place ([`acled::classify`]), from what was coded in PLOVER's words.
//! The one hard decision: a value is written only if the words under it are found where its evidence says, so every
//! export asks for the texts, and what fails is left out rather than trusted.

pub mod acled;
pub mod control;
pub mod deaths;
pub mod ged;
pub mod geojson;
pub mod geoparquet;
pub mod grade;
pub mod hxl;
pub mod jsonl;
pub mod kml;
pub mod parquet_rows;
pub mod polecat;
pub mod profile;
pub mod table;

mod cell;
mod export;
mod quote;
mod shown;
mod sides;
mod states;
mod texts;

pub use export::Export;
pub use quote::CodePoints;
pub use shown::{Shown, shown, shown_by};
pub use texts::Texts;

#[cfg(test)]
mod tests;
