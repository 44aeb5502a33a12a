//! Audits: what to draw for a person to judge, and what the judgements say of the whole.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::chance::lot;
use crate::unit::Topic;

/// Draws `n` of the items, each given by its name and its stratum; their positions, in the order to judge them.
///
/// Each stratum gets its share of the draw, by the largest remainders, so that the sample as a whole counts without
/// weights. Within a stratum, and in the order of the rows, names and seed decide alone: the same seed draws the
/// same items whatever their order, and mostly the same from a dataset that has grown. Since the order is by lot,
/// who judges only the first rows has judged a sample too.
pub fn draw(items: &[(&str, &str)], n: usize, seed: u64) -> Vec<usize> {
    let mut strata: BTreeMap<&str, Vec<(u64, usize)>> = BTreeMap::new();
    for (at, (name, stratum)) in items.iter().enumerate() {
        strata.entry(stratum).or_default().push((lot(name, seed), at));
    }
    let n = n.min(items.len());
    let sizes: Vec<usize> = strata.values().map(Vec::len).collect();
    let mut drawn: Vec<(u64, usize)> = Vec::with_capacity(n);
    for (members, share) in strata.values_mut().zip(shares(&sizes, n)) {
        members.sort_unstable();
        drawn.extend(members.iter().take(share));
    }
    drawn.sort_unstable();
    drawn.into_iter().map(|(_, at)| at).collect()
}

/// Shares out `n` by size: the whole parts first, what is left to the largest remainders.
fn shares(sizes: &[usize], n: usize) -> Vec<usize> {
    let all: u128 = sizes.iter().map(|&size| size as u128).sum();
    let part = |size: usize| n as u128 * size as u128;
    let whole = |size: usize| match all {
        0 => 0,
        all => usize::try_from(part(size) / all).unwrap_or(n),
    };
    let mut shares: Vec<usize> = sizes.iter().map(|&size| whole(size)).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(part(sizes[at]) % all.max(1)), at));
    let left = n.saturating_sub(shares.iter().sum());
    for &at in order.iter().take(left) {
        shares[at] += 1;
    }
    shares
}

/// A share of a sample, and the bounds between which that of the whole lies in 95 of 100 samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// How many were so.
    pub n_yes: usize,
    /// Of how many.
    pub n: usize,
    /// The share.
    pub share: f64,
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// The normal deviate that leaves 2.5 % above it.
const Z: f64 = 1.959_963_984_540_054;

/// A share with Wilson's interval (1927), which holds for small samples and for shares near 0 and 1.
pub fn wilson(n_yes: usize, n: usize) -> Option<Share> {
    if n == 0 || n_yes > n {
        return None;
    }
    let (count, share) = (n as f64, n_yes as f64 / n as f64);
    let square = Z * Z;
    let middle = share + square / (2.0 * count);
    let spread =
        Z * (share * (1.0 - share) / count + square / (4.0 * count * count)).sqrt();
    let scale = 1.0 + square / count;
    // At the ends the bound is the end; the formula misses it by a rounding error.
    let low = if n_yes == 0 { 0.0 } else { (middle - spread) / scale };
    let high = if n_yes == n { 1.0 } else { (middle + spread) / scale };
    Some(Share { n_yes, n, share, low, high })
}

/// What a person says of one topic of an event that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// There is a value and it is right.
    Right,
    /// There is a value and it is wrong.
    Wrong,
    /// There is none, and none is told.
    Empty,
    /// There is none, though one is told.
    Missing,
}

/// What a person says of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventJudged {
    /// Such an event is told. Topics that are not in the list were not judged.
    Right(BTreeMap<Topic, Mark>),
    /// No such event is told.
    Wrong,
}

/// From what a sample was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Population {
    /// Events in the dataset.
    pub events: usize,
    /// Sentences that no event was read from.
    pub sentences: usize,
}

/// What the judgements say of the dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// From what was drawn.
    pub population: Population,
    /// Of the events, those that are told.
    pub precision: Option<Share>,
    /// Of the events, those that are told and right in every topic.
    pub faultless: Option<Share>,
    /// Of the values of events that are told, those that are right, by topic.
    pub values: BTreeMap<Topic, Share>,
    /// Of the values that are told, those that were coded, by topic: what is missing counts against it.
    pub coded: BTreeMap<Topic, Share>,
    /// Of the uncoded sentences, those that hold an event that is not in the dataset.
    pub missed: Option<Share>,
    /// Of all events told, those in the dataset: an estimate, see [`recall`].
    pub recall: Option<(f64, f64, f64)>,
}

/// Works out the figures from what was judged; what was not judged is simply not in the lists.
pub fn assess(
    events: &[EventJudged],
    sentences: &[bool],
    population: Population,
) -> Assessment {
    let mut marks: BTreeMap<Topic, BTreeMap<Mark, usize>> = BTreeMap::new();
    let (mut n_right, mut n_faultless) = (0, 0);
    for event in events {
        let EventJudged::Right(topics) = event else { continue };
        n_right += 1;
        let is_right = |mark: &Mark| matches!(mark, Mark::Right | Mark::Empty);
        n_faultless += usize::from(topics.values().all(is_right));
        for (topic, mark) in topics {
            *marks.entry(*topic).or_default().entry(*mark).or_default() += 1;
        }
    }
    let of = |topic: &BTreeMap<Mark, usize>, mark| topic.get(&mark).copied().unwrap_or(0);
    let share = |with: Mark| {
        let shares = marks.iter().filter_map(|(topic, marks)| {
            let right = of(marks, Mark::Right);
            Some((*topic, wilson(right, right + of(marks, with))?))
        });
        shares.collect::<BTreeMap<_, _>>()
    };
    let precision = wilson(n_right, events.len());
    let n_missed = sentences.iter().filter(|holds| **holds).count();
    let missed = wilson(n_missed, sentences.len());
    Assessment {
        population,
        precision,
        faultless: wilson(n_faultless, events.len()),
        values: share(Mark::Wrong),
        coded: share(Mark::Missing),
        missed,
        recall: precision
            .zip(missed)
            .and_then(|(precision, missed)| recall(population, precision, missed)),
    }
}

/// Recall with its lower and its upper bound: `E p / (E p + S m)`.
///
/// `E` events of which the share `p` is told, `S` uncoded sentences of which the share `m` holds an event that is not
/// in the dataset; each such sentence is taken for one event. The bounds take both shares at their worst and at their
/// best, so they are wider than 95 % asks for.
pub fn recall(
    population: Population,
    precision: Share,
    missed: Share,
) -> Option<(f64, f64, f64)> {
    let (events, sentences) = (population.events as f64, population.sentences as f64);
    let at = |told: f64, missed: f64| {
        let (found, lost) = (events * told, sentences * missed);
        (found + lost > 0.0).then(|| found / (found + lost))
    };
    Some((
        at(precision.share, missed.share)?,
        at(precision.low, missed.high)?,
        at(precision.high, missed.low)?,
    ))
}
