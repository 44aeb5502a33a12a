//! Which pairs of tellings are worth a look: those that share a day and a place.

use jiff::civil::Date;

use crate::across::telling::Telling;
use crate::fit::MONTH;

/// The days and places under which others find what may be the same: none where its days are a month or more.
pub(crate) fn keys<'t>(telling: &'t Telling<'_>) -> Vec<(Date, &'t str)> {
    let mut keys = Vec::new();
    let Some((first, last)) = telling.days() else { return keys };
    if i64::from((last - first).get_days()) >= MONTH {
        return keys;
    }
    let mut day = first;
    loop {
        keys.extend(places(telling).map(|id| (day, id)));
        match day.tomorrow() {
            Ok(next) if next <= last => day = next,
            Ok(_) | Err(_) => return keys,
        }
    }
}

/// Hands over the pairs of different reports that share a day and a place, or a place in which the other lies, each once
/// and with whether both have days of their own; else one has none or a month.
pub(crate) fn each_pair(
    tellings: &[Telling<'_>],
    mut each: impl FnMut(usize, usize, bool),
) {
    // One list that is sorted: a war has millions of days and places with one telling each.
    let mut ids: Vec<&str> = Vec::new();
    for telling in tellings {
        ids.extend(places(telling));
    }
    ids.sort_unstable();
    ids.dedup();
    let mut looks: Vec<(Date, u32, u32)> = Vec::new();
    for (at, telling) in (0..).zip(tellings) {
        looks.extend(keys(telling).into_iter().filter_map(|(day, place)| {
            let place = ids.binary_search(&place).ok()?;
            Some((day, u32::try_from(place).ok()?, at))
        }));
    }
    looks.sort_unstable();
    looks.dedup();
    for block in looks.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        for (idx, &(day, place, a)) in block.iter().enumerate() {
            for &(_, _, b) in &block[idx + 1..] {
                let (a, b) = (a as usize, b as usize);
                let (first, second) = (&tellings[a], &tellings[b]);
                // A pair that shares days and places is found in each of them: the first counts.
                if is_first_day(first, second, day)
                    && shared_place(first, second) == Some(ids[place as usize])
                    && first.reports.is_disjoint(&second.reports)
                {
                    each(a, b, first.days_told() && second.days_told());
                }
            }
        }
    }
}

/// The places under which a telling is looked for.
fn places<'t>(telling: &'t Telling<'_>) -> impl Iterator<Item = &'t str> {
    let place = telling.place.and_then(|at| at.place.as_ref());
    let n_around = if telling.days_told() { 2 } else { 0 };
    let around = place.into_iter().flat_map(move |it| it.within.iter().take(n_around));
    let own = place.map(|it| &it.id).into_iter().chain(&telling.unlisted);
    own.chain(around).map(String::as_str)
}

fn is_first_day(a: &Telling<'_>, b: &Telling<'_>, day: Date) -> bool {
    let first = |telling: &Telling<'_>| telling.days().map(|(first, _)| first);
    first(a).max(first(b)) == Some(day)
}

/// The first place, by its id, under which both are looked for.
fn shared_place<'t>(a: &'t Telling<'_>, b: &'t Telling<'_>) -> Option<&'t str> {
    places(a).filter(|place| places(b).any(|other| other == *place)).min()
}

/// The day and the actors under which an event without a place finds others, and they it.
pub(crate) fn side_keys<'t>(telling: &'t Telling<'_>) -> Vec<(Date, &'t str)> {
    let Some((day, _)) = telling.days().filter(|_| telling.is_one_day()) else {
        return Vec::new();
    };
    let parties = telling.sides.actors.iter().chain(&telling.sides.recipients);
    let mut keys: Vec<(Date, &str)> =
        parties.filter_map(|party| Some((day, party.actor.as_deref()?))).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Hands over each event of one day that looks for a place beside each of another report that has one and tells of that
/// day and one of its actors.
pub(crate) fn each_unplaced(
    tellings: &[Telling<'_>],
    mut each: impl FnMut(usize, usize),
) {
    let mut looks: Vec<((Date, &str), usize)> = Vec::new();
    for (at, telling) in tellings.iter().enumerate() {
        looks.extend(side_keys(telling).into_iter().map(|key| (key, at)));
    }
    looks.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for block in looks.chunk_by(|a, b| a.0 == b.0) {
        let all = || block.iter().map(|&(_, at)| at);
        for at in all().filter(|&at| tellings[at].asks_for_place()) {
            let others = all().filter(|&other| {
                other != at
                    && !tellings[other].is_unplaced()
                    && tellings[at].reports.is_disjoint(&tellings[other].reports)
            });
            pairs.extend(others.map(|other| (at, other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    for (at, other) in pairs {
        each(at, other);
    }
}
