//! Where what a given verb tells took place.

use anyhow::Result;
use dateline::model::Span;
use dateline::resolve::done_at;
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

/// The names of the place that the program's tree gives to the verb, coded or not.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let report = passage(item.text(), None);
    let points = CodePoints::of(item.text());
    let looked = reader.all.look(&report);
    let verb = verb(item, &points).and_then(|span| {
        looked.parse.tokens.iter().position(|token| token.span.overlaps(span))
    });
    let spans =
        verb.map_or(Vec::new(), |verb| done_at(&looked.parse, &looked.look.names, verb));
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
