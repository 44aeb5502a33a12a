//! Scores and speed of `dateline` on sets that lie beside the project, in the folder that `DATELINE_BENCH` names.

mod campaign;
mod coded;
mod floors;
mod ged;
mod item;
mod judge;
mod names;
mod phrases;
mod plover;
mod predict;
mod published;
mod reader;
mod reports;
mod score;
mod sets;
mod sides;
mod smoke;
mod speed;
mod tasks;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

const USAGE: &str = "\
usage: dateline-bench COMMAND

  predict TASK FILE.jsonl   write predictions for a task, in the form its scorer reads, to standard output
  score [TASK...]           predict and score all tasks, or these; print them beside the published best
  sets [SET...]             put the texts of bench/sets to the program, by kind; of named sets, each wrong one too
  names [misses]            find places of one list of real places in others, by name; or each that is wrong, too
  campaign [--show KIND]    merge the reports of bench/sets/campaign; of a kind, each wrong pair too
  fifteen [--show KIND]     the same for bench/sets/fifteen, whose author had not seen this program
  twelve [--show KIND]      the same for bench/sets/twelve, of other wars, by another who had not seen it
  ged [--show]              merge the raw reports and hold events in Syria with deaths against UCDP's
  reports                   code the sample reports and compare with the expected events
  floors                    fail if a score is below bench/floors.toml
  smoke                     code a set of raw reports; print what was coded and how fast
  speed                     time and memory of every stage, of the start and of the whole program
  merge N                   merge N invented claims; print the time and the memory that it took";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["predict", task, file] => predict::run(task, file.as_ref()),
        ["score", names @ ..] => score::run(names),
        ["sets", names @ ..] => sets::run(names),
        ["names"] => names::run(false),
        ["names", "misses"] => names::run(true),
        ["campaign", arguments @ ..] => campaign::run(arguments),
        ["fifteen", arguments @ ..] => campaign::fifteen(arguments),
        ["twelve", arguments @ ..] => campaign::twelve(arguments),
        ["ged"] => ged::run(false),
        ["ged", "--show"] => ged::run(true),
        ["reports"] => reports::run(),
        ["floors"] => floors::run(),
        ["smoke"] => smoke::run(),
        ["speed"] => speed::run(),
        ["merge", n_claims] => speed::merge(n_claims),
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
