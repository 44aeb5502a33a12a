//! Which pairs of tellings are worth a look: those that share a day and a place.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::across::telling::Telling;
use crate::fit::MONTH;

pub(crate) type Pairs = BTreeSet<(usize, usize)>;

/// Pairs of different reports that share a day and a place, or a place in which the other lies: first those with days
/// of their own, then those of which one has none or a month.
pub(crate) fn candidates(tellings: &[Telling<'_>]) -> (Pairs, Pairs) {
    let mut blocks: BTreeMap<(Date, &str), Vec<usize>> = BTreeMap::new();
    for (at, telling) in tellings.iter().enumerate() {
        let Some(place) = telling.place.and_then(|at| at.place.as_ref()) else {
            continue;
        };
        let Some((first, last)) = telling.days() else { continue };
        if i64::from((last - first).get_days()) >= MONTH {
            continue;
        }
        let n_around = if telling.days_told() { 2 } else { 0 };
        let mut day = first;
        loop {
            for id in std::iter::once(&place.id).chain(place.within.iter().take(n_around))
            {
                blocks.entry((day, id.as_str())).or_default().push(at);
            }
            match day.tomorrow() {
                Ok(next) if next <= last => day = next,
                Ok(_) | Err(_) => break,
            }
        }
    }
    let (mut dated, mut undated) = (Pairs::new(), Pairs::new());
    for block in blocks.values() {
        for (idx, &a) in block.iter().enumerate() {
            for &b in &block[idx + 1..] {
                let (first, second) = (&tellings[a], &tellings[b]);
                if !first.reports.is_disjoint(&second.reports) {
                    continue;
                }
                match first.days_told() && second.days_told() {
                    true => dated.insert((a.min(b), a.max(b))),
                    false => undated.insert((a.min(b), a.max(b))),
                };
            }
        }
    }
    (dated, undated)
}
