//! Events as rows of the table.

use dateline::fields::{amount, short_date};
use dateline::formats::{Shown, Texts, acled, shown};
use dateline::model::{Count, CountKind, Dataset, Party, Place, PlaceRelation, Where};

use crate::render::table::EventRow;

/// The events in the order of the dataset, each with the values whose words are found.
pub(crate) fn rows(dataset: &Dataset, texts: &dyn Texts) -> Vec<EventRow> {
    shown(dataset, texts).map(|shown| row(&shown)).collect()
}

/// One event as a row.
pub(crate) fn row(shown: &Shown) -> EventRow {
    let event = &shown.event;
    let place = event.place.as_ref();
    let known = place.and_then(|place| place.place.as_ref());
    let code = acled::classify_shown(shown);
    let acts: Vec<String> = event.acts.iter().map(ToString::to_string).collect();
    let acts = acts.join(", ");
    EventRow {
        id: short_id(&event.id.0),
        date: event.date.as_ref().map(short_date).unwrap_or_default(),
        place: place.map(place_name).unwrap_or_default(),
        admin1: known.and_then(|place| place.admin1.clone()).unwrap_or_default(),
        country: known.and_then(|place| place.country.clone()).unwrap_or_default(),
        kind: code.map(|code| code.event_type().to_owned()).unwrap_or_default(),
        // What ACLED does not code is still said, in PLOVER's words.
        what: code.map_or_else(|| acts.clone(), |code| code.as_str().to_owned()),
        act: acts,
        actors: names(&event.actors),
        recipients: names(&event.recipients),
        reciprocal: event.reciprocal,
        killed: counted(&event.counts, &[CountKind::Killed, CountKind::Executed]),
        injured: counted(&event.counts, &[CountKind::Injured]),
        sources: event.n_sources,
        disputed: event.disputed,
    }
}

/// The digits of an id that tell it apart in any dataset a person reads: `3f9a01c2` of `DL-SYR-3f9a01c2d4`.
pub(crate) fn short_id(id: &str) -> String {
    id.rsplit('-').next().unwrap_or(id).chars().take(8).collect()
}

/// "near Hajin"; the words in quotes where the place is on no list.
fn place_name(place: &Where) -> String {
    let Some(Place { name, .. }) = place.place.as_deref() else {
        return format!("“{}”", place.text);
    };
    match place.relation {
        PlaceRelation::In | PlaceRelation::PartOf => name.clone(),
        PlaceRelation::Near => format!("near {name}"),
        PlaceRelation::Between => format!("between {name}…"),
        PlaceRelation::Along => format!("along {name}"),
        PlaceRelation::From => format!("from {name}"),
        PlaceRelation::To => format!("to {name}"),
    }
}

fn names(parties: &[Party]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for party in parties {
        if !names.contains(&party.name) {
            names.push(party.name.clone());
        }
    }
    names
}

/// Totals only: what is a part of a total is in it already.
fn counted(counts: &[Count], kinds: &[CountKind]) -> String {
    let totals = counts
        .iter()
        .filter(|count| kinds.contains(&count.kind) && count.part_of.is_none());
    totals.map(amount).collect::<Vec<_>>().join(" + ")
}
