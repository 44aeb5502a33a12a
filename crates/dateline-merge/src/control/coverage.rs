//! How many reports there were: no report is not no event.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Claim, Days, IsoWeek, ReportId, WeekCount};
use jiff::civil::Date;

/// Reports by place and week.
pub(super) struct Coverage<'a>(
    BTreeMap<&'a str, BTreeMap<IsoWeek, BTreeSet<&'a ReportId>>>,
);

impl<'a> Coverage<'a> {
    /// Counts for each of the places the reports that tell of it or of a place inside it, in the week of publication.
    pub(super) fn of(
        places: impl Iterator<Item = &'a str>,
        claims: &'a [Claim],
        published: &BTreeMap<&ReportId, Option<Date>>,
    ) -> Coverage<'a> {
        let mut weeks: BTreeMap<&str, BTreeMap<IsoWeek, BTreeSet<&ReportId>>> =
            places.map(|place| (place, BTreeMap::new())).collect();
        for claim in claims {
            let Some(day) = published.get(&claim.report).copied().flatten() else {
                continue;
            };
            let territory = claim
                .territory
                .iter()
                .flat_map(|each| each.value.place.iter().chain(&each.value.also));
            let told = claim.place.as_ref().map(|at| &at.value);
            for place in territory.chain(told).filter_map(|at| at.place.as_ref()) {
                for id in std::iter::once(&place.id).chain(&place.within) {
                    if let Some(weeks) = weeks.get_mut(id.as_str()) {
                        weeks.entry(IsoWeek::of(day)).or_default().insert(&claim.report);
                    }
                }
            }
        }
        Coverage(weeks)
    }

    /// The weeks in which reports tell of the place.
    pub(super) fn told(&self, place: &str) -> Vec<WeekCount> {
        let weeks = self.0.get(place).into_iter().flatten();
        weeks
            .map(|(&week, reports)| WeekCount { week, n_reports: reports.len() })
            .collect()
    }

    /// Every week that the days reach into, also those of which no report tells.
    pub(super) fn during(&self, place: &str, days: Days) -> Vec<WeekCount> {
        let told = self.0.get(place);
        let mut weeks = Vec::new();
        let mut day = Some(days.first);
        while let Some(at) = day {
            let week = IsoWeek::of(at);
            if weeks.last().is_none_or(|last: &WeekCount| last.week != week) {
                let reports = told.and_then(|weeks| weeks.get(&week));
                let n_reports = reports.map_or(0, BTreeSet::len);
                weeks.push(WeekCount { week, n_reports });
            }
            day = match at == days.last {
                true => None,
                false => at
                    .checked_add(jiff::Span::new().days(7))
                    .ok()
                    .map(|next| next.min(days.last)),
            };
        }
        weeks
    }
}
