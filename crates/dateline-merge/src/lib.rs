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
mod copies;
mod decide;
mod denials;
mod episode;
mod family;
mod fit;
mod founding;
mod id;
mod links;
mod order;
mod parties;
pub mod parts;
mod results;
mod sources;
mod spelling;
mod totals;
mod values;
mod versions;

pub use decide::fill_in;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use dateline_model::{
    Claim, ClaimId, Dataset, Event, LogEntry, Redirect, ReportCard, ReviewState,
    SourceTable, Unfit,
};

use crate::copies::Copies;
use crate::order::{Views, settle};
use crate::sources::Voices;

/// Joins claims into events and replays what persons decided.
///
/// Pure: the order of `reports` and `claims` does not matter, no claim is changed, and a claim is in at most one event.
/// Reports and claims that are given twice count once.
pub fn merge(reports: Vec<ReportCard>, claims: Vec<Claim>, log: &[LogEntry]) -> Dataset {
    merge_told(reports, claims, log, &SourceTable::default())
}

/// The same, with what is known of outlets and speakers: who is whose voice, and how reliable.
pub fn merge_told(
    reports: Vec<ReportCard>,
    claims: Vec<Claim>,
    log: &[LogEntry],
    known: &SourceTable,
) -> Dataset {
    merge_among(reports, claims, log, known, Copies::among)
}

/// The same, with the copies that `copies_of` finds among the settled reports.
pub(crate) fn merge_among(
    reports: Vec<ReportCard>,
    mut claims: Vec<Claim>,
    log: &[LogEntry],
    known: &SourceTable,
    copies_of: impl FnOnce(&[ReportCard]) -> Copies,
) -> Dataset {
    let log = LogEntry::in_force(log);
    claims.extend(decide::added(&log));
    let (mut reports, claims) = settle(reports, claims);
    let mut unfit = decide::fill(&mut reports, &log);
    let copies = copies_of(&reports);
    let voices = Voices::of(&reports, &claims, &copies, known);
    let Joined { events, redirects, unfit: found_nothing } =
        join(&reports, &claims, &copies, &voices, &log);
    unfit.extend(found_nothing);
    unfit.sort_by_key(|unfit| unfit.seq);
    let control = match without_rejected(&claims, &events) {
        Some(told) => control::by_place(&told, &reports),
        None => control::by_place(&claims, &reports),
    };
    let uncoded = decide::uncoded(&log);
    let copies = copies.told(&reports);
    let sources = sources::sources(&reports, &claims, known);
    Dataset {
        reports,
        claims,
        events,
        control,
        redirects,
        unfit,
        uncoded,
        copies,
        sources,
    }
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

/// What joining and replaying gives.
struct Joined {
    events: Vec<Event>,
    redirects: Vec<Redirect>,
    unfit: Vec<Unfit>,
}

fn join(
    reports: &[ReportCard],
    claims: &[Claim],
    copies: &Copies,
    voices: &Voices<'_>,
    log: &[&LogEntry],
) -> Joined {
    let views = Views::of(reports, claims);
    let mut clusters = Vec::new();
    for report in views.by_report() {
        clusters.extend(episode::episodes(&views, &report));
    }
    let single = id::unjoined(&views, &clusters);
    let clusters = copies::gather(&views, reports, copies, clusters);
    let mut clusters = across::join(&views, clusters);
    denials::lay(&views, &mut clusters);
    clusters.extend(episode::by_persons(&views));
    let ids = id::name(&views, &clusters);
    let mut redirects = id::redirects(single, &ids, &clusters);
    let replayed = decide::replay(&views, ids.into_iter().zip(clusters).collect(), log);
    let (mut decided, mut unfit) = (replayed.decided, replayed.unfit);
    let mut events: Vec<Event> =
        decided.iter().map(|each| values::event(&views, voices, each)).collect();
    for (decided, event) in decided.iter_mut().zip(&mut events) {
        let joins = std::mem::take(&mut decided.cluster.joins).into_iter();
        event.joins = joins.map(|line| line.into_boxed_str().into_string()).collect();
    }
    links::tie(&views, &decided, &mut events);
    for (decided, event) in decided.iter().zip(&mut events) {
        versions::set(&views, voices, decided, event);
        decide::apply(decided, event);
        versions::decided_by_person(event);
        if let Some(changed) = decide::changed_since_accepted(decided, event) {
            event.review = ReviewState::Proposed;
            unfit.push(changed);
        }
    }
    order::settle_events(&mut events);
    id::follow(&mut redirects, replayed.redirects, &events);
    Joined { events, redirects, unfit }
}

/// The claims without those of events that a person rejected; `None` where nobody rejected any.
fn without_rejected(claims: &[Claim], events: &[Event]) -> Option<Vec<Claim>> {
    let rejected: BTreeSet<&ClaimId> = events
        .iter()
        .filter(|event| event.review == ReviewState::Rejected)
        .flat_map(|event| &event.claims)
        .collect();
    let told = claims.iter().filter(|claim| !rejected.contains(&claim.id));
    (!rejected.is_empty()).then(|| told.cloned().collect())
}
