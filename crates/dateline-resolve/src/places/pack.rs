//! Packs: lists of places that a person wrote.
//!
//! A world list knows towns; a pack knows what reports of one war name beside them: quarters, villages, oil fields,
//! airbases, roads, and which spellings are in use.

use dateline_model::PlaceKind;
use serde::Deserialize;
use thiserror::Error;

use super::geo::{Bounds, Point};

/// Why a pack cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackError {
    /// It is not the TOML that is expected.
    #[error("the pack of places cannot be read: {0}")]
    Toml(String),
    /// A place has neither a point, a line, an area nor a code.
    #[error("place `{0}` of the pack has no position")]
    Position(String),
    /// A place has no name.
    #[error("place `{0}` of the pack has no name")]
    Name(String),
    /// The same id stands twice.
    #[error("place `{0}` stands twice in the pack")]
    Twice(String),
    /// A place lies outside the Earth.
    #[error("place `{id}` of the pack lies at {latitude}, {longitude}")]
    OffEarth {
        /// The place.
        id: String,
        /// As written.
        latitude: String,
        /// As written.
        longitude: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    id: String,
    #[serde(rename = "name")]
    _name: String,
    place: Vec<PackRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackRow {
    id: String,
    kind: PlaceKind,
    names: Vec<String>,
    #[serde(default)]
    names_ar: Vec<String>,
    geonames: Option<u32>,
    iso: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    #[serde(default)]
    line: Vec<[f64; 2]>,
    area: Option<[f64; 4]>,
    country: String,
    admin1: Option<String>,
    admin2: Option<String>,
    admin3: Option<String>,
    parent: Option<String>,
    named_after: Option<String>,
    #[serde(default)]
    near: bool,
    source: String,
}

/// A place as a pack describes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PackPlace {
    /// With the pack's own id in front: `dez:hajin`.
    pub(super) id: String,
    pub(super) kind: PlaceKind,
    /// Latin spellings, then Arabic; the first is shown.
    pub(super) names: Vec<String>,
    pub(super) geonames: Option<u32>,
    /// ISO 3166-2 of a first-order unit.
    pub(super) iso: Option<String>,
    pub(super) point: Option<Point>,
    pub(super) line: Vec<Point>,
    pub(super) area: Option<Bounds>,
    /// ISO 3166-1 alpha-2.
    pub(super) country: String,
    pub(super) admin1: Option<String>,
    pub(super) admin2: Option<String>,
    pub(super) admin3: Option<String>,
    pub(super) parent: Option<String>,
    pub(super) named_after: Option<String>,
    pub(super) near: bool,
    pub(super) source: String,
}

/// Reads the places of a pack.
pub(super) fn read(text: &str) -> Result<Vec<PackPlace>, PackError> {
    let pack: PackFile =
        toml::from_str(text).map_err(|error| PackError::Toml(error.to_string()))?;
    let mut seen = std::collections::BTreeSet::new();
    let mut places = Vec::new();
    for row in pack.place {
        if !seen.insert(row.id.clone()) {
            return Err(PackError::Twice(row.id));
        }
        places.push(place(&pack.id, row)?);
    }
    Ok(places)
}

fn place(pack: &str, row: PackRow) -> Result<PackPlace, PackError> {
    let full = |id: &String| format!("{pack}:{id}");
    let line: Vec<Point> = row
        .line
        .iter()
        .map(|&[latitude, longitude]| Point { latitude, longitude })
        .collect();
    let area =
        row.area.map(|[south, west, north, east]| Bounds { south, west, north, east });
    let point = match (row.lat, row.lon) {
        (Some(latitude), Some(longitude)) => Some(Point { latitude, longitude }),
        // A line's middle point and an area's middle stand for it on a map.
        (Some(_) | None, Some(_) | None) => {
            line.get(line.len() / 2).copied().or_else(|| area.map(Bounds::middle))
        }
    };
    if point.is_none() && row.iso.is_none() {
        return Err(PackError::Position(row.id));
    }
    for point in line.iter().chain(&point) {
        let fits = |degrees: f64, most: f64| (-most..=most).contains(&degrees);
        if !fits(point.latitude, 90.0) || !fits(point.longitude, 180.0) {
            return Err(PackError::OffEarth {
                id: row.id,
                latitude: point.latitude.to_string(),
                longitude: point.longitude.to_string(),
            });
        }
    }
    if row.names.is_empty() {
        return Err(PackError::Name(row.id));
    }
    let mut names = row.names;
    names.extend(row.names_ar);
    Ok(PackPlace {
        id: full(&row.id),
        kind: row.kind,
        names,
        geonames: row.geonames,
        iso: row.iso,
        point,
        line,
        area,
        country: row.country,
        admin1: row.admin1,
        admin2: row.admin2,
        admin3: row.admin3,
        parent: row.parent.as_ref().map(full),
        named_after: row.named_after.as_ref().map(full),
        near: row.near,
        source: row.source,
    })
}
