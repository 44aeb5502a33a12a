//! The file, as `data/dateline-basemap/src/read.rs` reads it: numbers of seven bits a byte, texts with their length.

use super::countries::Country;
use super::rivers::River;
use super::simplify::levels;
use super::topology::{Arc, ArcRef};
use super::towns::Town;
use super::units::Unit;
use super::{Line, Polygons, Position};

/// A file that grows section by section.
pub(super) struct File(Vec<u8>);

impl File {
    /// An empty file with the mark of its kind and version.
    pub(super) fn new() -> File {
        File(b"dateline-basemap 1\n".to_vec())
    }
    /// What was written.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.0
    }

    /// Lines between units, countries and the sea.
    pub(super) fn arcs(&mut self, arcs: &[Arc]) {
        self.count(arcs.len());
        for arc in arcs {
            self.number(arc.kind as u64);
            self.line(&arc.line);
        }
    }
    /// First-order units.
    pub(super) fn units(&mut self, units: &[Unit], rings: &[Polygons<Vec<ArcRef>>]) {
        self.count(units.len());
        for (unit, polygons) in units.iter().zip(rings) {
            self.text(&unit.country);
            self.text(&unit.name);
            self.text(&unit.name_ar);
            self.text(&unit.others);
            self.position(unit.label);
            self.polygons(polygons);
        }
    }
    /// Countries.
    pub(super) fn countries(&mut self, countries: &[Country]) {
        self.count(countries.len());
        for country in countries {
            self.text(&country.iso3);
            self.text(&country.iso2);
            self.text(&country.name);
            self.position(country.label);
            self.polygons(&country.polygons);
        }
    }
    /// Rivers.
    pub(super) fn rivers(&mut self, rivers: &[River]) {
        self.count(rivers.len());
        for river in rivers {
            self.text(&river.name);
            self.text(&river.name_ar);
            self.number(u64::from(river.rank));
            self.line(&river.line);
        }
    }
    /// Lakes, each a set of rings.
    pub(super) fn lakes(&mut self, lakes: &[Vec<Line>]) {
        self.count(lakes.len());
        for rings in lakes {
            self.count(rings.len());
            for ring in rings {
                self.line(ring);
            }
        }
    }
    /// Towns, the largest first.
    pub(super) fn towns(&mut self, towns: &[Town]) {
        self.count(towns.len());
        for town in towns {
            self.text(&town.name);
            self.text(&town.name_ar);
            self.number(u64::from(town.population));
            self.position(town.at);
        }
    }

    fn polygons(&mut self, polygons: &Polygons<Vec<ArcRef>>) {
        self.count(polygons.len());
        for rings in polygons {
            self.count(rings.len());
            for ring in rings {
                self.count(ring.len());
                for &arc in ring {
                    self.signed(i64::from(arc));
                }
            }
        }
    }
    /// Points as steps from the one before; the level stands below the first number of each.
    fn line(&mut self, line: &Line) {
        let points = levels(line);
        self.count(points.len());
        let mut before = (0, 0);
        for (point, level) in points {
            let (dx, dy) = (i64::from(point.0 - before.0), i64::from(point.1 - before.1));
            self.number(zigzag(dx) << 2 | u64::from(level));
            self.signed(dy);
            before = point;
        }
    }
    fn position(&mut self, (x, y): Position) {
        self.signed(i64::from(x));
        self.signed(i64::from(y));
    }
    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend(text.as_bytes());
    }
    fn count(&mut self, count: usize) {
        self.number(u64::try_from(count).unwrap_or(u64::MAX));
    }
    fn signed(&mut self, number: i64) {
        self.number(zigzag(number));
    }
    fn number(&mut self, mut number: u64) {
        while number > 0x7f {
            self.0.push(u8::try_from(number & 0x7f | 0x80).unwrap_or(0));
            number >>= 7;
        }
        self.0.push(u8::try_from(number).unwrap_or(0));
    }
}

/// 0, -1, 1, -2, 2 as 0, 1, 2, 3, 4.
fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63).cast_unsigned()
}
