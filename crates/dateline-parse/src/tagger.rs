//! Penn Treebank tags: one layer on the shared vectors.

use crate::ModelError;
use crate::labels::tag_idx;
use crate::network::{Matrix, WIDTH, Weights};

/// The tagger.
#[derive(Debug)]
pub(crate) struct Tagger {
    matrix: Matrix,
    bias: Vec<f32>,
    /// The outputs as positions in `labels::TAGS`.
    tags: Vec<u8>,
}

impl Tagger {
    pub(crate) fn read(
        weights: &Weights<'_>,
        tags: &[String],
    ) -> Result<Tagger, ModelError> {
        let tags: Option<Vec<u8>> = tags.iter().map(|tag| tag_idx(tag)).collect();
        let tags = tags.ok_or_else(|| ModelError::Tables("tags".to_owned()))?;
        let matrix = weights.array("tagger.softmax.W", tags.len() * WIDTH)?;
        Ok(Tagger {
            matrix: Matrix::new(&matrix, WIDTH, |at| at),
            bias: weights.array("tagger.softmax.b", tags.len())?,
            tags,
        })
    }

    /// The likeliest tag of each token; of equals the first.
    pub(crate) fn tag(&self, vectors: &[f32]) -> Vec<u8> {
        let (n, outputs) = (vectors.len() / WIDTH, self.matrix.outputs());
        let mut scores = vec![0.0; n * outputs];
        self.matrix.multiply(vectors, n, WIDTH, &mut scores);
        scores
            .chunks_exact(outputs)
            .map(|scores| {
                let mut best = (f32::NEG_INFINITY, 0);
                for ((score, bias), &tag) in scores.iter().zip(&self.bias).zip(&self.tags)
                {
                    if score + bias > best.0 {
                        best = (score + bias, tag);
                    }
                }
                best.1
            })
            .collect()
    }
}
