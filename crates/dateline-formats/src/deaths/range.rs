//! Low, best and high of one number, and which of several readings of it is best.

use std::cmp::Reverse;

use dateline_model::{Count, VagueNumber};

use crate::deaths::claim::Told;

/// `low <= best <= high`, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: u64,
    pub(super) best: u64,
    pub(super) high: u64,
}

impl Range {
    /// What a count is worth: "n" is n; "at least n" and "more than n" leave the top open, and nobody knows more than
    /// n; "up to n" may be nobody; a word for an amount is what [`worth`] says. Ours, after UCDP's practice.
    pub(super) fn of(count: &Count) -> Option<Range> {
        let flat = |n| Range { low: n, best: n, high: n };
        match (count.low, count.high) {
            (Some(low), high) => {
                Some(Range { low, best: low, high: high.unwrap_or(low).max(low) })
            }
            (None, Some(high)) => Some(Range { low: 0, best: 0, high }),
            (None, None) => count.vague.map(|word| flat(worth(word, SEVERAL))),
        }
    }

    pub(super) fn plus(self, other: Range) -> Range {
        Range {
            low: self.low.saturating_add(other.low),
            best: self.best.saturating_add(other.best),
            high: self.high.saturating_add(other.high),
        }
    }

    /// What is left without a part of it.
    pub(super) fn minus(self, part: Range) -> Range {
        let left = |n: u64| n.saturating_sub(part.best);
        Range { low: left(self.low), best: left(self.best), high: left(self.high) }
    }
}

/// "Several" people, and a plural without a number: the lower of the two values that ACLED's codebook has for them.
const SEVERAL: u64 = 3;

/// What a word for an amount is worth, by ACLED's codebook; `several` is what it leaves open.
pub(crate) fn worth(word: VagueNumber, several: u64) -> u64 {
    match word {
        VagueNumber::Few | VagueNumber::Several | VagueNumber::Many => several,
        VagueNumber::Tens => 10,
        VagueNumber::Dozens => 12,
        // Not in the codebook: the least that "scores", two of them, can mean.
        VagueNumber::Scores => 40,
        VagueNumber::Hundreds => 100,
        VagueNumber::Thousands => 1_000,
        VagueNumber::TensOfThousands => 10_000,
        VagueNumber::HundredsOfThousands => 100_000,
        VagueNumber::Millions => 1_000_000,
    }
}

/// One range of several readings of one number.
///
/// What a party says of its enemy's dead raises only the highest, unless nobody else counts them. Words for amounts give
/// way to numbers, and "several" to "dozens". The best is that of the newest report, since tolls rise and are mended; of equals the lower.
pub(super) fn choose(readings: &[Told]) -> Option<Range> {
    let high = readings.iter().map(|told| told.range.high).max()?;
    let of_others: Vec<&Told> = readings.iter().filter(|told| !told.by_enemy).collect();
    let clearest = of_others.iter().map(|told| told.vagueness).min();
    let reliable: Vec<&Told> = match clearest {
        Some(clearest) => {
            of_others.into_iter().filter(|told| told.vagueness == clearest).collect()
        }
        None => readings.iter().collect(),
    };
    let newest =
        reliable.iter().min_by_key(|told| (Reverse(told.day), told.range.best))?;
    let low = match newest.by_enemy {
        // Nobody else counts them, so nothing reliable is known.
        true => 0,
        false => reliable.iter().map(|told| told.range.low).min()?,
    };
    Some(Range { low, best: newest.range.best, high })
}
