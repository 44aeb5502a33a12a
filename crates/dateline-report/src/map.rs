//! The map, drawn here and not in the browser: ground, who held what, events.

mod ground;
mod labels;
mod spots;
mod view;

use dateline::model::{PlaceControl, PlaceKind, Surety};
use maud::{Markup, html};

use crate::control::{self, Control, Standing};
use crate::gather::{TYPES, Told};
use crate::timeline::px;
use crate::words::count;
use labels::Labels;
use view::{HEIGHT, View, WIDTH};

/// The map with its legend; a sentence where no event has a place.
pub(crate) fn draw(told: &Told, control: &Control<'_>) -> Markup {
    let Some(view) = View::around(told, control) else {
        return html! { p.empty { "No event has a place that a map can show." } };
    };
    let ground = ground::Ground::read(&view);
    let spots = spots::gather(told, &view);
    let mut labels = Labels::default();
    for spot in &spots.discs {
        labels.keep_clear(spot.x, spot.y, spot.radius);
    }
    let placed: usize = spots.n_drawn;
    html! {
        @if placed < told.rows.len() {
            p.lead { (count(told.rows.len() - placed, "event")) " without a known place, or known to a country alone, " @if told.rows.len() - placed == 1 { "is" } @else { "are" } " not on the map; the table has all." }
        }
        figure {
            div.wide role="region" aria-label="Map" tabindex="0" {
                svg.map viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="group" aria-labelledby="map-name map-about" {
                    title #map-name { "Map of the events" }
                    desc #map-about { (about(told)) }
                    (defs())
                    g.base aria-hidden="true" { (ground.drawn) }
                    (spots::areas(&spots, told))
                    (held(control, &view))
                    g.names aria-hidden="true" {
                        (labels.names_of_spots(&spots, told))
                        (labels.names_of_ground(&ground.names))
                    }
                    (spots::discs(&spots, told))
                    (scale(&view))
                }
            }
            figcaption {
                (legend(told, &spots))
                (control::slider(control))
                p.small { "Map: " (dateline_basemap::CREDIT) ". Areas and dashed rings stand for places that reports do not name exactly; a point in their middle would be made up." }
            }
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

fn defs() -> Markup {
    html! {
        defs {
            pattern #hatch width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                line.hatch x1="1" x2="1" y1="0" y2="6" {}
            }
        }
    }
}

/// Who held what on the last day; a script moves it to other days.
fn held(control: &Control<'_>, view: &View) -> Markup {
    html! {
        g #held {
            @for place in &control.places {
                @if let Some((x, y)) = view.point(&place.place) {
                    @let standings = control.standings(place);
                    @let (fill, rings) = standings.last().map(|(_, last)| classes(*last)).unwrap_or_default();
                    g transform={ "translate(" (px(x)) " " (px(y)) ")" } data-turns=(turns(&standings)) {
                        title { (place.place.name) }
                        circle.(fill) r=(reach(place)) {}
                        circle.(rings) r=(reach(place)) {}
                    }
                }
            }
        }
    }
}

/// How far its colour reaches: a city holds more ground than a crossing. A drawing, no front line.
fn reach(place: &PlaceControl) -> u32 {
    let kind = place.place.kind;
    match (kind == PlaceKind::City, matches!(kind, PlaceKind::Town | PlaceKind::Region)) {
        (true, _) => 20,
        (false, true) => 16,
        (false, false) => 12,
    }
}

/// The classes of the field and of the ring around it.
fn classes(standing: Standing) -> (String, String) {
    let fill = match (standing.holder, standing.surety) {
        (Some(at), Some(Surety::Sure)) => format!("field h{at}"),
        (Some(at), _) => format!("field unsure h{at}"),
        (None, _) => "field none".to_owned(),
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
