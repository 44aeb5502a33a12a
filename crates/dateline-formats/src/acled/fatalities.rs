//! How many were killed, as one number.

use std::collections::BTreeMap;

use dateline_model::{Claim, Count, CountKind, CountedStatus, Mode};

use crate::acled::SubEvent;
use crate::acled::sub_event::BATTLES;
use crate::deaths::worth;
use crate::sides::is_side;

/// ACLED's one number: of conflicting numbers the lowest, of different people the sum. Nothing known is 0.
///
/// `None` where nothing is said of the dead, which `notes` tells apart from 0.
pub(crate) fn fatalities(claims: &[Claim], code: SubEvent) -> Option<u64> {
    let mut sides: BTreeMap<Dead, u64> = BTreeMap::new();
    for claim in claims {
        let shown =
            claim.act.as_ref().is_some_and(|act| act.value.mode == Some(Mode::Desecrate));
        if claim.is_denial() || shown {
            continue;
        }
        let mut own: BTreeMap<Dead, u64> = BTreeMap::new();
        for count in claim.counts.iter().map(|count| &count.value) {
            let dead = matches!(count.kind, CountKind::Killed | CountKind::Executed);
            if dead && count.part_of.is_none() {
                let sum = own.entry(Dead::of(count, claim)).or_insert(0);
                *sum = sum.saturating_add(number(count, code));
            }
        }
        for (side, number) in own {
            sides
                .entry(side)
                .and_modify(|low| *low = (*low).min(number))
                .or_insert(number);
        }
    }
    if sides.is_empty() {
        return None;
    }
    // "20 people" may hold the soldiers and the civilians told elsewhere; they are not added to them.
    let anybody = sides.remove(&Dead::Anybody).unwrap_or(0);
    let sum = sides.values().fold(0_u64, |sum, number| sum.saturating_add(*number));
    Some(anybody.max(sum))
}

/// Whose dead: what two claims count may be added only if they are different people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Dead {
    Civilians,
    Side(String),
    Anybody,
}

impl Dead {
    fn of(count: &Count, claim: &Claim) -> Dead {
        if count.status == Some(CountedStatus::Civilian) {
            return Dead::Civilians;
        }
        let named = claim
            .recipients
            .iter()
            .map(|party| &party.value)
            .find(|party| is_side(party));
        match (named, count.status) {
            (Some(party), Some(CountedStatus::Combatant)) => Dead::Side(
                party.actor.clone().unwrap_or_else(|| party.name.to_lowercase()),
            ),
            (None, Some(CountedStatus::Combatant)) => Dead::Side(String::new()),
            (_, Some(CountedStatus::Civilian) | None) => Dead::Anybody,
        }
    }
}

/// A count as ACLED's codebook turns words into numbers.
pub(crate) fn number(count: &Count, code: SubEvent) -> u64 {
    if let Some(low) = count.low {
        return low;
    }
    count.vague.map_or(0, |vague| worth(vague, several(code)))
}

/// The codebook says 3 or 10 by the scale of the attack; the deciding rule is ours: 10 on an active front.
fn several(code: SubEvent) -> u64 {
    let front = [SubEvent::AirDroneStrike, SubEvent::ShellingArtilleryMissileAttack];
    match code.event_type() == BATTLES || front.contains(&code) {
        true => 10,
        false => 3,
    }
}
