//! What lies in a box, at the level that its width asks for.

use crate::geojson::{Collections, number_property, text_property};
use crate::read::{Area, Base, Box4, Kind};
use crate::shape::{Position, cut_line, cut_ring, line, ring};

/// The widths in degrees above which a level is drawn, and the digits that its lines need: a level leaves the true line by
/// about half a pixel where a box twice as wide as the screen has this width.
const LEVELS: [(f64, usize); 4] = [(150.0, 2), (36.0, 3), (12.0, 3), (0.0, 4)];

/// Rivers, the least rank that is left out, at each level.
const RIVERS: [u64; 4] = [3, 6, 9, 99];

/// How many towns are named in a box, the largest first: labels that collide fall out on the map.
const TOWNS: usize = 400;

/// Units are drawn in boxes up to this width: a map of a continent has no room for provinces.
const UNITS_WITHIN: f64 = 60.0;

/// A unit is named where its side is this part of the box: a name is about that long.
const UNIT_NAMED: f64 = 1.0 / 40.0;

/// All collections.
pub(crate) fn layers(base: &Base, [west, south, east, north]: [f64; 4]) -> String {
    let width = if east > west { east - west } else { 360.0 };
    let level = LEVELS.iter().position(|&(least, _)| width >= least).unwrap_or(0);
    let bounds = Box4 {
        west: grid(west),
        south: grid(south),
        east: grid(west + width),
        north: grid(north),
    };
    let view = |bounds| View { base, bounds, width, level };
    let views: Vec<View<'_>> = copies(bounds).into_iter().map(view).collect();
    let mut out = Collections::new(LEVELS.get(level).map_or(4, |&(_, digits)| digits));
    for (name, draw) in collections() {
        out.open(name);
        for view in &views {
            draw(view, &mut out);
        }
    }
    out.close()
}

/// A collection and what fills it from one view.
type Draw<'a> = (&'static str, fn(&View<'a>, &mut Collections));

fn collections<'a>() -> [Draw<'a>; 7] {
    [
        ("land", View::land),
        ("borders", View::borders),
        ("rivers", View::rivers),
        ("lakes", View::lakes),
        ("countries", View::countries),
        ("units", View::units),
        ("towns", View::towns),
    ]
}

/// A box that reaches over the edge of the world at 180 degrees goes on at its other edge.
fn copies(bounds: Box4) -> Vec<Box4> {
    let turn = 3_600_000;
    let turned = [0, -turn, turn].map(|by| Box4 {
        west: bounds.west.saturating_add(by).max(-turn / 2),
        east: bounds.east.saturating_add(by).min(turn / 2),
        ..bounds
    });
    turned.into_iter().filter(|copy| copy.west <= copy.east).collect()
}

struct View<'a> {
    base: &'a Base,
    bounds: Box4,
    /// In degrees.
    width: f64,
    level: usize,
}

impl View<'_> {
    fn land(&self, out: &mut Collections) {
        for country in self.near(&self.base.countries) {
            let polygons = country.polygons.iter();
            let rings = polygons.map(|arcs| {
                let rings = arcs.iter().map(|arcs| self.ring(arcs));
                rings.filter(|ring| !ring.is_empty()).collect()
            });
            let drawn: Vec<Vec<Vec<Position>>> =
                rings.filter(|rings: &Vec<_>| !rings.is_empty()).collect();
            out.polygons(&drawn, &names(country));
        }
    }

    fn ring(&self, arcs: &[i32]) -> Vec<Position> {
        let around = self.base.around(arcs);
        if !around.meets(self.bounds) {
            return Vec::new();
        }
        let ring = ring(self.base, arcs, self.stored_level());
        if self.bounds.holds(around) { ring } else { cut_ring(ring, self.bounds) }
    }

    fn borders(&self, out: &mut Collections) {
        if self.width <= UNITS_WITHIN {
            self.lines_of(out, Kind::Unit, r#""kind":"unit""#);
        }
        self.lines_of(out, Kind::Border, r#""kind":"border""#);
        self.lines_of(out, Kind::Disputed, r#""kind":"disputed""#);
    }

    fn lines_of(&self, out: &mut Collections, kind: Kind, properties: &str) {
        let arcs = self.base.arcs.iter().filter(|(each, _)| *each == kind);
        let near = arcs.filter(|(_, line)| line.around.meets(self.bounds));
        let lines: Vec<Vec<Position>> =
            near.map(|(_, of)| line(self.base, of, self.stored_level())).collect();
        let runs: Vec<&[Position]> =
            lines.iter().flat_map(|line| cut_line(line, self.bounds)).collect();
        out.lines(&runs, properties);
    }

    fn rivers(&self, out: &mut Collections) {
        let least = RIVERS.get(self.level).copied().unwrap_or(0);
        for river in self.base.rivers.iter().filter(|river| river.rank < least) {
            let line = line(self.base, &river.line, self.stored_level());
            let mut properties = String::new();
            text_property(&mut properties, "name", &river.name);
            text_property(&mut properties, "name_ar", &river.name_ar);
            number_property(&mut properties, "rank", river.rank);
            out.lines(&cut_line(&line, self.bounds), &properties);
        }
    }

    fn lakes(&self, out: &mut Collections) {
        let lakes = self.base.lakes.iter().filter_map(|rings| {
            let rings = rings.iter().filter(|ring| ring.around.meets(self.bounds));
            let rings = rings.map(|ring| {
                let points = line(self.base, ring, self.stored_level());
                cut_ring(points, self.bounds)
            });
            let rings: Vec<_> = rings.filter(|ring| !ring.is_empty()).collect();
            (!rings.is_empty()).then_some(rings)
        });
        let lakes: Vec<_> = lakes.collect();
        out.polygons(&lakes, "");
    }

    fn countries(&self, out: &mut Collections) {
        for country in self.near(&self.base.countries) {
            if self.bounds.has(country.label) && !country.name.is_empty() {
                out.point(country.label, &names(country));
            }
        }
    }

    fn units(&self, out: &mut Collections) {
        let least = self.width * UNIT_NAMED;
        let seen = |unit: &&Area| {
            self.width <= UNITS_WITHIN
                && unit.side >= least
                && self.bounds.has(unit.label)
                && !unit.name.is_empty()
        };
        for unit in self.near(&self.base.units).filter(seen) {
            out.point(unit.label, &names(unit));
        }
    }

    fn towns(&self, out: &mut Collections) {
        let towns = self.base.towns.iter().filter(|town| self.bounds.has(town.at));
        for town in towns.take(TOWNS) {
            let mut properties = String::new();
            text_property(&mut properties, "name", &town.name);
            text_property(&mut properties, "name_ar", &town.name_ar);
            number_property(&mut properties, "population", town.population);
            out.point(town.at, &properties);
        }
    }

    fn near<'b>(&'b self, areas: &'b [Area]) -> impl Iterator<Item = &'b Area> {
        areas.iter().filter(|area| area.around.meets(self.bounds))
    }

    fn stored_level(&self) -> u8 {
        u8::try_from(self.level).unwrap_or(0)
    }
}

/// The properties of an area: its size tells a map which names come first.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3600")]
fn names(area: &Area) -> String {
    let mut properties = String::new();
    text_property(&mut properties, "iso3", &area.iso3);
    text_property(&mut properties, "name", &area.name);
    text_property(&mut properties, "name_ar", &area.name_ar);
    // Tenths of a degree.
    number_property(&mut properties, "size", (area.side * 10.0) as u64);
    properties
}

/// Ten thousandths of a degree; what is no number is nought.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
fn grid(degrees: f64) -> i32 {
    (degrees.clamp(-540.0, 540.0) * 10_000.0) as i32
}
