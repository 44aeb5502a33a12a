//! Sights set on days and sides: first those that leave no choice, then the others where they fit.

use jiff::civil::Date;

use super::runs::{Placed, Run, Runs, SightIdx, runs};
use super::sides::{SideIdx, Sides};
use super::sights::{Sight, What};

/// The runs of a place, and the sights of which nobody tells the day.
pub(super) struct Laid {
    pub(super) runs: Runs,
    pub(super) undated: Vec<SightIdx>,
}

/// Lays out the sights of a place.
pub(super) fn lay<'a>(all: &[Sight<'a>], sides: &Sides<'a>) -> Laid {
    let mut placed: Vec<Placed> = Vec::new();
    let (mut open, mut undated) = (Vec::new(), Vec::new());
    for (sight, it) in all.iter().enumerate().filter(|(_, it)| it.what != What::Denied) {
        match it.window.day() {
            _ if it.window.is_unknown() => undated.push(sight),
            Some(day) if sides.several(it.party).is_empty() => {
                placed.push(Placed { day, side: sides.side(it.party), sight });
            }
            Some(_) | None => open.push(sight),
        }
    }
    let certain = runs(&placed, all);
    if open.is_empty() {
        return Laid { runs: certain, undated };
    }
    for sight in open {
        let it = &all[sight];
        let own = [sides.side(it.party)];
        let may_be = match sides.several(it.party) {
            [] => &own[..],
            several => several,
        };
        let fitting = fit(it, may_be, &certain.kept);
        let (day, side) = fitting.unwrap_or((outer(it), own[0]));
        placed.push(Placed { day, side, sight });
    }
    Laid { runs: runs(&placed, all), undated }
}

/// The day by which a change is done, or until which it was not.
fn outer(it: &Sight<'_>) -> Date {
    let (first, last) = (it.window.first, it.window.last);
    let day = match it.what {
        What::Lost => first.or(last),
        What::Seen | What::Gained | What::Received | What::Denied => last.or(first),
    };
    day.unwrap_or(Date::MAX)
}

/// A day of the window on which one of the sides may hold the place, and that side.
fn fit(it: &Sight<'_>, may_be: &[SideIdx], kept: &[Run]) -> Option<(Date, SideIdx)> {
    let (earliest, latest) = (it.window.earliest(), it.window.latest());
    // Runs stand in the order of their days; the one before the window may reach into it.
    let start = kept.partition_point(|run| run.last < earliest).saturating_sub(1);
    let near = kept.iter().enumerate().skip(start);
    let near = near.take_while(|(at, run)| {
        run.first <= latest || *at == start || kept[at - 1].last <= latest
    });
    near.filter(|(_, run)| may_be.contains(&run.side))
        .filter_map(|(at, run)| {
            let before = at.checked_sub(1).and_then(|at| kept.get(at));
            let after = kept.get(at + 1);
            let low = earliest.max(before.map_or(Date::MIN, |run| run.last));
            let high = latest.min(after.map_or(Date::MAX, |run| run.first));
            let wanted = match it.what {
                What::Lost => run.last,
                What::Gained | What::Received => run.first,
                What::Seen | What::Denied => run.first.max(low.min(run.last)),
            };
            let day = wanted.clamp(low, high.max(low));
            let is_inside = run.first <= day && day <= run.last;
            (low <= high).then_some((!is_inside, at, day, run.side))
        })
        .min()
        .map(|(_, _, day, side)| (day, side))
}
