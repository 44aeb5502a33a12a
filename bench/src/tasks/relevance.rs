//! Whether a report is of interest, by three questions.

use anyhow::Result;
use dateline::model::{Act, ActorKind, Attested, EventType, Report};
use serde_json::{Map, Value};

use super::muc4::incident::is_relevant;
use super::{Form, Scorer, Task};
use crate::coded::told;
use crate::item::Item;
use crate::reader::{Reader, document, is_told};

pub(crate) const TASK: Task = Task {
    name: "relevance",
    set: "relevance/dev.jsonl",
    scorer: Scorer::Text,
    form: Form::JsonLines,
    given: &["id", "text", "question"],
    answer,
};

/// A report is of interest where it tells at least one claim of the kind asked for.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let is_asked = match item.text_of("question") {
        Some("politics") => is_political,
        Some("protest-event") => is_protest,
        Some("violent-incident") => tells_incident,
        other => anyhow::bail!("no such question: {}", other.unwrap_or("none")),
    };
    let relevant = match document(item.text(), None)? {
        Some(report) => is_asked(&report, reader),
        None => false,
    };
    Ok(Map::from_iter([("relevant".to_owned(), relevant.into())]))
}

/// Something done or said by or to a state, its forces or a body of states.
fn is_political(report: &Report, reader: &Reader) -> bool {
    let is_of_state = |kind| {
        matches!(
            kind,
            ActorKind::Government
                | ActorKind::Military
                | ActorKind::Police
                | ActorKind::Coalition
                | ActorKind::International
        )
    };
    reader.all.code(report).claims.iter().any(|claim| {
        let mut sides = claim.actors.iter().chain(&claim.recipients);
        sides.any(|party| is_of_state(party.value.kind))
    })
}

/// A protest, a strike or a riot that took place.
fn is_protest(report: &Report, reader: &Reader) -> bool {
    let is_act = |act: &Attested<Act>| act.value.event == EventType::Protest;
    let claims = reader.all.code(report).claims;
    claims.iter().any(|claim| is_told(claim) && claim.act.as_ref().is_some_and(is_act))
}

/// An attack, a bombing, a kidnapping, arson, as the makers of the documents asked for it.
fn tells_incident(report: &Report, reader: &Reader) -> bool {
    let sent = report.published.day().map(|day| day.value);
    let looked = reader.material.look(report);
    told(&looked).iter().any(|told| {
        told.sense.act.is_some_and(|act| act.event == EventType::Assault)
            && is_relevant(told, &looked, sent)
    })
}
