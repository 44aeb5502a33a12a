//! Which pairs of tellings are worth a look: those that share a day and a place.

use jiff::civil::Date;

use crate::across::telling::Telling;
use crate::fit::MONTH;

/// In order, each once.
pub(crate) type Pairs = Vec<(usize, usize)>;

/// The days and places under which others find what may be the same: none where its days are a month or more.
pub(crate) fn keys<'a>(telling: &Telling<'a>) -> Vec<(Date, &'a str)> {
    let mut keys = Vec::new();
    let place = telling.place.and_then(|at| at.place.as_ref());
    let (Some(place), Some((first, last))) = (place, telling.days()) else {
        return keys;
    };
    if i64::from((last - first).get_days()) >= MONTH {
        return keys;
    }
    let n_around = if telling.days_told() { 2 } else { 0 };
    let mut day = first;
    loop {
        for id in std::iter::once(&place.id).chain(place.within.iter().take(n_around)) {
            keys.push((day, id.as_str()));
        }
        match day.tomorrow() {
            Ok(next) if next <= last => day = next,
            Ok(_) | Err(_) => return keys,
        }
    }
}

/// Pairs of different reports that share a day and a place, or a place in which the other lies: first those with days
/// of their own, then those of which one has none or a month.
pub(crate) fn candidates(tellings: &[Telling<'_>]) -> (Pairs, Pairs) {
    // One list that is sorted: a war has millions of days and places with one telling each.
    let mut looks: Vec<(Date, &str, usize)> = Vec::new();
    for (at, telling) in tellings.iter().enumerate() {
        looks.extend(keys(telling).into_iter().map(|(day, place)| (day, place, at)));
    }
    looks.sort_unstable();
    let (mut dated, mut undated) = (Pairs::new(), Pairs::new());
    for block in looks.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        for (idx, &(_, _, a)) in block.iter().enumerate() {
            for &(_, _, b) in &block[idx + 1..] {
                let (first, second) = (&tellings[a], &tellings[b]);
                if !first.reports.is_disjoint(&second.reports) {
                    continue;
                }
                match first.days_told() && second.days_told() {
                    true => dated.push((a.min(b), a.max(b))),
                    false => undated.push((a.min(b), a.max(b))),
                }
            }
        }
    }
    // A pair that shares days and places is found in each of them.
    for pairs in [&mut dated, &mut undated] {
        pairs.sort_unstable();
        pairs.dedup();
    }
    (dated, undated)
}
