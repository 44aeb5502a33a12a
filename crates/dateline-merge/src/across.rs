//! Events that several reports tell.
//!
//! What knows its day and its place comes first. Then what knows one place and day with another and little else, what
//! knows its day and no place, and what was news within a week of its report, or in a month that is told: each is joined
//! to the event that it fits best, if no other fits as well. Then what was news at the same time, where no such event is
//! told. The rest is offered as a link.

mod candidates;
mod groups;
mod likeness;
mod points;
mod telling;

use std::collections::BTreeMap;

use crate::across::candidates::{each_pair, each_unplaced};
use crate::across::groups::Groups;
use crate::across::points::Points;
use crate::episode::Cluster;
use crate::order::Views;

pub(crate) use candidates::{keys, side_keys};
pub(crate) use likeness::{Likeness, likeness};
pub(crate) use points::{points, points_without_day, points_without_place};
pub(crate) use telling::Telling;

/// Joins events of different reports.
pub(crate) fn join(views: &Views<'_>, clusters: Vec<Cluster>) -> Vec<Cluster> {
    let tellings: Vec<Telling<'_>> =
        clusters.iter().map(|cluster| Telling::of(views, cluster)).collect();
    let mut groups = Groups::of(views, &clusters, &tellings);
    let mut pairs: Vec<(Points, usize, usize)> = Vec::new();
    let mut undated: Vec<(Points, usize, usize)> = Vec::new();
    let (mut alone, mut unplaced) = (Fitting::new(), Fitting::new());
    each_pair(&tellings, |a, b, is_dated| match is_dated {
        true => match points(&tellings[a], &tellings[b]) {
            Some((points, true)) => pairs.push((points, a, b)),
            Some((points, false)) => {
                alone.entry(a).or_default().push((points, b));
                alone.entry(b).or_default().push((points, a));
            }
            None => {}
        },
        false => undated
            .extend(points_without_day(&tellings[a], &tellings[b]).map(|it| (it, a, b))),
    });
    each_unplaced(&tellings, |at, other| {
        if let Some(points) = points_without_place(&tellings[at], &tellings[other]) {
            unplaced.entry(at).or_default().push((points, other));
        }
    });
    pairs.sort_unstable_by_key(|&(points, a, b)| groups.rank(points, a, b));
    for (points, a, b) in pairs {
        groups.join(points, a, b);
    }
    let mut undayed = Fitting::new();
    for &(points, a, b) in &undated {
        for (at, other) in [(a, b), (b, a)] {
            if !tellings[at].days_told() && tellings[other].days_told() {
                undayed.entry(at).or_default().push((points, other));
            }
        }
    }
    for fitting in [&alone, &unplaced, &undayed] {
        for (at, others) in fitting {
            groups.join_best(*at, others);
        }
    }
    let mut told_together: Vec<(Points, usize, usize)> = undated
        .into_iter()
        .filter(|&(_, a, b)| {
            [a, b]
                .iter()
                .all(|at| !undayed.contains_key(at) && !tellings[*at].days_told())
                && tellings[a].is_news_with(&tellings[b])
        })
        .collect();
    told_together.sort_unstable_by_key(|&(points, a, b)| groups.rank(points, a, b));
    for (points, a, b) in told_together {
        groups.join(points, a, b);
    }
    groups.joined()
}

/// What each event may be joined to, with how well it fits.
type Fitting = BTreeMap<usize, Vec<(Points, usize)>>;
