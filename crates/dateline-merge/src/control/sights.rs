//! What each claim says of a place on a day.

use std::collections::BTreeMap;

use dateline_model::{
    ActorKind, Claim, Extent, Modality, Party, Place, PlaceKind, PlacePrecision,
    PlaceRelation, ReportId, Scope, Territory, TerritoryState, Where,
};
use jiff::civil::Date;

use crate::family::Family;
use crate::fit::unlisted_part;

/// Some day between two, either of which may be unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Window {
    pub(super) first: Option<Date>,
    pub(super) last: Option<Date>,
}

impl Window {
    pub(super) fn on(day: Date) -> Window {
        Window { first: Some(day), last: Some(day) }
    }

    /// The day, where it is one.
    pub(super) fn day(self) -> Option<Date> {
        self.first.filter(|first| Some(*first) == self.last)
    }

    pub(super) fn earliest(self) -> Date {
        self.first.unwrap_or(Date::MIN)
    }

    pub(super) fn latest(self) -> Date {
        self.last.unwrap_or(Date::MAX)
    }

    pub(super) fn is_unknown(self) -> bool {
        self.first.is_none() && self.last.is_none()
    }

    /// The days of both; `None` where they do not meet.
    pub(super) fn meet(self, other: Window) -> Option<Window> {
        let first = self.first.max(other.first);
        let last = match (self.last, other.last) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let empty = matches!((first, last), (Some(first), Some(last)) if first > last);
        (!empty).then_some(Window { first, last })
    }
}

/// What is said of a holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// He lost it, left it or gave it up: he held it until then.
    Lost,
    /// He holds it.
    Seen,
    /// He took it.
    Gained,
    /// It was handed over to him.
    Received,
    /// It is denied that he took it.
    Denied,
}

impl What {
    pub(super) fn is_gain(self) -> bool {
        matches!(self, What::Gained | What::Received)
    }
}

/// One claim about one holder of a place.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub(super) what: What,
    pub(super) party: &'a Party,
    pub(super) window: Window,
    pub(super) claim: &'a Claim,
}

/// What is done to a place that changes no holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pressure {
    Fight,
    Siege,
    Cut,
}

/// One claim about a fight for a place, a siege of it or a way to it that is cut.
pub(super) struct Press<'a> {
    pub(super) what: Pressure,
    /// When it was so; of something that lasts the first and the last day of which it is said.
    pub(super) window: Window,
    /// Whether the window is the stretch itself and not some day in it.
    pub(super) lasts: bool,
    /// When it is told to have begun.
    pub(super) begun: Option<Window>,
    /// Whether it is told to end then.
    pub(super) ends: bool,
    pub(super) by: Vec<&'a Party>,
    pub(super) claim: &'a Claim,
}

/// All that claims say of one place.
pub(super) struct PlaceSights<'a> {
    pub(super) place: &'a Place,
    pub(super) tenure: Vec<Sight<'a>>,
    pub(super) pressure: Vec<Press<'a>>,
}

/// What the claims say, by place. Claims stand in the order of their ids, and so do the sights of a place.
pub(super) fn by_place<'a>(
    claims: &'a [Claim],
    published: &BTreeMap<&ReportId, Option<Date>>,
) -> Vec<PlaceSights<'a>> {
    let mut places: BTreeMap<&str, PlaceSights<'a>> = BTreeMap::new();
    for claim in claims {
        let day = published.get(&claim.report).copied().flatten();
        let is_one = match claim.scope.value {
            Scope::Single | Scope::Ongoing => true,
            // "The group controls the town" tells of a state, though in the tense of a habit.
            Scope::Habitual => claim.act.is_none(),
            Scope::Summary => false,
        };
        if !is_one {
            continue;
        }
        let told = match claim.modality.value {
            Modality::Happened | Modality::Alleged => true,
            Modality::Denied => false,
            Modality::Planned
            | Modality::Ordered
            | Modality::Possible
            | Modality::Negated => continue,
        };
        for (place, extent) in places_of(claim) {
            let (tenure, pressure) = match told {
                true => {
                    (holders(claim, extent, day), pressure(claim, place, extent, day))
                }
                false => (denied(claim, extent, day).into_iter().collect(), None),
            };
            if tenure.is_empty() && pressure.is_none() {
                continue;
            }
            let at = places.entry(&place.id).or_insert_with(|| PlaceSights {
                place,
                tenure: Vec::new(),
                pressure: Vec::new(),
            });
            at.tenure.extend(tenure);
            at.pressure.extend(pressure);
        }
    }
    places.into_values().collect()
}

/// The places that the claim is about, and how much of each: those of its territory before that of its act.
fn places_of(claim: &Claim) -> Vec<(&Place, Option<Extent>)> {
    let told: Vec<(&Where, Option<Extent>)> = match &claim.territory {
        // What is done to land without a name is not done to the place it lies beside.
        Some(territory) => {
            let territory = &territory.value;
            let first =
                territory.place.iter().map(|at| (at, extent(at, territory.extent)));
            let also = territory.also.iter().map(|at| (at, extent(at, Extent::Whole)));
            first.chain(also).map(|(at, extent)| (at, Some(extent))).collect()
        }
        None => claim.place.iter().map(|at| (&at.value, None)).collect(),
    };
    // Who fights for a quarter that is on no list fights for that and not yet for the town.
    let known = told.into_iter().filter(|(at, _)| {
        is_at(at) && unlisted_part(at).is_none() && !stands_for_another(at)
    });
    let mut places: Vec<(&Place, Option<Extent>)> =
        known.filter_map(|(at, extent)| Some((at.place.as_deref()?, extent))).collect();
    // "driven out of Syria": nobody holds the whole of a state as one holds a town.
    places.retain(|(place, _)| place.kind != PlaceKind::Country);
    places.dedup_by(|later, first| later.0.id == first.0.id);
    places
}

/// Whether a province stands for a place in it of which nothing more is known: whoever takes the one has not taken the
/// other.
fn stands_for_another(at: &Where) -> bool {
    let Some(place) = &at.place else { return false };
    let is_unit =
        matches!(place.kind, PlaceKind::Admin1 | PlaceKind::Admin2 | PlaceKind::Admin3);
    let text = at.text.to_lowercase();
    let says_unit = text.split_whitespace().any(|word| UNITS.contains(&word));
    is_unit && !says_unit && !text.contains(&place.name.to_lowercase())
}

/// What units of a state are called. Ours.
const UNITS: &[&str] = &[
    "area",
    "canton",
    "county",
    "countryside",
    "department",
    "district",
    "governorate",
    "oblast",
    "prefecture",
    "province",
    "raion",
    "region",
    "state",
    "woreda",
    "zone",
];

/// What lies beside a place is not all of it, and what is inside is a part, whatever the words say of it.
fn extent(at: &Where, told: Extent) -> Extent {
    match (at.relation, told) {
        (PlaceRelation::Near, Extent::Whole) => Extent::Near,
        (PlaceRelation::PartOf, Extent::Whole) => Extent::Part,
        (_, told) => told,
    }
}

/// A fight beside a place is a fight for it; one on the road to it is not.
fn is_at(at: &Where) -> bool {
    match at.relation {
        PlaceRelation::In | PlaceRelation::PartOf | PlaceRelation::Near => true,
        // A road is named by what it lies between.
        PlaceRelation::Along => {
            at.place.as_ref().is_some_and(|place| place.kind == PlaceKind::Road)
        }
        PlaceRelation::Between | PlaceRelation::From | PlaceRelation::To => false,
    }
}

/// Who is said to hold, to have taken or to have lost all of the place.
fn holders(
    claim: &Claim,
    extent: Option<Extent>,
    published: Option<Date>,
) -> Vec<Sight<'_>> {
    let Some(territory) = whole(claim, extent) else { return Vec::new() };
    let before = territory.holder_before.as_ref().filter(|party| may_hold(party));
    let after = territory.holder_after.as_ref().filter(|party| may_hold(party));
    let sight = |what, party, window| Sight { what, party, window, claim };
    let state = territory.state;
    match state {
        TerritoryState::Held | TerritoryState::HandedOver if claim.act.is_some() => {
            let window = happened(claim, published);
            let gain = match state == TerritoryState::HandedOver {
                true => What::Received,
                false => What::Gained,
            };
            let lost = before.map(|party| sight(What::Lost, party, window));
            let gained = after.map(|party| sight(gain, party, window));
            lost.into_iter().chain(gained).collect()
        }
        // "No longer holds the town": he held it, and the words do not say until when but that it was before this.
        TerritoryState::Held | TerritoryState::HandedOver if territory.ended => before
            .map(|party| {
                let by_then = Window { first: None, ..standing(claim, published).0 };
                sight(What::Lost, party, by_then)
            })
            .into_iter()
            .collect(),
        TerritoryState::Held | TerritoryState::HandedOver => {
            let Some(party) = after else { return Vec::new() };
            let (window, since) = standing(claim, published);
            let since = since.map(|since| sight(What::Gained, party, since));
            since.into_iter().chain([sight(What::Seen, party, window)]).collect()
        }
        // Those besieged hold the place, and so do those who broke the siege: they are of one side.
        TerritoryState::Besieged | TerritoryState::AccessCut => before
            .or(after.filter(|_| territory.ended))
            .map(|party| sight(What::Seen, party, standing(claim, published).0))
            .into_iter()
            .collect(),
        TerritoryState::FoughtOver => Vec::new(),
    }
}

fn denied(
    claim: &Claim,
    extent: Option<Extent>,
    published: Option<Date>,
) -> Option<Sight<'_>> {
    let territory = whole(claim, extent)?;
    claim.act.as_ref()?;
    let party = territory.holder_after.as_ref().filter(|party| may_hold(party))?;
    // The denial holds for the day it was made.
    let window = match published {
        Some(day) => Window::on(day),
        None => happened(claim, published),
    };
    Some(Sight { what: What::Denied, party, window, claim })
}

/// Only a claim on the whole of a place says who holds it.
fn whole(claim: &Claim, extent: Option<Extent>) -> Option<&Territory> {
    let territory = claim.territory.as_ref().map(|each| &each.value);
    territory.filter(|_| extent == Some(Extent::Whole))
}

/// Unarmed people stand in a place, and do not hold it.
fn may_hold(party: &Party) -> bool {
    match party.kind {
        ActorKind::Civilians | ActorKind::Protesters | ActorKind::Rioters => false,
        ActorKind::Military
        | ActorKind::Police
        | ActorKind::Government
        | ActorKind::Coalition
        | ActorKind::Rebel
        | ActorKind::PoliticalMilitia
        | ActorKind::IdentityMilitia
        | ActorKind::UnidentifiedArmed
        | ActorKind::International
        | ActorKind::Unknown => true,
    }
}

fn pressure<'a>(
    claim: &'a Claim,
    place: &Place,
    extent: Option<Extent>,
    published: Option<Date>,
) -> Option<Press<'a>> {
    let territory = claim.territory.as_ref().map(|each| &each.value);
    let is_battle = || Family::of(claim) == Some(Family::Battle) && is_fought_for(place);
    let what = match territory.map(|each| each.state).zip(extent) {
        Some((TerritoryState::Besieged, Extent::Whole)) => Pressure::Siege,
        Some((TerritoryState::AccessCut, Extent::Whole | Extent::Part)) => Pressure::Cut,
        Some((TerritoryState::FoughtOver, Extent::Whole | Extent::Part)) => {
            Pressure::Fight
        }
        // To take all of a place says who holds it, and the rest is a fight.
        Some((TerritoryState::Held | TerritoryState::HandedOver, Extent::Whole)) => {
            return None;
        }
        Some(_) | None if is_battle() => Pressure::Fight,
        Some(_) | None => return None,
    };
    let lasts = lasts(claim, published);
    let standing = claim.act.is_none() || claim.scope.value == Scope::Ongoing;
    let window = match (lasts, standing) {
        (true, _) => happened(claim, published),
        (false, true) => self::standing(claim, published).0,
        (false, false) => happened(claim, published),
    };
    let parties = claim.actors.iter().chain(match what {
        Pressure::Fight => claim.recipients.iter(),
        Pressure::Siege | Pressure::Cut => [].iter(),
    });
    let by = parties.map(|party| &party.value).filter(|party| may_hold(party)).collect();
    let ends = territory.is_some_and(|each| each.ended);
    let begun = match (what, lasts) {
        _ if ends => None,
        (Pressure::Siege | Pressure::Cut, true) => self::standing(claim, published).1,
        (Pressure::Siege | Pressure::Cut, false) if !standing => Some(window),
        (Pressure::Fight, _) | (_, false) => None,
    };
    Some(Press { what, window, lasts, begun, ends, by, claim })
}

/// A province, a river or a road is no place that a battle is for.
fn is_fought_for(place: &Place) -> bool {
    match place.precision {
        PlacePrecision::Country
        | PlacePrecision::Admin1
        | PlacePrecision::Admin2
        | PlacePrecision::Admin3
        | PlacePrecision::Line => false,
        PlacePrecision::Exact | PlacePrecision::Near | PlacePrecision::Area => true,
    }
}

/// When it happened: not after the report that tells it.
fn happened(claim: &Claim, published: Option<Date>) -> Window {
    let date = claim.date.as_ref().map(|date| &date.value);
    let told = Window {
        first: date.and_then(|date| date.earliest),
        last: date.and_then(|date| date.latest),
    };
    told.meet(Window { first: None, last: published }).unwrap_or(told)
}

/// Of which day it is said that it is so, and since when where that is told: the report's day where no other is named.
fn standing(claim: &Claim, published: Option<Date>) -> (Window, Option<Window>) {
    let told = happened(claim, None);
    let day = match (told.first, told.last) {
        (None, None) => published,
        (Some(day), None) | (None, Some(day)) => Some(day),
        (Some(_), Some(_)) => None,
    };
    if let Some(day) = day {
        return (Window::on(day), None);
    }
    match (told.first, told.last) {
        (Some(first), Some(last)) if lasts(claim, published) => {
            let text = claim.date.as_ref().map_or("", |date| &date.value.text);
            (Window::on(last), Some(since(first, last, text)))
        }
        _ => (told, None),
    }
}

/// "since July 2014" reaches to the day of the report, and it was so all the time.
fn lasts(claim: &Claim, published: Option<Date>) -> bool {
    let told = happened(claim, None);
    claim.scope.value == Scope::Ongoing
        && told.day().is_none()
        && told.first.is_some()
        && told.last.is_some()
        && told.last == published
}

/// "since July 2014" may be any day of that July, "since 2014" any of that year: nobody names the first.
pub(super) fn since(first: Date, last: Date, text: &str) -> Window {
    let names_month =
        text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count()
            > 1;
    let end = match (first.day(), first.month()) {
        (1, 1) if !names_month => first.last_of_year(),
        (1, _) => first.last_of_month(),
        _ => first,
    };
    Window { first: Some(first), last: Some(end.min(last)) }
}
