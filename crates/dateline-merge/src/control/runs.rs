//! Sights of holders in the order of their days, cut into runs of one side each.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use jiff::civil::Date;

use super::sides::SideIdx;
use super::sights::{Sight, What, Window};

/// How far apart two reports may be and still tell of one state of things, in days: ACLED codes nothing less exact
/// than a month. A side that is seen again for so long after it was told to have lost a place is a disagreement of
/// sources, and no return that nobody tells.
pub(super) const MONTH: i32 = 31;

/// The position of a sight among those of its place.
pub(super) type SightIdx = usize;

/// Sights of one side on which no other side comes in between.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) side: SideIdx,
    pub(super) sights: Vec<SightIdx>,
    pub(super) first: Date,
    pub(super) last: Date,
    has_gain: bool,
    has_loss: bool,
}

/// The runs of a place, and those that contradict them.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    /// One after another.
    pub(super) kept: Vec<Run>,
    /// What some sources say for days on which others say otherwise, and which fits less of what is told.
    pub(super) versions: Vec<Run>,
}

/// The sights of one side on one day, or those of them that come before or after another side's.
struct Cell {
    day: Date,
    side: SideIdx,
    sights: Vec<SightIdx>,
    has_gain: bool,
    /// Nothing but that the side lost the place.
    only_loss: bool,
    has_loss: bool,
}

impl Cell {
    fn of(
        day: Date,
        side: SideIdx,
        mut sights: Vec<SightIdx>,
        all: &[Sight<'_>],
    ) -> Cell {
        sights.sort_unstable();
        let what = |at: &SightIdx| all[*at].what;
        Cell {
            day,
            side,
            has_gain: sights.iter().any(|at| what(at).is_gain()),
            has_loss: sights.iter().any(|at| what(at) == What::Lost),
            only_loss: sights.iter().all(|at| what(at) == What::Lost),
            sights,
        }
    }
}

impl Run {
    fn of(cell: Cell) -> Run {
        Run {
            side: cell.side,
            sights: cell.sights,
            first: cell.day,
            last: cell.day,
            has_gain: cell.has_gain,
            has_loss: cell.has_loss,
        }
    }

    fn extend(&mut self, cell: Cell) {
        self.sights.extend(cell.sights);
        self.last = self.last.max(cell.day);
        self.has_gain |= cell.has_gain && days(self.first, cell.day) <= MONTH;
        self.has_loss |= cell.has_loss;
    }
}

/// Days from one day to another.
pub(super) fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// A sight set on a day and a side.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Placed {
    pub(super) day: Date,
    pub(super) side: SideIdx,
    pub(super) sight: SightIdx,
}

/// Cuts the sights into runs, day after day.
pub(super) fn runs(placed: &[Placed], all: &[Sight<'_>]) -> Runs {
    let mut calendar: BTreeMap<Date, BTreeMap<SideIdx, Vec<SightIdx>>> = BTreeMap::new();
    for each in placed {
        let sides = calendar.entry(each.day).or_default();
        sides.entry(each.side).or_default().push(each.sight);
    }
    let mut runs = Runs::default();
    let mut days = calendar.into_iter().peekable();
    while let Some((day, sides)) = days.next() {
        let next = days.peek().and_then(|(_, sides)| only(sides));
        let previous = runs.kept.last().map(|run| run.side);
        let order = order(day, sides, previous, next, all);
        runs.versions.extend(order.versions.into_iter().map(Run::of));
        for cell in order.cells {
            runs.push(cell);
        }
    }
    runs.settle();
    runs.versions = joined(mem::take(&mut runs.versions));
    runs
}

fn only(sides: &BTreeMap<SideIdx, Vec<SightIdx>>) -> Option<SideIdx> {
    let mut sides = sides.keys();
    sides.next().filter(|_| sides.next().is_none()).copied()
}

impl Runs {
    fn push(&mut self, cell: Cell) {
        while let Some(top) = self.kept.len().checked_sub(1) {
            if cell.only_loss && self.tells_again(&cell) {
                self.kept[top - 1].sights.extend(cell.sights);
                return;
            }
            if self.kept[top].side == cell.side {
                let run = &mut self.kept[top];
                let is_near = days(run.last, cell.day) <= MONTH;
                let goes_on = match run.has_loss {
                    true => is_near && cell.only_loss || run.last == cell.day,
                    false => is_near || !cell.has_gain,
                };
                if goes_on {
                    run.extend(cell);
                    return;
                }
                break;
            }
            if !self.returns(&cell) && !self.is_stale() {
                break;
            }
            self.versions.extend(self.kept.pop());
        }
        self.kept.push(Run::of(cell));
    }

    /// The change that made the last run is told again, with another day.
    fn tells_again(&self, cell: &Cell) -> bool {
        match self.kept.as_slice() {
            [.., before, last] => {
                before.side == cell.side
                    && last.has_gain
                    && days(last.first, cell.day) <= MONTH
            }
            _ => false,
        }
    }

    /// The side before the last run holds the place again within a month, and nobody tells that it was ever lost: the
    /// last run contradicts it.
    fn returns(&self, cell: &Cell) -> bool {
        match self.kept.as_slice() {
            [.., before, last] => {
                before.side == cell.side
                    && !before.has_loss
                    && !last.has_gain
                    && !last.has_loss
                    && days(before.last, cell.day) <= MONTH
            }
            _ => false,
        }
    }

    /// The last run is of a side that was just told to have lost the place, and nobody tells that it took it back.
    fn is_stale(&self) -> bool {
        let Some((last, before)) = self.kept.split_last() else { return false };
        if last.has_gain || last.has_loss {
            return false;
        }
        match before {
            [.., lost] if lost.side == last.side => {
                lost.has_loss && days(lost.last, last.last) <= MONTH
            }
            [.., lost, holder] => {
                lost.side == last.side
                    && (holder.has_gain || lost.has_loss)
                    && days(holder.last, last.last) <= MONTH
            }
            _ => false,
        }
    }

    fn settle(&mut self) {
        while self.is_stale() {
            self.versions.extend(self.kept.pop());
        }
    }
}

/// The cells of a day in the order in which they can have been.
#[derive(Default)]
struct Order {
    cells: Vec<Cell>,
    versions: Vec<Cell>,
}

/// Sets the sides of one day one after another.
///
/// Whoever held the place before comes first, whoever holds it after comes last. Where nobody took or lost it that
/// day, two sides contradict each other, unless the one held it before and the other after.
fn order(
    day: Date,
    mut sides: BTreeMap<SideIdx, Vec<SightIdx>>,
    previous: Option<SideIdx>,
    next: Option<SideIdx>,
    all: &[Sight<'_>],
) -> Order {
    let cell = |side, sights| Cell::of(day, side, sights, all);
    let whole = |(side, sights)| cell(side, sights);
    let changes =
        sides.values().flatten().any(|&at| all[at].what != What::Seen) && sides.len() > 1;
    if sides.len() == 1 {
        return Order {
            cells: sides.into_iter().map(whole).collect(),
            ..Order::default()
        };
    }
    let mut order = Order::default();
    let reports = |sights: &[SightIdx]| {
        let reports: BTreeSet<_> =
            sights.iter().map(|&at| &all[at].claim.report).collect();
        reports.len()
    };
    if !changes {
        let explained = previous != next
            && [previous, next]
                .iter()
                .all(|side| side.is_some_and(|it| sides.contains_key(&it)));
        let first = previous.filter(|side| sides.contains_key(side));
        let main = first.or(next.filter(|side| sides.contains_key(side))).or_else(|| {
            let most = |(side, sights): &(&SideIdx, &Vec<SightIdx>)| {
                (reports(sights), std::cmp::Reverse(**side))
            };
            sides.iter().max_by_key(most).map(|(&side, _)| side)
        });
        let after = next.filter(|_| explained);
        for side in main.into_iter().chain(after) {
            order.cells.extend(sides.remove(&side).map(|sights| cell(side, sights)));
        }
        order.versions = sides.into_iter().map(whole).collect();
        return order;
    }
    let gainers: Vec<SideIdx> = sides
        .iter()
        .filter(|(_, sights)| sights.iter().any(|&at| all[at].what.is_gain()))
        .map(|(&side, _)| side)
        .collect();
    let among = |side: Option<SideIdx>| side.filter(|side| gainers.contains(side));
    let last = among(next).or(match gainers.as_slice() {
        [one] => Some(*one),
        // A place that was taken and taken back is his who held it before.
        _ => among(previous).or(gainers.last().copied()),
    });
    if let Some(before) = previous
        && let Some(sights) = sides.remove(&before)
    {
        // Who lost it and took it back stands first and last.
        let (gains, rest): (Vec<SightIdx>, Vec<SightIdx>) = match last == previous {
            true => sights.into_iter().partition(|&at| all[at].what.is_gain()),
            false => (Vec::new(), sights),
        };
        if !rest.is_empty() {
            order.cells.push(cell(before, rest));
        }
        if !gains.is_empty() {
            sides.insert(before, gains);
        }
    }
    let end = last.and_then(|side| Some(cell(side, sides.remove(&side)?)));
    order.cells.extend(sides.into_iter().map(whole));
    order.cells.extend(end);
    order
}

/// Versions of one side that follow each other within a month are one.
fn joined(mut versions: Vec<Run>) -> Vec<Run> {
    versions.sort_by_key(|run| (run.side, run.first, run.last));
    let mut all: Vec<Run> = Vec::new();
    for run in versions {
        match all.last_mut() {
            Some(last)
                if last.side == run.side && days(last.last, run.first) <= MONTH =>
            {
                last.sights.extend(run.sights);
                last.last = last.last.max(run.last);
            }
            _ => all.push(run),
        }
    }
    all
}

impl Run {
    /// The days between which the side took the place, as those tell it who tell it first.
    pub(super) fn gained(&self, all: &[Sight<'_>]) -> Option<Window> {
        let gains = self.sights.iter().map(|&at| &all[at]).filter(|it| it.what.is_gain());
        told(
            gains.filter(|it| {
                days(self.first, it.window.latest().min(self.last)) <= MONTH
            }),
        )
    }

    /// The days between which the side lost it.
    pub(super) fn lost(&self, all: &[Sight<'_>]) -> Option<Window> {
        told(self.sights.iter().map(|&at| &all[at]).filter(|it| it.what == What::Lost))
    }

    /// By this day it surely held the place.
    pub(super) fn held_by(&self, all: &[Sight<'_>]) -> Option<Date> {
        self.sights.iter().filter_map(|&at| all[at].window.last).min()
    }

    /// Until this day it surely held the place, if it did at all.
    pub(super) fn held_until(&self, all: &[Sight<'_>]) -> Option<Date> {
        self.sights.iter().filter_map(|&at| all[at].window.first).max()
    }
}

/// The days on which all who tell a change agree; where they do not, all days that they tell.
fn told<'a>(sights: impl Iterator<Item = &'a Sight<'a>>) -> Option<Window> {
    let windows: Vec<Window> =
        sights.map(|it| it.window).filter(|it| !it.is_unknown()).collect();
    let agreed = windows.iter().try_fold(Window::default(), |all, each| all.meet(*each));
    let first = windows.iter().filter_map(|each| each.first).min();
    let last = windows.iter().filter_map(|each| each.last).max();
    let hull = (!windows.is_empty()).then_some(Window { first, last });
    agreed.filter(|_| hull.is_some()).or(hull)
}
