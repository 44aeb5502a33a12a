//! The desk: map, timeline, reader and review of a dataset, in a browser on this machine.
//!
//! A server on the loopback address that draws pages from the tables of a dataset and takes decisions into its log;
//! every page is an address, and every address has a twin in JSON.
//! It holds no rule of coding: what words mean, codes and columns come from the facade.
//! The one hard decision: reports are hostile. Their words reach a page as text and never as markup, no script, style or
//! request but our own is allowed, and nothing changes without a token, our own origin and a body that no form can send.

mod answer;
mod api;
mod assets;
mod desk;
mod fault;
mod guard;
mod index;
mod pages;
mod query;
mod server;
mod tiles;
mod users;

pub use desk::{Desk, DeskSettings};
pub use fault::Fault;
pub use server::serve;
pub use tiles::Tiles;
pub use users::{User, Users, UsersError};
