//! Claims that a party makes about its enemy.

use dateline_model::{Claim, EventField, Party};

use crate::order::Views;
use crate::sources::{Voices, quoted};

/// Whether the claim is made by a side of the event about the other side: what the enemy did, or what it lost.
///
/// Whose words they are decides: those of the one nearest to the happening, or of an outlet that is a party's own and
/// quotes nobody. Every Casualty's standards ask that such a source be named as one.
pub(super) fn is_interested(
    views: &Views<'_>,
    voices: &Voices<'_>,
    claim: &Claim,
    field: EventField,
) -> bool {
    let quoted = quoted(claim, views.card(&claim.report));
    let speaker = quoted.first().or(claim.speakers.last());
    let Some(side) = speaker.and_then(|speaker| voices.side(&speaker.value)) else {
        return false;
    };
    let is_own = |party: &Party| party.actor.as_deref().is_some_and(|it| same(it, side));
    let did = claim.actors.iter().any(|party| is_own(&party.value));
    let suffered = claim.recipients.iter().any(|party| is_own(&party.value));
    match field {
        // What the enemy lost.
        EventField::Killed | EventField::Injured | EventField::Territory => {
            did && !suffered
        }
        // What the enemy did.
        EventField::Act
        | EventField::Reciprocal
        | EventField::Actor
        | EventField::Recipient
        | EventField::Weapon
        | EventField::Date
        | EventField::Place => suffered && !did,
    }
}

/// Ids of parts stand below those of their wholes, `sdf/ypg`; an outlet names its side by the last step alone.
fn same(one: &str, other: &str) -> bool {
    let inside = |whole: &str, part: &str| {
        part == whole
            || part.strip_prefix(whole).is_some_and(|rest| rest.starts_with('/'))
            || part.rsplit('/').next() == Some(whole)
    };
    inside(one, other) || inside(other, one)
}
