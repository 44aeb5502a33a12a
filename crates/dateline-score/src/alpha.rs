//! Krippendorff's alpha: agreement beyond what chance gives.

#[cfg(test)]
mod tests;

use crate::chance::Chance;

/// How far apart two values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// Same or not.
    Nominal,
    /// By how many values lie between.
    Ordinal,
    /// By their difference.
    Interval,
    /// By their difference beside their sum: 2 and 4 are as far apart as 20 and 40.
    Ratio,
}

impl Metric {
    /// Its name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Metric::Nominal => "nominal",
            Metric::Ordinal => "ordinal",
            Metric::Interval => "interval",
            Metric::Ratio => "ratio",
        }
    }
}

/// Alpha of one field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alpha {
    /// 1 is perfect agreement, 0 what chance gives, below 0 worse than chance.
    pub alpha: f64,
    /// Within which it lies in 95 of 100 resamples; `None` where nobody disagrees, which no resample can change.
    pub interval: Option<(f64, f64)>,
    /// Units with two values or more.
    pub n: usize,
}

/// Alpha over units, each with the values that coders gave it; who gave none is left out.
///
/// `None` where it is not defined: fewer than two values can be compared, or all are the same, so that nothing could
/// have disagreed. Units with fewer than two values say nothing and are passed over.
///
/// Alpha = 1 - Do/De from the coincidences of values (Krippendorff 2004, chapter 11). The interval resamples units and
/// holds the disagreement expected by chance fixed, as Hayes and Krippendorff (2007) do.
pub fn alpha(
    units: &[Vec<f64>],
    metric: Metric,
    seed: u64,
    resamples: usize,
) -> Option<Alpha> {
    let units: Vec<&[f64]> =
        units.iter().filter(|values| values.len() > 1).map(Vec::as_slice).collect();
    let scale = Scale::of(&units, metric);
    let expected = scale.expected();
    if units.is_empty() || expected <= 0.0 {
        return None;
    }
    let observed: Vec<f64> = units.iter().map(|values| scale.observed(values)).collect();
    let n_values: Vec<usize> = units.iter().map(|values| values.len()).collect();
    let all: f64 = observed.iter().sum();
    Some(Alpha {
        alpha: 1.0 - all / expected,
        interval: interval(&observed, &n_values, expected, seed, resamples),
        n: units.len(),
    })
}

/// The values that occur, how often each does, and how far apart they lie.
struct Scale {
    metric: Metric,
    /// Each value once, in order, and how often it occurs.
    values: Vec<(f64, f64)>,
    /// For each value the middle of its ranks.
    ranks: Vec<f64>,
    n: f64,
}

impl Scale {
    fn of(units: &[&[f64]], metric: Metric) -> Scale {
        let mut all: Vec<f64> =
            units.iter().flat_map(|values| values.iter().copied()).collect();
        all.sort_by(f64::total_cmp);
        let n = all.len() as f64;
        let groups = all.chunk_by(|a, b| a == b);
        let values: Vec<(f64, f64)> =
            groups.map(|group| (group[0], group.len() as f64)).collect();
        let mut before = 0.0;
        let ranks = values
            .iter()
            .map(|(_, times)| {
                let rank = before + times / 2.0;
                before += times;
                rank
            })
            .collect();
        Scale { metric, values, ranks, n }
    }

    fn rank(&self, value: f64) -> f64 {
        let at = self.values.partition_point(|(known, _)| *known < value);
        self.ranks.get(at).copied().unwrap_or(0.0)
    }

    /// The squared distance of two values.
    fn distance(&self, a: f64, b: f64) -> f64 {
        match self.metric {
            Metric::Nominal => f64::from(u8::from(a != b)),
            // What lies between two values, half of each included, is the difference of their middle ranks.
            Metric::Ordinal => (self.rank(a) - self.rank(b)).powi(2),
            Metric::Interval => (a - b).powi(2),
            Metric::Ratio if a + b == 0.0 => 0.0,
            Metric::Ratio => ((a - b) / (a + b)).powi(2),
        }
    }

    /// The disagreement in one unit: each pair of its values, in both directions, by the number of the others.
    fn observed(&self, values: &[f64]) -> f64 {
        let mut sum = 0.0;
        for (at, &a) in values.iter().enumerate() {
            for &b in values.iter().skip(at + 1) {
                sum += 2.0 * self.distance(a, b);
            }
        }
        sum / (values.len() as f64 - 1.0)
    }

    /// The disagreement of all pairs of values, whoever gave them.
    fn expected(&self) -> f64 {
        let pairs = match self.metric {
            Metric::Nominal => {
                self.n * self.n
                    - self.values.iter().map(|(_, times)| times * times).sum::<f64>()
            }
            Metric::Ordinal => {
                let times = self.values.iter().map(|(_, times)| *times);
                self.squares(self.ranks.iter().copied().zip(times))
            }
            Metric::Interval => self.squares(self.values.iter().copied()),
            Metric::Ratio => {
                let mut sum = 0.0;
                for (at, &(a, times_a)) in self.values.iter().enumerate() {
                    for &(b, times_b) in self.values.iter().skip(at + 1) {
                        sum += 2.0 * times_a * times_b * self.distance(a, b);
                    }
                }
                sum
            }
        };
        pairs / (self.n - 1.0)
    }

    /// The squared differences of all pairs, by way of their mean.
    fn squares(&self, values: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
        let mean =
            values.clone().map(|(value, times)| value * times).sum::<f64>() / self.n;
        let spread =
            values.map(|(value, times)| times * (value - mean).powi(2)).sum::<f64>();
        2.0 * self.n * spread
    }
}

fn interval(
    observed: &[f64],
    n_values: &[usize],
    expected: f64,
    seed: u64,
    resamples: usize,
) -> Option<(f64, f64)> {
    if resamples == 0 || observed.iter().all(|each| *each == 0.0) {
        return None;
    }
    let n_all: usize = n_values.iter().sum();
    let mut chance = Chance::new(seed);
    let mut alphas: Vec<f64> = (0..resamples)
        .map(|_| {
            let (mut sum, mut n) = (0.0, 0);
            for _ in 0..observed.len() {
                let at = chance.below(observed.len());
                sum += observed[at];
                n += n_values[at];
            }
            (1.0 - sum * (n_all as f64) / (n as f64) / expected).max(-1.0)
        })
        .collect();
    alphas.sort_by(f64::total_cmp);
    // 2.5 % of the resamples lie below, 2.5 % above.
    let cut = resamples / 40;
    Some((*alphas.get(cut)?, *alphas.get(resamples - 1 - cut)?))
}
