//! The layer of control: a row a stretch, with the point of its place, and a row a gap.

use dateline_model::{ControlInterval, Dataset, Days, PlaceControl};
use jiff::civil::Date;
use rusqlite::{Statement, Transaction, params};

use crate::fill::list;
use crate::gpkg::{self, Bounds};

const INTERVAL: &str = "INSERT INTO control (geom, place_id, place, place_kind, country, admin1,
        state, holder, holder_id, by_whom, from_earliest, from_latest, from_told, to_earliest,
        to_latest, to_told, disputed, disputed_days, claims, against)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
        ?19, ?20)";
const GAP: &str = "INSERT INTO control_gaps
        (place_id, place, kind, first_day, last_day, reports, weeks)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// Writes all that is known of who held what.
pub(crate) fn write(
    all: &Transaction<'_>,
    dataset: &Dataset,
) -> rusqlite::Result<Bounds> {
    let mut corners = Bounds::default();
    let mut insert = all.prepare(INTERVAL)?;
    for place in &dataset.control {
        if let Some((longitude, latitude)) = point(place) {
            corners.add(longitude, latitude);
        }
        intervals(&mut insert, place)?;
    }
    let mut insert = all.prepare(GAP)?;
    for place in &dataset.control {
        gaps(&mut insert, place)?;
    }
    Ok(corners)
}

fn point(place: &PlaceControl) -> Option<(f64, f64)> {
    Some((place.place.longitude?, place.place.latitude?))
}

fn intervals(insert: &mut Statement<'_>, control: &PlaceControl) -> rusqlite::Result<()> {
    let place = &control.place;
    let geometry =
        point(control).map(|(longitude, latitude)| gpkg::point(longitude, latitude));
    for each in &control.intervals {
        let ControlInterval { from, to, holder, .. } = each;
        insert.execute(params![
            geometry,
            place.id,
            place.name,
            place.kind.as_str(),
            place.country,
            place.admin1,
            each.state.as_str(),
            holder.as_ref().map(|party| &party.name),
            holder.as_ref().and_then(|party| party.actor.as_ref()),
            list(each.by.iter().map(|party| party.name.replace(';', ",")), "; "),
            day(from.earliest),
            day(from.latest),
            from.told,
            day(to.earliest),
            day(to.latest),
            to.told,
            !each.disputed.is_empty(),
            list(each.disputed.iter().map(days), "; "),
            list(each.claims.iter().map(|id| id.0.to_string()), "; ").unwrap_or_default(),
            list(each.against.iter().map(|id| id.0.to_string()), "; "),
        ])?;
    }
    Ok(())
}

fn gaps(insert: &mut Statement<'_>, control: &PlaceControl) -> rusqlite::Result<()> {
    for gap in &control.gaps {
        let weeks =
            gap.weeks.iter().map(|week| format!("{} {}", week.week, week.n_reports));
        insert.execute(params![
            control.place.id,
            control.place.name,
            gap.kind.as_str(),
            gap.days.first.to_string(),
            gap.days.last.to_string(),
            gap.n_reports(),
            list(weeks, "; ").unwrap_or_default(),
        ])?;
    }
    Ok(())
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// `2016-05-04`, or `2016-05-04..2016-05-06`.
fn days(days: &Days) -> String {
    match days.first == days.last {
        true => days.first.to_string(),
        false => format!("{}..{}", days.first, days.last),
    }
}
