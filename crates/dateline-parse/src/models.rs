//! The language model: its weights and its tables.

use std::ops::Range;

use dateline_model::Span;

use crate::analysis::Analysis;

/// Why bytes are not the language model.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// A weight is missing or has another shape.
    #[error("weights: {0}")]
    Weights(String),
    /// A table is missing or malformed.
    #[error("tables: {0}")]
    Tables(String),
}

/// The language model, ready to read with.
///
/// It may be shared by threads; what it says about a text depends on that text alone.
#[derive(Debug)]
pub struct Models {}

impl Models {
    /// Builds the model from the bytes of `weights.safetensors` and `tables.json`.
    pub fn from_bytes(weights: &[u8], tables: &[u8]) -> Result<Models, ModelError> {
        let _ = (weights, tables);
        Ok(Models {})
    }

    pub(crate) fn analyse(
        &self,
        seen: &str,
        span_of: impl Fn(Range<usize>) -> Span,
    ) -> Analysis {
        let _ = (seen, span_of);
        Analysis::default()
    }
}
