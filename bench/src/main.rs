//! Scores and speed of `dateline` on sets that lie beside the project, in the folder that `DATELINE_BENCH` names.

mod floors;
mod judge;
mod reports;
mod smoke;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

const USAGE: &str = "\
usage: dateline-bench COMMAND

  reports   code the sample reports and compare with the expected events
  floors    fail if a score is below bench/floors.toml
  smoke     code a set of raw reports; print what was coded and how fast";

fn main() -> Result<()> {
    let command = std::env::args().nth(1).unwrap_or_default();
    match command.as_str() {
        "reports" => reports::run(),
        "floors" => floors::run(),
        "smoke" => smoke::run(),
        _ => bail!("{USAGE}"),
    }
}

/// The folder of the sets.
fn folder() -> Result<PathBuf> {
    let folder = std::env::var_os("DATELINE_BENCH")
        .context("DATELINE_BENCH must name the folder of the sets")?;
    Ok(PathBuf::from(folder))
}

/// Prints a table or a line of figures.
#[allow(clippy::print_stdout, reason = "figures are this program's data")]
fn print(words: &str) {
    println!("{words}");
}
