//! Events as UCDP's rows.

use std::collections::BTreeMap;

use dateline_model::{Dataset, Modality, ReviewState, Scope, When};
use jiff::civil::Date;

use crate::cell;
use crate::deaths::{Deaths, deaths};
use crate::export::Export;
use crate::ged::dyad::{Actor, Dyad, dyad};
use crate::ged::place::located;
use crate::ged::sources::sources;
use crate::ged::{COLUMNS, Row};
use crate::shown::Shown;
use crate::states::State;
use crate::texts::Texts;

/// How the table is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings<'a> {
    /// What is known of actors that head others; without an entry a name is the actor's own.
    pub actors: &'a [Actor],
}

/// Deaths of a dyad in a year that make it active, by UCDP's definition.
const ACTIVE: u64 = 25;

/// Writes UCDP's 49 columns.
///
/// A row needs somebody killed, two sides with names (or one against civilians), days within a year, and a point in a
/// country. Events without these stay in the dataset and are counted by reason.
pub fn export(
    dataset: &Dataset,
    texts: &dyn Texts,
    settings: &Settings<'_>,
) -> Export<Row> {
    let mut export =
        Export::of(dataset, texts, |shown| row(shown, dataset, settings.actors));
    let mut years: BTreeMap<(String, i16), u64> = BTreeMap::new();
    for row in &export.rows {
        let sum = years.entry((row.dyad_name(), row.year)).or_insert(0);
        *sum = sum.saturating_add(row.best);
    }
    for row in &mut export.rows {
        let sum = years.get(&(row.dyad_name(), row.year));
        row.active_year = sum.is_some_and(|sum| *sum >= ACTIVE);
    }
    let cells = export.rows.iter().map(Row::cells);
    export.bytes = cell::csv(&COLUMNS, cells, true, false);
    export
}

fn row(
    shown: &Shown,
    dataset: &Dataset,
    catalogue: &[Actor],
) -> Result<Row, &'static str> {
    let Shown { event, claims } = shown;
    if !claims.iter().any(|claim| {
        matches!(claim.modality.value, Modality::Happened | Modality::Alleged)
    }) {
        return Err("denied-by-all");
    }
    let dead = deaths(shown, dataset).filter(|dead| dead.high > 0);
    let dead = dead.ok_or("no-deaths")?;
    let (start, end, date_prec) = days(event.date.as_ref())?;
    let at = event.place.as_ref().ok_or("no-place")?;
    let place = at.place.as_ref().ok_or("no-place")?;
    let iso3 = place.iso3.as_deref().ok_or("no-country")?;
    let state = State::of(iso3).ok_or("no-country")?;
    let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) else {
        return Err("no-coordinates");
    };
    let dyad = dyad(&event.actors, &event.recipients, iso3, catalogue)?;
    let dead = by_side(dead, &dyad);
    if dead.high == 0 {
        return Err("no-deaths");
    }
    let located = located(at, place);
    let sources = sources(claims, dataset);
    let is_single = claims.iter().any(|claim| claim.scope.value == Scope::Single);
    let digits = event.id.0.rsplit('-').next().unwrap_or_default();
    let year = start.year();
    let reviewed = matches!(event.review, ReviewState::Accepted | ReviewState::Added);
    Ok(Row {
        event: event.id.0.clone(),
        // As many digits as a reader that takes numbers for floating ones keeps.
        id: u64::from_str_radix(digits.get(..13).unwrap_or(digits), 16).unwrap_or(0),
        relid: format!("DL-{iso3}-{year}-{}-{digits}", dyad.type_of_violence),
        year,
        active_year: false,
        code_status: if reviewed { "Clear" } else { "Check not reviewed" },
        type_of_violence: dyad.type_of_violence,
        side_a_new_id: dyad.a.ucdp,
        side_a: dyad.a.name,
        side_b_new_id: dyad.b.ucdp,
        side_b: dyad.b.name,
        number_of_sources: sources.number,
        source_article: sources.article,
        source_office: sources.office,
        source_date: sources.date,
        source_headline: sources.headline,
        source_original: sources.original,
        where_prec: located.where_prec,
        where_coordinates: located.where_coordinates,
        where_description: at.text.clone(),
        adm_1: located.adm_1,
        adm_2: located.adm_2,
        latitude: rounded(latitude),
        longitude: rounded(longitude),
        country: state.name,
        country_id: state.gw,
        region: state.region,
        event_clarity: if is_single { 1 } else { 2 },
        date_prec,
        date_start: start.to_string(),
        date_end: end.to_string(),
        deaths_a: dead.actors,
        deaths_b: dead.recipients,
        deaths_civilians: dead.civilians,
        deaths_unknown: dead.unknown,
        best: dead.best,
        high: dead.high,
        low: dead.low,
        gwnoa: dyad.a.gw,
        gwnob: dyad.b.gw,
    })
}

/// The first and the last day, and UCDP's precision: 1 the day, 2 less than a week, 3 a week, 4 a month, 5 a year.
fn days(date: Option<&When>) -> Result<(Date, Date, u8), &'static str> {
    let date = date.ok_or("no-date")?;
    let (Some(start), Some(end), Some(days)) = (date.earliest, date.latest, date.days())
    else {
        return Err("no-date");
    };
    let precision = match days {
        ..=0 => return Err("no-date"),
        1 => 1,
        2..=6 => 2,
        7 => 3,
        8..=31 => 4,
        32..=366 => 5,
        _ => return Err("date-wider-than-a-year"),
    };
    Ok((start, end, precision))
}

/// The dead in the order of the dyad: `actors` are then those of side A.
///
/// Who is killed by one-sided violence is a civilian, and the perpetrator's own dead are not counted (UCDP's definition).
fn by_side(dead: Deaths, dyad: &Dyad) -> Deaths {
    let (a, b) = match dyad.swapped {
        true => (dead.recipients, dead.actors),
        false => (dead.actors, dead.recipients),
    };
    if dyad.type_of_violence < 3 {
        return Deaths { actors: a, recipients: b, ..dead };
    }
    let without = |n: u64| n.saturating_sub(a);
    let (low, best, high) = (without(dead.low), without(dead.best), without(dead.high));
    Deaths { low, best, high, actors: 0, recipients: 0, civilians: best, unknown: 0 }
}

/// Six decimals are a tenth of a metre; more would only pretend.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}
