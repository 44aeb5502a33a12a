//! Values that a person gave stand above what the program chose.

use dateline_model::{Bounds, Count, CountKind, Edit, Event};

use super::Decided;

/// Sets the fields that a person edited.
pub(crate) fn apply(decided: &Decided, event: &mut Event) {
    for (&field, edit) in &decided.edits {
        match edit.clone() {
            Edit::Act(acts) => event.acts = acts,
            Edit::Reciprocal(reciprocal) => event.reciprocal = reciprocal,
            Edit::Actor(actors) => event.actors = actors,
            Edit::Recipient(recipients) => event.recipients = recipients,
            Edit::Weapon(weapons) => event.weapons = weapons,
            Edit::Date(date) => event.date = date,
            Edit::Place(place) => event.place = place,
            Edit::Killed(bounds) => {
                let kinds = [CountKind::Killed, CountKind::Executed];
                count(event, CountKind::Killed, &kinds, bounds);
            }
            Edit::Injured(bounds) => {
                count(event, CountKind::Injured, &[CountKind::Injured], bounds);
            }
        }
        event.edited.push(field);
    }
}

/// One total in the place of all counts of these kinds and of their parts.
fn count(
    event: &mut Event,
    kind: CountKind,
    kinds: &[CountKind],
    bounds: Option<Bounds>,
) {
    let kept: Vec<usize> = (0..event.counts.len())
        .filter(|&at| !kinds.contains(&event.counts[at].kind))
        .collect();
    let moved = |total: usize| kept.iter().position(|&at| at == total);
    let mut counts: Vec<Count> = kept
        .iter()
        .map(|&at| {
            let count = event.counts[at].clone();
            Count { part_of: count.part_of.and_then(moved), ..count }
        })
        .collect();
    if let Some(Bounds { low, high }) = bounds {
        counts.push(Count {
            kind,
            text: String::new(),
            low,
            high,
            vague: None,
            of: None,
            status: None,
            part_of: None,
        });
    }
    event.counts = counts;
}
