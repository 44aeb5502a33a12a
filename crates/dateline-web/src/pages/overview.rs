//! The first picture of the map: land, borders and discs as the server draws them, on the screen with the list.
//!
//! The renderer of the map takes a second to start, more without a graphics card; until it has drawn the same view, this
//! stands in its place, without scripts for good. It lies as the map will lie: the box of all places in the middle, with
//! the same margin, in the same projection, which CSS does. What is known to a province alone is no disc, and waits for the map.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::f64::consts::PI;
use std::fmt::Write as _;

use maud::{Markup, html};
use serde_json::Value;

use super::words::class_of;
use crate::index::{Index, PlaceSum};

/// Units of the picture along the longer side of its box; on a screen about as many pixels.
const SIDE: f64 = 1000.0;
/// Points of a line that are nearer to each other cannot be told apart.
const STEP: f64 = 3.0;
/// The least box that has a picture, as a part of the world: one street is not worth one.
const LEAST: f64 = 1e-4;
/// Within how many units places are one disc: one and a half times as far as in `ui/map-scale.js`, since the map gathers
/// them at the whole zoom below its own. The other measures of discs are those of that file.
const NEAR: f64 = 81.0;
const PLACE: f64 = 5.0;
const CLUSTER: f64 = 16.0;
const GREATEST: f64 = 32.0;
const MOST_EVENT: f64 = 3.2;

/// West, south, east and north of all places, in degrees.
pub(crate) fn bounds(index: &Index) -> Option<[f64; 4]> {
    let points = index.places.iter().filter_map(|place| place.point);
    points.fold(None, |around, (x, y)| {
        let [w, s, e, n] = around.unwrap_or([x, y, x, y]);
        Some([w.min(x), s.min(y), e.max(x), n.max(y)])
    })
}

/// What lies under the discs of a dataset; drawn once.
pub(crate) struct Ground {
    frame: Frame,
    land: String,
    borders: String,
}

impl Ground {
    /// The ground around all places; `None` where none has a point, or all lie in one street.
    pub(crate) fn around(index: &Index) -> Option<Ground> {
        let frame = Frame::around(bounds(index)?)?;
        let layers = dateline_basemap::layers(frame.seen());
        let layers: Value = serde_json::from_str(&layers).unwrap_or_default();
        let drawn = |name: &str| frame.path(&layers[name]["features"]);
        Some(Ground { land: drawn("land"), borders: drawn("borders"), frame })
    }

    /// The picture with the discs of these places.
    pub(crate) fn with(&self, places: &[PlaceSum]) -> Markup {
        let Frame { wide, high, .. } = self.frame;
        html! {
            svg.overview viewBox={ "0 0 " (round(wide)) " " (round(high)) } aria-hidden="true" {
                path.water d={ "M" (-SIDE) " " (-SIDE) "h" (3.0 * SIDE) "v" (3.0 * SIDE) "h" (-3.0 * SIDE) "z" } {}
                path.land d=(self.land) {}
                path.borders d=(self.borders) {}
                @for disc in &discs(&self.frame, places) {
                    // A dot of no length, whose round ends stay as wide in whatever size the picture is shown.
                    path.disc.(disc.class) d={ "M" (round(disc.x)) " " (round(disc.y)) "h0" }
                        stroke-width=(round(2.0 * disc.radius)) {}
                }
            }
        }
    }
}

/// A box in the projection of the map, and its size in units of the picture.
struct Frame {
    /// The corner in the north-west, in parts of the world.
    west: f64,
    north: f64,
    /// Units in the whole world.
    scale: f64,
    wide: f64,
    high: f64,
}

impl Frame {
    fn around([west, south, east, north]: [f64; 4]) -> Option<Frame> {
        let ((west, north), (east, south)) =
            (mercator(west, north), mercator(east, south));
        let longer = (east - west).max(south - north);
        let scale = SIDE / longer;
        (longer >= LEAST).then_some(Frame {
            west,
            north,
            scale,
            wide: (east - west) * scale,
            high: (south - north) * scale,
        })
    }

    fn at(&self, longitude: f64, latitude: f64) -> (f64, f64) {
        let (x, y) = mercator(longitude, latitude);
        ((x - self.west) * self.scale, (y - self.north) * self.scale)
    }

    /// The box that can be seen around the picture, in degrees: a screen is at most twice as wide or high.
    fn seen(&self) -> [f64; 4] {
        let (x, y) = (self.wide / 2.0, self.high / 2.0);
        let place = |x: f64, y: f64| {
            let (x, y) = (self.west + x / self.scale, self.north + y / self.scale);
            (x * 360.0 - 180.0, (PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees())
        };
        let ((west, north), (east, south)) =
            (place(x - SIDE, y - SIDE), place(x + SIDE, y + SIDE));
        [west.max(-180.0), south.max(-85.0), east.min(180.0), north.min(85.0)]
    }

    /// The lines and areas of a GeoJSON collection as one path. Borders of provinces are left to the map.
    fn path(&self, features: &Value) -> String {
        let mut path = String::new();
        let is_drawn = |each: &&Value| each["properties"]["kind"] != "unit";
        for feature in features.as_array().into_iter().flatten().filter(is_drawn) {
            self.draw(&feature["geometry"]["coordinates"], &mut path);
        }
        path
    }

    /// Draws lists of lists of positions, however deep.
    fn draw(&self, value: &Value, path: &mut String) {
        let Some(list) = value.as_array() else { return };
        let is_line = |each: &Value| each[0].is_number();
        if !list.first().is_some_and(is_line) {
            list.iter().for_each(|each| self.draw(each, path));
            return;
        }
        let position = |each: &Value| Some(self.at(each[0].as_f64()?, each[1].as_f64()?));
        let mut last: Option<(f64, f64)> = None;
        let end = list.len() - 1;
        for (at, (x, y)) in list.iter().filter_map(position).enumerate() {
            let (x, y) = (x.round(), y.round());
            match last {
                None => _ = write!(path, "M{x} {y}"),
                Some((a, b)) if at == end || (x - a).hypot(y - b) >= STEP => {
                    _ = write!(path, "l{} {}", x - a, y - b);
                }
                Some(_) => continue,
            }
            last = Some((x, y));
        }
    }
}

/// A position as parts of the world from the north-west.
fn mercator(longitude: f64, latitude: f64) -> (f64, f64) {
    let sine = latitude.clamp(-85.0, 85.0).to_radians().sin();
    (longitude / 360.0 + 0.5, 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI))
}

struct Disc {
    x: f64,
    y: f64,
    radius: f64,
    class: &'static str,
}

/// Places that are drawn as one, added up.
struct Gathered<'p> {
    /// Where the place with the most events lies.
    from: (f64, f64),
    n: f64,
    n_places: usize,
    x: f64,
    y: f64,
    types: BTreeMap<&'p str, usize>,
}

/// Gathers places around those with the most events.
fn gather<'p>(frame: &Frame, places: &'p [PlaceSum]) -> Vec<Gathered<'p>> {
    let mut placed: Vec<((f64, f64), &PlaceSum)> = places
        .iter()
        .filter(|sum| !matches!(sum.precision.as_str(), "admin1" | "country"))
        .filter_map(|sum| sum.point.map(|(x, y)| (frame.at(x, y), sum)))
        .collect();
    placed.sort_by_key(|(_, sum)| Reverse(sum.n));
    let mut all: Vec<Gathered<'_>> = Vec::new();
    for ((x, y), sum) in placed {
        let is_near =
            |each: &Gathered<'_>| (each.from.0 - x).hypot(each.from.1 - y) < NEAR;
        let at = match all.iter().position(is_near) {
            Some(at) => at,
            None => {
                all.push(Gathered {
                    from: (x, y),
                    n: 0.0,
                    n_places: 0,
                    x: 0.0,
                    y: 0.0,
                    types: BTreeMap::new(),
                });
                all.len() - 1
            }
        };
        let into = &mut all[at];
        let n = sum.n as f64;
        (into.n, into.n_places) = (into.n + n, into.n_places + 1);
        (into.x, into.y) = (into.x + n * x, into.y + n * y);
        for (kind, n) in &sum.types {
            *into.types.entry(kind).or_default() += n;
        }
    }
    all
}

/// The discs, the largest first, so that none is hidden.
fn discs(frame: &Frame, places: &[PlaceSum]) -> Vec<Disc> {
    let gathered = gather(frame, places);
    let most = gathered.iter().fold(1.0_f64, |most, each| most.max(each.n));
    let event = MOST_EVENT.min(GREATEST / most.sqrt());
    let disc = |each: &Gathered<'_>| {
        let least = if each.n_places > 1 { CLUSTER } else { PLACE };
        let most = each.types.iter().max_by_key(|(kind, n)| (**n, Reverse(**kind)));
        Disc {
            x: each.x / each.n,
            y: each.y / each.n,
            radius: (event * each.n.sqrt()).clamp(least, GREATEST),
            class: class_of(most.map(|(kind, _)| *kind)),
        }
    };
    let mut discs: Vec<Disc> = gathered.iter().map(disc).collect();
    discs.sort_by(|a, b| b.radius.total_cmp(&a.radius));
    discs
}

/// A tenth of a unit is less than anybody sees.
fn round(units: f64) -> f64 {
    (units * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::{Frame, SIDE};

    #[test]
    fn the_box_of_the_places_is_the_box_of_the_picture() {
        let frame = Frame::around([38.0, 33.0, 42.0, 37.0]).expect("a box");
        let (x, y) = frame.at(38.0, 37.0);
        assert!(x.abs() < 1e-6 && y.abs() < 1e-6, "{x} {y}");
        let (x, y) = frame.at(42.0, 33.0);
        assert!((x - frame.wide).abs() < 1e-6 && (y - frame.high).abs() < 1e-6);
        // Four degrees there are higher than wide.
        assert!((frame.high - SIDE).abs() < 1e-6 && frame.wide < SIDE);
        let [west, south, east, north] = frame.seen();
        assert!(west < 38.0 && south < 33.0 && east > 42.0 && north > 37.0);
    }

    #[test]
    fn places_of_one_street_have_no_picture() {
        assert!(Frame::around([40.0, 34.0, 40.001, 34.001]).is_none());
    }
}
