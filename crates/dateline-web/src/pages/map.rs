//! What the map draws: places with their events, and who held what on a day.

use serde_json::{Value, json};

use super::control::{holder_colours, standing_on};
use super::events::selected;
use crate::answer::Answer;
use crate::fault::Fault;
use crate::index::PlaceSum;
use crate::query::{Query, day};
use crate::server::Asked;

/// `/places.json`: a feature for each place that events of the query have.
pub(crate) fn places(asked: &Asked) -> Result<Answer, Fault> {
    let query = Query { bounds: None, ..Query::read(&asked.address)? };
    let events = selected(asked, &query)?;
    let sums = asked.view.index.sum_places(&events);
    let placed: usize =
        sums.iter().filter(|sum| sum.point.is_some()).map(|sum| sum.n).sum();
    let features: Vec<Value> = sums.iter().filter_map(feature).collect();
    Ok(Answer::json(&json!({
        "type": "FeatureCollection",
        "features": features,
        // What no map shows is still there.
        "unplaced": events.len() - placed,
    })))
}

/// `/map/base.json?bbox=39.5,34,41.5,36`: land, borders, rivers and names of that box.
pub(crate) fn base(asked: &Asked) -> Result<Answer, Fault> {
    let wrong = || {
        Fault::malformed("no box is given", "add ?bbox=west,south,east,north in degrees")
    };
    let value = asked.word("bbox").ok_or_else(wrong)?;
    let degrees: Vec<f64> = value
        .split(',')
        .map(|word| word.trim().parse::<f64>().ok().filter(|it| it.is_finite()))
        .collect::<Option<_>>()
        .ok_or_else(wrong)?;
    let [west, south, east, north] = degrees.as_slice() else { return Err(wrong()) };
    let layers = dateline_basemap::layers([*west, *south, *east, *north]);
    Ok(Answer::bytes("application/json; charset=utf-8", layers.into_bytes()))
}

/// What is known to a province or a state is drawn as that area, and never as a point in its middle.
fn geometry(sum: &PlaceSum) -> Option<Value> {
    let area = match sum.precision.as_str() {
        "admin1" => dateline_basemap::area(&sum.iso3, &sum.name)
            .or_else(|| dateline_basemap::area(&sum.iso3, &sum.admin1)),
        "country" => dateline_basemap::country(&sum.iso3),
        _ => None,
    };
    if let Some(area) = area {
        return serde_json::from_str(&dateline_basemap::geometry(&area)).ok();
    }
    let (longitude, latitude) = sum.point?;
    Some(json!({ "type": "Point", "coordinates": [longitude, latitude] }))
}

fn feature(sum: &PlaceSum) -> Option<Value> {
    Some(json!({
        "type": "Feature",
        "geometry": geometry(sum)?,
        "properties": {
            "id": sum.id,
            "name": sum.name,
            "kind": sum.kind,
            "precision": sum.precision,
            "country": sum.country,
            "admin1": sum.admin1,
            "point": sum.point,
            "n": sum.n,
            "deaths": sum.deaths,
            "disputed": sum.disputed,
            "types": sum.types,
        },
    }))
}

/// `/control/on.json?at=2016-05-04`: who held what on that day, as far as anybody says.
pub(crate) fn control(asked: &Asked) -> Result<Answer, Fault> {
    let missing = || Fault::malformed("no day is given", "add ?at=2016-05-04");
    let day = day(&asked.word("at").ok_or_else(missing)?)?;
    let colours = holder_colours(&asked.view.control);
    let features: Vec<Value> = standing_on(&asked.view.control, day)
        .filter_map(|(row, sure)| {
            let (longitude, latitude) = (row.longitude?, row.latitude?);
            Some(json!({
                "type": "Feature",
                "geometry": { "type": "Point", "coordinates": [longitude, latitude] },
                "properties": {
                    "id": row.place_id,
                    "name": row.place,
                    "kind": row.place_kind,
                    "holder": row.holder,
                    "colour": row.holder.as_ref().map(|name| colours.of(name)),
                    "state": row.state,
                    "by": row.by_whom,
                    "disputed": row.disputed_days.is_some(),
                    "sure": sure,
                    "from": row.from_latest.as_ref().or(row.from_earliest.as_ref()),
                    "to": row.to_earliest.as_ref().or(row.to_latest.as_ref()),
                },
            }))
        })
        .collect();
    Ok(Answer::json(
        &json!({ "type": "FeatureCollection", "features": features, "day": day }),
    ))
}
