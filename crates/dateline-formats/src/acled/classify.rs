//! From what happened to ACLED's sub-event type.
//!
//! Each act of an event is looked up in the table below, first matching row wins; the event takes the highest ranked
//! sub-type of its acts. What is only said, planned or threatened has no row.

use dateline_model::{
    ActorKind, Claim, CountKind, Dataset, Event, EventType, Extent, Mode, Party,
    Territory, TerritoryState, Weapon,
};

use crate::acled::SubEvent;
use crate::acled::sub_event::{PROTESTS, RIOTS};
use crate::shown::Shown;
use crate::sides::is_side;

/// ACLED's sub-event type of an event; `None` where ACLED codes no such thing.
pub fn classify(event: &Event, dataset: &Dataset) -> Option<SubEvent> {
    let claims: Vec<&Claim> =
        event.claims.iter().filter_map(|id| dataset.claim(id)).collect();
    highest(event, &claims)
}

/// The same, for an event whose unsupported values were left out.
pub fn classify_shown(shown: &Shown) -> Option<SubEvent> {
    let claims: Vec<&Claim> = shown.claims.iter().collect();
    highest(&shown.event, &claims)
}

fn highest(event: &Event, claims: &[&Claim]) -> Option<SubEvent> {
    let told = claims.iter().filter(|claim| !claim.is_denial());
    let scenes = told.filter_map(|claim| Scene::of(event, claim));
    let rows: Vec<(SubEvent, bool)> = scenes
        .filter_map(|scene| Some((scene.row()?, scene.is_bare_operation())))
        .collect();
    // The raid in which people are arrested or weapons found is no attack beside it.
    let is_search = rows
        .iter()
        .any(|(row, _)| matches!(row, SubEvent::Arrests | SubEvent::DisruptedWeaponsUse));
    let rows: Vec<SubEvent> = rows
        .into_iter()
        .filter(|(_, is_bare)| !(is_search && *is_bare))
        .map(|(row, _)| row)
        .collect();
    // Protests are peaceful by definition: what demonstrators do with violence is a riot, whoever steps in.
    let is_riot = rows.iter().any(|row| row.event_type() == RIOTS);
    let counts = |row: &SubEvent| !(is_riot && row.event_type() == PROTESTS);
    rows.iter().copied().filter(counts).min()
}

/// One act with its sides; sides that the claim leaves open are the event's.
struct Scene<'a> {
    event: EventType,
    mode: Option<Mode>,
    weapon: Option<Weapon>,
    reciprocal: bool,
    actors: Vec<&'a Party>,
    recipients: Vec<&'a Party>,
    territory: Option<&'a Territory>,
    /// ISO 3166-1 alpha-3 of the country it happened in.
    country: Option<&'a str>,
    hurt: bool,
    executed: bool,
    /// Somewhere in the event somebody is killed or injured.
    others_hurt: bool,
    /// Somewhere in the event forces leave, and nobody is said to fight.
    left: bool,
    /// Somewhere in the event somebody is hurt, or it is said how the sides fight.
    fought: bool,
    /// Somewhere in the event a whole place gets another holder.
    transferred: bool,
    /// Somewhere in the event people demonstrate.
    demonstration: bool,
}

impl<'a> Scene<'a> {
    fn of(event: &'a Event, claim: &'a Claim) -> Option<Scene<'a>> {
        let act = claim.act.as_ref()?.value;
        let told =
            |own: &'a [dateline_model::Attested<Party>], whole: &'a [Party]| match own
                .is_empty()
            {
                true => whole.iter().collect(),
                false => own.iter().map(|party| &party.value).collect::<Vec<_>>(),
            };
        let did = |kinds: &[CountKind]| {
            claim.counts.iter().any(|count| kinds.contains(&count.value.kind))
        };
        Some(Scene {
            event: act.event,
            mode: act.mode,
            // "The strike killed five": the dead died by what the rest of the event tells of.
            weapon: claim.weapon.as_ref().map(|weapon| weapon.value).or_else(|| {
                let says_how = act.mode.is_some() || claim.territory.is_some();
                event.weapons.first().copied().filter(|_| !says_how)
            }),
            reciprocal: claim.reciprocal,
            actors: told(&claim.actors, &event.actors),
            recipients: told(&claim.recipients, &event.recipients),
            territory: claim.territory.as_ref().map(|territory| &territory.value),
            country: event
                .place
                .as_ref()
                .and_then(|at| at.place.as_ref())
                .and_then(|place| place.iso3.as_deref()),
            hurt: did(&[CountKind::Killed, CountKind::Injured, CountKind::Executed]),
            executed: did(&[CountKind::Executed]),
            others_hurt: event.counts.iter().any(|count| {
                matches!(count.kind, CountKind::Killed | CountKind::Injured)
            }),
            left: !event.reciprocal
                && event.acts.iter().any(|act| {
                    act.event == EventType::Retreat
                        && matches!(act.mode, None | Some(Mode::Withdraw | Mode::Flee))
                }),
            // Who withdraws may leave before a fight; who flees a capture leaves it.
            fought: event.reciprocal
                || !event.weapons.is_empty()
                || event.acts.iter().any(|act| {
                    (act.event == EventType::Assault && act.mode.is_some())
                        || (act.event == EventType::Retreat
                            && act.mode == Some(Mode::Flee))
                }),
            transferred: event.territory.as_ref().is_some_and(|territory| {
                territory.extent == Extent::Whole && territory.holder_after.is_some()
            }),
            demonstration: event.acts.iter().any(|act| {
                act.event == EventType::Protest
                    && !matches!(act.mode, Some(Mode::Riot | Mode::Vandalize))
            }),
        })
    }

    fn row(&self) -> Option<SubEvent> {
        if let Some(row) = self.holder() {
            return Some(row);
        }
        match self.event {
            EventType::Assault => Some(self.assault()),
            EventType::Protest => self.protest(),
            EventType::Coerce => Some(self.coerce()),
            EventType::Retreat => Some(self.retreat()),
            EventType::Mobilize => Some(match self.mode {
                Some(Mode::Base) => SubEvent::HeadquartersOrBaseEstablished,
                _ => SubEvent::ChangeToGroupActivity,
            }),
            EventType::Agree => Some(SubEvent::Agreement),
            EventType::Sanction if self.mode == Some(Mode::Expel) => {
                Some(SubEvent::Other)
            }
            // Talks between a state and those who fight it, or between two of these (ACLED codebook, Agreement).
            EventType::Consult if self.is_between_fighters() => Some(SubEvent::Agreement),
            EventType::Sanction
            | EventType::Consult
            | EventType::Support
            | EventType::Concede
            | EventType::Cooperate
            | EventType::Aid
            | EventType::Request
            | EventType::Accuse
            | EventType::Reject
            | EventType::Threaten => None,
        }
    }

    /// Rows 1, 2 and 24: a whole place gets another holder.
    fn holder(&self) -> Option<SubEvent> {
        let territory = self.territory?;
        let whole = territory.extent == Extent::Whole;
        let holder = territory.holder_after.as_ref()?;
        match territory.state {
            TerritoryState::HandedOver if whole => {
                return Some(SubEvent::NonViolentTransferOfTerritory);
            }
            TerritoryState::Held if whole => {}
            TerritoryState::HandedOver
            | TerritoryState::Held
            | TerritoryState::FoughtOver
            | TerritoryState::Besieged
            | TerritoryState::AccessCut => return None,
        }
        // "captured" without a word of the means is fighting; leaving a place to others is not, and who takes what
        // others have left takes it without a fight, unless one is told.
        let leaving = self.left || self.event == EventType::Retreat;
        let by_force = match territory.by_force {
            Some(true) => !self.left || self.fought,
            told => told.unwrap_or(!leaving),
        };
        Some(match by_force {
            false => SubEvent::NonViolentTransferOfTerritory,
            true if on_government_side(holder, self.country) => {
                SubEvent::GovernmentRegainsTerritory
            }
            true => SubEvent::NonStateActorOvertakesTerritory,
        })
    }

    /// Rows 3 to 16.
    fn assault(&self) -> SubEvent {
        let weapon =
            |any: &[Weapon]| self.weapon.is_some_and(|weapon| any.contains(&weapon));
        let from_the_air = matches!(self.mode, Some(Mode::Aerial | Mode::Drone))
            || weapon(&[Weapon::Aircraft, Weapon::Helicopter, Weapon::Drone]);
        let guns = self.mode == Some(Mode::HeavyWeapons)
            || weapon(&[
                Weapon::Artillery,
                Weapon::Mortar,
                Weapon::Rocket,
                Weapon::Missile,
            ]);
        if let Some(row) = self.crowd() {
            return row;
        }
        match self.mode {
            Some(Mode::Desecrate) => return SubEvent::Other,
            Some(Mode::Destroy) if !self.hurt => {
                return SubEvent::LootingPropertyDestruction;
            }
            Some(Mode::Sexual) => return SubEvent::SexualViolence,
            Some(Mode::Abduct) if !self.executed => {
                return SubEvent::AbductionForcedDisappearance;
            }
            _ => {}
        }
        if weapon(&[Weapon::Chemical]) {
            SubEvent::ChemicalWeapon
        } else if self.reciprocal {
            // Mutual fire is a fight, with whatever was fired.
            SubEvent::ArmedClash
        } else if self.mode == Some(Mode::SuicideAttack) || weapon(&[Weapon::SuicideBomb])
        {
            SubEvent::SuicideBomb
        } else if from_the_air {
            SubEvent::AirDroneStrike
        } else if weapon(&[Weapon::Grenade]) {
            SubEvent::Grenade
        } else if guns {
            SubEvent::ShellingArtilleryMissileAttack
        } else if self.mode == Some(Mode::Explosives)
            || weapon(&[
                Weapon::CarBomb,
                Weapon::Ied,
                Weapon::Landmine,
                Weapon::UnexplodedOrdnance,
                Weapon::Explosives,
            ])
        {
            SubEvent::RemoteExplosiveLandmineIed
        } else if self.mode == Some(Mode::Unconventional) {
            SubEvent::ChemicalWeapon
        } else if self.executed || matches!(self.mode, Some(Mode::Beat | Mode::Torture)) {
            // Prisoners and disarmed people are civilians to ACLED.
            SubEvent::Attack
        } else if self.recipients.iter().any(|party| is_side(party)) {
            SubEvent::ArmedClash
        } else if self.recipients.is_empty() && !self.hurt && !self.is_one_sided() {
            // A side attacks or advances, and the enemy goes without saying.
            SubEvent::ArmedClash
        } else {
            SubEvent::Attack
        }
    }

    /// State forces that raid, and nobody is said to be hit.
    fn is_bare_operation(&self) -> bool {
        self.event == EventType::Assault
            && self.mode.is_none()
            && !self.hurt
            && !self.reciprocal
            && self.recipients.iter().all(|party| !is_side(party))
            && !self.actors.is_empty()
            && self.actors.iter().all(|party| is_state(party.kind))
    }

    fn is_between_fighters(&self) -> bool {
        let fights = |party: &&Party| {
            matches!(
                party.kind,
                ActorKind::Rebel
                    | ActorKind::PoliticalMilitia
                    | ActorKind::IdentityMilitia
            )
        };
        let both = || self.actors.iter().chain(&self.recipients);
        both().filter(|party| is_side(party)).count() > 1 && both().any(fights)
    }

    /// Shots at nobody in particular, and what unknown gunmen do: no second side is told that could fight back.
    fn is_one_sided(&self) -> bool {
        let unknown = |party: &&Party| party.kind == ActorKind::UnidentifiedArmed;
        self.mode == Some(Mode::Firearms)
            || (!self.actors.is_empty() && self.actors.iter().all(unknown))
    }

    /// Rows 4, 5, 7 and 8: demonstrators and crowds, as those who are hurt or those who hurt.
    fn crowd(&self) -> Option<SubEvent> {
        let of =
            |parties: &[&Party], kind| parties.iter().any(|party| party.kind == kind);
        if of(&self.actors, ActorKind::Rioters) {
            return Some(match self.demonstration || self.is_against_state() {
                true => SubEvent::ViolentDemonstration,
                false => SubEvent::MobViolence,
            });
        }
        let demonstrate = |parties| of(parties, ActorKind::Protesters);
        if self.reciprocal && (demonstrate(&self.actors) || demonstrate(&self.recipients))
        {
            return Some(SubEvent::ViolentDemonstration);
        }
        if of(&self.recipients, ActorKind::Protesters) {
            let is_grave = matches!(self.mode, Some(Mode::Firearms | Mode::Beat));
            return Some(match self.hurt || self.others_hurt || is_grave {
                true => SubEvent::ExcessiveForceAgainstProtesters,
                false => SubEvent::ProtestWithIntervention,
            });
        }
        of(&self.actors, ActorKind::Protesters).then_some(SubEvent::ViolentDemonstration)
    }

    /// Rows 6 and 7.
    fn protest(&self) -> Option<SubEvent> {
        match self.mode {
            Some(Mode::Riot | Mode::Vandalize) if self.is_mob() => {
                Some(SubEvent::MobViolence)
            }
            Some(Mode::Riot | Mode::Vandalize) => Some(SubEvent::ViolentDemonstration),
            // Roads blocked with whatever is at hand are destructive to ACLED (codebook, Violent demonstration).
            Some(Mode::Obstruct) => Some(SubEvent::ViolentDemonstration),
            // Nobody comes together for these.
            Some(Mode::Strike | Mode::Hunger | Mode::Boycott) => None,
            _ => Some(SubEvent::PeacefulProtest),
        }
    }

    /// A crowd that does not demonstrate: villagers who fight each other, a mob. Who riots against the state
    /// demonstrates (ACLED codebook, Violent demonstration and Mob violence).
    fn is_mob(&self) -> bool {
        let demonstrates = |party: &&Party| party.kind == ActorKind::Protesters;
        !self.demonstration
            && !self.is_against_state()
            && !self.actors.is_empty()
            && !self.actors.iter().any(demonstrates)
    }

    fn is_against_state(&self) -> bool {
        self.recipients.iter().any(|party| is_state(party.kind))
    }

    /// Rows 3, 17, 19, 21, 23 and 25.
    fn coerce(&self) -> SubEvent {
        match self.mode {
            Some(Mode::Arrest | Mode::Conscript) => self.taken(),
            Some(Mode::Seize) if self.territory.is_some() => SubEvent::ArmedClash,
            Some(Mode::Seize) if self.weapon.is_some() => SubEvent::DisruptedWeaponsUse,
            Some(Mode::Seize) => SubEvent::LootingPropertyDestruction,
            _ => SubEvent::Other,
        }
    }

    fn taken(&self) -> SubEvent {
        // Who is taken at a demonstration demonstrates.
        let may_demonstrate = |party: &&Party| {
            party.kind == ActorKind::Protesters
                || (party.kind == ActorKind::Civilians && self.demonstration)
        };
        let protesters = self.recipients.iter().any(may_demonstrate);
        let by_a_state = self.actors.iter().any(|party| is_state(party.kind));
        // Where nobody else is named, those who arrest are the state: the word says so.
        let by_a_state =
            by_a_state || (self.actors.is_empty() && self.mode == Some(Mode::Arrest));
        match (protesters, by_a_state) {
            (true, _) => SubEvent::ProtestWithIntervention,
            (false, true) => SubEvent::Arrests,
            (false, false) => SubEvent::AbductionForcedDisappearance,
        }
    }

    /// Rows 18, 20 and 25.
    fn retreat(&self) -> SubEvent {
        match self.mode {
            Some(Mode::Release | Mode::Disarm | Mode::Ceasefire | Mode::Access) => {
                SubEvent::Agreement
            }
            // Those who leave and those who come are one change of hands.
            _ if self.left && self.transferred => SubEvent::NonViolentTransferOfTerritory,
            _ if self.actors.iter().any(|party| is_side(party)) => {
                SubEvent::ChangeToGroupActivity
            }
            _ => SubEvent::Other,
        }
    }
}

/// States whose forces fight on the side of a country's government, abroad: Russia and Iran in Syria since 2015 and
/// before, as ACLED's codebook example has it. Iraq's allies are a coalition, which has no country.
const ALLIES: [(&str, &str); 2] = [("SYR", "RUS"), ("SYR", "IRN")];

/// Whether who took a place took it for the government of the country.
fn on_government_side(holder: &Party, country: Option<&str>) -> bool {
    let own = match (&holder.country, country) {
        (Some(own), Some(country)) => {
            own == country || ALLIES.contains(&(country, own.as_str()))
        }
        (Some(_), None) | (None, _) => false,
    };
    match holder.kind {
        ActorKind::Military | ActorKind::Police | ActorKind::Government => {
            own || holder.country.is_none() || country.is_none()
        }
        // A militia that belongs to the state of the country takes ground for it.
        ActorKind::PoliticalMilitia => own,
        ActorKind::Coalition => country == Some("IRQ"),
        ActorKind::Rebel
        | ActorKind::IdentityMilitia
        | ActorKind::UnidentifiedArmed
        | ActorKind::Rioters
        | ActorKind::Protesters
        | ActorKind::Civilians
        | ActorKind::International
        | ActorKind::Unknown => false,
    }
}

fn is_state(kind: ActorKind) -> bool {
    matches!(
        kind,
        ActorKind::Military
            | ActorKind::Police
            | ActorKind::Government
            | ActorKind::Coalition
    )
}
