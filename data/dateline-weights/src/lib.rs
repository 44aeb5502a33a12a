//! The English language model as bytes: spaCy's `en_core_web_sm` 3.8.0, MIT licence.
//!
//! Bytes only. `dateline_parse::Models::from_bytes` makes a model of them; where they come from and what was
//! changed is told in `data/models/en_core_web_sm-3.8.0/README.md`, beside their licences.

/// The arrays of the model, as safetensors.
pub const WEIGHTS: &[u8] =
    include_bytes!("../../models/en_core_web_sm-3.8.0/weights.safetensors");

/// The tables of the model, as JSON.
pub const TABLES: &[u8] = include_bytes!("../../models/en_core_web_sm-3.8.0/tables.json");

/// The licence of the model, to be shown where its use is acknowledged.
pub const LICENCE: &str = include_str!("../../models/en_core_web_sm-3.8.0/LICENSE");

/// The sources that the model was trained on and their licences.
pub const LICENCES_OF_SOURCES: &str =
    include_str!("../../models/en_core_web_sm-3.8.0/LICENSES_SOURCES");
