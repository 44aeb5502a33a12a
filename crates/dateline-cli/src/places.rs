//! `dateline places search`: what is known under a name.

use anyhow::{Context, Result};
use dateline::model::Place;
use dateline::resolve::places::{Candidate, Gazetteer, Point, Way};
use serde::Serialize;

use crate::args::{OwnArguments, PlacesArguments, PlacesCommand, PlacesSearchArguments};
use crate::code::count;
use crate::exit::Finish;
use crate::own;
use crate::render::paint::{self, paint, print, print_bytes, tell};
use crate::render::snippet::safe;

pub(crate) fn run(arguments: &PlacesArguments, quiet: bool) -> Result<Finish> {
    match &arguments.command {
        PlacesCommand::Search(arguments) => search(arguments, quiet),
    }
}

/// A place as `--json` writes it.
#[derive(Serialize)]
struct PlaceRow<'g> {
    id: String,
    name: String,
    kind: &'static str,
    country: Option<String>,
    admin1: Option<String>,
    admin2: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    /// Which key of the name is the same.
    matched: &'static str,
    /// Kilometres from the place that `--near` names.
    distance: Option<f64>,
    names: Vec<&'g str>,
    source: &'g str,
}

fn search(arguments: &PlacesSearchArguments, quiet: bool) -> Result<Finish> {
    let places = arguments.places.clone();
    let own = own::read(&OwnArguments { places, ..OwnArguments::default() })?;
    let world = dateline::world(&own)?;
    let gazetteer = world.places();
    let near = match &arguments.near {
        Some(name) => {
            let best = gazetteer.search(name).into_iter().next();
            let at = best.and_then(|best| point(&gazetteer.place(best.place)?));
            Some(at.with_context(|| format!("--near: no place is called `{name}`"))?)
        }
        None => None,
    };
    let found = gazetteer.search(&arguments.name);
    let row = |one: &Candidate| row(gazetteer, one, &arguments.name, near);
    let mut rows: Vec<PlaceRow<'_>> = found.iter().filter_map(row).collect();
    if near.is_some() {
        let far = |row: &PlaceRow<'_>| row.distance.unwrap_or(f64::INFINITY);
        rows.sort_by(|one, other| far(one).total_cmp(&far(other)));
    }
    for row in &rows {
        match arguments.json {
            true => {
                let mut bytes = serde_json::to_vec(row)?;
                bytes.push(b'\n');
                print_bytes(&bytes)?;
            }
            false => print(&drawn(row))?,
        }
    }
    if !quiet {
        tell(&format!("{}\n", count(rows.len(), "place")));
    }
    Ok(Finish::Done)
}

fn point(place: &Place) -> Option<Point> {
    Some(Point { latitude: place.latitude?, longitude: place.longitude? })
}

fn row<'g>(
    gazetteer: &'g Gazetteer,
    one: &Candidate,
    name: &str,
    near: Option<Point>,
) -> Option<PlaceRow<'g>> {
    let place = gazetteer.place(one.place)?;
    let matched = match one.way {
        Way::Letters if gazetteer.is_named(one.place, name) => "exact",
        Way::Letters => "letters",
        Way::WithoutArticle => "letters without article",
        Way::Skeleton => "consonants",
        Way::OneEdit => "consonants but one",
    };
    let distance = near.zip(point(&place)).map(|(from, to)| from.distance(to).round());
    Some(PlaceRow {
        id: place.id,
        name: place.name,
        kind: place.kind.as_str(),
        country: place.country,
        admin1: place.admin1,
        admin2: place.admin2,
        latitude: place.latitude,
        longitude: place.longitude,
        matched,
        distance,
        names: gazetteer.names(one.place),
        source: gazetteer.source(one.place),
    })
}

fn drawn(row: &PlaceRow<'_>) -> String {
    let units = [&row.admin2, &row.admin1, &row.country];
    let units: Vec<&str> = units.into_iter().flatten().map(String::as_str).collect();
    let at = row.latitude.zip(row.longitude);
    let at = at.map_or(String::new(), |(north, east)| format!("  {north:.5} {east:.5}"));
    let far = row.distance.map_or(String::new(), |distance| format!("  {distance} km"));
    let head = paint(paint::BOLD, &safe(&row.name));
    let units = safe(&units.join(", "));
    let names = paint(paint::DIM, &safe(&row.names.join(", ")));
    let (kind, matched) = (row.kind, row.matched);
    let source = safe(&format!("{}, {}", row.id, row.source));
    format!("{head}  {kind}  {units}{at}{far}  by {matched}\n  {names}\n  {source}\n")
}
