//! Runs as stretches with a beginning and an end, and the gaps between them.

use std::collections::BTreeMap;

use dateline_model::{
    ClaimId, ControlInterval, Days, GapKind, Party, TerritoryState, Turn,
};
use jiff::civil::Date;

use super::place::Laid;
use super::runs::{MONTH, Run, SightIdx, days};
use super::sides::{SideIdx, Sides, most_named};
use super::sights::{Sight, What, Window};

/// Who held a place when.
#[derive(Default)]
pub(super) struct Tenures {
    /// The stretches of the runs, one after another.
    pub(super) kept: Vec<ControlInterval>,
    /// What other sources say, and stretches without a day.
    pub(super) others: Vec<ControlInterval>,
    pub(super) gaps: Vec<(Days, GapKind)>,
}

/// Draws the stretches of a place. `end` is the last day that any report was published on.
pub(super) fn tenures<'a>(
    laid: &Laid,
    all: &[Sight<'a>],
    sides: &Sides<'a>,
    end: Option<Date>,
) -> Tenures {
    let mut drawn = Tenures::default();
    let runs = &laid.runs.kept;
    for run in runs {
        let told = run.gained(all).map(turn);
        let seen = Turn { earliest: None, latest: run.held_by(all), told: false };
        drawn.kept.push(ControlInterval {
            from: told.unwrap_or(seen),
            to: Turn { earliest: run.held_until(all), latest: None, told: false },
            holder: holder(&run.sights, all),
            state: state(&run.sights, all),
            by: Vec::new(),
            disputed: said_disputed(&run.sights, all),
            claims: claims(&run.sights, all),
            against: Vec::new(),
        });
    }
    for at in 1..runs.len() {
        let between = between(&runs[at - 1], &runs[at], all);
        drawn.kept[at - 1].to = between.to;
        drawn.kept[at].from = between.from;
        drawn.gaps.extend(between.gap);
    }
    if let (Some(run), Some(last)) = (runs.last(), drawn.kept.last_mut()) {
        let kind = match run.lost(all) {
            Some(lost) => {
                last.to = turn(lost);
                GapKind::UntoldHolder
            }
            None => GapKind::NotToldAgain,
        };
        let since = last.to.latest.or(last.to.earliest).or(last.from.latest);
        drawn.gaps.extend(gap(since, end.and_then(|end| end.tomorrow().ok()), kind));
    }
    for run in &laid.runs.versions {
        drawn.add_version(
            holder(&run.sights, all),
            Days { first: run.first, last: run.last },
            claims(&run.sights, all),
        );
    }
    drawn.deny(runs, all, sides);
    drawn.add_undated(laid, all, sides);
    for each in drawn.kept.iter_mut().chain(&mut drawn.others) {
        each.disputed = tidied(std::mem::take(&mut each.disputed));
    }
    drawn
}

/// How one run ended and the next began.
struct Between {
    to: Turn,
    from: Turn,
    gap: Option<(Days, GapKind)>,
}

fn between(before: &Run, after: &Run, all: &[Sight<'_>]) -> Between {
    let (held_until, held_by) = (before.held_until(all), after.held_by(all));
    let bounds = Window { first: held_until, last: held_by };
    // A change that is told for days on which others saw the place otherwise happened on some day of both.
    let bounded = |told: Window| {
        told.meet(bounds).unwrap_or(Window {
            first: [told.first, held_by].into_iter().flatten().min(),
            last: told.last.max(held_until),
        })
    };
    let seen = |first: Option<Date>, last: Option<Date>| Turn {
        earliest: first,
        latest: last.max(first),
        told: false,
    };
    let is_change = before.side != after.side;
    match (before.lost(all), after.gained(all)) {
        (Some(lost), Some(gained)) => {
            let hull = Window {
                first: lost.first.min(gained.first),
                last: lost.last.max(gained.last),
            };
            let is_one = is_change
                && (lost.meet(gained).is_some() || gained.latest() < lost.earliest());
            if is_one {
                let both = turn(bounded(lost.meet(gained).unwrap_or(hull)));
                return Between { to: both, from: both, gap: None };
            }
            let gap = gap(lost.last, gained.first, GapKind::UntoldHolder);
            Between { to: turn(lost), from: turn(gained), gap }
        }
        (Some(lost), None) => Between {
            to: turn(lost),
            from: seen(lost.first, held_by),
            gap: gap(lost.last, held_by, GapKind::UntoldHolder),
        },
        (None, Some(gained)) if is_change => {
            let both = turn(bounded(gained));
            Between { to: both, from: both, gap: None }
        }
        (None, Some(gained)) => Between {
            to: seen(held_until, gained.last),
            from: turn(gained),
            gap: gap(held_until, gained.first, GapKind::UntoldChange),
        },
        (None, None) => {
            let both = seen(held_until, held_by);
            let gap = gap(held_until, held_by, GapKind::UntoldChange);
            Between { to: both, from: both, gap }
        }
    }
}

fn turn(told: Window) -> Turn {
    Turn { earliest: told.first, latest: told.last, told: true }
}

/// The days after the one and before the other.
fn gap(
    after: Option<Date>,
    before: Option<Date>,
    kind: GapKind,
) -> Option<(Days, GapKind)> {
    let (first, last) = (after?.tomorrow().ok()?, before?.yesterday().ok()?);
    (first <= last).then_some((Days { first, last }, kind))
}

fn holder(sights: &[SightIdx], all: &[Sight<'_>]) -> Option<Party> {
    most_named(sights.iter().map(|&at| all[at].party)).cloned()
}

/// Handed over where all who tell how it came to the holder say so.
fn state(sights: &[SightIdx], all: &[Sight<'_>]) -> TerritoryState {
    let mut gains =
        sights.iter().map(|&at| all[at].what).filter(|what| what.is_gain()).peekable();
    let handed = gains.peek().is_some() && gains.all(|what| what == What::Received);
    if handed { TerritoryState::HandedOver } else { TerritoryState::Held }
}

fn claims(sights: &[SightIdx], all: &[Sight<'_>]) -> Vec<ClaimId> {
    let mut ids: Vec<ClaimId> =
        sights.iter().map(|&at| all[at].claim.id.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The days of claims whose own words say that sources disagree.
fn said_disputed(sights: &[SightIdx], all: &[Sight<'_>]) -> Vec<Days> {
    let disputed = sights.iter().map(|&at| &all[at]).filter(|it| it.claim.disputed);
    disputed
        .filter_map(|it| Some(Days { first: it.window.first?, last: it.window.last? }))
        .filter(|it| days(it.first, it.last) <= MONTH)
        .collect()
}

/// Days in their order, those that touch as one.
fn tidied(mut all: Vec<Days>) -> Vec<Days> {
    all.sort_unstable();
    let mut tidy: Vec<Days> = Vec::new();
    for each in all {
        match tidy.last_mut() {
            Some(last) if last.last.tomorrow().unwrap_or(Date::MAX) >= each.first => {
                last.last = last.last.max(each.last);
            }
            _ => tidy.push(each),
        }
    }
    tidy
}

impl Tenures {
    /// Sets what some sources say beside what others say, and marks the days on both.
    fn add_version(&mut self, holder: Option<Party>, days: Days, claims: Vec<ClaimId>) {
        for each in &mut self.kept {
            let first = each.from.earliest.or(each.from.latest).unwrap_or(Date::MAX);
            let last = each.to.latest.unwrap_or(Date::MAX);
            let both = Days { first: first.max(days.first), last: last.min(days.last) };
            if both.first <= both.last {
                each.disputed.push(both);
            }
        }
        let on = |day| Turn { earliest: Some(day), latest: Some(day), told: false };
        self.others.push(ControlInterval {
            from: on(days.first),
            to: on(days.last),
            holder,
            state: TerritoryState::Held,
            by: Vec::new(),
            disputed: vec![days],
            claims,
            against: Vec::new(),
        });
    }

    /// Who denies that a side took the place says that it is as it was: from the taking to the day of the denial.
    fn deny<'a>(&mut self, runs: &[Run], all: &[Sight<'a>], sides: &Sides<'a>) {
        let mut denied: BTreeMap<usize, (Date, Vec<&Sight<'a>>)> = BTreeMap::new();
        for it in all.iter().filter(|it| it.what == What::Denied) {
            let Some(day) = it.window.last else { continue };
            let side = sides.side(it.party);
            let end = runs.partition_point(|run| run.first <= day);
            let told = runs[..end].iter().rposition(|run| {
                run.side == side
                    && run.gained(all).is_some()
                    && days(run.first, day) <= MONTH
            });
            match told {
                Some(at) => {
                    let entry = denied.entry(at).or_insert((day, Vec::new()));
                    entry.0 = entry.0.max(day);
                    entry.1.push(it);
                }
                // Somebody must have said so, whom no report of the dataset quotes.
                None => {
                    if let Some(holder) = end.checked_sub(1) {
                        let kept = &mut self.kept[holder];
                        kept.disputed.push(Days { first: day, last: day });
                        kept.claims.push(it.claim.id.clone());
                        kept.claims.sort_unstable();
                        kept.claims.dedup();
                    }
                }
            }
        }
        for (at, (last, sights)) in denied {
            let ids: Vec<ClaimId> = sights.iter().map(|it| it.claim.id.clone()).collect();
            self.kept[at].against.clone_from(&ids);
            let told = |it: &&Sight<'a>| {
                let territory = it.claim.territory.as_ref();
                territory.and_then(|each| each.value.holder_before.clone())
            };
            let before = at.checked_sub(1).and_then(|at| self.kept[at].holder.clone());
            let before = before.or_else(|| sights.iter().find_map(told));
            let days = Days { first: runs[at].first, last };
            self.add_version(before, days, ids);
        }
    }

    /// A claim without a day supports the last stretch of its side; where there is none it makes one without ends.
    fn add_undated<'a>(&mut self, laid: &Laid, all: &[Sight<'a>], sides: &Sides<'a>) {
        let mut without: BTreeMap<SideIdx, Vec<SightIdx>> = BTreeMap::new();
        for &sight in &laid.undated {
            let own = [sides.side(all[sight].party)];
            let may_be = match sides.several(all[sight].party) {
                [] => &own[..],
                several => several,
            };
            let last = laid.runs.kept.iter().rposition(|run| may_be.contains(&run.side));
            match last {
                Some(at) => {
                    let kept = &mut self.kept[at];
                    kept.claims.push(all[sight].claim.id.clone());
                    kept.claims.sort_unstable();
                    kept.claims.dedup();
                }
                None => without.entry(own[0]).or_default().push(sight),
            }
        }
        for sights in without.into_values() {
            let is = |is: fn(What) -> bool| sights.iter().any(|&at| is(all[at].what));
            let turn = |told| Turn { told, ..Turn::default() };
            self.others.push(ControlInterval {
                from: turn(is(What::is_gain)),
                to: turn(is(|what| what == What::Lost)),
                holder: holder(&sights, all),
                state: state(&sights, all),
                by: Vec::new(),
                disputed: Vec::new(),
                claims: claims(&sights, all),
                against: Vec::new(),
            });
        }
    }
}
