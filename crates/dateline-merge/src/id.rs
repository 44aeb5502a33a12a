//! Names of events that stay the same from run to run.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{ClaimId, Event, EventId, Redirect};
use sha2::{Digest, Sha256};

use crate::episode::Cluster;
use crate::order::{ViewIdx, Views};
use crate::values;

/// Hexadecimal digits of the hash in an id. Ten keep ids short enough to read out; should two events ever share
/// them, the second takes more.
const DIGITS: usize = 10;

/// Names each cluster by its founding claim and the country of its place.
pub(crate) fn name(views: &Views<'_>, clusters: &[Cluster]) -> Vec<EventId> {
    let mut taken = BTreeSet::new();
    clusters.iter().map(|cluster| fresh(&mut taken, views, cluster, "")).collect()
}

/// The name that the event of one report would have if no other report told it, with its founding claim.
pub(crate) fn unjoined(
    views: &Views<'_>,
    clusters: &[Cluster],
) -> Vec<(EventId, ViewIdx)> {
    name(views, clusters)
        .into_iter()
        .zip(clusters.iter().map(|cluster| cluster.founding))
        .collect()
}

/// Where to look for events that had a name while only their own report was known.
pub(crate) fn redirects(
    single: Vec<(EventId, ViewIdx)>,
    ids: &[EventId],
    clusters: &[Cluster],
) -> Vec<Redirect> {
    let mut holder: BTreeMap<ViewIdx, &EventId> = BTreeMap::new();
    for (id, cluster) in ids.iter().zip(clusters) {
        for &at in &cluster.members {
            holder.insert(at, id);
        }
    }
    let taken: BTreeSet<&EventId> = ids.iter().collect();
    single
        .into_iter()
        .filter(|(from, _)| !taken.contains(from))
        .filter_map(|(from, founding)| {
            let to = (*holder.get(&founding)?).clone();
            Some(Redirect { from, to, why: "another report tells the same".to_owned() })
        })
        .collect()
}

/// Sets the redirects on the events as they are in the end, after persons merged and split them.
pub(crate) fn follow(
    redirects: &mut Vec<Redirect>,
    by_persons: Vec<Redirect>,
    events: &[Event],
) {
    let there: BTreeSet<&EventId> = events.iter().map(|event| &event.id).collect();
    let moved: BTreeMap<EventId, EventId> =
        by_persons.iter().map(|each| (each.from.clone(), each.to.clone())).collect();
    redirects.extend(by_persons);
    for redirect in redirects.iter_mut() {
        if let Some(to) = moved.get(&redirect.to) {
            redirect.to = to.clone();
        }
    }
    redirects.retain(|each| there.contains(&each.to) && !there.contains(&each.from));
    redirects.sort();
    redirects.dedup_by(|later, first| later.from == first.from);
}

/// The first free id of a cluster; `salt` tells apart what was split off from what it was split from.
pub(crate) fn fresh(
    taken: &mut BTreeSet<EventId>,
    views: &Views<'_>,
    cluster: &Cluster,
    salt: &str,
) -> EventId {
    let country = values::place(views, &cluster.members)
        .and_then(|at| at.place.as_ref()?.iso3.clone())
        .unwrap_or_else(|| "XXX".to_owned());
    let hash = hash(&views.claim(cluster.founding).id, salt);
    let mut digits = DIGITS;
    loop {
        let id = EventId(format!("DL-{country}-{}", &hash[..digits.min(hash.len())]));
        if taken.insert(id.clone()) || digits >= hash.len() {
            return id;
        }
        digits += 2;
    }
}

fn hash(claim: &ClaimId, salt: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(claim.0.as_bytes());
    hasher.update(salt.as_bytes());
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
