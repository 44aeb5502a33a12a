//! The scorer of a transition system: which move fits, given a few tokens of the state.
//!
//! The product of every token with the weights of every place is made once for the whole text; a state then only
//! sums the ready rows of its tokens.

use super::{Matrix, WIDTH, Weights};
use crate::ModelError;

/// The width of the hidden layer; every output is the larger of two.
const HIDDEN: usize = 64;
const PIECES: usize = 2;
const ROW: usize = HIDDEN * PIECES;

/// The scorer of moves from states with `N` tokens.
#[derive(Debug)]
pub(crate) struct Scorer<const N: usize> {
    reduce: Matrix,
    reduce_bias: Vec<f32>,
    lower: Matrix,
    lower_bias: Vec<f32>,
    /// What stands for a missing token, for each place.
    pad: Vec<f32>,
    upper: Matrix,
    upper_bias: Vec<f32>,
}

/// The ready rows of all words.
#[derive(Debug)]
pub(crate) struct Hidden {
    rows: Vec<f32>,
}

impl<const N: usize> Scorer<N> {
    pub(crate) fn read(
        weights: &Weights<'_>,
        name: &str,
        moves: usize,
    ) -> Result<Scorer<N>, ModelError> {
        let array =
            |part: &str, len: usize| weights.array(&format!("{name}.{part}"), len);
        // The model keeps the pieces of an output together; apart, they can be compared side by side.
        let place = |output: usize| {
            let (token, output) = (output / ROW, output % ROW);
            token * ROW + output % PIECES * HIDDEN + output / PIECES
        };
        let placed = |values: Vec<f32>| {
            let mut placed = vec![0.0; values.len()];
            for (output, value) in values.iter().enumerate() {
                placed[place(output)] = *value;
            }
            placed
        };
        Ok(Scorer {
            reduce: Matrix::new(&array("reduce.W", HIDDEN * WIDTH)?, WIDTH, |at| at),
            reduce_bias: array("reduce.b", HIDDEN)?,
            lower: Matrix::new(&array("lower.W", N * ROW * HIDDEN)?, HIDDEN, place),
            lower_bias: placed(array("lower.b", ROW)?),
            pad: placed(array("lower.pad", N * ROW)?),
            upper: Matrix::new(&array("upper.W", moves * HIDDEN)?, HIDDEN, |at| at),
            upper_bias: array("upper.b", moves)?,
        })
    }

    /// Makes the rows of all words from their vectors.
    pub(crate) fn hidden(&self, vectors: &[f32]) -> Hidden {
        let n = vectors.len() / WIDTH;
        let mut reduced = vec![0.0; n * HIDDEN];
        self.reduce.multiply(vectors, n, WIDTH, &mut reduced);
        for row in reduced.chunks_exact_mut(HIDDEN) {
            for (value, bias) in row.iter_mut().zip(&self.reduce_bias) {
                *value += bias;
            }
        }
        let mut rows = vec![0.0; n * N * ROW];
        self.lower.multiply(&reduced, n, HIDDEN, &mut rows);
        Hidden { rows }
    }

    /// Scores every move from the state with these tokens.
    pub(crate) fn score(
        &self,
        hidden: &Hidden,
        tokens: [Option<usize>; N],
        scores: &mut Vec<f32>,
    ) {
        let mut sum = [0.0; ROW];
        for (place, token) in tokens.into_iter().enumerate() {
            let row = match token {
                Some(token) => &hidden.rows[(token * N + place) * ROW..][..ROW],
                None => &self.pad[place * ROW..][..ROW],
            };
            for (sum, value) in sum.iter_mut().zip(row) {
                *sum += value;
            }
        }
        scores.clear();
        scores.extend_from_slice(&self.upper_bias);
        let mut values = [0.0; HIDDEN];
        for (at, value) in values.iter_mut().enumerate() {
            let first = sum[at] + self.lower_bias[at];
            *value = first.max(sum[HIDDEN + at] + self.lower_bias[HIDDEN + at]);
        }
        // Four at a time, so that the scores are fetched and put back less often.
        for (at, [a, b, c, d]) in values.as_chunks::<4>().0.iter().enumerate() {
            let row = |next: usize| self.upper.row(at * 4 + next);
            let weights = row(0).iter().zip(row(1)).zip(row(2)).zip(row(3));
            for (score, (((wa, wb), wc), wd)) in scores.iter_mut().zip(weights) {
                *score += a * wa + b * wb + c * wc + d * wd;
            }
        }
    }
}
