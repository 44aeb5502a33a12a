//! The sentence that tells a row in prose.

use jiff::civil::Date;

use crate::acled::SubEvent;

/// What the sentence is made of.
pub(crate) struct Told<'a> {
    pub(crate) code: SubEvent,
    pub(crate) day: Date,
    pub(crate) time_precision: u8,
    pub(crate) actor1: &'a str,
    pub(crate) actor2: &'a str,
    pub(crate) location: &'a str,
    pub(crate) admin: &'a str,
    /// The point is not the place that is told, but stands for it.
    pub(crate) coded_to: Option<&'a str>,
    pub(crate) fatalities: Option<u64>,
    pub(crate) crowd: Option<&'a str>,
}

/// "On D Month YYYY, WHO did WHAT to WHOM in PLACE (ADMIN). Casualty sentence."
pub(crate) fn notes(told: &Told<'_>) -> String {
    let opening = if told.time_precision == 1 { "On" } else { "Around" };
    let day = told.day.strftime("%-d %B %Y");
    let place = match (told.coded_to, told.admin.is_empty()) {
        (Some(stated), true) => format!("{stated} (coded to {})", told.location),
        (Some(stated), false) => {
            format!("{stated} (coded to {}, {})", told.location, told.admin)
        }
        (None, true) => told.location.to_owned(),
        (None, false) => format!("{} ({})", told.location, told.admin),
    };
    let mut notes = format!("{opening} {day}, {} in {place}.", deed(told));
    match told.fatalities {
        None if is_demonstration(told.code) => {}
        None => notes += " Casualties unknown.",
        Some(0) => notes += " There were no fatalities.",
        Some(1) => notes += " 1 fatality.",
        Some(n) => notes += &format!(" {n} fatalities."),
    }
    if is_demonstration(told.code) {
        notes += &format!(" [size={}]", told.crowd.unwrap_or("no report"));
    }
    notes
}

pub(crate) fn is_demonstration(code: SubEvent) -> bool {
    (4..=8).contains(&code.rank())
}

fn deed(told: &Told<'_>) -> String {
    let (who, whom) = (told.actor1, told.actor2);
    let on = |verb: &str, alone: &str| match whom.is_empty() {
        true => format!("{who} {alone}"),
        false => format!("{who} {verb} {whom}"),
    };
    match told.code {
        SubEvent::GovernmentRegainsTerritory => {
            on("regained territory from", "regained territory")
        }
        SubEvent::NonStateActorOvertakesTerritory => {
            on("took territory from", "took territory")
        }
        SubEvent::ArmedClash => on("clashed with", "fought"),
        SubEvent::ExcessiveForceAgainstProtesters => match whom.is_empty() {
            true => format!("{who} were met with lethal or serious force"),
            false => format!("{whom} used lethal or serious force against {who}"),
        },
        SubEvent::ProtestWithIntervention => match whom.is_empty() {
            true => format!("{who} demonstrated and were dispersed"),
            false => format!("{whom} intervened against {who}"),
        },
        SubEvent::PeacefulProtest => format!("{who} demonstrated"),
        SubEvent::ViolentDemonstration => on("rioted against", "rioted"),
        SubEvent::MobViolence => on("attacked", "attacked"),
        SubEvent::ChemicalWeapon => {
            on("used a chemical weapon against", "used a chemical weapon")
        }
        SubEvent::AirDroneStrike => {
            on("carried out air or drone strikes on", "carried out air or drone strikes")
        }
        SubEvent::SuicideBomb => {
            on("carried out a suicide attack on", "carried out a suicide attack")
        }
        SubEvent::ShellingArtilleryMissileAttack => {
            on("shelled or fired missiles at", "shelled or fired missiles")
        }
        SubEvent::RemoteExplosiveLandmineIed => {
            on("hit with an explosive device", "were behind an explosive device")
        }
        SubEvent::Grenade => on("threw a grenade at", "threw a grenade"),
        SubEvent::SexualViolence => {
            on("committed sexual violence against", "committed sexual violence")
        }
        SubEvent::Attack => on("attacked", "attacked"),
        SubEvent::AbductionForcedDisappearance => on("abducted", "abducted people"),
        SubEvent::Agreement => on("reached an agreement with", "reached an agreement"),
        SubEvent::Arrests => on("arrested", "made arrests"),
        SubEvent::ChangeToGroupActivity => {
            on("moved or changed forces facing", "moved or changed forces")
        }
        SubEvent::DisruptedWeaponsUse => {
            on("seized or destroyed weapons of", "seized or destroyed weapons")
        }
        SubEvent::HeadquartersOrBaseEstablished => {
            on("set up a base facing", "set up a base")
        }
        SubEvent::LootingPropertyDestruction => {
            on("took or destroyed property of", "took or destroyed property")
        }
        SubEvent::NonViolentTransferOfTerritory => on(
            "took over territory without fighting from",
            "took over territory without fighting",
        ),
        SubEvent::Other => on(
            "carried out another significant act affecting",
            "carried out another significant act",
        ),
    }
}
