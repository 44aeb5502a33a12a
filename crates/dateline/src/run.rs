//! Many reports: read, coded by all processors, in one order.

use std::collections::BTreeSet;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dateline_ingest::{Input, Reason, Refusal, Settings, read};
use dateline_model::{Fingerprint, Report, ReportCard, ReportId, ZoneKind};

use crate::knowledge::message_of;
use crate::{Coded, Coder, parallel};

/// What became of one report or record.
pub enum Outcome {
    /// It was coded.
    Coded(Box<(Report, Coded)>),
    /// It was coded before: in the dataset, or earlier in this run.
    Known(ReportId),
    /// It was not taken.
    Refused(Refusal),
}

/// Reads and codes all inputs and hands each outcome to `each`, in the order of the inputs.
///
/// `known` names the reports that need no coding; a report that comes twice is coded once.
///
/// # Errors
/// If the system starts no thread.
pub fn code_all(
    coder: &Coder,
    inputs: &[Input],
    settings: &Settings,
    known: &BTreeSet<ReportId>,
    threads: usize,
    each: impl FnMut(Outcome),
) -> io::Result<()> {
    let mut seen = known.clone();
    let reports =
        inputs.iter().flat_map(|input| guarded(input, settings)).map(move |item| {
            let report = item?;
            let is_new = seen.insert(report.id.clone());
            Ok((is_new, report))
        });
    parallel::in_order(reports, threads, |item| code_one(coder, item), each)
}

/// The reports of an input. A fault in the program while it reads costs the rest of this input and no other.
fn guarded<'a>(
    input: &'a Input,
    settings: &'a Settings,
) -> impl Iterator<Item = Result<Report, Refusal>> + 'a {
    let mut reports = None;
    let mut is_over = false;
    std::iter::from_fn(move || {
        if is_over {
            return None;
        }
        let next = catch_unwind(AssertUnwindSafe(|| {
            reports.get_or_insert_with(|| read(input, settings)).next()
        }));
        next.unwrap_or_else(|panic| {
            is_over = true;
            let message = message_of(panic.as_ref());
            Some(Err(Refusal::new(&input.path, Reason::Fault(message))))
        })
    })
}

fn code_one(coder: &Coder, item: Result<(bool, Report), Refusal>) -> Outcome {
    let report = match item {
        Ok((true, report)) => report,
        Ok((false, report)) => return Outcome::Known(report.id),
        Err(refusal) => return Outcome::Refused(refusal),
    };
    let coded = coder.code(&report);
    match &coded.fault {
        Some(_) => Outcome::Refused(refusal(&report, &coded)),
        None => Outcome::Coded(Box::new((report, coded))),
    }
}

/// A fault in the program costs one report and is told like any other refusal.
fn refusal(report: &Report, coded: &Coded) -> Refusal {
    let message = coded.fault.clone().unwrap_or_default();
    let refusal = Refusal::new(&report.origin.path, Reason::Fault(message));
    match report.origin.line {
        Some(line) => refusal.at(line),
        None => refusal,
    }
}

/// What merging and exports need to know of a report.
pub fn card(report: &Report) -> ReportCard {
    ReportCard {
        id: report.id.clone(),
        path: report.origin.path.clone(),
        record: report.origin.record.clone(),
        url: report.origin.url.clone(),
        outlet: report.outlet.as_ref().map(|outlet| outlet.value.clone()),
        title: report.title.as_ref().map(|title| title.value.clone()),
        published: report.published.clone(),
        credit: credit(report),
        fingerprint: Fingerprint::of(report),
    }
}

/// The agency in the brackets of the dateline: "BEIRUT (Levant Wire) - ".
fn credit(report: &Report) -> Option<String> {
    let datelines = report.zones().iter().filter(|zone| zone.kind == ZoneKind::Dateline);
    datelines.map(|zone| zone.span.of(report.text())).find_map(|words| {
        let (_, inside) = words.rsplit_once('(')?;
        let (name, _) = inside.split_once(')')?;
        let name = name.trim();
        (!name.is_empty()).then(|| name.to_owned())
    })
}

/// Midnight of the day in Unix seconds, as exports count time.
pub fn unix_seconds(day: jiff::civil::Date) -> i64 {
    let days = day.since(jiff::civil::date(1970, 1, 1)).map(|span| span.get_days());
    i64::from(days.unwrap_or(0)) * 86_400
}
