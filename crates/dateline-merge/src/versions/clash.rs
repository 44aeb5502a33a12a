//! Whether two values of a field cannot be true together.

use dateline_model::{
    Attested, Claim, Count, CountKind, CountedStatus, EventField, Party, PlacePrecision,
    PlaceRelation, Where,
};

use crate::fit::{PlaceFit, places};
use crate::order::{ViewIdx, Views};
use crate::parties::side;
use crate::sources::Voices;
use crate::values::changes_hands;

/// Whether some claim of the one clashes with some claim of the other. The first few of each decide: what follows says
/// the same in other words.
pub(super) fn clash(
    views: &Views<'_>,
    voices: &Voices<'_>,
    field: EventField,
    one: &[ViewIdx],
    other: &[ViewIdx],
) -> bool {
    const FEW: usize = 3;
    one.iter().take(FEW).any(|&a| {
        other.iter().take(FEW).any(|&b| {
            claims_clash(views, field, a, b) && speak_apart(views, voices, a, b)
        })
    })
}

/// One who tells two things of one event tells two sides of it, or corrects himself: only two who speak contradict
/// each other. A toll that rises in the bulletins of one outlet is its newest toll.
fn speak_apart(views: &Views<'_>, voices: &Voices<'_>, a: ViewIdx, b: ViewIdx) -> bool {
    voices.independent(views, &[a, b]) > 1
}

fn claims_clash(views: &Views<'_>, field: EventField, a: ViewIdx, b: ViewIdx) -> bool {
    let same_family = views.get(a).family == views.get(b).family;
    let (a, b) = (views.claim(a), views.claim(b));
    let one_way = same_family && !a.reciprocal && !b.reciprocal;
    match field {
        // Where fighting is told from either side, who stands first is no matter of dispute.
        EventField::Actor => {
            one_way
                && side(values(&a.actors), values(&b.actors)).is_none()
                && !is_same(&a.actors, &b.recipients)
        }
        EventField::Recipient => {
            one_way
                && side(values(&a.recipients), values(&b.recipients)).is_none()
                && !is_same(&a.recipients, &b.actors)
                && ((is_named(a) && is_named(b)) || kill_as_many(a, b))
        }
        EventField::Date => match (&a.date, &b.date) {
            (Some(a), Some(b)) => !a.value.may_meet(&b.value),
            (Some(_) | None, _) => false,
        },
        EventField::Place => {
            let (a, b) = (a.place.as_ref(), b.place.as_ref());
            let (a, b) = (a.map(|at| &at.value), b.map(|at| &at.value));
            a.is_some_and(is_spot)
                && b.is_some_and(is_spot)
                && places(a, b) == PlaceFit::Apart
        }
        EventField::Killed | EventField::Injured => {
            match (total(a, kinds(field)), total(b, kinds(field))) {
                (Some(a), Some(b)) => a.clashes(&b),
                (Some(_) | None, _) => false,
            }
        }
        EventField::Territory => match (holder(a), holder(b)) {
            (Some(a), Some(b)) => side([a], [b]).is_none(),
            (Some(_) | None, _) => false,
        },
        EventField::Act | EventField::Reciprocal | EventField::Weapon => false,
    }
}

/// Whether words say where it was, and not along which road or in which direction.
fn is_spot(at: &Where) -> bool {
    let is_line =
        at.place.as_ref().is_some_and(|place| place.precision == PlacePrecision::Line);
    let is_at = matches!(
        at.relation,
        PlaceRelation::In | PlaceRelation::Near | PlaceRelation::PartOf
    );
    is_at && !is_line
}

fn values(parties: &[Attested<Party>]) -> impl Iterator<Item = &Party> + Clone {
    parties.iter().map(|party| &party.value)
}

/// Whether two lists name the same side, and not only words that fit both.
fn is_same(a: &[Attested<Party>], b: &[Attested<Party>]) -> bool {
    side(values(a), values(b)).is_some_and(|side| side.points() >= 2)
}

fn is_named(claim: &Claim) -> bool {
    values(&claim.recipients).all(|party| party.actor.is_some())
}

/// "Killed seven fighters" and "killed seven civilians" are one killing, told of other dead.
fn kill_as_many(a: &Claim, b: &Claim) -> bool {
    let killed = |claim| total(claim, kinds(EventField::Killed)).map(|total| total.low);
    killed(a).is_some_and(|low| low > 0) && killed(a) == killed(b)
}

/// Who holds all of a place from then on.
fn holder(claim: &Claim) -> Option<&Party> {
    let told = &claim.territory.as_ref()?.value;
    told.holder_after.as_ref().filter(|_| changes_hands(told))
}

/// The kinds of count that a field sums up.
pub(super) fn kinds(field: EventField) -> &'static [CountKind] {
    match field {
        EventField::Injured => &[CountKind::Injured],
        EventField::Act
        | EventField::Reciprocal
        | EventField::Actor
        | EventField::Recipient
        | EventField::Weapon
        | EventField::Date
        | EventField::Place
        | EventField::Killed
        | EventField::Territory => &[CountKind::Killed, CountKind::Executed],
    }
}

/// How many people a claim counts in all, and who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Total {
    pub(super) low: u64,
    /// `None` where the words leave it open.
    high: Option<u64>,
    /// `None` where they may be anybody.
    status: Option<CountedStatus>,
}

/// The sum of a claim's totals; `None` where it gives no number at all.
pub(super) fn total(claim: &Claim, kinds: &[CountKind]) -> Option<Total> {
    let counts: Vec<&Count> = claim
        .counts
        .iter()
        .map(|count| &count.value)
        .filter(|count| kinds.contains(&count.kind) && count.part_of.is_none())
        .filter(|count| count.low.is_some() || count.high.is_some())
        .collect();
    let first = counts.first()?;
    let high = counts
        .iter()
        .map(|count| count.high)
        .try_fold(0_u64, |sum, high| Some(sum.saturating_add(high?)));
    Some(Total {
        low: counts
            .iter()
            .fold(0, |sum, count| sum.saturating_add(count.low.unwrap_or(0))),
        high,
        status: first
            .status
            .filter(|_| counts.iter().all(|it| it.status == first.status)),
    })
}

impl Total {
    /// Numbers of the same people that do not meet; or a whole that is smaller than its part.
    fn clashes(&self, other: &Total) -> bool {
        let below = |a: &Total, b: &Total| a.high.is_some_and(|high| high < b.low);
        match (self.status, other.status) {
            (Some(a), Some(b)) if a != b => false,
            (Some(_), None) => below(other, self),
            (None, Some(_)) => below(self, other),
            (Some(_), Some(_)) | (None, None) => below(self, other) || below(other, self),
        }
    }
}
