//! Counties of the United States, which local news names instead of towns.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use dateline_model::PlaceKind;
use dateline_resolve::places::Bounds;
use dateline_resolve::places::compile::{FIPS, TownSource};
use serde::Deserialize;

use super::borders::shapes;
use super::units::Unit;

#[derive(Deserialize)]
struct Row {
    /// The Census Bureau's number of state and county.
    fips: String,
    name: String,
    /// The post's code of the state.
    state: String,
}

/// Names from GeoNames, points from the Census Bureau's shapes: the middle of the box around each.
pub(super) fn read(
    names: &Path,
    outlines: &Path,
    units: &[Unit],
) -> Result<Vec<TownSource>> {
    let text =
        std::fs::read(names).with_context(|| format!("reading {}", names.display()))?;
    let rows: Vec<Row> = serde_json::from_slice(&text)?;
    let shapes: BTreeMap<u32, _> = shapes(outlines, "counties")?.into_iter().collect();
    let unit_of: BTreeMap<&str, (u16, Option<u16>)> = (0..)
        .zip(units)
        .filter_map(|(at, unit)| {
            Some((unit.area.iso.strip_prefix("US-")?, (at, unit.area.country)))
        })
        .collect();
    let mut counties = Vec::new();
    for row in rows {
        let number: u32 = row.fips.parse().context("reading a county's number")?;
        let rings = shapes.get(&number).into_iter().flatten();
        let around = Bounds::around(rings.flatten().copied());
        let (Some(around), Some(&(unit, country))) =
            (around, unit_of.get(row.state.as_str()))
        else {
            continue;
        };
        let others =
            row.name.strip_suffix(" County").map(|bare| format!("County of {bare}"));
        counties.push(TownSource {
            geonames: FIPS + number,
            name: row.name,
            others: others.into_iter().collect(),
            point: around.middle(),
            population: 0,
            country,
            unit: Some(unit),
            kind: PlaceKind::Admin2,
        });
    }
    Ok(counties)
}
