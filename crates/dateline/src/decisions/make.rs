//! Decisions as values of the log, the same from a command and from the desk.

use dateline_model::{ClaimRef, Decision, Event, EventRef, Fill, LogEntry, ReportId};
use jiff::civil::Date;

use super::DecisionError;

/// How the reason of decisions that were taken together begins: they are taken back together.
pub const TOGETHER: &str = "accepted together:";

/// The event is right, with the values that it has now.
pub fn accept(event: &Event, named: EventRef) -> Decision {
    Decision::Accept { event: named, seen: event.all_printed() }
}

/// Two events are one.
///
/// # Errors
/// If they are the same already.
pub fn merge(into: EventRef, from: EventRef) -> Result<Decision, DecisionError> {
    match into.id == from.id {
        true => Err(DecisionError::new(
            "an event cannot be merged with itself",
            "name another event",
        )),
        false => Ok(Decision::Merge { into, from }),
    }
}

/// Claims leave an event.
///
/// # Errors
/// If none does, or all do.
pub fn split(
    event: &Event,
    named: EventRef,
    claims: Vec<ClaimRef>,
) -> Result<Decision, DecisionError> {
    let is_left = |id| !claims.iter().any(|claim| &claim.id == id);
    if claims.is_empty() {
        let help = "mark the claims that tell another event";
        return Err(DecisionError::new("no claim is marked", help));
    }
    match event.claims.iter().any(is_left) {
        true => Ok(Decision::Split { event: named, claims }),
        false => Err(DecisionError::new(
            "all claims are marked",
            "leave those that stay with the event",
        )),
    }
}

/// A report has a day of publication, an outlet, or both.
///
/// # Errors
/// If neither is given.
pub fn fill(
    report: &ReportId,
    published: Option<Date>,
    outlet: Option<String>,
) -> Result<Vec<Decision>, DecisionError> {
    let fills = published.map(Fill::Published).into_iter();
    let fills = fills.chain(outlet.map(Fill::Outlet));
    let decisions: Vec<Decision> =
        fills.map(|fill| Decision::Fill { report: report.clone(), fill }).collect();
    match decisions.is_empty() {
        true => {
            Err(DecisionError::new("nothing is filled in", "give a day or an outlet"))
        }
        false => Ok(decisions),
    }
}

/// Takes back the entry of that number, else what was decided last, by that person where one is named.
/// What was accepted together goes together.
///
/// # Errors
/// If there is no such entry in force.
pub fn undo(
    log: &[LogEntry],
    seq: Option<u64>,
    by: Option<&str>,
) -> Result<Vec<Decision>, DecisionError> {
    let in_force = LogEntry::in_force(log);
    if let Some(seq) = seq {
        return match in_force.iter().any(|entry| entry.seq == seq) {
            true => Ok(vec![Decision::Undo { seq }]),
            false => Err(DecisionError::new(
                format!("decision {seq} is not in force"),
                "the log says what is: `dateline log FILE` lists it",
            )),
        };
    }
    let is_mine = |entry: &&LogEntry| by.is_none_or(|by| entry.by == by);
    let is_undo = |entry: &&LogEntry| matches!(entry.decision, Decision::Undo { .. });
    let mine = in_force.iter().rev().copied();
    let mine = mine.filter(|entry| is_mine(entry) && !is_undo(entry));
    together(mine).ok_or_else(|| {
        let help = "the log says who decided what";
        DecisionError::new("there is nothing to take back", help)
    })
}

/// Takes back the last undoing of a person, unless they decided something after it.
///
/// # Errors
/// If their last decision took nothing back.
pub fn redo(log: &[LogEntry], by: &str) -> Result<Vec<Decision>, DecisionError> {
    let in_force = LogEntry::in_force(log);
    let mine = in_force.iter().rev().copied().filter(|entry| entry.by == by);
    let is_undo = |entry: &&LogEntry| matches!(entry.decision, Decision::Undo { .. });
    // Only from the last on: what was decided in between stands in the way.
    together(mine.take_while(is_undo)).ok_or_else(|| {
        let help = "only what was taken back last can be";
        DecisionError::new("there is nothing to do again", help)
    })
}

/// Takes back the first of these entries, and with it those behind it that were decided in one go.
fn together<'e>(
    mut entries: impl Iterator<Item = &'e LogEntry>,
) -> Option<Vec<Decision>> {
    let first = entries.next()?;
    let mut all = vec![Decision::Undo { seq: first.seq }];
    if first.reason.as_ref().is_some_and(|reason| reason.starts_with(TOGETHER)) {
        let same =
            |entry: &&LogEntry| entry.reason == first.reason && entry.at == first.at;
        all.extend(entries.take_while(same).map(|it| Decision::Undo { seq: it.seq }));
    }
    Some(all)
}

/// The countries of events by which names are understood (ISO 3166-1 alpha-3), each once.
pub fn countries<'e>(events: impl IntoIterator<Item = &'e Event>) -> Vec<String> {
    let of = |event: &'e Event| event.place.as_ref()?.place.as_ref()?.iso3.clone();
    let mut all: Vec<String> = events.into_iter().filter_map(of).collect();
    all.sort();
    all.dedup();
    all
}
