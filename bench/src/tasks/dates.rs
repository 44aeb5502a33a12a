//! Dates and times with their TIMEX3 values.

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::{CodePoints, Reader, passage};

pub(crate) const TASK: Task = Task {
    name: "dates",
    set: "dates/timexes.jsonl",
    scorer: Scorer::GeoDateHtml,
    form: Form::JsonLines,
    given: &["id", "corpus", "dct", "text"],
    answer,
};

/// All single expressions of time.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    // The date of the histories of wars is the day of their download, as the README says.
    let is_news = item.text_of("corpus") != Some("wikiwars");
    let published = item.text_of("dct").filter(|_| is_news);
    let report = passage(item.text(), published.and_then(|day| day.parse().ok()));
    let points = CodePoints::of(item.text());
    let looked = reader.material.look(&report);
    let times = looked.look.times.iter().map(|(span, time)| {
        let [start, end] = points.span(*span);
        let kind = time.timex3_type.as_str();
        json!({"start": start, "end": end, "type": kind, "value": time.timex3_value})
    });
    Ok(Map::from_iter([("timexes".to_owned(), times.collect())]))
}
