//! Fights for a place, sieges, and ways to it that are cut.

use dateline_model::{ClaimId, ControlInterval, Days, Party, TerritoryState, Turn};
use jiff::civil::Date;

use super::runs::{MONTH, days};
use super::sides::distinct;
use super::sights::{Press, Pressure, Window};

/// Fights that lie no further apart are one, in days: ours. A week without a report is common between two days of one
/// battle, and two weeks are not.
const ONE_FIGHT: i32 = 7;

/// Days on which one thing was done to a place.
#[derive(Default)]
struct Stretch<'p, 'a> {
    presses: Vec<&'p Press<'a>>,
    /// The earliest day it may have begun, and the day by which it had.
    from: Option<(Date, Date)>,
    /// The day until which it went on at least, and the latest it may have been that.
    to: Option<(Date, Date)>,
    begun: Option<Window>,
    end: Option<Turn>,
}

/// The stretches in which the place was fought over, besieged or cut off, given who held it when.
pub(super) fn stretches(
    pressure: &[Press<'_>],
    tenures: &[ControlInterval],
) -> Vec<ControlInterval> {
    let mut drawn = Vec::new();
    let held = Held::of(tenures);
    for what in [Pressure::Fight, Pressure::Siege, Pressure::Cut] {
        let mut dated: Vec<(Date, Date, &Press<'_>)> = pressure
            .iter()
            .filter(|press| press.what == what)
            .filter_map(|press| Some((press.window.first?, press.window.last?, press)))
            // A fight of which the month is not told is a fight that no day can be given to.
            .filter(|(first, last, press)| press.lasts || days(*first, *last) <= MONTH)
            .collect();
        dated.sort_by_key(|(first, last, press)| {
            (*first, press.ends, *last, &press.claim.id)
        });
        let mut open: Option<Stretch<'_, '_>> = None;
        for (first, last, press) in dated {
            let goes_on =
                open.as_ref().is_some_and(|open| open.takes(first, what, &held));
            if !goes_on {
                drawn.extend(open.take().map(|open| open.drawn(what, &held)));
            }
            open.get_or_insert_with(Stretch::default).add(first, last, press);
        }
        drawn.extend(open.map(|open| open.drawn(what, &held)));
    }
    drawn
}

impl<'p, 'a> Stretch<'p, 'a> {
    fn takes(&self, first: Date, what: Pressure, held: &Held<'_>) -> bool {
        let Some((_, last)) = self.to else { return true };
        match what {
            Pressure::Fight => days(last, first) <= ONE_FIGHT,
            // A siege lasts until somebody tells that it ended, or the place fell.
            Pressure::Siege | Pressure::Cut => {
                self.end.is_none_or(|end| end.latest.is_none_or(|end| first <= end))
                    && held.fall(last).is_none_or(|fall| first <= fall)
            }
        }
    }

    fn add(&mut self, first: Date, last: Date, press: &'p Press<'a>) {
        self.presses.push(press);
        if press.ends {
            let told = Turn { earliest: Some(first), latest: Some(last), told: true };
            self.end.get_or_insert(told);
            return;
        }
        // Of what lasts both days are told; else it was on some day between them.
        let (by, until) = if press.lasts { (first, last) } else { (last, first) };
        let from = self.from.get_or_insert((first, by));
        *from = (from.0, from.1.min(by));
        self.begun = self.begun.or(press.begun);
        let to = self.to.get_or_insert((until, last));
        *to = (to.0.max(until), to.1.max(last));
    }

    fn drawn(self, what: Pressure, held: &Held<'_>) -> ControlInterval {
        let from = match self.from {
            Some((first, by)) => match (self.begun, what) {
                (Some(told), _) => {
                    Turn { earliest: told.first, latest: told.last, told: true }
                }
                (None, Pressure::Fight) => {
                    Turn { earliest: Some(first), latest: Some(by), told: false }
                }
                (None, Pressure::Siege | Pressure::Cut) => {
                    Turn { earliest: None, latest: Some(by), told: false }
                }
            },
            // "broke the siege" tells of a siege that nobody told before.
            None => Turn {
                earliest: None,
                latest: self.end.and_then(|end| end.earliest),
                told: false,
            },
        };
        let to = self.end.or(self.to.map(|(until, last)| match what {
            Pressure::Fight => {
                Turn { earliest: Some(until), latest: Some(last), told: false }
            }
            Pressure::Siege | Pressure::Cut => {
                Turn { earliest: Some(until), latest: held.fall(until), told: false }
            }
        }));
        let to = to.unwrap_or_default();
        let days = [from.latest, from.earliest, to.earliest].into_iter().flatten();
        let holder = days.filter_map(|day| held.holder_on(day)).next().cloned();
        let mut claims: Vec<ClaimId> =
            self.presses.iter().map(|press| press.claim.id.clone()).collect();
        claims.sort_unstable();
        claims.dedup();
        let does = |press: &&&Press<'_>| !press.ends;
        let by = self.presses.iter().filter(does).flat_map(|press| &press.by).copied();
        let disputed = self.presses.iter().filter(|press| press.claim.disputed);
        ControlInterval {
            from,
            to,
            holder,
            state: match what {
                Pressure::Fight => TerritoryState::FoughtOver,
                Pressure::Siege => TerritoryState::Besieged,
                Pressure::Cut => TerritoryState::AccessCut,
            },
            by: distinct(by),
            disputed: disputed
                .filter_map(|press| {
                    Some(Days { first: press.window.first?, last: press.window.last? })
                })
                .collect(),
            claims,
            against: Vec::new(),
        }
    }
}

/// Who held the place when.
struct Held<'t> {
    tenures: &'t [ControlInterval],
    /// The days by which it had another holder, in their order.
    falls: Vec<Date>,
}

impl<'t> Held<'t> {
    fn of(tenures: &'t [ControlInterval]) -> Held<'t> {
        let falls = tenures.iter().skip(1).filter_map(|each| each.from.latest);
        let mut falls: Vec<Date> = falls.collect();
        falls.sort_unstable();
        Held { tenures, falls }
    }

    /// The first day, not before this one, by which the place had another holder.
    fn fall(&self, after: Date) -> Option<Date> {
        self.falls.get(self.falls.partition_point(|fall| *fall < after)).copied()
    }

    fn holder_on(&self, day: Date) -> Option<&'t Party> {
        let on = self.tenures.iter().rev().find(|each| each.on(day).is_some());
        on.and_then(|each| each.holder.as_ref())
    }
}
