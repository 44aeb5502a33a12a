//! A value that a claim tells, taken for the event as it is: no name is looked up and no number read again.

use dateline::model::{
    Attested, Bounds, Claim, CountKind, Edit, Event, EventField, Party,
};

use crate::desk::Slice;
use crate::fault::Fault;

/// The claim of the event with that id.
pub(super) fn claim<'s>(
    event: &Event,
    slice: &'s Slice,
    id: &str,
) -> Result<&'s Claim, Fault> {
    let named = event.claims.iter().find(|claim| *claim.0 == *id);
    let claim = named.and_then(|id| slice.dataset.claim(id));
    claim.ok_or_else(|| Fault::missing(format!("the event has no claim {id}")))
}

/// The claim's value of a field.
pub(super) fn value(field: EventField, claim: &Claim) -> Result<Edit, Fault> {
    let silent = || {
        Fault::malformed(
            format!("the claim says nothing of the {field}"),
            "choose another claim",
        )
    };
    let parties = |of: &[Attested<Party>]| -> Vec<Party> {
        of.iter().map(|party| party.value.clone()).collect()
    };
    Ok(match field {
        EventField::Act => Edit::Act(vec![claim.act.as_ref().ok_or_else(silent)?.value]),
        EventField::Reciprocal => Edit::Reciprocal(claim.reciprocal),
        EventField::Actor => Edit::Actor(parties(&claim.actors)),
        EventField::Recipient => Edit::Recipient(parties(&claim.recipients)),
        EventField::Weapon => {
            Edit::Weapon(claim.weapon.iter().map(|weapon| weapon.value).collect())
        }
        EventField::Date => {
            Edit::Date(Some(claim.date.as_ref().ok_or_else(silent)?.value.clone()))
        }
        EventField::Place => {
            Edit::Place(Some(claim.place.as_ref().ok_or_else(silent)?.value.clone()))
        }
        EventField::Killed => {
            Edit::Killed(Some(total(claim, &[CountKind::Killed, CountKind::Executed])?))
        }
        EventField::Injured => Edit::Injured(Some(total(claim, &[CountKind::Injured])?)),
        EventField::Territory => {
            return Err(Fault::malformed(
                "who holds a place is not set by hand",
                "edit what was done, by whom and where, or reject the event",
            ));
        }
    })
}

/// The totals of the claim added up. A word like "dozens" is no number to choose.
fn total(claim: &Claim, kinds: &[CountKind]) -> Result<Bounds, Fault> {
    let vague = claim.counts.iter().map(|count| &count.value).find(|count| {
        kinds.contains(&count.kind) && count.part_of.is_none() && count.vague.is_some()
    });
    if let Some(count) = vague {
        return Err(Fault::malformed(
            format!("“{}” is no number", count.text),
            "type the number with e",
        ));
    }
    let total = dateline::formats::table::total(claim, kinds);
    let told = total.filter(|total| total.low.is_some() || total.high.is_some());
    let silent =
        || Fault::malformed("the claim gives no number", "type the number with e");
    told.ok_or_else(silent)
}
