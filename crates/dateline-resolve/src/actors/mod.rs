//! The list of actors, and which of them words name.

mod hits;
mod list;

pub(crate) use hits::{Hit, Hits, Named};
pub use list::{Actor, ActorList, ActorListError};
