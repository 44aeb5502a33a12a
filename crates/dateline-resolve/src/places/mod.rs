//! Places: from the words of a report to points, lines and areas of the world.
//!
//! A [`Gazetteer`] is built once from a compiled world list and packs written by hand. [`Gazetteer::scan`] finds names in
//! running text, [`PlaceQuery::parse`] takes a phrase apart, [`Gazetteer::lookup`] gives the places a name may mean, and
//! [`Gazetteer::choose`] decides for all phrases of a report together. It knows nothing of actors and dates.
//! The one hard decision: consonants find candidates and never decide, because a third of the villages of one war share
//! theirs with another village; what decides is the report.

mod choose;
pub mod compile;
mod countries;
mod decide;
mod described;
mod file;
pub mod fold;
mod gazetteer;
mod geo;
mod kind;
mod lookup;
pub mod own;
mod pack;
mod query;
mod scan;
mod search;
pub mod skeleton;
mod support;
mod weigh;

#[cfg(test)]
mod tests;

pub use choose::{PlaceChoice, PlaceContext, Ranked};
pub use file::FileError;
pub use gazetteer::{Gazetteer, GazetteerError, Geometry, PlaceKey};
pub use geo::{Bounds, Point, distance_to_line, is_inside};
pub use kind::{Wanted, is_settlement};
pub use lookup::{Candidate, Way};
pub(crate) use query::COMPASS;
pub use query::PlaceQuery;
pub use scan::{Found, ScanWord};
