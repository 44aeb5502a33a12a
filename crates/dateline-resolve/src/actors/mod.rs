//! The list of actors, and which of them words name.

mod hits;
mod list;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use hits::{Hit, Hits, Named};
pub(crate) use list::Votes;
pub use list::{Actor, ActorList};
