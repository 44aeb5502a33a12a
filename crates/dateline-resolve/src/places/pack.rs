//! Packs: lists of places that a person wrote.
//!
//! A world list knows towns; a pack knows what reports of one war name beside them: quarters, villages, oil fields,
//! airbases, roads, and which spellings are in use.

use std::collections::BTreeSet;

use dateline_model::PlaceKind;
use serde::Deserialize;

use super::geo::{Bounds, Point};
use crate::fault::{ListError, parse};

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
    #[serde(default)]
    adjectives: Vec<String>,
    geonames: Option<u32>,
    iso: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    #[serde(default)]
    line: Vec<[f64; 2]>,
    area: Option<[f64; 4]>,
    country: Option<String>,
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
    /// What is said of its people and things: "African".
    pub(super) adjectives: Vec<String>,
    pub(super) geonames: Option<u32>,
    /// ISO 3166-2 of a first-order unit.
    pub(super) iso: Option<String>,
    pub(super) point: Option<Point>,
    pub(super) line: Vec<Point>,
    pub(super) area: Option<Bounds>,
    /// ISO 3166-1 alpha-2; `None` for what lies in several or none, such as a sea.
    pub(super) country: Option<String>,
    pub(super) admin1: Option<String>,
    pub(super) admin2: Option<String>,
    pub(super) admin3: Option<String>,
    pub(super) parent: Option<String>,
    pub(super) named_after: Option<String>,
    pub(super) near: bool,
    pub(super) source: String,
}

/// Reads the places of a pack; `file` is its name and its text.
pub(super) fn read(file: (&str, &str)) -> Result<Vec<PackPlace>, ListError> {
    let pack: PackFile = parse(file)?;
    let mut seen = BTreeSet::new();
    let mut places = Vec::new();
    for (idx, row) in pack.place.into_iter().enumerate() {
        let id = row.id.clone();
        let read = match seen.insert(id.clone()) {
            true => place(&pack.id, row),
            false => Err(("it stands twice", "give each place an id of its own")),
        };
        places.push(read.map_err(|(what, help)| {
            let what = format!("place `{id}`: {what}");
            ListError::at_entry(file, "[[place]]", idx, what, help)
        })?);
    }
    Ok(places)
}

/// The place of a row; else what is wrong with it and what would be right.
fn place(pack: &str, row: PackRow) -> Result<PackPlace, (&'static str, &'static str)> {
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
        return Err(("it has no position", "give it `lat` and `lon`, `line` or `area`"));
    }
    for point in line.iter().chain(&point) {
        let fits = |degrees: f64, most: f64| (-most..=most).contains(&degrees);
        if !fits(point.latitude, 90.0) || !fits(point.longitude, 180.0) {
            let help =
                "degrees north are -90..90, degrees east -180..180; are they swapped?";
            return Err(("it lies off the Earth", help));
        }
    }
    if row.names.is_empty() {
        return Err(("it has no name", "give the spelling to show first in `names`"));
    }
    let mut names = row.names;
    names.extend(row.names_ar);
    Ok(PackPlace {
        id: full(&row.id),
        kind: row.kind,
        names,
        adjectives: row.adjectives,
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
