//! The nouns that the stages of dateline share, and nothing else.
//!
//! A report becomes a [`Parse`], a [`Reading`], [`Claim`]s and a [`Dataset`], in that order and never back.
//! This crate does no input or output and knows no file format: those belong to the edges.
//! The one hard decision: every value that is published is an [`Attested`] value, which cannot be built without
//! the words, bytes or given field that support it. So "where does this come from" always has an answer.

mod claim;
mod control;
mod count;
mod dataset;
mod date;
mod decision;
mod diagnostic;
mod evidence;
mod fingerprint;
mod number;
mod parse;
mod plover;
mod printed;
mod reading;
mod report;
mod shared;
mod source;
mod span;
mod world;

pub use claim::*;
pub use control::*;
pub use count::*;
pub use dataset::*;
pub use date::*;
pub use decision::*;
pub use diagnostic::*;
pub use evidence::*;
pub use fingerprint::*;
pub use number::*;
pub use parse::*;
pub use plover::*;
pub use reading::*;
pub use report::*;
pub use shared::*;
pub use source::*;
pub use span::*;
pub use world::*;
