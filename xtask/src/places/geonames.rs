//! Countries and towns of GeoNames.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use dateline_model::PlaceKind;
use dateline_resolve::places::compile::{AreaSource, TownSource};
use dateline_resolve::places::{Bounds, Point};
use serde::Deserialize;

use super::borders::Borders;
use super::is_kept;
use super::provinces::Provinces;
use super::units::Unit;

/// Languages whose names reach English through a romanisation that every writer does in his own way.
const ROMANISED: &[&str] = &["ar", "ku", "ckb", "fa", "ps"];

#[derive(Deserialize)]
struct CountryRow {
    name: String,
    iso: String,
    iso3: String,
    isonumeric: u32,
    capital: String,
    languages: String,
    population: u64,
}

#[derive(Deserialize)]
struct TownRow {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u64,
    admin1code: String,
    alternatenames: Vec<String>,
}

#[derive(Deserialize)]
struct Extra {
    adjectives: Vec<String>,
    #[serde(default)]
    aliases: Vec<String>,
    /// What its people are called where that is no adjective: "Turks".
    #[serde(default)]
    peoples: Vec<String>,
    /// Degrees north and east of the point that stands for it.
    point: Option<[f64; 2]>,
}

/// Reads all countries; their capitals are still names, at the end of `others`.
pub(super) fn countries(
    path: &Path,
    extras: &Path,
    borders: &Borders,
) -> Result<Vec<AreaSource>> {
    let rows: BTreeMap<String, CountryRow> = read_json(path)?;
    let text = std::fs::read_to_string(extras)
        .with_context(|| format!("reading {}", extras.display()))?;
    let mut extras: BTreeMap<String, Extra> =
        toml::from_str(&text).with_context(|| format!("reading {}", extras.display()))?;
    let mut countries = Vec::new();
    for row in rows.into_values() {
        // States that are gone have no number of their own in use.
        if matches!(row.iso.as_str(), "AN" | "CS") {
            continue;
        }
        let extra = extras.remove(&row.iso);
        let stated = extra.as_ref().and_then(|extra| extra.point);
        let (mut adjectives, peoples, mut others) = extra
            .map(|extra| (extra.adjectives, extra.peoples, extra.aliases))
            .unwrap_or_default();
        adjectives = with_people(adjectives);
        adjectives.extend(peoples);
        let outline = borders.get(&row.isonumeric).cloned().unwrap_or_default();
        let largest = outline.iter().max_by_key(|ring| ring.len());
        let middle = largest
            .and_then(|ring| Bounds::around(ring.iter().copied()))
            .map_or(Point { latitude: 0.0, longitude: 0.0 }, Bounds::middle);
        let centre =
            stated.map_or(middle, |[latitude, longitude]| Point { latitude, longitude });
        // The first two languages are those that most of its places are named in.
        let romanised = row.languages.split(',').take(2).any(|language| {
            ROMANISED.contains(&language.split('-').next().unwrap_or(""))
        });
        others.push(row.capital);
        countries.push(AreaSource {
            name: row.name,
            others,
            adjectives,
            country: None,
            iso: row.iso,
            iso3: row.iso3,
            capital: None,
            centre,
            outline,
            romanised,
            population: u32::try_from(row.population).unwrap_or(u32::MAX),
            abbreviations: Vec::new(),
        });
    }
    Ok(countries)
}

/// Reads all towns and puts each into its unit.
pub(super) fn towns(
    path: &Path,
    countries: &[AreaSource],
    units: &[Unit],
) -> Result<Vec<TownSource>> {
    let rows: BTreeMap<String, TownRow> = read_json(path)?;
    let country_of: BTreeMap<&str, u16> =
        (0..).zip(countries).map(|(at, country)| (country.iso.as_str(), at)).collect();
    let lies = |row: &TownRow| {
        let country = country_of.get(row.countrycode.as_str()).copied();
        let code = format!("{}.{}", row.countrycode, row.admin1code);
        (country, code, Point { latitude: row.latitude, longitude: row.longitude })
    };
    let all: Vec<_> = rows.values().map(lies).collect();
    let provinces = Provinces::new(units, &all);
    let mut towns = Vec::new();
    for row in rows.into_values() {
        let (country, code, point) = lies(&row);
        let unit = provinces.of(country, &code, point);
        // Elsewhere a name in Arabic letters is a transcription that no English report holds.
        let romanised = country.is_some_and(|at| countries[usize::from(at)].romanised);
        let population = u32::try_from(row.population).unwrap_or(u32::MAX);
        towns.push(TownSource {
            geonames: row.geonameid,
            name: row.name,
            others: row
                .alternatenames
                .into_iter()
                .filter(|name| is_kept(name) && (romanised || !is_arabic(name)))
                .collect(),
            point,
            population,
            country,
            unit,
            kind: match population {
                100_000.. => PlaceKind::City,
                5_000.. => PlaceKind::Town,
                _ => PlaceKind::Village,
            },
        });
    }
    Ok(towns)
}

/// Replaces each country's capital by its number.
pub(super) fn with_capitals(
    mut countries: Vec<AreaSource>,
    towns: &[TownSource],
) -> Vec<AreaSource> {
    for (at, country) in (0..).zip(&mut countries) {
        let Some(capital) = country.others.pop() else { continue };
        country.capital = towns
            .iter()
            .filter(|town| town.country == Some(at))
            .filter(|town| town.name == capital || town.others.contains(&capital))
            .max_by_key(|town| town.population)
            .map(|town| town.geonames);
    }
    countries
}

fn is_arabic(name: &str) -> bool {
    name.contains(dateline_resolve::places::fold::is_arabic)
}

/// Adjectives, and the people they make in the plural.
fn with_people(mut adjectives: Vec<String>) -> Vec<String> {
    let people: Vec<String> = adjectives
        .iter()
        .filter(|word| word.ends_with('n') || word.ends_with('i'))
        .map(|word| format!("{word}s"))
        .collect();
    adjectives.extend(people);
    adjectives
}

fn read_json<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T> {
    let text =
        std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("reading {}", path.display()))
}
