//! Who held what on each day that the gold asks for.

use std::collections::BTreeMap;

use dateline::Date;
use dateline::model::{ControlInterval, Dataset, PlaceControl};

use super::gold::{Gold, Stretch};
use super::pairs::share;

/// A stretch, and on how many of its days the program says the same.
pub(super) struct Held<'a> {
    pub(super) stretch: &'a Stretch,
    pub(super) n_right: usize,
    pub(super) n_days: usize,
    /// What the program says, and on how many days.
    pub(super) said: BTreeMap<String, usize>,
}

/// Puts each stretch to the program.
pub(super) fn held<'a>(gold: &'a Gold, dataset: &Dataset) -> Vec<Held<'a>> {
    let of = |stretch: &'a Stretch| {
        let days = stretch.days();
        let mut said: BTreeMap<String, usize> = BTreeMap::new();
        let mut n_right = 0;
        for &day in &days {
            let found = on(dataset, &stretch.place, day);
            n_right += usize::from(found.iter().any(|found| agrees(stretch, found)));
            *said.entry(words(&found)).or_default() += 1;
        }
        Held { stretch, n_right, n_days: days.len(), said }
    };
    gold.control.iter().map(of).collect()
}

/// The share of place-days that are right.
pub(super) fn place_days(held: &[&Held<'_>]) -> f64 {
    let n_right = held.iter().map(|each| each.n_right).sum();
    share(n_right, held.iter().map(|each| each.n_days).sum())
}

/// The mean share over stretches, so that a long one counts no more than a short one.
pub(super) fn mean(held: &[&Held<'_>]) -> f64 {
    let shares = held.iter().map(|each| share(each.n_right, each.n_days));
    shares.sum::<f64>() / held.len() as f64
}

/// What the program says of a place on a day: who holds it, by the surest stretch, then by the one that had begun by
/// then (what was told last holds until something else is told), then by the best supported; and what is done to it.
fn on<'a>(dataset: &'a Dataset, place: &str, day: Date) -> Vec<&'a ControlInterval> {
    let is_it = |each: &&PlaceControl| each.place.id.rsplit(':').next() == Some(place);
    let Some(found) = dataset.control.iter().find(is_it) else { return Vec::new() };
    let (tenures, mut pressed): (Vec<_>, Vec<_>) =
        found.on(day).into_iter().partition(|(each, _)| each.is_tenure());
    let held = tenures.into_iter().min_by_key(|(each, surety)| {
        let had_begun = each.from.latest.is_some_and(|from| from <= day);
        (*surety, !had_begun, std::cmp::Reverse(each.claims.len()))
    });
    pressed.extend(held);
    pressed.into_iter().map(|(each, _)| each).collect()
}

/// The same state, and the same holder where the gold names one.
fn agrees(stretch: &Stretch, found: &ControlInterval) -> bool {
    let holder = found.holder.as_ref().and_then(|holder| holder.actor.as_deref());
    let same = stretch.holder.is_none() || stretch.holder.as_deref() == holder;
    same && stretch.state == found.state.as_str()
}

fn words(found: &[&ControlInterval]) -> String {
    let words = found.iter().map(|each| {
        let holder = each.holder.as_ref().map_or("nobody", |holder| holder.name.as_str());
        format!("{} by {holder}", each.state)
    });
    match words.collect::<Vec<_>>() {
        none if none.is_empty() => "nothing".to_owned(),
        some => some.join(", "),
    }
}
