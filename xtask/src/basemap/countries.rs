//! Countries, dissolved out of their units.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::topology::{ArcRef, Topology};
use super::units::Unit;
use super::{Line, Polygons, Position, area};

/// Names and alpha-2 codes by ISO 3166-1 alpha-3, from GeoNames.
pub(super) type Iso = BTreeMap<String, (String, String)>;

/// Countries in which Arabic is an official language, where Arabic names are shown.
const ARAB: &[&str] = &[
    "AE", "BH", "DJ", "DZ", "EG", "EH", "ER", "IQ", "JO", "KM", "KW", "LB", "LY", "MA",
    "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TD", "TN", "YE",
];

/// A country with its outline as lines of the topology.
pub(super) struct Country {
    pub(super) iso3: String,
    pub(super) iso2: String,
    pub(super) name: String,
    pub(super) label: Position,
    pub(super) polygons: Polygons<Vec<ArcRef>>,
}

/// Reads names and codes.
pub(super) fn names(path: &Path) -> Result<Iso> {
    let text =
        std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let table: BTreeMap<String, Value> = serde_json::from_slice(&text)?;
    let row = |(iso2, row): (String, Value)| {
        let text = |key: &str| row[key].as_str().unwrap_or("").to_owned();
        (text("iso3"), (text("name"), iso2))
    };
    Ok(table.into_iter().map(row).collect())
}

/// Whether Arabic is official in the country of this alpha-3 code.
pub(super) fn is_arab(iso3: &str, iso: &Iso) -> bool {
    iso.get(iso3).is_some_and(|(_, iso2)| is_arab2(iso2))
}

/// Whether Arabic is official in the country of this alpha-2 code.
pub(super) fn is_arab2(iso2: &str) -> bool {
    ARAB.contains(&iso2)
}

/// Joins the units of each country: the lines that two of them share fall out.
pub(super) fn dissolve(units: &[Unit], topology: &Topology, iso: &Iso) -> Vec<Country> {
    let codes: BTreeSet<&str> = units.iter().map(|unit| unit.country.as_str()).collect();
    let country = |code: &str| {
        let own = units.iter().zip(&topology.rings);
        let refs: Vec<ArcRef> = own
            .filter(|(unit, _)| unit.country == code)
            .flat_map(|(_, polygons)| polygons.iter().flatten().flatten().copied())
            .collect();
        let both: BTreeSet<ArcRef> = refs.iter().copied().collect();
        let outside: Vec<ArcRef> =
            refs.into_iter().filter(|&arc| !both.contains(&!arc)).collect();
        let polygons = polygons(rings(&outside, topology), topology);
        let (name, iso2) = iso.get(code).cloned().unwrap_or_default();
        let largest = polygons.iter().map(|polygon| points(&polygon[0], topology));
        let largest = largest.max_by_key(|ring| area(ring)).unwrap_or_default();
        Country { iso3: code.to_owned(), iso2, name, label: middle(&largest), polygons }
    };
    codes.into_iter().map(country).collect()
}

/// Chains lines into rings, end to start.
fn rings(arcs: &[ArcRef], topology: &Topology) -> Vec<Vec<ArcRef>> {
    let mut from: BTreeMap<Position, Vec<ArcRef>> = BTreeMap::new();
    for &arc in arcs.iter().rev() {
        from.entry(ends(arc, topology).0).or_default().push(arc);
    }
    let mut rings = Vec::new();
    for &arc in arcs {
        let start = ends(arc, topology).0;
        let mut at = start;
        let mut ring = Vec::new();
        while let Some(next) = from.get_mut(&at).and_then(Vec::pop) {
            ring.push(next);
            at = ends(next, topology).1;
            if at == start {
                break;
            }
        }
        if !ring.is_empty() && at == start {
            rings.push(ring);
        }
    }
    rings
}

/// Puts each hole into the smallest ring around it.
fn polygons(rings: Vec<Vec<ArcRef>>, topology: &Topology) -> Polygons<Vec<ArcRef>> {
    let (mut outer, mut holes) = (Vec::new(), Vec::new());
    for ring in rings {
        let line = points(&ring, topology);
        let size = area(&line);
        let list = if size > 0 { &mut outer } else { &mut holes };
        list.push((size.abs(), ring, line));
    }
    outer.sort_by_key(|(size, ..)| *size);
    let mut polygons: Vec<(Line, Vec<Vec<ArcRef>>)> =
        outer.into_iter().map(|(_, ring, line)| (line, vec![ring])).collect();
    for (_, hole, line) in holes {
        let inside = |outer: &(Line, _)| line.iter().all(|&at| is_inside(at, &outer.0));
        if let Some((_, polygon)) = polygons.iter_mut().find(|outer| inside(outer)) {
            polygon.push(hole);
        }
    }
    polygons.reverse();
    polygons.into_iter().map(|(_, polygon)| polygon).collect()
}

fn ends(arc: ArcRef, topology: &Topology) -> (Position, Position) {
    let line = &topology.arcs[usize::try_from(arc.max(!arc)).unwrap_or(0)].line;
    let (first, last) = (line[0], line[line.len() - 1]);
    if arc < 0 { (last, first) } else { (first, last) }
}

fn points(ring: &[ArcRef], topology: &Topology) -> Line {
    let mut points = Line::new();
    for &arc in ring {
        let line = &topology.arcs[usize::try_from(arc.max(!arc)).unwrap_or(0)].line;
        match arc < 0 {
            true => points.extend(line.iter().rev()),
            false => points.extend(line),
        }
    }
    points.dedup();
    points
}

fn is_inside(point: Position, ring: &[Position]) -> bool {
    let mut inside = false;
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        if *a == point {
            return true;
        }
        if (a.1 > point.1) != (b.1 > point.1) {
            let along = f64::from(point.1 - a.1) / f64::from(b.1 - a.1);
            inside ^= f64::from(point.0) < f64::from(a.0) + along * f64::from(b.0 - a.0);
        }
    }
    inside
}

/// The point of a grid over the ring that lies farthest from its edge: where a name has room.
fn middle(ring: &[Position]) -> Position {
    const STEPS: i32 = 32;
    let around = |pick: fn(&Position) -> i32| {
        let all = || ring.iter().map(pick);
        (all().min().unwrap_or(0), all().max().unwrap_or(0))
    };
    let (x, y) = (around(|at| at.0), around(|at| at.1));
    let on = |(low, high): (i32, i32), step: i32| low + (high - low) / STEPS * step;
    let grid = (1..STEPS).flat_map(|i| (1..STEPS).map(move |j| (on(x, i), on(y, j))));
    let room = |point: Position| {
        let off = |at: &Position| {
            let (dx, dy) = (i64::from(at.0 - point.0), i64::from(at.1 - point.1));
            dx * dx + dy * dy
        };
        ring.iter().map(off).min().unwrap_or(0)
    };
    grid.filter(|&at| is_inside(at, ring))
        .max_by_key(|&at| room(at))
        .unwrap_or((x.0, y.0))
}
