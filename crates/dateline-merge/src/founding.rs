//! Which claims tell of a happening that may become an event.

use dateline_model::{Claim, Modality, Scope, TimeAxis};

use crate::fit::{MONTH, is_direct, is_wide};
use crate::order::View;

/// What a claim may do for events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It may found an event or join one.
    Founds,
    /// It may only join an event of its report.
    Joins,
    /// It may only stand beside an event, and says that it did not happen.
    Denies,
    /// It is a total that may count events.
    Totals,
    /// It is kept as a claim and nothing more.
    Aside,
}

/// What a claim may do: only what happened, or is said to have, and is one happening, makes an event.
///
/// Totals and habits are no events, whatever they count. Who merely holds a place is no event.
/// What is told to explain the news needs a date or a place of its own, or it is the news told again.
pub(crate) fn standing(view: &View<'_>) -> Standing {
    let claim = view.claim;
    if view.family.is_none() {
        return Standing::Aside;
    }
    match (claim.modality.value, claim.scope.value) {
        (Modality::Happened | Modality::Alleged, Scope::Single | Scope::Ongoing) => {
            match claim.time.value {
                TimeAxis::Current if is_a_state_of_war(claim) => Standing::Aside,
                TimeAxis::Current => Standing::Founds,
                TimeAxis::Background if stands_alone(claim) => Standing::Founds,
                TimeAxis::Background if is_told_again(claim) => Standing::Joins,
                TimeAxis::Background => Standing::Aside,
            }
        }
        (Modality::Happened | Modality::Alleged, Scope::Summary) => Standing::Totals,
        (Modality::Happened | Modality::Alleged, Scope::Habitual) => Standing::Aside,
        (Modality::Denied | Modality::Negated, Scope::Single | Scope::Ongoing) => {
            Standing::Denies
        }
        (Modality::Denied | Modality::Negated, Scope::Summary | Scope::Habitual) => {
            Standing::Aside
        }
        (
            Modality::Planned | Modality::Ordered | Modality::Possible,
            Scope::Single | Scope::Ongoing | Scope::Summary | Scope::Habitual,
        ) => Standing::Aside,
    }
}

/// Why a claim founds no event, in words; `None` where it may.
pub(crate) fn why_aside(view: &View<'_>) -> Option<&'static str> {
    let claim = view.claim;
    let is_founding = standing(view) == Standing::Founds;
    if is_founding {
        return None;
    }
    if view.family.is_none() {
        return Some("it tells how things stand, and of no happening");
    }
    Some(match (claim.modality.value, claim.scope.value) {
        (Modality::Planned, _) => "it is only planned",
        (Modality::Ordered, _) => "it is only ordered",
        (Modality::Possible, _) => "it is only possible",
        (Modality::Negated, _) => "it is said not to have happened, and nobody tells it",
        (Modality::Denied, _) => "it is denied, and nobody tells it",
        (Modality::Happened | Modality::Alleged, Scope::Summary) => {
            "it is a total over many happenings"
        }
        (Modality::Happened | Modality::Alleged, Scope::Habitual) => {
            "it is what is done again and again"
        }
        (Modality::Happened | Modality::Alleged, Scope::Single | Scope::Ongoing) => {
            match claim.time.value {
                TimeAxis::Current => "it goes on for longer than an event does",
                TimeAxis::Background => {
                    "it is told to explain the news, without a day or a place of its own"
                }
            }
        }
    })
}

/// "has been fighting there for more than a year", "is fighting there": going on for longer than any event is,
/// or nobody knows for how long.
fn is_a_state_of_war(claim: &Claim) -> bool {
    claim.scope.value == Scope::Ongoing
        && claim
            .date
            .as_ref()
            .is_none_or(|date| date.value.days().is_none_or(|days| days > MONTH))
}

/// "The strike, which killed 26, may have been a war crime": what looks back without a day or a place of its own, where
/// the report has come to both, tells of the event that it has come to.
fn is_told_again(claim: &Claim) -> bool {
    let dated = claim.date.as_ref().is_some_and(|date| date.value.days() == Some(1));
    let placed = claim.place.as_ref().is_some_and(|at| !is_wide(&at.value));
    claim.scope.value == Scope::Single && dated && placed
}

fn stands_alone(claim: &Claim) -> bool {
    let dated = claim.date.as_ref().is_some_and(|date| {
        is_direct(date)
            && (date.value.earliest.is_some() || date.value.latest.is_some())
            && date.value.days().is_none_or(|days| days <= MONTH)
    });
    let placed = claim.place.as_ref().is_some_and(|at| {
        is_direct(at) && at.value.place.is_some() && !is_wide(&at.value)
    });
    match claim.scope.value {
        Scope::Single => dated || (placed && !is_long_ago(claim)),
        Scope::Ongoing => dated && placed,
        Scope::Summary | Scope::Habitual => false,
    }
}

/// A year or a season is no date of an event: "the town fell in 2014".
fn is_long_ago(claim: &Claim) -> bool {
    claim
        .date
        .as_ref()
        .is_some_and(|date| date.value.days().is_some_and(|days| days > MONTH))
}
