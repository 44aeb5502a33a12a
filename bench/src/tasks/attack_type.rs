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
    let told = || coded.claims.iter().filter(|claim| is_told(claim));
    let (mut kinds, leaves_open): (Vec<&str>, bool) = (
        told().filter(|claim| says_how(claim)).filter_map(kind).collect(),
        told().any(|claim| !says_how(claim) && kind(claim).is_some()),
    );
    // "The attack killed five" is the bombing told before it; alone it is an assault.
    if kinds.is_empty() && leaves_open {
        kinds.push("armed-assault");
    }
    kinds.sort_unstable();
    kinds.dedup();
    Ok(Map::from_iter([("labels".to_owned(), kinds.into())]))
}

/// Whether the claim tells by what means; a killing or an attack often does not.
fn says_how(claim: &Claim) -> bool {
    let act = claim.act.as_ref().map(|act| act.value);
    claim.weapon.is_some()
        || act.is_some_and(|act| act.event != EventType::Assault || act.mode.is_some())
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
