//! The map of the world under the events: land, borders, rivers, lakes, names, and the outlines of provinces.
//!
//! It must not know events: it answers what lies in a box, as GeoJSON, and what a province looks like. The hard decision
//! is that one stored line serves all scales: each point carries the coarsest level at which it is drawn, so that borders
//! that meet keep meeting, and a world fits into a megabyte. `cargo xtask basemap` makes the file.

mod geojson;
mod layers;
mod names;
mod read;
mod shape;

#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use read::Base;

/// Who made the data, in the words that their licences ask for.
pub const ATTRIBUTION: &str = include_str!("../ATTRIBUTION.md");

/// What a map says in its corner.
pub const CREDIT: &str = "Natural Earth · GeoNames (CC BY 4.0)";

/// Polygons of rings of longitude and latitude in degrees, as in GeoJSON; the first ring of each is the outside.
pub type Polygons = Vec<Vec<Vec<[f64; 2]>>>;

/// What lies in a box of west, south, east and north in degrees, as one JSON object of GeoJSON collections.
///
/// `land` has the countries as areas with `iso3` and `name`, whose edges are coasts and borders; `borders` has lines with
/// `kind` `border`, `disputed` or `unit`; `rivers` lines with `name`, `name_ar` and `rank`; `lakes` areas; `countries`, `units` and `towns`
/// points where names stand, with `name`, `name_ar` (in Arab countries), and `population` or `size` (the side of a square as large, in tenths of a degree). The wider the box,
/// the coarser the lines. Areas are cut off a little outside the box.
pub fn layers(bbox: [f64; 4]) -> String {
    layers::layers(base(), bbox)
}

/// The outline of a first-order unit, by its country's ISO 3166-1 code and any spelling of its name or its ISO 3166-2 code.
pub fn area(country: &str, unit: &str) -> Option<Polygons> {
    let base = base();
    let found = names::find(base, country, unit)?;
    Some(shape::polygons(base, &found.polygons))
}

/// The outline of a country, by its ISO 3166-1 code of two or three letters.
pub fn country(country: &str) -> Option<Polygons> {
    let base = base();
    let found = names::country(base, country)?;
    Some(shape::polygons(base, &found.polygons))
}

/// Polygons as the geometry of a GeoJSON feature.
pub fn geometry(polygons: &Polygons) -> String {
    geojson::geometry(polygons)
}

fn base() -> &'static Base {
    static BASE: OnceLock<Base> = OnceLock::new();
    BASE.get_or_init(|| Base::from_bytes(include_bytes!("../basemap.bin")))
}
