//! How many events and dead each day, week or month has: the bars of the timeline.

use std::collections::BTreeMap;

use dateline::Date;
use dateline::calendar::Step;
use jiff::ToSpan;
use serde::Serialize;

use super::{Index, WordId};

/// More bars than a screen has room for become longer steps.
const MOST_BARS: i32 = 240;

/// A bar of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Bar {
    /// Its first day.
    pub(crate) from: Date,
    /// Its last day.
    pub(crate) to: Date,
    /// Events by ACLED's type; those that ACLED does not code stand under "Other".
    pub(crate) types: BTreeMap<String, usize>,
    /// The dead that stand, added over the events.
    pub(crate) deaths: u64,
    /// Reports published in these days, whatever they tell: no report is not no event.
    pub(crate) reports: u64,
}

impl Index {
    /// The bars of the events from the first to the last day of them. An event of several days stands under its first.
    ///
    /// Quickest where the events stand in the order of their days.
    pub(crate) fn series(
        &self,
        events: &[u32],
        reports: &[(Date, u64)],
    ) -> (Step, Vec<Bar>) {
        let entries = || events.iter().map(|at| &self.entries[*at as usize]);
        let dated = || entries().filter_map(|it| Some((it.first.or(it.last)?, it)));
        let days = dated().map(|(day, _)| day);
        let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
            return (Step::Day, Vec::new());
        };
        let step = Step::fitting((last - first).get_days(), MOST_BARS);
        let mut bars = empty_bars(step, first, last);
        // Counted by number first, names are for the few that are left; the bar of the day before is looked at first.
        let mut counted: Vec<Vec<(Option<WordId>, usize)>> = vec![Vec::new(); bars.len()];
        let mut at = 0;
        for (day, entry) in dated() {
            let is_in = |bar: &Bar| bar.from <= day && day <= bar.to;
            if !bars.get(at).is_some_and(is_in) {
                at = bars.partition_point(|bar| bar.to < day);
            }
            let Some(bar) = bars.get_mut(at) else { continue };
            bar.deaths += entry.killed.map_or(0, |(_, best, _)| best);
            add(&mut counted[at], entry.event_type);
        }
        for (bar, counted) in bars.iter_mut().zip(counted) {
            for (kind, n) in counted {
                let kind = kind.map_or("Other", |id| self.words.word(id));
                *bar.types.entry(kind.to_owned()).or_default() += n;
            }
        }
        for (day, n) in reports {
            let at = bars.partition_point(|bar| bar.to < *day);
            if let Some(bar) = bars.get_mut(at).filter(|bar| bar.from <= *day) {
                bar.reports += n;
            }
        }
        (step, bars)
    }
}

/// A bar for every step from the first to the last day.
fn empty_bars(step: Step, first: Date, last: Date) -> Vec<Bar> {
    let mut bars = Vec::new();
    let mut from = step.begin(first);
    while from <= last {
        let next = step.next(from);
        if next <= from {
            break;
        }
        let to = next.saturating_sub(1.days());
        bars.push(Bar { from, to, types: BTreeMap::new(), deaths: 0, reports: 0 });
        from = next;
    }
    bars
}

/// Counts a type: there are few, so that a list is quicker than a map.
pub(super) fn add(counted: &mut Vec<(Option<WordId>, usize)>, kind: Option<WordId>) {
    match counted.iter_mut().find(|(other, _)| *other == kind) {
        Some((_, n)) => *n += 1,
        None => counted.push((kind, 1)),
    }
}
