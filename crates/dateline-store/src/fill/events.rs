//! The rows of events.

use std::borrow::Cow;
use std::cell::RefCell;

use dateline_formats::acled::classify_shown;
use dateline_formats::deaths::{Deaths, deaths};
use dateline_formats::grade::{HarmGrade, admiralty, harm_grade};
use dateline_formats::shown_by;
use dateline_formats::table::{bounds, names};
use dateline_model::{CountKind, Dataset, ReportId};
use rusqlite::{Transaction, params};

use super::{list, whole};
use crate::gpkg::{self, Bounds};
use crate::store::Store;
use crate::told;

/// Writes them, and says between which corners they lie.
pub(super) fn events(
    all: &Transaction<'_>,
    dataset: &Dataset,
    collected: &Store,
) -> rusqlite::Result<Bounds> {
    let mut insert = all.prepare(
        "INSERT INTO events (geom, event_id, event_type, sub_event_type, acts, reciprocal,
            date_earliest, date_latest, date_text, place, place_text, place_relation, place_kind,
            place_precision, latitude, longitude, country, admin1, admin2, actors, recipients,
            killed_low, killed_best, killed_high, killed_actors, killed_recipients,
            killed_civilians, killed_unknown, injured_low, injured_high, weapons, labels, disputed,
            sources, grade, admiralty, n_claims, review, edited, joins, counted_in)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
            ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35,
            ?36, ?37, ?38, ?39, ?40, ?41)",
    )?;
    let mut versions = told::Versions::prepare(all)?;
    let mut corners = Bounds::default();
    // Texts are asked for as they are needed: those of a day of news would fill the memory.
    let failed = RefCell::new(None);
    let text = RefCell::new(collected.each_text()?);
    let text = |report: &ReportId| match text.borrow_mut()(report) {
        Ok(text) => text.map(Cow::Owned),
        Err(error) => {
            failed.replace(Some(error));
            None
        }
    };
    for shown in shown_by(dataset, text) {
        let event = &shown.event;
        let code = classify_shown(&shown);
        let at = event.place.as_ref();
        let place = at.and_then(|at| at.place.as_ref());
        let date = event.date.as_ref();
        let point = place.and_then(|place| Some((place.longitude?, place.latitude?)));
        if let Some((longitude, latitude)) = point {
            corners.add(longitude, latitude);
        }
        let dead = deaths(&shown, dataset);
        let died = |of: fn(&Deaths) -> u64| dead.as_ref().map(of).map(whole);
        let (injured_low, injured_high) = bounds(&shown, &[CountKind::Injured]);
        insert.execute(params![
            point.map(|(longitude, latitude)| gpkg::point(longitude, latitude)),
            event.id.0,
            code.map(|code| code.event_type()),
            code.map(|code| code.as_str()),
            list(event.acts.iter().map(ToString::to_string), "; "),
            event.reciprocal,
            date.and_then(|date| date.earliest).map(|day| day.to_string()),
            date.and_then(|date| date.latest).map(|day| day.to_string()),
            date.map(|date| &date.text),
            place.map(|place| &place.name),
            at.map(|at| &at.text),
            at.map(|at| at.relation.as_str()),
            place.map(|place| place.kind.as_str()),
            place.map(|place| place.precision.as_str()),
            place.and_then(|place| place.latitude),
            place.and_then(|place| place.longitude),
            place.and_then(|place| place.country.as_ref()),
            place.and_then(|place| place.admin1.as_ref()),
            place.and_then(|place| place.admin2.as_ref()),
            list(names(&event.actors).into_iter(), "; "),
            list(names(&event.recipients).into_iter(), "; "),
            died(|dead| dead.low),
            died(|dead| dead.best),
            died(|dead| dead.high),
            died(|dead| dead.actors),
            died(|dead| dead.recipients),
            died(|dead| dead.civilians),
            died(|dead| dead.unknown),
            injured_low.map(whole),
            injured_high.map(whole),
            list(event.weapons.iter().map(ToString::to_string), "; "),
            list(event.labels.iter().cloned(), "; "),
            event.disputed,
            event.n_sources,
            harm_grade(&shown).map(HarmGrade::as_str),
            admiralty(&shown, dataset).to_string(),
            shown.claims.len(),
            event.review.as_str(),
            list(event.edited.iter().map(ToString::to_string), "; "),
            list(event.joins.iter().cloned(), "\n"),
            list(event.counted_in.iter().map(|id| id.0.to_string()), "; "),
        ])?;
        versions.insert(event)?;
        if let Some(error) = failed.take() {
            return Err(error);
        }
    }
    Ok(corners)
}
