//! Which ACLED sub-event type a snippet of news tells: CASE 2021, task 2.

use anyhow::Result;
use dateline::formats::Shown;
use dateline::formats::acled::{SubEvent, classify_shown};
use dateline::model::EventType;
use serde_json::{Map, Value};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::{Reader, each_shown, passage};

pub(crate) const TASK: Task = Task {
    name: "acled-type",
    set: "acled-type/dev.jsonl",
    scorer: Scorer::Text,
    form: Form::JsonLines,
    given: &["id", "text"],
    answer,
};

/// The type that ranks highest among the events told, as ACLED codes one row.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let report = passage(item.text(), None);
    let looked = reader.all.look(&report);
    let types =
        each_shown(&report, &looked, |shown| (classify_shown(shown), says_how(shown)));
    let highest = highest(&types);
    let label = highest.map_or(Value::Null, |each| label(each).into());
    Ok(Map::from_iter([("label".to_owned(), label)]))
}

/// The highest ranked; of killings and attacks that leave open how only where no other attack is told.
///
/// A snippet tells one event: "five soldiers died when a mine went off" is the mine's and no fight besides.
fn highest(types: &[(Option<SubEvent>, bool)]) -> Option<SubEvent> {
    let is_attack = |row: SubEvent| (9..=16).contains(&row.rank());
    let how_is_told =
        types.iter().any(|(row, says_how)| *says_how && row.is_some_and(is_attack));
    let counts = |says_how: bool| says_how || !how_is_told;
    let rows = types.iter().filter(|(_, says_how)| counts(*says_how));
    rows.filter_map(|(row, _)| *row).min_by_key(|row| row.rank())
}

/// Whether any of the event's acts tells by what means or to what end; a killing or an attack often does not.
fn says_how(shown: &Shown) -> bool {
    shown.claims.iter().any(|claim| {
        let act = claim.act.as_ref().map(|act| act.value);
        let is_plain =
            act.is_some_and(|act| act.event == EventType::Assault && act.mode.is_none());
        let says_more =
            claim.weapon.is_some() || claim.territory.is_some() || claim.reciprocal;
        act.is_some() && (!is_plain || says_more)
    })
}

/// The set's name of the type.
fn label(sub_event: SubEvent) -> &'static str {
    use SubEvent as S;
    match sub_event {
        S::GovernmentRegainsTerritory => "GOV_REGAINS_TERIT",
        S::NonStateActorOvertakesTerritory => "NON_STATE_ACTOR_OVERTAKES_TER",
        S::ArmedClash => "ARMED_CLASH",
        S::ExcessiveForceAgainstProtesters => "FORCE_AGAINST_PROTEST",
        S::ProtestWithIntervention => "PROTEST_WITH_INTER",
        S::PeacefulProtest => "PEACE_PROTEST",
        S::ViolentDemonstration => "VIOL_DEMONSTR",
        S::MobViolence => "MOB_VIOL",
        S::ChemicalWeapon => "CHEM_WEAP",
        S::AirDroneStrike => "AIR_STRIKE",
        S::SuicideBomb => "SUIC_BOMB",
        S::ShellingArtilleryMissileAttack => "ART_MISS_ATTACK",
        S::RemoteExplosiveLandmineIed => "REM_EXPLOS",
        S::Grenade => "GRENADE",
        S::SexualViolence => "SEX_VIOL",
        S::Attack => "ATTACK",
        S::AbductionForcedDisappearance => "ABDUCT_DISSAP",
        S::Agreement => "AGREEMENT",
        S::Arrests => "ARREST",
        S::ChangeToGroupActivity => "CHANGE_TO_GROUP_ACT",
        S::DisruptedWeaponsUse => "DISR_WEAP",
        S::HeadquartersOrBaseEstablished => "HQ_ESTABLISHED",
        S::LootingPropertyDestruction => "PROPERTY_DISTRUCT",
        S::NonViolentTransferOfTerritory => "NON_VIOL_TERRIT_TRANSFER",
        S::Other => "OTHER",
    }
}
