//! Words to vectors: hashed embeddings, then four layers that each look one word to the left and right.
//!
//! The first layer depends on the word alone, so its answer is kept in the [`Vocab`], and with it the word's three
//! shares in the second layer: what it adds as the word before, as the word itself and as the word behind. That
//! saves a fifth of the work.

mod embedding;
mod norm;

use super::{Matrix, WIDTH, Weights};
use crate::ModelError;
use crate::tokenizer::Piece;
use crate::vocab::{Slot, VECTOR, Vocab};
use embedding::Embedding;
use norm::{Norm, ROW, place};

/// Layers behind the first; each reaches one word further.
const DEPTH: usize = 4;

/// Rows multiplied at once: more would leave the cache of the second level, fewer would lay out the weights anew
/// too often. 256 was the fastest of 64 to 512 by a few percent.
const BLOCK: usize = 256;

const _: () = assert!(
    VECTOR == WIDTH + 3 * ROW,
    "what is kept of a word: its vector and three shares"
);

/// Which attributes a word is embedded by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE.
    Shared,
    /// The first four.
    Names,
}

/// An encoder.
#[derive(Debug)]
pub(crate) struct Encoder {
    kind: Kind,
    embeddings: Vec<Embedding>,
    mix: (Matrix, Norm),
    /// The second layer: from one word to its three shares.
    shares: (Matrix, Norm),
    layers: Vec<(Matrix, Norm)>,
}

impl Encoder {
    /// The encoder that tagger and parser share.
    pub(crate) fn shared(weights: &Weights<'_>) -> Result<Encoder, ModelError> {
        Encoder::read(weights, "tok2vec", Kind::Shared, 8..14)
    }

    /// The encoder of names.
    pub(crate) fn names(weights: &Weights<'_>) -> Result<Encoder, ModelError> {
        Encoder::read(weights, "ner_tok2vec", Kind::Names, 8..12)
    }

    /// Each attribute's hash has the next seed; spaCy begins at 8.
    fn read(
        weights: &Weights<'_>,
        name: &str,
        kind: Kind,
        seeds: std::ops::Range<u32>,
    ) -> Result<Encoder, ModelError> {
        let embeddings: Vec<Embedding> = seeds
            .map(|seed| Embedding::read(weights, name, seed))
            .collect::<Result<_, _>>()?;
        let array = |layer: usize, inputs: usize| {
            weights.array(&format!("{name}.maxout.{layer}.W"), ROW * inputs)
        };
        let layer = |layer: usize, inputs: usize| {
            let matrix = Matrix::new(&array(layer, inputs)?, inputs, place);
            Ok((matrix, Norm::read(weights, name, layer)?))
        };
        // A row of the model holds an output's weights for the word before, the word and the word behind; cut in
        // three, each third is an output of its own.
        let shares = Matrix::new(&array(1, 3 * WIDTH)?, WIDTH, |third| {
            let (output, neighbour) = (third / 3, third % 3);
            neighbour * ROW + place(output)
        });
        Ok(Encoder {
            kind,
            mix: layer(0, embeddings.len() * WIDTH)?,
            embeddings,
            shares: (shares, Norm::read(weights, name, 1)?),
            layers: (2..=DEPTH)
                .map(|at| layer(at, 3 * WIDTH))
                .collect::<Result<_, _>>()?,
        })
    }

    /// One vector for each token of each text, one text behind the other.
    pub(crate) fn encode(&self, texts: &[&[Piece]], vocab: &mut Vocab) -> Vec<f32> {
        for text in texts {
            self.learn_words(text, vocab);
        }
        // Empty rows keep the texts apart, as many as the layers reach. They change from layer to layer like
        // words, as in the model's program. One more at each end stays empty for the outermost to look at.
        let mut words = vec![None; 1 + DEPTH];
        for text in texts {
            words.extend(
                text.iter().map(|token| vocab.vector(token.word, self.slot(token))),
            );
            words.extend([None; DEPTH]);
        }
        words.push(None);
        let mut x = self.second_layer(&words);
        let mut next = vec![0.0; x.len()];
        for layer in &self.layers {
            look_around(layer, &x, &mut next);
            std::mem::swap(&mut x, &mut next);
        }
        let mut vectors = Vec::with_capacity(x.len());
        let mut rest = x.get((1 + DEPTH) * WIDTH..).unwrap_or(&[]);
        for text in texts {
            let (these, others) = rest.split_at(text.len() * WIDTH);
            vectors.extend_from_slice(these);
            rest = others.get(DEPTH * WIDTH..).unwrap_or(&[]);
        }
        vectors
    }

    /// The rows behind the second layer, from what is kept of the words.
    fn second_layer(&self, words: &[Option<&[f32]>]) -> Vec<f32> {
        let mut x = vec![0.0; words.len() * WIDTH];
        for (words, out) in words.windows(3).zip(x[WIDTH..].chunks_exact_mut(WIDTH)) {
            let mut sum = [0.0; ROW];
            for (neighbour, word) in words.iter().enumerate() {
                let Some(word) = word else { continue };
                let share = &word[WIDTH + neighbour * ROW..][..ROW];
                for (sum, value) in sum.iter_mut().zip(share) {
                    *sum += value;
                }
            }
            out.copy_from_slice(&self.shares.1.apply(&sum));
            if let Some(word) = words[1] {
                for (out, value) in out.iter_mut().zip(&word[..WIDTH]) {
                    *out += value;
                }
            }
        }
        x
    }

    fn slot(&self, token: &Piece) -> Slot {
        match self.kind {
            Kind::Shared => Slot::Shared { blank: token.blank },
            Kind::Names => Slot::Names,
        }
    }

    /// Works out what is kept of a word, for all words that are new.
    fn learn_words(&self, tokens: &[Piece], vocab: &mut Vocab) {
        let width = self.embeddings.len() * WIDTH;
        let mut new: Vec<&Piece> = tokens
            .iter()
            .filter(|token| vocab.vector(token.word, self.slot(token)).is_none())
            .collect();
        new.sort_by_key(|token| (token.word, token.blank));
        match self.kind {
            Kind::Shared => new.dedup_by_key(|token| (token.word, token.blank)),
            Kind::Names => new.dedup_by_key(|token| token.word),
        }
        for block in new.chunks(BLOCK) {
            let mut x = vec![0.0; block.len() * width];
            for (token, row) in block.iter().zip(x.chunks_exact_mut(width)) {
                let lexeme = vocab.lexeme(token.word);
                let [norm, prefix, suffix, shape] = lexeme.features;
                let (blank, space) = (u64::from(token.blank), u64::from(lexeme.is_space));
                let ids = [norm, prefix, suffix, shape, blank, space];
                for ((embedding, id), out) in
                    self.embeddings.iter().zip(ids).zip(row.chunks_exact_mut(WIDTH))
                {
                    embedding.embed(id, out);
                }
            }
            let mut y = vec![0.0; block.len() * ROW];
            self.mix.0.multiply(&x, block.len(), width, &mut y);
            let vectors: Vec<f32> =
                y.chunks_exact(ROW).flat_map(|y| self.mix.1.apply(y)).collect();
            let mut shares = vec![0.0; block.len() * 3 * ROW];
            self.shares.0.multiply(&vectors, block.len(), WIDTH, &mut shares);
            for ((token, vector), shares) in block
                .iter()
                .zip(vectors.chunks_exact(WIDTH))
                .zip(shares.chunks_exact(3 * ROW))
            {
                vocab.learn_vector(token.word, self.slot(token), vector, shares);
            }
        }
    }
}

/// Adds to every row but the outermost what the layer makes of it and its neighbours.
fn look_around((matrix, norm): &(Matrix, Norm), x: &[f32], out: &mut [f32]) {
    let rows = (x.len() / WIDTH).saturating_sub(2);
    let mut y = vec![0.0; BLOCK.min(rows) * ROW];
    for start in (0..rows).step_by(BLOCK) {
        let end = rows.min(start + BLOCK);
        let y = &mut y[..(end - start) * ROW];
        // A word with its neighbours is three rows on end, so the windows overlap.
        matrix.multiply(&x[start * WIDTH..(end + 2) * WIDTH], end - start, WIDTH, y);
        let inner = (start + 1) * WIDTH..(end + 1) * WIDTH;
        for ((y, old), out) in y
            .chunks_exact(ROW)
            .zip(x[inner.clone()].chunks_exact(WIDTH))
            .zip(out[inner].chunks_exact_mut(WIDTH))
        {
            for ((out, old), new) in out.iter_mut().zip(old).zip(norm.apply(y)) {
                *out = old + new;
            }
        }
    }
}
