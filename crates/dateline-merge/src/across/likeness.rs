//! How two tellings compare in place, sides and act.

use crate::across::telling::Telling;
use crate::family::Family;
use crate::fit::{PlaceFit, SidesFit, is_wide, one_side, places, sides};
use crate::parties::{self, Side, alike};
use dateline_model::ActorKind;

/// How two tellings compare, dates left out.
pub(crate) struct Likeness {
    pub(crate) place: PlaceFit,
    pub(crate) wide: bool,
    pub(crate) sides: SidesFit,
    /// One side is the same; of the other they name different people.
    pub(crate) contradicts: bool,
    /// 1 compatible, 2 the same family.
    pub(crate) act: u8,
}

impl Likeness {
    /// Whether sources can disagree on the side that is not the same: on whom one side hit, or on whose the planes, the
    /// shells and the bomb were. Two that fight on the ground are seen, and name each other.
    pub(crate) fn may_be_disputed(&self, a: &Telling<'_>, b: &Telling<'_>) -> bool {
        let from_afar = |telling: &Telling<'_>| {
            matches!(telling.family, Some(Family::Air | Family::Shelling | Family::Blast))
        };
        let acted = self.sides.actors >= Side::Told(parties::Likeness::Kin);
        (self.act == 2 || same_dead(a, b)) && (acted || (from_afar(a) && from_afar(b)))
    }

    pub(crate) fn is_firm(&self) -> bool {
        self.sides.is_firm()
    }
}

/// Whether the two happened at different places, or one after the other.
pub(crate) fn are_apart(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    places(a.place, b.place) == PlaceFit::Apart || took_in_turn(a, b)
}

/// Two who took the same place took it one after the other, unless both are told of one day: then sources disagree.
fn took_in_turn(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let one_day = a.is_one_day() && b.is_one_day();
    match (a.taker, b.taker) {
        (Some(taker), Some(other)) => !one_day && alike(taker, other).is_none(),
        _ => false,
    }
}

pub(crate) fn likeness(a: &Telling<'_>, b: &Telling<'_>) -> Option<Likeness> {
    let (first, second) = (a.family?, b.family?);
    let place = places(a.place, b.place);
    let one_day = a.is_one_day() && b.is_one_day();
    if place == PlaceFit::Apart || took_in_turn(a, b) {
        return None;
    }
    let (whole, other) = (&a.sides, &b.sides);
    let (sides, contradicts) = match sides(whole, other) {
        Some(fit) => (fit, false),
        None => {
            let fit = one_side(whole, other)?;
            (fit, !(one_day && are_both_hit(a, b, fit)))
        }
    };
    let acted = sides.actors >= Side::Told(parties::Likeness::Kin);
    let act = match first.fit(second) {
        Some(1) if (first.needs_same_side(second) || first.opens(second)) && !acted => {
            return None;
        }
        Some(act) => act,
        None if first.is_one_attack(second) && acted => 1,
        None => return None,
    };
    Some(Likeness {
        place,
        wide: [a.place, b.place].into_iter().flatten().any(is_wide),
        sides,
        contradicts,
        act,
    })
}

/// "Killing soldiers" in one report and "a massacre of villagers" in another: one side stormed a place, and each outlet
/// counts its own. Armed and unarmed people can both be hit in one attack on the ground.
fn are_both_hit(a: &Telling<'_>, b: &Telling<'_>, fit: SidesFit) -> bool {
    let is_one_attack =
        a.family.zip(b.family).is_some_and(|(one, other)| one.is_one_attack(other));
    let unarmed = |telling: &Telling<'_>| {
        let mut hit = telling.sides.recipients.iter();
        hit.all(|party| party.kind == ActorKind::Civilians)
    };
    is_one_attack
        && fit.actors == Side::Told(parties::Likeness::Same)
        && unarmed(a) != unarmed(b)
}

/// Whether both tell the same number of dead.
pub(crate) fn same_dead(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    a.killed.is_some() && a.killed == b.killed
}
