//! Ties between events that belong together without being one, and totals that count them.

use std::collections::BTreeMap;

use dateline_model::{Claim, Event, EventLink, LinkKind, When};

use crate::across::{Likeness, Telling, likeness};
use crate::decide::Decided;
use crate::family::Family;
use crate::fit::{DateFit, PlaceFit, Sides, dates, sides};
use crate::founding::{Standing, standing};
use crate::order::Views;
use crate::parties::{self, Side};

/// A person reads a few candidates, not a hundred.
const MOST_LINKS: usize = 5;

/// Places with more events than this offer no candidates: nobody could go through them.
const MOST_EVENTS_AT_A_PLACE: usize = 200;

/// Links events that may be the same or one a part of the other, and names the totals that count them.
pub(crate) fn tie(views: &Views<'_>, decided: &[Decided], events: &mut [Event]) {
    let tellings: Vec<Telling<'_>> =
        decided.iter().map(|each| Telling::of(views, &each.cluster)).collect();
    for (at, links) in links(&tellings, events) {
        events[at].links = links;
    }
    let inside = by_place(&tellings);
    for (_, view) in views.all().filter(|(_, view)| standing(view) == Standing::Totals) {
        let place = view.claim.place.as_ref().and_then(|at| at.value.place.as_ref());
        let Some(there) = place.and_then(|place| inside.get(place.id.as_str())) else {
            continue;
        };
        for &at in there {
            if counts(view.claim, &tellings[at]) {
                events[at].counted_in.push(view.claim.id.clone());
            }
        }
    }
    for event in events {
        event.counted_in.sort();
    }
}

/// The events in each place and in all places inside it.
fn by_place<'a>(tellings: &'a [Telling<'_>]) -> BTreeMap<&'a str, Vec<usize>> {
    let mut inside: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, telling) in tellings.iter().enumerate() {
        if let Some(place) = telling.place.as_ref().and_then(|at| at.place.as_ref()) {
            for id in std::iter::once(&place.id).chain(&place.within) {
                inside.entry(id).or_default().push(at);
            }
        }
    }
    inside
}

fn links(tellings: &[Telling<'_>], events: &[Event]) -> BTreeMap<usize, Vec<EventLink>> {
    let mut blocks: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, telling) in tellings.iter().enumerate() {
        let Some(place) = telling.place.as_ref().and_then(|at| at.place.as_ref()) else {
            continue;
        };
        for id in std::iter::once(&place.id).chain(place.within.iter().take(1)) {
            blocks.entry(id).or_default().push(at);
        }
    }
    let mut links: BTreeMap<usize, Vec<EventLink>> = BTreeMap::new();
    for block in blocks.values().filter(|block| block.len() <= MOST_EVENTS_AT_A_PLACE) {
        for &a in block {
            for &b in block {
                if a == b {
                    continue;
                }
                let Some((kind, why)) = kind(&tellings[a], &tellings[b]) else {
                    continue;
                };
                let link = EventLink { kind, to: events[b].id.clone(), why };
                let kept = links.entry(a).or_default();
                if kept.len() < MOST_LINKS && !kept.contains(&link) {
                    kept.push(link);
                }
            }
        }
    }
    for each in links.values_mut() {
        each.sort();
    }
    links
}

/// How the first is tied to the second.
fn kind(a: &Telling<'_>, b: &Telling<'_>) -> Option<(LinkKind, String)> {
    let like = likeness(a, b)?;
    let Likeness { place, act, .. } = like;
    if !like.is_firm()
        || like.contradicts
        || act < 2
        || !matches!(place, PlaceFit::Same | PlaceFit::Inside)
    {
        return None;
    }
    let days = |telling: &Telling<'_>| telling.date.as_ref().and_then(When::days);
    let other_report = a.reports.is_disjoint(&b.reports);
    match dates(a.date.as_ref(), b.date.as_ref()) {
        DateFit::Wide if days(a) < days(b) => Some((
            LinkKind::PartOf,
            "the same side and act, and the days of the other hold this one".to_owned(),
        )),
        DateFit::Untold if other_report => Some((
            LinkKind::MaybeSame,
            "the same side, act and place, but the day of one is not known".to_owned(),
        )),
        DateFit::Same if other_report => Some((
            LinkKind::MaybeSame,
            "the same side, act and days, but what else is told keeps them apart"
                .to_owned(),
        )),
        DateFit::Same | DateFit::Untold | DateFit::Wide | DateFit::Apart => None,
    }
}

/// Whether a total counts an event: the same side and acts that can be one, the days in its days.
///
/// The caller has seen to the place.
///
/// A total that does not say over which days counts nothing in particular.
fn counts(total: &Claim, telling: &Telling<'_>) -> bool {
    let (Some(family), Some(date)) = (Family::of(total), &total.date) else {
        return false;
    };
    let event_sides = Sides {
        actors: telling.actors.iter().collect(),
        recipients: telling.recipients.iter().collect(),
        two_sided: false,
    };
    let within = telling.date.as_ref().is_some_and(|day| {
        matches!(
            (date.value.earliest, date.value.latest, day.earliest, day.latest),
            (Some(from), Some(to), Some(first), Some(last)) if from <= first && last <= to
        )
    });
    let same_side = sides(&Sides::of(total, family), &event_sides).is_some_and(|fit| {
        fit.actors >= Side::Told(parties::Likeness::Kin) || fit.is_firm()
    });
    let same_act = telling.family.is_some_and(|other| family.fit(other).is_some());
    within && same_side && same_act
}
