//! Events, the dead and reports over time, as three rows of bars on one axis.
//!
//! Reports stand beneath because no report is not no event: where nobody wrote, nothing can be told.

use std::collections::BTreeMap;

use dateline::Date;
use dateline::calendar::Step;
use dateline::numbers::count;
use maud::{Markup, html};

use crate::gather::{TYPES, Told};
use crate::step::{n_days, name};

const WIDTH: f64 = 1000.0;
const LEFT: f64 = 46.0;
const RIGHT: f64 = 990.0;
/// More bars than this become longer steps: each shall be wide enough to be seen on paper.
const MOST_BARS: i32 = 75;

/// Top and height of the rows.
const EVENTS: (f64, f64) = (22.0, 120.0);
const DEATHS: (f64, f64) = (172.0, 54.0);
const REPORTS: (f64, f64) = (256.0, 34.0);
const HEIGHT: f64 = 318.0;

#[derive(Default)]
struct Bar {
    types: [usize; TYPES.len()],
    deaths: u64,
    reports: usize,
}

impl Bar {
    fn n(&self) -> usize {
        self.types.iter().sum()
    }
}

/// The drawing; a sentence where no event has a day.
pub(crate) fn draw(told: &Told) -> Markup {
    let Some((first, last)) = told.days() else {
        return html! { p.empty { "No event has a known day." } };
    };
    let step = Step::fitting(n_days(first, last), MOST_BARS);
    let bars = bars(told, step, first, last);
    let undated = told.rows.iter().filter(|row| row.first.or(row.last).is_none()).count();
    let most = bars.iter().max_by_key(|(day, bar)| (bar.n(), std::cmp::Reverse(*day)));
    let summary = most
        .map(|(day, bar)| format!("Most events: {} in {}.", bar.n(), name(step, *day)));
    html! {
        p.lead { "Events, people killed and reports published, by " (step.as_str()) ". An event of several days stands under its first." }
        figure {
            div.wide role="region" aria-label="Timeline" tabindex="0" {
                svg.time viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-labelledby="tl-title tl-desc" {
                    title #tl-title { "Events, people killed and reports by " (step.as_str()) }
                    desc #tl-desc { @if let Some(summary) = &summary { (summary) } }
                    (ticks(step, &bars))
                    (row("Events", EVENTS, bars.values().map(|bar| bar.n() as u64).max().unwrap_or(0)))
                    (row("Killed", DEATHS, bars.values().map(|bar| bar.deaths).max().unwrap_or(0)))
                    (row("Reports", REPORTS, bars.values().map(|bar| bar.reports as u64).max().unwrap_or(0)))
                    (columns(step, &bars))
                }
            }
            figcaption {
                ul.legend {
                    @for (kind, (name, class)) in TYPES.iter().enumerate() {
                        @if told.rows.iter().any(|row| row.kind == kind) { li { span.dot.(class) {} (name) } }
                    }
                }
                @if undated > 0 { p.small { (count(undated, "event")) " without a known day " @if undated == 1 { "is" } @else { "are" } " not drawn here." } }
            }
        }
    }
}

fn bars(told: &Told, step: Step, first: Date, last: Date) -> BTreeMap<Date, Bar> {
    let mut bars: BTreeMap<Date, Bar> = BTreeMap::new();
    let mut begin = step.begin(first);
    while begin <= last {
        bars.insert(begin, Bar::default());
        let next = step.next(begin);
        if next <= begin {
            break;
        }
        begin = next;
    }
    for row in &told.rows {
        let day = row.first.or(row.last).map(|day| step.begin(day));
        let Some(bar) = day.and_then(|day| bars.get_mut(&day)) else { continue };
        bar.types[row.kind] += 1;
        let best = row.killed.map_or(0, |(_, best, _)| best);
        bar.deaths = bar.deaths.saturating_add(best);
    }
    for (day, n) in &told.published {
        if let Some(bar) = bars.get_mut(&step.begin(*day)) {
            bar.reports += n;
        }
    }
    bars
}

/// The name of a row, its ground line and the number that its top stands for.
fn row(name: &str, (top, height): (f64, f64), most: u64) -> Markup {
    let ground = top + height;
    html! {
        text.axis x="0" y=(top - 8.0) { (name) }
        line.ground x1=(LEFT) x2=(RIGHT) y1=(ground) y2=(ground) {}
        @if most > 0 {
            line.grid x1=(LEFT) x2=(RIGHT) y1=(top) y2=(top) {}
            text.tick.end x=(LEFT - 6.0) y=(top + 4.0) { (most) }
        }
    }
}

fn width(n_bars: usize) -> f64 {
    (RIGHT - LEFT) / n_bars.max(1) as f64
}

fn ticks(step: Step, bars: &BTreeMap<Date, Bar>) -> Markup {
    let wide = width(bars.len());
    // A label takes about this much room.
    let every = (72.0 / wide).ceil().max(1.0) as usize;
    let label = |day: Date, is_first: bool| match step {
        Step::Year => day.year().to_string(),
        Step::Month if is_first || day.month() == 1 => day.strftime("%b %Y").to_string(),
        Step::Month => day.strftime("%b").to_string(),
        Step::Day | Step::Week if is_first => day.strftime("%-d %b %Y").to_string(),
        Step::Day | Step::Week => day.strftime("%-d %b").to_string(),
    };
    // Months are named from January on, so that years stand where years begin.
    let is_named = |at: usize, day: Date| match step {
        Step::Month if every > 1 => {
            let every =
                [2, 3, 6, 12].into_iter().find(|each| *each >= every).unwrap_or(12);
            (usize::try_from(day.month()).unwrap_or(1) - 1).is_multiple_of(every)
        }
        Step::Day | Step::Week | Step::Month | Step::Year => at.is_multiple_of(every),
    };
    let mut named = 0;
    html! {
        @for (at, day) in bars.keys().enumerate().filter(|(at, day)| is_named(*at, **day)) {
            @let x = LEFT + wide * at as f64;
            @let is_first = { named += 1; named == 1 };
            line.grid x1=(px(x)) x2=(px(x)) y1=(EVENTS.0) y2=(REPORTS.0 + REPORTS.1 + 4.0) {}
            @if x < RIGHT - 40.0 { text.tick x=(px(x + 2.0)) y=(HEIGHT - 10.0) { (label(*day, is_first)) } }
        }
    }
}

fn columns(step: Step, bars: &BTreeMap<Date, Bar>) -> Markup {
    let wide = width(bars.len());
    let most =
        |of: fn(&Bar) -> u64| bars.values().map(of).max().unwrap_or(0).max(1) as f64;
    let events = most(|bar| bar.n() as u64);
    let deaths = most(|bar| bar.deaths);
    let reports = most(|bar| bar.reports as u64);
    let gap = if wide > 4.0 { 1.0 } else { 0.0 };
    html! {
        @for (at, (day, bar)) in bars.iter().enumerate().filter(|(_, (_, bar))| bar.n() + bar.reports > 0) {
            @let x = LEFT + wide * at as f64 + gap / 2.0;
            g {
                title { (name(step, *day)) ": " (count(bar.n(), "event")) ", " (bar.deaths) " killed, " (count(bar.reports, "report")) }
                rect.sense x=(px(x)) y=(EVENTS.0) width=(px(wide - gap)) height=(REPORTS.0 + REPORTS.1 - EVENTS.0) {}
                @for (kind, n, below) in stacked(bar) {
                    @let unit = EVENTS.1 / events;
                    rect.(TYPES[kind].1) x=(px(x)) width=(px(wide - gap)) y=(px(EVENTS.0 + EVENTS.1 - unit * (below + n) as f64)) height=(px(unit * n as f64)) {}
                }
                @if bar.deaths > 0 { (column("deaths", x, wide - gap, DEATHS, bar.deaths as f64 / deaths)) }
                @if bar.reports > 0 { (column("reports", x, wide - gap, REPORTS, bar.reports as f64 / reports)) }
            }
        }
    }
}

/// Each type of a bar with how many it has and how many lie below it.
fn stacked(bar: &Bar) -> Vec<(usize, usize, usize)> {
    let mut below = 0;
    let mut parts = Vec::new();
    for (kind, n) in bar.types.iter().enumerate().filter(|(_, n)| **n > 0) {
        parts.push((kind, *n, below));
        below += n;
    }
    parts
}

fn column(
    class: &str,
    x: f64,
    wide: f64,
    (top, height): (f64, f64),
    part: f64,
) -> Markup {
    // What is there is seen, however little it is.
    let tall = (height * part).max(1.5);
    html! { rect.(class) x=(px(x)) width=(px(wide)) y=(px(top + height - tall)) height=(px(tall)) {} }
}

/// A length with one digit behind the point: more is not seen.
pub(crate) fn px(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}
