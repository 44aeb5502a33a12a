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
    pub(crate) fn series(
        &self,
        events: &[u32],
        reports: &[(Date, u64)],
    ) -> (Step, Vec<Bar>) {
        let dated: Vec<_> = events
            .iter()
            .map(|at| &self.entries[*at as usize])
            .filter_map(|entry| Some((entry.first.or(entry.last)?, entry)))
            .collect();
        let days = dated.iter().map(|(day, _)| *day);
        let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
            return (Step::Day, Vec::new());
        };
        let step = Step::fitting(first, last);
        let mut bars: BTreeMap<Date, Bar> = BTreeMap::new();
        let mut begin = step.begin(first);
        while begin <= last {
            let next = step.next(begin);
            if next <= begin {
                break;
            }
            let to = next.saturating_sub(1.days());
            let (types, deaths, reports) = (BTreeMap::new(), 0, 0);
            bars.insert(begin, Bar { from: begin, to, types, deaths, reports });
            begin = next;
        }
        // Counted by number first: names are for the few that are left.
        let mut counted: BTreeMap<(Date, Option<WordId>), (usize, u64)> = BTreeMap::new();
        let mut begins: BTreeMap<Date, Date> = BTreeMap::new();
        for (day, entry) in dated {
            let begin = *begins.entry(day).or_insert_with(|| step.begin(day));
            let sum = counted.entry((begin, entry.event_type)).or_default();
            sum.0 += 1;
            sum.1 += entry.killed.map_or(0, |(_, best, _)| best);
        }
        for ((begin, kind), (n, deaths)) in counted {
            let Some(bar) = bars.get_mut(&begin) else { continue };
            let kind = kind.map_or("Other", |id| self.words.word(id));
            *bar.types.entry(kind.to_owned()).or_default() += n;
            bar.deaths += deaths;
        }
        for (day, n) in reports {
            if let Some(bar) = bars.get_mut(&step.begin(*day)) {
                bar.reports += n;
            }
        }
        (step, bars.into_values().collect())
    }
}
