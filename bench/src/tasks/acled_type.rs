//! Which ACLED sub-event type a snippet of news tells: CASE 2021, task 2.

use anyhow::Result;
use dateline::formats::acled::{SubEvent, classify_shown};
use dateline::model::{Claim, Scope};
use serde_json::{Map, Value};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::{Reader, as_one, passage};

pub(crate) const TASK: Task = Task {
    name: "acled-type",
    set: "acled-type/dev.jsonl",
    scorer: Scorer::Text,
    form: Form::JsonLines,
    given: &["id", "text"],
    answer,
};

/// The type of the one event that a snippet tells, as ACLED codes one row: all that is told is part of it.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let report = passage(item.text(), None);
    let looked = reader.all.look(&report);
    // A total, a habit and what goes on make no row where one happening is told beside them.
    let single: Vec<Claim> = looked
        .claims
        .iter()
        .filter(|claim| claim.scope.value == Scope::Single)
        .cloned()
        .collect();
    let row = classify_shown(&as_one(&single));
    let row = row.or_else(|| classify_shown(&as_one(&looked.claims)));
    let label = row.map_or(Value::Null, |row| label(row).into());
    Ok(Map::from_iter([("label".to_owned(), label)]))
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
