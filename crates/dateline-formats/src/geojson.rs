//! Events as a GeoJSON feature collection (RFC 7946), or one feature a line.

use dateline_model::{Dataset, Place};
use serde_json::{Value, json};

use crate::acled::classify_shown;
use crate::deaths::deaths;
use crate::grade::{HarmGrade, harm_grade};
use crate::shown::{Shown, shown};
use crate::texts::Texts;

/// One feature collection. Events without a point are there too, with `"geometry": null`.
pub fn to_string(dataset: &Dataset, texts: &dyn Texts) -> String {
    let features: Vec<Value> =
        shown(dataset, texts).map(|shown| feature(&shown, dataset)).collect();
    let mut out =
        json!({ "type": "FeatureCollection", "features": features }).to_string();
    out.push('\n');
    out
}

/// One feature a line, for files that are read as a stream.
pub fn to_lines(dataset: &Dataset, texts: &dyn Texts) -> String {
    shown(dataset, texts)
        .map(|shown| feature(&shown, dataset).to_string() + "\n")
        .collect()
}

fn feature(shown: &Shown, dataset: &Dataset) -> Value {
    let event = &shown.event;
    let code = classify_shown(shown);
    let at = event.place.as_ref();
    let place = at.and_then(|at| at.place.as_deref());
    let date = event.date.as_ref();
    let dead = deaths(shown, dataset);
    let acts: Vec<String> = event.acts.iter().map(ToString::to_string).collect();
    let names = |parties: &[dateline_model::Party]| {
        parties.iter().map(|party| party.name.clone()).collect::<Vec<_>>()
    };
    json!({
        "type": "Feature",
        "id": event.id.0,
        "geometry": place.and_then(point),
        "properties": {
            "event_type": code.map(|code| code.event_type()),
            "sub_event_type": code.map(|code| code.as_str()),
            "acts": acts,
            "date_earliest": date.and_then(|date| date.earliest).map(|day| day.to_string()),
            "date_latest": date.and_then(|date| date.latest).map(|day| day.to_string()),
            "date_text": date.map(|date| date.text.as_str()),
            "place": place.map(|place| place.name.as_str()),
            "place_text": at.map(|at| at.text.as_str()),
            "place_precision": place.map(|place| place.precision.as_str()),
            "country": place.and_then(|place| place.country.as_deref()),
            "admin1": place.and_then(|place| place.admin1.as_deref()),
            "actors": names(&event.actors),
            "recipients": names(&event.recipients),
            "killed_low": dead.map(|dead| dead.low),
            "killed_best": dead.map(|dead| dead.best),
            "killed_high": dead.map(|dead| dead.high),
            "labels": event.labels,
            "disputed": event.disputed,
            "sources": event.n_sources,
            "grade": harm_grade(shown).map(HarmGrade::as_str),
        },
    })
}

/// Longitude first; six decimals are a tenth of a metre, more would only pretend.
fn point(place: &Place) -> Option<Value> {
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let (latitude, longitude) = (place.latitude?, place.longitude?);
    let fits = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    fits.then(
        || json!({ "type": "Point", "coordinates": [round(longitude), round(latitude)] }),
    )
}
