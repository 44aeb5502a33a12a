//! Bytes to reports: plain text, HTML, JSON Lines, CSV, TSV, web archives, feeds, mails and PDF.
//!
//! [`discover`] turns what the user named into [`Input`]s, and [`read`] turns each into reports, one at a time, so
//! that a bad record never costs the next and a bad file never costs the run. What is not taken is a [`Refusal`]
//! with a reason and, where there is one, a remedy.
//! This crate reads files and standard input, never the network; it knows no places, actors or events.
//!
//! The one hard decision: a page that was pasted as plain text is kept whole and cut into zones, never cleaned.
//! So spans count in the bytes that the user gave, a reader's comment can still bound the publication date, and
//! what was wrongly taken for a menu can be seen and corrected.

mod assemble;
mod dates;
mod decode;
mod feed;
mod html;
mod input;
mod jsonl;
mod language;
pub mod limits;
mod mail;
mod metadata;
mod paste;
pub mod pdf;
mod plain;
mod read;
mod record;
mod refusal;
mod settings;
mod sniff;
mod table;
mod wacz;
mod warc;

pub use assemble::dateline_of;
pub use input::{Input, discover};
pub use metadata::{Metadata, MetadataError, MetadataRow};
pub use plain::{About, text_report};
pub use read::{Records, Reports, read, records};
pub use record::{Item, Passed, Record};
pub use refusal::{Reason, Refusal};
pub use settings::{Caps, Columns, Settings};
pub use sniff::Kind;
pub use warc::Packing;

#[cfg(test)]
mod tests;
