//! How many events and dead each day, week or month has: the bars of the timeline.

use std::collections::BTreeMap;

use dateline::Date;
use jiff::ToSpan;
use serde::Serialize;

use super::{Index, WordId};

/// More bars than a screen has room for become longer steps.
const MOST_BARS: i32 = 240;

/// What a bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Step {
    /// A day.
    Day,
    /// A week from Monday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Step {
    /// The step that gives a readable number of bars.
    pub(crate) fn fitting(first: Date, last: Date) -> Step {
        let days = (last - first).get_days();
        match days {
            _ if days <= MOST_BARS => Step::Day,
            _ if days <= MOST_BARS * 7 => Step::Week,
            _ if days <= MOST_BARS * 30 => Step::Month,
            _ => Step::Year,
        }
    }

    /// The first day of the step that a day is in.
    pub(crate) fn begin(self, day: Date) -> Date {
        match self {
            Step::Day => day,
            Step::Week => {
                let back = i64::from(day.weekday().to_monday_zero_offset());
                day.saturating_sub(back.days())
            }
            Step::Month => day.first_of_month(),
            Step::Year => day.first_of_year(),
        }
    }

    /// The first day of the next step.
    fn next(self, begin: Date) -> Date {
        match self {
            Step::Day => begin.saturating_add(1.days()),
            Step::Week => begin.saturating_add(7.days()),
            Step::Month => begin.saturating_add(1.month()),
            Step::Year => begin.saturating_add(1.year()),
        }
    }
}

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
        let step = Step::fitting(first, last);
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
