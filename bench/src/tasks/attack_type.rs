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

/// The kinds of all attacks told.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let coded = reader.material.code(&passage(item.text(), None));
    let kinds = coded.claims.iter().filter(|claim| is_told(claim)).filter_map(kind);
    let mut kinds: Vec<&str> = kinds.collect();
    kinds.sort_unstable();
    kinds.dedup();
    Ok(Map::from_iter([("labels".to_owned(), kinds.into())]))
}

/// The set's name of what was done. Its "other" holds arson, stabbing, seizures and more.
fn kind(claim: &Claim) -> Option<&'static str> {
    let Act { event, mode } = claim.act.as_ref()?.value;
    let seizes = event == EventType::Coerce && mode == Some(Mode::Seize);
    match event == EventType::Assault {
        true => Some(attack(mode, claim)),
        false => seizes.then_some("other"),
    }
}

fn attack(mode: Option<Mode>, claim: &Claim) -> &'static str {
    use Weapon as W;
    let weapon = claim.weapon.as_ref().map(|weapon| weapon.value);
    let hurt = claim.counts.iter().any(|count| {
        matches!(
            count.value.kind,
            CountKind::Killed | CountKind::Injured | CountKind::Executed
        )
    });
    match (mode, weapon) {
        (Some(Mode::Abduct), _) => "kidnapping",
        (Some(Mode::Explosives | Mode::SuicideAttack), _)
        | (
            _,
            Some(
                W::CarBomb
                | W::Ied
                | W::Landmine
                | W::UnexplodedOrdnance
                | W::Grenade
                | W::Explosives
                | W::SuicideBomb,
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
    }
}
