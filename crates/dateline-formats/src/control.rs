//! Who held which place when: as JSON, and as a picture.

use std::collections::BTreeSet;

use dateline_model::{
    ClaimId, ControlInterval, Dataset, Days, Party, Place, PlaceControl, Turn, WeekCount,
};
use jiff::civil::Date;
use serde::Serialize;

use crate::jsonl::{ClaimRow, claim_row};
use crate::{CodePoints, Texts};

mod axis;
mod colours;
mod plot;
#[cfg(test)]
mod tests;

pub use colours::{Colours, OTHERS, PALETTE};
pub use plot::{PlotSettings, plot};

/// All that is known of who held a place.
#[derive(Serialize)]
pub struct ControlRow {
    /// The place.
    pub place: PlaceRow,
    /// The stretches.
    pub intervals: Vec<IntervalRow>,
    /// The days of which nobody says who held it.
    pub gaps: Vec<GapRow>,
    /// The weeks in which reports tell of it.
    pub weeks: Vec<WeekRow>,
    /// How it stood on the day that was asked for.
    pub at: Option<AtRow>,
    /// The claims that the stretches rest on, and those that deny them.
    pub claims: Vec<ClaimRow>,
}

/// The place.
#[derive(Serialize)]
pub struct PlaceRow {
    id: String,
    name: String,
    kind: &'static str,
    country: Option<String>,
    admin1: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

/// A stretch.
#[derive(Serialize)]
pub struct IntervalRow {
    state: &'static str,
    holder: Option<PartyRow>,
    by: Vec<PartyRow>,
    from: TurnRow,
    to: TurnRow,
    disputed: Vec<DaysRow>,
    claims: Vec<String>,
    against: Vec<String>,
}

/// A side.
#[derive(Serialize)]
pub struct PartyRow {
    name: String,
    actor: Option<String>,
    kind: &'static str,
}

/// When a stretch began or ended.
#[derive(Serialize)]
pub struct TurnRow {
    earliest: Option<String>,
    latest: Option<String>,
    told: bool,
}

/// Days in a row.
#[derive(Serialize)]
pub struct DaysRow {
    first: String,
    last: String,
}

/// Days of which nobody says who held the place.
#[derive(Serialize)]
pub struct GapRow {
    kind: &'static str,
    first: String,
    last: String,
    reports: usize,
    weeks: Vec<WeekRow>,
}

/// A week and its reports.
#[derive(Serialize)]
pub struct WeekRow {
    week: String,
    reports: usize,
}

/// How a place stood on a day.
#[derive(Serialize)]
pub struct AtRow {
    day: String,
    disputed: bool,
    /// Positions among the stretches, each with how sure it is.
    stretches: Vec<StandingRow>,
}

/// A stretch of that day.
#[derive(Serialize)]
pub struct StandingRow {
    interval: usize,
    surety: &'static str,
}

/// A place with all its claims; `at` asks for a day.
pub fn row(
    control: &PlaceControl,
    dataset: &Dataset,
    texts: &dyn Texts,
    at: Option<Date>,
) -> ControlRow {
    let ids: BTreeSet<&ClaimId> = control
        .intervals
        .iter()
        .flat_map(|each| each.claims.iter().chain(&each.against))
        .collect();
    let claims = ids.into_iter().filter_map(|id| dataset.claim(id)).map(|claim| {
        let text = texts.text(&claim.report).unwrap_or_default();
        claim_row(claim, dataset, &CodePoints::of(text))
    });
    ControlRow {
        place: place(&control.place),
        intervals: control.intervals.iter().map(interval).collect(),
        gaps: control
            .gaps
            .iter()
            .map(|gap| GapRow {
                kind: gap.kind.as_str(),
                first: gap.days.first.to_string(),
                last: gap.days.last.to_string(),
                reports: gap.n_reports(),
                weeks: gap.weeks.iter().map(week).collect(),
            })
            .collect(),
        weeks: control.coverage.iter().map(week).collect(),
        at: at.map(|day| standing(control, day)),
        claims: claims.collect(),
    }
}

fn place(place: &Place) -> PlaceRow {
    PlaceRow {
        id: place.id.clone(),
        name: place.name.clone(),
        kind: place.kind.as_str(),
        country: place.country.clone(),
        admin1: place.admin1.clone(),
        latitude: place.latitude,
        longitude: place.longitude,
    }
}

fn interval(each: &ControlInterval) -> IntervalRow {
    IntervalRow {
        state: each.state.as_str(),
        holder: each.holder.as_ref().map(party),
        by: each.by.iter().map(party).collect(),
        from: turn(each.from),
        to: turn(each.to),
        disputed: each.disputed.iter().map(days).collect(),
        claims: each.claims.iter().map(|id| id.0.to_string()).collect(),
        against: each.against.iter().map(|id| id.0.to_string()).collect(),
    }
}

fn party(party: &Party) -> PartyRow {
    PartyRow {
        name: party.name.clone(),
        actor: party.actor.clone(),
        kind: party.kind.as_str(),
    }
}

fn turn(turn: Turn) -> TurnRow {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    TurnRow { earliest: day(turn.earliest), latest: day(turn.latest), told: turn.told }
}

fn days(days: &Days) -> DaysRow {
    DaysRow { first: days.first.to_string(), last: days.last.to_string() }
}

fn week(week: &WeekCount) -> WeekRow {
    WeekRow { week: week.week.to_string(), reports: week.n_reports }
}

fn standing(control: &PlaceControl, day: Date) -> AtRow {
    let on = control.intervals.iter().enumerate().filter_map(|(interval, each)| {
        Some(StandingRow { interval, surety: each.on(day)?.as_str() })
    });
    AtRow {
        day: day.to_string(),
        disputed: control.is_disputed_on(day),
        stretches: on.collect(),
    }
}
