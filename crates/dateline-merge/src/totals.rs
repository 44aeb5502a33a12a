//! Totals, and the events that they count.
//!
//! A total has a span of days, an area, those whom it counts, what befell them and sometimes a doer or a weapon. An event
//! is counted where all of these surely hold it; a total is never added to an event.

use std::collections::BTreeMap;

use dateline_model::{
    ActorKind, Claim, Count, CountKind, CountedStatus, Event, Party, Place, PlaceKind,
};
use jiff::civil::Date;

use crate::across::Telling;
use crate::family::Family;
use crate::fit::is_wide;
use crate::founding::{Standing, standing};
use crate::order::{View, ViewIdx, Views};
use crate::parties::{Likeness, Side, side};
use crate::values;

/// Names on each event the totals that count it.
pub(crate) fn tie(views: &Views<'_>, tellings: &[Telling<'_>], events: &mut [Event]) {
    let inside = by_place(tellings);
    for (at, view) in views.all() {
        let Some(total) = Total::of(views, at, view) else { continue };
        for event in total.within(&inside, tellings) {
            if total.counts(&tellings[event], &events[event]) {
                events[event].counted_in.push(total.claim.id.clone());
            }
        }
    }
    for event in events {
        event.counted_in.sort();
        event.counted_in.dedup();
    }
}

/// The events with days in each place and in all places inside it, by their first day.
type Inside<'a> = BTreeMap<&'a str, Vec<(Date, usize)>>;

fn by_place<'a>(tellings: &[Telling<'a>]) -> Inside<'a> {
    let mut inside: Inside<'_> = BTreeMap::new();
    for (at, telling) in tellings.iter().enumerate() {
        let place = telling.place.and_then(|at| at.place.as_ref());
        let (Some(place), Some((first, _))) = (place, values::bounds(telling.date))
        else {
            continue;
        };
        for id in std::iter::once(&place.id).chain(&place.within) {
            inside.entry(id).or_default().push((first, at));
        }
    }
    for events in inside.values_mut() {
        events.sort_unstable();
    }
    inside
}

/// What a total counts.
struct Total<'a> {
    claim: &'a Claim,
    family: Family,
    first: Date,
    last: Date,
    /// The places in which it counts.
    areas: Vec<&'a str>,
    /// The provinces of its report, for a total that names no area: the dead of two sides who fight each other are
    /// those of their war there.
    provinces: Vec<&'a str>,
}

impl<'a> Total<'a> {
    /// `None` where the claim is no total, or does not say over which days or where it counts.
    fn of(views: &Views<'a>, at: ViewIdx, view: &View<'a>) -> Option<Total<'a>> {
        if standing(view) != Standing::Totals {
            return None;
        }
        let claim = view.claim;
        let (first, last) = values::bounds(claim.date.as_ref().map(|date| &date.value))?;
        let own = claim.place.as_ref().and_then(|at| at.value.place.as_ref());
        let (areas, provinces) = match own {
            Some(place) => (vec![place.id.as_str()], Vec::new()),
            None => around(views, at),
        };
        Some(Total { claim, family: view.family?, first, last, areas, provinces })
    }

    /// The events that lie in its area and begin in its days.
    fn within(&self, inside: &Inside<'_>, tellings: &[Telling<'_>]) -> Vec<usize> {
        let in_days = |id: &&str| {
            let events = inside.get(*id).map_or(&[][..], Vec::as_slice);
            let from = events.partition_point(|(day, _)| *day < self.first);
            let to = events.partition_point(|(day, _)| *day <= self.last);
            events[from.min(to)..to].iter().map(|&(_, at)| at)
        };
        let mut events: Vec<usize> = self.areas.iter().flat_map(in_days).collect();
        let is_their_war = |&at: &usize| {
            let sides = &tellings[at].sides;
            self.names(&sides.actors) && self.names(&sides.recipients)
        };
        events.extend(self.provinces.iter().flat_map(in_days).filter(is_their_war));
        events.sort_unstable();
        events.dedup();
        events
    }

    /// Whether an event in its area and days is surely counted.
    fn counts(&self, telling: &Telling<'_>, event: &Event) -> bool {
        values::bounds(telling.date).is_some_and(|(_, last)| last <= self.last)
            && self.is_its_doer(telling)
            && self.is_its_kind(telling, event)
            && self.are_its_people(telling, event)
    }

    /// Whom it says to have done it all did this too.
    fn is_its_doer(&self, telling: &Telling<'_>) -> bool {
        let told = self.claim.actors.iter().map(|party| &party.value);
        let mut sides = vec![&telling.sides.actors];
        if telling.sides.two_sided {
            sides.push(&telling.sides.recipients);
        }
        self.claim.actors.is_empty()
            || sides.into_iter().any(|parties| {
                let fit = side(told.clone(), parties.iter().copied());
                fit.is_some_and(|fit| fit >= Side::Told(Likeness::Kin))
            })
    }

    /// What befell those it counts befell somebody here, by the weapon that it names.
    fn is_its_kind(&self, telling: &Telling<'_>, event: &Event) -> bool {
        let names_a_means = self.claim.weapon.is_some()
            || self.claim.act.as_ref().is_some_and(|act| act.value.mode.is_some());
        let counted = || self.claim.counts.iter().map(|count| count.value.kind);
        let told = |kind: CountKind| {
            event.counts.iter().any(|count| same_fate(count.kind, kind) && is_some(count))
        };
        match self.claim.counts.is_empty() || names_a_means {
            true => telling.family == Some(self.family) && counted().all(told),
            false => {
                counted().any(told)
                    || (counted().any(|kind| same_fate(kind, CountKind::Killed))
                        && telling.family.is_some_and(kills)
                        && !told_none(event))
            }
        }
    }

    /// Those it counts are among those hurt here; a total of people counts everybody.
    fn are_its_people(&self, telling: &Telling<'_>, event: &Event) -> bool {
        let parties = || self.claim.recipients.iter().map(|party| &party.value);
        let are_civilians = self
            .claim
            .counts
            .iter()
            .any(|count| count.value.status == Some(CountedStatus::Civilian));
        let is_anybody = |party: &Party| match party.kind {
            ActorKind::Civilians => !are_civilians,
            ActorKind::Unknown => true,
            ActorKind::Military
            | ActorKind::Police
            | ActorKind::Government
            | ActorKind::Coalition
            | ActorKind::Rebel
            | ActorKind::PoliticalMilitia
            | ActorKind::IdentityMilitia
            | ActorKind::UnidentifiedArmed
            | ActorKind::Rioters
            | ActorKind::Protesters
            | ActorKind::International => false,
        };
        if parties().all(is_anybody) {
            return true;
        }
        let hurt = |count: &Count| {
            count.status == Some(CountedStatus::Civilian) && is_some(count)
        };
        let civilians = are_civilians
            && (event.counts.iter().any(hurt)
                || telling
                    .sides
                    .recipients
                    .iter()
                    .any(|p| p.kind == ActorKind::Civilians));
        civilians
            || self.names(&telling.sides.recipients)
            || (telling.sides.two_sided && self.names(&telling.sides.actors))
    }

    /// Whether one of these is surely of those whom it counts.
    fn names(&self, these: &[&Party]) -> bool {
        let told = self.claim.recipients.iter().map(|party| &party.value);
        side(told, these.iter().copied())
            .is_some_and(|fit| fit >= Side::Told(Likeness::Kin))
    }
}

/// Where the news of a total's report is, for a total that names no area; the provinces of these places beside them.
fn around<'a>(views: &Views<'a>, at: ViewIdx) -> (Vec<&'a str>, Vec<&'a str>) {
    let news = views.of_report(&views.claim(at).report).filter_map(|other| {
        let is_news = standing(views.get(other)) == Standing::Founds;
        let at = views.claim(other).place.as_ref().filter(|_| is_news)?;
        Some((&at.value, at.value.place.as_ref()?))
    });
    let news: Vec<_> = news.collect();
    let exact: Vec<&str> = news
        .iter()
        .filter(|(at, _)| !is_wide(at))
        .map(|(_, place)| place.id.as_str())
        .collect();
    let provinces = news.iter().filter_map(|(_, place)| province(place)).collect();
    (exact, provinces)
}

/// The id of the province of a place: its list of wholes ends in the province and the country.
fn province(place: &Place) -> Option<&str> {
    let is_wider = matches!(place.kind, PlaceKind::Country | PlaceKind::Region);
    if place.kind == PlaceKind::Admin1 {
        return Some(&place.id);
    }
    let above = place.within.iter().rev().nth(1).map(String::as_str);
    above.filter(|_| !is_wider && place.admin1.is_some())
}

/// Who is put to death is dead.
fn same_fate(a: CountKind, b: CountKind) -> bool {
    let died = |kind| matches!(kind, CountKind::Killed | CountKind::Executed);
    a == b || (died(a) && died(b))
}

/// Acts that kill, whether or not somebody counted here: whoever died is counted in the total.
fn kills(family: Family) -> bool {
    matches!(
        family,
        Family::Battle
            | Family::Air
            | Family::Shelling
            | Family::Blast
            | Family::Violence
            | Family::Civilians
    )
}

/// Whether the reports say that nobody died.
fn told_none(event: &Event) -> bool {
    let dead =
        event.counts.iter().filter(|count| same_fate(count.kind, CountKind::Killed));
    dead.clone().next().is_some() && !dead.clone().any(is_some)
}

/// Whether it counts anybody.
fn is_some(count: &Count) -> bool {
    count.high != Some(0)
        && (count.low.is_some_and(|low| low > 0) || count.vague.is_some())
}
