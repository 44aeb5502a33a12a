//! What police did, by sentence and document: IndiaPoliceEvents.

use std::collections::BTreeSet;

use anyhow::Result;
use dateline::model::{ActorKind, Claim, CountKind, EventType, Modality, Mode, Span};
use serde_json::{Map, Value};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::{Reader, is_told, passage};

pub(crate) const TASK: Task = Task {
    name: "police",
    set: "police/dev.jsonl",
    scorer: Scorer::Text,
    form: Form::JsonLines,
    given: &["id", "text", "date", "sentences"],
    answer,
};

/// The labels of the claims in each sentence; the document has all of them.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let published = item.text_of("date").and_then(|day| day.parse().ok());
    let coded = reader.all.code(&passage(item.text(), published));
    let sentences = sentences(item);
    let mut labels = vec![BTreeSet::new(); sentences.len()];
    for claim in &coded.claims {
        let here = sentences.iter().zip(&mut labels);
        for (_, labels) in here.filter(|(span, _)| span.overlaps(claim.trigger)) {
            labels.extend(labels_of(claim));
        }
    }
    let all: BTreeSet<&str> = labels.iter().flatten().copied().collect();
    let list = |labels: &BTreeSet<&str>| Value::from_iter(labels.iter().copied());
    let by_sentence: Vec<Value> = labels.iter().map(list).collect();
    Ok(Map::from_iter([
        ("labels".to_owned(), list(&all)),
        ("sentence_labels".to_owned(), by_sentence.into()),
    ]))
}

/// Where the sentences that the task gives stand in the text.
fn sentences(item: &Item) -> Vec<Span> {
    let given = item.field("sentences").and_then(Value::as_array);
    let mut at = 0;
    let mut find = |sentence: &str| {
        let found = item.text().get(at..).and_then(|rest| rest.find(sentence));
        let start = found.map_or(at, |found| at + found);
        let end = found.map_or(at, |_| start + sentence.len());
        at = end;
        Span::new(start, end)
    };
    given.into_iter().flatten().filter_map(Value::as_str).map(&mut find).collect()
}

/// What the set's makers ask of a sentence: did police kill, arrest, use force, fail to act, do anything?
fn labels_of(claim: &Claim) -> Vec<&'static str> {
    let Some(act) = claim.act.as_ref().map(|act| act.value) else { return Vec::new() };
    let by_police =
        claim.actors.iter().any(|party| party.value.kind == ActorKind::Police);
    let is_arrest = act.event == EventType::Coerce && act.mode == Some(Mode::Arrest);
    // Where nobody is said to arrest, police does.
    let by_whom_is_plain = is_arrest && claim.actors.is_empty();
    if !(by_police || by_whom_is_plain) {
        return Vec::new();
    }
    if claim.modality.value == Modality::Negated {
        return vec!["FAIL"];
    }
    if !is_told(claim) {
        return Vec::new();
    }
    let mut labels = vec!["ANY_ACTION"];
    if is_arrest {
        labels.push("ARREST");
    }
    if act.event == EventType::Assault {
        labels.push("FORCE");
        let killed = claim.counts.iter().any(|count| {
            matches!(count.value.kind, CountKind::Killed | CountKind::Executed)
        });
        if killed {
            labels.push("KILL");
        }
    }
    labels
}
