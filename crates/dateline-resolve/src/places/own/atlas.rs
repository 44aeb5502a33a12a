//! In which country and first-order unit points lie, for many points.

use std::collections::BTreeMap;

use crate::places::fold;
use crate::places::gazetteer::Gazetteer;
use crate::places::geo::{Bounds, Point, distance_to_line, is_inside};

/// The borders of the world are drawn to some kilometres: so far off the coast is still the country.
const OFF_SHORE_KM: f64 = 100.0;
/// So far outside a country, in degrees, its own villages may seem to lie.
const BORDER: f64 = 0.5;

/// The borders of countries and their first-order units, unpacked once.
pub struct Atlas {
    countries: Vec<Area>,
    units: Vec<Area>,
    /// Alpha-2 codes by the letters of names and the codes themselves.
    named: BTreeMap<String, String>,
}

struct Area {
    /// Alpha-2 of the country.
    country: String,
    /// The code: alpha-2, or ISO 3166-2 of a unit.
    code: String,
    bounds: Bounds,
    rings: Vec<Vec<Point>>,
}

impl Atlas {
    /// Unpacks the borders of the world list.
    pub fn of(gazetteer: &Gazetteer) -> Atlas {
        let mut atlas =
            Atlas { countries: Vec::new(), units: Vec::new(), named: BTreeMap::new() };
        let Some(world) = gazetteer.files.first() else { return atlas };
        for country in (0..world.n_countries()).filter_map(|at| world.country(at)) {
            for name in country.names.all().chain([country.iso, country.iso3]) {
                let names = atlas.named.entry(fold::letters(name));
                names.or_insert_with(|| country.iso.to_owned());
            }
            atlas.countries.push(Area {
                country: country.iso.to_owned(),
                code: country.iso.to_owned(),
                bounds: country.bounds,
                rings: world.outline(&country),
            });
        }
        for unit in (0..world.n_units()).filter_map(|at| world.unit(at)) {
            let country = unit.country.and_then(|at| world.country(u32::from(at)));
            atlas.units.push(Area {
                country: country.map_or("", |country| country.iso).to_owned(),
                code: unit.iso.to_owned(),
                bounds: unit.bounds,
                rings: world.outline(&unit),
            });
        }
        atlas
    }

    /// The alpha-2 code of the country with this name or code.
    pub fn named(&self, words: &str) -> Option<&str> {
        self.named.get(&fold::letters(words)).map(String::as_str)
    }

    /// Whether a point may lie in that country: inside the edges of its area, or just beyond them.
    pub fn may_hold(&self, country: &str, point: Point) -> bool {
        let area = self.countries.iter().find(|area| area.code == country);
        area.is_none_or(|area| area.bounds.widened(BORDER).contains(point))
    }

    /// The country that a point lies in, or off whose coast.
    pub fn country(&self, point: Point) -> Option<&str> {
        holding(self.countries.iter(), point).map(|area| area.code.as_str())
    }

    /// The first-order unit of that country that a point lies in, or off whose coast.
    pub fn unit(&self, country: &str, point: Point) -> Option<&str> {
        let units = self.units.iter().filter(|area| area.country == country);
        holding(units, point).map(|area| area.code.as_str())
    }
}

/// The area that holds a point, else the nearest.
fn holding<'a>(
    areas: impl Iterator<Item = &'a Area> + Clone,
    point: Point,
) -> Option<&'a Area> {
    let inside =
        |area: &&Area| area.bounds.contains(point) && is_inside(point, &area.rings);
    areas.clone().find(inside).or_else(|| {
        let distance = |area: &'a Area| {
            let near = area.bounds.widened(1.0).contains(point);
            let rings = area.rings.iter().filter(|_| near);
            rings
                .filter_map(|ring| distance_to_line(point, ring))
                .min_by(f64::total_cmp)
                .map(|distance| (distance, area))
        };
        let nearest = areas.filter_map(distance).min_by(|a, b| a.0.total_cmp(&b.0));
        nearest.filter(|(distance, _)| *distance <= OFF_SHORE_KM).map(|(_, area)| area)
    })
}
