//! First-order units: governorates, provinces, states.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::countries::{Iso, is_arab};
use super::{Line, Polygons, Position, area, position};

/// A unit with its outline.
pub(super) struct Unit {
    /// ISO 3166-1 alpha-3 of the country.
    pub(super) country: String,
    pub(super) name: String,
    pub(super) name_ar: String,
    /// Its code and all other names, with strokes between them.
    pub(super) others: String,
    /// Where its name stands.
    pub(super) label: Position,
    pub(super) polygons: Polygons<Line>,
}

/// Codes of Natural Earth that are no ISO codes, and territories whose standing is fought over, drawn as part of the
/// state that resolutions of the United Nations name; the lines of control between are drawn as disputed.
const COUNTRIES: &[(&str, &str)] = &[
    ("PSX", "PSE"),
    ("SDS", "SSD"),
    ("SAH", "ESH"),
    ("KOS", "XKX"),
    ("ALD", "ALA"),
    ("KAB", "KAZ"),
];

/// Units that Natural Earth gives to the state that holds them: General Assembly resolution 68/262.
const UNITS: &[(&str, &str)] = &[("UA-43", "UKR"), ("UA-40", "UKR")];

/// Reads all units.
pub(super) fn read(path: &Path, iso: &Iso) -> Result<Vec<Unit>> {
    let text =
        std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let collection: Value = serde_json::from_slice(&text)?;
    let mut units = Vec::new();
    for feature in list(&collection["features"]) {
        let property =
            |key: &str| feature["properties"][key].as_str().unwrap_or("").trim();
        let geometry = &feature["geometry"];
        let polygons = match geometry["type"].as_str() {
            Some("Polygon") => vec![polygon(&geometry["coordinates"])],
            _ => list(&geometry["coordinates"]).iter().map(polygon).collect(),
        };
        let polygons: Polygons<Line> =
            polygons.into_iter().filter(|rings| !rings.is_empty()).collect();
        let code = property("adm0_a3");
        let find = |table: &[(&str, &str)], key: &str| {
            table.iter().find(|(from, _)| *from == key).map(|(_, to)| (*to).to_owned())
        };
        let country = find(UNITS, property("iso_3166_2"))
            .or_else(|| find(COUNTRIES, code))
            .unwrap_or_else(|| code.to_owned());
        let name = Some(property("name_en"))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| property("name"));
        let mut others: Vec<&str> = vec![property("iso_3166_2")];
        for key in ["name", "name_alt", "woe_name", "gn_name", "name_ar"] {
            others.extend(property(key).split('|').map(str::trim));
        }
        others.retain(|other| !other.is_empty() && *other != name);
        let mut kept: Vec<&str> = Vec::new();
        for other in others {
            if !kept.contains(&other) {
                kept.push(other);
            }
        }
        let degrees = |key: &str| feature["properties"][key].as_f64().unwrap_or(0.0);
        units.push(Unit {
            name: name.to_owned(),
            name_ar: match is_arab(&country, iso) {
                true => bare(property("name_ar")).to_owned(),
                false => String::new(),
            },
            country,
            others: kept.join("|"),
            label: position(degrees("longitude"), degrees("latitude")),
            polygons,
        });
    }
    Ok(units)
}

/// The rings of a polygon, the first against the clock, the others with it.
fn polygon(rings: &Value) -> Vec<Line> {
    let mut polygon = Vec::new();
    for (ring_idx, ring) in list(rings).iter().enumerate() {
        let mut line: Line = list(ring)
            .iter()
            .map(|pair| {
                position(pair[0].as_f64().unwrap_or(0.0), pair[1].as_f64().unwrap_or(0.0))
            })
            .collect();
        line.dedup();
        if line.len() < 4 {
            // Less than the grid: an islet goes with its holes.
            if ring_idx == 0 {
                return Vec::new();
            }
            continue;
        }
        if (area(&line) > 0) != (ring_idx == 0) {
            line.reverse();
        }
        polygon.push(line);
    }
    polygon
}

/// The Arabic name without the word for what it is.
fn bare(name: &str) -> &str {
    const KINDS: &[&str] = &["محافظة ", "ولاية ", "مقاطعة ", "منطقة ", "إقليم "];
    KINDS.iter().find_map(|kind| name.strip_prefix(kind)).unwrap_or(name)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
