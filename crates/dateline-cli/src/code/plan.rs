//! `dateline code --dry-run`: what would be read, passed over or refused. Nothing is coded, nothing written.

mod row;

use std::collections::BTreeSet;

use anyhow::Result;
use dateline::ingest::{Input, Refusal, Settings, read};
use dateline::model::ReportId;
use dateline::store::{Store, StoreError};

use super::count;
use crate::args::CodeArguments;
use crate::exit::{Finish, is_bystander};
use crate::output::writable;
use crate::render::paint::{print, print_bytes, tell};
use row::{Action, InputRow, PlanRow, RefusalRow};

/// Lists the inputs and ends as the run itself would.
pub(super) fn run(
    arguments: &CodeArguments,
    inputs: &[Input],
    refusals: Vec<Refusal>,
    settings: &Settings,
    quiet: bool,
) -> Result<Finish> {
    let mut seen = known(arguments)?;
    let mut rows: Vec<InputRow> = Vec::new();
    let mut refused = refusals;
    rows.extend(refused.iter().map(InputRow::of_refusal));
    for input in inputs {
        let (row, not_read) = look(input, settings, &mut seen);
        rows.push(row);
        refused.extend(not_read);
    }
    let finish = Finish::with(&refused);
    let plan = PlanRow {
        output: arguments.output.as_ref().map(|path| path.display().to_string()),
        reports: rows.iter().map(|row| row.reports).sum(),
        known: rows.iter().map(|row| row.known).sum(),
        refused: refused.iter().filter(|refusal| !is_bystander(refusal)).count(),
        passed_over: refused.iter().filter(|refusal| is_bystander(refusal)).count(),
        exit_code: finish.number(),
        inputs: rows,
    };
    match arguments.json {
        true => print_bytes(format!("{}\n", serde_json::to_string(&plan)?).as_bytes())?,
        false => print(&row::drawn(&plan.inputs))?,
    }
    if !quiet {
        tell(&sentence(&plan));
    }
    Ok(finish)
}

/// The reports of the dataset that `-o` names, under the conditions of a run.
fn known(arguments: &CodeArguments) -> Result<BTreeSet<ReportId>> {
    let Some(path) = &arguments.output else { return Ok(BTreeSet::new()) };
    writable(path)?;
    if !path.exists() {
        return Ok(BTreeSet::new());
    }
    match Store::open(path) {
        Ok(_) | Err(StoreError::OtherLayout { .. }) if arguments.replace => {
            Ok(BTreeSet::new())
        }
        opened => Ok(opened?.known_reports()?),
    }
}

/// Reads one input to its end and counts what is in it.
fn look(
    input: &Input,
    settings: &Settings,
    seen: &mut BTreeSet<ReportId>,
) -> (InputRow, Vec<Refusal>) {
    let items = read(input, settings);
    let mut row = InputRow {
        input: input.path.clone(),
        action: Action::Code,
        kind: items.kind().map(|kind| kind.as_str()),
        // Standard input has no size before it is read.
        bytes: std::fs::metadata(&input.path).ok().map(|file| file.len()),
        reports: 0,
        known: 0,
        refusals: Vec::new(),
    };
    let mut refusals = Vec::new();
    for item in items {
        match item {
            Ok(report) if seen.insert(report.id.clone()) => row.reports += 1,
            Ok(_) => row.known += 1,
            Err(refusal) => refusals.push(refusal),
        }
    }
    row.refusals = refusals.iter().map(RefusalRow::of).collect();
    row.action = match (row.reports, row.known, refusals.first()) {
        (1.., _, _) => Action::Code,
        (0, 1.., _) => Action::Known,
        (0, 0, Some(refusal)) => Action::of(refusal),
        // A table without rows.
        (0, 0, None) => Action::Code,
    };
    (row, refusals)
}

/// "6 reports to code, 2 known before, 1 refused; nothing was coded or written".
fn sentence(plan: &PlanRow) -> String {
    let mut parts = vec![format!("{} to code", count(plan.reports, "report"))];
    for (number, words) in [
        (plan.known, "known before"),
        (plan.refused, "refused"),
        (plan.passed_over, "passed over"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {words}"));
        }
    }
    format!("{}; nothing was coded or written\n", parts.join(", "))
}
