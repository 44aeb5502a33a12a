//! Families of acts: what may be told of one happening in different words.

use dateline_model::{
    Act, ActorKind, Attested, Claim, CountKind, EventType, Mode, Party, Weapon,
};
use serde::{Deserialize, Serialize};

/// Acts that belong to the same sort of happening.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    /// Fighting on the ground: clashes, assaults, a place taken, soldiers killed.
    Battle,
    /// From aircraft or drones.
    Air,
    /// One-sided artillery, mortars, rockets.
    Shelling,
    /// Bombs, mines, suicide attacks.
    Blast,
    /// People hurt, and not said how or by whom: mostly the result of an act told elsewhere.
    Violence,
    /// An armed actor hurts unarmed people.
    Civilians,
    /// Armed people taken prisoner.
    Captives,
    /// Unarmed people, or people of whom no more is said, taken.
    Abduction,
    /// Bodies shown or mutilated.
    Desecration,
    /// Property destroyed.
    Destruction,
    /// Goods or weapons taken.
    Seizure,
    /// Forces leave.
    Retreat,
    /// A place changes hands without fighting.
    Transfer,
    /// A road is cut, a siege laid or broken: who may reach a place.
    Access,
    /// Demonstrations, and force against them.
    Protest,
    /// Forces made ready or brought up.
    Mobilize,
    /// Anything else; joins only with the very same act.
    Other(Act),
}

impl Family {
    /// The family of a claim; `None` where it tells only who holds a place.
    pub(crate) fn of(claim: &Claim) -> Option<Family> {
        let act = claim.act.as_ref()?.value;
        let by_force = claim.territory.as_ref().map(|territory| territory.value.by_force);
        // A road that is cut changes who can move, not who holds a place.
        let takes = act.event == EventType::Assault
            || (act.event == EventType::Coerce && act.mode != Some(Mode::CutRoute));
        if let Some(by_force) = by_force
            && takes
        {
            return Some(match by_force {
                Some(false) => Family::Transfer,
                Some(true) | None => Family::Battle,
            });
        }
        Some(match act.event {
            EventType::Assault => assault(claim, act.mode),
            EventType::Retreat
                if matches!(act.mode, None | Some(Mode::Withdraw | Mode::Flee)) =>
            {
                Family::Retreat
            }
            EventType::Coerce if act.mode == Some(Mode::Seize) => Family::Seizure,
            EventType::Coerce
                if matches!(act.mode, Some(Mode::CutRoute | Mode::Restrict)) =>
            {
                Family::Access
            }
            EventType::Retreat if act.mode == Some(Mode::Access) => Family::Access,
            EventType::Protest => Family::Protest,
            EventType::Mobilize => Family::Mobilize,
            EventType::Retreat
            | EventType::Coerce
            | EventType::Agree
            | EventType::Consult
            | EventType::Support
            | EventType::Concede
            | EventType::Cooperate
            | EventType::Aid
            | EventType::Request
            | EventType::Accuse
            | EventType::Reject
            | EventType::Threaten
            | EventType::Sanction => Family::Other(act),
        })
    }

    /// How well two families can be one happening: 2 the same, 1 told of one happening in different words, `None` never.
    ///
    /// ACLED's unit decides: same sides, place and day with different weapons is one event, a separate act against
    /// civilians is another.
    pub(crate) fn fit(self, other: Family) -> Option<u8> {
        if self == other {
            return Some(2);
        }
        let (a, b) = (self.min(other), self.max(other));
        let told_of_one = matches!(
            (a, b),
            (
                Family::Battle,
                Family::Air
                    | Family::Shelling
                    | Family::Violence
                    | Family::Captives
                    | Family::Destruction
                    | Family::Seizure
                    | Family::Retreat
                    | Family::Access
                    | Family::Mobilize
            ) | (
                Family::Air | Family::Shelling | Family::Blast,
                Family::Violence | Family::Civilians | Family::Destruction
            ) | (Family::Air, Family::Shelling)
                | (
                    Family::Violence,
                    Family::Civilians
                        | Family::Captives
                        | Family::Abduction
                        | Family::Destruction
                        | Family::Protest,
                )
                | (Family::Violence, Family::Retreat)
                | (Family::Retreat, Family::Transfer)
        );
        (told_of_one || self.opens(other)).then_some(1)
    }

    /// Whether the two are one happening only if the same side did both: aircraft of another state are no part of the
    /// fighting below them.
    pub(crate) fn needs_same_side(self, other: Family) -> bool {
        let (a, b) = (self.min(other), self.max(other));
        matches!(
            (a, b),
            (Family::Battle, Family::Air | Family::Access | Family::Mobilize)
                | (Family::Air | Family::Shelling | Family::Blast, Family::Civilians)
                | (Family::Air, Family::Shelling)
        )
    }

    /// Whether one is an attack on the ground and the other a bomb that may have opened it. ACLED codes bombs set off in
    /// fighting as a part of the fighting (codebook, Battles).
    pub(crate) fn opens(self, other: Family) -> bool {
        (self.min(other), self.max(other)) == (Family::Battle, Family::Blast)
    }

    /// Whether one side can have done both in one attack: those whom a storm kills and those whom it carries off, the
    /// car bombs that open it. Within one report they are told apart on purpose; across reports one outlet counts the
    /// soldiers and another the villagers.
    pub(crate) fn is_one_attack(self, other: Family) -> bool {
        let ground = |family| {
            matches!(
                family,
                Family::Battle
                    | Family::Blast
                    | Family::Civilians
                    | Family::Captives
                    | Family::Abduction
            )
        };
        ground(self) && ground(other)
    }

    /// Whether one is a storm and the other tells whom it carried off: who leads villagers away from the village that
    /// he takes does both in one.
    pub(crate) fn carries_off(self, other: Family) -> bool {
        let (a, b) = (self.min(other), self.max(other));
        matches!((a, b), (Family::Battle, Family::Captives | Family::Abduction))
    }

    /// Whether either side may be told as the one who acts: fighting has two sides, an air strike has one.
    pub(crate) fn is_two_sided(self) -> bool {
        matches!(
            self,
            Family::Battle | Family::Retreat | Family::Transfer | Family::Violence
        )
    }
}

fn assault(claim: &Claim, mode: Option<Mode>) -> Family {
    let weapon = claim.weapon.as_ref().map(|weapon| weapon.value);
    let by_air =
        |weapon| matches!(weapon, Weapon::Aircraft | Weapon::Helicopter | Weapon::Drone);
    let by_guns = |weapon| {
        matches!(
            weapon,
            Weapon::Artillery | Weapon::Mortar | Weapon::Rocket | Weapon::Missile
        )
    };
    let by_bomb = |weapon| {
        matches!(
            weapon,
            Weapon::SuicideBomb
                | Weapon::CarBomb
                | Weapon::Ied
                | Weapon::Landmine
                | Weapon::UnexplodedOrdnance
                | Weapon::Grenade
                | Weapon::Explosives
        )
    };
    match mode {
        Some(Mode::Desecrate) => Family::Desecration,
        Some(Mode::CrowdControl) => Family::Protest,
        Some(Mode::Aerial | Mode::Drone) => Family::Air,
        Some(Mode::Destroy) => Family::Destruction,
        Some(Mode::Abduct) if any_armed(&claim.recipients) => Family::Captives,
        Some(Mode::Abduct) => Family::Abduction,
        Some(Mode::Beat | Mode::Torture | Mode::Sexual) => Family::Civilians,
        Some(Mode::Explosives | Mode::SuicideAttack) => Family::Blast,
        _ if claim.reciprocal => Family::Battle,
        Some(Mode::HeavyWeapons) => Family::Shelling,
        _ if weapon.is_some_and(by_air) => Family::Air,
        _ if weapon.is_some_and(by_guns) => Family::Shelling,
        _ if weapon.is_some_and(by_bomb) => Family::Blast,
        _ => by_victims(claim),
    }
}

/// Fighting or harm to the unarmed: those hit decide where the means do not.
fn by_victims(claim: &Claim) -> Family {
    let told = !claim.actors.is_empty();
    let is_outcome = !told
        && claim.counts.iter().any(|count| {
            matches!(count.value.kind, CountKind::Killed | CountKind::Injured)
        });
    // "Sixty soldiers were killed" may be told of an air strike as well as of a fight.
    if is_outcome {
        Family::Violence
    } else if any_armed(&claim.recipients) {
        Family::Battle
    } else if told && !claim.recipients.is_empty() && all_unarmed(&claim.recipients) {
        Family::Civilians
    } else if told && claim.recipients.is_empty() && claim.counts.is_empty() {
        // An attack, an advance, an offensive: somebody fights, nobody is said to be hurt.
        Family::Battle
    } else {
        Family::Violence
    }
}

pub(crate) fn any_armed(parties: &[Attested<Party>]) -> bool {
    parties.iter().any(|party| is_side(party.value.kind))
}

pub(crate) fn all_unarmed(parties: &[Attested<Party>]) -> bool {
    parties
        .iter()
        .all(|party| !is_side(party.value.kind) && party.value.kind != ActorKind::Unknown)
}

/// A government that is attacked is a side of the fighting: reports say "the regime" for its army.
fn is_side(kind: ActorKind) -> bool {
    kind.is_armed() || kind == ActorKind::Government
}
