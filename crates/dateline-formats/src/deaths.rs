//! The dead of an event as UCDP counts them: low, best and high, and the best estimate by who died.
//!
//! Only what single claims count is used, never a sum over several events. In one claim different people are added and
//! a part is taken out of its total; between claims numbers for the same people are readings of one number, and their
//! differences make the range. The rules are those of UCDP's codebook as `docs/formats.md` tells them; where it leaves
//! the choice, the rule is ours and says so.

mod claim;
mod range;

use dateline_model::{Bounds, Dataset, EventField, Modality, Mode};

use crate::deaths::claim::{Side, Told, told};
use crate::deaths::range::Range;
use crate::shown::{Shown, edited_total};

pub(crate) use range::worth;

#[cfg(test)]
mod tests;

/// How many died, and on which side: `best` is the sum of the four that follow it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deaths {
    /// The lowest reliable number.
    pub low: u64,
    /// The best estimate.
    pub best: u64,
    /// The highest number that anybody gives.
    pub high: u64,
    /// Of the best estimate, those on the side of the event's actors.
    pub actors: u64,
    /// Those on the side of its recipients.
    pub recipients: u64,
    /// Those not under arms.
    pub civilians: u64,
    /// Those of whom it is not said who they were.
    pub unknown: u64,
}

/// The dead of an event; `None` where no claim counts any.
pub fn deaths(shown: &Shown, dataset: &Dataset) -> Option<Deaths> {
    if let Some(total) = edited_total(&shown.event, EventField::Killed) {
        return total.and_then(of_person);
    }
    let claims: Vec<Vec<Told>> = shown
        .claims
        .iter()
        .filter(|claim| {
            // Bodies that are shown were killed before, and what is denied or only planned killed nobody.
            let shows_bodies = claim
                .act
                .as_ref()
                .is_some_and(|act| act.value.mode == Some(Mode::Desecrate));
            let is_told =
                matches!(claim.modality.value, Modality::Happened | Modality::Alleged);
            is_told && !shows_bodies
        })
        .map(|claim| told(claim, &shown.event, dataset))
        .filter(|told| !told.is_empty())
        .collect();
    if claims.is_empty() {
        return None;
    }
    let of = |side: Side| {
        let readings: Vec<Told> =
            claims.iter().flatten().filter(|told| told.side == side).cloned().collect();
        range::choose(&readings)
    };
    let known = [Side::Actors, Side::Recipients, Side::Civilians].map(of);
    let sum = known.iter().flatten().fold(Range::default(), |sum, each| sum.plus(*each));
    // "20 people" may hold the soldiers and the civilians told elsewhere: it is a total, and never added to them.
    let has_unknown =
        |told: &&Vec<Told>| told.iter().any(|told| told.side == Side::Unknown);
    let wholes: Vec<Told> =
        claims.iter().filter(has_unknown).filter_map(|told| claim::whole(told)).collect();
    let whole = range::choose(&wholes);
    let [actors, recipients, civilians] =
        known.map(|range| range.map_or(0, |range| range.best));
    let best = whole.map_or(sum.best, |whole| whole.best.max(sum.best));
    // A smaller total contradicts what is known of the sides, unless the same report tells both.
    let one_report = shown.claims.iter().all(|a| a.report == shown.claims[0].report);
    let low = match whole {
        Some(whole) if one_report => whole.low.max(sum.low),
        Some(whole) => whole.low,
        None => sum.low,
    };
    Some(Deaths {
        low,
        best,
        high: whole.map_or(sum.high, |whole| whole.high.max(sum.high)),
        actors,
        recipients,
        civilians,
        unknown: best - sum.best,
    })
}

/// A person gives one number, or two between which it lies, and not whose dead they were.
fn of_person(bounds: Bounds) -> Option<Deaths> {
    let best = bounds.low.or(bounds.high)?;
    Some(Deaths {
        low: bounds.low.unwrap_or(0),
        best,
        high: bounds.high.unwrap_or(best),
        unknown: best,
        ..Deaths::default()
    })
}
