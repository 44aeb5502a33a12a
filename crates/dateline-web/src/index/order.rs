//! The orders of a list, sorted once when the dataset is read.

use std::cmp::Reverse;

use dateline::Date;

use super::{Entry, Index};
use crate::index::filter::{Filter, Verdict};
use crate::query::Sort;

/// The events in each order, as positions.
#[derive(Debug, Default)]
pub(super) struct Orders([Vec<u32>; 4]);

impl Orders {
    pub(super) fn of(entries: &[Entry]) -> Orders {
        Orders(Sort::EACH.map(|sort| sorted(entries, sort)))
    }

    pub(super) fn by(&self, sort: Sort) -> &[u32] {
        let at = Sort::EACH.iter().position(|each| *each == sort);
        at.map_or(&[][..], |at| &self.0[at])
    }
}

/// The newest day first, events without a day last.
pub(super) fn newest(entry: &Entry) -> (bool, Reverse<Option<Date>>) {
    let day = entry.first.or(entry.last);
    (day.is_none(), Reverse(day))
}

fn sorted(entries: &[Entry], sort: Sort) -> Vec<u32> {
    let mut all: Vec<u32> = (0..).zip(entries).map(|(at, _)| at).collect();
    let entry = |at: &u32| &entries[*at as usize];
    let day = |at: &u32| entry(at).first.or(entry(at).last);
    match sort {
        Sort::Newest => all.sort_by_key(|at| (newest(entry(at)), *at)),
        Sort::Oldest => all.sort_by_key(|at| (day(at).is_none(), day(at), *at)),
        Sort::Deadliest => all.sort_by_key(|at| {
            (Reverse(entry(at).killed.map(|(_, best, high)| (best, high))), *at)
        }),
        Sort::Thinnest => all.sort_by_key(|at| {
            let entry = entry(at);
            (entry.n_sources, !entry.disputed, entry.n_claims, *at)
        }),
    }
    all
}

impl Index {
    /// The events that are asked for, as positions, in that order.
    pub(crate) fn select(&self, filter: &Filter<'_>, sort: Sort) -> Vec<u32> {
        let taken = |at: &u32| {
            let entry = &self.entries[*at as usize];
            matches!(filter.verdict(self, *at, entry), Verdict::Taken)
        };
        self.orders.by(sort).iter().copied().filter(taken).collect()
    }
}
