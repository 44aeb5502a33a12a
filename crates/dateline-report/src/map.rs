//! The map, drawn here and not in the browser: ground, who held what, events.

mod ground;
mod labels;
mod spots;
mod view;

use dateline::model::{PlaceControl, PlaceKind, Surety};
use dateline::numbers::count;
use maud::{Markup, html};

use crate::control::{self, Control, Standing};
use crate::gather::{TYPES, Told};
use crate::timeline::px;
use labels::Labels;
use view::{HEIGHT, View, WIDTH};

/// What both maps show: the one of events, and the one of control.
pub(crate) struct Maps {
    pub(crate) events: Markup,
    pub(crate) control: Markup,
}

/// The maps with their legends; a sentence where no event has a place.
pub(crate) fn draw(told: &Told, control: &Control<'_>) -> Maps {
    let Some(view) = View::around(told, control) else {
        let events = html! { p.empty { "No event has a place that a map can show." } };
        return Maps { events, control: html! {} };
    };
    let ground = ground::Ground::read(&view);
    let control = match control.days {
        Some(_) => held_by(control, &view, &ground),
        None => html! {},
    };
    Maps { events: events(told, &view, &ground), control }
}

fn events(told: &Told, view: &View, ground: &ground::Ground) -> Markup {
    let spots = spots::gather(told, view);
    let mut labels = Labels::default();
    for disc in &spots.discs {
        labels.keep_clear(disc.x, disc.y, disc.radius);
    }
    let n_off = told.rows.len() - spots.n_drawn;
    html! {
        @if n_off > 0 {
            p.lead { (count(n_off, "event")) " without a known place, or known to a country alone, " @if n_off == 1 { "is" } @else { "are" } " not on the map; the table has all." }
        }
        figure {
            div.wide role="region" aria-label="Map" tabindex="0" {
                svg.map viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="group" aria-labelledby="map-name map-about" {
                    title #map-name { "Map of the events" }
                    desc #map-about { (about(told)) }
                    g #ground aria-hidden="true" { (ground.drawn) }
                    (spots::areas(&spots, told))
                    g.names aria-hidden="true" {
                        (labels.names_of_spots(&spots, told))
                        (labels.names_of_ground(&ground.names))
                    }
                    (spots::discs(&spots, told))
                    (scale(view))
                }
            }
            figcaption {
                (legend(told, &spots))
                p.small { "Map: " (dateline_basemap::CREDIT) ". Areas and dashed rings stand for places that reports do not name exactly; a point in their middle would be made up." }
            }
        }
    }
}

/// Who held what on the last day; a script moves it to other days.
fn held_by(control: &Control<'_>, view: &View, ground: &ground::Ground) -> Markup {
    let places: Vec<(&PlaceControl, f64, f64)> = control
        .places
        .iter()
        .filter_map(|place| view.point(&place.place).map(|(x, y)| (*place, x, y)))
        .collect();
    let mut labels = Labels::default();
    for (_, x, y) in &places {
        labels.keep_clear(*x, *y, CORE);
    }
    html! {
        figure {
            (control::day(control))
            div.wide role="region" aria-label="Map of control" tabindex="0" {
                svg.map viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-labelledby="held-name" {
                    title #held-name { "Map of who held which place" }
                    defs { pattern #hatch width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" { line.hatch x1="1" x2="1" y1="0" y2="6" {} } }
                    use href="#ground" {}
                    g #held { @for (place, x, y) in &places { (held(control, place, *x, *y)) } }
                    g.names {
                        @for (place, x, y) in &places { (labels.name_beside(&place.place.name, *x, *y, CORE)) }
                        (labels.names_of_ground(&ground.names))
                    }
                    (scale(view))
                }
            }
            figcaption { (control::legend(control)) }
        }
    }
}

/// The radius of the dot in the middle of a held place.
const CORE: f64 = 7.0;

fn held(control: &Control<'_>, place: &PlaceControl, x: f64, y: f64) -> Markup {
    let standings = control.standings(place);
    let (fill, ring) =
        standings.last().map(|(_, last)| classes(*last)).unwrap_or_default();
    html! {
        g transform={ "translate(" (px(x)) " " (px(y)) ")" } data-turns=(turns(&standings)) {
            circle.(format!("field {fill}")) r=(reach(place)) {}
            circle.(ring) r=(reach(place)) {}
            circle.(format!("core {fill}")) r=(CORE) {}
        }
    }
}

fn about(told: &Told) -> String {
    let mut most: Vec<(&str, usize)> = told
        .places
        .iter()
        .map(|spot| (spot.place.name.as_str(), spot.rows.len()))
        .collect();
    most.sort_by_key(|(name, n)| (std::cmp::Reverse(*n), *name));
    let named: Vec<String> = most
        .iter()
        .take(5)
        .map(|(name, n)| format!("{name}, {}", count(*n, "event")))
        .collect();
    format!("Most events: {}. The table below has all of them.", named.join("; "))
}

/// How far its colour reaches: a city holds more ground than a crossing. A drawing, no front line.
fn reach(place: &PlaceControl) -> u32 {
    let kind = place.place.kind;
    match (kind == PlaceKind::City, matches!(kind, PlaceKind::Town | PlaceKind::Region)) {
        (true, _) => 40,
        (false, true) => 32,
        (false, false) => 24,
    }
}

/// The classes of the field and the dot, and of the ring around it.
fn classes(standing: Standing) -> (String, String) {
    let fill = match (standing.holder, standing.surety) {
        (Some(at), Some(Surety::Sure)) => format!("h{at}"),
        (Some(at), _) => format!("unsure h{at}"),
        (None, _) => "none".to_owned(),
    };
    let ring = match (standing.fought, standing.besieged) {
        (true, _) => "ring fought",
        (false, true) => "ring besieged",
        (false, false) if standing.disputed => "ring contested",
        (false, false) => "ring",
    };
    (fill, ring.to_owned())
}

/// The days from which on a place stands otherwise, for the script: `0:2s 14:-x`.
fn turns(standings: &[(i32, Standing)]) -> String {
    let of = |(day, standing): &(i32, Standing)| {
        let holder = standing.holder.map_or_else(|| "-".to_owned(), |at| at.to_string());
        let surety = match standing.surety {
            Some(Surety::Sure) => "s",
            Some(Surety::Turning | Surety::LastKnown) => "u",
            None => "",
        };
        let ring = match (standing.fought, standing.besieged) {
            (true, _) => "f",
            (false, true) => "b",
            (false, false) if standing.disputed => "d",
            (false, false) => "",
        };
        format!("{day}:{holder}:{surety}:{ring}")
    };
    standings.iter().map(of).collect::<Vec<_>>().join(" ")
}

fn scale(view: &View) -> Markup {
    let (length, km) = view.scale_bar();
    let (x, y) = (20.0, HEIGHT - 22.0);
    html! {
        g.scale aria-label={ "Scale: the bar is " (km) " kilometres" } role="img" {
            path d={ "M" (x) " " (px(y - 5.0)) "v5h" (px(length)) "v-5" } {}
            text x=(px(x + length / 2.0)) y=(px(y - 8.0)) { (km) " km" }
        }
    }
}

fn legend(told: &Told, spots: &spots::Spots) -> Markup {
    html! {
        ul.legend aria-label="Events" {
            @for (kind, (name, class)) in TYPES.iter().enumerate() {
                @if told.rows.iter().any(|row| row.kind == kind) { li { span.dot.(class) {} (name) } }
            }
            li { "The larger a disc, the more events" }
            @if spots.discs.iter().any(|disc| disc.halo > 0.0) { li { span.halo-key {} "the wider its halo, the more people killed" } }
            @if spots.discs.iter().any(|disc| !disc.is_exact) { li { span.near-key {} "near the place, or part of it" } }
        }
    }
}
