//! Who held which place when, as far as the claims say.
//!
//! Each claim about the whole of a place is a sight of a holder on a day ([`sights`]). Sights are set on days and sides
//! ([`place`]), cut into runs of one side ([`runs`]), and drawn as stretches with what bounds them ([`tenure`]).
//! Fights, sieges and cut roads are stretches of their own ([`pressure`]): a town under siege is still held.
//! The one hard decision: a change that nobody tells is a gap with two bounds and never a day.

mod coverage;
mod place;
mod pressure;
mod runs;
mod sides;
mod sights;
mod tenure;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use dateline_model::{
    Claim, ControlGap, ControlInterval, PlaceControl, ReportCard, ReportId,
};
use jiff::civil::Date;

use self::coverage::Coverage;
use self::sides::Sides;
use self::sights::PlaceSights;
use crate::order::published;

/// Draws for each place the stretches of time in which it was held, fought over, besieged or cut off.
///
/// Only a claim on the whole of a place says who holds it. What is only planned, possible or negated does not count,
/// and a denial makes a dispute.
pub(crate) fn by_place(claims: &[Claim], reports: &[ReportCard]) -> Vec<PlaceControl> {
    let published: BTreeMap<&ReportId, Option<Date>> =
        reports.iter().map(|card| (&card.id, published(card))).collect();
    let end = published.values().flatten().max().copied();
    let places = sights::by_place(claims, &published);
    let ids = places.iter().map(|each| each.place.id.as_str());
    let coverage = Coverage::of(ids, claims, &published);
    let drawn = places.iter().map(|place| of_place(place, &coverage, end));
    drawn.filter(|each| !each.intervals.is_empty()).collect()
}

fn of_place(
    sights: &PlaceSights<'_>,
    coverage: &Coverage<'_>,
    end: Option<Date>,
) -> PlaceControl {
    let place = sights.place;
    let sides = Sides::of(sights.tenure.iter().map(|sight| sight.party));
    let laid = place::lay(&sights.tenure, &sides);
    let tenures = tenure::tenures(&laid, &sights.tenure, &sides, end);
    let pressure = pressure::stretches(&sights.pressure, &tenures.kept);
    let mut intervals = tenures.kept;
    intervals.extend(tenures.others);
    intervals.sort_by_key(key);
    intervals.extend(pressure);
    let gaps = tenures.gaps.into_iter().map(|(days, kind)| ControlGap {
        days,
        kind,
        weeks: coverage.during(&place.id, days),
    });
    PlaceControl {
        gaps: gaps.collect(),
        coverage: coverage.told(&place.id),
        place: place.clone(),
        intervals,
    }
}

/// Stretches without a day stand last.
fn key(each: &ControlInterval) -> (Date, Date) {
    let from = each.from.earliest.or(each.from.latest);
    (from.unwrap_or(Date::MAX), each.to.latest.or(each.to.earliest).unwrap_or(Date::MAX))
}
