//! Several coders of one dataset, each as if they had been alone: what the log says of each, replayed for itself.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use dateline_merge::merge_told;
use dateline_model::{ClaimId, Decision, EventRef, LogEntry, ReportId, Subject};
use dateline_score::Coding;
use dateline_store::{Store, StoreError};

use super::coding;
use crate::dataset::set_on_texts;
use crate::sources::known_sources;

/// Who decided on events, and how many decisions of each are in force, those who decided most first.
pub fn coders(log: &[LogEntry]) -> Vec<(String, usize)> {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in LogEntry::in_force(log) {
        if !named(&entry.decision).is_empty() {
            *counted.entry(&entry.by).or_default() += 1;
        }
    }
    let mut coders: Vec<(String, usize)> =
        counted.into_iter().map(|(name, n)| (name.to_owned(), n)).collect();
    coders.sort_by(|(one, n), (other, m)| m.cmp(n).then_with(|| one.cmp(other)));
    coders
}

/// The events as two coders have them, of those that both decided on: each coder's own decisions and no other's.
///
/// What only one of them looked at says nothing about their agreement.
///
/// # Errors
/// If the file cannot be read.
pub fn codings_of(
    store: &Store,
    texts: &BTreeMap<ReportId, String>,
    [a, b]: [&str; 2],
) -> Result<[Coding; 2], StoreError> {
    let mut log = store.log()?;
    set_on_texts(&mut log, &|report| texts.get(report).map(Cow::from));
    let in_force = LogEntry::in_force(&log);
    let own = |coder: &str| -> Vec<LogEntry> {
        let is_own = |entry: &&&LogEntry| {
            entry.by == coder && !matches!(entry.decision, Decision::Undo { .. })
        };
        in_force.iter().filter(is_own).map(|entry| (**entry).clone()).collect()
    };
    let (of_a, of_b) = (own(a), own(b));
    let (seen_a, seen_b) = (seen(&of_a), seen(&of_b));
    let both: BTreeSet<&ClaimId> = seen_a.intersection(&seen_b).copied().collect();
    let known = known_sources(&store.sources()?);
    let (reports, claims) = (store.reports()?, store.claims()?);
    let coding_by = |reports, claims, log: &[LogEntry]| {
        let mut dataset = merge_told(reports, claims, log, &known);
        dataset.events.retain(|event| event.claims.iter().any(|id| both.contains(id)));
        coding(&dataset, texts)
    };
    let first = coding_by(reports.clone(), claims.clone(), &of_a);
    Ok([first, coding_by(reports, claims, &of_b)])
}

/// The claims of the events that decisions are about.
fn seen(log: &[LogEntry]) -> BTreeSet<&ClaimId> {
    let events = log.iter().flat_map(|entry| named(&entry.decision));
    events.flat_map(|event| event.claims.iter().map(|claim| &claim.id)).collect()
}

/// The events that a decision judges; a comment or a flag judges none.
fn named(decision: &Decision) -> Vec<&EventRef> {
    match decision {
        Decision::Accept { event, .. }
        | Decision::Reject { event }
        | Decision::Edit { event, .. }
        | Decision::Split { event, .. } => vec![event],
        Decision::Merge { into, from } => vec![into, from],
        Decision::Add { .. }
        | Decision::Uncoded { .. }
        | Decision::AddReport { .. }
        | Decision::Fill { .. }
        | Decision::Comment { on: Subject::Event(_) | Subject::Words(_), .. }
        | Decision::Flag { .. }
        | Decision::Unflag { .. }
        | Decision::SaveQuery { .. }
        | Decision::Undo { .. } => Vec::new(),
    }
}
