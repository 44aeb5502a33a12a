//! From a report's text to words, sentences, relations and names.
//!
//! English is read by the weights of spaCy's `en_core_web_sm` 3.8, run by our own code: `analysis` is the seam
//! between that code, which reproduces the model's program to the letter, and `normalise` and `relations`,
//! which choose what the model is shown and turn its labels into ours.
//! This crate must not know places, actors or events.
//! The one hard decision: nothing outside sees a label of the model, so that another reader can take its place.
#![deny(clippy::disallowed_methods)]

mod analysis;
mod models;

pub use models::{ModelError, Models};
