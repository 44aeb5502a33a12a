//! The arguments of a given trigger, across five sentences: RAMS.

use std::collections::BTreeSet;

use anyhow::Result;
use dateline::Looked;
use dateline::model::{Claim, Mention, Reading, Role, Sense, Span};
use serde_json::{Map, Value, json};

use super::{Form, Scorer, Task};
use crate::coded::{mentions, place_near, told};
use crate::item::Item;
use crate::phrases::core;
use crate::reader::{CodePoints, Reader, passage};

#[cfg(test)]
mod tests;

pub(crate) const TASK: Task = Task {
    name: "rams",
    set: "rams/dev.jsonl",
    form: Form::JsonLines,
    scorer: Scorer::Text,
    given: &["id", "text", "url", "type", "trigger"],
    answer,
};

/// The names that the ontology gives the parts of an event of one type.
struct Parts {
    actor: &'static str,
    recipient: &'static str,
    /// With what it was done, where the type has such a part.
    instrument: Option<&'static str>,
    /// Where it happened.
    place: Option<&'static str>,
}

fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let text = item.text();
    let points = CodePoints::of(text);
    let span = item.field("trigger").and_then(|at| {
        let at: [usize; 2] = serde_json::from_value(at.clone()).ok()?;
        Some(points.bytes(at, text))
    });
    let kind = item.text_of("type").unwrap_or_default();
    let (Some(trigger), Some(parts)) = (span, parts(kind)) else {
        return Ok(Map::from_iter([("arguments".to_owned(), json!([]))]));
    };
    let report = passage(text, None);
    let looked = reader.all.look(&report);
    let (phrases, _) = reader.all.phrases(&report, &looked.parse);
    let found = arguments(&looked, &phrases, trigger, &parts);
    let arguments: Vec<Value> = found
        .into_iter()
        .map(|(role, span)| json!({"role": role, "span": points.span(span)}))
        .collect();
    Ok(Map::from_iter([("arguments".to_owned(), Value::Array(arguments))]))
}

/// Those of the frame at the trigger; where no rule knows the word, those that the reader found with it.
fn arguments(
    looked: &Looked<'_>,
    phrases: &Reading,
    trigger: Span,
    parts: &Parts,
) -> BTreeSet<(&'static str, Span)> {
    let mut found = BTreeSet::new();
    let whole = |mention: &Mention| core(&looked.parse, mention);
    let at = told(looked).into_iter().find(|told| told.frame.trigger.overlaps(trigger));
    if let Some(told) = at {
        let Sense { actors, recipients, weapon, counts, .. } = told.sense;
        found.extend(mentions(looked, actors).map(|m| (parts.actor, whole(m))));
        found.extend(mentions(looked, recipients).map(|m| (parts.recipient, whole(m))));
        let counted: Vec<usize> = counts.iter().filter_map(|count| count.of).collect();
        found.extend(mentions(looked, &counted).map(|m| (parts.recipient, whole(m))));
        if let (Some(role), Some((_, span))) = (parts.instrument, weapon) {
            found.insert((role, *span));
        }
        let place = told.claim.and_then(|claim| place(claim, looked));
        if let (Some(role), Some(span)) = (parts.place, place) {
            found.insert((role, span));
        }
        return found;
    }
    let heads = (0..looked.parse.tokens.len())
        .filter(|&idx| trigger.contains(looked.parse.tokens[idx].span));
    for argument in heads.flat_map(|head| &looked.parse.arguments[head]) {
        let role = match &argument.role {
            Role::Subject => Some(parts.actor),
            Role::Object => Some(parts.recipient),
            Role::Prep(preposition) if is_place(preposition) => parts.place,
            Role::IndirectObject | Role::Prep(_) => None,
        };
        let phrase = phrases.mentions.iter().find(|m| m.head == argument.head);
        if let (Some(role), Some(phrase)) = (role, phrase) {
            found.insert((role, whole(phrase)));
        }
    }
    found
}

fn place(claim: &Claim, looked: &Looked<'_>) -> Option<Span> {
    let span = place_near(claim, &looked.parse)?;
    let mention = looked.reading.mentions.iter().find(|mention| mention.span == span);
    Some(mention.map_or(span, |mention| core(&looked.parse, mention)))
}

/// The prepositions that say where and hardly ever when or how.
fn is_place(preposition: &str) -> bool {
    matches!(preposition, "in" | "at" | "near" | "outside" | "inside")
}

/// What the ontology of RAMS calls the one who does it and the one to whom, by the type; `None` for a type without.
fn parts(kind: &str) -> Option<Parts> {
    const PLACE: Option<&str> = Some("place");
    const INSTRUMENT: Option<&str> = Some("instrument");
    let mut levels = kind.splitn(3, '.');
    let (field, event, manner) = (levels.next()?, levels.next()?, levels.next()?);
    let (actor, recipient, instrument, place) = match (field, event, manner) {
        ("artifactexistence", _, "damage") => ("damager", "artifact", INSTRUMENT, PLACE),
        ("artifactexistence", _, "destroy") => {
            ("destroyer", "artifact", INSTRUMENT, PLACE)
        }
        ("artifactexistence", ..) => ("damagerdestroyer", "artifact", INSTRUMENT, PLACE),
        ("conflict", "attack", _) => ("attacker", "target", INSTRUMENT, PLACE),
        ("conflict", "demonstrate", _) => ("demonstrator", "target", None, PLACE),
        ("conflict", "yield", "retreat") => ("retreater", "origin", None, None),
        ("conflict", "yield", "surrender") => ("surrenderer", "recipient", None, PLACE),
        ("conflict", "yield", _) => ("yielder", "recipient", None, PLACE),
        ("disaster", "accidentcrash", _) => ("vehicle", "crashobject", None, PLACE),
        ("disaster", "fireexplosion", _) => {
            ("instrument", "fireexplosionobject", INSTRUMENT, PLACE)
        }
        ("justice", "arrestjaildetain", _) => ("jailer", "detainee", None, PLACE),
        ("justice", "initiatejudicialprocess", _) => {
            ("prosecutor", "defendant", None, PLACE)
        }
        ("justice", "investigate", _) => ("investigator", "defendant", None, PLACE),
        ("justice", "judicialconsequences", "execute") => {
            ("executioner", "defendant", None, PLACE)
        }
        ("justice", "judicialconsequences", "extradite") => {
            ("extraditer", "defendant", None, None)
        }
        ("justice", ..) => ("judgecourt", "defendant", None, PLACE),
        ("life", "die", _) => ("killer", "victim", INSTRUMENT, PLACE),
        ("life", "injure", _) => ("injurer", "victim", INSTRUMENT, PLACE),
        ("movement", _, "prevententry" | "preventexit") => {
            ("preventer", passive(event), None, None)
        }
        ("movement", "transportperson", "grantentryasylum") => {
            ("granter", "transporter", None, None)
        }
        ("movement", ..) => ("transporter", passive(event), None, None),
        _ => return None,
    };
    Some(Parts { actor, recipient, instrument, place })
}

/// What is moved.
fn passive(event: &str) -> &'static str {
    if event == "transportperson" { "passenger" } else { "artifact" }
}
