//! Which kinds of attack a note of an incident tells.

use anyhow::Result;
use dateline::model::{Act, Claim, CountKind, EventType, Mode, Weapon};
use serde_json::{Map, Value};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::{Reader, is_told, passage};

pub(crate) const TASK: Task = Task {
    name: "attack-type",
    set: "attack-type/dev.jsonl",
    scorer: Scorer::Text,
    form: Form::JsonLines,
    given: &["id", "text"],
    answer,
};

/// The kinds of all attacks told; of arms that were seized or found only where no attack is told besides.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let coded = reader.material.code(&passage(item.text(), None));
    let told = || coded.claims.iter().filter(|claim| is_told(claim));
    let attacks = || told().filter_map(|claim| Some((claim, attack(claim)?)));
    let says_how = attacks().filter(|(claim, _)| says_how(claim));
    let mut kinds: Vec<&str> = says_how.clone().map(|(_, kind)| kind).collect();
    // A house that a bomb destroys was bombed.
    if kinds.contains(&"bombing") {
        let is_own = |claim: &Claim| !is_destruction(claim) || claim.weapon.is_some();
        kinds = says_how.filter(|(claim, _)| is_own(claim)).map(|it| it.1).collect();
    }
    // The set's armed assaults say with what arms or in what fight; a killing or an attack that says neither stands
    // among its "other" (so do about two of three: 52 of the 78 such notes that a rough count found in the training
    // and the developers' half together).
    if kinds.is_empty() && attacks().next().is_some() {
        let is_fight = attacks().any(|(claim, _)| claim.reciprocal);
        kinds.push(if is_fight { "armed-assault" } else { "other" });
    }
    if kinds.is_empty() {
        kinds.extend(told().filter_map(seizure));
    }
    kinds.sort_unstable();
    kinds.dedup();
    Ok(Map::from_iter([("labels".to_owned(), kinds.into())]))
}

fn is_destruction(claim: &Claim) -> bool {
    claim.act.as_ref().is_some_and(|act| act.value.mode == Some(Mode::Destroy))
}

/// Whether the claim tells by what means; a killing or an attack often does not.
fn says_how(claim: &Claim) -> bool {
    let act = claim.act.as_ref().map(|act| act.value);
    claim.weapon.is_some()
        || act.is_some_and(|act| act.event != EventType::Assault || act.mode.is_some())
}

/// A bomb that is found was to be a bombing; other arms that are taken are the set's "other".
fn seizure(claim: &Claim) -> Option<&'static str> {
    let Act { event, mode } = claim.act.as_ref()?.value;
    let is_seizure = event == EventType::Coerce && mode == Some(Mode::Seize);
    let weapon = claim.weapon.as_ref().map(|weapon| weapon.value);
    is_seizure.then_some(match weapon {
        Some(Weapon::Ied | Weapon::CarBomb | Weapon::Landmine | Weapon::Explosives) => {
            "bombing"
        }
        _ => "other",
    })
}

/// The set's name of the attack that the claim tells. Its "other" holds arson, stabbing, seizures and more.
fn attack(claim: &Claim) -> Option<&'static str> {
    use Weapon as W;
    let Act { event, mode } = claim.act.as_ref()?.value;
    if event != EventType::Assault {
        return None;
    }
    let weapon = claim.weapon.as_ref().map(|weapon| weapon.value);
    let hurt = claim.counts.iter().any(|count| {
        matches!(
            count.value.kind,
            CountKind::Killed | CountKind::Injured | CountKind::Executed
        )
    });
    Some(match (mode, weapon) {
        (Some(Mode::Abduct), _) => "kidnapping",
        (
            Some(
                Mode::Explosives
                | Mode::SuicideAttack
                | Mode::HeavyWeapons
                | Mode::Aerial
                | Mode::Drone,
            ),
            _,
        )
        | (
            _,
            Some(
                W::CarBomb
                | W::Ied
                | W::Landmine
                | W::UnexplodedOrdnance
                | W::Grenade
                | W::Explosives
                | W::SuicideBomb
                | W::Mortar
                | W::Rocket
                | W::Missile
                | W::Artillery
                | W::Drone
                | W::Aircraft
                | W::Helicopter,
            ),
        ) => "bombing",
        (_, Some(W::Fire | W::Blade | W::Blunt | W::CrowdControl)) => "other",
        (
            Some(
                Mode::Beat
                | Mode::Torture
                | Mode::Sexual
                | Mode::Primitive
                | Mode::Desecrate
                | Mode::CrowdControl,
            ),
            _,
        ) => "other",
        (Some(Mode::Destroy), _) if !hurt => "other",
        _ => "armed-assault",
    })
}
