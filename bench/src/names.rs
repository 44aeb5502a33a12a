//! How well places are found by name, on real lists of places that lie beside the sets, in `../data`.
//!
//! Two questions. Do the English and the Arabic name of one place have one key? And is a village that UCDP's coders
//! wrote in their spelling found in lists that others made in theirs? Lists are read by the program's own importers.

mod found;
mod keys;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use comfy_table::{Table, presets};
use dateline::import::{self, ImportedPlaces, PlaceSettings};

/// What the names of these figures begin with.
pub(crate) const PREFIX: &str = "names / ";

/// Prints all figures, and each wrong name where that is asked for.
pub(crate) fn run(with_misses: bool) -> Result<()> {
    let Some(folder) = folder()? else {
        bail!("there are no lists of places in the folder `data` beside DATELINE_BENCH");
    };
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_header(["pairs of names with a key in common", "pairs", "share"]);
    for set in keys::measure(&folder)? {
        for miss in set.misses.iter().filter(|_| with_misses) {
            crate::print(&format!("{}: {miss}", set.name));
        }
        let share = format!("{:.3}", set.share());
        table.add_row([set.name.to_owned(), set.n_pairs.to_string(), share]);
    }
    crate::print(&table.to_string());
    let lists = Lists::read(&folder)?;
    crate::print(&found::table(&lists, with_misses)?);
    Ok(())
}

/// The figures that have floors, by their names; `None` where the lists are not there.
pub(crate) fn figures() -> Result<Option<BTreeMap<String, f64>>> {
    let Some(folder) = folder()? else { return Ok(None) };
    let mut figures = BTreeMap::new();
    for set in keys::measure(&folder)? {
        figures.insert(format!("{PREFIX}keys / {}", set.name), set.share());
    }
    for (name, score) in found::measure(&Lists::read(&folder)?)? {
        figures.insert(format!("{PREFIX}{name} / precision"), score.precision());
        figures.insert(format!("{PREFIX}{name} / recall"), score.recall());
    }
    Ok(Some(figures))
}

/// Where the lists lie, if they do.
fn folder() -> Result<Option<PathBuf>> {
    let folder = crate::folder()?.join("../data");
    let is_there = ["cod-ab-syria", "cod-ab-iraq", "geonames", "ucdp"]
        .into_iter()
        .all(|list| folder.join(list).is_dir());
    Ok(is_there.then_some(folder))
}

/// The lists that places are looked up in and from.
struct Lists {
    /// Places that UCDP's coders put events in.
    ucdp: ImportedPlaces,
    /// COD-AB and GeoNames' towns.
    known: ImportedPlaces,
}

impl Lists {
    fn read(folder: &Path) -> Result<Lists> {
        let syria = ["admin1", "admin2", "admin3", "admincapitals", "neighborhoods"];
        let mut known: Vec<PathBuf> = syria
            .iter()
            .map(|layer| folder.join(format!("cod-ab-syria/syr_{layer}.shp")))
            .collect();
        known.push(folder.join("geonames/cities500_SY_IQ_TR_LB_JO.txt"));
        Ok(Lists {
            ucdp: import(&[folder.join("ucdp/ged_syria_places.csv")])?,
            known: import(&known)?,
        })
    }
}

fn import(files: &[PathBuf]) -> Result<ImportedPlaces> {
    Ok(import::places(files, &PlaceSettings::default())?)
}
