//! Who held which place, as far as the claims say.

use std::collections::BTreeMap;

use dateline_model::{
    Claim, ControlInterval, Modality, Party, ReportCard, Scope, TerritoryState,
};
use jiff::civil::Date;

use crate::order::published;
use crate::values::changes_hands;

/// What one claim says of a place on a day.
struct Sight<'a> {
    from: Option<Date>,
    to: Option<Date>,
    holder: &'a Party,
    claim: &'a Claim,
    change: bool,
}

/// Draws the stretches of time in which a place was held, from changes of whole places and from who is said to hold it.
///
/// A change opens a stretch on the first day it may have happened; the next change of that place ends it. What is said
/// in passing ("the town, which the group holds") supports a stretch or, where none is open, makes one of which neither
/// end is known. Two holders said for overlapping days make the stretches disputed.
pub(crate) fn intervals(
    claims: &[Claim],
    reports: &[ReportCard],
) -> Vec<ControlInterval> {
    let days: BTreeMap<_, _> =
        reports.iter().map(|card| (&card.id, published(card))).collect();
    let mut places: BTreeMap<&str, Vec<Sight<'_>>> = BTreeMap::new();
    for claim in claims {
        if !matches!(claim.modality.value, Modality::Happened | Modality::Alleged)
            || matches!(claim.scope.value, Scope::Summary | Scope::Habitual)
        {
            continue;
        }
        let Some(territory) = claim.territory.as_ref().map(|each| &each.value) else {
            continue;
        };
        let place = territory.place.as_ref().and_then(|at| at.place.as_ref());
        let (Some(place), Some(holder)) = (place, &territory.holder_after) else {
            continue;
        };
        if !changes_hands(territory) {
            continue;
        }
        let change = claim.act.is_some();
        let date = claim.date.as_ref().map(|date| &date.value);
        let seen = days.get(&claim.report).copied().flatten();
        let (from, to) = match (change, date) {
            (_, Some(date)) => (date.earliest, date.latest),
            (true, None) => (None, None),
            (false, None) => (seen, seen),
        };
        places.entry(&place.id).or_default().push(Sight {
            from,
            to,
            holder,
            claim,
            change,
        });
    }
    places.into_iter().flat_map(|(place, sights)| stretches(place, sights)).collect()
}

fn stretches(place: &str, mut sights: Vec<Sight<'_>>) -> Vec<ControlInterval> {
    sights.sort_by_key(|sight| {
        (sight.from.or(sight.to).unwrap_or(Date::MAX), !sight.change, &sight.claim.id)
    });
    let mut kept: Vec<ControlInterval> = Vec::new();
    for sight in sights {
        let undated = sight.from.is_none() && sight.to.is_none();
        let open = kept.iter_mut().rev().find(|stretch| {
            stretch.holder.as_ref().is_some_and(|holder| same(holder, sight.holder))
        });
        let last_is_same = open.is_some();
        if let Some(stretch) = open
            && (stretch.to.is_none() || undated)
        {
            stretch.claims.push(sight.claim.id.clone());
            stretch.disputed |= sight.claim.disputed;
            continue;
        }
        if sight.change
            && !undated
            && let Some(before) = kept.last_mut()
            && before.to.is_none()
        {
            before.to = sight.to.or(sight.from);
        }
        let clash = !sight.change
            && !last_is_same
            && kept.last().is_some_and(|before| before.to.is_none());
        if clash && let Some(before) = kept.last_mut() {
            before.disputed = true;
        }
        kept.push(ControlInterval {
            place: place.to_owned(),
            from: if sight.change { sight.from } else { None },
            to: None,
            holder: Some(sight.holder.clone()),
            state: TerritoryState::Held,
            disputed: sight.claim.disputed || clash,
            claims: vec![sight.claim.id.clone()],
        });
    }
    kept
}

fn same(a: &Party, b: &Party) -> bool {
    match (&a.actor, &b.actor) {
        (Some(a), Some(b)) => a == b,
        (None, _) | (_, None) => a.name.to_lowercase() == b.name.to_lowercase(),
    }
}
