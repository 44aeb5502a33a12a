//! Who held what on each day that the gold asks for.

use std::collections::BTreeMap;

use dateline::Date;
use dateline::model::{ControlInterval, Dataset};

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
            n_right += usize::from(found.is_some_and(|found| agrees(stretch, found)));
            *said.entry(words(found)).or_default() += 1;
        }
        Held { stretch, n_right, n_days: days.len(), said }
    };
    gold.control.iter().map(of).collect()
}

/// The share of place-days that are right.
pub(super) fn place_days(held: &[Held<'_>]) -> f64 {
    let n_right = held.iter().map(|each| each.n_right).sum();
    share(n_right, held.iter().map(|each| each.n_days).sum())
}

/// The mean share over stretches, so that a long one counts no more than a short one.
pub(super) fn mean(held: &[Held<'_>]) -> f64 {
    let shares = held.iter().map(|each| share(each.n_right, each.n_days));
    shares.sum::<f64>() / held.len() as f64
}

/// What the program says of a place on a day: of the stretches that hold the day, the one that began last.
fn on<'a>(dataset: &'a Dataset, place: &str, day: Date) -> Option<&'a ControlInterval> {
    let holds = |each: &&ControlInterval| {
        each.place.rsplit(':').next() == Some(place)
            && each.from.is_none_or(|from| from <= day)
            && each.to.is_none_or(|to| day < to)
    };
    dataset.control.iter().filter(holds).max_by_key(|each| each.from)
}

/// The same state and the same holder, or no holder on both sides.
fn agrees(stretch: &Stretch, found: &ControlInterval) -> bool {
    let holder = found.holder.as_ref().and_then(|holder| holder.actor.as_deref());
    let nobody = stretch.holder.is_none() && found.holder.is_none();
    let same = stretch.holder.is_some() && stretch.holder.as_deref() == holder;
    (nobody || same) && stretch.state == found.state.as_str()
}

fn words(found: Option<&ControlInterval>) -> String {
    let Some(found) = found else { return "nothing".to_owned() };
    let holder = found.holder.as_ref().map_or("nobody", |holder| holder.name.as_str());
    format!("{} by {holder}", found.state.as_str())
}
