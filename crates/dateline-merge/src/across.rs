//! Events that several reports tell.
//!
//! Only what knows its day and its place is joined; the rest is offered as a link. What one report keeps apart stays
//! apart: two events of one report never become one through a third that fits both.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Party, ReportId, When, Where};
use jiff::civil::Date;

use crate::episode::Cluster;
use crate::family::Family;
use crate::fit::{DateFit, PlaceFit, Sides, dates, is_wide, places, sides};
use crate::order::Views;
use crate::values;

/// What the rules ask of an event of one report.
pub(crate) struct Telling<'a> {
    pub(crate) family: Option<Family>,
    pub(crate) actors: Vec<Party>,
    pub(crate) recipients: Vec<Party>,
    pub(crate) date: Option<When>,
    pub(crate) place: Option<Where>,
    /// Some claim tells who took or lost a place.
    takes: bool,
    pub(crate) reports: BTreeSet<&'a ReportId>,
}

impl<'a> Telling<'a> {
    pub(crate) fn of(views: &Views<'a>, cluster: &Cluster) -> Telling<'a> {
        let members = &cluster.members;
        let (actors, recipients, _) = values::parties(views, members);
        Telling {
            family: views.get(values::anchor(views, members)).family,
            actors,
            recipients,
            date: values::date(views, members),
            place: values::place(views, members),
            takes: members.iter().any(|&at| views.claim(at).territory.is_some()),
            reports: members.iter().map(|&at| &views.claim(at).report).collect(),
        }
    }

    fn sides(&self) -> Sides<'_> {
        Sides {
            actors: self.actors.iter().collect(),
            recipients: self.recipients.iter().collect(),
            two_sided: self.family.is_some_and(Family::is_two_sided),
        }
    }
}

/// How two tellings compare, dates left out.
pub(crate) struct Likeness {
    pub(crate) place: PlaceFit,
    pub(crate) wide: bool,
    /// Points of the sides, 0 to 6.
    pub(crate) sides: u8,
    pub(crate) firm: bool,
    /// 1 compatible, 2 the same family.
    pub(crate) act: u8,
}

pub(crate) fn likeness(a: &Telling<'_>, b: &Telling<'_>) -> Option<Likeness> {
    let act = a.family?.fit(b.family?)?;
    let fit = sides(&a.sides(), &b.sides())?;
    let place = places(a.place.as_ref(), b.place.as_ref());
    if place == PlaceFit::Apart {
        return None;
    }
    Some(Likeness {
        place,
        wide: [&a.place, &b.place].into_iter().flatten().any(is_wide),
        sides: fit.points(),
        firm: fit.is_firm(),
        act,
    })
}

/// Joins events of different reports.
pub(crate) fn join(views: &Views<'_>, clusters: Vec<Cluster>) -> Vec<Cluster> {
    let tellings: Vec<Telling<'_>> =
        clusters.iter().map(|cluster| Telling::of(views, cluster)).collect();
    let mut pairs: Vec<(u32, usize, usize)> = candidates(&tellings)
        .into_iter()
        .filter_map(|(a, b)| Some((points(&tellings[a], &tellings[b])?, a, b)))
        .collect();
    let founding = |at: usize| clusters[at].founding;
    pairs.sort_by_key(|&(points, a, b)| {
        (
            std::cmp::Reverse(points),
            founding(a).min(founding(b)),
            founding(a).max(founding(b)),
        )
    });
    let mut groups: Vec<Vec<usize>> = (0..clusters.len()).map(|at| vec![at]).collect();
    let mut group_of: Vec<usize> = (0..clusters.len()).collect();
    let mut lines: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (_, a, b) in pairs {
        let (into, from) = (group_of[a].min(group_of[b]), group_of[a].max(group_of[b]));
        if into == from || !may_join(&tellings, &groups[into], &groups[from]) {
            continue;
        }
        let moved = std::mem::take(&mut groups[from]);
        for &at in &moved {
            group_of[at] = into;
        }
        groups[into].extend(moved);
        let line = why(views, &clusters, &tellings, a, b);
        let mut gone = lines.remove(&from).unwrap_or_default();
        let kept = lines.entry(into).or_default();
        kept.append(&mut gone);
        kept.push(line);
    }
    let mut joined: Vec<Cluster> = Vec::new();
    for (at, group) in groups.iter().enumerate().filter(|(_, group)| !group.is_empty()) {
        let mut members: Vec<_> =
            group.iter().flat_map(|&at| clusters[at].members.iter().copied()).collect();
        members.sort_unstable();
        let mut joins: Vec<String> =
            group.iter().flat_map(|&at| clusters[at].joins.iter().cloned()).collect();
        joins.extend(lines.remove(&at).unwrap_or_default());
        let founding = group.iter().map(|&at| clusters[at].founding).min();
        joined.push(Cluster { members, founding: founding.unwrap_or_default(), joins });
    }
    joined
}

/// Pairs of different reports that share a day and a place, or a place in which the other lies.
fn candidates(tellings: &[Telling<'_>]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<(Date, &str), Vec<usize>> = BTreeMap::new();
    for (at, telling) in tellings.iter().enumerate() {
        let Some(place) = telling.place.as_ref().and_then(|at| at.place.as_ref()) else {
            continue;
        };
        let Some((first, last)) = values::bounds(telling.date.as_ref()) else { continue };
        if telling.date.as_ref().and_then(When::days).is_none_or(|days| days > 7) {
            continue;
        }
        let mut day = first;
        loop {
            for id in std::iter::once(&place.id).chain(place.within.iter().take(2)) {
                blocks.entry((day, id.as_str())).or_default().push(at);
            }
            match day.tomorrow() {
                Ok(next) if next <= last => day = next,
                Ok(_) | Err(_) => break,
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.values() {
        for (idx, &a) in block.iter().enumerate() {
            for &b in &block[idx + 1..] {
                if tellings[a].reports.is_disjoint(&tellings[b].reports) {
                    pairs.insert((a.min(b), a.max(b)));
                }
            }
        }
    }
    pairs
}

/// How well two events of different reports fit; `None` where they may not be joined.
fn points(a: &Telling<'_>, b: &Telling<'_>) -> Option<u32> {
    if dates(a.date.as_ref(), b.date.as_ref()) != DateFit::Same {
        return None;
    }
    let like = likeness(a, b)?;
    let one_day = [a, b].iter().all(|telling| {
        telling.date.as_ref().and_then(When::days).is_some_and(|days| days == 1)
    });
    let allowed = match like.place {
        // Nobody named at one exact place on one day: two reports of a bomb.
        PlaceFit::Same if !like.wide => like.firm || (one_day && like.act == 2),
        // In a province it takes both sides and the very day. What was taken on that day lies somewhere in the
        // province, and two villages may have been.
        PlaceFit::Same => {
            one_day && like.sides >= 5 && like.act == 2 && !a.takes && !b.takes
        }
        PlaceFit::Inside => !like.wide && like.firm && like.act == 2,
        PlaceFit::Untold | PlaceFit::Apart => false,
    };
    let place = if like.place == PlaceFit::Same { 4 } else { 1 };
    let day = if one_day { 3 } else { 0 };
    allowed.then_some(u32::from(like.sides) * 2 + place + day + u32::from(like.act) * 2)
}

/// No report on both sides, and no two events that clash.
fn may_join(tellings: &[Telling<'_>], into: &[usize], from: &[usize]) -> bool {
    into.iter().all(|&a| {
        from.iter().all(|&b| {
            tellings[a].reports.is_disjoint(&tellings[b].reports)
                && likeness(&tellings[a], &tellings[b]).is_some()
                && dates(tellings[a].date.as_ref(), tellings[b].date.as_ref())
                    == DateFit::Same
        })
    })
}

fn why(
    views: &Views<'_>,
    clusters: &[Cluster],
    tellings: &[Telling<'_>],
    a: usize,
    b: usize,
) -> String {
    let (first, second) = match clusters[a].founding <= clusters[b].founding {
        true => (a, b),
        false => (b, a),
    };
    let report = |at: usize| views.claim(clusters[at].founding).report.short().to_owned();
    let like = likeness(&tellings[a], &tellings[b]);
    let place = match like.as_ref().map(|like| like.place) {
        Some(PlaceFit::Inside) => "one place in the other",
        _ => "the same place",
    };
    let sides = match like.is_some_and(|like| like.firm) {
        true => "the same side",
        false => "no side that speaks against it",
    };
    format!(
        "report {} tells what report {} tells: {sides}, {place}, days that meet",
        report(second),
        report(first)
    )
}
