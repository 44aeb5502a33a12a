//! Which events of single reports are one so far, and what may not become one.

use std::collections::BTreeMap;

use crate::across::likeness::{are_apart, likeness};
use crate::across::points::Points;
use crate::across::telling::Telling;
use crate::episode::Cluster;
use crate::fit::{DateFit, dates};
use crate::order::{ViewIdx, Views};

/// Events of single reports, and which of them are one so far.
pub(crate) struct Groups<'v, 'a> {
    views: &'v Views<'a>,
    clusters: &'v [Cluster],
    tellings: &'v [Telling<'a>],
    members: Vec<Vec<usize>>,
    group_of: Vec<usize>,
    lines: BTreeMap<usize, Vec<String>>,
}

impl<'v, 'a> Groups<'v, 'a> {
    pub(crate) fn of(
        views: &'v Views<'a>,
        clusters: &'v [Cluster],
        tellings: &'v [Telling<'a>],
    ) -> Groups<'v, 'a> {
        Groups {
            views,
            clusters,
            tellings,
            members: (0..clusters.len()).map(|at| vec![at]).collect(),
            group_of: (0..clusters.len()).collect(),
            lines: BTreeMap::new(),
        }
    }

    /// The best pair first; of equals the one that was told first.
    pub(crate) fn rank(
        &self,
        points: Points,
        a: usize,
        b: usize,
    ) -> (std::cmp::Reverse<u32>, ViewIdx, ViewIdx) {
        let (first, second) = (self.clusters[a].founding, self.clusters[b].founding);
        (std::cmp::Reverse(points.sum()), first.min(second), first.max(second))
    }

    /// Makes one group of those of two events, unless they hold what clashes.
    pub(crate) fn join(&mut self, points: Points, a: usize, b: usize) {
        let (into, from) = (
            self.group_of[a].min(self.group_of[b]),
            self.group_of[a].max(self.group_of[b]),
        );
        if into == from
            || !may_join(self.tellings, &self.members[into], &self.members[from])
        {
            return;
        }
        let moved = std::mem::take(&mut self.members[from]);
        for &at in &moved {
            self.group_of[at] = into;
        }
        self.members[into].extend(moved);
        let line = why(self.views, self.clusters, points, a, b);
        let mut gone = self.lines.remove(&from).unwrap_or_default();
        let kept = self.lines.entry(into).or_default();
        kept.append(&mut gone);
        kept.push(line);
    }

    /// Joins an event to the group that it fits best, if no other fits as well.
    pub(crate) fn join_best(&mut self, at: usize, others: &[(Points, usize)]) {
        let own = self.group_of[at];
        let fits = |&&(_, other): &&(Points, usize)| {
            let group = self.group_of[other];
            group != own
                && may_join(self.tellings, &self.members[group], &self.members[own])
        };
        let mut fitting: Vec<&(Points, usize)> = others.iter().filter(fits).collect();
        fitting.sort_by_key(|&&(points, other)| self.rank(points, at, other));
        let Some(&&(points, other)) = fitting.first() else { return };
        let beside = fitting
            .iter()
            .find(|(_, it)| self.group_of[*it] != self.group_of[other])
            .map_or(0, |(second, _)| second.sum());
        if points.sum() > beside {
            self.join(points, at, other);
        }
    }

    pub(crate) fn joined(mut self) -> Vec<Cluster> {
        let clusters = self.clusters;
        let mut joined: Vec<Cluster> = Vec::new();
        for (at, group) in self.members.iter().enumerate() {
            let Some(founding) = group.iter().map(|&at| clusters[at].founding).min()
            else {
                continue;
            };
            let mut members: Vec<_> = group
                .iter()
                .flat_map(|&at| clusters[at].members.iter().copied())
                .collect();
            members.sort_unstable();
            let mut joins: Vec<String> =
                group.iter().flat_map(|&at| clusters[at].joins.iter().cloned()).collect();
            joins.extend(self.lines.remove(&at).unwrap_or_default());
            joined.push(Cluster { members, founding, joins });
        }
        joined
    }
}

/// No two events whose days or places are apart, and of one report only such as could have been told by two: what it
/// keeps apart by its words stays apart, and what it merely does not tie, a third may tie.
///
/// Reports differ in whom they say was hit and with what; where more tellings fit than do not, they tell of one.
fn may_join(tellings: &[Telling<'_>], into: &[usize], from: &[usize]) -> bool {
    let (mut n_fit, mut n_unlike) = (0usize, 0usize);
    for &a in into {
        for &b in from {
            let (a, b) = (&tellings[a], &tellings[b]);
            // Days first: they are cheap, and most pairs fail on them.
            if !days_meet(a, b) {
                return false;
            }
            let fits = likeness(a, b).is_some_and(|like| {
                !like.contradicts
                    || (a.reports.is_disjoint(&b.reports) && like.may_be_disputed(a, b))
            });
            match fits {
                true => n_fit += 1,
                false if are_apart(a, b) || !a.reports.is_disjoint(&b.reports) => {
                    return false;
                }
                false => n_unlike += 1,
            }
        }
    }
    n_unlike == 0 || n_unlike < n_fit
}

fn days_meet(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    match dates(a.date, b.date) {
        DateFit::Same => true,
        DateFit::Untold | DateFit::Wide => match (a.days(), b.days()) {
            (Some((first, last)), Some((from, to))) => first <= to && from <= last,
            _ => false,
        },
        DateFit::Apart => false,
    }
}

fn why(
    views: &Views<'_>,
    clusters: &[Cluster],
    points: Points,
    a: usize,
    b: usize,
) -> String {
    let (first, second) = match clusters[a].founding <= clusters[b].founding {
        true => (a, b),
        false => (b, a),
    };
    let report = |at: usize| views.claim(clusters[at].founding).report.short().to_owned();
    format!(
        "report {} tells what report {} tells: {points}",
        report(second),
        report(first)
    )
}
