//! UCDP's Georeferenced Event Dataset: 49 columns, one row an event with deaths between two sides that UCDP would know.
//!
//! Names, order and codes are those of GED 23.1; no row of UCDP's is in here. Its ids are UCDP's to give and stay blank,
//! and `relid` says by its first letters (`DL-...`) that UCDP did not code the row.

mod check;
mod dyad;
mod export;
mod place;
mod row;
mod sources;

pub use check::check;
pub use dyad::Actor;
pub use export::{Settings, export};
pub use row::{COLUMNS, Row};

#[cfg(test)]
mod tests;
