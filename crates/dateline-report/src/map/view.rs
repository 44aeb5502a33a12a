//! What of the world the map shows, and where a place lies on it: Mercator's projection, as on the web's maps.

use std::f64::consts::PI;

use dateline::model::{Place, PlacePrecision};

use crate::control::Control;
use crate::gather::Told;

pub(super) const WIDTH: f64 = 1000.0;
pub(super) const HEIGHT: f64 = 620.0;
/// What stays free around the outermost events.
const MARGIN: f64 = 70.0;
/// The least width of the map in degrees: a single village needs its surroundings.
const LEAST: f64 = 0.9;
/// Kilometres around the equator.
const EQUATOR: f64 = 40_075.017;

pub(super) struct View {
    /// Parts of the world's width, from the date line; the north edge from the north pole of the square.
    left: f64,
    top: f64,
    /// Pixels for the whole width of the world.
    zoom: f64,
}

impl View {
    /// The view that holds every place of events and of control; `None` where none has a point.
    pub(super) fn around(told: &Told, control: &Control<'_>) -> Option<View> {
        let known = |place: &Place| !matches!(place.precision, PlacePrecision::Country);
        let events = told.places.iter().map(|spot| &spot.place);
        let held = control.places.iter().map(|control| &control.place);
        let near: Vec<&Place> =
            events.clone().chain(held).filter(|it| known(it)).collect();
        let places = if near.is_empty() { events.collect() } else { near };
        let points: Vec<(f64, f64)> = places.into_iter().filter_map(mercator).collect();
        let span = |of: fn(&(f64, f64)) -> f64| {
            let values = points.iter().map(of);
            values.fold(None, |span: Option<(f64, f64)>, value| {
                let (low, high) = span.unwrap_or((value, value));
                Some((low.min(value), high.max(value)))
            })
        };
        let ((west, east), (north, south)) = (span(|at| at.0)?, span(|at| at.1)?);
        let wide = (east - west).max(LEAST / 360.0);
        let tall = (south - north).max(LEAST / 360.0 * HEIGHT / WIDTH);
        let zoom = ((WIDTH - 2.0 * MARGIN) / wide).min((HEIGHT - 2.0 * MARGIN) / tall);
        // No wider than the world.
        let zoom = zoom.max(WIDTH);
        let left = f64::midpoint(west, east) - WIDTH / zoom / 2.0;
        let top = f64::midpoint(north, south) - HEIGHT / zoom / 2.0;
        Some(View { left, top, zoom })
    }

    /// Where a point in degrees lies.
    pub(super) fn at(&self, longitude: f64, latitude: f64) -> (f64, f64) {
        let (x, y) = project(longitude, latitude);
        ((x - self.left) * self.zoom, (y - self.top) * self.zoom)
    }

    /// Where a place lies, if it has a point and is on the map.
    pub(super) fn point(&self, place: &Place) -> Option<(f64, f64)> {
        let (x, y) = self.at(place.longitude?, place.latitude?);
        ((0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y)).then_some((x, y))
    }

    /// West, south, east and north in degrees.
    pub(super) fn bounds(&self) -> [f64; 4] {
        let longitude = |x: f64| (x * 360.0 - 180.0).clamp(-180.0, 180.0);
        let latitude = |y: f64| (PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees();
        let (right, bottom) =
            (self.left + WIDTH / self.zoom, self.top + HEIGHT / self.zoom);
        [
            longitude(self.left),
            latitude(bottom.min(1.0)),
            longitude(right),
            latitude(self.top.max(0.0)),
        ]
    }

    /// The pixels of a round number of kilometres in the middle of the map, and how many those are.
    pub(super) fn scale_bar(&self) -> (f64, u32) {
        let [_, south, _, north] = self.bounds();
        let per_pixel =
            EQUATOR * f64::midpoint(south, north).to_radians().cos() / self.zoom;
        let steps = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2];
        let km = steps.into_iter().find(|km| f64::from(*km) / per_pixel <= 160.0);
        let km = km.unwrap_or(1);
        (f64::from(km) / per_pixel, km)
    }
}

fn mercator(place: &Place) -> Option<(f64, f64)> {
    Some(project(place.longitude?, place.latitude?))
}

/// The square of the world: 0 to 1 from west to east and from north to south.
fn project(longitude: f64, latitude: f64) -> (f64, f64) {
    let latitude = latitude.clamp(-85.0, 85.0).to_radians();
    ((longitude + 180.0) / 360.0, (1.0 - latitude.tan().asinh() / PI) / 2.0)
}
