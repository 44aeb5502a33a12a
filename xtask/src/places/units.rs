//! First-order units: governorates, provinces, states.

use std::path::Path;

use anyhow::{Context, Result};
use dateline_resolve::places::compile::{AreaSource, TownSource};
use dateline_resolve::places::{Bounds, Point, is_inside};
use serde_json::Value;

use super::borders::{list, number, simplified};
use super::is_kept;

/// Words of Natural Earth's Arabic names that say what sort of unit it is.
const ARABIC_KINDS: &[&str] = &["محافظة ", "ولاية ", "مقاطعة ", "منطقة ", "إقليم "];

/// Countries whose reports abbreviate the state behind a town's name: "Tulsa, Okla.", "Leduc, AB".
const ABBREVIATED: &[&str] = &["US", "CA", "AU"];

/// A unit, with what towns are put into it by.
pub(super) struct Unit {
    pub(super) area: AreaSource,
    /// GeoNames' code of the country and unit: `SY.07`.
    pub(super) code: String,
    /// Natural Earth's own number.
    pub(super) number: String,
    pub(super) rings: Vec<Vec<Point>>,
    pub(super) bounds: Bounds,
}

impl Unit {
    /// Whether a point lies in it.
    pub(super) fn contains(&self, point: Point) -> bool {
        self.bounds.contains(point) && is_inside(point, &self.rings)
    }

    /// Makes the land of another its own.
    pub(super) fn add_land(&mut self, part: Unit) {
        let corners = self.rings.iter().chain(&part.rings).flatten();
        self.bounds = Bounds::around(corners.copied()).unwrap_or(self.bounds);
        self.rings.extend(part.rings);
        self.area.outline.extend(part.area.outline);
    }
}

/// Reads all units that have a name.
pub(super) fn read(path: &Path, countries: &[AreaSource]) -> Result<Vec<Unit>> {
    let text =
        std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let collection: Value = serde_json::from_slice(&text)?;
    let mut units = Vec::new();
    for feature in list(&collection["features"]) {
        let property =
            |key: &str| feature["properties"][key].as_str().unwrap_or("").trim();
        let name = Some(property("name_en"))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| property("name"));
        let iso = property("iso_3166_2");
        // Natural Earth marks what is no unit in law, such as a buffer zone, with a tilde.
        if name.is_empty() || iso.ends_with('~') {
            continue;
        }
        let polygons = match feature["geometry"]["type"].as_str() {
            Some("Polygon") => vec![&feature["geometry"]["coordinates"]],
            _ => list(&feature["geometry"]["coordinates"]).iter().collect(),
        };
        let rings: Vec<Vec<Point>> = polygons
            .into_iter()
            .flat_map(list)
            .map(|ring| list(ring).iter().map(point).collect())
            .collect();
        let Some(bounds) = Bounds::around(rings.iter().flatten().copied()) else {
            continue;
        };
        let mut others: Vec<String> =
            ["name", "name_alt", "name_ar", "woe_name", "gn_name"]
                .iter()
                .flat_map(|key| property(key).split('|'))
                .map(bare)
                .filter(|other| is_kept(other))
                .collect();
        others.dedup();
        let country =
            countries.iter().position(|country| country.iso == property("iso_a2"));
        units.push(Unit {
            area: AreaSource {
                name: name.to_owned(),
                others,
                adjectives: Vec::new(),
                country: country.and_then(|at| u16::try_from(at).ok()),
                iso: iso.to_owned(),
                iso3: String::new(),
                capital: None,
                centre: Point {
                    latitude: number(&feature["properties"]["latitude"]),
                    longitude: number(&feature["properties"]["longitude"]),
                },
                outline: rings.iter().filter_map(|ring| simplified(ring)).collect(),
                romanised: false,
                population: 0,
                abbreviations: match ABBREVIATED.contains(&property("iso_a2")) {
                    true => abbreviations(property("abbrev"), property("postal")),
                    false => Vec::new(),
                },
            },
            code: property("gn_a1_code").to_owned(),
            number: property("adm1_code").to_owned(),
            rings,
            bounds,
        });
    }
    Ok(units)
}

/// Counts for each unit who lives in its towns.
pub(super) fn with_people(mut units: Vec<Unit>, towns: &[TownSource]) -> Vec<Unit> {
    for town in towns {
        if let Some(unit) = town.unit.and_then(|at| units.get_mut(usize::from(at))) {
            unit.area.population = unit.area.population.saturating_add(town.population);
        }
    }
    units
}

/// The press's abbreviation and the post's; of several with strokes between them each.
fn abbreviations(press: &str, post: &str) -> Vec<String> {
    let all = press.split('|').chain(post.split('|')).map(str::trim);
    all.filter(|one| one.len() > 1).map(str::to_owned).collect()
}

fn point(pair: &Value) -> Point {
    Point { latitude: number(&pair[1]), longitude: number(&pair[0]) }
}

/// The name without the word for what it is.
fn bare(name: &str) -> String {
    let name = name.trim();
    let name = name.strip_prefix("Muhafazat ").unwrap_or(name);
    let arabic = ARABIC_KINDS.iter().find_map(|kind| name.strip_prefix(kind));
    arabic.unwrap_or(name).to_owned()
}
