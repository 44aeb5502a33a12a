//! Events that several reports tell.
//!
//! What knows its day and its place comes first. What was news within a week of its report, or in a month that is told,
//! is joined if one event with a day fits and no other; then what was news at the same time, where no such event is
//! told. The rest is offered as a link.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use dateline_model::{Claim, CountKind, Party, ReportId, TimeAxis, When, Where};
use jiff::civil::Date;

use crate::episode::Cluster;
use crate::family::Family;
use crate::fit::{
    DateFit, MONTH, PlaceFit, Sides, SidesFit, WEEK, dates, is_wide, one_side, places,
    sides,
};
use crate::order::{ViewIdx, Views, published};
use crate::parties::{self, Side, alike};
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
    /// Who holds the whole place afterwards, where that is told.
    taker: Option<Party>,
    /// How many died, by the claim that says most.
    killed: Option<u64>,
    /// The days on which it can have been news, where the words give no day: the week up to the report.
    news: Option<(Date, Date)>,
    pub(crate) reports: BTreeSet<&'a ReportId>,
}

impl<'a> Telling<'a> {
    pub(crate) fn of(views: &Views<'a>, cluster: &Cluster) -> Telling<'a> {
        let members = &cluster.members;
        let (actors, recipients, _) = values::parties(views, &sided(views, members));
        let date = values::date(views, members);
        let claims = || members.iter().map(|&at| views.claim(at));
        let changes = |claim: &'a Claim| {
            let territory = &claim.territory.as_ref()?.value;
            values::changes_hands(territory).then(|| territory.holder_after.clone())?
        };
        Telling {
            family: views.get(values::anchor(views, members)).family,
            actors,
            recipients,
            place: values::place(views, members),
            takes: claims().any(|claim| claim.territory.is_some()),
            taker: claims().find_map(changes),
            killed: claims().filter_map(killed).max(),
            news: news(views, members, date.as_ref()),
            date,
            reports: claims().map(|claim| &claim.report).collect(),
        }
    }

    fn sides(&self) -> Sides<'_> {
        Sides {
            actors: self.actors.iter().collect(),
            recipients: self.recipients.iter().collect(),
            two_sided: self.family.is_some_and(Family::is_two_sided),
        }
    }

    /// The days on which it may have happened, as far as a day of its own or the report's date bounds them.
    fn days(&self) -> Option<(Date, Date)> {
        values::bounds(self.date.as_ref()).or(self.news)
    }

    /// Whether the words give days that can name one happening.
    fn days_told(&self) -> bool {
        self.date.as_ref().and_then(When::days).is_some_and(|days| days <= WEEK)
    }

    /// Whether both were news at the same time: their reports came out within two days.
    fn is_news_with(&self, other: &Telling<'_>) -> bool {
        let (Some((_, last)), Some((_, other))) = (self.news, other.news) else {
            return false;
        };
        (last - other).get_days().abs() <= 2
    }

    fn is_one_day(&self) -> bool {
        self.date.as_ref().and_then(When::days).is_some_and(|days| days == 1)
    }
}

/// The claims whose sides count: "dozens were wounded" says nothing of who fought where others say it.
fn sided(views: &Views<'_>, members: &[ViewIdx]) -> Vec<ViewIdx> {
    let tells = |&&at: &&ViewIdx| {
        let view = views.get(at);
        view.family.is_some_and(|family| !Sides::of(view.claim, family).only_victims())
    };
    let told: Vec<ViewIdx> = members.iter().filter(tells).copied().collect();
    if told.is_empty() { members.to_vec() } else { told }
}

fn killed(claim: &Claim) -> Option<u64> {
    let dead = claim.counts.iter().map(|count| &count.value).filter(|count| {
        count.part_of.is_none()
            && matches!(count.kind, CountKind::Killed | CountKind::Executed)
    });
    dead.filter_map(|count| count.low).max()
}

/// How long what happened stays news (ours): reports of a week ago are told with their day.
const NEWS: i64 = 7;

/// The week up to the report, of what is told as news without a day that is known.
fn news(
    views: &Views<'_>,
    members: &[ViewIdx],
    date: Option<&When>,
) -> Option<(Date, Date)> {
    let claims = || members.iter().map(|&at| views.claim(at));
    if values::bounds(date).is_some()
        || claims().any(|claim| claim.time.value == TimeAxis::Background)
    {
        return None;
    }
    let cards = claims().filter_map(|claim| views.card(&claim.report));
    let published = cards.filter_map(published).min()?;
    let last =
        date.and_then(|date| date.latest).map_or(published, |day| day.min(published));
    let first = last.checked_sub(jiff::Span::new().days(NEWS)).ok()?;
    let first = date.and_then(|date| date.earliest).map_or(first, |day| day.max(first));
    (first <= last).then_some((first, last))
}

/// How two tellings compare, dates left out.
pub(crate) struct Likeness {
    pub(crate) place: PlaceFit,
    pub(crate) wide: bool,
    pub(crate) sides: SidesFit,
    /// One side is the same; of the other they name different people.
    pub(crate) contradicts: bool,
    /// 1 compatible, 2 the same family.
    pub(crate) act: u8,
}

impl Likeness {
    /// Whether sources can disagree on the side that is not the same: on whom one side hit, or on whose the planes, the
    /// shells and the bomb were. Two that fight on the ground are seen, and name each other.
    fn may_be_disputed(&self, a: &Telling<'_>, b: &Telling<'_>) -> bool {
        let from_afar = |telling: &Telling<'_>| {
            matches!(telling.family, Some(Family::Air | Family::Shelling | Family::Blast))
        };
        let acted = self.sides.actors >= Side::Told(parties::Likeness::Kin);
        (self.act == 2 || same_dead(a, b)) && (acted || (from_afar(a) && from_afar(b)))
    }

    pub(crate) fn is_firm(&self) -> bool {
        self.sides.is_firm()
    }
}

pub(crate) fn likeness(a: &Telling<'_>, b: &Telling<'_>) -> Option<Likeness> {
    let (first, second) = (a.family?, b.family?);
    let place = places(a.place.as_ref(), b.place.as_ref());
    // Two who took the same place took it one after the other, unless both are told of one day: then sources disagree.
    let one_day = a.is_one_day() && b.is_one_day();
    let two_takers = match (&a.taker, &b.taker) {
        (Some(taker), Some(other)) => !one_day && alike(taker, other).is_none(),
        _ => false,
    };
    if place == PlaceFit::Apart || two_takers {
        return None;
    }
    let (whole, other) = (a.sides(), b.sides());
    let (sides, contradicts) = match sides(&whole, &other) {
        Some(fit) => (fit, false),
        None => (one_side(&whole, &other)?, true),
    };
    let acted = sides.actors >= Side::Told(parties::Likeness::Kin);
    let act = match first.fit(second) {
        Some(1) if first.needs_same_side(second) && !acted => return None,
        Some(act) => act,
        None if first.is_one_attack(second) && acted => 1,
        None => return None,
    };
    Some(Likeness {
        place,
        wide: [&a.place, &b.place].into_iter().flatten().any(is_wide),
        sides,
        contradicts,
        act,
    })
}

/// Joins events of different reports.
pub(crate) fn join(views: &Views<'_>, clusters: Vec<Cluster>) -> Vec<Cluster> {
    let tellings: Vec<Telling<'_>> =
        clusters.iter().map(|cluster| Telling::of(views, cluster)).collect();
    let mut groups = Groups::of(views, &clusters, &tellings);
    let (dated, undated) = candidates(&tellings);
    let mut pairs: Vec<(Points, usize, usize)> = dated
        .into_iter()
        .filter_map(|(a, b)| Some((points(&tellings[a], &tellings[b])?, a, b)))
        .collect();
    pairs.sort_by_key(|&(points, a, b)| groups.rank(points, a, b));
    for (points, a, b) in pairs {
        groups.join(points, a, b);
    }
    let undated: Vec<(Points, usize, usize)> = undated
        .into_iter()
        .filter_map(|(a, b)| {
            Some((points_without_day(&tellings[a], &tellings[b])?, a, b))
        })
        .collect();
    let mut fitting: BTreeMap<usize, Vec<(Points, usize)>> = BTreeMap::new();
    for &(points, a, b) in &undated {
        for (at, other) in [(a, b), (b, a)] {
            if !tellings[at].days_told() && tellings[other].days_told() {
                fitting.entry(at).or_default().push((points, other));
            }
        }
    }
    for (at, others) in &fitting {
        groups.join_only(*at, others);
    }
    let mut told_together: Vec<(Points, usize, usize)> = undated
        .into_iter()
        .filter(|&(_, a, b)| {
            [a, b]
                .iter()
                .all(|at| !fitting.contains_key(at) && !tellings[*at].days_told())
                && tellings[a].is_news_with(&tellings[b])
        })
        .collect();
    told_together.sort_by_key(|&(points, a, b)| groups.rank(points, a, b));
    for (points, a, b) in told_together {
        groups.join(points, a, b);
    }
    groups.joined()
}

/// Events of single reports, and which of them are one so far.
struct Groups<'v, 'a> {
    views: &'v Views<'a>,
    clusters: &'v [Cluster],
    tellings: &'v [Telling<'a>],
    members: Vec<Vec<usize>>,
    group_of: Vec<usize>,
    lines: BTreeMap<usize, Vec<String>>,
}

impl<'v, 'a> Groups<'v, 'a> {
    fn of(
        views: &'v Views<'a>,
        clusters: &'v [Cluster],
        tellings: &'v [Telling<'a>],
    ) -> Groups<'v, 'a> {
        Groups {
            views,
            clusters,
            tellings,
            members: (0..clusters.len()).map(|at| vec![at]).collect(),
            group_of: (0..clusters.len()).collect(),
            lines: BTreeMap::new(),
        }
    }

    /// The best pair first; of equals the one that was told first.
    fn rank(
        &self,
        points: Points,
        a: usize,
        b: usize,
    ) -> (std::cmp::Reverse<u32>, ViewIdx, ViewIdx) {
        let (first, second) = (self.clusters[a].founding, self.clusters[b].founding);
        (std::cmp::Reverse(points.sum()), first.min(second), first.max(second))
    }

    /// Makes one group of those of two events, unless they hold what clashes.
    fn join(&mut self, points: Points, a: usize, b: usize) {
        let (into, from) = (
            self.group_of[a].min(self.group_of[b]),
            self.group_of[a].max(self.group_of[b]),
        );
        if into == from
            || !may_join(self.tellings, &self.members[into], &self.members[from])
        {
            return;
        }
        let moved = std::mem::take(&mut self.members[from]);
        for &at in &moved {
            self.group_of[at] = into;
        }
        self.members[into].extend(moved);
        let line = why(self.views, self.clusters, points, a, b);
        let mut gone = self.lines.remove(&from).unwrap_or_default();
        let kept = self.lines.entry(into).or_default();
        kept.append(&mut gone);
        kept.push(line);
    }

    /// Joins an event without a day to the group that it fits, if it is the only one.
    fn join_only(&mut self, at: usize, others: &[(Points, usize)]) {
        let own = self.group_of[at];
        let fits = |&&(_, other): &&(Points, usize)| {
            let group = self.group_of[other];
            group != own
                && may_join(self.tellings, &self.members[group], &self.members[own])
        };
        let mut fitting: Vec<&(Points, usize)> = others.iter().filter(fits).collect();
        fitting.sort_by_key(|&&(points, other)| self.rank(points, at, other));
        let groups: BTreeSet<usize> =
            fitting.iter().map(|(_, other)| self.group_of[*other]).collect();
        if let (1, Some(&&(points, other))) = (groups.len(), fitting.first()) {
            self.join(points, at, other);
        }
    }

    fn joined(mut self) -> Vec<Cluster> {
        let clusters = self.clusters;
        let mut joined: Vec<Cluster> = Vec::new();
        for (at, group) in self.members.iter().enumerate() {
            let Some(founding) = group.iter().map(|&at| clusters[at].founding).min()
            else {
                continue;
            };
            let mut members: Vec<_> = group
                .iter()
                .flat_map(|&at| clusters[at].members.iter().copied())
                .collect();
            members.sort_unstable();
            let mut joins: Vec<String> =
                group.iter().flat_map(|&at| clusters[at].joins.iter().cloned()).collect();
            joins.extend(self.lines.remove(&at).unwrap_or_default());
            joined.push(Cluster { members, founding, joins });
        }
        joined
    }
}

type Pairs = BTreeSet<(usize, usize)>;

/// Pairs of different reports that share a day and a place, or a place in which the other lies: first those with days
/// of their own, then those of which one has none or a month.
fn candidates(tellings: &[Telling<'_>]) -> (Pairs, Pairs) {
    let mut blocks: BTreeMap<(Date, &str), Vec<usize>> = BTreeMap::new();
    for (at, telling) in tellings.iter().enumerate() {
        let Some(place) = telling.place.as_ref().and_then(|at| at.place.as_ref()) else {
            continue;
        };
        let Some((first, last)) = telling.days() else { continue };
        if i64::from((last - first).get_days()) >= MONTH {
            continue;
        }
        let n_around = if telling.days_told() { 2 } else { 0 };
        let mut day = first;
        loop {
            for id in std::iter::once(&place.id).chain(place.within.iter().take(n_around))
            {
                blocks.entry((day, id.as_str())).or_default().push(at);
            }
            match day.tomorrow() {
                Ok(next) if next <= last => day = next,
                Ok(_) | Err(_) => break,
            }
        }
    }
    let (mut dated, mut undated) = (Pairs::new(), Pairs::new());
    for block in blocks.values() {
        for (idx, &a) in block.iter().enumerate() {
            for &b in &block[idx + 1..] {
                let (first, second) = (&tellings[a], &tellings[b]);
                if !first.reports.is_disjoint(&second.reports) {
                    continue;
                }
                match first.days_told() && second.days_told() {
                    true => dated.insert((a.min(b), a.max(b))),
                    false => undated.insert((a.min(b), a.max(b))),
                };
            }
        }
    }
    (dated, undated)
}

/// What two events of different reports have in common, in points that a person can add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Points {
    likeness: (Side, Side),
    contradicts: bool,
    place: u32,
    days: u32,
    act: u32,
    dead: u32,
}

impl Points {
    fn sum(self) -> u32 {
        let (actors, recipients) = self.likeness;
        u32::from(actors.points() + recipients.points())
            + self.place
            + self.days
            + self.act
            + self.dead
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (actors, recipients) = self.likeness;
        write!(f, "actors {actors} {}, ", actors.points())?;
        write!(f, "recipients {recipients} {}, ", recipients.points())?;
        if self.contradicts {
            f.write_str("the other side told differently 0, ")?;
        }
        let place =
            if self.place > 1 { "the same place" } else { "one place in the other" };
        write!(f, "{place} {}, ", self.place)?;
        let days = match self.days {
            3 => "the same day",
            1 => "days that meet",
            _ => "no day against it",
        };
        write!(f, "{days} {}, ", self.days)?;
        let act = if self.act > 1 { "the same act" } else { "acts that go together" };
        write!(f, "{act} {}", self.act)?;
        if self.dead > 0 {
            write!(f, ", as many dead {}", self.dead)?;
        }
        write!(f, " = {}", self.sum())
    }
}

/// How well two events of different reports fit; `None` where they may not be joined.
fn points(a: &Telling<'_>, b: &Telling<'_>) -> Option<Points> {
    if dates(a.date.as_ref(), b.date.as_ref()) != DateFit::Same {
        return None;
    }
    let like = likeness(a, b)?;
    let one_day = a.is_one_day() && b.is_one_day();
    let allowed = match like.place {
        // Who did it or to whom may be what sources disagree on, where all else is the same.
        PlaceFit::Same if like.contradicts => {
            !like.wide && one_day && like.may_be_disputed(a, b)
        }
        // Nobody named at one exact place on one day: two reports of a bomb.
        PlaceFit::Same if !like.wide => like.is_firm() || (one_day && like.act == 2),
        // In a province it takes both sides and the very day. What was taken on that day lies somewhere in the
        // province, and two villages may have been.
        PlaceFit::Same => {
            one_day && like.sides.points() >= 5 && like.act == 2 && !a.takes && !b.takes
        }
        PlaceFit::Inside => {
            !like.wide && !like.contradicts && like.is_firm() && like.act == 2
        }
        PlaceFit::Untold | PlaceFit::Apart => false,
    };
    let days = if one_day { 3 } else { 1 };
    allowed.then(|| score(a, b, &like, days))
}

/// How well an event without a day of its own fits one of the same place: the same side did it, or the same was done to
/// the same side.
fn points_without_day(a: &Telling<'_>, b: &Telling<'_>) -> Option<Points> {
    let (Some((first, last)), Some((from, to))) = (a.days(), b.days()) else {
        return None;
    };
    let like = likeness(a, b)?;
    let fits = first <= to
        && from <= last
        && like.place == PlaceFit::Same
        && !like.wide
        && !like.contradicts
        && like.is_firm()
        && (like.act == 2 || like.sides.actors >= Side::Told(parties::Likeness::Kin));
    fits.then(|| score(a, b, &like, 0))
}

fn same_dead(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    a.killed.is_some() && a.killed == b.killed
}

fn score(a: &Telling<'_>, b: &Telling<'_>, like: &Likeness, days: u32) -> Points {
    Points {
        likeness: (like.sides.actors, like.sides.recipients),
        contradicts: like.contradicts,
        place: if like.place == PlaceFit::Same { 4 } else { 1 },
        days,
        act: u32::from(like.act),
        dead: if same_dead(a, b) { 2 } else { 0 },
    }
}

/// No two events that clash; of one report only such as could have been told by two.
///
/// What one report keeps apart by its words stays apart. What it merely does not tie, a third may tie.
fn may_join(tellings: &[Telling<'_>], into: &[usize], from: &[usize]) -> bool {
    into.iter().all(|&a| {
        from.iter().all(|&b| {
            let (a, b) = (&tellings[a], &tellings[b]);
            let days = match dates(a.date.as_ref(), b.date.as_ref()) {
                DateFit::Same => true,
                DateFit::Untold | DateFit::Wide => match (a.days(), b.days()) {
                    (Some((first, last)), Some((from, to))) => {
                        first <= to && from <= last
                    }
                    _ => false,
                },
                DateFit::Apart => false,
            };
            // Days first: they are cheap, and most pairs fail on them.
            days && likeness(a, b).is_some_and(|like| {
                !like.contradicts
                    || (a.reports.is_disjoint(&b.reports) && like.may_be_disputed(a, b))
            })
        })
    })
}

fn why(
    views: &Views<'_>,
    clusters: &[Cluster],
    points: Points,
    a: usize,
    b: usize,
) -> String {
    let (first, second) = match clusters[a].founding <= clusters[b].founding {
        true => (a, b),
        false => (b, a),
    };
    let report = |at: usize| views.claim(clusters[at].founding).report.short().to_owned();
    format!(
        "report {} tells what report {} tells: {points}",
        report(second),
        report(first)
    )
}
