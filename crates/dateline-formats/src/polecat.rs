//! POLECAT's table: 40 columns, tab-separated, in the words of PLOVER.
//!
//! Types, modes, quad codes, scores and contexts are those of PLOVER's manual; the columns are those of POLECAT's files.
//! Modes of our own, which PLOVER lacks, are written as their type alone.

mod check;
mod export;
mod plover;
mod row;
mod sides;

pub use check::check;
pub use export::export;
pub use row::{COLUMNS, Row};

#[cfg(test)]
mod tests;
