//! Chance from a seed: the same seed gives the same numbers on every machine.

/// SplitMix64 (Steele, Lea and Flood 2014): small, and good enough for drawing rows and resampling.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// One of `0..n`; `n` must not be 0.
    ///
    /// By the upper half of a product (Lemire 2019), without the correction: for fewer than 2^32 rows the shares differ
    /// by less than one in 10^9.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let product = u128::from(self.next()) * (n as u128);
        usize::try_from(product >> 64).unwrap_or(0)
    }
}

fn mix(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

/// A number that only `key` and `seed` decide: rows sorted by it are shuffled, and stay so when others come in.
pub(crate) fn lot(key: &str, seed: u64) -> u64 {
    // FNV-1a of the key, mixed so that like keys lie far apart.
    let mut hash = 0xCBF2_9CE4_8422_2325_u64 ^ mix(seed.wrapping_add(1));
    for byte in key.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    mix(hash)
}
