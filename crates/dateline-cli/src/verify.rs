//! `dateline verify`: is it what it was?

use anyhow::Result;
use dateline::store::{Check, verify};
use serde_json::{Value, json};

use crate::args::VerifyArguments;
use crate::code::count;
use crate::exit::Finish;
use crate::output::readable;
use crate::render::paint::{self, paint, print};
use crate::render::snippet::safe;
use crate::seal;

/// Faults of one check that are named; of more only the number is told.
const NAMED: usize = 20;

/// Prints each check; ends with 1 where one does not hold.
pub(crate) fn run(arguments: &VerifyArguments, quiet: bool) -> Result<Finish> {
    readable(&arguments.dataset)?;
    let mut checks = verify(&arguments.dataset)?;
    checks.extend(seal::check(&arguments.dataset)?);
    let n_faults: usize = checks.iter().map(|check| check.faults.len()).sum();
    if arguments.json {
        let rows: Vec<Value> = checks.iter().map(row).collect();
        print(&format!("{}\n", json!({ "holds": n_faults == 0, "checks": rows })))?;
    } else {
        for check in checks.iter().filter(|check| !quiet || !check.faults.is_empty()) {
            print(&drawn(check))?;
        }
        if !quiet && n_faults > 0 {
            print(&format!("{} found\n", count(n_faults, "fault")))?;
        }
    }
    Ok(if n_faults == 0 { Finish::Done } else { Finish::Faults })
}

fn row(check: &Check) -> Value {
    json!({
        "check": check.what, "holds": check.faults.is_empty(), "told": check.told,
        "faults": check.faults, "notes": check.notes,
    })
}

fn drawn(check: &Check) -> String {
    let name = format!("{:<10}", check.what);
    let mut lines = match check.faults.is_empty() {
        true => format!("{}  {name}{}\n", paint(paint::BOLD, "ok   "), safe(&check.told)),
        false => String::new(),
    };
    for fault in check.faults.iter().take(NAMED) {
        lines += &format!("{}  {name}{}\n", paint(paint::ERROR, "fault"), safe(fault));
    }
    if let Some(more) = check.faults.len().checked_sub(NAMED + 1) {
        lines +=
            &format!("{}  {name}and {} more\n", paint(paint::ERROR, "fault"), more + 1);
    }
    for note in &check.notes {
        lines += &format!("{}   {name}{}\n", paint(paint::NOTE, "note"), safe(note));
    }
    lines
}
