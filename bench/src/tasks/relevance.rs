//! Whether a report is of interest, by three questions.

use anyhow::Result;
use dateline::model::{ActorKind, Claim, EventType};
use serde_json::{Map, Value};

use super::{Form, Scorer, Task};
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
        Some("violent-incident") => is_violent,
        other => anyhow::bail!("no such question: {}", other.unwrap_or("none")),
    };
    let relevant = match document(item.text(), None)? {
        Some(report) => reader.all.code(&report).claims.iter().any(is_asked),
        None => false,
    };
    Ok(Map::from_iter([("relevant".to_owned(), relevant.into())]))
}

/// Something done or said by or to a state, its forces or a body of states.
fn is_political(claim: &Claim) -> bool {
    claim.actors.iter().chain(&claim.recipients).any(|party| {
        matches!(
            party.value.kind,
            ActorKind::Government
                | ActorKind::Military
                | ActorKind::Police
                | ActorKind::Coalition
                | ActorKind::International
        )
    })
}

/// A protest, a strike or a riot that took place.
fn is_protest(claim: &Claim) -> bool {
    is_told(claim)
        && claim.act.as_ref().is_some_and(|act| act.value.event == EventType::Protest)
}

/// An attack, a bombing, a kidnapping, arson.
fn is_violent(claim: &Claim) -> bool {
    is_told(claim)
        && claim.act.as_ref().is_some_and(|act| act.value.event == EventType::Assault)
}
