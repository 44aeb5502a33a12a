//! Events that several reports tell.
//!
//! What knows its day and its place comes first. What was news within a week of its report, or in a month that is told,
//! is joined if one event with a day fits and no other; then what was news at the same time, where no such event is
//! told. The rest is offered as a link.

mod candidates;
mod groups;
mod likeness;
mod points;
mod telling;

use std::collections::BTreeMap;

use crate::across::candidates::each_pair;
use crate::across::groups::Groups;
use crate::across::points::Points;
use crate::episode::Cluster;
use crate::order::Views;

pub(crate) use candidates::keys;
pub(crate) use likeness::{Likeness, likeness};
pub(crate) use points::{points, points_without_day};
pub(crate) use telling::Telling;

/// Joins events of different reports.
pub(crate) fn join(views: &Views<'_>, clusters: Vec<Cluster>) -> Vec<Cluster> {
    let tellings: Vec<Telling<'_>> =
        clusters.iter().map(|cluster| Telling::of(views, cluster)).collect();
    let mut groups = Groups::of(views, &clusters, &tellings);
    let mut pairs: Vec<(Points, usize, usize)> = Vec::new();
    let mut undated: Vec<(Points, usize, usize)> = Vec::new();
    each_pair(&tellings, |a, b, is_dated| match is_dated {
        true => pairs.extend(points(&tellings[a], &tellings[b]).map(|it| (it, a, b))),
        false => undated
            .extend(points_without_day(&tellings[a], &tellings[b]).map(|it| (it, a, b))),
    });
    pairs.sort_unstable_by_key(|&(points, a, b)| groups.rank(points, a, b));
    for (points, a, b) in pairs {
        groups.join(points, a, b);
    }
    let mut fitting: BTreeMap<usize, Vec<(Points, usize)>> = BTreeMap::new();
    for &(points, a, b) in &undated {
        for (at, other) in [(a, b), (b, a)] {
            if !tellings[at].days_told() && tellings[other].days_told() {
                fitting.entry(at).or_default().push((points, other));
            }
        }
    }
    for (at, others) in &fitting {
        groups.join_only(*at, others);
    }
    let mut told_together: Vec<(Points, usize, usize)> = undated
        .into_iter()
        .filter(|&(_, a, b)| {
            [a, b]
                .iter()
                .all(|at| !fitting.contains_key(at) && !tellings[*at].days_told())
                && tellings[a].is_news_with(&tellings[b])
        })
        .collect();
    told_together.sort_unstable_by_key(|&(points, a, b)| groups.rank(points, a, b));
    for (points, a, b) in told_together {
        groups.join(points, a, b);
    }
    groups.joined()
}
