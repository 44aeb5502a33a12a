//! Names of places, put on the map.

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::{CodePoints, Reader, passage};

pub(crate) const TASK: Task = Task {
    name: "geoparse",
    set: "geoparse/toponyms.jsonl",
    scorer: Scorer::GeoDateHtml,
    form: Form::JsonLines,
    given: &["id", "text"],
    answer,
};

/// All names of places, each with the point that stands for its place.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let report = passage(item.text(), None);
    let points = CodePoints::of(item.text());
    let looked = reader.material.look(&report);
    let names = looked.look.names.iter().map(|(span, place)| {
        let [start, end] = points.span(*span);
        let (lat, lon) = place
            .as_ref()
            .map_or((None, None), |place| (place.latitude, place.longitude));
        json!({"start": start, "end": end, "lat": lat, "lon": lon})
    });
    Ok(Map::from_iter([("toponyms".to_owned(), names.collect())]))
}
