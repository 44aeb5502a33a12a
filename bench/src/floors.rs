//! Scores must not fall: `floors.toml` is raised freely, and lowered only in a commit that says why.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use comfy_table::{Table, presets};
use serde::Deserialize;

use crate::names;
use crate::published::FIGURES;
use crate::reader::Reader;
use crate::score::{score, value};
use crate::sets::{self, SETS};
use crate::tasks::TASKS;

#[cfg(test)]
mod tests;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    reports: ReportFloors,
    /// The floor of each figure by its name.
    figures: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportFloors {
    /// At least so many expected events are coded right.
    matched: usize,
    /// At most so many events come out of the reports that hold them.
    max_events: usize,
}

/// Measures all tasks and the sample reports, and compares.
pub(crate) fn run() -> Result<()> {
    let floors: Floors = toml::from_str(include_str!("../floors.toml"))?;
    let reports = crate::reports::score()?;
    let ReportFloors { matched, max_events } = floors.reports;
    let reader = Reader::new()?;
    let mut measured = BTreeMap::new();
    for task in TASKS {
        let scores = score(task, &reader)?;
        for figure in FIGURES.iter().filter(|figure| figure.task == task.name) {
            measured.insert(figure.name(), value(figure, &scores)?);
        }
    }
    for set in SETS {
        let accuracy = sets::score(set, &reader)?.accuracy();
        measured.insert(format!("{} / accuracy", set.name), accuracy);
    }
    measured.extend(crate::campaign::score(&reader.material)?);
    let mut wanted = floors.figures;
    match names::figures()? {
        Some(figures) => measured.extend(figures),
        // Lists of places are no part of the sets, and not everybody has them.
        None => wanted.retain(|name, _| !name.starts_with(names::PREFIX)),
    }
    let verdict = compare(&wanted, &measured);
    crate::print(&verdict.table);
    crate::print(&format!(
        "reports: matched {} (floor {matched}) of {}, events {} (at most {max_events})",
        reports.n_matched, reports.n_expected, reports.n_events
    ));
    let mut faults = verdict.faults;
    if reports.n_matched < matched || reports.n_events > max_events {
        faults.push("reports: below a floor, see `dateline-bench reports`".to_owned());
    }
    match faults.is_empty() {
        true => Ok(()),
        false => bail!("{}", faults.join("\n")),
    }
}

/// How the figures stand to their floors.
struct Verdict {
    table: String,
    /// What is below its floor, has none or is not measured; a sentence each.
    faults: Vec<String>,
}

fn compare(floors: &BTreeMap<String, f64>, measured: &BTreeMap<String, f64>) -> Verdict {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_header(["figure", "floor", "now", ""]);
    let mut faults = Vec::new();
    let names: BTreeSet<&String> = floors.keys().chain(measured.keys()).collect();
    for name in names {
        let shown = |figure: Option<&f64>| {
            figure.map_or("–".to_owned(), |figure| format!("{:.3}", truncated(*figure)))
        };
        let (floor, now) = (floors.get(name), measured.get(name));
        let remark = match (floor, now) {
            (None, _) => "no floor",
            (_, None) => "not measured",
            (Some(floor), Some(now)) if truncated(*now) < *floor => "below",
            (Some(floor), Some(now)) if truncated(*now) > *floor => "can be raised",
            (Some(_), Some(_)) => "",
        };
        if !matches!(remark, "" | "can be raised") {
            faults.push(format!("{name}: {remark}"));
        }
        table.add_row([name.clone(), shown(floor), shown(now), remark.to_owned()]);
    }
    Verdict { table: table.to_string(), faults }
}

/// Floors have three decimals: what lies beyond them is chance.
fn truncated(figure: f64) -> f64 {
    // Scorers round to four decimals; a little more than nothing keeps 0.29 from becoming 0.289.
    (figure * 1000.0 + 1e-6).floor() / 1000.0
}
