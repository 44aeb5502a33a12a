//! What persons decided, replayed in the order in which they decided it.

mod edit;
mod find;

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{
    Attested, Claim, Decision, Edit, Event, EventField, EventId, Evidence, Fill,
    GivenField, LogEntry, Passage, Publication, Redirect, ReportCard, ReviewState, Unfit,
};

use crate::episode::Cluster;
use crate::id;
use crate::order::{ViewIdx, Views};

pub(crate) use edit::apply;

/// A cluster, its name and what a person thinks of it.
#[derive(Clone)]
pub(crate) struct Decided {
    pub(crate) id: EventId,
    pub(crate) cluster: Cluster,
    pub(crate) review: ReviewState,
    /// Values that a person gave, the last of each field.
    pub(crate) edits: BTreeMap<EventField, Edit>,
    /// The entry by which it was accepted, and the values that the person saw.
    seen: Option<(u64, BTreeMap<EventField, String>)>,
}

impl Decided {
    fn new(id: EventId, cluster: Cluster, review: ReviewState) -> Decided {
        Decided { id, cluster, review, edits: BTreeMap::new(), seen: None }
    }
}

/// What became of the events.
#[derive(Default)]
pub(crate) struct Replayed {
    pub(crate) decided: Vec<Decided>,
    pub(crate) redirects: Vec<Redirect>,
    pub(crate) unfit: Vec<Unfit>,
}

/// The claims that persons drew up, each once.
pub(crate) fn added(log: &[&LogEntry]) -> Vec<Claim> {
    let mut added = Vec::new();
    for entry in log {
        if let Decision::Add { claim } = &entry.decision
            && claim.is_by_person()
        {
            added.push((**claim).clone());
        }
    }
    added
}

/// The words of which persons say that they tell no event.
pub(crate) fn uncoded(log: &[&LogEntry]) -> Vec<Passage> {
    let mut uncoded = BTreeSet::new();
    for entry in log {
        if let Decision::Uncoded { words } = &entry.decision {
            uncoded.insert(words.clone());
        }
    }
    uncoded.into_iter().collect()
}

/// Gives the reports, which stand in the order of their ids, the dates and outlets that persons know.
pub(crate) fn fill(reports: &mut [ReportCard], log: &[&LogEntry]) -> Vec<Unfit> {
    let mut unfit = Vec::new();
    for entry in log {
        let Decision::Fill { report, fill } = &entry.decision else { continue };
        let Ok(at) = reports.binary_search_by(|card| card.id.cmp(report)) else {
            let why = format!("report {} is not there", report.short());
            unfit.push(Unfit { seq: entry.seq, why });
            continue;
        };
        fill_in(&mut reports[at], fill);
    }
    unfit
}

/// Gives one report the date or the outlet that a person knows.
pub fn fill_in(card: &mut ReportCard, fill: &Fill) {
    match fill {
        Fill::Published(day) => {
            let given = Evidence::given(GivenField::Published);
            card.published = Publication::on(Attested::new(*day, given));
        }
        Fill::Outlet(outlet) => card.outlet = Some(outlet.clone()),
    }
}

/// Replays the decisions. One that fits no event (any more) changes nothing and is named.
pub(crate) fn replay(
    views: &Views<'_>,
    clusters: Vec<(EventId, Cluster)>,
    log: &[&LogEntry],
) -> Replayed {
    let mut replay = Replay::begin(views, clusters);
    for entry in log {
        if let Err(why) = replay.decide(entry) {
            replay.unfit.push(Unfit { seq: entry.seq, why });
        }
    }
    replay.end()
}

/// Whether an event that was accepted has other values by now, and which.
pub(crate) fn changed_since_accepted(decided: &Decided, event: &Event) -> Option<Unfit> {
    let (seq, seen) = decided.seen.as_ref()?;
    let changes: Vec<String> = EventField::ALL
        .iter()
        .filter(|field| !decided.edits.contains_key(field))
        .filter_map(|&field| {
            let now = event.printed(field);
            let then = seen.get(&field).map_or("", String::as_str);
            let word = |value: &str| match value {
                "" => "nothing".to_owned(),
                value => format!("`{value}`"),
            };
            (now != then)
                .then(|| format!("{field} was {}, is {}", word(then), word(&now)))
        })
        .collect();
    let why = format!(
        "{} has changed since it was accepted: {}",
        event.id.0,
        changes.join("; ")
    );
    (!changes.is_empty()).then_some(Unfit { seq: *seq, why })
}

struct Replay<'v, 'a> {
    views: &'v Views<'a>,
    events: BTreeMap<EventId, Decided>,
    holder: BTreeMap<ViewIdx, EventId>,
    /// An event that was merged into another goes on under the other's name.
    renamed: BTreeMap<EventId, EventId>,
    /// Events as they were before a person merged or split them, by their claims: undoing by hand gives them back.
    before: BTreeMap<Vec<ViewIdx>, Decided>,
    taken: BTreeSet<EventId>,
    unfit: Vec<Unfit>,
}

impl<'v, 'a> Replay<'v, 'a> {
    fn begin(views: &'v Views<'a>, clusters: Vec<(EventId, Cluster)>) -> Replay<'v, 'a> {
        let mut holder = BTreeMap::new();
        let events: BTreeMap<EventId, Decided> = clusters
            .into_iter()
            .map(|(id, cluster)| {
                for &at in &cluster.members {
                    holder.insert(at, id.clone());
                }
                let by_person = views.claim(cluster.founding).is_by_person();
                let review = match by_person {
                    true => ReviewState::Added,
                    false => ReviewState::Proposed,
                };
                (id.clone(), Decided::new(id, cluster, review))
            })
            .collect();
        let taken = events.keys().cloned().collect();
        let renamed = BTreeMap::new();
        let before = BTreeMap::new();
        Replay { views, events, holder, renamed, before, taken, unfit: Vec::new() }
    }

    fn decide(&mut self, entry: &LogEntry) -> Result<(), String> {
        match &entry.decision {
            Decision::Accept { event, seen } => {
                let event = self.find(event)?;
                event.review = ReviewState::Accepted;
                event.seen = (!seen.is_empty()).then(|| (entry.seq, seen.clone()));
            }
            Decision::Reject { event } => {
                self.find(event)?.review = ReviewState::Rejected;
            }
            Decision::Edit { event, edit, .. } => {
                self.find(event)?.edits.insert(edit.field(), (**edit).clone());
            }
            Decision::Merge { into, from } => {
                let (into, from) = (self.id_of(into)?, self.id_of(from)?);
                self.merge(into, from)?;
            }
            Decision::Split { event, claims } => {
                let event = self.id_of(event)?;
                let out =
                    claims.iter().filter_map(|claim| self.views.locate(claim)).collect();
                self.split(&event, &out)?;
            }
            // These are about reports and words, or are done before the replay.
            Decision::Add { .. }
            | Decision::Uncoded { .. }
            | Decision::AddReport { .. }
            | Decision::Fill { .. }
            | Decision::Comment { .. }
            | Decision::Flag { .. }
            | Decision::Unflag { .. }
            | Decision::SaveQuery { .. }
            | Decision::Undo { .. } => {}
        }
        Ok(())
    }

    fn merge(&mut self, into: EventId, from: EventId) -> Result<(), String> {
        if into == from {
            return Err(format!("both are {} by now", into.0));
        }
        let (Some(gone), Some(kept)) =
            (self.events.remove(&from), self.events.get_mut(&into))
        else {
            return Err("one of the two is not there".to_owned());
        };
        for event in [&gone, &*kept] {
            self.before.insert(event.cluster.members.clone(), event.clone());
        }
        for &at in &gone.cluster.members {
            self.holder.insert(at, into.clone());
        }
        let cluster = &mut kept.cluster;
        cluster.joins.extend(gone.cluster.joins);
        cluster.joins.push(format!("a person joined event {} to this one", from.0));
        cluster.members.extend(gone.cluster.members);
        cluster.members.sort_unstable();
        kept.seen = None;
        self.renamed.insert(from, into);
        Ok(())
    }

    fn split(&mut self, id: &EventId, out: &BTreeSet<ViewIdx>) -> Result<(), String> {
        let Some(event) = self.events.get_mut(id) else {
            return Err(format!("event {} is not there", id.0));
        };
        let (gone, kept): (Vec<ViewIdx>, Vec<ViewIdx>) =
            event.cluster.members.iter().partition(|at| out.contains(at));
        let (Some(&first_gone), Some(&first_kept)) = (gone.first(), kept.first()) else {
            return Err(match gone.is_empty() {
                true => format!("event {} holds none of the claims", id.0),
                false => format!("event {} holds no other claims", id.0),
            });
        };
        self.before.insert(event.cluster.members.clone(), event.clone());
        match self.before.get(&kept) {
            Some(before) => *event = Decided { id: id.clone(), ..before.clone() },
            None => {
                if out.contains(&event.cluster.founding) {
                    event.cluster.founding = first_kept;
                }
                let line = "a person split claims from this event".to_owned();
                event.cluster.joins.push(line);
                event.cluster.members = kept;
                event.seen = None;
            }
        }
        let part = match self.before.get(&gone) {
            Some(before) if !self.events.contains_key(&before.id) => before.clone(),
            Some(_) | None => {
                let line = format!("a person split these claims from event {}", id.0);
                let cluster =
                    Cluster { members: gone, founding: first_gone, joins: vec![line] };
                let salt = format!("split from {}", id.0);
                let id = id::fresh(&mut self.taken, self.views, &cluster, &salt);
                Decided::new(id, cluster, ReviewState::SplitFrom)
            }
        };
        for &at in &part.cluster.members {
            self.holder.insert(at, part.id.clone());
        }
        self.renamed.remove(&part.id);
        self.events.insert(part.id.clone(), part);
        Ok(())
    }

    fn end(self) -> Replayed {
        let redirects = self.renamed.keys().map(|from| Redirect {
            from: from.clone(),
            to: self.settle(from),
            why: "a person joined the two".to_owned(),
        });
        Replayed {
            redirects: redirects.collect(),
            decided: self.events.into_values().collect(),
            unfit: self.unfit,
        }
    }
}
