//! Where what a given verb tells took place.

use anyhow::Result;
use dateline::Looked;
use dateline::model::{Evidence, Span};
use serde_json::{Map, Value, json};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::{CodePoints, Reader, passage};

pub(crate) const TASK: Task = Task {
    name: "eventloc",
    set: "geoparse/eventloc.jsonl",
    scorer: Scorer::GeoDateHtml,
    form: Form::JsonLines,
    given: &["id", "text", "verb"],
    answer,
};

/// The names in the place phrase of the claim that turns on the verb.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let report = passage(item.text(), None);
    let points = CodePoints::of(item.text());
    let looked = reader.all.look(&report);
    let mut spans: Vec<Span> = match verb(item, &points) {
        Some(verb) => places(&looked, verb),
        None => Vec::new(),
    };
    spans.sort_by_key(|span| (span.start(), span.end()));
    spans.dedup();
    let spans = spans.into_iter().map(|span| {
        let [start, end] = points.span(span);
        json!({"start": start, "end": end})
    });
    Ok(Map::from_iter([("locations".to_owned(), spans.collect())]))
}

/// Where the verb stands.
fn verb(item: &Item, points: &CodePoints) -> Option<Span> {
    let at = |end: &str| item.field("verb")?.get(end)?.as_u64()?.try_into().ok();
    Some(points.bytes([at("start")?, at("end")?], item.text()))
}

fn places(looked: &Looked<'_>, verb: Span) -> Vec<Span> {
    let turning = looked.claims.iter().filter(|claim| claim.trigger.overlaps(verb));
    let phrases = turning.filter_map(|claim| claim.place.as_ref());
    let phrases = phrases.flat_map(|place| place.evidence()).filter_map(Evidence::span);
    phrases.flat_map(|phrase| names_in(looked, phrase)).collect()
}

/// The names in a phrase, the phrase itself where it holds none.
fn names_in(looked: &Looked<'_>, phrase: Span) -> Vec<Span> {
    let names = looked.look.names.iter().map(|name| name.span);
    let names: Vec<Span> = names.filter(|span| phrase.contains(*span)).collect();
    match names.is_empty() {
        true => vec![phrase],
        false => names,
    }
}
