//! The end of every layer: the largest of three, then layer norm.

use crate::ModelError;
use crate::network::{WIDTH, Weights};

/// Every output is the largest of three.
const PIECES: usize = 3;

/// The width of a layer before the largest are taken.
pub(super) const ROW: usize = PIECES * WIDTH;

/// A vector between the layers.
pub(super) type Vector = [f32; WIDTH];

/// What is done to the product of a layer.
#[derive(Debug)]
pub(super) struct Norm {
    bias: Vec<f32>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

/// Where an output goes: the model keeps the pieces of one together; apart, they can be compared side by side.
pub(super) fn place(output: usize) -> usize {
    output % PIECES * WIDTH + output / PIECES
}

impl Norm {
    pub(super) fn read(
        weights: &Weights<'_>,
        encoder: &str,
        layer: usize,
    ) -> Result<Norm, ModelError> {
        let array =
            |part: &str, len: usize| weights.array(&format!("{encoder}.{part}"), len);
        let mut bias = vec![0.0; ROW];
        for (output, value) in
            array(&format!("maxout.{layer}.b"), ROW)?.into_iter().enumerate()
        {
            bias[place(output)] = value;
        }
        let gain = array(&format!("norm.{layer}.G"), WIDTH)?;
        let shift = array(&format!("norm.{layer}.b"), WIDTH)?;
        Ok(Norm { bias, gain, shift })
    }

    /// The vector of a row.
    pub(super) fn apply(&self, y: &[f32]) -> Vector {
        let mut out = [0.0; WIDTH];
        let (a, rest) = y.split_at(WIDTH);
        let (b, c) = rest.split_at(WIDTH);
        let (bias_a, rest) = self.bias.split_at(WIDTH);
        let (bias_b, bias_c) = rest.split_at(WIDTH);
        for at in 0..WIDTH {
            let (a, b, c) = (a[at] + bias_a[at], b[at] + bias_b[at], c[at] + bias_c[at]);
            out[at] = a.max(b).max(c);
        }
        let mean = sum(&out, |value| value) / WIDTH as f32;
        // The model's program adds this to the variance so that it is never zero.
        let variance =
            sum(&out, |value| (value - mean) * (value - mean)) / WIDTH as f32 + 1e-8;
        let scale = 1.0 / variance.sqrt();
        for (at, value) in out.iter_mut().enumerate() {
            *value = (*value - mean) * scale * self.gain[at] + self.shift[at];
        }
        out
    }
}

/// Sums in sixteen lanes, which the compiler can keep side by side, and always in the same order.
fn sum(values: &Vector, of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; 16];
    for chunk in values.as_chunks::<16>().0 {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += of(*value);
        }
    }
    lanes.iter().sum()
}
