//! Who held what: what the map shows day by day, and a table that needs no script.

use std::collections::BTreeSet;

use dateline::Date;
use dateline::formats::control::{Colours, PALETTE};
use dateline::model::{
    ControlInterval, Dataset, PlaceControl, Surety, TerritoryState, Turn,
};
use dateline::numbers::number;
use maud::{Markup, html};

use crate::gather::{Told, Wanted};
use crate::step::{long_day, n_days};
use crate::words::published;

/// Rows of the table; what more there is stands in the dataset.
const MOST_ROWS: usize = 400;

/// The places of which claims tell who held them.
pub(crate) struct Control<'d> {
    /// In the order of their names.
    pub(crate) places: Vec<&'d PlaceControl>,
    pub(crate) colours: Colours,
    /// The first and the last day that the map can show.
    pub(crate) days: Option<(Date, Date)>,
}

pub(crate) fn gather<'d>(
    dataset: &'d Dataset,
    told: &Told,
    wanted: &Wanted,
) -> Control<'d> {
    let mut places: Vec<&PlaceControl> = dataset
        .control
        .iter()
        .filter(|control| wanted.holds_place(Some(&control.place)))
        .filter(|control| {
            let stretches = control.intervals.iter();
            let mut days = stretches.map(|each| {
                let first = each.from.earliest.or(each.from.latest);
                // What nobody says has ended reaches on.
                wanted.holds_days(first, each.to.latest.or(wanted.to))
            });
            days.any(|holds| holds)
        })
        .collect();
    places.sort_by_key(|each| (&each.place.name, &each.place.id));
    let colours = Colours::of(&places);
    let turns = places.iter().flat_map(|each| turns(each));
    let first =
        turns.clone().min().into_iter().chain(told.days().map(|days| days.0)).min();
    let last = turns.max().into_iter().chain(told.days().map(|days| days.1)).max();
    let within = |day: Date| {
        let day = wanted.from.map_or(day, |from| day.max(from));
        wanted.to.map_or(day, |to| day.min(to))
    };
    let days = first.zip(last).map(|(first, last)| (within(first), within(last)));
    let days = days.filter(|(first, last)| first <= last && !places.is_empty());
    Control { places, colours, days }
}

/// The days on which something changes.
fn turns(control: &PlaceControl) -> impl Iterator<Item = Date> + Clone {
    control.intervals.iter().flat_map(|each| {
        [each.from.earliest, each.from.latest, each.to.earliest, each.to.latest]
            .into_iter()
            .flatten()
    })
}

/// How a place stood from some day on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The colour of the holder: a position in the palette, behind it that of the others; `None` where nobody is told.
    pub(crate) holder: Option<usize>,
    pub(crate) surety: Option<Surety>,
    pub(crate) fought: bool,
    pub(crate) besieged: bool,
    pub(crate) disputed: bool,
}

impl Control<'_> {
    /// The days from which on a place stood otherwise than before, counted from the first day of the map.
    pub(crate) fn standings(&self, control: &PlaceControl) -> Vec<(i32, Standing)> {
        let Some((first, last)) = self.days else { return Vec::new() };
        let mut days: BTreeSet<Date> = BTreeSet::from([first]);
        for day in turns(control) {
            // A stretch ends on its last day; the day after, something else may hold.
            days.extend(
                [Some(day), day.tomorrow().ok(), day.yesterday().ok()]
                    .into_iter()
                    .flatten(),
            );
        }
        for each in control.intervals.iter().flat_map(|each| &each.disputed) {
            days.extend(
                [Some(each.first), each.last.tomorrow().ok()].into_iter().flatten(),
            );
        }
        let mut changes: Vec<(i32, Standing)> = Vec::new();
        for day in days.range(first..=last) {
            let standing = self.on(control, *day);
            if changes.last().is_none_or(|(_, before)| *before != standing) {
                changes.push((n_days(first, *day) - 1, standing));
            }
        }
        changes
    }

    fn on(&self, control: &PlaceControl, day: Date) -> Standing {
        let mut standing =
            Standing { disputed: control.is_disputed_on(day), ..Standing::default() };
        let mut best: Option<(Surety, &ControlInterval)> = None;
        for each in &control.intervals {
            let Some(surety) = each.on(day) else { continue };
            match each.state {
                TerritoryState::FoughtOver => standing.fought = true,
                TerritoryState::Besieged | TerritoryState::AccessCut => {
                    standing.besieged = true
                }
                // Of two that may hold it the surer is shown, of equally sure ones the later.
                TerritoryState::Held | TerritoryState::HandedOver => {
                    if best.is_none_or(|(before, _)| rank(surety) <= rank(before)) {
                        best = Some((surety, each));
                    }
                }
            }
        }
        if let Some((surety, each)) = best {
            let others = PALETTE.len();
            standing.holder = each
                .holder
                .as_ref()
                .map(|it| self.colours.position(it).unwrap_or(others));
            standing.surety = Some(surety);
        }
        standing
    }
}

fn rank(surety: Surety) -> u8 {
    match surety {
        Surety::Sure => 0,
        Surety::Turning => 1,
        Surety::LastKnown => 2,
    }
}

/// The table of stretches.
pub(crate) fn draw(control: &Control<'_>, dataset: &Dataset, map: &Markup) -> Markup {
    let all = || {
        let places = control.places.iter();
        places.flat_map(|place| place.intervals.iter().map(|each| (*place, each)))
    };
    let rows: Vec<(&PlaceControl, &ControlInterval)> = all().take(MOST_ROWS).collect();
    let n_rows = all().count();
    html! {
        @if !rows.is_empty() {
            section #control aria-labelledby="control-title" {
                h2 #control-title { "Control" }
                p.lead { "Who held which place, as far as reports tell of the whole of it. A day stands only where a claim tells of the change itself; else the bounds between which it lies." }
                (map)
                div.wide role="region" aria-label="Who held which place" tabindex="0" {
                    table {
                        thead { tr { th scope="col" { "Place" } th scope="col" { "State" } th scope="col" { "Holder" } th scope="col" { "From" } th scope="col" { "Until" } th scope="col" { "Who says so" } } }
                        @for place in rows.chunk_by(|(a, _), (b, _)| a.place.id == b.place.id) {
                            tbody { @for (nth, (of, each)) in place.iter().enumerate() { (stretch((nth == 0).then_some((of, place.len())), each, control, dataset)) } }
                        }
                    }
                }
                @if n_rows > MOST_ROWS { p.small { "The first " (MOST_ROWS) " stretches of " (number(n_rows as u64)) "." } }
            }
        }
    }
}

/// A stretch; the first one of a place names it for all of them.
fn stretch(
    place: Option<(&PlaceControl, usize)>,
    each: &ControlInterval,
    control: &Control<'_>,
    dataset: &Dataset,
) -> Markup {
    let holder = each.holder.as_ref();
    let at = holder.map(|it| control.colours.position(it).unwrap_or(PALETTE.len()));
    let by: Vec<&str> = each.by.iter().map(|party| party.name.as_str()).collect();
    html! {
        tr {
            @if let Some((place, n)) = place { th scope="rowgroup" rowspan=(n) { bdi { (place.place.name) } } }
            td { (each.state.as_str().replace('-', " ")) @if !by.is_empty() { " by " bdi { (by.join(", ")) } } }
            td {
                @match (holder, at) {
                    (Some(holder), Some(at)) => { span.swatch.(format!("h{at}")) {} bdi { (holder.name) } },
                    _ => span.unknown { "nobody is named" },
                }
            }
            td.day { (turn(each.from)) }
            td.day { (turn(each.to)) @if !each.disputed.is_empty() { " " span.disputed { "≠ disputed" } } }
            td { (voices(each, dataset)) }
        }
    }
}

/// The reports that say so, each once, and those that deny it.
fn voices(each: &ControlInterval, dataset: &Dataset) -> Markup {
    let named = |ids: &[dateline::model::ClaimId]| -> BTreeSet<String> {
        let claims = ids.iter().filter_map(|id| dataset.claim(id));
        let cards = claims.filter_map(|claim| dataset.report(&claim.report));
        cards
            .map(|card| {
                let outlet = card.outlet.as_deref().unwrap_or("outlet unknown");
                format!("{outlet}, {}", published(card))
            })
            .collect()
    };
    let (by, against) = (named(&each.claims), named(&each.against));
    html! {
        bdi { (by.into_iter().collect::<Vec<_>>().join("; ")) }
        @if !against.is_empty() { ". Denied: " bdi { (against.into_iter().collect::<Vec<_>>().join("; ")) } }
    }
}

fn turn(turn: Turn) -> String {
    let days = match (turn.earliest, turn.latest) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (Some(a), Some(b)) => format!("{a} – {b}"),
        (Some(a), None) => format!("{a} or later"),
        (None, Some(b)) => format!("{b} or before"),
        (None, None) => return "not told".to_owned(),
    };
    match turn.told {
        true => days,
        false => format!("seen {days}"),
    }
}

/// The day, and the slider that a script lets move.
pub(crate) fn day(control: &Control<'_>) -> Markup {
    let Some((first, last)) = control.days else { return html! {} };
    let most = n_days(first, last) - 1;
    html! {
        div.day-of-control {
            h3 { "Who held what on " time #control-day datetime=(last) { (long_day(last)) } }
            div #control-slider hidden {
                button #control-play type="button" aria-pressed="false" { "Play" }
                input #control-range type="range" min="0" max=(most) value=(most) step="1" data-first=(first) aria-label="Day of the map of control" aria-valuetext=(long_day(last));
            }
        }
    }
}

/// The holders, and what is drawn over their colours.
pub(crate) fn legend(control: &Control<'_>) -> Markup {
    html! {
        ul.legend aria-label="Holders" {
            @for (name, fill) in control.colours.legend() {
                @let at = PALETTE.iter().position(|(each, _)| *each == fill).unwrap_or(PALETTE.len());
                li { span.swatch.(format!("h{at}")) {} bdi { (name) } }
            }
            li { span.swatch.last-known {} "faint: told last for an earlier day" }
            li { span.swatch.fought {} "fought over" }
            li { span.swatch.besieged {} "besieged or cut off" }
        }
        p.small { "A colour says who held the place in its middle; how far it reaches is a drawing, and no front line." }
    }
}
