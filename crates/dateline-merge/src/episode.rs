//! The events of one report.

use std::collections::BTreeSet;

use dateline_model::{Attested, Claim, Count, Where, ZoneKind};

use crate::bond::{Bond, Tie, bond, not_apart};
use crate::denials::may_deny;
use crate::fit::{day_told, is_direct, is_wide, unlisted_name};
use crate::founding::{Standing, standing};
use crate::order::{ViewIdx, Views};

/// Claims that tell of one happening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cluster {
    /// In the settled order.
    pub(crate) members: Vec<ViewIdx>,
    /// The smallest claim that says that it happened.
    pub(crate) founding: ViewIdx,
    /// Why the claims are one event, a line each join.
    pub(crate) joins: Vec<String>,
}

impl Cluster {
    fn found(at: ViewIdx) -> Cluster {
        Cluster { members: vec![at], founding: at, joins: Vec::new() }
    }
}

/// Joins the claims of one report.
///
/// Claims that know their place and day come first, so that those that know less can choose among settled events
/// instead of drawing two of them into one. So a city comes after the quarters that are told in it, and the headline,
/// which knows least, last.
pub(crate) fn episodes(views: &Views<'_>, report: &[ViewIdx]) -> Vec<Cluster> {
    let around: BTreeSet<&str> = report
        .iter()
        .filter_map(|&at| views.claim(at).place.as_ref()?.value.place.as_ref())
        .flat_map(|place| place.within.iter().map(String::as_str))
        .collect();
    let mut order: Vec<(Settledness, ViewIdx)> = report
        .iter()
        .filter_map(|&at| Some((settledness(views, at, &around)?, at)))
        .collect();
    order.sort_unstable();
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut left: Vec<ViewIdx> = Vec::new();
    for (settledness, at) in order {
        let denied = settledness == Settledness::Denied;
        let found = best(views, &clusters, at).filter(|(cluster, ..)| {
            !denied || may_deny(views, views.claim(at), &clusters[*cluster].members)
        });
        match found {
            Some((cluster, beside, tie)) => {
                let line = line(views, at, beside, &tie, denied);
                let cluster = &mut clusters[cluster];
                cluster.members.push(at);
                cluster.joins.push(line);
                if !denied {
                    cluster.founding = cluster.founding.min(at);
                }
            }
            None if denied => {}
            None if !founds(views, &clusters, at) => left.push(at),
            None => clusters.push(Cluster::found(at)),
        }
    }
    for at in left {
        if let Some((cluster, beside, tie)) = only(views, &clusters, &[at], None) {
            let line = line(views, at, beside, &tie, false);
            clusters[cluster].members.push(at);
            clusters[cluster].joins.push(line);
        }
    }
    settle_vague(views, &mut clusters);
    for cluster in &mut clusters {
        cluster.members.sort_unstable();
    }
    clusters
}

/// An event of which the report tells no place or no day is the one event of the report that it fits, where there is
/// one: "300 were killed on Saturday", told below the fall of the town on Saturday.
fn settle_vague(views: &Views<'_>, clusters: &mut Vec<Cluster>) {
    let mut at = 0;
    while at < clusters.len() {
        let vague = !is_settled(views, &clusters[at]);
        let found = vague
            .then(|| only(views, clusters, &clusters[at].members, Some(at)))
            .flatten();
        let Some((into, beside, tie)) = found else {
            at += 1;
            continue;
        };
        let gone = clusters[at].clone();
        let line = line(views, gone.founding, beside, &tie, false);
        clusters[into].members.extend(gone.members);
        clusters[into].joins.extend(gone.joins);
        clusters[into].joins.push(line);
        clusters[into].founding = clusters[into].founding.min(gone.founding);
        clusters.remove(at);
    }
}

/// Whether some claim tells the place, and some claim the day.
fn is_settled(views: &Views<'_>, cluster: &Cluster) -> bool {
    let told = |tells: fn(&Claim) -> bool| {
        cluster.members.iter().any(|&at| tells(views.claim(at)))
    };
    let placed =
        |claim: &Claim| claim.place.as_ref().is_some_and(|at| at.value.place.is_some());
    let dated = |claim: &Claim| day_told(claim).is_some_and(|day| day.days().is_some());
    told(placed) && told(dated)
}

/// The only event, apart from one's own, of which no claim speaks against these; where several are left, the only one
/// that names the same side.
fn only(
    views: &Views<'_>,
    clusters: &[Cluster],
    these: &[ViewIdx],
    own: Option<usize>,
) -> Option<(usize, ViewIdx, Tie)> {
    let others = clusters.iter().enumerate().filter(|(idx, _)| Some(*idx) != own);
    let fitting: Vec<(usize, ViewIdx, Tie)> = others
        .filter_map(|(idx, cluster)| {
            let (member, tie) = strongest(views, cluster, these)?;
            Some((idx, member, tie))
        })
        .collect();
    let firm: Vec<&(usize, ViewIdx, Tie)> =
        fitting.iter().filter(|(.., tie)| tie.names_side()).collect();
    let found = match (fitting.as_slice(), firm.as_slice()) {
        ([one], _) => *one,
        (_, [one]) => **one,
        (_, _) => return None,
    };
    (found.2.points > 0).then_some(found)
}

/// What ties these to an event most; `None` where one of its claims speaks against one of them.
fn strongest(
    views: &Views<'_>,
    cluster: &Cluster,
    these: &[ViewIdx],
) -> Option<(ViewIdx, Tie)> {
    let mut strongest: Option<(ViewIdx, Tie)> = None;
    for &at in these {
        for &member in &cluster.members {
            let tie = not_apart(views.get(at), views.get(member))?;
            if strongest.is_none_or(|(_, it)| tie.points > it.points) {
                strongest = Some((member, tie));
            }
        }
    }
    strongest
}

/// What persons added stays by itself: who adds an event means an event, and may merge it with another.
pub(crate) fn by_persons(views: &Views<'_>) -> Vec<Cluster> {
    let added = views.all().filter(|(_, view)| view.claim.is_by_person());
    added.map(|(at, _)| Cluster::found(at)).collect()
}

/// A happening without any day needs a place of its own, or it cannot be told from another; what is told of a
/// province needs an exact number besides. A place that the claim takes from the sentences around it is enough where
/// the report tells a dated event there. All else is kept as a claim only.
fn founds(views: &Views<'_>, clusters: &[Cluster], at: ViewIdx) -> bool {
    let claim = views.claim(at);
    if standing(views.get(at)) == Standing::Joins {
        return false;
    }
    if day_told(claim).is_some() {
        return true;
    }
    let Some(place) = &claim.place else { return false };
    let exact =
        |count: &Attested<Count>| count.value.low.is_some() && count.value.high.is_some();
    if is_wide(&place.value) {
        return claim.counts.iter().any(exact);
    }
    let id = |at: &Where| {
        at.place.as_ref().map(|place| place.id.clone()).or_else(|| unlisted_name(at))
    };
    let tells_there = |cluster: &Cluster| {
        cluster.members.iter().map(|&member| views.claim(member)).any(|other| {
            other.report == claim.report
                && day_told(other).is_some()
                && other.place.as_ref().is_some_and(|there| {
                    id(&there.value).is_some() && id(&there.value) == id(&place.value)
                })
        })
    };
    is_direct(place) || clusters.iter().any(tells_there)
}

/// How much a claim knows of its own place and day; the least comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Settledness {
    PlaceAndDay,
    Place,
    /// Other claims of the report tell of places inside its place.
    Around,
    Neither,
    Headline,
    Denied,
}

fn settledness(
    views: &Views<'_>,
    at: ViewIdx,
    around: &BTreeSet<&str>,
) -> Option<Settledness> {
    let view = views.get(at);
    if view.claim.is_by_person() {
        return None;
    }
    match standing(view) {
        Standing::Founds | Standing::Joins => {}
        Standing::Denies => return Some(Settledness::Denied),
        Standing::Totals | Standing::Aside => return None,
    }
    let claim = view.claim;
    let place = claim.place.as_ref().filter(|at| !is_wide(&at.value));
    let place = place.and_then(|at| at.value.place.as_ref());
    let placed = place.is_some();
    let dated = day_told(claim).is_some_and(|day| day.days().is_some());
    Some(if claim.zone == ZoneKind::Headline {
        Settledness::Headline
    } else if place.is_some_and(|place| around.contains(place.id.as_str())) {
        Settledness::Around
    } else if placed && dated {
        Settledness::PlaceAndDay
    } else if placed {
        Settledness::Place
    } else {
        Settledness::Neither
    })
}

/// The event that a claim fits best: one that holds no claim that it clashes with.
fn best(
    views: &Views<'_>,
    clusters: &[Cluster],
    at: ViewIdx,
) -> Option<(usize, ViewIdx, Tie)> {
    let mut best: Option<(usize, ViewIdx, Tie)> = None;
    for (idx, cluster) in clusters.iter().enumerate() {
        let mut strongest: Option<(ViewIdx, Tie)> = None;
        let mut clash = false;
        for &member in &cluster.members {
            match bond(views.get(at), views.get(member)) {
                Bond::Apart => clash = true,
                Bond::Open => {}
                Bond::One(tie) => {
                    if strongest.is_none_or(|(_, other)| tie.points > other.points) {
                        strongest = Some((member, tie));
                    }
                }
            }
        }
        let Some((member, tie)) = strongest else { continue };
        // What is told as a part of another claim goes with it, whatever else that event holds.
        let allowed = !clash || tie.is_part_of();
        if allowed && best.is_none_or(|(_, _, other)| tie.points > other.points) {
            best = Some((idx, member, tie));
        }
    }
    best
}

fn line(
    views: &Views<'_>,
    at: ViewIdx,
    beside: ViewIdx,
    tie: &Tie,
    denied: bool,
) -> String {
    let verb = if denied { "stands beside and denies" } else { "joins" };
    format!(
        "claim {} {verb} claim {}: {}",
        views.claim(at).id.0,
        views.claim(beside).id.0,
        tie.why()
    )
}
