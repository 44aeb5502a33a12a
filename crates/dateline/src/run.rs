//! Many reports: read and coded by all processors, in one order.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::RwLock;

use dateline_ingest::{Input, Item, Passed, Reason, Record, Refusal, Settings, records};
use dateline_model::{Fingerprint, Report, ReportCard, ReportId, ZoneKind};
use serde::{Deserialize, Serialize};

use crate::account::{Account, Accounts};
use crate::knowledge::message_of;
use crate::{Coded, Coder, parallel};

/// What became of one report or record.
pub enum Outcome {
    /// It was coded.
    Coded(Box<(Report, Coded)>),
    /// It was coded before: in the dataset, or earlier in this run.
    Known(ReportId),
    /// It says itself that it repeats an earlier record.
    Repeated,
    /// It is no page.
    Passed(Passed),
    /// It was not taken.
    Refused(Refusal),
    /// All records of an input have come; this is what became of them.
    Ended(Account),
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
    mut each: impl FnMut(Outcome),
) -> io::Result<()> {
    let start = Start { known, done: &BTreeMap::new() };
    code_from(coder, inputs, settings, start, threads, |outcome, _| each(outcome))
}

/// Where a run begins.
#[derive(Clone, Copy)]
pub struct Start<'a> {
    /// The reports that need no coding.
    pub known: &'a BTreeSet<ReportId>,
    /// How far inputs were read before, by their paths.
    pub done: &'a BTreeMap<String, Done>,
}

/// How far an input was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// What became of its records so far; they are not read again.
    pub account: Account,
    /// Whether these are all.
    pub is_over: bool,
}

/// As [`code_all`], from where another run was cut off; beside each outcome stands what became of its input so far.
///
/// # Errors
/// If the system starts no thread.
pub fn code_from(
    coder: &Coder,
    inputs: &[Input],
    settings: &Settings,
    start: Start<'_>,
    threads: usize,
    mut each: impl FnMut(Outcome, &Account),
) -> io::Result<()> {
    let Start { known, done } = start;
    // Written where outcomes come out in order, so a worker that finds a report here may leave it, whoever was faster.
    let seen = RwLock::new(known.clone());
    let steps = inputs.iter().flat_map(|input| {
        let before = done.get(&input.path);
        let n_done = before.map_or(0, |before| before.account.n_records);
        let mut n_records = n_done;
        let is_read = before.is_some_and(|before| before.is_over);
        // What was done before is found again and not read: that is what takes the time.
        let n_skipped = usize::try_from(n_done).unwrap_or(usize::MAX);
        let found = (!is_read).then(|| guarded(input, settings).skip(n_skipped));
        let mut records = found.into_iter().flatten().fuse();
        let mut is_over = false;
        std::iter::from_fn(move || match records.next() {
            Some(record) => {
                n_records += 1;
                Some(Step::Record(input, record))
            }
            None if is_over => None,
            None => {
                is_over = true;
                Some(Step::End(input, n_records))
            }
        })
    });
    let mut accounts = Accounts::new(done);
    parallel::in_order(
        steps,
        threads,
        |step| {
            let (Step::Record(input, _) | Step::End(input, _)) = &step;
            (input.path.as_str(), work(coder, step, &seen))
        },
        |(path, outcome)| {
            let outcome = match outcome {
                Outcome::Coded(coded) if !is_new(&seen, &coded.0.id) => {
                    Outcome::Known(coded.0.id.clone())
                }
                Outcome::Coded(_)
                | Outcome::Known(_)
                | Outcome::Repeated
                | Outcome::Passed(_)
                | Outcome::Refused(_)
                | Outcome::Ended(_) => outcome,
            };
            accounts.take(path, outcome, &mut each);
        },
    )
}

/// Marks a report as read.
fn is_new(seen: &RwLock<BTreeSet<ReportId>>, id: &ReportId) -> bool {
    seen.write().is_ok_and(|mut seen| seen.insert(id.clone()))
}

/// Something to be done.
enum Step<'a> {
    /// Read this record and code what it holds.
    Record(&'a Input, Record<'a>),
    /// The input had so many records.
    End(&'a Input, u64),
}

/// The records of an input. A fault in the program while it looks for them costs the rest of this input and no other.
fn guarded<'a>(
    input: &'a Input,
    settings: &'a Settings,
) -> impl Iterator<Item = Record<'a>> + 'a {
    let mut found = None;
    let mut is_over = false;
    std::iter::from_fn(move || {
        if is_over {
            return None;
        }
        let next = catch_unwind(AssertUnwindSafe(|| {
            found.get_or_insert_with(|| records(input, settings)).next()
        }));
        next.unwrap_or_else(|panic| {
            is_over = true;
            let reason = Reason::Fault(message_of(panic.as_ref()));
            Some(Record::refused(Refusal::new(&input.path, reason)))
        })
    })
}

fn work(coder: &Coder, step: Step<'_>, seen: &RwLock<BTreeSet<ReportId>>) -> Outcome {
    let (input, record) = match step {
        Step::Record(input, record) => (input, record),
        Step::End(input, n_records) => {
            return Outcome::Ended(Account::of(&input.path, n_records));
        }
    };
    // A fault in the program while it reads a record costs this record.
    let item = catch_unwind(AssertUnwindSafe(|| record.read())).unwrap_or_else(|panic| {
        let reason = Reason::Fault(message_of(panic.as_ref()));
        Item::Refused(Refusal::new(&input.path, reason))
    });
    let report = match item {
        Item::Report(report) => *report,
        Item::Refused(refusal) => return Outcome::Refused(refusal),
        Item::Passed(what) => return Outcome::Passed(what),
        Item::Repeated => return Outcome::Repeated,
    };
    if seen.read().is_ok_and(|seen| seen.contains(&report.id)) {
        return Outcome::Known(report.id);
    }
    let coded = coder.code(&report);
    match &coded.fault {
        Some(_) => Outcome::Refused(refusal(&report, &coded)),
        None => Outcome::Coded(Box::new((report, coded))),
    }
}

/// A fault in the program costs one report and is told like any other refusal.
fn refusal(report: &Report, coded: &Coded) -> Refusal {
    let message = coded.fault.clone().unwrap_or_default();
    Refusal {
        line: report.origin.line,
        offset: report.origin.archived.map(|at| at.offset),
        record: report.origin.record.clone(),
        ..Refusal::new(&report.origin.path, Reason::Fault(message))
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
        archived: report.origin.archived,
        captured_at: report.origin.captured_at.clone(),
        capture: report.origin.capture.clone(),
        language: report.language.map(str::to_owned),
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
