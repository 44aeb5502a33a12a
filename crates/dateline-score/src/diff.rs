//! What changed between two datasets: events, their fields, claims, reports.

mod again;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{ClaimId, ReportId};

use crate::pairing::{MatchedBy, Pair, Tie, pair, ties};
use crate::unit::{Telling, Topic, Unit};
use again::{Again, claims, reports};

/// One of the two datasets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Its reports.
    pub reports: Vec<ReportName>,
    /// Its claims, those without an event too.
    pub claims: Vec<Telling>,
    /// Its events, but for those that a person rejected.
    pub units: Vec<Unit>,
    /// The claims of events that a person rejected.
    pub rejected: BTreeSet<ClaimId>,
}

/// By what a report is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportName {
    /// The hash of its bytes.
    pub id: ReportId,
    /// The file.
    pub path: String,
    /// The row's own id, where the file holds many.
    pub record: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// Why an event is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NewWhy {
    /// All its reports are new.
    NewReport,
    /// Its reports were there, its claims were not.
    NewClaims,
    /// Its claims were there, in no event.
    FoundEvent,
    /// A person had rejected it.
    NoLongerRejected,
}

impl NewWhy {
    /// Its name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            NewWhy::NewReport => "new-report",
            NewWhy::NewClaims => "new-claims",
            NewWhy::FoundEvent => "found-event",
            NewWhy::NoLongerRejected => "no-longer-rejected",
        }
    }
}

/// Why an event is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GoneWhy {
    /// All its reports are gone.
    ReportGone,
    /// Its reports are there, its claims are not.
    ClaimsGone,
    /// Its claims are there, in no event.
    LostEvent,
    /// A person rejected it.
    Rejected,
}

impl GoneWhy {
    /// Its name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            GoneWhy::ReportGone => "report-gone",
            GoneWhy::ClaimsGone => "claims-gone",
            GoneWhy::LostEvent => "lost-event",
            GoneWhy::Rejected => "rejected",
        }
    }
}

/// An event that was not there before: its position in the new dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct New {
    /// The event.
    pub event: usize,
    /// Why.
    pub why: NewWhy,
}

/// An event that is no longer there: its position in the old dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The event.
    pub event: usize,
    /// Why.
    pub why: GoneWhy,
}

/// An event that went into another, or came out of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its position in the old dataset.
    pub old: usize,
    /// Its position in the new one.
    pub new: usize,
}

/// A topic of an event that is told otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The topic.
    pub topic: Topic,
    /// What was told; `None` where nothing was.
    pub old: Option<String>,
    /// What is told now.
    pub new: Option<String>,
}

/// An event that is in both, and not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its position in the old dataset.
    pub old: usize,
    /// Its position in the new one.
    pub new: usize,
    /// How it was found again.
    pub by: MatchedBy,
    /// What is told otherwise.
    pub changes: Vec<Change>,
    /// Claims that joined it.
    pub claims_joined: usize,
    /// Claims that left it.
    pub claims_left: usize,
}

/// What changed from an old dataset to a new one. Positions are those in the lists of the two sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Reports of the new dataset that the old one did not have.
    pub reports_added: Vec<usize>,
    /// Reports of the old dataset that the new one does not have.
    pub reports_gone: Vec<usize>,
    /// Reports of the same file, row or address whose text is another.
    pub reports_replaced: Vec<Moved>,
    /// Claims that are new.
    pub claims_added: Vec<usize>,
    /// Claims that are gone.
    pub claims_gone: Vec<usize>,
    /// Events that are new.
    pub new: Vec<New>,
    /// Events that are gone.
    pub gone: Vec<Gone>,
    /// Events that are now part of another.
    pub merged: Vec<Moved>,
    /// Events that were part of another.
    pub split: Vec<Moved>,
    /// Events that are in both, and not the same.
    pub changed: Vec<Changed>,
    /// How many events are as they were.
    pub n_same: usize,
}

/// Compares two datasets. An event is found again by its id, else by its claims and words.
pub fn diff(old: &Side, new: &Side) -> Diff {
    let mut diff = Diff::default();
    let replaced = reports(old, new, &mut diff);
    let again = claims(old, new, &replaced, &mut diff);
    let ties = ties(&old.units, &new.units, &replaced);
    let pairs = pair(&old.units, &new.units, &ties);
    for pair in &pairs {
        match changed(old, new, pair, &again) {
            Some(changed) => diff.changed.push(changed),
            None => diff.n_same += 1,
        }
    }
    let (partners, matched): (BTreeSet<usize>, BTreeSet<usize>) =
        pairs.iter().map(|pair| (pair.a, pair.b)).unzip();
    let into = closest(&ties, |(old, new)| (old, new));
    let there: BTreeSet<&ReportId> =
        new.reports.iter().map(|report| &report.id).collect();
    let is_there =
        |report: &ReportId| there.contains(report) || replaced.contains_key(report);
    for at in (0..old.units.len()).filter(|at| !partners.contains(at)) {
        match into.get(&at) {
            Some(&(_, into)) => diff.merged.push(Moved { old: at, new: into }),
            None => {
                let why = gone_why(&old.units[at], new, is_there, &again);
                diff.gone.push(Gone { event: at, why });
            }
        }
    }
    let from = closest(&ties, |(old, new)| (new, old));
    let back: Again<'_> = again.iter().map(|(old, new)| (*new, *old)).collect();
    let added: BTreeSet<&ReportId> =
        diff.reports_added.iter().map(|&at| &new.reports[at].id).collect();
    for at in (0..new.units.len()).filter(|at| !matched.contains(at)) {
        match from.get(&at) {
            Some(&(_, from)) => diff.split.push(Moved { old: from, new: at }),
            None => {
                let why = new_why(&new.units[at], old, &added, &back);
                diff.new.push(New { event: at, why });
            }
        }
    }
    diff
}

fn changed(old: &Side, new: &Side, pair: &Pair, again: &Again<'_>) -> Option<Changed> {
    let (before, after) = (&old.units[pair.a], &new.units[pair.b]);
    let changes: Vec<Change> = Topic::ALL
        .iter()
        .map(|&topic| Change { topic, old: before.words(topic), new: after.words(topic) })
        .filter(|change| change.old != change.new)
        .collect();
    let has: BTreeSet<&ClaimId> = after.tellings.iter().map(|told| &told.claim).collect();
    let kept: BTreeSet<&ClaimId> = before
        .tellings
        .iter()
        .filter_map(|told| again.get(&told.claim).copied())
        .filter(|claim| has.contains(claim))
        .collect();
    let claims_joined = has.len() - kept.len();
    let claims_left = before.tellings.len().saturating_sub(kept.len());
    let is_same = changes.is_empty() && claims_joined + claims_left == 0;
    let (old, new, by) = (pair.a, pair.b, pair.by);
    (!is_same).then_some(Changed { old, new, by, changes, claims_joined, claims_left })
}

/// For each event the one that shares most claims; words alone make no merging and no splitting.
fn closest(
    ties: &BTreeMap<(usize, usize), Tie>,
    turn: impl Fn((usize, usize)) -> (usize, usize),
) -> BTreeMap<usize, (usize, usize)> {
    let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (&pair, tie) in ties.iter().filter(|(_, tie)| tie.claims > 0) {
        let (one, other) = turn(pair);
        let entry = best.entry(one).or_insert((tie.claims, other));
        if tie.claims > entry.0 {
            *entry = (tie.claims, other);
        }
    }
    best
}

fn gone_why(
    unit: &Unit,
    new: &Side,
    is_there: impl Fn(&ReportId) -> bool,
    again: &Again<'_>,
) -> GoneWhy {
    let mut claims = unit.tellings.iter().filter_map(|told| again.get(&told.claim));
    if claims.clone().any(|claim| new.rejected.contains(*claim)) {
        GoneWhy::Rejected
    } else if claims.next().is_some() {
        GoneWhy::LostEvent
    } else if unit.tellings.iter().any(|told| is_there(&told.report)) {
        GoneWhy::ClaimsGone
    } else {
        GoneWhy::ReportGone
    }
}

fn new_why(
    unit: &Unit,
    old: &Side,
    added: &BTreeSet<&ReportId>,
    back: &Again<'_>,
) -> NewWhy {
    let mut claims = unit.tellings.iter().filter_map(|told| back.get(&told.claim));
    if claims.clone().any(|claim| old.rejected.contains(*claim)) {
        NewWhy::NoLongerRejected
    } else if claims.next().is_some() {
        NewWhy::FoundEvent
    } else if unit.tellings.iter().all(|told| added.contains(&told.report)) {
        NewWhy::NewReport
    } else {
        NewWhy::NewClaims
    }
}

impl Diff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        let events = self.new.len() + self.gone.len() + self.merged.len();
        let events = events + self.split.len() + self.changed.len();
        let reports = self.reports_added.len() + self.reports_gone.len();
        let reports = reports + self.reports_replaced.len();
        events + reports + self.claims_added.len() + self.claims_gone.len() == 0
    }
}
