//! Shapes out of TopoJSON files, and outlines made coarse.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use dateline_resolve::places::Point;
use serde_json::Value;

/// How far a simplified outline may leave the true one, in degrees: two kilometres, below what a report says.
pub(super) const TOLERANCE: f64 = 0.02;

/// The outlines of countries by their ISO 3166-1 number.
pub(super) type Borders = BTreeMap<u32, Vec<Vec<Point>>>;

/// Reads the outlines of all countries, made coarse.
pub(super) fn read(path: &Path) -> Result<Borders> {
    let mut borders = Borders::new();
    for (id, rings) in shapes(path, "countries")? {
        let rings = rings.iter().filter_map(|ring| simplified(ring));
        borders.entry(id).or_default().extend(rings);
    }
    Ok(borders)
}

/// The rings of each shape of a TopoJSON file's object, by the shape's number.
pub(super) fn shapes(path: &Path, object: &str) -> Result<Vec<(u32, Vec<Vec<Point>>)>> {
    let text =
        std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let topology: Value = serde_json::from_slice(&text)?;
    let pair = |value: &Value| (number(&value[0]), number(&value[1]));
    let scale = pair(&topology["transform"]["scale"]);
    let shift = pair(&topology["transform"]["translate"]);
    let arcs: Vec<Vec<Point>> = list(&topology["arcs"])
        .iter()
        .map(|arc| {
            let mut at = (0.0, 0.0);
            list(arc)
                .iter()
                .map(|step| {
                    let step = pair(step);
                    at = (at.0 + step.0, at.1 + step.1);
                    Point {
                        latitude: at.1 * scale.1 + shift.1,
                        longitude: at.0 * scale.0 + shift.0,
                    }
                })
                .collect()
        })
        .collect();
    let mut shapes = Vec::new();
    for shape in list(&topology["objects"][object]["geometries"]) {
        let Some(id) = shape["id"].as_str().and_then(|id| id.parse().ok()) else {
            continue;
        };
        let polygons = match shape["type"].as_str() {
            Some("Polygon") => vec![&shape["arcs"]],
            _ => list(&shape["arcs"]).iter().collect(),
        };
        let mut rings = Vec::new();
        for ring in polygons.into_iter().flat_map(list) {
            let mut points: Vec<Point> = Vec::new();
            for arc in list(ring).iter().filter_map(Value::as_i64) {
                let mut arc = match arc < 0 {
                    true => arcs[usize::try_from(!arc)?].iter().rev().copied().collect(),
                    false => arcs[usize::try_from(arc)?].clone(),
                };
                arc.drain(..usize::from(!points.is_empty()));
                points.extend(arc);
            }
            rings.push(points);
        }
        shapes.push((id, rings));
    }
    Ok(shapes)
}

/// A ring with the points left out that lie near the line between others (Douglas and Peucker); `None` if it is a speck.
pub(super) fn simplified(ring: &[Point]) -> Option<Vec<Point>> {
    let (first, last) = (0, ring.len().checked_sub(1)?);
    // A ring starts where it ends: split it at the point farthest from there.
    let far = (first..last).max_by(|&a, &b| {
        off(ring[a], ring[0], ring[0]).total_cmp(&off(ring[b], ring[0], ring[0]))
    })?;
    let mut kept = vec![first, far, last];
    let mut spans = vec![(first, far), (far, last)];
    while let Some((from, to)) = spans.pop() {
        let worst = (from + 1..to)
            .map(|at| (off(ring[at], ring[from], ring[to]), at))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((distance, at)) = worst
            && distance > TOLERANCE
        {
            kept.push(at);
            spans.extend([(from, at), (at, to)]);
        }
    }
    kept.sort_unstable();
    kept.dedup();
    (kept.len() > 3).then(|| kept.into_iter().map(|at| ring[at]).collect())
}

/// How many degrees a point lies off a line.
fn off(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.longitude - from.longitude, to.latitude - from.latitude);
    let (x, y) = (point.longitude - from.longitude, point.latitude - from.latitude);
    let length = dx * dx + dy * dy;
    let along =
        if length > 0.0 { ((x * dx + y * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (x - along * dx).hypot(y - along * dy)
}

pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

pub(super) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(0.0)
}
