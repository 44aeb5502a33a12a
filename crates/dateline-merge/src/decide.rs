//! What persons decided, replayed in the order in which they decided it.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Decision, EventId, ReviewState};

use crate::episode::Cluster;
use crate::id;
use crate::order::{ViewIdx, Views};

/// A cluster, its name and what a person thinks of it.
pub(crate) struct Decided {
    pub(crate) id: EventId,
    pub(crate) cluster: Cluster,
    pub(crate) review: ReviewState,
}

/// Replays the decisions. One about an event that is not there (any more) changes nothing.
pub(crate) fn replay(
    views: &Views<'_>,
    clusters: Vec<(EventId, Cluster)>,
    decisions: &[Decision],
) -> Vec<Decided> {
    let mut taken: BTreeSet<EventId> =
        clusters.iter().map(|(id, _)| id.clone()).collect();
    let mut events: BTreeMap<EventId, Decided> = clusters
        .into_iter()
        .map(|(id, cluster)| {
            (id.clone(), Decided { id, cluster, review: ReviewState::Proposed })
        })
        .collect();
    // An event that was joined to another goes on under the other's name.
    let mut renamed: BTreeMap<EventId, EventId> = BTreeMap::new();
    let settle = |renamed: &BTreeMap<EventId, EventId>, id: &EventId| {
        let mut id = id.clone();
        while let Some(next) = renamed.get(&id) {
            id = next.clone();
        }
        id
    };
    for decision in decisions {
        match decision {
            Decision::Accept(id) => {
                review(&mut events, &settle(&renamed, id), ReviewState::Accepted);
            }
            Decision::Reject(id) => {
                review(&mut events, &settle(&renamed, id), ReviewState::Rejected);
            }
            Decision::Join(first, second) => {
                let (first, second) = (settle(&renamed, first), settle(&renamed, second));
                if first == second || !events.contains_key(&first) {
                    continue;
                }
                let Some(gone) = events.remove(&second) else { continue };
                if let Some(kept) = events.get_mut(&first) {
                    kept.cluster.joins.extend(gone.cluster.joins);
                    kept.cluster
                        .joins
                        .push(format!("a person joined event {} to this one", second.0));
                    kept.cluster.members.extend(gone.cluster.members);
                    kept.cluster.members.sort_unstable();
                    renamed.insert(second, first);
                }
            }
            Decision::Split(id, claims) => {
                let id = settle(&renamed, id);
                let Some(event) = events.get_mut(&id) else { continue };
                let out: BTreeSet<ViewIdx> =
                    claims.iter().filter_map(|claim| views.find(claim)).collect();
                if let Some(cluster) = split(event, &out) {
                    let salt = format!("split from {}", id.0);
                    let id = id::fresh(&mut taken, views, &cluster, &salt);
                    let review = ReviewState::SplitFrom;
                    events.insert(id.clone(), Decided { id, cluster, review });
                }
            }
        }
    }
    events.into_values().collect()
}

fn review(events: &mut BTreeMap<EventId, Decided>, id: &EventId, state: ReviewState) {
    if let Some(event) = events.get_mut(id) {
        event.review = state;
    }
}

/// Takes `out` from the event; `None` where that would leave nothing on one side.
fn split(event: &mut Decided, out: &BTreeSet<ViewIdx>) -> Option<Cluster> {
    let (gone, kept): (Vec<ViewIdx>, Vec<ViewIdx>) =
        event.cluster.members.iter().partition(|at| out.contains(at));
    let (&first_gone, &first_kept) = (gone.first()?, kept.first()?);
    let line = format!("a person split these claims from event {}", event.id.0);
    event.cluster.members = kept;
    if out.contains(&event.cluster.founding) {
        event.cluster.founding = first_kept;
    }
    event.cluster.joins.push("a person split claims from this event".to_owned());
    Some(Cluster { members: gone, founding: first_gone, joins: vec![line] })
}
