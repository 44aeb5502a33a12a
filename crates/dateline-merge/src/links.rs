//! Ties between events that belong together without being one.

use std::collections::BTreeMap;

use dateline_model::{Event, EventLink, LinkKind, When};

use crate::across::{Likeness, Telling, likeness};
use crate::decide::Decided;
use crate::fit::{DateFit, PlaceFit, dates};
use crate::order::Views;
use crate::totals;

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
    totals::tie(views, &tellings, events);
}

fn links(tellings: &[Telling<'_>], events: &[Event]) -> BTreeMap<usize, Vec<EventLink>> {
    let mut blocks: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, telling) in tellings.iter().enumerate() {
        let Some(place) = telling.place.and_then(|at| at.place.as_ref()) else {
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
    let days = |telling: &Telling<'_>| telling.date.and_then(When::days);
    let other_report = a.reports.is_disjoint(&b.reports);
    match dates(a.date, b.date) {
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
