//! Names of places, put on the map.

use anyhow::Result;
use dateline::resolve::PlaceSense;
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
    // A people is no place: the sets mark "Iraqi forces" and leave "Iraqis" out.
    let names = looked.look.names.iter().filter(|name| name.sense != PlaceSense::People);
    let names = names.map(|name| {
        let [start, end] = points.span(name.span);
        let (lat, lon) =
            name.best().map_or((None, None), |place| (place.latitude, place.longitude));
        json!({"start": start, "end": end, "lat": lat, "lon": lon})
    });
    Ok(Map::from_iter([("toponyms".to_owned(), names.collect())]))
}
