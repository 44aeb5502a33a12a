//! ACLED's 25 sub-event types.

/// A sub-event type, in the order of ACLED's hierarchy: the first wins where an event holds several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum SubEvent {
    GovernmentRegainsTerritory,
    NonStateActorOvertakesTerritory,
    ArmedClash,
    ExcessiveForceAgainstProtesters,
    ProtestWithIntervention,
    PeacefulProtest,
    ViolentDemonstration,
    MobViolence,
    ChemicalWeapon,
    AirDroneStrike,
    SuicideBomb,
    ShellingArtilleryMissileAttack,
    RemoteExplosiveLandmineIed,
    Grenade,
    SexualViolence,
    Attack,
    AbductionForcedDisappearance,
    Agreement,
    Arrests,
    ChangeToGroupActivity,
    DisruptedWeaponsUse,
    HeadquartersOrBaseEstablished,
    LootingPropertyDestruction,
    NonViolentTransferOfTerritory,
    Other,
}

use SubEvent as S;

impl SubEvent {
    /// All of them, highest rank first.
    pub const ALL: [SubEvent; 25] = [
        S::GovernmentRegainsTerritory,
        S::NonStateActorOvertakesTerritory,
        S::ArmedClash,
        S::ExcessiveForceAgainstProtesters,
        S::ProtestWithIntervention,
        S::PeacefulProtest,
        S::ViolentDemonstration,
        S::MobViolence,
        S::ChemicalWeapon,
        S::AirDroneStrike,
        S::SuicideBomb,
        S::ShellingArtilleryMissileAttack,
        S::RemoteExplosiveLandmineIed,
        S::Grenade,
        S::SexualViolence,
        S::Attack,
        S::AbductionForcedDisappearance,
        S::Agreement,
        S::Arrests,
        S::ChangeToGroupActivity,
        S::DisruptedWeaponsUse,
        S::HeadquartersOrBaseEstablished,
        S::LootingPropertyDestruction,
        S::NonViolentTransferOfTerritory,
        S::Other,
    ];

    /// Its rank, 1 the highest.
    pub fn rank(self) -> u8 {
        SubEvent::ALL
            .iter()
            .zip(1..)
            .find(|(each, _)| **each == self)
            .map_or(25, |(_, rank)| rank)
    }

    /// As ACLED spells it in `sub_event_type`.
    pub fn as_str(self) -> &'static str {
        match self {
            S::GovernmentRegainsTerritory => "Government regains territory",
            S::NonStateActorOvertakesTerritory => "Non-state actor overtakes territory",
            S::ArmedClash => "Armed clash",
            S::ExcessiveForceAgainstProtesters => "Excessive force against protesters",
            S::ProtestWithIntervention => "Protest with intervention",
            S::PeacefulProtest => "Peaceful protest",
            S::ViolentDemonstration => "Violent demonstration",
            S::MobViolence => "Mob violence",
            S::ChemicalWeapon => "Chemical weapon",
            S::AirDroneStrike => "Air/drone strike",
            S::SuicideBomb => "Suicide bomb",
            S::ShellingArtilleryMissileAttack => "Shelling/artillery/missile attack",
            S::RemoteExplosiveLandmineIed => "Remote explosive/landmine/IED",
            S::Grenade => "Grenade",
            S::SexualViolence => "Sexual violence",
            S::Attack => "Attack",
            S::AbductionForcedDisappearance => "Abduction/forced disappearance",
            S::Agreement => "Agreement",
            S::Arrests => "Arrests",
            S::ChangeToGroupActivity => "Change to group/activity",
            S::DisruptedWeaponsUse => "Disrupted weapons use",
            S::HeadquartersOrBaseEstablished => "Headquarters or base established",
            S::LootingPropertyDestruction => "Looting/property destruction",
            S::NonViolentTransferOfTerritory => "Non-violent transfer of territory",
            S::Other => "Other",
        }
    }

    /// The event type it belongs to.
    pub fn event_type(self) -> &'static str {
        match self.rank() {
            1..=3 => BATTLES,
            4..=6 => PROTESTS,
            7..=8 => RIOTS,
            9..=14 => EXPLOSIONS,
            15..=17 => CIVILIANS,
            _ => STRATEGIC,
        }
    }

    /// The disorder type it belongs to.
    pub fn disorder_type(self) -> &'static str {
        match self.rank() {
            4 => "Political violence; Demonstrations",
            5..=7 => "Demonstrations",
            18.. => STRATEGIC,
            _ => "Political violence",
        }
    }
}

pub(crate) const BATTLES: &str = "Battles";
pub(crate) const PROTESTS: &str = "Protests";
pub(crate) const RIOTS: &str = "Riots";
pub(crate) const EXPLOSIONS: &str = "Explosions/Remote violence";
pub(crate) const CIVILIANS: &str = "Violence against civilians";
pub(crate) const STRATEGIC: &str = "Strategic developments";
