//! Events on the map: discs where the place is known, areas where only a province is.

use std::f64::consts::TAU;

use dateline::model::PlacePrecision;
use dateline::numbers::{count, number};
use maud::{Markup, PreEscaped, html};

use super::ground::Path;
use super::view::{HEIGHT, View, WIDTH};
use crate::gather::{Spot, TYPES, Told};
use crate::timeline::px;

/// Where events of one place are drawn.
pub(super) struct Disc {
    /// A position among the places.
    pub(super) place: usize,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) radius: f64,
    /// How far the halo of the dead reaches; 0 where none is told.
    pub(super) halo: f64,
    pub(super) is_exact: bool,
}

/// A province of which no more is known than that it happened somewhere in it.
pub(super) struct Area {
    place: usize,
    d: String,
    /// Where its number stands.
    x: f64,
    y: f64,
}

pub(super) struct Spots {
    /// The large ones first, so that the small ones stay seen.
    pub(super) discs: Vec<Disc>,
    pub(super) areas: Vec<Area>,
    /// Events that are drawn.
    pub(super) n_drawn: usize,
}

pub(super) fn gather(told: &Told, view: &View) -> Spots {
    let most = told.places.iter().map(|spot| spot.rows.len()).max().unwrap_or(1).max(1);
    let dead = told.places.iter().map(|spot| spot.deaths).max().unwrap_or(0).max(1);
    let mut spots = Spots { discs: Vec::new(), areas: Vec::new(), n_drawn: 0 };
    for (at, spot) in told.places.iter().enumerate() {
        match spot.place.precision {
            // The whole of a state says nothing on a map of a part of it.
            PlacePrecision::Country => {}
            PlacePrecision::Admin1 => {
                if let Some(area) = area(at, spot, view) {
                    spots.areas.push(area);
                    spots.n_drawn += spot.rows.len();
                }
            }
            PlacePrecision::Exact
            | PlacePrecision::Near
            | PlacePrecision::Line
            | PlacePrecision::Area
            | PlacePrecision::Admin3
            | PlacePrecision::Admin2 => {
                let Some((x, y)) = view.point(&spot.place) else { continue };
                // Areas of discs go by numbers, as an eye compares them.
                let part = spot.rows.len() as f64 / most as f64;
                let radius = 5.0 + 13.0 * part.sqrt();
                let deaths = spot.deaths as f64 / dead as f64;
                let halo = if spot.deaths > 0 {
                    radius + 3.0 + 24.0 * deaths.sqrt()
                } else {
                    0.0
                };
                let is_exact = spot.place.precision == PlacePrecision::Exact;
                spots.discs.push(Disc { place: at, x, y, radius, halo, is_exact });
                spots.n_drawn += spot.rows.len();
            }
        }
    }
    spots.discs.sort_by(|a, b| b.radius.total_cmp(&a.radius).then(a.place.cmp(&b.place)));
    spots
}

fn area(at: usize, spot: &Spot, view: &View) -> Option<Area> {
    let place = &spot.place;
    let iso3 = place.iso3.as_deref()?;
    let outline = dateline_basemap::area(iso3, &place.name)
        .or_else(|| dateline_basemap::area(iso3, place.admin1.as_deref()?))?;
    let mut path = Path { view, d: String::new() };
    let (mut sum, mut n) = ((0.0, 0.0), 0.0);
    for ring in outline.iter().flatten() {
        path.line(ring.iter().map(|[x, y]| (*x, *y)), true);
        for [x, y] in ring {
            let (x, y) = view.at(*x, *y);
            if (0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y) {
                (sum.0, sum.1, n) = (sum.0 + x, sum.1 + y, n + 1.0);
            }
        }
    }
    let middle = (n > 0.0).then(|| (sum.0 / n, sum.1 / n));
    let (x, y) = middle.or_else(|| view.point(place))?;
    (!path.d.is_empty()).then_some(Area { place: at, d: path.d, x, y })
}

/// The provinces, below all discs.
pub(super) fn areas(spots: &Spots, told: &Told) -> Markup {
    html! {
        @for area in &spots.areas {
            @let spot = &told.places[area.place];
            a.area href=(target(spot, told)) data-place=(area.place) {
                title { (words(spot)) ", somewhere in it" }
                path.(main_type(spot)) d=(PreEscaped(&area.d)) {}
                rect x=(px(area.x - 11.0)) y=(px(area.y - 10.0)) width="22" height="20" rx="4" {}
                text x=(px(area.x)) y=(px(area.y + 4.5)) { (spot.rows.len()) }
            }
        }
    }
}

/// The discs: each a pie of its types, and behind it the halo of the dead.
pub(super) fn discs(spots: &Spots, told: &Told) -> Markup {
    html! {
        g aria-hidden="true" {
            @for disc in spots.discs.iter().filter(|disc| disc.halo > 0.0) { circle.halo cx=(px(disc.x)) cy=(px(disc.y)) r=(px(disc.halo)) {} }
        }
        @for disc in &spots.discs {
            @let spot = &told.places[disc.place];
            a.disc href=(target(spot, told)) data-place=(disc.place) {
                title { (words(spot)) }
                @for (class, d) in slices(spot, disc) {
                    @match d { Some(d) => path.(class) d=(d) {}, None => circle.(class) cx=(px(disc.x)) cy=(px(disc.y)) r=(px(disc.radius)) {} }
                }
                circle.rim.near[!disc.is_exact] cx=(px(disc.x)) cy=(px(disc.y)) r=(px(if disc.is_exact { disc.radius } else { disc.radius + 2.5 })) {}
                @if spot.rows.len() > 1 && disc.radius >= 9.0 { text x=(px(disc.x)) y=(px(disc.y + 4.0)) { (spot.rows.len()) } }
            }
        }
    }
}

/// Where a click leads: the newest event of the place.
fn target(spot: &Spot, told: &Told) -> String {
    let newest = spot.rows.last().and_then(|row| told.rows.get(*row));
    newest.map_or_else(|| "#events".to_owned(), |row| format!("#event-{}", row.id))
}

fn words(spot: &Spot) -> String {
    let dead = match spot.deaths {
        0 => String::new(),
        n => format!(", {} killed", number(n)),
    };
    format!("{}: {}{dead}", spot.place.name, count(spot.rows.len(), "event"))
}

/// The type that most events of the place are of.
fn main_type(spot: &Spot) -> &'static str {
    let most =
        spot.types.iter().enumerate().max_by_key(|(at, n)| (**n, std::cmp::Reverse(*at)));
    most.and_then(|(at, _)| TYPES.get(at)).map_or("other", |(_, class)| class)
}

/// The slices of a pie; a whole one is a circle and has no path.
fn slices(spot: &Spot, disc: &Disc) -> Vec<(&'static str, Option<String>)> {
    let whole: usize = spot.types.iter().sum();
    let mut from = 0.0;
    let mut slices = Vec::new();
    for (kind, n) in spot.types.iter().enumerate().filter(|(_, n)| **n > 0) {
        let class = TYPES[kind].1;
        if *n == whole {
            return vec![(class, None)];
        }
        let part = *n as f64 / whole as f64;
        let edge = |turn: f64| {
            let angle = (turn - 0.25) * TAU;
            (disc.x + disc.radius * angle.cos(), disc.y + disc.radius * angle.sin())
        };
        let ((x1, y1), (x2, y2)) = (edge(from), edge(from + part));
        let far = u8::from(part > 0.5);
        let r = px(disc.radius);
        slices.push((
            class,
            Some(format!(
                "M{} {}L{} {}A{r} {r} 0 {far} 1 {} {}Z",
                px(disc.x),
                px(disc.y),
                px(x1),
                px(y1),
                px(x2),
                px(y2)
            )),
        ));
        from += part;
    }
    slices
}
