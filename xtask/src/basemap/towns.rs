//! Towns for the labels of the map: those that a map of a province names.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::arabic;
use super::countries::is_arab2;
use super::{Position, position};

/// A town.
pub(super) struct Town {
    pub(super) name: String,
    pub(super) name_ar: String,
    pub(super) population: u32,
    pub(super) at: Position,
}

/// Smaller towns are named only in Arab countries, whose villages the program was made for.
const POPULATION: u32 = 5_000;

/// How far, in units of the file, a city of so many people reaches: GeoNames lists its quarters as towns. The figures are
/// ours, by the look of maps. Quarters of Arab cities are kept, for reports of war name them.
const SPREAD: &[(u32, i32)] = &[(1_000_000, 1_200), (200_000, 700), (50_000, 300)];

#[derive(Deserialize)]
struct Row {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
    alternatenames: Vec<String>,
}

/// Reads the towns, the largest first.
pub(super) fn read(path: &Path) -> Result<Vec<Town>> {
    let text =
        std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let table: std::collections::BTreeMap<String, Row> = serde_json::from_slice(&text)?;
    let mut rows: Vec<Row> = table.into_values().collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.population), row.geonameid));
    let mut cities: Vec<(Position, i32)> = Vec::new();
    let towns = rows.into_iter().filter_map(|row| {
        let arab = is_arab2(&row.countrycode);
        let at = position(row.longitude, row.latitude);
        let spread = SPREAD.iter().find(|(people, _)| row.population >= *people);
        if let Some(&(_, spread)) = spread
            && !is_part(at, &cities)
        {
            cities.push((at, spread));
        } else if !arab && is_part(at, &cities) {
            return None;
        }
        let name_ar = arab.then(|| {
            let own = std::iter::once(row.name.as_str());
            arabic::name(own.chain(row.alternatenames.iter().map(String::as_str)))
        });
        let name_ar = name_ar.flatten().unwrap_or_default().to_owned();
        (arab || row.population >= POPULATION).then(|| Town {
            // Dots and bars of transcription are for scholars; elsewhere marks belong to the spelling.
            name: if arab { plain(&row.name) } else { row.name },
            name_ar,
            population: row.population,
            at,
        })
    });
    Ok(towns.collect())
}

fn plain(name: &str) -> String {
    let name: String = name.nfd().filter(|&letter| !is_combining_mark(letter)).collect();
    name.replace(['‘', '’', '`'], "'")
}

/// Whether a place lies in the built-up ground of a city that is larger than it.
fn is_part(at: Position, cities: &[(Position, i32)]) -> bool {
    let near = |&((x, y), spread): &(Position, i32)| {
        (at.0 - x).abs() <= spread && (at.1 - y).abs() <= spread
    };
    cities.iter().any(near)
}
