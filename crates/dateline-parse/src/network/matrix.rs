//! A product of matrices, with a bias.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2, ShapeBuilder};

/// The weights of a layer, kept transposed: as many rows as inputs, as many columns as outputs.
#[derive(Debug)]
pub(crate) struct Matrix {
    weights: Vec<f32>,
    inputs: usize,
    outputs: usize,
}

impl Matrix {
    /// A matrix from weights as the model keeps them, one row for each output; `place` says in which column an
    /// output goes.
    pub(crate) fn new(
        weights: &[f32],
        inputs: usize,
        place: impl Fn(usize) -> usize,
    ) -> Matrix {
        let outputs = weights.len() / inputs.max(1);
        let mut transposed = vec![0.0; weights.len()];
        for (output, row) in weights.chunks_exact(inputs).enumerate() {
            let column = place(output);
            for (input, weight) in row.iter().enumerate() {
                transposed[input * outputs + column] = *weight;
            }
        }
        Matrix { weights: transposed, inputs, outputs }
    }

    pub(crate) fn outputs(&self) -> usize {
        self.outputs
    }

    /// The weights of one input, for all outputs.
    pub(crate) fn row(&self, input: usize) -> &[f32] {
        &self.weights[input * self.outputs..(input + 1) * self.outputs]
    }

    /// Multiplies `rows` rows, which begin every `stride` numbers in `x` and may overlap, into `y`.
    pub(crate) fn multiply(&self, x: &[f32], rows: usize, stride: usize, y: &mut [f32]) {
        let x = ArrayView2::from_shape((rows, self.inputs).strides((stride, 1)), x);
        let weights = ArrayView2::from_shape((self.inputs, self.outputs), &self.weights);
        let y = ArrayViewMut2::from_shape((rows, self.outputs), y);
        let (Ok(x), Ok(weights), Ok(mut y)) = (x, weights, y) else {
            unreachable!("the caller gives slices of these sizes");
        };
        general_mat_mul(1.0, &x, &weights, 0.0, &mut y);
    }
}
