//! The places of UCDP's events (UCDP GED Codebook, `where_prec`): each once.

use std::collections::BTreeSet;
use std::path::Path;

use super::gather::Gatherer;
use super::table::{self, Table};
use super::{Fault, PlacesError, Told, fault, kinds};

/// The columns that are read.
const NEEDED: [&str; 4] = ["where_coordinates", "where_prec", "latitude", "longitude"];

/// Reads the events, or a table of their places.
pub(super) fn read(path: &Path, gatherer: &mut Gatherer<'_>) -> Result<(), PlacesError> {
    let table = Table::open(path)?;
    let at = |column: &str| table.heads.iter().position(|head| head == column);
    if let Some(missing) = NEEDED.iter().find(|column| at(column).is_none()) {
        let what = format!("there is no column `{missing}`");
        let help = "give UCDP's events as they are downloaded, GEDEvent_vXX_X.csv";
        return Err(PlacesError::file(path, what, help));
    }
    let heads = table.heads.clone();
    let mut seen = BTreeSet::new();
    table.rows(|line, record| {
        let record = match record {
            Ok(record) => record,
            Err(fault) => return gatherer.take(line, Err(fault)),
        };
        let cell = |column: &str| {
            let at = heads.iter().position(|head| head == column);
            at.and_then(|at| record.get(at)).unwrap_or_default().trim()
        };
        let place = [cell("where_coordinates"), cell("latitude"), cell("longitude")];
        // 1 is the place itself; 2 is near it, and the point is its; from 3 on the point is that of a district or more.
        match cell("where_prec") {
            "1" | "2" if !seen.insert(place.map(str::to_owned)) => {
                gatherer.leave_out("of a place that an earlier event has");
            }
            "1" | "2" => gatherer.take(line, told(cell)),
            "3" | "4" | "5" | "6" | "7" => {
                gatherer.leave_out("known only to a district or less exactly");
            }
            other => {
                let what = format!("`{other}` is no precision");
                let help = "`where_prec` is a number from 1 to 7";
                gatherer.take(line, fault(what, help));
            }
        }
    });
    Ok(())
}

fn told<'c>(cell: impl Fn(&str) -> &'c str) -> Result<Told, Fault> {
    let words = cell("where_coordinates");
    let (name, kind) = kinds::behind_name(words);
    let point = table::point(cell("latitude"), cell("longitude"))?;
    let mut told = Told::new(name, kind.unwrap_or(kinds::by_size(0)), point);
    // "Tadmur/Palmyra town" has two names.
    if name.contains('/') {
        told.names = name.split('/').map(|name| name.trim().to_owned()).collect();
    }
    let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    told.country = some(cell("country"));
    let unit = |column: &str| some(kinds::behind_name(cell(column)).0);
    told.admin = [unit("adm_1"), unit("adm_2"), None];
    told.near = cell("where_prec") == "2";
    Ok(told)
}
