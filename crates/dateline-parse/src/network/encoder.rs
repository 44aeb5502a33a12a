//! Words to vectors: hashed embeddings, then four layers that each look one word to the left and right.
//!
//! The first layer depends on the word alone, so its answer is kept in the [`Vocab`].

use super::{Matrix, WIDTH, Weights};
use crate::ModelError;
use crate::tokenizer::Piece;
use crate::vocab::{Slot, Vector, Vocab};

/// Every output is the largest of three.
const PIECES: usize = 3;
/// Layers behind the first; each reaches one word further.
const DEPTH: usize = 4;
/// Rows multiplied at once: more would leave the cache of the second level, fewer would lay out the weights anew
/// too often. 256 was the fastest of 64 to 512 by a few percent.
const BLOCK: usize = 256;

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
    mix: Layer,
    layers: Vec<Layer>,
}

#[derive(Debug)]
struct Embedding {
    seed: u32,
    rows: usize,
    table: Vec<f32>,
}

/// Maxout, then layer norm.
#[derive(Debug)]
struct Layer {
    matrix: Matrix,
    bias: Vec<f32>,
    gain: Vec<f32>,
    shift: Vec<f32>,
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
        let mut embeddings = Vec::new();
        for seed in seeds {
            let table = format!("{name}.embed.{seed}.E");
            let rows = weights.rows(&table)?;
            let table = weights.array(&table, rows * WIDTH)?;
            embeddings.push(Embedding { seed, rows, table });
        }
        let layer = |at: usize, inputs: usize| -> Result<Layer, ModelError> {
            let array =
                |part: &str, len: usize| weights.array(&format!("{name}.{part}"), len);
            let matrix = array(&format!("maxout.{at}.W"), WIDTH * PIECES * inputs)?;
            let bias = array(&format!("maxout.{at}.b"), WIDTH * PIECES)?;
            // The model keeps the pieces of an output together; apart, they can be compared side by side.
            let place = |output: usize| output % PIECES * WIDTH + output / PIECES;
            let mut placed = vec![0.0; bias.len()];
            for (output, value) in bias.iter().enumerate() {
                placed[place(output)] = *value;
            }
            Ok(Layer {
                matrix: Matrix::new(&matrix, inputs, place),
                bias: placed,
                gain: array(&format!("norm.{at}.G"), WIDTH)?,
                shift: array(&format!("norm.{at}.b"), WIDTH)?,
            })
        };
        let mix = layer(0, embeddings.len() * WIDTH)?;
        let layers =
            (1..=DEPTH).map(|at| layer(at, 3 * WIDTH)).collect::<Result<Vec<_>, _>>()?;
        Ok(Encoder { kind, embeddings, mix, layers })
    }

    /// One vector for each token of each text, one text behind the other.
    pub(crate) fn encode(&self, texts: &[&[Piece]], vocab: &mut Vocab) -> Vec<f32> {
        for text in texts {
            self.learn_words(text, vocab);
        }
        // Empty rows keep the texts apart, as many as the layers reach. They change from layer to layer like
        // words, as in the model's program. One more at each end stays empty for the outermost to look at.
        let tokens: usize = texts.iter().map(|text| text.len()).sum();
        let rows = tokens + DEPTH * (texts.len() + 1);
        let mut x = vec![0.0; (rows + 2) * WIDTH];
        let mut at = 1 + DEPTH;
        for text in texts {
            for (token, row) in text.iter().zip(x[at * WIDTH..].chunks_exact_mut(WIDTH)) {
                if let Some(vector) = vocab.vector(token.word, self.slot(token)) {
                    row.copy_from_slice(vector);
                }
            }
            at += text.len() + DEPTH;
        }
        let mut next = vec![0.0; x.len()];
        let mut y = vec![0.0; BLOCK.min(rows) * PIECES * WIDTH];
        for layer in &self.layers {
            for start in (0..rows).step_by(BLOCK) {
                let end = rows.min(start + BLOCK);
                let y = &mut y[..(end - start) * PIECES * WIDTH];
                // A word with its neighbours is three rows on end, so the windows overlap.
                let windows = &x[start * WIDTH..(end + 2) * WIDTH];
                layer.matrix.multiply(windows, end - start, WIDTH, y);
                let inner = (start + 1) * WIDTH..(end + 1) * WIDTH;
                for ((y, old), new) in y
                    .chunks_exact(PIECES * WIDTH)
                    .zip(x[inner.clone()].chunks_exact(WIDTH))
                    .zip(next[inner].chunks_exact_mut(WIDTH))
                {
                    let out = layer.maxout_and_norm(y);
                    for ((new, old), out) in new.iter_mut().zip(old).zip(out) {
                        *new = old + out;
                    }
                }
            }
            std::mem::swap(&mut x, &mut next);
        }
        let mut vectors = Vec::with_capacity(tokens * WIDTH);
        let mut at = 1 + DEPTH;
        for text in texts {
            vectors.extend_from_slice(&x[at * WIDTH..(at + text.len()) * WIDTH]);
            at += text.len() + DEPTH;
        }
        vectors
    }

    fn slot(&self, token: &Piece) -> Slot {
        match self.kind {
            Kind::Shared => Slot::Shared { blank: token.blank },
            Kind::Names => Slot::Names,
        }
    }

    /// Works out the first layer for all words that are new.
    fn learn_words(&self, tokens: &[Piece], vocab: &mut Vocab) {
        let width = self.embeddings.len() * WIDTH;
        let mut new: Vec<&Piece> = tokens
            .iter()
            .filter(|token| vocab.vector(token.word, self.slot(token)).is_none())
            .collect();
        new.sort_by_key(|token| (token.word, token.blank));
        match self.kind {
            Kind::Shared => new.dedup_by_key(|token| (token.word, token.blank)),
            Kind::Names => new.dedup_by_key(|token| (token.word, false)),
        }
        let mut x = vec![0.0; BLOCK.min(new.len()) * width];
        let mut y = vec![0.0; BLOCK.min(new.len()) * PIECES * WIDTH];
        for block in new.chunks(BLOCK) {
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
            let y = &mut y[..block.len() * PIECES * WIDTH];
            self.mix.matrix.multiply(&x[..block.len() * width], block.len(), width, y);
            for (token, y) in block.iter().zip(y.chunks_exact(PIECES * WIDTH)) {
                let vector = self.mix.maxout_and_norm(y);
                vocab.learn_vector(token.word, self.slot(token), vector);
            }
        }
    }
}

impl Layer {
    fn maxout_and_norm(&self, y: &[f32]) -> Vector {
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

impl Embedding {
    /// Sums the four rows that the hash of `id` names.
    fn embed(&self, id: u64, out: &mut [f32]) {
        out.fill(0.0);
        for key in hash(id, self.seed) {
            let row = key as usize % self.rows;
            for (out, value) in out.iter_mut().zip(&self.table[row * WIDTH..]) {
                *out += value;
            }
        }
    }
}

/// MurmurHash3 x64 128 of one 64-bit number, as four 32-bit numbers.
fn hash(id: u64, seed: u32) -> [u32; 4] {
    fn mix(mut h: u64) -> u64 {
        h ^= h >> 33;
        h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
        h ^= h >> 33;
        h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^ (h >> 33)
    }
    let k = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31);
    // The length of the key, 8 bytes, goes into both halves.
    let mut low = u64::from(seed) ^ k.wrapping_mul(0x4cf5_ad43_2745_937f) ^ 8;
    let mut high = u64::from(seed) ^ 8;
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    low = mix(low);
    high = mix(high);
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    let halves = |value: u64| [(value & 0xffff_ffff) as u32, (value >> 32) as u32];
    let ([a, b], [c, d]) = (halves(low), halves(high));
    [a, b, c, d]
}
