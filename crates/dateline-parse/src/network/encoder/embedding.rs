//! Attributes of words to vectors: each number is hashed to four rows of a table, which are summed.

use crate::ModelError;
use crate::network::{WIDTH, Weights};

/// The table of one attribute.
#[derive(Debug)]
pub(super) struct Embedding {
    seed: u32,
    rows: usize,
    table: Vec<f32>,
}

impl Embedding {
    pub(super) fn read(
        weights: &Weights<'_>,
        encoder: &str,
        seed: u32,
    ) -> Result<Embedding, ModelError> {
        let name = format!("{encoder}.embed.{seed}.E");
        let rows = weights.rows(&name)?;
        let table = weights.array(&name, rows * WIDTH)?;
        Ok(Embedding { seed, rows, table })
    }

    /// Sums the four rows that the hash of `id` names.
    pub(super) fn embed(&self, id: u64, out: &mut [f32]) {
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
