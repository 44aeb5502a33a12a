//! Names of events that stay the same from run to run.

use std::collections::BTreeSet;

use dateline_model::{ClaimId, EventId};
use sha2::{Digest, Sha256};

use crate::episode::Cluster;
use crate::order::Views;
use crate::values;

/// Hexadecimal digits of the hash in an id. Ten keep ids short enough to read out; should two events ever share
/// them, the second takes more.
const DIGITS: usize = 10;

/// Names each cluster by its founding claim and the country of its place.
pub(crate) fn name(views: &Views<'_>, clusters: &[Cluster]) -> Vec<EventId> {
    let mut taken = BTreeSet::new();
    clusters.iter().map(|cluster| fresh(&mut taken, views, cluster, "")).collect()
}

/// The first free id of a cluster; `salt` tells apart what was split off from what it was split from.
pub(crate) fn fresh(
    taken: &mut BTreeSet<EventId>,
    views: &Views<'_>,
    cluster: &Cluster,
    salt: &str,
) -> EventId {
    let country = values::place(views, &cluster.members)
        .and_then(|at| at.place?.iso3)
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
