//! Whole PLOVER records: the examples of its manual, in the words of the draft of 2016.

use anyhow::Result;
use dateline::model::{
    Act, ActorKind, Attested, Claim, Count, CountKind, EventType, Modality, Mode, Party,
    Report, Weapon,
};
use dateline::resolve::Look;
use serde_json::{Map, Value, json};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::plover::filed_as;
use crate::reader::{Reader, passage};
use crate::sides::side;

#[cfg(test)]
mod tests;

pub(crate) const TASK: Task = Task {
    name: "gsr",
    set: "gsr/dev.jsonl",
    form: Form::JsonLines,
    scorer: Scorer::Text,
    given: &["id", "text"],
    answer,
};

fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let report = passage(item.text(), None);
    let looked = reader.all.look(&report);
    let is_whole = |claim: &&Claim| {
        let above = claim.part_of.as_ref();
        !above.is_some_and(|above| looked.claims.iter().any(|other| other.id == *above))
    };
    let records: Vec<Value> = looked
        .claims
        .iter()
        .filter(is_whole)
        .filter_map(|claim| record(claim, &report, &looked.look))
        .collect();
    Ok(Map::from_iter([("events".to_owned(), Value::Array(records))]))
}

/// The record of a claim; none where nothing was done, or it is denied. What is a part or a result of another act
/// is told by that one's record.
fn record(claim: &Claim, report: &Report, look: &Look) -> Option<Value> {
    let act = claim.act.as_ref()?.value;
    let weapon = claim.weapon.as_ref().map(|weapon| weapon.value);
    let (event, mode) = draft(act, claim.modality.value, weapon)?;
    let entities = |parties: &[Attested<Party>]| -> Vec<Value> {
        parties.iter().map(|party| entity(&party.value, report, look)).collect()
    };
    // The set's records put all sides of a common act under its source.
    let (source, target) = match claim.reciprocal {
        true => {
            let all = [&claim.actors[..], &claim.recipients[..]].concat();
            (entities(&all), Vec::new())
        }
        false => (entities(&claim.actors), entities(&claim.recipients)),
    };
    let mut record =
        json!({"event": event, "mode": mode, "source": source, "target": target});
    let sizes = [
        ("dead", &[CountKind::Killed, CountKind::Executed][..]),
        ("injured", &[CountKind::Injured][..]),
    ];
    for (field, kinds) in sizes {
        if let Some(number) = size(&claim.counts, kinds) {
            record[field] = number.into();
        }
    }
    Some(record)
}

fn entity(party: &Party, report: &Report, look: &Look) -> Value {
    let side = side(party, report, look);
    // Coders tie "rebels" or "the president" to the country that the sentence is about.
    let theatre =
        || (party.kind != ActorKind::International).then(|| look.theatre.clone());
    let code = side.country.or_else(|| theatre().flatten());
    let mut entity = json!({"text": party.text, "code": code});
    if let Some(sector) = side.sector {
        entity["sector"] = sector.into();
    }
    entity
}

fn size(counts: &[Attested<Count>], kinds: &[CountKind]) -> Option<u64> {
    let mut sizes = counts
        .iter()
        .map(|count| &count.value)
        .filter(|count| kinds.contains(&count.kind) && count.part_of.is_none())
        .filter_map(|count| count.low);
    let first = sizes.next()?;
    Some(sizes.fold(first, u64::saturating_add))
}

/// Type and mode in the draft of 2016, by `plover_reference.html` and `CAMEO2PLOVER-2021.txt` of
/// openeventdata/PLOVER, which still knows its DEMAND, DISAPPROVE, INVESTIGATE and FIGHT.
fn draft(
    act: Act,
    modality: Modality,
    weapon: Option<Weapon>,
) -> Option<(&'static str, Option<&'static str>)> {
    let filed = filed_as(act.event, modality)?;
    if filed != act.event {
        return draft(Act { event: filed, mode: None }, Modality::Happened, None);
    }
    let plain = act.mode.map(Mode::as_str);
    Some(match act.event {
        EventType::Agree => ("AGREE", None),
        EventType::Consult => ("CONSULT", plain),
        EventType::Support => ("SUPPORT", None),
        EventType::Concede => ("CONCEDE", None),
        EventType::Cooperate => ("COOPERATE", None),
        EventType::Aid => ("AID", None),
        EventType::Retreat => ("RETREAT", plain),
        EventType::Request => ("DEMAND", None),
        EventType::Accuse if act.mode == Some(Mode::Investigate) => ("INVESTIGATE", None),
        EventType::Accuse => ("DISAPPROVE", None),
        EventType::Reject => ("REJECT", None),
        EventType::Threaten => ("THREATEN", plain),
        EventType::Protest => ("PROTEST", protest(act.mode)),
        EventType::Sanction => ("SANCTION", None),
        EventType::Mobilize => ("MOBILIZE", plain),
        EventType::Coerce => ("COERCE", coerce(act.mode)),
        EventType::Assault => assault(act.mode, weapon),
    })
}

/// The draft tells organised from spontaneous crowds and general strikes from hunger strikes.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other modes kept their names")]
fn protest(mode: Option<Mode>) -> Option<&'static str> {
    Some(match mode? {
        Mode::Demo => "demo-org",
        Mode::Riot | Mode::Vandalize => "riot-spon",
        Mode::Strike | Mode::Boycott => "strike-gen",
        Mode::Hunger => "strike-hun",
        other => other.as_str(),
    })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the other modes kept their names")]
fn coerce(mode: Option<Mode>) -> Option<&'static str> {
    Some(match mode? {
        Mode::Seize => "confiscate",
        other => other.as_str(),
    })
}

/// CAMEO's 18 (abuse, bombs, assassination) is the draft's ASSAULT, its 19 (conventional force) the draft's FIGHT, and
/// its 171 and 175 (damage to property, repression) are the draft's COERCE.
fn assault(
    mode: Option<Mode>,
    weapon: Option<Weapon>,
) -> (&'static str, Option<&'static str>) {
    match mode {
        None if weapon == Some(Weapon::Explosives) => ("ASSAULT", Some("explosives")),
        None => ("FIGHT", Some("other")),
        Some(Mode::Firearms) => ("FIGHT", Some("firearms")),
        Some(Mode::HeavyWeapons | Mode::Aerial | Mode::Drone) => {
            ("FIGHT", Some("heavy-weapons"))
        }
        Some(Mode::Destroy) => ("COERCE", Some("destroy")),
        Some(Mode::CrowdControl) => ("COERCE", None),
        Some(Mode::Targeted) => ("ASSAULT", Some("assassinate")),
        Some(other) => ("ASSAULT", Some(other.as_str())),
    }
}
