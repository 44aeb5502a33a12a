//! The neural network: encoders, the tagger's layer, and the scorers of parser and names.
//!
//! All sums are over 32-bit floats in a fixed order on one kind of processor; nothing depends on threads, on the
//! cache, or on what stands elsewhere in the text.

mod encoder;
mod matrix;
mod scorer;
mod weights;

pub(crate) use encoder::Encoder;
pub(crate) use matrix::Matrix;
pub(crate) use scorer::{Hidden, Scorer};
pub(crate) use weights::Weights;

/// The width of every vector between the layers.
pub(crate) const WIDTH: usize = 96;
