//! One place: its name and its bars.

use std::collections::BTreeMap;
use std::fmt::Write;

use dateline_model::{ControlInterval, Days, PlaceControl, TerritoryState, Turn};
use jiff::civil::Date;

use super::style::{fitted, safe, width_of};
use super::{MARGIN, ROW};
use crate::control::axis::Axis;
use crate::control::colours::Colours;

/// Of a bar.
const BAR: f64 = 18.0;
/// A day on an axis of years is still seen.
const LEAST: f64 = 4.0;

/// The stripes of two colours that the picture needs.
#[derive(Default)]
pub(super) struct Patterns(BTreeMap<(&'static str, &'static str), ()>);

impl Patterns {
    fn of(&mut self, one: &'static str, other: &'static str) -> String {
        self.0.insert((one, other), ());
        name(one, other)
    }

    pub(super) fn drawn(&self) -> String {
        let patterns = self.0.keys().map(|(one, other)| {
            format!(
                "<pattern id=\"{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate(45)\"><rect width=\"8\" height=\"8\" fill=\"{one}\"/>\
                 <rect width=\"4\" height=\"8\" fill=\"{other}\"/></pattern>",
                name(one, other)
            )
        });
        patterns.collect()
    }
}

fn name(one: &str, other: &str) -> String {
    format!("s{}{}", one.trim_start_matches('#'), other.trim_start_matches('#'))
}

/// Where a bar begins and how wide it is.
fn extent(days: Days, axis: &Axis) -> Option<(f64, f64)> {
    axis.shows(days.first, days.last).then(|| {
        let (x, end) = (axis.x(days.first), axis.end(days.last));
        (x.min(axis.right - LEAST), (end - x).max(LEAST))
    })
}

/// The ground of a row.
pub(super) fn band(y: f64, axis: &Axis) -> String {
    format!(
        "<rect class=\"band\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>\n",
        axis.left,
        y + 2.0,
        axis.right - axis.left,
        ROW - 4.0,
    )
}

/// The name of the place and what is known of it.
pub(super) fn row(
    place: &PlaceControl,
    y: f64,
    axis: &Axis,
    colours: &Colours,
    patterns: &mut Patterns,
) -> String {
    let mut drawn = String::new();
    let label = fitted(&place.place.name, 13.0, axis.left - MARGIN - 10.0);
    let _ = writeln!(
        drawn,
        "<g><text class=\"place\" x=\"{:.1}\" y=\"{:.1}\">{}<title>{} ({}) {}</title></text>",
        axis.left - 10.0,
        y + ROW / 2.0 + 4.5,
        safe(&label),
        safe(&place.place.name),
        place.place.kind,
        safe(&place.place.id),
    );
    let bar = y + (ROW - BAR) / 2.0;
    drawn += &gaps(place, y, axis);
    for each in place.intervals.iter().filter(|each| each.is_tenure()) {
        drawn += &tenure(each, bar, axis, colours);
    }
    drawn += &disputes(place, bar, axis, colours, patterns);
    for each in place.intervals.iter().filter(|each| !each.is_tenure()) {
        drawn += &pressure(each, bar, axis);
    }
    for each in place.intervals.iter().filter(|each| each.is_tenure()) {
        drawn += &name_on(each, place, bar, axis, colours);
    }
    drawn += "</g>\n";
    drawn
}

/// The days that a bar is filled on.
fn filled(each: &ControlInterval) -> Option<Days> {
    // A place that was taken and lost on one day was held on that day.
    let is_one_day = each.to.earliest == each.from.latest || each.to.earliest.is_none();
    let day = each.from.latest.filter(|_| is_one_day);
    each.surely().or(day.map(|day| Days { first: day, last: day }))
}

fn tenure(each: &ControlInterval, y: f64, axis: &Axis, colours: &Colours) -> String {
    let (fill, _) = colours.holder(each.holder.as_ref());
    let mut drawn = String::new();
    let days = filled(each);
    let since =
        each.to.earliest.max(each.from.latest).filter(|_| each.to.latest.is_none());
    if let Some(since) = since
        && since < axis.last
        && each.disputed.last().is_none_or(|days| days.first <= since)
    {
        let _ = write!(
            drawn,
            "<line class=\"tail\" stroke=\"{fill}\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{mid:.1}\" y2=\"{mid:.1}\"/>",
            axis.end(since),
            axis.right,
            mid = y + BAR / 2.0,
        );
    }
    if let Some((x, wide)) = days.and_then(|days| extent(days, axis)) {
        let _ = write!(
            drawn,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{BAR}\" rx=\"2\" fill=\"{fill}\">\
             <title>{}</title></rect>",
            safe(&words(each)),
        );
    }
    drawn
}

/// The holder's name on the bar, in the longest part of it that nothing is drawn over, if it has room.
fn name_on(
    each: &ControlInterval,
    place: &PlaceControl,
    y: f64,
    axis: &Axis,
    colours: &Colours,
) -> String {
    let holder = each.holder.as_ref().map_or("", |holder| &holder.name);
    let Some((x, wide)) = filled(each).and_then(|days| extent(days, axis)) else {
        return String::new();
    };
    let fights =
        place.intervals.iter().filter(|it| it.state == TerritoryState::FoughtOver);
    let fights = fights.filter_map(told);
    let disputes = place.intervals.iter().flat_map(|it| &it.disputed).copied();
    let mut over: Vec<(f64, f64)> =
        fights.chain(disputes).filter_map(|days| extent(days, axis)).collect();
    over.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut start, mut free) = (x, (x, 0.0));
    for (at, width) in over.into_iter().chain([(x + wide, 0.0)]) {
        let end = at.min(x + wide);
        if end - start > free.1 {
            free = (start, end - start);
        }
        start = start.max(at + width);
    }
    if width_of(holder, 11.0) > free.1 - 10.0 {
        return String::new();
    }
    let (_, ink) = colours.holder(each.holder.as_ref());
    format!(
        "<text class=\"on\" style=\"fill:{ink}\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
        free.0 + 5.0,
        y + BAR / 2.0 + 4.0,
        safe(holder)
    )
}

/// The days that a fight, a siege or a cut road is drawn on.
fn told(each: &ControlInterval) -> Option<Days> {
    let first = each.from.latest.or(each.from.earliest)?;
    let last = each.to.earliest.or(each.to.latest)?;
    Some(Days { first: first.min(last), last: first.max(last) })
}

/// Both colours on the days on which sources name two holders; the one and the ground where they only deny.
fn disputes(
    place: &PlaceControl,
    y: f64,
    axis: &Axis,
    colours: &Colours,
    patterns: &mut Patterns,
) -> String {
    let mut drawn = String::new();
    let disputed = place.intervals.iter().filter(|each| each.is_tenure());
    let days: BTreeMap<(Date, Date), ()> = disputed
        .flat_map(|each| &each.disputed)
        .map(|days| ((days.first, days.last), ()))
        .collect();
    for (first, last) in days.into_keys() {
        let mut fills: Vec<&'static str> = Vec::new();
        let mut told: Vec<String> = Vec::new();
        let tenures = place.intervals.iter().filter(|each| each.is_tenure());
        for each in
            tenures.filter(|each| each.disputed.iter().any(|it| it.contains(first)))
        {
            let (fill, _) = colours.holder(each.holder.as_ref());
            told.push(words(each));
            if !fills.contains(&fill) {
                fills.push(fill);
            }
        }
        let Some((x, wide)) = extent(Days { first, last }, axis) else { continue };
        let Some(one) = fills.first().copied() else { continue };
        let other = fills.get(1).copied().unwrap_or("#d5dbe1");
        let _ = write!(
            drawn,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{BAR}\" fill=\"url(#{})\">\
             <title>sources disagree, {first} to {last}: {}</title></rect>",
            patterns.of(one, other),
            safe(&told.join("; ")),
        );
    }
    drawn
}

fn pressure(each: &ControlInterval, y: f64, axis: &Axis) -> String {
    let Some((x, wide)) = told(each).and_then(|days| extent(days, axis)) else {
        return String::new();
    };
    let (class, out) = match each.state {
        TerritoryState::FoughtOver => ("fought", 0.0),
        TerritoryState::Besieged => ("besieged", 3.0),
        TerritoryState::AccessCut => ("cut", 5.0),
        TerritoryState::Held | TerritoryState::HandedOver => return String::new(),
    };
    format!(
        "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"{:.1}\" rx=\"2\">\
         <title>{}</title></rect>",
        y - out,
        BAR + 2.0 * out,
        safe(&words(each)),
    )
}

/// A dotted line with the number of reports, so that what is blank is not taken for calm.
fn gaps(place: &PlaceControl, y: f64, axis: &Axis) -> String {
    let mut drawn = String::new();
    for gap in &place.gaps {
        let Some((x, wide)) = extent(gap.days, axis) else { continue };
        let mid = y + ROW / 2.0;
        let is_tail = gap.kind == dateline_model::GapKind::NotToldAgain;
        if !is_tail {
            let _ = write!(
                drawn,
                "<line class=\"unknown\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{mid:.1}\" y2=\"{mid:.1}\"/>",
                x + 2.0,
                x + wide - 2.0,
            );
        }
        let label = match gap.n_reports() {
            0 => "no report".to_owned(),
            1 => "1 report".to_owned(),
            n => format!("{n} reports"),
        };
        if !is_tail && width_of(&label, 10.0) + 12.0 <= wide {
            let _ = write!(
                drawn,
                "<text class=\"count\" x=\"{:.1}\" y=\"{:.1}\">{label}</text>",
                x + wide / 2.0,
                mid - 3.0,
            );
        }
    }
    drawn
}

/// "Islamic State, held: from 2014-07-01..2014-07-31, to 2017-11-03".
fn words(each: &ControlInterval) -> String {
    let holder = each.holder.as_ref().map_or("nobody known", |holder| &holder.name);
    let n_claims = each.claims.len();
    let claims = if n_claims == 1 { "claim" } else { "claims" };
    let by: Vec<&str> = each.by.iter().map(|party| party.name.as_str()).collect();
    let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(", ")) };
    format!(
        "{holder}, {}{by}: {} to {}, {n_claims} {claims}",
        each.state,
        turn(each.from, "by"),
        turn(each.to, "at least until")
    )
}

fn turn(turn: Turn, seen: &str) -> String {
    match (turn.earliest, turn.latest) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("between {first} and {last}"),
        (Some(day), None) | (None, Some(day)) => format!("{seen} {day}"),
        (None, None) => "on an unknown day".to_owned(),
    }
}
