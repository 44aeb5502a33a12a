//! The value of each field of an event, chosen from its claims.

mod counts;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use dateline_model::{
    Act, ActorKind, Attested, Claim, Event, EventType, Extent, Mode, Party,
    PlacePrecision, PlaceRelation, Territory, TerritoryState, Weapon, When, Where,
    ZoneKind,
};
use jiff::civil::Date;

use crate::decide::Decided;
use crate::family::Family;
use crate::fit::{Sides, is_direct, sides};
use crate::order::{ViewIdx, Views};
use crate::parties::is_covered;
use crate::sources::Voices;

/// Draws up an event from its claims.
pub(crate) fn event(views: &Views<'_>, voices: &Voices<'_>, decided: &Decided) -> Event {
    let members = &decided.cluster.members;
    let anchor = anchor(views, members);
    let (actors, recipients, both_struck) = parties(views, members);
    let told = told(views, members);
    let mut weapons: Vec<Weapon> = Vec::new();
    for claim in &told {
        if let Some(weapon) = &claim.weapon
            && !weapons.contains(&weapon.value)
        {
            weapons.push(weapon.value);
        }
    }
    Event {
        id: decided.id.clone(),
        acts: acts(views, members),
        reciprocal: views.claim(anchor).reciprocal || both_struck,
        actors: actors.into_iter().cloned().collect(),
        recipients: recipients.into_iter().cloned().collect(),
        weapons,
        date: date(views, members).cloned(),
        place: place(views, members).cloned(),
        counts: counts::counts(&told),
        territory: territory(&told).map(Box::new),
        labels: labels(&told),
        disputed: members.iter().any(|&at| {
            let claim = views.claim(at);
            claim.disputed || claim.is_denial()
        }),
        n_sources: voices.independent(views, members),
        reliability: voices.reliability(views, members),
        versions: Vec::new(),
        claims: members.iter().map(|&at| views.claim(at).id.clone()).collect(),
        joins: Vec::new(),
        links: Vec::new(),
        counted_in: Vec::new(),
        review: decided.review,
        edited: Vec::new(),
    }
}

/// The claims that say that it happened; a denial gives an event no values.
fn told<'a>(views: &Views<'a>, members: &[ViewIdx]) -> Vec<&'a Claim> {
    members.iter().map(|&at| views.claim(at)).filter(|claim| !claim.is_denial()).collect()
}

/// The claim that names the event: the weightiest act, told in the body, by the claim that knows most.
pub(crate) fn anchor(views: &Views<'_>, members: &[ViewIdx]) -> ViewIdx {
    let key = |&at: &ViewIdx| {
        let claim = views.claim(at);
        let known = usize::from(!claim.actors.is_empty())
            + usize::from(!claim.recipients.is_empty())
            + usize::from(
                claim.place.as_ref().is_some_and(|at| at.value.place.is_some()),
            )
            + usize::from(claim.date.is_some());
        (
            claim.is_denial(),
            weight(claim),
            claim.zone == ZoneKind::Headline,
            Reverse(known),
            at,
        )
    };
    members.iter().copied().min_by_key(key).unwrap_or_default()
}

/// How much an act says about what sort of event it is, least first; ACLED's order of event types, where a place taken
/// outranks a fight, a fight what was fired, and that what was done beside it.
fn weight(claim: &Claim) -> u8 {
    let Some(act) = claim.act.as_ref().map(|act| act.value) else { return u8::MAX };
    let territory = claim.territory.as_ref().map(|territory| &territory.value);
    if territory.is_some_and(changes_hands) && act.event != EventType::Retreat {
        return 0;
    }
    match act.event {
        EventType::Assault => match (Family::of(claim), act.mode) {
            (_, Some(Mode::Desecrate)) => 8,
            (Some(Family::Battle), _) if territory.is_some() => 1,
            (Some(Family::Battle), _) => 2,
            (_, Some(_)) => 3,
            (_, None) => 4,
        },
        EventType::Protest => 3,
        EventType::Coerce | EventType::Sanction => 5,
        EventType::Retreat => 6,
        EventType::Mobilize => 7,
        EventType::Agree
        | EventType::Consult
        | EventType::Support
        | EventType::Concede
        | EventType::Cooperate
        | EventType::Aid
        | EventType::Request
        | EventType::Accuse
        | EventType::Reject
        | EventType::Threaten => 9,
    }
}

/// Whether all of a place got another holder.
pub(crate) fn changes_hands(territory: &Territory) -> bool {
    territory.extent == Extent::Whole
        && matches!(territory.state, TerritoryState::Held | TerritoryState::HandedOver)
        && territory.holder_after.is_some()
}

fn acts(views: &Views<'_>, members: &[ViewIdx]) -> Vec<Act> {
    let anchor = anchor(views, members);
    let mut order: Vec<ViewIdx> = members.to_vec();
    order.sort_by_key(|&at| (at != anchor, weight(views.claim(at)), at));
    let mut acts = Vec::new();
    for at in order {
        let claim = views.claim(at);
        if let Some(act) = &claim.act
            && !claim.is_denial()
            && !acts.contains(&act.value)
        {
            acts.push(act.value);
        }
    }
    acts
}

/// Actors and recipients, the best named first; whether both sides struck.
pub(crate) fn parties<'a>(
    views: &Views<'a>,
    members: &[ViewIdx],
) -> (Vec<&'a Party>, Vec<&'a Party>, bool) {
    let first = anchor(views, members);
    let Some(family) = views.get(first).family else {
        return (Vec::new(), Vec::new(), false);
    };
    let anchor = views.claim(first);
    let whole = Sides::of(anchor, family);
    let mut actors: Vec<&'a Attested<Party>> = anchor.actors.iter().collect();
    let mut recipients: Vec<&'a Attested<Party>> = anchor.recipients.iter().collect();
    let mut both_struck = false;
    for &at in members {
        let claim = views.claim(at);
        if at == first || claim.is_denial() {
            continue;
        }
        let swapped = views
            .get(at)
            .family
            .and_then(|family| sides(&whole, &Sides::of(claim, family)))
            .is_some_and(|fit| fit.swapped);
        // Where nobody fights, those who leave and those who come both act, and nothing is done to either.
        let swapped = swapped && family != Family::Transfer;
        let (first, second) = match swapped {
            true => (&claim.recipients, &claim.actors),
            false => (&claim.actors, &claim.recipients),
        };
        both_struck |= swapped
            && !claim.reciprocal
            && !claim.recipients.is_empty()
            && claim
                .act
                .as_ref()
                .is_some_and(|act| act.value.event == EventType::Assault);
        // "The militia attacks and 75 people are killed": those under no arms are hit, whichever way the two are laid.
        let is_hit = |party: &&'a Attested<Party>| {
            swapped && party.value.kind == ActorKind::Civilians
        };
        recipients.extend(first.iter().filter(is_hit));
        actors.extend(first.iter().filter(|party| !is_hit(party)));
        recipients.extend(second);
    }
    let actors = distinct(actors.into_iter().map(|party| &party.value));
    let mut recipients = distinct(recipients.into_iter().map(|party| &party.value));
    // A side does not fight itself: such a name got there through a sentence read the wrong way round.
    recipients.retain(|party| {
        party.actor.is_none() || !actors.iter().any(|a| a.actor == party.actor)
    });
    (actors, recipients, both_struck)
}

/// Each party once, named ones first; words that name nobody give way to a name that fits them.
fn distinct<'a>(parties: impl Iterator<Item = &'a Party>) -> Vec<&'a Party> {
    let mut kept: Vec<&'a Party> = Vec::new();
    for party in parties {
        let known = kept.iter().any(|other| match (&party.actor, &other.actor) {
            (Some(a), Some(b)) => a == b,
            (None, None) => party.name.to_lowercase() == other.name.to_lowercase(),
            (Some(_), None) | (None, Some(_)) => false,
        });
        if !known {
            kept.push(party);
        }
    }
    let named: Vec<&Party> = kept.iter().copied().filter(|p| p.actor.is_some()).collect();
    kept.retain(|party| !named.iter().any(|name| is_covered(party, name)));
    kept.sort_by_key(|party| party.actor.is_none());
    kept
}

/// The narrowest date that is known; one read at the act itself before one carried over, a stated before an assumed.
pub(crate) fn date<'a>(views: &Views<'a>, members: &[ViewIdx]) -> Option<&'a When> {
    told(views, members)
        .into_iter()
        .filter_map(|claim| claim.date.as_ref())
        .enumerate()
        .min_by_key(|(at, date)| {
            let when = &date.value;
            let open =
                [when.earliest, when.latest].iter().filter(|day| day.is_none()).count();
            let days = when.days().unwrap_or(i64::MAX);
            (open == 2, !is_direct(date), open, days, when.assumed, *at)
        })
        .map(|(_, date)| &date.value)
}

/// The most exact place that is known.
pub(crate) fn place<'a>(views: &Views<'a>, members: &[ViewIdx]) -> Option<&'a Where> {
    let first = anchor(views, members);
    told(views, members)
        .into_iter()
        .filter_map(|claim| Some((claim, claim.place.as_ref()?)))
        .enumerate()
        .min_by_key(|(at, (claim, place))| {
            let known = place.value.place.as_ref();
            (
                known.is_none(),
                known.map(|place| exactness(place.precision)),
                known.map(|place| Reverse(place.within.len())),
                known.is_none_or(|place| place.latitude.is_none()),
                place.value.relation != PlaceRelation::In,
                claim.id != views.claim(first).id,
                !is_direct(place),
                *at,
            )
        })
        .map(|(_, (_, place))| &place.value)
}

fn exactness(precision: PlacePrecision) -> u8 {
    match precision {
        PlacePrecision::Exact => 0,
        PlacePrecision::Near => 1,
        PlacePrecision::Line => 2,
        PlacePrecision::Admin3 => 3,
        PlacePrecision::Area => 4,
        PlacePrecision::Admin2 => 5,
        PlacePrecision::Admin1 => 6,
        PlacePrecision::Country => 7,
    }
}

/// Who took what: a change of a whole place before everything else.
fn territory(told: &[&Claim]) -> Option<Territory> {
    told.iter()
        .filter_map(|claim| Some(&claim.territory.as_ref()?.value))
        .enumerate()
        .min_by_key(|(at, territory)| {
            (
                !changes_hands(territory),
                territory.place.as_ref().is_none_or(|at| at.place.is_none()),
                territory.extent != Extent::Whole,
                territory.holder_before.is_none(),
                territory.by_force.is_none(),
                *at,
            )
        })
        .map(|(_, territory)| territory.clone())
}

fn labels(told: &[&Claim]) -> Vec<String> {
    let all = told.iter().flat_map(|claim| &claim.labels);
    let all: BTreeSet<&String> = all.map(|label| &label.value).collect();
    all.into_iter().cloned().collect()
}

/// The first and the last day that an event may have happened on, where both are known.
pub(crate) fn bounds(date: Option<&When>) -> Option<(Date, Date)> {
    let date = date?;
    Some((date.earliest?, date.latest?))
}
