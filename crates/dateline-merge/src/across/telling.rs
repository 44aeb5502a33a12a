//! What the rules ask of an event that one report tells.

use dateline_model::{
    Attested, Claim, CountKind, Party, PlaceRelation, ReportId, TimeAxis, When, Where,
};
use jiff::civil::Date;

use crate::episode::Cluster;
use crate::family::Family;
use crate::fit::{Sides, WEEK, day_told, is_wide, own_unlisted};
use crate::founding::{Standing, standing};
use crate::order::{ViewIdx, Views, published};
use crate::values;

/// What the rules ask of an event of one report.
pub(crate) struct Telling<'a> {
    pub(crate) family: Option<Family>,
    pub(crate) sides: Sides<'a>,
    pub(crate) date: Option<&'a When>,
    pub(crate) place: Option<&'a Where>,
    /// The name of its place, where no list knows it: it may lie by one that a list does.
    pub(crate) unlisted: Option<String>,
    /// Some claim tells who took or lost a place.
    pub(crate) takes: bool,
    /// Who holds the whole place afterwards, where that is told.
    pub(crate) taker: Option<&'a Party>,
    /// How many died, by the claim that says most.
    pub(crate) killed: Option<u64>,
    /// The days on which it can have been news, where the words give no day: the week up to the report.
    pub(crate) news: Option<(Date, Date)>,
    pub(crate) reports: Reports<'a>,
}

/// A few reports in their order, each once: nearly always one, for which a set would take four times the room.
pub(crate) struct Reports<'a>(Box<[&'a ReportId]>);

impl<'a> FromIterator<&'a ReportId> for Reports<'a> {
    fn from_iter<I: IntoIterator<Item = &'a ReportId>>(reports: I) -> Reports<'a> {
        let mut reports: Vec<&ReportId> = reports.into_iter().collect();
        reports.sort_unstable();
        reports.dedup();
        Reports(reports.into())
    }
}

impl<'a> Reports<'a> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'a ReportId> {
        self.0.iter().copied()
    }

    pub(crate) fn is_disjoint(&self, other: &Reports<'_>) -> bool {
        self.0.iter().all(|report| other.0.binary_search(report).is_err())
    }
}

impl<'a> Telling<'a> {
    pub(crate) fn of(views: &Views<'a>, cluster: &Cluster) -> Telling<'a> {
        let members = &cluster.members;
        let family = views.get(values::anchor(views, members)).family;
        let (actors, recipients, _) = values::parties(views, &sided(views, members));
        let claims = || members.iter().map(|&at| views.claim(at));
        let is_told = claims().any(|claim| day_told(claim).is_some());
        let date = values::date(views, members).filter(|_| is_told);
        let place = values::place(views, members);
        let changes = |claim: &'a Claim| {
            let territory = &claim.territory.as_ref()?.value;
            values::changes_hands(territory).then_some(territory.holder_after.as_ref())?
        };
        Telling {
            family,
            sides: Sides {
                actors,
                recipients,
                two_sided: family.is_some_and(Family::is_two_sided),
            },
            place,
            unlisted: place.and_then(own_unlisted),
            takes: claims().any(|claim| claim.territory.is_some()),
            taker: claims().find_map(changes),
            killed: claims().filter_map(killed).max(),
            news: news(views, members, date),
            date,
            reports: claims().map(|claim| &claim.report).collect(),
        }
    }

    /// What a denial says did not happen, in the same terms.
    pub(crate) fn of_denial(views: &Views<'a>, at: ViewIdx) -> Telling<'a> {
        let claim = views.claim(at);
        let family = views.get(at).family;
        let parties =
            |side: &'a [Attested<Party>]| side.iter().map(|party| &party.value).collect();
        let date = claim.date.as_ref().map(|date| &date.value);
        let place = claim.place.as_ref().map(|at| &at.value);
        Telling {
            family,
            sides: Sides {
                actors: parties(&claim.actors),
                recipients: parties(&claim.recipients),
                two_sided: family.is_some_and(Family::is_two_sided),
            },
            place,
            unlisted: place.and_then(own_unlisted),
            takes: claim.territory.is_some(),
            taker: None,
            killed: None,
            // "Said that it had not bombed": the tense is that of the report.
            news: week_before(views, &[at], date),
            date,
            reports: std::iter::once(&claim.report).collect(),
        }
    }

    /// The days on which it may have happened, as far as a day of its own or the report's date bounds them.
    pub(crate) fn days(&self) -> Option<(Date, Date)> {
        values::bounds(self.date).or(self.news)
    }

    /// Whether the words give days that can name one happening.
    pub(crate) fn days_told(&self) -> bool {
        self.date.and_then(When::days).is_some_and(|days| days <= WEEK)
    }

    /// Whether both were news at the same time: their reports came out within two days.
    pub(crate) fn is_news_with(&self, other: &Telling<'_>) -> bool {
        let (Some((_, last)), Some((_, other))) = (self.news, other.news) else {
            return false;
        };
        (last - other).get_days().abs() <= 2
    }

    /// Whether it tells no place, or one that says little: a province, "a village", where the fire came from.
    pub(crate) fn is_unplaced(&self) -> bool {
        self.place.is_none_or(|at| {
            is_wide(at)
                || at.relation == PlaceRelation::From
                || (at.place.is_none() && self.unlisted.is_none())
        })
    }

    /// Whether it looks for a place among others: it tells none, or one that no list knows and others may spell as one does.
    pub(crate) fn asks_for_place(&self) -> bool {
        self.is_unplaced() || self.unlisted.is_some()
    }

    pub(crate) fn is_one_day(&self) -> bool {
        self.date.and_then(When::days).is_some_and(|days| days == 1)
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
    // What only joins says nothing of when the event was news.
    let founding = members
        .iter()
        .map(|&at| views.get(at))
        .filter(|view| standing(view) != Standing::Joins);
    let mut founding = founding.map(|view| view.claim);
    let is_news = founding.all(|claim| claim.time.value == TimeAxis::Current);
    is_news.then(|| week_before(views, members, date))?
}

fn week_before(
    views: &Views<'_>,
    members: &[ViewIdx],
    date: Option<&When>,
) -> Option<(Date, Date)> {
    if values::bounds(date).is_some() {
        return None;
    }
    let cards = members.iter().filter_map(|&at| views.card(&views.claim(at).report));
    let published = cards.filter_map(published).min()?;
    let last =
        date.and_then(|date| date.latest).map_or(published, |day| day.min(published));
    let first = last.checked_sub(jiff::Span::new().days(NEWS)).ok()?;
    let first = date.and_then(|date| date.earliest).map_or(first, |day| day.max(first));
    (first <= last).then_some((first, last))
}
