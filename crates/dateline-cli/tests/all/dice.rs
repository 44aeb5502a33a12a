//! Chance that is the same each time.

/// Numbers that look like chance.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn throw(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

/// How often a program is killed; `DATELINE_KILLS` asks for more.
pub(crate) fn kills() -> usize {
    std::env::var("DATELINE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(6)
}
