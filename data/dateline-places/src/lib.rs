//! The world gazetteer, as bytes.
//!
//! It must not know how they are read: `dateline-resolve` does. It is a crate of its own because the bytes are large, and
//! only the program and the facade's tests link them. `cargo xtask places` makes them.

/// The compiled gazetteer: GeoNames towns, Natural Earth units and countries.
pub const GAZETTEER: &[u8] = include_bytes!("../gazetteer.bin");

/// Who made the data, in the words that their licences ask for.
pub const ATTRIBUTION: &str = include_str!("../ATTRIBUTION.md");
