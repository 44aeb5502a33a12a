//! Land, water, borders and the names on them, from the map that comes with the program.

use std::fmt::Write;

use maud::{Markup, PreEscaped, html};
use serde_json::Value;

use super::view::{HEIGHT, View, WIDTH};

/// Points nearer to each other than this are one, in pixels.
const APART: f64 = 0.7;
/// How far outside of the map lines are still drawn.
const OUTSIDE: f64 = 30.0;

pub(super) struct Ground {
    pub(super) drawn: Markup,
    /// The names, those that matter most first.
    pub(super) names: Vec<Name>,
}

/// A name and where it stands.
pub(super) struct Name {
    pub(super) text: String,
    /// In Arabic, where the place is in an Arab country.
    pub(super) arabic: Option<String>,
    pub(super) class: &'static str,
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Ground {
    pub(super) fn read(view: &View) -> Ground {
        let layers = dateline_basemap::layers(view.bounds());
        let layers: Value = serde_json::from_str(&layers).unwrap_or_default();
        let features = |layer: &str| {
            let all = layers.get(layer).and_then(|layer| layer.get("features"));
            all.and_then(Value::as_array).map_or(&[][..], Vec::as_slice)
        };
        let path = |layer: &str, is: &dyn Fn(&Value) -> bool| {
            let mut path = Path { view, d: String::new() };
            for feature in features(layer).iter().filter(|each| is(each)) {
                path.add(feature);
            }
            path.d
        };
        let kind = |wanted: &'static str| {
            move |feature: &Value| property(feature, "kind") == Some(wanted)
        };
        let any = |_: &Value| true;
        let drawn = html! {
            rect.water width=(WIDTH) height=(HEIGHT) {}
            path.land d=(PreEscaped(path("land", &any))) {}
            path.lake d=(PreEscaped(path("lakes", &any))) {}
            path.river d=(PreEscaped(path("rivers", &any))) {}
            path.unit d=(PreEscaped(path("borders", &kind("unit")))) {}
            path.border d=(PreEscaped(path("borders", &kind("border")))) {}
            path.border.open d=(PreEscaped(path("borders", &kind("disputed")))) {}
        };
        let mut names = Vec::new();
        for (layer, class) in
            [("countries", "country"), ("units", "province"), ("towns", "town")]
        {
            for feature in features(layer) {
                names.extend(name(feature, class, view));
            }
        }
        Ground { drawn, names }
    }
}

fn property<'f>(feature: &'f Value, name: &str) -> Option<&'f str> {
    feature.get("properties")?.get(name)?.as_str()
}

fn name(feature: &Value, class: &'static str, view: &View) -> Option<Name> {
    let (longitude, latitude) = position(feature.get("geometry")?.get("coordinates")?)?;
    let (x, y) = view.at(longitude, latitude);
    let text = property(feature, "name")?.to_owned();
    let arabic = property(feature, "name_ar").map(str::to_owned);
    Some(Name { text, arabic, class, x, y })
}

fn position(value: &Value) -> Option<(f64, f64)> {
    let pair = value.as_array()?;
    Some((pair.first()?.as_f64()?, pair.get(1)?.as_f64()?))
}

/// Lines and areas as the letters of a path.
pub(super) struct Path<'v> {
    pub(super) view: &'v View,
    pub(super) d: String,
}

impl Path<'_> {
    fn add(&mut self, feature: &Value) {
        let Some(geometry) = feature.get("geometry") else { return };
        let closed = geometry.get("type").and_then(Value::as_str) == Some("MultiPolygon");
        if let Some(coordinates) = geometry.get("coordinates") {
            self.walk(coordinates, closed);
        }
    }

    /// Goes down to the lists of points.
    fn walk(&mut self, value: &Value, closed: bool) {
        let Some(list) = value.as_array() else { return };
        if list.first().and_then(position).is_some() {
            self.line(list.iter().filter_map(position), closed);
            return;
        }
        for each in list {
            self.walk(each, closed);
        }
    }

    /// One line; points that no eye tells from their neighbours are left out, and lines that are not on the map.
    pub(super) fn line(
        &mut self,
        points: impl Iterator<Item = (f64, f64)>,
        closed: bool,
    ) {
        let mut kept: Vec<(f64, f64)> = Vec::new();
        let mut last = None;
        for (longitude, latitude) in points {
            let at = self.view.at(longitude, latitude);
            let far = |(x, y): &(f64, f64)| (at.0 - x).hypot(at.1 - y) >= APART;
            if kept.last().is_none_or(far) {
                kept.push(at);
                last = None;
            } else {
                last = Some(at);
            }
        }
        kept.extend(last.filter(|_| !closed));
        let is_near = |(x, y): &(f64, f64)| {
            (-OUTSIDE..=WIDTH + OUTSIDE).contains(x)
                && (-OUTSIDE..=HEIGHT + OUTSIDE).contains(y)
        };
        if kept.len() < 2 + usize::from(closed) || (!closed && !kept.iter().any(is_near))
        {
            return;
        }
        let mut letter = 'M';
        // Steps from the point before are shorter than places on the map; the sum stays exact because it is rounded once.
        let (mut x, mut y) = (0_i64, 0_i64);
        for at in kept {
            let to = (tenths(at.0), tenths(at.1));
            let _ = write!(self.d, "{letter}{} {}", decimal(to.0 - x), decimal(to.1 - y));
            (x, y) = to;
            letter = if letter == 'M' { 'l' } else { ' ' };
        }
        if closed {
            self.d.push('Z');
        }
        // The next path begins at its own place again.
    }
}

/// Tenths of a pixel, far outside of the map cut off.
fn tenths(length: f64) -> i64 {
    (length.clamp(-4000.0, 5000.0) * 10.0).round() as i64
}

fn decimal(tenths: i64) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        _ => format!("{:.1}", tenths as f64 / 10.0),
    }
}
