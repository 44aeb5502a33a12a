//! Towns for the labels of the map: those that a map of a province names.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
    let towns = rows.into_iter().filter_map(|row| {
        let arab = is_arab2(&row.countrycode);
        (arab || row.population >= POPULATION).then(|| Town {
            // Dots and bars of transcription are for scholars; elsewhere marks belong to the spelling.
            name: if arab { plain(&row.name) } else { row.name },
            name_ar: match arab {
                true => row.alternatenames.into_iter().find(|name| is_arabic(name)),
                false => None,
            }
            .unwrap_or_default(),
            population: row.population,
            at: position(row.longitude, row.latitude),
        })
    });
    Ok(towns.collect())
}

fn plain(name: &str) -> String {
    let name: String = name.nfd().filter(|&letter| !is_combining_mark(letter)).collect();
    name.replace(['‘', '’', '`'], "'")
}

/// Whether it is written with letters of Arabic alone, not those that Persian, Urdu and Kurdish add.
fn is_arabic(name: &str) -> bool {
    let letter = |letter: char| matches!(letter, '\u{621}'..='\u{64a}' | ' ');
    name.contains(|first| letter(first) && first != ' ') && name.chars().all(letter)
}
