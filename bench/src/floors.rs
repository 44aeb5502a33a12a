//! Scores must not fall: `floors.toml` is raised freely, and lowered only in a commit that says why.

use anyhow::{Result, bail};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    reports: ReportFloors,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportFloors {
    /// At least so many expected events are coded right.
    matched: usize,
    /// At most so many events come out of the reports that hold them.
    max_events: usize,
}

/// Measures and compares.
pub(crate) fn run() -> Result<()> {
    let floors: Floors = toml::from_str(include_str!("../floors.toml"))?;
    let score = crate::reports::score()?;
    let ReportFloors { matched, max_events } = floors.reports;
    crate::print(&format!(
        "reports: matched {} (floor {matched}) of {}, events {} (at most {max_events})",
        score.n_matched, score.n_expected, score.n_events
    ));
    if score.n_matched < matched || score.n_events > max_events {
        bail!("below a floor: see `dateline-bench reports`");
    }
    if score.n_matched > matched {
        crate::print("the floor can be raised");
    }
    Ok(())
}
