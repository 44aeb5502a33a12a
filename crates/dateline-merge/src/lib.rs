//! Claims to events: which claims tell of the same happening, and which value of each field stands for it.
//!
//! An event is an episode: the same sides, place and day. Its acts (a capture, a killing, shelling) stay separate
//! claims; no claim is ever changed. Knows no file, no clock and no list of actors or places: what it needs to know
//! of the world lies in the claims.
//! The one hard decision: claims join by rules a person can read ([`bond`](self) in code, `joins` on every event),
//! not by a score that was trained, because a coder must be able to say why two reports are one row.

#![deny(clippy::disallowed_methods)]

mod across;
mod bond;
mod control;
mod decide;
mod episode;
mod family;
mod fit;
mod founding;
mod id;
mod links;
mod order;
mod parties;
mod values;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use dateline_model::{Claim, ClaimId, Dataset, Decision, Event, ReportCard};

use crate::order::{Views, settle};

/// Joins claims into events and replays what persons decided.
///
/// Pure: the order of `reports` and `claims` does not matter, no claim is changed, and a claim is in at most one event.
/// Reports and claims that are given twice count once.
pub fn merge(
    reports: Vec<ReportCard>,
    claims: Vec<Claim>,
    decisions: &[Decision],
) -> Dataset {
    let (reports, claims) = settle(reports, claims);
    let events = events(&reports, &claims, decisions);
    let control = control::intervals(&claims, &reports);
    Dataset { reports, claims, events, control }
}

/// The claims that found no event, each with the reason in words.
pub fn aside(
    reports: Vec<ReportCard>,
    claims: Vec<Claim>,
) -> Vec<(ClaimId, &'static str)> {
    let (reports, claims) = settle(reports, claims);
    let views = Views::of(&reports, &claims);
    let all = (0..claims.len()).map(|at| views.get(at));
    all.filter_map(|view| Some((view.claim.id.clone(), founding::why_aside(view)?)))
        .collect()
}

fn events(
    reports: &[ReportCard],
    claims: &[Claim],
    decisions: &[Decision],
) -> Vec<Event> {
    let views = Views::of(reports, claims);
    let mut clusters = Vec::new();
    for report in views.by_report() {
        clusters.extend(episode::episodes(&views, &report));
    }
    let clusters = across::join(&views, clusters);
    let ids = id::name(&views, &clusters);
    let decided =
        decide::replay(&views, ids.into_iter().zip(clusters).collect(), decisions);
    let mut events: Vec<Event> =
        decided.iter().map(|each| values::event(&views, each)).collect();
    links::tie(&views, &decided, &mut events);
    events.sort_by(|a, b| order::event_key(a).cmp(&order::event_key(b)));
    let distinct: BTreeMap<_, _> = events.iter().map(|event| (&event.id, ())).collect();
    debug_assert_eq!(distinct.len(), events.len(), "event ids are distinct");
    events
}
